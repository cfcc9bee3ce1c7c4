"""The figures of one table by its recipe: arrays of unit, date, variable, value and state, each with the cell it came from."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..cells import CellState, number_evidence, read_cell
from ..errors import TableError
from ..language import listing, translate
from ..reference_dates import parse_reference_date
from .headings import normalise, split_date, vocabulary
from .layout import Column, Layout
from .recipe import Recipe
from .sheets import Sheet
from .spreadsheets import NUMBER

TOTAL, UNASSIGNABLE = "_total", "_unassignable"

READ, CHANGED, DOUBTED, REFUSED = "read", "changed", "doubted", "refused"

_SIGNS = {
    "secret": (math.nan, CellState.SECRET), "missing": (math.nan, CellState.MISSING), "later": (math.nan, CellState.LATER),
    "0": (0.0, CellState.PLAIN),
}  # fmt: skip

_CELLS_NAMED = 20

_SUBTOTAL = re.compile(r"^(summe|insgesamt|zusammen|zwischensumme|total)\b|\b(summe|insgesamt|zusammen|total)$")
"""In the name of a row that is not the whole city: `Stadtbezirk 1 insgesamt`."""


@dataclass(frozen=True)
class Finding:
    """Something about a table that the planner should know."""

    kind: str
    """READ, CHANGED, DOUBTED or REFUSED."""
    sheet: str
    place: str
    """Row and column, or nothing where it is about the whole sheet."""
    text: str


@dataclass
class Figures:
    """Figures of one sheet. Codes point into the lists."""

    sheet: str
    units: list[str]
    names: dict[str, str]
    dates: list[str]
    variables: list[str]
    unit: np.ndarray
    date: np.ndarray
    variable: np.ndarray
    value: np.ndarray
    state: np.ndarray
    row: np.ndarray
    """Of the sheet, from 1."""
    findings: list[Finding] = field(default_factory=list)


def body_texts(sheet: Sheet, layout: Layout, heading: str) -> list[str]:
    """The different texts of a column in the body."""
    column = column_of(sheet, layout, heading)
    cells = sheet.cells[column.place].cat
    return [_key_text(str(cells.categories[code])) for code in np.unique(cells.codes.to_numpy()[layout.body])]


def column_of(sheet: Sheet, layout: Layout, heading: str) -> Column:
    """The column with a heading, whatever date stands with it.

    Raises:
        TableError: there is none.
    """
    return columns_of(sheet, layout, heading)[0]


def columns_of(sheet: Sheet, layout: Layout, heading: str) -> list[Column]:
    """All columns with a heading: one, or one for each date.

    Raises:
        TableError: there is none, or two with the same date.
    """
    wanted = normalise(heading)
    # Columns that are years of one variable have nothing but their date for a heading.
    found = [
        column for column in layout.columns if normalise(column.heading) == wanted and (wanted or column.date)
    ] or [column for column in layout.columns if normalise(column.full) == wanted]
    if not found:
        known = [column.heading for column in layout.columns if column.heading]
        raise TableError(
            translate("importing", "{sheet} has no column “{heading}”. It has: {known}.").format(
                sheet=sheet.title, heading=heading, known=listing(dict.fromkeys(known), 60)
            )
        )
    dates = [column.date for column in found]
    if len(set(dates)) < len(dates):
        raise TableError(
            translate(
                "importing", "{sheet} has the heading “{heading}” more than once; nobody can tell which is meant."
            ).format(sheet=sheet.title, heading=heading)
        )
    return found


class TableReader:
    """Reads one sheet by a recipe."""

    def __init__(self, sheet: Sheet, layout: Layout, recipe: Recipe) -> None:
        self._sheet, self._layout, self._recipe = sheet, layout, recipe
        self.findings: list[Finding] = []

    def read(self) -> Figures:
        """The figures.

        Raises:
            TableError: columns are missing, or the figures can be read in two ways.
        """
        recipe, body = self._recipe, self._layout.body
        units, unit, names = self._units()
        blocks = self._long(unit) if recipe.is_long else self._wide()
        variables = list(dict.fromkeys(block[0] for block in blocks))
        dates = sorted({date for block in blocks for date in block[1]})
        place = {date: index for index, date in enumerate(dates)}
        parts = []
        for variable, block_dates, date_codes, rows, value, state in blocks:
            recode = np.array([place[date] for date in block_dates], dtype=np.int64)
            parts.append((
                unit[rows], recode[date_codes], np.full(len(rows), variables.index(variable), dtype=np.int64), value, state, body[rows] + 1
            ))  # fmt: skip
        unit, date, variable, value, state, row = (np.concatenate(part) for part in zip(*parts, strict=True))
        # Rows that are no unit, total or rest were left out above.
        kept = unit >= 0
        return Figures(
            self._sheet.title, units, names, dates, variables, unit[kept], date[kept], variable[kept], value[kept], state[kept],
            row[kept], self.findings,
        )  # fmt: skip

    def _units(self) -> tuple[list[str], np.ndarray, dict[str, str]]:
        """Keys, the code of each row of the body, and the names of the units."""
        recipe = self._recipe
        if not recipe.unit_id:
            raise TableError(
                translate("importing", "{sheet}: say in the recipe which column holds the key of the units (unit_id).").format(
                    sheet=self._sheet.title
                )
            )  # fmt: skip
        keys = self._texts(recipe.unit_id)
        labels = self._texts(recipe.unit_name) if recipe.unit_name else [""] * len(keys)
        pattern = re.compile(recipe.key_pattern) if recipe.key_pattern else None
        words = vocabulary()
        totals = words.totals | {normalise(text) for text in recipe.totals}
        rest = (*words.unassignable, *(normalise(text) for text in recipe.unassignable))
        known: dict[tuple[str, str], str] = {}
        unreadable: list[int] = []
        subtotals: list[int] = []
        for row, pair in enumerate(zip(keys, labels, strict=True)):
            if pair in known:
                continue
            key, label = pair
            plain, named = normalise(key), normalise(label)
            if plain in totals or named in totals or plain in {normalise(text) for text in recipe.totals}:
                known[pair] = TOTAL
            elif any(word in plain or word in named for word in rest):
                known[pair] = UNASSIGNABLE
            elif _SUBTOTAL.search(plain) or _SUBTOTAL.search(named):
                known[pair] = ""
                subtotals.append(row)
            else:
                match = pattern.match(key) if pattern is not None else None
                text = key if pattern is None else match[1] if match is not None else ""
                if pattern is not None and match is None:
                    unreadable.append(row)
                known[pair] = text.zfill(recipe.key_width) if text.isdigit() else text
        if unreadable:
            self._doubt(
                unreadable,
                translate("importing", "no key by the pattern of the recipe; the row was left out: {texts}").format(
                    texts=listing(dict.fromkeys(keys[row] for row in unreadable))
                ),
            )
        of_row = [known[pair] for pair in zip(keys, labels, strict=True)]
        if subtotals:
            self._doubt(
                subtotals,
                translate("importing", "sums of other rows were left out: {texts}").format(
                    texts=listing(f"{keys[row]} {labels[row]}".strip() for row in subtotals)
                ),
            )
        left_out = {*unreadable, *subtotals}
        empty = [row for row, text in enumerate(of_row) if not text and row not in left_out]
        if empty:
            self._doubt(empty, translate("importing", "rows with figures but without a key were left out"))
        units = list(dict.fromkeys(text for text in of_row if text))
        place = {text: index for index, text in enumerate(units)}
        codes = np.array([place.get(text, -1) for text in of_row], dtype=np.int64)
        names = {text: label for text, label in zip(of_row, labels, strict=True) if text and label}
        codes = self._level(codes, units)
        used = np.unique(codes[codes >= 0])
        recode = np.full(len(units), -1, dtype=np.int64)
        recode[used] = np.arange(len(used))
        codes = np.where(codes >= 0, recode[codes], -1)
        return [units[place] for place in used], codes, names

    def _level(self, codes: np.ndarray, units: list[str]) -> np.ndarray:
        """The codes without rows of other spatial levels, where a column says which row is of which. The level of the whole city
        is its row."""
        recipe = self._recipe
        if not recipe.level:
            return codes
        levels = self._texts(recipe.level)
        counts = {name: levels.count(name) for name in dict.fromkeys(levels)}
        wanted = recipe.keep_level or max(counts, key=lambda name: counts[name])
        if wanted not in counts:
            raise TableError(
                translate("importing", "{sheet} has no rows of the level “{level}”. It has: {known}.").format(
                    sheet=self._sheet.title, level=wanted, known=listing(counts, 20)
                )
            )
        is_city = np.array([normalise(name) in vocabulary().totals and name != wanted for name in levels])
        if is_city.sum() == 1 and TOTAL not in units:
            units.append(TOTAL)
            codes = np.where(is_city, len(units) - 1, codes)
        special = np.array([units[code] in (TOTAL, UNASSIGNABLE) if code >= 0 else False for code in codes])
        is_wanted = np.array([name == wanted for name in levels])
        if len(counts) > 1:
            others = [f"{name} ({count})" for name, count in counts.items() if name != wanted]
            self._note(
                READ,
                translate("importing", "level “{level}” was kept; other levels: {others}").format(
                    level=wanted, others=listing(others, 12)
                ),
            )
        return np.where(is_wanted | special, codes, -1)

    def _texts(self, heading: str) -> list[str]:
        column = column_of(self._sheet, self._layout, heading)
        cells = self._sheet.cells[column.place].cat
        texts = [_key_text(str(text)) for text in cells.categories]
        return [texts[code] for code in cells.codes.to_numpy()[self._layout.body]]

    def _wide(self) -> list[tuple[str, list[str], np.ndarray, np.ndarray, np.ndarray, np.ndarray]]:
        recipe = self._recipe
        wanted = {
            variable: [columns_of(self._sheet, self._layout, heading) for heading in headings]
            for variable, headings in recipe.variables.items()
        }
        used = {column.place: column for groups in wanted.values() for group in groups for column in group}
        figures = self._parsed(list(used.values()))
        row_dates, row_codes = self._row_dates()
        rows = np.arange(len(self._layout.body))
        blocks = []
        for variable, groups in wanted.items():
            by_date = [{column.date: column for column in group} for group in groups]
            for date in sorted(set().union(*by_date)):
                lacking = [
                    heading
                    for heading, group in zip(recipe.variables[variable], by_date, strict=True)
                    if date not in group
                ]
                if lacking:
                    self._note(
                        DOUBTED,
                        translate(
                            "importing", "{variable} is left out for {date}: there is no column {heading}"
                        ).format(variable=variable, date=date, heading=listing(lacking)),
                    )
                    continue
                parts = [figures[group[date].place] for group in by_date]
                value = np.sum([part[0] for part in parts], axis=0)
                state = np.max([part[1] for part in parts], axis=0)
                if date:
                    blocks.append((variable, [date], np.zeros(len(rows), dtype=np.int64), rows, value, state))
                else:
                    blocks.append((variable, row_dates, row_codes, rows, value, state))
        if not blocks:
            raise TableError(
                translate(
                    "importing", "{sheet}: no column is known to hold a variable of the catalogue. Name them in the recipe (variables). Columns: {known}."
                ).format(sheet=self._sheet.title, known=listing(dict.fromkeys(c.heading for c in self._layout.columns if c.heading), 60))
            )  # fmt: skip
        return blocks

    def _long(self, unit: np.ndarray) -> list[tuple[str, list[str], np.ndarray, np.ndarray, np.ndarray, np.ndarray]]:
        recipe = self._recipe
        column = column_of(self._sheet, self._layout, recipe.variable)
        cells = self._sheet.cells[column.place].cat
        codes = cells.codes.to_numpy()[self._layout.body]
        names = {_key_text(str(text)): code for code, text in enumerate(cells.categories)}
        value_column = column_of(self._sheet, self._layout, recipe.value)
        row_dates, row_codes = self._row_dates()
        blocks = []
        wanted = {name for parts in recipe.names.values() for name in parts}
        rows_wanted = np.isin(codes, [names[name] for name in wanted if name in names])
        value, state = self._parsed([value_column], rows_wanted)[value_column.place]
        for variable, parts in recipe.names.items():
            absent = [name for name in parts if name not in names]
            if absent:
                raise TableError(
                    translate("importing", "{sheet}: the column {column} holds no “{name}”. It holds: {known}.").format(
                        sheet=self._sheet.title, column=recipe.variable, name=absent[0], known=listing(names, 40)
                    )
                )
            rows = [np.flatnonzero((codes == names[part]) & (unit >= 0)) for part in parts]
            if len(parts) == 1:
                blocks.append((variable, row_dates, row_codes[rows[0]], rows[0], value[rows[0]], state[rows[0]]))
                continue
            first, total, worst = self._added_up(variable, parts, rows, unit * len(row_dates) + row_codes, value, state)
            blocks.append((variable, row_dates, row_codes[first], first, total, worst))
        if not blocks:
            raise TableError(
                translate(
                    "importing", "{sheet}: say in the recipe which variables these are (names): {known}."
                ).format(sheet=self._sheet.title, known=listing(names, 40))
            )  # fmt: skip
        return blocks

    def _added_up(
        self,
        variable: str,
        parts: Sequence[str],
        rows: Sequence[np.ndarray],
        place: np.ndarray,
        value: np.ndarray,
        state: np.ndarray,
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """A variable of a long table that is the sum of several rows of a unit and date: first rows, sums, gravest states."""
        places = [np.unique(place[part], return_index=True) for part in rows]
        for name, part, (found, first) in zip(parts, rows, places, strict=True):
            if len(found) < len(part):
                again = int(np.setdiff1d(np.arange(len(part)), first)[0])
                raise TableError(
                    translate(
                        "importing", "{sheet}, row {row}: “{name}” stands there twice for the same unit and date."
                    ).format(sheet=self._sheet.title, row=int(self._layout.body[part[again]]) + 1, name=name)
                )
        common = places[0][0]
        for found, _ in places[1:]:
            common = np.intersect1d(common, found)
        lacking = max(len(found) for found, _ in places) - len(common)
        if lacking:
            self._note(
                DOUBTED,
                translate("importing", "{variable}: {count} units lack one of {names} and were left out").format(
                    variable=variable, count=lacking, names=listing(parts)
                ),
            )
        chosen = [
            part[first[np.searchsorted(found, common)]] for part, (found, first) in zip(rows, places, strict=True)
        ]
        total = np.sum([value[part] for part in chosen], axis=0)
        return chosen[0], total, np.max([state[part] for part in chosen], axis=0)

    def _row_dates(self) -> tuple[list[str], np.ndarray]:
        recipe, rows = self._recipe, len(self._layout.body)
        if not recipe.date:
            return [recipe.date_is], np.zeros(rows, dtype=np.int64)
        texts = self._texts(recipe.date)
        distinct = list(dict.fromkeys(texts))
        parsed = {text: table_date(text) for text in distinct}
        bad = [text for text, date in parsed.items() if date is None]
        if bad:
            first = texts.index(bad[0])
            raise TableError(
                translate("importing", "{sheet}, row {row}, column {column}: “{text}” is no date.").format(
                    sheet=self._sheet.title, row=int(self._layout.body[first]) + 1, column=recipe.date, text=bad[0]
                )
            )
        dates = sorted({str(date) for date in parsed.values()})
        place = {text: dates.index(str(date)) for text, date in parsed.items()}
        return dates, np.array([place[text] for text in texts], dtype=np.int64)

    def _parsed(
        self, columns: Sequence[Column], rows: np.ndarray | None = None
    ) -> dict[int, tuple[np.ndarray, np.ndarray]]:
        """Values and states of the rows of the body, by column."""
        body = self._layout.body
        used: dict[int, tuple[np.ndarray, list[str]]] = {}
        texts: set[str] = set()
        for column in columns:
            cells = self._sheet.cells[column.place].cat
            codes = cells.codes.to_numpy()[body]
            distinct = [str(text) for text in cells.categories]
            used[column.place] = codes, distinct
            present = np.unique(codes if rows is None else codes[rows])
            texts |= {distinct[code] for code in present if not distinct[code].startswith(NUMBER)}
        read = self._cell_reader(texts)
        parsed = {}
        for column in columns:
            codes, distinct = used[column.place]
            present = set(np.unique(codes if rows is None else codes[rows]).tolist())
            figures = [
                read(text) if code in present else (math.nan, CellState.MISSING) for code, text in enumerate(distinct)
            ]
            bad = [code for code, cell in enumerate(figures) if cell is None]
            for code in bad[:_CELLS_NAMED]:
                row = int(body[int(np.argmax(codes == code))]) + 1
                self.findings.append(
                    Finding(
                        REFUSED, self._sheet.title, translate("importing", "row {row}, column {column}").format(row=row, column=column.full),
                        translate("importing", "“{text}” is no figure").format(text=distinct[code]),
                    )
                )  # fmt: skip
            values = np.array([math.nan if cell is None else cell[0] for cell in figures])
            states = np.array([CellState.MISSING if cell is None else cell[1] for cell in figures], dtype=np.uint8)
            parsed[column.place] = values[codes], states[codes]
        return parsed

    def _cell_reader(self, texts: set[str]) -> Callable[[str], tuple[float, CellState] | None]:
        """What reads a cell, with the way numbers are written decided for the whole table."""
        recipe = self._recipe
        signs = {sign: _SIGNS[meaning] for sign, meaning in recipe.signs.items() if meaning in _SIGNS}
        point_is_decimal = recipe.decimal == "."
        if not recipe.decimal:
            evidence = number_evidence(text for text in texts if text.strip() not in signs)
            if evidence.german is not None and evidence.english is not None:
                raise TableError(
                    translate(
                        "importing", "{sheet} mixes German and English numbers (“{first}”, “{second}”). Say in the recipe which it is (decimal)."
                    ).format(sheet=self._sheet.title, first=evidence.german, second=evidence.english)
                )  # fmt: skip
            point_is_decimal = evidence.english is not None
            if evidence.german is None and evidence.english is None:
                if evidence.comma is not None:
                    raise TableError(
                        translate(
                            "importing", "{sheet}: “{text}” may be a thousand or a fraction, and no other cell tells which. Say it in the recipe (decimal)."
                        ).format(sheet=self._sheet.title, text=evidence.comma)
                    )  # fmt: skip
                if evidence.point is not None:
                    self._note(
                        DOUBTED,
                        translate(
                            "importing", "the point in “{text}” was read as a separator of thousands; if it is a decimal point, say so in the recipe (decimal)"
                        ).format(text=evidence.point),
                    )  # fmt: skip

        def read(text: str) -> tuple[float, CellState] | None:
            if text.startswith(NUMBER):
                return float(text[1:]), CellState.PLAIN
            return signs.get(text.strip()) or read_cell(text, point_is_decimal)

        return read

    def _note(self, kind: str, text: str) -> None:
        self.findings.append(Finding(kind, self._sheet.title, "", text))

    def _doubt(self, rows: Sequence[int], text: str) -> None:
        places = [str(int(self._layout.body[row]) + 1) for row in rows]
        self.findings.append(
            Finding(
                DOUBTED, self._sheet.title, translate("importing", "rows {rows}").format(rows=listing(places)), text
            )
        )


def _key_text(text: str) -> str:
    """A key as text: a number of a spreadsheet or of a long table loses its `.0`."""
    text = re.sub(r"\s+", " ", text.removeprefix(NUMBER)).strip()
    return text[:-2] if re.fullmatch(r"\d+\.0", text) else text


def table_date(text: str) -> str | None:
    """Also 202412, as open data write the month."""
    if match := re.fullmatch(r"((?:19|20)\d\d)(0[1-9]|1[0-2])", text):
        year, month = int(match[1]), int(match[2])
        last = (
            31
            if month in (1, 3, 5, 7, 8, 10, 12)
            else 30
            if month != 2
            else 29
            if year % 4 == 0 and (year % 100 or not year % 400)
            else 28
        )
        return f"{year}-{month:02d}-{last}"
    return parse_reference_date(text) or split_date(text)[1] or None
