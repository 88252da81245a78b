"""Which accounts the scorecards in force are for, and where several are for the same: the first counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cs_workbench.domain.conditions import matches, parse
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.scorecards import current_cards
from cs_workbench.services.standing import data_day, place_accounts

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class CardAccounts:
    """Running accounts of a card in force: those ``meant`` by its condition, those ``scored`` by it."""

    card_id: str
    place: int
    meant: int
    scored: int


@dataclass(frozen=True, slots=True)
class CardOrder:
    """The cards in force in the order in which accounts are asked; ``several``: accounts that more than one means."""

    cards: tuple[CardAccounts, ...]
    several: int


def card_order(bench: Workbench) -> CardOrder:
    """Return the cards in force with their accounts; the last one, for all others, means nobody by itself."""
    with bench.store.read() as db:
        cards, today = current_cards(db), data_day(db, bench.today)
        placed = place_accounts(db, bench.today, today).running()
    size = len(placed.book)
    masks = [matches(parse(card.applies_when), placed.book, today) for card in cards[:-1]]
    meant = np.array(masks, dtype=np.int64).reshape(len(masks), size)
    rows = tuple(
        CardAccounts(
            card.id,
            place,
            size if card is cards[-1] else int(meant[place - 1].sum()),
            int((placed.card == place - 1).sum()),
        )
        for place, card in enumerate(cards, 1)
    )
    return CardOrder(rows, int((meant.sum(axis=0) > 1).sum()))


def overlap_text(bench: Workbench, order: CardOrder) -> str:
    """Return how many accounts several cards mean; '' where none."""
    if not order.several:
        return ""
    text = N_("scorecards", "%n account(s) match more than one scorecard; the first in this order counts.")
    return bench.say("scorecards", text, order.several)
