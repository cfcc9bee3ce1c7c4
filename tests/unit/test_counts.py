"""Reading, matching and checking counts tables."""

from __future__ import annotations

import numpy as np
import pytest

from sozialraumatlas.core.catalogue import load_catalogue
from sozialraumatlas.core.cells import CellState
from sozialraumatlas.core.counts import read_counts
from sozialraumatlas.core.counts_table import CountsFields, Table, parse_mapping
from sozialraumatlas.core.errors import CountsError, ParameterError
from sozialraumatlas.core.reporter import Reporter

CATALOGUE = load_catalogue()
UNITS = ["01", "02", "03"]


def read(columns, *, total_id=None, date=None, units=UNITS, reporter=None, **fields):
    table = Table("counts", columns)
    fields = CountsFields(unit_id="id", date="date" if "date" in columns else None, **fields)
    return read_counts(table, fields, units, CATALOGUE, total_id, date, reporter or Reporter())


def test_wide_table_with_dates_and_city_row():
    counts = read(
        {
            "id": ["01", "02", "03", "00"] * 2,
            "date": ["2020"] * 4 + ["31.12.2024"] * 4,
            "ew": [10, 20, 30, 65, 11, 21, None, 70],
            "EW_U18": ["1", "2", "-", "3", "1", "*", "3", "4"],
        },
        total_id="00",
    )
    assert counts.dates == ("2020-12-31", "2024-12-31")
    assert counts.variables == ("ew", "ew_u18")
    assert counts.values[0].tolist() == [[10, 1], [20, 2], [30, 0]]
    assert counts.states[1].tolist() == [[0, 0], [0, CellState.SECRET], [CellState.MISSING, 0]]
    assert counts.total_values.tolist() == [[65, 3], [70, 4]]
    assert (counts.rows_read, counts.rows_used, counts.rows_unplaced) == (8, 8, 0)


def test_long_table_gives_the_same_as_a_wide_one():
    wide = read({"id": ["01", "02", "03"], "ew": [1, 2, 3], "alo": ["1", "-", "."]}, date="2024-12-31")
    long = read(
        {
            "id": ["01", "02", "03"] * 2 + ["01"],
            "name": ["ew"] * 3 + ["alo"] * 3 + ["bäume"],
            "figure": ["1", "2", "3", "1", "-", ".", "99"],
        },
        date="2024-12-31",
        variable="name",
        value="figure",
    )
    assert long.variables == wide.variables
    np.testing.assert_array_equal(long.values, wide.values)
    np.testing.assert_array_equal(long.states, wide.states)


def test_sums_of_columns_and_quoted_names():
    counts = read(
        {"id": UNITS, "a+b": [1, 2, 3], "c": [10, ".", 30], "d": [5, 5, "x"]}, mapping='ew="a+b"+c ; alo = d ; bg=c+d'
    )
    assert counts.values[0, :, counts.index("ew")].tolist()[::2] == [11, 33]
    assert counts.states[0, 1, counts.index("ew")] == CellState.SECRET
    assert counts.states[0, :, counts.index("bg")].tolist() == [0, CellState.SECRET, CellState.MISSING]


def test_sums_are_filled_in_when_all_parts_are_there():
    reporter = Reporter()
    counts = read(
        {"id": UNITS, "ew_u15": [1, 2, 3], "ew_15u18": [1, 1, 1], "ew_18u65": [5, 5, 5], "ew_65plus": [2, 2, "."]},
        reporter=reporter,
    )
    assert counts.values[0, :, counts.index("ew_u18")].tolist() == [2, 3, 4]
    assert counts.values[0, :2, counts.index("ew")].tolist() == [9, 10]
    assert counts.states[0, 2, counts.index("ew")] == CellState.SECRET
    assert "ew was filled in as the sum ew_u18 + ew_18u65 + ew_65plus." in reporter.infos


@pytest.mark.parametrize(("columns", "message"), [
    ({"id": ["01", "02", "01"], "ew": [1, 2, 3]}, "there twice for the same unit and date: row 1 and row 3 (01)"),
    ({"id": ["01", "02", "1"], "date": ["2024", "2024", "31.12.2024"], "ew": [1, 2, 3]}, None),
    ({"id": ["01", "02"], "ew": [1, -2]}, "counts cannot be negative: row 2, unit 02: ew = -2"),
    ({"id": ["01", "02"], "ew": ["1", "-  23"]}, "counts cannot be negative: row 2, unit 02: ew = -23"),
    ({"id": ["01", "02"], "ew": [10, 10], "mh": [5, 16]}, "a part is larger than its whole: row 2, unit 02: mh 16 > ew 10"),
    ({"id": ["01"], "date": ["Dezember"], "ew": [1]}, "these are no dates: row 1: “Dezember”"),
    ({"id": ["01"], "date": [None], "ew": [1]}, "these are no dates: row 1: “”"),
    ({"id": ["01"], "ew": ["viele"]}, "these cells are no figures: row 1, column ew: “viele”"),
    ({"id": ["91", "92"], "ew": [1, 2]}, "No row of counts belongs to a unit"),
    ({"id": [], "ew": []}, "No row of counts belongs to a unit"),
])  # fmt: skip
def test_harmful_input_is_one_clear_error(columns, message):
    if message is None:
        counts = read(columns)
        assert counts.rows_unplaced == 1, "a key that only looks like another is an unknown unit"
        return
    with pytest.raises(CountsError) as caught:
        read(columns)
    assert message in str(caught.value)


