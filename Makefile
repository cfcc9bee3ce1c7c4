# make demo   writes the example city and runs everything on it
# make test   runs all checks
# make zip    builds the plugin for planners
# Each installs what is missing first (Debian).

PYTHON := .venv/bin/python
PLUGINS := .build/plugins
export QT_QPA_PLATFORM ?= offscreen
export PYTHONDONTWRITEBYTECODE := 1

TRANSLATED := core bridge reports algorithms ui plugin.py

.PHONY: demo test zip lint types unit qgis package translations templates screenshots setup clean

demo: setup
	$(PYTHON) scripts/demo.py

test: lint types unit qgis package

lint: setup
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .

# mypy wants the folder of a package to carry its name.
types: setup
	cd $(PLUGINS) && $(CURDIR)/.venv/bin/mypy --config-file $(CURDIR)/pyproject.toml --cache-dir $(CURDIR)/.mypy_cache -p sozialraumatlas.core

unit: setup
	$(PYTHON) -m pytest tests/unit -p no:pytest_qgis

qgis: setup
	$(PYTHON) -m pytest tests/qgis

package: setup
	$(PYTHON) -m pytest tests/package -p no:pytest_qgis

zip: setup
	$(PYTHON) scripts/package.py

# After a change of texts: collects them, then translate what is new in i18n/*.ts.
translations: setup
	.venv/bin/pylupdate6 --no-obsolete --ts i18n/sozialraumatlas_de.ts $(TRANSLATED)
	lrelease i18n/sozialraumatlas_de.ts

# After a change of the grid of the atlas.
templates: setup
	$(PYTHON) scripts/make_templates.py

screenshots: setup
	$(PYTHON) scripts/screenshots.py

setup: .build/system-packages .venv/installed i18n/sozialraumatlas_de.qm $(PLUGINS)/sozialraumatlas

.build/system-packages: scripts/install_system_packages.sh
	sh scripts/install_system_packages.sh
	mkdir -p .build && touch $@

.venv/installed: requirements-dev.txt .build/system-packages
	/usr/bin/python3 -m venv --system-site-packages .venv
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

i18n/sozialraumatlas_de.qm: i18n/sozialraumatlas_de.ts .build/system-packages
	lrelease -silent i18n/sozialraumatlas_de.ts -qm $@

# QGIS finds the plugin under its own name, whatever the folder of the checkout is called.
$(PLUGINS)/sozialraumatlas:
	mkdir -p $(PLUGINS) && ln -sfn ../.. $@

clean:
	rm -rf .build .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .qgis-settings dist demo i18n/*.qm
