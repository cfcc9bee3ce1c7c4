"""People of the example city: all raw variables for every block and eight year ends.

Each variable is a share of a whole (children of residents, unemployed of those of working age …). Shares differ by block:
the south is poorer, three lifeworld areas more than their districts. They are shifted until the city has the total that
is wanted, then rounded to whole persons so that the total is met exactly and no part exceeds its whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from scipy.optimize import brentq
from scipy.special import expit, logit

from .city import ORIGIN, SEED, City

YEARS = tuple(range(2017, 2025))
CITY_ROW = "00"
"""Unit id of the row of the whole city, which holds cases without a known address, too."""

_RESIDENTS = (116_359, 116_498, 116_621, 116_730, 116_702, 116_954, 116_902, 116_845)

# Shares of the whole city in the first and the last year, in per cent of the whole named in _people.
_TARGETS = {
    "ew_u18": (15.7, 16.6), "ew_65plus": (21.6, 22.1), "ew_u15_of_u18": (82.6, 83.4), "ew_18u20_of_18u65": (3.6, 3.4),
    "ew_60u65_of_20u65": (12.3, 14.3), "ew_80plus_of_65plus": (30.2, 34.1), "mh_u18": (33.5, 39.8),
    "mh_18u65": (18.6, 22.2), "mh_65plus": (6.4, 7.9), "mh": (18.1, 21.3), "ausl_u18_of_mh": (38.0, 42.0),
    "ausl_18u65_of_mh": (57.0, 61.0), "ausl_65plus_of_mh": (57.0, 58.0), "alo": (7.1, 6.5), "alo_ausl_of_alo": (28.0, 36.0),
    "hh_per_ew": (47.6, 48.9), "hh_kind": (20.4, 20.2), "hh_ae": (20.6, 22.4), "bg": (10.7, 11.0),
    "bg_kind_of_bg": (35.0, 36.4), "bg_ae_of_bg_kind": (49.5, 51.8), "kind_bg": (20.6, 22.47), "kind_bg_u15": (87.5, 87.0),
    "rlb_of_pers_bg": (95.0, 94.4), "hlu_ave": (0.34, 0.30), "gsia": (3.9, 5.2), "gsem": (1.05, 1.12), "asylblg": (0.52, 0.46),
}  # fmt: skip
_YEARLY = {
    "alo": (0.0, -0.35, -0.45, 0.55, 0.25, -0.2, 0.1, 0.0), "bg": (0.2, 0.05, -0.2, 0.15, -0.05, -0.15, 0.2, 0.0),
    "kind_bg": (0.3, 0.1, -0.3, 0.2, -0.2, -0.1, 0.4, 0.0), "mh": (0.0, 0.1, 0.0, -0.2, -0.3, 0.3, 0.2, 0.0),
    "mh_u18": (0.0, 0.2, 0.0, -0.4, -0.6, 0.7, 0.4, 0.0), "asylblg": (0.08, 0.0, -0.06, -0.08, -0.07, 0.05, 0.04, 0.0),
}  # fmt: skip
"""What a year adds to the way from the first to the last: the pandemic, refugees."""

_UNPLACED = {"ew": 187, "alo": 34, "bg": 11}
"""Residents, unemployed and benefit units without a known address in the last year."""


@dataclass(frozen=True)
class _Blocks:
    """What is true of a block in all years."""

    size: np.ndarray
    poverty: np.ndarray
    age: np.ndarray
    """Standardised: how old its residents are."""
    growth: np.ndarray
    """Change of its residents a year, as a share."""
    tie_break: np.ndarray


def build_counts(city: City) -> pd.DataFrame:
    """All raw variables: a row per block and year, and the row of the whole city.

    Returns:
        Columns `block_id`, `stichtag` (German date), then a column of whole numbers per variable.
    """
    blocks = _blocks(city)
    frames = []
    for index, year in enumerate(YEARS):
        progress = index / (len(YEARS) - 1)
        generator = np.random.default_rng([SEED, year])
        counts = _people(blocks, progress, _RESIDENTS[index], generator)
        unplaced = _unplaced(counts, progress)
        city_row = pd.DataFrame({name: [column.sum() + unplaced.get(name, 0)] for name, column in counts.items()})
        table = pd.concat([city_row, pd.DataFrame(counts)], ignore_index=True)
        table.insert(0, "stichtag", f"31.12.{year}")
        table.insert(0, "block_id", [CITY_ROW, *city.block_ids])
        frames.append(table)
    return pd.concat(frames, ignore_index=True)


def _blocks(city: City) -> _Blocks:
    generator = np.random.default_rng([SEED, 1])
    centroids = shapely.centroid(np.array(city.blocks, dtype=object))
    x, y = shapely.get_x(centroids) - ORIGIN[0], shapely.get_y(centroids) - ORIGIN[1]
    density = city.expected_residents / shapely.area(np.array(city.blocks, dtype=object)) * 1e4
    poverty = -0.55 * np.tanh((y + 900) / 1500) + 0.10 * np.tanh((density - 45) / 40)
    age = 0.35 * np.tanh((y - 200) / 2200) - 0.004 * (density - 40)
    for lifeworld, (poor, old) in zip(
        city.lifeworlds, ((-0.55, 0.45), (-0.15, 0.1), (1.05, -0.3), (0.95, -0.2), (1.25, -0.25)), strict=True
    ):
        distance = shapely.distance(lifeworld, centroids)
        inside = np.exp(-((distance / 110) ** 2))
        poverty += poor * inside
        age += old * inside
    poverty += generator.normal(0, 0.34, len(x))
    age += generator.normal(0, 0.32, len(x))
    size = city.expected_residents * np.exp(generator.normal(0, 0.16, len(x)))
    # Works, schools, allotments: blocks where nobody lives, and some where hardly anybody does.
    settled = np.flatnonzero(size > 40)
    chosen = generator.choice(settled, size=34, replace=False)
    size[chosen[:22]] = 0.0
    size[chosen[22:]] = generator.uniform(1.5, 9.0, 12)
    size[size < 0.7] = 0.0
    growth = 0.004 * np.tanh(x / 2500) + generator.normal(0, 0.007, len(x)) - 0.002 * age
    growth[generator.choice(settled, size=16, replace=False)] = 0.06
    return _Blocks(size, poverty, age, growth, generator.uniform(0, 1, len(x)))


def _people(blocks: _Blocks, progress: float, residents: int, generator: np.random.Generator) -> dict[str, np.ndarray]:
    """All variables of the blocks at one date; the totals leave room for the cases that cannot be placed."""
    poverty = (
        blocks.poverty
        + generator.normal(0, 0.03, len(blocks.size))
        + 0.12 * progress * np.clip(blocks.poverty, 0, None)
    )
    age = blocks.age + generator.normal(0, 0.03, len(blocks.size))
    unplaced = {name: round(figure * (0.7 + 0.3 * progress)) for name, figure in _UNPLACED.items()}

    def share(name: str) -> float:
        first, last = _TARGETS[name]
        year = round(progress * (len(YEARS) - 1))
        return (first + (last - first) * progress + _YEARLY.get(name, (0.0,) * len(YEARS))[year]) / 100

    def part(whole: np.ndarray, total: float, effect: np.ndarray) -> np.ndarray:
        return _part(whole, round(total), effect, blocks.tie_break)

    none = np.zeros(len(blocks.size))
    years = progress * (len(YEARS) - 1)
    ew = _round_to(blocks.size * (1 + blocks.growth) ** years, residents - unplaced["ew"], blocks.tie_break)
    ew_u18 = part(ew, share("ew_u18") * ew.sum(), 0.42 * poverty - 0.50 * age)
    ew_65plus = part(ew - ew_u18, share("ew_65plus") * ew.sum(), 0.72 * age - 0.15 * poverty)
    ew_18u65 = ew - ew_u18 - ew_65plus
    ew_u15 = part(ew_u18, share("ew_u15_of_u18") * ew_u18.sum(), 0.12 * poverty)
    ew_18u20 = part(ew_18u65, share("ew_18u20_of_18u65") * ew_18u65.sum(), 0.15 * poverty)
    ew_60u65 = part(ew_18u65 - ew_18u20, share("ew_60u65_of_20u65") * (ew_18u65 - ew_18u20).sum(), 0.5 * age)
    ew_80plus = part(ew_65plus, share("ew_80plus_of_65plus") * ew_65plus.sum(), 0.25 * age)
    ew_15u18 = ew_u18 - ew_u15
    ages = (
        ew_u15 * (7.1 + 0.3 * age)
        + ew_15u18 * 16.0
        + (ew_18u20) * 18.5
        + (ew_18u65 - ew_18u20 - ew_60u65) * (39.6 + 1.1 * age)
    )
    alterssumme = np.rint(ages + ew_60u65 * 62.0 + (ew_65plus - ew_80plus) * (71.6 + 0.5 * age) + ew_80plus * 85.1)

    mh_u18 = part(ew_u18, share("mh_u18") * ew_u18.sum(), 0.85 * poverty)
    mh_65plus = part(ew_65plus, share("mh_65plus") * ew_65plus.sum(), 0.80 * poverty)
    mh_18u65 = part(ew_18u65, share("mh") * ew.sum() - mh_u18.sum() - mh_65plus.sum(), 0.85 * poverty)
    ausl_u18 = part(mh_u18, share("ausl_u18_of_mh") * mh_u18.sum(), 0.3 * poverty)
    ausl_18u65 = part(mh_18u65, share("ausl_18u65_of_mh") * mh_18u65.sum(), 0.3 * poverty)
    ausl_65plus = part(mh_65plus, share("ausl_65plus_of_mh") * mh_65plus.sum(), none)
    ausl_15u18 = part(np.minimum(ausl_u18, ew_15u18), 0.15 * ausl_u18.sum(), none)
    ausl_15u65 = ausl_15u18 + ausl_18u65

    target = share("alo") * (ew_15u18.sum() + ew_18u65.sum() + unplaced["ew"] * 0.6) - unplaced["alo"]
    alo = part(ew_18u65, target, 0.80 * poverty)
    alo_ausl = part(np.minimum(alo, ausl_18u65), share("alo_ausl_of_alo") * alo.sum(), 0.3 * poverty)

    hh = part(ew, share("hh_per_ew") * ew.sum(), 0.22 * age - 0.10 * poverty)
    hh_kind = part(np.minimum(hh, ew_u18), share("hh_kind") * hh.sum(), none)
    hh_ae = part(hh_kind, share("hh_ae") * hh_kind.sum(), 0.55 * poverty)
    kind_hh = hh_kind + part(ew_u18 - hh_kind, 0.965 * (ew_u18 - hh_kind).sum(), none)
    more_children = np.where(hh_ae > 0, kind_hh - hh_kind, 0)
    kind_hh_ae = hh_ae + part(more_children, 0.55 * hh_ae.sum() / hh_kind.sum() * (kind_hh - hh_kind).sum(), none)

    bg = part(
        np.minimum(hh, ew_18u65), share("bg") * (hh.sum() + 0.5 * unplaced["ew"]) - unplaced["bg"], 1.05 * poverty
    )
    bg_kind = part(np.minimum(bg, hh_kind), share("bg_kind_of_bg") * bg.sum(), 0.2 * poverty)
    bg_ae = part(np.minimum(bg_kind, hh_ae), share("bg_ae_of_bg_kind") * bg_kind.sum(), none)
    room = np.where(bg_kind > 0, np.minimum(ew_u18 - bg_kind, 3 * bg_kind), 0)
    kind_bg = bg_kind + part(room, share("kind_bg") * ew_u18.sum() - bg_kind.sum(), 0.3 * poverty)
    ae_room = np.where(bg_ae > 0, np.minimum(kind_bg - bg_kind, kind_hh_ae - bg_ae), 0)
    kind_bg_ae = bg_ae + part(ae_room, 0.42 * (kind_bg - bg_kind).sum(), none)
    kind_bg_u15 = part(np.minimum(kind_bg, ew_u15), share("kind_bg_u15") * kind_bg.sum(), none)
    pers_bg = bg + kind_bg + part(np.clip(ew_18u65 - bg, 0, bg), 0.42 * bg.sum(), none)
    rlb = part(pers_bg, share("rlb_of_pers_bg") * pers_bg.sum(), none)
    hlu = part(ew_18u65, share("hlu_ave") * ew.sum(), 0.5 * poverty)
    gsia = part(ew_65plus, share("gsia") * ew_65plus.sum(), 0.9 * poverty)
    gsem = part(np.clip(ew_18u65 - bg - hlu, 0, None), share("gsem") * ew_18u65.sum(), 0.5 * poverty)
    asylblg = part(np.clip(ausl_18u65 - alo_ausl, 0, None), share("asylblg") * ew.sum(), 0.6 * poverty)
    return {
        "ew": ew, "ew_u15": ew_u15, "ew_u18": ew_u18, "ew_u20": ew_u18 + ew_18u20, "ew_15u65": ew_15u18 + ew_18u65,
        "ew_18u65": ew_18u65, "ew_20u65": ew_18u65 - ew_18u20, "ew_60plus": ew_60u65 + ew_65plus, "ew_65plus": ew_65plus,
        "ew_60u80": ew_60u65 + ew_65plus - ew_80plus, "ew_65u80": ew_65plus - ew_80plus, "ew_80plus": ew_80plus,
        "alterssumme": alterssumme.astype(np.int64), "mh": mh_u18 + mh_18u65 + mh_65plus, "mh_u18": mh_u18,
        "mh_18u65": mh_18u65, "mh_65plus": mh_65plus, "ausl": ausl_u18 + ausl_18u65 + ausl_65plus, "ausl_15u65": ausl_15u65,
        "ausl_18u65": ausl_18u65, "alo": alo, "alo_ausl": alo_ausl, "hh": hh, "hh_kind": hh_kind, "hh_ae": hh_ae,
        "kind_hh": kind_hh, "kind_hh_ae": kind_hh_ae, "bg": bg, "bg_kind": bg_kind, "bg_ae": bg_ae, "pers_bg": pers_bg,
        "kind_bg": kind_bg, "kind_bg_u15": kind_bg_u15, "kind_bg_ae": kind_bg_ae, "gsia": gsia, "rlb_sgb2": rlb,
        "hlu_ave": hlu, "gs_4kap": gsia + gsem, "asylblg": asylblg,
    }  # fmt: skip


def _unplaced(counts: dict[str, np.ndarray], progress: float) -> dict[str, int]:
    """Persons and cases without a known address, spread over the variables like the others."""
    factor = 0.7 + 0.3 * progress
    residents = round(_UNPLACED["ew"] * factor)
    grown_up = round(residents * 0.6)
    children, old = round(residents * 0.24), residents - grown_up - round(residents * 0.24)
    alo, bg = round(_UNPLACED["alo"] * factor), round(_UNPLACED["bg"] * factor)
    return {
        "ew": residents, "ew_u18": children, "ew_18u65": grown_up, "ew_65plus": old, "ew_u15": children, "ew_u20": children,
        "ew_15u65": grown_up, "ew_20u65": grown_up, "ew_60plus": old, "ew_60u80": old, "ew_65u80": old,
        "alterssumme": children * 8 + grown_up * 38 + old * 72, "alo": alo, "hh": residents // 2, "bg": bg, "pers_bg": bg,
        "rlb_sgb2": bg,
    }  # fmt: skip


def _part(whole: np.ndarray, total: int, effect: np.ndarray, tie_break: np.ndarray) -> np.ndarray:
    """Whole numbers that add up to the total, none above its whole, with odds that follow the effect.

    Args:
        whole: what there is in each block.
        total: what the blocks shall have together.
        effect: log-odds of each block against the city.
        tie_break: decides between blocks with the same remainder, 0 to 1.
    """
    limit = int(whole.sum())
    total = min(max(total, 0), limit)
    if total in (0, limit):
        return np.zeros_like(whole) if total == 0 else whole.copy()
    start = float(logit(total / limit))
    shift = brentq(lambda shift: float((whole * expit(start + effect + shift)).sum()) - total, -20, 20)
    return _round_to(whole * expit(start + effect + shift), total, tie_break)


def _round_to(expected: np.ndarray, total: int, tie_break: np.ndarray) -> np.ndarray:
    """Rounds up or down so that the total is met: the largest remainders are rounded up."""
    scaled = expected * (total / expected.sum())
    floor = np.floor(scaled + 1e-9).astype(np.int64)
    remainder = scaled - floor + 0.35 * tie_break * (scaled > floor + 1e-9)
    short = int(total - floor.sum())
    remainder[scaled <= floor + 1e-9] = -1.0
    floor[np.argsort(-remainder, kind="stable")[:short]] += 1
    return floor
