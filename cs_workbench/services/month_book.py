"""What a month is told of: its days, and the accounts beside their contracts, read once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.arr_history import Ints, day_number, months_later
from cs_workbench.domain.targets import Period, month_period, period_of
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services.arr_book import ArrBook, load_arr_book
from cs_workbench.services.revenue_notes import unknown_at

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book, Bools
    from cs_workbench.services.revenue import Figure
    from cs_workbench.services.workbench import Workbench

THIS: Final = frozenset(("", "this", "now", "今月", "当月"))
PREVIOUS: Final = frozenset(("last", "previous", "先月", "前月"))
_NUMBER: Final = re.compile(r"(\d{1,2})月?")


class WrongMonth(WorkbenchError):
    """A month that cannot be told."""

    template = N_(
        "errors",
        "“{given}” is no month that can be told: it has to be one such as {example}, and not lie ahead. "
        "Nothing was changed.",
    )
    code = "CSW-1479"


def month_of(bench: Workbench, text: str) -> Period:
    """Return the month that ``text`` means: 2026-11, 11 (the last one of that number), last, 先月; '' this one.

    Raises:
        WrongMonth: it means none, or one that lies ahead.
    """
    told, today = unicodedata.normalize("NFKC", text).strip().casefold(), bench.today
    if told in THIS:
        return month_period(today.year, today.month)
    if told in PREVIOUS:
        return step(month_period(today.year, today.month), -1)
    number = _NUMBER.fullmatch(told)
    if number is not None and 1 <= int(number[1]) <= 12:  # noqa: PLR2004
        return month_period(today.year - (int(number[1]) > today.month), int(number[1]))
    found = period_of(told)
    if found is None or found.kind != "month" or found.first > today:
        raise WrongMonth(given=text[:60], example=f"{today:%Y-%m}")
    return found


def step(month: Period, months: int) -> Period:
    """Return the month so many later (negative: earlier)."""
    day = months_later(month.first, months)
    return month_period(day.year, day.month)


@dataclass(frozen=True)
class MonthBook:
    """The accounts of ``owner`` (None: all) in a month, in the order of ``arr``.

    ``last``: the last day that is told of: the month's, or today.
    """

    month: Period
    last: date
    owner: str | None
    arr: ArrBook

    @property
    def first(self) -> date:
        """The first day of the month."""
        return self.month.first

    @property
    def before(self) -> date:
        """The day at whose end the month opens."""
        return self.month.first - timedelta(days=1)

    @property
    def is_closed(self) -> bool:
        """Whether the month is over."""
        return self.last == self.month.last

    @property
    def book(self) -> Book:
        """The facts of the accounts."""
        return self.arr.book

    @cached_property
    def row_of(self) -> dict[int, int]:
        """Account id -> its row."""
        return {account: row for row, account in enumerate(self.arr.contracts.account_id.tolist())}

    @cached_property
    def stays(self) -> Bools:
        """The accounts asked about that are customers at the end; shape (n,)."""
        left = self.book["churned_on"].values <= np.datetime64(self.last)
        comes = self.book["started_on"].values > np.datetime64(self.last)
        return np.asarray(self.arr.mine & ~left & ~comes)

    def ids(self, rows: Bools) -> tuple[int, ...]:
        """Return the account ids of ``rows``."""
        return self.arr.ids(rows)

    def name(self, account: int) -> str:
        """Return what an account is called."""
        return self.book["name"].at(self.row_of[account]) or ""

    def uid(self, account: int) -> str:
        """Return an account's name outside this process."""
        return str(self.book["uid"].at(self.row_of[account]) or "")

    def owner_of(self, account: int) -> str:
        """Return whose account it is today; '' nobody's."""
        return str(self.book["owner"].at(self.row_of[account]) or "")

    @cached_property
    def _ends(self) -> tuple[Ints, Ints]:
        known = ~unknown_at(self.arr, day_number(self.last))
        opening, closing = (
            np.where(known[:, None], self.arr.arr(day_number(day)), 0) for day in (self.before, self.last)
        )
        return opening, closing

    def moved(self, figure: Figure, currency: str) -> list[tuple[int, Money]]:
        """Return (account, signed change of its ARR) behind a line of the bridge, the largest first."""
        column = self.arr.currencies.index(currency)
        opening, closing = self._ends
        change = closing[:, column] - opening[:, column]
        found = [(account, Money(int(change[self.row_of[account]]), currency)) for account in figure.accounts]
        return sorted(found, key=lambda one: (-abs(one[1].minor), self.name(one[0])))

    def arr_before(self, account: int) -> Money | None:
        """Return what an account paid at the opening, else at the end; None unknown, or in several currencies."""
        for amounts in self._ends:
            told = np.flatnonzero(amounts[self.row_of[account]])
            if len(told) == 1:
                return Money(int(amounts[self.row_of[account], told[0]]), self.arr.currencies[told[0]])
        return None


def month_book(bench: Workbench, month: Period, owner: str | None) -> MonthBook:
    """Return the accounts of ``owner`` in a month."""
    return MonthBook(month, min(month.last, bench.today), owner, load_arr_book(bench, owner))
