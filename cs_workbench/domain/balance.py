"""Contact balance (接点バランス): touches given against touches needed, and what of it may be chance.

A coverage tool, not an appraisal: below `LEAST_EXPECTED` expected touches only counts are told. Chance is what
a team would show that gave every account just what it needs, the touches falling at random (Poisson): a
figure above the 95th percentile of `DRAWS` such teams stands out, any other is within chance.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.cadence import max_gap_days, touches_per_month
from cs_workbench.domain.columns import Bools

Floats = NDArray[np.float64]
Codes = NDArray[np.integer]

DAYS_PER_MONTH: Final = 30
#: How much more an account needs in each health band (project default).
RISK: Final = MappingProxyType({"red": 1.5, "yellow": 1.2, "green": 1.0, "unknown": 1.2})
LEAST_EXPECTED: Final = 20.0
DRAWS: Final = 2_000
SEED: Final = 20_250
MOST_CELLS: Final = 5_000_000  # draws x accounts; above, fewer draws are made
LEAST_DRAWS: Final = 200
BLOCK: Final = 100_000  # cells drawn at once: what stays near the processor
MOST_EXACT: Final = 5_000  # accounts whose chances are added up one by one
PERCENTILE: Final = 95
#: Below this chance, so few or so many touches are no accident.
RARE: Final = 0.10
LEAST_COUNTED: Final = 2.0  # touches needed, from which on too few can be told by their count
SILENT_FROM: Final = 3  # outreaches without an answer
OVER_FROM: Final = 2.0  # times the need
TOP: Final = 3  # accounts of a CSM that may be favourites
FAVOURED_FROM: Final = 0.15
FAVOURED_P: Final = 0.05


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of a book. ``value`` None: it says nothing here (nothing needed, or nothing given).

    ``mean`` and ``edge``: what chance gives on average, and at most in 95 of 100 teams.
    """

    value: float | None
    mean: float | None = None
    edge: float | None = None

    @property
    def stands_out(self) -> bool:
        """Whether it is above what chance gives."""
        return self.value is not None and self.edge is not None and self.value > self.edge


@dataclass(frozen=True, slots=True)
class Favour:
    """How much more than needed the most visited accounts of one CSM get: ``rows`` of the arrays."""

    excess: float
    p: float
    rows: tuple[int, ...]

    @property
    def stands_out(self) -> bool:
        """Whether it is large, and no accident."""
        return self.excess > FAVOURED_FROM and self.p < FAVOURED_P


def needed(tier: Codes, phase: Codes, risk: Floats, days: Floats) -> Floats:
    """Return the touches that the cadence asks for in ``days``; NaN for unclassified accounts. Shape (n,).

    Args:
        tier: codes over `facts.TIERS`, -1 unclassified.
        phase: codes over `nouns.PHASES`, -1 unknown.
        risk: values of `RISK`.
        days: how long each was a customer within the window.
    """
    return touches_per_month(tier, phase) * risk * days / DAYS_PER_MONTH


def unmet_share(need: Floats, given: Floats) -> float | None:
    """Return which share of the touches needed was not given, 0 to 1."""
    return _ratio(np.maximum(need - given, 0.0).sum(), need.sum())


def over_share(need: Floats, given: Floats) -> float | None:
    """Return which share of the touches given went beyond the need, 0 to 1."""
    return _ratio(np.maximum(given - need, 0.0).sum(), given.sum())


def misallocation(need: Floats, given: Floats) -> float | None:
    """Return which share of the touches would have to move to other accounts (Hoover index), 0 to 1."""
    if not need.sum() or not given.sum():
        return None
    return float(np.abs(given / given.sum() - need / need.sum()).sum() / 2)


def loudness_ranks(inbound: Floats) -> Floats:
    """Return each account's place from 0 (quiet) to 1 (loud), the same for ties; shape (n,)."""
    _, place, counts = np.unique(inbound, return_inverse=True, return_counts=True)
    middle = np.cumsum(counts) - counts / 2
    return np.asarray(middle[place] / max(len(inbound), 1), dtype=np.float64)


