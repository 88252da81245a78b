"""The list of Today: sections with rows of two lines, reason first; every key of a list works on the row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.today import TodayRow
from cs_workbench.ui.actions import list_keys
from cs_workbench.ui.text import BAND_SHAPES, say
from cs_workbench.ui.theme import band_colour
from cs_workbench.ui.views.wording import day_text, money_text, number_text, word_text

if TYPE_CHECKING:
    from cs_workbench.services.today import TodayPage, TodaySection

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
ROW: Final = Qt.ItemDataRole.UserRole
PAD: Final = 16  # as far in as the page's title
SIGN_ROOM: Final = 22
HEADINGS: Final = {
    "now": N_("today", "Today"),
    "changes": N_("today", "Health got worse"),
    "week": N_("today", "This week"),
    "later": N_("today", "Later"),
    "no_next_step": N_("today", "No next step"),
    "tech": N_("today", "Tech touch by exception"),
    "done": N_("today", "Done"),
}
#: Action of the registry -> what it means for a row.
VERBS: Final = {
    "account.done": "done",
    "account.snooze": "snooze",
    "account.touch": "touch",
    "account.note": "note",
    "account.next_step": "next_step",
    "account.open": "open",
    "account.peek": "peek",
}


class TodayModel(QAbstractListModel):
    """Sections and rows in one list; a section is a line of its own, not selectable."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[TodaySection | TodayRow] = []

    def show_page(self, page: TodayPage) -> None:
        """Show the sections that have rows."""
        self.beginResetModel()
        self._lines = []
        for section in page.sections:
            if section.rows:
                self._lines += [section, *section.rows]
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.row_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        part = self._lines[index.row()]
        if role == ROW:
            return part
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "  ".join((part.text, *below(part))) if isinstance(part, TodayRow) else section_text(part)
        return None

    def row_at(self, index: Index) -> TodayRow | None:
        """Return the row at ``index``; None on a section."""
        part = self._lines[index.row()] if index.isValid() else None
        return part if isinstance(part, TodayRow) else None

    def line_of(self, key: str) -> int | None:
        """Return the line of a row's ``key`` or a section's id."""
        for line, part in enumerate(self._lines):
            if key == (part.key if isinstance(part, TodayRow) else part.id):
                return line
        return None

    def next_line(self, line: int) -> int | None:
        """Return the first line from ``line`` on, or before it, that is a row."""
        lines = [*range(max(line, 0), len(self._lines)), *range(min(line, len(self._lines)) - 1, -1, -1)]
        return next((n for n in lines if isinstance(self._lines[n], TodayRow)), None)


def section_text(section: TodaySection) -> str:
    """Return a section's heading with its count."""
    return say(
        "today", "{heading} ({count})", heading=say("today", HEADINGS[section.id]), count=section.total
    )


def below(row: TodayRow) -> list[str]:
    """Return the second line: who, how much, what comes next."""
    parts = [row.account]
    if row.tier:
        parts.append(word_text("tier", row.tier))
    if row.arr is not None:
        parts.append(money_text(row.arr.minor, row.arr.currency))
    if row.account_id is not None:
        step = row.next_step or say("today", "none")
        parts.append(say("today", "Next step: {step}", step=step))
    return [part for part in parts if part]


class TodayDelegate(QStyledItemDelegate):
    """Paints a row: sign of the health, reason, day at the right; below it who, how much, what next."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        is_row = isinstance(index.data(ROW), TodayRow)
        return QSize(200, 2 * line + 18 if is_row else line + 26)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        part = index.data(ROW)
        painter.save()
        if isinstance(part, TodayRow):
            self._paint_row(painter, option, part)
        else:
            self._paint_section(painter, option, part)
        painter.restore()

    @staticmethod
    def _paint_section(painter: QPainter, option: QStyleOptionViewItem, section: TodaySection) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
        room = option.rect.adjusted(PAD, 12, -PAD, -4)
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), section_text(section)
        )

    @staticmethod
    def _paint_row(painter: QPainter, option: QStyleOptionViewItem, row: TodayRow) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        if selected:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
        ink = palette.color(QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
        faint = ink if selected else palette.color(QPalette.ColorRole.PlaceholderText)
        room = option.rect.adjusted(PAD, 8, -PAD, -8)
        line = option.fontMetrics.height()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        first = QRect(room.left() + SIGN_ROOM, room.top(), room.width() - SIGN_ROOM, line)
        second = first.translated(0, line + 2)
        if row.band:
            painter.setPen(band_colour(row.band))
            painter.drawText(
                QRect(room.left(), first.top(), SIGN_ROOM, line), int(left), BAND_SHAPES[row.band]
            )
        end = day_text(row.due_on)
        number = (
            "" if row.health is None else say("today", "Health {score}", score=number_text(row.health, 0))
        )
        widths = max(option.fontMetrics.horizontalAdvance(text) for text in (end, number, " ")) + PAD
        painter.setPen(ink)
        painter.drawText(first, int(right), end)
        painter.setPen(faint)
        painter.drawText(second, int(right), number)
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        TodayDelegate._text(painter, first.adjusted(0, 0, -widths, 0), row.text, strong, ink)
        TodayDelegate._text(
            painter, second.adjusted(0, 0, -widths, 0), "  ·  ".join(below(row)), option.font, faint
        )
        if option.state & QStyle.StateFlag.State_HasFocus and not selected:
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    @staticmethod
    def _text(painter: QPainter, room: QRect, text: str, font: QFont, colour: QColor) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class TodayList(QListView):
    """Says which verb the person means for which row; keeps its row through every refresh."""

    verbWanted = Signal(str, object)  # one of VERBS' values, TodayRow
    currentRowChanged = Signal(object)  # TodayRow or None

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("today", "Today"))
        self.rows = TodayModel()
        self.setModel(self.rows)
        self.setItemDelegate(TodayDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_page(self, page: TodayPage) -> None:
        """Show ``page``; the current row stays current, or the one that took its place becomes it."""
        row, line = self.current_row(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self.rows.show_page(page)
        found = self.rows.line_of(row.key) if row is not None else None
        now = found if found is not None else self.rows.next_line(line)
        if now is not None:
            self.setCurrentIndex(self.rows.index(now))
        self.verticalScrollBar().setValue(scrolled if line > 0 else 0)
        self.currentRowChanged.emit(self.current_row())

    def current_row(self) -> TodayRow | None:
        """Return the row under the cursor."""
        return self.rows.row_at(self.currentIndex())

    def go_to(self, key: str) -> None:
        """Make the row, or the first row of the section, called ``key`` the current one."""
        line = self.rows.line_of(key)
        row = None if line is None else self.rows.next_line(line)
        if line is not None and row is not None:
            self.setCurrentIndex(self.rows.index(row))
            is_section = line != row
            hint = QAbstractItemView.ScrollHint
            self.scrollTo(self.rows.index(line), hint.PositionAtTop if is_section else hint.EnsureVisible)

    def act(self, action: str) -> bool:
        """Say the verb of an action of the registry for the current row; False when it has none."""
        row = self.current_row()
        if action not in VERBS or row is None:
            return False
        self.verbWanted.emit(VERBS[action], row)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: Mapping[int, Qt.Key] = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
        if event.key() in steps and not event.modifiers():
            event = QKeyEvent(event.type(), steps[event.key()], event.modifiers())
        action = list_keys().get(event.keyCombination().toCombined(), "")
        if self.act(action):
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None:
            self.verbWanted.emit("open", row)

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.currentRowChanged.emit(self.current_row())
