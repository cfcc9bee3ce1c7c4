"""The pages of an atlas as data: every text as it is printed, every figure as it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SHOWN, WITHHELD, MISSING, UNINHABITED = "shown", "withheld", "missing", "uninhabited"
"""What an area shows on a map."""

MOST_KEYS = 30
"""Areas up to which a plate has room for their names in a key; those of more stand on pages of their own."""

KEY_PAGE = "names"
"""First word in the name of such a page."""

DISTRICTS, AREAS = "districts", "areas"
"""The geography of the release, and the one compared with it; also names of layers of the maps' file."""


@dataclass(frozen=True)
class MapClass:
    """An entry of a legend that stands for figures."""

    label: str
    colour: str
    count: int
    lower: float | None = None
    """The class lies over this; None for the lowest."""
    upper: float | None = None
    """The highest figure of the class; None for the highest."""
    category: str = ""
    """The word that stands in the column, where classes are words."""
    beside: int | None = None
    """How many areas of the geography on the map beside it are in the class, where two are compared."""

    @property
    def text(self) -> str:
        """The entry as it is printed: `9.8 to 13.3  (4)`, and with two maps `(4 | 1)`."""
        counts = str(self.count) if self.beside is None else f"{self.count} | {self.beside}"
        return f"{self.label}  ({counts})"


@dataclass(frozen=True)
class MapFigure:
    """One map: areas with a figure each, and what the legend says."""

    layer: str
    """DISTRICTS or AREAS."""
    name: str
    """Unique among the maps; also its column in the maps' file."""
    is_circles: bool
    """Counts are circles, everything else is colour."""
    values: np.ndarray
    """One figure an area as printed, that is rounded; NaN where none is shown."""
    states: Sequence[str]
    texts: Sequence[str]
    """What is printed of each area: a figure, or the sign for none."""
    classes: Sequence[MapClass]
    """Of circles: the sizes in the legend, by `upper`."""
    heading: str
    """Above the classes: the unit."""
    city: str
    """`Whole city: 22.4 %`, or nothing."""
    notes: Sequence[MapClass] = ()
    """Entries for withheld, missing and uninhabited areas, each only where it occurs; `category` is the state."""
    markers: Sequence[str] = ()
    """A word per area drawn as a sign on top of it: the movement of an index."""
    marker_words: Sequence[str] = ()
    """The words in the order of their signs, from the better to the worse."""
    categories: Sequence[str] = ()
    """The class of each area, where classes are words."""

    def class_of(self, area: int) -> MapClass | None:
        """The entry of the legend that an area belongs to; None for an area that shows a circle."""
        state = self.states[area]
        if state != SHOWN:
            return next(entry for entry in self.notes if entry.category == state)
        if self.is_circles:
            return None
        if self.categories:
            return next(entry for entry in self.classes if entry.category == self.categories[area])
        value = self.values[area]
        return next(
            entry
            for entry in self.classes
            if (entry.lower is None or value > entry.lower) and (entry.upper is None or value <= entry.upper)
        )


@dataclass(frozen=True)
class Table:
    """A table with its headings. The first column is of texts, the others of figures unless they are named in `texts`."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    text_columns: Sequence[int] = (0,)
    shares: Sequence[float] = ()
    """Width of the columns, of 1."""


@dataclass(frozen=True)
class Bar:
    """A figure of an area beside that of the city. NaN where it is not shown."""

    label: str
    value: float
    text: str
    city: float
    city_text: str


@dataclass(frozen=True)
class TimeLine:
    """A figure over the years, of the area and of the city where it is comparable."""

    label: str
    years: Sequence[str]
    values: np.ndarray
    city: np.ndarray
    decimals: int


@dataclass(frozen=True)
class Statement:
    """A figure ready for a sentence."""

    value: str
    city: str
    districts: str
    comparison: str
    """`higher`, `lower`, `similar`, or nothing where one of the two is not known."""
    is_shown: bool
    change: str
    rank: int | None
    rank_of: int
    direction: str
    """`up`, `down`, `same`, or nothing."""


@dataclass(frozen=True)
class Profile:
    """The Steckbrief of an area."""

    layer: str
    area: int
    """Its place in the geography."""
    area_id: str
    area_name: str
    facts: Table
    bars: Sequence[Bar]
    ages: Sequence[Bar]
    lines: Sequence[TimeLine]
    statements: dict[str, Statement]
    date: str
    base_date: str
    surface: str
    """In hectares, as printed."""


@dataclass(frozen=True)
class TextBlock:
    """A heading with paragraphs."""

    heading: str
    paragraphs: Sequence[str]


@dataclass(frozen=True)
class Page:
    """A page with everything printed on it."""

    kind: str
    """One of ATLAS_PAGES."""
    name: str
    """Tells in a file name what it is: `kind_bg_status_2024`."""
    section: str
    """The part of the atlas it belongs to, a heading of contents and bookmarks."""
    title: str
    number: int = 0
    plate: str = ""
    """`Map 3`, `Profile 2`."""
    level: str = ""
    """Geography and reference date or period."""
    definition: str = ""
    """Unit and formula."""
    source: str = ""
    method: str = ""
    rule: str = ""
    maps: Sequence[MapFigure] = ()
    captions: Sequence[str] = ()
    """Of the maps, where there are two."""
    outlines: Sequence[str] = ()
    """Layers drawn as outlines above."""
    profile: Profile | None = None
    tables: Sequence[Table] = ()
    texts: Sequence[TextBlock] = ()


@dataclass(frozen=True)
class Place:
    """An area on the maps."""

    number: str
    """The city's own where its ids are short, else a running one."""
    id: str
    name: str

    @property
    def name_alone(self) -> str:
        """The name without the number that some layers put before it."""
        return self.name.removeprefix(self.number).strip(" -–·") or self.name


@dataclass(frozen=True)
class Atlas:
    """All pages, and the shapes they draw."""

    title: str
    subtitle: str
    date: str
    office: str
    created: str
    language: str
    is_internal: bool
    pages: Sequence[Page]
    places: dict[str, Sequence[Place]]
    """By layer."""
    shapes: dict[str, np.ndarray]
    """Polygons by layer, in one coordinate reference system."""
    crs_wkt: str
    levels: dict[str, str]
    """How each layer is called: `Statistical districts`."""

    def file_stem(self, page: Page) -> str:
        """`03_kind_bg_status_2024`: sorts as the atlas does."""
        digits = max(2, len(str(len(self.pages))))
        return f"{page.number:0{digits}d}_{page.name}"