def concentration(values: Floats, ranks: Floats) -> float | None:
    """Return the concentration index: above 0, those of high rank have more than their share; -1 to 1."""
    return _ratio(2 * np.mean(values * (ranks - ranks.mean())), values.mean()) if len(values) else None


def loudness_bias(need: Floats, given: Floats, inbound: Floats) -> float | None:
    """Return how much more than needed goes to accounts that contact us often; 0: nothing."""
    ranks = loudness_ranks(inbound)
    of_given, of_need = concentration(given, ranks), concentration(need, ranks)
    return None if of_given is None or of_need is None else of_given - of_need


def low_tail(count: Floats, mean: Floats) -> Floats:
    """Return P(X <= count) for X ~ Poisson(mean); NaN where the mean is unknown. Shape (n,)."""
    total = np.zeros(len(mean))
    most = int(count.max(initial=-1))
    with np.errstate(divide="ignore"):
        log = np.log(mean)
    for k in range(most + 1):
        log_term = (k * log if k else 0.0) - mean - math.lgamma(k + 1)
        total += np.where(k <= count, np.exp(log_term), 0.0)
    return np.where(np.isnan(mean), np.nan, np.minimum(total, 1.0))


def high_tail(count: Floats, mean: Floats) -> Floats:
    """Return P(X >= count) for X ~ Poisson(mean); NaN where the mean is unknown. Shape (n,)."""
    return np.asarray(1.0 - low_tail(count - 1, mean))


def chance_band(need: Floats) -> tuple[Floats, Floats]:
    """Return the fewest and the most touches that chance alone gives where ``need`` are needed; shape (n,) each.

    Fewer, or more, are `RARE` at each end: between them lie at least 80 of 100 (Poisson).
    """
    low, high = np.full(len(need), np.nan), np.full(len(need), np.nan)
    most = float(np.nanmax(need, initial=0.0))
    for count in range(int(most + 10 * math.sqrt(most) + 10)):
        reached = low_tail(np.full(len(need), float(count)), need)
        low = np.where(np.isnan(low) & (reached > RARE), count, low)
        high = np.where(np.isnan(high) & (reached >= 1 - RARE), count, high)
    return low, high


def figures(need: Floats, given: Floats, inbound: Floats) -> dict[str, Figure]:
    """Return the measures of a book with their chance levels; none below `LEAST_EXPECTED` expected touches.

    Shapes (n,); all three known.
    """
    total = need.sum()
    if total < LEAST_EXPECTED:
        return {}
    ranks = loudness_ranks(inbound)
    tilt, of_need = ranks - ranks.mean(), concentration(need, ranks) or 0.0

    def chances(drawn: Floats) -> Floats:
        sums = np.maximum(drawn.sum(axis=1), 1.0)
        room = need - drawn
        short = np.maximum(room, 0.0, out=room).sum(axis=1)
        np.divide(drawn, sums[:, None], out=room)
        room -= need / total
        moved = np.abs(room, out=room).sum(axis=1) / 2
        return np.stack(
            [short / total, (sums - total + short) / sums, moved, 2 * drawn @ tilt / sums - of_need]
        )

    drawn = _draw(need, chances)
    values = {
        "unmet": unmet_share(need, given),
        "over": over_share(need, given),
        "misallocation": misallocation(need, given),
        "loudness": loudness_bias(need, given, inbound),
    }
    return {
        name: Figure(value, float(chance.mean()), float(np.percentile(chance, PERCENTILE)))
        for (name, value), chance in zip(values.items(), drawn, strict=True)
    }


def least_reached(need: Floats) -> float | None:
    """Return how many accounts chance reaches at least, in 95 of 100 teams; None where too little is needed."""
    if need.sum() < LEAST_EXPECTED:
        return None
    rare, met = 1 - PERCENTILE / 100, -np.expm1(-need)  # the chance of an account to have a touch at all
    if len(need) > MOST_EXACT:
        reached, width = float(met.sum()), math.sqrt(float((met * (1 - met)).sum()))
        return float(round(reached + NormalDist().inv_cdf(rare) * width))
    chances = np.zeros(len(need) + 1)
    chances[0] = 1.0
    for number, p in enumerate(met.tolist(), 1):
        chances[1 : number + 1] = chances[1 : number + 1] * (1 - p) + chances[:number] * p
        chances[0] *= 1 - p
    return float(np.searchsorted(np.cumsum(chances), rare))


