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

WITHHELD = (SMALL, SLIVER)

_NOTHING = 1e-9
_CERTAIN = 1e-7


@dataclass(frozen=True)
class KnownArea:
    """An area whose figures somebody may have."""

    members: np.ndarray
    """Mask over the units."""
    indicators: frozenset[str] | None = None
    """Of which indicators a figure is published; None where that is not known, as before a release."""


@dataclass(frozen=True)
class LiveFigure:
    """One indicator of the area under the pencil."""

    indicator: str
    value: float
    """NaN where it is not shown."""
    state: str
    piece: np.ndarray | None = None
    """Mask over the units that the figure would tell too much of, where that is why it is not shown."""


class LiveFigures:
    """Looks at areas made of whole units, and remembers what it has shown."""

    def __init__(self, units: Units, date: str, profile: Profile, known: Sequence[KnownArea]) -> None:
        """Begins with what everybody knows.

        Args:
            units: ids and counts.
            date: reference date.
            profile: rule of disclosure control.
            known: areas whose figures are published or will be: districts, earlier releases, earlier looks.
        """
        self._units, self._date, self._profile = units, date, profile
        # Units that no known area tells apart are one piece.
        self._pieces = _Pieces(len(units.ids))
        self._published = [KnownArea(np.ones(len(units.ids), dtype=bool)), *known]
        for area in self._published:
            self._pieces.split(area.members)
        self._known: dict[str, _Known] = {}

    def look(self, members: np.ndarray, items: Sequence[Indicator]) -> list[LiveFigure]:
        """The figures of an area.

        Args:
            members: mask over the units.
            items: indicators to show; what was shown of each stays known, whichever are asked for in between.
        """
        parents = self._pieces.split(members)
        if parents is not None:
            for known in self._known.values():
                known.split(parents)
        row = self._pieces.row(members)
        return [self._figure(item, row) for item in items]

    def shown_areas(self) -> list[KnownArea]:
        """Areas of which figures were shown by looking at them."""
        shown: dict[bytes, tuple[np.ndarray, set[str]]] = {}
        for name, known in self._known.items():
            for row in known.looks():
                shown.setdefault(row.tobytes(), (row, set()))[1].add(name)
        return [KnownArea(self._pieces.mask(row), frozenset(names)) for row, names in shown.values()]

    def _counts_of(self, item: Indicator) -> np.ndarray:
        """Residents, numerator and, where there is one, base of each piece."""
        parts = [(RESIDENTS,), item.numerator, *([item.denominator] if item.denominator else [])]
        return self._pieces.sums(np.column_stack([self._units.of(names, self._date) for names in parts]))

    def _known_of(self, item: Indicator, counts: np.ndarray) -> _Known:
        if item.id in self._known:
            return self._known[item.id]
        known = self._known[item.id] = _Known(self._pieces.count)
        sizes = self._pieces.sizes
        rows = [(self._pieces.row(area.members), area.indicators) for area in self._published]
        for row, indicators in rows:
            if indicators is not None and item.id in indicators:
                known.add(row, counts, sizes, is_told=True)
        # What a release will withhold is not known yet. It can show no more than what tells nothing small.
        for row, indicators in rows:
            if indicators is None:
                is_safe = not self._is_small((row @ counts)[None, :]).any()
                is_told = is_safe and not self._is_small(counts[known.newly_told(row, sizes)]).any()
                known.add(row, counts, sizes, is_told=is_told)
            elif item.id not in indicators:
                known.add(row, counts, sizes, is_told=False)
        known.begin_looks()
        return known

    def _figure(self, item: Indicator, row: np.ndarray) -> LiveFigure:
        counts = self._counts_of(item)
        known = self._known_of(item, counts)
        own = row @ counts
        if known.was_looked_at(row):
            return self._shown(item, own)
        # Not so with districts: their figure may be one the release withholds.
        if self._is_small(own[None, :]).any() or own[0] < self._profile.min_population:
            return LiveFigure(item.id, np.nan, SMALL)
        if item.denominator and own[2] < max(self._profile.min_base, 1):
            return LiveFigure(item.id, np.nan, SMALL if own[2] else MISSING)
        piece = self._told_too_much(row, known, counts)
        if piece is not None:
            return LiveFigure(item.id, np.nan, SLIVER, self._pieces.mask(piece))
        known.add(row, counts, self._pieces.sizes, is_told=True)
        return self._shown(item, own)

    def _told_too_much(self, row: np.ndarray, known: _Known, counts: np.ndarray) -> np.ndarray | None:
        """The pieces, as a row, of which too few people or cases would be told; None where there are none."""
        own = row @ counts
        common, units = known.common(row, counts, self._pieces.sizes)
        overlaps, inside = units > 0, units >= known.units
        inner, outer = own - common, known.totals - common
        small = np.flatnonzero(self._is_small(inner) & overlaps)
        if len(small):
            # The one of the fewest people.
            return np.asarray(row & ~known.rows[small[np.argmin(inner[small, 0])]])
        # Of an area whose own figure is withheld nothing follows for the part beside this one.
        small = np.flatnonzero(self._is_small(outer) & overlaps & known.is_told)
        if len(small):
            return np.asarray(known.rows[small[np.argmin(outer[small, 0])]] & ~row)
        rest = row & ~known.rows[inside].any(axis=0)
        if self._is_small((rest @ counts)[None, :]).any():
            return np.asarray(rest)
        told = known.newly_told(row, self._pieces.sizes)
        small = told[self._is_small(counts[told])]
        if not len(small):
            return None
        piece = np.zeros(len(row), dtype=bool)
        piece[small] = True
        return piece

    def _is_small(self, counts: np.ndarray) -> np.ndarray:
        """Whether a row of residents, numerator and base holds a count that must not be known."""
        # Where a release rounds, live figures are not rounded, so what rounding would hide is withheld.
        least = max(self._profile.min_count, self._profile.rounding)
        limits = np.full(counts.shape[1], least)
        limits[0] = max(self._profile.differencing, least)
        return np.asarray(((counts > _NOTHING) & (counts < limits - _NOTHING)).any(axis=1))

    @staticmethod
    def _shown(item: Indicator, own: np.ndarray) -> LiveFigure:
        if not item.denominator:
            return LiveFigure(item.id, float(own[1]), SHOWN)
        if own[2] <= 0:
            return LiveFigure(item.id, np.nan, MISSING)
        return LiveFigure(item.id, float(item.scale * own[1] / own[2]), SHOWN)


