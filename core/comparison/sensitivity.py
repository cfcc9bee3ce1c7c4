"""How much of a figure is the boundary: one ring of units more or less, another method, and random areas of the same size.

The last answers the modifiable areal unit problem (Openshaw 1984): an area drawn around a need stands out only if few areas that
were not drawn around it do so as much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from scipy import sparse

from ..catalogue import Indicator
from ..crosswalk import build_crosswalk
from ..errors import ComparisonError
from ..language import translate
from ..reporter import Reporter
from ..zones import Zones
from .geography import RESIDENTS, Geography, Units

METHODS = ("largest_share", "point", "area")


@dataclass(frozen=True)
class Sensitivity:
    """What is varied."""

    random_areas: int
    """For each area; 0 for none."""
    seed: int
    neighbour_distance: float = 30.0
    """Metres up to which units are neighbours across a street."""


def sensitivity_table(
    areas: Geography, drawn: Zones, units: Zones, indicators: Sequence[Indicator], date: str, wanted: Sensitivity,
    reporter: Reporter,
) -> pd.DataFrame:  # fmt: skip
    """One row per area and indicator.

    Args:
        areas: a result.
        drawn: its areas as polygons, in the coordinate system of the units.
        units: the units it was computed on.
        indicators: shares and quotients; others have no such table.
        date: reference date.
        wanted: what is varied.
        reporter: gets progress.

    Raises:
        ComparisonError: the areas are those of a release, or the units are others.
    """
    if areas.units is None:
        raise ComparisonError(
            translate(
                "sensitivity", "{file} is a release: without the counts of units the boundary cannot be moved."
            ).format(file=areas.path.name)
        )
    index = pd.Index(units.ids).get_indexer(pd.Index(areas.units.ids))
    if (index < 0).any():
        raise ComparisonError(
            translate("sensitivity", "{layer} is not the layer of units that {file} was computed on: {count} ids are missing.").format(
                layer=units.layer, file=areas.path.name, count=int((index < 0).sum())
            )
        )  # fmt: skip
    shapes = units.geometry[index]
    rates = [indicator for indicator in indicators if indicator.denominator]
    counts = _Counts(areas.units, rates, date)
    members = np.asarray(areas.units.weights.toarray() >= 0.5)
    neighbours = _neighbours(shapes, wanted.neighbour_distance)
    people = areas.units.of([RESIDENTS], date)
    own_zones = Zones(units.layer, areas.units.ids, areas.units.ids, shapes)
    variants = {
        method: build_crosswalk(own_zones, drawn, method, None, Reporter()).weights.toarray() for method in METHODS
    }
    rows = []
    for area in range(len(areas.ids)):
        inside = members[area]
        touched = np.asarray(neighbours @ inside.astype(float)) > 0
        outside = np.asarray(neighbours @ (~inside).astype(float)) > 0
        values = {
            "value": counts.values(areas.units.weights.toarray()[[area]])[0],
            "ring_less": counts.values((inside & ~outside)[None].astype(float))[0],
            "ring_more": counts.values((inside | touched)[None].astype(float))[0],
            **{f"method_{method}": counts.values(weights[[area]])[0] for method, weights in variants.items()},
        }
        random = _random_areas(neighbours, people, float(people @ inside), wanted, area, reporter)
        among = counts.values(random) if random is not None else np.full((0, len(rates)), np.nan)
        reporter.progress((area + 1) / len(areas.ids))
        for column, indicator in enumerate(rates):
            known = among[:, column][~np.isnan(among[:, column])]
            value = values["value"][column]
            rows.append(
                {
                    "area_id": areas.ids[area],
                    "area_name": areas.names[area],
                    "indicator": indicator.id,
                    "date": date or None,
                    **{name: figures[column] for name, figures in values.items()},
                    "random_areas": len(known),
                    "random_median": float(np.median(known)) if len(known) else np.nan,
                    "percentile": 100.0 * float((known < value).mean() + 0.5 * (known == value).mean())
                    if len(known) and not np.isnan(value)
                    else np.nan,
                }
            )
    return pd.DataFrame(rows)


class _Counts:
    """Numerators and denominators of the units."""

    def __init__(self, units: Units, indicators: Sequence[Indicator], date: str) -> None:
        self._top = np.array([units.of(item.numerator, date) for item in indicators]).T
        self._bottom = np.array([units.of(item.denominator, date) for item in indicators]).T
        self._scale = np.array([item.scale for item in indicators])

    def values(self, weights: np.ndarray | sparse.csr_array) -> np.ndarray:
        """Indicators (columns) of areas (rows) given as weights of units."""
        top, bottom = weights @ self._top, weights @ self._bottom
        return np.divide(top * self._scale, bottom, where=bottom > 0, out=np.full(top.shape, np.nan))


def _neighbours(shapes: np.ndarray, distance: float) -> sparse.csr_array:
    """Units × units no further apart than a street is wide."""
    first, second = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=distance)
    different = first != second
    count = len(shapes)
    pairs = (first[different], second[different])
    return sparse.csr_array((np.ones(int(different.sum())), pairs), shape=(count, count))


def _random_areas(
    neighbours: sparse.csr_array, people: np.ndarray, target: float, wanted: Sensitivity, area: int, reporter: Reporter
) -> sparse.csr_array | None:
    """Contiguous areas with about as many residents, grown unit by unit from a random one."""
    if wanted.random_areas < 1 or target <= 0:
        return None
    generator = np.random.default_rng([wanted.seed, area])
    lists = [
        neighbours.indices[a:b].tolist() for a, b in zip(neighbours.indptr[:-1], neighbours.indptr[1:], strict=True)
    ]
    residents = people.tolist()
    inhabited = np.flatnonzero(people > 0)
    rows: list[np.ndarray] = []
    for attempt in range(3 * wanted.random_areas):
        if len(rows) == wanted.random_areas:
            break
        if attempt % 100 == 0 and reporter.is_canceled():
            reporter.progress(0.0)
        grown = _grown(lists, residents, int(generator.choice(inhabited)), target, generator)
        if grown is not None:
            rows.append(np.array(grown))
    if not rows:
        return None
    lengths = [len(row) for row in rows]
    return sparse.csr_array(
        (np.ones(sum(lengths)), (np.repeat(np.arange(len(rows)), lengths), np.concatenate(rows))),
        shape=(len(rows), len(people)),
    )


def _grown(
    lists: Sequence[Sequence[int]],
    residents: Sequence[float],
    start: int,
    target: float,
    generator: np.random.Generator,
) -> list[int] | None:
    """Units of a contiguous area, None where the neighbourhood is too small."""
    inside, border = {start}, list(lists[start])
    total = residents[start]
    draws = iter(generator.random(4 * len(residents)))
    while total < target:
        if not border:
            return None
        place = int(next(draws, 0.0) * len(border))
        border[place], border[-1] = border[-1], border[place]
        unit = border.pop()
        if unit in inside:
            continue
        if total + residents[unit] - target > target - total:
            # Nearer to the size wanted without it.
            break
        inside.add(unit)
        total += residents[unit]
        border += [other for other in lists[unit] if other not in inside]
    return sorted(inside)
