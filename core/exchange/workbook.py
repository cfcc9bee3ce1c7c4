"""A workbook as XLSX or ODS: texts, numbers with their format, headings, column widths.

Written here, since no library for it comes with every QGIS: neither openpyxl nor odfpy is among what its installers bring.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..files import replaced_when_whole

TEXT, HEAD, TITLE, NOTE = "text", "head", "title", "note"
"""Styles of texts; numbers have `n0`, `n1`, `n2` by their decimals, or `c1` for a change with its sign."""

_FORMATS = {"n0": "#,##0", "n1": "#,##0.0", "n2": "#,##0.00", "c1": "+#,##0.0;-#,##0.0;0.0"}
_STYLES = (TEXT, HEAD, TITLE, NOTE, *_FORMATS)


@dataclass(frozen=True)
class Cell:
    """A text, a number or nothing."""

    value: str | float | None
    style: str = TEXT


@dataclass(frozen=True)
class WorkSheet:
    """Rows of cells."""

    name: str
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]
    """Of the columns, in letters."""
    frozen: int = 0
    """Rows at the top that stay."""


def sheet_names(names: Sequence[str]) -> list[str]:
    """Names as a workbook allows them: at most 31 letters, some signs not, none twice."""
    found: list[str] = []
    for name in names:
        short = re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:31] or "Tabelle"
        number = 2
        while short.casefold() in {other.casefold() for other in found}:
            short = f"{short[:27]} ({number})"
            number += 1
        found.append(short)
    return found


def write_xlsx(path: Path, sheets: Sequence[WorkSheet], title: str, author: str) -> None:
    """Writes the workbook; an old one is replaced when the new one is whole.

    Raises:
        ResultFileError: the file cannot be written.
    """
    names = sheet_names([sheet.name for sheet in sheets])
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        + "".join(f'<Override PartName="/xl/worksheets/sheet{place}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' for place in range(1, len(sheets) + 1))
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/>'
        f'<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{_escaped(title)}</dc:title><dc:creator>{_escaped(author)}</dc:creator></cp:coreProperties>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{relations}"><sheets>'
        + "".join(f'<sheet name="{_escaped(name)}" sheetId="{place}" r:id="rId{place}"/>' for place, name in enumerate(names, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="rId{place}" Type="{relations}/worksheet" Target="worksheets/sheet{place}.xml"/>' for place in range(1, len(sheets) + 1))
        + f'<Relationship Id="rId{len(sheets) + 1}" Type="{relations}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _xlsx_styles(main),
    }  # fmt: skip
    for place, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{place}.xml"] = _xlsx_sheet(sheet, main)
    with replaced_when_whole(path) as unfinished, zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')


def _xlsx_styles(main: str) -> str:
    formats = "".join(
        f'<numFmt numFmtId="{164 + place}" formatCode="{_escaped(code)}"/>'
        for place, code in enumerate(_FORMATS.values())
    )
    fonts = "".join(
        f'<font>{"<b/>" if bold else ""}{"<i/>" if italic else ""}<sz val="{size}"/><name val="Calibri"/></font>'
        for bold, italic, size in ((0, 0, 11), (1, 0, 11), (1, 0, 14), (0, 1, 10))
    )
    cells = []
    for place, style in enumerate(_STYLES):
        number = 164 + place - 4 if style in _FORMATS else 0
        wrap = '<alignment vertical="top" wrapText="1"/>' if style == HEAD else ""
        cells.append(
            f'<xf numFmtId="{number}" fontId="{place if place < 4 else 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"'
            + (f' applyAlignment="1">{wrap}</xf>' if wrap else "/>")
        )
    return (
        f'<styleSheet {main}><numFmts count="{len(_FORMATS)}">{formats}</numFmts><fonts count="4">{fonts}</fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(cells)}">{"".join(cells)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _xlsx_sheet(sheet: WorkSheet, main: str) -> str:
    pane = ""
    if sheet.frozen:
        pane = (
            f'<sheetViews><sheetView workbookViewId="0"><pane ySplit="{sheet.frozen}" topLeftCell="A{sheet.frozen + 1}" '
            'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        )
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(sheet.widths, 1)
    )
    rows = []
    for number, row in enumerate(sheet.rows, 1):
        cells = []
        for place, cell in enumerate(row):
            if cell.value is None:
                continue
            style = _STYLES.index(cell.style)
            reference = f"{_letters(place)}{number}"
            if isinstance(cell.value, str):
                cells.append(
                    f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_escaped(cell.value)}</t></is></c>'
                )
            else:
                cells.append(f'<c r="{reference}" s="{style}"><v>{_number(cell.value)}</v></c>')
        rows.append(f'<row r="{number}">{"".join(cells)}</row>')
    return f"<worksheet {main}>{pane}<cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData></worksheet>"


def write_ods(path: Path, sheets: Sequence[WorkSheet], title: str, author: str) -> None:
    """Writes the workbook as ODS; an old one is replaced when the new one is whole.

    Raises:
        ResultFileError: the file cannot be written.
    """
    space = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{address}:1.0"'
        for name, address in (
            ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"),
            ("number", "datastyle"), ("meta", "meta"), ("manifest", "manifest"), ("config", "config"),
        )
    )  # fmt: skip
    names = sheet_names([sheet.name for sheet in sheets])
    widths = sorted({width for sheet in sheets for width in sheet.widths})
    columns = "".join(
        f'<style:style style:name="w{place}" style:family="table-column"><style:table-column-properties style:column-width="{width * 0.2:.2f}cm"/></style:style>'
        for place, width in enumerate(widths)
    )
    tables = "".join(_ods_table(sheet, name, widths) for sheet, name in zip(sheets, names, strict=True))
    content = (
        f'<office:document-content {space} office:version="1.3"><office:automatic-styles>{_ods_styles()}{columns}</office:automatic-styles>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    meta = (
        f'<office:document-meta {space} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>'
        f"<dc:title>{_escaped(title)}</dc:title><dc:creator>{_escaped(author)}</dc:creator></office:meta></office:document-meta>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with replaced_when_whole(path) as unfinished, zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        # The format wants this entry first and not compressed.
        archive.writestr(zipfile.ZipInfo("mimetype"), kind, zipfile.ZIP_STORED)
        for name, text in (("content.xml", content), ("meta.xml", meta), ("META-INF/manifest.xml", manifest)):
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}')


def _ods_styles() -> str:
    def number_style(name: str, decimals: int, sign: str = "") -> str:
        number = f'<number:number number:decimal-places="{decimals}" number:min-decimal-places="{decimals}" number:min-integer-digits="1" number:grouping="true"/>'
        text = f"<number:text>{sign}</number:text>" if sign else ""
        return f'<number:number-style style:name="{name}">{text}{number}</number:number-style>'

    numbers = "".join(number_style(f"N{name}", int(name[1])) for name in _FORMATS if name != "c1")
    numbers += number_style("Nc1P", 1, "+") + (
        '<number:number-style style:name="Nc1"><number:text>-</number:text><number:number number:decimal-places="1" number:min-decimal-places="1" '
        'number:min-integer-digits="1" number:grouping="true"/><style:map style:condition="value()&gt;=0" style:apply-style-name="Nc1P"/></number:number-style>'
    )
    cells = "".join(
        f'<style:style style:name="{name}" style:family="table-cell" style:data-style-name="N{name}"/>'
        for name in _FORMATS
    )
    texts = {
        HEAD: 'fo:font-weight="bold"',
        TITLE: 'fo:font-weight="bold" fo:font-size="14pt"',
        NOTE: 'fo:font-style="italic"',
    }
    cells += "".join(
        f'<style:style style:name="{name}" style:family="table-cell"><style:text-properties {look}/></style:style>'
        for name, look in texts.items()
    )
    return numbers + cells


def _ods_table(sheet: WorkSheet, name: str, widths: Sequence[float]) -> str:
    columns = "".join(f'<table:table-column table:style-name="w{widths.index(width)}"/>' for width in sheet.widths)
    rows = []
    for row in sheet.rows:
        cells = []
        for cell in row:
            style = "" if cell.style == TEXT else f' table:style-name="{cell.style}"'
            if cell.value is None:
                cells.append("<table:table-cell/>")
            elif isinstance(cell.value, str):
                cells.append(
                    f'<table:table-cell{style} office:value-type="string"><text:p>{_escaped(cell.value)}</text:p></table:table-cell>'
                )
            else:
                number = _number(cell.value)
                cells.append(
                    f'<table:table-cell{style} office:value-type="float" office:value="{number}"><text:p>{number}</text:p></table:table-cell>'
                )
        rows.append(f"<table:table-row>{''.join(cells) or '<table:table-cell/>'}</table:table-row>")
    return f'<table:table table:name="{_escaped(name)}">{columns}{"".join(rows)}</table:table>'


def _escaped(text: str) -> str:
    # Signs that XML does not know would make the whole file unreadable.
    return html.escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
