"""The line at the foot of レビュー: a new review, what it is, its day, that it was held, why it is opened again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_rows import KINDS, LANGUAGES
from cs_workbench.ui.text import explain, say, value_word
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.mode_line import ModeLine
from cs_workbench.ui.widgets.day_field import WIDTH as DAY_WIDTH
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.fields import LineEdit

if TYPE_CHECKING:
    from cs_workbench.kernel.errors import WorkbenchError

#: Mode -> what stands before the fields, what the button says, and the fields.
MODES: Final[Mapping[str, tuple[str, str, tuple[str, ...]]]] = {
    "new": (
        N_("review", "New review of {account}"), N_("review", "Make it (Enter)"),
        ("kind", "from_on", "to_on", "language", "audience", "meeting_on"),
    ),
    "edit": (
        N_("review", "Review of {account}"), N_("review", "Save (Enter)"),
        ("title", "kind", "from_on", "to_on", "language", "audience", "meeting_on"),
    ),
    "meeting": (N_("review", "New day for {account}"), N_("review", "Save (Enter)"), ("meeting_on",)),
    "hold": (
        N_("review", "Held with {account}"), N_("review", "Held (Enter)"), ("held_on",),
    ),
    "reopen": (
        N_("review", "Make the review of {account} a draft again"), N_("review", "Reopen (Enter)"), ("why",),
    ),
}  # fmt: skip
HEADINGS: Final = {
    "title": N_("review", "Name of the review"),
    "kind": N_("review", "Kind"),
    "from_on": N_("review", "From"),
    "to_on": N_("review", "to"),
    "language": N_("review", "Language"),
    "audience": N_("review", "For whom"),
    "meeting_on": N_("review", "Meeting on"),
    "held_on": N_("review", "Held on"),
    "why": N_("review", "Why"),
}
#: What is read out where the heading says too little alone.
SPOKEN: Final = {"from_on": N_("review", "Period from"), "to_on": N_("review", "Period to")}
LANGUAGE_NAMES: Final = {"ja": N_("review", "Japanese"), "en": N_("review", "English")}
LONGEST: Final = 200
TEXT_WIDTH: Final = 120
DAYS: Final = ("from_on", "to_on", "meeting_on", "held_on")


def held_day(meeting_on: date | None, today: date) -> date:
    """Return the day on which a review was held, as it is proposed: that of its meeting, once it has come."""
    return meeting_on if meeting_on is not None and meeting_on <= today else today


class ReviewEntry(ModeLine):
    """Closed until `open`; what it says with `written` waits for `taken`."""

    def __init__(self, today: date) -> None:
        super().__init__(
            {
                name: (say("review", heading), self._made(name, say("review", heading), today))
                for name, heading in HEADINGS.items()
            }
        )
        self._is_sent = False  # and not answered
        for name in DAYS:
            day = self.fields[name]
            assert isinstance(day, DayField)  # noqa: S101 - made so
            day.wrong.connect(self.say_problem)

    def open(self, mode: str, account: str, values: Mapping[str, Any], problem: str = "") -> None:
        """Show the fields of ``mode`` with ``values`` (days as days), the keyboard in the first."""
        title, verb, names = MODES[mode]
        self._is_sent = False
        self.show_mode(mode, say("review", title, account=account), say("review", verb), names)
        self.fill(values)
        self.say_problem(problem)
        self.show()
        first = self.fields["audience" if mode == "new" else names[0]]
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(first, LineEdit):
            first.selectAll()

    # Inside

    @staticmethod
    def _made(name: str, heading: str, today: date) -> QWidget:
        if name in DAYS:
            day = DayField(say("review", SPOKEN.get(name, HEADINGS[name])), today)
            day.setFixedWidth(pixels(DAY_WIDTH))
            day.set_wanted(wanted=name != "meeting_on")
            if name == "held_on":
                day.set_last(today)
            return day
        if name in ("kind", "language"):
            box = QComboBox()
            box.setAccessibleName(heading)
            for one in KINDS if name == "kind" else LANGUAGES:
                words = (
                    value_word("review_kind", one) if name == "kind" else say("review", LANGUAGE_NAMES[one])
                )
                box.addItem(words, one)
            return box
        line = LineEdit(heading)
        line.setMaxLength(LONGEST)
        line.setMinimumWidth(pixels(TEXT_WIDTH))
        return line

    def enter(self) -> None:
        """Say what stands in the fields, if every day can be read."""
        if self._is_sent:
            return
        self.say_problem("")
        values = self.values()
        if values is None:
            return
        self._is_sent = True
        self.written.emit(self.mode, values)

    def taken(self) -> None:
        """What was written is done: close."""
        if self._is_sent:
            self.leave()

    def refused(self, error: WorkbenchError) -> None:
        """What was written is not done: it stays, with why."""
        if self._is_sent:
            self._is_sent = False
            self.say_problem(explain(error))
