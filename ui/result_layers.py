"""Results and releases on the map, in the style their file brings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer


def show_result(file: str, *, is_visible: bool, above: str, has_labels: bool) -> None:
    """Opens the map layer of a file, or renews it where it is open already.

    Args:
        file: result or release.
        is_visible: whether it is switched on.
        above: id of the layer it is put above in the list, so that districts and drawn areas stay on top of it.
        has_labels: whether it brings its own names, which are in the way where another layer has them.
    """
    project = QgsProject.instance()
    layer = next(layers_of(file), None)
    if layer is None:
        layer = QgsVectorLayer(f"{file}|layername=areas", Path(file).stem, "ogr")
        if not layer.isValid():
            return
        project.addMapLayer(layer, False)
        root = project.layerTreeRoot()
        place = root.findLayer(above)
        parent = place.parent() if place is not None else root
        parent.insertLayer(parent.children().index(place) if place is not None else 0, layer)
    else:
        layer.dataProvider().reloadData()
    layer.loadDefaultStyle()
    layer.setLabelsEnabled(has_labels)
    layer.triggerRepaint()
    project.layerTreeRoot().findLayer(layer.id()).setItemVisibilityChecked(is_visible)


def hide_result(file: str) -> None:
    """Switches off the layers of a file."""
    for layer in layers_of(file):
        QgsProject.instance().layerTreeRoot().findLayer(layer.id()).setItemVisibilityChecked(False)


def layers_of(file: str) -> Iterator[QgsVectorLayer]:
    """The map layers of a file in the project."""
    for layer in QgsProject.instance().mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.isSpatial() and layer.source().partition("|")[0] == file:
            yield layer
