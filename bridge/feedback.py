"""Passes messages, progress and the wish to stop between core/ and Processing."""

from __future__ import annotations

from qgis.core import QgsProcessingFeedback

from ..core.reporter import Reporter


class ProcessingReporter(Reporter):
    """Shows messages in the log of the algorithm and keeps them for the result."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        super().__init__()
        self._feedback = feedback

    def info(self, text: str) -> None:
        super().info(text)
        self._feedback.pushInfo(text)

    def warning(self, text: str) -> None:
        super().warning(text)
        self._feedback.pushWarning(text)

    def progress(self, fraction: float) -> None:
        self._feedback.setProgress(100.0 * fraction)
        super().progress(fraction)

    def is_canceled(self) -> bool:
        return self._feedback.isCanceled()
