"""Classes of maps: limits that suit the data, none empty, none of a single point where values differ."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .errors import ParameterError
from .language import listing, number, translate
from .options import CLASSIFICATIONS

_MOST_VALUES = 2000
"""Natural breaks of more different values are those of so many of their quantiles."""

_NEUTRAL_SHARE, _INNER_SHARE = 0.2, 0.6
"""Share of areas in the middle class of a change map, and up to the end of the next ones."""


def class_limits(values: np.ndarray, classes: int, method: str = "quantile") -> list[float]:
    """Ascending limits of at most `classes` classes, the lowest and highest value at the ends; each class holds a value.

    A value belongs to the class whose upper limit it does not exceed, and the lowest value to the first class.

    Args:
        values: figures of the areas; NaN is left out.
        classes: how many at most, at least one.
        method: `quantile` (as many areas in each), `natural_breaks` (least squares within classes: Fisher, On grouping for
            maximum homogeneity, 1958; exact, not the approximation that leaves classes of one value), `equal_interval`, or
            `standard_deviation` (limits at the mean and whole or half standard deviations from it).

    Returns:
        One limit more than classes, none where there is no value. The first two are equal where the first class holds nothing but
        the lowest value.
    """
    known = np.sort(values[~np.isnan(values)])
    if not len(known):
        return []
    if known[0] == known[-1]:
        return [float(known[0])] * 2
    inner = {
        "quantile": _quantiles, "natural_breaks": _natural_breaks, "equal_interval": _equal_intervals,
        "standard_deviation": _standard_deviations,
    }[method](known, classes)  # fmt: skip
    return _without_empty(known, inner)


def own_limits(text: str) -> dict[str, list[float]]:
    """Limits written by hand, `kind_bg=10;20;30,5 | alo_q=5;10`: the inner limits of the classes of an indicator.

    Raises:
        ParameterError: a part is no list of ascending numbers.
    """
    found = {}
    for part in (part.strip() for part in text.split("|") if part.strip()):
        name, _, numbers = part.partition("=")
        try:
            limits = [float(entry.strip().replace(",", ".")) for entry in numbers.split(";") if entry.strip()]
        except ValueError:
            limits = []
        if not limits or sorted(set(limits)) != limits:
            raise ParameterError(
                translate(
                    "classification", "“{text}” are no class limits. Write ascending limits as in kind_bg=10;20;30 | alo_q=5;10."
                ).format(text=part)
            )  # fmt: skip
        found[name.strip()] = limits
    return found


def limits_between(values: np.ndarray, inner: Sequence[float]) -> list[float]:
    """Limits given by hand between the lowest and the highest value; those that would leave a class empty fall out."""
    known = np.sort(values[~np.isnan(values)])
    if not len(known):
        return []
    return [float(known[0])] * 2 if known[0] == known[-1] else _without_empty(known, inner)


def limits_around_zero(values: np.ndarray, decimals: int) -> tuple[float, float] | None:
    """Two steps of a change map: within ± the first is little change, beyond ± the second is much.

    They are the same below and above zero, so that a colour means the same size of change on both sides, and rounded, so that
    the legend says exactly what the map shows.

    Returns:
        The steps; None where nothing changed.
    """
    sizes = np.abs(values[~np.isnan(values)])
    step = 10.0**-decimals
    if not len(sizes) or sizes.max() < step:
        return None
    # Where all areas change much, none of them is in the middle.
    little = min(float(np.quantile(sizes, _NEUTRAL_SHARE)), float(sizes.max()) / 4)
    first = max(round(little, decimals), step)
    second = max(round(float(np.quantile(sizes, _INNER_SHARE)), decimals), 2 * first)
    return round(first, decimals), round(second, decimals)


def class_numbers(values: np.ndarray, limits: Sequence[float]) -> np.ndarray:
    """Number of the class of each value, from 0; -1 for NaN."""
    inner = np.asarray(limits[1:-1], dtype=float)
    place = np.searchsorted(inner, values, side="left")
    return np.where(np.isnan(values), -1, place)


def check_method(method: str) -> None:
    """Raises ParameterError where there is no such method."""
    if method not in CLASSIFICATIONS:
        raise ParameterError(
            translate("classification", "There is no classification “{name}”. There are: {known}.").format(
                name=method, known=listing(CLASSIFICATIONS)
            )
        )


def legend_labels(limits: Sequence[float], decimals: int) -> list[str]:
    """`9,8 to 12,0`, `over 12,0 to 14,5`: one label a class, in the language of the reader."""
    labels = []
    for index in range(len(limits) - 1):
        if limits[index] == limits[index + 1]:
            # Many areas share the lowest figure, such as zero.
            labels.append(number(limits[index], decimals))
            continue
        template = (
            translate("classification", "{lower} to {upper}")
            if index == 0
            else translate("classification", "over {lower} to {upper}")
        )
        labels.append(template.format(lower=number(limits[index], decimals), upper=number(limits[index + 1], decimals)))
    return labels


def _without_empty(known: np.ndarray, inner: Sequence[float] | np.ndarray) -> list[float]:
    """The limits with those left out that would enclose no value."""
    kept = [float(known[0])]
    below = 0
    for limit in sorted(float(entry) for entry in inner):
        inside = int(np.searchsorted(known, limit, side="right"))
        if below < inside < len(known):
            kept.append(limit)
            below = inside
    return [*kept, float(known[-1])]


def _quantiles(known: np.ndarray, classes: int) -> np.ndarray:
    places = [-(-len(known) * part // classes) - 1 for part in range(1, classes)]
    return known[places]


def _equal_intervals(known: np.ndarray, classes: int) -> np.ndarray:
    return np.linspace(known[0], known[-1], classes + 1)[1:-1]


def _standard_deviations(known: np.ndarray, classes: int) -> np.ndarray:
    """For five classes the mean ± 0.5 and ± 1.5 standard deviations, for four the mean and ± 1, and so on."""
    steps = np.arange(classes - 1) - (classes - 2) / 2
    return known.mean() + steps * known.std()


def _natural_breaks(known: np.ndarray, classes: int) -> np.ndarray:
    different, weights = np.unique(known, return_counts=True)
    if len(different) <= classes:
        return different[:-1]
    if len(different) > _MOST_VALUES:
        different = np.unique(np.quantile(known, np.linspace(0.0, 1.0, _MOST_VALUES), method="inverted_cdf"))
        weights = np.diff(np.searchsorted(known, different, side="right"), prepend=0)
    count = np.concatenate([[0.0], np.cumsum(weights)])
    total = np.concatenate([[0.0], np.cumsum(weights * different)])
    squares = np.concatenate([[0.0], np.cumsum(weights * different**2)])

    def spread(end: int, starts: np.ndarray) -> np.ndarray:
        """Sum of squares within a class of the values from `starts` to before `end`."""
        size, sum_ = count[end] - count[starts], total[end] - total[starts]
        return squares[end] - squares[starts] - sum_**2 / size

    values = len(different)
    best = np.array([np.inf, *(spread(end, np.array([0]))[0] for end in range(1, values + 1))])
    first = np.zeros((classes, values + 1), dtype=int)
    for level in range(1, classes):
        current = np.full(values + 1, np.inf)
        for end in range(level + 1, values + 1):
            starts = np.arange(level, end)
            cost = best[starts] + spread(end, starts)
            chosen = int(cost.argmin())
            current[end], first[level, end] = cost[chosen], starts[chosen]
        best = current
    inner = []
    end = values
    for level in range(classes - 1, 0, -1):
        end = int(first[level, end])
        inner.append(different[end - 1])
    return np.array(inner[::-1])
