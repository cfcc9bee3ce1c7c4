"""A composite index: standardised indicators added up, sorted into classes, with the movement over the period.

The method `z` is that of Berlin's Monitoring Soziale Stadtentwicklung: z-scores with the population standard deviation,
their sum, the z-score of the sum, classes at fixed limits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from .catalogue import Indicator
from .comparison.geography import Geography
from .comparison.statistics import ranks, z_scores
from .errors import ComparisonError, ParameterError
from .language import listing, number, translate
from .reporter import Reporter

STATUS_LIMITS = (-1.0, 1.0, 1.5)
DYNAMICS_LIMITS = (-1.0, 1.0)


@dataclass(frozen=True)
class Component:
    """An indicator of the index."""

    indicator: str
    sign: int
    """1 where a high value means need, -1 where it means the opposite."""
    weight: float


@dataclass(frozen=True)
class ClassLimits:
    """Upper limits of classes and a name for each class, one more than limits."""

    limits: tuple[float, ...]
    names: tuple[str, ...]

    def of(self, values: np.ndarray) -> np.ndarray:
        """Number of the class of each value, from 0; -1 where there is none. A value on a limit belongs to the class nearer to the
        middle, as in Berlin: below -1, -1 to 1, over 1 to 1.5, over 1.5."""
        number = np.zeros(len(values), dtype=int)
        for limit in self.limits:
            number += values >= limit if limit < 0 else values > limit
        return np.where(np.isnan(values), -1, number)

    def names_of(self, values: np.ndarray) -> list[str | None]:
        """Name of the class of each value."""
        return [None if number < 0 else self.names[number] for number in self.of(values)]


def status_classes() -> ClassLimits:
    """Berlin's classes of the status index, high status first."""
    return ClassLimits(
        STATUS_LIMITS,
        (
            translate("social_index", "high"), translate("social_index", "medium"),
            translate("social_index", "low"), translate("social_index", "very low"),
        ),
    )  # fmt: skip


def dynamics_classes() -> ClassLimits:
    """Berlin's classes of the dynamics index."""
    return ClassLimits(
        DYNAMICS_LIMITS,
        (
            translate("social_index", "positive"), translate("social_index", "stable"), translate("social_index", "negative"),
        ),
    )  # fmt: skip


def parse_classes(text: str, default: ClassLimits) -> ClassLimits:
    """Limits and names of a text like `-1;1;1.5` or `hoch<-1;mittel<1;niedrig<1,5;sehr niedrig`.

    Raises:
        ParameterError: the text is no list of ascending limits.
    """
    if not text.strip():
        return default
    parts = [part.strip() for part in text.split(";") if part.strip()]
    has_names = any("<" in part for part in parts)
    try:
        pairs = [part.partition("<") for part in parts]
        bounds = [limit if has_names else name for name, _, limit in (pairs[:-1] if has_names else pairs)]
        limits = tuple(float(bound.replace(",", ".")) for bound in bounds)
    except ValueError:
        limits = ()
    names = tuple(name.strip() for name, _, _ in pairs) if has_names else default.names
    is_wrong = has_names and (len(names) != len(limits) + 1 or pairs[-1][1] != "")
    if not limits or list(limits) != sorted(set(limits)) or is_wrong:
        raise ParameterError(
            translate(
                "social_index", "“{text}” are no class limits. Write ascending limits as in -1;1;1.5, or with names as in "
                "high<-1;medium<1;low<1.5;very low."
            ).format(text=text)
        )  # fmt: skip
    if len(names) != len(limits) + 1:
        names = tuple(str(index + 1) for index in range(len(limits) + 1))
    return ClassLimits(limits, names)


