"""Measures that know the outcome: what makes a back-test look better than it is (domain.md 3.6, leak checks)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.backtest import Observations
from cs_workbench.domain.columns import Bools
from cs_workbench.domain.discrimination import auc
from cs_workbench.domain.point_in_time import Days, Protocol
from cs_workbench.domain.scorecard import Measure

Floats = NDArray[np.float64]
Kind = Literal["alone", "missing", "after_notice", "frozen", "gap"]
#: One measure alone that tells so well is told by the outcome.
TOO_GOOD: Final = 0.95
#: By so much may the AUC fall when churn of the next 30 days is left out.
GAP_FALL: Final = 0.1
LEAST_CHURNS: Final = 10
#: So many rows of the other kind would have to lack the measure too, were it chance.
LEAST_EXPECTED: Final = 5.0
#: A measure follows the notice when so many accounts moved by so many points, most of them one way.
LEAST_PAIRS: Final = 5
MOVED_POINTS: Final = 20.0
MOVED_SHARE: Final = 0.8
#: Units and names of time as a customer, which stops with the churn.
TIME_UNITS: Final = frozenset(("month", "months", "year", "years", "月", "か月", "ヶ月", "ヵ月", "年"))
TIME_NAMES: Final = ("tenure", "customer_since", "customer_age", "契約月数", "利用月数", "在籍", "継続月数")


@dataclass(frozen=True, slots=True)
class Leak:
    """One suspicion. ``measure``: its id, '' the whole score; ``value``: the AUC, share or fall that gave it away.

    ``kind``: 'alone' tells nearly everything by itself; 'missing' only for who left (or only for who stayed);
    'after_notice' moves once notice was given; 'frozen' stops at the churn; 'gap': the score sees only the last days.
    """

    kind: Kind
    measure: str
    value: float


def leaks(
    seen: Observations, protocol: Protocol, measures: Collection[Measure], after_notice: Collection[Leak] = ()
) -> tuple[Leak, ...]:
    """Return every suspicion; ``after_notice`` are those of `moved_by_notice`."""
    judged = seen.judged()
    found = [leak for row in range(len(judged.measures)) for leak in _of_measure(judged, row)]
    found += after_notice
    if not seen.is_forecast:
        found += [Leak("frozen", m.id, np.nan) for m in measures if _is_time_as_customer(m)]
    else:
        found += _of_gap(seen, protocol)
    return tuple(found)


def moved_by_notice(measure: str, before: Floats, after: Floats) -> list[Leak]:
    """Return the suspicion that a measure follows the notice, from its points before and after it, shape (n,)."""
    both = ~np.isnan(before) & ~np.isnan(after)
    moves = (after - before)[both]
    if len(moves) < LEAST_PAIRS:
        return []
    share = max(float((moves <= -MOVED_POINTS).mean()), float((moves >= MOVED_POINTS).mean()))
    return [Leak("after_notice", measure, share)] if share >= MOVED_SHARE else []


def _of_measure(judged: Observations, row: int) -> list[Leak]:
    points, measure, y = judged.points[row], judged.measures[row], judged.y
    has = ~np.isnan(points)
    found = []
    known, others = int(y[has].sum()), int((y[has] == 0).sum())
    if min(known, others) >= LEAST_CHURNS:
        area = auc(y[has], -points[has])
        if max(area, 1 - area) > TOO_GOOD:
            found.append(Leak("alone", measure, max(area, 1 - area)))
    if has.any() and y.any() and not y.all():
        found += _missing(measure, judged.t0, has, y > 0)
    return found


def _missing(measure: str, t0: Days, has: Bools, left: Bools) -> list[Leak]:
    """Return the suspicion that a measure lacks, or is known, only for one kind of outcome.

    Day by day: a source that came later lacks for everybody before, whoever left.
    """
    _, day = np.unique(t0, return_inverse=True)
    looks = np.bincount(day)
    for lacks in (~has, has):
        share = np.bincount(day, weights=lacks) / looks
        for kind in (left, ~left):
            expected = float(share @ np.bincount(day, weights=~kind))
            if expected >= LEAST_EXPECTED and not (lacks & ~kind).any():
                return [Leak("missing", measure, float(lacks[kind].mean()))]
    return []


def _of_gap(seen: Observations, protocol: Protocol) -> list[Leak]:
    later, at_once = seen.judged(), seen.looked_at_once(protocol).judged()
    if later.y.sum() < LEAST_CHURNS:
        return []
    fall = auc(at_once.y, at_once.risk) - auc(later.y, later.risk)
    return [Leak("gap", "", fall)] if fall > GAP_FALL else []


def _is_time_as_customer(measure: Measure) -> bool:
    names = f"{measure.id} {measure.reads()} {measure.ja}".lower()
    return measure.unit.lower() in TIME_UNITS or any(name in names for name in TIME_NAMES)
