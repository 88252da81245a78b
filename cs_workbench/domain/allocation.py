"""Which tier for which account (domain.md 2.3): with people to hire, the best of each; with a fixed team, a knapsack.

One tier an account, so it is a multiple-choice knapsack: greedy by value gained an hour, with a bound on what was
missed, and exact for small books.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_

Floats = NDArray[np.float64]
#: Up to so many accounts, and so many cells of its table, the exact way is taken; it counts in tenths of an hour.
EXACT_ACCOUNTS: Final = 1_000
EXACT_CELLS: Final = 100_000_000
UNITS_AN_HOUR: Final = 10
TINY: Final = 1e-9


class NotEnoughHours(WorkbenchError):
    """Not even the cheapest tiers fit."""

    template = N_(
        "errors",
        "The team has {has} hours a month, and the lightest care of all accounts needs {needed}. Nothing was changed. "
        "Give more people or fewer accounts.",
    )
    code = "CSW-1711"


@dataclass(frozen=True, slots=True)
class Allocation:
    """A tier for every account.

    Attributes:
        tier: index of the tier; shape (n,).
        value: of all accounts together.
        hours: a month.
        bound: no choice is worth more.
        an_hour: the shadow price: what one more hour a month would bring over the horizon; 0 where none is wanted.
        is_exact: whether it is the best choice, not only a good one.
    """

    tier: NDArray[np.intp]
    value: float
    hours: float
    bound: float
    an_hour: float
    is_exact: bool

    @property
    def gap(self) -> float:
        """How far below the best it is at most, as a share of the bound."""
        return 0.0 if self.is_exact or not self.bound else max(self.bound - self.value, 0.0) / abs(self.bound)


@dataclass(frozen=True, slots=True)
class _Upgrades:
    """Steps from a tier to a dearer one, those that bring most an hour first; aligned arrays."""

    account: NDArray[np.intp]
    to: NDArray[np.intp]
    value: Floats
    hours: Floats


def long_run(values: Floats, hours: Floats, allowed: Bools | None = None) -> NDArray[np.intp]:
    """Return the tier worth most for each account where people can be hired; equals: the one with fewer hours.

    Args:
        values: with labour in them; shape (n, k).
        hours: shape (k,) or (n, k).
        allowed: which tiers an account may have; at least one each. None: all.
    """
    able = _able(values, allowed)
    best = able.max(axis=1, keepdims=True) if len(able) else able
    return np.asarray(np.where(able == best, np.broadcast_to(hours, values.shape), np.inf).argmin(axis=1))


def fixed_team(
    values: Floats,
    hours: Floats,
    available: float,
    allowed: Bools | None = None,
    cells: int = EXACT_CELLS,
) -> Allocation:
    """Return the tiers worth most within the ``available`` hours a month.

    Args:
        values: without labour, which is paid anyway; shape (n, k).
        hours: shape (k,) or (n, k).
        available: of the team, a month.
        allowed: which tiers an account may have; at least one each. None: all.
        cells: how large the exact way's table may be; a smaller one answers sooner, and with a bound instead.

    Raises:
        NotEnoughHours: not even the lightest tiers fit.
    """
    able = _able(values, allowed)
    needs = np.where(np.isfinite(able), np.broadcast_to(hours, values.shape), np.inf)
    found = _greedy(able, needs, available)
    if found.bound - found.value <= TINY * max(abs(found.bound), 1.0):
        return replace(found, is_exact=True)
    if len(values) > EXACT_ACCOUNTS:
        return found
    exact = _exact(able, needs, available, cells)
    return found if exact is None or exact[1] < found.value else _better(found, exact, needs)


def _better(found: Allocation, exact: tuple[NDArray[np.intp], float, bool], needs: Floats) -> Allocation:
    tier, value, is_exact = exact
    hours = float(needs[np.arange(len(tier)), tier].sum())
    return Allocation(tier, value, hours, value if is_exact else found.bound, found.an_hour, is_exact)


def _able(values: Floats, allowed: Bools | None) -> Floats:
    return values if allowed is None else np.where(allowed, values, -np.inf)


def _greedy(values: Floats, hours: Floats, available: float) -> Allocation:
    n = len(values)
    rows = np.arange(n)
    least = hours.min(axis=1, keepdims=True) if n else hours
    tier = np.where(hours <= least + TINY, values, -np.inf).argmax(axis=1)
    value, used = float(values[rows, tier].sum()), float(hours[rows, tier].sum())
    if used > available + TINY:
        raise NotEnoughHours(has=f"{available:,.2f}", needed=f"{used:,.2f}")
    ups = _upgrades(values, hours, tier)
    fit = int(np.searchsorted(used + np.cumsum(ups.hours), available + TINY, side="right"))
    np.maximum.at(reached := np.full(n, -1), ups.account[:fit], np.arange(fit))
    tier = np.where(reached >= 0, ups.to[reached] if len(ups.to) else tier, tier)
    value, used = value + float(ups.value[:fit].sum()), used + float(ups.hours[:fit].sum())
    if fit == len(ups.to):
        return Allocation(tier, value, used, value, 0.0, is_exact=True)
    an_hour = float(ups.value[fit] / ups.hours[fit])
    bound = value + an_hour * (available - used)
    blocked = np.zeros(n, dtype=np.bool_)
    for step in range(fit, len(ups.to)):
        account, more = ups.account[step], ups.hours[step]
        if blocked[account] or used + more > available + TINY:
            blocked[account] = True
            continue
        tier[account] = ups.to[step]
        used, value = used + float(more), value + float(ups.value[step])
    return Allocation(tier, value, used, bound, an_hour, is_exact=False)


def _upgrades(values: Floats, hours: Floats, start: NDArray[np.intp]) -> _Upgrades:
    """Return the steps along each account's upper hull from its ``start``; dominated tiers are none."""
    rows, at = np.arange(len(values)), start
    so_far = np.full(len(values), np.inf)  # a later step never brings more an hour, whatever the rounding
    steps = []
    for _ in range(max(values.shape[1] - 1, 1)):
        more = hours - hours[rows, at][:, None]
        gained = values - values[rows, at][:, None]
        is_up = (more > TINY) & (gained > 0) & np.isfinite(more)
        an_hour = np.where(is_up, gained / np.where(is_up, more, 1.0), -np.inf)
        best = an_hour.max(axis=1, keepdims=True) if len(rows) else an_hour
        to = np.where(is_up & (an_hour >= best), more, -np.inf).argmax(axis=1)
        go = np.flatnonzero(is_up.any(axis=1))
        so_far = np.minimum(so_far, best[:, 0])
        steps.append((go, to[go], gained[go, to[go]], more[go, to[go]], so_far[go]))
        at = np.where(is_up.any(axis=1), to, at)
    account, to, value, more, brings = (np.concatenate(parts) for parts in zip(*steps, strict=True))
    turn = np.repeat(np.arange(len(steps)), [len(step[0]) for step in steps])
    order = np.lexsort((account, turn, -brings))
    return _Upgrades(account[order], to[order], value[order], more[order])


