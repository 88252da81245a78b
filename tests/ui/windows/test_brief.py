"""One key shows the brief wherever an account is in view; the book of an absence leaves and comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cs_workbench.services.absences import SetAbsence, absences
from cs_workbench.services.commands import do
from cs_workbench.services.notes import notes_of
from cs_workbench.services.settings import get
from cs_workbench.ui.windows.program import Program
from tests.support.logs import ExpectedLog
from tests.ui.windows.running import Starter, settle, wired


def press(qtbot: QtBot, program: Program, key: Qt.Key) -> None:
    program.window.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or program.window, key)
    settle(qtbot, program)


@pytest.mark.parametrize("place", ["today", "accounts", "account"])
def test_f9_shows_the_brief_of_the_account_in_view_and_escape_closes_it(
    qtbot: QtBot, start: Starter, place: str
) -> None:
    program = start()
    wiring, window = wired(program), program.window
    wiring.go("accounts")
    settle(qtbot, program)
    account = wiring.accounts.current_account()
    assert account is not None
    if place == "account":
        wiring.open_account(account)
    wiring.go(place)
    settle(qtbot, program)
    account = wiring.present.current_account()
    wiring.present.focus()
    press(qtbot, program, Qt.Key.Key_F9)
    assert (window.has_pane, window.pane.currentWidget()) == (True, wiring.pane.brief)
    assert wiring.pane.brief.account_id == account
    words = wiring.pane.brief.words()
    assert {"未完了の約束", "ヘルスの変化", "契約更新", "利用状況", "最近のメモ", "関係者"} <= set(words)
    QTest.keyClick(wiring.pane.brief, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith(f"{words[0]}\n")
    wiring.pane.brief.findChildren(QPushButton)[0].click()
    assert QGuiApplication.clipboard().text().startswith(f"# {words[0]}\n")
    press(qtbot, program, Qt.Key.Key_Escape)
    assert (window.has_pane, wiring.present.id) == (False, place)


def test_a_button_of_the_account_page_does_what_f9_does(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("accounts")
    settle(qtbot, program)
    wiring.open_account(wiring.accounts.current_account() or 0)
    settle(qtbot, program)
    (brief,) = (b for b in wiring.account.view.findChildren(QPushButton) if b.text() == "要点(F9)")
    brief.click()
    settle(qtbot, program)
    assert wiring.pane.brief.account_id == wiring.account.current_account()
    assert wiring.pane.brief.words()
    brief.click()
    assert not program.window.has_pane


def test_meeting_mode_says_the_same_brief(qtbot: QtBot, start: Starter, expected_log: ExpectedLog) -> None:
    expected_log.containing("This plugin does not support")
    program = start()
    wiring = wired(program)
    wiring.go("accounts")
    settle(qtbot, program)
    press(qtbot, program, Qt.Key.Key_F9)
    doings = program._doings
    assert doings is not None
    doings.actions.run("account.meeting")
    settle(qtbot, program)
    meeting = doings.notes.meeting
    assert meeting.view.brief.words() == wiring.pane.brief.words()[1:]  # the name stands above the note
    meeting.window.close()


def test_the_book_of_an_absence_is_written_and_a_dropped_one_brings_the_notes(
    qtbot: QtBot, start: Starter, tmp_path: Path
) -> None:
    program = start()
    wiring, bench = wired(program), wired(program).desk.bench
    owner = get(bench, "owner") or "佐藤"
    day = bench.today.isoformat()
    do(bench, SetAbsence(owner, day, day, cover="鈴木"))
    wiring.go("settings")
    settle(qtbot, program)
    wanted: list[object] = []
    wiring.settings.general.view.bookWanted.disconnect()
    wiring.settings.general.view.bookWanted.connect(wanted.append)
    names = {b.accessibleName(): b for b in wiring.settings.general.view.findChildren(QPushButton)}
    names[f"{owner}の不在の要点"].click()
    (absence,) = (one for one in absences(bench) if one.owner == owner)
    assert wanted == [absence]
    doings = program._doings
    assert doings is not None
    for name in ("book.xlsx", "book.pdf"):
        doings.briefs.write_book(absence, tmp_path / name)
    settle(qtbot, program)
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")
    path = tmp_path / "book.xlsx"
    book = load_workbook(path)
    book["Brief"]["H2"], book["Brief"]["H3"], book["Brief"]["I3"] = "電話済み", "迷子", "nobody"
    book.save(path)
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, held, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering, event = QDragEnterEvent(QPoint(5, 5), *how), QDropEvent(QPointF(5, 5), *how)
    QApplication.sendEvent(wiring.settings.general.view, entering)
    QApplication.sendEvent(wiring.settings.general.view, event)
    qtbot.waitUntil(lambda: bool(program.window.messages.messages()), timeout=20_000)
    settle(qtbot, program)
    assert [(note.author, note.body) for note in notes_of(bench, None) if note.author == "鈴木"] == [
        ("鈴木", "電話済み")
    ]
    assert "3行目" in program.window.messages.messages()[0].text
