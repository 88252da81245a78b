"""The line at the foot of a campaign: a test to oneself, or sending, with the number typed where there are many."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QTimeEdit

from cs_workbench.kernel.clock import iso
from cs_workbench.services.outreach_freeze import ASKS_ABOVE
from cs_workbench.ui.text import number_text, say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.widgets.day_field import WIDTH as DAY_WIDTH
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.foot_line import FootLine

TEST, SEND = "test", "send"
NUMBER_WIDTH: Final = 90
ADDRESS_WIDTH: Final = 240


class SendLine(FootLine):
    """Closed until one of the two is wanted; Enter does it, Esc leaves."""

    testWanted = Signal(str)  # to this address
    sendWanted = Signal(object, object)  # the number that was typed or None; ISO moment or None: now

    def __init__(self, today: date) -> None:
        super().__init__()
        self.mode, self.count = "", 0
        self._title = Words("", "strong", wrap=False)
        self.address = LineEdit(say("campaign", "Test mail to"))
        self.address.setMinimumWidth(pixels(ADDRESS_WIDTH))
        self.number = LineEdit(say("campaign", "How many mails leave"))
        self.number.setFixedWidth(pixels(NUMBER_WIDTH))
        self._from = Words(say("campaign", "not before"), "small", wrap=False)
        self.day = DayField(say("campaign", "Day of the first mail; empty: now"), today)
        self.day.set_first(today)
        self.day.setPlaceholderText(say("campaign", "now"))
        self.day.setFixedWidth(pixels(DAY_WIDTH))
        self.hour = QTimeEdit()
        self.hour.setDisplayFormat("HH:mm")
        self.hour.setTime(self.hour.time().fromString("09:00", "HH:mm"))
        self.hour.setAccessibleName(say("campaign", "Hour of the first mail"))
        self.save = button("", main=True)
        close = button(say("quick", "Close"))
        self.hint = Words("", "small")
        layout = Flow(self, GAP, QMargins(MARGIN, GAP, MARGIN, GAP))
        for part in (
            self._title, self.address, self.number, self._from, self.day, self.hour, self.save, close, self.hint,
            self.problem,
        ):  # fmt: skip
            layout.addWidget(part)
        self.listen_to(self.address, self.number, self.day, self.hour)
        self.day.wrong.connect(self.say_problem)
        self.day.textChanged.connect(lambda text: self.hour.setEnabled(bool(text.strip())))
        self.hour.setEnabled(False)  # without a day it means nothing
        self.save.clicked.connect(self.enter)
        close.clicked.connect(self.leave)

    def open_test(self, address: str, place: str) -> None:
        """Ask to whom the mail that is looked at goes as a test."""
        self._open(
            TEST, say("campaign", "Test: {mail} to", mail=place), say("campaign", "Send the test (Enter)")
        )
        self.hint.setText(say("campaign", "Without copies; the recipient gets nothing."))
        self.address.setText(address)
        self.address.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.address.selectAll()

    def open_send(self, count: int) -> None:
        """Ask for the last word: ``count`` mails leave."""
        self.count = count
        told = (
            say("campaign", "%n mail(s) leave. Type the number:", count)
            if self.is_asked
            else say("campaign", "%n mail(s) leave", count)
        )
        self._open(SEND, told, say("campaign", "Send (Enter)"))
        self.hint.setText(
            say("campaign", "The first one leaves after 30 seconds; until then Ctrl+Z takes all of it back.")
        )
        self.number.setText("")
        self.day.set_day(None)
        (self.number if self.is_asked else self.day).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def is_asked(self) -> bool:
        """Whether the number has to be typed."""
        return self.count > ASKS_ABOVE

    # Inside

    def _open(self, mode: str, title: str, verb: str) -> None:
        self.mode = mode
        self._title.setText(title)
        self.save.setText(verb)
        self.save.setAccessibleName(verb)
        self.say_problem("")
        self.address.setVisible(mode == TEST)
        self.number.setVisible(mode == SEND and self.is_asked)
        for part in (self._from, self.day, self.hour):
            part.setVisible(mode == SEND)
        self.show()

    def enter(self) -> None:
        if self.mode == TEST:
            if address := self.address.text().strip():
                self.leave()
                self.testWanted.emit(address)
            return
        if self.is_asked and _number(self.number.text()) != self.count:
            told = say(
                "campaign",
                "{count} mails leave; type {count} if so many are meant.",
                count=number_text(self.count),
            )
            self.say_problem(told)
            self.number.setFocus()
            self.number.selectAll()
            return
        if not self.day.check():
            self.day.setFocus()
            return
        day, at = self.day.day(), self.hour.time()
        start = None if day is None else iso(datetime.combine(day, time(at.hour(), at.minute())).astimezone())
        self.leave()
        self.sendWanted.emit(self.count if self.is_asked else None, start)


def _number(text: str) -> int | None:
    """Return a number as people type it, full-width and with separators, too."""
    bare = text.replace(",", "").replace("，", "").strip()
    return int(bare) if bare.isdecimal() else None
