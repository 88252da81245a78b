"""The line under a list on which a note, a touch or a next step is written for the current row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QSpinBox

from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import CHANNELS
from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import GAP, Words, button
from cs_workbench.ui.views.wording import word_text
from cs_workbench.ui.widgets.day_field import WIDTH as DAY_WIDTH
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.flow import Flow

MODES: Final = {
    "note": (N_("quick", "Note"), N_("quick", "What happened? Enter saves, Esc closes.")),
    "touch": (N_("quick", "Log touch"), N_("quick", "What was it about? Enter saves, Esc closes.")),
    "next_step": (N_("quick", "Next step"), N_("quick", "What comes next? Enter saves, Esc closes.")),
    "snooze": (N_("quick", "Snooze"), ""),
    "tier": (N_("quick", "Set touch tier"), N_("quick", "Why? The reason stays beside the tier.")),
    "view": (N_("quick", "Save as a view"), N_("quick", "Name of the view")),
    "own_field": (N_("quick", "Add an own field"), N_("quick", "Name of the field")),
}
LONGEST: Final = 2_000
WIDEST_TITLE: Final = 320  # pixels of the name of the account written about
#: Kinds of own fields, as a person chooses them.
KINDS: Final = {
    "text": N_("quick", "Text"),
    "number": N_("quick", "Number"),
    "date": N_("quick", "Date"),
    "yes_no": N_("quick", "Yes or no"),
}
DIRECTIONS: Final = ("out", "in")


@dataclass(frozen=True, slots=True)
class Written:
    """What was written on the line; fields that the mode does not have keep their defaults."""

    mode: str
    text: str = ""
    channel: str = "mail"
    direction: str = "out"
    minutes: int | None = None
    on: date | None = None
    tier: str = ""
    kind: str = "text"


class QuickLine(QFrame):
    """Closed until `open`; Enter says `written`, Esc says `left`. It never takes the text away unasked."""

    written = Signal(object)  # Written
    left = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._mode, self._today = "note", today
        self.setObjectName("quickLine")
        self._title = Words("", "strong", wrap=False)
        self.channel = self._choices(say("quick", "Channel"), {c: word_text("channel", c) for c in CHANNELS})
        self.channel.setCurrentIndex(self.channel.findData("mail"))
        self.direction = self._choices(
            say("quick", "Who began it"), {d: word_text("direction", d) for d in DIRECTIONS}
        )
        self.tier = self._choices(say("quick", "Touch tier"), {t: word_text("tier", t) for t in TIERS})
        self.kind = self._choices(
            say("quick", "Kind"), {key: say("quick", text) for key, text in KINDS.items()}
        )
        self.minutes = QSpinBox(maximum=600, singleStep=5, suffix=say("quick", " min"))
        self.minutes.lineEdit().setTextMargins(6, 0, 0, 0)
        self.minutes.setSpecialValueText(say("quick", "usual minutes"))
        self.minutes.setAccessibleName(say("quick", "Minutes"))
        self.day = DayField(say("quick", "Day"), today)
        self.day.set_first(today)
        self.day.setFixedWidth(pixels(DAY_WIDTH))
        self.problem = Words("", wrap=False)
        self.problem.setProperty("wrong", True)
        self.problem.hide()
        self.day.wrong.connect(self._say_problem)
        self.line = LineEdit(say("quick", "Note"))
        self.line.setMaxLength(LONGEST)
        self.save = button(say("quick", "Save"))
        self.save.clicked.connect(self._write)
        close = button(say("quick", "Close"))
        close.clicked.connect(self._leave)
        layout = Flow(self, GAP, QMargins(GAP, GAP, GAP, GAP))
        fields = (self.channel, self.direction, self.minutes, self.tier, self.kind, self.day, self.line)
        for part in (self._title, *fields, self.save, close, self.problem):
            layout.addWidget(part)
        for field in fields:
            field.installEventFilter(self)
        self.hide()

    def open(self, mode: str, whom: str, *, in_days: int = 0) -> None:
        """Show the line for ``mode`` (one of `MODES`) and ``whom``, the keyboard in its first field."""
        title, hint = MODES[mode]
        self._mode = mode
        what = say("quick", title)
        name = say("quick", "{what}: {whom}", what=what, whom=whom) if whom else what
        elide = Qt.TextElideMode.ElideRight
        self._title.setText(self._title.fontMetrics().elidedText(name, elide, WIDEST_TITLE))
        self.line.setPlaceholderText(say("quick", hint) if hint else "")
        self.line.setAccessibleName(name)
        for part in (self.channel, self.direction, self.minutes):
            part.setVisible(mode == "touch")
        self.tier.setVisible(mode == "tier")
        self.kind.setVisible(mode == "own_field")
        self.day.setVisible(mode in ("next_step", "snooze", "tier"))
        self.line.setVisible(mode != "snooze")
        on = date.fromordinal(self._today.toordinal() + in_days)
        self.day.set_day(on)
        self.show()
        first = {"snooze": self.day, "tier": self.tier, "touch": self.channel}.get(mode, self.line)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        composing = isinstance(watched, LineEdit) and watched.is_composing
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not composing:
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._write()
                return True
        return super().eventFilter(watched, event)

    def _write(self) -> None:
        text = self.line.text().strip()
        if not text and self._mode not in ("touch", "snooze"):
            self.line.setFocus()
            return
        if self.day.isVisible() and not self.day.check():
            self.day.setFocus()
            return
        said = Written(
            mode=self._mode,
            text=text,
            channel=self.channel.currentData(),
            direction=self.direction.currentData(),
            minutes=self.minutes.value() or None,
            on=self.day.day(),
            tier=self.tier.currentData(),
            kind=self.kind.currentData(),
        )
        self.line.clear()
        self.hide()
        self.written.emit(said)

    def _say_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _choices(self, name: str, words: dict[str, str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for key, text in words.items():
            box.addItem(text, key)
        return box
