"""`sozialraumatlas:snapareas`: drawn areas in, unions of whole units out."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtCore import QMetaType

from ..core.language import translate
from ..core.options import SNAP_RULES
from .base import SozialraumatlasAlgorithm

FIELDS = (
    ("units", QMetaType.Type.Int),
    ("residents_drawn", QMetaType.Type.Double),
    ("residents", QMetaType.Type.Double),
    ("residents_change", QMetaType.Type.Double),
    ("surface_drawn_ha", QMetaType.Type.Double),
    ("surface_ha", QMetaType.Type.Double),
    ("surface_change_ha", QMetaType.Type.Double),
    ("degree_of_fit", QMetaType.Type.Double),
)
"""Fields added to those of the drawn areas."""


class SnapAreas(SozialraumatlasAlgorithm):
    """Makes unions of whole units from drawn areas."""

    NAME = "snapareas"

    def displayName(self) -> str:
        return translate("SnapAreas", "Snap areas to units")

    def group(self) -> str:
        return translate("groups", "Areas")

    def groupId(self) -> str:
        return "areas"

    def tags(self) -> list[str]:
        return translate("SnapAreas", "lifeworld,neighbourhood,blocks,boundary,snap,whole units").split(",")

    def shortHelpString(self) -> str:
        return translate(
            "SnapAreas",
            "<p>Drawn areas become unions of whole units (blocks, statistical districts). Figures of such areas are exact, and "
            "a funding body can check the list of units.</p><p>Names and attributes are kept. Each area tells its residents "
            "and surface before and after, and the degree of fit: the surface both shapes share over the surface of both "
            "together. Conflicts, pieces left out and units added are told in the log.</p>",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        polygons = [Qgis.ProcessingSourceType.VectorPolygon]
        self.add(
            QgsProcessingParameterFeatureSource("AREAS", translate("SnapAreas", "Drawn areas"), polygons),
            translate("SnapAreas", "Polygons drawn by hand, with any attributes; all of them are kept."),
        )
        self.add(
            QgsProcessingParameterField(
                "AREA_NAME",
                translate("SnapAreas", "Name of the areas"),
                parentLayerParameterName="AREAS",
                optional=True,
            ),
            translate("SnapAreas", "Field with the name of the areas, for the messages in the log."),
        )
        self.add(
            QgsProcessingParameterFeatureSource("UNITS", translate("SnapAreas", "Units"), polygons),
            translate("SnapAreas", "Small units the counts are kept for: blocks or statistical districts."),
        )
        self.add(
            QgsProcessingParameterField(
                "UNIT_ID", translate("SnapAreas", "Id of the units"), parentLayerParameterName="UNITS"
            ),
            translate("SnapAreas", "Field of the units with their key."),
        )
        self.add(
            QgsProcessingParameterField(
                "RESIDENTS", translate("SnapAreas", "Residents"), parentLayerParameterName="UNITS",
                type=Qgis.ProcessingFieldParameterDataType.Numeric, optional=True,
            ),
            translate("SnapAreas", "Field of the units with their residents, for the change and the minimum. Left out: none."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterEnum(
                "RULE",
                translate("SnapAreas", "Rule"),
                list(SNAP_RULES),
                defaultValue=SNAP_RULES[0],
                usesStaticStrings=True,
            ),
            translate(
                "SnapAreas",
                "largest_share: a unit goes to the area that holds most of it, if no more of it lies outside all areas. "
                "overlap: it goes to any area that holds more than the threshold of it, in doubt to the one that holds most.",
            ),
        )
        self._number(
            "THRESHOLD",
            translate("SnapAreas", "Threshold"),
            0.5,
            1.0,
            translate("SnapAreas", "For the rule overlap: share of the unit's surface, above 0 and at most 1."),
        )
        self.add(
            QgsProcessingParameterBoolean("CONTIGUOUS", translate("SnapAreas", "In one piece"), defaultValue=False),
            translate("SnapAreas", "Only the piece with most residents stays of an area that falls into several."),
        )
        self._number(
            "MIN_RESIDENTS",
            translate("SnapAreas", "Minimum of residents"),
            0.0,
            None,
            translate(
                "SnapAreas",
                "Areas with fewer residents get neighbouring units that belong to no area, those first that the drawing touches most.",
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "BARRIERS", translate("SnapAreas", "Barriers"), [Qgis.ProcessingSourceType.VectorLine], optional=True
            ),
            translate(
                "SnapAreas", "Lines no area may cross: canal, motorway, railway. The part with most residents stays."
            ),
        )
        self._number(
            "GAP",
            translate("SnapAreas", "Width of streets"),
            30.0,
            None,
            translate(
                "SnapAreas",
                "Metres up to which units are neighbours across a street; such gaps between units of an area are filled.",
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("SnapAreas", "Snapped areas"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            translate("SnapAreas", "The areas as unions of whole units, with their attributes and the change."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "UNIT_LIST", translate("SnapAreas", "List of units"), QgsProcessing.SourceType.TypeVector, optional=True,
                createByDefault=False,
            ),
            translate("SnapAreas", "Table with the units of each area, as a funding body wants it."),
        )  # fmt: skip

    def _number(self, name: str, label: str, default: float, maximum: float | None, help: str) -> None:
        parameter = QgsProcessingParameterNumber(
            name, label, Qgis.ProcessingNumberParameterType.Double, defaultValue=default, minValue=0.0
        )
        if maximum is not None:
            parameter.setMaximum(maximum)
        self.add(parameter, help)

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        import numpy as np

        from ..bridge.feedback import ProcessingReporter
        from ..bridge.geometry import LayerReader
        from ..core.snapping import GroundRules, snap_areas

        reporter = ProcessingReporter(feedback)
        sources = {name: self.parameterAsSource(parameters, name, context) for name in ("UNITS", "AREAS", "BARRIERS")}
        for name in ("UNITS", "AREAS"):
            if sources[name] is None:
                raise QgsProcessingException(self.invalidSourceError(parameters, name))
        names = {name: source.sourceName() for name, source in sources.items() if source is not None}
        reader = LayerReader(sources["UNITS"], names["UNITS"], context, reporter)
        units = reader.zones(
            sources["UNITS"], names["UNITS"], self.parameterAsString(parameters, "UNIT_ID", context), ""
        )
        areas = reader.zones(
            sources["AREAS"], names["AREAS"], "", self.parameterAsString(parameters, "AREA_NAME", context)
        )
        field = self.parameterAsString(parameters, "RESIDENTS", context)
        residents = reader.numbers(sources["UNITS"], names["UNITS"], field) if field else np.zeros(len(units))
        barriers = np.empty(0, dtype=object)
        if sources["BARRIERS"] is not None:
            barriers = reader.lines(sources["BARRIERS"], names["BARRIERS"])
        rules = GroundRules(
            rule=self.parameterAsEnumString(parameters, "RULE", context),
            threshold=self.parameterAsDouble(parameters, "THRESHOLD", context),
            is_contiguous=self.parameterAsBoolean(parameters, "CONTIGUOUS", context),
            minimum_residents=self.parameterAsDouble(parameters, "MIN_RESIDENTS", context),
            neighbour_distance=self.parameterAsDouble(parameters, "GAP", context),
        )
        snapped = snap_areas(units, areas, residents, rules, barriers, reporter)
        results = {"OUTPUT": self._write_areas(parameters, context, sources["AREAS"], snapped, reader)}
        unit_list = self._write_units(parameters, context, snapped, units, areas, residents)
        if unit_list is not None:
            results["UNIT_LIST"] = unit_list
        reporter.progress(1.0)
        return results

    def _write_areas(
        self, parameters: dict[str, Any], context: QgsProcessingContext, source: Any, snapped: Any, reader: Any
    ) -> str:
        import shapely

        fields = QgsFields(source.fields())
        for name, kind in FIELDS:
            fields.append(QgsField(name, kind))
        sink, target = self.parameterAsSink(
            parameters, "OUTPUT", context, fields, Qgis.WkbType.MultiPolygon, reader.crs
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, "OUTPUT"))
        drawn = source.getFeatures(QgsFeatureRequest(), Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks)
        count = snapped.members.sum(axis=1)
        for index, old in enumerate(drawn):
            feature = QgsFeature(fields)
            before, after = snapped.residents_drawn[index], snapped.residents[index]
            surface_before, surface_after = snapped.surface_drawn[index] / 1e4, snapped.surface[index] / 1e4
            added = (
                int(count[index]), before, after, after - before, surface_before, surface_after,
                surface_after - surface_before, snapped.degree_of_fit[index],
            )  # fmt: skip
            feature.setAttributes(
                [*old.attributes(), *(value if isinstance(value, int) else float(value) for value in added)]
            )
            if snapped.geometry[index] is not None:
                geometry = QgsGeometry()
                geometry.fromWkb(shapely.to_wkb(snapped.geometry[index], output_dimension=2))
                geometry.convertToMultiType()
                feature.setGeometry(geometry)
            if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                raise QgsProcessingException(self.writeFeatureError(sink, parameters, "OUTPUT"))
        return target

    def _write_units(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        snapped: Any,
        units: Any,
        areas: Any,
        residents: Any,
    ) -> str | None:
        fields = QgsFields()
        for name, kind in (("area_id", QMetaType.Type.QString), ("area_name", QMetaType.Type.QString),
                           ("unit_id", QMetaType.Type.QString), ("residents", QMetaType.Type.Double)):  # fmt: skip
            fields.append(QgsField(name, kind))
        sink, target = self.parameterAsSink(
            parameters, "UNIT_LIST", context, fields, Qgis.WkbType.NoGeometry, QgsCoordinateReferenceSystem()
        )
        if sink is None:
            return None
        for area, unit in zip(*snapped.members.nonzero(), strict=True):
            feature = QgsFeature(fields)
            feature.setAttributes([areas.ids[area], areas.names[area], units.ids[unit], float(residents[unit])])
            if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                raise QgsProcessingException(self.writeFeatureError(sink, parameters, "UNIT_LIST"))
        return target
