"""A call: from Today into meeting mode, notes and transcript beside the brief, a crash, one card at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from cs_workbench.domain.typed_day import typed_day
from cs_workbench.services.account import account_page
from cs_workbench.services.activity import Asked, activity_page
from cs_workbench.services.attachments import attachments_of
from cs_workbench.services.drafts import kept_drafts
from cs_workbench.services.meeting_notes import pulses_of
from cs_workbench.services.notes import notes_of
from cs_workbench.services.today import TodayRow
from cs_workbench.ui.text import say
from cs_workbench.ui.windows.meeting import Meeting
from tests.faults.test_killed_note import LONGEST_LOSS_S, kill_while_typing
from tests.faults.typing_child import key
from tests.support.logs import ExpectedLog
from tests.ui.windows.journeys.hands import Hands, in_pair


@in_pair(1)
def test_a_call_with_a_crash_in_the_middle(
    hands: Hands, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log.containing("This plugin does not support")  # Qt's offscreen screen raises no window
    transcript, mail, opened = tmp_path / "call.vtt", tmp_path / "summary.eml", []
    transcript.write_text("WEBVTT\n\n00:01.000 --> 00:04.000\n<v 柏木>予算は来期に回します\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(transcript)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(mail), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))

    row = go_to_the_meeting(hands)
    account = row.account_id or 0
    meeting = open_meeting(hands)
    hands.until(lambda: len(meeting.view.brief.words()) > 5)
    hands.look("meeting mode")
    kept = die_while_typing(hands, profile, account)
    meeting = open_meeting(hands)
    hands.until(lambda: meeting.view.pane.editor.text() == kept)
    hands.press("Ctrl+A")
    hands.type("# 定例\n- [ ] 権限表を送る 12/5\n")
    show_and_hide(hands, meeting)
    attach_and_whisper(hands, meeting)
    assert [file.name for file in attachments_of(hands.bench, account)] == ["call.vtt"]

    hands.press("Esc")
    fill_the_card(hands, meeting)
    hands.press("Ctrl+Shift+C")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("*")
    assert "設定手順書 12/10" in copied
    assert "prices" not in copied
    hands.press("Ctrl+Shift+E")
    hands.until(lambda: opened == [str(mail)])
    assert b"prices" not in mail.read_bytes()
    hands.press("Ctrl+Return")
    hands.until(lambda: not meeting.window.isVisible())
    expect_what_was_said(hands, account)
    hands.press("Ctrl+1")
    assert row.key not in [other.key for other in hands.today("now")], "the meeting is over"
    hands.look("today afterwards")


def go_to_the_meeting(hands: Hands) -> TodayRow:
    """Go to today's first meeting with an account."""
    row = next(row for row in hands.today("now") if row.meeting_id is not None)
    hands.go_to(row)
    hands.look("today")
    return row


def open_meeting(hands: Hands) -> Meeting:
    """Open meeting mode where one is; the keyboard is in the note."""
    hands.press("F11")
    doings = hands.program._doings
    assert doings is not None
    meeting = doings.notes.meeting
    assert hands.focus() is meeting.view.pane.editor
    return meeting


def die_while_typing(hands: Hands, profile: Path, account: int) -> str:
    """Kill the program while it types about ``account``, start it anew and open what it saved; return that."""
    killed_at, typed = kill_while_typing(profile, 80, account)
    hands.start_again()
    hands.until(lambda: len(hands.window.messages.messages()) == 1)
    hands.look("after the crash")
    hands.press("Shift+Tab")
    hands.tab_to(say("note", "Open the draft"), back=True)
    hands.press("Space")
    hands.until(lambda: hands.place == "account")
    kept = hands.wiring.account.view.activity.note.editor.text()
    assert kept == "".join(key(number) for number in range(len(kept)))
    assert killed_at - typed[len(kept)] <= LONGEST_LOSS_S
    hands.look("draft")
    return kept


def show_and_hide(hands: Hands, meeting: Meeting) -> None:
    """Make the window narrow and wide again, hide the brief from curious eyes and show it."""
    hands.press("F11")
    assert meeting.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert not meeting.view.brief.isVisible()
    assert meeting.window.width() <= 420
    hands.look("narrow")
    hands.press("F11", "Ctrl+Shift+H")
    assert not meeting.view.brief.isVisible()
    hands.look("masked")
    hands.press("Ctrl+Shift+H")
    assert meeting.view.brief.isVisible()


def attach_and_whisper(hands: Hands, meeting: Meeting) -> None:
    """Attach the transcript, and write a passage for ourselves."""
    pane = meeting.view.pane
    hands.tab_to(pane.attach.accessibleName(), back=True)
    hands.press("Space")
    hands.until(pane.files.count)
    hands.tab_to(pane.editor.accessibleName())
    hands.type("::: internal\nprices\n:::\n")
    hands.look("transcript")


def fill_the_card(hands: Hands, meeting: Meeting) -> None:
    """Say what the card asks, from its first field to the next meeting."""
    hands.press("Down", "Down")
    for said in ("前向き、質問が具体的", "設定手順書 12/10", "利用者一覧 12/12", "説明会の日程 12/15"):
        hands.press("Tab")
        hands.type(said)
    hands.press("Tab", "Tab", "Space")
    card = meeting.view.card
    assert card.meets.isChecked()
    hands.press("Tab")
    hands.type("そのうち")
    hands.press("Ctrl+Return")
    hands.until(card.day.hasFocus)
    assert "そのうち" in card.problem.text(), "what is no day ends no meeting"
    hands.look("no day")
    hands.press("Ctrl+A")
    hands.type("来週金曜")
    hands.look("card")


def expect_what_was_said(hands: Hands, account: int) -> None:
    """Expect note, pulse, promises of both sides, next step, next meeting and touch; no draft is left."""
    (note,) = notes_of(hands.bench, account, 1)
    assert note.kind == "meeting"
    (pulse,) = pulses_of(hands.bench, account)
    assert (pulse.level, pulse.reasons) == (4, ("前向き", "質問が具体的"))
    todos = [t for t in account_page(hands.bench, account).todos if t.done_at is None]
    texts = [(t.kind, t.text) for t in todos]
    assert {("promise", "設定手順書"), ("promise_theirs", "利用者一覧"), ("task", "説明会の日程")} <= set(
        texts
    )
    friday = typed_day("来週金曜", hands.bench.today)
    assert [t.due_on for t in todos if t.kind == "meeting"] == [friday]
    assert "touch" in [row.kind for row in activity_page(hands.bench, Asked(frozenset(), (account,))).rows]
    assert kept_drafts(hands.bench) == []
