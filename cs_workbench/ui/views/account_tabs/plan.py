"""計画 Plan: what comes next, what was promised, what the customer wants to reach, what becomes of the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from cs_workbench.ui.actions import list_action
from cs_workbench.ui.text import say
from cs_workbench.ui.views.account_tabs.plan_parts import (
    GoalSheet,
    HandoverPart,
    outcome_cells,
    outcome_sheet,
    renewal_cells,
    renewal_sheet,
    review_cells,
    review_sheet,
)
from cs_workbench.ui.views.parts import Page, Section, Words, button, row
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text, moment_text, word_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from cs_workbench.services.account import AccountPage, TodoRow

PROMISES: Final = ("promise", "promise_theirs")


class TodoSheet(Sheet):
    """To-dos with the list's verbs: E done, H later, C copy for Slack, Ctrl+P print."""

    endWanted = Signal(list)  # to-do ids
    snoozeWanted = Signal(list)
    slackWanted = Signal(list)
    printWanted = Signal(list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verbs = {
            "account.done": self.endWanted,
            "account.snooze": self.snoozeWanted,
            "account.slack": self.slackWanted,
            "account.print": self.printWanted,
        }
        action = list_action(self, event)
        if action in verbs and self.keys_selected():
            verbs[action].emit(self.keys_selected())
            return
        super().keyPressEvent(event)


class PlanTab(Page):
    """Open to-dos and promises first, then goals, renewals and the hand-over sheet, then what is done."""

    addWanted = Signal()
    endWanted = Signal(list)
    snoozeWanted = Signal(list)
    slackWanted = Signal(list)
    printWanted = Signal(list)
    recordWanted = Signal(str, object)  # kind, key: open its form; key None: a new one
    removeWanted = Signal(str, object)  # kind, uid
    acceptWanted = Signal(object)  # a sheet's uid
    exportWanted = Signal(object)
    shareWanted = Signal()
    deckWanted = Signal()
    reviewWanted = Signal(str)  # open the review of this uid
    newReviewWanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("account", "Plan"), width=1290)
        headings = [
            say("account", "To-do"),
            say("account", "Kind"),
            say("account", "Due"),
            say("account", "Owner"),
        ]
        self.todos = TodoSheet(say("account", "To-dos"), headings)
        self.promises = TodoSheet(say("account", "Promises"), headings)
        for sheet in (self.todos, self.promises):
            sheet.endWanted.connect(self.endWanted)
            sheet.snoozeWanted.connect(self.snoozeWanted)
            sheet.slackWanted.connect(self.slackWanted)
            sheet.printWanted.connect(self.printWanted)
        self._risks: frozenset[int] = frozenset()  # to-dos that have a form
        self.goals, self.renewals, self.outcomes = GoalSheet(), renewal_sheet(), outcome_sheet()
        self.reviews = review_sheet()
        self.handover = HandoverPart()
        self.done = Sheet(
            say("account", "Done"), [say("account", "To-do"), say("account", "Kind"), say("account", "Done")]
        )
        self._share = self._button(say("account", "Copy the shareable plan"), self.shareWanted.emit)
        self._deck = self._button(say("account", "Plan as slides…"), self.deckWanted.emit)
        self._empty = Words(
            say("account", "Nothing is planned here. Plan the next step, and it stands on Today."), "muted"
        )
        first = row(
            self._button(say("account", "Plan the next step (S)"), self.addWanted.emit),
            self._button(say("account", "New goal (G)"), lambda: self.recordWanted.emit("goal", None)),
            self._button(say("account", "New risk (R)"), lambda: self.recordWanted.emit("risk", None)),
            self._button(
                say("account", "Expansion proposal"), lambda: self.recordWanted.emit("renewal", None)
            ),
            self._button(say("account", "Outcome (O)"), lambda: self.recordWanted.emit("outcome", None)),
            self._button(say("review", "New review…"), self.newReviewWanted.emit),
        )
        self._sections = {
            self.todos: Section(
                say(
                    "account",
                    "To-dos (E done, H later; of a risk Enter changes, C copies for Slack, Ctrl+P prints)",
                ),
                self.todos,
            ),
            self.promises: Section(say("account", "Promises"), self.promises),
            self.goals: Section(
                say("account", "Success plan (Enter changes, M checks, Delete removes)"),
                self.goals,
                row(self._share, self._deck),
            ),
            self.renewals: Section(say("account", "Renewals and expansions (Enter changes)"), self.renewals),
            self.reviews: Section(say("review", "Business reviews (Enter opens)"), self.reviews),
            self.outcomes: Section(say("account", "Outcomes"), self.outcomes),
            self.done: Section(say("account", "Done"), self.done),
        }
        *before, last = self._sections.values()
        self.fill(self._empty, first, *before, self.handover, last)
        self._connect()

    def show_page(self, page: AccountPage) -> None:
        """Show the plan of ``page``; empty parts are absent."""
        kept = page.records
        still_open = [todo for todo in page.todos if todo.done_at is None]
        promises = [todo for todo in still_open if todo.kind in PROMISES]
        others = [todo for todo in still_open if todo.kind not in PROMISES]
        done = [todo for todo in page.todos if todo.done_at is not None]
        self._risks = frozenset(todo.id for todo in others if todo.kind == "risk")
        self.todos.fill([_cells(todo) for todo in others], [todo.id for todo in others])
        self.promises.fill([_cells(todo) for todo in promises], [todo.id for todo in promises])
        self.goals.show_goals(kept.goals)
        self.renewals.fill([renewal_cells(r) for r in kept.renewals], list(range(len(kept.renewals))))
        self.outcomes.fill([outcome_cells(o) for o in kept.outcomes], [o.uid for o in kept.outcomes])
        self.reviews.fill([review_cells(r) for r in kept.reviews], [r.uid for r in kept.reviews])
        self.handover.show_sheet(kept.handovers[0] if kept.handovers else None)
        self.done.fill([[t.text, word_text("todo", t.kind), moment_text(t.done_at)] for t in done])
        for sheet, section in self._sections.items():
            section.setVisible(sheet.rowCount() > 0)
        self._empty.setVisible(not page.todos and not kept.goals)

    def current_goal(self) -> object:
        """Return the uid of the goal under the cursor; None without one."""
        return self.goals.key_at(self.goals.currentRow())

    # Inside

    def _connect(self) -> None:
        wanted, gone = self.recordWanted, self.removeWanted
        self.todos.chosen.connect(self._open_todo)
        self.reviews.chosen.connect(lambda uid: self.reviewWanted.emit(str(uid)))
        self.goals.chosen.connect(lambda uid: wanted.emit("goal", uid))
        self.goals.checkWanted.connect(lambda uid: wanted.emit("check", uid))
        self.goals.removeWanted.connect(lambda uid: gone.emit("goal", uid))
        self.renewals.chosen.connect(lambda place: wanted.emit("renewal", place))
        self.renewals.removeWanted.connect(lambda place: gone.emit("renewal", place))
        self.outcomes.chosen.connect(lambda uid: wanted.emit("outcome", uid))
        self.outcomes.removeWanted.connect(lambda uid: gone.emit("outcome", uid))
        self.handover.newWanted.connect(lambda: wanted.emit("handover", None))
        self.handover.fieldWanted.connect(lambda key: wanted.emit("handover", key))
        self.handover.removeWanted.connect(lambda uid: gone.emit("handover", uid))
        self.handover.acceptWanted.connect(self.acceptWanted)
        self.handover.exportWanted.connect(self.exportWanted)

    def _open_todo(self, todo_id: object) -> None:
        if todo_id in self._risks:
            self.recordWanted.emit("risk", todo_id)

    def _button(self, text: str, pressed: Callable[[], object]) -> QPushButton:
        made = button(text)
        made.clicked.connect(lambda _checked: pressed())
        return made


def _cells(todo: TodoRow) -> list[str]:
    return [todo.text, word_text("todo", todo.kind), day_text(todo.due_on), todo.owner or ""]
