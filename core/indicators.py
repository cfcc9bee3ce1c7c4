"""From counts of units to indicators of areas: sums first, then the quotient, then the change. Rates are never averaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from .catalogue import Catalogue, Indicator
from .cells import CellState
from .counts import Counts
from .crosswalk import Crosswalk
from .errors import ParameterError
from .language import listing, number, translate
from .reference_dates import years_before
from .reporter import Reporter

TOTAL_ID = "_total"
"""`area_id` of the city's row in the facts."""

WITHHELD = ("secret", "secret_secondary")
"""Statuses of figures that exist and must not be seen."""

SMALL_BASE = 20
"""Below this base-year count a change in per cent says little, and a note says so."""

FACT_COLUMNS = (
    "area_id", "area_name", "indicator", "date", "numerator", "denominator", "value", "unit", "base_date", "base_value",
    "change", "change_unit", "lower", "upper", "status", "change_status", "note",
)  # fmt: skip


class Status(IntEnum):
    """What a figure is. Only the first two have a value."""

    OK = 0
    ESTIMATED = 1
    UNDEFINED = 2
    IMPLAUSIBLE = 3
    MISSING = 4
    INCOMPLETE = 5
    SECRET = 6

    @property
    def word(self) -> str:
        """The word in the column `status`."""
        return self.name.lower()


@dataclass(frozen=True)
class AreaCounts:
    """Counts of areas: dates × areas × variables, NaN where there is no figure; the last area is the whole city."""

    dates: tuple[str, ...]
    variables: tuple[str, ...]
    values: np.ndarray
    statuses: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    """What is certain where units were cut: nothing or all of each cut unit lies in the area."""
    from_cut: np.ndarray
    """The part of the values that comes from cut units."""
    missing_units: np.ndarray
    """dates × areas: how many units of the area have no row for the date, but for another one."""


@dataclass(frozen=True)
class Series:
    """An indicator for all dates × areas."""

    numerator: np.ndarray
    denominator: np.ndarray
    value: np.ndarray
    status: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    """Certain bounds of the value where units were cut, NaN elsewhere and where there is no bound."""


def computable(catalogue: Catalogue, counts: Counts, ids: str, reporter: Reporter) -> list[Indicator]:
    """The indicators asked for, or all that the variables of the table allow, without variants.

    Raises:
        ParameterError: an indicator asked for needs variables that the table does not have, or none can be computed.
    """
    lacking = {
        indicator.id: [name for name in indicator.variables if name not in counts.variables]
        for indicator in catalogue.indicators.values()
    }
    if ids.strip():
        chosen = catalogue.select(ids)
        impossible = [
            f"{indicator.id} ({', '.join(lacking[indicator.id])})" for indicator in chosen if lacking[indicator.id]
        ]
        if impossible:
            raise ParameterError(
                translate(
                    "indicators",
                    "These indicators need variables that the counts do not have: {indicators}. The counts have: "
                    "{variables}. Say in VARIABLES which columns hold them.",
                ).format(indicators=listing(impossible, 30), variables=listing(counts.variables, 60))
            )
        return chosen
    chosen = [indicator for indicator in catalogue.without_variants() if not lacking[indicator.id]]
    if not chosen:
        raise ParameterError(
            translate("indicators", "No indicator can be computed from the variables {variables}.").format(
                variables=listing(counts.variables, 60)
            )
        )
    left_out = [
        f"{indicator.id} ({', '.join(lacking[indicator.id])})"
        for indicator in catalogue.without_variants()
        if lacking[indicator.id]
    ]
    if left_out:
        reporter.info(
            translate("indicators", "Not computed, since variables are not in the counts: {indicators}.").format(
                indicators=listing(left_out, 30)
            )
        )
    return chosen


