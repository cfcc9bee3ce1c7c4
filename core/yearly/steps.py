"""The algorithms of a yearly run with their inputs, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..atlas.names import file_name
from ..errors import ParameterError
from ..language import language, listing, translate
from .recipe import LayerSource, YearlyRecipe

COUNTS, REPORT = "zaehlungen.csv", "import.html"


@dataclass(frozen=True)
class Step:
    """One algorithm."""

    algorithm: str
    inputs: dict[str, Any]
    title: str


@dataclass(frozen=True)
class Steps:
    """What is done before the checks and after them."""

    importing: Step
    computing: list[Step]
    releasing: Step
    after: list[Step]
    results: list[Path]
    titles: list[str]
    """What the areas of each result are called."""

    @property
    def releases(self) -> list[Path]:
        """Files of the releases, in the order of the results."""
        return [path.with_name(f"{path.stem}_release.gpkg") for path in self.results]


def steps_of(recipe: YearlyRecipe, date: str, folder: Path) -> Steps:
    """The steps for a date.

    Args:
        recipe: sources and choices.
        date: reference date, ISO.
        folder: where everything goes.

    Raises:
        ParameterError: there are no tables of counts.
    """
    counts, tables = folder / COUNTS, recipe.count_files()
    if not tables:
        raise ParameterError(
            translate("yearly", "The recipe names tables that are not there: {names}.").format(
                names=listing(recipe.counts)
            )
        )
    importing = Step(
        "importcounts",
        {
            "SOURCES": [str(path) for path in tables if not path.is_dir()],
            "FOLDER": next((str(path) for path in tables if path.is_dir()), ""),
            "RECIPE": recipe.path(recipe.counts_recipe), "UNITS": recipe.path(recipe.units.layer), "UNIT_ID": recipe.units.key, "DATE": date,
            "UNTIL": date, "OUTPUT": str(counts), "REPORT": str(folder / REPORT), "RECIPE_OUTPUT": str(folder / "zaehlungen.yaml"),
        },
        translate("yearly", "Importing the counts"),
    )  # fmt: skip
    geographies = [item for item in (recipe.districts, recipe.areas) if item is not None]
    results = [folder / f"{file_name(_title(item))}.gpkg" for item in geographies] or [
        folder / f"{file_name(_title(recipe.units))}.gpkg"
    ]
    computing = []
    wanted: list[LayerSource | None] = [*geographies] or [None]
    for item, output in zip(wanted, results, strict=True):
        inputs: dict[str, Any] = {
            "UNITS": recipe.path(recipe.units.layer), "UNIT_ID": recipe.units.key, "COUNTS": str(counts), "COUNTS_UNIT_ID": "unit_id",
            "COUNTS_DATE": "date", "METHOD": recipe.method, "DATE": "all", "PERIOD": recipe.period, "INDICATORS": ";".join(recipe.indicators),
            "OUTPUT": str(output),
        }  # fmt: skip
        if item is not None:
            inputs |= {"AREAS": recipe.path(item.layer), "AREA_ID": item.key, "AREA_NAME": item.name}
        computing.append(
            Step("indicators", inputs, translate("yearly", "Computing indicators: {name}").format(name=output.stem))
        )
    releasing = Step(
        "suppress",
        {
            "RESULTS": [str(path) for path in results], "PROFILE": recipe.profile, "OUTPUT_FOLDER": str(folder),
            **({"LEDGER": recipe.path(recipe.ledger)} if recipe.ledger else {}),
        },
        translate("yearly", "Releasing"),
    )  # fmt: skip
    titles = [_title(item or recipe.units) for item in wanted]
    steps = Steps(importing, computing, releasing, [], results, titles)
    steps.after.extend(_after(recipe, folder, steps.releases))
    return steps


def _title(item: LayerSource) -> str:
    return item.title or Path(item.layer.partition("|")[0]).stem


def _after(recipe: YearlyRecipe, folder: Path, releases: list[Path]) -> list[Step]:
    steps = []
    if recipe.districts is not None and recipe.areas is not None:
        name = translate("yearly", "comparison")
        steps.append(
            Step(
                "compare",
                {"DISTRICTS": str(releases[0]), "AREAS": str(releases[1]), "OUTPUT": str(folder / f"{name}.gpkg"), "REPORT": str(folder / f"{name}.html")},
                translate("yearly", "Comparing"),
            )
        )  # fmt: skip
    if recipe.formats:
        first = recipe.districts or recipe.areas or recipe.units
        inputs: dict[str, Any] = {
            "RELEASE": str(releases[0]), "PAGES": list(recipe.pages), "FORMATS": list(recipe.formats), "PAGE": recipe.paper,
            "ORIENTATION": recipe.orientation, "LANGUAGE": language(), "TITLE": recipe.title, "LEVEL": _title(first),
            "ADD_LAYOUTS": False, "OUTPUT_FOLDER": str(folder / "atlas"),
        }  # fmt: skip
        if len(releases) > 1 and recipe.areas is not None:
            inputs |= {"AREAS": str(releases[1]), "AREAS_LEVEL": _title(recipe.areas)}
        steps.append(Step("atlas", inputs, translate("yearly", "Making the atlas")))
    geographies = [item for item in (recipe.districts, recipe.areas) if item is not None] or [recipe.units]
    for item, release in zip(geographies, releases, strict=True) if recipe.export else ():
        steps.append(
            Step(
                "export",
                {
                    "RELEASE": str(release), "FORMATS": list(recipe.export), "LEVEL": _title(item), "TITLE": recipe.title,
                    "OUTPUT_FOLDER": str(folder / "export" / release.stem.removesuffix("_release")),
                },
                translate("yearly", "Exporting {name}").format(name=_title(item)),
            )
        )  # fmt: skip
    return steps
