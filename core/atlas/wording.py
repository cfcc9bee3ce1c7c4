"""Figures, signs and units as they are printed."""

from __future__ import annotations

import numpy as np

from ..catalogue import Indicator
from ..indicators import WITHHELD as SECRET_STATUSES
from ..language import language, number, translate

SECRET_SIGN, MISSING_SIGN, UNDEFINED_SIGN = ".", "…", "x"
"""Signs of the German statistical offices: unknown or secret, not (yet) there, makes no sense."""


def decimals_of(item: Indicator) -> int:
    """Counts are whole, all others have one decimal."""
    return 1 if item.denominator or item.is_development else 0


def unit_of(item: Indicator) -> str:
    """The unit in words: `%`, `per 100`, `persons`."""
    words = {
        "persons": translate("atlas", "persons"),
        "households": translate("atlas", "households"),
        "benefit units": translate("atlas", "benefit units"),
        "per 100": translate("atlas", "per 100"),
        "years": translate("atlas", "years"),
    }
    return words.get(item.unit, item.unit)


def change_unit(item: Indicator) -> str:
    """The unit of its change in words."""
    words = {
        "pp": translate("atlas", "percentage points"),
        "points": translate("atlas", "points"),
        "years": translate("atlas", "years"),
    }
    return words.get(item.change, item.change)


def figure(value: float, decimals: int) -> str:
    """A figure; zero has no sign."""
    rounded = round(float(value), decimals)
    return number(rounded + 0.0 if rounded else 0.0, decimals).replace("-", "−")


def signed(value: float, decimals: int = 1) -> str:
    """A change with its sign; none where nothing changed."""
    text = figure(value, decimals)
    return f"+{text}" if round(float(value), decimals) > 0 else text


def sign_for(status: str) -> str:
    """The sign printed where there is no figure."""
    if status in SECRET_STATUSES:
        return SECRET_SIGN
    return UNDEFINED_SIGN if status in ("undefined", "implausible") else MISSING_SIGN


def printed(value: float, status: str, decimals: int, *, is_change: bool = False) -> str:
    """The figure, or the sign for none."""
    if np.isnan(value):
        return sign_for(status)
    return signed(value, decimals) if is_change else figure(value, decimals)


def with_unit(text: str, unit: str) -> str:
    """`22,4 %`, `44,1 years`; persons and the like go without."""
    return (
        f"{text} {unit}"
        if unit in ("%", translate("atlas", "years"), translate("atlas", "percentage points"))
        else text
    )


def year(date: str) -> str:
    """The year of an ISO date, or nothing."""
    return date[:4]


def hectares(square_metres: float) -> str:
    """A surface: 182 ha, and below ten one decimal."""
    size = square_metres / 1e4
    return f"{number(size, 1 if size < 10 else 0)} ha"


def listed(names: list[str]) -> str:
    """`A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {'und' if language() == 'de' else 'and'} {names[-1]}"