def parse_components(text: str, indicators: Mapping[str, Indicator]) -> list[Component]:
    """Components of a text like `+kind_bg;-ew_entw;+alo_q*2`. Without a sign the polarity of the catalogue decides.

    Raises:
        ParameterError: an indicator is unknown, named twice, or has neither sign nor polarity.
    """
    found: list[Component] = []
    for part in (part.strip() for part in text.split(";") if part.strip()):
        name, _, weight_text = part.lstrip("+-").partition("*")
        name = name.strip()
        if name not in indicators:
            raise ParameterError(
                translate("social_index", "The file has no indicator {name}. It has: {known}.").format(
                    name=name, known=listing(indicators, 60)
                )
            )
        if name in (component.indicator for component in found):
            raise ParameterError(translate("social_index", "The indicator {name} is named twice.").format(name=name))
        polarity = {"burden": 1, "strength": -1}.get(indicators[name].polarity, 0)
        sign = 1 if part.startswith("+") else -1 if part.startswith("-") else polarity
        if sign == 0:
            raise ParameterError(
                translate(
                    "social_index", "{name} is neither a burden nor a strength by the catalogue: write +{name} if a high value means "
                    "need, else -{name}."
                ).format(name=name)
            )  # fmt: skip
        try:
            weight = float(weight_text.replace(",", ".")) if weight_text.strip() else 1.0
        except ValueError:
            weight = 0.0
        if not weight > 0:
            raise ParameterError(
                translate("social_index", "“{text}”: the weight must be a number above zero.").format(text=part)
            )
        found.append(Component(name, sign, weight))
    if len(found) < 2:
        raise ParameterError(
            translate("social_index", "An index needs at least two indicators, as in +kind_bg;+alo_q;-ew_entw.")
        )
    return found


def social_index(
    geography: Geography, components: Sequence[Component], date: str, method: str, minimum_residents: int,
    is_weighted: bool, status: ClassLimits, dynamics: ClassLimits, reporter: Reporter,
) -> pd.DataFrame:  # fmt: skip
    """One row per area: standardised components, their sum, the index, its class; the same for the change; the type.

    Args:
        geography: a result or release. Of a release only what is published enters.
        components: indicators with sign and weight.
        date: reference date.
        method: `z`, `rank` or `minmax`.
        minimum_residents: areas with fewer are left out of the index and of the means.
        is_weighted: whether means and spreads are weighted by residents.
        status, dynamics: limits and names of classes, in standard deviations of the index.
        reporter: gets warnings.

    Raises:
        ComparisonError: too few areas have all figures, or an indicator does not differ.
    """
    _warn_of_containment(geography, components, reporter)
    people = geography.residents(date)
    large = ~(people < minimum_residents)
    values = {c.indicator: geography.figures(c.indicator, date).value for c in components}
    complete = large & ~np.isnan(np.array(list(values.values()))).any(axis=0)
    _report_left_out(geography, large, complete, minimum_residents, reporter)
    if complete.sum() < 2:
        raise ComparisonError(
            translate(
                "social_index", "Only {count} areas have all figures of the index at {date}; at least two are needed. Leave out an "
                "indicator that is withheld or missing in many areas."
            ).format(count=int(complete.sum()), date=date or "-")
        )  # fmt: skip
    weights = people if is_weighted else np.ones(len(people))
    table: dict[str, object] = {
        "area_id": geography.ids, "area_name": geography.names, "date": date or None, "residents": people,
    }  # fmt: skip
    index, parts = _index({c: values[c.indicator] for c in components}, complete, weights, method, _same)
    for component, part in zip(components, parts, strict=True):
        table[component.indicator.replace(":", "_")] = values[component.indicator]
        table[f"z_{component.indicator.replace(':', '_')}"] = part
    table["status_sum"] = np.where(complete, sum(c.weight * p for c, p in zip(components, parts, strict=True)), np.nan)
    table["status_index"] = index
    table["status_class"] = status.names_of(index)
    table["status_rank"] = ranks(index)

    changes = {c: _change(geography, c.indicator, date) for c in components}
    moving = complete & ~np.isnan(np.array(list(changes.values()))).any(axis=0)
    movement = np.full(len(people), np.nan)
    if moving.sum() >= 2:
        movement, parts = _index(changes, moving, weights, method, _nothing)
    table["dynamics_index"] = movement
    table["dynamics_class"] = dynamics.names_of(movement)
    table["type"] = [
        None if first is None else first if second is None else f"{first} / {second}"
        for first, second in zip(status.names_of(index), dynamics.names_of(movement), strict=True)
    ]
    table["note"] = [
        "" if whole else translate("social_index", "too few residents") if not big else translate("social_index", "a figure is missing or withheld")
        for whole, big in zip(complete, large, strict=True)
    ]  # fmt: skip
    return pd.DataFrame(table)


