"""Money is whole minor units and a currency."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.kernel.money import Money, to_minor


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("0.5", "JPY", 1),
        ("1.5", "JPY", 2),
        ("2.5", "JPY", 3),
        ("1200.505", "USD", 120_051),
        ("1.0005", "BHD", 1001),
    ],
)
def test_an_amount_is_rounded_half_up_once(amount: str, currency: str, minor: int) -> None:
    assert to_minor(Decimal(amount), currency) == minor


@given(st.integers(-(10**15), 10**15), st.sampled_from(["JPY", "USD", "BHD"]))
def test_minor_units_survive_the_way_to_an_amount_and_back(minor: int, currency: str) -> None:
    assert to_minor(Money(minor, currency).amount, currency) == minor


def test_money_is_shown_with_its_sign_and_thousands() -> None:
    assert Money(4_800_000, "JPY").short() == "¥4,800,000"
    assert Money(-120_050, "USD").short() == "-$1,200.50"
    assert Money(100, "CHF").short() == "CHF 1.00"
