"""Wires 接点バランス, a page of Insights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cs_workbench.ui.views.balance import BalanceView
from cs_workbench.ui.views.quick_line import Written
from cs_workbench.ui.windows.lines import commands_of, serve_touches
from cs_workbench.ui.windows.place import ScopedPlace

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart
    from cs_workbench.services.balance import Balance
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk


class BalancePage(ScopedPlace):
    """Who is forgotten, and what is done about it."""

    shows = ("account", "touch", "standing", "override", "setting", "field")

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: BalanceView = BalanceView(desk.bench.today)
        super().__init__("balance", self.view, desk, parent)
        self._with_chart = False
        view = self.view
        view.accountWanted.connect(self.accountWanted)
        view.peekWanted.connect(self.paneWanted)
        view.whyWanted.connect(self.whyWanted)
        view.listWanted.connect(self.listWanted)
        view.currentAccountChanged.connect(self.peekWanted)
        view.lineWritten.connect(self._write)
        view.chartWanted.connect(lambda: self.refresh(None))
        serve_touches(desk, view.quick, view.accounts_written_about)

    def refresh(self, changes: Changes | None) -> None:
        self._with_chart = self.view.shown.is_chart  # asked here, not in the store lane
        super().refresh(changes)

    def act(self, action: str) -> None:
        self.view.follow(action)

    def current_account(self) -> int | None:
        return self.view.current_account()

    def ask(self, bench: Workbench, owner: str | None) -> tuple[Balance, Chart | None]:
        from cs_workbench.services.balance import balance_and_accounts
        from cs_workbench.services.charts.care import balance_chart

        found, beside = balance_and_accounts(bench, owner)
        return found, balance_chart(bench, found, beside) if self._with_chart else None

    def show(self, answer: Any, *, can_switch: bool) -> None:
        found, chart = answer
        self.view.show_balance(found, can_switch=can_switch, chart=chart)

    def _write(self, accounts: tuple[int, ...], written: Written) -> None:
        for command in commands_of(written, accounts, today=self.desk.bench.today):
            self.desk.do(command)
