"""Small releases written by hand, so that a test decides what every area shows."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from osgeo import osr

from sozialraumatlas.core.catalogue import load_catalogue
from sozialraumatlas.core.geopackage import write_layers
from sozialraumatlas.core.indicators import FACT_COLUMNS, TOTAL_ID
from sozialraumatlas.core.result import Layer, Shapes, areas_table, definition, meta_layer

DATES = ("2020-12-31", "2024-12-31")
RULE = {
    "profile": {
        "id": "k3", "label": {"de": "Mindestfallzahl 3", "en": "Minimum count 3"}, "origin": {"de": "Regel", "en": "Rule"},
        "min_count": 3, "min_base": 100, "min_population": 100, "attribute_base": 100, "criterion": "zero_and_minimum",
        "width": 1, "rounding": 1, "differencing": 10,
    },
    "rounding": None, "ledger": None,
}  # fmt: skip


def wkt(epsg=25832):
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system.ExportToWkt()


def squares(count, size=1000.0, corner=(362000.0, 5712000.0)):
    """Areas in rows of four."""
    return [
        shapely.box(corner[0] + size * (place % 4), corner[1] + size * (place // 4), corner[0] + size * (place % 4 + 1), corner[1] + size * (place // 4 + 1))
        for place in range(count)
    ]  # fmt: skip


def write_release(
    path,
    values,
    *,
    names=None,
    shapes=None,
    kind="release",
    layer="bezirke",
    indicators=("ew", "kind_bg"),
    epsg=25832,
    prefix="0",
):
    """Writes a release.

    Args:
        values: indicator → list of areas: a number, or a word for a status. The value of 2020 is nine tenths of that.
    """
    catalogue = load_catalogue()
    items = catalogue.select(";".join(indicators))
    count = len(next(iter(values.values())))
    ids = [f"{prefix}{place + 1}" for place in range(count)]
    names = names or [f"Gebiet {place + 1}" for place in range(count)]
    rows = []
    for date, factor, base_date in ((DATES[0], 0.9, None), (DATES[1], 1.0, DATES[0])):
        for item in items:
            given = [*values[item.id], 50.0]
            for id, name, entry in zip([*ids, TOTAL_ID], [*names, "Gesamt"], given, strict=True):
                is_number = not isinstance(entry, str)
                value = entry * factor if is_number else np.nan
                base = entry * 0.9 if is_number and base_date else np.nan
                change = (
                    np.nan
                    if not base_date or not is_number
                    else (value / base - 1) * 100
                    if item.change == "%" and base
                    else value - base
                )
                rows.append({
                    "area_id": id, "area_name": name, "indicator": item.id, "date": date, "numerator": value, "denominator": np.nan if not item.denominator else 1000.0,
                    "value": value, "unit": item.unit, "base_date": base_date or "2016-12-31", "base_value": base, "change": change,
                    "change_unit": item.change, "lower": np.nan, "upper": np.nan, "status": "ok" if is_number else entry,
                    "change_status": ("ok" if is_number else entry) if base_date else "missing", "note": None,
                })  # fmt: skip
    facts = pd.DataFrame(rows, columns=list(FACT_COLUMNS))
    given = shapes if shapes is not None else squares(count)
    held = Shapes([None if shape is None else shapely.to_wkb(shape) for shape in given], wkt(epsg) if epsg else "")
    meta = {
        "kind": kind, "format": 1, "created": "2026-01-02T03:04:05+00:00", "language": "de", "dates": list(DATES), "date": DATES[1],
        "period": 4, "method": "largest_share", "indicators": {item.id: definition(item) for item in items}, "variables": {},
        "software": {"sozialraumatlas": "0.1.0", "qgis": "3.40"}, "inputs": {"areas": {"layer": layer, "features": count}},
        "disclosure": RULE if kind == "release" else None,
    }  # fmt: skip
    layers = [
        Layer("areas", areas_table(facts, ids, names, items, DATES[1]), held),
        Layer("facts", facts),
        meta_layer(meta),
    ]
    if kind == "result":
        layers += [
            Layer("crosswalk", pd.DataFrame({"area_id": ids, "unit_id": ids, "weight": 1.0, "is_boundary": False})),
            Layer(
                "counts",
                pd.DataFrame({"unit_id": ids, "date": DATES[1], "variable": "ew", "value": 100.0, "flag": None}),
            ),
        ]
    write_layers(path, layers)
    return path
