"""A whole comparison: two files in, all tables out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from ..catalogue import Indicator
from ..errors import ComparisonError
from ..language import listing, translate
from ..reporter import Reporter, Section
from ..result import Layer
from ..zones import Zones
from .geography import Geography, chosen, read_geography
from .overlap import Overlap, overlap
from .sensitivity import Sensitivity, sensitivity_table
from .tables import comparison_table, disparity_table, need_table, overlap_table


@dataclass(frozen=True)
class Comparison:
    """Two geographies and the tables that compare them."""

    districts: Geography
    areas: Geography
    indicators: list[Indicator]
    dates: list[str]
    overlap: Overlap
    """At the latest date."""
    comparison: pd.DataFrame
    overlaps: pd.DataFrame
    disparity: pd.DataFrame
    need: pd.DataFrame
    sensitivity: pd.DataFrame | None

    @property
    def is_internal(self) -> bool:
        """Whether any figure may be unprotected."""
        return not (self.districts.is_release and self.areas.is_release)

    @property
    def date(self) -> str:
        """The latest date compared."""
        return self.dates[-1]

    def layers(self) -> list[Layer]:
        """The tables of the output file."""
        tables = {
            "comparison": self.comparison, "overlap": self.overlaps, "disparity": self.disparity, "need": self.need,
        }  # fmt: skip
        if self.sensitivity is not None:
            tables["sensitivity"] = self.sensitivity
        return [Layer(name, _without_booleans(table)) for name, table in tables.items()]


def compare(
    districts_path: Path, areas_path: Path, indicators: str, date: str, units: Zones | None, drawn: Zones | None,
    wanted: Sensitivity, reporter: Reporter,
) -> Comparison:  # fmt: skip
    """Compares districts with areas that people live in.

    Args:
        districts_path, areas_path: results or releases.
        indicators: ids with semicolons; empty for all that both have.
        date: ISO, `all` or empty for the latest.
        units, drawn: units and areas as polygons in one coordinate system, for moving the boundary; None leaves that out.
        wanted: what is varied there.
        reporter: gets messages and progress.

    Raises:
        ResultFileError, ComparisonError: a file cannot be used, or the two cannot be compared.
    """
    districts, areas = read_geography(districts_path), read_geography(areas_path)
    common, dates = chosen(districts, areas, indicators, date)
    reporter.progress(0.1)
    overlaps = {day: overlap(districts, areas, day) for day in dates}
    _report(districts, areas, overlaps[dates[-1]], reporter)
    table = comparison_table(districts, areas, overlaps, common, dates)
    if table["value"].isna().all():
        raise ComparisonError(
            translate(
                "comparison", "All figures of {file} are withheld or missing; there is nothing to compare."
            ).format(file=areas.path.name)
        )
    reporter.progress(0.3)
    disparity = disparity_table({"districts": districts, "areas": areas}, common, dates)
    need = need_table(districts, areas, common, dates)
    reporter.progress(0.4)
    sensitivity = None
    if units is not None and drawn is not None:
        part = Section(reporter, 0.4, 1.0)
        sensitivity = sensitivity_table(areas, drawn, units, common, dates[-1], wanted, part)
    return Comparison(
        districts, areas, common, dates, overlaps[dates[-1]], table, overlap_table(districts, areas, overlaps[dates[-1]]),
        disparity, need, sensitivity,
    )  # fmt: skip


def _report(districts: Geography, areas: Geography, shares: Overlap, reporter: Reporter) -> None:
    if districts.is_release != areas.is_release:
        reporter.warning(
            translate(
                "comparison", "One file is a release and the other a result: the comparison holds unprotected figures and is for internal "
                "use only."
            )
        )  # fmt: skip
    if shares.basis == "surface":
        reporter.info(
            translate(
                "comparison", "Releases hold no counts of units, so areas and districts are laid over each other by surface. From results "
                "residents are used."
            )
        )  # fmt: skip
    outside = [areas.names[index] for index in np.flatnonzero(shares.covered < 0.99)]
    if outside:
        reporter.warning(
            translate(
                "comparison", "More than 1 % of these areas lies in no district: {areas}. What districts say of them holds for the rest."
            ).format(areas=listing(outside))
        )  # fmt: skip


def _without_booleans(table: pd.DataFrame) -> pd.DataFrame:
    """True and False as 1 and 0, since a missing one must stay missing."""
    flags = [str(name) for name in table if str(name).startswith("differs_from_")]
    return table.assign(**{name: table[name].map({True: 1.0, False: 0.0}).astype(float) for name in flags})


def by_area(table: pd.DataFrame, areas: Sequence[str], indicator: str, date: str) -> pd.DataFrame:
    """The rows of one indicator and date, in the order of the areas."""
    rows = table[(table["indicator"] == indicator) & (table["date"].fillna("") == date)]
    return rows.set_index("area_id").reindex(list(areas))
