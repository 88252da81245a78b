"""The pane beside a list: wide enough to read at every width, and nothing in it or beside it is clipped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cs_workbench.ui.windows.main_window import PANE_LEAST, TWO_PANES
from tests.ui.windows.running import Starter, settle, wired

WIDTHS = (TWO_PANES, 1100, 1366, 1400, 1920)


def clipped(inside: QWidget) -> list[str]:
    """Return the widgets that reach out of the right edge of ``inside``."""
    found = []
    for part in inside.findChildren(QWidget):
        if part.isVisibleTo(inside) and part.parentWidget() is not None:
            reach = part.mapTo(inside, part.rect().topRight()).x()
            if reach >= inside.width():
                found.append(f"{type(part).__name__} {part.accessibleName()}: {reach} of {inside.width()}")
    return found


def test_escape_leaves_the_pane_for_the_list(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring, window = wired(program), program.window
    window.activateWindow()
    wiring.go("accounts")
    settle(qtbot, program)
    account = wiring.accounts.current_account()
    assert account is not None
    wiring.pane.open_why(account)
    settle(qtbot, program)
    shown = [window.has_pane]
    QTest.keyClick(wiring.pane.why, Qt.Key.Key_Escape)
    assert [*shown, window.has_pane] == [True, False]
    assert window.focusWidget() is wiring.accounts.view.grid


@pytest.mark.parametrize("page", ["why", "peek"])
@pytest.mark.parametrize("place", ["today", "accounts"])
def test_the_pane_keeps_its_width_and_the_list_gives_way(
    qtbot: QtBot, start: Starter, place: str, page: str
) -> None:
    program = start()
    wiring, window = wired(program), program.window
    wiring.go("accounts")
    settle(qtbot, program)
    account = wiring.accounts.current_account()
    assert account is not None
    wiring.go(place)
    settle(qtbot, program)
    (wiring.pane.open_why if page == "why" else wiring.pane.turn_peek)(account)
    view = wiring.accounts.view if place == "accounts" else wiring.today.view
    view.quick.open("touch", "㈱髙﨑・渡邉グローバルビジネスソリューションズ東日本統括事業本部")
    settle(qtbot, program)
    for width in WIDTHS:
        window.resize(width, 700)
        QApplication.processEvents()
        assert window.pane.width() >= PANE_LEAST >= 380
        assert clipped(wiring.pane.why if page == "why" else wiring.pane.peek) == []
        assert clipped(view.quick) == []
        assert clipped(window.splitter) == []


def test_a_long_answer_scrolls_in_a_low_window(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("accounts")
    settle(qtbot, program)
    account = wiring.accounts.current_account()
    assert account is not None
    wiring.pane.open_why(account)
    program.window.resize(TWO_PANES, 600)
    settle(qtbot, program)
    assert wiring.pane.why.verticalScrollBar().maximum() > 0
    assert wiring.pane.why.horizontalScrollBar().maximum() == 0


def test_widths_from_an_older_memory_never_squeeze_the_pane(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring, window = wired(program), program.window
    wiring.go("accounts")
    settle(qtbot, program)
    account = wiring.accounts.current_account()
    assert account is not None
    window.splitter.setSizes([400, 5_000, 75])
    wiring.pane.turn_peek(account)
    for width in WIDTHS:
        window.resize(width, 700)
        QApplication.processEvents()
        assert window.pane.width() >= PANE_LEAST
