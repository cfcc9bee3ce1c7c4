"""The Steckbrief of an area: its facts beside those of the city, ready to be printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from osgeo import osr

from ..catalogue import Indicator
from ..comparison.geography import Geography
from ..comparison.statistics import ranks
from ..indicators import TOTAL_ID
from ..indicators import WITHHELD as SECRET_STATUSES
from ..language import language, number, translate
from ..reference_dates import format_date
from .figures import Shown, shown, total_name
from .pages import AREAS, Bar, Profile, Statement, Table, TimeLine
from .settings import Settings
from .wording import (
    SECRET_SIGN,
    change_unit,
    decimals_of,
    figure,
    hectares,
    printed,
    sign_for,
    signed,
    unit_of,
    year,
)

BARS = ("mh", "alo_q", "alo_ausl_q", "kind_bg", "pers_bg", "minds_q", "gsia", "ae_hh", "kind_ae", "bg")
AGES = ("ew_u18", "ew_18u65", "ew_65plus")
LINES = ("ew", "ew_65plus", "kind_bg", "alo_q", "mh", "minds_q")
MOST_BARS, MOST_LINES = 8, 4

_SIMILAR, _MARKED = 0.05, 0.25
"""Up to so much of the city's figure a difference is none, and from so much on it is marked."""


class ProfileWriter:
    """Writes the profiles of one geography."""

    def __init__(
        self, layer: str, geography: Geography, items: Sequence[Indicator], date: str, settings: Settings,
        districts_say: Mapping[str, np.ndarray],
    ) -> None:  # fmt: skip
        """A writer.

        Args:
            layer: of the areas.
            geography: release or result.
            items: indicators in their order.
            date: reference date.
            settings: wording.
            districts_say: by indicator, what the districts would say of each area; empty for districts themselves.
        """
        self._layer, self._geography, self._items, self._date, self._settings = layer, geography, items, date, settings
        self._districts_say = districts_say
        self._values = {item.id: shown(geography, item, date) for item in items}
        self._changes = {
            item.id: shown(geography, item, date, is_change=True) for item in items if item.change != "none"
        }
        self._ranks = {item.id: ranks(self._values[item.id].values) for item in items}
        self._dates = [day for day in geography.dates if day and day <= date]
        self._surface = _surfaces(geography)

    def profile(self, area: int) -> Profile:
        """The profile of the area at that place."""
        of = {item.id: item for item in self._items}
        return Profile(
            layer=self._layer,
            area=area,
            area_id=self._geography.ids[area],
            area_name=self._geography.names[area],
            facts=self._facts(area),
            bars=[self._bar(area, of[name]) for name in BARS if name in of][:MOST_BARS],
            ages=[self._bar(area, of[name]) for name in AGES if name in of],
            lines=self._lines(area, of),
            statements={item.column: self._statement(area, item) for item in self._items},
            date=format_date(self._date, language()),
            base_date=format_date(self._base_date(), language()),
            surface="" if np.isnan(self._surface[area]) else hectares(self._surface[area]),
        )

    def _base_date(self) -> str:
        dates = self._geography.facts.loc[(slice(None), self._date), :]["base_date"].dropna()
        return str(dates.iloc[0]) if len(dates) else ""

    def _facts(self, area: int) -> Table:
        rows = []
        for item in self._items:
            own, decimals = self._values[item.id], decimals_of(item)
            change = self._changes.get(item.id)
            row = [
                _named(item),
                printed(own.values[area], own.status[area], decimals, is_change=item.is_development),
                *([self._district_text(area, item)] if self._layer == AREAS and self._districts_say else []),
                _or_sign(own.city, decimals, is_change=item.is_development),
                self._rank_text(area, item),
                "" if change is None else _change_text(change, area, item),
            ]
            rows.append(row)
        columns = [
            translate("atlas", "Indicator"),
            translate("atlas", "Area"),
            *([translate("atlas", "what districts say")] if self._layer == AREAS and self._districts_say else []),
            total_name(self._settings),
            translate("atlas", "Rank"),
            translate("atlas", "Change since {year}").format(year=year(self._base_date())) if self._base_date() else translate("atlas", "Change"),
        ]  # fmt: skip
        shares = (0.35, 0.09, 0.12, 0.17, 0.09, 0.18) if len(columns) == 6 else (0.42, 0.12, 0.17, 0.11, 0.18)
        return Table(
            translate("atlas", "Facts, {date}").format(date=format_date(self._date, language())),
            columns,
            rows,
            shares=shares,
        )

    def _district_text(self, area: int, item: Indicator) -> str:
        if not item.denominator and not item.is_development:
            # Districts share out a count by what they have in common with the area: that says nothing about how many live there.
            return ""
        value = self._districts_say.get(item.id, np.full(len(self._geography.ids), np.nan))[area]
        return SECRET_SIGN if np.isnan(value) else figure(value, decimals_of(item))

    def _rank_text(self, area: int, item: Indicator) -> str:
        rank = self._ranks[item.id]
        return "" if np.isnan(rank[area]) else f"{number(rank[area])} / {number(int((~np.isnan(rank)).sum()))}"

    def _bar(self, area: int, item: Indicator) -> Bar:
        own, decimals = self._values[item.id], decimals_of(item)
        return Bar(
            str(item.label), float(own.values[area]), printed(own.values[area], own.status[area], decimals),
            round(own.city, decimals), _or_sign(own.city, decimals),
        )  # fmt: skip

    def _lines(self, area: int, of: Mapping[str, Indicator]) -> list[TimeLine]:
        found: list[TimeLine] = []
        for name in LINES:
            if name not in of or len(found) == MOST_LINES:
                continue
            item = of[name]
            rows = self._geography.facts.loc[name]
            by_date = rows.set_index("area_id", append=True)["value"]
            decimals = decimals_of(item)

            def over_time(id: str, by_date=by_date, decimals=decimals) -> np.ndarray:  # type: ignore[no-untyped-def]
                return np.array([np.round(float(by_date.get((day, id), np.nan)), decimals) for day in self._dates])

            own = over_time(self._geography.ids[area])
            if (~np.isnan(own)).sum() < 2:
                continue
            # The whole city has so many more people than an area that one scale cannot hold both.
            city = over_time(TOTAL_ID) if item.denominator else np.full(len(own), np.nan)
            label = f"{item.label} ({unit_of(item)})"
            found.append(TimeLine(label, [year(day) for day in self._dates], own, city, decimals))
        return found

    def _statement(self, area: int, item: Indicator) -> Statement:
        own, decimals = self._values[item.id], decimals_of(item)
        change = self._changes.get(item.id)
        moved = np.nan if change is None else change.values[area]
        rank = self._ranks[item.id]
        said = self._districts_say.get(item.id)
        value = own.values[area]
        return Statement(
            value=printed(value, own.status[area], decimals, is_change=False),
            city=_or_sign(own.city, decimals),
            districts="" if said is None or np.isnan(said[area]) else figure(said[area], decimals),
            comparison=_compared(value, own.city) if item.denominator else "",
            is_shown=not np.isnan(value),
            change="" if np.isnan(moved) else figure(abs(moved), 1),
            rank=None if np.isnan(rank[area]) else int(rank[area]),
            rank_of=int((~np.isnan(rank)).sum()),
            direction="" if np.isnan(moved) else "up" if moved > 0 else "down" if moved < 0 else "same",
        )


