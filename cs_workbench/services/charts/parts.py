"""What the makers of charts have in common: accounts, amounts of one currency, doors, and how numbers read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Book, Bools
from cs_workbench.domain.condition_syntax import And, Clause, Condition, Or, condition_text
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money, decimals
from cs_workbench.services.charts.amounts import short
from cs_workbench.services.economics import NothingInCurrency, currencies_of

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Role
    from cs_workbench.services.workbench import Workbench

Floats = NDArray[np.float64]
ROLES: Final[MappingProxyType[str, Role]] = MappingProxyType(
    {"green": "healthy", "yellow": "watch", "red": "action", "none": "unsure"}
)
SHAPES: Final = MappingProxyType({"green": "●", "yellow": "▲", "red": "■", "none": "◇"})
#: Headings of tables that several charts have; a row says under `ACCOUNTS` how many its door finds, else it is one.
ACCOUNT: Final = N_("findings", "Account")
ACCOUNTS: Final = N_("findings", "Accounts")
ARR: Final = N_("findings", "ARR")
TINY_SHARE: Final = 0.005
NO_ACCOUNTS: Final = N_(
    "findings", "There is no running account here. Add a source on the page Data, or choose another owner."
)


@dataclass(frozen=True, slots=True)
class Amounts:
    """The ARR of accounts in one ``currency`` ('' where none is known): amounts in two are never added.

    Attributes:
        values: minor units, NaN unknown or in another currency; shape (n,).
        others: (currency, accounts) of the others.
        unknown: how many accounts have no known ARR.
    """

    currency: str
    values: Floats
    others: tuple[tuple[str, int], ...]
    unknown: int

    @property
    def counted(self) -> int:
        """How many accounts are in it."""
        return int((~np.isnan(self.values)).sum())

    def of(self, rows: Bools) -> float:
        """Return what ``rows`` bring, in minor units."""
        return float(np.nansum(self.values[rows]))

    def share(self, rows: Bools) -> float | None:
        """Return which part of it ``rows`` bring; None where nothing is brought."""
        whole = float(np.nansum(self.values))
        return self.of(rows) / whole if whole > 0 else None

    def thousands(self, amount: float) -> float:
        """Return minor units as thousands of the currency."""
        return float(amount / 10 ** decimals(self.currency) / 1000)


def running(bench: Workbench, owner: str | None, *facts: str) -> tuple[Book, date]:
    """Return the running accounts of ``owner`` (None: of everybody) with ``facts``, and the day they are of."""
    from cs_workbench.services.standing import data_day
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book, as_of = load_book(db, facts=(*facts, "owner", "churned_on")), data_day(db, bench.today)
    wanted = ~book["churned_on"].is_known()
    if owner is not None:
        names = book["owner"].labels
        wanted &= book["owner"].values == (names.index(owner) if owner in names else len(names))
    return book.take(np.flatnonzero(wanted)), as_of


def amounts_of(book: Book, currency: str | None = None) -> Amounts:
    """Return the ARR in ``currency``, None: in that of most accounts.

    Raises:
        NothingInCurrency: ``currency`` is asked for, and no account has a known ARR in it.
    """
    arr, found = book["arr"], currencies_of(book)
    if currency is None and not found:
        return Amounts("", np.full(len(book), np.nan), (), len(book))
    chosen = currency or found[0][0]
    if chosen not in dict(found):
        raise NothingInCurrency(currency=chosen)
    codes = np.zeros(len(book), np.int8) if arr.currency is None else arr.currency
    mine = arr.is_known() & (codes == arr.labels.index(chosen))
    values = np.where(mine, arr.values, np.nan).astype(np.float64)
    others = tuple(pair for pair in found if pair[0] != chosen)
    return Amounts(chosen, values, others, int((~arr.is_known()).sum()))


def door(owner: str | None, *asked: Condition) -> str:
    """Return the condition that all of ``asked`` hold, among the accounts of ``owner`` (None: of everybody)."""
    whose = () if owner is None else (exactly("owner", owner),)
    return condition_text(And((*asked, *whose)))


def exactly(fact: str, value: str) -> Clause:
    """Return the clause that a text or a choice is ``value`` itself, whatever it contains."""
    return Clause(fact, "=", value, quoted=True)


def in_band(band: str) -> Condition:
    """Return the clause of a health band; not enough data is also where nothing was computed yet."""
    if band != "none":
        return Clause("band", ":", band)
    return Or((exactly("band", "none"), Clause("band", ":", "none")))


def is_choice(fact: str, value: str) -> Clause:
    """Return the clause of a declared choice; '' is unknown."""
    return Clause(fact, ":", value or "none")


def share_text(bench: Workbench, share: float | None) -> str:
    """Return a share from 0 to 1 as whole percent, "<1 %" for less than half of one; '' unknown."""
    if share is None or np.isnan(share):
        return ""
    number = "<1" if 0 < share < TINY_SHARE else f"{share * 100:.0f}"
    return bench.say("formats", "{number} %", number=number)


def short_money(bench: Workbench, minor: float, currency: str) -> str:
    """Return an amount in three digits as a chart has room for: ¥1.23億, ¥480万, $4.8M; small ones whole."""
    return short(bench, Money(round(minor), currency))


def money_text(minor: float, currency: str) -> str:
    """Return an amount as a table shows it; '' without a currency."""
    return Money(round(minor), currency).short() if currency else ""


def signed(value: float, places: int = 0) -> str:
    """Return a number with its sign: +3, −2.5, 0."""
    rounded = round(value, places)
    text = f"{abs(rounded):.{places}f}"
    return text if not rounded else f"{'+' if rounded > 0 else '−'}{text}"


def band_name(bench: Workbench, band: str) -> str:
    """Return a health band with its sign: "■ Needs action"."""
    return f"{SHAPES[band]} {band_word(bench, band)}"


def band_word(bench: Workbench, band: str) -> str:
    """Return a health band in words."""
    return bench.say("values", word("band", band))


def tier_word(bench: Workbench, tier: str) -> str:
    """Return a touch tier in words; '' is unclassified."""
    return bench.say("values", word("tier", tier))


def phase_word(bench: Workbench, phase: str) -> str:
    """Return a phase in words; '' is unknown."""
    return (
        bench.say("values", word("phase", phase))
        if phase
        else bench.say("findings", N_("findings", "No phase"))
    )


def headed(bench: Workbench, *headings: str) -> tuple[str, ...]:
    """Return headings in the person's language."""
    return tuple(bench.say("findings", text) for text in headings)


def below(bench: Workbench, definition: str, as_of: date, owner: str | None, *more: str) -> str:
    """Return a subtitle: the definition, the day, whose accounts, and what else one must know."""
    day = bench.say("findings", N_("findings", "as of {day}"), day=as_of)
    whose = "" if owner is None else bench.say("findings", N_("findings", "owner: {owner}"), owner=owner)
    return " · ".join(part for part in (definition, day, whose, *more) if part)


def arr_text(bench: Workbench, arr: Amounts) -> str:
    """Return of how many accounts the ARR is, and which are not in it."""
    if not arr.currency:
        return bench.say("findings", N_("findings", "no ARR is known"))
    said = [
        bench.say(
            "findings",
            N_("findings", "ARR in {currency} of %n account(s)"),
            arr.counted,
            currency=arr.currency,
        )
    ]
    if arr.others:
        others = ", ".join(f"{currency} {count:,}" for currency, count in arr.others)
        said.append(bench.say("findings", N_("findings", "not added: {others}"), others=others))
    if arr.unknown:
        said.append(bench.say("findings", N_("findings", "ARR unknown: {count}"), count=f"{arr.unknown:,}"))
    return " · ".join(said)