def area_counts(crosswalk: Crosswalk, counts: Counts) -> AreaCounts:
    """Counts of the areas and, as the last one, of the whole city.

    A figure is secret when any unit of the area is secret, missing when no unit has a figure, incomplete when only some
    have, estimated when a unit with a count was cut. Units without a row in the table hold nothing; those that have one
    for another date are counted in `missing_units`.
    """
    members = crosswalk.weights.copy()
    members.data = np.ones_like(members.data)
    everyone = sparse.csr_array(np.ones((1, len(crosswalk.unit_ids))))
    weights = sparse.csr_array(sparse.vstack([crosswalk.weights, everyone]))
    members = sparse.csr_array(sparse.vstack([members, everyone]))
    cut = sparse.csr_array(sparse.vstack([crosswalk.cut(), sparse.csr_array((1, len(crosswalk.unit_ids)))]))
    shape = (len(counts.dates), weights.shape[0], len(counts.variables))
    values, statuses = np.empty(shape), np.empty(shape, dtype=np.uint8)
    lower, upper, from_cut = np.empty(shape), np.empty(shape), np.empty(shape)
    cut_weights = sparse.csr_array(weights.multiply(cut))
    missing_units = np.empty(shape[:2], dtype=np.int64)
    at_some_date = counts.has_row.any(axis=0)
    for date in range(len(counts.dates)):
        figures, states = counts.values[date], counts.states[date]
        present = ~np.isnan(figures)
        known = np.where(present, figures, 0.0)
        secret = members @ (states == CellState.SECRET).astype(np.float64)
        absent = members @ (~present & counts.has_row[date][:, None]).astype(np.float64)
        found = members @ present.astype(np.float64)
        status = np.where((cut @ (known > 0).astype(np.float64)) > 0, Status.ESTIMATED, Status.OK)
        status = np.where(absent > 0, Status.INCOMPLETE, status)
        status = np.where(found == 0, Status.MISSING, status)
        status = np.where(secret > 0, Status.SECRET, status)
        values[date] = np.where(status <= Status.ESTIMATED, weights @ known, np.nan)
        all_of_cut = cut @ known
        upper[date] = np.where(status <= Status.ESTIMATED, members @ known, np.nan)
        lower[date] = upper[date] - all_of_cut
        from_cut[date] = cut_weights @ known
        statuses[date] = status
        missing_units[date] = members @ (at_some_date & ~counts.has_row[date]).astype(np.float64)
    if counts.total_values is not None and counts.total_states is not None:
        values[:, -1] = counts.total_values
        statuses[:, -1] = np.where(
            counts.total_states == CellState.SECRET,
            Status.SECRET,
            np.where(np.isnan(counts.total_values), Status.MISSING, Status.OK),
        )
        missing_units[:, -1] = 0
        lower[:, -1] = upper[:, -1] = counts.total_values
        from_cut[:, -1] = 0.0
    return AreaCounts(counts.dates, counts.variables, values, statuses, lower, upper, from_cut, missing_units)


def series(indicator: Indicator, areas: AreaCounts, period: int) -> Series:
    """The indicator for all dates and areas. A development looks back by `period` years.

    The bounds of a rate take the worst case of each cut unit: its denominator inside and its numerator outside the area, or
    the other way round. Where the numerator is a part of the denominator they cannot be parted altogether. A development
    has no bounds.
    """
    numerator, numerator_status = _sum(indicator.numerator, areas)
    nothing = np.full_like(numerator, np.nan)
    if indicator.is_development:
        before = [_base_index(areas.dates, date, period) for date in areas.dates]
        base = np.array([np.full(numerator.shape[1], np.nan) if row is None else numerator[row] for row in before])
        base_status = np.array(
            [np.full(numerator.shape[1], Status.MISSING) if row is None else numerator_status[row] for row in before]
        )
        value, status = _quotient(numerator - base, base, np.maximum(numerator_status, base_status), 100.0, None)
        return Series(numerator - base, base, value, status, nothing, nothing)
    least, most = _bounds(indicator.numerator, areas)
    if not indicator.denominator:
        is_estimate = numerator_status == Status.ESTIMATED
        return Series(
            numerator, nothing, numerator, numerator_status,
            np.where(is_estimate, least, np.nan), np.where(is_estimate, most, np.nan),
        )  # fmt: skip
    denominator, denominator_status = _sum(indicator.denominator, areas)
    gap = (denominator_status == Status.MISSING) & (numerator_status < Status.MISSING)
    denominator_status = np.where(gap, Status.INCOMPLETE, denominator_status)
    hidden = numerator_status == Status.MISSING
    status = np.where(
        hidden & (denominator_status != Status.SECRET), Status.MISSING, np.maximum(numerator_status, denominator_status)
    )
    value, status = _quotient(numerator, denominator, status, indicator.scale, indicator.maximum)
    base_least, base_most = _bounds(indicator.denominator, areas)
    is_estimate = status == Status.ESTIMATED
    lower, upper = nothing.copy(), nothing.copy()
    if indicator.is_share:
        base_least, base_most = base_least + (most - least), base_most - (most - least)
    np.divide(least * indicator.scale, base_most, out=lower, where=is_estimate & (base_most > 0))
    np.divide(most * indicator.scale, base_least, out=upper, where=is_estimate & (base_least > 0))
    return Series(numerator, denominator, value, status, lower, upper)


