"""Rules of disclosure control: data, not code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from ..catalogue import Text
from ..errors import ParameterError
from ..language import listing, translate

BUILT_IN = Path(__file__).resolve().parents[2] / "resources" / "profiles.yaml"

CRITERIA = ("zero_and_minimum", "width", "not_exact")

_NUMBERS = {
    "min_count": 1, "min_base": 0, "min_population": 0, "attribute_base": 0, "rounding": 1, "differencing": 0,
}  # fmt: skip
"""Keys with the least value each may have."""


@dataclass(frozen=True)
class Profile:
    """A rule of disclosure control; resources/profiles.yaml explains the entries."""

    id: str
    label: Text
    origin: Text
    min_count: int
    min_base: int
    min_population: int
    attribute_base: int
    criterion: str
    width: int
    rounding: int
    differencing: int

    @property
    def is_rounded(self) -> bool:
        """Whether counts are rounded rather than withheld."""
        return self.rounding > 1

    def with_minimums(self, count: int | None, base: int | None, population: int | None) -> Profile:
        """The same rule with other minimums; None keeps one."""
        return replace(
            self,
            min_count=self.min_count if count is None else count,
            min_base=self.min_base if base is None else base,
            min_population=self.min_population if population is None else population,
        )


def load_profile(id: str, city_file: Path | None = None) -> Profile:
    """A profile of the city's own file, where it has one of that name, or a built-in one.

    Args:
        id: name of the profile; with a city's file, empty for its only one.
        city_file: profiles of a city, in the form of resources/profiles.yaml.

    Raises:
        ParameterError: the file cannot be read or breaks a rule, or there is no such profile.
    """
    profiles: dict[str, Profile] = {} if city_file is not None and not id else _read(BUILT_IN)
    if city_file is not None:
        profiles |= _read(city_file)
    if not id and len(profiles) == 1:
        id = next(iter(profiles))
    if id not in profiles:
        raise ParameterError(
            translate("profiles", "There is no disclosure profile “{name}”. There are: {known}.").format(
                name=id, known=listing(profiles, 30)
            )
        )
    return profiles[id]


def _read(path: Path) -> dict[str, Profile]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ParameterError(
            translate("profiles", "The disclosure profiles {file} cannot be read: {reason}").format(
                file=path.name, reason=error
            )
        ) from error
    entries = content.get("profiles") if isinstance(content, dict) else None
    if not isinstance(entries, dict) or not entries:
        raise ParameterError(
            translate(
                "profiles", "{file}: entries under “profiles:” are expected, as in resources/profiles.yaml."
            ).format(file=path.name)
        )
    return {str(id): _profile(path, str(id), entry) for id, entry in entries.items()}


def _profile(path: Path, id: str, entry: object) -> Profile:
    def fail(reason: str) -> ParameterError:
        return ParameterError(
            translate("profiles", "{file}, profile {name}: {reason}").format(file=path.name, name=id, reason=reason)
        )

    def text(name: str, source: object) -> Text:
        if not isinstance(source, Mapping) or not all(isinstance(source.get(key), str) for key in ("de", "en")):
            raise fail(translate("profiles", "“{key}” needs a text in de and en.").format(key=name))
        return Text(source["de"], source["en"])

    def whole(name: str, least: int, default: int | None = None) -> int:
        value = entry.get(name, default) if isinstance(entry, Mapping) else None
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise fail(
                translate("profiles", "“{key}” must be a whole number of at least {least}.").format(
                    key=name, least=least
                )
            )
        return value

    if not isinstance(entry, Mapping):
        raise fail(translate("profiles", "entries of the form “name: value” are expected here."))
    unknown = set(entry) - {"de", "en", "origin", "criterion", "width", *_NUMBERS}
    if unknown:
        raise fail(translate("profiles", "unknown entries: {names}.").format(names=listing(sorted(map(str, unknown)))))
    if entry.get("criterion") not in CRITERIA:
        raise fail(translate("profiles", "“criterion” must be one of {known}.").format(known=", ".join(CRITERIA)))
    numbers = {name: whole(name, least) for name, least in _NUMBERS.items()}
    return Profile(
        id,
        text("de/en", entry),
        text("origin", entry.get("origin")),
        criterion=str(entry["criterion"]),
        width=whole("width", 1, 1),
        **numbers,
    )
