"""Builds dist/sozialraumatlas.zip: what planners install. Takes tracked files only, less those marked export-ignore."""

from __future__ import annotations

import configparser
import io
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "sozialraumatlas"


def build(target: Path) -> Path:
    """Writes the zip, uncommitted changes of tracked files included, and returns its path."""

    def git(*arguments: str) -> bytes:
        return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True).stdout

    state = git("stash", "create").decode().strip() or "HEAD"
    archive = zipfile.ZipFile(
        io.BytesIO(git("archive", "--worktree-attributes", "--format=zip", f"--prefix={NAME}/", state))
    )
    translations = sorted((ROOT / "i18n").glob("*.qm"))
    if not translations:
        sys.exit("The translations are not built. Run make zip.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in archive.infolist():
            if not entry.is_dir():
                package.writestr(entry, archive.read(entry), zipfile.ZIP_DEFLATED)
        for path in translations:
            package.write(path, f"{NAME}/i18n/{path.name}")
    return target


if __name__ == "__main__":
    metadata = configparser.ConfigParser()
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    path = build(ROOT / "dist" / f"{NAME}-{metadata['general']['version']}.zip")
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1024:.0f} KiB")
    print("In QGIS: Plugins > Manage and Install Plugins > Install from ZIP.")
