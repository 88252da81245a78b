"""Joins the frame, the places, the pane and the desk: where one goes, and what is refreshed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from cs_workbench.services.changes import Changes, merged
from cs_workbench.ui.text import say
from cs_workbench.ui.windows.history import History, Spot
from cs_workbench.ui.windows.indexing import Indexing
from cs_workbench.ui.windows.main_window import first_focus
from cs_workbench.ui.windows.pane import Pane
from cs_workbench.ui.windows.places import Places
from cs_workbench.ui.windows.status_bar import ages_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cs_workbench.services.search import Hit, Reached
    from cs_workbench.services.syncing import SourceRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.account_place import AccountPlace
    from cs_workbench.ui.windows.data_place import DataPlace
    from cs_workbench.ui.windows.desk import Desk
    from cs_workbench.ui.windows.first_run_place import FirstRunPlace
    from cs_workbench.ui.windows.listed_desk import Asked
    from cs_workbench.ui.windows.main_window import MainWindow
    from cs_workbench.ui.windows.memory import WindowMemory
    from cs_workbench.ui.windows.outreach_place import OutreachPlace
    from cs_workbench.ui.windows.pages_place import PagesPlace
    from cs_workbench.ui.windows.place import Place, ScopedPlace
    from cs_workbench.ui.windows.reviews_place import ReviewsPlace
    from cs_workbench.ui.windows.search_place import SearchPlace
    from cs_workbench.ui.windows.team_place import TeamPlace

HOME: Final = "today"
#: Every place, in the order in which those not shown at once are made ready.
PLACES: Final = (
    "today", "accounts", "account", "activity", "reviews", "outreach", "insights", "team", "data", "settings",
    "search", "first_run",
)  # fmt: skip
WARM_MS: Final = 60  # between two places made ready, so that no key waits long
LOOK_MS: Final = 60_000  # how often the folders of sources are looked at for a newer file
WITH_PANE: Final = (
    "today", "accounts", "account", "activity", "reviews", "outreach", "insights", "team", "search",
)  # fmt: skip
#: Kinds of changes after which there may be a team that was none before, or none any more.
OF_OWNERS: Final = ("account", "field", "source", "standing")
RAIL_OF: Final = {"account": "accounts", "first_run": "", "search": "activity"}
#: The tab of the account page on which a found document stands.
TAB_OF: Final = {
    "contact": 2, "todo": 3, "goal": 3, **dict.fromkeys(("note", "mail", "chat", "touch", "meeting"), 1),
    "voice": 1, "file": 1,
}  # fmt: skip


class Wiring(Places):
    """Lives as long as one window in one language."""

    languageChosen = Signal(str)  # in first run, before there is a setting
    accountOpened = Signal(int)
    moved = Signal()  # the person is somewhere else now
    rowsShown = Signal()  # the first place shows its rows
    teamKnown = Signal(bool)  # whether accounts have two owners, so that there is a team to show
    stopping = Signal()  # the window goes

    def __init__(self, window: MainWindow, desk: Desk, memory: WindowMemory, history: History) -> None:
        super().__init__(window, desk, memory)
        self.is_team = memory.place == "team"  # until it is known
        self._history = history
        self.pane = Pane(window, desk, self)
        self.pane.list_asked = self._list_asked
        self.indexing = Indexing(desk, self)
        self.indexing.reached.connect(self._show_index)
        self._missed: dict[str, Changes | None] = dict.fromkeys(PLACES)  # None: never shown
        self._warming = QTimer(self, interval=WARM_MS)
        self._warming.timeout.connect(self._warm)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look_for_files)
        self._looking.start()
        known = memory.place in PLACES and memory.place != "first_run"
        self._is_known = known  # someone worked here before: no need to look whether it is empty
        self.present = self.place(memory.place if known else HOME)
        self._connect_window()

    def start(self) -> None:
        """Open where the person was; first run when the book is empty."""
        if self._is_known:
            self._begin(("", False))
        else:
            self.desk.ask("is_empty", _home, self._begin)
        self._look_for_team()

    def stop(self) -> None:
        """Make nothing more ready: the window goes."""
        self._warming.stop()
        self._looking.stop()
        self.indexing.stop()
        self.desk.changed.disconnect(self.refresh)
        for place in self.places.values():
            place.stop()
        self.stopping.emit()

    def go(self, place: str) -> None:
        """Go to a place, leaving a way back."""
        if place == "team" and not self.is_team:
            return
        if place in PLACES and (place != self.present.id or not self.present.view.isVisible()):
            self._history.leave(self._spot())
            self._show(place)

    def open_account(self, account_id: int) -> None:
        """Open an account's page, leaving a way back."""
        self._history.leave(self._spot())
        self._open(account_id)

    def search_everywhere(self, text: str | None = None) -> None:
        """Go to search everywhere, leaving a way back; with ``text`` it is searched for at once."""
        self.go("search")
        if text is not None:
            self.search.view.set_text(text)
        self.search.focus()

    def open_hit(self, hit: Hit) -> None:
        """Open what was found: its account on the right tab, or Today for a to-do of no account."""
        if hit.account_id is not None:
            self.open_account(hit.account_id)
            self.account.remember({"tab": TAB_OF.get(hit.kind, 0), "found": [hit.table, hit.row]})
        elif hit.kind == "todo":
            self.go("today")
            self.today.remember({"row": f"todo:{hit.row}"})

    def list_accounts(self, condition: str) -> None:
        """Show the accounts that match ``condition``, leaving a way back."""
        self.go("accounts")
        self.accounts.filter_by(condition)

    def open_review(self, uid: str) -> None:
        """Open a review, leaving a way back."""
        self._history.leave(self._spot())
        self._show("reviews")
        self.window.want_pane(wanted=False)  # its slides and texts take all the room
        self.reviews.open(uid)

    def new_review(self, account_id: int) -> None:
        """Show the review that an account would be given, leaving a way back."""
        self.go("reviews")
        self.reviews.close_review()
        self.reviews.begin_new(account_id)

    def open_campaign(self, uid: str, part: str = "") -> None:
        """Open a campaign, at a part of its recipients or where it usually opens, leaving a way back."""
        self._history.leave(self._spot())
        self._show("outreach")
        self.window.want_pane(wanted=False)  # what it says and its recipients take all the room
        self.outreach.open(uid, part)

    def new_campaign(self) -> None:
        """Open the line for a campaign to the accounts that are chosen here, or to the list that is shown."""
        accounts, asked = self.present.chosen_accounts(), self.present.list_asked()
        self.go("outreach")
        self.outreach.close_campaign()
        self.outreach.begin_new(accounts, asked)

    def show_mail(self, name: str) -> None:
        """Show a list of Outreach, leaving a way back."""
        self.go("outreach")
        self.outreach.close_campaign()
        self.outreach.choose_side(name)

    def show_month(self, owner: str | None) -> None:
        """Show the month of a CSM (None: the team's), leaving a way back."""
        self.go("insights")
        revenue = cast("PagesPlace", self.insights.turn_to("revenue"))
        cast("ScopedPlace", revenue.turn_to("month")).look_at(owner)

    def back(self) -> None:
        """Go back to exactly where one was."""
        self._return(self._history.back(self._spot()))

    def forward(self) -> None:
        """Go forward again."""
        self._return(self._history.forward(self._spot()))

    def escape(self) -> None:
        """Close what is open, nearest first: the pane, then the account page."""
        if self.window.has_pane:
            self.pane.close()
        elif self.present.id in ("account", "search"):
            self.back()
        elif self.reviews_open:
            self._leave_inner(self.reviews.close_review)
        elif self.campaign_open:
            self._leave_inner(self.outreach.close_campaign)

    @property
    def reviews_open(self) -> bool:
        """Whether a review is open in its builder."""
        return self.present.id == "reviews" and self.reviews.is_building

    @property
    def campaign_open(self) -> bool:
        """Whether a campaign is open."""
        return self.present.id == "outreach" and self.outreach.is_open

    def ask_why(self) -> None:
        """Open the pane on why the current account stands as it does."""
        account = self.present.current_account()
        if account is not None:
            self.pane.open_why(account, self.present.day_asked())

    def ask_brief(self) -> None:
        """Open the pane on the brief of the current account; once more, it closes."""
        account = self.present.current_account()
        if account is not None:
            self.pane.turn_brief(account)
        else:
            self._say(say("meeting", "Choose the account first."))

    def next_pane(self, *, forward: bool = True) -> None:
        """Move the keyboard to the next pane, as F6 does."""
        stops = self.window.pane_stops()
        focused = QApplication.focusWidget()
        here = next((n for n, stop in enumerate(stops) if focused and stop.isAncestorOf(focused)), -1)
        stop = stops[(here + (1 if forward else -1)) % len(stops)]
        if stop.isAncestorOf(self.present.view):
            self.present.focus()
        else:
            first_focus(stop).setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self, changes: Changes | None) -> None:
        """Refresh what is shown; what is hidden remembers what it missed."""
        for name, place in self.places.items():
            if place is self.present:
                place.refresh(changes)
            elif name in self._missed and self._missed[name] is not None:
                self._missed[name] = (
                    None if changes is None else merged((self._missed[name] or Changes(), changes))
                )
        if changes is None or changes.touches(*OF_OWNERS):
            self._look_for_team()
        if self.present.id != "data" and (changes is None or changes.touches("source", "held")):
            self.data.refresh(changes)
        self.pane.refresh()

    def remember(self) -> WindowMemory:
        """Return the window's memory as it stands now."""
        memory = self.memory
        memory.place = self.present.id
        memory.account_id = self._account_shown()
        memory.geometry, memory.splitter = self.window.geometry_text(), self.window.widths()
        memory.places |= {name: place.memory() for name, place in self.places.items() if name != "first_run"}
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

    def connect_place(self, place: Place) -> None:
        place.accountWanted.connect(self.open_account)
        place.paneWanted.connect(self.pane.turn_peek)
        place.peekWanted.connect(self._follow)
        place.whyWanted.connect(self.pane.open_why)
        place.whyThenWanted.connect(self.pane.open_why)
        place.listWanted.connect(self.list_accounts)
        place.reviewWanted.connect(self.open_review)
        place.newReviewWanted.connect(self.new_review)
        place.campaignWanted.connect(self.open_campaign)
        place.sideChanged.connect(self._fill_side)
        place.selectionTold.connect(self.window.status.show_selection)
        place.filled.connect(self._tell_rows)
        own = {
            "account": self._connect_account, "reviews": self._connect_reviews, "team": self._connect_team,
            "outreach": self._connect_outreach,
            "data": self._connect_data, "search": self._connect_search, "first_run": self._connect_first_run,
        }  # fmt: skip
        if place.id in own:
            own[place.id](place)

    def _connect_account(self, place: Place) -> None:
        account = cast("AccountPlace", place)
        account.backWanted.connect(self.escape)
        account.briefWanted.connect(self.ask_brief)

    def _connect_reviews(self, place: Place) -> None:
        cast("ReviewsPlace", place).backWanted.connect(self.escape)

    def _connect_outreach(self, place: Place) -> None:
        cast("OutreachPlace", place).backWanted.connect(self.escape)

    def _connect_team(self, place: Place) -> None:
        cast("TeamPlace", place).monthWanted.connect(self.show_month)

    def _connect_data(self, place: Place) -> None:
        cast("DataPlace", place).sourcesRead.connect(self._show_ages)

    def _connect_search(self, place: Place) -> None:
        search = cast("SearchPlace", place)
        search.hitWanted.connect(self.open_hit)
        search.backWanted.connect(self.escape)
        search.indexWanted.connect(self.indexing.start_now)

    def _connect_first_run(self, place: Place) -> None:
        first_run = cast("FirstRunPlace", place)
        first_run.languageChosen.connect(self.languageChosen)
        first_run.finished.connect(self.end_first_run)

    def _follow(self, account_id: int | None) -> None:
        """Let the pane follow the place that is shown; a hidden one that fills its lists says nothing to it."""
        if self.sender() is self.present:
            self.pane.follow(account_id)

    def _list_asked(self) -> Asked | None:
        return self.present.list_asked()

    def _connect_window(self) -> None:
        self.window.rail.chosen.connect(self.go)
        self.window.side.chosen.connect(self._choose_side)
        self.window.backWanted.connect(self.back)
        self.window.forwardWanted.connect(self.forward)
        self.window.status.dataWanted.connect(self._go_to_data)
        self.window.status.mailWanted.connect(self.show_mail)
        self.desk.changed.connect(self.refresh)
        self.pane.accountWanted.connect(self.open_account)
        self.pane.copied.connect(self._say)
        self.pane.left.connect(self._focus)

    def _begin(self, begun: tuple[str, bool]) -> None:
        home, empty = begun
        if empty:
            self.begin_first_run()
        elif self.memory.account_id is not None and self.memory.place == "account":
            self._open(self.memory.account_id)
        else:
            place = self.memory.place
            known = place in PLACES and place not in ("account", "first_run")
            self._show(place if known else home or HOME)

    def _show(self, name: str) -> None:
        self.present = place = self.place(name)
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
        return Spot(self.present.id, self._account_shown(), self.present.memory())

    def _account_shown(self) -> int | None:
        return self.present.current_account() if self.present.id == "account" else None

    def _leave_inner(self, close: Callable[[], None]) -> None:
        """Leave what is open over the list of a place; ``close`` shows the list again."""
        here = self.present.id
        spot = self._history.back(self._spot())
        if spot is None or spot.place != here:  # there is a list behind it, whatever comes first
            close()
        self._return(spot)

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
            self._warming.start()
            self.indexing.start_later()

    def _warm(self) -> None:
        """Make the next place or page ready; the book and the sources are asked for, whoever looks first."""
        waits = ("first_run",) if self.is_team else ("first_run", "team")
        name = next((name for name in PLACES if name not in self.places and name not in waits), None)
        if name is None:
            if not any(place.warm() for place in self.places.values()):
                self._warming.stop()
        elif name in ("accounts", "data"):
            self._missed[name] = Changes()
            self.place(name).refresh(None)
        else:
            self.place(name)

    def _look_for_team(self) -> None:
        from cs_workbench.services.team import is_a_team

        self.desk.ask("is_a_team", is_a_team, self._show_team)

    def _show_team(self, there: bool) -> None:
        """Offer Team once accounts have two owners; where they have no longer, nobody stays there."""
        self.is_team = there
        self.window.rail.offer("team", there=there)
        self.teamKnown.emit(there)
        if not there and self.present.id == "team":
            self._show(HOME)

    def _look_for_files(self) -> None:
        if "data" in self.places:
            self.data.refresh(None)

    def _choose_side(self, key: str) -> None:
        self.present.choose_side(key)

    def _go_to_data(self) -> None:
        self.go("data")

    def _focus(self) -> None:
        """Give the keyboard back to the place."""
        self.present.focus()

    def _say(self, sentence: str) -> None:
        self.window.toast(sentence, None)

    def _show_index(self, reached: Reached) -> None:
        if "search" in self.places:
            self.search.show_index(reached)

    def _show_ages(self, sources: list[SourceRow]) -> None:
        self.window.status.show_sources(ages_of(sources), self.desk.bench.clock.now())


def _home(bench: Workbench) -> tuple[str, bool]:
    """Return where the person begins, and whether there is nothing to show yet: no source was ever added."""
    from cs_workbench.services.syncing import sources
    from cs_workbench.services.team import opens_on_team

    return "team" if opens_on_team(bench) else HOME, not sources(bench)
