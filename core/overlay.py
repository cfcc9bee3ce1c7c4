"""The overlay of two layers as a list of pairs and how much of the first lies in the second.

Only pairs on a boundary need an intersection: what lies properly inside a container is found with a prepared geometry, and
so is what only its box touches. Containers are worked on in chunks by several threads; Shapely lets them run at the same
time, and a prepared geometry is used by one thread only.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import shapely

from .reporter import Reporter

_PAIRS_PER_CHUNK = 20_000
"""Pairs of boxes a thread works on at a time: enough to outweigh the start, little enough to report progress."""

_MANY_VERTICES = 2_000
"""Containers with more are cut into tiles before the intersections, whose cost grows with all vertices of both shapes."""


@dataclass(frozen=True)
class Overlay:
    """Pairs (piece, container) that share some surface, or where the container covers the point."""

    piece: np.ndarray
    """Index into the first layer, int64."""
    container: np.ndarray
    """Index into the second layer, int64."""
    measure: np.ndarray
    """Shared surface of the pair; 1 for points."""
    perimeter: np.ndarray
    """Perimeter of the shared surface where the piece is cut; 0 where it lies wholly inside."""
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
    tree = shapely.STRtree(pieces)
    surface = shapely.area(pieces)
    vertices = shapely.get_num_coordinates(containers)

    def work(chunk: tuple[np.ndarray, np.ndarray]) -> Overlay:
        return _overlay_pairs(*chunk, pieces, containers, surface, vertices)

    found: list[Overlay] = []
    done = 0
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as threads:
        # The tree is asked in the main thread, and only as far ahead as the threads can follow: pairs take memory.
        chunks = _chunks(tree, containers)
        waiting = []
        for chunk in chunks:
            waiting.append((int(chunk[0][-1]) + 1, threads.submit(work, chunk)))
            if len(waiting) > 2 * workers:
                done, first = waiting.pop(0)
                found.append(first.result())
                reporter.progress(done / len(containers))
        for done, rest in waiting:
            found.append(rest.result())
            reporter.progress(done / len(containers))
    return _concatenate(found)


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


def _overlay_pairs(
    container: np.ndarray,
    piece: np.ndarray,
    pieces: np.ndarray,
    containers: np.ndarray,
    surface: np.ndarray,
    vertices: np.ndarray,
) -> Overlay:
    """Works on pairs whose boxes meet."""
    shapely.prepare(containers[np.unique(container)])
    inside = shapely.contains_properly(containers[container], pieces[piece])
    measure = surface[piece]
    perimeter, rest_perimeter = np.zeros(len(piece)), np.zeros(len(piece))
    meets = inside.copy()

    def measure_shared(pairs: np.ndarray, container_shapes: np.ndarray | shapely.Geometry) -> None:
        shared = intersection(pieces[piece[pairs]], container_shapes)
        measure[pairs], perimeter[pairs] = shapely.area(shared), shapely.length(shared)
        nearly = measure[pairs] > 0.9 * surface[piece[pairs]]
        # Against the shared part, not the container, which may have any number of vertices.
        rest = shapely.difference(pieces[piece[pairs[nearly]]], shared[nearly])
        rest_perimeter[pairs[nearly]] = shapely.length(rest)

    rest = np.flatnonzero(~inside)
    rest = rest[shapely.intersects(containers[container[rest]], pieces[piece[rest]])]
    meets[rest] = True
    is_large = vertices[container[rest]] > _MANY_VERTICES
    small = rest[~is_large]
    measure_shared(small, containers[container[small]])
    for large in np.unique(container[rest[is_large]]):
        pairs = rest[is_large & (container[rest] == large)]
        for tile, of_tile in _tiles(containers[large], pieces[piece[pairs]]):
            measure_shared(pairs[of_tile], tile)
    kept = meets & (measure > 0)
    return Overlay(piece[kept], container[kept], measure[kept], perimeter[kept], rest_perimeter[kept])


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
    nothing = np.zeros(len(piece))
    return Overlay(piece.astype(np.int64), container.astype(np.int64), np.ones(len(piece)), nothing, nothing)


def intersection(first: np.ndarray, second: np.ndarray | shapely.Geometry) -> np.ndarray:
    """Pairwise intersection. GEOS leaves floating-point flags behind where shapes only touch; they mean nothing."""
    with np.errstate(invalid="ignore"):
        return shapely.intersection(first, second)


def _concatenate(found: list[Overlay]) -> Overlay:
    """All pairs, ordered by container."""
    if not found:
        nothing = np.empty(0, dtype=np.int64)
        return Overlay(nothing, nothing, np.empty(0), np.empty(0), np.empty(0))
    return Overlay(
        np.concatenate([part.piece for part in found]),
        np.concatenate([part.container for part in found]),
        np.concatenate([part.measure for part in found]),
        np.concatenate([part.perimeter for part in found]),
        np.concatenate([part.rest_perimeter for part in found]),
    )
