"""Life of the plugin: loaded, started with or without a window, unloaded."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsApplication
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from .algorithms.base import ICONS
from .algorithms.provider import SozialraumatlasProvider
from .bridge import help
from .bridge.dependencies import advice
from .bridge.translator import install_translator, remove_translator
from .core.language import translate

MENU = "Sozialraumatlas"

_DOCK_WIDTH = 520
"""Pixels."""


class SozialraumatlasPlugin:
    """Adds the Processing provider and, where there is a window, the menu entries."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self._iface = iface
        self._translator = None
        self._provider: SozialraumatlasProvider | None = None
        self._actions: list[QAction] = []
        self._dock = None

    def initProcessing(self) -> None:
        """All that qgis_process needs; it calls nothing else."""
        self._translator = install_translator()
        self._provider = SozialraumatlasProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Called by QGIS when the window is there."""
        self.initProcessing()
        self._add_action("sozialraumatlas", translate("plugin", "Sozialraumatlas Panel"), self.show_dock)
        self._iface.addToolBarIcon(self._actions[0])
        self._add_action(
            "importcounts", translate("plugin", "Import Counts…"), lambda: self._open("sozialraumatlas:importcounts")
        )
        self._add_action(
            "indicators", translate("plugin", "Compute Indicators…"), lambda: self._open("sozialraumatlas:indicators")
        )
        self._add_action(
            "snapareas", translate("plugin", "Snap Areas to Units…"), lambda: self._open("sozialraumatlas:snapareas")
        )
        self._add_action(
            "suppress", translate("plugin", "Release Results…"), lambda: self._open("sozialraumatlas:suppress")
        )
        self._add_action(
            "compare",
            translate("plugin", "Compare Districts with Areas…"),
            lambda: self._open("sozialraumatlas:compare"),
        )
        self._add_action("atlas", translate("plugin", "Make Atlas…"), lambda: self._open("sozialraumatlas:atlas"))
        self._add_action("export", translate("plugin", "Export Release…"), lambda: self._open("sozialraumatlas:export"))
        self._add_action("run", translate("plugin", "Run a Recipe…"), lambda: self._open("sozialraumatlas:run"))
        self._add_action(
            "demodata", translate("plugin", "Write Example City…"), lambda: self._open("sozialraumatlas:demodata")
        )
        self._add_action("help", translate("plugin", "Help"), help.show)

    def unload(self) -> None:
        """Removes everything that was added, in reverse order."""
        if self._dock is not None:
            self._dock.close_down()
            self._iface.removeDockWidget(self._dock)
            self._dock.deleteLater()
            self._dock = None
        if self._actions:
            self._iface.removeToolBarIcon(self._actions[0])
        for action in self._actions:
            self._iface.removePluginVectorMenu(MENU, action)
            action.deleteLater()
        self._actions = []
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        remove_translator(self._translator)
        self._translator = None

    def show_dock(self) -> None:
        """Shows the dock, which is made when it is first asked for."""
        problem = advice()
        if problem:
            self._iface.messageBar().pushWarning(MENU, problem)
            return
        if self._dock is None:
            from .ui.dock import AtlasDock

            self._dock = AtlasDock(self._iface)
            self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
            # Wide enough for names of layers and a table; QGIS keeps what the planner makes of it.
            width = max(self._dock.width(), _DOCK_WIDTH)
            self._iface.mainWindow().resizeDocks([self._dock], [width], Qt.Orientation.Horizontal)
        self._dock.setUserVisible(True)

    def _add_action(self, icon: str, text: str, slot: Callable[[], None]) -> None:
        action = QAction(QIcon(str(ICONS / f"{icon}.svg")), text, self._iface.mainWindow())
        action.triggered.connect(slot)
        self._iface.addPluginToVectorMenu(MENU, action)
        self._actions.append(action)

    @staticmethod
    def _open(algorithm: str) -> None:
        import processing

        processing.execAlgorithmDialog(algorithm)
