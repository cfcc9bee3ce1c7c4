"""How units are given to areas."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, box

from sozialraumatlas.core.ancillary import Weights
from sozialraumatlas.core.crosswalk import build_crosswalk
from sozialraumatlas.core.errors import ParameterError, ZonesError
from sozialraumatlas.core.options import METHODS
from sozialraumatlas.core.reporter import Reporter
from sozialraumatlas.core.unit_overlaps import report_nested_units
from sozialraumatlas.core.zones import make_zones


def zones(name, *shapes):
    ids = [f"{name}{index + 1}" for index in range(len(shapes))]
    return make_zones(name, ids, ids, np.array(shapes, dtype=object), Reporter())


def weights_of(units, areas, method="largest_share", weights=None, reporter=None):
    return build_crosswalk(units, areas, method, weights, reporter or Reporter()).weights.toarray()


def voronoi(random, count, size=1000.0):
    points = shapely.multipoints(random.uniform(0, size, (count, 2)))
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=box(0, 0, size, size)))
    return [cell for cell in shapely.intersection(cells, box(0, 0, size, size)) if cell.area > 1e-6]


@settings(deadline=None, max_examples=60)
@example(15, "area")
@given(st.integers(0, 10_000), st.sampled_from(METHODS))
def test_mass_is_preserved_for_any_partition(seed, method):
    random = np.random.default_rng(seed)
    units = zones("u", *voronoi(random, 40))
    areas = zones("a", *voronoi(random, 6))
    houses = shapely.buffer(shapely.points(random.uniform(0, 1000, (150, 2))), 9, quad_segs=1)
    houses = shapely.intersection(houses, box(0, 0, 1000, 1000))
    weights = Weights("houses", houses, random.uniform(1, 5, 150), "times_surface")
    crosswalk = build_crosswalk(units, areas, method, weights, Reporter())
    people = random.integers(0, 5000, (len(units), 3)).astype(float)
    np.testing.assert_allclose((crosswalk.weights @ people).sum(axis=0), people.sum(axis=0), rtol=1e-12)
    assert crosswalk.weights.data.min() > 0
    assert crosswalk.weights.data.max() <= 1
    if method in ("largest_share", "point"):
        assert set(crosswalk.weights.data) == {1.0}


def test_area_weights_are_shares_of_the_surface():
    units = zones("u", box(0, 0, 10, 10), box(10, 0, 20, 10))
    areas = zones("a", box(0, 0, 12.5, 10), box(12.5, 0, 20, 10))
    assert weights_of(units, areas, "area").tolist() == [[1.0, 0.25], [0.0, 0.75]]


def test_largest_share_gives_whole_units_and_leaves_the_rest_outside():
    units = zones("u", box(0, 0, 10, 10), box(10, 0, 20, 10), box(20, 0, 30, 10))
    areas = zones("a", box(0, 0, 17, 10), box(17, 0, 24, 10))
    # The third unit lies 40 % in the second area and 60 % outside all areas.
    assert weights_of(units, areas).tolist() == [[1, 1, 0], [0, 0, 0]]


def test_largest_share_of_three_needs_no_majority():
    unit = zones("u", box(0, 0, 10, 10))
    areas = zones("a", box(0, 0, 3, 10), box(3, 0, 7, 10), box(7, 0, 10, 10))
    assert weights_of(unit, areas).tolist() == [[0], [1], [0]]


def test_a_tie_goes_to_the_first_area_only():
    unit = zones("u", box(0, 0, 10, 10))
    areas = zones("a", box(0, 0, 5, 10), box(5, 0, 10, 10))
    assert weights_of(unit, areas).tolist() == [[1], [0]]


@pytest.mark.parametrize("method", ["largest_share", "point", "area"])
def test_overlapping_areas_both_get_their_full_value(method):
    units = zones("u", box(0, 0, 10, 10), box(10, 0, 20, 10), box(20, 0, 30, 10))
    areas = zones("a", box(0, 0, 20, 10), box(10, 0, 30, 10), box(10, 0, 30, 10))
    assert weights_of(units, areas, method).tolist() == [[1, 1, 0], [0, 1, 1], [0, 1, 1]]


def test_overlapping_areas_do_not_compete_for_what_they_share():
    unit = zones("u", box(0, 0, 10, 10))
    areas = zones("a", box(0, 0, 10, 10), box(0, 0, 6, 10))
    assert weights_of(unit, areas).tolist() == [[1], [1]]
    areas = zones("a", box(0, 0, 8, 10), box(7, 0, 10, 10))
    assert weights_of(unit, areas).tolist() == [[1], [0]]


def test_holes_and_parts():
    units = zones("u", box(0, 0, 30, 30), box(10, 10, 20, 20), box(100, 0, 110, 10))
    ring = Polygon(box(0, 0, 30, 30).exterior, [box(10, 10, 20, 20).exterior])
    areas = zones("a", MultiPolygon([ring, box(100, 0, 110, 10)]), box(10, 10, 20, 20))
    area_weights = weights_of(units, areas, "area")
    np.testing.assert_allclose(area_weights, [[8 / 9, 0, 1], [1 / 9, 1, 0]])


def test_points_on_a_boundary_belong_to_one_area_only():
    units = zones("u", Point(5, 5), Point(10, 5), Point(15, 5), Point(99, 99))
    areas = zones("a", box(0, 0, 10, 10), box(10, 0, 20, 10))
    for method in METHODS[:3]:
        assert weights_of(units, areas, method).tolist() == [[1, 1, 0, 0], [0, 0, 1, 0]]


def test_ancillary_weights_by_floors_volume_and_points():
    units = zones("u", box(0, 0, 20, 10))
    areas = zones("a", box(0, 0, 10, 10), box(10, 0, 20, 10))
    houses = np.array([box(1, 1, 3, 3), box(15, 1, 17, 3), box(9, 5, 11, 7)], dtype=object)
    floors = Weights("houses", houses, np.array([1.0, 4.0, 2.0]), "times_surface")
    assert weights_of(units, areas, "ancillary", floors)[:, 0].tolist() == pytest.approx([(4 + 4) / 28, (16 + 4) / 28])
    volume = Weights("houses", houses, np.array([10.0, 20.0, 10.0]), "amount")
    assert weights_of(units, areas, "ancillary", volume)[:, 0].tolist() == pytest.approx([15 / 40, 25 / 40])
    addresses = np.array([Point(1, 1), Point(2, 2), Point(12, 1)], dtype=object)
    assert weights_of(units, areas, "ancillary", Weights("addresses", addresses, None, "amount"))[
        :, 0
    ].tolist() == pytest.approx([2 / 3, 1 / 3])
    persons = Weights("addresses", addresses, np.array([1.0, np.nan, 3.0]), "amount")
    reporter = Reporter()
    assert weights_of(units, areas, "ancillary", persons, reporter)[:, 0].tolist() == pytest.approx([0.25, 0.75])
    assert "1 features have no weight" in reporter.warnings[0]


def test_units_without_weights_fall_back_to_surface_and_are_named():
    units = zones("u", box(0, 0, 20, 10), box(0, 10, 20, 20), box(0, 20, 10, 30))
    areas = zones("a", box(0, 0, 5, 30), box(5, 0, 20, 30))
    houses = Weights("houses", np.array([box(1, 1, 2, 2)], dtype=object), None, "times_surface")
    reporter = Reporter()
    crosswalk = weights_of(units, areas, "ancillary", houses, reporter)
    np.testing.assert_allclose(crosswalk, [[1, 0.25, 0.5], [0, 0.75, 0.5]])
    assert reporter.warnings == ["houses has nothing in 2 cut units; they were split by surface: u2, u3."]


@pytest.mark.parametrize(("method", "weights", "error", "message"), [
    ("ancillary", None, ParameterError, "needs a layer in WEIGHTS"),
    ("ancillary", Weights("w", np.array([box(0, 0, 1, 1)], dtype=object), np.array([-1.0]), "amount"), ZonesError, "cannot be negative: features 1"),
    ("ancillary", Weights("w", np.array([box(90, 90, 91, 91)], dtype=object), None, "amount"), ZonesError, "No feature of w"),
    ("ancillary", Weights("w", np.array([Point(1, 1)], dtype=object), np.array([0.0]), "amount"), ZonesError, "No feature of w"),
])  # fmt: skip
def test_unusable_weights(method, weights, error, message):
    with pytest.raises(error, match=message):
        weights_of(zones("u", box(0, 0, 10, 10)), zones("a", box(0, 0, 5, 10)), method, weights)


@pytest.mark.parametrize("method", METHODS[:3])
def test_layers_that_do_not_meet(method):
    with pytest.raises(ZonesError, match="No unit of u lies in an area of a"):
        weights_of(zones("u", box(0, 0, 1, 1)), zones("a", box(50, 50, 60, 60)), method)


def test_invalid_geometry_is_repaired_and_named():
    reporter = Reporter()
    bow_tie = Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    units = make_zones(
        "u", ["x", "y", "z"], ["x", "y", "z"], np.array([bow_tie, None, box(20, 0, 30, 10)], dtype=object), reporter
    )
    assert units.geometry[0].area == pytest.approx(50)
    assert units.geometry[1] is None
    assert reporter.warnings == [
        "u: 1 invalid geometries were repaired: x.",
        "u: 1 features have no usable geometry and hold nothing: y.",
    ]
    assert weights_of(units, zones("a", box(0, 0, 40, 10)), "area").tolist() == [[1, 0, 1]]


@pytest.mark.parametrize(("ids", "message"), [
    (["a", "a"], "these ids are there more than once: a (2×)"),
    (["a", ""], "the id is empty in feature 2"),
    (["a", "_total"], "the id _total is kept for the whole city"),
    ([], "u has no features"),
])  # fmt: skip
def test_ids_that_cannot_be_used(ids, message):
    shapes = np.array([box(0, 0, 1, 1)] * len(ids), dtype=object)
    with pytest.raises(ZonesError) as caught:
        make_zones("u", ids, ids, shapes, Reporter())
    assert message in str(caught.value)


def test_the_user_can_stop_it():
    from sozialraumatlas.core.errors import CanceledError

    class Impatient(Reporter):
        def is_canceled(self):
            return True

    with pytest.raises(CanceledError):
        weights_of(zones("u", box(0, 0, 1, 1)), zones("a", box(0, 0, 1, 1)), "area", reporter=Impatient())


def jittered(random, shapes, size):
    """The same coverage digitised anew: every vertex moved, the same way wherever it is shared by polygons."""
    moves = {}

    def move(points):
        keys = [tuple(np.round(point, 6)) for point in points]
        return np.array([moves.setdefault(key, np.array(key) + random.uniform(-size, size, 2)) for key in keys])

    return [shapely.transform(shapely.segmentize(shape, 60.0), move) for shape in shapes]


@pytest.mark.parametrize("size", [0.05, 0.5, 2.0])
def test_boundaries_digitised_twice_cut_nothing(size):
    random = np.random.default_rng(5)
    cells = voronoi(random, 60, 2000.0)
    groups = np.arange(len(cells)) % 4
    areas = [
        shapely.union_all([cell for cell, group in zip(cells, groups, strict=True) if group == own]) for own in range(4)
    ]
    units = zones("u", *jittered(random, cells, size))
    crosswalk = build_crosswalk(units, zones("a", *areas), "area", None, Reporter(), tolerance=5.0)
    expected = (np.arange(4)[:, None] == groups[None, :]).astype(float)
    np.testing.assert_array_equal(crosswalk.weights.toarray(), expected)
    assert crosswalk.snapped.max() > 0
    raw = build_crosswalk(units, zones("a", *areas), "area", None, Reporter(), tolerance=0.0)
    assert raw.cut().nnz > 60, "without the tolerance nearly every unit would count as cut"


def test_a_real_cut_is_not_snapped():
    units = zones("u", box(0, 0, 100, 100), box(100, 0, 106, 100))
    areas = zones("a", box(0, 0, 94, 100), box(94, 0, 102, 100), box(102, 0, 106, 100))
    weights = build_crosswalk(units, areas, "area", None, Reporter(), tolerance=5.0).weights.toarray()
    np.testing.assert_allclose(weights, [[0.94, 0], [0.06, 1 / 3], [0, 2 / 3]], atol=1e-12)


@pytest.mark.parametrize("offset", [0.0, 0.3, -0.3])
def test_a_yard_cut_off_beside_a_long_common_boundary_is_a_cut(offset):
    """The boundary follows the unit's for a kilometre, exactly or digitised anew, but for a yard of 40 m × 40 m."""
    units = zones("u", box(0, 0, 1000, 200), box(0, -200, 1000, 0))
    yard = box(300, -1, 340, 40)
    south = shapely.union_all([box(0, -200, 1000, offset), yard])
    north = shapely.difference(box(0, offset, 1000, 200), yard)
    for areas in (zones("a", north, south), zones("a", south), zones("a", north)):
        weights = build_crosswalk(units, areas, "area", None, Reporter(), tolerance=5.0).weights.toarray()
        for shape, shares in zip(areas.geometry, weights, strict=True):
            yard_share = shapely.intersection(units.geometry[0], shape).area / 200_000
            assert shares[0] == pytest.approx(yard_share, abs=1e-12)
            assert shares[1] == pytest.approx(float(shape.bounds[1] < -100), abs=1e-12)


