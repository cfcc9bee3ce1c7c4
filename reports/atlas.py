"""Makes an atlas: page by page through QGIS' layouts, then the joined files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from osgeo import gdal
from qgis.core import QgsLayoutExporter, QgsMapLayer, QgsMapLayerStyle, QgsPrintLayout, QgsProject
from qgis.PyQt.QtCore import QRectF

from ..core.atlas.book import Wishes, plan_atlas
from ..core.atlas.pages import Atlas, Page
from ..core.atlas.settings import Settings
from ..core.errors import AtlasError, CanceledError, SozialraumatlasError
from ..core.files import make_folder, replaced_when_whole
from ..core.language import number, translate
from ..core.reporter import Reporter, Section
from .atlas_documents import Image, image_of, picture_text, write_html, write_odt
from .document import sections
from .export import EXPORTERS
from .finished import Finished
from .layout_items import discard
from .layouts import LayoutMaker, Templates, installed_font
from .map_file import write_map_file
from .map_layers import MapLayers
from .pdf import Bookmark, join_pages
from .profile_text import ProfileTexts

_PICTURE_RESOLUTION = 200
_PICTURES = {"bars": ("bars",), "ages": ("ages",), "lines": ("lines",)}
_PLANNED, _DRAWN = 0.05, 0.9
"""Share of the run until the plan stands, and until the last page is drawn."""


@dataclass(frozen=True)
class Output:
    """What is written, and where."""

    folder: Path
    formats: tuple[str, ...]
    resolution: int
    is_per_area: bool
    """Whether each area gets a PDF of its own, with the pages on methods."""


def make_atlas(
    wishes: Wishes, settings: Settings, templates: Templates, output: Output, project: QgsProject | None,
    basemap: Sequence[QgsMapLayer], version: str, reporter: Reporter,
) -> list[Path]:  # fmt: skip
    """Writes an atlas. Pages that an earlier run on the same inputs finished are kept.

    Args:
        wishes: what is printed.
        settings: how it looks and speaks.
        templates: of the pages.
        output: formats and folder.
        project: gets the layers, themes and layouts; None for a run that leaves only files.
        basemap: layers drawn pale below the areas.
        version: of the plugin; pages of another one are drawn anew.
        reporter: gets messages and progress.

    Returns:
        The files that hold the whole atlas, and the folders of single pages.

    Raises:
        AtlasError: nothing can be printed, or pages failed; these are named, and the others are written.
        SozialraumatlasError: an input cannot be used.
    """
    family, is_first = installed_font(settings)
    if not is_first:
        reporter.info(
            translate("atlas", "The font {wished} is not installed; {used} is used.").format(
                wished=settings.fonts[0], used=family
            )
        )
    make_folder(output.folder)
    atlas = plan_atlas(wishes, settings, reporter)
    reporter.progress(_PLANNED)
    finished = Finished(
        output.folder,
        _fingerprint(wishes, settings, templates, output, basemap, version, family),
        atlas.created,
        _files_of(project),
    )
    if finished.removed:
        reporter.info(
            translate(
                "atlas", "{count} files of an earlier atlas on other figures were removed from the folder."
            ).format(count=number(finished.removed))
        )
    return _Run(replace(atlas, created=finished.created), settings, templates, output, finished, family, reporter).run(
        project, basemap
    )


class _Run:
    """One atlas on its way to the disk."""

    def __init__(
        self, atlas: Atlas, settings: Settings, templates: Templates, output: Output, finished: Finished, family: str,
        reporter: Reporter,
    ) -> None:  # fmt: skip
        self._atlas, self._settings, self._templates, self._output = atlas, settings, templates, output
        self._finished, self._family, self._reporter = finished, family, reporter
        self._texts = ProfileTexts(templates.folders)
        self._failed: dict[str, str] = {}

    def run(self, project: QgsProject | None, basemap: Sequence[QgsMapLayer]) -> list[Path]:
        # Layouts of an earlier run in the project refer to its file, and must not show other figures under their titles.
        maps = self._output.folder / f"maps_{self._finished.mark}.gpkg"
        if not self._finished.has(maps):
            write_map_file(maps, self._atlas)
            self._finished.add(maps)
        self._draw_pages(maps, project, basemap)
        written: list[Path] = []
        try:
            written = self._write_documents()
        except CanceledError:
            raise
        except SozialraumatlasError as error:
            if not self._failed:
                raise
            self._failed["atlas"] = str(error)
        if self._failed:
            reasons = "\n".join(f"{name}: {reason}" for name, reason in self._failed.items())
            raise AtlasError(
                translate(
                    "atlas", "{count} of {all} pages could not be made; all others are written.\n{reasons}"
                ).format(count=number(len(self._failed)), all=number(len(self._atlas.pages)), reasons=reasons)
            )
        return written

    def _draw_pages(self, maps: Path, project: QgsProject | None, basemap: Sequence[QgsMapLayer]) -> None:
        """Draws what is not finished. In a project all layouts are made, whether their files are or not."""
        atlas = self._atlas
        waiting = [page for page in atlas.pages if project is not None or self._unfinished(page)]
        kept = len(atlas.pages) - len([page for page in atlas.pages if self._unfinished(page)])
        if kept:
            self._reporter.info(
                translate(
                    "atlas", "{count} of {all} pages are already finished on the same inputs and stay as they are."
                ).format(count=number(kept), all=number(len(atlas.pages)))
            )
        if not waiting:
            return
        with _project_for(project, basemap) as (used, below):
            layers = MapLayers(used, maps, atlas, self._settings, self._family, below)
            maker = LayoutMaker(atlas, self._settings, self._templates, layers, self._texts, self._family)
            steps = Section(self._reporter, _PLANNED, _DRAWN)
            for place, page in enumerate(waiting):
                steps.progress(place / len(waiting))
                self._draw(page, maker, layers, project)

    def _draw(self, page: Page, maker: LayoutMaker, layers: MapLayers, project: QgsProject | None) -> None:
        stem = self._atlas.file_stem(page)
        try:
            layout = maker.layout(page)
            for kind, path in self._unfinished(page):
                make_folder(path.parent)
                if kind == "odt":
                    self._finished.add(*_write_pictures(layout, path))
                else:
                    with _quiet():
                        EXPORTERS[kind](layout, path, self._output.resolution)
                    self._finished.add(path)
        # A page must not take the others with it, whatever QGIS or the disk did to it.
        except (SozialraumatlasError, OSError, RuntimeError, ValueError, MemoryError) as error:
            self._failed[stem] = str(error) or type(error).__name__
            self._reporter.warning(
                translate("atlas", "Page {name} failed: {reason}").format(name=stem, reason=self._failed[stem])
            )
            return
        if project is None:
            discard(layout)
            layers.forget_themes()
        else:
            _add_layout(project, layout)

    def _unfinished(self, page: Page) -> list[tuple[str, Path]]:
        """Formats and files that still have to be written for a page."""
        folder, stem = self._output.folder, self._atlas.file_stem(page)
        wanted = [
            (kind, folder / kind / f"{stem}.{kind}") for kind in ("pdf", "png", "svg") if kind in self._output.formats
        ]
        if "pdf" not in self._output.formats and self._output.is_per_area and (page.profile or page.kind == "methods"):
            wanted.append(("pdf", folder / "pdf" / f"{stem}.pdf"))
        if "odt" in self._output.formats and (page.maps or page.profile is not None or page.kind == "overview"):
            wanted.append(("odt", folder / "pictures" / f"{stem}.png"))
        return [(kind, path) for kind, path in wanted if not self._finished.has(path)]

    def _write_documents(self) -> list[Path]:
        """The joined PDF, the PDFs of areas, the web page and the text document."""
        output, atlas, formats = self._output, self._atlas, self._output.formats
        steps = Section(self._reporter, _DRAWN, 1.0)
        whole = [page for page in atlas.pages if atlas.file_stem(page) not in self._failed]
        written: list[Path] = []
        if not whole:
            return []
        if "pdf" in formats:
            path = output.folder / "atlas.pdf"
            self._join(path, whole, " ".join(text for text in (atlas.title, atlas.subtitle) if text))
            written.append(path)
        if output.is_per_area:
            written += self._write_areas(whole)
        written += [output.folder / kind for kind in ("png", "svg") if kind in formats]
        if "html" not in formats and "odt" not in formats:
            return written
        steps.progress(0.2)
        content = sections(
            replace(atlas, pages=whole), self._settings, self._texts, self._family, lambda: steps.progress(0.4)
        )
        folders = self._templates.folders
        if "html" in formats:
            path = output.folder / "atlas.html"
            write_html(path, atlas, content, self._settings, folders)
            self._finished.add(path)
            written.append(path)
        steps.progress(0.7)
        if "odt" in formats:
            path = output.folder / "atlas.odt"
            write_odt(path, atlas, content, self._images(whole), self._settings, self._family, folders)
            self._finished.add(path)
            written.append(path)
        return written

    def _write_areas(self, whole: Sequence[Page]) -> list[Path]:
        """A PDF for each area: its profile with the pages on methods, so that it stands by itself."""
        folder = self._output.folder / "areas"
        make_folder(folder)
        methods = [page for page in whole if page.kind == "methods"]
        for page in whole:
            if page.profile is not None:
                name = page.name.partition("_")[2]
                self._join(folder / f"{name}.pdf", [page, *methods], f"{page.title}, {page.level}")
        return [folder]

    def _join(self, path: Path, pages: Sequence[Page], title: str) -> None:
        files = [self._output.folder / "pdf" / f"{self._atlas.file_stem(page)}.pdf" for page in pages]
        join_pages(
            files, path, _bookmarks(pages), title=title, author=self._atlas.office, language=self._atlas.language
        )
        self._finished.add(path)

    def _images(self, pages: Sequence[Page]) -> dict[str, list[Image]]:
        folder = self._output.folder / "pictures"
        found = {}
        for page in pages:
            stem = self._atlas.file_stem(page)
            files = [folder / f"{stem}.png", *(folder / f"{stem}_{name}.png" for name in _PICTURES)]
            found[stem] = [
                image_of(file, _PICTURE_RESOLUTION, picture_text(page)) for file in files if self._finished.has(file)
            ]
        return found


def _bookmarks(pages: Sequence[Page]) -> list[Bookmark]:
    """Parts with their pages; a part of one page is an entry of its own."""
    found: list[Bookmark] = []
    section = ""
    for place, page in enumerate(pages):
        if page.section and page.section != section:
            found.append(Bookmark(page.section, place, 0))
        section = page.section
        title = f"{page.plate}: {page.title}" if page.plate else page.title
        if not page.section:
            found.append(Bookmark(title, place, 0))
        elif title != page.section:
            found.append(Bookmark(title, place, 1))
    return found


def _write_pictures(layout: QgsPrintLayout, path: Path) -> list[Path]:
    """Map with legend, and charts, each as a picture for the text document."""
    written = []
    parts = {"": ("map", "map_2", "caption", "caption_2", "legend", "key", "numbers")} | {
        f"_{name}": ids for name, ids in _PICTURES.items()
    }
    for ending, ids in parts.items():
        # A profile's location map stands alone.
        area = QRectF()
        for id in ids:
            item = layout.itemById(id)
            if item is not None and item.isVisible():
                area = area.united(item.sceneBoundingRect())
        if area.isEmpty():
            continue
        target = path.with_name(f"{path.stem}{ending}.png")
        with replaced_when_whole(target) as unfinished:
            image = QgsLayoutExporter(layout).renderRegionToImage(area.adjusted(-1, -1, 1, 1), dpi=_PICTURE_RESOLUTION)
            if image.isNull() or not image.save(str(unfinished), "PNG"):
                raise AtlasError(
                    translate("atlas", "{file} cannot be written: {reason}").format(
                        file=target.name,
                        reason=translate("atlas", "the disk may be full, or the file open in another program"),
                    )
                )
        written.append(target)
    return written


def _add_layout(project: QgsProject, layout: QgsPrintLayout) -> None:
    """Adds the layout under its name, or a free one like it: a planner's changed layout is never replaced."""
    manager = project.layoutManager()
    taken = {known.name() for known in manager.printLayouts()}
    name, count = layout.name(), 1
    while layout.name() in taken:
        count += 1
        layout.setName(f"{name} ({count})")
    manager.addLayout(layout)


