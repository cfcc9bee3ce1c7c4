"""Releases that go on into other systems: nothing is lost on the way, nothing withheld slips through, formats keep their rules."""

from __future__ import annotations

import csv
import json
import math
import re
import zipfile
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
import shapely

from sozialraumatlas.core.catalogue import load_catalogue
from sozialraumatlas.core.cells import CellState
from sozialraumatlas.core.comparison.geography import read_geography
from sozialraumatlas.core.errors import ParameterError, TableError
from sozialraumatlas.core.exchange import kommonitor, open_data
from sozialraumatlas.core.exchange.files import write_files
from sozialraumatlas.core.exchange.publication import make_publication
from sozialraumatlas.core.exchange.workbook import Cell, WorkSheet, sheet_names, write_ods, write_xlsx
from sozialraumatlas.core.importing.run import import_tables
from sozialraumatlas.core.importing.sheets import read_sheets
from sozialraumatlas.core.options import EXPORT_FORMATS, LICENCE_IDS
from sozialraumatlas.core.reporter import Reporter

from .atlas_files import DATES, write_release

RESIDENTS = [1234.0, 20876.0, 512.0, 3000.0, 4000.0, 5000.0]
CHILDREN = [12.5, "secret", 7.25, "secret_secondary", "undefined", 0.0]
NAMES = ["Süd & <Mitte>", '"Höhe"', "=SUMME(A1)", "Vier; Fünf", "Straße", "Sechs"]


@pytest.fixture
def publication(tmp_path):
    path = tmp_path / "bezirke_release.gpkg"
    write_release(path, {"ew": RESIDENTS, "kind_bg": CHILDREN}, names=NAMES)
    return make_publication(
        read_geography(path), "", "Sozialdaten", "Statistische Bezirke", "Stadt Zechenfeld", "statistik", "dl-de/by-2-0", is_internal=False
    )  # fmt: skip


@pytest.fixture
def files(publication, tmp_path):
    found = write_files(tmp_path / "aus", publication, EXPORT_FORMATS, Reporter())
    return {path.relative_to(tmp_path / "aus").as_posix(): path for path in found}


def test_the_workbook_gives_back_every_figure(publication, files):
    book = openpyxl.load_workbook(files["bezirke.xlsx"])
    assert book.sheetnames == ["Contents", "ew", "kind_bg", "facts"]
    sheet = book["kind_bg"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6, max_row=12)]
    assert [row[1] for row in rows] == [*NAMES, "Whole city"]
    # The office's signs, and figures as they are printed.
    assert [row[3] for row in rows] == [12.5, ".", 7.2, ".", "x", 0, 50]
    assert sheet["C6"].number_format == "#,##0.0"
    assert book["ew"]["C6"].number_format == "#,##0"
    assert sheet.freeze_panes == "A6"
    texts = [str(cell.value) for row in book["Contents"].iter_rows() for cell in row if cell.value]
    assert any("Minimum count 3" in text for text in texts)
    assert any("govdata.de/dl-de/by-2-0" in text for text in texts)
    facts = pd.DataFrame(book["facts"].values)
    facts.columns = facts.iloc[0]
    facts = facts.iloc[1:].reset_index(drop=True)
    expected = open_data.facts_table(publication)
    for name in expected:
        for read, wanted in zip(facts[name], expected[name], strict=True):
            assert (read is None and pd.isna(wanted)) or read == wanted, name


def test_ods_says_the_same_as_xlsx(files):
    def cells(path):
        return [
            [[text.strip() for text in sheet.row(row)] for row in range(len(sheet.cells))]
            for sheet in read_sheets(path)
        ]

    def trimmed(sheets):
        return [[("\t".join(row)).rstrip("\t") for row in sheet] for sheet in sheets]

    assert trimmed(cells(files["bezirke.ods"])) == trimmed(cells(files["bezirke.xlsx"]))
    with zipfile.ZipFile(files["bezirke.ods"]) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_csv_for_machines_and_for_a_german_spreadsheet(publication, files):
    facts = pd.read_csv(files["facts.csv"], dtype={"area_id": str}, float_precision="round_trip")
    expected = open_data.facts_table(publication)
    assert list(facts["status"]) == list(expected["status"])
    assert np.allclose(facts["value"], expected["value"], equal_nan=True, rtol=0, atol=0)
    assert facts.loc[facts["status"] == "secret", ["numerator", "value", "change"]].isna().all(axis=None)
    raw = files["bezirke.csv"].read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[1][1] == NAMES[0]
    assert rows[4][1] == "Vier; Fünf"


