"""`sozialraumatlas:demodata`: writes the example city."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterFolderDestination,
)

from ..core.language import translate
from .base import SozialraumatlasAlgorithm

_LAYERS = {
    "BLOCKS": "bloecke",
    "BLOCK_GROUPS": "blockgruppen",
    "DISTRICTS": "bezirke",
    "LIFEWORLDS": "lebensraeume",
    "BUILDINGS": "gebaeude",
}


class DemoData(SozialraumatlasAlgorithm):
    """Writes the example city Zechenfeld to try everything on."""

    NAME = "demodata"

    def displayName(self) -> str:
        return translate("DemoData", "Write example city")

    def group(self) -> str:
        return translate("groups", "Data")

    def groupId(self) -> str:
        return "data"

    def tags(self) -> list[str]:
        return translate("DemoData", "example,demo,sample,city").split(",")

    def shortHelpString(self) -> str:
        return translate(
            "DemoData",
            "<p>Writes the invented city Zechenfeld to try everything on: 17 statistical districts, 70 block groups, about 900 "
            "blocks, 31,000 buildings with their floors, five lifeworld areas that cut through districts, and a table of "
            "counts with all variables for eight year ends.</p>"
            "<p>The city is the same every time. Its totals are those of a city in the Ruhr area: 116,845 residents, 22.1 % of "
            "them 65 or older, 21.3 % with migration background, 22.4 % of children in benefit units.</p>",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFolderDestination("OUTPUT_FOLDER", translate("DemoData", "Folder")),
            translate(
                "DemoData", "Folder for the map layers (zechenfeld.gpkg) and the counts (zechenfeld_zaehldaten.csv)."
            ),
        )
        labels = {
            "BLOCKS": translate("DemoData", "Blocks"),
            "BLOCK_GROUPS": translate("DemoData", "Block groups"),
            "DISTRICTS": translate("DemoData", "Statistical districts"),
            "LIFEWORLDS": translate("DemoData", "Lifeworld areas"),
            "BUILDINGS": translate("DemoData", "Buildings"),
        }
        for name, label in labels.items():
            self.addOutput(QgsProcessingOutputVectorLayer(name, label, QgsProcessing.SourceType.TypeVectorPolygon))
        self.addOutput(QgsProcessingOutputFile("COUNTS", translate("DemoData", "Counts")))

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.demo_styles import demo_styles
        from ..bridge.feedback import ProcessingReporter
        from ..core.demo.city import CRS, build_city
        from ..core.demo.files import map_layers, write_city
        from ..core.files import make_folder

        reporter = ProcessingReporter(feedback)
        folder = Path(self.parameterAsString(parameters, "OUTPUT_FOLDER", context))
        make_folder(folder)
        city = build_city()
        reporter.progress(0.4)
        layers = map_layers(city, QgsCoordinateReferenceSystem(CRS).toWkt(Qgis.CrsWktVariant.Preferred))
        geopackage, counts = write_city(folder, city, layers, demo_styles())
        reporter.progress(1.0)
        reporter.info(
            translate("DemoData", "Wrote {count} blocks to {geopackage} and their counts to {counts}.").format(
                count=len(city.blocks), geopackage=geopackage, counts=counts
            )
        )
        self._load(geopackage, counts, [layer.name for layer in layers], context)
        paths = {name: f"{geopackage}|layername={layer}" for name, layer in _LAYERS.items()}
        return {"OUTPUT_FOLDER": str(folder), "COUNTS": str(counts), **paths}

    @staticmethod
    def _load(geopackage: Path, counts: Path, layers: list[str], context: QgsProcessingContext) -> None:
        """Shows the city when there is a window to show it in."""
        from ..bridge.loading import show

        titles = {
            "flaechen": translate("DemoData", "Land"),
            "bloecke": translate("DemoData", "Blocks"),
            "gebaeude": translate("DemoData", "Buildings"),
            "verkehr": translate("DemoData", "Streets and canal"),
            "blockgruppen": translate("DemoData", "Block groups"),
            "bezirke": translate("DemoData", "Statistical districts"),
            "lebensraeume": translate("DemoData", "Lifeworld areas"),
        }
        sources = [(str(counts), translate("DemoData", "Counts"))]
        sources += [(f"{geopackage}|layername={layer}", titles[layer]) for layer in layers]
        for position, (source, title) in enumerate(sources):
            show(source, title, title, position, context)
