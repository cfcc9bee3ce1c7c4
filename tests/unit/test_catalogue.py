"""The built-in catalogue against the definitions, and the rules a catalogue must keep."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sozialraumatlas.core.catalogue import BUILT_IN, load_catalogue
from sozialraumatlas.core.errors import CatalogueError, ParameterError

CONTRACT_VARIANTS = """ew_u18:u15 ew_u18:u20 ew_18u65:15u65 ew_18u65:20u65 ew_65plus:60plus jugendq:15 jugendq:20 altenq:15
altenq:20 greying:60 greying:65plus alo_q:18 alo_ausl_q:18 bg_kind:bg pers_bg:ew kind_bg:u15 kind_bg:pers_bg ae_hh:hh
kind_ae:ew_u18 ae_bg:bg ae_bg:bg_kind kind_ae_bg:kind_bg kind_ae_bg:ew_u18""".split()
CONTRACT_VARIABLES = """ew ew_u15 ew_u18 ew_u20 ew_15u65 ew_18u65 ew_20u65 ew_60plus ew_65plus ew_60u80 ew_65u80 ew_80plus
alterssumme mh mh_u18 mh_18u65 mh_65plus ausl ausl_15u65 ausl_18u65 alo alo_ausl hh hh_kind hh_ae kind_hh kind_hh_ae bg
bg_kind bg_ae pers_bg kind_bg kind_bg_u15 kind_bg_ae gsia rlb_sgb2 hlu_ave gs_4kap asylblg""".split()


def test_definitions_are_those_of_the_guide(shared):
    catalogue = load_catalogue()
    with (shared.parent / "guide" / "indicators.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [indicator.id for indicator in catalogue.without_variants()] == [row["id"] for row in rows]
    for row in rows:
        indicator = catalogue.indicators[row["id"]]
        assert indicator.theme == {"demo": "demography", "soz": "social"}[row["group"]]
        if indicator.is_development:
            assert (indicator.numerator, indicator.unit) == (("ew",), "%")
            continue
        assert indicator.numerator == tuple(row["numerator"].split("+"))
        assert indicator.denominator == tuple(filter(None, row["denominator"].split("|")[0].split("+")))
        assert indicator.change == (row["change_rate"] or row["change_count"]).replace("pct", "%")
        assert indicator.unit == {"": "persons", "Jahre": "years", "je 100": "per 100"}.get(
            row["rate_unit"], row["rate_unit"]
        )


def test_all_names_of_the_contract_are_there():
    catalogue = load_catalogue()
    assert set(CONTRACT_VARIANTS) <= set(catalogue.indicators)
    assert set(CONTRACT_VARIABLES) <= set(catalogue.variables)


VARIANTS_OF_THE_GUIDE = {
    ("ew", "wohnberechtigte"): "ew:wohnberechtigte", ("ew_entw", "period"): "PERIOD", ("d_alter", "+0.5"): "d_alter:mitte",
    ("jugendq", "u20/20u65"): "jugendq:20", ("jugendq", "u15/15u65"): "jugendq:15", ("altenq", "65plus/20u65"): "altenq:20",
    ("altenq", "65plus/15u65"): "altenq:15", ("greying", "80plus/60u80"): "greying:60",
    ("greying", "80plus/65plus"): "greying:65plus", ("alo_q", "18u65"): "alo_q:18", ("alo_ausl_q", "18u65"): "alo_ausl_q:18",
}  # fmt: skip
"""Variants whose name in the catalogue is not their name in the guide."""


def test_every_variant_of_the_guide_has_a_documented_name(shared):
    catalogue = load_catalogue()
    documented = (BUILT_IN.parent.parent / "docs" / "indicators.md").read_text(encoding="utf-8")
    with (shared.parent / "guide" / "indicators.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            for variant in filter(None, row["variants"].split(",")):
                name = VARIANTS_OF_THE_GUIDE.get((row["id"], variant), f"{row['id']}:{variant}")
                assert name in catalogue.indicators or name == "PERIOD"
                assert f"`{name}`" in documented


def test_texts_are_there_in_both_languages_and_differ():
    for indicator in load_catalogue().indicators.values():
        for text in (indicator.label, indicator.formula):
            assert text.de
            assert text.en
            assert text.de != text.en


def test_quotients_are_never_in_per_cent():
    for indicator in load_catalogue().indicators.values():
        if indicator.change == "points":
            assert indicator.unit == "per 100"


CITY = """
format: 1
themes:
  housing: {de: Wohnen, en: Housing}
