"""Reads polygon and point layers into zones, all in one planar coordinate reference system."""

from __future__ import annotations

import itertools
import math
import struct
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsRectangle,
    QgsWkbTypes,
)

from ..core.ancillary import Weights
from ..core.cells import column_of_keys
from ..core.errors import CanceledError, ZonesError
from ..core.language import listing, translate
from ..core.reporter import Reporter
from ..core.result import Shapes
from ..core.zones import Zones, make_zones, repair
from .tables import plain_column

_PIECE = 20_000
"""Features read at a time."""

_STRAIGHT = {struct.pack("=I", kind + dimension) for kind in range(1, 8) for dimension in (0, 1000)}
"""Types of well-known binary without curves and measures, as QGIS writes them."""


class LayerReader:
    """Reads the layers of one run into the same coordinate system: that of the units, if surfaces can be compared in it.

    Degrees and web Mercator cannot: there an equal-area projection around the city is used.
    """

    def __init__(
        self, units: QgsProcessingFeatureSource, units_name: str, context: QgsProcessingContext, reporter: Reporter
    ) -> None:
        self._context = context
        self._reporter = reporter
        self._units_name = units_name
        self.crs = _planar_crs(units.sourceCrs(), units.sourceExtent(), context.transformContext())

    def zones(self, source: QgsProcessingFeatureSource, layer: str, id_field: str, name_field: str) -> Zones:
        """The features as zones in the common coordinate system.

        Without id field the features are numbered from 1; without name field the name is the id.
        """
        self._check_places(source, layer)
        attributes, shapes = self._read(source, layer, [field for field in (id_field, name_field) if field])
        count = len(shapes)
        ids = column_of_keys(attributes[0]) if id_field else [str(index + 1) for index in range(count)]
        names = [
            str(name) if name is not None else id
            for id, name in zip(ids, attributes[-1] if name_field else ids, strict=True)
        ]
        return make_zones(layer, ids, names, shapes, self._reporter)

    def as_drawn(self, source: QgsProcessingFeatureSource, zones: Zones) -> Shapes:
        """The shapes of a layer's zones in its own coordinate system, valid, for output."""
        own = zones.geometry
        if source.sourceCrs() != self.crs:
            own = repair(self._shapes(source, [], []))
        wkb = list(shapely.to_wkb(own, output_dimension=2))
        return Shapes(wkb, source.sourceCrs().toWkt(Qgis.CrsWktVariant.Preferred))

    def shape(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> shapely.Geometry | None:
        """A single geometry in the common coordinate system, valid; None when there is nothing."""
        if crs == self.crs:
            wkb = bytes(geometry.asWkb())
        else:
            wkb = _transformed(geometry, QgsCoordinateTransform(crs, self.crs, self._context.transformContext()))
        return repair(_to_shapes([wkb]))[0]

    def drawn(self, shape: shapely.Geometry, crs: QgsCoordinateReferenceSystem) -> QgsGeometry:
        """A shape of the common coordinate system in that of a layer."""
        geometry = QgsGeometry()
        geometry.fromWkb(shapely.to_wkb(shape))
        if crs != self.crs:
            geometry.transform(QgsCoordinateTransform(self.crs, crs, self._context.transformContext()))
        return geometry

    def weights(self, source: QgsProcessingFeatureSource, layer: str, field: str, kind: str) -> Weights:
        """The features of an ancillary layer with their weights."""
        self._check_places(source, layer)
        columns, shapes = self._read(source, layer, [field] if field else [])
        values = _numbers(columns[0], layer, field) if field else None
        return Weights(layer, repair(shapes), values, kind)

    def numbers(self, source: QgsProcessingFeatureSource, layer: str, field: str) -> np.ndarray:
        """A field of numbers, NaN where there is none.

        Raises:
            ZonesError: the field does not exist or holds texts.
        """
        positions = self._positions(source, layer, [field])
        request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry).setSubsetOfAttributes(positions)
        features = source.getFeatures(request, Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks)
        return _numbers([feature.attribute(positions[0]) for feature in features], layer, field)

    def lines(self, source: QgsProcessingFeatureSource, layer: str) -> np.ndarray:
        """The lines of a layer in the common coordinate system."""
        _, shapes = self._read(source, layer, [])
        return shapes[~shapely.is_missing(shapes)]

    def _read(
        self, source: QgsProcessingFeatureSource, layer: str, fields: list[str]
    ) -> tuple[list[list[object]], np.ndarray]:
        """Values of the fields and shapes in the common coordinate system of all features."""
        positions = self._positions(source, layer, fields)
        columns: list[list[object]] = [[] for _ in fields]
        shapes = self._shapes(source, positions, columns, self._transform(source, layer))
        return [plain_column(column) for column in columns], shapes

    def _shapes(
        self,
        source: QgsProcessingFeatureSource,
        positions: list[int],
        columns: list[list[object]],
        transform: QgsCoordinateTransform | None = None,
    ) -> np.ndarray:
        """Shapes of all features, two-dimensional; their attributes are put into the columns."""
        request = QgsFeatureRequest().setSubsetOfAttributes(positions)
        features = source.getFeatures(request, Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks)
        found = [np.empty(0, dtype=object)]
        # Another thread makes shapes of the features read, so that only the reading itself takes time.
        with ThreadPoolExecutor(1) as thread:
            waiting: list[Future[np.ndarray]] = []
            while piece := list(itertools.islice(features, _PIECE)):
                for column, position in zip(columns, positions, strict=True):
                    column.extend([feature.attribute(position) for feature in piece])
                if transform is None:
                    wkb = [feature.geometry().asWkb().data() for feature in piece]
                else:
                    wkb = [_transformed(feature.geometry(), transform) for feature in piece]
                waiting.append(thread.submit(_to_shapes, wkb))
                if self._reporter.is_canceled():
                    raise CanceledError
            found += [done.result() for done in waiting]
        return np.concatenate(found)

    @staticmethod
    def _check_places(source: QgsProcessingFeatureSource, layer: str) -> None:
        if QgsWkbTypes.geometryType(source.wkbType()) not in (Qgis.GeometryType.Polygon, Qgis.GeometryType.Point):
            raise ZonesError(
                translate("geometry", "{layer} holds neither polygons nor points. Choose another layer.").format(
                    layer=layer
                )
            )

    @staticmethod
    def _positions(source: QgsProcessingFeatureSource, layer: str, fields: list[str]) -> list[int]:
        positions = [source.fields().lookupField(field) for field in fields]
        absent = [field for field, position in zip(fields, positions, strict=True) if position < 0]
        if absent:
            raise ZonesError(
                translate("geometry", "{layer} has no field {field}. It has: {known}.").format(
                    layer=layer, field=listing(absent), known=listing((f.name() for f in source.fields()), 60)
                )
            )
        return positions

    def _transform(self, source: QgsProcessingFeatureSource, layer: str) -> QgsCoordinateTransform | None:
        """From the layer's coordinate system to the common one, None where they are the same."""
        crs = source.sourceCrs()
        if crs == self.crs:
            return None
        if not crs.isValid() or not self.crs.isValid():
            raise ZonesError(
                translate(
                    "geometry",
                    "{layer} has no coordinate reference system, so it cannot be laid over {other}. Set it in the properties "
                    "of the layer.",
                ).format(
                    layer=self._units_name if crs.isValid() else layer,
                    other=layer if crs.isValid() else self._units_name,
                )
            )
        return QgsCoordinateTransform(crs, self.crs, self._context.transformContext())


