"""The list of what was found: two lines a hit, its words marked by painting; text from outside is never markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_workbench.domain.searching import KIND_WORD, Span
from cs_workbench.ui.actions import list_action
from cs_workbench.ui.text import day_text, say, shown
from cs_workbench.ui.theme import colour

if TYPE_CHECKING:
    from cs_workbench.services.search_rows import Hit

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
Role = Qt.ItemDataRole
HIT: Final = Role.UserRole
PAD: Final = 16
GAP: Final = 12
LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def kind_text(kind: str) -> str:
    """Return the word for one document of a kind."""
    return say("search", KIND_WORD[kind])


def when_text(hit: Hit) -> str:
    """Return the day of a hit; '' for a name."""
    if hit.at is None:
        return ""
    return day_text(hit.at.astimezone().date() if hit.has_time else hit.at.date())


class _Hits(QAbstractListModel):
    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == HIT:
            return hit
        if role == Role.DisplayRole:
            return shown(hit.title or hit.snippet)
        if role == Role.AccessibleTextRole:
            parts = (kind_text(hit.kind), hit.title, hit.account, when_text(hit), hit.snippet)
            return ", ".join(shown(part) for part in parts if part)
        return None


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: its title and day; below its kind, its account and the words around the find."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 2 * option.fontMetrics.height() + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT)
        rect: QRect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            painter.fillRect(rect, colour("accent_soft"))
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), colour("accent"))
        ink, faint = colour("on_soft" if is_chosen else "text"), colour("on_soft" if is_chosen else "muted")
        line = option.fontMetrics.height()
        first = QRect(rect.left() + PAD, rect.top() + 8, rect.width() - 2 * PAD, line)
        second = first.translated(0, line + 2)
        when = when_text(hit)
        painter.setFont(option.font)
        painter.setPen(faint)
        painter.drawText(first, RIGHT, when)
        room = option.fontMetrics.horizontalAdvance(when) + GAP if when else 0
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        is_own = hit.kind == "account"
        told = [part for part in ((hit.title, hit.title_spans), (hit.snippet, hit.spans)) if part[0]]
        title, spans = told[0] if told else (hit.account, ())
        draw_marked(painter, first.adjusted(0, 0, -room, 0), title, spans, font=strong, ink=ink)
        whose = (
            kind_text(hit.kind)
            if is_own or not hit.account
            else f"{kind_text(hit.kind)} · {shown(hit.account)}"
        )
        painter.setFont(option.font)
        painter.setPen(faint)
        metrics = painter.fontMetrics()
        whose = metrics.elidedText(whose, Qt.TextElideMode.ElideRight, second.width() * 2 // 5)
        painter.drawText(second, LEFT, whose)
        rest = second.adjusted(metrics.horizontalAdvance(whose) + GAP, 0, 0, 0)
        for words, spans in told[1:]:
            draw_marked(painter, rest, words, spans, font=option.font, ink=faint)
        painter.restore()


def draw_marked(
    painter: QPainter, room: QRect, text: str, spans: Sequence[Span], *, font: QFont, ink: QColor
) -> None:
    """Draw ``text`` on one line, elided, with the characters of ``spans`` on a ground of their own."""
    told, places = marked(text, spans)
    painter.setFont(font)
    told_short = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, room.width())
    kept = len(told) if told_short == told else len(told_short) - 1
    layout = QTextLayout(told_short, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    formats = [_format(_units(told[:a]), _units(told[a : min(b, kept)])) for a, b in places if a < kept]
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(room.width(), 1))
    layout.endLayout()
    painter.setPen(ink)
    layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))


def marked(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """Return ``text`` as a list shows it, hidden direction made visible, with its spans moved along."""
    parts: list[str] = []
    places: list[Span] = []
    size = at = 0
    for begin, end in spans:
        for piece, is_hit in ((text[at:begin], False), (text[begin:end], True)):
            told = shown(piece)
            if is_hit and told:
                places.append((size, size + len(told)))
            parts.append(told)
            size += len(told)
        at = end
    parts.append(shown(text[at:]))
    return "".join(parts), places


def _units(text: str) -> int:
    """Return how long Qt, which counts in UTF-16, finds ``text``."""
    return len(text) + sum(character > "\uffff" for character in text)


def _format(start: int, length: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, length
    style = QTextCharFormat()
    style.setBackground(colour("warn_soft"))
    style.setForeground(colour("text"))
    style.setFontWeight(QFont.Weight.DemiBold)
    found.format = style
    return found


class HitList(QListView):
    """Says which hit is current and which is to be opened."""

    opened = Signal(object)  # Hit
    currentHitChanged = Signal(object)  # Hit or None
    leftUpwards = Signal()  # Up on the first row: back to the line

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("search", "Found"))
        self._hits = _Hits(self)
        self.setModel(self._hits)
        self.setItemDelegate(HitDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.open_current)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_hits(self, hits: Sequence[Hit], chosen: str = "") -> None:
        """Show ``hits``; the one called ``chosen`` is current, or else the first."""
        self._hits.show(hits)
        line = next((n for n, hit in enumerate(hits) if key_of(hit) == chosen), 0)
        if hits:
            self.setCurrentIndex(self._hits.index(line))
        self.currentHitChanged.emit(self.current())

    def hits(self) -> tuple[Hit, ...]:
        """Return what is shown."""
        return self._hits.hits

    def current(self) -> Hit | None:
        """Return the current hit."""
        index = self.currentIndex()
        return self._hits.hits[index.row()] if index.isValid() else None

    def step(self, lines: int) -> None:
        """Move the current row, as far as there are rows."""
        last = self._hits.rowCount() - 1
        if last >= 0:
            line = min(max(self.currentIndex().row() + lines, 0), last)
            self.setCurrentIndex(self._hits.index(line))

    def open_current(self, *_: object) -> None:
        """Say that the current hit is to be opened."""
        hit = self.current()
        if hit is not None:
            self.opened.emit(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        if event.key() in steps and not event.modifiers():
            self.step(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.leftUpwards.emit()
        elif list_action(self, event) == "account.open":
            self.open_current()
        else:
            super().keyPressEvent(event)

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.currentHitChanged.emit(self.current())


def key_of(hit: Hit) -> str:
    """Return what tells a hit from every other through a refresh."""
    return f"{hit.kind}:{hit.uid}"
