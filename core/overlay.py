"""The overlay of two layers as a list of pairs and how much of the first lies in the second.

Only pairs on a boundary need an intersection: what lies properly inside a container is found with a prepared geometry, and
so is what only its box touches. Of a piece between neighbours that leave no gap and do not overlap, the last part is what the
others leave. Containers are worked on in chunks by several threads; Shapely lets them run at the same time, and a prepared
geometry is used by one thread only.
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

from .coverage import Edges
from .reporter import Reporter, Section

_PAIRS_PER_CHUNK = 20_000
"""Pairs of boxes a thread works on at a time: enough to outweigh the start, little enough to report progress."""

_CUTS_PER_CHUNK = 5_000
"""Intersections a thread works on at a time."""

_MANY_VERTICES = 2_000
"""Containers with more are cut into tiles before the intersections, whose cost grows with all vertices of both shapes."""

_SMALL_PART = 0.1
"""Parts of a piece below this are measured with their perimeter: it tells strips from cuts."""

_UNSURE = 1e-6
"""Shares this close to a whole number may be one."""

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
    """Perimeter of the shared surface where that is less than a tenth of the piece; elsewhere it may be 0."""
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
    surface = shapely.area(pieces)
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        tree, edges = shapely.STRtree(pieces), Edges(containers)
        is_near = _meets(tree, edges.boxes())
        piece, container, is_inside = _meeting_pairs(tree, is_near, containers, threads, Section(reporter, 0.0, 0.4))

        def of_pairs(measured: _Measured, pairs: np.ndarray, part: Section) -> np.ndarray:
            chunks = np.array_split(pairs, len(pairs) // _CUTS_PER_CHUNK + 1)
            results = _in_threads(
                threads, lambda chunk: measured(pieces[piece[chunk]], container[chunk], containers), iter(chunks)
            )
            found = []
            for result in results:
                found.append(result)
                part.progress(len(found) / len(chunks))
            return np.concatenate(found)

        share = is_inside.astype(np.float64)
        perimeter, rest_perimeter = np.zeros(len(piece)), np.zeros(len(piece))

        def measure(pairs: np.ndarray, part: Section) -> None:
            shared = of_pairs(_shared_surface, pairs, part)
            share[pairs], perimeter[pairs] = shared[:, 0] / surface[piece[pairs]], shared[:, 1]

        is_covered, is_last = _covered_pieces(piece, is_inside, ~_meets(tree, edges.open_boxes()))
        measure(np.flatnonzero(~is_inside & ~is_last), Section(reporter, 0.4, 0.8))
        last = np.flatnonzero(is_last)
        others = np.bincount(piece, weights=share, minlength=len(pieces))[piece[last]]
        share[last] = np.ceil(others) - others
        # Of small parts the perimeter is wanted, too; and at a whole number rounding would decide what is left.
        is_unsure = np.abs(others - np.round(others)) < _UNSURE
        measure(last[(share[last] < _SMALL_PART) | is_unsure], Section(reporter, 0.8, 0.9))

        is_nearly = ~is_inside & (share > 1.0 - _SMALL_PART)
        has_one_other = is_covered[piece] & (np.bincount(piece[share > 0], minlength=len(pieces))[piece] == 2)
        around_all = np.bincount(piece, weights=perimeter, minlength=len(pieces))[piece]
        is_known = is_nearly & has_one_other
        rest_perimeter[is_known] = (around_all - perimeter)[is_known]
        rest = np.flatnonzero(is_nearly & ~has_one_other)
        rest_perimeter[rest] = of_pairs(_perimeter_outside, rest, Section(reporter, 0.9, 1.0))
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


def _meets(tree: shapely.STRtree, boxes: np.ndarray) -> np.ndarray:
    """Which shapes have a box that meets one of the boxes."""
    result = np.zeros(len(tree.geometries), dtype=bool)
    result[tree.query(boxes)[1]] = True
    return result


def _meeting_pairs(
    tree: shapely.STRtree, is_near: np.ndarray, containers: np.ndarray, threads: ThreadPoolExecutor, reporter: Reporter
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs (piece, container) that meet, by container, and whether the piece lies properly inside.

    Args:
        tree: the pieces.
        is_near: where the box of a piece meets that of an edge; elsewhere any point of the box tells all.
        containers: valid polygons.
        threads: do the work.
        reporter: gets the progress.
    """
    pieces = tree.geometries
    corner = shapely.bounds(pieces)[:, :2]

    def work(chunk: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        container, piece = chunk
        shapely.prepare(containers[np.unique(container)])
        near = is_near[piece]
        is_inside = np.empty(len(piece), dtype=bool)
        is_inside[~near] = shapely.contains_xy(containers[container[~near]], *corner[piece[~near]].T)
        is_inside[near] = shapely.contains_properly(containers[container[near]], pieces[piece[near]])
        meets = is_inside.copy()
        rest = np.flatnonzero(near & ~is_inside)
        meets[rest] = shapely.intersects(containers[container[rest]], pieces[piece[rest]])
        return piece[meets], container[meets], is_inside[meets]

    # The tree is asked in the main thread.
    found = [(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0, dtype=bool))]
    for pairs in _in_threads(threads, work, _chunks(tree, containers)):
        found.append(pairs)
        if len(pairs[1]):
            reporter.progress((int(pairs[1][-1]) + 1) / len(containers))
    piece, container, is_inside = (np.concatenate(column) for column in zip(*found, strict=True))
    return piece, container, is_inside


def _covered_pieces(
    piece: np.ndarray, is_inside: np.ndarray, meets_no_open_edge: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Which cut pieces are covered everywhere by the same number of containers, and the last pair of each: its share is what
    the others leave."""
    is_covered, is_last = np.zeros(len(meets_no_open_edge), dtype=bool), np.zeros(len(piece), dtype=bool)
    cut = np.flatnonzero(~is_inside)[::-1]
    pieces_cut, last = np.unique(piece[cut], return_index=True)
    covered = meets_no_open_edge[pieces_cut]
    is_covered[pieces_cut[covered]] = True
    is_last[cut[last[covered]]] = True
    return is_covered, is_last


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


def _shared_surface(shapes: np.ndarray, container: np.ndarray, containers: np.ndarray) -> np.ndarray:
    """Surface and perimeter (pair, 2) of what the shapes share with their containers."""
    result = np.zeros((len(shapes), 2))
    for pairs, others in _few_vertices(shapes, container, containers):
        shared = intersection(shapes[pairs], others)
        result[pairs, 0], result[pairs, 1] = shapely.area(shared), shapely.length(shared)
    return result


def _perimeter_outside(shapes: np.ndarray, container: np.ndarray, containers: np.ndarray) -> np.ndarray:
    """Perimeter of what of the shapes lies outside their containers."""
    result = np.zeros(len(shapes))
    for pairs, others in _few_vertices(shapes, container, containers):
        result[pairs] = shapely.length(shapely.difference(shapes[pairs], others))
    return result


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


def intersection(first: np.ndarray, second: np.ndarray | shapely.Geometry) -> np.ndarray:
    """Pairwise intersection. GEOS leaves floating-point flags behind where shapes only touch; they mean nothing."""
    with np.errstate(invalid="ignore"):
        return shapely.intersection(first, second)
