"""Why a score is what it is: one line a reason, its value, its points as a bar to the left or right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cs_workbench.ui.text import number_text, say, shown
from cs_workbench.ui.theme import colour, row_height

Index = QModelIndex | QPersistentModelIndex
REASON: Final = Qt.ItemDataRole.UserRole
WIDEST: Final = Qt.ItemDataRole.UserRole + 1
BAR: Final = 150  # at the most; in a narrow pane the words come first
POINTS: Final = 44
PAD: Final = 10


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its words, the value behind it, its points for (+) or against (-); None: not known."""

    text: str
    value: str
    points: float | None


class _Line(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        reason: Reason = index.data(REASON)
        rect: QRect = option.rect
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(rect, colour("accent_soft"))
        ink, faint = colour("on_soft" if is_chosen else "text"), colour("on_soft" if is_chosen else "muted")
        room = rect.adjusted(PAD, 0, -PAD, 0)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(ink)
        painter.drawText(room, right, points_text(reason.points))
        long = min(BAR, room.width() // 4)
        bar = QRect(room.right() - POINTS - long, room.y(), long, room.height())
        self._paint_bar(painter, bar, reason.points, float(index.data(WIDEST)))
        words = QRect(room.x(), room.y(), bar.x() - room.x() - PAD, room.height())
        metrics = painter.fontMetrics()
        value = shown(reason.value)
        width = min(metrics.horizontalAdvance(value) + 2, words.width() // 2)
        painter.setPen(faint)
        painter.drawText(words, right, metrics.elidedText(value, Qt.TextElideMode.ElideRight, width))
        painter.setPen(ink)
        rest = words.adjusted(0, 0, -width - PAD, 0)
        painter.drawText(
            rest, left, metrics.elidedText(shown(reason.text), Qt.TextElideMode.ElideRight, rest.width())
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), colour("focus"))
        painter.restore()

    @staticmethod
    def _paint_bar(painter: QPainter, room: QRect, points: float | None, widest: float) -> None:
        middle = room.center().x()
        painter.fillRect(middle, room.y() + 4, 1, room.height() - 8, colour("border"))
        if not points:
            return
        length = abs(points) / widest * (room.width() / 2 - 2)
        start = middle + 1 if points > 0 else middle - length
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("healthy" if points > 0 else "action"))
        painter.drawRoundedRect(QRectF(start, room.center().y() - 5, length, 10), 2, 2)


class ReasonBars(QListWidget):
    """Lists reasons, the heaviest first as they are given; each line reads as a sentence aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("reasons", "Reasons"))
        self.setItemDelegate(_Line(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """Show ``reasons`` in their order."""
        self.clear()
        widest = max((abs(r.points) for r in reasons if r.points), default=1.0)
        for reason in reasons:
            item = QListWidgetItem(shown(reason.text))
            item.setData(REASON, reason)
            item.setData(WIDEST, widest)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                say(
                    "reasons", "{reason}: {value}, {points} points",
                    reason=reason.text, value=reason.value, points=points_text(reason.points),
                ),
            )  # fmt: skip
            self.addItem(item)


def points_text(points: float | None) -> str:
    """Return points with their sign: +12, −19, ±0, or a dash when they are not known."""
    if points is None:
        return "–"
    sign = "+" if points > 0 else "−" if points < 0 else "±"
    return sign + number_text(abs(points), 0 if abs(points) >= 1 or not points else 1)
