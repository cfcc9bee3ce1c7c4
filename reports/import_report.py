"""The report of an import: what was read, changed, doubted and refused, by table, row and column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..core.catalogue import Catalogue
from ..core.files import replaced_when_whole
from ..core.importing.figures import CHANGED, DOUBTED, READ, TOTAL, UNASSIGNABLE, Finding
from ..core.importing.imported import Imported
from ..core.importing.over_time import count_states
from ..core.importing.recipe import Recipe
from ..core.language import language, listing, number, translate
from ..core.reference_dates import format_date

TEMPLATES = Path(__file__).resolve().parent.parent / "resources" / "templates"

_DATES_SHOWN = 6


def write_import_report(path: Path, imported: Imported, catalogue: Catalogue) -> None:
    """Writes the page; an old one is replaced when the new one is whole.

    Raises:
        ResultFileError: the file cannot be written.
    """
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    page = environment.get_template("import.html.j2").render(_context(imported, catalogue))
    with replaced_when_whole(path) as unfinished:
        unfinished.write_text(page, encoding="utf-8")


def _context(imported: Imported, catalogue: Catalogue) -> dict[str, Any]:
    plain = np.array([unit not in (TOTAL, UNASSIGNABLE) for unit in imported.units])
    states = count_states(imported)
    names = {
        "plain": translate("import_report", "figures"), "limited": translate("import_report", "limited"),
        "preliminary": translate("import_report", "preliminary"), "revised": translate("import_report", "corrected"),
        "estimated": translate("import_report", "estimated"), "missing": translate("import_report", "missing"),
        "later": translate("import_report", "later"), "secret": translate("import_report", "secret"),
    }  # fmt: skip
    kinds = (
        (CHANGED, translate("import_report", "Changed")), (DOUBTED, translate("import_report", "Doubted")),
        (READ, translate("import_report", "Read")),
    )  # fmt: skip
    sections = [(title, [item for item in imported.findings if item.kind == kind]) for kind, title in kinds]
    return {
        "language": language(),
        "words": {
            "title": translate("import_report", "Import of counts"),
            "internal": translate("import_report", "For internal use only: holds unprotected figures"),
            "refused_lead": translate("import_report", "Refused; nothing was written:"),
            "mapping": translate("import_report", "Columns"), "variable": translate("import_report", "Variable"),
            "columns": translate("import_report", "Columns of the table"), "table": translate("import_report", "Table"),
            "place": translate("import_report", "Place"), "what": translate("import_report", "What"),
            "sums": translate("import_report", "Sums over the units"),
        },
        "summary": translate("import_report", "{units} units, {dates} dates, {variables} variables; cells: {states}.").format(
            units=number(int(plain.sum())), dates=number(len(imported.dates)), variables=number(len(imported.variables)),
            states=listing((f"{names.get(name, name)} {number(count)}" for name, count in states.items()), 10),
        ),
        "refused": imported.refused,
        "recipes": [_recipe(recipe, catalogue) for recipe in imported.recipes],
        "sections": [(title, findings) for title, findings in sections if findings],
        "dates": [format_date(date, language()) or "-" for date in imported.dates[-_DATES_SHOWN:]],
        "sums": [
            (_label(catalogue, name), _sums(imported.values[-_DATES_SHOWN:][:, plain, index]))
            for index, name in enumerate(imported.variables)
        ],
    }  # fmt: skip


def _sums(values: np.ndarray) -> list[str]:
    return ["…" if np.isnan(row).all() else number(float(np.nansum(row))) for row in values]


def _label(catalogue: Catalogue, name: str) -> str:
    return str(catalogue.variables[name].label)


def _recipe(recipe: Recipe, catalogue: Catalogue) -> dict[str, Any]:
    entries: Sequence[tuple[str, str]] = (
        (translate("import_report", "Key of the units"), recipe.unit_id), (translate("import_report", "Name"), recipe.unit_name),
        (translate("import_report", "Level"), recipe.level), (translate("import_report", "Reference date"), recipe.date or recipe.date_is),
        (translate("import_report", "Variable"), recipe.variable), (translate("import_report", "Value"), recipe.value),
    )  # fmt: skip
    rows = [("", label, text) for label, text in entries if text]
    rows += [
        (name, _label(catalogue, name), " + ".join(columns))
        for name, columns in (*recipe.variables.items(), *recipe.names.items())
    ]
    return {"files": recipe.files, "sheet": recipe.sheet, "rows": rows}


def refused_message(refused: Sequence[Finding], report: str) -> str:
    """What kept the tables out, for the message bar."""
    places = [
        ": ".join(filter(None, (", ".join(filter(None, (item.sheet, item.place))), item.text))) for item in refused
    ]
    text = translate("import_report", "{count} things keep the tables from being imported: {places}.").format(
        count=number(len(refused)), places=listing(places, 3)
    )
    return (
        f"{text} {translate('import_report', 'All of them stand in {report}.').format(report=report)}"
        if report
        else text
    )
