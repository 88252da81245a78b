"""The contracts of the book over time, read once for a question about revenue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.arr_history import History, Ints, day_number
from cs_workbench.domain.columns import Book, Bools
from cs_workbench.domain.renewal_rate import Renewed, renewed

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.contracts import Contracts
    from cs_workbench.store.engine import Store


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


#: Facts that questions about revenue ask of accounts; kept with the contracts.
FACTS: Final = (
    "name", "owner", "band", "notice", "renewal", "churn_notice", "churned_on", "tier", "phase", "arr", "started_on",
    "why",
)  # fmt: skip


class _Kept:
    """What was read last, for the next question about the same state of the store."""

    def __init__(self, _store: Store) -> None:
        self._version, self._day = -1, date.min
        self._book: ArrBook | None = None

    def book(self, bench: Workbench) -> ArrBook:
        """Return the book of everybody, read now if anything was written since."""
        version = bench.store.data_version()  # before reading: what comes in between is read again
        if self._book is None or (version, bench.today) != (self._version, self._day):
            self._book = _read(bench)
            self._version, self._day = version, bench.today
        return self._book

    def close(self) -> None:
        """Forget it."""
        self._book = None


def load_arr_book(bench: Workbench, owner: str | None = None) -> ArrBook:
    """Return the book of ``owner`` as accounts are assigned today (None: all), with `FACTS` of its accounts.

    What was read is kept until something is written: a page asks several questions of one book.
    """
    found = bench.store.companion("arr book", _Kept).book(bench)
    if owner is None:
        return found
    owners = found.book["owner"]
    code = owners.labels.index(owner) if owner in owners.labels else -2
    return replace(found, mine=np.asarray(owners.values == code))


def _read(bench: Workbench) -> ArrBook:
    from cs_workbench.store.book import load_book
    from cs_workbench.store.contracts import load_contracts

    with bench.store.read() as db:
        contracts = load_contracts(db, bench.today)
        book = load_book(db, facts=FACTS)
    place = np.searchsorted(book.account_id, contracts.account_id)
    book = book.take(place)  # every live account has its fields
    history = History(contracts.spans, len(contracts.account_id), max(len(contracts.currencies), 1))
    ends = renewed(history, contracts.ends, day_number(bench.today))
    return ArrBook(contracts, history, ends, book, np.ones(len(book), dtype=np.bool_), bench.today)


def uids(bench: Workbench) -> dict[int, str]:
    """Return account id -> the account's name outside this process."""
    book = load_arr_book(bench).book
    return dict(zip(book.account_id.tolist(), book["uid"].values.tolist(), strict=True))
