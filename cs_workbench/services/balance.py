"""Contact balance (接点バランス): who was promised more than they got, who is silent, who gets too much.

A coverage tool, not an appraisal. Mail that no mailbox tells of is missing, so no favourite is named without one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.domain import balance as rules
from cs_workbench.domain.cadence import max_gap_days
from cs_workbench.domain.columns import Book, Bools
from cs_workbench.domain.facts import TIERS
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services import settings

if TYPE_CHECKING:
    from cs_workbench.domain.balance import Figure, Floats
    from cs_workbench.services.workbench import Workbench

DAYS: Final = 90
RECENT_DAYS: Final = 30
_FACTS: Final = (
    "name", "tier", "phase", "band", "arr", "owner", "last_touch", "days_since_touch", "started_on", "active_trend",
    "churned_on",
)  # fmt: skip


class NoSuchOwner(WorkbenchError):
    """A name that owns no account."""

    template = N_("errors", "{name} owns no account. Nothing was changed. Names: {names}.")
    code = "CSW-1474"


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One account of a list. ``reason`` is a sentence with value, threshold and day.

    ``touches``: meaningful ones in the window; ``needed``: by the cadence, None unclassified; ``since``: the day
    from which on the list is right (the gap was passed, the first unanswered outreach, the last touch).
    ``usage``: the usage trend beside a silent account, which may be reading; 1 is level.
    """

    account_id: int
    uid: str
    account: str
    reason: str
    tier: str
    phase: str
    band: str
    arr: Money | None
    touches: int
    needed: float | None
    last_touch: date | None
    since: date | None
    usage: float | None
    owner: str


@dataclass(frozen=True, slots=True)
class TierCover:
    """Accounts of a tier ('' unclassified), and how many had a meaningful touch: ``recent`` in the last days.

    ``by_chance``: how many chance reaches at least; None where too little is needed to tell. ``digital``: of the
    ``touches``, those that reach many at once.
    """

    tier: str
    accounts: int
    recent: int
    covered: int
    by_chance: float | None
    touches: int
    digital: int

    @property
    def stands_out(self) -> bool:
        """Whether fewer accounts are reached than chance would."""
        return self.by_chance is not None and self.covered < self.by_chance


@dataclass(frozen=True, slots=True)
class Favoured:
    """A CSM whose most visited accounts get more than they need, beyond chance."""

    owner: str
    excess: float
    p: float
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """The page of ``owner`` (None: the whole team) for the ``days`` up to ``as_of``.

    ``measures`` is empty while fewer than `domain.balance.LEAST_EXPECTED` touches are expected. ``is_known``:
    touches are logged or a source tells of them. ``expected`` leaves unclassified accounts out.
    ``currencies``: in how many their ARR is.
    """

    as_of: date
    days: int
    owner: str | None
    accounts: int
    touches: int
    expected: float
    unclassified: int
    is_known: bool
    mail_counted: bool
    measures: Mapping[str, Figure]
    tiers: tuple[TierCover, ...]
    favourites: tuple[Favoured, ...]
    neglected: tuple[BalanceRow, ...]
    silent: tuple[BalanceRow, ...]
    over: tuple[BalanceRow, ...]
    currencies: int = 1


@dataclass(frozen=True, slots=True)
class Beside:
    """What each account of ``book`` needs beside what it got; shape (n,), ``needed`` NaN unclassified.

    ``weight``: ARR against the mean of its currency, 0 unknown.
    """

    book: Book
    needed: Floats
    touches: Floats
    weight: Floats


def mailbox_connected(bench: Workbench) -> bool:
    """Return whether a mailbox tells of mail. None can be connected yet."""
    return False


def first_owner(bench: Workbench) -> str | None:
    """Return whose page the person sees first: a CSM their own, a lead the team's (None)."""
    me = settings.get(bench, "owner")
    return str(me) if me and settings.get(bench, "role") != "lead" else None


def find_owner(bench: Workbench, name: str) -> str:
    """Return ``name``.

    Raises:
        NoSuchOwner: no account is theirs.
    """
    from cs_workbench.services.book import owners

    names = owners(bench)
    if name not in names:
        raise NoSuchOwner(name=name, names=", ".join(names))
    return name


def contact_balance(bench: Workbench, owner: str | None, days: int = DAYS) -> Balance:
    """Return the contact balance of one CSM's accounts, or of the team's (None); churned accounts left out."""
    return balance_and_accounts(bench, owner, days)[0]


