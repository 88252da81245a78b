"""When business reviews are due: each tier has a rhythm; what is planned has its steps; both are rows of Today.

Apart from the reviews themselves, since Today asks it first of all.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.today_rows import TodayRow, account_row

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.today_rules import Quiet
    from cs_workbench.services.workbench import Workbench

#: Months from one review to the next, by tier: an assumption of ours, no source gives them. Not named: none.
RHYTHM: Final[Mapping[str, int]] = MappingProxyType({"high": 3, "mid": 6, "low": 6, "tech": 12})
#: What an account is given by its tier, as far as nobody says otherwise: a digital one is read without a meeting.
KIND_OF_TIER: Final[Mapping[str, str]] = MappingProxyType({"tech": "digital"})
USUAL_KIND: Final = "qbr"
#: Days before the meeting on which each step of a planned review is due.
INVITE_DAYS: Final = 21
PREPARE_DAYS: Final = 14
PRE_READ_DAYS: Final = 2  # 48 hours
#: A step is told so many days ahead; a review that the rhythm asks for, so many.
AHEAD_DAYS: Final = 7
DUE_DAYS: Final = 14
MONTHS: Final = 12
QUARTER: Final = 3
SATURDAY: Final = 5
#: What a step says.
STEPS: Final = {
    "invite": N_("review", "Invite to the business review of {day}"),
    "prepare": N_("review", "Business review on {day}: it is still a draft"),
    "pre_read": N_("review", "Send the documents of the business review of {day} ahead (48 hours)"),
    "hold": N_("review", "Business review of {day}: note that it was held, or its new day"),
}


def next_on(last: date, months: int) -> date:
    """Return the day ``months`` after ``last``, or the last day of that month where it is shorter."""
    month = last.year * MONTHS + last.month - 1 + months
    year, number = month // MONTHS, month % MONTHS + 1
    return date(year, number, min(last.day, monthrange(year, number)[1]))


def last_quarter(today: date) -> tuple[date, date]:
    """Return the first and last day of the last calendar quarter that is over."""
    first = date(today.year, (today.month - 1) // QUARTER * QUARTER + 1, 1)
    return next_on(first, -QUARTER), first - timedelta(days=1)


def steps(meeting: date, state: str, today: date) -> dict[str, date]:
    """Return step -> the day on which it is due, of a review that is planned for ``meeting``.

    What is ready is prepared; once the day is over only that it was held is missing.
    """
    if meeting < today:
        return {"hold": meeting}
    found = {"invite": meeting - timedelta(days=INVITE_DAYS)}
    if state == "draft":
        found["prepare"] = meeting - timedelta(days=PREPARE_DAYS)
    return found | {"pre_read": _workday(meeting - timedelta(days=PRE_READ_DAYS))}


def review_rows(bench: Workbench, book: Book, mine: Any, quiet: Quiet) -> Iterator[tuple[str, TodayRow]]:
    """Yield the steps of the reviews that are planned, and the reviews that a rhythm asks for, with their section.

    Where no review was ever held here none is asked for: earlier ones may have been, elsewhere.
    """
    from cs_workbench.store import reviews

    with bench.store.read() as db:
        planned, held = reviews.not_held(db), reviews.last_held(db)
    if not planned and not held:
        return
    row_of = dict(zip(book.account_id[mine].tolist(), mine.tolist(), strict=True))
    for uid, account, state, meeting in planned:
        day = date.fromisoformat(meeting) if meeting else None
        if account not in row_of or day is None:
            continue
        for step, due in steps(day, state, bench.today).items():
            reason = f"rule:review:{step}:{uid}:{meeting}"
            if (account, reason) not in quiet and due <= bench.today + timedelta(days=AHEAD_DAYS):
                text = bench.say("review", STEPS[step], day=day)
                yield _placed(bench, book, row_of[account], text, due=due, reason=reason)
    for account in held.keys() & row_of.keys() - {account for _, account, _, _ in planned}:
        row = row_of[account]
        months = RHYTHM.get(book["tier"].at(row) or "")
        last = date.fromisoformat(held[account])
        if months is None:
            continue
        due = next_on(last, months)
        reason = f"rule:review:due:{due.isoformat()}"
        if (account, reason) not in quiet and due <= bench.today + timedelta(days=DUE_DAYS):
            text = bench.say(
                "review",
                N_("review", "Business review is due on {day}: the last was on {last}, one every %n month(s)"),
                months, day=due, last=last,
            )  # fmt: skip
            yield _placed(bench, book, row, text, due=due, reason=reason)


def review_meant(reason: str) -> str | None:
    """Return the uid of the review that a row of Today is about, '' one is to be made; None: it is about none."""
    kind, _, rest = reason.removeprefix("rule:").partition(":")
    if kind != "review":
        return None
    step, _, rest = rest.partition(":")
    return rest.partition(":")[0] if step in STEPS else ""


def _placed(
    bench: Workbench, book: Book, row: int, text: str, *, due: date, reason: str
) -> tuple[str, TodayRow]:
    ahead = (due - bench.today).days
    section = "now" if ahead <= 0 else "week" if ahead <= AHEAD_DAYS else "later"
    key = f"{reason.removeprefix('rule:')}:{book.account_id[row]}"
    return section, account_row(book, row, "task", text, due_on=due, reason=reason, key=key)


def _workday(day: date) -> date:
    """Return ``day``, or the Friday before a weekend."""
    return day - timedelta(days=max(day.weekday() - SATURDAY + 1, 0))
