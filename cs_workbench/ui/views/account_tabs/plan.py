"""計画 Plan: what comes next, what was promised, what the customer wants to reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import Page, Section, Words, button, row
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text, moment_text, number_text, stored_day_text, word_text

if TYPE_CHECKING:
    from cs_workbench.services.account import AccountPage, TodoRow

PROMISES: Final = ("promise", "promise_theirs")


class TodoSheet(Sheet):
    """To-dos with the list's verbs: E done, H later."""

    endWanted = Signal(list)  # to-do ids
    snoozeWanted = Signal(list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verbs = {Qt.Key.Key_E: self.endWanted, Qt.Key.Key_H: self.snoozeWanted}
        if event.key() in verbs and not event.modifiers() and self.keys_selected():
            verbs[Qt.Key(event.key())].emit(self.keys_selected())
            return
        super().keyPressEvent(event)


class PlanTab(Page):
    """Open to-dos and promises first, then the goals, then what is done."""

    addWanted = Signal()
    endWanted = Signal(list)
    snoozeWanted = Signal(list)

    def __init__(self) -> None:
        super().__init__(say("account", "Plan"), width=980)
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
        self.goals = Sheet(
            say("account", "Goals"),
            [
                say("account", "Goal"),
                say("account", "Measure"),
                say("account", "Start"),
                say("account", "Target"),
                say("account", "Now"),
                say("account", "Due"),
                say("account", "Met on"),
            ],
            numbers=(2, 3, 4),
        )
        self.done = Sheet(
            say("account", "Done"), [say("account", "To-do"), say("account", "Kind"), say("account", "Done")]
        )
        add = button(say("account", "Plan the next step (S)"))
        add.clicked.connect(self.addWanted)
        self._sections = {
            self.todos: Section(say("account", "To-dos (E done, H later)"), self.todos),
            self.promises: Section(say("account", "Promises"), self.promises),
            self.goals: Section(say("account", "Goals"), self.goals),
            self.done: Section(say("account", "Done"), self.done),
        }
        self._empty = Words(
            say("account", "Nothing is planned here. Plan the next step, and it stands on Today."), "muted"
        )
        self.fill(self._empty, row(add), *self._sections.values())

    def show_page(self, page: AccountPage) -> None:
        """Show the plan of ``page``; empty parts are absent."""
        still_open = [todo for todo in page.todos if todo.done_at is None]
        promises = [todo for todo in still_open if todo.kind in PROMISES]
        others = [todo for todo in still_open if todo.kind not in PROMISES]
        done = [todo for todo in page.todos if todo.done_at is not None]
        self.todos.fill([_cells(todo) for todo in others], [todo.id for todo in others])
        self.promises.fill([_cells(todo) for todo in promises], [todo.id for todo in promises])
        self.goals.fill([_goal(goal) for goal in page.goals])
        self.done.fill([[t.text, word_text("todo", t.kind), moment_text(t.done_at)] for t in done])
        for sheet, section in self._sections.items():
            section.setVisible(sheet.rowCount() > 0)
        self._empty.setVisible(not page.todos and not page.goals)


def _cells(todo: TodoRow) -> list[str]:
    return [todo.text, word_text("todo", todo.kind), day_text(todo.due_on), todo.owner or ""]


def _goal(goal: Mapping[str, Any]) -> list[str]:
    return [
        goal.get("name") or "",
        goal.get("measure") or "",
        number_text(goal.get("start_value")),
        number_text(goal.get("target_value")),
        number_text(goal.get("actual_value")),
        stored_day_text(goal.get("due_on")),
        stored_day_text(goal.get("met_on")),
    ]
