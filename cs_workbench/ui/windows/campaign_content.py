"""What a campaign says, to be read: the seam where the page on which it is written is laid in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import Page, Section, Words, facts_form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cs_workbench.services.changes import Changes
    from cs_workbench.services.outreach_rows import CampaignRow
    from cs_workbench.ui.windows.desk import Desk


class Content(Protocol):
    """What a campaign says, on a page of its own."""

    @property
    def view(self) -> QWidget:
        """The page."""
        ...

    def open(self, uid: str) -> None:
        """Show a campaign."""

    def refresh(self, changes: Changes | None) -> None:
        """Ask again for what ``changes`` touch."""

    def leave(self) -> None:
        """Keep what is typed: another page is shown."""

    def act(self, action: str) -> None:
        """Do what an action of the registry means there."""


def content_of(desk: Desk, parent: QObject) -> Content:
    """Return the page of what a campaign says."""
    return CampaignFacts(desk, parent)


class CampaignFacts(QObject):
    """Shows what a campaign was told, and nothing to write it with."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._uid = desk, ""
        self._page = Page(say("outreach", "What it says"))

    @property
    def view(self) -> QWidget:
        return self._page

    def open(self, uid: str) -> None:
        """Show a campaign."""
        from cs_workbench.services.outreach_rows import campaign

        self._uid = uid
        self._desk.ask("outreach.facts", lambda bench: campaign(bench, uid), self._show)

    def refresh(self, changes: Changes | None) -> None:
        """Ask again."""
        if self._uid:
            self.open(self._uid)

    def leave(self) -> None:
        """Do nothing: nothing is typed here."""

    def act(self, action: str) -> None:
        """Do nothing."""

    def _show(self, row: CampaignRow) -> None:
        facts = (
            (say("outreach", "Template"), row.template), (say("outreach", "Mailbox"), row.mailbox),
            (say("outreach", "Topic"), row.topic), (say("outreach", "Condition"), row.condition),
        )  # fmt: skip
        self._page.fill(Section(say("outreach", "What it says"), facts_form(facts)), Words(row.evidence))
