"""Takes the pictures of the documents and of the help in the real QGIS window, on a virtual screen, and of the report in a browser.

Needs xvfb, openbox and chromium (apt-get install xvfb openbox chromium) and the output of make demo. To look at the window on another
screen, with another theme or twice as large, without touching the pictures of the documents:

    .venv/bin/python scripts/screenshots.py --folder /tmp/small --size 1280x800 --theme "Night Mapping" --scale 2
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
DISPLAY = ":97"


PAGES = ("kind_ae_bg_status_2024", "kind_bg_change_2024", "kind_bg_comparison_2024", "profile_l5_kanalufer")


def take_pages() -> None:
    """Four pages of the atlas as they are in the PDF, and each of them alone."""
    from qgis.PyQt.QtCore import QPoint, Qt
    from qgis.PyQt.QtGui import QColor, QImage, QPainter

    pages = []
    with tempfile.TemporaryDirectory() as folder:
        for name in PAGES:
            file = next((ROOT / "demo" / "atlas" / "pdf").glob(f"*_{name}.pdf"))
            subprocess.run(["pdftoppm", "-r", "110", "-png", "-singlefile", str(file), f"{folder}/{name}"], check=True)
            pages.append(QImage(f"{folder}/{name}.png"))
    gap = 24
    small = [page.scaledToWidth(900, Qt.TransformationMode.SmoothTransformation) for page in pages]
    width, height = small[0].width(), small[0].height()
    sheet = QImage(2 * width + 3 * gap, 2 * height + 3 * gap, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#c9d1d6"))
    painter = QPainter(sheet)
    for place, page in enumerate(small):
        painter.drawImage(QPoint(gap + place % 2 * (width + gap), gap + place // 2 * (height + gap)), page)
    painter.end()
    sheet.save(str(IMAGES / "atlas_pages.png"))
    pages[-1].save(str(IMAGES / "atlas_profile.png"))


HELP_IMAGES = ROOT / "resources" / "help" / "images"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--folder", type=Path, help="where the pictures go; left out: where the documents and the help have them"
    )
    parser.add_argument("--size", default="1600x1000")
    parser.add_argument("--theme", default="default")
    parser.add_argument("--scale", default="1")
    wanted = parser.parse_args()
    if wanted.folder is not None:
        wanted.folder.mkdir(parents=True, exist_ok=True)
    for program in ("Xvfb", "openbox", "qgis", "chromium"):
        if shutil.which(program) is None:
            sys.exit(f"{program} is not installed.")
    if not (ROOT / "demo" / "bezirke.gpkg").is_file():
        sys.exit("Run make demo first.")
    packages = next(path for path in map(Path, sys.path) if (path / "shapely").is_dir())
    with tempfile.TemporaryDirectory() as profile:
        settings = Path(profile) / "profiles" / "default" / "QGIS" / "QGIS3.ini"
        settings.parent.mkdir(parents=True)
        settings.write_text(
            "[PythonPlugins]\nsozialraumatlas=true\nprocessing=true\n[locale]\noverrideFlag=true\nuserLocale=de\n"
            "[app]\nfirstRunVersionFlag=34000\n[qgis]\ncheckVersion=false\nshowTips340=false\n[UI]\n"
            f"UITheme={wanted.theme}\n"
        )
        environment = {
            **os.environ,
            "DISPLAY": DISPLAY,
            "QT_QPA_PLATFORM": "xcb",
            "QGIS_PLUGINPATH": str(ROOT / ".build" / "plugins"),
            "PYTHONPATH": str(packages),
            "LANG": "de_DE.UTF-8",
            "SCREENSHOT_FOLDER": str(wanted.folder or IMAGES),
            "HELP_FOLDER": str(wanted.folder or HELP_IMAGES),
            "QT_SCALE_FACTOR": wanted.scale,
            "DEMO_FOLDER": str(ROOT / "demo"),
        }
        screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", f"{wanted.size}x24"], stderr=subprocess.DEVNULL)
        time.sleep(1)
        manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
        try:
            subprocess.run(
                [
                    "qgis", "--profiles-path", profile, "--nologo", "--noversioncheck", "--nocustomization",
                    "--code", str(ROOT / "scripts" / "screenshots_in_qgis.py"),
                ],
                env=environment, check=False, timeout=300,
            )  # fmt: skip
        finally:
            manager.terminate()
            screen.terminate()
    if wanted.folder is not None:
        return
    subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--screenshot={IMAGES / 'report.png'}",
            "--window-size=1100,1640", (ROOT / "demo" / "vergleich.html").as_uri(),
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    take_pages()
    for path in sorted(IMAGES.glob("*.png")):
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
