"""`sozialraumatlas:ledger`: shows the memory of releases, withdraws one, joins the memory of another office."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from ..core.language import language, translate
from ..core.options import LEDGER_ACTIONS
from .base import SozialraumatlasAlgorithm


class LedgerOfReleases(SozialraumatlasAlgorithm):
    """Looks after the ledger of releases."""

    NAME = "ledger"

    def displayName(self) -> str:
        return translate("LedgerOfReleases", "Look after the ledger of releases")

    def group(self) -> str:
        return translate("groups", "Disclosure control")

    def groupId(self) -> str:
        return "disclosure"

    def tags(self) -> list[str]:
        return translate("LedgerOfReleases", "disclosure,ledger,release,withdraw,history").split(",")

    def shortHelpString(self) -> str:
        return translate(
            "LedgerOfReleases",
            "<p>The ledger remembers what was released, so that nobody can lay this year's areas over last month's map. show lists "
            "its releases; withdraw takes one back that was never passed on, or is no longer in anybody's hands; join adds the "
            "releases of another office's ledger.</p><p>The ledger is checked each time: if it was edited, this is said.</p>",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        file_filter = translate("LedgerOfReleases", "GeoPackage (*.gpkg)")
        self.add(
            QgsProcessingParameterFile(
                "LEDGER", translate("LedgerOfReleases", "Ledger of releases"), fileFilter=file_filter
            ),
            translate("LedgerOfReleases", "The file that “Release results” writes."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "ACTION", translate("LedgerOfReleases", "Action"), list(LEDGER_ACTIONS), defaultValue=LEDGER_ACTIONS[0],
                usesStaticStrings=True,
            ),
            translate("LedgerOfReleases", "show: list the releases. withdraw: take ENTRY back. join: add those of OTHER."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterNumber(
                "ENTRY", translate("LedgerOfReleases", "Number of the release"), Qgis.ProcessingNumberParameterType.Integer, None,
                optional=True, minValue=1,
            ),
            translate("LedgerOfReleases", "For withdraw: the number that show lists."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterFile(
                "OTHER", translate("LedgerOfReleases", "Other ledger"), fileFilter=file_filter, optional=True
            ),
            translate("LedgerOfReleases", "For join: the ledger of another office on the same units."),
        )
        self.addOutput(QgsProcessingOutputNumber("ACTIVE", translate("LedgerOfReleases", "Releases in force")))
        self.addOutput(QgsProcessingOutputString("RELEASES", translate("LedgerOfReleases", "List of releases")))

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.feedback import ProcessingReporter
        from ..core.disclosure.ledger import joined, read_ledger, withdrawn, write_ledger
        from ..core.disclosure.protocol import ledger_entries
        from ..core.errors import ParameterError
        from ..core.reference_dates import format_date

        path = Path(self.parameterAsFile(parameters, "LEDGER", context))
        action = self.parameterAsEnumString(parameters, "ACTION", context)
        now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
        ledger = read_ledger(path)
        if action == "withdraw":
            ledger = withdrawn(ledger, self.parameterAsInt(parameters, "ENTRY", context), now)
        elif action == "join":
            other = self.parameterAsFile(parameters, "OTHER", context)
            if not other:
                raise ParameterError(translate("LedgerOfReleases", "OTHER: choose the ledger that is to be joined."))
            ledger = joined(ledger, read_ledger(Path(other)), now)
        if action != LEDGER_ACTIONS[0]:
            write_ledger(path, ledger)
        entries = ledger_entries(ledger)
        reporter = ProcessingReporter(feedback)
        lines = [
            translate("LedgerOfReleases", "{entry}: {title}, {date}, {profile}").format(
                entry=entry["entry"], title=entry["title"], date=format_date(entry["created"][:10], language()),
                profile=entry["profile"],
            )
            for entry in entries
        ]  # fmt: skip
        for line in lines:
            reporter.info(line)
        return {"ACTIVE": len(entries), "RELEASES": "\n".join(lines)}
