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

from .errors import ParameterError, ZonesError
from .language import listing, number, translate
from .lattice import find_lattice, lattice_shares
from .overlay import Overlay, intersection, locate_points, overlay_surface
from .reporter import Reporter, Section
from .zones import Zones

_UNITS_PER_PIECE = 100_000
"""Units whose figures are turned into float64 at a time."""

_NOISE = 1e-9
"""Shares closer than this to 0 or 1 are rounding of the overlay."""

DEFAULT_TOLERANCE = 5.0
"""Metres. No house is so narrow: such strips come from boundaries that were digitised twice."""

_SLIVER_SHARE = 0.1
"""A strip that is a larger part of its unit is a cut, however narrow: rows of parcels are narrow, too."""


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
        return _parts(self.weights)

    def apply(self, figures: np.ndarray) -> np.ndarray:
        """Sums of the areas: areas × columns, float64.

        Large tables are worked on in pieces and by several threads, so that figures of any type are never held twice.

        Args:
            figures: units × columns, any numbers without NaN.
        """
        by_unit = sparse.csc_array(self.weights)
        pieces = [slice(start, start + _UNITS_PER_PIECE) for start in range(0, len(figures), _UNITS_PER_PIECE)]

        def add_up(own: list[slice]) -> np.ndarray:
            total = np.zeros((self.weights.shape[0], figures.shape[1]))
            for piece in own:
                total += by_unit[:, piece] @ figures[piece].astype(np.float64)
            return total

        workers = max(1, min(os.cpu_count() or 1, len(pieces)))
        if workers == 1:
            return add_up(pieces)
        with ThreadPoolExecutor(workers) as threads:
            return np.sum(list(threads.map(add_up, (pieces[start::workers] for start in range(workers)))), axis=0)

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
    are_points = bool(np.isin(shapely.get_type_id(units.geometry), (0, 4)).any())
    if are_points:
        matrix = _binary(locate_points(units.geometry, areas.geometry, reporter), len(areas), len(units))
    elif method == "point":
        points = shapely.point_on_surface(units.geometry)
        matrix = _binary(locate_points(points, areas.geometry, reporter), len(areas), len(units))
    else:
        shares, snapped = _shares(units, areas, tolerance, Section(reporter, 0.0, 0.5))
        boundary = _parts(shares)
        if method == "largest_share":
            matrix = whole_units(shares, units.geometry, areas.geometry)
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
    matrix.sort_indices()
    return Crosswalk(areas.ids, units.ids, matrix, method, tolerance, snapped, boundary)


def _parts(matrix: sparse.csr_array) -> sparse.csr_array:
    """1 where the matrix has a weight below one."""
    part = sparse.csr_array(matrix, copy=True)
    part.data = (part.data < 1.0).astype(np.float64)
    part.eliminate_zeros()
    return part


