"""What every place of the window has in common, so that the window can lead to it, back, and home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cs_workbench.ui.views.scoped import OF

if TYPE_CHECKING:
    from datetime import date

    from cs_workbench.services.changes import Changes
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.scoped import ScopedView
    from cs_workbench.ui.windows.desk import Desk
    from cs_workbench.ui.windows.listed_desk import Asked


@dataclass(frozen=True, slots=True)
class SideEntry:
    """A line of the side list: what `Place.choose_side` is told, what the person reads, how many.

    ``is_urgent``: the number waits for a person.
    """

    key: str
    text: str
    count: int | None = None
    is_urgent: bool = False


class Place(QObject):
    """Wires one view to the desk: asks when the window says so, turns the view's signals into commands."""

    accountWanted = Signal(int)  # open its page
    peekWanted = Signal(object)  # account id or None: show it in the pane, when the pane is open
    paneWanted = Signal(int)  # open the pane on this account
    whyWanted = Signal(int)
    whyThenWanted = Signal(int, object)  # account, and a day of the week that is asked about
    listWanted = Signal(str)  # a condition: the accounts that match
    reviewWanted = Signal(str)  # open the business review of this uid
    newReviewWanted = Signal(int)  # begin one for this account
    campaignWanted = Signal(str, str)  # open the campaign of this uid, at a part of its recipients or ''
    sideChanged = Signal()
    filled = Signal()  # what it asked for is shown
    selectionTold = Signal(str)  # what the status bar says about the selection

    def __init__(self, id_: str, view: QWidget, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.id, self.view, self.desk = id_, view, desk

    def refresh(self, changes: Changes | None) -> None:
        """Ask again for what ``changes`` touch; None: for everything."""

    def warm(self) -> bool:
        """Make the next part ready that a person may turn to; say whether there was one."""
        return False

    def stop(self) -> None:
        """Put down what is half done: the window goes."""

    def side_entries(self) -> list[SideEntry]:
        """Return the lines of the side list; none: the place has no side list."""
        return []

    def chosen_side(self) -> str:
        """Return the key of the line that is shown."""
        return ""

    def choose_side(self, key: str) -> None:
        """Show what the line called ``key`` stands for."""

    def act(self, action: str) -> None:
        """Do what an action of the registry says, as far as it means something here."""

    def current_account(self) -> int | None:
        """Return the account that Ctrl+I asks about."""
        return None

    def chosen_accounts(self) -> tuple[int, ...]:
        """Return the accounts that are chosen; without a choice the current one."""
        current = self.current_account()
        return () if current is None else (current,)

    def list_asked(self) -> Asked | None:
        """Return the list of accounts that is shown, so that "Why?" also says why one is in it; None: none is."""
        return None

    def day_asked(self) -> date | None:
        """Return the day that is looked at, so that "Why?" tells of its week; None: today."""
        return None

    def focus(self) -> None:
        """Give the keyboard to the place's main part."""
        self.view.setFocus()

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        return {}

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""


class ScopedPlace(Place):
    """A CSM's own page first, a lead's team; the other is one choice away, and what was chosen is remembered."""

    shows: ClassVar[tuple[str, ...]] = ()  # kinds of changes after which it asks again

    def __init__(self, id_: str, view: ScopedView, desk: Desk, parent: QObject) -> None:
        super().__init__(id_, view, desk, parent)
        self._page = view
        self._scope = ""
        self._is_filled = False
        self._remembered: dict[str, Any] = {}
        view.scopeChosen.connect(self._choose_scope)

    def ask(self, bench: Workbench, owner: str | None) -> Any:
        """Answer, in the store lane, what the page of ``owner`` (None: the team) shows."""
        raise NotImplementedError

    def show(self, answer: Any, *, can_switch: bool) -> None:
        """Show it; ``can_switch``: it is known who the person is."""
        raise NotImplementedError

    def look_at(self, owner: str | None) -> None:
        """Show the accounts of a colleague, None: the team's."""
        if owner is not None:
            self._page.offer_colleague(owner)
        self._choose_scope("team" if owner is None else f"{OF}{owner}")

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*self.shows):
            self.desk.ask(self.id, self._ask_of, self._take)

    def chosen_accounts(self) -> tuple[int, ...]:
        return self._page.chosen_accounts() or super().chosen_accounts()

    def focus(self) -> None:
        self._page.focus_list()

    def memory(self) -> dict[str, Any]:
        return {**self._page.memory(), "scope": self._scope} if self._is_filled else self._remembered

    def remember(self, memory: dict[str, Any]) -> None:
        self._remembered = memory
        if memory.get("scope") in ("mine", "team"):
            self._scope = memory["scope"]
        self._page.remember(memory)

    def _ask_of(self, bench: Workbench) -> tuple[Any, bool]:
        from cs_workbench.services import settings
        from cs_workbench.services.balance import first_owner

        me = settings.get(bench, "owner")
        if self._scope.startswith(OF):
            return self.ask(bench, self._scope.removeprefix(OF)), bool(me)
        owner = {"mine": me, "team": None}.get(self._scope, first_owner(bench))
        return self.ask(bench, owner or None), bool(me)

    def _take(self, found: tuple[Any, bool]) -> None:
        answer, can_switch = found
        first, self._is_filled = not self._is_filled, True
        self.show(answer, can_switch=can_switch)
        if first:
            self._page.remember(self._remembered)
            if self._page.holds_tabs():
                self._page.focus_list()
        self.filled.emit()

    def _choose_scope(self, scope: str) -> None:
        self._scope = scope
        self.refresh(None)
