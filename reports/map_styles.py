"""How the maps of an atlas are drawn: renderers and labels for QGIS, with legend entries as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import numpy as np
from qgis.core import (
    Qgis,
    QgsDataDefinedSizeLegend,
    QgsFillSymbol,
    QgsLabelPlacementSettings,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..core.atlas.pages import WITHHELD, MapClass, MapFigure
from ..core.atlas.palette import CIRCLE, HATCH, OUTLINE
from .map_file import CATEGORY, MARKER, STATE

LARGEST_CIRCLE = 14.0
"""Diameter in millimetres of the largest count."""

_LINE_WIDTH = "0.2"
_INK, _PAPER = "#1d2b33", "#f4f4f0"
_SIGNS = (("triangle", 0.0, "#1b7837"), ("diamond", 0.0, "#5f5f5f"), ("triangle", 180.0, "#a50f15"))
"""Movement for the better, none, for the worse: form, turn, colour."""


class Place(Enum):
    """Where labels lie: inside the area, on its circle, or beside its sign."""

    INSIDE = 0
    ON_CIRCLE = 1
    BESIDE_SIGN = 2


def area_renderer(figure: MapFigure, *, is_over_basemap: bool) -> QgsRuleBasedRenderer:
    """Colours of the areas; for circles only what lies under them."""
    root = QgsRuleBasedRenderer.Rule(None)
    alpha = 190 if is_over_basemap else 255
    for entry in figure.notes:
        symbol = _hatch() if entry.category == WITHHELD else _fill(entry.colour, alpha)
        _add(root, symbol, f"\"{figure.name}{STATE}\" = '{entry.category}'", entry.text)
    if figure.is_circles:
        _add(root, _fill(_PAPER, alpha), f"\"{figure.name}{STATE}\" = 'shown'", "")
    else:
        for place, entry in enumerate(figure.classes):
            root.insertChild(place, _rule(_fill(entry.colour, alpha), _condition(figure, entry), entry.text))
    if figure.city:
        _add(root, None, "FALSE", figure.city)
    return QgsRuleBasedRenderer(root)


def circle_renderer(figure: MapFigure) -> QgsSingleSymbolRenderer:
    """Circles whose surface is the count, with a legend of round counts."""
    colour = figure.classes[0].colour if figure.classes else CIRCLE
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": _rgba(colour, 175), "outline_color": "white", "outline_width": "0.3"}
    )
    known = figure.values[~np.isnan(figure.values)]
    largest = float(known.max(initial=0.0)) or 1.0
    factor = LARGEST_CIRCLE / largest**0.5
    symbol.setDataDefinedSize(QgsProperty.fromExpression(f'{factor!r} * sqrt(coalesce("{figure.name}", 0))'))
    renderer = QgsSingleSymbolRenderer(symbol)
    legend = QgsDataDefinedSizeLegend()
    # An empty title would be replaced by the expression of the size.
    legend.setTitle(" ")
    legend.setLegendType(QgsDataDefinedSizeLegend.LegendType.LegendSeparated)
    sample = symbol.clone()
    sample.setDataDefinedSize(QgsProperty())
    legend.setSymbol(sample)
    legend.setClasses(
        [
            QgsDataDefinedSizeLegend.SizeClass(factor * (entry.upper or 0.0) ** 0.5, entry.label)
            for entry in figure.classes
        ]
    )
    renderer.setDataDefinedSizeLegend(legend)
    return renderer


def marker_renderer(figure: MapFigure) -> QgsRuleBasedRenderer:
    """Signs on top of the areas."""
    root = QgsRuleBasedRenderer.Rule(None)
    for word, (form, turn, colour) in zip(figure.marker_words, _signs(figure), strict=True):
        symbol = QgsMarkerSymbol.createSimple(
            {
                "name": form,
                "angle": str(turn),
                "color": colour,
                "outline_color": "white",
                "outline_width": "0.4",
                "size": "4",
            }
        )
        _add(root, symbol, f'"{figure.name}{MARKER}" = {_quoted(word)}', word)
    return QgsRuleBasedRenderer(root)


def outline_renderer(label: str) -> QgsRuleBasedRenderer:
    """A strong line with a light edge, readable on every class colour."""
    symbol = QgsFillSymbol.createSimple({"style": "no", "outline_color": "white", "outline_width": "1.1"})
    inner = QgsFillSymbol.createSimple({"style": "no", "outline_color": _INK, "outline_width": "0.6"})
    symbol.appendSymbolLayer(inner.symbolLayer(0).clone())
    return _one_rule(symbol, label)


def plain_renderer(colour: str, label: str) -> QgsRuleBasedRenderer:
    """Areas in one quiet colour."""
    return _one_rule(_fill(colour, 255), label)


def locator_renderer(accent: str) -> QgsRuleBasedRenderer:
    """The area that the variable `sra_area` of the layout names, among the others."""
    root = QgsRuleBasedRenderer.Rule(None)
    _add(root, _fill(_PAPER, 255), '"area_id" <> @sra_area', "")
    highlighted = _fill(accent, 210)
    highlighted.symbolLayer(0).setStrokeColor(QColor(_INK))
    highlighted.symbolLayer(0).setStrokeWidth(0.5)
    _add(root, highlighted, '"area_id" = @sra_area', "")
    return QgsRuleBasedRenderer(root)


def names(
    size: float,
    family: str,
    *,
    is_number: bool,
    place: Place = Place.INSIDE,
    is_bold: bool = False,
    has_both: bool = False,
) -> QgsVectorLayerSimpleLabeling:
    """Labels with a white halo that keep clear of each other.

    Args:
        size: of the letters in points.
        family: font.
        is_number: the number of the area instead of its name; numbers are always shown.
        place: where a label lies.
        is_bold: for the geography drawn above another one.
        has_both: the number before the name.
    """
    text = QgsTextFormat()
    font = QFont(family)
    font.setBold(is_bold)
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor(_INK))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("white"))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = "number" if is_number else "area_name" if not has_both else '"number" || \' \' || "area_name"'
    settings.isExpression = has_both and not is_number
    settings.autoWrapLength = 0 if is_number else 14
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    settings.placement = {
        Place.INSIDE: Qgis.LabelPlacement.Horizontal,
        Place.ON_CIRCLE: Qgis.LabelPlacement.OverPoint,
        Place.BESIDE_SIGN: Qgis.LabelPlacement.OrderedPositionsAroundPoint,
    }[place]
    if place is Place.BESIDE_SIGN:
        settings.offsetType = Qgis.LabelOffsetType.FromSymbolBounds
        settings.dist = 0.3
    placement = QgsLabelPlacementSettings()
    placement.setOverlapHandling(
        Qgis.LabelOverlapHandling.AllowOverlapIfRequired if is_number else Qgis.LabelOverlapHandling.PreventOverlap
    )
    settings.setPlacementSettings(placement)
    settings.labelPerPart = False
    settings.setFormat(text)
    return QgsVectorLayerSimpleLabeling(settings)


def _condition(figure: MapFigure, entry: MapClass) -> str:
    """Which areas belong to a class. Limits are written in full: QGIS rounds those of its own graduated classes."""
    if entry.category:
        return f'"{figure.name}{CATEGORY}" = {_quoted(entry.category)}'
    column = f'"{figure.name}"'
    parts = [f"{column} IS NOT NULL"]
    parts += [] if entry.lower is None else [f"{column} > {entry.lower!r}"]
    parts += [] if entry.upper is None else [f"{column} <= {entry.upper!r}"]
    return " AND ".join(parts)


def _signs(figure: MapFigure) -> Sequence[tuple[str, float, str]]:
    """The first sign is for the better, the last for the worse; more than three movements share the one between."""
    count = len(figure.marker_words)
    return [_SIGNS[0] if place == 0 else _SIGNS[2] if place == count - 1 else _SIGNS[1] for place in range(count)]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _rgba(colour: str, alpha: int) -> str:
    shade = QColor(colour)
    return f"{shade.red()},{shade.green()},{shade.blue()},{alpha}"


def _fill(colour: str, alpha: int) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {"color": _rgba(colour, alpha), "outline_color": OUTLINE, "outline_width": _LINE_WIDTH, "joinstyle": "round"}
    )


def _hatch() -> QgsFillSymbol:
    symbol = _fill("#ffffff", 255)
    lines = QgsLinePatternFillSymbolLayer()
    lines.setLineAngle(45)
    lines.setDistance(1.4)
    lines.setSubSymbol(QgsLineSymbol.createSimple({"color": HATCH, "width": "0.35"}))
    symbol.appendSymbolLayer(lines)
    return symbol


def _one_rule(symbol: QgsSymbol, label: str) -> QgsRuleBasedRenderer:
    """One symbol for all, with its label in the legend."""
    root = QgsRuleBasedRenderer.Rule(None)
    _add(root, symbol, "", label)
    return QgsRuleBasedRenderer(root)


def _rule(symbol: QgsSymbol | None, condition: str, label: str) -> QgsRuleBasedRenderer.Rule:
    return QgsRuleBasedRenderer.Rule(symbol, filterExp=condition, label=label)


def _add(root: QgsRuleBasedRenderer.Rule, symbol: QgsSymbol | None, condition: str, label: str) -> None:
    root.appendChild(_rule(symbol, condition, label))
