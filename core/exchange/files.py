"""All files of an export."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from ..files import make_folder, replaced_when_whole
from ..language import translate
from ..reporter import Reporter
from . import kommonitor, open_data
from .publication import Publication
from .spreadsheet import indicator_book, instant_atlas_book
from .workbook import write_ods, write_xlsx


def write_files(folder: Path, publication: Publication, formats: Sequence[str], reporter: Reporter) -> list[Path]:
    """Writes what is wanted and returns the files.

    Args:
        folder: is made where it does not exist.
        publication: what is handed on.
        formats: of EXPORT_FORMATS.
        reporter: gets progress.

    Raises:
        ResultFileError: the folder cannot be written to.
    """
    make_folder(folder)
    # Of figures that are no release every name says so, and no portal gets a description of them.
    is_internal = not publication.geography.is_release
    mark = translate("exchange", "internal") + "_" if is_internal else ""
    stem = mark + publication.geography.path.stem.removesuffix("_release")
    created = str(publication.geography.meta.get("created", ""))
    files: list[Path] = []
    for place, kind in enumerate(formats):
        reporter.progress(place / len(formats))
        if kind == "xlsx":
            files.append(folder / f"{stem}.xlsx")
            write_xlsx(files[-1], indicator_book(publication), publication.title, publication.publisher)
        elif kind == "ods":
            files.append(folder / f"{stem}.ods")
            write_ods(files[-1], indicator_book(publication), publication.title, publication.publisher)
        elif kind == "instantatlas":
            files.append(folder / f"{stem}_instantatlas.xlsx")
            write_xlsx(files[-1], instant_atlas_book(publication), publication.title, publication.publisher)
        elif kind == "csv":
            files += [folder / f"{stem}.csv", folder / f"{mark}facts.csv"]
            open_data.write_office_csv(files[-2], publication)
            open_data.write_machine_csv(files[-1], publication)
        elif kind == "geojson":
            files.append(folder / f"{stem}.geojson")
            open_data.write_geojson(files[-1], publication)
        elif kind == "gpkg":
            files.append(folder / f"{stem}.gpkg")
            with replaced_when_whole(files[-1]) as unfinished:
                shutil.copyfile(publication.geography.path, unfinished)
        elif kind == "kommonitor":
            files += kommonitor.write_package(folder / f"{mark}kommonitor", publication, created)
    described = [file for file in files if file.parent == folder]
    if "csv" in formats and not is_internal:
        descriptions = {
            "datapackage.json": open_data.data_package(publication, described),
            "facts.csv-metadata.json": open_data.csv_on_the_web(publication),
            "dcat.jsonld": open_data.dcat(publication, described, created),
        }
        for name, content in descriptions.items():
            open_data.write_json(folder / name, content)
            files.append(folder / name)
    reporter.progress(1.0)
    return files
