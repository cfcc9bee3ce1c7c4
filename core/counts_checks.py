"""Figures that cannot be true, and what is odd about the units of a counts table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .catalogue import Catalogue
from .counts_table import Places, Table
from .errors import CountsError
from .language import listing, number, translate
from .reporter import Reporter

ROUNDING_NOISE = 5
"""A part may exceed its whole by this much in data rounded to multiples of 5 or perturbed by a cell key."""


def main_variable(variables: Sequence[str]) -> str:
    """The variable that stands for persons in messages: residents where there are any, else the first."""
    return "ew" if "ew" in variables else variables[0]


class Check:
    """Looks for figures that cannot be true."""

    def __init__(
        self, table: str, variables: list[str], values: np.ndarray, rows: np.ndarray, dates: list[str],
        places: list[str], row_names: Sequence[str],
    ) -> None:  # fmt: skip
        self._table, self._variables, self._values, self._rows = table, variables, values, rows
        self.row_dates, self._places, self._row_names = dates, places, row_names

    def negative(self) -> None:
        found = [
            f"{self._place(date, place, column)}: {self._variables[column]} = {number(self._values[date, place, column])}"
            for date, place, column in np.argwhere(self._values < 0)
        ]
        if found:
            raise CountsError(
                translate("counts", "{table}: counts cannot be negative: {found}. Correct them in the source.").format(
                    table=self._table, found=listing(found)
                )
            )

    def parts_and_wholes(self, catalogue: Catalogue, reporter: Reporter) -> None:
        grave: list[str] = []
        slight: list[str] = []
        unusual: list[str] = []
        for name in self._variables:
            variable = catalogue.variables[name]
            if variable.part_of in self._variables:
                excess = self._excess(name, str(variable.part_of))
                grave += self._describe(name, str(variable.part_of), excess > ROUNDING_NOISE)
                slight += self._describe(name, str(variable.part_of), (excess > 1e-6) & (excess <= ROUNDING_NOISE))
            for larger in (variable.nested_in, variable.compare_with):
                if larger in self._variables:
                    unusual += self._describe(name, str(larger), self._excess(name, str(larger)) > 1e-6)
        if grave:
            raise CountsError(
                translate(
                    "counts",
                    "{table}: a part is larger than its whole: {found}. Check whether columns were mixed up, or correct "
                    "the source.",
                ).format(table=self._table, found=listing(grave))
            )
        if slight:
            reporter.warning(
                translate(
                    "counts",
                    "{table}: a part is larger than its whole by no more than {noise}, as rounding or perturbation in the "
                    "source may cause: {found}.",
                ).format(table=self._table, noise=ROUNDING_NOISE, found=listing(slight))
            )
        if unusual:
            reporter.warning(
                translate(
                    "counts",
                    "{table}: figures of two sources that fit badly, rates of these units may be above 100: {found}.",
                ).format(table=self._table, found=listing(unusual))
            )

    def _excess(self, part: str, whole: str) -> np.ndarray:
        excess = self._column(part) - self._column(whole)
        return np.where(np.isnan(excess), -np.inf, excess)

    def _column(self, name: str) -> np.ndarray:
        return self._values[..., self._variables.index(name)]

    def _describe(self, part: str, whole: str, where: np.ndarray) -> list[str]:
        return [
            f"{self._place(date, place, self._variables.index(part))}: "
            f"{part} {number(self._column(part)[date, place])} > {whole} {number(self._column(whole)[date, place])}"
            for date, place in np.argwhere(where)
        ]

    def _place(self, date: int, place: int, column: int) -> str:
        row = self._rows[date, place, column]
        parts = [self._row_names[row]] if row >= 0 else []
        parts.append(translate("counts", "unit {name}").format(name=self._places[place]))
        if self.row_dates[date]:
            parts.append(self.row_dates[date])
        return ", ".join(parts)


def report_unknown(
    places: Places, is_used: np.ndarray, variables: list[str], unknown: np.ndarray, known: np.ndarray, table: Table,
    reporter: Reporter,
) -> None:  # fmt: skip
    """Names rows whose unit is unknown, and the one that looks like the whole city."""
    if is_used.all():
        return
    main = main_variable(variables)
    column = variables.index(main)
    persons = np.nansum(unknown[..., column], axis=0)
    order = np.argsort(-persons, kind="stable")
    names = []
    for index in order:
        first_row = int(np.argmax(places.codes == known.shape[1] + 1 + index))
        row = translate("counts", "row {row}").format(row=first_row + 1)
        unit = places.unknown[index] or translate("counts", "(empty)")
        names.append(f"{unit} ({row}; {number(persons[index] / len(unknown))})")
    reporter.warning(
        translate(
            "counts",
            "{table}: {rows} rows belong to no unit of the layer and are not in any figure: {names} "
            "(in brackets the first row, and {variable} as the mean of the dates).",
        ).format(table=table.name, rows=number(int((~is_used).sum())), names=listing(names), variable=main)
    )
    sums = np.nansum(known[..., column], axis=1)
    rows = np.nansum(unknown[..., column], axis=0).max() if unknown.size else 0
    if sums.sum() > 0 and rows >= 0.9 * sums.sum():
        reporter.warning(
            translate(
                "counts",
                "{name} has about as many as all units together. If it is the city's row, name it in TOTAL_ID.",
            ).format(name=places.unknown[order[0]])
        )


def report_without_figures(
    has_row: np.ndarray, dates: Sequence[str], unit_ids: Sequence[str], table: Table, reporter: Reporter
) -> None:
    """Names units without figures, for all dates or for some.

    Raises:
        CountsError: no unit has any.
    """
    if not has_row.any():
        raise CountsError(
            translate(
                "counts",
                "No row of {table} belongs to a unit of the layer. Check that UNIT_ID and COUNTS_UNIT_ID hold the same ids.",
            ).format(table=table.name)
        )
    missing = ~has_row
    never = np.flatnonzero(missing.all(axis=0))
    if len(never):
        reporter.warning(
            translate("counts", "{table} has no figures of {count} units: {units}.").format(
                table=table.name, count=number(len(never)), units=listing(unit_ids[index] for index in never)
            )
        )
    sometimes = missing & ~missing.all(axis=0)
    for index in np.flatnonzero(sometimes.any(axis=1)):
        units = [unit_ids[unit] for unit in np.flatnonzero(sometimes[index])]
        reporter.warning(
            translate(
                "counts",
                "{table} has no figures of {count} units for {date}, but for other dates. Changes to that date compare "
                "different sets of units: {units}.",
            ).format(table=table.name, count=number(len(units)), date=dates[index], units=listing(units))
        )