def _matrix(rows: np.ndarray, columns: np.ndarray, data: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    matrix = sparse.csr_array((data, (rows, columns)), shape=shape)
    matrix.sum_duplicates()
    return matrix


def _binary(located: Overlay, areas: int, units: int) -> sparse.csr_array:
    return _matrix(located.container, located.piece, np.ones(len(located.piece)), (areas, units))


def _shares(units: Zones, areas: Zones, tolerance: float, reporter: Reporter) -> tuple[sparse.csr_array, np.ndarray]:
    """Share of the surface of each unit in each area, and the share of each unit that was snapped."""
    shape = (len(areas), len(units))
    lattice = find_lattice(units.geometry)
    if lattice is not None:
        # The cells of a grid were not digitised: where an area cuts them, it cuts them.
        reporter.progress(0.0)
        return _close_to_one(lattice_shares(lattice, areas.geometry)), np.zeros(len(units))
    surface = overlay_surface(units.geometry, areas.geometry, reporter)
    share = surface.measure / shapely.area(units.geometry)[surface.piece]
    share[share > 1.0 - _NOISE] = 1.0
    share[share < _NOISE] = 0.0
    snapped = np.zeros(len(units))
    if tolerance > 0:
        share, snapped = _without_slivers(surface, share, units, areas, tolerance)
    kept = share > 0
    return _close_to_one(_matrix(surface.container[kept], surface.piece[kept], share[kept], shape)), snapped


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
    shapely.prepare(area)
    inside = shapely.contains_properly(area, units[near])
    before = inside.astype(np.float64)
    after, is_whole = before.copy(), np.zeros_like(inside)
    rest = np.flatnonzero(~inside)
    rest = rest[shapely.intersects(area, units[near[rest]])]
    shared = intersection(units[near[rest]], area)
    measure, perimeter = shapely.area(shared), shapely.length(shared)
    part = measure / shapely.area(units[near[rest]])
    part[part < _NOISE] = 0.0
    part[part > 1.0 - _NOISE] = 1.0
    is_cut = (part > 0) & (part < 1)
    is_strip = is_cut & (part < _SLIVER_SHARE) & (2.0 * measure < tolerance * perimeter)
    nearly = np.flatnonzero(is_cut & (part > 1.0 - _SLIVER_SHARE))
    outside = shapely.difference(units[near[rest[nearly]]], area)
    whole = rest[nearly[2.0 * shapely.area(outside) < tolerance * shapely.length(outside)]]
    before[rest] = part
    after[rest] = np.where(is_strip, 0.0, part)
    is_whole[whole] = True
    kept = before > 0
    return UnitShares(near[kept], before[kept], after[kept], is_whole[kept])


def _without_slivers(
    surface: Overlay, share: np.ndarray, units: Zones, areas: Zones, tolerance: float
) -> tuple[np.ndarray, np.ndarray]:
    """Shares in which narrow strips do not count as cuts, and how much of each unit was moved by that.

    The width of a strip is twice its surface over its perimeter. A strip inside an area is given to the rest of its unit; a
    unit of which only a strip lies outside an area belongs to the area as a whole.
    """
    is_cut = (share > 0) & (share < 1)
    width = np.divide(2.0 * surface.measure, surface.perimeter, where=is_cut, out=np.full_like(share, np.inf))
    is_sliver = is_cut & (share < _SLIVER_SHARE) & (width < tolerance)
    nearly = np.flatnonzero(is_cut & (share > 1.0 - _SLIVER_SHARE))
    rest = shapely.difference(units.geometry[surface.piece[nearly]], areas.geometry[surface.container[nearly]])
    is_whole = np.zeros_like(is_cut)
    is_whole[nearly] = 2.0 * shapely.area(rest) < tolerance * shapely.length(rest)

    result = spread_strips(surface.piece, share, np.where(is_sliver, 0.0, share), is_whole)
    count = len(units)
    moved = np.bincount(surface.piece, weights=np.abs(result - share), minlength=count)
    change = np.bincount(surface.piece, weights=result - share, minlength=count)
    # What an area loses another wins, so half of all differences was moved; a strip outside all areas is only won.
    return result, np.where(np.abs(change) < _NOISE, moved / 2, moved)


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
    overlaps = total > 1.0 + _NOISE
    # What is a strip as a whole may still hold a piece of another area that is none.
    becomes_whole = is_whole & ((left[unit] == 1) | overlaps[unit])
    result = np.where(becomes_whole, 1.0, after)
    kept = np.bincount(unit, weights=result)
    spread = (np.bincount(unit, weights=becomes_whole) == 0) & (kept > 0) & ~overlaps
    factor = np.where(spread, total / np.where(kept > 0, kept, 1.0), 1.0)
    return np.asarray(result * factor[unit])


def _close_to_one(matrix: sparse.csr_array) -> sparse.csr_array:
    """Columns that add up to one but for rounding add up to one exactly, so that no person is lost or made."""
    sums = np.asarray(matrix.sum(axis=0)).ravel()
    factor = np.where(np.abs(sums - 1.0) < 10 * _NOISE, 1.0 / np.where(sums > 0, sums, 1.0), 1.0)
    return sparse.csr_array(matrix @ sparse.diags(factor))


def whole_units(shares: sparse.csr_array, units: np.ndarray, areas: np.ndarray) -> sparse.csr_array:
    """Each unit as a whole to the area that holds most of it; overlapping areas do not compete for what they share.

    Args:
        shares: areas × units, share of the surface of each unit in each area.
        units: polygons.
        areas: polygons.

    Returns:
        areas × units: 1 where the unit belongs to the area.
    """
    by_unit = sparse.csc_array(shares)
    overlap = _AreaOverlaps(areas)
    rows: list[int] = []
    columns: list[int] = []
    for unit in range(by_unit.shape[1]):
        span = slice(by_unit.indptr[unit], by_unit.indptr[unit + 1])
        candidates, share = by_unit.indices[span], by_unit.data[span]
        if len(candidates) == 1:
            winners = candidates if share[0] >= 0.5 else candidates[:0]
        elif len(candidates) > 1:
            winners = candidates[_winners(candidates, share, units[unit], overlap)]
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
    is_cut = np.asarray(_parts(shares).sum(axis=0)).ravel() > 0
    _report_fallback(units, is_cut & (totals <= 0), weights, reporter)
    # Units that are not cut belong to their areas whatever stands in them, also where a wall lies across the boundary.
    has_weights = (totals > 0) & is_cut
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


def _report_fallback(units: Zones, is_bare: np.ndarray, weights: Weights, reporter: Reporter) -> None:
    """Names the units that are cut and for which the weights layer has nothing."""
    bare = [units.ids[unit] for unit in np.flatnonzero(is_bare)]
    if bare:
        reporter.warning(
            translate(
                "crosswalk", "{weights} has nothing in {count} cut units; they were split by surface: {units}."
            ).format(weights=weights.layer, count=number(len(bare)), units=listing(bare))
        )
