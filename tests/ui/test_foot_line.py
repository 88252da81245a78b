"""The line at the foot of a place: Enter, Esc, and what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout
from pytestqt.qtbot import QtBot

from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.foot_line import FootLine


class Asks(FootLine):
    """A line with one field."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.entered = LineEdit("name"), 0
        layout = QHBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.problem)
        self.listen_to(self.field)

    def enter(self) -> None:
        """Count it."""
        self.entered += 1


def test_enter_and_esc_are_the_lines_unless_the_input_method_converts(qtbot: QtBot) -> None:
    line = Asks()
    qtbot.addWidget(line)
    assert not line.isVisible(), "closed until it is opened"
    line.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(line.field, key)
    assert line.entered == 2
    QApplication.sendEvent(line.field, QInputMethodEvent("へんかん", []))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(line.field, key)
    assert line.entered == 2
    assert line.isVisible()
    QApplication.sendEvent(line.field, QInputMethodEvent("", []))
    with qtbot.waitSignal(line.left):
        QTest.keyClick(line.field, Qt.Key.Key_Escape)
    assert not line.isVisible()


def test_what_is_wrong_stands_on_the_line_as_it_was_said(qtbot: QtBot) -> None:
    line = Asks()
    qtbot.addWidget(line)
    line.show()
    line.say_problem("<b>2月30日</b>という日はありません。")
    assert line.problem.isVisible()
    assert line.problem.text().startswith("<b>")
    assert line.problem.textFormat() == Qt.TextFormat.PlainText
    line.say_problem("")
    assert not line.problem.isVisible()
