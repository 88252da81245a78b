"""接点バランス Contact balance: what stands out against chance, who is reached, and who is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.balance import DAYS, RECENT_DAYS
from cs_workbench.services.balance_words import (
    LIST_HEADINGS,
    LISTS,
    MEASURE_HEADINGS,
    TIER_HEADINGS,
    chance_text,
    measure_lines,
    mix_text,
    remarks,
    span_text,
)
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.list_or_chart import ListOrChart
from cs_workbench.ui.views.page_parts import VerbBar, page_head
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.quick_line import QuickLine, Written
from cs_workbench.ui.views.scoped import ScopedView
from cs_workbench.ui.views.sheet import Sheet, VerbSheet, tell_in_name
from cs_workbench.ui.views.sheet_line import open_line, selected_accounts
from cs_workbench.ui.views.wording import day_text, number_text, percent, word_text
from cs_workbench.ui.widgets.share_cell import SHARE, ShareDelegate

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart
    from cs_workbench.services.balance import Balance, BalanceRow

#: Action of the registry -> the line it opens, and how many days ahead the line's day begins.
LINES: Final = {
    "account.next_step": ("next_step", 7),
    "account.touch": ("touch", 0),
    "account.note": ("note", 0),
}
#: The verbs under the lists; texts in context 'balance'.
BAR: Final = {
    "account.open": N_("balance", "Open (Enter)"),
    "account.next_step": N_("balance", "Next step (S)"),
    "account.touch": N_("balance", "Log touch (L)"),
    "account.note": N_("balance", "Note (N)"),
    "account.why": N_("balance", "Why? (Ctrl+I)"),
}
#: What a list's own keys ask for.
VERBS: Final = (*LINES, "account.peek")
#: The list that a measure is about.
LIST_OF: Final = {"unmet": "neglected", "over": "over", "misallocation": "over", "loudness": "over"}
BAR_COLUMNS: Final = (2, 3)
MEANING: Final = 4  # the column of the measures that says what they mean
MIX: Final = 5  # that of the tiers with what was human and what digital
WIDE_FROM: Final = 1160  # pixels of width from which there is room for both
NAME_WIDTH: Final = 200  # pixels of an account's name


class ListPage(QWidget):
    """One of `LISTS`: its accounts, or that nobody is on it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        heading, nobody = LISTS[name]
        account, why, owner = (say("balance", text) for text in LIST_HEADINGS)
        usage = [say("balance", "Usage trend")] if name == "silent" else []
        self.heading, self._has_usage = say("balance", heading), bool(usage)
        titles = [account, why, *usage, say("balance", "Tier and phase"), say("balance", "ARR"), owner]
        self.sheet = VerbSheet(self.heading, titles, verbs=VERBS, numbers=(len(titles) - 2,), grow=1)
        self.sheet.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.sheet.setColumnWidth(0, pixels(NAME_WIDTH))
        self._nobody = Words(say("balance", nobody), "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.addWidget(self._nobody)
        layout.addWidget(self.sheet)

    def show_rows(self, rows: Sequence[BalanceRow]) -> None:
        """Show ``rows``."""
        self.sheet.fill([self._cells(row) for row in rows], [row.account_id for row in rows])
        self.sheet.setVisible(bool(rows))
        self._nobody.setVisible(not rows)

    def _cells(self, row: BalanceRow) -> list[str]:
        usage = [percent(f"{(row.usage - 1) * 100:+.0f}") if row.usage is not None else ""]
        stands = [word_text("tier", row.tier), word_text("phase", row.phase) if row.phase else ""]
        return [
            shown(row.account),
            shown(row.reason),
            *(usage if self._has_usage else []),
            " · ".join(word for word in stands if word),
            row.arr.short() if row.arr else "",
            shown(row.owner),
        ]


class BalanceView(ScopedView):
    """Shows one CSM's balance, or the team's; says what the person does with which accounts."""

    accountWanted = Signal(int)
    peekWanted = Signal(int)
    whyWanted = Signal(int)
    listWanted = Signal(str)  # a condition: the accounts of a tier
    lineWritten = Signal(object, object)  # tuple of account ids, quick_line.Written
    currentAccountChanged = Signal(object)  # account or None
    chartWanted = Signal()  # the chart is to be seen, and may be older than the lists

    def __init__(self, today: date) -> None:
        super().__init__()
        self._found: Balance | None = None
        self._about: tuple[int, ...] = ()  # the accounts that the open line is about
        self._span = Words("", "muted", wrap=False)
        self._remarks = Words("", "small")
        headings = [say("balance", text) for text in MEASURE_HEADINGS]
        self.measures = Sheet(say("balance", "Measures"), headings, numbers=(1, 2), grow=MEANING)
        self.measures.chosen.connect(self._open_measure)
        tier, accounts, reached, chance, mix = (say("balance", text) for text in TIER_HEADINGS)
        days = [reached.format(days=number) for number in (RECENT_DAYS, DAYS)]
        self.tiers = Sheet(
            say("balance", "Reached by tier"), [tier, accounts, *days, chance, mix], numbers=(1, MIX), grow=4
        )
        self.tiers.chosen.connect(self._open_tier)
        bars = ShareDelegate(self.tiers)
        for column in BAR_COLUMNS:
            self.tiers.setItemDelegateForColumn(column, bars)
        self.lists = {name: ListPage(name) for name in LISTS}
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(say("balance", "Lists"))
        self.tabs.tabBar().setAccessibleName(say("balance", "Lists"))
        for page in self.lists.values():
            self.tabs.addTab(page, page.heading)
            page.sheet.verbWanted.connect(self.follow)
            page.sheet.chosen.connect(self._open)
            page.sheet.currentCellChanged.connect(self._current_changed)
        self.shown = ListOrChart(self.tabs, self)
        self.shown.turned.connect(self._turned)
        self.shown.pane.doorWanted.connect(self.listWanted)
        self.quick = QuickLine(today)
        self.quick.written.connect(self._written)
        self.quick.left.connect(self.focus_list)
        figures = QHBoxLayout()
        figures.setSpacing(2 * GAP)
        for sheet in (self.measures, self.tiers):
            figures.addWidget(sheet, 1, Qt.AlignmentFlag.AlignTop)
        inner = QVBoxLayout()
        inner.setContentsMargins(MARGIN, 0, MARGIN, 0)
        inner.setSpacing(GAP)
        inner.addWidget(self._remarks)
        inner.addLayout(figures)
        inner.addWidget(self.shown, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(
            page_head(say("balance", "Contact balance"), self._span, self.shown.button, self.scope)
        )
        layout.addLayout(inner, 1)
        layout.addWidget(self.quick)
        self._bar = VerbBar({verb: say("balance", text) for verb, text in BAR.items()})
        self._bar.pressed.connect(self.follow)
        layout.addLayout(self._bar)

    @property
    def list(self) -> VerbSheet:
        """The list that is shown."""
        return self.lists[self._list_name()].sheet

    def show_balance(self, found: Balance, *, can_switch: bool, chart: Chart | None = None) -> None:
        """Show ``found``, and the ``chart`` of it; ``can_switch``: it is known who the person is."""
        self._found = found
        self._span.setText(span_text(say, found, day_text(found.as_of)))
        self._remarks.setText(" ".join(remarks(say, found)))
        self.show_scope(found.owner, can_switch=can_switch)
        self.measures.fill(measure_lines(say, found), list(found.measures))
        tell_in_name(self.measures, MEANING)
        self.measures.setVisible(bool(found.measures))
        self._show_tiers(found)
        if chart is not None:
            self.shown.pane.show_chart(chart)
        for place, (name, page) in enumerate(self.lists.items()):
            rows: tuple[BalanceRow, ...] = getattr(found, name)
            page.show_rows(rows)
            self.tabs.setTabText(
                place, say("balance", "{list} {count}", list=page.heading, count=number_text(len(rows)))
            )

    def current_account(self) -> int | None:
        """Return the account under the cursor."""
        if self.shown.is_chart:
            return None
        key = self.list.key_at(self.list.currentRow())
        return key if isinstance(key, int) else None

    def chosen_accounts(self) -> tuple[int, ...]:
        account = self.current_account()
        return () if account is None else selected_accounts(self.list, account)

    def accounts_written_about(self) -> tuple[int, ...]:
        """Return the accounts that the line is about."""
        return self._about

    def follow(self, action: str) -> None:
        """Do what an action of the registry means for the selected accounts."""
        account = self.current_account()
        if account is None:
            return
        if action in LINES:
            mode, in_days = LINES[action]
            self._about = self.chosen_accounts()
            open_line(self.quick, self.list, mode, self._about, in_days)
            return
        wanted = {"open": self.accountWanted, "peek": self.peekWanted, "why": self.whyWanted}
        signal = wanted.get(action.removeprefix("account."))
        if signal is not None:
            signal.emit(account)

    def focus_list(self) -> None:  # the tabs, where nobody is on it
        if self.shown.is_chart:
            self.shown.focus_chart()
            return
        (self.list if self.list.rowCount() else self.tabs.tabBar()).setFocus(Qt.FocusReason.OtherFocusReason)

    def holds_tabs(self) -> bool:
        return self.tabs.tabBar().hasFocus()

    def memory(self) -> dict[str, Any]:
        return {"list": self._list_name(), "account": self.current_account(), "chart": self.shown.is_chart}

    def remember(self, memory: dict[str, Any]) -> None:
        if memory.get("list") in self.lists:
            self.tabs.setCurrentIndex(list(self.lists).index(memory["list"]))
        self.shown.turn(to_chart=memory.get("chart") is True)
        self._show_verbs()
        keys = [self.list.key_at(row) for row in range(self.list.rowCount())]
        if memory.get("account") in keys:
            self.list.setCurrentCell(keys.index(memory["account"]), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < pixels(WIDE_FROM)
        self.measures.setColumnHidden(MEANING, is_narrow)
        self.tiers.setColumnHidden(MIX, is_narrow)

    # Inside

    def _turned(self, to_chart: bool) -> None:
        self._show_verbs()
        self.focus_list()
        if to_chart:
            self.chartWanted.emit()

    def _show_verbs(self) -> None:
        for made in self._bar.buttons.values():
            made.setVisible(not self.shown.is_chart)

    def _list_name(self) -> str:
        return list(self.lists)[self.tabs.currentIndex()]

    def _show_tiers(self, found: Balance) -> None:
        self.tiers.setVisible(bool(found.tiers))
        rows = []
        for tier in found.tiers:
            reached = [number_text(count) for count in (tier.recent, tier.covered)]
            rows.append(
                [
                    word_text("tier", tier.tier),
                    number_text(tier.accounts),
                    *reached,
                    chance_text(tier),
                    mix_text(tier),
                ]
            )
        self.tiers.fill(rows, [tier.tier for tier in found.tiers])
        tell_in_name(self.tiers, MIX)
        for line, tier in enumerate(found.tiers):
            for column, count in zip(BAR_COLUMNS, (tier.recent, tier.covered), strict=True):
                model = self.tiers.model()
                model.setData(model.index(line, column), count / tier.accounts, SHARE)

    def _open_measure(self, name: object) -> None:
        self.shown.turn(to_chart=False)
        self._show_verbs()
        self.tabs.setCurrentIndex(list(self.lists).index(LIST_OF[str(name)]))
        self.focus_list()

    def _open_tier(self, tier: object) -> None:
        mine = "" if self._found is None or self._found.owner is None else " owner:me"
        if tier:
            self.listWanted.emit(f"tier:{tier}{mine}")

    def _open(self, account: object) -> None:
        if isinstance(account, int):
            self.accountWanted.emit(account)

    def _written(self, written: Written) -> None:
        self.focus_list()
        self.lineWritten.emit(self._about, written)

    def _current_changed(self) -> None:
        self.currentAccountChanged.emit(self.current_account())
