"""The crosswalk against its peers: every tool in one run, on the same polygons, with the same result.

    .bench/bin/python benchmarks/crosswalk.py small land grid          # minutes
    .bench/bin/python benchmarks/crosswalk.py nation                   # half an hour with native:intersection, 10 GB
    .bench/bin/python benchmarks/crosswalk.py nation --without native:intersection

Each tool runs in a process of its own, so that its peak memory is its own. Data are made by a seeded script and loaded before
the clock starts; the clock covers finding the shared surfaces and applying them to all columns. Peers: see
benchmarks/requirements.txt; QGIS itself from the distribution.
"""

from __future__ import annotations

import importlib.util
import json
import multiprocessing
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import shapely

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).resolve().parent))

from polygons import columns, grid_cells, wiggly_cells  # noqa: E402

CASES = {
    "small": (lambda: wiggly_cells(1_000, 6_000, 1), lambda: wiggly_cells(12, 6_000, 2), 150, 5),
    "land": (lambda: wiggly_cells(100_000, 60_000, 1), lambda: wiggly_cells(1_000, 60_000, 2), 150, 3),
    "grid": (lambda: grid_cells(100_000, 60_000), lambda: wiggly_cells(1_000, 60_000, 2), 150, 3),
    "nation": (lambda: grid_cells(3_000_000, 640_000), lambda: wiggly_cells(11_000, 640_000, 2), 150, 3),
}
ONCE = {("nation", "native:intersection")}
"""Takes a quarter of an hour: run once."""

MOST_UNITS_IN_MEMORY = 200_000
"""Layers with 150 columns and more units than this do not fit into 24 GB as memory layers of QGIS; they are files."""


Prepared = Callable[[], np.ndarray]
"""A tool with its data loaded: gives areas × columns."""


