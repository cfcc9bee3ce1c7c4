"""Rounding as an alternative to withholding: additive where that is possible, with a stated largest deviation.

Each count goes to a multiple next to it. Among all ways to do so, one is looked for in which areas still add up to the
whole and age groups to their total, and which is the nearest to the counts of all that do (controlled rounding, Cox 1987).
Where there is none, every count goes to its nearest multiple.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ..errors import DisclosureError
from .program import INFINITE, make_program
from .publication import Publication
from .relations import Relation

_TIME_LIMIT = 10.0
"""Seconds for one date and group of forms."""


@dataclass(frozen=True)
class Rounded:
    """Rounded cells and what they tell."""

    value: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    """The counts that may be behind a rounded one."""
    is_additive: np.ndarray


def to_nearest(value: np.ndarray, base: int) -> Rounded:
    """Every count to the nearest multiple, halves up."""
    rounded = base * np.floor(value / base + 0.5)
    return Rounded(
        rounded,
        np.maximum(rounded - base / 2, 0.0) if base % 2 == 0 else np.maximum(rounded - (base - 1) / 2, 0.0),
        rounded + (base / 2 - 1 if base % 2 == 0 else (base - 1) / 2),
        np.zeros(len(value), dtype=bool),
    )


def round_cells(
    publication: Publication, base: int, relations: Sequence[Relation], check: Callable[[], None]
) -> Rounded:
    """Rounds all cells of a publication.

    Args:
        publication: the counts.
        base: multiples of this.
        relations: of the forms.
        check: called between solves; raises to stop.
    """
    cells = publication.cells
    result = to_nearest(np.round(cells.value), base)
    is_estimate = publication.is_estimate
    for date in range(len(publication.dates)):
        forms = {form for form, day in publication.counts if day == date}
        equal = [item for item in relations if item.is_equal and {item.whole, *item.parts} <= forms]
        for group in _groups(forms, equal):
            check()
            own = np.flatnonzero((cells.date == date) & np.isin(cells.form, group))
            if not len(own) or is_estimate[cells.area[own]].any():
                continue
            rounded = _additive(publication, date, group, [item for item in equal if item.whole in group], own, base)
            if rounded is not None:
                result.value[own] = rounded
                result.lower[own] = np.maximum(rounded - (base - 1), 0.0)
                result.upper[own] = rounded + (base - 1)
                result.is_additive[own] = True
    return result


def _groups(forms: set[int], equal: Sequence[Relation]) -> list[list[int]]:
    group = {form: {form} for form in forms}
    for relation in equal:
        merged = set().union(*(group[form] for form in (relation.whole, *relation.parts)))
        for form in merged:
            group[form] = merged
    return [list(members) for members in sorted({tuple(sorted(members)) for members in group.values()})]


def _additive(
    publication: Publication, date: int, forms: Sequence[int], equal: Sequence[Relation], own: np.ndarray, base: int
) -> np.ndarray | None:
    """Multiples next to the counts that add up, None where there are none, or none was found in time."""
    cells, width = publication.cells, publication.atom_count
    place = {form: index * width for index, form in enumerate(forms)}
    columns = len(forms) * width
    areas = sparse.csr_array(publication.areas[cells.area[own]]).tocoo()
    start = np.array([place[form] for form in cells.form[own]])
    rows = sparse.csr_array((areas.data, (areas.row, areas.col + start[areas.row])), shape=(len(own), columns))
    floor, ceiling = np.floor(cells.value[own] / base), np.ceil(cells.value[own] / base)
    sums = [
        sparse.hstack(
            [
                sparse.identity(width) * (1.0 if form in relation.parts else -1.0 if form == relation.whole else 0.0)
                for form in forms
            ]
        )
        for relation in equal
    ]
    # Where nobody is, nobody is shown; else the cases that no unit holds would take up what does not add up.
    most = np.concatenate([np.where(publication.counts[form, date] > 0, INFINITE, 0.0) for form in forms])
    nothing = np.zeros(width * len(equal))
    program = make_program(
        sparse.csr_array(sparse.vstack([rows, *sums])),
        np.concatenate([floor, nothing]),
        np.concatenate([ceiling, nothing]),
        np.zeros(columns),
        most,
        is_integer=True,
    )
    # One step up costs what the count is nearer to the multiple below.
    step = base * (floor + ceiling) - 2 * cells.value[own]
    try:
        found = program.minimise(rows.T @ step, _TIME_LIMIT)
    except DisclosureError:
        return None
    return None if found is None else base * np.round(rows @ np.round(found))
