"""The database as it was known on a day: later rows, later corrections and undated fields are not there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from cs_workbench.store import remote, touches
from cs_workbench.store.engine import Store
from cs_workbench.store.facts import load_scoring_inputs
from cs_workbench.store.past import past
from tests.store.conftest import AT, NOW, land

TODAY = NOW.date()
MONTH_AGO = TODAY - timedelta(days=30)


def then(store: Store, day: date, row: int = 0) -> dict[str, Any]:
    with past(store) as before:
        inputs = load_scoring_inputs(before.at(day), day)
    return {fact: column.at(row) for fact, column in inputs.columns.items()}


def learned(store: Store, table: str, at: str) -> None:
    with store.write("move the past", "test") as writing:
        writing.db.execute(f"UPDATE remote_{table} SET known_at = ?", (at,))


def changed_on(store: Store, at: str) -> None:
    with store.write("move the past", "test") as writing:
        writing.db.execute("UPDATE field_change SET at = ?", (at,))


def test_a_row_we_learned_of_later_was_not_there(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    ticket = {
        "id": "1",
        "account": "a",
        "opened_at": "2026-10-01T00:00:00Z",
        "kind": "defect",
        "priority": "p1",
    }
    land(store, "ticket", [ticket])
    assert then(store, TODAY)["defects_90d"] == 1
    assert then(store, MONTH_AGO)["defects_90d"] is None, "no ticket was known at all"
    learned(store, "ticket", "2026-10-02T00:00:00Z")
    assert then(store, MONTH_AGO)["defects_90d"] == 1
    assert then(store, date(2026, 10, 1))["open_tickets"] is None


def test_a_field_that_changed_later_says_what_it_said(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    base = {"id": "1", "account": "a", "started_on": "2025-01-01", "currency": "JPY", "arr": 1200}
    land(store, "subscription", [base | {"seats": 5}])
    learned(store, "subscription", "2025-01-01T00:00:00Z")
    land(store, "subscription", [base | {"seats": 0}])
    assert then(store, TODAY)["seats"] == 0
    assert then(store, MONTH_AGO)["seats"] == 5
    changed_on(store, "2026-10-01T00:00:00Z")
    assert then(store, MONTH_AGO)["seats"] == 0
    assert then(store, date(2026, 9, 30))["seats"] == 5


def test_what_no_row_dates_is_unknown_before_it_was_brought(store: Store) -> None:
    """Today's seats of an account may be what its churn left: they say nothing of a month ago."""
    land(store, "account", [{"id": "a", "name": "A", "started_on": "2025-01-01", "seats": 9}])
    land(store, "contact", [{"id": "1", "account": "a", "name": "佐藤", "role": "champion"}])
    facts = then(store, MONTH_AGO)
    assert (facts["name"], facts["started_on"]) == ("A", date(2025, 1, 1))
    assert (facts["seats"], facts["champion"]) == (None, None)
    facts = then(store, TODAY)
    assert (facts["seats"], facts["champion"]) == (9, True)


def test_corrected_usage_is_what_it_was(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    (account,) = _accounts(store)
    with store.write("usage", "sync") as writing:
        for value in (10.0, 90.0):
            weeks = [(account, "検索", "week", f"2026-10-{day:02d}", value, None) for day in (5, 12, 19)]
            weeks += [(account, "検索", "week", f"2026-09-{day:02d}", 10.0, None) for day in (7, 14, 21)]
            remote.upsert_usage(writing.db, "crm", weeks, at=AT, first=value == 10.0)
    day = date(2026, 10, 26)
    assert then(store, day)["active_trend"] == 1.0
    changed_on(store, "2026-10-20T00:00:00Z")
    assert then(store, day)["active_trend"] == 9.0


def test_what_was_typed_counts_from_then_on(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    (account,) = _accounts(store)
    with store.write("a touch", "test") as writing:
        touches.add(writing.db, account, channel="phone", happened_at="2026-10-01T03:00:00Z")
    assert then(store, date(2026, 10, 20))["days_since_touch"] is None
    assert then(store, date(2027, 10, 1))["days_since_touch"] == 365


def test_a_row_that_is_gone_by_now_was_there(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    land(store, "subscription", [{"id": "1", "account": "a", "product": "Main", "started_on": "2025-01-01"}])
    learned(store, "subscription", "2025-01-01T00:00:00Z")
    with store.write("it vanished", "test") as writing:
        writing.db.execute("UPDATE remote_subscription SET retired_at = ?", (AT,))
        writing.db.execute("UPDATE account SET retired_at = ?", (AT,))
    assert then(store, MONTH_AGO)["products"] == "Main"
    with past(store) as before:
        assert len(load_scoring_inputs(before.at(TODAY), TODAY).account_id) == 0


def test_today_the_past_is_the_present(store: Store) -> None:
    land(store, "account", [{"id": i, "name": i, "seats": 4, "started_on": "2025-03-01"} for i in "abc"])
    land(store, "ticket", [{"id": "1", "account": "b", "opened_at": AT, "kind": "defect", "csat": 4.0}])
    land(store, "interaction", [{"id": "1", "account": "c", "happened_at": AT, "channel": "phone"}])
    with store.read() as db:
        now = load_scoring_inputs(db, TODAY)
    with past(store) as before:
        same = load_scoring_inputs(before.at(TODAY), TODAY)
    assert now.asked == same.asked
    for fact, column in now.columns.items():
        assert np.array_equal(
            column.values, same.columns[fact].values, equal_nan=column.values.dtype.kind in "fM"
        ), fact


def _accounts(store: Store) -> list[int]:
    with store.read() as db:
        return [row for (row,) in db.execute("SELECT id FROM account ORDER BY id")]
