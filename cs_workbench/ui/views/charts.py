"""グラフ Charts: every chart of a book in one list, and beside it the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from cs_workbench.services.charts import CHARTS
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.page_parts import page_head
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.scoped import ScopedView
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.widgets.chart_pane import ChartPane

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart

#: Those of a book; what is about one account stands on its page.
SHOWN: Final = tuple(name for name, entry in CHARTS.items() if "account" not in entry.takes)
LIST_WIDTH: Final = 300  # pixels


class ChartsView(ScopedView):
    """Shows one chart at a time, of one CSM's accounts or the team's."""

    listWanted = Signal(str)  # a condition: the accounts behind a mark or a row
    chartChosen = Signal(str)  # an id of `SHOWN`

    def __init__(self) -> None:
        super().__init__()
        self.names = Sheet(
            say("findings", "Charts"), [say("findings", "Chart")], most=len(SHOWN), leading=True
        )
        self.names.fill([[say("findings", CHARTS[name].title)] for name in SHOWN], SHOWN)
        self.names.setFixedWidth(pixels(LIST_WIDTH))
        self.names.currentCellChanged.connect(self._choose)
        self.names.chosen.connect(self._enter)
        self.pane = ChartPane()
        self.pane.doorWanted.connect(self.listWanted)
        hint = Words(
            say("findings", "Enter goes to the chart; there Enter on a mark lists its accounts."), "small"
        )
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.names)
        left.addWidget(hint)
        left.addStretch(1)
        hint.setFixedWidth(pixels(LIST_WIDTH))
        inner = QHBoxLayout()
        inner.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        inner.setSpacing(2 * GAP)
        inner.addLayout(left)
        inner.addWidget(self.pane, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(page_head(say("findings", "Charts"), Words("", "muted", wrap=False), self.scope))
        layout.addLayout(inner, 1)

    @property
    def chosen(self) -> str:
        """The id of the chart that is asked for."""
        return SHOWN[max(self.names.currentRow(), 0)]

    def show_chart(self, chart: Chart, owner: str | None, *, can_switch: bool) -> None:
        """Show ``chart`` of ``owner`` (None: the team's); ``can_switch``: it is known who the person is."""
        self.show_scope(owner, can_switch=can_switch)
        self.pane.show_chart(chart)

    def focus_list(self) -> None:
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def memory(self) -> dict[str, Any]:
        return {"chart": self.chosen}

    def remember(self, memory: dict[str, Any]) -> None:
        if memory.get("chart") in SHOWN:
            with QSignalBlocker(self):
                self.names.setCurrentCell(SHOWN.index(memory["chart"]), 0)

    # Inside

    def _choose(self) -> None:
        self.chartChosen.emit(self.chosen)

    def _enter(self) -> None:
        part = self.pane.table if self.pane.toggle.isChecked() else self.pane.picture
        part.setFocus(Qt.FocusReason.OtherFocusReason)
