"""The lists of 配信: campaigns by state, and across all of them the mails that wait, for a line or a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import fold
from cs_workbench.services.outreach_lists import CAMPAIGN_LISTS, COUNTS, LISTS, TITLES, WISHES
from cs_workbench.ui.models.outreach import OutreachTable
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.line_grid import ListsGrid
from cs_workbench.ui.views.page_parts import VerbBar, fill_column
from cs_workbench.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cs_workbench.domain.columns import Book, Bools
    from cs_workbench.services.outreach_lists import MailLine, OutreachLists

#: What the lists are called, context 'outreach'.
LIST_NAMES: Final = {
    "all": N_("outreach", "All campaigns"),
    "draft": N_("outreach", "Drafts"),
    "running": N_("outreach", "Scheduled and sending"),
    "ended": N_("outreach", "Finished and cancelled"),
    "check": N_("outreach", "Unconfirmed"),
    "wishes": N_("outreach", "No more mail?"),
    "outbox": N_("outreach", "Outbox"),
}
#: What a list without lines says: what belongs here, and what to do.
EMPTY: Final = {
    "all": (
        N_("outreach", "No campaign yet"),
        N_(
            "outreach",
            "Choose accounts in any list and press M, or begin here: one mail for each person, each proven.",
        ),
    ),
    "draft": (
        N_("outreach", "No draft"),
        N_("outreach", "Choose accounts in any list and press M, or begin here."),
    ),
    "running": (
        N_("outreach", "Nothing is scheduled or leaving"),
        N_("outreach", "A draft stands here from the moment it is sent until its last mail has left."),
    ),
    "ended": (
        N_("outreach", "No campaign has ended yet"),
        N_("outreach", "Here it can be seen for good who got a mail and who did not, and why."),
    ),
    "check": (
        N_("outreach", "Of every mail it is known what became of it"),
        N_(
            "outreach",
            "A mail whose last answer never came stands here until it is found, or you say what became of it.",
        ),
    ),
    "wishes": (
        N_("outreach", "Nobody's answer waits for your word"),
        N_(
            "outreach",
            "An answer that seems to ask for no more mail stands here until you say whether it does.",
        ),
    ),
    "outbox": (
        N_("outreach", "Nothing waits to leave"),
        N_("outreach", "Mails stand here from the moment a campaign is sent, with their next try and why."),
    ),
}  # fmt: skip
NOTHING_LEFT: Final = (
    N_("outreach", "Nothing here matches"),
    N_("outreach", "Take the filter away to see every line of this list."),
)
#: The verbs below a list of campaigns, and below a list of mails.
CAMPAIGN_BAR: Final = {
    "account.open": N_("outreach", "Open (Enter)"),
    "outreach.pause": N_("outreach", "Pause or go on (F12)"),
    "outreach.cancel": N_("outreach", "Cancel what has not left (Shift+F12)"),
    "outreach.leave_out": N_("outreach", "Remove (Del)"),
}
MAIL_BAR: Final = {
    "account.open": N_("outreach", "Open the account (Enter)"),
    "outreach.part": N_("outreach", "Open the campaign (Alt+5)"),
    "outreach.arrived": N_("outreach", "It arrived (D)"),
    "outreach.again": N_("outreach", "It did not arrive: send again (U)"),
    "outreach.opt_out": N_("outreach", "Write no more (Q)"),
    "outreach.goes_on": N_("outreach", "It does not ask for that (Z)"),
    "account.touch": N_("outreach", "Log touch (L)"),
    "account.mail": N_("outreach", "Campaign to them (M)"),
}
#: What only one list of mails offers.
VERBS_OF: Final = {
    "check": ("outreach.arrived", "outreach.again"),
    WISHES: ("outreach.opt_out", "outreach.goes_on"),
}
#: Wide enough to be read, narrow enough that every count stands unscrolled beside rail and side list.
WIDTHS: Final = {
    "title": 210, "campaign_state": 84, "campaign_kind": 112, "start_at": 132, "end_at": 132,
    "mailbox": 160, "author": 80, "name": 190, "person": 120, "role": 84, "recipient_state": 96, "why": 230,
    "answer": 190, "events": 150, "next_at": 132, "email": 180, "owner": 72, "copies": 150, "wish": 320,
    "topic": 110, "asked_at": 132,
}  # fmt: skip


#: Beside the title of a count: its margins, and the arrow of what is sorted by.
ROOM: Final = 32


class OutreachGrid(ListsGrid):
    """Lists of campaigns and of mails."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.lines = OutreachTable()
        super().__init__(self.lines, known)
        self.setAccessibleName(name)
        metrics = self.header.fontMetrics()
        self.header.widths = {fact: pixels(width) for fact, width in WIDTHS.items()} | {
            fact: metrics.horizontalAdvance(say("facts", TITLES[fact])) + pixels(ROOM)
            for fact in ("recipients", *COUNTS)
        }
        self.mails: Mapping[int, MailLine] = {}

    def show_list(self, name: str, book: Book, as_of: date, mails: Mapping[int, MailLine]) -> None:
        """Show the list called ``name``; ``mails``: its lines, {} where they are campaigns."""
        self.mails = mails
        self.turn_to(name, lambda: self.lines.show_list(name, book, as_of, mails))

    def mail(self) -> MailLine | None:
        """Return the mail under the cursor."""
        key = self.current_account()
        return None if key is None else self.mails.get(key)

    def chosen_mails(self) -> list[MailLine]:
        """Return the selected mails; without a selection that under the cursor."""
        return [self.mails[int(key)] for key in self.selected_accounts() if int(key) in self.mails]

    def current_fact(self) -> str:
        """Return the column of the cursor."""
        column = self.currentIndex().column()
        return self.lines.fact_at(column) if column >= 0 else ""

    def words_match(self, text: str, facts: tuple[str, ...]) -> Bools:
        """Return which lines of the book have every word of ``text`` in one of ``facts``."""
        book, words = self.lines.book, fold(text).split()
        if not words:
            return np.ones(len(book), np.bool_)
        told = [
            fold(" ".join(str(book[fact].at(row) or "") for fact in facts if fact in book))
            for row in range(len(book))
        ]
        return np.array([all(word in line for word in words) for line in told], np.bool_)


