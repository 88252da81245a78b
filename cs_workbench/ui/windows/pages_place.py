"""A place of several pages, each a place of its own; Insights is one, and so is a page of it with parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs_workbench.services.changes import Changes, merged
from cs_workbench.ui.text import say
from cs_workbench.ui.views.insights import PagesView
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from cs_workbench.ui.windows.desk import Desk

#: Name -> its words (in the place's context), and what makes it; in the order of the tabs.
Pages: TypeAlias = "Mapping[str, tuple[str, Callable[[Desk, QObject], Place]]]"


class _Holder(QWidget):
    """A tab's room, empty until its page is made."""

    def take(self, view: QWidget) -> None:
        """Hold the page's view."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(view)


class Made(Mapping[str, Place]):
    """The pages by name, each made when it is asked for first; ``there``: those that are."""

    def __init__(self, make: Mapping[str, Callable[[], None]]) -> None:
        self._make = make
        self.there: dict[str, Place] = {}

    def __getitem__(self, name: str) -> Place:
        if name not in self.there:
            self._make[name]()
        return self.there[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._make)

    def __len__(self) -> int:
        return len(self._make)


class PagesPlace(Place):
    """Hands everything to the page that is shown; a hidden one learns what it missed when it is shown.

    A page is made when somebody turns to it, or beside other work (`warm`): all of them at once would be felt.
    """

    context: ClassVar[str] = "insights"

    def __init__(self, id_: str, view: PagesView, pages: Pages, desk: Desk, parent: QObject) -> None:
        self.view: PagesView = view
        super().__init__(id_, view, desk, parent)
        self.pages = Made({name: partial(self._make, name, make) for name, (_text, make) in pages.items()})
        self._missed: dict[str, Changes | None] = dict.fromkeys(pages)  # None: never shown
        self._kept: dict[str, dict[str, Any]] = {}  # what pages that are not there yet come back to
        for text, _make in pages.values():
            self.view.tabs.addTab(_Holder(), say(self.context, text))
        self.view.tabs.currentChanged.connect(self._page_changed)

    def connect_page(self, name: str, page: Place) -> None:
        """Join a new page to this place."""
        page.accountWanted.connect(self.accountWanted)
        page.peekWanted.connect(self._follow)
        page.paneWanted.connect(self.paneWanted)
        page.whyWanted.connect(self.whyWanted)
        page.whyThenWanted.connect(self.whyThenWanted)
        page.listWanted.connect(self.listWanted)
        page.selectionTold.connect(self.selectionTold)
        page.filled.connect(self.filled)

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

    def warm(self) -> bool:
        for name in self.pages:
            if name not in self.pages.there:
                self.pages[name]
                return True
        return any(page.warm() for page in self.pages.there.values())

    def stop(self) -> None:
        for page in self.pages.there.values():
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
        there = {name: page.memory() for name, page in self.pages.there.items()}
        return {"page": self._name(), "pages": self._kept | there}

    def remember(self, memory: dict[str, Any]) -> None:
        kept = memory.get("pages")
        of_pages = kept if isinstance(kept, dict) else {}
        self._kept = {name: found for name, found in of_pages.items() if isinstance(found, dict)}
        for name, page in self.pages.there.items():
            page.remember(self._kept.get(name, {}))
        names = list(self.pages)
        if memory.get("page") in names:
            self.view.tabs.setCurrentIndex(names.index(memory["page"]))

    # Inside

    def _make(self, name: str, make: Callable[[Desk, QObject], Place]) -> None:
        page = self.pages.there[name] = make(self.desk, self)
        holder = self.view.tabs.widget(list(self.pages).index(name))
        assert isinstance(holder, _Holder)  # noqa: S101 - for the type checker
        holder.take(page.view)
        self.connect_page(name, page)
        if name in self._kept:
            page.remember(self._kept[name])

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
