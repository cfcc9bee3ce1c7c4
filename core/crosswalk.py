"""The crosswalk: how much of each unit belongs to each area.

A crosswalk is a sparse matrix, areas × units, of weights between 0 and 1. Area counts are its product with the counts of
the units. Areas may overlap, then each gets its full value; they may leave gaps, then some units stay outside.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy import sparse

from .errors import ParameterError, ZonesError
from .language import listing, number, translate
from .overlay import Overlay, intersection, locate_points, overlay_surface
from .reporter import Reporter, Section
from .zones import Zones

_NOISE = 1e-9
"""Shares closer than this to 0 or 1 are rounding of the overlay."""


@dataclass(frozen=True)
class Crosswalk:
    """Weights of the units in the areas."""

    area_ids: tuple[str, ...]
    unit_ids: tuple[str, ...]
    weights: sparse.csr_array
    """areas × units: share of the unit's count given to the area, 0 to 1."""
    method: str

    def cut(self) -> sparse.csr_array:
        """areas × units: 1 where the area has a part of the unit only."""
        part = self.weights.copy()
        part.data = (part.data < 1.0).astype(np.float64)
        part.eliminate_zeros()
        return part

    def covered(self) -> np.ndarray:
        """Share of each unit that is in any area, at most 1 where areas overlap."""
        return np.minimum(np.asarray(self.weights.sum(axis=0)).ravel(), 1.0)


@dataclass(frozen=True)
class Weights:
    """An ancillary layer that says where in a unit people live: buildings, address points, residential land."""

    layer: str
    geometry: np.ndarray
    """Polygons or points in the coordinate system of the zones."""
    values: np.ndarray | None
    """A figure per feature, float64; None counts every feature (or its surface) once."""
    kind: str
    """One of options.WEIGHT_KINDS; counts for polygons with values only."""


def identity(units: Zones) -> Crosswalk:
    """The crosswalk of the units to themselves."""
    return Crosswalk(units.ids, units.ids, sparse.csr_array(sparse.identity(len(units), format="csr")), "identity")


def build_crosswalk(units: Zones, areas: Zones, method: str, weights: Weights | None, reporter: Reporter) -> Crosswalk:
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
    are_points = bool(np.isin(shapely.get_type_id(units.geometry), (0, 4)).any())
    if are_points:
        matrix = _binary(locate_points(units.geometry, areas.geometry, reporter), len(areas), len(units))
    elif method == "point":
        points = shapely.point_on_surface(units.geometry)
        matrix = _binary(locate_points(points, areas.geometry, reporter), len(areas), len(units))
    else:
        surface = overlay_surface(units.geometry, areas.geometry, Section(reporter, 0.0, 0.5))
        shares = _shares(surface, units, len(areas))
        if method == "largest_share":
            matrix = _largest_share(shares, units, areas)
        elif method == "area":
            matrix = shares
        elif weights is not None:
            matrix = _ancillary(shares, units, areas, weights, Section(reporter, 0.5, 1.0))
    if matrix.nnz == 0:
        raise ZonesError(
            translate(
                "crosswalk",
                "No unit of {units} lies in an area of {areas}. Check that both layers show the same city and that their "
                "coordinate reference systems are set correctly.",
            ).format(units=units.layer, areas=areas.layer)
        )
    return Crosswalk(areas.ids, units.ids, matrix, method)


