"""The checks of the QGIS plugin repository at upload, as far as they need no network.

Follows the validator and the security scanner of the repository's web site (qgis/QGIS-Plugins-Website).
"""

from __future__ import annotations

import configparser
import json
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath
from urllib.parse import urlparse

MAXIMUM_SIZE = 25_000_000
REQUIRED = ("name", "description", "about", "version", "qgisMinimumVersion", "author", "email", "tracker", "repository")
FORBIDDEN_SUFFIXES = (".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd", ".pyc")
FORBIDDEN_PARTS = ("__pycache__", ".git", "__MACOSX", "..")
FLAKE8 = "E101,E711,E712,E713,E714,E721,E722,E731,E741,E742,E743,E9,W605,F402,F403,F404,F405,F811,F821,F822,F823,F831,F901,C901"


def check_archive(path: Path) -> list[str]:
    """Problems of the zip itself and of its metadata."""
    problems = []
    if path.stat().st_size > MAXIMUM_SIZE:
        problems.append("the zip is larger than 25 MB")
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            problems.append("the zip is damaged")
        names = archive.namelist()
        folders = {PurePosixPath(name).parts[0] for name in names}
        if len(folders) != 1:
            return [*problems, f"more than one folder: {sorted(folders)}"]
        folder = folders.pop()
        if not (folder.isidentifier() and folder.isascii()) or "plugin" in folder:
            problems.append(f"{folder} is no good name for a folder")
        for name in names:
            parts = PurePosixPath(name).parts
            if "\\" in name or ":" in name or name.startswith("/") or set(parts) & set(FORBIDDEN_PARTS):
                problems.append(f"forbidden path {name}")
            if name.lower().endswith(FORBIDDEN_SUFFIXES):
                problems.append(f"forbidden file {name}")
            if any(part.startswith(".") for part in parts):
                problems.append(f"hidden file {name}")
            mode = archive.getinfo(name).external_attr >> 16
            if name.endswith(".py") and mode & 0o111:
                problems.append(f"executable bit on {name}")
        problems += [
            f"{file} is missing"
            for file in ("__init__.py", "metadata.txt", "LICENSE")
            if f"{folder}/{file}" not in names
        ]
        if f"{folder}/metadata.txt" in names:
            problems += _check_metadata(archive.read(f"{folder}/metadata.txt").decode("utf-8"), folder, names)
    return problems


def _check_metadata(text: str, folder: str, names: list[str]) -> list[str]:
    # With interpolation, as the repository reads it: a lone per cent sign breaks the upload.
    parser = configparser.ConfigParser()
    parser.optionxform = str
    try:
        parser.read_string(text)
        general = dict(parser["general"])
    except (configparser.Error, KeyError) as error:
        return [f"metadata.txt: {error}"]
    problems = [f"metadata.txt: {key} is missing" for key in REQUIRED if not general.get(key, "").strip()]
    if "/" in general.get("author", ""):
        problems.append("metadata.txt: author contains a slash")
    for key in ("tracker", "repository", "homepage"):
        address = urlparse(general.get(key, ""))
        if address.scheme not in ("http", "https") or not address.netloc:
            problems.append(f"metadata.txt: {key} is no address")
    if "supportsQt6" in general:
        problems.append("metadata.txt: supportsQt6 is no longer read")
    if general.get("qgisMaximumVersion") != "4.99":
        problems.append("metadata.txt: qgisMaximumVersion must be 4.99 for QGIS 4")
    if general.get("hasProcessingProvider") != "yes":
        problems.append("metadata.txt: hasProcessingProvider is not set, qgis_process would not load the plugin")
    if f"{folder}/{general.get('icon', '')}" not in names:
        problems.append("metadata.txt: the icon is not in the zip")
    return problems


def check_code(folder: Path) -> list[str]:
    """Findings of Bandit, detect-secrets and flake8 in the unpacked plugin; none is allowed, whatever its severity."""

    def run(*command: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False
        ).stdout

    bandit = json.loads(run("bandit", "--recursive", "--quiet", "--format", "json", "."))
    problems = [
        f"Bandit {r['test_id']} {r['filename']}:{r['line_number']} {r['issue_text']}" for r in bandit["results"]
    ]
    problems += [f"Bandit could not read {error['filename']}" for error in bandit["errors"]]
    if not bandit["metrics"]["_totals"]["loc"]:
        problems.append("Bandit read nothing")
    secrets = json.loads(run("detect_secrets", "scan", "--all-files", "."))
    problems += [
        f"secret? {name}:{found['line_number']}" for name, finds in secrets["results"].items() for found in finds
    ]
    problems += run("flake8", f"--select={FLAKE8}", "--max-line-length=120", "--max-complexity=15", ".").splitlines()
    return problems
