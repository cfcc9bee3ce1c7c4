"""Showing results in the project with the look that is saved in their file."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback, QgsProcessingLayerPostProcessorInterface
from qgis.PyQt import sip


class SavedStyle(QgsProcessingLayerPostProcessorInterface):
    """Processing opens layers without the style of their file; this applies it."""

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        layer.loadDefaultStyle()
        layer.triggerRepaint()


# The context deletes a post processor, but long after the algorithm is gone, and until then its Python half must live:
# without it QGIS would call the empty method of the base class.
_waiting: list[SavedStyle] = []


def show(source: str, title: str, output: str, position: int, context: QgsProcessingContext) -> None:
    """Has the layer shown in the project at the end of the run, if there is a project.

    Args:
        source: file and layer.
        title: name in the list of layers.
        output: name of the output of the algorithm.
        position: order among the layers shown, the lowest first.
    """
    if context.project() is None:
        return
    details = QgsProcessingContext.LayerDetails(title, context.project(), output)
    details.forceName = True
    details.layerSortKey = position
    style = SavedStyle()
    details.setPostProcessor(style)
    _waiting[:] = [waiting for waiting in _waiting if not sip.isdeleted(waiting)]
    _waiting.append(style)
    context.addLayerToLoadOnCompletion(source, details)