class OutreachListPage(QWidget):
    """One of the lists, and what can be done with its line."""

    verbWanted = Signal(str)  # action id of the registry, for the line under the cursor
    newWanted = Signal()
    allWanted = Signal()  # take the filter away
    listWanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.grid = OutreachGrid(say("outreach", "Campaigns and mails"), LISTS)
        self._words = ""
        self.empty = EmptyState()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self.empty)
        self.bars: dict[str, VerbBar] = {}
        self._bars = QStackedWidget()
        for name, verbs in (("campaigns", CAMPAIGN_BAR), ("mails", MAIL_BAR)):
            bar = self.bars[name] = VerbBar({verb: say("outreach", text) for verb, text in verbs.items()})
            bar.pressed.connect(self.verbWanted)
            holder = QWidget()
            holder.setLayout(bar)
            self._bars.addWidget(holder)
        fill_column(self, self._pages, self._bars, grow=self._pages)
        self.grid.openWanted.connect(lambda _key: self.verbWanted.emit("account.open"))
        self.grid.peekWanted.connect(lambda _key: self.verbWanted.emit("account.peek"))
        self.grid.verbWanted.connect(self.verbWanted)

    def show_list(self, found: OutreachLists, name: str) -> None:
        """Show the list called ``name``."""
        is_mails = name not in CAMPAIGN_LISTS
        self.grid.show_list(name, found.books[name], found.as_of, found.mails if is_mails else {})
        self._bars.setCurrentIndex(int(is_mails))
        for of, verbs in VERBS_OF.items():
            for verb in verbs:
                self.bars["mails"].buttons[verb].setVisible(name == of)
        self.filter_words(self._words)

    def filter_words(self, text: str) -> None:
        """Show only the lines in whose texts every word of ``text`` stands."""
        self._words = text
        grid = self.grid
        if not grid.list_name:
            return
        mask = grid.words_match(text, ("title", "name", "person", "email", "mailbox", "author", "wish"))
        is_filtered = not mask.all()
        grid.lines.set_filter(mask if is_filtered else None)
        if grid.lines.rowCount():
            grid.ensure_current()
            self._pages.setCurrentWidget(grid)
            self._bars.show()
            return
        self._bars.hide()
        self._show_empty(grid.list_name, is_filtered=is_filtered)

    def focus_list(self) -> None:
        """Give the keyboard to the list, or to what there is to do where it is empty."""
        page = self.grid if self._pages.currentWidget() is self.grid else self.empty.button
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_empty(self, name: str, *, is_filtered: bool) -> None:
        what, why = NOTHING_LEFT if is_filtered else EMPTY[name]
        verb, act = say("outreach", "New campaign"), self.newWanted.emit
        if is_filtered:
            verb, act = say("outreach", "Take the filter away"), self.allWanted.emit
        elif name not in ("all", "draft"):
            verb, act = say("outreach", "Show all campaigns"), self._show_all
        self.empty.tell(say("outreach", what), say("outreach", why), verb, act, "outreach")
        self._pages.setCurrentWidget(self.empty)

    def _show_all(self) -> None:
        self.listWanted.emit(next(iter(CAMPAIGN_LISTS)))


def titles() -> dict[str, str]:
    """Return what the columns are called that are no facts of an account."""
    return {fact: say("facts", title) for fact, title in TITLES.items()}
