"""The help pages: which there are, and how those of the algorithms are written from their definitions."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
)
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ..core.language import language, translate

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "help"
LANGUAGES = ("de", "en")
PAGES = ("start", "publish", "glossary")


def page(name: str) -> Path:
    """A page in the language of QGIS."""
    return FOLDER / language() / f"{name}.html"


def show() -> None:
    """Opens the help in the browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(page("start"))))


def render(algorithms: list[QgsProcessingAlgorithm], code: str) -> dict[str, str]:
    """All pages in the language that is spoken, by their name.

    Args:
        algorithms: made while that language was spoken.
        code: of the language.
    """
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / "source"),
        autoescape=True,
        trim_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    described = [_described(algorithm) for algorithm in algorithms]
    common = {"language": code, "words": _words(), "algorithms": described}
    pages = {name: environment.get_template(f"{name}.{code}.html.j2").render(common) for name in PAGES}
    template = environment.get_template("algorithm.html.j2")
    return pages | {item["name"]: template.render(common, algorithm=item) for item in described}


def _words() -> dict[str, str]:
    return {
        "pages": translate("help", "Pages"), "start": translate("help", "Getting started"),
        "publish": translate("help", "What may I publish?"), "glossary": translate("help", "Glossary"),
        "inputs": translate("help", "Inputs"), "outputs": translate("help", "Outputs"), "name": translate("help", "Name"),
        "meaning": translate("help", "Meaning"), "optional": translate("help", "(optional)"),
        "options": translate("help", "Options"), "default": translate("help", "Default"),
    }  # fmt: skip


def _described(algorithm: QgsProcessingAlgorithm) -> dict[str, Any]:
    return {
        "name": algorithm.name(),
        "title": algorithm.displayName(),
        "help": algorithm.shortHelpString(),
        "parameters": [
            _parameter(parameter)
            for parameter in algorithm.parameterDefinitions()
            if not parameter.flags() & Qgis.ProcessingParameterFlag.Hidden
        ],
        "outputs": [{"name": output.name(), "label": output.description()} for output in algorithm.outputDefinitions()],
    }


def _parameter(parameter: QgsProcessingParameterDefinition) -> dict[str, Any]:
    options = ", ".join(parameter.options()) if isinstance(parameter, QgsProcessingParameterEnum) else ""
    default = parameter.defaultValue()
    if isinstance(parameter, QgsProcessingParameterBoolean):
        default = translate("help", "yes") if default else translate("help", "no")
    return {
        "name": parameter.name(), "label": parameter.description(), "help": html.unescape(parameter.help()),
        "is_optional": bool(parameter.flags() & Qgis.ProcessingParameterFlag.Optional), "options": options,
        "default": ", ".join(map(str, default)) if isinstance(default, list) else "" if default is None else str(default),
    }  # fmt: skip
