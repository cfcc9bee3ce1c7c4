"""Figures of the area that is drawn or edited, at every move of the pencil, and the tools to draw it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface, QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QAction,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core.errors import SozialraumatlasError
from ..core.language import translate
from .choices import Choices
from .live_table import LiveTable, message_of
from .map_marks import MapMarks

if TYPE_CHECKING:
    from ..bridge.live_areas import LiveAreas, Look, Sources
    from ..core.catalogue import Indicator
    from .drawing_tools import BrushTool, DrawTool, Stroke

_PAUSE = 40
"""Milliseconds in which several changes of a shape become one look."""

_TOOLS_IN_A_ROW = 3


class LivePanel(QWidget):
    """Watches a layer of areas while it is drawn on, with the tools of this panel or any other of QGIS."""

    asked_for_layer = pyqtSignal()
    """The planner wants a new layer to draw on."""

    def __init__(self, iface: QgisInterface) -> None:
        """A panel that watches nothing yet."""
        super().__init__()
        self._iface = iface
        self._layer: QgsVectorLayer | None = None
        self._areas: LiveAreas | None = None
        self._choices = Choices()
        self._items: list[Indicator] = []
        # What was shown stays known as long as the dock is there, however often watching is switched off and on.
        self._kept: dict[tuple[object, ...], LiveAreas] = {}
        self._feature: int | None = None
        self._pencil: QgsGeometry | None = None
        """The outline under the pencil, until it is drawn."""
        self._brush: Stroke | None = None
        self._tool: DrawTool | BrushTool | None = None
        self._tool_before: QgsMapTool | None = None
        self._marks = MapMarks(iface.mapCanvas())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look)
        self._build()
        self._show_parts(False)

    def start(self, layer: QgsVectorLayer | None, units: QgsVectorLayer | None, choices: Choices) -> None:
        """Begins to watch a layer."""
        # Packages that may be missing are imported when they are needed.
        from ..bridge.live_areas import LiveAreas

        self.stop()
        problem = ""
        sources = None
        if layer is None or layer.geometryType() != Qgis.GeometryType.Polygon:
            problem = translate("dock", "Choose the layer of areas to draw on, or make a new one.")
        elif not layer.crs().isValid():
            problem = translate(
                "dock", "{layer} has no coordinate reference system. Set it in the properties of the layer."
            ).format(layer=layer.name())
        else:
            sources = _sources(units, choices)
            if sources is None:
                problem = translate("dock", "Compute the indicators once; the figures while drawing use their counts.")
        if sources is not None:
            try:
                files = [*sources.results, *(path for path in sources.releases if path is not None)]
                files += [sources.ledger] if sources.ledger is not None else []
                key = (
                    sources.units.id(),
                    sources.unit_id,
                    sources.profile,
                    *((path, path.stat().st_mtime_ns) for path in files),
                )
                if key not in self._kept:
                    # What another rule or an earlier result let be seen is known as well.
                    known = [area for kept in self._kept.values() for area in kept.shown_areas()]
                    self._kept[key] = LiveAreas(sources, known)
                self._areas = self._kept[key]
                self._items = self._areas.items(choices.indicators)
            except SozialraumatlasError as error:
                problem = str(error)
        if problem:
            self.toggle.setChecked(False)
            self._say(problem)
            return
        self._layer, self._choices = layer, choices
        layer.geometryChanged.connect(self._changed)
        layer.featureAdded.connect(self._added)
        layer.selectionChanged.connect(self._selected)
        layer.attributeValueChanged.connect(self._again)
        layer.undoStack().indexChanged.connect(self._again)
        layer.afterRollBack.connect(self._again)
        layer.willBeDeleted.connect(self.stop)
        self.toggle.setChecked(True)
        self._show_parts(True)
        self._selected()
        self._look()

    def stop(self) -> None:
        """Watches nothing any more."""
        self._timer.stop()
        self._leave_tool()
        # A layer that is leaving takes its connections with it.
        if self._layer is not None and not sip.isdeleted(self._layer):
            self._layer.geometryChanged.disconnect(self._changed)
            self._layer.featureAdded.disconnect(self._added)
            self._layer.selectionChanged.disconnect(self._selected)
            self._layer.attributeValueChanged.disconnect(self._again)
            self._layer.undoStack().indexChanged.disconnect(self._again)
            self._layer.afterRollBack.disconnect(self._again)
            self._layer.willBeDeleted.disconnect(self.stop)
        self._layer, self._areas, self._feature = None, None, None
        self._marks.clear()
        self.toggle.setChecked(False)
        self._show_parts(False)

    def close_down(self) -> None:
        """Leaves nothing on the map; called before the plugin is unloaded."""
        self.stop()
        self._marks.discard()

    def members(self, geometry: QgsGeometry) -> frozenset[str]:
        """Keys of the whole units of a shape on the layer; none where nothing is watched."""
        if self._areas is None or self._layer is None or geometry.isEmpty():
            return frozenset()
        return self._areas.members(geometry, self._layer.crs())

    def draw(self) -> None:
        """Takes up the pencil."""
        from .drawing_tools import DrawTool

        if self._is_editable():
            tool = DrawTool(self._iface.mapCanvas(), self._iface.cadDockWidget(), self._layer)
            tool.moved.connect(self._follow)
            tool.digitizingCompleted.connect(self._drawn)
            tool.digitizingCanceled.connect(self._forget_pencil)
            self._take(tool, self.draw_button)

    def brush(self) -> None:
        """Takes up the brush."""
        from .drawing_tools import BrushTool

        if self._is_editable():
            tool = BrushTool(self._iface.mapCanvas())
            tool.began.connect(self._begin_stroke)
            tool.painted.connect(self._paint)
            tool.ended.connect(self._end_stroke)
            self._take(tool, self.brush_button)

    def snap_to_units(self) -> None:
        """Replaces the shape of the area by the union of its whole units."""
        from ..bridge.drawn_areas import reshape

        feature = self._current()
        if feature is None or self._areas is None or not self._is_editable():
            return
        snapped = self._areas.snapped(feature.geometry(), self._layer.crs())
        if snapped is not None:
            reshape(self._layer, feature.id(), snapped, translate("dock", "Snap to Units"))

    def save_variant(self) -> None:
        """Copies the area as its next variant, which is the one edited from now on."""
        from ..bridge.drawn_areas import save_variant

        feature = self._current()
        if feature is None:
            self._say(translate("dock", "Draw an area on the layer, or select one."))
        elif self._is_editable():
            copy = save_variant(self._layer, feature.id(), self._choices.area_id, self._choices.area_name)
            if copy is not None:
                self._watch(copy)

    def _build(self) -> None:
        self.toggle = QPushButton(translate("dock", "Figures While Drawing"))
        self.toggle.setObjectName("live")
        self.toggle.setCheckable(True)
        self.toggle.setToolTip(
            translate("dock", "Shows the figures of the area you draw or edit, protected like a release.")
        )
        new_layer = QPushButton(translate("dock", "New Layer of Areas"))
        new_layer.setObjectName("new_layer")
        new_layer.setToolTip(translate("dock", "Makes an empty layer to draw on, in the folder of the results."))
        new_layer.clicked.connect(self.asked_for_layer.emit)
        self._tools = QWidget()
        grid = QGridLayout(self._tools)
        grid.setContentsMargins(0, 0, 0, 0)
        self.draw_button = self._tool_button(
            "draw", "/mActionCapturePolygon.svg", translate("dock", "Draw"), self.draw, is_checkable=True,
            tip=translate("dock", "Draws an area. Right click closes it, Backspace takes back a corner. Snapping and tracing as set in QGIS."),
        )  # fmt: skip
        self.brush_button = self._tool_button(
            "brush", "/propertyicons/symbology.svg", translate("dock", "Brush"), self.brush, is_checkable=True,
            tip=translate("dock", "Adds whole units where it begins outside the area, removes them where it begins inside. Shift begins a new area, Esc takes back the stroke."),
        )  # fmt: skip
        buttons = [
            self.draw_button, self.brush_button,
            self._tool_button(
                "vertices", "/mActionVertexTool.svg", translate("dock", "Vertices"), lambda: self._trigger("vertices"),
                tip=translate("dock", "QGIS' tool for moving, adding and deleting corners."),
            ),
            self._tool_button(
                "split", "/mActionSplitFeatures.svg", translate("dock", "Split"), lambda: self._trigger("split"),
                tip=translate("dock", "QGIS' tool for cutting an area along a line."),
            ),
            self._tool_button(
                "merge", "/mActionMergeFeatures.svg", translate("dock", "Merge"), lambda: self._trigger("merge"),
                tip=translate("dock", "QGIS' tool that makes one area of those selected."),
            ),
            self._tool_button(
                "snap", "/mIconSnapping.svg", translate("dock", "Snap to Units"), self.snap_to_units,
                tip=translate("dock", "Makes the drawn area the union of its whole units, in one step that can be undone."),
            ),
            self._tool_button(
                "variant", "/mActionDuplicateFeature.svg", translate("dock", "Save as Variant"), self.save_variant,
                tip=translate("dock", "Keeps the area as it is and goes on with a copy. Variants of an area are compared side by side."),
            ),
        ]  # fmt: skip
        for place, button in enumerate(buttons):
            grid.addWidget(button, *divmod(place, _TOOLS_IN_A_ROW))
        self.message = QLabel()
        self.message.setObjectName("live_message")
        self.message.setWordWrap(True)
        self.table = LiveTable()
        self._texts = QWidget()
        lines = QFormLayout(self._texts)
        lines.setContentsMargins(0, 0, 0, 0)
        self.note, self.author = QLineEdit(), QLineEdit()
        for edit, name, label in (
            (self.note, "note", translate("dock", "Note")), (self.author, "author", translate("dock", "Author")),
        ):  # fmt: skip
            edit.setObjectName(name)
            edit.setAccessibleName(label)
            edit.setToolTip(translate("dock", "Kept with the area, in a field of the layer."))
            edit.editingFinished.connect(lambda name=name, edit=edit: self._write(name, edit))
            lines.addRow(label, edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (new_layer, self.toggle, self._tools, self.message, self.table, self._texts):
            layout.addWidget(widget)

    def _tool_button(
        self, name: str, icon: str, text: str, action: Callable[[], None], *, tip: str, is_checkable: bool = False
    ) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(tip)
        button.setIcon(QIcon(QgsApplication.getThemeIcon(icon)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(is_checkable)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _: action())
        return button

    def _take(self, tool: DrawTool | BrushTool, button: QToolButton) -> None:
        canvas = self._iface.mapCanvas()
        if self._tool is None:
            self._tool_before = canvas.mapTool()
        for other in (self.draw_button, self.brush_button):
            other.setChecked(other is button)
        self._tool, before = tool, self._tool
        canvas.setMapTool(tool)
        tool.deactivated.connect(lambda: self._tool_left(tool))
        if before is not None:
            before.deleteLater()

    def _leave_tool(self) -> None:
        tool, self._tool = self._tool, None
        if tool is None or sip.isdeleted(tool):
            return
        canvas = self._iface.mapCanvas()
        if canvas.mapTool() is tool:
            canvas.unsetMapTool(tool)
            if self._tool_before is not None and not sip.isdeleted(self._tool_before):
                canvas.setMapTool(self._tool_before)
        self._tool_before = None
        tool.deleteLater()
        self._tool_left(tool)

    def _tool_left(self, tool: QgsMapTool) -> None:
        self._forget_pencil()
        if self._tool is tool or self._tool is None:
            self.draw_button.setChecked(False)
            self.brush_button.setChecked(False)

    def _trigger(self, name: str) -> None:
        if not self._is_editable():
            return
        self._iface.setActiveLayer(self._layer)
        actions = {
            "vertices": self._iface.actionVertexTool(), "split": self._iface.actionSplitFeatures(),
            # QGIS offers this one by its name only.
            "merge": self._iface.mainWindow().findChild(QAction, "mActionMergeFeatures"),
        }  # fmt: skip
        if actions[name] is not None:
            actions[name].trigger()

    def _is_editable(self) -> bool:
        """Whether the layer can be edited; editing is switched on where it is off."""
        if self._layer is None:
            return False
        if not self._layer.isEditable() and not self._layer.startEditing():
            self._say(
                translate("dock", "{layer} cannot be edited: it is read-only, or its file is in use.").format(
                    layer=self._layer.name()
                )
            )
            return False
        return True

    def _follow(self, outline: QgsGeometry) -> None:
        self._pencil = outline
        if not self._timer.isActive():
            self._timer.start()

    def _forget_pencil(self) -> None:
        self._pencil = None
        if self._layer is not None:
            self._timer.start()

    def _drawn(self, feature: QgsFeature) -> None:
        self._pencil = None
        self._add(feature.geometry())

    def _add(self, shape: QgsGeometry) -> None:
        from ..bridge.drawn_areas import add_area

        added = add_area(self._layer, shape, self._choices.area_id, self._choices.area_name, self.author.text().strip())
        if added is None:
            self._say(translate("dock", "The layer did not take the area."))
            return
        self._watch(added)

    def _watch(self, feature: int) -> None:
        # A selection would cover the map in yellow; the area is outlined instead.
        self._layer.removeSelection()
        self._feature = feature
        self._timer.start()

    def _begin_stroke(self, point: QgsPointXY, is_new: bool) -> None:
        from .drawing_tools import Stroke

        feature = None if is_new else self._current()
        shape = None if feature is None else feature.geometry()
        on_layer = self._on_layer(QgsGeometry.fromPointXY(point))
        adds = shape is None or on_layer is None or not shape.contains(on_layer)
        self._brush = Stroke(None if feature is None else feature.id(), shape, adds)

    def _paint(self, stroke: QgsGeometry) -> None:
        on_layer = self._on_layer(stroke)
        if self._brush is None or self._areas is None or on_layer is None:
            return
        touched = self._areas.touched(on_layer, self._layer.crs()) - self._brush.touched
        if touched:
            self._brush.touched |= touched
            self._brush.paint(self._areas.union(touched, self._layer.crs()))
            self._pencil = self._brush.shape
            if not self._timer.isActive():
                self._timer.start()

    def _end_stroke(self, counts: bool) -> None:
        from ..bridge.drawn_areas import reshape

        stroke, self._brush, self._pencil = self._brush, None, None
        if stroke is None or not counts or not stroke.touched or stroke.shape is None or self._layer is None:
            self._timer.start()
            return
        if stroke.feature is None:
            self._add(stroke.shape)
            return
        if stroke.shape.isEmpty():
            self._say(translate("dock", "That would leave nothing of the area. Delete it instead."))
            self._timer.start()
            return
        title = translate("dock", "Add Units") if stroke.adds else translate("dock", "Remove Units")
        reshape(self._layer, stroke.feature, stroke.shape, title)

    def _on_layer(self, geometry: QgsGeometry) -> QgsGeometry | None:
        """A geometry of the map in the system of the layer."""
        if self._layer is None:
            return None
        system = self._iface.mapCanvas().mapSettings().destinationCrs()
        copy = QgsGeometry(geometry)
        if system.isValid() and system != self._layer.crs():
            try:
                copy.transform(QgsCoordinateTransform(system, self._layer.crs(), QgsProject.instance()))
            except QgsCsException:
                return None
        return copy

    def _write(self, field: str, edit: QLineEdit) -> None:
        from ..bridge.drawn_areas import write

        feature = self._current()
        # Leaving a line that was only read writes nothing.
        if feature is not None and edit.isModified() and self._is_editable():
            edit.setModified(False)
            write(self._layer, feature.id(), field, edit.text().strip())

    def _show_parts(self, is_watching: bool) -> None:
        for widget in (self._tools, self.message, self.table, self._texts):
            widget.setVisible(is_watching)

    def _changed(self, feature: int, _: object) -> None:
        self._feature = feature
        self._timer.start()

    def _added(self, feature: int) -> None:
        self._feature = feature
        self._timer.start()

    def _selected(self, *_: object) -> None:
        chosen = [] if self._layer is None else self._layer.selectedFeatureIds()
        if len(chosen) == 1:
            self._feature = chosen[0]
            self._timer.start()

    def _again(self, *_: object) -> None:
        self._timer.start()

    def _current(self) -> QgsFeature | None:
        """The feature as it is in the edit buffer."""
        if self._layer is None or self._feature is None:
            return None
        feature = self._layer.getFeature(self._feature)
        return feature if feature.isValid() and feature.hasGeometry() else None

    def _look(self) -> None:
        from ..core.live_figures import WITHHELD

        if self._areas is None or self._layer is None:
            return
        feature = self._current()
        is_moving = self._pencil is not None
        shape = self._pencil if is_moving else None if feature is None else feature.geometry()
        if shape is None or shape.isEmpty():
            self.table.setRowCount(0)
            self.message.setText(translate("dock", "Draw an area on the layer, or select one."))
            self._marks.clear()
            self._describe(None)
            return
        crs = self._layer.crs()
        look = self._areas.look(shape, crs, self._items)
        columns = [(translate("dock", "Area"), look)]
        if not is_moving and feature is not None:
            columns = self._with_variants(feature, look, crs)
            self._describe(feature)
        self.table.fill(self._items, columns, look, [self._areas.city(item) for item in self._items])
        is_withheld = any(figure.state in WITHHELD for figure in look.figures)
        # What the pencil draws QGIS shows itself.
        outline = None if is_moving and self._brush is None else shape
        self._marks.show(outline, self._areas.piece(look.figures, crs), crs, is_withheld=is_withheld)
        self.message.setText(message_of(look))

    def _with_variants(
        self, feature: QgsFeature, look: Look, crs: QgsCoordinateReferenceSystem
    ) -> list[tuple[str, Look]]:
        """The looks at all variants of the area, with the one that is edited marked."""
        from ..bridge.drawn_areas import VARIANT, read, variants

        found = variants(self._layer, feature, self._choices.area_id, self._choices.area_name)
        if len(found) < 2:
            return [(translate("dock", "Area"), look)]
        title = translate("dock", "Variant {letter}")
        columns = []
        for other in found:
            is_own = other.id() == feature.id()
            shown = look if is_own else self._areas.look(other.geometry(), crs, self._items)
            columns.append((title.format(letter=read(other, VARIANT)) + (" ◂" if is_own else ""), shown))
        return columns

    def _describe(self, feature: QgsFeature | None) -> None:
        from ..bridge.drawn_areas import read

        for edit in (self.note, self.author):
            edit.setEnabled(feature is not None)
            if not edit.hasFocus():
                known = "" if feature is None else read(feature, edit.objectName())
                # Whoever drew the last area most likely draws the next one.
                if edit is self.note or known:
                    edit.setText(known)

    def _say(self, text: str) -> None:
        self._iface.messageBar().pushMessage(translate("dock", "Sozialraumatlas"), text, Qgis.MessageLevel.Info)


def _sources(units: QgsVectorLayer | None, choices: Choices) -> Sources | None:
    """What live figures are made of: districts are known to everybody, of drawn areas those that were released."""
    from ..bridge.live_areas import Sources

    names = [name for name in choices.results if name == "districts" or name in choices.releases]
    names = [name for name in names or list(choices.results)[:1] if Path(choices.results[name]).is_file()]
    if units is None or not names:
        return None
    releases = [Path(choices.releases[name]) if name in choices.releases else None for name in names]
    ledger = Path(choices.ledger) if choices.ledger else None
    return Sources(
        units, choices.unit_id, [Path(choices.results[name]) for name in names],
        [path if path is not None and path.is_file() else None for path in releases], choices.profile,
        ledger if ledger is not None and ledger.is_file() else None,
    )  # fmt: skip
