"""What a reader of revenue figures has to know: what is left out, learned of later, or not decided yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from cs_workbench.domain.arr_history import LATE_DAYS, NEVER_BEGAN, day_number
from cs_workbench.domain.columns import Bools
from cs_workbench.services.arr_book import ArrBook


@dataclass(frozen=True, slots=True)
class Notes:
    """What a reader has to know of a period: counts of accounts and contracts.

    Attributes:
        unknown: left out, as their ARR at the closing is not known.
        unopened: on a line of their own, as it is not known at the opening.
        partly: a contract of theirs has no known amount.
        learned: contracts that ran at the opening and were learned of later.
        maybe_late: churned so recently that they may still renew.
        switched: pay in another currency now.
        vanished, wrong_way, without_end, known_from: as in `store.contracts.Contracts`.
    """

    unknown: int
    unopened: int
    partly: int
    learned: int
    maybe_late: int
    switched: int
    vanished: int
    wrong_way: int
    without_end: int
    known_from: date | None


def unknown_at(book: ArrBook, day: int) -> Bools:
    """Return the accounts that may pay on ``day``, but what is not known: no amount, or no day on which they began."""
    without_amount = book.history.has_unknown(day) & (book.history.arr(day) == 0).all(axis=1)
    spans, known_on = book.contracts.spans, book.contracts.known_on
    undated = (spans.first == NEVER_BEGAN) & (spans.last >= day) & (known_on > day)
    found = np.bincount(spans.account[undated], minlength=book.history.accounts) > 0
    return np.asarray(without_amount | found)


def notes_of(book: ArrBook, since: date, on: date) -> Notes:
    """Return what has to be said of a period between the ends of two days."""
    opening, closing = day_number(since), day_number(on)
    of, known = book.history, book.contracts
    unknown = unknown_at(book, closing) & book.mine
    unopened = unknown_at(book, opening) & book.mine & ~unknown
    partly = (of.has_unknown(opening) | of.has_unknown(closing)) & book.mine & ~unknown & ~unopened
    spans = known.spans
    running = (spans.first <= opening) & (spans.last >= opening) & book.mine[spans.account]
    learned = running & (known.known_on > opening) & (spans.first != NEVER_BEGAN)
    ran, runs, left = of.is_running(opening), of.is_running(closing), of.first_left()
    late = ran & ~runs & (left > closing - LATE_DAYS) & (left <= closing)
    ended, began = book.arr(opening) > 0, book.arr(closing) > 0
    switched = (ended & ~began).any(axis=1) & (began & ~ended).any(axis=1)
    return Notes(
        int(unknown.sum()), int(unopened.sum()), int(partly.sum()), int(learned.sum()),
        int((late & book.mine & (closing > day_number(book.today) - LATE_DAYS)).sum()), int(switched.sum()),
        known.vanished, known.wrong_way, known.without_end, known.known_from,
    )  # fmt: skip