def facts(
    indicators: Sequence[Indicator], areas: AreaCounts, area_ids: Sequence[str], area_names: Sequence[str],
    dates: Sequence[str], period: int,
) -> pd.DataFrame:  # fmt: skip
    """The long table, one row per indicator, date and area with the columns FACT_COLUMNS.

    Args:
        indicators: what to compute.
        areas: counts of the areas and of the city, for all dates that are needed, base dates too.
        area_ids, area_names: of the areas and, last, of the city.
        dates: the dates to report.
        period: years to look back for the change.
    """
    columns: dict[str, Any] = {name: [] for name in FACT_COLUMNS}
    count = len(area_ids)
    for indicator in indicators:
        figures = series(indicator, areas, period)
        for date in dates:
            row = areas.dates.index(date)
            base_row = _base_index(areas.dates, date, period)
            change, change_status = _change(indicator, figures, row, base_row)
            has_base_value = base_row is not None and not indicator.is_development
            columns["numerator"].append(figures.numerator[row])
            columns["denominator"].append(figures.denominator[row])
            columns["value"].append(figures.value[row])
            columns["base_value"].append(figures.value[base_row] if has_base_value else np.full(count, np.nan))
            columns["change"].append(change)
            columns["lower"].append(figures.lower[row])
            columns["upper"].append(figures.upper[row])
            columns["status"] += [Status(code).word for code in figures.status[row]]
            columns["change_status"] += change_status
            columns["note"] += _notes(indicator, areas, figures, row, base_row)
    measured = ("numerator", "denominator", "value", "base_value", "change", "lower", "upper")
    columns |= {name: np.concatenate(columns[name]) for name in measured}
    base_dates = [years_before(date, period) if date else None for date in dates]
    per_indicator: dict[str, list[object]] = {
        "indicator": [indicator.id for indicator in indicators],
        "unit": [indicator.unit for indicator in indicators],
        "change_unit": [None if indicator.change == "none" else indicator.change for indicator in indicators],
    }
    columns |= {
        name: np.repeat(np.array(texts, dtype=object), len(dates) * count) for name, texts in per_indicator.items()
    }
    for name, texts in (("date", [date or None for date in dates]), ("base_date", base_dates)):
        columns[name] = np.tile(np.repeat(np.array(texts, dtype=object), count), len(indicators))
    for name, of_areas in (("area_id", area_ids), ("area_name", area_names)):
        columns[name] = np.tile(np.array(of_areas, dtype=object), len(indicators) * len(dates))
    return pd.DataFrame(columns, columns=list(FACT_COLUMNS))


def _base_index(dates: Sequence[str], date: str, period: int) -> int | None:
    base = years_before(date, period) if date else ""
    return dates.index(base) if base and base in dates else None


