"""Linear and integer programs: HiGHS through `highspy` where it is installed, else through SciPy.

Both are the same solver; `highspy` keeps a model between solves and starts from the last solution, which makes a long row of
similar questions several times faster.

Presolve of HiGHS (1.15, and that of SciPy 1.10) has called programs infeasible that are not, and integer solutions optimal that are
not, where weights are fractions. So whole counts are looked for without it, and an infeasible program is asked about again
without it. A wrong answer can only make a release fail, never make one pass: tables are checked by addition.
"""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any, Protocol

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from ..errors import DisclosureError
from ..language import translate

INFINITE = np.inf

HAS_HIGHSPY = importlib.util.find_spec("highspy") is not None


class Program(Protocol):
    """minimise `cost · x` subject to `row_lower <= matrix x <= row_upper` and `lower <= x <= upper`."""

    def set_row(self, row: int, lower: float, upper: float) -> None:
        """Changes the bounds of a row."""

    def set_column(self, column: int, lower: float, upper: float) -> None:
        """Changes the bounds of a variable."""

    def minimise(self, cost: np.ndarray, time_limit: float | None = None) -> np.ndarray | None:
        """A solution, or None where there is none.

        Raises:
            DisclosureError: the solver gave up; nothing is known then.
        """


def make_program(
    matrix: sparse.csr_array,
    row_lower: np.ndarray,
    row_upper: np.ndarray,
    lower: np.ndarray,
    upper: np.ndarray,
    is_integer: bool | np.ndarray = False,
) -> Program:
    """A program with the best solver at hand.

    Args:
        matrix: rows × variables.
        row_lower, row_upper: bounds of the rows, infinite where there is none.
        lower, upper: bounds of the variables.
        is_integer: whether (which) variables are whole numbers.
    """
    backend = _Highspy if HAS_HIGHSPY else _SciPy
    whole = np.broadcast_to(np.asarray(is_integer, dtype=bool), len(lower))
    return backend(sparse.csr_array(matrix), row_lower, row_upper, lower, upper, whole)


class _SciPy:
    def __init__(
        self, matrix: sparse.csr_array, row_lower: np.ndarray, row_upper: np.ndarray, lower: np.ndarray,
        upper: np.ndarray, is_integer: np.ndarray,
    ) -> None:  # fmt: skip
        # `milp` of SciPy takes the older matrix class only.
        self._matrix = sparse.csc_matrix(matrix)
        self._row_lower, self._row_upper = row_lower.astype(float), row_upper.astype(float)
        self._lower, self._upper = lower.astype(float), upper.astype(float)
        self._is_integer = is_integer.astype(int)

    def set_row(self, row: int, lower: float, upper: float) -> None:
        self._row_lower[row], self._row_upper[row] = lower, upper

    def set_column(self, column: int, lower: float, upper: float) -> None:
        self._lower[column], self._upper[column] = lower, upper

    def minimise(self, cost: np.ndarray, time_limit: float | None = None) -> np.ndarray | None:
        constraints = (
            [LinearConstraint(self._matrix, self._row_lower, self._row_upper)] if self._matrix.shape[0] else []
        )
        limit = {} if time_limit is None else {"time_limit": time_limit}
        for presolve in (False,) if self._is_integer.any() else (True, False):
            found = milp(
                cost,
                integrality=self._is_integer,
                bounds=Bounds(self._lower, self._upper),
                constraints=constraints,
                options={"presolve": presolve, **limit},
            )
            if found.status == 0:
                return np.asarray(found.x)
        if found.status == 2:
            return None
        raise _gave_up(found.message)


class _Highspy:
    def __init__(
        self, matrix: sparse.csr_array, row_lower: np.ndarray, row_upper: np.ndarray, lower: np.ndarray,
        upper: np.ndarray, is_integer: np.ndarray,
    ) -> None:  # fmt: skip
        highspy: Any = importlib.import_module("highspy")
        self._types = highspy
        self._solver = highspy.Highs()
        self._solver.silent()
        # HiGHS keeps one scheduler a process: programs with different numbers of threads would fail silently.
        self._solver.setOptionValue("threads", 1)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = matrix.shape[1], matrix.shape[0]
        model.col_cost_ = np.zeros(matrix.shape[1])
        model.col_lower_, model.col_upper_ = self._finite(lower), self._finite(upper)
        model.row_lower_, model.row_upper_ = self._finite(row_lower), self._finite(row_upper)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = (
            matrix.indptr,
            matrix.indices,
            matrix.data,
        )
        if is_integer.any():
            self._solver.setOptionValue("presolve", "off")
            kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
            model.integrality_ = [kinds[int(whole)] for whole in is_integer]
        self._solver.passModel(model)
        self._columns = np.arange(matrix.shape[1], dtype=np.int32)

    def _finite(self, bounds: np.ndarray) -> np.ndarray:
        return np.clip(bounds.astype(float), -self._types.kHighsInf, self._types.kHighsInf)

    def set_row(self, row: int, lower: float, upper: float) -> None:
        self._solver.changeRowBounds(row, lower, upper)

    def set_column(self, column: int, lower: float, upper: float) -> None:
        self._solver.changeColBounds(column, lower, upper)

    def minimise(self, cost: np.ndarray, time_limit: float | None = None) -> np.ndarray | None:
        solver, status = self._solver, self._types.HighsModelStatus
        solver.setOptionValue("time_limit", INFINITE if time_limit is None else solver.getRunTime() + time_limit)
        solver.changeColsCost(len(self._columns), self._columns, cost.astype(float))
        solver.run()
        found = solver.getModelStatus()
        if found != status.kOptimal:
            solver.clearSolver()
            _, presolve = solver.getOptionValue("presolve")
            solver.setOptionValue("presolve", "off")
            solver.run()
            solver.setOptionValue("presolve", presolve)
            found = solver.getModelStatus()
        if found == status.kOptimal:
            return np.array(solver.getSolution().col_value)
        if found == status.kInfeasible:
            return None
        raise _gave_up(solver.modelStatusToString(found))


def solved(program: Program, cost: np.ndarray, time_limit: float | None = None) -> np.ndarray:
    """The solution of a program that has one, since the counts themselves agree with all that is said of them.

    Raises:
        DisclosureError: the solver gave up or found none.
    """
    solution = program.minimise(cost, time_limit)
    if solution is None:
        raise _gave_up("infeasible")
    return solution


def _gave_up(reason: str) -> DisclosureError:
    return DisclosureError(
        translate(
            "program",
            "The solver ended without an answer ({reason}), so nothing is known about the safety of the release and "
            "nothing was written. Publish coarser areas, fewer indicators or fewer dates at a time.",
        ).format(reason=reason)
    )
