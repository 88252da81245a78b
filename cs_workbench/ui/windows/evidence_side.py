"""Wires 検証, the back-test beside a scorecard: asked for, run in a child, its weights tried or put in force."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cs_workbench.ui.text import say

if TYPE_CHECKING:
    from cs_workbench.domain.scorecard import Scorecard
    from cs_workbench.services.card_preview import Ground
    from cs_workbench.services.evidence import EvidencePage
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.jobs import ChildJob
    from cs_workbench.ui.views.card_backtest import CardBackTest
    from cs_workbench.ui.windows.desk import Desk

#: Kinds of changes after which it is asked anew.
SHOWS = ("evidence", "override", "account", "definition", "scorecard_draft")


class EvidenceSide(QObject):
    """Shows the kept back-test of one card at once; ``ground``: the book as the preview read it, None before."""

    childWanted = Signal(list)  # arguments of 'health backtest'
    draftKept = Signal()  # the suggested weights are a draft now
    filled = Signal()

    def __init__(
        self, view: CardBackTest, desk: Desk, ground: Callable[[], Ground | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.view, self.desk, self._ground = view, desk, ground
        self._card: Scorecard | None = None
        self._is_draft = self._can_test = False
        self._page: EvidencePage | None = None
        self._child: ChildJob | None = None
        view.testWanted.connect(self._test)
        view.cancelWanted.connect(self._cancel)
        view.applyWanted.connect(self._apply)
        view.tryWanted.connect(self._take_as_draft)

    def ask(self, card: Scorecard, *, is_draft: bool, can_test: bool) -> None:
        """Show the evidence of ``card``; ``can_test``: it has no mistakes."""
        self._card, self._is_draft, self._can_test = card, is_draft, can_test

        def question(bench: Workbench) -> EvidencePage:
            from cs_workbench.services.evidence import evidence_page

            return evidence_page(bench, card, self._ground())

        self.desk.ask("health evidence", question, self._show)

    def follow(self, child: ChildJob) -> None:
        """Show how far a back-test is, until it has ended."""
        self._child = child
        self.view.show_running(running=True)
        child.progressed.connect(self._progress)
        child.ended.connect(self._ended)

    # Inside

    def _show(self, page: EvidencePage) -> None:
        self._page = page
        self.view.show_page(page, can_test=self._can_test)
        self.view.show_running(running=self._child is not None)
        self.filled.emit()

    def _test(self) -> None:
        if self._card is not None and self._child is None:
            self.childWanted.emit(["--card", self._card.id, *(["--draft"] if self._is_draft else [])])

    def _cancel(self) -> None:
        if self._child is not None:
            self.view.cancel.setEnabled(False)
            self._child.cancel()

    def _progress(self, _what: str, done: int, total: int) -> None:
        self.view.show_running(running=True, done=done, total=total)

    def _ended(self) -> None:
        self._child = None
        self.view.show_running(running=False)
        if self._card is not None:
            self.ask(self._card, is_draft=self._is_draft, can_test=self._can_test)

    def _apply(self) -> None:
        from cs_workbench.services.evidence import ApplyWeights

        if self._card is not None:
            self.desk.do(ApplyWeights(self._card.id))

    def _take_as_draft(self) -> None:
        from cs_workbench.services.card_drafts import KeepCardDraft
        from cs_workbench.services.evidence import suggested_card
        from cs_workbench.services.scorecards import exported

        if self._page is None or self._page.kept is None or self._page.kept.other is None:
            return
        card = suggested_card(self.desk.bench, self._page.kept)
        what, value = say("evidence", "Weights"), say("evidence", "suggested by the back-test")
        self.desk.do(KeepCardDraft(card.id, exported(card), what, value))
        self.draftKept.emit()
