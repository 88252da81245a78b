"""A tier review: borders frozen anew, and the only day on which a tier goes down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.axis_bands import Borders, bands_of_book, borders_of
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.placement import decide
from cs_workbench.domain.tier_moves import CLOSE, NO_TIER, reviewed
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command
from cs_workbench.services.tier_log import held_tiers, log_tiers
from cs_workbench.services.tiering import in_force
from cs_workbench.services.touch_models import ALL_MOVED, BackInForce, NothingPublished, freeze

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.domain.touch_model import TouchModel
    from cs_workbench.services.standing import Placed
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing


@dataclass(frozen=True, slots=True)
class TierMove:
    """An account whose tier a review would change, or keeps although the rules say less.

    ``why``: 'up', 'down', 'kept' (within 10 % of the border, or less than 90 days after its last change).
    """

    account_id: int
    old: str | None
    rules: str | None
    new: str | None
    why: str


def tier_moves(bench: Workbench) -> list[TierMove]:
    """Return what a review today would do; nothing is written.

    Raises:
        NothingPublished: no touch model was published.
    """
    from cs_workbench.services.standing import data_day, place_accounts
    from cs_workbench.services.standing_context import kept_context

    with bench.store.read() as db:
        if in_force(db) is None:
            raise NothingPublished
        as_of = data_day(db, bench.today)
        kept = kept_context(db)
        fresh = place_accounts(db, bench.today, as_of)
        if kept is not None:
            fresh = place_accounts(db, bench.today, as_of, replace(kept, borders=_borders_today(fresh)))
        return _moves(db, bench.today, fresh)[0]


def _borders_today(placed: Placed) -> Borders:
    return borders_of(placed.placements.model, placed.book, placed.as_of)


@dataclass(frozen=True, slots=True)
class ReviewTiers(Command):
    """Freeze the borders of today's book and let tiers go down that are due."""

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write the new edition of borders and log every change."""
        from cs_workbench.services.standing import data_day, place_accounts
        from cs_workbench.store import tier_changes

        db = writing.db
        before, line = in_force(db), tier_changes.last_id(db)
        if before is None:
            raise NothingPublished
        now = freeze(bench, db, before.model_id, before.version)
        placed = place_accounts(db, bench.today, data_day(db, bench.today))
        moves, tiers = _moves(db, bench.today, placed)
        assert now.borders is not None  # noqa: S101 - `freeze` answers with them
        after = replace(placed.placements, computed=tiers)
        log_tiers(db, after, placed.book, bench.today, now.borders, cause="review")
        undo = BackInForce(before.as_json(), line, before.model_id, before.version)
        said = N_("done", "Tiers reviewed: %n account(s) moved")
        count = sum(move.why != "kept" for move in moves)
        return Done(Changes(ALL_MOVED), undo, said, {"n": count}, tuple(moves))


def tiers_after(
    db: Connection,
    today: date,
    model: TouchModel,
    book: Book,
    borders: Borders,
    *,
    by_rules: NDArray[np.int8],
    held: NDArray[np.int8],
) -> NDArray[np.int8]:
    """Return everyone's tier after a review of ``model`` under ``borders``; aligned with ``book``."""
    from cs_workbench.store import tier_changes

    changed = tier_changes.changed_on(db)
    days = np.array(
        [
            (today - date.fromisoformat(changed[a])).days if a in changed else np.nan
            for a in book.account_id.tolist()
        ]
    )
    eased = decide(model, bands_of_book(model, book, today, borders, CLOSE), len(book)).tier
    return reviewed(model, by_rules, held, days, eased)


def moves_between(
    model: TouchModel,
    book: Book,
    *,
    held: NDArray[np.int8],
    by_rules: NDArray[np.int8],
    new: NDArray[np.int8],
) -> list[TierMove]:
    """Return the accounts whose tier changes, or is kept although the rules say another."""
    rank = {tier.id: tier.rank for tier in model.tiers}
    moves = []
    for row in np.flatnonzero((new != held) | (by_rules != held)).tolist():
        old, rules, after = (_tier(int(codes[row])) for codes in (held, by_rules, new))
        fell = rank.get(old or "", -1) > rank.get(after or "", -1)
        why = "kept" if old == after else "down" if fell else "up"
        moves.append(TierMove(int(book.account_id[row]), old, rules, after, why))
    return moves


def _moves(db: Connection, today: date, placed: Placed) -> tuple[list[TierMove], NDArray[np.int8]]:
    """Return who moves or is kept, and everyone's tier after the review."""
    published = in_force(db)
    if published is None:
        raise NothingPublished
    model, book, by_rules = placed.placements.model, placed.book, placed.placements.by_rules
    held = held_tiers(db, published, book.account_id)
    new = tiers_after(db, today, model, book, placed.context.borders, by_rules=by_rules, held=held)
    return moves_between(model, book, held=held, by_rules=by_rules, new=new), new


def _tier(code: int) -> str | None:
    return None if code == NO_TIER else TIERS[code]
