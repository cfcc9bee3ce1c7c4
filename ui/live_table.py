"""The table of figures under the pencil: the area or its variants, its district, the whole city; and what is said of them in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from ..core.language import number, translate

if TYPE_CHECKING:
    from ..bridge.live_areas import Look
    from ..core.catalogue import Indicator
    from ..core.live_figures import LiveFigure


class LiveTable(QTableWidget):
    """A row for each indicator."""

    def __init__(self) -> None:
        """An empty table."""
        super().__init__(0, 1)
        self.setObjectName("live_figures")
        self.setAccessibleName(translate("dock", "Figures of the area under the pencil"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)

    def fill(
        self, items: Sequence[Indicator], columns: Sequence[tuple[str, Look]], look: Look, city: Sequence[float]
    ) -> None:
        """Shows looks side by side.

        Args:
            items: indicators, a row each.
            columns: heading and figures of the area, or of each of its variants.
            look: at the area that is edited; names the district.
            city: the whole city's values.
        """
        # Packages that may be missing are imported when they are needed.
        from ..core.atlas.wording import decimals_of, figure, unit_of

        headings = [
            translate("dock", "Indicator"), *(title for title, _ in columns), look.district or translate("dock", "District"),
            translate("dock", "Whole city"),
        ]  # fmt: skip
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels(headings)
        self.horizontalHeaderItem(len(headings) - 2).setToolTip(
            translate("dock", "The district most residents of the area live in, as released.")
        )
        for column in range(len(headings)):
            stretched = QHeaderView.ResizeMode.Stretch if not column else QHeaderView.ResizeMode.ResizeToContents
            self.horizontalHeader().setSectionResizeMode(column, stretched)
        self.setRowCount(len(items))
        for row, item in enumerate(items):
            decimals = decimals_of(item)
            texts = [
                f"{item.label} ({unit_of(item)})", *(_text(shown.figures[row], decimals) for _, shown in columns),
                look.district_texts[row], "" if math.isnan(city[row]) else figure(city[row], decimals),
            ]  # fmt: skip
            for column, text in enumerate(texts):
                cell = QTableWidgetItem(text)
                if column:
                    cell.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
                else:
                    cell.setToolTip(text)
                self.setItem(row, column, cell)
        # All rows are seen at once: nobody scrolls while drawing.
        header, rows = self.horizontalHeader(), self.verticalHeader()
        self.setFixedHeight(header.sizeHint().height() + rows.length() + 2 * self.frameWidth())


def message_of(look: Look) -> str:
    """How the area lies over the units, and why figures are withheld."""
    from ..core.live_figures import SLIVER, SMALL

    lines = [
        translate("dock", "{units} whole units; the line cuts {cut}; degree of fit {fit} %.").format(
            units=number(look.units), cut=number(look.cut), fit=number(100 * look.fit)
        )
    ]
    states = {figure.state for figure in look.figures}
    if SLIVER in states:
        lines.append(
            translate(
                "dock",
                "≈ Withheld: the hatched piece, by which the area differs from a district or from what was shown before, holds too "
                "few. Go on drawing, or snap.",
            )
        )
    if SMALL in states:
        lines.append(translate("dock", ". Withheld: too few people or cases."))
    if look.lacks_counts:
        lines.append(translate("dock", "Some units inside have no counts."))
    return "\n".join(lines)


def _text(shown: LiveFigure, decimals: int) -> str:
    from ..core.atlas.wording import figure
    from ..core.live_figures import MISSING, SHOWN, SLIVER

    if shown.state == SHOWN:
        return figure(shown.value, decimals)
    return {SLIVER: "≈", MISSING: "x"}.get(shown.state, ".")
