"""Reads attribute tables into columns of plain Python values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qgis.core import (
    Qgis,
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsProcessingFeatureSource,
    QgsProviderRegistry,
    QgsVariantUtils,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QUrl, QUrlQuery

from ..core.counts_table import Table

_PIECE = 20_000
"""Rows that are taken over at once."""

_PLAIN = (str, int, float, type(None))


def plain_value(value: object) -> object:
    """The value as Python knows it; None for NULL on Qt 5 and Qt 6; dates as ISO texts."""
    if type(value) in _PLAIN:
        return value
    if QgsVariantUtils.isNull(value):
        return None
    if isinstance(value, QDate | QDateTime):
        return value.toString(Qt.DateFormat.ISODate)
    return value


class TextFile:
    """A text file opened again without guessing types: the guess turns the key 01 into 1 and the German thousand 1.234
    into a fraction.

    Made in the main thread, read in any.
    """

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._layer = layer
        self.fields = layer.fields()
        self.count = layer.featureCount()
        self.features = QgsVectorLayerFeatureSource(layer)

    @staticmethod
    def of(layer: QgsVectorLayer | None) -> TextFile | None:
        """The text file behind a layer, None when the layer comes from elsewhere."""
        if layer is None:
            return None
        again: QgsVectorLayer | None = None
        provider = layer.dataProvider()
        if provider.name() == "delimitedtext":
            url = QUrl(layer.source())
            query = QUrlQuery(url)
            query.removeQueryItem("detectTypes")
            query.removeQueryItem("subset")
            query.addQueryItem("detectTypes", "no")
            url.setQuery(query)
            uri = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
            again = QgsVectorLayer(uri, layer.name(), "delimitedtext")
        elif provider.storageType() == "CSV":
            registry = QgsProviderRegistry.instance()
            parts = registry.decodeUri("ogr", layer.source())
            parts["openOptions"] = [*parts.get("openOptions", []), "AUTODETECT_TYPE=NO"]
            parts.pop("subset", None)
            again = QgsVectorLayer(registry.encodeUri("ogr", parts), layer.name(), "ogr")
        return TextFile(again) if again is not None and again.isValid() else None


def read_table(name: str, source: QgsProcessingFeatureSource, text_file: TextFile | None) -> Table:
    """All attributes of the chosen features.

    Args:
        name: name of the table for messages.
        source: the features, with the user's selection and filter.
        text_file: where the attributes are read from instead, when the source is a text file.
    """
    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    if text_file is None:
        fields = source.fields()
        features = source.getFeatures(request, Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks)
    else:
        fields = text_file.fields
        if source.featureCount() != text_file.count:
            chosen = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry).setNoAttributes()
            request.setFilterFids([feature.id() for feature in source.getFeatures(chosen)])
        features = text_file.features.getFeatures(request)
    columns: list[list[object]] = [[] for _ in fields]
    # In pieces, so that a table of millions of rows is not held as features beside its columns.
    for piece in _pieces(features):
        for column, cells in zip(columns, zip(*piece, strict=True), strict=True):
            column.extend(plain_column(cells))
    return Table(name, {field.name(): column for field, column in zip(fields, columns, strict=True)})


def _pieces(features: QgsFeatureIterator) -> Iterator[list[list[object]]]:
    piece = []
    for feature in features:
        piece.append(feature.attributes())
        if len(piece) == _PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


def plain_column(column: Sequence[object]) -> list[object]:
    """Values of one field as Python knows them."""
    if set(map(type, column)) <= set(_PLAIN):
        return list(column)
    return [plain_value(value) for value in column]