def test_a_snapped_strip_stays_in_the_unit():
    """Two strips of 2 m at the sides of a unit cut in the middle go to the two halves."""
    units = zones("u", box(0, 0, 100, 100))
    areas = zones("a", box(-50, 0, 2, 100), box(2, 0, 60, 100), box(60, 0, 100, 100))
    crosswalk = build_crosswalk(units, areas, "area", None, Reporter(), tolerance=5.0)
    np.testing.assert_allclose(crosswalk.weights.toarray()[:, 0], [0, 58 / 98, 40 / 98])
    assert crosswalk.snapped[0] == pytest.approx(0.02)
    outside = build_crosswalk(units, zones("a", box(0, 0, 98, 100)), "area", None, Reporter(), tolerance=5.0)
    assert outside.weights.toarray()[0, 0] == 1.0
    assert outside.snapped[0] == pytest.approx(0.02)


def test_cells_of_a_grid_are_shared_exactly():
    """Grid arithmetic against geometry, with holes, parts, areas beyond the grid and cells that are not there."""
    from sozialraumatlas.core.lattice import find_lattice
    from sozialraumatlas.core.overlay import overlay_surface

    random = np.random.default_rng(3)
    x, y = (grid.ravel() * 25.0 for grid in np.meshgrid(np.arange(40), np.arange(40)))
    cells = shapely.box(x, y, x + 25.0, y + 25.0)[random.permutation(1600)[:1400]]
    hole = Polygon(box(110, 110, 700, 800).exterior, [box(203, 204, 410, 500).exterior])
    areas = [
        *voronoi(random, 30),
        hole,
        MultiPolygon([box(-90, 5, 60, 60), box(900, 900, 2000, 2000)]),
        box(-9, -9, 5000, 5000),
    ]
    units, drawn = zones("u", *cells), zones("a", *areas)
    assert find_lattice(units.geometry) is not None
    assert find_lattice(drawn.geometry) is None
    assert find_lattice(np.append(cells, box(3, 3, 28, 28))) is None
    by_arithmetic = weights_of(units, drawn, "area")
    found = overlay_surface(units.geometry, drawn.geometry, Reporter())
    by_geometry = np.zeros_like(by_arithmetic)
    by_geometry[found.container, found.piece] = found.measure / 625.0
    np.testing.assert_allclose(by_arithmetic, by_geometry, atol=1e-12)


