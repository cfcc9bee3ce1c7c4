"""Charts of a profile: bars beside those of the city, and lines over the years."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..core.atlas.pages import Bar, TimeLine
from ..core.atlas.wording import figure
from .drawing import LETTERS, Box, Dot, Drawing, Line, Words, shortened, width_of

INK, QUIET, CITY, FAINT = "#1d2b33", "#4d5a66", "#9aa7b0", "#dfe4e7"

_TOP = 6.0
"""Height of the key."""

_MIDDLE = 0.36 * LETTERS
"""From the middle of letters to their baseline."""


def bar_chart(
    bars: Sequence[Bar], name: str, city_name: str, accent: str, width: float, height: float, title: str
) -> Drawing:
    """A bar for the area and one for the city for each figure. What is not shown has no bar, only its sign.

    Age groups are drawn like this, too: in one stacked bar the gap of a withheld group would show its length.
    """
    drawing = _with_key(((accent, name), (CITY, city_name)), width, height, title)
    row = min((height - _TOP) / max(len(bars), 1), 11.5)
    known = [value for bar in bars for value in (bar.value, bar.city) if not np.isnan(value)]
    scale = (width - 14) / max([*known, 1e-9])
    thick = (row - LETTERS - 2.2) / 2
    for place, bar in enumerate(bars):
        y = _TOP + place * row
        drawing.add(Words(0, y + LETTERS, shortened(bar.label, width), INK))
        for step, (value, text, colour) in enumerate(((bar.value, bar.text, accent), (bar.city, bar.city_text, CITY))):
            top = y + LETTERS + 1.0 + step * thick
            length = 0.0 if np.isnan(value) else max(value * scale, 0.15)
            if length:
                drawing.add(Box(0, top, length, thick * 0.92, colour))
            is_own = step == 0
            drawing.add(
                Words(length + 1.2, top + thick * 0.46 + _MIDDLE, text, INK if is_own else QUIET, is_bold=is_own)
            )
    return drawing


def line_charts(
    lines: Sequence[TimeLine], name: str, city_name: str, accent: str, width: float, height: float, title: str
) -> Drawing:
    """Small charts one below the other, the area strong and the city pale; a line breaks where a figure is not shown."""
    drawing = _with_key(((accent, name), (CITY, city_name)), width, height, title)
    row = min((height - _TOP) / max(len(lines), 1), 34.0)
    for place, line in enumerate(lines):
        _draw_lines(drawing, line, _TOP + place * row, row - 2.0, accent)
    return drawing


def _with_key(entries: Sequence[tuple[str, str]], width: float, height: float, title: str) -> Drawing:
    drawing = Drawing(width, height, title)
    x = 0.0
    for colour, name in entries:
        shown = shortened(name, width / 2 - 6)
        drawing.add(Box(x, 0.6, 3.2, 2.4, colour), Words(x + 4.2, 2.8, shown, QUIET))
        x += 4.2 + width_of(shown) + 4.0
    return drawing


def _draw_lines(drawing: Drawing, line: TimeLine, top: float, height: float, accent: str) -> None:
    drawing.add(Words(0, top + LETTERS, shortened(line.label, drawing.width), INK))
    left, right = 11.0, 13.0
    upper, lower = top + LETTERS + 2.5, top + height - LETTERS - 1.5
    values = np.concatenate([line.values, line.city])
    least, most = float(np.nanmin(values)), float(np.nanmax(values))
    spread = max(most - least, 10.0**-line.decimals)
    step = (drawing.width - left - right) / max(len(line.years) - 1, 1)
    end = left + step * (len(line.years) - 1)

    def y_of(value: float) -> float:
        return lower - (value - least) / spread * (lower - upper)

    for bound in dict.fromkeys((least, most)):
        y = y_of(bound)
        drawing.add(
            Line([(left, y), (drawing.width - right, y)], FAINT, 0.2),
            Words(left - 1.5, y + _MIDDLE, figure(bound, line.decimals), QUIET, "end"),
        )
    for numbers, colour, thick in ((line.city, CITY, 0.5), (line.values, accent, 0.8)):
        for run in _runs(numbers):
            points = [(left + place * step, y_of(float(numbers[place]))) for place in run]
            drawing.add(Line(points, colour, thick) if len(run) > 1 else Dot(*points[0], 0.6, colour))
        if not np.isnan(numbers[-1]):
            drawing.add(Dot(end, y_of(float(numbers[-1])), 0.8, colour))
    drawing.add(*_end_labels(line, end + 1.8, y_of))
    baseline = top + height
    drawing.add(
        Words(left, baseline, line.years[0], QUIET, "middle"), Words(end, baseline, line.years[-1], QUIET, "middle")
    )


def _end_labels(line: TimeLine, x: float, y_of: Callable[[float], float]) -> list[Words]:
    """The latest figures beside the ends of the lines, moved apart where they would touch."""
    entries = sorted(
        (y_of(float(numbers[-1])), float(numbers[-1]), is_own)
        for numbers, is_own in ((line.values, True), (line.city, False))
        if not np.isnan(numbers[-1])
    )
    if len(entries) == 2 and entries[1][0] - entries[0][0] < LETTERS:
        middle = (entries[0][0] + entries[1][0]) / 2
        entries = [(middle - LETTERS / 2, *entries[0][1:]), (middle + LETTERS / 2, *entries[1][1:])]
    return [
        Words(x, y + _MIDDLE, figure(value, line.decimals), INK if is_own else QUIET, is_bold=is_own)
        for y, value, is_own in entries
    ]


def _runs(values: np.ndarray) -> list[list[int]]:
    """Stretches of neighbouring figures that are shown."""
    runs: list[list[int]] = []
    for place in np.flatnonzero(~np.isnan(values)):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(int(place))
        else:
            runs.append([int(place)])
    return runs
