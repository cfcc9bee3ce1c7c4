"""Regions that no line passes: what lies in one of them lies in the same polygons, so that one point tells for all of it.

The plane is divided into squares. Those that lines pass are struck out, and what is connected of the rest is a region.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .boundary_integrals import Edges, divided

_SQUARES_PER_BOX = 2
"""Squares there may be for each box that is asked for."""

_BOXES_PER_PART = 8
"""Boxes there must be for each part of a line as long as a square is wide: with fewer, lines pass so many of them that it is
faster to look at all."""


class FreeRegions:
    """The connected regions of squares that no line passes.

    Attributes:
        count: how many there are.
    """

    def __init__(self, lines: Edges, side: float, low: np.ndarray, high: np.ndarray) -> None:
        """Divides the plane.

        Args:
            lines: edges of polygons.
            side: of the squares.
            low: the lower left corner (2) of the box around all lines.
            high: its upper right corner (2).
        """
        # Parts shorter than a side, whatever rounding does, pass no squares but those of the corners of their boxes.
        lines = divided(lines, 0.999 * side)
        # A square more on all sides, for what lies beyond.
        self._side, self._origin = side, low - side
        self._last = np.ceil((high - low) / side).astype(np.int64) + 2
        corners = self._squares(np.minimum(lines.start, lines.end)), self._squares(np.maximum(lines.start, lines.end))
        is_passed = np.zeros(self._last[::-1] + 1, dtype=bool)
        for of_row in corners:
            for of_column in corners:
                is_passed[of_row[:, 1], of_column[:, 0]] = True
        self._region, self.count = ndimage.label(~is_passed)
        # How many squares below and to the left are passed.
        self._passed = np.zeros(self._last[::-1] + 2, dtype=np.int32)
        np.cumsum(is_passed, axis=0, out=self._passed[1:, 1:])
        np.cumsum(self._passed, axis=1, out=self._passed)

    def of_boxes(self, boxes: np.ndarray) -> np.ndarray:
        """The region (box) of each box (box, 4), from 1; 0 where a line may pass it or where there is no box."""
        left, bottom = self._squares(boxes[:, :2]).T
        right, top = self._squares(boxes[:, 2:]).T + 1
        passed = self._passed
        is_passed = passed[top, right] - passed[bottom, right] != passed[top, left] - passed[bottom, left]
        return np.where(is_passed | np.isnan(boxes[:, 0]), 0, self._region[bottom, left])

    def _squares(self, points: np.ndarray) -> np.ndarray:
        """Column and row (point, 2) of the square of each point; of the first one where there is no point."""
        # Rounding keeps the order of points, so that none leaves the squares of a box it lies in.
        place = (points - self._origin) / self._side
        return np.nan_to_num(place, copy=False).clip(0, self._last, out=place).astype(np.int32)


def free_regions(lines: Edges, boxes: int, side: float) -> FreeRegions | None:
    """The regions to ask for so many boxes, with squares of at least this side; None where lines pass too many of them, or
    where there are none."""
    if not len(lines):
        return None
    low, high = np.minimum(lines.start, lines.end).min(axis=0), np.maximum(lines.start, lines.end).max(axis=0)
    squares = _SQUARES_PER_BOX * boxes
    side = max(side, float(np.sqrt((high - low).prod() / squares)), float((high - low).max() / squares))
    if np.hypot(*(lines.end - lines.start).T).sum() * _BOXES_PER_PART > side * boxes:
        return None
    return FreeRegions(lines, side, low, high)
