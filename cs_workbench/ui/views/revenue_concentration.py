"""集中度 Concentration: on how few accounts the ARR hangs, measured, and what of it nobody has touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.page_parts import page_head
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.scoped import ScopedView
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import number_text, percent_text
from cs_workbench.ui.widgets.lorenz_curve import LorenzCurve
from cs_workbench.ui.widgets.share_cell import SHARE, ShareDelegate

if TYPE_CHECKING:
    from cs_workbench.services.economics import Pareto

#: Under how many accounts the Gini says that it is corrected.
SMALL: Final = 30
#: Columns of the tenths that carry a bar: the share of the ARR, and of the tenth's ARR that is untouched.
SHARE_OF_ARR, SHARE_UNTOUCHED = 3, 6
#: Pixels of the tenths where the window is low: a heading and five of them.
LEAST_HEIGHT: Final = 180
TENTH_HEADINGS: Final = (
    N_("revenue", "Tenth of the accounts"), N_("revenue", "Accounts"), N_("revenue", "ARR"),
    N_("revenue", "Share of the ARR"), N_("revenue", "Untouched in 90 days"), N_("revenue", "Their ARR"),
    N_("revenue", "Untouched share"),
)  # fmt: skip


class ConcentrationView(ScopedView):
    """Shows the concentration of one currency's ARR; each tenth is a door to its accounts."""

    listWanted = Signal(str)  # a condition: the accounts of a tenth that nobody has touched
    currencyChosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._span = Words("", "muted", wrap=False)
        self.currency = QComboBox()
        self.currency.setAccessibleName(say("revenue", "Currency"))
        self.currency.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.currency.activated.connect(self._choose)
        self._remarks = Words("", "small")
        self.curve = LorenzCurve()
        headings = [
            say("revenue", "Measured"), say("revenue", "Value"), say("revenue", "What it means"),
        ]  # fmt: skip
        self.measures = Sheet(say("revenue", "Concentration"), headings, numbers=(1,), grow=2)
        titles = [say("revenue", text) for text in TENTH_HEADINGS]
        numbers = (1, 2, SHARE_OF_ARR, 4, 5, SHARE_UNTOUCHED)
        self.tenths = Sheet(say("revenue", "By tenth of the accounts"), titles, numbers=numbers)
        self.tenths.setMinimumHeight(pixels(LEAST_HEIGHT))
        self.tenths.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.tenths.chosen.connect(self._open)
        bars = ShareDelegate(self.tenths)
        for column in (SHARE_OF_ARR, SHARE_UNTOUCHED):
            self.tenths.setItemDelegateForColumn(column, bars)
        figures = QHBoxLayout()
        figures.setSpacing(2 * GAP)
        figures.addWidget(self.curve, 2)
        figures.addWidget(self.measures, 3, Qt.AlignmentFlag.AlignTop)
        inner = QVBoxLayout()
        inner.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        inner.setSpacing(GAP)
        inner.addWidget(self._remarks)
        inner.addLayout(figures)
        inner.addWidget(self.tenths)
        inner.addStretch(1)
        head = page_head(say("revenue", "Concentration"), self._span, self.currency, self.scope)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(inner, 1)

    def show_pareto(
        self, found: Pareto | None, owner: str | None = None, *, can_switch: bool = False
    ) -> None:
        """Show ``found``, None: no account has a known ARR; ``can_switch``: it is known who the person is."""
        self.show_scope(owner, can_switch=can_switch)
        for part in (self.curve, self.measures, self.tenths):
            part.setVisible(found is not None)
        self.currency.setVisible(found is not None and len(found.currencies) > 1)
        if found is None:
            self._span.setText("")
            self._remarks.setText(
                say("revenue", "No account has a known ARR yet. Import contracts to see how it is spread.")
            )
            return
        self._span.setText(
            say(
                "revenue",
                "{arr} on {count} accounts",
                arr=found.arr.short(),
                count=number_text(found.accounts),
            )
        )
        self._remarks.setText(" ".join(_remarks(found)))
        self.currency.clear()
        for name, count in found.currencies:
            text = say("revenue", "{currency} ({count})", currency=name, count=number_text(count))
            self.currency.addItem(text, name)
        self.currency.setCurrentIndex(self.currency.findData(found.currency))
        self.curve.show_curve(found.lorenz, 0.8, found.tail_share)
        self.measures.fill(_measures(found))
        self._show_tenths(found)

    def focus_list(self) -> None:
        self.tenths.setFocus(Qt.FocusReason.OtherFocusReason)

    def memory(self) -> dict[str, Any]:
        return {"tenth": self.tenths.currentRow()}

    def remember(self, memory: dict[str, Any]) -> None:
        row = memory.get("tenth")
        if isinstance(row, int) and 0 <= row < self.tenths.rowCount():
            self.tenths.setCurrentCell(row, 0)

    # Inside

    def _show_tenths(self, found: Pareto) -> None:
        rows, shares = [], []
        for place, tenth in enumerate(found.tenths):
            untouched = tenth.untouched_arr.minor / tenth.arr.minor if tenth.arr.minor else 0.0
            shares.append((tenth.share, untouched))
            name = {0: N_("revenue", "The largest"), 9: N_("revenue", "The smallest")}.get(place)
            rows.append(
                [
                    say("revenue", name) if name else number_text(place + 1),
                    number_text(tenth.accounts),
                    tenth.arr.short(),
                    percent_text(tenth.share),
                    number_text(tenth.untouched),
                    tenth.untouched_arr.short(),
                    percent_text(untouched),
                ]
            )
        self.tenths.fill(rows, [tenth.condition if tenth.accounts else "" for tenth in found.tenths])
        model = self.tenths.model()
        for line, pair in enumerate(shares):
            for column, share in zip((SHARE_OF_ARR, SHARE_UNTOUCHED), pair, strict=True):
                model.setData(model.index(line, column), share, SHARE)

    def _open(self, condition: object) -> None:
        if condition:
            self.listWanted.emit(str(condition))

    def _choose(self, _index: int) -> None:
        self.currencyChosen.emit(self.currency.currentData())


