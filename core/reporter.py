"""What a running computation tells its caller: messages, progress, and whether to go on."""

from __future__ import annotations

from .errors import CanceledError


class Reporter:
    """Collects messages. Subclasses show them, pass on the progress and report a wish to stop."""

    def __init__(self) -> None:
        self.infos: list[str] = []
        self.warnings: list[str] = []

    def info(self, text: str) -> None:
        """A fact about the run that the user may want to check."""
        self.infos.append(text)

    def warning(self, text: str) -> None:
        """Something odd in the input that did not stop the run."""
        self.warnings.append(text)

    def progress(self, fraction: float) -> None:
        """How much of the whole run is done, 0 to 1. Raises CanceledError when the user wants to stop."""
        if self.is_canceled():
            raise CanceledError

    def is_canceled(self) -> bool:
        """Whether the user wants to stop."""
        return False


class Section(Reporter):
    """The part of a run between two fractions of the whole, so that a step can report its own 0 to 1."""

    def __init__(self, whole: Reporter, start: float, end: float) -> None:
        super().__init__()
        self._whole, self._start, self._end = whole, start, end

    def info(self, text: str) -> None:
        self._whole.info(text)

    def warning(self, text: str) -> None:
        self._whole.warning(text)

    def progress(self, fraction: float) -> None:
        self._whole.progress(self._start + (self._end - self._start) * fraction)

    def is_canceled(self) -> bool:
        return self._whole.is_canceled()
