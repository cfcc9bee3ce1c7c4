"""How long a comparison takes: 1,000 units, 50 districts, 20 areas, 26 indicators, 5 years, and random areas.

.venv/bin/python benchmarks/comparison.py
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

from disclosure import load
from polygons import wiggly_cells

UNITS, DISTRICTS, AREAS, YEARS = 1_000, 50, 20, range(2020, 2025)
RANDOM_AREAS = 1_000


def main() -> None:
    load()
    from sozialraumatlas.core.catalogue import load_catalogue
    from sozialraumatlas.core.comparison.run import compare
    from sozialraumatlas.core.comparison.sensitivity import Sensitivity
    from sozialraumatlas.core.counts_table import CountsFields, Table
    from sozialraumatlas.core.geopackage import write_result
    from sozialraumatlas.core.indicator_run import IndicatorRun, compute
    from sozialraumatlas.core.reporter import Reporter
    from sozialraumatlas.core.result import Shapes
    from sozialraumatlas.core.zones import make_zones
    from sozialraumatlas.reports.comparison import write_report

    random = np.random.default_rng(2)
    catalogue = load_catalogue()

    def zones(name, shapes):
        ids = [f"{name}{index}" for index in range(len(shapes))]
        return make_zones(name, ids, ids, np.array(shapes, dtype=object), Reporter())

    units = zones("u", wiggly_cells(UNITS, 10_000, 1))
    layers = {
        "districts": zones("d", wiggly_cells(DISTRICTS, 10_000, 2)),
        "areas": zones("a", wiggly_cells(DISTRICTS, 10_000, 3)[:AREAS]),
    }
    wholes_first = sorted(catalogue.variables, key=lambda name: len(catalogue.wholes_of(name)))
    columns: dict[str, list] = {"id": [], "date": []}
    for year in YEARS:
        columns["id"] += list(units.ids)
        columns["date"] += [f"{year}-12-31"] * len(units)
        size: dict[str, np.ndarray] = {}
        for name in wholes_first:
            whole = next((size[above] for above in catalogue.wholes_of(name) if above in size), None)
            size[name] = random.poisson(80, len(units)) if whole is None else random.binomial(whole, 0.4)
        for name, figures in size.items():
            columns.setdefault(name, []).extend(figures.tolist())
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, layer in layers.items():
            shapes = Shapes([shape.wkb for shape in layer.geometry], "")
            run = IndicatorRun(
                units, shapes, Table("counts", columns), CountsFields("id", "date"), catalogue, layer, date="all",
            )  # fmt: skip
            paths.append(Path(folder) / f"{name}.gpkg")
            write_result(paths[-1], compute(run, Reporter()))
        start = time.perf_counter()
        comparison = compare(*paths, "", "all", None, None, Sensitivity(0, 1), Reporter())
        tables = time.perf_counter() - start
        write_report(Path(folder) / "report.html", comparison)
        report = time.perf_counter() - start - tables
        start = time.perf_counter()
        compare(*paths, "", "", units, layers["areas"], Sensitivity(RANDOM_AREAS, 1), Reporter())
        moved = time.perf_counter() - start
    print(
        f"{len(units)} units, {len(layers['districts'])} districts, {AREAS} areas, {len(comparison.indicators)} indicators, "
        f"{len(comparison.dates)} years: tables {tables:.1f} s, report {report:.1f} s, "
        f"with {RANDOM_AREAS} random areas for each {moved:.1f} s"
    )


if __name__ == "__main__":
    main()
