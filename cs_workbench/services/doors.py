"""Doors: the condition that lists exactly the accounts behind a number, churned ones too."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.condition_syntax import UID, UIDS_APART

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.workbench import Workbench

#: The fewest signs of the end of a uid that name an account.
SHORTEST: Final = 6


class Doors:
    """Writes doors to accounts of one book."""

    def __init__(self, book: Book) -> None:
        """Take every live account of ``book``, which has the column ``uid``."""
        uids = [str(uid) for uid in book["uid"].values.tolist()]
        length = SHORTEST
        while len({uid[-length:] for uid in uids}) < len(set(uids)):
            length += 1
        self._end = {
            account: uid[-length:] for account, uid in zip(book.account_id.tolist(), uids, strict=True)
        }

    def to(self, accounts: Iterable[int]) -> str:
        """Return the condition that lists ``accounts`` and nobody else; '' for none."""
        wanted = set(accounts) & self._end.keys()
        if not wanted:
            return ""
        others = self._end.keys() - wanted
        if not others:
            return f"{UID}:any"
        if len(others) < len(wanted):
            return f"-{UID}:{self._listed(others)}"
        return f"{UID}:{self._listed(wanted)}"

    def _listed(self, accounts: Collection[int]) -> str:
        return UIDS_APART.join(self._end[account] for account in sorted(accounts))


def doors_of(bench: Workbench) -> Doors:
    """Return the doors to the accounts of the open profile."""
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        return Doors(load_book(db, facts=("uid",)))
