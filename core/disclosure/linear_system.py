"""Published numbers as statements about unknown counts, and what must stay uncertain about them.

Every number that leaves the office is a statement `lower <= a · x <= upper` about counts x of atoms that an attacker does not
know: a count, a total, a rounded figure, an estimate by weights, what an earlier release said. Nothing in here knows where a
statement comes from, so any other output can add its own.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

MOVED = 1e-6
"""Further than this from its bounds a statement does not hold."""


@dataclass(frozen=True)
class LinearSystem:
    """Statements about non-negative whole counts, whether they may be withheld, and what has to be protected."""

    truth: np.ndarray
    """The counts themselves, which the attacker does not know."""
    column_lower: np.ndarray
    column_upper: np.ndarray
    """What is known of each count beforehand; finite."""

    statements: sparse.csr_array
    """statements × counts."""
    lower: np.ndarray
    upper: np.ndarray
    cost: np.ndarray
    """What it costs to withhold a statement; infinite where it is known already, or true in itself."""

    protected: sparse.csr_array
    """Sums of counts that must stay uncertain: sums × counts."""
    low: np.ndarray
    high: np.ndarray
    """The attacker must consider it possible that the sum is no more than `low`, and that it is at least `high`."""

    def __post_init__(self) -> None:
        value = self.statements @ self.truth
        if ((value < self.lower - MOVED) | (value > self.upper + MOVED)).any():
            raise AssertionError("a statement does not hold for the counts themselves")

    @property
    def may_be_withheld(self) -> np.ndarray:
        """The statements that are not known already."""
        return np.isfinite(self.cost)

    def only(self, statements: np.ndarray) -> LinearSystem:
        """The same system with some of its statements.

        Args:
            statements: mask.
        """
        return replace(
            self,
            statements=sparse.csr_array(self.statements[np.flatnonzero(statements)]),
            lower=self.lower[statements],
            upper=self.upper[statements],
            cost=self.cost[statements],
        )

    def is_moved(self, tables: np.ndarray) -> np.ndarray:
        """Which statements (row) do not hold for which tables (column).

        Args:
            tables: tables × counts.
        """
        value = self.statements @ tables.T
        return np.asarray((value < self.lower[:, None] - MOVED) | (value > self.upper[:, None] + MOVED))


class Witnesses:
    """Tables an attacker must consider possible, and which sums each of them keeps uncertain.

    A table counts as soon as all statements it contradicts are withheld. Each new one is tried on everything that has to be
    protected, since it mostly serves many sums at once.
    """

    def __init__(self, system: LinearSystem) -> None:
        self._system = system
        self._tables: list[np.ndarray] = []
        protected = system.protected.shape[0]
        self._moved = np.empty((len(system.lower), 0), dtype=bool)
        self._is_low = np.empty((protected, 0), dtype=bool)
        self._is_high = np.empty((protected, 0), dtype=bool)
        self.add(system.truth)

    def __len__(self) -> int:
        return len(self._tables)

    def add(self, table: np.ndarray) -> np.ndarray:
        """Adds a table and returns the statements it contradicts."""
        system = self._system
        self._tables.append(table)
        value = system.protected @ table
        moved = system.is_moved(table[None])
        self._moved = np.hstack([self._moved, moved])
        self._is_low = np.hstack([self._is_low, (value <= system.low + MOVED)[:, None]])
        self._is_high = np.hstack([self._is_high, (value >= system.high - MOVED)[:, None]])
        return np.flatnonzero(moved[:, 0])

    def missing(self, is_published: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Sums for which no table is low enough, and for which none is high enough: indices."""
        counts = ~self._moved[is_published].any(axis=0)
        low, high = self._is_low[:, counts].any(axis=1), self._is_high[:, counts].any(axis=1)
        return np.flatnonzero(~low), np.flatnonzero(~high)

    def tables(self, is_published: np.ndarray) -> np.ndarray:
        """Tables that contradict nothing published: tables × counts."""
        kept = ~self._moved[is_published].any(axis=0)
        found = [table for table, keep in zip(self._tables, kept, strict=True) if keep]
        return np.array(found) if found else np.empty((0, len(self._system.truth)))

    def copy(self) -> Witnesses:
        """The same tables, to go on with in another way."""
        other = copy.copy(self)
        other._tables = list(self._tables)
        return other

    def forget(self, is_published: np.ndarray) -> None:
        """Drops tables that a published statement contradicts."""
        kept = ~self._moved[is_published].any(axis=0)
        self._tables = [table for table, keep in zip(self._tables, kept, strict=True) if keep]
        self._moved, self._is_low, self._is_high = self._moved[:, kept], self._is_low[:, kept], self._is_high[:, kept]
