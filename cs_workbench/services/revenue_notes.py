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

    ``unknown``: accounts left out, their ARR is not known at one end; ``partly``: a contract of theirs has no known
    amount; ``learned``: contracts that ran at the opening and were learned of later; ``maybe_late``: churned so
    recently that they may still renew; ``switched``: pay in another currency now.
    """

    accounts: int
    unknown: int
    partly: int
    learned: int
    maybe_late: int
    switched: int
    vanished: int
    wrong_way: int
    without_start: int
    without_end: int
    known_from: date | None


def unknown_at(book: ArrBook, day: int) -> Bools:
    """Return the accounts that run on ``day``, with no known amount in any currency."""
    return np.asarray(book.history.has_unknown(day) & (book.history.arr(day) == 0).all(axis=1))


def notes_of(book: ArrBook, since: date, on: date) -> Notes:
    """Return what has to be said of a period between the ends of two days."""
    opening, closing = day_number(since), day_number(on)
    of, known = book.history, book.contracts
    unknown = (unknown_at(book, opening) | unknown_at(book, closing)) & book.mine
    partly = (of.has_unknown(opening) | of.has_unknown(closing)) & book.mine & ~unknown
    spans = known.spans
    running = (spans.first <= opening) & (spans.last >= opening) & book.mine[spans.account]
    learned = running & (known.known_on > opening) & (known.known_on != NEVER_BEGAN)
    ran, runs, left = of.is_running(opening), of.is_running(closing), of.first_left()
    late = ran & ~runs & (left > closing - LATE_DAYS) & (left <= closing)
    ended, began = book.arr(opening) > 0, book.arr(closing) > 0
    switched = (ended & ~began).any(axis=1) & (began & ~ended).any(axis=1)
    return Notes(
        int(book.mine.sum()), int(unknown.sum()), int(partly.sum()), int(learned.sum()),
        int((late & book.mine & (closing > day_number(book.today) - LATE_DAYS)).sum()), int(switched.sum()),
        known.vanished, known.wrong_way, known.without_start, known.without_end, known.known_from,
    )  # fmt: skip
