"""Where the number of polygons over a point cannot change: away from edges that no neighbour repeats.

Give every ring its direction: shells counter-clockwise, holes clockwise. An edge that two neighbours share is then run
through once in each direction, and crossing it one polygon is left and another entered. If all such pairs are struck out, the
number of polygons over a point changes only across the edges that remain, the open ones. A shape that meets no open edge is
covered everywhere by the same number of polygons, so its shares in them add up to a whole number exactly.
"""

from __future__ import annotations

import numpy as np
import shapely


class Edges:
    """The edges of all rings of some polygons."""

    def __init__(self, polygons: np.ndarray) -> None:
        """Takes valid polygons or multipolygons, None where there is none."""
        self._start, self._end = _directed_edges(polygons)

    def boxes(self) -> np.ndarray:
        """The boxes of all edges."""
        return _boxes(self._start, self._end)

    def open_boxes(self) -> np.ndarray:
        """The boxes of the edges whose two directions do not cancel each other over all polygons."""
        start, end = self._start, self._end
        if not len(start):
            return _boxes(start, end)
        forward = (start[:, 0] < end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] < end[:, 1]))
        edges = np.where(forward[:, None], np.hstack([start, end]), np.hstack([end, start]))
        order = np.lexsort(edges.T)
        ordered = edges[order]
        first = np.flatnonzero(np.concatenate([[True], (ordered[1:] != ordered[:-1]).any(axis=1)]))
        balance = np.add.reduceat(np.where(forward, 1, -1)[order], first)
        remaining = ordered[first[balance != 0]]
        return _boxes(remaining[:, :2], remaining[:, 2:])


def _boxes(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    return np.asarray(shapely.box(*np.minimum(start, end).T, *np.maximum(start, end).T))


def _directed_edges(polygons: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Start and end (edge, 2) of every edge of every ring, the polygon on the left."""
    parts = shapely.get_parts(polygons)
    rings, part = shapely.get_rings(parts, return_index=True)
    if not len(rings):
        return np.empty((0, 2)), np.empty((0, 2))
    is_shell = np.concatenate([[True], part[1:] != part[:-1]])
    is_turned = shapely.is_ccw(rings) != is_shell
    points, ring = shapely.get_coordinates(rings, return_index=True)
    inner = ring[1:] == ring[:-1]
    start, end, turned = points[:-1][inner], points[1:][inner], is_turned[ring[:-1][inner], None]
    return np.where(turned, end, start), np.where(turned, start, end)
