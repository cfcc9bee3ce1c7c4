"""The dock: five steps from data to print."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsMapLayer,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface, QgsDockWidget, QgsFieldComboBox, QgsFileWidget, QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QGuiApplication
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ..core.errors import SozialraumatlasError
from ..core.language import translate
from ..core.options import ATLAS_FORMATS, ATLAS_PAGES, METHODS, ORIENTATIONS, PAPER_SIZES, PROFILES
from ..core.project_guess import POINT, POLYGON, TABLE, Candidate, Guess, guess
from .choices import STEPS, Choices, Plan, Run, load_choices, save_choices
from .figures_table import BarDelegate, FiguresModel, sorted_by_value
from .runner import Runner

_MOST_VALUES = 20_000
"""Different values of a field that are looked at when layers are guessed."""


class AtlasDock(QgsDockWidget):
    """The steps, the table of figures, and the state of the present run."""

    def __init__(self, iface: QgisInterface) -> None:
        """A dock for the project that is open."""
        super().__init__(translate("dock", "Sozialraumatlas"))
        self.setObjectName("SozialraumatlasDock")
        self._iface = iface
        self.choices = Choices()
        self.runner = Runner(self)
        self._is_filling = False
        # Fields by the layer they are of.
        self._fields: dict[str, list[str]] = {}
        self._build()
        self.runner.progressed.connect(self._show_progress)
        self.runner.failed.connect(self._show_error)
        self.runner.finished.connect(self._show_end)
        project = QgsProject.instance()
        project.readProject.connect(self._load)
        project.cleared.connect(self._load)
        project.layersRemoved.connect(self._refresh)
        self._load()

    def close_down(self) -> None:
        """Stops what runs and lets go of the project; called before the plugin is unloaded."""
        self.runner.cancel()
        project = QgsProject.instance()
        project.readProject.disconnect(self._load)
        project.cleared.disconnect(self._load)
        project.layersRemoved.disconnect(self._refresh)

    def plan(self) -> Plan:
        """What follows from the choices."""
        return Plan(QgsProject.instance(), self.choices)

    def _build(self) -> None:
        self.steps = QListWidget()
        self.steps.setObjectName("steps")
        self.steps.setAccessibleName(translate("dock", "Steps"))
        self.steps.setMaximumHeight(self.steps.fontMetrics().height() * (len(STEPS) * 2 + 1))
        self.pages = QStackedWidget()
        builders = (
            self._build_data,
            self._build_areas,
            self._build_indicators,
            self._build_disclosure,
            self._build_output,
        )
        for build in builders:
            self.steps.addItem(QListWidgetItem())
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QScrollArea.Shape.NoFrame)
            scroll.setWidget(build())
            self.pages.addWidget(scroll)
        self.steps.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.table = QTableView()
        self.table.setObjectName("figures")
        self.table.setAccessibleName(translate("dock", "Figures of the areas"))
        self.table.setSortingEnabled(True)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setItemDelegate(BarDelegate(self.table))
        self.table.hide()
        self.progress = QProgressBar()
        self.progress.setObjectName("progress")
        self.cancel_button = QPushButton(translate("dock", "Cancel"))
        self.cancel_button.setObjectName("cancel")
        self.cancel_button.clicked.connect(self.runner.cancel)
        self._run_row = QWidget()
        row = QHBoxLayout(self._run_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.progress)
        row.addWidget(self.cancel_button)
        self._run_row.hide()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.addWidget(self.steps)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._run_row)
        self.setWidget(body)
        self.steps.setCurrentRow(0)

    def _build_data(self) -> QWidget:
        page, layout = _page(translate("dock", "Which units, and which counts of them?"))
        find = QPushButton(translate("dock", "Find in Project"))
        find.setObjectName("find")
        find.setToolTip(
            translate(
                "dock",
                "Looks for the layers and fields that fit together: counts by the names of their columns, units by their keys.",
            )
        )
        find.clicked.connect(self.find_layers)
        layout.addRow(find)
        self._layer_row(
            layout,
            "units",
            translate("dock", "Units"),
            Qgis.LayerFilter.PolygonLayer | Qgis.LayerFilter.PointLayer,
            translate("dock", "Blocks, statistical districts or addresses."),
        )
        self._field_row(
            layout,
            "unit_id",
            "units",
            translate("dock", "Key of the units"),
            translate("dock", "Field that names each unit once."),
        )
        self._layer_row(
            layout,
            "counts",
            translate("dock", "Counts"),
            Qgis.LayerFilter.VectorLayer,
            translate("dock", "Table with a row for each unit and date. It may be the layer of units itself."),
        )
        self._field_row(
            layout,
            "counts_unit_id",
            "counts",
            translate("dock", "Key in the counts"),
            translate("dock", "Column with the key of the unit."),
        )
        self._field_row(
            layout,
            "counts_date",
            "counts",
            translate("dock", "Reference date"),
            translate("dock", "Column with dates or years; none for counts of one date."),
        )
        self._text_row(
            layout,
            "total_id",
            translate("dock", "Key of the city's row"),
            translate("dock", "Where the counts have a row of the whole city."),
        )
        self.folder = QgsFileWidget()
        self.folder.setObjectName("folder")
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setToolTip(translate("dock", "Results, releases and the atlas are written here."))
        self.folder.fileChanged.connect(lambda path: self._choose("folder", path))
        layout.addRow(translate("dock", "Folder"), self.folder)
        return page

    def _build_areas(self) -> QWidget:
        page, layout = _page(translate("dock", "For which areas? Leave both empty for the units themselves."))
        polygons = Qgis.LayerFilter.PolygonLayer
        self._layer_row(
            layout,
            "districts",
            translate("dock", "Districts"),
            polygons,
            translate("dock", "Statistical districts, which everybody knows."),
        )
        self._field_row(
            layout,
            "district_id",
            "districts",
            translate("dock", "Key"),
            translate("dock", "Field that names each district once."),
        )
        self._field_row(
            layout,
            "district_name",
            "districts",
            translate("dock", "Name"),
            translate("dock", "Field with the name as printed."),
        )
        self._layer_row(
            layout,
            "areas",
            translate("dock", "Areas people live in"),
            polygons,
            translate("dock", "Drawn areas that are compared with the districts."),
        )
        self._field_row(
            layout, "area_id", "areas", translate("dock", "Key"), translate("dock", "Field that names each area once.")
        )
        self._field_row(
            layout,
            "area_name",
            "areas",
            translate("dock", "Name"),
            translate("dock", "Field with the name as printed."),
        )
        names = {
            "largest_share": translate("dock", "Whole units, by largest share"), "point": translate("dock", "Whole units, by a point inside"),
            "area": translate("dock", "Cut units, by surface (estimated)"),
        }  # fmt: skip
        self._combo_row(
            layout,
            "method",
            translate("dock", "Units to areas"),
            [name for name in METHODS if name in names],
            names,
            translate("dock", "Whole units give exact figures for a list of units that anybody can check."),
        )
        return page

    def _build_indicators(self) -> QWidget:
        page, layout = _page(translate("dock", "Which indicators? None ticked: all that the counts allow."))
        self.indicator_list = QListWidget()
        self.indicator_list.setObjectName("indicators")
        self.indicator_list.setAccessibleName(translate("dock", "Indicators"))
        self.indicator_list.itemChanged.connect(self._choose_indicators)
        layout.addRow(self.indicator_list)
        self.period = QSpinBox()
        self.period.setObjectName("period")
        self.period.setRange(1, 30)
        self.period.setSuffix(" " + translate("dock", "years"))
        self.period.valueChanged.connect(lambda value: self._choose("period", value))
        layout.addRow(translate("dock", "Change over"), self.period)
        self._buttons(layout, "compute", translate("dock", "Compute"), self.compute, lambda: self.plan().computing())
        return page

    def _build_disclosure(self) -> QWidget:
        page, layout = _page(
            translate("dock", "By which rule are small counts protected? The statistics office decides.")
        )
        names = {
            "k3": translate("dock", "k3: counts of 1 and 2 withheld"), "k5": translate("dock", "k5: counts of 1 to 4 withheld"),
            "k10": translate("dock", "k10: counts of 1 to 9 withheld"), "round5": translate("dock", "round5: all counts rounded to 5"),
            "round10": translate("dock", "round10: all counts rounded to 10"),
        }  # fmt: skip
        self._combo_row(
            layout,
            "profile",
            translate("dock", "Rule"),
            list(PROFILES),
            names,
            translate("dock", "With each small count all figures it could be worked out from are withheld."),
        )
        self.ledger = QgsFileWidget()
        self.ledger.setObjectName("ledger")
        self.ledger.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.ledger.setConfirmOverwrite(False)
        self.ledger.setFilter(translate("dock", "Ledger of releases (*.gpkg)"))
        self.ledger.setToolTip(
            translate("dock", "Remembers what was released, so that nobody can lay today's figures over earlier ones.")
        )
        self.ledger.fileChanged.connect(lambda path: self._choose("ledger", path))
        layout.addRow(translate("dock", "Ledger"), self.ledger)
        self._buttons(layout, "release", translate("dock", "Release"), self.release, lambda: [self.plan().releasing()])
        protocol = QPushButton(translate("dock", "Show Protocol"))
        protocol.setObjectName("protocol")
        protocol.clicked.connect(lambda: self._open("protocol.html"))
        layout.addRow(protocol)
        return page

    def _build_output(self) -> QWidget:
        page, layout = _page(translate("dock", "What is printed?"))
        self._text_row(
            layout, "title", translate("dock", "Title"), translate("dock", "On the cover and on every page.")
        )
        for name, label, options in (
            ("pages", translate("dock", "Pages"), ATLAS_PAGES), ("formats", translate("dock", "Formats"), ATLAS_FORMATS),
        ):  # fmt: skip
            box = QListWidget()
            box.setObjectName(name)
            box.setAccessibleName(label)
            box.setMaximumHeight(box.fontMetrics().height() * 7)
            for option in options:
                _checkable(box, option, _printed_option(option))
            box.itemChanged.connect(lambda _, name=name, box=box: self._choose(name, _checked(box)))
            setattr(self, f"_{name}_list", box)
            layout.addRow(label, box)
        self._combo_row(layout, "paper", translate("dock", "Paper"), list(PAPER_SIZES), {}, "")
        names = {"landscape": translate("dock", "Landscape"), "portrait": translate("dock", "Portrait")}
        self._combo_row(layout, "orientation", translate("dock", "Orientation"), list(ORIENTATIONS), names, "")
        self._buttons(
            layout, "atlas", translate("dock", "Make Atlas"), self.make_atlas, lambda: [self.plan().printing()]
        )
        more = QHBoxLayout()
        for name, text, action in (
            ("compare", translate("dock", "Compare"), self.compare), ("open_folder", translate("dock", "Open Folder"), lambda: self._open("")),
            ("designer", translate("dock", "Open Layout"), self.open_layout),
        ):  # fmt: skip
            button = QPushButton(text)
            button.setObjectName(name)
            button.clicked.connect(action)
            more.addWidget(button)
        layout.addRow(more)
        return page

    def _layer_row(self, layout: QFormLayout, name: str, label: str, kind: Qgis.LayerFilters, tip: str) -> None:
        combo = QgsMapLayerComboBox()
        combo.setFilters(Qgis.LayerFilters(kind))
        combo.setAllowEmptyLayer(True)
        combo.setObjectName(name)
        combo.setToolTip(tip)
        combo.setLayer(None)
        # Only what the planner does is a choice: a combo also changes when a layer leaves the project.
        combo.activated.connect(lambda _: self._choose_layer(name, combo.currentLayer()))
        layout.addRow(label, combo)

    def _field_row(self, layout: QFormLayout, name: str, of: str, label: str, tip: str) -> None:
        combo = QgsFieldComboBox()
        combo.setAllowEmptyFieldName(True)
        combo.setObjectName(name)
        combo.setToolTip(tip)
        source = layout.parentWidget().findChild(QgsMapLayerComboBox, of)
        source.layerChanged.connect(combo.setLayer)
        combo.activated.connect(lambda _: self._choose(name, combo.currentField()))
        self._fields.setdefault(of, []).append(name)
        layout.addRow(label, combo)

    def _text_row(self, layout: QFormLayout, name: str, label: str, tip: str) -> None:
        edit = QLineEdit()
        edit.setObjectName(name)
        edit.setToolTip(tip)
        edit.textEdited.connect(lambda text: self._choose(name, text.strip()))
        layout.addRow(label, edit)

    def _combo_row(
        self, layout: QFormLayout, name: str, label: str, options: Sequence[str], names: dict[str, str], tip: str
    ) -> None:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setToolTip(tip)
        for option in options:
            combo.addItem(names.get(option, option), option)
        combo.activated.connect(lambda _: self._choose(name, combo.currentData()))
        layout.addRow(label, combo)

    def _buttons(
        self, layout: QFormLayout, name: str, text: str, action: Callable[[], None], runs: Callable[[], list[Run]]
    ) -> None:
        """The button that starts a step, and the one that copies what it starts."""
        start = QPushButton(text)
        start.setObjectName(name)
        start.clicked.connect(action)
        copy = QPushButton(QgsApplication.getThemeIcon("mActionEditCopy.svg"), translate("dock", "Copy as Command"))
        copy.setObjectName(f"{name}_command")
        copy.setToolTip(translate("dock", "The same as a command of qgis_process, for a script or a run in the night."))
        copy.clicked.connect(lambda: self._copy(runs))
        row = QHBoxLayout()
        row.addWidget(start)
        row.addWidget(copy)
        layout.addRow(row)

    def find_layers(self) -> None:
        """Fills in the layers and fields that fit together; what is already chosen and still there is kept."""
        from ..core.catalogue import load_catalogue

        found = guess(self._candidates(), list(load_catalogue().variables), _values)
        if found == Guess():
            self._say(
                translate(
                    "dock",
                    "No layer of the project has columns named as in the catalogue (ew, ew_u18, alo …). Choose the counts by hand.",
                ),
                Qgis.MessageLevel.Info,
            )
            return
        for name in Guess.__dataclass_fields__:
            if getattr(found, name):
                setattr(self.choices, name, getattr(found, name))
        if not self.choices.folder:
            home = QgsProject.instance().homePath()
            self.choices.folder = str(Path(home) / "sozialraumatlas") if home else ""
        self._keep()
        self._fill()

    def compute(self) -> None:
        """Computes the indicators."""
        if not self._is_ready("areas") or not self._has_folder():
            return
        self.choices.results, self.choices.releases = {}, {}

        def use(run: Run) -> Callable[[dict[str, Any]], None]:
            def keep(results: dict[str, Any]) -> None:
                self.choices.results[run.made] = results["OUTPUT"]
                self._keep()
                self._show_layer(results["OUTPUT"], run.made)

            return keep

        self._begin([(run, use(run)) for run in self.plan().computing()])

    def release(self) -> None:
        """Releases the results."""
        if not self._is_ready("indicators"):
            return

        def keep(results: dict[str, Any]) -> None:
            files = [str(layer).partition("|")[0] for layer in results["RELEASES"]]
            self.choices.releases = dict(zip(self.choices.results, files, strict=True))
            self._keep()
            for made, file in self.choices.releases.items():
                self._show_layer(file, made)

        self._begin([(self.plan().releasing(), keep)])

    def compare(self) -> None:
        """Compares districts and areas, and opens the report."""
        run = self.plan().comparing() if self._is_ready("disclosure") else None
        if run is None:
            self._say(
                translate("dock", "A comparison needs releases of districts and of areas."), Qgis.MessageLevel.Info
            )
            return
        self._begin([(run, lambda results: self._open(Path(results["REPORT"]).name))])

    def make_atlas(self) -> None:
        """Makes the atlas."""
        if self._is_ready("disclosure"):
            self._begin([(self.plan().printing(), lambda _: None)])

    def open_layout(self) -> None:
        """Opens the first plate of the atlas in the layout designer."""
        layouts = QgsProject.instance().layoutManager().printLayouts()
        plates = [layout for layout in layouts if "_status_" in layout.name()]
        if not plates:
            self._say(translate("dock", "There is no layout yet. Make the atlas first."), Qgis.MessageLevel.Info)
            return
        self._iface.openLayoutDesigner(plates[0])

    def _begin(self, runs: list[tuple[Run, Callable[[dict[str, Any]], None]]]) -> None:
        if not self.runner.is_busy:
            self._run_row.show()
        self.runner.start(runs)

    def _is_ready(self, step: str) -> bool:
        lost = self.plan().lost_layers()
        if lost:
            self._say(
                translate("dock", "These layers are no longer in the project: {layers}. Choose them again.").format(
                    layers=", ".join(lost)
                ),
                Qgis.MessageLevel.Warning,
            )
            return False
        state = self.plan().state(step)
        if not state.is_done:
            self._say(state.text, Qgis.MessageLevel.Info)
        return state.is_done

    def _has_folder(self) -> bool:
        from ..core.files import make_folder

        try:
            make_folder(Path(self.choices.folder))
        except SozialraumatlasError as error:
            self._say(str(error), Qgis.MessageLevel.Warning)
            return False
        return True

    def _copy(self, runs: Callable[[], list[Run]]) -> None:
        try:
            commands = [self.plan().command(run) for run in runs()]
        except (AttributeError, StopIteration):
            self._say(
                translate("dock", "There is nothing to copy yet: choose what is missing first."), Qgis.MessageLevel.Info
            )
            return
        QGuiApplication.clipboard().setText("\n".join(commands))
        self._say(translate("dock", "Copied."), Qgis.MessageLevel.Success)

    def _candidates(self) -> list[Candidate]:
        found = []
        for layer in QgsProject.instance().mapLayers().values():
            if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
                continue
            kind = {Qgis.GeometryType.Polygon: POLYGON, Qgis.GeometryType.Point: POINT}.get(layer.geometryType(), TABLE)
            if layer.geometryType() != Qgis.GeometryType.Line:
                found.append(
                    Candidate(layer.id(), layer.name(), kind, layer.featureCount(), tuple(layer.fields().names()))
                )
        return found

    def _choose(self, name: str, value: Any) -> None:
        """Takes over what the planner chose."""
        if self._is_filling or getattr(self.choices, name) == value:
            return
        setattr(self.choices, name, value)
        self._keep()
        self._refresh()

    def _choose_layer(self, name: str, layer: QgsMapLayer | None) -> None:
        """Takes over a layer; fields of the layer before are forgotten unless the new one has them, too."""
        for field in self._fields.get(name, []):
            combo = self.findChild(QgsFieldComboBox, field)
            combo.setField(getattr(self.choices, field))
            setattr(self.choices, field, combo.currentField())
        self._choose(name, "" if layer is None else layer.id())

    def _choose_indicators(self) -> None:
        self._choose("indicators", _checked(self.indicator_list))

    def _keep(self) -> None:
        save_choices(QgsProject.instance(), self.choices)

    def _load(self) -> None:
        """Takes the choices of the project that was opened."""
        self.choices = load_choices(QgsProject.instance())
        self._fill()

    def _fill(self) -> None:
        """Shows the choices in the widgets, which must not take that for choices of the planner."""
        self._is_filling = True
        project = QgsProject.instance()
        for combo in self.findChildren(QgsMapLayerComboBox):
            combo.setLayer(project.mapLayer(getattr(self.choices, combo.objectName())))
        for combo in self.findChildren(QgsFieldComboBox):
            combo.setField(getattr(self.choices, combo.objectName()))
        for name in ("method", "profile", "paper", "orientation"):
            combo = self.findChild(QComboBox, name)
            combo.setCurrentIndex(max(combo.findData(getattr(self.choices, name)), 0))
        for name in ("total_id", "title"):
            self.findChild(QLineEdit, name).setText(getattr(self.choices, name))
        self.folder.setFilePath(self.choices.folder)
        self.ledger.setFilePath(self.choices.ledger)
        self.period.setValue(self.choices.period)
        self._fill_indicators()
        for name in ("pages", "formats"):
            box = getattr(self, f"_{name}_list")
            for row in range(box.count()):
                item = box.item(row)
                is_chosen = item.data(Qt.ItemDataRole.UserRole) in getattr(self.choices, name)
                item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        self._is_filling = False
        self._refresh()

    def _fill_indicators(self) -> None:
        from ..core.catalogue import load_catalogue

        self.indicator_list.clear()
        for item in load_catalogue().without_variants():
            entry = _checkable(self.indicator_list, item.id, str(item.label))
            entry.setToolTip(str(item.formula))
            if item.id in self.choices.indicators:
                entry.setCheckState(Qt.CheckState.Checked)

    def _refresh(self, *_: object) -> None:
        """Shows how far each step is."""
        titles = {
            "data": translate("dock", "Data"), "areas": translate("dock", "Areas"), "indicators": translate("dock", "Indicators"),
            "disclosure": translate("dock", "Disclosure control"), "output": translate("dock", "Output"),
        }  # fmt: skip
        plan = self.plan()
        for row, step in enumerate(STEPS):
            state = plan.state(step)
            item = self.steps.item(row)
            # A sign beside the colour of the icon, for those who do not see it.
            sign = "✓" if state.is_done else "…"
            item.setText(f"{sign}  {row + 1}  {titles[step]}: {state.text}")
            item.setToolTip(state.text)
        self._show_table()

    def _show_table(self) -> None:
        """The figures of the release, or of the result as long as there is none."""
        files = list(self.choices.releases.values()) or list(self.choices.results.values())
        shown = next((path for path in files if Path(path).is_file()), None)
        if shown is None:
            self.table.hide()
            self.table.setModel(None)
            return
        model = self.table.model()
        if model is not None and model.property("file") == shown:
            return
        with contextlib.suppress(SozialraumatlasError):
            figures = FiguresModel(Path(shown), self.table)
            proxy = sorted_by_value(figures, self.table)
            proxy.setProperty("file", shown)
            self.table.setModel(proxy)
            self.table.resizeColumnsToContents()
            self.table.selectionModel().selectionChanged.connect(self._select_on_map)
            self.table.show()

    def _select_on_map(self) -> None:
        """Selects on the map what is selected in the table, and shows it."""
        proxy = self.table.model()
        rows = {proxy.mapToSource(index).row() for index in self.table.selectionModel().selectedRows()}
        ids = [proxy.sourceModel().ids[row] for row in sorted(rows)]
        for layer in QgsProject.instance().mapLayers().values():
            if (
                isinstance(layer, QgsVectorLayer)
                and layer.source().partition("|")[0] == proxy.property("file")
                and layer.isSpatial()
            ):
                quoted = ", ".join("'" + id.replace("'", "''") + "'" for id in ids)
                layer.selectByExpression(f'"area_id" IN ({quoted})' if ids else "FALSE")
                if ids:
                    self._iface.mapCanvas().flashFeatureIds(layer, layer.selectedFeatureIds())

    def _show_layer(self, file: str, made: str) -> None:
        """Opens the map of a result or release in its saved style."""
        source = f"{file}|layername=areas"
        project = QgsProject.instance()
        for known in project.mapLayers().values():
            if known.source() == source:
                known.dataProvider().reloadData()
                known.loadDefaultStyle()
                known.triggerRepaint()
                self._show_table()
                return
        layer = QgsVectorLayer(source, Path(file).stem, "ogr")
        if layer.isValid():
            layer.setObjectName(made)
            project.addMapLayer(layer)
            layer.loadDefaultStyle()

    def _show_progress(self, value: float, title: str) -> None:
        self._run_row.show()
        self.progress.setFormat(f"{title}: %p %")
        self.progress.setValue(round(value))

    def _show_error(self, message: str) -> None:
        self._say(message, Qgis.MessageLevel.Critical)

    def _show_end(self, is_done: bool, messages: list[str]) -> None:
        self._run_row.hide()
        self._refresh()
        if is_done and not messages:
            self._say(translate("dock", "Done."), Qgis.MessageLevel.Success)
        for message in messages[:3]:
            self._say(message, Qgis.MessageLevel.Warning if is_done else Qgis.MessageLevel.Info)

    def _say(self, text: str, level: Qgis.MessageLevel) -> None:
        self._iface.messageBar().pushMessage(translate("dock", "Sozialraumatlas"), text, level)

    def _open(self, name: str) -> None:
        path = Path(self.choices.folder) / name
        if not self.choices.folder or not path.exists():
            self._say(translate("dock", "{file} is not there yet.").format(file=path), Qgis.MessageLevel.Info)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _page(question: str) -> tuple[QWidget, QFormLayout]:
    page = QGroupBox()
    page.setFlat(True)
    outer = QVBoxLayout(page)
    label = QLabel(question)
    label.setWordWrap(True)
    outer.addWidget(label)
    holder = QWidget(page)
    layout = QFormLayout(holder)
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    layout.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(holder)
    outer.addStretch(1)
    return page, layout


def _checkable(box: QListWidget, id: str, text: str) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setData(Qt.ItemDataRole.UserRole, id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Unchecked)
    box.addItem(item)
    return item


def _checked(box: QListWidget) -> list[str]:
    return [
        box.item(row).data(Qt.ItemDataRole.UserRole)
        for row in range(box.count())
        if box.item(row).checkState() == Qt.CheckState.Checked
    ]


def _printed_option(option: str) -> str:
    words = {
        "cover": translate("dock", "Cover"), "contents": translate("dock", "Contents"), "overview": translate("dock", "Overview"),
        "status": translate("dock", "Status"), "change": translate("dock", "Change"), "comparison": translate("dock", "Comparison"),
        "index": translate("dock", "Social index"), "profiles": translate("dock", "Profiles"), "methods": translate("dock", "Methods"),
        "pdf": translate("dock", "PDF"), "png": translate("dock", "Pictures (PNG)"), "svg": translate("dock", "Drawings (SVG)"),
        "html": translate("dock", "Web page"), "odt": translate("dock", "Text document (ODT)"),
    }  # fmt: skip
    return words[option]


def _values(layer_id: str, field: str) -> list[str]:
    """Different values of a field as texts; of a very long table the first ones."""
    layer = QgsProject.instance().mapLayer(layer_id)
    index = layer.fields().lookupField(field)
    found = layer.uniqueValues(index, _MOST_VALUES)
    return sorted(str(value) for value in found if value is not None and str(value) != "NULL")
