"""Counts (unit × variable × date): read from a table, matched to the units, checked.

Nothing is dropped silently: what cannot be used is an error that names row and unit, what is odd is a warning, and the
account says how many rows and persons came in and where they went.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .catalogue import Catalogue
from .cells import CellState, column_of_keys, factorize, parse_cells
from .errors import CountsError, ParameterError
from .keys import KeyMatch, match_keys
from .language import listing, number, translate
from .reference_dates import parse_reference_date
from .reporter import Reporter

ROUNDING_NOISE = 5
"""A part may exceed its whole by this much in data rounded to multiples of 5 or perturbed by a cell key."""

_MAPPING = re.compile(r"\s*(\w+)\s*=\s*(.+?)\s*")
_QUOTED_OR_PLAIN = re.compile(r'\s*(?:"([^"]+)"|([^+"]+?))\s*(?:\+|$)')


@dataclass(frozen=True)
class Table:
    """A table as it came: cells by column, all columns of one length."""

    name: str
    columns: Mapping[str, Sequence[object]]

    @property
    def rows(self) -> int:
        return len(next(iter(self.columns.values()), ()))


@dataclass(frozen=True)
class CountsFields:
    """Which columns of the table mean what."""

    unit_id: str
    date: str | None = None
    variable: str | None = None
    """Column with the names of the variables, in a long table."""
    value: str | None = None
    """Column with the figures, in a long table."""
    mapping: str = ""
    """Variables whose columns have other names: `variable=column+column;…`."""


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
    sources = _source_columns(table, fields, catalogue)
    row_names = [translate("counts", "row {row}").format(row=row + 1) for row in range(table.rows)]
    keys = column_of_keys(table.columns[fields.unit_id])
    places = _Places(keys, unit_ids, total_id, table, reporter)
    date_codes, dates = _dates(table, fields, date, row_names)
    if fields.variable is None:
        grid = _wide_grid(table, sources, places, date_codes, dates, keys, row_names, reporter)
    else:
        grid = _long_grid(table, fields, sources, places, date_codes, dates, keys, row_names, reporter)
    variables, values, states, rows = _add_up(sources, grid)
    check = _Check(table.name, variables, values, rows, dates, places.names, row_names)
    check.negative()
    check.parts_and_wholes(catalogue, reporter)
    variables, values, states = _fill_in(variables, values, states, catalogue, reporter)

    count = len(unit_ids)
    unknown = slice(count + 1, None)
    has_row = grid.rows.max(axis=2) >= 0
    is_used = places.codes <= count
    _report_unknown(places, is_used, variables, values[:, unknown], values[:, :count], table, reporter)
    _report_without_figures(has_row[:, :count], dates, unit_ids, table, reporter)
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


def parse_mapping(text: str) -> dict[str, list[str]]:
    """Reads `ew_18u65=ew_18u27+ew_27u65; ew="Einwohner + Nebenwohner"` into columns by variable.

    Raises:
        ParameterError: a part has not that form or a variable stands there twice.
    """
    mapping: dict[str, list[str]] = {}
    for part in filter(str.strip, text.split(";")):
        match = _MAPPING.fullmatch(part)
        columns = _QUOTED_OR_PLAIN.findall(match[2]) if match else []
        if match is None or not columns:
            raise ParameterError(
                translate(
                    "counts", "VARIABLES: “{part}” has not the form variable=column or variable=column+column."
                ).format(part=part.strip())
            )
        if match[1] in mapping:
            raise ParameterError(translate("counts", "VARIABLES: {name} stands there twice.").format(name=match[1]))
        mapping[match[1]] = [quoted or plain for quoted, plain in columns]
    return mapping


def _source_columns(table: Table, fields: CountsFields, catalogue: Catalogue) -> dict[str, list[str]]:
    """The columns (or, in a long table, names of variables) that add up to each variable of the catalogue."""
    for name in (fields.unit_id, fields.date, fields.variable, fields.value):
        if name is not None and name not in table.columns:
            raise ParameterError(
                translate("counts", "{table} has no column {name}. It has: {known}.").format(
                    table=table.name, name=name, known=listing(table.columns, 60)
                )
            )
    if (fields.variable is None) != (fields.value is None):
        raise ParameterError(
            translate("counts", "A long table needs both COUNTS_VARIABLE and COUNTS_VALUE; only one of them is set.")
        )
    if fields.variable is None:
        available = [name for name in table.columns if name not in (fields.unit_id, fields.date)]
    else:
        available = factorize(column_of_keys(table.columns[fields.variable]))[1]
    by_lower_case = {name.lower(): name for name in reversed(available)}
    sources = {
        variable: [variable if variable in available else by_lower_case[variable]]
        for variable in catalogue.variables
        if variable in by_lower_case
    }
    for variable, columns in parse_mapping(fields.mapping).items():
        if variable not in catalogue.variables:
            raise ParameterError(
                translate(
                    "counts", "VARIABLES: there is no variable {name} in the catalogue. There are: {known}."
                ).format(name=variable, known=listing(catalogue.variables, 80))
            )
        for column in columns:
            if column not in available:
                raise ParameterError(
                    translate("counts", "VARIABLES: {table} has no column {name}. It has: {known}.").format(
                        table=table.name, name=column, known=listing(available, 60)
                    )
                )
        sources[variable] = columns
    if not sources:
        raise ParameterError(
            translate(
                "counts",
                "{table} has no column named like a variable of the catalogue (ew, ew_u18, alo …). Say in VARIABLES which "
                "columns hold them, as in ew=Einwohner. Columns: {known}.",
            ).format(table=table.name, known=listing(available, 60))
        )
    return sources


class _Places:
    """Where each row of the table belongs: a unit, the city's own row, or an unknown unit."""

    def __init__(
        self, keys: Sequence[str], unit_ids: Sequence[str], total_id: str | None, table: Table, reporter: Reporter
    ) -> None:
        if total_id is not None and total_id in unit_ids:
            raise ParameterError(
                translate(
                    "counts", "TOTAL_ID {name} is the id of a unit. It must be the id of the city's row in {table}."
                ).format(name=total_id, table=table.name)
            )
        targets = [*unit_ids, *([] if total_id is None else [total_id])]
        key_codes, distinct = factorize(keys)
        match = match_keys(distinct, targets)
        self._report_keys(match, table, reporter)
        if total_id is not None and total_id not in match.targets.values():
            raise ParameterError(
                translate(
                    "counts", "TOTAL_ID: {table} has no row with the id {name}. Ids that are no unit: {known}."
                ).format(
                    table=table.name, name=total_id,
                    known=listing([key for key in distinct if key not in match.targets]) or "-",
                )
            )  # fmt: skip
        position = {target: index for index, target in enumerate(targets)}
        self.unknown = [key for key in distinct if key not in match.targets]
        first_unknown = len(unit_ids) + 1
        position_of_key = {key: position[target] for key, target in match.targets.items()}
        position_of_key.update((key, first_unknown + index) for index, key in enumerate(self.unknown))
        self.codes = np.array([position_of_key[key] for key in distinct], dtype=np.int64)[key_codes]
        """Row of the table -> unit, len(units) for the city's row, above that unknown."""
        self.names = [*unit_ids, total_id or "", *self.unknown]

    @staticmethod
    def _report_keys(match: KeyMatch, table: Table, reporter: Reporter) -> None:
        if match.repaired:
            pairs = [f"{key} → {unit}" for key, unit in match.repaired.items()]
            reporter.warning(
                translate(
                    "counts", "{table}: {count} unit ids without their leading zeros were matched: {pairs}."
                ).format(table=table.name, count=number(len(pairs)), pairs=listing(pairs))
            )
        if match.ambiguous:
            pairs = [f"{key} → {' / '.join(units)}" for key, units in match.ambiguous.items()]
            raise CountsError(
                translate(
                    "counts",
                    "{table}: these unit ids have lost leading zeros and fit more than one unit: {pairs}. "
                    "Write the ids as text, with all their zeros.",
                ).format(table=table.name, pairs=listing(pairs))
            )


