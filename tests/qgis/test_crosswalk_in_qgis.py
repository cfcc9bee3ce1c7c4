"""Tolerance, diagnostics and reuse of the crosswalk, and `sozialraumatlas:snapareas`, as their users run them."""

from __future__ import annotations

import sqlite3

import pytest
from osgeo import ogr

from .conftest import square, write_layer


def layers(path) -> set[str]:
    with sqlite3.connect(path) as connection:
        return {name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents")}


def rows(path, layer) -> list[dict[str, object]]:
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f'SELECT * FROM "{layer}"')]


def test_boundaries_digitised_twice_cut_nothing(qgis_process, town, tmp_path, facts):
    areas = write_layer(tmp_path / "a.gpkg", "areas", [({"id": "W"}, square(-1, 202)), ({"id": "O"}, square(202, 399))])
    inputs = {**town, "AREAS": areas, "AREA_ID": "id", "METHOD": "area", "INDICATORS": "ew"}
    run = qgis_process.run("indicators", **inputs)
    assert run.code == 0, run.error
    table = facts(run.results["OUTPUT"]).set_index("area_id")
    assert table["value"].to_dict() == {"W": 3200, "O": 412, "_total": 3620}
    assert (table["status"] == "ok").all()
    strips = next(
        line for line in run.log["info"] if "2 units overlap a boundary by strips narrower than 5.0 m" in line
    )
    # A run that takes this crosswalk says it as well.
    again = qgis_process.run("indicators", **inputs)
    assert "The crosswalk was taken" in again.infos
    assert strips in again.log["info"]
    run = qgis_process.run("indicators", **{**inputs, "TOLERANCE": 0})
    table = facts(run.results["OUTPUT"]).set_index("area_id")
    assert table.loc["W", "value"] == pytest.approx(3200 + 0.02 * 400)
    assert table.loc["W", "status"] == "estimated"


def test_bounds_and_the_better_method_are_told(qgis_process, town_areas, facts):
    run = qgis_process.run("indicators", **town_areas, METHOD="area", INDICATORS="ew;mh")
    assert run.code == 0, run.error
    table = facts(run.results["OUTPUT"]).set_index(["indicator", "area_id"])
    row = table.loc["ew", "O"]
    assert (row["lower"], row["upper"]) == (12, 412)
    assert row["note"].startswith("96 % from cut units") or row["note"].startswith("97 % from cut units")
    assert "96 % of area Ost comes from cut units" in run.warnings or "97 % of area Ost" in run.warnings
    assert "With a layer of buildings (METHOD ancillary) it falls to" in run.warnings


def test_diagnostics(qgis_process, town_areas):
    run = qgis_process.run("indicators", **town_areas, METHOD="area", DIAGNOSTICS=True)
    assert run.code == 0, run.error
    path = run.results["OUTPUT"]
    assert layers(path) >= {"diagnostics", "unit_list", "unit_status", "overlaps", "not_covered"}
    west, east = rows(path, "diagnostics")
    assert (west["units_whole"], west["units_cut"]) == (2, 1)
    assert (east["units_whole"], east["units_cut"]) == (1, 1)
    assert west["residents"] == pytest.approx(3320)
    assert west["share_from_cut_units"] == pytest.approx(120 / 3320)
    assert west["degree_of_fit"] == pytest.approx(230 / 300)
    assert {row["unit_id"]: row["status"] for row in rows(path, "unit_status")} == {
        "01": "whole", "02": "whole", "03": "cut", "04": "whole",
    }  # fmt: skip
    assert [(row["area_id"], row["unit_id"]) for row in rows(path, "unit_list")][:3] == [
        ("W", "01"),
        ("W", "02"),
        ("W", "03"),
    ]
    assert rows(path, "overlaps") == []
    assert rows(path, "not_covered") == []


def test_the_crosswalk_is_kept(qgis_process, town_areas, tmp_path, facts):
    inputs = {**town_areas, "METHOD": "area"}
    first = qgis_process.run("indicators", **inputs)
    expected = facts(first.results["OUTPUT"])
    again = qgis_process.run("indicators", **inputs)
    assert "The crosswalk was taken from result.gpkg" in again.infos
    assert facts(again.results["OUTPUT"]).equals(expected)
    other = {**inputs, "OUTPUT": tmp_path / "other.gpkg"}
    elsewhere = qgis_process.run("indicators", **other, CROSSWALK=inputs["OUTPUT"])
    assert "The crosswalk was taken from result.gpkg" in elsewhere.infos
    assert facts(elsewhere.results["OUTPUT"]).equals(expected)
    for change in (
        {"METHOD": "largest_share"},
        {"TOLERANCE": 1},
        {"AREAS": inputs["UNITS"], "AREA_ID": "key", "AREA_NAME": ""},
    ):
        run = qgis_process.run(
            "indicators", **{**other, **change, "OUTPUT": tmp_path / "x.gpkg"}, CROSSWALK=inputs["OUTPUT"]
        )
        assert run.code == 0, run.error
        assert "The crosswalk was taken" not in run.infos


def test_an_edited_crosswalk_is_not_taken_and_warnings_stay(qgis_process, town_areas, tmp_path):
    houses = write_layer(tmp_path / "h.gpkg", "houses", [({"floors": 1}, square(10, 20, 10, 20))])
    inputs = {**town_areas, "METHOD": "ancillary", "WEIGHTS": houses}
    first = qgis_process.run("indicators", **inputs)
    assert "h has nothing in 1 cut units" in first.warnings
    again = qgis_process.run("indicators", **inputs)
    assert "The crosswalk was taken" in again.infos
    assert "h has nothing in 1 cut units" in again.warnings
    with sqlite3.connect(inputs["OUTPUT"]) as connection:
        connection.execute("UPDATE crosswalk SET weight = 0.5 WHERE unit_id = '01'")
    edited = qgis_process.run("indicators", **inputs)
    assert edited.code == 0, edited.error
    assert "The crosswalk was taken" not in edited.infos


