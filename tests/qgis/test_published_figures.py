"""Figures that cities have published, reproduced through qgis_process."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from osgeo import ogr

REGISTER = {
    "ew": "ew", "anteil_u18": "ew_u18", "anteil_15u65": "ew_18u65:15u65", "anteil_65plus": "ew_65plus",
    "jugendquotient_u15_15u65": "jugendq:15", "altenquotient_65_15u65": "altenq:15", "durchschnittsalter": "d_alter",
    "anteil_mh": "mh", "anteil_mh_u18": "mh_u18", "anteil_mh_65plus": "mh_65plus", "anteil_hh_ae": "ae_hh:hh",
}  # fmt: skip
YEARLY_MEANS = {"arbeitslosenanteil": "alo_q", "arbeitslosenanteil_ausl": "alo_ausl_q", "anteil_nef": "kind_bg:u15"}
YEARLY_MEAN_COLUMNS = (
    "alo=alo_jm; alo_ausl=alo_ausl_jm; ew_15u65=ew_15u65_jm; ausl_15u65=ew_15u65_ausl_jm; kind_bg_u15=nef_jm; "
    "ew_u15=ew_u15_jm"
)


@pytest.fixture(scope="module")
def muenchen(shared, qgis_process, tmp_path_factory, facts):
    """Facts of all years: from the register, and from the yearly means of the employment agency."""
    folder = tmp_path_factory.mktemp("muenchen")
    tables = {}
    for name, mapping, ids in (
        ("register", "", [*REGISTER.values(), "ew_entw", "jugendq", "altenq", "ew_18u65", "mh_18u65", "ae_hh"]),
        ("yearly_means", YEARLY_MEAN_COLUMNS, [*YEARLY_MEANS.values(), "alo"]),
    ):
        run = qgis_process.run(
            "indicators",
            UNITS=shared / "muenchen" / "stadtbezirke_25832.gpkg",
            UNIT_ID="sb_nummer",
            AREA_NAME="sb_name",
            COUNTS=shared / "muenchen" / "rohzahlen_stadtbezirke_2000_2024.csv",
            COUNTS_DATE="jahr",
            TOTAL_ID="00",
            DATE="all",
            VARIABLES=mapping,
            INDICATORS=";".join(ids),
            OUTPUT=folder / f"{name}.gpkg",
        )
        assert run.code == 0, run.error
        tables[name] = facts(run.results["OUTPUT"])
    return tables


def published_muenchen(shared: Path) -> pd.DataFrame:
    table = pd.read_csv(
        shared / "muenchen" / "indikatorenatlas_auszug_2000_2024.csv", sep=";", decimal=",", dtype={"sb_nummer": str}
    )
    table["date"] = table["jahr"].astype(str) + "-12-31"
    table["area_id"] = table["sb_nummer"].replace("00", "_total")
    return table[table["indikatorwert"].notna()]


@pytest.mark.parametrize(("source", "ids", "tolerance", "count"), [
    ("register", REGISTER, 0.05, 6292),
    ("yearly_means", YEARLY_MEANS, 0.0535, 1794),
])  # fmt: skip
def test_muenchen_every_published_value(shared, muenchen, source, ids, tolerance, count):
    published = published_muenchen(shared)
    published = published[published["indikator_id"].isin(ids)].assign(indicator=lambda t: t["indikator_id"].map(ids))
    joined = published.merge(muenchen[source], on=["indicator", "date", "area_id"], how="left")
    assert len(joined) == count
    assert (joined["status"] == "ok").all()
    difference = (joined["value"] - joined["indikatorwert"]).abs()
    print(f"{source}: {len(joined)} values compared, largest difference {difference.max():.6f}")
    assert difference.max() <= tolerance + 1e-9
    counts = joined[joined["indikator_id"] == "ew"]
    assert (counts["value"] == counts["indikatorwert"]).all()


def fact(table: pd.DataFrame, indicator: str, date: str, area: str = "_total") -> pd.Series:
    rows = table[(table["indicator"] == indicator) & (table["date"] == date) & (table["area_id"] == area)]
    assert len(rows) == 1
    return rows.iloc[0]


@pytest.mark.parametrize(("source", "indicator", "area", "base", "value", "change", "unit"), [
    ("register", "ew", "_total", 1_562_096, 1_603_776, 2.67, "%"),
    ("register", "jugendq", "_total", 22.66, 22.71, 0.05, "points"),
    ("register", "altenq", "_total", 25.49, 25.07, -0.42, "points"),
    ("register", "d_alter", "_total", 41.36, 41.34, -0.02, "years"),
    ("register", "mh", "_total", 45.70, 49.48, 3.78, "pp"),
    ("yearly_means", "alo_q", "_total", 3.92, 3.91, -0.01, "pp"),
    ("yearly_means", "alo_ausl_q", "_total", 5.53, 5.49, -0.04, "pp"),
    ("register", "ae_hh", "_total", 18.07, 18.98, 0.90, "pp"),
    ("register", "ew", "08", None, None, -2.20, "%"),
    ("register", "jugendq", "08", None, None, -1.15, "points"),
    ("register", "altenq", "08", None, None, 0.77, "points"),
    ("yearly_means", "alo_q", "08", None, None, 0.23, "pp"),
])  # fmt: skip
def test_muenchen_golden_changes(muenchen, source, indicator, area, base, value, change, unit):
    row = fact(muenchen[source], indicator, "2024-12-31", area)
    assert row["base_date"] == "2020-12-31"
    assert row["change_unit"] == unit
    assert row["change_status"] == "ok"
    # The differences of the published, rounded figures may be off by one in the last digit.
    assert row["change"] == pytest.approx(
        change, abs=0.0151 if indicator in ("d_alter", "alo_q", "alo_ausl_q") else 0.00501
    )
    if value is not None:
        assert row["value"] == pytest.approx(value, abs=0.00501)
        assert row["base_value"] == pytest.approx(base, abs=0.00501)


def test_muenchen_base_year_not_available(muenchen):
    row = fact(muenchen["register"], "mh", "2019-12-31")
    assert row["status"] == "ok"
    assert row["change_status"] == "missing"
    assert np.isnan(row["change"])
    assert fact(muenchen["register"], "mh", "2015-12-31")["status"] == "missing"
    assert fact(muenchen["register"], "ew", "2003-12-31")["change_status"] == "missing"


def test_muenchen_population_change_is_the_change_of_the_count(muenchen):
    row = fact(muenchen["register"], "ew_entw", "2024-12-31")
    assert row["value"] == pytest.approx(fact(muenchen["register"], "ew", "2024-12-31")["change"], rel=1e-14)
    assert (row["numerator"], row["denominator"]) == (1_603_776 - 1_562_096, 1_562_096)
    assert pd.isna(row["change_status"])


def test_muenchen_city_row_holds_cases_of_no_district(shared, qgis_process, tmp_path, meta):
    run = qgis_process.run(
        "indicators",
        UNITS=shared / "muenchen" / "stadtbezirke_25832.gpkg",
        UNIT_ID="sb_nummer",
        COUNTS=shared / "muenchen" / "rohzahlen_stadtbezirke_2000_2024.csv",
        COUNTS_DATE="jahr",
        TOTAL_ID="00",
        VARIABLES=YEARLY_MEAN_COLUMNS,
        INDICATORS="alo",
        OUTPUT=tmp_path / "result.gpkg",
    )
    left = meta(run.results["OUTPUT"])["totals"]["not_assignable"]["2024-12-31"]
    assert left["alo"] == pytest.approx(140.8, abs=0.05)
    assert "Not assignable" in run.infos
    assert "alo 140.8" in run.infos


AGES = ("u6", "6u15", "15u18", "18u27", "27u45", "45u55", "55u65", "65plus")
BERLIN_VARIABLES = ";".join(
    f"{variable}={'+'.join(f'{prefix}_{age}' for age in ages)}"
    for prefix in ("ew", "mh")
    for variable, ages in ((f"{prefix}_u18", AGES[:3]), (f"{prefix}_18u65", AGES[3:7]))
)
BERLIN_CATALOGUE = """
format: 1
indicators:
  ausl_q:
    theme: demography
    label: {de: Ausländeranteil, en: Share of foreign nationals}
    formula: {de: Ausländer je 100 Einwohner, en: Foreign nationals per 100 residents}
    source: {de: Melderegister, en: Register}
    numerator: [ausl]
    denominator: [ew]
    scale: 100
    unit: "%"
    change: pp
    polarity: neutral
