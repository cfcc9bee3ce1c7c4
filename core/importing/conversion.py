"""Counts of units whose boundaries changed, converted to those of today: an estimate, and marked as one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..cells import CellState
from ..crosswalk import build_crosswalk
from ..language import listing, translate
from ..reporter import Reporter
from ..zones import Zones
from .figures import DOUBTED, TOTAL, UNASSIGNABLE, Finding
from .imported import Imported


def convert(imported: Imported, old: Zones, new: Zones, until: str, reporter: Reporter) -> Imported:
    """The counts up to a date on the units of today, by surface. Figures of units that did not change stay as they are.

    Args:
        imported: counts of both sets of units.
        old, new: the units before and after, in one coordinate system.
        until: last ISO date of the old units.
        reporter: gets progress.
    """
    weights = build_crosswalk(old, new, "area", None, reporter).weights
    dates = np.array([date <= until for date in imported.dates])
    place = {unit: index for index, unit in enumerate(imported.units)}
    units = [*new.ids, *(unit for unit in imported.units if unit in (TOTAL, UNASSIGNABLE))]
    shape = (len(imported.dates), len(units), len(imported.variables))
    values, states = np.full(shape, np.nan), np.full(shape, CellState.MISSING, dtype=np.uint8)
    has = np.zeros(shape, dtype=bool)
    for index, unit in enumerate(units):
        if unit in place:
            kept = ~dates if index < len(new) else np.ones(len(dates), dtype=bool)
            values[kept, index] = imported.values[kept, place[unit]]
            states[kept, index] = imported.states[kept, place[unit]]
            has[kept, index] = imported.has_figure[kept, place[unit]]
    known = [place.get(unit, -1) for unit in old.ids]
    estimated = []
    for index in range(len(new)):
        row = weights[[index]].tocoo()
        parts = [(known[unit], share) for unit, share in zip(row.col, row.data, strict=True)]
        if not parts or any(unit < 0 for unit, _ in parts):
            continue
        columns = np.array([unit for unit, _ in parts])
        shares = np.array([share for _, share in parts])
        is_same = len(parts) == 1 and shares[0] > 1 - 1e-9
        figure = np.einsum("dpv,p->dv", imported.values[dates][:, columns], shares)
        worst = imported.states[dates][:, columns].max(axis=1)
        values[dates, index] = figure if is_same else np.round(figure, 3)
        states[dates, index] = worst if is_same else np.where(np.isnan(figure), worst, CellState.ESTIMATED)
        has[dates, index] = imported.has_figure[dates][:, columns].any(axis=1)
        if not is_same:
            estimated.append(new.ids[index])
    finding = Finding(
        DOUBTED, "", "",
        translate("importing", "boundaries changed after {date}: {count} units of today are estimated by surface for the dates before: {units}").format(
            date=until, count=len(estimated), units=listing(estimated, 12)
        ),
    )  # fmt: skip
    return replace(
        imported, units=units, values=values, states=states, has_figure=has, findings=[*imported.findings, finding]
    )
