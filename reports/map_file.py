"""The file behind the maps of an atlas: shapes and printed figures, so that layouts stay whole without the plugin."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from ..core.atlas.pages import Atlas, MapFigure, Place
from ..core.geopackage import write_layers
from ..core.result import Layer, Shapes

POINTS = "_points"
"""Ending of the layer with a point in each area, for circles and signs."""

STATE, MARKER, CATEGORY = "_state", "_marker", "_class"
"""Endings of the columns beside a figure."""


def write_map_file(path: Path, atlas: Atlas) -> None:
    """Writes polygons and points of each geography with all figures of the atlas, as they are printed.

    Raises:
        ResultFileError: the file cannot be written.
    """
    layers = []
    for layer, places in atlas.places.items():
        table = _table(places, _figures(atlas, layer))
        shapes = atlas.shapes[layer]
        layers += [
            Layer(layer, table, Shapes(_wkb(shapes), atlas.crs_wkt)),
            Layer(layer + POINTS, table, Shapes(_wkb(_inner_points(shapes)), atlas.crs_wkt)),
        ]
    write_layers(path, layers)


def _figures(atlas: Atlas, layer: str) -> Mapping[str, MapFigure]:
    """Each map of the layer once; status and comparison plates share figures."""
    return {figure.name: figure for page in atlas.pages for figure in page.maps if figure.layer == layer}


def _table(places: list[Place], figures: Mapping[str, MapFigure]) -> pd.DataFrame:
    columns: dict[str, object] = {
        "area_id": [place.id for place in places],
        "number": [place.number for place in places],
        "area_name": [place.name_alone for place in places],
    }
    for name, figure in figures.items():
        columns[name] = figure.values.astype(float)
        columns[name + STATE] = list(figure.states)
        if figure.markers:
            columns[name + MARKER] = list(figure.markers)
        if figure.categories:
            columns[name + CATEGORY] = list(figure.categories)
    return pd.DataFrame(columns)


def _inner_points(shapes: np.ndarray) -> np.ndarray:
    """The centre of each area where that lies inside, else a point that does."""
    centres, inner = shapely.centroid(shapes), shapely.point_on_surface(shapes)
    return np.where(shapely.contains(shapes, centres), centres, inner)


def _wkb(shapes: np.ndarray) -> list[bytes | None]:
    return [None if shape is None or shapely.is_empty(shape) else shapely.to_wkb(shape) for shape in shapes]
