"""A result or release as arrays: one figure for every area, indicator and date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from osgeo import osr
from scipy import sparse

from ..catalogue import Indicator
from ..errors import ComparisonError
from ..geopackage import read_meta, read_shapes, read_table
from ..indicators import TOTAL_ID
from ..language import listing, translate
from ..result import Shapes, indicators_of

RESIDENTS = "ew"

FIGURES = ("numerator", "denominator", "value", "base_value", "change")


@dataclass(frozen=True)
class Units:
    """The small units behind a result, for internal use."""

    ids: tuple[str, ...]
    weights: sparse.csr_array
    """areas × units."""
    counts: Mapping[tuple[str, str], np.ndarray]
    """(date, variable) → figure of each unit, 0 where there is none."""

    def of(self, variables: Sequence[str], date: str) -> np.ndarray:
        """Sum of variables of each unit at a date; 0 where there is no figure."""
        nothing = np.zeros(len(self.ids))
        return np.asarray(sum((self.counts.get((date, name), nothing) for name in variables), start=nothing))


@dataclass(frozen=True)
class Figures:
    """One indicator at one date: an entry per area, and the city's own."""

    numerator: np.ndarray
    denominator: np.ndarray
    value: np.ndarray
    base_value: np.ndarray
    change: np.ndarray
    status: np.ndarray
    base_date: str | None
    city: Mapping[str, float]
    """The same figures of the whole city."""


@dataclass(frozen=True)
class Geography:
    """The areas of a file and their figures."""

    path: Path
    meta: Mapping[str, Any]
    ids: tuple[str, ...]
    names: tuple[str, ...]
    facts: pd.DataFrame
    """By indicator and date."""
    shapes: Shapes
    units: Units | None
    """None in a release: nothing but what is published is known."""

    @property
    def is_release(self) -> bool:
        """Whether the file may be shown."""
        return self.units is None

    @property
    def indicators(self) -> dict[str, Indicator]:
        """Indicators by id, in the order of the file."""
        return {indicator.id: indicator for indicator in indicators_of(self.meta)}

    @property
    def dates(self) -> tuple[str, ...]:
        """Dates with figures, ascending; empty texts where the counts have none."""
        return tuple(self.meta["dates"])

    def polygons(self, crs_wkt: str = "") -> np.ndarray:
        """The areas as valid shapes, in another coordinate reference system where one is given."""
        shapes = shapely.make_valid(shapely.from_wkb(np.array(self.shapes.wkb, dtype=object)))
        return (
            shapes
            if not crs_wkt or crs_wkt == self.shapes.crs_wkt
            else _transformed(shapes, self.shapes.crs_wkt, crs_wkt)
        )

    def figures(self, indicator: str, date: str) -> Figures:
        """The figures of an indicator at a date. Where only the mean is released, its sum is the mean times the base."""
        rows = self.facts.loc[[(indicator, date)]].set_index("area_id")
        areas = rows.reindex(list(self.ids))
        columns = {name: areas[name].to_numpy(dtype=float) for name in FIGURES}
        city = {name: float(rows[name].get(TOTAL_ID, np.nan)) for name in FIGURES}
        definition = self.indicators[indicator]
        if definition.denominator:
            columns["numerator"] = np.where(
                np.isnan(columns["numerator"]),
                columns["value"] * columns["denominator"] / definition.scale,
                columns["numerator"],
            )
            if np.isnan(city["numerator"]):
                city["numerator"] = city["value"] * city["denominator"] / definition.scale
        base = rows["base_date"].dropna()
        status = areas["status"].to_numpy(dtype=object)
        return Figures(**columns, status=status, base_date=str(base.iloc[0]) if len(base) else None, city=city)

    def residents(self, date: str) -> np.ndarray:
        """Residents of each area, NaN where they are not known."""
        if RESIDENTS in self.indicators:
            return self.figures(RESIDENTS, date).value
        with_base = next((id for id, item in self.indicators.items() if item.denominator == (RESIDENTS,)), None)
        return np.full(len(self.ids), np.nan) if with_base is None else self.figures(with_base, date).denominator


