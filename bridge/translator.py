"""Loads the translation of the plugin and makes core/ speak the language of QGIS."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from ..core import language

_FOLDER = Path(__file__).resolve().parent.parent / "i18n"


def install_translator() -> QTranslator | None:
    """Installs the translator for the language of QGIS. Returns it, so that the caller can remove it again."""
    code = QgsApplication.instance().locale()[:2].lower()
    translator = _loaded(code)
    if translator is not None:
        QCoreApplication.installTranslator(translator)
    language.install(QCoreApplication.translate, "de" if code == "de" else "en")
    return translator


def remove_translator(translator: QTranslator | None) -> None:
    """Undoes `install_translator`."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
    language.install(None, "en")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Has core/ speak another language than QGIS for a while: a German atlas from a QGIS in any language.

    Args:
        code: `de` or `en`.
    """
    translator = _loaded(code)
    if translator is None:
        # English is the language of the source.
        with language.spoken(None, code):
            yield
        return
    QCoreApplication.installTranslator(translator)
    try:
        with language.spoken(QCoreApplication.translate, code):
            yield
    finally:
        QCoreApplication.removeTranslator(translator)


def _loaded(code: str) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(str(_FOLDER / f"sozialraumatlas_{code}.qm")) else None
