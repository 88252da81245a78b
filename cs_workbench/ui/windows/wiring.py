"""Joins the frame, the places and the desk: where one goes, what is refreshed, what the pane shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cs_workbench.services.changes import Changes, merged
from cs_workbench.ui.views.peek import PeekView
from cs_workbench.ui.views.why import WhyView
from cs_workbench.ui.windows.account_place import AccountPlace, page_and_why
from cs_workbench.ui.windows.accounts_place import AccountsPlace
from cs_workbench.ui.windows.data_place import DataPlace
from cs_workbench.ui.windows.first_run_place import FirstRunPlace
from cs_workbench.ui.windows.history import History, Spot
from cs_workbench.ui.windows.settings_place import SettingsPlace
from cs_workbench.ui.windows.status_bar import SourceAge
from cs_workbench.ui.windows.today_place import TodayPlace

if TYPE_CHECKING:
    from cs_workbench.services.account import AccountPage
    from cs_workbench.services.syncing import SourceRow
    from cs_workbench.services.why import Explained
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk
    from cs_workbench.ui.windows.main_window import MainWindow
    from cs_workbench.ui.windows.memory import WindowMemory
    from cs_workbench.ui.windows.place import Place

HOME: Final = "today"
WITH_PANE: Final = ("today", "accounts", "account")
RAIL_OF: Final = {"account": "accounts", "first_run": ""}


class Wiring(QObject):
    """Lives as long as one window in one language."""

    languageChosen = Signal(str)  # in first run, before there is a setting
    accountOpened = Signal(int)
    moved = Signal()  # the person is somewhere else now
    rowsShown = Signal()  # the first place shows its rows

    def __init__(self, window: MainWindow, desk: Desk, memory: WindowMemory, history: History) -> None:
        super().__init__(window)
        self.window, self.desk, self.memory = window, desk, memory
        self.today, self.accounts = TodayPlace(desk, self), AccountsPlace(desk, self)
        self.account, self.data = AccountPlace(desk, self), DataPlace(desk, self)
        self.settings = SettingsPlace(desk, self)
        self.first_run = FirstRunPlace(desk, self, desk.bench.catalogue.language)
        places = (self.today, self.accounts, self.account, self.data, self.settings, self.first_run)
        self.places: dict[str, Place] = {place.id: place for place in places}
        self.present: Place = self.today
        self._history = history
        self._missed: dict[str, Changes | None] = dict.fromkeys(self.places)  # None: never shown
        self.peek, self.why = PeekView(), WhyView()
        for page in (self.peek, self.why):
            window.pane.addWidget(page)
        for place in places:
            self._connect(place)
        self._connect_window()

    def start(self) -> None:
        """Open where the person was; first run when the book is empty."""
        for name, remembered in self.memory.places.items():
            if name in self.places:
                self.places[name].remember(remembered)
        if self.memory.place in self.places and self.memory.place != "first_run":
            self._begin(empty=False)  # someone worked here before: no need to look
        else:
            self.desk.ask("is_empty", _is_empty, self._begin)

    def go(self, place: str) -> None:
        """Go to a place, leaving a way back."""
        if place in self.places and (place != self.present.id or not self.present.view.isVisible()):
            self._history.leave(self._spot())
            self._show(place)

    def open_account(self, account_id: int) -> None:
        """Open an account's page, leaving a way back."""
        self._history.leave(self._spot())
        self._open(account_id)

    def list_accounts(self, condition: str) -> None:
        """Show the accounts that match ``condition``, leaving a way back."""
        self.go("accounts")
        self.accounts.filter_by(condition)

    def back(self) -> None:
        """Go back to exactly where one was."""
        self._return(self._history.back(self._spot()))

    def forward(self) -> None:
        """Go forward again."""
        self._return(self._history.forward(self._spot()))

    def escape(self) -> None:
        """Close what is open, nearest first: the pane, then the account page."""
        if self.window.has_pane:
            self.close_pane()
        elif self.present is self.account:
            self.back()

    def ask_why(self) -> None:
        """Open the pane on why the current account stands as it does."""
        account = self.present.current_account()
        if account is not None:
            self.open_why(account)

    def open_why(self, account_id: int) -> None:
        """Open the pane on why ``account_id`` stands as it does."""
        self._open_pane(self.why, account_id)

    def open_peek(self, account_id: int) -> None:
        """Open the pane on ``account_id``; on the same account again it closes."""
        if (
            self.window.has_pane
            and self.window.pane.currentWidget() is self.peek
            and self.peek.account_id == account_id
        ):
            self.close_pane()
        else:
            self._open_pane(self.peek, account_id)

    def close_pane(self) -> None:
        """Close the pane; the keyboard goes back to the place."""
        self.window.want_pane(wanted=False)
        self.present.focus()

    def next_pane(self, *, forward: bool = True) -> None:
        """Move the keyboard to the next pane, as F6 does."""
        stops = self.window.pane_stops()
        focused = QApplication.focusWidget()
        here = next((n for n, stop in enumerate(stops) if focused and stop.isAncestorOf(focused)), -1)
        stop = stops[(here + (1 if forward else -1)) % len(stops)]
        if stop.isAncestorOf(self.present.view):
            self.present.focus()
        else:
            _first_focus(stop).setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self, changes: Changes | None) -> None:
        """Refresh what is shown; what is hidden remembers what it missed."""
        for name, place in self.places.items():
            if place is self.present:
                place.refresh(changes)
            elif name in self._missed and self._missed[name] is not None:
                self._missed[name] = (
                    None if changes is None else merged((self._missed[name] or Changes(), changes))
                )
        if changes is None or changes.touches("source", "held"):
            self.data.refresh(changes)
        if self.window.has_pane and self._pane_account is not None:
            self._fill_pane(self._pane_account)

    def remember(self) -> WindowMemory:
        """Return the window's memory as it stands now."""
        memory = self.memory
        memory.place = self.present.id
        memory.account_id = self.account.current_account() if self.present is self.account else None
        memory.geometry, memory.splitter = self.window.geometry_text(), self.window.splitter.sizes()
        memory.places = {name: place.memory() for name, place in self.places.items() if name != "first_run"}
        return memory

    def begin_first_run(self) -> None:
        """Ask for a language and a source; nothing else is shown."""
        self.window.show_bare(bare=True)
        self._show("first_run")

    def end_first_run(self, place: str) -> None:
        """The book stands: show the window around it."""
        self.window.show_bare(bare=False)
        self._show(place)

    # Inside

    _pane_account: int | None = None

    def _connect(self, place: Place) -> None:
        place.accountWanted.connect(self.open_account)
        place.paneWanted.connect(self.open_peek)
        place.peekWanted.connect(self._follow_peek)
        place.whyWanted.connect(self.open_why)
        place.listWanted.connect(self.list_accounts)
        place.sideChanged.connect(self._fill_side)
        place.selectionTold.connect(self.window.status.show_selection)
        place.filled.connect(self._tell_rows)

    def _connect_window(self) -> None:
        self.window.rail.chosen.connect(self.go)
        self.window.side.chosen.connect(self._choose_side)
        self.window.backWanted.connect(self.back)
        self.window.forwardWanted.connect(self.forward)
        self.window.status.dataWanted.connect(self._go_to_data)
        self.account.backWanted.connect(self.escape)
        self.peek.openWanted.connect(self.open_account)
        self.peek.whyWanted.connect(self.open_why)
        self.data.sourcesRead.connect(self._show_ages)
        self.desk.changed.connect(self.refresh)
        self.first_run.languageChosen.connect(self.languageChosen)
        self.first_run.finished.connect(self.end_first_run)

    def _begin(self, empty: bool) -> None:
        if empty:
            self.begin_first_run()
        elif self.memory.account_id is not None and self.memory.place == "account":
            self._open(self.memory.account_id)
        else:
            place = self.memory.place
            self._show(place if place in self.places and place not in ("account", "first_run") else HOME)
        # The status bar's question comes after the rows': they are what the person waits for.
        self.data.refresh(None)

    def _show(self, name: str) -> None:
        self.present = place = self.places[name]
        if name not in WITH_PANE:
            self.window.want_pane(wanted=False)
        missed = self._missed.get(name)
        self._missed[name] = Changes()
        self.window.show_place(place.view, RAIL_OF.get(name, name))
        self._fill_side()
        self.window.status.show_selection("")
        if missed is None or missed.kinds:
            place.refresh(missed)
        place.focus()
        self.moved.emit()

    def _open(self, account_id: int) -> None:
        self.account.open(account_id)
        self.accountOpened.emit(account_id)
        self._missed["account"] = Changes()
        self._show("account")

    def _spot(self) -> Spot:
        account = self.account.current_account() if self.present is self.account else None
        return Spot(self.present.id, account, self.present.memory())

    def _return(self, spot: Spot | None) -> None:
        if spot is None:
            return
        if spot.account_id is not None:
            self._open(spot.account_id)
        else:
            self._show(spot.place)
        self.present.remember(dict(spot.memory))

    def _fill_side(self) -> None:
        entries = self.present.side_entries()
        self.window.want_side(wanted=bool(entries))
        self.window.side.show_entries(entries, self.present.chosen_side())

    def _tell_rows(self) -> None:
        if self.sender() is self.present:
            self.rowsShown.emit()

    def _choose_side(self, key: str) -> None:
        self.present.choose_side(key)

    def _go_to_data(self) -> None:
        self.go("data")

    def _open_pane(self, page: QWidget, account_id: int) -> None:
        self.window.pane.setCurrentWidget(page)
        self.window.want_pane(wanted=True)
        self._fill_pane(account_id)
        if page is self.why:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_peek(self, account_id: int | None) -> None:
        if self.window.has_pane and account_id is not None and account_id != self._pane_account:
            self._fill_pane(account_id)

    def _fill_pane(self, account_id: int) -> None:
        self._pane_account = account_id
        self.desk.ask("pane", lambda bench: page_and_why(bench, account_id), self._show_pane)

    def _show_pane(self, answer: tuple[AccountPage, Explained]) -> None:
        page, why = answer
        self.peek.show_page(page, why)
        self.why.show_explained(page.name, why)

    def _show_ages(self, sources: list[SourceRow]) -> None:
        ages = [
            SourceAge(
                source.name,
                (source.last_run.ended_at or source.last_run.started_at) if source.last_run else None,
                source.held,
                source.on_hold is not None,
                source.newer_file,
            )
            for source in sources
        ]
        self.window.status.show_sources(ages, self.desk.bench.clock.now())


def _is_empty(bench: Workbench) -> bool:
    """Return whether there is nothing to show yet: no source was ever added."""
    from cs_workbench.services.syncing import sources

    return not sources(bench)


def _first_focus(stop: QWidget) -> QWidget:
    """Return the first widget in ``stop`` that takes the keyboard."""
    inside: list[Any] = stop.findChildren(QWidget)
    fits = (w for w in inside if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return next(fits, stop)
