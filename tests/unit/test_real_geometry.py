"""The crosswalk on real boundaries, digitised anew or badly."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from osgeo import ogr

from sozialraumatlas.core.crosswalk import build_crosswalk
from sozialraumatlas.core.reporter import Reporter
from sozialraumatlas.core.zones import make_zones


def read(path, field):
    source = ogr.Open(str(path))
    features = [
        (feature.GetField(field), bytes(feature.GetGeometryRef().ExportToWkb())) for feature in source.GetLayer(0)
    ]
    ids, wkb = zip(*features, strict=True)
    return list(ids), shapely.from_wkb(np.array(wkb, dtype=object))


@pytest.fixture(scope="module")
def berlin(shared):
    ids, shapes = read(shared / "berlin" / "planungsraeume_lor2019_25833.gpkg", "plr_id")
    units = make_zones("plr", ids, ids, shapes, Reporter())
    counts = pd.read_csv(shared / "berlin" / "ewr_plr_lor2019_stichtag_2015_2020.csv", dtype={"plr_id": str})
    people = (
        counts[counts["stichtag"] == "2016-12-31"]
        .set_index("plr_id")["ew"]
        .reindex(ids)
        .fillna(0)
        .to_numpy(dtype=float)
    )
    return units, people


@pytest.mark.parametrize("length", [2, 4, 6])
@pytest.mark.parametrize("simplified", [1.0, 5.0])
def test_coarser_levels_of_berlin_digitised_anew(berlin, length, simplified):
    """Each area is simplified on its own, so neighbours gap and overlap by metres."""
    units, people = berlin
    keys = np.array([id[:length] for id in units.ids])
    names = sorted(set(keys))
    drawn = [shapely.simplify(shapely.union_all(units.geometry[keys == name]), simplified) for name in names]
    areas = make_zones("areas", names, names, np.array(drawn, dtype=object), Reporter())
    truth = np.array([people[keys == name].sum() for name in names])
    for method in ("largest_share", "point"):
        figures = build_crosswalk(units, areas, method, None, Reporter()).apply(people[:, None])[:, 0]
        np.testing.assert_array_equal(figures, truth)
    cut = build_crosswalk(units, areas, "area", None, Reporter(), tolerance=2 * simplified)
    np.testing.assert_allclose(cut.apply(people[:, None])[:, 0], truth, rtol=5e-4)
    whole = cut.weights.copy()
    whole.data = (whole.data == 1.0).astype(float)
    members = cut.weights.copy()
    members.data = np.ones_like(members.data)
    assert (whole @ people <= truth).all()
    assert (truth <= members @ people).all()
    assert cut.cut().nnz < 0.02 * len(units), "hardly a unit counts as cut"


def test_districts_of_flensburg_with_invalid_polygons_nest_in_its_quarters(shared):
    ids, shapes = read(shared / "flensburg" / "statistische_bezirke_25832.gpkg", "AREA_ID")
    parents, _ = read(shared / "flensburg" / "statistische_bezirke_25832.gpkg", "PARENT_ARE")
    quarters, quarter_shapes = read(shared / "flensburg" / "stadtteile_25832.gpkg", "AREA_ID")
    reporter = Reporter()
    units = make_zones("bezirke", ids, ids, shapes, reporter)
    assert "2 invalid geometries were repaired" in reporter.warnings[0]
    areas = make_zones("stadtteile", quarters, quarters, quarter_shapes, reporter)
    for method in ("largest_share", "point", "area"):
        crosswalk = build_crosswalk(units, areas, method, None, Reporter())
        found = {(quarters[area], ids[unit]) for area, unit in zip(*crosswalk.weights.nonzero(), strict=True)}
        assert found == set(zip(parents, ids, strict=True)), method
