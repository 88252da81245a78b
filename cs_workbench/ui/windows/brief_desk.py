"""The book for a colleague who covers leaves as a file; the file comes back, dropped or chosen, with their notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from cs_workbench.kernel.text import safe_name
from cs_workbench.ui.text import say
from cs_workbench.ui.windows.workbook_drops import ENDING, WorkbookDrops

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.absences import AbsenceRow
    from cs_workbench.services.brief_notes import BriefNotes
    from cs_workbench.services.changes import Done
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk


class BriefDesk(WorkbookDrops):
    """Serves one window."""

    def __init__(self, window: QWidget, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._desk = window, desk

    def choose_book(self, absence: AbsenceRow) -> None:
        """Ask where the book for an absence is written."""
        name = safe_name(
            say("brief", "Brief {owner} {day}", owner=absence.owner, day=absence.from_on.isoformat())
        )
        kinds = say("brief", "Excel workbook (*.xlsx);;PDF (*.pdf)")
        title = say("brief", "Brief for the colleague who covers")
        chosen, kind = QFileDialog.getSaveFileName(self._window, title, name + ENDING, kinds)
        if chosen:
            path = Path(chosen)
            ending = ".pdf" if "pdf" in kind else ENDING
            self.write_book(absence, path if path.suffix else path.with_suffix(ending))

    def write_book(self, absence: AbsenceRow, path: Path) -> None:
        """Write the book for an absence to ``path``, as its ending says."""

        def write(bench: Workbench) -> Done:
            from cs_workbench.services.brief_book import book_brief, write_book
            from cs_workbench.ui.widgets.paper import pdf_of

            book = book_brief(bench, absence.from_on, absence.to_on, absence.owner, absence.cover)
            return write_book(bench, book, path, pdf_of)

        self._desk.perform(write)

    def choose_notes(self) -> None:
        """Ask which file came back."""
        title, kinds = say("brief", "Notes of a colleague"), say("brief", "Excel workbook (*.xlsx)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Take the notes of a book that came back; tell what was not taken."""

        def read(tracker: Tracker) -> list[list[str]]:
            from cs_workbench.services.brief_notes import read_cells

            return read_cells(path, tracker)

        self._desk.work(read, lambda rows: self._look(rows, path.name))

    def _look(self, rows: list[list[str]], name: str) -> None:
        def look(bench: Workbench) -> BriefNotes:
            from cs_workbench.services.brief_notes import brief_notes

            return brief_notes(bench, rows, name)

        self._desk.ask(name, look, self._take)  # several files may wait: each is answered

    def _take(self, found: BriefNotes) -> None:
        self._desk.do(found.command)
        if found.refused:
            from cs_workbench.services.brief_notes import RowsLeft

            self._desk.failed.emit(RowsLeft(rows=" ".join(found.refused)))