def _matrix(rows: np.ndarray, columns: np.ndarray, data: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    matrix = sparse.csr_array((data, (rows, columns)), shape=shape)
    matrix.sum_duplicates()
    return matrix


def _binary(located: Overlay, areas: int, units: int) -> sparse.csr_array:
    return _matrix(located.container, located.piece, np.ones(len(located.piece)), (areas, units))


def _shares(surface: Overlay, units: Zones, areas: int) -> sparse.csr_array:
    """Share of the surface of each unit in each area, with the rounding of the overlay removed."""
    share = surface.measure / shapely.area(units.geometry)[surface.piece]
    share[share > 1.0 - _NOISE] = 1.0
    kept = share > _NOISE
    matrix = _matrix(surface.container[kept], surface.piece[kept], share[kept], (areas, len(units)))
    return _close_to_one(matrix)


def _close_to_one(matrix: sparse.csr_array) -> sparse.csr_array:
    """Columns that add up to one but for rounding add up to one exactly, so that no person is lost or made."""
    sums = np.asarray(matrix.sum(axis=0)).ravel()
    factor = np.where(np.abs(sums - 1.0) < 1e-6, 1.0 / np.where(sums > 0, sums, 1.0), 1.0)
    return sparse.csr_array(matrix @ sparse.diags(factor))


def _largest_share(shares: sparse.csr_array, units: Zones, areas: Zones) -> sparse.csr_array:
    """Each unit as a whole to the area that holds most of it; overlapping areas do not compete for what they share."""
    by_unit = sparse.csc_array(shares)
    overlap = _AreaOverlaps(areas.geometry)
    rows: list[int] = []
    columns: list[int] = []
    for unit in range(len(units)):
        span = slice(by_unit.indptr[unit], by_unit.indptr[unit + 1])
        candidates, share = by_unit.indices[span], by_unit.data[span]
        if len(candidates) == 1:
            winners = candidates if share[0] >= 0.5 else candidates[:0]
        elif len(candidates) > 1:
            winners = candidates[_winners(candidates, share, units.geometry[unit], overlap)]
        else:
            continue
        rows += winners.tolist()
        columns += [unit] * len(winners)
    return _matrix(np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64), np.ones(len(rows)), shares.shape)


def _winners(candidates: np.ndarray, share: np.ndarray, unit: shapely.Geometry, overlap: _AreaOverlaps) -> np.ndarray:
    """Positions of the candidates that get the unit."""
    common = overlap.shares(candidates, unit)
    if not common.any():
        best = int(np.argmax(share))
        return np.array([best]) if share[best] >= 1.0 - share.sum() - _NOISE else np.array([], dtype=np.int64)
    outside = 1.0 - overlap.union_share(candidates, unit)
    rival = share[None, :] - common
    np.fill_diagonal(rival, 0.0)
    earlier = np.arange(len(share))[None, :] < np.arange(len(share))[:, None]
    beaten = (rival > share[:, None] + _NOISE) | (earlier & (np.abs(rival - share[:, None]) <= _NOISE))
    return np.flatnonzero(~beaten.any(axis=1) & (share >= outside - _NOISE))


class _AreaOverlaps:
    """Where areas overlap each other, worked out for those that meet in a unit."""

    def __init__(self, geometry: np.ndarray) -> None:
        self._geometry = geometry
        self._common: dict[tuple[int, int], shapely.Geometry | None] = {}

    def shares(self, areas: np.ndarray, unit: shapely.Geometry) -> np.ndarray:
        """Share of the unit that each pair of the areas has in common."""
        result = np.zeros((len(areas), len(areas)))
        for i in range(len(areas)):
            for j in range(i + 1, len(areas)):
                common = self._pair(int(areas[i]), int(areas[j]))
                if common is not None:
                    result[i, j] = result[j, i] = shapely.area(intersection(common, unit)) / shapely.area(unit)
        result[result < _NOISE] = 0.0
        return result

    def union_share(self, areas: np.ndarray, unit: shapely.Geometry) -> float:
        """Share of the unit covered by any of the areas."""
        union = shapely.union_all(self._geometry[areas])
        return float(shapely.area(intersection(union, unit)) / shapely.area(unit))

    def _pair(self, first: int, second: int) -> shapely.Geometry | None:
        if (first, second) not in self._common:
            common = intersection(self._geometry[first], self._geometry[second])
            smaller = min(shapely.area(self._geometry[first]), shapely.area(self._geometry[second]))
            self._common[first, second] = common if shapely.area(common) > _NOISE * smaller else None
        return self._common[first, second]


