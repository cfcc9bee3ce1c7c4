"""Secondary suppression: which further numbers to withhold so that the withheld ones cannot be worked out.

The method of flows (Robertson 1994; Sande 1984) for any linear system: for every protected sum look for the cheapest change
of the counts that makes it small enough, and large enough. The statements such a change contradicts have to be withheld; what
is withheld once costs nothing for the next. At the end statements are given back one by one as long as everything stays
protected. The pattern is safe by construction: every protected sum has a table below and one above that agree with all that
is published.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import sparse

from .linear_system import LinearSystem, Witnesses
from .program import INFINITE, Program, make_program, solved

_MOST_JOINT = 12
"""Questions that ask for many sums at once, before each is asked for itself; fewer when they bring little."""

_WORTH_GOING_ON = 0.9
"""A joint question has brought enough if it leaves less than this part of what was missing."""

_FEW = 20
"""So many sums are asked for one by one."""

_WORTH_OF_A_SUM = 60.0
"""What a joint change of the counts may cost for each unit by which it brings a sum nearer to its limit. What is dearer is left to
the change for this sum alone."""

_LARGE_SYSTEM = 20_000_000
"""Protected sums times statements beyond which nothing is given back: it would take longer than anybody waits."""

_SEED = 1
"""Of the random halves and prices; changes which pattern is found, never whether it is safe."""

_STARTS = 12
"""A small system is solved with that many price lists, and the cheapest pattern is taken: flows are greedy."""

_TIME_LIMIT = 60.0
"""Seconds for one question about whole counts."""

_SPREAD = 0.3
"""Of the prices, as the standard deviation of their logarithm."""

_PATIENCE = 8
"""Price lists in a row that bring nothing, after which no more are tried."""

_SMALL_SYSTEM = 20_000
"""Protected sums times statements up to which that takes no time worth mentioning."""


class UnprotectableError(Exception):
    """Sums that cannot be protected by withholding, since too much is known already."""

    def __init__(self, sums: list[int]) -> None:
        super().__init__(sums)
        self.sums = sums


def suppress(
    system: LinearSystem, is_published: np.ndarray, check: Callable[[], None]
) -> tuple[np.ndarray, np.ndarray]:
    """Which statements can be published, and the tables that show it (tables × counts), not all of whole counts.

    Args:
        system: statements and what must stay uncertain.
        is_published: statements that are not withheld for a reason of their own.
        check: called between solves; raises to stop.

    Raises:
        UnprotectableError: withholding everything that can be withheld is not enough.
        DisclosureError: the solver gave up.
    """
    if not system.protected.shape[0]:
        return is_published.copy(), np.empty((0, len(system.truth)))
    generator = np.random.default_rng(_SEED)
    witnesses = Witnesses(system)
    _ask_jointly(system, is_published, witnesses, generator, check)
    if not any(len(side) for side in witnesses.missing(is_published)):
        return is_published.copy(), witnesses.tables(is_published)
    is_small = system.protected.shape[0] * len(system.lower) <= _SMALL_SYSTEM
    prices = np.random.default_rng(_SEED)
    price = np.ones(len(system.cost))
    best, least, in_vain = (is_published, witnesses), np.inf, 0
    for _ in range(_STARTS if is_small else 1):
        if in_vain == _PATIENCE:
            break
        pattern, tables = is_published.copy(), witnesses.copy()
        _close_flows(system, pattern, price, tables, check)
        if system.protected.shape[0] * len(system.lower) <= _LARGE_SYSTEM:
            _give_back(system, pattern, ~is_published, tables, check)
        cost = float(system.cost[is_published & ~pattern].sum())
        in_vain = 0 if cost < least else in_vain + 1
        if cost < least:
            best, least = (pattern, tables), cost
        price = prices.lognormal(0.0, _SPREAD, len(system.cost))
    return best[0], best[1].tables(best[0])


def suppress_further(
    system: LinearSystem, is_published: np.ndarray, sums: np.ndarray, check: Callable[[], None]
) -> np.ndarray:
    """Withholds more where a protected sum has tables of fractions, but none of whole counts.

    Args:
        system: statements and what must stay uncertain.
        is_published: the pattern so far.
        sums: indices of the sums concerned.
        check: called between solves; raises to stop.

    Raises:
        UnprotectableError: withholding everything that can be withheld is not enough.
        DisclosureError: the solver gave up.
    """
    is_published = is_published.copy()
    columns, count = len(system.truth), len(system.lower)
    flow, low, high = _flow(system, is_integer=True)
    unprotectable = []
    for index in sums.tolist():
        for limits in (low, high):
            check()
            flow.set_column(int(limits[index]), 0.0, 0.0)
            cost = np.zeros(columns + 2 * len(low) + 2 * count)
            cost[-2 * count :] = np.tile(np.where(is_published & system.may_be_withheld, system.cost, 0.0), 2)
            table = flow.minimise(cost, _TIME_LIMIT)
            flow.set_column(int(limits[index]), 0.0, INFINITE)
            if table is None:
                unprotectable.append(index)
                continue
            is_published[system.is_moved(np.round(table[None, :columns]))[:, 0]] = False
    if unprotectable:
        raise UnprotectableError(unprotectable)
    return is_published


def _ask_jointly(
    system: LinearSystem, is_published: np.ndarray, witnesses: Witnesses, generator: np.random.Generator,
    check: Callable[[], None],
) -> None:  # fmt: skip
    """Looks for tables that protect many sums at once with what is withheld now: mostly the withheld protect each other."""
    program, low, high = _attack(system, is_published)
    columns = len(system.truth)
    left = INFINITE
    for _ in range(_MOST_JOINT):
        need_low, need_high = witnesses.missing(is_published)
        before, left = left, len(need_low) + len(need_high)
        if left <= 2 or left > _WORTH_GOING_ON * before:
            return
        check()
        is_down = generator.random(len(low)) < 0.5
        cost = np.zeros(columns + 2 * len(low))
        cost[low[need_low[is_down[need_low]]]] = 1.0
        cost[high[need_high[~is_down[need_high]]]] = 1.0
        table = solved(program, cost)
        witnesses.add(table[:columns])


def _close_flows(
    system: LinearSystem, is_published: np.ndarray, price: np.ndarray, witnesses: Witnesses, check: Callable[[], None]
) -> None:
    """Withholds, for each sum that is not protected, the cheapest statements that keep it so."""
    columns, count = len(system.truth), len(system.lower)
    flow, low, high = _flow(system)
    slack_cost = np.where(is_published & system.may_be_withheld, system.cost * price, 0.0)
    _flow_jointly(flow, low, high, slack_cost, system, is_published, witnesses, check)
    unprotectable: set[int] = set()
    # Large sums first: what they need often serves the small ones, too.
    for sum_index in np.argsort(-system.high, kind="stable").tolist():
        for side, limits in ((1, high), (0, low)):
            if sum_index not in witnesses.missing(is_published)[side]:
                continue
            check()
            flow.set_column(int(limits[sum_index]), 0.0, 0.0)
            cost = np.zeros(columns + 2 * len(low) + 2 * count)
            cost[-2 * count :] = np.tile(slack_cost, 2)
            table = flow.minimise(cost)
            flow.set_column(int(limits[sum_index]), 0.0, INFINITE)
            if table is None:
                unprotectable.add(sum_index)
                continue
            moved = witnesses.add(table[:columns])
            is_published[moved] = False
            slack_cost[moved] = 0.0
    if unprotectable:
        raise UnprotectableError(sorted(unprotectable))


def _flow_jointly(
    flow: Program, low: np.ndarray, high: np.ndarray, slack_cost: np.ndarray, system: LinearSystem,
    is_published: np.ndarray, witnesses: Witnesses, check: Callable[[], None],
) -> None:  # fmt: skip
    """While many sums are unprotected: the cheapest change that brings many of them nearer to their limits at once."""
    generator = np.random.default_rng(_SEED)
    columns, count = len(system.truth), len(system.lower)
    left = INFINITE
    for _ in range(_MOST_JOINT):
        need_low, need_high = witnesses.missing(is_published)
        before, left = left, len(need_low) + len(need_high)
        if left <= _FEW or left > _WORTH_GOING_ON * before:
            return
        check()
        is_down = generator.random(len(low)) < 0.5
        cost = np.zeros(columns + 2 * len(low) + 2 * count)
        cost[low[need_low[is_down[need_low]]]] = _WORTH_OF_A_SUM
        cost[high[need_high[~is_down[need_high]]]] = _WORTH_OF_A_SUM
        cost[-2 * count :] = np.tile(slack_cost, 2)
        moved = witnesses.add(solved(flow, cost)[:columns])
        is_published[moved] = False
        slack_cost[moved] = 0.0


def _give_back(
    system: LinearSystem, is_published: np.ndarray, primary: np.ndarray, witnesses: Witnesses, check: Callable[[], None]
) -> None:
    """Publishes again what turns out not to be needed, the dearest first."""
    witnesses.forget(is_published)
    program, low, high = _attack(system, is_published)
    secondary = np.flatnonzero(~is_published & ~primary)
    for statement in secondary[np.argsort(-system.cost[secondary], kind="stable")].tolist():
        check()
        is_published[statement] = True
        program.set_row(statement, system.lower[statement], system.upper[statement])
        if not all(
            _reach(program, limits, index, witnesses, is_published, side, len(system.truth))
            for side, limits in ((0, low), (1, high))
            for index in witnesses.missing(is_published)[side].tolist()
        ):
            is_published[statement] = False
            program.set_row(statement, -INFINITE, INFINITE)


def _reach(
    program: Program, limits: np.ndarray, index: int, witnesses: Witnesses, is_published: np.ndarray, side: int,
    columns: int,
) -> bool:  # fmt: skip
    """Whether a sum can be as low (high) as it must; adds the table that shows it."""
    if index not in witnesses.missing(is_published)[side]:
        return True
    cost = np.zeros(columns + 2 * len(limits))
    cost[limits[index]] = 1.0
    table = solved(program, cost)
    witnesses.add(table[:columns])
    return index not in witnesses.missing(is_published)[side]


def _attack(system: LinearSystem, is_published: np.ndarray) -> tuple[Program, np.ndarray, np.ndarray]:
    """All tables that agree with what is published; and the variables that tell how far each sum stays from its limits."""
    count, columns = system.protected.shape[0], len(system.truth)
    matrix = sparse.vstack(
        [sparse.hstack([system.statements, sparse.csr_array((len(system.lower), 2 * count))]), _limits(system, 0)]
    )
    program = make_program(
        sparse.csr_array(matrix),
        np.concatenate([np.where(is_published, system.lower, -INFINITE), np.full(count, -INFINITE), system.high]),
        np.concatenate([np.where(is_published, system.upper, INFINITE), system.low, np.full(count, INFINITE)]),
        np.concatenate([system.column_lower, np.zeros(2 * count)]),
        np.concatenate([system.column_upper, np.full(2 * count, INFINITE)]),
    )
    return program, columns + np.arange(count), columns + count + np.arange(count)


def _flow(system: LinearSystem, is_integer: bool = False) -> tuple[Program, np.ndarray, np.ndarray]:
    """All tables, with variables for how far each statement is left, and for how far each sum stays from its limits."""
    count, columns, statements = system.protected.shape[0], len(system.truth), len(system.lower)
    one = sparse.csr_array(sparse.identity(statements))
    matrix = sparse.vstack(
        [
            sparse.hstack([system.statements, sparse.csr_array((statements, 2 * count)), -one, one]),
            _limits(system, 2 * statements),
        ]
    )
    most = np.where(system.may_be_withheld, INFINITE, 0.0)
    program = make_program(
        sparse.csr_array(matrix),
        np.concatenate([system.lower, np.full(count, -INFINITE), system.high]),
        np.concatenate([system.upper, system.low, np.full(count, INFINITE)]),
        np.concatenate([system.column_lower, np.zeros(2 * count + 2 * statements)]),
        np.concatenate([system.column_upper, np.full(2 * count, INFINITE), most, most]),
        np.arange(columns + 2 * count + 2 * statements) < (columns if is_integer else 0),
    )
    return program, columns + np.arange(count), columns + count + np.arange(count)


def _limits(system: LinearSystem, further: int) -> sparse.csr_array:
    """Rows `sum - above <= low` and `sum + below >= high`."""
    count = system.protected.shape[0]
    one, none = sparse.csr_array(sparse.identity(count)), sparse.csr_array((count, count))
    rest = sparse.csr_array((count, further))
    return sparse.csr_array(
        sparse.vstack(
            [
                sparse.hstack([system.protected, -one, none, rest]),
                sparse.hstack([system.protected, none, one, rest]),
            ]
        )
    )
