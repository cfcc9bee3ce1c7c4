"""Small groups of people that come out when published areas are subtracted from each other.

A group of atoms comes out if it is a sum of published areas with any factors. The lightest such group around an atom is
the solution of a linear program, for any number of overlapping geographies; for two partitions it is a minimum cut. Compare
Costemalle (2019), doi 10.3233/SJI-190564, who searches the combinations one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from .program import INFINITE, make_program


@dataclass(frozen=True)
class SmallGroup:
    """A group that can be worked out."""

    atom: int
    """The atom it was looked for."""
    atoms: np.ndarray
    """All atoms of the group."""
    weight: float
    """How many live in it."""


def small_groups(
    areas: sparse.csr_array, weight: np.ndarray, threshold: float, check: Callable[[], None]
) -> list[SmallGroup]:
    """For every atom the lightest group that holds it and can be worked out, where that is lighter than a threshold.

    Args:
        areas: published areas × atoms, 1 where an atom lies in an area.
        weight: residents of each atom. Only atoms with some, but fewer than the threshold, can be in such a group.
        threshold: groups with as many or more are safe.
        check: called between solves; raises to stop.

    Raises:
        DisclosureError: the solver gave up.
    """
    count, atoms = areas.shape
    candidates = np.flatnonzero((weight > 0) & (weight < threshold))
    if not len(candidates):
        return []
    matrix = sparse.csr_array(sparse.hstack([-sparse.identity(atoms), areas.T]))
    lower = np.concatenate([np.zeros(atoms), np.full(count, -INFINITE)])
    upper = np.concatenate([np.ones(atoms), np.full(count, INFINITE)])
    cost = np.concatenate([weight, np.zeros(count)])
    nothing = np.zeros(atoms)
    program = make_program(matrix, nothing, nothing, lower, upper)
    found = []
    for atom in candidates.tolist():
        check()
        program.set_column(atom, 1.0, 1.0)
        solution = program.minimise(cost)
        program.set_column(atom, 0.0, 1.0)
        if solution is not None and (np.abs(solution[:atoms] - np.round(solution[:atoms])) > 1e-6).any():
            lower_here = lower.copy()
            lower_here[atom] = 1.0
            whole = np.concatenate([np.ones(atoms, dtype=bool), np.zeros(count, dtype=bool)])
            solution = make_program(matrix, nothing, nothing, lower_here, upper, whole).minimise(cost, 60.0)
        if solution is None:
            continue
        group = np.flatnonzero(solution[:atoms] > 0.5)
        total = float(weight[group].sum())
        if total < threshold:
            found.append(SmallGroup(atom, group, total))
    return found
