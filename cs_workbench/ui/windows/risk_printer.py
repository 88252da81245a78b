"""Asks where the page of a risk is written, and writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from cs_workbench.kernel.text import safe_name
from cs_workbench.ui.text import say

if TYPE_CHECKING:
    from cs_workbench.services.risks import Told
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

ENDING = ".pdf"


class RiskPrinter(QObject):
    """Serves one view."""

    def __init__(self, view: QWidget, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk

    def print(self, account: str, told: Callable[[Workbench], Sequence[Told]]) -> None:
        """Ask for a file, then write the page of what ``told`` answers."""
        name = safe_name(say("risk", "Risk {account}", account=account)) + ENDING
        title, kinds = say("risk", "Print the risk"), say("risk", "PDF (*.pdf)")
        chosen, _ = QFileDialog.getSaveFileName(self._view, title, name, kinds)
        if chosen:
            path = Path(chosen)
            self.print_to(path if path.suffix else path.with_suffix(ENDING), told)

    def print_to(self, path: Path, told: Callable[[Workbench], Sequence[Told]]) -> None:
        """Write the page to ``path``."""

        def write(bench: Workbench) -> str:
            from cs_workbench.services.risks import print_risks
            from cs_workbench.ui.widgets.paper import pdf_of

            return print_risks(bench, told(bench), path, pdf_of)

        self._desk.ask("risk page", write, lambda sentence: self._desk.done.emit(sentence, None))
