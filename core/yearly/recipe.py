"""The recipe of a yearly run: sources, areas, indicators, rules, outputs. It is what the dock saves and loads."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..errors import ParameterError
from ..files import replaced_when_whole
from ..language import listing, translate
from ..options import ATLAS_FORMATS, ATLAS_PAGES, EXPORT_FORMATS, METHODS, ORIENTATIONS, PAPER_SIZES, PROFILES
from ..reference_dates import parse_reference_date
from ..yaml_files import read_yaml

FORMAT = 1

_INTRODUCTION = """# One run of Sozialraumatlas, to be repeated next year:
#
#   qgis_process run sozialraumatlas:run -- RECIPE=this_file.yaml DATE=2025
#
# Files are relative to this file. {year} and {date} in `folder` stand for the reference date, so that each run keeps a folder of its own.
# counts: tables as they come, with * for what changes from year to year, or folders of them; `recipe` says how they are read. Whatever is left out has the default of the algorithm.
"""


@dataclass(frozen=True)
class LayerSource:
    """A layer by its source, and what its fields mean."""

    layer: str
    key: str = ""
    name: str = ""
    title: str = ""
    """As printed: Statistische Bezirke."""


@dataclass(frozen=True)
class YearlyRecipe:
    """Everything a run needs."""

    date: str
    units: LayerSource
    counts: tuple[str, ...]
    """Files or folders."""
    folder: str = "{year}"
    counts_recipe: str = ""
    districts: LayerSource | None = None
    areas: LayerSource | None = None
    method: str = METHODS[0]
    indicators: tuple[str, ...] = ()
    period: int = 4
    profile: str = PROFILES[0]
    ledger: str = ""
    title: str = ""
    pages: tuple[str, ...] = ATLAS_PAGES
    formats: tuple[str, ...] = ()
    """Of the atlas; none: no atlas."""
    paper: str = PAPER_SIZES[0]
    orientation: str = ORIENTATIONS[0]
    export: tuple[str, ...] = ()
    """Formats the releases are handed on in."""
    base: Path = field(default=Path(), compare=False)
    """Folder of the recipe, from which files are named."""

    def path(self, name: str) -> str:
        """A file or layer source of the recipe from wherever the run starts."""
        file, bar, layer = name.partition("|")
        return f"{(self.base / file).resolve()}{bar}{layer}" if file else ""

    def count_files(self) -> list[Path]:
        """The tables there are: files, those that fit a name with stars, and those of folders."""
        found: list[Path] = []
        for name in self.counts:
            path = Path(self.path(name))
            found += sorted(path.parent.glob(path.name)) if "*" in path.name else [path] if path.exists() else []
        return found

    def folder_for(self, date: str) -> Path:
        """Where the results of a date go."""
        return Path(self.path(self.folder.replace("{date}", date).replace("{year}", date[:4])))


_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "method": METHODS, "profile": PROFILES, "paper": PAPER_SIZES, "orientation": ORIENTATIONS, "pages": ATLAS_PAGES,
    "formats": ATLAS_FORMATS, "export": EXPORT_FORMATS,
}  # fmt: skip


def read_recipe(path: Path) -> YearlyRecipe:
    """Reads and checks a recipe.

    Raises:
        ParameterError: the file cannot be read or breaks a rule.
    """
    content = read_yaml(path)
    if not isinstance(content, dict) or content.pop("format", None) != FORMAT:
        raise _error(path, translate("yearly", "it has no line “format: 1”"))
    known = {item.name: item for item in dataclasses.fields(YearlyRecipe) if item.name != "base"}
    unknown = [str(name) for name in content if name not in known]
    if unknown:
        raise _error(path, translate("yearly", "there is no entry {name}; there are {known}").format(name=listing(unknown), known=listing(known, 30)))  # fmt: skip
    missing = [name for name in ("date", "units", "counts") if not content.get(name)]
    if missing:
        raise _error(path, translate("yearly", "the entry {name} is missing").format(name=listing(missing)))
    values = {name: _checked(path, name, value) for name, value in content.items()}
    return YearlyRecipe(**values, base=path.parent)


def write_recipe(path: Path, recipe: YearlyRecipe) -> None:
    """Writes a recipe; the old file is replaced when the new one is whole. Files are named from its folder.

    Raises:
        ResultFileError: the file cannot be written.
    """
    content: dict[str, Any] = {"format": FORMAT}
    for item in dataclasses.fields(YearlyRecipe):
        value = getattr(recipe, item.name)
        if item.name == "base" or (not value and value != 0):
            continue
        if isinstance(value, LayerSource):
            entry = {name: text for name, text in dataclasses.asdict(value).items() if text}
            content[item.name] = entry | {"layer": _relative(value.layer, path.parent)}
        elif item.name in ("counts_recipe", "ledger", "folder"):
            content[item.name] = _relative(value, path.parent)
        elif item.name == "counts":
            content[item.name] = [_relative(name, path.parent) for name in value]
        else:
            content[item.name] = list(value) if isinstance(value, tuple) else value
    with replaced_when_whole(path) as unfinished:
        unfinished.write_text(
            _INTRODUCTION + "\n" + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120),
            encoding="utf-8",
        )


def _relative(source: str, folder: Path) -> str:
    file, bar, layer = source.partition("|")
    if not file or not Path(file).is_absolute():
        return source
    try:
        near = Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:
        # Another drive on Windows.
        near = file
    return f"{near}{bar}{layer}"


def _checked(path: Path, name: str, value: Any) -> Any:
    if name in ("units", "districts", "areas"):
        fields = {item.name for item in dataclasses.fields(LayerSource)}
        if isinstance(value, dict) and value.get("layer") and set(value) <= fields:
            return LayerSource(**{key: str(text) for key, text in value.items()})
    elif name == "date":
        date = parse_reference_date(value)
        if date is not None:
            return date
    elif name == "period":
        if isinstance(value, int) and value > 0:
            return value
    elif name in ("counts", "indicators", "pages", "formats", "export"):
        items = tuple(str(item) for item in (value if isinstance(value, list) else [value]))
        wrong = [item for item in items if name in _OPTIONS and item not in _OPTIONS[name]]
        if not wrong:
            return items
        raise _error(path, translate("yearly", "{name}: there is no {value}; there are {known}").format(name=name, value=listing(wrong), known=listing(_OPTIONS[name], 20)))  # fmt: skip
    elif isinstance(value, (str, int)):
        if name in _OPTIONS and str(value) not in _OPTIONS[name]:
            raise _error(path, translate("yearly", "{name}: there is no {value}; there are {known}").format(name=name, value=value, known=listing(_OPTIONS[name], 20)))  # fmt: skip
        return str(value)
    raise _error(path, translate("yearly", "the entry {name} has not the form it should have").format(name=name))


def _error(path: Path, reason: str) -> ParameterError:
    return ParameterError(
        translate("yearly", "The recipe {file} cannot be used: {reason}.").format(file=path.name, reason=reason)
    )
