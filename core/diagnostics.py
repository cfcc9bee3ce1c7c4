"""How well units and areas fit: tables and map layers that a planner looks at, and the list of units of each area."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from scipy import sparse

from .crosswalk import Crosswalk
from .intersections import intersection
from .likely_range import CONCENTRATION, likely_range
from .method_error import expected_error
from .overlay import overlay_surface
from .reporter import Reporter
from .result import Layer, Shapes
from .zones import Zones, repair


def diagnostic_layers(
    units: Zones, areas: Zones, crosswalk: Crosswalk, persons: np.ndarray, share_from_cut: np.ndarray, crs_wkt: str
) -> list[Layer]:
    """The layers `diagnostics`, `unit_list`, `unit_status`, `overlaps` and `not_covered`.

    Args:
        units, areas: in one coordinate system.
        crosswalk: between them.
        persons: of each unit, at the latest date.
        share_from_cut: share of each area's persons that live in units its boundary cuts.
        crs_wkt: the coordinate system.
    """
    return [
        Layer("diagnostics", _fit(units, areas, crosswalk, persons, share_from_cut)),
        Layer("unit_list", _unit_list(areas, crosswalk, persons)),
        _unit_status(units, crosswalk, persons, crs_wkt),
        _overlaps(areas, crs_wkt),
        _not_covered(units, areas, persons, crs_wkt),
    ]


def _fit(
    units: Zones, areas: Zones, crosswalk: Crosswalk, persons: np.ndarray, share_from_cut: np.ndarray
) -> pd.DataFrame:
    """One row per area. The degree of fit is the surface its units and the area share over that of both together."""
    weights = crosswalk.weights
    cut = crosswalk.cut()
    surface = np.nan_to_num(shapely.area(areas.geometry))
    of_units = np.nan_to_num(shapely.area(units.geometry))
    error = expected_error(crosswalk.method, share_from_cut)
    lower, upper = likely_range(weights, persons, CONCENTRATION.get(crosswalk.method, np.inf))
    return pd.DataFrame(
        {
            "area_id": list(areas.ids),
            "area_name": list(areas.names),
            "units_whole": np.diff(weights.indptr) - np.diff(cut.indptr),
            "units_cut": np.diff(cut.indptr),
            "residents": weights @ persons,
            "residents_from_cut_units": share_from_cut * (weights @ persons),
            "share_from_cut_units": share_from_cut,
            "likely_lower": lower,
            "likely_upper": upper,
            "expected_error": error.median,
            "expected_error_95": error.high,
            "surface_ha": surface / 1e4,
            "surface_of_units_ha": weights @ of_units / 1e4,
            "degree_of_fit": _degree_of_fit(units, areas, crosswalk),
        }
    )


def _degree_of_fit(units: Zones, areas: Zones, crosswalk: Crosswalk) -> np.ndarray:
    # Blocks leave streets between them, which belong to the area but to no unit: only what units cover is compared.
    found = overlay_surface(units.geometry, areas.geometry, Reporter())
    covered = sparse.csr_array((found.measure, (found.container, found.piece)), shape=crosswalk.weights.shape)
    members = (crosswalk.weights > 0).astype(np.float64)
    common = np.asarray(covered.multiply(members).sum(axis=1)).ravel()
    together = members @ np.nan_to_num(shapely.area(units.geometry)) + covered.sum(axis=1) - common
    return np.divide(common, together, where=together > 0, out=np.zeros_like(common))


def _unit_list(areas: Zones, crosswalk: Crosswalk, persons: np.ndarray) -> pd.DataFrame:
    pairs = crosswalk.weights.tocoo()
    return pd.DataFrame(
        {
            "area_id": np.array(areas.ids, dtype=object)[pairs.row],
            "area_name": np.array(areas.names, dtype=object)[pairs.row],
            "unit_id": np.array(crosswalk.unit_ids, dtype=object)[pairs.col],
            "weight": pairs.data,
            "residents": pairs.data * persons[pairs.col],
        }
    )


def _unit_status(units: Zones, crosswalk: Crosswalk, persons: np.ndarray, crs_wkt: str) -> Layer:
    """`whole`, `cut` or `outside`, and in how many areas."""
    given = np.asarray(crosswalk.weights.sum(axis=0)).ravel()
    is_cut = np.asarray(crosswalk.cut().sum(axis=0)).ravel() > 0
    number = np.bincount(crosswalk.weights.indices, minlength=len(units))
    status = np.where(given == 0, "outside", np.where(is_cut, "cut", "whole"))
    table = pd.DataFrame(
        {
            "unit_id": list(units.ids),
            "status": status.astype(object),
            "areas": number,
            "weight": given,
            "residents": persons,
        }
    )
    return Layer("unit_status", table, _shapes(units.geometry, crs_wkt))


def _overlaps(areas: Zones, crs_wkt: str) -> Layer:
    """Where two areas overlap, by more than the rounding of their boundary."""
    first, second = shapely.STRtree(areas.geometry).query(areas.geometry, predicate="intersects")
    once = first < second
    first, second = first[once], second[once]
    common = intersection(areas.geometry[first], areas.geometry[second])
    real = shapely.area(common) > 1.0
    names = np.array(areas.ids, dtype=object)
    table = pd.DataFrame(
        {
            "area_id": names[first[real]],
            "other_area_id": names[second[real]],
            "surface_ha": shapely.area(common[real]) / 1e4,
        }
    )
    return Layer("overlaps", table, _shapes(common[real], crs_wkt))


def _not_covered(units: Zones, areas: Zones, persons: np.ndarray, crs_wkt: str) -> Layer:
    """What of the units lies in no area, with the residents by surface."""
    covered = shapely.union_all(areas.geometry[~shapely.is_missing(areas.geometry)])
    shapely.prepare(covered)
    rest = np.array(units.geometry)
    rest[shapely.contains_properly(covered, rest)] = None
    touched = shapely.intersects(covered, rest)
    rest[touched] = shapely.difference(rest[touched], covered)
    surface = np.nan_to_num(shapely.area(units.geometry))
    left = np.nan_to_num(shapely.area(rest))
    real = left > 1.0
    share = np.divide(left, surface, where=surface > 0, out=np.zeros_like(left))
    table = pd.DataFrame(
        {
            "unit_id": np.array(units.ids, dtype=object)[real],
            "surface_ha": left[real] / 1e4,
            "share_of_unit": share[real],
            "residents": (share * persons)[real],
        }
    )
    return Layer("not_covered", table, _shapes(rest[real], crs_wkt))


def _shapes(geometry: np.ndarray, crs_wkt: str) -> Shapes:
    polygons = repair(geometry)
    return Shapes(list(shapely.to_wkb(polygons, output_dimension=2)), crs_wkt)
