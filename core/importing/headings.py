"""What the headings of a table mean: names of the catalogue, the offices' usual words, and groups of ages."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ..catalogue import Catalogue
from ..reference_dates import parse_reference_date

FILE = Path(__file__).resolve().parents[2] / "resources" / "headings.yaml"

Ages = tuple[int, float]
"""Completed years from … to …, both included."""

_FOOTNOTE = re.compile(r"\s*(\d\)|[¹²³⁴⁵⁶⁷⁸⁹]+\)?|\*+\)?)\s*$")
_DATE = re.compile(r"(?:\b|_)(\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d)(?:\b|$)")

_BETWEEN_UNDER = re.compile(r"(\d{1,3})\s*(?:jahre)?\s*bis\s*unter\s*(\d{1,3})")
_BETWEEN = re.compile(r"(\d{1,3})\s*(?:-|–|bis)\s*(\d{1,3})")
_CODE_BETWEEN = re.compile(r"(?:^|_|[a-z])(\d{1,2})(?:u|_)(\d{1,3})$")
_UNDER = re.compile(r"unter\s*(\d{1,3})|(?:^|_|e)u(\d{1,3})$")
_OVER = re.compile(
    r"(\d{1,3})\s*(?:jahre)?\s*(?:und|u\.)\s*(?:älter|mehr)|(?:ab|über)\s*(\d{1,3})|(\d{1,3})\s*(?:\+|plus)|(\d{1,3})\s*jahre\s*und\s*älter"
)
_OLDEST = 110
"""An upper bound from here on means no bound: E95_110."""

_OWN_AGES = re.compile(r"(ew|mh|ausl)_(?:u(\d+)|(\d+)u(\d+)|(\d+)plus)")


@dataclass(frozen=True)
class Vocabulary:
    """The offices' words, normalised."""

    variables: Mapping[str, str]
    """Heading → variable."""
    groups: Sequence[tuple[str, frozenset[str]]]
    not_all: frozenset[str]
    columns: Mapping[str, frozenset[str]]
    totals: frozenset[str]
    unassignable: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """The words of resources/headings.yaml."""
    entries: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Vocabulary(
        {normalise(word): name for name, words in entries["variables"].items() for word in words},
        [(name, frozenset(words)) for name, words in entries["groups"].items()],
        frozenset(entries["not_all"]),
        {kind: frozenset(normalise(word) for word in words) for kind, words in entries["columns"].items()},
        frozenset(normalise(word) for word in entries["totals"]),
        tuple(normalise(word) for word in entries["unassignable"]),
    )


