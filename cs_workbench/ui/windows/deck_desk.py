"""Asks where a deck is written, and writes it: as slides, as a page for the browser or as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cs_workbench.kernel.text import safe_name
from cs_workbench.ui.text import say
from cs_workbench.ui.windows.files import ask_file

if TYPE_CHECKING:
    from pathlib import Path

    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.changes import Done
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

SLIDES: Final = ".pptx"


class DeckDesk(QObject):
    """Serves one view."""

    def __init__(self, view: QWidget, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk

    def choose(
        self, title: str, name: str, make: Callable[[Workbench], Deck], account_id: int | None = None
    ) -> None:
        """Ask for a file, then write what ``make`` answers; ``name`` is proposed.

        ``account_id``: whose customer reads it; None: it is for us.
        """
        kinds = say("decks", "Slides (*.pptx);;Web page (*.html);;PDF (*.pdf)")
        path = ask_file(self._view, title, safe_name(name) + SLIDES, kinds)
        if path is not None:
            self.write(path, make, account_id)

    def write(self, path: Path, make: Callable[[Workbench], Deck], account_id: int | None = None) -> None:
        """Write the deck to ``path``, as its ending says; ``account_id``: as `choose` has it."""

        def write(bench: Workbench) -> Done:
            from cs_workbench.services.deck_files import write_deck
            from cs_workbench.services.review_guard import Guard, Watch
            from cs_workbench.ui.widgets.deck_paper import pdf_of_deck

            watch = None if account_id is None else Watch(Guard(bench), account_id)
            return write_deck(make(bench), path, pdf_of_deck, watch)

        self._desk.perform(write, lane="compute")  # drawing takes a while
