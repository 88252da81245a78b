"""A row that goes on in the next line where the room ends: nothing on it is ever clipped."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

#: What takes the rest of its line goes to a line of its own where less than this is left.
LEAST_REST: Final = 200


class Flow(QLayout):
    """Lays parts side by side, each as wide as it wants; an expanding one takes the rest of its line."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, margins: QMargins | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        # What Qt asks hundreds of times while a page is laid out: the height by width, and the least room.
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self.setSpacing(gap)
        self.setContentsMargins(margins or QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        self._least = None
        super().invalidate()

    def minimumSize(self) -> QSize:
        if self._least is None:
            self._least = QSize()
            for item in self._shown():
                self._least = self._least.expandedTo(item.minimumSize())
        return self._least.grownBy(self.contentsMargins())

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() + self.spacing() for hint in hints) - self.spacing() * bool(hints)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Return the height that ``rect`` needs; put every part in its place when ``move``."""
        room = rect.marginsRemoved(self.contentsMargins())
        top, gap = room.top(), self.spacing()
        for line in self._lines(room.width()):
            height = max(item.sizeHint().height() for item, _width in line)
            left = room.left()
            for item, width in line:
                if move:
                    size = QSize(width, min(item.sizeHint().height(), height))
                    down = (height - size.height()) // 2
                    item.setGeometry(QRect(left, top + down, size.width(), size.height()))
                left += width + gap
            top += height + gap
        return max(top - gap, room.top()) + self.contentsMargins().bottom() - rect.top()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """Return the parts line by line, each with its width; at least one line with one part each."""
        gap, width = self.spacing(), max(width, 0)  # Qt asks about no room at all, and less
        lines: list[list[tuple[QLayoutItem, int]]] = []
        left = -1
        for item in self._shown():
            grows = _grows(item)
            wants = min(LEAST_REST if grows else item.sizeHint().width(), width)
            if wants > left:
                lines.append([])
                left = width
            lines[-1].append((item, wants))
            left -= wants + gap
        return [_filled(line, width, gap) for line in lines]


def _grows(item: QLayoutItem) -> bool:
    """Say whether a part takes more room when there is some: one of a fixed width never does."""
    expands = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
    return expands and item.maximumSize().width() > item.sizeHint().width()


def _filled(line: list[tuple[QLayoutItem, int]], width: int, gap: int) -> list[tuple[QLayoutItem, int]]:
    """Return ``line`` with what is left of ``width`` given to its first expanding part."""
    rest = width - sum(wants + gap for _item, wants in line) + gap
    grown = []
    for item, wants in line:
        grows = _grows(item)
        grown.append((item, wants + rest if grows else wants))
        rest = 0 if grows else rest
    return grown
