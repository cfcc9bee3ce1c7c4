"""Intersections of many pairs of polygons, built by GEOS.

Containers with very many vertices are cut into tiles first: the cost grows with all vertices of both shapes.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

_MANY_VERTICES = 2_000
"""Containers with more are cut into tiles."""


def intersection(first: np.ndarray, second: np.ndarray | shapely.Geometry) -> np.ndarray:
    """Pairwise intersection. GEOS leaves floating-point flags behind where shapes only touch; they mean nothing."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return shapely.intersection(first, second)


def surface_and_perimeter(shapes: np.ndarray, container: np.ndarray, containers: np.ndarray) -> np.ndarray:
    """Surface and perimeter (pair, 2) of what the shapes share with their containers."""
    result = np.zeros((len(shapes), 2))
    for pairs, others in _few_vertices(shapes, container, containers):
        shared = intersection(shapes[pairs], others)
        result[pairs, 0], result[pairs, 1] = shapely.area(shared), shapely.length(shared)
    return result


def shared_shapes(shapes: np.ndarray, container: np.ndarray, containers: np.ndarray) -> np.ndarray:
    """What each shape shares with its container.

    Args:
        shapes: valid polygons.
        container: index of the container of each shape.
        containers: valid polygons, also such with very many vertices.
    """
    result = np.empty(len(shapes), dtype=object)
    for pairs, others in _few_vertices(shapes, container, containers):
        result[pairs] = intersection(shapes[pairs], others)
    return result


def shapes_outside(shapes: np.ndarray, container: np.ndarray, containers: np.ndarray) -> np.ndarray:
    """What of each shape lies outside its container; arguments as for `shared_shapes`."""
    result = np.empty(len(shapes), dtype=object)
    for pairs, others in _few_vertices(shapes, container, containers):
        with np.errstate(invalid="ignore", divide="ignore"):
            result[pairs] = shapely.difference(shapes[pairs], others)
    return result


def perimeter_outside(shapes: np.ndarray, container: np.ndarray, containers: np.ndarray) -> np.ndarray:
    """Perimeter of what of the shapes lies outside their containers."""
    return np.asarray(shapely.length(shapes_outside(shapes, container, containers)))


def _few_vertices(
    shapes: np.ndarray, container: np.ndarray, containers: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray | shapely.Geometry]]:
    """Pairs with their containers, or with the tile of a container that holds all it has in common with them."""
    is_large = shapely.get_num_coordinates(containers[container]) > _MANY_VERTICES
    small = np.flatnonzero(~is_large)
    yield small, containers[container[small]]
    for large in np.unique(container[is_large]):
        pairs = np.flatnonzero(container == large)
        for tile, of_tile in _tiles(containers[large], shapes[pairs]):
            yield pairs[of_tile], tile


def _tiles(shape: shapely.Geometry, pieces: np.ndarray) -> Iterator[tuple[shapely.Geometry, np.ndarray]]:
    """Parts of a shape with few vertices, each with the indices of the pieces it is needed for."""
    bounds = shapely.bounds(pieces)
    waiting = [(shape, np.arange(len(pieces)))]
    while waiting:
        part, members = waiting.pop()
        if len(members) <= 4 or shapely.get_num_coordinates(part) <= _MANY_VERTICES / 4:
            yield part, members
            continue
        centres = (bounds[members, :2] + bounds[members, 2:]) / 2
        axis = int(np.argmax(np.ptp(centres, axis=0)))
        order = np.argsort(centres[:, axis], kind="stable")
        for half in np.array_split(members[order], 2):
            box = shapely.box(*bounds[half, :2].min(axis=0), *bounds[half, 2:].max(axis=0))
            waiting.append((intersection(part, box), half))
