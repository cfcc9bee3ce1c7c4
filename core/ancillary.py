"""Units split by where people live in them: buildings, address points, residential land."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy import sparse

from .errors import ZonesError
from .intersections import shared_shapes
from .language import listing, number, translate
from .overlay import locate_points, overlay_surface
from .reporter import Reporter, Section
from .weight_matrix import NOISE, close_to_one, cut_parts, weight_matrix
from .zones import Zones


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


def ancillary_shares(
    shares: sparse.csr_array, units: Zones, areas: Zones, weights: Weights, reporter: Reporter
) -> sparse.csr_array:
    """Splits each unit by the weights that lie in it."""
    values = _checked_values(weights, reporter)
    if np.isin(shapely.get_type_id(weights.geometry), (0, 4)).any():
        in_units = locate_points(weights.geometry, units.geometry, Section(reporter, 0.0, 0.5))
        in_areas = locate_points(weights.geometry, areas.geometry, Section(reporter, 0.5, 1.0))
        to_units = weight_matrix(
            in_units.container, in_units.piece, np.ones(len(in_units.piece)), (len(units), len(values))
        )
        to_areas = weight_matrix(
            in_areas.container, in_areas.piece, np.ones(len(in_areas.piece)), (len(areas), len(values))
        )
        weighted = sparse.csr_array(to_areas @ sparse.diags(values) @ to_units.T)
        totals = np.asarray(to_units @ values).ravel()
    else:
        unit_of_piece, pieces, density = _pieces(units, weights, values, Section(reporter, 0.0, 0.5))
        amount = shapely.area(pieces) * density
        totals = np.bincount(unit_of_piece, weights=amount, minlength=len(units))
        surface = overlay_surface(pieces, areas.geometry, Section(reporter, 0.5, 1.0))
        weighted = weight_matrix(
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
    is_cut = np.asarray(cut_parts(shares).sum(axis=0)).ravel() > 0
    _report_fallback(units, is_cut & (totals <= 0), weights, reporter)
    # Units that are not cut belong to their areas whatever stands in them, also where a wall lies across the boundary.
    has_weights = (totals > 0) & is_cut
    scaled = weighted @ sparse.diags(np.where(has_weights, 1.0 / np.where(has_weights, totals, 1.0), 0.0))
    by_surface = shares @ sparse.diags((~has_weights).astype(np.float64))
    matrix = sparse.csr_array(scaled + by_surface)
    matrix.data[matrix.data > 1.0 - NOISE] = 1.0
    matrix.data[matrix.data < NOISE] = 0.0
    matrix.eliminate_zeros()
    return close_to_one(matrix)


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
    cut = found.measure < surface[found.piece] * (1.0 - NOISE)
    pieces[cut] = shared_shapes(pieces[cut], found.container[cut], units.geometry)
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
