"""`sozialraumatlas:export`: a release as workbooks, open data, InstantAtlas' data sheet or a package for KomMonitor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ..core.language import number, translate
from ..core.options import EXPORT_FORMATS, LICENCE_IDS
from .base import SozialraumatlasAlgorithm


class Export(SozialraumatlasAlgorithm):
    """Hands a release on."""

    NAME = "export"

    def displayName(self) -> str:
        return translate("Export", "Export release")

    def group(self) -> str:
        return translate("groups", "Data")

    def groupId(self) -> str:
        return "data"

    def tags(self) -> list[str]:
        return translate("Export", "export,excel,xlsx,csv,ods,geojson,kommonitor,instantatlas,open data").split(",")

    def shortHelpString(self) -> str:
        return translate(
            "Export",
            "<p>Writes the figures of a release for other systems: a workbook with a sheet for each indicator (XLSX, ODS), a table for "
            "German spreadsheets and one for machines (CSV), the areas with their figures (GeoPackage, GeoJSON), the data sheet of "
            "InstantAtlas, and the package that KomMonitor imports.</p><p>Withheld figures bear the office's sign in workbooks and are "
            "empty for machines, with the reason beside them. datapackage.json, facts.csv-metadata.json and dcat.jsonld describe the "
            "files for an open-data portal (DCAT-AP.de).</p>",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFile("RELEASE", translate("Export", "Release"), fileFilter=translate("Export", "GeoPackage (*.gpkg)")),
            translate("Export", "Output of “Release results”."),
        )  # fmt: skip
        for name, label, help in (
            ("INDICATORS", translate("Export", "Indicators"), translate("Export", "Ids separated by semicolons. Left out: all of the release.")),
            ("TITLE", translate("Export", "Title"), translate("Export", "Of workbook and data set. Left out: the name of the areas.")),
            ("LEVEL", translate("Export", "Name of the areas"), translate("Export", "As Statistical districts; in KomMonitor the name of the spatial unit. Left out: the name of the file.")),
            ("PUBLISHER", translate("Export", "Publisher"), translate("Export", "The office that answers for the figures.")),
            ("CONTACT", translate("Export", "Contact"), translate("Export", "Where questions are answered: name, telephone, e-mail.")),
        ):  # fmt: skip
            self.add(QgsProcessingParameterString(name, label, optional=True), help)
        self.add(
            QgsProcessingParameterEnum(
                "FORMATS", translate("Export", "Formats"), list(EXPORT_FORMATS), allowMultiple=True, defaultValue=["xlsx", "csv"], usesStaticStrings=True
            ),
            translate("Export", "csv: both tables and the descriptions for a portal. kommonitor, instantatlas: see above."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterEnum(
                "LICENCE", translate("Export", "Licence"), list(LICENCE_IDS), defaultValue=LICENCE_IDS[0], usesStaticStrings=True
            ),
            translate("Export", "Stands in workbook and descriptions."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterBoolean("INTERNAL", translate("Export", "For internal use"), defaultValue=False),
            translate(
                "Export",
                "Also exports a result that is no release, with unprotected figures; the name of every file or of its folder says so.",
            ),
        )
        self.add(
            QgsProcessingParameterFolderDestination("OUTPUT_FOLDER", translate("Export", "Folder")),
            translate("Export", "Gets the files; those that are there already are replaced."),
        )
        self.addOutput(QgsProcessingOutputMultipleLayers("FILES", translate("Export", "Files")))

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.feedback import ProcessingReporter
        from ..core.comparison.geography import read_geography
        from ..core.exchange.files import write_files
        from ..core.exchange.publication import make_publication

        reporter = ProcessingReporter(feedback)

        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context)).strip()

        geography = read_geography(Path(self.parameterAsFile(parameters, "RELEASE", context)))
        publication = make_publication(
            geography, text("INDICATORS"), text("TITLE"), text("LEVEL") or geography.path.stem.removesuffix("_release"),
            text("PUBLISHER"), text("CONTACT"), self.parameterAsEnumString(parameters, "LICENCE", context),
            is_internal=self.parameterAsBoolean(parameters, "INTERNAL", context),
        )  # fmt: skip
        folder = Path(self.parameterAsString(parameters, "OUTPUT_FOLDER", context))
        formats = self.parameterAsEnumStrings(parameters, "FORMATS", context)
        files = write_files(folder, publication, formats, reporter)
        reporter.info(translate("Export", "{count} files in {folder}.").format(count=number(len(files)), folder=folder))
        return {"OUTPUT_FOLDER": str(folder), "FILES": [str(path) for path in files]}