def _dates(
    table: Table, fields: CountsFields, date: str | None, row_names: Sequence[str]
) -> tuple[np.ndarray, list[str]]:
    """Code of the date of each row and the dates in ascending order."""
    if fields.date is None:
        return np.zeros(table.rows, dtype=np.int64), [date or ""]
    codes, distinct = factorize(column_of_keys(table.columns[fields.date]))
    parsed = [parse_reference_date(text) for text in distinct]
    bad = [
        translate("counts", "{row}: “{cell}”").format(
            row=row_names[int(np.argmax(codes == index))], cell=distinct[index]
        )
        for index, iso in enumerate(parsed)
        if iso is None
    ]
    if bad:
        raise CountsError(
            translate(
                "counts",
                "{table}, column {column}: these are no dates: {cells}. Dates are written 2024-12-31, 31.12.2024 or, for "
                "the end of a year, 2024.",
            ).format(table=table.name, column=fields.date, cells=listing(bad))
        )
    dates = sorted({iso for iso in parsed if iso is not None})
    return np.array([dates.index(iso) for iso in parsed if iso is not None], dtype=np.int64)[codes], dates


@dataclass(frozen=True)
class _Grid:
    """Source columns laid out as dates × places × columns."""

    columns: list[str]
    values: np.ndarray
    states: np.ndarray
    rows: np.ndarray
    """Row of the table each cell came from, -1 where there is none."""


