"""The memory of what was released: a GeoPackage with published numbers only, each entry chained to the one before.

An entry holds what anybody can read in the release: which areas were shown (as units and shares) and what was said of them. It
never holds a protected value or the counts of units. Its hash covers its content and the hash of the entry before, so that
nothing can be changed, taken out or put in between without being noticed; the hash of the last entry also stands in the
releases themselves, so that a missing end or a lost ledger is noticed, too.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from ..errors import DisclosureError, ResultFileError
from ..geopackage import read_meta, read_table, write_layers
from ..language import listing, number, translate
from ..result import Layer
from .publication import KnownStatement, Membership

FORMAT = 1

ENTRY_COLUMNS = (
    "entry", "kind", "created", "title", "profile", "units_sha256", "concerns", "content_sha256", "previous", "hash",
)  # fmt: skip
AREA_COLUMNS = ("entry", "area_id", "area_name", "unit_id", "weight")
STATEMENT_COLUMNS = ("entry", "area_id", "form", "date", "lower", "upper")

RELEASE, WITHDRAWAL, JOIN = "release", "withdrawal", "join"

WHOLE_CITY = "_total"


@dataclass(frozen=True)
class Ledger:
    """A ledger as tables."""

    id: str
    entries: pd.DataFrame
    areas: pd.DataFrame
    statements: pd.DataFrame

    @property
    def head(self) -> str:
        """Hash of the last entry, empty where there is none."""
        return str(self.entries["hash"].iloc[-1]) if len(self.entries) else ""

    @property
    def hashes(self) -> set[str]:
        """Of all entries."""
        return set(self.entries["hash"])

    def active(self) -> list[int]:
        """Numbers of the releases that were not withdrawn."""
        withdrawn = set(self.entries.loc[self.entries["kind"] == WITHDRAWAL, "concerns"])
        releases = self.entries.loc[self.entries["kind"] == RELEASE, "entry"]
        return [int(entry) for entry in releases if entry not in withdrawn]


def new_ledger() -> Ledger:
    """An empty ledger with an id of its own."""
    return Ledger(
        uuid.uuid4().hex,
        pd.DataFrame(columns=list(ENTRY_COLUMNS)),
        pd.DataFrame(columns=list(AREA_COLUMNS)),
        pd.DataFrame(columns=list(STATEMENT_COLUMNS)),
    )


def read_ledger(path: Path) -> Ledger:
    """Reads a ledger and checks its chain.

    Raises:
        ResultFileError: the file is no ledger.
        DisclosureError: the ledger was edited.
    """
    meta = read_meta(path)
    if meta.get("kind") != "ledger":
        raise ResultFileError(
            translate("ledger", "{file} is no ledger of releases but a {kind}.").format(
                file=path.name, kind=meta.get("kind")
            )
        )
    ledger = Ledger(meta["id"], *(read_table(path, layer) for layer in ("entries", "areas", "statements")))
    _check_chain(ledger, path.name, str(meta.get("head")))
    return ledger


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Writes a ledger; the old file is replaced when the new one is whole.

    Raises:
        ResultFileError: the file cannot be written.
    """
    meta = {"kind": "ledger", "format": FORMAT, "id": ledger.id, "head": ledger.head}
    rows = [(key, json.dumps(value)) for key, value in meta.items()]
    write_layers(
        path,
        [
            Layer("entries", _typed(ledger.entries, ("entry", "concerns"), ())),
            Layer("areas", _typed(ledger.areas, ("entry",), ("weight",))),
            Layer("statements", _typed(ledger.statements, ("entry",), ("lower", "upper"))),
            Layer("meta", pd.DataFrame(rows, columns=["key", "value"])),
        ],
    )


