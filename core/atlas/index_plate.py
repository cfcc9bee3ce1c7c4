"""The plate of a social index: classes of status in colours, their movement as signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ..catalogue import Indicator
from ..comparison.geography import Geography
from ..errors import AtlasError
from ..geopackage import read_meta, read_table
from ..language import translate
from .figures import with_notes
from .pages import MISSING, SHOWN, MapClass, MapFigure
from .palette import ramp
from .settings import Settings
from .wording import MISSING_SIGN


@dataclass(frozen=True)
class Index:
    """A social index in the order of the areas it is drawn on."""

    date: str
    table: pd.DataFrame
    status_classes: tuple[str, ...]
    dynamics_classes: tuple[str, ...]
    components: Mapping[str, float]
    """Weight by indicator, negative where a high value means little need."""

    def formula(self, indicators: Mapping[str, Indicator]) -> str:
        """What the index is made of, in one line."""
        names = [
            f"{'+' if weight > 0 else '−'} {indicators[name].label if name in indicators else name}"
            for name, weight in self.components.items()
        ]
        return translate("atlas", "Standardised and added up: {parts}").format(parts="  ".join(names))


def read_index(path: Path, geography: Geography, *, is_internal: bool) -> Index:
    """Reads a social index of the same areas.

    Raises:
        AtlasError: the file is no social index, is not of a release although only that may be printed, or of other areas.
        ResultFileError: the file cannot be read.
    """
    meta: dict[str, Any] = read_meta(path)
    if meta.get("kind") != "social_index":
        raise AtlasError(
            translate("atlas", "INDEX: {file} is no social index of sozialraumatlas:socialindex.").format(
                file=path.name
            )
        )
    if meta["of"] != "release" and not is_internal:
        raise AtlasError(
            translate(
                "atlas", "INDEX: {file} was formed from figures that are not protected. Form it from the release, or set INTERNAL."
            ).format(file=path.name)
        )  # fmt: skip
    table = read_table(path, "social_index").set_index("area_id")
    if set(table.index) != set(geography.ids):
        raise AtlasError(
            translate("atlas", "INDEX: {file} has other areas than {release}.").format(
                file=path.name, release=geography.path.name
            )
        )
    return Index(
        str(meta["date"] or ""), table.loc[list(geography.ids)], tuple(meta["status_classes"]), tuple(meta["dynamics_classes"]),
        meta["components"],
    )  # fmt: skip


def index_map(layer: str, index: Index, settings: Settings) -> MapFigure:
    """Status as colours from little need to much, movement as signs."""
    words = [None if pd.isna(word) else str(word) for word in index.table["status_class"]]
    moves = ["" if pd.isna(word) else str(word) for word in index.table["dynamics_class"]]
    colours = ramp(settings.sequential, len(index.status_classes))
    return with_notes(
        MapFigure(
            layer=layer,
            name="index",
            is_circles=False,
            values=index.table["status_index"].to_numpy(dtype=float).round(2),
            states=[MISSING if word is None else SHOWN for word in words],
            texts=[MISSING_SIGN if pd.isna(word) else str(word) for word in index.table["type"]],
            classes=[
                MapClass(name, colour, words.count(name), category=name)
                for name, colour in zip(index.status_classes, colours, strict=True)
                if name in words
            ],
            heading=translate("atlas", "Status"),
            city="",
            markers=moves,
            categories=["" if word is None else word for word in words],
            marker_words=[name for name in index.dynamics_classes if name in moves],
        ),
        settings,
    )
