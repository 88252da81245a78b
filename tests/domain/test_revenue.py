"""Recurring revenue, terms, lifetime value and cadence."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.cadence import max_gap_days, touch_age, touches_per_month
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.lifetime_value import assumed_ltv, divided_half_up
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.revenue import (
    Subscriptions,
    account_arr,
    annual_amount,
    earliest,
    is_running,
    notice_deadline,
    subscription_arr,
)
from tests.domain.spec import spec, vectors

TODAY = date(2026, 11, 24)
NAT = np.datetime64("NaT")


def subscriptions(*rows: dict[str, Any]) -> Subscriptions:
    def ints(name: str) -> tuple[Any, Any]:
        values = [row.get(name) for row in rows]
        known = np.array([v is not None for v in values], dtype=np.bool_)
        return np.array([v or 0 for v in values], dtype=np.int64), known

    def floats(name: str) -> Any:
        return np.array([row.get(name, np.nan) for row in rows], dtype=np.float64)

    def days(name: str) -> Any:
        return np.array([row.get(name, "NaT") for row in rows], dtype="datetime64[D]")

    def codes(name: str, default: int) -> Any:
        return np.array([row.get(name, default) for row in rows], dtype=np.int8)

    return Subscriptions(
        np.array([row.get("account", 0) for row in rows], dtype=np.intp),
        codes("currency", 0),
        *ints("arr"),
        *ints("mrr"),
        *ints("amount"),
        floats("period_months"),
        floats("term_months"),
        days("started_on"),
        days("ends_on"),
        codes("paid", -1),
        codes("trial", -1),
    )


def test_amounts_are_annualised_exactly() -> None:
    for given_, expected in vectors("metrics", "annualise"):
        exact = annual_amount(given_["amount"], months=given_.get("months"), days=given_.get("days"))
        assert float(exact) == pytest.approx(expected, abs=0.001)
    assert annual_amount(1_000_000, months=12) == 1_000_000
    with pytest.raises(ValueError, match="term"):
        annual_amount(1, months=0)


def test_a_subscription_takes_its_best_known_amount() -> None:
    arr, known = subscription_arr(
        subscriptions(
            {"arr": 500, "mrr": 1, "amount": 1, "period_months": 1},
            {"mrr": 100, "amount": 1, "period_months": 1},
            {"amount": 2_400_000, "term_months": 24},
            {"amount": 100, "period_months": 1, "term_months": 12},
            {"amount": 300_000, "started_on": "2026-01-01", "ends_on": "2026-03-31"},
            {"amount": 300_000},
            {"trial": 1, "arr": 900},
            {"paid": 0, "currency": -1},
            {"arr": 7, "currency": -1},
        )
    )
    assert arr[:5].tolist() == [500, 1200, 1_200_000, 1200, 1_216_667]
    assert known.tolist() == [True, True, True, True, True, False, True, True, False]
    assert arr[6:8].tolist() == [0, 0]


def test_contracts_run_on_both_of_their_ends() -> None:
    started = np.array(["2026-11-24", "2026-11-25", "NaT", "2020-01-01"], dtype="datetime64[D]")
    ends = np.array(["2026-11-24", "2027-01-01", "NaT", "2026-11-23"], dtype="datetime64[D]")
    assert is_running(started, ends, TODAY).tolist() == [True, False, True, False]


def test_an_accounts_arr_is_summed_per_currency_over_running_contracts() -> None:
    of = subscriptions(
        {"account": 0, "arr": 100},
        {"account": 0, "arr": 50},
        {"account": 0, "arr": 9, "ends_on": "2020-01-01"},
        {"account": 1, "arr": 30, "currency": 1},
        {"account": 1, "arr": 7},
        {"account": 2, "trial": 1, "currency": -1},
        {"account": 3, "amount": 5},
    )
    totals = account_arr(of, 5, ("JPY", "USD"), TODAY)
    assert totals.minor.tolist() == [[150, 0], [7, 30], [0, 0], [0, 0], [0, 0]]
    column = totals.column(np.array([0, 1, 0, 0, -1], dtype=np.int8))
    shown = [None if (m := column.at(row)) is None else (m.minor, m.currency) for row in range(5)]
    assert shown == [(150, "JPY"), (30, "USD"), (0, "JPY"), None, None]
    assert totals.has_several().tolist() == [False, True, False, False, False]


def test_notice_is_due_so_many_days_before_the_end() -> None:
    ends = np.array(["2027-03-31", "2027-03-31", "NaT"], dtype="datetime64[D]")
    notice = notice_deadline(ends, np.array([60, np.nan, 30.0]))
    assert notice.astype(str).tolist() == ["2027-01-30", "NaT", "NaT"]
    assert earliest(np.array([0, 0, 1]), ends - np.array([0, 1, 0]), np.ones(3, dtype=np.bool_), 2).astype(
        str
    ).tolist() == ["2027-03-30", "NaT"]


def test_the_assumed_ltv_is_36_months_of_80_percent() -> None:
    assert assumed_ltv(np.array([12_000_000, 0, 1, 5])).tolist() == [28_800_000, 0, 2, 12]


@given(st.integers(-(10**12), 10**12), st.integers(1, 1000))
def test_division_rounds_half_away_from_zero(amount: int, by: int) -> None:
    expected = int((Decimal(amount) / Decimal(by)).quantize(Decimal(1), ROUND_HALF_UP))
    assert divided_half_up(np.array([amount]), np.int64(by)).tolist() == [expected]


def test_the_cadence_is_the_specified_one_and_mid_is_served_as_low() -> None:
    given_ = spec("defaults")["cadence_touches_per_month"]
    for tier, row in (("high", "high"), ("mid", "low"), ("low", "low"), ("tech", "tech")):
        codes = np.full(len(PHASES), TIERS.index(tier))
        every = np.arange(len(PHASES))
        assert max_gap_days(codes, every).tolist() == given_["max_gap_days"][row]
        assert touches_per_month(codes, every).tolist() == given_[row]
    unknown = np.array([-1])
    assert np.isnan(max_gap_days(unknown, unknown)).all()
    assert max_gap_days(np.array([0]), unknown).tolist() == [30]
    assert touch_age(np.array([15.0]), np.array([0]), np.array([2])).tolist() == [0.5]
