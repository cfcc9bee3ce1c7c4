"""Units given to areas as a whole, by the largest share of their surface."""

from __future__ import annotations

import numpy as np
import shapely
from scipy import sparse

from .intersections import intersection, shared_shapes
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
    entries = shares.tocoo()
    order = np.lexsort((entries.row, -entries.data, entries.col))
    area, unit, share = entries.row[order], entries.col[order], entries.data[order]
    is_largest = np.concatenate([[True], unit[1:] != unit[:-1]])[: len(unit)]
    inside = np.asarray(shares.sum(axis=0)).ravel()
    wins = is_largest & (share >= 1.0 - inside[unit] - NOISE)

    competes = _in_overlapping_areas(shares, areas)
    alone = wins & ~competes[unit]
    rows, columns = [area[alone]], [unit[alone]]
    rivals = np.flatnonzero(competes[unit])
    parts = shared_shapes(units[unit[rivals]], area[rivals], areas)
    begins = np.flatnonzero(is_largest[rivals])
    for own in np.split(np.arange(len(rivals)), begins)[1:]:
        winners = rivals[own][_winners(parts[own], share[rivals[own]], area[rivals[own]])]
        rows.append(area[winners])
        columns.append(unit[winners])
    row, column = np.concatenate(rows), np.concatenate(columns)
    return weight_matrix(row, column, np.ones(len(row)), shares.shape)


def _in_overlapping_areas(shares: sparse.csr_array, areas: np.ndarray) -> np.ndarray:
    """Whether a unit has surface in two areas that overlap, here or elsewhere."""
    holds = sparse.csr_array((np.ones(shares.nnz, dtype=bool), shares.indices, shares.indptr), shares.shape)
    first, second = sparse.triu(holds @ holds.T, k=1).nonzero()
    common = shapely.area(intersection(areas[first], areas[second]))
    overlap = common > NOISE * np.minimum(shapely.area(areas[first]), shapely.area(areas[second]))
    both = holds[first[overlap]].multiply(holds[second[overlap]])
    return np.asarray(both.sum(axis=0)).ravel() > 0


def _winners(parts: np.ndarray, share: np.ndarray, area: np.ndarray) -> np.ndarray:
    """Positions of the areas that get a unit.

    Args:
        parts: what each area has of the unit.
        share: that as a share of the unit's surface, the largest first.
        area: index of each area.
    """
    surface = shapely.area(parts).sum() / share.sum()
    common = shapely.area(intersection(parts[:, None], parts[None, :])) / surface
    common[common < NOISE] = 0.0
    outside = 1.0 - float(shapely.area(shapely.union_all(parts))) / surface
    rival = share[None, :] - common
    np.fill_diagonal(rival, 0.0)
    beaten = (rival > share[:, None] + NOISE) | (
        (area[None, :] < area[:, None]) & (np.abs(rival - share[:, None]) <= NOISE)
    )
    return np.flatnonzero(~beaten.any(axis=1) & (share >= outside - NOISE))
