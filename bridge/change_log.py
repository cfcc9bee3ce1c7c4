"""The log of a layer of drawn areas: who saved which change of which area, when."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.errors import SozialraumatlasError
from ..core.files import replaced_when_whole
from ..core.language import listing, translate
from .drawn_areas import AUTHOR, VARIANT, read

_MOST_UNITS = 200
"""Keys of units that are written out in one cell."""

Members = Callable[[QgsGeometry], frozenset[str]]
"""Keys of the whole units of a shape."""


class ChangeLog(QObject):
    """Writes a line for each area whenever the edits of a layer are saved. What is not saved is not logged."""

    failed = pyqtSignal(str)
    """The log could not be written; the edits themselves are saved."""

    def __init__(
        self, layer: QgsVectorLayer, file: Path, id_field: str, name_field: str, user: str, members: Members
    ) -> None:
        """Begins to follow a layer.

        Args:
            layer: drawn areas.
            file: a table (CSV for a spreadsheet) that is begun or continued.
            id_field, name_field: what an area is called.
            user: who is logged where an area names no author.
            members: keys of the units of a shape; empty where they are not known.
        """
        super().__init__()
        self._layer, self._file, self._user, self._members = layer, file, user, members
        self._id_field, self._name_field = id_field, name_field
        self._areas = {feature.id(): QgsFeature(feature) for feature in layer.getFeatures()}
        layer.afterCommitChanges.connect(self._write)

    def stop(self) -> None:
        """Follows the layer no more."""
        if not sip.isdeleted(self._layer):
            self._layer.afterCommitChanges.disconnect(self._write)

    def _write(self) -> None:
        before, self._areas = self._areas, {feature.id(): QgsFeature(feature) for feature in self._layer.getFeatures()}
        time = datetime.now().astimezone().isoformat(timespec="seconds")
        rows = []
        for id in sorted(before.keys() | self._areas.keys()):
            row = self._row(before.get(id), self._areas.get(id))
            if row:
                rows.append([time, *row])
        if not rows:
            return
        try:
            _append(self._file, rows)
        except SozialraumatlasError as error:
            self.failed.emit(str(error))

    def _row(self, before: QgsFeature | None, after: QgsFeature | None) -> list[str]:
        area = after or before
        if area is None:
            return []
        added: frozenset[str] = frozenset()
        removed: frozenset[str] = frozenset()
        if before is None:
            what = translate("drawing", "drawn")
        elif after is None:
            what = translate("drawing", "deleted")
        elif not before.geometry().equals(after.geometry()):
            what = translate("drawing", "reshaped")
        elif before.attributes() != after.attributes():
            what = translate("drawing", "described")
        else:
            return []
        if before is None or after is None or what == translate("drawing", "reshaped"):
            units = [frozenset() if one is None else self._members(one.geometry()) for one in (before, after)]
            added, removed = units[1] - units[0], units[0] - units[1]
        return [
            read(area, AUTHOR) or self._user, read(area, self._id_field) or str(area.id()), read(area, self._name_field),
            read(area, VARIANT), what, listing(sorted(added), _MOST_UNITS), listing(sorted(removed), _MOST_UNITS),
        ]  # fmt: skip


def _append(file: Path, rows: list[list[str]]) -> None:
    old = file.read_bytes().decode("utf-8-sig") if file.is_file() else ""
    with replaced_when_whole(file) as unfinished, unfinished.open("w", encoding="utf-8-sig", newline="") as table:
        table.write(old)
        writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
        if not old:
            writer.writerow(
                [
                    translate("drawing", "time"), translate("drawing", "author"), translate("drawing", "key"),
                    translate("drawing", "area"), translate("drawing", "variant"), translate("drawing", "change"),
                    translate("drawing", "units added"), translate("drawing", "units removed"),
                ]
            )  # fmt: skip
        writer.writerows(rows)