"""


def berlin_inputs(shared: Path, folder: Path) -> dict[str, object]:
    catalogue = folder / "stadt.yaml"
    catalogue.write_text(BERLIN_CATALOGUE, encoding="utf-8")
    return {
        "UNITS": shared / "berlin" / "planungsraeume_lor2019_25833.gpkg",
        "UNIT_ID": "plr_id",
        "COUNTS": shared / "berlin" / "ewr_plr_lor2019_stichtag_2015_2020.csv",
        "COUNTS_DATE": "stichtag",
        "VARIABLES": BERLIN_VARIABLES,
        "DATE": "31.12.2016",
        "CATALOGUE": catalogue,
        "INDICATORS": "ew;mh_u18;mh;ausl_q;ew_u18;ew_18u65;ew_65plus;altenq",
    }


def test_berlin_published_shares(shared, qgis_process, tmp_path, facts):
    run = qgis_process.run("indicators", **berlin_inputs(shared, tmp_path), OUTPUT=tmp_path / "berlin.gpkg")
    assert run.code == 0, run.error
    assert "09041403" in run.warnings, "the unit that is new in 2019 must be named"
    wide = facts(run.results["OUTPUT"]).pivot_table(index="area_id", columns="indicator", values="value")
    published = pd.read_csv(shared / "berlin" / "mss_2017_plr_veroeffentlicht.csv", dtype={"plr_id": str}).set_index(
        "plr_id"
    )
    published = published[published["k05_mh_pct"].notna()]
    assert len(published) == 436
    for column, indicator in (("k04_mh_u18_pct", "mh_u18"), ("k05_mh_pct", "mh"), ("k16_ausl_pct", "ausl_q")):
        difference = (wide.loc[published.index, indicator] - published[column]).abs()
        print(f"{column}: {len(difference)} values, largest difference {difference.max():.2e}")
        assert difference.max() <= 5.01e-6


@pytest.mark.parametrize("length", [2, 4, 6])
def test_berlin_coarser_levels_from_geometry_alone(shared, qgis_process, tmp_path, facts, length):
    inputs = berlin_inputs(shared, tmp_path)
    areas = tmp_path / "areas.gpkg"
    dissolve(inputs["UNITS"], "plr_id", length, areas)
    run = qgis_process.run(
        "indicators", **inputs, AREAS=areas, AREA_ID="id", METHOD="largest_share", OUTPUT=tmp_path / "result.gpkg"
    )
    assert run.code == 0, run.error
    table = facts(run.results["OUTPUT"])
    counts = pd.read_csv(inputs["COUNTS"], dtype={"plr_id": str})
    counts = counts[counts["stichtag"] == "2016-12-31"]
    sums = counts.drop(columns="stichtag").groupby(counts["plr_id"].str[:length]).sum(numeric_only=True)
    for indicator, columns in (("ew", ["ew"]), ("mh_u18", [f"mh_{age}" for age in AGES[:3]]), ("ausl_q", ["ausl"])):
        numerators = table[(table["indicator"] == indicator) & (table["area_id"] != "_total")].set_index("area_id")[
            "numerator"
        ]
        assert set(numerators.index) == set(sums.index)
        assert (numerators - sums[columns].sum(axis=1)).abs().max() == 0


def dissolve(units: Path, field: str, length: int, target: Path) -> None:
    """Areas made of the units whose keys begin alike."""
    source = ogr.Open(str(units))
    layer = source.GetLayer(0)
    parts: dict[str, list[shapely.Geometry]] = {}
    for feature in layer:
        shape = shapely.from_wkb(bytes(feature.GetGeometryRef().ExportToWkb()))
        parts.setdefault(feature.GetField(field)[:length], []).append(shapely.make_valid(shape))
    out = ogr.GetDriverByName("GPKG").CreateDataSource(str(target))
    areas = out.CreateLayer("areas", layer.GetSpatialRef(), ogr.wkbMultiPolygon)
    areas.CreateField(ogr.FieldDefn("id", ogr.OFTString))
    for key, shapes in parts.items():
        feature = ogr.Feature(areas.GetLayerDefn())
        feature.SetField("id", key)
        feature.SetGeometry(
            ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkb(shapely.to_wkb(shapely.union_all(shapes))))
        )
        areas.CreateFeature(feature)
    out.Destroy()


@pytest.fixture(scope="module")
def flensburg(shared, qgis_process, tmp_path_factory, facts):
    folder = tmp_path_factory.mktemp("flensburg")
    districts = folder / "stadtteile.gpkg"
    source = ogr.Open(str(shared / "flensburg" / "stadtteile_25832.gpkg"))
    layer = source.GetLayer(0)
    out = ogr.GetDriverByName("GPKG").CreateDataSource(str(districts))
    copy = out.CopyLayer(layer, "stadtteile")
    copy.CreateField(ogr.FieldDefn("nr", ogr.OFTString))
    for feature in copy:
        # The keys of the layer (STGT01) and of the table (1) have nothing in common but the number.
        feature.SetField("nr", feature.GetField("AREA_ID")[-2:])
        copy.SetFeature(feature)
    out.Destroy()
    run = qgis_process.run(
        "indicators",
        UNITS=districts,
        UNIT_ID="nr",
        AREAS=districts,
        AREA_ID="nr",
        AREA_NAME="AREA_NAME",
        COUNTS=shared / "flensburg" / "sozialatlas_stadtteile_2011_2022.csv",
        COUNTS_UNIT_ID="stadtteil_id",
        COUNTS_DATE="jahr",
        DATE="2022",
        VARIABLES="ew_80plus=ag_80_and_above;ew_65u80=ag_65_to_under_80;mh=ausl_a+deutsche_mh;gsia=gsia_65plus;ew_u18=ag_under_18",
        INDICATORS="ew;ew_u18;ew_18u65;ew_65plus;alo;alo_q:18;greying;gsia;mh;altenq",
        OUTPUT=folder / "result.gpkg",
    )
    assert run.code == 0, run.error
    return run, facts(run.results["OUTPUT"])


@pytest.mark.parametrize(("district", "before", "after", "percent", "share_before", "share_after", "points"), [
    ("01", 227, 167, -26.4, 7.49, 5.37, -2.11),
    ("03", 856, 727, -15.1, None, None, -1.91),
])  # fmt: skip
def test_flensburg_four_year_changes(flensburg, district, before, after, percent, share_before, share_after, points):
    table = flensburg[1]
    unemployed = fact(table, "alo", "2022-12-31", district)
    assert (unemployed["base_value"], unemployed["value"]) == (before, after)
    assert unemployed["change"] == pytest.approx(percent, abs=0.05)
    share = fact(table, "alo_q:18", "2022-12-31", district)
    assert share["change"] == pytest.approx(points, abs=0.00501)
    if share_before is not None:
        assert share["base_value"] == pytest.approx(share_before, abs=0.00501)
        assert share["value"] == pytest.approx(share_after, abs=0.00501)


def test_flensburg_greying_index(flensburg):
    table = flensburg[1]
    values = table[(table["indicator"] == "greying") & (table["area_id"] != "_total")]["value"]
    assert len(values) == 13
    assert values.min() == pytest.approx(31.1, abs=0.05)
    assert values.max() == pytest.approx(67.7, abs=0.05)


def test_flensburg_age_groups_add_up(shared, flensburg):
    table = flensburg[1]
    source = pd.read_csv(shared / "flensburg" / "sozialatlas_stadtteile_2011_2022.csv", sep=";", decimal=",")
    source = source[(source["jahr"] == 2022) & (source["stadtteil_id"] > 0)].set_index("stadtteil_id")
    old = table[(table["indicator"] == "ew_65plus") & (table["area_id"] != "_total")].sort_values("area_id")
    assert (old["numerator"].to_numpy() == source["ew_65plus"].to_numpy()).all()
    np.testing.assert_allclose(old["value"], source["ew_65plus"] / source["ew"] * 100, rtol=1e-14)


def test_flensburg_lost_zeros_and_unassignable_row_are_said(flensburg):
    run = flensburg[0]
    assert "without their leading zeros were matched: 1 → 01" in run.warnings
    assert "belong to no unit of the layer" in run.warnings


def test_flensburg_atlas(flensburg, qgis_process, tmp_path):
    """Real shapes and names through release and atlas; the published share of unemployed is printed."""
    run, _ = flensburg
    released = qgis_process.run("suppress", RESULTS=[run.results["OUTPUT"]], OUTPUT_FOLDER=tmp_path)
    assert released.code == 0, released.error
    made = qgis_process.run(
        "atlas", RELEASE=tmp_path / "result_release.gpkg", FORMATS=["pdf", "html", "odt"], LANGUAGE="de", ORIENTATION="portrait",
        LEVEL="Stadtteile", SOURCE_NOTE="Stadt Flensburg, Sozialatlas", OUTPUT_FOLDER=tmp_path / "atlas",
    )  # fmt: skip
    assert made.code == 0, made.error
    pages = sorted((tmp_path / "atlas" / "pdf").iterdir())
    assert len([path for path in pages if "_profile_" in path.name]) == 13
    text = subprocess.run(
        ["pdftotext", "-layout", str(next(path for path in pages if "profile_01" in path.name)), "-"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "Altstadt" in text
    assert "Stadt Flensburg, Sozialatlas" in text
    assert re.search(r"Arbeitslosenanteil \(18 bis.*5,4", text)


def test_nrw_minimum_income_benefits_2023(qgis_process, tmp_path, facts):
    """Published components and total; the rate was published as 11.0 %."""
    units = tmp_path / "land.gpkg"
    out = ogr.GetDriverByName("GPKG").CreateDataSource(str(units))
    layer = out.CreateLayer("land", None, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("id", ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField("id", "05")
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POLYGON((0 0,1 0,1 1,0 1,0 0))"))
    layer.CreateFeature(feature)
    out.Destroy()
    counts = tmp_path / "counts.csv"
    counts.write_text(
        "id;rlb;hlu;alter;em;asyl;ew\n05;1.563.302;30.170;184.205;125.445;103.650;18.190.422\n", encoding="utf-8"
    )
    run = qgis_process.run(
        "indicators", UNITS=units, UNIT_ID="id", COUNTS=counts, DATE="2023", INDICATORS="minds_q",
        VARIABLES="rlb_sgb2=rlb;hlu_ave=hlu;gs_4kap=alter+em;asylblg=asyl", OUTPUT=tmp_path / "result.gpkg",
    )  # fmt: skip
    assert run.code == 0, run.error
    row = fact(facts(run.results["OUTPUT"]), "minds_q", "2023-12-31")
    assert row["numerator"] == 2_006_772
    assert round(row["value"], 1) == 11.0
