"""Exact overlay of polygons with the cells of a regular grid, by arithmetic instead of geometry.

Every edge is cut at the lines of the grid. A piece of an edge adds to the cell it lies in the signed surface between itself
and the cell's right side, and its signed height to all cells right of it in the row. The sums are the covered shares: the
method by which font renderers fill outlines with exact coverage.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy import sparse

from .boundary_integrals import directed_edges
from .ranges import ranges

_FEWEST_CELLS = 100
"""A few squares are no grid, just square blocks."""

_NOISE = 1e-9
"""Shares closer than this to 0 or 1 are rounding."""


@dataclass(frozen=True)
class Lattice:
    """Rectangles of one size on a regular grid, not necessarily all of them."""

    west: float
    south: float
    width: float
    height: float
    row: np.ndarray
    """Row of each cell, from the south, int64."""
    column: np.ndarray
    """Column of each cell, from the west, int64."""

    def __len__(self) -> int:
        return len(self.row)


def find_lattice(polygons: np.ndarray) -> Lattice | None:
    """The lattice the polygons are the cells of; None when they are not upright rectangles of one size on one grid."""
    if len(polygons) < _FEWEST_CELLS or (shapely.get_num_coordinates(polygons[:_FEWEST_CELLS]) != 5).any():
        return None
    if (shapely.get_num_coordinates(polygons) != 5).any() or (shapely.get_type_id(polygons) != 3).any():
        return None
    west, south, east, north = np.ascontiguousarray(shapely.bounds(polygons).T)
    width, height = float(east[0] - west[0]), float(north[0] - south[0])
    if width <= 0 or height <= 0:
        return None
    tolerance = 1e-6
    if (np.abs(east - west - width) > tolerance * width).any() or (
        np.abs(north - south - height) > tolerance * height
    ).any():
        return None
    # Five corners and the surface of its box: an upright rectangle.
    if (np.abs(shapely.area(polygons) - width * height) > tolerance * width * height).any():
        return None
    first_column, first_row = float(west.min()), float(south.min())
    column, row = (west - first_column) / width, (south - first_row) / height
    whole_column, whole_row = np.rint(column), np.rint(row)
    if (np.abs(column - whole_column) > 100 * tolerance).any() or (np.abs(row - whole_row) > 100 * tolerance).any():
        return None
    row, column = whole_row.astype(np.int64), whole_column.astype(np.int64)
    places = (int(row.max()) + 1) * (int(column.max()) + 1)
    if places > 50 * len(polygons) + 1_000_000:
        return None
    if np.bincount(row * (int(column.max()) + 1) + column, minlength=places).max() > 1:
        return None
    return Lattice(first_column, first_row, width, height, row, column)


def lattice_shares(lattice: Lattice, areas: np.ndarray) -> sparse.csr_array:
    """Share of the surface of each cell in each area: areas × cells.

    Args:
        lattice: the cells.
        areas: valid polygons, None where there is none.
    """
    rows, columns = int(lattice.row.max()) + 1, int(lattice.column.max()) + 1
    index = np.full(rows * columns, -1, dtype=np.int64)
    index[lattice.row * columns + lattice.column] = np.arange(len(lattice))
    area, row, column, height, right = _pieces_of_edges(lattice, areas, rows, columns)

    # One entry per area and cell that an edge passes, ordered by area, row and column.
    key = (area * rows + row) * (columns + 1) + column + 1
    order = np.argsort(key, kind="stable")
    key = key[order]
    first = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.empty(0, dtype=np.int64)
    if not len(first):
        return sparse.csr_array((len(areas), len(lattice)))
    key = key[first]
    height, right = np.add.reduceat(height[order], first), np.add.reduceat(right[order], first)
    line, column = key // (columns + 1), key % (columns + 1) - 1
    starts_line = np.r_[True, line[1:] != line[:-1]]
    total = np.cumsum(height)
    # Height of all edges to the left in the same row; rows add up to zero, but their rounding must not wander on.
    before_line = np.maximum.accumulate(np.where(starts_line, np.arange(len(total)), 0))
    left = total - height - (total - height)[before_line]
    on_edge = -(left + right)

    # Between two entries of a row all cells are covered alike.
    gap_end = np.r_[np.where(starts_line[1:], columns, column[1:]), columns]
    inner = -(left + height)
    length = np.where(np.abs(inner) > _NOISE, np.maximum(gap_end - column - 1, 0), 0)
    run = np.repeat(np.arange(len(length)), length)
    all_line = np.concatenate([line, line[run]])
    all_column = np.concatenate([column, ranges(column + 1, length)])
    share = np.concatenate([on_edge, inner[run]])
    inside = (all_column >= 0) & (share > _NOISE)
    all_line, all_column, share = all_line[inside], all_column[inside], share[inside]
    cell = index[(all_line % rows) * columns + all_column]
    share[share > 1.0 - _NOISE] = 1.0
    known = cell >= 0
    return sparse.csr_array((share[known], ((all_line // rows)[known], cell[known])), shape=(len(areas), len(lattice)))


def _pieces_of_edges(
    lattice: Lattice, areas: np.ndarray, rows: int, columns: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Edges cut at the lines of the grid: area, row, column (-1 left of the grid), signed height, and the part of it that
    lies between the piece and the right side of its cell."""
    outline = directed_edges(areas)
    start, end = (
        (points - [lattice.west, lattice.south]) / [lattice.width, lattice.height]
        for points in (outline.start, outline.end)
    )
    area = outline.polygon
    # What lies above, below or right of the grid changes nothing in it.
    meets = (
        (np.maximum(start[:, 1], end[:, 1]) > 0)
        & (np.minimum(start[:, 1], end[:, 1]) < rows)
        & (np.minimum(start[:, 0], end[:, 0]) < columns)
        & (start[:, 1] != end[:, 1])
    )
    start, end, area = start[meets], end[meets], area[meets]
    edges = np.arange(len(start))
    cuts = [(edges, np.zeros(len(edges))), (edges, np.ones(len(edges)))]
    for axis, size in ((0, columns), (1, rows)):
        low = np.minimum(start[:, axis], end[:, axis])
        high = np.maximum(start[:, axis], end[:, axis])
        first = np.clip(np.floor(low) + 1, 0, size).astype(np.int64)
        last = np.clip(np.ceil(high) - 1, -1, size).astype(np.int64)
        count = np.maximum(last - first + 1, 0)
        edge = np.repeat(edges, count)
        at = ranges(first, count)
        cuts.append((edge, (at - start[edge, axis]) / (end[edge, axis] - start[edge, axis])))
    edge = np.concatenate([cut[0] for cut in cuts])
    fraction = np.concatenate([cut[1] for cut in cuts])
    order = np.lexsort((fraction, edge))
    edge, fraction = edge[order], fraction[order]
    same = edge[1:] == edge[:-1]
    edge, low, high = edge[:-1][same], fraction[:-1][same], fraction[1:][same]
    span = end[edge] - start[edge]
    middle = start[edge] + span * ((low + high) / 2)[:, None]
    height = span[:, 1] * (high - low)
    row, column = np.floor(middle[:, 1]).astype(np.int64), np.floor(middle[:, 0]).astype(np.int64)
    kept = (row >= 0) & (row < rows) & (column < columns) & (height != 0)
    edge, row, column, height, middle = edge[kept], row[kept], column[kept], height[kept], middle[kept]
    is_left = column < 0
    column[is_left] = -1
    right = height * np.where(is_left, 1.0, 1.0 - (middle[:, 0] - column))
    return area[edge], row, column, height, right
