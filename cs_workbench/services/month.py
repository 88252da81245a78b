"""Month (月次): what a month was for one CSM or the team: money, renewals, health, touches, risks, and what comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cs_workbench.services.month_book import month_book, month_of
from cs_workbench.services.month_health import MonthHealth, month_health
from cs_workbench.services.month_money import Change, MonthCurrency, MonthRenewal, month_money
from cs_workbench.services.month_next import MonthRisk, NextMonth, month_risks, next_month
from cs_workbench.services.month_targets import Actual, TargetLine, month_actuals, month_targets
from cs_workbench.services.month_touches import MonthTouches, touches_of

if TYPE_CHECKING:
    from cs_workbench.domain.targets import Period
    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Month:
    """A month of ``owner`` (None: the whole team), told up to the end of ``last``.

    ``is_closed``: the month is over; else ``last`` is today. ``accounts``: customers at the end.
    ``currencies``: never added. ``actuals``: every measure, with a target or without.
    ``remarks``: how to read the figures.
    """

    period: Period
    last: date
    is_closed: bool
    owner: str | None
    made_on: date
    accounts: tuple[int, ...]
    currencies: tuple[MonthCurrency, ...]
    renewals: tuple[MonthRenewal, ...]
    changes: tuple[Change, ...]
    health: MonthHealth
    touches: MonthTouches
    next: NextMonth
    risks: tuple[MonthRisk, ...]
    targets: tuple[TargetLine, ...]
    actuals: tuple[Actual, ...]
    remarks: tuple[str, ...]

    @property
    def id(self) -> str:
        """The month as ``2026-11``."""
        return self.period.id


def month(bench: Workbench, text: str = "", owner: str | None = None) -> Month:
    """Return the month that ``text`` means ('' this one, as `month_of` reads it) of ``owner`` (None: the team).

    Raises:
        WrongMonth: it is none, or lies ahead.
        NoSuchOwner: no account is theirs.
    """
    from cs_workbench.services.balance import find_owner
    from cs_workbench.services.month_words import remarks

    period = month_of(bench, text)
    book = month_book(bench, period, find_owner(bench, owner) if owner is not None else None)
    money = month_money(bench, book)
    health = month_health(bench, book)
    touches = touches_of(bench, book, book.first, book.last)
    return Month(
        period, book.last, book.is_closed, book.owner, bench.today, book.ids(book.stays), money.currencies,
        money.renewals, money.changes, health, touches, next_month(bench, book), month_risks(bench, book, health),
        month_targets(bench, book), month_actuals(money.revenue, touches),
        (*money.revenue.remarks, *remarks(bench.say, book, health, touches)),
    )  # fmt: skip
