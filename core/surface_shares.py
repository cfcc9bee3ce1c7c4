"""Which part of the surface of each unit lies in each area, without the strips of boundaries that were digitised twice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy import sparse

from .lattice import find_lattice, lattice_shares
from .overlay import overlay_surface
from .reporter import Reporter, Section
from .strips import find_strips, without_strips
from .unit_overlaps import report_overlapping_units
from .weight_matrix import close_to_one, weight_matrix
from .zones import Zones

DEFAULT_TOLERANCE = 5.0
"""Metres. No house is so narrow: such strips come from boundaries that were digitised twice."""

_OVERFILL = 1e-3
"""Areas filled by more than this beyond their surface hold units that overlap each other."""


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
    surface = overlay_surface(units.geometry, areas.geometry, Section(reporter, 0.0, 0.9))
    filled = np.bincount(surface.container, weights=surface.measure, minlength=len(areas))
    if (filled > np.nan_to_num(shapely.area(areas.geometry)) * (1.0 + _OVERFILL)).any():
        report_overlapping_units(units, reporter)
    strips = find_strips(surface, units.geometry, areas.geometry, tolerance, Section(reporter, 0.9, 1.0))
    share, snapped = without_strips(surface.piece, strips, len(units))
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
    pieces, areas = units[near], np.array([area], dtype=object)
    surface = overlay_surface(pieces, areas, Reporter())
    strips = find_strips(surface, pieces, areas, tolerance, Reporter())
    order = np.argsort(surface.piece)
    order = order[strips.before[order] > 0]
    return UnitShares(near[surface.piece[order]], strips.before[order], strips.after[order], strips.is_whole[order])
