"""The report of what is different from last year's run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..core.files import replaced_when_whole
from ..core.language import language, listing, number, translate
from ..core.reference_dates import format_date
from ..core.yearly.differences import Change, Differences

TEMPLATES = Path(__file__).resolve().parent.parent / "resources" / "templates"

_ROWS = 200


def write_differences(path: Path, found: Sequence[Differences], dates: tuple[str, str]) -> None:
    """Writes the page; an old one is replaced when the new one is whole.

    Args:
        path: of the page.
        found: a part for each geography.
        dates: latest dates of the two runs.

    Raises:
        ResultFileError: the file cannot be written.
    """
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    before, after = (format_date(date, language()) for date in dates)
    page = environment.get_template("differences.html.j2").render(
        language=language(), title=translate("differences", "What is different"),
        subtitle=translate("differences", "The release of {after} beside that of {before}.").format(before=before, after=after),
        words={
            "indicator": translate("differences", "Indicator"), "area": translate("differences", "Area"), "before": before, "after": after,
            "difference": translate("differences", "Difference"),
        },
        parts=[_part(item) for item in found],
    )  # fmt: skip
    with replaced_when_whole(path) as unfinished:
        unfinished.write_text(page, encoding="utf-8")


def _part(found: Differences) -> dict[str, Any]:
    lines = [
        text.format(names=listing(names, 20))
        for names, text in (
            (found.new_dates, translate("differences", "New reference dates: {names}.")),
            (found.new_areas, translate("differences", "New areas: {names}.")),
            (found.lost_areas, translate("differences", "Areas no longer there: {names}.")),
            (found.new_indicators, translate("differences", "New indicators: {names}.")),
            (found.lost_indicators, translate("differences", "Indicators no longer there: {names}.")),
        )
        if names
    ]
    tables: list[tuple[str, Sequence[Change]]] = [
        (translate("differences", "Whole city"), found.city),
        (translate("differences", "Figures of earlier dates that were revised"), found.revised),
        (translate("differences", "Newly withheld"), found.newly_withheld),
        (translate("differences", "No longer withheld"), found.newly_shown),
        (translate("differences", "Largest differences of each indicator"), found.largest),
    ]
    shown = [(heading, changes[:_ROWS], _more(len(changes) - _ROWS)) for heading, changes in tables if changes]
    return {"title": found.title, "lines": lines, "tables": shown}


def _more(count: int) -> str:
    return translate("differences", "… and {count} more.").format(count=number(count)) if count > 0 else ""
