"""What comes: renewals with their forecast, notice deadlines, meetings up to the next month's end; the open risks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.renewals import CLOSED
from cs_workbench.domain.risk import risk_of
from cs_workbench.kernel.money import Money
from cs_workbench.services.month_book import step

if TYPE_CHECKING:
    from cs_workbench.domain.targets import Period
    from cs_workbench.services.forecast import Coming
    from cs_workbench.services.month_book import MonthBook
    from cs_workbench.services.month_health import MonthHealth
    from cs_workbench.services.workbench import Workbench

#: Months ahead that the forecast is asked for: the rest of this one and the next.
AHEAD: Final = 2
#: Why an account stands among the risks, in the order they are told: written down, notice received, health.
WHY: Final = ("risk", "notice", "red")


@dataclass(frozen=True, slots=True)
class NextRenewal:
    """A term that ends; ``probability`` None where it is over already, and ``became`` says what came of it."""

    account_id: int
    account_uid: str
    account: str
    owner: str
    ends_on: date
    due: Money
    probability: float | None
    category: str
    basis: str
    became: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A notice deadline in the next month."""

    account_id: int
    account_uid: str
    account: str
    owner: str
    notice_on: date
    ends_on: date | None
    amount: Money | None


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting in the next month."""

    account_id: int | None
    account: str
    owner: str
    on: date
    title: str


@dataclass(frozen=True, slots=True)
class NextMonth:
    """The month after, and what is left of one that is not over.

    Terms belong to the month of the day after their end, as in the bridge. ``expected``: what open renewals will
    bring, by currency, of what is ``due``.
    """

    month: Period
    renewals: tuple[NextRenewal, ...]
    due: tuple[Money, ...]
    expected: tuple[Money, ...]
    deadlines: tuple[Deadline, ...]
    meetings: tuple[PlannedMeeting, ...]


@dataclass(frozen=True, slots=True)
class MonthWord:
    """What a CSM wrote on a risk."""

    owner: str
    text: str
    on: date


@dataclass(frozen=True, slots=True)
class MonthRisk:
    """An account at risk at the month's end. ``why``: names of `WHY`; ``cause``, ``plan``, ``help_from`` '' unknown.

    ``amount``: what the risk says is at stake, else the account's ARR.
    """

    account_id: int
    account_uid: str
    account: str
    owner: str
    why: tuple[str, ...]
    amount: Money | None
    deadline: date | None
    cause: str
    plan: str
    help_from: str
    words: tuple[MonthWord, ...]

    def words_by(self, owner: str | None) -> str:
        """Return what ``owner`` wrote; '' nothing."""
        return next((word.text for word in self.words if word.owner == owner), "")


def next_month(bench: Workbench, book: MonthBook) -> NextMonth:
    """Return what comes, or came so far, after ``book.last`` up to the end of the month after."""
    from cs_workbench.services.calendar import meetings
    from cs_workbench.services.forecast import renewal_forecast
    from cs_workbench.services.renewals import renewal_rows
    from cs_workbench.services.revenue import Asked, revenue

    month = step(book.month, 1)
    found: list[NextRenewal] = []
    if month.first < bench.today:
        asked = Asked(month.first, min(month.last, bench.today), owner=book.owner)
        over = revenue(bench, asked, book.arr)
        found += [
            NextRenewal(
                line.account_id, book.uid(line.account_id), line.account, book.owner_of(line.account_id), line.ended_on,
                line.due, None, "", "", line.became,
            )
            for of in over.currencies for line in of.renewals
        ]  # fmt: skip
    coming = [
        one
        for of in renewal_forecast(bench, AHEAD, book.owner, book.arr).currencies
        for one in of.coming
        if book.last <= one.ends_on < month.last
    ]
    found += [
        NextRenewal(
            one.account_id, one.account_uid, one.account, one.owner, one.ends_on, one.due, one.probability,
            one.category, one.basis, "",
        )
        for one in coming
    ]  # fmt: skip
    deadlines = [
        Deadline(
            row.account_id, row.account_uid, row.account, row.owner, row.notice_on, row.ends_on, row.amount
        )
        for row in renewal_rows(bench)
        if row.notice_on is not None
        and book.last < row.notice_on <= month.last
        and row.kind == "renewal"
        and row.stage not in CLOSED
        and (book.owner is None or row.owner == book.owner)
    ]
    first = book.last + timedelta(days=1)
    planned = [
        PlannedMeeting(row.account_id, row.account, row.owner, row.starts_on, row.title)
        for row in meetings(bench, first, month.last, book.owner, why_all=False)
        if row.account_id is not None and (book.owner is None or row.owner == book.owner)
    ]
    due, expected = _sums(coming)
    return NextMonth(
        month,
        tuple(sorted(found, key=lambda one: (one.ends_on, one.account))),
        due,
        expected,
        tuple(sorted(deadlines, key=lambda one: (one.notice_on, one.account))),
        tuple(planned),
    )


def _sums(coming: Sequence[Coming]) -> tuple[tuple[Money, ...], tuple[Money, ...]]:
    due: dict[str, int] = defaultdict(int)
    expected: dict[str, float] = defaultdict(float)
    for one in coming:
        due[one.due.currency] += one.due.minor
        expected[one.due.currency] += one.probability * one.renewed_at.minor
    return (
        tuple(Money(minor, currency) for currency, minor in due.items()),
        tuple(Money(round(minor), currency) for currency, minor in expected.items()),
    )


def month_risks(bench: Workbench, book: MonthBook, health: MonthHealth) -> tuple[MonthRisk, ...]:
    """Return the accounts at risk at the month's end: a risk written down, a notice, or health that needs action."""
    from cs_workbench.store import month as stored
    from cs_workbench.store.outcome_days import outcome_days

    customers = set(book.ids(book.stays))
    with bench.store.read() as db:
        written = [r for r in stored.risks_open_on(db, book.last) if r.account_id in customers]
        words = stored.words_of(db, book.month.id)
        last: dict[int, str] = {}
        for told in outcome_days(db):
            if told.happened_on <= book.last.isoformat() and told.kind in ("notice", "churn", "reactivation"):
                last[told.account] = told.kind
    noticed = {account for account, kind in last.items() if kind == "notice" and account in customers}
    if book.last == bench.today:  # a contract renewed since takes a notice back
        noticed &= {a for a in customers if book.book["churn_notice"].at(book.row_of[a])}
    of_account: dict[int, list[MonthWord]] = defaultdict(list)
    for word in words:
        of_account[word.account_id].append(MonthWord(word.owner, word.text, date.fromisoformat(word.at[:10])))
    risks: dict[int, MonthRisk] = {}
    for one in written:
        risk, held = risk_of(one.detail), risks.get(one.account_id)
        due = date.fromisoformat(one.due_on) if one.due_on else None
        if held is None:
            risks[one.account_id] = replace(
                _risk(book, one.account_id, of_account, ("risk",)),
                amount=risk.amount or book.arr_before(one.account_id),
                deadline=risk.deadline or due,
                cause=risk.cause or one.text,
                plan=risk.plan,
                help_from=risk.help_from,
            )
        else:  # a second one: what the first leaves open
            risks[one.account_id] = replace(
                held,
                cause="; ".join(dict.fromkeys((held.cause, risk.cause or one.text))),
                plan=held.plan or risk.plan,
                help_from=held.help_from or risk.help_from,
            )
    for why, accounts in (("notice", noticed), ("red", set(health.now.get("red", ())))):
        for account in accounts:
            kept = risks.get(account) or _risk(book, account, of_account, ())
            risks[account] = replace(kept, why=(*kept.why, why))
    causes = {move.account_id: move.cause for move in health.moves if move.went == "down"}
    if book.last == bench.today:
        unsaid = [account for account, risk in risks.items() if not risk.cause and account not in causes]
        causes |= _whys(bench, book, unsaid)
    found = [
        risk if risk.cause else replace(risk, cause=causes.get(risk.account_id, ""))
        for risk in risks.values()
    ]
    return tuple(sorted(found, key=_place))


def _whys(bench: Workbench, book: MonthBook, accounts: Sequence[int]) -> dict[int, str]:
    """Return the first reason of each account's health today."""
    from cs_workbench.services.book import worded

    rows = np.array([book.row_of[account] for account in accounts], dtype=np.intp)
    whys = worded(bench, book.book.take(rows))["why"]
    return {account: whys.at(place) or "" for place, account in enumerate(accounts)}


def _risk(
    book: MonthBook, account: int, words: Mapping[int, Sequence[MonthWord]], why: tuple[str, ...]
) -> MonthRisk:
    return MonthRisk(
        account, book.uid(account), book.name(account), book.owner_of(account), why, book.arr_before(account), None, "",
        "", "", tuple(words.get(account, ())),
    )  # fmt: skip


def _place(risk: MonthRisk) -> tuple[int, int, str]:
    amount = risk.amount.minor if risk.amount else 0
    return WHY.index(risk.why[0]), -amount, risk.account
