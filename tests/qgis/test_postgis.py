"""Units and counts straight from PostGIS: a server of the distribution on this machine alone, in a folder that goes with the test."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameters,
    QgsProject,
    QgsVectorLayer,
)

from sozialraumatlas.bridge import tables

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def missing(reason):
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A fresh server on the loopback; its address in the words of libpq."""
    if not BINARIES or not list(
        BINARIES[-1].parent.parent.parent.parent.glob(
            f"share/postgresql/{BINARIES[-1].parent.name}/extension/postgis.control"
        )
    ):
        missing("PostgreSQL with PostGIS is not installed")
    folder = Path("/tmp") / f"sozialraumatlas-postgis-{os.getpid()}"  # a path short enough for a socket
    folder.mkdir(mode=0o777)
    binaries = BINARIES[-1]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # PostgreSQL refuses to run as root.
    user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if user:
        shutil.chown(folder, "postgres")

    def call(*command):
        subprocess.run([*user, *map(str, command)], check=True, capture_output=True, cwd=folder, timeout=120)

    data = folder / "data"
    call(
        binaries / "initdb",
        "-D",
        data,
        "-A",
        "trust",
        "-U",
        "planer",
        "--no-sync",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
    )
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
    call(binaries / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
    try:
        call(binaries / "createdb", "-h", "127.0.0.1", "-p", port, "-U", "planer", "stadt")
        call(
            binaries / "psql",
            "-h",
            "127.0.0.1",
            "-p",
            port,
            "-U",
            "planer",
            "-d",
            "stadt",
            "-c",
            "CREATE EXTENSION postgis",
        )
        yield f"dbname='stadt' host=127.0.0.1 port={port} user='planer'"
    finally:
        call(binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def city(qgis_process, server, tmp_path_factory):
    """The example city in the database: blocks, districts, and counts as numbers with NULL."""
    found = qgis_process.run("demodata", OUTPUT_FOLDER=tmp_path_factory.mktemp("stadt")).results
    gdal.UseExceptions()
    target = "PG:" + server
    for name in ("bloecke", "bezirke"):
        gdal.VectorTranslate(
            target,
            found["BLOCKS"].partition("|")[0],
            layers=[name],
            accessMode="overwrite",
            layerCreationOptions=["GEOMETRY_NAME=geom", "FID=gid"],
        )
    gdal.VectorTranslate(
        target, found["COUNTS"], accessMode="overwrite", layerName="zaehlungen", options=["-oo", "AUTODETECT_TYPE=NO"]
    )
    return found


def table(server, name, key, geometry=""):
    return f'postgres://{server} key=\'{key}\' table="public"."{name}"{f" ({geometry})" if geometry else ""}'


def facts(path):
    with sqlite3.connect(path) as connection:
        return connection.execute(
            "SELECT area_id, indicator, date, numerator, denominator, value, status FROM facts ORDER BY area_id, indicator, date"
        ).fetchall()


def test_the_figures_are_those_of_the_files(qgis_process, server, city, tmp_path):
    common = {
        "UNIT_ID": "block_id",
        "COUNTS_DATE": "stichtag",
        "AREA_ID": "bezirk",
        "TOTAL_ID": "00",
        "INDICATORS": "ew;kind_bg;alo_q",
    }
    from_files = qgis_process.run(
        "indicators", **common, UNITS=city["BLOCKS"], COUNTS=city["COUNTS"], AREAS=city["DISTRICTS"], OUTPUT=tmp_path / "dateien.gpkg"
    )  # fmt: skip
    assert from_files.code == 0, from_files.error
    from_database = qgis_process.run(
        "indicators", **common, UNITS=table(server, "bloecke", "gid", "geom"), COUNTS=table(server, "zaehlungen", "ogc_fid"),
        AREAS=table(server, "bezirke", "gid", "geom"), OUTPUT=tmp_path / "datenbank.gpkg",
    )  # fmt: skip
    assert from_database.code == 0, from_database.error
    assert facts(tmp_path / "datenbank.gpkg") == facts(tmp_path / "dateien.gpkg")
    with sqlite3.connect(tmp_path / "datenbank.gpkg") as connection:
        (inputs,) = connection.execute("SELECT value FROM meta WHERE key = 'inputs'").fetchone()
    # The result says which tables, and nothing that opens the database.
    assert "zaehlungen" in inputs
    assert "planer" not in inputs
    assert "127.0.0.1" not in inputs


def test_a_filter_is_left_to_the_server(qgis_app, server, city):
    """Of a large table only what is asked for travels: by the layer's filter, and by the filter of the source."""
    layer = QgsVectorLayer(table(server, "zaehlungen", "ogc_fid").removeprefix("postgres://"), "Zählungen", "postgres")
    assert layer.isValid()
    whole = layer.featureCount()
    assert layer.setSubsetString("\"stichtag\" = '31.12.2024'")
    context = QgsProcessingContext()
    QgsProject.instance().addMapLayer(layer)
    context.setProject(QgsProject.instance())
    definition = QgsProcessingParameterFeatureSource("COUNTS")
    source = QgsProcessingParameters.parameterAsSource(definition, {"COUNTS": layer.id()}, context)
    read = tables.read_table("zaehlungen", source, None)
    assert read.rows == whole // 8
    filtered = QgsProcessingFeatureSourceDefinition(layer.id(), filterExpression="\"block_id\" LIKE '01%'")
    source = QgsProcessingParameters.parameterAsSource(definition, {"COUNTS": filtered}, context)
    read = tables.read_table("zaehlungen", source, None)
    assert 0 < read.rows < whole // 8
    assert all(str(key).startswith("01") for key in read.columns["block_id"])
    QgsProject.instance().removeMapLayer(layer.id())


def test_a_server_that_is_gone_is_said(qgis_process, server, city, tmp_path):
    gone = server.replace("port=", "port=1")
    run = qgis_process.run(
        "indicators", UNITS=table(gone, "bloecke", "gid", "geom"), UNIT_ID="block_id", COUNTS=city["COUNTS"], OUTPUT=tmp_path / "x.gpkg"
    )  # fmt: skip
    assert run.code != 0
    assert "Traceback" not in run.error
    assert not (tmp_path / "x.gpkg").exists()


def test_tables_of_a_million_rows_are_taken_in_pieces(qgis_app, server, monkeypatch):
    """Every piece is whole, whatever its size."""
    connection = ogr.Open("PG:" + server, update=1)
    connection.ExecuteSQL("CREATE TABLE viele AS SELECT n AS id, n % 7 AS wert FROM generate_series(1, 2503) AS n")
    connection.ExecuteSQL("ALTER TABLE viele ADD PRIMARY KEY (id)")
    layer = QgsVectorLayer(table(server, "viele", "id").removeprefix("postgres://"), "viele", "postgres")
    monkeypatch.setattr(tables, "_PIECE", 100)
    read = tables.read_table("viele", QgsProcessingFeatureSource(layer, QgsProcessingContext()), None)
    assert sorted(read.columns["id"]) == list(range(1, 2504))
    assert sum(read.columns["wert"]) == sum(n % 7 for n in range(1, 2504))
