"""The report of a comparison: what districts hide, for a council and a funding body."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..core.catalogue import Indicator
from ..core.classification import class_limits
from ..core.comparison.geography import Geography, Units
from ..core.comparison.run import Comparison, by_area
from ..core.comparison.tables import CHOSEN, difference_unit
from ..core.files import replaced_when_whole
from ..core.indicators import WITHHELD
from ..core.language import language, listing, number, translate
from ..core.reference_dates import format_date
from .charts import AREA_COLOUR, DISTRICT_COLOUR, Classes, DotRow, dot_plot_svg, map_svg, paired_bars_svg

TEMPLATES = Path(__file__).resolve().parent.parent / "resources" / "templates"

HEADLINES = ("kind_bg", "alo_q", "mh", "ae_hh", "ew_u18", "ew_65plus")
"""Indicators with maps and charts, where both files have them; all others stand in the table."""

FINDINGS = 5


def write_report(path: Path, comparison: Comparison) -> None:
    """Writes the page; an old one is replaced when the new one is whole.

    Raises:
        ResultFileError: the file cannot be written.
    """
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    page = environment.get_template("comparison.html.j2").render(_context(comparison))
    with replaced_when_whole(path) as unfinished:
        unfinished.write_text(page, encoding="utf-8")


def _context(comparison: Comparison) -> dict[str, Any]:
    rates = [item for item in comparison.indicators if item.denominator]
    headlines = [item for name in HEADLINES for item in rates if item.id == name] or rates[:6]
    date = format_date(comparison.date, language())
    return {
        "language": language(),
        "title": translate("report", "Districts and the areas people live in"),
        "subtitle": translate("report", "{areas} against {districts}, {date}").format(
            areas=comparison.areas.path.stem, districts=comparison.districts.path.stem, date=date
        ),
        "internal": translate("report", "For internal use only: holds unprotected figures") if comparison.is_internal else "",
        "words": {
            "findings": translate("report", "What the districts hide"),
            "methods": translate("report", "Methods and limits"),
            "area": translate("report", "the area itself"),
            "districts_value": translate("report", "what the districts would say of it"),
        },
        "area_colour": AREA_COLOUR,
        "district_colour": DISTRICT_COLOUR,
        "findings": _findings(comparison, headlines),
        "indicators": [_indicator(comparison, item) for item in headlines],
        "tables": _tables(comparison, rates, headlines),
        "methods": _methods(comparison),
    }  # fmt: skip


def _findings(comparison: Comparison, indicators: Sequence[Indicator]) -> list[str]:
    """The largest hidden differences that are larger than chance, in sentences."""
    table = comparison.comparison
    labels = {item.id: item for item in indicators}
    rows = table[
        table["indicator"].isin(list(labels))
        & (table["date"].fillna("") == comparison.date)
        & table["hidden_difference"].notna()
    ]
    certain = rows[rows["differs_from_districts"].map(lambda value: value is not False and value is not None)]
    spread = rows.groupby("indicator")["hidden_difference"].transform(lambda values: np.abs(values).max())
    certain = certain.assign(size=np.abs(certain["hidden_difference"]) / spread.reindex(certain.index))
    found = []
    for row in certain.sort_values("size", ascending=False).head(FINDINGS).to_dict("records"):
        item = labels[row["indicator"]]
        template = (
            translate("report", "{area}: {label} {value}. The districts it lies in would have said {expected}; they hide {hidden} more (city {city}).")
            if row["hidden_difference"] > 0
            else translate("report", "{area}: {label} {value}. The districts it lies in would have said {expected}; it is {hidden} less (city {city}).")
        )  # fmt: skip
        found.append(
            template.format(
                area=row["area_name"], label=str(item.label), value=_with_unit(row["value"], item),
                expected=_with_unit(row["districts_value"], item), city=_with_unit(row["city_value"], item),
                hidden=_difference(abs(row["hidden_difference"]), item),
            )
        )  # fmt: skip
    return found or [
        translate("report", "No difference between areas and districts is larger than chance on so small a base.")
    ]


def _indicator(comparison: Comparison, item: Indicator) -> dict[str, Any]:
    date = comparison.date
    areas, districts = comparison.areas, comparison.districts
    rows = by_area(comparison.comparison, areas.ids, item.id, date)
    own, expected = rows["value"].to_numpy(float), rows["districts_value"].to_numpy(float)
    figures = districts.figures(item.id, date)
    of_districts = figures.value
    own_hidden, districts_hidden = (
        np.isin(status.astype(str), WITHHELD) for status in (rows["status"].to_numpy(), figures.status)
    )
    hidden = np.concatenate([own_hidden, districts_hidden])
    gaps = np.isnan(np.concatenate([own, of_districts])) & ~hidden
    city = float(rows["city_value"].iloc[0])
    known = np.sort(np.concatenate([own, of_districts]))
    limits = class_limits(known, 5) or [0.0, 0.0]
    classes = Classes(limits, 1)
    outer = districts.polygons()
    inner = areas.polygons(districts.shapes.crs_wkt)
    frame = shapely.total_bounds(outer)
    label = str(item.label)
    unit = _unit(item)
    result = {
        "label": f"{label} ({unit})",
        "formula": str(item.formula),
        "districts_caption": translate("report", "Districts ({count})").format(count=len(outer)),
        "areas_caption": translate("report", "Areas people live in ({count})").format(count=len(inner)),
        "districts_map": map_svg(outer, of_districts, districts.names, classes, frame, f"{label}: {districts.path.stem}", districts_hidden),
        "areas_map": map_svg(inner, own, areas.names, classes, frame, f"{label}: {areas.path.stem}", own_hidden, outer),
        "legend": classes.legend(bool(hidden.any()), bool(gaps.any())),
        "bars_caption": translate("report", "Each area beside what its districts would say"),
        "bars": paired_bars_svg(areas.names, own, expected, city, 1, label),
        "table_caption": translate("report", "The same figures; in brackets the range that chance alone explains on this base (95 %)"),
        "columns": [
            translate("report", "Area"), translate("report", "Value"), translate("report", "City"),
            translate("report", "Districts"),
            translate("report", "Hidden difference ({unit})").format(unit=_unit_of_difference(difference_unit(item))),
            translate("report", "Lowest district"),
            translate("report", "Highest district"), translate("report", "Rank"),
            translate("report", "Change ({unit})").format(unit=_unit_of_difference(item.change)),
        ],
        "rows": [_row(name, row) for name, row in zip(areas.names, rows.to_dict("records"), strict=True)],
        "dots": "",
    }  # fmt: skip
    return result | _dots(comparison, item, of_districts, own, city)


def _row(name: str, row: dict[str, Any]) -> list[str]:
    value = _text(row["value"])
    if not np.isnan(row["lower"]):
        value += f" ({_text(row['lower'])}\u2060–\u2060{_text(row['upper'])})"
    districts = [
        f"{row[f'{side}_district']}: {_text(row[f'{side}_value'])}" if row[f"{side}_district"] else "·"
        for side in ("lowest", "highest")
    ]
    rank = "·" if np.isnan(row["rank"]) else f"{number(row['rank'])} / {number(row['rank_of'])}"
    return [
        name, value, _text(row["city_value"]), _text(row["districts_value"]), _signed(row["hidden_difference"]), *districts, rank,
        _signed(row["change"]),
    ]  # fmt: skip


def _dots(
    comparison: Comparison, item: Indicator, of_districts: np.ndarray, own: np.ndarray, city: float
) -> dict[str, Any]:
    """Units inside districts and areas, only where the counts of units are at hand."""
    if comparison.districts.units is None or comparison.areas.units is None:
        return {}

    def lines(geography: Geography, units: Units, values: np.ndarray, is_area: bool) -> list[DotRow]:
        top, base = units.of(item.numerator, comparison.date), units.of(item.denominator, comparison.date)
        members = units.weights.toarray() >= 0.5
        with np.errstate(invalid="ignore", divide="ignore"):
            rate = np.where(base >= 20, item.scale * top / base, np.nan)
        return [
            DotRow(name, rate[inside], base[inside], float(value), is_area)
            for name, inside, value in zip(geography.names, members, values, strict=True)
        ]

    rows = [
        *lines(comparison.districts, comparison.districts.units, of_districts, False),
        *lines(comparison.areas, comparison.areas.units, own, True),
    ]
    rows.sort(key=lambda row: (row.is_area, -1.0 if np.isnan(row.value) else row.value))
    return {
        "dots": dot_plot_svg(rows, city, 1, str(item.label)),
        "dots_caption": translate("report", "All units with a base of 20 or more inside each district and area (the bar is the value of the whole)"),
        "dots_table_caption": translate("report", "Spread of the units"),
        "dots_columns": [
            translate("report", "District or area"), translate("report", "Value"), translate("report", "Units"),
            translate("report", "Lower quartile"), translate("report", "Median"), translate("report", "Upper quartile"),
        ],
        "dots_rows": [
            [row.name, _text(row.value), number(int((~np.isnan(row.dots)).sum())),
             *(_text(value) for value in _quartiles(row.dots))]
            for row in rows
        ],
    }  # fmt: skip


def _quartiles(values: np.ndarray) -> np.ndarray:
    known = values[~np.isnan(values)]
    return np.quantile(known, [0.25, 0.5, 0.75]) if len(known) else np.full(3, np.nan)


def _tables(comparison: Comparison, rates: Sequence[Indicator], headlines: Sequence[Indicator]) -> list[dict[str, Any]]:
    tables = [_bid_table(comparison, rates), _need_table(comparison, rates), _disparity_table(comparison, headlines)]
    if comparison.sensitivity is not None:
        tables.append(_sensitivity_table(comparison, comparison.sensitivity))
    return [table for table in tables if table["rows"]]


def _bid_table(comparison: Comparison, rates: Sequence[Indicator]) -> dict[str, Any]:
    areas = comparison.areas
    rows = []
    for item in rates:
        figures = by_area(comparison.comparison, areas.ids, item.id, comparison.date)
        cells = [
            f"{_text(value)} ({_text(expected)})"
            for value, expected in zip(figures["value"], figures["districts_value"], strict=True)
        ]
        rows.append([f"{item.label} ({_unit(item)})", *cells, _text(float(figures["city_value"].iloc[0]))])
    return {
        "title": translate("report", "Table for the application"),
        "text": translate(
            "report", "Value of the area, in brackets what its districts would say of it; last the city."
        ),
        "columns": [translate("report", "Indicator"), *areas.names, translate("report", "City")],
        "rows": rows,
    }


def _need_table(comparison: Comparison, rates: Sequence[Indicator]) -> dict[str, Any]:
    table = comparison.need
    here = table[(table["date"].fillna("") == comparison.date) & (table["area_id"] == CHOSEN)]
    labels = {item.id: str(item.label) for item in rates}
    rows = [
        [
            labels.get(row["indicator"], row["indicator"]), _text(row["share_of_city"]), _text(row["share_of_residents"]),
            _text(row["concentration"], 2), _text(row["worst_districts_share"]), row["worst_districts"] or "·",
        ]
        for row in here.to_dict("records")
        if not np.isnan(row["share_of_city"])
    ]  # fmt: skip
    return {
        "title": translate("report", "Need that the areas reach"),
        "text": translate(
            "report", "Which part of the city's cases lives in all areas together, against their part of the residents, and against the "
            "districts with the highest shares that hold as many residents (in %)."
        ),
        "columns": [
            translate("report", "Indicator"), translate("report", "Part of the city's cases"),
            translate("report", "Part of the residents"), translate("report", "Concentration"),
            translate("report", "The worst districts would reach"), translate("report", "These districts"),
        ],
        "rows": rows,
    }  # fmt: skip


def _disparity_table(comparison: Comparison, rates: Sequence[Indicator]) -> dict[str, Any]:
    table = comparison.disparity
    here = table[table["date"].fillna("") == comparison.date]
    labels = {item.id: str(item.label) for item in rates}
    names = {"districts": translate("report", "districts"), "areas": translate("report", "areas")}
    rows = [
        [
            f"{labels[row['indicator']]}: {names[row['geography']]}", number(row["areas"]), _text(row["mean_residents"], 0),
            f"{_text(row['lowest'])}\u2060–\u2060{_text(row['highest'])}", _text(row["standard_deviation"]),
            _text(row["segregation_index"]), _text(row["segregation_by_chance"]), _text(100 * row["share_between_areas"], 0),
        ]
        for row in here.to_dict("records")
        if row["indicator"] in labels
    ]  # fmt: skip
    return {
        "title": translate("report", "How unequal the areas are"),
        "text": translate(
            "report", "Every measure depends on the number and size of the areas, so it is given with them. Segregation index: the part of "
            "the group in % that would have to move to live like the rest; by chance: what random placement would give. Explained: "
            "the part of the differences between units in % that lies between these areas."
        ),
        "columns": [
            translate("report", "Indicator and level"), translate("report", "Number"), translate("report", "Mean residents"),
            translate("report", "Lowest to highest"), translate("report", "Standard deviation"),
            translate("report", "Segregation index"), translate("report", "by chance"), translate("report", "explained"),
        ],
        "rows": rows,
    }  # fmt: skip


def _sensitivity_table(comparison: Comparison, table: pd.DataFrame) -> dict[str, Any]:
    labels = {item.id: str(item.label) for item in comparison.indicators}
    shown = [name for name in HEADLINES if name in set(table["indicator"])] or list(dict.fromkeys(table["indicator"]))[
        :6
    ]
    rows = [
        [
            f"{row['area_name']}: {labels[row['indicator']]}", _text(row["value"]), _text(row["ring_less"]), _text(row["ring_more"]),
            _text(row["method_point"]), _text(row["method_area"]), _text(row["random_median"]), _text(row["percentile"], 0),
        ]
        for row in table[table["indicator"].isin(shown)].to_dict("records")
    ]  # fmt: skip
    return {
        "title": translate("report", "How much of it is the boundary"),
        "text": translate(
            "report", "The same figure with one ring of units less and more, with other methods, and among random contiguous areas of the "
            "same population: a percentile near 0 or 100 is no accident of the boundary."
        ),
        "columns": [
            translate("report", "Area and indicator"), translate("report", "Value"), translate("report", "a ring less"),
            translate("report", "a ring more"), translate("report", "by point"), translate("report", "by surface"),
            translate("report", "median of random areas"), translate("report", "percentile"),
        ],
        "rows": rows,
    }  # fmt: skip


def _methods(comparison: Comparison) -> list[str]:
    basis = (
        translate("report", "the residents that area and district share, counted over the units")
        if comparison.overlap.basis == "residents"
        else translate("report", "the surface that area and district share, since releases hold no counts of units")
    )
    paragraphs = [
        translate(
            "report", "What the districts would say: each district gives an area the part of its numerator and denominator that "
            "corresponds to {basis}; these are added up and divided. The hidden difference is the true value minus that. Rates are never "
            "averaged."
        ).format(basis=basis),
        translate(
            "report", "Ranges are Wilson intervals at 95 %. Registers are full counts, so they are descriptive: they say how far a share on "
            "so small a base swings from year to year without anything having changed."
        ),
        translate(
            "report", "Areas drawn around a need show it more strongly than areas drawn otherwise; other boundaries give other figures. The "
            "comparison says nothing about single households, and nothing about causes."
        ),
        translate("report", "Rank 1 is the highest value among all districts and areas. A dot stands for a figure that is withheld or missing."),
    ]  # fmt: skip
    sources = [str(item.source) for item in comparison.indicators]
    paragraphs.append(
        translate("report", "Sources: {sources}; own calculation.").format(sources=listing(dict.fromkeys(sources), 20))
    )
    return paragraphs


def _unit(item: Indicator) -> str:
    return {"per 100": translate("report", "per 100"), "years": translate("report", "years")}.get(item.unit, item.unit)


def _with_unit(value: float, item: Indicator) -> str:
    return f"{_text(value)} {_unit(item)}"


def _difference(value: float, item: Indicator) -> str:
    return f"{_text(value)} {_unit_of_difference(difference_unit(item))}"


def _unit_of_difference(unit: str) -> str:
    words = {
        "pp": translate("report", "percentage points"), "points": translate("report", "points"),
        "years": translate("report", "years"), "none": "-",
    }  # fmt: skip
    return words.get(unit, unit)


def _signed(value: float) -> str:
    return ("+" if not pd.isna(value) and value > 0 else "") + _text(value)


def _text(value: float, decimals: int = 1) -> str:
    return "·" if value is None or pd.isna(value) else number(float(value), decimals)
