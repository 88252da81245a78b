"""A call: from Today into meeting mode, notes and transcript beside the brief, a crash, one card at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from cs_workbench.services.activity import Asked, activity_page
from cs_workbench.services.attachments import attachments_of
from cs_workbench.services.drafts import kept_drafts
from cs_workbench.services.meeting_notes import pulses_of
from cs_workbench.services.notes import notes_of
from cs_workbench.ui.windows.meeting import Meeting
from cs_workbench.ui.text import say
from tests.faults.test_killed_note import LONGEST_LOSS_S, kill_while_typing
from tests.faults.typing_child import key
from tests.support.logs import ExpectedLog
from tests.ui.windows.journeys.hands import Hands, in_pair


def meeting_of(hands: Hands) -> Meeting:
    doings = hands.program._doings
    assert doings is not None
    return doings.notes.meeting


@in_pair(1)
def test_a_call_with_a_crash_in_the_middle(
    hands: Hands, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log.containing("This plugin does not support")  # Qt's offscreen screen raises no window
    transcript, mail = tmp_path / "call.vtt", tmp_path / "summary.eml"
    transcript.write_text("WEBVTT\n\n00:01.000 --> 00:04.000\n<v 柏木>予算は来期に回します\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(transcript)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(mail), ""))
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))

    hands.press("Ctrl+1")
    row = next(row for row in hands.today("now") if row.meeting_id is not None)
    account = row.account_id
    assert account is not None
    hands.go_to(row)
    hands.look("today")
    hands.press("F11")
    meeting = meeting_of(hands)
    view = meeting.view
    hands.until(lambda: len(view.brief.words()) > 5)
    assert hands.focus() is view.pane.editor
    hands.look("meeting mode")

    killed_at, typed = kill_while_typing(profile, 50, account)
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
    hands.press("F11")
    meeting = meeting_of(hands)
    view = meeting.view
    hands.until(lambda: view.pane.editor.text() == kept)
    hands.press("Ctrl+A")
    hands.type("# 定例\n- [ ] 権限表を送る 12/5\n")
    hands.press("F11")
    assert meeting.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert not view.brief.isVisible()
    assert meeting.window.width() <= 420
    hands.look("narrow")
    hands.press("F11", "Ctrl+Shift+H")
    assert not view.brief.isVisible()
    hands.look("masked")
    hands.press("Ctrl+Shift+H")
    hands.tab_to(view.pane.attach.accessibleName(), back=True)
    hands.press("Space")
    hands.until(lambda: view.pane.files.count())
    assert [file.name for file in attachments_of(hands.bench, account)] == ["call.vtt"]
    hands.tab_to(view.pane.editor.accessibleName())
    hands.type("::: internal\nprices\n:::\n")
    hands.look("transcript")

    hands.press("Esc")
    card = view.card
    hands.press("Down", "Down", "Tab")
    hands.type("前向き、質問が具体的")
    hands.press("Tab")
    hands.type("設定手順書 12/10")
    hands.press("Tab")
    hands.type("利用者一覧 12/12")
    hands.press("Tab")
    hands.type("管理者向け説明の日程 12/15")
    hands.press("Tab", "Tab", "Space")
    assert card.meets.isChecked()
    hands.look("card")
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

    (note,) = notes_of(hands.bench, account, 1)
    assert note.kind == "meeting"
    (pulse,) = pulses_of(hands.bench, account)
    assert (pulse.level, pulse.reasons) == (4, ("前向き", "質問が具体的"))
    hands.press("Ctrl+1")
    hands.until(lambda: row.key not in [other.key for other in hands.today("now")])
    hands.look("today afterwards")
    assert kept_drafts(hands.bench) == []
    touch = activity_page(hands.bench, Asked(frozenset(), (account,))).rows
    assert any(row.kind == "touch" for row in touch)
