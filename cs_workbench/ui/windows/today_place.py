"""Wires 今日 Today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from cs_workbench.ui.text import say
from cs_workbench.ui.views.quick_line import Written
from cs_workbench.ui.views.today import TodayView
from cs_workbench.ui.views.today_list import heading_text
from cs_workbench.ui.windows.lines import commands_of, serve_touches
from cs_workbench.ui.windows.place import Place, SideEntry
from cs_workbench.ui.windows.risk_printer import RiskPrinter

if TYPE_CHECKING:
    from cs_workbench.services.changes import Changes, Done
    from cs_workbench.services.today import TodayPage, TodayRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.settle_line import Settled
    from cs_workbench.ui.windows.desk import Desk

SHOWS = (
    "account",
    "absence",
    "note",
    "todo",
    "touch",
    "standing",
    "override",
    "definition",
    "setting",
    "field",
    "meeting",
    "review",
)


class TodayPlace(Place):
    """The day of the owner, or of the whole team."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: TodayView = TodayView(desk.bench.today)
        super().__init__("today", self.view, desk, parent)
        self._page: TodayPage | None = None
        self._scope: str = ""
        self._section = ""
        self._remembered: dict[str, Any] = {}
        view = self.view
        view.accountWanted.connect(self.accountWanted)
        view.peekWanted.connect(self.paneWanted)
        view.whyWanted.connect(self.whyWanted)
        view.listWanted.connect(self.listWanted)
        view.reviewWanted.connect(self._open_review)
        view.endWanted.connect(self._end)
        view.lineWritten.connect(self._write)
        serve_touches(desk, view.quick, view.accounts_written_about)
        view.scopeChosen.connect(self._choose_scope)
        view.rowChanged.connect(self._row_changed)
        view.settled.connect(self._settle)
        view.slackWanted.connect(self._copy_for_slack)
        view.printWanted.connect(self._print)
        self._printer = RiskPrinter(view, desk, self)
        view.settle.dayTyped.connect(self._read_day)
        view.entry.typed.connect(self._read_line)
        view.entry.written.connect(self._add)
        view.list.marksChanged.connect(self._tell_marks)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*SHOWS):
            self.desk.ask("today", self._ask, self._show)

    def side_entries(self) -> list[SideEntry]:
        if self._page is None:
            return []
        return [
            SideEntry(section.key, heading_text(section), section.total) for section in self._page.sections
        ]

    def chosen_side(self) -> str:
        return self._section

    def choose_side(self, key: str) -> None:
        self._section = key
        self.view.list.go_to(key)

    def act(self, action: str) -> None:
        if action == "file.todo":
            self.view.entry.open()
        else:
            self.view.list.act(action)

    def current_account(self) -> int | None:
        row = self.view.list.current_row()
        return None if row is None else row.account_id

    def chosen_accounts(self) -> tuple[int, ...]:
        rows = self.view.list.rows_meant()
        return tuple(dict.fromkeys(row.account_id for row in rows if row.account_id is not None))

    def focus(self) -> None:
        self.view.focus_list()

    def memory(self) -> dict[str, Any]:
        return {**self.view.memory(), "scope": self._scope} if self._page is not None else self._remembered

    def remember(self, memory: dict[str, Any]) -> None:
        self._remembered = memory
        if memory.get("scope") in ("mine", "team"):
            self._scope = memory["scope"]
        if self._page is not None:
            self.view.remember(memory)

    def _ask(self, bench: Workbench) -> tuple[TodayPage, str, bool]:
        from cs_workbench.services import settings
        from cs_workbench.services.today import today_page

        owner = settings.get(bench, "owner")
        scope = self._scope or ("mine" if owner else "team")
        return today_page(bench, owner if scope == "mine" else None), scope, bool(owner)

    def _show(self, answer: tuple[TodayPage, str, bool]) -> None:
        first = self._page is None
        self._page, scope, can_switch = answer
        self.view.show_page(self._page, scope, can_switch=can_switch)
        if first:
            self.view.remember(self._remembered)
        self.sideChanged.emit()
        self.filled.emit()
        if first:
            from cs_workbench.services.book import owners

            self.desk.ask("today.owners", owners, self.view.settle.show_owners)

    def _row_changed(self, row: TodayRow | None) -> None:
        if row is not None and row.account_id is not None:
            self.peekWanted.emit(row.account_id)

    def _open_review(self, uid: str, account_id: int) -> None:
        if uid:
            self.reviewWanted.emit(uid)
        else:
            self.newReviewWanted.emit(account_id)

    def _end(self, rows: list[TodayRow]) -> None:
        from cs_workbench.services.today_rows import end_of

        self.view.list.unmark()
        self.desk.do(end_of(rows))

    def _settle(self, rows: list[TodayRow], settled: Settled) -> None:
        from cs_workbench.services.today_rows import split

        ids, rules = split(rows)

        def deed(bench: Workbench) -> Done:
            return settle(bench, ids, rules, settled)

        self.desk.perform(deed, self._settled)

    def _settled(self, _done: Done) -> None:
        self.view.settle.taken()
        self.view.list.unmark()
        self.view.focus_list()

    def _write(self, rows: list[TodayRow], written: Written) -> None:
        accounts = tuple(dict.fromkeys(row.account_id for row in rows if row.account_id is not None))
        for command in commands_of(written, accounts, today=self.desk.bench.today):
            self.desk.do(command)
        self.view.list.unmark()

    def _read_line(self, text: str) -> None:
        from cs_workbench.services.quick_entry import read_line

        self.desk.ask("today.line", lambda bench: read_line(bench, text), self.view.entry.show_read)

    def _add(self, text: str, account_id: int | None) -> None:
        from cs_workbench.services.commands import do
        from cs_workbench.services.quick_entry import line_todo

        self.desk.perform(
            lambda bench: do(bench, line_todo(bench, text, account_id)), lambda _done: self.view.entry.taken()
        )

    def _read_day(self, text: str) -> None:
        from cs_workbench.services.quick_entry import future_day

        self.desk.ask(
            "today.day",
            lambda bench: future_day(bench, text),
            lambda day: self.view.settle.show_day(text, day),
        )

    def _copy_for_slack(self, rows: list[TodayRow]) -> None:
        from cs_workbench.services.risks import risk_text, told_of_rows

        self.desk.ask("today.slack", lambda bench: risk_text(bench, told_of_rows(rows)), self._copy)

    def _print(self, rows: list[TodayRow]) -> None:
        from cs_workbench.services.risks import told_of_rows

        self._printer.print(rows[0].account, lambda _bench: told_of_rows(rows))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.desk.done.emit(say("today", "Copied for Slack"), None)

    def _tell_marks(self, count: int) -> None:
        self.selectionTold.emit(say("table", "%n selected", count) if count > 1 else "")

    def _choose_scope(self, scope: str) -> None:
        self._scope = scope
        self.refresh(None)


def settle(
    bench: Workbench, ids: tuple[int, ...], rules: tuple[dict[str, Any], ...], settled: Settled
) -> Done:
    """Put off, skip or give away; a day is read as it was typed."""
    from cs_workbench.services.commands import Command, do
    from cs_workbench.services.quick_entry import read_future_day
    from cs_workbench.services.todos import AssignTodo, SkipTodo, SnoozeTodo

    day = read_future_day(bench, settled.day).isoformat() if settled.day else None
    command: Command = AssignTodo(ids, settled.owner, rules)
    if settled.mode == "snooze":
        command = SnoozeTodo(ids, day, rules)
    elif settled.mode == "skip":
        command = SkipTodo(ids, settled.why, day, rules)
    return do(bench, command)
