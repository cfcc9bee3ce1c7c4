"""How a city's atlas looks and speaks: one YAML file over the built-in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..errors import AtlasError
from ..language import listing, translate
from .palette import is_colour

BUILT_IN = Path(__file__).resolve().parents[2] / "resources" / "atlas.yaml"

_RAMP_COLOURS = 5
PICTURES = (".svg", ".png", ".jpg", ".jpeg")


@dataclass(frozen=True)
class Settings:
    """Entries of resources/atlas.yaml, with those of the city's file in their place."""

    office: str
    city: str
    logo: Path | None
    licence: str
    basemap_licence: str
    fonts: tuple[str, ...]
    accent: str
    sequential: tuple[str, ...]
    diverging: tuple[str, ...]
    circle: str
    wording: Mapping[str, str]


def load_settings(city_file: Path | None = None) -> Settings:
    """The built-in settings with those of the city's own file.

    Raises:
        AtlasError: the file cannot be read, or an entry is unknown or wrong; the message names file, entry and reason.
    """
    entries = _read(BUILT_IN)
    folder = BUILT_IN.parent
    file = BUILT_IN
    if city_file is not None:
        own = _read(city_file)
        _check_known(city_file, own, entries, "")
        for group in ("colours", "wording"):
            _check_known(city_file, own.get(group, {}), entries[group], f"{group}.")
            own[group] = entries[group] | own.get(group, {})
        entries |= own
        folder, file = city_file.resolve().parent, city_file
    colours = entries["colours"]
    return Settings(
        office=_text(file, entries, "office"),
        city=_text(file, entries, "city"),
        logo=_picture(file, folder, _text(file, entries, "logo")),
        licence=_text(file, entries, "licence"),
        basemap_licence=_text(file, entries, "basemap_licence"),
        fonts=_fonts(file, entries["fonts"]),
        accent=_colours(file, "accent", [colours["accent"]], 1)[0],
        sequential=_colours(file, "sequential", colours["sequential"], _RAMP_COLOURS),
        diverging=_colours(file, "diverging", colours["diverging"], _RAMP_COLOURS),
        circle=_colours(file, "circle", [colours["circle"]], 1)[0],
        wording={name: _text(file, entries["wording"], name) for name in entries["wording"]},
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise AtlasError(
            translate("atlas_settings", "The settings {file} cannot be read: {reason}").format(file=path, reason=error)
        ) from error
    if entries is None:
        return {}
    if not isinstance(entries, dict):
        raise _wrong(path, "-", translate("atlas_settings", "the file is no list of entries such as office: …"))
    return entries


def _check_known(file: Path, own: object, known: Mapping[str, Any], group: str) -> None:
    if not isinstance(own, dict):
        raise _wrong(file, group.rstrip("."), translate("atlas_settings", "entries are expected below it"))
    for name in own:
        if name not in known:
            raise _wrong(
                file, f"{group}{name}",
                translate("atlas_settings", "there is no such entry; there are: {known}").format(known=listing(known, 30)),
            )  # fmt: skip


def _text(file: Path, entries: Mapping[str, Any], name: str) -> str:
    value = entries[name]
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _wrong(file, name, translate("atlas_settings", "a text is expected; put it in quotation marks"))
    return value.strip()


def _picture(file: Path, folder: Path, name: str) -> Path | None:
    if not name:
        return None
    path = folder / name
    if path.suffix.lower() not in PICTURES:
        raise _wrong(file, "logo", translate("atlas_settings", "a picture is expected (.svg, .png or .jpg)"))
    if not path.is_file():
        raise _wrong(file, "logo", translate("atlas_settings", "there is no file {path}").format(path=path))
    return path


def _fonts(file: Path, names: object) -> tuple[str, ...]:
    if isinstance(names, str):
        names = [names]
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise _wrong(file, "fonts", translate("atlas_settings", "a list of names is expected, as in [Arial]"))
    return tuple(names)


def _colours(file: Path, name: str, colours: object, count: int) -> tuple[str, ...]:
    if not isinstance(colours, list) or len(colours) != count or not all(is_colour(colour) for colour in colours):
        raise _wrong(
            file, f"colours.{name}",
            translate("atlas_settings", "{count} colours are expected, as in \"#253494\"").format(count=count),
        )  # fmt: skip
    return tuple(colours)


def _wrong(file: Path, entry: str, reason: str) -> AtlasError:
    return AtlasError(
        translate("atlas_settings", "Settings {file}, entry {entry}: {reason}.").format(
            file=file.name, entry=entry, reason=reason
        )
    )
