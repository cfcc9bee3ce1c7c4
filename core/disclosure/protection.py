"""Which counts must not be published, and what an attacker must go on to hold possible of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from scipy import sparse

from ..language import translate
from .profiles import Profile
from .publication import NO_CELL, Publication

RESIDENTS = ("ew",)
"""The form that counts the residents of an area."""


class Reason(IntEnum):
    """Why a cell is withheld."""

    NONE = 0
    POPULATION = 1
    BASE = 2
    ATTRIBUTE = 3
    SMALL = 4
    SECONDARY = 5


@dataclass(frozen=True)
class Sums:
    """Counts of one form at one date that have to stay uncertain: cells, and atoms that come out by subtraction only."""

    weights: sparse.csr_array
    """sums × atoms."""
    low: np.ndarray
    high: np.ndarray
    cells: np.ndarray
    """The cell of each sum, NO_CELL for atoms."""
    atoms: np.ndarray
    """The atom of each sum, NO_CELL for cells."""


def primary_reasons(publication: Publication, profile: Profile) -> np.ndarray:
    """The reason of each cell, Reason.NONE where it may be published for itself."""
    cells = publication.cells
    reason = np.zeros(len(cells), dtype=np.uint8)
    if RESIDENTS in publication.forms:
        residents = publication.forms.index(RESIDENTS)
        people = np.full((publication.areas.shape[0], len(publication.dates)), np.inf)
        here = cells.form == residents
        people[cells.area[here], cells.date[here]] = cells.value[here]
        few = people[cells.area, cells.date] < profile.min_population
        reason[few & ~here] = Reason.POPULATION
    for own in publication.fact_cells:
        for top, bottom in ((own.numerator, own.denominator), (own.base_numerator, own.base_denominator)):
            has_both = (top != NO_CELL) & (bottom != NO_CELL)
            numerator, part, whole = top[has_both], cells.value[top[has_both]], cells.value[bottom[has_both]]
            for rule, where in (
                (Reason.BASE, (whole > 0) & (whole < profile.min_base)),
                (Reason.ATTRIBUTE, ((part == 0) | (part == whole)) & (whole > 0) & (whole < profile.attribute_base)),
            ):
                reason[numerator[where]] = np.maximum(reason[numerator[where]], rule)
    if not profile.is_rounded:
        reason[is_small(cells.value, profile)] = Reason.SMALL
    return reason


def is_small(value: np.ndarray, profile: Profile) -> np.ndarray:
    """Counts of somebody, but of too few. Estimates below a half are shown as 0."""
    return np.asarray((value >= 0.5) & (value < profile.min_count))


def protected_sums(publication: Publication, profile: Profile, reasons: np.ndarray) -> dict[tuple[int, int], Sums]:
    """(form, date) → what has to stay uncertain there: cells withheld for a reason of their own, and small atoms."""
    cells = publication.cells
    # Who withholds 0 says nothing of anybody; it need not stay uncertain.
    to_protect = ((reasons != Reason.NONE) & (cells.value >= profile.min_count)) | is_small(cells.value, profile)
    found: dict[tuple[int, int], Sums] = {}
    for form, date in publication.counts:
        own = np.flatnonzero(to_protect & (cells.form == form) & (cells.date == date))
        counts = publication.counts[form, date]
        small = np.flatnonzero(is_small(counts, profile))
        rows = sparse.csr_array(publication.areas[cells.area[own]])
        # An atom that is a cell of its own needs no second protection.
        single = rows.indices[rows.indptr[:-1][np.diff(rows.indptr) == 1]]
        small = np.setdiff1d(small, single)
        if not len(own) + len(small):
            continue
        atoms = sparse.csr_array(
            (np.ones(len(small)), (np.arange(len(small)), small)), shape=(len(small), publication.atom_count)
        )
        value = np.concatenate([cells.value[own], counts[small]])
        low, high = _limits(profile, value)
        found[form, date] = Sums(
            sparse.csr_array(sparse.vstack([rows, atoms])),
            low,
            high,
            np.concatenate([own, np.full(len(small), NO_CELL)]),
            np.concatenate([np.full(len(own), NO_CELL), small]),
        )
    return found


def _limits(profile: Profile, value: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What must stay possible: no more than the first, at least the second.

    A large count that is withheld for its base must not be known exactly: it could be smaller by the minimum.
    """
    small = is_small(value, profile)
    if profile.criterion == "zero_and_minimum":
        return np.where(small, 0.0, value - profile.min_count), np.where(small, float(profile.min_count), value)
    width = profile.width if profile.criterion == "width" else 1
    low = np.where(small, np.maximum(np.floor(value) - width // 2, 0.0), np.maximum(value - width, 0.0))
    return low, np.where(small, low + width, value)


def piece_label(publication: Publication, atom: int) -> str:
    """Where an atom lies, in words: the areas it is in."""
    if atom == publication.atom_count - 1:
        return translate("protection", "cases of the city that no unit holds")
    inside = np.flatnonzero(publication.areas[:-1, [atom]].toarray().ravel() > 0)
    return " ∩ ".join(publication.area_labels[area] for area in inside) or translate(
        "protection", "what no area covers"
    )
