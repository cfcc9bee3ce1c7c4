"""Writes the help pages in resources/help from the definitions of the algorithms and the texts in resources/help/source."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from qgis.core import QgsApplication

ROOT = Path(__file__).resolve().parent.parent


def load_plugin() -> None:
    spec = importlib.util.spec_from_file_location(
        "sozialraumatlas", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault("sozialraumatlas", module)
    spec.loader.exec_module(module)


def pages() -> dict[Path, str]:
    """All pages by their file."""
    from sozialraumatlas.algorithms.provider import ALGORITHMS
    from sozialraumatlas.bridge.help import FOLDER, LANGUAGES, render
    from sozialraumatlas.bridge.translator import speaking

    found = {}
    for code in LANGUAGES:
        with speaking(code):
            algorithms = [algorithm().create() for algorithm in ALGORITHMS]
            for name, text in render(algorithms, code).items():
                found[FOLDER / code / f"{name}.html"] = text
    return found


def main() -> None:
    application = QgsApplication([], False)
    application.initQgis()
    load_plugin()
    for path, text in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
