"""The first look of a result: saved inside the file, so that it opens styled in any QGIS, without the plugin."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pandas as pd
from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsReadWriteContext,
    QgsRuleBasedRenderer,
    QgsStyle,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from ..core.atlas.wording import unit_of
from ..core.catalogue import Indicator, area_columns
from ..core.classification import class_limits, legend_labels
from ..core.indicators import WITHHELD
from ..core.language import translate
from ..core.result import Layer, Style

CLASSES = 5
_RAMP = "YlGnBu"
_NO_VALUE = QColor("#d9d9d9")
_OUTLINE = QColor("#5f5f5f")


def result_styles(areas: Layer, indicators: Sequence[Indicator], facts: pd.DataFrame) -> list[Style]:
    """Styles of the layers `areas` and `facts` of a result or release.

    Args:
        areas: the layer `areas` with its shapes. Class limits are taken from the figures in it, and so tell no others.
        indicators: those of the file, in their order.
        facts: tell which figures are withheld.
    """
    return [Style("areas", _areas_qml(areas, indicators, facts)), Style("facts", _facts_qml())]


def index_styles(layer: Layer, classes: Sequence[str]) -> list[Style]:
    """Style of a social index: one colour for each class, from little need to much.

    Args:
        layer: the layer `social_index`.
        classes: names of the status classes in this order.
    """
    fields = [(str(name), "double" if column.dtype.kind == "f" else "string") for name, column in layer.table.items()]
    blank = _empty_layer(layer, fields)
    ramp = QgsStyle.defaultStyle().colorRamp(_RAMP)
    root = QgsRuleBasedRenderer.Rule(None)
    for index, name in enumerate(classes):
        text = name.replace("'", "''")
        root.appendChild(
            QgsRuleBasedRenderer.Rule(
                _symbol(blank, ramp.color(index / max(len(classes) - 1, 1))),
                filterExp=f"\"status_class\" = '{text}'",
                label=name,
            )
        )
    if layer.table["status_class"].isna().any():
        root.appendChild(
            QgsRuleBasedRenderer.Rule(
                _symbol(blank, _NO_VALUE), filterExp='"status_class" IS NULL', label=translate("styles", "no value")
            )
        )
    blank.setRenderer(QgsRuleBasedRenderer(root))
    add_labels(blank, "area_name")
    return [Style(layer.name, style_of(blank))]


def _areas_qml(areas: Layer, indicators: Sequence[Indicator], facts: pd.DataFrame) -> str:
    columns = [(name, "double") for indicator in indicators for name in area_columns(indicator)]
    layer = _empty_layer(areas, [("area_id", "string"), ("area_name", "string"), *columns])
    shown = next(
        (indicator for indicator in indicators if indicator.denominator and _is_mappable(areas, indicator)), None
    )
    if shown is not None:
        layer.setRenderer(_choropleth(layer, areas, shown, _withheld(facts, shown)))
    for indicator in indicators:
        value, numerator, change = area_columns(indicator)
        label = str(indicator.label)
        for column, alias in (
            (value, f"{label} ({unit_of(indicator)})"),
            (numerator, translate("styles", "{label}: count").format(label=label)),
            (change, translate("styles", "{label}: change").format(label=label)),
        ):
            layer.setFieldAlias(layer.fields().lookupField(column), alias)
    layer.setFieldAlias(0, translate("styles", "Area id"))
    layer.setFieldAlias(1, translate("styles", "Area"))
    add_labels(layer, "area_name")
    return style_of(layer)


def _facts_qml() -> str:
    aliases = {
        "area_id": translate("styles", "Area id"),
        "area_name": translate("styles", "Area"),
        "indicator": translate("styles", "Indicator"),
        "date": translate("styles", "Reference date"),
        "numerator": translate("styles", "Numerator"),
        "denominator": translate("styles", "Denominator"),
        "value": translate("styles", "Value"),
        "unit": translate("styles", "Unit"),
        "base_date": translate("styles", "Base date"),
        "base_value": translate("styles", "Value at base date"),
        "change": translate("styles", "Change"),
        "change_unit": translate("styles", "Unit of change"),
        "lower": translate("styles", "Lower bound"),
        "upper": translate("styles", "Upper bound"),
        "status": translate("styles", "Status"),
        "change_status": translate("styles", "Status of change"),
        "note": translate("styles", "Note"),
    }
    fields = "&".join(f"field={name}:string" for name in aliases)
    layer = QgsVectorLayer(f"NoGeometry?{fields}", "facts", "memory")
    for index, alias in enumerate(aliases.values()):
        layer.setFieldAlias(index, alias)
    return style_of(layer)


def _empty_layer(areas: Layer, fields: list[tuple[str, str]]) -> QgsVectorLayer:
    """A layer in memory with the fields of the file, to build a style on."""
    is_point = any(wkb is not None and wkb[1] in (1, 4) for wkb in (areas.shapes.wkb if areas.shapes else ()))
    uri = ("MultiPoint?" if is_point else "MultiPolygon?") + "&".join(f"field={name}:{kind}" for name, kind in fields)
    return QgsVectorLayer(uri, "areas", "memory")


def _values(areas: Layer, indicator: Indicator) -> np.ndarray:
    values = areas.table[indicator.column].to_numpy(dtype=float)
    return np.sort(values[~np.isnan(values)])


def _is_mappable(areas: Layer, indicator: Indicator) -> bool:
    return len(np.unique(_values(areas, indicator))) >= 2


def _withheld(facts: pd.DataFrame, indicator: Indicator) -> list[str]:
    """Areas whose figure at the latest date is secret."""
    rows = facts[facts["indicator"] == indicator.id]
    latest = rows[rows["date"].isna() | (rows["date"] == rows["date"].max())]
    return sorted(latest.loc[latest["status"].isin(WITHHELD), "area_id"])


def _choropleth(
    layer: QgsVectorLayer, areas: Layer, indicator: Indicator, withheld: Sequence[str]
) -> QgsRuleBasedRenderer:
    """Quantile classes of the indicator, hatched where it is withheld, and grey where there is no value."""
    limits = class_limits(_values(areas, indicator), CLASSES)
    ramp = QgsStyle.defaultStyle().colorRamp(_RAMP)
    column = f'"{indicator.column}"'
    root = QgsRuleBasedRenderer.Rule(None)
    root.appendChild(
        QgsRuleBasedRenderer.Rule(None, filterExp="FALSE", label=f"{indicator.label} ({unit_of(indicator)})")
    )
    classes = len(limits) - 1
    for index, ((lower, upper), label) in enumerate(
        zip(itertools.pairwise(limits), legend_labels(limits, 1), strict=True)
    ):
        is_first, is_last = index == 0, index == classes - 1
        # Written in full: QGIS rounds the limits of its own graduated classes, and the lowest and highest fall out.
        conditions = [] if is_first else [f"{column} > {lower!r}"]
        conditions += [f"{column} IS NOT NULL" if is_last else f"{column} <= {upper!r}"]
        root.appendChild(
            QgsRuleBasedRenderer.Rule(
                _symbol(layer, ramp.color(index / max(classes - 1, 1))),
                filterExp=" AND ".join(conditions),
                label=label,
            )
        )
    empty = set(areas.table.loc[areas.table[indicator.column].isna(), "area_id"])
    hidden = [id for id in withheld if id in empty]
    ids = ", ".join("'" + id.replace("'", "''") + "'" for id in hidden)
    if hidden:
        root.appendChild(
            QgsRuleBasedRenderer.Rule(
                _hatched(layer), filterExp=f'"area_id" IN ({ids})', label=translate("styles", "withheld")
            )
        )
    if empty - set(hidden):
        condition = f"{column} IS NULL" + (f' AND "area_id" NOT IN ({ids})' if hidden else "")
        root.appendChild(
            QgsRuleBasedRenderer.Rule(
                _symbol(layer, _NO_VALUE), filterExp=condition, label=translate("styles", "no value")
            )
        )
    return QgsRuleBasedRenderer(root)


def _symbol(layer: QgsVectorLayer, colour: QColor) -> QgsSymbol:
    symbol = QgsSymbol.defaultSymbol(layer.geometryType())
    symbol.setColor(colour)
    symbol.symbolLayer(0).setStrokeColor(_OUTLINE)
    symbol.symbolLayer(0).setStrokeWidth(0.2)
    return symbol


def _hatched(layer: QgsVectorLayer) -> QgsSymbol:
    """White with lines, so that it is no class of any ramp; points are crossed out."""
    symbol = _symbol(layer, QColor("#8c8c8c"))
    if isinstance(symbol, QgsFillSymbol):
        symbol.symbolLayer(0).setBrushStyle(Qt.BrushStyle.BDiagPattern)
    else:
        symbol.symbolLayer(0).setShape(Qgis.MarkerShape.Cross2)
    return symbol


def add_labels(layer: QgsVectorLayer, field: str) -> None:
    """Labels every feature with the field, with a white halo."""
    text = QgsTextFormat()
    text.setSize(8)
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("white"))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.placement = (
        Qgis.LabelPlacement.Horizontal
        if layer.geometryType() == Qgis.GeometryType.Polygon
        else Qgis.LabelPlacement.OrderedPositionsAroundPoint
    )
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def style_of(layer: QgsVectorLayer) -> str:
    """The look of a layer as QGIS stores it."""
    document = QDomDocument()
    layer.exportNamedStyle(document, QgsReadWriteContext())
    return document.toString(-1)
