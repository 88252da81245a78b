"""チーム in the running window, by keys alone, on the sample book."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.accounts import SetFields
from cs_workbench.services.commands import do
from cs_workbench.services.economics import running_book
from cs_workbench.services.month import month
from cs_workbench.services.month_outputs import write_month
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.team import TeamRow
from cs_workbench.ui.views.month import MonthView
from cs_workbench.ui.views.sheet import VerbSheet
from cs_workbench.ui.views.team import COLUMNS, NAMES, TeamView
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, StarterIn, settle, wired

PATIENCE_MS = 20_000


def opened(qtbot: QtBot, program: Program) -> TeamView:
    """Go to Team by its key; return the page once ARR at risk stands in it, too."""
    wiring = wired(program)
    QTest.keyClick(program.window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    if wiring.present.id != "team":  # without a window manager a shortcut may not arrive
        wiring.go("team")
    settle(qtbot, program)
    view = wiring.team.view
    assert view.table.hasFocus()
    assert view.table.rowCount() > 2
    return view


def cell(view: TeamView, row: int, column: int) -> str:
    return str(view.table.model().index(row, column).data())


def current(view: TeamView) -> TeamRow:
    row = view.row()
    assert row is not None
    return row


def to_list_with_rows(view: TeamView, name: str) -> VerbSheet:
    """Go down to a row that has something in the list called ``name``, and into that list by Tab."""
    view.behind.show_list(name)
    while not view.behind.list.rowCount():
        before = view.table.currentRow()
        QTest.keyClick(view.table, Qt.Key.Key_Down)
        assert view.table.currentRow() > before, f"no row has anything in {name}"
    view.behind.focus_list()
    return view.behind.list


def test_enter_on_each_column_lists_exactly_the_accounts_counted(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    for column in range(len(COLUMNS)):
        number = current(view)[NAMES[column]]
        QTest.keyClick(view.table, Qt.Key.Key_Return)
        settle(qtbot, program)
        if number.accounts:
            assert wiring.present.id == "accounts"
            assert set(wiring.accounts.view.accounts_shown()) == set(number.accounts), COLUMNS[column]
            wiring.back()
            settle(qtbot, program)
        assert (wiring.present.id, view.table.currentColumn()) == ("team", column), "exactly where I was"
        QTest.keyClick(view.table, Qt.Key.Key_Right)


def test_the_rows_are_read_by_keys_and_each_shows_what_stands_behind_it(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    first = current(view)
    assert first.needs_help
    assert first.reason in view.behind.head.text()
    QTest.keyClick(view.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert current(view)["accounts"].value == len(running_book(wiring.desk.bench))
    QTest.keyClick(view.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    moved = to_list_with_rows(view, "moved")
    account = view.current_account()
    QTest.keyClick(moved, Qt.Key.Key_Space)
    settle(qtbot, program)
    assert (program.window.has_pane, wiring.pane.peek.account_id) == (True, account)
    wiring.escape()
    QTest.keyClick(moved, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert (wiring.present.id, wiring.present.current_account()) == ("account", account)
    wiring.escape()
    settle(qtbot, program)
    assert (wiring.present.id, view.current_account(), view.behind.list.hasFocus()) == ("team", account, True)


def test_a_touch_and_a_note_are_written_where_the_account_is_seen(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, written = opened(qtbot, program), []
    view.behind.lineWritten.connect(lambda accounts, line: written.append((accounts, line.mode)))
    moved = to_list_with_rows(view, "moved")
    account = view.current_account()
    for key, field in ((Qt.Key.Key_L, view.behind.quick.channel), (Qt.Key.Key_N, view.behind.quick.line)):
        QTest.keyClick(moved, key)
        settle(qtbot, program)
        QTest.keyClicks(view.behind.quick.line, "call")
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle(qtbot, program)
    assert written == [((account,), "touch"), ((account,), "note")]


def test_what_is_overdue_is_done_and_put_off_by_its_keys(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    overdue = to_list_with_rows(view, "overdue")
    before = overdue.rowCount()
    QTest.keyClick(overdue, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: overdue.rowCount() == before - 1, timeout=PATIENCE_MS)
    wiring.desk.undo()
    qtbot.waitUntil(lambda: overdue.rowCount() == before, timeout=PATIENCE_MS)
    QTest.keyClick(overdue, Qt.Key.Key_H)
    QTest.keyClick(view.behind.quick.day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: overdue.rowCount() == before - 1, timeout=PATIENCE_MS)


def test_an_account_is_handed_over_with_both_loads_in_sight_and_one_undo(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    moved, had = to_list_with_rows(view, "moved"), current(view)["accounts"].value
    QTest.keyClick(moved, Qt.Key.Key_A)
    line = view.behind.handover
    qtbot.waitUntil(line.isVisible, timeout=PATIENCE_MS)
    assert "→" in line.to.currentText()
    taker, owner = line.to.currentData(), view.owner()
    QTest.keyClick(line.to, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: current(view)["accounts"].value != had, timeout=PATIENCE_MS)
    assert view.owner() == owner
    assert taker != owner
    wiring.desk.undo()
    qtbot.waitUntil(lambda: current(view)["accounts"].value == had, timeout=PATIENCE_MS)


def test_a_week_back_is_a_key_away_and_today_too(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    today = wiring.desk.bench.today
    assert view.banner.isHidden()
    view.back.click()
    settle(qtbot, program)
    assert f"{today - timedelta(weeks=1):%Y/%m/%d}時点" in view.banner.text()
    assert cell(view, 0, NAMES.index("overdue")) == "–", "not known of that day"
    view.day.setText((today - timedelta(weeks=3)).isoformat())
    QTest.keyClick(view.day, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert f"{today - timedelta(weeks=3):%Y/%m/%d}" in view.banner.text()
    spot = wiring.team.memory()
    wiring.go("accounts")
    wiring.back()
    settle(qtbot, program)
    assert view.banner.isVisible(), "Esc and Back come to the day that was looked at"
    wiring.team.remember({**spot, "seen": "2020-01-01"})
    settle(qtbot, program)
    assert view.banner.isHidden(), "another morning begins today"
    view.back.click()
    settle(qtbot, program)
    view.now.click()
    settle(qtbot, program)
    assert view.banner.isHidden()


def test_garbage_in_the_memory_is_passed_over(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    wiring.team.remember({"owner": 7, "column": "x", "as_of": [], "behind": {"list": 3, "line": "a"}})
    settle(qtbot, program)
    assert view.table.currentRow() == 0


def test_one_owner_hides_the_place_and_a_second_brings_it_at_once(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring, doings = wired(program), program.doings
    assert doings is not None
    button = program.window.rail.buttons["team"]
    assert button.isVisible()
    book = running_book(wiring.desk.bench)
    ids = book.account_id.tolist()
    owner = next(book["owner"].at(row) for row in range(len(ids)) if book["owner"].at(row))
    wiring.go("team")
    settle(qtbot, program)
    wiring.desk.do(SetFields({account: {"owner": owner} for account in ids}))
    qtbot.waitUntil(button.isHidden, timeout=PATIENCE_MS)
    assert wiring.present.id == "today", "nobody stays in a place that is gone"
    assert "go.team" not in {spec.id for spec in doings.actions.available()}
    wiring.go("team")
    assert wiring.present.id == "today"
    wiring.desk.do(SetFields({ids[0]: {"owner": "鈴木"}}))
    qtbot.waitUntil(button.isVisible, timeout=PATIENCE_MS)
    assert "go.team" in {spec.id for spec in doings.actions.available()}


@pytest.mark.parametrize("home", ["team", "today"])
def test_a_lead_opens_on_team(
    qtbot: QtBot, start_in: StarterIn, sample: Path, tmp_path: Path, home: str
) -> None:
    folder = tmp_path / "profile"
    shutil.copytree(sample, folder)
    bench = open_workbench(data_dir=folder, language="ja")
    do(bench, SetSetting("role", "lead" if home == "team" else "csm"))
    close_workbench(bench)
    program = start_in(folder)
    settle(qtbot, program)
    assert wired(program).present.id == home
    assert program.window.rail.buttons[home].isChecked()


def test_the_month_of_a_row_is_one_button_away(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    view = opened(qtbot, program)
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    owner = current(view).owner
    QTest.keyClick(view.month, Qt.Key.Key_Space)
    settle(qtbot, program)
    assert wiring.present.id == "insights"
    month = wiring.insights.pages["revenue"].page.view  # type: ignore[attr-defined]
    assert isinstance(month, MonthView)
    assert month.scope.currentText() == owner
    wiring.back()
    settle(qtbot, program)
    assert wiring.present.id == "team"


@pytest.mark.parametrize("ending", [".pptx", ".html", ".pdf"])
def test_the_weekly_pack_is_one_button_away(
    qtbot: QtBot, start: Starter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    program = start()
    view, path = opened(qtbot, program), tmp_path / f"pack{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(wired(program).desk.done, timeout=PATIENCE_MS) as said:
        QTest.keyClick(view.pack, Qt.Key.Key_Space)
    assert str(path) in said.args[0]
    assert path.stat().st_size > 10_000


def test_a_csm_s_month_that_is_dropped_brings_their_words(
    qtbot: QtBot, start: Starter, tmp_path: Path
) -> None:
    program = start()
    wiring = wired(program)
    view = opened(qtbot, program)
    bench = wiring.desk.bench
    path = tmp_path / "month.xlsx"
    write_month(bench, month(bench, "", "佐藤"), path)
    book = load_workbook(path)
    sheet = book["Risks"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, columns["words"]).value = "部長と水曜に話します"
    book.save(path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(wiring.desk.done, timeout=PATIENCE_MS):
        how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, QDragEnterEvent(QPoint(9, 9), *how))
        QApplication.sendEvent(view, QDropEvent(QPointF(9, 9), *how))
    settle(qtbot, program)
    told = [text for risk in month(bench, "", "佐藤").risks for text in risk.words]
    assert any("部長と水曜に話します" in str(text) for text in told)


@pytest.mark.parametrize("column", [NAMES.index("at_risk"), NAMES.index("load")])
def test_a_cell_says_over_it_what_it_counts(qtbot: QtBot, start: Starter, column: int) -> None:
    program = start()
    view = opened(qtbot, program)
    head = view.table.horizontalHeaderItem(column)
    assert head is not None
    assert head.toolTip()
