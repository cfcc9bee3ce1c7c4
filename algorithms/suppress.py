"""`sozialraumatlas:suppress`: results in, releases with protected small counts out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from ..core.language import translate
from ..core.options import PROFILES, SECONDARY_METHODS
from .base import SozialraumatlasAlgorithm


class Suppress(SozialraumatlasAlgorithm):
    """Withholds small counts and all that gives them away."""

    NAME = "suppress"

    def displayName(self) -> str:
        return translate("Suppress", "Release results")

    def group(self) -> str:
        return translate("groups", "Disclosure control")

    def groupId(self) -> str:
        return "disclosure"

    def tags(self) -> list[str]:
        return translate("Suppress", "disclosure,suppression,rounding,privacy,release,confidentiality").split(",")

    def shortHelpString(self) -> str:
        return translate(
            "Suppress",
            "<p>Turns results into releases that may be shown: small counts are withheld, and so is whatever they could be worked "
            "out from, by subtraction from totals, by laying areas over each other, from rates or from earlier releases. All "
            "results chosen are protected together; choose all that will be published.</p>"
            "<p>Every release is audited before it is written: for each protected count a proof is kept in protocol.json that it "
            "cannot be narrowed. If there is none, nothing is written and the message says which counts are concerned.</p>"
            "<p>Nothing here is legal advice: the statistics office decides which rule holds.</p>",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(
                "RESULTS", translate("Suppress", "Results"), Qgis.ProcessingSourceType.File
            ),
            translate(
                "Suppress",
                "Result files (.gpkg) of “Compute indicators” that are published together, such as districts and drawn areas. They "
                "must have been computed on the same units and counts.",
            ),
        )
        self.add(
            QgsProcessingParameterEnum(
                "PROFILE",
                translate("Suppress", "Rule"),
                list(PROFILES),
                defaultValue=PROFILES[0],
                usesStaticStrings=True,
            ),
            translate(
                "Suppress",
                "k3, k5, k10: counts of 1 to 2, 4 or 9 are withheld, and what would give them away. round5, round10: all counts "
                "are rounded.",
            ),
        )
        for name, label, help in (
            ("MIN_COUNT", translate("Suppress", "Minimum count"), translate("Suppress", "Counts above 0 and below this are withheld. Left out: as in the rule.")),
            ("MIN_BASE", translate("Suppress", "Minimum base"), translate("Suppress", "Rates with fewer in the denominator are withheld. Left out: as in the rule.")),
            ("MIN_POPULATION", translate("Suppress", "Minimum population"), translate("Suppress", "In areas with fewer residents only their number is shown. Left out: as in the rule.")),
        ):  # fmt: skip
            self.add(
                QgsProcessingParameterNumber(
                    name, label, Qgis.ProcessingNumberParameterType.Integer, None, optional=True, minValue=0
                ),
                help,
                is_advanced=True,
            )
        self.add(
            QgsProcessingParameterFile(
                "PROFILE_FILE", translate("Suppress", "Own rules"), optional=True,
                fileFilter=translate("Suppress", "Disclosure profiles (*.yaml *.yml)"),
            ),
            translate("Suppress", "File with one rule of the city, which is then taken instead of the one above."),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterEnum(
                "SECONDARY", translate("Suppress", "Search for what else to withhold"), list(SECONDARY_METHODS),
                defaultValue=SECONDARY_METHODS[0], usesStaticStrings=True,
            ),
            translate(
                "Suppress",
                "flow: in seconds, withholds little more than needed. optimal: the least possible, for few areas; where it is not "
                "found within TIME_LIMIT, the best found by then is taken and the protocol says how far it may be off.",
            ),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterNumber(
                "TIME_LIMIT", translate("Suppress", "Time limit in seconds"), Qgis.ProcessingNumberParameterType.Integer, 60,
                minValue=1,
            ),
            translate("Suppress", "For optimal: for each group of counts that belong together."),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterFileDestination(
                "LEDGER", translate("Suppress", "Ledger of releases"), translate("Suppress", "GeoPackage (*.gpkg)"),
                optional=True, createByDefault=False,
            ),
            translate(
                "Suppress",
                "File that remembers what was released. What stands in it is taken as known, so that a release cannot be laid over "
                "an earlier one; the new releases are added. A file that does not exist is begun.",
            ),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterFolderDestination("OUTPUT_FOLDER", translate("Suppress", "Folder for the releases")),
            translate(
                "Suppress",
                "Gets a file …_release.gpkg for each result, protocol.html for people and protocol.json for machines.",
            ),
        )
        self.addOutput(QgsProcessingOutputMultipleLayers("RELEASES", translate("Suppress", "Releases")))
        self.addOutput(QgsProcessingOutputFile("PROTOCOL", translate("Suppress", "Protocol")))

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.feedback import ProcessingReporter
        from ..bridge.loading import show
        from ..bridge.styles import result_styles
        from ..core.disclosure.files import write_releases
        from ..core.disclosure.profiles import load_profile
        from ..core.disclosure.run import protect

        def minimum(name: str) -> int | None:
            return None if parameters.get(name) in (None, "") else self.parameterAsInt(parameters, name, context)

        profile_file = self.parameterAsFile(parameters, "PROFILE_FILE", context)
        profile = load_profile(
            "" if profile_file else self.parameterAsEnumString(parameters, "PROFILE", context),
            Path(profile_file) if profile_file else None,
        ).with_minimums(minimum("MIN_COUNT"), minimum("MIN_BASE"), minimum("MIN_POPULATION"))
        ledger = self.parameterAsFileOutput(parameters, "LEDGER", context)
        ledger_path = Path(ledger) if ledger else None
        folder = Path(self.parameterAsString(parameters, "OUTPUT_FOLDER", context))
        reporter = ProcessingReporter(feedback)
        is_optimal = self.parameterAsEnumString(parameters, "SECONDARY", context) == "optimal"
        time_limit = self.parameterAsDouble(parameters, "TIME_LIMIT", context) if is_optimal else None
        protected = protect(self._results(parameters, context), profile, ledger_path, folder, reporter, time_limit)
        files = write_releases(protected, folder, ledger_path, result_styles)
        self._tell(protected, reporter)
        reporter.progress(1.0)
        layers = [f"{file}|layername=areas" for file in files]
        for index, (file, layer) in enumerate(zip(files, layers, strict=True)):
            show(layer, file.stem, "RELEASES", index, context)
        return {
            "OUTPUT_FOLDER": str(folder),
            "RELEASES": layers,
            "PROTOCOL": str(folder / "protocol.html"),
        }

    def _results(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[Path]:
        """The files chosen, whether as paths or as layers of them."""
        from ..core.errors import ParameterError

        names = self.parameterAsFileList(parameters, "RESULTS", context)
        if not names:
            value = parameters.get("RESULTS") or []
            names = [value] if isinstance(value, str) else list(value)
        paths = list(dict.fromkeys(Path(str(name).partition("|")[0]) for name in names if name))
        if not paths:
            raise ParameterError(translate("Suppress", "RESULTS: choose at least one result file."))
        return paths

    def _tell(self, protected: Any, reporter: Any) -> None:
        from ..core.language import number

        said = protected.said.is_said
        reporter.info(
            translate(
                "Suppress",
                "{shown} counts are published, {withheld} withheld; {protected} protected counts and pieces were examined, none can "
                "be narrowed.",
            ).format(
                shown=number(int(said.sum())),
                withheld=number(int((~said).sum())),
                protected=number(sum(len(audit.below) for audit in protected.audits)),
            )
        )
