"""人 People: who they are at the customer, in which role, what they weigh, and who is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cs_workbench.ui.text import say
from cs_workbench.ui.views.account_tabs.plan_parts import RecordSheet
from cs_workbench.ui.views.parts import Page, Section, Words, button, row
from cs_workbench.ui.views.wording import word_text

if TYPE_CHECKING:
    from cs_workbench.services.account import AccountPage
    from cs_workbench.services.people import PersonRow


class PeopleTab(Page):
    """The stakeholder map: champions first, then by reading; who has left is said so."""

    recordWanted = Signal(str, object)  # 'person', the place in the list; None: somebody new
    removeWanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(say("account", "People"), width=1290)
        self.contacts = RecordSheet(
            say("account", "Contacts"),
            [
                say("account", "Name"),
                say("account", "Role"),
                say("account", "Influence"),
                say("account", "Attitude"),
                say("account", "Department"),
                say("account", "Title"),
                say("account", "Mail"),
                say("account", "Phone"),
                say("account", "Reached by"),
                say("account", "Note"),
            ],
            grow=9,
            most=24,
        )
        self._gaps = Words("", "strong")
        self._empty = Words(
            say("account", "No contacts are known. They come with a source that maps them, or P adds one."),
            "muted",
        )
        add = button(say("account", "New person (P)"))
        add.clicked.connect(lambda: self.recordWanted.emit("person", None))
        self.contacts.chosen.connect(lambda place: self.recordWanted.emit("person", place))
        self.contacts.removeWanted.connect(lambda place: self.removeWanted.emit("person", place))
        heading = say("account", "Stakeholders (Enter changes)")
        self.fill(row(add), Section(heading, self._gaps, self._empty, self.contacts))

    def show_page(self, page: AccountPage) -> None:
        """Show the people of ``page``, and the roles nobody is known in."""
        people = page.records.people
        self.contacts.fill([_cells(person) for person in people], list(range(len(people))))
        self._gaps.setText(" ".join(say("people", text) for text in page.records.role_gaps))
        self._gaps.setVisible(bool(people and page.records.role_gaps))
        self._empty.setVisible(not people)
        self.contacts.setVisible(bool(people))


def _cells(person: PersonRow) -> list[str]:
    return [
        _name(person), word_text("role", person.role), word_text("influence", person.influence or None),
        word_text("stance", person.attitude or None), person.department, person.title, person.email, person.phone,
        _reached(person), person.note,
    ]  # fmt: skip


def _name(person: PersonRow) -> str:
    left = person.left_on
    return say("account", "{name} (left on {day})", name=person.name, day=left) if left else person.name


def _reached(person: PersonRow) -> str:
    channel, hours = person.reached
    return " ".join(part for part in (word_text("channel", channel), hours) if part)
