"""活動履歴 in the running window: by keys alone, with real services and the real child that reads mails."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_workbench.ui.views.activity import COLUMNS
from cs_workbench.ui.views.activity_list import LONGEST_SHOWN, ActivityFeed, TextPane, tamed
from cs_workbench.ui.views.requests import RequestsView
from cs_workbench.ui.windows.activity_place import ActivityPlace
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, settle, wired

PATIENCE_MS = 20_000
MAIL = (
    "From: Rosa <rosa@nowhere.example>\r\nTo: x@nowhere.example\r\nSubject: Friday\r\nMessage-ID: <m@n.example>\r\n"
    "Date: Mon, 23 Nov 2026 10:23:00 +0900\r\n\r\nYes, Friday works.\r\n"
)


def opened(qtbot: QtBot, program: Program) -> ActivityPlace:
    """Go to Activity by its key; return the place once it shows its lines."""
    wiring = wired(program)
    QTest.keyClick(program.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    if wiring.present.id != "activity":  # without a window manager a shortcut may not arrive
        wiring.go("activity")
    settle(qtbot, program)
    place = wiring.activity
    assert place.view.feed.table.rows.rowCount() > 0
    return place


def press(
    place: ActivityPlace, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(place.view.feed.table, key, modifiers)


def texts(place: ActivityPlace) -> list[tuple[str, str]]:
    return [(row.chip, row.text) for row in place.view.feed.table.rows.rows]


def test_chips_count_and_narrow_and_the_place_is_remembered(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened(qtbot, program)
    feed = place.view.feed
    assert list(feed.chips)[:4] == ["note", "meeting", "call", "mail"]
    feed.chips["note"].click()
    settle(qtbot, program)
    assert {chip for chip, _ in texts(place)} == {"note"}
    assert feed.chips["note"].text().endswith(str(len(texts(place))))
    press(place, Qt.Key.Key_J)
    settle(qtbot, program)
    assert feed.pane.toPlainText()
    assert feed.pane.toPlainText().startswith(texts(place)[1][1].split(" ")[0])
    line = feed.table.currentIndex().row()
    wiring = wired(program)
    press(place, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert wiring.present.id == "account"
    wiring.back()
    settle(qtbot, program)
    assert (wiring.present.id, feed.table.currentIndex().row()) == ("activity", line)
    memory = place.memory()
    assert (memory["chips"], memory["days"], memory["layout"]) == (["note"], 90, "all")


def test_two_keys_log_a_touch_and_one_takes_it_back(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened(qtbot, program)
    row = place.view.feed.table.current_row()
    assert row is not None
    press(place, Qt.Key.Key_L)
    quick = place.view.quick
    settle(qtbot, program)
    assert (quick.channel.currentData(), quick.minutes.value(), quick.touch.counts.isChecked()) == (
        "phone",
        15,
        True,
    )
    before = texts(place)
    QTest.keyClick(quick.channel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(place) != before, timeout=PATIENCE_MS)
    settle(qtbot, program)
    newest = place.view.feed.table.rows.rows[0]
    assert (newest.chip, newest.account_id, newest.minutes, newest.kind) == (
        "call",
        row.account_id,
        15,
        "touch",
    )
    place.desk.undo()
    qtbot.waitUntil(lambda: texts(place) == before, timeout=PATIENCE_MS)


def test_minutes_and_answer_follow_the_channel_until_they_are_typed(qtbot: QtBot, start: Starter) -> None:
    place = opened(qtbot, start())
    press(place, Qt.Key.Key_L)
    quick = place.view.quick
    quick.channel.setCurrentIndex(quick.channel.findData("mail"))
    assert (quick.minutes.value(), quick.touch.counts.isChecked(), quick.touch.counts.text()) == (
        5, False, "応答あり",
    )  # fmt: skip
    quick.minutes.setValue(30)
    quick.channel.setCurrentIndex(quick.channel.findData("visit"))
    assert quick.minutes.value() == 30
    quick.direction.setCurrentIndex(1)
    assert quick.touch.begun.currentData() == "them"


def test_a_pasted_chat_is_shown_and_logged_with_enter(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened(qtbot, program)
    QGuiApplication.clipboard().setText("Rosa  10:23 AM\nThe export fails\nKei  10:40 AM\nWe look")
    press(place, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    line = place.view.incoming
    qtbot.waitUntil(line.isVisible, timeout=PATIENCE_MS)
    assert "Rosa, Kei" in line.words()[0]
    assert line.words()[1] == "The export fails"
    QTest.keyClick(line.save, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("chat", "The export fails") in texts(place), timeout=PATIENCE_MS)
    assert not line.isVisible()
    QGuiApplication.clipboard().clear()


def test_a_dropped_mail_asks_for_the_account_and_is_logged(
    qtbot: QtBot, start: Starter, tmp_path: Path
) -> None:
    program = start()
    place = opened(qtbot, program)
    path, bad = tmp_path / "mail.eml", tmp_path / "bad.eml"
    path.write_text(MAIL, encoding="utf-8", newline="")
    bad.write_bytes(b"\0\1\2")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(p)) for p in (bad, path)])
    held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering, event = QDragEnterEvent(QPoint(5, 5), *held), QDropEvent(QPointF(5, 5), *held)
    QApplication.sendEvent(place.view, entering)  # what enters is what Qt lets drop
    assert entering.isAccepted()
    with qtbot.waitSignal(place.desk.failed, timeout=PATIENCE_MS) as failed:
        QApplication.sendEvent(place.view, event)
    assert "bad.eml was not logged" in str(failed.args[0])
    line = place.view.incoming
    qtbot.waitUntil(line.isVisible, timeout=PATIENCE_MS)
    assert event.isAccepted()
    QTest.keyClick(line.save, Qt.Key.Key_Return)
    wanted = ("mail", "Friday – Yes, Friday works.")
    qtbot.waitUntil(lambda: wanted in texts(place), timeout=PATIENCE_MS)


def test_a_voice_and_a_topic_are_written_on_a_line(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened(qtbot, program)
    place.view.feed.choose(frozenset({"note"}))
    place.refresh(None)
    settle(qtbot, program)
    count = place.side_entries()[1].count or 0
    press(place, Qt.Key.Key_V)
    row = place.view.feed.table.current_row()
    assert row is not None
    assert place.view.quick.line.text() == row.text
    QTest.keyClick(place.view.quick.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.side_entries()[1].count == count + 1, timeout=PATIENCE_MS)
    press(place, Qt.Key.Key_B)
    place.view.quick.line.setText("移行")
    QTest.keyClick(place.view.quick.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.view.feed.table.rows.rows[0].topic == "移行", timeout=PATIENCE_MS)


def states_of(view: RequestsView) -> list[str]:
    cells = (view.requests.item(row, 1) for row in range(view.requests.rowCount()))
    return [cell.text() for cell in cells if cell is not None]


def test_shipping_a_request_tells_everyone_who_asked(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened(qtbot, program)
    place.choose_side("requests")
    view = place.view.requests
    states = states_of(view)
    view.requests.setCurrentCell(states.index("予定あり"), 0)
    assert view.ship.isEnabled()
    with qtbot.waitSignal(place.desk.done, timeout=PATIENCE_MS) as told:
        view.ship.click()
    assert "4件" in told.args[0]
    settle(qtbot, program)
    assert "予定あり" not in states_of(view)


def test_the_account_page_has_the_same_list(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened(qtbot, program)
    row = place.view.feed.table.current_row()
    assert row is not None
    wiring = wired(program)
    wiring.open_account(row.account_id)
    settle(qtbot, program)
    view = wiring.account.view
    view.tabs.setCurrentIndex(1)
    feed = view.activity.feed
    assert {r.account_id for r in feed.table.rows.rows} == {row.account_id}
    assert feed.chips
    QTest.keyClick(feed.table, Qt.Key.Key_L)
    assert view.quick.isVisible()


def test_chips_stand_in_the_order_of_their_kinds_whichever_came_first(qtbot: QtBot) -> None:
    feed = ActivityFeed(COLUMNS)
    qtbot.addWidget(feed)
    feed.resize(900, 400)
    feed.show()
    feed.show_counts({"note": 1, "phone": 2})
    feed.show_counts({"note": 1, "mail": 3, "phone": 2, "chat": 1})
    QApplication.processEvents()
    places = [chip.x() for chip in feed.chips.values()]
    assert (list(feed.chips), places) == (["note", "mail", "phone", "chat"], sorted(places))


def test_a_hostile_text_is_laid_out_in_time(qtbot: QtBot) -> None:
    pane = TextPane()
    qtbot.addWidget(pane)
    pane.resize(600, 120)
    pane.show()
    for text in ("x" * 1_000_000, "<table><tr><td>" * 5_000, "a\u202eevil\x1b\n" * 100_000, "\n" * 1_000_000):
        pane.show_text(text)
        QApplication.processEvents()
        assert len(pane.toPlainText()) <= LONGEST_SHOWN * 10
        assert "\u202e" not in pane.toPlainText()
    assert max(len(word) for word in tamed("x" * 50_000).split(" ")) <= 500
