"""The whole of disclosure control: results in, releases and a protocol out, or nothing."""

from __future__ import annotations

import datetime
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from scipy import sparse

from ..errors import DisclosureError, ResultFileError
from ..geopackage import read_meta
from ..language import listing, number, translate
from ..reporter import Reporter, Section
from .audit import Audit, audit
from .blocks import Block, Statements, make_blocks
from .differencing import SmallGroup, small_groups
from .ledger import Ledger, known_statements, new_ledger, read_ledger
from .optimal import suppress_optimally
from .profiles import Profile
from .protection import RESIDENTS, Reason, Sums, piece_label, primary_reasons, protected_sums
from .publication import NO_CELL, FactCells, Publication, ResultFile, publication, read_result
from .relations import relations
from .release import released_facts
from .rounding import Rounded, round_cells
from .suppression import UnprotectableError, suppress, suppress_further

CITY_COST = 1e4
"""What it costs to withhold a figure of the whole city; the finest geography costs 1."""

LEVEL_COST = 30.0
"""How much dearer each coarser geography is than the next finer one."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Release:
    """A release before it is written."""

    result: ResultFile
    facts: pd.DataFrame


@dataclass(frozen=True)
class Protected:
    """What disclosure control has found and done."""

    publication: Publication
    profile: Profile
    releases: list[Release]
    reasons: np.ndarray
    """Of each cell, secondary suppression included."""
    rounded: Rounded | None
    said: Statements
    """What the releases say of each cell."""
    blocks: list[Block]
    audits: list[Audit]
    small_groups: list[SmallGroup]
    ledger: Ledger | None
    created: str
    gap: float | None
    """By which part of its cost the worst block may lie above the cheapest pattern; None where that is not known."""


def protect(
    paths: Sequence[Path], profile: Profile, ledger_path: Path | None, output_folder: Path, reporter: Reporter,
    time_limit: float | None = None,
) -> Protected:  # fmt: skip
    """Withholds or rounds what must not be seen, and proves it.

    Args:
        paths: results that are published together.
        profile: the rule.
        ledger_path: memory of earlier releases; a new one where it does not exist.
        output_folder: where the releases will be; earlier ones there tell whether the ledger is whole.
        reporter: gets messages and progress.
        time_limit: seconds for the cheapest pattern of each block; left out, flows find a cheap one.

    Raises:
        ResultFileError: a file cannot be read or was changed.
        DisclosureError: the results do not fit together, or cannot be protected; the message says what to do.
    """
    results = [read_result(path) for path in paths]
    reporter.progress(0.1)
    ledger = _ledger(ledger_path, output_folder, reporter)
    known = _known(ledger, results, ledger_path)
    published = publication(results, *known)
    if published.revised:
        reporter.warning(
            translate(
                "disclosure",
                "{count} figures of earlier releases differ from the counts at hand, which were revised since. Whoever has both "
                "can compare them.",
            ).format(count=number(published.revised))
        )
    check = _check(reporter)
    form_relations = relations(published.forms, results)
    reasons = primary_reasons(published, profile)
    sums = protected_sums(published, profile, reasons)
    reporter.progress(0.15)

    rounded = round_cells(published, profile.rounding, form_relations, check) if profile.is_rounded else None
    said = _statements(published, rounded)
    blocks = make_blocks(published, sums, form_relations, said)
    is_published, gap, proofs = _suppressed(
        published, blocks, reasons == Reason.NONE, Section(reporter, 0.15, 0.6), sums, time_limit
    )
    reasons = np.where(~is_published & (reasons == Reason.NONE), Reason.SECONDARY, reasons)

    value = rounded.value if rounded is not None else np.round(published.cells.value)
    shown = np.where(is_published, value, np.nan)
    releases = [
        Release(result, released_facts(published, index, shown, profile)) for index, result in enumerate(results)
    ]
    said = _said(published, releases, said)
    blocks = make_blocks(published, sums, form_relations, said)
    audits = _audited(published, blocks, sums, proofs, Section(reporter, 0.6, 0.9))
    groups = _differencing(published, profile, check, reporter)
    created = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    return Protected(published, profile, releases, reasons, rounded, said, blocks, audits, groups, ledger, created, gap)


def _ledger(path: Path | None, folder: Path, reporter: Reporter) -> Ledger | None:
    """The ledger, checked against the releases that lie in the folder.

    Raises:
        DisclosureError: the ledger was edited or its end is missing.
    """
    if path is None:
        return None
    exists = path.is_file()
    ledger = read_ledger(path) if exists else new_ledger()
    for release in sorted(folder.glob("*_release.gpkg")) if folder.is_dir() else []:
        try:
            entry = read_meta(release).get("disclosure", {}).get("ledger")
        except ResultFileError:
            continue
        if not entry or (exists and entry["id"] != ledger.id):
            continue
        if not exists:
            reporter.warning(
                translate(
                    "disclosure",
                    "{file} was entered in another ledger, and {ledger} does not exist: a new one begins, in which that release is "
                    "not known. If the ledger was lost, take it from a backup.",
                ).format(file=release.name, ledger=path.name)
            )
        elif entry["hash"] not in ledger.hashes:
            raise DisclosureError(
                translate(
                    "disclosure",
                    "{ledger} does not know the release {file}, which was entered in it: the ledger is an older copy. Take the "
                    "newest copy.",
                ).format(file=release.name, ledger=path.name)
            )
    if not exists:
        reporter.info(translate("disclosure", "A new ledger begins: {file}.").format(file=path.name))
    return ledger


def _known(ledger: Ledger | None, results: Sequence[ResultFile], path: Path | None) -> tuple[Any, Any]:
    if ledger is None or path is None:
        return (), ()
    units = sorted({id for result in results for id in result.counts["unit_id"]} - {"_total"})
    return known_statements(ledger, units, path.name)


def _check(reporter: Reporter) -> Callable[[], None]:
    """Asks whether to go on. Only the main thread may raise the progress."""

    def check() -> None:
        if reporter.is_canceled():
            reporter.progress(0.0)

    return check


def _statements(published: Publication, rounded: Rounded | None) -> Statements:
    """What would be said of every cell if nothing were withheld, and what it costs to withhold it."""
    cells = published.cells
    if rounded is not None:
        lower, upper = rounded.lower, rounded.upper
        is_estimate = published.is_estimate[cells.area]
        lower = np.where(is_estimate, np.minimum(lower, cells.value), lower)
        upper = np.where(is_estimate, np.maximum(upper, cells.value), upper)
    else:
        whole = np.round(cells.value)
        # A little more than a half: a count on the border must not fall out by rounding.
        half = np.where(published.is_estimate[cells.area], 0.5 + 1e-5, 0.0)
        lower, upper = whole - half, whole + half
    sizes = np.bincount(published.geography, minlength=len(published.results) + 1)
    order = {size: rank for rank, size in enumerate(sorted(set(sizes[:-1].tolist()), reverse=True))}
    of_level = np.array([LEVEL_COST ** order[size] for size in sizes[:-1].tolist()] + [CITY_COST])
    cost = of_level[published.geography[cells.area]] * (1.0 + np.log1p(cells.value))
    return Statements(lower, upper, np.ones(len(cells), dtype=bool), cost)


def _suppressed(
    published: Publication, blocks: Sequence[Block], is_published: np.ndarray, reporter: Reporter,
    sums: Mapping[tuple[int, int], Sums], time_limit: float | None,
) -> tuple[np.ndarray, float | None, dict[tuple[int, tuple[int, ...]], np.ndarray]]:  # fmt: skip
    """Which cells may be published; by which part of its cost the worst pattern may lie above the cheapest, None where that is
    not known; and tables for each block that may serve the audit as proof."""
    result = is_published.copy()
    proofs: dict[tuple[int, tuple[int, ...]], np.ndarray] = {}
    gaps: list[float | None] = []

    def work(block: Block, check: Callable[[], None]) -> np.ndarray:
        has_cell = block.cell != NO_CELL
        start = np.where(has_cell, is_published[block.cell], True)
        try:
            pattern, gap, tables = _pattern(block, start, check, time_limit)
            gaps.append(gap)
            while len(unsafe := (proof := audit(block.system.only(pattern), check, tables)).unsafe):
                before = pattern
                pattern = suppress_further(block.system, pattern, unsafe, check)
                if (pattern == before).all():
                    raise UnprotectableError(unsafe.tolist())
            proofs[block.date, block.forms] = proof.tables
            return pattern
        except UnprotectableError as error:
            raise DisclosureError(_unsafe_message(published, block, error.sums, sums)) from error

    for block, pattern in zip(blocks, _over_blocks(blocks, work, reporter), strict=True):
        has_cell = block.cell != NO_CELL
        result[block.cell[has_cell]] = pattern[has_cell]
    known = [gap for gap in gaps if gap is not None]
    return result, max(known, default=0.0) if len(known) == len(gaps) else None, proofs


def _pattern(
    block: Block, start: np.ndarray, check: Callable[[], None], time_limit: float | None
) -> tuple[np.ndarray, float | None, np.ndarray | None]:
    """The cheapest pattern where it is asked for and found in time, else that of the flows."""
    if time_limit is not None:
        try:
            best = suppress_optimally(block.system, start, time_limit)
        except DisclosureError:
            best = None
        if best is not None:
            return best.is_published, best.gap, None
    pattern, tables = suppress(block.system, start, check)
    return pattern, None, tables


def _audited(
    published: Publication, blocks: Sequence[Block], sums: Mapping[tuple[int, int], Sums],
    proofs: Mapping[tuple[int, tuple[int, ...]], np.ndarray], reporter: Reporter,
) -> list[Audit]:  # fmt: skip
    """Proof for all blocks.

    Raises:
        DisclosureError: a count can be narrowed below the criterion.
    """

    def work(block: Block, check: Callable[[], None]) -> Audit:
        return audit(block.system, check, proofs.get((block.date, block.forms)))

    audits = _over_blocks(blocks, work, reporter)
    for block, found in zip(blocks, audits, strict=True):
        if len(found.unsafe):
            raise DisclosureError(_unsafe_message(published, block, found.unsafe.tolist(), sums))
    return audits


def _over_blocks(
    blocks: Sequence[Block], work: Callable[[Block, Callable[[], None]], _T], reporter: Reporter
) -> list[_T]:
    """Works on all blocks with the processors at hand."""
    stop = threading.Event()

    def check() -> None:
        if stop.is_set():
            raise InterruptedError

    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        waiting = [threads.submit(work, block, check) for block in blocks]
        results = []
        try:
            for done, future in enumerate(waiting, start=1):
                while True:
                    try:
                        results.append(future.result(timeout=0.5))
                        break
                    except TimeoutError:
                        reporter.progress((done - 1) / len(waiting))
                reporter.progress(done / len(waiting))
        except BaseException:
            stop.set()
            for future in waiting:
                future.cancel()
            raise
    return results


def _said(published: Publication, releases: Sequence[Release], possible: Statements) -> Statements:
    """What the releases say of the cells, read from their facts. Where only a rate or a change of an earlier date is shown, the
    counts behind it are taken as said."""
    said = np.zeros(len(published.cells), dtype=bool)

    def say(cells: np.ndarray, is_shown: np.ndarray) -> None:
        said[cells[is_shown & (cells != NO_CELL)]] = True

    for release, own in zip(releases, published.fact_cells, strict=True):
        facts = release.facts
        has_value = facts[["numerator", "value"]].notna().any(axis=1).to_numpy()
        has_denominator = facts["denominator"].notna().to_numpy()
        say(own.numerator, has_value)
        say(own.denominator, has_value | has_denominator)
        has_base = facts[["base_value", "change"]].notna().any(axis=1).to_numpy()
        developments = {name for name, entry in release.result.meta["indicators"].items() if entry["is_development"]}
        is_development = facts["indicator"].isin(developments).to_numpy()
        say(own.base_numerator, has_base | (is_development & has_value))
        say(own.base_denominator, has_base)
        _check_shown(facts[~is_development], _of_rows(own, ~is_development), possible)
    return Statements(possible.lower, possible.upper, said, possible.cost)


def _of_rows(own: FactCells, rows: np.ndarray) -> FactCells:
    return FactCells(own.numerator[rows], own.denominator[rows], own.base_numerator[rows], own.base_denominator[rows])


def _check_shown(facts: pd.DataFrame, own: FactCells, possible: Statements) -> None:
    """Whether what the facts show lies within what is claimed to be known of the counts."""
    for column, cells in (("numerator", own.numerator), ("denominator", own.denominator)):
        figure = facts[column].to_numpy(dtype=float)
        compared = (cells != NO_CELL) & ~np.isnan(figure)
        cell = cells[compared]
        if ((figure[compared] < possible.lower[cell]) | (figure[compared] > possible.upper[cell])).any():
            raise AssertionError("a release shows a figure that is not the count behind it")


def _unsafe_message(
    published: Publication, block: Block, unsafe: Sequence[int], sums: Mapping[tuple[int, int], Sums]
) -> str:
    """Names what can be narrowed, without figures."""
    found = []
    for index in unsafe:
        form, row = block.sums[index]
        own = sums[form, block.date]
        cell, atom = int(own.cells[row]), int(own.atoms[row])
        place = published.area_labels[published.cells.area[cell]] if cell != NO_CELL else piece_label(published, atom)
        found.append(f"{'+'.join(published.forms[form])}, {published.dates[block.date]}, {place}")
    return translate(
        "disclosure",
        "Not released: {count} counts could be worked out from what would be published, or from earlier releases: {cells}. Choose "
        "coarser areas or snap drawn areas to the districts, leave out these indicators, or take another profile.",
    ).format(count=number(len(found)), cells=listing(found))


def _differencing(
    published: Publication, profile: Profile, check: Callable[[], None], reporter: Reporter
) -> list[SmallGroup]:
    """Groups of few residents that come out when areas of now and earlier are subtracted."""
    if RESIDENTS not in published.forms:
        return []
    form = published.forms.index(RESIDENTS)
    dates = [date for of_form, date in published.counts if of_form == form]
    if not dates or profile.differencing < 1:
        return []
    areas = sparse.csr_array(sparse.vstack([published.areas, published.known_areas[:-1]]))
    residents = published.counts[form, max(dates)]
    groups = small_groups(sparse.csr_array((areas > 0).astype(float)), residents, profile.differencing, check)
    if groups:
        places = [" + ".join(piece_label(published, int(atom)) for atom in group.atoms[:3]) for group in groups]
        reporter.warning(
            translate(
                "disclosure",
                "{count} pieces with fewer than {threshold} residents come out when areas are subtracted from each other: {pieces}. "
                "Their counts are protected, but snapping the areas to the same boundaries is better.",
            ).format(count=number(len(groups)), threshold=number(profile.differencing), pieces=listing(places))
        )
    return groups
