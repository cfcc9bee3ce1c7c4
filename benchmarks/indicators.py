"""How long `indicators` takes on the example city through qgis_process, and where the time goes. Run by hand after make demo.

.venv/bin/python benchmarks/indicators.py
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "demo"
RUNS = 5

STEPS = {
    0.3: "reading layers and counts",
    0.6: "crosswalk",
    0.8: "facts",
    0.85: "tables of the file",
    1.0: "styles and writing",
}
INSIDE = """
import json, sys, time
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback
app = QgsApplication([], False)
app.initQgis()
import sozialraumatlas
plugin = sozialraumatlas.classFactory(None)
plugin.initProcessing()
algorithm = QgsApplication.processingRegistry().createAlgorithmById("sozialraumatlas:indicators")
times = []
feedback = QgsProcessingFeedback()
feedback.progressChanged.connect(lambda value: times.append((value / 100, time.perf_counter())))
start = time.perf_counter()
algorithm.run(json.loads(sys.argv[1]), QgsProcessingContext(), feedback)
print(json.dumps([start, times]))
"""


def main() -> None:
    inputs = {
        "UNITS": f"{DEMO / 'zechenfeld.gpkg'}|layername=bloecke", "UNIT_ID": "block_id", "COUNTS_DATE": "stichtag",
        "COUNTS": str(DEMO / "zechenfeld_zaehldaten.csv"), "TOTAL_ID": "00", "DATE": "all",
        "AREAS": f"{DEMO / 'zechenfeld.gpkg'}|layername=bezirke", "AREA_ID": "bezirk",
    }  # fmt: skip
    packages = next(path for path in map(Path, sys.path) if (path / "shapely").is_dir())
    plugins = ROOT / ".build" / "plugins"
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ, "QGIS_CUSTOM_CONFIG_PATH": folder, "QGIS_PLUGINPATH": str(plugins), "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": f"{packages}:{plugins}",
        }  # fmt: skip

        def timed(*command: str, text: str | None = None) -> float:
            start = time.perf_counter()
            subprocess.run(command, env=environment, input=text, capture_output=True, text=True, check=True)
            return time.perf_counter() - start

        timed("qgis_process", "plugins", "enable", "sozialraumatlas")
        for title, choice in (
            ("17 districts, largest_share", {}),
            ("17 districts, ancillary by 31,000 buildings", {
                "METHOD": "ancillary", "WEIGHTS": f"{DEMO / 'zechenfeld.gpkg'}|layername=gebaeude", "WEIGHT_FIELD": "geschosse",
            }),
            ("916 blocks themselves", {"AREAS": "", "AREA_ID": ""}),
        ):  # fmt: skip
            chosen = {**inputs, **choice, "OUTPUT": str(Path(folder) / "result.gpkg")}
            text = json.dumps({"inputs": {name: value for name, value in chosen.items() if value}})
            start = statistics.median(timed("qgis_process", "help", "native:buffer") for _ in range(RUNS))
            whole = statistics.median(
                timed("qgis_process", "run", "sozialraumatlas:indicators", "-", text=text) for _ in range(RUNS)
            )
            print(f"{title}: {whole:.2f} s through qgis_process, {start:.2f} s of them the start of QGIS")
            done = subprocess.run(
                [sys.executable, "-c", INSIDE, json.dumps(json.loads(text)["inputs"])],
                env=environment, capture_output=True, text=True, check=True,
            )  # fmt: skip
            begin, times = json.loads(done.stdout.splitlines()[-1])
            before = begin
            for fraction, step in STEPS.items():
                at = next(moment for value, moment in times if value >= fraction - 1e-9)
                print(f"    {step:28} {at - before:5.2f} s")
                before = at


if __name__ == "__main__":
    main()
