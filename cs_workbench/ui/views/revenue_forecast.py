"""契約更新の予測 Forecast: what the renewals to come will bring, how sure it is, and what is at risk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout

from cs_workbench.domain.renewal_forecast import CATEGORIES as LEAST
from cs_workbench.domain.renewal_forecast import is_exposed
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.forecast_words import BASES, CATEGORIES, JUDGEMENTS, concentration_text
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.account_list import AccountList
from cs_workbench.ui.views.figures import FigureSheet
from cs_workbench.ui.views.parts import GAP, Words
from cs_workbench.ui.views.revenue_part import SHARES, RevenuePartView, combo, packed, side_by_side, tabbed
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text, number_text, percent_text

if TYPE_CHECKING:
    from cs_workbench.services.forecast import Coming
    from cs_workbench.services.revenue_page import ForecastPage

#: Months ahead that are offered; the first is usual.
HORIZONS: Final = (12, 3, 6, 24)
CATEGORY_HEADINGS: Final = (
    N_("flow", "Category"), N_("flow", "To renew"), N_("flow", "Renewals"), N_("flow", "ARR"),
)  # fmt: skip
HEADINGS: Final = (
    N_("flow", "Account"), N_("flow", "Ends"), N_("flow", "ARR"), N_("flow", "To renew"), N_("flow", "Rests on"),
    N_("flow", "CSM says"), N_("flow", "Owner"),
)  # fmt: skip
#: What the probability of a category is at least, in words.
FROM: Final = N_("flow", "{share} and more")
BETWEEN: Final = N_("flow", "{share} to {most}")
UNDER: Final = N_("flow", "under {most}")


class ForecastView(RevenuePartView):
    """Shows one horizon in one currency."""

    horizonChosen = Signal(int)  # months ahead

    def __init__(self, today: date) -> None:
        months = {number: say("flow", "%n month(s) ahead", number) for number in HORIZONS}
        self.horizon = combo(say("flow", "Horizon"), {})
        for number, text in months.items():
            self.horizon.addItem(text, number)
        super().__init__(say("flow", "Renewal forecast"), self.horizon)
        self._page: ForecastPage | None = None
        self._category = ""  # what the list is about: a category, else the current figure
        self.horizon.activated.connect(self._choose_horizon)
        self.figures = FigureSheet(say("flow", "Figures of the forecast"), opens=0)
        self.figures.doorWanted.connect(self.open_door)
        self.figures.currentChanged.connect(self._figure_turned)
        titles = [say("flow", text) for text in CATEGORY_HEADINGS]
        self.categories = Sheet(say("flow", "Categories"), titles, numbers=(2, 3))
        self.categories.chosen.connect(self._open_category)
        self.categories.currentCellChanged.connect(self._category_turned)
        self.categories.cellClicked.connect(self._category_turned)
        self._largest = Words("", "small")
        self.ranges, self.risk = self.chart(), self.chart()
        self.charts = tabbed(
            say("flow", "Charts"),
            {say("flow", "Range by month"): self.ranges, say("flow", "At risk by month"): self.risk},
        )
        headings = [say("flow", text) for text in HEADINGS]
        self.behind = AccountList(
            say("flow", "Renewals to come"), headings, numbers=(2, 3), grow=0, today=today
        )
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.charts, 3)
        right.addWidget(self.behind, 2)
        left = packed(self.figures, self.categories, self._largest)
        self.body.addLayout(side_by_side(left, right, SHARES), 1)

    def show_page(self, page: ForecastPage, *, can_switch: bool) -> None:
        """Show ``page``; ``can_switch``: it is known who the person is."""
        self._page = page
        found, of = page.found, page.of
        self.show_scope(found.owner, can_switch=can_switch)
        self.show_currencies(page.currencies, page.currency)
        self.horizon.setCurrentIndex(max(self.horizon.findData(found.months), 0))
        self.span.setText(
            say("flow", "{since} to {on}", since=day_text(found.today), on=day_text(found.until))
        )
        self.remarks.setText(" ".join(found.remarks))
        for part in (self.figures, self.categories, self._largest, self.behind):
            part.setVisible(of is not None)
        self.figures.show_figures([] if of is None else list(of.figures.values()), page.doors)
        self._largest.setText("" if of is None else concentration_text(say, of))
        rows, keys = _category_rows(page)
        with QSignalBlocker(self.categories):
            self.categories.fill(rows, keys)
        self.ranges.show_chart(page.ranges)
        self.risk.show_chart(page.risk)
        self._show_behind()

    def focus_list(self) -> None:
        has_any = self._page is not None and self._page.of is not None
        (self.figures.sheet if has_any else self.horizon).setFocus()

    def holds_tabs(self) -> bool:
        return self.horizon.hasFocus()

    def memory(self) -> dict[str, Any]:
        return {
            "figure": self.figures.current(),
            "category": self._category,
            "chart": self.charts.currentIndex(),
            "account": self.behind.current_account(),
        }

    def remember(self, memory: dict[str, Any]) -> None:
        self.figures.turn_to(memory.get("figure"))
        if memory.get("category") in CATEGORIES:
            self._category = memory["category"]
            self._show_behind()
        if memory.get("chart") in range(self.charts.count()):
            self.charts.setCurrentIndex(memory["chart"])
        self.behind.turn_to(memory.get("account"))

    # Inside

    def _choose_horizon(self, _index: int) -> None:
        self.horizonChosen.emit(self.horizon.currentData())

    def _open_category(self, category: object) -> None:
        if self._page is not None:
            self.open_door(self._page.categories.get(str(category), ""))

    def _figure_turned(self) -> None:
        self._category = ""
        self._show_behind()

    def _category_turned(self) -> None:
        self._category = str(self.categories.key_at(self.categories.currentRow()) or "")
        self._show_behind()

    def _show_behind(self) -> None:
        page = self._page
        if page is None or page.of is None:
            self.behind.show_rows("", [])
            return
        figure = self.figures.current()
        coming = [one for one in page.of.coming if self._is_shown(one, figure)]
        if self._category:
            name = say("revenue", CATEGORIES[self._category])
        else:
            name = next((one.title for one in page.of.figures.values() if one.id == figure), "")
        text = N_("flow", "{figure}: %n renewal(s)")
        heading = say("flow", text, len(coming), figure=name)
        self.behind.show_rows(heading, [(one.account_id, _coming_cells(one)) for one in coming])

    def _is_shown(self, one: Coming, figure: str) -> bool:
        if self._category:
            return one.category == self._category
        if figure == "exposure":
            return is_exposed(one.probability)
        return figure != "expected_loss" or one.probability < 1


def _category_rows(page: ForecastPage) -> tuple[list[list[str]], list[str]]:
    if page.of is None:
        return [], []
    rows, most = [], 1.0
    for name, least in LEAST:
        count, amount = page.of.categories[name]
        text = UNDER if not least else FROM if most == 1 else BETWEEN
        likely = say("flow", text, share=percent_text(least), most=percent_text(most))
        most = least
        rows.append([say("revenue", CATEGORIES[name]), likely, number_text(count), amount.short()])
    return rows, [name for name, _least in LEAST]


def _coming_cells(one: Coming) -> Sequence[str]:
    return [
        shown(one.account), day_text(one.ends_on), one.due.short(), percent_text(one.probability),
        say("revenue", BASES[one.basis]), say("revenue", JUDGEMENTS[one.csm]) if one.csm else "", shown(one.owner),
    ]  # fmt: skip
