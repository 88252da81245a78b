"""Wires 接点バランス, a page of Insights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cs_workbench.ui.views.balance import BalanceView
from cs_workbench.ui.views.quick_line import Written
from cs_workbench.ui.windows.lines import commands_of, serve_touches
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from cs_workbench.services.balance import Balance
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

SHOWS = ("account", "touch", "standing", "override", "setting", "field")


class BalancePage(Place):
    """A CSM's own balance first, a lead's team; the other is one choice away."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: BalanceView = BalanceView(desk.bench.today)
        super().__init__("balance", self.view, desk, parent)
        self._scope = ""
        self._is_filled = False
        self._remembered: dict[str, Any] = {}
        view = self.view
        view.accountWanted.connect(self.accountWanted)
        view.peekWanted.connect(self.paneWanted)
        view.whyWanted.connect(self.whyWanted)
        view.listWanted.connect(self.listWanted)
        view.currentAccountChanged.connect(self.peekWanted)
        view.scopeChosen.connect(self._choose_scope)
        view.lineWritten.connect(self._write)
        serve_touches(desk, view.quick, view.accounts_written_about)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*SHOWS):
            self.desk.ask("balance", self._ask, self._show)

    def act(self, action: str) -> None:
        self.view.follow(action)

    def current_account(self) -> int | None:
        return self.view.current_account()

    def focus(self) -> None:
        self.view.focus_list()

    def memory(self) -> dict[str, Any]:
        return {**self.view.memory(), "scope": self._scope} if self._is_filled else self._remembered

    def remember(self, memory: dict[str, Any]) -> None:
        self._remembered = memory
        if memory.get("scope") in ("mine", "team"):
            self._scope = memory["scope"]
        self.view.remember(memory)

    def _ask(self, bench: Workbench) -> tuple[Balance, bool]:
        from cs_workbench.services import settings
        from cs_workbench.services.balance import contact_balance, first_owner

        me = settings.get(bench, "owner")
        owner = {"mine": me, "team": None}.get(self._scope, first_owner(bench))
        return contact_balance(bench, owner or None), bool(me)

    def _show(self, answer: tuple[Balance, bool]) -> None:
        found, can_switch = answer
        first, self._is_filled = not self._is_filled, True
        self.view.show_balance(found, can_switch=can_switch)
        if first:
            self.view.remember(self._remembered)
            if self.view.tabs.tabBar().hasFocus():  # it was all there was
                self.view.focus_list()
        self.filled.emit()

    def _write(self, accounts: tuple[int, ...], written: Written) -> None:
        for command in commands_of(written, accounts, today=self.desk.bench.today):
            self.desk.do(command)

    def _choose_scope(self, scope: str) -> None:
        self._scope = scope
        self.refresh(None)
