"""Landing pages: what is new, what differs, what stays; what vanished and what comes back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_workbench.store import remote, runs
from cs_workbench.store.dump import dump
from cs_workbench.store.engine import Store
from cs_workbench.store.remote import PageResult
from tests.store.conftest import AT, land, pull

LATER = "2026-12-01T00:00:00Z"


def counts(result: PageResult) -> tuple[int, int, int, int]:
    return result.inserted, result.changed, result.unchanged, len(result.held)


def rows(store: Store, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with store.read() as db:
        return [tuple(row) for row in db.execute(sql, values)]


def test_a_second_landing_of_the_same_rows_writes_nothing(store: Store) -> None:
    page: list[dict[str, Any]] = [
        {"id": str(i), "name": f"社 {i}", "arr": i * 100, "currency": "JPY"} for i in range(50)
    ]
    assert counts(land(store, "account", page)) == (50, 0, 0, 0)
    before = rows(store, "SELECT * FROM remote_account"), rows(store, "SELECT * FROM account")
    assert counts(land(store, "account", page, run=2, at=LATER)) == (0, 0, 50, 0)
    assert (rows(store, "SELECT * FROM remote_account"), rows(store, "SELECT * FROM account")) == before
    assert rows(store, "SELECT count(*) FROM field_change") == [(0,)]
    assert store.changes_since(0)[1] == []


def test_a_changed_field_is_kept_with_its_old_value(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A", "arr": 100}, {"id": "b", "name": "B", "arr": None}])
    result = land(
        store, "account", [{"id": "a", "name": "A", "arr": 250}, {"id": "b", "name": "B", "arr": 7}], run=2
    )
    assert counts(result) == (0, 2, 0, 0)
    assert rows(store, "SELECT source_id, field, old, new, run, account_id FROM field_change ORDER BY 1") == [
        ("a", "arr", "100", "250", 2, 1),
        ("b", "arr", None, "7", 2, 2),
    ]
    assert rows(store, "SELECT arr FROM remote_account ORDER BY account_id") == [(250,), (7,)]


def test_fields_that_a_page_does_not_carry_stay(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A", "industry": "IT"}])
    land(store, "account", [{"id": "a", "name": "A2"}])
    assert rows(store, "SELECT name, industry FROM remote_account") == [("A2", "IT")]


def test_of_two_rows_with_one_id_the_later_counts(store: Store) -> None:
    result = land(store, "account", [{"id": "a", "name": "first"}, {"id": "a", "name": "second"}])
    assert counts(result) == (1, 0, 1, 0)
    assert rows(store, "SELECT name FROM remote_account") == [("second",)]


def test_facts_find_their_account_and_strangers_are_held(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    page: list[dict[str, Any]] = [
        {"id": "1", "account": "a", "opened_at": AT, "priority": "p1"},
        {"id": "2", "account": "nobody", "opened_at": AT},
        {"id": "3", "account": None, "opened_at": AT},
    ]
    result = land(store, "ticket", page)
    assert result.held == [(1, "unknown_account", "nobody"), (2, "unknown_account", None)]
    assert rows(store, "SELECT source_id, account_id FROM remote_ticket") == [("1", 1)]


def test_a_fact_may_know_its_account_through_another_row(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}])
    land(store, "subscription", [{"id": "s1", "account": "b", "plan": "Pro"}])
    page = [{"id": "u1", "account": "s1", "unit_price": 5, "invoice": "x"}]
    assert counts(land(store, "invoice_line", page, via="subscription")) == (1, 0, 0, 0)
    assert rows(store, "SELECT account_id FROM remote_invoice_line") == [(2,)]
    with store.read() as db:
        assert remote.account_index(db, "crm", "subscription") == {"s1": 2}
        assert remote.account_index(db, "crm", None) == {"a": 1, "b": 2}


def test_a_fact_that_moves_to_another_account_is_a_change(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}])
    land(store, "ticket", [{"id": "1", "account": "a", "opened_at": AT}])
    assert counts(land(store, "ticket", [{"id": "1", "account": "b", "opened_at": AT}])) == (0, 1, 0, 0)
    assert rows(store, "SELECT field, old, new FROM field_change") == [("account_id", "1", "2")]


def test_two_sources_with_the_same_ids_are_two_accounts(store: Store) -> None:
    land(store, "account", [{"id": "1", "name": "A"}])
    land(store, "account", [{"id": "1", "name": "B"}], source="erp")
    assert rows(store, "SELECT name, account_id FROM remote_account ORDER BY 2") == [("A", 1), ("B", 2)]


def test_another_source_never_overwrites_the_fields_of_an_accounts_home(store: Store) -> None:
    land(store, "account", [{"id": "1", "name": "A"}])
    with store.write("alias", "sync") as writing:
        writing.db.execute("INSERT INTO account_key VALUES ('erp', 'x', 1)")
    assert counts(land(store, "account", [{"id": "x", "name": "other"}], source="erp")) == (0, 0, 1, 0)
    assert rows(store, "SELECT name FROM remote_account") == [("A",)]


@pytest.mark.parametrize(
    ("first", "lag", "happened", "known"),
    [
        (True, 0, "2026-01-31T09:00:00Z", ("2026-01-31T09:00:00Z", 1)),
        (True, 2, "2026-01-31T09:00:00Z", ("2026-02-02T09:00:00Z", 1)),
        (False, 2, "2026-01-31T09:00:00Z", (AT, 0)),
        (True, 0, None, (AT, 1)),
    ],
)
def test_a_fact_is_known_since_it_happened_only_in_the_first_pull(
    store: Store, first: bool, lag: int, happened: str | None, known: tuple[str, int]
) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    land(store, "ticket", [{"id": "1", "account": "a", "opened_at": happened}], first=first, lag_days=lag)
    assert rows(store, "SELECT known_at, known_assumed FROM remote_ticket") == [known]


def test_usage_lands_once_and_its_changes_are_kept(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    items = [(1, "login", "day", f"2026-01-{day:02}", float(day), day) for day in range(1, 20)]

    def put(first: bool = False) -> PageResult:
        with store.write("usage", "sync") as writing:
            return remote.upsert_usage(writing.db, "crm", items, at=AT, first=first)

    assert counts(put(first=True)) == (19, 0, 0, 0)
    assert counts(put()) == (0, 0, 19, 0)
    items[3] = (1, "login", "day", "2026-01-04", 99.0, 4)
    assert counts(put()) == (0, 1, 18, 0)
    assert rows(store, "SELECT field, old, new FROM field_change") == [("value", "4.0", "99.0")]


IDS = [str(number) for number in range(10)]


def test_an_account_is_retired_after_two_complete_pulls_without_it(store: Store) -> None:
    pull(store, IDS)
    assert pull(store, IDS[1:]).retired == 0
    gone = pull(store, IDS[1:])
    assert (gone.retired, gone.held, gone.would_go, gone.of_live) == (1, False, 1, 10)
    assert rows(store, "SELECT count(*) FROM account WHERE retired_at IS NULL") == [(9,)]
    assert pull(store, IDS[1:]).retired == 0
    assert pull(store, IDS).returned == 1
    assert rows(store, "SELECT count(*) FROM account WHERE retired_at IS NULL") == [(10,)]


def test_an_account_that_is_back_in_time_is_not_retired(store: Store) -> None:
    for ids in (IDS, IDS[1:], IDS, IDS[1:]):
        assert pull(store, ids).retired == 0


def test_too_many_at_once_wait_for_a_yes_however_often_it_is_pulled(store: Store) -> None:
    pull(store, IDS)
    pull(store, [])
    for _ in range(3):
        result = pull(store, [])
        assert (result.held, result.retired, result.would_go, result.of_live) == (True, 0, 10, 10)
    with store.read() as db:
        hold = remote.open_hold(db, "crm")
    assert hold is not None
    assert (hold.would_go, hold.of_live) == (10, 10)


def test_a_yes_retires_and_a_no_keeps_for_good(store: Store) -> None:
    pull(store, IDS)
    pull(store, [])
    pull(store, [])
    with store.write("answer", "source") as writing:
        assert remote.answer_hold(writing.db, "crm", remove=False, at=AT) == 0
        assert remote.open_hold(writing.db, "crm") is None
    assert not pull(store, []).held
    assert pull(store, IDS).returned == 0
    pull(store, [])
    assert pull(store, []).held
    with store.write("answer", "source") as writing:
        assert remote.answer_hold(writing.db, "crm", remove=True, at=AT) == 10
        assert remote.open_hold(writing.db, "crm") is None
    assert rows(store, "SELECT count(*) FROM account WHERE retired_at IS NULL") == [(0,)]


def test_a_yes_on_the_command_line_retires_any_number(store: Store) -> None:
    pull(store, IDS)
    pull(store, [])
    assert pull(store, [], sure=True).retired == 10


@given(st.lists(st.sets(st.sampled_from(IDS)), min_size=1, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_no_pull_retires_more_than_the_brake_allows(store: Store, pulls: list[set[str]]) -> None:
    with store.write("empty", "test") as writing:
        for table in ("remote_account", "account_key", "sync_missing", "sync_run", "source_hold", "account"):
            writing.db.execute(f"DELETE FROM {table}")
    pull(store, IDS)
    for ids in pulls:
        (before,) = rows(store, "SELECT count(*) FROM account WHERE retired_at IS NULL")[0]
        result = pull(store, sorted(ids))
        assert result.retired <= 0.2 * (before + result.returned)


def test_an_import_can_be_taken_back_and_made_again(store: Store) -> None:
    def run(name: str, ids: list[str], value: float) -> str:
        with store.write("start", "sync") as writing:
            number, _, _ = runs.start(writing.db, "crm", AT)
        land(store, "account", [{"id": i, "name": name, "arr": 1} for i in ids], run=number)
        land(store, "ticket", [{"id": f"t{i}", "account": i, "opened_at": AT} for i in ids], run=number)
        with store.write("usage", "sync") as writing:
            remote.upsert_usage(writing.db, "crm", [(1, "m", "day", "2026-01-01", value, None)], at=AT)
            remote.retire_missing(writing.db, "crm", ["account"], run=number, at=AT)
            runs.end(writing.db, number, AT, "done", {})
        with store.read() as db:
            return dump(db)

    before = run("A", ["1", "2"], 1.0)
    after = run("B", ["1", "2", "3"], 2.0)
    assert before != after
    with store.write("undo", "source") as writing:
        number = runs.latest(writing.db, "crm")
        assert (
            remote.undo_run(writing.db, "crm", number, at=AT) == 5
        )  # 2 names, a value, an account, a ticket
        runs.mark_undone(writing.db, number)
        assert remote.undo_run(writing.db, "crm", number, at=AT) == 1  # the retired account alone
    assert rows(store, "SELECT DISTINCT name FROM remote_account r JOIN account a ON a.id = r.account_id "
                       "WHERE a.retired_at IS NULL") == [("A",)]  # fmt: skip
    assert rows(store, "SELECT value FROM remote_usage") == [(1.0,)]
    assert run("B", ["1", "2", "3"], 2.0) == after


def test_an_interrupted_run_goes_on_and_a_finished_one_does_not(store: Store) -> None:
    with store.write("runs", "sync") as writing:
        db = writing.db
        run, finished, first = runs.start(db, "crm", AT)
        assert (finished, first) == ({}, True)
        runs.finish_file(db, run, "0:a.csv", {"read": 3})
        runs.end(db, run, AT, "cancelled", {})
        assert runs.start(db, "crm", LATER) == (run, {"0:a.csv": {"read": 3}}, True)
        runs.end(db, run, LATER, "done", {"source": "crm"})
        assert runs.newest_end(db) == LATER
        again, finished, first = runs.start(db, "crm", LATER)
        assert (again == run, finished, first) == (False, {}, False)
        last = runs.last(db, "crm")
        assert last is not None
        assert (last.id, last.state, runs.latest(db, "none")) == (again, "running", 0)


def test_the_dump_does_not_depend_on_order_ids_or_runs(
    store: Store, tmp_path: Any, made_profile: Any
) -> None:
    import shutil

    folder = shutil.copytree(made_profile.folder, tmp_path / "other")
    pages = [[{"id": str(i), "name": f"N{i}"}] for i in range(5)]
    for page in pages:
        land(store, "account", page)
    with Store.open(folder, made_profile.key) as other:
        for page in reversed(pages):
            land(other, "account", page, run=9, at=LATER)
            land(other, "account", page, run=10, at=LATER)
        with store.read() as one, other.read() as two:
            assert dump(one) == dump(two)
        land(other, "account", [{"id": "0", "name": "changed"}])
        with store.read() as one, other.read() as two:
            assert dump(one) != dump(two)
