"""`sozialraumatlas:indicators` as its users run it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pandas as pd
import pytest
from osgeo import ogr, osr

from .conftest import COUNTS, square, write_layer


def values(table: pd.DataFrame, indicator: str) -> dict[str, object]:
    rows = table[table["indicator"] == indicator].set_index("area_id")
    return {area: (None if pd.isna(value) else value) for area, value in rows["value"].items()}


def test_units_themselves(qgis_process, town, facts, meta):
    run = qgis_process.run("indicators", **town)
    assert run.code == 0, run.error
    table = facts(run.results["OUTPUT"])
    assert values(table, "ew") == {"01": 1100, "02": 2100, "03": 400, "04": 12, "_total": 3620}
    assert values(table, "alo") == {"01": 33, "02": 70, "03": 12, "04": None, "_total": 120}
    statuses = table[table["indicator"] == "alo"].set_index("area_id")["status"]
    assert statuses["04"] == "secret"
    row = table[(table["indicator"] == "mh") & (table["area_id"] == "02")].iloc[0]
    assert row["base_value"] == 25.0
    assert row["change"] == pytest.approx(100 * 600 / 2100 - 25)
    assert "Rows: 10 read = 10 of units or the city + 0 of unknown units." in run.infos
    assert meta(run.results["OUTPUT"])["totals"]["not_assignable"]["2024-12-31"]["ew"] == 8


@pytest.mark.parametrize(("method", "west", "status"), [
    ("largest_share", 3200, "ok"), ("point", 3200, "ok"), ("area", 3200 + 0.3 * 400, "estimated"),
    ("ancillary", 3200 + 0.75 * 400, "estimated"),
])  # fmt: skip
def test_methods_and_their_mass(qgis_process, town_areas, tmp_path, facts, method, west, status):
    houses = write_layer(
        tmp_path / "houses.gpkg", "houses",
        [({"floors": 3}, square(205, 215, 10, 20)), ({"floors": 1}, square(250, 260, 10, 20)), ({"floors": 2}, square(350, 360))],
    )  # fmt: skip
    run = qgis_process.run("indicators", **town_areas, METHOD=method, WEIGHTS=houses, WEIGHT_FIELD="floors")
    assert run.code == 0, run.error
    table = facts(run.results["OUTPUT"])
    rows = table[table["indicator"] == "ew"].set_index("area_id")
    assert rows.loc["W", "value"] == pytest.approx(west, rel=1e-12)
    assert rows.loc["W", "value"] + rows.loc["O", "value"] == pytest.approx(3612, rel=1e-12)
    assert rows.loc["W", "status"] == status
    assert rows.loc["W", "area_name"] == "West"


def test_areas_in_another_coordinate_system(qgis_process, town_areas, tmp_path, facts):
    """The same areas in degrees give the same figures, and keep their own system in the result."""
    source = osr.SpatialReference()
    source.ImportFromEPSG(25832)
    target = osr.SpatialReference()
    target.ImportFromEPSG(4326)
    for system in (source, target):
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    rows = []
    for id, (left, right) in {"W": (0, 230), "O": (230, 400)}.items():
        shape = ogr.CreateGeometryFromWkt(square(left, right))
        shape.Transform(osr.CoordinateTransformation(source, target))
        rows.append(({"id": id}, shape.ExportToWkt()))
    degrees = write_layer(tmp_path / "degrees.gpkg", "areas", rows, epsg=4326)
    run = qgis_process.run("indicators", **{**town_areas, "AREAS": degrees, "AREA_NAME": "", "METHOD": "area"})
    assert run.code == 0, run.error
    assert values(facts(run.results["OUTPUT"]), "ew")["W"] == pytest.approx(3320, rel=1e-6)
    with sqlite3.connect(run.results["OUTPUT"]) as connection:
        assert connection.execute("SELECT srs_id FROM gpkg_geometry_columns").fetchall() == [(4326,)]


def test_units_in_degrees_are_compared_by_true_surface(qgis_process, town, tmp_path, facts):
    units = write_layer(
        tmp_path / "u.gpkg", "units",
        [({"key": "01"}, "POLYGON((7 51,7.01 51,7.01 51.02,7 51.02,7 51))"), ({"key": "02"}, "POLYGON((7.01 51,7.02 51,7.02 51.02,7.01 51.02,7.01 51))")],
        epsg=4326,
    )  # fmt: skip
    areas = write_layer(
        tmp_path / "a.gpkg", "areas", [({"id": "S"}, "POLYGON((7 51,7.02 51,7.02 51.01,7 51.01,7 51))")], epsg=4326
    )
    run = qgis_process.run("indicators", **{**town, "UNITS": units, "AREAS": areas, "AREA_ID": "id", "METHOD": "area"})
    assert run.code == 0, run.error
    # The southern half of such a unit is larger than the northern by about 1 part in 8000.
    assert values(facts(run.results["OUTPUT"]), "ew")["S"] == pytest.approx(1600, rel=2e-4)


def test_points_as_units(qgis_process, town_areas, tmp_path, facts):
    points = write_layer(
        tmp_path / "points.gpkg", "points",
        [({"key": f"{i + 1:02d}"}, f"POINT({362050 + 100 * i} 5712050)") for i in range(4)],
    )  # fmt: skip
    run = qgis_process.run("indicators", **{**town_areas, "UNITS": points})
    assert run.code == 0, run.error
    assert values(facts(run.results["OUTPUT"]), "ew") == {"W": 3200, "O": 412, "_total": 3620}


def test_invalid_geometry_is_repaired_and_named(qgis_process, town, tmp_path, facts):
    bow_tie = "POLYGON((362000 5712000,362100 5712100,362100 5712000,362000 5712100,362000 5712000))"
    units = write_layer(tmp_path / "u.gpkg", "units", [({"key": "01"}, bow_tie), ({"key": "02"}, square(100, 200))])
    areas = write_layer(tmp_path / "a.gpkg", "areas", [({"id": "A"}, square(0, 200))])
    run = qgis_process.run("indicators", **{**town, "UNITS": units, "AREAS": areas, "AREA_ID": "id"})
    assert run.code == 0, run.error
    assert "1 invalid geometries were repaired: 01" in run.warnings
    assert values(facts(run.results["OUTPUT"]), "ew")["A"] == 3200


def test_curved_and_3d_areas(qgis_process, town, tmp_path, facts):
    circle = "CURVEPOLYGON(CIRCULARSTRING(362000 5712050,362100 5712150,362200 5712050,362100 5711950,362000 5712050))"
    curved = write_layer(tmp_path / "c.gpkg", "areas", [({"id": "C"}, circle)])
    run = qgis_process.run("indicators", **{**town, "AREAS": curved, "AREA_ID": "id"})
    assert run.code == 0, run.error
    assert values(facts(run.results["OUTPUT"]), "ew")["C"] == 3200
    height = square(0, 200).replace(",", " 7,").replace("))", " 7))").replace("POLYGON", "POLYGON Z")
    solid = write_layer(tmp_path / "z.gpkg", "areas", [({"id": "Z"}, height)])
    run = qgis_process.run("indicators", **{**town, "AREAS": solid, "AREA_ID": "id"})
    assert run.code == 0, run.error
    assert values(facts(run.results["OUTPUT"]), "ew")["Z"] == 3200


def test_layer_of_units_as_counts(qgis_process, tmp_path, facts):
    path = write_layer(
        tmp_path / "u.gpkg", "units",
        [({"key": "01", "ew": 10, "alo": 1.5}, square(0, 100)), ({"key": "02", "ew": None, "alo": 2.5}, square(100, 200))],
    )  # fmt: skip
    run = qgis_process.run(
        "indicators", UNITS=path, UNIT_ID="key", COUNTS=path, DATE="2024", OUTPUT=tmp_path / "r.gpkg"
    )
    assert run.code == 0, run.error
    table = facts(run.results["OUTPUT"])
    assert values(table, "alo") == {"01": 1.5, "02": 2.5, "_total": 4}
    assert values(table, "ew") == {"01": 10, "02": None, "_total": None}
    assert table[table["indicator"] == "ew"]["status"].tolist() == ["ok", "missing", "incomplete"]


def rows_of(text: str) -> list[dict[str, object]]:
    head, *lines = [line.split(";") for line in text.strip().splitlines()]
    return [dict(zip(head, line, strict=True)) for line in lines]


def as_geopackage(folder: Path) -> str:
    return str(write_layer(folder / "c.gpkg", "counts", [(row, None) for row in rows_of(COUNTS)]))


def write_workbook(path: Path, *, has_zeros: bool) -> str:
    """A spreadsheet with the keys as texts, or as numbers that have lost their zeros."""
    source = ogr.GetDriverByName("XLSX").CreateDataSource(str(path))
    layer = source.CreateLayer("Tabelle1")
    rows = rows_of(COUNTS)
    texts = ("id", "ew_u18", "alo") if has_zeros else ("ew_u18", "alo")
    for name in rows[0]:
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString if name in texts else ogr.OFTInteger))
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in row.items():
            feature.SetField(name, value if name in texts else int(value))
        layer.CreateFeature(feature)
    source.Destroy()
    return str(path)


def as_workbook(folder: Path) -> str:
    return write_workbook(folder / "c.xlsx", has_zeros=True)


def as_workbook_without_zeros(folder: Path) -> str:
    return write_workbook(folder / "n.xlsx", has_zeros=False)


def as_german_text(folder: Path) -> str:
    path = folder / "deutsch.csv"
    lines = [line.split(";") for line in COUNTS.splitlines()]
    for line in lines[1:]:
        line[1] = f"31.12.{line[1]}"
        line[2] = f"{int(line[2]):,}".replace(",", ".")
    path.write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    return str(path)


def as_delimited_text(folder: Path) -> str:
    path = Path(as_german_text(folder))
    return f"delimitedtext://{path.as_uri()}?type=csv&delimiter=;&detectTypes=yes&geomType=none"


@pytest.mark.parametrize(
    "write",
    [as_geopackage, as_workbook, as_workbook_without_zeros, as_german_text, as_delimited_text],
    ids=lambda f: f.__name__,
)
def test_every_kind_of_table_gives_the_same_figures(qgis_process, town, tmp_path, facts, write):
    expected = facts(qgis_process.run("indicators", **town).results["OUTPUT"])
    inputs = {**town, "COUNTS": write(tmp_path), "OUTPUT": tmp_path / "other.gpkg"}
    run = qgis_process.run("indicators", **inputs)
    assert run.code == 0, run.error
    pd.testing.assert_frame_equal(facts(run.results["OUTPUT"]), expected)
    if write is as_workbook_without_zeros:
        assert "unit ids without their leading zeros were matched" in run.warnings


def test_long_table(qgis_process, town, tmp_path, facts):
    expected = facts(qgis_process.run("indicators", **town).results["OUTPUT"])
    lines = ["id;datum;merkmal;wert"]
    for row in rows_of(COUNTS):
        lines += [
            f"{row['id']};{row['datum']};{name};{value}" for name, value in row.items() if name not in ("id", "datum")
        ]
    path = tmp_path / "long.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    run = qgis_process.run(
        "indicators",
        **{
            **town,
            "COUNTS": path,
            "COUNTS_VARIABLE": "merkmal",
            "COUNTS_VALUE": "wert",
            "OUTPUT": tmp_path / "long.gpkg",
        },
    )
    assert run.code == 0, run.error
    pd.testing.assert_frame_equal(facts(run.results["OUTPUT"]), expected)


def changed(old: str, new: str) -> str:
    assert old in COUNTS
    return COUNTS.replace(old, new, 1)


BAD_COUNTS = {
    "duplicate": (changed("02;2020", "01;2020"), "counts: 1 rows are there twice for the same unit and date: row 1 and row 2 (01, 2020-12-31). Remove one of each, or name the column of dates in COUNTS_DATE."),
    "negative": (changed("01;2024;1100", "01;2024;-11"), "counts: counts cannot be negative: row 6, unit 01, 2024-12-31: ew = -11. Correct them in the source."),
    "part_above_whole": (changed("2100;330;600", "2100;330;6000"), "counts: a part is larger than its whole: row 7, unit 02, 2024-12-31: mh 6,000 > ew 2,100. Check whether columns were mixed up, or correct the source."),
    "no_number": (changed("1100;160", "1100;viele"), "counts: these cells are no figures: row 6, column ew_u18: “viele”. Write a number, or one of the signs - (nothing), . or * (secret), x or / (no figure), ... (later)."),
    "no_date": (changed("01;2024", "01;Dez"), "counts, column datum: these are no dates: row 6: “Dez”. Dates are written 2024-12-31, 31.12.2024 or, for the end of a year, 2024."),
    "mixed_numbers": (changed("1100;160", "1100,5;160.5"), "counts mixes German and English numbers (row 6, column ew: “1100,5”; row 6, column ew_u18: “160.5”). Write all numbers in one way."),
    "other_city": (COUNTS.replace("\n0", "\n9").replace("\n90;", "\n00;"), "No row of counts belongs to a unit of the layer. Check that UNIT_ID and COUNTS_UNIT_ID hold the same ids."),
    "no_known_column": (COUNTS.replace("ew;ew_u18;mh;alo;ew_15u65", "a;b;c;d;e"), "counts has no column named like a variable of the catalogue (ew, ew_u18, alo …). Say in VARIABLES which columns hold them, as in ew=Einwohner. Columns: a, b, c, d, e."),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD_COUNTS)
def test_bad_counts_are_one_clear_error(qgis_process, town, kind):
    text, message = BAD_COUNTS[kind]
    Path(town["COUNTS"]).write_text(text, encoding="utf-8")
    run = qgis_process.run("indicators", **town)
    assert run.code != 0
    assert message in run.error
    assert "Traceback" not in run.error
    assert not Path(town["OUTPUT"]).exists()


BAD_CHOICES = {
    "DATE": ({"DATE": "2019"}, "DATE: the counts have no figures for 2019-12-31. They have: 2020-12-31, 2024-12-31."),
    "no_date": ({"DATE": "bald"}, "DATE: “bald” is no date. Write 2024-12-31, 31.12.2024, 2024, or all for every date of the counts."),
    "INDICATORS": ({"INDICATORS": "ew;kinder"}, "There is no indicator kinder in the catalogue. There are: ew, ew_entw, d_alter,"),
    "variant": ({"INDICATORS": "mh:x"}, "The indicator mh has no variant mh:x."),
    "lacking": ({"INDICATORS": "kind_bg"}, "These indicators need variables that the counts do not have: kind_bg (kind_bg)."),
    "TOTAL_ID": ({"TOTAL_ID": "77"}, "TOTAL_ID: counts has no row with the id 77. Ids that are no unit: 00."),
    "VARIABLES": ({"VARIABLES": "ew=einwohner"}, "VARIABLES: counts has no column einwohner."),
    "UNIT_ID": ({"UNIT_ID": "nummer"}, "units has no field nummer. It has: fid, key, nr."),
    "COUNTS_DATE": ({"COUNTS_DATE": "jahr"}, "counts has no column jahr. It has: id, datum,"),
    "WEIGHTS": ({"METHOD": "ancillary"}, "METHOD ancillary needs a layer in WEIGHTS: buildings, address points or residential land."),
    "OUTPUT": ({"OUTPUT": "result.shp"}, "OUTPUT must be a GeoPackage, with a name that ends in .gpkg."),
    "CATALOGUE": ({"CATALOGUE": "none.yaml"}, "The catalogue none.yaml cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD_CHOICES)
def test_bad_choices_are_one_clear_error(qgis_process, town_areas, kind):
    choice, message = BAD_CHOICES[kind]
    run = qgis_process.run("indicators", **{**town_areas, **choice})
    assert run.code != 0
    assert message in run.error
    assert "Traceback" not in run.error
    assert not Path(town_areas["OUTPUT"]).exists()


def test_bad_layers_are_one_clear_error(qgis_process, town_areas, tmp_path):
    twice = write_layer(
        tmp_path / "t.gpkg", "bloecke", [({"key": "01"}, square(0, 100)), ({"key": "01"}, square(100, 200))]
    )
    far = write_layer(tmp_path / "f.gpkg", "fern", [({"id": "A"}, square(90000, 90100))])
    bare = write_layer(tmp_path / "b.shp", "b", [({"id": "A"}, square(0, 100))], epsg=None)
    lines = write_layer(tmp_path / "l.gpkg", "linien", [({"id": "A"}, "LINESTRING(0 0,1 1)")])
    no_id = write_layer(tmp_path / "n.gpkg", "leer", [({"id": "A"}, square(0, 100)), ({"id": None}, square(100, 200))])
    for choice, message in (
        ({"UNITS": twice}, "t: these ids are there more than once: 01 (2×). Choose the field that holds the id, or dissolve the layer by it first."),
        ({"AREAS": far}, "No unit of units lies in an area of f. Check that both layers show the same city and that their coordinate reference systems are set correctly."),
        ({"AREAS": bare}, "b has no coordinate reference system, so it cannot be laid over units. Set it in the properties of the layer."),
        ({"UNITS": lines, "UNIT_ID": "id"}, "l holds neither polygons nor points. Choose another layer."),
        ({"AREAS": no_id}, "n: the id is empty in feature 2. Every feature needs an id."),
    ):  # fmt: skip
        run = qgis_process.run("indicators", **{**town_areas, "AREA_NAME": "", **choice})
        assert run.code != 0
        assert message in run.error
        assert "Traceback" not in run.error


def test_harmless_oddities_are_warnings(qgis_process, town):
    text = COUNTS.replace("04;2024", "44;2024").replace("03;2020;500;100;50", "03;2020;500;100;503")
    Path(town["COUNTS"]).write_text(text, encoding="utf-8")
    run = qgis_process.run("indicators", **town)
    assert run.code == 0, run.error
    assert "counts: 1 rows belong to no unit of the layer and are not in any figure: 44 (row 9; 6)" in run.warnings
    assert "counts has no figures of 1 units for 2024-12-31, but for other dates." in run.warnings
    assert "row 3, unit 03, 2020-12-31: mh 503 > ew 500" in run.warnings
    assert "2024-12-31 ew: 3,612 read = 3,600 in units + 12 in unknown units." in run.infos


def test_meta_repeats_the_run(qgis_process, town_areas, tmp_path, facts, meta):
    first = qgis_process.run(
        "indicators", **town_areas, INDICATORS="ew;mh;altenq:20;ew_u18", VARIABLES="ew_65plus=alo;ew_20u65=alo"
    )
    kept = meta(first.results["OUTPUT"])
    folder = Path(first.results["OUTPUT"]).parent

    def source(value):
        if not isinstance(value, dict):
            return value
        path = folder / value["file"]
        return f"{path}|layername={value['layer']}" if "layer" in value else str(path)

    inputs = {name: source(value) for name, value in kept["parameters"].items()}
    again = qgis_process.run("indicators", **{**inputs, "OUTPUT": tmp_path / "again.gpkg"})
    assert again.code == 0, again.error
    pd.testing.assert_frame_equal(facts(again.results["OUTPUT"]), facts(first.results["OUTPUT"]))
    assert meta(again.results["OUTPUT"])["inputs"] == kept["inputs"]
    assert kept["indicators"]["altenq:20"]["denominator"] == ["ew_20u65"]
    assert str(tmp_path) not in str(kept), "no path of the machine goes into the file"
    assert kept["software"]["qgis"]


def test_help_and_texts_are_there_in_qgis_process(qgis_process):
    text = qgis_process.call("help", "sozialraumatlas:indicators").stdout
    for word in ("UNITS", "largest_share", "ancillary", "OUTPUT", "AREAS_LAYER", "FACTS_TABLE"):
        assert word in text
