"""履歴 Activity: a note to write, and everything said and done, newest first."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.views.activity_list import ActivityFeed
from cs_workbench.ui.views.note_pane import NotePane
from cs_workbench.ui.views.parts import GAP, MARGIN

COLUMNS: Final = ("when", "what", "text", "minutes", "who")
LOWEST_NOTE: Final = 96  # pixels of the editor: the lines below want room, too


class ActivityTab(QWidget):
    """A note above the timeline, which is filled page by page; what is half written survives every refresh."""

    noteChosen = Signal(int)  # a note of the timeline is to be opened

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("account", "Activity"))
        self.note = NotePane(lowest=LOWEST_NOTE)
        self.feed = ActivityFeed(COLUMNS)
        self.timeline = self.feed.table.rows
        self.feed.verbWanted.connect(self._follow)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.note)
        halves.addWidget(self.feed)
        halves.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        layout.addWidget(halves)

    def _follow(self, action: str, row: object) -> None:
        if action == "account.open" and getattr(row, "kind", "") == "note":
            self.noteChosen.emit(getattr(row, "id", 0))
