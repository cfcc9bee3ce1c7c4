"""How far a figure may be off when a boundary cuts units: medians and 95 % quantiles from simulated cities.

Eight cities of 1,000 blocks of uneven density, people in buildings, areas that ignore the blocks; printed by
benchmarks/method_error.py. They say what to expect of a count of residents, not what is certain: rates are off by far less,
and a block whose people all live at one end by more. Real cities were not measured.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_SHARE = (0.0, 0.225, 0.4, 0.625, 0.875)
"""Share of the figure that comes from cut units."""

_MEDIAN = {
    "largest_share": (0.0, 0.025, 0.051, 0.086, 0.181),
    "point": (0.0, 0.024, 0.053, 0.088, 0.178),
    "area": (0.0, 0.009, 0.021, 0.036, 0.072),
    "ancillary": (0.0, 0.0065, 0.012, 0.020, 0.042),
}
_HIGH = {
    "largest_share": (0.0, 0.083, 0.233, 0.313, 0.734),
    "point": (0.0, 0.085, 0.243, 0.320, 0.799),
    "area": (0.0, 0.044, 0.098, 0.128, 0.300),
    "ancillary": (0.0, 0.032, 0.043, 0.077, 0.154),
}


@dataclass(frozen=True)
class ExpectedError:
    """Relative error of a count of residents."""

    median: np.ndarray
    high: np.ndarray
    """95 of 100 areas are off by less."""


def expected_error(method: str, share_cut: np.ndarray) -> ExpectedError:
    """The error to expect of a method by the share of the figure that comes from cut units, 0 to 1."""
    if method not in _MEDIAN:
        nothing = np.zeros_like(share_cut)
        return ExpectedError(nothing, nothing)
    return ExpectedError(np.interp(share_cut, _SHARE, _MEDIAN[method]), np.interp(share_cut, _SHARE, _HIGH[method]))
