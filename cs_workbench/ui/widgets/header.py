"""The grid's header: sort by click, move by dragging, choose columns by right click or key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QToolTip, QWidget

from cs_workbench.domain.facts import FACTS
from cs_workbench.domain.nouns import Kind
from cs_workbench.ui.text import heading, say
from cs_workbench.ui.theme import colour, pixels, row_height
from cs_workbench.ui.widgets.page_painter import LEAD, PAD
from cs_workbench.ui.widgets.staying_menu import StayingMenu

if TYPE_CHECKING:
    from cs_workbench.ui.models.table import BookTable

WIDTHS: Final = {
    Kind.TEXT: 150, Kind.INT: 90, Kind.NUMBER: 90, Kind.MONEY: 124, Kind.DATE: 116,
    Kind.TIME: 150, Kind.YES_NO: 84, Kind.CHOICE: 128, Kind.REF: 128,
}  # fmt: skip
OWN_WIDTHS: Final = {
    "name": 240,
    "why": 280,
    "last_note": 220,
    "next_step": 180,
    "health": 112,
    "tier": 128,
    "band": 148,
}
SMALLEST: Final = 48
WIDEST_TITLE: Final = 180
MOST_FROZEN: Final = 0.6  # of the width: a wider first column scrolls like the others
Role = Qt.ItemDataRole


class GridHeader(QHeaderView):
    """Knows its columns by fact, so that widths outlive every change of what is shown."""

    sortWanted = Signal(int)  # a column was clicked
    groupWanted = Signal(str)  # a fact, or '' for no groups
    columnsWanted = Signal(list)  # the facts to show, in order

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.widths: dict[str, int] = {}
        self._is_fitting = False
        self.setAccessibleName(say("table", "Column headings"))
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(SMALLEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.show_menu)
        self.sectionClicked.connect(self.sortWanted)
        self.sectionResized.connect(self._resized)

    @property
    def table(self) -> BookTable:
        """The model whose columns these are."""
        return cast("BookTable", self.model())

    def frozen(self) -> int:
        """Return how many pixels of the first column stay in view over those that scrolled; 0 for none."""
        if not self.offset() or not self.count():
            return 0
        width = self.sectionSize(self.logicalIndex(0))
        return width if width <= self.viewport().width() * MOST_FROZEN else 0

    def section_at(self, x: int) -> int:
        """Return the column whose title is seen at ``x``; -1 for none."""
        return self.logicalIndex(0) if 0 <= x < self.frozen() else self.logicalIndexAt(x)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self.frozen()
        if width > event.rect().left():
            with QPainter(self.viewport()) as painter:
                painter.setFont(self.font())
                self.paintSection(painter, QRect(0, 0, width, self.height()), self.logicalIndex(0))
                painter.fillRect(width - 1, 0, 1, self.height(), colour("edge"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() >= self.frozen():
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:  # it neither moves nor grows while it covers others
            self.sortWanted.emit(self.logicalIndex(0))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and 0 <= event.x() < self.frozen():
            title = self.model().headerData(self.logicalIndex(0), Qt.Orientation.Horizontal, Role.ToolTipRole)
            QToolTip.showText(event.globalPos(), str(title or ""), self)
            return True
        return super().viewportEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int, /) -> None:
        if not rect.isValid():
            return
        fact = self.table.fact_at(section)
        is_sorted = fact == self.table.shown.by
        painter.save()
        painter.fillRect(rect, colour("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("edge"))
        painter.setPen(colour("text" if is_sorted else "muted"))
        room = rect.adjusted(PAD if self.visualIndex(section) else LEAD, 0, -PAD, 0)
        metrics = self.fontMetrics()
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        arrow = ("↓" if self.table.shown.descending else "↑") if is_sorted else ""
        width = room.width() - (metrics.horizontalAdvance(arrow) + 4 if arrow else 0)
        text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, width)
        side = int(self.model().headerData(section, Qt.Orientation.Horizontal, Role.TextAlignmentRole))
        painter.drawText(room, side, f"{text} {arrow}" if arrow else text)
        painter.restore()

    def facts(self) -> list[str]:
        """Return the facts shown, as they stand from left to right."""
        return [self.table.fact_at(self.logicalIndex(place)) for place in range(self.count())]

    def fit(self) -> None:
        """Give every column its width."""
        self._is_fitting = True
        self.setFixedHeight(row_height() + 2)
        for section in range(self.count()):
            fact = self.table.fact_at(section)
            kind = self.table.book[fact].kind
            title = str(self.model().headerData(section, Qt.Orientation.Horizontal))
            whole = self.fontMetrics().horizontalAdvance(f"{title} ↓") + 2 * PAD + 4
            standard = max(pixels(OWN_WIDTHS.get(fact, WIDTHS[kind])), min(whole, pixels(WIDEST_TITLE)))
            self.resizeSection(section, self.widths.get(fact, standard))
        self._is_fitting = False

    def show_sorted(self) -> None:
        """Mark the column that the table is sorted by."""
        self.viewport().update()

    def show_menu(self, at: QPoint) -> None:
        """Offer what can be done with the column at ``at`` and with all columns."""
        section = self.section_at(at.x())
        menu = self.menu_for(section)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(at))

    def menu_for(self, section: int) -> QMenu:
        """Return the menu of a column; ``section`` -1: only the choice of columns."""
        menu = QMenu(self)
        if section >= 0:
            fact = self.table.fact_at(section)
            menu.addAction(say("table", "Sort by this column")).triggered.connect(
                lambda: self.sortWanted.emit(section)
            )
            menu.addAction(say("table", "Group by this column")).triggered.connect(
                lambda: self.groupWanted.emit(fact)
            )
            menu.addAction(say("table", "Hide this column")).triggered.connect(lambda: self.toggle(fact))
            menu.addSeparator()
        menu.addAction(say("table", "No groups")).triggered.connect(lambda: self.groupWanted.emit(""))
        menu.addMenu(self.chooser(menu))
        return menu

    def chooser(self, parent: QWidget) -> QMenu:
        """Return the menu of every fact, the shown ones ticked."""
        menu = StayingMenu(say("table", "Columns"), parent)
        shown = set(self.table.shown.columns)
        known = [fact.id for fact in FACTS if fact.id in self.table.book]
        for fact in [*known, *(f for f in self.table.book if f not in known)]:
            action = menu.addAction(heading(fact))
            action.setCheckable(True)
            action.setChecked(fact in shown)
            action.setData(fact)
        menu.triggered.connect(self._toggled)
        return menu

    def toggle(self, fact: str) -> None:
        """Show a column at the end, or hide it; the last one stays."""
        facts = self.facts()
        wanted = [f for f in facts if f != fact] if fact in facts else [*facts, fact]
        if wanted:
            self.columnsWanted.emit(wanted)

    def _toggled(self, action: QAction) -> None:
        self.toggle(str(action.data()))

    def _resized(self, section: int, _before: int, width: int) -> None:
        if not self._is_fitting and width > 0 and section < len(self.table.shown.columns):
            self.widths[self.table.fact_at(section)] = width
