"""A person's two hands: everything a journey does goes through the keys, and is looked at on the way."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cs_workbench.kernel.clock import Clock
from cs_workbench.services.today import TodayRow
from cs_workbench.services.workbench import Workbench
from cs_workbench.ui.widgets.foot_line import FOOT
from cs_workbench.ui.widgets.toast import Toast
from cs_workbench.ui.windows.main_window import MainWindow
from cs_workbench.ui.windows.program import Program
from cs_workbench.ui.windows.wiring import Wiring
from tests.conftest import ALL_FAULTS
from tests.ui.windows.running import settle, wired

PATIENCE_MS: Final = 20_000
MOST_TABS: Final = 60
MOST_ROWS: Final = 120
#: Where pictures of every step go; unset: none are taken.
PICTURES: Final = os.environ.get("CSWB_JOURNEY_PICTURES", "")
PAIRS: Final = (("ja", "light"), ("en", "dark"), ("ja", "dark"), ("en", "light"))
Begin = Callable[[Clock | None], Program]


def in_pair(number: int) -> pytest.MarkDecorator:
    """Run a journey in one language and theme, in all four of them under ``--all``.

    Journeys of different numbers together see every pair in a quick run.
    """
    return pytest.mark.parametrize(("language", "theme"), PAIRS if ALL_FAULTS else [PAIRS[number % 4]])


class Hands:
    """Presses keys where the keyboard is; waits until the window has answered."""

    def __init__(self, qtbot: QtBot, begin: Begin, label: str, clock: Clock | None = None) -> None:
        self._qtbot, self._begin, self._label = qtbot, begin, label
        self._looks = 0
        self.program = begin(clock)

    @property
    def wiring(self) -> Wiring:
        """What joins the places."""
        return wired(self.program)

    @property
    def window(self) -> MainWindow:
        """The main window."""
        return self.program.window

    @property
    def bench(self) -> Workbench:
        """The open profile: to look what became of it, never to write."""
        return self.wiring.desk.bench

    @property
    def place(self) -> str:
        """The place that is shown."""
        return self.wiring.present.id

    def today(self, section: str) -> list[TodayRow]:
        """Return the rows under a heading of Today."""
        model, found, here = self.wiring.today.view.list.rows, [], ""
        for line in range(model.rowCount()):
            row = model.row_at(model.index(line))
            if row is None:
                here = model.index(line).data(Qt.ItemDataRole.UserRole).key
            elif here == section:
                found.append(row)
        return found

    def go_to(self, wanted: TodayRow) -> None:
        """Go up or down Today to a row."""
        view = self.wiring.today.view.list
        for _ in range(MOST_ROWS):
            line, here = view.rows.line_of(wanted.key), view.currentIndex().row()
            if line == here:
                return
            QTest.keyClick(self.focus(), Qt.Key.Key_Down if line is None or here < line else Qt.Key.Key_Up)
        pytest.fail(f"the keys of {self.focus()!r} never come to {wanted.text!r}")

    def start_again(self, clock: Clock | None = None) -> None:
        """End the program in good order and start it anew on the same profile, at another time if wanted."""
        self.program.save()
        self.program = self._begin(clock)

    def press(self, *keys: str) -> None:
        """Press keys, such as ``Ctrl+2`` or ``X``, one after the other, and wait until all is answered."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs forget __getitem__
            QTest.keyClick(self.focus(), combination.key(), combination.keyboardModifiers())
            self.settle()

    def type(self, text: str) -> None:
        """Type text, Return at its line breaks: what no key writes comes from an input method that converts it."""
        for number, line in enumerate(text.split("\n")):
            target = self.focus()
            if number:
                QTest.keyClick(target, Qt.Key.Key_Return)
            if line.isascii():
                QTest.keyClicks(target, line)
            else:
                QApplication.sendEvent(target, QInputMethodEvent(line, []))
                converted = QInputMethodEvent()
                converted.setCommitString(line)
                QApplication.sendEvent(target, converted)
        self.settle()

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until the control called ``name`` has the keyboard."""
        seen = []
        for _ in range(MOST_TABS):
            seen.append(name_of(self.focus()))
            if seen[-1] == name:
                return
            self.press("Shift+Tab" if back else "Tab")
        pytest.fail(f"Tab never comes to {name!r}, only to {seen}")

    def focus(self) -> QWidget:
        """Return what has the keyboard; where no window manager gives it to the window in front, this does."""
        if QApplication.activeWindow() is None:
            others = (w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.window)
            for window in (self.window, *others):
                window.activateWindow()
                QApplication.processEvents()
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, f"nothing has the keyboard in {self.place}"
        return found

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until ``holds``, and until everything is answered then."""
        self._qtbot.waitUntil(lambda: bool(holds()), timeout=PATIENCE_MS)
        self.settle()

    def settle(self) -> None:
        """Wait until every question is answered."""
        settle(self._qtbot, self.program)

    def look(self, step: str) -> None:
        """Look at what is in front: no dialog stands in the way, nothing is in error; keep a picture if wanted."""
        self.focus()
        self.settle()  # what grew has its place, and what lies over it has made way
        assert QApplication.activeModalWidget() is None, "a dialog asks"
        wrong = [m.text for m in self.window.messages.messages() if m.kind == "error"]
        assert not wrong, wrong
        toast, written = self.window.findChild(Toast), QApplication.focusWidget()
        while written is not None and written.objectName() != FOOT:
            written = written.parentWidget()
        if toast is not None and toast.isVisible() and written is not None:
            place = QRect(written.mapTo(self.window, QPoint()), written.size())
            assert not toast.geometry().intersects(place), "what was done lies over what is written"
        shown = QApplication.activeWindow() or self.window
        if PICTURES:
            self._looks += 1
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            shown.grab().save(str(Path(PICTURES) / f"{self._label}-{self._looks:02}-{step}.png"))


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls ``widget``."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
