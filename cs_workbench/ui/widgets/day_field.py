"""A field for a day: typed as people write days, or chosen from a calendar opened by F4 or Alt+Down."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from cs_workbench.domain.typed_day import NotADay, typed_day
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import explain, say
from cs_workbench.ui.theme import colour
from cs_workbench.ui.widgets.fields import LineEdit, mark_wrong
from cs_workbench.ui.widgets.icons import icon

WIDTH: Final = 150  # room for 2026-12-31 and the calendar's button, at 100 %


ARROWS: Final = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class DayTooEarly(WorkbenchError):
    """A day before the first one that makes sense."""

    template = N_("errors", "{day} lies before {first}. Nothing was saved. Type a later day.")
    code = "CSW-1514"


class DayTooLate(WorkbenchError):
    """A day after the last one that makes sense."""

    template = N_("errors", "{day} lies after {last}. Nothing was saved. Type an earlier day.")
    code = "CSW-1515"


class DayField(LineEdit):
    """Shows a day as 2026-12-31 and reads every way `typed_day` knows; Up and Down go a day on and back."""

    wrong = Signal(str)  # why what is typed is no day; '' when it is one again

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._today = today
        self._first: date | None = None
        self._last: date | None = None
        self._wanted = False
        self.calendar: Calendar | None = None
        self.setPlaceholderText("2026-12-31")
        hint = say("day", "A day such as 2026-12-31, 12/31 or +7. F4 opens the calendar.")
        self.setToolTip(hint)
        opens = QAction(icon("calendar"), say("day", "Open the calendar (F4)"), self)
        opens.triggered.connect(self.open_calendar)
        self.addAction(opens, LineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._right_again)

    def set_first(self, first: date | None) -> None:
        """Take no day before ``first``."""
        self._first = first

    def set_last(self, last: date | None) -> None:
        """Take no day after ``last``."""
        self._last = last

    def set_wanted(self, *, wanted: bool) -> None:
        """Take nothing for no day, too."""
        self._wanted = wanted

    def set_day(self, day: date | None) -> None:
        """Show ``day``."""
        self.setText("" if day is None else day.isoformat())
        self._right_again()

    def day(self) -> date | None:
        """Return the day that stands there; None for nothing, and for what is no day."""
        try:
            return self.read()
        except WorkbenchError:
            return None

    def read(self) -> date | None:
        """Return the day that stands there; None for nothing, where a day is not wanted.

        Raises:
            NotADay, DayTooEarly, DayTooLate: as their names say.
        """
        text = self.text().strip()
        if not text and not self._wanted:
            return None
        day = typed_day(text, self._today, ahead=self._first is not None)
        if day is None:
            raise NotADay(text=text)
        if self._first is not None and day < self._first:
            raise DayTooEarly(day=day.isoformat(), first=self._first.isoformat())
        if self._last is not None and day > self._last:
            raise DayTooLate(day=day.isoformat(), last=self._last.isoformat())
        return day

    def check(self) -> bool:
        """Say whether what stands there is a day or nothing; mark it, and tell why, when it is not."""
        try:
            day = self.read()
        except WorkbenchError as error:
            sentence = explain(error)
            mark_wrong(self, wrong=True)
            self.setAccessibleDescription(sentence)
            self.wrong.emit(sentence)
            return False
        if day is not None and self.text() != day.isoformat():
            self.setText(day.isoformat())
        return True

    def is_choosing(self) -> bool:
        """Say whether the calendar is open."""
        return self.calendar is not None and self.calendar.isVisible()

    def open_calendar(self) -> None:
        """Open the calendar on the day that stands there."""
        if self.calendar is None:
            self.calendar = Calendar(self)
            self.calendar.chosen.connect(self._choose)
        self.calendar.open_on(self.day() or self._today, self._first, self._last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.open_calendar()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not alt:
            self._step(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.is_choosing() and not self.is_composing:
            self.check()

    def _step(self, days: int) -> None:
        day = self.day()
        if day is not None:
            moved = day + timedelta(days=days)
            moved = max(moved, self._first) if self._first else moved
            self._choose(min(moved, self._last) if self._last else moved)

    def _choose(self, day: date) -> None:
        self.set_day(day)
        self.setModified(True)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _right_again(self) -> None:
        mark_wrong(self, wrong=False)
        self.setAccessibleDescription("")
        self.wrong.emit("")


class Calendar(QFrame):
    """A month under a field: arrows move, Page Up and Down change the month, Enter takes, Esc leaves."""

    chosen = Signal(object)  # date

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self._field = field
        self.setObjectName("calendar")
        self.setAccessibleName(say("day", "Calendar"))
        self.month = QCalendarWidget()
        self.month.setAccessibleName(say("day", "Calendar"))
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.month.setNavigationBarVisible(True)
        self.month.clicked.connect(self._take)
        self.month.activated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.month)
        for part in self.month.findChildren(QWidget):
            part.installEventFilter(self)
        self._name_buttons()

    def open_on(self, day: date, first: date | None, last: date | None = None) -> None:
        """Show the month of ``day`` below the field, or above where there is no room."""
        self._dress()
        self.month.clearMinimumDate()
        self.month.clearMaximumDate()
        if first is not None:
            self.month.setMinimumDate(QDate(first.year, first.month, first.day))
        if last is not None:
            self.month.setMaximumDate(QDate(last.year, last.month, last.day))
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self.move(self._place())
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F4)
        ):
            self._leave()
            return True
        return False

    def _place(self) -> QPoint:
        field = self._field
        below = field.mapToGlobal(field.rect().bottomLeft())
        screen = QGuiApplication.screenAt(below) or field.screen()
        room, size = screen.availableGeometry(), self.sizeHint()
        top = (
            below.y()
            if below.y() + size.height() <= room.bottom()
            else below.y() - field.height() - size.height()
        )
        left = min(below.x(), room.right() - size.width())
        return QPoint(max(left, room.left()), max(top, room.top()))

    def _take(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))

    def _leave(self) -> None:
        self.hide()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _dress(self) -> None:
        """Weekends are told by their names, not by a red that no theme has tested."""
        plain = QTextCharFormat()
        plain.setForeground(colour("text"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekday, plain)
        head = QTextCharFormat()
        head.setForeground(colour("text"))
        head.setBackground(colour("raised"))
        self.month.setHeaderTextFormat(head)

    def _name_buttons(self) -> None:
        """Name the parts that Qt leaves without a name."""
        names = {
            "qt_calendar_prevmonth": say("day", "Previous month"),
            "qt_calendar_nextmonth": say("day", "Next month"),
            "qt_calendar_monthbutton": say("day", "Month"),
            "qt_calendar_yearbutton": say("day", "Year"),
            "qt_calendar_yearedit": say("day", "Year"),
            "qt_calendar_calendarview": say("day", "Days"),
        }
        for part in self.month.findChildren(QWidget):
            if part.objectName() in names:
                part.setAccessibleName(names[part.objectName()])
            if part.objectName() in ARROWS and isinstance(part, QToolButton):
                part.setIcon(icon(ARROWS[part.objectName()]))
