"""What a person does in the running window, with real services and real children."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.commands import undo_list
from cs_workbench.services.notes import notes_of
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.syncing import add_source, sync
from cs_workbench.ui.widgets.toast import Toast
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, StarterIn, settle, wired

PATIENCE_MS = 20_000
MANY = 150_000


def write_accounts(path: Path, count: int) -> None:
    """Write ``count`` accounts of two owners."""
    lines = (f"A-{n},Customer {n},{('佐藤', '鈴木')[n % 2]},{n * 1000}" for n in range(count))
    path.write_text("\n".join(("顧客ID,顧客名,担当者,契約金額", *lines)), encoding="utf-8")


def with_source(folder: Path, count: int) -> Path:
    """Make a profile with one source of ``count`` accounts; return the source's file."""
    path = folder.parent / "crm.csv"
    write_accounts(path, count)
    bench = open_workbench(data_dir=folder, language="ja")
    add_source(bench, path, name="crm")
    close_workbench(bench)
    return path


def pull(folder: Path) -> None:
    """Sync the profile in ``folder``."""
    bench = open_workbench(data_dir=folder)
    sync(bench, [], Tracker())
    close_workbench(bench)


def press(program: Program, text: str) -> None:
    """Press the visible button whose text begins with ``text``."""
    found = [
        b for b in program.window.findChildren(QPushButton) if b.isVisible() and b.text().startswith(text)
    ]
    assert found, text
    found[0].click()


def toast_text(program: Program) -> str:
    toast = program.window.findChild(Toast)
    assert toast is not None
    return toast.text()


def test_a_sync_shows_how_far_it_is_and_stops_when_asked(
    qtbot: QtBot, start_in: StarterIn, tmp_path: Path
) -> None:
    folder = tmp_path / "profile"
    with_source(folder, MANY)
    program = start_in(folder)
    settle(qtbot, program)
    wiring = wired(program)
    wiring.go("data")
    settle(qtbot, program)
    press(program, "今すぐ同期")
    tray = program.window.tray
    qtbot.waitUntil(lambda: bool(tray.items()), timeout=PATIENCE_MS)
    item = tray.items()[0]
    qtbot.waitUntil(lambda: item.bar.maximum() > 0 and item.bar.value() > 0, timeout=PATIENCE_MS)
    assert item.words.text() != item.accessibleName()
    item.stop.click()
    qtbot.waitUntil(lambda: not tray.items(), timeout=PATIENCE_MS)
    settle(qtbot, program)
    wiring.go("accounts")
    settle(qtbot, program)
    assert 0 < len(wiring.accounts.view.table.book) < MANY  # whole pages landed, and stay
    assert not program.window.messages.messages()


