"""Collects the facts of a review from the store: 13 whole weeks, the 13 before them and the same a year before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from typing import TYPE_CHECKING, Final, Literal

from cs_workbench.domain.brief import COUNTED
from cs_workbench.domain.customer_text import names_internal
from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.services.review_facts import (
    WEEKS,
    Asked,
    Facts,
    Feature,
    Goal,
    Person,
    Seats,
    Series,
    Service,
    Term,
    Tickets,
    Told,
    Urgent,
    Weekly,
)

if TYPE_CHECKING:
    from cs_workbench.services.goals import GoalRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store import review_facts as kept
    from cs_workbench.store.connect import Connection

WEEK: Final = timedelta(days=7)
QUARTER: Final = WEEKS * WEEK
YEAR: Final = 52 * WEEK
#: The source of what was written here.
OWN: Final = ""
#: Counting heads, not a use of something.
LOGINS: Final = "logins"
KINDS: Final = ("defect", "help", "request", "")
#: How far a goal may be behind an even pace, as a share of its way, before it is said to be behind.
SLACK: Final = 0.1
MOST_ASKED: Final = 12


def window(to_on: date, today: date) -> tuple[date, date]:
    """Return the first and the last day of the newest 13 whole weeks (Monday to Sunday) that were over by then."""
    last = min(to_on, today - timedelta(days=1))
    sunday = last - timedelta(days=(last.weekday() + 1) % 7)
    return sunday - QUARTER + timedelta(days=1), sunday


def collected(bench: Workbench, account_id: int, from_on: date, to_on: date, *, contract: bool) -> Facts:
    """Return the facts; see `services.review_facts.collect`."""
    from cs_workbench.services.account import NoSuchAccount
    from cs_workbench.services.goals import goals_of
    from cs_workbench.services.people import people_of
    from cs_workbench.store import account, review_facts, settings
    from cs_workbench.store.book import load_book

    begin, end = window(to_on, bench.today)
    with bench.store.read() as db:
        book = load_book(db, [account_id], ("uid", "name", "owner", "seats"))
        if not len(book):
            raise NoSuchAccount(count=0, text=account_id)
        owner, seats = book["owner"].at(0) or "", book["seats"].at(0)
        used = review_facts.usage(db, account_id, (begin - YEAR - QUARTER).isoformat(), end.isoformat())
        terms = review_facts.terms(db, account_id)
        goals = goals_of(db, account_id, tuple(account.rows_of(db, "goal", account_id)), bench.today)
        tickets, ticket_told = tickets_of(db, [(account_id, "")], begin, end)
        weekly, activity, features, usage_told = _usage(used, begin, end)
        places, seats_told = _seats(used, terms, seats, begin, end)
        shared = tuple(_goals(goals, from_on, to_on, bench.today))
        asked = tuple(_asked(db, account_id))
        people = tuple(Person(p.name, p.title, p.department) for p in people_of(db, account_id) if p.is_here)
        day = min(to_on, bench.today).isoformat()
        colleagues = {owner: "csm"} if owner else {}
        for name, role in review_facts.colleagues(db, account_id, day):
            colleagues.setdefault(name, role)
        team = review_facts.team_of(db, owner)
        company = str(settings.get(db, "company", "") or "")
    return Facts(
        account=book["name"].at(0) or "",
        account_uid=book["uid"].at(0) or "",
        from_on=from_on,
        to_on=to_on,
        as_of=bench.today,
        window_from=begin,
        window_to=end,
        weekly_users=weekly,
        activity=activity,
        seats=places,
        features=features,
        tickets=tickets,
        goals=shared,
        asked=asked,
        theirs=people,
        ours=tuple(Person(name, role) for name, role in colleagues.items()),
        team=team,
        company=company,
        contract=tuple(_contract(terms, bench.today)) if contract else None,
        told=(
            *usage_told,
            seats_told,
            *ticket_told,
            goals_told(shared, bench.today),
            Told("requests", OWN, bench.today, "" if asked else "none"),
        ),
    )


# Usage


def _usage(
    used: Sequence[kept.Used], begin: date, end: date
) -> tuple[Series, Series, tuple[Feature, ...], tuple[Told, ...]]:
    people = [u for u in used if u.grain == "week" and u.users is not None and u.metric not in COUNTED]
    uses = [u for u in used if u.metric not in COUNTED]
    weekly = _series(people, begin, lambda rows: float(max(u.users or 0 for u in rows)))
    activity = _series(uses, begin, lambda rows: sum(u.value for u in rows))
    by_day = any(u.grain == "day" and u.metric not in COUNTED for u in used)
    found = tuple(_features([u for u in uses if u.metric != LOGINS], begin, end))
    return (
        weekly,
        activity,
        found,
        (
            _usage_told("weekly_users", people, weekly, end, without="daily" if by_day else "none"),
            _usage_told("activity", uses, activity, end),
            _told_features(uses, found, end),
        ),
    )


def _series(rows: Sequence[kept.Used], begin: date, one: Callable[[list[kept.Used]], float]) -> Series:
    weeks: dict[date, list[kept.Used]] = {}
    for row in rows:
        day = date.fromisoformat(row.start)
        weeks.setdefault(day - timedelta(days=day.weekday()), []).append(row)

    def of(start: date) -> Weekly:
        mondays = [start + i * WEEK for i in range(WEEKS)]
        values = tuple(one(weeks[day]) if day in weeks else None for day in mondays)
        return values if any(value is not None for value in values) else ()

    return Series(of(begin), of(begin - QUARTER), of(begin - YEAR))


def _usage_told(
    figure: str,
    rows: Sequence[kept.Used],
    series: Series,
    end: date,
    *,
    without: Literal["none", "daily"] = "none",
) -> Told:
    sources = ", ".join(sorted({u.source for u in rows}))
    if not rows:
        return Told(figure, sources, None, without)
    last = max(date.fromisoformat(u.start) + (WEEK if u.grain == "week" else timedelta(days=1)) for u in rows)
    to_on = min(last - timedelta(days=1), end)
    if not series.now or series.now[-1] is None:
        return Told(figure, sources, to_on, "stopped", to_on)
    if None in series.now or None in series.before or not series.before:
        return Told(figure, sources, to_on, "short", _whole_since(rows, series, end))
    return Told(figure, sources, to_on)


def _whole_since(rows: Sequence[kept.Used], series: Series, end: date) -> date:
    """Return the day from which every week is known: that of the first record, unless a week is lacking after it."""
    weeks = (*(series.before or [None] * WEEKS), *series.now)
    known = next((n for n, value in enumerate(reversed(weeks)) if value is None), len(weeks))
    first = min(date.fromisoformat(u.start) for u in rows)
    return max(first, end + timedelta(days=1) - known * WEEK)


def _features(uses: Sequence[kept.Used], begin: date, end: date) -> Iterator[Feature]:
    first = min((date.fromisoformat(u.start) for u in uses), default=end)

    def sums(start: date, over: date) -> dict[str, float]:
        found: dict[str, float] = {}
        for u in uses:
            if start <= date.fromisoformat(u.start) <= over:
                found[u.metric] = found.get(u.metric, 0.0) + u.value
        return found

    now, before, year = (sums(begin - back, end - back) for back in (timedelta(), QUARTER, YEAR))
    for name, value in sorted(now.items(), key=lambda item: (-item[1], item[0])):
        if name and not names_internal(name):
            yield Feature(
                name,
                value,
                before.get(name, 0.0 if first <= begin - QUARTER and before else None),
                year.get(name, 0.0 if first <= begin - YEAR and year else None),
            )


def _told_features(uses: Sequence[kept.Used], found: Sequence[Feature], end: date) -> Told:
    of = [u for u in uses if u.metric != LOGINS]
    last = max((date.fromisoformat(u.start) for u in of), default=None)
    sources = ", ".join(sorted({u.source for u in of}))
    if found or last is None:
        return Told("features", sources, None if last is None else min(last, end), "" if found else "none")
    return Told("features", sources, last, "stopped", last)


def _seats(
    used: Sequence[kept.Used], terms: Sequence[kept.Term], seats: float | None, begin: date, end: date
) -> tuple[Seats, Told]:
    monthly = {date.fromisoformat(u.start): u.value for u in used if u.metric == "monthly_users"}

    def active(start: date, over: date) -> float | None:
        days = [day for day in monthly if start <= day <= over]
        return monthly[max(days)] if days else None

    now, before, year = (active(begin - back, end - back) for back in (timedelta(), QUARTER, YEAR))
    then = [_seats_on(terms, seats, end, end - back) for back in (timedelta(), QUARTER, YEAR)]
    last = max(monthly, default=None)
    sources = ", ".join(sorted({u.source for u in used if u.metric == "monthly_users"}))
    to_on = None if last is None else min(last + WEEK - timedelta(days=1), end)
    gap: Literal["none", "stopped", "no_seats", "short", ""] = (
        "none" if last is None else "stopped" if now is None else "no_seats" if not then[0]
        else "short" if before is None else ""
    )  # fmt: skip
    first = min((day for day in monthly if day >= begin), default=to_on)
    told = Told("seat_use", sources, to_on, gap, first if gap == "short" else to_on)
    return Seats(then[0], then[1], then[2], now, before, year), told


def _seats_on(terms: Sequence[kept.Term], own: float | None, end: date, day: date) -> float | None:
    """Return the seats on ``day``: as contracts said then, counted as the account's own number agrees with them now."""

    def running(at: date) -> list[int | None]:
        on = at.isoformat()
        return [
            t.seats for t in terms if (t.started_on or "") <= on and (t.ends_on is None or t.ends_on >= on)
        ]

    now, then = running(end), running(day)
    known = [n for n in then if n is not None]
    if not now or None in now:
        return own if day == end else None
    of_now = [n for n in now if n is not None]
    if day == end:
        return own if own is not None else float(sum(of_now))
    if not known or None in then:
        return None
    if own is None or own == sum(of_now):
        return float(sum(known))
    return float(max(known)) if own == max(of_now) else None


