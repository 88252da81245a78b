"""A place of several pages, each a place of its own; Insights is one, and so is a page of it with parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from PySide6.QtCore import QObject

from cs_workbench.services.changes import Changes, merged
from cs_workbench.ui.text import say
from cs_workbench.ui.views.insights import PagesView
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from cs_workbench.ui.windows.desk import Desk

#: Name -> its words (in the place's context), and what makes it; in the order of the tabs.
Pages: TypeAlias = "Mapping[str, tuple[str, Callable[[Desk, QObject], Place]]]"


class PagesPlace(Place):
    """Hands everything to the page that is shown; a hidden one learns what it missed when it is shown."""

    context: ClassVar[str] = "insights"

    def __init__(self, id_: str, view: PagesView, pages: Pages, desk: Desk, parent: QObject) -> None:
        self.view: PagesView = view
        super().__init__(id_, view, desk, parent)
        self.pages = {name: make(desk, self) for name, (_text, make) in pages.items()}
        self._missed: dict[str, Changes | None] = dict.fromkeys(pages)  # None: never shown
        for name, page in self.pages.items():
            self.view.tabs.addTab(page.view, say(self.context, pages[name][0]))
            page.accountWanted.connect(self.accountWanted)
            page.peekWanted.connect(self._follow)
            page.paneWanted.connect(self.paneWanted)
            page.whyWanted.connect(self.whyWanted)
            page.whyThenWanted.connect(self.whyThenWanted)
            page.listWanted.connect(self.listWanted)
            page.selectionTold.connect(self.selectionTold)
            page.filled.connect(self.filled)
        self.view.tabs.currentChanged.connect(self._page_changed)

    @property
    def page(self) -> Place:
        """The page that is shown."""
        return self.pages[self._name()]

    def turn_to(self, name: str) -> Place:
        """Show the page called ``name`` and return it."""
        self.view.tabs.setCurrentIndex(list(self.pages).index(name))
        return self.pages[name]

    def refresh(self, changes: Changes | None) -> None:
        for name, missed in self._missed.items():
            if missed is not None:
                self._missed[name] = None if changes is None else merged((missed, changes))
        self._catch_up()

    def stop(self) -> None:
        for page in self.pages.values():
            page.stop()

    def act(self, action: str) -> None:
        self.page.act(action)

    def current_account(self) -> int | None:
        return self.page.current_account()

    def chosen_accounts(self) -> tuple[int, ...]:
        return self.page.chosen_accounts()

    def focus(self) -> None:
        self.page.focus()

    def memory(self) -> dict[str, Any]:
        return {"page": self._name(), "pages": {name: page.memory() for name, page in self.pages.items()}}

    def remember(self, memory: dict[str, Any]) -> None:
        kept = memory.get("pages")
        for name, page in self.pages.items():
            found = kept.get(name) if isinstance(kept, dict) else None
            page.remember(found if isinstance(found, dict) else {})
        names = list(self.pages)
        if memory.get("page") in names:
            self.view.tabs.setCurrentIndex(names.index(memory["page"]))

    # Inside

    def _follow(self, account_id: int | None) -> None:
        """Let the pane follow the page that is shown alone."""
        if self.sender() is self.page:
            self.peekWanted.emit(account_id)

    def _name(self) -> str:
        return list(self.pages)[self.view.tabs.currentIndex()]

    def _page_changed(self) -> None:
        if self.desk.is_open:
            self._catch_up()
        self.page.focus()

    def _catch_up(self) -> None:
        name = self._name()
        missed, self._missed[name] = self._missed[name], Changes()
        if missed is None or missed.kinds:
            self.page.refresh(missed)
