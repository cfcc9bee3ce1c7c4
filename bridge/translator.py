"""Loads the translation of the plugin and makes core/ speak the language of QGIS."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from ..core import language

_FOLDER = Path(__file__).resolve().parent.parent / "i18n"


def install_translator() -> QTranslator | None:
    """Installs the translator for the language of QGIS. Returns it, so that the caller can remove it again."""
    code = QgsApplication.instance().locale()[:2].lower()
    translator = QTranslator()
    loaded = translator.load(str(_FOLDER / f"sozialraumatlas_{code}.qm"))
    if loaded:
        QCoreApplication.installTranslator(translator)
    language.install(QCoreApplication.translate, "de" if code == "de" else "en")
    return translator if loaded else None


def remove_translator(translator: QTranslator | None) -> None:
    """Undoes `install_translator`."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
    language.install(None, "en")
