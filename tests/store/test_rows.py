"""What people write: kept, changed, taken away and brought back."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

import pytest

from cs_workbench.domain.nouns import NOUNS
from cs_workbench.store import (
    account,
    activity,
    definitions,
    held,
    notes,
    overrides,
    sample_rows,
    settings,
    source_rows,
    todos,
    touches,
    undo,
)
from cs_workbench.store.engine import Store
from cs_workbench.store.tables import METADATA
from tests.store.conftest import AT, land, pull


@dataclass
class Held:
    """A held row as the reader tells it."""

    number: int
    field: str
    value: str
    reason: str = "{value} is not a date."
    params: dict[str, str] = dataclasses.field(default_factory=dict)
    raw: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass
class Page:
    """A page as the reader tells it."""

    entry: int
    noun: str
    held: list[Held] = field(default_factory=list)
    file: str = "accounts.csv"


@pytest.fixture(autouse=True)
def _two_accounts(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}])


def test_notes(store: Store) -> None:
    with store.write("test", "command") as writing:
        db = writing.db
        note = notes.add(db, 1, "first", at=AT, author="me")
        notes.change(db, note, "second", title="second", kind="call", at=AT)
        assert [(n.body, n.author) for n in notes.of_account(db, 1)] == [("second", "me")]
        assert notes.retire(db, note, AT) == 1
        assert notes.of_account(db, 1) == []
        assert notes.retire(db, note, None) == 1
        assert len(notes.of_account(db, 1)) == 1
        with pytest.raises(KeyError):
            notes.retire(db, 99, AT)


def test_an_open_to_do_of_the_same_reason_is_changed_not_doubled(store: Store) -> None:
    with store.write("test", "command") as writing:
        db = writing.db
        todo = todos.put(db, 1, "renewal", "A", reason="r", at=AT)
        assert todos.put(db, 1, "renewal", "B", reason="r", due_on="2026-12-01", at=AT) == todo
        assert todos.put(db, None, "task", "mine", reason="r", at=AT) == todos.put(
            db, None, "task", "mine", reason="r", at=AT
        )
        todos.end(db, [todo], at=AT)
        again = todos.put(db, 1, "renewal", "C", reason="r", at=AT)
        assert again != todo
        todos.end(db, [todo], at=None)  # it stays ended while another is open
        assert [t.text for t in todos.of_account(db, 1)] == ["C", "B"]
        assert [t.text for t in todos.open_todos(db)] == ["mine", "C"]
        assert [t.id for t in todos.done_since(db, AT)] == [todo]
        todos.set_column(db, "snoozed_until", [again], "2026-12-24")
        row = todos.one(db, again)
        assert row is not None
        assert row.snoozed_until == "2026-12-24"


def test_the_newest_override_in_force_counts(store: Store) -> None:
    with store.write("test", "command") as writing:
        db = writing.db
        old = overrides.add(db, 1, "tier", "high", reason="x", by="me", at=AT, expires_on="2026-12-31")
        new = overrides.add(db, 1, "tier", "low", reason="y", by="me", at=AT, expires_on="2026-11-30")
        assert overrides.in_force(db, "tier", "2026-11-24")[1].value == "low"
        assert overrides.in_force(db, "tier", "2026-12-01")[1].id == old
        assert overrides.in_force(db, "tier", "2027-01-01") == {}
        assert overrides.in_force(db, "band", "2026-11-24") == {}
        assert overrides.end(db, new, AT) == 1
        assert overrides.in_force(db, "tier", "2026-11-24")[1].value == "high"
        assert [o.id for o in overrides.of_account(db, 1)] == [old]


def test_definitions_have_versions(store: Store) -> None:
    with store.write("test", "command") as writing:
        db = writing.db
        assert [definitions.put(db, "view", "v", text, at=AT) for text in ("one", "two")] == [1, 2]
        definitions.put(db, "view", "w", "other", at=AT)
        newest = definitions.latest(db, "view", "v")
        assert newest is not None
        assert (newest.version, newest.text) == (2, "two")
        assert [d.text for d in definitions.current(db, "view")] == ["two", "other"]
        assert definitions.remove(db, "view", "v").text == "two"
        assert definitions.latest(db, "view", "v") is None
        with pytest.raises(KeyError):
            definitions.remove(db, "view", "v")


def test_settings(store: Store) -> None:
    with store.write("test", "command") as writing:
        assert settings.get(writing.db, "zoom", 100) == 100
        settings.put(writing.db, "zoom", {"a": "日本"})
        settings.put(writing.db, "zoom", [1, None])
        assert settings.get(writing.db, "zoom", 100) == [1, None]


def test_steps_are_undone_and_done_again_in_turn(store: Store) -> None:
    with store.write("test", "command") as writing:
        db = writing.db
        for number in range(3):
            undo.push(db, at=AT, said="step {n}", params={"n": number}, undo={"do": "U"}, redo={"do": "R"})
        assert [s.params["n"] for s in undo.steps(db)] == [2, 1, 0]
        for step in undo.steps(db, 2):
            undo.mark(db, step.seq, AT)
        first = undo.last_undone(db)
        assert first is not None
        assert first.params == {"n": 1}
        undo.mark(db, first.seq, None)
        undo.push(db, at=AT, said="new", params={}, undo={}, redo={})
        assert undo.last_undone(db) is None
        assert [s.said for s in undo.steps(db)] == ["new", "step {n}", "step {n}"]
        undo.push(db, at="2027-01-24T00:00:00Z", said="much later", params={}, undo={}, redo={})
        assert [s.said for s in undo.steps(db)] == ["much later"]
        for _ in range(undo.KEPT_STEPS + 5):
            undo.push(db, at="2027-01-24T00:00:00Z", said="x", params={}, undo={}, redo={})
        assert len(undo.steps(db, 1000)) == undo.KEPT_STEPS


def test_held_rows_of_a_file_are_replaced_and_settled_ones_are_known_again(store: Store) -> None:
    page = Page(0, "account", [Held(2, "started_on", "x", raw={"a": "1"}), Held(3, "", "y")])
    stranger = Held(9, "account", "z")

    def read() -> int:
        with store.write("held", "sync") as writing:
            settled = held.start_file(writing.db, "crm", 0)
            return held.add(writing.db, "crm", page, [stranger], settled, at=AT)

    assert read() == 3
    assert read() == 3
    with store.write("settle", "command") as writing:
        db = writing.db
        open_rows = held.open_rows(db, "crm")
        assert [(r.number, r.value, r.file) for r in open_rows] == [
            (2, "x", "accounts.csv"), (3, "y", "accounts.csv"), (9, "z", "accounts.csv"),
        ]  # fmt: skip
        held.settle(db, open_rows[0].id, "repaired", {"started_on": "2026-01-01"}, "a")
        held.settle(db, open_rows[1].id, "dropped")
    page.held[0].number = 5  # a row was put in above: the row is still the same
    assert read() == 1
    with store.write("settle", "command") as writing:
        db = writing.db
        assert held.count_open(db, "crm") == len(held.open_rows(db)) == 1
        repaired = held.one(db, open_rows[0].id)
        assert repaired is not None
        assert repaired.repair == {"cells": {"started_on": "2026-01-01"}, "source_id": "a"}
        assert held.open_rows(db, "other") == []
        assert held.one(db, 999) is None
        with pytest.raises(ValueError, match="no state"):
            held.settle(db, 1, "lost")


def test_a_repaired_row_does_not_vanish(store: Store) -> None:
    page = Page(0, "account", [Held(2, "x", "y")])
    with store.write("held", "sync") as writing:
        held.add(writing.db, "crm", page, at=AT)
        held.settle(writing.db, held.open_rows(writing.db)[0].id, "repaired", {}, "a")
    others = [str(number) for number in range(20)]
    results = [pull(store, [*others, "b"]) for _ in range(3)]
    assert [r.retired for r in results] == [0, 0, 0]


def test_a_source_can_be_removed_and_come_back(store: Store) -> None:
    with store.write("test", "source") as writing:
        db = writing.db
        made = source_rows.add(db, "crm", "/old", at=AT)
        source_rows.remove(db, "crm", at=AT)
        assert source_rows.all_rows(db) == []
        assert source_rows.named(db, "crm") is None
        assert source_rows.add(db, "crm", "/new", at=AT, is_sample=True) == made
        row = source_rows.named(db, "crm")
        assert row is not None
        assert (row.path, row.is_sample, row.kind) == ("/new", True, "file")


def test_an_accounts_page_has_what_happened_newest_first(store: Store) -> None:
    with store.write("test", "command") as writing:
        notes.add(writing.db, 1, "note", at="2026-11-03T00:00:00Z", author="me")
        touches.add(
            writing.db, 1, channel="phone", happened_at="2026-11-05T00:00:00Z", summary="call", minutes=15
        )
    land(store, "person", [{"id": "p", "name": "田中"}])
    land(
        store,
        "interaction",
        [{"id": "1", "account": "a", "happened_at": "2026-11-04T00:00:00Z", "owner": "p"}],
    )
    land(
        store, "ticket", [{"id": "1", "account": "a", "opened_at": "2026-11-02T00:00:00Z", "subject": "help"}]
    )
    land(
        store, "ticket", [{"id": "1", "account": "a", "opened_at": "2026-11-02T00:00:00Z", "subject": "HELP"}]
    )
    land(store, "contact", [{"id": "1", "account": "a", "name": "佐藤"}])
    with store.read() as db:
        events = activity.page(db, activity.Wanted(tuple((kind, None) for kind in activity.ARMS), (1,)))
        assert [(e.kind, e.text, e.who, e.channel) for e in events] == [
            ("touch", "call", "", "phone"), ("interaction", "", "田中", ""), ("note", "note", "me", ""),
            ("ticket", "HELP", "", ""),
        ]  # fmt: skip
        assert [(c.field, c.old, c.new) for c in account.changes(db, 1)] == [("subject", "help", "HELP")]
        assert account.keys(db, 1) == [("crm", "a")]
        assert [row["name"] for row in account.rows_of(db, "contact", 1)] == ["佐藤"]
        assert all(account.rows_of(db, noun, 2) == [] for noun in account.PAGE_NOUNS)
        assert account.usage(db, 1) == {}
        assert account.local_fields(db, 1) == []


def test_the_sample_goes_and_the_rest_stays(store: Store) -> None:
    land(store, "account", [{"id": "s", "name": "Sample"}], source="sample")
    land(store, "ticket", [{"id": "t", "account": "s", "opened_at": AT}], source="sample")
    with store.write("test", "command") as writing:
        db = writing.db
        source_rows.add(db, "sample", "/s", at=AT, is_sample=True)
        notes.add(db, 3, "on the sample", at=AT, author="me")
        notes.add(db, 1, "mine", at=AT, author="me")
        assert sample_rows.remove(db) == 1
        assert db.execute("SELECT count(*) FROM account").fetchone() == (2,)
        assert db.execute("SELECT body FROM local_note").fetchall() == [("mine",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert source_rows.all_rows(db) == []


def test_whatever_hangs_on_an_account_goes_with_the_sample_book() -> None:
    """A table that is forgotten here keeps the whole book from being removed."""
    of_sources = {f"remote_{noun.name}" for noun in NOUNS} | {
        "account",
        "account_key",
        "field_change",
        "remote_event",
    }
    hanging = {
        table.name
        for table in METADATA.sorted_tables
        if any(key.column.table.name == "account" for key in table.foreign_keys)
    }
    assert hanging - of_sources == set(sample_rows.OF_ACCOUNT) & hanging
    parts = {
        table.name
        for table in METADATA.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in sample_rows.OF_ACCOUNT and table.name not in sample_rows.OF_ACCOUNT
    }
    assert parts <= {table for table, _column, _parent in sample_rows.OF_ROWS}
