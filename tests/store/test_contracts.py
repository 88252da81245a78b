"""Contracts over time: what held on which day, what we learned when, and what cannot be known."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from cs_workbench.domain.arr_history import NEVER_BEGAN, History, day_number, day_of
from cs_workbench.store import records, runs
from cs_workbench.store.contracts import Contracts, load_contracts
from cs_workbench.store.engine import Store
from tests.store.conftest import AT, land

TODAY = date(2026, 11, 24)
Row = dict[str, Any]


def book(store: Store, *rows: Row, accounts: str = "a", at: str = AT, first: bool = True) -> None:
    """Land ``accounts`` (a letter each) and their contracts, in yen a year."""
    land(store, "account", [{"id": name, "name": name} for name in accounts], first=True)
    told = [{"id": "1", "account": "a", "currency": "JPY", "started_on": "2025-01-01", **row} for row in rows]
    land(store, "subscription", told, first=first, at=at)


def read(store: Store) -> Contracts:
    with store.read() as db:
        return load_contracts(db, TODAY)


def arr_on(store: Store, *days: str) -> list[int]:
    """Return the ARR of everybody in the first currency on each day."""
    found = read(store)
    history = History(found.spans, len(found.account_id), max(len(found.currencies), 1))
    return [int(history.arr(day_number(date.fromisoformat(day)))[:, 0].sum()) for day in days]


def enter_churn(store: Store, on: str) -> None:
    """Write what a person enters for the first account."""
    with store.write("churn", "test") as writing:
        values = {"kind": "churn", "happened_on": on}
        records.put(writing.db, "outcome", on, 1, values, at=AT, author="佐藤")


def ends(found: Contracts) -> list[tuple[str, int, int]]:
    told = zip(found.ends.day.tolist(), found.ends.arr.tolist(), found.ends.span.tolist(), strict=True)
    return [(day_of(day).isoformat(), arr, span) for day, arr, span in told]


def test_an_amount_changed_in_place_holds_from_the_day_we_learned_of_it(store: Store) -> None:
    book(store, {"arr": 100, "ends_on": "2026-12-31"})
    land(store, "subscription", [{"id": "1", "account": "a", "arr": 130}], at="2026-06-10T01:00:00Z", run=2)
    land(store, "subscription", [{"id": "1", "account": "a", "arr": 90}], at="2026-09-01T01:00:00Z", run=3)
    days = ("2024-12-31", "2025-01-01", "2026-06-09", "2026-06-10", "2026-08-31", "2026-09-01", "2027-01-01")
    assert arr_on(store, *days) == [0, 100, 100, 130, 130, 90, 0]


def test_an_amount_that_was_unknown_is_learned_and_one_cleared_after_the_end_is_kept(store: Store) -> None:
    book(store, {"arr": None, "ends_on": "2026-05-31"})
    assert arr_on(store, "2025-06-01") == [0]
    land(store, "subscription", [{"id": "1", "account": "a", "arr": 70}], at="2026-03-01T01:00:00Z", run=2)
    land(store, "subscription", [{"id": "1", "account": "a", "arr": 0}], at="2026-06-20T01:00:00Z", run=3)
    assert arr_on(store, "2025-06-01", "2026-05-31", "2026-06-01") == [70, 70, 0]


def test_a_vanished_contract_counts_up_to_that_day_but_never_beside_its_successor(store: Store) -> None:
    book(store, {"arr": 100}, {"id": "2", "account": "b", "arr": 50}, accounts="abc")
    with store.write("vanish", "test") as writing:
        writing.db.execute("UPDATE remote_subscription SET retired_at = '2026-07-01T00:00:00Z'")
    assert arr_on(store, "2026-06-30", "2026-07-01") == [150, 0]
    land(
        store,
        "subscription",
        [{"id": "9", "account": "a", "currency": "JPY", "arr": 100, "started_on": "2025-01-01"}],
    )
    assert arr_on(store, "2026-06-30", "2026-07-01") == [150, 100], (
        "told under another id, it is counted once"
    )


def test_an_account_without_contracts_runs_from_its_start_to_its_churn_and_again(store: Store) -> None:
    land(store, "account", [
        {"id": "a", "name": "A", "arr": 240, "currency": "JPY", "started_on": "2024-04-01", "ends_on": "2027-03-31"}
    ])  # fmt: skip
    assert arr_on(store, "2024-03-31", "2024-04-01", "2026-11-24") == [0, 240, 240]
    assert ends(read(store)) == [("2027-03-31", 240, -1)]
    outcomes = [("1", "churn", "2025-03-01"), ("2", "reactivation", "2025-09-01")]
    land(store, "outcome", [{"id": i, "account": "a", "kind": k, "happened_on": d} for i, k, d in outcomes])
    assert arr_on(store, "2025-02-28", "2025-03-01", "2025-08-31", "2025-09-01") == [240, 0, 0, 240]
    enter_churn(store, "2026-10-01")
    assert arr_on(store, "2026-09-30", "2026-10-01") == [240, 0]
    assert ends(read(store)) == []


def test_a_churn_entered_here_ends_contracts_at_once_and_a_sources_waits(store: Store) -> None:
    book(store, {"arr": 100, "ends_on": "2027-03-31"}, {"id": "2", "arr": 30, "started_on": "2027-01-01"})
    land(store, "outcome", [{"id": "1", "account": "a", "kind": "churn", "happened_on": "2026-08-01"}])
    assert arr_on(store, "2026-11-24") == [100]
    enter_churn(store, "2026-09-01")
    assert arr_on(store, "2026-08-31", "2026-09-01", "2027-01-01") == [100, 0, 30]
    assert ends(read(store)) == [("2026-08-31", 100, 0)]


def test_terms_end_with_a_contract_when_it_is_moved_on_and_at_each_term_it_outlives(store: Store) -> None:
    book(
        store,
        {"arr": 100, "started_on": "2024-01-01", "term_months": 12},
        {"id": "2", "arr": 50, "started_on": "2025-04-01", "ends_on": "2026-03-31"},
        {
            "id": "3",
            "account": "b",
            "arr": 20,
            "started_on": "2023-07-01",
            "ends_on": "2026-07-10",
            "term_months": 12,
        },
        {"id": "4", "account": "b", "mrr": 0, "started_on": "2026-01-01", "ends_on": "2026-02-01"},
        accounts="ab",
    )
    moved = {"id": "2", "account": "a", "ends_on": "2027-03-31"}
    land(store, "subscription", [moved], at="2026-03-15T00:00:00Z", run=2)
    assert sorted(ends(read(store))) == [
        ("2024-06-30", 20, -1), ("2024-12-31", 100, -1), ("2025-06-30", 20, -1), ("2025-12-31", 100, -1),
        ("2026-03-31", 50, -1), ("2026-07-10", 20, 2), ("2027-03-31", 50, 1),
    ]  # fmt: skip
    assert read(store).without_end == 1


def test_what_cannot_be_known_is_counted(store: Store) -> None:
    book(
        store,
        {"arr": 100, "started_on": None},
        {"id": "2", "arr": 5, "started_on": "2026-05-01", "ends_on": "2026-04-01"},
        {"id": "3", "account": "b", "arr": 7, "currency": None},
        {"id": "4", "account": "b", "arr": 9, "is_trial": 1},
        accounts="abz",
    )
    with store.write("vanish", "test") as writing:
        writing.db.execute("UPDATE account SET retired_at = ? WHERE id = 3", (AT,))
        run, _, _ = runs.start(writing.db, "crm", AT)
        runs.end(writing.db, run, AT, "done", {})
    found = read(store)
    assert (found.wrong_way, found.vanished) == (1, 1)
    assert found.known_from == TODAY
    assert found.account_id.tolist() == [1, 2]
    assert found.spans.known.tolist() == [True, False, True], (
        "an amount without a currency is unknown, a trial is 0"
    )
    assert (found.spans.first[0], found.known_on[0]) == (NEVER_BEGAN, day_number(TODAY)), (
        "it runs since we know of it"
    )
    assert found.known_on[1:].tolist() == [NEVER_BEGAN, NEVER_BEGAN]


def test_a_contract_told_of_late_says_when_we_learned(store: Store) -> None:
    book(store, {"arr": 100})
    late = {"id": "2", "account": "a", "currency": "JPY", "arr": 40, "started_on": "2025-02-01"}
    land(store, "subscription", [late], at="2026-08-08T03:00:00Z")
    found = read(store)
    assert found.known_on.tolist() == [NEVER_BEGAN, day_number(date(2026, 8, 8))]
    assert arr_on(store, "2026-01-01") == [140], "it ran, whenever we learned of it"


def test_an_empty_store_has_no_contracts(store: Store) -> None:
    found = read(store)
    assert (len(found.spans), found.currencies, found.known_from, len(found.ends.day)) == (0, (), None, 0)
    assert np.array_equal(found.account_id, [])
