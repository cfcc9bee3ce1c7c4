"""Counts (unit × variable × date): read from a table, matched to the units, checked.

Nothing is dropped silently: what cannot be used is an error that names row and unit, what is odd is a warning, and the
account says how many rows and persons came in and where they went.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .catalogue import Catalogue
from .cells import column_of_keys
from .counts_checks import Check, report_unknown, report_without_figures
from .counts_table import (
    CountsFields,
    Places,
    RowNames,
    Table,
    add_up,
    fill_in,
    long_grid,
    row_dates,
    source_columns,
    wide_grid,
)
from .reporter import Reporter


@dataclass(frozen=True)
class Counts:
    """Figures of the units. Arrays are dates × units × variables; NaN where there is no figure."""

    unit_ids: tuple[str, ...]
    dates: tuple[str, ...]
    """ISO dates in ascending order; a single empty text where the table knows none."""
    variables: tuple[str, ...]
    values: np.ndarray
    states: np.ndarray
    """CellState of each figure, uint8."""
    has_row: np.ndarray
    """dates × units: whether the table has figures of the unit at all."""
    total_values: np.ndarray | None
    """dates × variables: the city's own row, which may hold cases that no unit holds."""
    total_states: np.ndarray | None
    unplaced: np.ndarray
    """dates × variables: sum over rows whose unit is unknown."""
    rows_read: int
    rows_used: int
    rows_unplaced: int

    def index(self, variable: str) -> int | None:
        """Position of the variable, None when the table does not have it."""
        return self.variables.index(variable) if variable in self.variables else None

    def sums(self) -> np.ndarray:
        """dates × variables: sum over the units, over the figures there are."""
        return np.nansum(self.values, axis=1)

    def at(self, dates: Sequence[str]) -> Counts:
        """The same counts, some of the dates only."""
        rows = [self.dates.index(date) for date in dates]
        return Counts(
            self.unit_ids, tuple(dates), self.variables, self.values[rows], self.states[rows], self.has_row[rows],
            None if self.total_values is None else self.total_values[rows],
            None if self.total_states is None else self.total_states[rows],
            self.unplaced[rows], self.rows_read, self.rows_used, self.rows_unplaced,
        )  # fmt: skip


def read_counts(
    table: Table,
    fields: CountsFields,
    unit_ids: Sequence[str],
    catalogue: Catalogue,
    total_id: str | None,
    date: str | None,
    reporter: Reporter,
) -> Counts:
    """Reads, matches and checks a counts table.

    Args:
        table: the table, wide (a column per variable) or long (a row per unit, date and variable).
        fields: which columns mean what.
        unit_ids: ids of the units, each once.
        catalogue: names the variables, their parts and wholes.
        total_id: unit id of the city's own row.
        date: ISO date of all rows where the table has no column of dates.
        reporter: gets warnings and the notes on what was repaired or filled in.

    Raises:
        CountsError: unreadable cells or dates, duplicate rows, negative counts, parts larger than wholes.
        ParameterError: columns or variables that do not exist, a total id that is not in the table.
    """
    sources = source_columns(table, fields, catalogue)
    row_names = RowNames(range(table.rows))
    keys = column_of_keys(table.columns[fields.unit_id])
    places = Places(keys, unit_ids, total_id, table, reporter)
    date_codes, dates = row_dates(table, fields, date, row_names)
    if fields.variable is None:
        grid = wide_grid(table, sources, places, date_codes, dates, keys, row_names, reporter)
    else:
        grid = long_grid(table, fields, sources, places, date_codes, dates, keys, reporter)
    variables, values, states, rows = add_up(sources, grid)
    check = Check(table.name, variables, values, rows, dates, places.names, row_names)
    check.negative()
    check.parts_and_wholes(catalogue, reporter)
    variables, values, states = fill_in(variables, values, states, catalogue, reporter)

    count = len(unit_ids)
    unknown = slice(count + 1, None)
    has_row = grid.rows.max(axis=2) >= 0
    is_used = places.codes <= count
    report_unknown(places, is_used, variables, values[:, unknown], values[:, :count], table, reporter)
    report_without_figures(has_row[:, :count], dates, unit_ids, table, reporter)
    return Counts(
        unit_ids=tuple(unit_ids),
        dates=tuple(dates),
        variables=tuple(variables),
        values=values[:, :count],
        states=states[:, :count],
        has_row=has_row[:, :count],
        total_values=None if total_id is None else values[:, count],
        total_states=None if total_id is None else states[:, count],
        unplaced=np.nansum(values[:, unknown], axis=1),
        rows_read=table.rows,
        rows_used=int(is_used.sum()),
        rows_unplaced=int((~is_used).sum()),
    )
