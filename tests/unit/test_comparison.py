"""Districts against the areas people live in: by hand, by invariants, and against published figures."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from shapely import box
from test_release_attack import release, write_results

from sozialraumatlas.core.catalogue import load_catalogue
from sozialraumatlas.core.comparison.geography import read_geography
from sozialraumatlas.core.comparison.run import compare
from sozialraumatlas.core.comparison.sensitivity import Sensitivity
from sozialraumatlas.core.comparison.statistics import (
    expected_segregation,
    ranks,
    segregation_index,
    share_between,
    wilson_interval,
    z_scores,
)
from sozialraumatlas.core.counts_table import CountsFields, Table
from sozialraumatlas.core.disclosure.profiles import load_profile
from sozialraumatlas.core.errors import ComparisonError, ParameterError
from sozialraumatlas.core.geopackage import write_result
from sozialraumatlas.core.indicator_run import IndicatorRun, compute
from sozialraumatlas.core.reporter import Reporter
from sozialraumatlas.core.result import Shapes
from sozialraumatlas.core.social_index import (
    dynamics_classes,
    parse_classes,
    parse_components,
    social_index,
    standardised,
    status_classes,
)
from sozialraumatlas.core.zones import make_zones

NOTHING_VARIED = Sensitivity(0, 1)


def zones(name, ids, shapes):
    return make_zones(name, ids, ids, np.array(shapes, dtype=object), Reporter())


def shapes_of(layer):
    return Shapes([shape.wkb for shape in layer.geometry], "")


def result(folder, name, counts, areas, **choices):
    """A result over units that are squares in a row; areas are spans over them."""
    ids = [id for id in dict.fromkeys(counts["id"]) if id != "city"]
    row = zones("units", ids, [box(10 * index, 0, 10 * index + 10, 10) for index in range(len(ids))])
    layer = zones(name, list(areas), [box(10 * a, 0, 10 * b, 10) for a, b in areas.values()])
    date = "date" if "date" in counts else None
    run = IndicatorRun(
        row, shapes_of(layer), Table("counts", counts), CountsFields("id", date), load_catalogue(), layer,
        **choices,
    )  # fmt: skip
    path = folder / f"{name}.gpkg"
    write_result(path, compute(run, Reporter()))
    return path


COUNTS = {
    "id": ["a", "b", "c"], "ew": [100, 300, 200], "ew_u18": [20, 90, 20], "kind_bg": [2, 60, 3], "alo": [5, 40, 7],
    "ew_15u65": [60, 180, 140],
}  # fmt: skip


def compared(districts, areas, indicators="kind_bg;ew", date="", **choices):
    return compare(districts, areas, indicators, date, None, None, NOTHING_VARIED, Reporter(), **choices)


def row_of(table, area, indicator):
    rows = table[(table["area_id"] == area) & (table["indicator"] == indicator)]
    assert len(rows) == 1
    return rows.iloc[0]


def test_three_units_by_hand(tmp_path):
    """Districts: a, and b with c. The area is b: children in benefit units 60 of 90."""
    districts = result(tmp_path, "districts", COUNTS, {"west": (0, 1), "east": (1, 3)})
    areas = result(tmp_path, "areas", COUNTS, {"core": (1, 2)})
    table = compared(districts, areas).comparison
    row = row_of(table, "core", "kind_bg")
    # East has 63 of 110; of its 500 residents 300 live in the area: 3/5 of both.
    assert row["value"] == pytest.approx(100 * 60 / 90, abs=1e-12)
    assert row["districts_value"] == pytest.approx(100 * (63 * 0.6) / (110 * 0.6), abs=1e-12)
    assert row["hidden_difference"] == pytest.approx(100 * 60 / 90 - 100 * 63 / 110, abs=1e-12)
    assert row["city_value"] == pytest.approx(100 * 65 / 130, abs=1e-12)
    assert row["difference"] == pytest.approx(100 * 60 / 90 - 50, abs=1e-12)
    assert row["location_quotient"] == pytest.approx(4 / 3, abs=1e-12)
    assert (row["rank"], row["rank_of"], row["difference_unit"]) == (1, 3, "pp")
    assert (row["lowest_district"], row["highest_district"]) == ("east", "east")
    people = row_of(table, "core", "ew")
    assert people["districts_value"] == pytest.approx(300)
    assert people["hidden_difference"] == pytest.approx(0)
    need = compared(districts, areas).need
    core = row_of(need, "core", "kind_bg")
    assert core["share_of_city"] == pytest.approx(100 * 60 / 65)
    assert core["share_of_residents"] == pytest.approx(50)
    # The worst district is east; 300 of its 500 residents bring 3/5 of its 63 children.
    assert core["worst_districts_share"] == pytest.approx(100 * 63 * 0.6 / 65)


@pytest.mark.parametrize("method", ["largest_share", "area"])
def test_the_same_geography_hides_nothing(tmp_path, method):
    spans = {"west": (0, 1.4), "east": (1.4, 3)}
    choices = {"method": method, "tolerance": 0.0}
    districts = result(tmp_path, "districts", COUNTS, spans, **choices)
    areas = result(tmp_path, "areas", COUNTS, spans, **choices)
    comparison = compared(districts, areas, "kind_bg;alo_q;ew")
    np.testing.assert_allclose(comparison.comparison["hidden_difference"], 0, atol=1e-9)
    np.testing.assert_allclose(comparison.overlaps["fit"], 1)


def test_the_whole_city_as_an_area_has_the_citys_value(tmp_path):
    districts = result(tmp_path, "districts", COUNTS, {"west": (0, 1), "east": (1, 3)})
    areas = result(tmp_path, "areas", COUNTS, {"all": (0, 3)})
    table = compared(districts, areas, "kind_bg;alo_q").comparison
    np.testing.assert_allclose(table["value"], table["city_value"])
    np.testing.assert_allclose(table["districts_value"], table["city_value"])


def test_partly_outside_the_districts(tmp_path):
    districts = result(tmp_path, "districts", COUNTS, {"west": (0, 1), "middle": (1, 2)})
    areas = result(tmp_path, "areas", COUNTS, {"east": (1, 3)})
    reporter = Reporter()
    comparison = compare(districts, areas, "kind_bg", "", None, None, NOTHING_VARIED, reporter)
    assert "40 % of it lie in no district" in comparison.comparison["note"].iloc[0]
    assert any("lies in no district: east" in text for text in reporter.warnings)


def test_errors_are_clear(tmp_path):
    districts = result(tmp_path, "districts", COUNTS, {"west": (0, 1), "east": (1, 3)})
    areas = result(tmp_path, "areas", COUNTS, {"core": (1, 2)})
    dated = result(tmp_path, "dated", COUNTS | {"date": ["2024"] * 3}, {"core": (1, 2)})
    far = result(tmp_path, "far", COUNTS | {"id": ["a", "b", "x"]}, {"core": (1, 2)})
    few = result(tmp_path, "few", COUNTS, {"core": (1, 2)}, indicators="alo_q")
    for pair, indicators, match in (
        ((districts, areas), "nix", "not in both files: nix"),
        ((districts, few), "kind_bg", "not in both files: kind_bg"),
        ((districts, dated), "", "no common figures"),
        ((districts, far), "", "different units"),
    ):
        with pytest.raises(ComparisonError, match=match):
            compared(*pair, indicators)


def test_releases_give_only_what_is_published(tmp_path):
    """The comparison of releases is the same whatever the counts behind them are."""
    results = write_results(tmp_path, np.random.default_rng(3), 10)
    releases = release(tmp_path / "out", results, load_profile("k3").with_minimums(3, 10, 10))
    for path in results:
        path.unlink()
    comparison = compared(*releases, "", "all")
    assert not comparison.is_internal
    assert comparison.overlap.basis == "surface"
    assert comparison.overlaps["residents"].isna().all()
    assert comparison.disparity["share_between_areas"].isna().all()
    secret = comparison.comparison["status"].isin(["secret", "secret_secondary"])
    assert secret.any()
    figures = ["value", "difference", "location_quotient", "rank", "z_score", "hidden_difference", "lower", "upper"]
    assert comparison.comparison.loc[secret, figures].isna().all().all()
    withheld = read_geography(releases[0])
    for indicator, date in {(row.indicator, row.date) for row in comparison.comparison.itertuples()}:
        hidden = np.isnan(withheld.figures(indicator, date).value)
        touched = comparison.overlap.of_district[:, hidden].any(axis=1)
        rows = comparison.comparison[
            (comparison.comparison["indicator"] == indicator) & (comparison.comparison["date"] == date)
        ]
        assert rows["districts_value"][touched].isna().all()


def test_moving_the_boundary(tmp_path):
    rng = np.random.default_rng(1)
    side = 12
    ids = [f"u{index:03}" for index in range(side * side)]
    cells = [box(x, y, x + 1, y + 1) for y in range(side) for x in range(side)]
    people = rng.integers(50, 150, side * side)
    need = np.where([4 <= i % side < 8 and 4 <= i // side < 8 for i in range(side * side)], 0.6, 0.1)
    counts = {
        "id": ids, "ew": people.tolist(), "ew_u18": (people // 4).tolist(),
        "kind_bg": np.floor(people // 4 * need).astype(int).tolist(),
    }  # fmt: skip
    units = zones("units", ids, cells)
    paths = []
    for name, shapes in (("districts", [box(0, 0, 6, 12), box(6, 0, 12, 12)]), ("areas", [box(4, 4, 8, 8)])):
        layer = zones(name, [f"{name[0]}{index}" for index in range(len(shapes))], shapes)
        run = IndicatorRun(
            units,
            shapes_of(layer),
            Table("counts", counts),
            CountsFields("id"),
            load_catalogue(),
            layer,
        )
        paths.append(tmp_path / f"{name}.gpkg")
        write_result(paths[-1], compute(run, Reporter()))
    drawn = zones("areas", ["a0"], [box(4, 4, 8, 8)])
    table = compare(*paths, "kind_bg", "", units, drawn, Sensitivity(200, 1, 0.0), Reporter()).sensitivity
    row = table.iloc[0]
    inner = [i for i in range(side * side) if 5 <= i % side < 7 and 5 <= i // side < 7]
    kind, u18 = np.array(counts["kind_bg"]), np.array(counts["ew_u18"])
    assert row["ring_less"] == pytest.approx(100 * kind[inner].sum() / u18[inner].sum())
    outer = [i for i in range(side * side) if 3 <= i % side < 9 and 3 <= i // side < 9]
    assert row["ring_more"] == pytest.approx(100 * kind[outer].sum() / u18[outer].sum())
    for method in ("largest_share", "point", "area"):
        assert row[f"method_{method}"] == pytest.approx(row["value"])
    assert row["random_areas"] == 200
    assert row["percentile"] > 95
    again = compare(*paths, "kind_bg", "", units, drawn, Sensitivity(200, 1, 0.0), Reporter()).sensitivity
    pd.testing.assert_frame_equal(table, again)
    with pytest.raises(ComparisonError, match="is not the layer of units"):
        compare(*paths, "kind_bg", "", zones("other", ["x"], [box(0, 0, 1, 1)]), drawn, NOTHING_VARIED, Reporter())


def berlin(shared):
    folder = shared / "berlin"
    mss = pd.read_csv(folder / "mss_2017_plr_veroeffentlicht.csv", dtype={"plr_id": str})
    people = pd.read_csv(folder / "ewr_plr_lor2019_stichtag_2015_2020.csv", dtype={"plr_id": str})
    return mss.merge(people[people["stichtag"] == "2016-12-31"], on="plr_id", suffixes=("_mss", ""))


def test_segregation_of_berlin_depends_on_the_level(shared):
    table = berlin(shared).assign(bezirk=lambda frame: frame["plr_id"].str[:2])
    table["u15"] = table["ew_u6"] + table["ew_6u15"]
    known = table.dropna(subset=["kinder_u15_sgb2_rekonstruiert"])
    for column, base, frame, fine, coarse, level in (
        ("kinder_u15_sgb2_rekonstruiert", "u15", known, 42.27, 24.01, 436), ("mh", "ew", table, 30.27, 23.60, 447),
    ):  # fmt: skip
        assert len(frame) == level
        districts = frame.groupby("bezirk")[[column, base]].sum()
        assert len(districts) == 12
        assert segregation_index(frame[column].to_numpy(), frame[base].to_numpy()) == pytest.approx(fine, abs=0.005)
        assert segregation_index(districts[column].to_numpy(), districts[base].to_numpy()) == pytest.approx(
            coarse, abs=0.005
        )


def test_segregation_by_chance_is_what_random_placement_gives():
    random = np.random.default_rng(3)
    base = random.integers(50, 400, 60)
    group = 700
    found = []
    for _ in range(300):
        count = random.multivariate_hypergeometric(base, group)
        found.append(segregation_index(count, base))
    assert expected_segregation(count, base) == pytest.approx(np.mean(found), rel=0.02)


def test_wilson_interval_of_a_textbook():
    """Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    lower, upper = wilson_interval(np.array([81, 15, 0, 1]), np.array([263, 148, 20, 29]))
    np.testing.assert_allclose(lower, [0.2553, 0.0624, 0.0, 0.0061], atol=5e-5)
    np.testing.assert_allclose(upper, [0.3662, 0.1605, 0.1611, 0.1718], atol=5e-5)


