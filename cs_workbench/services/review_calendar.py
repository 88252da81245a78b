"""The calendar of business reviews: per account its rhythm, the last one, the next day, which are overdue and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import fold
from cs_workbench.services.review_due import DUE_DAYS, RHYTHM, next_on

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

FACTS: Final = ("name", "owner", "tier", "churned_on")
#: What is looked at first.
ORDER: Final = ("overdue", "due", "planned", "later", "never", "none")
#: How a touch model calls a business review; it names no rhythm.
_NAMES: Final = ("ビジネスレビュー", "business review", "qbr", "ebr", "レビュー会")


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """An account in the calendar of reviews.

    Attributes:
        months: from one review to the next; None: its tier has none.
        source: where that it has reviews is from: 'model' (a play of the touch model) or 'assumption' (ours).
        last_on: when the last one was held; None: none was held here.
        next_on: the meeting that is planned, else what the rhythm asks for; None: not known.
        state: an id of the words 'review_due'.
        review_uid: of the review that is under way, '' there is none.
        why: one sentence.
    """

    account_id: int
    account_uid: str
    account: str
    owner: str
    tier: str
    months: int | None
    source: str
    last_on: date | None
    next_on: date | None
    state: str
    review_uid: str
    review_state: str
    why: str


@dataclass(frozen=True, slots=True)
class ReviewCalendar:
    """Every running account of an owner (or all), the overdue ones first; ``as_of``: the day it is seen from."""

    as_of: date
    rows: tuple[CalendarRow, ...]

    def of_state(self, *states: str) -> tuple[CalendarRow, ...]:
        """Return the rows of some states."""
        return tuple(row for row in self.rows if row.state in states)


def review_calendar(bench: Workbench, owner: str | None = None) -> ReviewCalendar:
    """Return the calendar of ``owner``'s accounts (None: of all)."""
    from cs_workbench.store import reviews, settings, standing
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book = load_book(db, facts=FACTS)
        held, planned = reviews.last_held(db), reviews.not_held(db)
        plays = settings.get(db, "standing_context", {}).get("plays", {})
        cells = standing.cells(db, book.account_id.tolist())
    with_review = {rule for rule, (_, told) in plays.items() if any(_is_review(play) for play in told)}
    coming: dict[int, tuple[str, str, date | None]] = {}
    for found, account, stands, day in planned:  # the earliest meeting first
        coming.setdefault(account, (found, stands, date.fromisoformat(day) if day else None))
    rows = []
    for n, account in enumerate(book.account_id.tolist()):
        whose, tier = book["owner"].at(n) or "", book["tier"].at(n) or ""
        if book["churned_on"].at(n) is not None or (owner is not None and whose != owner):
            continue
        is_named = cells.get(account, ("", None))[0] in with_review
        months = RHYTHM.get(tier) if is_named or not with_review else None
        last = date.fromisoformat(held[account]) if account in held else None
        uid, state, meeting = coming.get(account, ("", "", None))
        due, how, why = _due(bench, tier, months, last, meeting)
        rows.append(
            CalendarRow(
                account, book["uid"].at(n) or "", book["name"].at(n) or "", whose, tier, months,
                "model" if with_review else "assumption", last, due, how, uid, state, why,
            )
        )  # fmt: skip
    rows.sort(key=lambda r: (ORDER.index(r.state), r.next_on or date.max, r.account))
    return ReviewCalendar(bench.today, tuple(rows))


def _due(
    bench: Workbench, tier: str, months: int | None, last: date | None, meeting: date | None
) -> tuple[date | None, str, str]:
    """Return the next day, its state, and why it is so."""
    today, params = (
        bench.today,
        {"tier": bench.say("values", word("tier", tier)), "last": last, "day": meeting},
    )
    if meeting is not None and meeting >= today:
        return meeting, "planned", bench.say("review", N_("review", "Planned for {day}"), **params)
    if meeting is not None:
        said = N_("review", "Planned for {day} and not noted as held")
        return meeting, "overdue", bench.say("review", said, **params)
    if months is None:
        return (
            None,
            "none",
            bench.say("review", N_("review", "{tier}: no business review is called for"), **params),
        )
    if last is None:
        said = N_("review", "{tier}: one every %n month(s); none was held here yet")
        return None, "never", bench.say("review", said, months, **params)
    due = next_on(last, months)
    state = "overdue" if due < today else "due" if due <= today + timedelta(days=DUE_DAYS) else "later"
    said = N_("review", "{tier}: one every %n month(s), the last on {last}")
    text = bench.say("review", said, months, **params)
    if state == "overdue":
        late = N_("review", "%n day(s) late. {why}")
        text = bench.say("review", late, (today - due).days, why=text)
    return due, state, text


def _is_review(play: Any) -> bool:
    return any(name in fold(str(text)) for text in play for name in map(fold, _NAMES))
