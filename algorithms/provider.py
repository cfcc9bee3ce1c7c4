"""The Processing provider `sozialraumatlas`."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .atlas import Atlas
from .base import ICONS
from .compare import Compare
from .demodata import DemoData
from .export import Export
from .importcounts import ImportCounts
from .indicators import Indicators
from .ledger import LedgerOfReleases
from .snapareas import SnapAreas
from .socialindex import SocialIndex
from .suppress import Suppress
from .yearly import YearlyRun

ALGORITHMS = (
    ImportCounts,
    Indicators,
    SnapAreas,
    Suppress,
    LedgerOfReleases,
    Compare,
    SocialIndex,
    Atlas,
    Export,
    YearlyRun,
    DemoData,
)


class SozialraumatlasProvider(QgsProcessingProvider):
    """Offers the algorithms in the toolbox, in models, in batch and in qgis_process."""

    def id(self) -> str:
        return "sozialraumatlas"

    def name(self) -> str:
        return "Sozialraumatlas"

    def icon(self) -> QIcon:
        return QIcon(str(ICONS / "sozialraumatlas.svg"))

    def svgIconPath(self) -> str:
        return str(ICONS / "sozialraumatlas.svg")

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
