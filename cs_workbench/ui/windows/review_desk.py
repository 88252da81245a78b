"""Sheets of a tier review and the memo leave as files; a sheet comes back chosen, or dropped on the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from cs_workbench.kernel.text import safe_name
from cs_workbench.ui.text import say
from cs_workbench.ui.windows.files import ask_file

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.changes import Done
    from cs_workbench.services.review_session import TakeAnswers
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

ENDING: Final = ".xlsx"


class ReviewDesk(QObject):
    """Serves one page."""

    def __init__(self, view: QWidget, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        view.setAcceptDrops(True)
        view.installEventFilter(self)

    def choose_folder(self) -> None:
        """Ask where the sheets are written."""
        title = say("allocation", "Folder for the sheets of the tier review")
        chosen = QFileDialog.getExistingDirectory(self._view.window(), title)
        if chosen:
            self.export(Path(chosen))

    def export(self, folder: Path) -> None:
        """Write a sheet for each CSM into ``folder``."""

        def write(bench: Workbench) -> Done:
            from cs_workbench.services.review_sheets import write_sheets

            return write_sheets(bench, folder)

        self._desk.perform(write)

    def choose_sheet(self) -> None:
        """Ask which sheet came back."""
        title, kinds = say("allocation", "Sheet of a colleague"), say("allocation", "Excel workbook (*.xlsx)")
        chosen, _ = QFileDialog.getOpenFileName(self._view.window(), title, "", kinds)
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Take the answers of a sheet; one that is not sound is told and nothing of it is taken."""

        def read(tracker: Tracker) -> list[list[str]]:
            from cs_workbench.services.review_sheets import read_cells

            return read_cells(path, tracker)

        self._desk.work(read, lambda rows: self._take(rows, path.name))

    def choose_memo(self) -> None:
        """Ask where the memo is written."""
        name = safe_name(say("allocation", "Memo {day}", day=self._desk.bench.today.isoformat()))
        kinds = say("allocation", "PDF (*.pdf);;Markdown (*.md)")
        title = say("allocation", "Memo about the touch model")
        path = ask_file(self._view, title, f"{name}.pdf", kinds)
        if path is not None:
            self.write_memo(path)

    def write_memo(self, path: Path) -> None:
        """Write the memo to ``path``, as its ending says."""

        def write(bench: Workbench) -> Done:
            from cs_workbench.services.touch_memo import touch_memo, write_memo
            from cs_workbench.ui.widgets.paper import pdf_of

            return write_memo(bench, touch_memo(bench), path, pdf_of)

        self._desk.perform(write)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
            paths = [Path(url.toLocalFile()) for url in urls]
            sheets = [path for path in paths if path.suffix.lower() == ENDING]
            if sheets:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent):
                    for path in sheets:
                        self.read(path)
                return True
        return super().eventFilter(watched, event)

    def _take(self, rows: list[list[str]], name: str) -> None:
        def look(bench: Workbench) -> TakeAnswers:
            from cs_workbench.services.review_sheets import sheet_answers

            return sheet_answers(bench, rows, name)

        self._desk.ask(name, look, self._desk.do)  # several sheets may wait: each is answered
