"""Import, export and the yearly run through qgis_process, as a planner's script would."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import openpyxl
import pytest
import yaml


@pytest.fixture(scope="module")
def city(qgis_process, tmp_path_factory):
    return qgis_process.run("demodata", OUTPUT_FOLDER=tmp_path_factory.mktemp("stadt")).results


def values(path, indicator, date="2024-12-31"):
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            "SELECT area_id, value FROM facts WHERE indicator = ? AND date = ?", (indicator, date)
        )
        return dict(rows)


def test_imported_counts_give_the_same_figures(qgis_process, city, tmp_path):
    """The office's table in a workbook with titles, two header rows and notes; the indicators are those of the plain table."""
    lines = [line.split(";") for line in Path(city["COUNTS"]).read_text("utf-8").splitlines()]
    header, rows = lines[0], [row for row in lines[1:] if row[1] in ("31.12.2020", "31.12.2024")]
    columns = [header.index(name) for name in ("block_id", "stichtag", "ew", "ew_u18", "kind_bg")]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Bevölkerung und Kinder in der Grundsicherung"])
    sheet.append([])
    sheet.append(["Block", None, "Melderegister", None, "Jobcenter"])
    sheet.append(["Nr.", "Stichtag", "Einwohner insgesamt", "unter 18 Jahre", "Kinder in Bedarfsgemeinschaften"])
    for row in rows:
        block = row[columns[0]]
        sheet.append(
            [
                "Insgesamt" if block == "00" else int(block),
                row[columns[1]],
                *(int(row[column]) for column in columns[2:]),
            ]
        )
    sheet.append([])
    sheet.append(["Quelle: Statistikstelle"])
    book.save(tmp_path / "zahlen.xlsx")
    run = qgis_process.run(
        "importcounts", SOURCES=[str(tmp_path / "zahlen.xlsx")], UNITS=city["BLOCKS"], UNIT_ID="block_id", OUTPUT=tmp_path / "sauber.csv",
        REPORT=tmp_path / "bericht.html", RECIPE_OUTPUT=tmp_path / "zahlen.yaml",
    )  # fmt: skip
    assert run.code == 0, run.error
    assert run.results["TOTAL_ID"] == "_total"
    assert "leading zeros" in (tmp_path / "bericht.html").read_text("utf-8")
    recipe = yaml.safe_load((tmp_path / "zahlen.yaml").read_text("utf-8"))
    assert recipe["tables"][0]["variables"] == {
        "ew": ["Melderegister Einwohner insgesamt"], "kind_bg": ["Jobcenter Kinder in Bedarfsgemeinschaften"], "ew_u18": ["Melderegister unter 18 Jahre"],
    }  # fmt: skip
    common = {
        "UNITS": city["BLOCKS"], "UNIT_ID": "block_id", "AREAS": city["DISTRICTS"], "AREA_ID": "bezirk", "INDICATORS": "ew;kind_bg",
    }  # fmt: skip
    plain = qgis_process.run(
        "indicators", **common, COUNTS=city["COUNTS"], COUNTS_DATE="stichtag", TOTAL_ID="00", OUTPUT=tmp_path / "a.gpkg"
    )
    imported = qgis_process.run(
        "indicators", **common, COUNTS=tmp_path / "sauber.csv", COUNTS_UNIT_ID="unit_id", COUNTS_DATE="date", TOTAL_ID="_total", OUTPUT=tmp_path / "b.gpkg"
    )  # fmt: skip
    assert plain.code == imported.code == 0, imported.error
    for indicator in ("ew", "kind_bg"):
        assert values(tmp_path / "a.gpkg", indicator) == values(tmp_path / "b.gpkg", indicator)


def test_a_refused_table_leaves_a_report_and_no_counts(qgis_process, tmp_path):
    (tmp_path / "zahlen.csv").write_text("Nr;Jahr;Einwohner\n01;2024;viele\n02;2024;5\n")
    run = qgis_process.run(
        "importcounts",
        SOURCES=[str(tmp_path / "zahlen.csv")],
        OUTPUT=tmp_path / "sauber.csv",
        REPORT=tmp_path / "bericht.html",
    )
    assert run.code != 0
    assert "row 2, column Einwohner" in run.error
    assert "viele" in (tmp_path / "bericht.html").read_text("utf-8")
    assert not (tmp_path / "sauber.csv").exists()
    assert "Traceback" not in run.error


