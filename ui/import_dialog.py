"""The dialog that shows what the columns of a table are taken for, and lets it be corrected."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..core.catalogue import Catalogue
from ..core.errors import SozialraumatlasError
from ..core.importing.layout import Layout, find_layout
from ..core.importing.proposal import pattern_of, propose_recipe
from ..core.importing.recipe import Recipe, read_recipes, write_recipes
from ..core.importing.sheets import Sheet, read_sheets
from ..core.language import translate

_AND = " + "


class ImportDialog(QDialog):
    """Files, and the recipe by which they are read: one row for each entry, the columns of the table in it."""

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        """A dialog without files."""
        super().__init__(parent)
        self.setWindowTitle(translate("import_dialog", "Import Counts"))
        self.resize(760, 620)
        self._catalogue = catalogue
        self._recipe: Recipe | None = None
        self._file: Path | None = None
        self.files = QgsFileWidget()
        self.files.setObjectName("import_files")
        self.files.setStorageMode(QgsFileWidget.StorageMode.GetMultipleFiles)
        self.files.setFilter(translate("import_dialog", "Tables (*.csv *.txt *.tsv *.xlsx *.ods *.geojson *.json)"))
        self.files.fileChanged.connect(self._read)
        self.message = QLabel(
            translate("import_dialog", "Choose the tables as they came: CSV, XLSX, ODS, one file or one for each year.")
        )
        self.message.setWordWrap(True)
        self.message.setObjectName("import_message")
        self.table = QTableWidget(0, 2)
        self.table.setObjectName("import_mapping")
        self.table.setAccessibleName(translate("import_dialog", "What the columns mean"))
        self.table.setHorizontalHeaderLabels(
            [translate("import_dialog", "Meaning"), translate("import_dialog", "Columns of the table")]
        )
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.headings = QListWidget()
        self.headings.setObjectName("import_headings")
        self.headings.setAccessibleName(translate("import_dialog", "Columns of the table"))
        self.headings.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.headings.setToolTip(
            translate("import_dialog", "A double click adds the column to the row chosen on the left.")
        )
        self.headings.itemDoubleClicked.connect(lambda item: self._add_column(item.text()))
        self.variables = QComboBox()
        self.variables.setObjectName("import_variables")
        for name, variable in catalogue.variables.items():
            self.variables.addItem(f"{variable.label} ({name})", name)
        add = QPushButton(translate("import_dialog", "Add Variable"))
        add.setObjectName("import_add")
        add.clicked.connect(lambda: self._add_row(self.variables.currentData(), self.variables.currentText(), ""))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.addWidget(self.variables, 1)
        below.addWidget(add)
        middle = QHBoxLayout()
        middle.addWidget(self.table, 3)
        middle.addWidget(self.headings, 2)
        layout = QVBoxLayout(self)
        layout.addWidget(self.files)
        layout.addWidget(self.message)
        layout.addLayout(middle)
        layout.addLayout(below)
        layout.addWidget(self.buttons)
        self._enable()

    def paths(self) -> list[Path]:
        """The files that were chosen."""
        return [Path(name) for name in QgsFileWidget.splitFilePaths(self.files.filePath())]

    def recipe(self) -> Recipe | None:
        """The recipe as it stands in the table."""
        if self._recipe is None:
            return None
        texts = {
            self.table.item(row, 0).data(Qt.ItemDataRole.UserRole): self.table.item(row, 1).text().strip()
            for row in range(self.table.rowCount())
        }
        roles = {name: texts.pop(name, "") for name in _roles()}
        variables = {name: [part.strip() for part in text.split(_AND)] for name, text in texts.items() if text}
        if self._recipe.is_long:
            return dataclasses.replace(self._recipe, **roles, names=variables)
        return dataclasses.replace(self._recipe, **roles, variables=variables)

    def recipe_file(self) -> Path | None:
        """Where the recipe is kept: beside the first table."""
        if self._file is None:
            return None
        return self._file.with_name(pattern_of(self._file).replace("*", "").rpartition(".")[0].strip("_- .") + ".yaml")

    def accept(self) -> None:
        """Keeps the recipe and closes, where it can be used."""
        recipe, file = self.recipe(), self.recipe_file()
        if recipe is None or file is None:
            return
        if not recipe.unit_id or not (recipe.variables or recipe.names):
            self.message.setText(
                translate("import_dialog", "Name the column with the key of the units, and at least one variable.")
            )
            return
        try:
            write_recipes(file, [recipe])
        except SozialraumatlasError as error:
            self.message.setText(str(error))
            return
        super().accept()

    def _read(self, _: str) -> None:
        paths = self.paths()
        self._recipe, self._file = None, None
        self.table.setRowCount(0)
        self.headings.clear()
        if paths:
            try:
                sheet, layout = _first_table(paths[0])
                self._file = paths[0]
                known = _kept(paths[0])
                self._recipe = known or propose_recipe(sheet, layout, self._catalogue)
                self._fill(layout, known is not None)
            except SozialraumatlasError as error:
                self.message.setText(str(error))
        self._enable()

    def _fill(self, layout: Layout, is_known: bool) -> None:
        recipe = self._recipe
        if recipe is None:
            return
        for name, label in _roles().items():
            self._add_row(name, label, getattr(recipe, name))
        for name, columns in (recipe.names if recipe.is_long else recipe.variables).items():
            self._add_row(name, f"{self._catalogue.variables[name].label} ({name})", _AND.join(columns))
        self.headings.addItems(list(dict.fromkeys(column.heading for column in layout.columns if column.heading)))
        if is_known:
            text = translate("import_dialog", "Read by the recipe beside the table. Correct what has changed.")
        else:
            text = translate(
                "import_dialog",
                "This is what the headings say. Correct what is wrong; several columns are added up with “ + ”.",
            )
        self.message.setText(text)

    def _add_row(self, name: str, label: str, text: str) -> None:
        for row in range(self.table.rowCount()):
            if self.table.item(row, 0).data(Qt.ItemDataRole.UserRole) == name:
                self.table.setCurrentCell(row, 1)
                return
        row = self.table.rowCount()
        self.table.insertRow(row)
        first = QTableWidgetItem(label)
        first.setData(Qt.ItemDataRole.UserRole, name)
        first.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.table.setItem(row, 0, first)
        self.table.setItem(row, 1, QTableWidgetItem(text))
        self.table.setCurrentCell(row, 1)

    def _add_column(self, heading: str) -> None:
        row = self.table.currentRow()
        if row < 0:
            return
        item = self.table.item(row, 1)
        is_role = self.table.item(row, 0).data(Qt.ItemDataRole.UserRole) in _roles()
        item.setText(heading if is_role or not item.text().strip() else f"{item.text().strip()}{_AND}{heading}")

    def _enable(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self._recipe is not None)


def _roles() -> dict[str, str]:
    return {
        "unit_id": translate("import_dialog", "Key of the units"), "unit_name": translate("import_dialog", "Name of the units"),
        "level": translate("import_dialog", "Level"), "date": translate("import_dialog", "Reference date"),
        "variable": translate("import_dialog", "Name of the variable (a row for each figure)"), "value": translate("import_dialog", "Figure (a row for each figure)"),
    }  # fmt: skip


def _first_table(file: Path) -> tuple[Sheet, Layout]:
    problem: SozialraumatlasError | None = None
    for sheet in read_sheets(file):
        try:
            return sheet, find_layout(sheet)
        except SozialraumatlasError as error:  # noqa: PERF203
            problem = problem or error
    raise problem or SozialraumatlasError(translate("import_dialog", "{file} holds no table.").format(file=file.name))


def _kept(file: Path) -> Recipe | None:
    """The recipe beside a table that was made for its kind."""
    for path in sorted(file.parent.glob("*.yaml")):
        try:
            fitting = [recipe for recipe in read_recipes(path) if recipe.fits(file)]
        except SozialraumatlasError:
            # Some other YAML.
            continue
        if fitting:
            return fitting[0]
    return None
