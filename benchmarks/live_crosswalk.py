"""How long the crosswalk takes to follow a vertex that moves, as the drawing tool asks for it. Run by hand.

.venv/bin/python benchmarks/live_crosswalk.py
"""

from __future__ import annotations

import importlib.util
import statistics
import sys
import time
from pathlib import Path

import numpy as np
import shapely
from scipy import sparse

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).resolve().parent))
spec = importlib.util.spec_from_file_location(
    "sozialraumatlas", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
sys.modules["sozialraumatlas"] = importlib.util.module_from_spec(spec)

from polygons import wiggly_cells  # noqa: E402

from sozialraumatlas.core.catalogue import load_catalogue  # noqa: E402
from sozialraumatlas.core.comparison.geography import Units  # noqa: E402
from sozialraumatlas.core.crosswalk import build_crosswalk  # noqa: E402
from sozialraumatlas.core.disclosure.profiles import load_profile  # noqa: E402
from sozialraumatlas.core.live_crosswalk import LiveCrosswalk  # noqa: E402
from sozialraumatlas.core.live_figures import KnownArea, LiveFigures, members_of  # noqa: E402
from sozialraumatlas.core.reporter import Reporter  # noqa: E402
from sozialraumatlas.core.zones import Zones  # noqa: E402


def zones(shapes: np.ndarray) -> Zones:
    ids = tuple(map(str, range(len(shapes))))
    return Zones("layer", ids, ids, shapes)


def protected_looks(
    live: LiveCrosswalk, units: Zones, drawn: np.ndarray, generator: np.random.Generator
) -> tuple[float, float]:
    """Milliseconds from a moved vertex to seven protected figures, with 40 districts known: the median of the first looks, and
    that of the last ones after 300 others."""
    catalogue = load_catalogue()
    items = catalogue.select("ew;kind_bg;alo_q;mh;ew_u18;ew_65plus;ae_hh")
    number = len(units)
    residents = generator.integers(20, 300, number).astype(float)
    names = {name for item in items for name in item.variables}
    counts = {("", name): np.round(residents * generator.uniform(0.05, 0.5)) for name in names} | {
        ("", "ew"): residents
    }
    held = Units(units.ids, sparse.csr_array((0, number)), counts)
    part = generator.integers(0, 40, number)
    figures = LiveFigures(held, "", load_profile("k3"), [KnownArea(part == district) for district in range(40)])
    times = []
    for step in range(340):
        corners = shapely.get_coordinates(drawn[0])[:-1]
        corners[step % len(corners)] += generator.uniform(-150, 150, 2)
        moved = shapely.Polygon(corners)
        if not moved.is_valid:
            continue
        start = time.perf_counter()
        live.update(0, moved)
        members = members_of(*live.weights(0), number)
        figures.look(members, items)
        times.append(1e3 * (time.perf_counter() - start))
    return statistics.median(times[:40]), statistics.median(times[-40:])


def main() -> None:
    generator = np.random.default_rng(1)
    for number in (1_000, 5_000, 50_000):
        size = 200.0 * number**0.5
        units = zones(wiggly_cells(number, size, 1))
        drawn = wiggly_cells(40, size, 2)[:12]
        for method in ("largest_share", "area"):
            live = LiveCrosswalk(units, method)
            for shape in drawn:
                live.add(shape)
            times = []
            for step in range(60):
                area = step % len(drawn)
                corners = shapely.get_coordinates(drawn[area])[:-1]
                corners[generator.integers(len(corners))] += generator.uniform(-80, 80, 2)
                moved = shapely.Polygon(corners)
                if not moved.is_valid:
                    continue
                start = time.perf_counter()
                live.update(area, moved)
                live.weights(area)
                times.append(1e3 * (time.perf_counter() - start))
            if method == "largest_share":
                looks = protected_looks(live, units, drawn, generator)
                print(
                    f"{number:7,} units: a protected look at seven indicators {looks[0]:5.1f} ms, after 300 looks {looks[1]:5.1f} ms"
                )
            start = time.perf_counter()
            build_crosswalk(units, zones(drawn), method, None, Reporter())
            whole = 1e3 * (time.perf_counter() - start)
            print(
                f"{len(units):6,} units, 12 areas, {method:14} one move: {statistics.median(times):5.1f} ms "
                f"(95 %: {np.quantile(times, 0.95):5.1f} ms), all anew: {whole:6.1f} ms"
            )


if __name__ == "__main__":
    main()
