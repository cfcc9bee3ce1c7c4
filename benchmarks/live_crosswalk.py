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

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).resolve().parent))
spec = importlib.util.spec_from_file_location(
    "sozialraumatlas", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
sys.modules["sozialraumatlas"] = importlib.util.module_from_spec(spec)

from polygons import wiggly_cells  # noqa: E402

from sozialraumatlas.core.crosswalk import build_crosswalk  # noqa: E402
from sozialraumatlas.core.live_crosswalk import LiveCrosswalk  # noqa: E402
from sozialraumatlas.core.reporter import Reporter  # noqa: E402
from sozialraumatlas.core.zones import Zones  # noqa: E402


def zones(shapes: np.ndarray) -> Zones:
    ids = tuple(map(str, range(len(shapes))))
    return Zones("layer", ids, ids, shapes)


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
            start = time.perf_counter()
            build_crosswalk(units, zones(drawn), method, None, Reporter())
            whole = 1e3 * (time.perf_counter() - start)
            print(
                f"{len(units):6,} units, 12 areas, {method:14} one move: {statistics.median(times):5.1f} ms "
                f"(95 %: {np.quantile(times, 0.95):5.1f} ms), all anew: {whole:6.1f} ms"
            )


if __name__ == "__main__":
    main()