variables:
  wohnungen: {de: Wohnungen, en: Dwellings}
indicators:
  belegung:
    theme: housing
    label: {de: Belegung, en: Occupancy}
    formula: {de: Einwohner je Wohnung, en: Residents per dwelling}
    source: {de: Bauamt, en: Building office}
    numerator: [ew]
    denominator: [wohnungen]
    scale: 1
    unit: persons
    change: points
    polarity: neutral
"""


def city_file(folder: Path, text: str) -> Path:
    path = folder / "stadt.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_city_adds_its_own(tmp_path):
    catalogue = load_catalogue(city_file(tmp_path, CITY))
    assert catalogue.indicators["belegung"].denominator == ("wohnungen",)
    assert len(catalogue.without_variants()) == 27


@pytest.mark.parametrize(("old", "new", "line", "reason"), [
    ("numerator: [ew]", "numerator: ew / 2", 13, "a list of variables is expected"),
    ("numerator: [ew]", "numerator: [ew * 0.5]", 13, "is not the name of a variable"),
    ("numerator: [ew]", "numerator: [2]", 13, "is not the name of a variable"),
    ("numerator: [ew]", "numerator: [einwohner]", 13, "there is no variable “einwohner”"),
    ("    numerator: [ew]\n", "", 8, "“numerator” is missing"),
    ("scale: 1", "scale: 0", 15, "a number above zero"),
    ("scale: 1", "scale: yes", 15, "a number above zero"),
    ("change: points", "change: '%'", 17, "the change of a rate is measured in pp, points or years"),
    ("change: points", "change: promille", 17, "“promille” is not possible here"),
    ("polarity: neutral", "polarity: schlecht", 18, "“schlecht” is not possible here"),
    ("theme: housing", "theme: traffic", 9, "there is no theme “traffic”"),
    ("unit: persons", "einheit: persons", 16, "“einheit” is not known here"),
    ("  belegung:", "  ew:", 8, "“ew” is already taken"),
    ("  belegung:", "  Belegung:", 8, "is not a possible name"),
    ("    unit: persons", "    scale: 2", 16, "“scale” stands here twice"),
    ("format: 1", "format: 2", 2, "catalogues of format 1"),
    ("{de: Wohnen, en: Housing}", "{de: Wohnen}", 4, "“en” is missing"),
    ("{de: Wohnen, en: Housing}", "Wohnen", 4, "entries of the form"),
    ("    source:", "   source:", 12, "not valid YAML"),
    ("polarity: neutral", "polarity: neutral\n    value: change", 19, "only a count without denominator"),
    ("    denominator: [wohnungen]\n", "", 14, "a count without denominator has no scale"),
    ("polarity: neutral", "polarity: neutral\n    variants:\n      x!: {}", 20, "not a possible name of a variant"),
    ("  belegung:", "  ew_n:", 8, "the column “ew_n” would be written by ew and ew_n"),
])  # fmt: skip
def test_broken_rules_are_refused_with_file_line_and_reason(tmp_path, old, new, line, reason):
    assert old in CITY
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(city_file(tmp_path, CITY.replace(old, new)))
    assert str(caught.value).startswith(f"stadt.yaml, line {line}: ")
    assert reason in str(caught.value)


def test_unreadable_files(tmp_path):
    with pytest.raises(CatalogueError, match="cannot be read"):
        load_catalogue(tmp_path / "nothing.yaml")
    with pytest.raises(CatalogueError, match="is empty"):
        load_catalogue(city_file(tmp_path, ""))
    path = tmp_path / "latin.yaml"
    path.write_bytes("format: 1 # für".encode("cp1252"))
    with pytest.raises(CatalogueError, match="not stored as UTF-8"):
        load_catalogue(path)


def test_no_code_in_a_catalogue(tmp_path):
    with pytest.raises(CatalogueError):
        load_catalogue(city_file(tmp_path, CITY.replace("[ew]", "!!python/object/apply:os.getcwd []")))


def test_select():
    catalogue = load_catalogue()
    assert [indicator.id for indicator in catalogue.select(" ew ; altenq:20;")] == ["ew", "altenq:20"]
    for ids, reason in (
        ("xyz", "There is no indicator xyz"),
        ("altenq:99", "no variant altenq:99"),
        ("ew;ew", "twice"),
    ):
        with pytest.raises(ParameterError, match=reason):
            catalogue.select(ids)


def test_built_in_file_stands_where_the_plugin_says():
    assert BUILT_IN.is_file()
