"""Money of a month: the bridge by currency, terms that ended, who left or shrank and why, who came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.words import WORDS, word
from cs_workbench.kernel.money import Money
from cs_workbench.services.revenue import Asked, Figure, Period, Revenue, revenue

if TYPE_CHECKING:
    from cs_workbench.services.month_book import MonthBook
    from cs_workbench.services.outcomes import OutcomeRow
    from cs_workbench.services.workbench import Workbench

#: Days around a term's end within which an outcome says why it ended so.
REASON_BEFORE_DAYS: Final = 150
REASON_AFTER_DAYS: Final = 45


@dataclass(frozen=True, slots=True)
class MonthCurrency:
    """One currency: the figures of `services.revenue` from the day before the month to its end."""

    currency: str
    period: Period

    def __getitem__(self, figure: str) -> Figure:
        return self.period[figure]


@dataclass(frozen=True, slots=True)
class MonthRenewal:
    """A term that ended in the month; ``became`` as in `services.revenue.RenewalLine`. ``reason``: '' unknown."""

    account_id: int
    account_uid: str
    account: str
    owner: str
    ended_on: date
    due: Money
    renewed: Money
    became: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """An account behind a line of the bridge (``line``: a name of `domain.arr_bridge.LINES`), with its signed ARR."""

    line: str
    account_id: int
    account_uid: str
    account: str
    owner: str
    arr: Money
    reason: str


@dataclass(frozen=True, slots=True)
class MonthMoney:
    """Everything about money, and the answer that it is made of."""

    currencies: tuple[MonthCurrency, ...]
    renewals: tuple[MonthRenewal, ...]
    changes: tuple[Change, ...]
    revenue: Revenue


#: What became of a term -> the outcomes that say why.
KINDS: Final[dict[str, tuple[str, ...]]] = {
    "renewed": (), "smaller": ("contraction",), "lost": ("churn", "notice"), "open": ("churn", "notice"),
}  # fmt: skip
#: The lines whose accounts are named, the losses first, as they are read.
NAMED: Final = ("churn", "contraction", "new", "reactivated", "expansion", "switched", "unopened")


def month_money(bench: Workbench, book: MonthBook) -> MonthMoney:
    """Return the money of a month."""
    told = revenue(bench, Asked(book.first, book.last, owner=book.owner), book.arr)
    why = Reasons(bench)
    renewals = [
        MonthRenewal(
            line.account_id, book.uid(line.account_id), line.account, book.owner_of(line.account_id), line.ended_on,
            line.due, line.renewed, line.became,
            why.of(line.account_id, line.ended_on, KINDS[line.became]),
        )
        for of in told.currencies for line in of.renewals
    ]  # fmt: skip
    changes = []
    for of in told.currencies:
        for line in NAMED:
            for account, arr in book.moved(of.whole[line], of.currency):
                kinds = {"churn": ("churn", "notice"), "contraction": ("contraction",)}.get(line, ())
                reason = why.of(account, book.last, kinds, since=book.first) if kinds else ""
                changes.append(
                    Change(line, account, book.uid(account), book.name(account), book.owner_of(account), arr, reason)
                )  # fmt: skip
    currencies = tuple(MonthCurrency(of.currency, of.whole) for of in told.currencies)
    return MonthMoney(currencies, tuple(renewals), tuple(changes), told)


class Reasons:
    """Finds why a contract ended or shrank, as people entered it or sources told it."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._known: dict[int, tuple[OutcomeRow, ...]] = {}

    def of(self, account: int, day: date, kinds: tuple[str, ...], since: date | None = None) -> str:
        """Return the reasons of the outcome of the first of ``kinds`` that is told near ``day``; '' for none."""
        from cs_workbench.services.outcomes import list_outcomes

        if account not in self._known:
            self._known[account] = list_outcomes(self._bench, account)
        first = (since or day) - timedelta(days=REASON_BEFORE_DAYS)
        last = day + timedelta(days=REASON_AFTER_DAYS)
        near = [row for row in self._known[account] if first <= row.happened_on <= last and row.reasons]
        for kind in kinds:
            for row in near:
                if row.kind == kind:
                    return self._text(row)
        return ""

    def _text(self, row: OutcomeRow) -> str:
        known: Mapping[str, str] = WORDS["outcome_reason"]
        words = [
            self._bench.say("values", word("outcome_reason", r)) if r in known else r for r in row.reasons
        ]
        return self._bench.say("formats", ", ").join(words)
