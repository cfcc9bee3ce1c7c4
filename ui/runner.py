"""Runs algorithms one after the other, in the background where they allow it, with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..core.language import translate
from .choices import Run


class Feedback(QgsProcessingFeedback):
    """Keeps what the algorithm says, so that it can be shown when the run has ended."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []
        self.error = ""

    def pushWarning(self, warning: str) -> None:
        super().pushWarning(warning)
        self.warnings.append(warning)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        super().reportError(error, fatalError)
        self.error = error


class Runner(QObject):
    """A queue of runs. A second one is refused while the first is on its way."""

    progressed = pyqtSignal(float, str)
    """Share of the present run in per cent, and its title."""

    finished = pyqtSignal(bool, list)
    """Whether all runs succeeded, and the warnings."""

    failed = pyqtSignal(str)
    """What went wrong, in words for the planner."""

    def __init__(self, parent: QObject | None = None) -> None:
        """A runner without work."""
        super().__init__(parent)
        self._waiting: list[tuple[Run, Callable[[dict[str, Any]], None]]] = []
        self._feedback: Feedback | None = None
        self._context: QgsProcessingContext | None = None
        self._warnings: list[str] = []

    @property
    def is_busy(self) -> bool:
        """Whether a run is on its way."""
        return self._feedback is not None

    def start(self, runs: list[tuple[Run, Callable[[dict[str, Any]], None]]]) -> bool:
        """Begins the runs, each with what is done with its outputs. Returns whether it could."""
        if self.is_busy:
            return False
        self._waiting, self._warnings = list(runs), []
        self._next()
        return True

    def cancel(self) -> None:
        """Stops the present run and forgets those that wait."""
        self._waiting.clear()
        if self._feedback is not None:
            self._feedback.cancel()

    def _next(self) -> None:
        if not self._waiting:
            self.finished.emit(True, self._warnings)
            return
        run, use = self._waiting.pop(0)
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraumatlas:{run.algorithm}")
        context, feedback = QgsProcessingContext(), Feedback()
        context.setProject(QgsProject.instance())
        context.setFeedback(feedback)
        # Both are kept as long as the run goes on; the task holds neither.
        self._context, self._feedback = context, feedback
        feedback.progressChanged.connect(lambda value: self.progressed.emit(value, run.title))
        self.progressed.emit(0.0, run.title)
        is_valid, message = algorithm.checkParameterValues(run.inputs, context)
        if not is_valid:
            self._end(False, {}, use, message)
            return
        if algorithm.flags() & Qgis.ProcessingAlgorithmFlag.NoThreading:
            feedback.progressChanged.connect(lambda _: QCoreApplication.processEvents())
            try:
                results, is_done = algorithm.run(run.inputs, context, feedback, catchExceptions=False)
            except QgsProcessingException as error:
                self._end(False, {}, use, str(error))
            else:
                self._end(is_done, results, use)
            return
        task = QgsProcessingAlgRunnerTask(algorithm, run.inputs, context, feedback)
        task.executed.connect(lambda is_done, results: self._end(is_done, results, use))
        QgsApplication.taskManager().addTask(task)

    def _end(
        self, is_done: bool, results: dict[str, Any], use: Callable[[dict[str, Any]], None], message: str = ""
    ) -> None:
        feedback, self._feedback = self._feedback, None
        is_canceled = feedback is not None and feedback.isCanceled()
        if feedback is not None:
            self._warnings += feedback.warnings
        if is_canceled:
            self._waiting.clear()
            self.finished.emit(False, [translate("dock", "Cancelled. What was finished before is kept.")])
            return
        if not is_done:
            self._waiting.clear()
            self.failed.emit(message or (feedback.error if feedback is not None else ""))
            self.finished.emit(False, [])
            return
        use(results)
        self._next()