def test_areas_with_many_vertices_are_cut_in_tiles():
    from sozialraumatlas.core.overlay import overlay_surface

    random = np.random.default_rng(9)
    angle = np.linspace(0, 2 * np.pi, 20_001)[:-1]
    radius = 400 + 20 * np.sin(40 * angle) + random.uniform(-0.5, 0.5, len(angle))
    island = Polygon(np.column_stack([500 + radius * np.cos(angle), 500 + radius * np.sin(angle)])).buffer(0)
    cells = np.array(voronoi(random, 300), dtype=object)
    found = overlay_surface(cells, np.array([island], dtype=object), Reporter())
    expected = shapely.area(shapely.intersection(cells, island))
    measured = np.zeros(len(cells))
    measured[found.piece] = found.measure
    np.testing.assert_allclose(measured, expected, atol=1e-6)


def test_sources_with_missing_and_secret_figures_and_other_row_orders():
    """What broke peers: NaN sources, identical targets, targets over half the sources, sums in float32."""
    random = np.random.default_rng(11)
    units = zones("u", *voronoi(random, 50))
    twice = box(0, 0, 500, 1000)
    crosswalk = build_crosswalk(units, zones("a", twice, twice), "area", None, Reporter(), tolerance=0.0)
    people = random.integers(1, 9_999_999, len(units)).astype(float)
    sums = crosswalk.weights @ people
    assert sums[0] == sums[1]
    shares = shapely.area(shapely.intersection(units.geometry, twice)) / shapely.area(units.geometry)
    np.testing.assert_allclose(sums[0], (shares * people).sum(), rtol=1e-9)
    order = random.permutation(len(units))
    mixed = zones("u", *units.geometry[order])
    again = build_crosswalk(mixed, zones("a", twice), "area", None, Reporter(), tolerance=0.0)
    np.testing.assert_allclose((again.weights @ people[order])[0], sums[0], rtol=1e-12)


