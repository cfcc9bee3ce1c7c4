"""Releases of random cities under attack: no protected count can be narrowed."""

from __future__ import annotations

import itertools
import json
import os
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from attacker import Attacker, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import box

from sozialraumatlas.core.catalogue import load_catalogue
from sozialraumatlas.core.counts_table import CountsFields, Table
from sozialraumatlas.core.disclosure.files import write_releases
from sozialraumatlas.core.disclosure.profiles import load_profile
from sozialraumatlas.core.disclosure.run import protect
from sozialraumatlas.core.errors import DisclosureError
from sozialraumatlas.core.geopackage import write_result
from sozialraumatlas.core.indicator_run import IndicatorRun, compute
from sozialraumatlas.core.reporter import Reporter
from sozialraumatlas.core.result import Shapes
from sozialraumatlas.core.zones import make_zones

CATALOGUE = load_catalogue()
DATES = ("2020-12-31", "2024-12-31")
EXAMPLES = int(os.environ.get("SOZIALRAUMATLAS_ATTACKS", "12"))
"""More in a long run by hand."""


def zones(name, ids, shapes):
    return make_zones(name, ids, ids, np.array(shapes, dtype=object), Reporter())


def shapes_of(layer):
    return Shapes([shape.wkb for shape in layer.geometry], "")


def random_counts(random, units, has_total):
    """Counts of units in a row that keep all relations between the variables."""
    columns = {"id": [], "date": []}
    for date in DATES:
        rows = []
        for _ in range(units):
            u18, adults, old = random.poisson(random.choice([1, 6, 30], p=[0.3, 0.4, 0.3]), 3)
            mh_u18, mh_adults, mh_old = random.binomial((u18, adults, old), random.choice([0.05, 0.3]))
            alo = random.binomial(adults, random.choice([0.02, 0.15]))
            people = u18 + adults + old
            households = max(people // 2, int(people > 0))
            with_children = min(random.binomial(households, 0.3), households)
            rows.append(
                {
                    "ew": people, "ew_u18": u18, "ew_18u65": adults, "ew_65plus": old, "mh": mh_u18 + mh_adults + mh_old,
                    "mh_u18": mh_u18, "mh_18u65": mh_adults, "mh_65plus": mh_old, "alo": alo,
                    "alo_ausl": random.binomial(alo, 0.3), "hh": households, "hh_kind": with_children,
                }
            )  # fmt: skip
        if has_total:
            total = {name: sum(row[name] for row in rows) for name in rows[0]}
            total["alo"] += int(random.integers(0, 4))
            rows.append(total)
        columns["id"] += [f"u{index:02}" for index in range(units)] + (["city"] if has_total else [])
        columns["date"] += [date] * len(rows)
        for name in rows[0]:
            columns.setdefault(name, []).extend(int(row[name]) for row in rows)
    return columns


def write_results(folder, random, units, *, has_total=False, cut=False, extra=()):
    """Districts that tile the row of units, and areas drawn across them."""
    columns = random_counts(random, units, has_total)
    ids = [f"u{index:02}" for index in range(units)]
    row = zones("units", ids, [box(10 * index, 0, 10 * index + 10, 10) for index in range(units)])
    borders = np.sort(random.choice(np.arange(1, units), 3, replace=False))
    borders = [0, *borders.tolist(), units]
    spans = {"districts": {f"d{i}": span for i, span in enumerate(itertools.pairwise(borders))}}
    drawn = {}
    for index in range(2):
        start = int(random.integers(0, units - 3))
        end = start + int(random.integers(2, units - start))
        drawn[f"l{index}"] = (start + (0.4 if cut else 0), end)
    spans["drawn"] = drawn | dict(extra)
    paths = []
    for name, areas in spans.items():
        layer = zones(name, list(areas), [box(10 * a, 0, 10 * b, 10) for a, b in areas.values()])
        run = IndicatorRun(
            row, shapes_of(layer), Table("counts", columns), CountsFields("id", "date"), CATALOGUE, layer,
            method="area" if cut else "largest_share", tolerance=0.0, date="all", total_id="city" if has_total else None,
        )  # fmt: skip
        path = folder / f"{name}.gpkg"
        write_result(path, compute(run, Reporter()))
        paths.append(path)
    return paths


def release(folder, results, profile, ledger=None):
    protected = protect(results, profile, ledger, folder, Reporter())
    return write_releases(protected, folder, ledger, lambda areas, indicators, facts: ())


FORMS = [("ew",), ("ew_u18",), ("ew_65plus",), ("mh",), ("mh_u18",), ("alo",), ("alo_ausl",), ("hh",), ("hh_kind",)]


def attack(releases, results, minimum, *, low=0.0):
    attacker = Attacker(releases, results)
    narrowed = []
    for names, date, weights, place in attacker.small(minimum, FORMS):
        least, most = attacker.interval(attacker.form(names, date, weights))
        if least > low + 1e-6 or most < minimum - 1e-6:
            narrowed.append((names, date, place, least, most))
    return narrowed


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6), has_total=st.booleans(), cut=st.booleans(), minimum=st.sampled_from([3, 5]))
def test_no_protected_count_can_be_narrowed(tmp_path_factory, seed, has_total, cut, minimum):
    folder = tmp_path_factory.mktemp("city")
    random = np.random.default_rng(seed)
    results = write_results(folder, random, 10, has_total=has_total, cut=cut)
    profile = load_profile("k3").with_minimums(minimum, 10, 10)
    releases = release(folder, results, profile)
    assert attack(releases, results, minimum) == []
    shown = sum(table(path, "facts")["value"].notna().sum() for path in releases)
    assert shown > 0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_attacker_finds_what_primary_suppression_alone_gives_away(tmp_path, seed):
    """The test above could fail: with small counts taken out and nothing else, the attacker succeeds."""
    results = write_results(tmp_path, np.random.default_rng(seed), 10)
    naive = []
    for path in results:
        facts = table(path, "facts")
        small = (facts["numerator"].between(0.5, 2.5)) | (facts["denominator"].between(0.5, 2.5))
        facts.loc[small, ["numerator", "denominator", "value", "change", "base_value"]] = np.nan
        facts[["change", "base_value"]] = np.nan
        target = tmp_path / f"{path.stem}_naive.gpkg"
        with sqlite3.connect(target) as connection:
            facts.to_sql("facts", connection, index=False)
            meta = table(path, "meta")
            meta.loc[len(meta), ["key", "value"]] = ["disclosure", '{"rounding": null}']
            meta.to_sql("meta", connection, index=False)
        naive.append(target)
    assert attack(naive, results, 3)


