"""Result files on disk: a GeoPackage with the layers `areas`, `facts`, `crosswalk`, `counts` and `meta`.

GDAL creates the layers, so that the file is a proper GeoPackage; the long tables are then filled through SQLite, which
takes a tenth of the time.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from .errors import ResultFileError
from .files import replaced_when_whole
from .language import translate
from .reporter import Reporter
from .result import Layer, Result, Shapes, Style, meta_layer

_STYLE_TABLE = "layer_styles"

_ROWS_PER_PIECE = 100_000
"""Rows written between two looks at whether the user wants to stop."""


def write_result(path: Path, result: Result, reporter: Reporter | None = None) -> None:
    """Writes a result file; an existing one is replaced when the new one is whole.

    Raises:
        ResultFileError: the file cannot be written or replaced.
        CanceledError: the user wants to stop; an existing file is as it was.
    """
    layers = [
        Layer("areas", result.areas, result.shapes),
        Layer("facts", result.facts),
        Layer("crosswalk", result.crosswalk),
        Layer("counts", result.counts),
        meta_layer(result.meta),
        *result.further_layers,
    ]
    write_layers(path, layers, result.styles, reporter)


def write_layers(
    path: Path, layers: Sequence[Layer], styles: Sequence[Style] = (), reporter: Reporter | None = None
) -> None:
    """Writes layers and their styles into one GeoPackage; an existing one is replaced when the new one is whole.

    Raises:
        ResultFileError: the file cannot be written or replaced.
        CanceledError: the user wants to stop; an existing file is as it was.
    """
    if styles:
        layers = [*layers, Layer(_STYLE_TABLE, _style_table(styles, layers))]
    with replaced_when_whole(path) as unfinished:
        _create(unfinished, layers)
        _fill(unfinished, {layer.name: layer.table for layer in layers if layer.shapes is None}, reporter or Reporter())


def read_table(path: Path, layer: str) -> pd.DataFrame:
    """A layer of a result file without its geometry.

    Raises:
        ResultFileError: the file or the layer does not exist or is no GeoPackage.
    """
    with _connection(path) as connection:
        frame = pd.read_sql_query(f'SELECT * FROM "{_layer_name(connection, path, layer)}"', connection)  # noqa: S608  # nosec B608
    return frame.drop(columns=[name for name in ("fid", "geom") if name in frame])


def read_meta(path: Path) -> dict[str, Any]:
    """What the file says about itself.

    Raises:
        ResultFileError: as for `read_table`.
    """
    meta = read_table(path, "meta")
    return {key: json.loads(value) for key, value in zip(meta["key"], meta["value"], strict=True)}


def read_shapes(path: Path, layer: str) -> Shapes:
    """The geometries of a layer in the order of its features.

    Raises:
        ResultFileError: as for `read_table`.
    """
    from osgeo import ogr

    with _connection(path) as connection:
        _layer_name(connection, path, layer)
    source = ogr.Open(str(path))
    features = source.GetLayerByName(layer) if source is not None else None
    if features is None:
        raise ResultFileError(
            translate("geopackage", "{file}: the layer {layer} cannot be read.").format(file=path.name, layer=layer)
        )
    system = features.GetSpatialRef()
    wkb = []
    for feature in features:
        geometry = feature.GetGeometryRef()
        wkb.append(None if geometry is None else bytes(geometry.ExportToWkb()))
    return Shapes(wkb, system.ExportToWkt() if system is not None else "")


@contextlib.contextmanager
def _connection(path: Path) -> Iterator[sqlite3.Connection]:
    if not path.is_file():
        raise ResultFileError(translate("geopackage", "The file {file} does not exist.").format(file=path))
    connection = sqlite3.connect(path)
    try:
        yield connection
    except (sqlite3.DatabaseError, pd.errors.DatabaseError) as error:
        raise ResultFileError(
            translate("geopackage", "{file} is no result of Sozialraumatlas: {reason}").format(
                file=path.name, reason=error
            )
        ) from error
    finally:
        connection.close()


def _layer_name(connection: sqlite3.Connection, path: Path, layer: str) -> str:
    row = connection.execute("SELECT table_name FROM gpkg_contents WHERE table_name = ?", (layer,)).fetchone()
    if row is None:
        raise ResultFileError(
            translate("geopackage", "{file} has no layer {layer}; it is no result of Sozialraumatlas.").format(
                file=path.name, layer=layer
            )
        )
    return str(row[0])


def _create(path: Path, layers: Sequence[Layer]) -> None:
    """The file with its map layers filled and its tables empty."""
    from osgeo import ogr

    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    if source is None:
        raise ResultFileError(translate("geopackage", "{file} cannot be created.").format(file=path))
    for layer in layers:
        if layer.shapes is None:
            _add_fields(source.CreateLayer(layer.name, None, ogr.wkbNone), layer.table)
        elif not _write_map_layer(source, layer, layer.shapes):
            raise ResultFileError(translate("geopackage", "{file} cannot be written.").format(file=path))
    source.Destroy()


def _write_map_layer(source: Any, layer: Layer, shapes: Shapes) -> bool:
    """Whether all features could be written. Single shapes become multi shapes, so that both fit."""
    from osgeo import ogr, osr

    system = None
    if shapes.crs_wkt:
        system = osr.SpatialReference()
        system.ImportFromWkt(shapes.crs_wkt)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    to_multi = {
        0: (ogr.wkbMultiPoint, ogr.ForceToMultiPoint),
        1: (ogr.wkbMultiLineString, ogr.ForceToMultiLineString),
        2: (ogr.wkbMultiPolygon, ogr.ForceToMultiPolygon),
    }
    geometries = [None if wkb is None else ogr.CreateGeometryFromWkb(bytes(wkb)) for wkb in shapes.wkb]
    dimension = next((geometry.GetDimension() for geometry in geometries if geometry is not None), 2)
    kind, force = to_multi[dimension]
    target = source.CreateLayer(layer.name, system, kind)
    _add_fields(target, layer.table)
    definition = target.GetLayerDefn()
    target.StartTransaction()
    for geometry, row in zip(geometries, layer.table.itertuples(index=False), strict=True):
        feature = ogr.Feature(definition)
        for index, value in enumerate(row):
            if not pd.isna(value):
                feature.SetField(index, value)
        if geometry is not None:
            feature.SetGeometry(force(geometry))
        if target.CreateFeature(feature) != 0:
            return False
    return target.CommitTransaction() == 0


def _add_fields(layer: Any, table: pd.DataFrame) -> None:
    from osgeo import ogr

    for name, column in table.items():
        kind = (
            ogr.OFTReal if column.dtype.kind == "f" else ogr.OFTInteger if column.dtype.kind in "iu" else ogr.OFTString
        )
        field = ogr.FieldDefn(str(name), kind)
        if column.dtype.kind == "b":
            field = ogr.FieldDefn(str(name), ogr.OFTInteger)
            field.SetSubType(ogr.OFSTBoolean)
        layer.CreateField(field)


def _fill(path: Path, tables: Mapping[str, pd.DataFrame], reporter: Reporter) -> None:
    connection = sqlite3.connect(path)
    all_rows, written = sum(map(len, tables.values())), 0
    try:
        connection.execute("PRAGMA synchronous = OFF")
        for name, table in tables.items():
            columns = ", ".join(f'"{column}"' for column in table)
            places = ", ".join("?" * table.shape[1])
            rows = zip(*(_database_values(table[column]) for column in table), strict=True)
            while piece := list(itertools.islice(rows, _ROWS_PER_PIECE)):
                connection.executemany(f'INSERT INTO "{name}" ({columns}) VALUES ({places})', piece)  # noqa: S608  # nosec B608
                written += len(piece)
                reporter.progress(written / all_rows)
        connection.commit()
    except sqlite3.DatabaseError as error:
        raise ResultFileError(
            translate("geopackage", "{file} cannot be written: {reason}").format(file=path, reason=error)
        ) from error
    finally:
        connection.close()


def _database_values(column: pd.Series) -> list[Any]:
    """Python values with None for what is missing."""
    values = column.to_numpy(dtype=object, copy=True)
    values[column.isna().to_numpy()] = None
    return list(values)


def _style_table(styles: Sequence[Style], layers: Sequence[Layer]) -> pd.DataFrame:
    """The table QGIS looks for when it opens a layer of the file."""
    map_layers = {layer.name for layer in layers if layer.shapes is not None}
    return pd.DataFrame(
        [
            {
                "f_table_catalog": "",
                "f_table_schema": "",
                "f_table_name": style.layer,
                "f_geometry_column": "geom" if style.layer in map_layers else "",
                "styleName": "Sozialraumatlas",
                "styleQML": style.qml,
                "styleSLD": "",
                "useAsDefault": True,
                "description": "Sozialraumatlas",
                "owner": "",
                "ui": None,
                "update_time": None,
            }
            for style in styles
        ]
    )
