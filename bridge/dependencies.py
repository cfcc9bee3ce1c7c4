"""Which Python packages are missing, and how to get them on this platform. Never installs anything itself."""

from __future__ import annotations

import importlib.util
import sys
from importlib import metadata

from ..core.language import translate

REQUIRED = {"numpy": "1.24", "pandas": "1.5", "scipy": "1.10", "shapely": "2.0", "yaml": "5.4"}
"""Package as imported, and the oldest version that works."""

_DISTRIBUTIONS = {"yaml": "PyYAML"}


def missing_packages() -> list[str]:
    """Packages that are absent or too old, as a user would name them."""
    missing = []
    for package, oldest in REQUIRED.items():
        distribution = _DISTRIBUTIONS.get(package, package)
        if not _is_importable(package):
            missing.append(f"{distribution} ({oldest}+)")
            continue
        try:
            version = metadata.version(distribution)
        except metadata.PackageNotFoundError:
            continue
        if _release(version) < _release(oldest):
            missing.append(
                translate("dependencies", "{package} ({oldest} or newer, found {version})").format(
                    package=distribution, oldest=oldest, version=version
                )
            )
    return missing


def advice() -> str:
    """One message on what is missing and how to install it here; empty when nothing is missing."""
    missing = missing_packages()
    if not missing:
        return ""
    if sys.platform == "win32":
        how = translate(
            "dependencies",
            "Install QGIS with the standalone installer (MSI), which brings them along. With the OSGeo4W network "
            "installer, run OSGeo4W Setup, choose Advanced Install and select python3-pandas, python3-scipy and "
            "python3-shapely.",
        )
    elif sys.platform == "darwin":
        how = translate(
            "dependencies",
            "This QGIS build came without them. Install the current QGIS from qgis.org, or ask your IT to add them to the "
            "Python of QGIS.",
        )
    else:
        how = translate(
            "dependencies",
            "Install the packages of your distribution, on Debian and Ubuntu: apt install python3-pandas python3-scipy "
            "python3-shapely python3-yaml. Shapely must be 2.0 or newer (Debian 13, Ubuntu 24.04).",
        )
    return translate("dependencies", "Sozialraumatlas needs Python packages that this QGIS does not have: {packages}. {how}").format(
        packages=", ".join(missing), how=how
    )  # fmt: skip


def _is_importable(package: str) -> bool:
    try:
        return importlib.util.find_spec(package) is not None
    except (ImportError, ValueError):
        return False


def _release(version: str) -> tuple[int, ...]:
    """The leading numbers of a version: 1.8.5.post1 becomes (1, 8, 5)."""
    numbers = []
    for part in version.split("."):
        if not part.isdigit():
            break
        numbers.append(int(part))
    return tuple(numbers)