def _measures(found: Pareto) -> list[list[str]]:
    """Return what was measured, in words, with what it means."""
    small = found.accounts < SMALL
    gini = (
        N_("revenue", "0: all alike, 1: one brings everything; corrected for so few accounts")
        if small
        else N_("revenue", "0: all alike, 1: one brings everything")
    )
    return [
        [
            say("revenue", "The largest 20 %"), percent_text(found.head_share),
            say("revenue", "of the ARR: measured, 80 % is only a saying"),
        ],
        [
            say("revenue", "The other 80 %"), percent_text(found.tail_share),
            say("revenue", "of the ARR: the long tail"),
        ],
        [
            say("revenue", "Accounts for 80 % of it"), number_text(found.accounts_for_most),
            say("revenue", "of {count} accounts, the largest first", count=number_text(found.accounts)),
        ],
        [say("revenue", "Gini"), number_text(found.gini, 2), say("revenue", gini)],
        [
            say("revenue", "HHI"), number_text(found.hhi, 4),
            say("revenue", "the sum of squared shares; as concentrated as {count} equal accounts",
                count=number_text(found.equal_accounts, 1)),
        ],
    ]  # fmt: skip


def _remarks(found: Pareto) -> list[str]:
    """Return what one must know to read the page rightly."""
    said = [say("revenue", "Enter on a tenth lists its accounts without a touch in 90 days.")]
    if found.in_other_currencies:
        text = N_(
            "revenue",
            "%n account(s) in other currencies are apart: amounts in two currencies are never added.",
        )
        said.append(say("revenue", text, found.in_other_currencies))
    if found.arr_unknown:
        said.append(say("revenue", "%n account(s) with an unknown ARR are left out.", found.arr_unknown))
    return said
