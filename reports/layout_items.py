"""What stands in the items of a print layout: tables, legends, texts, scale bars."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from qgis.core import (
    Qgis,
    QgsBasicNumericFormat,
    QgsDistanceArea,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsLayoutUtils,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsPointXY,
    QgsPrintLayout,
    QgsTableCell,
    QgsTextFormat,
    QgsTextRenderer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, Qt

from ..core.atlas.pages import Table

_LEAST_LETTERS = 4.5
"""Points below which a text is not made smaller."""


def round_scale_bar(bar: QgsLayoutItemScaleBar, item: QgsLayoutItemMap) -> None:
    """Two segments of 1, 2 or 5 times a power of ten, about a quarter of the map together; no decimals in the labels."""
    extent = item.extent()
    measure = QgsDistanceArea()
    measure.setSourceCrs(item.crs(), item.layout().project().transformContext())
    measure.setEllipsoid(item.layout().project().ellipsoid())
    middle = extent.center().y()
    metres = measure.convertLengthMeasurement(
        measure.measureLine(QgsPointXY(extent.xMinimum(), middle), QgsPointXY(extent.xMaximum(), middle)),
        Qgis.DistanceUnit.Meters,
    )
    if not 0 < metres < np.inf:
        return
    wanted = metres / 8
    magnitude = 10.0 ** np.floor(np.log10(wanted))
    segment = float(next(factor * magnitude for factor in (5, 2, 1) if factor * magnitude <= wanted * (1 + 1e-9)))
    is_long = segment >= 1000
    bar.setUnits(Qgis.DistanceUnit.Kilometers if is_long else Qgis.DistanceUnit.Meters)
    bar.setUnitLabel("km" if is_long else "m")
    bar.setUnitsPerSegment(segment / 1000 if is_long else segment)
    bar.setNumberOfSegments(2)
    plain = QgsBasicNumericFormat()
    plain.setShowThousandsSeparator(False)
    bar.setNumericFormat(plain)
    bar.update()


def fill_legend(layout: QgsPrintLayout, explained: Sequence[QgsMapLayer], heading: str) -> None:
    """The legend explains these layers: the first under the heading, the others without one."""
    legend = layout.itemById("legend")
    if not isinstance(legend, QgsLayoutItemLegend):
        return
    legend.setAutoUpdateModel(False)
    item = layout.itemById("map")
    legend.setLinkedMap(item)
    model = legend.model()
    # The legend would follow the theme of its map only when it is drawn, too late to tell entries without a label.
    themes = layout.project().mapThemeCollection()
    model.setLayerStyleOverrides(themes.mapThemeStyleOverrides(item.followVisibilityPresetName()))
    root = model.rootGroup()
    root.removeAllChildren()
    for place, layer in enumerate(explained):
        node = root.addLayer(layer)
        is_titled = place == 0 and bool(heading)
        node.setCustomProperty("legend/title-label", heading if is_titled else "")
        style = QgsLegendStyle.Style.Subgroup if is_titled else QgsLegendStyle.Style.Hidden
        QgsLegendRenderer.setNodeLegendStyle(node, style)
    for node in root.findLayers():
        entries = model.layerLegendNodes(node)
        labelled = [
            place for place, entry in enumerate(entries) if str(entry.data(Qt.ItemDataRole.DisplayRole) or "").strip()
        ]
        if len(labelled) < len(entries):
            QgsMapLayerLegendUtils.setLegendNodeOrder(node, labelled)
        model.refreshLayerLegend(node)
    legend.adjustBoxSize()
    legend.updateLegend()


def set_table(
    layout: QgsPrintLayout, id: str, table: Table | None, *, has_header: bool = True, bold_rows: Sequence[int] = ()
) -> None:
    """Fills a table of the template, or takes it away where there is nothing to fill in."""
    frame = layout.itemById(id)
    if not isinstance(frame, QgsLayoutFrame):
        return
    target = frame.multiFrame()
    if table is None or not table.rows:
        layout.removeMultiFrame(target)
        for part in [
            item for item in layout.items() if isinstance(item, QgsLayoutFrame) and item.multiFrame() is target
        ]:
            layout.removeLayoutItem(part)
        return
    target.setIncludeTableHeader(has_header and any(table.columns))
    bold = QgsTextFormat(target.contentTextFormat())
    font = bold.font()
    font.setBold(True)
    bold.setFont(font)
    columns = []
    margins = 2 * target.cellMargin()
    width = frame.rect().width()
    for place, (name, share) in enumerate(zip(table.columns, table.shares, strict=True)):
        column = QgsLayoutTableColumn(name)
        column.setHAlignment(_alignment(table, place))
        column.setWidth(share * width - margins)
        columns.append(column)
    target.setHeaders(columns)
    target.setColumns(columns)
    target.setColumnWidths([share * width - margins for share in table.shares])
    contents = []
    for index, row in enumerate(table.rows):
        cells = []
        for place, text in enumerate(row):
            cell = QgsTableCell(text)
            cell.setHorizontalAlignment(_alignment(table, place))
            cell.setVerticalAlignment(Qt.AlignmentFlag.AlignTop)
            if index in bold_rows or (place == 0 and not any(table.columns) and has_header):
                cell.setTextFormat(bold)
            cells.append(cell)
        contents.append(cells)
    target.setTableContents(contents)
    _fit_table(target)


def _fit_table(table: QgsLayoutTable) -> None:
    """Smaller letters where a table would not end within its frames: no row is ever cut off."""
    room = sum(table.frame(place).rect().height() for place in range(table.frameCount()))
    while True:
        table.refresh()
        text = table.contentTextFormat()
        if table.totalSize().height() <= room or text.size() <= _LEAST_LETTERS:
            return
        text.setSize(text.size() - 0.3)
        table.setContentTextFormat(text)


def _alignment(table: Table, column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if column in table.text_columns else Qt.AlignmentFlag.AlignRight


def fit_text(label: QgsLayoutItemLabel) -> None:
    """Smaller letters where a long text would run out of its box."""
    text = label.textFormat()
    context = QgsLayoutUtils.createRenderContextForLayout(label.layout(), None)
    context.setFlag(Qgis.RenderContextFlag.ApplyScalingWorkaroundForTextRendering)
    lines = label.currentText().split("\n")
    factor = context.convertToPainterUnits(1.0, Qgis.RenderUnit.Millimeters)
    while text.size() > _LEAST_LETTERS:
        height = QgsTextRenderer.textHeight(
            context, text, lines, Qgis.TextLayoutMode.RectangleAscentBased, flags=Qgis.TextRendererFlag.WrapLines,
            maxLineWidth=label.rect().width() * factor,
        )  # fmt: skip
        if height / factor <= label.rect().height():
            break
        text.setSize(text.size() - 0.2)
    label.setTextFormat(text)


def discard(layout: QgsPrintLayout) -> None:
    """Deletes a layout with all its items, at once: QGIS leaves those in groups to the next turn of the event loop, which does not
    come while an algorithm runs, and the items of hundreds of pages would pile up."""
    items = [item for item in layout.items() if isinstance(item, QgsLayoutItem)]
    sip.delete(layout)
    for item in items:
        if not sip.isdeleted(item):
            QCoreApplication.sendPostedEvents(item, QEvent.Type.DeferredDelete)


def overlap(first: QgsLayoutFrame, second: QgsLayoutItemMap) -> bool:
    """Whether two items lie over each other."""
    return first.sceneBoundingRect().intersects(second.sceneBoundingRect())
