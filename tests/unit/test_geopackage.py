"""Result files: whole or not there at all."""

from __future__ import annotations

import sqlite3

import numpy as np
import pandas as pd
import pytest
import shapely
from osgeo import ogr

from sozialraumatlas.core import geopackage
from sozialraumatlas.core.errors import CanceledError, ResultFileError
from sozialraumatlas.core.files import replaced_when_whole
from sozialraumatlas.core.geopackage import read_meta, read_table, write_layers
from sozialraumatlas.core.reporter import Reporter
from sozialraumatlas.core.result import Layer, Shapes, Style


def layers():
    polygons = [shapely.box(0, 0, 1, 1).wkb, None, shapely.MultiPolygon([shapely.box(2, 0, 3, 1)]).wkb]
    table = pd.DataFrame({"area_id": ["01", "02", "03"], "value": [1.5, np.nan, 3.0], "n": [1, 2, 3]})
    facts = pd.DataFrame({"text": ["ä", None], "figure": [np.nan, 2.5], "number": [1, 2]})
    return [Layer("areas", table, Shapes(polygons, "")), Layer("facts", facts)]


def test_what_is_written_is_read_back(tmp_path):
    path = tmp_path / "x.gpkg"
    write_layers(path, layers(), [Style("areas", "<qgis/>")])
    facts = read_table(path, "facts")
    assert facts["text"].tolist()[0] == "ä"
    assert facts["text"].isna().tolist() == [False, True]
    assert facts["figure"].isna().tolist() == [True, False]
    source = ogr.Open(str(path))
    areas = source.GetLayerByName("areas")
    assert areas.GetGeomType() == ogr.wkbMultiPolygon
    assert [feature.GetField("area_id") for feature in areas] == ["01", "02", "03"]
    areas.ResetReading()
    assert [feature.GetField("value") for feature in areas] == [1.5, None, 3.0]
    with sqlite3.connect(path) as connection:
        assert connection.execute(
            "SELECT f_table_name, f_geometry_column, useAsDefault FROM layer_styles"
        ).fetchall() == [("areas", "geom", 1)]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        types = dict(connection.execute("SELECT table_name, data_type FROM gpkg_contents"))
    assert types["areas"] == "features"
    assert types["facts"] == "attributes"


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "x.gpkg"
    write_layers(path, layers())
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError), replaced_when_whole(path) as unfinished:
        unfinished.write_bytes(b"half")
        raise ZeroDivisionError
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["x.gpkg"]


def test_writing_can_be_stopped_and_tells_how_far_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(geopackage, "_ROWS_PER_PIECE", 10)
    path = tmp_path / "x.gpkg"
    write_layers(path, layers())
    before = path.read_bytes()
    seen = []

    class Impatient(Reporter):
        def progress(self, fraction):
            seen.append(fraction)
            super().progress(fraction)

        def is_canceled(self):
            return len(seen) == 3

    long = Layer("facts", pd.DataFrame({"number": np.arange(95)}))
    with pytest.raises(CanceledError):
        write_layers(path, [layers()[0], long], (), Impatient())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    assert seen == pytest.approx([10 / 95, 20 / 95, 30 / 95])
    write_layers(path, [layers()[0], long])
    assert read_table(path, "facts")["number"].tolist() == list(range(95))


def test_a_log_of_the_old_file_is_not_applied_to_the_new_one(tmp_path):
    path = tmp_path / "x.gpkg"
    write_layers(path, layers())
    open_elsewhere = sqlite3.connect(path)
    open_elsewhere.execute("PRAGMA journal_mode = WAL")
    open_elsewhere.execute("DELETE FROM facts")
    open_elsewhere.commit()
    assert (tmp_path / "x.gpkg-wal").exists()
    write_layers(path, layers())
    assert len(read_table(path, "facts")) == 2
    open_elsewhere.close()
    assert len(read_table(path, "facts")) == 2


def test_unusable_targets(tmp_path):
    with pytest.raises(ResultFileError, match="does not exist"):
        write_layers(tmp_path / "nowhere" / "x.gpkg", layers())
    (tmp_path / "folder.gpkg").mkdir()
    with pytest.raises(ResultFileError, match="cannot be replaced"):
        write_layers(tmp_path / "folder.gpkg", layers())
    assert [file.name for file in tmp_path.iterdir()] == ["folder.gpkg"]


def test_files_that_are_no_results(tmp_path):
    with pytest.raises(ResultFileError, match="does not exist"):
        read_meta(tmp_path / "x.gpkg")
    (tmp_path / "text.gpkg").write_text("no database, but long enough to be looked at" * 20)
    with pytest.raises(ResultFileError, match="is no result"):
        read_meta(tmp_path / "text.gpkg")
    write_layers(tmp_path / "x.gpkg", layers())
    with pytest.raises(ResultFileError, match="has no layer meta"):
        read_meta(tmp_path / "x.gpkg")
