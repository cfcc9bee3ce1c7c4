"""Comparison and social index through qgis_process, on the example city."""

from __future__ import annotations

import sqlite3
import time

import pandas as pd
import pytest
from qgis.core import QgsVectorLayer


def table(path, name):
    with sqlite3.connect(path) as connection:
        return pd.read_sql_query(f"SELECT * FROM {name}", connection)


@pytest.fixture(scope="module")
def city(qgis_process, tmp_path_factory):
    folder = tmp_path_factory.mktemp("city")
    written = qgis_process.run("demodata", OUTPUT_FOLDER=folder).results
    common = {
        "UNITS": written["BLOCKS"], "UNIT_ID": "block_id", "COUNTS": written["COUNTS"], "COUNTS_DATE": "stichtag",
        "TOTAL_ID": "00", "DATE": "2024",
    }  # fmt: skip
    for name, layer, id in (("bezirke", "DISTRICTS", "bezirk"), ("lebensraeume", "LIFEWORLDS", "id")):
        run = qgis_process.run(
            "indicators", **common, AREAS=written[layer], AREA_ID=id, AREA_NAME="name", OUTPUT=folder / f"{name}.gpkg"
        )
        assert run.code == 0, run.error
    results = [str(folder / f"{name}.gpkg") for name in ("bezirke", "lebensraeume")]
    run = qgis_process.run("suppress", RESULTS=results, OUTPUT_FOLDER=folder)
    assert run.code == 0, run.error
    return folder, written


def test_the_districts_hide_a_difference(qgis_process, city, tmp_path):
    folder, written = city
    start = time.perf_counter()
    run = qgis_process.run(
        "compare", DISTRICTS=folder / "bezirke.gpkg", AREAS=folder / "lebensraeume.gpkg", UNITS=written["BLOCKS"],
        UNIT_ID="block_id", RANDOM_AREAS=100, OUTPUT=tmp_path / "comparison.gpkg", REPORT=tmp_path / "report.html",
    )  # fmt: skip
    assert run.code == 0, run.error
    assert time.perf_counter() - start < 60
    comparison = table(tmp_path / "comparison.gpkg", "comparison").set_index(["area_name", "indicator"])
    row = comparison.loc[("Kanalufer", "kind_bg")]
    assert row["hidden_difference"] > 10
    assert row["differs_from_districts"] == 1
    assert row["value"] > row["highest_value"]
    sensitivity = table(tmp_path / "comparison.gpkg", "sensitivity").set_index(["area_name", "indicator"])
    assert sensitivity.loc[("Kanalufer", "kind_bg"), "percentile"] > 95
    assert sensitivity.loc[("Kanalufer", "kind_bg"), "method_largest_share"] == pytest.approx(row["value"])
    overlap = table(tmp_path / "comparison.gpkg", "overlap")
    assert overlap.groupby("area_id")["share_of_area"].sum().to_numpy() == pytest.approx(1.0)
    need = table(tmp_path / "comparison.gpkg", "need").set_index(["area_id", "indicator"])
    together = need.loc[("_areas", "kind_bg")]
    assert together["share_of_city"] > together["worst_districts_share"] > together["share_of_residents"]
    disparity = table(tmp_path / "comparison.gpkg", "disparity")
    assert set(disparity["geography"]) == {"districts", "areas"}
    assert "For internal use only" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_releases_are_compared_by_what_they_show(qgis_process, city, tmp_path):
    folder, _ = city
    run = qgis_process.run(
        "compare", DISTRICTS=folder / "bezirke_release.gpkg", AREAS=folder / "lebensraeume_release.gpkg",
        OUTPUT=tmp_path / "comparison.gpkg", REPORT=tmp_path / "report.html",
    )  # fmt: skip
    assert run.code == 0, run.error
    comparison = table(tmp_path / "comparison.gpkg", "comparison")
    secret = comparison["status"] == "secret"
    assert secret.any()
    assert comparison.loc[secret, ["value", "rank", "z_score", "hidden_difference"]].isna().all().all()
    assert "internal" not in (tmp_path / "report.html").read_text(encoding="utf-8").split("</style>")[1]


def test_a_release_has_no_boundary_to_move(qgis_process, city, tmp_path):
    folder, written = city
    run = qgis_process.run(
        "compare", DISTRICTS=folder / "bezirke_release.gpkg", AREAS=folder / "lebensraeume_release.gpkg",
        UNITS=written["BLOCKS"], UNIT_ID="block_id", OUTPUT=tmp_path / "comparison.gpkg",
    )  # fmt: skip
    assert run.code != 0
    assert "is a release" in run.error
    assert not (tmp_path / "comparison.gpkg").exists()


@pytest.mark.parametrize("file", ["bezirke.gpkg", "bezirke_release.gpkg"])
def test_a_social_index_opens_styled(qgis_process, qgis_app, city, tmp_path, file):
    folder, _ = city
    output = tmp_path / "index.gpkg"
    run = qgis_process.run(
        "socialindex", RESULT=folder / file, INDICATORS="+kind_bg;+alo_q;+ae_hh*0.5", STATUS_CLASSES="gut<-1;mittel<1;schwach",
        OUTPUT=output,
    )  # fmt: skip
    assert run.code == 0, run.error
    index = table(output, "social_index")
    assert set(index["status_class"].dropna()) <= {"gut", "mittel", "schwach"}
    assert index.sort_values("status_index")["area_name"].iloc[-1] in ("Südfeld", "Zeche Amalie")
    layer = QgsVectorLayer(run.results["INDEX_LAYER"], "index", "ogr")
    layer.loadDefaultStyle()
    rules = layer.renderer().rootRule().children()
    assert [rule.label() for rule in rules][:3] == ["gut", "mittel", "schwach"]
    counts = [sum(1 for _ in layer.getFeatures(rule.filterExpression())) for rule in rules]
    assert sum(counts) == len(index)


def test_a_wrong_index_is_one_clear_error(qgis_process, city, tmp_path):
    folder, _ = city
    run = qgis_process.run(
        "socialindex", RESULT=folder / "bezirke.gpkg", INDICATORS="+kind_bg;+nix", OUTPUT=tmp_path / "index.gpkg"
    )
    assert run.code != 0
    assert "no indicator nix" in run.error
    assert "Traceback" not in run.error
