"""A counts table laid out as dates × places × variables, before its figures are judged."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np

from .catalogue import Catalogue
from .cells import CellState, column_of_keys, factorize, parse_cells
from .errors import CountsError, ParameterError
from .keys import KeyMatch, match_keys
from .language import listing, number, translate
from .reference_dates import parse_reference_date
from .reporter import Reporter

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


class RowNames(Sequence[str]):
    """How rows are named to the user, made when they are asked for: a table may have millions."""

    def __init__(self, rows: Sequence[int] | np.ndarray) -> None:
        self._rows = rows

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> RowNames: ...
    def __getitem__(self, index: int | slice) -> str | RowNames:
        if isinstance(index, slice):
            return RowNames(self._rows[index])
        return translate("counts", "row {row}").format(row=self._rows[index] + 1)

    def __len__(self) -> int:
        return len(self._rows)


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


def source_columns(table: Table, fields: CountsFields, catalogue: Catalogue) -> dict[str, list[str]]:
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


class Places:
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


def row_dates(
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
class Grid:
    """Source columns laid out as dates × places × columns."""

    columns: list[str]
    values: np.ndarray
    states: np.ndarray
    rows: np.ndarray
    """Row of the table each cell came from, -1 where there is none."""


def _empty_grid(columns: list[str], dates: int, places: int) -> Grid:
    shape = (dates, places, len(columns))
    return Grid(
        columns, np.full(shape, np.nan), np.full(shape, CellState.MISSING, np.uint8), np.full(shape, -1, dtype=np.int64)
    )


def _needed(sources: Mapping[str, list[str]]) -> list[str]:
    return list(dict.fromkeys(column for columns in sources.values() for column in columns))


def wide_grid(
    table: Table, sources: Mapping[str, list[str]], places: Places, date_codes: np.ndarray, dates: list[str],
    keys: Sequence[str], row_names: Sequence[str], reporter: Reporter,
) -> Grid:  # fmt: skip
    """Lays out a table with a column per variable."""
    columns = _needed(sources)
    _refuse_duplicates(table, [places.codes, date_codes], lambda row: (keys[row], dates[date_codes[row]]), row_names)
    cells = parse_cells({name: table.columns[name] for name in columns}, row_names, table.name, reporter)
    grid = _empty_grid(columns, len(dates), len(places.names))
    grid.rows[date_codes, places.codes] = np.arange(table.rows)[:, None]
    for index, name in enumerate(columns):
        grid.values[date_codes, places.codes, index] = cells.values[name]
        grid.states[date_codes, places.codes, index] = cells.states[name]
    return grid


def long_grid(
    table: Table, fields: CountsFields, sources: Mapping[str, list[str]], places: Places, date_codes: np.ndarray,
    dates: list[str], keys: Sequence[str], reporter: Reporter,
) -> Grid:  # fmt: skip
    """Lays out a table with a row per unit, date and variable."""
    columns = _needed(sources)
    variable_field, value_field = str(fields.variable), str(fields.value)
    variable_codes, distinct = factorize(column_of_keys(table.columns[variable_field]))
    column_of = np.array([columns.index(name) if name in columns else -1 for name in distinct], dtype=np.int64)
    column_codes = column_of[variable_codes]
    wanted = np.flatnonzero(column_codes >= 0)
    names = RowNames(wanted)
    _refuse_duplicates(
        table,
        [places.codes[wanted], date_codes[wanted], column_codes[wanted]],
        lambda at: (keys[wanted[at]], dates[date_codes[wanted[at]]], columns[column_codes[wanted[at]]]),
        names,
    )
    figures = table.columns[value_field]
    cells = parse_cells({value_field: [figures[row] for row in wanted]}, names, table.name, reporter)
    grid = _empty_grid(columns, len(dates), len(places.names))
    where = date_codes[wanted], places.codes[wanted], column_codes[wanted]
    grid.values[where] = cells.values[value_field]
    grid.states[where] = cells.states[value_field]
    grid.rows[where] = wanted
    return grid


def _refuse_duplicates(
    table: Table, codes: Sequence[np.ndarray], names: Callable[[int], tuple[str, ...]], row_names: Sequence[str]
) -> None:
    """Raises CountsError when two rows have the same codes; `names` says what they are of."""
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
            what=", ".join(filter(None, names(order[index]))),
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


def add_up(sources: Mapping[str, list[str]], grid: Grid) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Variables as sums of source columns. The state of a sum is its gravest: secret before missing before a figure."""
    variables = list(sources)
    values, states, rows = [], [], []
    for columns in sources.values():
        positions = [grid.columns.index(column) for column in columns]
        values.append(grid.values[..., positions].sum(axis=-1))
        states.append(grid.states[..., positions].max(axis=-1))
        rows.append(grid.rows[..., positions[0]])
    return variables, np.stack(values, axis=-1), np.stack(states, axis=-1), np.stack(rows, axis=-1)


def fill_in(
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
