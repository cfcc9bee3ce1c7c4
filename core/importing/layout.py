"""Where the table lies in a sheet: titles above, headings of one to three rows, figures, notes below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..cells import read_cell
from ..errors import TableError
from ..language import translate
from ..reference_dates import parse_reference_date
from .headings import split_date
from .sheets import Sheet
from .spreadsheets import NUMBER

_LOOKED_AT = 400
"""Rows at the top among which the headings are looked for."""

_MOST_HEADER_ROWS = 3


@dataclass(frozen=True)
class Column:
    """A column of the table."""

    place: int
    heading: str
    """Of all header rows, without a date."""
    date: str
    """ISO date in the heading, empty where there is none."""
    own: str = ""
    """Of the last header row alone."""

    @property
    def full(self) -> str:
        """The heading with its date."""
        return f"{self.heading} {self.date}".strip()


@dataclass(frozen=True)
class Layout:
    """What is where in a sheet. Rows are counted from 0."""

    titles: Sequence[str]
    header_rows: Sequence[int]
    columns: Sequence[Column]
    body: np.ndarray
    """Rows that hold figures."""
    others: Sequence[tuple[int, str]]
    """Rows below the headings without figures: section titles, notes."""


def find_layout(sheet: Sheet, header_rows: Sequence[int] = ()) -> Layout:
    """Finds the table of a sheet.

    Args:
        sheet: as read.
        header_rows: rows of the headings from 1, where they are known.

    Raises:
        TableError: there is no table with headings.
    """
    rows = [sheet.row(index) for index in range(min(len(sheet.cells), _LOOKED_AT))]
    if header_rows:
        header = [row - 1 for row in header_rows]
        if max(header) >= len(rows) - 1:
            raise TableError(
                translate("importing", "{sheet} has no rows below the headings in row {row}.").format(
                    sheet=sheet.title, row=max(header_rows)
                )
            )
    else:
        header = _header(rows, sheet)
    start = max(header) + 1
    if start < len(rows) and _is_numbering(rows[start]):
        start += 1
    columns = _columns([rows[index] for index in header])
    figures = _has_figures(sheet, columns)
    nonblank = _nonblank(sheet)
    below = np.arange(start, len(sheet.cells))
    body = below[figures[below] & (nonblank[below] > 1)]
    if not len(body):
        raise TableError(
            translate("importing", "{sheet} has headings but no figures below them.").format(sheet=sheet.title)
        )
    in_body = set(body.tolist())
    others = [
        (int(row), " ".join(filter(None, (_plain(cell) for cell in sheet.row(row)))))
        for row in below[nonblank[below] > 0]
        if int(row) not in in_body
    ]
    titles = [" ".join(filter(None, map(_plain, row))) for row in rows[: min(header)]]
    return Layout([title for title in titles if title], header, columns, body, others)


def is_figure(text: str) -> bool:
    """Whether a cell is a number or one of the signs."""
    text = text.strip()
    return bool(text) and (
        text.startswith(NUMBER) or read_cell(text, True) is not None or read_cell(text, False) is not None
    )


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.removeprefix(NUMBER)).strip()


def _is_date_or_year(text: str) -> bool:
    plain = _plain(text)
    return bool(re.fullmatch(r"(19|20)\d\d", plain)) or (
        not re.fullmatch(r"\d+([.,]\d+)?", plain) and parse_reference_date(plain) is not None
    )


def _is_numbering(row: Sequence[str]) -> bool:
    """The row `1 2 3 4` that official tables have below their headings."""
    filled = [_plain(cell) for cell in row if cell.strip()]
    return len(filled) > 2 and filled == [
        str(number)
        for number in range(
            int(filled[0]) if filled[0].isdigit() else 1, len(filled) + (int(filled[0]) if filled[0].isdigit() else 1)
        )
    ]


def _is_data(row: Sequence[str]) -> bool:
    """Whether a row looks like one of figures: more than its key is a figure, and not only years."""
    rest = [cell for cell in row[1:] if cell.strip()]
    figures = [cell for cell in rest if is_figure(cell)]
    if not figures or len(figures) < 0.3 * len(rest) or _is_numbering(row):
        return False
    return not all(_is_date_or_year(cell) for cell in figures)


def _header(rows: Sequence[Sequence[str]], sheet: Sheet) -> list[int]:
    for index, row in enumerate(rows):
        if not _is_data(row):
            continue
        above = index - 1
        while above >= 0 and (
            not any(cell.strip() for cell in rows[above]) or _is_numbering(rows[above]) or _is_alike(rows[above], row)
        ):
            above -= 1
        if above < 0 or _is_data(rows[above]) or sum(bool(cell.strip()) for cell in rows[above]) < 2:
            break
        header = [above]
        while len(header) < _MOST_HEADER_ROWS and header[0] > 0 and _may_span(rows[header[0] - 1], rows[header[0]]):
            header.insert(0, header[0] - 1)
        return header
    raise TableError(
        translate(
            "importing",
            "{sheet}: no row of headings with figures below it was found. Say in the recipe where it is (header_rows).",
        ).format(sheet=sheet.title)
    )


def _is_alike(row: Sequence[str], data: Sequence[str]) -> bool:
    """Whether a row begins with a key of the same shape as a row of figures, so that it is one whose figures cannot be read."""
    shapes = [re.sub(r"\d", "9", _plain(cells[0])) for cells in (row, data)]
    return shapes[0] == shapes[1] and "9" in shapes[0]


def _may_span(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row is a heading above others; a title stands alone in the first column."""
    filled = [place for place, cell in enumerate(row) if cell.strip()]
    if not filled or any(is_figure(row[place]) and not _is_date_or_year(row[place]) for place in filled):
        return False
    if filled == [0]:
        return False
    # Every column has its heading already: what stands above is a title of several cells.
    complete = all(cell.strip() for cell in below[: max(filled) + 1])
    return not (complete and len(set(below)) == len(below) and len(filled) == 1)


def _columns(rows: Sequence[Sequence[str]]) -> list[Column]:
    """Headings of several rows, those above spread over the empty cells to their right."""
    spread: list[list[str]] = []
    for level, row in enumerate(rows):
        cells = [_plain(cell) for cell in row]
        if level < len(rows) - 1:
            for place in range(1, len(cells)):
                # A heading ends where the one above it ends.
                if not cells[place] and not any(above[place] != above[place - 1] for above in spread):
                    cells[place] = cells[place - 1]
        spread.append(cells)
    columns = []
    for place in range(len(rows[0])):
        parts = list(dict.fromkeys(part for level in spread if (part := level[place])))
        heading, date = split_date(" ".join(parts))
        columns.append(Column(place, heading, date, split_date(spread[-1][place])[0]))
    return columns


def _has_figures(sheet: Sheet, columns: Sequence[Column]) -> np.ndarray:
    """Rows with a figure in a column that is not the first."""
    found = np.zeros(len(sheet.cells), dtype=bool)
    for column in columns[1:]:
        cells = sheet.cells[column.place].cat
        known = np.array([is_figure(str(text)) for text in cells.categories], dtype=bool)
        found |= known[cells.codes.to_numpy()]
    return found


def _nonblank(sheet: Sheet) -> np.ndarray:
    count = np.zeros(len(sheet.cells), dtype=np.int64)
    for column in sheet.cells:
        cells = sheet.cells[column].cat
        known = np.array([bool(str(text).strip()) for text in cells.categories], dtype=bool)
        count += known[cells.codes.to_numpy()]
    return count
