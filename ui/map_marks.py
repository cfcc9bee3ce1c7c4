"""What is marked on the map while an area is drawn: its units, and a piece of which too much would be told."""

from __future__ import annotations

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

_SHOWN, _WITHHELD = QColor("#225ea8"), QColor("#b30000")


class MapMarks:
    """Two rubber bands on a canvas. Withheld is told by hatching and broken lines, not by colour alone."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        """Marks nothing yet."""
        self._area = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
        self._piece = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
        for band, width in ((self._area, 3), (self._piece, 2)):
            band.setWidth(width)
        self._piece.setStrokeColor(_WITHHELD)
        self._piece.setFillColor(_WITHHELD)
        self._piece.setBrushStyle(Qt.BrushStyle.BDiagPattern)
        self.clear()

    @property
    def piece(self) -> QgsGeometry:
        """The piece that is marked, in coordinates of the map; empty where there is none."""
        return self._piece.asGeometry() if self._piece.isVisible() else QgsGeometry()

    def show(
        self,
        area: QgsGeometry | None,
        piece: QgsGeometry | None,
        crs: QgsCoordinateReferenceSystem,
        *,
        is_withheld: bool,
    ) -> None:
        """Marks an area, and the piece in or beside it that is too small."""
        self._area.setFillColor(QColor(0, 0, 0, 0))
        self._area.setStrokeColor(_WITHHELD if is_withheld else _SHOWN)
        self._area.setLineStyle(Qt.PenStyle.DashLine if is_withheld else Qt.PenStyle.SolidLine)
        for band, shape in ((self._area, area), (self._piece, piece)):
            band.reset(Qgis.GeometryType.Polygon)
            band.setVisible(shape is not None)
            if shape is not None:
                band.setToGeometry(shape, crs)

    def clear(self) -> None:
        """Marks nothing."""
        for band in (self._area, self._piece):
            if not sip.isdeleted(band):
                band.reset(Qgis.GeometryType.Polygon)
                band.hide()

    def discard(self) -> None:
        """Takes the marks off the canvas for good."""
        for band in (self._area, self._piece):
            if not sip.isdeleted(band) and band.scene() is not None:
                band.scene().removeItem(band)
