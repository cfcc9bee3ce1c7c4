#!/bin/sh
# Runs the unit tests with the libraries that QGIS brings to Windows at the least: Shapely 2.0 and the NumPy, SciPy and pandas
# of its time. What looks at the code only is left out. Takes a folder for the environment, which is made if it is not there.
#
#   sh scripts/test_with_older_libraries.sh /tmp/older
set -eu
folder=$1
cd "$(dirname "$0")/.."
if [ ! -x "$folder/bin/python" ]; then
    /usr/bin/python3 -m venv --system-site-packages "$folder"
    "$folder/bin/pip" install --quiet --disable-pip-version-check --only-binary shapely,numpy,scipy,pandas \
        "shapely==2.0.7" "numpy==1.24.4" "scipy==1.10.1" "pandas==1.5.3" pytest hypothesis openpyxl odfpy pyyaml highspy
fi
"$folder/bin/python" -c "import shapely, numpy, scipy, pandas; print(shapely.__version__, numpy.__version__, scipy.__version__, pandas.__version__)"
PYTHONDONTWRITEBYTECODE=1 "$folder/bin/python" -m pytest tests/unit -q -p no:cacheprovider -p no:pytest_qgis \
    --ignore tests/unit/test_qt6.py --ignore tests/unit/test_translations.py