# Tickets


def tickets_of(
    db: Connection, accounts: Sequence[tuple[int, str]], begin: date, end: date
) -> tuple[Tickets, tuple[Told, ...]]:
    """Return the tickets of (account, name) together; an account of which none can be known is told by its name."""
    from cs_workbench.store import review_facts

    reaches = {account: review_facts.tickets_known(db, account) for account, _ in accounts}
    known = [reach for reach in reaches.values() if reach is not None]
    if not known:
        return Tickets(), (Told("tickets", "", None, "none"),)
    unknown = [
        Told("tickets", "", None, "none", None, name) for account, name in accounts if not reaches[account]
    ]
    since = max(from_iso(first).astimezone().date() for first, _ in known)
    sources = ", ".join(dict.fromkeys(name for _, names in known for name in names.split(",")))
    midnight = datetime.combine(begin - YEAR - timedelta(days=1), time(), UTC)
    dated = [
        (from_iso(t.opened_at).astimezone().date(), t)
        for account, _ in accounts
        if reaches[account]
        for t in review_facts.tickets(db, account, iso(midnight))
    ]

    def between(back: timedelta) -> Service | None:
        if since > begin - back:
            return None
        return _service([t for day, t in dated if begin - back <= day <= end - back])

    if since > end:
        return Tickets(), (Told("tickets", sources, None, "none", since),)
    mine = [(day, t) for day, t in dated if begin <= day <= end]
    kinds = tuple(kind for kind in KINDS if any(t.kind == kind for _, t in mine))
    weeks = tuple(
        tuple(
            sum((day - begin).days // 7 == week and t.kind == kind for day, t in mine)
            for week in range(WEEKS)
        )
        for kind in kinds
    )
    urgent = tuple(
        Urgent(
            "" if names_internal(t.subject) else t.subject,
            day,
            from_iso(t.closed_at).astimezone().date() if t.closed_at else None,
        )
        for day, t in mine
        if t.priority == "p1"
    )
    now = _service([t for _, t in mine])
    found = Tickets(
        kinds, weeks, now, between(QUARTER), between(YEAR), urgent, sum(not t.is_closed for _, t in mine)
    )
    told = Told("tickets", sources, end, "" if since <= begin - QUARTER else "short", since)
    more = [
        Told(figure, sources, end, "none" if now.count and value is None else "")
        for figure, value in (("response", now.response_minutes), ("resolution", now.resolution_hours))
    ]
    return found, (told, *more, *unknown)


def _service(rows: Sequence[kept.Ticket]) -> Service:
    answered = [t.first_response_minutes for t in rows if t.first_response_minutes is not None]
    solved = [
        (from_iso(t.closed_at) - from_iso(t.opened_at)).total_seconds() / 3600 for t in rows if t.closed_at
    ]
    return Service(
        len(rows),
        sum(t.priority == "p1" for t in rows),
        float(median(answered)) if answered else None,
        round(median(solved), 1) if solved else None,
    )


# Goals, requests, contract


def _goals(goals: Iterable[GoalRow], from_on: date, to_on: date, today: date) -> Iterator[Goal]:
    for goal in goals:
        texts = (goal.name, goal.measure, goal.unit, goal.owner, goal.contact)
        if not goal.shareable or goal.state == "dropped" or any(names_internal(text) for text in texts):
            continue
        day = min(to_on, today)
        checks = [(c.checked_on, c.value) for c in goal.checks if c.value is not None and c.checked_on <= day]
        is_later = goal.actual_on is not None and goal.actual_on > day
        on, actual = checks[-1] if is_later and checks else (goal.actual_on, goal.actual)
        earlier = [value for when, value in checks if when < from_on]
        last_year = [value for when, value in checks if when <= day - YEAR]
        yield Goal(
            goal.name, goal.measure, goal.unit, goal.start, goal.target, actual, on,
            earlier[-1] if earlier else None, last_year[-1] if last_year else None, goal.due_on,
            goal.owner, goal.contact, _status(goal, day, checks[0][0] if checks else from_on),
        )  # fmt: skip


def _status(
    goal: GoalRow, day: date, began: date
) -> Literal["met", "on_track", "behind", "missed", "unknown"]:
    """Return how a goal stands on ``day``: an open one lags behind an even pace from ``began`` to its day, or not."""
    if goal.state == "missed":
        return "missed"
    progress = goal.progress
    if progress is None:
        return "unknown"
    if progress >= 1:
        return "met"
    if goal.due_on is None:
        return "on_track"
    if goal.due_on < day:
        return "missed"
    pace = (day - began).days / max((goal.due_on - began).days, 1)
    return "behind" if progress < pace - SLACK else "on_track"


def goals_told(goals: Sequence[Goal], today: date) -> Told:
    """Return where goals are from."""
    if not goals:
        return Told("goals", OWN, None, "no_plan")
    measured = [g.actual_on for g in goals if g.actual is not None and g.actual_on is not None]
    is_known = any(g.actual is not None and g.target is not None for g in goals)
    return Told("goals", OWN, max(measured, default=today), "" if is_known else "no_measure")


def _asked(db: Connection, account_id: int) -> Iterator[Asked]:
    """Yield what the customer asked for, newest first: in its own words, with what became of it."""
    from cs_workbench.store import voices

    states = {r.id: r for r in voices.requests(db)}
    found = voices.all_voices(db, kind="request", account_id=account_id)
    for voice in found[:MOST_ASKED]:
        heard = from_iso(voice.heard_at).astimezone().date()
        request = states.get(voice.request_id) if voice.request_id is not None else None
        if not names_internal(voice.text):
            shipped = request.shipped_on if request else None
            yield Asked(
                voice.text, heard, request.state if request else "",
                date.fromisoformat(shipped) if shipped else None,
            )  # fmt: skip


def _contract(terms: Sequence[kept.Term], today: date) -> Iterator[Term]:
    on = today.isoformat()
    for t in terms:
        if (t.started_on or "") <= on and (t.ends_on is None or t.ends_on >= on):
            ends = date.fromisoformat(t.ends_on) if t.ends_on else None
            yield Term(t.product, t.plan, t.seats, ends, t.amount, t.currency or "")
