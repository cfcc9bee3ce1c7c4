"""`sozialraumatlas:indicators`: counts and units (and areas) in, a result GeoPackage out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..core.language import translate
from ..core.options import METHODS, WEIGHT_KINDS
from .base import SozialraumatlasAlgorithm

if TYPE_CHECKING:
    from ..bridge.tables import TextFile
    from ..core.result import Result

AREA_TYPES = [Qgis.ProcessingSourceType.VectorPolygon]
PLACE_TYPES = [Qgis.ProcessingSourceType.VectorPolygon, Qgis.ProcessingSourceType.VectorPoint]


class Indicators(SozialraumatlasAlgorithm):
    """Computes the indicator set for any polygons."""

    NAME = "indicators"

    def __init__(self) -> None:
        super().__init__()
        self._text_file: TextFile | None = None
        self._sources: dict[str, Any] = {}

    def displayName(self) -> str:
        return translate("Indicators", "Compute indicators")

    def group(self) -> str:
        return translate("groups", "Indicators")

    def groupId(self) -> str:
        return "indicators"

    def tags(self) -> list[str]:
        return translate("Indicators", "social,demography,statistics,rates,districts,census,crosswalk").split(",")

    def shortHelpString(self) -> str:
        return translate(
            "Indicators",
            "<p>Computes demographic and social indicators with their change over the period for any areas: statistical "
            "districts, block groups or areas you have drawn. Without areas the units themselves are computed.</p>"
            "<p>The counts of the small units (blocks, statistical districts, addresses) are added up for each area, then "
            "divided; rates are never averaged. Change is given in % for counts, in percentage points for shares, in points "
            "for quotients and in years for the mean age.</p>"
            "<p>The result is one GeoPackage with the layers areas, facts, crosswalk, counts and meta. It holds unprotected "
            "small counts: <b>for internal use only</b>.</p>",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self._add_units()
        self._add_counts()
        self._add_areas()
        self._add_crosswalk()
        self._add_choices()
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("Indicators", "Result"), translate("Indicators", "GeoPackage (*.gpkg)")
            ),
            translate(
                "Indicators", "GeoPackage for the result. An existing file is replaced when the new one is complete."
            ),
        )
        self.addOutput(
            QgsProcessingOutputVectorLayer(
                "AREAS_LAYER",
                translate("Indicators", "Areas with indicators"),
                QgsProcessing.SourceType.TypeVectorAnyGeometry,
            )
        )
        self.addOutput(
            QgsProcessingOutputVectorLayer(
                "FACTS_TABLE", translate("Indicators", "Facts (long table)"), QgsProcessing.SourceType.TypeVector
            )
        )

    def _add_units(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource("UNITS", translate("Indicators", "Units"), PLACE_TYPES),
            translate(
                "Indicators",
                "Small units the counts are kept for: blocks, statistical districts (polygons) or addresses (points).",
            ),
        )
        self.add(
            QgsProcessingParameterField(
                "UNIT_ID", translate("Indicators", "Id of the units"), parentLayerParameterName="UNITS"
            ),
            translate("Indicators", "Field of the units with their key."),
        )

    def _add_counts(self) -> None:
        def field(name: str, label: str, help: str, *, is_advanced: bool = False) -> None:
            self.add(
                QgsProcessingParameterField(name, label, parentLayerParameterName="COUNTS", optional=True),
                help,
                is_advanced=is_advanced,
            )

        self.add(
            QgsProcessingParameterFeatureSource(
                "COUNTS", translate("Indicators", "Counts"), [Qgis.ProcessingSourceType.Vector]
            ),
            translate(
                "Indicators",
                "Table with the counts, a row per unit and date with a column per variable (ew, ew_u18, alo …), or the layer "
                "of units itself. Signs of the statistical offices are understood: - nothing, . and * secret, x and / no "
                "figure, ... later, (12) limited.",
            ),
        )
        field(
            "COUNTS_UNIT_ID",
            translate("Indicators", "Id of the units in the counts"),
            translate(
                "Indicators", "Field of the counts with the key of the unit. Left out: the field named as in the units."
            ),
        )
        field(
            "COUNTS_DATE",
            translate("Indicators", "Reference date"),
            translate(
                "Indicators", "Field with the reference date: 2024-12-31, 31.12.2024, or 2024 for the end of the year."
            ),
        )
        field(
            "COUNTS_VARIABLE",
            translate("Indicators", "Variable (long table)"),
            translate(
                "Indicators",
                "Only for tables with a row per unit, date and variable: field with the name of the variable.",
            ),
            is_advanced=True,
        )
        field(
            "COUNTS_VALUE",
            translate("Indicators", "Value (long table)"),
            translate("Indicators", "Only for tables with a row per unit, date and variable: field with the figure."),
            is_advanced=True,
        )
        self.add(
            QgsProcessingParameterString(
                "VARIABLES", translate("Indicators", "Columns with other names"), optional=True
            ),
            translate(
                "Indicators",
                "For columns not named as in the catalogue: variable=column, or a sum of columns, separated by semicolons: "
                "ew=Einwohner;ew_18u65=a18_27+a27_65. Names with + go in double quotes.",
            ),
        )

    def _add_areas(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource("AREAS", translate("Indicators", "Areas"), AREA_TYPES, optional=True),
            translate(
                "Indicators",
                "Polygons to compute: districts or drawn areas. They may overlap, touch and leave gaps. Left out: the units.",
            ),
        )
        for name, label, help in (
            ("AREA_ID", translate("Indicators", "Id of the areas"), translate("Indicators", "Field of the areas with their key. Left out: they are numbered.")),
            ("AREA_NAME", translate("Indicators", "Name of the areas"), translate("Indicators", "Field of the areas (or, without areas, of the units) with their name.")),
        ):  # fmt: skip
            self.add(QgsProcessingParameterField(name, label, parentLayerParameterName="AREAS", optional=True), help)
        self.add(
            QgsProcessingParameterEnum(
                "METHOD",
                translate("Indicators", "Method"),
                list(METHODS),
                defaultValue=METHODS[0],
                usesStaticStrings=True,
            ),
            translate(
                "Indicators",
                "How units are given to areas. largest_share: whole units to the area holding most of them (exact, a funding "
                "body can check the list). point: whole units by a point inside them. area: cut by surface (an estimate). "
                "ancillary: cut by buildings or addresses (a better estimate).",
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "WEIGHTS", translate("Indicators", "Weights"), PLACE_TYPES, optional=True
            ),
            translate("Indicators", "For the method ancillary: buildings, address points or residential land."),
            is_advanced=True,
        )
        self.add(
            QgsProcessingParameterField(
                "WEIGHT_FIELD", translate("Indicators", "Field of the weights"), parentLayerParameterName="WEIGHTS",
                type=Qgis.ProcessingFieldParameterDataType.Numeric, optional=True,
            ),
            translate("Indicators", "Number of floors, volume or residents of each feature. Left out: every surface or point counts alike."),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterEnum(
                "WEIGHT_KIND", translate("Indicators", "Kind of weight"), list(WEIGHT_KINDS), defaultValue=WEIGHT_KINDS[0],
                usesStaticStrings=True,
            ),
            translate(
                "Indicators",
                "For polygons with a field: times_surface multiplies it by the footprint (floors); amount takes it as the "
                "total of the feature (volume, residents).",
            ),
            is_advanced=True,
        )  # fmt: skip

    def _add_crosswalk(self) -> None:
        self.add(
            QgsProcessingParameterNumber(
                "TOLERANCE", translate("Indicators", "Tolerance in metres"), Qgis.ProcessingNumberParameterType.Double,
                defaultValue=5.0, minValue=0.0,
            ),
            translate(
                "Indicators",
                "For the methods area and ancillary: strips of units narrower than this come from boundaries that were "
                "digitised twice and do not count as cuts.",
            ),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterFile(
                "CROSSWALK", translate("Indicators", "Earlier result"),
                fileFilter=translate("Indicators", "GeoPackage (*.gpkg)"), optional=True,
            ),
            translate(
                "Indicators",
                "Result whose crosswalk is taken if units, areas and method are the same. The file in OUTPUT is looked at, too.",
            ),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterBoolean("DIAGNOSTICS", translate("Indicators", "Diagnostics"), defaultValue=False),
            translate(
                "Indicators",
                "Adds to the result how well units and areas fit: the table diagnostics, the list of units of each area, and "
                "map layers of units whole, cut and outside, of overlaps and of what no area covers.",
            ),
            is_advanced=True,
        )

    def _add_choices(self) -> None:
        self.add(
            QgsProcessingParameterString("INDICATORS", translate("Indicators", "Indicators"), optional=True),
            translate(
                "Indicators",
                "Ids separated by semicolons, variants after a colon: ew;kind_bg;altenq:20. Left out: all that can be computed.",
            ),
        )
        self.add(
            QgsProcessingParameterString("DATE", translate("Indicators", "Date"), optional=True),
            translate(
                "Indicators", "Reference date to compute, or all for every date in the counts. Left out: the latest."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "PERIOD", translate("Indicators", "Years of change"), Qgis.ProcessingNumberParameterType.Integer,
                defaultValue=4, minValue=1, maxValue=100,
            ),
            translate("Indicators", "The change is measured against the date so many years earlier."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterString("TOTAL_ID", translate("Indicators", "Id of the city's row"), optional=True),
            translate(
                "Indicators",
                "Unit id of the row of the whole city in the counts. It may hold cases that no unit holds. Left out: the sum "
                "of the units.",
            ),
        )
        self.add(
            QgsProcessingParameterFile(
                "CATALOGUE", translate("Indicators", "Own indicators"),
                fileFilter=translate("Indicators", "Indicator catalogue (*.yaml *.yml)"), optional=True,
            ),
            translate("Indicators", "A city's own themes, variables and indicators, added to the built-in catalogue."),
            is_advanced=True,
        )  # fmt: skip

    def prepare(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ..bridge.sources import describe_source
        from ..bridge.tables import TextFile

        folder = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context)).parent
        for name in ("UNITS", "COUNTS", "AREAS", "WEIGHTS"):
            layer = self._layer(parameters, name, context)
            if layer is not None:
                self._sources[name] = describe_source(layer, folder)
                if name == "COUNTS":
                    self._text_file = TextFile.of(layer)

    def _layer(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> QgsVectorLayer | None:
        """The layer behind a parameter, also where only some of its features were chosen."""
        value = parameters.get(name)
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            source, _ = value.source.valueAsString(context.expressionContext())
            return QgsProcessingUtils.mapLayerFromString(source, context)
        return self.parameterAsVectorLayer(parameters, name, context)

    def forget(self) -> None:
        self._text_file = None

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.feedback import ProcessingReporter
        from ..bridge.styles import result_styles
        from ..core.catalogue import load_catalogue
        from ..core.errors import ResultFileError
        from ..core.geopackage import write_result
        from ..core.indicator_run import compute
        from ..core.reporter import Section
        from ..core.result import Layer, indicators_of

        output = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        if output.suffix.lower() != ".gpkg":
            raise ResultFileError(
                translate("Indicators", "OUTPUT must be a GeoPackage, with a name that ends in .gpkg.")
            )
        catalogue_file = self.parameterAsFile(parameters, "CATALOGUE", context)
        catalogue = load_catalogue(Path(catalogue_file) if catalogue_file else None)
        reporter = ProcessingReporter(feedback)
        result = compute(self._read(parameters, context, catalogue, reporter), reporter)
        reporter.progress(0.85)
        result = result.with_styles(
            result_styles(Layer("areas", result.areas, result.shapes), indicators_of(result.meta), result.facts)
        )
        write_result(output, result, Section(reporter, 0.9, 1.0))
        reporter.progress(1.0)
        return self._outputs(output, result, context)

    def _read(self, parameters: dict[str, Any], context: QgsProcessingContext, catalogue: Any, reporter: Any) -> Any:
        """The inputs of the run."""
        from ..bridge.geometry import LayerReader
        from ..bridge.tables import read_table
        from ..core.counts_table import CountsFields
        from ..core.indicator_run import IndicatorRun

        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context).strip()

        units_source = self._source(parameters, "UNITS", context)
        units_name = self._sources["UNITS"]["name"]
        unit_id = text("UNIT_ID")
        areas_source = self.parameterAsSource(parameters, "AREAS", context)
        reader = LayerReader(units_source, units_name, context, reporter)
        units = reader.zones(units_source, units_name, unit_id, text("AREA_NAME") if areas_source is None else "")
        areas = weights = None
        if areas_source is not None:
            areas = reader.zones(areas_source, self._sources["AREAS"]["name"], text("AREA_ID"), text("AREA_NAME"))
        weights_source = self.parameterAsSource(parameters, "WEIGHTS", context)
        method = self.parameterAsEnumString(parameters, "METHOD", context)
        if method == "ancillary" and weights_source is not None:
            weights = reader.weights(
                weights_source, self._sources["WEIGHTS"]["name"], text("WEIGHT_FIELD"),
                self.parameterAsEnumString(parameters, "WEIGHT_KIND", context),
            )  # fmt: skip
        table = read_table(
            self._sources["COUNTS"]["name"], self._source(parameters, "COUNTS", context), self._text_file
        )
        return IndicatorRun(
            units=units,
            shapes=reader.as_drawn(units_source, units) if areas is None else reader.as_drawn(areas_source, areas),
            table=table,
            fields=CountsFields(
                unit_id=text("COUNTS_UNIT_ID") or unit_id,
                date=text("COUNTS_DATE") or None,
                variable=text("COUNTS_VARIABLE") or None,
                value=text("COUNTS_VALUE") or None,
                mapping=text("VARIABLES"),
            ),
            catalogue=catalogue,
            areas=areas,
            method=method,
            weights=weights,
            tolerance=self.parameterAsDouble(parameters, "TOLERANCE", context),
            has_diagnostics=self.parameterAsBoolean(parameters, "DIAGNOSTICS", context),
            zones_crs_wkt=reader.crs.toWkt(Qgis.CrsWktVariant.Preferred),
            earlier_results=[
                Path(file)
                for file in (
                    self.parameterAsFile(parameters, "CROSSWALK", context),
                    self.parameterAsFileOutput(parameters, "OUTPUT", context),
                )
                if file
            ],
            indicators=text("INDICATORS"),
            date=text("DATE"),
            period=self.parameterAsInt(parameters, "PERIOD", context),
            total_id=text("TOTAL_ID") or None,
            provenance={
                "algorithm": self.id(),
                "parameters": self._provenance(parameters, context),
                "software": _software(),
            },
        )

    def _source(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource:
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        return source

    def _provenance(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """All parameters as needed to repeat the run; layers by file and name."""
        chosen: dict[str, Any] = {}
        for definition in self.parameterDefinitions():
            name = definition.name()
            if name in self._sources:
                chosen[name] = self._sources[name]
            elif name == "PERIOD":
                chosen[name] = self.parameterAsInt(parameters, name, context)
            elif name in ("OUTPUT", "CATALOGUE", "CROSSWALK"):
                chosen[name] = Path(self.parameterAsString(parameters, name, context)).name
            elif name not in ("AREAS", "WEIGHTS"):
                chosen[name] = self.parameterAsString(parameters, name, context)
        return {name: value for name, value in chosen.items() if value not in ("", None)}

    def _outputs(self, output: Path, result: Result, context: QgsProcessingContext) -> dict[str, Any]:
        from ..bridge.loading import show
        from ..core.language import language
        from ..core.reference_dates import format_date

        areas, facts = f"{output}|layername=areas", f"{output}|layername=facts"
        name = (self._sources.get("AREAS") or self._sources["UNITS"])["name"]
        title = f"{name} {format_date(result.meta['date'], language())}".strip()
        show(facts, translate("Indicators", "{name}: facts").format(name=title), "FACTS_TABLE", 0, context)
        show(areas, title, "AREAS_LAYER", 1, context)
        return {"OUTPUT": str(output), "AREAS_LAYER": areas, "FACTS_TABLE": facts}


def _software() -> dict[str, str]:
    """Versions of what computed the result."""
    import platform

    import numpy
    import pandas
    import scipy
    import shapely

    from ..bridge.metadata import plugin_version

    return {
        "sozialraumatlas": plugin_version(),
        "qgis": Qgis.QGIS_VERSION,
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "pandas": pandas.__version__,
        "scipy": scipy.__version__,
        "shapely": f"{shapely.__version__} (GEOS {shapely.geos_version_string})",
    }
