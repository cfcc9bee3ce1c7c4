"""The overlay of two layers as a list of pairs and how much of the first lies in the second.

A piece whose box no edge of a container crosses lies in it or not as any of its points does. What edges do cross is summed up
along the boundaries. Only where these touch and share more than that, or where there are very many vertices, GEOS builds the
intersections, and what it says is held against the sums. The work is done in chunks by several threads; NumPy and Shapely let them run at the
same time, and a prepared geometry is used by one thread only.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import shapely

from .boundary_integrals import BoundarySums, Edges, Shared, directed_edges, divided, hairs
from .free_regions import free_regions
from .intersections import perimeter_outside, surface_and_perimeter
from .ranges import ranges
from .reporter import Reporter, Section
from .threads import AtOnce, in_threads

_PAIRS_PER_CHUNK = 20_000
"""Pairs of boxes a thread works on at a time: enough to outweigh the start, little enough to report progress."""

_CUTS_PER_CHUNK = 5_000
"""Intersections a thread works on at a time."""

_SMALL_PART = 0.1
"""Parts of a piece below this are measured with their perimeter: it tells strips from cuts."""

_DISAGREEMENT = 1e-6
"""Shares by a geometry engine and by sums that differ by more are not the same but for rounding."""

_EDGES_PER_CHUNK = 10_000
"""Edges whose boxes are looked up at a time."""

_HAIRS = 4.0
"""How many hairs beside a piece edges are looked for."""

_SAMPLE = 10_000
"""Pieces from which it is seen how wide they are."""

_EDGE_LENGTH = 4.0
"""Edges longer than this many pieces are divided."""

_MOST_PARTS = 10_000
"""Parts an edge is divided into at most."""

_FEW_VERTICES = 100_000
"""With fewer the work is done before threads have begun it."""

_MANY_PIECES = 20_000
"""With fewer it takes longer to find out which ones no line passes than to look at all of them."""

_BOXES_PER_CHUNK = 50_000
"""Boxes for which a thread finds that out at a time."""

_SIDE = 0.7
"""Side of the squares by which that is found out, as a part of the width of the pieces."""

_Measured = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
"""Takes shapes, the index of the container of each, and the containers."""


@dataclass(frozen=True)
class Overlay:
    """Pairs (piece, container) that share some surface, or where the container covers the point."""

    piece: np.ndarray
    """Index into the first layer, int64."""
    container: np.ndarray
    """Index into the second layer, int64."""
    measure: np.ndarray
    """Shared surface of the pair; 1 for points."""
    share: np.ndarray
    """Part of the surface of the piece that is shared, 0..1; 1 for points."""
    perimeter: np.ndarray
    """Perimeter of the shared surface and length of the lines along which the boundaries only touch, where the surface is less
    than a tenth of the piece; elsewhere it may be 0."""
    rest_perimeter: np.ndarray
    """Perimeter of what of the piece lies outside, where that is less than a tenth of it; 0 elsewhere."""

    def __len__(self) -> int:
        return len(self.piece)


def overlay_surface(pieces: np.ndarray, containers: np.ndarray, reporter: Reporter) -> Overlay:
    """Shared surface of every polygon of the first layer with every polygon of the second.

    Args:
        pieces: valid polygons, None where there is none.
        containers: valid polygons, None where there is none.
        reporter: gets the progress, and is asked whether to go on.
    """
    with _threads_for(pieces, containers) as threads:
        width = _usual_width(pieces)
        in_advance = threads.submit(_lines, containers, width), threads.submit(shapely.area, pieces)
        bounds = shapely.bounds(pieces)
        lines, surface = in_advance[0].result(), in_advance[1].result()
        near, apart = _apart_from_lines(bounds, lines, width, containers, threads)
        found = _near_lines(pieces[near], bounds[near], surface[near], lines, containers, threads, reporter)
    nothing, all_of_it = np.zeros(apart.shape[1]), np.ones(apart.shape[1])
    return Overlay(
        np.concatenate([near[found.piece], apart[0]]),
        np.concatenate([found.container, apart[1]]),
        np.concatenate([found.measure, surface[apart[0]]]),
        np.concatenate([found.share, all_of_it]),
        np.concatenate([found.perimeter, nothing]),
        np.concatenate([found.rest_perimeter, nothing]),
    )


def _usual_width(pieces: np.ndarray) -> float:
    """Width of the boxes of most pieces, from corner to corner; infinite if none has any."""
    some = shapely.bounds(pieces[:: len(pieces) // _SAMPLE + 1])
    wide = np.hypot(some[:, 2] - some[:, 0], some[:, 3] - some[:, 1])
    wide = wide[wide > 0]
    return float(np.median(wide)) if len(wide) else np.inf


def _apart_from_lines(
    bounds: np.ndarray, lines: _Lines, width: float, containers: np.ndarray, threads: Executor
) -> tuple[np.ndarray, np.ndarray]:
    """Indices of the pieces that lines may pass, and pairs (2, pair) of all others and the containers that hold them."""
    regions = None
    if len(bounds) >= _MANY_PIECES and np.isfinite(width):
        regions = free_regions(lines.edges.some(lines.single), len(bounds), width * _SIDE)
    if regions is None:
        return np.arange(len(bounds)), np.empty((2, 0), dtype=np.int64)
    parts = np.array_split(bounds, len(bounds) // _BOXES_PER_CHUNK + 1)
    region = np.concatenate(list(threads.map(regions.of_boxes, parts)))
    some_piece = np.full(regions.count + 1, -1)
    some_piece[region] = np.arange(len(bounds))
    some_piece[0] = -1
    asked = np.flatnonzero(some_piece >= 0)
    probe = bounds[some_piece[asked], :2]
    (number, container), _ = _held_pairs(
        shapely.STRtree(shapely.points(probe)), probe, np.ones(len(probe), dtype=bool), containers, threads, Reporter()
    )
    # The containers of each region, one region after another.
    container = container[np.argsort(number, kind="stable")]
    holders = np.bincount(asked[number], minlength=regions.count + 1)
    first = np.cumsum(holders) - holders
    far = np.flatnonzero(holders[region])
    count = holders[region[far]]
    apart = np.array([np.repeat(far, count), container[ranges(first[region[far]], count)]])
    return np.flatnonzero(region == 0), apart


def _near_lines(
    pieces: np.ndarray,
    bounds: np.ndarray,
    surface: np.ndarray,
    lines: _Lines,
    containers: np.ndarray,
    threads: Executor,
    reporter: Reporter,
) -> Overlay:
    """The overlay of pieces that lines may pass."""
    length = threads.submit(shapely.length, pieces)
    tree = shapely.STRtree(pieces)
    piece, edge = _crossed_boxes(tree, bounds, lines, threads, Section(reporter, 0.0, 0.2))
    sums = BoundarySums(pieces, lines.edges, piece, edge)

    # Where no edge crosses the box of a piece, any of its points tells all.
    probe = bounds[:, :2].copy()
    probe[sums.is_summed] = sums.first_vertices()
    by_probe = np.ones(len(pieces), dtype=bool)
    by_probe[piece] = sums.is_summed[piece]
    held, touched = _held_pairs(tree, probe, by_probe, containers, threads, Section(reporter, 0.2, 0.4))
    summed, doubtful, check, whole = _sum_up(
        sums, held, pieces, bounds, surface, length.result(), containers, threads, Section(reporter, 0.4, 0.7)
    )

    piece, container = np.concatenate([[sums.piece, sums.container], whole, touched], axis=1)
    others = whole.shape[1] + touched.shape[1]
    share = np.concatenate([summed.share, np.ones(whole.shape[1]), np.full(touched.shape[1], np.nan)])
    perimeter = np.concatenate([summed.perimeter, np.zeros(others)])
    rest_perimeter = np.concatenate([summed.rest_perimeter, np.zeros(others)])

    def by_engine(measured: _Measured, pairs: np.ndarray, part: Section) -> np.ndarray:
        parts = np.array_split(pairs, max(len(pairs) // _CUTS_PER_CHUNK, os.cpu_count() or 1))
        results = []
        for result in in_threads(
            threads, lambda chunk: measured(pieces[piece[chunk]], container[chunk], containers), iter(parts)
        ):
            results.append(result)
            part.progress(len(results) / len(parts))
        return np.concatenate(results)

    pairs = np.flatnonzero(np.isnan(share))
    measured = by_engine(surface_and_perimeter, pairs, Section(reporter, 0.7, 0.95))
    own = surface[piece[pairs]]
    share[pairs] = np.minimum(np.divide(measured[:, 0], own, where=own > 0, out=np.zeros(len(pairs))), 1.0)
    perimeter[pairs] = measured[:, 1]
    nearly = pairs[(share[pairs] > 1.0 - _SMALL_PART) & (share[pairs] < 1.0)]
    rest_perimeter[nearly] = by_engine(perimeter_outside, nearly, Section(reporter, 0.95, 1.0))
    # Where boundaries nearly coincide GEOS now and then takes a part for shared that is not, or the other way round.
    is_wrong = np.abs(check.share - share[doubtful]) > _DISAGREEMENT
    wrong = doubtful[is_wrong]
    share[wrong] = check.share[is_wrong]
    perimeter[wrong], rest_perimeter[wrong] = check.perimeter[is_wrong], check.rest_perimeter[is_wrong]
    kept = share > 0
    piece, share = piece[kept], share[kept]
    return Overlay(piece, container[kept], share * surface[piece], share, perimeter[kept], rest_perimeter[kept])


def _threads_for(pieces: np.ndarray, containers: np.ndarray) -> Executor:
    if len(pieces) < _MANY_PIECES:
        vertices = shapely.get_num_coordinates(pieces).sum() + shapely.get_num_coordinates(containers).sum()
        if vertices < _FEW_VERTICES:
            return AtOnce()
    return ThreadPoolExecutor(os.cpu_count() or 1)


@dataclass(frozen=True)
class _Lines:
    """The edges of containers; those that neighbours share are one line."""

    edges: Edges
    twin: np.ndarray
    """Of each edge the index of the neighbour's, where it stands for both; else -1."""
    single: np.ndarray
    """Indices of the edges without those that others stand for."""


