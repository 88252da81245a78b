"""What a person does: done in one transaction, told in a sentence, taken back and done again."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_workbench.services.accounts import AddOwnField, NotEditable, RemoveOwnField, SetFields
from cs_workbench.services.book import load_book, select_book
from cs_workbench.services.changes import changes_since
from cs_workbench.services.commands import HOMES, Command, command_of, do, redo_last, undo_last, undo_list
from cs_workbench.services.notes import WriteNote
from cs_workbench.services.settings import SetSetting, WrongSetting, get
from cs_workbench.services.tiering import OverrideWithoutReason, SetTier, preset_text
from cs_workbench.services.todos import AddTodo, EndTodo, SnoozeTodo
from cs_workbench.services.touch_models import PublishModel
from cs_workbench.services.touches import LogTouch
from cs_workbench.services.views import SaveView, views
from cs_workbench.services.workbench import Workbench

LOCAL = ("local_note", "local_todo", "local_touch", "local_override", "local_field", "local_own_field")
VIEW = 'id = "mine"\nname = "My view"\ncondition = "tier:high"\n'


def ids(bench: Workbench) -> list[int]:
    return [int(i) for i in load_book(bench).account_id]


def written(bench: Workbench) -> dict[str, list[Any]]:
    """Return what a person sees of the local tables: without ids, moments, and rows taken away."""
    hidden = {"id", "uid", "at", "written_at", "created_at", "happened_at", "retired_at", "ended_at"}
    found = {}
    with bench.store.read() as db:
        for table in LOCAL:
            rows = db.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in rows.description]
            kept = [dict(zip(names, row, strict=True)) for row in rows]
            found[table] = sorted(
                str({k: v for k, v in row.items() if k not in hidden})
                for row in kept
                if not row.get("retired_at") and not row.get("ended_at")
            )
    return found


def test_a_note_is_written_undone_and_done_again(bench: Workbench) -> None:
    account = ids(bench)[0]
    done = do(bench, WriteNote(account, "予算の話"))
    assert bench.say("done", done.said, **done.params) == "Note written"
    assert load_book(bench)["last_note"].at(0) == "予算の話"
    undone = undo_last(bench)
    assert undone is not None
    assert bench.say("done", undone.said, **undone.params) == "Undone: Note written"
    assert load_book(bench)["last_note"].at(0) is None
    assert redo_last(bench) is not None
    assert load_book(bench)["last_note"].at(0) == "予算の話"


def test_undo_survives_a_restart_since_commands_are_data(bench: Workbench) -> None:
    do(bench, SetFields({ids(bench)[0]: {"segment": "ENT"}}))
    with bench.store.read() as db:
        (text,) = db.execute("SELECT undo FROM local_undo").fetchone()
    command = command_of(json.loads(text))
    assert isinstance(command, SetFields)
    do(bench, command)
    assert load_book(bench)["segment"].at(0) != "ENT"


def test_every_command_is_found_by_its_name() -> None:
    for name, home in HOMES.items():
        module = importlib.import_module(f"cs_workbench.services.{home}")
        assert issubclass(getattr(module, name), Command)


def test_there_is_nothing_to_undo_at_first(bench: Workbench) -> None:
    assert undo_last(bench) is None
    assert redo_last(bench) is None
    assert undo_list(bench) == []


def test_a_touch_moves_the_account_at_once(bench: Workbench) -> None:
    accounts = tuple(ids(bench)[:3])
    before = load_book(bench)["days_since_touch"].at(0)
    done = do(bench, LogTouch(accounts, "phone"))
    assert before is None
    assert load_book(bench)["days_since_touch"].at(0) == 0
    assert bench.say("done", done.said, **done.params) == "Touch logged for 3 accounts"
    with bench.store.read() as db:
        assert db.execute("SELECT DISTINCT minutes FROM local_touch").fetchall() == [(15,)]


def test_an_open_todo_of_the_same_reason_is_changed_not_doubled(bench: Workbench) -> None:
    account = ids(bench)[0]
    first = do(bench, AddTodo(account, "task", "Call", "2026-11-30", reason="renewal"))
    second = do(bench, AddTodo(account, "task", "Call them", "2026-12-01", reason="renewal"))
    assert first.value == second.value
    assert load_book(bench)["next_step"].at(0) == "Call them"
    do(bench, EndTodo((int(str(first.value)),)))
    assert load_book(bench)["next_step"].at(0) is None


def test_what_the_source_keeps_is_read_only(bench: Workbench) -> None:
    with pytest.raises(NotEditable) as refused:
        do(bench, SetFields({ids(bench)[0]: {"arr": 5}}))
    assert "read-only" in str(refused.value)
    assert undo_list(bench) == []


def test_an_own_field_can_be_filled_and_filtered(bench: Workbench) -> None:
    do(bench, AddOwnField("mood", "温度感メモ", "choice", ("高", "低")))
    do(bench, SetFields({ids(bench)[1]: {"own.mood": "高"}}))
    found = select_book(bench, "own.mood:高", "name", ("own.mood",))
    assert [found["name"].at(i) for i in range(len(found))] == ["椿屋ホーム"]
    do(bench, RemoveOwnField("mood"))
    assert "own.mood" not in load_book(bench)
    undo_last(bench)
    assert load_book(bench)["own.mood"].at(1) == "高", "its values come back with it"


def test_a_tier_by_hand_needs_a_reason_and_a_last_day(bench: Workbench) -> None:
    account = ids(bench)[2]
    for reason, until in (("", "2026-12-31"), ("because", "2026-11-01"), ("because", "2028-01-01")):
        with pytest.raises(OverrideWithoutReason):
            do(bench, SetTier((account,), "high", reason, until))
    do(bench, SetTier((account,), "high", "new board", "2026-12-31"))
    assert load_book(bench)["tier"].at(2) == "high"
    undo_last(bench)
    assert load_book(bench)["tier"].at(2) == "tech"


def test_publishing_another_model_places_every_account_again(bench: Workbench) -> None:
    before = [load_book(bench)["tier"].at(i) for i in range(4)]
    do(bench, PublishModel(preset_text("ltv_state")))
    after = [load_book(bench)["tier"].at(i) for i in range(4)]
    assert before[:3] == ["high", "high", "tech"]
    assert after[:3] == ["high", "high", "low"], "adoption is cared for more"
    assert after[3] is None, "an account without ARR is unclassified, never low"


def test_a_view_is_saved_replaced_and_removed_by_undo(bench: Workbench) -> None:
    do(bench, SaveView(VIEW))
    assert [row.name for row in views(bench) if not row.builtin] == ["My view"]
    do(bench, SaveView(VIEW.replace("My view", "Other")))
    undo_last(bench)
    assert [row.name for row in views(bench) if not row.builtin] == ["My view"]
    undo_last(bench)
    assert [row for row in views(bench) if not row.builtin] == []


def test_a_setting_out_of_range_is_refused_in_a_sentence(bench: Workbench) -> None:
    do(bench, SetSetting("zoom", 150))
    with pytest.raises(WrongSetting):
        do(bench, SetSetting("zoom", 999))
    assert get(bench, "zoom") == 150


def test_every_write_tells_what_changed(bench: Workbench) -> None:
    seq, _ = changes_since(bench, 0)
    account = ids(bench)[0]
    do(bench, LogTouch((account,), "mail"))
    _, changes = changes_since(bench, seq)
    assert changes.ids("touch") == frozenset({account})
    assert changes.ids("standing") == frozenset({account})


def steps(accounts: list[int]) -> st.SearchStrategy[Command]:
    account, text = st.sampled_from(accounts), st.text(max_size=20)
    return st.one_of(
        st.builds(WriteNote, account, text),
        st.builds(LogTouch, account.map(lambda a: (a,)), st.sampled_from(["phone", "visit"])),
        st.builds(AddTodo, account, st.just("task"), text, st.just("2026-12-01"), text),
        st.builds(
            SetFields,
            st.dictionaries(account, st.fixed_dictionaries({"industry": text.filter(bool)}), min_size=1),
        ),
        st.builds(
            SetTier, account.map(lambda a: (a,)), st.just("high"), st.just("why"), st.just("2026-12-31")
        ),
    )


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_undoing_everything_gives_back_the_start(bench: Workbench, data: st.DataObject) -> None:
    while undo_last(bench):
        pass
    start = written(bench)
    for command in data.draw(st.lists(steps(ids(bench)), max_size=6)):
        do(bench, command)
    while undo_last(bench):
        pass
    assert written(bench) == start


def test_a_todo_put_off_comes_back_at_once_when_undone(bench: Workbench) -> None:
    made = do(bench, AddTodo(ids(bench)[0], "task", "Call", "2026-11-24"))
    do(bench, SnoozeTodo((int(str(made.value)),), "2026-12-24"))
    with bench.store.read() as db:
        assert db.execute("SELECT snoozed_until FROM local_todo").fetchone() == ("2026-12-24",)
    undo_last(bench)
    with bench.store.read() as db:
        assert db.execute("SELECT snoozed_until FROM local_todo").fetchone() == (None,)
