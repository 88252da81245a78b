"""What the parts of revenue have in common: whose accounts they are about, and in which currency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QObject

from cs_workbench.ui.windows.lines import commands_of, serve_touches
from cs_workbench.ui.windows.place import ScopedPlace

if TYPE_CHECKING:
    from cs_workbench.ui.views.account_list import AccountList
    from cs_workbench.ui.views.quick_line import Written
    from cs_workbench.ui.views.revenue_part import RevenuePartView
    from cs_workbench.ui.windows.desk import Desk

#: Kinds of changes after which revenue is asked again.
SHOWS = ("account", "contract", "renewal", "outcome", "override", "setting", "standing", "field")


class RevenuePart(ScopedPlace):
    """Remembers what was chosen in its head; ``chosen``: names of choices and what is usual."""

    shows = SHOWS
    usual: ClassVar[dict[str, Any]] = {}

    def __init__(self, id_: str, view: RevenuePartView, desk: Desk, parent: QObject) -> None:
        super().__init__(id_, view, desk, parent)
        self.chosen: dict[str, Any] = {"currency": "", **self.usual}
        self._list: AccountList | None = None
        view.listWanted.connect(self.listWanted)
        view.currencyChosen.connect(lambda currency: self.choose("currency", currency))

    def serve(self, accounts: AccountList) -> None:
        """Wire the part's list of accounts."""
        self._list = accounts
        accounts.accountWanted.connect(self.accountWanted)
        accounts.peekWanted.connect(self.paneWanted)
        accounts.whyWanted.connect(self.whyWanted)
        accounts.currentAccountChanged.connect(self.peekWanted)
        accounts.lineWritten.connect(self._write)
        serve_touches(self.desk, accounts.quick, accounts.accounts_written_about)

    def act(self, action: str) -> None:
        if self._list is not None:
            self._list.follow(action)

    def current_account(self) -> int | None:
        return None if self._list is None else self._list.current_account()

    def chosen_accounts(self) -> tuple[int, ...]:
        return () if self._list is None else self._list.chosen_accounts()

    def choose(self, what: str, value: object) -> None:
        """Ask again with another choice."""
        self.chosen[what] = value
        self.refresh(None)

    def memory(self) -> dict[str, Any]:
        found = super().memory()
        return {**found, **self.chosen} if self._is_filled else found

    def remember(self, memory: dict[str, Any]) -> None:
        for name, usual in (("currency", ""), *self.usual.items()):
            if type(memory.get(name)) is type(usual) and self.may_be(name, memory[name]):
                self.chosen[name] = memory[name]
        super().remember(memory)

    def may_be(self, _name: str, _value: Any) -> bool:
        """Say whether a remembered choice is still offered."""
        return True

    def _write(self, accounts: tuple[int, ...], written: Written) -> None:
        for command in commands_of(written, accounts, today=self.desk.bench.today):
            self.desk.do(command)
