#!/bin/sh
# Runs the tests with the newest QGIS 3 of the next Debian release, in a system of its own below a folder. Needs root and mmdebstrap.
#
#   scripts/test_in_newer_qgis.sh FOLDER [RELEASE [QGIS]]
#
# The folder is kept, so that a second run begins at once. What is tested is the last commit.
set -eu

folder=${1:?which folder?}
release=${2:-trixie}
minimum=${3:-3.44}
repository=$(cd "$(dirname "$0")/.." && pwd)

if [ ! -e "$folder/etc/debian_version" ]; then
    . /etc/os-release
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
        awk -v release="$VERSION_CODENAME" '$2 == release { print $1; exit }')
    mmdebstrap --variant=minbase --include=ca-certificates,git,make,python3 "$release" "$folder" "deb $mirror $release main"
fi
# The certificates this machine trusts, its settings of pip and, where packages lie in folders, those.
mkdir -p "$folder/etc/ssl/certs"
cp /etc/ssl/certs/ca-certificates.crt "$folder/etc/ssl/certs/ca-certificates.crt"
[ ! -e /etc/pip.conf ] || cp /etc/pip.conf "$folder/etc/pip.conf"
cp /etc/resolv.conf "$folder/etc/resolv.conf"

mount_in() {
    mkdir -p "$folder$1"
    mountpoint --quiet "$folder$1" || mount --bind "$1" "$folder$1"
}
undo() {
    for place in /proc /dev "$(dirname "$repository")/shared"; do
        ! mountpoint --quiet "$folder$place" || umount "$folder$place"
    done
}
trap undo EXIT
mount_in /proc
mount_in /dev
[ ! -d "$repository/../shared" ] || mount_in "$(dirname "$repository")/shared"

clone=$(dirname "$repository")/sozialraumatlas
if [ -d "$folder$clone" ]; then
    git -C "$folder$clone" fetch --quiet "$repository" HEAD
    git -C "$folder$clone" reset --quiet --hard FETCH_HEAD
else
    git clone --quiet "$repository" "$folder$clone"
fi
chroot "$folder" env HOME=/root LC_ALL=C.UTF-8 QGIS_MINIMUM="$minimum" CI="${CI:-}" make -k -C "$clone" unit qgis package
