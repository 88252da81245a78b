"""What stands behind a row of the lead's table: the accounts that moved and why, renewals at risk, what is overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTabWidget, QVBoxLayout, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.forecast_words import BASES
from cs_workbench.services.team_words import moved_text, owner_text, why_text
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.handover_line import HandoverLine
from cs_workbench.ui.views.page_parts import VerbBar
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.quick_line import QuickLine, Written
from cs_workbench.ui.views.sheet import VerbSheet
from cs_workbench.ui.views.sheet_line import open_line
from cs_workbench.ui.views.wording import day_text, number_text, percent_text

if TYPE_CHECKING:
    from cs_workbench.services.team import AtRisk, Moved, Overdue, TeamRow
    from cs_workbench.services.team_handover import Offers

#: Action of the registry -> the line it opens, and how many days ahead the line's day begins.
LINES: Final = {
    "account.next_step": ("next_step", 7),
    "account.touch": ("touch", 0),
    "account.note": ("note", 0),
}
#: What only a to-do answers.
TODO_VERBS: Final = ("account.done", "account.snooze")
VERBS: Final = (*LINES, *TODO_VERBS, "account.peek", "account.assign")
#: The verbs under the lists; texts in context 'team'.
BAR: Final = {
    "account.open": N_("team", "Open (Enter)"),
    "account.done": N_("team", "Done (E)"),
    "account.snooze": N_("team", "Snooze (H)"),
    "account.next_step": N_("team", "Next step (S)"),
    "account.touch": N_("team", "Log touch (L)"),
    "account.note": N_("team", "Note (N)"),
    "account.assign": N_("team", "Hand over… (A)"),
    "account.why": N_("team", "Why? (Ctrl+I)"),
}
#: id -> what the tab is called, what stands there when it is empty, headings, columns of numbers.
LISTS: Final = {
    "moved": (
        N_("team", "Moved"), N_("team", "No account changed its health band."),
        (
            N_("team", "Account"), N_("team", "Days"), N_("team", "Health"), N_("team", "Cause"),
            N_("team", "Which record"), N_("team", "ARR"),
        ),
        (1, 5), 4,
    ),
    "at_risk": (
        N_("team", "Renewals at risk"), N_("team", "No renewal within 12 months is below 70 %."),
        (
            N_("team", "Account"), N_("team", "Ends"), N_("team", "Renews"), N_("team", "Why"), N_("team", "ARR"),
        ),
        (2, 4), 3,
    ),
    "overdue": (
        N_("team", "Overdue"), N_("team", "Nothing is overdue."),
        (N_("team", "Account"), N_("team", "To-do"), N_("team", "Due"), N_("team", "Days over")),
        (3,), 1,
    ),
}  # fmt: skip
#: The number whose being known says that the list is.
KNOWN_BY: Final = {"moved": "down_7", "at_risk": "at_risk", "overdue": "overdue"}
NAME_WIDTH: Final = 220  # pixels of an account's name


class TeamBehind(QWidget):
    """The lists of one row; says what the person does with which accounts."""

    accountWanted = Signal(int)
    peekWanted = Signal(int)
    whyWanted = Signal(int)
    lineWritten = Signal(object, object)  # tuple of account ids, quick_line.Written
    doneWanted = Signal(object)  # tuple of to-do ids
    snoozed = Signal(object, object)  # tuple of to-do ids, the day
    handoverAsked = Signal(object)  # tuple of account ids: show_offers follows
    handoverWanted = Signal(object, str)  # tuple of account ids, the CSM who takes them
    currentAccountChanged = Signal(object)  # account or None
    left = Signal()  # Esc: back to the table

    def __init__(self, today: date) -> None:
        super().__init__()
        self._row: TeamRow | None = None
        self._about: tuple[int, ...] = ()
        self._todos: tuple[int, ...] = ()
        self.head = Words("", "strong")
        self.causes = Words("", "small")
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(say("team", "Behind this row"))
        self.tabs.tabBar().setAccessibleName(say("team", "Behind this row"))
        self.sheets: dict[str, VerbSheet] = {}
        self._empty: dict[str, Words] = {}
        for name, (title, nothing, headings, numbers, grow) in LISTS.items():
            sheet = VerbSheet(
                say("team", title),
                [say("team", text) for text in headings],
                verbs=VERBS,
                numbers=numbers,
                grow=grow,
            )
            sheet.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            sheet.setColumnWidth(0, pixels(NAME_WIDTH))
            sheet.verbWanted.connect(self.follow)
            sheet.chosen.connect(self._open)
            sheet.currentCellChanged.connect(self._current_changed)
            page = QWidget()
            inner = QVBoxLayout(page)
            inner.setContentsMargins(0, GAP, 0, 0)
            self.sheets[name], self._empty[name] = sheet, Words(say("team", nothing), "muted")
            inner.addWidget(self._empty[name])
            inner.addWidget(sheet, 1)
            self.tabs.addTab(page, say("team", title))
        self.tabs.currentChanged.connect(self._show_verbs)
        self.quick, self.handover = QuickLine(today), HandoverLine()
        self.quick.written.connect(self._written)
        self.quick.left.connect(self.focus_list)
        self.handover.written.connect(self._hand_over)
        self.handover.left.connect(self.focus_list)
        self._bar = VerbBar({verb: say("team", text) for verb, text in BAR.items()})
        self._bar.pressed.connect(self.follow)
        lists = QVBoxLayout()
        lists.setContentsMargins(MARGIN, 0, MARGIN, 0)
        lists.setSpacing(GAP // 2)
        for part in (self.head, self.causes):
            lists.addWidget(part)
        lists.addWidget(self.tabs, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(lists, 1)
        layout.addWidget(self.quick)
        layout.addWidget(self.handover)
        layout.addLayout(self._bar)

    @property
    def list_name(self) -> str:
        """Which of `LISTS` is shown."""
        return list(LISTS)[self.tabs.currentIndex()]

    @property
    def list(self) -> VerbSheet:
        """The list that is shown."""
        return self.sheets[self.list_name]

    def show_row(self, row: TeamRow | None, *, is_total: bool = False) -> None:
        """Show what stands behind ``row``; None: nothing."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        who = owner_text(say, row, is_total=is_total)
        self.head.setText(say("team", "{who}: {reason}", who=shown(who), reason=shown(row.reason)))
        self.causes.setText(" · ".join(_causes(row)))
        self.causes.setVisible(any(row.causes.values()))
        moved = _once(row.moved)
        self._fill("moved", [_moved(one) for one in moved], [(one.account_id, None) for one in moved])
        self._fill(
            "at_risk", [_at_risk(one) for one in row.at_risk], [(one.account_id, None) for one in row.at_risk]
        )
        self._fill(
            "overdue",
            [_overdue(one) for one in row.overdue],
            [(one.account_id, one.todo_id) for one in row.overdue],
        )
        self._show_verbs()

    def show_offers(self, offers: Offers) -> None:
        """Open the line on which the accounts of ``offers`` are given to somebody else."""
        if offers.accounts:
            self.quick.hide()
            self.handover.open(offers)

    def show_list(self, name: str) -> None:
        """Show one of `LISTS`."""
        if name in LISTS:
            self.tabs.setCurrentIndex(list(LISTS).index(name))

    def current_account(self) -> int | None:
        """Return the account under the cursor."""
        key = self.list.key_at(self.list.currentRow())
        return key[0] if isinstance(key, tuple) else None

    def chosen_accounts(self) -> tuple[int, ...]:
        """Return the accounts of the selected rows, each once."""
        keys = [key for key in self.list.keys_selected() if isinstance(key, tuple)]
        return tuple(dict.fromkeys(account for account, _ in keys if account is not None))

    def accounts_written_about(self) -> tuple[int, ...]:
        """Return the accounts that the line is about."""
        return self._about

    def follow(self, action: str) -> None:
        """Do what an action of the registry means for the selected rows."""
        keys = [key for key in self.list.keys_selected() if isinstance(key, tuple)]
        accounts = self.chosen_accounts()
        todos = tuple(todo for _, todo in keys if todo is not None)
        if action in TODO_VERBS:
            self._settle(action, todos)
            return
        account = self.current_account()
        if account is None:
            return
        if action in LINES:
            mode, in_days = LINES[action]
            self._open_line(mode, accounts or (account,), in_days)
        elif action == "account.assign":
            self.handoverAsked.emit(accounts or (account,))
        else:
            wanted = {"open": self.accountWanted, "peek": self.peekWanted, "why": self.whyWanted}
            signal = wanted.get(action.removeprefix("account."))
            if signal is not None:
                signal.emit(account)

    def focus_list(self) -> None:
        """Give the keyboard to the list, or to the tabs where nothing is on it."""
        (self.list if self.list.rowCount() else self.tabs.tabBar()).setFocus(Qt.FocusReason.OtherFocusReason)

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        return {"list": self.list_name, "line": self.list.currentRow()}

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""
        if memory.get("list") in LISTS:
            self.show_list(memory["list"])
        line = memory.get("line")
        if isinstance(line, int) and 0 <= line < self.list.rowCount():
            self.list.setCurrentCell(line, 0)

    # Inside

    def _fill(
        self, name: str, rows: Sequence[Sequence[str]], keys: Sequence[tuple[int | None, int | None]]
    ) -> None:
        sheet, is_known = (
            self.sheets[name],
            self._row is not None and self._row[KNOWN_BY[name]].value is not None,
        )
        sheet.fill(rows, keys)
        nothing = LISTS[name][1] if is_known else N_("team", "Not known of this day.")
        self._empty[name].setText(say("team", nothing))
        sheet.setVisible(bool(rows))
        self._empty[name].setVisible(not rows)
        title = say(
            "team",
            "{list} {count}",
            list=sheet.accessibleName(),
            count=number_text(len(rows)) if is_known else "–",
        )
        self.tabs.setTabText(list(LISTS).index(name), title)

    def _open_line(self, mode: str, about: tuple[int, ...], in_days: int) -> None:
        self._about = about
        self.handover.hide()
        open_line(self.quick, self.list, mode, about, in_days)

    def _settle(self, action: str, todos: tuple[int, ...]) -> None:
        if todos and action == "account.done":
            self.doneWanted.emit(todos)
        elif todos:
            self._todos, self._about = todos, ()
            self.handover.hide()
            one = str(self.list.currentIndex().siblingAtColumn(0).data())
            self.quick.open(
                "snooze", one if len(todos) == 1 else say("team", "%n to-do(s)", len(todos)), in_days=1
            )

    def _written(self, written: Written) -> None:
        self.focus_list()
        if written.mode == "snooze":
            self.snoozed.emit(self._todos, written.on)
        else:
            self.lineWritten.emit(self._about, written)

    def _hand_over(self, accounts: tuple[int, ...], to: str) -> None:
        self.focus_list()
        self.handoverWanted.emit(accounts, to)

    def _open(self, key: object) -> None:
        if isinstance(key, tuple) and key[0] is not None:
            self.accountWanted.emit(key[0])

    def _show_verbs(self) -> None:
        for action, made in self._bar.buttons.items():
            is_todo = action in TODO_VERBS
            made.setVisible(bool(self.list.rowCount()) and (not is_todo or self.list_name == "overdue"))
        self._current_changed()

    def _current_changed(self) -> None:
        self.currentAccountChanged.emit(self.current_account())


