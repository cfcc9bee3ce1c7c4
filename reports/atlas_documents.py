"""The accessible web page and the text document of an atlas."""

from __future__ import annotations

import html
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from qgis.PyQt.QtGui import QImageReader

from ..core.atlas.pages import Atlas, Page
from ..core.atlas.settings import Settings
from ..core.files import replaced_when_whole
from ..core.language import translate
from .document import Section

_TEXT_WIDTH = 17.0
"""Centimetres between the margins of the text document."""

_HIGHEST = 11.5
"""Centimetres, so that heading, map and table stand on one page."""

_MIME = "application/vnd.oasis.opendocument.text"


@dataclass(frozen=True)
class Image:
    """A picture in the text document."""

    path: Path
    width: float
    height: float
    """In centimetres."""
    alternative: str

    @property
    def name(self) -> str:
        """Its name inside the document."""
        return self.path.name


def write_html(
    path: Path, atlas: Atlas, sections: Sequence[Section], settings: Settings, folders: Sequence[Path]
) -> None:
    """Writes the web page: one file with all maps and charts, which needs no network.

    Args:
        path: the file; an old one is replaced when the new one is whole.
        atlas: title, language, marks.
        sections: what stands in it.
        settings: colours and wording.
        folders: where templates lie, the city's own first.

    Raises:
        ResultFileError: the file cannot be written.
    """
    words = {"skip": translate("atlas", "Skip to the content"), "contents": translate("atlas", "Contents")}
    footer = " · ".join(text for text in (atlas.office, atlas.created) if text)
    page = (
        _environment(folders)
        .get_template("atlas.html.j2")
        .render(**_common(atlas, settings), sections=sections, accent=settings.accent, words=words, footer=footer)
    )
    with replaced_when_whole(path) as unfinished:
        unfinished.write_text(page, encoding="utf-8")


def write_odt(
    path: Path, atlas: Atlas, sections: Sequence[Section], images: dict[str, list[Image]], settings: Settings, family: str,
    folders: Sequence[Path],
) -> None:  # fmt: skip
    """Writes the text document with real headings, tables and pictures, for Word and LibreOffice. Pictures are copied one by one.

    Args:
        path, atlas, sections, settings, folders: as for `write_html`.
        images: by page.
        family: font.

    Raises:
        ResultFileError: the file cannot be written.
    """
    environment = _environment(folders)
    common = _common(atlas, settings)
    content = environment.get_template("atlas.odt.j2").render(
        **common,
        sections=sections,
        images={section.stem: images.get(section.stem, []) for section in sections},
        width=_TEXT_WIDTH,
    )
    styles = environment.get_template("styles.odt.j2").render(
        **common,
        family=family,
        accent=settings.accent,
        language=atlas.language,
        country="DE" if atlas.language == "de" else "GB",
    )
    pictures = {image.name: image.path for listed in images.values() for image in listed}
    with replaced_when_whole(path) as unfinished, zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        # The format wants this entry first and not compressed.
        archive.writestr(zipfile.ZipInfo("mimetype"), _MIME, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
        archive.writestr("meta.xml", _meta(atlas))
        for name, file in pictures.items():
            archive.write(file, f"Pictures/{name}", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _manifest(pictures))


def image_of(path: Path, resolution: int, alternative: str) -> Image:
    """A picture at the size it has on the page, or at most as broad as the text."""
    size = QImageReader(str(path)).size()
    width, height = size.width() / resolution * 2.54, size.height() / resolution * 2.54
    factor = min(_TEXT_WIDTH / max(width, 0.1), _HIGHEST / max(height, 0.1), 1.0)
    return Image(path, width * factor, height * factor, alternative)


def _environment(folders: Sequence[Path]) -> Environment:
    return Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )


def _common(atlas: Atlas, settings: Settings) -> dict[str, object]:
    internal = settings.wording["internal"] or translate("atlas", "for internal use only")
    return {
        "atlas": atlas,
        "title": " ".join(text for text in (atlas.title, atlas.subtitle) if text),
        "subtitle": " · ".join(text for text in (atlas.date, atlas.office) if text),
        "internal": internal if atlas.is_internal else "",
        "preface": settings.wording["preface"],
    }


def _meta(atlas: Atlas) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>'
        f"<dc:title>{html.escape(atlas.title)}</dc:title><dc:creator>{html.escape(atlas.office)}</dc:creator>"
        f"<dc:language>{html.escape(atlas.language)}</dc:language></office:meta></office:document-meta>"
    )


def _manifest(pictures: dict[str, Path]) -> str:
    entries = [("/", _MIME), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")]
    entries += [(f"Pictures/{name}", "image/png") for name in pictures]
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{html.escape(name)}" manifest:media-type="{kind}"/>'
        for name, kind in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        f'manifest:version="1.3">{listed}</manifest:manifest>'
    )


def picture_text(page: Page) -> str:
    """What is said of the pictures of a page where they cannot be seen."""
    return f"{page.title}, {page.level}" if page.level else page.title
