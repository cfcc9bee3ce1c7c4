"""The plugin in QGIS: loading, unloading, what the algorithms say about themselves, running without a process of its own."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)

from sozialraumatlas import classFactory
from sozialraumatlas.algorithms.provider import ALGORITHMS
from sozialraumatlas.bridge import dependencies

from .conftest import square


@pytest.fixture
def plugin(qgis_app):
    plugin = classFactory(None)
    plugin.initProcessing()
    yield plugin
    plugin.unload()


def algorithm(name: str) -> QgsProcessingAlgorithm:
    return QgsApplication.processingRegistry().createAlgorithmById(f"sozialraumatlas:{name}")


def run(name, inputs, context=None, feedback=None):
    instance = algorithm(name)
    context = context or QgsProcessingContext()
    feedback = feedback or QgsProcessingFeedback()
    instance.initAlgorithm()
    return instance.run(inputs, context, feedback)


def provider():
    return QgsApplication.processingRegistry().providerById("sozialraumatlas")


def test_loads_and_unloads_twice_without_a_window(qgis_app):
    for _ in range(2):
        plugin = classFactory(None)
        plugin.initProcessing()
        assert len(provider().algorithms()) == len(ALGORITHMS)
        plugin.unload()
        assert provider() is None


def test_loads_and_unloads_twice_in_the_window(qgis_iface, qgis_app):
    for _ in range(2):
        plugin = classFactory(qgis_iface)
        plugin.initGui()
        assert provider() is not None
        assert len(plugin._actions) == 11
        plugin.unload()
        assert provider() is None
        assert plugin._actions == []
        plugin.unload()


def test_what_algorithms_say_about_themselves(plugin):
    for instance in provider().algorithms():
        assert instance.name() == instance.name().lower()
        assert instance.displayName()
        assert instance.group()
        assert instance.groupId().isascii()
        assert len(instance.shortHelpString()) > 100
        assert not instance.icon().isNull()
        assert type(instance.create()) is type(instance)
        for parameter in instance.parameterDefinitions():
            assert parameter.name() == parameter.name().upper()
            assert parameter.description(), parameter.name()
            assert len(parameter.help()) > 20, parameter.name()
            if parameter.type() == "enum":
                assert parameter.usesStaticStrings()


def test_parameters_of_the_contract(plugin):
    indicators = algorithm("indicators")
    names = {parameter.name() for parameter in indicators.parameterDefinitions()}
    assert names >= {
        "UNITS",
        "UNIT_ID",
        "COUNTS",
        "COUNTS_UNIT_ID",
        "COUNTS_DATE",
        "VARIABLES",
        "AREAS",
        "AREA_ID",
        "AREA_NAME",
        "METHOD",
        "WEIGHTS",
        "WEIGHT_FIELD",
        "CATALOGUE",
        "INDICATORS",
        "DATE",
        "PERIOD",
        "TOTAL_ID",
        "OUTPUT",
        "COUNTS_VARIABLE",
        "COUNTS_VALUE",
    }
    assert {output.name() for output in indicators.outputDefinitions()} == {"OUTPUT", "AREAS_LAYER", "FACTS_TABLE"}
    assert indicators.parameterDefinition("METHOD").defaultValue() == "largest_share"
    assert indicators.parameterDefinition("PERIOD").defaultValue() == 4


def test_result_opens_styled_without_the_plugin(plugin, town_areas):
    results, ok = run("indicators", town_areas)
    assert ok
    areas = QgsVectorLayer(results["AREAS_LAYER"], "areas", "ogr")
    assert areas.isValid()
    assert isinstance(areas.renderer(), QgsRuleBasedRenderer)
    heading, *classes = areas.renderer().rootRule().children()
    assert heading.label() in ("Residents under 18 (%)", "Einwohner 0 bis unter 18 Jahre (%)")
    assert len(classes) == 2
    assert areas.labelsEnabled()
    facts = QgsVectorLayer(results["FACTS_TABLE"], "facts", "ogr")
    assert facts.isValid()
    assert facts.attributeAlias(facts.fields().lookupField("numerator")) in ("Numerator", "Zähler")


def test_every_area_falls_into_one_class(plugin, town):
    """The smallest and the largest value too, and those without one get a class of their own."""
    results, ok = run("indicators", {**town, "INDICATORS": "alo_q;ew"})
    assert ok
    areas = QgsVectorLayer(results["AREAS_LAYER"], "areas", "ogr")
    rules = areas.renderer().rootRule().children()[1:]
    assert rules[-1].label() in ("withheld", "gesperrt")
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(areas))
    for feature in areas.getFeatures():
        context.setFeature(feature)
        hits = [rule for rule in rules if QgsExpression(rule.filterExpression()).evaluate(context)]
        assert len(hits) == 1, feature["area_id"]


def test_layers_are_loaded_into_the_project(plugin, town_areas):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    run("indicators", town_areas, context)
    gc.collect()
    loaded = context.layersToLoadOnCompletion()
    assert {details.name for details in loaded.values()} == {"areas 2024-12-31", "areas 2024-12-31: facts"}
    source, details = next(
        (source, details) for source, details in loaded.items() if details.name == "areas 2024-12-31"
    )
    layer = QgsVectorLayer(source, "areas", "ogr", QgsVectorLayer.LayerOptions(False))
    assert not isinstance(layer.renderer(), QgsRuleBasedRenderer), "Processing opens layers without their style"
    details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
    assert isinstance(layer.renderer(), QgsRuleBasedRenderer)


def test_only_selected_features_count(plugin, town, tmp_path):
    layer = QgsVectorLayer(str(town["COUNTS"]), "counts", "ogr")
    QgsProject.instance().addMapLayer(layer)
    layer.selectByExpression("\"id\" in ('01', '02')")
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    inputs = {**town, "COUNTS": QgsProcessingFeatureSourceDefinition(layer.id(), True), "TOTAL_ID": ""}
    results, ok = run("indicators", inputs, context)
    assert ok
    values = [f["ew"] for f in QgsVectorLayer(results["AREAS_LAYER"], "areas", "ogr").getFeatures()]
    assert values[:2] == [1100, 2100]
    assert not any(isinstance(value, int | float) for value in values[2:])
    QgsProject.instance().removeMapLayer(layer.id())


def test_memory_layers_with_null(plugin, tmp_path):
    """NULL of Qt 5 is an object of its own; it must not become a figure."""
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:25832&field=key:string&field=ew:double&field=mh:integer", "units", "memory"
    )
    from qgis.core import NULL, QgsFeature, QgsGeometry

    for key, ew, mh, wkt in (("01", 10.0, NULL, square(0, 100)), ("02", NULL, 3, square(100, 200))):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([key, ew, mh])
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        assert layer.dataProvider().addFeature(feature)
    results, ok = run("indicators", {
        "UNITS": layer, "UNIT_ID": "key", "COUNTS": layer, "DATE": "2024", "OUTPUT": str(tmp_path / "r.gpkg"), "INDICATORS": "ew;mh",
    })  # fmt: skip
    assert ok
    areas = QgsVectorLayer(results["AREAS_LAYER"], "areas", "ogr")
    assert [feature["ew"] if feature["ew"] != NULL else None for feature in areas.getFeatures()] == [10, None]


def test_cancel_leaves_nothing(plugin, town):
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    run("indicators", town, feedback=feedback)
    folder = Path(town["OUTPUT"]).parent
    assert sorted(file.name for file in folder.iterdir()) == ["counts.csv", "town.gpkg"]


def test_progress_reaches_the_end(plugin, town):
    seen = []
    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(seen.append)
    run("indicators", town, feedback=feedback)
    assert seen == sorted(seen)
    assert seen[-1] == 100


def test_runs_in_a_model(plugin, town):
    """The layers it returns feed the next step."""
    results, ok = run("indicators", town)
    assert ok
    import processing
    from processing.core.Processing import Processing

    Processing.initialize()
    summary = processing.run(
        "native:basicstatisticsforfields",
        {"INPUT_LAYER": results["AREAS_LAYER"], "FIELD_NAME": "ew", "OUTPUT": "memory:"},
    )
    assert summary["SUM"] == 3612


def test_flags_allow_a_background_thread(plugin):
    for instance in provider().algorithms():
        # Print layouts live in the main thread, so the atlas does, and the yearly run that makes one.
        is_bound = bool(instance.flags() & Qgis.ProcessingAlgorithmFlag.NoThreading)
        assert is_bound == (instance.name() in ("atlas", "run"))


@pytest.mark.parametrize(
    ("platform", "words"), [("win32", "OSGeo4W Setup"), ("darwin", "qgis.org"), ("linux", "apt install")]
)
def test_advice_names_what_is_missing_on_each_platform(monkeypatch, platform, words):
    monkeypatch.setattr(sys, "platform", platform)
    assert dependencies.advice() == ""
    monkeypatch.setattr(dependencies, "REQUIRED", {"pandas": "999", "no_such_package": "1"})
    advice = dependencies.advice()
    assert words in advice
    assert "no_such_package (1+)" in advice
    assert "pandas (999 or newer, found" in advice


def test_without_pandas_it_loads_and_says_what_to_install(qgis_process, town, tmp_path):
    """A Python without pandas: the import system refuses it."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Refuse:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('pandas', 'geopandas'):\n"
        "            raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Refuse())\n"
    )
    before = qgis_process.environment["PYTHONPATH"]
    qgis_process.environment["PYTHONPATH"] = f"{tmp_path}:{before}"
    try:
        assert "sozialraumatlas:indicators" in qgis_process.call("list").stdout
        for name, inputs in (("indicators", town), ("demodata", {"OUTPUT_FOLDER": tmp_path})):
            done = qgis_process.run(name, **inputs)
            assert done.code != 0
            assert "needs Python packages that this QGIS does not have: pandas (1.5+)." in done.error
            assert "Traceback" not in done.error
    finally:
        qgis_process.environment["PYTHONPATH"] = before


