"""The line under Today's list on which rows are put off, skipped with a reason, or given to a colleague."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QComboBox

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.views.wording import weekday_text
from cs_workbench.ui.widgets.fields import LineEdit, mark_wrong
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.foot_line import FootLine, show_title

MODES: Final = {
    "snooze": N_("settle", "Snooze: {whom}"),
    "skip": N_("settle", "Skip: {whom}"),
    "assign": N_("settle", "Assign: {whom}"),
}
#: Days to choose with one key; the words are read like typed ones.
DAYS: Final = (
    (N_("settle", "Tomorrow (Alt+1)"), "+1d", "Alt+1"),
    (N_("settle", "Next week (Alt+2)"), "next week", "Alt+2"),
    (N_("settle", "Next month (Alt+3)"), "next month", "Alt+3"),
)
LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Settled:
    """What was written. ``day``: a day as typed, '' for the usual; ``why`` of a skip; ``owner`` of an assignment."""

    mode: str
    day: str = ""
    why: str = ""
    owner: str = ""


class SettleLine(FootLine):
    """Closed until `open`; Enter says `settled`, Esc says `left`. A day is read by the services as it is typed."""

    settled = Signal(object)  # Settled
    dayTyped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._mode = "snooze"
        self._title = Words("", "strong", wrap=False)
        self.why = LineEdit(say("settle", "Reason"))
        self.why.setPlaceholderText(say("settle", "Why can it be left out?"))
        self.day = LineEdit(say("settle", "Until"))
        self.owner = QComboBox()
        self.owner.setAccessibleName(say("settle", "Colleague"))
        self.owner.setMinimumWidth(180)
        self.said = Words("", "muted", wrap=False)
        self.said.setAccessibleName(say("settle", "Day read"))
        self._days = []
        for text, day, key in DAYS:
            made = button(say("settle", text))
            made.setShortcut(key)
            made.setProperty("day", day)
            made.clicked.connect(self._choose_day)
            self._days.append(made)
        self.save = button(say("settle", "Save"))
        self.save.clicked.connect(self.enter)
        close = button(say("settle", "Close"))
        close.clicked.connect(self.leave)
        layout = Flow(self, GAP, QMargins(MARGIN, GAP, MARGIN, GAP))
        for part in (self._title, *self._days, self.owner, self.why, self.day, self.said, self.save, close):
            layout.addWidget(part)
        for field in (self.why, self.day):
            field.setMaxLength(LONGEST)
        self.listen_to(self.why, self.day, self.owner)
        self.day.settled.connect(self._day_settled)

    def show_owners(self, owners: Sequence[str]) -> None:
        """Offer ``owners``; the first line gives a to-do back to the account's owner."""
        chosen = self.owner.currentData()
        self.owner.clear()
        self.owner.addItem(say("settle", "The account's owner"), "")
        for owner in owners:
            self.owner.addItem(owner, owner)
        self.owner.setCurrentIndex(max(self.owner.findData(chosen), 0))

    def open(self, mode: str, whom: str) -> None:
        """Show the line for ``mode`` (one of `MODES`) and ``whom``, the keyboard in its first field."""
        self._mode = mode
        title = say("settle", MODES[mode], whom=whom)
        show_title(self._title, title)
        for made in self._days:
            made.setVisible(mode == "snooze")
        self.why.setVisible(mode == "skip")
        self.owner.setVisible(mode == "assign")
        self.day.setVisible(mode != "assign")
        self.day.setPlaceholderText(
            say("settle", "a day, e.g. fri or 12/5; empty: tomorrow")
            if mode == "snooze"
            else say("settle", "quiet until; empty: 30 days")
        )
        self.day.clear()
        self.said.setText("")
        mark_wrong(self.day, wrong=False)
        mark_wrong(self.why, wrong=False)
        self.show()
        first = {"snooze": self.day, "skip": self.why, "assign": self.owner}[mode]
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_day(self, typed: str, day: date | None) -> None:
        """Show the day that was read of ``typed``; None: it names none to come."""
        if typed == self.day.text().strip():
            self.said.setText(weekday_text(day) if day else say("settle", "no day to come"))
            mark_wrong(self.day, wrong=day is None)

    def taken(self) -> None:
        """What was written is done: close."""
        self.why.clear()
        self.hide()

    def _choose_day(self) -> None:
        self.settled.emit(Settled("snooze", str(self.sender().property("day"))))

    def _day_settled(self, text: str) -> None:
        if text.strip():
            self.dayTyped.emit(text.strip())
        else:
            self.said.setText("")
            mark_wrong(self.day, wrong=False)

    def enter(self) -> None:
        """Say what was written; a skip without a reason is refused."""
        why, day = self.why.text().strip(), self.day.text().strip()
        if self._mode == "skip" and not why:
            mark_wrong(self.why, wrong=True)
            self.why.setFocus()
            return
        usual = "+1d" if self._mode == "snooze" else ""
        self.settled.emit(Settled(self._mode, day or usual, why, self.owner.currentData() or ""))
