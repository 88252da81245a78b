"""Bands and tiers set by hand, and what came of them: was the person right, or the formula?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cs_workbench.domain.override_record import CAME, RIGHT
from cs_workbench.ui.text import BAND_SHAPES, say, shown
from cs_workbench.ui.views.parts import GAP, Words
from cs_workbench.ui.views.shares import share_text, span_text
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text, number_text, word_text
from cs_workbench.ui.widgets.interval_cell import SHARE, SPAN, IntervalDelegate

if TYPE_CHECKING:
    from cs_workbench.domain.override_record import Tally
    from cs_workbench.services.evidence import EvidencePage
    from cs_workbench.services.override_record import OverrideRow

LEAST_HEIGHT: Final = 96  # pixels of the list, so that the counts above it are never cut


class RecordSheet(Sheet):
    """Values set by hand: Enter opens Why of that week, Space looks at the account."""

    peekWanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.key_at(self.currentRow())
        if event.key() == Qt.Key.Key_Space and isinstance(key, tuple):
            self.peekWanted.emit(key[0])
        else:
            super().keyPressEvent(event)


class CardRecord(QWidget):
    """Counts of everybody and of each person, then each override."""

    whyThenWanted = Signal(int, object)  # account, day
    peekWanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.verdict, self.judged = Words(), Words("", "small")
        people = [
            say("evidence", "By"), say("evidence", "Set"), say("evidence", "Person right"),
            say("evidence", "Formula right"), say("evidence", "Person right %"), say("evidence", "95 % interval"),
            say("evidence", "Not over yet"),
        ]  # fmt: skip
        self.people = Sheet(
            say("evidence", "Who was right"), people, numbers=(1, 2, 3, 4, 5, 6), grow=0, most=5
        )
        self.people.setItemDelegateForColumn(4, IntervalDelegate(self.people))
        each = [
            say("evidence", "Account"), say("evidence", "Set on"), say("evidence", "By"),
            say("evidence", "Formula → person"), say("evidence", "What came"), say("evidence", "Right was"),
        ]  # fmt: skip
        self.rows = RecordSheet(say("evidence", "Set by hand"), each, grow=0)
        self.rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.rows.setMinimumHeight(LEAST_HEIGHT)
        self.rows.chosen.connect(self._open)
        self.rows.peekWanted.connect(self.peekWanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for part in (self.verdict, self.people):
            layout.addWidget(part)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.judged)

    def show_record(self, page: EvidencePage) -> None:
        """Show the record of a page."""
        self.verdict.setText(page.words.overrides)
        self.judged.setText(page.words.judged)
        tallies = page.record.tallies
        self.people.setVisible(len(page.record.rows) > 1)
        self.people.fill([_counts(one) for one in tallies])
        model = self.people.model()
        for line, one in enumerate(tallies):
            if one.can_tell:
                model.setData(model.index(line, 4), one.share.value, SHARE)
                model.setData(model.index(line, 4), (one.share.low, one.share.high), SPAN)
        rows = page.record.rows
        self.rows.fill([_cells(row) for row in rows], [(row.account_id, row.set_on) for row in rows])

    def _open(self, key: object) -> None:
        if isinstance(key, tuple) and isinstance(key[1], date):
            self.whyThenWanted.emit(*key)


def _counts(one: Tally) -> list[str]:
    who = shown(one.who) if one.who else say("evidence", "Everybody")
    share = (
        [share_text(one.share.value), span_text(one.share.low, one.share.high)] if one.can_tell else ["", ""]
    )
    return [who, *map(number_text, (one.overrides, one.person, one.formula)), *share, number_text(one.open)]


def _cells(row: OverrideRow) -> list[str]:
    came = say("evidence", CAME[row.came])
    if row.came_on is not None:
        came = say("evidence", "{what} {day}", what=came, day=day_text(row.came_on))
    said = say(
        "evidence",
        "{formula} → {person}",
        formula=_said(row.kind, row.formula),
        person=_said(row.kind, row.person),
    )
    return [
        shown(row.account),
        day_text(row.set_on),
        shown(row.by),
        said,
        came,
        say("evidence", RIGHT[row.right]),
    ]


def _said(kind: str, value: str) -> str:
    if not value:
        return "–"
    word = word_text(kind, value)
    return f"{BAND_SHAPES[value]} {word}" if kind == "band" else word
