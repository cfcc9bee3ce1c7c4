"""Takes the crosswalk of an earlier result when nothing that made it has changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from .crosswalk import Crosswalk
from .errors import ResultFileError
from .geopackage import read_meta, read_table
from .provenance import weights_of_crosswalk_fingerprint

RECIPE_VERSION = 3
"""Raised whenever the same layers and choices give another crosswalk than before."""


@dataclass(frozen=True)
class KeptCrosswalk:
    """A crosswalk as an earlier run left it."""

    crosswalk: Crosswalk
    warnings: list[str]
    """What was odd about the layers when it was made; it still is."""


def kept_crosswalk(
    path: Path, recipe: dict[str, Any], area_ids: tuple[str, ...], unit_ids: tuple[str, ...]
) -> KeptCrosswalk | None:
    """The crosswalk of a result file if it was made by the same recipe, None otherwise.

    Args:
        path: a result file, which need not exist.
        recipe: fingerprints of the layers and the choices the crosswalk follows from.
        area_ids, unit_ids: order of rows and columns.
    """
    try:
        meta = read_meta(path)
        if meta.get("crosswalk") != recipe:
            return None
        table = read_table(path, "crosswalk")
    except ResultFileError:
        return None
    rows = pd.Index(area_ids).get_indexer(pd.Index(table["area_id"]))
    columns = pd.Index(unit_ids).get_indexer(pd.Index(table["unit_id"]))
    if (rows < 0).any() or (columns < 0).any():
        return None
    matrix = sparse.csr_array(
        (table["weight"].to_numpy(dtype=np.float64), (rows, columns)), shape=(len(area_ids), len(unit_ids))
    )
    boundary = sparse.csr_array((table["is_boundary"].to_numpy(dtype=np.float64), (rows, columns)), shape=matrix.shape)
    boundary.eliminate_zeros()
    shares = meta.get("crosswalk_snapped", {})
    snapped = np.array([float(shares.get(unit, 0.0)) for unit in unit_ids])
    crosswalk = Crosswalk(area_ids, unit_ids, matrix, recipe["method"], recipe["tolerance"], snapped, boundary)
    # The file can be edited like any other.
    if weights_of_crosswalk_fingerprint(crosswalk) != meta.get("crosswalk_sha256"):
        return None
    return KeptCrosswalk(crosswalk, meta.get("crosswalk_warnings", []))
