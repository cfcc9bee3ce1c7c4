"""Reference dates (Stichtage): reading them and going back by years. Dates are ISO texts, `2024-12-31`."""

from __future__ import annotations

import datetime
import re

_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?: .*)?")


def parse_reference_date(value: object) -> str | None:
    """The ISO date of an ISO date, a German date (31.12.2024) or a year (its 31 December); None if it is none of them."""
    text = str(value).strip()
    if match := _YEAR.fullmatch(text):
        parts = (int(match[1]), 12, 31)
    elif match := _ISO.fullmatch(text):
        parts = (int(match[1]), int(match[2]), int(match[3]))
    elif match := _GERMAN.fullmatch(text):
        parts = (int(match[3]), int(match[2]), int(match[1]))
    else:
        return None
    try:
        return datetime.date(*parts).isoformat()
    except ValueError:
        return None


def years_before(date: str, years: int) -> str:
    """The same day that many years earlier; 29 February becomes the 28th in a common year."""
    day = datetime.date.fromisoformat(date)
    try:
        return day.replace(year=day.year - years).isoformat()
    except ValueError:
        return day.replace(year=day.year - years, day=28).isoformat()


def format_date(date: str, language: str) -> str:
    """The date as printed in the language: 31.12.2024 in German, ISO otherwise."""
    if language != "de" or not date:
        return date
    return datetime.date.fromisoformat(date).strftime("%d.%m.%Y")
