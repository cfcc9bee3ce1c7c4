"""What all algorithms share: identity, help, the check for packages, and errors without a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtGui import QIcon

from ..bridge.dependencies import advice
from ..bridge.help import page
from ..core.errors import CanceledError, SozialraumatlasError

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"


class SozialraumatlasAlgorithm(QgsProcessingAlgorithm):
    """Base of the algorithms. Subclasses define `NAME`, their texts and parameters, and `run`."""

    NAME = ""

    def name(self) -> str:
        return self.NAME

    def icon(self) -> QIcon:
        return QIcon(str(ICONS / f"{self.NAME}.svg"))

    def helpUrl(self) -> str:
        return page(self.NAME).as_uri()

    def createInstance(self) -> SozialraumatlasAlgorithm:
        return type(self)()

    def canExecute(self) -> tuple[bool, str]:
        problem = advice()
        return not problem, problem

    def add(self, parameter: QgsProcessingParameterDefinition, help: str, *, is_advanced: bool = False) -> None:
        """Adds a parameter with its help text."""
        parameter.setHelp(help)
        if is_advanced:
            parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(parameter)

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        # qgis_process does not ask canExecute.
        problem = advice()
        if problem:
            raise QgsProcessingException(problem)
        self.prepare(parameters, context)
        return True

    def prepare(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """What must be done in the main thread before the run."""

    def forget(self) -> None:
        """Lets go of what `prepare` opened."""

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """The work of the algorithm. May raise SozialraumatlasError."""
        raise QgsProcessingException(self.NAME)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        try:
            return self.run_core(parameters, context, feedback)
        except CanceledError:
            return {}
        except SozialraumatlasError as error:
            message = str(error)
        finally:
            self.forget()
        # Raised out here, the exception holds no frame of the run: QGIS keeps it, and with it all layers the run had opened.
        raise QgsProcessingException(message)
