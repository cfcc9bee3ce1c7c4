"""Writes releases, protocol and ledger together: all of them, or none."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..catalogue import Indicator
from ..files import make_folder, replaced_when_whole
from ..geopackage import write_layers
from ..result import Layer, Style, indicators_of
from .ledger import Ledger, with_release, write_ledger
from .protocol import ledger_entries, protocol, protocol_html
from .publication import Membership
from .release import release_layers, release_meta
from .run import Protected

Styles = Callable[[Layer, Sequence[Indicator], pd.DataFrame], Sequence[Style]]
"""Makes the styles of a release from its layer of areas, its indicators and its facts."""


def write_releases(protected: Protected, folder: Path, ledger_path: Path | None, styles: Styles) -> list[Path]:
    """Writes everything and returns the release files.

    Raises:
        ResultFileError: a file cannot be written; then none is.
    """
    make_folder(folder)
    targets = [folder / f"{release.result.name}_release.gpkg" for release in protected.releases]
    ledger, hashes = _with_releases(protected)
    data = protocol(protected, [target.name for target in targets], ledger_entries(protected.ledger))
    with contextlib.ExitStack() as stack:
        # What is entered last is renamed first: a release is never out before it stands in the ledger.
        page = stack.enter_context(replaced_when_whole(folder / "protocol.html"))
        page.write_text(protocol_html(data), encoding="utf-8")
        machine = stack.enter_context(replaced_when_whole(folder / "protocol.json"))
        machine.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        for index, (target, release) in enumerate(zip(targets, protected.releases, strict=True)):
            disclosure: dict[str, Any] = {
                "profile": data["profile"],
                "rounding": data["rounding"],
                "ledger": None if ledger is None else {"id": ledger.id, "hash": hashes[index]},
            }
            meta = release_meta(release.result, protected.created, disclosure)
            layers = release_layers(release.result, release.facts, meta)
            unfinished = stack.enter_context(replaced_when_whole(target))
            write_layers(unfinished, layers, styles(layers[0], indicators_of(release.result.meta), release.facts))
        if ledger is not None and ledger_path is not None:
            unfinished = stack.enter_context(replaced_when_whole(ledger_path))
            write_ledger(unfinished, ledger)
    return targets


def _with_releases(protected: Protected) -> tuple[Ledger | None, list[str]]:
    """The ledger with the new releases, and the hash of the entry of each."""
    ledger = protected.ledger
    hashes: list[str] = []
    if ledger is None:
        return None, hashes
    published = protected.publication
    start = 0
    for index, release in enumerate(protected.releases):
        count = len(release.result.areas)
        membership = Membership(
            release.result.name,
            tuple(release.result.areas["area_id"]),
            tuple(release.result.areas["area_name"]),
            published.areas[start : start + count][:, published.atom_of_unit],
        )
        ledger, hash = with_release(
            ledger, release.result.name, protected.profile.id, protected.created, membership, published.unit_ids,
            _statements(protected, index),
        )  # fmt: skip
        hashes.append(hash)
        start += count
    return ledger, hashes


def _statements(protected: Protected, index: int) -> pd.DataFrame:
    """What a release says of its counts."""
    published, said = protected.publication, protected.said
    cells = published.cells
    own = published.fact_cells[index]
    used = np.unique(np.concatenate([own.numerator, own.denominator, own.base_numerator, own.base_denominator]))
    used = used[used >= 0]
    used = used[said.is_said[used]]
    area_ids = np.array(
        [id for result in published.results for id in result.areas["area_id"]] + ["_total"], dtype=object
    )
    return pd.DataFrame(
        {
            "area_id": area_ids[cells.area[used]],
            "form": np.array(["+".join(form) for form in published.forms], dtype=object)[cells.form[used]],
            "date": np.array(published.dates, dtype=object)[cells.date[used]],
            "lower": said.lower[used].astype(float),
            "upper": said.upper[used].astype(float),
        }
    )