def test_german_spreadsheets_get_decimal_commas(publication, tmp_path):
    from sozialraumatlas.core.language import spoken

    with spoken(None, "de"):
        open_data.write_office_csv(tmp_path / "deutsch.csv", publication)
    rows = list(csv.reader((tmp_path / "deutsch.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0][-1].endswith("31.12.2024")
    assert [row[-1] for row in rows[1:]] == ["12,5", ".", "7,2", ".", "x", "0,0", "50,0"]


def corners_of(feature):
    return shapely.get_coordinates(shapely.from_geojson(json.dumps(feature["geometry"])))


def test_map_files(publication, files):
    content = json.loads(files["bezirke.geojson"].read_text("utf-8"))
    first = content["features"][0]
    assert first["properties"]["ID"] == "01"
    assert first["properties"]["kind_bg_2024-12-31"] == 12.5
    assert content["features"][1]["properties"]["kind_bg_2024-12-31"] is None
    x, y = corners_of(first)[0]
    assert 6 < x < 8
    assert 51 < y < 52
    assert read_geography(files["bezirke.gpkg"]).ids == publication.geography.ids


def test_shells_run_against_the_clock_and_holes_with_it(publication, monkeypatch):
    """As RFC 7946 wants it, whatever direction they were drawn in."""
    ring = shapely.Polygon(shapely.box(7, 51, 7.5, 51.5).exterior, [shapely.box(7.1, 51.1, 7.2, 51.2).exterior])
    two = shapely.MultiPolygon([ring, shapely.box(8, 51, 9, 52)])
    drawn = np.array([ring, shapely.reverse(ring), two, shapely.reverse(two)], dtype=object)
    monkeypatch.setattr(type(publication.geography), "polygons", lambda *_: drawn)
    for shape, before in zip(publication.wgs84(), drawn, strict=True):
        assert shape.equals(before)
        for part in shapely.get_parts(shape):
            assert part.exterior.is_ccw
            assert not any(hole.is_ccw for hole in part.interiors)


def test_nothing_withheld_is_in_any_file(publication, tmp_path):
    """A release whose withheld figures are known here: none of them stands anywhere."""
    marked = 987654.0
    path = tmp_path / "probe_release.gpkg"
    write_release(path, {"ew": RESIDENTS, "kind_bg": CHILDREN})
    geography = read_geography(path)
    facts = geography.facts.copy()
    assert facts.loc[facts["status"] == "secret", "value"].isna().all()
    for file in write_files(tmp_path / "probe", publication, EXPORT_FORMATS, Reporter()):
        assert str(int(marked)).encode() not in file.read_bytes()
    result = tmp_path / "ergebnis.gpkg"
    write_release(result, {"ew": RESIDENTS, "kind_bg": CHILDREN}, kind="result")


def test_a_result_that_is_no_release_is_refused(tmp_path, publication):
    import dataclasses

    from sozialraumatlas.core.comparison.geography import Units

    unprotected = dataclasses.replace(publication.geography, units=Units((), None, {}))
    arguments = ("", "", "Bezirke", "", "", "dl-de/by-2-0")
    with pytest.raises(ParameterError, match="no release"):
        make_publication(unprotected, *arguments, is_internal=False)
    assert make_publication(unprotected, *arguments, is_internal=True).level == "Bezirke"
    with pytest.raises(ParameterError, match="has no nichts"):
        make_publication(publication.geography, "nichts", *arguments[1:], is_internal=False)
    with pytest.raises(ParameterError, match="LICENCE"):
        make_publication(publication.geography, *arguments[:-1], "frei", is_internal=False)
    assert set(LICENCE_IDS) == set(open_data.LICENCES)


def test_descriptions_for_a_portal(files):
    package = json.loads(files["datapackage.json"].read_text("utf-8"))
    assert {resource["path"] for resource in package["resources"]} >= {"facts.csv", "bezirke.xlsx", "bezirke.geojson"}
    assert all(re.fullmatch(r"[a-z0-9._-]+", resource["name"]) for resource in package["resources"])
    table = next(resource for resource in package["resources"] if resource["path"] == "facts.csv")
    header = files["facts.csv"].read_text("utf-8").splitlines()[0].split(",")
    assert [field["name"] for field in table["schema"]["fields"]] == header
    web = json.loads(files["facts.csv-metadata.json"].read_text("utf-8"))
    assert [column["name"] for column in web["tableSchema"]["columns"]] == header
    facts = pd.read_csv(files["facts.csv"], dtype=str)
    assert not facts.duplicated(web["tableSchema"]["primaryKey"]).any()
    dataset = json.loads(files["dcat.jsonld"].read_text("utf-8"))
    assert dataset["dct:temporal"]["dcat:endDate"]["@value"] == DATES[-1]
    for distribution in dataset["dcat:distribution"]:
        assert distribution["dct:license"]["@id"] == "http://dcat-ap.de/def/licenses/dl-by-de/2.0"
        assert (files["facts.csv"].parent / distribution["dcat:accessURL"]["@id"]).is_file()
    box = shapely.from_wkt(dataset["dct:spatial"]["dcat:bbox"]["@value"])
    assert box.bounds[0] > 6


def test_instant_atlas_data_sheet(files):
    book = openpyxl.load_workbook(files["bezirke_instantatlas.xlsx"])
    assert book.sheetnames == ["Geography and Filters", "iadatasheet"]
    sheet = book["iadatasheet"]
    assert [sheet.cell(row, 1).value for row in range(1, 5)] == ["Theme", "Indicator", "Date", "Name"]
    assert [sheet.cell(row, 2).value for row in range(5, 12)] == ["01", "02", "03", "04", "05", "06", "#city"]
    assert [sheet.cell(3, column).value for column in range(3, 7)] == [*DATES, *DATES]


# KomMonitor, by the schema facts of its API and importer

POST_REQUIRED = {
    "permissions", "characteristicValue", "creationType", "datasetName", "defaultClassificationMapping", "interpretation", "isHeadlineIndicator",
    "metadata", "ownerId", "processDescription", "tags", "topicReference", "unit", "isPublic",
}  # fmt: skip
POST_OPTIONAL = {
    "abbreviation", "displayOrder", "indicatorType", "lowestSpatialUnitForComputation", "precision", "referenceDateNote", "refrencesToGeoresources",
    "refrencesToOtherIndicators",
}  # fmt: skip
METADATA_REQUIRED = {"contact", "datasource", "description", "updateInterval"}
METADATA_OPTIONAL = {"databasis", "lastUpdate", "literature", "note", "sridEPSG"}


def test_kommonitor_bodies_keep_the_schemas(files):
    for indicator, kind in (("ew", "STATUS_ABSOLUTE"), ("kind_bg", "STATUS_RELATIVE")):
        body = json.loads(files[f"kommonitor/{indicator}/metadata.json"].read_text("utf-8"))
        assert set(body) >= POST_REQUIRED
        assert set(body) <= POST_REQUIRED | POST_OPTIONAL
        assert set(body["metadata"]) >= METADATA_REQUIRED
        assert set(body["metadata"]) <= METADATA_REQUIRED | METADATA_OPTIONAL
        assert body["indicatorType"] == kind
        assert body["creationType"] in ("INSERTION", "COMPUTATION", "AGGREGATION")
        assert body["metadata"]["updateInterval"] == "YEARLY"
        assert 1 <= body["defaultClassificationMapping"]["numClasses"] <= 9
        # Reference values are no part of what creates an indicator.
        assert "regionalReferenceValues" not in body
        patch = json.loads(files[f"kommonitor/{indicator}/metadata_patch.json"].read_text("utf-8"))
        assert [entry["referenceDate"] for entry in patch["regionalReferenceValues"]] == list(DATES)
        assert set(patch["regionalReferenceValues"][0]) == {
            "referenceDate",
            "regionalSum",
            "regionalAverage",
            "spatiallyUnassignable",
        }
    # What a correct aggregation needs, for which KomMonitor has no place of its own.
    references = [entry["referenceDescription"] for entry in body["refrencesToOtherIndicators"]]
    assert references == ["numerator: kind_bg", "denominator: ew_u18"]
    assert "4 figures are withheld" in body["metadata"]["note"]


def importer_float(text: str) -> float | None:
    """As FeatureDecoder.parsePropertyValueAsFloat of the importer reads a cell."""
    if text in ("", "null", "undefined"):
        return None
    return float(text.replace(",", "."))


def test_kommonitors_importer_reads_the_values_as_they_are(publication, files):
    for item in publication.indicators:
        rows = list(
            csv.DictReader(files[f"kommonitor/{item.column}/werte.csv"].read_text("utf-8").splitlines(), delimiter=";")
        )
        values, _ = publication.values(item)
        for place, row in enumerate(rows):
            for column, date in enumerate(DATES):
                read = importer_float(row[date])
                wanted = values[place, column]
                assert (read is None and math.isnan(wanted)) or read == wanted
    mapping = json.loads(files["kommonitor/kind_bg/mapping.json"].read_text("utf-8"))
    assert mapping["converter"]["name"] == kommonitor.CONVERTER
    assert [entry["timestamp"] for entry in mapping["propertyMapping"]["timeseriesMappings"]] == list(DATES)
    assert mapping["targetSpatialUnitName"] == "Statistische Bezirke"
    batch = json.loads(files["kommonitor/Indicator_batch_update_batch_list.json"].read_text("utf-8"))
    assert [set(entry) for entry in batch] == [{"isSelected", "name", "mappingTableName", "mappingObj"}] * 2
    unit = json.loads(files["kommonitor/raumebene.geojson"].read_text("utf-8"))
    assert set(unit["features"][0]["properties"]) == {"ID", "NAME", "validStartDate", "validEndDate", "arisenFrom"}
    assert all(len(str(x).partition(".")[2]) <= 13 for feature in unit["features"] for x, _ in corners_of(feature))


def read(path: Path):
    return import_tables([path], [], load_catalogue(), [], "", Reporter())


def test_kommonitors_display_numbers_are_german(tmp_path):
    """Its own importer takes 1.234 for 1.234; here it is a thousand, and NoData is no figure."""
    path = tmp_path / "Einwohner_Stadtteile.csv"
    path.write_bytes(
        b"ID;NAME;validFrom;validTo;arisenFrom;2023-12-31;2024-12-31\r\n1;S\xc3\xbcd;2000-01-01;;;1.234;1.300\r\n2;Nord;2000-01-01;;;NoData;12.345\r\n"
    )
    result = read(path)
    place = result.units.index("1"), result.variables.index("ew")
    assert result.values[0, place[0], place[1]] == 1234
    assert result.values[1, result.units.index("2"), 0] == 12345
    assert result.states[0, result.units.index("2"), 0] == CellState.MISSING
    assert result.recipes[0].decimal == ","


def test_kommonitors_geojson_has_full_figures(tmp_path):
    path = tmp_path / "Einwohner_Blöcke.geojson"
    features = [
        {"type": "Feature", "geometry": None, "properties": {"ID": "01", "NAME": "A", "validStartDate": "2000-01-01", "validEndDate": None, "DATE_2023-12-31": 1.234, "DATE_2024-12-31": 5}},
        {"type": "Feature", "geometry": None, "properties": {"ID": "02", "NAME": "B", "validStartDate": "2000-01-01", "validEndDate": None, "DATE_2023-12-31": None, "DATE_2024-12-31": 7}},
    ]  # fmt: skip
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    result = read(path)
    assert result.dates == ["2023-12-31", "2024-12-31"]
    assert result.values[0, 0, 0] == 1.234
    assert result.states[0, 1, 0] == CellState.MISSING
    for content, reason in (("nothing", "no JSON"), ('{"message": "Access denied"}', "no features")):
        path.write_text(content)
        with pytest.raises(TableError, match=reason):
            read(path)


def test_the_package_comes_back_without_loss(files, tmp_path):
    """Counts out as KomMonitor's values, and in again."""
    path = tmp_path / "Einwohner_werte.csv"
    path.write_bytes(files["kommonitor/ew/werte.csv"].read_bytes())
    result = read(path)
    figures = result.values[:, :, result.variables.index("ew")].T
    assert np.array_equal(figures, np.array([[round(value * 0.9), value] for value in RESIDENTS]))


# Workbooks


@pytest.mark.parametrize("write", [write_xlsx, write_ods])
def test_cells_survive(tmp_path, write):
    path = tmp_path / f"mappe.{write.__name__[-4:] if write is write_xlsx else 'ods'}"
    values = ["", "a & b", "<x>", "  blank ", "0012", "line\nbreak", "\x07bell", 0.1 + 0.2, 1e15, -3, 12345678.9]
    write(path, [WorkSheet("A/B", [[Cell(value if value != "" else None) for value in values]], [10])], "T", "A")
    (sheet,) = read_sheets(path)
    read_back = [float(text[1:]) if text.startswith("\x1f") else text for text in sheet.row(0)]
    wanted = ["", "a & b", "<x>", "  blank ", "0012", "line\nbreak", "bell", 0.1 + 0.2, 1e15, -3.0, 12345678.9]
    if write is write_ods:
        # ODS folds blanks and line breaks inside a paragraph.
        read_back = [" ".join(value.split()) if isinstance(value, str) else value for value in read_back]
        wanted = [" ".join(value.split()) if isinstance(value, str) else value for value in wanted]
    assert read_back == wanted


def test_names_of_sheets_are_allowed_and_different():
    names = sheet_names(["a" * 40, "a" * 41, "x:y/z", "X Y Z", ""])
    assert len({name.casefold() for name in names}) == 5
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)
