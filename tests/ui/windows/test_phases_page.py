"""フェーズ in the running window: a count opened as a list, a decision written in place, all by keys alone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from cs_workbench.services.handovers import list_handovers
from cs_workbench.services.journey import journey
from cs_workbench.services.phase_reasons import explain_phase
from cs_workbench.ui.views.phases import DoorSheet, PhasesView
from cs_workbench.ui.windows.insights_place import PAGES
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, settle, wired

PATIENCE_MS = 20_000


def opened(qtbot: QtBot, program: Program) -> PhasesView:
    """Go to Insights and to its page of phases by keys; return the page once it shows its rows."""
    wiring = wired(program)
    wiring.go("insights")
    settle(qtbot, program)
    bar = wiring.insights.view.tabs.tabBar()
    bar.setFocus()
    for _ in range(list(PAGES).index("phases")):
        QTest.keyClick(bar, Qt.Key.Key_Right)
    settle(qtbot, program)
    view = wiring.insights.pages["phases"].view
    assert isinstance(view, PhasesView)
    assert view.overview.rowCount() > 0
    return view


def text(sheet: DoorSheet, row: int, column: int) -> str:
    return str(sheet.model().index(row, column).data())


def test_a_count_is_opened_and_a_decision_is_written_in_place(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view, wiring = opened(qtbot, program), wired(program)
    view.focus_list()
    for _ in range(2):
        QTest.keyClick(view.overview, Qt.Key.Key_J)
    for _ in range(4):
        QTest.keyClick(view.overview, Qt.Key.Key_Right)
    row, column = view.overview.currentRow(), view.overview.currentColumn()
    count = text(view.overview, row, column)
    QTest.keyClick(view.overview, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert (wiring.present.id, str(len(wiring.accounts.view.accounts_shown()))) == ("accounts", count)
    wiring.back()
    settle(qtbot, program)

    view.tabs.tabBar().setFocus()
    for _ in range(2):
        QTest.keyClick(view.tabs.tabBar(), Qt.Key.Key_Right)
    sheet = view.record
    sheet.setFocus()
    steps = {str(sheet.key_at(at)): at for at in range(sheet.rowCount())}
    for field, value in (("reason", "nobody is free"), ("decision", "later")):
        columns = {name: place for place, name in sheet._fields.items()}
        sheet.setCurrentCell(steps["faq"], columns[field])
        view.follow("edit.cell")
        editor = sheet.focusWidget()
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
            QTest.keyClick(editor, Qt.Key.Key_Return)
        else:
            assert isinstance(editor, QLineEdit)
            QTest.keyClicks(editor, value)
            QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(is_told, program, value), timeout=PATIENCE_MS)
        settle(qtbot, program)
    assert told(program) == ("later", "nobody is free")
    wiring.desk.undo()
    settle(qtbot, program)
    assert told(program) == ("", "nobody is free")


def is_told(program: Program, value: str) -> bool:
    return value in told(program)


def told(program: Program) -> tuple[str, str]:
    """Return decision and reason of the step on the FAQ."""
    step = next(s for s in journey(wired(program).desk.bench).step if s.id == "faq")
    return step.decision, step.reason


def test_f_sets_the_phase_of_the_selected_account_with_its_reason(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("accounts")
    settle(qtbot, program)
    view = wiring.accounts.view
    account = view.current_account()
    view.open_line("account.phase")
    quick = view.quick
    quick.phase.setCurrentIndex(quick.phase.findData("self"))
    quick.sheet.setChecked(True)
    QTest.keyClicks(quick.line, "they run it alone")
    QTest.keyClick(quick.line, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert account is not None
    found = explain_phase(wiring.desk.bench, account)
    assert (found.phase, found.cause, found.reason) == ("self", "hand", "they run it alone")
    assert [row.occasion for row in list_handovers(wiring.desk.bench, account)] == ["phase"]
