"""`sozialraumatlas:importcounts`: any statistical table becomes clean counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ..core.language import number, translate
from .base import SozialraumatlasAlgorithm


class ImportCounts(SozialraumatlasAlgorithm):
    """Reads tables as statistics offices send them."""

    NAME = "importcounts"

    def displayName(self) -> str:
        return translate("ImportCounts", "Import counts")

    def group(self) -> str:
        return translate("groups", "Data")

    def groupId(self) -> str:
        return "data"

    def tags(self) -> list[str]:
        return translate("ImportCounts", "import,excel,csv,table,counts,statistics").split(",")

    def shortHelpString(self) -> str:
        return translate(
            "ImportCounts",
            "<p>Makes clean counts of tables as they come: CSV, TXT, XLSX, ODS; German or English numbers; title rows, headings of "
            "several rows and notes; a file for each year, or one for all; a column for each variable, for each year, or a row for "
            "each figure.</p><p>What the columns mean is proposed by their headings and written down as a recipe (YAML) that can be "
            "changed and is used again next year. Signs of the statistical offices stay what they are: secret, missing, later, zero. "
            "What cannot be read in one way only is refused; the report names file, row and column.</p><p>The counts go into "
            "“Compute indicators” with the key _total for the city's row.</p>",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        tables = QgsProcessingParameterMultipleLayers(
            "SOURCES", translate("ImportCounts", "Tables"), Qgis.ProcessingSourceType.File, optional=True
        )
        self.add(tables, translate("ImportCounts", "One file or several: CSV, TXT, XLSX, ODS."))
        self.add(
            QgsProcessingParameterFile(
                "FOLDER", translate("ImportCounts", "Folder of tables"), Qgis.ProcessingFileParameterBehavior.Folder, optional=True
            ),
            translate("ImportCounts", "Instead of files: all tables of a folder."),
        )  # fmt: skip
        recipe_filter = translate("ImportCounts", "Recipe (*.yaml *.yml)")
        self.add(
            QgsProcessingParameterFile(
                "RECIPE", translate("ImportCounts", "Recipe"), optional=True, fileFilter=recipe_filter
            ),
            translate("ImportCounts", "How the tables are read. Left out: it is proposed by the headings."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "UNITS", translate("ImportCounts", "Units"),
                [Qgis.ProcessingSourceType.VectorPolygon, Qgis.ProcessingSourceType.VectorPoint], optional=True,
            ),
            translate("ImportCounts", "Their keys decide which rows are units, and give keys back their leading zeros."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterField(
                "UNIT_ID", translate("ImportCounts", "Key of the units"), parentLayerParameterName="UNITS", optional=True
            ),
            translate("ImportCounts", "Field of the units that names each of them once."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterString("DATE", translate("ImportCounts", "Date"), optional=True),
            translate(
                "ImportCounts", "Of tables that give none, neither in a column nor in a heading, title or file name."
            ),
        )
        self.add(
            QgsProcessingParameterString("UNTIL", translate("ImportCounts", "Up to date"), optional=True),
            translate("ImportCounts", "Later dates of the tables are left out."),
            is_advanced=True,
        )
        self.add(
            QgsProcessingParameterFile("CATALOGUE", translate("ImportCounts", "Catalogue"), optional=True),
            translate("ImportCounts", "File with variables and indicators of the city."),
            is_advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "OLD_UNITS", translate("ImportCounts", "Units before a change of boundaries"),
                [Qgis.ProcessingSourceType.VectorPolygon], optional=True,
            ),
            translate("ImportCounts", "Counts up to OLD_UNTIL are on these units; they are estimated for those of today, by surface."),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterField(
                "OLD_UNIT_ID", translate("ImportCounts", "Key of the earlier units"), parentLayerParameterName="OLD_UNITS", optional=True
            ),
            translate("ImportCounts", "Field of the earlier units that names each of them once."),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterString(
                "OLD_UNTIL", translate("ImportCounts", "Last date of the earlier units"), optional=True
            ),
            translate("ImportCounts", "As 2020-12-31 or 31.12.2020."),
            is_advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("ImportCounts", "Counts"), translate("ImportCounts", "Table (*.csv)")
            ),
            translate("ImportCounts", "A row for each unit and date, a column for each variable."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("ImportCounts", "Report"), translate("ImportCounts", "Web page (*.html)"), optional=True,
                createByDefault=True,
            ),
            translate("ImportCounts", "What was read, changed, doubted and refused."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterFileDestination(
                "RECIPE_OUTPUT", translate("ImportCounts", "Recipe for next year"), recipe_filter, optional=True, createByDefault=False
            ),
            translate("ImportCounts", "Gets the recipe that was used or proposed."),
        )  # fmt: skip
        self.addOutput(QgsProcessingOutputNumber("UNITS_READ", translate("ImportCounts", "Units read")))
        self.addOutput(QgsProcessingOutputString("LAST_DATE", translate("ImportCounts", "Newest date")))
        self.addOutput(QgsProcessingOutputNumber("CHECKS", translate("ImportCounts", "Doubts about the newest counts")))
        self.addOutput(
            QgsProcessingOutputString(
                "TOTAL_ID", translate("ImportCounts", "Key of the city's row, where there is one")
            )
        )
        self.addOutput(QgsProcessingOutputNumber("DOUBTS", translate("ImportCounts", "Things to look at")))

    def prepare(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._units = self.parameterAsSource(parameters, "UNITS", context)
        self._old_units = self.parameterAsSource(parameters, "OLD_UNITS", context)

    def forget(self) -> None:
        self._units = self._old_units = None

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.feedback import ProcessingReporter
        from ..core.catalogue import load_catalogue
        from ..core.errors import TableError
        from ..core.importing.clean_table import write_table
        from ..core.importing.figures import DOUBTED, TOTAL
        from ..core.importing.over_time import at_dates, check_over_time
        from ..core.importing.recipe import read_recipes, write_recipes
        from ..core.importing.run import files_in, import_tables
        from ..reports.import_report import refused_message, write_import_report

        reporter = ProcessingReporter(feedback)
        catalogue_file = self.parameterAsFile(parameters, "CATALOGUE", context)
        catalogue = load_catalogue(Path(catalogue_file) if catalogue_file else None)
        recipe = self.parameterAsFile(parameters, "RECIPE", context)
        sources = [Path(name) for name in self.parameterAsFileList(parameters, "SOURCES", context)]
        folder = self.parameterAsFile(parameters, "FOLDER", context)
        imported = import_tables(
            files_in([*sources, *([Path(folder)] if folder else [])]), read_recipes(Path(recipe)) if recipe else [], catalogue,
            self._keys(parameters, context, reporter), self._date(parameters, "DATE", context), reporter,
        )  # fmt: skip
        until = self._date(parameters, "UNTIL", context)
        if until:
            kept = [date for date in imported.dates if date <= until]
            if not kept:
                raise TableError(
                    translate(
                        "ImportCounts", "The tables have no figures up to {date}; they begin with {first}."
                    ).format(date=until, first=imported.dates[0])
                )
            imported = at_dates(imported, kept)
        if self._old_units is not None:
            imported = self._converted(imported, parameters, context, reporter)
        imported.findings.extend(check_over_time(imported, catalogue))
        checks = check_over_time(imported, catalogue, is_latest_only=True)
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        if report:
            write_import_report(Path(report), imported, catalogue)
        recipe_output = self.parameterAsFileOutput(parameters, "RECIPE_OUTPUT", context)
        if recipe_output:
            write_recipes(Path(recipe_output), imported.recipes)
        if imported.refused:
            raise TableError(refused_message(imported.refused, report))
        output = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        write_table(Path(output), imported)
        doubts = [finding for finding in imported.findings if finding.kind == DOUBTED]
        for finding in doubts[:20]:
            reporter.warning(": ".join(filter(None, (finding.sheet, finding.place, finding.text))))
        reporter.info(
            translate("ImportCounts", "{units} units, {dates} dates, {variables} variables.").format(
                units=number(len(imported.units)), dates=number(len(imported.dates)), variables=number(len(imported.variables))
            )
        )  # fmt: skip
        return {
            "OUTPUT": output, "REPORT": report, "RECIPE_OUTPUT": recipe_output, "UNITS_READ": len(imported.units), "DOUBTS": len(doubts), "CHECKS": len(checks),
            "LAST_DATE": imported.dates[-1],
            "TOTAL_ID": TOTAL if TOTAL in imported.units else "",
        }  # fmt: skip

    def _keys(self, parameters: dict[str, Any], context: QgsProcessingContext, reporter: Any) -> list[str]:
        from ..bridge.geometry import LayerReader
        from ..core.errors import ParameterError

        if self._units is None:
            return []
        field = self.parameterAsString(parameters, "UNIT_ID", context)
        if not field:
            raise ParameterError(translate("ImportCounts", "UNIT_ID: choose the field with the key of the units."))
        reader = LayerReader(self._units, self._units.sourceName(), context, reporter)
        keys = list(reader.zones(self._units, self._units.sourceName(), field, "").ids)
        old_field = self.parameterAsString(parameters, "OLD_UNIT_ID", context)
        if self._old_units is not None and old_field:
            old = reader.zones(self._old_units, self._old_units.sourceName(), old_field, "").ids
            keys += [key for key in old if key not in set(keys)]
        return keys

    def _date(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        from ..core.errors import ParameterError
        from ..core.reference_dates import parse_reference_date

        text = self.parameterAsString(parameters, name, context).strip()
        date = parse_reference_date(text) if text else ""
        if date is None:
            raise ParameterError(
                translate("ImportCounts", "{name}: “{text}” is no date. Write 2024-12-31, 31.12.2024 or 2024.").format(
                    name=name, text=text
                )
            )
        return date

    def _converted(
        self, imported: Any, parameters: dict[str, Any], context: QgsProcessingContext, reporter: Any
    ) -> Any:
        from ..bridge.geometry import LayerReader
        from ..core.errors import ParameterError
        from ..core.importing.conversion import convert

        until = self._date(parameters, "OLD_UNTIL", context)
        old_field = self.parameterAsString(parameters, "OLD_UNIT_ID", context)
        if self._units is None or not until or not old_field:
            raise ParameterError(
                translate(
                    "ImportCounts",
                    "A change of boundaries needs UNITS with UNIT_ID, OLD_UNITS with OLD_UNIT_ID, and OLD_UNTIL.",
                )
            )
        reader = LayerReader(self._units, self._units.sourceName(), context, reporter)
        field = self.parameterAsString(parameters, "UNIT_ID", context)
        new = reader.zones(self._units, self._units.sourceName(), field, "")
        old = reader.zones(self._old_units, self._old_units.sourceName(), old_field, "")
        return convert(imported, old, new, until, reporter)
