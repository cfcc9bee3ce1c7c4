"""Areas under the pencil: the same figures as a full run."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely import box

from sozialraumatlas.core.crosswalk import build_crosswalk
from sozialraumatlas.core.live_crosswalk import LiveCrosswalk
from sozialraumatlas.core.reporter import Reporter
from sozialraumatlas.core.zones import make_zones


def zones(name, shapes):
    ids = [f"{name}{index}" for index in range(len(shapes))]
    return make_zones(name, ids, ids, np.array(shapes, dtype=object), Reporter())


@pytest.mark.parametrize("method", ["largest_share", "area"])
def test_after_every_move_it_equals_a_full_run(method):
    random = np.random.default_rng(2)
    points = shapely.multipoints(random.uniform(0, 1000, (300, 2)))
    cells = shapely.intersection(
        shapely.get_parts(shapely.voronoi_polygons(points, extend_to=box(0, 0, 1000, 1000))), box(0, 0, 1000, 1000)
    )
    units = zones("u", cells)
    drawn = [box(100, 100, 500, 480), box(480, 150, 820, 640), box(300, 400, 620, 900)]
    live = LiveCrosswalk(units, method)
    for shape in drawn:
        live.add(shape)
    for step in range(12):
        moved = step % 3
        corners = shapely.get_coordinates(drawn[moved])[:-1]
        corners[step % len(corners)] += random.uniform(-60, 60, 2)
        drawn[moved] = shapely.make_valid(shapely.Polygon(corners))
        changed = live.update(moved, drawn[moved])
        areas = zones("a", drawn)
        full = build_crosswalk(units, areas, method, None, Reporter())
        now = live.crosswalk(areas.ids).weights.toarray()
        np.testing.assert_allclose(now, full.weights.toarray(), atol=1e-9)
        assert len(changed) < len(units)


def test_moves_that_change_nothing_and_areas_that_vanish():
    units = zones("u", [box(100 * i, 0, 100 * i + 100, 100) for i in range(5)])
    live = LiveCrosswalk(units)
    live.add(box(0, 0, 230, 100))
    assert live.weights(0)[0].tolist() == [0, 1]
    assert live.update(0, box(0, 0, 231, 100)).tolist() == [2]
    assert live.update(0, box(0, 0, 231, 100)).tolist() == []
    assert live.update(0, None).tolist() == [0, 1, 2]
    assert live.weights(0)[0].tolist() == []
