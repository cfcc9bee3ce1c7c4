"""The dock, clicked through from data to print on the example city."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
import sys
import time
import traceback
from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import (
    QgsAdvancedDigitizingDockWidget,
    QgsFieldComboBox,
    QgsFileWidget,
    QgsMapCanvas,
    QgsMapLayerComboBox,
    QgsMapMouseEvent,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtGui import QGuiApplication, QKeyEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAction,
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPushButton,
    QTableWidget,
)

from sozialraumatlas import classFactory


class MessageBar:
    def __init__(self):
        self.messages = []

    def pushMessage(self, title, text, level=Qgis.MessageLevel.Info):
        self.messages.append((level, text))

    def pushWarning(self, title, text):
        self.messages.append((Qgis.MessageLevel.Warning, text))


class Canvas(QgsMapCanvas):
    def __init__(self):
        super().__init__()
        self.flashed = []
        self.resize(600, 400)

    def flashFeatureIds(self, layer, ids):
        self.flashed.append((layer.name(), list(ids)))


class Window:
    """As much of QGIS' window as the plugin touches."""

    def __init__(self):
        self.window, self.bar, self.canvas = QMainWindow(), MessageBar(), Canvas()
        self.cad = QgsAdvancedDigitizingDockWidget(self.canvas)
        self.icons, self.entries, self.designed, self.active = [], [], [], None
        self.triggered = []
        self.vertex_tool, self.split_tool = QAction("vertices"), QAction("split")
        self.merge_tool = QAction("merge", self.window)
        self.merge_tool.setObjectName("mActionMergeFeatures")
        for action in (self.vertex_tool, self.split_tool, self.merge_tool):
            action.triggered.connect(lambda _, action=action: self.triggered.append(action.text()))

    def mainWindow(self):
        return self.window

    def messageBar(self):
        return self.bar

    def mapCanvas(self):
        return self.canvas

    def cadDockWidget(self):
        return self.cad

    def actionVertexTool(self):
        return self.vertex_tool

    def actionSplitFeatures(self):
        return self.split_tool

    def setActiveLayer(self, layer):
        self.active = layer

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


@pytest.fixture(autouse=True)
def exceptions_in_slots(monkeypatch):
    """Qt would end the process; here the test fails and says why."""
    raised = []
    monkeypatch.setattr(
        sys, "excepthook", lambda *details: raised.append("".join(traceback.format_exception(*details)))
    )
    yield
    assert not raised, raised[0]


@pytest.fixture
def window(qgis_app, qgis_new_project):
    window = Window()
    plugin = classFactory(window)
    plugin.initGui()
    window.plugin = plugin
    yield window
    window.plugin.unload()
    QgsApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for widget in (window.cad, window.canvas, window.window):
        sip.delete(widget)


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
    button = dock.findChild(QAbstractButton, name)
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
    # And back: what is selected on the map is selected in the table.
    result = project.mapLayersByName("statistische_bezirke")[0]
    window.canvas.setLayers([result])
    result.selectByExpression("\"area_name\" IN ('Feldmark', 'Altstadt')")
    rows = {index.data() for index in dock.table.selectionModel().selectedRows()}
    assert rows == {"Feldmark", "Altstadt"}
    assert result.selectedFeatureCount() == 2
    dock.steps.setCurrentRow(3)
    click(dock, "release")
    wait(dock)
    assert not errors(window), window.bar.messages
    assert all(Path(path).name.endswith("_release.gpkg") for path in choices.releases.values())
    texts = [dock.table.model().index(row, 3).data() for row in range(17)]
    assert "." in texts
    dock.steps.setCurrentRow(4)
    tick(dock, "pages", ("cover", "status", "comparison"))
    picture = dock.findChild(QLabel, "picture")
    assert picture.isHidden()
    click(dock, "preview")
    wait(dock)
    assert not picture.isHidden()
    assert picture.pixmap().width() > 150
    assert not (tmp_path / "ergebnisse" / "atlas").exists()
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
    counts = {
        row["block_id"]: int(row["ew"]) for row in layers["zaehlungen"].getFeatures() if row["stichtag"] == "31.12.2024"
    }
    blocks = [
        block
        for block in layers["bloecke"].getFeatures()
        if counts[block["block_id"]] and not block.geometry().intersects(middle)
    ]
    blocks.sort(key=lambda block: counts[block["block_id"]])
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


