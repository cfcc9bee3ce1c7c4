"""The one linear system of a publication, taken apart into blocks that can be solved for themselves.

Nothing published ties two dates together: a change is shown only where the counts of both dates may be shown, so it says
nothing new. At one date the forms tie each other together, since parts add up to wholes. A form with nothing to protect is
taken as known down to the atoms: the attacker of a block knows more than any real one, so what is safe there is safe in the
whole system, and only forms with something to protect are solved together. Where parts add up to a whole exactly, that
knowledge would tell too much, and all of them are in the block.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from .linear_system import MOVED, LinearSystem
from .protection import Sums
from .publication import NO_CELL, Publication
from .relations import Relation


@dataclass(frozen=True)
class Statements:
    """What is said of each cell of a publication: `lower <= count <= upper`."""

    lower: np.ndarray
    upper: np.ndarray
    is_said: np.ndarray
    """Cells of which nothing is said are left out."""
    cost: np.ndarray
    """What it costs to withhold each."""


@dataclass(frozen=True)
class Block:
    """Forms at one date that are protected together."""

    date: int
    forms: tuple[int, ...]
    system: LinearSystem
    cell: np.ndarray
    """The cell of each statement, NO_CELL for what is known or true in itself."""
    sums: tuple[tuple[int, int], ...]
    """(form, row in its `Sums`) of each protected sum."""


def make_blocks(
    publication: Publication, sums: Mapping[tuple[int, int], Sums], relations: Sequence[Relation], said: Statements
) -> list[Block]:
    """All blocks that have something to protect, the largest first.

    Args:
        publication: counts, areas and what is known of them.
        sums: what has to stay uncertain.
        relations: of the forms.
        said: of each cell.
    """
    blocks = []
    for date in range(len(publication.dates)):
        at_date = [
            _at_date(relation, {form for form, day in publication.counts if day == date}) for relation in relations
        ]
        present = [relation for relation in at_date if relation is not None]
        to_protect = {form for form, day in sums if day == date}
        blocks += [_block(publication, date, forms, sums, present, said) for forms in _components(to_protect, present)]
    return sorted(blocks, key=lambda block: -block.system.protected.shape[0])


def _at_date(relation: Relation, forms: set[int]) -> Relation | None:
    parts = tuple(part for part in relation.parts if part in forms)
    if relation.whole not in forms or not parts:
        return None
    return Relation(relation.whole, parts, relation.is_equal and len(parts) == len(relation.parts))


def _components(to_protect: set[int], relations: Sequence[Relation]) -> list[tuple[int, ...]]:
    """Groups of forms that have to be solved together."""
    active = set(to_protect)
    while True:
        joined = {
            member
            for relation in relations
            if relation.is_equal and active & {relation.whole, *relation.parts}
            for member in (relation.whole, *relation.parts)
        }
        if joined <= active:
            break
        active |= joined
    group = {form: {form} for form in active}
    for relation in relations:
        members = active & {relation.whole, *relation.parts}
        merged = set().union(*(group[member] for member in members))
        for member in merged:
            group[member] = merged
    return sorted({tuple(sorted(members)) for members in group.values()})


def _block(
    publication: Publication, date: int, forms: tuple[int, ...], sums: Mapping[tuple[int, int], Sums],
    relations: Sequence[Relation], said: Statements,
) -> Block:  # fmt: skip
    width = publication.atom_count
    place = {form: index * width for index, form in enumerate(forms)}
    truth = np.concatenate([publication.counts[form, date] for form in forms])
    column_lower = np.zeros(len(truth))
    column_upper = np.empty(len(truth))
    for form, start in place.items():
        counts = publication.counts[form, date]
        column_upper[start : start + width] = 2 * np.abs(counts).sum() + 1000
        unplaced = start + width - 1
        column_lower[unplaced] = min(0.0, counts[-1])
        if not publication.has_total[form, date]:
            column_upper[unplaced] = 0.0

    rows = _Rows(len(truth))
    cells = publication.cells
    for form, start in place.items():
        own = np.flatnonzero(said.is_said & (cells.form == form) & (cells.date == date))
        areas = publication.areas[cells.area[own]]
        rows.add(_shifted(areas, start, len(truth)), said.lower[own], said.upper[own], said.cost[own], own)
        known = [entry for entry in publication.known if entry[1:3] == (form, date)]
        areas = publication.known_areas[np.array([entry[0] for entry in known], dtype=np.int64)]
        least, most = np.array([entry[3:] for entry in known]).reshape(-1, 2).T
        rows.add(_shifted(areas, start, len(truth)), least, most)
    for relation in relations:
        fixed = _relation_rows(publication, date, relation, place, truth, column_lower, column_upper)
        if fixed is not None:
            rows.add(*fixed)

    protected = [
        (form, row) for form in forms if (form, date) in sums for row in range(sums[form, date].weights.shape[0])
    ]
    own_sums = [(form, sums[form, date]) for form in forms if (form, date) in sums]
    system = LinearSystem(
        truth,
        np.minimum(column_lower, truth),
        np.maximum(column_upper, truth),
        *rows.arrays(),
        sparse.csr_array(sparse.vstack([_shifted(item.weights, place[form], len(truth)) for form, item in own_sums])),
        np.concatenate([item.low for _, item in own_sums]),
        np.concatenate([item.high for _, item in own_sums]),
    )
    return Block(date, forms, system, np.concatenate(rows.cell), tuple(protected))


class _Rows:
    """Statements of a block as they come."""

    def __init__(self, columns: int) -> None:
        self._matrix = [sparse.csr_array((0, columns))]
        self._bounds = [np.empty((0, 3))]
        self.cell = [np.empty(0, dtype=np.int64)]

    def add(
        self, matrix: sparse.csr_array, lower: np.ndarray, upper: np.ndarray, cost: np.ndarray | None = None,
        cell: np.ndarray | None = None,
    ) -> None:  # fmt: skip
        """Adds rows; without a cost they cannot be withheld."""
        count = matrix.shape[0]
        self._matrix.append(matrix)
        self._bounds.append(np.column_stack([lower, upper, np.full(count, np.inf) if cost is None else cost]))
        self.cell.append(np.full(count, NO_CELL) if cell is None else cell)

    def arrays(self) -> tuple[sparse.csr_array, np.ndarray, np.ndarray, np.ndarray]:
        lower, upper, cost = np.concatenate(self._bounds).T
        return sparse.csr_array(sparse.vstack(self._matrix)), lower, upper, cost


def _shifted(weights: sparse.csr_array, start: int, columns: int) -> sparse.csr_array:
    weights = sparse.csr_array(weights)
    return sparse.csr_array((weights.data, weights.indices + start, weights.indptr), shape=(weights.shape[0], columns))


def _relation_rows(
    publication: Publication, date: int, relation: Relation, place: Mapping[int, int], truth: np.ndarray,
    column_lower: np.ndarray, column_upper: np.ndarray,
) -> tuple[sparse.csr_array, np.ndarray, np.ndarray] | None:  # fmt: skip
    """Rows `parts - whole <= 0` for every atom, what is known on the right side; with one unknown a bound of its own."""
    signs = dict.fromkeys(relation.parts, 1.0) | {relation.whole: -1.0}
    unknown = [form for form in signs if form in place]
    if not unknown:
        return None
    # Cases without a unit are not the same people in every form.
    atoms = np.arange(publication.atom_count - 1)
    known = -sum(
        (signs[form] * publication.counts[form, date][:-1] for form in signs if form not in place),
        start=np.zeros(len(atoms)),
    )
    value = sum((signs[form] * truth[place[form] + atoms] for form in unknown), start=np.zeros(len(atoms)))
    # Figures that were rounded or perturbed in the source may break a relation; nobody can rely on it there.
    holds = np.abs(value - known) <= MOVED if relation.is_equal else value <= known + MOVED
    atoms, known = atoms[holds], known[holds]
    if len(unknown) == 1 and not relation.is_equal:
        column = place[unknown[0]] + atoms
        if signs[unknown[0]] > 0:
            column_upper[column] = np.minimum(column_upper[column], known)
        else:
            column_lower[column] = np.maximum(column_lower[column], -known)
        return None
    row = np.tile(np.arange(len(atoms)), len(unknown))
    column = np.concatenate([place[form] + atoms for form in unknown])
    data = np.repeat([signs[form] for form in unknown], len(atoms))
    matrix = sparse.csr_array((data, (row, column)), shape=(len(atoms), len(truth)))
    return matrix, known if relation.is_equal else np.full(len(atoms), -np.inf), known
