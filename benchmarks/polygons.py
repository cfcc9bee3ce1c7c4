"""Polygons for the benchmarks: cells with wiggly shared boundaries inside a city-shaped outline, and regular grids."""

from __future__ import annotations

import numpy as np
import shapely
from scipy.spatial import Voronoi


def outline(size: float) -> shapely.Polygon:
    """An irregular round city of about that diameter."""
    angle = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    radius = size / 2 * (0.82 + 0.08 * np.sin(3 * angle + 0.4) + 0.06 * np.sin(5 * angle) + 0.02 * np.sin(17 * angle))
    return shapely.Polygon(np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]) + size / 2)


def wiggly_cells(count: int, size: float, seed: int) -> np.ndarray:
    """About that many polygons that share wiggly boundaries and leave no gap, inside the outline."""
    generator = np.random.default_rng(seed)
    boundary = outline(size)
    share = boundary.area / size**2
    points = generator.uniform(-0.1 * size, 1.1 * size, (round(count / share * 1.44), 2))
    diagram = Voronoi(points)
    ridges = np.array(diagram.ridge_vertices)
    ridges = ridges[(ridges >= 0).all(axis=1)]
    start, end = diagram.vertices[ridges[:, 0]], diagram.vertices[ridges[:, 1]]
    is_near = (np.abs(start - size / 2).max(axis=1) < size) & (np.abs(end - size / 2).max(axis=1) < size)
    start, end = start[is_near], end[is_near]
    steps = np.linspace(0, 1, 6)
    along = end - start
    across = np.column_stack([-along[:, 1], along[:, 0]])
    height = generator.uniform(-0.09, 0.09, len(start))[:, None] * np.sin(np.pi * steps)[None, :]
    height += generator.uniform(-0.04, 0.04, len(start))[:, None] * np.sin(2 * np.pi * steps)[None, :]
    coordinates = start[:, None, :] + along[:, None, :] * steps[None, :, None] + across[:, None, :] * height[:, :, None]
    lines = shapely.linestrings(coordinates)
    cells = shapely.get_parts(shapely.polygonize(lines))
    cells = cells[shapely.contains_xy(boundary, shapely.get_coordinates(shapely.centroid(cells)))]
    return cells[shapely.is_valid(cells)]


def grid_cells(count: int, size: float) -> np.ndarray:
    """A square grid of about that many cells over the outline's square."""
    side = round(count**0.5)
    step = size / side
    x, y = np.meshgrid(np.arange(side) * step, np.arange(side) * step)
    x, y = x.ravel(), y.ravel()
    return shapely.box(x, y, x + step, y + step)


def columns(units: int, count: int, seed: int) -> np.ndarray:
    """Counts of the units, int32: most small, some zero."""
    return np.random.default_rng(seed).poisson(8.0, (units, count)).astype(np.int32)
