"""履歴 Activity: a line to write on, and everything said and done, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.views.activity_list import ActivityFeed
from cs_workbench.ui.views.parts import GAP, MARGIN
from cs_workbench.ui.widgets.fields import LineEdit

if TYPE_CHECKING:
    from cs_workbench.services.account import AccountPage

COLUMNS: Final = ("when", "what", "text", "minutes", "who")


class ActivityTab(QWidget):
    """The timeline, which is filled page by page; what is half written survives every refresh."""

    noteWritten = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("account", "Activity"))
        self.line = LineEdit(say("account", "New note"))
        self.line.setPlaceholderText(say("account", "Write a note. Enter saves it."))
        self.line.returnPressed.connect(self._write)
        self.feed = ActivityFeed(COLUMNS)
        self.timeline = self.feed.table.rows
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self.line)
        layout.addWidget(self.feed, 1)

    def show_page(self, page: AccountPage) -> None:
        """Another page was asked for; its lines come by `windows.activity_feed`."""

    def _write(self) -> None:
        text = self.line.text().strip()
        if text:
            self.line.clear()
            self.noteWritten.emit(text)
