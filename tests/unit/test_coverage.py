"""Where neighbours leave no gap, the last share is what the others leave; and only there."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from sozialraumatlas.core.coverage import Edges
from sozialraumatlas.core.overlay import overlay_surface
from sozialraumatlas.core.reporter import Reporter


def shapes(*polygons):
    return np.array(polygons, dtype=object)


def meets_open_edge(shape, areas):
    return len(shapely.STRtree(Edges(areas).open_boxes()).query(shape)) > 0


def test_shared_edges_cancel_whatever_the_direction_of_the_rings():
    left, right = box(0, 0, 1, 1), shapely.Polygon([(1, 0), (1, 1), (2, 1), (2, 0)])
    for pair in (shapes(left, right), shapes(left, shapely.reverse(right)), shapes(shapely.reverse(left), right)):
        assert len(Edges(pair).boxes()) == 8
        boxes = shapely.bounds(Edges(pair).open_boxes())
        assert len(boxes) == 6
        assert not (boxes == [1, 0, 1, 1]).all(axis=1).any()


def test_a_hole_filled_by_its_own_area_is_closed_and_an_empty_one_is_open():
    ring = shapely.difference(box(0, 0, 9, 9), box(3, 3, 6, 6))
    inner = box(2, 2, 7, 7)
    assert not meets_open_edge(inner, shapes(ring, box(3, 3, 6, 6)))
    assert meets_open_edge(inner, shapes(ring, None))


@pytest.mark.parametrize("areas", [shapes(None), shapes(), shapes(shapely.Polygon())])
def test_no_edges(areas):
    assert len(Edges(areas).boxes()) == len(Edges(areas).open_boxes()) == 0


def test_one_area_twice_stays_open():
    assert len(Edges(shapes(box(0, 0, 1, 1), box(0, 0, 1, 1))).open_boxes()) == 4


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), drop=st.booleans(), overlap=st.booleans())
def test_every_pair_equals_its_own_intersection(seed, drop, overlap):
    random = np.random.default_rng(seed)
    frame = box(0, 0, 100, 100)

    def cells(count):
        points = shapely.multipoints(random.uniform(0, 100, (count, 2)))
        return shapely.intersection(shapely.get_parts(shapely.voronoi_polygons(points, extend_to=frame)), frame)

    units, areas = cells(40), cells(8)
    if drop:
        areas = areas[1:]
    if overlap:
        areas = np.append(areas, [frame, box(20, 20, 70, 75)])
    found = overlay_surface(units, areas, Reporter())
    measured = np.zeros((len(areas), len(units)))
    measured[found.container, found.piece] = found.measure
    shared = shapely.intersection(areas[:, None], units[None, :])
    np.testing.assert_allclose(measured, shapely.area(shared), atol=1e-9)
    outside = shapely.length(shapely.difference(units[found.piece], areas[found.container]))
    part = found.measure / shapely.area(units)[found.piece]
    small, nearly = (part < 0.1) & (part > 1e-6), (part > 0.9) & (part < 1 - 1e-6)
    around = shapely.length(shared)[found.container, found.piece]
    np.testing.assert_allclose(found.perimeter[small], around[small], rtol=1e-6)
    np.testing.assert_allclose(found.rest_perimeter[nearly], outside[nearly], rtol=1e-6)
