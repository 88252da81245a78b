"""活動履歴 Activity: what was said and done across accounts, customer voices, and what they ask for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.activity import PERIODS
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.activity_list import ActivityFeed
from cs_workbench.ui.views.incoming_line import IncomingLine
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.quick_line import QuickLine, Written
from cs_workbench.ui.views.requests import RequestsView
from cs_workbench.ui.views.voices import VoicesView
from cs_workbench.ui.widgets.fields import LineEdit, mark_wrong
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.icons import icon

if TYPE_CHECKING:
    from cs_workbench.services.activity import ActivityRow

COLUMNS: Final = ("when", "account", "what", "text", "minutes", "who")
LAYOUTS: Final = {
    "all": (N_("activity", "Timeline"), "clock"),
    "voices": (N_("activity", "Customer voices"), "quick"),
    "requests": (N_("activity", "Requests"), "star"),
}
PERIOD_TEXTS: Final = {
    30: N_("activity", "Last 30 days"),
    90: N_("activity", "Last 90 days"),
    365: N_("activity", "Last 12 months"),
    0: N_("activity", "All time"),
}
#: Action of the registry -> the line it opens, and how many days ahead the line's day begins.
LINES: Final = {
    "account.note": ("note", 0),
    "account.touch": ("touch", 0),
    "account.next_step": ("next_step", 7),
    "account.tier": ("tier", 90),
    "account.phase": ("phase", 0),
    "account.voice": ("voice", 0),
    "account.topic": ("topic", 0),
}
#: The verbs under the list; texts in context 'activity'.
BAR: Final = {
    "account.open": N_("activity", "Open (Enter)"),
    "account.touch": N_("activity", "Log touch (L)"),
    "account.note": N_("activity", "Note (N)"),
    "account.voice": N_("activity", "Customer voice (V)"),
    "account.topic": N_("activity", "Topic (B)"),
    "edit.paste": N_("activity", "Paste a chat (Ctrl+V)"),
}
SPOKEN: Final = ("note", "touch", "interaction", "survey", "ticket")


class ActivityView(QWidget):
    """Shows the lines and the register; says what the person asks of them."""

    accountWanted = Signal(int)
    peekWanted = Signal(int)
    rowChanged = Signal(object)  # ActivityRow or None
    askedAnew = Signal()  # scope, period or condition changed
    layoutChosen = Signal(str)
    lineWritten = Signal(object, object)  # list[ActivityRow], quick_line.Written
    requestWritten = Signal(list, str)  # voice ids, title
    pasteWanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._rows: list[ActivityRow] = []
        self._voice_ids: list[int] = []
        self._titles: list[str] = []
        self._layout_name, self._can_switch = "all", False
        self.feed = ActivityFeed(COLUMNS)
        self.voices, self.requests = VoicesView(), RequestsView()
        self.scope = self._box(
            say("activity", "Whose accounts"),
            {"mine": say("activity", "My accounts"), "team": say("activity", "The whole team")},
        )
        self.period = self._box(
            say("activity", "Period"), {days: say("activity", PERIOD_TEXTS[days]) for days in PERIODS}
        )
        self.period.setCurrentIndex(self.period.findData(90))
        self.condition = LineEdit(say("activity", "Condition for the accounts"))
        self.condition.setPlaceholderText(say("activity", "Accounts, such as tier:high"))
        self.condition.setClearButtonEnabled(True)
        self.condition.setMinimumWidth(180)
        self.condition.settled.connect(self._settled)
        self.condition.returnPressed.connect(self.focus_first)
        self._problem = Words("", "small")
        self._problem.hide()
        self.quick = QuickLine(today)
        self.quick.written.connect(self._written)
        self.quick.left.connect(self.focus_first)
        self.incoming = IncomingLine()
        self._pages = QStackedWidget()
        timeline = QWidget()
        room = QVBoxLayout(timeline)
        room.setContentsMargins(MARGIN, 0, MARGIN, 0)
        room.addWidget(self.feed)
        for page in (timeline, self.voices, self.requests):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._problem)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.incoming)
        layout.addWidget(self.quick)
        layout.addLayout(self._bar())
        self._problem.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        self.feed.verbWanted.connect(self.follow)
        self.feed.table.currentRowChanged.connect(self.rowChanged)
        self.voices.accountWanted.connect(self.accountWanted)
        self.requests.accountWanted.connect(self.accountWanted)
        self.voices.requestWanted.connect(self._ask_request)
        self.requests.addWanted.connect(self._add_request)

    @property
    def layout_name(self) -> str:
        """Which of `LAYOUTS` is shown."""
        return self._layout_name

    def show_layout(self, name: str) -> None:
        """Show one of `LAYOUTS`."""
        self._layout_name = name
        self._pages.setCurrentIndex(list(LAYOUTS).index(name))
        for action in self._layouts.actions():
            action.setChecked(action.data() == name)
        for part in (self.period, self._verbs):
            part.setVisible(name == "all")
        self.condition.setVisible(name != "requests")
        self.scope.setVisible(name != "requests" and self._can_switch)

    def show_scope(self, scope: str, *, can_switch: bool) -> None:
        """Show whose accounts are meant."""
        self.scope.setCurrentIndex(self.scope.findData(scope))
        self._can_switch = can_switch
        self.scope.setVisible(can_switch and self._layout_name != "requests")

    def show_problem(self, sentence: str) -> None:
        """Say why the condition cannot be read; '' when it can."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        mark_wrong(self.condition, wrong=bool(sentence))

    def know_requests(self, titles: list[str]) -> None:
        """Offer these titles where a request is named."""
        self._titles = titles

    def follow(self, action: str, row: ActivityRow | None) -> None:
        """Do what an action of the registry means for the chosen lines."""
        if action == "edit.paste":
            self.pasteWanted.emit()
        elif row is None or self._layout_name != "all":
            return
        elif action == "account.open":
            self.accountWanted.emit(row.account_id)
        elif action == "account.peek":
            self.peekWanted.emit(row.account_id)
        elif action in LINES:
            self._open_line(action)

    def accounts_written_about(self) -> tuple[int, ...]:
        """Return the accounts that the line is about, each once."""
        return tuple(dict.fromkeys(row.account_id for row in self._rows))

    def focus_first(self) -> None:
        """Give the keyboard to what is shown."""
        parts: dict[str, ActivityFeed | VoicesView | RequestsView] = {
            "all": self.feed,
            "voices": self.voices,
            "requests": self.requests,
        }
        parts[self._layout_name].focus_first()

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        return {
            "layout": self._layout_name,
            "days": self.period.currentData(),
            "condition": self.condition.text(),
            **self.feed.memory(),
        }

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""
        from cs_workbench.services.activity import chips_with

        if memory.get("layout") in LAYOUTS:
            self.show_layout(memory["layout"])
        if memory.get("days") in PERIODS:
            self.period.setCurrentIndex(self.period.findData(memory["days"]))
        if isinstance(memory.get("condition"), str):
            self.condition.blockSignals(True)
            self.condition.setText(memory["condition"])
            self.condition.blockSignals(False)
        if isinstance(memory.get("chips"), list):
            self.feed.choose(chips_with(str(chip) for chip in memory["chips"]))

    # Inside

    def _head(self) -> Flow:
        head = Flow(gap=GAP, margins=QMargins(MARGIN, 12, MARGIN, 12))
        head.addWidget(Words(say("activity", "Activity"), "title", wrap=False))
        self._layouts = QActionGroup(self)
        for name, (text, picture) in LAYOUTS.items():
            words = say("activity", text)
            action = QAction(icon(picture), words, self, checkable=True, checked=name == "all")
            action.setData(name)
            self._layouts.addAction(action)
            action.triggered.connect(self._choose_layout)
            made = QToolButton()
            made.setDefaultAction(action)
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            made.setAccessibleName(words)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            head.addWidget(made)
        for part in (self.scope, self.period, self.condition):
            head.addWidget(part)
        return head

    def _bar(self) -> QHBoxLayout:
        self._verbs = QWidget()
        bar = Flow(self._verbs, gap=4, margins=QMargins(MARGIN, GAP, MARGIN, GAP))
        for action, text in BAR.items():
            made = QPushButton(say("activity", text), flat=True)
            made.setAccessibleName(say("activity", text))
            made.setProperty("verb", action)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list's own keys do the same
            made.clicked.connect(self._press)
            bar.addWidget(made)
        outer = QHBoxLayout()
        outer.addWidget(self._verbs)
        return outer

    def _box(self, name: str, words: dict[Any, str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for key, text in words.items():
            box.addItem(text, key)
        box.activated.connect(self._choose)
        return box

    def _open_line(self, action: str) -> None:
        self._rows = self.feed.table.chosen_rows()
        mode, in_days = LINES[action]
        accounts = self.accounts_written_about()
        if not accounts or (mode == "topic" and len(accounts) > 1):
            return
        several = say("activity", "%n account(s)", len(accounts))
        self.quick.open(
            mode, shown(self._rows[0].account) if len(accounts) == 1 else several, in_days=in_days
        )
        first = self._rows[0]
        if mode == "voice" and first.kind in SPOKEN:
            self.quick.write_first(first.text)
        if mode == "topic":
            self.quick.write_first(first.topic)
            self.quick.line.setFocus()
            self.quick.offer_words([self.feed.topic.itemText(n) for n in range(1, self.feed.topic.count())])

    def _written(self, written: Written) -> None:
        self.focus_first()
        if written.mode == "request":
            self.requestWritten.emit(self._voice_ids, written.text)
        else:
            self.lineWritten.emit(self._rows, written)

    def _ask_request(self, voice_ids: list[int]) -> None:
        self._voice_ids = voice_ids
        self.quick.open("request", say("activity", "%n voice(s)", len(voice_ids)))
        self.quick.offer_words(self._titles)

    def _add_request(self) -> None:
        self._voice_ids = []
        self.quick.open("request", "")

    def _press(self) -> None:
        self.follow(self.sender().property("verb"), self.feed.table.current_row())

    def _settled(self, _text: str) -> None:
        self.askedAnew.emit()

    def _choose(self, _index: int) -> None:
        self.askedAnew.emit()

    def _choose_layout(self) -> None:
        name = self.sender().data()  # type: ignore[attr-defined]  # a QAction
        self.show_layout(name)
        self.layoutChosen.emit(name)
        self.focus_first()
