"""Serves "why is … not here?" of Accounts: asks about the account that was named, and takes conditions away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cs_workbench.services.listed import Listed
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.accounts import AccountsView
    from cs_workbench.ui.windows.desk import Desk

#: A list: its condition, the id of its view and its name ('' of what was typed), and of which day (None today).
Asked = tuple[str, str, str, "date | None"]


class ListedDesk(QObject):
    """Joins the line to the services; ``asked``: the list that is shown, ``filter_by`` shows another."""

    def __init__(
        self,
        desk: Desk,
        view: AccountsView,
        asked: Callable[[], Asked | None],
        filter_by: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._view, self._asked, self._filter_by = desk, view, asked, filter_by
        view.listed.asked.connect(self._ask)
        view.listed.loosened.connect(self._loosen)
        view.listed.left.connect(view.focus_first)

    def open(self) -> None:
        """Open the line for every account of the book."""
        self._view.listed.open(self._view.table.book)

    def _ask(self, account_id: int) -> None:
        self._desk.ask("listed", question(self._asked(), account_id), self._show)

    def _loosen(self, condition: str, account_id: int) -> None:
        self._filter_by(condition)
        self._ask(account_id)

    def _show(self, answer: Listed | None) -> None:
        if answer is None:
            return
        self._view.listed.show_answer(answer)
        if answer.is_listed:
            self._view.grid.go_to(answer.account_id)


def question(asked: Asked | None, account_id: int) -> Callable[[Workbench], Listed | None]:
    """Return what asks the services why the account is in the list, or not; None where no list is shown."""

    def ask(bench: Workbench) -> Listed | None:
        from cs_workbench.services.listed import why_listed

        if asked is None:
            return None
        condition, view, name, day = asked
        return why_listed(bench, account_id, condition, view, name, as_of=day)

    return ask
