"""Wires 配置, a page of Insights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cs_workbench.ui.text import say
from cs_workbench.ui.views.allocation import AllocationView
from cs_workbench.ui.views.wording import word_text
from cs_workbench.ui.windows.place import Place
from cs_workbench.ui.windows.review_desk import ReviewDesk

if TYPE_CHECKING:
    from datetime import date

    from cs_workbench.domain.touch_cells import Cell
    from cs_workbench.domain.touch_model import TouchModel
    from cs_workbench.services.allocation import Board
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.review_session import ReviewState
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

SHOWS = ("account", "standing", "override", "definition", "field", "touch_draft", "tier_review")


class AllocationPage(Place):
    """The draft is shown at once and kept with every key; the book is read anew when it changed."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: AllocationView = AllocationView(desk.bench.today)
        super().__init__("allocation", self.view, desk, parent)
        self._board: Board | None = None
        self._model: TouchModel | None = None  # as the grid shows it
        self._keeping = 0  # changes on their way to the store
        self._review: ReviewState | None = None
        self._remembered: dict[str, Any] = {}
        self.files = ReviewDesk(self.view, desk, self)
        view = self.view
        view.tierWanted.connect(self._give_tier)
        view.backWanted.connect(self._take_back)
        view.cellOpened.connect(self._list)
        view.deedWanted.connect(self._do)
        view.dayChosen.connect(self._publish)
        view.accountWanted.connect(self.accountWanted)
        desk.ask("due", _due, lambda _count: None)  # what waited for a day that has come

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*SHOWS):
            self.desk.ask("allocation", _ask, self._show)

    def focus(self) -> None:
        self.view.focus_grid()

    def memory(self) -> dict[str, Any]:
        return self._remembered if self._board is None else self.view.memory()

    def remember(self, memory: dict[str, Any]) -> None:
        self._remembered = memory
        self.view.remember(memory)

    def _show(self, answer: tuple[Board, ReviewState | None]) -> None:
        board, self._review = answer
        first, self._board = self._board is None, board
        self.view.show_review(self._review)
        if not self._keeping:  # else what the person did last is not there yet
            self._model = board.draft or board.model
        if self._model is not None:
            self.view.show_board(board, self._model)
        if first:
            self.view.remember(self._remembered)
        self.filled.emit()

    def _give_tier(self, cell: Cell, tier: str) -> None:
        from cs_workbench.domain.touch_cells import cell_tiers, with_tier

        if self._board is None or self._model is None:
            return
        made = with_tier(self._model, cell, tier, self._board.model)
        name = self.view.cell_name(cell)
        if cell_tiers(made).get(cell) != (tier,):
            text = "{cell}: a rule that comes first decides here. Change it in the model's text."
            self.view.say_hint(say("allocation", text, cell=name))
        elif made != self._model:
            self._keep(made, name, word_text("tier", tier))

    def _take_back(self, cell: Cell) -> None:
        from cs_workbench.domain.touch_cells import cell_tiers

        if self._board is None or min(cell) < 0:
            return
        tiers = cell_tiers(self._board.model).get(cell, ())
        if len(tiers) == 1 and tiers[0]:
            self._give_tier(cell, tiers[0])

    def _keep(self, model: TouchModel, cell: str, tier: str) -> None:
        """Show a draft at once, and write it."""
        from cs_workbench.services.allocation import KeepAllocation
        from cs_workbench.services.touch_models import exported

        if self._board is None:
            return
        self._model, text = model, "" if model == self._board.model else exported(model)
        self.view.say_hint("")
        self.view.show_board(self._board, model)
        self._keeping += 1
        self.desk.do(KeepAllocation(text, cell, tier), self._kept, self._kept)

    def _kept(self, _answer: object) -> None:
        self._keeping -= 1

    def _list(self, cell: Cell) -> None:
        from cs_workbench.services.allocation_list import cell_condition

        if self._board is not None and self._model is not None:
            self.listWanted.emit(cell_condition(self._board, self._model, cell, self.desk.bench.today))

    def _do(self, deed: str) -> None:
        from cs_workbench.services.allocation import KeepAllocation
        from cs_workbench.services.review_session import BeginReview, DropReview
        from cs_workbench.services.touch_models import SaveDraft, exported

        files = {
            "export": self.files.choose_folder,
            "read": self.files.choose_sheet,
            "memo": self.files.choose_memo,
        }
        if deed in files:
            files[deed]()
        elif deed == "begin":
            self.desk.do(BeginReview())
        elif deed == "drop" and self._review is not None:
            self.desk.do(DropReview(self._review.id))
        elif deed == "discard":
            self.desk.do(KeepAllocation(""))
        elif deed == "save" and self._model is not None:
            self.desk.do(SaveDraft(exported(self._model)))

    def _publish(self, what: str, day: date) -> None:
        from cs_workbench.services.allocation import PublishAllocation
        from cs_workbench.services.review_session import PublishReview, ScheduleModel
        from cs_workbench.services.touch_models import exported

        if what == "publish_review" and self._review is not None:
            self.desk.do(PublishReview(self._review.id, day.isoformat()))
        elif what == "publish" and self._model is not None:
            text = exported(self._model)
            waits = day > self.desk.bench.today
            self.desk.do(ScheduleModel(text, day.isoformat()) if waits else PublishAllocation(text))


def _due(bench: Workbench) -> int:
    from cs_workbench.services.review_session import settle_due

    return settle_due(bench)


def _ask(bench: Workbench) -> tuple[Board, ReviewState | None]:
    from cs_workbench.services.allocation import load_board
    from cs_workbench.services.review_session import running_review, settle_due

    settle_due(bench)
    return load_board(bench), running_review(bench)
