"""One page out of QGIS: PDF, PNG or SVG, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import Qgis, QgsLayoutExporter, QgsLayoutRenderContext, QgsPrintLayout

from ..core.errors import AtlasError
from ..core.files import replaced_when_whole
from ..core.language import translate

_ENDS = {".pdf": b"%%EOF", ".png": b"IEND", ".svg": b"</svg>"}
_TAIL = 64


def export_pdf(layout: QgsPrintLayout, path: Path, resolution: int) -> None:
    """Writes a page as PDF, lines as lines and text as text that can be searched.

    Raises:
        AtlasError: QGIS cannot write it.
    """
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = resolution
    settings.textRenderFormat = Qgis.TextRenderFormat.PreferText
    settings.appendGeoreference = False
    settings.exportMetadata = False
    settings.rasterizeWholeImage = False
    _write(path, lambda exporter, name: exporter.exportToPdf(name, settings), layout)


def export_png(layout: QgsPrintLayout, path: Path, resolution: int) -> None:
    """Writes a page as picture.

    Raises:
        AtlasError: QGIS cannot write it.
    """
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = resolution
    settings.generateWorldFile = False
    settings.exportMetadata = False
    settings.flags = QgsLayoutRenderContext.Flag.FlagAntialiasing
    _write(path, lambda exporter, name: exporter.exportToImage(name, settings), layout)


def export_svg(layout: QgsPrintLayout, path: Path, resolution: int) -> None:
    """Writes a page as drawing.

    Raises:
        AtlasError: QGIS cannot write it.
    """
    settings = QgsLayoutExporter.SvgExportSettings()
    settings.dpi = resolution
    settings.textRenderFormat = Qgis.TextRenderFormat.PreferText
    settings.exportMetadata = False
    _write(path, lambda exporter, name: exporter.exportToSvg(name, settings), layout)


EXPORTERS: dict[str, Callable[[QgsPrintLayout, Path, int], None]] = {
    "pdf": export_pdf, "png": export_png, "svg": export_svg,
}  # fmt: skip


def _write(
    path: Path, export: Callable[[QgsLayoutExporter, str], QgsLayoutExporter.ExportResult], layout: QgsPrintLayout
) -> None:
    exporter = QgsLayoutExporter(layout)
    with replaced_when_whole(path) as unfinished:
        result = export(exporter, str(unfinished))
        # On a full disk Qt writes what it can and calls it a success.
        if result != QgsLayoutExporter.ExportResult.Success or not _is_whole(unfinished):
            raise AtlasError(
                translate("atlas", "{file} cannot be written: {reason}").format(
                    file=path.name, reason=exporter.errorMessage() or _reason(result)
                )
            )


def _is_whole(path: Path) -> bool:
    """Whether the file ends as its format does."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _TAIL, 0))
        return _ENDS[path.suffix] in file.read()


def _reason(result: QgsLayoutExporter.ExportResult) -> str:
    if result == QgsLayoutExporter.ExportResult.MemoryError:
        return translate("atlas", "not enough memory; choose a lower resolution")
    return translate("atlas", "the disk may be full, or the file open in another program")
