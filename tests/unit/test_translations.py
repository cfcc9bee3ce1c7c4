"""Every text for users has a German translation, and the translation keeps what is filled in."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "i18n" / "sozialraumatlas_de.ts"


def messages(path: Path) -> dict[tuple[str, str], ET.Element]:
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            found[context.findtext("name"), message.findtext("source")] = message.find("translation")
    return found


def test_all_texts_are_collected(tmp_path):
    copy = tmp_path / "i18n" / CATALOGUE.name
    copy.parent.mkdir()
    shutil.copy(CATALOGUE, copy)
    tool = Path(sys.executable).with_name("pylupdate6")
    sources = [str(ROOT / name) for name in ("core", "bridge", "reports", "algorithms", "ui", "plugin.py")]
    subprocess.run([tool, "--no-obsolete", "--ts", copy, *sources], check=True, capture_output=True)
    assert set(messages(copy)) == set(messages(CATALOGUE)), "run make translations"


def test_german_is_complete_and_keeps_placeholders():
    for (context, source), translation in messages(CATALOGUE).items():
        assert translation.get("type") is None, f"{context}: {source}"
        assert translation.text, f"{context}: {source}"
        assert sorted(re.findall(r"{\w+}", source)) == sorted(re.findall(r"{\w+}", translation.text)), source


def test_texts_are_literals():
    """translate() with anything but literals is not collected and stays English for ever."""
    for folder in ("core", "bridge", "reports", "algorithms", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"translate\(\s*f?\"?[^\"]*\",\s*f\"", text), path
            assert not re.search(r"translate\(\s*\w+\s*,(?!\s*text\b)", text) or path.name == "language.py", path
