"""The layers of an atlas in a project: each map is a named style and a map theme, which a planner can change and keep."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import (
    QgsMapLayer,
    QgsMapLayerStyle,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsMapThemeCollection,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSize

from ..core.atlas.pages import Atlas, MapFigure, Page
from ..core.atlas.settings import Settings
from ..core.errors import AtlasError
from ..core.language import translate
from . import map_styles
from .map_file import POINTS
from .map_styles import Place

BASEMAP_STYLE = "atlas"
_BASEMAP_OPACITY = 0.45
_GROUND = "#e6ebee"
_NAME_SIZE, _NUMBER_SIZE = 7.0, 7.5
_MARGIN_OF_NAMES = 1.15
"""Names must fit in letters so much larger, since labelling decides anew at every resolution."""

_RESOLUTION = 150
"""Dots per inch at which it is tried whether names fit."""


class MapLayers:
    """Layers, styles and themes of an atlas in one project."""

    def __init__(
        self,
        project: QgsProject,
        file: Path,
        atlas: Atlas,
        settings: Settings,
        family: str,
        basemap: Sequence[QgsMapLayer],
    ) -> None:
        """Adds the layers of the file to the project, in a group of their own.

        Raises:
            AtlasError: QGIS cannot open the file.
        """
        self._project, self._atlas, self._settings, self._family = project, atlas, settings, family
        self._basemap = list(basemap)
        self.layers: dict[str, QgsVectorLayer] = {}
        # Looks are made up on copies: a layer that changed would have the legends of all layouts in the project made anew.
        self._drafts: dict[str, QgsVectorLayer] = {}
        group = project.layerTreeRoot().insertGroup(0, atlas.title)
        # The first geography lies lowest, with its circles above it.
        for layer in reversed(list(atlas.places)):
            for name, title in ((layer + POINTS, ""), (layer, atlas.levels[layer])):
                opened = QgsVectorLayer(f"{file}|layername={name}", title or f"{atlas.levels[layer]} ({name})", "ogr")
                if not opened.isValid():
                    raise AtlasError(
                        translate("atlas", "{file} cannot be opened by QGIS; the maps cannot be drawn.").format(
                            file=file.name
                        )
                    )
                opened.setRenderer(map_styles.plain_renderer(_GROUND, ""))
                self._drafts[name] = opened.clone()
                project.addMapLayer(opened, False)
                group.addLayer(opened)
                self.layers[name] = opened
        # The layouts show them by their themes; in the window they would lie over what the planner looks at.
        group.setItemVisibilityChecked(False)
        for layer in self._basemap:
            _prepare_basemap(layer)
        self._numbered: dict[tuple[str, float, float], bool] = {}

    @property
    def project(self) -> QgsProject:
        """The project the layers are in."""
        return self._project

    def extent(self) -> QgsRectangle:
        """What every map shows: all areas of all geographies."""
        extent = QgsRectangle()
        for layer in self._atlas.places:
            extent.combineExtentWith(self.layers[layer].extent())
        extent.scale(1.05)
        # Room for the scale bar.
        extent.setYMinimum(extent.yMinimum() - 0.07 * extent.height())
        return extent

    def needs_numbers(self, layer: str, width: float, height: float, *, place: Place = Place.INSIDE) -> bool:
        """Whether names of areas do not all fit on a map of this size in millimetres, so that numbers and a key are better.

        QGIS itself is asked: the names are placed by its labelling, and those that found no place are counted.
        """
        layer = layer if place is Place.INSIDE else layer + POINTS
        key = (layer, round(width), round(height))
        if key not in self._numbered:
            opened = self._drafts[layer]
            opened.setLabeling(
                map_styles.names(_NAME_SIZE * _MARGIN_OF_NAMES, self._family, is_number=False, place=place)
            )
            opened.setLabelsEnabled(True)
            settings = QgsMapSettings()
            settings.setLayers([opened])
            settings.setDestinationCrs(opened.crs())
            settings.setOutputDpi(_RESOLUTION)
            settings.setOutputSize(QSize(round(width / 25.4 * _RESOLUTION), round(height / 25.4 * _RESOLUTION)))
            settings.setExtent(self.extent())
            job = QgsMapRendererSequentialJob(settings)
            job.start()
            job.waitForFinished()
            results = job.takeLabelingResults()
            placed = (
                {label.featureId for label in results.allLabels() if not label.isUnplaced}
                if results is not None
                else set()
            )
            drawn = sum(feature.hasGeometry() for feature in opened.getFeatures())
            self._numbered[key] = len(placed) < drawn
        return self._numbered[key]

    def plate_theme(self, page: Page, figure: MapFigure, name: str, *, is_numbered: bool) -> list[QgsMapLayer]:
        """Makes the theme of a map of figures. Returns the layers its legend explains, in their order."""
        areas_name, points_name = figure.layer, figure.layer + POINTS
        areas, points = self._drafts[areas_name], self._drafts[points_name]
        used: list[str] = []
        areas.setRenderer(map_styles.area_renderer(figure, is_over_basemap=bool(self._basemap)))
        place = label_place(figure)
        size = _NUMBER_SIZE if is_numbered else _NAME_SIZE
        self._label(
            areas, map_styles.names(size, self._family, is_number=is_numbered) if place is Place.INSIDE else None
        )
        if place is not Place.INSIDE:
            points.setRenderer(
                map_styles.circle_renderer(figure) if figure.is_circles else map_styles.marker_renderer(figure)
            )
            self._label(points, map_styles.names(size, self._family, is_number=is_numbered, place=place))
            used.append(points_name)
        # Of circles the sizes come first, of an index the classes.
        explained = (
            [points_name, areas_name]
            if figure.is_circles
            else [areas_name, points_name]
            if figure.markers
            else [areas_name]
        )
        used.append(areas_name)
        above = [self._outline(layer) for layer in page.outlines if layer != figure.layer]
        self._keep(name, [*above, *used, *self._ground(figure.layer)])
        return [self.layers[layer] for layer in (*explained, *above)]

    def overview_theme(self, page: Page, name: str, *, has_labels: bool, is_numbered: bool) -> list[QgsMapLayer]:
        """Makes the theme of a map without figures: the first geography filled, the others drawn above."""
        lowest, *others = page.outlines
        base = self._drafts[lowest]
        base.setRenderer(map_styles.plain_renderer(_GROUND, self._atlas.levels[lowest]))
        size = _NUMBER_SIZE if is_numbered else _NAME_SIZE
        self._label(
            base, map_styles.names(size, self._family, is_number=is_numbered, has_both=True) if has_labels else None
        )
        above = [self._outline(layer, has_labels=has_labels) for layer in others]
        self._keep(name, [*above, lowest])
        return [self.layers[layer] for layer in (lowest, *above)]

    def locator_theme(self, layer: str, name: str) -> None:
        """Makes the theme that shows where the area named by `sra_area` lies."""
        if self._project.mapThemeCollection().hasMapTheme(name) and name in self.layers[layer].styleManager().styles():
            return
        areas = self._drafts[layer]
        areas.setRenderer(map_styles.locator_renderer(self._settings.accent))
        self._label(areas, None)
        self._keep(name, [layer, *self._ground(layer)])

    def forget_themes(self) -> None:
        """Removes all themes and their styles, so that a long run does not pile them up."""
        themes = self._project.mapThemeCollection()
        for name in themes.mapThemes():
            themes.removeMapTheme(name)
        for layer in self.layers.values():
            manager = layer.styleManager()
            for name in manager.styles():
                if name != manager.currentStyle():
                    manager.removeStyle(name)

    def _ground(self, layer: str) -> list[str]:
        """The city below areas that cover only parts of it, so that they do not float."""
        first = next(iter(self._atlas.places))
        if layer == first:
            return []
        base = self._drafts[first]
        base.setRenderer(map_styles.plain_renderer(_GROUND, ""))
        self._label(base, None)
        return [first]

    def _outline(self, layer: str, *, has_labels: bool = False) -> str:
        opened = self._drafts[layer]
        opened.setRenderer(map_styles.outline_renderer(self._atlas.levels[layer]))
        self._label(opened, map_styles.names(8.5, self._family, is_number=False, is_bold=True) if has_labels else None)
        return layer

    @staticmethod
    def _label(layer: QgsVectorLayer, labeling: QgsVectorLayerSimpleLabeling | None) -> None:
        layer.setLabeling(labeling)
        layer.setLabelsEnabled(labeling is not None)

    def _keep(self, name: str, layers: Sequence[str]) -> None:
        """Saves the drafted look of the layers as a style and a theme of that name."""
        record = QgsMapThemeCollection.MapThemeRecord()
        for drawn in layers:
            layer, style = self.layers[drawn], QgsMapLayerStyle()
            style.readFromLayer(self._drafts[drawn])
            manager = layer.styleManager()
            manager.removeStyle(name)
            manager.addStyle(name, style)
            entry = QgsMapThemeCollection.MapThemeLayerRecord(layer)
            entry.usingCurrentStyle = True
            entry.currentStyle = name
            record.addLayerRecord(entry)
        for layer in self._basemap:
            entry = QgsMapThemeCollection.MapThemeLayerRecord(layer)
            entry.usingCurrentStyle = True
            entry.currentStyle = BASEMAP_STYLE
            record.addLayerRecord(entry)
        themes = self._project.mapThemeCollection()
        themes.removeMapTheme(name)
        themes.insert(name, record)


def label_place(figure: MapFigure) -> Place:
    """Where the labels of a map lie."""
    return Place.ON_CIRCLE if figure.is_circles else Place.BESIDE_SIGN if figure.markers else Place.INSIDE


def _prepare_basemap(layer: QgsMapLayer) -> None:
    """Gives a layer of the project a second, pale and grey style; the one in use stays."""
    manager = layer.styleManager()
    present = manager.currentStyle()
    manager.removeStyle(BASEMAP_STYLE)
    manager.addStyleFromLayer(BASEMAP_STYLE)
    manager.setCurrentStyle(BASEMAP_STYLE)
    layer.setOpacity(_BASEMAP_OPACITY)
    if isinstance(layer, QgsRasterLayer) and layer.hueSaturationFilter() is not None:
        layer.hueSaturationFilter().setGrayscaleMode(layer.hueSaturationFilter().GrayscaleMode.GrayscaleLuminosity)
    manager.setCurrentStyle(present)
