"""Where an area's residents lie in 95 of 100 cases when its boundary cuts units.

The certain bounds, nothing and all of each cut unit, are wide. A share by surface is right on the average but not for one unit:
what really lives in the part is taken as beta-distributed around its weight, with a concentration from simulated cities
(benchmarks/method_error.py, eight cities of 1,000 blocks). There the ranges hold 99 of 100 areas, more than they say, since real
cities were not measured. The sum over the cut units of an area
is taken as beta-distributed between nothing and all of them, with the mean and the variance of the sum.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse, special

CONCENTRATION = {"area": 5.0, "ancillary": 12.0}
"""The larger, the closer parts come to their weights: the variance of a part with the weight w is w (1 - w) / (1 + concentration)."""


def likely_range(
    weights: sparse.csr_array, persons: np.ndarray, concentration: float, probability: float = 0.95
) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper end of the range that holds the residents of each area with this probability.

    Args:
        weights: areas × units, 0 to 1.
        persons: of each unit.
        concentration: how close parts come to their weights.
        probability: 0 to 1.
    """
    parts = weights.tocoo()
    count = persons[parts.col]
    is_cut = (parts.data < 1.0) & (count > 0)

    def of_areas(values: np.ndarray) -> np.ndarray:
        return np.bincount(parts.row, weights=values, minlength=weights.shape[0])

    whole = of_areas(np.where(is_cut, 0.0, parts.data * count))
    most = of_areas(np.where(is_cut, count, 0.0))
    variance = of_areas(np.where(is_cut, count**2 * parts.data * (1.0 - parts.data), 0.0)) / (1.0 + concentration)
    has_cut = most > 0
    share = np.divide(
        of_areas(np.where(is_cut, parts.data * count, 0.0)), most, where=has_cut, out=np.full_like(most, 0.5)
    )
    spread = np.divide(variance, most**2, where=has_cut, out=np.full_like(most, 0.05))
    size = share * (1.0 - share) / spread - 1.0
    ends = (
        special.betaincinv(share * size, (1.0 - share) * size, q)
        for q in ((1 - probability) / 2, (1 + probability) / 2)
    )
    lower, upper = (whole + np.where(has_cut, most * end, 0.0) for end in ends)
    return lower, upper
