"""An attacker who has the release files and knows which units lie in which area, and nothing of how they were made.

Written against the file format, with SQLite and a linear program of its own; it uses no code of the plugin.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import linprog

PARTS = {
    "ew_u18": "ew", "ew_18u65": "ew", "ew_65plus": "ew", "mh": "ew", "mh_u18": "mh", "ausl": "ew", "alo_ausl": "alo",
    "hh_kind": "hh", "hh_ae": "hh_kind", "bg_kind": "bg", "bg_ae": "bg_kind", "kind_bg": "pers_bg",
}  # fmt: skip
SUMS = {"ew": ("ew_u18", "ew_18u65", "ew_65plus"), "mh": ("mh_u18", "mh_18u65", "mh_65plus")}


def table(path: Path, name: str) -> pd.DataFrame:
    with sqlite3.connect(path) as connection:
        return pd.read_sql_query(f"SELECT * FROM {name}", connection)


class Attacker:
    """Everything that releases say, as one linear system over the counts of units at all dates."""

    def __init__(self, releases: list[Path], results: list[Path]) -> None:
        counts = pd.concat([table(path, "counts") for path in results])
        counts = counts.drop_duplicates(["unit_id", "date", "variable"])
        self.truth = counts.set_index(["variable", "date", "unit_id"])["value"]
        self.variables = sorted(counts["variable"].unique())
        self.dates = sorted(counts["date"].unique())
        # Under the id of the city stand the cases that no unit holds.
        self.units = sorted(set(counts["unit_id"]) - {"_total"})
        self.has_total = "_total" in set(counts["unit_id"])
        self.width = len(self.units) + 1
        self.areas: dict[tuple[str, str], np.ndarray] = {}
        for path in results:
            for area, rows in table(path, "crosswalk").groupby("area_id"):
                weights = np.zeros(self.width)
                weights[[self.units.index(unit) for unit in rows["unit_id"]]] = rows["weight"]
                self.areas[path.stem, area] = weights
            self.areas[path.stem, "_total"] = np.ones(self.width)
        self.rows: list[np.ndarray] = []
        self.lower: list[float] = []
        self.upper: list[float] = []
        for release, result in zip(releases, results, strict=True):
            self._read(release, result.stem)
        self._relations()
        self.bounds = [(0, None)] * self.size
        if not self.has_total:
            for start in range(0, self.size, self.width):
                self.bounds[start + self.width - 1] = (0, 0)

    @property
    def size(self) -> int:
        return len(self.variables) * len(self.dates) * self.width

    def form(self, names, date, weights) -> np.ndarray:
        row = np.zeros(self.size)
        for name in names:
            start = (self.variables.index(name) * len(self.dates) + self.dates.index(date)) * self.width
            row[start : start + self.width] += weights
        return row

    def _say(self, row, lower, upper) -> None:
        self.rows.append(row)
        self.lower.append(lower)
        self.upper.append(upper)

    def _read(self, release: Path, geography: str) -> None:
        definitions = {
            key: json.loads(value)
            for key, value in table(release, "meta")[["key", "value"]].itertuples(index=False, name=None)
        }
        rounding = definitions["disclosure"]["rounding"]
        slack = rounding["largest_deviation_possible"] if rounding else 0
        facts = table(release, "facts")
        numbers = ["numerator", "denominator", "value", "base_value", "change"]
        facts[numbers] = facts[numbers].astype(float)
        for fact in facts.itertuples():
            entry = definitions["indicators"][fact.indicator]
            weights = self.areas.get((geography, fact.area_id))
            if weights is None or entry["unit"] == "years":
                continue
            off = slack + (0.5 if ((weights > 0) & (weights < 1)).any() else 0)
            now = self.form(entry["numerator"], fact.date, weights)
            base = self.form(entry["numerator"], fact.base_date, weights) if fact.base_date in self.dates else None
            if entry["is_development"]:
                if not np.isnan(fact.numerator):
                    self._say(now - base, fact.numerator - 2 * off, fact.numerator + 2 * off)
                    self._say(base, fact.denominator - off, fact.denominator + off)
                continue
            if not np.isnan(fact.numerator):
                self._say(now, fact.numerator - off, fact.numerator + off)
            whole = self.form(entry["denominator"], fact.date, weights)
            if not np.isnan(fact.denominator):
                self._say(whole, fact.denominator - off, fact.denominator + off)
            base_value = fact.base_value
            if np.isnan(base_value) and not np.isnan(fact.change) and not np.isnan(fact.value):
                base_value = (
                    fact.value - fact.change if fact.change_unit != "%" else fact.value / (1 + fact.change / 100)
                )
            if not np.isnan(base_value) and not off:
                if entry["denominator"]:
                    old = self.form(entry["denominator"], fact.base_date, weights)
                    self._say(base - base_value / entry["scale"] * old, -1e-6, 1e-6)
                else:
                    self._say(base, base_value - 1e-6, base_value + 1e-6)

    def _relations(self) -> None:
        for date in self.dates:
            for unit in range(len(self.units)):
                one = np.eye(1, self.width, unit)[0]
                for part, whole in PARTS.items():
                    if part in self.variables and whole in self.variables:
                        row = self.form([part], date, one) - self.form([whole], date, one)
                        self._say(row, -np.inf, 0.0)
                for whole, parts in SUMS.items():
                    if {whole, *parts} <= set(self.variables):
                        self._say(self.form(parts, date, one) - self.form([whole], date, one), 0.0, 0.0)

    def interval(self, row: np.ndarray) -> tuple[float, float]:
        """What can be worked out about a sum of counts."""
        matrix, lower, upper = np.array(self.rows), np.array(self.lower), np.array(self.upper)
        equal = upper - lower < 1e-9
        above, below = ~equal & np.isfinite(upper), ~equal & np.isfinite(lower)
        found = []
        for sign in (1, -1):
            solution = linprog(
                sign * row,
                A_eq=matrix[equal], b_eq=upper[equal],
                A_ub=np.vstack([matrix[above], -matrix[below]]),
                b_ub=np.concatenate([upper[above], -lower[below]]),
                bounds=self.bounds,
            )  # fmt: skip
            if solution.status == 3:
                found.append(sign * -np.inf)
                continue
            assert solution.status == 0, solution.message
            found.append(sign * solution.fun)
        return found[0], found[1]

    def count(self, names, date, weights) -> float:
        """The count itself."""
        total = 0.0
        for name in names:
            of_units = np.array([self.truth.get((name, date, unit), 0.0) for unit in self.units])
            total += of_units @ weights[:-1]
            if weights[-1] and self.has_total:
                total += self.truth[name, date, "_total"] - of_units.sum()
        return total

    def small(self, minimum: int, forms) -> list[tuple[tuple, str, np.ndarray, str]]:
        """All small counts of areas, and of the smallest pieces between them."""
        pieces = {}
        signature = np.array(list(self.areas.values())).T
        for unit in range(self.width):
            key = tuple(signature[unit])
            pieces.setdefault(key, np.zeros(self.width))[unit] = 1.0
        places = [(f"{geography}/{area}", weights) for (geography, area), weights in self.areas.items()]
        places += [(f"piece {index}", weights) for index, weights in enumerate(pieces.values())]
        return [
            (names, date, weights, place)
            for names in forms
            for date in self.dates
            for place, weights in places
            if 0.5 <= self.count(names, date, weights) < minimum
        ]
