"""Charts as a list of boxes, lines, dots and texts in millimetres, drawn in a web page and on a print layout alike.

On a layout they become its own items: lines stay lines and texts stay texts, which can be searched, edited and printed sharply. A
picture would turn each letter into an outline of two kilobytes.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsLayout,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemPolyline,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLineSymbol,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPolygonF

LETTERS = 2.6
"""Height of letters, about 7.4 points."""

_WIDTH_OF_LETTER = 0.53
"""Of their height, on average."""


@dataclass(frozen=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True)
class Line:
    """An open line."""

    points: Sequence[tuple[float, float]]
    colour: str
    width: float


@dataclass(frozen=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float
    colour: str


@dataclass(frozen=True)
class Words:
    """A text on its baseline."""

    x: float
    y: float
    text: str
    colour: str
    anchor: str = "start"
    """`start`, `middle` or `end`, as in SVG."""
    is_bold: bool = False


@dataclass
class Drawing:
    """Shapes on a surface, the first lowest."""

    width: float
    height: float
    title: str
    """Read out where the drawing cannot be seen."""
    shapes: list[Box | Line | Dot | Words] = field(default_factory=list)
    letters: float = LETTERS
    """Height of letters."""

    def scaled(self, factor: float) -> Drawing:
        """The same in another size, letters and all."""
        return Drawing(
            self.width * factor,
            self.height * factor,
            self.title,
            [_scaled(shape, factor) for shape in self.shapes],
            self.letters * factor,
        )

    def add(self, *shapes: Box | Line | Dot | Words) -> None:
        """Draws on top."""
        self.shapes.extend(shapes)


def _scaled(shape: Box | Line | Dot | Words, factor: float) -> Box | Line | Dot | Words:
    if isinstance(shape, Box):
        return replace(
            shape, x=shape.x * factor, y=shape.y * factor, width=shape.width * factor, height=shape.height * factor
        )
    if isinstance(shape, Line):
        return replace(shape, points=[(x * factor, y * factor) for x, y in shape.points], width=shape.width * factor)
    if isinstance(shape, Dot):
        return replace(shape, x=shape.x * factor, y=shape.y * factor, radius=shape.radius * factor)
    return replace(shape, x=shape.x * factor, y=shape.y * factor)


def shortened(text: str, width: float) -> str:
    """The text cut to about this width, with an ellipsis where it was."""
    most = max(int(width / (LETTERS * _WIDTH_OF_LETTER)), 4)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def width_of(text: str) -> float:
    """About the width of the text."""
    return len(text) * LETTERS * _WIDTH_OF_LETTER


def to_svg(drawing: Drawing, family: str) -> str:
    """The drawing as SVG in millimetres."""
    name = html.escape(family, quote=True)
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{drawing.width:.1f}mm' height='{drawing.height:.1f}mm' "
        f"viewBox='0 0 {drawing.width:.1f} {drawing.height:.1f}' role='img' aria-label='{html.escape(drawing.title, quote=True)}' "
        f"font-family='{name}' font-size='{drawing.letters}'>"
    ]
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            parts.append(
                f"<rect x='{shape.x:.2f}' y='{shape.y:.2f}' width='{shape.width:.2f}' height='{shape.height:.2f}' fill='{shape.colour}'/>"
            )
        elif isinstance(shape, Line):
            points = " ".join(f"{x:.2f},{y:.2f}" for x, y in shape.points)
            parts.append(
                f"<polyline points='{points}' fill='none' stroke='{shape.colour}' stroke-width='{shape.width}' stroke-linejoin='round'/>"
            )
        elif isinstance(shape, Dot):
            parts.append(f"<circle cx='{shape.x:.2f}' cy='{shape.y:.2f}' r='{shape.radius}' fill='{shape.colour}'/>")
        else:
            weight = " font-weight='bold'" if shape.is_bold else ""
            parts.append(
                f"<text x='{shape.x:.2f}' y='{shape.y:.2f}' fill='{shape.colour}' text-anchor='{shape.anchor}'{weight}>"
                f"{html.escape(shape.text)}</text>"
            )
    return "".join(parts) + "</svg>"


def draw_on(layout: QgsLayout, drawing: Drawing, place: QgsLayoutItem, family: str) -> None:
    """Draws in the place of an item of the layout, which is removed; the parts become a group with its id."""
    corner, id = place.pagePos(), place.id()
    page = max(place.page(), 0)
    layout.removeLayoutItem(place)
    items = [_item(layout, shape, corner, page, family, drawing.letters) for shape in drawing.shapes]
    group = layout.groupItems([item for item in items if item is not None])
    if group is not None:
        group.setId(id)


def _item(
    layout: QgsLayout, shape: Box | Line | Dot | Words, corner: QPointF, page: int, family: str, letters: float
) -> QgsLayoutItem | None:
    x0, y0 = corner.x(), corner.y()
    if isinstance(shape, Line):
        offset = layout.pageCollection().pagePositionToLayoutPosition(page, QgsLayoutPoint(x0, y0))
        line = QgsLayoutItemPolyline(
            QPolygonF([QPointF(offset.x() + x, offset.y() + y) for x, y in shape.points]), layout
        )
        line.setSymbol(
            QgsLineSymbol.createSimple(
                {"color": shape.colour, "width": str(shape.width), "capstyle": "round", "joinstyle": "round"}
            )
        )
        layout.addLayoutItem(line)
        return line
    if isinstance(shape, Words):
        return _label(layout, shape, corner, page, family, letters)
    if isinstance(shape, Box):
        area, form = QRectF(shape.x, shape.y, shape.width, shape.height), QgsLayoutItemShape.Shape.Rectangle
    else:
        area = QRectF(shape.x - shape.radius, shape.y - shape.radius, 2 * shape.radius, 2 * shape.radius)
        form = QgsLayoutItemShape.Shape.Ellipse
    if area.width() <= 0 or area.height() <= 0:
        return None
    item = QgsLayoutItemShape(layout)
    item.setShapeType(form)
    item.setSymbol(QgsFillSymbol.createSimple({"color": shape.colour, "outline_style": "no"}))
    _place(layout, item, x0 + area.x(), y0 + area.y(), area.width(), area.height(), page)
    return item


def _label(
    layout: QgsLayout, words: Words, corner: QPointF, page: int, family: str, letters: float
) -> QgsLayoutItemLabel:
    item = QgsLayoutItemLabel(layout)
    text = QgsTextFormat()
    font = QFont(family)
    font.setBold(words.is_bold)
    text.setFont(font)
    text.setSize(letters)
    text.setSizeUnit(Qgis.RenderUnit.Millimeters)
    text.setColor(QColor(words.colour))
    item.setTextFormat(text)
    item.setText(words.text)
    item.setMarginX(0)
    item.setMarginY(0)
    item.setVAlign(Qt.AlignmentFlag.AlignVCenter)
    # Room to spare, so that a broader font does not wrap.
    width, height = width_of(words.text) * letters / LETTERS * 1.4 + 3, letters * 1.7
    left, align = {
        "start": (words.x, Qt.AlignmentFlag.AlignLeft),
        "middle": (words.x - width / 2, Qt.AlignmentFlag.AlignHCenter),
        "end": (words.x - width, Qt.AlignmentFlag.AlignRight),
    }[words.anchor]
    item.setHAlign(align)
    top = words.y - letters * 0.36 - height / 2
    _place(layout, item, corner.x() + left, corner.y() + top, width, height, page)
    return item


def _place(layout: QgsLayout, item: QgsLayoutItem, x: float, y: float, width: float, height: float, page: int) -> None:
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x, y), page=page)
    item.attemptResize(QgsLayoutSize(width, height))
