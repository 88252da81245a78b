"""A lifetime value set by hand: an amount, a reason, and a last day; the computed one stays beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Column
from cs_workbench.domain.nouns import Kind
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.notes import author
from cs_workbench.services.tiering import LONGEST_OVERRIDE_DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.overrides import Override

KIND: Final = "ltv"


class LtvWithoutReason(WorkbenchError):
    """A lifetime value needs an amount in the account's currency, a reason and a last day."""

    template = N_(
        "errors",
        "An LTV set by hand needs an amount of 0 or more in the currency of the ARR, a reason and a last day within "
        "{days} days. Nothing was changed. Add them.",
    )
    code = "CSW-1458"


class NothingByHand(WorkbenchError):
    """There is no LTV set by hand to end."""

    template = N_(
        "errors",
        "No LTV of this account is set by hand. Nothing was changed. 'touch ltv' shows the computed one.",
    )
    code = "CSW-1459"


@dataclass(frozen=True, slots=True)
class SetLtv(Command):
    """Set an account's LTV by hand until a day; lists, tiers by value and Why say it."""

    account_id: int
    minor: int
    currency: str
    reason: str
    expires_on: str  # ISO day

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it.

        Raises:
            LtvWithoutReason: the amount, the reason or the day is missing or cannot be.
        """
        from cs_workbench.store import overrides
        from cs_workbench.store.book import load_book

        arr = load_book(writing.db, [self.account_id], ("arr",))["arr"].at(0)
        is_other = arr is not None and arr.currency != self.currency
        latest = (bench.today + timedelta(days=LONGEST_OVERRIDE_DAYS)).isoformat()
        is_soon = bench.today.isoformat() <= self.expires_on <= latest
        if self.minor < 0 or not self.currency or is_other or not self.reason.strip() or not is_soon:
            raise LtvWithoutReason(days=LONGEST_OVERRIDE_DAYS)
        made = overrides.add(
            writing.db, self.account_id, KIND, f"{self.minor} {self.currency}", reason=clean(self.reason),
            by=author(bench, writing), at=iso(bench.clock.now()), expires_on=self.expires_on,
        )  # fmt: skip
        changes = accounts_changed(frozenset({self.account_id}), "override")
        said = N_("done", "LTV set by hand: {amount}")
        return Done(changes, EndLtv(made), said, {"amount": Money(self.minor, self.currency).short()}, made)


@dataclass(frozen=True, slots=True)
class EndLtv(Command):
    """End an LTV set by hand; ``back`` puts it in force again."""

    override_id: int
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it."""
        from cs_workbench.store import overrides

        account = overrides.end(writing.db, self.override_id, None if self.back else iso(bench.clock.now()))
        said = (
            N_("done", "The LTV set by hand counts again")
            if self.back
            else N_("done", "The computed LTV counts again")
        )
        changes = accounts_changed(frozenset({account}), "override")
        return Done(changes, EndLtv(self.override_id, not self.back), said)


def set_by_hand(bench: Workbench, db: Connection) -> Mapping[int, Override]:
    """Return, by account, what counts today."""
    from cs_workbench.store import overrides

    return overrides.in_force(db, KIND, bench.today.isoformat())


def money_of(value: str) -> Money:
    """Return the amount of an override's value."""
    minor, _, currency = value.partition(" ")
    return Money(int(minor), currency)


def reason_text(bench: Workbench, override: Override) -> str:
    """Return until when, by whom and why."""
    text = N_("economics", "Set by hand until {until} by {by}: {reason}")
    return bench.say(
        "economics", text, until=override.expires_on, by=override.by or "–", reason=override.reason
    )


def put_by_hand(ltv: Column, accounts: NDArray[np.int64], found: Mapping[int, Override]) -> Column:
    """Return the column with the amounts set by hand in their places; shape (n,) as ``accounts``."""
    places = (
        {account: row for row, account in enumerate(accounts.tolist()) if account in found} if found else {}
    )
    if not places:
        return ltv
    values, known = ltv.values.copy(), ltv.is_known().copy()
    labels: list[Any] = list(ltv.labels)
    codes = np.zeros(len(values), np.int8) if ltv.currency is None else ltv.currency.copy()
    for account, row in places.items():
        money = money_of(found[account].value)
        if money.currency not in labels:
            labels.append(money.currency)
        values[row], known[row], codes[row] = money.minor, True, labels.index(money.currency)
    return Column(Kind.MONEY, values, tuple(labels), known, codes)
