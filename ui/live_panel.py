"""Figures of the area that is edited, at every change of its shape."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsFeature, QgsGeometry, QgsVectorLayer, QgsVectorLayerUtils
from qgis.gui import QgisInterface
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..core.errors import SozialraumatlasError
from ..core.language import number, translate
from .choices import Choices

if TYPE_CHECKING:
    from ..bridge.live_areas import LiveAreas
    from ..core.catalogue import Indicator

_PAUSE = 40
"""Milliseconds in which several changes of a shape become one look."""


class LivePanel(QWidget):
    """Watches a layer of areas while it is edited with the tools of QGIS: drawing, moving vertices, splitting, merging, undo."""

    def __init__(self, iface: QgisInterface) -> None:
        """A panel that watches nothing yet."""
        super().__init__()
        self._iface = iface
        self._layer: QgsVectorLayer | None = None
        self._areas: LiveAreas | None = None
        self._items: list[Indicator] = []
        # What was shown stays known as long as the dock is there, however often watching is switched off and on.
        self._kept: dict[tuple[object, ...], LiveAreas] = {}
        self._feature: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look)
        self.toggle = QPushButton(translate("dock", "Figures While Drawing"))
        self.toggle.setObjectName("live")
        self.toggle.setCheckable(True)
        self.toggle.setToolTip(
            translate(
                "dock",
                "Shows the figures of the area you draw or edit with the tools of QGIS, protected like a release.",
            )
        )
        self.message = QLabel()
        self.message.setObjectName("live_message")
        self.message.setWordWrap(True)
        self.table = QTableWidget(0, 3)
        self.table.setObjectName("live_figures")
        self.table.setAccessibleName(translate("dock", "Figures of the area under the pencil"))
        self.table.setHorizontalHeaderLabels(
            [translate("dock", "Indicator"), translate("dock", "Area"), translate("dock", "Whole city")]
        )
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.snap = QPushButton(translate("dock", "Snap to Units"))
        self.snap.setObjectName("snap")
        self.snap.setToolTip(
            translate("dock", "Makes the drawn area the union of its whole units, in one step that can be undone.")
        )
        self.snap.clicked.connect(self.snap_to_units)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.toggle, self.message, self.table, self.snap):
            layout.addWidget(widget)
        self._show_parts(False)

    def start(self, layer: QgsVectorLayer | None, units: QgsVectorLayer | None, choices: Choices) -> None:
        """Begins to watch a layer."""
        # Packages that may be missing are imported when they are needed.
        from ..bridge.live_areas import LiveAreas

        self.stop()
        # Districts are known to everybody; of drawn areas those that were released.
        names = [name for name in choices.results if name == "districts" or name in choices.releases] or list(
            choices.results
        )[:1]
        results = [Path(choices.results[name]) for name in names if Path(choices.results[name]).is_file()]
        problem = ""
        if layer is None or layer.geometryType() != Qgis.GeometryType.Polygon:
            problem = translate("dock", "Choose the layer of areas to draw on.")
        elif units is None or not results:
            problem = translate("dock", "Compute the indicators once; the figures while drawing use their counts.")
        if not problem:
            try:
                key = (
                    units.id(),
                    choices.unit_id,
                    choices.profile,
                    *((path, path.stat().st_mtime_ns) for path in results),
                )
                if key not in self._kept:
                    # What another rule or an earlier result let be seen is known as well.
                    shown = [area for kept in self._kept.values() for area in kept.shown_areas()]
                    self._kept[key] = LiveAreas(units, choices.unit_id, results, choices.profile, shown)
                self._areas = self._kept[key]
                self._items = self._areas.items(choices.indicators)
            except SozialraumatlasError as error:
                problem = str(error)
        if problem:
            self.toggle.setChecked(False)
            self._iface.messageBar().pushMessage(translate("dock", "Sozialraumatlas"), problem, Qgis.MessageLevel.Info)
            return
        self._layer = layer
        layer.geometryChanged.connect(self._changed)
        layer.featureAdded.connect(self._added)
        layer.selectionChanged.connect(self._selected)
        layer.undoStack().indexChanged.connect(self._again)
        layer.willBeDeleted.connect(self.stop)
        self.toggle.setChecked(True)
        self._show_parts(True)
        self._selected()
        self._look()

    def stop(self) -> None:
        """Watches nothing any more."""
        self._timer.stop()
        # A layer that is leaving takes its connections with it.
        if self._layer is not None and not sip.isdeleted(self._layer):
            self._layer.geometryChanged.disconnect(self._changed)
            self._layer.featureAdded.disconnect(self._added)
            self._layer.selectionChanged.disconnect(self._selected)
            self._layer.undoStack().indexChanged.disconnect(self._again)
            self._layer.willBeDeleted.disconnect(self.stop)
        self._layer, self._areas, self._feature = None, None, None
        self.toggle.setChecked(False)
        self._show_parts(False)

    def snap_to_units(self) -> None:
        """Replaces the shape of the area by the union of its whole units."""
        feature = self._current()
        if feature is None or self._layer is None or self._areas is None:
            return
        if not self._layer.isEditable():
            self._iface.messageBar().pushMessage(
                translate("dock", "Sozialraumatlas"),
                translate("dock", "Switch on editing of the layer first."),
                Qgis.MessageLevel.Info,
            )
            return
        snapped = self._areas.snapped(feature.geometry(), self._layer.crs())
        if snapped is None:
            return
        self._layer.beginEditCommand(translate("dock", "Snap to Units"))
        # The layer may want single or multi polygons.
        fitting = QgsVectorLayerUtils.makeFeatureCompatible(_feature_of(snapped), self._layer)
        self._layer.changeGeometry(feature.id(), fitting[0].geometry() if fitting else snapped)
        self._layer.endEditCommand()

    def _show_parts(self, is_watching: bool) -> None:
        for widget in (self.message, self.table, self.snap):
            widget.setVisible(is_watching)

    def _changed(self, feature: int, _: object) -> None:
        self._feature = feature
        self._timer.start()

    def _added(self, feature: int) -> None:
        self._feature = feature
        self._timer.start()

    def _selected(self, *_: object) -> None:
        chosen = [] if self._layer is None else self._layer.selectedFeatureIds()
        if len(chosen) == 1:
            self._feature = chosen[0]
            self._timer.start()

    def _again(self, *_: object) -> None:
        self._timer.start()

    def _current(self) -> QgsFeature | None:
        """The feature as it is in the edit buffer."""
        if self._layer is None or self._feature is None:
            return None
        feature = self._layer.getFeature(self._feature)
        return feature if feature.isValid() and feature.hasGeometry() else None

    def _look(self) -> None:
        from ..core.atlas.wording import decimals_of, figure, unit_of
        from ..core.live_figures import MISSING, SHOWN, SLIVER

        feature = self._current()
        if feature is None or self._areas is None or self._layer is None:
            self.table.setRowCount(0)
            self.message.setText(translate("dock", "Draw an area on the layer, or select one."))
            return
        look = self._areas.look(feature.geometry(), self._layer.crs(), self._items)
        self.table.setRowCount(len(look.figures))
        signs = {SLIVER: "≈", MISSING: "x"}
        for row, (item, shown) in enumerate(zip(self._items, look.figures, strict=True)):
            decimals = decimals_of(item)
            city = self._areas.city(item)
            texts = (
                f"{item.label} ({unit_of(item)})",
                figure(shown.value, decimals) if shown.state == SHOWN else signs.get(shown.state, "."),
                "" if math.isnan(city) else figure(city, decimals),
            )
            for column, text in enumerate(texts):
                cell = QTableWidgetItem(text)
                if column:
                    cell.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
                self.table.setItem(row, column, cell)
        self.message.setText(_message(look.units, look.cut, look.fit, [shown.state for shown in look.figures]))


def _message(units: int, cut: int, fit: float, states: list[str]) -> str:
    from ..core.live_figures import SLIVER, SMALL

    text = translate(
        "dock", "{units} whole units, {cut} of them cut by the line as drawn; degree of fit {fit} %."
    ).format(units=number(units), cut=number(cut), fit=number(100 * fit))
    if SLIVER in states:
        text += " " + translate(
            "dock", "≈ differs by too few from districts or from what was shown before: go on drawing, or snap."
        )
    if SMALL in states:
        text += " " + translate("dock", ". too few people or cases.")
    return text


def _feature_of(geometry: QgsGeometry) -> QgsFeature:
    feature = QgsFeature()
    feature.setGeometry(geometry)
    return feature