def normalise(text: str) -> str:
    """A heading without case, line breaks, footnote marks and doubled blanks."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("-\n", "")
    text = _FOOTNOTE.sub("", re.sub(r"\s+", " ", text).strip())
    return re.sub(r"\s*:\s*$", "", text).strip().casefold()


def split_date(heading: str) -> tuple[str, str]:
    """A heading without the date in it, and that date: `Einwohner 2023` → (`Einwohner`, `2023-12-31`)."""
    found = list(_DATE.finditer(heading))
    if len(found) != 1:
        return heading, ""
    date = parse_reference_date(found[0][1])
    if date is None:
        return heading, ""
    rest = (heading[: found[0].start()] + " " + heading[found[0].end() :]).strip(" _,;()-–")
    return re.sub(r"\s+", " ", rest), date


def ages_of(heading: str) -> Ages | None:
    """The ages a heading gives, None where it gives none."""
    text = normalise(heading)
    if match := _BETWEEN_UNDER.search(text):
        return int(match[1]), int(match[2]) - 1
    if match := _OVER.search(text):
        lower = int(next(group for group in match.groups() if group))
        return (lower + 1 if text[match.start() :].startswith("über") else lower), math.inf
    if match := _UNDER.search(text):
        return 0, int(next(group for group in match.groups() if group)) - 1
    if match := _CODE_BETWEEN.search(text):
        upper = int(match[2])
        return int(match[1]), math.inf if upper >= _OLDEST else upper - 1
    if match := _BETWEEN.search(text):
        lower, upper = int(match[1]), int(match[2])
        return (lower, math.inf if upper >= _OLDEST else upper) if lower <= upper else None
    return None


def propose(
    headings: Sequence[str], catalogue: Catalogue, own: Mapping[str, str] | None = None
) -> dict[str, list[str]]:
    """Variables of the catalogue, and the columns that add up to each. What could be read in two ways is left out.

    Args:
        headings: of the columns of figures, dates taken out, each once.
        catalogue: which variables there are.
        own: what a heading says without those above it. It counts where those say nothing of a variable: below the name of an
            office, but not `Ausländer` below `Arbeitslose`.
    """
    words = vocabulary()
    by_name = {normalise(name): name for name in catalogue.variables}
    by_label = {
        normalise(label): name
        for name, variable in catalogue.variables.items()
        for label in (variable.label.de, variable.label.en)
    }
    found: dict[str, list[str]] = {}
    doubled: set[str] = set()
    alone = {heading: text for heading, text in (own or {}).items() if text and _is_neutral(heading, text)}
    for known in (by_name, by_label, words.variables):
        for heading in headings:
            name = known.get(normalise(heading)) or known.get(normalise(alone.get(heading, "")))
            if name is None or any(heading in columns for columns in found.values()):
                continue
            if name not in found:
                found[name] = [heading]
            elif known is not by_name and found[name] != [heading] and normalise(found[name][0]) not in by_name:
                doubled.add(name)
    for name in doubled:
        del found[name]
    return found | _by_ages(headings, catalogue, found)


def _by_ages(headings: Sequence[str], catalogue: Catalogue, found: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Age groups of the catalogue as a column, or as columns that fill them without gap and overlap."""
    bands: dict[str, dict[Ages, list[str]]] = {}
    for heading in headings:
        group, ages = _group_of(heading), ages_of(heading)
        if ages is not None and group and not _is_part(heading):
            bands.setdefault(group, {}).setdefault(ages, []).append(heading)
    proposed = {}
    for name in catalogue.variables:
        match = _OWN_AGES.fullmatch(name)
        if match is None or name in found:
            continue
        lower = int(match[3] or match[5] or 0)
        upper = int(match[2] or match[4]) - 1 if match[2] or match[4] else math.inf
        columns = _filling(bands.get(match[1], {}), lower, upper)
        if columns:
            proposed[name] = columns
    return proposed


def _filling(bands: Mapping[Ages, Sequence[str]], lower: int, upper: float) -> list[str]:
    """The fewest columns that fill the ages; nothing where there are none or a band stands there twice."""
    columns: list[str] = []
    start: float = lower
    while start <= upper:
        fitting = [ages for ages in bands if ages[0] == start and ages[1] <= upper]
        if not fitting:
            return []
        ages = max(fitting, key=lambda band: band[1])
        if len(bands[ages]) > 1:
            return []
        columns += bands[ages]
        if ages[1] == math.inf:
            break
        start = ages[1] + 1
    return columns


def _is_neutral(heading: str, own: str) -> bool:
    """Whether what stands above a heading says nothing of who is counted."""
    words = vocabulary()
    known = {word for phrase in words.variables for word in _words_of(phrase)} | set().union(
        *(group for _, group in words.groups)
    )
    above = heading[: -len(own)] if heading.endswith(own) else heading
    return not (_words_of(above) & (known | words.not_all) - {""}) and not re.search(r"\d", above)


def _words_of(heading: str) -> set[str]:
    return set(re.split(r"[^a-zäöüß%]+", normalise(heading)))


def _is_part(heading: str) -> bool:
    """Whether a heading speaks of women only, of a share, and the like."""
    text = normalise(heading)
    return any(
        (word in text if " " in word or "-" in word else word in _words_of(heading)) for word in vocabulary().not_all
    )


def _group_of(heading: str) -> str:
    words = _words_of(heading)
    for name, known in vocabulary().groups:
        if words & known:
            return name
    return (
        ""
        if words - {"", "bis", "unter", "und", "älter", "mehr", "ab", "über", "u", "jahren", "jahre", "plus"}
        else "ew"
    )
