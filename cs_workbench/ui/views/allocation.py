"""配置 Allocation: value against phase with the tier of each cell, and at once what another tier would do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cs_workbench.domain.facts import TIERS
from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import money_sums_text, number_text, say
from cs_workbench.ui.views.allocation_effect import EffectPanel
from cs_workbench.ui.views.page_parts import page_head
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, column, line
from cs_workbench.ui.views.review_panel import PublishLine, ReviewPanel
from cs_workbench.ui.views.wording import either_text, word_text
from cs_workbench.ui.widgets.cell_table import CellTable, ShownCell, TierButton
from cs_workbench.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from cs_workbench.domain.touch_cells import Cell
    from cs_workbench.domain.touch_model import Axis, TouchModel
    from cs_workbench.services.allocation import Board, CellSum, Effect, Move
    from cs_workbench.services.review_session import ReviewState

#: What the buttons under the grid do; texts in context 'allocation'.
DEEDS: Final = {
    "publish": N_("allocation", "Publish…"),
    "save": N_("allocation", "Save as a draft"),
    "discard": N_("allocation", "Discard the changes"),
}
#: The deeds that ask for a day first, and what the line is called then.
PUBLISHING: Final = {
    "publish": N_("allocation", "Publish the changes: up at once, down at the next review"),
    "publish_review": N_("allocation", "Publish the review"),
}
UNKNOWN_PLACE: Final = -1


class AllocationView(QWidget):
    """Shows the grid, the effect and the tier review; says which cell gets which tier, and what is to be done."""

    tierWanted = Signal(object, str)  # cell, tier
    backWanted = Signal(object)  # cell
    cellOpened = Signal(object)  # cell: its accounts in Accounts
    deedWanted = Signal(str)  # one of `DEEDS` or of `review_panel.STEPS`
    dayChosen = Signal(str, object)  # the deed that publishes, from which day
    accountWanted = Signal(int)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._cells: list[list[Cell]] = []
        self._tiers: tuple[str, ...] = ()
        self._effect: Effect | None = None
        self._name = Words("", "muted", wrap=False)
        self.grid = CellTable(say("allocation", "Touch tier of each cell"))
        self.grid.tierWanted.connect(self._want_tier)
        self.grid.backWanted.connect(self._want_back)
        self.grid.opened.connect(self._open)
        self._legend = Flow(gap=4)
        self._hint = Words("", "small")
        self.effect = EffectPanel()
        self.effect.accountWanted.connect(self.accountWanted)
        self.deeds = {name: button(say("allocation", text)) for name, text in DEEDS.items()}
        bar = Flow(gap=GAP)
        for name, made in self.deeds.items():
            made.setProperty("deed", name)
            made.clicked.connect(self._press)
            bar.addWidget(made)
        self.publish = PublishLine(today)
        self.publish.dayChosen.connect(self.dayChosen)
        self.publish.left.connect(self.focus_grid)
        self.review = ReviewPanel()
        self.review.stepWanted.connect(self._want)
        self.review.accountWanted.connect(self.accountWanted)
        legend, deeds, left = QWidget(), QWidget(), QWidget()
        legend.setLayout(self._legend)
        deeds.setLayout(bar)
        parts = (self.grid, legend, self._hint, deeds, self.publish, line(), self.review)
        layout = column(*parts, gap=GAP)
        layout.setStretchFactor(self.review, 1)
        left.setLayout(layout)
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        self.sides.setChildrenCollapsible(False)
        self.sides.addWidget(left)
        self.sides.addWidget(self.effect)
        self.sides.setSizes([720, 550])
        inner = QVBoxLayout()
        inner.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        inner.addWidget(self.sides, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(page_head(say("allocation", "Allocation"), self._name))
        whole.addLayout(inner, 1)

    def show_board(self, board: Board, model: TouchModel) -> None:
        """Show ``model`` over the book: the one in force, or the draft of it."""
        from cs_workbench.domain.touch_cells import cell_grid, cell_tiers, changed_cells
        from cs_workbench.services.allocation import cell_sums, effect

        grid, sums = cell_grid(model), cell_sums(board, model)
        changed, tiers = changed_cells(board.model, model), cell_tiers(model)
        self._tiers = tuple(t.id for t in sorted(model.tiers, key=lambda t: -t.rank) if not t.overlay)
        rows = [*range(grid.shape[0]), UNKNOWN_PLACE]
        columns = [*range(grid.shape[1]), UNKNOWN_PLACE]
        rows = [r for r in rows if r >= 0 or any(len(sums[r, c].rows) for c in columns)]
        columns = [c for c in columns if c >= 0 or any(len(sums[r, c].rows) for r in rows)]
        self._cells = [[(r, c) for c in columns] for r in rows]
        titles = ([_band(grid.columns, c) for c in columns], [_band(grid.rows, r) for r in rows])
        self.grid.show_cells(
            *titles,
            [
                [
                    _shown(
                        sums[cell], tiers.get(cell, ()), changed.get(cell, ((), ()))[0], self._tiers,
                        (titles[1][y], titles[0][x]), is_known=min(cell) >= 0,
                    )
                    for x, cell in enumerate(line)
                ]
                for y, line in enumerate(self._cells)
            ],
            self._tiers,
        )  # fmt: skip
        self._show_legend()
        is_draft = model != board.model
        self._name.setText(_model_text(board, model, len(changed)))
        self._effect = effect(board, model)
        self.effect.show_effect(board, self._effect, is_draft=is_draft)
        for made in self.deeds.values():
            made.setEnabled(is_draft)

    def show_review(self, review: ReviewState | None) -> None:
        """Show the running tier review; None: there is none."""
        self.review.show_review(review)

    def moves(self) -> tuple[Move, ...]:
        """Return who moves under what is shown."""
        return () if self._effect is None else self._effect.moves

    def cell_name(self, cell: Cell) -> str:
        """Return what people call a cell: its band and its phase."""
        at = next((y, x) for y, line in enumerate(self._cells) for x, one in enumerate(line) if one == cell)
        heads = (self.grid.verticalHeaderItem(at[0]), self.grid.horizontalHeaderItem(at[1]))
        return " × ".join(head.text() for head in heads if head is not None and head.text())

    def say_hint(self, sentence: str) -> None:
        """Say why a key did nothing; '' what the keys do."""
        usual = say(
            "allocation", "1 to {count} give the cell a tier, Delete takes it back, Enter lists its accounts.",
            count=len(self._tiers),
        )  # fmt: skip
        self._hint.setText(sentence or usual)

    def focus_grid(self) -> None:
        """Give the keyboard to the grid."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        return {"row": self.grid.currentRow(), "column": self.grid.currentColumn()}

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""
        row, column_ = memory.get("row"), memory.get("column")
        if (
            isinstance(row, int)
            and isinstance(column_, int)
            and 0 <= row < self.grid.rowCount()
            and 0 <= column_ < self.grid.columnCount()
        ):
            self.grid.setCurrentCell(row, column_)

    # Inside

    def _show_legend(self) -> None:
        shown = [self._legend.itemAt(n) for n in range(self._legend.count())]
        parts = [item.widget() for item in shown if item is not None]
        if [part.tier for part in parts if isinstance(part, TierButton)] == list(self._tiers):
            return
        while (item := self._legend.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, tier in enumerate(self._tiers):
            text = say("allocation", "{tier} ({key})", tier=word_text("tier", tier), key=number + 1)
            made = TierButton(text, tier)
            made.setProperty("number", number)
            made.clicked.connect(self._press_tier)
            self._legend.addWidget(made)
        self.say_hint("")

    def _press_tier(self) -> None:
        self.grid.want(int(self.sender().property("number")))

    def _press(self) -> None:
        self._want(self.sender().property("deed"))

    def _want(self, deed: str) -> None:
        if deed in PUBLISHING:
            self.publish.open(deed, say("allocation", PUBLISHING[deed]))
        else:
            self.deedWanted.emit(deed)

    def _want_tier(self, row: int, column_: int, number: int) -> None:
        cell = self._cells[row][column_]
        if min(cell) < 0:
            self.say_hint(say("allocation", "What is not known has no tier: fill in the fact, not the cell."))
        else:
            self.tierWanted.emit(cell, self._tiers[number])

    def _want_back(self, row: int, column_: int) -> None:
        self.backWanted.emit(self._cells[row][column_])

    def _open(self, row: int, column_: int) -> None:
        if 0 <= row < len(self._cells):
            self.cellOpened.emit(self._cells[row][column_])


def _band(axis: Axis | None, place: int) -> str:
    if axis is None:
        return say("allocation", "All accounts")
    if place < 0:
        return say("allocation", "Not known")
    band = axis.bands[place]
    return either_text(band.ja, band.en)


def _model_text(board: Board, model: TouchModel, changed: int) -> str:
    name = either_text(board.model.ja, board.model.en)
    text = (
        say("allocation", "{name}, version {version}", name=name, version=board.model.version)
        if board.is_published
        else say("allocation", "{name}, never published", name=name)
    )
    if model == board.model:
        return text
    return say("allocation", "{model} · draft: %n cell(s) differ", changed, model=text)


def _shown(
    found: CellSum,
    tiers: tuple[str, ...],
    was: tuple[str, ...],
    order: tuple[str, ...],
    place: tuple[str, str],
    *,
    is_known: bool,
) -> ShownCell:
    said = _tiers_text(tiers) if is_known else word_text("tier", "") if tiers else ""
    if not is_known:
        said = _tiers_text(tuple(sorted(found.tiers, key=_from_high))) if found.tiers else ""
    told = say("allocation", "{before} → {after}", before=_tiers_text(was), after=said) if was else said
    said = say("allocation", "→ {tier}", tier=said) if was else said
    count = len(found.rows)
    counted = say("allocation", "%n account(s)", count)
    if found.hours:
        counted = say(
            "allocation", "{accounts} · {hours} h", accounts=counted, hours=number_text(found.hours, 0)
        )
    money = money_sums_text(found.arr) if found.arr else ""
    others = count - sum(found.tiers.get(tier, 0) for tier in was or tiers) if is_known else 0
    spoken = [
        say("allocation", "{row}, {column}: {tier}", row=place[0], column=place[1], tier=told),
        counted,
        money,
    ]
    if others:
        spoken.append(
            say("allocation", "%n account(s) in another tier, by hand or until the next tier review", others)
        )
    strength = 0.0
    if count and len(tiers) == 1 and tiers[0] in order:
        strength = 1 - order.index(tiers[0]) / max(len(order), 1)
    elif count:
        strength = 1 / (2 * max(len(order), 1))
    return ShownCell(
        said, counted, money, ", ".join(part for part in spoken if part), strength, bool(was), is_known
    )


def _tiers_text(tiers: tuple[str, ...]) -> str:
    return " / ".join(word_text("tier", tier) for tier in tiers)


def _from_high(tier: str) -> int:
    return TIERS.index(tier) if tier in TIERS else len(TIERS)
