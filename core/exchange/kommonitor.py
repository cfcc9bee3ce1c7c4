"""The package of files that KomMonitor's data management and importer take: a spatial unit, indicators with their values, a batch.

After the schemas of KomMonitor's data access API and importer. Withheld figures are empty there and said in a note, since its model
knows no sign for them; numerator and denominator stand in the texts of the references, since it knows neither.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..atlas.wording import decimals_of, unit_of
from ..catalogue import Indicator
from ..files import make_folder, replaced_when_whole
from ..indicators import WITHHELD
from ..language import number, translate
from .open_data import feature_collection, write_json
from .publication import LICENCES, Publication

CONVERTER = "Tabelle_Zeitreihe_zu_Indikator"


def write_package(folder: Path, publication: Publication, created: str) -> list[Path]:
    """Writes the package and returns its files.

    Args:
        folder: is made where it does not exist.
        publication: what is handed on.
        created: date of the release, ISO.

    Raises:
        ResultFileError: the folder cannot be written to.
    """
    make_folder(folder)
    files = [folder / "raumebene.geojson", folder / "raumebene_mapping.json"]
    write_json(files[0], spatial_unit(publication))
    write_json(files[1], spatial_mapping(publication))
    batch = []
    for item in publication.indicators:
        own = folder / item.column
        make_folder(own)
        write_json(own / "metadata.json", metadata(publication, item, created))
        write_json(own / "metadata_patch.json", metadata_patch(publication, item))
        _write_values(own / "werte.csv", publication, item)
        mapping = value_mapping(publication, f"{item.column}/werte.csv")
        write_json(own / "mapping.json", mapping)
        files += [own / name for name in ("metadata.json", "metadata_patch.json", "werte.csv", "mapping.json")]
        batch.append({
            "isSelected": True, "name": "", "mappingTableName": f"{item.column}/mapping.json",
            "mappingObj": {key: mapping[key] for key in ("converter", "dataSource", "propertyMapping", "targetSpatialUnitName")},
        })  # fmt: skip
    files.append(folder / "Indicator_batch_update_batch_list.json")
    write_json(files[-1], batch)
    return files


def spatial_unit(publication: Publication) -> dict[str, Any]:
    """The areas as KomMonitor reads them: WGS 84, ID, NAME, and from when they hold."""
    shapes = publication.wgs84()
    properties = [
        {"ID": id, "NAME": name, "validStartDate": publication.dates[0], "validEndDate": None, "arisenFrom": None}
        for id, name in zip(publication.geography.ids, publication.geography.names, strict=True)
    ]
    return feature_collection(shapes, properties)


def spatial_mapping(publication: Publication) -> dict[str, Any]:
    """How the importer reads the areas."""
    return {
        "converter": {"name": "GeoJSON", "encoding": "UTF-8", "mimeType": "application/json", "schema": None, "parameters": [{"name": "CRS", "value": "EPSG:4326"}]},
        "dataSource": {"type": "FILE", "parameters": [{"name": "NAME", "value": "raumebene.geojson"}]},
        "propertyMapping": {
            "identifierProperty": "ID", "nameProperty": "NAME", "validStartDateProperty": "validStartDate", "validEndDateProperty": "validEndDate",
            "arisenFromProperty": "arisenFrom", "keepAttributes": False, "keepMissingOrNullValueAttributes": True, "attributes": [],
        },
        "periodOfValidity": {"startDate": publication.dates[0], "endDate": None},
    }  # fmt: skip


def metadata(publication: Publication, item: Indicator, created: str) -> dict[str, Any]:
    """The body that creates an indicator (IndicatorPOSTInputType)."""
    parts = [("numerator", item.numerator), ("denominator", item.denominator)]
    references = [
        {"indicatorId": "", "referenceDescription": f"{role}: {' + '.join(names)}"} for role, names in parts if names
    ]
    kind = "DYNAMIC" if item.is_development else "STATUS"
    measure = "RELATIVE" if item.denominator or item.is_development else "ABSOLUTE"
    return {
        "permissions": [], "isPublic": False, "ownerId": "", "datasetName": str(item.label), "abbreviation": item.id, "characteristicValue": "",
        "creationType": "INSERTION", "indicatorType": f"{kind}_{measure}", "unit": unit_of(item), "precision": decimals_of(item),
        "processDescription": str(item.formula), "interpretation": "", "isHeadlineIndicator": False, "topicReference": "",
        "tags": ["Sozialraumatlas", item.theme, f"numerator={'+'.join(item.numerator)}", f"denominator={'+'.join(item.denominator)}"],
        "refrencesToOtherIndicators": references, "refrencesToGeoresources": [],
        "defaultClassificationMapping": {"colorBrewerSchemeName": "YlGnBu", "numClasses": 5, "classificationMethod": "QUANTILE", "items": []},
        "metadata": {
            "contact": publication.contact or publication.publisher, "datasource": str(item.source), "description": str(item.formula),
            "databasis": publication.publisher, "note": note(publication, item), "literature": LICENCES[publication.licence][2],
            "updateInterval": "YEARLY", "lastUpdate": created[:10], "sridEPSG": 4326,
        },
    }  # fmt: skip


def note(publication: Publication, item: Indicator) -> str:
    """How many figures are withheld, and by which rule."""
    table = publication.table(item)
    withheld = int(table["status"].isin(WITHHELD).sum())
    return translate("exchange", "{rule}. {count} figures are withheld and empty here.").format(
        rule=publication.rule, count=number(withheld)
    )


def metadata_patch(publication: Publication, item: Indicator) -> dict[str, Any]:
    """The body that adds the city's own values (IndicatorMetadataPATCHInputType): they cannot be given when it is created."""
    values, _ = publication.values(item)
    figures = []
    for place, date in enumerate(publication.dates):
        city = values[-1, place]
        if not np.isnan(city):
            # A sum is one only of counts; of a rate the city's own value is given, which is no mean of the areas.
            entry = {"regionalAverage": float(city)} if item.denominator else {"regionalSum": float(city)}
            figures.append(
                {"referenceDate": date, "regionalSum": None, "regionalAverage": None, "spatiallyUnassignable": None}
                | entry
            )
    return {"regionalReferenceValues": figures}


def value_mapping(publication: Publication, file: str) -> dict[str, Any]:
    """How the importer reads the values."""
    return {
        "converter": {"name": CONVERTER, "encoding": "UTF-8", "mimeType": "text/csv", "schema": None, "parameters": [{"name": "Trennzeichen", "value": ";"}]},
        "dataSource": {"type": "FILE", "parameters": [{"name": "NAME", "value": file}]},
        "propertyMapping": {
            "spatialReferenceKeyProperty": "ID", "keepMissingOrNullValueIndicator": True,
            "timeseriesMappings": [{"indicatorValueProperty": date, "timestamp": date} for date in publication.dates],
        },
        "targetSpatialUnitName": publication.level,
    }  # fmt: skip


def _write_values(path: Path, publication: Publication, item: Indicator) -> None:
    """The importer takes a point for decimals, no separators of thousands, and nothing for no figure."""
    values, _ = publication.values(item)
    table = pd.DataFrame({"ID": publication.geography.ids, "NAME": publication.geography.names})
    for place, date in enumerate(publication.dates):
        table[date] = [
            "" if np.isnan(value) else f"{value:.{decimals_of(item)}f}" for value in values[: len(table), place]
        ]
    with replaced_when_whole(path) as unfinished:
        table.to_csv(unfinished, sep=";", index=False, encoding="utf-8", lineterminator="\r\n")
