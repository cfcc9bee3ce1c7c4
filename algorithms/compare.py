"""`sozialraumatlas:compare`: statistical districts against the areas people live in."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ..core.language import translate
from .base import SozialraumatlasAlgorithm


class Compare(SozialraumatlasAlgorithm):
    """Compares districts with lifeworld areas."""

    NAME = "compare"

    def displayName(self) -> str:
        return translate("Compare", "Compare districts with areas")

    def group(self) -> str:
        return translate("groups", "Comparison")

    def groupId(self) -> str:
        return "comparison"

    def tags(self) -> list[str]:
        return translate("Compare", "compare,districts,segregation,disparity,need,funding,MAUP").split(",")

    def shortHelpString(self) -> str:
        return translate(
            "Compare",
            "<p>Shows what statistical districts hide: for each area its value beside that of the city and beside what the districts it "
            "touches would have said of it, with the difference, rank, location quotient, and whether the difference is larger than "
            "chance on so small a base. Adds how areas and districts overlap, how unequal each geography is, and which part of the "
            "city's need lives in the areas.</p>"
            "<p>From releases only what is published is used. From results the residents of the units are used; the output is then "
            "for internal use only. With the layer of units the figures are also computed with the boundary moved by one ring of "
            "units, with other methods, and for random areas of the same population.</p>",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        file_filter = translate("Compare", "GeoPackage (*.gpkg)")
        for name, label, help in (
            ("DISTRICTS", translate("Compare", "Districts"), translate("Compare", "Result or release of the statistical districts.")),
            ("AREAS", translate("Compare", "Areas"), translate("Compare", "Result or release of the areas people live in, of the same city and counts.")),
        ):  # fmt: skip
            self.add(QgsProcessingParameterFile(name, label, fileFilter=file_filter), help)
        self.add(
            QgsProcessingParameterString("INDICATORS", translate("Compare", "Indicators"), optional=True),
            translate("Compare", "Ids separated by semicolons. Left out: all that both files have."),
        )
        self.add(
            QgsProcessingParameterString("DATE", translate("Compare", "Date"), optional=True),
            translate("Compare", "Reference date, or all. Left out: the latest that both files have."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "UNITS", translate("Compare", "Units"), [Qgis.ProcessingSourceType.VectorPolygon], optional=True
            ),
            translate("Compare", "Layer of units the results were computed on, to move boundaries. Only for results."),
            is_advanced=True,
        )
        self.add(
            QgsProcessingParameterField(
                "UNIT_ID", translate("Compare", "Id of the units"), parentLayerParameterName="UNITS", optional=True
            ),
            translate("Compare", "Field of the units with their key."),
            is_advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "RANDOM_AREAS", translate("Compare", "Random areas"), Qgis.ProcessingNumberParameterType.Integer, 200,
                minValue=0, maxValue=100_000,
            ),
            translate("Compare", "With units: so many contiguous areas of the same population are drawn at random for each area."),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterNumber(
                "SEED", translate("Compare", "Seed"), Qgis.ProcessingNumberParameterType.Integer, 1, minValue=0
            ),
            translate("Compare", "The same number gives the same random areas."),
            is_advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("Compare", "Comparison"), translate("Compare", "GeoPackage (*.gpkg)")
            ),
            translate("Compare", "Tables comparison, overlap, disparity, need and, with units, sensitivity."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("Compare", "Report"), translate("Compare", "Web page (*.html)"), optional=True,
                createByDefault=False,
            ),
            translate("Compare", "Page with maps, charts and tables, which prints well and needs no network."),
        )  # fmt: skip

    def prepare(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        # A file of several layers is read as a whole; the areas' polygons are needed beside the units.
        path = Path(self.parameterAsFile(parameters, "AREAS", context))
        self._areas = QgsVectorLayer(f"{path}|layername=areas", path.stem, "ogr")

    def forget(self) -> None:
        self._areas = None

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.feedback import ProcessingReporter
        from ..bridge.geometry import LayerReader
        from ..core.comparison.run import compare
        from ..core.comparison.sensitivity import Sensitivity
        from ..core.errors import ParameterError, ResultFileError
        from ..core.geopackage import write_layers

        output = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        if output.suffix.lower() != ".gpkg":
            raise ResultFileError(translate("Compare", "OUTPUT must be a GeoPackage, with a name that ends in .gpkg."))
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        if report and importlib.util.find_spec("jinja2") is None:
            raise ParameterError(
                translate("Compare", "REPORT needs the Python package Jinja2 in QGIS. Install it or leave REPORT out.")
            )
        reporter = ProcessingReporter(feedback)
        source = self.parameterAsSource(parameters, "UNITS", context)
        units = drawn = None
        if source is not None:
            reader = LayerReader(source, source.sourceName(), context, reporter)
            units = reader.zones(
                source, source.sourceName(), self.parameterAsString(parameters, "UNIT_ID", context), ""
            )
            areas = QgsProcessingFeatureSource(self._areas, context)
            drawn = reader.zones(areas, self._areas.name(), "area_id", "area_name")
        comparison = compare(
            Path(self.parameterAsFile(parameters, "DISTRICTS", context)),
            Path(self.parameterAsFile(parameters, "AREAS", context)),
            self.parameterAsString(parameters, "INDICATORS", context),
            self.parameterAsString(parameters, "DATE", context).strip(),
            units,
            drawn,
            Sensitivity(
                self.parameterAsInt(parameters, "RANDOM_AREAS", context),
                self.parameterAsInt(parameters, "SEED", context),
            ),
            reporter,
        )
        write_layers(output, comparison.layers())
        results = {"OUTPUT": str(output)}
        if report:
            from ..reports.comparison import write_report

            write_report(Path(report), comparison)
            results["REPORT"] = report
        reporter.progress(1.0)
        return results
