"""What the parts of revenue have in common: whose accounts, in which currency, and charts whose marks are doors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLayout, QTabWidget, QVBoxLayout, QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.page_parts import page_head
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.scoped import ScopedView
from cs_workbench.ui.widgets.chart_pane import ChartPane

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart

#: Pixels below which a picture cannot be read.
LEAST_PICTURE: Final = 150
#: Of the width: figures, and beside them charts and accounts.
SHARES: Final = (39, 61)


class PartChart(ChartPane):
    """A chart that gives room to the figures and lists beside it, where the window is low."""

    def show_chart(self, chart: Chart) -> None:
        super().show_chart(chart)
        self.picture.setMinimumHeight(pixels(LEAST_PICTURE))


class RevenuePartView(ScopedView):
    """A head with choices, a line of remarks, and what a part adds to `body`."""

    listWanted = Signal(str)  # a condition: the accounts behind a number
    currencyChosen = Signal(str)

    def __init__(self, title: str, *choices: QWidget) -> None:
        super().__init__()
        self.span = Words("", "muted", wrap=False)
        self.remarks = Words("", "small")
        self.currency = combo(say("revenue", "Currency"), {})
        self.currency.activated.connect(self._choose_currency)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        self.body.setSpacing(GAP)
        self.body.addWidget(self.remarks)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(page_head(title, self.span, *choices, self.currency, self.scope))
        layout.addLayout(self.body, 1)

    def show_currencies(self, names: Sequence[str], chosen: str) -> None:
        """Offer ``names``, where there are several: amounts in two are never added."""
        self.currency.clear()
        for name in names:
            self.currency.addItem(name, name)
        self.currency.setCurrentIndex(max(self.currency.findData(chosen), 0))
        self.currency.setVisible(len(names) > 1)

    def chart(self) -> PartChart:
        """Return a pane whose marks and rows are doors of this part."""
        pane = PartChart()
        pane.doorWanted.connect(self.open_door)
        return pane

    def open_door(self, condition: object) -> None:
        """List the accounts of a condition; none: there is nothing to list."""
        if condition:
            self.listWanted.emit(str(condition))

    def _choose_currency(self, _index: int) -> None:
        self.currencyChosen.emit(self.currency.currentData())


def combo(name: str, items: Mapping[str, str]) -> QComboBox:
    """Return a choice called ``name`` of ``items``: what it tells -> what the person reads."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for key, text in items.items():
        made.addItem(text, key)
    return made


def tabbed(name: str, pages: Mapping[str, QWidget]) -> QTabWidget:
    """Return tabs called ``name``: their words -> what they show."""
    made = QTabWidget()
    made.setDocumentMode(True)
    made.setAccessibleName(name)
    made.tabBar().setAccessibleName(name)
    for text, page in pages.items():
        made.addTab(page, text)
    return made


def side_by_side(left: QLayout, right: QLayout, shares: tuple[int, int]) -> QBoxLayout:
    """Return two columns with their shares of the width."""
    both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    both.setSpacing(2 * GAP)
    both.addLayout(left, shares[0])
    both.addLayout(right, shares[1])
    return both


def packed(*parts: QWidget) -> QVBoxLayout:
    """Return ``parts`` at the top of a column."""
    layout = QVBoxLayout()
    layout.setSpacing(GAP)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return layout
