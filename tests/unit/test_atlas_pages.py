"""What stands on the pages of an atlas, before anything is drawn."""

from __future__ import annotations

import re

import numpy as np
import pytest
from atlas_files import squares, write_release
from hypothesis import given
from hypothesis import strategies as st

from sozialraumatlas.core.atlas.book import Wishes, plan_atlas
from sozialraumatlas.core.atlas.figures import Classing, circle_sizes
from sozialraumatlas.core.atlas.names import file_name
from sozialraumatlas.core.atlas.pages import AREAS, DISTRICTS
from sozialraumatlas.core.atlas.paging import PAPERS, table_pages, text_pages
from sozialraumatlas.core.atlas.settings import load_settings
from sozialraumatlas.core.errors import AtlasError, ParameterError
from sozialraumatlas.core.language import spoken
from sozialraumatlas.core.reporter import Reporter

EW = [1000, 2000, 3000, 4000, 0, 500, 600, 700]
KIND_BG = [10.04, 20.0, "secret", "missing", "undefined", 30.0, 40.0, "secret_secondary"]


@pytest.fixture
def release(tmp_path):
    return write_release(tmp_path / "bezirke_release.gpkg", {"ew": EW, "kind_bg": KIND_BG})


def plan(release, reporter=None, **choices):
    choices = {"areas": None, "index": None, "is_internal": False, **choices}
    return plan_atlas(Wishes(release, **choices), load_settings(), reporter or Reporter())


def page(atlas, name):
    return next(page for page in atlas.pages if page.name == name)


def test_order_numbers_and_names(release):
    atlas = plan(release)
    kinds = list(dict.fromkeys(page.kind for page in atlas.pages))
    assert kinds == ["cover", "contents", "overview", "status", "change", "profiles", "methods"]
    assert [page.number for page in atlas.pages] == list(range(1, len(atlas.pages) + 1))
    stems = [atlas.file_stem(page) for page in atlas.pages]
    assert stems == sorted(set(stems))
    assert "05_kind_bg_status_2024" in stems
    contents = page(atlas, "contents").tables[0]
    listed = {title.strip(): number for title, number in contents.rows if number}
    assert listed["Map 3  Children in benefit units"] == "5"
    for title, number in listed.items():
        assert atlas.pages[int(number) - 1].title in title


def test_counts_are_circles_and_shares_are_colours(release):
    atlas = plan(release)
    assert page(atlas, "ew_status_2024").maps[0].is_circles
    share = page(atlas, "kind_bg_status_2024").maps[0]
    assert not share.is_circles
    assert not page(atlas, "ew_change_2024").maps[0].is_circles


def test_areas_without_a_figure_say_why(release):
    figure = page(plan(release), "kind_bg_status_2024").maps[0]
    assert list(figure.states) == [
        "shown", "shown", "withheld", "missing", "uninhabited", "shown", "shown", "withheld",
    ]  # fmt: skip
    assert [(entry.category, entry.count) for entry in figure.notes] == [
        ("withheld", 2),
        ("missing", 1),
        ("uninhabited", 1),
    ]
    assert list(figure.texts) == ["10.0", "20.0", ".", "…", "x", "30.0", "40.0", "."]
    assert sum(entry.count for entry in figure.classes) == 4
    assert figure.city == "Whole city: 50.0 %"
    # What is printed is what is classed: 10.04 is shown, and drawn, as 10.0.
    assert figure.values[0] == 10.0


def test_figures_left_in_a_file_by_another_tool_are_not_printed(tmp_path):
    """Withheld rows of a release are empty. If they are not, nothing of them may be seen, not even in class limits."""
    import sqlite3

    path = write_release(tmp_path / "leaky.gpkg", {"ew": EW, "kind_bg": KIND_BG})
    with sqlite3.connect(path) as connection:
        connection.execute(
            "UPDATE facts SET value = 77.7, numerator = 777, base_value = 77.7, change = 7.77 WHERE status LIKE 'secret%'"
        )
    text = repr(plan(path).pages)
    assert "77.7" not in text
    assert "777" not in text
    assert "7.8" not in text