def _exact(
    values: Floats, hours: Floats, available: float, cells: int
) -> tuple[NDArray[np.intp], float, bool] | None:
    """Return the best tiers with hours rounded up to units, their value, and whether nothing was lost by rounding.

    None where the table would be too large, or nothing fits after rounding.
    """
    n, k = values.shape
    finite = np.where(np.isfinite(hours), hours, 0.0)
    units = np.ceil(finite * UNITS_AN_HOUR - TINY).astype(np.int64)
    most = int(units.max(axis=1).sum())
    room = min(int(np.floor(available * UNITS_AN_HOUR + TINY)), most)
    if n * (room + 1) > cells:
        return None
    best = np.zeros(room + 1)  # worth at most this with so many units
    chosen = np.zeros((n, room + 1), dtype=np.int8)
    for row in range(n):
        after = np.full(room + 1, -np.inf)
        for choice in range(k):
            takes = int(units[row, choice])
            if takes > room or not np.isfinite(values[row, choice]):
                continue
            worth = best[: room + 1 - takes] + values[row, choice]
            better = worth > after[takes:]
            after[takes:][better] = worth[better]
            chosen[row, takes:][better] = choice
        best = after
    if not np.isfinite(best[room]):
        return None
    tier, left = np.zeros(n, dtype=np.intp), room
    for row in range(n - 1, -1, -1):
        tier[row] = chosen[row, left]
        left -= int(units[row, tier[row]])
    is_exact = bool(np.allclose(units, finite * UNITS_AN_HOUR, atol=1e-6))
    return tier, float(values[np.arange(n), tier].sum()), is_exact
