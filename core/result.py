"""The result of a run: what a result GeoPackage holds, as tables."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from .catalogue import Indicator, Text, area_columns
from .cells import CellState
from .counts import Counts
from .crosswalk import Crosswalk
from .indicators import TOTAL_ID

FORMAT = 1
"""Version of the file format, raised when a reader must know."""


@dataclass(frozen=True)
class Shapes:
    """The areas as the user drew them, for output."""

    wkb: Sequence[bytes | None]
    """Well-known binary in the layer's own coordinate reference system."""
    crs_wkt: str


@dataclass(frozen=True)
class Style:
    """How a layer of the file looks when it is opened, as QGIS stores it."""

    layer: str
    qml: str


@dataclass(frozen=True)
class Layer:
    """A layer to write: a table, with shapes where it is a map layer."""

    name: str
    table: pd.DataFrame
    shapes: Shapes | None = None


def meta_layer(meta: Mapping[str, Any]) -> Layer:
    """What a file says about itself, as its table `meta`."""
    rows = [(key, json.dumps(value, ensure_ascii=False)) for key, value in meta.items()]
    return Layer("meta", pd.DataFrame(rows, columns=["key", "value"]))


@dataclass(frozen=True)
class Result:
    """All layers of a result file."""

    areas: pd.DataFrame
    """`area_id`, `area_name` and three columns per indicator, in the order of the shapes."""
    shapes: Shapes
    facts: pd.DataFrame
    crosswalk: pd.DataFrame
    counts: pd.DataFrame
    meta: Mapping[str, Any]
    styles: Sequence[Style] = ()
    further_layers: Sequence[Layer] = ()
    """Diagnostics, where they were asked for."""

    def with_styles(self, styles: Sequence[Style]) -> Result:
        """The same result with styles for its layers."""
        return replace(self, styles=styles)


def areas_table(
    facts: pd.DataFrame, area_ids: Sequence[str], area_names: Sequence[str], indicators: Sequence[Indicator], date: str
) -> pd.DataFrame:
    """One row per area with value, numerator and change of every indicator at the date."""
    at_date = facts[(facts["date"].isna() if not date else facts["date"] == date) & (facts["area_id"] != TOTAL_ID)]
    columns: dict[str, Any] = {"area_id": list(area_ids), "area_name": list(area_names)}
    for indicator in indicators:
        rows = at_date[at_date["indicator"] == indicator.id]
        names = area_columns(indicator)
        columns.update(zip(names, (rows["value"].array, rows["numerator"].array, rows["change"].array), strict=True))
    return pd.DataFrame(columns)


def definition(indicator: Indicator) -> dict[str, Any]:
    """The indicator as it was defined at the time of the run, for `meta`."""
    return {
        "theme": indicator.theme,
        "label": {"de": indicator.label.de, "en": indicator.label.en},
        "formula": {"de": indicator.formula.de, "en": indicator.formula.en},
        "source": {"de": indicator.source.de, "en": indicator.source.en},
        "numerator": list(indicator.numerator),
        "denominator": list(indicator.denominator),
        "scale": indicator.scale,
        "unit": indicator.unit,
        "change": indicator.change,
        "polarity": indicator.polarity,
        "is_development": indicator.is_development,
        "maximum": indicator.maximum,
    }


def indicators_of(meta: Mapping[str, Any]) -> list[Indicator]:
    """The indicators of a result or release as they were defined when it was computed."""
    return [
        Indicator(
            id=id,
            label=Text(**entry["label"]),
            formula=Text(**entry["formula"]),
            source=Text(**entry["source"]),
            numerator=tuple(entry["numerator"]),
            denominator=tuple(entry["denominator"]),
            **{
                key: entry[key] for key in ("theme", "scale", "unit", "change", "polarity", "is_development", "maximum")
            },
        )
        for id, entry in meta["indicators"].items()
    ]


def crosswalk_table(crosswalk: Crosswalk) -> pd.DataFrame:
    """`area_id`, `unit_id`, `weight` of all pairs with a weight, and whether the area's boundary cuts the unit."""
    pairs = crosswalk.weights.tocoo()
    cut = crosswalk.cut() if crosswalk.boundary is None else crosswalk.boundary
    return pd.DataFrame(
        {
            "area_id": np.array(crosswalk.area_ids, dtype=object)[pairs.row],
            "unit_id": np.array(crosswalk.unit_ids, dtype=object)[pairs.col],
            "weight": pairs.data,
            "is_boundary": np.asarray(cut[pairs.row, pairs.col]).ravel() > 0,
        }
    )


def counts_table(counts: Counts) -> pd.DataFrame:
    """`unit_id`, `date`, `variable`, `value`, `flag` of the units and, where the table has one, the city's own row."""
    values, states = counts.values, counts.states
    ids = list(counts.unit_ids)
    has_row = counts.has_row
    if counts.total_values is not None and counts.total_states is not None:
        values = np.concatenate([values, counts.total_values[:, None]], axis=1)
        states = np.concatenate([states, counts.total_states[:, None]], axis=1)
        has_row = np.concatenate([has_row, np.ones((len(counts.dates), 1), dtype=bool)], axis=1)
        ids.append(TOTAL_ID)
    date, unit = np.nonzero(has_row)
    width = len(counts.variables)
    flags = np.array([state.flag or None for state in CellState], dtype=object)
    return pd.DataFrame(
        {
            "unit_id": np.repeat(np.array(ids, dtype=object)[unit], width),
            "date": np.repeat(np.array([day or None for day in counts.dates], dtype=object)[date], width),
            "variable": np.tile(np.array(counts.variables, dtype=object), len(unit)),
            "value": values[date, unit].ravel(),
            "flag": flags[states[date, unit].ravel()],
        }
    )
