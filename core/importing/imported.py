"""What an import gives: counts of all tables in one grid, and how they came about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .figures import REFUSED, Finding
from .recipe import Recipe
from .sheets import Sheet


@dataclass(frozen=True)
class Imported:
    """Clean counts and how they came about. Arrays are dates × units × variables."""

    units: list[str]
    names: dict[str, str]
    dates: list[str]
    variables: list[str]
    values: np.ndarray
    states: np.ndarray
    has_figure: np.ndarray
    """Whether any table had a cell for it."""
    recipes: list[Recipe]
    findings: list[Finding]
    sheets: list[Sheet]

    @property
    def refused(self) -> list[Finding]:
        """What kept the tables from being taken over."""
        return [finding for finding in self.findings if finding.kind == REFUSED]
