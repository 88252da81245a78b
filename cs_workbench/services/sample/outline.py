"""What every row of one sample book shares: its day, its seed, its words, its ids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from cs_workbench.services.sample.accounts import Account
from cs_workbench.services.sample.days import dice
from cs_workbench.services.sample.words import Words

LEAD = 8  # the index of the lead among the owners; 0 is you


@dataclass(frozen=True, slots=True)
class Outline:
    """One sample book: the same four values, the same rows."""

    words: Words
    seed: int
    today: date
    accounts: int

    def dice(self, account: Account, what: str) -> Random:
        """Return the account's own generator for one kind of row."""
        return dice(self.seed, account.number, what)

    def ago(self, days: int) -> date:
        """Return the day ``days`` before today."""
        return self.today - timedelta(days=days)

    def currency(self, account: Account) -> str:
        """Return what the account is billed in."""
        return str(self.words["other_currency" if account.currency else "currency"])

    def amount(self, account: Account, yen: float) -> int:
        """Return an amount of our price list (yen) in whole units of the account's currency."""
        rate: float = self.words["yen"] / (self.words["other_rate"] if account.currency else 1.0)
        return round(yen * rate)

    def owner_id(self, index: int) -> str:
        """Return the key of a colleague."""
        return f"P{index + 1:02d}"

    def contact_id(self, account: Account, index: int) -> str:
        """Return the key of the account's ``index``-th person."""
        return f"C{account.number:05d}-{index}"
