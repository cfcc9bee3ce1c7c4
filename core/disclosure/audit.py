"""What an attacker can work out from published statements, proved by tables that anyone can add up.

The audit knows nothing of how a pattern was found. It takes what is published, looks for every protected sum for one table of
whole counts below and one above the limits that agree with all of it, and keeps these tables as proof. Linear programs tell
at once where there is none; where their solution is not whole, an integer program decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ..errors import DisclosureError
from .linear_system import MOVED, LinearSystem
from .program import INFINITE, Program, make_program, solved

_MOST_JOINT = 12
_WORTH_GOING_ON = 0.9
_FEW = 10
_SEED = 7


@dataclass(frozen=True)
class Audit:
    """Proof that sums are uncertain, and the sums for which there is none."""

    tables: np.ndarray
    """tables × counts, whole numbers that agree with all statements."""
    below: np.ndarray
    """For each sum a table in which it is no more than its lower limit, -1 where there is none."""
    above: np.ndarray
    """For each sum a table in which it is at least its upper limit, -1 where there is none."""
    least: np.ndarray
    most: np.ndarray
    """Range of each sum over the tables: it can be narrowed no further than this."""

    @property
    def unsafe(self) -> np.ndarray:
        """Indices of the sums that can be narrowed below the criterion."""
        return np.flatnonzero((self.below < 0) | (self.above < 0))


def audit(system: LinearSystem, check: Callable[[], None], candidates: np.ndarray | None = None) -> Audit:
    """Looks for a proof for every protected sum; all statements of the system count as published.

    Args:
        system: what is published, and what must stay uncertain.
        check: called between solves; raises to stop.
        candidates: tables × counts that may serve as proof; each is added up like any other, and taken only if it agrees with
            everything. The counts themselves are never taken.

    Raises:
        DisclosureError: the solver gave up.
    """
    count, columns = system.protected.shape[0], len(system.truth)
    tables = _Tables(system)
    for candidate in candidates if candidates is not None else ():
        if (candidate != system.truth).any():
            tables.add(candidate)
    if count:
        program = _relaxation(system, is_integer=False)
        _ask_jointly(tables, program, columns, count, check, None)
        integer: Program | None = None
        if sum(map(len, tables.missing())) > _FEW:
            # Fractions in the solutions: whole counts are asked for, again many sums at once.
            integer = _relaxation(system, is_integer=True)
            _ask_jointly(tables, integer, columns, count, check, 30.0)
        for side in (0, 1):
            for index in tables.missing()[side]:
                if index not in tables.missing()[side]:
                    continue
                check()
                variable = columns + side * count + index
                cost = np.zeros(columns + 2 * count)
                cost[variable] = 1.0
                solution = solved(program, cost)
                if solution[variable] > MOVED:
                    continue
                tables.add(solution[:columns])
                if index in tables.missing()[side]:
                    integer = integer or _relaxation(system, is_integer=True)
                    tables.add(solved(integer, cost, time_limit=60.0)[:columns])
    return tables.result()


def _ask_jointly(
    tables: _Tables, program: Program, columns: int, count: int, check: Callable[[], None], time_limit: float | None
) -> None:
    """Looks for tables that bring a random half of what is missing down and the other half up."""
    generator = np.random.default_rng(_SEED)
    left = INFINITE
    for _ in range(_MOST_JOINT):
        below, above = tables.missing()
        before, left = left, len(below) + len(above)
        if left <= 2 or left > _WORTH_GOING_ON * before:
            return
        check()
        is_down = generator.random(count) < 0.5
        cost = np.zeros(columns + 2 * count)
        cost[columns + below[is_down[below]]] = 1.0
        cost[columns + count + above[~is_down[above]]] = 1.0
        try:
            tables.add(solved(program, cost, time_limit)[:columns])
        except DisclosureError:
            if time_limit is None:
                raise
            # Too hard for many at once; each will be asked for itself.
            return


def intervals(system: LinearSystem) -> np.ndarray:
    """The narrowest interval an attacker can find for each protected sum by linear programs: sums × 2.

    Raises:
        DisclosureError: the solver gave up.
    """
    program = make_program(system.statements, system.lower, system.upper, system.column_lower, system.column_upper)
    found = np.empty((system.protected.shape[0], 2))
    for index, coefficients in enumerate(system.protected.toarray()):
        for side, sign in ((0, 1.0), (1, -1.0)):
            found[index, side] = coefficients @ solved(program, sign * coefficients)
    return found


class _Tables:
    """Whole tables that agree with all statements."""

    def __init__(self, system: LinearSystem) -> None:
        self._system = system
        # Never the counts themselves: the tables are shown to others.
        self._tables: list[np.ndarray] = []
        count = system.protected.shape[0]
        self._least, self._most = np.full(count, np.inf), np.full(count, -np.inf)
        self._below, self._above = np.full(count, -1), np.full(count, -1)

    def add(self, solution: np.ndarray) -> None:
        """Takes a solution if it agrees with everything when rounded to whole numbers."""
        system = self._system
        table = np.round(solution)
        is_within = (table >= system.column_lower) & (table <= system.column_upper)
        if not is_within.all() or system.is_moved(table[None]).any():
            return
        value = system.protected @ table
        self._least, self._most = np.minimum(self._least, value), np.maximum(self._most, value)
        number = len(self._tables)
        self._tables.append(table)
        self._below = np.where((self._below < 0) & (value <= system.low + MOVED), number, self._below)
        self._above = np.where((self._above < 0) & (value >= system.high - MOVED), number, self._above)

    def missing(self) -> tuple[np.ndarray, np.ndarray]:
        return np.flatnonzero(self._below < 0), np.flatnonzero(self._above < 0)

    def result(self) -> Audit:
        used, index = np.unique(np.concatenate([self._below, self._above]), return_inverse=True)
        renamed = np.where(used[0] < 0, index - 1, index) if len(used) else index
        kept = [self._tables[number] for number in used if number >= 0]
        count = len(self._below)
        tables = np.array(kept) if kept else np.empty((0, len(self._system.truth)))
        return Audit(tables, renamed[:count], renamed[count:], self._least, self._most)


def _relaxation(system: LinearSystem, is_integer: bool) -> Program:
    """All tables, with a variable for how far each sum stays above its lower limit, and one for how far below the upper."""
    count, columns = system.protected.shape[0], len(system.truth)
    one, none = sparse.identity(count), sparse.csr_array((count, count))
    rows = [
        sparse.hstack([system.statements, sparse.csr_array((len(system.lower), 2 * count))]),
        sparse.hstack([system.protected, -one, none]),
        sparse.hstack([system.protected, none, one]),
    ]
    return make_program(
        sparse.csr_array(sparse.vstack(rows)),
        np.concatenate([system.lower, np.full(count, -INFINITE), system.high]),
        np.concatenate([system.upper, system.low, np.full(count, INFINITE)]),
        np.concatenate([system.column_lower, np.zeros(2 * count)]),
        np.concatenate([system.column_upper, np.full(2 * count, INFINITE)]),
        np.concatenate([np.full(columns, is_integer), np.zeros(2 * count, dtype=bool)]),
    )
