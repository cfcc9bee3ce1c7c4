"""Runs inside QGIS, started by screenshots.py: shows the example city, takes pictures and closes QGIS."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import processing
from processing.tools import dataobjects
from qgis.core import QgsApplication, QgsFeature, QgsFillSymbol, QgsProject, QgsSingleSymbolRenderer, QgsVectorLayer
from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QLineEdit, QMainWindow, QPushButton, QWidget
from qgis.utils import iface, plugins

DEMO = Path(os.environ["DEMO_FOLDER"])
IMAGES = Path(os.environ["SCREENSHOT_FOLDER"])
CITY = DEMO / "zechenfeld.gpkg"


def wait(milliseconds: int = 1500) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def add(source: str, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(source, name, "ogr")
    QgsProject.instance().addMapLayer(layer)
    return layer


def take(name: str) -> None:
    wait()
    QgsApplication.primaryScreen().grabWindow(0).save(str(IMAGES / f"{name}.png"))


def take_atlas() -> None:
    """A layout of the atlas in the designer."""
    inputs = {
        "RELEASE": str(DEMO / "bezirke_release.gpkg"), "AREAS": str(DEMO / "lebensraeume_release.gpkg"),
        "LEVEL": "Statistische Bezirke", "AREAS_LEVEL": "Lebensräume", "LANGUAGE": "de", "SETTINGS": str(DEMO / "atlas.yaml"),
    }  # fmt: skip
    QgsProject.instance().clear()
    with tempfile.TemporaryDirectory() as folder:
        processing.run(
            "sozialraumatlas:atlas", {**inputs, "INDICATORS": "kind_bg;ew", "PAGES": ["status", "comparison"], "OUTPUT_FOLDER": folder},
            context=dataobjects.createContext(),
        )  # fmt: skip
        designer = iface.openLayoutDesigner(
            QgsProject.instance().layoutManager().layoutByName("01_kind_bg_status_2024")
        )
        designer.window().showMaximized()
        wait(3000)
        take("atlas_designer")
        designer.close()


def take_drawing(dock: QDockWidget) -> None:
    """A drawn area with its figures, and then the same one block larger."""
    project = QgsProject.instance()
    drawn = QgsVectorLayer("MultiPolygon?crs=EPSG:25832&field=name:string", "Entwurf", "memory")
    project.addMapLayer(drawn)
    drawn.setRenderer(
        QgsSingleSymbolRenderer(
            QgsFillSymbol.createSimple({"color": "255,200,0,60", "outline_color": "#b36b00", "outline_width": "1"})
        )
    )
    before = dock.choices.areas
    dock.choices.areas = drawn.id()
    dock.steps.setCurrentRow(1)
    dock.live.toggle.click()
    drawn.startEditing()
    feature = QgsFeature(drawn.fields())
    lifeworlds = project.mapLayersByName("Lebensräume")[0]
    shape = next(area.geometry() for area in lifeworlds.getFeatures() if area["id"] == "L2").buffer(160, 8)
    shape.convertToMultiType()
    feature.setGeometry(shape)
    drawn.addFeature(feature)
    iface.mapCanvas().setExtent(shape.boundingBox().buffered(1200))
    wait(600)
    dock.pages.currentWidget().ensureWidgetVisible(dock.live)
    iface.messageBar().clearWidgets()
    take("dock_drawing")
    id = next(drawn.getFeatures()).id()
    for step in range(1, 40):
        larger = shape.buffer(6.0 * step, 8)
        larger.convertToMultiType()
        drawn.changeGeometry(id, larger)
        dock.live._look()
        if "≈" in dock.live.message.text():
            break
    take("dock_sliver")
    dock.live.stop()
    drawn.rollBack()
    project.removeMapLayer(drawn.id())
    dock.choices.areas = before


def take_dock(window: QMainWindow) -> None:
    """Each step of the dock, from the layers of the example city to its release."""
    QgsProject.instance().clear()
    city = DEMO / "zechenfeld.gpkg"
    add(str(DEMO / "zechenfeld_zaehldaten.csv"), "Zählungen")
    for name, title in (("bloecke", "Baublöcke"), ("bezirke", "Statistische Bezirke"), ("lebensraeume", "Lebensräume")):
        districts = add(f"{city}|layername={name}", title)
    for hidden in ("Layers", "ProcessingToolbox"):
        window.findChild(QDockWidget, hidden).hide()
    iface.mapCanvas().setExtent(districts.extent().buffered(1500))
    plugin = plugins["sozialraumatlas"]
    plugin.show_dock()
    dock = window.findChild(QDockWidget, "SozialraumatlasDock")
    window.resizeDocks([dock], [620], Qt.Orientation.Horizontal)
    with tempfile.TemporaryDirectory() as folder:
        dock.findChild(QPushButton, "find").click()
        dock.findChild(QWidget, "folder").setFilePath("Ergebnisse")
        take("dock_data")
        dock.steps.setCurrentRow(1)
        take("dock_areas")
        dock.findChild(QWidget, "folder").setFilePath(str(Path(folder) / "Ergebnisse"))
        dock.choose("indicators", ["ew", "ew_65plus", "mh", "alo_q", "kind_bg", "kind_ae_bg"])
        dock.steps.setCurrentRow(2)
        for action in ("compute", "release"):
            dock.findChild(QPushButton, action).click()
            while dock.runner.is_busy:
                wait(200)
            wait(1500)
        iface.messageBar().clearWidgets()
        dock.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
        dock.table.selectRow(1)
        take("dock_indicators")
        take_drawing(dock)
        dock.steps.setCurrentRow(3)
        take("dock_disclosure")
        dock.steps.setCurrentRow(4)
        take("dock_output")
    dock.hide()


def main() -> None:
    window = iface.mainWindow()
    window.showMaximized()
    wait(500)
    iface.messageBar().clearWidgets()
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() not in ("Layers", "ProcessingToolbox"):
            dock.hide()
    add(f"{CITY}|layername=flaechen", "Flächen")
    run = processing.run(
        "sozialraumatlas:indicators",
        {
            "UNITS": f"{CITY}|layername=bloecke", "UNIT_ID": "block_id", "COUNTS": str(DEMO / "zechenfeld_zaehldaten.csv"),
            "COUNTS_DATE": "stichtag", "AREAS": f"{CITY}|layername=bezirke", "AREA_ID": "bezirk", "AREA_NAME": "name",
            "TOTAL_ID": "00", "INDICATORS": "kind_bg;pers_bg;alo_q;mh;ew", "OUTPUT": "TEMPORARY_OUTPUT",
        },
    )  # fmt: skip
    districts = add(run["AREAS_LAYER"], "Bezirke 31.12.2024")
    add(run["FACTS_TABLE"], "Bezirke 31.12.2024: Werte")
    add(f"{CITY}|layername=verkehr", "Straßen und Kanal")
    add(f"{CITY}|layername=lebensraeume", "Lebensräume")
    toolbox = window.findChild(QDockWidget, "ProcessingToolbox")
    toolbox.show()
    toolbox.findChildren(QLineEdit)[0].setText("Sozialraum")
    window.resizeDocks([window.findChild(QDockWidget, "Layers"), toolbox], [400, 300], Qt.Orientation.Horizontal)
    iface.mapCanvas().setExtent(districts.extent().buffered(300))
    iface.mapCanvas().refresh()
    wait(3000)
    take("qgis_districts")
    blocks = add(f"{CITY}|layername=bloecke", "Baublöcke")
    counts = add(str(DEMO / "zechenfeld_zaehldaten.csv"), "Zählungen")
    lifeworlds = QgsProject.instance().mapLayersByName("Lebensräume")[0]
    dialog = processing.createAlgorithmDialog(
        "sozialraumatlas:indicators",
        {
            "UNITS": blocks.id(), "UNIT_ID": "block_id", "INDICATORS": "", "COUNTS": counts.id(), "COUNTS_UNIT_ID": "block_id",
            "COUNTS_DATE": "stichtag", "AREAS": lifeworlds.id(), "AREA_ID": "id", "AREA_NAME": "name", "TOTAL_ID": "00",
        },
    )  # fmt: skip
    dialog.resize(1150, 900)
    dialog.show()
    dialog.move(220, 50)
    take("dialog_indicators")
    dialog.close()
    dialog = processing.createAlgorithmDialog(
        "sozialraumatlas:suppress",
        {"RESULTS": [str(DEMO / "bezirke.gpkg"), str(DEMO / "lebensraeume.gpkg")], "PROFILE": "k3"},
    )
    dialog.resize(1150, 700)
    dialog.show()
    dialog.move(220, 50)
    take("dialog_suppress")
    dialog.close()
    take_dock(window)
    take_atlas()
    QgsProject.instance().setDirty(False)
    # Leaving the window asks about temporary layers, and nobody is there to answer.
    os._exit(0)


QTimer.singleShot(4000, main)
