"""Files become counts: read by recipes, joined into one grid, and checked against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from ..catalogue import Catalogue
from ..cells import CellState
from ..errors import SozialraumatlasError, TableError
from ..language import listing, number, translate
from ..reporter import Reporter
from .clean_table import figure_text
from .figures import CHANGED, DOUBTED, READ, REFUSED, TOTAL, UNASSIGNABLE, Figures, Finding, TableReader
from .imported import Imported
from .layout import Layout, find_layout
from .proposal import date_of, propose_recipe
from .recipe import Recipe
from .sheets import JSON_SUFFIXES, SHEET_SUFFIXES, TEXT_SUFFIXES, Sheet, read_sheets
from .unit_rows import known_units


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Files themselves, and the tables in folders, in the order of their names.

    Raises:
        TableError: there is none.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(
                file for file in path.iterdir()
                if file.suffix.lower() in (*TEXT_SUFFIXES, *SHEET_SUFFIXES, *JSON_SUFFIXES) and not file.name.startswith((".", "~"))
            )  # fmt: skip
        else:
            found.append(path)
    if not found:
        raise TableError(translate("importing", "There are no tables (CSV, TXT, XLSX, ODS, GeoJSON) to import."))
    return found


def import_tables(
    files: Sequence[Path], recipes: Sequence[Recipe], catalogue: Catalogue, unit_ids: Sequence[str], date: str, reporter: Reporter
) -> Imported:  # fmt: skip
    """Reads tables and joins them.

    Args:
        files: tables, all of them; a workbook may hold several.
        recipes: what is known of them; for a file that fits none a recipe is proposed.
        catalogue: names the variables.
        unit_ids: keys of the units, where their layer is known; empty otherwise.
        date: ISO date of tables that have none of their own.
        reporter: gets warnings and progress.

    Raises:
        TableError: no file holds a table that could be read.
    """
    used: list[Recipe] = []
    findings: list[Finding] = []
    read: list[Figures] = []
    sheets: list[Sheet] = []
    for index, file in enumerate(files):
        reporter.progress(index / len(files))
        try:
            for sheet, layout, recipe in _tables(file, recipes, catalogue, findings):
                has_date = recipe.date or recipe.date_is or any(column.date for column in layout.columns)
                # What is true of this year's file does not belong into the recipe.
                dated = recipe if has_date else replace(recipe, date_is=date_of(sheet, layout) or date)
                if dated.date_is and dated.date_is == date and dated is not recipe and not date_of(sheet, layout):
                    text = translate("importing", "the table gives no date; {date} was taken").format(date=date)
                    findings.append(Finding(CHANGED, sheet.title, "", text))
                reader = TableReader(sheet, layout, dated)
                try:
                    read.append(known_units(reader.read(), unit_ids, recipe))
                finally:
                    findings += _about(sheet, layout) + reader.findings
                sheets.append(sheet)
                if recipe not in used:
                    used.append(recipe)
        except SozialraumatlasError as error:
            findings.append(Finding(REFUSED, file.name, "", str(error)))
    if not read:
        raise TableError("\n".join(finding.text for finding in findings if finding.kind == REFUSED))
    joined = _joined(read, findings)
    _check_totals(joined, findings)
    reporter.progress(1.0)
    return Imported(*joined, recipes=used, findings=findings, sheets=sheets)


def _tables(
    file: Path, recipes: Sequence[Recipe], catalogue: Catalogue, findings: list[Finding]
) -> Iterable[tuple[Sheet, Layout, Recipe]]:
    """The tables of a file with their recipes."""
    fitting = [recipe for recipe in recipes if recipe.fits(file)]
    sheets = read_sheets(file)
    if fitting:
        for recipe in fitting:
            chosen = [sheet for sheet in sheets if not recipe.sheet or _matches(recipe.sheet, sheet.name)]
            if not chosen:
                raise TableError(
                    translate("importing", "{file} has no sheet {sheet}. It has: {known}.").format(
                        file=file.name, sheet=recipe.sheet, known=listing(sheet.name for sheet in sheets)
                    )
                )
            for sheet in chosen if recipe.sheet else chosen[:1]:
                yield sheet, find_layout(sheet, recipe.header_rows), recipe
        return
    problems = []
    found = 0
    for sheet in sheets:
        try:
            layout = find_layout(sheet)
        except TableError as error:
            problems.append(str(error))
            continue
        recipe = propose_recipe(sheet, layout, catalogue)
        if not recipe.variables and not recipe.names:
            problems.append(
                translate("importing", "{sheet}: no heading is known as a variable. Columns: {known}.").format(
                    sheet=sheet.title,
                    known=listing([column.heading for column in layout.columns if column.heading], 60),
                )
            )
            continue
        found += 1
        yield sheet, layout, recipe
    if not found:
        raise TableError("\n".join(problems) or translate("importing", "{file} is empty.").format(file=file.name))
    findings += [Finding(DOUBTED, file.name, "", problem) for problem in problems]


def _matches(pattern: str, name: str) -> bool:
    return Recipe(files=pattern).fits(Path(name)) if name else False


def _about(sheet: Sheet, layout: Layout) -> list[Finding]:
    """What was seen of a sheet beside its figures."""
    findings = [
        Finding(
            READ, sheet.title, "",
            translate("importing", "{rows} rows of figures under the headings of row {header}{encoding}").format(
                rows=number(len(layout.body)), header=", ".join(str(row + 1) for row in layout.header_rows),
                encoding=f" ({sheet.encoding}, “{sheet.delimiter}”)" if sheet.encoding else "",
            ),
        )
    ]  # fmt: skip
    if sheet.was_broken:
        findings.append(
            Finding(
                CHANGED, sheet.title, "", translate("importing", "umlauts that had been decoded wrongly were repaired")
            )
        )
    findings += _ragged(sheet, layout)
    hidden = sorted(set(layout.body.tolist()) & sheet.hidden)
    if hidden:
        findings.append(
            Finding(
                DOUBTED, sheet.title, translate("importing", "rows {rows}").format(rows=listing(row + 1 for row in hidden)),
                translate("importing", "{count} rows are hidden in the spreadsheet; they were read as well").format(count=number(len(hidden))),
            )
        )  # fmt: skip
    for row, text in layout.others[:10]:
        findings.append(
            Finding(READ, sheet.title, translate("importing", "row {row}").format(row=row + 1), translate("importing", "no figures: “{text}”").format(text=text[:120]))
        )  # fmt: skip
    return findings


def _joined(
    read: Sequence[Figures], findings: list[Finding]
) -> tuple[list[str], dict[str, str], list[str], list[str], np.ndarray, np.ndarray, np.ndarray]:
    """All figures in one grid. The same figure twice is one; two different ones are refused."""
    special = {TOTAL: 1, UNASSIGNABLE: 2}
    units = sorted({unit for figures in read for unit in figures.units}, key=lambda unit: (special.get(unit, 0), unit))
    dates = sorted({date for figures in read for date in figures.dates})
    variables = list(dict.fromkeys(name for figures in read for name in figures.variables))
    shape = (len(dates), len(units), len(variables))
    values = np.full(shape, np.nan)
    states = np.full(shape, CellState.MISSING, dtype=np.uint8)
    origin = np.full(shape, -1, dtype=np.int64)
    names: dict[str, str] = {}
    unit_place = {unit: index for index, unit in enumerate(units)}
    for source, figures in enumerate(read):
        findings += [finding for finding in figures.findings if finding not in findings]
        findings += _renamed(names, figures)
        names |= figures.names
        unit = np.array([unit_place[name] for name in figures.units], dtype=np.int64)[figures.unit]
        date = np.array([dates.index(name) for name in figures.dates], dtype=np.int64)[figures.date]
        variable = np.array([variables.index(name) for name in figures.variables], dtype=np.int64)[figures.variable]
        flat = np.ravel_multi_index((date, unit, variable), shape)
        _, first, inverse = np.unique(flat, return_index=True, return_inverse=True)
        earlier = first[inverse]
        differs = ~_same(figures.value, figures.value[earlier]) | (figures.state != figures.state[earlier])
        for row in np.flatnonzero(differs)[:20]:
            findings.append(
                Finding(REFUSED, figures.sheet, translate("importing", "rows {rows}").format(rows=f"{figures.row[earlier[row]]}, {figures.row[row]}"), translate("importing", "two figures of {variable} for {unit}, {date}: {first} and {second}").format(variable=variables[variable[row]], unit=units[unit[row]], date=dates[date[row]] or "-", first=figure_text(figures.value[earlier[row]], figures.state[earlier[row]]), second=figure_text(figures.value[row], figures.state[row])))
            )  # fmt: skip
        known = origin.ravel()[flat] >= 0
        clash = known & (~_same(figures.value, values.ravel()[flat]) | (figures.state != states.ravel()[flat]))
        for row in np.flatnonzero(clash)[:20]:
            other = read[int(origin.ravel()[flat[row]])].sheet
            findings.append(
                Finding(REFUSED, figures.sheet, translate("importing", "row {row}").format(row=figures.row[row]), translate("importing", "{variable} of {unit}, {date} is {first} here and {second} in {other}").format(variable=variables[variable[row]], unit=units[unit[row]], date=dates[date[row]] or "-", first=figure_text(figures.value[row], figures.state[row]), second=figure_text(values.ravel()[flat[row]], states.ravel()[flat[row]]), other=other))
            )  # fmt: skip
        values.ravel()[flat], states.ravel()[flat], origin.ravel()[flat] = figures.value, figures.state, source
        negative = np.flatnonzero(figures.value < 0)
        for row in negative[:20]:
            findings.append(
                Finding(REFUSED, figures.sheet, translate("importing", "row {row}").format(row=figures.row[row]), translate("importing", "{variable} of {unit} is negative: {value}").format(variable=variables[variable[row]], unit=units[unit[row]], value=number(figures.value[row])))
            )  # fmt: skip
    return units, names, dates, variables, values, states, origin >= 0


def _ragged(sheet: Sheet, layout: Layout) -> list[Finding]:
    """Rows with more cells than there are headings are refused: a name with a delimiter in it moved the figures. Rows with fewer are
    named: the cells that are missing need not be the last ones."""
    if sheet.widths is None:
        return []
    wanted = max(int(sheet.widths[row]) for row in layout.header_rows)
    widths = sheet.widths[layout.body]
    findings = []
    for rows, kind, text in (
        (layout.body[widths > wanted], REFUSED, translate("importing", "more cells than headings")),
        (layout.body[widths < wanted], DOUBTED, translate("importing", "fewer cells than headings; the last columns were taken as empty")),
    ):  # fmt: skip
        if len(rows):
            place = translate("importing", "rows {rows}").format(rows=listing(int(row) + 1 for row in rows))
            findings.append(Finding(kind, sheet.title, place, text))
    return findings


def _renamed(names: Mapping[str, str], figures: Figures) -> list[Finding]:
    """Units that bear another name than in the tables before, and names that bear another key."""
    findings = []
    other = [f"{unit}: {names[unit]} → {name}" for unit, name in figures.names.items() if names.get(unit, name) != name]
    if other:
        findings.append(
            Finding(DOUBTED, figures.sheet, "", translate("importing", "units with another name than before: {units}").format(units=listing(other, 12)))
        )  # fmt: skip
    key_of = {name: unit for unit, name in names.items()}
    moved = [
        f"{name}: {key_of[name]} → {unit}" for unit, name in figures.names.items()
        if key_of.get(name, unit) != unit and unit not in names and key_of[name] not in figures.units
    ]  # fmt: skip
    if moved:
        findings.append(
            Finding(DOUBTED, figures.sheet, "", translate("importing", "names with another key than before: {units}").format(units=listing(moved, 12)))
        )  # fmt: skip
    return findings


def _same(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return np.asarray((first == second) | (np.isnan(first) & np.isnan(second)))


def _check_totals(
    joined: tuple[list[str], dict[str, str], list[str], list[str], np.ndarray, np.ndarray, np.ndarray],
    findings: list[Finding],
) -> None:
    """The city's row beside the sum of the units and of what no unit holds."""
    units, _, dates, variables, values, _, _ = joined
    if TOTAL not in units:
        return
    total = values[:, units.index(TOTAL)]
    rest = np.nan_to_num(values[:, units.index(UNASSIGNABLE)]) if UNASSIGNABLE in units else np.zeros_like(total)
    plain = [index for index, unit in enumerate(units) if unit not in (TOTAL, UNASSIGNABLE)]
    parts = values[:, plain]
    sums = np.nansum(parts, axis=1) + rest
    complete = ~np.isnan(parts).any(axis=1)
    for date, variable in zip(*np.nonzero(complete & ~np.isnan(total) & (np.abs(total - sums) > 0.5)), strict=True):
        more = total[date, variable] > sums[date, variable]
        findings.append(
            Finding(
                READ if more else DOUBTED, "", "",
                (
                    translate("importing", "{variable}, {date}: the city's row is {total}, the units add up to {sum}; the rest is in no unit")
                    if more
                    else translate("importing", "{variable}, {date}: the units add up to {sum}, more than the city's row with {total}")
                ).format(variable=variables[variable], date=dates[date] or "-", total=number(total[date, variable]), sum=number(sums[date, variable])),
            )
        )  # fmt: skip