def test_example_city(qgis_process, tmp_path, facts):
    run = qgis_process.run("demodata", OUTPUT_FOLDER=tmp_path / "new" / "folder")
    assert run.code == 0, run.error
    city = run.results
    for name in ("BLOCKS", "BLOCK_GROUPS", "DISTRICTS", "LIFEWORLDS", "BUILDINGS"):
        assert QgsVectorLayer(city[name], name, "ogr").featureCount() > 0
    done = qgis_process.run(
        "indicators", UNITS=city["BLOCKS"], UNIT_ID="block_id", COUNTS=city["COUNTS"], COUNTS_DATE="stichtag", TOTAL_ID="00",
        AREAS=city["DISTRICTS"], AREA_ID="bezirk", AREA_NAME="name", OUTPUT=tmp_path / "districts.gpkg",
    )  # fmt: skip
    assert done.code == 0, done.error
    assert done.warnings == ""
    table = facts(done.results["OUTPUT"])
    assert table["indicator"].nunique() == 26
    assert table["area_id"].nunique() == 18
    assert (table["status"] == "ok").all()
    assert table[(table["area_id"] == "_total") & (table["indicator"] == "ew")]["value"].tolist() == [116845]


def test_example_city_in_a_folder_that_cannot_be_written(qgis_process, tmp_path):
    (tmp_path / "file").write_text("")
    run = qgis_process.run("demodata", OUTPUT_FOLDER=tmp_path / "file" / "city")
    assert run.code != 0
    assert "cannot be created: Not a directory. Choose another one." in run.error
    assert "Traceback" not in run.error
