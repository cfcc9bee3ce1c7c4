"""Writes the example city and runs the whole chain on it, as a planner's script would: through qgis_process."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "demo"
SHOWN = ("ew", "ew_entw", "ew_65plus", "mh", "alo_q", "kind_bg")
SETTINGS = """office: Stadt Zechenfeld, Stadtentwicklung (erfunden)
city: Zechenfeld
licence: erfundene Daten
"""
HEADINGS = ("Einwohner", "Entw. %", "65+ %", "MH %", "Arbeitsl. %", "Kinder BG %")


def main() -> None:
    with tempfile.TemporaryDirectory() as profile:
        qgis = QgisProcess(Path(profile))
        city = qgis.run("demodata", OUTPUT_FOLDER=FOLDER)
        common = {
            "UNITS": city["BLOCKS"],
            "UNIT_ID": "block_id",
            "COUNTS": city["COUNTS"],
            "COUNTS_DATE": "stichtag",
            "TOTAL_ID": "00",
            "DATE": "all",
        }
        levels = (
            (
                "Statistische Bezirke",
                "bezirke.gpkg",
                {"AREAS": city["DISTRICTS"], "AREA_ID": "bezirk", "AREA_NAME": "name"},
            ),
            ("Baublockgruppen", "blockgruppen.gpkg", {"AREAS": city["BLOCK_GROUPS"], "AREA_ID": "blockgruppe"}),
            ("Lebensräume", "lebensraeume.gpkg", {"AREAS": city["LIFEWORLDS"], "AREA_ID": "id", "AREA_NAME": "name"}),
        )
        for _, file, areas in levels:
            qgis.run("indicators", **common, **areas, OUTPUT=FOLDER / file)
        qgis.run(
            "snapareas", AREAS=city["LIFEWORLDS"], AREA_NAME="name", UNITS=city["BLOCKS"], UNIT_ID="block_id",
            OUTPUT=FOLDER / "lebensraeume_angepasst.gpkg",
        )  # fmt: skip
        released = qgis.run(
            "suppress", RESULTS=[FOLDER / "bezirke.gpkg", FOLDER / "lebensraeume.gpkg"], LEDGER=FOLDER / "verzeichnis.gpkg",
            OUTPUT_FOLDER=FOLDER,
        )  # fmt: skip
        qgis.run(
            "compare", DISTRICTS=FOLDER / "bezirke_release.gpkg", AREAS=FOLDER / "lebensraeume_release.gpkg",
            OUTPUT=FOLDER / "vergleich.gpkg", REPORT=FOLDER / "vergleich.html",
        )  # fmt: skip
        qgis.run(
            "socialindex", RESULT=FOLDER / "bezirke_release.gpkg", INDICATORS="+kind_bg;+alo_q;+ae_hh",
            OUTPUT=FOLDER / "sozialindex.gpkg",
        )  # fmt: skip
        (FOLDER / "atlas.yaml").write_text(SETTINGS, encoding="utf-8")
        qgis.run(
            "atlas", RELEASE=FOLDER / "bezirke_release.gpkg", AREAS=FOLDER / "lebensraeume_release.gpkg", INDEX=FOLDER / "sozialindex.gpkg",
            TITLE="Sozialatlas", LEVEL="Statistische Bezirke", AREAS_LEVEL="Lebensräume", LANGUAGE="de", SETTINGS=FOLDER / "atlas.yaml",
            FORMATS=["pdf", "html", "odt"], OUTPUT_FOLDER=FOLDER / "atlas",
        )  # fmt: skip
        qgis.run(
            "export", RELEASE=FOLDER / "bezirke_release.gpkg", TITLE="Sozialdaten Zechenfeld", LEVEL="Statistische Bezirke",
            PUBLISHER="Stadt Zechenfeld (erfunden)", FORMATS=["xlsx", "csv", "kommonitor"], OUTPUT_FOLDER=FOLDER / "weitergabe",
        )  # fmt: skip
        for (title, *_), layer in zip((levels[0], levels[2]), released["RELEASES"], strict=True):
            print_table(f"{title}, freigegeben", Path(layer.partition("|")[0]))
    print(f"\nThe example city, results and releases lie in {os.path.relpath(FOLDER)}:")
    for path in sorted([*FOLDER.iterdir(), *(FOLDER / "atlas").glob("atlas.*")]):
        if path.is_file():
            print(f"  {path.relative_to(FOLDER)!s:30} {path.stat().st_size / 1e6:6.1f} MB")
    print(
        "Drag a .gpkg into QGIS: it opens styled. Results hold unprotected small counts, for internal use only; what may be"
    )
    print("shown are the releases (…_release.gpkg). protocol.html says by which rule, and what was proved.")
    print(
        "atlas/atlas.pdf is the atlas, atlas/pdf holds its single pages, atlas/atlas.odt is the same for a text document."
    )
    print(
        "vergleich.html shows what the districts hide of the areas people live in. weitergabe holds the districts as a workbook, as open data"
    )
    print("and as a package for KomMonitor.")


class QgisProcess:
    """qgis_process in a profile of its own, with the plugin of this checkout."""

    def __init__(self, profile: Path) -> None:
        packages = next(path for path in map(Path, sys.path) if (path / "shapely").is_dir())
        self._environment = {
            **os.environ,
            "QGIS_CUSTOM_CONFIG_PATH": str(profile),
            "QGIS_PLUGINPATH": str(ROOT / ".build" / "plugins"),
            "PYTHONPATH": str(packages),
            "QT_QPA_PLATFORM": "offscreen",
            "LANG": "de_DE.UTF-8",
            "LC_ALL": "de_DE.UTF-8",
        }
        self._call("plugins", "enable", "sozialraumatlas")

    def run(self, algorithm: str, **inputs: object) -> dict[str, str]:
        text = json.dumps({"inputs": {name: plain(value) for name, value in inputs.items()}})
        start = time.perf_counter()
        answer = json.loads(self._call("run", f"sozialraumatlas:{algorithm}", "-", text=text))
        print(
            f"sozialraumatlas:{algorithm} -> {Path(answer['results'].get('OUTPUT', answer['results'].get('PROTOCOL', answer['results'].get('PDF', FOLDER)))).name} ({time.perf_counter() - start:.1f} s)"
        )
        return answer["results"]

    def _call(self, *arguments: str, text: str | None = None) -> str:
        done = subprocess.run(
            ["qgis_process", *arguments], env=self._environment, input=text, capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(done.stderr or done.stdout)
        return done.stdout


def plain(value: object) -> object:
    """The value as JSON takes it."""
    return [str(entry) for entry in value] if isinstance(value, list) else str(value)


def print_table(title: str, path: Path) -> None:
    """The latest figures, as German readers are used to see them; a dot is a withheld one."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            "SELECT area_id, area_name, indicator, value FROM facts WHERE date = (SELECT max(date) FROM facts)"
        ).fetchall()
        date = connection.execute("SELECT max(date) FROM facts").fetchone()[0]
    values = {(area, indicator): value for area, _, indicator, value in rows}
    names = {area: name for area, name, _, _ in rows}
    print(f"\n{title}, {date[8:]}.{date[5:7]}.{date[:4]}")
    print(f"  {'':26}" + "".join(f"{heading:>12}" for heading in HEADINGS))
    for area, name in names.items():
        cells = (german(values[area, indicator], 0 if indicator == "ew" else 1) for indicator in SHOWN)
        print(f"  {name:26}" + "".join(f"{cell:>12}" for cell in cells))
    print()


def german(value: float | None, decimals: int) -> str:
    return "." if value is None else f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


if __name__ == "__main__":
    main()