def test_a_change_of_boundaries_is_converted_and_marked(qgis_process, town_files, tmp_path):
    units, old = town_files
    (tmp_path / "zahlen.csv").write_text(
        "Nr;Jahr;Einwohner\nA;2020;400\nB;2020;300\n01;2024;210\n02;2024;220\n03;2024;310\n"
    )
    run = qgis_process.run(
        "importcounts", SOURCES=[str(tmp_path / "zahlen.csv")], UNITS=units, UNIT_ID="id", OLD_UNITS=old, OLD_UNIT_ID="id", OLD_UNTIL="2020",
        OUTPUT=tmp_path / "sauber.csv",
    )  # fmt: skip
    # Keys of the earlier units are none of today's, so they must be known as well.
    assert run.code == 0, run.error
    lines = (tmp_path / "sauber.csv").read_text("utf-8").splitlines()
    assert "01;2020-12-31;200s" in lines
    assert "03;2020-12-31;300" in lines
    assert "01;2024-12-31;210" in lines


@pytest.fixture
def town_files(tmp_path):
    """Today three squares; before, the first two were one."""
    from .conftest import square, write_layer

    units = write_layer(
        tmp_path / "neu.gpkg",
        "neu",
        [({"id": f"0{place + 1}"}, square(100 * place, 100 * place + 100)) for place in range(3)],
    )
    old = write_layer(tmp_path / "alt.gpkg", "alt", [({"id": "A"}, square(0, 200)), ({"id": "B"}, square(200, 300))])
    return units, old


@pytest.fixture(scope="module")
def yearly(qgis_process, city, tmp_path_factory):
    """The run of 2023, and the recipe."""
    folder = tmp_path_factory.mktemp("jahr")
    stadt = city["BLOCKS"].partition("|")[0]
    shutil.copy(city["COUNTS"], folder / "zaehldaten.csv")
    recipe = {
        "format": 1, "date": 2023, "units": {"layer": f"{stadt}|layername=bloecke", "key": "block_id"}, "counts": ["zaehldaten.csv"],
        "districts": {"layer": f"{stadt}|layername=bezirke", "key": "bezirk", "name": "name", "title": "Statistische Bezirke"},
        "areas": {"layer": f"{stadt}|layername=lebensraeume", "key": "id", "name": "name", "title": "Lebensräume"}, "ledger": "verzeichnis.gpkg",
        "indicators": ["ew", "kind_bg", "kind_ae_bg"], "pages": ["cover", "status"], "formats": ["pdf"], "export": ["xlsx", "csv", "kommonitor"],
    }  # fmt: skip
    (folder / "jahr.yaml").write_text(yaml.safe_dump(recipe, allow_unicode=True), encoding="utf-8")
    run = qgis_process.run("run", RECIPE=folder / "jahr.yaml")
    assert run.code == 0, run.error
    return folder


def test_the_next_year_by_one_command(qgis_process, yearly):
    assert (yearly / "2023" / "atlas" / "atlas.pdf").is_file()
    assert values(yearly / "2023" / "statistische_bezirke_release.gpkg", "ew", "2024-12-31") == {}
    run = qgis_process.run("run", RECIPE=yearly / "jahr.yaml", DATE="2024")
    assert run.code == 0, run.error
    folder = yearly / "2024"
    for name in (
        "lebensraeume_release.gpkg",
        "comparison.html",
        "protocol.html",
        "atlas/atlas.pdf",
        "export/statistische_bezirke/kommonitor/raumebene.geojson",
    ):
        assert (folder / name).is_file(), name
    page = (folder / "differences.html").read_text("utf-8")
    assert "New reference dates: 2024-12-31" in page
    assert "116,902" in page
    assert "116,845" in page
    # Nothing of last year was revised, so nothing is said to be.
    assert "revised" not in page
    with sqlite3.connect(yearly / "verzeichnis.gpkg") as connection:
        assert connection.execute("SELECT count(*) FROM entries").fetchone()[0] >= 2
    workbook = openpyxl.load_workbook(folder / "export" / "statistische_bezirke" / "statistische_bezirke.xlsx")
    assert workbook["ew"]["J6"].value is not None or workbook["ew"].max_column >= 9
    patch = json.loads((folder / "export/statistische_bezirke/kommonitor/ew/metadata_patch.json").read_text("utf-8"))
    assert patch["regionalReferenceValues"][-1]["regionalSum"] == 116845


def test_a_new_table_is_found_by_its_name(qgis_process, city, tmp_path):
    """2024, and then 2025 with a file of its own beside the others: one command each."""
    stadt = city["BLOCKS"].partition("|")[0]
    lines = Path(city["COUNTS"]).read_text("utf-8").splitlines()
    (tmp_path / "zaehldaten_2024.csv").write_text("\n".join(lines), encoding="utf-8")
    recipe = {
        "format": 1, "date": 2024, "units": {"layer": f"{stadt}|layername=bloecke", "key": "block_id"}, "counts": ["zaehldaten_*.csv"],
        "districts": {"layer": f"{stadt}|layername=bezirke", "key": "bezirk", "name": "name"}, "indicators": ["ew", "alo_q"], "ledger": "verzeichnis.gpkg",
    }  # fmt: skip
    (tmp_path / "jahr.yaml").write_text(yaml.safe_dump(recipe), encoding="utf-8")
    assert qgis_process.run("run", RECIPE=tmp_path / "jahr.yaml").code == 0
    newest = [line.replace("31.12.2024", "31.12.2025") for line in lines if "31.12.2024" in line]
    (tmp_path / "zaehldaten_2025.csv").write_text("\n".join([lines[0], *newest]), encoding="utf-8")
    run = qgis_process.run("run", RECIPE=tmp_path / "jahr.yaml", DATE="2025")
    assert run.code == 0, run.error
    page = (tmp_path / "2025" / "differences.html").read_text("utf-8")
    assert "New reference dates: 2025-12-31" in page
    first = values(tmp_path / "2024" / "zechenfeld_release.gpkg", "ew")
    assert values(tmp_path / "2025" / "zechenfeld_release.gpkg", "ew", "2025-12-31") == first