@contextmanager
def _project_for(
    project: QgsProject | None, basemap: Sequence[QgsMapLayer]
) -> Iterator[tuple[QgsProject, list[QgsMapLayer]]]:
    """The planner's project, or one of our own with copies of the layers of the basemap."""
    if project is not None:
        yield project, list(basemap)
        return
    own = QgsProject()
    own.setEllipsoid("EPSG:7019")
    copies = [layer.clone() for layer in basemap]
    for copy in reversed(copies):
        own.addMapLayer(copy)
    try:
        yield own, copies
    finally:
        own.clear()


@contextmanager
def _quiet() -> Iterator[None]:
    """GDAL complains on the console that pictures cannot hold a position; they need none."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


def _files_of(project: QgsProject | None) -> set[Path]:
    """The files that layers of the project are drawn from."""
    layers = [] if project is None else project.mapLayers().values()
    return {Path(layer.source().partition("|")[0]) for layer in layers}


def _fingerprint(
    wishes: Wishes, settings: Settings, templates: Templates, output: Output, basemap: Sequence[QgsMapLayer], version: str,
    family: str,
) -> str:  # fmt: skip
    """Of all that decides what the pages look like, but not of the formats: more of them may be asked for later."""
    digest = hashlib.sha256()

    def add(content: bytes) -> None:
        digest.update(hashlib.sha256(content).digest())

    for path in (wishes.release, wishes.areas, wishes.index, settings.logo):
        add(b"" if path is None else _file_digest(path))
    for folder in templates.folders:
        for path in sorted([*folder.glob("*.qpt"), *folder.glob("*.j2")]):
            add(path.name.encode() + path.read_bytes())
    if templates.plate is not None:
        add(templates.plate.read_bytes())
    for layer in basemap:
        style = QgsMapLayerStyle()
        style.readFromLayer(layer)
        add(layer.source().encode() + style.xmlData().encode())
    choices = [repr(wishes), repr(settings), repr(templates.paper), output.resolution, version, family]
    add(json.dumps([str(choice) for choice in choices]).encode())
    return digest.hexdigest()


def _file_digest(path: Path) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for part in iter(lambda: file.read(1 << 20), b""):
            digest.update(part)
    return digest.digest()
