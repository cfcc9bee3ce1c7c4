"""The overlay of two layers as a list of pairs and how much of the first lies in the second.

Only pairs on a boundary need an intersection: what lies properly inside is found with prepared geometries.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from .reporter import Reporter

_CHUNK = 256
"""Containers worked on between two looks at the progress."""


@dataclass(frozen=True)
class Overlay:
    """Pairs (piece, container) that share some surface, or where the container covers the point."""

    piece: np.ndarray
    """Index into the first layer, int64."""
    container: np.ndarray
    """Index into the second layer, int64."""
    measure: np.ndarray
    """Shared surface of the pair; 1 for points."""


def overlay_surface(pieces: np.ndarray, containers: np.ndarray, reporter: Reporter) -> Overlay:
    """Shared surface of every polygon of the first layer with every polygon of the second.

    Args:
        pieces: valid polygons, None where there is none.
        containers: valid polygons, None where there is none.
        reporter: gets the progress.
    """
    tree = shapely.STRtree(pieces)
    surface = shapely.area(pieces)
    found: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
    for start in range(0, len(containers), _CHUNK):
        reporter.progress(start / max(len(containers), 1))
        container, piece = tree.query(containers[start : start + _CHUNK], predicate="intersects")
        container = container + start
        shapely.prepare(containers[start : start + _CHUNK])
        inside = shapely.contains_properly(containers[container], pieces[piece])
        measure = surface[piece]
        cut = ~inside
        measure[cut] = shapely.area(intersection(pieces[piece[cut]], containers[container[cut]]))
        kept = measure > 0
        found.append((piece[kept], container[kept], measure[kept]))
    reporter.progress(1.0)
    return _overlay(found)


def locate_points(points: np.ndarray, containers: np.ndarray, reporter: Reporter) -> Overlay:
    """The containers each point lies in. A point on a boundary goes to the first container that touches it, and only
    if it lies inside none.

    Args:
        points: points, None where there is none.
        containers: valid polygons, None where there is none.
        reporter: gets the progress.
    """
    tree = shapely.STRtree(points)
    container, point = tree.query(containers, predicate="contains")
    reporter.progress(0.5)
    touching_container, touching_point = tree.query(containers, predicate="intersects")
    on_boundary = ~np.isin(touching_point, point)
    touching_container, touching_point = touching_container[on_boundary], touching_point[on_boundary]
    order = np.lexsort((touching_container, touching_point))
    first = np.unique(touching_point[order], return_index=True)[1]
    piece = np.concatenate([point, touching_point[order][first]])
    container = np.concatenate([container, touching_container[order][first]])
    reporter.progress(1.0)
    return _overlay([(piece, container, np.ones(len(piece)))])


def intersection(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Pairwise intersection. GEOS leaves floating-point flags behind where shapes only touch; they mean nothing."""
    with np.errstate(invalid="ignore"):
        return shapely.intersection(first, second)


def _overlay(found: list[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> Overlay:
    piece = np.concatenate([part[0] for part in found]).astype(np.int64)
    container = np.concatenate([part[1] for part in found]).astype(np.int64)
    measure = np.concatenate([part[2] for part in found])
    order = np.lexsort((piece, container))
    return Overlay(piece[order], container[order], measure[order])
