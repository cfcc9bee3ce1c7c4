"""What results published together say, as sums of counts over atoms.

An atom is a set of units that all areas treat alike: the smallest piece that can come out when areas are subtracted from each
other. A cell is the count of one form (a sum of variables, such as the numerator of an indicator) in one area at one date.
Facts show cells, and are computed from nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from ..errors import DisclosureError, ResultFileError
from ..geopackage import read_meta, read_shapes, read_table
from ..indicators import TOTAL_ID
from ..language import listing, number, translate
from ..result import Shapes

Form = tuple[str, ...]
"""Variables that are added up, sorted by name."""

NO_CELL = -1
"""A fact has no denominator, or no base date."""


@dataclass(frozen=True)
class ResultFile:
    """A result as it lies on disk."""

    path: Path
    meta: Mapping[str, Any]
    facts: pd.DataFrame
    crosswalk: pd.DataFrame
    counts: pd.DataFrame
    areas: pd.DataFrame
    shapes: Shapes

    @property
    def name(self) -> str:
        """Name of the file without its ending; also the name of the geography."""
        return self.path.stem


def read_result(path: Path) -> ResultFile:
    """Reads all that a release needs.

    Raises:
        ResultFileError: the file is no result, is a release already, or lacks a layer.
    """
    meta = read_meta(path)
    if meta.get("kind") != "result":
        raise ResultFileError(
            translate(
                "publication",
                "{file} is not a result but a {kind}. Choose the file that “Compute indicators” has written.",
            ).format(file=path.name, kind=meta.get("kind"))
        )
    tables = {layer: read_table(path, layer) for layer in ("facts", "crosswalk", "counts", "areas")}
    return ResultFile(path, meta, **tables, shapes=read_shapes(path, "areas"))


@dataclass(frozen=True)
class Membership:
    """The areas of one geography and how much of each unit belongs to each."""

    geography: str
    area_ids: tuple[str, ...]
    area_names: tuple[str, ...]
    weights: sparse.csr_array
    """areas × units."""


@dataclass(frozen=True)
class KnownStatement:
    """What an earlier release said: `lower <= count <= upper` of a form in one of its areas."""

    area: int
    """Row of all areas of the earlier releases, one membership after the other."""
    form: Form
    date: str
    lower: float
    upper: float


@dataclass(frozen=True)
class Cells:
    """Counts that facts are made of, as arrays of the same length."""

    area: np.ndarray
    """Row of `Publication.areas`."""
    form: np.ndarray
    date: np.ndarray
    value: np.ndarray
    """The count itself; not whole where units were cut."""

    def __len__(self) -> int:
        return len(self.area)


@dataclass(frozen=True)
class FactCells:
    """Which cells each row of a facts table is made of, NO_CELL where there is none."""

    numerator: np.ndarray
    denominator: np.ndarray
    base_numerator: np.ndarray
    base_denominator: np.ndarray


@dataclass
class Publication:
    """Results that are published together, and what is known already."""

    results: Sequence[ResultFile]
    unit_ids: tuple[str, ...]
    areas: sparse.csr_array
    """areas × atoms: all areas of all results, then the whole city. The last atom are the cases that no unit holds."""
    geography: np.ndarray
    """Index of the result of each area; the number of results for the city."""
    area_labels: list[str]
    atom_of_unit: np.ndarray
    atom_count: int
    """With the one that no unit holds."""
    forms: list[Form]
    dates: list[str]
    counts: dict[tuple[int, int], np.ndarray]
    """(form, date) → count of each atom."""
    has_total: dict[tuple[int, int], bool]
    """Whether the city has a figure of its own, so that cases without a unit may exist."""
    cells: Cells
    fact_cells: list[FactCells]
    """One per result."""
    known_areas: sparse.csr_array
    """areas of earlier releases × atoms."""
    known: list[tuple[int, int, int, float, float]] = field(default_factory=list)
    """What earlier releases said of these counts: area, form, date, least, most."""
    revised: int = 0
    """Statements of earlier releases that these counts contradict, since they were revised; they are widened."""

    @property
    def city(self) -> int:
        """Row of the whole city in `areas`."""
        return int(self.areas.shape[0]) - 1

    @property
    def is_estimate(self) -> np.ndarray:
        """Whether an area holds parts of units, so that its counts are no whole numbers."""
        data_is_part = np.abs(self.areas.data - np.round(self.areas.data)) > 1e-12
        rows = np.repeat(np.arange(self.areas.shape[0]), np.diff(self.areas.indptr))
        return np.bincount(rows, weights=data_is_part, minlength=self.areas.shape[0]) > 0


def magnitudes(meta: Mapping[str, Any]) -> set[str]:
    """Indicators whose numerator is no number of persons, households or cases, such as a sum of ages."""
    return {name for name, definition in meta["indicators"].items() if definition["unit"] == "years"}


def form_of(variables: Sequence[str]) -> Form:
    """The form of a numerator or denominator."""
    return tuple(sorted(variables))


def publication(
    results: Sequence[ResultFile], known: Sequence[Membership] = (), statements: Sequence[KnownStatement] = ()
) -> Publication:
    """Puts results together.

    Args:
        results: computed on the same units and counts.
        known: areas of earlier releases, on the same units.
        statements: what those releases said.

    Raises:
        DisclosureError: the results do not fit together, or hold counts that nobody can have counted.
        ResultFileError: a file was changed after it was computed.
    """
    _check_names(results)
    unit_ids = _same_units(results, known)
    unit_index = pd.Index(unit_ids)
    memberships = [_membership(result, unit_index) for result in results]
    figures, variables, dates = _figures(results, unit_index)
    atom_of_unit, atoms = _atoms([*(item.weights for item in memberships), *(item.weights for item in known)])
    own = sparse.csr_array(sparse.vstack([_over_atoms(item.weights, atom_of_unit, atoms) for item in memberships]))
    city = sparse.csr_array(np.ones((1, atoms + 1)))
    areas = sparse.csr_array(sparse.vstack([_with_unplaced(own), city]))
    geography = np.concatenate(
        [*(np.full(len(item.area_ids), index) for index, item in enumerate(memberships)), [len(results)]]
    )
    labels = [
        f"{item.geography}: {name} ({id})" if name != id else f"{item.geography}: {name}"
        for item in memberships
        for id, name in zip(item.area_ids, item.area_names, strict=True)
    ]
    labels.append(translate("publication", "the whole city"))

    builder = _CellBuilder(figures, variables, dates, atom_of_unit, atoms)
    fact_cells = []
    start = 0
    for result, item in zip(results, memberships, strict=True):
        rows = {id: start + row for row, id in enumerate(item.area_ids)} | {TOTAL_ID: len(labels) - 1}
        fact_cells.append(builder.of_facts(result, rows))
        start += len(item.area_ids)
    cells = builder.cells(areas)
    _check_values(results, fact_cells, cells)
    known_areas = _with_unplaced(
        sparse.csr_array(sparse.vstack([_over_atoms(item.weights, atom_of_unit, atoms) for item in known]))
        if known
        else sparse.csr_array((0, atoms))
    )
    known_areas = sparse.csr_array(sparse.vstack([known_areas, city]))
    stated = builder.known(statements, known_areas)
    return Publication(
        results, unit_ids, areas, geography, labels, atom_of_unit, atoms + 1, builder.forms, dates, builder.counts,
        builder.has_total, cells, fact_cells, known_areas, *stated,
    )  # fmt: skip


class _CellBuilder:
    """Gives every count that facts show a number, and adds up the counts of atoms."""

    def __init__(
        self, figures: np.ndarray, variables: Sequence[str], dates: list[str], atom_of_unit: np.ndarray, atoms: int
    ) -> None:
        self._figures, self._variables, self._dates = figures, {name: i for i, name in enumerate(variables)}, dates
        self._atom_of_unit, self._atoms = atom_of_unit, atoms
        self.forms: list[Form] = []
        self.counts: dict[tuple[int, int], np.ndarray] = {}
        self.has_total: dict[tuple[int, int], bool] = {}
        self._number: dict[tuple[int, int, int], int] = {}

    def of_facts(self, result: ResultFile, rows: Mapping[str, int]) -> FactCells:
        facts, meta = result.facts, result.meta
        without_count = magnitudes(meta)
        forms = {
            name: (
                NO_CELL if name in without_count else self._form(definition["numerator"]),
                self._form(definition["denominator"]) if definition["denominator"] else NO_CELL,
                bool(definition["is_development"]),
            )
            for name, definition in meta["indicators"].items()
        }
        date_of = {date: index for index, date in enumerate(self._dates)}
        columns = [np.full(len(facts), NO_CELL) for _ in range(4)]
        shown = (facts["numerator"].notna() | facts["value"].notna()).to_numpy()
        has_base = (facts["base_value"].notna() | facts["change"].notna()).to_numpy()
        dates = ["" if pd.isna(date) else date for date in facts["date"]]
        base_dates = ["" if pd.isna(date) else date for date in facts["base_date"]]
        for index, (area, indicator) in enumerate(zip(facts["area_id"], facts["indicator"], strict=True)):
            numerator, denominator, is_development = forms[indicator]
            row, date = rows.get(area), date_of.get(dates[index])
            base = date_of.get(base_dates[index]) if base_dates[index] else None
            if row is None or date is None:
                raise _changed(result, translate("publication", "an area or date of the facts is in no other layer"))
            if shown[index]:
                columns[0][index] = self._cell(row, numerator, date)
                columns[1][index] = self._cell(row, denominator, date)
            if base is not None and (has_base[index] or (is_development and shown[index])):
                columns[2][index] = self._cell(row, numerator, base)
                columns[3][index] = self._cell(row, denominator, base)
        return FactCells(*columns)

    def known(
        self, statements: Sequence[KnownStatement], areas: sparse.csr_array
    ) -> tuple[list[tuple[int, int, int, float, float]], int]:
        """Statements of earlier releases on counts that are at hand, widened where the counts were revised since."""
        date_of = {date: index for index, date in enumerate(self._dates)}
        found, revised = [], 0
        for statement in statements:
            date = date_of.get(statement.date)
            if date is None or not set(statement.form) <= set(self._variables):
                continue
            form = self._form(statement.form)
            if (form, date) not in self.counts:
                self._add_counts(form, date)
            value = float((areas[[statement.area]] @ self.counts[form, date])[0])
            least, most = min(statement.lower, value), max(statement.upper, value)
            revised += least < statement.lower - 1e-6 or most > statement.upper + 1e-6
            found.append((statement.area, form, date, least, most))
        return found, revised

    def _form(self, names: Sequence[str]) -> int:
        form = form_of(names)
        if form not in self.forms:
            self.forms.append(form)
        return self.forms.index(form)

    def _cell(self, area: int, form: int, date: int) -> int:
        if form == NO_CELL:
            return NO_CELL
        if (form, date) not in self.counts:
            self._add_counts(form, date)
        return self._number.setdefault((area, form, date), len(self._number))

    def _add_counts(self, form: int, date: int) -> None:
        columns = [self._variables[name] for name in self.forms[form]]
        of_units = np.nan_to_num(self._figures[date, :-1][:, columns]).sum(axis=1)
        of_atoms = np.zeros(self._atoms + 1)
        of_atoms[: self._atoms] = np.bincount(self._atom_of_unit, weights=of_units, minlength=self._atoms)
        total = self._figures[date, -1, columns].sum()
        self.has_total[form, date] = not np.isnan(total)
        if self.has_total[form, date]:
            of_atoms[-1] = total - of_units.sum()
        self.counts[form, date] = of_atoms

    def cells(self, areas: sparse.csr_array) -> Cells:
        keys = np.array(list(self._number), dtype=np.int64).reshape(-1, 3)
        area, form, date = keys.T
        value = np.empty(len(keys))
        for pair in {(int(f), int(d)) for f, d in keys[:, 1:]}:
            here = np.flatnonzero((form == pair[0]) & (date == pair[1]))
            value[here] = (areas @ self.counts[pair])[area[here]]
        whole = np.round(value)
        return Cells(area, form, date, np.where(np.abs(value - whole) < 1e-9 * np.maximum(1, whole), whole, value))


def _check_names(results: Sequence[ResultFile]) -> None:
    names = [result.name for result in results]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise DisclosureError(
            translate(
                "publication",
                "Two results have the same file name: {names}. Rename one, since the releases are named alike.",
            ).format(names=listing(sorted(twice)))
        )


def _same_units(results: Sequence[ResultFile], known: Sequence[Membership]) -> tuple[str, ...]:
    """The units of all results.

    Raises:
        DisclosureError: the results were computed on different units.
    """
    units = [
        set(result.counts.loc[result.counts["unit_id"] != TOTAL_ID, "unit_id"]) | set(result.crosswalk["unit_id"])
        for result in results
    ]
    for result, ids in zip(results[1:], units[1:], strict=True):
        if ids != units[0]:
            other = sorted(ids ^ units[0])
            raise DisclosureError(
                translate(
                    "publication",
                    "{first} and {second} were computed on different units, {count} are only in one of them: {units}. "
                    "Compute both from the same layer of units and the same counts.",
                ).format(
                    first=results[0].path.name, second=result.path.name, count=number(len(other)), units=listing(other)
                )
            )
    return tuple(sorted(units[0]))


def _membership(result: ResultFile, units: pd.Index) -> Membership:
    ids = list(result.areas["area_id"])
    row = pd.Index(ids).get_indexer(pd.Index(result.crosswalk["area_id"]))
    column = units.get_indexer(pd.Index(result.crosswalk["unit_id"]))
    weight = result.crosswalk["weight"].to_numpy(dtype=float)
    if (row < 0).any() or not len(row) or np.isnan(weight).any() or (weight < 0).any() or (weight > 1 + 1e-9).any():
        raise _changed(result, translate("publication", "the crosswalk does not fit the areas"))
    weights = sparse.csr_array((weight, (row, column)), shape=(len(ids), len(units)))
    return Membership(result.name, tuple(ids), tuple(result.areas["area_name"]), weights)


def _figures(results: Sequence[ResultFile], units: pd.Index) -> tuple[np.ndarray, list[str], list[str]]:
    """Counts of all results as dates × (units and city) × variables, NaN where there is none.

    Raises:
        DisclosureError: two results hold different counts, or counts are negative or no whole numbers.
    """
    frames = [result.counts.assign(date=result.counts["date"].fillna("")) for result in results]
    dates = sorted(set().union(*(frame["date"].unique() for frame in frames)))
    variables = sorted(set().union(*(frame["variable"].unique() for frame in frames)))
    needed = {
        name
        for result in results
        for id, definition in result.meta["indicators"].items()
        for name in [
            *(definition["numerator"] if id not in magnitudes(result.meta) else []),
            *definition["denominator"],
        ]
    }
    figures = np.full((len(dates), len(units) + 1, len(variables)), np.nan)
    for result, frame in zip(results, frames, strict=True):
        row = units.get_indexer(pd.Index(frame["unit_id"]))
        row[(frame["unit_id"] == TOTAL_ID).to_numpy()] = len(units)
        own = np.full((len(dates), len(units) + 1, len(variables)), np.nan)
        own[
            pd.Index(dates).get_indexer(pd.Index(frame["date"])),
            row,
            pd.Index(variables).get_indexer(pd.Index(frame["variable"])),
        ] = frame["value"].to_numpy(dtype=float)
        differs = ~np.isnan(figures) & ~np.isnan(own) & (figures != own)
        if differs.any():
            date, unit, variable = np.argwhere(differs)[0]
            raise DisclosureError(
                    translate(
                        "publication",
                        "{first} and {second} hold different counts, for example {variable} of unit {unit} at {date}: {a} and "
                        "{b}. Compute both from the same counts.",
                    ).format(
                        first=results[0].path.name, second=result.path.name, variable=variables[variable],
                        unit=units[unit] if unit < len(units) else TOTAL_ID, date=dates[date],
                        a=number(figures[date, unit, variable], 1), b=number(own[date, unit, variable], 1),
                    )
                )  # fmt: skip
        figures = np.where(np.isnan(figures), own, figures)
    columns = [index for index, name in enumerate(variables) if name in needed]
    _check_whole(figures, columns, variables, dates, units)
    return figures, variables, dates


def _check_whole(
    figures: np.ndarray, columns: Sequence[int], variables: Sequence[str], dates: Sequence[str], units: pd.Index
) -> None:
    part = figures[..., columns]
    wrong = (part < 0) | (np.abs(part - np.round(part)) > 1e-9)
    if wrong.any():
        found = [
            f"{variables[columns[column]]} {number(part[date, unit, column], 2)} "
            f"({units[unit] if unit < len(units) else TOTAL_ID}, {dates[date]})"
            for date, unit, column in np.argwhere(wrong)[:20]
        ]
        raise DisclosureError(
            translate(
                "publication",
                "Disclosure control needs whole counts of persons or cases, but {count} are negative or fractional: {found}. "
                "Round yearly means to whole numbers in the source, or leave out their indicators.",
            ).format(count=number(int(wrong.sum())), found=listing(found))
        )


def _atoms(weights: Sequence[sparse.csr_array]) -> tuple[np.ndarray, int]:
    """Atom of each unit: units with the same weights in all areas are one."""
    by_unit = sparse.csr_array(sparse.vstack(weights).T)
    by_unit.sum_duplicates()
    by_unit.sort_indices()
    numbers: dict[bytes, int] = {}
    atom = np.empty(by_unit.shape[0], dtype=np.int64)
    for unit in range(by_unit.shape[0]):
        part = slice(by_unit.indptr[unit], by_unit.indptr[unit + 1])
        key = by_unit.indices[part].tobytes() + by_unit.data[part].tobytes()
        atom[unit] = numbers.setdefault(key, len(numbers))
    return atom, len(numbers)


def _over_atoms(weights: sparse.csr_array, atom_of_unit: np.ndarray, atoms: int) -> sparse.csr_array:
    """areas × atoms: the weight that all units of an atom have."""
    first = np.full(atoms, len(atom_of_unit))
    np.minimum.at(first, atom_of_unit, np.arange(len(atom_of_unit)))
    return sparse.csr_array(sparse.csc_array(weights)[:, first])


def _with_unplaced(areas: sparse.csr_array) -> sparse.csr_array:
    return sparse.csr_array(sparse.hstack([areas, sparse.csr_array((areas.shape[0], 1))]))


def _check_values(results: Sequence[ResultFile], fact_cells: Sequence[FactCells], cells: Cells) -> None:
    """Whether the facts are what counts and crosswalk give."""
    for result, own in zip(results, fact_cells, strict=True):
        for column, index in (("numerator", own.numerator), ("denominator", own.denominator)):
            figure = result.facts[column].to_numpy(dtype=float)
            is_development = result.facts["indicator"].map(
                {name: definition["is_development"] for name, definition in result.meta["indicators"].items()}
            )
            compared = (index != NO_CELL) & ~np.isnan(figure) & ~is_development.to_numpy(dtype=bool)
            value = cells.value[index[compared]]
            if (np.abs(value - figure[compared]) > 1e-6 * np.maximum(1.0, np.abs(value))).any():
                raise _changed(result, translate("publication", "the facts are not what counts and crosswalk give"))


def _changed(result: ResultFile, reason: str) -> ResultFileError:
    return ResultFileError(
        translate(
            "publication", "{file} was changed after it was computed: {reason}. Compute the indicators again."
        ).format(file=result.path.name, reason=reason)
    )
