"""What is handed on: the figures of a release as tables, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from osgeo import osr

from ..atlas.wording import change_unit, decimals_of, sign_for, unit_of
from ..catalogue import Indicator
from ..comparison.geography import Geography
from ..errors import ParameterError
from ..indicators import TOTAL_ID
from ..language import language, listing, translate

LICENCES = {
    "dl-de/by-2-0": ("http://dcat-ap.de/def/licenses/dl-by-de/2.0", "https://www.govdata.de/dl-de/by-2-0", "Datenlizenz Deutschland – Namensnennung – Version 2.0"),
    "dl-de/zero-2-0": ("http://dcat-ap.de/def/licenses/dl-zero-de/2.0", "https://www.govdata.de/dl-de/zero-2-0", "Datenlizenz Deutschland – Zero – Version 2.0"),
    "cc-by/4.0": ("http://dcat-ap.de/def/licenses/cc-by/4.0", "https://creativecommons.org/licenses/by/4.0/", "Creative Commons Namensnennung 4.0"),
}  # fmt: skip
"""Id → address in DCAT-AP.de, address of the text, name."""


@dataclass(frozen=True)
class Publication:
    """A release, some of its indicators, and what stands with them."""

    geography: Geography
    indicators: Sequence[Indicator]
    title: str
    level: str
    """What the areas are called: Statistische Bezirke."""
    publisher: str
    contact: str
    licence: str
    """One of LICENCES."""

    @property
    def dates(self) -> tuple[str, ...]:
        """All dates, ascending."""
        return self.geography.dates

    @property
    def rule(self) -> str:
        """The rule of disclosure control in words; a warning where there was none."""
        profile = self.geography.meta.get("disclosure", {}).get("profile", {})
        label = profile.get("label", {})
        if not label:
            return translate("exchange", "Unprotected figures, for internal use only")
        return translate("exchange", "Disclosure control: {rule}").format(rule=label[language()])

    def table(self, item: Indicator) -> pd.DataFrame:
        """The facts of an indicator: `area_id`, `date` and all their columns, the city's own rows last."""
        facts = self.geography.facts
        parts = [facts.loc[[(item.id, date)]] for date in self.dates if (item.id, date) in facts.index]
        table = pd.concat(parts).reset_index()
        order = {id: place for place, id in enumerate((*self.geography.ids, TOTAL_ID))}
        table["_order"] = table["area_id"].map(order)
        return table.sort_values(["_order", "date"], kind="stable").drop(columns="_order").reset_index(drop=True)

    def values(self, item: Indicator, column: str = "value") -> tuple[np.ndarray, np.ndarray]:
        """Figures and signs as areas × dates, the city last. A sign is empty where there is a figure."""
        table = self.table(item)
        rows = {id: place for place, id in enumerate((*self.geography.ids, TOTAL_ID))}
        figures = np.full((len(rows), len(self.dates)), np.nan)
        signs = np.full(figures.shape, sign_for("missing"), dtype=object)
        row = table["area_id"].map(rows).to_numpy()
        place = table["date"].map({date: index for index, date in enumerate(self.dates)}).to_numpy()
        found = table[column].to_numpy(dtype=float)
        if column == "value":
            found = np.round(found, decimals_of(item)) + 0.0
        status = table["change_status" if column == "change" else "status"].fillna("missing")
        figures[row, place] = found
        signs[row, place] = [
            "" if not np.isnan(value) else sign_for(str(state)) for value, state in zip(found, status, strict=True)
        ]
        return figures, signs

    def wgs84(self) -> np.ndarray:
        """The areas in degrees, longitude first, to a tenth of a millimetre, rings as GeoJSON wants them."""
        # Normal shapes have clockwise shells, the other way round from GeoJSON.
        shapes = shapely.reverse(shapely.normalize(self.geography.polygons(osr.SRS_WKT_WGS84_LAT_LONG)))
        return np.asarray(shapely.transform(shapes, lambda points: np.round(points, 9)))

    @property
    def names(self) -> list[str]:
        """Names of the areas, and the whole city last."""
        return [*self.geography.names, translate("exchange", "Whole city")]

    def heading(self, item: Indicator) -> str:
        """Name and unit."""
        return f"{item.label} ({unit_of(item)})"

    def change_heading(self, item: Indicator) -> str:
        """What the change is measured in."""
        return translate("exchange", "Change ({unit})").format(unit=change_unit(item))


def make_publication(
    geography: Geography, indicators: str, title: str, level: str, publisher: str, contact: str, licence: str, *, is_internal: bool
) -> Publication:  # fmt: skip
    """Checks what is to be handed on.

    Raises:
        ParameterError: a result is no release, an indicator is not in it, or the licence is not known.
    """
    if not geography.is_release and not is_internal:
        raise ParameterError(
            translate(
                "exchange", "{file} is no release: it holds unprotected counts. Release it first, or set INTERNAL for use inside the office."
            ).format(file=geography.path.name)
        )  # fmt: skip
    wanted = [name.strip() for name in indicators.split(";") if name.strip()] or list(geography.indicators)
    absent = [name for name in wanted if name not in geography.indicators]
    if absent:
        raise ParameterError(
            translate("exchange", "INDICATORS: {file} has no {absent}. It has: {known}.").format(
                file=geography.path.name, absent=listing(absent), known=listing(geography.indicators, 60)
            )
        )
    if licence not in LICENCES:
        raise ParameterError(
            translate("exchange", "LICENCE: there is no {licence}; there are {known}.").format(
                licence=licence, known=listing(LICENCES)
            )
        )
    return Publication(
        geography, [geography.indicators[name] for name in wanted], title or level, level, publisher, contact, licence
    )
