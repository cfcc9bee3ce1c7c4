"""Runs inside QGIS, started by screenshots.py: shows the example city, takes pictures and closes QGIS."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import processing
from processing.tools import dataobjects
from qgis.core import QgsApplication, QgsFillSymbol, QgsGeometry, QgsProject, QgsSingleSymbolRenderer, QgsVectorLayer
from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QLineEdit, QListWidget, QMainWindow, QPushButton, QWidget
from qgis.utils import iface, plugins

DEMO = Path(os.environ["DEMO_FOLDER"])
IMAGES = Path(os.environ["SCREENSHOT_FOLDER"])
HELP = Path(os.environ["HELP_FOLDER"])
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


def take_import(window: QMainWindow) -> None:
    """What the columns of a table in an office's own words are taken for."""
    from sozialraumatlas.core.catalogue import load_catalogue
    from sozialraumatlas.ui.import_dialog import ImportDialog

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bevoelkerung_2024.csv"
        file.write_text(
            "Bevölkerung und Grundsicherung in den Baublöcken;;;;;;;\nStichtag: 31.12.2024;;;;;;;\n;;;;;;;\n"
            ";Melderegister;;;;Bundesagentur für Arbeit;;\n"
            "Block;Einwohner;0 bis unter 15 Jahre;15 bis unter 18 Jahre;65 Jahre und älter;Arbeitslose;Bedarfsgem.;Kinder in BG\n"
            "0101001;1.234;150;40;260;.;31;12\n0101002;812;90;21;190;45;-;8\n;;;;;;;\nQuelle: Statistikstelle;;;;;;;\n",
            encoding="cp1252",
        )
        dialog = ImportDialog(load_catalogue(), window)
        # Named from its folder, so that the picture shows no path.
        os.chdir(folder)
        dialog.files.setFilePath(file.name)
        os.chdir(DEMO)
        dialog.show()
        dialog.move(300, 100)
        wait()
        dialog.grab().save(str(IMAGES / "dialog_import.png"))
        dialog.close()


def take_dock_alone(dock: QDockWidget, name: str, last: str) -> None:
    """Only the panel, down to a widget of it, for the help."""
    wait()
    widget = dock.findChild(QWidget, last)
    bottom = widget.mapTo(dock.widget(), widget.rect().bottomLeft()).y() + 12
    picture = dock.widget().grab()
    picture.copy(0, 0, picture.width(), round(bottom * picture.devicePixelRatio())).save(str(HELP / f"{name}.png"))


def take_drawing(dock: QDockWidget) -> None:
    """An area drawn on a layer of its own, with a variant and their figures, and then one that follows a district but for a block."""
    project = QgsProject.instance()
    dock.steps.setCurrentRow(1)
    dock.findChild(QPushButton, "new_layer").click()
    drawn = project.mapLayer(dock.choices.areas)
    drawn.setRenderer(
        QgsSingleSymbolRenderer(
            QgsFillSymbol.createSimple({"color": "255,200,0,60", "outline_color": "#b36b00", "outline_width": "1"})
        )
    )
    lifeworlds = project.mapLayersByName("Lebensräume")[0]
    shape = next(area.geometry() for area in lifeworlds.getFeatures() if area["id"] == "L2").buffer(160, 8)
    dock.live.brush()
    dock.live._add(shape)
    wait(300)
    dock.live.save_variant()
    wait(300)
    for edit, text in ((dock.live.note, "ohne den Rand im Westen"), (dock.live.author, "Sozialplanung")):
        edit.clear()
        edit.setFocus()
        QTest.keyClicks(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Return)
    variant = dock.live._current()
    drawn.changeGeometry(variant.id(), shape.buffer(-260, 8))
    iface.mapCanvas().setExtent(shape.boundingBox().buffered(900))
    wait(600)
    iface.messageBar().clearWidgets()
    take("dock_drawing")
    dock.live.grab().save(str(HELP / "drawing.png"))
    drawn.rollBack()
    drawn.startEditing()
    dock.live.draw()
    counts = {
        row["block_id"]: int(row["ew"])
        for row in project.mapLayersByName("Zählungen")[0].getFeatures()
        if row["stichtag"] == "31.12.2024"
    }
    district = next(
        area for area in project.mapLayersByName("Statistische Bezirke")[0].getFeatures() if area["name"] == "Südfeld"
    )
    blocks = [
        block for block in project.mapLayersByName("Baublöcke")[0].getFeatures()
        if counts[block["block_id"]] and district.geometry().contains(block.geometry().pointOnSurface())
        and block.geometry().distance(QgsGeometry(district.geometry().constGet().boundary())) < 20
    ]  # fmt: skip
    smallest = min(blocks, key=lambda block: counts[block["block_id"]])
    dock.live._add(district.geometry().difference(smallest.geometry()))
    iface.mapCanvas().setExtent(district.geometry().boundingBox().buffered(500))
    wait(600)
    iface.messageBar().clearWidgets()
    take("dock_sliver")
    dock.live.stop()
    drawn.rollBack()


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
        take_dock_alone(dock, "data", "save_recipe")
        dock.steps.setCurrentRow(1)
        take("dock_areas")
        dock.findChild(QWidget, "folder").setFilePath(str(Path(folder) / "Ergebnisse"))
        ticks = dock.findChild(QListWidget, "indicators")
        for row in range(ticks.count()):
            if ticks.item(row).data(Qt.ItemDataRole.UserRole) in (
                "ew",
                "ew_65plus",
                "mh",
                "alo_q",
                "kind_bg",
                "kind_ae_bg",
            ):
                ticks.item(row).setCheckState(Qt.CheckState.Checked)
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
        dock.steps.setCurrentRow(3)
        take("dock_disclosure")
        dock.steps.setCurrentRow(4)
        dock.findChild(QPushButton, "preview").click()
        while dock.runner.is_busy:
            wait(200)
        wait(800)
        dock.pages.currentWidget().ensureWidgetVisible(dock.picture)
        iface.messageBar().clearWidgets()
        take("dock_output")
        take_drawing(dock)
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
    take_import(window)
    take_dock(window)
    take_atlas()
    QgsProject.instance().setDirty(False)
    # Leaving the window asks about temporary layers, and nobody is there to answer.
    os._exit(0)


QTimer.singleShot(4000, main)
