"""What of an atlas is already written, so that a run that was stopped goes on where it ended."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from ..core.errors import ResultFileError
from ..core.files import replaced_when_whole
from ..core.language import translate

NAME = "atlas.json"


class Finished:
    """The record of a folder: which files were written from which inputs.

    Files of an earlier run on other inputs are removed before the first page is written. Otherwise a page that was for internal
    use only, or last year's, could lie among those of today.
    """

    def __init__(self, folder: Path, inputs: str, created: str, keep: Collection[Path] = ()) -> None:
        """Reads the record, and begins a new one where the inputs are others.

        Args:
            folder: of the atlas.
            inputs: fingerprint of all that is printed.
            created: date of the run, kept from the run that is continued.
            keep: files of an earlier run that something still needs.

        Raises:
            ResultFileError: a file of an earlier run cannot be removed.
        """
        self._path = folder / NAME
        self.created = created
        self.removed = 0
        self._files: dict[str, int] = {}
        self._folder, self._inputs = folder, inputs
        known = self._read()
        if known.get("inputs") == inputs:
            self.created = known["created"]
            self._files = known["files"]
        else:
            for name in known.get("files", {}):
                self._remove(folder / name, keep)

    @property
    def mark(self) -> str:
        """Tells the inputs apart in a file name."""
        return self._inputs[:8]

    def _remove(self, path: Path, keep: Collection[Path]) -> None:
        if not path.is_file() or path in keep or not path.resolve().is_relative_to(self._folder.resolve()):
            return
        try:
            path.unlink()
        except OSError as error:
            raise ResultFileError(
                translate(
                    "atlas",
                    "{file} of an earlier atlas cannot be removed: {reason}. Close it in other programs, or choose another folder.",
                ).format(file=path, reason=error.strerror)
            ) from error
        self.removed += 1

    def has(self, path: Path) -> bool:
        """Whether the file was written from these inputs and is still as it was."""
        size = self._files.get(self._name(path))
        return size is not None and path.is_file() and path.stat().st_size == size

    def add(self, *paths: Path) -> None:
        """Notes that files are whole."""
        for path in paths:
            self._files[self._name(path)] = path.stat().st_size
        record = {"inputs": self._inputs, "created": self.created, "files": self._files}
        with replaced_when_whole(self._path) as unfinished:
            unfinished.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")

    def _name(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()

    def _read(self) -> dict[str, Any]:
        try:
            known = json.loads(self._path.read_text(encoding="utf-8"))
            is_valid = (
                isinstance(known, dict)
                and isinstance(known.get("created"), str)
                and isinstance(known.get("files"), dict)
                and all(isinstance(size, int) for size in known["files"].values())
            )
        except (OSError, ValueError):
            return {}
        return known if is_valid else {}
