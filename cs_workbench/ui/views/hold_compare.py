"""同期の確認待ち: the accounts that a source no longer has, as a list that sorts and can be copied."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs_workbench.ui.models.table import BookTable
from cs_workbench.ui.text import money_sums, money_sums_text, say
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, column, row
from cs_workbench.ui.views.wording import number_text
from cs_workbench.ui.widgets.grid import Grid

if TYPE_CHECKING:
    from cs_workbench.services.holds import HoldPage


class HoldCompare(QWidget):
    """Shows who would go; keeps or removes them, or goes back without an answer."""

    answered = Signal(str, bool)  # source, whether to remove
    accountWanted = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("data", "Accounts that would go"))
        self.source = ""
        self.table, self.grid = BookTable(self, read_only=True), Grid()
        self.grid.setModel(self.table)
        self.grid.setAccessibleName(say("data", "Accounts that would go"))
        self.grid.openWanted.connect(self.accountWanted.emit)
        self._title, self._about = Words("", "title"), Words()
        self.keep, self.remove = button(say("data", "Keep all")), button("")
        back = button(say("data", "Decide later (Esc)"))
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        back.clicked.connect(self.left)
        head = column(self._title, self._about, row(self.keep, self.remove, back))
        head.setContentsMargins(MARGIN, 12, MARGIN, GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.grid, 1)
        self.setFocusProxy(self.grid)

    def show_page(self, page: HoldPage, columns: tuple[str, ...], today: date) -> None:
        """Show the accounts of ``page``, the keyboard in the list."""
        self.source = page.source
        count = len(page.book)
        self._title.setText(say("data", "Accounts that {source} no longer has", source=page.source))
        self._about.setText(
            say(
                "data",
                "{gone} of {live} accounts, ARR {arr}. Nothing was removed. Ctrl+C copies, Enter opens.",
                gone=number_text(count),
                live=number_text(page.of_live),
                arr=money_sums_text(money_sums(page.book["arr"], page.book["arr"].is_known().nonzero()[0])),
            )
        )
        self.remove.setText(say("data", "Remove %n account(s)", count))
        self.remove.setAccessibleName(self.remove.text())
        self.table.show(page.book, today)
        self.table.set_columns(columns)
        self.grid.header.fit()
        if count:
            self.grid.setCurrentIndex(self.table.index(0, 0))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        self.answered.emit(self.source, False)

    def _remove(self) -> None:
        self.answered.emit(self.source, True)