def _once(moved: Sequence[Moved]) -> list[Moved]:
    """Return each account in its shortest span of days; once more where it went the other way over a longer one."""
    found: dict[tuple[int, int], Moved] = {}
    for one in moved:
        found.setdefault((one.account_id, one.direction), one)
    return list(found.values())


def _causes(row: TeamRow) -> list[str]:
    """Return what moved how many in each span of days, the most frequent first."""
    said = []
    for days, causes in row.causes.items():
        for sign, way in (("▼", -1), ("▲", 1)):
            texts = [one.text for one in causes if one.direction == way]
            if texts:
                listed = say("team", ", ").join(shown(text) for text in texts[:3])
                said.append(say("team", "{days} days {sign} {causes}", days=days, sign=sign, causes=listed))
    return said


def _moved(one: Moved) -> list[str]:
    sign = "▼" if one.direction < 0 else "▲"
    return [
        shown(one.account), number_text(one.days), f"{sign} {moved_text(say, one)}", shown(why_text(say, one)),
        shown(one.record), one.arr.short() if one.arr else "",
    ]  # fmt: skip


def _at_risk(one: AtRisk) -> list[str]:
    return [
        shown(one.account), day_text(one.ends_on), percent_text(one.probability), say("revenue", BASES[one.basis]),
        one.due.short(),
    ]  # fmt: skip


def _overdue(one: Overdue) -> list[str]:
    return [
        shown(one.account), shown(one.text), day_text(one.due_on), number_text(one.days),
    ]  # fmt: skip
