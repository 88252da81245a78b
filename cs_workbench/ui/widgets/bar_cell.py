"""A number in a table with a bar behind its words, so that neither stands alone."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_workbench.ui.theme import colour, pixels

#: Where an item keeps the number of its bar; None: the words alone.
NUMBER: Final = Qt.ItemDataRole.UserRole + 1
PAD: Final = 8


class BarDelegate(QStyledItemDelegate):
    """Paints the item's words to the left of its bar; a kind of bar says how long, how thick, and paints itself."""

    long = 56  # pixels
    thick = 8

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(pixels(self.long) + PAD, 0)

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:  # PySide6's stubs know no fields of the option
        number = index.data(NUMBER)
        if number is None:
            super().paint(painter, option, index)
            return
        words = QStyleOptionViewItem(option)
        self.initStyleOption(words, index)
        whole, long = option.rect, pixels(self.long)
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, words, painter, option.widget
        )
        painter.save()
        text = colour("on_soft" if option.state & QStyle.StateFlag.State_Selected else "text")
        painter.setPen(text)
        room = whole.adjusted(PAD, 0, -long - 2 * PAD, 0)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, right, str(index.data()))
        left, top = whole.right() - long - PAD + 0.5, whole.center().y() - self.thick / 2 + 0.5
        self.paint_bar(painter, QRectF(left, top, long, self.thick), float(number))
        painter.restore()

    def paint_bar(self, painter: QPainter, frame: QRectF, number: float) -> None:
        """Paint ``number`` within ``frame``; the pen has the colour of the words."""
        raise NotImplementedError
