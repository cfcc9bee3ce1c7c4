"""Pages as print layouts: a template, its variables, and what stands in its items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsExpressionContextUtils,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsReadWriteContext,
    QgsRectangle,
    QgsTextFormat,
)
from qgis.PyQt.QtGui import QColor, QFont, QFontInfo
from qgis.PyQt.QtXml import QDomDocument

from ..core.atlas.figures import total_name
from ..core.atlas.pages import KEY_PAGE, MOST_KEYS, Atlas, Page, Profile, Table
from ..core.atlas.settings import Settings
from ..core.errors import AtlasError
from ..core.language import translate
from .drawing import Drawing, draw_on
from .layout_items import fill_legend, fit_text, overlap, round_scale_bar, set_table
from .map_layers import MapLayers, label_place
from .profile_charts import bar_chart, line_charts
from .profile_text import ProfileTexts

BUILT_IN = Path(__file__).resolve().parent.parent / "resources" / "templates"

TEMPLATE_OF = {
    "cover": "cover", "contents": "contents", "overview": "plate", "status": "plate", "change": "plate", "index": "plate",
    "comparison": "comparison", "profiles": "profile", "methods": "text",
}  # fmt: skip
"""Which template each kind of page uses."""

_NEEDED = {
    "cover": ("map",), "contents": ("table",), "plate": ("map",), "comparison": ("map", "map_2"), "profile": ("map",),
    "text": ("table",),
}  # fmt: skip

_LETTERS_ON = {"A4": 1.0, "A3": 1.25}
"""Letters on larger paper against A4, as in the built-in templates."""

_TINY = 4.0
"""Millimetres below which an area on the map gets an inset."""


@dataclass(frozen=True)
class Templates:
    """Where templates lie."""

    folders: Sequence[Path]
    """The city's own first, the built-in last."""
    plate: Path | None
    """One template for all map plates, where the planner chose one."""
    paper: tuple[str, str]

    def find(self, kind: str) -> Path:
        """The template of a kind of page.

        Raises:
            AtlasError: there is none.
        """
        if kind == "plate" and self.plate is not None:
            return self.plate
        name = f"{kind}_{self.paper[0]}_{self.paper[1]}.qpt"
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise AtlasError(translate("atlas", "There is no template {name}.").format(name=name))


def installed_font(settings: Settings) -> tuple[str, bool]:
    """The first installed font of the settings, and whether it is the one wished for most."""
    for place, family in enumerate(settings.fonts):
        if _is_installed(family):
            return family, place == 0
    return QFontInfo(QFont()).family(), False


def _is_installed(family: str) -> bool:
    """Asked of the letters that would be drawn: systems name substitutes as if they were installed."""
    return QFontInfo(QFont(family)).family().casefold() == family.casefold()


def profile_drawings(
    profile: Profile, settings: Settings, size_of: Callable[[str], tuple[float, float] | None]
) -> dict[str, Drawing]:
    """The charts of a profile by the id of their place.

    Args:
        profile: the area.
        settings: colours and wording.
        size_of: width and height in millimetres of the place with an id; None where there is none.
    """
    charts = {
        "bars": (bar_chart, profile.bars, translate("atlas", "{area} beside the city, in %")),
        "ages": (bar_chart, profile.ages, translate("atlas", "Age groups of {area} beside the city, in %")),
        "lines": (line_charts, profile.lines, translate("atlas", "{area} over the years")),
    }
    found = {}
    for id, (draw, content, title) in charts.items():
        size = size_of(id)
        if size is not None and content:
            found[id] = draw(
                content,
                profile.area_name,
                total_name(settings),
                settings.accent,
                *size,
                title.format(area=profile.area_name),
            )
    return found


