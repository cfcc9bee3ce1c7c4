"""The crosswalk: how much of each unit belongs to each area.

A crosswalk is a sparse matrix, areas × units, of weights between 0 and 1. Area counts are its product with the counts of
the units. Areas may overlap, then each gets its full value; they may leave gaps, then some units stay outside.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import shapely
from scipy import sparse

from .ancillary import Weights, ancillary_shares
from .errors import ParameterError, ZonesError
from .language import translate
from .overlay import Overlay, locate_points
from .reporter import Reporter, Section
from .surface_shares import DEFAULT_TOLERANCE, surface_shares
from .weight_matrix import cut_parts, weight_matrix
from .whole_units import whole_units
from .zones import Zones

_FIGURES_PER_PIECE = 500_000
"""Figures that are turned into float64 and added up at a time: they stay in the processor's cache."""


@dataclass(frozen=True)
class Crosswalk:
    """Weights of the units in the areas."""

    area_ids: tuple[str, ...]
    unit_ids: tuple[str, ...]
    weights: sparse.csr_array
    """areas × units: share of the unit's count given to the area, 0 to 1."""
    method: str
    tolerance: float = 0.0
    """Width in metres below which a cut-off strip of a unit does not count as a cut."""
    snapped: np.ndarray | None = None
    """Share of each unit that lay in such strips and was given to the rest of the unit's area."""
    boundary: sparse.csr_array | None = None
    """areas × units: 1 where the area's boundary cuts the unit, also where a method gives units as a whole; None where
    the method does not look at surfaces."""

    def cut(self) -> sparse.csr_array:
        """areas × units: 1 where the area has a part of the unit only."""
        return cut_parts(self.weights)

    def apply(self, figures: np.ndarray) -> np.ndarray:
        """Sums of the areas: areas × columns, float64.

        Large tables are worked on in pieces and by several threads, so that figures of any type are never held twice.

        Args:
            figures: units × columns, any numbers without NaN.
        """
        by_unit = sparse.csc_array(self.weights)
        step = max(1, _FIGURES_PER_PIECE // max(1, figures.shape[1]))
        pieces = [slice(start, start + step) for start in range(0, len(figures), step)]

        def add_up(own: list[slice]) -> np.ndarray:
            total = np.zeros((self.weights.shape[0], figures.shape[1]))
            as_float = np.empty((step, figures.shape[1]))
            for piece in own:
                some = as_float[: len(figures[piece])]
                some[...] = figures[piece]
                weights = by_unit[:, piece]
                # Units next to each other in the layer are mostly in few areas.
                areas, row = np.unique(weights.indices, return_inverse=True)
                of_areas = sparse.csc_array((weights.data, row, weights.indptr), shape=(len(areas), len(some)))
                total[areas] += of_areas @ some
            return total

        workers = max(1, min(os.cpu_count() or 1, len(pieces)))
        if workers == 1:
            return add_up(pieces)
        with ThreadPoolExecutor(workers) as threads:
            return np.sum(list(threads.map(add_up, (pieces[start::workers] for start in range(workers)))), axis=0)

    def covered(self) -> np.ndarray:
        """Share of each unit that is in any area, at most 1 where areas overlap."""
        return np.minimum(np.asarray(self.weights.sum(axis=0)).ravel(), 1.0)


def identity(units: Zones) -> Crosswalk:
    """The crosswalk of the units to themselves."""
    return Crosswalk(units.ids, units.ids, sparse.csr_array(sparse.identity(len(units), format="csr")), "identity")


def build_crosswalk(
    units: Zones,
    areas: Zones,
    method: str,
    weights: Weights | None,
    reporter: Reporter,
    tolerance: float = DEFAULT_TOLERANCE,
) -> Crosswalk:
    """Works out how much of each unit belongs to each area.

    `largest_share` gives a whole unit to the area that holds most of it, if that is at least as much as lies outside
    all areas. `point` gives it to the area its representative point lies in. `area` splits it by surface, `ancillary`
    by the weights, and by surface where the weights layer has nothing. Overlapping areas do not compete with each
    other. Point units always belong as a whole to the areas they lie in.

    Args:
        units: polygons or points.
        areas: polygons in the same coordinate system.
        method: one of options.METHODS.
        weights: the ancillary layer, for `ancillary`.
        reporter: gets progress and notes.
        tolerance: metres. Where the methods `area` and `ancillary` would cut off a strip narrower than this, and less than
            a tenth of the unit, the unit stays whole: such strips come from boundaries that were digitised twice.

    Raises:
        ZonesError: the layers do not touch, or the weights are unusable.
        ParameterError: `ancillary` without a weights layer.
    """
    if method == "ancillary" and weights is None:
        raise ParameterError(
            translate(
                "crosswalk", "METHOD ancillary needs a layer in WEIGHTS: buildings, address points or residential land."
            )
        )
    snapped, boundary = np.zeros(len(units)), None
    are_points = bool((shapely.get_dimensions(units.geometry) == 0).any())
    if are_points:
        matrix = _binary(locate_points(units.geometry, areas.geometry, reporter), len(areas), len(units))
    else:
        shares, snapped = surface_shares(units, areas, tolerance, Section(reporter, 0.0, 0.5))
        boundary = cut_parts(shares)
        if method == "point":
            points = shapely.point_on_surface(units.geometry)
            matrix = _binary(locate_points(points, areas.geometry, Section(reporter, 0.5, 1.0)), len(areas), len(units))
            snapped = np.zeros(len(units))
        elif method == "largest_share":
            matrix = whole_units(shares, units.geometry, areas.geometry)
        elif method == "area":
            matrix = shares
        elif weights is not None:
            matrix = ancillary_shares(shares, units, areas, weights, Section(reporter, 0.5, 1.0))
    if matrix.nnz == 0:
        raise ZonesError(
            translate(
                "crosswalk",
                "No unit of {units} lies in an area of {areas}. Check that both layers show the same city and that their "
                "coordinate reference systems are set correctly.",
            ).format(units=units.layer, areas=areas.layer)
        )
    matrix.sort_indices()
    return Crosswalk(areas.ids, units.ids, matrix, method, tolerance, snapped, boundary)


def _binary(located: Overlay, areas: int, units: int) -> sparse.csr_array:
    return weight_matrix(located.container, located.piece, np.ones(len(located.piece)), (areas, units))
