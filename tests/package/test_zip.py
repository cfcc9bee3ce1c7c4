"""The zip as planners get it: installed in a clean profile, and through the checks of the plugin repository."""

from __future__ import annotations

import importlib.util
import zipfile
from pathlib import Path

import pytest

from ..conftest import ROOT, QgisProcess
from ..qgis.conftest import COUNTS, square, write_layer


def script(name: str):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    return script("package").build(tmp_path_factory.mktemp("dist") / "sozialraumatlas.zip")


@pytest.fixture(scope="module")
def installed(package, tmp_path_factory) -> Path:
    """The folder of plugins of a fresh profile."""
    folder = tmp_path_factory.mktemp("clean")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    return folder


def test_archive_and_metadata(package):
    assert script("upload_rules").check_archive(package) == []


def test_security_and_style_scan(installed):
    assert script("upload_rules").check_code(installed) == []


def test_the_rules_find_what_they_should(tmp_path):
    """A bad zip is refused for every reason it has."""
    rules = script("upload_rules")
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(bad, "w") as archive:
        archive.writestr("my_plugin/metadata.txt", "[general]\nname=x\nauthor=a/b\nabout=5 % of all\n")
        archive.writestr("my_plugin/tool.exe", "")
        archive.writestr("my_plugin/__pycache__/x.pyc", "")
    problems = "\n".join(rules.check_archive(bad))
    for reason in (
        "no good name",
        "forbidden file",
        "forbidden path",
        "LICENSE is missing",
        "__init__.py is missing",
        "metadata.txt: '%'",
    ):
        assert reason in problems
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "bad.py").write_text(
        "import yaml\nx = yaml.load(open('f'))\npassword = 'hunter2hunter2'\nif x == None: pass\n"
    )
    problems = "\n".join(rules.check_code(folder))
    for reason in ("B506", "secret?", "E711"):
        assert reason in problems


def test_only_what_planners_need_is_inside(package):
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
    tops = {name.split("/")[1] for name in names}
    assert tops == {
        "LICENSE", "README.md", "CHANGELOG.md", "metadata.txt", "__init__.py", "plugin.py", "algorithms", "bridge", "core",
        "reports", "resources", "ui", "i18n",
    }  # fmt: skip
    assert "sozialraumatlas/i18n/sozialraumatlas_de.qm" in names


def test_installed_in_a_clean_profile_it_computes_in_german(installed, tmp_path, facts):
    qgis = QgisProcess(tmp_path / "profile", installed)
    qgis.environment |= {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"}
    units = write_layer(
        tmp_path / "u.gpkg", "bloecke", [({"id": f"{i + 1:02d}"}, square(100 * i, 100 * i + 100)) for i in range(4)]
    )
    counts = tmp_path / "zahlen.csv"
    counts.write_text(COUNTS, encoding="utf-8")
    run = qgis.run(
        "indicators",
        UNITS=units,
        UNIT_ID="id",
        COUNTS=counts,
        COUNTS_DATE="datum",
        TOTAL_ID="00",
        OUTPUT=tmp_path / "r.gpkg",
    )
    assert run.code == 0, run.error
    table = facts(run.results["OUTPUT"])
    total = table[(table["area_id"] == "_total") & (table["indicator"] == "ew")].iloc[0]
    assert total["area_name"] == "Gesamtstadt"
    assert total["value"] == 3620
    assert "Zeilen: 10 gelesen = 10 von Einheiten oder der Gesamtstadt" in run.infos
    assert not list(installed.rglob("__pycache__"))
