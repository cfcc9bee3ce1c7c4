"""What each step of the dock asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qgis.core import Qgis

from ..core.language import translate
from ..core.options import ATLAS_FORMATS, ATLAS_PAGES, METHODS, ORIENTATIONS, PAPER_SIZES, PROFILES
from .form import Form

Actions = Mapping[str, Callable[[], None]]
"""What the buttons do, by their names."""


def data_page(actions: Actions) -> Form:
    """Units and counts."""
    form = Form(translate("dock", "Which units, and which counts of them?"))
    form.buttons([
        (
            "find", translate("dock", "Find in Project"), actions["find"],
            translate("dock", "Looks for the layers and fields that fit together: counts by the names of their columns, units by their keys."),
        ),
        (
            "example", translate("dock", "Load Example City"), actions["example"],
            translate("dock", "Writes the invented city Zechenfeld to your documents and fills in all steps, to try everything on."),
        ),
        (
            "import", translate("dock", "Import Tables…"), actions["import"],
            translate("dock", "Makes clean counts of tables as they came: CSV, XLSX, ODS, in any form."),
        ),
    ])  # fmt: skip
    form.layer(
        "units", translate("dock", "Units"), Qgis.LayerFilter.PolygonLayer | Qgis.LayerFilter.PointLayer,
        translate("dock", "Blocks, statistical districts or addresses."),
        [("unit_id", translate("dock", "Key of the units"), translate("dock", "Field that names each unit once."))],
    )  # fmt: skip
    form.layer(
        "counts", translate("dock", "Counts"), Qgis.LayerFilter.VectorLayer,
        translate("dock", "Table with a row for each unit and date. It may be the layer of units itself."),
        [
            ("counts_unit_id", translate("dock", "Key in the counts"), translate("dock", "Column with the key of the unit.")),
            ("counts_date", translate("dock", "Reference date"), translate("dock", "Column with dates or years; none for counts of one date.")),
        ],
    )  # fmt: skip
    form.text(
        "total_id", translate("dock", "Key of the city's row"),
        translate("dock", "Where the counts have a row of the whole city."),
    )  # fmt: skip
    form.file(
        "folder", translate("dock", "Folder"), translate("dock", "Results, releases and the atlas are written here.")
    )
    form.buttons([
        ("load_recipe", translate("dock", "Load Recipe…"), actions["load_recipe"], translate("dock", "Fills in all steps as they were saved, and adds the layers.")),
        (
            "save_recipe", translate("dock", "Save Recipe…"), actions["save_recipe"],
            translate("dock", "All steps as a file, with which “Run a recipe” repeats them next year by one command."),
        ),
    ])  # fmt: skip
    return form


def areas_page() -> Form:
    """Districts and drawn areas."""
    form = Form(translate("dock", "For which areas? Leave both empty for the units themselves."))
    for kind, one, label, tip in (
        ("districts", "district", translate("dock", "Districts"), translate("dock", "Statistical districts, which everybody knows.")),
        ("areas", "area", translate("dock", "Areas people live in"), translate("dock", "Drawn areas that are compared with the districts.")),
    ):  # fmt: skip
        form.layer(
            kind, label, Qgis.LayerFilter.PolygonLayer, tip,
            [
                (f"{one}_id", translate("dock", "Key"), translate("dock", "Field that names each area once.")),
                (f"{one}_name", translate("dock", "Name"), translate("dock", "Field with the name as printed.")),
            ],
        )  # fmt: skip
    names = {
        "largest_share": translate("dock", "Whole units, by largest share"),
        "point": translate("dock", "Whole units, by a point inside"),
        "area": translate("dock", "Cut units, by surface (estimated)"),
    }
    form.option(
        "method", translate("dock", "Units to areas"), [(name, names[name]) for name in METHODS if name in names],
        translate("dock", "Whole units give exact figures for a list of units that anybody can check."),
    )  # fmt: skip
    return form


def indicators_page(actions: Actions) -> Form:
    """Indicators and period."""
    # The catalogue needs a package that may be missing; the dock is not made without it.
    from ..core.catalogue import load_catalogue

    form = Form(translate("dock", "Which indicators? None ticked: all that the counts allow."))
    form.ticks(
        "indicators", translate("dock", "Indicators"),
        [(item.id, str(item.label), str(item.formula)) for item in load_catalogue().without_variants()],
    )  # fmt: skip
    form.number("period", translate("dock", "Change over"), translate("dock", "years"), (1, 30))
    form.buttons(_start("compute", translate("dock", "Compute"), actions))
    return form


def disclosure_page(actions: Actions) -> Form:
    """The rule and the ledger."""
    form = Form(translate("dock", "By which rule are small counts protected? The statistics office decides."))
    names = {
        "k3": translate("dock", "k3: counts of 1 and 2 withheld"), "k5": translate("dock", "k5: counts of 1 to 4 withheld"),
        "k10": translate("dock", "k10: counts of 1 to 9 withheld"), "round5": translate("dock", "round5: all counts rounded to 5"),
        "round10": translate("dock", "round10: all counts rounded to 10"),
    }  # fmt: skip
    form.option(
        "profile", translate("dock", "Rule"), [(name, names[name]) for name in PROFILES],
        translate("dock", "With each small count all figures it could be worked out from are withheld."),
    )  # fmt: skip
    form.file(
        "ledger", translate("dock", "Ledger"),
        translate("dock", "Remembers what was released, so that nobody can lay today's figures over earlier ones."),
        translate("dock", "Ledger of releases (*.gpkg)"),
    )  # fmt: skip
    form.buttons(_start("release", translate("dock", "Release"), actions))
    form.buttons([
        (
            "protocol", translate("dock", "Show Protocol"), actions["protocol"],
            translate("dock", "What was withheld by which rule, and the proof. For internal use."),
        )
    ])  # fmt: skip
    return form


def output_page(actions: Actions) -> Form:
    """Atlas and comparison."""
    form = Form(translate("dock", "What is printed?"))
    form.text("title", translate("dock", "Title"), translate("dock", "On the cover and on every page."))
    pages = {
        "cover": translate("dock", "Cover"), "contents": translate("dock", "Contents"), "overview": translate("dock", "Overview"),
        "status": translate("dock", "Status"), "change": translate("dock", "Change"), "comparison": translate("dock", "Comparison"),
        "index": translate("dock", "Social index"), "profiles": translate("dock", "Profiles"), "methods": translate("dock", "Methods"),
    }  # fmt: skip
    form.ticks("pages", translate("dock", "Pages"), [(name, pages[name], "") for name in ATLAS_PAGES])
    formats = {
        "pdf": translate("dock", "PDF"), "png": translate("dock", "Pictures (PNG)"), "svg": translate("dock", "Drawings (SVG)"),
        "html": translate("dock", "Web page"), "odt": translate("dock", "Text document (ODT)"),
    }  # fmt: skip
    form.ticks("formats", translate("dock", "Formats"), [(name, formats[name], "") for name in ATLAS_FORMATS])
    form.option("paper", translate("dock", "Paper"), [(size, size) for size in PAPER_SIZES])
    names = {"landscape": translate("dock", "Landscape"), "portrait": translate("dock", "Portrait")}
    form.option("orientation", translate("dock", "Orientation"), [(name, names[name]) for name in ORIENTATIONS])
    form.buttons([
        (
            "preview", translate("dock", "Preview"), actions["preview"],
            translate("dock", "The first map as it will be printed, shown below."),
        ),
        *_start("atlas", translate("dock", "Make Atlas"), actions),
    ])  # fmt: skip
    form.buttons([
        (
            "compare", translate("dock", "Compare"), actions["compare"],
            translate("dock", "A report of what the districts hide of the areas, opened in the browser."),
        ),
        (
            "export", translate("dock", "Hand On…"), actions["export"],
            translate("dock", "The release as Excel table, open data or package for KomMonitor."),
        ),
        ("open_folder", translate("dock", "Open Folder"), actions["open_folder"], ""),
        (
            "designer", translate("dock", "Open Layout"), actions["designer"],
            translate("dock", "The first plate in the layout designer, to be changed by hand."),
        ),
    ])  # fmt: skip
    return form


def _start(name: str, text: str, actions: Actions) -> list[tuple[str, str, Callable[[], None], str]]:
    """The button that starts a step, and the one that copies what it starts."""
    copy = f"{name}_command"
    return [
        (name, text, actions[name], ""),
        (
            copy, translate("dock", "Copy as Command"), actions[copy],
            translate("dock", "The same as a command of qgis_process, for a script or a run in the night."),
        ),
    ]  # fmt: skip
