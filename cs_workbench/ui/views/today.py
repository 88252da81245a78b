"""今日 Today: what to do now, this week, later; the day can be finished."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.quick_line import QuickLine, Written
from cs_workbench.ui.views.today_list import TodayList
from cs_workbench.ui.views.wording import since_text, weekday_text
from cs_workbench.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from cs_workbench.services.today import TodayPage, TodayRow

#: The verbs under the list, in the order of their use; texts in context 'today'.
BAR: Final = {
    "open": N_("today", "Open (Enter)"),
    "done": N_("today", "Done (E)"),
    "snooze": N_("today", "Snooze (H)"),
    "touch": N_("today", "Log touch (L)"),
    "note": N_("today", "Note (N)"),
    "next_step": N_("today", "Next step (S)"),
    "why": N_("today", "Why? (Ctrl+I)"),
}
LINES: Final = ("note", "touch", "next_step", "snooze")
#: How many days ahead the line for a next step and for later begins.
AHEAD: Final = {"next_step": 7, "snooze": 1}


class TodayView(QWidget):
    """Shows the day; says what the person does with which row."""

    accountWanted = Signal(int)
    peekWanted = Signal(int)
    whyWanted = Signal(int)
    listWanted = Signal(str)  # a condition: the accounts behind a grouped row
    endWanted = Signal(object)  # TodayRow
    lineWritten = Signal(object, object)  # TodayRow, quick_line.Written
    scopeChosen = Signal(str)  # 'mine' or 'team'
    rowChanged = Signal(object)  # TodayRow or None

    def __init__(self, today: date) -> None:
        super().__init__()
        self._row: TodayRow | None = None
        self._title = Words(say("today", "Today"), "title", wrap=False)
        self._since = Words("", "muted", wrap=False)
        self.scope = QComboBox()
        self.scope.setAccessibleName(say("today", "Whose accounts"))
        self.scope.addItem(say("today", "My accounts"), "mine")
        self.scope.addItem(say("today", "The whole team"), "team")
        self.scope.activated.connect(self._choose_scope)
        self._finished = Words("", "heading")
        self._finished.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._finished.hide()
        self.list = TodayList()
        self.list.verbWanted.connect(self._follow)
        self.list.currentRowChanged.connect(self._row_changed)
        self.quick = QuickLine(today)
        self.quick.written.connect(self._written)
        self.quick.left.connect(self.focus_list)
        self._bar, bar = self._verb_bar()
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 12, MARGIN, 12)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._since, 1)
        head.addWidget(self.scope)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._finished)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.quick)
        layout.addLayout(bar)

    def show_page(self, page: TodayPage, scope: str, *, can_switch: bool) -> None:
        """Show ``page`` of ``scope``; ``can_switch``: the book has more than one owner."""
        self._since.setText(
            say(
                "today", "{day} · since {moment}", day=weekday_text(page.as_of), moment=since_text(page.since)
            )
            if page.since
            else weekday_text(page.as_of)
        )
        self.scope.setCurrentIndex(self.scope.findData(scope))
        self.scope.setVisible(can_switch)
        self._finished.setText(
            say("today", "That is all for today.")
            if any(section.rows for section in page.sections)
            else say("today", "That is all for today. Nothing is planned for this week either.")
        )
        self._finished.setVisible(page.finished)
        self._finished.setContentsMargins(0, GAP, 0, 2 * GAP)
        self.list.show_page(page)

    def finished_text(self) -> str:
        """Return what is said when the day is finished; '' while it is not."""
        return "" if self._finished.isHidden() else self._finished.text()

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_why(self) -> None:
        """Say that the person wants to know why the current row is as it is."""
        row = self.list.current_row()
        if row is not None and row.account_id is not None:
            self.whyWanted.emit(row.account_id)

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        row = self.list.current_row()
        return {
            "scope": self.scope.currentData(),
            "row": row.key if row else "",
            "scroll": self.list.verticalScrollBar().value(),
        }

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to the row that `memory` named."""
        self.list.go_to(str(memory.get("row", "")))

    def _verb_bar(self) -> tuple[dict[str, QPushButton], Flow]:
        bar, buttons = Flow(gap=4, margins=QMargins(MARGIN, GAP, MARGIN, GAP)), {}
        for verb, text in BAR.items():
            made = QPushButton(say("today", text), flat=True)
            made.setAccessibleName(say("today", text))
            made.setProperty("verb", verb)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list's own keys do the same
            made.clicked.connect(self._press)
            bar.addWidget(made)
            buttons[verb] = made
        return buttons, bar

    def _press(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self._follow(self.sender().property("verb"), row)

    def _follow(self, verb: str, row: TodayRow) -> None:
        self._row = row
        if verb == "done" and (row.todo_id is not None or row.meeting_id is not None):
            self.endWanted.emit(row)
        elif verb in LINES and row.account_id is not None and (verb != "snooze" or row.todo_id is not None):
            self.quick.open(verb, row.account, in_days=AHEAD.get(verb, 0))
        elif verb == "open" and row.condition:
            self.listWanted.emit(row.condition)
        elif row.account_id is not None:
            wanted = {"open": self.accountWanted, "peek": self.peekWanted, "why": self.whyWanted}
            if verb in wanted:
                wanted[verb].emit(row.account_id)

    def _written(self, written: Written) -> None:
        self.focus_list()
        if self._row is not None:
            self.lineWritten.emit(self._row, written)

    def _row_changed(self, row: TodayRow | None) -> None:
        has_todo = row is not None and row.todo_id is not None
        has_account = row is not None and row.account_id is not None
        for verb, made in self._bar.items():
            needs_todo = verb in ("done", "snooze")
            can_end = verb == "done" and row is not None and row.meeting_id is not None
            made.setEnabled(
                has_todo or can_end if needs_todo else has_account or (verb == "open" and row is not None)
            )
        self.rowChanged.emit(row)

    def _choose_scope(self, _index: int) -> None:
        self.scopeChosen.emit(self.scope.currentData())
