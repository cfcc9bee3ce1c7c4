"""Shared surfaces from sums along the boundaries, against those a geometry engine builds."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from sozialraumatlas.core import free_regions, overlay
from sozialraumatlas.core.boundary_integrals import BoundarySums, directed_edges, divided
from sozialraumatlas.core.overlay import overlay_surface
from sozialraumatlas.core.reporter import Reporter


def shapes(*polygons):
    return np.array(polygons, dtype=object)


def measured(units, areas):
    found = overlay_surface(units, areas, Reporter())
    result = np.zeros((len(areas), len(units)))
    result[found.container, found.piece] = found.share
    return result


def built(units, areas):
    return shapely.area(shapely.intersection(areas[:, None], units[None, :])) / shapely.area(units)


def by_parts(units, areas):
    unit_parts, unit = shapely.get_parts(units, return_index=True)
    area_parts, area = shapely.get_parts(areas, return_index=True)
    surface = shapely.area(shapely.intersection(area_parts[:, None], unit_parts[None, :]))
    result = np.zeros((len(areas), len(units)))
    np.add.at(result, (area[:, None], unit[None, :]), surface)
    return result / shapely.area(units)


def cells(random, count, frame):
    west, south, east, north = frame.bounds
    points = shapely.multipoints(random.uniform((west, south), (east, north), (count, 2)))
    return shapely.intersection(shapely.get_parts(shapely.voronoi_polygons(points, extend_to=frame)), frame)


@pytest.fixture
def without_engine(monkeypatch):
    """The engine gives nothing, so that only what the sums tell counts."""
    monkeypatch.setattr(overlay, "surface_and_perimeter", lambda shapes, *rest: np.zeros((len(shapes), 2)))


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), drop=st.booleans(), overlap=st.booleans())
def test_every_pair_equals_its_own_intersection(seed, drop, overlap):
    random = np.random.default_rng(seed)
    frame = box(0, 0, 100, 100)
    units, areas = cells(random, 40, frame), cells(random, 8, frame)
    if drop:
        areas = areas[1:]
    if overlap:
        areas = np.append(areas, [frame, box(20, 20, 70, 75)])
    found = overlay_surface(units, areas, Reporter())
    surface = np.zeros((len(areas), len(units)))
    surface[found.container, found.piece] = found.measure
    shared = shapely.intersection(areas[:, None], units[None, :])
    np.testing.assert_allclose(surface, shapely.area(shared), atol=1e-9)
    outside = shapely.length(shapely.difference(units[found.piece], areas[found.container]))
    part = found.measure / shapely.area(units)[found.piece]
    small, nearly = (part < 0.1) & (part > 1e-6), (part > 0.9) & (part < 1 - 1e-6)
    around = shapely.length(shared)[found.container, found.piece]
    np.testing.assert_allclose(found.perimeter[small], around[small], rtol=1e-6)
    np.testing.assert_allclose(found.rest_perimeter[nearly], outside[nearly], rtol=1e-6)


def in_germany(polygons):
    """Coordinates as those of Germany, rounded as these are."""
    moved = shapely.transform(polygons, lambda points: points * 100.0 + (354_321.1, 5_712_345.7))
    return moved[shapely.is_valid(moved)]


def assert_equals_the_engine(units, areas, far):
    # Where boundaries nearly coincide GEOS is now and then wrong one way round, but not all ways.
    expected = [
        built(units, areas),
        built(areas, units).T * shapely.area(areas)[:, None] / shapely.area(units),
        by_parts(units, areas),
    ]
    # Far from the origin coordinates themselves are rounded to 1e-9 m, which GEOS and the sums feel differently.
    assert np.abs(measured(units, areas) - expected).min(axis=0).max() < (1e-7 if far else 1e-9)


def star(random, whole, corners):
    """A polygon whose corners are whole numbers where `whole`, so that it touches others in every way there is."""
    points = random.uniform(0, 6, (corners, 2))
    points = np.where(random.random((corners, 2)) < whole, np.round(points), points)
    order = np.argsort(np.arctan2(*(points - points.mean(axis=0)).T))
    shape = shapely.make_valid(Polygon(points[order] if random.random() < 0.7 else points))
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in ("Polygon", "MultiPolygon")]
    shape = shapely.union_all(parts) if parts else box(1, 1, 2, 2)
    return shapely.reverse(shape) if random.random() < 0.3 else shape


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**6), whole=st.sampled_from([0.0, 0.6, 1.0]), far=st.booleans())
def test_shapes_that_touch_in_every_way(seed, whole, far):
    random = np.random.default_rng(seed)
    units = shapes(*(star(random, whole, random.integers(3, 12)) for _ in range(15)))
    areas = [star(random, whole, random.integers(3, 12)) for _ in range(6)]
    areas += [shapely.union_all(units[random.permutation(15)[:4]]) for _ in range(3)]
    areas = shapes(*areas, *units[:2])
    if far:
        units, areas = in_germany(units), in_germany(areas)
    assert_equals_the_engine(units, areas, far)


def test_where_the_engine_is_wrong_the_sums_are_not():
    """Area and unit share a part of an edge but for rounding: GEOS (3.11 to 3.14) gives the unit a triangle outside of it."""
    parts = (
        [(0, 2), (5 / 11, 32 / 11), (25 / 13, 34 / 13), (3, 1)],
        [(25 / 13, 34 / 13), (1, 4), (2, 4), (5, 2)],
        [(1, 4), (5 / 11, 32 / 11), (0, 3), (0, 4)],
    )
    area = shapes(MultiPolygon([Polygon(part) for part in parts]))
    unit = shapes(Polygon([(0, 2), (1, 4), (2, 5), (4, 3), (5, 0), (3, 1), (3, 0)]))
    assert measured(unit, area)[0, 0] == pytest.approx(by_parts(unit, area)[0, 0], abs=1e-12)
    # The same with a hole somewhere else, and with a second part.
    hole = shapes(Polygon(unit[0].exterior, [[(3.5, 1.5), (3.6, 1.5), (3.6, 1.6)]]))
    two = shapes(MultiPolygon([unit[0], box(9, 9, 10, 10)]))
    for other in (hole, two):
        expected = by_parts(unit, area) * unit[0].area / other[0].area
        np.testing.assert_allclose(measured(other, area), expected, atol=1e-12)


def test_holes_parts_and_directions(without_engine):
    random = np.random.default_rng(4)
    units = shapely.normalize(cells(random, 60, box(0, 0, 99, 99)))
    units[:10] = shapely.difference(units[:10], shapely.buffer(shapely.point_on_surface(units[:10]), 0.7))
    units = np.append(units[2:], MultiPolygon(list(units[:2])))
    ring = Polygon(shapely.Point(50, 50).buffer(40).exterior, [shapely.Point(52, 49).buffer(21).exterior])
    areas = shapes(ring, shapely.reverse(ring), MultiPolygon([box(-9, -9, 13, 17), box(60.5, 3, 200, 33)]))
    expected = built(units, areas)
    assert ((expected > 0) & (expected < 1)).sum() > 40
    for turned in (units, shapely.reverse(units)):
        np.testing.assert_allclose(measured(turned, areas), expected, atol=1e-12)


def test_an_area_inside_a_unit_and_a_unit_inside_an_area(without_engine):
    units = shapes(box(0, 0, 100, 100), box(200, 0, 300, 100))
    areas = shapes(shapely.Point(50, 50).buffer(10), shapely.Point(250, 50).buffer(500), None)
    surface = areas[0].area / 10_000
    np.testing.assert_allclose(measured(units, areas), [[surface, 0], [1, 1], [0, 0]], atol=1e-12)


@pytest.mark.parametrize("size", [1e-7, 1.0, 1e6])
def test_sums_are_given_up_where_boundaries_touch(size):
    """The middle third of a unit: what is found of its boundary is two sides of the same length."""
    unit, areas = shapes(box(0, 0, 10, 10)), shapes(box(0, 0, 3, 10), box(3, 0, 7, 10), box(7, 0, 10, 10))
    unit, areas = (shapely.transform(each, lambda points: points * size) for each in (unit, areas))
    edges = directed_edges(areas)
    sums = BoundarySums(unit, edges, np.zeros(len(edges), dtype=np.int64), np.arange(len(edges)))
    assert np.isnan([sums.sums(part, np.zeros(3, dtype=bool)).surface for part in sums.chunks()]).all()
    np.testing.assert_allclose(measured(unit, areas)[:, 0], [0.3, 0.4, 0.3], atol=1e-12)


def test_long_edges_are_divided_without_a_gap():
    edges = directed_edges(shapes(box(0, 0, 1000, 10)))
    parts = divided(edges, 300.0)
    assert len(parts) == 4 + 4 + 1 + 1
    assert np.hypot(*(parts.end - parts.start).T).max() <= 300
    assert {tuple(point) for point in parts.start} == {tuple(point) for point in parts.end}


def test_edges_of_neighbours_are_twins_whatever_the_direction_of_their_rings():
    left, right = box(0, 0, 1, 1), Polygon([(1, 0), (1, 1), (2, 1), (2, 0)])
    for areas in (shapes(left, right), shapes(left, shapely.reverse(right)), shapes(shapely.reverse(left), right)):
        edges = directed_edges(areas)
        first, second = edges.twins()
        assert len(first) == 1
        assert {tuple(edges.start[first[0]]), tuple(edges.end[first[0]])} == {(1, 0), (1, 1)}
        assert edges.polygon[first[0]] != edges.polygon[second[0]]
    # An area that is there three times beside another: each edge has one twin at most.
    first, second = directed_edges(shapes(left, left, right, left, right)).twins()
    assert len(np.unique(np.concatenate([first, second]))) == 2 * len(first)


@pytest.mark.parametrize("areas", [shapes(None), shapes(), shapes(Polygon())])
def test_no_edges(areas):
    assert len(directed_edges(areas)) == 0
    assert len(overlay_surface(shapes(box(0, 0, 1, 1)), areas, Reporter())) == 0
    assert len(overlay_surface(shapes(None), shapes(box(0, 0, 1, 1)), Reporter())) == 0


def use_regions(patch):
    """However few units there are."""
    patch.setattr(overlay, "_MANY_PIECES", 0)
    patch.setattr(free_regions, "_BOXES_PER_PART", 0)
    patch.setattr(free_regions, "_SQUARES_PER_BOX", 20)


@pytest.fixture
def always_regions(monkeypatch):
    use_regions(monkeypatch)


@settings(max_examples=100, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    whole=st.sampled_from([0.0, 0.6, 1.0]),
    decimals=st.sampled_from([0, 1, 2, 9]),
    far=st.booleans(),
    with_regions=st.booleans(),
)
def test_rectangles_that_touch_in_every_way(seed, whole, decimals, far, with_regions):
    random = np.random.default_rng(seed)
    west, south = np.round(random.uniform(-4, 9, (2, 200)), decimals)
    side = random.choice([0.1, 0.3, 1.0, 2.0], 200)
    units = shapely.box(west, south, west + side, south + side)
    areas = [star(random, whole, random.integers(3, 12)) for _ in range(5)]
    areas += [shapely.union_all(units[random.permutation(200)[:4]]) for _ in range(2)]
    areas = shapes(*areas, box(-1, -1, 7, 7))
    if far:
        units, areas = in_germany(units), in_germany(areas)
    with pytest.MonkeyPatch.context() as patch:
        if with_regions:
            use_regions(patch)
        assert_equals_the_engine(units, areas, far)


def test_a_corner_on_a_line_by_rounding():
    """The corner is off by rounding from where an edge is divided: the part above does not meet the unit's box."""
    corner = 0.7999999999999999
    ring = np.array([(corner, 4.0), (corner, 4.1), (0.7, 4.1), (0.7, 4.0)])
    area = shapes(Polygon([(2, 0), (0, 0), (1, 5), (3, 3), (3, 4), (5, 5), (4, 3), (5, 3), (5, 2)]))
    for first in range(4):
        assert measured(shapes(Polygon(np.roll(ring, first, axis=0))), area)[0, 0] == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), whole=st.sampled_from([0.0, 0.6, 1.0]))
