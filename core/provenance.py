"""Fingerprints of inputs: the same content gives the same text, whatever file format it came from."""

from __future__ import annotations

import hashlib

import numpy as np
import shapely

from .ancillary import Weights
from .counts import Counts
from .crosswalk import Crosswalk
from .zones import Zones


def zones_fingerprint(zones: Zones) -> str:
    """SHA-256 over ids and geometries in their order."""
    digest = hashlib.sha256()
    for id, shape in zip(zones.ids, shapely.to_wkb(zones.geometry, output_dimension=2), strict=True):
        digest.update(id.encode() + b"\0" + (shape or b"") + b"\0")
    return digest.hexdigest()


def weights_fingerprint(weights: Weights) -> str:
    """SHA-256 over geometries, figures and their kind."""
    digest = hashlib.sha256(weights.kind.encode())
    for shape in shapely.to_wkb(weights.geometry, output_dimension=2):
        digest.update((shape or b"") + b"\0")
    if weights.values is not None:
        digest.update(weights.values.tobytes())
    return digest.hexdigest()


def weights_of_crosswalk_fingerprint(crosswalk: Crosswalk) -> str:
    """SHA-256 over the pairs and their weights."""
    weights = crosswalk.weights.copy()
    weights.sort_indices()
    digest = hashlib.sha256()
    for part in (weights.indptr.astype(np.int64), weights.indices.astype(np.int64), weights.data.astype(np.float64)):
        digest.update(part.tobytes())
    return digest.hexdigest()


def counts_fingerprint(counts: Counts) -> str:
    """SHA-256 over units, dates, variables, figures and their states."""
    digest = hashlib.sha256()
    for names in (counts.unit_ids, counts.dates, counts.variables):
        digest.update("\0".join(names).encode() + b"\n")
    digest.update(counts.values.tobytes() + counts.states.tobytes())
    if counts.total_values is not None:
        digest.update(counts.total_values.tobytes())
    return digest.hexdigest()
