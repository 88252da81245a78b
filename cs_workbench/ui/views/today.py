"""今日 Today: what to do now, this week, later; the day can be finished."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_due import review_meant
from cs_workbench.ui.text import say
from cs_workbench.ui.views.entry_line import BETWEEN, EntryLine
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.quick_line import QuickLine, Written
from cs_workbench.ui.views.settle_line import Settled, SettleLine
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
    "skip": N_("today", "Skip (Shift+E)"),
    "assign": N_("today", "Assign (A)"),
    "touch": N_("today", "Log touch (L)"),
    "note": N_("today", "Note (N)"),
    "next_step": N_("today", "Next step (S)"),
    "slack": N_("today", "Copy for Slack (C)"),
    "print": N_("today", "Print (Ctrl+P)"),
    "why": N_("today", "Why? (Ctrl+I)"),
}
LINES: Final = ("note", "touch", "next_step", "voice")
SETTLES: Final = ("snooze", "skip", "assign")
#: How many days ahead the line for a next step begins.
AHEAD: Final = {"next_step": 7}


class TodayView(QWidget):
    """Shows the day; says what the person does with which row."""

    accountWanted = Signal(int)
    peekWanted = Signal(int)
    whyWanted = Signal(int)
    reviewWanted = Signal(str, int)  # uid of a review, '' a new one; its account
    listWanted = Signal(str)  # a condition: the accounts behind a grouped row
    endWanted = Signal(object)  # list of TodayRow
    lineWritten = Signal(object, object)  # list of TodayRow, quick_line.Written
    settled = Signal(object, object)  # list of TodayRow, settle_line.Settled
    slackWanted = Signal(object)  # list of TodayRow
    printWanted = Signal(object)  # list of TodayRow: risks, as a page
    scopeChosen = Signal(str)  # 'mine' or 'team'
    rowChanged = Signal(object)  # TodayRow or None

    def __init__(self, today: date) -> None:
        super().__init__()
        self._rows: list[TodayRow] = []  # what the open line is about
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
        self.list.marksChanged.connect(self._show_verbs)
        self.entry = EntryLine()
        self.entry.left.connect(self.focus_list)
        self.list.entryWanted.connect(self.entry.open)
        self.quick = QuickLine(today)
        self.quick.written.connect(self._written)
        self.quick.left.connect(self.focus_list)
        self.settle = SettleLine()
        self.settle.settled.connect(self._settled)
        self.settle.left.connect(self.focus_list)
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
        layout.addWidget(self.entry)
        layout.addWidget(self._finished)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.quick)
        layout.addWidget(self.settle)
        layout.addLayout(bar)

    def show_page(self, page: TodayPage, scope: str, *, can_switch: bool) -> None:
        """Show ``page`` of ``scope``; ``can_switch``: the book has more than one owner."""
        self._since.setText(_since(page))
        self._since.setToolTip(_since(page))
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

    def accounts_written_about(self) -> tuple[int, ...]:
        """Return the accounts that the line is about."""
        return tuple(dict.fromkeys(row.account_id for row in self._rows if row.account_id is not None))

    def finished_text(self) -> str:
        """Return what is said when the day is finished; '' while it is not."""
        return "" if self._finished.isHidden() else self._finished.text()

    def since_text(self) -> str:
        """Return what is said of the time since the last look."""
        return self._since.text()

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
        bar, buttons = Flow(gap=4, margins=QMargins(MARGIN - GAP, GAP, MARGIN, GAP)), {}
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
        rows = self.list.rows_meant()
        if rows:
            self._follow(self.sender().property("verb"), rows)

    def _follow(self, verb: str, rows: list[TodayRow]) -> None:
        can = [row for row in rows if _can(verb, row)]
        if not can:
            return
        row, whom = can[0], self._whom(can)
        if verb == "done":
            self.endWanted.emit(can)
        elif verb == "slack":
            self.slackWanted.emit(can)
        elif verb == "print":
            self.printWanted.emit(can)
        elif verb in SETTLES:
            self._rows = can
            self.quick.hide()
            self.settle.open(verb, whom)
        elif verb in LINES:
            self._rows = can
            self.settle.hide()
            self.quick.open(verb, whom, in_days=AHEAD.get(verb, 0))
        elif verb == "open" and row.condition:
            self.listWanted.emit(row.condition)
        elif verb == "open" and row.account_id is not None and (uid := review_meant(row.reason)) is not None:
            self.reviewWanted.emit(uid, row.account_id)
        elif row.account_id is not None:
            wanted = {"open": self.accountWanted, "peek": self.peekWanted, "why": self.whyWanted}
            wanted[verb].emit(row.account_id)

    @staticmethod
    def _whom(rows: list[TodayRow]) -> str:
        if len(rows) == 1:
            return rows[0].account or rows[0].text
        return say("today", "%n row(s)", len(rows))

    def _written(self, written: Written) -> None:
        self.focus_list()
        if self._rows:
            self.lineWritten.emit(self._rows, written)

    def _settled(self, settled: Settled) -> None:
        if self._rows:
            self.settled.emit(self._rows, settled)

    def _row_changed(self, row: TodayRow | None) -> None:
        self._show_verbs()
        self.rowChanged.emit(row)

    def _show_verbs(self) -> None:
        rows = self.list.rows_meant()
        for verb, made in self._bar.items():
            made.setEnabled(any(_can(verb, row) for row in rows))

    def _choose_scope(self, _index: int) -> None:
        self.scopeChosen.emit(self.scope.currentData())


def _can(verb: str, row: TodayRow) -> bool:
    """Say whether ``verb`` means something for ``row``."""
    if verb == "done":
        return row.can_be_done
    if verb in SETTLES:
        return row.can_be_settled
    if verb == "slack":
        return row.account_id is not None
    if verb == "print":
        return row.kind == "risk" and row.account_id is not None
    return row.account_id is not None or (verb == "open" and bool(row.condition))


def _since(page: TodayPage) -> str:
    """Return the line beside the title: the day, since when, and what has happened."""
    day = weekday_text(page.as_of)
    if page.since is None:
        return BETWEEN.join((day, *page.happened))
    since = say("today", "{day} · since {moment}", day=day, moment=since_text(page.since))
    return (
        say("today", "{since}: {happened}", since=since, happened=say("today", ", ").join(page.happened))
        if page.happened
        else since
    )
