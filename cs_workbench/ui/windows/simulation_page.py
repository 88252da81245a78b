"""Wires 試算, a page of Insights: the book is read once, and every turn of a slider is answered from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cs_workbench.ui.views.simulation import SimulationView
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.simulation_answers import Answers, Usual
    from cs_workbench.services.simulation_ground import Ground
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

SHOWS = ("account", "standing", "override", "setting", "field")


class SimulationPage(Place):
    """Answers beside the store lane; while one answer is under way, only the newest question waits."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: SimulationView = SimulationView()
        super().__init__("simulation", self.view, desk, parent)
        self._on: Ground | None = None
        self._currency: str | None = None
        self._is_answering = self._is_waiting = False
        self._remembered: dict[str, Any] = {}
        view = self.view
        view.accountWanted.connect(self.accountWanted)
        view.peekWanted.connect(self.paneWanted)
        view.whyWanted.connect(self.whyWanted)
        view.currentAccountChanged.connect(self.peekWanted)
        view.turned.connect(self._answer)
        view.currencyChosen.connect(self._choose_currency)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*SHOWS):
            currency = self._currency
            self.desk.ask("simulation", lambda bench: _read(bench, currency), self._take)

    def act(self, action: str) -> None:
        self.view.follow(action)

    def current_account(self) -> int | None:
        return self.view.current_account()

    def focus(self) -> None:
        self.view.focus_main()

    def memory(self) -> dict[str, Any]:
        return self._remembered if self._on is None else self.view.memory()

    def remember(self, memory: dict[str, Any]) -> None:
        self._remembered = memory
        if isinstance(memory.get("currency"), str):
            self._currency = memory["currency"]

    def _take(self, read: tuple[Ground, dict[str, Usual]] | str) -> None:
        if isinstance(read, str):
            self._on = None
            self.view.show_problem(read)
            self.filled.emit()
            return
        first, (self._on, usual) = self._on is None, read
        self.view.show_ground(self._on, usual)
        if first:
            self.view.remember(self._remembered)
        self._answer()

    def _answer(self) -> None:
        """Answer what the sliders say now, or after the answer that is under way."""
        if self._on is None:
            return
        if self._is_answering:
            self._is_waiting = True
            return
        self._is_answering, self._is_waiting = True, False
        bench, on, question = self.desk.bench, self._on, self.view.question

        def work(_tracker: Tracker) -> Answers:
            from cs_workbench.services.simulation_answers import answers

            return answers(bench, on, question)

        self.desk.work(work, self._show, failed=lambda _error: self._go_on())

    def _show(self, found: Answers) -> None:
        self.view.show_answers(found)
        self._go_on()

    def _go_on(self) -> None:
        self._is_answering = False
        if self._is_waiting:
            self._answer()
        else:
            self.filled.emit()

    def _choose_currency(self, currency: str) -> None:
        self._currency = currency
        self.refresh(None)


def _read(bench: Workbench, currency: str | None) -> tuple[Ground, dict[str, Usual]] | str:
    """Return the book with what is usual on it, or why there is nothing to simulate."""
    from cs_workbench.services.economics import NothingInCurrency
    from cs_workbench.services.simulation_answers import usual
    from cs_workbench.services.simulation_ground import ground

    for wanted in dict.fromkeys((currency, None)):  # of what was remembered there may be none by now
        try:
            on = ground(bench, wanted)
        except NothingInCurrency:
            continue
        return on, usual(bench, on)
    return bench.say(
        "simulation",
        "No account has a known ARR, so there is nothing to simulate. Import accounts with their contracts first.",
    )
