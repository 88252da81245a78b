"""What a draft would do to the live book, beside the grid: hours and load, tiers before and after, and who moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_workbench.domain.capacity import FULL
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.allocation import AT_ONCE, AT_REVIEW, WAITS
from cs_workbench.ui.text import money_sums_text, number_text, say, shown, tip
from cs_workbench.ui.views.parts import GAP, Words, column
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import percent_text, word_text

if TYPE_CHECKING:
    from cs_workbench.services.allocation import Board, Effect, Move, TierSum

WHEN: Final = {
    AT_ONCE: N_("allocation", "at once"),
    AT_REVIEW: N_("allocation", "at the review"),
    WAITS: N_("allocation", "waits"),
}
SHARE: Final = 3  # the column of the tiers with their part of the ARR; its amounts are in the tip
MOST_ROWS: Final = 100  # so that the answer to a key stays at once


class EffectPanel(QWidget):
    """Answers at once to every key in the grid."""

    accountWanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._heading = Words("", "heading", wrap=False)
        self.summary = Words("")
        self._hours = Words("", "strong")
        tier, accounts, hours, arr = (
            say("allocation", "Tier"),
            say("allocation", "Accounts"),
            say("allocation", "Hours a month"),
            say("allocation", "ARR"),
        )
        share = say("allocation", "Share of ARR")
        self.tiers = Sheet(
            say("allocation", "Before and after, by tier"),
            [tier, accounts, hours, share],
            numbers=(1, 2, SHARE),
            grow=0,
        )
        account, to, when = (
            say("allocation", "Account"),
            say("allocation", "From, to"),
            say("allocation", "When"),
        )
        self.moves = Sheet(say("allocation", "Who moves"), [account, to, arr, when], numbers=(2,), grow=0)
        self.moves.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.moves.chosen.connect(self._open)
        self._more = Words("", "small")
        layout = column(self._heading, self._hours, self.summary, self.tiers, self.moves, self._more, gap=GAP)
        layout.setContentsMargins(2 * GAP, 0, 0, 0)
        self.setLayout(layout)
        layout.setStretchFactor(self.moves, 1000)
        layout.addStretch(1)  # where nobody moves

    def show_effect(self, board: Board, found: Effect, *, is_draft: bool) -> None:
        """Show what the model of the grid would do; ``is_draft``: it differs from the one in force."""
        text = (
            say("allocation", "What this draft would do") if is_draft else say("allocation", "As it stands")
        )
        self._heading.setText(text)
        self._hours.setText(_hours_text(board, found))
        self.summary.setText(_summary(found))
        self.tiers.fill(
            [
                [
                    word_text("tier", tier.tier),
                    _steps(tier.accounts, number_text),
                    _steps([round(hours, 1) for hours in tier.hours], number_text) if tier.tier else "",
                    _steps(_shares(found, tier), percent_text),
                ]
                for tier in found.tiers
            ],
            [tier.tier for tier in found.tiers],
        )
        for line, tier in enumerate(found.tiers):
            model = self.tiers.model()
            money = tip(_steps([money_sums_text(sums) for sums in tier.arr], str))
            model.setData(model.index(line, SHARE), money, Qt.ItemDataRole.ToolTipRole)
        moves = found.moves[:MOST_ROWS]
        self.moves.fill([_move_cells(board, move) for move in moves], [move.account_id for move in moves])
        self.moves.setVisible(bool(moves))
        more = len(found.moves) - len(moves)
        self._more.setText(say("allocation", "and %n more account(s)", more) if more else "")
        self._more.setVisible(bool(more))

    def _open(self, account: object) -> None:
        if isinstance(account, int):
            self.accountWanted.emit(account)


def _hours_text(board: Board, found: Effect) -> str:
    before, once, after = (number_text(hours, 0) for hours in found.hours)
    loads = [percent_text(load) for load in found.loads]
    if before == once == after:
        text = say("allocation", "{hours} hours a month, load {load}", hours=before, load=loads[0])
    elif once == after:
        text = say(
            "allocation", "{before} → {after} hours a month, load {load} → {then}",
            before=before, after=after, load=loads[0], then=loads[2],
        )  # fmt: skip
    else:
        text = say(
            "allocation",
            "{before} → {once} hours a month when published → {after} after the review, load {load} → {then} → {last}",
            before=before, once=once, after=after, load=loads[0], then=loads[1], last=loads[2],
        )  # fmt: skip
    parts = [text, say("allocation", "%n CSM(s)", board.people)]
    if max(found.loads) > FULL:
        parts.append(say("allocation", "more hours than the team has"))
    return " · ".join(parts)


def _summary(found: Effect) -> str:
    up, down = found.count(up=True), found.count(up=False)
    waits = sum(move.when == WAITS for move in found.moves)
    if not (up or down or waits):
        return say("allocation", "Nobody moves.")
    parts = [
        say("allocation", "%n account(s) up", up) if up else "",
        say(
            "allocation", "%n account(s) down, at the next tier review", found.count(up=False, when=AT_REVIEW)
        ),
        say("allocation", "%n account(s) wait", waits) if waits else "",
    ]
    if not found.count(up=False, when=AT_REVIEW):
        parts[1] = ""
    return " · ".join(part for part in parts if part)


def _shares(found: Effect, tier: TierSum) -> list[float]:
    """Return the tier's share of the ARR in the currency of most accounts: before, published, after the review."""
    currency = next((currency for one in found.tiers for currency in one.arr[0]), "")
    totals = [sum(one.arr[n].get(currency, 0) for one in found.tiers) for n in range(3)]
    return [tier.arr[n].get(currency, 0) / totals[n] if totals[n] else 0.0 for n in range(3)]


def _steps(values: Sequence[object], told: Callable[..., str]) -> str:
    """Return the first and the last value, and the one between where it is another."""
    texts = [told(value) for value in values]
    kept = [text for n, text in enumerate(texts) if n == 0 or text != texts[n - 1]]
    return " → ".join(kept)


def _move_cells(board: Board, move: Move) -> list[str]:
    arr = board.book["arr"].at(move.row)
    mark = "▲" if move.is_up else "▼"
    return [
        shown(move.account),
        f"{mark} {word_text('tier', move.old)} → {word_text('tier', move.new)}",
        arr.short() if arr is not None else "",
        say("allocation", WHEN[move.when]),
    ]