class LayoutMaker:
    """Makes the layout of each page."""

    def __init__(
        self, atlas: Atlas, settings: Settings, templates: Templates, layers: MapLayers, texts: ProfileTexts, family: str,
    ) -> None:  # fmt: skip
        """A maker.

        Args:
            atlas: all pages.
            settings: colours, font, logo, wording.
            templates: where they lie.
            layers: of the maps, in the project the layouts belong to.
            texts: writes paragraphs of profiles.
            family: font.
        """
        self._atlas, self._settings, self._templates, self._layers = atlas, settings, templates, layers
        self._texts, self._family = texts, family
        self._crs, self._extent = _suitable_system(layers)

    def layout(self, page: Page) -> QgsPrintLayout:
        """The layout of a page, filled.

        Raises:
            AtlasError: its template cannot be read or lacks an item.
        """
        kind = TEMPLATE_OF[page.kind] if page.kind != "overview" or page.outlines else "text"
        path = self._templates.find(kind)
        layout = self._load(path, kind)
        layout.setName(self._atlas.file_stem(page))
        self._set_variables(layout, page)
        self._dress(layout, is_built_in=path.parent == BUILT_IN)
        if page.kind == "cover":
            self._fill_cover(layout, page)
        elif page.kind == "overview" and page.outlines:
            self._fill_overview(layout, page)
        elif page.kind == "comparison":
            self._fill_comparison(layout, page)
        elif page.maps:
            self._fill_plate(layout, page)
        elif page.profile is not None:
            self._fill_profile(layout, page, page.profile)
        else:
            set_table(layout, "table", _text_table(page), bold_rows=_section_rows(page))
        layout.refresh()
        return layout

    def _load(self, path: Path, kind: str) -> QgsPrintLayout:
        layout = QgsPrintLayout(self._layers.project)
        document = QDomDocument()
        try:
            content = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise AtlasError(
                translate("atlas", "The template {file} cannot be read: {reason}").format(file=path, reason=error)
            ) from error
        is_read = document.setContent(content)[0]
        is_loaded = is_read and layout.loadFromTemplate(document, QgsReadWriteContext())[1]
        if not is_loaded:
            raise AtlasError(translate("atlas", "The template {file} is no print layout of QGIS.").format(file=path))
        for item in layout.items():
            if isinstance(item, QgsLayoutItemPicture) and item.picturePath() and item.isMissingImage():
                raise AtlasError(
                    translate("atlas", "The template {file} shows the picture {picture}, which is not there.").format(
                        file=path, picture=item.picturePath()
                    )
                )
        for id in _NEEDED[kind]:
            if layout.itemById(id) is None:
                raise AtlasError(
                    translate("atlas", "The template {file} has no item with the id “{id}”.").format(file=path, id=id)
                )
        return layout

    def _set_variables(self, layout: QgsPrintLayout, page: Page) -> None:
        """All texts of the page as variables, `[% @sra_title %]` in a template."""
        atlas = self._atlas
        office = "\n".join(text for text in (atlas.office, atlas.created) if text)
        internal = self._settings.wording["internal"] or translate("atlas", "for internal use only")
        captions = [*page.captions, "", ""]
        values = {
            "sra_atlas": " · ".join(text for text in (atlas.title, atlas.subtitle) if text), "sra_plate": page.plate,
            "sra_title": page.title, "sra_level": page.level, "sra_definition": page.definition, "sra_source": page.source,
            "sra_method": page.method, "sra_rule": page.rule, "sra_office": office, "sra_date": atlas.date,
            "sra_page": translate("atlas", "Page {number} of {count}").format(number=page.number, count=len(atlas.pages)),
            "sra_internal": internal if atlas.is_internal else "", "sra_caption": captions[0], "sra_caption_2": captions[1],
            "sra_text": "" if page.profile is None else self._texts.text(page.profile),
            "sra_area": "" if page.profile is None else page.profile.area_id,
        }  # fmt: skip
        for name, value in values.items():
            QgsExpressionContextUtils.setLayoutVariable(layout, name, value)

    def _dress(self, layout: QgsPrintLayout, *, is_built_in: bool) -> None:
        """Font and accent colour of the city. Its own templates keep their fonts where they are installed."""

        def fitted(text: QgsTextFormat) -> QgsTextFormat:
            if is_built_in or not _is_installed(text.font().family()):
                font = text.font()
                font.setFamily(self._family)
                text.setFont(font)
            return text

        for item in layout.items():
            if isinstance(item, QgsLayoutItemLabel | QgsLayoutItemScaleBar):
                text = fitted(item.textFormat())
                if is_built_in and item.id() == "plate":
                    text.setColor(QColor(self._settings.accent))
                item.setTextFormat(text)
            elif isinstance(item, QgsLayoutItemLegend):
                for style in (
                    QgsLegendStyle.Style.Title, QgsLegendStyle.Style.Group, QgsLegendStyle.Style.Subgroup,
                    QgsLegendStyle.Style.SymbolLabel,
                ):  # fmt: skip
                    entry = item.style(style)
                    entry.setTextFormat(fitted(entry.textFormat()))
                    item.setStyle(style, entry)
            elif isinstance(item, QgsLayoutItemShape) and is_built_in and item.id() == "accent":
                symbol = item.symbol().clone()
                symbol.setColor(QColor(self._settings.accent))
                item.setSymbol(symbol)
        for table in layout.multiFrames():
            table.setContentTextFormat(fitted(table.contentTextFormat()))
            table.setHeaderTextFormat(fitted(table.headerTextFormat()))

    def _fill_cover(self, layout: QgsPrintLayout, page: Page) -> None:
        theme = self._atlas.file_stem(page)
        self._layers.overview_theme(page, theme, has_labels=False, is_numbered=False)
        self._show(layout, "map", theme)
        logo = layout.itemById("logo")
        if isinstance(logo, QgsLayoutItemPicture):
            if self._settings.logo is None:
                layout.removeLayoutItem(logo)
            else:
                logo.setPicturePath(str(self._settings.logo))

    def _fill_overview(self, layout: QgsPrintLayout, page: Page) -> None:
        theme = self._atlas.file_stem(page)
        lowest = page.outlines[0]
        item = layout.itemById("map")
        is_numbered = self._layers.needs_numbers(lowest, item.rect().width(), item.rect().height())
        explained = self._layers.overview_theme(page, theme, has_labels=True, is_numbered=is_numbered)
        self._show(layout, "map", theme)
        fill_legend(layout, explained, "")
        has_inset = self._fill_inset(layout, theme, lowest)
        self._fill_key(layout, lowest, is_shown=True, has_inset=has_inset, others=page.outlines[1:])

    def _fill_plate(self, layout: QgsPrintLayout, page: Page) -> None:
        theme = self._atlas.file_stem(page)
        figure = page.maps[0]
        item = layout.itemById("map")
        is_numbered = self._layers.needs_numbers(
            figure.layer, item.rect().width(), item.rect().height(), place=label_place(figure)
        )
        explained = self._layers.plate_theme(page, figure, theme, is_numbered=is_numbered)
        self._show(layout, "map", theme)
        fill_legend(layout, explained, figure.heading)
        has_inset = self._fill_inset(layout, theme, figure.layer)
        self._fill_key(layout, figure.layer, is_shown=is_numbered, has_inset=has_inset)

    def _fill_comparison(self, layout: QgsPrintLayout, page: Page) -> None:
        first, second = page.maps
        numbered: list[str] = []
        for figure, id in ((first, "map"), (second, "map_2")):
            theme = f"{self._atlas.file_stem(page)} {self._atlas.levels[figure.layer]}"
            item = layout.itemById(id)
            is_numbered = self._layers.needs_numbers(figure.layer, item.rect().width(), item.rect().height())
            numbered += [figure.layer] if is_numbered else []
            explained = self._layers.plate_theme(page, figure, theme, is_numbered=is_numbered)
            self._show(layout, id, theme)
            if figure is first:
                fill_legend(layout, explained, figure.heading)
        set_table(layout, "table", page.tables[0] if page.tables else None)
        named = [layer for layer in numbered if len(self._atlas.places[layer]) <= MOST_KEYS]
        names = [f"{place.number}\u00a0{place.name_alone}" for layer in named for place in self._atlas.places[layer]]
        references = [self._reference_to_names(layer) for layer in numbered if layer not in named]
        names += [reference.rows[0][0] for reference in references if reference is not None]
        QgsExpressionContextUtils.setLayoutVariable(layout, "sra_numbers", "  ·  ".join(names))
        label = layout.itemById("numbers")
        if label is not None and not names:
            layout.removeLayoutItem(label)
        elif isinstance(label, QgsLayoutItemLabel):
            fit_text(label)

    def _fill_profile(self, layout: QgsPrintLayout, page: Page, profile: Profile) -> None:
        theme = f"{translate('atlas', 'Location')} {self._atlas.levels[profile.layer]}"
        self._layers.locator_theme(profile.layer, theme)
        self._show(layout, "map", theme)
        set_table(layout, "table", profile.facts)
        factor = _LETTERS_ON[self._templates.paper[0]]
        drawings = profile_drawings(profile, self._settings, lambda id: _size(layout.itemById(id), factor))
        for id, drawing in drawings.items():
            draw_on(layout, drawing.scaled(factor), layout.itemById(id), self._family)
        label = layout.itemById("text")
        if isinstance(label, QgsLayoutItemLabel):
            fit_text(label)

    def _show(self, layout: QgsPrintLayout, id: str, theme: str) -> None:
        """Has a map follow a theme and show the whole city, with a scale bar in round figures."""
        item = layout.itemById(id)
        item.setFollowVisibilityPreset(True)
        item.setFollowVisibilityPresetName(theme)
        item.setCrs(self._crs)
        item.zoomToExtent(self._extent)
        bar = layout.itemById(f"scalebar{id.removeprefix('map')}")
        if isinstance(bar, QgsLayoutItemScaleBar):
            round_scale_bar(bar, item)

    def _fill_inset(self, layout: QgsPrintLayout, theme: str, layer: str) -> bool:
        """Shows the smallest area enlarged where it is tiny on the map. Returns whether it is."""
        inset, item = layout.itemById("inset"), layout.itemById("map")
        if inset is None:
            return False
        tiny = self._tiny_area(layer, item)
        if tiny is None:
            for overview in item.overviews().asList():
                item.overviews().removeOverview(overview.id())
            layout.removeLayoutItem(inset)
            return False
        inset.setFollowVisibilityPreset(True)
        inset.setFollowVisibilityPresetName(theme)
        inset.setCrs(self._crs)
        inset.zoomToExtent(tiny)
        return True

    def _tiny_area(self, layer: str, item: QgsLayoutItemMap) -> QgsRectangle | None:
        bounds = shapely.bounds(self._atlas.shapes[layer])
        sizes = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
        if np.isnan(sizes).all():
            return None
        smallest = int(np.nanargmin(sizes))
        box = QgsRectangle(*bounds[smallest])
        change = QgsCoordinateTransform(
            self._layers.layers[layer].crs(), self._crs, self._layers.project.transformContext()
        )
        box = change.transformBoundingBox(box)
        size = max(box.width(), box.height())
        if size / item.extent().width() * item.rect().width() >= _TINY:
            return None
        centre = box.center()
        half = 2.0 * max(size, item.extent().width() / 500)
        return QgsRectangle(centre.x() - half, centre.y() - half, centre.x() + half, centre.y() + half)

    def _fill_key(
        self, layout: QgsPrintLayout, layer: str, *, is_shown: bool, has_inset: bool, others: Sequence[str] = ()
    ) -> None:
        places = self._atlas.places[layer]
        frame = layout.itemById("key")
        if frame is None:
            return
        inset = layout.itemById("inset")
        if has_inset and inset is not None and overlap(frame, inset):
            height = max(inset.pos().y() - frame.pos().y() - 3, 10)
            width = frame.rect().width()
            if inset.pos().x() > frame.pos().x() + 20:
                width, height = inset.pos().x() - frame.pos().x() - 3, frame.rect().height()
            frame.attemptResize(QgsLayoutSize(width, height))
        if not is_shown:
            set_table(layout, "key", None)
            return
        if len(places) > MOST_KEYS:
            set_table(layout, "key", self._reference_to_names(layer), has_header=False)
            return
        entries = [(place.number, place.name_alone) for place in places]
        for other in others:
            entries += [("", ""), ("", self._atlas.levels[other])]
            entries += [(place.number, place.name_alone) for place in self._atlas.places[other]]
        half = -(-len(entries) // 2)
        entries += [("", "")] * (2 * half - len(entries))
        rows = [(*entries[place], *entries[place + half]) for place in range(half)]
        key = Table(
            "", ["", translate("atlas", "Area"), "", ""], rows, text_columns=(1, 3), shares=(0.09, 0.41, 0.09, 0.41)
        )
        set_table(layout, "key", key, has_header=False)

    def _reference_to_names(self, layer: str) -> Table | None:
        """Where the names of many areas stand, if the atlas has that page."""
        page = next((page for page in self._atlas.pages if page.name == f"{KEY_PAGE}_{layer}"), None)
        if page is None:
            return None
        text = translate("atlas", "Names to the numbers: page {number}").format(number=page.number)
        return Table("", [""], [[text]], shares=(1.0,))


def _suitable_system(layers: MapLayers) -> tuple[QgsCoordinateReferenceSystem, QgsRectangle]:
    """The system maps are drawn in, and what they show: that of the areas, or a UTM zone where theirs distorts."""
    crs = next(iter(layers.layers.values())).crs()
    extent = layers.extent()
    if not crs.isGeographic() and crs.authid() != "EPSG:3857":
        return crs, extent
    degrees = QgsCoordinateReferenceSystem.fromEpsgId(4326)
    context = layers.project.transformContext()
    centre = QgsCoordinateTransform(crs, degrees, context).transform(extent.center())
    zone = min(int((centre.x() + 180) // 6) + 1, 60)
    drawn = QgsCoordinateReferenceSystem.fromEpsgId((32600 if centre.y() >= 0 else 32700) + zone)
    return drawn, QgsCoordinateTransform(crs, drawn, context).transformBoundingBox(extent)


def _text_table(page: Page) -> Table | None:
    """Paragraphs beside their headings, or the page's own table."""
    if page.tables:
        return page.tables[0]
    rows = [
        (block.heading if place == 0 else "", paragraph)
        for block in page.texts
        for place, paragraph in enumerate(block.paragraphs)
    ]
    return Table("", ["", ""], rows, text_columns=(0, 1), shares=(0.2, 0.8))


def _section_rows(page: Page) -> list[int]:
    """Rows of the contents that are headings."""
    if page.kind != "contents" or not page.tables:
        return []
    return [place for place, (_, number_) in enumerate(page.tables[0].rows) if not number_]


def _size(item: QgsLayoutItem | None, factor: float) -> tuple[float, float] | None:
    """Width and height of a place in the measures of a chart that is then drawn larger."""
    return None if item is None else (item.rect().width() / factor, item.rect().height() / factor)
