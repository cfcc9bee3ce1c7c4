"""The recipe of a yearly run, its steps, and what is different from the run before."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from sozialraumatlas.core.comparison.geography import read_geography
from sozialraumatlas.core.errors import ParameterError
from sozialraumatlas.core.yearly.differences import differences
from sozialraumatlas.core.yearly.recipe import LayerSource, YearlyRecipe, read_recipe, write_recipe
from sozialraumatlas.core.yearly.steps import steps_of

from .atlas_files import write_release


def recipe_in(folder: Path) -> YearlyRecipe:
    (folder / "bev_2023.csv").write_text("x")
    (folder / "bev_2024.csv").write_text("x")
    return YearlyRecipe(
        date="2024-12-31", units=LayerSource(str(folder / "stadt.gpkg|layername=bloecke"), "id"), counts=(str(folder / "bev_*.csv"),),
        folder=str(folder / "aus" / "{year}"), districts=LayerSource(str(folder / "stadt.gpkg|layername=bezirke"), "id", "name", "Statistische Bezirke"),
        areas=LayerSource(str(folder / "räume.gpkg"), "id"), ledger=str(folder / "buch.gpkg"), formats=("pdf",), export=("csv", "kommonitor"), title="Atlas",
    )  # fmt: skip


def test_a_recipe_is_written_relative_to_itself_and_read_again(tmp_path):
    recipe = recipe_in(tmp_path)
    path = tmp_path / "jahr.yaml"
    write_recipe(path, recipe)
    text = path.read_text("utf-8")
    assert str(tmp_path) not in text
    again = read_recipe(path)
    assert again.base == tmp_path
    assert again.path(again.units.layer) == str(tmp_path / "stadt.gpkg") + "|layername=bloecke"
    assert [file.name for file in again.count_files()] == ["bev_2023.csv", "bev_2024.csv"]
    assert again.folder_for("2025-12-31") == tmp_path / "aus" / "2025"
    assert (
        dataclasses.replace(
            again,
            units=recipe.units,
            counts=recipe.counts,
            folder=recipe.folder,
            districts=recipe.districts,
            areas=recipe.areas,
            ledger=recipe.ledger,
        )
        == recipe
    )


def test_steps_in_their_order(tmp_path):
    recipe = recipe_in(tmp_path)
    steps = steps_of(recipe, "2025-12-31", tmp_path / "aus" / "2025")
    order = [steps.importing, *steps.computing, steps.releasing, *steps.after]
    assert [step.algorithm for step in order] == [
        "importcounts", "indicators", "indicators", "suppress", "compare", "atlas", "export", "export",
    ]  # fmt: skip
    assert steps.importing.inputs["UNTIL"] == "2025-12-31"
    assert [path.name for path in steps.releases] == ["statistische_bezirke_release.gpkg", "raeume_release.gpkg"]
    assert steps.releasing.inputs["LEDGER"] == str(tmp_path / "buch.gpkg")
    # What is published together is released together.
    assert len(steps.releasing.inputs["RESULTS"]) == 2
    with pytest.raises(ParameterError, match="not there"):
        steps_of(dataclasses.replace(recipe, counts=("fehlt_*.csv",)), "2025-12-31", tmp_path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("a: 1", "format: 1"), ("format: 1\ndate: 2024", "units, counts is missing"), ("format: 1\ndate: gestern\nunits: {layer: x}\ncounts: y", "the entry date"),
     ("format: 1\ndate: 2024\nunits: x\ncounts: y", "the entry units"), ("format: 1\ndate: 2024\nunits: {layer: x}\ncounts: y\nprofile: k2", "no k2"),
     ("format: 1\ndate: 2024\nunits: {layer: x}\ncounts: y\nformats: [doc]", "no doc"), ("format: 1\ndate: 2024\nunits: {layer: x}\ncounts: y\nfarbe: rot", "no entry farbe"),
     ("format: 1\ndate: 2024\nunits: {layer: x}\ncounts: y\nperiod: 0", "the entry period"), ("[", "no YAML")],
)  # fmt: skip
def test_bad_recipes_say_why(tmp_path, text, reason):
    path = tmp_path / "jahr.yaml"
    path.write_text(text)
    with pytest.raises(ParameterError, match=reason):
        read_recipe(path)


def test_differences_of_two_releases(tmp_path):
    first, second = tmp_path / "a.gpkg", tmp_path / "b.gpkg"
    write_release(first, {"ew": [100.0, 200.0, 300.0], "kind_bg": [10.0, "secret", 30.0]})
    write_release(second, {"ew": [100.0, 260.0, 290.0, 50.0], "kind_bg": [10.0, 20.0, "secret", 5.0]})
    found = differences(read_geography(first), read_geography(second), "Bezirke")
    assert found.new_areas == ["Gebiet 4"]
    assert not found.lost_areas
    assert not found.new_dates
    assert [(change.area, change.before, change.after, change.difference) for change in found.largest if change.indicator == "Population"] == [
        ("Gebiet 2", "200", "260", "+60"), ("Gebiet 3", "300", "290", "−10"),
    ]  # fmt: skip
    assert [change.area for change in found.newly_shown] == ["Gebiet 2"]
    assert [(change.area, change.after) for change in found.newly_withheld] == [("Gebiet 3", ".")]
    # 2020 is nine tenths of 2024, so it was revised with it; nothing withheld is told by that.
    assert ("Gebiet 2 (2020-12-31)", "180", "234") in [
        (change.area, change.before, change.after) for change in found.revised
    ]
    assert not any(change.indicator != "Population" and change.area.startswith("Gebiet 3") for change in found.revised)
    nothing = differences(read_geography(first), read_geography(first), "Bezirke")
    assert not nothing.largest
    assert not nothing.revised
