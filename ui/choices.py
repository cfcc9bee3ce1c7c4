"""What the planner chose in the dock, kept in the project, and the runs of algorithms that follow from it."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import QgsMapLayer, QgsProject

from ..core.atlas.names import file_name
from ..core.language import language, translate
from ..core.options import ATLAS_PAGES, METHODS, ORIENTATIONS, PAPER_SIZES, PROFILES

STEPS = ("data", "areas", "indicators", "disclosure", "output")

_SCOPE, _KEY = "sozialraumatlas", "choices"


@dataclass
class Choices:
    """Layers by their id in the project, so that renaming one changes nothing; files by their path."""

    folder: str = ""
    units: str = ""
    unit_id: str = ""
    counts: str = ""
    counts_unit_id: str = ""
    counts_date: str = ""
    tables: list[str] = field(default_factory=list)
    """Files the counts were imported from, and the recipe they were read by."""
    tables_recipe: str = ""
    total_id: str = ""
    districts: str = ""
    district_id: str = ""
    district_name: str = ""
    areas: str = ""
    area_id: str = ""
    area_name: str = ""
    method: str = METHODS[0]
    indicators: list[str] = field(default_factory=list)
    date: str = "all"
    period: int = 4
    profile: str = PROFILES[0]
    ledger: str = ""
    title: str = ""
    pages: list[str] = field(default_factory=lambda: list(ATLAS_PAGES))
    formats: list[str] = field(default_factory=lambda: ["pdf"])
    paper: str = PAPER_SIZES[0]
    orientation: str = ORIENTATIONS[0]
    export: list[str] = field(default_factory=list)
    """Formats a yearly run hands the releases on in; kept from the recipe that was loaded."""
    results: dict[str, str] = field(default_factory=dict)
    """File of the result of `districts` and `areas`."""
    releases: dict[str, str] = field(default_factory=dict)


def load_choices(project: QgsProject) -> Choices:
    """The choices kept in the project; of entries of another version those that are known."""
    text, _ = project.readEntry(_SCOPE, _KEY, "")
    try:
        entries = json.loads(text) if text else {}
    except ValueError:
        entries = {}
    choices = Choices()
    if isinstance(entries, dict):
        for entry in dataclasses.fields(Choices):
            value = entries.get(entry.name)
            if isinstance(value, type(getattr(choices, entry.name))):
                setattr(choices, entry.name, value)
    return choices


def save_choices(project: QgsProject, choices: Choices) -> None:
    """Keeps the choices in the project, which is marked as changed only where they are."""
    if choices != load_choices(project):
        project.writeEntry(_SCOPE, _KEY, json.dumps(dataclasses.asdict(choices), ensure_ascii=False))


@dataclass(frozen=True)
class State:
    """How far a step is."""

    is_done: bool
    text: str
    """What is chosen, or what is missing and what to do."""


@dataclass(frozen=True)
class Run:
    """An algorithm with its inputs."""

    algorithm: str
    inputs: dict[str, Any]
    title: str
    made: str = ""
    """Which entry of `Choices.results` its output becomes."""


class Plan:
    """What follows from the choices."""

    def __init__(self, project: QgsProject, choices: Choices) -> None:
        """Looks at the choices as they are now."""
        self._project, self._choices = project, choices

    def state(self, step: str) -> State:
        """Whether a step has all it needs."""
        return {
            "data": self._data, "areas": self._areas, "indicators": self._indicators, "disclosure": self._disclosure,
            "output": self._output,
        }[step]()  # fmt: skip

    @staticmethod
    def example(folder: Path) -> Run:
        """The example city, written to a folder."""
        return Run("demodata", {"OUTPUT_FOLDER": str(folder)}, translate("dock", "Writing the example city"))

    def importing(self, files: list[Path], recipe: Path | None) -> Run:
        """Tables as the counts."""
        choices = self._choices
        inputs: dict[str, Any] = {
            "SOURCES": [str(path) for path in files], "OUTPUT": self._file("zaehlungen.csv" if language() == "de" else "counts.csv"),
            "REPORT": self._file("import.html"),
        }  # fmt: skip
        if recipe is not None:
            inputs["RECIPE"] = str(recipe)
        if choices.units and choices.unit_id:
            inputs |= {"UNITS": choices.units, "UNIT_ID": choices.unit_id}
        return Run("importcounts", inputs, translate("dock", "Importing the counts"))

    def computing(self) -> list[Run]:
        """Indicators of districts and of drawn areas, or of the units where neither is chosen.

        Raises:
            LookupError: there is no layer of units.
        """
        choices = self._choices
        common: dict[str, Any] = {
            "UNITS": choices.units, "UNIT_ID": choices.unit_id, "COUNTS": choices.counts, "COUNTS_UNIT_ID": choices.counts_unit_id,
            "METHOD": choices.method, "DATE": choices.date, "PERIOD": choices.period,
        }  # fmt: skip
        optional = {
            "COUNTS_DATE": choices.counts_date, "TOTAL_ID": choices.total_id, "INDICATORS": ";".join(choices.indicators),
        }  # fmt: skip
        common |= {name: value for name, value in optional.items() if value}
        runs = []
        for made, id, key, name in self._geographies():
            inputs = dict(common)
            if id:
                inputs |= {"AREAS": id} | ({"AREA_ID": key} if key else {}) | ({"AREA_NAME": name} if name else {})
            layer = self._project.mapLayer(id or choices.units)
            if layer is None:
                raise LookupError(choices.units)
            inputs["OUTPUT"] = self._file(f"{file_name(layer.name())}.gpkg")
            title = translate("dock", "Computing indicators: {layer}").format(layer=layer.name())
            runs.append(Run("indicators", inputs, title, made))
        return runs

    def releasing(self) -> Run:
        """All results released together.

        Raises:
            LookupError: there is no result.
        """
        choices = self._choices
        if not choices.results:
            raise LookupError("results")
        inputs: dict[str, Any] = {
            "RESULTS": list(choices.results.values()), "PROFILE": choices.profile, "OUTPUT_FOLDER": choices.folder,
        }  # fmt: skip
        if choices.ledger:
            inputs["LEDGER"] = choices.ledger
        return Run("suppress", inputs, translate("dock", "Releasing"))

    def comparing(self) -> Run | None:
        """The comparison, where both geographies are released."""
        releases = self._choices.releases
        if not {"districts", "areas"} <= set(releases):
            return None
        inputs = {
            "DISTRICTS": releases["districts"], "AREAS": releases["areas"], "OUTPUT": self._file("vergleich.gpkg" if language() == "de" else "comparison.gpkg"),
            "REPORT": self._file("vergleich.html" if language() == "de" else "comparison.html"),
        }  # fmt: skip
        return Run("compare", inputs, translate("dock", "Comparing"))

    def printing(self) -> Run:
        """The atlas of the releases.

        Raises:
            LookupError: there is no release.
        """
        choices = self._choices
        if not choices.releases:
            raise LookupError("releases")
        first = choices.releases.get("districts") or next(iter(choices.releases.values()))
        inputs: dict[str, Any] = {
            "RELEASE": first, "PAGES": choices.pages, "FORMATS": choices.formats, "PAGE": choices.paper,
            "ORIENTATION": choices.orientation, "LANGUAGE": language(), "OUTPUT_FOLDER": self._file("atlas"),
        }  # fmt: skip
        layer = self._project.mapLayer(choices.districts)
        if layer is not None:
            inputs["LEVEL"] = layer.name()
        if choices.releases.get("areas", first) != first:
            inputs["AREAS"] = choices.releases["areas"]
            drawn = self._project.mapLayer(choices.areas)
            if drawn is not None:
                inputs["AREAS_LEVEL"] = drawn.name()
        if choices.title:
            inputs["TITLE"] = choices.title
        return Run("atlas", inputs, translate("dock", "Making the atlas"))

    def previewing(self, folder: Path) -> Run:
        """The first map of the atlas as a picture.

        Raises:
            LookupError: there is no release.
        """
        run = self.printing()
        kinds = [kind for kind in ("status", "comparison", "change") if kind in self._choices.pages]
        inputs = run.inputs | {
            "PAGES": kinds[:1] or ["status"], "FORMATS": ["png"], "RESOLUTION": 110, "ADD_LAYOUTS": False, "OUTPUT_FOLDER": str(folder),
        }  # fmt: skip
        if self._choices.indicators:
            inputs["INDICATORS"] = self._choices.indicators[0]
        return Run("atlas", inputs, translate("dock", "Preview"))

    def command(self, run: Run) -> str:
        """The run as a command for qgis_process, with layers as their sources."""
        parts = [f"qgis_process run sozialraumatlas:{run.algorithm} --"]
        for name, value in run.inputs.items():
            for entry in value if isinstance(value, list) else [value]:
                layer = self._project.mapLayer(entry) if isinstance(entry, str) else None
                text = str(entry if layer is None else layer.source())
                quoted = text.replace('"', '\\"')
                parts.append(f'{name}="{quoted}"')
        return " ".join(parts)

    def lost_layers(self) -> list[str]:
        """Choices whose layer is no longer in the project."""
        names = {
            "units": translate("dock", "units"), "counts": translate("dock", "counts"),
            "districts": translate("dock", "districts"), "areas": translate("dock", "areas"),
        }  # fmt: skip
        return [
            names[name]
            for name in names
            if getattr(self._choices, name) and self._layer(getattr(self._choices, name)) is None
        ]

    def _geographies(self) -> list[tuple[str, str, str, str]]:
        choices = self._choices
        chosen = [
            ("districts", choices.districts, choices.district_id, choices.district_name),
            ("areas", choices.areas, choices.area_id, choices.area_name),
        ]
        return [entry for entry in chosen if self._layer(entry[1]) is not None] or [("districts", "", "", "")]

    def _file(self, name: str) -> str:
        return str(Path(self._choices.folder) / name)

    def _layer(self, id: str) -> QgsMapLayer | None:
        return self._project.mapLayer(id) if id else None

    def _data(self) -> State:
        choices = self._choices
        units, counts = self._layer(choices.units), self._layer(choices.counts)
        if units is None:
            return State(
                False, translate("dock", "Choose the layer of units: blocks, statistical districts or addresses.")
            )
        if not choices.unit_id:
            return State(False, translate("dock", "Choose the field with the key of the units."))
        if counts is None:
            return State(False, translate("dock", "Choose the table with the counts."))
        if not choices.counts_unit_id:
            return State(False, translate("dock", "Choose the column of the counts with the key of the units."))
        if not choices.folder:
            return State(False, translate("dock", "Choose a folder for the results."))
        return State(True, f"{units.name()} · {counts.name()}")

    def _areas(self) -> State:
        if not self._data().is_done:
            return State(False, translate("dock", "First choose the data."))
        layers = [self._layer(id) for id in (self._choices.districts, self._choices.areas)]
        names = [layer.name() for layer in layers if layer is not None]
        if not names:
            return State(True, translate("dock", "No areas chosen: the units themselves are computed."))
        return State(True, " · ".join(names))

    def _indicators(self) -> State:
        if not self._areas().is_done:
            return State(False, translate("dock", "First choose the data."))
        made = [path for path in self._choices.results.values() if Path(path).is_file()]
        if not made:
            return State(False, translate("dock", "Choose indicators and compute them."))
        return State(
            True, translate("dock", "Computed: {files}").format(files=", ".join(Path(path).name for path in made))
        )

    def _disclosure(self) -> State:
        if not self._indicators().is_done:
            return State(False, translate("dock", "First compute the indicators."))
        made = [path for path in self._choices.releases.values() if Path(path).is_file()]
        if not made:
            return State(
                False, translate("dock", "Results hold small counts. Release them before anything leaves the office.")
            )
        return State(
            True, translate("dock", "Released: {files}").format(files=", ".join(Path(path).name for path in made))
        )

    def _output(self) -> State:
        if not self._disclosure().is_done:
            return State(False, translate("dock", "First release the results."))
        atlas = Path(self._file("atlas")) / "atlas.pdf"
        if not atlas.is_file():
            return State(False, translate("dock", "Choose pages and formats, and make the atlas."))
        return State(True, str(atlas))
