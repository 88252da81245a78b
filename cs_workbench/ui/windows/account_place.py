"""Wires the account page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cs_workbench.ui.views.account_page import AccountView
from cs_workbench.ui.views.quick_line import Written
from cs_workbench.ui.windows.account_records import AccountRecordsDesk
from cs_workbench.ui.windows.activity_feed import FeedFiller
from cs_workbench.ui.windows.intake import Intake
from cs_workbench.ui.windows.lines import commands_of, serve_touches
from cs_workbench.ui.windows.note_desk import NoteDesk
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from datetime import date

    from cs_workbench.services.account import AccountPage
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.why import Explained
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.activity_feed import Question
    from cs_workbench.ui.windows.desk import Desk

SHOWS = (
    "account", "note", "todo", "touch", "standing", "override", "definition", "field", "handover", "meeting", "voice",
    "topic", "review",
)  # fmt: skip


def page_and_why(
    bench: Workbench, account_id: int, week: date | None = None
) -> tuple[AccountPage, Explained]:
    """Return everything about an account: its page, and why it stands as it does, or did in ``week``."""
    from cs_workbench.services.account import account_page, explain

    page = account_page(bench, account_id, timeline=0)  # the list asks for itself
    return page, explain(bench, account_id, week)


class AccountPlace(Place):
    """One account at a time; belongs to 顧客 Accounts in the rail."""

    backWanted = Signal()
    briefWanted = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: AccountView = AccountView(desk.bench.today)
        super().__init__("account", self.view, desk, parent)
        self._account_id: int | None = None
        self._snoozing: list[int] = []
        self._feed = FeedFiller(desk, self.view.activity.feed, "account activity", self._asked, self)
        self._intake = Intake(desk, self.view, self.view.incoming, self.current_account, self)
        self._intake.ended.connect(self.view.focus_first)
        self.view.pasteWanted.connect(self._intake.paste)
        serve_touches(desk, self.view.quick, self._accounts)
        self.view.backWanted.connect(self.backWanted)
        self.view.whyWanted.connect(self._ask_why)
        self.view.briefWanted.connect(self.briefWanted)
        self.view.lineWritten.connect(self._write)
        self.notes = NoteDesk(self.view.activity.note, desk, self)
        self.view.noteChosen.connect(self.notes.open_note)
        self.view.endWanted.connect(self._end)
        self.view.snoozeWanted.connect(self._snooze)
        self.view.plan.reviewWanted.connect(self.reviewWanted)
        self.view.plan.newReviewWanted.connect(self._begin_review)
        self.records = AccountRecordsDesk(self.view, desk, self)

    def open(self, account_id: int) -> None:
        """Show the page of ``account_id``."""
        if account_id != self._account_id:
            self.view.activity.feed.show_topics({}, None)
        self._account_id = account_id
        self.refresh(None)
        self.notes.open_account(account_id)  # asks after the page: nobody writes before it is there

    def stop(self) -> None:
        self.notes.stop()

    def refresh(self, changes: Changes | None) -> None:
        account = self._account_id
        if account is None:
            return
        if changes is not None:
            self.notes.refresh(changes)
        ids = frozenset({account}) if changes is None else changes.ids("account")
        concerned = changes is None or (
            changes.touches(*SHOWS) and (ids is None or not ids or account in ids)
        )
        if concerned:
            self.desk.ask("account", lambda bench: page_and_why(bench, account), self._show)
            self._feed.refresh()

    def act(self, action: str) -> None:
        self.view.act(action)

    def current_account(self) -> int | None:
        return self._account_id

    def focus(self) -> None:
        self.view.focus_first()

    def memory(self) -> dict[str, Any]:
        return self.view.memory()

    def remember(self, memory: dict[str, Any]) -> None:
        self.view.remember(memory)

    def _accounts(self) -> tuple[int, ...]:
        return () if self._account_id is None else (self._account_id,)

    def _asked(self, chips: frozenset[str], topic: int | None) -> Question:
        from cs_workbench.services.activity import Asked

        asked = Asked(chips, self._accounts(), topic=topic)
        return lambda _bench: (asked, None)

    def _show(self, answer: tuple[AccountPage, Explained]) -> None:
        self.view.show_page(*answer)
        self.filled.emit()

    def _ask_why(self) -> None:
        if self._account_id is not None:
            self.whyWanted.emit(self._account_id)

    def _write(self, written: Written) -> None:
        if self._account_id is None:
            return
        if written.mode == "snooze":
            from cs_workbench.services.todos import SnoozeTodo

            on = written.on.isoformat() if written.on else None
            self.desk.do(SnoozeTodo(tuple(self._snoozing), on))
            return
        if written.mode == "topic":
            from cs_workbench.services.topics import AssignTopic

            rows = self.view.activity.feed.table.chosen_rows()
            items = tuple((row.kind, row.id) for row in rows if row.can_have_topic)
            if items:
                self.desk.do(AssignTopic(self._account_id, items, written.text))
            return
        for command in commands_of(written, (self._account_id,), today=self.desk.bench.today):
            self.desk.do(command)

    def _begin_review(self) -> None:
        if self._account_id is not None:
            self.newReviewWanted.emit(self._account_id)

    def _end(self, todo_ids: list[int]) -> None:
        from cs_workbench.services.todos import EndTodo

        self.desk.do(EndTodo(tuple(todo_ids)))

    def _snooze(self, todo_ids: list[int]) -> None:
        self._snoozing = todo_ids
        self.view.open_line("snooze", in_days=1)