def _planar_crs(
    crs: QgsCoordinateReferenceSystem, extent: QgsRectangle, context: QgsCoordinateTransformContext
) -> QgsCoordinateReferenceSystem:
    """The system itself where surfaces can be compared in it, else an equal-area projection centred on the extent."""
    is_mercator = "+proj=merc" in crs.toProj() or "+proj=webmerc" in crs.toProj()
    if not crs.isValid() or not (crs.isGeographic() or is_mercator):
        return crs
    centre = QgsCoordinateTransform(crs, crs.toGeographicCrs(), context).transform(extent.center())
    return QgsCoordinateReferenceSystem.fromProj(
        f"+proj=laea +lat_0={centre.y():.4f} +lon_0={centre.x():.4f} +ellps=GRS80 +units=m +no_defs"
    )


def _flat(geometry: QgsGeometry) -> QgsGeometry | None:
    """The geometry without curves, heights and measures; None when there is nothing."""
    if geometry.isNull() or geometry.isEmpty():
        return None
    kind = geometry.wkbType()
    if QgsWkbTypes.isCurvedType(kind):
        geometry = QgsGeometry(geometry.constGet().segmentize())
    if QgsWkbTypes.hasZ(kind) or QgsWkbTypes.hasM(kind):
        geometry = QgsGeometry(geometry.constGet().clone())
        geometry.get().dropZValue()
        geometry.get().dropMValue()
    return geometry


def _transformed(geometry: QgsGeometry, transform: QgsCoordinateTransform) -> bytes:
    """The geometry in another coordinate system, well-known binary; nothing where it cannot be there."""
    flat = _flat(geometry)
    if flat is None:
        return b""
    copy = QgsGeometry(flat)
    try:
        copy.transform(transform)
    except QgsCsException:
        return b""
    return bytes(copy.asWkb())


def _to_shapes(wkb: Sequence[bytes]) -> np.ndarray:
    """Two-dimensional shapes from well-known binary, None where there is nothing."""
    straight = np.array([each if each[1:5] in _STRAIGHT else _straightened(each) for each in wkb], dtype=object)
    shapes = shapely.from_wkb(straight, on_invalid="ignore")
    has_heights = shapely.has_z(shapes)
    shapes[has_heights] = shapely.force_2d(shapes[has_heights])
    return np.asarray(shapes)


def _straightened(wkb: bytes) -> bytes | None:
    """What shapely cannot read: curves, measures and nothing at all."""
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    flat = _flat(geometry)
    return None if flat is None else bytes(flat.asWkb())


def _numbers(column: Sequence[object], layer: str, field: str) -> np.ndarray:
    try:
        return np.array([math.nan if value is None else float(value) for value in plain_column(column)])
    except (TypeError, ValueError) as error:
        raise ZonesError(
            translate("geometry", "{layer}: the field {field} holds texts that are no numbers.").format(
                layer=layer, field=field
            )
        ) from error
