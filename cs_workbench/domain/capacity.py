"""Load (稼働負荷): hours a book needs against those there are, and who could take over (domain.md 2.1, 2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools
from cs_workbench.domain.nouns import PHASES

Floats = NDArray[np.float64]
#: Hours an account and month. Rows: `facts.TIERS` (mid touch is served as low touch), then unclassified; columns:
#: `PHASES`, then an unknown phase, read as adoption. Project defaults: an assumption.
HOURS: Final = np.array(
    [
        [10, 10, 8, 6, 3, 8],
        [3, 3, 1.5, 1, 0.5, 1.5],
        [3, 3, 1.5, 1, 0.5, 1.5],
        [0.3, 0.3, 0.1, 0.1, 0.05, 0.1],
        [np.nan] * (len(PHASES) + 1),
    ]
)
#: More in the last months before a renewal, and while an account is to be saved.
RENEWAL_HOURS: Final = np.array([5, 1.5, 1.5, 0.2, np.nan])
SAVE_HOURS: Final = np.array([12, 4, 4, 0.5, np.nan])
RENEWAL_MONTHS: Final = 3
#: Shares of the available hours from which a load is good and tight; above 1 it is an overload.
GOOD, TIGHT, FULL = 0.70, 0.90, 1.00
MARKS: Final = ("slack", "good", "tight", "overload")
HANDOVER_HOURS: Final = 2.0
#: Accounts a CSM, from and to (None: open), and the share of companies that said so (HiCustomer white paper 2020).
PUBLISHED: Final = ((1, 15, None), (16, 50, 0.327), (51, 100, 0.269), (101, None, None))
TINY: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Person:
    """What one CSM has and costs: hours a month, the share left for customers, and a cost a year in minor units."""

    hours_a_month: float = 160.0
    utilisation: float = 0.70
    annual_cost: float = 9_000_000.0

    def __post_init__(self) -> None:
        if self.hours_a_month <= 0 or not 0 < self.utilisation <= 1 or self.annual_cost < 0:
            raise ValueError(f"{self}")

    @property
    def available(self) -> float:
        """Hours a month for customers."""
        return self.hours_a_month * self.utilisation

    @property
    def cost_an_hour(self) -> float:
        """Minor units for an hour with customers."""
        return self.annual_cost / 12 / self.available


def hours_needed(
    tier: NDArray[np.integer], phase: NDArray[np.integer], in_renewal: Bools, in_save: Bools
) -> Floats:
    """Return the hours a month that accounts call for; codes over `facts.TIERS` and `PHASES`, -1 unknown.

    NaN for unclassified accounts. Shape (n,).
    """
    extra = in_renewal * RENEWAL_HOURS[tier] + in_save * SAVE_HOURS[tier]
    return np.asarray(HOURS[tier, phase] + extra, dtype=np.float64)


def loads(hours: Floats, owner: NDArray[np.integer], people: int) -> Floats:
    """Return each person's hours, shape (people,); accounts of nobody (-1) and unknown hours (NaN) are in none."""
    mine = (owner >= 0) & ~np.isnan(hours)
    return np.bincount(owner[mine], weights=hours[mine], minlength=people).astype(np.float64)


def mark(load: float) -> str:
    """Return in which of `MARKS` a load is, given as a share of the available hours."""
    return MARKS[0 if load < GOOD else 1 if load < TIGHT else 2 if load <= FULL + TINY else 3]


def band_of(accounts: float) -> tuple[int, int | None, float | None]:
    """Return the band of `PUBLISHED` that ``accounts`` a CSM fall into."""
    return next(band for band in PUBLISHED if band[1] is None or round(accounts) <= band[1])


def reassigned(
    hours: Floats,
    owner: NDArray[np.integer],
    available: Floats,
    stays: Bools | None = None,
    handover_hours: float = HANDOVER_HOURS,
) -> NDArray[np.intp]:
    """Return who should have each account, as index into ``available``; a proposal that keeps owners where it can.

    Owners keep what they have room for, the shortest first, so that few accounts change hands. The rest goes, the
    longest first, to whoever is loaded least and has room for it and its hand-over; where nobody has, it stays. An
    account of nobody goes to whoever is loaded least.

    Args:
        hours: a month and account, NaN unknown: such an account stays where it is.
        owner: the present one, -1 nobody.
        available: hours a month and person, above 0.
        stays: accounts that keep their owner whatever the load; None: none.
        handover_hours: what taking over an account costs once.
    """
    found = owner.astype(np.intp)
    if not len(available):
        return found
    bound = np.zeros(len(hours), dtype=np.bool_) if stays is None else stays & (owner >= 0)
    load, waiting = loads(np.where(bound, hours, 0.0), owner, len(available)), []
    for row in np.argsort(hours, kind="stable").tolist():
        at, of = int(owner[row]), float(hours[row])
        if np.isnan(of) or bound[row]:
            continue
        if at >= 0 and load[at] + of <= available[at] + TINY:
            load[at] += of
        else:
            waiting.append(row)
    for row in sorted(waiting, key=lambda row: -hours[row]):
        at, of = int(owner[row]), float(hours[row])
        share = load / available
        to = int(np.argmin(share))
        if at >= 0:
            has_room = load + of + handover_hours <= available + TINY
            has_room[at] = False
            to = int(np.argmin(np.where(has_room, share, np.inf))) if has_room.any() else at
        load[to] += of
        found[row] = to
    return found
