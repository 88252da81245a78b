"""From opening to closing ARR: what came, grew, shrank and went, and how much was kept (domain.md 4.1).

Two snapshots of the same accounts are compared, so an account that grew by 200 and shrank by 100 within the period
expanded by 100. Only accounts present at the opening count for what was kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Bools
from cs_workbench.kernel.money import decimals

#: Amounts side by side: int64 minor units, or exact Fractions (dtype object) where rates were applied.
Amounts = NDArray[Any]
Amount = int | Fraction
#: The lines of a bridge, in the order they are read.
LINES: Final = ("new", "reactivated", "expansion", "contraction", "churn", "switched", "unopened", "fx")
MONTHS_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Bridge:
    """A period in one currency.

    Attributes:
        opening: ARR of each account at the opening, shape (n,).
        closing: at the closing, as reported (with the effect of rates).
        moves: line of `LINES` -> signed change of each account, shape (n,); opening + all moves = closing.
    """

    opening: Amounts
    closing: Amounts
    moves: Mapping[str, Amounts]

    def amount(self, line: str) -> Amount:
        """Return the signed sum of a line, or of ``opening`` and ``closing``."""
        return total(getattr(self, line) if line in ("opening", "closing") else self.moves[line])

    def accounts(self, line: str) -> Bools:
        """Return which accounts stand behind a line, or pay at ``opening`` or ``closing``; shape (n,)."""
        amounts = getattr(self, line) if line in ("opening", "closing") else self.moves[line]
        return np.asarray(amounts != 0, dtype=np.bool_)

    def monthly(self, line: str) -> Fraction:
        """Return a line of the MRR bridge: ARR / 12, not rounded."""
        return Fraction(self.amount(line)) / MONTHS_A_YEAR

    @property
    def nrr(self) -> float | None:
        """Net revenue retention: (opening + expansion - contraction - churn) / opening; None without an opening."""
        return self._kept("expansion", "contraction", "churn")

    @property
    def grr(self) -> float | None:
        """Gross revenue retention: what is left of each opening amount, nothing above it; at most 1."""
        return self._kept("contraction", "churn")

    @property
    def logo_churn(self) -> float | None:
        """Accounts that churned / accounts that paid at the opening."""
        paying = int(self.accounts("opening").sum())
        return int(self.accounts("churn").sum()) / paying if paying else None

    @property
    def arpa(self) -> Fraction | None:
        """MRR / paying accounts at the closing, not rounded."""
        paying = int(self.accounts("closing").sum())
        return self.monthly("closing") / paying if paying else None

    def _kept(self, *lines: str) -> float | None:
        opening = self.amount("opening")
        return float((opening + sum(map(self.amount, lines))) / Fraction(opening)) if opening else None


def total(amounts: Amounts) -> Amount:
    """Return the exact sum: nothing is rounded or overflows."""
    found: Amount = sum(amounts.tolist())
    return found


def bridge(
    opening: Amounts,
    closing: Amounts,
    *,
    returned: Bools | None = None,
    paid_before: Bools | None = None,
    stays: Bools | None = None,
    switched: Bools | None = None,
    present: Bools | None = None,
    unopened: Bools | None = None,
    fx: Amounts | None = None,
) -> Bridge:
    """Return the bridge of accounts with ``opening`` and ``closing`` ARR; negative amounts count as 0.

    Args:
        opening: ARR at the opening, shape (n,).
        closing: ARR at the closing, at the rates of the opening.
        returned: churned in between and came back: a churn and a reactivation.
        paid_before: paid at some time before the opening, so that who pays again is no new account.
        stays: still a customer at the closing, if on a free plan: it shrank, it did not churn.
        switched: pays in another currency instead now, or did before; its ARR in this one counts as kept.
        present: paid in another currency at the opening and still does: what it pays in this one is expansion.
        unopened: what it paid at the opening is not known; it counts as nothing there, and in no retention figure.
        fx: what the rates of the closing add to ``closing``.
    """
    nobody = np.zeros(len(opening), dtype=np.bool_)
    returned, paid_before, stays, switched, present, unopened = (
        nobody if given is None else given
        for given in (returned, paid_before, stays, switched, present, unopened)
    )
    opening, closing = np.maximum(opening, 0), np.maximum(closing, 0)
    opening = np.where(unopened, opening * 0, opening)
    had, has = np.asarray(opening > 0, np.bool_), np.asarray(closing > 0, np.bool_)
    back = had & has & returned
    switched = switched & ~unopened
    came, gone = ~had & has & ~switched & ~unopened, had & ~has & ~switched
    kept = had & has & ~back
    change = closing - opening
    rises = np.asarray(change > 0, np.bool_)
    nothing = opening * 0
    moves = {
        "new": np.where(came & ~present & ~paid_before, closing, nothing),
        "reactivated": np.where((came & ~present & paid_before) | back, closing, nothing),
        "expansion": np.where((kept & rises) | (came & present), change, nothing),
        "contraction": np.where((kept & ~rises) | (gone & stays), change, nothing),
        "churn": np.where((gone & ~stays) | back, -opening, nothing),
        "unopened": np.where(has & unopened, closing, nothing),
        "switched": np.where(switched & (had ^ has), change, nothing),
        "fx": nothing if fx is None else fx,
    }
    return Bridge(opening, closing + moves["fx"], moves)


def at_rates(
    minor: NDArray[np.int64], currencies: Sequence[str], rates: Mapping[str, Fraction], into: str
) -> Amounts:
    """Return amounts in several currencies as one each, in minor units of ``into``, exact.

    Args:
        minor: minor units, shape (n, len(currencies)).
        currencies: of the columns.
        rates: what one unit of a currency is in ``into``; ``into`` itself is 1.
        into: the currency to count in.

    Returns:
        Fractions, dtype object, shape (n,).

    Raises:
        KeyError: a currency in which there is something has no rate.
    """
    found = np.full(len(minor), Fraction(0), dtype=object)
    for column, currency in enumerate(currencies):
        rows = np.flatnonzero(minor[:, column])
        if len(rows):
            rate = Fraction(1) if currency == into else rates[currency]
            by = rate * Fraction(10) ** (decimals(into) - decimals(currency))
            found[rows] += np.array([int(value) * by for value in minor[rows, column]], dtype=object)
    return found
