"""Colours of the maps: told apart by colour-blind readers and after a black-and-white copy."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

SEQUENTIAL = ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494")
"""ColorBrewer YlGnBu, light to dark."""

DIVERGING = ("#3b1f6b", "#9787c6", "#f5f2ea", "#f4b567", "#a8500b")
"""Much less, less, little change, more, much more. Unlike the usual diverging ramps its two sides differ in lightness, too, so
that a copy without colour does not turn a loss into a gain."""

CIRCLE = "#2c7fb8"
MISSING = "#bdbdbd"
HATCH = "#7a7a7a"
UNINHABITED = "#ffffff"
OUTLINE = "#4d5a66"

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(text: object) -> bool:
    """Whether the text is a colour as in #253494."""
    return isinstance(text, str) and _COLOUR.fullmatch(text) is not None


def channels(colour: str) -> np.ndarray:
    """Red, green and blue, 0 to 255."""
    return np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)], dtype=float)


def lightness(colour: str) -> float:
    """L* of CIELAB, 0 (black) to 100 (white): what is left of a colour in a black-and-white copy."""
    share = channels(colour) / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    luminance = float(linear @ np.array([0.2126, 0.7152, 0.0722]))
    return 116.0 * luminance ** (1 / 3) - 16.0 if luminance > 0.008856 else 903.3 * luminance


def ramp(colours: Sequence[str], classes: int) -> list[str]:
    """So many colours from the first to the last, evenly taken along the ramp; the darkest alone for one class."""
    stops = np.array([channels(colour) for colour in colours])
    places = np.linspace(0.0, len(colours) - 1.0, classes) if classes > 1 else np.array([len(colours) - 1.0])
    mixed = [[np.interp(place, range(len(colours)), stops[:, channel]) for channel in range(3)] for place in places]
    return ["#" + "".join(f"{round(float(value)):02x}" for value in colour) for colour in mixed]
