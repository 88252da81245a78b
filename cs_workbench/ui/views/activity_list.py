"""The list of what was said and done: chips by kind, lines, and the whole text of the current one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QMargins, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.ui.actions import list_action
from cs_workbench.ui.models.activity import ROOT, ActivityModel
from cs_workbench.ui.text import number_text, say, shown, value_word
from cs_workbench.ui.theme import row_height
from cs_workbench.ui.views.parts import GAP, Words
from cs_workbench.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from cs_workbench.services.activity import ActivityPage, ActivityRow, Key

STEPS: Final = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
LONGEST_SHOWN: Final = 20_000  # characters of a text that the pane lays out
LONGEST_WORD: Final = 500  # of what has no gap; Qt's layout takes long over more
WIDTHS: Final = {"when": 150, "account": 200, "what": 170, "minutes": 84, "who": 120}
PANE_LINES: Final = 7
Flag = QItemSelectionModel.SelectionFlag


class ActivityTable(QTableView):
    """The lines. Says which verb the person means for which row."""

    verbWanted = Signal(str)  # action id of the registry, for the current row
    currentRowChanged = Signal(object)  # ActivityRow or None

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(say("activity", "Activity"))
        self.rows = ActivityModel(columns, self)
        self.setModel(self.rows)
        self.setProperty("sheet", "leading")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for place, column in enumerate(columns):
            is_text = column == "text"
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(place, mode.Stretch if is_text else mode.Interactive)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self._fit()

    def current_row(self) -> ActivityRow | None:
        """Return the row under the cursor."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def chosen_rows(self) -> list[ActivityRow]:
        """Return the selected rows, top to bottom; without a selection the current one."""
        lines = sorted({index.row() for index in self.selectionModel().selectedRows()})
        current = self.current_row()
        return [self.rows.rows[line] for line in lines] or ([current] if current is not None else [])

    def show_first(self, page: ActivityPage) -> None:
        """Show ``page``; the current row stays current where it still is, else its line does."""
        row, line = self.current_row(), max(self.currentIndex().row(), 0)
        self.rows.show_first(page)
        found = self.rows.line_of(row.key) if row is not None else None
        self.go_to(found if found is not None else min(line, len(page.rows) - 1))
        self.currentRowChanged.emit(self.current_row())

    def go_to(self, line: int) -> None:
        """Put the cursor on a line."""
        if 0 <= line < self.rows.rowCount():
            self.selectionModel().setCurrentIndex(self.rows.index(line, 0), Flag.ClearAndSelect | Flag.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event = QKeyEvent(event.type(), STEPS[Qt.Key(event.key())], event.modifiers())
        action = list_action(self, event)
        if event.key() == Qt.Key.Key_Enter:
            action = "account.open"
        if action.startswith("account.") or action == "edit.paste":
            self.verbWanted.emit(action)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setMinimumSectionSize(row_height())
        self.verticalHeader().setDefaultSectionSize(row_height())
        scale = self.fontMetrics().height() / 17
        for place, column in enumerate(self.rows.columns):
            if column in WIDTHS:
                self.setColumnWidth(place, round(WIDTHS[column] * max(scale, 1)))

    def _open(self, _index: QModelIndex) -> None:
        self.verbWanted.emit("account.open")

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.currentRowChanged.emit(self.current_row())


class TextPane(QPlainTextEdit):
    """The whole text of a line, plain and read only; however it is made, it is laid out in time."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(say("activity", "The whole text"))
        self.setPlaceholderText(say("activity", "The whole text of the current line stands here."))

    def show_text(self, text: str) -> None:
        """Show ``text``, cut where nobody reads on, hidden directions made visible."""
        self.setPlainText(tamed(text))

    def sizeHint(self) -> QSize:
        return QSize(200, PANE_LINES * self.fontMetrics().lineSpacing() + 2 * GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 3 * self.fontMetrics().lineSpacing())


def tamed(text: str) -> str:
    """Return at most `LONGEST_SHOWN` characters with no word longer than `LONGEST_WORD`."""
    cut = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
    lines = []
    for line in cut.split("\n"):
        words = [shown_word(word) for word in line.split(" ")]
        lines.append(" ".join(words))
    return "\n".join(lines)


def shown_word(word: str) -> str:
    """Return a word with a gap wherever it would grow too long, and no hidden direction."""
    pieces = [word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD)] or [""]
    return " ".join(shown(piece.replace("\r", "")) if piece.strip() else piece for piece in pieces)


class ActivityFeed(QWidget):
    """Chips, lines, text. Says what is to be asked; shows what was answered."""

    askedAnew = Signal()  # chips or topic changed
    moreWanted = Signal(object)  # Key
    textWanted = Signal(object)  # ActivityRow
    verbWanted = Signal(str, object)  # action id, ActivityRow

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__()
        self.table = ActivityTable(columns)
        self.pane = TextPane()
        self._chosen: frozenset[str] = frozenset()
        self._sought: tuple[str, int] | None = None  # kind and id of a line to stand on once it is shown
        self._counts: Mapping[str, int | None] = {}
        self.topic = QComboBox()
        self.topic.setAccessibleName(say("activity", "Topic"))
        self.topic.activated.connect(self._choose_topic)
        self.topic.hide()
        self._flow = Flow(gap=6, margins=QMargins(0, 0, 0, 0))
        self.chips: dict[str, QPushButton] = {}
        self._empty = Words("", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(self._flow)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.pane)
        self._flow.addWidget(self.topic)
        self.table.rows.moreWanted.connect(self.moreWanted)
        self.table.verbWanted.connect(self._say_verb)
        self.table.currentRowChanged.connect(self._row_changed)
        self.show_topics({}, None)

    @property
    def chosen(self) -> frozenset[str]:
        """The chips that are chosen; none: everything is shown."""
        return self._chosen

    @property
    def topic_id(self) -> int | None:
        """The topic that is shown alone; None: all."""
        found = self.topic.currentData()
        return found if isinstance(found, int) else None

    def choose(self, chips: frozenset[str]) -> None:
        """Choose these chips, as a memory says."""
        self._chosen = chips
        self._show_chips()

    def show_page(self, page: ActivityPage, *, is_filtered: bool) -> None:
        """Show the newest lines."""
        self.table.show_first(page)
        self._empty.setText(
            say("activity", "Nothing like that has happened. Take a filter away to see more.")
            if is_filtered
            else say(
                "activity", "Nothing has happened here yet. Notes, touches and tickets appear as they come."
            )
        )
        self._pages.setCurrentWidget(self.table if page.rows else self._empty)
        self._seek()

    def add_page(self, page: ActivityPage) -> None:
        """Show the next lines below what is there."""
        self.table.rows.add_page(page)
        self._seek()

    def look_for(self, kind: str, row_id: int) -> None:
        """Stand on the line of this kind and id once it is shown; as many pages are asked for as it takes."""
        self._sought = kind, row_id
        if self._chosen or self.topic_id is not None:
            self._chosen = frozenset()
            self.topic.setCurrentIndex(0)
            self._show_chips()
            self.askedAnew.emit()

    def show_counts(self, counts: Mapping[str, int | None]) -> None:
        """Show how many lines each chip has; None: many."""
        self._counts = counts
        self._show_chips()

    def show_topics(self, topics: Mapping[int, str], chosen: int | None) -> None:
        """Offer topics by id."""
        self.topic.clear()
        self.topic.addItem(say("activity", "All topics"), None)
        for topic_id, name in topics.items():
            self.topic.addItem(shown(name), topic_id)
        self.topic.setCurrentIndex(max(self.topic.findData(chosen), 0))
        self.topic.setVisible(bool(topics))

    def show_text(self, key: Key, text: str) -> None:
        """Show the whole text of the row called ``key`` when it is still the current one."""
        row = self.table.current_row()
        if row is not None and row.key == key:
            self.pane.show_text(text)

    def focus_first(self) -> None:
        """Give the keyboard to the lines, or to the first chip when there are none."""
        shown_first = (
            self.table if self._pages.currentWidget() is self.table else next(iter(self.chips.values()), self)
        )
        shown_first.setFocus(Qt.FocusReason.OtherFocusReason)

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        return {"chips": sorted(self._chosen), "line": self.table.currentIndex().row()}

    def _seek(self) -> None:
        if self._sought is None:
            return
        rows = self.table.rows
        line = next((n for n, row in enumerate(rows.rows) if (row.kind, row.id) == self._sought), None)
        if line is not None:
            self._sought = None
            self.table.go_to(line)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif rows.canFetchMore(ROOT):
            rows.fetchMore(ROOT)
        else:
            self._sought = None

    def _show_chips(self) -> None:
        focused = next((chip for chip, made in self.chips.items() if made.hasFocus()), None)
        wanted = list(self._counts) + [c for c in sorted(self._chosen) if c not in self._counts]
        stay = [chip for chip in self.chips if chip in wanted]
        if stay != wanted[: len(stay)]:  # one comes between: all are made anew, in their order
            stay = []
        for chip in [chip for chip in self.chips if chip not in stay]:
            gone = self.chips.pop(chip)
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for chip in wanted:
            if chip not in self.chips:
                self.chips[chip] = self._chip(chip)
            count = self._counts.get(chip, 0)
            word = value_word("chip", chip)
            text = (
                say("activity", "{kind} (many)", kind=word)
                if count is None
                else say("activity", "{kind} {count}", kind=word, count=number_text(count))
            )
            self.chips[chip].setText(text)
            self.chips[chip].setAccessibleName(text)
            self.chips[chip].setChecked(chip in self._chosen)
            self.chips[chip].show()  # with its text, or it is laid out as narrow as an empty one
        if focused in self.chips:
            self.chips[focused].setFocus()

    def _chip(self, chip: str) -> QPushButton:
        made = QPushButton()
        made.setCheckable(True)
        made.setProperty("chip", "true")
        made.setProperty("kind", chip)
        made.clicked.connect(self._toggle)
        self._flow.addWidget(made)
        return made

    def _toggle(self) -> None:
        kind = self.sender().property("kind")
        self._chosen, self._sought = self._chosen ^ {kind}, None
        self.askedAnew.emit()

    def _choose_topic(self, _index: int) -> None:
        self.askedAnew.emit()

    def _say_verb(self, action: str) -> None:
        self.verbWanted.emit(action, self.table.current_row())

    def _row_changed(self, row: ActivityRow | None) -> None:
        self.pane.clear()
        if row is not None:
            self.textWanted.emit(row)
