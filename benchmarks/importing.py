"""How long a million rows of long counts take to import, beside pandas.read_csv with the same conversions. Run by hand.

.venv/bin/python benchmarks/importing.py
"""

from __future__ import annotations

import importlib.util
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
UNITS, YEARS, VARIABLES = 2_500, 10, 40


def load() -> None:
    spec = importlib.util.spec_from_file_location(
        "sozialraumatlas", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    sys.modules["sozialraumatlas"] = importlib.util.module_from_spec(spec)


def write(file: Path) -> None:
    load()
    from sozialraumatlas.core.catalogue import load_catalogue

    names = list(load_catalogue().variables)[:VARIABLES]
    generator = np.random.default_rng(1)
    count = UNITS * YEARS * VARIABLES
    figures = generator.integers(0, 5000, count).astype(object)
    figures[generator.random(count) < 0.02] = "."
    pd.DataFrame({
        "raum_id": np.tile(np.repeat([f"{unit:06d}" for unit in range(UNITS)], VARIABLES), YEARS), "jahr": np.repeat(np.arange(2015, 2015 + YEARS), UNITS * VARIABLES),
        "merkmal": np.tile(names, UNITS * YEARS), "wert": figures,
    }).to_csv(file, sep=";", index=False)  # fmt: skip


def with_plugin(file: Path) -> float:
    load()
    from sozialraumatlas.core.catalogue import load_catalogue
    from sozialraumatlas.core.importing.clean_table import write_table
    from sozialraumatlas.core.importing.run import import_tables
    from sozialraumatlas.core.reporter import Reporter

    imported = import_tables([file], [], load_catalogue(), [], "", Reporter())
    write_table(file.with_suffix(".plugin.csv"), imported)
    return float(np.nansum(imported.values))


def with_pandas(file: Path) -> float:
    table = pd.read_csv(file, sep=";", dtype=str, keep_default_na=False)
    table["state"] = np.where(table["wert"] == ".", "secret", "")
    table["value"] = pd.to_numeric(
        table["wert"].str.replace(".", "", regex=False).str.replace(",", "."), errors="coerce"
    )
    wide = table.pivot(index=["raum_id", "jahr"], columns="merkmal", values="value")
    wide.to_csv(file.with_suffix(".pandas.csv"), sep=";")
    return float(np.nansum(wide.to_numpy()))


def main() -> None:
    if len(sys.argv) > 1:
        start = time.perf_counter()
        total = {"plugin": with_plugin, "pandas": with_pandas}[sys.argv[1]](Path(sys.argv[2]))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(f"{sys.argv[1]}: {time.perf_counter() - start:5.1f} s, {peak:.2f} GB, sum {total:,.0f}")
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lang.csv"
        write(file)
        print(f"{UNITS * YEARS * VARIABLES:,} rows, {file.stat().st_size / 1e6:.0f} MB")
        for name in ("pandas", "plugin"):
            subprocess.run([sys.executable, __file__, name, str(file)], check=True)


if __name__ == "__main__":
    main()
