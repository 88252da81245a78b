"""A note written in two places at once: joined where both fit together, both kept where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.merge import Keep
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.conflicts import conflict_of, conflicts
from cs_workbench.services.drafts import DraftText, kept_drafts, save_draft
from cs_workbench.services.meeting_notes import MeetingEnd, end_of, pulses_of
from cs_workbench.services.notes import KeptApart, RetireNote, WriteNote, note_text, revisions
from cs_workbench.services.todos import EndTodo
from cs_workbench.services.workbench import Workbench
from tests.services.conftest import CLOCK
from tests.services.test_commands import ids
from tests.services.test_notes import rows, todos, write

BASE = "# QBR\n\n予算は凍結\n\n- [ ] 資料\n\n次: 電話"
MINE = BASE.replace("凍結", "減額")
THEIRS = BASE.replace("凍結", "再開")


@pytest.fixture
def other(bench: Workbench) -> Iterator[Workbench]:
    """Return another program on the same profile."""
    opened = open_workbench(data_dir=bench.folder, language="en", clock=CLOCK)
    yield opened
    close_workbench(opened)


def finish(bench: Workbench, note: int, body: str, base: str = BASE, **values: Any) -> Done:
    return do(bench, WriteNote(ids(bench)[0], body, note, base=base, **values))


def drafts(bench: Workbench) -> list[str]:
    return [kept.draft.body for kept in kept_drafts(bench)]


def test_two_changes_that_fit_together_are_one_note_and_it_is_said(
    bench: Workbench, other: Workbench
) -> None:
    note = write(bench, BASE)
    draft = save_draft(bench, DraftText(ids(bench)[0], MINE, 0, note, BASE))
    finish(other, note, BASE.replace("電話", "訪問"))
    done = finish(bench, note, MINE, draft_id=draft)
    assert done.said == "Note changed; what was written elsewhere meanwhile is in it, too"
    assert note_text(bench, note).body == MINE.replace("電話", "訪問")
    assert [text for _kind, text, *_ in todos(bench)] == ["資料", "訪問"]
    assert next(kept.body for kept in revisions(bench, note)) == BASE.replace("電話", "訪問")
    assert drafts(bench) == []
    undo_last(bench)
    assert note_text(bench, note).body == BASE.replace("電話", "訪問")
    redo_last(bench)
    assert note_text(bench, note).body == MINE.replace("電話", "訪問")


def test_two_changes_of_one_line_are_both_kept_and_nothing_is_overwritten(
    bench: Workbench, other: Workbench
) -> None:
    note = write(bench, BASE)
    draft = save_draft(bench, DraftText(ids(bench)[0], MINE[:-2], 0, note, BASE))
    finish(other, note, THEIRS)
    before = rows(bench)
    done = finish(bench, note, MINE, draft_id=draft)
    assert done.value == KeptApart(note, draft)
    assert "nothing was overwritten" in done.said
    assert (done.undo, rows(bench)) == (None, before)
    for program in (bench, other):
        (conflict,) = conflicts(program)
        assert (conflict.note.body, conflict.draft.body) == (THEIRS, MINE)
        assert conflict.account == "あおば精機"


def test_a_conflict_is_still_there_after_the_program_ended(bench: Workbench, other: Workbench) -> None:
    note = write(bench, BASE)
    finish(other, note, THEIRS)
    finish(bench, note, MINE)  # finished before a draft was ever saved
    with bench.store.write("test", "test") as writing:
        writing.db.execute("UPDATE local_draft SET process = 1")
    (conflict,) = conflicts(other, note)
    assert (conflict.draft.body, conflict.draft.base) == (MINE, BASE)


@pytest.mark.parametrize(
    ("keep", "text"),
    [(Keep.MINE, MINE), (Keep.THEIRS, THEIRS), (Keep.BOTH, MINE.replace("減額", "減額\n予算は再開"))],
)
def test_a_choice_is_written_and_one_step_gives_the_conflict_back(
    bench: Workbench, keep: Keep, text: str
) -> None:
    note = write(bench, BASE)
    finish(bench, note, THEIRS)
    finish(bench, note, MINE)
    (conflict,) = conflicts(bench)
    do(bench, conflict.settled([keep]))
    assert note_text(bench, note).body == text
    assert (conflicts(bench), drafts(bench)) == ([], [])
    undo_last(bench)
    assert note_text(bench, note).body == THEIRS
    (again,) = conflicts(bench)
    assert (again.draft.body, again.pieces) == (MINE, conflict.pieces)
    redo_last(bench)
    assert note_text(bench, note).body == text
    assert (conflicts(bench), drafts(bench)) == ([], [])


def test_a_third_change_while_one_chooses_is_no_more_overwritten_than_the_second(
    bench: Workbench, other: Workbench
) -> None:
    note = write(bench, BASE)
    finish(bench, note, THEIRS)
    finish(bench, note, MINE)
    (conflict,) = conflicts(bench)
    finish(other, note, THEIRS.replace("再開", "倍増"), THEIRS)
    assert isinstance(do(bench, conflict.settled([Keep.MINE])).value, KeptApart)
    assert note_text(bench, note).body == THEIRS.replace("再開", "倍増")
    assert [kept.draft.body for kept in kept_drafts(bench)] == [MINE]
    (conflict,) = conflicts(bench)
    finish(other, note, THEIRS.replace("再開", "倍増").replace("QBR", "EBR"), THEIRS.replace("再開", "倍増"))
    do(bench, conflict.settled([Keep.MINE]))
    assert note_text(bench, note).body == MINE.replace("QBR", "EBR"), (
        "what is elsewhere in the note comes along"
    )


def test_an_undo_meanwhile_is_a_change_like_any_other(bench: Workbench) -> None:
    note = write(bench, BASE)
    finish(bench, note, THEIRS)
    undo_last(bench)
    assert isinstance(finish(bench, note, THEIRS.replace("再開", "倍増"), THEIRS).value, KeptApart)
    assert note_text(bench, note).body == BASE


def test_a_box_ticked_elsewhere_is_no_conflict_with_a_change_of_its_line(bench: Workbench) -> None:
    note = write(bench, BASE)
    do(bench, EndTodo((rows(bench)[0]["id"],)))
    done = finish(bench, note, BASE.replace("資料", "資料 12/5"))
    assert done.said == "Note changed"
    assert "- [x] 資料 12/5" in note_text(bench, note).body


def test_a_text_that_says_nothing_new_is_no_conflict(bench: Workbench) -> None:
    note = write(bench, BASE)
    finish(bench, note, THEIRS)
    finish(bench, note, BASE)
    assert note_text(bench, note).body == THEIRS
    assert conflict_of(bench, DraftText(None, THEIRS, 0, note, BASE)) is None
    assert conflict_of(bench, DraftText(None, "new")) is None


def test_a_note_removed_meanwhile_comes_back_with_what_was_written(bench: Workbench) -> None:
    note = write(bench, BASE)
    finish(bench, note, THEIRS)
    do(bench, RetireNote(note))
    finish(bench, note, MINE)
    assert note_text(bench, note).body == MINE
    assert revisions(bench, note)[0].body == THEIRS


def test_a_meeting_ends_all_the_same(bench: Workbench) -> None:
    note = write(bench, BASE)
    finish(bench, note, THEIRS)
    account = ids(bench)[0]
    done = do(bench, end_of(bench, WriteNote(account, MINE, note, base=BASE), MeetingEnd(level=4)))
    assert isinstance(done.value, KeptApart)
    assert [pulse.level for pulse in pulses_of(bench, account)] == [4]
    assert len(conflicts(bench)) == 1
