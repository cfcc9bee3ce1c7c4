"""How much of a polygon lies in another, from sums along their boundaries: no shared shape is built.

The boundary of what a piece and a container share consists of the parts of the piece's ring inside the container and of the
container's edges inside the piece. By Green's theorem its surface is the integral of (x dy - y dx) / 2 along them, which is a
sum over the crossings of the two boundaries. Where the piece's ring leaves the container, its integral from its first vertex
to the crossing counts positive, where it enters, negative; the whole ring counts if its first vertex lies inside. For an edge
of the container it is the same the other way round, and whether it ends inside the piece follows from the crossings beyond
its end. The integral of the length along the same parts is the perimeter.

Vertices that touch an edge may be counted on one side of it and not on the other. Then the boundary found does not close: some
part of it ends where no other begins. Whether it closes is seen from labels of the vertices, which cancel out if it does. Where
it does not, where vertices touch edges, and where a share is not between 0 and 1, the sums are given up. Moved by a hair, the
pieces touch no more: that tells whether they share more than their boundaries, and all but the last digits of how much.
"""

from __future__ import annotations

import copy
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from .ranges import ranges

_VERTICES_PER_CHUNK = 200_000
"""Vertices laid against edges at a time: they stay in the processor's cache."""

_WORTHWHILE = 24
"""Sides of vertices that may be asked for per vertex and edge before a geometry engine is faster."""

_OPEN = 1e-9
"""What rounding may leave of labels that cancel out."""

_WAVES = (0.2310585786, 0.5180339887)
"""Labels are points on the unit circle that turn with the coordinates, so that no sums of different ones are alike."""

_SAMPLE = 10_000
"""Vertices from which it is seen how far they lie apart."""

_FIRST_LABEL = 2.718281828
"""The label of the first vertex of a ring."""

_ROUNDING = 1e-12
"""Shares this close to 0 or 1 are that."""

_HAIR = 1e-11
"""How far a piece is moved, as a part of its size."""

_DIRECTION = (0.5403023059, 0.8414709848)
"""Where to: no edge is likely to run that way."""

_CERTAIN = 1e-13
"""The first vertex of a moved piece, as a part of the coordinates involved, is not so close to an edge by chance."""

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

    def some(self, chosen: np.ndarray) -> Edges:
        """Those with these indices."""
        return Edges(self.start[chosen], self.end[chosen], self.polygon[chosen])

    def twins(self) -> tuple[np.ndarray, np.ndarray]:
        """Pairs of edges that are one but for their direction, as where two polygons are neighbours; each edge once at most."""
        key = _phases(self.start) + _phases(self.end)
        order = np.argsort(key, kind="stable")
        first, second = order[:-1], order[1:]
        same = ((self.start[first] == self.end[second]) & (self.end[first] == self.start[second])).all(axis=1)
        same[1:] &= ~same[:-1]
        return first[same], second[same]

    def boxes(self, some: np.ndarray, margin: float) -> np.ndarray:
        """The boxes of some edges, with a margin."""
        start, end = self.start[some], self.end[some]
        low, high = np.minimum(start, end) - margin, np.maximum(start, end) + margin
        return np.asarray(shapely.box(*low.T, *high.T))


def directed_edges(polygons: np.ndarray) -> Edges:
    """The edges of valid polygons or multipolygons, None where there is none."""
    # A copy: a search tree of Shapely 2.0 makes its array read-only, which get_parts of Shapely 2.0 does not take.
    parts, polygon_of_part = shapely.get_parts(np.array(polygons), return_index=True)
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
    count = np.maximum(np.ceil(length / most), 1).astype(np.int64)
    edge = np.repeat(np.arange(len(edges)), count)
    number = ranges(0, count)

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


@dataclass(frozen=True)
class RingSums:
    """What the surfaces inside single rings share with containers, a row per pair of them."""

    surface: np.ndarray
    """NaN where the sums are open."""
    inside: np.ndarray
    """Length of the ring inside the container."""
    across: np.ndarray
    """Length of the container's boundary inside the ring."""


