"""Files that appear only when they are whole."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .errors import ResultFileError
from .language import translate


@contextlib.contextmanager
def replaced_when_whole(path: Path) -> Iterator[Path]:
    """Gives a path beside the target to write to, and renames it to the target when the block ends without an error.

    Raises:
        ResultFileError: the folder does not exist or is not writable, the disk is full, or the target is in use.
    """
    if not path.parent.is_dir():
        raise ResultFileError(
            translate("files", "The folder {folder} does not exist. Create it or choose another one.").format(
                folder=path.parent
            )
        )
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise ResultFileError(
            translate("files", "Nothing can be written to the folder {folder}: {reason}").format(
                folder=path.parent, reason=error.strerror
            )
        ) from error
    os.close(handle)
    unfinished = Path(name)
    # The driver that writes the file expects to create it; an empty one is no GeoPackage.
    unfinished.unlink()
    try:
        try:
            yield unfinished
        except OSError as error:
            raise ResultFileError(
                translate("files", "{file} cannot be written: {reason}.").format(
                    file=path, reason=error.strerror or error
                )
            ) from error
        _replace(unfinished, path)
    finally:
        for leftover in (unfinished, *_journals(unfinished)):
            leftover.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """Creates the folder, and those above it.

    Raises:
        ResultFileError: it cannot be created.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ResultFileError(
            translate("files", "The folder {folder} cannot be created: {reason}. Choose another one.").format(
                folder=path, reason=error.strerror
            )
        ) from error


def _replace(source: Path, target: Path) -> None:
    try:
        # A write-ahead log of the file that is replaced would be applied to the new one.
        for journal in _journals(target):
            journal.unlink(missing_ok=True)
        source.replace(target)
    except OSError as error:
        raise ResultFileError(
            translate(
                "files",
                "{file} cannot be replaced: {reason}. If its layers are open, remove them from the project first, or "
                "choose another file name.",
            ).format(file=target, reason=error.strerror)
        ) from error


def _journals(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal")]