class Pencil:
    """The mouse on the canvas, in coordinates of the map. Qt delivers its events to the canvas as from a planner."""

    def __init__(self, window, layer):
        self.canvas = window.canvas
        self.canvas.setDestinationCrs(layer.crs())
        self.canvas.setExtent(layer.extent())
        self.canvas.setLayers([layer])
        self.keys = Qt.KeyboardModifier.NoModifier

    def send(self, kind, point, button=Qt.MouseButton.NoButton, held=Qt.MouseButton.NoButton):
        place = self.canvas.getCoordinateTransform().transform(point)
        event = QgsMapMouseEvent(self.canvas, kind, QPoint(round(place.x()), round(place.y())), button, held, self.keys)
        tool = self.canvas.mapTool()
        {
            QEvent.Type.MouseMove: tool.canvasMoveEvent, QEvent.Type.MouseButtonPress: tool.canvasPressEvent,
            QEvent.Type.MouseButtonRelease: tool.canvasReleaseEvent,
        }[kind](event)  # fmt: skip

    def move(self, point, held=Qt.MouseButton.NoButton):
        self.send(QEvent.Type.MouseMove, point, held=held)

    def click(self, point, button=Qt.MouseButton.LeftButton):
        self.move(point)
        self.send(QEvent.Type.MouseButtonPress, point, button, button)
        self.send(QEvent.Type.MouseButtonRelease, point, button)

    def stroke(self, points, keys=Qt.KeyboardModifier.NoModifier):
        self.keys = keys
        self.send(QEvent.Type.MouseButtonPress, points[0], Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton)
        for point in points[1:]:
            self.move(point, held=Qt.MouseButton.LeftButton)
        self.send(QEvent.Type.MouseButtonRelease, points[-1], Qt.MouseButton.LeftButton)


@pytest.fixture
def drawing(window, layers, tmp_path):
    """The dock with figures computed and an empty layer to draw on."""
    dock = dock_of(window)
    click(dock, "find")
    dock.findChild(QgsFileWidget, "folder").setFilePath(str(tmp_path))
    dock.choose("indicators", ["ew", "kind_bg", "ew_u18"])
    dock.steps.setCurrentRow(1)
    click(dock, "compute")
    wait(dock)
    click(dock, "new_layer")
    layer = QgsProject.instance().mapLayer(dock.choices.areas)
    assert layer.name() == "Drawn areas"
    assert layer.isValid()
    assert dock.live.toggle.isChecked()
    return dock, layer


def figures_of(dock, column=1):
    table = dock.findChild(QTableWidget, "live_figures")
    return [table.item(row, column).text() for row in range(table.rowCount())]


def only(layer):
    return next(iter(layer.getFeatures()))


def settle(dock):
    """Until the look that was asked for has been taken."""
    while dock.live._timer.isActive():
        QgsApplication.processEvents()


def test_an_area_is_drawn_with_its_figures_under_the_pencil(window, drawing, layers):
    dock, layer = drawing
    pencil = Pencil(window, layers["bloecke"])
    box = next(area.geometry() for area in layers["lebensraeume"].getFeatures() if area["id"] == "L5").boundingBox()
    corners = [
        QgsPointXY(box.xMinimum(), box.yMinimum()), QgsPointXY(box.xMaximum(), box.yMinimum()),
        QgsPointXY(box.xMaximum(), box.yMaximum()),
    ]  # fmt: skip
    last = QgsPointXY(box.xMinimum(), box.yMaximum())
    click(dock, "draw")
    assert layer.isEditable()
    for corner in corners:
        pencil.click(corner)
    pencil.move(last)
    settle(dock)
    # The outline is not drawn yet, and its figures are there; a corner taken back takes them back.
    assert layer.featureCount() == 0
    before = figures_of(dock)
    assert before[0].replace(",", "").isdigit()
    pencil.click(last)
    pencil.click(last, Qt.MouseButton.RightButton)
    settle(dock)
    assert layer.featureCount() == 1
    assert (only(layer)["id"], only(layer)["name"]) == ("G1", "Area 1")
    assert figures_of(dock) == before
    assert layer.undoStack().count() == 1
    # The same as the algorithm says of the same shape.
    layer.commitChanges(False)
    click(dock, "compute")
    wait(dock)
    with sqlite3.connect(dock.choices.results["areas"]) as connection:
        (residents,) = connection.execute(
            "SELECT value FROM facts WHERE indicator = 'ew' AND date = '2024-12-31' AND area_id = 'G1'"
        ).fetchone()
    assert before[0] == f"{residents:,.0f}"
    # The district's own column stays empty until there is a release.
    assert set(figures_of(dock, 2)) == {""}


