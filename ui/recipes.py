"""The choices of the dock as the recipe of a yearly run, and back."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer

from ..core.errors import ParameterError
from ..core.importing.proposal import pattern_of
from ..core.language import translate
from ..core.yearly.recipe import LayerSource, YearlyRecipe
from .choices import Choices


def recipe_of(project: QgsProject, choices: Choices, date: str) -> YearlyRecipe:
    """The choices as a recipe.

    Args:
        project: holds the layers.
        choices: of the dock.
        date: reference date, ISO.

    Raises:
        ParameterError: units or counts are not chosen, or the counts are no file.
    """
    units, counts = project.mapLayer(choices.units), project.mapLayer(choices.counts)
    if units is None or counts is None:
        raise ParameterError(translate("dock", "First choose the data."))
    # With a star for the year, so that next year's table is found.
    tables = [str(Path(name).with_name(pattern_of(Path(name)))) for name in choices.tables]
    file = _file_of(counts)
    if file is None and not tables:
        raise ParameterError(
            translate("dock", "The counts {name} are no file. A recipe needs one; import them first.").format(
                name=counts.name()
            )
        )
    folder = Path(choices.folder)
    # A recipe that was loaded fills in the folder of its year.
    folder = folder.parent if folder.name == date[:4] else folder
    return YearlyRecipe(
        date=date, units=LayerSource(_source(units), choices.unit_id, "", units.name()), counts=tuple(dict.fromkeys(tables)) or (str(file),),
        counts_recipe=choices.tables_recipe if tables else "",
        folder=str(folder / "{year}") if choices.folder else "{year}",
        districts=_area(project, choices.districts, choices.district_id, choices.district_name),
        areas=_area(project, choices.areas, choices.area_id, choices.area_name), method=choices.method,
        indicators=tuple(choices.indicators), period=choices.period, profile=choices.profile, ledger=choices.ledger,
        title=choices.title, pages=tuple(choices.pages), formats=tuple(choices.formats), paper=choices.paper,
        orientation=choices.orientation, export=tuple(choices.export),
    )  # fmt: skip


def choices_of(project: QgsProject, recipe: YearlyRecipe, kept: Choices) -> Choices:
    """The recipe as choices; its layers are added to the project where they are not there yet.

    Args:
        project: gets the layers.
        recipe: as read.
        kept: choices of which what the recipe does not know is kept.

    Raises:
        ParameterError: a layer cannot be opened.
    """
    tables = recipe.count_files()
    if not tables:
        raise ParameterError(translate("dock", "There are no tables {names}.").format(names=", ".join(recipe.counts)))
    counts = _opened(project, str(tables[-1]), "")
    units = _opened(project, recipe.path(recipe.units.layer), recipe.units.title)
    choices = dataclasses.replace(
        kept, units=units.id(), unit_id=recipe.units.key, counts=counts.id(), method=recipe.method, indicators=list(recipe.indicators),
        period=recipe.period, profile=recipe.profile, ledger=recipe.path(recipe.ledger), title=recipe.title, pages=list(recipe.pages),
        formats=list(recipe.formats) or kept.formats, paper=recipe.paper, orientation=recipe.orientation, export=list(recipe.export),
        folder=str(recipe.folder_for(recipe.date)), tables=[str(path) for path in tables] if recipe.counts_recipe else [],
        tables_recipe=recipe.path(recipe.counts_recipe), results={}, releases={}, districts="", areas="",
    )  # fmt: skip
    for many, one, area in (("districts", "district", recipe.districts), ("areas", "area", recipe.areas)):
        if area is not None:
            layer = _opened(project, recipe.path(area.layer), area.title)
            setattr(choices, many, layer.id())
            setattr(choices, f"{one}_id", area.key)
            setattr(choices, f"{one}_name", area.name)
    return choices


def _area(project: QgsProject, id: str, key: str, name: str) -> LayerSource | None:
    layer = project.mapLayer(id) if id else None
    return None if layer is None else LayerSource(_source(layer), key, name, layer.name())


def _source(layer: QgsMapLayer) -> str:
    file, bar, rest = layer.source().partition("|")
    # Of a GeoPackage the layer is what counts, not how it was opened.
    parts = [part for part in rest.split("|") if part.startswith("layername=")]
    return f"{file}|{parts[0]}" if bar and parts else layer.source()


def _file_of(layer: QgsMapLayer) -> Path | None:
    file = Path(layer.source().partition("|")[0].removeprefix("file://").partition("?")[0])
    return file if file.is_file() else None


def _opened(project: QgsProject, source: str, title: str) -> QgsVectorLayer:
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and _source(layer) == source:
            return layer
    layer = QgsVectorLayer(source, title or Path(source.partition("|")[0]).stem, "ogr")
    if not layer.isValid():
        raise ParameterError(translate("dock", "{source} cannot be opened.").format(source=source))
    project.addMapLayer(layer)
    return layer
