"""Notes in the running window: drafts are kept, finished with one key, and come back after a crash."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.commands import do
from cs_workbench.services.drafts import DraftText, kept_drafts, save_draft
from cs_workbench.services.meeting_notes import pulses_of
from cs_workbench.services.notes import WriteNote, note_text, notes_of
from cs_workbench.ui.widgets.note_editor import NoteEditor
from cs_workbench.ui.windows.program import Program
from tests.support.logs import ExpectedLog
from tests.ui.windows.running import Starter, settle, wired

PATIENCE_MS = 20_000
CTRL = Qt.KeyboardModifier.ControlModifier


def open_account(qtbot: QtBot, program: Program, place: int = 0) -> int:
    """Open the page of the account in row ``place`` on its note."""
    wiring = wired(program)
    wiring.go("accounts")
    settle(qtbot, program)
    account = int(wiring.accounts.view.accounts_shown()[place])
    wiring.open_account(account)
    settle(qtbot, program)
    QTest.keyClick(wiring.account.view, Qt.Key.Key_N)
    return account


def editor_of(program: Program) -> NoteEditor:
    return wired(program).account.view.activity.note.editor


def drafts(program: Program) -> list[str]:
    return [kept.draft.body for kept in kept_drafts(wired(program).desk.bench)]


def test_a_note_is_saved_while_it_is_typed_and_finished_with_one_key(qtbot: QtBot, start: Starter) -> None:
    program = start()
    account = open_account(qtbot, program)
    editor = editor_of(program)
    pane = wired(program).account.view.activity.note
    assert QApplication.focusWidget() is editor or not program.window.isActiveWindow()
    QTest.keyClicks(editor, "N")
    qtbot.waitUntil(lambda: drafts(program) == ["N"], timeout=PATIENCE_MS)
    QTest.keyClicks(editor, "ext: call 12/5")
    qtbot.waitUntil(lambda: drafts(program) == ["Next: call 12/5"], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "保存しました" in pane.state.text(), timeout=PATIENCE_MS)
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: editor.text() == "", timeout=PATIENCE_MS)
    settle(qtbot, program)
    bench = wired(program).desk.bench
    assert notes_of(bench, account)[0].body == "Next: call 12/5"
    assert drafts(program) == []
    wired(program).desk.undo()
    settle(qtbot, program)
    assert all(note.body != "Next: call 12/5" for note in notes_of(bench, account))


def test_a_draft_survives_escape_another_account_and_the_end_of_the_window(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    open_account(qtbot, program)
    QTest.keyClicks(editor_of(program), "half a note")
    QTest.keyClick(editor_of(program), Qt.Key.Key_Escape)
    assert wired(program).present.id == "account", "Esc leaves the text, not yet the account"
    qtbot.waitUntil(lambda: drafts(program) == ["half a note"], timeout=PATIENCE_MS)
    open_account(qtbot, program, 1)
    assert editor_of(program).text() == ""
    QTest.keyClicks(editor_of(program), "another")
    again = start()  # the window before it is closed in good order
    assert sorted((k.draft.body, k.lost) for k in kept_drafts(wired(again).desk.bench)) == [
        ("another", False),
        ("half a note", False),
    ]
    assert not again.window.messages.messages()


def test_coming_back_to_an_account_brings_its_draft_and_its_caret(qtbot: QtBot, start: Starter) -> None:
    program = start()
    account = open_account(qtbot, program)
    QTest.keyClicks(editor_of(program), "half a note")
    QTest.keyClick(editor_of(program), Qt.Key.Key_Left)
    open_account(qtbot, program, 1)
    wired(program).open_account(account)
    settle(qtbot, program)
    qtbot.waitUntil(lambda: editor_of(program).text() == "half a note", timeout=PATIENCE_MS)
    assert editor_of(program).caret() == len("half a not")


def test_after_a_crash_a_bar_says_so_and_opens_the_text(qtbot: QtBot, start: Starter, tmp_path: Path) -> None:
    bench = open_workbench(data_dir=tmp_path / "profile")
    with bench.store.read() as db:
        (account,) = db.execute("SELECT min(account_id) FROM local_note").fetchone()
    draft = save_draft(bench, DraftText(account, "書きかけ 𠮷野家様", 5))
    with bench.store.write("test", "test") as writing:
        writing.db.execute("UPDATE local_draft SET process = 1 WHERE id = ?", (draft,))
    close_workbench(bench)
    program = start()
    qtbot.waitUntil(lambda: len(program.window.messages.messages()) == 1, timeout=PATIENCE_MS)
    (message,) = program.window.messages.messages()
    assert "復元" in message.text
    button = next(b for b in message.findChildren(QPushButton) if b.text() == "下書きを開く")
    button.click()
    settle(qtbot, program)
    editor = editor_of(program)
    qtbot.waitUntil(lambda: editor.text() == "書きかけ 𠮷野家様", timeout=PATIENCE_MS)
    assert editor.caret() == 5
    assert editor.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: drafts(program) == [], timeout=PATIENCE_MS)


def test_a_full_disk_is_a_sentence_the_text_stays_and_saving_goes_on(qtbot: QtBot, start: Starter) -> None:
    program = start()
    open_account(qtbot, program)
    editor, bench = editor_of(program), wired(program).desk.bench
    QTest.keyClicks(editor, "a")
    qtbot.waitUntil(lambda: drafts(program) == ["a"], timeout=PATIENCE_MS)
    writer = bench.store._writer
    assert writer is not None
    (pages,) = writer.execute("PRAGMA page_count").fetchone()
    writer.execute(f"PRAGMA max_page_count = {pages}")  # the database's own word for a full disk
    editor.insert("満" * 300_000)
    qtbot.waitUntil(lambda: bool(program.window.messages.messages()), timeout=PATIENCE_MS)
    assert "空き" in program.window.messages.messages()[0].text
    QTest.keyClicks(editor, "b")
    assert editor.text() == "a" + "満" * 300_000 + "b"
    assert drafts(program) == ["a"]
    writer.execute("PRAGMA max_page_count = 1073741823")
    qtbot.waitUntil(lambda: drafts(program) == [editor.text()], timeout=PATIENCE_MS)


def test_the_quick_note_guesses_the_account_and_is_kept_when_closed(
    qtbot: QtBot, start: Starter, expected_log: ExpectedLog
) -> None:
    expected_log.containing("This plugin does not support")  # Qt's offscreen screen raises no window
    program = start()
    account = open_account(qtbot, program)
    doings = program._doings
    assert doings is not None
    doings.actions.run("file.quick_note")
    quick = doings.notes.quick
    name = wired(program).account.view._name.text()
    qtbot.waitUntil(lambda: quick.window.account.text() == name, timeout=PATIENCE_MS)
    QTest.keyClicks(quick.window.pane.editor, "by the way")
    quick.window.close()
    qtbot.waitUntil(lambda: drafts(program) == ["by the way"], timeout=PATIENCE_MS)
    doings.actions.run("file.quick_note")
    QTest.keyClick(quick.window.pane.editor, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not quick.window.isVisible(), timeout=PATIENCE_MS)
    assert notes_of(wired(program).desk.bench, account)[0].body == "by the way"


def test_a_meeting_takes_the_draft_along_and_ends_with_one_card(
    qtbot: QtBot, start: Starter, expected_log: ExpectedLog
) -> None:
    expected_log.containing("This plugin does not support")
    program = start()
    account = open_account(qtbot, program)
    QTest.keyClicks(editor_of(program), "- [ ] list 12/5")
    doings = program._doings
    assert doings is not None
    doings.actions.run("account.meeting")
    meeting = doings.notes.meeting
    qtbot.waitUntil(lambda: meeting.view.pane.editor.text() == "- [ ] list 12/5", timeout=PATIENCE_MS)
    settle(qtbot, program)
    assert editor_of(program).text() == ""
    assert len(meeting.view.brief.words()) > 5
    QTest.keyClick(meeting.window, Qt.Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not meeting.view.brief.isVisible()
    QTest.keyClick(meeting.view.pane.editor, Qt.Key.Key_Escape)
    card = meeting.view.card
    assert card.isVisible()
    card.level.setCurrentIndex(1)
    QTest.keyClicks(card.ours, "guide 12/10")
    card.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: not meeting.window.isVisible(), timeout=PATIENCE_MS)
    settle(qtbot, program)
    bench = wired(program).desk.bench
    assert notes_of(bench, account)[0].body == "- [ ] list 12/5\n約束(こちら): guide 12/10\n"
    assert [pulse.level for pulse in pulses_of(bench, account)] == [5]
    assert drafts(program) == []


def test_a_note_edited_in_two_places_is_chosen_place_by_place_with_keys(
    qtbot: QtBot, start: Starter, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log.containing("This plugin does not support")
    program = start()
    account = open_account(qtbot, program)
    wiring = wired(program)
    bench, pane, editor = wiring.desk.bench, wiring.account.view.activity.note, editor_of(program)
    base = "# QBR\n\nbudget frozen\n\nnext: call"
    note = int(str(do(bench, WriteNote(account, base)).value))
    wiring.account.notes.open_note(note)
    qtbot.waitUntil(lambda: editor.text() == base, timeout=PATIENCE_MS)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, " me")
    other = open_workbench(data_dir=tmp_path / "profile")
    theirs = base.replace("frozen", "open").replace("call", "call them")
    do(other, WriteNote(account, theirs, note, base=base))
    close_workbench(other)
    qtbot.waitUntil(pane.apart.isVisible, timeout=PATIENCE_MS)
    QTest.keyClicks(editor, " now")  # one may go on
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
    settle(qtbot, program)
    assert note_text(bench, note).body == theirs, "nothing is overwritten"
    qtbot.waitUntil(lambda: drafts(program) == [base + " me now"], timeout=PATIENCE_MS)
    QTest.keyClick(pane.compare, Qt.Key.Key_Space)
    comparing = wiring.account.notes.comparing
    view = comparing.view
    qtbot.waitUntil(comparing.window.isVisible, timeout=PATIENCE_MS)
    assert view.result.toPlainText() == theirs.replace(
        "next: call them", "next: call me now\nnext: call them"
    )
    QTest.keyClick(view.mine, Qt.Key.Key_T)
    assert view.result.toPlainText() == theirs
    QTest.keyClick(view.mine, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert "1" in view.state.text()
    QTest.keyClick(view.result, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not comparing.window.isVisible(), timeout=PATIENCE_MS)
    settle(qtbot, program)
    assert note_text(bench, note).body == theirs.replace("call them", "call me now")
    assert (drafts(program), editor.text(), pane.apart.isVisible()) == ([], "", False)
    wiring.desk.undo()
    settle(qtbot, program)
    wiring.go("data")
    settle(qtbot, program)
    (button,) = [b for b in wiring.data.view.sources.findChildren(QPushButton) if "QBR" in b.text()]
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(comparing.window.isVisible, timeout=PATIENCE_MS)
    QTest.keyClicks(editor, "!")
    assert not comparing.window.isVisible(), "what was compared is no more what is written"
    assert sorted(editor.text()) == sorted(base + " me now!")