def with_release(
    ledger: Ledger, title: str, profile: str, created: str, membership: Membership, unit_ids: Sequence[str],
    statements: pd.DataFrame,
) -> tuple[Ledger, str]:  # fmt: skip
    """The ledger with one more release, and the hash of its entry. What stands in it already, word for word, is not written
    again.

    Args:
        ledger: to append to.
        title: name of the release.
        profile: id of the profile.
        created: time, ISO.
        membership: areas of the release over its units.
        unit_ids: the units, in the order of the membership.
        statements: `area_id`, `form`, `date`, `lower`, `upper` of everything that is published.
    """
    pairs = membership.weights.tocoo()
    areas = pd.DataFrame(
        {
            "area_id": np.array(membership.area_ids, dtype=object)[pairs.row],
            "area_name": np.array(membership.area_names, dtype=object)[pairs.row],
            "unit_id": np.array(unit_ids, dtype=object)[pairs.col],
            "weight": pairs.data,
        }
    )
    content = _content_hash(areas, statements)
    active = ledger.entries[ledger.entries["entry"].isin(ledger.active())]
    same = active.loc[active["content_sha256"] == content, "hash"]
    if len(same):
        return ledger, str(same.iloc[0])
    units = _units_hash(unit_ids)
    ledger = _appended(ledger, RELEASE, created, title, profile, units, 0, content, areas, statements)
    return ledger, ledger.head


def withdrawn(ledger: Ledger, entry: int, created: str) -> Ledger:
    """The ledger with a release taken back: it is not counted as known any more.

    Raises:
        DisclosureError: there is no such release, or it was withdrawn before.
    """
    if entry not in ledger.active():
        raise DisclosureError(
            translate("ledger", "There is no release {entry} that could be withdrawn. There are: {known}.").format(
                entry=entry, known=listing(map(str, ledger.active())) or "-"
            )
        )
    title = str(ledger.entries.loc[ledger.entries["entry"] == entry, "title"].iloc[0])
    nothing = _content_hash(_no(AREA_COLUMNS), _no(STATEMENT_COLUMNS))
    return _appended(
        ledger, WITHDRAWAL, created, title, "", "", entry, nothing, _no(AREA_COLUMNS), _no(STATEMENT_COLUMNS)
    )


def joined(ledger: Ledger, other: Ledger, created: str) -> Ledger:
    """The ledger with the active releases of another office's ledger."""
    result = ledger
    known = set(ledger.entries["content_sha256"])
    for entry in other.active():
        row = other.entries[other.entries["entry"] == entry].iloc[0]
        if row["content_sha256"] in known:
            continue
        areas = other.areas[other.areas["entry"] == entry].drop(columns="entry")
        statements = other.statements[other.statements["entry"] == entry].drop(columns="entry")
        result = _appended(
            result, RELEASE, created, str(row["title"]), str(row["profile"]), str(row["units_sha256"]), 0,
            str(row["content_sha256"]), areas, statements,
        )  # fmt: skip
    return result


def known_statements(
    ledger: Ledger, unit_ids: Sequence[str], file: str
) -> tuple[list[Membership], list[KnownStatement]]:
    """What the active releases of a ledger said.

    Args:
        ledger: the memory.
        unit_ids: units of the results at hand.
        file: name of the ledger for messages.

    Raises:
        DisclosureError: the releases were made on other units.
    """
    units = pd.Index(unit_ids)
    memberships: list[Membership] = []
    statements: list[KnownStatement] = []
    start = 0
    counts = []
    for entry in ledger.active():
        areas = ledger.areas[ledger.areas["entry"] == entry]
        column = units.get_indexer(pd.Index(areas["unit_id"]))
        if (column < 0).any():
            unknown = areas["unit_id"].to_numpy()[column < 0]
            title = ledger.entries.loc[ledger.entries["entry"] == entry, "title"].iloc[0]
            raise DisclosureError(
                translate(
                    "ledger",
                    "{file} belongs to another city or to other units: {count} units of the release {title} are not in the "
                    "results: {units}. Choose the ledger of these units, or begin a new one.",
                ).format(file=file, count=number(len(set(unknown))), title=title, units=listing(sorted(set(unknown))))
            )
        names = areas.drop_duplicates("area_id")
        ids = tuple(names["area_id"])
        row = pd.Index(ids).get_indexer(pd.Index(areas["area_id"]))
        weights = sparse.csr_array((areas["weight"].to_numpy(float), (row, column)), shape=(len(ids), len(units)))
        memberships.append(Membership(str(entry), ids, tuple(names["area_name"]), weights))
        counts.append((entry, start, {id: start + index for index, id in enumerate(ids)}))
        start += len(ids)
    for entry, _, places in counts:
        own = ledger.statements[ledger.statements["entry"] == entry]
        for area_id, form, date, lower, upper in zip(
            own["area_id"], own["form"], own["date"], own["lower"], own["upper"], strict=True
        ):
            area = start if area_id == WHOLE_CITY else places.get(area_id)
            if area is not None:
                variables = tuple(sorted(form.split("+")))
                statements.append(KnownStatement(area, variables, date or "", float(lower), float(upper)))
    return memberships, statements


