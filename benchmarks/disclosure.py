"""Disclosure control of a whole city: how long suppression and audit take, with highspy and with SciPy alone.

    .venv/bin/python benchmarks/disclosure.py                 # 20, 100 and 500 areas
    .venv/bin/python benchmarks/disclosure.py 500 k3

Areas + a tenth as many districts + the city + 12 drawn areas that overlap them, 26 indicators, 5 years. Each case runs in a process of
its own, from reading the result files to the last audited fact; the files are written by a seeded script before the clock
starts.
"""

from __future__ import annotations

import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import shapely

ROOT = Path(__file__).resolve().parent.parent
YEARS = range(2020, 2025)
INDICATORS = 26
DRAWN = 12
RESIDENTS = 1_800
"""Of an area, on average."""


def load() -> None:
    name = "sozialraumatlas"
    spec = importlib.util.spec_from_file_location(name, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    sys.modules[name] = importlib.util.module_from_spec(spec)


def write_results(folder: Path, areas: int) -> None:
    """Blocks in a grid, ten to an area."""
    load()
    from sozialraumatlas.core.catalogue import load_catalogue
    from sozialraumatlas.core.counts_table import CountsFields, Table
    from sozialraumatlas.core.geopackage import write_result
    from sozialraumatlas.core.indicator_run import IndicatorRun, compute
    from sozialraumatlas.core.reporter import Reporter
    from sozialraumatlas.core.result import Shapes
    from sozialraumatlas.core.zones import make_zones

    random = np.random.default_rng(4)
    side = round((areas * 10) ** 0.5)
    x, y = (grid.ravel() for grid in np.meshgrid(np.arange(side), np.arange(side)))
    blocks = shapely.box(100.0 * x, 100.0 * y, 100.0 * x + 100, 100.0 * y + 100)
    centres = random.uniform(0, side, (areas, 2))
    of_block = ((x[:, None] - centres[:, 0]) ** 2 + (y[:, None] - centres[:, 1]) ** 2).argmin(axis=1)
    seeds = centres[random.choice(areas, max(areas // 10, 2), replace=False)]
    of_area = ((centres[:, None] - seeds[None]) ** 2).sum(axis=2).argmin(axis=1)
    radius = (side**2 / areas) ** 0.5
    ellipses = []
    for index in range(DRAWN):
        centre, size = random.uniform(0, side, 2), random.uniform(1.0, 2.5, 2) * radius
        inside = ((x - centre[0]) / size[0]) ** 2 + ((y - centre[1]) / size[1]) ** 2 < 1
        if index % 4 == 0:
            # Drawn along area boundaries, but for a few blocks.
            inside = np.isin(of_block, np.unique(of_block[inside]))
            inside[random.choice(np.flatnonzero(inside), 2, replace=False)] = False
        if inside.any():
            ellipses.append(inside)
    catalogue = folder / "catalogue.yaml"
    names = [f"v{index:02}" for index in range(INDICATORS)]
    catalogue.write_text(json.dumps({
        "format": 1,
        "variables": {name: {"de": name, "en": name} for name in names},
        "indicators": {
            f"q_{name}": {
                "theme": "social", "label": {"de": name, "en": name}, "formula": {"de": name, "en": name},
                "source": {"de": name, "en": name}, "numerator": [name], "denominator": ["ew"], "scale": 100, "unit": "%",
                "change": "pp", "polarity": "burden",
            }
            for name in names
        },
    }))  # fmt: skip
    people = random.poisson(random.gamma(2.0, RESIDENTS / 20, len(blocks)))
    columns: dict[str, list] = {"id": [], "date": [], "ew": [], **{name: [] for name in names}}
    share = np.geomspace(0.002, 0.4, INDICATORS)
    local = random.lognormal(0.0, 0.5, (INDICATORS, len(blocks)))
    counts = random.binomial(people, np.minimum(share[:, None] * local, 1.0))
    ids = [f"b{index:05}" for index in range(len(blocks))]
    for year in YEARS:
        moved = random.random(counts.shape) < 0.1
        counts = np.where(moved, random.binomial(people, np.minimum(share[:, None] * local, 1.0)), counts)
        columns["id"] += ids
        columns["date"] += [f"{year}-12-31"] * len(ids)
        columns["ew"] += people.tolist()
        for name, row in zip(names, counts, strict=True):
            columns[name] += row.tolist()

    def zones(name, shapes):
        numbers = [f"{name[0]}{index:04}" for index in range(len(shapes))]
        return make_zones(name, numbers, numbers, np.array(shapes, dtype=object), Reporter())

    units = make_zones("blocks", ids, ids, np.array(blocks, dtype=object), Reporter())
    layers = {
        "areas": [shapely.union_all(blocks[of_block == index]) for index in range(areas) if (of_block == index).any()],
        "districts": [
            shapely.union_all(blocks[of_area[of_block] == index]) for index in range(len(seeds))
            if (of_area[of_block] == index).any()
        ],
        "drawn": [shapely.union_all(blocks[inside]) for inside in ellipses],
    }  # fmt: skip
    for name, shapes in layers.items():
        layer = zones(name, shapes)
        run = IndicatorRun(
            units, Shapes([shape.wkb for shape in layer.geometry], ""), Table("counts", columns), CountsFields("id", "date"),
            load_catalogue(catalogue), layer,
            indicators=";".join(f"q_{name}" for name in names), date="all", period=1,
        )  # fmt: skip
        write_result(folder / f"{name}.gpkg", compute(run, Reporter()))


def worker(folder: Path, profile: str, solver: str) -> None:
    load()
    from sozialraumatlas.core.disclosure import program, run
    from sozialraumatlas.core.disclosure.profiles import load_profile
    from sozialraumatlas.core.reporter import Reporter

    if solver == "scipy":
        program.HAS_HIGHSPY = False
    times: dict[str, float] = {}

    def timed(name: str) -> None:
        function = getattr(run, name)

        def wrapper(*args, **kwargs):
            start = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                times[name] = times.get(name, 0.0) + time.perf_counter() - start

        setattr(run, name, wrapper)

    for name in ("_suppressed", "_audited", "publication", "read_result", "_differencing", "released_facts"):
        timed(name)
    start = time.perf_counter()
    paths = [folder / f"{name}.gpkg" for name in ("areas", "districts", "drawn")]
    protected = run.protect(paths, load_profile(profile).with_minimums(None, 0, 0), None, folder, Reporter())
    total = time.perf_counter() - start
    reasons = np.bincount(protected.reasons, minlength=6)
    print(json.dumps({
        "total": total, **times, "cells": len(protected.publication.cells), "atoms": protected.publication.atom_count,
        "primary": int(reasons[1:5].sum()), "secondary": int(reasons[5]), "blocks": len(protected.blocks),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    }))  # fmt: skip


def main(sizes: list[int], profiles: list[str]) -> None:
    for areas in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            subprocess.run([sys.executable, __file__, "--write", name, str(areas)], check=True)
            for profile in profiles:
                for solver in ("highspy", "scipy"):
                    command = [sys.executable, __file__, "--worker", str(folder), profile, solver]
                    done = subprocess.run(command, capture_output=True, text=True, check=False)
                    if done.returncode:
                        print(done.stderr[-2000:])
                        continue
                    found = json.loads(done.stdout.splitlines()[-1])
                    print(
                        f"{areas:4} areas, {profile:3} {solver:8} {found['total']:6.1f} s"
                        f"  (read {found['read_result'] + found['publication']:4.1f}, suppression {found['_suppressed']:5.1f},"
                        f" audit {found['_audited']:5.1f}, facts {found['released_facts']:4.1f})  {found['memory']:.2f} GB"
                        f"  {found['cells']:,} cells, {found['atoms']} atoms, {found['primary']:,} primary,"
                        f" {found['secondary']:,} secondary",
                        flush=True,
                    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        worker(Path(sys.argv[2]), sys.argv[3], sys.argv[4])
    elif sys.argv[1:2] == ["--write"]:
        write_results(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        chosen = sys.argv[1:]
        main(
            [int(word) for word in chosen if word.isdigit()] or [20, 100, 500],
            [word for word in chosen if not word.isdigit()] or ["k3", "k10"],
        )
