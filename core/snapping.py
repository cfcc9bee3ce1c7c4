"""Drawn areas become unions of whole units, which a funding body can check unit by unit.

First each unit goes to an area by the rule; then the ground rules are applied: one piece, not across barriers, enough
residents. Whatever is decided against the drawing is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from .crosswalk import build_crosswalk
from .errors import ParameterError, ZonesError
from .language import listing, number, translate
from .options import SNAP_RULES
from .reporter import Reporter, Section
from .unit_overlaps import report_nested_units
from .zones import Zones


@dataclass(frozen=True)
class GroundRules:
    """What the snapped areas must keep to."""

    rule: str = SNAP_RULES[0]
    threshold: float = 0.5
    """For `overlap`: share of a unit above which it belongs to an area."""
    is_contiguous: bool = False
    minimum_residents: float = 0.0
    neighbour_distance: float = 30.0
    """Metres up to which units are neighbours across a street, and gaps between units of an area are closed."""


@dataclass(frozen=True)
class SnappedAreas:
    """Areas made of whole units, in the order of the drawn ones."""

    members: sparse.csr_array
    """areas × units: 1 where the unit belongs to the area."""
    geometry: np.ndarray
    """Union of the units of each area with the streets between them; None for an area that holds no unit."""
    residents_drawn: np.ndarray
    """Residents of the drawn area, cut units by surface."""
    residents: np.ndarray
    surface_drawn: np.ndarray
    """Square metres."""
    surface: np.ndarray
    degree_of_fit: np.ndarray
    """Surface that the drawn and the snapped area share, over the surface of both together, 0 to 1."""


def snap_areas(
    units: Zones, areas: Zones, residents: np.ndarray, rules: GroundRules, barriers: np.ndarray, reporter: Reporter
) -> SnappedAreas:
    """Makes unions of whole units from drawn areas.

    Args:
        units: polygons.
        areas: drawn polygons in the same coordinate system.
        residents: of each unit.
        rules: how units are chosen and what areas must keep to.
        barriers: lines no area may cross, possibly none.
        reporter: is told about conflicts, pieces left out and units added.

    Raises:
        ZonesError: units that are no polygons, or layers that do not touch.
        ParameterError: a threshold outside 0 to 1.
    """
    if not 0.0 < rules.threshold <= 1.0:
        raise ParameterError(translate("snapping", "THRESHOLD must be above 0 and at most 1."))
    if (~np.isin(shapely.get_type_id(units.geometry), (-1, 3, 6))).any():
        raise ZonesError(translate("snapping", "{layer} must hold polygons.").format(layer=units.layer))
    report_nested_units(units, reporter)
    shares = build_crosswalk(units, areas, "area", None, Section(reporter, 0.0, 0.3), tolerance=0.0).weights
    if rules.rule == "overlap":
        members = _over_threshold(shares, rules.threshold, units, areas, reporter)
    else:
        members = build_crosswalk(units, areas, "largest_share", None, Section(reporter, 0.3, 0.6)).weights
    chosen = members.toarray().astype(bool)
    neighbours = _neighbours(units, rules.neighbour_distance, barriers)
    if rules.is_contiguous or len(barriers):
        _keep_largest_piece(chosen, neighbours, residents, units, areas, reporter)
    if rules.minimum_residents > 0:
        _grow(chosen, neighbours, shares, residents, rules.minimum_residents, units, areas, reporter)
    reporter.progress(0.8)
    geometry = _unions(chosen, units, rules.neighbour_distance)
    common = shapely.area(shapely.intersection(geometry, areas.geometry))
    together = shapely.area(shapely.union(geometry, areas.geometry))
    return SnappedAreas(
        members=sparse.csr_array(chosen.astype(np.float64)),
        geometry=geometry,
        residents_drawn=shares @ residents,
        residents=chosen @ residents,
        surface_drawn=np.nan_to_num(shapely.area(areas.geometry)),
        surface=np.nan_to_num(shapely.area(geometry)),
        degree_of_fit=np.nan_to_num(np.divide(common, together, where=together > 0, out=np.zeros(len(areas)))),
    )


def _over_threshold(
    shares: sparse.csr_array, threshold: float, units: Zones, areas: Zones, reporter: Reporter
) -> sparse.csr_array:
    """Units to every area that holds more than the threshold of them; where several do, to the one that holds most."""
    candidates = shares.tocsc(copy=True)
    candidates.data[candidates.data < threshold - 1e-9] = 0.0
    candidates.eliminate_zeros()
    conflicts: list[str] = []
    rows, columns = [], []
    for unit in range(len(units)):
        span = slice(candidates.indptr[unit], candidates.indptr[unit + 1])
        claiming, share = candidates.indices[span], candidates.data[span]
        if not len(claiming):
            continue
        winner = int(claiming[np.argmax(share)])
        if len(claiming) > 1:
            names = " / ".join(areas.names[area] for area in claiming)
            conflicts.append(f"{units.ids[unit]} ({names} → {areas.names[winner]})")
        rows.append(winner)
        columns.append(unit)
    if conflicts:
        reporter.warning(
            translate("snapping", "{count} units were claimed by several areas and went to the one that holds most: {units}.").format(
                count=number(len(conflicts)), units=listing(conflicts)
            )
        )  # fmt: skip
    return sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shares.shape)


def _neighbours(units: Zones, distance: float, barriers: np.ndarray) -> sparse.csr_array:
    """units × units: 1 for units within the distance that no barrier parts."""
    tree = shapely.STRtree(units.geometry)
    first, second = tree.query(units.geometry, predicate="dwithin", distance=distance)
    once = first < second
    first, second = first[once], second[once]
    if len(barriers) and len(first):
        points = shapely.get_coordinates(shapely.point_on_surface(units.geometry[np.r_[first, second]]))
        ways = shapely.linestrings(np.stack([points[: len(first)], points[len(first) :]], axis=1))
        crossing, _ = shapely.STRtree(barriers).query(ways, predicate="intersects")
        is_open = np.ones(len(first), dtype=bool)
        is_open[crossing] = False
        first, second = first[is_open], second[is_open]
    shape = (len(units), len(units))
    return sparse.csr_array((np.ones(2 * len(first)), (np.r_[first, second], np.r_[second, first])), shape=shape)


def _keep_largest_piece(
    chosen: np.ndarray,
    neighbours: sparse.csr_array,
    residents: np.ndarray,
    units: Zones,
    areas: Zones,
    reporter: Reporter,
) -> None:
    """Leaves out the pieces of an area that hang on nothing, or lie across a barrier."""
    for area in range(len(areas)):
        members = np.flatnonzero(chosen[area])
        if len(members) < 2:
            continue
        count, piece = connected_components(neighbours[members][:, members], directed=False)
        if count == 1:
            continue
        weight = np.bincount(piece, weights=residents[members] + 1e-6)
        lost = members[piece != np.argmax(weight)]
        chosen[area, lost] = False
        reporter.warning(
            translate(
                "snapping",
                "{area} falls into {count} pieces; the one with most residents stays, without the units {units} "
                "({residents} residents).",
            ).format(
                area=areas.names[area], count=number(count), units=listing(units.ids[unit] for unit in lost),
                residents=number(residents[lost].sum()),
            )
        )  # fmt: skip


def _grow(
    chosen: np.ndarray,
    neighbours: sparse.csr_array,
    shares: sparse.csr_array,
    residents: np.ndarray,
    minimum: float,
    units: Zones,
    areas: Zones,
    reporter: Reporter,
) -> None:
    """Adds free neighbouring units until an area has enough residents: those the drawing touches most, then the nearest."""
    overlap = shares.toarray()
    centres = shapely.centroid(units.geometry)
    for area in range(len(areas)):
        added: list[int] = []
        distance = shapely.distance(centres, areas.geometry[area])
        while residents[chosen[area]].sum() < minimum:
            reachable = np.asarray(neighbours[np.flatnonzero(chosen[area])].sum(axis=0)).ravel() > 0
            free = np.flatnonzero(reachable & ~chosen.any(axis=0))
            if not len(free):
                break
            best = int(free[np.lexsort((distance[free], -overlap[area, free]))[0]])
            chosen[area, best] = True
            added.append(best)
        if added:
            reporter.info(
                translate("snapping", "{area} had too few residents; added: {units}. It has {residents} now.").format(
                    area=areas.names[area],
                    units=listing(units.ids[unit] for unit in added),
                    residents=number(residents[chosen[area]].sum()),
                )
            )
        if residents[chosen[area]].sum() < minimum:
            reporter.warning(
                translate("snapping", "{area} has {residents} residents, fewer than {minimum}, and no free neighbour.").format(
                    area=areas.names[area], residents=number(residents[chosen[area]].sum()), minimum=number(minimum)
                )
            )  # fmt: skip


def _unions(chosen: np.ndarray, units: Zones, distance: float) -> np.ndarray:
    """Units of each area with the gaps between them closed, without touching units of others or earlier areas' gaps."""
    shapes: list[shapely.Geometry | None] = []
    taken: list[shapely.Geometry] = []
    tree = shapely.STRtree(units.geometry)
    for members in chosen:
        own = units.geometry[np.flatnonzero(members)]
        if not len(own):
            shapes.append(None)
            continue
        union = shapely.union_all(own)
        closed = shapely.buffer(
            shapely.buffer(union, distance / 2, join_style="mitre"), -distance / 2, join_style="mitre"
        )
        near = tree.query(closed, predicate="intersects")
        others = units.geometry[near[~members[near]]]
        gaps = shapely.difference(
            shapely.difference(closed, shapely.union_all(others)), shapely.union_all(np.array(taken, dtype=object))
        )
        shape = _polygonal(shapely.union(union, gaps))
        shapes.append(shape)
        taken.append(shape)
    return np.array(shapes, dtype=object)


def _polygonal(shape: shapely.Geometry) -> shapely.Geometry:
    parts: Sequence[shapely.Geometry] = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return shapely.union_all(parts)
