"""The lifetime value of a whole book is, account by account, that of the account alone."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.book_ltv import (
    DAYS_A_MONTH,
    EVERYBODY,
    believed_rate,
    book_ltv,
    like_it,
    measured_stays,
    stays_of,
)
from cs_workbench.domain.columns import (
    Column,
    date_column,
    money_column,
    number_column,
    text_column,
    yes_no_column,
)
from cs_workbench.domain.lifetime_value import Method, Standing, Terms, ltv_by, ltv_by_renewals
from cs_workbench.kernel.money import Money

TODAY = date(2026, 11, 24)
NOW = np.datetime64(TODAY)


def days(*ahead: int | None) -> Column:
    return date_column([None if n is None else (TODAY + timedelta(days=n)).isoformat() for n in ahead])


def columns(n: int, **given_: Column) -> dict[str, Column]:
    """Return ``n`` accounts alike: 1,200,000 yen a year, begun two years ago, renewed in 152 days."""
    usual = {
        "arr": money_column([1_200_000] * n, ["JPY"] * n),
        "renewal": days(*[152] * n),
        "term_months": number_column([None] * n),
        "started_on": days(*[-730] * n),
        "churned_on": days(*[None] * n),
        "is_trial": yes_no_column([0] * n),
        "is_paid": yes_no_column([1] * n),
        "churn_notice": yes_no_column([0] * n),
        "segment": text_column([""] * n),
    }
    return usual | given_


def amounts(of: dict[str, Column], *bands: str) -> list[int | None]:
    n = len(of["arr"].values)
    stays = measured_stays(of["started_on"].values, of["churned_on"].values, of["segment"].values, NOW)
    found = book_ltv(of, bands or ["none"] * n, stays, NOW)
    return [None if (value := found.at(row)) is None else value.minor for row in range(n)]


def test_each_edge_of_an_account_is_told() -> None:
    yes, no = yes_no_column([1]), yes_no_column([0])
    usual = amounts(columns(1))[0]
    assert usual is not None
    assert amounts(columns(1, is_trial=yes)) == amounts(columns(1, is_paid=no)) == [0]
    assert amounts(columns(1, churned_on=days(-3))) == [0]
    assert amounts(columns(1, arr=money_column([-5_000], ["JPY"]))) == [0], "a margin below nothing"
    assert amounts(columns(1, arr=money_column([None], [None]))) == [None]
    assert amounts(columns(1, churn_notice=yes, renewal=days(None))) == [None], "an end nobody knows"
    (noticed,) = amounts(columns(1, churn_notice=yes))
    assert noticed == pytest.approx(5 * 80_000, rel=0.03), "five months of margin"
    (paused,) = amounts(columns(1, started_on=days(61)))
    assert paused is not None
    assert paused < usual - 150_000, "the months until it begins bring nothing"
    green, yellow, red, unknown = (a or 0 for a in amounts(columns(4), "green", "yellow", "red", "none"))
    assert green > yellow == unknown > red
    dollars = columns(1, arr=money_column([1_200_000], ["USD"]))
    assert book_ltv(dollars, ["none"], {EVERYBODY: stays_of({"": (0, 0, 0.02, None)})[""]}, NOW).at(
        0
    ) == Money(usual, "USD"), "in its own currency"


@given(st.integers(0, 10**10), st.integers(-400, 1100), st.integers(1, 60), st.sampled_from(["green", "red"]))
def test_by_renewals_it_is_the_accounts_own(arr: int, left: int, term: int, band: str) -> None:
    of = columns(
        1, arr=money_column([arr], ["JPY"]), renewal=days(left), term_months=number_column([float(term)])
    )
    alone = ltv_by_renewals(
        Standing(Money(arr, "JPY"), left / DAYS_A_MONTH, term), Terms(), believed_rate(band)
    )
    assert alone.amount is not None
    assert amounts(of, band) == [pytest.approx(alone.amount.minor, abs=1)]
    exact = alone.margin * Decimal(repr(alone.paid_months))
    if abs(exact % 1 - Decimal("0.5")) > Decimal("0.001"):
        assert amounts(of, band) == [int(exact.quantize(Decimal(1), ROUND_HALF_UP))]


def test_without_an_end_accounts_like_it_tell_how_long_it_stays() -> None:
    n = 60
    begun = days(*(-30 * (row + 5) for row in range(n)))
    gone = days(*(-40 if row % 4 == 0 else None for row in range(n)))
    segment = text_column(["SMB" if row % 2 else "ENT" for row in range(n)])
    of = columns(n, renewal=days(*[None] * n), started_on=begun, churned_on=gone, segment=segment)
    stays = measured_stays(begun.values, gone.values, segment.values, NOW)
    kept = stays_of({name: found.as_json() for name, found in stays.items()})
    assert stays["SMB"].curve is None, "nobody churned in it"
    assert like_it(stays, "SMB") is stays[EVERYBODY]
    assert (stays[EVERYBODY].accounts, stays[EVERYBODY].churns) == (60, 15)
    found = book_ltv(of, ["none"] * n, kept, NOW)
    for row in (1, 7, 33):
        age = np.floor(30 * (row + 5) / DAYS_A_MONTH)
        there = like_it(stays, "SMB").still_there(age, 36)
        alone = ltv_by(Method.SEGMENT, Standing(Money(1_200_000, "JPY")), Terms(), there)
        assert found.at(row) == alone.amount