def test_only_releases_are_printed(tmp_path):
    path = write_release(tmp_path / "result.gpkg", {"ew": [1000] * 4, "kind_bg": [1.0, 2.0, 3.0, 4.0]}, kind="result")
    with pytest.raises(AtlasError, match=r"result\.gpkg is no release"):
        plan(path)
    atlas = plan(path, is_internal=True)
    assert atlas.is_internal
    assert all("not to be passed on" in page.rule for page in atlas.pages)


def test_all_withheld_still_makes_a_plate(tmp_path):
    path = write_release(tmp_path / "r.gpkg", {"ew": [1000] * 4, "kind_bg": ["secret"] * 4})
    atlas = plan(path)
    figure = page(atlas, "kind_bg_status_2024").maps[0]
    assert list(figure.classes) == []
    assert [entry.count for entry in figure.notes] == [4]
    assert page(atlas, "profile_01_gebiet_1").profile.statements["kind_bg"].is_shown is False


def test_one_set_of_classes_for_maps_that_are_compared(tmp_path, release):
    areas = write_release(
        tmp_path / "areas.gpkg", {"ew": [800, 900], "kind_bg": [5.0, 90.0]}, shapes=squares(2, 1500.0), layer="lebensraeume",
        prefix="L",
    )  # fmt: skip
    atlas = plan(release, areas=areas)
    first, second = page(atlas, "kind_bg_comparison_2024").maps
    assert [(entry.lower, entry.upper, entry.colour) for entry in first.classes] == [
        (entry.lower, entry.upper, entry.colour) for entry in second.classes
    ]
    assert sum(entry.count for entry in first.classes) == 4
    assert sum(entry.beside for entry in first.classes) == 2
    status = page(atlas, "kind_bg_status_2024").maps[0]
    assert all(entry.count for entry in status.classes)
    limits = {entry.upper for entry in first.classes}
    assert {entry.upper for entry in status.classes} <= limits
    table = page(atlas, "kind_bg_comparison_2024").tables[0]
    assert {row[0] for row in table.rows} == {"Gebiet 1", "Gebiet 2"}
    profile = page(atlas, "profile_l1_gebiet_1").profile
    assert profile.facts.columns[2] == "what districts say"
    assert profile.facts.rows[0][2] == ""  # a count shared out says nothing
    assert len([p for p in atlas.pages if p.profile]) == 10
    assert {layer: len(places) for layer, places in atlas.places.items()} == {DISTRICTS: 8, AREAS: 2}


def test_every_plate_says_what_it_shows(release):
    with spoken(None, "de"):
        atlas = plan(release, source_note="Stadt X, Statistikstelle")
    for entry in atlas.pages:
        assert "Stadt X, Statistikstelle" in entry.source
        assert "below 3" in entry.rule
        if entry.maps:
            assert re.search(r"Bezirke · 31\.12\.20(20|24)", entry.level)
            assert entry.definition
            assert entry.plate


def test_changes_keep_their_colours_where_all_is_gain(tmp_path):
    path = write_release(tmp_path / "r.gpkg", {"ew": [100, 200, 300, 400], "kind_bg": [1.0, 10.0, 20.0, 90.0]})
    atlas = plan(path)
    figure = page(atlas, "kind_bg_change_2024").maps[0]
    assert {entry.colour for entry in figure.classes} <= set(load_settings().diverging[2:])
    assert all(entry.count for entry in figure.classes)
    assert sum(entry.count for entry in figure.classes) == 4
    for area, value in enumerate(figure.values):
        entry = figure.class_of(area)
        assert entry.lower is None or value > entry.lower
        assert entry.upper is None or value <= entry.upper


def test_no_change_where_the_counts_begin(release):
    atlas = plan(release, date="2020")
    assert not [page for page in atlas.pages if page.kind == "change"]
    with pytest.raises(ParameterError, match="2019-12-31"):
        plan(release, date="2019")


def test_choices_are_checked(release, tmp_path):
    with pytest.raises(ParameterError, match="nonsense"):
        plan(release, indicators="ew;nonsense")
    with pytest.raises(AtlasError, match="no page"):
        plan(release, pages=("comparison",))
    other = write_release(tmp_path / "other.gpkg", {"ew": [1, 2]}, indicators=("ew",))
    with pytest.raises(AtlasError, match="no indicator in common"):
        plan(release, areas=other, indicators="kind_bg")
    with pytest.raises(AtlasError, match="no social index"):
        plan(release, index=other)


