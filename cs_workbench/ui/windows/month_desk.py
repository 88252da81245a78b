"""A month leaves as a file or for Slack; the file of a CSM comes back, dropped or chosen, with their words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cs_workbench.kernel.text import safe_name
from cs_workbench.ui.text import say
from cs_workbench.ui.windows.workbook_drops import WorkbookDrops

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.changes import Done
    from cs_workbench.services.month_file import MonthWords
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk


class MonthDesk(WorkbookDrops):
    """Serves one page, or any other that a CSM's month is dropped on."""

    def __init__(self, page: QWidget, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._desk = page, desk

    def choose_file(self, kind: str, month: str, owner: str | None) -> None:
        """Ask where the month is written; ``kind``: 'pdf', 'xlsx' or 'pptx' (also as a page: .html)."""
        who = owner or say("targets", "Team")
        name = safe_name(say("month", "Month {month} {owner}", month=month, owner=who))
        kinds = {
            "pdf": say("month", "PDF (*.pdf)"),
            "xlsx": say("brief", "Excel workbook (*.xlsx)"),
            "pptx": say("month", "Slides (*.pptx);;Web page (*.html)"),
        }
        chosen, _ = QFileDialog.getSaveFileName(
            self._page.window(), say("month", "Month"), f"{name}.{kind}", kinds[kind]
        )
        if chosen:
            path = Path(chosen)
            is_told = path.suffix.lower() in (f".{kind}", ".html" if kind == "pptx" else "")
            self.write(month, owner, path if path.suffix and is_told else path.with_suffix(f".{kind}"))

    def write(self, month: str, owner: str | None, path: Path) -> None:
        """Write the month to ``path``, as its ending says."""

        def write(bench: Workbench) -> Done:
            from cs_workbench.services.month import month as told
            from cs_workbench.services.month_outputs import write_month
            from cs_workbench.ui.widgets.page_paper import pdf_of_page

            return write_month(bench, told(bench, month, owner), path, pdf_of_page)

        self._desk.perform(write)

    def copy(self, month: str, owner: str | None) -> None:
        """Put the month's text for Slack on the clipboard."""

        def ask(bench: Workbench) -> str:
            from cs_workbench.services.month import month as told
            from cs_workbench.services.month_text import slack_text

            return slack_text(bench, told(bench, month, owner))

        self._desk.ask("month text", ask, self._copied)

    def choose_month(self) -> None:
        """Ask which file came from a CSM."""
        title, kinds = say("month", "Month of a CSM"), say("brief", "Excel workbook (*.xlsx)")
        chosen, _ = QFileDialog.getOpenFileName(self._page.window(), title, "", kinds)
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Take the words of a CSM's month; tell what was not taken, and what was changed in the file."""

        def read(tracker: Tracker) -> list[list[str]]:
            from cs_workbench.services.month_file import read_cells

            return read_cells(path, tracker)

        self._desk.work(read, lambda rows: self._look(rows, path.name))

    def _look(self, rows: list[list[str]], name: str) -> None:
        def look(bench: Workbench) -> MonthWords | Exception:
            from cs_workbench.services.month_file import MonthFileRefused, month_words

            try:
                return month_words(bench, rows, name)
            except MonthFileRefused as error:
                return error

        self._desk.ask(f"month file {name}", look, self._take)  # several files may wait: each is answered

    def _take(self, found: MonthWords | Exception) -> None:
        if isinstance(found, Exception):
            self._desk.failed.emit(found)
            return
        self._desk.do(found.command)
        left = (*found.refused, *found.changed)
        if left:
            from cs_workbench.services.month_file import MonthRowsLeft

            self._desk.failed.emit(MonthRowsLeft(rows=" ".join(left)))

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.done.emit(say("month", "Copied for Slack"), None)
