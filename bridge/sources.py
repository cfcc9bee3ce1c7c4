"""How the sources of a run are named in its result: enough to repeat it, nothing that opens a database."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.core import QgsDataSourceUri, QgsProviderRegistry, QgsVectorLayer


def describe_source(layer: QgsVectorLayer, folder: Path) -> dict[str, Any]:
    """Name, file and layer of a source. Files are given relative to the folder; credentials are left out."""
    provider = layer.dataProvider().name()
    parts = QgsProviderRegistry.instance().decodeUri(provider, layer.source())
    name = layer.name()
    if parts.get("layerName") and name == Path(parts.get("path") or "").stem:
        # A layer that was given as a file is named after it, and so would be its neighbours in the same file.
        name = parts["layerName"]
    description: dict[str, Any] = {"name": name, "provider": provider}
    if parts.get("path"):
        description["file"] = _relative(Path(parts["path"]), folder)
        if parts.get("layerName"):
            description["layer"] = parts["layerName"]
    elif provider not in ("memory", "delimitedtext"):
        uri = QgsDataSourceUri(layer.source())
        description["table"] = ".".join(filter(None, (uri.database(), uri.schema(), uri.table())))
    if layer.subsetString():
        description["filter"] = layer.subsetString()
    if layer.crs().isValid():
        description["crs"] = layer.crs().authid() or layer.crs().description()
    return description


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        # Another drive on Windows: there is no way from one to the other.
        return path.name
