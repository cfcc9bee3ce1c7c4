"""What metadata.txt says about the plugin."""

from __future__ import annotations

import configparser
from pathlib import Path

_FILE = Path(__file__).resolve().parent.parent / "metadata.txt"


def plugin_version() -> str:
    """The version of the installed plugin."""
    parser = configparser.ConfigParser()
    parser.read(_FILE, encoding="utf-8")
    return parser["general"]["version"]
