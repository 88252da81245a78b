"""Facts for rules: each kind of record counts on its day, and unknown is never zero."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from cs_workbench.kernel.money import Money
from cs_workbench.store import facts, remote, touches
from cs_workbench.store.engine import Store
from cs_workbench.store.facts import load_scoring_inputs
from tests.store.conftest import AT, land

DAY = date(2026, 11, 24)


def facts_of(
    store: Store, row: int = 0, day: date = DAY, accounts: list[int] | None = None
) -> dict[str, Any]:
    with store.read() as db:
        inputs = load_scoring_inputs(db, day, accounts)
    return {fact: column.at(row) for fact, column in inputs.columns.items()}


def use(store: Store, items: list[tuple[int, str, str, str, float, int | None]]) -> None:
    with store.write("usage", "sync") as writing:
        remote.upsert_usage(writing.db, "crm", items, at=AT)


def test_of_an_account_nobody_tells_of_everything_is_unknown(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    known = {fact: value for fact, value in facts_of(store).items() if value is not None}
    assert known == {"name": "A", "source": "crm"}


def test_what_is_connected_and_has_no_row_for_an_account_is_zero(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}])
    land(store, "ticket", [{"id": "1", "account": "b", "opened_at": AT, "priority": "p1", "kind": "defect"}])
    land(store, "contact", [{"id": "1", "account": "b", "name": "佐藤", "role": "champion"}])
    land(store, "invoice", [{"id": "1", "account": "b", "issued_on": "2026-01-01", "paid_on": "2026-01-02"}])
    facts = facts_of(store)
    assert {f: facts[f] for f in ("open_tickets", "open_p1_days", "defects_90d", "champion", "overdue_days")} == {
        "open_tickets": 0, "open_p1_days": 0, "defects_90d": 0, "champion": False, "overdue_days": 0,
    }  # fmt: skip
    assert facts["csat"] is None
    with store.read() as db:
        connected = load_scoring_inputs(db, DAY).connected
    assert {"account", "ticket", "contact", "invoice"} == connected


def test_running_subscriptions_make_arr_renewal_and_the_rest(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A", "arr": 1, "currency": "JPY"}])
    land(store, "product", [{"id": "h", "name": "Starter", "is_hook": 1}])
    base = {"account": "a", "currency": "JPY", "started_on": "2025-01-01"}
    land(store, "subscription", [
        base | {"id": "1", "product": "h", "arr": 1200, "ends_on": "2027-03-31", "notice_days": 30, "seats": 5,
                "is_paid": 1, "auto_renews": 1},
        base | {"id": "2", "product": "Main", "is_main": 1, "mrr": 50, "ends_on": "2027-01-31", "seats": 3},
        base | {"id": "3", "amount": 2400, "term_months": 24},
        base | {"id": "4", "arr": 999, "is_trial": 1},
        base | {"id": "5", "arr": 999, "ends_on": "2026-11-23"},
        base | {"id": "6", "arr": 999, "started_on": "2026-11-25"},
    ])  # fmt: skip
    facts = facts_of(store)
    assert facts["arr"] == Money(1200 + 600 + 1200, "JPY")
    assert (facts["renewal"], facts["notice"]) == (date(2027, 1, 31), date(2027, 3, 1))
    assert (facts["seats"], facts["is_paid"], facts["is_trial"], facts["hook_only"]) == (8, True, True, False)
    assert set(facts["products"].split(", ")) == {"Starter", "Main"}
    assert facts["started_on"] == date(2025, 1, 1)


def test_a_contract_whose_amount_nobody_told_is_not_worth_nothing(store: Store) -> None:
    land(
        store, "account", [{"id": "a", "name": "A", "arr": 700, "currency": "JPY"}, {"id": "b", "name": "B"}]
    )
    rows = [{"id": i, "account": i, "started_on": "2025-01-01"} for i in ("a", "b")]
    land(store, "subscription", rows)
    assert facts_of(store)["arr"] == Money(700, "JPY"), "the account itself tells it"
    assert facts_of(store, 1)["arr"] is None
    land(store, "subscription", [row | {"ends_on": "2026-01-01"} for row in rows])
    assert facts_of(store)["arr"] == Money(0, "JPY"), "what ran out is worth nothing"


def test_an_account_without_subscriptions_speaks_for_itself(store: Store) -> None:
    page = {"id": "a", "name": "A", "mrr": 100, "currency": "USD", "ends_on": "2027-01-31", "notice_days": 31,
            "seats": 9, "is_paid": 1}  # fmt: skip
    land(store, "account", [page])
    facts = facts_of(store)
    assert facts["arr"] == Money(1200, "USD")
    assert (facts["renewal"], facts["notice"], facts["seats"]) == (date(2027, 1, 31), date(2026, 12, 31), 9)


def test_of_several_currencies_the_largest_sum_counts(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    rows = [("1", 100, "USD"), ("2", 5000, "JPY"), ("3", 50, "USD")]
    land(store, "subscription", [{"id": i, "account": "a", "arr": m, "currency": c} for i, m, c in rows])
    assert facts_of(store)["arr"] == Money(5000, "JPY")


def test_churn_is_the_first_day_without_service(store: Store) -> None:
    land(store, "account", [{"id": i, "name": i} for i in "abcd"])
    land(store, "subscription", [
        {"id": "1", "account": "a", "started_on": "2025-01-01", "ends_on": "2026-10-31"},
        {"id": "2", "account": "b", "started_on": "2025-01-01", "ends_on": "2027-10-31"},
        {"id": "3", "account": "c", "started_on": "2025-01-01", "ends_on": "2026-10-31"},
    ])  # fmt: skip
    land(store, "outcome", [
        {"id": "1", "account": "b", "kind": "notice", "happened_on": "2026-11-01"},
        {"id": "2", "account": "c", "kind": "churn", "happened_on": "2026-11-02"},
        {"id": "3", "account": "d", "kind": "churn", "happened_on": "2026-01-02"},
        {"id": "4", "account": "d", "kind": "reactivation", "happened_on": "2026-02-02"},
    ])  # fmt: skip
    found = [(f["churned_on"], f["churn_notice"]) for f in (facts_of(store, row) for row in range(4))]
    assert found == [(date(2026, 11, 1), False), (None, True), (date(2026, 11, 2), False), (None, False)]


def test_usage_is_measured_over_four_weeks(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A", "seats": 10}, {"id": "b", "name": "B"}])
    use(store, [
        (1, "login", "day", "2026-11-24", 40.0, 8),
        (1, "login", "day", "2026-11-23", 10.0, 6),
        (1, "report", "day", "2026-11-23", 10.0, 2),
        (1, "login", "day", "2026-10-27", 10.0, 4),
        (1, "login", "day", "2026-09-29", 10.0, 100),
        (2, "events", "week", "2026-11-16", 30.0, None),
        (2, "events", "week", "2026-10-12", 40.0, None),
    ])  # fmt: skip
    facts = facts_of(store)
    assert (facts["seat_util"], facts["active_trend"]) == (80.0, (8 + 6) / 4)
    assert abs(facts["stickiness"] - 100 * (8 + 6) / 28 / 8) < 1e-9
    other = facts_of(store, 1)
    assert (other["seat_util"], other["stickiness"], other["active_trend"]) == (None, None, 0.75)
    with store.read() as db:
        ages = load_scoring_inputs(db, DAY).ages
    assert ages["active_trend"].tolist() == [0.0, 8.0]


def test_meaningful_touches_of_both_kinds_count(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    land(store, "interaction", [
        {"id": "1", "account": "a", "happened_at": "2026-11-01T10:00:00Z", "meaningful": 1},
        {"id": "2", "account": "a", "happened_at": "2026-11-20T10:00:00Z", "meaningful": 0},
        {"id": "3", "account": "a", "happened_at": "2026-01-20T10:00:00Z"},
    ])  # fmt: skip
    with store.write("touch", "command") as writing:
        touch = touches.add(writing.db, 1, channel="phone", happened_at="2026-11-14T23:00:00Z")
    facts = facts_of(store)
    assert (facts["last_touch"], facts["days_since_touch"], facts["touches_90d"]) == (
        date(2026, 11, 14),
        10,
        2,
    )
    with store.write("touch", "command") as writing:
        assert touches.retire(writing.db, touch, AT) == 1
    assert facts_of(store)["days_since_touch"] == 23
    assert facts_of(store, day=date(2026, 10, 31))["last_touch"] == date(2026, 1, 20)


def test_tickets_goals_invoices_and_champions(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    base = {"account": "a", "kind": "defect"}
    land(store, "ticket", [
        base | {"id": "1", "opened_at": "2026-11-10T00:00:00Z", "priority": "p1", "status": "open"},
        base | {"id": "2", "opened_at": "2026-11-10T00:00:00Z", "closed_at": "2026-11-20T00:00:00Z", "csat": 4,
                "priority": "p1"},
        base | {"id": "3", "opened_at": "2026-01-10T00:00:00Z", "status": "closed"},
    ])  # fmt: skip
    land(store, "survey", [{"id": "1", "account": "a", "kind": "csat", "score": 2, "answered_at": AT}])
    land(store, "goal", [
        {"id": "1", "account": "a", "name": "g", "due_on": "2026-11-01", "met_on": "2026-10-01"},
        {"id": "2", "account": "a", "name": "h", "due_on": "2026-11-01"},
        {"id": "3", "account": "a", "name": "i", "due_on": "2027-11-01"},
    ])  # fmt: skip
    land(store, "invoice", [
        {"id": "1", "account": "a", "issued_on": "2026-10-01", "due_on": "2026-11-04"},
        {"id": "2", "account": "a", "issued_on": "2026-10-01", "due_on": "2026-10-01", "paid_on": "2026-10-02"},
    ])  # fmt: skip
    land(store, "contact", [
        {"id": "1", "account": "a", "name": "x", "role": "champion", "left_on": "2026-11-20"},
    ])  # fmt: skip
    facts = facts_of(store)
    expected = {
        "open_tickets": 1, "open_p1_days": 14, "defects_90d": 2, "csat": 3.0, "goal_progress": 50.0,
        "overdue_days": 20, "champion": False, "champion_left_days": 4,
    }  # fmt: skip
    assert {fact: facts[fact] for fact in expected} == expected
    assert facts_of(store, day=date(2026, 11, 15))["open_tickets"] == 2


def test_some_accounts_have_the_facts_they_have_among_all(store: Store) -> None:
    land(store, "account", [{"id": str(i), "name": f"N{i}", "seats": 4} for i in range(6)])
    land(store, "ticket", [{"id": str(i), "account": str(i), "opened_at": AT, "csat": i} for i in range(5)])
    use(store, [(i, "m", "day", "2026-11-20", 1.0 * i, i) for i in range(1, 6)])
    with store.read() as db:
        every = load_scoring_inputs(db, DAY)
        some = load_scoring_inputs(db, DAY, [2, 5])
    assert some.account_id.tolist() == [2, 5]
    rows = np.array([1, 4])
    for fact, column in every.columns.items():
        assert [column.at(int(row)) for row in rows] == [some.columns[fact].at(row) for row in (0, 1)], fact


def test_a_large_book_read_in_slices_has_the_facts_of_one_read_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    land(store, "account", [
        {"id": str(i), "name": f"N{i}", "seats": 4, "arr": 100 * i, "currency": ("JPY", "USD", "EUR")[i % 3],
         "growing": ("yes", "no")[i % 2] if i > 2 else None, "owner": f"P{5 - i}"}
        for i in range(6)
    ])  # fmt: skip
    land(store, "ticket", [{"id": str(i), "account": str(i), "opened_at": AT, "csat": i} for i in range(5)])
    use(store, [(i, "m", "day", "2026-11-20", 1.0 * i, i) for i in range(1, 6)])
    with store.read() as db:
        every = load_scoring_inputs(db, DAY)
        monkeypatch.setattr(facts, "SLICE", 4)
        sliced = load_scoring_inputs(db, DAY)
        texts = load_scoring_inputs(db, DAY, texts=("name",)).columns
    assert sliced.account_id.tolist() == every.account_id.tolist()
    assert sliced.columns.keys() == every.columns.keys()
    for fact, column in every.columns.items():
        assert [column.at(i) for i in range(6)] == [sliced.columns[fact].at(i) for i in range(6)], fact
    for fact, ages in every.ages.items():
        np.testing.assert_array_equal(sliced.ages[fact], ages)
    assert sliced.asked == every.asked
    assert "name" in texts
    assert "reading" not in texts


def test_the_least_advanced_product_of_a_fifth_of_the_arr_gives_the_phase(store: Store) -> None:
    land(store, "account", [{"id": name, "name": name} for name in ("a", "b", "c", "d")])
    rows = [
        ("a", "main", "self", 800, "JPY"), ("a", "new", "onboarding", 200, "JPY"),  # 20 %: it counts
        ("b", "main", "self", 801, "JPY"), ("b", "new", "onboarding", 199, "JPY"),
        ("c", "main", "utilisation", 900, "JPY"), ("c", "new", "welcome", 5, "USD"),  # all of another currency
        ("d", "main", None, 900, "JPY"), ("d", "free", "adoption", 0, "JPY"),
    ]  # fmt: skip
    land(store, "subscription", [
        {"id": str(number), "account": account, "product": product, "phase": phase, "arr": arr, "currency": currency,
         "started_on": "2025-01-01", "is_paid": 1}
        for number, (account, product, phase, arr, currency) in enumerate(rows)
    ])  # fmt: skip
    assert [facts_of(store, row)["product_phase"] for row in range(4)] == [
        "onboarding",
        "self",
        "welcome",
        None,
    ]


def test_a_product_without_a_phase_counts_from_its_first_term(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "a"}, {"id": "b", "name": "b"}])
    rows = [
        ("a", "main", "2024-01-01", "2024-12-31", 900), ("a", "main", "2025-01-01", "2026-12-31", 900),
        ("a", "new", "2026-11-20", "2027-11-19", 300),
        ("b", "main", "2024-01-01", "2026-12-31", 900), ("b", "new", "2026-11-20", "2027-11-19", 100),  # 10 %
    ]  # fmt: skip
    land(store, "subscription", [
        {"id": str(number), "account": account, "product": product, "started_on": first, "ends_on": last, "arr": arr,
         "currency": "JPY", "is_paid": 1}
        for number, (account, product, first, last, arr) in enumerate(rows)
    ])  # fmt: skip
    found = [facts_of(store, row)["product_started"] for row in range(2)]
    assert found == [date(2026, 11, 20), date(2024, 1, 1)]
