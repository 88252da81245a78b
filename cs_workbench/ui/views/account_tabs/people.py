"""人 People: who they are at the customer, in which role, how they like to be reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import Page, Section, Words
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import word_text

if TYPE_CHECKING:
    from cs_workbench.services.account import AccountPage


class PeopleTab(Page):
    """The contacts, champions first."""

    def __init__(self) -> None:
        super().__init__(say("account", "People"), width=1180)
        self.contacts = Sheet(
            say("account", "Contacts"),
            [
                say("account", "Name"),
                say("account", "Role"),
                say("account", "Department"),
                say("account", "Title"),
                say("account", "Mail"),
                say("account", "Phone"),
                say("account", "Reached by"),
            ],
            grow=6,
            most=24,
        )
        self._empty = Words(
            say("account", "No contacts are known. They come with a source that maps them, in Data."), "muted"
        )
        self.fill(Section(say("account", "Contacts"), self._empty, self.contacts))

    def show_page(self, page: AccountPage) -> None:
        """Show the contacts of ``page``; who has left is said so."""
        people = sorted(page.contacts, key=lambda c: (bool(c.get("left_on")), c.get("role") != "champion"))
        self.contacts.fill(
            [
                [
                    _name(person),
                    word_text("role", person.get("role") or ""),
                    person.get("department") or "",
                    person.get("title") or "",
                    person.get("email") or "",
                    person.get("phone") or "",
                    _reached(person),
                ]
                for person in people
            ]
        )
        self._empty.setVisible(not people)
        self.contacts.setVisible(bool(people))


def _name(person: Mapping[str, Any]) -> str:
    name = str(person.get("name") or "")
    left = person.get("left_on")
    return say("account", "{name} (left on {day})", name=name, day=left) if left else name


def _reached(person: Mapping[str, Any]) -> str:
    parts = (word_text("channel", str(person.get("channel") or "")), str(person.get("hours") or ""))
    return " ".join(part for part in parts if part)