def test_measures_at_their_ends():
    assert segregation_index(np.array([10, 0]), np.array([10, 10])) == 100
    assert segregation_index(np.array([5, 5]), np.array([10, 10])) == 0
    assert np.isnan(segregation_index(np.array([0, 0]), np.array([10, 10])))
    assert share_between(
        np.array([1, 1, 9, 9]), np.full(4, 10), np.array([[1, 1, 0, 0], [0, 0, 1, 1]])
    ) == pytest.approx(1)
    assert share_between(
        np.array([1, 9, 1, 9]), np.full(4, 10), np.array([[1, 1, 0, 0], [0, 0, 1, 1]])
    ) == pytest.approx(0)
    assert np.isnan(z_scores(np.array([2.0, 2.0]))).all()
    assert ranks(np.array([3.0, np.nan, 5.0, 5.0])).tolist()[2:] == [1, 1]


class Published:
    """Published shares of Berlin in place of a file."""

    def __init__(self, table):
        self.ids = self.names = tuple(table["plr_id"])
        self._table, self.meta = table, {"variables": {}}
        catalogue = load_catalogue()
        self.indicators = {
            f"s{index}": item for index, item in enumerate(list(catalogue.indicators.values())[:4], start=1)
        }

    def residents(self, date):
        return self._table["ew_mss"].to_numpy(float)

    def figures(self, indicator, date):
        columns = self._table.columns
        value = self._table[next(name for name in columns if name.startswith(f"{indicator}_"))]
        change = self._table[f"d{indicator[1]}_pp"]
        return type("Figures", (), {"value": value.to_numpy(float), "change": change.to_numpy(float)})


