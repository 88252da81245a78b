"""A share in a table: its words before a bar, so that neither stands alone."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_workbench.ui.theme import colour, pixels

#: Where an item keeps its share, from 0 to 1; None: the words alone.
SHARE: Final = Qt.ItemDataRole.UserRole + 1
BAR: Final = 56  # pixels of a whole
THICK: Final = 8
PAD: Final = 8


class ShareDelegate(QStyledItemDelegate):
    """Paints the item's words, then its share of a whole as a bar within a frame."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(pixels(BAR) + PAD, 0)

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:  # PySide6's stubs know no fields of the option
        share = index.data(SHARE)
        if share is None:
            super().paint(painter, option, index)
            return
        words = QStyleOptionViewItem(option)
        self.initStyleOption(words, index)
        words.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        whole = option.rect
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, words, painter, option.widget
        )
        long = pixels(BAR)
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(colour("on_soft" if is_chosen else "text"))
        room = whole.adjusted(PAD, 0, -long - 2 * PAD, 0)
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(index.data())
        )
        frame = QRectF(whole.right() - long - PAD + 0.5, whole.center().y() - THICK / 2 + 0.5, long, THICK)
        painter.setPen(colour("border"))
        painter.drawRect(frame)
        painter.fillRect(frame.adjusted(0, 0, (float(share) - 1) * long, 0), colour("accent"))
        painter.restore()
