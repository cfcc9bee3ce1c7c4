"""Maps of an indicator: what is drawn, how it is classed, and what the legend says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..catalogue import Indicator
from ..classification import class_limits, class_numbers, legend_labels, limits_around_zero, limits_between
from ..comparison.geography import Geography
from ..indicators import TOTAL_ID
from ..indicators import WITHHELD as SECRET_STATUSES
from ..language import number, translate
from .pages import MISSING, SHOWN, UNINHABITED, WITHHELD, MapClass, MapFigure
from .palette import HATCH, ramp
from .palette import MISSING as MISSING_COLOUR
from .palette import UNINHABITED as UNINHABITED_COLOUR
from .settings import Settings
from .wording import change_unit, decimals_of, figure, printed, signed, unit_of, with_unit


@dataclass(frozen=True)
class Classing:
    """How figures are sorted into classes."""

    classes: int
    method: str
    own: dict[str, list[float]]
    """Inner limits by indicator, where they were given."""


@dataclass(frozen=True)
class Shown:
    """The figures of an indicator, or of its change, in a geography: rounded as they are printed."""

    values: np.ndarray
    status: np.ndarray
    city: float
    residents: np.ndarray

    @property
    def states(self) -> list[str]:
        """What each area shows."""
        return [
            SHOWN
            if not np.isnan(value)
            else WITHHELD
            if status in SECRET_STATUSES
            else UNINHABITED
            if residents == 0
            else MISSING
            for value, status, residents in zip(self.values, self.status, self.residents, strict=True)
        ]


def shown(geography: Geography, item: Indicator, date: str, *, is_change: bool = False) -> Shown:
    """The figures as they are printed. Maps, legends and tables are made of these, so that they agree to the last digit."""
    column, status_column = ("change", "change_status") if is_change else ("value", "status")
    rows = geography.facts.loc[[(item.id, date)]].set_index("area_id")
    areas = rows.reindex(list(geography.ids))
    decimals = 1 if is_change else decimals_of(item)
    status = areas[status_column].astype(object).where(areas[status_column].notna(), "missing")
    return Shown(
        np.round(areas[column].to_numpy(dtype=float), decimals) + 0.0,
        status.to_numpy(dtype=object),
        float(rows[column].get(TOTAL_ID, np.nan)),
        geography.residents(date),
    )


def status_map(
    layer: str, geography: Geography, item: Indicator, date: str, limits: Sequence[float], settings: Settings
) -> MapFigure:
    """The map of an indicator at a date: shares in colours, counts as circles, a development around zero.

    Args:
        layer: which layer is drawn.
        geography: release or result.
        item: the indicator.
        date: reference date.
        limits: of the classes, shared by all maps that are compared.
        settings: colours and wording.
    """
    if item.is_development:
        return _change_map(layer, shown(geography, item, date), item.column, "%", settings)
    figures = shown(geography, item, date)
    decimals = decimals_of(item)
    unit = unit_of(item)
    is_count = not item.denominator
    classes = (
        circle_sizes(figures.values, settings) if is_count else _classes(figures.values, limits, decimals, settings)
    )
    return with_notes(
        MapFigure(
            layer=layer,
            name=item.column,
            is_circles=is_count,
            values=figures.values,
            states=figures.states,
            texts=_texts(figures, decimals),
            classes=classes,
            heading=in_unit(unit),
            city=_city(figures.city, decimals, unit, settings),
        ),
        settings,
    )


def change_map(layer: str, geography: Geography, item: Indicator, date: str, settings: Settings) -> MapFigure:
    """The map of the change since the base date, in classes around zero. Arguments as for `status_map`."""
    figures = shown(geography, item, date, is_change=True)
    return _change_map(layer, figures, f"{item.column}_change", change_unit(item), settings)


def common_limits(geographies: Sequence[Geography], item: Indicator, date: str, classing: Classing) -> list[float]:
    """Limits for all maps of the indicator that are looked at together."""
    values = np.concatenate([shown(geography, item, date).values for geography in geographies])
    if item.id in classing.own:
        return limits_between(values, classing.own[item.id])
    limits = class_limits(values, classing.classes, classing.method)
    decimals = decimals_of(item)
    if len(limits) < 3:
        return limits
    # Figures have no more digits than are printed, so limits need no more either; rounding may empty a class again.
    return limits_between(values, [round(limit, decimals) for limit in limits[1:-1]])


def circle_sizes(values: np.ndarray, settings: Settings) -> list[MapClass]:
    """Three round figures for the circles of a legend, the largest near the largest count."""
    known = values[~np.isnan(values)]
    if not len(known) or known.max() <= 0:
        return []
    largest = _round_down(float(known.max()))
    sizes = sorted({size for size in (largest, _round_down(largest / 2), _round_down(largest / 10)) if size >= 1})
    return [MapClass(number(size), settings.circle, 0, upper=size) for size in sizes]


def _round_down(value: float) -> float:
    """The next lower of 1, 2, 5, 10, 20, 50, …."""
    magnitude = 10.0 ** np.floor(np.log10(value))
    return float(next(factor * magnitude for factor in (5, 2, 1) if factor * magnitude <= value * (1 + 1e-9)))


def _classes(values: np.ndarray, limits: Sequence[float], decimals: int, settings: Settings) -> list[MapClass]:
    if not limits:
        return []
    numbers = class_numbers(values, limits)
    labels = legend_labels(limits, decimals)
    last = len(labels) - 1
    return [
        MapClass(
            label, colour, int((numbers == index).sum()),
            lower=None if index == 0 else limits[index], upper=None if index == last else limits[index + 1],
        )
        for index, (label, colour) in enumerate(zip(labels, ramp(settings.sequential, len(labels)), strict=True))
    ]  # fmt: skip


def _change_map(layer: str, figures: Shown, name: str, unit: str, settings: Settings) -> MapFigure:
    decimals = 1
    return with_notes(
        MapFigure(
            layer=layer,
            name=name,
            is_circles=False,
            values=figures.values,
            states=figures.states,
            texts=_texts(figures, decimals, is_change=True),
            classes=_change_classes(figures.values, decimals, settings),
            heading=in_unit(unit),
            city=_city(figures.city, decimals, unit, settings, is_change=True),
        ),
        settings,
    )


def _change_classes(values: np.ndarray, decimals: int, settings: Settings) -> list[MapClass]:
    """Five classes around zero; those without an area are left out, and the others keep their colours."""
    steps = limits_around_zero(values, decimals)
    known = values[~np.isnan(values)]
    if not len(known):
        return []
    if steps is None:
        return [MapClass(translate("atlas", "unchanged"), settings.diverging[2], len(known))]
    first, second = steps
    # The middle class holds its ends, and the inner ones theirs: one rule for gains and losses.
    least = 10.0**-decimals
    bounds = (None, -second - least / 2, -first - least / 2, first, second, None)
    near, far = figure(first, decimals), figure(second, decimals)
    labels = (
        translate("atlas", "below −{far}").format(far=far),
        translate("atlas", "−{far} to below −{near}").format(near=near, far=far),
        translate("atlas", "−{near} to +{near}").format(near=near),
        translate("atlas", "over +{near} to +{far}").format(near=near, far=far),
        translate("atlas", "over +{far}").format(far=far),
    )
    found = []
    for index, (label, colour) in enumerate(zip(labels, settings.diverging, strict=True)):
        lower, upper = bounds[index], bounds[index + 1]
        inside = (known > (-np.inf if lower is None else lower)) & (known <= (np.inf if upper is None else upper))
        if inside.any():
            found.append(MapClass(label, colour, int(inside.sum()), lower=lower, upper=upper))
    return found


def _texts(figures: Shown, decimals: int, *, is_change: bool = False) -> list[str]:
    return [
        printed(value, status, decimals, is_change=is_change)
        for value, status in zip(figures.values, figures.status, strict=True)
    ]


def in_unit(unit: str) -> str:
    """A unit as the heading of figures: `in %`, `per 100`."""
    return translate("atlas", "in {unit}").format(unit=unit).replace(" ", "\u00a0") if unit == "%" else unit


def _city(value: float, decimals: int, unit: str, settings: Settings, *, is_change: bool = False) -> str:
    if np.isnan(value):
        return ""
    text = signed(value, decimals) if is_change else figure(value, decimals)
    return f"{total_name(settings)}: {with_unit(text, unit)}"


def total_name(settings: Settings) -> str:
    """What the whole city is called."""
    return settings.wording["total"] or translate("atlas", "Whole city")


def withheld_name(settings: Settings) -> str:
    """What withheld figures are called."""
    return settings.wording["withheld"] or translate("atlas", "withheld (small number of cases)")


def with_notes(figure: MapFigure, settings: Settings) -> MapFigure:
    """The figure with legend entries for areas that show none, each kind only where it occurs."""
    entries = (
        (WITHHELD, withheld_name(settings), HATCH),
        (MISSING, translate("atlas", "no figure"), MISSING_COLOUR),
        (UNINHABITED, translate("atlas", "uninhabited"), UNINHABITED_COLOUR),
    )
    states = list(figure.states)
    notes = [
        MapClass(label, colour, states.count(state), category=state)
        for state, label, colour in entries
        if state in states
    ]
    return replace(figure, notes=notes)
