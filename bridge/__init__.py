"""The only place where QGIS layers meet the arrays and tables of core/."""
