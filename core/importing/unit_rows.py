"""Which rows of a table are units: keys with their zeros, the whole city, other spatial levels, sums."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..errors import TableError
from ..keys import match_keys
from ..language import listing, number, translate
from .figures import CHANGED, DOUBTED, TOTAL, UNASSIGNABLE, Figures, Finding
from .recipe import Recipe

_LEVELS_AGREE = 0.02
"""Keys of different shape are levels where their sums differ by no more."""

_MOST_OF_ALL = 0.9
"""A key of zeros that holds so much of all others is the whole city."""

_FEWEST_UNITS, _FEWEST_CELLS, _LEAST_SUM, _SUM_AGREES = 4, 2, 100, 0.005
"""A unit is the sum of all others among so many units, in so many figures, each of so many cases, so exactly."""

_LARGEST_PART = 0.9
"""And no other holds more of these figures."""


def known_units(figures: Figures, unit_ids: Sequence[str], recipe: Recipe) -> Figures:
    """Keys as the layer of units has them; rows of other levels are left out.

    Args:
        figures: of one table.
        unit_ids: keys of the units, where their layer is known; empty otherwise.
        recipe: may say which level is kept.

    Raises:
        TableError: no key is one of the units, or one fits several.
    """
    special = (TOTAL, UNASSIGNABLE)
    figures = _named_zeros(figures, unit_ids)
    if not unit_ids:
        figures = _without_sums(figures)
    own = [unit for unit in figures.units if unit not in special]
    if unit_ids:
        match = match_keys(own, unit_ids)
        if match.ambiguous:
            raise TableError(
                translate("importing", "{sheet}: these keys fit more than one unit: {keys}.").format(
                    sheet=figures.sheet, keys=listing(f"{key} → {' / '.join(units)}" for key, units in match.ambiguous.items())
                )
            )  # fmt: skip
        if not match.targets:
            raise TableError(
                translate("importing", "{sheet}: none of its keys ({keys}) is a key of the units ({units}).").format(
                    sheet=figures.sheet, keys=listing(own), units=listing(unit_ids)
                )
            )
        if match.repaired:
            pairs = [f"{key} → {unit}" for key, unit in match.repaired.items()]
            figures.findings.append(
                Finding(CHANGED, figures.sheet, "", translate("importing", "{count} keys got back their leading zeros: {pairs}").format(count=number(len(pairs)), pairs=listing(pairs)))
            )  # fmt: skip
        others = [unit for unit in own if unit not in match.targets]
        if others:
            figures.findings.append(
                Finding(DOUBTED, figures.sheet, "", translate("importing", "{count} keys are no units and were left out: {keys}").format(count=number(len(others)), keys=listing(others, 20)))
            )  # fmt: skip
        return _only(figures, match.targets)
    levels = _levels(figures, own)
    if len(levels) > 1:
        wanted = recipe.keep_level if recipe.keep_level in levels else max(levels, key=lambda shape: len(levels[shape]))
        names = [f"{shape} ({len(keys)})" for shape, keys in levels.items() if shape != wanted]
        figures.findings.append(
            Finding(DOUBTED, figures.sheet, "", translate("importing", "the keys are of several levels; {level} was kept, others: {others}").format(level=f"{wanted} ({len(levels[wanted])})", others=listing(names)))
        )  # fmt: skip
        return _only(figures, {key: key for key in levels[wanted]})
    return figures


def _named_zeros(figures: Figures, unit_ids: Sequence[str]) -> Figures:
    """A key of zeros alone is the whole city where it holds as much as all others, else what no unit holds."""
    zeros = [unit for unit in figures.units if unit and not unit.strip("0") and unit not in unit_ids]
    if len(zeros) != 1 or TOTAL in figures.units:
        return figures
    code = figures.units.index(zeros[0])
    first = (figures.variable == figures.variable[0]) & ~np.isnan(figures.value)
    own = float(figures.value[first & (figures.unit == code)].sum())
    others = float(figures.value[first & (figures.unit != code)].sum())
    name = TOTAL if own >= _MOST_OF_ALL * others else UNASSIGNABLE
    if name in figures.units:
        return figures
    meaning = (
        translate("importing", "the whole city") if name == TOTAL else translate("importing", "what no unit holds")
    )
    figures.findings.append(
        Finding(CHANGED, figures.sheet, "", translate("importing", "the key {key} was read as {meaning}").format(key=zeros[0], meaning=meaning))
    )  # fmt: skip
    figures.units[code] = name
    return figures


def _without_sums(figures: Figures) -> Figures:
    """A unit whose figures are the sums of all others, under whatever name, is the whole city."""
    plain = [place for place, unit in enumerate(figures.units) if unit not in (TOTAL, UNASSIGNABLE)]
    if len(plain) < _FEWEST_UNITS:
        return figures
    shape = (len(figures.units), len(figures.variables), len(figures.dates))
    grid = np.full(shape, np.nan)
    grid[figures.unit, figures.variable, figures.date] = figures.value
    own = grid[plain]
    sums = np.nansum(own, axis=0)
    others = sums - np.nan_to_num(own)
    # Small figures agree by chance.
    is_known = ~np.isnan(own) & (others >= _LEAST_SUM)
    # What is nearly the figure of a single other unit may be so by chance.
    second, first = np.partition(np.nan_to_num(own), -2, axis=0)[-2:]
    largest_other = np.where(own >= first, second, first)
    is_sum_of_several = is_known & (largest_other <= _LARGEST_PART * others)
    agrees = np.abs(own - others) <= _SUM_AGREES * others
    found = [
        plain[place]
        for place in range(len(plain))
        if is_sum_of_several[place].any() and agrees[place][is_known[place]].all()
    ]
    if len(found) != 1:
        return figures
    name = figures.units[found[0]]
    if is_sum_of_several[plain.index(found[0])].sum() < _FEWEST_CELLS:
        figures.findings.append(
            Finding(DOUBTED, figures.sheet, "", translate("importing", "{name} is as large as all others together; if it is the whole city, name it in the recipe (totals)").format(name=name))
        )  # fmt: skip
        return figures
    if TOTAL in figures.units:
        text = translate("importing", "{name} is the sum of all others and was left out")
        targets = {unit: unit for unit in figures.units if unit not in (name, TOTAL, UNASSIGNABLE)}
        changed = _only(figures, targets)
    else:
        text = translate("importing", "{name} is the sum of all others and was read as the whole city")
        figures.units[found[0]] = TOTAL
        changed = figures
    changed.findings.append(Finding(CHANGED, figures.sheet, "", text.format(name=name)))
    return changed


def _only(figures: Figures, targets: dict[str, str]) -> Figures:
    """The figures of some units and of the special rows, under other keys."""
    targets = targets | {name: name for name in (TOTAL, UNASSIGNABLE) if name in figures.units}
    units = list(dict.fromkeys(targets[unit] for unit in figures.units if unit in targets))
    recode = np.array(
        [units.index(targets[unit]) if unit in targets else -1 for unit in figures.units] or [-1], dtype=np.int64
    )
    codes = recode[figures.unit]
    kept = codes >= 0
    names = {targets[key]: name for key, name in figures.names.items() if key in targets}
    return Figures(
        figures.sheet, units, names, figures.dates, figures.variables, codes[kept], figures.date[kept], figures.variable[kept],
        figures.value[kept], figures.state[kept], figures.row[kept], figures.findings,
    )  # fmt: skip


def _levels(figures: Figures, units: Sequence[str]) -> dict[str, list[str]]:
    """Keys by their shape, where the shapes are levels: each of them adds up to the same whole."""
    by_shape: dict[str, list[str]] = {}
    for unit in units:
        shape = "".join("9" if letter.isdigit() else "A" if letter.isalpha() else letter for letter in unit)
        by_shape.setdefault(shape, []).append(unit)
    if len(by_shape) < 2:
        return by_shape
    first = figures.variable == figures.variable[0]
    first &= figures.date == figures.date[0]
    sums = {}
    for shape, keys in by_shape.items():
        wanted = np.isin(figures.unit, [figures.units.index(key) for key in keys])
        sums[shape] = float(np.nansum(figures.value[first & wanted]))
    largest = max(sums.values())
    agree = [shape for shape, total in sums.items() if largest and abs(total - largest) <= _LEVELS_AGREE * largest]
    return {shape: by_shape[shape] for shape in agree} if len(agree) > 1 else {"": list(units)}
