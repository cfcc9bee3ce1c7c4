"""Maps and charts as SVG: one family, readable in print and without colour, no script and no outside resource."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from ..core.atlas.palette import SEQUENTIAL
from ..core.classification import legend_labels
from ..core.language import number, translate

RAMP = SEQUENTIAL

AREA_COLOUR, DISTRICT_COLOUR, CITY_COLOUR = "#253494", "#a8b8c4", "#b2182b"
_HATCHED = "repeating-linear-gradient(135deg,#fff 0 3px,#8c8c8c 3px 4px)"
_NO_VALUE, _OUTLINE, _TEXT = "#e3e3e3", "#4d5a66", "#1d2b33"
_FONT = "font-family='Segoe UI,Arial,sans-serif' font-size='12'"


@dataclass(frozen=True)
class Classes:
    """Classes shared by all maps of an indicator."""

    limits: Sequence[float]
    decimals: int

    def colour(self, value: float) -> str:
        """Fill of a value."""
        return _NO_VALUE if np.isnan(value) else RAMP[self._step(self.number(value))]

    def number(self, value: float) -> int:
        """Number of the class, from 0; the upper limit belongs to it."""
        inner = np.asarray(self.limits[1:-1])
        return int((value > inner).sum())

    def _step(self, index: int) -> int:
        count = max(len(self.limits) - 1, 1)
        return len(RAMP) - 1 if count == 1 else round(index * (len(RAMP) - 1) / (count - 1))

    def legend(self, has_withheld: bool, has_gaps: bool) -> str:
        """Swatches with limits in the language of the reader, and for areas withheld or without a value where there are any."""
        parts = []
        for index, text in enumerate(legend_labels(self.limits, self.decimals)):
            parts.append(
                f"<span class='swatch' style='background:{RAMP[self._step(index)]}'></span>{html.escape(text)} "
            )
        if has_withheld:
            text = translate("charts", "withheld")
            parts.append(f"<span class='swatch' style='background:{_HATCHED}'></span>{html.escape(text)} ")
        if has_gaps:
            text = translate("charts", "no value")
            parts.append(f"<span class='swatch' style='background:{_NO_VALUE}'></span>{html.escape(text)}")
        return f"<p class='legend'>{''.join(parts)}</p>"


def map_svg(
    shapes: np.ndarray, values: np.ndarray, names: Sequence[str], classes: Classes, frame: np.ndarray, title: str,
    is_withheld: np.ndarray, background: np.ndarray | None = None,
) -> str:  # fmt: skip
    """A choropleth map.

    Args:
        shapes: polygons.
        values: one per polygon, NaN where there is none.
        names: shown when the pointer rests on a polygon.
        classes: shared limits.
        frame: xmin, ymin, xmax, ymax of the map.
        title: read out by screen readers.
        is_withheld: polygons that are hatched.
        background: shapes drawn in outline below.
    """
    width = 430
    scale = (width - 10) / max(frame[2] - frame[0], 1e-9)
    height = scale * (frame[3] - frame[1]) + 10
    tolerance = 0.6 / scale

    def path(shape: shapely.Geometry) -> str:
        parts = []
        for ring in shapely.get_rings(shapely.get_parts(shapely.simplify(shape, tolerance))):
            points = shapely.get_coordinates(ring)
            x = 5 + scale * (points[:, 0] - frame[0])
            y = height - 5 - scale * (points[:, 1] - frame[1])
            parts.append("M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in zip(x, y, strict=True)) + "Z")
        return "".join(parts)

    below = "".join(
        f"<path d='{path(shape)}' fill='#f6f5f0' stroke='#b9c2c9' stroke-width='.7'/>"
        for shape in (background if background is not None else ())
    )
    order = np.argsort(-shapely.area(shapes), kind="stable")
    hatch = (
        "<defs><pattern id='hatch' width='5' height='5' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>"
        "<rect width='5' height='5' fill='#fff'/><path d='M0 0V5' stroke='#8c8c8c' stroke-width='1.500'/></pattern></defs>"
    )

    def filled(index: int) -> str:
        fill = "url(#hatch)" if is_withheld[index] else classes.colour(values[index])
        text = translate("charts", "withheld") if is_withheld[index] else _value(values[index], classes.decimals)
        return (
            f"<path d='{path(shapes[index])}' fill='{fill}' fill-rule='evenodd' stroke='{_OUTLINE}' stroke-width='.8'>"
            f"<title>{html.escape(names[index])}: {html.escape(text)}</title></path>"
        )

    above = (hatch if is_withheld.any() else "") + "".join(filled(int(index)) for index in order)
    return f"<svg viewBox='0 0 {width} {height:.0f}' role='img' aria-label='{html.escape(title, quote=True)}'>{below}{above}</svg>"


def paired_bars_svg(
    names: Sequence[str], own: np.ndarray, expected: np.ndarray, city: float, decimals: int, title: str
) -> str:
    """For each area its own bar above the one the districts would give it, and the city as a line."""
    left, right, row, top = 190, 70, 40, 30
    width = 900
    largest = np.nanmax(np.concatenate([own, expected, [city, 0.0]]))
    smallest = min(0.0, float(np.nanmin(np.concatenate([own, expected, [city, 0.0]]))))
    scale = (width - left - right) / max(largest - smallest, 1e-9)
    zero = left - smallest * scale
    height = top + row * len(names) + 6
    parts = [f"<svg viewBox='0 0 {width} {height}' role='img' aria-label='{html.escape(title, quote=True)}' {_FONT}>"]
    for index, name in enumerate(names):
        y = top + index * row
        parts.append(
            f"<text x='{left - 8}' y='{y + 19}' text-anchor='end' fill='{_TEXT}'>{html.escape(_short(name, 27))}</text>"
        )
        for value, offset, colour in ((own[index], 3, AREA_COLOUR), (expected[index], 18, DISTRICT_COLOUR)):
            if np.isnan(value):
                parts.append(f"<text x='{zero + 4}' y='{y + offset + 11}' fill='{_TEXT}'>·</text>")
                continue
            x, length = min(zero, zero + value * scale), abs(value) * scale
            parts.append(f"<rect x='{x:.1f}' y='{y + offset}' width='{length:.1f}' height='13' fill='{colour}'/>")
            parts.append(
                f"<text x='{max(zero, zero + value * scale) + 4:.1f}' y='{y + offset + 11}' fill='{_TEXT}'>{_value(value, decimals)}</text>"
            )
    if not np.isnan(city):
        x = zero + city * scale
        label = translate("charts", "City {value}").format(value=_value(city, decimals))
        parts.append(
            f"<line x1='{x:.1f}' x2='{x:.1f}' y1='{top - 8}' y2='{height}' stroke='{CITY_COLOUR}' stroke-width='1.500' stroke-dasharray='4 3'/>"
        )
        parts.append(
            f"<text x='{x:.1f}' y='{top - 13}' text-anchor='middle' fill='{CITY_COLOUR}'>{html.escape(label)}</text>"
        )
    return "".join(parts) + "</svg>"


@dataclass(frozen=True)
class DotRow:
    """A line of a dot plot."""

    name: str
    dots: np.ndarray
    """Values of the units inside."""
    sizes: np.ndarray
    """Their base, for the size of the dots."""
    value: float
    is_area: bool


def dot_plot_svg(rows: Sequence[DotRow], city: float, decimals: int, title: str) -> str:
    """Every unit a dot, in the line of its district or area, whose own value is a bar: what a mean hides."""
    left, right, row, top = 190, 20, 20, 26
    width = 900
    everything = np.concatenate([np.concatenate([item.dots, [item.value]]) for item in rows] + [[0.0, city]])
    largest = float(np.nanquantile(everything, 0.995)) * 1.02 or 1.0
    scale = (width - left - right) / largest
    height = top + row * len(rows) + 22
    biggest = max((float(item.sizes.max()) for item in rows if len(item.sizes)), default=1.0) or 1.0
    parts = [f"<svg viewBox='0 0 {width} {height}' role='img' aria-label='{html.escape(title, quote=True)}' {_FONT}>"]
    for index, item in enumerate(rows):
        y = top + index * row + row / 2
        colour = AREA_COLOUR if item.is_area else "#6f7f8c"
        weight = " font-weight='bold'" if item.is_area else ""
        parts.append(
            f"<text x='{left - 8}' y='{y + 4}' text-anchor='end' fill='{_TEXT}'{weight}>{html.escape(_short(item.name, 27))}</text>"
        )
        parts.append(f"<line x1='{left}' x2='{width - right}' y1='{y}' y2='{y}' stroke='#e4e9ec'/>")
        for value, size in zip(item.dots, item.sizes, strict=True):
            if np.isnan(value):
                continue
            radius = 1.2 + 3.0 * (size / biggest) ** 0.5
            parts.append(
                f"<circle cx='{left + min(value, largest) * scale:.1f}' cy='{y}' r='{radius:.1f}' fill='{colour}' fill-opacity='.35'/>"
            )
        if not np.isnan(item.value):
            x = left + min(item.value, largest) * scale
            parts.append(
                f"<line x1='{x:.1f}' x2='{x:.1f}' y1='{y - 8}' y2='{y + 8}' stroke='{colour}' stroke-width='3'/>"
            )
    if not np.isnan(city):
        x = left + city * scale
        label = translate("charts", "City {value}").format(value=_value(city, decimals))
        parts.append(
            f"<line x1='{x:.1f}' x2='{x:.1f}' y1='{top - 6}' y2='{height - 20}' stroke='{CITY_COLOUR}' stroke-dasharray='4 3'/>"
        )
        parts.append(
            f"<text x='{x:.1f}' y='{top - 11}' text-anchor='middle' fill='{CITY_COLOUR}'>{html.escape(label)}</text>"
        )
    for tick in _ticks(largest):
        x = left + tick * scale
        parts.append(
            f"<text x='{x:.1f}' y='{height - 5}' text-anchor='middle' fill='{_OUTLINE}'>{_value(tick, 0)}</text>"
        )
    return "".join(parts) + "</svg>"


def _ticks(largest: float) -> np.ndarray:
    """Round numbers from 0 to the largest value."""
    magnitude = 10.0 ** np.floor(np.log10(largest / 4))
    step = next(factor * magnitude for factor in (1, 2, 2.5, 5, 10) if largest / (factor * magnitude) <= 7)
    return np.arange(0.0, largest + 1e-9, step)


def _value(value: float, decimals: int) -> str:
    return translate("charts", "no value") if np.isnan(value) else number(float(value), decimals)


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
