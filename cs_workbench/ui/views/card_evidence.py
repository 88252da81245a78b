"""What a scorecard would change on the live book: in words, band by band, account by account, measure by measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from cs_workbench.domain.facts import BANDS, WORST_FIRST
from cs_workbench.ui.text import BAND_SHAPES, say, shown
from cs_workbench.ui.views.parts import GAP, Words, column
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import either_text, number_text, word_text
from cs_workbench.ui.widgets.score_bars import ScoreBars
from cs_workbench.ui.widgets.share_cell import SHARE, ShareDelegate

if TYPE_CHECKING:
    from cs_workbench.domain.scorecard import Scorecard
    from cs_workbench.services.card_preview import Preview, Rescored

MOST_ROWS: Final = 300  # of accounts; more are counted
STEPS: Final = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
BEST: Final = 100  # points


class MovedSheet(Sheet):
    """Accounts whose band changes: Enter opens one, I asks why, Space looks at it."""

    whyWanted = Signal(int)
    peekWanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS and not event.modifiers():
            event = QKeyEvent(event.type(), STEPS[Qt.Key(event.key())], event.modifiers())
        signals = {Qt.Key.Key_I: self.whyWanted, Qt.Key.Key_Space: self.peekWanted}
        account = self.key_at(self.currentRow())
        if event.key() in signals and not event.modifiers() and isinstance(account, int):
            signals[Qt.Key(event.key())].emit(account)
        else:
            super().keyPressEvent(event)


class CardEvidence(QWidget):
    """Answers every change of the card."""

    accountWanted = Signal(int)
    whyWanted = Signal(int)
    peekWanted = Signal(int)
    currentAccountChanged = Signal(object)  # account or None

    def __init__(self) -> None:
        super().__init__()
        self._heading = Words(say("scorecards", "As it stands"), "heading")
        self.summary = Words(say("scorecards", "The book is being read…"))
        band, now, after = (
            say("scorecards", "Health"),
            say("scorecards", "Now"),
            say("scorecards", "With this card"),
        )
        self.bands = Sheet(
            say("scorecards", "Accounts in each band"), [band, now, after], numbers=(1, 2), grow=0
        )
        bars = ShareDelegate(self.bands)
        for number in (1, 2):
            self.bands.setItemDelegateForColumn(number, bars)
        account, change, score = (
            say("scorecards", "Account"),
            say("scorecards", "From, to"),
            say("scorecards", "Score"),
        )
        self.moved = MovedSheet(
            say("scorecards", "Accounts whose band changes"), [account, change, score], numbers=(2,), grow=0
        )
        self.moved.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.moved.chosen.connect(self._open)
        self.moved.whyWanted.connect(self.whyWanted)
        self.moved.peekWanted.connect(self.peekWanted)
        self.moved.currentCellChanged.connect(self._current_changed)
        self._more = Words("", "small")
        self.scores = ScoreBars()
        points, before, then = (
            say("scorecards", "Points"),
            say("scorecards", "Now"),
            say("scorecards", "With this card"),
        )
        self.table = Sheet(
            say("scorecards", "Distribution as a table"),
            [points, before, then],
            numbers=(1, 2),
            grow=0,
            most=30,
        )
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        measure, known, stale, none = (
            say("scorecards", "Measure"),
            say("scorecards", "Fresh"),
            say("scorecards", "Out of date"),
            say("scorecards", "No data"),
        )
        self.data = Sheet(
            say("scorecards", "Data of each measure"),
            [measure, known, stale, none],
            numbers=(1, 2, 3),
            grow=0,
            most=30,
        )
        self.data.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        shares = ShareDelegate(self.data)
        self.data.setItemDelegateForColumn(1, shares)
        self.data.chosen.connect(self._open)
        self.tabs = QTabWidget()
        name = say("scorecards", "Evidence")
        self.tabs.setAccessibleName(name)
        self.tabs.tabBar().setAccessibleName(name)
        for text, *parts in (
            (say("scorecards", "Changes"), self.moved, self._more),
            (say("scorecards", "Distribution"), self.scores, self.table),
            (say("scorecards", "Data"), self.data),
        ):
            page = QWidget()
            layout = column(*parts, gap=GAP)
            layout.addStretch(0)
            layout.setContentsMargins(0, GAP, 0, 0)
            page.setLayout(layout)
            self.tabs.addTab(page, text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for part in (self._heading, self.summary, self.bands):
            layout.addWidget(part)
        layout.addWidget(self.tabs, 1)

    def show_preview(self, found: Preview, card: Scorecard, *, is_draft: bool) -> None:
        """Show what ``card`` would change; ``is_draft``: it differs from what is in force."""
        heading = (
            say("scorecards", "What this draft would change")
            if is_draft
            else say("scorecards", "As it stands")
        )
        self._heading.setText(heading)
        self.summary.setText(summary_text(found, is_draft=is_draft))
        self.bands.setColumnHidden(2, not is_draft)
        self._show_bands(found)
        moved = found.moved[:MOST_ROWS]
        self.moved.fill([_moved_cells(row) for row in moved], [row.account_id for row in moved])
        self.moved.setVisible(bool(moved))
        self._more.setText(_below_text(len(moved), len(found.moved)))
        title = say("scorecards", "Changes")
        count = say("scorecards", "{list} {count}", list=title, count=number_text(len(found.moved)))
        self.tabs.setTabText(0, count if found.moved else title)
        before, after = found.scores
        self.scores.show_scores(before, after, card.bands.cuts)
        width = BEST // len(after)
        parts = [f"{left}–{left + width}" for left in range(0, BEST, width)]
        self.table.fill(
            [
                [part, number_text(then), number_text(now)]
                for part, then, now in zip(parts, before, after, strict=True)
            ]
        )
        self._show_data(found, card)

    def show_waiting(self, sentence: str) -> None:
        """Say why nothing was computed for the card as it is now; the last answer stays, called so."""
        self._heading.setText(say("scorecards", "Before the mistakes"))
        self.summary.setText(sentence)

    def current_account(self) -> int | None:
        """Return the account under the cursor."""
        key = self.moved.key_at(self.moved.currentRow())
        return key if isinstance(key, int) and self.tabs.currentIndex() == 0 else None

    def _show_bands(self, found: Preview) -> None:
        bands = [band for band in BANDS if any(found.counts[band]) or band != "none"]
        self.bands.fill(
            [
                [f"{BAND_SHAPES[band]} {word_text('band', band)}", *map(number_text, found.counts[band])]
                for band in bands
            ],
            bands,
        )
        model = self.bands.model()
        for line, band in enumerate(bands):
            for number, count in enumerate(found.counts[band]):
                model.setData(model.index(line, number + 1), count / max(found.accounts, 1), SHARE)

    def _show_data(self, found: Preview, card: Scorecard) -> None:
        names = {measure.id: shown(either_text(measure.ja, measure.en)) for measure in card.measures}
        self.data.fill(
            [
                [
                    f"⚠ {names[m.id]}" if not m.has_data else names[m.id],
                    *map(number_text, (m.known, m.stale, m.none)),
                ]
                for m in found.measures
            ],
            [m.id for m in found.measures],
        )
        model = self.data.model()
        for line, m in enumerate(found.measures):
            model.setData(model.index(line, 1), m.known / max(m.known + m.stale + m.none, 1), SHARE)
            if not m.has_data:
                nobody = say("scorecards", "No account that it is for has data for it.")
                text = nobody if m.none else say("scorecards", "It is for no account.")
                for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
                    model.setData(model.index(line, 0), text, role)

    def _open(self, account: object) -> None:
        if isinstance(account, int):
            self.accountWanted.emit(account)

    def _current_changed(self) -> None:
        self.currentAccountChanged.emit(self.current_account())


def summary_text(found: Preview, *, is_draft: bool) -> str:
    """Return what changes, in words: how many turn to which band, the worst first."""
    if not is_draft:
        return say("scorecards", "%n account(s) are scored by this card.", found.of_card)
    turned = [(band, sum(row.after == band for row in found.moved)) for band in WORST_FIRST]
    told = [
        say("scorecards", "%n account(s) turn “{band}”.", count, band=word_text("band", band))
        for band, count in turned
        if count
    ]
    return " ".join(told) or say("scorecards", "No account changes its band.")


def _below_text(shown_rows: int, rows: int) -> str:
    """Return what stands below the accounts: how many more there are, and what the keys do."""
    if not rows:
        return say("scorecards", "No account changes its band.")
    more = say("scorecards", "and %n more account(s)", rows - shown_rows) if rows > shown_rows else ""
    return " · ".join(
        part for part in (more, say("scorecards", "Enter opens the account, I says why.")) if part
    )


def _moved_cells(row: Rescored) -> list[str]:
    before, after = (f"{BAND_SHAPES[band]} {word_text('band', band)}" for band in (row.before, row.after))
    scores = ["–" if score is None else str(score) for score in (row.score, row.new_score)]
    return [shown(row.account), f"{before} → {after}", " → ".join(dict.fromkeys(scores))]
