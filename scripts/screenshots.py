"""Takes the pictures of the documents in the real QGIS window, on a virtual screen, and of the report in a browser.

Needs xvfb, openbox and chromium (apt-get install xvfb openbox chromium) and the output of make demo.
"""

from __future__ import annotations

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


def main(width: int = 1600, height: int = 1000) -> None:
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
            "[app]\nfirstRunVersionFlag=34000\n[qgis]\ncheckVersion=false\nshowTips340=false\n[UI]\nUITheme=default\n"
        )
        environment = {
            **os.environ,
            "DISPLAY": DISPLAY,
            "QT_QPA_PLATFORM": "xcb",
            "QGIS_PLUGINPATH": str(ROOT / ".build" / "plugins"),
            "PYTHONPATH": str(packages),
            "LANG": "de_DE.UTF-8",
            "SCREENSHOT_FOLDER": str(IMAGES),
            "DEMO_FOLDER": str(ROOT / "demo"),
        }
        screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", f"{width}x{height}x24"], stderr=subprocess.DEVNULL)
        time.sleep(1)
        manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
        try:
            subprocess.run(
                [
                    "qgis", "--profiles-path", profile, "--nologo", "--noversioncheck", "--nocustomization",
                    "--code", str(ROOT / "scripts" / "screenshots_in_qgis.py"),
                ],
                env=environment, check=False, timeout=180,
            )  # fmt: skip
        finally:
            manager.terminate()
            screen.terminate()
    subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--screenshot={IMAGES / 'report.png'}",
            "--window-size=1100,1640", (ROOT / "demo" / "vergleich.html").as_uri(),
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    for path in sorted(IMAGES.glob("*.png")):
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
