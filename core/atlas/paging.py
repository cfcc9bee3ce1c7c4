"""Long tables and texts cut into pages."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .pages import Table, TextBlock


@dataclass(frozen=True)
class Paper:
    """What fits on a page of text in the built-in templates. It is a guess on the safe side; tables shrink where it fails."""

    contents_rows: int
    height: float
    """Of the rows of a table, in lines."""
    characters: int
    """In a line over the whole width."""


PAPERS = {
    ("A4", "portrait"): Paper(46, 66.0, 125),
    ("A4", "landscape"): Paper(60, 40.0, 185),
    ("A3", "portrait"): Paper(60, 78.0, 145),
    ("A3", "landscape"): Paper(90, 46.0, 215),
}
"""By size and orientation. Landscape contents stand in two columns."""

_MARGIN = 0.5
"""Lines taken by the space between rows."""

_TEXT_SHARE = 0.8
"""Width of paragraphs beside their headings."""


def table_pages(table: Table, paper: Paper) -> Iterator[Table]:
    """The table in parts that fit on a page each; long cells take several lines."""
    rows: list[Sequence[str]] = []
    used = 0.0
    for row in table.rows:
        height = _MARGIN + max(
            _lines(cell, share * paper.characters) for cell, share in zip(row, table.shares, strict=True)
        )
        if rows and used + height > paper.height:
            yield replace(table, rows=rows)
            rows, used = [], 0.0
        rows.append(row)
        used += height
    if rows:
        yield replace(table, rows=rows)


def text_pages(blocks: Sequence[TextBlock], paper: Paper) -> Iterator[list[TextBlock]]:
    """The blocks in parts that fit on a page each; a block is not torn apart."""
    kept: list[TextBlock] = []
    used = 0.0
    for block in blocks:
        height = sum(_MARGIN + _lines(text, _TEXT_SHARE * paper.characters) for text in block.paragraphs)
        if kept and used + height > paper.height:
            yield kept
            kept, used = [], 0.0
        kept.append(block)
        used += height
    if kept:
        yield kept


def _lines(text: str, characters: float) -> int:
    return max(math.ceil(len(text) / max(characters, 1.0)), 1)
