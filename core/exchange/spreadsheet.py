"""The workbooks of a release: a sheet for each indicator and one of all facts, and the data sheet of InstantAtlas."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..atlas.wording import decimals_of, unit_of
from ..catalogue import Indicator
from ..language import language, translate
from ..reference_dates import format_date
from .publication import LICENCES, Publication
from .workbook import HEAD, NOTE, TITLE, Cell, WorkSheet

FACTS_COLUMNS = (
    "area_id", "area_name", "indicator", "date", "numerator", "denominator", "value", "unit", "base_date", "base_value", "change",
    "change_unit", "status",
)  # fmt: skip


def indicator_book(publication: Publication) -> list[WorkSheet]:
    """Contents, a sheet for each indicator, all facts."""
    sheets = [_contents(publication)]
    sheets += [_indicator_sheet(publication, item) for item in publication.indicators]
    return [*sheets, facts_sheet(publication)]


def notes_of(publication: Publication) -> list[str]:
    """What must stand with every figure: source, rule, licence, signs."""
    licence = LICENCES[publication.licence]
    return [
        publication.rule,
        translate("exchange", "Licence: {name} ({address})").format(name=licence[2], address=licence[1]),
        translate("exchange", "Signs: . withheld, x not meaningful, … not available"),
    ]


def _contents(publication: Publication) -> WorkSheet:
    rows = [
        [Cell(publication.title, TITLE)], [Cell(publication.level)], [Cell(publication.publisher)], [Cell(publication.contact)], [],
        [Cell(translate("exchange", "Indicator"), HEAD), Cell(translate("exchange", "Formula"), HEAD), Cell(translate("exchange", "Source"), HEAD)],
    ]  # fmt: skip
    rows += [
        [Cell(publication.heading(item)), Cell(str(item.formula)), Cell(str(item.source))]
        for item in publication.indicators
    ]
    rows += [[], *([Cell(note, NOTE)] for note in notes_of(publication))]
    return WorkSheet(translate("exchange", "Contents"), rows, (48, 70, 60))


def _indicator_sheet(publication: Publication, item: Indicator) -> WorkSheet:
    values, signs = publication.values(item)
    changes, change_signs = publication.values(item, "change")
    dates = [format_date(date, language()) for date in publication.dates]
    rows = [
        [Cell(str(item.label), TITLE)],
        [Cell(f"{publication.level} · {unit_of(item)} · {item.formula}")],
        [Cell(translate("exchange", "Source: {source}").format(source=item.source), NOTE)],
        [],
        [
            Cell(translate("exchange", "Key"), HEAD), Cell(translate("exchange", "Area"), HEAD), *(Cell(date, HEAD) for date in dates),
            *([] if item.is_development else [Cell(publication.change_heading(item), HEAD)]),
        ],
    ]  # fmt: skip
    style = f"n{decimals_of(item)}"
    last = len(publication.dates) - 1
    for row, name in enumerate(publication.names):
        key = publication.geography.ids[row] if row < len(publication.geography.ids) else ""
        cells = [Cell(key), Cell(name)]
        cells += [_figure(values[row, place], signs[row, place], style) for place in range(len(dates))]
        if not item.is_development:
            cells.append(_figure(np.round(changes[row, last], 1), change_signs[row, last], "c1"))
        rows.append(cells)
    rows += [[], *([Cell(note, NOTE)] for note in notes_of(publication))]
    return WorkSheet(item.id.replace(":", "_"), rows, (12, 34, *([13] * len(dates)), 22), frozen=5)


def _figure(value: float, sign: str, style: str) -> Cell:
    return Cell(sign) if np.isnan(value) else Cell(float(value), style)


def facts_sheet(publication: Publication) -> WorkSheet:
    """All figures in a long table, for machines: nothing where there is none, and why."""
    rows: list[list[Cell]] = [[Cell(name, HEAD) for name in FACTS_COLUMNS]]
    for item in publication.indicators:
        table = publication.table(item)[list(FACTS_COLUMNS)]
        rows += [[_plain(value) for value in row] for row in table.itertuples(index=False)]
    return WorkSheet(translate("exchange", "facts"), rows, (12, 30, 16, 12, *([13] * 9)), frozen=1)


def _plain(value: object) -> Cell:
    return Cell(None) if pd.isna(value) else Cell(value if isinstance(value, str) else float(value))  # type: ignore[arg-type, call-overload]


def instant_atlas_book(publication: Publication) -> list[WorkSheet]:
    """The two sheets InstantAtlas' data manager reads: geography, and figures with theme, indicator and date above each other."""
    ids, names = publication.geography.ids, publication.geography.names
    geography = [
        [Cell("Name", HEAD), Cell("ID", HEAD)],
        *([Cell(name), Cell(id)] for id, name in zip(ids, names, strict=True)),
    ]
    heads: list[list[Cell]] = [
        [Cell("Theme", HEAD), Cell("")], [Cell("Indicator", HEAD), Cell("")], [Cell("Date", HEAD), Cell("")],
        [Cell("Name", HEAD), Cell("ID", HEAD)],
    ]  # fmt: skip
    body: list[list[Cell]] = [
        [Cell(name), Cell(id)] for id, name in zip((*ids, "#city"), publication.names, strict=True)
    ]
    for item in publication.indicators:
        values, signs = publication.values(item)
        for place, date in enumerate(publication.dates):
            texts = (item.theme, publication.heading(item), date, item.id)
            for head, text in zip(heads, texts, strict=True):
                head.append(Cell(text))
            for row, cells in enumerate(body):
                cells.append(_figure(values[row, place], signs[row, place], f"n{decimals_of(item)}"))
    sheets = [WorkSheet("Geography and Filters", geography, (34, 14))]
    return [*sheets, WorkSheet("iadatasheet", [*heads, *body], (34, 14), frozen=4)]
