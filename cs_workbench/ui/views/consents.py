"""The page of Settings for consents: who may get announcements, on what basis, and adding more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from cs_workbench.domain.campaign import BASES
from cs_workbench.kernel.text import fold
from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import Page, Section, Words, button, fields_form, row
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text, number_text, word_text
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.fields import LineEdit, mark_wrong

if TYPE_CHECKING:
    from cs_workbench.services.permissions import ConsentRow, Reachable

WIDTH: Final = 1080
FIELD_WIDTH: Final = 420
MOST_WIDTH: Final = 260  # of a column: a long name leaves room for the others
MOST: Final = 500  # rows that are shown; the filter finds the others


class ConsentsTab(Page):
    """Says whose consent is kept, and whose is withdrawn; both can be undone."""

    peopleWanted = Signal(str)  # show who is meant
    addWanted = Signal(object, str, str, str, str)  # people, basis, ISO day, how, evidence
    withdrawWanted = Signal(object)  # uids

    def __init__(self, today: date) -> None:
        super().__init__(say("consents", "Consents"), WIDTH)
        self._consents: Sequence[ConsentRow] = ()
        self._people: Sequence[Reachable] = ()
        self.filter = self._line(
            say("consents", "Find a consent"), say("consents", "Account, name or address")
        )
        self.filter.settled.connect(self._show)
        self.list = Sheet(
            say("consents", "Consents"),
            [
                say("consents", "Mail address"),
                say("consents", "Name"),
                say("consents", "Account"),
                say("consents", "Basis"),
                say("consents", "Since"),
                say("consents", "How"),
            ],
            grow=5,
            most=10,
            leading=True,
        )
        self.list.horizontalHeader().setMaximumSectionSize(MOST_WIDTH)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._more = Words("", "muted")
        self.withdraw = button(say("consents", "Withdraw"))
        self.withdraw.clicked.connect(self._withdraw)
        self.who = self._line(say("consents", "Whose"), say("consents", "Account, name or address"))
        self.who.settled.connect(self.peopleWanted)
        self.people = Sheet(
            say("consents", "People found"),
            [say("consents", "Name"), say("consents", "Mail address"), say("consents", "Account")],
            grow=2,
            most=8,
            leading=True,
        )
        self.people.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.basis = QComboBox()
        self.basis.setAccessibleName(say("consents", "Basis"))
        for basis in BASES:
            self.basis.addItem(word_text("consent_basis", basis), basis)
        self.day = DayField(say("consents", "Since when"), today)
        self.day.set_wanted(wanted=True)
        self.day.set_last(today)
        self.day.set_day(today)
        self.how = self._line(
            say("consents", "How it came"), say("consents", "Contract, card at the fair, form")
        )
        self.evidence = self._line(
            say("consents", "Evidence"), say("consents", "Where it can be seen: file, link, number")
        )
        fields = (self.basis, self.day, self.how, self.evidence)
        for field in fields:
            field.setFixedWidth(FIELD_WIDTH)
        self.add = button(say("consents", "Keep the consent"), main=True)
        self.add.clicked.connect(self._add)
        why = say(
            "consents",
            "Announcements go only to people whose consent is kept here; service notices need none.",
        )
        self.fill(
            Section(
                say("consents", "Consents"), Words(why, "muted"), row(self.filter), self.list, self._more,
                row(self.withdraw),
            ),
            Section(
                say("consents", "Keep a consent"),
                fields_form([(self.who.accessibleName(), self.who)]), self.people,
                fields_form((field.accessibleName(), field) for field in fields), row(self.add),
            ),
        )  # fmt: skip
        self.show_consents([])
        self.show_people([])

    def show_consents(self, consents: Sequence[ConsentRow]) -> None:
        """Show what stands."""
        self._consents = consents
        self._show()

    def show_people(self, people: Sequence[Reachable]) -> None:
        """Show whom the text means; all of them are chosen until the person chooses."""
        self._people = people
        self.people.fill([[one.name, one.address, one.account] for one in people], list(range(len(people))))
        self.people.setVisible(bool(people))
        if people:
            self.people.selectAll()
        mark_wrong(self.who, wrong=bool(self.who.text().strip()) and not people)

    def added(self) -> None:
        """The consent is kept: be ready for the next."""
        for field in (self.who, self.how, self.evidence):
            field.clear()
        self.show_people([])
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Give the keyboard to the filter, else to the form."""
        field = self.filter if self._consents else self.who
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, *_text: str) -> None:
        wanted = fold(self.filter.text().strip())
        found = [
            one for one in self._consents
            if any(wanted in fold(said) for said in (one.address, one.name, one.account, one.how))
        ]  # fmt: skip
        self.list.fill([_cells(one) for one in found[:MOST]], [one.uid for one in found[:MOST]])
        over = len(found) - MOST
        self._more.setText(say("consents", "and {count} more", count=number_text(over)) if over > 0 else "")
        self._more.setVisible(over > 0)
        for part in (self.list, self.filter, self.withdraw):
            part.setVisible(bool(self._consents))

    def _withdraw(self) -> None:
        uids = tuple(str(key) for key in self.list.keys_selected())
        if uids:
            self.withdrawWanted.emit(uids)

    def _add(self) -> None:
        chosen = [self._people[int(str(key))] for key in self.people.keys_selected()]
        how = self.how.text().strip()
        mark_wrong(self.how, wrong=not how)
        wrong: QWidget | None = None
        if not chosen:
            wrong = self.who
        elif not self.day.check():
            wrong = self.day
        elif not how:
            wrong = self.how
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        people = tuple((one.address, one.name, one.account_id) for one in chosen)
        evidence = self.evidence.text().strip()
        self.addWanted.emit(people, self.basis.currentData(), self.day.text(), how, evidence)

    @staticmethod
    def _line(words: str, example: str) -> LineEdit:
        field = LineEdit(words)
        field.setPlaceholderText(example)
        field.setFixedWidth(FIELD_WIDTH)
        return field


def _cells(one: ConsentRow) -> list[str]:
    return [
        one.address, one.name, one.account, word_text("consent_basis", one.basis), day_text(one.given_on),
        " · ".join(part for part in (one.how, one.evidence) if part),
    ]  # fmt: skip