class _Known:
    """Areas known of one indicator, as rows over the pieces, and what follows from those whose figure is told.

    What follows is kept as an orthonormal basis of the rows told, each unit a coordinate, so that a new look costs one projection
    and units that are told apart later change nothing but the number of columns.
    """

    def __init__(self, pieces: int) -> None:
        self.rows = np.zeros((0, pieces), dtype=bool)
        self.totals = np.zeros((0, 0))
        """Counts of each known area."""
        self.units = np.zeros(0)
        """Units of each known area."""
        self.is_told = np.zeros(0, dtype=bool)
        self._basis = np.zeros((0, pieces))
        self._published = 0

    def add(self, row: np.ndarray, counts: np.ndarray, sizes: np.ndarray, *, is_told: bool) -> None:
        """One more area; where its figure is not told, only its outline is known."""
        self.rows = np.vstack([self.rows, row])
        self.totals = np.vstack([self.totals.reshape(-1, counts.shape[1]), row @ counts])
        self.units = np.append(self.units, row @ sizes)
        self.is_told = np.append(self.is_told, is_told)
        if is_told:
            rest, length = self._beyond(row, sizes)
            if length > _CERTAIN:
                self._basis = np.vstack([self._basis, rest / length])

    def begin_looks(self) -> None:
        """What is added from now on was looked at, not published."""
        self._published = len(self.rows)

    def looks(self) -> np.ndarray:
        """Rows that were looked at."""
        return self.rows[self._published :]

    def was_looked_at(self, row: np.ndarray) -> bool:
        """Whether the same area was shown before."""
        return bool((self.looks() == row).all(axis=1).any())

    def split(self, parents: np.ndarray) -> None:
        """Takes over that pieces were split: for each new piece the one it comes from."""
        self.rows, self._basis = self.rows[:, parents], self._basis[:, parents]

    def common(self, row: np.ndarray, counts: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Counts and units that each known area shares with a row."""
        own = np.flatnonzero(row)
        shared = self.rows[:, own].astype(float)
        return shared @ counts[own], shared @ sizes[own]

    def newly_told(self, row: np.ndarray, sizes: np.ndarray) -> np.ndarray:
        """Pieces whose count follows from the sums of the rows told only when this one is told, too."""
        before = sizes * (self._basis**2).sum(axis=0)
        rest, length = self._beyond(row, sizes)
        if length <= _CERTAIN:
            return np.empty(0, dtype=np.int64)
        after = before + sizes * (rest / length) ** 2
        return np.flatnonzero((after > 1 - _CERTAIN) & (before <= 1 - _CERTAIN))

    def _beyond(self, row: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, float]:
        """What of a row does not follow from those told, and its length."""
        rest = row.astype(float)
        for _ in range(2):
            # Twice, so that rounding does not pile up.
            rest = rest - (self._basis @ (sizes * rest)) @ self._basis
        return rest, float(np.sqrt(sizes @ rest**2))


class _Pieces:
    """Units sorted into pieces that have always been together, with the number of units in each."""

    def __init__(self, units: int) -> None:
        self._piece = np.zeros(units, dtype=np.int64)
        self.count = 1
        self.sizes = np.array([float(units)])

    def split(self, mask: np.ndarray) -> np.ndarray | None:
        """Splits the pieces the mask cuts. Returns for each new piece the one it comes from; None where all stay."""
        pairs, piece = np.unique(2 * self._piece + mask, return_inverse=True)
        if len(pairs) == self.count:
            return None
        self._piece, self.count = piece, len(pairs)
        self.sizes = np.bincount(piece).astype(float)
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


def members_of(units: np.ndarray, weights: np.ndarray, count: int) -> np.ndarray:
    """The mask of the units that belong to an area, from what a live crosswalk says."""
    mask = np.zeros(count, dtype=bool)
    mask[units[weights >= 1.0]] = True
    return mask