def test_the_brush_adds_and_removes_whole_units(window, drawing, layers):
    dock, layer = drawing
    pencil = Pencil(window, layers["bloecke"])
    blocks = {block["block_id"]: block.geometry() for block in layers["bloecke"].getFeatures()}
    life = next(area.geometry() for area in layers["lebensraeume"].getFeatures() if area["id"] == "L5")
    inside = sorted(key for key, shape in blocks.items() if life.contains(shape.pointOnSurface()))
    points = {key: blocks[key].pointOnSurface().asPoint() for key in inside}
    window.canvas.setExtent(life.boundingBox())
    click(dock, "brush")
    pencil.stroke([points[key] for key in inside[:25]])
    settle(dock)
    feature = only(layer)
    members = dock.live.members(feature.geometry())
    assert set(inside[:25]) <= members
    assert "degree of fit 100" in dock.live.message.text()
    assert layer.undoStack().count() == 1
    # Beginning inside removes; a click is a short stroke, and each is one step of undo.
    pencil.stroke([points[inside[3]]])
    assert dock.live.members(only(layer).geometry()) == members - {inside[3]}
    assert layer.undoStack().count() == 2
    layer.undoStack().undo()
    assert dock.live.members(only(layer).geometry()) == members
    # Esc takes back a stroke that is on its way.
    pencil.send(QEvent.Type.MouseButtonPress, points[inside[3]], Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton)
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    window.canvas.mapTool().keyPressEvent(
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    )
    assert dock.live.members(only(layer).geometry()) == members
    # Shift begins a new area, also where there is one.
    pencil.stroke([points[key] for key in inside[30:50]], Qt.KeyboardModifier.ShiftModifier)
    assert layer.featureCount() == 2
    assert sorted(area["id"] for area in layer.getFeatures()) == ["G1", "G2"]
    # Another tool puts the brush away.
    for name in ("vertices", "split", "merge"):
        click(dock, name)
    assert window.triggered == ["vertices", "split", "merge"]
    assert window.active == layer


