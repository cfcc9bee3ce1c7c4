"""The dock, clicked through from data to print on the example city."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
import time
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsApplication, QgsFeature, QgsProject, QgsVectorLayer
from qgis.gui import QgsFieldComboBox, QgsFileWidget, QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QDockWidget, QLineEdit, QListWidget, QMainWindow, QPushButton, QTableWidget

from sozialraumatlas import classFactory


class MessageBar:
    def __init__(self):
        self.messages = []

    def pushMessage(self, title, text, level=Qgis.MessageLevel.Info):
        self.messages.append((level, text))

    def pushWarning(self, title, text):
        self.messages.append((Qgis.MessageLevel.Warning, text))


class Canvas:
    def __init__(self):
        self.flashed = []

    def setExtent(self, extent):
        self.extent = extent

    def refresh(self):
        pass

    def flashFeatureIds(self, layer, ids):
        self.flashed.append((layer.name(), list(ids)))


class Window:
    """As much of QGIS' window as the plugin touches."""

    def __init__(self):
        self.window, self.bar, self.canvas = QMainWindow(), MessageBar(), Canvas()
        self.icons, self.entries, self.designed = [], [], []

    def mainWindow(self):
        return self.window

    def messageBar(self):
        return self.bar

    def mapCanvas(self):
        return self.canvas

    def addDockWidget(self, area, dock):
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self.window.removeDockWidget(dock)

    def addToolBarIcon(self, action):
        self.icons.append(action)

    def removeToolBarIcon(self, action):
        self.icons.remove(action)

    def addPluginToVectorMenu(self, name, action):
        self.entries.append(action)

    def removePluginVectorMenu(self, name, action):
        self.entries.remove(action)

    def openLayoutDesigner(self, layout):
        self.designed.append(layout.name())


@pytest.fixture
def window(qgis_app, qgis_new_project):
    window = Window()
    plugin = classFactory(window)
    plugin.initGui()
    window.plugin = plugin
    yield window
    window.plugin.unload()


@pytest.fixture(scope="module")
def city(qgis_process, tmp_path_factory):
    folder = tmp_path_factory.mktemp("city")
    return qgis_process.run("demodata", OUTPUT_FOLDER=folder).results


def add(source, name):
    layer = QgsVectorLayer(source, name, "ogr")
    assert layer.isValid(), source
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def layers(window, city):
    """The layers of the example city as a planner has them, with their own names."""
    return {
        "bloecke": add(city["BLOCKS"], "Baublöcke 2024"), "zaehlungen": add(city["COUNTS"], "Tabelle der Statistikstelle"),
        "bezirke": add(city["DISTRICTS"], "Statistische Bezirke"), "lebensraeume": add(city["LIFEWORLDS"], "Lebensräume"),
        "gruppen": add(city["BLOCK_GROUPS"], "Blockgruppen"), "gebaeude": add(city["BUILDINGS"], "Gebäude"),
    }  # fmt: skip


def dock_of(window):
    window.icons[0].trigger()
    dock = window.window.findChild(QDockWidget, "SozialraumatlasDock")
    window.window.resize(1000, 1200)
    return dock


