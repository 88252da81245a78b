"""年間経常収益 ARR: from opening to closing, what was kept of it, and who stands behind each figure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.charts.revenue import measured_text
from cs_workbench.services.revenue_periods import CHOICES, USUAL
from cs_workbench.services.revenue_words import RENEWAL_WORDS, renewals_count_text
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.account_list import AccountList
from cs_workbench.ui.views.figures import FigureSheet
from cs_workbench.ui.views.parts import GAP
from cs_workbench.ui.views.revenue_part import SHARES, RevenuePartView, combo, packed, side_by_side
from cs_workbench.ui.views.wording import day_text

if TYPE_CHECKING:
    from cs_workbench.services.revenue import Figure, InCurrency
    from cs_workbench.services.revenue_page import ArrPage

HEADINGS: Final = (
    N_("flow", "Account"),
    N_("flow", "Change a year"),
    N_("flow", "What and why"),
    N_("flow", "Owner"),
)
#: Which lines of the bridge a figure is made of, where it is none itself; all others: of every line.
MADE_OF: Final = {
    "nrr": ("churn", "contraction", "expansion"),
    "grr": ("churn", "contraction"),
    "logo_churn": ("churn",),
}
OF_RENEWALS: Final = ("due", "renewed", "renewal_rate")
#: Lines that are not shown while nothing stands behind them.
RARE: Final = ("reactivated", "switched", "unopened", "signed")
#: Figures of which it is said on how many accounts they are measured.
MEASURED: Final = ("nrr", "grr")


class ArrView(RevenuePartView):
    """Shows one period in one currency."""

    periodChosen = Signal(str)  # a name of `CHOICES`

    def __init__(self, today: date) -> None:
        self.period = combo(
            say("flow", "Period"), {name: say("flow", text) for name, text in CHOICES.items()}
        )
        super().__init__(say("flow", "ARR"), self.period)
        self._page: ArrPage | None = None
        self.period.activated.connect(self._choose_period)
        self.figures = FigureSheet(say("flow", "Figures of the period"), opens=1)
        self.figures.doorWanted.connect(self.open_door)
        self.figures.currentChanged.connect(self._show_behind)
        self.bridge = self.chart()
        headings = [say("flow", text) for text in HEADINGS]
        self.behind = AccountList(
            say("flow", "Accounts behind the figure"), headings, numbers=(1,), grow=2, today=today
        )
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.bridge, 3)
        right.addWidget(self.behind, 2)
        self.body.addLayout(side_by_side(packed(self.figures), right, SHARES), 1)

    def show_page(self, page: ArrPage, *, can_switch: bool) -> None:
        """Show ``page``; ``can_switch``: it is known who the person is."""
        self._page = page
        found, of = page.found, page.of
        self.show_scope(found.owner, can_switch=can_switch)
        self.show_currencies(page.currencies, page.currency)
        self.period.setCurrentIndex(max(self.period.findData(page.period), self.period.findData(USUAL)))
        self.span.setText(
            say("flow", "{since} to {on}", since=day_text(found.first), on=day_text(found.last))
        )
        said = [measured_text(say, of), renewals_count_text(say, of)] if of is not None else []
        self.remarks.setText(" ".join(part for part in (*said, *found.remarks) if part))
        for part in (self.figures, self.behind):
            part.setVisible(of is not None)
        more = dict.fromkeys(MEASURED, measured_text(say, of)) if of is not None else {}
        self.figures.show_figures(_figures(of), page.doors, more)
        self.bridge.show_chart(page.chart)
        self._show_behind()

    def focus_list(self) -> None:
        (
            self.figures.sheet if self._page is not None and self._page.of is not None else self.period
        ).setFocus()

    def holds_tabs(self) -> bool:
        return self.period.hasFocus()

    def memory(self) -> dict[str, Any]:
        return {"figure": self.figures.current(), "account": self.behind.current_account()}

    def remember(self, memory: dict[str, Any]) -> None:
        self.figures.turn_to(memory.get("figure"))
        self.behind.turn_to(memory.get("account"))

    # Inside

    def _choose_period(self, _index: int) -> None:
        self.periodChosen.emit(self.period.currentData())

    def _show_behind(self) -> None:
        page, name = self._page, self.figures.current()
        if page is None or page.of is None or not name:
            self.behind.show_rows("", [])
            return
        figure = page.of.whole[name]
        rows = _renewal_rows(page, page.of) if name in OF_RENEWALS else _mover_rows(page, name)
        if name == "signed":
            rows = [(account, _named(page, account)) for account in figure.accounts]
        text = N_("flow", "{figure}: %n account(s)")
        if name in ("opening", "closing", "customers", "mrr", "arpa"):
            text = N_("flow", "What changed the ARR: %n account(s)")
        count = len({account for account, _cells in rows})
        self.behind.show_rows(say("flow", text, count, figure=figure.title), rows)


def _figures(of: InCurrency | None) -> list[Figure]:
    if of is None:
        return []
    return [figure for name, figure in of.whole.figures.items() if name not in RARE or figure.accounts]


def _mover_rows(page: ArrPage, name: str) -> list[tuple[int, Sequence[str]]]:
    lines = MADE_OF.get(name, (name,))
    every = name not in MADE_OF and not any(mover.line == name for mover in page.movers)
    if (
        every
        and page.of is not None
        and page.of.whole[name].unit == "year"
        and name not in ("opening", "closing")
    ):
        return []  # a line without anybody
    rows: list[tuple[int, Sequence[str]]] = []
    for mover in page.movers:
        if every or mover.line in lines:
            what = "" if page.of is None else page.of.whole[mover.line].title
            note = say("flow", "{what} · {note}", what=what, note=mover.note) if mover.note else what
            rows.append(
                (
                    mover.account_id,
                    [shown(mover.account), mover.change.short(), shown(note), shown(mover.owner)],
                )
            )
    return rows


def _renewal_rows(page: ArrPage, of: InCurrency) -> list[tuple[int, Sequence[str]]]:
    rows: list[tuple[int, Sequence[str]]] = []
    for line in of.renewals:
        lost = line.renewed.minor - line.due.minor
        told = say(
            "flow", "{amount} ended on {day}: {became}",
            amount=line.due.short(), day=day_text(line.ended_on), became=say("revenue", RENEWAL_WORDS[line.became]),
        )  # fmt: skip
        change = type(line.due)(lost, line.due.currency).short() if line.became in ("smaller", "lost") else ""
        owner = page.names.get(line.account_id, ("", ""))[1]
        rows.append((line.account_id, [shown(line.account), change, told, shown(owner)]))
    return rows


def _named(page: ArrPage, account: int) -> list[str]:
    name, owner = page.names.get(account, ("", ""))
    return [shown(name), "", "", shown(owner)]
