"""What every place of the window has in common, so that the window can lead to it, back, and home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from cs_workbench.services.changes import Changes
    from cs_workbench.ui.windows.desk import Desk


@dataclass(frozen=True, slots=True)
class SideEntry:
    """A line of the side list: what `Place.choose_side` is told, what the person reads, how many."""

    key: str
    text: str
    count: int | None = None


class Place(QObject):
    """Wires one view to the desk: asks when the window says so, turns the view's signals into commands."""

    accountWanted = Signal(int)  # open its page
    peekWanted = Signal(object)  # account id or None: show it in the pane, when the pane is open
    paneWanted = Signal(int)  # open the pane on this account
    whyWanted = Signal(int)
    listWanted = Signal(str)  # a condition: the accounts that match
    sideChanged = Signal()
    filled = Signal()  # what it asked for is shown
    selectionTold = Signal(str)  # what the status bar says about the selection

    def __init__(self, id_: str, view: QWidget, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.id, self.view, self.desk = id_, view, desk

    def refresh(self, changes: Changes | None) -> None:
        """Ask again for what ``changes`` touch; None: for everything."""

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

    def focus(self) -> None:
        """Give the keyboard to the place's main part."""
        self.view.setFocus()

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        return {}

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""
