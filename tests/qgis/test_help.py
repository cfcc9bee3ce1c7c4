"""The help pages: true to the definitions, complete, and without a dead link."""

from __future__ import annotations

import importlib.util
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from qgis.core import QgsApplication

from sozialraumatlas import classFactory

from ..conftest import ROOT


@pytest.fixture(scope="module")
def pages():
    spec = importlib.util.spec_from_file_location("document_algorithms", ROOT / "scripts" / "document_algorithms.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {path.relative_to(path.parents[1]).as_posix(): (path, text) for path, text in module.pages().items()}


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.ids, self.open, self.pictures = [], set(), [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "img":
            self.pictures.append(attributes)
            self.links.append(attributes["src"])
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_pages_are_as_the_definitions_say(qgis_app, pages):
    """After a change: .venv/bin/python scripts/document_algorithms.py"""
    for name, (path, text) in pages.items():
        assert path.read_text(encoding="utf-8") == text, name
    written = {path.relative_to(path.parents[1]).as_posix() for path in (ROOT / "resources" / "help").glob("*/*.html")}
    assert written == set(pages)


def test_every_link_leads_somewhere(qgis_app, pages):
    for name, (path, text) in pages.items():
        reader = Reader()
        reader.feed(text)
        assert not reader.open, name
        assert all(picture.get("alt") for picture in reader.pictures), name
        for link in reader.links:
            target = urlparse(link)
            assert not target.scheme, f"{name}: {link} leaves the machine"
            assert (path.parent / unquote(target.path)).resolve().is_file(), f"{name}: {link}"


def test_german_pages_are_german(qgis_app, pages):
    for name, (_, text) in pages.items():
        shown = re.sub(r"<code>.*?</code>|<style>.*?</style>|<[^>]+>", " ", text, flags=re.DOTALL)
        english = re.findall(r"\b(the|of the|which|with)\b", shown)
        assert bool(english) == name.startswith("en/"), f"{name}: {english[:3]}"


def test_an_algorithm_leads_to_its_page(qgis_app):
    plugin = classFactory(None)
    plugin.initProcessing()
    try:
        for algorithm in QgsApplication.processingRegistry().providerById("sozialraumatlas").algorithms():
            file = Path(unquote(urlparse(algorithm.helpUrl()).path))
            assert file.is_file()
            assert algorithm.displayName() in file.read_text(encoding="utf-8")
    finally:
        plugin.unload()
