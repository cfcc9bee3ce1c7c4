"""Zones: the units, areas and weights of a run, as geometries with ids, made fit for overlay."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import shapely

from .errors import ZonesError
from .language import listing, number, translate
from .reporter import Reporter


@dataclass(frozen=True)
class Zones:
    """Geometries with ids, all in one planar coordinate system whose unit is the metre."""

    layer: str
    """Name of the layer, for messages."""
    ids: tuple[str, ...]
    names: tuple[str, ...]
    geometry: np.ndarray
    """shapely geometries, or None where the feature has none: polygons with their parts, or points."""

    def __len__(self) -> int:
        return len(self.ids)


def make_zones(layer: str, ids: Sequence[str], names: Sequence[str], geometry: np.ndarray, reporter: Reporter) -> Zones:
    """Checks ids, repairs invalid polygons and names what was repaired or is empty.

    Raises:
        ZonesError: an id is empty, reserved or there twice, or no feature has a usable geometry.
    """
    _check_ids(layer, ids)
    geometry = np.array(geometry, dtype=object)
    has_heights = shapely.has_z(geometry)
    geometry[has_heights] = shapely.force_2d(geometry[has_heights])
    # A failed change of coordinate system leaves infinite coordinates behind.
    geometry[~np.isfinite(shapely.bounds(geometry)).all(axis=1)] = None
    broken = _is_broken(geometry)
    repaired = _repaired(geometry, broken)
    changed = [ids[index] for index in np.flatnonzero(broken)]
    if changed:
        reporter.warning(
            translate("zones", "{layer}: {count} invalid geometries were repaired: {ids}.").format(
                layer=layer, count=number(len(changed)), ids=listing(changed)
            )
        )
    empty = [ids[index] for index in np.flatnonzero(shapely.is_missing(repaired))]
    if len(empty) == len(ids):
        raise ZonesError(translate("zones", "{layer} has no feature with a usable geometry.").format(layer=layer))
    if empty:
        reporter.warning(
            translate("zones", "{layer}: {count} features have no usable geometry and hold nothing: {ids}.").format(
                layer=layer, count=number(len(empty)), ids=listing(empty)
            )
        )
    return Zones(layer, tuple(ids), tuple(names), repaired)


def repair(geometry: np.ndarray) -> np.ndarray:
    """Valid geometries without lines or points left over from the repair; None where nothing remains."""
    return _repaired(geometry, _is_broken(geometry))


def _is_broken(geometry: np.ndarray) -> np.ndarray:
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        is_valid = np.concatenate(list(threads.map(shapely.is_valid, np.array_split(geometry, os.cpu_count() or 1))))
    return ~shapely.is_missing(geometry) & ~is_valid


def _repaired(geometry: np.ndarray, broken: np.ndarray) -> np.ndarray:
    polygonal = np.isin(shapely.get_type_id(geometry), (3, 6, 7))
    repaired = geometry.copy()
    repaired[broken] = shapely.make_valid(geometry[broken])
    collections = polygonal & (shapely.get_type_id(repaired) == 7)
    repaired[collections] = [
        shapely.union_all([part for part in shapely.get_parts(shape) if part.geom_type in ("Polygon", "MultiPolygon")])
        for shape in repaired[collections]
    ]
    lines = polygonal & np.isin(shapely.get_type_id(repaired), (1, 2, 5))
    repaired[lines | shapely.is_empty(repaired)] = None
    return repaired


def _check_ids(layer: str, ids: Sequence[str]) -> None:
    if not ids:
        raise ZonesError(translate("zones", "{layer} has no features.").format(layer=layer))
    empty = [translate("zones", "feature {number}").format(number=index + 1) for index, id in enumerate(ids) if not id]
    if empty:
        raise ZonesError(
            translate("zones", "{layer}: the id is empty in {features}. Every feature needs an id.").format(
                layer=layer, features=listing(empty)
            )
        )
    repeated = [f"{id} ({count}×)" for id, count in Counter(ids).items() if count > 1]
    if repeated:
        raise ZonesError(
            translate(
                "zones",
                "{layer}: these ids are there more than once: {ids}. Choose the field that holds the id, or dissolve the "
                "layer by it first.",
            ).format(layer=layer, ids=listing(repeated))
        )
    if "_total" in ids:
        raise ZonesError(
            translate("zones", "{layer}: the id _total is kept for the whole city. Rename that feature.").format(
                layer=layer
            )
        )
