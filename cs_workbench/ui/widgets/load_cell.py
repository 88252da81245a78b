"""A load in a table: its percent before a bar with marks at 70, 90 and 100 %."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_workbench.domain.capacity import FULL, GOOD, TIGHT, mark
from cs_workbench.ui.theme import colour, pixels

#: Where an item keeps its load, 1 is full; None: the words alone.
LOAD: Final = Qt.ItemDataRole.UserRole + 1
LONGEST: Final = 1.3  # what a bar can show; beyond, the number tells
BAR: Final = 92  # pixels up to `LONGEST`
THICK: Final = 10
PAD: Final = 8
COLOURS: Final = {"slack": "unsure", "good": "healthy", "tight": "watch", "overload": "action"}


class LoadDelegate(QStyledItemDelegate):
    """Paints the item's words, then its load; the verdict's word stands in a column of its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(pixels(BAR) + PAD, 0)

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:  # PySide6's stubs know no fields of the option
        load = index.data(LOAD)
        if load is None:
            super().paint(painter, option, index)
            return
        words = QStyleOptionViewItem(option)
        self.initStyleOption(words, index)
        whole, style = option.rect, option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, words, painter, option.widget)
        long = pixels(BAR)
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(colour("on_soft" if is_chosen else "text"))
        room = whole.adjusted(PAD, 0, -long - 2 * PAD, 0)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, right, str(index.data()))
        left, top = whole.right() - long - PAD + 0.5, whole.center().y() - THICK / 2 + 0.5
        painter.fillRect(QRectF(left, top, long, THICK), colour("sunken"))
        painter.setPen(colour("border"))
        painter.drawRect(QRectF(left, top, long, THICK))
        reached = min(float(load), LONGEST) / LONGEST * long
        painter.fillRect(QRectF(left, top, reached, THICK), colour(COLOURS[mark(float(load))]))
        painter.setPen(colour("on_soft" if is_chosen else "text"))
        for stroke in (GOOD, TIGHT, FULL):
            over = 5 if stroke == FULL else 2
            at = round(left + stroke / LONGEST * long)
            painter.drawLine(at, round(top - over), at, round(top + THICK + over))
        painter.restore()