@dataclass(frozen=True)
class _Rings:
    """The rings of pieces: first one of each, in their order, then all others."""

    coordinates: np.ndarray
    """Of all rings (vertex, 2), the first vertex of each again at its end."""
    first: np.ndarray
    """Position of the first vertex of each ring, and at the end the number of vertices."""
    piece: np.ndarray
    """Index of the piece of each ring."""
    is_shell: np.ndarray
    """Whether the ring adds to the surface of its piece; holes take from it."""

    @classmethod
    def of(cls, pieces: np.ndarray, chosen: np.ndarray) -> _Rings:
        """Of valid polygons or multipolygons; `chosen` are their indices, ascending."""
        shapes = pieces[chosen]
        several = np.flatnonzero((shapely.get_type_id(shapes) != 3) | (shapely.get_num_interior_rings(shapes) > 0))
        parts, shape = shapely.get_parts(shapes[several], return_index=True)
        rings, part = shapely.get_rings(parts, return_index=True)
        is_shell = np.concatenate([[True], part[1:] != part[:-1]])[: len(rings)]
        shape = shape[part]
        is_first = np.concatenate([[True], shape[1:] != shape[:-1]])[: len(rings)]
        shapes[several] = rings[is_first]
        shapes = np.concatenate([shapes, rings[~is_first]])
        return cls(
            shapely.get_coordinates(shapes),
            np.concatenate([[0], np.cumsum(shapely.get_num_coordinates(shapes))]),
            np.concatenate([chosen, chosen[several[shape[~is_first]]]]),
            np.concatenate([np.ones(len(chosen), dtype=bool), is_shell[~is_first]]),
        )

    def origins(self) -> np.ndarray:
        """Coordinates (ring, 2) of the first vertices."""
        return np.asarray(self.coordinates[self.first[:-1]])


