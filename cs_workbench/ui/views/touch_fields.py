"""What the quick line asks about a touch: channel, direction, who began it, minutes, whether it counts, who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from cs_workbench.domain.nouns import CHANNELS
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.touches import MINUTES, is_meaningful
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.parts import button
from cs_workbench.ui.views.wording import word_text

if TYPE_CHECKING:
    from cs_workbench.services.touches import Attendee

DIRECTIONS: Final = ("out", "in")
BEGUN_BY: Final = {"us": N_("quick", "begun by us"), "them": N_("quick", "begun by them")}
#: What makes a touch of each channel count, in the glossary's words.
COUNTS: Final = {
    "visit": N_("quick", "Held"),
    "remote": N_("quick", "Held"),
    "phone": N_("quick", "Connected"),
    "mail": N_("quick", "Answered"),
    "chat": N_("quick", "Answered"),
    "event": N_("quick", "Attended"),
    "content": N_("quick", "Answered"),
}
FIRST: Final = "phone"
#: Not part of it, attended, absent: Space goes round.
STATES: Final = {"": "○", "attended": "●", "absent": "×"}
ROWS_SHOWN: Final = 6


def choices(name: str, words: Mapping[str, str]) -> QComboBox:
    """Return a box to choose one of ``words`` from."""
    box = QComboBox()
    box.setAccessibleName(name)
    for key, text in words.items():
        box.addItem(text, key)
    return box


class Attendance(QListWidget):
    """People of the accounts; Space, Enter or a click goes round: not part of it, attended, absent."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("quick", "Who took part"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._people: Sequence[Attendee] = ()
        self._states: list[str] = []
        self.itemClicked.connect(self._turn)

    def offer(self, people: Sequence[Attendee]) -> None:
        """Show ``people``, nobody part of it yet."""
        self._people, self._states = people, [""] * len(people)
        self.clear()
        for _person in people:
            self.addItem(QListWidgetItem())
        self._say()
        if people:
            self.setCurrentRow(0)

    def told(self) -> tuple[tuple[int, str, str, bool], ...]:
        """Return (account, ref, name, attended) of those who were part of it or should have been."""
        pairs = zip(self._people, self._states, strict=True)
        return tuple((p.account_id, p.ref, p.name, state == "attended") for p, state in pairs if state)

    def sizeHint(self) -> QSize:
        rows = min(max(len(self._people), 1), ROWS_SHOWN)
        height = rows * (self.sizeHintForRow(0) if len(self._people) else 24)
        return QSize(4_000, height + 2 * self.frameWidth())  # a line of its own

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 40)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            self._turn(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _turn(self, item: QListWidgetItem) -> None:
        row, order = self.row(item), list(STATES)
        self._states[row] = order[(order.index(self._states[row]) + 1) % len(order)]
        self._say()

    def _say(self) -> None:
        words = {"": "", "attended": say("quick", "attended"), "absent": say("quick", "absent")}
        several = len({person.account_id for person in self._people}) > 1
        for row, (person, state) in enumerate(zip(self._people, self._states, strict=True)):
            name = f"{shown(person.name)}  ({shown(person.account)})" if several else shown(person.name)
            self.item(row).setText(f"{STATES[state]}  {name}  {words[state]}".rstrip())
        self.updateGeometry()


class TouchFields(QObject):
    """The fields and their defaults; what the person typed is left alone."""

    peopleWanted = Signal()
    grown = Signal()  # the list of people has come or gone

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._usual: Mapping[str, int] = MINUTES
        self._typed: set[str] = set()
        self._setting = False
        self.channel = choices(say("quick", "Channel"), {c: word_text("channel", c) for c in CHANNELS})
        self.direction = choices(
            say("quick", "Direction"), {d: word_text("direction", d) for d in DIRECTIONS}
        )
        self.begun = choices(say("quick", "Who began it"), {b: say("quick", t) for b, t in BEGUN_BY.items()})
        self.minutes = QSpinBox(maximum=600, singleStep=5, suffix=say("quick", " min"))
        self.minutes.lineEdit().setTextMargins(6, 0, 0, 0)
        self.minutes.setAccessibleName(say("quick", "Minutes"))
        self.counts = QCheckBox()
        self.who = button(say("quick", "Who took part…"))
        self.who.setAutoDefault(False)
        self.people = Attendance()
        self.people.hide()
        self.channel.currentIndexChanged.connect(self._follow)
        self.direction.currentIndexChanged.connect(self._follow)
        self.minutes.valueChanged.connect(lambda: self._note("minutes"))
        self.begun.activated.connect(lambda: self._note("begun"))
        self.counts.clicked.connect(lambda: self._note("counts"))
        self.who.clicked.connect(self.peopleWanted)
        self.begin()

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """The fields in their order, without the list of people."""
        return (self.channel, self.direction, self.begun, self.minutes, self.counts, self.who)

    def begin(self) -> None:
        """Forget what was typed; the defaults stand."""
        self._typed.clear()
        self.people.offer(())
        self.people.hide()
        self.channel.setCurrentIndex(self.channel.findData(FIRST))
        self.direction.setCurrentIndex(0)
        self._follow()

    def know_usual(self, minutes: Mapping[str, int]) -> None:
        """Take the person's own minutes as defaults."""
        self._usual = minutes
        self._follow()

    def offer_people(self, people: Sequence[Attendee]) -> None:
        """Show whom to mark as attended or absent."""
        self.people.offer(people)
        self.people.show()
        self.people.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()

    def minutes_told(self) -> int | None:
        """Return the minutes typed; None: as usual."""
        return self.minutes.value() if "minutes" in self._typed else None

    def counts_told(self) -> bool:
        """Return whether it was held, connected, answered or attended."""
        return self.counts.isChecked()

    def _note(self, field: str) -> None:
        if not self._setting:
            self._typed.add(field)

    def _follow(self) -> None:
        """Set what was not typed to the default of channel and direction."""
        self._setting = True
        channel, direction = self.channel.currentData(), self.direction.currentData()
        text = say("quick", COUNTS[channel])
        self.counts.setText(text)
        self.counts.setAccessibleName(text)
        if "minutes" not in self._typed:
            self.minutes.setValue(self._usual[channel])
        if "begun" not in self._typed:
            self.begun.setCurrentIndex(self.begun.findData("us" if direction == "out" else "them"))
        if "counts" not in self._typed:
            self.counts.setChecked(is_meaningful(channel, direction))
        self._setting = False