def ours(units: np.ndarray, areas: np.ndarray, counts: np.ndarray, with_lattice: bool = False) -> Prepared:
    name = "sozialraumatlas"
    spec = importlib.util.spec_from_file_location(name, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    sys.modules[name] = importlib.util.module_from_spec(spec)
    from sozialraumatlas.core.crosswalk import build_crosswalk
    from sozialraumatlas.core.reporter import Reporter
    from sozialraumatlas.core.zones import Zones

    def zones(shapes: np.ndarray) -> Zones:
        ids = tuple(map(str, range(len(shapes))))
        return Zones("layer", ids, ids, shapes)

    if not with_lattice:
        from sozialraumatlas.core import surface_shares

        surface_shares.find_lattice = lambda polygons: None
    unit_zones, area_zones = zones(units), zones(areas)
    return lambda: build_crosswalk(unit_zones, area_zones, "area", None, Reporter(), tolerance=0.0).apply(counts)


def ours_lattice(units: np.ndarray, areas: np.ndarray, counts: np.ndarray) -> Prepared:
    return ours(units, areas, counts, with_lattice=True)


def tobler(units: np.ndarray, areas: np.ndarray, counts: np.ndarray) -> Prepared:
    import geopandas as gpd
    import pandas as pd
    from tobler.area_weighted import area_interpolate

    names = [f"v{index}" for index in range(counts.shape[1])]
    source = gpd.GeoDataFrame(pd.DataFrame(counts, columns=names), geometry=units, crs="EPSG:25832")
    target = gpd.GeoDataFrame(geometry=areas, crs="EPSG:25832")
    return lambda: area_interpolate(source, target, extensive_variables=names, allocate_total=False)[names].to_numpy()


def duckdb(units: np.ndarray, areas: np.ndarray, counts: np.ndarray) -> Prepared:
    import duckdb
    import duckdb_extension_spatial
    import pandas as pd

    extension = next(Path(duckdb_extension_spatial.__file__).parent.rglob("spatial.duckdb_extension"))
    connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    connection.execute(f"LOAD '{extension}'")
    names = [f"v{index}" for index in range(counts.shape[1])]
    frame = pd.DataFrame(counts, columns=names)
    frame["wkb"] = shapely.to_wkb(units)
    targets = pd.DataFrame({"id": np.arange(len(areas)), "wkb": shapely.to_wkb(areas)})
    connection.register("frame", frame)
    connection.register("targets", targets)
    connection.execute("CREATE TABLE u AS SELECT * EXCLUDE wkb, ST_GeomFromWKB(wkb) AS g FROM frame")
    connection.execute("CREATE TABLE a AS SELECT id, ST_GeomFromWKB(wkb) AS g FROM targets")
    sums = ", ".join(f"sum(w * {name})" for name in names)
    every = ", ".join(names)

    def run() -> np.ndarray:
        rows = connection.execute(
            f"""SELECT id, {sums} FROM (
                SELECT a.id, {every}, CASE WHEN ST_Within(u.g, a.g) THEN 1.0
                    ELSE ST_Area(ST_Intersection(u.g, a.g)) / ST_Area(u.g) END AS w
                FROM u JOIN a ON ST_Intersects(u.g, a.g)) GROUP BY id ORDER BY id"""
        ).fetchnumpy()
        result = np.zeros((len(areas), counts.shape[1]))
        identifiers, *values = rows.values()
        result[np.asarray(identifiers)] = np.column_stack(values)
        return result

    return run


def sedona(units: np.ndarray, areas: np.ndarray, counts: np.ndarray) -> Prepared:
    import pyarrow as pa
    import sedonadb

    connection = sedonadb.connect()
    names = [f"v{index}" for index in range(counts.shape[1])]
    table = pa.table({**{name: counts[:, index] for index, name in enumerate(names)}, "wkb": shapely.to_wkb(units)})
    targets = pa.table({"id": np.arange(len(areas)), "wkb": shapely.to_wkb(areas)})
    connection.create_data_frame(table).to_view("frame")
    connection.create_data_frame(targets).to_view("targets")
    every = ", ".join(names)
    connection.sql(f"SELECT {every}, ST_GeomFromWKB(wkb) AS g FROM frame").to_memtable().to_view("u")
    connection.sql("SELECT id, ST_GeomFromWKB(wkb) AS g FROM targets").to_memtable().to_view("a")
    sums = ", ".join(f"sum(w * {name}) AS s{name}" for name in names)

    def run() -> np.ndarray:
        rows = connection.sql(
            f"""SELECT id, {sums} FROM (
                SELECT a.id, {every}, ST_Area(ST_Intersection(u.g, a.g)) / ST_Area(u.g) AS w
                FROM u JOIN a ON ST_Intersects(u.g, a.g)) GROUP BY id ORDER BY id"""
        ).to_arrow_table()
        result = np.zeros((len(areas), counts.shape[1]))
        result[rows["id"].to_numpy()] = np.column_stack([rows[f"s{name}"].to_numpy() for name in names])
        return result

    return run


def write_files(folder: Path, units: np.ndarray, areas: np.ndarray, counts: np.ndarray) -> None:
    import geopandas

    table = {"nr": np.arange(len(units)), **{f"v{index}": counts[:, index] for index in range(counts.shape[1])}}
    frame = geopandas.GeoDataFrame(table, geometry=units, crs="EPSG:25832")
    frame.to_file(folder / "units.gpkg", layer="units", engine="pyogrio", use_arrow=True)
    frame = geopandas.GeoDataFrame({"area": np.arange(len(areas))}, geometry=areas, crs="EPSG:25832")
    frame.to_file(folder / "areas.gpkg", layer="areas", engine="pyogrio")


def native_intersection(units: np.ndarray, areas: np.ndarray, counts: np.ndarray) -> Prepared:
    """Only the intersection, from memory to memory or from file to file; the aggregation that would still be needed is not
    run."""
    if len(units) > MOST_UNITS_IN_MEMORY:
        folder = Path(tempfile.mkdtemp(dir=native_intersection.folder))
        # In a process of its own, since GDAL of QGIS and GDAL of pyogrio need not meet.
        writer = multiprocessing.get_context("fork").Process(target=write_files, args=(folder, units, areas, counts))
        writer.start()
        writer.join()
    from qgis.core import (
        QgsApplication,
        QgsFeature,
        QgsFeatureRequest,
        QgsGeometry,
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsVectorLayer,
    )

    native_intersection.application = QgsApplication([], False)
    native_intersection.application.initQgis()
    from qgis.analysis import QgsNativeAlgorithms

    native_intersection.provider = QgsNativeAlgorithms()
    QgsApplication.processingRegistry().addProvider(native_intersection.provider)

    def layer(name: str, shapes: np.ndarray, values: np.ndarray) -> QgsVectorLayer:
        fields = "".join(f"&field=v{index}:double" for index in range(values.shape[1]))
        made = QgsVectorLayer(f"Polygon?crs=EPSG:25832&field=nr:integer{fields}", name, "memory")
        features = []
        for index, wkb in enumerate(shapely.to_wkb(shapes)):
            feature = QgsFeature(made.fields())
            feature.setAttributes([index, *values[index].tolist()])
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
            feature.setGeometry(geometry)
            features.append(feature)
        made.dataProvider().addFeatures(features)
        return made

    surface = shapely.area(units)
    if len(units) > MOST_UNITS_IN_MEMORY:
        source, target, output = (str(folder / f"{name}.gpkg") for name in ("units", "areas", "pieces"))
    else:
        source, target, output = layer("u", units, counts), layer("a", areas, np.empty((len(areas), 0))), "memory:"

    def run() -> np.ndarray:
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("native:intersection")
        context = QgsProcessingContext()
        results, _ = algorithm.run(
            {"INPUT": source, "OVERLAY": target, "OUTPUT": output}, context, QgsProcessingFeedback()
        )
        found = results["OUTPUT"]
        run.result = (context.takeResultLayer(found) or QgsVectorLayer(found)) if isinstance(found, str) else found
        return np.empty(0)

    def collect() -> np.ndarray:
        result = np.zeros((len(areas), counts.shape[1]))
        names = run.result.fields().names()
        first_field, last_field = names.index("nr"), len(names) - 1
        request = QgsFeatureRequest().setSubsetOfAttributes([first_field, last_field])
        for feature in run.result.getFeatures(request):
            unit, area = feature[first_field], feature[last_field]
            result[area] += feature.geometry().area() / surface[unit] * counts[unit]
        return result

    run.collect = collect
    return run


TOOLS = {
    "sozialraumatlas": ours, "sozialraumatlas, grid arithmetic": ours_lattice, "tobler": tobler, "DuckDB spatial": duckdb,
    "SedonaDB": sedona, "native:intersection": native_intersection,
}  # fmt: skip


def worker(tool: str, data: Path, repeats: int, result: Path) -> None:
    """Runs one tool and prints its times and its peak memory above the loaded data."""
    with data.open("rb") as file:
        unit_wkb, area_wkb, counts = pickle.load(file)
    units, areas = shapely.from_wkb(unit_wkb), shapely.from_wkb(area_wkb)
    del unit_wkb
    native_intersection.folder = data.parent
    prepared = TOOLS[tool](units, areas, counts)
    times = []
    for _ in range(repeats):
        shapely.destroy_prepared(areas)
        start = time.perf_counter()
        answer = prepared()
        times.append(time.perf_counter() - start)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.split("VmHWM:")[1].split()[0]) * 1024
    np.save(result, prepared.collect() if hasattr(prepared, "collect") else answer)
    print(json.dumps({"times": times, "peak": peak}))


