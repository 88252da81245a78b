"""Revenue (売上): from opening to closing ARR, what was kept, and which accounts stand behind each figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.arr_bridge import LINES, Amounts, Bridge, at_rates, bridge, total
from cs_workbench.domain.arr_history import Ints, day_number, day_of, months_later
from cs_workbench.domain.columns import Bools
from cs_workbench.domain.retention import PERIODS, next_start, period_start
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money, half_up
from cs_workbench.services.arr_book import ArrBook, load_arr_book
from cs_workbench.services.revenue_notes import notes_of, unknown_at

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

YEAR: Final = 12
#: Periods before the running one, when none is said.
EARLIER: Final = {"month": 11, "quarter": 3}
MOST_PERIODS: Final = 120


class WrongPeriod(WorkbenchError):
    """A period that is not over or runs backwards."""

    template = N_(
        "errors",
        "A period from {first} to {last} cannot be reported: it has to end today or earlier, and not before it begins. "
        "Nothing was changed. Choose other days.",
    )
    code = "CSW-1490"


class NoRate(WorkbenchError):
    """A currency without an exchange rate."""

    template = N_(
        "errors",
        "The exchange rate of {currency} in {into} is missing, so amounts cannot be counted together. "
        "Nothing was changed. Give it for that day, or leave amounts in their currencies.",
    )
    code = "CSW-1491"


class TooManyPeriods(WorkbenchError):
    """Months or quarters without end."""

    template = N_(
        "errors",
        "{count} months or quarters are too many for one report: at most {most}. Nothing was changed. "
        "Choose a later first day, or quarters.",
    )
    code = "CSW-1492"


@dataclass(frozen=True, slots=True)
class Rates:
    """What one unit of each currency is in ``into``, on the opening and on the closing day; given by a person.

    ``closing`` empty: the effect of rates is not known, and the closing stands at the opening's rates.
    """

    into: str
    opening: Mapping[str, Fraction]
    closing: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. ``last`` None: today; ``first`` None: twelve months to ``last``; ``by``: '', 'month', 'quarter'.

    ``owner`` None: the whole team.
    """

    first: date | None = None
    last: date | None = None
    by: str = ""
    owner: str | None = None
    rates: Rates | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that opens its list.

    Attributes:
        id: a name of `revenue_words.FIGURES`.
        value: None where it cannot be told; shares from 0 to 1.
        unit: 'year' and 'month' (money a year, a month), 'share', 'accounts'.
        since, on: the days compared: opening and closing.
        title, definition: in the person's language.
        accounts: ids of the accounts behind it.
    """

    id: str
    value: Money | float | int | None
    unit: str
    since: date
    on: date
    title: str
    definition: str
    accounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RenewalLine:
    """A term that ended in the period; ``became``: 'renewed', 'smaller', 'lost', or 'open' while it may be late."""

    account_id: int
    account: str
    ended_on: date
    due: Money
    renewed: Money
    became: str


@dataclass(frozen=True, slots=True)
class Move:
    """What one account adds to one line of the bridge; ``line``: a name of `domain.arr_bridge.LINES`."""

    account_id: int
    account: str
    owner: str
    line: str
    opening: Money
    change: Money


@dataclass(frozen=True, slots=True)
class Period:
    """A period in one currency, from the end of ``since`` to the end of ``on``; ``is_partial``: it is not over."""

    since: date
    on: date
    is_partial: bool
    figures: Mapping[str, Figure]

    def __getitem__(self, figure: str) -> Figure:
        return self.figures[figure]


@dataclass(frozen=True, slots=True)
class InCurrency:
    """One currency: the whole period, its months or quarters, the terms that ended and what moved, by name."""

    currency: str
    whole: Period
    parts: tuple[Period, ...]
    renewals: tuple[RenewalLine, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Revenue:
    """What was asked: days ``first`` to ``last``; a currency each, never added. ``remarks``: how to read it."""

    first: date
    last: date
    by: str
    owner: str | None
    currencies: tuple[InCurrency, ...]
    remarks: tuple[str, ...]


def revenue(bench: Workbench, asked: Asked, book: ArrBook | None = None) -> Revenue:
    """Return the revenue of a period; ``book``: of the same owner, where it was read already.

    Raises:
        WrongPeriod: it is not over yet, or runs backwards.
        TooManyPeriods: more than `MOST_PERIODS` months or quarters.
        NoRate: a currency is to be counted in another, and its rate is missing.
    """
    from cs_workbench.services import revenue_words as words

    first, last = span_of(asked, bench.today)
    book = book or load_arr_book(bench, asked.owner)
    parts = _parts(first, last, asked.by)
    found = []
    for currency in _currencies(book, first, asked.rates):
        counted = _Counted(bench, book, currency, asked.rates)
        whole = counted.period(first, last, is_partial=False)
        periods = tuple(counted.period(*part) for part in parts)
        named = (counted.renewals(whole.since, whole.on), counted.moves(whole.since, whole.on))
        found.append(InCurrency(currency, whole, periods, *named))
    answer = Revenue(first, last, asked.by, asked.owner, tuple(found), ())
    notes = notes_of(book, first - timedelta(days=1), last)
    return replace(answer, remarks=words.remarks(bench.say, answer, notes, asked.rates))


def span_of(asked: Asked, today: date) -> tuple[date, date]:
    """Return the first and last day that a question is about.

    Raises:
        WrongPeriod: they cannot be.
    """
    last = asked.last or today
    if last.year == date.min.year:
        raise WrongPeriod(first=asked.first or last, last=last)
    months = PERIODS.get(asked.by)
    if asked.first is not None:
        first = asked.first
    elif months is not None:
        first = months_later(period_start(last, months), -months * EARLIER[asked.by])
    else:
        first = months_later(last, -YEAR) + timedelta(days=1)
    if last > today or first > last or first == date.min:
        raise WrongPeriod(first=first, last=last)
    return first, last


def _parts(first: date, last: date, by: str) -> list[tuple[date, date, bool]]:
    """Return the months or quarters between two days: first, last, and whether it goes on after that.

    Raises:
        TooManyPeriods: it would be a table without end.
    """
    if by not in PERIODS:
        return []
    months, parts, day = PERIODS[by], [], first
    count = ((last.year - first.year) * YEAR + last.month - first.month) // months + 1
    if count > MOST_PERIODS:
        raise TooManyPeriods(count=count, most=MOST_PERIODS)
    while day <= last:
        end = next_start(period_start(day, months), months) - timedelta(days=1)
        parts.append((day, min(end, last), end > last))
        day = end + timedelta(days=1)
    return parts


def _currencies(book: ArrBook, first: date, rates: Rates | None) -> Sequence[str]:
    """Return the currencies with anything to tell since the opening, that of most ARR rows first."""
    if rates is not None:
        return (rates.into,)
    of = book.history.spans
    told = book.mine[of.account] & of.known & (of.arr > 0) & (of.currency >= 0)
    told &= of.last >= day_number(first) - 1
    counts = np.bincount(of.currency[told], minlength=len(book.currencies))
    return [book.currencies[i] for i in np.argsort(-counts, kind="stable").tolist() if counts[i]]


class _Counted:
    """Counts periods in one currency."""

    def __init__(self, bench: Workbench, book: ArrBook, currency: str, rates: Rates | None) -> None:
        self._bench, self._book, self._currency, self._rates = bench, book, currency, rates
        self._column = book.currencies.index(currency) if currency in book.currencies else -1

    def period(self, first: date, last: date, is_partial: bool) -> Period:
        """Return the figures from the end of the day before ``first`` to the end of ``last``."""
        since = first - timedelta(days=1)
        found = self._bridge(day_number(since), day_number(last))
        due, back = self._renewed(day_number(since), day_number(last))
        ending = self._ending(day_number(since), day_number(last))
        paying, lost = found.accounts("closing"), found.accounts("churn")
        opening = found.accounts("opening")
        values: dict[str, tuple[Money | float | int | None, str, Bools]] = {
            "opening": (self._money(found.amount("opening")), "year", opening),
            **{
                line: (self._money(found.amount(line)), "year", found.accounts(line))
                for line in LINES
                if line != "fx" or (self._rates is not None and self._rates.closing)
            },
            "closing": (self._money(found.amount("closing")), "year", paying),
            "nrr": (found.nrr, "share", opening),
            "grr": (found.grr, "share", opening),
            "logo_churn": (found.logo_churn, "share", lost),
            "customers": (int(paying.sum()), "accounts", paying),
            "mrr": (self._money(found.monthly("closing")), "month", paying),
            "arpa": (None if found.arpa is None else self._money(found.arpa), "month", paying),
            "due": (self._money(due), "year", ending),
            "renewed": (self._money(back), "year", ending),
            "renewal_rate": (float(back / due) if due else None, "share", ending),
        }
        if last == self._book.today:  # what was signed by an earlier day is not known
            signed = self._signed(day_number(last))
            values["signed"] = (self._money(total(signed)), "year", np.asarray(signed > 0, np.bool_))
        return Period(
            since, last, is_partial,
            {name: self._figure(name, told, since, last) for name, told in values.items()},
        )  # fmt: skip

    def renewals(self, since: date, on: date) -> tuple[RenewalLine, ...]:
        """Return the terms that ended, the largest loss first."""
        found, book = self._book.renewed, self._book
        lines = []
        for row in np.flatnonzero(self._in_period(day_number(since), day_number(on))).tolist():
            currency = book.currencies[found.currency[row]]
            due, back = Money(int(found.due[row]), currency), Money(int(found.renewed[row]), currency)
            became = "renewed" if back == due else "smaller" if back.minor else "lost"
            account = int(found.account[row])
            lines.append(
                RenewalLine(
                    int(book.contracts.account_id[account]), book.book["name"].at(account) or "",
                    day_of(int(found.day[row])), due, back, became if found.is_decided[row] else "open",
                )
            )  # fmt: skip
        return tuple(
            sorted(lines, key=lambda line: (line.renewed.minor - line.due.minor, line.ended_on, line.account))
        )

    def moves(self, since: date, on: date) -> tuple[Move, ...]:
        """Return what each account adds to each line, the largest loss of a line first, then the largest gain."""
        found, book = self._bridge(day_number(since), day_number(on)), self._book
        moved = []
        for line, amounts in found.moves.items():
            for row in np.flatnonzero(found.accounts(line)).tolist():
                name, owner = (str(book.book[fact].at(row) or "") for fact in ("name", "owner"))
                opening, change = (self._money(amount) for amount in (found.opening[row], amounts[row]))
                moved.append(Move(int(book.contracts.account_id[row]), name, owner, line, opening, change))
        return tuple(
            sorted(moved, key=lambda m: (m.change.minor >= 0, -abs(m.change.minor), m.account, m.account_id))
        )

    def _bridge(self, opening: int, closing: int) -> Bridge:
        book, history = self._book, self._book.history
        known = ~unknown_at(book, closing)
        before, after = (np.where(known[:, None], book.arr(day), 0) for day in (opening, closing))
        paid_before = np.asarray((history.first_paid() <= opening).any(axis=1))
        common = {
            "returned": history.returned(opening, closing),
            "paid_before": paid_before,
            "stays": history.is_running(closing),
            "unopened": unknown_at(book, opening),
        }
        if self._rates is not None:
            was, now = self._counted(before), self._counted(after)
            fx = self._counted(after, self._rates.closing) - now if self._rates.closing else None
            return bridge(was, now, **common, fx=fx)
        had, has = before > 0, after > 0
        others = np.arange(before.shape[1]) != self._column
        came, went = (has & ~had)[:, others].any(axis=1), (had & ~has)[:, others].any(axis=1)
        return bridge(
            before[:, self._column],
            after[:, self._column],
            **common,
            switched=np.where(had[:, self._column], came, went),
            present=np.asarray(had[:, others].any(axis=1)),
        )

    def _signed(self, day: int) -> Amounts:
        """Return what accounts that do not run on ``day`` will pay when they begin; shape (n,)."""
        spans, history = self._book.history.spans, self._book.history
        waits = (spans.first > day) & ~history.is_running(day)[spans.account] & self._book.mine[spans.account]
        begins = np.full(history.accounts, np.iinfo(np.int64).max)
        np.minimum.at(begins, spans.account[waits], spans.first[waits])
        counts = waits & (spans.first == begins[spans.account]) & spans.known & (spans.currency >= 0)
        found = np.zeros((history.accounts, history.currencies), dtype=np.int64)
        np.add.at(found, (spans.account[counts], spans.currency[counts]), spans.arr[counts])
        return self._counted(found) if self._rates is not None else found[:, self._column]

    def _in_period(self, opening: int, closing: int) -> Bools:
        """Return the terms whose last day lies before the closing, so that what followed is in the period."""
        found = self._book.renewed
        inside = (found.day >= opening) & (found.day < closing) & self._book.mine[found.account]
        return np.asarray(inside if self._rates is not None else inside & (found.currency == self._column))

    def _ending(self, opening: int, closing: int) -> Bools:
        found = np.zeros(self._book.history.accounts, dtype=np.bool_)
        found[self._book.renewed.account[self._in_period(opening, closing)]] = True
        return found

    def _renewed(self, opening: int, closing: int) -> tuple[Fraction, Fraction]:
        """Return the ARR that came up and is decided, and what of it was renewed."""
        found = self._book.renewed
        of = found.take(self._in_period(opening, closing) & found.is_decided)
        sums = []
        for amounts in (of.due, of.renewed):
            table = np.zeros((len(of), len(self._book.currencies)), dtype=np.int64)
            table[np.arange(len(of)), of.currency] = amounts
            counted = self._counted(table) if self._rates is not None else amounts
            sums.append(Fraction(total(counted)))
        return sums[0], sums[1]

    def _counted(self, minor: Ints, rates: Mapping[str, Fraction] | None = None) -> Amounts:
        """Return amounts of all currencies in the one asked for."""
        given = self._rates
        if given is None:
            raise ValueError("no rates")
        try:
            return at_rates(
                minor, self._book.currencies, given.opening if rates is None else rates, given.into
            )
        except KeyError as error:
            raise NoRate(currency=error.args[0], into=given.into) from error

    def _money(self, amount: Fraction | int) -> Money:
        return Money(half_up(amount if isinstance(amount, Fraction) else int(amount)), self._currency)

    def _figure(
        self, name: str, told: tuple[Money | float | int | None, str, Bools], since: date, on: date
    ) -> Figure:
        from cs_workbench.services.revenue_words import FIGURES

        value, unit, rows = told
        title, definition = (self._bench.say("revenue", text) for text in FIGURES[name])
        return Figure(name, value, unit, since, on, title, definition, self._book.ids(rows & self._book.mine))
