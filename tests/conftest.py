"""Loads the plugin under its name whatever the folder is called, and gives the tests real data and qgis_process."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parent.parent
NAME = "sozialraumatlas"

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Warnings of GDAL about newer GeoPackage versions would drown the messages under test.
os.environ.setdefault("OGR_GPKG_WARN_UNRECOGNIZED_APPLICATION_ID", "NO")

if NAME not in sys.modules:
    spec = importlib.util.spec_from_file_location(NAME, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    module = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = module
    spec.loader.exec_module(module)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real data of three cities, beside the repository. They are read in place."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        message = "the shared test data are not there"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder


@dataclass(frozen=True)
class Run:
    """What a run of qgis_process gave."""

    code: int
    log: dict[str, list[str]]
    results: dict[str, Any]
    error: str

    @property
    def warnings(self) -> str:
        return "\n".join(self.log.get("warning", []))

    @property
    def infos(self) -> str:
        return "\n".join(self.log.get("info", []))


class QgisProcess:
    """qgis_process in a profile of its own, with the plugin enabled."""

    def __init__(self, folder: Path, plugins: Path) -> None:
        site_packages = str(Path(sys.modules["pandas"].__file__).parent.parent)
        self.environment = {
            **os.environ,
            "QGIS_CUSTOM_CONFIG_PATH": str(folder),
            "QGIS_PLUGINPATH": str(plugins),
            "PYTHONPATH": site_packages,
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.call("plugins", "enable", NAME)

    def call(self, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["qgis_process", *arguments], env=self.environment, input=text, capture_output=True, text=True, check=False
        )

    def run(self, algorithm: str, **inputs: Any) -> Run:
        """Runs an algorithm of the plugin with JSON in and out."""
        inputs = {name: str(value) if isinstance(value, Path) else value for name, value in inputs.items()}
        done = self.call("run", f"{NAME}:{algorithm}", "-", text=json.dumps({"inputs": inputs}))
        answer = json.loads(done.stdout) if done.stdout.strip().startswith("{") else {}
        lines = [line for line in done.stderr.splitlines() if "QStandardPaths" not in line and "Warning 1:" not in line]
        return Run(done.returncode, answer.get("log", {}), answer.get("results", {}), "\n".join(lines))


@pytest.fixture(scope="session")
def plugin_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which QGIS finds the plugin under its own name."""
    folder = tmp_path_factory.mktemp("plugins")
    (folder / NAME).symlink_to(ROOT)
    return folder


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory: pytest.TempPathFactory, plugin_folder: Path) -> QgisProcess:
    if shutil.which("qgis_process") is None:
        pytest.fail("qgis_process is not installed; run make setup")
    return QgisProcess(tmp_path_factory.mktemp("profile"), plugin_folder)


def read_facts(path: str | Path) -> pd.DataFrame:
    """The long table of a result, read without any code of the plugin."""
    with sqlite3.connect(path) as connection:
        return pd.read_sql_query("SELECT * FROM facts", connection)


def read_meta(path: str | Path) -> dict[str, Any]:
    """The meta table of a result, read without any code of the plugin."""
    with sqlite3.connect(path) as connection:
        return {key: json.loads(value) for key, value in connection.execute("SELECT key, value FROM meta")}


@pytest.fixture(scope="session")
def facts() -> Any:
    return read_facts


@pytest.fixture(scope="session")
def meta() -> Any:
    return read_meta
