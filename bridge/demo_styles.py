"""How the layers of the example city look: quiet colours, so that results stand out above them."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

from ..core.result import Style
from .styles import add_labels, style_of


def _fill(colour: str, outline: str = "no", width: float = 0.1) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {
            "color": colour,
            "style": "no" if colour == "no" else "solid",
            "outline_color": "black" if outline == "no" else outline,
            "outline_style": "no" if outline == "no" else "solid",
            "outline_width": str(width),
        }
    )


def _line(colour: str, width: float, style: str = "solid") -> QgsLineSymbol:
    return QgsLineSymbol.createSimple({"line_color": colour, "line_width": str(width), "line_style": style})


def demo_styles() -> list[Style]:
    """Styles by layer of the example city."""
    land = {
        "Stadtgebiet": _fill("#f4f1e8"),
        "Wald": _fill("#c3d9b5"),
        "Halde": _fill("#a7a392"),
        "Kanal": _fill("#9cc3e0"),
    }
    traffic = {
        "Autobahn": _line("#d98e4a", 0.9), "Hauptstraße": _line("#8c8578", 0.5), "Sammelstraße": _line("#b5afa3", 0.3),
        "Bahn": _line("#6e6e6e", 0.4, "dash"), "Kanal": _line("#6fa3c8", 0.3),
    }  # fmt: skip
    return [
        _categories("flaechen", "Polygon", "art", land),
        _single("bloecke", "Polygon", _fill("#e6dccb", "#c9bda7", 0.1)),
        _single("gebaeude", "Polygon", _fill("#b9ab97")),
        _categories("verkehr", "LineString", "art", traffic),
        _single("blockgruppen", "Polygon", _fill("no", "#8c8578", 0.2)),
        _single("bezirke", "Polygon", _fill("no", "#4a4a4a", 0.5), label="name"),
        _single("lebensraeume", "Polygon", _fill("no", "#b2182b", 0.9), label="name"),
    ]


def _single(name: str, kind: str, symbol: QgsSymbol, label: str = "") -> Style:
    layer = QgsVectorLayer(f"{kind}?field=name:string", name, "memory")
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    if label:
        add_labels(layer, label)
    return Style(name, style_of(layer))


def _categories(name: str, kind: str, field: str, symbols: dict[str, QgsSymbol]) -> Style:
    layer = QgsVectorLayer(f"{kind}?field={field}:string", name, "memory")
    categories = [QgsRendererCategory(value, symbol, value) for value, symbol in symbols.items()]
    layer.setRenderer(QgsCategorizedSymbolRenderer(field, categories))
    return Style(name, style_of(layer))
