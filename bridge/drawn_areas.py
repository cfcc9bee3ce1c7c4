"""Areas a planner draws: new layers for them, variants side by side, a note and an author. Every change is one step of undo."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QMetaType

from ..core.geopackage import write_layers
from ..core.language import translate
from ..core.result import Layer, Shapes
from .tables import plain_value

ID, NAME, VARIANT, NOTE, AUTHOR = "id", "name", "variant", "note", "author"

LAYER = "areas"


def new_layer_file(folder: Path, crs: QgsCoordinateReferenceSystem) -> Path:
    """Writes an empty layer for drawn areas into a file of its own and returns it.

    Raises:
        ResultFileError: the folder cannot be written to.
    """
    stem = translate("drawing", "drawn_areas")
    file = folder / f"{stem}.gpkg"
    number = 2
    while file.exists():
        file, number = folder / f"{stem}_{number}.gpkg", number + 1
    table = pd.DataFrame({name: pd.Series(dtype=object) for name in (ID, NAME, VARIANT, NOTE, AUTHOR)})
    write_layers(file, [Layer(LAYER, table, Shapes([], crs.toWkt(Qgis.CrsWktVariant.Preferred)))])
    return file


@contextlib.contextmanager
def one_step(layer: QgsVectorLayer, title: str) -> Iterator[None]:
    """All changes inside are one step of undo; none is made where something fails."""
    layer.beginEditCommand(title)
    try:
        yield
    except BaseException:
        layer.destroyEditCommand()
        raise
    layer.endEditCommand()


def add_area(layer: QgsVectorLayer, geometry: QgsGeometry, id_field: str, name_field: str, author: str) -> int | None:
    """Adds a drawn area with a key and a name of its own. Returns its feature id, None where the layer refuses it."""
    attributes = {}
    for field, texts in ((id_field, "G{number}"), (name_field, translate("drawing", "Area {number}"))):
        index = layer.fields().lookupField(field) if field else -1
        if index >= 0:
            attributes[index] = _unused(layer, index, texts)
    index = layer.fields().lookupField(AUTHOR)
    if author and index >= 0:
        attributes[index] = author
    feature = QgsVectorLayerUtils.createFeature(layer, fitting(layer, geometry), attributes)
    with one_step(layer, translate("drawing", "Draw Area")):
        is_added = layer.addFeature(feature)
    return feature.id() if is_added else None


def reshape(layer: QgsVectorLayer, feature: int, geometry: QgsGeometry, title: str) -> None:
    """Gives an area another shape."""
    with one_step(layer, title):
        layer.changeGeometry(feature, fitting(layer, geometry))


def write(layer: QgsVectorLayer, feature: int, field: str, text: str) -> None:
    """Writes the note or the author of an area. Where the layer has no such field yet, it is added."""
    with one_step(layer, translate("drawing", "Edit {field}").format(field=field)):
        index = _field(layer, field)
        if str(plain_value(layer.getFeature(feature).attribute(index)) or "") != text:
            layer.changeAttributeValue(feature, index, text)


def read(feature: QgsFeature, field: str) -> str:
    """A text of an area; empty where it has none."""
    index = feature.fields().lookupField(field) if field else -1
    value = None if index < 0 else plain_value(feature.attribute(index))
    return "" if value is None else str(value)


def save_variant(layer: QgsVectorLayer, feature: int, id_field: str, name_field: str) -> int | None:
    """Copies an area as its next variant, so that both can be changed and compared. Returns the feature id of the copy."""
    original = layer.getFeature(feature)
    with one_step(layer, translate("drawing", "Save as Variant")):
        index = _field(layer, VARIANT)
        original = layer.getFeature(feature)
        letters = {read(other, VARIANT) for other in variants(layer, original, id_field, name_field)}
        own = read(original, VARIANT)
        if not own:
            own = _letter(letters)
            layer.changeAttributeValue(feature, index, own)
        letter = _letter(letters | {own})
        kept = dict(enumerate(original.attributes()))
        for key in layer.primaryKeyAttributes():
            del kept[key]
        copy = QgsVectorLayerUtils.createFeature(layer, original.geometry(), kept | {index: letter})
        place = layer.fields().lookupField(id_field) if id_field else -1
        if place >= 0:
            copy.setAttribute(place, _unused(layer, place, f"{_stem(read(original, id_field), own)}-{letter}"))
        is_added = layer.addFeature(copy)
    return copy.id() if is_added else None


def variants(layer: QgsVectorLayer, feature: QgsFeature, id_field: str, name_field: str) -> list[QgsFeature]:
    """The variants of an area, itself among them, in the order of their letters: all of the same name that bear one.

    Where there is no name beside the key, those whose key differs in the letter only.
    """

    def name(area: QgsFeature) -> str:
        return read(area, name_field) if name_field != id_field else _stem(read(area, id_field), read(area, VARIANT))

    if layer.fields().lookupField(VARIANT) < 0 or not name(feature):
        return []
    found = [
        other
        for other in layer.getFeatures()
        if read(other, VARIANT) and name(other) == name(feature) and other.hasGeometry()
    ]
    return sorted(found, key=lambda other: (len(read(other, VARIANT)), read(other, VARIANT)))


def fitting(layer: QgsVectorLayer, geometry: QgsGeometry) -> QgsGeometry:
    """The geometry as single or multi polygon, as the layer wants it."""
    feature = QgsFeature(layer.fields())
    feature.setGeometry(geometry)
    found = QgsVectorLayerUtils.makeFeatureCompatible(feature, layer)
    return found[0].geometry() if found else geometry


def _field(layer: QgsVectorLayer, name: str) -> int:
    index = layer.fields().lookupField(name)
    if index < 0:
        layer.addAttribute(QgsField(name, QMetaType.Type.QString))
        layer.updateFields()
        index = layer.fields().lookupField(name)
    return index


def _unused(layer: QgsVectorLayer, index: int, pattern: str) -> object:
    """A value no area has yet: the next number, or a text with one."""
    values = {plain_value(feature.attribute(index)) for feature in layer.getFeatures()}
    if layer.fields().at(index).isNumeric():
        return max((int(value) for value in values if isinstance(value, (int, float))), default=0) + 1
    taken = {str(value) for value in values}
    if "{number}" not in pattern:
        if pattern not in taken:
            return pattern
        pattern += "-{number}"
    number = 1
    while pattern.replace("{number}", str(number)) in taken:
        number += 1
    return pattern.replace("{number}", str(number))


def _stem(id: str, letter: str) -> str:
    return id.removesuffix(f"-{letter}")


def _letter(taken: set[str]) -> str:
    number = 0
    while True:
        text, rest = "", number
        while True:
            text = chr(ord("A") + rest % 26) + text
            rest = rest // 26 - 1
            if rest < 0:
                break
        if text not in taken:
            return text
        number += 1
