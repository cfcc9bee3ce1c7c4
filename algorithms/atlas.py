"""`sozialraumatlas:atlas`: a release as finished pages."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProject,
)

from ..core.language import language, translate
from ..core.options import ATLAS_FORMATS, ATLAS_LANGUAGES, ATLAS_PAGES, CLASSIFICATIONS, ORIENTATIONS, PAPER_SIZES
from .base import SozialraumatlasAlgorithm


class Atlas(SozialraumatlasAlgorithm):
    """Makes map plates and profiles of a release."""

    NAME = "atlas"

    def displayName(self) -> str:
        return translate("Atlas", "Make the atlas")

    def group(self) -> str:
        return translate("groups", "Atlas")

    def groupId(self) -> str:
        return "atlas"

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        # Print layouts live in the main thread.
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def tags(self) -> list[str]:
        return translate("Atlas", "atlas,map,plate,profile,layout,report,print,pdf").split(",")

    def shortHelpString(self) -> str:
        return translate(
            "Atlas",
            "<p>Turns a release into a finished atlas: cover, contents, overview, a map of the state and one of the change for every "
            "indicator, maps that compare districts with the areas people live in, the social index, a profile of every area, and the "
            "pages on methods. As one PDF with bookmarks and as single pages, as a web page that can be read by everybody, and as a text "
            "document for Word and LibreOffice.</p>"
            "<p>In a project the layouts, their layers and map themes are added, too, and can be changed by hand. A run that was stopped "
            "goes on where it ended.</p>"
            "<p>A result that is no release is refused, unless INTERNAL is set; then every page says so.</p>",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        file_filter = translate("Atlas", "GeoPackage (*.gpkg)")
        for name, label, is_optional, help in (
            ("RELEASE", translate("Atlas", "Release"), False, translate("Atlas", "Release of “Release results”, usually of the statistical districts.")),
            ("AREAS", translate("Atlas", "Areas to compare with"), True, translate("Atlas", "Release of the areas people live in, drawn over the districts and compared with them.")),
            ("INDEX", translate("Atlas", "Social index"), True, translate("Atlas", "Output of “Form a social index” for the areas of the release.")),
        ):  # fmt: skip
            self.add(QgsProcessingParameterFile(name, label, optional=is_optional, fileFilter=file_filter), help)
        for name, label, help in (
            ("INDICATORS", translate("Atlas", "Indicators"), translate("Atlas", "Ids separated by semicolons. Left out: all of the release.")),
            ("DATE", translate("Atlas", "Date"), translate("Atlas", "Reference date. Left out: the latest.")),
            ("TITLE", translate("Atlas", "Title"), translate("Atlas", "On the cover and on every page. Left out: Social atlas.")),
            ("LEVEL", translate("Atlas", "Name of the districts"), translate("Atlas", "As printed, for instance Statistical districts. Left out: the name of the layer.")),
            ("AREAS_LEVEL", translate("Atlas", "Name of the areas"), translate("Atlas", "As printed, for instance Areas people live in. Left out: the name of the layer.")),
            ("SOURCE_NOTE", translate("Atlas", "Source"), translate("Atlas", "Named on every page. Left out: the sources of the indicators.")),
        ):  # fmt: skip
            self.add(QgsProcessingParameterString(name, label, optional=True), help)
        self.add(
            QgsProcessingParameterEnum(
                "PAGES", translate("Atlas", "Pages"), list(ATLAS_PAGES), allowMultiple=True, defaultValue=list(ATLAS_PAGES),
                usesStaticStrings=True,
            ),
            translate("Atlas", "Kinds of pages, in the order of the atlas."),
        )  # fmt: skip
        self.add(
            QgsProcessingParameterEnum(
                "FORMATS", translate("Atlas", "Formats"), list(ATLAS_FORMATS), allowMultiple=True, defaultValue=["pdf"],
                usesStaticStrings=True,
            ),
            translate("Atlas", "pdf: one atlas and single pages. png, svg: single pages. html: web page. odt: text document."),
        )  # fmt: skip
        for name, label, options, default, help in (
            ("PAGE", translate("Atlas", "Paper"), PAPER_SIZES, PAPER_SIZES[0], translate("Atlas", "Size of the pages, for which there are templates.")),
            ("ORIENTATION", translate("Atlas", "Orientation"), ORIENTATIONS, ORIENTATIONS[0], translate("Atlas", "Upright cities look best in portrait.")),
            ("LANGUAGE", translate("Atlas", "Language"), ATLAS_LANGUAGES, language(), translate("Atlas", "Of the pages, whatever the language of QGIS.")),
        ):  # fmt: skip
            self.add(
                QgsProcessingParameterEnum(name, label, list(options), defaultValue=default, usesStaticStrings=True),
                help,
            )
        self.add(
            QgsProcessingParameterBoolean("INTERNAL", translate("Atlas", "For internal use"), defaultValue=False),
            translate(
                "Atlas", "Also prints results that are no release, with unprotected figures. Every page is marked."
            ),
        )
        self._add_advanced()
        self.add(
            QgsProcessingParameterFolderDestination("OUTPUT_FOLDER", translate("Atlas", "Folder")),
            translate("Atlas", "Gets atlas.pdf, atlas.html, atlas.odt and the folders of single pages."),
        )
        for name, label in (
            ("PDF", translate("Atlas", "Atlas as PDF")),
            ("HTML", translate("Atlas", "Atlas as web page")),
            ("ODT", translate("Atlas", "Atlas as text document")),
        ):
            self.addOutput(QgsProcessingOutputFile(name, label))

    def _add_advanced(self) -> None:
        self.add(
            QgsProcessingParameterEnum(
                "CLASSIFICATION", translate("Atlas", "Classes by"), list(CLASSIFICATIONS), defaultValue=CLASSIFICATIONS[0],
                usesStaticStrings=True,
            ),
            translate("Atlas", "quantile: as many areas in each. natural_breaks: areas of a class differ least. Changes are always centred on zero."),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterNumber(
                "CLASSES", translate("Atlas", "Number of classes"), Qgis.ProcessingNumberParameterType.Integer, 5,
                minValue=2, maxValue=7,
            ),
            translate("Atlas", "At most; classes without an area are left out."),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterString("LIMITS", translate("Atlas", "Own class limits"), optional=True),
            translate("Atlas", "Inner limits by indicator: kind_bg=10;20;30 | alo_q=5;10."),
            is_advanced=True,
        )
        self.add(
            QgsProcessingParameterFile(
                "TEMPLATE", translate("Atlas", "Own template"), optional=True, fileFilter=translate("Atlas", "Print layout (*.qpt)")
            ),
            translate(
                "Atlas", "A print layout (.qpt) for the map plates of status, change and index."
            ),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterFile(
                "TEMPLATE_FOLDER", translate("Atlas", "Folder with own templates"), Qgis.ProcessingFileParameterBehavior.Folder, optional=True
            ),
            translate(
                "Atlas", "Templates named like the built-in ones, which they replace. Those in the folder sozialraumatlas/templates of the "
                "QGIS profile are found without this."
            ),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterFile(
                "SETTINGS", translate("Atlas", "Settings"), optional=True, fileFilter=translate("Atlas", "Settings (*.yaml *.yml)")
            ),
            translate(
                "Atlas", "Office, logo, colours, fonts and wording of the city. Left out: sozialraumatlas/atlas.yaml of the QGIS profile, where "
                "there is one."
            ),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterMultipleLayers(
                "BASEMAP", translate("Atlas", "Background"), Qgis.ProcessingSourceType.MapLayer, optional=True
            ),
            translate("Atlas", "Layers drawn pale and grey below the areas."),
            is_advanced=True,
        )
        self.add(
            QgsProcessingParameterString("BASEMAP_GROUP", translate("Atlas", "Group as background"), optional=True),
            translate("Atlas", "Name of a group of the project whose visible layers are drawn like that."),
            is_advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "RESOLUTION", translate("Atlas", "Resolution"), Qgis.ProcessingNumberParameterType.Integer, 300, minValue=72, maxValue=1200
            ),
            translate("Atlas", "Dots per inch of pictures."),
            is_advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterBoolean("PER_AREA", translate("Atlas", "A PDF for each area"), defaultValue=False),
            translate("Atlas", "The profile of each area with the pages on methods, as a file of its own."),
            is_advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(
                "ADD_LAYOUTS", translate("Atlas", "Add layouts to the project"), defaultValue=True
            ),
            translate(
                "Atlas", "In the window of QGIS: layouts, layers and map themes stay in the project and can be changed."
            ),
            is_advanced=True,
        )

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        is_valid, message = super().checkParameterValues(parameters, context)
        if is_valid and importlib.util.find_spec("jinja2") is None:
            return False, translate("Atlas", "The atlas needs the Python package Jinja2 in QGIS.")
        return is_valid, message

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.feedback import ProcessingReporter
        from ..bridge.metadata import plugin_version
        from ..bridge.translator import speaking
        from ..core.atlas.book import Wishes
        from ..core.atlas.figures import Classing
        from ..core.atlas.pages import AREAS, DISTRICTS
        from ..core.atlas.settings import load_settings
        from ..core.classification import own_limits
        from ..reports.atlas import Output, make_atlas
        from ..reports.layouts import BUILT_IN, Templates

        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context).strip()

        def file(name: str) -> Path | None:
            path = self.parameterAsFile(parameters, name, context)
            return Path(path) if path else None

        folder = Path(self.parameterAsString(parameters, "OUTPUT_FOLDER", context))
        formats = tuple(self.parameterAsEnumStrings(parameters, "FORMATS", context))
        own_folder = Path(QgsApplication.qgisSettingsDirPath()) / "sozialraumatlas"
        folders = [own_folder / "templates", BUILT_IN]
        template_folder = file("TEMPLATE_FOLDER")
        if template_folder is not None:
            folders.insert(0, template_folder)
        settings_file = file("SETTINGS")
        if settings_file is None and (own_folder / "atlas.yaml").is_file():
            settings_file = own_folder / "atlas.yaml"
        paper = (
            self.parameterAsEnumString(parameters, "PAGE", context),
            self.parameterAsEnumString(parameters, "ORIENTATION", context),
        )
        wishes = Wishes(
            release=Path(self.parameterAsFile(parameters, "RELEASE", context)),
            areas=file("AREAS"),
            index=file("INDEX"),
            is_internal=self.parameterAsBoolean(parameters, "INTERNAL", context),
            indicators=text("INDICATORS"),
            date=text("DATE"),
            pages=tuple(self.parameterAsEnumStrings(parameters, "PAGES", context)),
            title=text("TITLE"),
            source_note=text("SOURCE_NOTE"),
            levels={DISTRICTS: text("LEVEL"), AREAS: text("AREAS_LEVEL")},
            paper=paper,
            classing=Classing(
                self.parameterAsInt(parameters, "CLASSES", context),
                self.parameterAsEnumString(parameters, "CLASSIFICATION", context),
                own_limits(text("LIMITS")),
            ),
        )
        output = Output(
            folder, formats, self.parameterAsInt(parameters, "RESOLUTION", context),
            self.parameterAsBoolean(parameters, "PER_AREA", context),
        )  # fmt: skip
        project = context.project() if self.parameterAsBoolean(parameters, "ADD_LAYOUTS", context) else None
        with speaking(self.parameterAsEnumString(parameters, "LANGUAGE", context)):
            make_atlas(
                wishes, load_settings(settings_file), Templates(tuple(folders), file("TEMPLATE"), paper), output, project,
                [*self.parameterAsLayerList(parameters, "BASEMAP", context), *_layers_of(text("BASEMAP_GROUP"), context.project())], plugin_version(), ProcessingReporter(feedback),
            )  # fmt: skip
        results: dict[str, Any] = {"OUTPUT_FOLDER": str(folder)}
        for name, ending in (("PDF", "pdf"), ("HTML", "html"), ("ODT", "odt")):
            if ending in formats:
                results[name] = str(folder / f"atlas.{ending}")
        return results


def _layers_of(group: str, project: QgsProject | None) -> list[QgsMapLayer]:
    """The visible layers of a group of the project."""
    from ..core.errors import ParameterError

    if not group:
        return []
    found = None if project is None else project.layerTreeRoot().findGroup(group)
    if found is None:
        raise ParameterError(translate("Atlas", "BASEMAP_GROUP: the project has no group {name}.").format(name=group))
    return [node.layer() for node in found.findLayers() if node.isVisible() and node.layer() is not None]
