"""The list of Today: sections with rows of two lines, reason first; every key of a list works on the row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.today import TodayRow
from cs_workbench.ui.actions import list_action
from cs_workbench.ui.text import BAND_SHAPES, say
from cs_workbench.ui.theme import band_colour
from cs_workbench.ui.views.wording import day_text, money_text, number_text, word_text

if TYPE_CHECKING:
    from cs_workbench.services.today import TodayPage, TodaySection

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
ROW: Final = Qt.ItemDataRole.UserRole
MARKED: Final = Qt.ItemDataRole.UserRole + 1
MARK_TINT: Final = 150  # of 255
TICK: Final = "✓"
PAD: Final = 16  # as far in as the page's title
SIGN_ROOM: Final = 22
HEADINGS: Final = {
    "now": N_("today", "Today"),
    "cover": N_("today", "Cover for {who}"),
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
    "account.skip": "skip",
    "account.assign": "assign",
    "account.slack": "slack",
    "account.print": "print",
    "account.snooze": "snooze",
    "account.touch": "touch",
    "account.note": "note",
    "account.next_step": "next_step",
    "account.voice": "voice",
    "account.open": "open",
    "account.peek": "peek",
}


class TodayModel(QAbstractListModel):
    """Sections and rows in one list; a section is a line of its own, not selectable."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[TodaySection | TodayRow] = []
        self._marked: set[str] = set()

    def show_page(self, page: TodayPage) -> None:
        """Show the sections that have rows."""
        self.beginResetModel()
        self._lines = []
        for section in page.sections:
            if section.rows:
                self._lines += [section, *section.rows]
        self._marked &= {part.key for part in self._lines}
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
        if role == MARKED:
            return part.key in self._marked
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return say("today", "marked") if part.key in self._marked else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "  ".join((part.text, *below(part))) if isinstance(part, TodayRow) else section_text(part)
        return None

    def row_at(self, index: Index) -> TodayRow | None:
        """Return the row at ``index``; None on a section."""
        part = self._lines[index.row()] if index.isValid() else None
        return part if isinstance(part, TodayRow) else None

    def mark(self, keys: set[str]) -> None:
        """Mark the rows of these keys, and no others."""
        self._marked = {part.key for part in self._lines if isinstance(part, TodayRow) and part.key in keys}
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1), [MARKED])

    def marked(self) -> list[TodayRow]:
        """Return the marked rows, from top to bottom."""
        return [part for part in self._lines if isinstance(part, TodayRow) and part.key in self._marked]

    def all_keys(self) -> set[str]:
        """Return the keys of all rows."""
        return {part.key for part in self._lines if isinstance(part, TodayRow)}

    def line_of(self, key: str) -> int | None:
        """Return the line of a row's ``key`` or a section's id."""
        for line, part in enumerate(self._lines):
            if key == part.key:
                return line
        return None

    def heading_of(self, line: int) -> str:
        """Return the key of the section in which a line stands; '' for none."""
        above = (part.key for part in reversed(self._lines[: line + 1]) if not isinstance(part, TodayRow))
        return next(above, "")

    def next_line(self, line: int) -> int | None:
        """Return the first line from ``line`` on, or before it, that is a row."""
        lines = [*range(max(line, 0), len(self._lines)), *range(min(line, len(self._lines)) - 1, -1, -1)]
        return next((n for n in lines if isinstance(self._lines[n], TodayRow)), None)


def heading_text(section: TodaySection) -> str:
    """Return a section's heading."""
    heading = HEADINGS[section.id]
    return say("today", heading, who=section.who) if section.who else say("today", heading)


def section_text(section: TodaySection) -> str:
    """Return a section's heading with its count."""
    return say("today", "{heading} ({count})", heading=heading_text(section), count=section.total)


def end_text(row: TodayRow) -> str:
    """Return what stands at the right: day and time."""
    return " ".join(part for part in (day_text(row.due_on), row.due_at) if part)


