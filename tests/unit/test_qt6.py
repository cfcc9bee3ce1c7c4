"""A static check for Qt 6: everything the code names of Qt must be there under that name in PyQt6."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

from ..conftest import ROOT

CODE = [
    path for place in ("algorithms", "bridge", "core", "reports", "ui") for path in sorted((ROOT / place).rglob("*.py"))
] + [ROOT / "__init__.py", ROOT / "plugin.py"]

MOVED = {"QAction": "QtGui", "QActionGroup": "QtGui", "QShortcut": "QtGui", "QUndoStack": "QtGui"}
"""Classes of QtWidgets that live elsewhere in Qt 6; qgis.PyQt offers them in both places."""

GONE = {"exec_", "print_", "toTime_t", "fromTime_t"}
"""Methods that PyQt6 has no more."""


def names_of(tree: ast.Module) -> dict[str, tuple[str, str]]:
    """Local name → module of Qt and name there."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt."):
            for alias in node.names:
                found[alias.asname or alias.name] = (node.module.removeprefix("qgis.PyQt."), alias.name)
    return found


def chain_of(node: ast.Attribute) -> list[str]:
    """`Qt.AlignmentFlag.AlignLeft` → its three names; nothing where it does not begin with a name."""
    names = []
    current: ast.expr = node
    while isinstance(current, ast.Attribute):
        names.append(current.attr)
        current = current.value
    return [current.id, *reversed(names)] if isinstance(current, ast.Name) else []


def problems_of(source: str) -> list[str]:
    tree = ast.parse(source)
    names, problems = names_of(tree), []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            problems += [f"{name}: go through qgis.PyQt" for name in modules if name.startswith(("PyQt5", "PyQt6"))]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in GONE:
            problems.append(f"line {node.lineno}: {node.func.attr} is no more")
        chain = chain_of(node) if isinstance(node, ast.Attribute) else []
        if chain and chain[0] in names:
            module, name = names[chain[0]]
            found = getattr(importlib.import_module(f"PyQt6.{MOVED.get(name, module)}"), name, None)
            for part in chain[1:]:
                found = getattr(found, part, None)
            if found is None:
                problems.append(f"line {node.lineno}: PyQt6 has no {'.'.join(chain)}")
    for module, name in names.values():
        if not hasattr(importlib.import_module(f"PyQt6.{MOVED.get(name, module)}"), name):
            problems.append(f"PyQt6.{module} has no {name}")
    return problems


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_used_of_qt_is_in_qt_6(path: Path):
    assert problems_of(path.read_text(encoding="utf-8")) == []


def test_the_check_finds_what_it_should():
    source = (
        "from qgis.PyQt.QtCore import Qt, QVariant\nfrom qgis.PyQt.QtWidgets import QAction, QFrame\nimport PyQt5\n"
        "a = Qt.AlignLeft\nb = Qt.AlignmentFlag.AlignLeft\nc = QFrame.NoFrame\nd = QVariant.Double\ndialog.exec_()\n"
    )
    found = "\n".join(problems_of(source))
    for reason in ("Qt.AlignLeft", "QFrame.NoFrame", "QVariant.Double", "exec_", "PyQt5: go"):
        assert reason in found
    assert "AlignmentFlag" not in found
    assert "QAction" not in found
