"""Files for an open-data portal: CSV in two flavours, GeoJSON, and their descriptions (Data Package, CSV on the Web, DCAT-AP.de)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..atlas.wording import decimals_of
from ..files import replaced_when_whole
from ..language import language, translate
from ..reference_dates import format_date
from .publication import LICENCES, Publication
from .spreadsheet import FACTS_COLUMNS

_TYPES = {"numerator": "number", "denominator": "number", "value": "number", "base_value": "number", "change": "number", "date": "date", "base_date": "date"}  # fmt: skip

_MEDIA = {
    ".csv": ("text/csv", "CSV"), ".json": ("application/json", "JSON"), ".geojson": ("application/geo+json", "GEOJSON"),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"), ".ods": ("application/vnd.oasis.opendocument.spreadsheet", "ODS"),
    ".gpkg": ("application/geopackage+sqlite3", "GPKG"),
}  # fmt: skip


def facts_table(publication: Publication) -> pd.DataFrame:
    """All facts of the indicators, in the columns of the facts sheet."""
    return pd.concat(
        [publication.table(item)[list(FACTS_COLUMNS)] for item in publication.indicators], ignore_index=True
    )


def write_machine_csv(path: Path, publication: Publication) -> None:
    """The long table: commas, points, ISO dates, UTF-8; nothing where there is no figure, and `status` says why."""
    with replaced_when_whole(path) as unfinished:
        facts_table(publication).to_csv(unfinished, index=False, encoding="utf-8", lineterminator="\n")


def write_office_csv(path: Path, publication: Publication) -> None:
    """A wide table as a German spreadsheet opens it: semicolons, decimal commas, signs; UTF-8 with its mark."""
    is_german = language() == "de"
    headings = [translate("exchange", "Key"), translate("exchange", "Area")]
    columns: list[list[str]] = [[*publication.geography.ids, ""], publication.names]
    for item in publication.indicators:
        values, signs = publication.values(item)
        for place, date in enumerate(publication.dates):
            headings.append(f"{publication.heading(item)} {format_date(date, language())}")
            texts = [
                sign or f"{value:.{decimals_of(item)}f}"
                for value, sign in zip(values[:, place], signs[:, place], strict=True)
            ]
            columns.append([text.replace(".", ",") if is_german and len(text) > 1 else text for text in texts])
    table = pd.DataFrame(dict(enumerate(columns)))
    with replaced_when_whole(path) as unfinished:
        table.to_csv(unfinished, sep=";", index=False, header=headings, encoding="utf-8-sig", lineterminator="\r\n")


def write_geojson(path: Path, publication: Publication) -> None:
    """The areas in WGS 84 with a property for each indicator and date; null where there is no figure."""
    shapes = publication.wgs84()
    properties: list[dict[str, Any]] = [
        {"ID": id, "NAME": name}
        for id, name in zip(publication.geography.ids, publication.geography.names, strict=True)
    ]
    for item in publication.indicators:
        values, _ = publication.values(item)
        for row, entry in enumerate(properties):
            for place, date in enumerate(publication.dates):
                value = values[row, place]
                entry[f"{item.column}_{date}"] = None if np.isnan(value) else float(value)
    write_json(path, feature_collection(shapes, properties), indent=None)


def feature_collection(shapes: np.ndarray, properties: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Shapes in WGS 84 and their properties as GeoJSON."""
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "geometry": json.loads(shapely.to_geojson(shape)), "properties": dict(entry)}
            for shape, entry in zip(shapes, properties, strict=True)
        ],
    }


def write_json(path: Path, content: Any, indent: int | None = 2) -> None:
    """Writes JSON; an old file is replaced when the new one is whole. NaN is an error: JSON knows none."""
    with replaced_when_whole(path) as unfinished:
        unfinished.write_text(
            json.dumps(content, ensure_ascii=False, indent=indent, allow_nan=False) + "\n", encoding="utf-8"
        )


def data_package(publication: Publication, files: Sequence[Path]) -> dict[str, Any]:
    """A Frictionless Data Package of the files."""
    licence = LICENCES[publication.licence]
    resources = []
    for file in files:
        resource: dict[str, Any] = {
            "name": file.stem.lower().replace(" ", "-") + "-" + file.suffix[1:], "path": file.name, "mediatype": _MEDIA[file.suffix][0],
        }  # fmt: skip
        if file.name == "facts.csv":
            resource |= {
                "profile": "tabular-data-resource",
                "encoding": "utf-8",
                "schema": {"fields": _fields(), "missingValues": [""]},
            }
        resources.append(resource)
    return {
        "profile": "data-package", "name": "sozialraumatlas", "title": publication.title, "description": _description(publication),
        "licenses": [{"name": publication.licence, "path": licence[1], "title": licence[2]}],
        "contributors": [{"title": publication.publisher, "role": "publisher"}], "resources": resources,
    }  # fmt: skip


