"""Figures of an area that is being drawn on a layer, from the counts of a result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProject,
    QgsVectorLayer,
)

from ..core.atlas.figures import shown
from ..core.atlas.wording import decimals_of, printed
from ..core.catalogue import Indicator
from ..core.comparison.geography import RESIDENTS, Geography, read_geography
from ..core.disclosure.ledger import known_statements, read_ledger
from ..core.disclosure.profiles import load_profile
from ..core.errors import ResultFileError, ZonesError
from ..core.indicators import TOTAL_ID
from ..core.language import translate
from ..core.live_crosswalk import LiveCrosswalk
from ..core.live_figures import KnownArea, LiveFigure, LiveFigures, members_of
from ..core.reporter import Reporter
from .geometry import LayerReader

HEADLINES = ("kind_bg", "alo_q", "mh", "ew_u18", "ew_65plus", "ae_hh")
MOST_FIGURES = 7


@dataclass(frozen=True)
class Sources:
    """What live figures are made of."""

    units: QgsVectorLayer
    unit_id: str
    """Field with the key of the units."""
    results: Sequence[Path]
    """Results on these units; their areas count as known, the first one holds the counts and the city's figures."""
    releases: Sequence[Path | None]
    """The release of each result, None where there is none yet."""
    profile: str
    """Rule of disclosure control."""
    ledger: Path | None = None


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
    district: str
    """The district most of its residents live in; empty where it has none."""
    district_texts: Sequence[str]
    """The released figures of that district as they are printed; empty texts before there is a release."""
    lacks_counts: bool = False
    """Whether units without counts lie inside."""


