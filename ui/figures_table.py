"""Results as a table to sort: one row an area, one column an indicator, with a bar in each cell."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette
from qgis.PyQt.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ..core.language import translate

SORT_ROLE = Qt.ItemDataRole.UserRole
SHARE_ROLE = Qt.ItemDataRole.UserRole + 1

_BAR = QColor("#41b6c4")


class FiguresModel(QAbstractTableModel):
    """The figures of a result or release at its date, as they are printed."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Reads the file.

        Raises:
            SozialraumatlasError: it is neither a result nor a release.
        """
        # Packages that may be missing are imported when there is something to show.
        from ..core.atlas.figures import shown
        from ..core.atlas.wording import decimals_of, printed, unit_of
        from ..core.comparison.geography import read_geography

        super().__init__(parent)
        geography = read_geography(path)
        date = str(geography.meta["date"] or "")
        self.ids, self._names = geography.ids, geography.names
        self.is_release = geography.is_release
        self.columns = list(geography.indicators.values())
        self._headings = [str(item.label) for item in self.columns]
        self._units = [unit_of(item) for item in self.columns]
        self._values, self._texts = [], []
        for item in self.columns:
            figures = shown(geography, item, date)
            self._values.append(figures.values)
            self._texts.append(
                [
                    printed(value, status, decimals_of(item))
                    for value, status in zip(figures.values, figures.status, strict=True)
                ]
            )
        self._largest = [
            max((abs(value) for value in column if not math.isnan(value)), default=0.0) for column in self._values
        ]

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.ids)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return translate("dock", "Area") if section == 0 else self._headings[section - 1]
        if role == Qt.ItemDataRole.ToolTipRole and section:
            item = self.columns[section - 1]
            return f"{item.label} ({self._units[section - 1]}): {item.formula}"
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column() - 1
        if column < 0:
            return self._names[row] if role in (Qt.ItemDataRole.DisplayRole, SORT_ROLE) else None
        value = self._values[column][row]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[column][row]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == SORT_ROLE:
            # Areas without a figure come last, whichever way the table is sorted up.
            return -math.inf if math.isnan(value) else float(value)
        if role == SHARE_ROLE:
            return 0.0 if math.isnan(value) or not self._largest[column] else abs(value) / self._largest[column]
        return None


class BarDelegate(QStyledItemDelegate):
    """A bar under the figure, as long as the figure is large in its column. What is not shown has none."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().paint(painter, option, index)
        share = index.data(SHARE_ROLE)
        if share:
            area = option.rect
            width = round((area.width() - 6) * share)
            painter.fillRect(QRect(area.left() + 3, area.bottom() - 3, width, 3), _BAR)
            painter.setPen(option.palette.color(QPalette.ColorRole.Text))


def sorted_by_value(model: FiguresModel, parent: QObject | None = None) -> QSortFilterProxyModel:
    """The model so that a click on a heading sorts by the figures, not by their letters."""
    proxy = QSortFilterProxyModel(parent)
    proxy.setSourceModel(model)
    proxy.setSortRole(SORT_ROLE)
    return proxy
