"""`sozialraumatlas:run`: the whole chain by one recipe, for another date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..core.language import language, listing, translate
from .base import SozialraumatlasAlgorithm


class YearlyRun(SozialraumatlasAlgorithm):
    """Repeats a run."""

    NAME = "run"

    def displayName(self) -> str:
        return translate("YearlyRun", "Run a recipe")

    def group(self) -> str:
        return translate("groups", "Data")

    def groupId(self) -> str:
        return "data"

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        # The atlas, one of its steps, must be made in the main thread.
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def tags(self) -> list[str]:
        return translate("YearlyRun", "run,recipe,year,repeat,batch,night").split(",")

    def shortHelpString(self) -> str:
        return translate(
            "YearlyRun",
            "<p>Runs the whole chain that a recipe describes: import of the counts, checks, indicators, release, comparison, atlas, "
            "export. With another DATE it is the run of another year. The dock saves and loads such recipes.</p><p>It stops before "
            "the release where the checks of the newest counts find something, until somebody has looked at the report and sets "
            "ACCEPT. A report says what is different from the run before.</p>",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFile("RECIPE", translate("YearlyRun", "Recipe"), fileFilter=translate("YearlyRun", "Recipe (*.yaml *.yml)")),
            translate("YearlyRun", "Saved by the dock or written by hand."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterString("DATE", translate("YearlyRun", "Date"), optional=True),
            translate("YearlyRun", "Another reference date than that of the recipe: 2025 or 2025-12-31."),
        )
        self.add(
            QgsProcessingParameterBoolean("ACCEPT", translate("YearlyRun", "Go on in spite of doubts"), defaultValue=False),
            translate("YearlyRun", "After the report of the import was looked at."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterFile(
                "PREVIOUS", translate("YearlyRun", "Folder of the run before"), Qgis.ProcessingFileParameterBehavior.Folder, optional=True
            ),
            translate("YearlyRun", "To be compared with. Left out: that of the year before, where it is there."),
            is_advanced=True,
        )  # fmt: skip
        self.addOutput(QgsProcessingOutputMultipleLayers("RELEASES", translate("YearlyRun", "Releases")))
        self.addOutput(QgsProcessingOutputFile("DIFFERENCES", translate("YearlyRun", "What is different")))

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.errors import CanceledError, CountsError, ParameterError
        from ..core.files import make_folder
        from ..core.reference_dates import format_date, parse_reference_date
        from ..core.yearly.recipe import read_recipe
        from ..core.yearly.steps import REPORT, steps_of

        recipe = read_recipe(Path(self.parameterAsFile(parameters, "RECIPE", context)))
        text = self.parameterAsString(parameters, "DATE", context).strip()
        date = parse_reference_date(text) if text else recipe.date
        if date is None:
            raise ParameterError(
                translate("YearlyRun", "DATE: “{text}” is no date. Write 2025-12-31, 31.12.2025 or 2025.").format(
                    text=text
                )
            )
        folder = recipe.folder_for(date)
        make_folder(folder)
        steps = steps_of(recipe, date, folder)
        all_steps = [steps.importing, *steps.computing, steps.releasing, *steps.after]
        progress = QgsProcessingMultiStepFeedback(len(all_steps), feedback)
        total = ""
        for place, step in enumerate(all_steps):
            progress.setCurrentStep(place)
            progress.setProgressText(step.title)
            if step in steps.computing:
                step.inputs["TOTAL_ID"] = total
            results = self._child(step.algorithm, step.inputs, context, progress)
            if progress.isCanceled():
                raise CanceledError
            if step is steps.importing:
                total = results["TOTAL_ID"]
                if results["LAST_DATE"] != date:
                    raise CountsError(
                        translate(
                            "YearlyRun", "The tables have no figures of {date}, the newest are of {last}; nothing was computed. Add the new table, or set DATE."
                        ).format(date=format_date(date, language()), last=format_date(results["LAST_DATE"], language()) or "-")
                    )  # fmt: skip
            if (
                step is steps.importing
                and results["CHECKS"]
                and not self.parameterAsBoolean(parameters, "ACCEPT", context)
            ):
                raise CountsError(
                    translate(
                        "YearlyRun",
                        "The checks of the newest counts found {count} things; nothing was released. Look at {report}, mend the "
                        "tables, or run again with ACCEPT.",
                    ).format(count=results["CHECKS"], report=folder / REPORT)
                )
        previous = self.parameterAsFile(parameters, "PREVIOUS", context)
        before = Path(previous) if previous else _year_before(recipe, date)
        report = self._differences(before, steps, folder, feedback)
        return {"RELEASES": [f"{path}|layername=areas" for path in steps.releases], "DIFFERENCES": report}

    @staticmethod
    def _child(
        name: str, inputs: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.errors import SozialraumatlasError

        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraumatlas:{name}")
        given = {key: value for key, value in inputs.items() if value not in ("", [])}
        is_valid, message = algorithm.checkParameterValues(given, context)
        if is_valid:
            try:
                results, is_done = algorithm.run(given, context, feedback, catchExceptions=False)
            except QgsProcessingException as error:
                message = str(error)
            else:
                if is_done:
                    return dict(results)
                message = name
        # Outside the handler, so that no frame of the run is kept alive.
        raise SozialraumatlasError(message)

    @staticmethod
    def _differences(before: Path, steps: Any, folder: Path, feedback: QgsProcessingFeedback) -> str:
        from ..core.comparison.geography import read_geography
        from ..core.yearly.differences import differences
        from ..reports.differences import write_differences

        pairs = [
            (before / path.name, path, title)
            for path, title in zip(steps.releases, steps.titles, strict=True)
            if (before / path.name).is_file()
        ]
        if not pairs or before.resolve() == folder.resolve():
            feedback.pushInfo(
                translate("YearlyRun", "There is no run before to compare with in {folder}.").format(folder=before)
            )
            return ""
        found = []
        dates = ("", "")
        for old, new, title in pairs:
            first, second = read_geography(old), read_geography(new)
            found.append(differences(first, second, title))
            dates = first.dates[-1], second.dates[-1]
        path = folder / f"{translate('YearlyRun', 'differences')}.html"
        write_differences(path, found, dates)
        feedback.pushInfo(
            translate("YearlyRun", "What is different: {names}").format(
                names=listing(f"{item.title} ({len(item.revised)}, {len(item.newly_withheld)})" for item in found)
            )
        )
        return str(path)


def _year_before(recipe: Any, date: str) -> Path:
    from ..core.reference_dates import years_before

    return Path(recipe.folder_for(years_before(date, 1)))
