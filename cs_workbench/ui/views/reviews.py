"""レビュー Reviews: the lists of reviews, and the builder that opens over them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_workbench.services.review_lists import LISTS
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.page_parts import fill_column, page_head
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.quick_line import QuickLine, Written
from cs_workbench.ui.views.review_builder import ReviewBuilder
from cs_workbench.ui.views.review_entry import ReviewEntry, held_day
from cs_workbench.ui.views.review_list import LIST_NAMES, ReviewListPage
from cs_workbench.ui.views.scoped import ScopedView
from cs_workbench.ui.views.wording import day_text
from cs_workbench.ui.widgets.fields import LineEdit, mark_wrong

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cs_workbench.services.review_lists import Proposal, ReviewLine, ReviewLists

#: Action of the registry -> the line it opens, and how many days ahead the line's day begins.
LINES: Final = {
    "account.next_step": ("next_step", 7),
    "account.touch": ("touch", 0),
    "account.note": ("note", 0),
}


class ReviewsView(ScopedView):
    """Shows one list, or the builder; says what the person wants with which review."""

    accountWanted = Signal(int)
    peekWanted = Signal(int)
    whyWanted = Signal(int)
    reviewWanted = Signal(str)  # open the review of this uid
    newWanted = Signal(int)  # begin one for this account
    calendarWanted = Signal()
    lineWritten = Signal(object, object)  # tuple of account ids, quick_line.Written
    entryWritten = Signal(object, str, dict)  # ReviewLine or Proposal or None (the builder's), mode, values
    conditionTyped = Signal()
    currentAccountChanged = Signal(object)  # account or None
    verbRefused = Signal(str)  # a sentence

    def __init__(self, today: date, preview: QWidget) -> None:
        super().__init__()
        self._today, self.list_name = today, LISTS[0]
        self._found: ReviewLists | None = None
        self._about: tuple[int, ...] = ()  # the accounts that the open line is about
        self._entry_for: object = None
        self._told = Words("", "muted", wrap=False)
        self.condition = LineEdit(say("review", "Condition for the accounts"))
        self.condition.setPlaceholderText(say("review", "Accounts, such as tier:high"))
        self.condition.setClearButtonEnabled(True)
        self.condition.setMinimumWidth(180)
        self.condition.settled.connect(lambda _text: self.conditionTyped.emit())
        self.condition.returnPressed.connect(self.focus_list)
        self._problem = Words("", "small")
        self._problem.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        self._problem.hide()
        self.list = ReviewListPage()
        self.list.verbWanted.connect(self.follow)
        self.list.calendarWanted.connect(self.calendarWanted)
        self.list.allWanted.connect(self._show_all)
        self.list.grid.currentAccountChanged.connect(self._current_changed)
        self.quick, self.entry = QuickLine(today), ReviewEntry(today)
        self.quick.written.connect(self._written)
        self.entry.written.connect(self._entry_written)
        for part in (self.quick, self.entry):
            part.left.connect(self.focus_list)
        self.builder = ReviewBuilder(today, preview)
        page = QWidget()
        head = page_head(say("review", "Reviews"), self._told, self.condition, self.scope)
        fill_column(page, head, self._problem, self.list, grow=self.list)
        self.pages = QStackedWidget()
        self.pages.addWidget(page)
        self.pages.addWidget(self.builder)
        fill_column(self, self.pages, self.quick, self.entry, grow=self.pages)

    @property
    def is_building(self) -> bool:
        """Whether the builder is shown."""
        return self.pages.currentWidget() is self.builder

    def show_builder(self, *, shown: bool) -> None:
        """Show the builder, or the list again."""
        self.quick.hide()
        self.entry.hide()
        self.pages.setCurrentIndex(int(shown))

    def show_lists(self, found: ReviewLists, allowed: NDArray[np.int64] | None, *, can_switch: bool) -> None:
        """Show the chosen list of ``found``, of the accounts ``allowed``."""
        is_other = self._found is not None and self._found.owner != found.owner
        self._found, self._allowed = found, allowed
        self._told.setText(say("review", "as of {day}", day=day_text(found.as_of)))
        self.show_scope(found.owner, can_switch=can_switch)
        self.list.show_list(found, self.list_name, allowed)
        if is_other:
            self.list.grid.to_top()

    def show_list(self, name: str) -> None:
        """Show the list called ``name``."""
        self.list_name = name
        if self._found is not None:
            self.list.show_list(self._found, name, self._allowed)

    def show_problem(self, sentence: str) -> None:
        """Say why the condition cannot be read; '' when it can."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        mark_wrong(self.condition, wrong=bool(sentence))

    def line(self) -> ReviewLine | None:
        """Return the line under the cursor of the list."""
        return self.list.grid.line()

    def current_account(self) -> int | None:
        """Return the account that Ctrl+I asks about."""
        if self.is_building:
            row = self.builder.row
            return None if row is None else row.account_id
        line = self.line()
        return None if line is None else line.account_id

    def chosen_accounts(self) -> tuple[int, ...]:
        if self.is_building:  # the list behind it is not seen
            return ()
        return tuple(dict.fromkeys(int(account) for account in self.list.grid.chosen()))

    def accounts_written_about(self) -> tuple[int, ...]:
        """Return the accounts that the line is about."""
        return self._about

    def follow(self, action: str) -> None:
        """Do what an action of the registry means for the line under the cursor."""
        line = self.line()
        if line is None:
            return
        if action in LINES:
            mode, in_days = LINES[action]
            self._about = self.chosen_accounts()
            several = say("review", "%n account(s)", len(self._about))
            self.entry.hide()
            self.quick.open(mode, shown(line.account) if len(self._about) == 1 else several, in_days=in_days)
        elif action == "account.open":
            self._open(line)
        elif action == "account.done":
            self._go_on(line)
        elif action == "account.snooze":
            if line.uid:
                self.open_entry("meeting", line, shown(line.account), {"meeting_on": line.meeting_on})
            else:
                self._open(line)  # its first day is asked with all the rest
        elif action == "account.peek":
            self.peekWanted.emit(line.account_id)
        elif action == "account.why":
            self.whyWanted.emit(line.account_id)

    def propose(self, proposal: Proposal) -> None:
        """Show the review that would be made; Enter makes it."""
        values = {
            "kind": proposal.kind, "from_on": proposal.from_on, "to_on": proposal.to_on, "language": proposal.language,
        }  # fmt: skip
        self.open_entry("new", proposal, shown(proposal.account), values)

    def open_entry(self, mode: str, about: object, account: str, values: dict[str, Any]) -> None:
        """Open the line at the foot for ``mode``; ``about``: what `entryWritten` tells again."""
        self._entry_for = about
        self.quick.hide()
        self.entry.open(mode, account, values)

    def focus_list(self) -> None:
        if self.is_building:
            self.builder.focus_list()
        else:
            self.list.focus_list()

    def memory(self) -> dict[str, Any]:
        return {
            "list": self.list_name, "state": self.list.state, "lists": self.list.grid.lists_memory(),
            "condition": self.condition.text(),
        }  # fmt: skip

    def remember(self, memory: dict[str, Any]) -> None:
        if memory.get("list") in LIST_NAMES:
            self.show_list(memory["list"])
        if isinstance(memory.get("condition"), str) and memory["condition"] != self.condition.text():
            self.condition.blockSignals(True)
            self.condition.setText(memory["condition"])
            self.condition.blockSignals(False)
        self.list.choose_state(str(memory.get("state") or ""))
        self.list.grid.remember_lists(memory.get("lists"))

    # Inside

    def _open(self, line: ReviewLine) -> None:
        if line.uid:
            self.reviewWanted.emit(line.uid)
        else:
            self.newWanted.emit(line.account_id)

    def _go_on(self, line: ReviewLine) -> None:
        """What E means: a draft becomes ready, what is ready was held."""
        if line.state == "ready":
            self.open_entry(
                "hold", line, shown(line.account), {"held_on": held_day(line.meeting_on, self._today)}
            )
        elif line.state == "draft":
            self.entryWritten.emit(line, "ready", {})
        elif line.state == "held":
            self.verbRefused.emit(say("review", "It was held already."))
        else:
            self._open(line)

    def _show_all(self) -> None:
        self.list.choose_state("")
        self.condition.clear()
        self.conditionTyped.emit()
        self.focus_list()

    def _written(self, written: Written) -> None:
        self.focus_list()
        self.lineWritten.emit(self._about, written)

    def _entry_written(self, mode: str, values: dict[str, Any]) -> None:
        self.entryWritten.emit(self._entry_for, mode, values)

    def _current_changed(self, _key: object) -> None:
        self.currentAccountChanged.emit(self.current_account())
