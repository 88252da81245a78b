"""Wires 接点バランス, a page of Insights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cs_workbench.ui.views.balance import BalanceView
from cs_workbench.ui.views.quick_line import Written
from cs_workbench.ui.windows.lines import commands_of, serve_touches
from cs_workbench.ui.windows.place import ScopedPlace

if TYPE_CHECKING:
    from cs_workbench.services.balance import Balance
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk


class BalancePage(ScopedPlace):
    """Who is forgotten, and what is done about it."""

    shows = ("account", "touch", "standing", "override", "setting", "field")

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: BalanceView = BalanceView(desk.bench.today)
        super().__init__("balance", self.view, desk, parent)
        view = self.view
        view.accountWanted.connect(self.accountWanted)
        view.peekWanted.connect(self.paneWanted)
        view.whyWanted.connect(self.whyWanted)
        view.listWanted.connect(self.listWanted)
        view.currentAccountChanged.connect(self.peekWanted)
        view.lineWritten.connect(self._write)
        serve_touches(desk, view.quick, view.accounts_written_about)

    def act(self, action: str) -> None:
        self.view.follow(action)

    def current_account(self) -> int | None:
        return self.view.current_account()

    def ask(self, bench: Workbench, owner: str | None) -> Balance:
        from cs_workbench.services.balance import contact_balance

        return contact_balance(bench, owner)

    def show(self, answer: Any, *, can_switch: bool) -> None:
        self.view.show_balance(answer, can_switch=can_switch)

    def _write(self, accounts: tuple[int, ...], written: Written) -> None:
        for command in commands_of(written, accounts, today=self.desk.bench.today):
            self.desk.do(command)
