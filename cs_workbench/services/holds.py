"""A sync on hold (同期の確認待ち): which accounts its source no longer has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.workbench import Workbench

#: What tells a person whether an account may go.
COLUMNS = ("name", "arr", "owner", "tier", "band", "renewal", "last_touch")


@dataclass(frozen=True, slots=True)
class HoldPage:
    """The accounts that would be retired, with every fact; none: nothing waits for an answer."""

    source: str
    book: Book
    of_live: int


def hold_page(bench: Workbench, name: str) -> HoldPage:
    """Return the accounts that a source's hold is about, those with the highest ARR first.

    Raises:
        NoSuchSource: there is no source of this name.
    """
    from cs_workbench.domain.ordering import order_of
    from cs_workbench.services.book import load_book
    from cs_workbench.services.syncing import source_named
    from cs_workbench.store import remote

    source = source_named(bench, name)
    ids: list[int] = []
    if source.on_hold is not None:
        with bench.store.read() as db:
            ids = remote.would_go(db, name)
    book = load_book(bench)
    book = book.take(np.flatnonzero(np.isin(book.account_id, np.array(ids, np.int64))))
    of_live = source.on_hold.of_live if source.on_hold is not None else 0
    return HoldPage(name, book.take(order_of(book["arr"], descending=True)), of_live)
