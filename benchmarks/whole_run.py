"""How long `indicators` takes on many units through qgis_process, how much memory, and where the time goes.

    .bench/bin/python benchmarks/whole_run.py city land nation         # the nation: some minutes, 2 GB of disk

Layers and counts are made by a seeded script and written as GeoPackages; the clock covers everything from the start of QGIS to
the written result. Run `make setup` first. Needs the environment of benchmarks/requirements.txt.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import geopandas
import numpy as np
from indicators import INSIDE, STEPS
from polygons import grid_cells, wiggly_cells

ROOT = Path(__file__).resolve().parent.parent

CASES = {
    "city": (lambda: wiggly_cells(50_000, 30_000, 1), lambda: wiggly_cells(300, 30_000, 2), 4),
    "land": (lambda: wiggly_cells(100_000, 60_000, 1), lambda: wiggly_cells(1_000, 60_000, 2), 4),
    "nation": (lambda: grid_cells(3_000_000, 640_000), lambda: wiggly_cells(11_000, 640_000, 2), 1),
}
VARIABLES = ("ew", "ew_w", "ew_u18", "ew_65plus")


def write_layers(case: str, file: Path) -> tuple[int, int]:
    """Writes units with their counts, and areas."""
    make_units, make_areas, variables = CASES[case]
    units, areas = make_units(), make_areas()
    counts = np.random.default_rng(3).poisson((80.0, 40.0, 12.0, 20.0), (len(units), 4))[:, :variables]
    table = {name: counts[:, index] for index, name in enumerate(VARIABLES[:variables])}
    ids = [f"u{index:07}" for index in range(len(units))]
    geopandas.GeoDataFrame({"id": ids, **table}, geometry=units, crs="EPSG:25832").to_file(file, layer="units")
    ids = [f"a{index:05}" for index in range(len(areas))]
    geopandas.GeoDataFrame({"id": ids}, geometry=areas, crs="EPSG:25832").to_file(file, layer="areas")
    return len(units), len(areas)


def environment(profile: Path) -> dict[str, str]:
    """Where qgis_process and Python find the plugin and its libraries."""
    plugins = ROOT / ".build" / "plugins"
    packages = next((ROOT / ".venv" / "lib").glob("python3*/site-packages"))
    return {
        **os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(profile), "QGIS_PLUGINPATH": str(plugins), "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": f"{packages}:{plugins}",
    }  # fmt: skip


def measured(command: list[str], text: str, own: dict[str, str]) -> tuple[float, float, str]:
    """Seconds, peak memory in GB, and what was printed."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as printed, tempfile.TemporaryFile("w+") as given:
        given.write(text)
        given.seek(0)
        process = subprocess.Popen(command, stdin=given, stdout=printed, stderr=subprocess.DEVNULL, env=own)
        peak = 0
        while process.poll() is None:
            # Not from getrusage: that begins with the memory of this process.
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
            peak = max(peak, int(status.partition("VmHWM:")[2].split()[0]) if "VmHWM:" in status else 0)
            time.sleep(0.02)
        printed.seek(0)
        answer = printed.read()
    if process.returncode:
        raise SystemExit(answer)
    return time.perf_counter() - start, peak * 1024 / 1e9, answer


def main(cases: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = environment(folder / "profile")
        subprocess.run(
            ["qgis_process", "plugins", "enable", "sozialraumatlas"], env=own, capture_output=True, check=True
        )
        for case in cases:
            file = folder / f"{case}.gpkg"
            units, areas = write_layers(case, file)
            inputs = {
                "UNITS": f"{file}|layername=units", "UNIT_ID": "id", "COUNTS": f"{file}|layername=units",
                "AREAS": f"{file}|layername=areas", "AREA_ID": "id", "METHOD": "area", "OUTPUT": str(folder / "result.gpkg"),
            }  # fmt: skip
            seconds, memory, _ = measured(
                ["qgis_process", "run", "sozialraumatlas:indicators", "-"], json.dumps({"inputs": inputs}), own
            )
            print(f"{case}: {units:,} units × {areas:,} areas: {seconds:.1f} s, {memory:.1f} GB", flush=True)
            Path(inputs["OUTPUT"]).unlink()
            python = str(ROOT / ".venv" / "bin" / "python")
            _, _, printed = measured([python, "-c", INSIDE, json.dumps(inputs)], "", own)
            before, times = json.loads(printed.splitlines()[-1])
            for fraction, step in STEPS.items():
                at = next(moment for value, moment in times if value >= fraction - 1e-9)
                print(f"    {step:28} {at - before:6.2f} s", flush=True)
                before = at
            Path(inputs["OUTPUT"]).unlink()


if __name__ == "__main__":
    main(sys.argv[1:] or ["city", "land"])
