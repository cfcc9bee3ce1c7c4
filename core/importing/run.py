"""Files become one clean table of counts: read by recipes, joined, checked, and written with every sign in its own state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from ..catalogue import Catalogue
from ..cells import CellState
from ..errors import SozialraumatlasError, TableError
from ..files import replaced_when_whole
from ..keys import match_keys
from ..language import listing, number, translate
from ..reporter import Reporter
from .figures import CHANGED, DOUBTED, READ, REFUSED, TOTAL, UNASSIGNABLE, Figures, Finding, TableReader
from .layout import Layout, find_layout
from .proposal import date_of, propose_recipe
from .recipe import Recipe
from .sheets import JSON_SUFFIXES, SHEET_SUFFIXES, TEXT_SUFFIXES, Sheet, read_sheets

_SIGNS = {CellState.MISSING: "x", CellState.LATER: "...", CellState.SECRET: "."}
_AROUND = {CellState.LIMITED: ("(", ")"), CellState.PRELIMINARY: ("", "p"), CellState.REVISED: ("", "r"), CellState.ESTIMATED: ("", "s")}  # fmt: skip
_LEVELS_AGREE = 0.02
_MOST_OF_ALL = 0.9
_FEWEST_UNITS, _FEWEST_CELLS, _LEAST_SUM, _SUM_AGREES = 4, 2, 100, 0.005


@dataclass(frozen=True)
class Imported:
    """Clean counts and how they came about. Arrays are dates × units × variables."""

    units: list[str]
    names: dict[str, str]
    dates: list[str]
    variables: list[str]
    values: np.ndarray
    states: np.ndarray
    has_figure: np.ndarray
    """Whether any table had a cell for it."""
    recipes: list[Recipe]
    findings: list[Finding]
    sheets: list[Sheet]

    @property
    def refused(self) -> list[Finding]:
        """What kept the tables from being taken over."""
        return [finding for finding in self.findings if finding.kind == REFUSED]


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
                reader = TableReader(sheet, layout, dated)
                try:
                    read.append(_known_units(reader.read(), unit_ids, recipe))
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


def _known_units(figures: Figures, unit_ids: Sequence[str], recipe: Recipe) -> Figures:
    """Keys as the layer of units has them; rows of other levels are left out."""
    special = (TOTAL, UNASSIGNABLE)
    figures = _named_zeros(figures, unit_ids)
    if not unit_ids:
        figures = _without_sums(figures)
    own = [unit for unit in figures.units if unit not in special]
    if unit_ids:
        match = match_keys(own, unit_ids)
        if match.ambiguous:
            raise TableError(
                translate("importing", "{sheet}: these keys fit more than one unit: {keys}.").format(
                    sheet=figures.sheet, keys=listing(f"{key} → {' / '.join(units)}" for key, units in match.ambiguous.items())
                )
            )  # fmt: skip
        if not match.targets:
            raise TableError(
                translate("importing", "{sheet}: none of its keys ({keys}) is a key of the units ({units}).").format(
                    sheet=figures.sheet, keys=listing(own), units=listing(unit_ids)
                )
            )
        if match.repaired:
            pairs = [f"{key} → {unit}" for key, unit in match.repaired.items()]
            figures.findings.append(
                Finding(CHANGED, figures.sheet, "", translate("importing", "{count} keys got back their leading zeros: {pairs}").format(count=number(len(pairs)), pairs=listing(pairs)))
            )  # fmt: skip
        others = [unit for unit in own if unit not in match.targets]
        if others:
            figures.findings.append(
                Finding(DOUBTED, figures.sheet, "", translate("importing", "{count} keys are no units and were left out: {keys}").format(count=number(len(others)), keys=listing(others, 20)))
            )  # fmt: skip
        return _only(figures, match.targets)
    levels = _levels(figures, own)
    if len(levels) > 1:
        wanted = recipe.keep_level if recipe.keep_level in levels else max(levels, key=lambda shape: len(levels[shape]))
        names = [f"{shape} ({len(keys)})" for shape, keys in levels.items() if shape != wanted]
        figures.findings.append(
            Finding(DOUBTED, figures.sheet, "", translate("importing", "the keys are of several levels; {level} was kept, others: {others}").format(level=f"{wanted} ({len(levels[wanted])})", others=listing(names)))
        )  # fmt: skip
        return _only(figures, {key: key for key in levels[wanted]})
    return figures


def _named_zeros(figures: Figures, unit_ids: Sequence[str]) -> Figures:
    """A key of zeros alone is the whole city where it holds as much as all others, else what no unit holds."""
    zeros = [unit for unit in figures.units if unit and not unit.strip("0") and unit not in unit_ids]
    if len(zeros) != 1 or TOTAL in figures.units:
        return figures
    code = figures.units.index(zeros[0])
    first = (figures.variable == figures.variable[0]) & ~np.isnan(figures.value)
    own = float(figures.value[first & (figures.unit == code)].sum())
    others = float(figures.value[first & (figures.unit != code)].sum())
    name = TOTAL if own >= _MOST_OF_ALL * others else UNASSIGNABLE
    if name in figures.units:
        return figures
    meaning = (
        translate("importing", "the whole city") if name == TOTAL else translate("importing", "what no unit holds")
    )
    figures.findings.append(
        Finding(CHANGED, figures.sheet, "", translate("importing", "the key {key} was read as {meaning}").format(key=zeros[0], meaning=meaning))
    )  # fmt: skip
    figures.units[code] = name
    return figures


def _without_sums(figures: Figures) -> Figures:
    """A unit whose figures are the sums of all others, under whatever name, is the whole city."""
    plain = [place for place, unit in enumerate(figures.units) if unit not in (TOTAL, UNASSIGNABLE)]
    if len(plain) < _FEWEST_UNITS:
        return figures
    shape = (len(figures.units), len(figures.variables), len(figures.dates))
    grid = np.full(shape, np.nan)
    grid[figures.unit, figures.variable, figures.date] = figures.value
    own = grid[plain]
    sums = np.nansum(own, axis=0)
    others = sums - np.nan_to_num(own)
    # Small figures agree by chance.
    is_known = ~np.isnan(own) & (others >= _LEAST_SUM)
    agrees = np.abs(own - others) <= _SUM_AGREES * others
    found = [
        plain[place] for place in range(len(plain)) if is_known[place].any() and agrees[place][is_known[place]].all()
    ]
    if len(found) != 1:
        return figures
    name = figures.units[found[0]]
    if is_known[plain.index(found[0])].sum() < _FEWEST_CELLS:
        figures.findings.append(
            Finding(DOUBTED, figures.sheet, "", translate("importing", "{name} is as large as all others together; if it is the whole city, name it in the recipe (totals)").format(name=name))
        )  # fmt: skip
        return figures
    if TOTAL in figures.units:
        text = translate("importing", "{name} is the sum of all others and was left out")
        targets = {unit: unit for unit in figures.units if unit not in (name, TOTAL, UNASSIGNABLE)}
        changed = _only(figures, targets)
    else:
        text = translate("importing", "{name} is the sum of all others and was read as the whole city")
        figures.units[found[0]] = TOTAL
        changed = figures
    changed.findings.append(Finding(CHANGED, figures.sheet, "", text.format(name=name)))
    return changed


def _only(figures: Figures, targets: dict[str, str]) -> Figures:
    """The figures of some units and of the special rows, under other keys."""
    targets = targets | {name: name for name in (TOTAL, UNASSIGNABLE) if name in figures.units}
    units = list(dict.fromkeys(targets[unit] for unit in figures.units if unit in targets))
    recode = np.array(
        [units.index(targets[unit]) if unit in targets else -1 for unit in figures.units] or [-1], dtype=np.int64
    )
    codes = recode[figures.unit]
    kept = codes >= 0
    names = {targets[key]: name for key, name in figures.names.items() if key in targets}
    return Figures(
        figures.sheet, units, names, figures.dates, figures.variables, codes[kept], figures.date[kept], figures.variable[kept],
        figures.value[kept], figures.state[kept], figures.row[kept], figures.findings,
    )  # fmt: skip


def _levels(figures: Figures, units: Sequence[str]) -> dict[str, list[str]]:
    """Keys by their shape, where the shapes are levels: each of them adds up to the same whole."""
    by_shape: dict[str, list[str]] = {}
    for unit in units:
        shape = "".join("9" if letter.isdigit() else "A" if letter.isalpha() else letter for letter in unit)
        by_shape.setdefault(shape, []).append(unit)
    if len(by_shape) < 2:
        return by_shape
    first = figures.variable == figures.variable[0]
    first &= figures.date == figures.date[0]
    sums = {}
    for shape, keys in by_shape.items():
        wanted = np.isin(figures.unit, [figures.units.index(key) for key in keys])
        sums[shape] = float(np.nansum(figures.value[first & wanted]))
    largest = max(sums.values())
    agree = [shape for shape, total in sums.items() if largest and abs(total - largest) <= _LEVELS_AGREE * largest]
    return {shape: by_shape[shape] for shape in agree} if len(agree) > 1 else {"": list(units)}


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
                Finding(REFUSED, figures.sheet, translate("importing", "rows {rows}").format(rows=f"{figures.row[earlier[row]]}, {figures.row[row]}"), translate("importing", "two figures of {variable} for {unit}, {date}: {first} and {second}").format(variable=variables[variable[row]], unit=units[unit[row]], date=dates[date[row]] or "-", first=_text(figures.value[earlier[row]], figures.state[earlier[row]]), second=_text(figures.value[row], figures.state[row])))
            )  # fmt: skip
        known = origin.ravel()[flat] >= 0
        clash = known & (~_same(figures.value, values.ravel()[flat]) | (figures.state != states.ravel()[flat]))
        for row in np.flatnonzero(clash)[:20]:
            other = read[int(origin.ravel()[flat[row]])].sheet
            findings.append(
                Finding(REFUSED, figures.sheet, translate("importing", "row {row}").format(row=figures.row[row]), translate("importing", "{variable} of {unit}, {date} is {first} here and {second} in {other}").format(variable=variables[variable[row]], unit=units[unit[row]], date=dates[date[row]] or "-", first=_text(figures.value[row], figures.state[row]), second=_text(values.ravel()[flat[row]], states.ravel()[flat[row]]), other=other))
            )  # fmt: skip
        values.ravel()[flat], states.ravel()[flat], origin.ravel()[flat] = figures.value, figures.state, source
        negative = np.flatnonzero(figures.value < 0)
        for row in negative[:20]:
            findings.append(
                Finding(REFUSED, figures.sheet, translate("importing", "row {row}").format(row=figures.row[row]), translate("importing", "{variable} of {unit} is negative: {value}").format(variable=variables[variable[row]], unit=units[unit[row]], value=number(figures.value[row])))
            )  # fmt: skip
    return units, names, dates, variables, values, states, origin >= 0


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


def _text(value: float, state: int) -> str:
    """A figure or its sign, so that reading it gives the same value and state."""
    kind = CellState(state)
    if kind in _SIGNS:
        return _SIGNS[kind]
    if float(value).is_integer():
        text = str(int(value))
    else:
        text = f"{value:.6f}".rstrip("0")
        # Three decimals could be read as thousands.
        text += "0" if len(text.partition(".")[2]) == 3 else ""
    before, after = _AROUND.get(kind, ("", ""))
    return f"{before}{text}{after}"


def table_of(imported: Imported) -> pd.DataFrame:
    """The counts as a wide table of texts: `unit_id`, `unit_name`, `date`, and a column per variable.

    A cell is empty where no table had one.
    """
    shape = imported.values.shape
    columns: dict[str, object] = {
        "unit_id": np.tile(np.array(imported.units, dtype=object), shape[0]),
        "unit_name": np.tile(
            np.array([imported.names.get(unit, "") for unit in imported.units], dtype=object), shape[0]
        ),
        "date": np.repeat(np.array(imported.dates, dtype=object), shape[1]),
    }
    for index, variable in enumerate(imported.variables):
        values, states = imported.values[..., index].ravel(), imported.states[..., index].ravel()
        there = imported.has_figure[..., index].ravel()
        texts = [
            _text(value, state) if is_there else ""
            for value, state, is_there in zip(values, states, there, strict=True)
        ]
        columns[variable] = texts
    table = pd.DataFrame(columns)
    has_row = imported.has_figure.any(axis=2).ravel()
    table = table[has_row].sort_values(["unit_id", "date"], kind="stable")
    return table if imported.names else table.drop(columns="unit_name")


def write_table(path: Path, imported: Imported) -> None:
    """Writes the counts as CSV: semicolons, UTF-8, points as decimals.

    Raises:
        ResultFileError: the file cannot be written.
    """
    with replaced_when_whole(path) as unfinished:
        table_of(imported).to_csv(unfinished, sep=";", index=False, encoding="utf-8")
