"""Which pages an atlas has, in which order, and what is printed on each."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import shapely

from ..catalogue import Indicator
from ..classification import check_method
from ..comparison.geography import Geography, read_geography
from ..comparison.overlap import overlap
from ..comparison.run import by_area
from ..comparison.tables import comparison_table
from ..errors import AtlasError, ParameterError
from ..indicators import WITHHELD as SECRET_STATUSES
from ..language import language, listing, translate
from ..options import ATLAS_PAGES
from ..reference_dates import format_date, parse_reference_date
from ..reporter import Reporter
from .figures import Classing, change_map, common_limits, in_unit, status_map
from .index_plate import index_map, read_index
from .methods import definitions, method_name, method_texts, rule_line, source_line, withheld_table
from .names import file_name
from .pages import (
    AREAS,
    DISTRICTS,
    KEY_PAGE,
    MOST_KEYS,
    Atlas,
    MapFigure,
    Page,
    Place,
    Table,
)
from .paging import PAPERS, table_pages, text_pages
from .profiles import ProfileWriter
from .settings import Settings
from .wording import change_unit, printed, signed, unit_of, year

_LONGEST_NUMBER = 4
"""Characters of an id that is printed on maps as the number of an area."""

_FAR, _FEWEST_TO_COMPARE = 20, 4
"""Times the usual distance from the middle of the city from which on an area is out of place, and areas needed to tell."""

_MOST_HIDDEN = 7
"""Areas in the table of a comparison plate."""


@dataclass(frozen=True)
class Wishes:
    """What the planner asked for."""

    release: Path
    areas: Path | None
    index: Path | None
    is_internal: bool
    """Whether files that are no release may be printed."""
    indicators: str = ""
    date: str = ""
    pages: tuple[str, ...] = ATLAS_PAGES
    title: str = ""
    source_note: str = ""
    levels: Mapping[str, str] = field(default_factory=dict)
    paper: tuple[str, str] = ("A4", "landscape")
    classing: Classing = field(default_factory=lambda: Classing(5, "quantile", {}))


def plan_atlas(wishes: Wishes, settings: Settings, reporter: Reporter) -> Atlas:
    """Reads the files and writes down every page.

    Raises:
        AtlasError: a file is no release and the run is not internal, or there is nothing to print.
        ResultFileError, ComparisonError, ParameterError: a file or a choice cannot be used.
    """
    return _Book(wishes, settings, reporter).atlas()


class _Book:
    """An atlas in the making."""

    def __init__(self, wishes: Wishes, settings: Settings, reporter: Reporter) -> None:
        check_method(wishes.classing.method)
        self._made: dict[str, list[Page]] = {}
        self._wishes, self._settings, self._reporter = wishes, settings, reporter
        self._geographies = {DISTRICTS: self._read(wishes.release)}
        if wishes.areas is not None:
            self._geographies[AREAS] = self._read(wishes.areas)
        self._first = self._geographies[DISTRICTS]
        self._date = self._chosen_date()
        self._items = self._chosen_indicators()
        self._levels = {
            layer: wishes.levels.get(layer) or self._level_of(geography)
            for layer, geography in self._geographies.items()
        }
        self._districts_say = self._compare() if AREAS in self._geographies else {}
        self._index = (
            None if wishes.index is None else read_index(wishes.index, self._first, is_internal=wishes.is_internal)
        )

    def atlas(self) -> Atlas:
        """All pages, numbered."""
        pages = [page for kind in ATLAS_PAGES if kind in self._wishes.pages for page in self._pages_of(kind)]
        if not pages:
            raise AtlasError(
                translate(
                    "atlas", "With these choices the atlas has no page. Choose more kinds of pages or more indicators."
                )
            )
        pages = _with_contents([replace(page, number=place) for place, page in enumerate(_named_once(pages), start=1)])
        geographies = self._geographies
        crs_wkt = self._first.shapes.crs_wkt
        return Atlas(
            title=self._wishes.title or translate("atlas", "Social atlas"),
            subtitle=self._settings.city,
            date=format_date(self._date, language()),
            office=self._settings.office,
            created=format_date(datetime.date.today().isoformat(), language()),
            language=language(),
            is_internal=any(not geography.is_release for geography in geographies.values()),
            pages=pages,
            places={layer: _places(geography) for layer, geography in geographies.items()},
            shapes={layer: geography.polygons(crs_wkt) for layer, geography in geographies.items()},
            crs_wkt=crs_wkt,
            levels=self._levels,
        )

    def _read(self, path: Path) -> Geography:
        geography = read_geography(path)
        if not geography.is_release and not self._wishes.is_internal:
            raise AtlasError(
                translate(
                    "atlas", "{file} is no release: its figures are not protected. Release it first (sozialraumatlas:suppress), or set INTERNAL "
                    "for an atlas that never leaves the office."
                ).format(file=path.name)
            )  # fmt: skip
        if not geography.ids:
            raise AtlasError(translate("atlas", "{file} has no areas.").format(file=path.name))
        without = [
            name
            for name, shape in zip(geography.names, geography.shapes.wkb, strict=True)
            if shape is None or not len(shape)
        ]
        if len(without) == len(geography.ids):
            raise AtlasError(translate("atlas", "No area of {file} has a shape to draw.").format(file=path.name))
        if without:
            self._reporter.warning(
                translate("atlas", "{file}: these areas have no shape and are missing on the maps: {areas}.").format(
                    file=path.name, areas=listing(without)
                )
            )
        self._warn_of_far_areas(geography)
        return _without_withheld(geography)

    def _warn_of_far_areas(self, geography: Geography) -> None:
        """An area drawn in another place of the world leaves the others a speck on every map."""
        centres = shapely.get_coordinates(shapely.centroid(geography.polygons()))
        if len(centres) < _FEWEST_TO_COMPARE or len(centres) < len(geography.ids):
            return
        distance = np.hypot(*(centres - np.median(centres, axis=0)).T)
        far = np.flatnonzero(distance > _FAR * max(float(np.median(distance)), 1e-9))
        if len(far):
            self._reporter.warning(
                translate(
                    "atlas",
                    "{file}: these areas lie far from the others, so that maps become small: {areas}. Check their place.",
                ).format(file=geography.path.name, areas=listing(geography.names[place] for place in far))
            )

    def _chosen_date(self) -> str:
        dates = [
            day for day in self._first.dates if all(day in geography.dates for geography in self._geographies.values())
        ]
        wanted = self._wishes.date.strip()
        if wanted:
            wanted = parse_reference_date(wanted) or wanted
        if not dates or (wanted and wanted not in dates):
            raise ParameterError(
                translate("atlas", "DATE: there are no figures for {date}. There are: {known}.").format(
                    date=wanted or translate("atlas", "a common date"), known=listing(dates, 30) or "-"
                )
            )
        return wanted or dates[-1]

    def _chosen_indicators(self) -> list[Indicator]:
        known = self._first.indicators
        names = [name.strip() for name in self._wishes.indicators.split(";") if name.strip()] or list(known)
        missing = [name for name in names if name not in known]
        if missing:
            raise ParameterError(
                translate("atlas", "INDICATORS: {file} has no {missing}. It has: {known}.").format(
                    file=self._first.path.name, missing=listing(missing), known=listing(known, 60)
                )
            )
        return [known[name] for name in dict.fromkeys(names)]

    @staticmethod
    def _level_of(geography: Geography) -> str:
        inputs = geography.meta.get("inputs", {})
        name = str((inputs.get("areas") or inputs.get("units") or {}).get("layer") or geography.path.stem)
        return name[:1].upper() + name[1:].replace("_", " ")

    def _compare(self) -> dict[str, np.ndarray]:
        """What districts would say of each area, by indicator."""
        areas = self._geographies[AREAS]
        common = [item.id for item in self._items if item.id in areas.indicators]
        if not common:
            raise AtlasError(
                translate("atlas", "{first} and {second} have no indicator in common.").format(
                    first=self._first.path.name, second=areas.path.name
                )
            )
        items = [item for item in self._items if item.id in common]
        shares = {self._date: overlap(self._first, areas, self._date)}
        table = comparison_table(self._first, areas, shares, items, [self._date])
        return {
            name: by_area(table, areas.ids, name, self._date)["districts_value"].to_numpy(dtype=float)
            for name in common
        }

    def _pages_of(self, kind: str) -> list[Page]:
        if kind in self._made:
            return self._made[kind]
        self._made[kind] = {
            "cover": self._cover, "contents": self._contents, "overview": self._overview, "status": self._status,
            "change": self._changes, "comparison": self._comparisons, "index": self._index_plate, "profiles": self._profiles,
            "methods": self._methods,
        }[kind]()  # fmt: skip
        return self._made[kind]

    def _page(self, kind: str, name: str, section: str, title: str, **content: object) -> Page:
        """A page with the lines that stand on every one."""
        common: dict[str, object] = {
            "method": translate("atlas", "Method: {method}").format(method=method_name(self._first.meta)),
            "rule": rule_line(self._first.meta, self._settings),
            "source": source_line(self._items, self._wishes.source_note, self._settings),
        }
        return Page(kind, name, section, title, **(common | content))  # type: ignore[arg-type]

    def _cover(self) -> list[Page]:
        return [
            self._page(
                "cover", "cover", "", self._wishes.title or translate("atlas", "Social atlas"),
                level=self._settings.city, definition=self._settings.wording["preface"], outlines=tuple(self._geographies),
            )
        ]  # fmt: skip

    def _contents(self) -> list[Page]:
        """As many pages as the list will need; it is filled in when all pages are known."""
        others = [kind for kind in ATLAS_PAGES if kind in self._wishes.pages and kind not in ("cover", "contents")]
        listed = [page for kind in others for page in self._pages_of(kind)]
        rows = len(listed) + len({page.section for page in listed})
        count = max(-(-rows // PAPERS[self._wishes.paper].contents_rows), 1)
        return [self._page("contents", "contents", "", translate("atlas", "Contents")) for _ in range(count)]

    def _overview(self) -> list[Page]:
        """The map, and where there are more areas than a plate has room to name, the list of their names."""
        pages = [
            self._page(
                "overview", "overview", translate("atlas", "Overview"),
                translate("atlas", "Overview"), level=self._level_line(*self._geographies),
                outlines=tuple(self._geographies),
                definition=translate("atlas", "Names and numbers of the areas as all pages use them"),
            )
        ]  # fmt: skip
        for layer, geography in self._geographies.items():
            if len(geography.ids) <= MOST_KEYS:
                continue
            places = _places(geography)
            half = -(-len(places) // 2)
            cells = [[place.number, place.name_alone] for place in places] + [["", ""]] * (2 * half - len(places))
            columns = [translate("atlas", "No."), translate("atlas", "Area")] * 2
            rows = [cells[place] + cells[place + half] for place in range(half)]
            table = Table(
                self._levels[layer], columns, rows, text_columns=(0, 1, 2, 3), shares=(0.08, 0.42, 0.08, 0.42)
            )
            pages += [
                self._page(
                    "overview", f"{KEY_PAGE}_{layer}", translate("atlas", "Overview"), table.title, level=self._level_line(layer), tables=(part,)
                )
                for part in table_pages(table, PAPERS[self._wishes.paper])
            ]  # fmt: skip
        return pages

    def _level_line(self, *layers: str, period: str = "") -> str:
        levels = " · ".join(self._levels[layer] for layer in layers)
        return f"{levels} · {period or format_date(self._date, language())}" if self._date else levels

    @staticmethod
    def _definition(item: Indicator, kind: str) -> str:
        unit = in_unit(change_unit(item) if kind == "change" else unit_of(item))
        return f"{unit[:1].upper()}{unit[1:]}: {item.formula}"

    def _plate(self, item: Indicator, kind: str, figures: Sequence[MapFigure], **content: object) -> Page:
        sections = {
            "status": translate("atlas", "Status"), "change": translate("atlas", "Change"),
            "comparison": translate("atlas", "Comparison"),
        }  # fmt: skip
        name = "_".join(part for part in (item.column, kind, year(self._date)) if part)
        title = translate("atlas", "{label}: change").format(label=item.label) if kind == "change" else str(item.label)
        return self._page(
            kind, name, sections[kind], title, maps=tuple(figures), definition=self._definition(item, kind),
            source=source_line([item], self._wishes.source_note, self._settings), **content,
        )  # fmt: skip

    def _status(self) -> list[Page]:
        return [
            self._plate(
                item, "status", [_without_empty_classes(self._status_figure(DISTRICTS, item))],
                level=self._level_line(DISTRICTS, period=self._period(item) if item.is_development else ""),
                outlines=tuple(layer for layer in self._geographies if layer != DISTRICTS),
            )
            for item in self._items
        ]  # fmt: skip

    def _changes(self) -> list[Page]:
        """A change map for every indicator that has a change; none where the counts begin at this date."""
        found = []
        for item in self._items:
            period = self._period(item)
            if item.change == "none" or not period:
                continue
            figure = change_map(DISTRICTS, self._first, item, self._date, self._settings)
            found.append(
                self._plate(
                    item, "change", [figure], level=self._level_line(DISTRICTS, period=period),
                    outlines=tuple(layer for layer in self._geographies if layer != DISTRICTS),
                )
            )  # fmt: skip
        return found

    def _comparisons(self) -> list[Page]:
        """Districts and areas side by side, in the same classes."""
        if AREAS not in self._geographies:
            return []
        known = self._geographies[AREAS].indicators
        found = []
        for item in self._items:
            if item.id not in known or not item.denominator:
                continue
            first, second = (self._status_figure(layer, item) for layer in (DISTRICTS, AREAS))
            found.append(
                self._plate(
                    item, "comparison", [_with_counts_of(first, second), second], level=self._level_line(DISTRICTS, AREAS),
                    captions=tuple(self._levels[layer] for layer in (DISTRICTS, AREAS)), outlines=(),
                    tables=(self._hidden_table(item, second),),
                )
            )  # fmt: skip
        return found

    def _hidden_table(self, item: Indicator, figure: MapFigure) -> Table:
        """Each area beside what the districts would say of it, the largest differences first."""
        said = np.round(self._districts_say[item.id], 1)
        difference = figure.values - said
        order = np.argsort(-np.nan_to_num(np.abs(difference)), kind="stable")[:_MOST_HIDDEN]
        names = self._geographies[AREAS].names
        return Table(
            translate("atlas", "What districts say of the areas"),
            [
                translate("atlas", "Area"), translate("atlas", "Value"), translate("atlas", "what districts say"),
                translate("atlas", "Difference"),
            ],
            [
                [
                    names[place], figure.texts[place], printed(said[place], "secret", 1),
                    "" if np.isnan(difference[place]) else signed(difference[place]),
                ]
                for place in order
            ],
            shares=(0.46, 0.14, 0.24, 0.16),
        )  # fmt: skip

    def _status_figure(self, layer: str, item: Indicator) -> MapFigure:
        compared = [geography for geography in self._geographies.values() if item.id in geography.indicators]
        limits = [] if item.is_development else common_limits(compared, item, self._date, self._wishes.classing)
        return status_map(layer, self._geographies[layer], item, self._date, limits, self._settings)

    def _period(self, item: Indicator) -> str:
        """`31.12.2020 to 31.12.2024`, or nothing where no change was computed."""
        rows = self._first.facts.loc[[(item.id, self._date)]]
        base = rows.loc[
            rows["value" if item.is_development else "change"].notna() | rows["change_status"].ne("missing"),
            "base_date",
        ]
        base = base.dropna()
        if not len(base):
            return ""
        return translate("atlas", "{first} to {last}").format(
            first=format_date(str(base.iloc[0]), language()), last=format_date(self._date, language())
        )

    def _index_plate(self) -> list[Page]:
        if self._index is None:
            return []
        index = self._index
        return [
            self._page(
                "index", "_".join(part for part in ("social_index", year(index.date)) if part),
                translate("atlas", "Social index"), translate("atlas", "Social index: status and movement"),
                maps=(index_map(DISTRICTS, index, self._settings),),
                level=f"{self._levels[DISTRICTS]} · {format_date(index.date, language())}",
                definition=index.formula(self._first.indicators), outlines=tuple(layer for layer in self._geographies if layer != DISTRICTS),
            )
        ]  # fmt: skip

    def _profiles(self) -> list[Page]:
        found = []
        for layer, geography in self._geographies.items():
            items = [item for item in self._items if item.id in geography.indicators]
            writer = ProfileWriter(
                layer, geography, items, self._date, self._settings, self._districts_say if layer == AREAS else {}
            )
            section = translate("atlas", "Profiles: {level}").format(level=self._levels[layer])
            for place, name in enumerate(geography.names):
                found.append(
                    self._page(
                        "profiles", _profile_name(geography.ids[place], name),
                        section, name, profile=writer.profile(place), level=self._level_line(layer),
                        rule=rule_line(geography.meta, self._settings),
                    )
                )  # fmt: skip
        return found

    def _methods(self) -> list[Page]:
        paper = PAPERS[self._wishes.paper]
        section = translate("atlas", "Methods")
        named = {self._levels[layer]: geography for layer, geography in self._geographies.items()}
        texts = method_texts(
            named, self._items, self._date, self._wishes.source_note, self._settings, self._wishes.classing.method
        )
        pages = [
            self._page("methods", "methods", section, section, texts=blocks) for blocks in text_pages(texts, paper)
        ]
        tables = {
            "indicators": definitions(self._items),
            "withheld": withheld_table(named, self._items, self._date),
        }
        for name, table in tables.items():
            pages += [
                self._page("methods", name, section, table.title, tables=(part,)) for part in table_pages(table, paper)
            ]
        return pages


def _profile_name(id: str, name: str) -> str:
    """`profile_03_nordstadt`, whether or not the name begins with the id."""
    first, second = file_name(id), file_name(name)
    return f"profile_{second}" if second.startswith(f"{first}_") else f"profile_{first}_{second}"


def _places(geography: Geography) -> list[Place]:
    """The areas with the numbers planners know them by: their ids where these are short."""
    is_short = all(len(id) <= _LONGEST_NUMBER for id in geography.ids)
    return [
        Place(id if is_short else str(place), id, name)
        for place, (id, name) in enumerate(zip(geography.ids, geography.names, strict=True), start=1)
    ]


def _without_withheld(geography: Geography) -> Geography:
    """Withheld figures are empty in a release. They are emptied here once more, so that no page can show what another tool may have
    left in a file."""
    facts = geography.facts.copy()
    is_hidden, is_change_hidden = facts["status"].isin(SECRET_STATUSES), facts["change_status"].isin(SECRET_STATUSES)
    facts.loc[is_hidden, ["numerator", "denominator", "value", "lower", "upper"]] = np.nan
    facts.loc[is_change_hidden, "change"] = np.nan
    return replace(geography, facts=facts)


def _with_counts_of(first: MapFigure, second: MapFigure) -> MapFigure:
    """The first figure with a legend that holds for both."""
    others = {entry.category: entry for entry in second.notes}
    classes = [replace(entry, beside=other.count) for entry, other in zip(first.classes, second.classes, strict=True)]
    notes = [
        replace(entry, beside=others.pop(entry.category).count if entry.category in others else 0)
        for entry in first.notes
    ]
    notes += [replace(entry, count=0, beside=entry.count) for entry in others.values()]
    return replace(first, classes=classes, notes=notes)


def _without_empty_classes(figure: MapFigure) -> MapFigure:
    """Where one geography stands alone, classes that only another one fills are left out of the legend."""
    if figure.is_circles:
        return figure
    return replace(figure, classes=[entry for entry in figure.classes if entry.count])


def _named_once(pages: Sequence[Page]) -> list[Page]:
    """Pages with running numbers for plates, and with names that occur once."""
    found, plates, seen = [], {"map": 0, "profile": 0}, dict[str, int]()
    for page in pages:
        if page.maps or (page.kind == "overview" and page.outlines):
            plates["map"] += 1
            page = replace(page, plate=translate("atlas", "Map {number}").format(number=plates["map"]))  # noqa: PLW2901
        elif page.profile is not None:
            plates["profile"] += 1
            page = replace(page, plate=translate("atlas", "Profile {number}").format(number=plates["profile"]))  # noqa: PLW2901
        seen[page.name] = seen.get(page.name, 0) + 1
        found.append(page if seen[page.name] == 1 else replace(page, name=f"{page.name}_{seen[page.name]}"))
    return found


def _with_contents(pages: Sequence[Page]) -> list[Page]:
    """The contents filled in: sections, plates and their pages."""
    rows: list[tuple[str, str]] = []
    section = ""
    for page in pages:
        if page.kind in ("cover", "contents"):
            continue
        if page.section != section:
            section = page.section
            rows.append((section.upper(), ""))
        title = f"{page.plate}  {page.title}" if page.plate else page.title
        rows.append((title, str(page.number)))
    places = [index for index, page in enumerate(pages) if page.kind == "contents"]
    filled = list(pages)
    for share, place in enumerate(places):
        part = rows[share * len(rows) // len(places) : (share + 1) * len(rows) // len(places)]
        table = Table(pages[place].title, ["", translate("atlas", "Page")], part, shares=(0.9, 0.1))
        filled[place] = replace(pages[place], tables=(table,))
    return filled
