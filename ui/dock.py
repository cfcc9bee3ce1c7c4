"""The dock: five steps from data to print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import QStandardPaths, Qt, QTemporaryDir, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QGuiApplication, QIcon, QPixmap
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..bridge import help
from ..bridge.change_log import ChangeLog
from ..core.errors import SozialraumatlasError
from ..core.files import make_folder
from ..core.language import translate
from ..core.project_guess import POINT, POLYGON, TABLE, Candidate, Guess, guess
from ..core.reference_dates import parse_reference_date
from .choices import STEPS, Choices, Plan, Run, load_choices, save_choices
from .form import Form
from .live_panel import LivePanel
from .result_layers import hide_result, show_result
from .result_table import ResultTable
from .runner import Runner
from .step_pages import areas_page, data_page, disclosure_page, indicators_page, output_page

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
        self._forms: list[Form] = []
        self._scratch = QTemporaryDir()
        self._log: ChangeLog | None = None
        self._logged: tuple[str, ...] = ()
        self._build()
        self.runner.progressed.connect(self._show_progress)
        self.runner.failed.connect(lambda message: self._say(message, Qgis.MessageLevel.Critical))
        self.runner.finished.connect(self._show_end)
        project = QgsProject.instance()
        project.readProject.connect(self._load)
        project.cleared.connect(self._load)
        project.layersRemoved.connect(self._refresh)
        self._iface.mapCanvas().selectionChanged.connect(self.table.select_as_on_map)
        self._load()

    def close_down(self) -> None:
        """Stops what runs and lets go of the project; called before the plugin is unloaded."""
        self.runner.cancel()
        self.live.close_down()
        self._follow_changes(None)
        project = QgsProject.instance()
        project.readProject.disconnect(self._load)
        project.cleared.disconnect(self._load)
        project.layersRemoved.disconnect(self._refresh)
        self._iface.mapCanvas().selectionChanged.disconnect(self.table.select_as_on_map)

    def plan(self) -> Plan:
        """What follows from the choices."""
        return Plan(QgsProject.instance(), self.choices)

    def _build(self) -> None:
        self.steps = QListWidget()
        self.steps.setObjectName("steps")
        self.steps.setAccessibleName(translate("dock", "Steps"))
        self.steps.setSpacing(2)
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        actions: dict[str, Callable[[], None]] = {
            "find": self.find_layers, "import": self.import_tables, "load_recipe": self.ask_for_recipe, "save_recipe": self.ask_where_to_save, "example": self.load_example, "compute": self.compute, "release": self.release, "atlas": self.make_atlas,
            "preview": self.preview, "export": self.export, "compare": self.compare, "designer": self.open_layout, "protocol": lambda: self._open("protocol.html"),
            "open_folder": lambda: self._open(""), "compute_command": lambda: self._copy(lambda: self.plan().computing()),
            "release_command": lambda: self._copy(lambda: [self.plan().releasing()]),
            "atlas_command": lambda: self._copy(lambda: [self.plan().printing()]),
        }  # fmt: skip
        self._forms = [
            data_page(actions), areas_page(), indicators_page(actions), disclosure_page(actions), output_page(actions),
        ]  # fmt: skip
        self.live = LivePanel(self._iface)
        self.live.toggle.clicked.connect(self.watch_drawing)
        self.live.asked_for_layer.connect(self.new_layer)
        self.live.toggle.toggled.connect(self._begin_or_end_drawing)
        self._forms[1].widget_below(self.live)
        self.picture = QLabel()
        self.picture.setObjectName("picture")
        self.picture.setAccessibleName(translate("dock", "Preview of the first map"))
        self.picture.hide()
        self._forms[4].widget_below(self.picture)
        self.pages = QStackedWidget()
        for form in self._forms:
            self.steps.addItem(QListWidgetItem("…"))
            form.chosen.connect(self.choose)
            self.pages.addWidget(form)
        self.steps.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.steps.setFixedHeight((self.steps.sizeHintForRow(0) + 5) * len(STEPS) + 4)
        self.table = ResultTable(self._iface)
        self._build_run_row()
        help_button = QPushButton(
            QIcon(QgsApplication.getThemeIcon("/mActionHelpContents.svg")), translate("dock", "Help")
        )
        help_button.setObjectName("help")
        help_button.setToolTip(translate("dock", "Getting started, what may be published, glossary, all algorithms."))
        help_button.clicked.connect(help.show)
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(help_button)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.addLayout(top)
        layout.addWidget(self.steps)
        layout.addWidget(self.pages, 3)
        layout.addWidget(self.table, 2)
        layout.addWidget(self._run_row)
        self.setWidget(body)
        self.steps.setCurrentRow(0)

    def _build_run_row(self) -> None:
        self.progress = QProgressBar()
        self.progress.setObjectName("progress")
        cancel = QPushButton(translate("dock", "Cancel"))
        cancel.setObjectName("cancel")
        cancel.clicked.connect(self.runner.cancel)
        self._run_row = QWidget()
        row = QHBoxLayout(self._run_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.progress)
        row.addWidget(cancel)
        self._run_row.hide()

    def choose(self, name: str, value: object) -> None:
        """Takes over what the planner chose."""
        if getattr(self.choices, name) != value:
            setattr(self.choices, name, value)
            self._keep()
            self._refresh()

    def find_layers(self) -> None:
        """Fills in the layers and fields that fit together."""
        # Packages that may be missing are imported when they are needed.
        from ..core.catalogue import load_catalogue

        found = guess(_candidates(), list(load_catalogue().variables), _values)
        if found == Guess():
            self._say(
                translate("dock", "No layer of the project has columns named as in the catalogue (ew, ew_u18, alo …). Choose the counts by hand."),
                Qgis.MessageLevel.Info,
            )  # fmt: skip
            return
        for name in Guess.__dataclass_fields__:
            if getattr(found, name):
                setattr(self.choices, name, getattr(found, name))
        home = QgsProject.instance().homePath()
        if not self.choices.folder and home:
            self.choices.folder = str(Path(home) / "sozialraumatlas")
        self._keep()
        self._fill()

    def load_example(self) -> None:
        """Writes the example city, adds its layers and fills in the steps."""
        if self._is_busy():
            return
        folder = example_folder()
        try:
            make_folder(folder)
        except SozialraumatlasError as error:
            self._say(str(error), Qgis.MessageLevel.Warning)
            return

        def use(results: dict[str, Any]) -> None:
            names = {
                "COUNTS": translate("dock", "Counts"), "BLOCKS": translate("dock", "Blocks"),
                "DISTRICTS": translate("dock", "Statistical districts"), "LIFEWORLDS": translate("dock", "Areas people live in"),
            }  # fmt: skip
            for key, name in names.items():
                QgsProject.instance().addMapLayer(QgsVectorLayer(results[key], name, "ogr"))
            self.choices = Choices(folder=str(folder / translate("dock", "results")))
            self.find_layers()
            extent = QgsProject.instance().mapLayer(self.choices.districts).extent()
            self._iface.mapCanvas().setExtent(extent)
            self._iface.mapCanvas().refresh()

        self._begin([(self.plan().example(folder), use)])

    def import_tables(self) -> None:
        """Asks for tables and what their columns mean, and imports them as the counts."""
        if not self._has_folder() or self._is_busy():
            return
        # Packages that may be missing are imported when they are needed.
        from ..core.catalogue import load_catalogue
        from .import_dialog import ImportDialog

        dialog = ImportDialog(load_catalogue(), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.begin_import(dialog.paths(), dialog.recipe_file())

    def begin_import(self, files: list[Path], recipe: Path | None) -> None:
        """Imports tables by a recipe; the counts become those of the first step."""
        if not self._has_folder() or self._is_busy():
            return

        def use(results: dict[str, Any]) -> None:
            layer = QgsVectorLayer(results["OUTPUT"], translate("dock", "Counts"), "ogr")
            QgsProject.instance().addMapLayer(layer)
            self.choices.counts, self.choices.counts_unit_id, self.choices.counts_date = layer.id(), "unit_id", "date"
            self.choices.total_id = results["TOTAL_ID"]
            self.choices.tables = [str(path) for path in files]
            self.choices.tables_recipe = "" if recipe is None else str(recipe)
            self.choices.results, self.choices.releases = {}, {}
            self._keep()
            self._fill()
            self._open(Path(results["REPORT"]).name)

        self._begin([(self.plan().importing(files, recipe), use)])

    def ask_for_recipe(self) -> None:
        """Loads a recipe from a file."""
        name, _ = QFileDialog.getOpenFileName(
            self, translate("dock", "Load Recipe"), self.choices.folder, translate("dock", "Recipe (*.yaml *.yml)")
        )
        if name:
            self.load_recipe(Path(name))

    def load_recipe(self, path: Path) -> None:
        """Fills in all steps from a recipe."""
        from ..core.yearly.recipe import read_recipe
        from .recipes import choices_of

        try:
            self.choices = choices_of(QgsProject.instance(), read_recipe(path), self.choices)
        except SozialraumatlasError as error:
            self._say(str(error), Qgis.MessageLevel.Warning)
            return
        found = _counts_fields(self.choices)
        for name, value in found.items():
            setattr(self.choices, name, value)
        self._keep()
        self._fill()

    def ask_where_to_save(self) -> None:
        """Saves the steps as a recipe."""
        name, _ = QFileDialog.getSaveFileName(
            self, translate("dock", "Save Recipe"), self.choices.folder, translate("dock", "Recipe (*.yaml *.yml)")
        )
        if name:
            self.save_recipe(Path(name).with_suffix(".yaml"))

    def save_recipe(self, path: Path) -> None:
        """Saves the steps as a recipe."""
        from ..core.yearly.recipe import write_recipe
        from .recipes import recipe_of

        dates = (
            sorted(filter(None, map(parse_reference_date, _values(self.choices.counts, self.choices.counts_date))))
            if self.choices.counts_date
            else []
        )
        date = dates[-1] if self.choices.date in ("", "all") and dates else self.choices.date
        try:
            write_recipe(path, recipe_of(QgsProject.instance(), self.choices, date))
        except SozialraumatlasError as error:
            self._say(str(error), Qgis.MessageLevel.Warning)
            return
        self._say(translate("dock", "Saved: {file}").format(file=path), Qgis.MessageLevel.Success)

    def new_layer(self) -> None:
        """Makes an empty layer for drawn areas and chooses it."""
        from ..bridge.drawn_areas import ID, LAYER, NAME, new_layer_file

        units = QgsProject.instance().mapLayer(self.choices.units)
        if units is None:
            self._say(translate("dock", "First choose the data."), Qgis.MessageLevel.Info)
            return
        if not self._has_folder():
            return
        try:
            file = new_layer_file(Path(self.choices.folder), units.crs())
        except SozialraumatlasError as error:
            self._say(str(error), Qgis.MessageLevel.Warning)
            return
        layer = QgsVectorLayer(f"{file}|layername={LAYER}", translate("dock", "Drawn areas"), "ogr")
        QgsProject.instance().addMapLayer(layer)
        self.choices.areas, self.choices.area_id, self.choices.area_name = layer.id(), ID, NAME
        # Figures of the layer chosen before are not those of this one.
        for made in (self.choices.results, self.choices.releases):
            made.pop("areas", None)
        self._keep()
        self._fill()
        if self.choices.results:
            self.live.toggle.setChecked(True)
            self.watch_drawing()

    def watch_drawing(self) -> None:
        """Shows the figures of the area that is drawn, or stops it."""
        if self.live.toggle.isChecked():
            project = QgsProject.instance()
            self.live.start(project.mapLayer(self.choices.areas), project.mapLayer(self.choices.units), self.choices)
        else:
            self.live.stop()

    def _make_room(self, is_drawing: bool) -> None:
        """While somebody draws, the figures of the area are what counts."""
        self.table.setVisible(not is_drawing and bool(self.table.file))

    def _begin_or_end_drawing(self, is_drawing: bool) -> None:
        self._make_room(is_drawing)
        if is_drawing:
            # Once the panel has its height.
            QTimer.singleShot(0, self._scroll_to_figures)

    def _scroll_to_figures(self) -> None:
        self._forms[1].ensureWidgetVisible(self.live, 0, 0)

    def _scroll_to_picture(self) -> None:
        self._forms[4].ensureWidgetVisible(self.picture)

    def compute(self) -> None:
        """Computes the indicators."""
        if not self._is_ready("areas") or not self._has_folder() or self._is_busy():
            return
        self.choices.results, self.choices.releases = {}, {}

        def keep(run: Run) -> Callable[[dict[str, Any]], None]:
            def use(results: dict[str, Any]) -> None:
                self.choices.results[run.made] = results["OUTPUT"]
                self._keep()
                self._show_map(results["OUTPUT"], run.made)

            return use

        self._begin([(run, keep(run)) for run in self.plan().computing()])

    def release(self) -> None:
        """Releases the results."""
        if not self._is_ready("indicators") or self._is_busy():
            return

        def use(results: dict[str, Any]) -> None:
            files = [str(layer).partition("|")[0] for layer in results["RELEASES"]]
            self.choices.releases = dict(zip(self.choices.results, files, strict=True))
            self._keep()
            for result in self.choices.results.values():
                hide_result(result)
            for made, file in self.choices.releases.items():
                self._show_map(file, made)

        self._begin([(self.plan().releasing(), use)])

    def compare(self) -> None:
        """Compares districts and areas, and opens the report."""
        if not self._is_ready("disclosure") or self._is_busy():
            return
        run = self.plan().comparing()
        if run is None:
            self._say(
                translate("dock", "A comparison needs releases of districts and of areas."), Qgis.MessageLevel.Info
            )
            return
        self._begin([(run, lambda results: self._open(Path(results["REPORT"]).name))])

    def preview(self) -> None:
        """Shows the first map of the atlas."""
        if not self._is_ready("disclosure") or self._is_busy():
            return
        folder = Path(self._scratch.path())

        def use(_: dict[str, Any]) -> None:
            pictures = sorted((folder / "png").glob("*.png"))
            if pictures:
                picture = QPixmap(str(pictures[0]))
                width = max(self.pages.width() - 60, 200)
                self.picture.setPixmap(picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))
                self.picture.show()
                QTimer.singleShot(50, self._scroll_to_picture)

        for old in (folder / "png").glob("*.png"):
            old.unlink()
        self._begin([(self.plan().previewing(folder), use)])

    def make_atlas(self) -> None:
        """Makes the atlas."""
        if self._is_ready("disclosure") and not self._is_busy():
            self._begin([(self.plan().printing(), lambda _: None)])

    def export(self) -> None:
        """Opens the dialog that hands the release on."""
        if not self._is_ready("disclosure"):
            return
        import processing

        release = self.choices.releases.get("districts") or next(iter(self.choices.releases.values()))
        layer = QgsProject.instance().mapLayer(self.choices.districts)
        inputs = {"RELEASE": release, "TITLE": self.choices.title, "LEVEL": "" if layer is None else layer.name()}
        processing.execAlgorithmDialog("sozialraumatlas:export", inputs)

    def open_layout(self) -> None:
        """Opens the first plate of the atlas in the layout designer."""
        layouts = QgsProject.instance().layoutManager().printLayouts()
        plate = next((layout for layout in layouts if "_status_" in layout.name()), None)
        if plate is None:
            self._say(translate("dock", "There is no layout yet. Make the atlas first."), Qgis.MessageLevel.Info)
        else:
            self._iface.openLayoutDesigner(plate)

    def _begin(self, runs: list[tuple[Run, Callable[[dict[str, Any]], None]]]) -> None:
        self._run_row.show()
        self.runner.start(runs)

    def _is_busy(self) -> bool:
        if self.runner.is_busy:
            self._say(
                translate("dock", "Another run is still on its way. Wait for it or cancel it."), Qgis.MessageLevel.Info
            )
        return self.runner.is_busy

    def _is_ready(self, step: str) -> bool:
        lost = self.plan().lost_layers()
        if lost:
            self._say(
                translate("dock", "These layers are no longer in the project: {layers}. Choose them again.").format(layers=", ".join(lost)),
                Qgis.MessageLevel.Warning,
            )  # fmt: skip
            return False
        state = self.plan().state(step)
        if not state.is_done:
            self._say(state.text, Qgis.MessageLevel.Info)
        return state.is_done

    def _has_folder(self) -> bool:
        if not self.choices.folder:
            self._say(translate("dock", "Choose a folder for the results."), Qgis.MessageLevel.Info)
            return False
        try:
            make_folder(Path(self.choices.folder))
        except SozialraumatlasError as error:
            self._say(str(error), Qgis.MessageLevel.Warning)
            return False
        return True

    def _copy(self, runs: Callable[[], list[Run]]) -> None:
        try:
            commands = [self.plan().command(run) for run in runs()]
        except LookupError:
            self._say(
                translate("dock", "There is nothing to copy yet: choose what is missing first."), Qgis.MessageLevel.Info
            )
            return
        QGuiApplication.clipboard().setText("\n".join(commands))
        self._say(translate("dock", "Copied."), Qgis.MessageLevel.Success)

    def _keep(self) -> None:
        save_choices(QgsProject.instance(), self.choices)

    def _load(self) -> None:
        """Takes the choices of the project that was opened."""
        self.choices = load_choices(QgsProject.instance())
        self._fill()

    def _fill(self) -> None:
        for form in self._forms:
            form.fill(self.choices)
        self._refresh()

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
            # A sign, not only a colour.
            item.setText(f"{'✓' if state.is_done else '…'}  {row + 1}  {titles[step]}: {state.text}")
            item.setToolTip(state.text)
        self._show_table()
        self._follow_changes(QgsProject.instance().mapLayer(self.choices.areas))

    def _follow_changes(self, layer: QgsVectorLayer | None) -> None:
        """Has the log follow the layer of drawn areas."""
        key: tuple[str, ...] = ()
        if layer is not None and self.choices.folder and Path(self.choices.folder).is_dir():
            key = (layer.id(), self.choices.folder, self.choices.area_id, self.choices.area_name)
        if key == self._logged:
            return
        if self._log is not None:
            self._log.stop()
        self._log, self._logged = None, key
        if key:
            file = Path(self.choices.folder) / translate("dock", "log_of_changes.csv")
            self._log = ChangeLog(
                layer,
                file,
                self.choices.area_id,
                self.choices.area_name,
                QgsApplication.userFullName(),
                self.live.members,
            )
            self._log.failed.connect(lambda message: self._say(message, Qgis.MessageLevel.Warning))

    def _show_table(self) -> None:
        """The figures of the release, or of the result as long as there is none."""
        self.table.show_first(list(self.choices.releases.values()) or list(self.choices.results.values()))
        self._make_room(self.live.toggle.isChecked())

    def _show_map(self, file: str, made: str) -> None:
        """The map of the districts is switched on; that of drawn areas waits in the list, since it would lie over it."""
        project = QgsProject.instance()
        source = project.mapLayer(getattr(self.choices, made))
        others = [project.mapLayer(id) for id in (self.choices.districts, self.choices.areas) if id]
        show_result(
            file, is_visible=made == "districts" or not self.choices.districts, above=self.choices.units,
            has_labels=source is None or not any(layer is not None and layer.labelsEnabled() for layer in others),
        )  # fmt: skip
        self._show_table()

    def _show_progress(self, value: float, title: str) -> None:
        self.progress.setFormat(f"{title}: %p %")
        self.progress.setValue(round(value))

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


def example_folder() -> Path:
    """Where the example city is written."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / "Sozialraumatlas Zechenfeld"


