"""Reading dates and going back by years."""

import pytest

from sozialraumatlas.core.reference_dates import format_date, parse_reference_date, years_before


@pytest.mark.parametrize(("text", "iso"), [
    ("2024", "2024-12-31"), (2024, "2024-12-31"), ("2024.0", "2024-12-31"), ("2024-06-30", "2024-06-30"),
    ("2024-06-30T00:00:00", "2024-06-30"), ("31.12.2024", "2024-12-31"), ("1.6.2024", "2024-06-01"),
    ("31. 12. 2024", "2024-12-31"), ("31.12.2024 00:00", "2024-12-31"),
    ("31.02.2024", None), ("31.12.24", None), ("Dez 2024", None), ("", None), ("12/31/2024", None), ("202412", None),
])  # fmt: skip
def test_parse(text, iso):
    assert parse_reference_date(text) == iso


def test_years_before():
    assert years_before("2024-12-31", 4) == "2020-12-31"
    assert years_before("2024-02-29", 1) == "2023-02-28"
    assert years_before("2024-02-29", 4) == "2020-02-29"


def test_format_date():
    assert format_date("2024-12-31", "de") == "31.12.2024"
    assert format_date("2024-12-31", "en") == "2024-12-31"
    assert format_date("", "de") == ""