def _appended(
    ledger: Ledger, kind: str, created: str, title: str, profile: str, units: str, concerns: int, content: str,
    areas: pd.DataFrame, statements: pd.DataFrame,
) -> Ledger:  # fmt: skip
    entry = int(ledger.entries["entry"].max()) + 1 if len(ledger.entries) else 1
    values = (entry, kind, created, title, profile, units, concerns, content, ledger.head)
    row = pd.DataFrame([(*values, _entry_hash(values))], columns=list(ENTRY_COLUMNS))

    def with_rows(table: pd.DataFrame, rows: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
        added = rows.assign(entry=entry)[list(columns)]
        return added if not len(table) else pd.concat([table, added], ignore_index=True) if len(added) else table

    return Ledger(
        ledger.id,
        row if not len(ledger.entries) else pd.concat([ledger.entries, row], ignore_index=True),
        with_rows(ledger.areas, areas, AREA_COLUMNS),
        with_rows(ledger.statements, statements, STATEMENT_COLUMNS),
    )


def _check_chain(ledger: Ledger, file: str, head: str) -> None:
    previous = ""
    for row in ledger.entries.itertuples(index=False):
        areas = ledger.areas[ledger.areas["entry"] == row.entry]
        statements = ledger.statements[ledger.statements["entry"] == row.entry]
        values = tuple(
            int(value) if name in ("entry", "concerns") else "" if value is None else str(value)
            for name, value in zip(ENTRY_COLUMNS[:-1], row[:-1], strict=True)
        )
        if (
            row.content_sha256 != _content_hash(areas, statements)
            or row.hash != _entry_hash(values)
            or ((row.previous or "") != previous)
        ):
            raise DisclosureError(
                translate(
                    "ledger",
                    "{file} was edited: entry {entry} ({title}) is not as it was written. Take a copy from a backup; with an "
                    "edited ledger nobody can tell what is known already.",
                ).format(file=file, entry=row.entry, title=row.title)
            )
        previous = str(row.hash)
    if head != previous:
        raise DisclosureError(
            translate("ledger", "{file} was edited: its last entries are missing. Take a copy from a backup.").format(
                file=file
            )
        )


def _entry_hash(values: Sequence[object]) -> str:
    return hashlib.sha256(json.dumps(list(values), ensure_ascii=True).encode()).hexdigest()


def _content_hash(areas: pd.DataFrame, statements: pd.DataFrame) -> str:
    digest = hashlib.sha256()
    for table, columns in ((areas, AREA_COLUMNS[1:]), (statements, STATEMENT_COLUMNS[1:])):
        rows = sorted(
            json.dumps([repr(float(value)) if isinstance(value, float) else value or "" for value in row])
            for row in table[list(columns)].itertuples(index=False, name=None)
        )
        digest.update("\n".join(rows).encode() + b"\0")
    return digest.hexdigest()


def _units_hash(unit_ids: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(sorted(unit_ids)).encode()).hexdigest()


def _no(columns: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(columns=list(columns))


def _typed(table: pd.DataFrame, whole: Sequence[str], real: Sequence[str]) -> pd.DataFrame:
    return table.astype(dict.fromkeys(whole, np.int64) | dict.fromkeys(real, np.float64))
