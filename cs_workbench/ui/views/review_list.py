"""The lists of レビュー: the calendar and the reviews by state, with the grid's hands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cs_workbench.domain.words import WORDS
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_lists import LISTS
from cs_workbench.ui.models.reviews import ReviewTable
from cs_workbench.ui.text import number_text, say, value_word
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.line_grid import ListsGrid
from cs_workbench.ui.views.page_parts import VerbBar
from cs_workbench.ui.views.parts import GAP, MARGIN
from cs_workbench.ui.widgets.empty_state import EmptyState
from cs_workbench.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cs_workbench.services.review_lists import ReviewLine, ReviewLists

#: What the lists are called, context 'review'.
LIST_NAMES: Final = {
    "calendar": N_("review", "Calendar"),
    "draft": N_("review", "Drafts"),
    "ready": N_("review", "Ready"),
    "held": N_("review", "Held"),
}
#: What a list without lines says: what belongs here, and what to do.
EMPTY: Final = {
    "calendar": (
        N_("review", "No account is due for a review"),
        N_("review", "Accounts stand here whose tier has reviews. Set tiers on Accounts, or make a review now."),
    ),
    "draft": (
        N_("review", "No draft"),
        N_("review", "Choose an account in the calendar and press Enter: the numbers are filled in by themselves."),
    ),
    "ready": (
        N_("review", "No review is ready"),
        N_(
            "review",
            "Open a draft, write what is asked, and press Ctrl+Shift+Enter: its numbers stay as they are then.",
        ),
    ),
    "held": (
        N_("review", "No review was held yet"),
        N_("review", "After the meeting press E on a review that is ready: its promises are carried over."),
    ),
}  # fmt: skip
NOTHING_LEFT: Final = (
    N_("review", "Nothing here matches"),
    N_("review", "Take the filter away to see every line of this list."),
)
#: The verbs below the list.
BAR: Final = {
    "account.open": N_("review", "Open (Enter)"),
    "account.done": N_("review", "Ready or held (E)"),
    "account.snooze": N_("review", "New day (H)"),
    "account.touch": N_("review", "Log touch (L)"),
    "account.note": N_("review", "Note (N)"),
    "account.next_step": N_("review", "Next step (S)"),
    "account.why": N_("review", "Why? (Ctrl+I)"),
}
#: Wide enough to be read, narrow enough to stand unscrolled beside rail and side list.
WIDTHS: Final = {
    "name": 200, "review_due": 104, "why": 340, "next_on": 104, "last_on": 104, "review_state": 96, "owner": 72,
    "review_kind": 124, "period": 124, "meeting_on": 104, "held_on": 104, "as_of": 104, "audience": 150,
}  # fmt: skip


class ReviewGrid(ListsGrid):
    """The lists of reviews."""

    def __init__(self) -> None:
        self.lines = ReviewTable()
        super().__init__(self.lines, LISTS)
        self.setAccessibleName(say("review", "Reviews"))
        self.header.widths = {fact: pixels(width) for fact, width in WIDTHS.items()}

    def show_list(self, found: ReviewLists, name: str) -> None:
        """Show the list called ``name`` as it was left."""
        self.turn_to(name, lambda: self.lines.show_list(found, name))

    def line(self) -> ReviewLine | None:
        """Return the line under the cursor."""
        return self.lines.line_of_key(self.current_account())


class ReviewListPage(QWidget):
    """The states of the calendar as chips, the list, and what can be done with its line."""

    verbWanted = Signal(str)  # action id of the registry, for the line under the cursor
    calendarWanted = Signal()
    allWanted = Signal()  # take the filters away

    def __init__(self) -> None:
        super().__init__()
        self.grid = ReviewGrid()
        self._state = ""  # of the calendar, chosen by a chip
        self._allowed: NDArray[np.int64] | None = None  # accounts that match the condition
        self.chips: dict[str, QPushButton] = {}
        self._chips = QWidget()
        flow = Flow(self._chips, gap=6, margins=QMargins(MARGIN, 0, MARGIN, GAP))
        for state in WORDS["review_due"]:
            made = self.chips[state] = QPushButton()
            made.setCheckable(True)
            made.setProperty("chip", "true")
            made.setProperty("state", state)
            made.clicked.connect(self._toggle)
            flow.addWidget(made)
        self.empty = EmptyState()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self.empty)
        self.bar = VerbBar({verb: say("review", text) for verb, text in BAR.items()})
        self.bar.pressed.connect(self.verbWanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._chips)
        layout.addWidget(self._pages, 1)
        self._verbs = QWidget()
        self._verbs.setLayout(self.bar)
        layout.addWidget(self._verbs)
        self.grid.openWanted.connect(lambda _key: self.verbWanted.emit("account.open"))
        self.grid.peekWanted.connect(lambda _key: self.verbWanted.emit("account.peek"))
        self.grid.verbWanted.connect(self.verbWanted)

    @property
    def state(self) -> str:
        """The state of the calendar that is shown alone; '' all."""
        return self._state

    def show_list(self, found: ReviewLists, name: str, allowed: NDArray[np.int64] | None) -> None:
        """Show the list called ``name``, of the accounts ``allowed`` (None: all)."""
        self._allowed = allowed
        calendar = found.books[LISTS[0]]  # its lines are numbered by their accounts
        seen = slice(None) if allowed is None else np.isin(calendar.account_id, allowed)
        counts = Counter(map(calendar["review_due"].at, np.arange(len(calendar))[seen]))
        for state, chip in self.chips.items():
            count = counts[state]
            text = say(
                "review", "{state} {count}", state=value_word("review_due", state), count=number_text(count)
            )
            chip.setText(text)
            chip.setAccessibleName(text)
            chip.setVisible(count > 0 or state == self._state)
            chip.setChecked(state == self._state)
        self._chips.setVisible(name == "calendar" and bool(found.due))
        self.grid.show_list(found, name)
        self._filter()

    def choose_state(self, state: str) -> None:
        """Show only the accounts of a state of the calendar; '' all."""
        self._state = state if state in self.chips else ""
        for name, chip in self.chips.items():
            chip.setChecked(name == self._state)
        self._filter()

    def focus_list(self) -> None:
        """Give the keyboard to the list, or to what there is to do where it is empty."""
        if self._pages.currentWidget() is self.grid:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self) -> None:
        state = self.sender().property("state")
        self.choose_state("" if state == self._state else state)

    def _filter(self) -> None:
        table = self.grid.lines
        if not table.name:
            return
        book = table.book
        mask = np.ones(len(book), np.bool_)
        if self._allowed is not None:
            mask &= np.isin(table.accounts, self._allowed)
        if self._state and table.name == "calendar":
            column = book["review_due"]
            mask &= np.array([column.at(row) == self._state for row in range(len(book))], np.bool_)
        is_filtered = not mask.all()
        table.set_filter(mask if is_filtered else None)
        if table.rowCount():
            self.grid.ensure_current()
            self._pages.setCurrentWidget(self.grid)
            self._verbs.show()
            return
        self._verbs.hide()
        self._show_empty(table.name, is_filtered=is_filtered)

    def _show_empty(self, name: str, *, is_filtered: bool) -> None:
        what, why = NOTHING_LEFT if is_filtered else EMPTY[name]
        verb, act = say("review", "Open the calendar"), self.calendarWanted.emit
        if is_filtered:
            verb, act = say("review", "Take the filter away"), self.allWanted.emit
        has_way = is_filtered or name != LISTS[0]
        self.empty.tell(say("review", what), say("review", why), verb, act if has_way else None, "reviews")
        self._pages.setCurrentWidget(self.empty)
