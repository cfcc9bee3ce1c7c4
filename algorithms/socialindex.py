"""`sozialraumatlas:socialindex`: a composite index of several indicators, with classes and movement."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.language import translate
from ..core.options import INDEX_METHODS
from .base import SozialraumatlasAlgorithm


class SocialIndex(SozialraumatlasAlgorithm):
    """Builds a social index."""

    NAME = "socialindex"

    def displayName(self) -> str:
        return translate("SocialIndex", "Build a social index")

    def group(self) -> str:
        return translate("groups", "Comparison")

    def groupId(self) -> str:
        return "comparison"

    def tags(self) -> list[str]:
        return translate("SocialIndex", "index,monitoring,status,dynamics,typology,z-score").split(",")

    def shortHelpString(self) -> str:
        return translate(
            "SocialIndex",
            "<p>Adds standardised indicators up to one index, as Berlin's Monitoring Soziale Stadtentwicklung does: z-scores, their sum, the "
            "z-score of the sum, and classes at fixed limits; the same for the change over the period; both together are the type of "
            "an area.</p><p>A high index means need. The single indicators stand beside the index; do not publish one without the "
            "other. Of a release only what is published enters.</p>",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFile(
                "RESULT", translate("SocialIndex", "Result or release"), fileFilter=translate("SocialIndex", "GeoPackage (*.gpkg)")
            ),
            translate("SocialIndex", "File with the areas and their indicators."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterString(
                "INDICATORS", translate("SocialIndex", "Indicators"), "+kind_bg;+alo_q;+ae_hh"
            ),
            translate(
                "SocialIndex",
                "Ids separated by semicolons: + where a high value means need, - where it means the opposite, without a sign as in the "
                "catalogue; a weight after *: +kind_bg*2;+alo_q;-ew_entw.",
            ),
        )
        self.add(
            QgsProcessingParameterEnum(
                "METHOD", translate("SocialIndex", "Method"), list(INDEX_METHODS), defaultValue=INDEX_METHODS[0],
                usesStaticStrings=True,
            ),
            translate("SocialIndex", "z: distance from the mean in standard deviations. rank: place. minmax: between lowest and highest."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterString("DATE", translate("SocialIndex", "Date"), optional=True),
            translate("SocialIndex", "Reference date. Left out: the latest."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "MIN_POPULATION", translate("SocialIndex", "Minimum population"), Qgis.ProcessingNumberParameterType.Integer, 300,
                minValue=0,
            ),
            translate("SocialIndex", "Areas with fewer residents are left out of the index and its means, and named."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterBoolean(
                "WEIGHTED", translate("SocialIndex", "Weighted by residents"), defaultValue=False
            ),
            translate(
                "SocialIndex", "Whether means and standard deviations are weighted by residents. Berlin does not."
            ),
            is_advanced=True,
        )
        for name, label, default in (
            ("STATUS_CLASSES", translate("SocialIndex", "Classes of the status"), "-1;1;1.5"),
            ("DYNAMICS_CLASSES", translate("SocialIndex", "Classes of the dynamics"), "-1;1"),
        ):
            self.add(
                QgsProcessingParameterString(name, label, default, optional=True),
                translate(
                    "SocialIndex", "Ascending limits with semicolons, or with names: high<-1;medium<1;low<1.5;very low."
                ),
                is_advanced=True,
            )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("SocialIndex", "Social index"), translate("SocialIndex", "GeoPackage (*.gpkg)")
            ),
            translate("SocialIndex", "Map layer with the index, its classes and its parts."),
        )
        self.addOutput(
            QgsProcessingOutputVectorLayer(
                "INDEX_LAYER", translate("SocialIndex", "Social index"), QgsProcessing.SourceType.TypeVectorAnyGeometry
            )
        )

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.feedback import ProcessingReporter
        from ..bridge.loading import show
        from ..bridge.styles import index_styles
        from ..core.comparison.geography import read_geography
        from ..core.errors import ParameterError, ResultFileError
        from ..core.geopackage import write_layers
        from ..core.language import listing
        from ..core.result import Layer, meta_layer
        from ..core.social_index import (
            dynamics_classes,
            parse_classes,
            parse_components,
            social_index,
            status_classes,
        )

        output = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        if output.suffix.lower() != ".gpkg":
            raise ResultFileError(
                translate("SocialIndex", "OUTPUT must be a GeoPackage, with a name that ends in .gpkg.")
            )
        reporter = ProcessingReporter(feedback)
        geography = read_geography(Path(self.parameterAsFile(parameters, "RESULT", context)))
        date = self.parameterAsString(parameters, "DATE", context).strip() or geography.dates[-1]
        if date not in geography.dates:
            raise ParameterError(
                translate("SocialIndex", "DATE: the file has no figures for {date}. It has: {known}.").format(
                    date=date, known=listing(geography.dates, 30)
                )
            )
        status = parse_classes(self.parameterAsString(parameters, "STATUS_CLASSES", context), status_classes())
        dynamics = parse_classes(self.parameterAsString(parameters, "DYNAMICS_CLASSES", context), dynamics_classes())
        components = parse_components(self.parameterAsString(parameters, "INDICATORS", context), geography.indicators)
        table = social_index(
            geography,
            components,
            date,
            self.parameterAsEnumString(parameters, "METHOD", context),
            self.parameterAsInt(parameters, "MIN_POPULATION", context),
            self.parameterAsBoolean(parameters, "WEIGHTED", context),
            status,
            dynamics,
            reporter,
        )
        layer = Layer("social_index", table, geography.shapes)
        meta = {
            "kind": "social_index",
            "of": geography.meta["kind"],
            "date": date,
            "components": {item.indicator: item.sign * item.weight for item in components},
            "status_classes": status.names,
            "dynamics_classes": dynamics.names,
        }
        write_layers(output, [layer, meta_layer(meta)], index_styles(layer, status.names))
        reporter.progress(1.0)
        source = f"{output}|layername=social_index"
        show(source, translate("SocialIndex", "Social index"), "INDEX_LAYER", 0, context)
        return {"OUTPUT": str(output), "INDEX_LAYER": source}
