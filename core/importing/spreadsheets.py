"""Cells of XLSX and ODS files, with their types, zeros and hidden rows."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO
from xml.etree import ElementTree  # nosec B405

NUMBER = "\x1f"
"""Stands before a number that is a number in the spreadsheet, whatever it looks like; it is written with a point."""

Rows = tuple[str, list[list[str]], set[int]]
"""Name of the sheet, its cells, and the rows that are hidden."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_EPOCHS = {False: datetime.datetime(1899, 12, 30), True: datetime.datetime(1904, 1, 1)}
_ROWS_AT_MOST = 2_000_000


def read_xlsx(file: Path) -> list[Rows]:
    """The sheets of an XLSX workbook; numbers begin with NUMBER, dates are ISO texts."""
    with zipfile.ZipFile(file) as archive:
        book = _xml(archive.open("xl/workbook.xml"))
        properties = book.find(f"{_MAIN}workbookPr")
        epoch = _EPOCHS[properties is not None and properties.get("date1904") in ("1", "true")]
        links = {item.get("Id"): item.get("Target", "") for item in _xml(archive.open("xl/_rels/workbook.xml.rels"))}
        names = set(archive.namelist())
        shared = _shared_texts(archive) if "xl/sharedStrings.xml" in names else []
        formats = _formats(archive) if "xl/styles.xml" in names else []
        sheets = []
        for sheet in book.iter(f"{_MAIN}sheet"):
            target = links.get(sheet.get(_RELATION), "")
            path = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
            if path in names:
                with archive.open(path) as stream:
                    sheets.append((sheet.get("name", ""), *_xlsx_rows(stream, shared, formats, epoch)))
        return sheets


def _xml(stream: IO[bytes]) -> ElementTree.Element:
    # The planner's own file; the parser of Python refuses entities that grow.
    return ElementTree.parse(stream).getroot()  # noqa: S314  # nosec B314


def _elements(stream: IO[bytes], tag: str) -> Iterator[ElementTree.Element]:
    """Elements one by one, each forgotten after it was looked at."""
    for _, element in ElementTree.iterparse(stream):  # noqa: S314  # nosec B314
        if element.tag == tag:
            yield element
            element.clear()


def _shared_texts(archive: zipfile.ZipFile) -> list[str]:
    with archive.open("xl/sharedStrings.xml") as stream:
        # Readings of Asian letters stand beside the text and are no part of it.
        return [
            "".join(
                part.text or ""
                for child in item
                if child.tag != f"{_MAIN}rPh"
                for part in ([child] if child.tag == f"{_MAIN}t" else child.iter(f"{_MAIN}t"))
            )
            for item in _elements(stream, f"{_MAIN}si")
        ]


def _formats(archive: zipfile.ZipFile) -> list[str]:
    """What each style makes of a number: `date`, zeros to fill up with, or nothing."""
    styles = _xml(archive.open("xl/styles.xml"))
    codes = {int(item.get("numFmtId", 0)): item.get("formatCode", "") for item in styles.iter(f"{_MAIN}numFmt")}
    kinds = []
    cell_styles = styles.find(f"{_MAIN}cellXfs")
    for style in [] if cell_styles is None else cell_styles:
        number = int(style.get("numFmtId", 0))
        code = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", codes.get(number, ""))
        if number in _DATE_FORMATS or (re.search(r"[dyj]", code, re.IGNORECASE) and not re.search(r"[0#]", code)):
            kinds.append("date")
        else:
            kinds.append(code if re.fullmatch(r"00+", code) else "")
    return kinds


def _xlsx_rows(
    stream: IO[bytes], shared: list[str], formats: list[str], epoch: datetime.datetime
) -> tuple[list[list[str]], set[int]]:
    rows: list[list[str]] = []
    hidden: set[int] = set()
    for element in _elements(stream, f"{_MAIN}row"):
        place = int(element.get("r", len(rows) + 1)) - 1
        rows.extend([] for _ in range(place - len(rows)))
        if element.get("hidden") in ("1", "true"):
            hidden.add(place)
        row: list[str] = []
        for cell in element.iter(f"{_MAIN}c"):
            column = _column(cell.get("r", ""), len(row))
            row.extend([""] * (column - len(row)))
            row.append(_xlsx_cell(cell, shared, formats, epoch))
        rows.append(row)
    while rows and not any(rows[-1]):
        rows.pop()
    return rows, hidden


def _column(reference: str, following: int) -> int:
    letters = re.match(r"[A-Z]+", reference)
    if letters is None:
        return following
    number = 0
    for letter in letters[0]:
        number = 26 * number + ord(letter) - 64
    return number - 1


def _xlsx_cell(cell: ElementTree.Element, shared: list[str], formats: list[str], epoch: datetime.datetime) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(part.text or "" for part in cell.iter(f"{_MAIN}t"))
    value = cell.find(f"{_MAIN}v")
    text = "" if value is None else value.text or ""
    if kind == "s":
        return shared[int(text)] if text else ""
    if kind in ("str", "d"):
        return text
    if kind in ("b", "e") or not text:
        # An error such as #REF! is no figure, and is shown to the planner as it is.
        return text
    style = int(cell.get("s", 0))
    form = formats[style] if style < len(formats) else ""
    if form == "date":
        day = epoch + datetime.timedelta(days=float(text))
        return day.date().isoformat()
    number = float(text)
    whole = str(int(number)) if number.is_integer() else repr(number)
    # A format of zeros is how a spreadsheet keeps the zeros of a key.
    return whole.zfill(len(form)) if form and number.is_integer() else NUMBER + whole


_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_ods(file: Path) -> list[Rows]:
    """The sheets of an ODS file; numbers begin with NUMBER, dates are ISO texts."""
    with zipfile.ZipFile(file) as archive, archive.open("content.xml") as stream:
        return [(table.get(f"{_TABLE}name", ""), *_ods_rows(table)) for table in _elements(stream, f"{_TABLE}table")]


def _ods_rows(table: ElementTree.Element) -> tuple[list[list[str]], set[int]]:
    rows: list[list[str]] = []
    hidden: set[int] = set()
    for element in table.iter(f"{_TABLE}table-row"):
        row: list[str] = []
        blanks = 0
        for cell in element:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            count = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
            text = _ods_cell(cell)
            if not text:
                # The last cell of a row may stand for a thousand empty ones.
                blanks += count
                continue
            row += [""] * blanks + [text] * count
            blanks = 0
        count = int(element.get(f"{_TABLE}number-rows-repeated", 1))
        if not row and count > 1000:
            continue
        if element.get(f"{_TABLE}visibility", "visible") != "visible":
            hidden.update(range(len(rows), len(rows) + count))
        if len(rows) + count > _ROWS_AT_MOST:
            break
        rows += [list(row) for _ in range(count)]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows, hidden


def _ods_cell(cell: ElementTree.Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in ("float", "percentage", "currency"):
        number = float(cell.get(f"{_OFFICE}value", "nan"))
        shown = "".join(cell.itertext()).strip()
        if number.is_integer() and re.fullmatch(r"0\d+", shown) and int(shown) == number:
            return shown
        return NUMBER + (str(int(number)) if number.is_integer() else repr(number))
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "")[:10]
    return "\n".join("".join(part.itertext()) for part in cell.iter(f"{_TEXT}p"))
