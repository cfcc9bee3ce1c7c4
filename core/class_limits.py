"""Classes of a map."""

from __future__ import annotations

import numpy as np


def class_limits(values: np.ndarray, classes: int) -> list[float]:
    """Limits of quantile classes, fewer where values repeat, none empty.

    Args:
        values: sorted, at least two different.
        classes: how many at most.
    """
    limits = np.quantile(values, np.linspace(0.0, 1.0, classes + 1))
    kept = [float(limits[0])]
    for limit in limits[1:]:
        inside = (values > kept[-1]) & (values <= limit) if len(kept) > 1 else values <= limit
        if limit > kept[-1] and inside.any():
            kept.append(float(limit))
    return kept
