"""Releases through qgis_process, on the example city as a planner would make them."""

from __future__ import annotations

import json
import sqlite3

import pandas as pd
import pytest
from osgeo import ogr
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer
from qgis.PyQt.QtCore import Qt

from sozialraumatlas.algorithms.suppress import Suppress

from .conftest import square, write_layer


@pytest.fixture(scope="module")
def city(qgis_process, tmp_path_factory):
    """Results of the example city: districts, and lifeworld areas with one more that is a district without two blocks."""
    folder = tmp_path_factory.mktemp("city")
    written = qgis_process.run("demodata", OUTPUT_FOLDER=folder).results
    common = {
        "UNITS": written["BLOCKS"], "UNIT_ID": "block_id", "COUNTS": written["COUNTS"], "COUNTS_DATE": "stichtag",
        "TOTAL_ID": "00", "DATE": "2024",
    }  # fmt: skip
    districts, lifeworlds = folder / "bezirke.gpkg", folder / "lebensraeume.gpkg"
    run = qgis_process.run(
        "indicators", **common, AREAS=written["DISTRICTS"], AREA_ID="bezirk", AREA_NAME="name", OUTPUT=districts
    )
    assert run.code == 0, run.error
    drawn = variant(written, folder, districts)
    run = qgis_process.run("indicators", **common, AREAS=str(drawn), AREA_ID="id", AREA_NAME="name", OUTPUT=lifeworlds)
    assert run.code == 0, run.error
    return districts, lifeworlds


def features(layer_source):
    path, _, layer = layer_source.partition("|layername=")
    source = ogr.Open(path)
    yield from ((feature.items(), feature.geometry().Clone()) for feature in source.GetLayerByName(layer))


def variant(written, folder, districts):
    """The lifeworld areas, and a district from which blocks with few foreign unemployed were left out."""
    rows = [
        ({"id": values["id"], "name": values["name"]}, shape.ExportToWkt())
        for values, shape in features(written["LIFEWORLDS"])
    ]
    with sqlite3.connect(districts) as connection:
        members = pd.read_sql_query("SELECT area_id, unit_id FROM crosswalk", connection)
        counts = pd.read_sql_query(
            "SELECT unit_id, value FROM counts WHERE variable = 'alo_ausl' AND date = '2024-12-31'", connection
        )
    few = members.merge(counts).query("value == 1").sort_values(["area_id", "unit_id"]).groupby("area_id").head(2)
    district = few["area_id"].iloc[0]
    left_out = set(few.loc[few["area_id"] == district, "unit_id"])
    shape = next(shape for values, shape in features(written["DISTRICTS"]) if values["bezirk"] == district)
    for values, block in features(written["BLOCKS"]):
        if values["block_id"] in left_out:
            shape = shape.Difference(block.Buffer(0.5))
    rows.append(({"id": "V1", "name": "Variante"}, shape.ExportToWkt()))
    return write_layer(folder / "drawn.gpkg", "drawn", rows)


def test_released_together(qgis_process, city, tmp_path, facts, meta):
    run = qgis_process.run("suppress", RESULTS=[str(path) for path in city], OUTPUT_FOLDER=tmp_path)
    assert run.code == 0, run.error
    assert "none can be narrowed" in run.infos
    for result in city:
        release = tmp_path / f"{result.stem}_release.gpkg"
        table = facts(release)
        assert set(table["status"]) <= {"ok", "missing", "undefined", "secret", "secret_secondary"}
        assert len(table) == len(facts(result))
        assert not table["numerator"].astype(float).between(0.5, 2.5).any()
        assert meta(release)["disclosure"]["profile"]["id"] == "k3"
    protocol = json.loads((tmp_path / "protocol.json").read_text(encoding="utf-8"))
    assert protocol["audit"]["unsafe"] == 0
    assert protocol["audit"]["protected"] > 0
    assert run.results["PROTOCOL"] == str(tmp_path / "protocol.html")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def known(releases, area, indicator="alo_ausl_q"):
    """The count of foreign unemployed of an area in a release, None where it is withheld."""
    with sqlite3.connect(releases) as connection:
        row = connection.execute(
            "SELECT numerator FROM facts WHERE area_id = ? AND indicator = ?", (area, indicator)
        ).fetchone()
    return row[0]