def main(cases: list[str], without: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            make_units, make_areas, width, repeats = CASES[case]
            units, areas = make_units(), make_areas()
            counts = columns(len(units), width, 3)
            data = Path(folder) / "data.pickle"
            with data.open("wb") as file:
                pickle.dump((shapely.to_wkb(units), shapely.to_wkb(areas), counts), file, protocol=5)
            print(
                f"\n{case}: {len(units):,} units × {len(areas):,} areas × {width} columns, medians of {repeats}",
                flush=True,
            )
            count = len(units)
            del units
            reference, fastest = None, None
            for tool in TOOLS:
                if tool in without:
                    continue
                if tool == "sozialraumatlas, grid arithmetic" and case not in ("grid", "nation"):
                    continue
                times = 1 if (case, tool) in ONCE else repeats
                result = Path(folder) / "result.npy"
                done = subprocess.run(
                    [sys.executable, __file__, "--worker", tool, str(data), str(times), str(result)],
                    capture_output=True, text=True, check=False, env={**__import__("os").environ, "QT_QPA_PLATFORM": "offscreen"},
                )  # fmt: skip
                if done.returncode:
                    print(f"  {tool:34} failed: {done.stderr.strip().splitlines()[-1:]}", flush=True)
                    continue
                answer = json.loads(done.stdout.splitlines()[-1])
                median = statistics.median(answer["times"])
                figures = np.load(result)
                if reference is None:
                    reference, fastest = figures, median
                scale = np.abs(reference).max(axis=0)
                difference = float((np.abs(figures - reference) / scale).max())
                print(
                    f"  {tool:34} {median:9.3f} s   {median / fastest:7.1f} ×   {answer['peak'] / 1e9:5.2f} GB   "
                    f"difference {difference:.1e}",
                    flush=True,
                )
            print(f"  {count:,} units; {pairs(data)}", flush=True)


def pairs(data: Path) -> str:
    """How many pairs there are, and how many need an intersection: the floor."""
    with data.open("rb") as file:
        unit_wkb, area_wkb, _ = pickle.load(file)
    units, areas = shapely.from_wkb(unit_wkb), shapely.from_wkb(area_wkb)
    ours(units[:1], areas, np.zeros((1, 1)))
    from sozialraumatlas.core.overlay import overlay_surface
    from sozialraumatlas.core.reporter import Reporter

    found = overlay_surface(units, areas, Reporter())
    cut = int((found.share < 1.0 - 1e-9).sum())
    return f"{len(found):,} pairs share surface, {cut:,} of them lie on a boundary and need an intersection"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        worker(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))
    else:
        cut = sys.argv.index("--without") if "--without" in sys.argv else len(sys.argv)
        main(sys.argv[1:cut] or ["small", "land", "grid"], sys.argv[cut + 1 :])
