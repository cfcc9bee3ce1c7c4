"""What is different from last year's release: figures that are new, revised, newly withheld or newly shown, areas that came or went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..atlas.wording import decimals_of, printed, signed
from ..catalogue import Indicator
from ..comparison.geography import Geography
from ..indicators import TOTAL_ID, WITHHELD
from ..language import language, translate
from ..reference_dates import format_date


@dataclass(frozen=True)
class Change:
    """An indicator in an area, last year and this year."""

    area: str
    indicator: str
    before: str
    after: str
    difference: str


@dataclass(frozen=True)
class Differences:
    """Two releases of the same areas."""

    title: str
    new_areas: list[str]
    lost_areas: list[str]
    new_dates: list[str]
    new_indicators: list[str]
    lost_indicators: list[str]
    city: list[Change]
    """The whole city at the latest date of each release."""
    largest: list[Change]
    """The areas whose latest figure differs most from last year's, by indicator."""
    revised: list[Change]
    """Figures of dates both releases have, that are not the same."""
    newly_withheld: list[Change]
    newly_shown: list[Change]


def differences(before: Geography, after: Geography, title: str, most: int = 3) -> Differences:
    """Compares two releases.

    Args:
        before: last year's release, or result.
        after: this year's.
        title: what the areas are called.
        most: areas named for each indicator.
    """
    first, second = _figures(before), _figures(after)
    names = dict(zip(after.ids, after.names, strict=True)) | {TOTAL_ID: translate("yearly", "Whole city")}
    city: list[Change] = []
    largest: list[Change] = []
    revised: list[Change] = []
    withheld: list[Change] = []
    shown: list[Change] = []
    for indicator in (id for id in after.indicators if id in before.indicators):
        change = _Changes(after.indicators[indicator], names)
        old = {area: cell for (id, date, area), cell in first.items() if id == indicator and date == before.dates[-1]}
        new = {area: cell for (id, date, area), cell in second.items() if id == indicator and date == after.dates[-1]}
        pairs = {area: (old[area], cell) for area, cell in new.items() if area in old}
        if TOTAL_ID in pairs:
            city.append(change.of(names[TOTAL_ID], *pairs.pop(TOTAL_ID)))
        sizes = {area: abs(cells[1].value - cells[0].value) for area, cells in pairs.items()}
        ranked = sorted((area for area, size in sizes.items() if size > 0), key=lambda area, sizes=sizes: -sizes[area])  # type: ignore[misc]
        largest += [change.of(names[area], *pairs[area]) for area in ranked[:most]]
        withheld += [
            change.of(names[area], *cells) for area, cells in pairs.items() if cells[1].is_secret > cells[0].is_secret
        ]
        shown += [
            change.of(names[area], *cells) for area, cells in pairs.items() if cells[0].is_secret > cells[1].is_secret
        ]
        for date in (day for day in after.dates if day in before.dates):
            for area in (*after.ids, TOTAL_ID):
                cells = first.get((indicator, date, area)), second.get((indicator, date, area))
                if cells[0] is not None and cells[1] is not None and change.is_visible(cells[0], cells[1]):
                    revised.append(change.of(f"{names[area]} ({format_date(date, language())})", cells[0], cells[1]))
    return Differences(
        title,
        [names[id] for id in after.ids if id not in before.ids],
        [name for id, name in zip(before.ids, before.names, strict=True) if id not in after.ids],
        [format_date(date, language()) for date in after.dates if date not in before.dates],
        [str(item.label) for id, item in after.indicators.items() if id not in before.indicators],
        [str(item.label) for id, item in before.indicators.items() if id not in after.indicators],
        city, largest, revised, withheld, shown,
    )  # fmt: skip


@dataclass(frozen=True)
class _Figure:
    value: float
    status: str

    @property
    def is_secret(self) -> bool:
        return self.status in WITHHELD


class _Changes:
    """Changes of one indicator as they are printed."""

    def __init__(self, item: Indicator, names: Mapping[str, str]) -> None:
        self._label, self._decimals, self._names = str(item.label), decimals_of(item), names

    def of(self, area: str, old: _Figure, new: _Figure) -> Change:
        # Of the figures as they are printed, so that a reader can check it.
        step = np.round(new.value, self._decimals) - np.round(old.value, self._decimals)
        return Change(
            area, self._label, printed(old.value, old.status, self._decimals), printed(new.value, new.status, self._decimals),
            "" if np.isnan(step) else signed(step, self._decimals),
        )  # fmt: skip

    def is_visible(self, old: _Figure, new: _Figure) -> bool:
        """Whether both are shown, and differ as printed."""
        return not np.isnan(new.value - old.value) and round(old.value, self._decimals) != round(
            new.value, self._decimals
        )


def _figures(geography: Geography) -> dict[tuple[str, str, str], _Figure]:
    facts = geography.facts.reset_index()
    status = facts["status"].where(facts["status"].notna(), "missing")
    values = pd.to_numeric(facts["value"])
    return {
        (str(indicator), str(date), str(area)): _Figure(float(value), str(state))
        for indicator, date, area, value, state in zip(
            facts["indicator"], facts["date"], facts["area_id"], values, status, strict=True
        )
    }