def test_one_after_the_other_leaks_without_the_ledger_only(qgis_process, city, tmp_path):
    """The variant is a district without two blocks: both numbers together give the blocks away."""
    with sqlite3.connect(city[0]) as connection:
        members = pd.read_sql_query("SELECT area_id, unit_id FROM crosswalk", connection)
    with sqlite3.connect(city[1]) as connection:
        inside = {
            unit for (unit,) in connection.execute("SELECT unit_id FROM crosswalk WHERE area_id = 'V1'").fetchall()
        }
    district = members.loc[members["unit_id"].isin(inside), "area_id"].mode().iloc[0]

    for path in city:
        run = qgis_process.run("suppress", RESULTS=[str(path)], OUTPUT_FOLDER=tmp_path / "alone")
        assert run.code == 0, run.error
    whole = known(tmp_path / "alone" / "bezirke_release.gpkg", district)
    part = known(tmp_path / "alone" / "lebensraeume_release.gpkg", "V1")
    assert 0 < whole - part < 3

    ledger = tmp_path / "ledger.gpkg"
    for path in city:
        run = qgis_process.run(
            "suppress", RESULTS=[str(path)], OUTPUT_FOLDER=tmp_path / "remembered", LEDGER=str(ledger)
        )
        assert run.code == 0, run.error
    assert known(tmp_path / "remembered" / "bezirke_release.gpkg", district) == whole
    assert known(tmp_path / "remembered" / "lebensraeume_release.gpkg", "V1") is None

    shown = qgis_process.run("ledger", LEDGER=str(ledger))
    assert shown.results["ACTIVE"] == 2
    assert "bezirke" in shown.results["RELEASES"]
    assert qgis_process.run("ledger", LEDGER=str(ledger), ACTION="withdraw", ENTRY=1).results["ACTIVE"] == 1
    assert qgis_process.run("ledger", LEDGER=str(ledger), ACTION="withdraw", ENTRY=1).code != 0


@pytest.mark.parametrize("profile", ["k10", "round5", "round10"])
def test_every_rule(qgis_process, city, tmp_path, facts, profile):
    run = qgis_process.run(
        "suppress", RESULTS=[str(path) for path in city], PROFILE=profile, OUTPUT_FOLDER=tmp_path, MIN_BASE=50
    )
    assert run.code == 0, run.error
    numbers = facts(tmp_path / "bezirke_release.gpkg")["numerator"].dropna().astype(float)
    if profile == "k10":
        assert not numbers.between(0.5, 9.5).any()
    else:
        assert (numbers % int(profile[5:]) == 0).all()


def test_a_foreign_file_is_one_clear_error(qgis_process, city, tmp_path):
    layer = write_layer(tmp_path / "areas.gpkg", "areas", [({"id": "A"}, square(0, 100))])
    run = qgis_process.run("suppress", RESULTS=[str(layer)], OUTPUT_FOLDER=tmp_path / "out")
    assert run.code != 0
    assert "areas.gpkg has no layer meta" in run.error
    assert "Traceback" not in run.error
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_withheld_areas_are_hatched_and_every_area_falls_into_one_class(qgis_process, qgis_app, city, tmp_path):
    run = qgis_process.run("suppress", RESULTS=[str(city[0])], OUTPUT_FOLDER=tmp_path, MIN_POPULATION=5000)
    assert run.code == 0, run.error
    layer = QgsVectorLayer(run.results["RELEASES"][0], "release", "ogr")
    layer.loadDefaultStyle()
    rules = [rule for rule in layer.renderer().rootRule().children() if rule.filterExpression() != "FALSE"]
    hatched = [rule for rule in rules if rule.label() == "withheld"]
    assert len(hatched) == 1
    assert hatched[0].symbol().symbolLayer(0).brushStyle() == Qt.BrushStyle.BDiagPattern
    counts = [sum(1 for _ in layer.getFeatures(rule.filterExpression())) for rule in rules]
    assert sum(counts) == layer.featureCount()
    assert counts[rules.index(hatched[0])] > 0


def test_cancel_leaves_nothing(qgis_app, city, tmp_path):
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    algorithm = Suppress()
    algorithm.initAlgorithm()
    inputs = {"RESULTS": [str(path) for path in city], "OUTPUT_FOLDER": str(tmp_path / "out"), "PROFILE": "k3"}
    algorithm.run(inputs, QgsProcessingContext(), feedback)
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())
