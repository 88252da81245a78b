"""The brief (要点) of one account: what one must know before a conversation, from what is kept here alone.

Meeting mode, the one-key pane, the command line and the book for a colleague all say it with these words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.brief import UsageChange, clipped, health_since, usage_changes
from cs_workbench.domain.renewals import CLOSED
from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.money import Money

if TYPE_CHECKING:
    from cs_workbench.services.account import AccountPage, TodoRow
    from cs_workbench.services.people import PersonRow
    from cs_workbench.services.renewals import RenewalRow
    from cs_workbench.services.why import Explained
    from cs_workbench.services.workbench import Workbench

NOTES: Final = 3
SIDES: Final[Mapping[str, str]] = {"promise": "ours", "promise_theirs": "theirs"}


@dataclass(frozen=True, slots=True)
class BriefNote:
    """One of the last notes, clipped; internal passages are in it: a brief is for us."""

    uid: str
    written_at: datetime
    author: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class BriefPromise:
    """An open promise. ``side``: 'ours' or 'theirs'; ``days_over``: days since it was due, 0 when it is not."""

    side: str
    text: str
    due_on: date | None
    days_over: int


@dataclass(frozen=True, slots=True)
class BriefHealth:
    """How health moved. Scores and bands as shown, None and 'none' unknown; sentences in the person's language.

    ``since``: the day compared with; ``is_last_touch``: of the last meaningful touch, else 30 days ago.
    """

    now: int | None
    band: str
    as_of: date
    since: date
    is_last_touch: bool
    before: int | None
    band_before: str
    moves: tuple[str, ...]
    reasons: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefTicket:
    """An open ticket, and for how many days it is open."""

    subject: str
    kind: str
    priority: str
    opened_on: date
    days_open: int


@dataclass(frozen=True, slots=True)
class BriefRenewal:
    """The running term: the notice deadline first, then its end. Unknown is None."""

    notice_on: date | None
    ends_on: date | None
    days_left: int | None  # to whichever comes first
    amount: Money | None
    stage: str
    state: str
    decides: str


@dataclass(frozen=True, slots=True)
class BriefPerson:
    """Somebody at the customer; of those who left only champions stand here."""

    name: str
    title: str
    role: str
    influence: str
    attitude: str
    left_on: date | None
    has_left: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything of it as data; `services.brief_words` says it. ``gaps``: sentences on roles nobody is known in."""

    uid: str
    name: str
    as_of: date
    owner: str
    tier: str | None
    arr: Money | None
    last_touch: date | None
    next_step: str
    next_step_on: date | None
    next_meeting: str
    promises: tuple[BriefPromise, ...]
    health: BriefHealth
    renewal: BriefRenewal | None
    usage: tuple[UsageChange, ...]
    tickets: tuple[BriefTicket, ...]
    notes: tuple[BriefNote, ...]
    people: tuple[BriefPerson, ...]
    gaps: tuple[str, ...]


def account_brief(bench: Workbench, account_id: int) -> Brief:
    """Return the brief of one account.

    Raises:
        NoSuchAccount: it is not there, or nothing was computed yet.
    """
    from cs_workbench.services.account import account_page, explain
    from cs_workbench.services.notes import notes_of

    page = account_page(bench, account_id)
    since, is_touch = health_since(page.facts["last_touch"], bench.today)
    why = explain(bench, account_id, since)
    term = next((r for r in page.records.renewals if r.kind == "renewal" and r.stage not in CLOSED), None)
    return Brief(
        uid=page.uid,
        name=page.name,
        as_of=bench.today,
        owner=page.facts["owner"] or "",
        tier=page.facts["tier"],
        arr=page.facts["arr"],
        last_touch=page.facts["last_touch"],
        next_step=page.facts["next_step"] or "",
        next_step_on=page.facts["next_step_on"],
        next_meeting=page.next_meeting,
        promises=tuple(open_promises(page.todos, bench.today)),
        health=_health(why, since, is_last_touch=is_touch),
        renewal=None if term is None else _renewal(term),
        usage=usage_changes(page.usage, why.as_of),
        tickets=_tickets(page, bench.today),
        notes=tuple(
            BriefNote(n.uid, n.written_at, n.author, n.kind, clipped(n.body))
            for n in notes_of(bench, account_id, NOTES)
        ),
        people=tuple(brief_people(page.records.people)),
        gaps=tuple(bench.say("people", gap) for gap in page.records.role_gaps),
    )


def open_promises(todos: Iterable[TodoRow], today: date) -> Iterator[BriefPromise]:
    """Yield the promises of both sides that are open, ours first, each side earliest day first."""
    rows = [todo for todo in todos if todo.kind in SIDES and todo.done_at is None]
    rows.sort(key=lambda todo: (SIDES[todo.kind], todo.due_on or date.max))
    for todo in rows:
        over = (today - todo.due_on).days if todo.due_on else 0
        yield BriefPromise(SIDES[todo.kind], todo.text, todo.due_on, max(over, 0))


def _health(why: Explained, since: date, *, is_last_touch: bool) -> BriefHealth:
    then = why.compared
    return BriefHealth(
        why.shown,
        why.band,
        why.as_of,
        since,
        is_last_touch,
        then.shown if then else None,
        then.band if then else "none",
        then.moves if then else (),
        why.reasons,
        why.missing,
    )


def _renewal(term: RenewalRow) -> BriefRenewal:
    return BriefRenewal(
        term.notice_on, term.ends_on, term.days_left, term.amount, term.stage, term.state, term.decides
    )


def _tickets(page: AccountPage, today: date) -> tuple[BriefTicket, ...]:
    """Return the open tickets, oldest first."""
    is_open = (t for t in page.tickets if not t["closed_at"] and t["status"] != "closed")
    rows = [(from_iso(t["opened_at"]).astimezone().date(), t) for t in is_open if t["opened_at"]]
    rows.sort(key=lambda row: row[0])
    return tuple(
        BriefTicket(
            t["subject"] or "", t["kind"] or "", t["priority"] or "", opened, max((today - opened).days, 0)
        )
        for opened, t in rows
    )


def brief_people(people: Iterable[PersonRow]) -> Iterator[BriefPerson]:
    """Yield who is there, champions first, and the champions who left."""
    for p in people:
        if p.is_here or p.role == "champion":
            yield BriefPerson(p.name, p.title, p.role, p.influence, p.attitude, p.left_on, not p.is_here)
