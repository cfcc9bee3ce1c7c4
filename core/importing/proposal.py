"""A recipe proposed for a table: what its columns most likely mean, for the planner to correct."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..catalogue import Catalogue
from . import kommonitor
from .figures import body_texts, table_date
from .headings import Ages, ages_of, normalise, propose, split_date, vocabulary
from .layout import Column, Layout, is_figure
from .recipe import Recipe
from .sheets import Sheet

_NUMBER_AND_NAME = re.compile(r"\s*(\d+)[\s.:-]+\D.*", re.DOTALL)
_YEAR_IN_NAME = re.compile(r"(19|20)\d\d([-_.]?\d\d[-_.]?\d\d)?")


def propose_recipe(sheet: Sheet, layout: Layout, catalogue: Catalogue) -> Recipe:
    """The most likely meaning of a table; entries that nothing speaks for stay empty."""
    if kommonitor.is_download([column.heading for column in layout.columns]):
        return kommonitor.recipe_of(sheet, layout, catalogue)
    roles = _roles(sheet, layout)
    common: dict[str, Any] = {
        "files": pattern_of(sheet.file), "sheet": "" if not sheet.name else _YEAR_IN_NAME.sub("*", sheet.name),
        "unit_id": roles.get("unit_id", ""), "unit_name": roles.get("unit_name", ""), "level": roles.get("level", ""),
        "date": roles.get("date", ""),
    }  # fmt: skip
    if common["unit_id"]:
        keys = [text for text in body_texts(sheet, layout, common["unit_id"]) if not _is_no_unit(text)]
        if keys and all(_NUMBER_AND_NAME.fullmatch(key) for key in keys):
            common["key_pattern"] = r"\s*(\d+)"
    taken = set(roles.values())
    free = [column for column in layout.columns if (column.heading or column.date) and column.heading not in taken]
    variables = propose(_different(sheet, layout, free), catalogue, {column.heading: column.own for column in free})
    if "variable" in roles and "value" in roles and len(variables) < 2:
        names = propose(body_texts(sheet, layout, roles["variable"]), catalogue)
        return Recipe(**common, variable=roles["variable"], value=roles["value"], names=names)
    if not variables and any(column.date for column in free):
        # Columns are years of one variable, which the title or the sheet names.
        for text in (*layout.titles, sheet.name, sheet.file.stem.replace("_", " ")):
            plain = split_date(text)[0]
            found = propose([plain], catalogue) or propose(plain.split(" "), catalogue)
            if found:
                heading = next(column.heading for column in free if column.date)
                return Recipe(**common, variables={next(iter(found)): [heading]})
    return Recipe(**common, variables=variables)


def pattern_of(file: Path) -> str:
    """The name of a file with a star for the year."""
    return _YEAR_IN_NAME.sub("*", file.name)


def date_of(sheet: Sheet, layout: Layout) -> str:
    """The date that title, sheet or file name give, empty where they give none or several."""
    for text in (*layout.titles, sheet.name, sheet.file.stem):
        _, date = split_date(text.replace("_", " "))
        if date:
            return date
    return ""


def _roles(sheet: Sheet, layout: Layout) -> dict[str, str]:
    """Headings by what their columns are for."""
    words = vocabulary().columns
    roles: dict[str, str] = {}
    for kind in ("date", "level", "variable", "value", "unit_id", "unit_name"):
        for column in layout.columns:
            heading = column.heading
            if heading in roles.values() or column.date or not _is_called(heading, words[kind]):
                continue
            texts = body_texts(sheet, layout, heading)
            if kind == "date" and not all(table_date(text) for text in texts if text):
                continue
            if kind == "unit_id" and not any(re.search(r"\d", text) for text in texts):
                continue
            roles[kind] = heading
            break
    if "unit_id" not in roles:
        _guess_key(layout, roles)
    return roles


def _guess_key(layout: Layout, roles: dict[str, str]) -> None:
    """The key is the name where there is one, else the first column."""
    if "unit_name" in roles:
        roles["unit_id"] = roles.pop("unit_name")
        return
    first = next(
        (c.heading for c in layout.columns[:2] if c.heading and not c.date and c.heading not in roles.values()), ""
    )
    if first:
        roles["unit_id"] = first


def _is_called(heading: str, words: frozenset[str]) -> bool:
    """Whether a heading, or the part of it below another, is one of the words."""
    text = normalise(heading).rstrip(".")
    parts = re.split(r"[ _]", text)
    return text in words or any(" ".join(parts[start:]) in words for start in range(len(parts)))


def _is_no_unit(text: str) -> bool:
    known = vocabulary()
    plain = normalise(text)
    return not plain or plain in known.totals or any(word in plain for word in known.unassignable)


def _different(sheet: Sheet, layout: Layout, columns: Sequence[Column]) -> list[str]:
    """Headings without those of columns that give the same ages again, figure by figure."""
    headings: list[str] = []
    seen: list[tuple[Ages, np.ndarray]] = []
    for column in columns:
        if not column.heading or column.heading in headings:
            continue
        cells = sheet.cells[column.place].iloc[layout.body]
        if not any(is_figure(str(text)) for text in cells.cat.categories):
            continue
        ages = ages_of(column.heading)
        if ages is not None:
            values = cells.to_numpy(dtype=object)
            if any(ages == known and (values == other).all() for known, other in seen):
                continue
            seen.append((ages, values))
        headings.append(column.heading)
    return headings
