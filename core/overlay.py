"""The overlay of two layers as a list of pairs and how much of the first lies in the second.

A piece whose box no edge of a container crosses lies in it or not as any of its points does. What edges do cross is summed up
along the boundaries. Only where these touch and share more than that, or where there are very many vertices, GEOS builds the
intersections, and what it says is held against the sums. The work is done in chunks by several threads; NumPy and Shapely let them run at the
same time, and a prepared geometry is used by one thread only.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import shapely

from .boundary_integrals import BoundarySums, Edges, Shared, directed_edges, divided, hairs
from .intersections import perimeter_outside, surface_and_perimeter
from .reporter import Reporter, Section

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

_SAMPLE = 10_000
"""Pieces from which it is seen how wide they are."""

_EDGE_LENGTH = 4.0
"""Edges longer than this many pieces are divided."""

_Measured = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
"""Takes shapes, the index of the container of each, and the containers."""

_Task = TypeVar("_Task")
_Found = TypeVar("_Found")


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
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        surfaces = threads.submit(shapely.area, pieces)
        bounds = shapely.bounds(pieces)
        tree = shapely.STRtree(pieces)
        edges, piece, edge = _crossed_boxes(tree, bounds, containers, threads, Section(reporter, 0.0, 0.2))
        sums = BoundarySums(pieces, edges, piece, edge)

        # Where no edge crosses the box of a piece, any of its points tells all.
        probe = bounds[:, :2].copy()
        probe[sums.is_summed] = sums.first_vertices()
        by_probe = np.ones(len(pieces), dtype=bool)
        by_probe[piece] = sums.is_summed[piece]
        held, touched = _held_pairs(tree, probe, by_probe, containers, threads, Section(reporter, 0.2, 0.4))
        surface = surfaces.result()
        summed, check, whole = _sum_up(
            sums, held, pieces, bounds, surface, containers, threads, Section(reporter, 0.4, 0.7)
        )

        piece, container = np.concatenate([[sums.piece, sums.container], whole, touched], axis=1)
        others = whole.shape[1] + touched.shape[1]
        share = np.concatenate([summed.share, np.ones(whole.shape[1]), np.full(touched.shape[1], np.nan)])
        perimeter = np.concatenate([summed.perimeter, np.zeros(others)])
        rest_perimeter = np.concatenate([summed.rest_perimeter, np.zeros(others)])

        def by_engine(measured: _Measured, pairs: np.ndarray, part: Section) -> np.ndarray:
            parts = np.array_split(pairs, max(len(pairs) // _CUTS_PER_CHUNK, os.cpu_count() or 1))
            results = []
            for result in _in_threads(
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
    wrong = np.flatnonzero(np.abs(check.share - share[: len(sums.piece)]) > _DISAGREEMENT)
    share[wrong] = check.share[wrong]
    perimeter[wrong], rest_perimeter[wrong] = check.perimeter[wrong], check.rest_perimeter[wrong]
    kept = share > 0
    piece, share = piece[kept], share[kept]
    return Overlay(piece, container[kept], share * surface[piece], share, perimeter[kept], rest_perimeter[kept])


def _in_threads(
    threads: ThreadPoolExecutor, work: Callable[[_Task], _Found], tasks: Iterator[_Task]
) -> Iterator[_Found]:
    """Results in the order of the tasks, which are asked for only as far ahead as the threads can follow: they take
    memory."""
    waiting: deque[Future[_Found]] = deque()
    for task in tasks:
        waiting.append(threads.submit(work, task))
        if len(waiting) > 2 * (os.cpu_count() or 1):
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _crossed_boxes(
    tree: shapely.STRtree, bounds: np.ndarray, containers: np.ndarray, threads: ThreadPoolExecutor, reporter: Reporter
) -> tuple[Edges, np.ndarray, np.ndarray]:
    """The edges of the containers, and piece and edge of all pairs in which the edge meets the box of the piece."""
    some = bounds[:: len(bounds) // _SAMPLE + 1]
    wide = np.hypot(some[:, 2] - some[:, 0], some[:, 3] - some[:, 1])
    wide = wide[wide > 0]
    # The boxes of long edges meet many pieces that the edges themselves do not.
    edges = divided(directed_edges(containers), _EDGE_LENGTH * float(np.median(wide)) if len(wide) else np.inf)
    # Touching boxes count, whatever rounding does to their middle.
    slack = 1e-12 * max(-float(np.nanmin(bounds, initial=0.0)), float(np.nanmax(bounds, initial=0.0)))

    # Of edges that neighbours share, one is looked up for both.
    first, second = edges.twins()
    twin = np.full(len(edges), -1)
    twin[first] = second
    single = np.delete(np.arange(len(edges)), second)

    def boxes_that_meet() -> Iterator[tuple[np.ndarray, np.ndarray]]:
        for start in range(0, len(single), _EDGES_PER_CHUNK):
            some = single[start : start + _EDGES_PER_CHUNK]
            edge, piece = tree.query(edges.boxes(some))
            yield some[edge], piece

    def crossed(pairs: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
        edge, piece = pairs
        box = bounds[piece]
        span = edges.end[edge] - edges.start[edge]
        away = (box[:, :2] + box[:, 2:]) / 2.0 - edges.start[edge]
        half = (box[:, 2:] - box[:, :2]) / 2.0 + slack
        reach = np.abs(span[:, 0]) * half[:, 1] + np.abs(span[:, 1]) * half[:, 0]
        meets = np.abs(span[:, 0] * away[:, 1] - span[:, 1] * away[:, 0]) <= reach
        return np.array([edge[meets], piece[meets]])

    found = [np.empty((2, 0), dtype=np.int64)]
    for pairs in _in_threads(threads, crossed, boxes_that_meet()):
        found.append(pairs)
        reporter.progress(len(found) * _EDGES_PER_CHUNK / (len(single) + _EDGES_PER_CHUNK))
    edge, piece = np.concatenate(found, axis=1)
    has_twin = twin[edge] >= 0
    return edges, np.concatenate([piece, piece[has_twin]]), np.concatenate([edge, twin[edge[has_twin]]])


def _sum_up(
    sums: BoundarySums,
    held: np.ndarray,
    pieces: np.ndarray,
    bounds: np.ndarray,
    surface: np.ndarray,
    containers: np.ndarray,
    threads: ThreadPoolExecutor,
    reporter: Reporter,
) -> tuple[Shared, Shared, np.ndarray]:
    """What the summed pairs share, NaN where an engine must tell; there, what it should tell but for rounding, NaN elsewhere;
    and the pairs (2, pair) in which a container holds the whole piece."""
    met = sums.piece * len(containers) + sums.container
    of_sums = np.flatnonzero(sums.is_summed[held[0]])
    holds = held[0, of_sums] * len(containers) + held[1, of_sums]
    place = np.searchsorted(met, holds)
    is_met = np.append(met, -1)[place] == holds
    holds_piece = np.zeros(len(met), dtype=bool)
    holds_piece[place[is_met]] = True
    is_whole = np.ones(held.shape[1], dtype=bool)
    is_whole[of_sums[is_met]] = False
    length = np.zeros(len(pieces))
    length[sums.is_summed] = shapely.length(pieces[sums.is_summed])

    def run(sums: BoundarySums, holds_first: np.ndarray, part: Section) -> Shared:
        tasks = sums.chunks()
        found = []
        for result in _in_threads(threads, lambda task: sums.sums(task, holds_first), iter(tasks)):
            found.append(result)
            part.progress(len(found) / len(tasks))
        return sums.shared(found, surface[sums.piece], length[sums.piece])

    probe, container = sums.probes()
    holds_first = holds_piece[sums.ring_pair]
    further = np.flatnonzero(~sums.is_first_ring)
    holds_first[further] = shapely.contains_xy(containers[container[further]], *probe[further].T)
    summed = run(sums, holds_first, Section(reporter, 0.0, 0.7))

    touching = np.flatnonzero(np.isnan(summed.share))
    check = Shared(*np.full((3, len(met)), np.nan))
    if len(touching):
        touched = np.unique(sums.piece[touching])
        hair = np.zeros(len(pieces))
        hair[touched] = hairs(bounds[touched])
        moved = sums.moved(touching, hair)
        probe, container = moved.probes()
        again = run(moved, shapely.contains_xy(containers[container], *probe.T), Section(reporter, 0.7, 1.0))
        # A strip as wide as the hair, or a little more.
        doubt = 4.0 * (hair * length)[moved.piece] / surface[moved.piece]
        summed.share[touching[again.share <= doubt]] = 0.0
        summed.share[touching[again.share >= 1.0 - doubt]] = 1.0
        is_open = np.isnan(summed.share[touching])
        for column, values in (
            (check.share, again.share),
            (check.perimeter, again.perimeter),
            (check.rest_perimeter, again.rest_perimeter),
        ):
            column[touching[is_open]] = values[is_open]
    return summed, check, held[:, is_whole]


def _held_pairs(
    tree: shapely.STRtree,
    probe: np.ndarray,
    by_probe: np.ndarray,
    containers: np.ndarray,
    threads: ThreadPoolExecutor,
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
    for of_chunk, touched_of_chunk, last in _in_threads(threads, work, _chunks(tree, containers)):
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
