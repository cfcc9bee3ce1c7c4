"""Tools of the map: drawing an area whose outline can be followed, and a brush for whole units."""

from __future__ import annotations

from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.gui import (
    QgsAdvancedDigitizingDockWidget,
    QgsMapCanvas,
    QgsMapMouseEvent,
    QgsMapTool,
    QgsMapToolCapture,
    QgsMapToolDigitizeFeature,
)
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

_FEWEST_CORNERS = 3

_BRUSH_WIDTH = 4
"""Pixels."""


class DrawTool(QgsMapToolDigitizeFeature):
    """QGIS' own digitising of polygons, with snapping, tracing, the panel for coordinates and undo of vertices."""

    moved = pyqtSignal(QgsGeometry)
    """The outline as it would be if it were closed here, in the system of the layer."""

    def __init__(self, canvas: QgsMapCanvas, cad: QgsAdvancedDigitizingDockWidget, layer: QgsVectorLayer) -> None:
        """A tool for the layer, which must be editable when the tool is used."""
        super().__init__(canvas, cad, QgsMapToolCapture.CaptureMode.CapturePolygon)
        self.setLayer(layer)

    def cadCanvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        super().cadCanvasMoveEvent(event)
        outline = self._outline(event.mapPoint())
        if outline is not None:
            self.moved.emit(outline)

    def _outline(self, pointer: QgsPointXY) -> QgsGeometry | None:
        # The curve is in the system of the layer.
        corners = [QgsPointXY(point) for point in self.captureCurve().points()]
        corners.append(self.toLayerCoordinates(self.layer(), pointer))
        if not self.isCapturing() or len(corners) < _FEWEST_CORNERS:
            return None
        outline = QgsGeometry.fromPolygonXY([corners])
        return outline if outline.isGeosValid() else None


class BrushTool(QgsMapTool):
    """Adds or removes whole units where it runs over them. A click is a short stroke."""

    began = pyqtSignal(QgsPointXY, bool)
    """The mouse was pressed, in coordinates of the map; whether a new area is wanted (Shift)."""

    painted = pyqtSignal(QgsGeometry)
    """The part of the stroke since the last move, in coordinates of the map."""

    ended = pyqtSignal(bool)
    """The stroke is over; whether it counts."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        """A brush that touches nothing yet."""
        super().__init__(canvas)
        self._last: QgsPointXY | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._last = event.mapPoint()
            self.began.emit(self._last, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            self._paint(self._last)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        if self._last is not None:
            self._paint(event.mapPoint())

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if self._last is not None and event.button() == Qt.MouseButton.LeftButton:
            self._last = None
            self.ended.emit(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._last is not None:
            self._last = None
            self.ended.emit(False)
            event.accept()
        else:
            super().keyPressEvent(event)

    def deactivate(self) -> None:
        if self._last is not None:
            self._last = None
            self.ended.emit(False)
        super().deactivate()

    def _paint(self, point: QgsPointXY) -> None:
        width = _BRUSH_WIDTH * self.canvas().mapUnitsPerPixel() / 2
        stroke = (
            QgsGeometry.fromPolylineXY([self._last, point]) if self._last != point else QgsGeometry.fromPointXY(point)
        )
        self._last = point
        self.painted.emit(stroke.buffer(width, 2))


class Stroke:
    """What the brush has done since it was put down."""

    def __init__(self, feature: int | None, shape: QgsGeometry | None, adds: bool) -> None:
        self.feature, self.shape, self.adds = feature, shape, adds
        self.touched: frozenset[str] = frozenset()

    def paint(self, units: QgsGeometry | None) -> None:
        if units is None:
            return
        if self.shape is None:
            self.shape = units
        else:
            self.shape = self.shape.combine(units) if self.adds else self.shape.difference(units)