def _named(item: Indicator) -> str:
    unit = unit_of(item)
    return f"{item.label} ({unit})" if item.denominator or item.is_development else str(item.label)


def _or_sign(value: float, decimals: int, *, is_change: bool = False) -> str:
    return printed(value, "missing", decimals, is_change=is_change)


def _change_text(change: Shown, area: int, item: Indicator) -> str:
    value, status = change.values[area], change.status[area]
    if np.isnan(value):
        return SECRET_SIGN if status in SECRET_STATUSES else sign_for(status)
    short = {"pp": translate("atlas", "pp"), "points": translate("atlas", "pts"), "years": translate("atlas", "years")}
    unit = short.get(item.change, change_unit(item))
    return f"{signed(value)} {unit}"


def _compared(value: float, city: float) -> str:
    if np.isnan(value) or np.isnan(city) or city <= 0:
        return ""
    distance = value / city - 1.0
    if abs(distance) <= _SIMILAR:
        return "similar"
    side = "higher" if distance > 0 else "lower"
    return f"much_{side}" if abs(distance) >= _MARKED else side


def _surfaces(geography: Geography) -> np.ndarray:
    """Square metres of the areas where the map's units are metres, else NaN."""
    system = osr.SpatialReference()
    if not geography.shapes.crs_wkt or system.ImportFromWkt(geography.shapes.crs_wkt) != 0 or not system.IsProjected():
        return np.full(len(geography.ids), np.nan)
    return np.asarray(shapely.area(geography.polygons())) * system.GetLinearUnits() ** 2