@pytest.mark.parametrize("method", ["largest_share", "point"])
def test_whole_units_tell_which_of_them_the_boundary_cuts(qgis_process, town_areas, method):
    run = qgis_process.run("indicators", **town_areas, METHOD=method, DIAGNOSTICS=True)
    assert run.code == 0, run.error
    west, east = rows(run.results["OUTPUT"], "diagnostics")
    assert (west["share_from_cut_units"], west["expected_error"]) == (0, 0)
    assert east["share_from_cut_units"] == pytest.approx(400 / 412)
    assert 0.15 < east["expected_error"] < 0.2
    assert "97 % of area Ost lives in units that its boundary cuts" in run.infos
    again = qgis_process.run("indicators", **town_areas, METHOD=method, DIAGNOSTICS=True)
    assert "The crosswalk was taken" in again.infos
    assert rows(again.results["OUTPUT"], "diagnostics")[1] == east


@pytest.fixture
def drawn(tmp_path):
    """Four blocks with residents, and two drawn areas with an attribute."""
    path = tmp_path / "town.gpkg"
    write_layer(
        path,
        "units",
        [({"key": f"0{i + 1}", "ew": 100 * (i + 1)}, square(100 * i, 100 * i + 80, 0, 80)) for i in range(4)],
    )
    write_layer(
        path,
        "areas",
        [
            ({"name": "Süd", "note": "A"}, square(-5, 225, -5, 85)),
            ({"name": "Ost", "note": "B"}, square(260, 390, 0, 85)),
        ],
    )
    write_layer(path, "canal", [({"art": "Kanal"}, "LINESTRING(362190 5711900,362190 5712200)")])
    return {
        "AREAS": f"{path}|layername=areas",
        "AREA_NAME": "name",
        "UNITS": f"{path}|layername=units",
        "UNIT_ID": "key",
        "RESIDENTS": "ew",
    }


def test_snapped_areas_keep_their_attributes(qgis_process, drawn, tmp_path):
    run = qgis_process.run("snapareas", **drawn, OUTPUT=tmp_path / "snapped.gpkg", UNIT_LIST=tmp_path / "units.csv")
    assert run.code == 0, run.error
    south, east = rows(run.results["OUTPUT"], "snapped")
    assert (south["name"], south["note"], south["units"], south["residents"]) == ("Süd", "A", 2, 300)
    assert (east["name"], east["note"], east["units"], east["residents"]) == ("Ost", "B", 1, 400)
    assert south["residents_drawn"] == pytest.approx(300 + 300 * 25 / 80)
    assert south["surface_ha"] == pytest.approx(180 * 80 / 1e4)
    assert 0 < south["degree_of_fit"] < 1
    listing = (tmp_path / "units.csv").read_text(encoding="utf-8")
    assert "Süd,01" in listing.replace('"', "")
    source = ogr.Open(run.results["OUTPUT"])
    assert [round(feature.GetGeometryRef().GetArea()) for feature in source.GetLayer(0)] == [180 * 80, 80 * 80]


def test_ground_rules(qgis_process, drawn, tmp_path):
    run = qgis_process.run(
        "snapareas", **drawn, OUTPUT=tmp_path / "s.gpkg", RULE="overlap", THRESHOLD=0.2, MIN_RESIDENTS=100, CONTIGUOUS=True,
        BARRIERS=drawn["UNITS"].replace("layername=units", "layername=canal"),
    )  # fmt: skip
    assert run.code == 0, run.error
    south, _ = rows(run.results["OUTPUT"], "s")
    assert south["residents"] == 300, "the canal parts blocks 1 and 2 from block 3, which has as many as both"
    assert "Süd falls into 2 pieces" in run.warnings


def test_snapped_areas_are_exact_in_indicators(qgis_process, drawn, tmp_path, facts):
    snapped = qgis_process.run("snapareas", **drawn, OUTPUT=tmp_path / "snapped.gpkg").results["OUTPUT"]
    for method in ("largest_share", "point", "area"):
        run = qgis_process.run(
            "indicators", UNITS=drawn["UNITS"], UNIT_ID="key", COUNTS=drawn["UNITS"], DATE="2024", AREAS=snapped, AREA_NAME="name",
            METHOD=method, OUTPUT=tmp_path / "r.gpkg", INDICATORS="ew",
        )  # fmt: skip
        assert run.code == 0, run.error
        table = facts(run.results["OUTPUT"])
        assert table["value"].tolist() == [300, 400, 1000]
        assert set(table["status"]) == {"ok"}


@pytest.mark.parametrize(("change", "message"), [
    ({"UNIT_ID": "none"}, "has no field none"),
    ({"RESIDENTS": "none"}, "has no field none"),
    ({"RULE": "overlap", "THRESHOLD": 0}, "THRESHOLD must be above 0"),
])  # fmt: skip
def test_bad_choices(qgis_process, drawn, tmp_path, change, message):
    run = qgis_process.run("snapareas", **{**drawn, **change}, OUTPUT=tmp_path / "s.gpkg")
    assert run.code != 0
    assert message in run.error
    assert "Traceback" not in run.error
