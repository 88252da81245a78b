"""Touches of a period against what the cadence promised: given, promised, kept; by tier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain import balance as rules
from cs_workbench.domain.facts import TIERS

if TYPE_CHECKING:
    from cs_workbench.domain.balance import Floats
    from cs_workbench.services.month_book import MonthBook
    from cs_workbench.services.workbench import Workbench

_DAY: Final = np.timedelta64(1, "D")


@dataclass(frozen=True, slots=True)
class TierTouches:
    """Accounts of a tier ('' unclassified): meaningful touches ``given`` and ``promised``, of these ``kept``.

    ``promised`` and ``kept`` None: the cadence says nothing of unclassified accounts. ``below``: ids of the accounts
    that got less than promised, rounded down.
    """

    tier: str
    accounts: tuple[int, ...]
    given: int
    promised: float | None
    kept: float | None
    below: tuple[int, ...]

    @property
    def share(self) -> float | None:
        """Which share of what was promised was kept, 0 to 1; None where nothing was."""
        return None if not self.promised or self.kept is None else self.kept / self.promised


@dataclass(frozen=True, slots=True)
class MonthTouches:
    """All tiers together, and each. ``is_known``: touches are logged or a source tells of them."""

    is_known: bool
    whole: TierTouches
    tiers: tuple[TierTouches, ...]


def touches_of(bench: Workbench, book: MonthBook, first: date, last: date) -> MonthTouches:
    """Return the touches of the days ``first`` to ``last`` against the cadence of today's tier and phase.

    What is promised follows the days on which each account was a customer, and its health before the period, which
    asks for more touches where it is weak.
    """
    from cs_workbench.store import month as stored
    from cs_workbench.store import touches

    facts = book.book
    began = np.maximum(np.where(np.isnat(facts["started_on"].values), np.datetime64(first), facts["started_on"].values),
                       np.datetime64(first))  # fmt: skip
    left = facts["churned_on"].values - _DAY
    ended = np.minimum(np.where(np.isnat(left), np.datetime64(last), left), np.datetime64(last))
    served = ((ended - began) / _DAY).astype(np.float64) + 1
    rows = np.flatnonzero(book.arr.mine & (served > 0))
    ids = book.arr.contracts.account_id[rows].tolist()
    days = (last - first).days + 1
    with bench.store.read() as db:
        sums = touches.sums(db, last, days, days)
        known = touches.is_known(db)
        weeks = stored.weeks_at(db, book.before, ids)
    given = np.array([sums.get(account, {}).get("touches") or 0 for account in ids], np.float64)
    bands = [weeks[account].band if account in weeks else "" for account in ids]
    risk = np.array([rules.RISK.get(band, rules.RISK["unknown"]) for band in bands])
    tier = facts["tier"].values[rows]
    need = rules.needed(tier, facts["phase"].values[rows], risk, served[rows])
    counted = _Counted(np.array(ids, np.int64), given, need)
    everywhere = np.ones(len(rows), np.bool_)
    tiers = [counted.part(name, tier == code) for code, name in (*enumerate(TIERS), (-1, ""))]
    return MonthTouches(known, counted.part("", everywhere), tuple(one for one in tiers if one.accounts))


class _Counted:
    def __init__(self, ids: np.ndarray[tuple[int], np.dtype[np.int64]], given: Floats, need: Floats) -> None:
        self._ids, self._given, self._need = ids, given, need

    def part(self, tier: str, here: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> TierTouches:
        need, given = self._need[here], self._given[here]
        told = ~np.isnan(need)
        below = self._ids[here][told & (given < np.floor(np.nan_to_num(need)))]
        promised = float(need[told].sum()) if told.any() else None
        kept = float(np.minimum(need, given)[told].sum()) if told.any() else None
        return TierTouches(
            tier, tuple(self._ids[here].tolist()), int(given.sum()), promised, kept, tuple(below.tolist())
        )