def test_areas_without_a_shape_are_named(tmp_path):
    shapes = squares(4)
    shapes[2] = None
    path = write_release(tmp_path / "r.gpkg", {"ew": [1, 2, 3, 4], "kind_bg": [1.0, 2.0, 3.0, 4.0]}, shapes=shapes)
    reporter = Reporter()
    plan(path, reporter)
    assert "Gebiet 3" in reporter.warnings[0]
    path = write_release(tmp_path / "n.gpkg", {"ew": [1], "kind_bg": [1.0]}, shapes=[None])
    with pytest.raises(AtlasError, match="No area"):
        plan(path)


def test_an_area_in_another_part_of_the_world_is_named(tmp_path):
    shapes = [*squares(7), squares(1, corner=(10.0, 51.0))[0]]
    path = write_release(tmp_path / "r.gpkg", {"ew": [1] * 8, "kind_bg": [1.0] * 8}, shapes=shapes)
    reporter = Reporter()
    plan(path, reporter)
    assert "Gebiet 8" in reporter.warnings[0]
    assert "Gebiet 7" not in reporter.warnings[0]


def test_own_limits_are_taken(release):
    atlas = plan(release, classing=Classing(5, "quantile", {"kind_bg": [15.0, 35.0]}))
    figure = page(atlas, "kind_bg_status_2024").maps[0]
    assert [entry.label for entry in figure.classes] == ["10.0 to 15.0", "over 15.0 to 35.0", "over 35.0 to 40.0"]


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=20))
def test_circles_of_the_legend_are_round_and_not_larger_than_the_largest(values):
    sizes = [entry.upper for entry in circle_sizes(np.array(values), load_settings())]
    assert sizes == sorted(set(sizes))
    for size in sizes:
        assert size <= max(values) * (1 + 1e-9)
        assert str(int(size)).rstrip("0") in ("1", "2", "5")


@given(st.text(max_size=80))
def test_file_names_suit_every_system(text):
    assert re.fullmatch(r"[a-z0-9_]{1,60}", file_name(text))


def test_file_names_keep_german_names_readable():
    assert file_name("Bergmannsglück/Süd (alt)") == "bergmannsglueck_sued_alt"
    assert file_name("Großer Ötting") == "grosser_oetting"


def test_long_tables_and_texts_are_cut_into_pages(release):
    atlas = plan(release)
    table = page(atlas, "indicators").tables[0]
    long = type(table)(table.title, table.columns, list(table.rows) * 40, table.text_columns, table.shares)
    for paper in PAPERS.values():
        parts = list(table_pages(long, paper))
        assert len(parts) > 1
        assert [row for part in parts for row in part.rows] == list(long.rows)
    blocks = page(atlas, "methods").texts
    for paper in PAPERS.values():
        assert [block for part in text_pages(list(blocks) * 20, paper) for block in part] == list(blocks) * 20


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("offce: x", "offce"), ("colours: {accent: blue}", "accent"), ("colours: {sequential: ['#ffffff']}", "5 colours"),
        ("logo: nowhere.svg", "nowhere.svg"), ("logo: x.txt", "picture"), ("fonts: 3", "list of names"), ("office: 3", "text"),
        ("- a", "no list of entries"), ("wording: {tota: x}", "tota"), ("a: [", "cannot be read"),
    ],
)  # fmt: skip
def test_settings_are_checked(tmp_path, text, reason):
    file = tmp_path / "atlas.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(AtlasError, match=reason):
        load_settings(file)


def test_settings_of_a_city_replace_what_they_name(tmp_path):
    (tmp_path / "logo.svg").write_text("<svg/>")
    file = tmp_path / "atlas.yaml"
    file.write_text("office: Stadt X\nlogo: logo.svg\nwording: {total: Stadt X gesamt}\ncolours: {accent: '#112233'}\n")
    settings = load_settings(file)
    assert (settings.office, settings.accent, settings.wording["total"]) == ("Stadt X", "#112233", "Stadt X gesamt")
    assert settings.logo == tmp_path.resolve() / "logo.svg"
    assert settings.sequential == load_settings().sequential