def test_what_no_line_passes_lies_in_the_same_areas(always_regions, seed, whole):
    """Units apart from all boundaries, far outside, missing, and large ones over many squares."""
    random = np.random.default_rng(seed)
    west, south = random.uniform(-4, 9, (2, 200))
    side = random.choice([0.1, 0.3, 2.0], 200, p=[0.6, 0.3, 0.1])
    units = np.append(
        shapely.box(west, south, west + side, south + side), [None, box(100, 2, 101, 3), box(2, -50, 3, -49)]
    )
    areas = shapes(*(star(random, whole, random.integers(3, 12)) for _ in range(5)), None, box(-1, -1, 7, 7))
    assert np.abs(measured(units, areas) - np.nan_to_num(built(units, areas))).max() < 1e-9


def test_units_without_any_line_near(always_regions):
    west = np.arange(30.0)
    units = shapely.box(west, 0, west + 0.5, 0.5)
    ring = Polygon(box(-100, -100, 100, 100).exterior, [box(-50, -50, 50, 50).exterior])
    around = np.ones((1, 30))
    np.testing.assert_array_equal(measured(units, shapes(box(-100, -100, 100, 100))), around)
    np.testing.assert_array_equal(measured(units, shapes(ring, box(-60, -60, 60, 60))), np.vstack([0 * around, around]))
    # A missing unit, in a corner of the plane that an area covers.
    assert len(overlay_surface(shapes(None, box(0, 0, 1, 1)), shapes(box(-9, -9, 9, 9)), Reporter())) == 1


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), side=st.sampled_from([0.05, 0.31, 1.0, 20.0]), whole=st.sampled_from([0.0, 1.0]))
def test_regions_lie_on_one_side_of_every_line(seed, side, whole):
    random = np.random.default_rng(seed)
    areas = shapes(*(star(random, whole, random.integers(3, 12)) for _ in range(4)))
    edges = directed_edges(areas)
    low, high = shapely.total_bounds(areas)[:2], shapely.total_bounds(areas)[2:]
    regions = free_regions.FreeRegions(edges, side, low, high)
    west, south = random.uniform(-2, 8, (2, 400))
    boxes = np.column_stack([west, south, west + random.exponential(0.2, 400), south + random.exponential(0.2, 400)])
    region = regions.of_boxes(boxes)
    drawn = shapely.box(*boxes.T)
    lines = shapely.boundary(areas)
    assert not shapely.intersects(lines[:, None], drawn[None, region > 0]).any()
    within = shapely.contains(areas[:, None], drawn[None, :])
    for one in np.unique(region[region > 0]):
        assert len(np.unique(within[:, region == one], axis=1).T) == 1
    if side < 1:
        assert (region > 0).any()
