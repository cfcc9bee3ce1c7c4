"""Clean counts as a table of texts in which every sign keeps its state."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from ..cells import CellState
from ..files import replaced_when_whole
from .imported import Imported

_SIGNS = {CellState.MISSING: "x", CellState.LATER: "...", CellState.SECRET: "."}
_AROUND = {CellState.LIMITED: ("(", ")"), CellState.PRELIMINARY: ("", "p"), CellState.REVISED: ("", "r"), CellState.ESTIMATED: ("", "s")}  # fmt: skip


def figure_text(value: float, state: int) -> str:
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
            figure_text(value, state) if is_there else ""
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
