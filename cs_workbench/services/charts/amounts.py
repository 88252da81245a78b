"""Amounts of one currency in a chart: the unit of its axis, and how they read where there is little room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import SIGNS, Money, decimals

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

DIGITS: Final = 3
#: From how much on an amount is written so: in English, and yen in Japanese.
STEPS: Final = ((1_000_000_000, "B"), (1_000_000, "M"), (1_000, "K"))
YEN_STEPS: Final = ((100_000_000, "億"), (10_000, "万"))


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of amounts: ``unit`` names it, ``of`` turns money into its numbers."""

    unit: str
    whole: int

    def of(self, money: Money) -> float:
        """Return ``money`` in the axis's unit."""
        return money.minor / self.whole


def axis(bench: Workbench, currency: str, amounts: Iterable[Money]) -> Axis:
    """Return the axis for ``amounts`` in ``currency``: whole, thousands or millions of it."""
    most = max((abs(money.minor) for money in amounts), default=0) / 10 ** decimals(currency)
    name = bench.say("flow", N_("flow", "JPY")) if currency == "JPY" else currency
    factor, text = 1, N_("flow", "{currency}")
    if most >= 10_000_000:  # noqa: PLR2004 - ten of them
        factor, text = 1_000_000, N_("flow", "{currency} million")
    elif most >= 10_000:  # noqa: PLR2004
        factor, text = 1_000, N_("flow", "{currency} thousand")
    return Axis(bench.say("flow", text, currency=name), factor * 10 ** decimals(currency))


def short(bench: Workbench, money: Money) -> str:
    """Return an amount in three digits: ¥1.23億, ¥480万, $4.8M; small ones whole."""
    amount = money.minor / 10 ** decimals(money.currency)
    steps = YEN_STEPS if money.currency == "JPY" and bench.catalogue.language == "ja" else STEPS
    for least, sign in steps:
        if abs(amount) >= least:
            value = abs(amount) / least
            number = f"{value:,.{max(DIGITS - len(f'{value:.0f}'), 0)}f}"
            number = number.rstrip("0").rstrip(".") if "." in number else number
            return (
                f"{'−' if amount < 0 else ''}{SIGNS.get(money.currency, f'{money.currency} ')}{number}{sign}"
            )
    return money.short().replace("-", "−", 1)


def signed(bench: Workbench, money: Money) -> str:
    """Return an amount with its sign: +¥480万, −¥1.2億; nothing is ±0."""
    return f"+{short(bench, money)}" if money.minor > 0 else short(bench, money)
