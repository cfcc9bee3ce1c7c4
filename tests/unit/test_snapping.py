"""Drawn areas as unions of whole units."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely import LineString, box

from sozialraumatlas.core.errors import ParameterError, ZonesError
from sozialraumatlas.core.reporter import Reporter
from sozialraumatlas.core.snapping import GroundRules, snap_areas
from sozialraumatlas.core.zones import make_zones

NONE = np.empty(0, dtype=object)


def zones(name, ids, shapes):
    return make_zones(name, ids, ids, np.array(shapes, dtype=object), Reporter())


@pytest.fixture
def blocks():
    """Six blocks of 80 m in a row with streets of 20 m between them."""
    return zones("blocks", list("abcdef"), [box(100 * i, 0, 100 * i + 80, 80) for i in range(6)])


def snap(blocks, drawn, residents=None, barriers=NONE, reporter=None, **rules):
    areas = zones("drawn", list(drawn), list(drawn.values()))
    residents = np.full(len(blocks), 100.0) if residents is None else np.array(residents, dtype=float)
    snapped = snap_areas(blocks, areas, residents, GroundRules(**rules), barriers, reporter or Reporter())
    members = ["".join(np.array(blocks.ids)[row > 0]) for row in snapped.members.toarray()]
    return snapped, members


def test_units_and_the_streets_between_them(blocks):
    snapped, members = snap(blocks, {"x": box(-5, -5, 230, 85)})
    assert members == ["ab"]
    assert snapped.geometry[0].equals(box(0, 0, 180, 80))
    assert snapped.residents.tolist() == [200]
    assert snapped.residents_drawn.tolist() == [pytest.approx(200 + 100 * 30 / 80)]
    assert snapped.surface.tolist() == [pytest.approx(180 * 80)]
    assert snapped.degree_of_fit[0] == pytest.approx(180 * 80 / (235 * 90))


def test_a_threshold_and_conflicts_between_neighbours(blocks):
    reporter = Reporter()
    drawn = {"x": box(0, 0, 230, 80), "y": box(230, 0, 400, 80)}
    _, members = snap(blocks, drawn, rule="overlap", threshold=0.2, reporter=reporter)
    assert members == ["ab", "cd"]
    assert reporter.warnings == [
        "1 units were claimed by several areas and went to the one that holds most: c (x / y → y)."
    ]


def test_areas_that_overlap_on_purpose_both_keep_what_they_share(blocks):
    _, members = snap(blocks, {"x": box(0, 0, 200, 80), "y": box(100, 0, 300, 80)})
    assert members == ["ab", "bc"]


def test_in_one_piece(blocks):
    reporter = Reporter()
    drawn = {"x": shapely.union(box(0, 0, 180, 80), box(400, 0, 480, 80))}
    _, members = snap(blocks, drawn, is_contiguous=True, reporter=reporter)
    assert members == ["ab"]
    assert (
        "x falls into 2 pieces; the one with most residents stays, without the units e (100 residents)."
        in reporter.warnings
    )
    _, members = snap(blocks, drawn, is_contiguous=True, residents=[1, 1, 1, 1, 50, 1])
    assert members == ["e"]
    _, members = snap(blocks, drawn)
    assert members == ["abe"]


def test_no_area_crosses_a_barrier(blocks):
    canal = np.array([LineString([(190, -50), (190, 200)])], dtype=object)
    reporter = Reporter()
    _, members = snap(blocks, {"x": box(100, 0, 400, 80)}, barriers=canal, reporter=reporter)
    assert members == ["cd"]
    assert "without the units b" in reporter.warnings[0]


def test_too_small_areas_grow_by_free_neighbours(blocks):
    reporter = Reporter()
    drawn = {"x": box(100, 0, 230, 80), "y": box(400, 0, 480, 80)}
    _, members = snap(blocks, drawn, minimum_residents=300, reporter=reporter)
    assert members[0] == "abc", "first the one the drawing touches, then the nearest"
    assert members[1] == "def"
    assert "x had too few residents; added: c, a. It has 300 now." in reporter.infos
    _, members = snap(blocks, {"x": box(0, 0, 80, 80)}, minimum_residents=9999, reporter=reporter)
    assert members == ["abcdef"]
    assert "x has 600 residents, fewer than 9,999, and no free neighbour." in reporter.warnings


def test_an_area_without_units_and_streets_shared_by_neighbours(blocks):
    snapped, members = snap(blocks, {"x": box(0, 0, 180, 80), "y": box(200, 0, 380, 80), "far": box(5000, 0, 5100, 80)})
    assert members == ["ab", "cd", ""]
    assert snapped.geometry[2] is None
    assert shapely.area(shapely.intersection(snapped.geometry[0], snapped.geometry[1])) == 0


def test_bad_input(blocks):
    for threshold in (0.0, 1.5):
        with pytest.raises(ParameterError, match="THRESHOLD"):
            snap(blocks, {"x": box(0, 0, 80, 80)}, threshold=threshold)
    points = zones("points", ["a"], [shapely.Point(1, 1)])
    with pytest.raises(ZonesError, match="points must hold polygons"):
        snap(points, {"x": box(0, 0, 80, 80)})
    with pytest.raises(ZonesError, match="No unit of blocks"):
        snap(blocks, {"x": box(9000, 0, 9080, 80)})
