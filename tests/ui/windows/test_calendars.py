"""Calendars in the running window: dropped, synced by a real child, ended in Today, stopped in Settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_workbench.ui.views.sheet import Sheet
from tests.ui.windows.running import Starter, settle, wired
from tests.ui.windows.test_deeds import PATIENCE_MS
from tests.ui.windows.test_first_source import drop


def cell(sheet: Sheet, row: int, column: int) -> str:
    item = sheet.item(row, column)
    return "" if item is None else item.text()


def test_a_calendar_is_dropped_synced_and_its_people_stopped(
    qtbot: QtBot, start: Starter, tmp_path: Path
) -> None:
    program = start()
    wiring = wired(program)
    on = f"{wiring.desk.bench.today:%Y%m%d}"
    path = tmp_path / "mine.ics"
    path.write_bytes(
        f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:{on}T235000\nSUMMARY:急ぎの相談\n"
        "ATTENDEE:mailto:who@unknown.example\nEND:VEVENT\nEND:VCALENDAR\n".encode()
    )
    wiring.go("data")
    view = wiring.data.view
    drop(view, path)
    sheet = view.calendars.list
    qtbot.waitUntil(lambda: sheet.rowCount() == 2 and cell(sheet, 1, 3) == "1", timeout=PATIENCE_MS)
    settle(qtbot, program)
    assert [sheet.key_at(row) for row in range(2)] == ["calendar", "mine"]

    wiring.go("today")
    today = wiring.today.view.list

    def texts() -> list[str]:
        model = today.model()
        return [str(model.index(n, 0).data()) for n in range(model.rowCount())]

    qtbot.waitUntil(lambda: any("急ぎの相談" in text for text in texts()), timeout=PATIENCE_MS)
    (line,) = [n for n, text in enumerate(texts()) if "急ぎの相談" in text]
    row = today.model().index(line, 0).data(Qt.ItemDataRole.UserRole)
    today.go_to(row.key)
    QTest.keyClick(today, Qt.Key.Key_E)
    settle(qtbot, program)
    done = [n for n, text in enumerate(texts()) if "急ぎの相談" in text]
    assert done
    assert done[0] > line  # under 完了 now

    wiring.go("settings")
    settle(qtbot, program)
    stops = wiring.settings.general.view.stop_list
    stops.line.setText("unknown.example")
    QTest.keyClick(stops.line, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: wiring.settings.general.view.stop_list.list.rowCount() == 1, timeout=PATIENCE_MS
    )  # the page is made anew
    settle(qtbot, program)
    wiring.go("today")
    settle(qtbot, program)
    assert not any("急ぎの相談" in text for text in texts())


def test_an_address_is_typed_with_keys_alone_and_forgotten(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("data")
    wiring.data.view.tabs.setCurrentWidget(wiring.data.view.calendars)
    tab = wiring.data.view.calendars
    tab.address.setFocus()
    QTest.keyClicks(tab.address, "https://127.0.0.1:9/secret.ics")
    QTest.keyClick(tab.address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.list.rowCount() == 2, timeout=PATIENCE_MS)
    assert tab.address.text() == ""
    assert cell(tab.list, 1, 5) == "127.0.0.1"
    qtbot.waitUntil(lambda: cell(tab.list, 1, 1).startswith("!"), timeout=PATIENCE_MS)
    settle(qtbot, program)
    QApplication.processEvents()
