"""How tables become counts, kept as a small YAML file beside them and used again next year."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..errors import ParameterError
from ..files import replaced_when_whole
from ..language import listing, translate
from ..yaml_files import read_yaml

FORMAT = 1

_INTRODUCTION = """# How these tables become counts. Change what is wrong and import again; next year's files are read the same way.
#
#   files        names of the files, with * for what changes from year to year; sheet: of a workbook (left out: the first with a table)
#   header_rows  rows of the headings, from 1 (left out: found); headings of several rows are joined with a blank
#   unit_id, unit_name, level, date   headings of these columns; date_is: the date of all rows where there is no such column
#   key_pattern  a regular expression whose first group is the key, where there is more in the column; key_width: filled up with zeros
#   keep_level   the spatial level that is kept, where the table holds several: its name, or the shape of its keys (99, A9999)
#   variable, value   headings of a long table; names: what its variables are called in the catalogue
#   variables    of the catalogue, with the headings that add up to each; dates in headings are left out of them
#   decimal      "," or "." where the figures leave it open
#   totals, unassignable   keys or names of such rows, beside those that are recognised
#   signs        what further signs mean: secret, missing, later or 0
"""


@dataclass(frozen=True)
class Recipe:
    """One kind of table."""

    files: str
    sheet: str = ""
    header_rows: tuple[int, ...] = ()
    unit_id: str = ""
    unit_name: str = ""
    level: str = ""
    keep_level: str = ""
    date: str = ""
    date_is: str = ""
    key_pattern: str = ""
    key_width: int = 0
    variable: str = ""
    value: str = ""
    names: Mapping[str, list[str]] = field(default_factory=dict)
    """Variable → names in the column `variable` that add up to it."""
    variables: Mapping[str, list[str]] = field(default_factory=dict)
    """Variable → headings that add up to it."""
    decimal: str = ""
    totals: tuple[str, ...] = ()
    unassignable: tuple[str, ...] = ()
    signs: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_long(self) -> bool:
        """Whether there is a row for each unit, date and variable."""
        return bool(self.variable)

    def fits(self, file: Path) -> bool:
        """Whether a file is one of this kind."""
        pattern = ".*".join(re.escape(part) for part in self.files.split("*"))
        return re.fullmatch(pattern, file.name, re.IGNORECASE) is not None


def read_recipes(path: Path) -> list[Recipe]:
    """The recipes of a file.

    Raises:
        ParameterError: the file cannot be read or breaks a rule.
    """
    content = read_yaml(path)
    if not isinstance(content, dict) or content.get("format") != FORMAT or not isinstance(content.get("tables"), list):
        raise _error(path, translate("importing", "it has no line “format: 1” and no list “tables”"))
    return [_recipe(path, entry) for entry in content["tables"]]


def write_recipes(path: Path, recipes: list[Recipe]) -> None:
    """Writes recipes with an explanation of each entry; the old file is replaced when the new one is whole.

    Raises:
        ResultFileError: the file cannot be written.
    """
    tables = [
        {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in dataclasses.asdict(recipe).items()
            if value
        }
        for recipe in recipes
    ]
    text = yaml.safe_dump({"format": FORMAT, "tables": tables}, allow_unicode=True, sort_keys=False, width=120)
    with replaced_when_whole(path) as unfinished:
        unfinished.write_text(_INTRODUCTION + "\n" + text, encoding="utf-8")


def _recipe(path: Path, entry: Any) -> Recipe:
    known = {item.name: item for item in dataclasses.fields(Recipe)}
    if not isinstance(entry, dict) or not isinstance(entry.get("files"), str):
        raise _error(path, translate("importing", "each table needs an entry “files”"))
    unknown = [str(name) for name in entry if name not in known]
    if unknown:
        raise _error(
            path,
            translate("importing", "there is no entry {name}; there are {known}").format(
                name=listing(unknown), known=listing(known, 30)
            ),
        )
    values: dict[str, Any] = {}
    for name, value in entry.items():
        values[name] = _checked(path, name, value)
    recipe = Recipe(**values)
    if recipe.is_long != bool(recipe.value):
        raise _error(path, translate("importing", "a long table needs both “variable” and “value”"))
    if recipe.decimal not in ("", ",", "."):
        raise _error(path, translate("importing", "“decimal” is a comma or a point"))
    try:
        groups = re.compile(recipe.key_pattern).groups if recipe.key_pattern else 1
    except re.error as error:
        raise _error(path, f"key_pattern: {error}") from error
    if not groups:
        raise _error(path, translate("importing", "“key_pattern” needs a group in brackets"))
    return recipe


def _checked(path: Path, name: str, value: Any) -> Any:
    if name in ("variables", "names"):
        if isinstance(value, dict):
            return {
                str(key): [str(item) for item in (items if isinstance(items, list) else [items])]
                for key, items in value.items()
            }
    elif name == "signs":
        if isinstance(value, dict):
            return {str(key): str(item) for key, item in value.items()}
    elif name in ("totals", "unassignable"):
        if isinstance(value, list):
            return tuple(str(item) for item in value)
    elif name == "header_rows":
        if isinstance(value, list) and all(isinstance(item, int) and item > 0 for item in value):
            return tuple(value)
    elif name == "key_width":
        if isinstance(value, int) and value >= 0:
            return value
    elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return str(value)
    raise _error(path, translate("importing", "the entry {name} has not the form it should have").format(name=name))


def _error(path: Path, reason: str) -> ParameterError:
    return ParameterError(
        translate("importing", "The recipe {file} cannot be used: {reason}.").format(file=path.name, reason=reason)
    )
