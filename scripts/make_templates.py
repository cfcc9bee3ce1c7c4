"""Draws the page templates of the atlas: resources/templates/<kind>_<size>_<orientation>.qpt.

The files are the product: a designer may edit them in QGIS, and the ids of their items are documented in docs/atlas.md. This
script exists so that all twenty-four keep one grid. Run it after changing the grid: `make templates`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFillSymbol,
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemMapOverview,
    QgsLayoutItemPicture,
    QgsLayoutItemPolygon,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLegendStyle,
    QgsLineSymbol,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPolygonF

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "templates"
PAPERS = {"A4": (210.0, 297.0, 1.0, 1.0), "A3": (297.0, 420.0, 2**0.5, 1.25)}
"""Width and height in portrait, and factors of measures and of letters against A4."""

INK, QUIET, FAINT, ACCENT = QColor("#1d2b33"), QColor("#4d5a66"), QColor("#c9d1d6"), QColor("#253494")
FAMILY = "Arial"


@dataclass(frozen=True)
class Box:
    """A rectangle on the page, in millimetres."""

    x: float
    y: float
    w: float
    h: float

    def left(self, width: float) -> Box:
        return Box(self.x, self.y, width, self.h)

    def right(self, width: float) -> Box:
        return Box(self.x + self.w - width, self.y, width, self.h)

    def top(self, height: float) -> Box:
        return Box(self.x, self.y, self.w, height)

    def bottom(self, height: float) -> Box:
        return Box(self.x, self.y + self.h - height, self.w, height)

    def below(self, distance: float) -> Box:
        return Box(self.x, self.y + distance, self.w, self.h - distance)

    def after(self, distance: float) -> Box:
        return Box(self.x + distance, self.y, self.w - distance, self.h)


class Sheet:
    """A template in the making. Measures are those of A4; larger paper scales them."""

    def __init__(self, size: str, orientation: str) -> None:
        width, height, self.k, self.f = PAPERS[size]
        if orientation == "landscape":
            width, height = height, width
        self.is_landscape = orientation == "landscape"
        self.w, self.h = width / self.k, height / self.k
        self.layout = QgsPrintLayout(QgsProject.instance())
        self.layout.initializeDefaults()
        self.layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width, height))
        self.inner = Box(12, 10, self.w - 24, self.h - 20)
        self.content = Box(12, 37, self.w - 24, self.h - 37 - 22)

    def add(self, item, box: Box, id: str):
        self.layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(box.x * self.k, box.y * self.k))
        item.attemptResize(QgsLayoutSize(box.w * self.k, box.h * self.k))
        item.setId(id)
        return item

    def format(self, size: float, colour: QColor = INK, *, is_bold: bool = False) -> QgsTextFormat:
        text = QgsTextFormat()
        font = QFont(FAMILY)
        font.setBold(is_bold)
        text.setFont(font)
        text.setSize(size * self.f)
        text.setSizeUnit(Qgis.RenderUnit.Points)
        text.setColor(colour)
        return text

    def label(
        self, box: Box, id: str, text: str, size: float, colour: QColor = INK, *, is_bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, vertical: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
    ) -> QgsLayoutItemLabel:  # fmt: skip
        item = QgsLayoutItemLabel(self.layout)
        item.setText(text)
        item.setTextFormat(self.format(size, colour, is_bold=is_bold))
        item.setHAlign(align)
        item.setVAlign(vertical)
        item.setMarginX(0)
        item.setMarginY(0)
        return self.add(item, box, id)

    def rule(self, x: float, y: float, width: float, height: float, colour: QColor, id: str) -> None:
        item = QgsLayoutItemShape(self.layout)
        item.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        item.setSymbol(QgsFillSymbol.createSimple({"color": colour.name(), "outline_style": "no"}))
        self.add(item, Box(x, y, width, height), id)

    def map(self, box: Box, id: str, *, has_frame: bool = True) -> QgsLayoutItemMap:
        item = QgsLayoutItemMap(self.layout)
        self.add(item, box, id)
        item.setFrameEnabled(has_frame)
        item.setFrameStrokeColor(FAINT)
        item.setFrameStrokeWidth(QgsLayoutMeasurement(0.2))
        item.setBackgroundColor(QColor("white"))
        return item

    def map_furniture(self, item: QgsLayoutItemMap, box: Box, suffix: str = "") -> None:
        """Scale bar below left, north arrow above right."""
        bar = QgsLayoutItemScaleBar(self.layout)
        bar.setStyle("Line Ticks Up")
        bar.setLinkedMap(item)
        bar.setUnits(Qgis.DistanceUnit.Kilometers)
        bar.setUnitLabel("km")
        bar.setNumberOfSegments(2)
        bar.setNumberOfSegmentsLeft(0)
        bar.setTextFormat(self.format(7, QUIET))
        bar.setHeight(1.6 * self.f)
        bar.setLineSymbol(QgsLineSymbol.createSimple({"color": QUIET.name(), "width": "0.25"}))
        bar.setLabelBarSpace(0.8)
        bar.setBackgroundEnabled(True)
        bar.setBackgroundColor(QColor(255, 255, 255, 200))
        self.add(bar, Box(box.x + 2, box.y + box.h - 11, 45, 9), f"scalebar{suffix}")
        x, y = (box.x + box.w - 7) * self.k, (box.y + 3) * self.k
        size = 3.2 * self.k
        arrow = QgsLayoutItemPolygon(
            QPolygonF([QPointF(x, y), QPointF(x + size / 2, y + 1.5 * size), QPointF(x, y + 1.15 * size), QPointF(x - size / 2, y + 1.5 * size)]),
            self.layout,
        )  # fmt: skip
        arrow.setSymbol(
            QgsFillSymbol.createSimple({"color": QUIET.name(), "outline_color": "white", "outline_width": "0.2"})
        )
        self.layout.addLayoutItem(arrow)
        arrow.setId(f"north{suffix}")
        self.label(
            Box(box.x + box.w - 10, box.y + 8.4, 6, 4), f"north_label{suffix}", "N", 8, QUIET, is_bold=True,
            align=Qt.AlignmentFlag.AlignHCenter,
        )  # fmt: skip

    def legend(self, box: Box, item: QgsLayoutItemMap, *, columns: int = 1) -> None:
        legend = QgsLayoutItemLegend(self.layout)
        legend.setLinkedMap(item)
        legend.setAutoUpdateModel(False)
        legend.setResizeToContents(True)
        legend.setBoxSpace(0)
        legend.setSymbolWidth(6.5 * self.f)
        legend.setSymbolHeight(4.0 * self.f)
        legend.setColumnCount(columns)
        legend.setSplitLayer(columns > 1)
        legend.setColumnSpace(6)
        for style, size, is_bold in (
            (QgsLegendStyle.Style.Title, 9, True), (QgsLegendStyle.Style.Group, 8.5, True),
            (QgsLegendStyle.Style.Subgroup, 8.5, True), (QgsLegendStyle.Style.SymbolLabel, 8, False),
        ):  # fmt: skip
            entry = legend.style(style)
            entry.setTextFormat(self.format(size, INK, is_bold=is_bold))
            legend.setStyle(style, entry)
        legend.setStyleMargin(QgsLegendStyle.Style.Symbol, QgsLegendStyle.Side.Top, 1.1)
        legend.setStyleMargin(QgsLegendStyle.Style.Subgroup, QgsLegendStyle.Side.Top, 0)
        legend.setStyleMargin(QgsLegendStyle.Style.SymbolLabel, QgsLegendStyle.Side.Left, 2)
        self.add(legend, box, "legend")

    def table(self, boxes: list[Box], id: str, size: float, *, has_lines: bool = True) -> None:
        """A table that flows through the boxes."""
        table = QgsLayoutItemManualTable.create(self.layout)
        self.layout.addMultiFrame(table)
        table.setContentTextFormat(self.format(size))
        table.setHeaderTextFormat(self.format(size, QUIET, is_bold=True))
        table.setIncludeTableHeader(True)
        table.setHeaderMode(QgsLayoutTable.HeaderMode.AllFrames)
        table.setHeaderHAlignment(QgsLayoutTable.HeaderHAlignment.FollowColumn)
        table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
        table.setEmptyTableBehavior(QgsLayoutTable.EmptyTableMode.HideTable)
        table.setCellMargin(0.7 * self.f)
        table.setShowGrid(has_lines)
        table.setHorizontalGrid(True)
        table.setVerticalGrid(False)
        table.setGridColor(FAINT)
        table.setGridStrokeWidth(0.15)
        table.setBackgroundColor(QColor(255, 255, 255, 0))
        for place, box in enumerate(boxes):
            frame = QgsLayoutFrame(self.layout, table)
            frame.attemptMove(QgsLayoutPoint(box.x * self.k, box.y * self.k))
            frame.attemptResize(QgsLayoutSize(box.w * self.k, box.h * self.k))
            table.addFrame(frame)
            frame.setId(id if place == 0 else f"{id}_{place + 1}")
            frame.setBackgroundEnabled(False)

    def picture(self, box: Box, id: str) -> None:
        item = QgsLayoutItemPicture(self.layout)
        item.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
        item.setPictureAnchor(QgsLayoutItemPicture.ReferencePoint.UpperLeft)
        self.add(item, box, id)

    def frame(self) -> None:
        """What stands on every page but the cover: head and foot."""
        inner = self.inner
        self.rule(0, 0, self.w, 3, ACCENT, "accent")
        self.label(Box(inner.x, 8.5, 80, 4), "plate", "[% @sra_plate %]", 8, ACCENT, is_bold=True)
        self.label(
            Box(inner.x + 80, 8.5, inner.w - 80, 4),
            "atlas",
            "[% @sra_atlas %]",
            8,
            QUIET,
            align=Qt.AlignmentFlag.AlignRight,
        )
        self.label(Box(inner.x, 13, inner.w, 8), "title", "[% @sra_title %]", 16, is_bold=True)
        self.label(Box(inner.x, 21.5, inner.w, 5), "level", "[% @sra_level %]", 9.5)
        self.label(Box(inner.x, 26.5, inner.w, 9), "definition", "[% @sra_definition %]", 8, QUIET)
        foot = self.h - 19
        self.rule(inner.x, foot, inner.w, 0.2, FAINT, "foot_rule")
        width = inner.w - 62
        self.label(Box(inner.x, foot + 1.5, width, 6.4), "source", "[% @sra_source %]", 6.5, QUIET)
        self.label(Box(inner.x, foot + 8, width, 6.4), "rule", "[% @sra_method %] · [% @sra_rule %]", 6.5, QUIET)
        right = Qt.AlignmentFlag.AlignRight
        self.label(Box(self.w - 12 - 60, foot + 1.5, 60, 6.4), "office", "[% @sra_office %]", 6.5, QUIET, align=right)
        self.label(Box(self.w - 12 - 60, foot + 8, 60, 4), "page", "[% @sra_page %]", 8, INK, is_bold=True, align=right)
        self.label(
            Box(inner.x, 4.2, inner.w, 4), "internal", "[% @sra_internal %]", 8.5, QColor("#a01010"), is_bold=True,
            align=Qt.AlignmentFlag.AlignHCenter,
        )  # fmt: skip

    def save(self, name: str) -> None:
        path = FOLDER / f"{name}.qpt"
        self.layout.setName(name)
        if not self.layout.saveAsTemplate(str(path), QgsReadWriteContext()):
            sys.exit(f"{path} cannot be written.")


def cover(sheet: Sheet) -> None:
    inner = sheet.inner
    sheet.rule(0, 0, sheet.w, 8, ACCENT, "accent")
    text = Box(18, 42, 118, 110) if sheet.is_landscape else Box(18, 176, sheet.w - 36, 90)
    chart = Box(140, 22, sheet.w - 152, sheet.h - 52) if sheet.is_landscape else Box(18, 26, sheet.w - 36, 140)
    item = sheet.map(chart, "map", has_frame=False)
    item.setBackgroundEnabled(False)
    sheet.label(Box(text.x, text.y, text.w, 32), "title", "[% @sra_title %]", 30, is_bold=True)
    sheet.label(Box(text.x, text.y + 36, text.w, 9), "level", "[% @sra_level %]", 16, ACCENT)
    sheet.label(Box(text.x, text.y + 47, text.w, 6), "date", "[% @sra_date %]", 11, QUIET)
    sheet.label(Box(text.x, text.y + 58, text.w, 24), "definition", "[% @sra_definition %]", 9.5)
    sheet.picture(Box(18, 14, 50, 20), "logo")
    foot = sheet.h - 25
    sheet.label(Box(18, foot, inner.w / 2, 6), "office", "[% @sra_office %]", 9, QUIET)
    sheet.label(Box(18, foot + 6, sheet.w - 36, 10), "source", "[% @sra_source %]", 6.5, QUIET)
    sheet.label(
        Box(18, 10, sheet.w - 36, 6), "internal", "[% @sra_internal %]", 11, QColor("#a01010"), is_bold=True,
        align=Qt.AlignmentFlag.AlignRight,
    )  # fmt: skip


def contents(sheet: Sheet) -> None:
    sheet.frame()
    box = sheet.content
    half = (box.w - 10) / 2
    boxes = [box.left(half), box.right(half)] if sheet.is_landscape else [box]
    sheet.table(boxes, "table", 8.5, has_lines=False)


def plate(sheet: Sheet) -> None:
    sheet.frame()
    box = sheet.content
    if sheet.is_landscape:
        chart, side = box.left(box.w - 74), box.right(69)
        legend, key, inset = side.top(62), Box(side.x, side.y + 66, side.w, side.h - 66), side.bottom(44)
    else:
        chart, side = box.top(box.h - 66), box.bottom(62)
        legend, key, inset = side.left(66), side.after(72), side.right(46)
    item = sheet.map(chart, "map")
    sheet.map_furniture(item, chart)
    sheet.legend(legend, item)
    sheet.table([key], "key", 7, has_lines=False)
    small = sheet.map(inset, "inset")
    small.setFrameStrokeColor(QUIET)
    overview = QgsLayoutItemMapOverview("inset", item)
    overview.setLinkedMap(small)
    overview.setFrameSymbol(
        QgsFillSymbol.createSimple({"color": "255,255,255,0", "outline_color": QUIET.name(), "outline_width": "0.3"})
    )
    item.overviews().addOverview(overview)


def comparison(sheet: Sheet) -> None:
    sheet.frame()
    box = sheet.content
    half = (box.w - 6) / 2
    height = box.h - 44 if sheet.is_landscape else 130
    for suffix, part in (("", box.left(half)), ("_2", box.right(half))):
        sheet.label(part.top(5), f"caption{suffix}", f"[% @sra_caption{suffix} %]", 9, is_bold=True)
        chart = part.below(5.5).top(height - 5.5)
        item = sheet.map(chart, f"map{suffix}")
        if not suffix:
            first = item
            sheet.map_furniture(item, chart)
    rest = box.below(height + 3)
    sheet.legend(rest.left(half), first, columns=3 if sheet.is_landscape else 2)
    sheet.label(
        rest.left(half).bottom(16), "numbers", "[% @sra_numbers %]", 6.3, QUIET, vertical=Qt.AlignmentFlag.AlignBottom
    )
    sheet.table([rest.right(half)], "table", 7.5)


def profile(sheet: Sheet) -> None:
    sheet.frame()
    # No formula stands on a profile, so the content begins higher.
    box = sheet.content.below(-7)
    if sheet.is_landscape:
        left, middle, right = box.left(84), box.after(90).left(84), box.right(box.w - 180)
        locator, text, ages = left.top(64), left.below(67).top(54), left.bottom(34)
        bars, lines = middle.top(82), middle.below(85)
        facts = right
    else:
        locator, text = box.left(84).top(66), box.right(box.w - 90).top(66)
        lower = box.below(70)
        facts, side = lower.left(112), lower.right(box.w - 117)
        bars, ages, lines = side.top(72), side.below(75).top(32), side.below(110)
    item = sheet.map(locator, "map")
    sheet.map_furniture(item, locator)
    sheet.label(text, "text", "[% @sra_text %]", 8.2)
    sheet.picture(bars, "bars")
    sheet.picture(ages, "ages")
    sheet.picture(lines, "lines")
    sheet.table([facts], "table", 6.6)


def text(sheet: Sheet) -> None:
    sheet.frame()
    sheet.table([sheet.content.below(-5)], "table", 7.6)


def main() -> None:
    application = QgsApplication([], False)
    application.initQgis()
    for size in PAPERS:
        for orientation in ("portrait", "landscape"):
            for draw in (cover, contents, plate, comparison, profile, text):
                sheet = Sheet(size, orientation)
                draw(sheet)
                sheet.save(f"{draw.__name__}_{size}_{orientation}")
    application.exitQgis()


if __name__ == "__main__":
    main()