def _counts_fields(choices: Choices) -> dict[str, str]:
    """Key, date and the city's row of counts that a recipe names by their file only."""
    from ..core.catalogue import load_catalogue

    wanted = [candidate for candidate in _candidates() if candidate.id in (choices.counts, choices.units)]
    found = guess(wanted, list(load_catalogue().variables), _values)
    return {
        name: getattr(found, name) for name in ("counts_unit_id", "counts_date", "total_id") if getattr(found, name)
    }


def _candidates() -> list[Candidate]:
    kinds = {Qgis.GeometryType.Polygon: POLYGON, Qgis.GeometryType.Point: POINT, Qgis.GeometryType.Null: TABLE}
    layers = [layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsVectorLayer)]
    return [
        Candidate(
            layer.id(), layer.name(), kinds[layer.geometryType()], layer.featureCount(), tuple(layer.fields().names())
        )
        for layer in layers
        if layer.isValid() and layer.geometryType() in kinds
    ]


def _values(layer_id: str, field: str) -> list[str]:
    """Different values of a field as texts; of a very long table the first ones."""
    layer = QgsProject.instance().mapLayer(layer_id)
    found = layer.uniqueValues(layer.fields().lookupField(field), _MOST_VALUES)
    return sorted(str(value) for value in found if value is not None and str(value) != "NULL")
