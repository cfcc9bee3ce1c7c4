"""Checks of counts over time: units that come and go, jumps, breaks, gaps, and parts larger than their whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..catalogue import Catalogue
from ..cells import CellState
from ..comparison.geography import RESIDENTS
from ..language import listing, number, translate
from .figures import DOUBTED, TOTAL, UNASSIGNABLE, Finding
from .imported import Imported

_JUMP = 6.0
"""A change so many times as far from the city's as half of the units are is named."""

_MANY, _BEYOND_MANY = 0.9, 2.5
"""And so many times as far as nine of ten units are."""

_LEAST_JUMP = 50
"""Persons or cases; smaller changes are the life of a small unit."""

_LEAST_SHARE = 0.1
"""Of a large unit, less than that is no jump either."""

_BREAK = 0.25
"""The sum of all units changes by more of itself only where a definition changed."""

_NAMED = 12


def check_over_time(imported: Imported, catalogue: Catalogue, *, is_latest_only: bool = False) -> list[Finding]:
    """What is odd from one date to the next, and within each.

    Args:
        imported: counts of one or more dates.
        catalogue: says which variables are parts of others.
        is_latest_only: looks at the last two dates and nothing before.
    """
    if is_latest_only:
        imported = at_dates(imported, imported.dates[-2:])
    findings = [*_units(imported), *_gaps(imported), *_parts(imported, catalogue)]
    for before, after in zip(range(len(imported.dates)), range(1, len(imported.dates)), strict=False):
        findings += _changes(imported, before, after)
    return findings


def at_dates(imported: Imported, dates: Sequence[str]) -> Imported:
    """The same counts, some of the dates only."""
    places = [imported.dates.index(date) for date in dates]
    return replace(
        imported, dates=list(dates), values=imported.values[places], states=imported.states[places],
        has_figure=imported.has_figure[places],
    )  # fmt: skip


def _plain(imported: Imported) -> np.ndarray:
    return np.array([unit not in (TOTAL, UNASSIGNABLE) for unit in imported.units])


def _units(imported: Imported) -> list[Finding]:
    """Units that are not in every date."""
    plain = _plain(imported)
    there = imported.has_figure.any(axis=2)
    findings = []
    for place in range(1, len(imported.dates)):
        for which, text in (
            (there[place] & ~there[place - 1], translate("importing", "units new on {date}: {units}")),
            (
                there[place - 1] & ~there[place],
                translate(
                    "importing",
                    "units no longer there on {date}: {units}; if boundaries changed, OLD_UNITS converts the earlier counts",
                ),
            ),
        ):
            units = [imported.units[index] for index in np.flatnonzero(which & plain)]
            if units:
                findings.append(
                    Finding(DOUBTED, "", "", text.format(date=imported.dates[place], units=listing(units, _NAMED)))
                )
    return findings


def _gaps(imported: Imported) -> list[Finding]:
    """Variables that are missing at a date others have."""
    figures = ~np.isnan(imported.values).all(axis=1)
    findings = []
    for index, variable in enumerate(imported.variables):
        missing = [date for date, has in zip(imported.dates, figures[:, index], strict=True) if not has]
        if missing and len(missing) < len(imported.dates):
            findings.append(
                Finding(
                    DOUBTED, "", "",
                    translate("importing", "{variable} has no figures for {dates}; there is no change from or to these dates").format(
                        variable=variable, dates=listing(missing, _NAMED)
                    ),
                )
            )  # fmt: skip
    return findings


def _parts(imported: Imported, catalogue: Catalogue) -> list[Finding]:
    """Parts that are larger than their whole."""
    findings = []
    for index, name in enumerate(imported.variables):
        whole = catalogue.variables[name].part_of
        if whole not in imported.variables:
            continue
        larger = imported.values[..., index] > imported.values[..., imported.variables.index(whole)]
        cells = [
            f"{imported.units[unit]} ({imported.dates[date] or '-'})"
            for date, unit in zip(*np.nonzero(larger), strict=True)
        ]
        if cells:
            findings.append(
                Finding(DOUBTED, "", "", translate("importing", "{part} is larger than {whole} in {units}").format(part=name, whole=whole, units=listing(cells, _NAMED)))
            )  # fmt: skip
    return findings


def _changes(imported: Imported, before: int, after: int) -> list[Finding]:
    plain = _plain(imported)
    findings = []
    residents = 0.0
    if RESIDENTS in imported.variables:
        residents = float(np.nansum(imported.values[after, plain, imported.variables.index(RESIDENTS)]))
    for index, variable in enumerate(imported.variables):
        first, second = imported.values[before, plain, index], imported.values[after, plain, index]
        both = ~np.isnan(first) & ~np.isnan(second)
        if both.sum() < 2 or not first[both].sum():
            continue
        city = second[both].sum() / first[both].sum()
        dates = {"variable": variable, "before": imported.dates[before], "after": imported.dates[after]}
        if abs(city - 1) > _BREAK:
            findings.append(
                Finding(
                    DOUBTED, "", "",
                    translate("importing", "{variable} changes by {change} % in all from {before} to {after}: is it still counted in the same way?").format(
                        change=number(100 * (city - 1), 1), **dates
                    ),
                )
            )  # fmt: skip
        expected = first * city
        off = second - expected
        scale = np.sqrt(np.maximum(expected, 1.0))
        distance = np.abs(off) / scale
        usual = max(float(np.median(distance[both])), 0.5)
        # Sums of ages and the like are far off in many units; one that jumps is far off from those, too.
        most = float(np.quantile(distance[both], _MANY))
        # What one person adds: more than one in a sum of ages.
        each = max(1.0, float(second[both].sum()) / residents) if residents else 1.0
        jumps = both & (np.abs(off) > np.maximum(_LEAST_JUMP * each, _LEAST_SHARE * expected))
        jumps &= distance > max(_JUMP * usual, _BEYOND_MANY * most)
        units = np.array(imported.units, dtype=object)[plain]
        cells = [f"{units[place]}: {number(first[place])} → {number(second[place])}" for place in np.flatnonzero(jumps)]
        if cells:
            findings.append(
                Finding(DOUBTED, "", "", translate("importing", "{variable} jumps from {before} to {after} in {units}").format(units=listing(cells, _NAMED), **dates))
            )  # fmt: skip
    return findings


def count_states(imported: Imported) -> dict[str, int]:
    """How many cells are of each state, by its name."""
    states = imported.states[imported.has_figure]
    return {state.name.lower(): int((states == state).sum()) for state in CellState if (states == state).any()}