def test_variants_side_by_side_with_note_author_and_log(window, drawing, layers, tmp_path):
    dock, layer = drawing
    life = next(area.geometry() for area in layers["lebensraeume"].getFeatures() if area["id"] == "L5")
    blocks = [block.geometry() for block in layers["bloecke"].getFeatures()]
    half = life.intersection(QgsGeometry.fromRect(QgsRectangle(
        life.boundingBox().xMinimum(), life.boundingBox().yMinimum(), life.boundingBox().center().x(), life.boundingBox().yMaximum()
    )))  # fmt: skip
    layer.startEditing()
    dock.live._add(life)
    settle(dock)
    click(dock, "variant")
    settle(dock)
    assert sorted(area["variant"] for area in layer.getFeatures()) == ["A", "B"]
    assert sorted(area["id"] for area in layer.getFeatures()) == ["G1", "G1-B"]
    assert layer.undoStack().count() == 2
    table = dock.findChild(QTableWidget, "live_figures")
    headings = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount())]
    assert headings[1:3] == ["Variant A", "Variant B ◂"]
    assert figures_of(dock, 1) == figures_of(dock, 2)
    variant = next(area for area in layer.getFeatures() if area["variant"] == "B")
    layer.changeGeometry(variant.id(), half)
    dock.live._look()
    assert figures_of(dock, 1) != figures_of(dock, 2)
    note = dock.findChild(QLineEdit, "note")
    QTest.keyClicks(note, "nur westlich der Bahn")
    QTest.keyClick(note, Qt.Key.Key_Return)
    author = dock.findChild(QLineEdit, "author")
    QTest.keyClicks(author, "Planungsamt")
    QTest.keyClick(author, Qt.Key.Key_Return)
    variant = layer.getFeature(variant.id())
    assert (variant["note"], variant["author"]) == ("nur westlich der Bahn", "Planungsamt")
    assert layer.commitChanges()
    log = (tmp_path / "log_of_changes.csv").read_text(encoding="utf-8-sig").splitlines()
    assert log[0] == "time;author;key;area;variant;change;units added;units removed"
    assert [line.split(";")[1:6] for line in log[1:]] == [
        [QgsApplication.userFullName(), "G1", "Area 1", "A", "drawn"], ["Planungsamt", "G1-B", "Area 1", "B", "drawn"],
    ]  # fmt: skip
    layer.startEditing()
    kept = next(area for area in layer.getFeatures() if area["variant"] == "A")
    added = next(shape for shape in blocks if shape.distance(life) < 50 and not shape.intersects(life))
    layer.changeGeometry(kept.id(), life.combine(added))
    layer.deleteFeature(next(area.id() for area in layer.getFeatures() if area["variant"] == "B"))
    assert layer.commitChanges()
    log = (tmp_path / "log_of_changes.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[5] for line in log[3:]] == ["reshaped", "deleted"]
    assert log[3].split(";")[6]
    assert not log[3].split(";")[7]
    # Edits that are not saved are not logged.
    layer.startEditing()
    layer.deleteFeature(only(layer).id())
    layer.rollBack()
    assert len((tmp_path / "log_of_changes.csv").read_text(encoding="utf-8-sig").splitlines()) == len(log)


def test_a_sliver_is_marked_on_the_map_and_snapping_mends_it(window, drawing, layers):
    dock, layer = drawing
    click(dock, "release")
    wait(dock)
    dock.watch_drawing()
    counts = {
        row["block_id"]: row["ew"] for row in layers["zaehlungen"].getFeatures() if row["stichtag"] == "31.12.2024"
    }
    district = next(iter(layers["bezirke"].getFeatures()))
    inside = [
        block
        for block in layers["bloecke"].getFeatures()
        if district.geometry().contains(block.geometry().pointOnSurface())
    ]
    smallest = min(
        (block for block in inside if int(counts[block["block_id"]]) > 0),
        key=lambda block: int(counts[block["block_id"]]),
    )
    layer.startEditing()
    dock.live._add(district.geometry().difference(smallest.geometry()))
    settle(dock)
    assert "≈" in figures_of(dock)
    assert "Withheld" in dock.live.message.text()
    marked = dock.live._marks.piece
    assert marked.area() == pytest.approx(smallest.geometry().area(), rel=0.01)
    # The district's own figures, as released, stand beside it.
    table = dock.findChild(QTableWidget, "live_figures")
    assert table.horizontalHeaderItem(2).text() == district["name"]
    assert figures_of(dock, 2)[0].replace(",", "").isdigit()
    # Drawn over the whole district nothing is left to be subtracted.
    layer.changeGeometry(only(layer).id(), district.geometry().buffer(3, 4))
    dock.live._look()
    click(dock, "snap")
    settle(dock)
    assert "degree of fit 100" in dock.live.message.text()
    assert dock.live._marks.piece.isEmpty()
    layer.undoStack().undo()
    layer.undoStack().undo()
    settle(dock)
    assert "≈" in figures_of(dock)
    layer.rollBack()
    settle(dock)
    assert not figures_of(dock)
    assert dock.live._marks.piece.isEmpty()


def test_split_and_merge_are_followed(window, drawing, layers):
    dock, layer = drawing
    life = next(area.geometry() for area in layers["lebensraeume"].getFeatures() if area["id"] == "L5")
    layer.startEditing()
    dock.live._add(life)
    settle(dock)
    whole = figures_of(dock)[0]
    box = life.boundingBox()
    layer.beginEditCommand("split")
    middle = box.center().x()
    layer.splitFeatures([QgsPointXY(middle, box.yMinimum() - 10), QgsPointXY(middle, box.yMaximum() + 10)], False)
    layer.endEditCommand()
    settle(dock)
    assert layer.featureCount() > 1
    layer.selectByIds([only(layer).id()])
    settle(dock)
    assert figures_of(dock)[0] != whole
    layer.undoStack().undo()
    layer.selectAll()
    settle(dock)
    assert figures_of(dock)[0] == whole


def test_drawing_without_what_it_needs_is_said(window, layers, drawing):
    dock, _ = drawing
    nowhere = QgsVectorLayer("Polygon?field=name:string", "Ohne Bezug", "memory")
    nowhere.setCrs(QgsCoordinateReferenceSystem())
    QgsProject.instance().addMapLayer(nowhere)
    dock.choose("areas", nowhere.id())
    dock.live.toggle.setChecked(True)
    dock.watch_drawing()
    assert "no coordinate reference system" in window.bar.messages[-1][1]
    assert not dock.live.toggle.isChecked()
    dock.choose("areas", layers["lebensraeume"].id())
    points = QgsVectorLayer("Point?crs=EPSG:25832&field=block_id:string", "Adressen", "memory")
    QgsProject.instance().addMapLayer(points)
    dock.choose("units", points.id())
    dock.live.toggle.setChecked(True)
    dock.watch_drawing()
    assert "holds points" in window.bar.messages[-1][1]
    dock.choose("units", layers["bloecke"].id())
    # Degrees are no hindrance: shapes are laid over each other in a plane.
    degrees = QgsVectorLayer("Polygon?crs=EPSG:4326&field=name:string", "Grad", "memory")
    QgsProject.instance().addMapLayer(degrees)
    dock.choose("areas", degrees.id())
    dock.live.toggle.setChecked(True)
    dock.watch_drawing()
    life = next(area.geometry() for area in layers["lebensraeume"].getFeatures() if area["id"] == "L5")
    turned = QgsGeometry(life)
    turned.transform(QgsCoordinateTransform(layers["bloecke"].crs(), degrees.crs(), QgsProject.instance()))
    degrees.startEditing()
    dock.live._add(turned)
    settle(dock)
    assert figures_of(dock)[0].replace(",", "").isdigit()
    # A layer that leaves while it is drawn on takes nothing with it.
    QgsProject.instance().removeMapLayer(degrees.id())
    assert not dock.live.toggle.isChecked()
    click(dock, "variant")


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


def test_a_layer_that_leaves_during_a_run_takes_nothing_with_it(window, layers, tmp_path):
    dock = dock_of(window)
    click(dock, "find")
    dock.findChild(QgsFileWidget, "folder").setFilePath(str(tmp_path))
    click(dock, "compute")
    assert dock.runner.is_busy
    for name in ("lebensraeume", "zaehlungen", "bloecke"):
        QgsProject.instance().removeMapLayer(layers[name].id())
    wait(dock)
    # What was begun is finished or refused in words; there is no half file.
    assert not any("Traceback" in text for _, text in window.bar.messages)
    assert all(Path(path).is_file() for path in dock.choices.results.values())
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    click(dock, "compute")
    assert "no longer in the project" in window.bar.messages[-1][1]


def test_an_empty_layer_of_areas_is_named(window, drawing):
    dock, layer = drawing
    click(dock, "compute")
    wait(dock)
    assert any(level == Qgis.MessageLevel.Critical and layer.name() in text for level, text in window.bar.messages)
    assert list(dock.choices.results) == ["districts"]


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


def test_tables_are_imported_and_their_meaning_can_be_corrected(window, layers, tmp_path):
    from sozialraumatlas.core.catalogue import load_catalogue
    from sozialraumatlas.ui.import_dialog import ImportDialog

    header, *rows = Path(layers["zaehlungen"].source().partition("|")[0]).read_text("utf-8").splitlines()
    places = [header.split(";").index(name) for name in ("block_id", "ew", "kind_bg", "ew_u18")]
    folder = tmp_path / "tabellen"
    folder.mkdir()
    for year in (2020, 2024):
        lines = ["Nr.;Einwohner;Leute im Bezug;unter 18"]
        for row in rows:
            cells = row.split(";")
            if cells[1] == f"31.12.{year}" and cells[0] != "00":
                lines.append(";".join(cells[place] for place in places))
        (folder / f"bloecke_{year}.csv").write_text("\n".join(lines), encoding="cp1252")
    dock = dock_of(window)
    click(dock, "find")
    dock.findChild(QgsFileWidget, "folder").setFilePath(str(tmp_path / "aus"))
    dialog = ImportDialog(load_catalogue(), dock)
    table = dialog.findChild(QTableWidget, "import_mapping")
    assert not dialog.buttons.buttons()[0].isEnabled()
    dialog.files.setFilePath(" ".join(f'"{folder / name}"' for name in ("bloecke_2020.csv", "bloecke_2024.csv")))
    meanings = {
        table.item(row, 0).data(Qt.ItemDataRole.UserRole): table.item(row, 1).text() for row in range(table.rowCount())
    }
    assert meanings["unit_id"] == "Nr."
    assert meanings["ew"] == "Einwohner"
    assert meanings["ew_u18"] == "unter 18"
    assert "kind_bg" not in meanings
    # The office's own word is added by hand.
    combo = dialog.findChild(QComboBox, "import_variables")
    combo.setCurrentIndex(combo.findData("kind_bg"))
    click(dialog, "import_add")
    headings = dialog.findChild(QListWidget, "import_headings")
    headings.itemDoubleClicked.emit(headings.findItems("Leute im Bezug", Qt.MatchFlag.MatchExactly)[0])
    assert dialog.recipe().variables["kind_bg"] == ["Leute im Bezug"]
    dialog.accept()
    assert dialog.recipe_file() == folder / "bloecke.yaml"
    dock.begin_import(dialog.paths(), dialog.recipe_file())
    wait(dock)
    # Four blocks grew by a quarter in four years, which is worth a look and no mistake.
    assert [text.partition(" in ")[0] for text in errors(window)] == ["ew jumps from 2020-12-31 to 2024-12-31"]
    window.bar.messages.clear()
    counts = QgsProject.instance().mapLayer(dock.choices.counts)
    assert "kind_bg" in counts.fields().names()
    dock.choose("indicators", ["ew", "kind_bg"])
    click(dock, "compute")
    wait(dock)
    assert not errors(window), window.bar.messages
    # Next time the recipe beside the tables is taken.
    again = ImportDialog(load_catalogue(), dock)
    again.files.setFilePath(str(folder / "bloecke_2024.csv"))
    assert again.recipe().variables["kind_bg"] == ["Leute im Bezug"]
    assert "recipe beside" in again.message.text()
    again.files.setFilePath(str(folder / "fehlt.csv"))
    assert "cannot be read" in again.message.text()
    # All steps as a recipe, and back in an empty project.
    dock.save_recipe(tmp_path / "jahr.yaml")
    assert "bloecke_*.csv" in (tmp_path / "jahr.yaml").read_text("utf-8")
    saved = dataclasses.asdict(dock.choices)
    QgsProject.instance().clear()
    dock.load_recipe(tmp_path / "jahr.yaml")
    assert not errors(window), window.bar.messages
    for name in (
        "unit_id",
        "district_id",
        "district_name",
        "area_id",
        "method",
        "indicators",
        "period",
        "profile",
        "pages",
        "paper",
    ):
        assert getattr(dock.choices, name) == saved[name], name
    assert QgsProject.instance().mapLayer(dock.choices.districts).name() == "Statistische Bezirke"
    # Saved again it is the same, export and folder with it.
    first = (tmp_path / "jahr.yaml").read_text("utf-8") + "export:\n- xlsx\n"
    (tmp_path / "jahr.yaml").write_text(first, encoding="utf-8")
    dock.load_recipe(tmp_path / "jahr.yaml")
    dock.choose("folder", dock.choices.folder)
    dock.choose("date", "2024-12-31")
    dock.save_recipe(tmp_path / "jahr.yaml")
    again_text = (tmp_path / "jahr.yaml").read_text("utf-8")
    assert "- xlsx" in again_text
    assert again_text.count("{year}") == first.count("{year}")
    assert "2024/{year}" not in again_text
    dock.load_recipe(tmp_path / "fehlt.yaml")
    assert "cannot be used" in window.bar.messages[-1][1]


def test_a_recipe_needs_data(window):
    dock = dock_of(window)
    click(dock, "find")
    dock.save_recipe(Path("nirgends.yaml"))
    assert "First choose the data" in window.bar.messages[-1][1]
    click(dock, "import")
    assert "Choose a folder" in window.bar.messages[-1][1]
