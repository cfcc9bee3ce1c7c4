"""What a run tells about itself: coverage, cut units, the city's row, and where rows and persons went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse

from .counts import Counts
from .counts_checks import main_variable
from .crosswalk import Crosswalk
from .language import language, listing, number, translate
from .method_error import expected_error
from .reference_dates import format_date, years_before
from .reporter import Reporter
from .zones import Zones

_AREAS_NAMED = 3


_SHARE_WORTH_SAYING = 0.1
"""Areas that rest on cut units by less are not named in the log."""


def persons_of_units(counts: Counts, date: str) -> np.ndarray:
    """Residents of each unit at the date, 0 where there is no figure."""
    variable = counts.variables.index(main_variable(counts.variables))
    return np.nan_to_num(counts.values[counts.dates.index(date), :, variable])


def report_base_dates(dates: Sequence[str], counts: Counts, period: int, reporter: Reporter) -> None:
    """Says for which dates there can be no change."""
    if dates == ("",):
        reporter.warning(
            translate(
                "indicator_run",
                "The counts have no reference date, so there is no change over the period. Name the column in COUNTS_DATE, "
                "or the date in DATE.",
            )
        )
        return
    lacking = [date for date in dates if years_before(date, period) not in counts.dates]
    if lacking:
        reporter.info(
            translate(
                "indicator_run", "No change over {period} years for {dates}: the counts lack the base date."
            ).format(period=period, dates=listing((format_date(date, language()) for date in lacking), 30))
        )


def report_coverage(
    crosswalk: Crosswalk, areas: Zones, counts: Counts, date: str, reporter: Reporter
) -> dict[str, Any]:
    """How many units are whole, cut and outside, and how many persons are in no area or in more than one."""
    weights = crosswalk.weights
    persons = persons_of_units(counts, date)
    is_cut = np.asarray(crosswalk.cut().sum(axis=0)).ravel() > 0
    given = np.asarray(weights.sum(axis=0)).ravel()
    outside = float(((1.0 - crosswalk.covered()) * persons).sum())
    repeated = float((np.maximum(given - 1.0, 0.0) * persons).sum())
    empty = [id for id, units in zip(crosswalk.area_ids, np.diff(weights.indptr), strict=True) if units == 0]
    coverage: dict[str, Any] = {
        "units_whole": int(((given > 0) & ~is_cut).sum()),
        "units_cut": int(is_cut.sum()),
        "units_outside": int((given == 0).sum()),
        "persons_outside": outside,
        "persons_in_several_areas": repeated,
        "areas_without_units": empty,
    }
    if crosswalk.method == "identity":
        return coverage
    reporter.info(
        translate(
            "indicator_run", "Crosswalk ({method}): {whole} units whole, {cut} cut, {outside} outside all areas."
        ).format(
            method=crosswalk.method,
            whole=number(coverage["units_whole"]),
            cut=number(coverage["units_cut"]),
            outside=number(coverage["units_outside"]),
        )
    )
    if empty:
        reporter.warning(
            translate("indicator_run", "{count} areas hold no unit and have no figures: {areas}.").format(
                count=number(len(empty)), areas=listing(empty)
            )
        )
    main = main_variable(counts.variables)
    coverage |= _report_cuts(crosswalk, areas, persons, reporter)
    if outside >= 0.5:
        reporter.info(
            translate("indicator_run", "{persons} ({variable}) live outside all areas.").format(
                persons=number(outside), variable=main
            )
        )
    if repeated >= 0.5:
        reporter.warning(
            translate(
                "indicator_run", "Areas overlap: {persons} ({variable}) are counted in more than one area."
            ).format(persons=number(repeated), variable=main)
        )
    return coverage


def share_from_cut_units(crosswalk: Crosswalk, persons: np.ndarray) -> np.ndarray:
    """Share of each area's persons that live in units its boundary cuts."""
    cut = crosswalk.cut() if crosswalk.boundary is None or crosswalk.cut().nnz else crosswalk.boundary
    total = crosswalk.weights @ persons
    part = sparse.csr_array(crosswalk.weights.multiply(cut)) @ persons
    return np.divide(part, total, where=total > 0, out=np.zeros_like(total))