def _lines(containers: np.ndarray, width: float) -> _Lines:
    """The edges of the containers, none much longer than the width of the pieces."""
    # The boxes of long edges meet many pieces that the edges themselves do not.
    edges = directed_edges(containers)
    longest = float(np.hypot(*(edges.end - edges.start).T).max(initial=0.0))
    edges = divided(edges, max(_EDGE_LENGTH * width, longest / _MOST_PARTS))
    first, second = edges.twins()
    twin = np.full(len(edges), -1)
    twin[first] = second
    return _Lines(edges, twin, np.delete(np.arange(len(edges)), second))


def _crossed_boxes(
    tree: shapely.STRtree, bounds: np.ndarray, lines: _Lines, threads: Executor, reporter: Reporter
) -> tuple[np.ndarray, np.ndarray]:
    """Piece and edge of all pairs in which the edge meets the box of the piece."""
    edges, single = lines.edges, lines.single
    # What a piece may meet when it is moved by a hair counts, too, and what touches, whatever rounding does.
    margin = _HAIRS * float(np.fmax.reduce(hairs(bounds), initial=0.0))

    def boxes_that_meet() -> Iterator[tuple[np.ndarray, np.ndarray]]:
        for start in range(0, len(single), _EDGES_PER_CHUNK):
            some = single[start : start + _EDGES_PER_CHUNK]
            edge, piece = tree.query(edges.boxes(some, margin))
            yield some[edge], piece

    def crossed(pairs: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
        edge, piece = pairs
        box = bounds[piece]
        span = edges.end[edge] - edges.start[edge]
        away = (box[:, :2] + box[:, 2:]) / 2.0 - edges.start[edge]
        half = (box[:, 2:] - box[:, :2]) / 2.0 + margin
        reach = np.abs(span[:, 0]) * half[:, 1] + np.abs(span[:, 1]) * half[:, 0]
        meets = np.abs(span[:, 0] * away[:, 1] - span[:, 1] * away[:, 0]) <= reach
        return np.array([edge[meets], piece[meets]])

    found = [np.empty((2, 0), dtype=np.int64)]
    for pairs in in_threads(threads, crossed, boxes_that_meet()):
        found.append(pairs)
        reporter.progress(len(found) * _EDGES_PER_CHUNK / (len(single) + _EDGES_PER_CHUNK))
    edge, piece = np.concatenate(found, axis=1)
    has_twin = lines.twin[edge] >= 0
    return np.concatenate([piece, piece[has_twin]]), np.concatenate([edge, lines.twin[edge[has_twin]]])


def _sum_up(
    sums: BoundarySums,
    held: np.ndarray,
    pieces: np.ndarray,
    bounds: np.ndarray,
    surface: np.ndarray,
    length: np.ndarray,
    containers: np.ndarray,
    threads: Executor,
    reporter: Reporter,
) -> tuple[Shared, np.ndarray, Shared, np.ndarray]:
    """What the summed pairs share, NaN where an engine must tell; the indices of these pairs, and what it should tell but for
    rounding; and the pairs (2, pair) in which a container holds the whole piece."""
    met = sums.piece * len(containers) + sums.container
    of_sums = np.flatnonzero(sums.is_summed[held[0]])
    holds = held[0, of_sums] * len(containers) + held[1, of_sums]
    place = np.searchsorted(met, holds)
    is_met = np.append(met, -1)[place] == holds
    holds_piece = np.zeros(len(met), dtype=bool)
    holds_piece[place[is_met]] = True
    is_whole = np.ones(held.shape[1], dtype=bool)
    is_whole[of_sums[is_met]] = False

    def run(sums: BoundarySums, holds_first: np.ndarray, part: Section) -> Shared:
        tasks = sums.chunks()
        found = []
        for result in in_threads(threads, lambda task: sums.sums(task, holds_first), iter(tasks)):
            found.append(result)
            part.progress(len(found) / len(tasks))
        return sums.shared(found, surface[sums.piece], length[sums.piece])

    probe, container = sums.probes()
    holds_first = holds_piece[sums.ring_pair]
    further = np.flatnonzero(~sums.is_first_ring)
    holds_first[further] = shapely.contains_xy(containers[container[further]], *probe[further].T)
    summed = run(sums, holds_first, Section(reporter, 0.0, 0.7))

    touching = np.flatnonzero(np.isnan(summed.share))
    touched = np.unique(sums.piece[touching])
    hair = np.zeros(len(pieces))
    hair[touched] = hairs(bounds[touched])
    moved = sums.moved(touching, hair)
    probe, container = moved.probes()
    again = run(moved, shapely.contains_xy(containers[container], *probe.T), Section(reporter, 0.7, 1.0))
    # A strip as wide as the hair, or a little more.
    doubt = 4.0 * hair[moved.piece] * length[moved.piece] / surface[moved.piece]
    summed.share[touching[again.share <= doubt]] = 0.0
    summed.share[touching[again.share >= 1.0 - doubt]] = 1.0
    is_open = np.isnan(summed.share[touching])
    check = Shared(again.share[is_open], again.perimeter[is_open], again.rest_perimeter[is_open])
    return summed, touching[is_open], check, held[:, is_whole]


def _held_pairs(
    tree: shapely.STRtree,
    probe: np.ndarray,
    by_probe: np.ndarray,
    containers: np.ndarray,
    threads: Executor,
    reporter: Reporter,
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs (2, pair) of a piece and the container that holds its probe, or all of it; and pairs that touch otherwise.

    Args:
        tree: the pieces.
        probe: a point of each piece (piece, 2).
        by_probe: whether this point alone is asked for; else the piece is laid against the container.
        containers: valid polygons.
        threads: do the work.
        reporter: gets the progress.
    """
    pieces = tree.geometries

    def work(chunk: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, np.ndarray, int]:
        container, piece = chunk
        shapely.prepare(containers[np.unique(container)])
        with_shape = np.flatnonzero(~by_probe[piece])
        is_held = shapely.contains_xy(containers[container], *probe[piece].T)
        is_held[with_shape] = shapely.contains_properly(containers[container[with_shape]], pieces[piece[with_shape]])
        rest = with_shape[~is_held[with_shape]]
        rest = rest[shapely.intersects(containers[container[rest]], pieces[piece[rest]])]
        pairs = np.array([piece, container])
        return pairs[:, is_held], pairs[:, rest], int(container[-1])

    held, touched = [np.empty((2, 0), dtype=np.int64)], [np.empty((2, 0), dtype=np.int64)]
    # The tree is asked in the main thread.
    for of_chunk, touched_of_chunk, last in in_threads(threads, work, _chunks(tree, containers)):
        held.append(of_chunk)
        touched.append(touched_of_chunk)
        reporter.progress((last + 1) / len(containers))
    return np.concatenate(held, axis=1), np.concatenate(touched, axis=1)


def _chunks(tree: shapely.STRtree, containers: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Pairs (container, piece) whose boxes meet, all pairs of a container in one chunk."""
    step = 64
    start = 0
    while start < len(containers):
        container, piece = tree.query(containers[start : start + step])
        if len(container):
            yield container + start, piece
        start += step
        # As many containers as make a chunk of the size wanted.
        per_container = max(len(container) / step, 0.5)
        step = int(np.clip(_PAIRS_PER_CHUNK / per_container, 1, 4 * step))


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
    nothing, all_of_it = np.zeros(len(piece)), np.ones(len(piece))
    return Overlay(piece.astype(np.int64), container.astype(np.int64), all_of_it, all_of_it, nothing, nothing)
