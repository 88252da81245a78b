"""Notes: their lines become to-dos, every step is taken back whole, earlier texts stay, drafts outlive everything."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_workbench.kernel.clock import FixedClock
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.drafts import DraftText, draft_of, drop_draft, kept_drafts, lost_drafts, save_draft
from cs_workbench.services.note_templates import export_templates, filled, templates
from cs_workbench.services.notes import (
    NoSuchNote,
    RestoreRevision,
    RetireNote,
    WriteNote,
    clean_note,
    export_notes,
    note_text,
    notes_of,
    revisions,
)
from cs_workbench.services.todos import AddTodo, EndTodo, ReopenTodo, SnoozeTodo
from cs_workbench.services.workbench import Workbench
from tests.services.test_commands import ids

NOTE = "# Monthly\n- [ ] Send the list @Hanako 12/5\n- [x] Set up\nPromise (us): guide by 12/10\nNext: call\n"


def later(bench: Workbench, minutes: float) -> Workbench:
    """Return the bench at a later moment."""
    return dataclasses.replace(bench, clock=FixedClock(bench.clock.now() + timedelta(minutes=minutes)))


def rows(bench: Workbench) -> list[dict[str, Any]]:
    with bench.store.read() as db:
        found = db.execute("SELECT * FROM local_todo ORDER BY id")
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]


def todos(bench: Workbench) -> list[tuple[str, str, str | None, bool]]:
    return [(r["kind"], r["text"], r["due_on"], r["done_at"] is not None) for r in rows(bench)]


def write(bench: Workbench, body: str, note_id: int | None = None, **values: Any) -> int:
    return int(str(do(bench, WriteNote(ids(bench)[0], body, note_id, **values)).value))


def test_lines_become_todos_and_one_step_takes_all_of_it_back(bench: Workbench) -> None:
    note = write(bench, NOTE, kind="meeting")
    assert todos(bench) == [
        ("task", "Send the list @Hanako", "2026-12-05", False),
        ("task", "Set up", None, True),
        ("promise", "guide", "2026-12-10", False),
        ("task", "call", None, False),
    ]
    assert (note_text(bench, note).title, note_text(bench, note).kind) == ("Monthly", "meeting")
    undo_last(bench)
    assert todos(bench) == []
    assert notes_of(bench, None) == []
    redo_last(bench)
    assert len(todos(bench)) == 4
    assert [n.id for n in notes_of(bench, None)] == [note], "the same note, not another one"
    undo_last(bench)
    assert todos(bench) == []


def test_changed_words_change_the_todo_and_a_line_that_went_takes_it_along(bench: Workbench) -> None:
    note = write(bench, NOTE)
    before = rows(bench)
    do(bench, SnoozeTodo((before[0]["id"],), "2026-12-01"))
    write(bench, NOTE.replace("Send the list", "Send both lists").replace("Next: call\n", ""), note)
    after = rows(bench)
    assert (after[0]["id"], after[0]["text"]) == (before[0]["id"], "Send both lists @Hanako")
    assert after[0]["snoozed_until"] == "2026-12-01", "what was done with it elsewhere stays"
    assert [row["text"] for row in after] == ["Send both lists @Hanako", "Set up", "guide"]
    undo_last(bench)
    assert [{**row, "snoozed_until": None} for row in rows(bench)] == before


def test_ticking_the_line_ends_the_todo_and_the_other_way_round(bench: Workbench) -> None:
    note = write(bench, NOTE)
    first = rows(bench)[0]["id"]
    do(bench, EndTodo((first,)))
    body = note_text(bench, note).body
    assert "- [x] Send the list" in body
    write(bench, body + "more\n", note, base=body)
    assert rows(bench)[0]["done_at"] is not None
    body = note_text(bench, note).body
    write(bench, body.replace("- [x] Send", "- [ ] Send"), note, base=body)
    assert rows(bench)[0]["done_at"] is None
    do(bench, ReopenTodo((rows(bench)[1]["id"],)))
    assert "- [ ] Set up" in note_text(bench, note).body


def test_an_editor_that_was_open_meanwhile_does_not_reopen_what_was_done(bench: Workbench) -> None:
    note = write(bench, NOTE)
    body = note_text(bench, note).body
    do(bench, EndTodo((rows(bench)[0]["id"],)))
    write(bench, body + "more\n", note, base=body)
    assert rows(bench)[0]["done_at"] is not None


def test_a_line_takes_over_the_open_todo_of_the_same_words_and_gives_it_back(bench: Workbench) -> None:
    made = do(bench, AddTodo(ids(bench)[0], "task", "call", "2026-12-24"))
    before = rows(bench)
    write(bench, "Next: call\n- [ ] call\n")
    assert [(r["id"], r["due_on"]) for r in rows(bench)] == [(made.value, "2026-12-24")]
    write(bench, "- [ ] call in another note\n- [ ] call\n")
    assert len(rows(bench)) == 2
    undo_last(bench)
    undo_last(bench)
    assert rows(bench) == before


def test_earlier_texts_are_kept_once_in_five_minutes_and_come_back(bench: Workbench) -> None:
    note = write(bench, "one")
    for minutes, text in ((6, "two"), (7, "three"), (8, "four"), (20, "five")):
        write(later(bench, minutes), text, note)
    kept = [r.body for r in revisions(bench, note)]
    assert kept == ["four", "one"]
    do(later(bench, 30), RestoreRevision(note, revisions(bench, note)[1].id))
    assert note_text(bench, note).body == "one"
    assert next(r.body for r in revisions(bench, note)) == "five"
    undo_last(bench)
    assert note_text(bench, note).body == "five"


def test_earlier_texts_go_after_thirty_days_but_for_the_newest(bench: Workbench) -> None:
    note = write(bench, "one")
    write(later(bench, 10), "two", note)
    write(later(bench, 50_000), "three", note)
    assert [r.body for r in revisions(bench, note)] == ["two"]
    write(later(bench, 150_000), "four", note)
    assert [r.body for r in revisions(bench, note)] == ["three"]
    with pytest.raises(NoSuchNote):
        do(bench, RestoreRevision(note, 999))


def test_a_removed_note_leaves_its_promises_and_comes_back(bench: Workbench) -> None:
    note = write(bench, NOTE)
    do(bench, RetireNote(note))
    assert notes_of(bench, None) == []
    assert len(todos(bench)) == 4
    undo_last(bench)
    assert note_text(bench, note).body == NOTE
    with pytest.raises(NoSuchNote):
        note_text(bench, uid="nobody's")


def test_a_megabyte_is_kept_whole_and_cleaned(bench: Workbench) -> None:
    text = "漢字 " * 300_000
    note = write(bench, text + "\r\nend\x00\u2028x")
    assert note_text(bench, note).body == text + "\nend\nx"
    assert clean_note("a\r\nb\rc\x07\ud800") == "a\nb\nc\ufffd"


LINES = st.sampled_from(
    [
        "- [ ] a",
        "- [x] a",
        "- [ ] b 12/5",
        "- [x] b",
        "Promise (us): a",
        "Next: a",
        "text",
        "::: internal",
        ":::",
    ]
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(LINES, max_size=6), min_size=1, max_size=4))
def test_undoing_every_change_gives_back_every_todo(bench: Workbench, texts: list[list[str]]) -> None:
    while undo_last(bench):
        pass
    states, note = [rows(bench)], None
    for lines in texts:
        note = write(bench, "\n".join(lines), note)
        states.append(rows(bench))
    for state in reversed(states[:-1]):
        undo_last(bench)
        assert rows(bench) == state


def test_a_draft_is_saved_found_and_ends_with_its_note(bench: Workbench) -> None:
    account = ids(bench)[0]
    saved = save_draft(bench, DraftText(account, "half a", 6))
    assert save_draft(bench, DraftText(account, "half a note", 11, id=saved)) == saved
    (kept,) = kept_drafts(bench)
    assert (kept.draft.body, kept.draft.caret, kept.account, kept.lost) == (
        "half a note",
        11,
        "あおば精機",
        False,
    )
    assert draft_of(bench, account) == kept.draft
    do(bench, WriteNote(account, "a note", draft_id=saved))
    assert kept_drafts(bench) == []
    drop_draft(bench, save_draft(bench, DraftText(None, "x")))
    assert kept_drafts(bench) == []


def test_a_draft_that_was_put_down_is_not_lost_and_one_of_a_dead_program_is(bench: Workbench) -> None:
    save_draft(bench, DraftText(None, "put down"), left=True)
    other = save_draft(bench, DraftText(ids(bench)[0], "lost"))
    with bench.store.write("test", "test") as writing:
        writing.db.execute("UPDATE local_draft SET process = 1 WHERE id = ?", (other,))
    assert [kept.draft.body for kept in lost_drafts(bench)] == ["lost"]
    assert lost_drafts(bench) == []


def test_exported_notes_hold_nothing_internal_unless_asked(bench: Workbench, tmp_path: Any) -> None:
    write(bench, "# A/B: 1\npublic\n::: internal\nsecret\n:::\n")
    (path,) = export_notes(bench, None, tmp_path / "out", internal=False)
    assert path.read_text(encoding="utf-8") == "# A/B: 1\npublic\n"
    (path,) = export_notes(bench, ids(bench)[0], tmp_path / "all", internal=True)
    assert "secret" in path.read_text(encoding="utf-8")


def test_templates_are_in_the_persons_language_and_ones_own_replace_them(
    bench: Workbench, tmp_path: Any
) -> None:
    names = [template.name for template in templates(bench)]
    assert names == ["Minutes", "1:1", "Kick-off"]
    text = filled(templates(bench)[0], account="Acme", day="2026-11-24", owner="Sato")
    assert text.startswith("# Minutes Acme 2026-11-24\n")
    made = export_templates(bench, tmp_path / "templates")
    assert {path.name[-6:] for path in made} == {"_ja.md", "_en.md"}
    own = bench.folder / "note_templates"
    own.mkdir()
    (own / "1_goals_en.md").write_text("# Ours {day} {other}\n", encoding="utf-8")
    assert templates(bench)[0].name == "Ours {other}"
