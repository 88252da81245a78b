"""Meeting mode: what we know of the account beside the note, the time, and one card at the end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.meeting_notes import MeetingEnd
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.brief import brief_parts
from cs_workbench.ui.views.note_pane import NotePane
from cs_workbench.ui.views.parts import GAP, MARGIN, Page, Words, button, row
from cs_workbench.ui.widgets.day_field import WIDTH as DAY_WIDTH
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from datetime import date

    from cs_workbench.ui.views.brief import ShownBrief

LEVELS: Final = {
    5: N_("meeting", "5 very good"),
    4: N_("meeting", "4 good"),
    3: N_("meeting", "3 neutral"),
    2: N_("meeting", "2 worrying"),
    1: N_("meeting", "1 bad"),
}
BRIEF_WIDTH: Final = 380
SECOND_MS: Final = 1_000
DAY_MINUTES: Final = 600
NEXT_AFTER: Final = timedelta(days=14)


class EndCard(QFrame):
    """The one card that ends a meeting."""

    ended = Signal(object)  # services.meeting_notes.MeetingEnd
    left = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("endCard")
        self._next = today + NEXT_AFTER
        self.level = QComboBox()
        self.level.setAccessibleName(say("meeting", "CSM pulse"))
        self.level.addItem(say("meeting", "Not said"), None)
        for level, text in LEVELS.items():
            self.level.addItem(say("meeting", text), level)
        self.reasons = self._line(
            say("meeting", "Reasons"), say("meeting", "up to three, with commas between")
        )
        self.ours = self._line(
            say("meeting", "We promised"), say("meeting", "What, and until when: guide 12/10")
        )
        self.theirs = self._line(say("meeting", "They promised"), say("meeting", "What, and until when"))
        self.next_step = self._line(say("meeting", "Next step"), say("meeting", "What, and until when"))
        self.meets = QCheckBox(say("meeting", "Next meeting on"))
        self.meets.setAccessibleName(say("meeting", "Next meeting on"))
        self.day = DayField(say("meeting", "Day of the next meeting"), today)
        self.day.set_first(today)
        self.day.set_day(self._next)
        self.day.setFixedWidth(pixels(DAY_WIDTH))
        self.day.setEnabled(False)
        self.meets.toggled.connect(self._meet)
        self.problem = Words("")
        self.problem.setProperty("wrong", True)
        self.problem.hide()
        self.day.wrong.connect(self._say_problem)
        self.minutes = QSpinBox(maximum=DAY_MINUTES, suffix=say("quick", " min"))
        self.minutes.lineEdit().setTextMargins(6, 0, 0, 0)
        self.minutes.setAccessibleName(say("meeting", "Minutes"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setHorizontalSpacing(2 * GAP)
        for heading, field in (
            (say("meeting", "CSM pulse"), self.level),
            (say("meeting", "Reasons"), self.reasons),
            (say("meeting", "We promised"), self.ours),
            (say("meeting", "They promised"), self.theirs),
            (say("meeting", "Next step"), self.next_step),
            (say("meeting", "Minutes"), self.minutes),
        ):
            form.addRow(Words(heading, "muted", wrap=False), field)
        form.addRow(row(self.meets, self.day))
        form.addRow(self.problem)
        end, leave = (
            button(say("meeting", "End the meeting (Ctrl+Enter)"), main=True),
            button(say("meeting", "Go on writing")),
        )
        end.clicked.connect(self.end)
        leave.clicked.connect(self.left)
        buttons = Flow(None, GAP)
        buttons.addWidget(end)
        buttons.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.addLayout(form)
        layout.addLayout(buttons)
        self.hide()

    def open(self, minutes: int) -> None:
        """Show the card; ``minutes``: how long it took."""
        self.minutes.setValue(min(max(minutes, 1), DAY_MINUTES))
        self.show()
        self.level.setFocus()

    def said(self) -> MeetingEnd:
        """Return what the card says."""
        reasons = self.reasons.text().replace("、", ",").split(",")
        day = self.day.day() if self.meets.isChecked() else None
        return MeetingEnd(
            level=self.level.currentData(),
            reasons=tuple(reason.strip() for reason in reasons if reason.strip()),
            ours=self.ours.text(),
            theirs=self.theirs.text(),
            next_step=self.next_step.text(),
            next_meeting_on=day.isoformat() if day is not None else None,
            minutes=self.minutes.value(),
        )

    def end(self) -> None:
        """End the meeting with what the card says; a day that is none keeps it open."""
        if self.meets.isChecked() and not self.day.check():
            self.day.setFocus()
            return
        self.ended.emit(self.said())

    def _meet(self, meets: bool) -> None:
        self.day.setEnabled(meets)
        self.day.set_wanted(wanted=meets)
        if not meets and self.day.day() is None:
            self.day.set_day(self._next)

    def _say_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _line(self, name: str, hint: str) -> LineEdit:
        line = LineEdit(name)
        line.setPlaceholderText(hint)
        return line


class MeetingView(QWidget):
    """Brief and note side by side; narrow, the note alone."""

    slackWanted = Signal()
    mailWanted = Signal()
    narrowWanted = Signal(bool)
    endWanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._seconds = 0
        self._title = Words("", "title")
        self.clock = Words("00:00", "heading", wrap=False)
        self.clock.setAccessibleName(say("meeting", "Time in the meeting"))
        self.masking = button(say("meeting", "Hide the brief (Ctrl+Shift+H)"))
        self.masking.setCheckable(True)
        self.masking.toggled.connect(self._mask)
        self.narrow = button(say("meeting", "Narrow, on top (F11)"))
        self.narrow.setCheckable(True)
        self.narrow.toggled.connect(self.narrowWanted)
        self.slack = button(say("meeting", "Copy for Slack (Ctrl+Shift+C)"))
        self.mail = button(say("meeting", "Summary mail… (Ctrl+Shift+E)"))
        end = button(say("meeting", "End… (Esc)"), main=True)
        self.slack.clicked.connect(self.slackWanted)
        self.mail.clicked.connect(self.mailWanted)
        end.clicked.connect(self.endWanted)
        self.brief = Page(say("brief", "Brief"), width=BRIEF_WIDTH)
        self.brief.setFixedWidth(BRIEF_WIDTH)
        self.pane = NotePane()
        self.pane.editor.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored
        )  # the card goes first
        for of_notes in (self.pane.kind, self.pane.finish):
            of_notes.hide()  # it is a meeting, and its end is the card
        self.card = EndCard(today)
        tools = Flow(None, GAP, QMargins())
        for part in (self.clock, self.masking, self.narrow, self.slack, self.mail, end):
            tools.addWidget(part)
        right = QVBoxLayout()
        right.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        right.setSpacing(GAP)
        right.addWidget(self._title)
        right.addLayout(tools)
        right.addWidget(self.pane, 1)
        right.addWidget(self.card)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.brief)
        layout.addLayout(right, 1)
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def minutes(self) -> int:
        """How long it has taken, in whole minutes."""
        return round(self._seconds / 60)

    def end_or_ask(self) -> None:
        """End the meeting where its card is open, else open the card."""
        if self.card.isVisible():
            self.card.end()
        else:
            self.endWanted.emit()

    def begin(self) -> None:
        """Start the time."""
        self._seconds = 0
        self._tick(0)
        self._timer.start()

    def stop(self) -> None:
        """Stop the time."""
        self._timer.stop()

    def show_brief(self, brief: ShownBrief) -> None:
        """Show what is known of the account."""
        self._title.setText(brief.name)
        self.brief.fill(*brief_parts(brief))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave only the note, or show the brief again."""
        self.brief.setVisible(not narrow and not self.masking.isChecked())

    def _mask(self, masked: bool) -> None:
        self.brief.setVisible(not masked and not self.narrow.isChecked())
        self._title.setVisible(not masked)

    def _tick(self, step: int = 1) -> None:
        self._seconds += step
        minutes, seconds = divmod(self._seconds, 60)
        self.clock.setText(f"{minutes:02}:{seconds:02}")