def test_harmless_oddities_are_warnings():
    reporter = Reporter()
    counts = read(
        {
            "id": ["1", "02", "77", "1", "02", "03"],
            "date": ["2020", "2020", "2020", "2024", "2024", "2024"],
            "ew": [10, 10, 4, 10, 10, 10],
            "mh": [12, 3, 0, 5, 5, 5],
            "hh": [5, 5, 5, 5, 5, 11],
        },
        reporter=reporter,
    )
    text = "\n".join(reporter.warnings)
    assert "1 unit ids without their leading zeros were matched: 1 → 01" in text
    assert "larger than its whole by no more than 5" in text
    assert "row 1, unit 01, 2020-12-31: mh 12 > ew 10" in text
    assert "row 6, unit 03, 2024-12-31: hh 11 > ew 10" in text
    assert "1 rows belong to no unit of the layer and are not in any figure: 77 (row 3; 2)" in text
    assert "no figures of 1 units for 2020-12-31, but for other dates" in text
    assert counts.unplaced[:, 0].tolist() == [4, 0]
    assert counts.sums()[:, 0].tolist() == [20, 30]


def test_units_without_any_figures_are_named():
    reporter = Reporter()
    read({"id": ["01"], "ew": [1]}, reporter=reporter)
    assert reporter.warnings == ["counts has no figures of 2 units: 02, 03."]


def test_a_city_row_that_was_not_named_is_recognised():
    reporter = Reporter()
    read({"id": ["00", *UNITS], "ew": [60, 10, 20, 30]}, reporter=reporter)
    assert (
        "00 has about as many as all units together. If it is the city's row, name it in TOTAL_ID." in reporter.warnings
    )


def test_ambiguous_keys_are_refused():
    with pytest.raises(CountsError, match=r"fit more than one unit: 1 → 001 / 01"):
        read({"id": ["1", "02"], "ew": [1, 2]}, units=["01", "001", "02"])


@pytest.mark.parametrize(("arguments", "message"), [
    ({"total_id": "99"}, "counts has no row with the id 99"),
    ({"total_id": "01"}, "TOTAL_ID 01 is the id of a unit"),
    ({"mapping": "ew=nothing"}, "counts has no column nothing. It has: ew"),
    ({"mapping": "quux=ew"}, "there is no variable quux in the catalogue"),
    ({"mapping": "ew"}, "“ew” has not the form variable=column"),
    ({"mapping": "ew=ew;ew=ew"}, "ew stands there twice"),
    ({"variable": "ew"}, "needs both COUNTS_VARIABLE and COUNTS_VALUE"),
    ({"variable": "nope", "value": "ew"}, "counts has no column nope"),
])  # fmt: skip
def test_choices_that_cannot_be_met(arguments, message):
    with pytest.raises(ParameterError) as caught:
        read({"id": UNITS, "ew": [1, 2, 3]}, **arguments)
    assert message in str(caught.value)


def test_a_table_without_known_columns_says_how_to_name_them():
    with pytest.raises(ParameterError, match=r"no column named like a variable.*Columns: Einwohner"):
        read({"id": UNITS, "Einwohner": [1, 2, 3]})


def test_parse_mapping():
    assert parse_mapping(' ew = a + b ;; mh="x + y" + z;') == {"ew": ["a", "b"], "mh": ["x + y", "z"]}
    assert parse_mapping("") == {}


def test_no_figure_is_lost():
    """What comes in is in a unit, in the city's row or said to be unplaced."""
    rng = np.random.default_rng(1)
    ids = [f"{number:03d}" for number in range(60)]
    figures = rng.integers(0, 500, 60)
    counts = read({"id": ids, "ew": figures.tolist()}, units=ids[:50], total_id="059")
    assert counts.sums()[0, 0] + counts.unplaced[0, 0] + counts.total_values[0, 0] == figures.sum()
    assert counts.rows_used + counts.rows_unplaced == counts.rows_read == 60
