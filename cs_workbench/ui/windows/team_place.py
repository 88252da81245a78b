"""Wires チーム Team."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cs_workbench.ui.text import say
from cs_workbench.ui.views.quick_line import Written
from cs_workbench.ui.views.team import TeamView
from cs_workbench.ui.windows.deck_desk import DeckDesk
from cs_workbench.ui.windows.lines import commands_of, serve_touches
from cs_workbench.ui.windows.month_desk import MonthDesk
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from cs_workbench.services.changes import Changes, Done
    from cs_workbench.services.team import Team
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

SHOWS = (
    "account", "absence", "todo", "touch", "standing", "override", "definition", "setting", "field", "renewal",
)  # fmt: skip


class TeamPlace(Place):
    """Who in the team needs help, today or on a day before."""

    monthWanted = Signal(object)  # a CSM's name, None: the team

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: TeamView = TeamView(desk.bench.today)
        super().__init__("team", self.view, desk, parent)
        self._as_of: date | None = None
        self._is_filled = False
        self._remembered: dict[str, Any] = {}
        view, behind = self.view, self.view.behind
        view.listWanted.connect(self.listWanted)
        view.dayChosen.connect(self._choose_day)
        view.monthWanted.connect(self.monthWanted)
        MonthDesk(view, desk, self).take_drops(view)
        self.decks = DeckDesk(view, desk, self)
        view.packWanted.connect(self._choose_pack)
        behind.accountWanted.connect(self.accountWanted)
        behind.peekWanted.connect(self.paneWanted)
        behind.whyWanted.connect(self.whyWanted)
        behind.currentAccountChanged.connect(self.peekWanted)
        behind.lineWritten.connect(self._write)
        behind.doneWanted.connect(self._end)
        behind.snoozed.connect(self._snooze)
        behind.handoverAsked.connect(self._ask_offers)
        behind.handoverWanted.connect(self._hand_over)
        serve_touches(desk, behind.quick, behind.accounts_written_about)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*SHOWS):
            if (
                not self._is_filled and self._as_of is None
            ):  # ARR at risk takes longest: the rest stands before it
                self.desk.ask("team.first", lambda bench: _ask(bench, None, with_renewals=False), self._show)
            day = self._as_of
            self.desk.ask("team", lambda bench: _ask(bench, day), self._show)

    def act(self, action: str) -> None:
        self.view.follow(action)

    def current_account(self) -> int | None:
        return self.view.current_account()

    def chosen_accounts(self) -> tuple[int, ...]:
        return self.view.behind.chosen_accounts() or super().chosen_accounts()

    def focus(self) -> None:
        self.view.focus_list()

    def memory(self) -> dict[str, Any]:
        return self.view.memory() if self._is_filled else self._remembered

    def remember(self, memory: dict[str, Any]) -> None:
        self._remembered = memory
        day = _day_of(memory, self.desk.bench.today)
        if day != self._as_of:
            self._as_of = day
            if self._is_filled:
                self._is_filled = False  # what it says is come back to once that day is shown
                self.refresh(None)
        elif self._is_filled:
            self.view.remember(memory)

    def _show(self, found: Team) -> None:
        if (found.as_of if found.is_past else None) != self._as_of:
            return
        first, self._is_filled = not self._is_filled, True
        self.view.show_team(found)
        if first:
            self.view.remember(self._remembered)
        self.filled.emit()

    def _choose_pack(self) -> None:
        from cs_workbench.services.team_pack import pack_deck

        day = self.desk.bench.today.isoformat()
        self.decks.choose(
            say("team", "Weekly risk pack"), say("team", "Weekly risk pack {day}", day=day), pack_deck
        )

    def _choose_day(self, day: date | None) -> None:
        self._as_of = day
        self.refresh(None)

    def _write(self, accounts: tuple[int, ...], written: Written) -> None:
        for command in commands_of(written, accounts, today=self.desk.bench.today):
            self.desk.do(command)

    def _end(self, todos: tuple[int, ...]) -> None:
        from cs_workbench.services.todos import EndTodo

        self.desk.do(EndTodo(todos))

    def _snooze(self, todos: tuple[int, ...], day: date | None) -> None:
        from cs_workbench.services.todos import SnoozeTodo

        if day is not None:
            self.desk.do(SnoozeTodo(todos, day.isoformat()))

    def _ask_offers(self, accounts: tuple[int, ...]) -> None:
        from cs_workbench.services.team_handover import offers

        self.desk.ask("team.offers", lambda bench: offers(bench, accounts), self.view.behind.show_offers)

    def _hand_over(self, accounts: tuple[int, ...], to: str) -> None:
        def deed(bench: Workbench) -> Done:
            from cs_workbench.services.commands import do
            from cs_workbench.services.team_handover import hand_over_to

            return do(bench, hand_over_to(bench, accounts, to))

        self.desk.perform(deed)


def _ask(bench: Workbench, day: date | None, *, with_renewals: bool = True) -> Team:
    from cs_workbench.services.team import team

    return team(bench, day, with_renewals=with_renewals)


def _day_of(memory: dict[str, Any], today: date) -> date | None:
    """Return the past day that is come back to; none where it was looked at on another day than today."""
    try:
        day = date.fromisoformat(str(memory.get("as_of")))
    except ValueError:
        return None
    return day if memory.get("seen") == today.isoformat() and day < today else None
