"""Wires 月次 Month, a page of Insights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cs_workbench.ui.views.month import MonthView
from cs_workbench.ui.windows.lines import commands_of, serve_touches
from cs_workbench.ui.windows.month_desk import MonthDesk
from cs_workbench.ui.windows.place import ScopedPlace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cs_workbench.services.changes import Done
    from cs_workbench.services.month import Month
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.quick_line import Written
    from cs_workbench.ui.windows.desk import Desk

Answer = tuple["Month", "Mapping[str, str]", str]


class MonthPage(ScopedPlace):
    """One month; targets and words are written where they stand, each taken back by one undo."""

    shows = (
        "account", "touch", "standing", "field", "todo", "renewal", "outcome", "target", "month_word", "setting",
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: MonthView = MonthView(desk.bench.today)
        super().__init__("month", self.view, desk, parent)
        self._month = ""
        self._found: Month | None = None
        self._me = ""
        self.files = MonthDesk(self.view, desk, self)
        self.files.take_drops(self.view)
        view = self.view
        view.accountWanted.connect(self.accountWanted)
        view.peekWanted.connect(self.peekWanted)
        view.whyWanted.connect(self.whyWanted)
        view.listWanted.connect(self.listWanted)
        view.monthChosen.connect(self._choose)
        view.targetWritten.connect(self._set_target)
        view.wordWritten.connect(self._write_word)
        view.fileWanted.connect(self._write_file)
        view.slackWanted.connect(self._copy)
        view.readWanted.connect(self.files.choose_month)
        view.lineWritten.connect(self._write_line)
        serve_touches(desk, view.quick, view.accounts_written_about)

    def act(self, action: str) -> None:
        self.view.follow(action)

    def current_account(self) -> int | None:
        return self.view.current_account()

    def memory(self) -> dict[str, Any]:
        return {**super().memory(), "month": self._month}

    def remember(self, memory: dict[str, Any]) -> None:
        super().remember(memory)
        if isinstance(memory.get("month"), str):
            self._month = memory["month"]

    def ask(self, bench: Workbench, owner: str | None) -> Answer:
        from cs_workbench.services import settings
        from cs_workbench.services.balance import NoSuchOwner
        from cs_workbench.services.month import month
        from cs_workbench.services.month_book import WrongMonth
        from cs_workbench.services.month_doors import doors

        try:
            found = month(bench, self._month, owner)
        except (WrongMonth, NoSuchOwner):  # what was remembered is no more
            self._month = ""
            found = month(bench)
        return found, doors(bench, found), str(settings.get(bench, "owner") or "")

    def show(self, answer: Answer, *, can_switch: bool) -> None:
        self._found, conditions, self._me = answer
        self.view.show_month(self._found, conditions, self._me, can_switch=can_switch)

    # Inside

    def _choose(self, month: str) -> None:
        self._month = month
        self.refresh(None)

    def _set_target(self, key: tuple[str, str, str], text: str) -> None:
        owner = self._found.owner if self._found else None

        def work(bench: Workbench) -> Done:
            from cs_workbench.services.commands import do
            from cs_workbench.services.targets import target_wanted

            period, measure, currency = key
            return do(bench, target_wanted(bench, owner, period, measure, text=text, currency=currency))

        self.desk.perform(work)

    def _write_word(self, account: int, text: str) -> None:
        month, me = self._found.id if self._found else "", self._me

        def work(bench: Workbench) -> Done:
            from cs_workbench.services.commands import do
            from cs_workbench.services.month_file import write_word

            return do(bench, write_word(bench, account, me, month, text))

        if month and me:
            self.desk.perform(work)

    def _write_file(self, kind: str) -> None:
        if self._found is not None:
            self.files.choose_file(kind, self._found.id, self._found.owner)

    def _copy(self) -> None:
        if self._found is not None:
            self.files.copy(self._found.id, self._found.owner)

    def _write_line(self, accounts: tuple[int, ...], written: Written) -> None:
        for command in commands_of(written, accounts, today=self.desk.bench.today):
            self.desk.do(command)