class LiveAreas:
    """Units and their counts, read once; after that a look costs milliseconds."""

    def __init__(self, sources: Sources, known: Sequence[KnownArea]) -> None:
        """Reads units and counts.

        Args:
            sources: layers, files and rule.
            known: areas of which figures were shown before.

        Raises:
            SozialraumatlasError: a layer or file cannot be used.
        """
        units = sources.units
        if units.geometryType() != Qgis.GeometryType.Polygon:
            raise ZonesError(
                translate("live", "Figures while drawing need units that are polygons; {layer} holds points.").format(
                    layer=units.name()
                )
            )
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        source = QgsProcessingFeatureSource(units, context)
        self._reader = LayerReader(source, units.name(), context, Reporter())
        zones = self._reader.zones(source, units.name(), sources.unit_id, "")
        self.ids, self._shapes = zones.ids, zones.geometry
        self._tree = shapely.STRtree(self._shapes)
        self._surface = np.nan_to_num(shapely.area(self._shapes))
        results = [read_geography(path) for path in sources.results]
        self._first = results[0]
        if self._first.units is None:
            raise ResultFileError(
                translate(
                    "live", "{file} is a release and holds no counts of units; figures while drawing need a result."
                ).format(file=self._first.path.name)
            )
        self.date = str(self._first.meta["date"] or "")
        self._count_ids = self._first.units.ids
        place = {id: index for index, id in enumerate(self._count_ids)}
        self._place = np.array([place.get(id, -1) for id in self.ids])
        releases = [None if path is None else read_geography(path) for path in sources.releases]
        self._district_release = releases[0]
        self._district_members = _members(self._first)
        published = [
            area
            for result, release in zip(results, releases, strict=True)
            for area in _known(result, release, self.date)
        ]
        if sources.ledger is not None:
            memberships, _ = known_statements(read_ledger(sources.ledger), self._count_ids, sources.ledger.name)
            published += [KnownArea(row) for membership in memberships for row in _whole(membership.weights)]
        self._figures = LiveFigures(self._first.units, self.date, load_profile(sources.profile), [*published, *known])
        self._residents = self._first.units.of((RESIDENTS,), self.date)
        self._crosswalk = LiveCrosswalk(zones)
        self._crosswalk.add(None)

    def shown_areas(self) -> list[KnownArea]:
        """Areas of which any figure was shown, over the units of the result."""
        return self._figures.shown_areas()

    def items(self, wanted: Sequence[str]) -> list[Indicator]:
        """Residents first, then the indicators that are wanted or are best known."""
        there = self._first.indicators
        names = [name for name in (*wanted, *HEADLINES) if name in there and not there[name].is_development]
        first = [RESIDENTS] if RESIDENTS in there else []
        return [there[name] for name in dict.fromkeys([*first, *names])][:MOST_FIGURES]

    def look(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, items: Sequence[Indicator]) -> Look:
        """The figures of the whole units that belong to a drawn area."""
        shape = self._reader.shape(geometry, crs)
        self._crosswalk.update(0, shape)
        inside = members_of(*self._crosswalk.weights(0), len(self._shapes))
        members = np.zeros(len(self._count_ids), dtype=bool)
        members[self._place[inside & (self._place >= 0)]] = True
        figures = self._figures.look(members, items)
        units, share = self._crosswalk.shares(0)
        whole = float(self._surface[inside].sum())
        common = float((self._surface[units] * share)[inside[units]].sum())
        both = whole + (0.0 if shape is None else float(shapely.area(shape))) - common
        district = self._district_of(members)
        return Look(
            figures, int(inside.sum()), int(((share > 0) & (share < 1)).sum()), common / both if both > 0 else 0.0,
            "" if district is None else self._first.names[district],
            [self._district_text(item, district) for item in items],
            lacks_counts=bool((inside & (self._place < 0)).any()),
        )  # fmt: skip

    def members(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> frozenset[str]:
        """Keys of the whole units that belong to a drawn area."""
        self._crosswalk.update(0, self._reader.shape(geometry, crs))
        units, weights = self._crosswalk.weights(0)
        return frozenset(self.ids[unit] for unit in units[weights >= 1.0])

    def snapped(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> QgsGeometry | None:
        """The union of the whole units of a drawn area, None where there is none."""
        return self.union(self.members(geometry, crs), crs)

    def union(self, ids: frozenset[str], crs: QgsCoordinateReferenceSystem) -> QgsGeometry | None:
        """The shape of some units, None where there are none."""
        chosen = [index for index, id in enumerate(self.ids) if id in ids]
        if not chosen:
            return None
        return self._reader.drawn(shapely.union_all(self._shapes[chosen]), crs)

    def touched(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> frozenset[str]:
        """Keys of the units that a stroke of the brush runs over."""
        stroke = self._reader.shape(geometry, crs)
        if stroke is None:
            return frozenset()
        return frozenset(self.ids[unit] for unit in self._tree.query(stroke, predicate="intersects"))

    def piece(self, figures: Sequence[LiveFigure], crs: QgsCoordinateReferenceSystem) -> QgsGeometry | None:
        """Where too few people live who could be worked out: the shape to be marked on the map."""
        told = [figure.piece for figure in figures if figure.piece is not None]
        if not told:
            return None
        units = np.any(told, axis=0)
        return self.union(frozenset(np.array(self._count_ids, dtype=object)[units]), crs)

    def city(self, item: Indicator) -> float:
        """The city's value."""
        rows = self._first.facts.loc[[(item.id, self.date)]].set_index("area_id")
        return float(rows["value"].get(TOTAL_ID, np.nan))

    def _district_of(self, members: np.ndarray) -> int | None:
        """The district most of the residents live in."""
        if not members.any():
            return None
        residents = [float(self._residents[members & district].sum()) for district in self._district_members]
        return int(np.argmax(residents)) if max(residents, default=0.0) > 0 else None

    def _district_text(self, item: Indicator, district: int | None) -> str:
        release = self._district_release
        if release is None or district is None or item.id not in release.indicators or self.date not in release.dates:
            return ""
        place = release.ids.index(self._first.ids[district])
        figures = shown(release, item, self.date)
        return printed(figures.values[place], figures.status[place], decimals_of(item))


def _known(result: Geography, release: Geography | None, date: str) -> list[KnownArea]:
    """The areas of a result, with what its release shows of each."""
    members = _members(result)
    if release is None or date not in release.dates:
        return [KnownArea(row) for row in members]
    facts = release.facts.reset_index()
    facts = facts[(facts["date"] == date) & (facts["value"].notna() | facts["numerator"].notna())]
    told = facts.groupby("area_id")["indicator"].agg(frozenset)
    return [KnownArea(row, told.get(id, frozenset())) for id, row in zip(result.ids, members, strict=True)]


def _members(geography: Geography) -> list[np.ndarray]:
    return [] if geography.units is None else _whole(geography.units.weights)


def _whole(weights: object) -> list[np.ndarray]:
    """Units that belong to each area as a whole; of cut ones nobody can subtract anything exact."""
    return [row >= 1.0 - 1e-9 for row in weights.toarray()]  # type: ignore[attr-defined]
