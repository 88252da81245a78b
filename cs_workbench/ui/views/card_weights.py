"""Other weights for a scorecard: yours, those suggested with their interval, those in force; tried or put in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.parts import GAP, Words, button, row
from cs_workbench.ui.views.shares import sentences, share_text, span_text
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.widgets.interval_cell import SHARE, SPAN, IntervalDelegate

if TYPE_CHECKING:
    from cs_workbench.services.evidence import EvidencePage

WEIGHTS: Final = (
    N_("evidence", "Measure"),
    N_("evidence", "Tested %"),
    N_("evidence", "Suggested %"),
    N_("evidence", "80 % interval"),
    N_("evidence", "In force %"),
)  # fmt: skip


class CardWeights(QWidget):
    """Shows whether other weights are offered; the buttons do what is to be done with them."""

    def __init__(self) -> None:
        super().__init__()
        self.verdict, self.moved = Words(), Words()
        self.sheet = Sheet(
            say("evidence", "Weights"),
            [say("evidence", text) for text in WEIGHTS],
            numbers=(1, 2, 3, 4),
            grow=0,
            most=30,
        )
        self.sheet.setItemDelegateForColumn(2, IntervalDelegate(self.sheet))
        self.sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.figures = Words("", "small")
        self.apply = button(say("evidence", "Put these weights in force"))
        self.attempt = button(say("evidence", "Take them as a draft"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.verdict)
        layout.addWidget(self.moved)
        self._deeds = QWidget()
        self._deeds.setLayout(row(self.apply, self.attempt))
        layout.addWidget(self._deeds)
        layout.addWidget(self.sheet, 1)
        layout.addWidget(self.figures)
        layout.addStretch(0)

    def show_weights(self, page: EvidencePage) -> None:
        """Show what the page's back-test offers."""
        other = None if page.kept is None else page.kept.other
        self.verdict.setText(sentences(page.words.verdict))
        self.moved.setText(page.words.moved)
        self.moved.setVisible(bool(page.words.moved))
        self._deeds.setVisible(page.can_apply)
        self.sheet.setVisible(other is not None)
        self.figures.setVisible(other is not None)
        if other is None or page.kept is None:
            return
        names = {told.id: shown(told.name) for told in page.kept.tested.measures}
        whole = sum(page.now.get(measure, 0.0) for measure in other.measures) or 1.0
        self.sheet.fill(
            [
                [names.get(m, m), share_text(own), share_text(new), span_text(low, high),
                 share_text(page.now.get(m, 0.0) / whole)]
                for m, own, new, low, high in zip(
                    other.measures, other.own, other.suggested, other.low, other.high, strict=True)
            ],
            list(other.measures),
        )  # fmt: skip
        most = max(float(other.high.max()), float(other.suggested.max()), 1e-9)
        model = self.sheet.model()
        spans = zip(other.suggested, other.low, other.high, strict=True)
        for line, (new, low, high) in enumerate(spans):
            model.setData(model.index(line, 2), float(new / most), SHARE)
            model.setData(model.index(line, 2), (float(low / most), float(high / most)), SPAN)
        self.figures.setText(
            " · ".join(f"{figure.name} {figure.value} ({figure.interval})" for figure in page.other_figures)
        )