def test_the_samples_japanese_date_is_repaired_where_it_is_held(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("data")
    settle(qtbot, program)
    data = wiring.data.view
    data.tabs.setCurrentWidget(data.held)

    def cell(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
        item = table.item(row, column)
        assert item is not None
        return item

    held = data.held.list.rowCount()
    row = next(n for n in range(held) for c in range(4) if "令和" in cell(data.held.list, n, c).text())
    data.held.list.setCurrentCell(row, 0)
    cells = data.held.cells
    place = next(n for n in range(cells.rowCount()) if "令和" in cell(cells, n, 1).text())
    cell(cells, place, 1).setText(date(2027, 3, 31).isoformat())
    with qtbot.waitSignal(wiring.desk.done, timeout=PATIENCE_MS):
        QTest.keyClick(data.held, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: data.held.list.rowCount() == held - 1, timeout=PATIENCE_MS)
    assert not program.window.messages.messages()


def on_hold(qtbot: QtBot, start_in: StarterIn, folder: Path) -> Program:
    """Return the program with a sync on hold: half of twenty accounts are gone from the file."""
    path = with_source(folder, 20)
    pull(folder)
    write_accounts(path, 10)
    pull(folder)  # what is absent once may be a short file; absent twice, it has vanished
    program = start_in(folder)
    settle(qtbot, program)
    wiring = wired(program)
    wiring.go("data")
    settle(qtbot, program)
    press(program, "今すぐ同期")
    keeps = "すべて残す"
    qtbot.waitUntil(
        lambda: any(b.isVisible() and b.text() == keeps for b in wiring.data.view.findChildren(QPushButton)),
        timeout=PATIENCE_MS,
    )
    settle(qtbot, program)
    return program


def accounts_after(qtbot: QtBot, program: Program) -> int:
    wiring = wired(program)
    settle(qtbot, program)
    wiring.go("accounts")
    settle(qtbot, program)
    return len(wiring.accounts.view.accounts_shown())


def test_a_hold_answered_with_keep_loses_nobody(qtbot: QtBot, start_in: StarterIn, tmp_path: Path) -> None:
    program = on_hold(qtbot, start_in, tmp_path / "profile")
    with qtbot.waitSignal(wired(program).desk.done, timeout=PATIENCE_MS):
        press(program, "すべて残す")
    assert accounts_after(qtbot, program) == 20


def test_a_hold_answered_with_remove_retires_them(qtbot: QtBot, start_in: StarterIn, tmp_path: Path) -> None:
    program = on_hold(qtbot, start_in, tmp_path / "profile")
    with qtbot.waitSignal(wired(program).desk.done, timeout=PATIENCE_MS):
        press(program, "10")
    assert accounts_after(qtbot, program) == 10


def test_a_hold_is_compared_as_a_list_that_sorts_and_can_be_copied(
    qtbot: QtBot, start_in: StarterIn, tmp_path: Path
) -> None:
    program = on_hold(qtbot, start_in, tmp_path / "profile")
    press(program, "比べる")
    view = wired(program).data.view
    compare = view.compare
    qtbot.waitUntil(lambda: view.is_comparing and len(compare.table.book) == 10, timeout=PATIENCE_MS)
    assert compare.remove.text() == "10件の顧客を外す"

    def names() -> list[str]:
        return [compare.table.cell(line, 0).text for line in range(10)]

    assert names() == [f"Customer {number}" for number in range(19, 9, -1)]  # the highest ARR first
    compare.grid.setCurrentIndex(compare.table.index(0, 1))
    wired(program).data.act("view.sort")
    assert names()[0] == "Customer 10"
    compare.grid.selectAll()
    QTest.keyClick(compare.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["顧客", "ARR", "担当CSM"]
    assert lines[1].split("\t")[::2][:2] == ["Customer 10", "佐藤"]
    assert not compare.table.editable(0, 2)
    QTest.keyClick(compare.grid, Qt.Key.Key_Escape)
    assert not view.is_comparing
    press(program, "比べる")
    qtbot.waitUntil(lambda: view.is_comparing, timeout=PATIENCE_MS)
    settle(qtbot, program)
    with qtbot.waitSignal(wired(program).desk.done, timeout=PATIENCE_MS):
        compare.remove.click()
    assert not view.is_comparing
    assert accounts_after(qtbot, program) == 10


def test_the_list_leaves_as_a_file_as_it_is_shown(qtbot: QtBot, start: Starter, tmp_path: Path) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("accounts")
    settle(qtbot, program)
    place, path = wiring.accounts, tmp_path / "list.csv"
    place.choose_side("all")
    place.filter_by("tier:high")
    with qtbot.waitSignal(place.exported, timeout=PATIENCE_MS):
        place.export_to(path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + len(place.view.accounts_shown())
    assert lines[0].startswith("顧客")


def test_a_touch_for_many_is_told_and_taken_back(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.desk.do(SetSetting("owner", None))
    wiring.go("accounts")
    settle(qtbot, program)
    view = wiring.accounts.view
    chosen = view.accounts_shown()[:5]
    before = [view.table.book["last_touch"].at(row) for row in range(len(view.table.book))]
    view.grid.select_accounts(chosen)
    wiring.accounts.act("account.touch")
    view.quick.line.setText("説明会のご案内")
    with qtbot.waitSignal(wiring.desk.done, timeout=PATIENCE_MS) as told:
        QTest.keyClick(view.quick.line, Qt.Key.Key_Return)
    assert told.args[1] is not None, "it can be taken back"
    qtbot.waitUntil(lambda: toast_text(program) == told.args[0], timeout=PATIENCE_MS)

    def now() -> list[object]:
        return [view.table.book["last_touch"].at(row) for row in range(len(view.table.book))]

    qtbot.waitUntil(lambda: program.is_settled and now() != before, timeout=PATIENCE_MS)
    with qtbot.waitSignal(wiring.desk.done, timeout=PATIENCE_MS):
        press(program, "元に戻す")
    qtbot.waitUntil(lambda: program.is_settled and now() == before, timeout=PATIENCE_MS)


def test_a_note_for_many_is_one_step_back_and_one_again(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("accounts")
    settle(qtbot, program)
    view, bench = wiring.accounts.view, wiring.desk.bench
    chosen = view.accounts_shown()[:3]
    steps = len(undo_list(bench))
    view.grid.select_accounts(chosen)
    wiring.accounts.act("account.note")
    view.quick.line.setText("料金改定を案内")
    with qtbot.waitSignal(wiring.desk.done, timeout=PATIENCE_MS) as told:
        QTest.keyClick(view.quick.line, Qt.Key.Key_Return)
    assert told.args == ["3件の顧客にメモを書きました", True]

    def written() -> int:
        return sum(note.body == "料金改定を案内" for a in chosen for note in notes_of(bench, int(a), 1))

    assert (written(), len(undo_list(bench))) == (3, steps + 1)
    for step, left in ((wiring.desk.undo, 0), (wiring.desk.redo, 3)):
        with qtbot.waitSignal(wiring.desk.done, timeout=PATIENCE_MS):
            step()
        assert written() == left
    settle(qtbot, program)


def test_w_sets_the_health_by_hand_and_the_cell_says_both(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.list_accounts("band:green")
    settle(qtbot, program)
    view = wiring.accounts.view
    account = view.current_account()
    assert account is not None
    view.focus_first()
    QTest.keyClick(view.grid, Qt.Key.Key_W)
    line = view.quick
    assert line.isVisible()
    assert line.band.currentData() == "red"
    line.line.setText("担当者の異動")
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert account not in view.accounts_shown()
    wiring.list_accounts("band:red")
    settle(qtbot, program)
    row = int(view.table.lines_of(np.array([account]))[0])
    view.table.set_columns(("name", "band"))
    assert view.table.index(row, 1).data() == "要対応≠●"
    spoken = view.table.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "手動設定で要対応、スコアでは健全"
    view.grid.go_to(account)
    view.grid.select_accounts(np.array([account]))
    wiring.accounts.act("account.band")
    line.band.setCurrentIndex(line.band.findData(""))
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert account not in view.accounts_shown(), "the score's band counts again"
