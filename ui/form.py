"""Forms of the dock: each widget shows one entry of the choices and takes over what the planner does with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.core import Qgis, QgsMapLayer, QgsProject
from qgis.gui import QgsFieldComboBox, QgsFileWidget, QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from .choices import Choices

_ROWS_SHOWN = 7
_ID_ROLE = Qt.ItemDataRole.UserRole


class Form(QScrollArea):
    """A page of the dock. Widgets bear the name of the entry they show."""

    chosen = pyqtSignal(str, object)
    """An entry of the choices, and its new value."""

    def __init__(self, question: str) -> None:
        """A page that asks something."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        body = QWidget()
        outer = QVBoxLayout(body)
        label = QLabel(question)
        label.setWordWrap(True)
        outer.addWidget(label)
        self._rows = QFormLayout()
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        outer.addLayout(self._rows)
        outer.addStretch(1)
        self.setWidget(body)
        self._fillers: list[Callable[[Choices], None]] = []
        self._is_filling = False

    def fill(self, choices: Choices) -> None:
        """Shows the choices; that is not taken for something the planner does."""
        self._is_filling = True
        for fill in self._fillers:
            fill(choices)
        self._is_filling = False

    def layer(
        self, name: str, label: str, kinds: Qgis.LayerFilters, tip: str, fields: Sequence[tuple[str, str, str]]
    ) -> None:
        """A layer, and fields of it.

        Args:
            name, label, tip: of the layer.
            kinds: which layers can be chosen.
            fields: name, label and tip of each.
        """
        combo = QgsMapLayerComboBox()
        combo.setFilters(Qgis.LayerFilters(kinds))
        combo.setAllowEmptyLayer(True)
        self._add(name, label, combo, tip)
        boxes = []
        for field, field_label, field_tip in fields:
            box = QgsFieldComboBox()
            box.setAllowEmptyFieldName(True)
            combo.layerChanged.connect(box.setLayer)
            self._add(field, field_label, box, field_tip)
            box.activated.connect(lambda _, field=field, box=box: self._choose(field, box.currentField()))
            boxes.append((field, box))

        def choose(_: int) -> None:
            # Fields of the layer before stay only where this one has them, too.
            layer = combo.currentLayer()
            kept = [(field, box, box.currentField()) for field, box in boxes]
            self._choose(name, "" if layer is None else layer.id())
            for field, box, before in kept:
                box.setField(before)
                self._choose(field, box.currentField())

        # Only what the planner does is a choice: a combo also changes when its layer leaves the project.
        combo.activated.connect(choose)

        def fill(choices: Choices) -> None:
            combo.setLayer(_layer(getattr(choices, name)))
            for field, box in boxes:
                box.setField(getattr(choices, field))

        self._fillers.append(fill)

    def text(self, name: str, label: str, tip: str) -> None:
        """A line of text."""
        edit = QLineEdit()
        edit.textEdited.connect(lambda text: self._choose(name, text.strip()))
        self._add(name, label, edit, tip)
        self._fillers.append(lambda choices: edit.setText(getattr(choices, name)))

    def file(self, name: str, label: str, tip: str, file_filter: str = "") -> QgsFileWidget:
        """A file that is begun or continued, or without a filter a folder."""
        widget = QgsFileWidget()
        widget.setStorageMode(
            QgsFileWidget.StorageMode.SaveFile if file_filter else QgsFileWidget.StorageMode.GetDirectory
        )
        widget.setConfirmOverwrite(False)
        widget.setFilter(file_filter)
        widget.fileChanged.connect(lambda path: self._choose(name, path))
        self._add(name, label, widget, tip)
        self._fillers.append(lambda choices: widget.setFilePath(getattr(choices, name)))
        return widget

    def option(self, name: str, label: str, options: Sequence[tuple[str, str]], tip: str = "") -> None:
        """One of some options, each with its name."""
        combo = QComboBox()
        for option, text in options:
            combo.addItem(text, option)
        combo.activated.connect(lambda _: self._choose(name, combo.currentData()))
        self._add(name, label, combo, tip)
        self._fillers.append(lambda choices: combo.setCurrentIndex(max(combo.findData(getattr(choices, name)), 0)))

    def number(self, name: str, label: str, suffix: str, limits: tuple[int, int], tip: str = "") -> None:
        """A whole number."""
        box = QSpinBox()
        box.setRange(*limits)
        box.setSuffix(f" {suffix}")
        box.valueChanged.connect(lambda value: self._choose(name, value))
        self._add(name, label, box, tip)
        self._fillers.append(lambda choices: box.setValue(getattr(choices, name)))

    def ticks(self, name: str, label: str, options: Sequence[tuple[str, str, str]]) -> QListWidget:
        """Any of some options, each with its name and an explanation."""
        box = QListWidget()
        box.setAccessibleName(label)
        box.setMaximumHeight(box.fontMetrics().height() * (_ROWS_SHOWN + 1))
        for option, text, tip in options:
            item = QListWidgetItem(text)
            item.setData(_ID_ROLE, option)
            item.setToolTip(tip)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            box.addItem(item)
        box.itemChanged.connect(lambda _: self._choose(name, _ticked(box)))
        self._add(name, label, box, "")

        def fill(choices: Choices) -> None:
            for row in range(box.count()):
                is_ticked = box.item(row).data(_ID_ROLE) in getattr(choices, name)
                box.item(row).setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)

        self._fillers.append(fill)
        return box

    def widget_below(self, widget: QWidget) -> None:
        """A widget that shows no choice."""
        self._rows.addRow(widget)

    def buttons(self, buttons: Sequence[tuple[str, str, Callable[[], None], str]]) -> None:
        """Buttons side by side: name, text, what they do, and a tip."""
        row = QHBoxLayout()
        for name, text, action, tip in buttons:
            button = QPushButton(text)
            button.setObjectName(name)
            button.setToolTip(tip)
            button.clicked.connect(lambda _, action=action: action())
            row.addWidget(button)
        self._rows.addRow(row)

    def _add(self, name: str, label: str, widget: QWidget, tip: str) -> None:
        widget.setObjectName(name)
        widget.setToolTip(tip)
        widget.setAccessibleName(label)
        self._rows.addRow(label, widget)

    def _choose(self, name: str, value: Any) -> None:
        if not self._is_filling:
            self.chosen.emit(name, value)


def _layer(id: str) -> QgsMapLayer | None:
    return QgsProject.instance().mapLayer(id) if id else None


def _ticked(box: QListWidget) -> list[str]:
    items = [box.item(row) for row in range(box.count())]
    return [item.data(_ID_ROLE) for item in items if item.checkState() == Qt.CheckState.Checked]
