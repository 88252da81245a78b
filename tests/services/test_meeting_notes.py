"""A meeting ends in one step; what others read of it has nothing internal in it."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.note_share import slack_text
from cs_workbench.services.attachments import NotWritable
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.drafts import DraftText, kept_drafts, save_draft
from cs_workbench.services.meeting_notes import (
    MeetingEnd,
    SetPulse,
    WrongPulse,
    end_of,
    pulses_of,
    save_mail,
    slack_summary,
)
from cs_workbench.services.notes import WriteNote, notes_of
from cs_workbench.services.workbench import Workbench
from tests.services.test_commands import ids, written
from tests.services.test_notes import todos

BODY = "# Call\n- [ ] list 12/5\n::: internal\nsecret rumour\n"
END = MeetingEnd(
    level=4,
    reasons=("engaged", " "),
    ours="guide 12/10",
    theirs="approval",
    next_step="call",
    next_on="2026-12-12",
    next_meeting_on="2026-12-14",
    minutes=30,
)


def test_a_meeting_ends_in_one_step_that_is_taken_back_whole(bench: Workbench) -> None:
    account, start = ids(bench)[0], written(bench)
    draft = save_draft(bench, DraftText(account, BODY))
    do(bench, end_of(bench, WriteNote(account, BODY, draft_id=draft), END))
    (note,) = notes_of(bench, account)
    assert note.kind == "meeting"
    assert note.body.endswith(
        ":::\nPromise (us): guide 12/10\nPromise (them): approval\nNext: call 2026-12-12\n"
    )
    assert todos(bench) == [
        ("task", "list", "2026-12-05", False),
        ("promise", "guide", "2026-12-10", False),
        ("promise_theirs", "approval", None, False),
        ("task", "call", "2026-12-12", False),
        ("meeting", "Next meeting", "2026-12-14", False),
    ]
    (pulse,) = pulses_of(bench, account)
    assert (pulse.level, pulse.reasons) == (4, ("engaged",))
    with bench.store.read() as db:
        assert db.execute("SELECT minutes, channel, summary FROM local_touch").fetchall() == [
            (30, "remote", "Call")
        ]
    assert kept_drafts(bench) == []
    undo_last(bench)
    assert written(bench) == start
    assert pulses_of(bench, account) == []
    redo_last(bench)
    assert len(todos(bench)) == 5


def test_a_card_that_says_nothing_writes_the_note_and_the_touch_alone(bench: Workbench) -> None:
    account = ids(bench)[0]
    do(bench, end_of(bench, WriteNote(account, "# Call\n"), MeetingEnd()))
    assert notes_of(bench, account)[0].body == "# Call\n"
    assert todos(bench) == []
    assert pulses_of(bench, account) == []


@pytest.mark.parametrize(("level", "reasons"), [(0, ()), (6, ()), (3, ("a", "b", "c", "d"))])
def test_a_pulse_outside_its_bounds_is_refused(
    bench: Workbench, level: int, reasons: tuple[str, ...]
) -> None:
    with pytest.raises(WrongPulse):
        do(bench, SetPulse(ids(bench)[0], level, reasons))


def test_slack_reads_its_own_marks_and_nobody_is_rung() -> None:
    text = "# 定例\n- [ ] a **b**\n* [x] c\n  - d & <!channel> <@U1>\n[site](https://a.example/x)\n"
    assert slack_text(text) == (
        "*定例*\n☐ a *b*\n☑ c\n  • d &amp; &lt;!channel&gt; &lt;@U1&gt;\n<https://a.example/x|site>"
    )


@given(st.text(max_size=200))
def test_no_text_makes_slack_ring(text: str) -> None:
    shown = slack_text(text)
    assert "<!" not in shown
    assert "<@" not in shown


def test_what_leaves_has_nothing_internal_in_it(bench: Workbench, tmp_path: Path) -> None:
    assert slack_summary(BODY + ":::\nend", "あおば") == "*あおば*\n*Call*\n☐ list 12/5\nend"
    path = tmp_path / "summary.eml"
    save_mail(bench, BODY + ":::\n終わり", path, to=("a@b.example", "x\r\nBcc: y@z.example"))
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert (mail["Subject"], mail["To"], mail["X-Unsent"]) == ("Call", "a@b.example", "1")
    assert mail.get_content().replace("\r\n", "\n") == "# Call\n- [ ] list 12/5\n終わり\n"
    assert b"secret" not in path.read_bytes()
    with pytest.raises(NotWritable):
        save_mail(bench, BODY, tmp_path / "no folder" / "x.eml")
