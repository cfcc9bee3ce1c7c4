"""Figures of an area that is being drawn on a layer, from the counts of a result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProject,
    QgsVectorLayer,
)

from ..core.catalogue import Indicator
from ..core.comparison.geography import RESIDENTS, Geography, read_geography
from ..core.disclosure.profiles import load_profile
from ..core.errors import ResultFileError
from ..core.indicators import TOTAL_ID
from ..core.language import translate
from ..core.live_crosswalk import LiveCrosswalk
from ..core.live_figures import LiveFigure, LiveFigures, members_of
from ..core.reporter import Reporter
from .geometry import LayerReader

HEADLINES = ("kind_bg", "alo_q", "mh", "ew_u18", "ew_65plus", "ae_hh")
MOST_FIGURES = 7


@dataclass(frozen=True)
class Look:
    """What is known of the area under the pencil."""

    figures: Sequence[LiveFigure]
    units: int
    """Whole units that count as the area."""
    cut: int
    """Units the drawn line runs through."""
    fit: float
    """Surface that units and drawn area share, of both together, 0 to 1."""


class LiveAreas:
    """Units and their counts, read once; after that a look costs milliseconds."""

    def __init__(
        self,
        units: QgsVectorLayer,
        unit_id: str,
        results: Sequence[Path],
        profile: str,
        shown: Sequence[frozenset[str]],
    ) -> None:
        """Reads units and counts.

        Args:
            units: layer of the units.
            unit_id: field with their key.
            results: results on these units; their areas count as known, the first one holds the counts and the city's figures.
            profile: rule of disclosure control.
            shown: areas, by the keys of their units, of which figures were shown before.

        Raises:
            SozialraumatlasError: a layer or file cannot be used.
        """
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        source = QgsProcessingFeatureSource(units, context)
        self._reader = LayerReader(source, units.name(), context, Reporter())
        zones, _ = self._reader.zones(source, units.name(), unit_id, "")
        self._shapes = zones.geometry
        geographies = [read_geography(path) for path in results]
        self._first = geographies[0]
        if self._first.units is None:
            raise ResultFileError(
                translate(
                    "live", "{file} is a release and holds no counts of units; figures while drawing need a result."
                ).format(file=self._first.path.name)
            )
        self.date = str(self._first.meta["date"] or "")
        place = {id: index for index, id in enumerate(self._first.units.ids)}
        self._place = np.array([place.get(id, -1) for id in zones.ids])
        known = [row for geography in geographies for row in _members(geography)]
        known += [np.array([id in area for id in self._first.units.ids]) for area in shown]
        self._figures = LiveFigures(self._first.units, self.date, load_profile(profile), known)
        self._crosswalk = LiveCrosswalk(zones)
        self._crosswalk.add(None)

    def shown_areas(self) -> list[frozenset[str]]:
        """Areas of which any figure was shown, by the keys of their units."""
        ids = np.array(self._first.units.ids, dtype=object)  # type: ignore[union-attr]
        return [frozenset(ids[mask]) for mask in self._figures.shown_areas()]

    def items(self, wanted: Sequence[str]) -> list[Indicator]:
        """Residents first, then the indicators that are wanted or are best known."""
        there = self._first.indicators
        names = [name for name in (*wanted, *HEADLINES) if name in there and not there[name].is_development]
        first = [RESIDENTS] if RESIDENTS in there else []
        return [there[name] for name in dict.fromkeys([*first, *names])][:MOST_FIGURES]

    def look(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, items: Sequence[Indicator]) -> Look:
        """The figures of the whole units that belong to a drawn area."""
        units, weights, shape = self._units_of(geometry, crs)
        members = np.zeros(len(self._first.units.ids), dtype=bool)  # type: ignore[union-attr]
        inside = members_of(units, weights, len(self._shapes)) & (self._place >= 0)
        members[self._place[inside]] = True
        if shape is None or not inside.any():
            return Look(self._figures.look(members, items), 0, 0, 0.0)
        whole = shapely.union_all(self._shapes[inside])
        cut = shapely.crosses(shapely.boundary(shape), self._shapes[np.flatnonzero(inside)])
        both = shapely.area(shapely.union(whole, shape))
        fit = float(shapely.area(shapely.intersection(whole, shape)) / both) if both else 0.0
        return Look(self._figures.look(members, items), int(inside.sum()), int(cut.sum()), fit)

    def snapped(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> QgsGeometry | None:
        """The union of the whole units of a drawn area, None where there is none."""
        units, weights, _ = self._units_of(geometry, crs)
        chosen = units[weights >= 1.0]
        if not len(chosen):
            return None
        return self._reader.drawn(shapely.union_all(self._shapes[chosen]), crs)

    def city(self, item: Indicator) -> float:
        """The city's value."""
        rows = self._first.facts.loc[[(item.id, self.date)]].set_index("area_id")
        return float(rows["value"].get(TOTAL_ID, np.nan))

    def _units_of(
        self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem
    ) -> tuple[np.ndarray, np.ndarray, shapely.Geometry | None]:
        shape = self._reader.shape(geometry, crs)
        self._crosswalk.update(0, shape)
        units, weights = self._crosswalk.weights(0)
        return units, weights, shape


def _members(geography: Geography) -> list[np.ndarray]:
    if geography.units is None:
        return []
    weights = geography.units.weights.toarray()
    return [row >= 1.0 - 1e-9 for row in weights]
