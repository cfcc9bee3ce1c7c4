"""Enums of QGIS are named with their class, as Qt 6 asks for."""

from __future__ import annotations

import ast
import importlib
import inspect

import pytest

from ..unit.test_qt6 import CODE, ROOT, chain_of


def problems_of(source):
    tree, names = ast.parse(source), {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in ("qgis.core", "qgis.gui", "qgis.analysis"):
            names |= {alias.asname or alias.name: (node.module, alias.name) for alias in node.names}
    problems = []
    for node in ast.walk(tree):
        chain = chain_of(node) if isinstance(node, ast.Attribute) else []
        if len(chain) < 2 or chain[0] not in names:
            continue
        module, name = names[chain[0]]
        owner = getattr(importlib.import_module(module), name)
        member = getattr(owner, chain[1], None)
        if member is None:
            problems.append(f"line {node.lineno}: QGIS has no {chain[0]}.{chain[1]}")
        elif chain[1][0].isupper() and not chain[1].isupper() and not inspect.isclass(member) and not callable(member):
            problems.append(f"line {node.lineno}: {chain[0]}.{chain[1]} without the class of the enum")
    return problems


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_enums_of_qgis_are_scoped(qgis_app, path):
    assert problems_of(path.read_text(encoding="utf-8")) == []


def test_the_check_finds_what_it_should(qgis_app):
    source = (
        "from qgis.core import Qgis, QgsProject, QgsWkbTypes, QgsLayoutExporter\na = QgsWkbTypes.Polygon\nb = QgsLayoutExporter.Success\n"
        "c = Qgis.GeometryType.Polygon\nd = QgsProject.instance()\ne = QgsProject.nothing\n"
    )
    found = problems_of(source)
    assert len(found) == 3, found
