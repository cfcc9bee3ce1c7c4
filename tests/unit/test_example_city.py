"""The example city: the same every time, consistent, and like the city it is modelled on."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from sozialraumatlas.core.catalogue import load_catalogue
from sozialraumatlas.core.demo.city import build_city
from sozialraumatlas.core.demo.residents import CITY_ROW, YEARS, build_counts

CATALOGUE = load_catalogue()


@pytest.fixture(scope="module")
def city():
    return build_city()


@pytest.fixture(scope="module")
def counts(city):
    return build_counts(city)


def test_it_is_the_same_every_time(city, counts):
    again = build_city()
    assert [shape.wkb for shape in again.blocks] == [shape.wkb for shape in city.blocks]
    assert build_counts(again).equals(counts)


def test_its_land(city):
    assert len(city.districts) == 17
    assert 850 <= len(city.blocks) <= 950
    assert len(city.lifeworlds) == 5
    assert len(set(city.block_ids)) == len(city.blocks)
    assert all(id[0] in "01" and len(id) == 7 for id in city.block_ids)
    assert all(
        shape.is_valid
        for shapes in (city.blocks, city.districts, city.block_groups, city.lifeworlds)
        for shape in shapes
    )
    assert shapely.union_all(city.districts).area == pytest.approx(city.outline.area, rel=1e-3)
    assert sum(shape.area for shape in city.districts) == pytest.approx(city.outline.area, rel=1e-3)
    blocks = np.array(city.blocks, dtype=object)
    tree = shapely.STRtree(blocks)
    first, second = tree.query(blocks, predicate="overlaps")
    assert len(first) == len(second) == 0, "blocks do not overlap"
    for empty in (city.forest, city.heap, city.canal):
        assert shapely.area(shapely.intersection(blocks, empty)).sum() == pytest.approx(0, abs=1)
    assert (city.floors >= 1).all()


def test_lifeworld_areas_cut_through_districts(city):
    for area in city.lifeworlds:
        shares = [shapely.intersection(area, district).area / area.area for district in city.districts]
        assert sorted(shares)[-2] > 0.1


def test_every_variable_of_the_set_is_there_for_eight_year_ends(counts):
    needed = {name for indicator in CATALOGUE.without_variants() for name in indicator.variables}
    assert needed <= set(counts.columns)
    assert list(dict.fromkeys(counts["stichtag"])) == [f"31.12.{year}" for year in YEARS]
    assert len(YEARS) == 8


def test_parts_never_exceed_their_wholes(counts):
    for variable in CATALOGUE.variables.values():
        for whole in (variable.part_of, variable.compare_with):
            if variable.name in counts and whole in counts:
                assert (counts[variable.name] <= counts[whole]).all(), f"{variable.name} > {whole}"
    figures = counts.drop(columns=["block_id", "stichtag"])
    assert (figures >= 0).all().all()
    for parts, whole in (
        (("ew_u18", "ew_18u65", "ew_65plus"), "ew"), (("ew_u15", "ew_15u65", "ew_65plus"), "ew"),
        (("ew_u20", "ew_20u65", "ew_65plus"), "ew"), (("ew_65u80", "ew_80plus"), "ew_65plus"),
        (("ew_60u80", "ew_80plus"), "ew_60plus"), (("mh_u18", "mh_18u65", "mh_65plus"), "mh"),
    ):  # fmt: skip
        assert (figures[list(parts)].sum(axis=1) == figures[whole]).all(), whole


def test_totals_are_those_that_were_published(counts):
    last = counts[(counts["block_id"] == CITY_ROW) & (counts["stichtag"] == "31.12.2024")].iloc[0]
    assert last["ew"] == 116_845
    for numerator, denominator, published in (
        ("ew_65plus", "ew", 22.1), ("mh", "ew", 21.3), ("alo", "ew_15u65", 6.5), ("bg", "hh", 11.0), ("kind_bg", "ew_u18", 22.4),
    ):  # fmt: skip
        assert round(100 * last[numerator] / last[denominator], 1) == published


def test_some_cases_belong_to_no_block(counts):
    blocks = counts[counts["block_id"] != CITY_ROW].groupby("stichtag").sum(numeric_only=True)
    city = counts[counts["block_id"] == CITY_ROW].set_index("stichtag").drop(columns="block_id")
    left = city - blocks
    assert (left[["ew", "alo", "bg"]] > 0).all().all()
    assert (left >= 0).all().all()


def test_small_and_empty_blocks_and_a_poorer_south(city, counts):
    last = counts[(counts["block_id"] != CITY_ROW) & (counts["stichtag"] == "31.12.2024")]
    assert 15 <= (last["ew"] == 0).sum() <= 60
    assert ((last["ew"] > 0) & (last["ew"] < 10)).sum() >= 10
    y = shapely.get_y(shapely.centroid(np.array(city.blocks, dtype=object)))
    south = y < np.median(y)
    sums = last.groupby(south).sum(numeric_only=True)
    share = sums["kind_bg"] / sums["ew_u18"]
    assert share[True] > 1.3 * share[False]


def test_changes_from_year_to_year_are_plausible(counts):
    blocks = counts[counts["block_id"] != CITY_ROW].pivot_table(index="block_id", columns="stichtag", values="ew")
    yearly = blocks.diff(axis=1).iloc[:, 1:].abs()
    assert (yearly.div(blocks.iloc[:, :-1].clip(lower=20).to_numpy()) < 0.25).all().all()
