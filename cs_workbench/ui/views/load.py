"""稼働負荷 Load: hours by tier and phase, who has them, what was really spent, and who could take over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.domain.capacity import Person
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.capacity_words import (
    ACCOUNT_HEADINGS,
    HANDOVER_HEADINGS,
    OWNER_HEADINGS,
    account_text,
    actual_text,
    band_text,
    handover_text,
    hours_text,
    mark_text,
    none_text,
    remarks,
    span_text,
)
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.list_or_chart import ListOrChart
from cs_workbench.ui.views.page_parts import VerbBar, page_head
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, column
from cs_workbench.ui.views.scoped import ScopedView
from cs_workbench.ui.views.sheet import Sheet, VerbSheet, tell_in_name
from cs_workbench.ui.views.wording import day_text, number_text, percent_text, word_text
from cs_workbench.ui.widgets.band_scale import BandScale
from cs_workbench.ui.widgets.load_cell import LOAD, LoadDelegate

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart
    from cs_workbench.services.capacity import Capacity, Handover

VERBS: Final = ("account.assign", "account.peek")
#: The verbs under the lists; texts in context 'load'.
BAR: Final = {
    "account.open": N_("load", "Open (Enter)"),
    "account.assign": N_("load", "Hand over (A)"),
    "all": N_("load", "Hand over all"),
    "account.why": N_("load", "Why? (Ctrl+I)"),
}
HANDOVER: Final = ("account.assign", "all")
COLUMNS: Final = (*TIERS, "")  # of the hours by phase and tier
ACCOUNTS_COLUMN, LOAD_COLUMN, ACTUAL_COLUMN, AFTER_COLUMN = 1, 3, 5, 6
WIDE_FROM: Final = 1160  # pixels of width from which there is room for every column
OWNERS_SHARE, CELLS_SHARE = 5, 4  # of the width
NAME_WIDTH: Final = 200  # pixels of an account's name


class LoadView(ScopedView):
    """Shows one CSM's load, or the team's; says which accounts go to whom."""

    accountWanted = Signal(int)
    peekWanted = Signal(int)
    whyWanted = Signal(int)
    listWanted = Signal(str)  # a condition: the accounts behind a figure
    handoverWanted = Signal(object)  # tuple of services.capacity.Handover
    currentAccountChanged = Signal(object)  # account or None
    personChanged = Signal()  # `person` says other hours
    chartWanted = Signal()  # the chart is to be seen, and may be older than the lists

    def __init__(self) -> None:
        super().__init__()
        self._found: Capacity | None = None
        self._span = Words("", "muted", wrap=False)
        self._remarks = Words("", "small")
        usual = Person()
        self.hours = _number(say("load", "Hours a month of one CSM"), 20, 300, usual.hours_a_month)
        self.hours.setSuffix(say("load", " h a month"))
        self.share = _number(say("load", "Share of them for customers"), 5, 100, usual.utilisation * 100)
        self.share.setSuffix(say("load", " % for customers"))
        for field in (self.hours, self.share):
            field.valueChanged.connect(self.personChanged)
        self.owners = Sheet(
            say("load", "Load of each CSM"),
            [say("load", text) for text in OWNER_HEADINGS],
            numbers=(1, 2, 5, 6),
            grow=0,
        )
        self.owners.chosen.connect(self._open_owner)
        self.owners.setItemDelegateForColumn(LOAD_COLUMN, LoadDelegate(self.owners))
        tiers = [word_text("tier", tier) for tier in COLUMNS]
        headings = [say("load", "Phase"), say("load", "Accounts"), *tiers, say("load", "Total")]
        self.cells = Sheet(
            say("load", "Planned hours by phase and tier"), headings, numbers=range(1, len(headings)), grow=0
        )
        self.cells.chosen.connect(self._open_phase)
        self.scale, self._band = BandScale(), Words("", "small")
        self._scale = QWidget()
        self._scale.setLayout(column(self.scale, self._band, gap=2))
        self._left, self._right = column(self.owners), column(self.cells)
        self.handovers = self._list(N_("load", "Proposed hand-overs"), HANDOVER_HEADINGS, (4,), 1)
        self.accounts = self._list(N_("load", "Accounts by hours"), ACCOUNT_HEADINGS, (2, 3), 1)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(say("load", "Lists"))
        self.tabs.tabBar().setAccessibleName(say("load", "Lists"))
        self._none = Words("", "muted")
        proposal = QWidget()
        proposal.setLayout(column(self._none, self.handovers))
        for page, sheet in ((proposal, self.handovers), (self.accounts, self.accounts)):
            self.tabs.addTab(page, sheet.accessibleName())
        self.tabs.currentChanged.connect(self._show_verbs)
        self._bar = VerbBar({verb: say("load", text) for verb, text in BAR.items()}, keyless=("all",))
        self._bar.pressed.connect(self.follow)
        inner = QVBoxLayout()
        inner.setContentsMargins(MARGIN, 0, MARGIN, 0)
        inner.setSpacing(GAP)
        inner.addWidget(self._remarks)
        self._figures = self._made_figures()
        inner.addWidget(self._figures)
        self.shown = ListOrChart(self.tabs, self)
        self.shown.turned.connect(self._turned)
        self.shown.pane.doorWanted.connect(self.listWanted)
        inner.addWidget(self.shown, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(
            page_head(say("load", "Load"), self._span, self.hours, self.share, self.shown.button, self.scope)
        )
        layout.addLayout(inner, 1)
        layout.addLayout(self._bar)

    @property
    def person(self) -> Person:
        """What one CSM has, as typed."""
        return Person(float(self.hours.value()), self.share.value() / 100)

    @property
    def list(self) -> VerbSheet:
        """The list that is shown."""
        return self.accounts if self.tabs.currentIndex() else self.handovers

    def show_load(self, found: Capacity, *, can_switch: bool, chart: Chart | None = None) -> None:
        """Show ``found``, and the ``chart`` of it; ``can_switch``: it is known who the person is."""
        self._found = found
        self._span.setText(span_text(say, found, day_text(found.as_of)))
        self._remarks.setText(" ".join(remarks(say, found)))
        self.show_scope(found.owner, can_switch=can_switch)
        self._show_owners(found)
        self._show_cells(found)
        if chart is not None:
            self.shown.pane.show_chart(chart)
        said = band_text(say, found)
        self._band.setText(said)
        count = found.available / found.each / len(found.owners) if found.each else 0.0
        self.scale.show_book(count, found.available / max(len(found.owners), 1), said)
        self._place_scale(alone=found.owner is not None)
        self._scale.setVisible(bool(said))
        self.handovers.fill(
            [
                [
                    shown(h.account),
                    shown(handover_text(say, h)),
                    shown(h.owner),
                    shown(h.to),
                    hours_text(h.hours),
                ]
                for h in found.handovers
            ],
            [h.account_id for h in found.handovers],
        )
        self.accounts.fill(
            [
                [
                    shown(a.account),
                    account_text(say, a),
                    hours_text(a.hours),
                    actual_text(a.actual),
                    shown(a.owner),
                ]
                for a in found.accounts
            ],
            [a.account_id for a in found.accounts],
        )
        self._none.setText(none_text(say, found))
        self._none.setVisible(not found.handovers)
        self.handovers.setVisible(bool(found.handovers))
        self.tabs.setVisible(bool(found.accounts))
        known = sum(cell.accounts for cell in found.cells if cell.tier)
        for place, (sheet, count) in enumerate(
            ((self.handovers, len(found.handovers)), (self.accounts, known))
        ):
            text = say("load", "{list} {count}", list=sheet.accessibleName(), count=number_text(count))
            if sheet.rowCount() < count:
                text = say(
                    "load", "{list}, the first {shown}", list=text, shown=number_text(sheet.rowCount())
                )
            self.tabs.setTabText(place, text)
        self._show_verbs()

    def current_account(self) -> int | None:
        """Return the account under the cursor."""
        if self.shown.is_chart:
            return None
        key = self.list.key_at(self.list.currentRow())
        return key if isinstance(key, int) else None

    def follow(self, action: str) -> None:
        """Do what an action of the registry, or 'all', means for the selected accounts."""
        if action in HANDOVER:
            rows = self._handovers(action)
            if rows:
                self.handoverWanted.emit(rows)
            return
        account = self.current_account()
        wanted = {"open": self.accountWanted, "peek": self.peekWanted, "why": self.whyWanted}
        signal = wanted.get(action.removeprefix("account."))
        if account is not None and signal is not None:
            signal.emit(account)

    def focus_list(self) -> None:  # the tabs, where nothing is on it
        if self.shown.is_chart:
            self.shown.focus_chart()
            return
        (self.list if self.list.rowCount() else self.tabs.tabBar()).setFocus(Qt.FocusReason.OtherFocusReason)

    def holds_tabs(self) -> bool:
        return self.tabs.tabBar().hasFocus()

    def memory(self) -> dict[str, Any]:
        return {
            "list": self.tabs.currentIndex(),
            "account": self.current_account(),
            "chart": self.shown.is_chart,
            "hours": self.hours.value(),
            "share": self.share.value(),
        }

    def remember(self, memory: dict[str, Any]) -> None:
        if memory.get("list") in (0, 1):
            self.tabs.setCurrentIndex(memory["list"])
        self.shown.turn(to_chart=memory.get("chart") is True)
        self._show_verbs()
        for name, field in (("hours", self.hours), ("share", self.share)):
            if isinstance(memory.get(name), int):
                with QSignalBlocker(field):
                    field.setValue(memory[name])
        keys = [self.list.key_at(row) for row in range(self.list.rowCount())]
        if memory.get("account") in keys:
            self.list.setCurrentCell(keys.index(memory["account"]), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_columns()

    # Inside

    def _list(self, name: str, headings: Sequence[str], numbers: Sequence[int], grow: int) -> VerbSheet:
        titles = [say("load", text) for text in headings]
        sheet = VerbSheet(say("load", name), titles, verbs=VERBS, numbers=numbers, grow=grow)
        sheet.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        sheet.setColumnWidth(0, pixels(NAME_WIDTH))
        sheet.verbWanted.connect(self.follow)
        sheet.chosen.connect(self._open)
        sheet.currentCellChanged.connect(self._current_changed)
        return sheet

    def _made_figures(self) -> QWidget:
        whole = QWidget()
        figures = QHBoxLayout(whole)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(2 * GAP)
        figures.addLayout(self._left, OWNERS_SHARE)
        figures.addLayout(self._right, CELLS_SHARE)
        for side in (self._left, self._right):
            side.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._place_scale(alone=False)
        return whole

    def _show_owners(self, found: Capacity) -> None:
        self.owners.fill(
            [
                [
                    shown(one.owner), number_text(one.accounts), hours_text(one.hours), percent_text(one.load),
                    mark_text(say, one.mark), actual_text(one.actual), percent_text(one.proposed_load),
                ]
                for one in found.owners
            ],
            [one.owner for one in found.owners],
        )  # fmt: skip
        model = self.owners.model()
        for line, one in enumerate(found.owners):
            model.setData(model.index(line, LOAD_COLUMN), one.load, LOAD)
        tell_in_name(self.owners, ACCOUNTS_COLUMN, ACTUAL_COLUMN, AFTER_COLUMN)
        self._show_columns()
        self.owners.setVisible(bool(found.owners))

    def _show_columns(self) -> None:
        """Show those that there is room for, and something to say in."""
        is_narrow = self.width() < pixels(WIDE_FROM)
        for sheet in (self.owners, self.cells):
            sheet.setColumnHidden(ACCOUNTS_COLUMN, is_narrow)
        self.owners.setColumnHidden(ACTUAL_COLUMN, is_narrow)
        has_proposal = self._found is not None and bool(self._found.handovers)
        self.owners.setColumnHidden(AFTER_COLUMN, is_narrow or not has_proposal)

    def _show_cells(self, found: Capacity) -> None:
        at = {(cell.phase, cell.tier): cell for cell in found.cells}
        phases = [phase for phase in (*PHASES, "") if any(cell.phase == phase for cell in found.cells)]
        rows = []
        for phase in phases:
            cells = [at.get((phase, tier)) for tier in COLUMNS]
            hours = [None if cell is None else cell.hours for cell in cells]
            rows.append(
                [
                    word_text("phase", phase) or say("load", "No phase"),
                    number_text(sum(cell.accounts for cell in cells if cell is not None)),
                    *("" if one is None else hours_text(one) for one in hours),
                    hours_text(sum(one or 0 for one in hours)),
                ]
            )
        self.cells.fill(rows, phases)
        for place, tier in enumerate(COLUMNS):
            self.cells.setColumnHidden(place + 2, not any(cell.tier == tier for cell in found.cells))
        self.cells.setVisible(bool(rows))

    def _show_verbs(self) -> None:
        is_proposal = self.list is self.handovers and bool(self.handovers.rowCount())
        for action, made in self._bar.buttons.items():
            is_for_list = is_proposal or (action not in HANDOVER and bool(self.list.rowCount()))
            made.setVisible(is_for_list and not self.shown.is_chart)
        self._figures.setVisible(not self.shown.is_chart)  # the chart says the same, and needs the room

    def _turned(self, to_chart: bool) -> None:
        self._show_verbs()
        self.focus_list()
        if to_chart:
            self.chartWanted.emit()

    def _place_scale(self, *, alone: bool) -> None:
        """Put the scale where there is room: under one CSM's line, or beside the whole team's."""
        for side in (self._left, self._right):
            side.removeWidget(self._scale)
        (self._left if alone else self._right).addWidget(self._scale)

    def _handovers(self, action: str) -> tuple[Handover, ...]:
        if self._found is None or self.shown.is_chart or self.list is not self.handovers:
            return ()
        chosen = set(self.handovers.keys_selected())
        return tuple(h for h in self._found.handovers if action == "all" or h.account_id in chosen)

    def _mine(self) -> str:
        return "" if self._found is None or self._found.owner is None else " owner:me"

    def _open_owner(self, owner: object) -> None:
        self.listWanted.emit(f'owner:"{owner}"')

    def _open_phase(self, phase: object) -> None:
        self.listWanted.emit(f"phase:{phase or 'none'}{self._mine()}")

    def _open(self, account: object) -> None:
        if isinstance(account, int):
            self.accountWanted.emit(account)

    def _current_changed(self) -> None:
        self.currentAccountChanged.emit(self.current_account())


def _number(name: str, least: int, most: int, value: float) -> QSpinBox:
    field = QSpinBox(minimum=least, maximum=most, value=round(value))
    field.setKeyboardTracking(False)
    field.setAccessibleName(name)
    field.lineEdit().setTextMargins(6, 0, 0, 0)
    return field