def _empty_grid(columns: list[str], dates: int, places: int) -> _Grid:
    shape = (dates, places, len(columns))
    return _Grid(
        columns, np.full(shape, np.nan), np.full(shape, CellState.MISSING, np.uint8), np.full(shape, -1, dtype=np.int64)
    )


def _needed(sources: Mapping[str, list[str]]) -> list[str]:
    return list(dict.fromkeys(column for columns in sources.values() for column in columns))


def _wide_grid(
    table: Table, sources: Mapping[str, list[str]], places: _Places, date_codes: np.ndarray, dates: list[str],
    keys: Sequence[str], row_names: Sequence[str], reporter: Reporter,
) -> _Grid:  # fmt: skip
    columns = _needed(sources)
    _refuse_duplicates(table, [places.codes, date_codes], [keys, [dates[code] for code in date_codes]], row_names)
    cells = parse_cells({name: table.columns[name] for name in columns}, row_names, table.name, reporter)
    grid = _empty_grid(columns, len(dates), len(places.names))
    grid.rows[date_codes, places.codes] = np.arange(table.rows)[:, None]
    for index, name in enumerate(columns):
        grid.values[date_codes, places.codes, index] = cells.values[name]
        grid.states[date_codes, places.codes, index] = cells.states[name]
    return grid


def _long_grid(
    table: Table, fields: CountsFields, sources: Mapping[str, list[str]], places: _Places, date_codes: np.ndarray,
    dates: list[str], keys: Sequence[str], row_names: Sequence[str], reporter: Reporter,
) -> _Grid:  # fmt: skip
    columns = _needed(sources)
    variable_field, value_field = str(fields.variable), str(fields.value)
    variable_codes, distinct = factorize(column_of_keys(table.columns[variable_field]))
    column_of = np.array([columns.index(name) if name in columns else -1 for name in distinct], dtype=np.int64)
    column_codes = column_of[variable_codes]
    wanted = np.flatnonzero(column_codes >= 0)
    names = [row_names[row] for row in wanted]
    _refuse_duplicates(
        table,
        [places.codes[wanted], date_codes[wanted], column_codes[wanted]],
        [[keys[row] for row in wanted], [dates[date_codes[row]] for row in wanted], [columns[column_codes[row]] for row in wanted]],
        names,
    )  # fmt: skip
    figures = table.columns[value_field]
    cells = parse_cells({value_field: [figures[row] for row in wanted]}, names, table.name, reporter)
    grid = _empty_grid(columns, len(dates), len(places.names))
    where = date_codes[wanted], places.codes[wanted], column_codes[wanted]
    grid.values[where] = cells.values[value_field]
    grid.states[where] = cells.states[value_field]
    grid.rows[where] = wanted
    return grid


