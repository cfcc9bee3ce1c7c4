"""Statistics of Sozialraumatlas: counts, crosswalk, indicators, result. Pure Python, never imports qgis."""