def test_kommonitors_files_are_units_and_counts(qgis_process, yearly, tmp_path):
    """What was handed on comes back as units and counts, and gives the same figures."""
    folder = yearly / "2023" / "export" / "statistische_bezirke" / "kommonitor"
    shutil.copy(folder / "ew" / "werte.csv", tmp_path / "Einwohner_werte.csv")
    run = qgis_process.run(
        "importcounts", SOURCES=[str(tmp_path / "Einwohner_werte.csv")], UNITS=folder / "raumebene.geojson", UNIT_ID="ID", OUTPUT=tmp_path / "ew.csv"
    )  # fmt: skip
    assert run.code == 0, run.error
    run = qgis_process.run(
        "indicators", UNITS=folder / "raumebene.geojson", UNIT_ID="ID", COUNTS=tmp_path / "ew.csv", COUNTS_UNIT_ID="unit_id", COUNTS_DATE="date",
        INDICATORS="ew", DATE="2023-12-31", OUTPUT=tmp_path / "ew.gpkg",
    )  # fmt: skip
    assert run.code == 0, run.error
    expected = values(yearly / "2023" / "statistische_bezirke_release.gpkg", "ew", "2023-12-31")
    found = values(tmp_path / "ew.gpkg", "ew", "2023-12-31")
    assert {key: value for key, value in found.items() if key != "_total"} == {
        key: value for key, value in expected.items() if key != "_total"
    }


def test_a_year_without_figures_is_not_run(qgis_process, yearly):
    run = qgis_process.run("run", RECIPE=yearly / "jahr.yaml", DATE="2030")
    assert run.code != 0
    assert "no figures of 2030-12-31, the newest are of 2024-12-31" in run.error
    assert not list((yearly / "2030").glob("*.gpkg"))


def test_internal_files_say_so(qgis_process, yearly, tmp_path):
    run = qgis_process.run(
        "export", RELEASE=yearly / "2023" / "lebensraeume.gpkg", INTERNAL=True, FORMATS=["xlsx", "csv", "gpkg", "geojson", "kommonitor"], OUTPUT_FOLDER=tmp_path
    )  # fmt: skip
    assert run.code == 0, run.error
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "internal_facts.csv", "internal_kommonitor", "internal_lebensraeume.csv", "internal_lebensraeume.geojson", "internal_lebensraeume.gpkg",
        "internal_lebensraeume.xlsx",
    ]  # fmt: skip


def test_checks_stop_before_the_release(qgis_process, city, yearly, tmp_path):
    """A block that doubles, and an age group larger than its whole."""
    for name in ("jahr.yaml", "zaehldaten.csv"):
        shutil.copy(yearly / name, tmp_path / name)
    lines = (tmp_path / "zaehldaten.csv").read_text("utf-8").splitlines()
    header = lines[0].split(";")
    place = max(
        (index for index, line in enumerate(lines[1:], 1) if "31.12.2024" in line and not line.startswith("00;")),
        key=lambda index: int(lines[index].split(";")[header.index("ew")]),
    )
    cells = lines[place].split(";")
    cells[header.index("ew")] = str(3 * int(cells[header.index("ew")]))
    lines[place] = ";".join(cells)
    (tmp_path / "zaehldaten.csv").write_text("\n".join(lines), encoding="utf-8")
    run = qgis_process.run("run", RECIPE=tmp_path / "jahr.yaml", DATE="2024")
    assert run.code != 0
    assert "nothing was released" in run.error
    assert (tmp_path / "2024" / "import.html").is_file()
    assert not list((tmp_path / "2024").glob("*_release.gpkg"))
    assert cells[0] in (tmp_path / "2024" / "import.html").read_text("utf-8")


def test_a_result_is_not_exported_by_mistake(qgis_process, yearly, tmp_path):
    run = qgis_process.run("export", RELEASE=yearly / "2023" / "lebensraeume.gpkg", OUTPUT_FOLDER=tmp_path / "aus")
    assert run.code != 0
    assert "no release" in run.error
    assert not (tmp_path / "aus").exists()
