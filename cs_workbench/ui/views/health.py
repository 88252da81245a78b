"""ヘルススコア Health score: the scorecard as tables that are typed into, and beside it what that would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QSplitter, QTabWidget, QVBoxLayout, QWidget

from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.card_backtest import CardBackTest
from cs_workbench.ui.views.card_editor import CardEditor
from cs_workbench.ui.views.card_evidence import CardEvidence
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, column
from cs_workbench.ui.views.wording import either_text

if TYPE_CHECKING:
    from cs_workbench.domain.scorecard import Scorecard
    from cs_workbench.services.card_drafts import Editable
    from cs_workbench.ui.views.card_fields import Own

#: Of the card and of what stands beside it, in percent: its preview, and its back-test.
WIDTHS: Final = ((66, 34), (38, 62))
PAIR = 2


class HealthView(QWidget):
    """Shows one card at a time, edited left, with its evidence right."""

    cardChosen = Signal(str)
    sideChosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(say("scorecards", "Scorecard"))
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chooser.activated.connect(self._choose)
        self._state = Words("", "muted", wrap=False)
        self.editor, self.evidence, self.backtest = CardEditor(), CardEvidence(), CardBackTest()
        self.right = QTabWidget()
        name = say("evidence", "Evidence")
        self.right.setAccessibleName(name)
        self.right.tabBar().setAccessibleName(name)
        self.right.addTab(_aside(self.evidence), say("evidence", "Preview"))
        self.right.addTab(_aside(self.backtest), say("evidence", "Back-test"))
        self.right.currentChanged.connect(self._choose_side)
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        self.sides.setChildrenCollapsible(False)
        for part in (self.editor, self.right):
            self.sides.addWidget(part)
        self._give_room()
        self.sides.setHandleWidth(1)
        self.editor.setContentsMargins(0, 0, MARGIN, 0)
        inner = QVBoxLayout()
        inner.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        inner.addWidget(self.sides, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addLayout(inner, 1)

    def show_choice(self, known: Sequence[Editable], chosen: str) -> None:
        """Offer the cards, those in force first in their order."""
        self.chooser.clear()
        for one in known:
            self.chooser.addItem(shown(_choice_text(one)), one.card.id)
        self.chooser.setCurrentIndex(self.chooser.findData(chosen))

    def show_card(
        self, one: Editable, card: Scorecard, told: Sequence[tuple[str, str]], own: Own, *, is_draft: bool
    ) -> None:
        """Show ``card``, which may differ from what stands of ``one``; the rest as `CardEditor.show_card` has it."""
        self.editor.show_card(card, told, own, is_for_all=one.is_for_all)
        self.editor.show_deeds(
            can_publish=not told and (is_draft or not one.place),
            is_draft=is_draft,
            can_drop=bool(one.place) and not one.is_for_all,
            can_rise=one.place > 1 and not one.is_for_all,
        )
        self._state.setText(_state_text(one, is_draft=is_draft))

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        table = self.editor.measures
        return {
            "tab": self.editor.tabs.currentIndex(),
            "evidence": self.evidence.tabs.currentIndex(),
            "side": self.right.currentIndex(),
            "backtest": self.backtest.tabs.currentIndex(),
            "at": [table.currentRow(), table.currentColumn()],
        }

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""
        for tabs, name in (
            (self.editor.tabs, "tab"),
            (self.evidence.tabs, "evidence"),
            (self.backtest.tabs, "backtest"),
            (self.right, "side"),
        ):
            if isinstance(memory.get(name), int):
                tabs.setCurrentIndex(memory[name])
        at = memory.get("at")
        if isinstance(at, list) and len(at) == PAIR and all(isinstance(part, int) for part in at):
            self.editor.measures.setCurrentCell(*at)

    @property
    def shows_backtest(self) -> bool:
        """Whether the back-test stands beside the card, not its preview."""
        return self.right.currentIndex() == 1

    def show_preview(self) -> None:
        """Show what the card would change."""
        self.right.setCurrentIndex(0)

    # Inside

    def _choose_side(self) -> None:
        self._give_room()
        self.sideChosen.emit()

    def _give_room(self) -> None:
        widths = WIDTHS[self.right.currentIndex()]
        for place, width in enumerate(widths):
            self.sides.setStretchFactor(place, width)
        whole = max(self.sides.width(), 100)
        self.sides.setSizes([whole * width // 100 for width in widths])

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 12, MARGIN, 4)
        head.setSpacing(12)
        head.addWidget(Words(say("scorecards", "Health score"), "title", wrap=False))
        head.addWidget(self.chooser, 1)
        head.addWidget(self._state, 1)
        return head

    def _choose(self, _index: int) -> None:
        self.cardChosen.emit(self.chooser.currentData())


def _aside(part: QWidget) -> QWidget:
    """Return ``part`` with room to what stands left of it."""
    page = QWidget()
    layout = column(part, margin=0)
    layout.setContentsMargins(MARGIN, GAP, 0, 0)
    page.setLayout(layout)
    return page


def _choice_text(one: Editable) -> str:
    name = either_text(one.card.ja, one.card.en)
    whom = one.card.applies_when or say("scorecards", "every other account")
    if one.place:
        text = say("scorecards", "{place}. {name} ({whom})", place=one.place, name=name, whom=whom)
    else:
        text = say("scorecards", "{name} (not in force)", name=name)
    return say("scorecards", "{card} · draft", card=text) if one.draft is not None else text


def _state_text(one: Editable, *, is_draft: bool) -> str:
    if is_draft and one.place:
        return say("scorecards", "Draft; the card in force stays until you publish.")
    if is_draft:
        return say("scorecards", "Draft; no account is scored by it.")
    if one.place and one.row is not None:
        return say("scorecards", "In force, version {version}", version=one.row.card.version)
    return say("scorecards", "Not in force")