def _report_cuts(crosswalk: Crosswalk, areas: Zones, persons: np.ndarray, reporter: Reporter) -> dict[str, Any]:
    """Says which areas rest on cut units, how far off they may be, and what would be better."""
    kept: dict[str, Any] = {}
    if crosswalk.snapped is not None and crosswalk.snapped.any():
        moved = float((crosswalk.snapped * persons).sum())
        kept["persons_snapped"] = moved
        reporter.info(
            translate(
                "indicator_run",
                "{count} units overlap a boundary by strips narrower than {tolerance} m; these do not count as cuts "
                "({persons} persons by surface).",
            ).format(
                count=number(int((crosswalk.snapped > 0).sum())),
                tolerance=number(crosswalk.tolerance, 1),
                persons=number(moved, 1),
            )
        )
    share = share_from_cut_units(crosswalk, persons)
    error = expected_error(crosswalk.method, share)
    better = expected_error("ancillary", share)
    for area in np.argsort(-share, kind="stable")[:_AREAS_NAMED]:
        if share[area] < _SHARE_WORTH_SAYING:
            break
        values = {
            "share": number(100 * share[area]),
            "area": areas.names[area],
            "error": number(100 * error.median[area], 1),
            "high": number(100 * error.high[area]),
            "better": number(100 * better.median[area], 1),
        }
        if crosswalk.method == "ancillary":
            reporter.info(
                translate(
                    "indicator_run",
                    "{share} % of area {area} comes from cut units; the expected error is {error} %, rarely above {high} %.",
                ).format(**values)
            )
        elif crosswalk.method == "area":
            reporter.warning(
                translate(
                    "indicator_run",
                    "{share} % of area {area} comes from cut units; the expected error is {error} %, rarely above {high} %. "
                    "With a layer of buildings (METHOD ancillary) it falls to {better} %; snapped to whole units the figures "
                    "are exact.",
                ).format(**values)
            )
        else:
            reporter.info(
                translate(
                    "indicator_run",
                    "{share} % of area {area} lives in units that its boundary cuts. The figures are exact for its list of "
                    "units; against the area as drawn they are off by about {error} %, rarely above {high} %.",
                ).format(**values)
            )
    return {
        **kept,
        "areas": {
            id: {"share_from_cut_units": float(cut), "expected_error": float(median), "expected_error_95": float(high)}
            for id, cut, median, high in zip(crosswalk.area_ids, share, error.median, error.high, strict=True)
        },
    }


def report_total(counts: Counts, date: str, reporter: Reporter) -> dict[str, Any]:
    """The city's own row against the sum of the units: what is left could not be placed in any unit."""
    if counts.total_values is None:
        return {"source": "sum of units"}
    city = counts.total_values
    left = city - counts.sums()
    has_gaps = (np.isnan(counts.values) & counts.has_row[..., None]).any(axis=1)
    left[has_gaps] = np.nan
    row = counts.dates.index(date)
    named = [
        f"{name} {number(left[row, column], 1).removesuffix('.0').removesuffix(',0')}"
        for column, name in enumerate(counts.variables)
        if abs(np.nan_to_num(left[row, column])) >= 0.05
    ]
    if named:
        reporter.info(
            translate("indicator_run", "Not assignable to any unit, city row minus sum of units: {figures}.").format(
                figures=listing(named, 40)
            )
        )
    main = counts.variables.index(main_variable(counts.variables))
    if left[row, main] < -0.5:
        reporter.warning(
            translate(
                "indicator_run",
                "The city's row has {difference} fewer ({variable}) than the sum of the units. Check the source.",
            ).format(difference=number(-left[row, main]), variable=counts.variables[main])
        )
    return {
        "source": "city row",
        "not_assignable": {
            day or "": {
                name: None if np.isnan(left[index, column]) else float(left[index, column])
                for column, name in enumerate(counts.variables)
            }
            for index, day in enumerate(counts.dates)
        },
    }


def report_account(counts: Counts, reporter: Reporter) -> dict[str, Any]:
    """What came in and where it went, the last lines of the log: the latest date and those where something is lost."""
    main = main_variable(counts.variables)
    column = counts.variables.index(main)
    used, unplaced = counts.sums()[:, column], counts.unplaced[:, column]
    reporter.info(
        translate(
            "indicator_run", "Rows: {read} read = {used} of units or the city + {unplaced} of unknown units."
        ).format(read=number(counts.rows_read), used=number(counts.rows_used), unplaced=number(counts.rows_unplaced))
    )
    for index, date in enumerate(counts.dates):
        if not unplaced[index] and index < len(counts.dates) - 1:
            continue
        reporter.info(
            translate(
                "indicator_run", "{date} {variable}: {read} read = {used} in units + {unplaced} in unknown units."
            )
            .format(
                date=format_date(date, language()),
                variable=main,
                read=number(used[index] + unplaced[index]),
                used=number(used[index]),
                unplaced=number(unplaced[index]),
            )
            .strip()
        )
    return {
        "rows_read": counts.rows_read,
        "rows_used": counts.rows_used,
        "rows_of_unknown_units": counts.rows_unplaced,
        "variable": main,
        "in_units": dict(zip(counts.dates, used.tolist(), strict=True)),
        "in_unknown_units": dict(zip(counts.dates, unplaced.tolist(), strict=True)),
    }
