"""A scorecard as tables that are typed into: measures under their groups, caps, bands; mistakes beside the field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from cs_workbench.domain.card_edit import with_field
from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.views.card_fields import (
    CAP_FIELDS,
    MEASURE_FIELDS,
    NUMBER_COLUMNS,
    Own,
    cap_rows,
    measure_rows,
    rule_rows,
)
from cs_workbench.ui.views.edit_table import EditTable
from cs_workbench.ui.views.parts import GAP, Words, button, column
from cs_workbench.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from cs_workbench.domain.scorecard import Scorecard

#: What the buttons under the tables do; texts in context 'scorecards'.
DEEDS: Final = {
    "publish": N_("scorecards", "Publish"),
    "discard": N_("scorecards", "Discard the draft"),
    "measure": N_("scorecards", "Add a measure (Insert)"),
    "group": N_("scorecards", "Add a group"),
    "cap": N_("scorecards", "Add a cap"),
    "remove": N_("scorecards", "Remove (Delete)"),
    "copy": N_("scorecards", "Copy as a new card"),
    "drop": N_("scorecards", "Take out of force"),
    "rise": N_("scorecards", "Ask earlier"),
}
MOST_TOLD: Final = 3  # mistakes told below the tables; each stands in its field, too


class CardEditor(QWidget):
    """Shows one card; says which field was typed and what is to be done with the card."""

    fieldTyped = Signal(str, str)  # place, text
    fieldTyping = Signal(str, str)  # the same before it is entered
    fieldLeft = Signal()  # entered or not
    removeWanted = Signal(str)  # a part's place
    deedWanted = Signal(str)  # one of `DEEDS`

    def __init__(self) -> None:
        super().__init__()
        self._card: Scorecard | None = None
        titles = [say("scorecards", text) for text in MEASURE_FIELDS.values()]
        self.measures = EditTable(say("scorecards", "Measures"), titles, self._read, numbers=NUMBER_COLUMNS)
        titles = [say("scorecards", text) for text in CAP_FIELDS.values()]
        self.caps = EditTable(say("scorecards", "Caps"), titles, self._read, numbers=(2,), grow=1)
        titles = [say("scorecards", "Rule"), say("scorecards", "Value")]
        self.rules = EditTable(say("scorecards", "Bands and confidence"), titles, self._read, grow=1)
        for table in (self.measures, self.caps, self.rules):
            table.edited.connect(self.fieldTyped)
            table.typed.connect(self.fieldTyping)
            table.left.connect(self.fieldLeft)
            table.removeWanted.connect(self.removeWanted)
        self.measures.addWanted.connect(self._add_measure)
        self.caps.addWanted.connect(self._add_cap)
        second = QWidget()
        both = column(self.caps, self.rules, gap=GAP)
        both.addStretch(1)
        second.setLayout(both)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(say("scorecards", "Parts of the card"))
        self.tabs.tabBar().setAccessibleName(say("scorecards", "Parts of the card"))
        self.tabs.addTab(self.measures, say("scorecards", "Measures"))
        self.tabs.addTab(second, say("scorecards", "Caps and bands"))
        self.mistakes = Words()
        hint = say("scorecards", "Type over a field; Enter or F2 opens it, Esc leaves it as it was.")
        self.deeds = {name: button(say("scorecards", text)) for name, text in DEEDS.items()}
        layout = column(self.tabs, self.mistakes, Words(hint, "small"), self._bar(), gap=GAP)
        layout.setStretchFactor(self.tabs, 1)
        self.setLayout(layout)

    def show_card(
        self, card: Scorecard, told: Sequence[tuple[str, str]], own: Own, *, is_for_all: bool
    ) -> None:
        """Show a card.

        Args:
            card: as it was typed.
            told: its mistakes, each as the place of a field and a sentence.
            own: the book's own numbers.
            is_for_all: it is in force for every account that no other card is for.
        """
        self._card, wrong = card, dict(told)
        self.measures.show_rows(measure_rows(card, wrong, own))
        self.caps.show_rows(cap_rows(card, wrong))
        self.rules.show_rows(rule_rows(card, wrong, is_for_all=is_for_all))
        sentences = [sentence for _place, sentence in told[:MOST_TOLD]]
        if len(told) > MOST_TOLD:
            sentences.append(say("scorecards", "and %n more mistake(s).", len(told) - MOST_TOLD))
        self.mistakes.setText("⚠ " + " ".join(sentences) if sentences else "")
        self.mistakes.setVisible(bool(sentences))

    def show_deeds(self, *, can_publish: bool, is_draft: bool, can_drop: bool, can_rise: bool) -> None:
        """Say what can be done with the card; ``can_rise``: another card for some accounts is asked before it."""
        self.deeds["publish"].setEnabled(can_publish)
        self.deeds["discard"].setEnabled(is_draft)
        self.deeds["drop"].setEnabled(can_drop)
        self.deeds["rise"].setVisible(can_rise)

    def part_at_cursor(self) -> str:
        """Return the place of the group, measure or cap under the cursor; '' for none."""
        return self._table().key_of(self._table().currentRow())

    def go_to(self, place: str, *, edit: bool = False) -> None:
        """Put the cursor on a field; ``edit``: and open it."""
        for tab, table in ((0, self.measures), (1, self.caps), (1, self.rules)):
            if table.has(place):
                self.tabs.setCurrentIndex(tab)
                table.go_to(place, edit=edit)

    def focus_table(self) -> None:
        """Give the keyboard to the table that is shown."""
        self._table().setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _bar(self) -> QWidget:
        bar, made = Flow(gap=GAP), QWidget()
        for name, deed in self.deeds.items():
            deed.setProperty("deed", name)
            deed.clicked.connect(self._press)
            bar.addWidget(deed)
        made.setLayout(bar)
        return made

    def _table(self) -> EditTable:
        return self.measures if self.tabs.currentIndex() == 0 else self.caps

    def _read(self, place: str, text: str) -> None:
        if self._card is not None:
            with_field(self._card, place, text)

    def _press(self) -> None:
        deed = self.sender().property("deed")
        if deed != "remove":
            self.deedWanted.emit(deed)
        elif self.part_at_cursor():
            self.removeWanted.emit(self.part_at_cursor())

    def _add_measure(self) -> None:
        self.deedWanted.emit("measure")

    def _add_cap(self) -> None:
        self.deedWanted.emit("cap")
