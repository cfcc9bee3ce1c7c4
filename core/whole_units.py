"""Units given to areas as a whole, by the largest share of their surface."""

from __future__ import annotations

import numpy as np
import shapely
from scipy import sparse

from .overlay import intersection
from .weight_matrix import NOISE, weight_matrix


def whole_units(shares: sparse.csr_array, units: np.ndarray, areas: np.ndarray) -> sparse.csr_array:
    """Each unit as a whole to the area that holds most of it; overlapping areas do not compete for what they share.

    Args:
        shares: areas × units, share of the surface of each unit in each area.
        units: polygons.
        areas: polygons.

    Returns:
        areas × units: 1 where the unit belongs to the area.
    """
    by_unit = sparse.csc_array(shares)
    overlap = _AreaOverlaps(areas)
    rows: list[int] = []
    columns: list[int] = []
    for unit in range(by_unit.shape[1]):
        span = slice(by_unit.indptr[unit], by_unit.indptr[unit + 1])
        candidates, share = by_unit.indices[span], by_unit.data[span]
        if len(candidates) == 1:
            winners = candidates if share[0] >= 0.5 else candidates[:0]
        elif len(candidates) > 1:
            winners = candidates[_winners(candidates, share, units[unit], overlap)]
        else:
            continue
        rows += winners.tolist()
        columns += [unit] * len(winners)
    return weight_matrix(
        np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64), np.ones(len(rows)), shares.shape
    )


def _winners(candidates: np.ndarray, share: np.ndarray, unit: shapely.Geometry, overlap: _AreaOverlaps) -> np.ndarray:
    """Positions of the candidates that get the unit."""
    common = overlap.shares(candidates, unit)
    if not common.any():
        best = int(np.argmax(share))
        return np.array([best]) if share[best] >= 1.0 - share.sum() - NOISE else np.array([], dtype=np.int64)
    outside = 1.0 - overlap.union_share(candidates, unit)
    rival = share[None, :] - common
    np.fill_diagonal(rival, 0.0)
    earlier = np.arange(len(share))[None, :] < np.arange(len(share))[:, None]
    beaten = (rival > share[:, None] + NOISE) | (earlier & (np.abs(rival - share[:, None]) <= NOISE))
    return np.flatnonzero(~beaten.any(axis=1) & (share >= outside - NOISE))


class _AreaOverlaps:
    """Where areas overlap each other, worked out for those that meet in a unit."""

    def __init__(self, geometry: np.ndarray) -> None:
        self._geometry = geometry
        self._common: dict[tuple[int, int], shapely.Geometry | None] = {}

    def shares(self, areas: np.ndarray, unit: shapely.Geometry) -> np.ndarray:
        """Share of the unit that each pair of the areas has in common."""
        result = np.zeros((len(areas), len(areas)))
        for i in range(len(areas)):
            for j in range(i + 1, len(areas)):
                common = self._pair(int(areas[i]), int(areas[j]))
                if common is not None:
                    result[i, j] = result[j, i] = shapely.area(intersection(common, unit)) / shapely.area(unit)
        result[result < NOISE] = 0.0
        return result

    def union_share(self, areas: np.ndarray, unit: shapely.Geometry) -> float:
        """Share of the unit covered by any of the areas."""
        union = shapely.union_all(self._geometry[areas])
        return float(shapely.area(intersection(union, unit)) / shapely.area(unit))

    def _pair(self, first: int, second: int) -> shapely.Geometry | None:
        if (first, second) not in self._common:
            common = intersection(self._geometry[first], self._geometry[second])
            smaller = min(shapely.area(self._geometry[first]), shapely.area(self._geometry[second]))
            self._common[first, second] = common if shapely.area(common) > NOISE * smaller else None
        return self._common[first, second]
