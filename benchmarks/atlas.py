"""What the atlas costs beside QGIS' own exporter, and whether a page costs more in a long atlas than in a short one.

    QT_QPA_PLATFORM=offscreen .venv/bin/python benchmarks/atlas.py

Each line is a process of its own, so that its peak of memory is its own. In it the same prepared layouts are written by QGIS' exporter and
by ours, which also joins them and adds bookmarks.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / ".build" / "plugins"), str(ROOT / "tests" / "unit")]
SIZES = (10, 50, 100, 500)
AREAS = 480


def main() -> None:
    print(f"{'pages':>6}{'prepare':>10}{'QGIS':>10}{'ours':>10}{'ratio':>8}{'whole run':>11}{'a page':>9}{'peak':>9}")
    for size in SIZES:
        subprocess.run(
            [sys.executable, __file__, str(size)], check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        )


def measure(size: int) -> None:
    from qgis.core import Qgis, QgsApplication, QgsLayoutExporter, QgsProject

    application = QgsApplication([], True)
    application.initQgis()
    from atlas_files import write_release

    from sozialraumatlas.core.atlas.book import Wishes, plan_atlas
    from sozialraumatlas.core.atlas.settings import load_settings
    from sozialraumatlas.core.catalogue import load_catalogue
    from sozialraumatlas.core.reporter import Reporter
    from sozialraumatlas.reports.atlas import Output, _bookmarks, _Run
    from sozialraumatlas.reports.export import export_pdf
    from sozialraumatlas.reports.finished import Finished
    from sozialraumatlas.reports.layouts import BUILT_IN, LayoutMaker, Templates, installed_font
    from sozialraumatlas.reports.map_file import write_map_file
    from sozialraumatlas.reports.map_layers import MapLayers
    from sozialraumatlas.reports.pdf import join_pages
    from sozialraumatlas.reports.profile_text import ProfileTexts

    folder = Path(tempfile.mkdtemp())
    names = [item.id for item in load_catalogue().without_variants()]
    values = {name: [float(10 + (7 * place + len(name)) % 80) for place in range(AREAS)] for name in names}
    release = write_release(folder / "release.gpkg", values, indicators=names)
    settings, paper = load_settings(), ("A4", "landscape")
    wishes = Wishes(release, None, None, is_internal=False, pages=("status", "profiles"))
    planned = plan_atlas(wishes, settings, Reporter())
    # Maps and profiles in the same mixture whatever the number.
    maps = [page for page in planned.pages if page.maps]
    profiles = [page for page in planned.pages if page.profile is not None]
    mixed = [
        maps[place // 2 % len(maps)] if place % 2 else profiles[place // 2 % len(profiles)] for place in range(size)
    ]
    pages = [replace(page, number=place, name=f"{page.name}_{place}") for place, page in enumerate(mixed, start=1)]
    atlas = replace(planned, pages=pages)
    family, _ = installed_font(settings)
    templates = Templates((BUILT_IN,), None, paper)
    write_map_file(folder / "maps.gpkg", atlas)

    out = folder / "out"
    out.mkdir()
    start = time.perf_counter()
    record = Finished(out, "benchmark", "")
    _Run(atlas, settings, templates, Output(out, ("pdf",), 300, is_per_area=False), record, family, Reporter()).run(
        None, []
    )
    whole = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    some = pages[: min(size, 20)]
    project = QgsProject()
    layers = MapLayers(project, folder / "maps.gpkg", atlas, settings, family, [])
    maker = LayoutMaker(atlas, settings, templates, layers, ProfileTexts(templates.folders), family)
    start = time.perf_counter()
    layouts = [maker.layout(page) for page in some]
    prepare = (time.perf_counter() - start) / len(some)
    chosen = QgsLayoutExporter.PdfExportSettings()
    chosen.dpi, chosen.textRenderFormat = 300, Qgis.TextRenderFormat.PreferText
    chosen.appendGeoreference = chosen.exportMetadata = False

    def peer() -> None:
        for place, layout in enumerate(layouts):
            QgsLayoutExporter(layout).exportToPdf(str(folder / f"q{place}.pdf"), chosen)

    def own() -> None:
        files = [folder / f"o{place}.pdf" for place in range(len(layouts))]
        for layout, file in zip(layouts, files, strict=True):
            export_pdf(layout, file, 300)
        join_pages(files, folder / "joined.pdf", _bookmarks(some), title="Atlas", author="", language="de")

    times: dict[str, list[float]] = {"peer": [], "own": []}
    for _ in range(3):
        for name, run in (("peer", peer), ("own", own)):
            start = time.perf_counter()
            run()
            times[name].append((time.perf_counter() - start) / len(layouts))
    peer_time, own_time = sorted(times["peer"])[1], sorted(times["own"])[1]
    layouts.clear()

    print(
        f"{size:6}{prepare:9.3f}s{peer_time:9.3f}s{own_time:9.3f}s{own_time / peer_time:8.2f}{whole:10.1f}s{whole / size:8.3f}s{peak:6.0f} MB",
        flush=True,
    )
    shutil.rmtree(folder)
    os._exit(0)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        main()
