"""What is known of counts without seeing one: parts add up to their whole, or to no more than it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..catalogue import load_catalogue
from .publication import Form, ResultFile


@dataclass(frozen=True)
class Relation:
    """The forms `parts` add up to the form `whole`, or to less."""

    whole: int
    parts: tuple[int, ...]
    is_equal: bool


def relations(forms: Sequence[Form], results: Sequence[ResultFile]) -> list[Relation]:
    """All relations between the forms that are shown."""
    variables = _variables(results)
    index = {form: number for number, form in enumerate(forms)}
    found: dict[tuple[int, tuple[int, ...]], Relation] = {}

    def add(whole: int, parts: Sequence[int], is_equal: bool) -> None:
        key = (whole, tuple(sorted(parts)))
        if key not in found or is_equal:
            found[key] = Relation(whole, key[1], is_equal)

    for number, form in enumerate(forms):
        for other, larger in enumerate(forms):
            if set(form) < set(larger):
                add(other, [number], False)
        if len(form) != 1 or form[0] not in variables:
            continue
        nearest = next((index[name,] for name in variables[form[0]]["part_of"] if (name,) in index), None)
        if nearest is not None:
            add(nearest, [number], False)
        for names in variables[form[0]]["sum_of"]:
            parts = [index[name,] for name in names if (name,) in index]
            if parts:
                add(number, parts, len(parts) == len(names))
    return list(found.values())


def _variables(results: Sequence[ResultFile]) -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, Any] = {}
    for result in results:
        found |= result.meta.get("variables", {})
    if not found:
        catalogue = load_catalogue()
        for name, variable in catalogue.variables.items():
            found[name] = {"part_of": catalogue.wholes_of(name), "sum_of": [list(parts) for parts in variable.sum_of]}
    return found
