"""The bar that says of which day the list is, and goes from week to week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from cs_workbench.ui.text import day_text, say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.widgets.day_field import WIDTH as DAY_WIDTH
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.foot_line import FootLine

WEEK: Final = timedelta(days=7)
STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class AsOfBar(FootLine):
    """Closed until `open`. Enter in the field, and Left and Right outside it, say `dayWanted`; Esc says None."""

    dayWanted = Signal(object)  # date, or None: today

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("as of", "As of a day"))
        self._today = today
        self.day: date | None = None
        self.banner = Words("", "strong", wrap=False)
        self.field = DayField(say("as of", "As of"), today)
        self.field.setFixedWidth(pixels(DAY_WIDTH))
        self.field.set_last(today)
        self.field.set_wanted(wanted=True)
        self.field.wrong.connect(self.say_problem)
        self.listen_to(self.field)
        self.before = button(say("as of", "Week before (←)"))
        self.after = button(say("as of", "Week after (→)"))
        self.back = button(say("as of", "Back to today (Esc)"))
        self.before.clicked.connect(self._week_before)
        self.after.clicked.connect(self._week_after)
        self.back.clicked.connect(self.leave)
        self.note = Words("", "small")
        self.note.hide()
        line = Flow(None, GAP, QMargins())
        for part in (self.banner, self.field, self.before, self.after, self.back, self.problem):
            line.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        layout.setSpacing(GAP // 2)
        layout.addLayout(line)
        layout.addWidget(self.note)

    def open(self) -> None:
        """Show the bar, the keyboard in its day: that of the list, or a week ago."""
        if self.day is None:
            self._tell(say("as of", "As of which day?"))
            self.field.set_day(self._today - WEEK)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_day(self, day: date | None, note: str = "") -> None:
        """Show that the list is of ``day`` (None: of today, the bar closes); ``note``: what is not known of it."""
        self.day = day
        if day is None:
            self.hide()
            return
        self._tell(say("as of", "As of {day}: to look at, not to change", day=day_text(day)))
        self.field.set_day(day)
        self.after.setEnabled(day < self._today)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.show()

    def leave(self) -> None:
        """Go back to today, as Esc does."""
        if self.day is not None:
            self.dayWanted.emit(None)
        super().leave()

    def enter(self) -> None:
        """Ask for the day in the field."""
        if self.field.check():
            day = self.field.day()
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # from here the arrows go from week to week
            self.dayWanted.emit(None if day is None or day >= self._today else day)

    def step(self, weeks: int) -> None:
        """Ask for the day so many weeks later; beyond today is today."""
        shown = self.day or self.field.day() or self._today
        day = shown + weeks * WEEK
        self.dayWanted.emit(None if day >= self._today else day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif step is not None and not event.modifiers():
            self.step(step)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return not self.field.is_choosing() and super().eventFilter(watched, event)

    # Inside

    def _week_before(self) -> None:
        self.step(-1)

    def _week_after(self) -> None:
        self.step(1)

    def _tell(self, text: str) -> None:
        self.banner.setText(text)
        self.setAccessibleDescription(text)
