"""取り込み保留: rows held back, each with its reason, repaired where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, row
from cs_workbench.ui.views.sheet import LEFT, Sheet

if TYPE_CHECKING:
    from cs_workbench.services.held import HeldRow

ROWS_SHOWN = 12


class HeldTab(QWidget):
    """The list above; below it the current row as the file has it, its cells open for correction."""

    repairWanted = Signal(int, object)  # row id, {heading: corrected text}
    dropWanted = Signal(list)  # row ids

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[int, HeldRow] = {}
        self._empty = Words(say("held", "No row is held back. Everything that was read has landed."), "muted")
        self.list = Sheet(
            say("held", "Rows held back"),
            [say("held", "Source"), say("held", "File"), say("held", "Row"), say("held", "Why")],
            numbers=(2,),
            grow=3,
            most=ROWS_SHOWN,
            leading=True,
        )
        self.list.currentCellChanged.connect(self._show_current)
        self._sentence = Words("", "strong")
        self.cells = QTableWidget(0, 2)
        self.cells.setAccessibleName(say("held", "The row's cells"))
        self.cells.setProperty("sheet", "leading")
        self.cells.setHorizontalHeaderLabels([say("held", "Column"), say("held", "Cell (type to correct)")])
        self.cells.horizontalHeader().setDefaultAlignment(LEFT)
        self.cells.horizontalHeader().setHighlightSections(False)
        self.cells.verticalHeader().hide()
        self.cells.setTabKeyNavigation(False)
        self.cells.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.cells.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._land = button(say("held", "Land the corrected row (Ctrl+Enter)"), main=True)
        self._land.clicked.connect(self._repair)
        self._drop = button(say("held", "Leave the selected rows out"))
        self._drop.clicked.connect(self._leave_out)
        QShortcut(
            QKeySequence("Ctrl+Return"),
            self,
            self._repair,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addWidget(self._empty)
        layout.addWidget(self.list)
        layout.addWidget(self._sentence)
        layout.addWidget(self.cells, 1)
        layout.addLayout(row(self._land, self._drop))
        layout.addStretch(0)

    def show_rows(self, rows: Sequence[HeldRow]) -> None:
        """Show ``rows``; what is being corrected stays while its row stays."""
        shown = self._current()
        self._rows = {held.id: held for held in rows}
        self.list.blockSignals(True)
        self.list.fill(
            [[held.source, held.file, str(held.number), held.sentence] for held in rows],
            [held.id for held in rows],
        )
        self.list.blockSignals(False)
        for part in (self.list, self._sentence, self.cells, self._land, self._drop):
            part.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if self._current() is not shown:
            self._show_current()

    def _current(self) -> HeldRow | None:
        key = self.list.key_at(self.list.currentRow())
        return self._rows.get(key) if isinstance(key, int) else None

    def _show_current(self, *_places: int) -> None:
        held = self._current()
        if held is None:
            return
        self._sentence.setText(held.sentence)
        self.cells.setRowCount(len(held.raw))
        for number, (heading, text) in enumerate(held.raw.items()):
            name = QTableWidgetItem(heading)
            name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.cells.setItem(number, 0, name)
            self.cells.setItem(number, 1, QTableWidgetItem(text))
            if text == held.value and held.value:
                self.cells.setCurrentCell(number, 1)

    def _repair(self) -> None:
        held = self._current()
        if held is None:
            return
        self.cells.setCurrentCell(self.cells.currentRow(), 0)  # ends an open editor with its text
        corrected = {}
        for number, (heading, was) in enumerate(held.raw.items()):
            item = self.cells.item(number, 1)
            if item is not None and item.text() != was:
                corrected[heading] = item.text()
        self.repairWanted.emit(held.id, corrected)

    def _leave_out(self) -> None:
        ids = [key for key in self.list.keys_selected() if isinstance(key, int)]
        if ids:
            self.dropWanted.emit(ids)
