"""Release files: the facts of a result computed anew from the counts that may be shown, and nothing else of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from ..catalogue import Indicator
from ..indicators import FACT_COLUMNS, WITHHELD, Status
from ..result import FORMAT, Layer, Shapes, areas_table, indicators_of, meta_layer
from .profiles import Profile
from .publication import NO_CELL, FactCells, Publication, ResultFile, magnitudes

SECRET, SECONDARY = WITHHELD

MAGNITUDE_DECIMALS = 1
"""Means are released with so many decimals, and without the sum behind them."""

_KEPT_META = ("language", "dates", "date", "period", "method", "indicators", "variables", "software")


def released_facts(publication: Publication, index: int, shown: np.ndarray, profile: Profile) -> pd.DataFrame:
    """The facts of one result as they may be seen.

    `secret` is a figure whose own count is withheld, for whatever reason; `secret_secondary` one that is withheld because its
    base or its earlier figure is. A reader cannot tell a small count from one that protects it, since that alone would give
    small counts away.

    Args:
        publication: the results.
        index: number of the result.
        shown: the released count of each cell, NaN where it is withheld.
        profile: the rule.
    """
    result, own = publication.results[index], publication.fact_cells[index]
    facts = result.facts
    indicators = {indicator.id: indicator for indicator in indicators_of(result.meta)}
    figures = _Figures(facts, own, shown, indicators)
    is_mean = facts["indicator"].isin(magnitudes(result.meta)).to_numpy()
    numerator, denominator, value, base_value = figures.now()
    hidden_by = figures.hidden_by()

    # The base of a mean are people, so both limits hold for it.
    least = max(profile.min_base, profile.min_population)
    mean_hidden = is_mean & (hidden_by[1] | (denominator < least))
    base_hidden = is_mean & (hidden_by[3] | (figures.base_denominator < least))
    for column, target, hidden in (("value", value, mean_hidden), ("base_value", base_value, base_hidden)):
        target[is_mean] = np.round(facts[column].to_numpy(dtype=float)[is_mean], MAGNITUDE_DECIMALS)
        target[hidden] = np.nan
    for target in (numerator, value):
        target[is_mean & mean_hidden] = np.nan

    change = figures.change(value, base_value)
    status = facts["status"].to_numpy(dtype=object).copy()
    had_figure = facts["status"].isin([Status.OK.word, Status.ESTIMATED.word, "undefined", "implausible"]).to_numpy()
    own_hidden = hidden_by[0] | mean_hidden
    other_hidden = hidden_by[1] | (figures.is_development & hidden_by[2])
    value[(status == "implausible") | own_hidden | other_hidden] = np.nan
    status[had_figure & other_hidden] = SECONDARY
    status[had_figure & own_hidden] = SECRET
    now_undefined = np.isin(status, [Status.OK.word, Status.ESTIMATED.word]) & np.isnan(value)
    status[now_undefined] = Status.UNDEFINED.word

    change_status = facts["change_status"].to_numpy(dtype=object).copy()
    had_change = facts["change"].notna().to_numpy()
    first = own_hidden | hidden_by[2] | base_hidden
    second = hidden_by[1] | hidden_by[3]
    change[~had_change | first | second] = np.nan
    change_status[had_change & second] = SECONDARY
    change_status[had_change & first] = SECRET
    change_status[had_change & ~first & ~second & np.isnan(change)] = Status.UNDEFINED.word
    is_withheld = own_hidden | other_hidden
    numerator[is_withheld] = np.nan
    denominator[is_withheld] = np.nan
    base_value[hidden_by[2] | hidden_by[3] | base_hidden | facts["base_value"].isna().to_numpy()] = np.nan
    nothing = np.full(len(facts), np.nan)
    return facts.assign(
        numerator=numerator, denominator=denominator, value=value, base_value=base_value, change=change,
        lower=nothing, upper=nothing, status=status, change_status=change_status, note=None,
    )[list(FACT_COLUMNS)]  # fmt: skip


class _Figures:
    """Figures of facts from the counts that are shown."""

    def __init__(
        self, facts: pd.DataFrame, own: FactCells, shown: np.ndarray, indicators: Mapping[str, Indicator]
    ) -> None:
        self._own, self._shown = own, shown
        of_row = [indicators[name] for name in facts["indicator"]]
        self._scale = np.array([indicator.scale for indicator in of_row])
        self._is_relative = np.array([indicator.change == "%" for indicator in of_row])
        self._has_denominator = np.array([bool(indicator.denominator) for indicator in of_row])
        self.is_development = np.array([indicator.is_development for indicator in of_row], dtype=bool)
        self.numerator, self.denominator = self._take(own.numerator), self._take(own.denominator)
        self.base_numerator, self.base_denominator = self._take(own.base_numerator), self._take(own.base_denominator)

    def _take(self, cells: np.ndarray) -> np.ndarray:
        return (
            np.where(cells == NO_CELL, np.nan, self._shown[np.maximum(cells, 0)])
            if len(self._shown)
            else (np.full(len(cells), np.nan))
        )

    def hidden_by(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Whether each of the four counts of a fact is withheld."""
        own = self._own
        pairs = (
            (own.numerator, self.numerator), (own.denominator, self.denominator),
            (own.base_numerator, self.base_numerator), (own.base_denominator, self.base_denominator),
        )  # fmt: skip
        first, second, third, fourth = ((cells != NO_CELL) & np.isnan(figure) for cells, figure in pairs)
        return first, second, third, fourth

    def now(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Numerator, denominator, value and base value."""
        numerator = np.where(self.is_development, self.numerator - self.base_numerator, self.numerator)
        denominator = np.where(self.is_development, self.base_numerator, self.denominator)
        value = np.where(
            self.is_development, _ratio(numerator, denominator, 100.0), self._value(numerator, denominator)
        )
        base_value = self._value(self.base_numerator, self.base_denominator)
        return numerator, denominator, value, np.where(self.is_development, np.nan, base_value)

    def _value(self, numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
        return np.where(self._has_denominator, _ratio(numerator, denominator, self._scale), numerator)

    def change(self, value: np.ndarray, base_value: np.ndarray) -> np.ndarray:
        """Change of the value since the base date."""
        return np.where(self._is_relative, _ratio(value - base_value, base_value, 100.0), value - base_value)


def _ratio(numerator: np.ndarray, denominator: np.ndarray, scale: np.ndarray | float) -> np.ndarray:
    result = np.full(len(numerator), np.nan)
    np.divide(numerator * scale, denominator, out=result, where=denominator > 0)
    return result


def release_layers(result: ResultFile, facts: pd.DataFrame, meta: Mapping[str, Any]) -> list[Layer]:
    """The layers of a release file."""
    indicators = indicators_of(result.meta)
    areas = areas_table(
        facts, list(result.areas["area_id"]), list(result.areas["area_name"]), indicators, str(result.meta["date"])
    )
    return [
        Layer("areas", areas, Shapes(result.shapes.wkb, result.shapes.crs_wkt)),
        Layer("facts", facts),
        meta_layer(meta),
    ]


def release_meta(result: ResultFile, created: str, disclosure: Mapping[str, Any]) -> dict[str, Any]:
    """What a release says of itself. Of the result only what holds no figure is kept: no account, no bounds, and no hash of
    counts, by which guesses could be tried."""
    kept = {key: result.meta[key] for key in _KEPT_META if key in result.meta}
    layers = {
        name: {key: value for key, value in source.items() if key in ("layer", "table", "features")}
        for name, source in result.meta.get("inputs", {}).items()
    }
    return {"kind": "release", "format": FORMAT, "created": created, **kept, "inputs": layers, "disclosure": disclosure}
