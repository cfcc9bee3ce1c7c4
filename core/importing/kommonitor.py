"""Files that come out of KomMonitor: time series as GeoJSON (answers of its API, or downloads) and its CSV download.

The CSV holds what the map shows: German display numbers (`1.234` is a thousand) and the word NoData. Its GeoJSON has full figures.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..catalogue import Catalogue
from ..errors import TableError
from ..language import translate
from .headings import normalise, propose, split_date
from .recipe import Recipe
from .spreadsheets import NUMBER

if TYPE_CHECKING:
    from .layout import Layout
    from .sheets import Sheet

NO_DATA = "NoData"

_OWN = ("ID", "NAME")
_VALIDITY = {"validfrom", "validto", "validstartdate", "validenddate", "arisenfrom"}


def read_features(file: Path) -> list[list[str]]:
    """Rows of texts with the names of the properties above them; numbers begin with NUMBER.

    Raises:
        TableError: it is no GeoJSON with properties, or an error the API answered with.
    """
    try:
        content: Any = json.loads(file.read_bytes().decode("utf-8-sig"))
    except ValueError as error:
        raise TableError(
            translate("importing", "{file} is no JSON: {reason}").format(file=file.name, reason=error)
        ) from error
    features = content.get("features") if isinstance(content, dict) else content
    if not isinstance(features, list) or not features:
        raise TableError(translate("importing", "{file} holds no features with figures.").format(file=file.name))
    entries = [item.get("properties", item) for item in features if isinstance(item, dict)]
    names = list(dict.fromkeys(name for entry in entries for name in entry))
    return [names, *([_text(entry.get(name)) for name in names] for entry in entries)]


def _text(value: object) -> str:
    if value is None:
        return NO_DATA
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float)):
        return NUMBER + (str(int(value)) if float(value).is_integer() else repr(float(value)))
    return str(value)


def is_download(headings: Sequence[str]) -> bool:
    """Whether headings are those of a file of KomMonitor: ID, NAME and from when a unit holds."""
    known = {normalise(heading) for heading in headings}
    return {name.casefold() for name in _OWN} <= known and bool(known & _VALIDITY)


def recipe_of(sheet: Sheet, layout: Layout, catalogue: Catalogue) -> Recipe:
    """How such a file is read: a column for each date, of the variable that the file's name tells."""
    dated = [column.heading for column in layout.columns if column.date]
    text = split_date(sheet.file.stem.replace("_", " "))[0]
    found = propose([text, *text.split(" ")], catalogue)
    pattern = sheet.file.name if not found else f"*{sheet.file.stem.split('_')[0]}*{sheet.file.suffix}"
    return Recipe(
        files=pattern, unit_id="ID", unit_name="NAME", decimal=",", signs={NO_DATA: "missing"},
        variables={next(iter(found)): [dated[0]]} if found and dated else {},
    )  # fmt: skip
