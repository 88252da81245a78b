"""Ctrl+K: everything by a few letters. Shows the key each time, so that it teaches itself away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.ui.text import plain_label, say, shown
from cs_workbench.ui.theme import colour, row_height
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.icons import pixmap
from cs_workbench.ui.widgets.palette_search import Found, NameIndex, rank

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
Role = Qt.ItemDataRole
FOUND: Final = Role.UserRole
MOST: Final = 40
WIDTH: Final = 620
LINES: Final = 11
TOP: Final = 72
PAD: Final = 14
ICON: Final = 18


class _Results(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: list[Found] = []

    def show(self, found: list[Found]) -> None:
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self.found[index.row()]
        if role == FOUND:
            return found
        if role == Role.DisplayRole:
            return shown(found.text)
        if role == Role.AccessibleTextRole:
            return ", ".join(part for part in (found.text, found.detail, found.key) if part)
        return None


class _Line(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, row_height() + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found: Found = index.data(FOUND)
        rect: QRect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(rect, colour("accent_soft"))
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), colour("accent"))
        ink, faint = colour("on_soft" if is_chosen else "text"), colour("on_soft" if is_chosen else "muted")
        if found.icon:
            ratio = painter.device().devicePixelRatioF()
            picture = pixmap(found.icon, ICON, faint, ratio)
            painter.drawPixmap(rect.x() + PAD, rect.y() + (rect.height() - ICON) // 2, picture)
        room = rect.adjusted(PAD + ICON + 10, 0, -PAD, 0)
        metrics = painter.fontMetrics()
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        end = found.key or shown(found.detail)
        end = metrics.elidedText(end, Qt.TextElideMode.ElideRight, room.width() // 2)
        painter.setPen(faint)
        painter.drawText(room, right, end)
        rest = room.adjusted(0, 0, -metrics.horizontalAdvance(end) - PAD, 0)
        painter.setPen(ink)
        painter.drawText(
            rest, left, metrics.elidedText(shown(found.text), Qt.TextElideMode.ElideRight, rest.width())
        )


class Palette(QFrame):
    """Lies over its window. Esc leaves everything, the keyboard included, exactly as it was."""

    chosen = Signal(str, object)  # kind, id

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("palette")
        self.setAccessibleName(say("palette", "Search or run a command"))
        self._entries: Sequence[Found] = ()
        self._accounts: NameIndex | None = None
        self._recent: list[int] = []
        self._only_accounts = False
        self.searches = False  # whether the last row looks for what is typed everywhere
        self._came_from: QWidget | None = None
        self.line = LineEdit(say("palette", "Search or run a command"))
        self.line.setPlaceholderText(say("palette", "An account, a view, a command…"))
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self._choose)
        self.line.installEventFilter(self)
        self._results = _Results(self)
        self.list = QListView()
        self.list.setAccessibleName(say("palette", "Found"))
        self.list.setModel(self._results)
        self.list.setItemDelegate(_Line(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._clicked)
        self._nothing = plain_label(say("palette", "Nothing found. Fewer letters find more."))
        self._nothing.setProperty("muted", True)
        self._nothing.setContentsMargins(PAD, 10, PAD, 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 4, 1, 6)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list)
        window.installEventFilter(self)
        self.hide()

    def offer(self, entries: Sequence[Found]) -> None:
        """Offer actions, views and settings, in the order they stand without a search."""
        self._entries = entries

    def offer_accounts(self, index: NameIndex, recent: Sequence[int] = ()) -> None:
        """Offer accounts; ``recent`` holds the last ones opened, newest first."""
        self._accounts, self._recent = index, list(recent)

    def open(self, *, only_accounts: bool = False) -> None:
        """Come up over the window, the line empty; ``only_accounts`` for going to an account."""
        self._came_from = QApplication.focusWidget()
        self._only_accounts = only_accounts
        self.line.clear()
        self._search("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_again(self) -> None:
        """Go away; the keyboard is where it was."""
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def found(self) -> list[Found]:
        """Return what is listed."""
        return self._results.found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return not self.line.is_composing and self._key(event.key())
        if watched is self._window and self.isVisible():
            if event.type() == QEvent.Type.Resize:
                self._place()
            elif event.type() == QEvent.Type.MouseButtonPress:
                self.close_again()
        return super().eventFilter(watched, event)

    # Inside

    def _key(self, key: int) -> bool:
        """Do what a key does in the list; False leaves it to the line."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: LINES - 1,
            Qt.Key.Key_PageUp: 1 - LINES,
        }
        if key == Qt.Key.Key_Escape:
            self.close_again()
        elif key in steps:
            last = self._results.rowCount() - 1
            line = self.list.currentIndex().row() + steps[Qt.Key(key)]
            self.list.setCurrentIndex(self._results.index(min(max(line, 0), last)))
        else:
            return False
        return True

    def _search(self, query: str) -> None:
        if self.line.is_composing:
            return
        found = [] if self._only_accounts else rank(self._entries, query, MOST)
        accounts = self._found_accounts(query)
        # Names that begin with what is typed are meant more often than commands that contain it.
        offered = (accounts + found if query else found + accounts)[: 2 * MOST]
        if self.searches and query.strip() and not self._only_accounts:
            text = say("palette", "Search everywhere for “{words}”", words=query.strip())
            offered.append(Found("search", query.strip(), text, icon="search"))
        self._results.show(offered)
        if self._results.rowCount():
            self.list.setCurrentIndex(self._results.index(0))
        self.list.setVisible(bool(self._results.rowCount()))
        self._nothing.setVisible(not self._results.rowCount())
        self._fit()

    def _found_accounts(self, query: str) -> list[Found]:
        index = self._accounts
        if index is None:
            return []
        if query.strip():
            places = index.find(query, MOST if self._only_accounts else MOST // 4)
        else:
            places = [place for place in map(index.place_of, self._recent) if place is not None]
        detail = say("palette", "Account")
        return [Found("account", int(index.ids[p]), index.names[p], detail, icon="accounts") for p in places]

    def _choose(self) -> None:
        index = self.list.currentIndex()
        if index.isValid() and not self.line.is_composing:
            found = self._results.found[index.row()]
            self.close_again()
            self.chosen.emit(found.kind, found.id)

    def _clicked(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self._choose()

    def _fit(self) -> None:
        lines = min(self._results.rowCount(), LINES)
        self.list.setFixedHeight(lines * (row_height() + 2) + 2)
        self.adjustSize()
        self.resize(min(WIDTH, self._window.width() - 48), self.sizeHint().height())

    def _place(self) -> None:
        self._fit()
        self.move((self._window.width() - self.width()) // 2, TOP)