def test_the_monitoring_of_berlin_is_reproduced(shared):
    """All 436 areas: z-values, sum, index, classes, dynamics."""
    table = berlin(shared)
    published = Published(table)
    components = parse_components("+s1;+s2;+s3;+s4", published.indicators)
    index = social_index(
        published, components, "2016-12-31", "z", 0, False, status_classes(), dynamics_classes(), Reporter()
    )
    known = table["status_index"].notna().to_numpy()
    assert known.sum() == 436
    for ours, theirs in (
        ("status_sum", "status_summe"),
        ("status_index", "status_index"),
        *((f"z_s{i}", f"z_s{i}") for i in range(1, 5)),
    ):
        np.testing.assert_allclose(index[ours][known], table[theirs][known], atol=2e-5)
    words = {"hoch": "high", "mittel": "medium", "niedrig": "low", "sehr niedrig": "very low"}
    assert index["status_class"][known].tolist() == table["status_klasse"][known].map(words).tolist()
    signs = {"+": "positive", "+/-": "stable", "-": "negative"}
    assert index["dynamics_class"][known].tolist() == table["dynamik_gruppe"][known].map(signs).tolist()
    assert index["status_index"][~known].isna().all()


def test_an_index_of_a_result(tmp_path):
    results = write_results(tmp_path, np.random.default_rng(8), 10)
    geography = read_geography(results[0])
    reporter = Reporter()
    components = parse_components("+ew_65plus;+mh*2;-ew_u18", geography.indicators)
    table = social_index(
        geography, components, geography.dates[-1], "z", 0, False, status_classes(), dynamics_classes(), reporter
    )
    assert table["status_index"].std(ddof=0) == pytest.approx(1)
    assert table["z_ew_u18"].corr(table["ew_u18"]) == pytest.approx(-1)
    rank = social_index(
        geography, components, geography.dates[-1], "rank", 0, True, status_classes(), dynamics_classes(), reporter
    )
    assert rank["z_mh"].max() == 1
    doubled = parse_components("+mh;+mh_u18", geography.indicators)
    social_index(
        geography, doubled, geography.dates[-1], "minmax", 0, False, status_classes(), dynamics_classes(), reporter
    )
    assert any("contain each other" in text for text in reporter.warnings)


