"""Reads polygon and point layers into zones, all in one planar coordinate reference system."""

from __future__ import annotations

import math

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
from ..core.errors import ZonesError
from ..core.language import listing, translate
from ..core.reporter import Reporter
from ..core.result import Shapes
from ..core.zones import Zones, make_zones, repair
from .tables import plain_value


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

    def zones(
        self, source: QgsProcessingFeatureSource, layer: str, id_field: str, name_field: str
    ) -> tuple[Zones, Shapes]:
        """The features as zones in the common coordinate system and, for output, as they are in their own.

        Without id field the features are numbered from 1; without name field the name is the id.
        """
        self._check_places(source, layer)
        attributes, geometries = self._read(source, layer, [field for field in (id_field, name_field) if field])
        count = len(geometries)
        ids = column_of_keys(attributes[0]) if id_field else [str(index + 1) for index in range(count)]
        names = [
            str(name) if name is not None else id
            for id, name in zip(ids, attributes[-1] if name_field else ids, strict=True)
        ]
        common = self._transformed(geometries, source, layer)
        zones = make_zones(layer, ids, names, _to_shapely(common), self._reporter)
        own = zones.geometry if common is geometries else repair(_to_shapely(geometries))
        wkb = list(shapely.to_wkb(own, output_dimension=2))
        return zones, Shapes(wkb, source.sourceCrs().toWkt(Qgis.CrsWktVariant.Preferred))

    def shape(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> shapely.Geometry | None:
        """A single geometry in the common coordinate system, valid; None when there is nothing."""
        flat = _flat(geometry)
        if flat is not None and crs != self.crs:
            flat = _transform(flat, QgsCoordinateTransform(crs, self.crs, self._context.transformContext()))
        return None if flat is None else repair(_to_shapely([flat]))[0]

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
        _, geometries = self._read(source, layer, [])
        shapes = _to_shapely(self._transformed(geometries, source, layer))
        values = self.numbers(source, layer, field) if field else None
        return Weights(layer, repair(shapely.force_2d(shapes)), values, kind)

    def numbers(self, source: QgsProcessingFeatureSource, layer: str, field: str) -> np.ndarray:
        """A field of numbers, NaN where there is none.

        Raises:
            ZonesError: the field does not exist or holds texts.
        """
        (column,), _ = self._read(source, layer, [field])
        try:
            return np.array([math.nan if value is None else float(value) for value in column])
        except (TypeError, ValueError) as error:
            raise ZonesError(
                translate("geometry", "{layer}: the field {field} holds texts that are no numbers.").format(
                    layer=layer, field=field
                )
            ) from error

    def lines(self, source: QgsProcessingFeatureSource, layer: str) -> np.ndarray:
        """The lines of a layer in the common coordinate system."""
        _, geometries = self._read(source, layer, [])
        shapes = _to_shapely(self._transformed(geometries, source, layer))
        return shapes[~shapely.is_missing(shapes)]

    def _read(
        self, source: QgsProcessingFeatureSource, layer: str, fields: list[str]
    ) -> tuple[list[list[object]], list[QgsGeometry | None]]:
        """Values of the fields and geometries of all features."""
        positions = self._positions(source, layer, fields)
        attributes: list[list[object]] = [[] for _ in fields]
        geometries: list[QgsGeometry | None] = []
        request = QgsFeatureRequest().setSubsetOfAttributes(positions)
        for feature in source.getFeatures(request, Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks):
            for column, position in zip(attributes, positions, strict=True):
                column.append(plain_value(feature.attribute(position)))
            geometries.append(_flat(feature.geometry()))
            if self._reporter.is_canceled():
                self._reporter.progress(0.0)
        return attributes, geometries

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

    def _transformed(
        self, geometries: list[QgsGeometry | None], source: QgsProcessingFeatureSource, layer: str
    ) -> list[QgsGeometry | None]:
        crs = source.sourceCrs()
        if crs == self.crs:
            return geometries
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
        transform = QgsCoordinateTransform(crs, self.crs, self._context.transformContext())
        return [None if geometry is None else _transform(geometry, transform) for geometry in geometries]


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


def _transform(geometry: QgsGeometry, transform: QgsCoordinateTransform) -> QgsGeometry | None:
    copy = QgsGeometry(geometry)
    try:
        copy.transform(transform)
    except QgsCsException:
        return None
    return copy


def _to_shapely(geometries: list[QgsGeometry | None]) -> np.ndarray:
    wkb = np.array([None if geometry is None else bytes(geometry.asWkb()) for geometry in geometries], dtype=object)
    return shapely.from_wkb(wkb, on_invalid="ignore")
