"""How much of a polygon lies in another, from sums along their boundaries: no shared shape is built.

The boundary of what a piece and a container share consists of the parts of the piece's ring inside the container and of the
container's edges inside the piece. By Green's theorem its surface is the integral of (x dy - y dx) / 2 along them, which is a
sum over the crossings of the two boundaries. Where the piece's ring leaves the container, its integral from its first vertex
to the crossing counts positive, where it enters, negative; the whole ring counts if its first vertex lies inside. For an edge
of the container it is the same the other way round, and whether it ends inside the piece follows from the crossings beyond
its end. The integral of the length along the same parts is the perimeter.

Vertices that touch an edge may be counted on one side of it and not on the other. Then the boundary found does not close: some
part of it ends where no other begins. Whether it closes is seen from labels of the vertices, which cancel out if it does. Pairs
where it does not, and all whose share is not between 0 and 1, are given up and left to a geometry engine.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import shapely

_VERTICES_PER_CHUNK = 200_000
"""Vertices laid against edges at a time: they stay in the processor's cache."""

_MOST_PARTS = 10_000
"""Parts an edge is divided into at most."""

_WORTHWHILE = 24
"""Sides of vertices that may be asked for per vertex and edge before a geometry engine is faster."""

_OPEN = 1e-9
"""What rounding may leave of labels that cancel out."""

_WAVES = (0.7310585786, 1.6180339887)
"""Labels are points on the unit circle that turn with the coordinates, so that no sums of different ones are alike."""

_FIRST_LABEL = 2.718281828
"""The label of the first vertex of a ring."""

_ROUNDING = 1e-12
"""Shares this close to 0 or 1 are that."""

_TOUCH = 1e-9
"""Vertices this close to an edge, as a part of the coordinates involved, touch it."""


@dataclass(frozen=True)
class Edges:
    """The edges of all rings of some polygons, each in its direction with the polygon on the left."""

    start: np.ndarray
    """Coordinates (edge, 2)."""
    end: np.ndarray
    """Coordinates (edge, 2)."""
    polygon: np.ndarray
    """Index of the polygon of each edge, int64."""

    def __len__(self) -> int:
        return len(self.start)

    def boxes(self, part: slice) -> np.ndarray:
        """The boxes of some edges."""
        start, end = self.start[part], self.end[part]
        return np.asarray(shapely.box(*np.minimum(start, end).T, *np.maximum(start, end).T))


def directed_edges(polygons: np.ndarray) -> Edges:
    """The edges of valid polygons or multipolygons, None where there is none."""
    parts, polygon_of_part = shapely.get_parts(polygons, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    if not len(rings):
        return Edges(np.empty((0, 2)), np.empty((0, 2)), np.empty(0, dtype=np.int64))
    is_shell = np.concatenate([[True], part[1:] != part[:-1]])
    is_turned = shapely.is_ccw(rings) != is_shell
    points, ring = shapely.get_coordinates(rings, return_index=True)
    inner = ring[1:] == ring[:-1]
    inner &= (points[1:] != points[:-1]).any(axis=1)
    start, end, ring = points[:-1][inner], points[1:][inner], ring[:-1][inner]
    turned = is_turned[ring, None]
    return Edges(np.where(turned, end, start), np.where(turned, start, end), polygon_of_part[part[ring]])


def divided(edges: Edges, most: float) -> Edges:
    """The edges, longer ones in parts of at most this length."""
    length = np.hypot(*(edges.end - edges.start).T)
    if length.max(initial=0.0) <= most:
        return edges
    count = np.clip(np.ceil(length / most), 1, _MOST_PARTS).astype(np.int64)
    edge = np.repeat(np.arange(len(edges)), count)
    number = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)

    def at(number: np.ndarray) -> np.ndarray:
        fraction = (number / count[edge])[:, None]
        point = edges.start[edge] + fraction * (edges.end[edge] - edges.start[edge])
        return np.where(fraction < 1.0, point, edges.end[edge])

    return Edges(at(number), at(number + 1), edges.polygon[edge])


@dataclass(frozen=True)
class Shared:
    """What pieces share with containers, a row per pair."""

    share: np.ndarray
    """Part of the surface of the piece; NaN where the boundaries touch in a way that left the sums open."""
    perimeter: np.ndarray
    """Of the shared surface."""
    rest_perimeter: np.ndarray
    """Of what of the piece lies outside."""

    @classmethod
    def joined(cls, parts: Sequence[Shared]) -> Shared:
        """The rows of all parts; of none, no rows."""
        columns = ([getattr(part, field.name) for part in parts] for field in fields(cls))
        return cls(*(np.concatenate([np.empty(0), *column]) for column in columns))