def _refuse_duplicates(
    table: Table, codes: Sequence[np.ndarray], names: Sequence[Sequence[str]], row_names: Sequence[str]
) -> None:
    """Raises CountsError when two rows have the same codes."""
    order = np.lexsort(codes)
    same = np.ones(max(len(order) - 1, 0), dtype=bool)
    for code in codes:
        same &= code[order][1:] == code[order][:-1]
    repeats = np.flatnonzero(same)
    if not len(repeats):
        return
    found = [
        translate("counts", "{first} and {second} ({what})").format(
            first=row_names[order[index]],
            second=row_names[order[index + 1]],
            what=", ".join(filter(None, (part[order[index]] for part in names))),
        )
        for index in repeats
    ]
    raise CountsError(
        translate(
            "counts",
            "{table}: {count} rows are there twice for the same unit and date: {rows}. Remove one of each, or name the "
            "column of dates in COUNTS_DATE.",
        ).format(table=table.name, count=number(len(found)), rows=listing(found))
    )


def _add_up(sources: Mapping[str, list[str]], grid: _Grid) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Variables as sums of source columns. The state of a sum is its gravest: secret before missing before a figure."""
    variables = list(sources)
    values, states, rows = [], [], []
    for columns in sources.values():
        positions = [grid.columns.index(column) for column in columns]
        values.append(grid.values[..., positions].sum(axis=-1))
        states.append(grid.states[..., positions].max(axis=-1))
        rows.append(grid.rows[..., positions[0]])
    return variables, np.stack(values, axis=-1), np.stack(states, axis=-1), np.stack(rows, axis=-1)


def _fill_in(
    variables: list[str], values: np.ndarray, states: np.ndarray, catalogue: Catalogue, reporter: Reporter
) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Adds variables that are plain sums of others and that the table does not have."""
    filled = True
    while filled:
        filled = False
        for name, variable in catalogue.variables.items():
            parts = next((parts for parts in variable.sum_of if set(parts) <= set(variables)), None)
            if name in variables or parts is None:
                continue
            positions = [variables.index(part) for part in parts]
            values = np.concatenate([values, values[..., positions].sum(axis=-1, keepdims=True)], axis=-1)
            states = np.concatenate([states, states[..., positions].max(axis=-1, keepdims=True)], axis=-1)
            variables = [*variables, name]
            reporter.info(
                translate("counts", "{name} was filled in as the sum {parts}.").format(
                    name=name, parts=" + ".join(parts)
                )
            )
            filled = True
    return variables, values, states


class _Check:
    """Looks for figures that cannot be true."""

    def __init__(
        self, table: str, variables: list[str], values: np.ndarray, rows: np.ndarray, dates: list[str],
        places: list[str], row_names: Sequence[str],
    ) -> None:  # fmt: skip
        self._table, self._variables, self._values, self._rows = table, variables, values, rows
        self._dates, self._places, self._row_names = dates, places, row_names

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
            if variable.compare_with in self._variables:
                excess = self._excess(name, str(variable.compare_with))
                unusual += self._describe(name, str(variable.compare_with), excess > 1e-6)
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
        if self._dates[date]:
            parts.append(self._dates[date])
        return ", ".join(parts)


def _report_unknown(
    places: _Places, is_used: np.ndarray, variables: list[str], unknown: np.ndarray, known: np.ndarray, table: Table,
    reporter: Reporter,
) -> None:  # fmt: skip
    if is_used.all():
        return
    main = main_variable(variables)
    column = variables.index(main)
    persons = np.nansum(unknown[..., column], axis=0)
    order = np.argsort(-persons, kind="stable")
    names = [
        f"{places.unknown[index] or translate('counts', '(empty)')} ({number(persons[index] / max(len(unknown), 1))})"
        for index in order
    ]
    reporter.warning(
        translate(
            "counts",
            "{table}: {rows} rows belong to no unit of the layer and are not in any figure: {names} "
            "(in brackets {variable}, mean of the dates).",
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


def _report_without_figures(
    has_row: np.ndarray, dates: Sequence[str], unit_ids: Sequence[str], table: Table, reporter: Reporter
) -> None:
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


def main_variable(variables: Sequence[str]) -> str:
    """The variable that stands for persons in messages: residents where there are any, else the first."""
    return "ew" if "ew" in variables else variables[0]
