"""Numbers and signs of statistical tables."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraumatlas.core.cells import CellState, parse_cells
from sozialraumatlas.core.errors import CountsError
from sozialraumatlas.core.reporter import Reporter


def parse(*cells, reporter=None):
    names = [f"row {index + 1}" for index in range(len(cells))]
    read = parse_cells({"ew": list(cells)}, names, "table", reporter or Reporter())
    return read.values["ew"], read.states["ew"]


@pytest.mark.parametrize(("cell", "value", "state"), [
    ("-", 0, CellState.PLAIN), ("–", 0, CellState.PLAIN), ("0", 0, CellState.PLAIN),
    (".", None, CellState.SECRET), ("*", None, CellState.SECRET), ("·", None, CellState.SECRET),
    ("x", None, CellState.MISSING), ("X", None, CellState.MISSING), ("/", None, CellState.MISSING),
    ("", None, CellState.MISSING), ("  ", None, CellState.MISSING), (None, None, CellState.MISSING),
    ("...", None, CellState.LATER), ("…", None, CellState.LATER),
    ("(12)", 12, CellState.LIMITED), ("( 12 )", 12, CellState.LIMITED), ("12p", 12, CellState.PRELIMINARY),
    ("12 r", 12, CellState.REVISED), ("12s", 12, CellState.ESTIMATED), ("1 234", 1234, CellState.PLAIN),
    ("1\u00a0234", 1234, CellState.PLAIN), ("1\u202f234", 1234, CellState.PLAIN), ("-  23", -23, CellState.PLAIN),
    ("12,5", 12.5, CellState.PLAIN), ("1.234,5", 1234.5, CellState.PLAIN), ("1.234.567", 1234567, CellState.PLAIN),
    ("12.5", 12.5, CellState.PLAIN), ("129496.0", 129496, CellState.PLAIN), ("0.125", 0.125, CellState.PLAIN),
    ("0,125", 0.125, CellState.PLAIN), ("1,234.5", 1234.5, CellState.PLAIN), ("+7", 7, CellState.PLAIN),
    (7, 7, CellState.PLAIN), (7.5, 7.5, CellState.PLAIN), (math.nan, None, CellState.MISSING),
])  # fmt: skip
def test_cell(cell, value, state):
    values, states = parse(cell)
    assert states[0] == state
    assert np.isnan(values[0]) if value is None else values[0] == value


def test_point_is_read_as_in_the_rest_of_the_table():
    assert parse("1.234", "5,5")[0].tolist() == [1234, 5.5]
    assert parse("1.234", "5.5")[0].tolist() == [1.234, 5.5]
    assert parse("1,234", "5.5")[0].tolist() == [1234, 5.5]


def test_thousands_alone_are_read_the_german_way_and_said():
    reporter = Reporter()
    assert parse("1.234", "567", reporter=reporter)[0].tolist() == [1234, 567]
    assert "read as a separator of thousands" in reporter.warnings[0]
    assert "row 1, column ew: “1.234”" in reporter.warnings[0]


@pytest.mark.parametrize(("cells", "message"), [
    (("12,5", "12.5"), "mixes German and English numbers"),
    (("1,234", "567"), "may be a thousand or a decimal number"),
    (("1,234", "1.234"), "may be a thousand or a decimal number"),
    (("abc",), "row 1, column ew: “abc”"),
    (("<3",), "row 1, column ew: “<3”"),
    (("1.23.4",), "no figures"),
    (("12 pp",), "no figures"),
    ((math.inf,), "no figures"),
    ((True,), "no figures"),
])  # fmt: skip
def test_refused(cells, message):
    with pytest.raises(CountsError, match=message.replace(".", r"\.")):
        parse(*cells)


@given(st.lists(st.floats(0, 1e9).map(lambda value: round(value, 2)), min_size=1), st.booleans())
def test_german_and_english_writing_give_the_figures_back(numbers, is_german):
    english = [f"{value:,.2f}" for value in numbers]
    texts = [text.translate(str.maketrans(",.", ".,")) for text in english] if is_german else english
    assert parse(*texts)[0].tolist() == numbers
