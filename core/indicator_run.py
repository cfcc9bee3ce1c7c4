"""The main job in one piece: units, a counts table and areas in, a result out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from .ancillary import Weights
from .catalogue import Catalogue
from .counts import Counts, read_counts
from .counts_table import CountsFields, Table
from .crosswalk import Crosswalk, build_crosswalk, identity
from .diagnostics import diagnostic_layers
from .errors import ParameterError
from .indicators import TOTAL_ID, area_counts, computable, facts
from .kept_crosswalk import RECIPE_VERSION, kept_crosswalk
from .language import language, listing, translate
from .provenance import counts_fingerprint, weights_fingerprint, weights_of_crosswalk_fingerprint, zones_fingerprint
from .reference_dates import parse_reference_date, years_before
from .reporter import Reporter, Section
from .result import FORMAT, Layer, Result, Shapes, areas_table, counts_table, crosswalk_table, definition
from .run_reports import (
    persons_of_units,
    report_account,
    report_base_dates,
    report_coverage,
    report_total,
    share_from_cut_units,
)
from .surface_shares import DEFAULT_TOLERANCE
from .unit_overlaps import report_nested_units
from .zones import Zones

ALL_DATES = "all"


@dataclass(frozen=True)
class IndicatorRun:
    """Everything a run needs."""

    units: Zones
    shapes: Shapes
    """Of the areas, or of the units where there are none, as they were drawn."""
    table: Table
    fields: CountsFields
    catalogue: Catalogue
    areas: Zones | None = None
    """In the coordinate system of the units; None computes the units themselves."""
    method: str = "largest_share"
    weights: Weights | None = None
    tolerance: float = DEFAULT_TOLERANCE
    """Metres; narrower strips of units do not count as cuts."""
    has_diagnostics: bool = False
    """Whether tables and layers on the fit of units and areas are wanted."""
    zones_crs_wkt: str = ""
    """Coordinate system of units and areas, for the layers of the diagnostics."""
    earlier_results: Sequence[Path] = ()
    """Files whose crosswalk is taken if it was made from the same layers in the same way."""
    indicators: str = ""
    date: str = ""
    """ISO, German or a year; `all`; empty for the latest."""
    period: int = 4
    total_id: str | None = None
    provenance: Mapping[str, Any] = field(default_factory=dict)
    """What the caller knows about the origin: parameters, sources, versions. Kept in `meta`."""


def compute(run: IndicatorRun, reporter: Reporter) -> Result:
    """Computes the indicators.

    Raises:
        SozialraumatlasError: the input cannot be used; the message says what, where and what to do.
    """
    wanted = _wanted_date(run.date)
    table_date = wanted if wanted and run.fields.date is None else None
    counts = read_counts(
        run.table, run.fields, run.units.ids, run.catalogue, run.total_id, table_date, Section(reporter, 0.0, 0.3)
    )
    reporter.progress(0.3)
    indicators = computable(run.catalogue, counts, run.indicators, reporter)
    dates = _dates(counts, wanted, run.date.strip().lower() == ALL_DATES)
    needed = sorted({*dates, *(years_before(date, run.period) for date in dates if date)} & set(counts.dates))
    counts = counts.at(needed)
    report_base_dates(dates, counts, run.period, reporter)

    areas = run.units if run.areas is None else run.areas
    recipe = {
        "version": RECIPE_VERSION,
        "units": zones_fingerprint(run.units),
        "areas": zones_fingerprint(areas),
        "weights": None if run.weights is None else weights_fingerprint(run.weights),
        "method": run.method,
        "tolerance": run.tolerance,
    }
    report_nested_units(run.units, reporter)
    known = len(reporter.warnings)
    crosswalk = identity(run.units) if run.areas is None else _crosswalk(run, areas, recipe, reporter)
    crosswalk_warnings = reporter.warnings[known:]
    reporter.progress(0.6)
    figures = area_counts(crosswalk, counts)
    city_name = translate("indicator_run", "Whole city")
    table = facts(indicators, figures, [*areas.ids, TOTAL_ID], [*areas.names, city_name], dates, run.period)
    reporter.progress(0.8)

    persons = persons_of_units(counts, dates[-1])
    coverage = report_coverage(crosswalk, areas, counts, dates[-1], reporter)
    totals = report_total(counts, dates[-1], reporter)
    account = report_account(counts, reporter)
    return Result(
        areas=areas_table(table, areas.ids, areas.names, indicators, dates[-1]),
        shapes=run.shapes,
        facts=table,
        crosswalk=crosswalk_table(crosswalk),
        counts=counts_table(counts),
        meta={
            "kind": "result",
            "format": FORMAT,
            "created": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
            "language": language(),
            "dates": list(dates),
            "date": dates[-1],
            "period": run.period,
            "method": crosswalk.method,
            "indicators": {indicator.id: definition(indicator) for indicator in indicators},
            "variables": {name: _relations(run.catalogue, name) for name in counts.variables},
            "crosswalk": recipe,
            "crosswalk_sha256": weights_of_crosswalk_fingerprint(crosswalk),
            "crosswalk_warnings": crosswalk_warnings,
            "crosswalk_snapped": _snapped(crosswalk),
            "inputs": {
                "units": {"layer": run.units.layer, "features": len(run.units), "sha256": recipe["units"]},
                "areas": {"layer": areas.layer, "features": len(areas), "sha256": recipe["areas"]},
                "counts": {"table": run.table.name, "rows": run.table.rows, "sha256": counts_fingerprint(counts)},
            },
            "coverage": coverage,
            "totals": totals,
            "account": account,
            "warnings": list(reporter.warnings),
            "notes": list(reporter.infos),
            **run.provenance,
        },
        further_layers=_diagnostics(run, areas, crosswalk, persons),
    )


def _crosswalk(run: IndicatorRun, areas: Zones, recipe: dict[str, Any], reporter: Reporter) -> Crosswalk:
    """The crosswalk, taken from an earlier result where nothing that made it has changed."""
    for path in run.earlier_results:
        kept = kept_crosswalk(path, recipe, areas.ids, run.units.ids)
        if kept is not None:
            reporter.info(
                translate(
                    "indicator_run", "The crosswalk was taken from {file}: layers and method are the same."
                ).format(file=path.name)
            )
            for text in kept.warnings:
                reporter.warning(text)
            return kept.crosswalk
    return build_crosswalk(run.units, areas, run.method, run.weights, Section(reporter, 0.3, 0.6), run.tolerance)


def _diagnostics(run: IndicatorRun, areas: Zones, crosswalk: Crosswalk, persons: np.ndarray) -> list[Layer]:
    if not run.has_diagnostics or run.areas is None:
        return []
    share = share_from_cut_units(crosswalk, persons)
    return diagnostic_layers(run.units, areas, crosswalk, persons, share, run.zones_crs_wkt)


def _wanted_date(text: str) -> str:
    """The ISO date asked for, empty for the latest or all.

    Raises:
        ParameterError: the text is no date.
    """
    if not text.strip() or text.strip().lower() == ALL_DATES:
        return ""
    date = parse_reference_date(text)
    if date is None:
        raise ParameterError(
            translate(
                "indicator_run",
                "DATE: “{text}” is no date. Write 2024-12-31, 31.12.2024, 2024, or all for every date of the counts.",
            ).format(text=text)
        )
    return date


def _dates(counts: Counts, wanted: str, is_all: bool) -> tuple[str, ...]:
    if is_all:
        return counts.dates
    if not wanted:
        return counts.dates[-1:]
    if wanted not in counts.dates:
        raise ParameterError(
            translate("indicator_run", "DATE: the counts have no figures for {date}. They have: {known}.").format(
                date=wanted, known=listing(counts.dates, 30)
            )
        )
    return (wanted,)


def _snapped(crosswalk: Crosswalk) -> dict[str, float]:
    """Share of the units that was snapped, so that a run that takes this crosswalk can say it, too."""
    if crosswalk.snapped is None:
        return {}
    return {crosswalk.unit_ids[unit]: float(crosswalk.snapped[unit]) for unit in np.flatnonzero(crosswalk.snapped)}


def _relations(catalogue: Catalogue, name: str) -> dict[str, Any]:
    """What is known of a variable without seeing a figure: disclosure control needs it."""
    return {
        "part_of": catalogue.wholes_of(name),
        "sum_of": [list(parts) for parts in catalogue.variables[name].sum_of],
    }
