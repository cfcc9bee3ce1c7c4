"""Matching the unit keys of two tables, where a spreadsheet may have eaten the leading zeros of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class KeyMatch:
    """Which key of the units each other key means."""

    targets: dict[str, str]
    """Key as found -> key of the unit. Keys without a unit are left out."""
    repaired: dict[str, str]
    """The part of `targets` that differs in leading zeros."""
    ambiguous: dict[str, tuple[str, ...]]
    """Keys that would fit several units, or units that several keys would fit."""


def match_keys(keys: Iterable[str], unit_ids: Iterable[str]) -> KeyMatch:
    """Matches keys to unit ids exactly, and else by ignoring leading zeros where only one reading is possible."""
    found = list(dict.fromkeys(keys))
    units = set(unit_ids)
    targets = {key: key for key in found if key in units}
    open_units: dict[str, list[str]] = defaultdict(list)
    for unit in sorted(units - set(targets)):
        open_units[_without_zeros(unit)].append(unit)
    open_keys: dict[str, list[str]] = defaultdict(list)
    for key in found:
        if key and key not in targets:
            open_keys[_without_zeros(key)].append(key)
    repaired: dict[str, str] = {}
    ambiguous: dict[str, tuple[str, ...]] = {}
    for bare, candidates in open_keys.items():
        fitting = open_units.get(bare, [])
        if len(candidates) == 1 and len(fitting) == 1:
            repaired[candidates[0]] = fitting[0]
        elif fitting:
            ambiguous.update((key, tuple(fitting)) for key in candidates)
    return KeyMatch({**targets, **repaired}, repaired, ambiguous)


def _without_zeros(key: str) -> str:
    return key.lstrip("0") or "0"
