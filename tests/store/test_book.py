"""The book: the source's word, the person's in its place, and what was computed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import numpy as np

from cs_workbench.domain.facts import FACTS
from cs_workbench.kernel.money import Money
from cs_workbench.store import notes, own_fields, standing, todos
from cs_workbench.store.book import load_book
from cs_workbench.store.engine import Store
from tests.store.conftest import AT, land, pull


def test_an_empty_book_has_every_fact(store: Store) -> None:
    with store.read() as db:
        book = load_book(db)
    assert len(book) == 0
    assert {fact.id for fact in FACTS} | {"uid"} == set(book)


def test_some_facts_are_as_in_the_whole_book_and_nothing_else_is_read(store: Store) -> None:
    land(store, "person", [{"id": "p1", "name": "田中"}])
    land(store, "account", [{"id": "a", "name": "A", "owner": "p1", "plan": "Pro"}, {"id": "b", "name": "B"}])
    wanted = ("name", "owner", "arr", "health", "next_step", "phase")
    with store.write("test", "todos") as writing:
        todos.put(writing.db, 1, "reply", "電話する", reason="x", due_on="2026-12-01", at=AT)
    with store.read() as db:
        some, whole = load_book(db, facts=wanted), load_book(db)
    assert set(some) == {*wanted, "uid"}
    for fact in wanted:
        assert [some[fact].at(row) for row in (0, 1)] == [whole[fact].at(row) for row in (0, 1)]
    assert some["next_step"].at(0) == "電話する"


def test_what_the_source_says_stands_in_its_column(store: Store) -> None:
    land(store, "person", [{"id": "p1", "name": "田中"}])
    page: list[dict[str, Any]] = [
        {"id": "a", "name": "親会社", "employees": 12, "owner": "p1", "strategic": 1, "plan": "Pro"},
        {"id": "b", "name": "子会社", "parent": "a", "owner": "p9", "legal_form": "corporate"},
    ]
    land(store, "account", page)
    with store.read() as db:
        book = load_book(db)
        assert len(load_book(db, [2])) == 1
    assert [book["name"].at(row) for row in (0, 1)] == ["親会社", "子会社"]
    assert [book["owner"].at(row) for row in (0, 1)] == ["田中", "p9"]
    assert [book["parent"].at(row) for row in (0, 1)] == [None, "親会社"]
    assert [book["employees"].at(row) for row in (0, 1)] == [12.0, None]
    assert [book["strategic"].at(row) for row in (0, 1)] == [True, None]
    assert [book["legal_form"].at(row) for row in (0, 1)] == [None, "corporate"]
    assert book["arr"].at(0) is None
    assert book["source"].at(0) == "crm"


def test_a_local_value_stands_in_place_of_the_sources_and_comes_off_again(store: Store) -> None:
    land(
        store,
        "account",
        [{"id": "a", "name": "A", "industry": "IT"}, {"id": "b", "name": "B", "industry": "建設"}],
    )
    with store.write("test", "command") as writing:
        before = own_fields.put_values(writing.db, {1: {"industry": "医療", "employees": 5}}, at=AT, by="me")
        assert before == {1: {"industry": None, "employees": None}}
    with store.read() as db:
        book = load_book(db)
    assert [book["industry"].at(row) for row in (0, 1)] == ["医療", "建設"]
    assert book["employees"].at(0) == 5
    with store.write("undo", "command") as writing:
        assert own_fields.put_values(writing.db, before, at=AT, by="me") == {
            1: {"industry": "医療", "employees": 5}
        }
    with store.read() as db:
        assert load_book(db)["industry"].at(0) == "IT"


def test_own_fields_are_columns_from_the_source_or_by_hand(store: Store) -> None:
    with store.write("test", "command") as writing:
        own_fields.add(writing.db, "rank", "ランク", "choice", ("S", "A"), at=AT)
        own_fields.add(writing.db, "score", "点", "number", at=AT)
    own = json.dumps({"rank": "S", "score": "not a number", "other": 1})
    land(store, "account", [{"id": "a", "name": "A", "own": own}, {"id": "b", "name": "B"}])
    with store.write("test", "command") as writing:
        own_fields.put_values(writing.db, {2: {"own.rank": "A", "own.score": 1.5}}, at=AT, by="me")
    with store.read() as db:
        book = load_book(db)
        fields = own_fields.all_fields(db)
    assert [(f.id, f.choices) for f in fields] == [("rank", ("S", "A")), ("score", ())]
    assert [book["own.rank"].at(row) for row in (0, 1)] == ["S", "A"]
    assert [book["own.score"].at(row) for row in (0, 1)] == [None, 1.5]
    with store.write("test", "command") as writing:
        gone = own_fields.remove(writing.db, "rank")
        assert gone.label == "ランク"
    with store.read() as db:
        assert "own.rank" not in load_book(db)


def test_the_next_step_is_the_open_to_do_with_the_earliest_day(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    with store.write("test", "command") as writing:
        db = writing.db
        todos.put(db, 1, "task", "some day", reason="x", at=AT)
        todos.put(db, 1, "task", "later", reason="y", due_on="2026-12-24", at=AT)
        first = todos.put(db, 1, "task", "first", reason="z", due_on="2026-12-01", at=AT)
        notes.add(db, 1, "old", at="2026-01-01T00:00:00Z", author="me")
        newest = notes.add(db, 1, "new", at=AT, author="me")
    with store.read() as db:
        book = load_book(db)
    assert (book["next_step"].at(0), book["next_step_on"].at(0)) == ("first", date(2026, 12, 1))
    assert book["last_note"].at(0) == "new"
    with store.write("test", "command") as writing:
        todos.end(writing.db, [first], at=AT)
        notes.retire(writing.db, newest, AT)
    with store.read() as db:
        book = load_book(db)
    assert (book["next_step"].at(0), book["last_note"].at(0)) == ("later", "old")


def test_retired_accounts_are_not_in_the_book(store: Store) -> None:
    for ids in (["a", "b", "c", "d", "e", "f"], ["b", "c", "d", "e", "f"], ["b", "c", "d", "e", "f"]):
        pull(store, ids)
    with store.read() as db:
        book = load_book(db)
    assert book["name"].values.tolist() == ["b", "c", "d", "e", "f"]
    assert book["synced"].at(0) == date(2026, 11, 24)


def test_a_standing_is_shown_and_an_unchanged_one_is_not_written(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}])
    columns = ("tier", "arr_minor", "currency", "health", "renewal", "as_of")
    rows = [
        (1, "high", 1200, "JPY", 81.5, "2027-01-31", "2026-11-24"),
        (2, None, None, None, None, None, "2026-11-24"),
    ]
    with store.write("test", "standing") as writing:
        assert standing.write_standings(writing.db, columns, rows) == 2
        assert standing.write_standings(writing.db, columns, rows) == 0
        next_day = [(*row[:-1], "2026-11-25") for row in rows]
        assert standing.write_standings(writing.db, columns, next_day) == 0
    with store.read() as db:
        book = load_book(db)
    assert book["tier"].at(0) == "high"
    assert book["arr"].at(0) == Money(1200, "JPY")
    assert book["renewal"].at(0) == date(2027, 1, 31)
    assert book["health"].at(0) == 81.5
    assert np.isnan(book["health"].values[1])


def test_a_snapshot_of_a_week_that_is_over_is_history(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])

    def row(score: float, band: str) -> tuple[object, ...]:
        return (1, score, score, band, 1.0, score, score, "m.1", f"2 0 0 {score}|x=1.0*1.0000", None)

    with store.write("test", "standing") as writing:
        db = writing.db
        assert standing.write_snapshots(db, date(2026, 11, 11), [row(80, "green")]) == 1
        assert standing.write_snapshots(db, date(2026, 11, 24), [row(40, "red")]) == 1
        assert standing.write_snapshots(db, date(2026, 11, 25), [row(41, "red")]) == 1
        assert standing.write_snapshots(db, date(2026, 11, 12), [row(10, "red")]) == 0
        assert standing.history(db, 1) == [("2026-11-09", 80.0, "green"), ("2026-11-23", 41.0, "red")]
        assert standing.bands_at(db, date(2026, 11, 20)) == {1: ("green", 80.0)}
        assert standing.bands_at(db, date(2026, 11, 25), [1]) == {1: ("red", 41.0)}
        assert standing.bands_at(db, date(2026, 11, 25), [2]) == {}
        assert standing.bands_at(db, date(2026, 11, 1)) == {}
        assert standing.states_before(db, "2026-11-23") == {1: "2 0 0 80"}
        kept = standing.snapshot_at(db, 1, date(2026, 11, 16))
        assert kept is not None
        assert kept == standing.Snapshot(
            "2026-11-09", 80.0, "green", 1.0, 80.0, 80.0, "m.1", "2 0 0 80|x=1.0*1.0000"
        )
        assert [one.week for one in standing.snapshots(db, 1)] == ["2026-11-23", "2026-11-09"]


def test_a_week_in_which_nothing_is_known_has_no_snapshot_unless_it_had_one(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}])
    nothing = (None, None, "none", 0.0, 0.0, 100.0, "m.1", "", None)
    known = (70.0, 70.0, "green", 1.0, 70.0, 70.0, "m.1", "2 0 0 70|x=70.0*1.0000", None)
    with store.write("test", "standing") as writing:
        db, day = writing.db, date(2026, 11, 24)
        assert standing.write_snapshots(db, day, [(1, *known), (2, *nothing)]) == 1
        assert standing.history(db, 2) == []
        assert standing.write_snapshots(db, day, [(1, *nothing), (2, *nothing)]) == 1
        assert standing.history(db, 1) == [("2026-11-23", None, "none")]
        assert standing.states_before(db, "2026-11-30", [2]) == {}


def test_the_book_of_one_account_says_what_the_whole_book_says_of_it(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}, {"id": "c", "name": "C"}])
    with store.write("test", "work") as writing:
        for account in (1, 2):
            notes.add(writing.db, account, f"old of {account}", at="2026-11-01T00:00:00Z", author="")
            notes.add(writing.db, account, f"new of {account}", at="2026-11-02T00:00:00Z", author="")
            todos.put(writing.db, account, "task", f"do {account}", due_on="2026-12-01", at=AT)
    with store.read() as db:
        whole, one, none = load_book(db), load_book(db, [2]), load_book(db, [])
    assert (len(one), len(none)) == (1, 0)
    for fact in whole:
        assert one[fact].at(0) == whole[fact].at(1), fact
    assert [whole["last_note"].at(row) for row in range(3)] == ["new of 1", "new of 2", None]
