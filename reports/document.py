"""The atlas as a flowing document: headings, texts, pictures and tables, for the web page and for the word processor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..core.atlas.pages import Atlas, MapClass, MapFigure, Page, Table
from ..core.atlas.palette import HATCH
from ..core.atlas.settings import Settings
from ..core.language import number, translate
from .drawing import to_svg
from .layouts import profile_drawings
from .map_drawing import MapDrawing
from .profile_text import ProfileTexts

_CHART_SIZES = {"bars": (120.0, 90.0), "ages": (120.0, 40.0), "lines": (120.0, 110.0)}


@dataclass(frozen=True)
class Entry:
    """A line of a legend."""

    colour: str
    """Empty where there is nothing to show beside the text."""
    is_hatched: bool
    text: str


@dataclass(frozen=True)
class Picture:
    """A map or a chart."""

    caption: str
    svg: str
    alternative: str
    """What is said where it cannot be seen."""
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """A page of the atlas in the flow of the document."""

    id: str
    stem: str
    part: str
    """Heading of the part that begins here, or nothing."""
    heading: str
    lines: list[str]
    """Level and date, definition."""
    paragraphs: list[tuple[str, str]]
    """A heading, or nothing, and a text."""
    pictures: list[Picture]
    tables: list[Table]
    foot: list[str]
    """Source, method, rule."""


def sections(
    atlas: Atlas, settings: Settings, texts: ProfileTexts, family: str, report: Callable[[], None]
) -> list[Section]:
    """All pages but cover and contents.

    Args:
        atlas: the pages.
        settings: colours and wording.
        texts: writes the paragraphs of profiles.
        family: font of the charts.
        report: called for every page; may raise to stop.
    """
    drawing = MapDrawing(atlas)
    found, part = [], ""
    for page in atlas.pages:
        # The names of many areas stand in the table of the overview here.
        if page.kind in ("cover", "contents") or (page.kind == "overview" and not page.outlines):
            continue
        report()
        if found and page.kind == "methods" and page.title == found[-1].heading:
            # A table or text that paper needs two pages for is one here.
            found[-1] = _continued(found[-1], page, texts)
            continue
        found.append(
            Section(
                id=f"p{page.number}",
                stem=atlas.file_stem(page),
                part=page.section if page.section != part else "",
                heading=f"{page.plate}: {page.title}" if page.plate else page.title,
                lines=[line for line in (page.level, page.definition) if line],
                paragraphs=_paragraphs(page, texts),
                pictures=_pictures(page, atlas, settings, drawing, family),
                tables=_tables(page, atlas),
                foot=[line for line in (page.source, page.method, page.rule) if line],
            )
        )
        part = page.section
    return found


def _continued(section: Section, page: Page, texts: ProfileTexts) -> Section:
    tables = [
        replace(first, rows=[*first.rows, *second.rows])
        for first, second in zip(section.tables, page.tables, strict=True)
    ]
    return replace(section, tables=tables, paragraphs=[*section.paragraphs, *_paragraphs(page, texts)])


def _paragraphs(page: Page, texts: ProfileTexts) -> list[tuple[str, str]]:
    found = [
        (block.heading if place == 0 else "", text)
        for block in page.texts
        for place, text in enumerate(block.paragraphs)
    ]
    if page.profile is not None:
        found.append(("", texts.text(page.profile)))
    return found


def _pictures(page: Page, atlas: Atlas, settings: Settings, drawing: MapDrawing, family: str) -> list[Picture]:
    if page.kind == "overview":
        text = translate("atlas", "Map of the areas with their numbers; the table below has their names.")
        return [Picture("", drawing.overview(page.outlines, text), text)]
    if page.profile is not None:
        profile = page.profile
        text = translate("atlas", "Map: {area} within the city.").format(area=profile.area_name)
        layers = list(dict.fromkeys((next(iter(atlas.places)), profile.layer)))
        located = Picture("", drawing.overview(layers, text, (profile.layer, profile.area), settings.accent), text)
        charts = profile_drawings(profile, settings, _CHART_SIZES.get)
        return [located, *(Picture(chart.title, to_svg(chart, family), chart.title) for chart in charts.values())]
    captions = page.captions or [""] * len(page.maps)
    return [
        Picture(
            caption,
            drawing.figure(figure, page.outlines, _alternative(page, figure, caption), f"{page.number}-{place}"),
            _alternative(page, figure, caption),
            _entries(figure, page, atlas) if place == 0 else [],
        )
        for place, (figure, caption) in enumerate(zip(page.maps, captions, strict=True))
    ]


def _alternative(page: Page, figure: MapFigure, caption: str) -> str:
    known = [text for text, state in zip(figure.texts, figure.states, strict=True) if state == "shown"]
    return translate("atlas", "Map: {title}{caption}; {count} areas with a figure, all in the table below.").format(
        title=page.title, caption=f" ({caption})" if caption else "", count=number(len(known))
    )


def _entries(figure: MapFigure, page: Page, atlas: Atlas) -> list[Entry]:
    def entry(item: MapClass) -> Entry:
        return Entry(item.colour, item.colour == HATCH, item.text)

    found = [] if figure.is_circles else [entry(item) for item in figure.classes]
    if figure.is_circles:
        found.append(
            Entry(
                figure.classes[0].colour if figure.classes else "",
                False,
                translate("atlas", "the surface of a circle is the number"),
            )
        )
    found += [entry(item) for item in figure.notes]
    found += [Entry("", False, figure.city)] if figure.city else []
    outlined = [atlas.levels[layer] for layer in page.outlines if layer != figure.layer]
    found += [Entry("", False, translate("atlas", "Strong lines: {level}").format(level=level)) for level in outlined]
    return found


def _tables(page: Page, atlas: Atlas) -> list[Table]:
    found: list[Table] = []
    captions = page.captions or [atlas.levels[figure.layer] for figure in page.maps]
    for figure, caption in zip(page.maps, captions, strict=True):
        rows = [
            [place.number, place.name_alone, text]
            for place, text in zip(atlas.places[figure.layer], figure.texts, strict=True)
        ]
        heading = _values_heading(page, figure)
        title = f"{page.title}, {caption}"
        found.append(
            Table(
                title,
                [translate("atlas", "No."), translate("atlas", "Area"), heading],
                rows,
                text_columns=(1,),
                shares=(0.1, 0.6, 0.3),
            )
        )
    if page.kind == "overview":
        for layer in page.outlines:
            rows = [[place.number, place.name_alone] for place in atlas.places[layer]]
            found.append(
                Table(
                    atlas.levels[layer],
                    [translate("atlas", "No."), translate("atlas", "Area")],
                    rows,
                    text_columns=(1,),
                    shares=(0.1, 0.9),
                )
            )
    if page.profile is not None:
        found.append(page.profile.facts)
    return found + list(page.tables)


def _values_heading(page: Page, figure: MapFigure) -> str:
    return f"{page.title} ({figure.heading})" if page.kind != "index" else page.title
