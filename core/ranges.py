"""Many ranges of numbers at once."""

from __future__ import annotations

import numpy as np


def ranges(first: np.ndarray | int, count: np.ndarray) -> np.ndarray:
    """The numbers from `first` on, as many as `count` says, one range after another.

    Args:
        first: first number of each range, or of all.
        count: how many numbers each range (range) has; it may be none.
    """
    return np.arange(count.sum()) + np.repeat(first - np.cumsum(count) + count, count)