def test_one_release_after_the_other_leaks_without_the_ledger_and_not_with_it(tmp_path):
    """Districts first, then a drawn area that is a district without one unit."""
    random = np.random.default_rng(5)
    results = write_results(tmp_path, random, 10)
    profile = load_profile("k3").with_minimums(3, 0, 0)
    spans = table(results[0], "crosswalk").groupby("area_id")["unit_id"].agg(["min", "max", "count"])
    first, last = spans.iloc[spans["count"].to_numpy().argmax()][["min", "max"]]
    sliver = {"sliver": (int(first[1:]), int(last[1:]))}
    results = write_results(tmp_path, np.random.default_rng(5), 10, extra=sliver.items())

    alone = [release(tmp_path / "alone", [path], profile)[0] for path in results]
    leaks = attack(alone, results, 3)
    assert leaks

    ledger = tmp_path / "ledger.gpkg"
    together = [release(tmp_path / "remembered", [path], profile, ledger)[0] for path in results]
    assert attack(together, results, 3) == []


@pytest.mark.parametrize(("profile", "width"), [("round5", 2), ("round10", 4)])
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_rounded_releases_tell_no_count_exactly(tmp_path, profile, width, seed):
    results = write_results(tmp_path, np.random.default_rng(seed), 8)
    rule = load_profile(profile).with_minimums(None, 0, 0)
    releases = release(tmp_path, results, rule)
    attacker = Attacker(releases, results)
    for names, date, weights, _ in attacker.small(rule.min_count, FORMS):
        least, most = attacker.interval(attacker.form(names, date, weights))
        assert most - least >= width - 1e-6
    for path in releases:
        figures = table(path, "facts")["numerator"].dropna()
        assert (figures % rule.rounding == 0).all()


def test_what_cannot_be_protected_is_not_released(tmp_path):
    """A ledger that has told too much already: nothing is written, and the message names the counts."""
    results = write_results(tmp_path, np.random.default_rng(5), 10)
    careless = load_profile("k3").with_minimums(1, 0, 0)
    ledger = tmp_path / "ledger.gpkg"
    release(tmp_path / "careless", results, careless, ledger)
    before = ledger.read_bytes()
    folder = tmp_path / "strict"
    with pytest.raises(DisclosureError, match="could be worked out"):
        release(folder, results, load_profile("k10").with_minimums(10, 0, 0), ledger)
    assert not folder.exists() or not list(Path(folder).iterdir())
    assert ledger.read_bytes() == before


def test_rounded_areas_add_up_where_the_protocol_says_so(tmp_path):
    results = write_results(tmp_path, np.random.default_rng(11), 8)
    rule = load_profile("round5").with_minimums(None, 0, 0)
    releases = release(tmp_path, results, rule)
    protocol = json.loads((tmp_path / "protocol.json").read_text(encoding="utf-8"))
    assert protocol["rounding"]["largest_deviation"] <= protocol["rounding"]["largest_deviation_possible"] == 4
    assert protocol["rounding"]["additive_share"] == 1
    facts = table(releases[0], "facts")
    checked = 0
    for _, rows in facts[facts["unit"].isin(["persons"])].groupby(["indicator", "date"]):
        whole = rows.loc[rows["area_id"] == "_total", "numerator"].astype(float)
        parts = rows.loc[rows["area_id"] != "_total", "numerator"].astype(float)
        if parts.notna().all() and whole.notna().all():
            assert parts.sum() == whole.iloc[0]
            checked += 1
    assert checked > 0
