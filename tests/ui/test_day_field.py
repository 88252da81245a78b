"""Days typed into a line or a cell, or chosen from a calendar, by keys alone."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QTableView
from pytestqt.qtbot import QtBot

from cs_workbench.domain.columns import Book, date_column, text_column
from cs_workbench.ui.models.table import BookTable
from cs_workbench.ui.views.quick_line import QuickLine
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.grid import Grid

TODAY = date(2026, 11, 24)
Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
#: Without a window system nothing can be raised or grab the keyboard, as a calendar wants to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def field(qtbot: QtBot) -> DayField:
    field = DayField("Day", TODAY)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    return field


def days(field: DayField) -> QTableView:
    """Return the days of the open calendar."""
    assert field.calendar is not None
    view = field.calendar.month.findChild(QTableView)
    assert view is not None
    return view


def test_what_is_typed_becomes_a_day(field: DayField) -> None:
    QTest.keyClicks(field, "12/31")
    assert field.check()
    assert (field.text(), field.day()) == ("2026-12-31", date(2026, 12, 31))
    QTest.keyClick(field, Key.Key_Up)
    assert field.text() == "2027-01-01"


def test_nothing_is_no_day_where_one_is_wanted(field: DayField) -> None:
    assert field.check()
    field.set_wanted(wanted=True)
    assert not field.check()
    field.set_day(TODAY)
    assert (field.check(), field.accessibleDescription()) == (True, "")


def test_what_is_no_day_stays_and_is_told(qtbot: QtBot, field: DayField) -> None:
    QTest.keyClicks(field, "soon")
    with qtbot.waitSignal(field.wrong) as told:
        assert not field.check()
    assert told.args == ["“soon” is not a date. Nothing was changed. Type it like 2026-03-31."]
    assert (field.text(), field.day()) == ("soon", None)
    assert field.accessibleDescription()
    QTest.keyClick(field, Key.Key_Backspace)
    assert not field.accessibleDescription()


@pytest.mark.parametrize(("key", "modifier"), [(Key.Key_F4, NONE), (Key.Key_Down, ALT)])
def test_a_key_opens_the_calendar_and_enter_takes_a_day(
    field: DayField, key: Key, modifier: Qt.KeyboardModifier
) -> None:
    field.set_day(date(2026, 11, 30))
    QTest.keyClick(field, key, modifier)
    assert field.is_choosing()
    QTest.keyClick(days(field), Key.Key_Right)
    QTest.keyClick(days(field), Key.Key_Return)
    assert not field.is_choosing()
    assert field.day() == date(2026, 12, 1)
    QTest.keyClick(field, Key.Key_F4)
    QTest.keyClick(days(field), Key.Key_Right)
    QTest.keyClick(days(field), Key.Key_Escape)
    assert (field.is_choosing(), field.day()) == (False, date(2026, 12, 1))


def test_every_part_of_the_calendar_has_a_name(field: DayField) -> None:
    field.open_calendar()
    assert field.calendar is not None
    month = field.calendar.findChild(QCalendarWidget)
    assert month is not None
    assert month.accessibleName()
    assert days(field).accessibleName()


def test_the_quick_line_takes_typed_days_but_none_that_has_passed(qtbot: QtBot) -> None:
    line = QuickLine(TODAY)
    qtbot.addWidget(line)
    line.open("snooze", "Aoba")
    line.day.selectAll()
    QTest.keyClicks(line.day, "2026-11-01")
    with qtbot.assertNotEmitted(line.written):
        QTest.keyClick(line.day, Key.Key_Return)
    assert line.problem.text().startswith("2026-11-01 lies before 2026-11-24.")
    line.day.selectAll()
    QTest.keyClicks(line.day, "+7")
    assert not line.problem.text()
    with qtbot.waitSignal(line.written) as told:
        QTest.keyClick(line.day, Key.Key_Return)
    (written,) = told.args
    assert (written.mode, written.on) == ("snooze", date(2026, 12, 1))


def test_a_cell_takes_a_typed_day_and_one_from_the_calendar(qtbot: QtBot) -> None:
    table, grid = BookTable(), Grid()
    qtbot.addWidget(grid)
    table.setParent(grid)
    facts = {"name": text_column(["Aoba"]), "own.x_kickoff": date_column([None])}
    table.show(Book(np.array([1], np.int64), facts), TODAY)
    grid.setModel(table)
    grid.show()
    grid.activateWindow()
    grid.setFocus()
    place = table.index(0, 1)

    def edited() -> DayField:
        grid.setCurrentIndex(place)
        QTest.keyClick(grid, Key.Key_F2)
        return next(field for field in grid.findChildren(DayField) if field.isVisible())

    field = edited()
    field.insert("明日")
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: table.value_at(0, "own.x_kickoff") == date(2026, 11, 25))
    field = edited()
    QTest.keyClick(field, Key.Key_F4)
    QTest.keyClick(days(field), Key.Key_Right)
    QTest.keyClick(days(field), Key.Key_Return)
    assert field.isVisible()
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: table.value_at(0, "own.x_kickoff") == date(2026, 11, 26))
