"""Which layers and fields of a project are likely meant: units, their counts, districts, drawn areas."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from .keys import match_keys

POLYGON, POINT, TABLE = "polygon", "point", "table"

_KEY_WORDS = ("id", "key", "schluessel", "schlüssel", "nr", "nummer", "code", "kennung", "block", "bezirk")
_NAME_WORDS = ("name", "bezeichnung", "bez", "titel", "label")
_DATE_WORDS = ("stichtag", "datum", "date", "jahr", "year", "zeit")
_TOTALS = ("_total", "00", "0", "000", "gesamt", "stadt", "insgesamt")

_FEWEST_VARIABLES = 2
_LEAST_SHARE = 0.5
"""Of the keys of the counts that must be found among the units."""


@dataclass(frozen=True)
class Candidate:
    """A layer as far as guessing needs it."""

    id: str
    name: str
    kind: str
    """POLYGON, POINT or TABLE."""
    features: int
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Guess:
    """What was found; empty texts where nothing was."""

    units: str = ""
    unit_id: str = ""
    counts: str = ""
    counts_unit_id: str = ""
    counts_date: str = ""
    total_id: str = ""
    districts: str = ""
    district_id: str = ""
    district_name: str = ""
    areas: str = ""
    area_id: str = ""
    area_name: str = ""


def guess(
    candidates: Sequence[Candidate], variables: Collection[str], values: Callable[[str, str], Sequence[str]]
) -> Guess:
    """Finds the layers and fields that fit together.

    The counts are the layer with most fields named like variables of the catalogue. The units are the layer that holds the keys
    of the counts; a layer is never chosen for its name alone. Districts are the polygons with the next fewer features, drawn
    areas those with the fewest.

    Args:
        candidates: layers of the project.
        variables: names of the catalogue.
        values: the different values of a field of a layer, as texts.
    """
    known = {name.lower() for name in variables}

    def score(candidate: Candidate) -> int:
        return sum(field.lower() in known for field in candidate.fields)

    counts = max(candidates, key=score, default=None)
    if counts is None or score(counts) < _FEWEST_VARIABLES:
        return Guess()
    date = _first(counts.fields, _DATE_WORDS)
    own_keys = [field for field in counts.fields if field.lower() not in known and field != date]
    found = _best_pair(counts, own_keys, candidates, values)
    if found is None:
        return Guess(counts=counts.id, counts_date=date)
    units, unit_id, counts_key = found
    others = sorted(
        (item for item in candidates if item.kind == POLYGON and item.id not in (units.id, counts.id) and 0 < item.features < units.features),
        key=lambda item: -item.features,
    )  # fmt: skip
    polygons = [item for item in others if _first(item.fields, (*_NAME_WORDS, *_KEY_WORDS))]
    # With three levels the coarsest but one is that of the districts: blocks, block groups, districts, drawn areas.
    areas = polygons[-1] if len(polygons) > 1 else None
    districts = polygons[-2] if len(polygons) > 1 else polygons[0] if polygons else None
    return Guess(
        units=units.id, unit_id=unit_id, counts=counts.id, counts_unit_id=counts_key, counts_date=date,
        total_id=_total(values(counts.id, counts_key), values(units.id, unit_id)),
        **_described("district", districts), **_described("area", areas),
    )  # fmt: skip


def _best_pair(
    counts: Candidate,
    own_keys: Sequence[str],
    candidates: Sequence[Candidate],
    values: Callable[[str, str], Sequence[str]],
) -> tuple[Candidate, str, str] | None:
    """Layer of units with its field and that of the counts whose values fit best."""
    best: tuple[float, tuple[Candidate, str, str]] | None = None
    for counts_key in own_keys:
        wanted = [value for value in values(counts.id, counts_key) if value not in _TOTALS]
        if not wanted:
            continue
        for layer in candidates:
            if layer.kind == TABLE:
                continue
            for field in layer.fields:
                there = values(layer.id, field)
                # A field whose values repeat is no key.
                if len(there) < layer.features:
                    continue
                share = _share_found(wanted, there)
                # Of two that fit, the one with fewer other features, and then the one called a key.
                rank = share - 1e-3 * abs(len(there) - len(wanted)) / max(len(there), 1) + 1e-4 * _is_key(field)
                if share >= _LEAST_SHARE and (best is None or rank > best[0]):
                    best = rank, (layer, field, counts_key)
    return None if best is None else best[1]


def _share_found(wanted: Sequence[str], there: Sequence[str]) -> float:
    return len(match_keys(wanted, there).targets) / len(wanted)


def _described(kind: str, layer: Candidate | None) -> Mapping[str, str]:
    if layer is None:
        return {}
    name = _first(layer.fields, _NAME_WORDS)
    key = next((field for field in layer.fields if _is_key(field) and field != name), name)
    return {f"{kind}s": layer.id, f"{kind}_id": key, f"{kind}_name": name}


def _total(keys: Sequence[str], units: Sequence[str]) -> str:
    """The key of the city's own row: one that is no unit."""
    there = set(units)
    return next((key for key in keys if key.lower() in _TOTALS and key not in there), "")


def _first(fields: Sequence[str], words: Sequence[str]) -> str:
    for word in words:
        for field in fields:
            if word in re.split(r"[^a-zäöüß]+", field.lower()) or field.lower() == word:
                return field
    return ""


def _is_key(field: str) -> bool:
    return bool(_first([field], _KEY_WORDS)) or field.lower().endswith("_id")