class BoundarySums:
    """The pairs of pieces and containers whose shared surface follows from sums along the boundaries.

    Attributes:
        is_summed: of each piece, whether it is among them: one ring, and not so many vertices and edges that a geometry
            engine is faster.
        piece: of each pair, by piece and container.
        container: of each pair.
    """

    def __init__(self, pieces: np.ndarray, edges: Edges, piece: np.ndarray, edge: np.ndarray) -> None:
        """Takes the pieces, the edges of the containers, and piece and edge of all that meet."""
        meets = np.bincount(piece, minlength=len(pieces))
        near = np.flatnonzero(meets)
        count = shapely.get_num_coordinates(pieces[near])
        self.is_summed = np.zeros(len(pieces), dtype=bool)
        self.is_summed[near] = (
            (shapely.get_type_id(pieces[near]) == 3)
            & (shapely.get_num_interior_rings(pieces[near]) == 0)
            & (count * meets[near] <= _WORTHWHILE * (count + meets[near]))
        )
        self._ring_piece = np.flatnonzero(self.is_summed)
        self._coordinates = shapely.get_coordinates(pieces[self._ring_piece])
        self._first = np.concatenate([[0], np.cumsum(shapely.get_num_coordinates(pieces[self._ring_piece]))])
        self._edges = edges
        self._labels = np.column_stack([_labels(edges.start), _labels(edges.end)])

        summed = self.is_summed[piece]
        piece, edge = piece[summed], edge[summed]
        key = piece * (int(edges.polygon.max(initial=0)) + 1) + edges.polygon[edge]
        order = np.argsort(key, kind="stable")
        piece, edge, key = piece[order], edge[order], key[order]
        is_first = np.concatenate([[True], key[1:] != key[:-1]])[: len(key)]
        self.piece, self.container = piece[is_first], edges.polygon[edge[is_first]]
        self._edge, self._pair = edge, np.cumsum(is_first) - 1
        self._ring = np.searchsorted(self._ring_piece, piece)

    def first_vertices(self) -> np.ndarray:
        """Coordinates (piece, 2) of the first vertex of each summed piece."""
        return np.asarray(self._coordinates[self._first[:-1]])

    def chunks(self) -> list[slice]:
        """Parts of the work, the pairs of a piece all in one."""
        work = np.cumsum(np.diff(self._first)[self._ring])
        begins = np.flatnonzero(np.concatenate([[True], self._ring[1:] != self._ring[:-1]])[: len(work)])
        wanted = np.arange(0, work[-1] if len(work) else 0, _VERTICES_PER_CHUNK)
        cuts = np.unique(begins[np.searchsorted(begins, np.searchsorted(work, wanted, side="right"), side="right") - 1])
        return [slice(int(start), int(stop)) for start, stop in itertools.pairwise([*cuts, len(work)])]

    def shared(self, part: slice, holds_first: np.ndarray) -> Shared:
        """What the pairs of one chunk share.

        Args:
            part: from `chunks`; the chunks in their order give the pairs in theirs.
            holds_first: of all pairs, whether the container holds the first vertex of the piece.
        """
        ring, edge, pair = self._ring[part], self._edge[part], self._pair[part]
        holds_first = holds_first[pair[0] : pair[-1] + 1]
        pair = pair - pair[0]
        rings = slice(ring[0], ring[-1] + 2)
        along = _Along(self._coordinates, self._first[rings])
        ring = ring - ring[0]

        # Everything is relative to the first vertex of the ring, so that nothing is lost to large coordinates.
        start = self._edges.start[edge] - along.origin[ring]
        span = self._edges.end[edge] - self._edges.start[edge]
        offset = span[:, 0] * start[:, 1] - span[:, 1] * start[:, 0]
        length = np.hypot(span[:, 0], span[:, 1])

        sides = _Sides(along, ring, span, offset)
        row, vertex, fraction, sign = sides.crossings()
        point = along.points[vertex]
        point += fraction[:, None] * (along.points[vertex + 1] - point)
        at = ((point - start[row]) * span[row]).sum(axis=1) / length[row] ** 2
        beyond_start = at > 0
        row, vertex, fraction, sign, point, at = (
            values[beyond_start] for values in (row, vertex, fraction, sign, point, at)
        )
        on_edge = at < 1.0
        at = np.minimum(at, 1.0)

        def of_pairs(on_ring: np.ndarray, on_edges: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            of_row = pair[row]
            return (
                np.bincount(of_row, weights=np.where(on_edge, sign * on_ring, 0.0), minlength=len(holds_first)),
                np.bincount(of_row, weights=sign * at * on_edges[row], minlength=len(holds_first)),
            )

        of_pair = ring[np.concatenate([[True], pair[1:] != pair[:-1]])]
        whole, around = along.total_surface[of_pair], along.total_length[of_pair]
        direction = np.sign(whole)
        on_ring, on_edges = of_pairs(along.surface[vertex] + fraction * along.step_surface[vertex], offset / 2.0)
        share = direction * (on_ring + on_edges) / np.abs(whole) + holds_first
        on_ring, on_edges = of_pairs(along.length[vertex] + fraction * along.step_length[vertex], length)
        inside, across = on_ring + np.where(holds_first, around, 0.0), -direction * on_edges
        share[np.abs(share) < _ROUNDING] = 0.0
        share[np.abs(share - 1.0) < _ROUNDING] = 1.0
        label = self._labels[edge]
        passed = np.where(on_edge, label[row, 0] - _FIRST_LABEL, label[row, 0] - label[row, 1])
        gap = [np.bincount(pair[row], sign * values, len(holds_first)) for values in (passed.real, passed.imag)]
        is_unsure = (np.hypot(*gap) > _OPEN) | ~((share >= 0) & (share <= 1))
        is_unsure[pair[sides.touching(start, length)]] = True
        return Shared(np.where(is_unsure, np.nan, share), inside + across, around - inside + across)


def _labels(vertices: np.ndarray) -> np.ndarray:
    # Not as a product of matrices: that may round one and the same vertex in two ways.
    return np.asarray(np.exp(1j * (vertices[:, 0] * _WAVES[0] + vertices[:, 1] * _WAVES[1])))


class _Along:
    """The rings of a chunk relative to their first vertices, with the integrals from there to every vertex."""

    def __init__(self, coordinates: np.ndarray, first: np.ndarray) -> None:
        """Takes the coordinates of all rings, and where those of the chunk begin and the last one ends."""
        self.count = np.diff(first)
        coordinates = coordinates[first[0] : first[-1]]
        self.first = first[:-1] - first[0]
        self.origin = coordinates[self.first]
        self.points = coordinates - np.repeat(self.origin, self.count, axis=0)
        x, y = self.points.T
        # Between the end of a ring and the next ring's first vertex both are at the origin.
        self.step_surface = np.append(x[:-1] * y[1:] - x[1:] * y[:-1], 0.0) / 2.0
        self.step_length = np.append(np.hypot(x[1:] - x[:-1], y[1:] - y[:-1]), 0.0)
        self.surface, self.total_surface = self._from_first(self.step_surface)
        self.length, self.total_length = self._from_first(self.step_length)

    def _from_first(self, steps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        sums = np.concatenate([[0.0], np.cumsum(steps)])
        ends = sums[self.first + self.count - 1]
        begins = sums[self.first]
        return sums[:-1] - np.repeat(begins, self.count), ends - begins


class _Sides:
    """On which side of the lines of their edges the vertices of the rings lie, all rows one after another."""

    def __init__(self, along: _Along, ring: np.ndarray, span: np.ndarray, offset: np.ndarray) -> None:
        """Takes ring and edge of each row, the edge by its span and the surface between it and the origin."""
        count = along.count[ring]
        self._along, self._span = along, span
        self._stop = np.cumsum(count)
        self._vertex = np.arange(self._stop[-1]) + np.repeat(along.first[ring] - self._stop + count, count)
        x, y = along.points[self._vertex].T
        # Distance from the line times the length of the edge, positive on the left.
        self._side = np.repeat(span[:, 0], count) * y
        self._side -= np.repeat(span[:, 1], count) * x
        self._side -= np.repeat(offset, count)

    def crossings(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Where rings cross the lines: row, vertex before the crossing, how far it is from there to the next, and 1 where the
        ring goes from the left of the edge, which is inside the container, to its right, else -1."""
        is_left = self._side >= 0
        changes = is_left[1:] != is_left[:-1]
        changes[self._stop[:-1] - 1] = False
        at = np.flatnonzero(changes)
        fraction = self._side[at] / (self._side[at] - self._side[at + 1])
        return self._row(at), self._vertex[at], fraction, np.where(is_left[at], 1.0, -1.0)

    def touching(self, start: np.ndarray, length: np.ndarray) -> np.ndarray:
        """Rows in which a vertex of the ring lies on the edge, or the edge on an edge of the ring."""
        near = _TOUCH * (length + np.abs(start).max(axis=1))
        at = np.flatnonzero(np.abs(self._side) <= float((near * length).max(initial=0.0)))
        row = self._row(at)
        on_line = np.abs(self._side[at]) <= (near * length)[row]
        at, row = at[on_line], row[on_line]
        away = ((self._along.points[self._vertex[at]] - start[row]) * self._span[row]).sum(axis=1) / length[row]
        follows = (np.diff(at, append=-1) == 1) & (np.append(row[1:], -1) == row)
        other = np.where(follows, np.append(away[1:], 0.0), away)
        meets = (np.minimum(away, other) <= (length + near)[row]) & (np.maximum(away, other) >= -near[row])
        return row[meets]

    def _row(self, at: np.ndarray) -> np.ndarray:
        return np.searchsorted(self._stop, at, side="right")
