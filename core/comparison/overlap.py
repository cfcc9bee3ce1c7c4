"""How much of each area lies in which district: by residents where the units are known, else by surface."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ..errors import ComparisonError
from ..language import translate
from .geography import Geography

_TOUCH = 1e-9
"""Part of the smaller shape below which two only touch."""


@dataclass(frozen=True)
class Overlap:
    """Shares of areas × districts."""

    basis: str
    """`residents` or `surface`."""
    shared: np.ndarray
    """Residents (surface in square units of the layer) that an area and a district have in common."""
    of_area: np.ndarray
    """Part of the area's."""
    of_district: np.ndarray
    """Part of the district's."""
    surface: np.ndarray
    """Part of the area's surface that lies in the district."""

    @property
    def covered(self) -> np.ndarray:
        """Part of each area that lies in any district."""
        return np.asarray(self.of_area.sum(axis=1))

    @property
    def fit(self) -> np.ndarray:
        """What both share, of what either has: 1 where they are the same."""
        with np.errstate(invalid="ignore", divide="ignore"):
            both = self.shared / self.of_area + self.shared / self.of_district - self.shared
            return np.where(self.shared > 0, self.shared / both, 0.0)


def overlap(districts: Geography, areas: Geography, date: str) -> Overlap:
    """The overlap of two geographies at a date.

    From releases only what is published is used: surfaces. From results the residents of the units.

    Raises:
        ComparisonError: the geographies have no surface in common, or the results rest on different units.
    """
    outer = districts.polygons()
    inner = areas.polygons(districts.shapes.crs_wkt)
    common = np.zeros((len(inner), len(outer)))
    area, district = shapely.STRtree(outer).query(inner, predicate="intersects")
    common[area, district] = shapely.area(shapely.intersection(inner[area], outer[district]))
    sizes, outer_sizes = shapely.area(inner), shapely.area(outer)
    common[common < _TOUCH * np.minimum(sizes[:, None], outer_sizes)] = 0.0
    surface = _parts(common, sizes)
    if districts.units is None or areas.units is None:
        _require_overlap(common, districts, areas)
        return Overlap("surface", common, surface, _parts(common.T, outer_sizes).T, surface)
    if districts.units.ids != areas.units.ids:
        raise ComparisonError(
            translate(
                "comparison",
                "{first} and {second} were computed on different units. Compute both from the same units and counts.",
            ).format(first=districts.path.name, second=areas.path.name)
        )
    people = areas.units.of(["ew"], date)
    if not people.any():
        people = np.ones(len(people))
    joint = _joint(areas.units.weights.toarray(), districts.units.weights.toarray(), people, common > 0)
    _require_overlap(joint, districts, areas)
    of_area = _parts(joint, areas.units.weights @ people)
    return Overlap("residents", joint, of_area, _parts(joint.T, districts.units.weights @ people).T, surface)


def _joint(first: np.ndarray, second: np.ndarray, people: np.ndarray, meets: np.ndarray) -> np.ndarray:
    """Residents in common. A unit that is cut is shared out among the districts that the area has surface with."""
    whole = ((first == 0) | (first == 1)).all(axis=0) & ((second == 0) | (second == 1)).all(axis=0)
    joint = (first[:, whole] * people[whole]) @ second[:, whole].T
    for unit in np.flatnonzero(~whole):
        possible = second[:, unit] * meets
        total = possible.sum(axis=1)
        inside = np.minimum(first[:, unit], total)
        share = np.divide(possible, total[:, None], where=total[:, None] > 0, out=np.zeros_like(possible))
        joint += people[unit] * inside[:, None] * share
    return np.asarray(joint)


def _parts(common: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.divide(common, whole[:, None], where=whole[:, None] > 0, out=np.zeros_like(common))


def _require_overlap(common: np.ndarray, districts: Geography, areas: Geography) -> None:
    if not common.any():
        raise ComparisonError(
            translate(
                "comparison", "No area of {second} lies in a district of {first}. Check that both are of the same city."
            ).format(first=districts.path.name, second=areas.path.name)
        )