def _ancillary(
    shares: sparse.csr_array, units: Zones, areas: Zones, weights: Weights, reporter: Reporter
) -> sparse.csr_array:
    """Splits each unit by the weights that lie in it."""
    values = _checked_values(weights, reporter)
    if np.isin(shapely.get_type_id(weights.geometry), (0, 4)).any():
        in_units = locate_points(weights.geometry, units.geometry, Section(reporter, 0.0, 0.5))
        in_areas = locate_points(weights.geometry, areas.geometry, Section(reporter, 0.5, 1.0))
        unit_of_piece, amount = in_units.piece, values
        to_units = _matrix(in_units.container, in_units.piece, np.ones(len(in_units.piece)), (len(units), len(values)))
        to_areas = _matrix(in_areas.container, in_areas.piece, np.ones(len(in_areas.piece)), (len(areas), len(values)))
        weighted = sparse.csr_array(to_areas @ sparse.diags(amount) @ to_units.T)
        totals = np.asarray(to_units @ amount).ravel()
    else:
        unit_of_piece, pieces, density = _pieces(units, weights, values, Section(reporter, 0.0, 0.5))
        amount = shapely.area(pieces) * density
        totals = np.bincount(unit_of_piece, weights=amount, minlength=len(units))
        surface = overlay_surface(pieces, areas.geometry, Section(reporter, 0.5, 1.0))
        weighted = _matrix(
            surface.container, unit_of_piece[surface.piece], surface.measure * density[surface.piece], shares.shape
        )
    if not totals.any():
        raise ZonesError(
            translate(
                "crosswalk",
                "No feature of {weights} with a weight above zero lies in a unit of {units}. Check that both layers show "
                "the same city, and the field in WEIGHT_FIELD.",
            ).format(weights=weights.layer, units=units.layer)
        )
    _report_fallback(units, totals, shares, weights, reporter)
    has_weights = totals > 0
    scaled = weighted @ sparse.diags(np.where(has_weights, 1.0 / np.where(has_weights, totals, 1.0), 0.0))
    by_surface = shares @ sparse.diags((~has_weights).astype(np.float64))
    matrix = sparse.csr_array(scaled + by_surface)
    matrix.data[matrix.data > 1.0 - _NOISE] = 1.0
    matrix.data[matrix.data < _NOISE] = 0.0
    matrix.eliminate_zeros()
    return _close_to_one(matrix)


def _checked_values(weights: Weights, reporter: Reporter) -> np.ndarray:
    if weights.values is None:
        return np.ones(len(weights.geometry))
    negative = np.flatnonzero(weights.values < 0)
    if len(negative):
        raise ZonesError(
            translate("crosswalk", "{layer}: weights cannot be negative: features {features}.").format(
                layer=weights.layer, features=listing(index + 1 for index in negative)
            )
        )
    empty = ~np.isfinite(weights.values)
    if empty.any():
        reporter.warning(
            translate("crosswalk", "{layer}: {count} features have no weight and count nothing.").format(
                layer=weights.layer, count=number(int(empty.sum()))
            )
        )
    return np.where(empty, 0.0, weights.values)


def _pieces(
    units: Zones, weights: Weights, values: np.ndarray, reporter: Reporter
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The weights cut by the units: unit of each piece, its geometry, its weight per surface."""
    surface = shapely.area(weights.geometry)
    found = overlay_surface(weights.geometry, units.geometry, reporter)
    pieces = weights.geometry[found.piece]
    cut = found.measure < surface[found.piece] * (1.0 - _NOISE)
    pieces[cut] = intersection(pieces[cut], units.geometry[found.container[cut]])
    density = (
        values
        if weights.kind == "times_surface"
        else np.divide(values, surface, where=surface > 0, out=np.zeros_like(values))
    )
    return found.container, pieces, density[found.piece]


def _report_fallback(
    units: Zones, totals: np.ndarray, shares: sparse.csr_array, weights: Weights, reporter: Reporter
) -> None:
    """Names the units that are cut and for which the weights layer has nothing."""
    parts = shares.copy()
    parts.data = (parts.data < 1.0).astype(np.float64)
    is_cut = np.asarray(parts.sum(axis=0)).ravel() > 0
    bare = [units.ids[unit] for unit in np.flatnonzero(is_cut & (totals <= 0))]
    if bare:
        reporter.warning(
            translate(
                "crosswalk", "{weights} has nothing in {count} cut units; they were split by surface: {units}."
            ).format(weights=weights.layer, count=number(len(bare)), units=listing(bare))
        )
