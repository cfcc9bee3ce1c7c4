"""Standard measures of difference and inequality between areas."""

from __future__ import annotations

import numpy as np

CONFIDENCE_FACTOR = 1.959963984540054
"""Of the normal distribution for 95 %."""


def wilson_interval(count: np.ndarray, base: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """95 % interval of a share (Wilson 1927), NaN where the base is 0.

    The registers are full counts, so it is descriptive: it says how far a share on so small a base swings from year to year
    without anything having changed.
    """
    z = CONFIDENCE_FACTOR
    with np.errstate(invalid="ignore", divide="ignore"):
        share = count / base
        middle = (share + z**2 / (2 * base)) / (1 + z**2 / base)
        half = z / (1 + z**2 / base) * np.sqrt(share * (1 - share) / base + z**2 / (4 * base**2))
    return np.where(base > 0, middle - half, np.nan), np.where(base > 0, middle + half, np.nan)


def z_scores(values: np.ndarray) -> np.ndarray:
    """Distance from the unweighted mean in population standard deviations, NaN where all are alike."""
    known = values[~np.isnan(values)]
    spread = known.std() if len(known) else 0.0
    if spread <= 1e-12 * max(1.0, np.abs(known).max(initial=0.0)):
        return np.full(len(values), np.nan)
    return np.asarray((values - known.mean()) / spread)


def ranks(values: np.ndarray) -> np.ndarray:
    """1 for the highest; equal values share the better rank; NaN stays."""
    known = ~np.isnan(values)
    result = np.full(len(values), np.nan)
    result[known] = [1 + (values[known] > value).sum() for value in values[known]]
    return result


def segregation_index(count: np.ndarray, base: np.ndarray) -> float:
    """Share in % of a group that would have to move to live like the rest (Duncan and Duncan 1955), NaN without a group or a rest.

    Args:
        count: members of the group in each area.
        base: all people of each area.
    """
    rest = base - count
    if count.sum() <= 0 or rest.sum() <= 0:
        return float("nan")
    return float(50.0 * np.abs(count / count.sum() - rest / rest.sum()).sum())


def dissimilarity_from_all(count: np.ndarray, base: np.ndarray) -> float:
    """The same against all people of the areas instead of the rest, in %."""
    if count.sum() <= 0 or base.sum() <= 0:
        return float("nan")
    return float(50.0 * np.abs(count / count.sum() - base / base.sum()).sum())


def expected_segregation(count: np.ndarray, base: np.ndarray) -> float:
    """The segregation index that chance alone would give, if everybody were placed at random in the areas as large as they are.

    The normal approximation of the hypergeometric distribution (Winship 1977).
    """
    people, group = float(base.sum()), float(count.sum())
    if group <= 0 or people <= group or people <= 1:
        return float("nan")
    share = group / people
    variance = base * share * (1 - share) * (people - base) / (people - 1)
    deviation = np.sqrt(np.maximum(variance, 0.0)) * (1 / group + 1 / (people - group))
    return float(50.0 * np.sqrt(2 / np.pi) * deviation.sum())


def share_between(unit_count: np.ndarray, unit_base: np.ndarray, weights: np.ndarray) -> float:
    """Part of the differences between units that lies between the areas, 0 to 1 (weighted by the base of the units).

    Args:
        unit_count, unit_base: of each unit.
        weights: areas × units, the part of each unit in each area; units in no area are left out.
    """
    base = weights * unit_base
    total_base = base.sum()
    if total_base <= 0:
        return float("nan")
    with np.errstate(invalid="ignore", divide="ignore"):
        unit_rate = np.where(unit_base > 0, unit_count / unit_base, 0.0)
    area_base = base.sum(axis=1)
    area_rate = np.divide(base @ unit_rate, area_base, where=area_base > 0, out=np.zeros(len(area_base)))
    mean = float((area_base * area_rate).sum() / total_base)
    total = float((base * (unit_rate - mean) ** 2).sum())
    between = float((area_base * (area_rate - mean) ** 2).sum())
    return between / total if total > 0 else float("nan")