def below(row: TodayRow) -> list[str]:
    """Return the second line: who, how much, what comes next."""
    parts = [row.account]
    if row.tier:
        parts.append(word_text("tier", row.tier))
    if row.arr is not None:
        parts.append(money_text(row.arr.minor, row.arr.currency))
    if row.account_id is not None and not (row.next_step and row.text.startswith(row.next_step)):
        step = row.next_step or say("today", "none")
        parts.append(say("today", "Next step: {step}", step=step))
    if row.who:
        parts.insert(0, say("today", "With {who}", who=row.who))
    if row.detail.get("help_from"):
        parts.insert(1, say("today", "Help wanted from {who}", who=row.detail["help_from"]))
    if row.kind == "due_touch" or (row.todo_id is not None and row.kind != "task"):
        parts.insert(0, word_text("todo", row.kind))
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
            self._paint_row(painter, option, part, is_marked=bool(index.data(MARKED)))
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
    def _paint_row(
        painter: QPainter, option: QStyleOptionViewItem, row: TodayRow, *, is_marked: bool
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        if selected:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
        elif is_marked:
            tint = palette.color(QPalette.ColorRole.Highlight)
            tint.setAlpha(MARK_TINT)
            painter.fillRect(option.rect, tint)
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
        if is_marked:
            painter.setPen(ink)
            painter.drawText(QRect(room.left(), second.top(), SIGN_ROOM, line), int(left), TICK)
        end = end_text(row)
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
    """Says which verb the person means for which rows; keeps its row and its marks through every refresh.

    X marks a row, Shift with an arrow goes on marking, Ctrl+A marks all, Esc none; a verb is for the marked rows,
    else for the current one.
    """

    verbWanted = Signal(str, object)  # one of VERBS' values, list of TodayRow
    currentRowChanged = Signal(object)  # TodayRow or None
    marksChanged = Signal(int)
    entryWanted = Signal()

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
        """Show ``page``; the current row stays so under its heading, else the one that took its place becomes it."""
        row, line = self.current_row(), self.currentIndex().row()
        heading = self.rows.heading_of(line)
        scrolled, marks = self.verticalScrollBar().value(), len(self.rows.marked())
        self.rows.show_page(page)
        found = self.rows.line_of(row.key) if row is not None else None
        stays = found is not None and self.rows.heading_of(found) == heading
        now = found if stays else self.rows.next_line(line)
        if now is not None:
            self._go(now)
        if now != self.rows.next_line(0):
            self.verticalScrollBar().setValue(scrolled)
        self.currentRowChanged.emit(self.current_row())
        if marks != len(self.rows.marked()):
            self.marksChanged.emit(len(self.rows.marked()))

    def current_row(self) -> TodayRow | None:
        """Return the row under the cursor."""
        return self.rows.row_at(self.currentIndex())

    def rows_meant(self) -> list[TodayRow]:
        """Return the rows that a verb is for: the marked ones, else the current one."""
        row = self.current_row()
        return self.rows.marked() or ([] if row is None else [row])

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
        """Do what an action of the registry says with the rows meant; False when it says nothing here."""
        if action == "edit.select":
            self._toggle_mark()
        elif action == "edit.select_all":
            self._mark(self.rows.all_keys())
        elif action in VERBS and self.rows_meant():
            self.verbWanted.emit(VERBS[action], self.rows_meant())
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())  # a line that opens below must not cover the row it is about

    def unmark(self) -> None:
        """Mark nothing any more."""
        self._mark(set())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: Mapping[int, Qt.Key] = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
        if event.key() in steps and not event.modifiers():
            event = QKeyEvent(event.type(), steps[event.key()], event.modifiers())
        ends: Mapping[int, int] = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.rows.rowCount() - 1}
        row = self.rows.next_line(ends[event.key()]) if event.key() in ends else None
        if row is not None and not event.modifiers():
            self._go(row)
            return
        if event.key() == Qt.Key.Key_Q and not event.modifiers():
            self.entryWanted.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.rows.marked():
            self.unmark()
            return
        if (
            event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            self._mark_on(event)
            return
        action = list_action(self, event)
        if self.act(action):
            return
        super().keyPressEvent(event)

    def _go(self, line: int) -> None:
        """Make a line the current one; with the first row its heading is seen too."""
        self.setCurrentIndex(self.rows.index(line))
        if line == self.rows.next_line(0):
            self.scrollToTop()

    def _mark_on(self, event: QKeyEvent) -> None:
        """Mark the current row, move, and mark the row moved to."""
        before = self.current_row()
        super().keyPressEvent(QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier))
        after = self.current_row()
        self._mark({row.key for row in (*self.rows.marked(), before, after) if row is not None})

    def _toggle_mark(self) -> None:
        row = self.current_row()
        if row is not None:
            self._mark({row.key} ^ {marked.key for marked in self.rows.marked()})

    def _mark(self, keys: set[str]) -> None:
        self.rows.mark(keys)
        self.marksChanged.emit(len(self.rows.marked()))

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None:
            self.verbWanted.emit("open", [row])

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.currentRowChanged.emit(self.current_row())
