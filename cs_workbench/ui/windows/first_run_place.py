"""Wires the first run: a language, where accounts come from, who you are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cs_workbench.ui.text import say
from cs_workbench.ui.views.first_run import FirstRunView
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from cs_workbench.services.changes import Done
    from cs_workbench.ui.windows.desk import Desk


class FirstRunPlace(Place):
    """Stands alone in the window until the book has accounts and the person has said who they are."""

    languageChosen = Signal(str)
    sampleWanted = Signal()  # the window starts the child that fills the sample book
    pathChosen = Signal(Path)
    finished = Signal(str)  # the place to open
    cancelWanted = Signal()

    def __init__(self, desk: Desk, parent: QObject, language: str) -> None:
        self.view: FirstRunView = FirstRunView(language)
        super().__init__("first_run", self.view, desk, parent)
        self._then = "today"
        self.view.languageChosen.connect(self.languageChosen)
        self.view.sampleChosen.connect(self._fill_sample)
        self.view.pathChosen.connect(self.pathChosen)
        self.view.personChosen.connect(self._choose_person)
        self.view.cancelled.connect(self._cancel)

    def focus(self) -> None:
        self.view.sample.setFocus()

    def ask_person(self) -> None:
        """The accounts are there: ask who the person is."""
        from cs_workbench.services.book import owners

        self.desk.ask("owners", owners, self.show_persons)

    def show_persons(self, owners: list[str], then: str = "today") -> None:
        """Ask which of ``owners`` the person is; ``then`` is the place that follows."""
        self._then = then
        self.view.show_persons(owners)

    def show_progress(self, _what: str, done: int, total: int) -> None:
        """Show how far the sample book is."""
        self.view.show_waiting(say("first_run", "Making the sample book"), done, total)

    def show_beginning(self) -> None:
        """Begin again, after a cancel or an error."""
        self.view.show_beginning()

    def _fill_sample(self) -> None:
        self.view.show_waiting(say("first_run", "Making the sample book"))
        self.sampleWanted.emit()

    def _cancel(self) -> None:
        self.cancelWanted.emit()
        self.view.show_beginning()

    def _choose_person(self, owner: str | None, role: str) -> None:
        from cs_workbench.services.settings import SetSetting

        self.desk.do(SetSetting("owner", owner))
        self.desk.do(SetSetting("role", role), self._role_set)

    def _role_set(self, _done: Done) -> None:
        from cs_workbench.services.team import opens_on_team

        self.desk.ask("home", opens_on_team, self._finish)

    def _finish(self, leads: bool) -> None:
        """A lead opens on Team."""
        self.finished.emit("team" if leads else self._then)
