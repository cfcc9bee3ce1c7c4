"""The table of figures in the dock, linked with the map in both directions."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsMapLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QItemSelectionModel, Qt
from qgis.PyQt.QtWidgets import QTableView

from ..core.errors import SozialraumatlasError
from ..core.language import translate
from .figures_table import BarDelegate, FiguresModel, sorted_by_value
from .result_layers import layers_of

_WIDEST_COLUMN = 130


class ResultTable(QTableView):
    """The figures of one file, sorted by a click; what is selected here is selected on the map, and back."""

    def __init__(self, iface: QgisInterface) -> None:
        """A table without figures, which is hidden."""
        super().__init__()
        self._iface = iface
        self.file = ""
        """Result or release that is shown, empty where there is none."""
        self.setObjectName("figures")
        self.setAccessibleName(translate("dock", "Figures of the areas"))
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(BarDelegate(self))
        self.hide()

    def show_first(self, files: Sequence[str]) -> None:
        """Shows the first of some files that is there, or nothing."""
        wanted = next((path for path in files if Path(path).is_file()), "")
        if wanted == self.file:
            return
        self.file = ""
        self.setModel(None)
        if not wanted:
            return
        with contextlib.suppress(SozialraumatlasError):
            self.setModel(sorted_by_value(FiguresModel(Path(wanted), self), self))
            self.file = wanted
            self.resizeColumnsToContents()
            for column in range(1, self.model().columnCount()):
                self.setColumnWidth(column, min(self.columnWidth(column), _WIDEST_COLUMN))
            self.selectionModel().selectionChanged.connect(self._select_on_map)

    def select_as_on_map(self, layer: QgsMapLayer) -> None:
        """Selects what was selected on the map."""
        proxy = self.model()
        if proxy is None or layer not in list(layers_of(self.file)):
            return
        chosen = {str(feature["area_id"]) for feature in layer.selectedFeatures()}
        selection = self.selectionModel()
        wanted = [row for row in range(proxy.rowCount()) if self._id_of(row) in chosen]
        if {index.row() for index in selection.selectedRows()} == set(wanted):
            return
        # Not told back to the map, which knows it.
        blocked = selection.blockSignals(True)
        self.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in wanted:
            selection.select(proxy.index(row, 0), flags)
        selection.blockSignals(blocked)
        if wanted:
            self.scrollTo(proxy.index(wanted[0], 0))
        self.viewport().update()

    def _id_of(self, row: int) -> str:
        proxy = self.model()
        return str(proxy.sourceModel().ids[proxy.mapToSource(proxy.index(row, 0)).row()])

    def _select_on_map(self) -> None:
        """Selects on the map what is selected here, and shows it."""
        ids = sorted(self._id_of(index.row()) for index in self.selectionModel().selectedRows())
        quoted = ", ".join("'" + id.replace("'", "''") + "'" for id in ids)
        for layer in layers_of(self.file):
            layer.selectByExpression(f'"area_id" IN ({quoted})' if quoted else "FALSE")
            if quoted:
                self._iface.mapCanvas().flashFeatureIds(layer, layer.selectedFeatureIds())
