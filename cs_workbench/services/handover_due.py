"""Which accounts need a hand-over sheet and have none; apart from the sheets, since Today asks it first of all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.handover import NEW_DAYS
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.workbench import Workbench

#: Facts that `missing` reads.
NEEDED: Final = ("name", "owner", "started_on", "churned_on")
SETTLED_DAYS: Final = 14  # a sheet made this long before an owner changed still counts for it


@dataclass(frozen=True, slots=True)
class Missing:
    """An account that should have a sheet and has none. ``since``: when it signed, or when the owner changed."""

    account_id: int
    account: str
    occasion: str
    since: date
    from_owner: str
    to_owner: str


def missing(bench: Workbench, book: Book | None = None) -> list[Missing]:
    """Return the accounts that signed, or whose owner changed, within 30 days and that have no sheet since.

    ``book``: all accounts with `NEEDED`, where they have been read already.
    """
    from cs_workbench.store import handovers
    from cs_workbench.store.book import load_book

    since = bench.today - timedelta(days=NEW_DAYS)
    with bench.store.read() as db:
        book = load_book(db, facts=NEEDED) if book is None else book
        changed = handovers.owner_changes(db, since.isoformat())
        made: dict[int, str] = {}
        for account, _occasion, at in handovers.sheets(db):
            made[account] = max(made.get(account, ""), at[:10])
    started = book["started_on"].values
    is_new = (started >= np.datetime64(since)) & (started <= np.datetime64(bench.today))
    concerned = is_new | np.isin(book.account_id, list(changed))
    rows: list[Missing] = []
    for row in np.flatnonzero(concerned & ~book["churned_on"].is_known()).tolist():
        account = int(book.account_id[row])
        day, before, after = changed.get(account, ("", "", ""))
        begun = book["started_on"].at(row) if is_new[row] else date.fromisoformat(day)
        if made.get(account, "") >= (begun - timedelta(days=SETTLED_DAYS)).isoformat():
            continue
        to = after or book["owner"].at(row) or ""
        name, occasion = book["name"].at(row) or "", "new_account" if is_new[row] else "owner"
        rows.append(Missing(account, name, occasion, begun, "" if is_new[row] else before, to))
    return sorted(rows, key=lambda m: (m.since, m.account))


def missing_text(bench: Workbench, one: Missing) -> str:
    """Return why the account stands here, as a sentence."""
    if one.occasion == "owner":
        return bench.say(
            "handover",
            N_("handover", "Owner changed on {day} from {before}: there is no hand-over sheet yet"),
            day=one.since.isoformat(), before=one.from_owner or "–",
        )  # fmt: skip
    return bench.say(
        "handover",
        N_("handover", "Signed {days} days ago: there is no hand-over sheet yet"),
        days=(bench.today - one.since).days,
    )
