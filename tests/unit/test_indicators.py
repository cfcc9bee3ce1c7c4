"""Sums first, then the quotient, then the change; and what a figure is when it is no figure."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from shapely import box

from sozialraumatlas.core.catalogue import load_catalogue
from sozialraumatlas.core.counts_table import CountsFields, Table
from sozialraumatlas.core.errors import ParameterError
from sozialraumatlas.core.indicator_run import IndicatorRun, compute
from sozialraumatlas.core.indicators import FACT_COLUMNS
from sozialraumatlas.core.reporter import Reporter
from sozialraumatlas.core.result import Shapes
from sozialraumatlas.core.zones import make_zones

CATALOGUE = load_catalogue()


def zones(name, ids, shapes):
    return make_zones(name, ids, ids, np.array(shapes, dtype=object), Reporter())


def shapes_of(zones):
    return Shapes([shape.wkb for shape in zones.geometry], "")


def run(columns, areas=None, reporter=None, **choices):
    """Units are squares in a row, named as in the table; areas are given as spans over them."""
    ids = list(dict.fromkeys(id for id in columns["id"] if id != "city"))
    units = zones("units", ids, [box(10 * index, 0, 10 * index + 10, 10) for index in range(len(ids))])
    drawn = (
        None if areas is None else zones("areas", list(areas), [box(10 * a, 0, 10 * b, 10) for a, b in areas.values()])
    )
    date = "date" if "date" in columns else None
    return compute(
        IndicatorRun(
            units, shapes_of(drawn or units), Table("counts", columns), CountsFields("id", date), CATALOGUE, drawn, **choices,
        ),
        reporter or Reporter(),
    )  # fmt: skip


def cell(result, indicator, area="_total", date=None):
    rows = result.facts[(result.facts["indicator"] == indicator) & (result.facts["area_id"] == area)]
    if date:
        rows = rows[rows["date"] == date]
    assert len(rows) == 1
    return rows.iloc[0]


def test_rates_are_never_averaged():
    """Two blocks, 1000 persons at 5 % and 100 at 50 %: 100 of 1100, not the mean of the rates."""
    result = run({"id": ["a", "b"], "ew": [1000, 100], "mh": [50, 50]}, areas={"all": (0, 2)}, date="2024")
    assert cell(result, "mh", "all")["value"] == 100 * 100 / 1100
    assert cell(result, "mh")["value"] == 100 * 100 / 1100


def test_an_area_over_part_of_the_units_and_overlapping_areas():
    reporter = Reporter()
    result = run(
        {"id": ["a", "b"], "ew": [1000, 100]}, areas={"one": (0, 1), "both": (0, 2), "again": (0, 1)}, date="2024",
        reporter=reporter,
    )  # fmt: skip
    assert [cell(result, "ew", area)["value"] for area in ("one", "both", "again")] == [1000, 1100, 1000]
    assert result.meta["coverage"]["persons_in_several_areas"] == 2000
    assert any("counted in more than one area" in text for text in reporter.warnings)
    result = run({"id": ["a", "b"], "ew": [1000, 100]}, areas={"one": (0, 1)}, date="2024", reporter=reporter)
    assert result.meta["coverage"]["persons_outside"] == 100
    assert "100 (ew) live outside all areas." in reporter.infos


def test_nothing_by_nothing_is_undefined():
    result = run({"id": ["a", "b"], "ew_u18": [0, 5], "kind_bg": [0, 0]}, date="2024", indicators="kind_bg")
    empty = cell(result, "kind_bg", "a")
    assert (empty["status"], empty["numerator"], empty["denominator"]) == ("undefined", 0, 0)
    assert np.isnan(empty["value"])
    assert cell(result, "kind_bg", "b")["value"] == 0
    assert cell(result, "kind_bg", "b")["status"] == "ok"


def test_a_change_that_is_negative_everywhere_keeps_its_order():
    result = run({"id": ["a", "b"] * 2, "date": ["2020"] * 2 + ["2024"] * 2, "ew": [100, 100, 90, 70]})
    changes = result.facts[result.facts["indicator"] == "ew"].set_index("area_id")["change"]
    assert changes[["a", "b"]].max() == -10
    assert changes["_total"] == -20


def test_states_stay_apart():
    columns = {
        "id": ["a", "b", "c", "d", "e"],
        "ew": [10, 10, 10, 10, 10],
        "alo": ["3", ".", "x", "-", "20"],
        "ew_15u65": [10, 10, 10, 10, 10],
    }
    result = run(columns, date="2024", indicators="alo;alo_q", reporter=Reporter())
    shares = result.facts[result.facts["indicator"] == "alo_q"].set_index("area_id")
    assert shares["status"].to_dict() == {
        "a": "ok",
        "b": "secret",
        "c": "missing",
        "d": "ok",
        "e": "implausible",
        "_total": "secret",
    }
    assert shares["value"].fillna(-1).to_dict() == {"a": 30, "b": -1, "c": -1, "d": 0, "e": -1, "_total": -1}
    assert cell(result, "alo", "e")["value"] == 20, "the count itself is shown"


def test_parts_of_an_area_without_a_figure():
    columns = {"id": ["a", "b", "c", "d"], "ew": [10, 10, 10, 10], "alo": ["3", "x", "x", "x"]}
    result = run(columns, areas={"mixed": (0, 2), "none": (2, 4)}, date="2024", indicators="alo;ew")
    assert cell(result, "alo", "mixed")["status"] == "incomplete"
    assert cell(result, "alo", "none")["status"] == "missing"
    assert cell(result, "ew", "mixed")["value"] == 20


def test_a_component_that_is_missing_makes_the_indicator_incomplete():
    columns = {"id": ["a"], "ew": [100], "rlb_sgb2": [5], "hlu_ave": [1], "gs_4kap": ["x"], "asylblg": [1]}
    assert cell(run(columns, date="2024", indicators="minds_q"), "minds_q")["status"] == "incomplete"
    columns = {"id": ["a"], "ew_u18": ["x"], "kind_bg": [5]}
    assert cell(run(columns, date="2024", indicators="kind_bg"), "kind_bg")["status"] == "incomplete"


@pytest.mark.parametrize(("now", "before", "change", "status"), [
    (110, 100, 10.0, "ok"), (5, 0, None, "undefined"), (0, 0, None, "undefined"), (0, 5, -100.0, "ok"),
    (".", 5, None, "secret"), (5, ".", None, "secret"), (5, "x", None, "missing"), ("x", 5, None, "missing"),
])  # fmt: skip
def test_change_of_a_count(now, before, change, status):
    row = cell(run({"id": ["a"] * 2, "date": ["2020", "2024"], "alo": [str(before), str(now)]}), "alo", "a")
    assert row["change_status"] == status
    assert np.isnan(row["change"]) if change is None else row["change"] == pytest.approx(change)
    assert row["change_unit"] == "%"


def test_units_of_change():
    columns = {
        "id": ["a"] * 2, "date": ["2020", "2024"], "ew": [100, 200], "ew_u18": [20, 50], "ew_18u65": [50, 100],
        "ew_65plus": [30, 50], "alterssumme": [4000, 8600],
    }  # fmt: skip
    result = run(columns)
    expected = {
        "ew": (100, "%"),
        "ew_u18": (5, "pp"),
        "jugendq": (10, "points"),
        "d_alter": (3, "years"),
        "ew_entw": (None, None),
    }
    for indicator, (change, unit) in expected.items():
        row = cell(result, indicator)
        assert pd.isna(row["change_unit"]) if unit is None else row["change_unit"] == unit
        assert np.isnan(row["change"]) if change is None else row["change"] == pytest.approx(change)
    assert cell(result, "ew_entw")["value"] == 100
    assert cell(result, "ew_u18")["base_value"] == 20


def test_a_small_base_is_noted():
    row = cell(run({"id": ["a"] * 2, "date": ["2020", "2024"], "alo": [5, 10]}), "alo")
    assert "fewer than 20" in row["note"]


def test_a_unit_without_row_in_the_base_year_is_noted():
    columns = {"id": ["a", "b", "a"], "date": ["2020", "2024", "2024"], "ew": [100, 50, 110]}
    result = run(columns, areas={"both": (0, 2)})
    assert cell(result, "ew", "both")["change"] == pytest.approx(60)
    assert cell(result, "ew", "both")["note"] == "1 units without figures in the base year"


def test_city_row_and_what_is_left_over():
    reporter = Reporter()
    result = run({"id": ["a", "b", "city"], "ew": [10, 20, 35]}, date="2024", total_id="city", reporter=reporter)
    assert cell(result, "ew")["value"] == 35
    assert result.meta["totals"]["not_assignable"] == {"2024-12-31": {"ew": 5.0}}
    assert "Not assignable to any unit, city row minus sum of units: ew 5." in reporter.infos
    result = run({"id": ["a", "b", "city"], "ew": [10, 20, 25]}, date="2024", total_id="city", reporter=reporter)
    assert "fewer (ew) than the sum of the units" in reporter.warnings[-1]


def test_cut_units_are_estimates():
    columns = {"id": ["a", "b"], "ew": [100, 50], "alo": [0, 5]}
    result = run(columns, areas={"x": (0, 0.4), "y": (0.4, 2)}, method="area", date="2024")
    assert cell(result, "ew", "x")[["value", "status"]].tolist() == [pytest.approx(40), "estimated"]
    assert cell(result, "alo", "x")[["value", "status"]].tolist() == [0, "ok"], "nothing of nothing is certain"
    assert cell(result, "ew", "_total")["status"] == "ok"


def test_areas_without_units_are_missing_and_named():
    reporter = Reporter()
    result = run({"id": ["a"], "ew": [10]}, areas={"x": (0, 1), "far": (7, 9)}, date="2024", reporter=reporter)
    assert cell(result, "ew", "far")["status"] == "missing"
    assert "1 areas hold no unit and have no figures: far." in reporter.warnings


def test_all_dates_and_the_layer_of_the_latest():
    result = run({"id": ["a"] * 3, "date": ["2016", "2020", "2024"], "ew": [1, 2, 3]}, date="all")
    assert sorted(set(result.facts["date"])) == ["2016-12-31", "2020-12-31", "2024-12-31"]
    assert result.areas["ew"].tolist() == [3]
    assert result.areas["ew_d"].tolist() == [50]


def test_counts_without_a_date():
    reporter = Reporter()
    result = run({"id": ["a"], "ew": [1]}, reporter=reporter)
    assert result.facts["date"].isna().all()
    assert result.areas["ew"].tolist() == [1]
    assert "no reference date" in reporter.warnings[0]


def test_columns_of_the_contract():
    result = run(
        {"id": ["a", "b"], "ew": [1, 2], "ew_65plus": [1, 1], "ew_20u65": [1, 1]},
        date="2024",
        indicators="altenq:20;ew",
    )
    assert tuple(result.facts.columns) == FACT_COLUMNS
    assert list(result.areas.columns) == [
        "area_id",
        "area_name",
        "altenq_20",
        "altenq_20_n",
        "altenq_20_d",
        "ew",
        "ew_n",
        "ew_d",
    ]
    assert list(result.crosswalk.columns) == ["area_id", "unit_id", "weight", "is_boundary"]
    assert list(result.counts.columns) == ["unit_id", "date", "variable", "value", "flag"]
    assert result.meta["kind"] == "result"
    no_value = result.facts["value"].isna() & ~result.facts["status"].isin(["ok", "estimated"])
    assert (result.facts["value"].notna() | no_value).all()


@pytest.mark.parametrize(("choices", "message"), [
    ({"date": "2019"}, "the counts have no figures for 2019-12-31. They have: 2020-12-31, 2024-12-31"),
    ({"date": "gestern"}, "“gestern” is no date"),
    ({"indicators": "kind_bg"}, r"need variables that the counts do not have: kind_bg \(kind_bg, ew_u18\)"),
])  # fmt: skip
def test_choices_that_cannot_be_met(choices, message):
    with pytest.raises(ParameterError, match=message):
        run({"id": ["a"] * 2, "date": ["2020", "2024"], "ew": [1, 2]}, **choices)


def test_facts_are_the_same_whatever_the_order_of_rows():
    rng = np.random.default_rng(4)
    table = pd.DataFrame(
        {"id": [f"{i:02d}" for i in range(30)], "ew": rng.integers(1, 99, 30), "alo": rng.integers(0, 1, 30)}
    )
    units = dict.fromkeys(table["id"])
    first = run(table.to_dict("list"), date="2024").facts.set_index(["indicator", "area_id"])["value"]
    mixed = table.sample(frac=1, random_state=1)
    second = run(mixed.to_dict("list"), date="2024").facts.set_index(["indicator", "area_id"])["value"]
    pd.testing.assert_series_equal(first.sort_index(), second.sort_index())
    assert len(units) == 30


def test_certain_bounds_of_cut_units():
    """Area x: all of unit a, 40 % of unit b. Worked by hand."""
    columns = {"id": ["a", "b"], "ew": [100, 50], "mh": [20, 10], "ew_u18": [10, 20], "ew_18u65": [60, 20]}
    result = run(columns, areas={"x": (0, 1.4)}, method="area", date="2024", indicators="ew;mh;jugendq")
    population = cell(result, "ew", "x")
    assert population[["value", "lower", "upper"]].tolist() == [pytest.approx(120), 100, 150]
    share = cell(result, "mh", "x")
    assert share["value"] == pytest.approx(100 * 24 / 120)
    assert share["lower"] == pytest.approx(100 * 20 / 140), "the 40 others of unit b inside, its 10 outside"
    assert share["upper"] == pytest.approx(100 * 30 / 110), "its 10 inside, the 40 others outside"
    quotient = cell(result, "jugendq", "x")
    assert quotient["lower"] == pytest.approx(100 * 10 / 80)
    assert quotient["upper"] == pytest.approx(100 * 30 / 60)
    assert result.facts[result.facts["area_id"] == "_total"][["lower", "upper"]].isna().all().all()


def test_whole_units_have_no_bounds():
    result = run({"id": ["a", "b"], "ew": [100, 50]}, areas={"x": (0, 1.4)}, date="2024")
    assert result.facts[["lower", "upper"]].isna().all().all()


def test_bounds_hold_wherever_people_live():
    """People are placed at random inside the units; the true figure of the area lies within the bounds."""
    rng = np.random.default_rng(7)
    for _ in range(50):
        people = rng.integers(0, 30, 3)
        inside = rng.integers(0, people + 1)
        migrants = rng.integers(0, people + 1)
        migrants_inside = np.minimum(rng.integers(0, migrants + 1), inside)
        migrants_inside = np.maximum(migrants_inside, inside - (people - migrants))
        columns = {"id": ["a", "b", "c"], "ew": people.tolist(), "mh": migrants.tolist()}
        result = run(columns, areas={"x": (0.5, 2.5)}, method="area", date="2024", indicators="ew;mh")
        inside[1], migrants_inside[1] = people[1], migrants[1]
        population, share = cell(result, "ew", "x"), cell(result, "mh", "x")
        if population["status"] == "estimated":
            assert population["lower"] <= inside.sum() <= population["upper"]
        if share["status"] == "estimated" and inside.sum():
            truth = 100 * migrants_inside.sum() / inside.sum()
            assert np.isnan(share["lower"]) or share["lower"] - 1e-9 <= truth
            assert np.isnan(share["upper"]) or truth <= share["upper"] + 1e-9
