"""Imports point one way, and the plugin can be imported without any package that QGIS may lack."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ORDER = ("core", "bridge", "reports", "algorithms", "ui")
"""A package imports from itself and from those before it. Algorithms write reports, so these come first."""


def sources():
    for package in ORDER:
        yield from (ROOT / package).rglob("*.py")


def imports(path):
    """Modules imported by a file, and whether at module level; relative ones resolved to the package."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_top = {id(node) for node in tree.body}
    parts = path.relative_to(ROOT).parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, id(node) in at_top
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                base = parts[: len(parts) - node.level]
                yield ".".join([*base, *(node.module or "").split(".")]), id(node) in at_top
            else:
                yield node.module or "", id(node) in at_top


@pytest.mark.parametrize("path", list(sources()), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path):
    package = path.relative_to(ROOT).parts[0]
    later = ORDER[ORDER.index(package) + 1 :]
    for module, _ in imports(path):
        assert module.split(".")[0] not in later, f"{path} imports {module}"
        if package == "core":
            assert module.split(".")[0] not in ("qgis", "PyQt5", "PyQt6"), f"{path} imports {module}"
        assert not module.startswith(("PyQt5", "PyQt6", "PySide")), f"{path} imports Qt past qgis.PyQt"


def test_loading_the_plugin_needs_only_qgis():
    """Follows module-level imports from plugin.py: none of the packages that may be missing is among them."""
    seen: set[Path] = set()
    queue = [ROOT / "__init__.py", ROOT / "plugin.py"]
    while queue:
        path = queue.pop()
        if path in seen:
            continue
        seen.add(path)
        for module, at_top in imports(path):
            if not at_top:
                continue
            assert module.split(".")[0] not in ("numpy", "pandas", "scipy", "shapely", "yaml", "osgeo"), (
                f"{path}: {module}"
            )
            target = ROOT / Path(*module.split("."))
            queue += [file for file in (target.with_suffix(".py"), target / "__init__.py") if file.is_file()]
    assert ROOT / "algorithms" / "indicators.py" in seen


SINCE_SHAPELY_2_0 = {
    "constrained_delaunay_triangles", "coverage_clean", "coverage_invalid_edges", "coverage_is_valid", "coverage_simplify",
    "disjoint_subset_union", "disjoint_subset_union_all", "equals_identical", "get_m", "get_segments", "has_m",
    "maximum_inscribed_circle", "minimum_clearance_line", "minimum_width", "orient_polygons", "split",
}  # fmt: skip


@pytest.mark.parametrize("path", list(sources()), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_used_that_shapely_2_0_lacks(path):
    """QGIS brings Shapely 2.0 to many machines; all of it is tried by scripts/test_with_older_libraries.sh."""
    used = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "shapely"
    }
    assert not used & SINCE_SHAPELY_2_0