def balance_and_accounts(bench: Workbench, owner: str | None, days: int = DAYS) -> tuple[Balance, Beside]:
    """Return what `contact_balance` does, and each account's need beside what it got, for a picture of them."""
    from cs_workbench.store import touches
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book = load_book(db, facts=_FACTS)
        sums = touches.sums(db, bench.today, days, min(RECENT_DAYS, days))
        tickets = touches.tickets_opened(db, bench.today, days)
        known = touches.is_known(db)
    wanted = ~(book["churned_on"].values <= np.datetime64(bench.today))
    if owner is not None:
        names = book["owner"].labels
        wanted &= book["owner"].values == (names.index(owner) if owner in names else len(names))
    counted = _Counted(bench, book.take(np.flatnonzero(wanted)), sums, tickets, days)
    return counted.balance(owner, is_known=known), counted.beside()


class _Counted:
    """The accounts of a page beside what was counted of them; every array of shape (n,)."""

    def __init__(
        self,
        bench: Workbench,
        book: Book,
        sums: Mapping[int, Mapping[str, Any]],
        tickets: Mapping[int, int],
        days: int,
    ) -> None:
        self._bench, self._book, self._days = bench, book, days
        ids = book.account_id.tolist()
        self._sums = [sums.get(account, {}) for account in ids]
        self._touches = self._count("touches")
        self._inbound = self._count("inbound") + np.array(
            [tickets.get(account, 0) for account in ids], np.float64
        )
        self._tier, self._phase = book["tier"].values, book["phase"].values
        today = np.datetime64(bench.today)
        age = (today - book["started_on"].values).astype(np.float64)
        age = np.where(np.isnat(book["started_on"].values), np.nan, np.maximum(age, 0))
        self._served = np.where(np.isnan(age), days, np.minimum(age, days))
        bands = book["band"]
        risk = np.array([rules.RISK.get(band, rules.RISK["unknown"]) for band in (*bands.labels, "unknown")])
        self._risk = risk[bands.values]
        self._need = rules.needed(self._tier, self._phase, self._risk, self._served)
        silence = book["days_since_touch"].values
        self._silence = np.where(np.isnan(silence), age, silence)

    def balance(self, owner: str | None, *, is_known: bool) -> Balance:
        """Return the page."""
        classified = np.flatnonzero(~np.isnan(self._need))
        need, given = self._need[classified], self._touches[classified]
        mail_counted = mailbox_connected(self._bench)
        return Balance(
            self._bench.today,
            self._days,
            owner,
            len(self._book),
            int(self._touches.sum()),
            float(need.sum()),
            len(self._book) - len(classified),
            is_known,
            mail_counted,
            rules.figures(need, given, self._inbound[classified]) if is_known else {},
            self._tiers() if is_known else (),
            self._favourites() if is_known and mail_counted else (),
            *((self._neglected(), self._silent(), self._over()) if is_known else ((), (), ())),
            currencies=_currencies(self._book),
        )

    def beside(self) -> Beside:
        """Return every account, column by column."""
        return Beside(self._book, self._need, self._touches, weights(self._book))

    def _count(self, name: str) -> Floats:
        return np.array([found.get(name) or 0 for found in self._sums], np.float64)

    def _tiers(self) -> tuple[TierCover, ...]:
        recent, digital, found = self._count("recent"), self._count("digital"), []
        for code, tier in (*enumerate(TIERS), (-1, "")):
            here = self._tier == code
            if here.any():
                touches = self._touches[here]
                found.append(
                    TierCover(
                        tier,
                        int(here.sum()),
                        int((recent[here] > 0).sum()),
                        int((touches > 0).sum()),
                        rules.least_reached(self._need[here]) if code >= 0 else None,
                        int(touches.sum()),
                        int(digital[here].sum()),
                    )
                )
        return tuple(found)

    def _favourites(self) -> tuple[Favoured, ...]:
        owners, names = self._book["owner"], self._book["name"].values
        found = []
        for code, owner in enumerate(owners.labels):
            rows = np.flatnonzero((owners.values == code) & ~np.isnan(self._need))
            favour = rules.favour(self._need[rows], self._touches[rows])
            if favour is not None and favour.stands_out:
                accounts = tuple(str(names[rows[row]]) for row in favour.rows)
                found.append(Favoured(owner, favour.excess, favour.p, accounts))
        return tuple(found)

    def _neglected(self) -> tuple[BalanceRow, ...]:
        found = rules.neglected(
            self._silence, self._tier, self._phase, self._need, self._touches, arr=weights(self._book)
        )
        gaps = max_gap_days(self._tier, self._phase)
        rows = np.flatnonzero(found.by_gap | found.by_count)
        order = np.lexsort((-np.nan_to_num(self._silence[rows] / gaps[rows]), -found.order[rows]))
        return tuple(self._neglected_row(int(row), gaps[row], found.by_gap) for row in rows[order])

    def _neglected_row(self, row: int, gap: float, by_gap: Bools) -> BalanceRow:
        last, today = self._book["last_touch"].at(row), self._bench.today
        if not by_gap[row]:
            return self._row(
                row, self._counts_text(row, self._served[row], self._need[row], rules.low_tail), last
            )
        silence = int(self._silence[row])
        since = today - timedelta(days=silence - int(gap) - 1)
        texts = {
            True: N_("balance", "No touch for {days} days, {gap} at most; over since {since}"),
            False: N_("balance", "No touch in {days} days as a customer, {gap} at most; over since {since}"),
        }
        text = self._bench.say("balance", texts[last is not None], days=silence, gap=int(gap), since=since)
        return self._row(row, text, since)

    def _silent(self) -> tuple[BalanceRow, ...]:
        asked = self._count("unanswered")
        rows = np.flatnonzero(asked >= rules.SILENT_FROM)
        names = self._book["name"].values
        found = []
        for row in sorted(rows.tolist(), key=lambda row: (-asked[row], names[row])):
            first, last = (date.fromisoformat(self._sums[row][name]) for name in ("asked_from", "asked_to"))
            text = self._bench.say(
                "balance",
                N_(
                    "balance",
                    "Outreaches without an answer: {count}, {first} to {last} (listed from {least})",
                ),
                count=int(asked[row]),
                first=first,
                last=last,
                least=rules.SILENT_FROM,
            )
            found.append(self._row(row, text, first))
        return tuple(found)

    def _over(self) -> tuple[BalanceRow, ...]:
        window = np.full(len(self._book), float(self._days))  # also of new accounts: sales met them before
        need = rules.needed(self._tier, self._phase, self._risk, window)
        floor = rules.floors(self._tier, self._phase, window)
        due = np.where(need > 0, need, floor)
        rows = np.flatnonzero(rules.over_served(need, self._touches, floor))
        found = []
        for row in sorted(rows.tolist(), key=lambda row: (due[row] - self._touches[row], row)):
            text = self._counts_text(row, self._days, due[row], rules.high_tail)
            found.append(self._row(row, text, self._book["last_touch"].at(row)))
        return tuple(found)

    def _counts_text(
        self, row: int, days: float, due: float, tail: Callable[[Floats, Floats], Floats]
    ) -> str:
        """Return touches against the need, since when, and how often chance alone would do that."""
        chance = float(tail(self._touches[row : row + 1], np.array([due]))[0]) * 100
        return self._bench.say(
            "balance",
            N_("balance", "Touches since {since}: {touches}, needed {needed} (by chance: {chance} in 100)"),
            since=self._bench.today - timedelta(days=round(days)),
            touches=int(self._touches[row]),
            needed=_number(due),
            chance=_number(round(chance)) if chance >= 1 else "<1",
        )

    def _row(self, row: int, reason: str, since: date | None) -> BalanceRow:
        at = {fact: self._book[fact].at(row) for fact in ("name", "uid", *_FACTS[1:])}
        need = self._need[row]
        return BalanceRow(
            int(self._book.account_id[row]),
            at["uid"],
            at["name"] or "",
            reason,
            at["tier"] or "",
            at["phase"] or "",
            at["band"] or "",
            at["arr"],
            int(self._touches[row]),
            None if np.isnan(need) else float(need),
            at["last_touch"],
            since,
            at["active_trend"],
            at["owner"] or "",
        )


def weights(book: Book) -> Floats:
    """Return each ARR against the mean of those in its currency, 0 unknown: amounts in two are not compared."""
    arr = book["arr"]
    known = arr.is_known()
    amount = np.where(known, np.maximum(arr.values, 0), 0).astype(np.float64)
    codes = np.zeros(len(book), dtype=np.int8) if arr.currency is None else arr.currency
    sums, counts = (np.bincount(codes[known], of, minlength=len(arr.labels)) for of in (amount[known], None))
    means = np.divide(sums, counts, out=np.ones(len(sums)), where=sums > 0)
    return np.asarray(amount / means[codes])


def _currencies(book: Book) -> int:
    arr = book["arr"]
    return 1 if arr.currency is None else len(np.unique(arr.currency[arr.is_known()]))


def _number(value: float) -> str:
    """Return a need as people read it: whole, or with one decimal."""
    return f"{value:.0f}" if abs(value - round(value)) < 0.05 else f"{value:.1f}"  # noqa: PLR2004