def read_geography(path: Path) -> Geography:
    """Reads a result or a release.

    Raises:
        ResultFileError: the file is neither.
    """
    meta = read_meta(path)
    if meta.get("kind") not in ("result", "release"):
        raise ComparisonError(
            translate("comparison", "{file} is neither a result nor a release of Sozialraumatlas.").format(
                file=path.name
            )
        )
    areas, facts = read_table(path, "areas"), read_table(path, "facts")
    ids = tuple(areas["area_id"])
    units = None
    if meta["kind"] == "result":
        crosswalk, counts = read_table(path, "crosswalk"), read_table(path, "counts")
        counts = counts[counts["unit_id"] != TOTAL_ID].assign(date=lambda frame: frame["date"].fillna(""))
        unit_ids = tuple(sorted(set(counts["unit_id"]) | set(crosswalk["unit_id"])))
        row = pd.Index(ids).get_indexer(pd.Index(crosswalk["area_id"]))
        column = pd.Index(unit_ids).get_indexer(pd.Index(crosswalk["unit_id"]))
        weights = sparse.csr_array(
            (crosswalk["weight"].to_numpy(dtype=float), (row, column)), shape=(len(ids), len(unit_ids))
        )
        units = Units(unit_ids, weights, _by_date_and_variable(counts, unit_ids))
    facts = facts.astype(dict.fromkeys(FIGURES, float)).assign(date=facts["date"].fillna(""))
    facts = facts.set_index(["indicator", "date"]).sort_index(kind="stable")
    names = tuple(str(name) for name in areas["area_name"])
    return Geography(path, meta, ids, names, facts, read_shapes(path, "areas"), units)


def _by_date_and_variable(counts: pd.DataFrame, unit_ids: Sequence[str]) -> dict[tuple[str, str], np.ndarray]:
    unit = pd.Index(unit_ids).get_indexer(pd.Index(counts["unit_id"]))
    value = np.nan_to_num(counts["value"].to_numpy(dtype=float))
    found: dict[tuple[str, str], np.ndarray] = {}
    for key, rows in counts.groupby(["date", "variable"], sort=False).indices.items():
        figures = np.zeros(len(unit_ids))
        figures[unit[rows]] = value[rows]
        found[str(key[0]), str(key[1])] = figures  # type: ignore[index]
    return found


def chosen(districts: Geography, areas: Geography, indicators: str, date: str) -> tuple[list[Indicator], list[str]]:
    """Indicators and dates that both files have, and that are asked for.

    Args:
        districts, areas: the files.
        indicators: ids with semicolons; empty for all that both have.
        date: ISO, `all`, or empty for the latest that both have.

    Raises:
        ComparisonError: there are none in common, or one asked for is missing.
    """
    common = {id: item for id, item in areas.indicators.items() if id in districts.indicators}
    wanted = [name.strip() for name in indicators.split(";") if name.strip()] or list(common)
    missing = [name for name in wanted if name not in common]
    if missing or not wanted:
        raise ComparisonError(
            translate(
                "comparison", "These indicators are not in both files: {missing}. {first} and {second} have in common: {common}."
            ).format(
                missing=listing(missing) or "-", first=districts.path.name, second=areas.path.name,
                common=listing(common, 40) or "-",
            )
        )  # fmt: skip
    dates = [day for day in areas.dates if day in districts.dates]
    if not dates or (date not in ("", "all") and date not in dates):
        raise ComparisonError(
            translate(
                "comparison", "{first} and {second} have no common figures for {date}. Common dates: {dates}."
            ).format(
                first=districts.path.name, second=areas.path.name, date=date or translate("comparison", "any date"),
                dates=listing(dates, 20) or "-",
            )
        )  # fmt: skip
    return [common[name] for name in wanted], dates if date == "all" else [date or dates[-1]]


def _transformed(shapes: np.ndarray, source: str, target: str) -> np.ndarray:
    systems = []
    for wkt in (source, target):
        system = osr.SpatialReference()
        system.ImportFromWkt(wkt)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        systems.append(system)
    change = osr.CoordinateTransformation(*systems)
    return np.asarray(
        shapely.transform(shapes, lambda points: np.array(change.TransformPoints(points.tolist()))[:, :2])
    )
