"""Writes the example city: a GeoPackage with its map layers and a table of counts as a statistics office would send it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from ..files import replaced_when_whole
from ..geopackage import write_layers
from ..result import Layer, Shapes, Style
from .city import DISTRICT_NAMES, LIFEWORLD_NAMES, City
from .residents import build_counts

CITY_NAME = "Zechenfeld"
GEOPACKAGE = "zechenfeld.gpkg"
COUNTS = "zechenfeld_zaehldaten.csv"


def map_layers(city: City, crs_wkt: str) -> list[Layer]:
    """The map layers in the order they are drawn, the lowest first. German names, as in an office."""

    def layer(title: str, shapes: Sequence[shapely.Geometry], /, **columns: Sequence[object] | np.ndarray) -> Layer:
        wkb = shapely.to_wkb(np.array(shapes, dtype=object), output_dimension=2)
        return Layer(title, pd.DataFrame(columns), Shapes(list(wkb), crs_wkt))

    group_ids = np.array(city.group_ids)
    block_group = group_ids[city.group_of_block]
    district_of_group = np.array(city.district_ids)[city.district_of_group]
    kinds, courses = zip(*city.streets, strict=True)
    return [
        layer("flaechen", [city.outline, city.forest, city.heap, city.canal], art=["Stadtgebiet", "Wald", "Halde", "Kanal"]),
        layer(
            "bloecke", city.blocks,
            block_id=city.block_ids, blockgruppe=block_group, bezirk=district_of_group[city.group_of_block],
        ),
        layer(
            "gebaeude", city.buildings,
            block_id=np.array(city.block_ids)[city.block_of_building], geschosse=city.floors,
        ),
        layer("verkehr", courses, art=kinds),
        layer("blockgruppen", city.block_groups, blockgruppe=city.group_ids, bezirk=district_of_group),
        layer("bezirke", city.districts, bezirk=city.district_ids, name=DISTRICT_NAMES),
        layer("lebensraeume", city.lifeworlds, id=[f"L{index + 1}" for index in range(len(LIFEWORLD_NAMES))], name=LIFEWORLD_NAMES),
    ]  # fmt: skip


def write_city(folder: Path, city: City, layers: Sequence[Layer], styles: Sequence[Style]) -> tuple[Path, Path]:
    """Writes both files into the folder and returns their paths.

    Raises:
        ResultFileError: the folder does not exist or cannot be written to.
    """
    geopackage, counts = folder / GEOPACKAGE, folder / COUNTS
    write_layers(geopackage, layers, styles)
    with replaced_when_whole(counts) as unfinished:
        build_counts(city).to_csv(unfinished, sep=";", index=False, encoding="utf-8")
    return geopackage, counts