def favour(need: Floats, given: Floats) -> Favour | None:
    """Return how one CSM's `TOP` accounts stand against their need; None where that says nothing.

    Of accounts with as many touches the one that needs less counts as the more visited.
    """
    if len(need) <= TOP or need.sum() < LEAST_EXPECTED or not given.sum():
        return None
    shares, tie = need / need.sum(), need / (2 * need.max())

    def excess(rows: Floats) -> Floats:
        top = np.argpartition(tie - rows, TOP - 1, axis=1)[:, :TOP]
        sums = np.maximum(rows.sum(axis=1), 1.0)
        return np.asarray(np.take_along_axis(rows, top, axis=1).sum(axis=1) / sums - shares[top].sum(axis=1))

    found = float(excess(given[None, :])[0])
    drawn = _draw(need, lambda rows: excess(rows)[None, :])[0]
    p = (1 + int((drawn >= found).sum())) / (1 + len(drawn))
    top = np.lexsort((need, -given))[:TOP]
    return Favour(found, p, tuple(int(row) for row in top))


@dataclass(frozen=True, slots=True)
class Neglected:
    """Accounts that were promised more: which, and by which of the two rules. Shapes (n,)."""

    by_gap: Bools
    by_count: Bools
    order: Floats  # the higher, the sooner


def neglected(
    days_since: Floats,
    tier: Codes,
    phase: Codes,
    need: Floats,
    given: Floats,
    *,
    arr: Floats,
    lost: float | Floats = 1.0,
) -> Neglected:
    """Return who hears from us too seldom.

    Args:
        days_since: days since the last meaningful touch, or since the account is a customer; NaN unknown.
        tier: codes over `facts.TIERS`.
        phase: codes over `nouns.PHASES`.
        need: touches needed in the window; NaN unclassified.
        given: meaningful touches in the window.
        arr: recurring amount per year, 0 unknown.
        lost: probability that the next renewal is lost; 1 while no forecast tells.
    """
    age = days_since / max_gap_days(tier, phase)
    by_gap = age > 1
    by_count = (need >= LEAST_COUNTED) & (low_tail(given, need) < RARE)
    return Neglected(by_gap, by_count, np.nan_to_num(age) * arr * lost)


def over_served(need: Floats, given: Floats, floor: Floats) -> Bools:
    """Return who gets at least twice the need, beyond chance; shape (n,).

    ``floor`` stands in for a need of 0 (tech touch): a touch at the end of each longest gap is none too many.
    """
    due = np.where(need > 0, need, floor)
    return np.asarray((given > 0) & (given >= OVER_FROM * due) & (high_tail(given, due) < RARE))


def floors(tier: Codes, phase: Codes, days: Floats) -> Floats:
    """Return how many touches in ``days`` just keep the longest gap; NaN unclassified. Shape (n,)."""
    return days / max_gap_days(tier, phase)


def _draw(need: Floats, measure: Callable[[Floats], Floats]) -> Floats:
    """Return ``measure`` (k, d) of d teams that give each account what it needs, by chance: shape (k, draws).

    The measure gets touches of shape (d, n), some teams at a time.
    """
    wanted = min(DRAWS, max(LEAST_DRAWS, MOST_CELLS // max(len(need), 1)))
    step = max(1, min(wanted, BLOCK // max(len(need), 1)))
    dice = np.random.default_rng(SEED)
    blocks = []
    for start in range(0, wanted, step):
        size = (min(step, wanted - start), len(need))
        blocks.append(measure(dice.poisson(need, size).astype(np.float64)))
    return np.concatenate(blocks, axis=1)


def _ratio(part: float, whole: float) -> float | None:
    return float(part / whole) if whole > 0 else None
