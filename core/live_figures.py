"""Figures of an area while it is drawn, protected at every look.

Whoever may look again and again can subtract: move the boundary by one block, and the difference of two looks is the count of that
block. So what was shown before counts as known, as do the districts and the whole city. A look is shown only where nothing small can
be worked out from it together with what is known: not the piece by which it differs from a known area on either side, not what is left
of it beside all known areas inside it, and not, by solving the linear equations of all looks, any piece they tell apart.

This is the rule of a release without its search: it withholds the new look, never an old one. A release itself is audited in full.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .catalogue import Indicator
from .comparison.geography import RESIDENTS, Units
from .disclosure.profiles import Profile

SHOWN, SMALL, SLIVER, MISSING = "shown", "small", "sliver", "missing"
"""What a live figure is: shown; of too few; telling too few by subtraction; without a base."""


@dataclass(frozen=True)
class LiveFigure:
    """One indicator of the area under the pencil."""

    indicator: str
    value: float
    """NaN where it is not shown."""
    state: str


class LiveFigures:
    """Looks at areas made of whole units, and remembers what it has shown."""

    def __init__(self, units: Units, date: str, profile: Profile, known: Sequence[np.ndarray]) -> None:
        """Begins with what everybody knows.

        Args:
            units: ids and counts.
            date: reference date.
            profile: rule of disclosure control.
            known: areas whose figures are published, as masks over the units: districts, earlier releases.
        """
        self._units, self._date, self._profile = units, date, profile
        # Units that no known area tells apart are one piece.
        self._pieces = _Pieces(len(units.ids))
        everything = np.ones(len(units.ids), dtype=bool)
        for mask in (everything, *known):
            self._pieces.split(mask)
        self._published = np.array([self._pieces.row(mask) for mask in (everything, *known)])
        self._looks: dict[str, np.ndarray] = {}

    def look(self, members: np.ndarray, items: Sequence[Indicator]) -> list[LiveFigure]:
        """The figures of an area.

        Args:
            members: mask over the units.
            items: indicators to show; what was shown of each stays known, whichever are asked for in between.
        """
        parents = self._pieces.split(members)
        if parents is not None:
            self._published = self._published[:, parents]
            self._looks = {name: rows[:, parents] for name, rows in self._looks.items()}
        row = self._pieces.row(members)
        return [self._figure(item, row) for item in items]

    def shown_areas(self) -> list[np.ndarray]:
        """Areas of which any figure was shown, as masks over the units."""
        rows = {row.tobytes(): row for looks in self._looks.values() for row in looks}
        return [self._pieces.mask(row) for row in rows.values()]

    def _counts_of(self, item: Indicator) -> np.ndarray:
        """Residents, numerator and, where there is one, base of each piece."""
        parts = [(RESIDENTS,), item.numerator, *([item.denominator] if item.denominator else [])]
        return self._pieces.sums(np.column_stack([self._units.of(names, self._date) for names in parts]))

    def _figure(self, item: Indicator, row: np.ndarray) -> LiveFigure:
        counts = self._counts_of(item)
        own = row @ counts
        looks = self._looks.get(item.id, self._published[:0])
        if (looks == row).all(axis=1).any():
            return self._shown(item, own)
        # Not so with districts: their figure may be one the release withholds.
        known = np.vstack([self._published, looks])
        if self._is_small(own[None, :]).any() or own[0] < self._profile.min_population:
            return LiveFigure(item.id, np.nan, SMALL)
        if item.denominator and own[2] < max(self._profile.min_base, 1):
            return LiveFigure(item.id, np.nan, SMALL if own[2] else MISSING)
        if self._tells_too_much(row, known, counts):
            return LiveFigure(item.id, np.nan, SLIVER)
        self._looks[item.id] = np.vstack([looks, row])
        return self._shown(item, own)

    def _tells_too_much(self, row: np.ndarray, known: np.ndarray, counts: np.ndarray) -> bool:
        inside = (known & ~row == 0).all(axis=1) if len(known) else np.empty(0, dtype=bool)
        rest = row & ~known[inside].any(axis=0)
        differences = np.vstack([row & ~known, known & ~row, rest[None, :]])
        if self._is_small(differences.astype(float) @ counts).any():
            return True
        told = _told_apart(np.vstack([known, row]))
        return bool(self._is_small(counts[told]).any())

    def _is_small(self, counts: np.ndarray) -> np.ndarray:
        """Whether a row of residents, numerator and base holds a count that must not be known."""
        # Where a release rounds, live figures are not rounded, so what rounding would hide is withheld.
        least = max(self._profile.min_count, self._profile.rounding)
        limits = np.full(counts.shape[1], least)
        limits[0] = max(self._profile.differencing, least)
        return ((counts > 0) & (counts < limits)).any(axis=1)

    @staticmethod
    def _shown(item: Indicator, own: np.ndarray) -> LiveFigure:
        if not item.denominator:
            return LiveFigure(item.id, float(own[1]), SHOWN)
        if own[2] <= 0:
            return LiveFigure(item.id, np.nan, MISSING)
        return LiveFigure(item.id, float(item.scale * own[1] / own[2]), SHOWN)


class _Pieces:
    """Units sorted into pieces that have always been together."""

    def __init__(self, units: int) -> None:
        self._piece = np.zeros(units, dtype=np.int64)
        self.count = 1

    def split(self, mask: np.ndarray) -> np.ndarray | None:
        """Splits the pieces the mask cuts. Returns for each new piece the one it comes from; None where all stay."""
        pairs, piece = np.unique(2 * self._piece + mask, return_inverse=True)
        if len(pairs) == self.count:
            return None
        self._piece, self.count = piece, len(pairs)
        return np.asarray(pairs // 2)

    def row(self, mask: np.ndarray) -> np.ndarray:
        """Which pieces a mask holds; it must not cut one."""
        row = np.zeros(self.count, dtype=bool)
        row[self._piece[mask]] = True
        return row

    def mask(self, row: np.ndarray) -> np.ndarray:
        """The units of the pieces of a row."""
        return np.asarray(row[self._piece])

    def sums(self, counts: np.ndarray) -> np.ndarray:
        """Counts of the pieces."""
        return np.column_stack(
            [
                np.bincount(self._piece, weights=counts[:, column], minlength=self.count)
                for column in range(counts.shape[1])
            ]
        )


def _told_apart(rows: np.ndarray) -> np.ndarray:
    """Pieces whose count follows from the sums of the rows, by linear algebra: those no vector of the null space moves."""
    _, values, directions = np.linalg.svd(rows.astype(float))
    rank = int((values > 1e-9 * max(values[0], 1.0)).sum())
    return np.flatnonzero((np.abs(directions[rank:]) < 1e-9).all(axis=0))


def members_of(units: np.ndarray, weights: np.ndarray, count: int) -> np.ndarray:
    """The mask of the units that belong to an area, from what a live crosswalk says."""
    mask = np.zeros(count, dtype=bool)
    mask[units[weights >= 1.0]] = True
    return mask
