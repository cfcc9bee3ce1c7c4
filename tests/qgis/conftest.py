"""A small city to try things on: four squares in a row, two areas over them, and their counts in many forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from osgeo import ogr, osr

COUNTS = """id;datum;ew;ew_u18;mh;alo;ew_15u65
01;2020;1000;150;200;30;600
02;2020;2000;300;500;80;1300
03;2020;500;100;50;10;300
04;2020;10;-;2;.;8
00;2020;3515;552;753;125;2211
01;2024;1100;160;250;33;650
02;2024;2100;330;600;70;1350
03;2024;400;90;60;12;250
04;2024;12;1;2;.;9
00;2024;3620;583;914;120;2262
"""


def write_layer(
    path: Path, name: str, rows: list[tuple[dict[str, object], str | None]], epsg: int | None = 25832
) -> Path:
    """Writes features, given as attributes and WKT, to a layer of a GeoPackage."""
    driver = ogr.GetDriverByName("ESRI Shapefile" if path.suffix == ".shp" else "GPKG")
    source = ogr.Open(str(path), update=1) if path.exists() else driver.CreateDataSource(str(path))
    system = None
    if epsg is not None:
        system = osr.SpatialReference()
        system.ImportFromEPSG(epsg)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    shapes = [ogr.CreateGeometryFromWkt(wkt) for _, wkt in rows if wkt]
    kind = shapes[0].GetGeometryType() if shapes else ogr.wkbNone
    layer = source.CreateLayer(name, system, kind)
    types = {str: ogr.OFTString, int: ogr.OFTInteger, float: ogr.OFTReal}
    for field, value in rows[0][0].items():
        layer.CreateField(ogr.FieldDefn(field, types[type(value)]))
    for attributes, wkt in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for field, value in attributes.items():
            if value is not None:
                feature.SetField(field, value)
        if wkt:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    source.Destroy()
    return path


def square(left: float, right: float, bottom: float = 0, top: float = 100) -> str:
    """A rectangle of a city in the Ruhr area, given in metres from its corner."""
    west, east, south, north = 362000 + left, 362000 + right, 5712000 + bottom, 5712000 + top
    return f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"


@pytest.fixture
def town(tmp_path) -> dict[str, object]:
    """Inputs of the algorithm for the small city."""
    path = tmp_path / "town.gpkg"
    write_layer(
        path, "units", [({"key": f"{i + 1:02d}", "nr": i + 1}, square(100 * i, 100 * i + 100)) for i in range(4)]
    )
    write_layer(
        path, "areas", [({"id": "W", "name": "West"}, square(0, 230)), ({"id": "O", "name": "Ost"}, square(230, 400))]
    )
    counts = tmp_path / "counts.csv"
    counts.write_text(COUNTS, encoding="utf-8")
    return {
        "UNITS": f"{path}|layername=units",
        "UNIT_ID": "key",
        "COUNTS": str(counts),
        "COUNTS_UNIT_ID": "id",
        "COUNTS_DATE": "datum",
        "TOTAL_ID": "00",
        "OUTPUT": str(tmp_path / "result.gpkg"),
    }


@pytest.fixture
def town_areas(town) -> dict[str, object]:
    """The same with areas."""
    return {
        **town,
        "AREAS": town["UNITS"].replace("layername=units", "layername=areas"),
        "AREA_ID": "id",
        "AREA_NAME": "name",
    }
