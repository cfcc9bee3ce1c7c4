"""How far the figure of an area is off when its boundary cuts units, by method and by the share that comes from cut units.

Simulated cities: people live in buildings, buildings stand along streets and in clusters, blocks differ in density; areas
ignore the blocks. The constants in core/method_error.py are the fit printed here. Run by hand, a few minutes:

    .venv/bin/python benchmarks/method_error.py
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import numpy as np
import shapely

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).resolve().parent))
spec = importlib.util.spec_from_file_location(
    "sozialraumatlas", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
sys.modules["sozialraumatlas"] = importlib.util.module_from_spec(spec)

from polygons import wiggly_cells  # noqa: E402

from sozialraumatlas.core.ancillary import Weights  # noqa: E402
from sozialraumatlas.core.crosswalk import build_crosswalk  # noqa: E402
from sozialraumatlas.core.likely_range import likely_range  # noqa: E402
from sozialraumatlas.core.overlay import locate_points  # noqa: E402
from sozialraumatlas.core.reporter import Reporter  # noqa: E402
from sozialraumatlas.core.zones import Zones  # noqa: E402

DRAWS = 8
SIZE = 8_000.0
BLOCKS = 1_000
AREAS = (12, 40, 150)
CONCENTRATIONS = (1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0)


def zones(shapes: np.ndarray) -> Zones:
    ids = tuple(map(str, range(len(shapes))))
    return Zones("layer", ids, ids, shapes)


def buildings(blocks: np.ndarray, generator: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Footprints, floors and residents. Each block has its own density, and its houses crowd at one side."""
    shapes, floors = [], []
    for block in blocks:
        west, south, east, north = block.bounds
        count = int(generator.lognormal(2.6, 0.6)) + 1
        centre = generator.uniform([west, south], [east, north])
        spread = 0.45 * max(east - west, north - south)
        places = generator.normal(centre, spread, (6 * count, 2))
        places = places[shapely.contains_xy(block, places)][:count]
        storeys = max(1, round(float(generator.lognormal(0.7, 0.5))))
        for x, y in places:
            width, depth = generator.uniform(9, 22), generator.uniform(9, 14)
            shapes.append(shapely.box(x - width / 2, y - depth / 2, x + width / 2, y + depth / 2))
            floors.append(max(1, storeys + int(generator.integers(-1, 2))))
    footprints, storeys = np.array(shapes, dtype=object), np.array(floors, dtype=float)
    volume = shapely.area(footprints) * storeys
    return footprints, storeys, generator.poisson(volume / 45 * generator.lognormal(0, 0.35, len(volume))).astype(float)


def main() -> None:
    records: dict[str, list[tuple[float, float]]] = {}
    misplaced: dict[tuple[int, str], list[float]] = {}
    held: dict[tuple[str, float], list[tuple[bool, float]]] = {}
    for draw in range(DRAWS):
        generator = np.random.default_rng(draw)
        blocks = wiggly_cells(BLOCKS, SIZE, 100 + draw)
        footprints, floors, people = buildings(blocks, generator)
        places = shapely.centroid(footprints)
        units = zones(blocks)
        of_block = locate_points(places, blocks, Reporter())
        counts = np.bincount(of_block.container, weights=people[of_block.piece], minlength=len(blocks))
        for number in AREAS:
            areas = zones(wiggly_cells(number, SIZE, 1000 + 10 * draw + number))
            inside = locate_points(places, areas.geometry, Reporter())
            truth = np.bincount(inside.container, weights=people[inside.piece], minlength=len(areas))
            for method, weights in (
                ("largest_share", None), ("point", None), ("area", None),
                ("addresses", Weights("w", places, None, "amount")),
                ("footprint", Weights("w", footprints, None, "times_surface")),
                ("volume", Weights("w", footprints, floors, "times_surface")),
            ):  # fmt: skip
                name = method if weights is None else "ancillary"
                crosswalk = build_crosswalk(units, areas, name, weights, Reporter(), tolerance=0.0)
                estimate = crosswalk.weights @ counts
                if method in ("largest_share", "point"):
                    by_surface = build_crosswalk(units, areas, "area", None, Reporter(), tolerance=0.0)
                    cut = (by_surface.cut().multiply(by_surface.weights)) @ counts
                    share = cut / np.maximum(by_surface.weights @ counts, 1)
                else:
                    share = (crosswalk.cut().multiply(crosswalk.weights)) @ counts / np.maximum(estimate, 1)
                used = truth > 50
                cut = used & (share > 0.02)
                for concentration in CONCENTRATIONS if method not in ("largest_share", "point") else ():
                    lower, upper = likely_range(crosswalk.weights, counts, concentration)
                    inside_range = (lower <= truth + 0.5) & (truth - 0.5 <= upper)
                    width = (upper - lower) / np.maximum(estimate, 1)
                    held.setdefault((method, concentration), []).extend(zip(inside_range[cut], width[cut], strict=True))
                error = np.abs(estimate - truth)[used] / truth[used]
                records.setdefault(method, []).extend(zip(share[used], error, strict=True))
                misplaced.setdefault((number, method), []).append(
                    float(np.abs(estimate - truth).sum() / 2 / truth.sum())
                )
    print(f"{DRAWS} cities of {BLOCKS} blocks; misplaced residents by number of areas")
    for method in records:
        cells = "   ".join(f"{number}: {100 * np.mean(misplaced[number, method]):5.2f} %" for number in AREAS)
        print(f"  {method:14} {cells}")
    print("\nrange of 95 %: how many areas it holds, and its median width, by concentration")
    for method in ("area", "addresses", "footprint", "volume"):
        cells = []
        for concentration in CONCENTRATIONS:
            is_held, width = np.array(held[method, concentration]).T
            cells.append(f"{concentration:g}: {100 * is_held.mean():5.1f} % ({100 * np.median(width):4.1f} %)")
        print(f"  {method:14} {'   '.join(cells)}")
    print("\nerror of an area by the share of its figure from cut units: median and 95 % quantile per share")
    for method, pairs in records.items():
        share, error = np.array(pairs).T
        cells = []
        for low, high in ((0, 0.15), (0.15, 0.3), (0.3, 0.5), (0.5, 0.75), (0.75, 1.01)):
            chosen = (share >= low) & (share < high)
            if chosen.sum() >= 10:
                cells.append(
                    f"{low:.2f}-{min(high, 1):.2f}: {100 * np.median(error[chosen]):5.2f} / {100 * np.quantile(error[chosen], 0.95):5.1f} %"
                )
        slope = float(np.median(error[share > 0.02] / share[share > 0.02]))
        high = float(np.quantile(error[share > 0.02] / share[share > 0.02], 0.95))
        print(
            f"  {method:14} {'   '.join(cells)}\n{'':17}median error = {slope:.3f} × share, 95 % below {high:.3f} × share"
        )


if __name__ == "__main__":
    main()