def click(dock, name):
    button = dock.findChild(QPushButton, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def tick(dock, name, wanted):
    box = dock.findChild(QListWidget, name)
    for row in range(box.count()):
        is_wanted = box.item(row).data(Qt.ItemDataRole.UserRole) in wanted
        box.item(row).setCheckState(Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)


def wait(dock, seconds=120):
    end = time.monotonic() + seconds
    while dock.runner.is_busy and time.monotonic() < end:
        QgsApplication.processEvents()
        time.sleep(0.01)
    assert not dock.runner.is_busy
    QgsApplication.processEvents()


def errors(window):
    return [
        text for level, text in window.bar.messages if level in (Qgis.MessageLevel.Critical, Qgis.MessageLevel.Warning)
    ]


def test_from_data_to_print(window, layers, tmp_path):
    dock = dock_of(window)
    project = QgsProject.instance()
    assert [dock.steps.item(row).text()[0] for row in range(5)] == ["…"] * 5
    click(dock, "find")
    choices = dock.choices
    assert choices.units == layers["bloecke"].id()
    assert choices.unit_id == "block_id"
    assert choices.counts == layers["zaehlungen"].id()
    assert (choices.counts_unit_id, choices.counts_date, choices.total_id) == ("block_id", "stichtag", "00")
    assert choices.districts == layers["bezirke"].id()
    assert (choices.district_id, choices.district_name) == ("bezirk", "name")
    assert choices.areas == layers["lebensraeume"].id()
    assert dock.findChild(QgsMapLayerComboBox, "units").currentLayer() == layers["bloecke"]
    assert dock.findChild(QgsFieldComboBox, "counts_date").currentField() == "stichtag"
    dock.findChild(QgsFileWidget, "folder").setFilePath(str(tmp_path / "ergebnisse"))
    assert dock.steps.item(0).text().startswith("✓")
    dock.steps.setCurrentRow(2)
    tick(dock, "indicators", ("ew", "kind_bg", "kind_ae_bg"))
    assert choices.indicators == ["ew", "kind_bg", "kind_ae_bg"]
    click(dock, "compute")
    wait(dock)
    assert not errors(window), window.bar.messages
    assert {name: Path(path).name for name, path in choices.results.items()} == {
        "districts": "statistische_bezirke.gpkg", "areas": "lebensraeume.gpkg",
    }  # fmt: skip
    assert dock.table.model().rowCount() == 17
    # The table sorts by figures: the largest share of children in benefit units is that of Südfeld.
    dock.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert dock.table.model().index(0, 0).data() == "Südfeld"
    dock.table.selectRow(0)
    assert window.canvas.flashed[-1][0] == "statistische_bezirke"
    dock.steps.setCurrentRow(3)
    click(dock, "release")
    wait(dock)
    assert not errors(window), window.bar.messages
    assert all(Path(path).name.endswith("_release.gpkg") for path in choices.releases.values())
    texts = [dock.table.model().index(row, 3).data() for row in range(17)]
    assert "." in texts
    dock.steps.setCurrentRow(4)
    tick(dock, "pages", ("cover", "status", "comparison"))
    click(dock, "atlas")
    wait(dock)
    assert not errors(window), window.bar.messages
    assert (tmp_path / "ergebnisse" / "atlas" / "atlas.pdf").is_file()
    assert [dock.steps.item(row).text()[0] for row in range(5)] == ["✓"] * 5
    click(dock, "designer")
    assert window.designed == ["02_ew_status_2024"]
    before = dataclasses.replace(choices)
    # Saved, renamed, opened again: the choices are those of before.
    layers["bloecke"].setName("Blöcke (neu)")
    assert project.write(str(tmp_path / "projekt.qgz"))
    project.clear()
    assert dock.choices.units == ""
    assert project.read(str(tmp_path / "projekt.qgz"))
    assert dock.choices == before
    assert not project.isDirty()
    assert dock.findChild(QgsMapLayerComboBox, "units").currentLayer().name() == "Blöcke (neu)"
    assert [dock.steps.item(row).text()[0] for row in range(5)] == ["✓"] * 5


def test_the_example_city_is_one_click_away(window, tmp_path, monkeypatch):
    from sozialraumatlas.ui import dock as module

    monkeypatch.setattr(module, "example_folder", lambda: tmp_path / "Beispiel")
    dock = dock_of(window)
    click(dock, "example")
    wait(dock)
    assert not errors(window), window.bar.messages
    assert [dock.steps.item(row).text()[0] for row in range(2)] == ["✓", "✓"]
    assert len(QgsProject.instance().mapLayers()) == 4
    dock.choose("indicators", ["ew", "kind_bg"])
    click(dock, "compute")
    wait(dock)
    assert dock.table.model().rowCount() == 17


def test_figures_follow_the_pencil_and_undo(window, layers, tmp_path):
    dock = dock_of(window)
    click(dock, "find")
    dock.findChild(QgsFileWidget, "folder").setFilePath(str(tmp_path))
    dock.choose("indicators", ["ew", "kind_bg"])
    dock.steps.setCurrentRow(1)
    click(dock, "live")
    assert "Compute the indicators once" in window.bar.messages[-1][1]
    click(dock, "compute")
    wait(dock)
    drawn = QgsVectorLayer("MultiPolygon?crs=EPSG:25832&field=name:string", "Entwurf", "memory")
    QgsProject.instance().addMapLayer(drawn)
    dock.choose("areas", drawn.id())
    click(dock, "live")
    assert dock.live.toggle.isChecked()
    drawn.startEditing()
    middle = next(feature.geometry() for feature in layers["lebensraeume"].getFeatures() if feature["id"] == "L5")
    drawn.beginEditCommand("draw")
    feature = QgsFeature(drawn.fields())
    feature.setGeometry(middle)
    drawn.addFeature(feature)
    drawn.endEditCommand()
    dock.live._look()
    table = dock.findChild(QTableWidget, "live_figures")
    population, share = (table.item(row, 1).text() for row in range(2))
    # The figures are those the algorithm computes of the same area.
    with sqlite3.connect(dock.choices.results["areas"]) as connection:
        value = dict(
            connection.execute("SELECT indicator, value FROM facts WHERE area_id = 'L5' AND date = '2024-12-31'")
        )
    assert population == f"{value['ew']:,.0f}"
    assert share == f"{value['kind_bg']:.1f}"
    assert "whole units" in dock.live.message.text()
    # A nudge by one block changes too little to be shown, and undo brings the figures back.
    id = next(iter(drawn.getFeatures())).id()
    blocks = [
        block
        for block in layers["bloecke"].getFeatures()
        if block.geometry().touches(middle) or block.geometry().overlaps(middle)
    ]
    nudged = None
    for block in blocks:
        drawn.beginEditCommand("nudge")
        drawn.changeGeometry(id, feature.geometry().combine(block.geometry()))
        drawn.endEditCommand()
        dock.live._look()
        if table.item(1, 1).text() in ("≈", "."):
            nudged = block
            break
        drawn.undoStack().undo()
    assert nudged is not None
    assert "too few" in dock.live.message.text()
    drawn.undoStack().undo()
    dock.live._look()
    assert (table.item(0, 1).text(), table.item(1, 1).text()) == (population, share)
    # Snapping is one step of undo.
    steps = drawn.undoStack().index()
    click(dock, "snap")
    assert drawn.undoStack().index() == steps + 1
    dock.live._look()
    assert "degree of fit 100" in dock.live.message.text()
    assert table.item(0, 1).text() == population
    drawn.rollBack()
    QgsProject.instance().removeMapLayer(drawn.id())
    assert not dock.live.toggle.isChecked()


def test_the_copied_command_does_the_same(window, layers, qgis_process, tmp_path):
    dock = dock_of(window)
    click(dock, "find")
    dock.findChild(QgsFileWidget, "folder").setFilePath(str(tmp_path))
    dock.choose("indicators", ["ew", "kind_bg"])
    click(dock, "compute_command")
    commands = QGuiApplication.clipboard().text().splitlines()
    assert len(commands) == 2
    assert commands[0].startswith("qgis_process run sozialraumatlas:indicators -- UNITS=")
    import shlex

    run = qgis_process.call(*shlex.split(commands[1])[1:])
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "lebensraeume.gpkg").is_file()