def _sum(variables: Sequence[str], areas: AreaCounts) -> tuple[np.ndarray, np.ndarray]:
    """Sum of variables. It is missing when all are, incomplete when some are."""
    columns = [areas.variables.index(name) for name in variables]
    statuses = areas.statuses[..., columns]
    status = statuses.max(axis=-1)
    some_missing = (statuses == Status.MISSING).any(axis=-1) & ~(statuses == Status.MISSING).all(axis=-1)
    return areas.values[..., columns].sum(axis=-1), np.where(
        some_missing, np.maximum(status, Status.INCOMPLETE), status
    )


def _bounds(variables: Sequence[str], areas: AreaCounts) -> tuple[np.ndarray, np.ndarray]:
    """Certain bounds of a sum of variables."""
    columns = [areas.variables.index(name) for name in variables]
    return areas.lower[..., columns].sum(axis=-1), areas.upper[..., columns].sum(axis=-1)


def _quotient(
    numerator: np.ndarray, denominator: np.ndarray, status: np.ndarray, scale: float, maximum: float | None
) -> tuple[np.ndarray, np.ndarray]:
    """Value and status of a quotient."""
    has_figures = status <= Status.ESTIMATED
    is_defined = has_figures & (denominator != 0)
    value = np.full_like(numerator, np.nan)
    np.divide(numerator * scale, denominator, out=value, where=is_defined)
    status = np.where(has_figures & ~is_defined, Status.UNDEFINED, status)
    if maximum is not None:
        beyond = is_defined & (value > maximum)
        status = np.where(beyond, Status.IMPLAUSIBLE, status)
        value[beyond] = np.nan
    return value, status


def _change(
    indicator: Indicator, figures: Series, row: int, base_row: int | None
) -> tuple[np.ndarray, list[str | None]]:
    """Change since the base date and its status, nothing where the indicator has no change of its own."""
    areas = figures.value.shape[1]
    if indicator.change == "none":
        return np.full(areas, np.nan), [None] * areas
    if base_row is None:
        return np.full(areas, np.nan), [Status.MISSING.word] * areas
    now, before = figures.value[row], figures.value[base_row]
    status = np.maximum(figures.status[row], figures.status[base_row])
    change = now - before
    if indicator.change == "%":
        status = np.where((status <= Status.ESTIMATED) & (before == 0), Status.UNDEFINED, status)
        change = np.divide(change * 100.0, before, out=np.full(areas, np.nan), where=before != 0)
    return np.where(status <= Status.ESTIMATED, change, np.nan), [Status(code).word for code in status]


def _notes(
    indicator: Indicator, areas: AreaCounts, figures: Series, row: int, base_row: int | None
) -> list[str | None]:
    notes: list[list[str]] = [[] for _ in range(figures.value.shape[1])]
    no_row = translate("indicators", "{count} units without figures")
    for area in np.flatnonzero(areas.missing_units[row]):
        notes[area].append(no_row.format(count=number(areas.missing_units[row, area])))
    columns = [areas.variables.index(name) for name in indicator.numerator]
    part, whole = areas.from_cut[row][:, columns].sum(axis=1), figures.numerator[row]
    if not indicator.is_development:
        for area in np.flatnonzero(figures.status[row] == Status.ESTIMATED):
            if part[area] > 0 and whole[area] > 0:
                notes[area].append(
                    translate("indicators", "{share} % from cut units").format(
                        share=number(100 * part[area] / whole[area])
                    )
                )
    if base_row is not None:
        changed = areas.missing_units[base_row] != areas.missing_units[row]
        for area in np.flatnonzero(changed):
            notes[area].append(
                translate("indicators", "{count} units without figures in the base year").format(
                    count=number(areas.missing_units[base_row, area])
                )
            )
        small = (figures.value[base_row] < SMALL_BASE) if indicator.change == "%" else np.zeros(len(notes), dtype=bool)
        for area in np.flatnonzero(small):
            notes[area].append(translate("indicators", "small base: change from fewer than 20"))
    return ["; ".join(parts) or None for parts in notes]
