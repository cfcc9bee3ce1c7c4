"""Units that overlap each other: who lives there may be counted twice."""

from __future__ import annotations

import numpy as np
import shapely

from .intersections import intersection
from .language import listing, number, translate
from .lattice import find_lattice
from .reporter import Reporter
from .zones import Zones

_REAL = 1e-3
"""Units that overlap by less of their surface share a boundary that was drawn twice."""


def report_nested_units(units: Zones, reporter: Reporter) -> None:
    """Names units whose middle lies in another unit, as where a layer holds two levels, or a unit twice."""
    if find_lattice(units.geometry) is None:
        _report(units, _nested(units), reporter)


def report_overlapping_units(units: Zones, reporter: Reporter) -> None:
    """Names the units that overlap each other in other ways. All neighbours are laid over each other, which takes long."""
    neighbours = _pairs(shapely.STRtree(units.geometry).query(units.geometry))
    nested = set(map(tuple, _nested(units).T.tolist()))
    others = np.array([pair not in nested for pair in map(tuple, neighbours.T.tolist())], dtype=bool)
    _report(units, neighbours[:, others], reporter)


def _nested(units: Zones) -> np.ndarray:
    middle = shapely.centroid(units.geometry)
    found = shapely.STRtree(units.geometry).query(middle)
    first, second = found[:, found[0] != found[1]]
    inside = shapely.contains_xy(units.geometry[second], *shapely.get_coordinates(middle[first]).T)
    return _pairs(np.array([first[inside], second[inside]]))


def _pairs(found: np.ndarray) -> np.ndarray:
    """Each pair (2, pair) of different units once."""
    pairs = np.unique(np.sort(found, axis=0), axis=1)
    return np.asarray(pairs[:, pairs[0] < pairs[1]])


def _report(units: Zones, pairs: np.ndarray, reporter: Reporter) -> None:
    first, second = pairs
    common = shapely.area(intersection(units.geometry[first], units.geometry[second]))
    smaller = np.minimum(shapely.area(units.geometry[first]), shapely.area(units.geometry[second]))
    real = common > _REAL * smaller
    names = [f"{units.ids[a]} / {units.ids[b]}" for a, b in zip(first[real], second[real], strict=True)]
    if names:
        reporter.warning(
            translate(
                "surface_shares",
                "{layer}: {count} pairs of units overlap each other by {surface} ha in all; who lives there may be counted "
                "twice: {pairs}.",
            ).format(
                layer=units.layer,
                count=number(len(names)),
                surface=number(float(common[real].sum()) / 1e4, 2),
                pairs=listing(names),
            )
        )
