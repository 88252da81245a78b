"""Wires 今日 Today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cs_workbench.ui.text import say
from cs_workbench.ui.views.quick_line import Written
from cs_workbench.ui.views.today import TodayView
from cs_workbench.ui.views.today_list import HEADINGS
from cs_workbench.ui.windows.lines import commands_of
from cs_workbench.ui.windows.place import Place, SideEntry

if TYPE_CHECKING:
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.today import TodayPage, TodayRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

SHOWS = (
    "account",
    "note",
    "todo",
    "touch",
    "standing",
    "override",
    "definition",
    "setting",
    "field",
    "meeting",
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
        view.endWanted.connect(self._end)
        view.lineWritten.connect(self._write)
        view.scopeChosen.connect(self._choose_scope)
        view.rowChanged.connect(self._row_changed)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*SHOWS):
            self.desk.ask("today", self._ask, self._show)

    def side_entries(self) -> list[SideEntry]:
        if self._page is None:
            return []
        return [
            SideEntry(section.id, say("today", HEADINGS[section.id]), section.total)
            for section in self._page.sections
        ]

    def chosen_side(self) -> str:
        return self._section

    def choose_side(self, key: str) -> None:
        self._section = key
        self.view.list.go_to(key)

    def act(self, action: str) -> None:
        self.view.list.act(action)

    def current_account(self) -> int | None:
        row = self.view.list.current_row()
        return None if row is None else row.account_id

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

    def _row_changed(self, row: TodayRow | None) -> None:
        if row is not None and row.account_id is not None:
            self.peekWanted.emit(row.account_id)

    def _end(self, row: TodayRow) -> None:
        from cs_workbench.services.todos import EndTodo

        if row.todo_id is not None:
            self.desk.do(EndTodo((row.todo_id,)))
        if row.meeting_id is not None:
            from cs_workbench.services.calendar import EndMeeting

            self.desk.do(EndMeeting(row.meeting_id))

    def _write(self, row: TodayRow, written: Written) -> None:
        if row.account_id is not None:
            for command in commands_of(written, (row.account_id,), row.todo_id):
                self.desk.do(command)

    def _choose_scope(self, scope: str) -> None:
        self._scope = scope
        self.refresh(None)
