"""How long accounts stay: Kaplan-Meier with a geometric tail, and churn shrunk towards the usual (domain.md 1.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
#: A curve is believed while at least so many accounts are at risk.
LEAST_AT_RISK: Final = 10
#: A curve is drawn of a segment with at least so many accounts and churns.
LEAST_ACCOUNTS: Final = 30
LEAST_CHURNS: Final = 10
#: Account-months that the expected churn weighs in a shrunk one.
KAPPA_MONTHS: Final = 120.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A Kaplan-Meier curve: a step down to ``share`` at each of ``times``.

    Attributes:
        times: months at which somebody churned, ascending; shape (k,).
        share: S(t), the share still there from that time on; shape (k,).
        at_risk: accounts seen just before that time; shape (k,).
        events: churns at that time; shape (k,).
        believed_until: the last month with at least `LEAST_AT_RISK` at risk; 0 with fewer accounts.
    """

    times: Floats
    share: Floats
    at_risk: Ints
    events: Ints
    believed_until: float

    def at(self, months: Floats) -> Floats:
        """Return S of each of ``months``; past the data the last step goes on."""
        steps = np.concatenate([[1.0], self.share])
        return np.asarray(steps[np.searchsorted(self.times, months, side="right")])

    def with_tail(self, months: Floats, hazard: float) -> Floats:
        """Return S of each of ``months``; past `believed_until` it falls by ``hazard`` a month."""
        inside = np.minimum(months, self.believed_until)
        return np.asarray(self.at(inside) * (1 - hazard) ** (months - inside))

    def still_there(self, age: float, months: int, hazard: float) -> Floats:
        """Return S(age + t) / S(age) for t = 0 ... ``months`` - 1, with its tail: of one who is there at ``age``."""
        ahead = np.arange(months, dtype=np.float64)
        now = float(self.with_tail(np.array([age]), hazard)[0])
        if now <= 0:  # the data say nobody gets so old, and here is one
            return np.asarray((1 - hazard) ** ahead)
        return np.asarray(self.with_tail(age + ahead, hazard) / now)


def kaplan_meier(months: Floats, churned: Bools) -> Curve:
    """Return the curve of accounts that stayed ``months``, or have so far where they have not ``churned``."""
    times, events = np.unique(months[churned], return_counts=True)
    ordered = np.sort(months)
    at_risk = len(ordered) - np.searchsorted(ordered, times, side="left")
    share = np.cumprod(1 - events / at_risk).astype(np.float64)
    believed = float(ordered[-LEAST_AT_RISK]) if len(ordered) >= LEAST_AT_RISK else 0.0
    return Curve(times.astype(np.float64), share, at_risk.astype(np.int64), events.astype(np.int64), believed)


def restricted_mean(curve: Curve, months: float) -> float:
    """Return the mean months stayed within the first ``months``: the area under the curve."""
    inside = curve.times[curve.times < months]
    edges = np.concatenate([[0.0], inside, [months]])
    return float(np.diff(edges) @ curve.at(edges[:-1]))


def shrunk_churn(events: float, exposure: float, expected: float, kappa: float = KAPPA_MONTHS) -> float:
    """Return churn a month: ``events`` in ``exposure`` account-months, pulled towards ``expected``.

    Without a churn it is small, never 0, while ``expected`` is above 0.
    """
    return (events + kappa * expected) / (exposure + kappa)


def has_curve(churned: Bools) -> bool:
    """Say whether a segment is large enough for a curve of its own."""
    return len(churned) >= LEAST_ACCOUNTS and int(churned.sum()) >= LEAST_CHURNS
