"""The lists of レビュー Reviews: the calendar of every account with a rhythm, and the reviews by their state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.domain.columns import Book, Column, choice_column, date_column, text_column
from cs_workbench.domain.words import WORDS
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import number_of
from cs_workbench.services.review_due import KIND_OF_TIER, USUAL_KIND, last_quarter
from cs_workbench.services.review_rows import KINDS, STATES
from cs_workbench.services.review_words import period

if TYPE_CHECKING:
    from datetime import date

    from cs_workbench.services.review_calendar import CalendarRow
    from cs_workbench.services.review_rows import ReviewRow
    from cs_workbench.services.workbench import Workbench

#: The lists, in their order; all but the first are states of a review.
LISTS: Final = ("calendar", *STATES)
#: The columns of each list, from left to right.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "calendar": ("name", "review_due", "why", "next_on", "last_on", "review_state", "owner"),
        "draft": ("name", "meeting_on", "why", "review_kind", "period", "as_of", "owner"),
        "ready": ("name", "meeting_on", "review_kind", "period", "as_of", "audience", "owner"),
        "held": ("name", "held_on", "review_kind", "period", "as_of", "audience", "owner"),
    }
)
#: What the columns are called that are no facts of an account, context 'facts'.
TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "review_due": N_("facts", "Review"),
        "review_state": N_("facts", "Under way"),
        "review_kind": N_("facts", "Kind"),
        "next_on": N_("facts", "Next day"),
        "last_on": N_("facts", "Last held"),
        "meeting_on": N_("facts", "Meeting"),
        "held_on": N_("facts", "Held"),
        "as_of": N_("facts", "Numbers of"),
        "period": N_("facts", "Period"),
        "audience": N_("facts", "For whom"),
    }
)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A line of a list: whose it is, and its review; '' where none is under way."""

    account_id: int
    account: str
    uid: str
    state: str
    meeting_on: date | None


@dataclass(frozen=True, slots=True)
class ReviewLists:
    """Every list of an owner's accounts (None: everyone's).

    Attributes:
        books: list -> its lines side by side, numbered by the keys of ``lines``.
        lines: list -> number of a line -> the line.
        due: state of the calendar -> how many accounts.
    """

    owner: str | None
    as_of: date
    books: Mapping[str, Book]
    lines: Mapping[str, Mapping[int, ReviewLine]]
    due: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A review as it would be made: of the last whole quarter, in the window's language."""

    account_id: int
    account: str
    kind: str
    from_on: date
    to_on: date
    language: str


def review_lists(bench: Workbench, owner: str | None = None) -> ReviewLists:
    """Return the lists of ``owner``'s accounts."""
    from cs_workbench.services.review_calendar import review_calendar
    from cs_workbench.services.reviews import reviews

    calendar = review_calendar(bench, owner)
    called = [row for row in calendar.rows if row.state != "none"]
    known = reviews(bench, owner)
    books, lines = (
        {"calendar": calendar_book(called)},
        {"calendar": {r.account_id: _due_line(r) for r in called}},
    )
    for state in STATES:
        rows = [row for row in known if row.state == state]
        books[state] = _reviews(bench, rows, state)
        lines[state] = {
            number_of(r.uid): ReviewLine(r.account_id, r.account, r.uid, r.state, r.meeting_on) for r in rows
        }
    due: dict[str, int] = {}
    for row in called:
        due[row.state] = due.get(row.state, 0) + 1
    return ReviewLists(owner, calendar.as_of, books, lines, due)


def proposal(bench: Workbench, account_id: int) -> Proposal:
    """Return the review that an account would be given now: a digital one where its tier is tech."""
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book = load_book(db, [account_id], ("name", "tier"))
    kind = KIND_OF_TIER.get(book["tier"].at(0) or "", USUAL_KIND)
    language = "ja" if bench.catalogue.language == "ja" else "en"
    return Proposal(account_id, book["name"].at(0) or "", kind, *last_quarter(bench.today), language)


def _due_line(row: CalendarRow) -> ReviewLine:
    return ReviewLine(row.account_id, row.account, row.review_uid, row.review_state, row.next_on)


def calendar_book(rows: Sequence[CalendarRow]) -> Book:
    """Return rows of the calendar side by side, numbered by their accounts."""
    columns = {
        "name": text_column([row.account for row in rows]),
        "review_due": choice_column([row.state for row in rows], tuple(WORDS["review_due"])),
        "why": text_column([row.why for row in rows]),
        "next_on": _days([row.next_on for row in rows]),
        "last_on": _days([row.last_on for row in rows]),
        "review_state": choice_column([row.review_state or None for row in rows], STATES),
        "owner": text_column([row.owner for row in rows]),
    }
    return Book(np.array([row.account_id for row in rows], np.int64), columns)


def _reviews(bench: Workbench, rows: Sequence[ReviewRow], state: str) -> Book:
    language = bench.catalogue.language
    columns: dict[str, Any] = {
        "name": text_column([row.account for row in rows]),
        "meeting_on": _days([row.meeting_on for row in rows]),
        "held_on": _days([row.held_on for row in rows]),
        "review_kind": choice_column([row.kind for row in rows], KINDS),
        "period": text_column([period(language, row.from_on, row.to_on) for row in rows]),
        "as_of": _days([row.as_of for row in rows]),
        "audience": text_column([row.audience for row in rows]),
        "owner": text_column([row.owner for row in rows]),
    }
    if state == "draft":
        columns["why"] = text_column([_stands(bench, row) for row in rows])
    return Book(np.array([number_of(row.uid) for row in rows], np.int64), columns)


def _stands(bench: Workbench, row: ReviewRow) -> str:
    """Return how far a draft is, in a sentence."""
    from cs_workbench.services.review_outline import lacks
    from cs_workbench.services.reviews import review

    missing = lacks(bench, review(bench, row.uid, words_alone=True))
    if not missing:
        return bench.say("review", N_("review", "Everything is written"))
    return bench.say(
        "review", N_("review", "%n thing(s) to do: {first}"), len(missing), first=missing[0].text
    )


def _days(days: Sequence[date | None]) -> Column:
    return date_column([day.isoformat() if day else None for day in days])
