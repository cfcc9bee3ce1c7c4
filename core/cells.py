"""Cells of statistical tables: numbers in German or English writing and the signs of the statistical offices.

Signs as printed by IT.NRW (Zeichenerklärung): `-` nothing, `.` secret, `x` and `/` no figure, `...` later, `( )` limited
validity, trailing `p` preliminary, `r` corrected, `s` estimated. The Federal Employment Agency prints `*` for secret.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
import pandas as pd

from .errors import CountsError
from .language import listing, translate
from .reporter import Reporter


class CellState(IntEnum):
    """What a cell says beside its number. Those from MISSING on have no number."""

    PLAIN = 0
    LIMITED = 1
    PRELIMINARY = 2
    REVISED = 3
    ESTIMATED = 4
    MISSING = 5
    LATER = 6
    SECRET = 7

    @property
    def flag(self) -> str:
        """The word stored in the layer of counts; nothing for a plain figure."""
        return "" if self is CellState.PLAIN else self.name.lower()


@dataclass(frozen=True)
class Cells:
    """Columns of figures: float64 with NaN where there is no number, and the state of each cell."""

    values: Mapping[str, np.ndarray]
    states: Mapping[str, np.ndarray]


_NO_NUMBER = {
    "-": (0.0, CellState.PLAIN),
    "–": (0.0, CellState.PLAIN),
    "—": (0.0, CellState.PLAIN),
    ".": (math.nan, CellState.SECRET),
    "·": (math.nan, CellState.SECRET),
    "*": (math.nan, CellState.SECRET),
    "x": (math.nan, CellState.MISSING),
    "X": (math.nan, CellState.MISSING),
    "/": (math.nan, CellState.MISSING),
    "...": (math.nan, CellState.LATER),
    "…": (math.nan, CellState.LATER),
    "": (math.nan, CellState.MISSING),
}
_TRAILING = {"p": CellState.PRELIMINARY, "r": CellState.REVISED, "s": CellState.ESTIMATED}
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_SIGNED = re.compile(r"[-–−+]?\d.*")

_INTEGER = re.compile(r"\d+")
_GERMAN = re.compile(r"\d{1,3}(\.\d{3}){2,}|\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,})|(0|\d{4,}),\d{3}")
_ENGLISH = re.compile(r"\d{1,3}(,\d{3}){2,}|\d{1,3}(,\d{3})+\.\d+|\d+\.(\d{1,2}|\d{4,})|(0|\d{4,})\.\d{3}")
_POINT_AND_THREE = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_COMMA_AND_THREE = re.compile(r"[1-9]\d{0,2},\d{3}")


def parse_cells(
    columns: Mapping[str, Sequence[object]], row_names: Sequence[str], table: str, reporter: Reporter
) -> Cells:
    """Reads the cells of a table's columns of figures.

    Whether a point is a decimal point or separates thousands is decided once for the whole table, from the cells that
    can be read one way only. A table whose only evidence is `1.234` is read the German way and this is said.

    Args:
        columns: cells by column: numbers, texts or None, all of one length.
        row_names: how to name each row to the user.
        table: name of the table, for messages.
        reporter: gets the warning about the number format.

    Raises:
        CountsError: cells that are no figures, or a number format that is contradictory or ambiguous.
    """
    texts: set[str] = set()
    numbers: dict[str, np.ndarray | None] = {}
    for name, cells in columns.items():
        numbers[name] = _plain_numbers(cells)
        if numbers[name] is None:
            texts.update(cell for cell in cells if isinstance(cell, str))
    point_is_decimal = _point_is_decimal(texts, columns, row_names, table, reporter)
    known: dict[str, tuple[float, CellState] | None] = {text: read_cell(text, point_is_decimal) for text in texts}

    values: dict[str, np.ndarray] = {}
    states: dict[str, np.ndarray] = {}
    unreadable: list[str] = []
    for name, cells in columns.items():
        plain = numbers[name]
        if plain is not None:
            values[name] = plain
            states[name] = np.where(np.isnan(plain), CellState.MISSING, CellState.PLAIN).astype(np.uint8)
            continue
        read = [known[cell] if isinstance(cell, str) else _number(cell) for cell in cells]
        unreadable += [
            translate("cells", "{row}, column {column}: “{cell}”").format(
                row=row_names[row], column=name, cell=cells[row]
            )
            for row, cell in enumerate(read)
            if cell is None
        ]
        values[name] = np.array([math.nan if cell is None else cell[0] for cell in read], dtype=np.float64)
        states[name] = np.array([0 if cell is None else cell[1] for cell in read], dtype=np.uint8)
    if unreadable:
        raise CountsError(
            translate(
                "cells",
                "{table}: these cells are no figures: {cells}. Write a number, or one of the signs "
                "- (nothing), . or * (secret), x or / (no figure), ... (later).",
            ).format(table=table, cells=listing(unreadable))
        )
    return Cells(values, states)


def _plain_numbers(cells: Sequence[object]) -> np.ndarray | None:
    """The column as numbers when it holds no texts and nothing infinite, None otherwise."""
    if isinstance(cells, np.ndarray) and cells.dtype.kind in "iuf":
        array = cells.astype(np.float64)
    else:
        kinds = set(map(type, cells))
        if not kinds <= {int, float, type(None)}:
            return None
        array = np.array([math.nan if cell is None else cell for cell in cells], dtype=np.float64)
    return None if np.isinf(array).any() else array


def _number(cell: object) -> tuple[float, CellState] | None:
    """A cell that is no text: a number or nothing."""
    if cell is None:
        return math.nan, CellState.MISSING
    if isinstance(cell, bool):
        return None
    try:
        value = float(cell)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    if math.isinf(value):
        return None
    return value, CellState.MISSING if math.isnan(value) else CellState.PLAIN


def _split(text: str) -> tuple[str, CellState]:
    """The digits and separators of a cell, without blanks, brackets and trailing letter, and what those mean."""
    text = _SPACES.sub("", text)
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1], CellState.LIMITED
    if text[-1:] in _TRAILING and _SIGNED.fullmatch(text[:-1]):
        return text[:-1], _TRAILING[text[-1]]
    return text, CellState.PLAIN


def read_cell(text: str, point_is_decimal: bool) -> tuple[float, CellState] | None:
    """Value and state of a text cell, None when it is no figure."""
    compact = _SPACES.sub("", text)
    if compact in _NO_NUMBER:
        return _NO_NUMBER[compact]
    digits, state = _split(text)
    sign = 1.0
    if digits[:1] in "-–−+":
        sign = 1.0 if digits[0] == "+" else -1.0
        digits = digits[1:]
    if not (
        _INTEGER.fullmatch(digits)
        or (_ENGLISH if point_is_decimal else _GERMAN).fullmatch(digits)
        or _POINT_AND_THREE.fullmatch(digits)
        or _COMMA_AND_THREE.fullmatch(digits)
    ):
        return None
    plain = digits.replace(",", "") if point_is_decimal else digits.replace(".", "").replace(",", ".")
    return sign * float(plain), state


@dataclass(frozen=True)
class Evidence:
    """An example of each way to write numbers, None where there is none."""

    german: str | None
    """1.234,5 and whatever can be read the German way only."""
    english: str | None
    """1,234.5 and whatever can be read the English way only."""
    point: str | None
    """1.234: a German thousand or an English fraction."""
    comma: str | None
    """1,234: an English thousand or a German fraction."""


def number_evidence(texts: Iterable[str]) -> Evidence:
    """How the numbers among some texts are written."""
    found: dict[str, str] = {}
    patterns = {"german": _GERMAN, "english": _ENGLISH, "point": _POINT_AND_THREE, "comma": _COMMA_AND_THREE}
    for text in sorted(texts):
        digits = _split(text)[0].lstrip("-–−+")
        for name, pattern in patterns.items():
            if name not in found and pattern.fullmatch(digits):
                found[name] = text
    return Evidence(found.get("german"), found.get("english"), found.get("point"), found.get("comma"))


def _point_is_decimal(
    texts: set[str], columns: Mapping[str, Sequence[Any]], row_names: Sequence[str], table: str, reporter: Reporter
) -> bool:
    """Whether the table writes 1,234.5 (True) or 1.234,5 (False)."""

    def place(text: str) -> str:
        for name, cells in columns.items():
            for row, cell in enumerate(cells):
                if isinstance(cell, str) and cell == text:
                    return translate("cells", "{row}, column {column}: “{cell}”").format(
                        row=row_names[row], column=name, cell=cell.strip()
                    )
        return text

    evidence = number_evidence(texts)
    german, english, point, comma = evidence.german, evidence.english, evidence.point, evidence.comma
    if german is not None and english is not None:
        raise CountsError(
            translate(
                "cells",
                "{table} mixes German and English numbers ({first}; {second}). Write all numbers in one way.",
            ).format(table=table, first=place(german), second=place(english))
        )
    if english is not None:
        return True
    if german is None and comma is not None:
        raise CountsError(
            translate(
                "cells",
                "{table}: {cell} may be a thousand or a decimal number, and no other cell tells which. "
                "Remove the separators of thousands, or write one decimal place more or less.",
            ).format(table=table, cell=place(comma))
        )
    if german is None and point is not None:
        reporter.warning(
            translate(
                "cells",
                "{table}: the point in {cell} was read as a separator of thousands, the German way. "
                "If it is a decimal point, write the numbers with one or two decimal places.",
            ).format(table=table, cell=place(point))
        )
    return False


def column_of_keys(cells: Sequence[object]) -> list[str]:
    """Unit keys as texts: numbers lose a trailing .0, nothing becomes an empty text."""
    return [_key(cell) for cell in cells]


def _key(cell: object) -> str:
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def factorize(texts: Sequence[str]) -> tuple[np.ndarray, list[str]]:
    """Codes and distinct texts in the order of their first appearance."""
    codes, distinct = pd.factorize(np.array(texts, dtype=object))
    return codes, [str(text) for text in distinct]
