"""Release files, protocol, ledger: what is in them, what is not, and what happens when something is wrong."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from attacker import table
from test_release_attack import release, write_results

from sozialraumatlas.core.disclosure import program
from sozialraumatlas.core.disclosure.ledger import joined, read_ledger, withdrawn, write_ledger
from sozialraumatlas.core.disclosure.profiles import BUILT_IN, load_profile
from sozialraumatlas.core.disclosure.run import protect
from sozialraumatlas.core.errors import CanceledError, DisclosureError, ParameterError, ResultFileError
from sozialraumatlas.core.reporter import Reporter

ROOT = Path(__file__).resolve().parents[2]
LOOSE = load_profile("k3").with_minimums(3, 10, 10)
NUMBERS = ["numerator", "denominator", "value", "base_value", "change"]


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    folder = tmp_path_factory.mktemp("city")
    return write_results(folder, np.random.default_rng(3), 10, has_total=True)


@pytest.fixture(scope="module")
def released(city, tmp_path_factory):
    folder = tmp_path_factory.mktemp("released")
    return release(folder, city, LOOSE, folder / "ledger.gpkg")


def meta(path):
    return {key: json.loads(value) for key, value in table(path, "meta")[["key", "value"]].to_numpy()}


def changed(path, folder, statement, *values):
    copy = folder / path.name
    copy.write_bytes(path.read_bytes())
    with sqlite3.connect(copy) as connection:
        connection.execute(statement, values)
    return copy


def test_a_release_has_the_layers_of_the_contract_and_no_counts(city, released):
    for result, path in zip(city, released, strict=True):
        with sqlite3.connect(path) as connection:
            layers = {name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents")}
        assert layers == {"areas", "facts", "meta"}
        assert path.name == f"{result.stem}_release.gpkg"
        assert meta(path)["kind"] == "release"
        assert list(table(path, "facts")) == list(table(result, "facts"))


def test_what_is_shown_is_what_was_computed_and_withheld_is_null(city, released):
    withheld = 0
    for result, path in zip(city, released, strict=True):
        before, after = (table(file, "facts") for file in (result, path))
        before[NUMBERS], after[NUMBERS] = before[NUMBERS].astype(float), after[NUMBERS].astype(float)
        assert (before[["area_id", "indicator", "date"]] == after[["area_id", "indicator", "date"]]).all().all()
        mean = (before["indicator"] == "d_alter").to_numpy()
        for column in NUMBERS:
            shown = after[column].notna() & ~mean
            np.testing.assert_allclose(after[column][shown], before[column][shown])
        secret = after["status"].isin(["secret", "secret_secondary"])
        assert after.loc[secret, ["numerator", "denominator", "value"]].isna().all().all()
        assert after[["lower", "upper", "note"]].isna().all().all()
        kept = ~secret
        assert (after.loc[kept, "status"] == before.loc[kept, "status"]).all()
        assert not (after["numerator"].between(0.5, 2.5)).any()
        withheld += int(secret.sum())
        areas = table(path, "areas")
        latest = after[(after["date"] == after["date"].max()) & (after["area_id"] != "_total")]
        for name, rows in latest.groupby("indicator"):
            np.testing.assert_array_equal(areas[name.replace(":", "_")].astype(float), rows["value"])
    assert withheld > 0


def test_no_release_keeps_figures_or_hashes_of_counts_beside_the_facts(city, released):
    for result, path in zip(city, released, strict=True):
        of_result, of_release = meta(result), meta(path)
        assert {"account", "coverage", "totals", "warnings", "notes", "crosswalk"} <= set(of_result)
        assert not {"account", "coverage", "totals", "warnings", "notes", "crosswalk"} & set(of_release)
        content = path.read_bytes()
        assert of_result["inputs"]["counts"]["sha256"].encode() not in content
        assert all("sha256" not in entry for entry in of_release["inputs"].values())


def test_the_recipe_of_the_documentation_checks_the_proof(city, released):
    """The lines of docs/disclosure.md as they stand there."""
    text = (ROOT / "docs" / "disclosure.md").read_text(encoding="utf-8")
    recipe = re.search(r"```python\n(.*?)```", text, re.DOTALL).group(1)
    checked, ranges = [], {}
    indicators = meta(released[0])["indicators"]
    exec(
        recipe,
        {
            "folder": str(released[0].parent),
            "formula": lambda indicator: (
                "" if indicators[indicator]["is_development"] else "+".join(sorted(indicators[indicator]["numerator"]))
            ),
            "check": lambda total, numerator: checked.append((total, numerator)),
            "ranges": ranges,
        },
    )
    assert len(checked) > 100
    assert all(abs(total - numerator) < 1e-6 for total, numerator in checked)
    truth = pd.concat([table(path, "facts").assign(geography=path.stem) for path in city])
    small = truth[truth["numerator"].astype(float).between(0.5, 2.5) & (truth["indicator"] != "ew_entw")]
    reached = 0
    for row in small.itertuples():
        name = row.area_id if row.area_id == "_total" else f"{row.geography}/{row.area_id}"
        possible = ranges[name, row.indicator, row.date]
        assert min(possible) <= 0
        assert max(possible) >= 3
        reached += 1
    assert reached > 5


def test_the_protocol_holds_no_table_that_is_the_truth(city, released):
    protocol = json.loads((released[0].parent / "protocol.json").read_text(encoding="utf-8"))
    counts = table(city[0], "counts").set_index(["variable", "date", "unit_id"])["value"]
    for proof in protocol["proof"]:
        for form in proof["counts"]:
            truth = [
                sum(counts[name, proof["date"], unit] for name in form.split("+") for unit in piece["units"])
                for piece in protocol["atoms"]
                if piece["units"]
            ]
            small = [index for index, count in enumerate(truth) if 0 < count < 3]
            tables = [[entry[form][index] for index in small] for entry in proof["tables"]]
            if len(small) > 2:
                assert len({tuple(values) for values in tables}) > 1
    page = (released[0].parent / "protocol.html").read_text(encoding="utf-8")
    assert "http" not in page
    assert "k3" in json.dumps(protocol["profile"])


def test_the_same_release_again_is_no_new_entry(city, tmp_path):
    ledger = tmp_path / "ledger.gpkg"
    first = release(tmp_path / "a", city, LOOSE, ledger)
    entries = len(read_ledger(ledger).entries)
    again = release(tmp_path / "a", city, LOOSE, ledger)
    assert len(read_ledger(ledger).entries) == entries == 2
    for one, other in zip(first, again, strict=True):
        pd.testing.assert_frame_equal(table(one, "facts"), table(other, "facts"))


def test_the_ledger_holds_only_what_was_released(city, released):
    ledger = read_ledger(released[0].parent / "ledger.gpkg")
    numbers = ledger.statements[["lower", "upper"]]
    assert not ((numbers > 0.5) & (numbers < 2.5)).any().any()
    with sqlite3.connect(released[0].parent / "ledger.gpkg") as connection:
        layers = {name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents")}
    assert layers == {"entries", "areas", "statements", "meta"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE statements SET upper = upper + 1 WHERE rowid = 5",
        "DELETE FROM statements WHERE entry = 2",
        "DELETE FROM entries WHERE entry = 2",
        "DELETE FROM entries WHERE entry = 1",
        "UPDATE areas SET weight = 0.5 WHERE rowid = 1",
        "UPDATE entries SET title = 'x' WHERE entry = 1",
    ],
)
def test_an_edited_ledger_is_noticed(released, tmp_path, statement):
    copy = changed(released[0].parent / "ledger.gpkg", tmp_path, statement)
    with pytest.raises(DisclosureError, match="was edited"):
        read_ledger(copy)


def test_an_old_copy_and_a_lost_ledger_are_noticed(city, tmp_path):
    ledger = tmp_path / "ledger.gpkg"
    release(tmp_path, city[:1], LOOSE, ledger)
    old = ledger.read_bytes()
    release(tmp_path, city, LOOSE, ledger)
    ledger.write_bytes(old)
    with pytest.raises(DisclosureError, match="older copy"):
        protect(city, LOOSE, ledger, tmp_path, Reporter())
    ledger.unlink()
    reporter = Reporter()
    protect(city, LOOSE, ledger, tmp_path, reporter)
    assert any("was entered in another ledger" in text for text in reporter.warnings)


def test_a_release_can_be_withdrawn_and_ledgers_joined(city, tmp_path):
    first, second = tmp_path / "first.gpkg", tmp_path / "second.gpkg"
    release(tmp_path / "a", city[:1], LOOSE, first)
    release(tmp_path / "b", city[1:], LOOSE, second)
    both = joined(read_ledger(first), read_ledger(second), "2024-01-01T00:00:00+00:00")
    assert both.active() == [1, 2]
    assert joined(both, read_ledger(second), "2024-01-01T00:00:00+00:00").active() == [1, 2]
    less = withdrawn(both, 1, "2024-01-02T00:00:00+00:00")
    assert less.active() == [2]
    write_ledger(tmp_path / "third.gpkg", less)
    assert read_ledger(tmp_path / "third.gpkg").active() == [2]
    with pytest.raises(DisclosureError, match="could be withdrawn"):
        withdrawn(less, 1, "2024-01-03T00:00:00+00:00")


def test_a_ledger_of_another_city(city, tmp_path):
    ledger = tmp_path / "ledger.gpkg"
    other = write_results(tmp_path, np.random.default_rng(4), 14)
    release(tmp_path / "other", other, LOOSE, ledger)
    with pytest.raises(DisclosureError, match="another city or to other units"):
        protect(city, LOOSE, ledger, tmp_path / "out", Reporter())


def refused(paths, folder, error, match):
    with pytest.raises(error, match=match):
        release(folder, paths, LOOSE, folder / "ledger.gpkg")
    assert not folder.exists() or not list(folder.iterdir())


def test_results_of_different_units(city, tmp_path):
    other = write_results(tmp_path, np.random.default_rng(4), 14)
    other = other[0].rename(tmp_path / "other.gpkg")
    refused([city[0], other], tmp_path / "out", DisclosureError, "different units")


def test_results_of_different_counts(city, tmp_path):
    copy = changed(city[1], tmp_path, "UPDATE counts SET value = value + 1 WHERE variable = 'mh' AND unit_id = 'u03'")
    refused([city[0], copy], tmp_path / "out", DisclosureError, "different counts, for example mh of unit u03")


@pytest.mark.parametrize(
    ("statement", "error", "match"),
    [
        ("DELETE FROM gpkg_contents WHERE table_name = 'crosswalk'", ResultFileError, "no layer crosswalk"),
        ("DELETE FROM crosswalk", ResultFileError, "the crosswalk does not fit"),
        ("UPDATE crosswalk SET weight = 1.5", ResultFileError, "the crosswalk does not fit"),
        ("UPDATE counts SET value = -1 WHERE variable = 'mh' AND unit_id = 'u01'", DisclosureError, "negative or fractional"),
        ("UPDATE counts SET value = 2.5 WHERE variable = 'mh' AND unit_id = 'u01'", DisclosureError, "u01"),
        ("UPDATE counts SET value = value + 7 WHERE variable = 'mh' AND unit_id = 'u01'", ResultFileError, "was changed"),
        ("UPDATE facts SET numerator = numerator + 1 WHERE indicator = 'ew'", ResultFileError, "was changed"),
        ("UPDATE facts SET area_id = 'x' WHERE area_id = 'd1'", ResultFileError, "was changed"),
        ("""UPDATE meta SET value = '"release"' WHERE key = 'kind'""", ResultFileError, "is not a result"),
    ],
)  # fmt: skip
def test_bad_results_are_refused_and_nothing_is_written(city, tmp_path, statement, error, match):
    copy = changed(city[0], tmp_path, statement)
    refused([copy], tmp_path / "out", error, match)


def test_a_truncated_and_a_foreign_file(city, tmp_path):
    broken = tmp_path / "broken.gpkg"
    broken.write_bytes(city[0].read_bytes()[:5000])
    refused([broken], tmp_path / "out", ResultFileError, "broken.gpkg")
    refused([tmp_path / "none.gpkg"], tmp_path / "out", ResultFileError, "does not exist")
    refused([city[0], city[0]], tmp_path / "out", DisclosureError, "same file name")


def test_a_solver_that_gives_up_writes_nothing(city, tmp_path, monkeypatch):
    def give_up(self, cost, time_limit=None):
        raise program._gave_up("time limit")

    monkeypatch.setattr(program._SciPy, "minimise", give_up)
    monkeypatch.setattr(program._Highspy, "minimise", give_up)
    refused(city, tmp_path / "out", DisclosureError, "without an answer")


def test_it_can_be_stopped(city, tmp_path):
    class Stop(Reporter):
        def is_canceled(self):
            return True

    with pytest.raises(CanceledError):
        protect(city, LOOSE, None, tmp_path, Stop())


def test_both_solvers_protect_alike(city, tmp_path, monkeypatch):
    patterns = []
    for has_highspy in (True, False):
        monkeypatch.setattr(program, "HAS_HIGHSPY", has_highspy and program.HAS_HIGHSPY)
        protected = protect(city, LOOSE, None, tmp_path, Reporter())
        assert not any(len(audit.unsafe) for audit in protected.audits)
        patterns.append((protected.reasons != 0).sum())
    assert abs(int(patterns[0]) - int(patterns[1])) <= 0.2 * patterns[0]


def test_the_optimum_withholds_no_more_than_the_flows(city, tmp_path):
    flows = protect(city, LOOSE, None, tmp_path, Reporter())
    best = protect(city, LOOSE, None, tmp_path, Reporter(), time_limit=20.0)
    cost = [float(item.said.cost[item.reasons == 5].sum()) for item in (flows, best)]
    assert cost[1] <= cost[0] * 1.001
    assert flows.gap is None
    assert best.gap is None or best.gap < 0.5


def test_profiles_of_a_city(tmp_path):
    own = tmp_path / "own.yaml"
    text = BUILT_IN.read_text(encoding="utf-8")
    entry = text[text.index("  k3:") : text.index("  k5:")].replace("  k3:", "  hausregel:")
    own.write_text("profiles:\n" + entry.replace("min_count: 3", "min_count: 4"), encoding="utf-8")
    assert load_profile("", own).min_count == 4
    assert load_profile("k10", own).min_count == 10
    with pytest.raises(ParameterError, match="no disclosure profile “k4”"):
        load_profile("k4")


@pytest.mark.parametrize(
    ("old", "new", "match"),
    [
        ("min_base: 100", "min_base: -1", "min_base"),
        ("min_base: 100", "min_base: viel", "min_base"),
        ("criterion: zero_and_minimum", "criterion: luck", "criterion"),
        ("rounding: 1", "rundung: 1", "unknown entries: rundung"),
        ("    de: Mindestfallzahl 3\n", "", "de/en"),
        ("profiles:", "regeln:", "profiles:"),
        ("profiles:", "profiles: [", "cannot be read"),
    ],
)
def test_a_wrong_profile_is_named(tmp_path, old, new, match):
    own = tmp_path / "own.yaml"
    text = BUILT_IN.read_text(encoding="utf-8")
    own.write_text(text[: text.index("  k5:")].replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ParameterError, match=match):
        load_profile("", own)


def test_small_areas_show_the_number_of_residents_and_nothing_else(city, tmp_path):
    people = table(city[0], "facts").query("indicator == 'ew'")["value"].astype(float)
    limit = int(people.sort_values().iloc[2]) + 1
    profile = load_profile("k3").with_minimums(3, 0, limit)
    facts = table(release(tmp_path, city[:1], profile)[0], "facts")
    facts[NUMBERS] = facts[NUMBERS].astype(float)
    few = facts[facts["indicator"] == "ew"].set_index(["area_id", "date"])["value"] < limit
    assert few.any()
    of_few = facts.set_index(["area_id", "date"]).loc[few[few].index]
    others = of_few[~of_few["indicator"].isin(["ew", "ew_entw"])]
    assert others["value"].isna().all()
    assert others["numerator"].isna().all()
