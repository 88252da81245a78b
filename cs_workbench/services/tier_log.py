"""The log of touch tiers under a published model: what counts until a review, and why it changed."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.axis_bands import Borders
from cs_workbench.domain.columns import Book
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.placement import Placements
from cs_workbench.domain.tier_moves import NO_TIER
from cs_workbench.domain.touch_words import stands

if TYPE_CHECKING:
    from cs_workbench.services.tiering import InForce
    from cs_workbench.store.connect import Connection


def held_tiers(
    db: Connection, published: InForce, ids: NDArray[np.int64], accounts: Collection[int] | None = None
) -> NDArray[np.int8]:
    """Return the tier each of ``ids`` has had since its last change, -1 none; ``accounts`` narrows what is read."""
    from cs_workbench.store import tier_changes

    held = tier_changes.held(db, published.model_id, published.version, accounts)
    return np.array([_code(held.get(account)) for account in ids.tolist()], dtype=np.int8)


def log_tiers(
    db: Connection,
    placements: Placements,
    book: Book,
    today: date,
    borders: Borders,
    *,
    cause: str = "moved",
) -> int:
    """Log the accounts whose tier is another than the last one logged; return how many there were.

    Nothing is logged before a model was published. Overrides are no part of it: they are their own log.
    """
    from cs_workbench.services.tiering import in_force
    from cs_workbench.store import tier_changes

    published = in_force(db)
    if published is None or not published.holds_on(today):
        return 0
    accounts = book.account_id.tolist()
    held = tier_changes.held(db, published.model_id, published.version, accounts)
    now = [_tier(code) for code in placements.computed.tolist()]
    rows = [row for row, account in enumerate(accounts) if account not in held or held[account] != now[row]]
    if not rows:
        return 0
    some = np.array(rows, dtype=np.intp)
    because = stands(placements.model, book.take(some), today, borders)
    new = {accounts[row] for row in rows} - held.keys()
    before = tier_changes.last(db, sorted(new)) if new else {}
    rules = placements.rule_texts()
    tier_changes.add(
        db,
        [
            tier_changes.TierChange(
                accounts[row], published.model_id, published.version,
                cause if accounts[row] in held or published.since != today.isoformat() else "published",
                today.isoformat(), held[accounts[row]] if accounts[row] in held else before.get(accounts[row]),
                now[row], str(rules[row]), json.dumps([s.as_json() for s in stand], ensure_ascii=False),
            )
            for row, stand in zip(rows, because, strict=True)
        ],
    )  # fmt: skip
    return len(rows)


def _tier(code: int) -> str | None:
    return None if code == NO_TIER else TIERS[code]


def _code(tier: str | None) -> int:
    return TIERS.index(tier) if tier in TIERS else NO_TIER