def test_units_that_overlap_each_other_are_told():
    units = zones("u", box(0, 0, 100, 100), box(90, 0, 200, 100), box(200, 0, 300, 100))
    reporter = Reporter()
    crosswalk = build_crosswalk(units, zones("a", box(0, 0, 300, 100)), "area", None, reporter)
    assert reporter.warnings == [
        "u: 1 pairs of units overlap each other by 0.10 ha in all; who lives there may be counted twice: u1 / u2."
    ]
    assert crosswalk.weights.toarray().tolist() == [[1, 1, 1]]
    reporter = Reporter()
    build_crosswalk(
        zones("u", box(0, 0, 100, 100), box(99.99, 0, 200, 100)),
        zones("a", box(0, 0, 200, 100)),
        "area",
        None,
        reporter,
    )
    assert reporter.warnings == []


def test_nested_units_are_told_where_streets_leave_gaps():
    """Blocks with streets between them, one of them twice and one with its part: areas are not filled by more than there is."""
    blocks = [box(x, y, x + 60, y + 60) for x in range(0, 500, 100) for y in range(0, 500, 100)]
    units = zones("u", *blocks, blocks[7], box(2, 2, 30, 58))
    reporter = Reporter()
    report_nested_units(units, reporter)
    assert reporter.warnings == [
        "u: 2 pairs of units overlap each other by 0.52 ha in all; who lives there may be counted twice: u1 / u27, u8 / u26."
    ]
    for fine in (zones("u", *blocks), zones("u", *voronoi(np.random.default_rng(1), 300)), zones("u", Point(1, 1))):
        reporter = Reporter()
        report_nested_units(fine, reporter)
        assert reporter.warnings == []


def test_an_area_of_a_million_vertices():
    random = np.random.default_rng(1)
    angle = np.linspace(0, 2 * np.pi, 1_000_001)[:-1]
    radius = 400 + 30 * np.sin(9 * angle) + random.uniform(-0.01, 0.01, len(angle))
    huge = Polygon(np.column_stack([500 + radius * np.cos(angle), 500 + radius * np.sin(angle)]))
    units = zones("u", *voronoi(random, 100))
    areas = zones("a", huge, box(0, 0, 1000, 500))
    shares = build_crosswalk(units, areas, "area", None, Reporter(), tolerance=0.0).weights.toarray()
    whole = weights_of(units, areas, "largest_share")
    assert (shares[0] @ shapely.area(units.geometry)) == pytest.approx(huge.area, rel=1e-9)
    assert 40 < whole[0].sum() < 60
    # Both areas get what they share.
    assert (whole.sum(axis=0) == 2).sum() > 10
