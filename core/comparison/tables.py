"""The tables of a comparison: areas against city and districts, inequality within each geography, need covered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..catalogue import Indicator
from ..language import listing, translate
from .geography import RESIDENTS, Figures, Geography
from .overlap import Overlap
from .statistics import (
    dissimilarity_from_all,
    expected_segregation,
    ranks,
    segregation_index,
    share_between,
    wilson_interval,
    z_scores,
)

CHOSEN = "_areas"
"""`area_id` of all areas together in the table `need`."""


def comparison_table(
    districts: Geography, areas: Geography, overlaps: dict[str, Overlap], indicators: Sequence[Indicator],
    dates: Sequence[str],
) -> pd.DataFrame:  # fmt: skip
    """One row per area, indicator and date."""
    parts = [_compared(districts, areas, overlaps[date], indicator, date) for indicator in indicators for date in dates]
    return pd.concat(parts, ignore_index=True)


def _compared(districts: Geography, areas: Geography, shares: Overlap, indicator: Indicator, date: str) -> pd.DataFrame:
    own, others = areas.figures(indicator.id, date), districts.figures(indicator.id, date)
    city = own.city["value"] if not np.isnan(own.city["value"]) else others.city["value"]
    expected, lowest, highest, hidden_by = _what_districts_say(others, shares, indicator)
    is_count = not indicator.denominator and not indicator.is_development
    both = np.concatenate([own.value, others.value])
    rank, score = ranks(both), z_scores(both)
    count = len(own.value)
    lower, upper = _interval(indicator, own)
    difference = np.full(count, np.nan) if is_count else own.value - city
    hidden = own.value - expected
    if is_count:
        hidden = _ratio(100.0 * hidden, expected)
    return pd.DataFrame(
        {
            "area_id": areas.ids,
            "area_name": areas.names,
            "indicator": indicator.id,
            "date": date or None,
            "unit": indicator.unit,
            "numerator": own.numerator,
            "denominator": own.denominator,
            "value": own.value,
            "city_value": city,
            "difference": difference,
            "difference_unit": difference_unit(indicator),
            "location_quotient": _location_quotient(districts, areas, indicator, own, city, date),
            "rank": rank[:count],
            "rank_of": int((~np.isnan(both)).sum()),
            "z_score": score[:count],
            "districts_value": expected,
            "hidden_difference": hidden,
            "lowest_district": _named(districts, lowest),
            "lowest_value": _taken(others.value, lowest),
            "highest_district": _named(districts, highest),
            "highest_value": _taken(others.value, highest),
            "lower": lower,
            "upper": upper,
            "differs_from_city": _outside(city, lower, upper),
            "differs_from_districts": _outside(expected, lower, upper),
            "base_date": own.base_date,
            "change": own.change,
            "city_change": own.city["change"],
            "change_unit": None if indicator.change == "none" else indicator.change,
            "status": own.status,
            "note": [
                "; ".join(filter(None, [_coverage_note(covered), note]))
                for covered, note in zip(shares.covered, hidden_by, strict=True)
            ],
        }
    )


def difference_unit(indicator: Indicator) -> str:
    """Unit of a difference of two values."""
    if not indicator.denominator and not indicator.is_development:
        return "%"
    return {"%": "pp", "per 100": "points", "years": "years"}.get(indicator.unit, indicator.unit)


def _what_districts_say(
    others: Figures, shares: Overlap, indicator: Indicator
) -> tuple[np.ndarray, np.ndarray, np.ndarray, list[str]]:
    """What an area has according to the districts it touches: each gives it the part of its counts that it shares in residents (or
    surface). Sums first, then the quotient. Nothing where a district that is needed has no figure."""
    part = shares.of_district
    numerator, denominator = others.numerator, others.denominator
    if indicator.is_development:
        # Its value is (now - before) / before: numerator and denominator of the facts.
        scale = 100.0
    elif indicator.denominator:
        scale = indicator.scale
    else:
        denominator, scale = np.ones(len(numerator)), 1.0
    missing = np.isnan(numerator) | np.isnan(denominator) | np.isnan(others.value)
    touches = part > 0
    upper = part @ np.where(missing, 0.0, numerator)
    below = part @ np.where(missing, 0.0, denominator) if indicator.denominator or indicator.is_development else 1.0
    value = scale * _ratio(upper, np.broadcast_to(below, upper.shape))
    is_hidden = (touches & missing).any(axis=1) | ~touches.any(axis=1)
    value = np.where(is_hidden, np.nan, value)
    known = touches & ~missing
    low = np.where(known, others.value, np.inf)
    high = np.where(known, others.value, -np.inf)
    nothing = ~known.any(axis=1)
    lowest, highest = np.where(nothing, -1, low.argmin(axis=1)), np.where(nothing, -1, high.argmax(axis=1))
    text = translate("comparison", "a district it touches has no figure")
    return value, lowest, highest, [text if touched else "" for touched in (touches & missing).any(axis=1)]


def _interval(indicator: Indicator, own: Figures) -> tuple[np.ndarray, np.ndarray]:
    """Wilson interval of shares, nothing for everything else."""
    nothing = np.full(len(own.value), np.nan)
    if indicator.unit != "%" or not indicator.denominator:
        return nothing, nothing
    fits = (own.numerator <= own.denominator) & (own.denominator > 0) & ~np.isnan(own.value)
    lower, upper = wilson_interval(np.where(fits, own.numerator, 0.0), np.where(fits, own.denominator, 0.0))
    return lower * indicator.scale, upper * indicator.scale


def _outside(value: float | np.ndarray, lower: np.ndarray, upper: np.ndarray) -> list[bool | None]:
    compared = np.broadcast_to(value, lower.shape)
    return [
        None if np.isnan(low) or np.isnan(other) else bool(other < low or other > high)
        for other, low, high in zip(compared, lower, upper, strict=True)
    ]


def _location_quotient(
    districts: Geography, areas: Geography, indicator: Indicator, own: Figures, city: float, date: str
) -> np.ndarray:
    """A rate over the city's; for counts the part of the city's cases over the part of its residents."""
    if indicator.is_development:
        return np.full(len(own.value), np.nan)
    if indicator.denominator:
        return _ratio(own.value, np.full(len(own.value), city))
    people = areas.residents(date)
    of_city = districts.figures(RESIDENTS, date).city["value"] if RESIDENTS in districts.indicators else np.nan
    return _ratio(_ratio(own.value, np.full(len(people), city)), people / of_city)


def overlap_table(districts: Geography, areas: Geography, shares: Overlap) -> pd.DataFrame:
    """One row per area and district that have something in common."""
    area, district = np.nonzero((shares.shared > 0) | (shares.surface > 0))
    fit = shares.fit
    is_people = shares.basis == "residents"
    return pd.DataFrame(
        {
            "area_id": np.array(areas.ids, dtype=object)[area],
            "area_name": np.array(areas.names, dtype=object)[area],
            "district_id": np.array(districts.ids, dtype=object)[district],
            "district_name": np.array(districts.names, dtype=object)[district],
            "residents": shares.shared[area, district] if is_people else np.nan,
            "share_of_area": shares.of_area[area, district],
            "share_of_district": shares.of_district[area, district],
            "share_of_surface": shares.surface[area, district],
            "fit": fit[area, district],
            "basis": shares.basis,
        }
    )


def disparity_table(
    geographies: dict[str, Geography], indicators: Sequence[Indicator], dates: Sequence[str]
) -> pd.DataFrame:
    """One row per geography, indicator and date: how unequal its areas are."""
    rows = [
        _disparity(name, geography, indicator, date)
        for name, geography in geographies.items()
        for indicator in indicators
        for date in dates
    ]
    return pd.DataFrame(rows)


def _disparity(name: str, geography: Geography, indicator: Indicator, date: str) -> dict[str, Any]:
    figures = geography.figures(indicator.id, date)
    known = ~np.isnan(figures.value)
    value = figures.value[known]
    people = geography.residents(date)[known]
    row: dict[str, Any] = {
        "geography": name,
        "indicator": indicator.id,
        "date": date or None,
        "areas": int(known.sum()),
        "areas_without_figure": int((~known).sum()),
        "mean_residents": float(people.mean()) if len(people) and not np.isnan(people).any() else np.nan,
        "lowest": value.min() if len(value) else np.nan,
        "highest": value.max() if len(value) else np.nan,
    }
    row["range"] = row["highest"] - row["lowest"]
    row["ratio"] = row["highest"] / row["lowest"] if len(value) and row["lowest"] > 0 else np.nan
    mean = value.mean() if len(value) else np.nan
    row["standard_deviation"] = value.std() if len(value) else np.nan
    row["coefficient_of_variation"] = row["standard_deviation"] / mean if len(value) and mean > 0 else np.nan
    base = figures.denominator[known] if indicator.denominator else np.ones(len(value))
    if len(value) and base.sum() > 0 and not np.isnan(base).any():
        weighted_mean = (base * value).sum() / base.sum()
        row["weighted_standard_deviation"] = float(np.sqrt((base * (value - weighted_mean) ** 2).sum() / base.sum()))
        row["weighted_coefficient_of_variation"] = (
            row["weighted_standard_deviation"] / weighted_mean if weighted_mean > 0 else np.nan
        )
    else:
        row["weighted_standard_deviation"] = row["weighted_coefficient_of_variation"] = np.nan
    row |= _segregation(indicator, figures, known)
    row["share_between_areas"] = _between(geography, indicator, date)
    return row


def _segregation(indicator: Indicator, figures: Figures, known: np.ndarray) -> dict[str, float]:
    """Of shares of people; a partition of the city or a part of it."""
    names = ("segregation_index", "segregation_by_chance", "segregation_corrected", "dissimilarity")
    count, base = figures.numerator[known], figures.denominator[known]
    if indicator.unit != "%" or not indicator.denominator or len(count) < 2 or (count > base).any():
        return dict.fromkeys(names, float("nan"))
    index, chance = segregation_index(count, base), expected_segregation(count, base)
    # Chance sets the zero, complete segregation the 100.
    corrected = 100.0 * (index - chance) / (100.0 - chance) if chance < 100 else float("nan")
    return dict(zip(names, (index, chance, corrected, dissimilarity_from_all(count, base)), strict=True))


def _between(geography: Geography, indicator: Indicator, date: str) -> float:
    """How much of the differences between units a geography explains; only from results, where the units are known."""
    if geography.units is None or indicator.unit != "%" or not indicator.denominator:
        return float("nan")
    count, base = geography.units.of(indicator.numerator, date), geography.units.of(indicator.denominator, date)
    return share_between(count, base, geography.units.weights.toarray())


def need_table(
    districts: Geography, areas: Geography, indicators: Sequence[Indicator], dates: Sequence[str]
) -> pd.DataFrame:
    """Which part of the city's cases lives in each area and in all of them, against its part of the residents, and against the
    districts with the highest rates that hold the same part of the residents. Only burdens counted in persons or cases."""
    burdens = [item for item in indicators if item.polarity == "burden" and item.denominator and item.unit == "%"]
    parts = [_need(districts, areas, indicator, date) for indicator in burdens for date in dates]
    columns = (
        "area_id", "area_name", "indicator", "date", "count", "share_of_city", "share_of_residents", "concentration",
        "worst_districts_share", "worst_districts", "priority", "note",
    )  # fmt: skip
    if not parts:
        return pd.DataFrame(columns=list(columns))
    return pd.concat(parts, ignore_index=True)[list(columns)]


def _need(districts: Geography, areas: Geography, indicator: Indicator, date: str) -> pd.DataFrame:
    own, others = areas.figures(indicator.id, date), districts.figures(indicator.id, date)
    total = own.city["numerator"]
    people = areas.residents(date)
    city_people = districts.figures(RESIDENTS, date).city["value"] if RESIDENTS in districts.indicators else np.nan
    count, people, note = _with_all(areas, indicator, date, own.numerator, people)
    share, share_of_people = 100.0 * count / total, 100.0 * people / city_people
    worst = [_worst_districts(districts, others, total, date, part * city_people / 100.0) for part in share_of_people]
    concentration = _ratio(share, share_of_people)
    return pd.DataFrame(
        {
            "area_id": [*areas.ids, CHOSEN],
            "area_name": [*areas.names, translate("comparison", "All areas together")],
            "indicator": indicator.id,
            "date": date or None,
            "count": count,
            "share_of_city": share,
            "share_of_residents": share_of_people,
            "concentration": concentration,
            "worst_districts_share": [captured for captured, _ in worst],
            "worst_districts": [names for _, names in worst],
            "priority": [*ranks(concentration[:-1]), np.nan],
            "note": [""] * len(areas.ids) + [note],
        }
    )


def _with_all(
    areas: Geography, indicator: Indicator, date: str, count: np.ndarray, people: np.ndarray
) -> tuple[np.ndarray, np.ndarray, str]:
    """Counts and residents of the areas and, as the last, of all together, where nobody is counted twice."""
    if areas.units is not None:
        inside = np.minimum(areas.units.weights.sum(axis=0), 1.0)
        together = inside @ areas.units.of(indicator.numerator, date)
        everybody = inside @ areas.units.of([RESIDENTS], date)
        return np.append(count, together), np.append(people, everybody), ""
    shapes = areas.polygons()
    if _overlap_each_other(shapes):
        note = translate("comparison", "the areas overlap: their published figures cannot be added up")
        return np.append(count, np.nan), np.append(people, np.nan), note
    return np.append(count, count.sum()), np.append(people, people.sum()), ""


def _overlap_each_other(shapes: np.ndarray) -> bool:
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    once = first < second
    first, second = first[once], second[once]
    common = shapely.area(shapely.intersection(shapes[first], shapes[second]))
    return bool((common > 1e-6 * np.minimum(shapely.area(shapes[first]), shapely.area(shapes[second]))).any())


def _worst_districts(
    districts: Geography, others: Figures, total: float, date: str, wanted: float
) -> tuple[float, str | None]:
    """The part of the city's cases in the districts with the highest rates, as many as hold the residents wanted; the last one in
    part."""
    people = districts.residents(date)
    if np.isnan(wanted) or np.isnan(others.value).any() or np.isnan(people).any():
        return float("nan"), None
    captured, left, names = 0.0, wanted, []
    for index in np.argsort(-others.value, kind="stable"):
        if left <= 0:
            break
        part = min(1.0, left / people[index]) if people[index] > 0 else 1.0
        captured += part * others.numerator[index]
        left -= part * people[index]
        names.append(districts.names[index])
    return 100.0 * captured / total, listing(names, 6)


def _coverage_note(covered: float) -> str:
    if covered > 1 - 1e-9:
        return ""
    return translate("comparison", "{share} % of it lie in no district").format(share=round(100 * (1 - covered)))


def _named(districts: Geography, index: np.ndarray) -> list[str | None]:
    return [None if number < 0 else districts.names[number] for number in index]


def _taken(values: np.ndarray, index: np.ndarray) -> np.ndarray:
    return np.where(index < 0, np.nan, values[np.maximum(index, 0)])


def _ratio(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    result = np.full(np.shape(numerator), np.nan)
    np.divide(numerator, denominator, out=result, where=np.asarray(denominator) > 0)
    return result
