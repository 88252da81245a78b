"""The part of Settings that says who is away, and who covers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import GAP, Words, button, clear, fields_form, row
from cs_workbench.ui.views.wording import day_text
from cs_workbench.ui.widgets.day_field import WIDTH as DAY_WIDTH
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.fields import LineEdit

if TYPE_CHECKING:
    from cs_workbench.services.absences import AbsenceRow

DUE: Final = {
    "redate": N_("absence", "move to the first business day back"),
    "cover": N_("absence", "leave to the colleague"),
}
WIDTH: Final = 240


class AbsencePart(QWidget):
    """The absences that run or come, and a form for another; says what the person wants."""

    setWanted = Signal(object)  # what `services.absences.SetAbsence` takes, by name
    endWanted = Signal(int)
    bookWanted = Signal(object)  # services.absences.AbsenceRow: its brief for the colleague
    notesWanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.owner, self.cover = (
            self._box(say("absence", "Who is away")),
            self._box(say("absence", "Who covers")),
        )
        self.due = self._box(say("absence", "Due touches meanwhile"))
        for choice, text in DUE.items():
            self.due.addItem(say("absence", text), choice)
        self.first = self._day(say("absence", "First day"), today)
        self.last = self._day(say("absence", "Last day"), today)
        self.problem = Words("")
        self.problem.setProperty("wrong", True)
        self.problem.hide()
        self.note = LineEdit(say("absence", "Note"))
        self.note.setMaxLength(500)
        self.note.setFixedWidth(WIDTH)
        self.first.editingFinished.connect(self._keep_order)
        self.save = button(say("absence", "Set absence"))
        self.save.clicked.connect(self._set)
        notes = button(say("absence", "Take in a colleague's notes…"))
        notes.clicked.connect(self.notesWanted)
        fields = (self.owner, self.first, self.last, self.cover, self.due, self.note)
        form = fields_form((field.accessibleName(), field) for field in fields)
        self._rows: dict[int, AbsenceRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(self._list)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addLayout(row(self.save, notes))

    def show_absences(self, rows: Sequence[AbsenceRow], owners: Sequence[str], me: str | None) -> None:
        """Show ``rows``; ``owners`` can be away and cover, ``me`` is meant unless another is chosen."""
        for box, first in ((self.owner, None), (self.cover, say("absence", "nobody"))):
            chosen = box.currentData()
            box.clear()
            if first is not None:
                box.addItem(first, "")
            for owner in owners:
                box.addItem(owner, owner)
            box.setCurrentIndex(max(box.findData(chosen or (me if box is self.owner else "")), 0))
        clear(self._list)
        self._rows = {absence.id: absence for absence in rows}
        for absence in rows:
            said = say(
                "absence", "{owner}: {first} to {last}, back on {back}, cover: {cover}",
                owner=absence.owner, first=day_text(absence.from_on), last=day_text(absence.to_on),
                back=day_text(absence.back_on) or "–", cover=absence.cover or say("absence", "nobody"),
            )  # fmt: skip
            end = button(
                say("absence", "End"), name=say("absence", "End the absence of {owner}", owner=absence.owner)
            )
            end.setProperty("absence", absence.id)
            end.clicked.connect(self._end)
            book = button(
                say("absence", "Brief for the colleague…"),
                name=say("absence", "Brief for the absence of {owner}", owner=absence.owner),
            )
            book.setProperty("absence", absence.id)
            book.clicked.connect(self._want_book)
            self._list.addWidget(Words(said))
            self._list.addLayout(row(book, end))

    def _set(self) -> None:
        self._keep_order()
        for day in (self.first, self.last):
            if not day.check():
                day.setFocus()
                return
        wanted: dict[str, Any] = {
            "owner": self.owner.currentData() or "",
            "from_on": self.first.text(),
            "to_on": self.last.text(),
            "cover": self.cover.currentData() or "",
            "due": self.due.currentData(),
            "note": self.note.text().strip(),
        }
        self.setWanted.emit(wanted)

    def _want_book(self) -> None:
        self.bookWanted.emit(self._rows[int(self.sender().property("absence"))])

    def _end(self) -> None:
        self.endWanted.emit(int(self.sender().property("absence")))

    def _keep_order(self) -> None:
        """Let a last day that nobody is typing follow a first day after it; no earlier one is taken."""
        self.last.set_first(None)
        first, last = self.first.day(), self.last.day()
        if first is not None and last is not None and last < first and not self.last.isModified():
            self.last.set_day(first)
        self.last.set_first(first)
        if (last := self.last.day()) is not None:
            self.last.set_day(last)

    def _say_problem(self) -> None:
        problem = self.first.accessibleDescription() or self.last.accessibleDescription()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    @staticmethod
    def _box(name: str) -> QComboBox:
        box = QComboBox()
        box.setMinimumWidth(WIDTH)
        box.setAccessibleName(name)
        return box

    def _day(self, name: str, today: date) -> DayField:
        day = DayField(name, today)
        day.set_wanted(wanted=True)
        day.set_day(today)
        day.setFixedWidth(max(WIDTH, pixels(DAY_WIDTH)))
        day.wrong.connect(self._say_problem)
        return day
