"""A health spread in a table: one bar of 100 % in four parts; the counts stand in columns beside it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_workbench.domain.facts import BANDS
from cs_workbench.ui.theme import band_colour, colour, pixels
from cs_workbench.ui.widgets.shapes import paint_band

#: Where an item keeps the accounts of each band, in the order of `BANDS`; None: nothing is known.
SPREAD: Final = Qt.ItemDataRole.UserRole + 2
#: Where an item of a count keeps its band.
BAND: Final = Qt.ItemDataRole.UserRole + 3
LONG: Final = 72
THICK: Final = 12
MARK: Final = 9
PAD: Final = 8


class SpreadDelegate(QStyledItemDelegate):
    """Paints the bar; the words of the item are for screen readers."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(pixels(LONG) + 2 * PAD, super().sizeHint(option, index).height())

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        counts = index.data(SPREAD)
        if not counts or not sum(counts):
            super().paint(painter, option, index)
            return
        _ground(painter, option, index, self)
        whole: QRectF = QRectF(option.rect)
        frame = QRectF(
            whole.left() + PAD + 0.5,
            round(whole.center().y() - THICK / 2) + 0.5,
            whole.width() - 2 * PAD - 1,
            THICK,
        )
        painter.save()
        at, total = frame.left(), sum(counts)
        for band, count in zip(BANDS, counts, strict=True):
            wide = frame.width() * count / total
            part = QRectF(at, frame.top(), wide, frame.height())
            if count and band != "none":
                painter.fillRect(part, band_colour(band))
            at += wide
            if count and band != BANDS[-1]:
                painter.fillRect(QRectF(round(at) - 1, frame.top(), 1, frame.height()), colour("surface"))
        painter.setPen(colour("border"))
        painter.drawRect(frame)
        painter.restore()


class CountDelegate(QStyledItemDelegate):
    """Paints a band's shape before its count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(pixels(MARK) + PAD // 2, 0)

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        super().paint(painter, option, index)
        band = index.data(BAND)
        if band:
            size = pixels(MARK)
            room = QRectF(option.rect.left() + PAD, option.rect.center().y() - size / 2 + 1, size, size)
            painter.save()
            selected = option.state & QStyle.StateFlag.State_Selected
            paint_band(painter, room, band, colour("on_soft") if selected else None)
            painter.restore()


def _ground(
    painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex, delegate: QStyledItemDelegate
) -> None:
    words = QStyleOptionViewItem(option)
    delegate.initStyleOption(words, index)
    panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
    option.widget.style().drawPrimitive(panel, words, painter, option.widget)
