"""The cheapest pattern of all, for small systems: one integer program with a copy of the counts for every question.

The compact form of cell suppression (Fischetti and Salazar 2001): each protected sum has a table of its own below and one
above; a statement that any of them contradicts is withheld.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from ..errors import DisclosureError
from ..language import translate
from .linear_system import LinearSystem


@dataclass(frozen=True)
class Optimum:
    """A pattern, and how much cheaper another might be."""

    is_published: np.ndarray
    gap: float
    """Part of the cost by which the proven least lies below; 0 for the optimum."""


def suppress_optimally(system: LinearSystem, is_published: np.ndarray, time_limit: float) -> Optimum:
    """The cheapest set of statements to withhold.

    Args:
        system: statements and what must stay uncertain. Time and memory grow with the product of both.
        is_published: statements that are not withheld for a reason of their own.
        time_limit: seconds; then the best pattern found so far is returned.

    Raises:
        DisclosureError: no pattern was found in time, or there is none.
    """
    columns, count = len(system.truth), system.protected.shape[0]
    candidates = np.flatnonzero(is_published)
    if not count:
        return Optimum(is_published.copy(), 0.0)
    statements = system.statements[candidates]
    value = statements @ system.truth
    # No change needs to move a statement further than all that is asked for, and none below zero.
    most = float((system.high - system.protected @ system.truth).max() + system.high.max())
    reach = np.where(system.may_be_withheld[candidates], np.maximum(value, 0.0) + most, 0.0)
    reach_matrix = sparse.diags_array(reach) if hasattr(sparse, "diags_array") else sparse.diags(reach)
    blocks, lower, upper = [], [], []
    copies = 2 * count
    for copy in range(copies):
        row = [None] * (copies + 1)
        # lower - reach z <= a x  and  a x <= upper + reach z
        row[copy], row[-1] = statements, reach_matrix
        blocks.append(list(row))
        lower.append(system.lower[candidates])
        upper.append(np.full(len(candidates), np.inf))
        row[-1] = -reach_matrix
        blocks.append(list(row))
        lower.append(np.full(len(candidates), -np.inf))
        upper.append(system.upper[candidates])
        row[copy], row[-1] = system.protected[[copy // 2]], None
        blocks.append(list(row))
        is_low = copy % 2 == 0
        lower.append(np.array([-np.inf if is_low else system.high[copy // 2]]))
        upper.append(np.array([system.low[copy // 2] if is_low else np.inf]))
    matrix = sparse.csc_matrix(sparse.bmat(blocks))
    cost = np.where(system.may_be_withheld, system.cost, 0.0)[candidates]
    found = milp(
        np.concatenate([np.zeros(copies * columns), cost]),
        integrality=np.concatenate([np.zeros(copies * columns), np.ones(len(candidates))]),
        bounds=Bounds(
            np.concatenate([np.tile(system.column_lower, copies), np.zeros(len(candidates))]),
            np.concatenate([np.tile(system.column_upper, copies), np.ones(len(candidates))]),
        ),
        constraints=[LinearConstraint(matrix, np.concatenate(lower), np.concatenate(upper))],
        options={"time_limit": time_limit},
    )
    if found.x is None:
        raise DisclosureError(
            translate("optimal", "No pattern was found within {seconds} s: {reason}").format(
                seconds=round(time_limit), reason=found.message
            )
        )
    pattern = is_published.copy()
    pattern[candidates[found.x[copies * columns :] > 0.5]] = False
    return Optimum(pattern, max(float(found.mip_gap), 0.0))