def _change(geography: Geography, indicator: str, date: str) -> np.ndarray:
    """Difference of the values in points, as in Berlin: also of counts in %."""
    figures = geography.figures(indicator, date)
    return figures.change


def _same(indicator: str) -> None:
    raise ComparisonError(
        translate("social_index", "{name} is the same in all areas, so it cannot rank them. Leave it out.").format(
            name=indicator
        )
    )


def _nothing(indicator: str) -> None:
    """A change that is the same everywhere moves no area against another."""


def _index(
    values: Mapping[Component, np.ndarray], included: np.ndarray, weights: np.ndarray, method: str, when_same: object
) -> tuple[np.ndarray, list[np.ndarray]]:
    """The z-score of the sum of standardised values, and these."""
    parts = []
    for component, value in values.items():
        shown = np.where(included, value, np.nan)
        part = standardised(shown, weights, method)
        if np.isnan(part[included]).any():
            when_same(component.indicator)  # type: ignore[operator]
            part = np.where(included, 0.0, np.nan)
        parts.append(component.sign * part)
    total = sum(component.weight * part for component, part in zip(values, parts, strict=True))
    return standardised(np.asarray(total), weights, "z"), parts


def standardised(values: np.ndarray, weights: np.ndarray, method: str) -> np.ndarray:
    """Values made comparable; NaN stays, and is all there is where the values do not differ.

    Args:
        values: one per area.
        weights: of the areas, for means and spreads of `z`.
        method: `z` (population standard deviation), `rank` (0 for the lowest, 1 for the highest) or `minmax` (0 to 1).
    """
    known = ~np.isnan(values)
    spread = np.ptp(values[known]) if known.any() else 0.0
    if spread <= 1e-12 * max(1.0, float(np.abs(values[known]).max(initial=0.0))):
        return np.full(len(values), np.nan)
    if method == "minmax":
        return np.asarray((values - values[known].min()) / spread)
    if method == "rank":
        place = known.sum() - ranks(values)
        return np.asarray(place / (known.sum() - 1))
    if np.ptp(weights[known]) == 0:
        return z_scores(values)
    mean = np.average(values[known], weights=weights[known])
    deviation = np.sqrt(np.average((values[known] - mean) ** 2, weights=weights[known]))
    return np.asarray((values - mean) / deviation)


def _warn_of_containment(geography: Geography, components: Sequence[Component], reporter: Reporter) -> None:
    """Who is counted in two indicators weighs twice."""
    indicators = geography.indicators
    relations = geography.meta.get("variables", {})

    def with_parts(names: Sequence[str]) -> set[str]:
        """Variables whose people are counted in one of these."""
        parts = {name for name, entry in relations.items() if set(entry["part_of"]) & set(names)}
        sums = {part for name in names for listed in relations.get(name, {}).get("sum_of", []) for part in listed}
        return {*names, *parts, *sums}

    pairs = []
    for index, first in enumerate(components):
        for second in components[index + 1 :]:
            a, b = (indicators[item.indicator].numerator for item in (first, second))
            if with_parts(a) & set(b) or with_parts(b) & set(a):
                pairs.append(f"{first.indicator} / {second.indicator}")
    if pairs:
        reporter.warning(
            translate(
                "social_index",
                "These indicators contain each other, so the same people weigh twice in the index: {pairs}.",
            ).format(pairs=listing(pairs))
        )


def _report_left_out(
    geography: Geography, large: np.ndarray, complete: np.ndarray, minimum: int, reporter: Reporter
) -> None:
    small = [geography.names[index] for index in np.flatnonzero(~large)]
    if small:
        reporter.info(
            translate(
                "social_index", "{count} areas with fewer than {minimum} residents are not in the index: {areas}."
            ).format(count=number(len(small)), minimum=number(minimum), areas=listing(small))
        )
    unknown = [geography.names[index] for index in np.flatnonzero(large & ~complete)]
    if unknown:
        reporter.warning(
            translate(
                "social_index", "{count} areas have no index, since a figure is missing or withheld: {areas}."
            ).format(count=number(len(unknown)), areas=listing(unknown))
        )
