"""The contracts of the book over time, read once for a question about revenue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from cs_workbench.domain.arr_history import History, Ints, day_number
from cs_workbench.domain.columns import Book, Bools
from cs_workbench.domain.renewal_rate import Renewed, renewed

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.contracts import Contracts


@dataclass(frozen=True, slots=True)
class ArrBook:
    """Contracts beside the facts of their accounts, in the same order; ``mine``: the accounts asked about, (n,)."""

    contracts: Contracts
    history: History
    renewed: Renewed
    book: Book
    mine: Bools
    today: date

    @property
    def currencies(self) -> tuple[str, ...]:
        """Return the currencies of the columns."""
        return self.contracts.currencies

    def arr(self, day: int) -> Ints:
        """Return the ARR on ``day`` of the accounts asked about, 0 for the others; shape (n, currencies)."""
        return np.where(self.mine[:, None], self.history.arr(day), 0)

    def ids(self, rows: Bools) -> tuple[int, ...]:
        """Return the account ids of ``rows``."""
        return tuple(self.contracts.account_id[rows].tolist())


def load_arr_book(bench: Workbench, owner: str | None = None, facts: tuple[str, ...] = ()) -> ArrBook:
    """Return the book of ``owner`` as accounts are assigned today (None: all), with ``facts`` of its accounts."""
    from cs_workbench.store.book import load_book
    from cs_workbench.store.contracts import load_contracts

    with bench.store.read() as db:
        contracts = load_contracts(db, bench.today)
        book = load_book(db, facts=("name", "owner", *facts))
    place = np.searchsorted(book.account_id, contracts.account_id)
    book = book.take(place)  # every live account has its fields
    owners = book["owner"]
    code = owners.labels.index(owner) if owner in owners.labels else -2
    mine = np.ones(len(book), dtype=np.bool_) if owner is None else np.asarray(owners.values == code)
    history = History(contracts.spans, len(contracts.account_id), max(len(contracts.currencies), 1))
    ends = renewed(history, contracts.ends, day_number(bench.today))
    return ArrBook(contracts, history, ends, book, mine, bench.today)


def uids(bench: Workbench) -> dict[int, str]:
    """Return account id -> the account's name outside this process."""
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book = load_book(db, facts=())
    return dict(zip(book.account_id.tolist(), book["uid"].values.tolist(), strict=True))
