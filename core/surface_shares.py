"""Which part of the surface of each unit lies in each area, without the strips of boundaries that were digitised twice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy import sparse

from .lattice import find_lattice, lattice_shares
from .overlay import Overlay, overlay_surface
from .reporter import Reporter
from .unit_overlaps import report_overlapping_units
from .weight_matrix import NOISE, close_to_one, weight_matrix
from .zones import Zones

DEFAULT_TOLERANCE = 5.0
"""Metres. No house is so narrow: such strips come from boundaries that were digitised twice."""


_OVERFILL = 1e-3
"""Areas filled by more than this beyond their surface hold units that overlap each other."""

_SLIVER_SHARE = 0.1
"""A strip that is a larger part of its unit is a cut, however narrow: rows of parcels are narrow, too."""


def surface_shares(
    units: Zones, areas: Zones, tolerance: float, reporter: Reporter
) -> tuple[sparse.csr_array, np.ndarray]:
    """Share of the surface of each unit in each area, and the share of each unit that was snapped."""
    shape = (len(areas), len(units))
    lattice = find_lattice(units.geometry)
    if lattice is not None:
        # The cells of a grid were not digitised: where an area cuts them, it cuts them.
        reporter.progress(0.0)
        return close_to_one(lattice_shares(lattice, areas.geometry)), np.zeros(len(units))
    surface = overlay_surface(units.geometry, areas.geometry, reporter)
    filled = np.bincount(surface.container, weights=surface.measure, minlength=len(areas))
    if (filled > np.nan_to_num(shapely.area(areas.geometry)) * (1.0 + _OVERFILL)).any():
        report_overlapping_units(units, reporter)
    share, snapped = _without_strips(surface, len(units), tolerance)
    kept = share > 0
    return close_to_one(weight_matrix(surface.container[kept], surface.piece[kept], share[kept], shape)), snapped


@dataclass(frozen=True)
class UnitShares:
    """Units that share surface with one area."""

    units: np.ndarray
    """Indices, ascending."""
    before: np.ndarray
    """Share of the surface of each unit."""
    after: np.ndarray
    """The same with 0 where only a strip is inside."""
    is_whole: np.ndarray
    """Where only a strip is outside."""


def unit_shares(units: np.ndarray, near: np.ndarray, area: shapely.Geometry | None, tolerance: float) -> UnitShares:
    """Shares of the units in a single area.

    Args:
        units: all polygons.
        near: indices of those whose boxes meet the area, ascending.
        area: a valid polygon.
        tolerance: as in `build_crosswalk`.
    """
    if area is None or not len(near):
        nothing = np.empty(0)
        return UnitShares(nothing.astype(np.int64), nothing, nothing, nothing.astype(bool))
    surface = overlay_surface(units[near], np.array([area], dtype=object), Reporter())
    before, after, is_whole = _strips(surface, tolerance)
    order = np.argsort(surface.piece)
    order = order[before[order] > 0]
    return UnitShares(near[surface.piece[order]], before[order], after[order], is_whole[order])


def _without_strips(surface: Overlay, count: int, tolerance: float) -> tuple[np.ndarray, np.ndarray]:
    """Shares in which narrow strips do not count as cuts, and how much of each unit was moved by that."""
    share, after, is_whole = _strips(surface, tolerance)
    if tolerance <= 0:
        return share, np.zeros(count)
    result = spread_strips(surface.piece, share, after, is_whole)
    moved = np.bincount(surface.piece, weights=np.abs(result - share), minlength=count)
    change = np.bincount(surface.piece, weights=result - share, minlength=count)
    # What an area loses another wins, so half of all differences was moved; a strip outside all areas is only won.
    return result, np.where(np.abs(change) < NOISE, moved / 2, moved)


def _strips(surface: Overlay, tolerance: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Share of each pair, the same with 0 where only a strip lies inside, and whether only a strip lies outside.

    The width of a strip is twice its surface over its perimeter. A strip inside an area is given to the rest of its unit; a
    unit of which only a strip lies outside an area belongs to the area as a whole.
    """
    share = surface.share.copy()
    share[share > 1.0 - NOISE] = 1.0
    share[share < NOISE] = 0.0
    is_cut = (share > 0) & (share < 1)
    is_strip = is_cut & (share < _SLIVER_SHARE) & (2.0 * surface.measure < tolerance * surface.perimeter)
    rest = (1.0 - share) * surface.measure / surface.share
    is_whole = is_cut & (share > 1.0 - _SLIVER_SHARE) & (2.0 * rest < tolerance * surface.rest_perimeter)
    return share, np.where(is_strip, 0.0, share), is_whole


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
