"""Builds the reviews of the chosen accounts: asks for a folder, starts the child, tells what became of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cs_workbench.ui.text import say, shown
from cs_workbench.ui.windows.files import folder_door

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.children import Children
    from cs_workbench.ui.windows.desk import Desk


class ReviewBatchDesk(QObject):
    """Serves one window."""

    told = Signal(str, object)  # a sentence, and a door: (words, what to do) or None
    refused = Signal(str, object)  # the same, to be read at leisure

    def __init__(self, window: QWidget, desk: Desk, children: Children, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._desk, self._children = window, desk, children
        self._folder = Path()

    def choose_folder(self, accounts: tuple[int, ...]) -> None:
        """Ask where the reviews of ``accounts`` are written, then build them."""
        if not accounts:
            self.told.emit(say("meeting", "Choose the account first."), None)
            return
        title = say("review", "Folder for the reviews of %n account(s), last quarter", len(accounts))
        chosen = QFileDialog.getExistingDirectory(self._window, title)
        if chosen:
            self.build(accounts, Path(chosen))

    def build(self, accounts: tuple[int, ...], folder: Path) -> None:
        """Build the review of each of ``accounts`` into ``folder``, in a process of its own."""
        self._folder = folder

        def question(bench: Workbench) -> list[str]:
            from cs_workbench.services.review_batch import account_uids

            return account_uids(bench, accounts)

        self._desk.ask("review.batch", question, lambda uids: self._children.build_reviews(uids, folder))

    def tell(self, result: dict[str, Any]) -> None:
        """Tell what became of the accounts; where some were refused, each is named with why, until it is closed."""
        lines = result.get("reviews", ())
        counts = Counter(line["state"] for line in lines)
        text = say(
            "review", "%n review(s) written, {refused} refused, {left} not begun.",
            counts["written"] + counts["unchanged"], refused=counts["refused"], left=counts["left"],
        )  # fmt: skip
        file = next((line["file"] for line in lines if line.get("file")), None)
        door = folder_door(Path(file).parent if file else self._folder)
        refused: dict[str, list[str]] = {}
        for line in lines:
            if line["state"] == "refused":
                refused.setdefault(line["why"], []).append(shown(line["account"]))
        if not refused:
            self.told.emit(text, door)
            return
        sentences = [
            say("review", "{account}: {why}", account=say("review", ", ").join(names), why=shown(why))
            for why, names in refused.items()
        ]
        self.refused.emit("\n".join((text, *sentences)), door)