def test_small_areas_are_left_out_and_named(tmp_path):
    results = write_results(tmp_path, np.random.default_rng(8), 10)
    geography = read_geography(results[0])
    people = geography.residents(geography.dates[-1])
    reporter = Reporter()
    components = parse_components("+ew_65plus;+mh", geography.indicators)
    minimum = int(np.sort(people)[0]) + 1
    table = social_index(
        geography, components, geography.dates[-1], "z", minimum, False, status_classes(), dynamics_classes(), reporter
    )
    assert table["status_index"].isna().sum() == 1
    assert any("fewer than" in text for text in reporter.infos)
    with pytest.raises(ComparisonError, match="at least two are needed"):
        social_index(
            geography,
            components,
            geography.dates[-1],
            "z",
            10**6,
            False,
            status_classes(),
            dynamics_classes(),
            reporter,
        )


def test_bad_choices_of_an_index():
    indicators = load_catalogue().indicators
    for text, match in (
        ("+kind_bg", "at least two"), ("+kind_bg;+nix", "no indicator nix"), ("+kind_bg;kind_bg", "named twice"),
        ("+kind_bg;+alo_q*0", "weight"), ("+kind_bg;ew", "neither a burden nor a strength"),
    ):  # fmt: skip
        with pytest.raises(ParameterError, match=match):
            parse_components(text, indicators)
    assert parse_classes("gut<-0,5;mittel<1;schlecht", status_classes()).names == ("gut", "mittel", "schlecht")
    assert parse_classes("-1;0;1;2", status_classes()).names == ("1", "2", "3", "4", "5")
    for text in ("x;y", "1;-1", "a<1;b<2"):
        with pytest.raises(ParameterError, match="no class limits"):
            parse_classes(text, status_classes())
    same = standardised(np.array([1.0, 1.0]), np.ones(2), "z")
    assert np.isnan(same).all()


def test_the_report(tmp_path):
    from sozialraumatlas.reports.comparison import write_report

    results = write_results(tmp_path, np.random.default_rng(8), 10)
    internal = compared(*results, "")
    write_report(tmp_path / "report.html", internal)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count("<svg") == page.count("</svg>") > 5
    assert "For internal use only" in page
    assert "http" not in page.replace("http://www.w3.org", "")
    assert page.count("role='img'") == page.count("<svg")
    releases = release(tmp_path / "out", results, load_profile("k3").with_minimums(3, 10, 10))
    write_report(tmp_path / "released.html", compared(*releases, ""))
    assert "For internal use only" not in (tmp_path / "released.html").read_text(encoding="utf-8")
