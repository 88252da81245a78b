"""試算 Simulation: assumptions to turn at the left, every answer at once at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.simulation_answers import Question
from cs_workbench.services.simulation_words import (
    ASSUMPTION_HEADINGS,
    BREAK_EVEN_HEADINGS,
    COST_HEADINGS,
    MONTH_HEADINGS,
    MOVE_HEADINGS,
    TIER_HEADINGS,
    assumption_cells,
    cautions,
    cost_line,
    cost_text,
    freed_text,
    from_to,
    headcount_lines,
    month_cells,
    needed_text,
    percent,
    price_text,
    share_text,
    verdicts,
)
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.knob import Knob, Turn
from cs_workbench.ui.views.page_parts import VerbBar, page_head
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, column
from cs_workbench.ui.views.sheet import Sheet, VerbSheet, tell_in_name
from cs_workbench.ui.views.wording import day_text, number_text, word_text
from cs_workbench.ui.widgets.headcount_chart import HeadcountChart

if TYPE_CHECKING:
    from cs_workbench.services.cost_to_serve import CostToServe
    from cs_workbench.services.headcount import Headcount
    from cs_workbench.services.simulation import Simulation
    from cs_workbench.services.simulation_answers import Answers, Usual
    from cs_workbench.services.simulation_ground import Ground

#: An assumption of `Question` -> its name (context 'simulation'), how it turns, its unit, and what one of it is there.
KNOBS: Final = {
    "people": (N_("simulation", "CSMs in the team"), Turn(0, 60, 0.5), N_("simulation", " CSMs"), 1.0),
    "hours_a_month": (N_("simulation", "Hours of work"), Turn(20, 240, 1), N_("simulation", " h a month"), 1.0),
    "utilisation": (N_("simulation", "Share for customers"), Turn(5, 100, 1), " %", 0.01),
    "annual_cost": (N_("simulation", "Cost of one CSM"), Turn(0, 30_000_000, 100_000), "", 1.0),
    "churn.high": (N_("simulation", "Churn, high touch"), Turn(0, 10, 0.1), N_("simulation", " % a month"), 0.01),
    "churn.low": (N_("simulation", "Churn, low touch"), Turn(0, 10, 0.1), N_("simulation", " % a month"), 0.01),
    "churn.tech": (N_("simulation", "Churn, tech touch"), Turn(0, 10, 0.1), N_("simulation", " % a month"), 0.01),
    "gross_margin": (N_("simulation", "Gross margin"), Turn(-50, 100, 1), " %", 0.01),
    "months": (N_("simulation", "Horizon"), Turn(12, 60, 1), N_("simulation", " months"), 1.0),
    "annual_discount": (N_("simulation", "Discount"), Turn(0, 50, 0.5), N_("simulation", " % a year"), 0.01),
    "growth": (N_("simulation", "Growth of the book"), Turn(-10, 20, 0.1), N_("simulation", " % a month"), 0.01),
    "limit": (N_("simulation", "Dear from"), Turn(1, 100, 1), N_("simulation", " % of ARR"), 0.01),
    "hours_freed": (N_("simulation", "Freed by tech touch"), Turn(0, 500, 1), N_("simulation", " h a month"), 1.0),
}  # fmt: skip
HOME: Final = "JPY"
#: The cost of one CSM in a currency other than yen, of which nothing is assumed.
ABROAD: Final = Turn(0, 500_000, 1_000)
BAR: Final = {
    "account.open": N_("simulation", "Open (Enter)"),
    "account.why": N_("simulation", "Why? (Ctrl+I)"),
}
#: Places of the tabs: that of the headcount, and those that need a price.
HEADCOUNT: Final = 1
PRICED: Final = (0, 2, 3, 4)
PANEL_WIDTH: Final = 440  # pixels
NAME_WIDTH: Final = 190
WIDE_FROM: Final = 1160  # pixels of width from which there is room for every column
LEAST_WANTED: Final = (4, 6, 7)  # columns of the tiers
CHURN_COLUMN: Final = 2  # of the break-even


class SimulationView(QWidget):
    """Shows the answers; says that an assumption was turned, and which account is wanted."""

    accountWanted = Signal(int)
    peekWanted = Signal(int)
    whyWanted = Signal(int)
    currentAccountChanged = Signal(object)  # account or None
    turned = Signal()  # `question` says something else
    currencyChosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._found: Answers | None = None
        self._bar = VerbBar({verb: say("simulation", text) for verb, text in BAR.items()})
        self._bar.pressed.connect(self.follow)
        self._span, self._problem = Words("", "muted", wrap=False), Words("")
        self.currency = QComboBox()
        self.currency.setAccessibleName(say("simulation", "Currency"))
        self.currency.activated.connect(lambda _place: self.currencyChosen.emit(self.currency.currentData()))
        self.reset = button(say("simulation", "Back to the defaults"))
        self.reset.clicked.connect(self._reset)
        self.knobs: dict[str, Knob] = {}
        for name, (text, turn, unit, _scale) in KNOBS.items():
            suffix = say("simulation", unit) if unit.strip() not in ("", "%") else unit
            self.knobs[name] = Knob(say("simulation", text), Turn(turn.least, turn.most, turn.step, suffix))
            self.knobs[name].turned.connect(self.turned)
        self._verdict, self._cautions = Words(""), Words("", "small")
        self.tiers = self._sheet(N_("simulation", "Tiers"), TIER_HEADINGS, range(1, 8))
        self.break_even = self._sheet(N_("simulation", "Break-even"), BREAK_EVEN_HEADINGS, (1, 2))
        self._curve, self.chart = Words(""), HeadcountChart()
        self.months = self._sheet(N_("simulation", "Months"), MONTH_HEADINGS, (1, 2, 4))
        self._cost = Words("")
        self.costs = self._list(N_("simulation", "Dear to serve"), COST_HEADINGS, (2, 3, 4))
        self.moves = self._list(N_("simulation", "Proposed moves of this team"), MOVE_HEADINGS, (2, 3))
        self.assumptions = self._sheet(N_("simulation", "Assumptions"), ASSUMPTION_HEADINGS, (1,))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(say("simulation", "Answers"))
        self.tabs.tabBar().setAccessibleName(say("simulation", "Answers"))
        for name, parts in {
            N_("simulation", "Answers"): (self._verdict, self.tiers, self.break_even, self._cautions),
            N_("simulation", "Headcount"): (self._curve, self.chart, self.months),
            N_("simulation", "Cost to serve"): (self._cost, self.costs),
            N_("simulation", "Moves"): (self.moves,),
            N_("simulation", "Assumptions"): (self.assumptions,),
        }.items():
            self.tabs.addTab(_page(*parts), say("simulation", name))
        self._lay_out()

    @property
    def question(self) -> Question:
        """What the sliders say; what nobody turned stays as usual."""
        told: dict[str, Any] = {}
        churn: dict[str, float] = {}
        for name, knob in self.knobs.items():
            if not knob.is_usual:
                value = knob.value * KNOBS[name][3]
                group, _, tier = name.partition(".")
                (churn if tier else told)[tier or group] = value
        if "months" in told:
            told["months"] = round(told["months"])
        return Question(**told, churn=churn)

    @property
    def list(self) -> VerbSheet | None:
        """The list of accounts that is shown, if one is."""
        page = self.tabs.currentWidget()
        return next((sheet for sheet in (self.costs, self.moves) if page.isAncestorOf(sheet)), None)

    def show_ground(self, on: Ground, usual: Mapping[str, Usual]) -> None:
        """Show what the book says; what was turned stays turned."""
        currency = on.of.currency
        self.currency.clear()
        for one in on.currencies:
            self.currency.addItem(one, one)
        self.currency.setCurrentIndex(self.currency.findData(currency))
        turn = KNOBS["annual_cost"][1] if currency == HOME else ABROAD
        suffix = say("simulation", " {currency} a year", currency=currency)
        self.knobs["annual_cost"].set_turn(Turn(turn.least, turn.most, turn.step, suffix))
        for name, knob in self.knobs.items():
            known, scale = usual[name], KNOBS[name][3]
            basis = known.basis if known.value is not None else say("simulation", "unknown")
            knob.know_usual((known.value or 0) / scale, basis, say("simulation", "assumption (yours)"))
        self._span.setText(
            say(
                "simulation",
                "{day} · accounts in {currency}: {accounts}",
                day=day_text(on.as_of),
                currency=currency,
                accounts=number_text(len(on.prices)),
            )
        )

    def show_answers(self, found: Answers) -> None:
        """Show every answer."""
        self._found = found
        simulation, costs = found.simulation, found.costs
        self._problem.setText(found.problem)
        self._problem.setVisible(simulation is None)
        for place in PRICED:
            self.tabs.setTabVisible(place, simulation is not None)
        self._count(2, N_("simulation", "Cost to serve"), 0 if costs is None else costs.count)
        moved = 0 if simulation is None or simulation.fixed is None else simulation.fixed.moved
        self._count(3, N_("simulation", "Moves"), moved)
        self._show_tab()

    def show_problem(self, said: str) -> None:
        """Say why there is nothing to answer."""
        self._found = None
        self._problem.setText(said)
        self._problem.setVisible(True)
        self._span.setText("")
        self._show_parts(answered=False)

    def current_account(self) -> int | None:
        """Return the account under the cursor."""
        key = None if self.list is None else self.list.key_at(self.list.currentRow())
        return key if isinstance(key, int) else None

    def follow(self, action: str) -> None:
        """Do what an action of the registry means for the account under the cursor."""
        account = self.current_account()
        wanted = {"open": self.accountWanted, "peek": self.peekWanted, "why": self.whyWanted}
        signal = wanted.get(action.removeprefix("account."))
        if account is not None and signal is not None:
            signal.emit(account)

    def focus_main(self) -> None:
        """Give the keyboard to the list that is shown, else to the first assumption."""
        part: QWidget = self.knobs["people"].slider
        if self.list is not None and self.list.rowCount():
            part = self.list
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        turned = {name: knob.value for name, knob in self.knobs.items() if not knob.is_usual}
        return {"tab": self.tabs.currentIndex(), "turned": turned, "currency": self.currency.currentData()}

    def remember(self, memory: Mapping[str, Any]) -> None:
        """Come back to what `memory` said, once the book is shown; garbage is passed over."""
        turned = memory.get("turned")
        for name, value in turned.items() if isinstance(turned, dict) else ():
            if name in self.knobs and isinstance(value, (int, float)):
                self.knobs[name].set_value(float(value))
        tab = memory.get("tab")
        if isinstance(tab, int) and 0 <= tab < self.tabs.count():
            self.tabs.setCurrentIndex(tab)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < pixels(WIDE_FROM)
        for place in LEAST_WANTED:
            self.tiers.setColumnHidden(place, is_narrow)
        self.break_even.setColumnHidden(CHURN_COLUMN, is_narrow)

    # Inside

    def _sheet(self, name: str, headings: tuple[str, ...], numbers: Any) -> Sheet:
        return Sheet(
            say("simulation", name), [say("simulation", text) for text in headings], numbers=numbers, most=30
        )

    def _list(self, name: str, headings: tuple[str, ...], numbers: Any) -> VerbSheet:
        titles = [say("simulation", text) for text in headings]
        sheet = VerbSheet(say("simulation", name), titles, verbs=("account.peek",), numbers=numbers, grow=1)
        sheet.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        sheet.setColumnWidth(0, pixels(NAME_WIDTH))
        sheet.verbWanted.connect(self.follow)
        sheet.chosen.connect(self._open)
        sheet.currentCellChanged.connect(self._current_changed)
        return sheet

    def _lay_out(self) -> None:
        head = page_head(say("simulation", "Simulation"), self._span, self.currency, self.reset)
        panel = self._panel = QScrollArea()
        panel.setAccessibleName(say("simulation", "Assumptions"))
        panel.setWidgetResizable(True)
        panel.setFrameShape(QFrame.Shape.NoFrame)
        panel.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        panel.setFixedWidth(pixels(PANEL_WIDTH))
        inner = QWidget()
        knobs = column(*self.knobs.values(), gap=4)
        knobs.setContentsMargins(0, 0, MARGIN, GAP)
        knobs.addStretch(1)
        inner.setLayout(knobs)
        panel.setWidget(inner)
        both = QHBoxLayout()
        both.setContentsMargins(MARGIN, 0, MARGIN, 0)
        both.setSpacing(GAP)
        both.addWidget(panel)
        right = column(self._problem)
        right.addWidget(self.tabs, 1)
        right.addStretch(0)  # while there are no tabs
        both.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(both, 1)
        layout.addLayout(self._bar)
        self._problem.hide()
        self._show_parts(answered=False)
        self.tabs.currentChanged.connect(self._show_tab)
        self._show_tab()

    def _show_parts(self, *, answered: bool) -> None:
        """Show what there is to turn and to read."""
        for part in (self._panel, self.tabs, self.reset):
            part.setVisible(answered)
        self.currency.setVisible(answered and self.currency.count() > 1)
        for made in self._bar.buttons.values():
            made.setVisible(answered and self.list is not None)

    def _show_tab(self) -> None:
        """Fill what is looked at; while a slider moves, nobody waits for what is not."""
        found = self._found
        self._show_parts(answered=found is not None)
        if found is None:
            return
        place = self.tabs.currentIndex()
        if place == HEADCOUNT:
            self._show_headcount(found.headcount)
        elif found.simulation is not None and found.costs is not None:
            self._show_priced(place, found, found.simulation, found.costs)

    def _show_priced(self, place: int, found: Answers, simulation: Simulation, costs: CostToServe) -> None:
        if place == 0:
            self._show_simulation(simulation, found.headcount)
        elif place == 2:  # noqa: PLR2004
            self._show_costs(costs)
        elif place == 3:  # noqa: PLR2004
            self._show_moves(simulation)
        else:
            rests_on = (*simulation.assumptions, found.headcount.assumptions[0])
            self.assumptions.fill([assumption_cells(say, one, simulation.currency) for one in rests_on])

    def _show_simulation(self, found: Simulation, heads: Headcount) -> None:
        freed = freed_text(say, found, self.question.hours_freed)
        lines = [*verdicts(say, found), freed, headcount_lines(say, heads, day_text)[0]]
        self._verdict.setText("\n".join(line for line in lines if line))
        self._cautions.setText(" ".join(cautions(say, found)))
        self.tiers.fill(
            [
                [
                    word_text("tier", row.tier), number_text(row.now), number_text(row.long_run),
                    "" if row.fixed_team is None else number_text(row.fixed_team), number_text(row.hours),
                    row.cost.short(), number_text(row.months_served, 1), row.price_for_cost.short(),
                ]
                for row in found.tiers
            ]
        )  # fmt: skip
        tell_in_name(self.tiers, *LEAST_WANTED)
        self.break_even.fill(
            [
                [
                    from_to(say, row.cheaper, row.dearer), price_text(say, row),
                    say("formats", "{number} %", number=percent(row.churn_now, 2)), needed_text(say, row),
                ]
                for row in found.break_even
            ]
        )  # fmt: skip
        tell_in_name(self.break_even, CHURN_COLUMN)

    def _show_moves(self, found: Simulation) -> None:
        moves = () if found.fixed is None else found.fixed.moves
        self.moves.fill(
            [
                [
                    shown(m.account),
                    from_to(say, m.tier, m.to),
                    m.worth.short(),
                    f"{m.hours:+.1f}".replace("-", "−"),
                ]
                for m in moves
            ],
            [m.account_id for m in moves],
        )

    def _show_headcount(self, found: Headcount) -> None:
        lines = headcount_lines(say, found, day_text)
        growth = found.assumptions[0]
        rest = say("simulation", "{label}: {value} %, {basis}.", label=growth.label, value=percent(found.growth),
                   basis=growth.basis)  # fmt: skip
        self._curve.setText("\n".join((*lines, rest)))
        self.chart.show_months(
            [row.load if row.load is not None else float("inf") for row in found.months],
            [_month_text(row.month) for row in found.months],
            lines[0],
        )
        self.months.fill([month_cells(say, row, _month_text) for row in found.months])

    def _show_costs(self, found: CostToServe) -> None:
        self._cost.setText(cost_line(say, found))
        self.costs.fill(
            [
                [
                    shown(row.account), cost_text(say, row), row.cost.short(), row.price.short(),
                    share_text(say, row), shown(row.owner),
                ]
                for row in found.rows
            ],
            [row.account_id for row in found.rows],
        )  # fmt: skip

    def _count(self, place: int, name: str, count: int) -> None:
        text = say("simulation", "{list} {count}", list=say("simulation", name), count=number_text(count))
        self.tabs.setTabText(place, text)

    def _open(self, account: object) -> None:
        if isinstance(account, int):
            self.accountWanted.emit(account)

    def _reset(self) -> None:
        for knob in self.knobs.values():
            knob.reset()
        self.turned.emit()

    def _current_changed(self) -> None:
        self.currentAccountChanged.emit(self.current_account())


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    layout = column(*parts)
    layout.setContentsMargins(0, GAP, 0, 0)
    if not isinstance(parts[-1], VerbSheet):
        layout.addStretch(1)
    page.setLayout(layout)
    return page


def _month_text(day: Any) -> str:
    return say("simulation", "{month}/{year}", month=f"{day.month:02}", year=day.year)
