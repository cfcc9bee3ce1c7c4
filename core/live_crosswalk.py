"""The crosswalk of areas that are being drawn: a change of one area is worked out from that area alone.

Made for the drawing tool: units are read once, then every move of a vertex costs one query of the tree and the overlay of the
units on the boundary of the shape that moved.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from scipy import sparse

from .crosswalk import Crosswalk
from .strips import spread_strips
from .surface_shares import DEFAULT_TOLERANCE, UnitShares, unit_shares
from .whole_units import whole_units
from .zones import Zones


class LiveCrosswalk:
    """Keeps the crosswalk of a few areas up to date while they change."""

    def __init__(self, units: Zones, method: str = "largest_share", tolerance: float = DEFAULT_TOLERANCE) -> None:
        """Prepares the units.

        Args:
            units: polygons.
            method: `largest_share` or `area`.
            tolerance: as in `build_crosswalk`.
        """
        self._units, self._method, self._tolerance = units, method, tolerance
        self._tree = shapely.STRtree(units.geometry)
        self._shapes: list[shapely.Geometry | None] = []
        self._shares: list[UnitShares] = []

    def __len__(self) -> int:
        return len(self._shapes)

    def add(self, shape: shapely.Geometry | None) -> int:
        """Adds an area and returns its index."""
        self._shapes.append(None)
        self._shares.append(unit_shares(self._units.geometry, np.empty(0, dtype=np.int64), None, self._tolerance))
        self.update(len(self) - 1, shape)
        return len(self) - 1

    def update(self, area: int, shape: shapely.Geometry | None) -> np.ndarray:
        """Gives an area another shape and returns the units whose share in it changed."""
        before = _by_unit(self._shares[area])
        self._shapes[area] = shape
        near = np.empty(0, dtype=np.int64) if shape is None else np.sort(self._tree.query(shape))
        self._shares[area] = unit_shares(self._units.geometry, near, shape, self._tolerance)
        after = _by_unit(self._shares[area])
        changed = (unit for unit in before.keys() | after.keys() if before.get(unit) != after.get(unit))
        return np.array(sorted(changed), dtype=np.int64)

    def weights(self, area: int) -> tuple[np.ndarray, np.ndarray]:
        """Units of the area and how much of each belongs to it: indices and weights."""
        units = self._shares[area].units
        if not len(units):
            return units, np.empty(0)
        # Only areas that touch the same units have a say in them.
        rivals = [
            other for other in range(len(self)) if other == area or np.isin(self._shares[other].units, units).any()
        ]
        found = [self._shares[other] for other in rivals]
        common = [np.isin(shares.units, units) for shares in found]
        row = np.repeat(np.arange(len(rivals)), [int(mask.sum()) for mask in common])
        column = np.searchsorted(units, np.concatenate([s.units[mask] for s, mask in zip(found, common, strict=True)]))
        before, after, is_whole = (
            np.concatenate([getattr(s, name)[mask] for s, mask in zip(found, common, strict=True)])
            for name in ("before", "after", "is_whole")
        )
        share = spread_strips(column, before, after, is_whole)
        if self._method == "area":
            own = share[row == rivals.index(area)]
            return units[own > 0], own[own > 0]
        shares = sparse.csr_array((share, (row, column)), shape=(len(rivals), len(units)))
        shares.eliminate_zeros()
        shapes = np.array([self._shapes[other] for other in rivals], dtype=object)
        members = whole_units(shares, self._units.geometry[units], shapes)
        own_units = np.sort(members[[rivals.index(area)]].indices)
        return units[own_units], np.ones(len(own_units))

    def shares(self, area: int) -> tuple[np.ndarray, np.ndarray]:
        """Units that share surface with the area, more than a strip: indices and the share of each that lies inside."""
        shares = self._shares[area]
        inside = shares.after > 0
        return shares.units[inside], np.where(shares.is_whole, 1.0, shares.after)[inside]

    def crosswalk(self, area_ids: Sequence[str]) -> Crosswalk:
        """The whole crosswalk as it is now."""
        found = [self.weights(area) for area in range(len(self))]
        rows = np.repeat(np.arange(len(self)), [len(units) for units, _ in found])
        columns = np.concatenate([units for units, _ in found]) if found else np.empty(0, dtype=np.int64)
        data = np.concatenate([weights for _, weights in found]) if found else np.empty(0)
        weights = sparse.csr_array((data, (rows, columns)), shape=(len(self), len(self._units)))
        return Crosswalk(tuple(area_ids), self._units.ids, weights, self._method, self._tolerance)


def _by_unit(shares: UnitShares) -> dict[int, tuple[float, bool]]:
    return dict(
        zip(shares.units.tolist(), zip(shares.after.tolist(), shares.is_whole.tolist(), strict=True), strict=True)
    )
