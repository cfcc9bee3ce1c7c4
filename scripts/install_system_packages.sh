#!/bin/sh
# Installs QGIS 3.40 or newer with its Python bindings on Debian. Does nothing where it is already there.
# QGIS comes from the release itself or, where that is too old, from its backports suite on the mirror apt already uses.
set -eu

minimum=${QGIS_MINIMUM:-3.40}
packages="fonts-liberation poppler-utils qgis python3-qgis qgis-providers python3-gdal python3-scipy python3-venv python3-dev python3-yaml python3-jinja2 libgeos-dev pkg-config g++ fonts-dejavu-core git make postgresql postgresql-postgis"

installed_version() {
    dpkg-query --show --showformat='${Version}' "$1" 2>/dev/null || true
}

all_installed() {
    for package in $packages $translation_tools; do
        dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || return 1
    done
    dpkg --compare-versions "$(installed_version qgis)" ge "1:$minimum" ||
        dpkg --compare-versions "$(installed_version qgis)" ge "$minimum"
}

translation_tools=qttools5-dev-tools

if ! command -v apt-get >/dev/null 2>&1; then
    if command -v qgis_process >/dev/null 2>&1; then
        exit 0
    fi
    echo "This command installs QGIS on Debian only. Elsewhere install QGIS $minimum or newer with its Python bindings first." >&2
    exit 1
fi

all_installed && exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || { echo "Run this as root, or install sudo." >&2; exit 1; }
    as_root=sudo
fi
export DEBIAN_FRONTEND=noninteractive

. /etc/os-release
$as_root apt-get update --quiet
target=
candidate=$(apt-cache policy qgis | sed -n 's/^ *Candidate: *//p')
if ! dpkg --compare-versions "${candidate#*:}" ge "$minimum"; then
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
        awk -v release="$VERSION_CODENAME" '$2 == release { print $1; exit }')
    [ -n "$mirror" ] || { echo "No package source for $VERSION_CODENAME is set up on this machine." >&2; exit 1; }
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    echo "deb [signed-by=$keyring] $mirror $VERSION_CODENAME-backports main" |
        $as_root tee /etc/apt/sources.list.d/sozialraumatlas-backports.list >/dev/null
    $as_root apt-get update --quiet
    target="--target-release $VERSION_CODENAME-backports"
fi
# shellcheck disable=SC2086  # both are lists of words
$as_root apt-get install --yes --no-install-recommends $target $packages $translation_tools
