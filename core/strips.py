"""Strips of units beyond a boundary that was digitised twice: they do not count as cuts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from .intersections import shapes_outside, shared_shapes
from .overlay import Overlay
from .reporter import Reporter
from .weight_matrix import NOISE

_SLIVER_SHARE = 0.1
"""A strip that is a larger part of its unit is a cut, however narrow: rows of parcels are narrow, too."""

_STRIPS_PER_CHUNK = 1_000
"""Strips that are built between two looks whether to go on."""


@dataclass(frozen=True)
class Strips:
    """Pairs of a unit and an area, in the order of the overlay."""

    before: np.ndarray
    """Share of the surface of the unit."""
    after: np.ndarray
    """The same with 0 where only a strip lies inside."""
    is_whole: np.ndarray
    """Whether only a strip lies outside."""


def find_strips(surface: Overlay, units: np.ndarray, areas: np.ndarray, tolerance: float, reporter: Reporter) -> Strips:
    """Tells strips from cuts.

    The width of a strip is twice its surface over its perimeter, to which lines count along which boundaries only touch: it is
    the mean along all that unit and area have in common. Where that is below the tolerance, there may still be a yard that
    was cut off on purpose: what a circle as wide as twice the tolerance fits into is no strip.

    Args:
        surface: of units in areas.
        units: polygons.
        areas: polygons.
        tolerance: metres.
        reporter: gets the progress, and is asked whether to go on.
    """
    share = surface.share.copy()
    share[share > 1.0 - NOISE] = 1.0
    share[share < NOISE] = 0.0
    is_cut = (share > 0) & (share < 1)
    is_strip = is_cut & (share < _SLIVER_SHARE) & (2.0 * surface.measure < tolerance * surface.perimeter)
    rest = (1.0 - share) * surface.measure / surface.share
    is_whole = is_cut & (share > 1.0 - _SLIVER_SHARE) & (2.0 * rest < tolerance * surface.rest_perimeter)
    for is_narrow, measure, shapes_of in ((is_strip, surface.measure, shared_shapes), (is_whole, rest, shapes_outside)):
        # Others are smaller than the circle.
        asked = np.flatnonzero(is_narrow & (measure > np.pi * tolerance**2))
        for start in range(0, len(asked), _STRIPS_PER_CHUNK):
            pairs = asked[start : start + _STRIPS_PER_CHUNK]
            shapes = shapes_of(units[surface.piece[pairs]], surface.container[pairs], areas)
            is_narrow[pairs] = shapely.is_empty(shapely.buffer(shapes, -tolerance, quad_segs=4))
            reporter.progress(start / len(asked))
    return Strips(share, np.where(is_strip, 0.0, share), is_whole)


def without_strips(unit: np.ndarray, strips: Strips, units: int) -> tuple[np.ndarray, np.ndarray]:
    """Shares in which strips do not count as cuts, and how much of each unit was moved by that.

    Args:
        unit: index of the unit of each pair.
        strips: from `find_strips`.
        units: how many there are.
    """
    result = spread_strips(unit, strips.before, strips.after, strips.is_whole)
    moved = np.bincount(unit, weights=np.abs(result - strips.before), minlength=units)
    change = np.bincount(unit, weights=result - strips.before, minlength=units)
    # What an area loses another wins, so half of all differences was moved; a strip outside all areas is only won.
    return result, np.where(np.abs(change) < NOISE, moved / 2, moved)


def spread_strips(unit: np.ndarray, before: np.ndarray, after: np.ndarray, is_whole: np.ndarray) -> np.ndarray:
    """Gives strips taken from one area to the others of the unit, in their proportion.

    Args:
        unit: index of the unit of each pair.
        before: shares with the strips.
        after: shares with 0 for strips.
        is_whole: whether only a strip of the unit lies outside the area.

    Returns:
        Shares that add up, per unit, to what they did before, or to 1 where the unit is whole in its only area. Units in
        overlapping areas keep what they have in each.
    """
    total = np.bincount(unit, weights=before)
    left = np.bincount(unit, weights=after > 0)
    overlaps = total > 1.0 + NOISE
    # What is a strip as a whole may still hold a piece of another area that is none.
    becomes_whole = is_whole & ((left[unit] == 1) | overlaps[unit])
    result = np.where(becomes_whole, 1.0, after)
    kept = np.bincount(unit, weights=result)
    spread = (np.bincount(unit, weights=becomes_whole) == 0) & (kept > 0) & ~overlaps
    factor = np.where(spread, total / np.where(kept > 0, kept, 1.0), 1.0)
    return np.asarray(result * factor[unit])
