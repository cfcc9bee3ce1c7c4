"""Files of tables as they are: cells by row and column, nothing interpreted yet.

Text files are read by pandas into categories, so that a million rows take little room. Of XLSX and ODS the XML is read here: QGIS' own
driver does not tell a number from a text that looks like one, drops the zeros of keys, and says nothing of hidden rows.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from ..errors import TableError
from ..language import translate
from . import kommonitor, spreadsheets

TEXT_SUFFIXES = (".csv", ".txt", ".tsv", ".dat")
SHEET_SUFFIXES = (".xlsx", ".xlsm", ".ods")
JSON_SUFFIXES = (".geojson", ".json")

_DELIMITERS = (";", "\t", "|", ",")
_SAMPLE_LINES = 300
_LEAST_AGREEMENT = 0.4
"""Share of lines with the usual number of delimiters; titles and notes have fewer."""

_QUOTED = re.compile(r'"[^"]*"')

_BROKEN = re.compile("Ã[¤¶¼Ÿ„–œ]")
"""UTF-8 that was read as cp1252 and saved again."""


@dataclass(frozen=True)
class Sheet:
    """One table of a file."""

    file: Path
    name: str
    """Of the sheet; empty in a text file."""
    cells: pd.DataFrame
    """A category column of texts for each column, the file's rows from the top. Numbers of a spreadsheet begin with NUMBER."""
    hidden: frozenset[int] = frozenset()
    """Rows that a reader of the spreadsheet does not see."""
    encoding: str = ""
    delimiter: str = ""
    was_broken: bool = False
    """Whether umlauts were repaired that had been decoded wrongly."""
    widths: np.ndarray | None = None
    """Cells in each row of a text file, where they can be counted."""

    @property
    def title(self) -> str:
        """How the sheet is named to the planner."""
        return f"{self.file.name}, {self.name}" if self.name else self.file.name

    def row(self, index: int) -> list[str]:
        """The cells of a row as texts."""
        return [str(self.cells[column].iat[index]) for column in self.cells]


def read_sheets(file: Path) -> list[Sheet]:
    """All tables of a file.

    Raises:
        TableError: the file cannot be read, is empty, or is of another kind.
    """
    suffix = file.suffix.lower()
    try:
        if suffix in TEXT_SUFFIXES:
            return [_read_text(file)]
        if suffix in JSON_SUFFIXES:
            return [Sheet(file, "", _frame(kommonitor.read_features(file)), frozenset(), "utf-8")]
        if suffix in SHEET_SUFFIXES:
            read = spreadsheets.read_ods if suffix == ".ods" else spreadsheets.read_xlsx
            return [Sheet(file, name, _frame(rows), frozenset(hidden)) for name, rows, hidden in read(file) if rows]
    except OSError as error:
        raise TableError(
            translate("importing", "{file} cannot be read: {reason}").format(
                file=file.name, reason=error.strerror or error
            )
        ) from error
    except (zipfile.BadZipFile, KeyError, SyntaxError) as error:
        raise TableError(
            translate(
                "importing", "{file} is no whole spreadsheet. Open it in your office program and save it again."
            ).format(file=file.name)
        ) from error
    raise TableError(
        translate(
            "importing", "{file}: tables are read from CSV, TXT, XLSX, ODS and GeoJSON. Save it as one of these."
        ).format(file=file.name)
    )


def _frame(rows: list[list[str]]) -> pd.DataFrame:
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    return pd.DataFrame({column: pd.Categorical([row[column] for row in padded]) for column in range(width)})


def _read_text(file: Path) -> Sheet:
    raw = file.read_bytes()
    encoding = _encoding(raw)
    text = raw.decode(encoding)
    was_broken = bool(_BROKEN.search(text))
    if was_broken:
        try:
            text = text.encode("cp1252").decode("utf-8")
        except UnicodeError:
            was_broken = False
    if not text.strip():
        raise TableError(translate("importing", "{file} is empty.").format(file=file.name))
    if "\0" in text:
        raise TableError(translate("importing", "{file} is no text file.").format(file=file.name))
    delimiter, most = _delimiter(text, file)
    try:
        cells = pd.read_csv(
            io.StringIO(text), sep=delimiter, header=None, names=range(most + 1), index_col=False, dtype="category",
            na_filter=False, skip_blank_lines=False, skipinitialspace=True,
        )  # fmt: skip
    except (pd.errors.ParserError, ValueError) as error:
        raise TableError(
            translate("importing", "{file} cannot be taken apart into columns: {reason}").format(
                file=file.name, reason=error
            )
        ) from error
    for column in reversed(list(cells)):
        if column and (cells[column] == "").all():
            cells = cells.drop(columns=column)
        else:
            break
    return Sheet(file, "", cells, frozenset(), encoding, delimiter, was_broken, _widths(text, delimiter, len(cells)))


def _widths(text: str, delimiter: str, rows: int) -> np.ndarray | None:
    """Cells in each line; None where a line is not a row."""
    lines = text.splitlines()
    if len(lines) != rows:
        return None
    counts = (line.count(delimiter) if '"' not in line else _QUOTED.sub("", line).count(delimiter) for line in lines)
    return np.fromiter(counts, dtype=np.int64, count=rows) + 1


def _encoding(raw: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
    ):  # fmt: skip
        if raw.startswith(mark):
            return encoding
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        # Every byte is a letter there; the five that are not are taken as ISO-8859-1 has them.
        try:
            raw.decode("cp1252")
        except UnicodeDecodeError:
            return "latin-1"
        return "cp1252"
    return "utf-8"


def _delimiter(text: str, file: Path) -> tuple[str, int]:
    """The delimiter, and the most of it in a line."""
    lines = text.splitlines()
    sample = [_QUOTED.sub("", line) for line in lines[:_SAMPLE_LINES] if line.strip()]
    best = ("", 0.0)
    for delimiter in _DELIMITERS:
        usual, agreeing = Counter(line.count(delimiter) for line in sample).most_common(1)[0]
        share = agreeing / len(sample)
        # The order is that of likelihood: a comma may as well stand in numbers.
        if usual and share >= _LEAST_AGREEMENT and share > best[1] + 0.2:
            best = (delimiter, share)
    if not best[0]:
        raise TableError(
            translate(
                "importing", "{file}: the columns are parted neither by semicolons nor by tabs, commas or bars."
            ).format(file=file.name)
        )
    return best[0], max(line.count(best[0]) for line in lines)
