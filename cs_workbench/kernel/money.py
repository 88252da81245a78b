"""Money: whole minor units and a currency. Never a float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

#: ISO 4217: how many decimals a currency's minor unit has; those not named here have two.
NO_DECIMALS: Final = frozenset(
    (
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    )
)
THREE_DECIMALS: Final = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
SIGNS: Final = {"JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£"}


def decimals(currency: str) -> int:
    """Return how many decimals ``currency`` is counted in."""
    return 0 if currency in NO_DECIMALS else 3 if currency in THREE_DECIMALS else 2


def half_up(amount: Decimal | Fraction | int) -> int:
    """Return the nearest whole number, halves away from zero: 0.5 is 1, 2.5 is 3, -0.5 is -1."""
    exact = Fraction(amount)
    whole = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return whole if exact >= 0 else -whole


def to_minor(amount: Decimal, currency: str) -> int:
    """Return ``amount`` in minor units, rounded half up once."""
    return half_up(amount.scaleb(decimals(currency)))


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount: ``minor`` whole minor units of ``currency`` (ISO 4217)."""

    minor: int
    currency: str

    @property
    def amount(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.minor).scaleb(-decimals(self.currency))

    def __str__(self) -> str:
        digits = decimals(self.currency)
        return f"{self.amount:,.{digits}f} {self.currency}"

    def short(self) -> str:
        """Return it as a grid shows it: ``¥4,800,000``, ``$1,200.50``."""
        sign = SIGNS.get(self.currency, f"{self.currency} ")
        digits = decimals(self.currency)
        return f"{'-' if self.minor < 0 else ''}{sign}{abs(self.amount):,.{digits}f}"

    def as_json(self) -> dict[str, object]:
        """Return the shape every command prints."""
        return {"minor": self.minor, "currency": self.currency}