def csv_on_the_web(publication: Publication) -> dict[str, Any]:
    """The description of `facts.csv` by the W3C's Metadata Vocabulary for Tabular Data."""
    columns = [
        {
            "name": field["name"],
            "titles": field["name"],
            "dc:description": field["description"],
            "datatype": field["type"],
        }
        for field in _fields()
    ]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language()}], "url": "facts.csv", "dc:title": publication.title,
        "dc:publisher": publication.publisher, "dc:license": {"@id": LICENCES[publication.licence][1]},
        "tableSchema": {"columns": columns, "primaryKey": ["area_id", "indicator", "date"]},
    }  # fmt: skip


def dcat(publication: Publication, files: Sequence[Path], created: str) -> dict[str, Any]:
    """The data set by DCAT-AP.de as JSON-LD; the portal adds addresses of access."""
    licence = LICENCES[publication.licence]
    agent = {"@type": "foaf:Organization", "foaf:name": publication.publisher}
    distributions = [
        {
            "@type": "dcat:Distribution", "dct:title": file.name, "dcat:accessURL": {"@id": file.name},
            "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{_MEDIA[file.suffix][0]}"},
            "dct:format": {"@id": f"http://publications.europa.eu/resource/authority/file-type/{_MEDIA[file.suffix][1]}"},
            "dct:license": {"@id": licence[0]}, "dcatde:licenseAttributionByText": publication.publisher,
        }
        for file in files
    ]  # fmt: skip
    box = shapely.box(*shapely.total_bounds(publication.wgs84()))
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "dcatde": "http://dcat-ap.de/def/dcatde/",
            "foaf": "http://xmlns.com/foaf/0.1/", "vcard": "http://www.w3.org/2006/vcard/ns#", "locn": "http://www.w3.org/ns/locn#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@type": "dcat:Dataset", "dct:title": {"@value": publication.title, "@language": language()},
        "dct:description": {"@value": _description(publication), "@language": language()},
        "dct:publisher": agent, "dct:creator": agent,
        "dcat:contactPoint": {"@type": "vcard:Organization", "vcard:fn": publication.contact or publication.publisher},
        "dcat:theme": [{"@id": "http://publications.europa.eu/resource/authority/data-theme/SOCI"}],
        "dcat:keyword": [str(item.label) for item in publication.indicators],
        "dct:language": {"@id": f"http://publications.europa.eu/resource/authority/language/{'DEU' if language() == 'de' else 'ENG'}"},
        "dct:modified": {"@value": created[:10], "@type": "xsd:date"},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime", "dcat:startDate": {"@value": publication.dates[0], "@type": "xsd:date"},
            "dcat:endDate": {"@value": publication.dates[-1], "@type": "xsd:date"},
        },
        "dct:spatial": {"@type": "dct:Location", "dcat:bbox": {"@value": shapely.to_wkt(box, rounding_precision=5), "@type": "http://www.opengis.net/ont/geosparql#wktLiteral"}},
        "dct:accrualPeriodicity": {"@id": "http://publications.europa.eu/resource/authority/frequency/ANNUAL"},
        "dcat:distribution": distributions,
    }  # fmt: skip


def _description(publication: Publication) -> str:
    names = ", ".join(str(item.label) for item in publication.indicators)
    return f"{publication.level}: {names}. {publication.rule}."


def _fields() -> list[dict[str, str]]:
    texts = {
        "area_id": translate("exchange", "Key of the area; _total is the whole city"), "area_name": translate("exchange", "Name of the area"),
        "indicator": translate("exchange", "Id of the indicator"), "date": translate("exchange", "Reference date"),
        "numerator": translate("exchange", "Count"), "denominator": translate("exchange", "Base of the rate"),
        "value": translate("exchange", "Value of the indicator"), "unit": translate("exchange", "Unit of the value"),
        "base_date": translate("exchange", "Date the change is measured from"), "base_value": translate("exchange", "Value at that date"),
        "change": translate("exchange", "Change since then"), "change_unit": translate("exchange", "Unit of the change"),
        "status": translate("exchange", "Why there is no value: secret, undefined, missing …"),
    }  # fmt: skip
    return [{"name": name, "type": _TYPES.get(name, "string"), "description": texts[name]} for name in FACTS_COLUMNS]