def test_nothing_is_marked_as_changed_without_cause(window, layers):
    project = QgsProject.instance()
    project.setDirty(False)
    dock = dock_of(window)
    for row in range(5):
        dock.steps.setCurrentRow(row)
    dock._refresh()
    dock._keep()
    assert not project.isDirty()
    dock.choose("profile", "k5")
    assert project.isDirty()


def test_what_is_missing_is_said(window, city):
    dock = dock_of(window)
    click(dock, "find")
    assert "columns named as in the catalogue" in window.bar.messages[-1][1]
    click(dock, "compute")
    assert "First choose the data" in window.bar.messages[-1][1]
    click(dock, "release")
    assert "First" in window.bar.messages[-1][1]
    click(dock, "atlas")
    assert "First" in window.bar.messages[-1][1]
    click(dock, "atlas_command")
    assert "nothing to copy" in window.bar.messages[-1][1]
    click(dock, "open_folder")
    assert not dock.runner.is_busy


def test_a_removed_layer_is_named(window, layers, tmp_path):
    dock = dock_of(window)
    click(dock, "find")
    dock.findChild(QgsFileWidget, "folder").setFilePath(str(tmp_path))
    QgsProject.instance().removeMapLayer(layers["zaehlungen"].id())
    assert dock.steps.item(0).text().startswith("…")
    click(dock, "compute")
    assert "no longer in the project: counts" in window.bar.messages[-1][1]


def test_cancel_and_second_run(window, layers, tmp_path):
    dock = dock_of(window)
    click(dock, "find")
    dock.findChild(QgsFileWidget, "folder").setFilePath(str(tmp_path))
    click(dock, "compute")
    assert dock.runner.is_busy
    dock.compute()
    assert "still on its way" in window.bar.messages[-1][1]
    click(dock, "cancel")
    wait(dock)
    assert any("Cancelled" in text for _, text in window.bar.messages)
    assert not dock.choices.releases


def test_an_error_of_the_algorithm_reaches_the_planner(window, layers, tmp_path):
    dock = dock_of(window)
    click(dock, "find")
    dock.findChild(QgsFileWidget, "folder").setFilePath(str(tmp_path))
    dock.choose("unit_id", "bezirk")
    click(dock, "compute")
    wait(dock)
    assert any(level == Qgis.MessageLevel.Critical and "more than once" in text for level, text in window.bar.messages)
    assert not any("Traceback" in text for _, text in window.bar.messages)


def test_everything_can_be_reached_and_named(window):
    dock = dock_of(window)
    for kind in (QPushButton, QComboBox, QLineEdit):
        for widget in dock.findChildren(kind):
            if widget.objectName() and not widget.objectName().startswith("qt_"):
                assert widget.focusPolicy() != Qt.FocusPolicy.NoFocus, widget.objectName()
    assert dock.steps.accessibleName()
    assert dock.table.accessibleName()


def test_loaded_and_unloaded_twice(window):
    first = dock_of(window)
    assert first is not None
    window.plugin.unload()
    QgsApplication.processEvents()
    assert not window.entries
    assert not window.icons
    plugin = classFactory(window)
    plugin.initGui()
    window.plugin = plugin
    assert dock_of(window) is not None


def test_choices_of_another_version_do_no_harm(window):
    project = QgsProject.instance()
    project.writeEntry("sozialraumatlas", "choices", json.dumps({"units": 3, "profile": "k5", "unknown": 1}))
    dock = dock_of(window)
    assert dock.choices.units == ""
    assert dock.choices.profile == "k5"
    project.writeEntry("sozialraumatlas", "choices", "no json")
    dock._load()
    assert dock.choices.profile == "k3"