class BoundarySums:
    """The pairs of pieces and containers whose shared surface follows from sums along the boundaries.

    Attributes:
        is_summed: of each piece, whether it is among them: it has not so many vertices and edges that a geometry engine is
            faster.
        piece: of each pair, by piece and container.
        container: of each pair.
        ring_pair: of each pair of a ring and a container, the pair of the ring's piece.
        is_first_ring: of each such pair, whether the ring is the first of its piece.
    """

    def __init__(self, pieces: np.ndarray, edges: Edges, piece: np.ndarray, edge: np.ndarray) -> None:
        """Takes the pieces, the edges of the containers, and piece and edge of all that meet."""
        meets = np.bincount(piece, minlength=len(pieces))
        near = np.flatnonzero(meets)
        count = shapely.get_num_coordinates(pieces[near])
        chosen = near[
            (shapely.get_dimensions(pieces[near]) == 2) & (count * meets[near] <= _WORTHWHILE * (count + meets[near]))
        ]
        self.is_summed = np.zeros(len(pieces), dtype=bool)
        self.is_summed[chosen] = True
        self._rings, self._edges = _Rings.of(pieces, chosen), edges
        self._origin, self._is_moved = self._rings.origins(), False
        steps = np.hypot(*np.diff(self._rings.coordinates[:_SAMPLE], axis=0).T)
        size = float(np.median(steps)) if steps.any() else 1.0
        self._labels = np.column_stack([_labels(edges.start, size), _labels(edges.end, size)])

        kept = self.is_summed[piece]
        ring, edge = _of_all_rings(self._rings.piece, len(chosen), piece[kept], edge[kept], len(pieces))
        width = int(edges.polygon.max(initial=0)) + 1
        key = ring * width + edges.polygon[edge]
        order = np.argsort(key, kind="stable")
        self._ring, self._edge, key = ring[order], edge[order], key[order]
        is_first = np.concatenate([[True], key[1:] != key[:-1]])[: len(key)]
        self._row_pair = np.cumsum(is_first) - 1
        self._pair_ring, container = self._ring[is_first], edges.polygon[self._edge[is_first]]
        # What meets a piece meets its first ring: these come first, by piece and container.
        self.is_first_ring = self._pair_ring < len(chosen)
        key = self._rings.piece[self._pair_ring] * width + container
        self.piece, self.container = (
            self._rings.piece[self._pair_ring[self.is_first_ring]],
            container[self.is_first_ring],
        )
        self.ring_pair = np.arange(len(key))
        self.ring_pair[~self.is_first_ring] = np.searchsorted(key[self.is_first_ring], key[~self.is_first_ring])

    def first_vertices(self) -> np.ndarray:
        """A point (piece, 2) of each summed piece: the first vertex of its first ring."""
        return np.asarray(self._origin[: int(self.is_summed.sum())])

    def moved(self, pairs: np.ndarray, hair: np.ndarray) -> BoundarySums:
        """The same for some of the pairs, each piece moved by its hair, from `hairs`."""
        chosen = np.zeros(len(self.piece), dtype=bool)
        chosen[pairs] = True
        of_rings = chosen[self.ring_pair]
        rows = of_rings[self._row_pair]
        others = copy.copy(self)
        others.piece, others.container = self.piece[chosen], self.container[chosen]
        others.ring_pair = (np.cumsum(chosen) - 1)[self.ring_pair[of_rings]]
        others._pair_ring, others.is_first_ring = self._pair_ring[of_rings], self.is_first_ring[of_rings]
        others._edge, others._ring = self._edge[rows], self._ring[rows]
        others._row_pair = (np.cumsum(of_rings) - 1)[self._row_pair[rows]]
        others._is_moved = True
        others._origin = self._origin + hair[self._rings.piece][:, None] * _DIRECTION
        return others

    def probes(self) -> tuple[np.ndarray, np.ndarray]:
        """Of each pair of a ring and a container the first vertex of the ring (pair, 2), and the container."""
        return self._origin[self._pair_ring], self.container[self.ring_pair]

    def chunks(self) -> list[slice]:
        """Parts of the work, the pairs of a ring all in one."""
        work = np.cumsum(np.diff(self._rings.first)[self._ring])
        begins = np.flatnonzero(np.concatenate([[True], self._ring[1:] != self._ring[:-1]])[: len(work)])
        wanted = np.arange(0, work[-1] if len(work) else 0, _VERTICES_PER_CHUNK)
        cuts = np.unique(begins[np.searchsorted(begins, np.searchsorted(work, wanted, side="right"), side="right") - 1])
        return [slice(int(start), int(stop)) for start, stop in itertools.pairwise([*cuts, len(work)])]

    def sums(self, part: slice, holds_first: np.ndarray) -> RingSums:
        """What the rings of one chunk share with containers.

        Args:
            part: from `chunks`; the chunks in their order give the pairs of rings in theirs.
            holds_first: of all pairs of rings, whether the container holds the first vertex of the ring.
        """
        ring, edge, pair = self._ring[part], self._edge[part], self._row_pair[part]
        holds_first = holds_first[pair[0] : pair[-1] + 1]
        pair = pair - pair[0]
        along = _Along(self._rings.coordinates, self._rings.first[ring[0] : ring[-1] + 2])
        origin = self._origin[ring]
        ring = ring - ring[0]

        # Everything is relative to the first vertex of the ring, so that nothing is lost to large coordinates.
        start = self._edges.start[edge] - origin
        span = self._edges.end[edge] - self._edges.start[edge]
        offset = span[:, 0] * start[:, 1] - span[:, 1] * start[:, 0]
        length = np.hypot(span[:, 0], span[:, 1])

        sides = _Sides(along, ring, span, offset)
        row, vertex, fraction, sign = sides.crossings()
        point = along.points[vertex]
        point += fraction[:, None] * (along.points[vertex + 1] - point)
        at = ((point - start[row]) * span[row]).sum(axis=1) / length[row] ** 2
        beyond_start = at > 0
        row, vertex, fraction, sign, at = (values[beyond_start] for values in (row, vertex, fraction, sign, at))
        on_edge = at < 1.0
        at = np.minimum(at, 1.0)

        def of_pairs(on_ring: np.ndarray, on_edges: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            return (
                np.bincount(pair[row], weights=np.where(on_edge, sign * on_ring, 0.0), minlength=len(holds_first)),
                np.bincount(pair[row], weights=sign * at * on_edges[row], minlength=len(holds_first)),
            )

        of_pair = ring[np.concatenate([[True], pair[1:] != pair[:-1]])]
        whole, around = along.total_surface[of_pair], along.total_length[of_pair]
        on_ring, on_edges = of_pairs(along.surface[vertex] + fraction * along.step_surface[vertex], offset / 2.0)
        surface = np.sign(whole) * (on_ring + on_edges) + np.where(holds_first, np.abs(whole), 0.0)
        on_ring, on_edges = of_pairs(along.length[vertex] + fraction * along.step_length[vertex], length)
        inside, across = on_ring + np.where(holds_first, around, 0.0), -np.sign(whole) * on_edges

        label = self._labels[edge]
        passed = np.where(on_edge, label[row, 0] - _FIRST_LABEL, label[row, 0] - label[row, 1])
        gap = [np.bincount(pair[row], sign * values, len(holds_first)) for values in (passed.real, passed.imag)]
        slack = _ROUNDING * np.abs(whole)
        is_open = (np.hypot(*gap) > _OPEN) | ~((surface >= -slack) & (surface <= np.abs(whole) + slack))
        is_open[pair[_on_edge(start, span, offset, length) if self._is_moved else sides.touching(start, length)]] = True
        return RingSums(np.where(is_open, np.nan, surface), inside, across)

    def shared(self, parts: Sequence[RingSums], surface: np.ndarray, length: np.ndarray) -> Shared:
        """What the pairs share.

        Args:
            parts: the sums of all chunks.
            surface: of the piece of each pair.
            length: of the boundary of the piece of each pair.
        """
        is_shell = self._rings.is_shell[self._pair_ring]

        def of_pairs(name: str, hole: float) -> np.ndarray:
            values = np.concatenate([np.empty(0), *(getattr(part, name) for part in parts)])
            return np.bincount(self.ring_pair, np.where(is_shell, values, hole * values), minlength=len(self.piece))

        share = np.divide(of_pairs("surface", -1.0), surface, where=surface > 0, out=np.zeros_like(surface))
        share[np.abs(share) < _ROUNDING] = 0.0
        share[np.abs(share - 1.0) < _ROUNDING] = 1.0
        share[(share < 0) | (share > 1)] = np.nan
        inside, across = of_pairs("inside", 1.0), of_pairs("across", -1.0)
        return Shared(share, inside + across, length - inside + across)


def hairs(bounds: np.ndarray) -> np.ndarray:
    """How far pieces with these boxes are moved: as little as changes their coordinates for certain."""
    size = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
    return np.asarray(np.maximum(_HAIR * size, 16.0 * np.finfo(np.float64).eps * np.abs(bounds).max(axis=1)))


def _of_all_rings(
    piece_of_ring: np.ndarray, first_rings: int, piece: np.ndarray, edge: np.ndarray, pieces: int
) -> tuple[np.ndarray, np.ndarray]:
    """Ring and edge of all rings of the pieces that meet edges."""
    ring_of_piece = np.full(pieces, -1)
    ring_of_piece[piece_of_ring[:first_rings]] = np.arange(first_rings)
    further = piece_of_ring[first_rings:]
    has_further = np.zeros(pieces, dtype=bool)
    has_further[further] = True
    rows = np.flatnonzero(has_further[piece])
    rows = rows[np.argsort(piece[rows], kind="stable")]
    begin, end = np.searchsorted(piece[rows], further), np.searchsorted(piece[rows], further, side="right")
    count = end - begin
    row = rows[ranges(begin, count)]
    ring = np.repeat(np.arange(first_rings, len(piece_of_ring)), count)
    return np.concatenate([ring_of_piece[piece], ring]), np.concatenate([edge, edge[row]])


def _labels(vertices: np.ndarray, size: float) -> np.ndarray:
    """The label of each vertex, a complex number; size is a length by which vertices lie apart."""
    return np.asarray(np.exp(1j / size * _phases(vertices)))


def _phases(vertices: np.ndarray) -> np.ndarray:
    # Not as a product of matrices: that may round one and the same vertex in two ways.
    return np.asarray(vertices[:, 0] * _WAVES[0] + vertices[:, 1] * _WAVES[1])


def _on_edge(start: np.ndarray, span: np.ndarray, offset: np.ndarray, length: np.ndarray) -> np.ndarray:
    """Rows in which the first vertex of the ring, the origin, lies on the edge as far as rounding tells."""
    near = _CERTAIN * (length + np.abs(start).max(axis=1))
    away = -(start * span).sum(axis=1) / length
    return np.flatnonzero((np.abs(offset) <= near * length) & (away >= -near) & (away <= length + near))


class _Along:
    """The rings of a chunk relative to their first vertices, with the integrals from there to every vertex."""

    def __init__(self, coordinates: np.ndarray, first: np.ndarray) -> None:
        """Takes the coordinates of all rings, and where those of the chunk begin and the last one ends."""
        self.count = np.diff(first)
        coordinates = coordinates[first[0] : first[-1]]
        self.first = first[:-1] - first[0]
        self.points = coordinates - np.repeat(coordinates[self.first], self.count, axis=0)
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
        self._vertex = ranges(along.first[ring], count)
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
