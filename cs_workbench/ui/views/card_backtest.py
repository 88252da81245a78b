"""検証 Back-test of a scorecard: what became of the accounts, in words, then figures, then other weights."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import BAND_SHAPES, say, shown, tip
from cs_workbench.ui.views.card_record import CardRecord
from cs_workbench.ui.views.card_weights import CardWeights
from cs_workbench.ui.views.parts import GAP, Words, button, column
from cs_workbench.ui.views.shares import sentences, share_text, span_text
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text, number_text, word_text
from cs_workbench.ui.widgets.chart_pane import ChartPane
from cs_workbench.ui.widgets.interval_cell import SHARE, SPAN, IntervalDelegate

if TYPE_CHECKING:
    from cs_workbench.services.backtest import BackTest
    from cs_workbench.services.evidence import EvidencePage, LeftRow

STEPS: Final = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
GREEN: Final = "green"
BAR_WIDTH: Final = 120
LEAST_HEIGHT: Final = 96  # pixels of a list that shares its page: what stands above it is never cut
CALIBRATION: Final = 3  # the tab's place
BANDS: Final = (
    N_("evidence", "Health"),
    N_("evidence", "Looks"),
    N_("evidence", "Left"),
    N_("evidence", "Left %"),
    N_("evidence", "95 % interval"),
)  # fmt: skip
LEFT: Final = (
    N_("evidence", "Account"),
    N_("evidence", "Seen on"),
    N_("evidence", "Score"),
    N_("evidence", "Left on"),
    N_("evidence", "Reason"),
    N_("evidence", "Weakest"),
)  # fmt: skip
FIGURES: Final = (
    N_("evidence", "Figure"),
    N_("evidence", "Value"),
    N_("evidence", "95 % interval"),
)  # fmt: skip
MEASURES: Final = (
    N_("evidence", "Measure"),
    N_("evidence", "Weight %"),
    N_("evidence", "Known %"),
    N_("evidence", "AUC alone"),
    N_("evidence", "Remark"),
)  # fmt: skip


class LeftSheet(Sheet):
    """Accounts that left: Enter (and I) opens Why of the week they were seen in, Space looks at one."""

    peekWanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS and not event.modifiers():
            event = QKeyEvent(event.type(), STEPS[Qt.Key(event.key())], event.modifiers())
        key = self.key_at(self.currentRow())
        if event.key() == Qt.Key.Key_I and not event.modifiers():
            self.chosen.emit(key)
        elif event.key() == Qt.Key.Key_Space and isinstance(key, tuple):
            self.peekWanted.emit(key[0])
        else:
            super().keyPressEvent(event)


class CardBackTest(QWidget):
    """Shows the newest back-test of a card, what is out of date of it, and what can be done with it."""

    testWanted = Signal()
    cancelWanted = Signal()
    applyWanted = Signal()
    tryWanted = Signal()  # the suggested weights as a draft
    whyThenWanted = Signal(int, object)  # account, day
    whyWanted = Signal(int)
    accountWanted = Signal(int)
    peekWanted = Signal(int)
    listWanted = Signal(str)
    currentAccountChanged = Signal(object)  # account or None

    def __init__(self) -> None:
        super().__init__()
        self._left: tuple[LeftRow, ...] = ()
        self._band = GREEN
        self._is_hidden = False  # too little for a back-test
        self.made, self.stale = Words("", "small"), Words("", "strong")
        self.test = button(say("evidence", "Back-test"))
        self.test.clicked.connect(self.testWanted)
        self.cancel = button(say("evidence", "Cancel"))
        self.cancel.clicked.connect(self.cancelWanted)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(BAR_WIDTH)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("evidence", "Progress of the back-test"))
        self.lead, self.words, self.looked = Words("", "strong"), Words(), Words("", "small")
        self.doubts = Words()
        self.bands = Sheet(
            say("evidence", "Churn by band"),
            [say("evidence", text) for text in BANDS],
            numbers=(1, 2, 3, 4),
            grow=0,
        )  # fmt: skip
        self.bands.setItemDelegateForColumn(3, IntervalDelegate(self.bands))
        self.bands.chosen.connect(self.show_left)
        self.left = LeftSheet(
            say("evidence", "Accounts that left"),
            [say("evidence", text) for text in LEFT],
            numbers=(2,),
            grow=0,
        )
        self.left.chosen.connect(self._open)
        self.left.peekWanted.connect(self.peekWanted)
        self.left.currentCellChanged.connect(self._current_changed)
        self.whose = Words("", "strong")
        self._keys = Words(
            say("evidence", "Enter opens Why of that week. Enter on a band above lists who left from it."),
            "small",
        )
        self.figures = Sheet(
            say("evidence", "Figures"),
            [say("evidence", text) for text in FIGURES],
            numbers=(1, 2),
        )
        self.measures = Sheet(
            say("evidence", "Each measure alone"),
            [say("evidence", text) for text in MEASURES],
            numbers=(1, 2, 3),
            grow=4,
        )
        self.remarks = Words("", "small")
        self.weights = CardWeights()
        self.weights.apply.clicked.connect(self.applyWanted)
        self.weights.attempt.clicked.connect(self.tryWanted)
        self.chart = ChartPane()
        self.chart.doorWanted.connect(self.listWanted)
        self.record = CardRecord()
        self.record.whyThenWanted.connect(self.whyThenWanted)
        self.record.peekWanted.connect(self.peekWanted)
        self.tabs = self._tabs()
        self._body = QWidget()
        layout = column(self.lead, self.tabs, gap=GAP)
        layout.setStretchFactor(self.tabs, 1)
        self._body.setLayout(layout)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addLayout(self._head())
        whole.addWidget(self.stale)
        whole.addWidget(self._body, 1)
        whole.addStretch(0)
        self.show_running(running=False)

    def show_page(self, page: EvidencePage, *, can_test: bool) -> None:
        """Show everything; ``can_test``: the card has no mistakes."""
        told, kept = page.words, page.kept
        self._left = page.left
        self.made.setText(told.hidden or told.made or say("evidence", "Not back-tested yet."))
        self.stale.setText(f"⚠ {told.stale}" if told.stale else "")
        self.stale.setVisible(bool(told.stale))
        self._is_hidden = bool(told.hidden)
        self.test.setEnabled(can_test)
        self.test.setText(say("evidence", "Back-test again") if kept else say("evidence", "Back-test"))
        self._body.setVisible(not told.hidden and kept is not None)
        self.record.show_record(page)
        if kept is None:
            return
        first, *others = told.findings
        self.lead.setText(first)
        self.words.setText(sentences(others))
        self.words.setVisible(bool(others))
        self.looked.setText(sentences(told.headline))
        self.doubts.setText("\n".join(f"⚠ {sentence}" for sentence in told.suspicions))
        self.doubts.setVisible(bool(told.suspicions))
        self.remarks.setText(sentences(told.remarks))
        self._show_bands(kept.tested)
        self.show_left(self._band)
        self.figures.fill([[row.name, row.value, row.interval] for row in page.figures])
        for line, row in enumerate(page.figures):
            self.figures.model().setData(
                self.figures.model().index(line, 0), tip(row.meaning), Qt.ItemDataRole.ToolTipRole
            )
        self._show_measures(page, kept.tested)
        self.weights.show_weights(page)
        has_chart = page.chart is not None and page.chart.figure is not None
        self.tabs.setTabVisible(CALIBRATION, has_chart)
        if has_chart and page.chart is not None:
            self.chart.show_chart(page.chart)
        self.tabs.setTabVisible(self.tabs.indexOf(self._record_page), bool(page.record.rows))

    def show_left(self, band: object) -> None:
        """List those who left from a band."""
        if not isinstance(band, str):
            return
        self._band = band
        rows = [row for row in self._left if row.one.band == band]
        self.left.fill(
            [_left_cells(row) for row in rows], [(row.one.account_id, row.one.seen_on) for row in rows]
        )
        self.whose.setText(_whose_text(band, len(rows)))
        self.left.setVisible(bool(rows))

    def show_running(self, *, running: bool, done: int = 0, total: int = 0) -> None:
        """Say that a back-test runs, and how far it is."""
        self.test.setVisible(not running and not self._is_hidden)
        for part in (self.bar, self.cancel):
            part.setVisible(running)
        self.cancel.setEnabled(running)
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def current_account(self) -> int | None:
        """Return the account under the cursor."""
        key = self.left.key_at(self.left.currentRow())
        return key[0] if isinstance(key, tuple) and self.tabs.currentIndex() == 0 else None

    def focus_list(self) -> None:
        """Give the keyboard to what is to be read first."""
        (self.left if self._body.isVisible() else self.test).setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(GAP)
        head.addWidget(self.made, 1)
        for part in (self.bar, self.cancel, self.test):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        name = say("evidence", "Parts of the back-test")
        tabs.setAccessibleName(name)
        tabs.tabBar().setAccessibleName(name)
        for sheet in (self.left, self.figures, self.measures):
            sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            sheet.setMinimumHeight(LEAST_HEIGHT)
        self._record_page = _page(self.record)
        told = (self.words, self.looked, self.doubts, self.bands, self.whose, self.left, self._keys)
        for text, page in (
            (say("evidence", "Result"), _page(*told)),
            (say("evidence", "Figures"), _page(self.figures, self.remarks)),
            (say("evidence", "Weights"), _page(self.weights)),
            (say("evidence", "Calibration"), _page(self.chart)),
            (say("evidence", "Measures"), _page(self.measures)),
            (say("evidence", "Set by hand"), self._record_page),
        ):
            tabs.addTab(page, text)
        return tabs

    def _show_bands(self, tested: BackTest) -> None:
        rows = [row for row in tested.report.bands if row.rows]
        self.bands.fill(
            [
                [_band_text(row.band), number_text(row.rows), number_text(row.churned), share_text(row.share.value),
                 span_text(row.share.low, row.share.high)]
                for row in rows
            ],
            [row.band for row in rows],
        )  # fmt: skip
        most = max((row.share.high for row in rows), default=1.0)
        model = self.bands.model()
        for line, row in enumerate(rows):
            model.setData(model.index(line, 3), row.share.value / most, SHARE)
            model.setData(model.index(line, 3), (row.share.low / most, row.share.high / most), SPAN)

    def _show_measures(self, page: EvidencePage, tested: BackTest) -> None:
        self.measures.fill(
            [
                [shown(m.name), share_text(m.weight), share_text(m.known), "" if m.auc != m.auc else f"{m.auc:.3f}",
                 page.notes.get(m.id) or " "]
                for m in tested.measures
            ],
            [m.id for m in tested.measures],
        )  # fmt: skip

    def _open(self, key: object) -> None:
        if isinstance(key, tuple) and isinstance(key[1], date):
            self.whyThenWanted.emit(*key)

    def _current_changed(self) -> None:
        self.currentAccountChanged.emit(self.current_account())


def _left_cells(row: LeftRow) -> list[str]:
    one = row.one
    return [
        shown(one.account), day_text(one.seen_on), number_text(one.score, 0), day_text(one.churned_on),
        shown(row.reason), row.weakest,
    ]  # fmt: skip


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    layout = column(*parts, gap=GAP)
    layout.setContentsMargins(0, GAP, 0, 0)
    layout.addStretch(0)
    page.setLayout(layout)
    return page


def _band_text(band: str) -> str:
    return f"{BAND_SHAPES[band]} {word_text('band', band)}"


def _whose_text(band: str, rows: int) -> str:
    """Return whose list stands below: those who left from a band, of green the ones that the score missed."""
    if not rows:
        return say("evidence", "Nobody left from “{band}”.", band=word_text("band", band))
    whose = say("evidence", "%n account(s) left from “{band}”.", rows, band=word_text("band", band))
    return say("evidence", "Missed: {sentence}", sentence=whose) if band == GREEN else whose
