"""Wires search everywhere. It has no line in the rail: Ctrl+Shift+F leads here, Esc back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cs_workbench.domain.searching import SearchError, parse_search
from cs_workbench.ui.text import explain
from cs_workbench.ui.views.search import SearchView
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.search import Hit, Hits, Reached
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

SILENT = frozenset(("standing", "setting", "view"))


class SearchPlace(Place):
    """Asks for every key; an answer that a later key made stale is dropped."""

    hitWanted = Signal(object)  # Hit
    backWanted = Signal()
    indexWanted = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: SearchView = SearchView()
        super().__init__("search", self.view, desk, parent)
        self._asked: object = None
        self.view.searchWanted.connect(self.ask)
        self.view.hitWanted.connect(self.hitWanted)
        self.view.left.connect(self.backWanted)
        self.view.currentHitChanged.connect(self._follow)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None:
            self.indexWanted.emit()
        if changes is None or changes.kinds.keys() - SILENT:
            self.ask()

    def ask(self) -> None:
        """Search for what the view says."""
        text, kinds = self._asked = self.view.text(), self.view.kinds()
        try:
            is_empty = parse_search(text, self.desk.bench.today).is_empty
        except SearchError as error:
            self._asked = None  # an answer that is still on the way is of another text
            self.view.show_problem(explain(error))
            return

        def find(bench: Workbench) -> Hits | None:
            from cs_workbench.services.search import find

            return None if is_empty else find(bench, text, kinds)

        def show(hits: Hits | None) -> None:
            if self._asked == (text, kinds):
                self._show(hits)

        self.desk.ask("search", find, show)

    def show_index(self, reached: Reached) -> None:
        """Say how far the index is; what is shown is asked for again when it has caught up."""
        if not reached.busy:
            self.view.show_index(reached.done, reached.total, is_built=reached.is_built)
            if reached.is_current:
                self.ask()

    def act(self, action: str) -> None:
        if action == "edit.find":
            self.view.focus_line()
        elif action == "account.open":
            self.view.list.open_current()

    def current_account(self) -> int | None:
        hit = self.view.list.current()
        return None if hit is None else hit.account_id

    def focus(self) -> None:
        self.view.focus_line()

    def memory(self) -> dict[str, Any]:
        return self.view.memory()

    def remember(self, memory: dict[str, Any]) -> None:
        self.view.remember(memory)
        if self.desk.is_open:
            self.ask()

    def _show(self, hits: Hits | None) -> None:
        if hits is None:
            self.view.show_nothing_asked()
        else:
            self.view.show_hits(hits)
            if hits.incomplete == "building":
                self.view.show_index(hits.done, hits.total, is_built=False)
        self.filled.emit()

    def _follow(self, hit: Hit | None) -> None:
        if hit is not None and hit.account_id is not None:
            self.peekWanted.emit(hit.account_id)
