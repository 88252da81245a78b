"""Meetings from calendars: which are coming, with which account and why, and who is never captured."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain import meeting_match
from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services import settings
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command

if TYPE_CHECKING:
    from cs_workbench.domain.meeting_match import Match
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.calendars import Event
    from cs_workbench.store.engine import Writing

MOST_NAMES: Final = 3


class NoSuchMeeting(WorkbenchError):
    """A meeting that no calendar has (any more)."""

    template = N_(
        "errors",
        "There is no such meeting; its calendar may have changed. Nothing was changed. Sync and try again.",
    )
    code = "CSW-1477"


class NotAnAddress(WorkbenchError):
    """An entry of the stop-list that is neither an address nor a domain."""

    template = N_(
        "errors",
        "{text} is no mail address and no domain. The stop-list is unchanged. Write a@b.example or b.example.",
    )
    code = "CSW-1478"


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part. ``account_id``: of a contact we know; ``answer``: accepted, declined, organiser, ... or ''."""

    email: str
    name: str
    answer: str
    account_id: int | None
    title: str
    is_outside: bool

    @property
    def is_known(self) -> bool:
        """Whether it is a contact of an account."""
        return self.account_id is not None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting. Moments are UTC, days local; ``ends_on`` is its last day.

    ``why``: why it is with this account, or with none. ``is_one_to_one``: of a series, with one person outside.
    """

    id: int
    uid: str
    account_id: int | None
    account: str
    owner: str
    title: str
    place: str
    starts_at: datetime | None  # None: all day
    ends_at: datetime | None
    starts_on: date
    ends_on: date
    is_all_day: bool
    is_cancelled: bool
    is_tentative: bool
    is_series: bool
    is_one_to_one: bool
    is_done: bool
    people: tuple[Participant, ...]
    why: str
    calendar: str
    note_id: int | None = None

    @property
    def outside(self) -> tuple[Participant, ...]:
        """Who takes part from elsewhere."""
        return tuple(person for person in self.people if person.is_outside)


def meetings(
    bench: Workbench,
    from_day: date,
    to_day: date,
    owner: str | None = None,
    *,
    everything: bool = False,
    why_all: bool = True,
) -> list[MeetingRow]:
    """Return the meetings that touch the local days ``from_day`` to ``to_day``, earliest first.

    With people outside our company; ``everything``: those among ourselves, alone, and cancelled ones too.
    ``owner``: of whose accounts; what is in one's own calendar stays, whosever the account is. ``why_all``:
    also why a meeting has the account it has; why it has none is always said.
    """
    from cs_workbench.store import calendars

    with bench.store.read() as db:
        from_at, to_at = _midnight(from_day), _midnight(to_day + timedelta(days=1))
        events = calendars.between(db, from_day.isoformat(), to_day.isoformat(), from_at, to_at)
        rows = _rows(bench, db, _each_once(events), why_all=why_all)
    mine = owner is None or owner == settings.get(bench, "owner")
    return [
        row
        for row in rows
        if (everything or (not row.is_cancelled and (row.account_id is not None or row.outside)))
        and (mine or row.owner == owner)
    ]


def meetings_of(bench: Workbench, account_id: int, most: int = 20) -> list[MeetingRow]:
    """Return an account's meetings that are not over, earliest first."""
    from cs_workbench.store import calendars

    with bench.store.read() as db:
        events = calendars.of_account(db, account_id, iso(bench.clock.now()), most)
        return _rows(bench, db, _each_once(events))


def next_meeting(bench: Workbench, db: Any, account_id: int) -> str:
    """Return when an account's next meeting is, what it is and with whom; '' when no calendar knows one."""
    from cs_workbench.store import calendars

    coming = _each_once(calendars.of_account(db, account_id, iso(bench.clock.now()), most=5))
    row = next((row for row in _rows(bench, db, coming, why_all=False) if not row.is_done), None)
    if row is None:
        return ""
    people = ", ".join(person.name or person.email for person in row.outside[:MOST_NAMES])
    text = (
        N_("meetings", "{day} {when} {title} ({people})")
        if people
        else N_("meetings", "{day} {when} {title}")
    )
    return bench.say(
        "meetings", text, day=row.starts_on, when=when_text(bench, row), title=row.title, people=people
    )


def meeting(bench: Workbench, uid: str) -> MeetingRow:
    """Return one meeting by the name that `MeetingRow.uid` gave it.

    Raises:
        NoSuchMeeting: no calendar has it any more.
    """
    from cs_workbench.sync.calendars import window_of

    window = window_of(bench.today)
    for row in meetings(bench, window.first, window.last, everything=True):
        if row.uid == uid:
            return row
    raise NoSuchMeeting


def stop_list(bench: Workbench) -> list[str]:
    """Return the addresses and domains whose meetings are never kept."""
    from cs_workbench.store import calendars

    with bench.store.read() as db:
        return calendars.stops(db)


def when_text(bench: Workbench, row: MeetingRow) -> str:
    """Return the hours of a meeting on its day: 10:00-11:00, or that it takes the whole day."""
    if row.starts_at is None:
        return bench.say("meetings", N_("meetings", "all day"))
    start = row.starts_at.astimezone()
    if row.ends_at is None or row.ends_at <= row.starts_at:
        return f"{start:%H:%M}"
    return f"{start:%H:%M}–{row.ends_at.astimezone():%H:%M}"


def _midnight(day: date) -> str:
    return iso(datetime.combine(day, time()).astimezone())


def _each_once(events: Iterable[Event]) -> list[Event]:
    """Return the meetings, each once where two calendars hold it: the first that a person said something of."""
    found: dict[tuple[str, str], Event] = {}
    for event in events:
        key = (event.event, event.recurrence)
        before = found.get(key)
        if before is None or ((event.dismissed_at or event.is_chosen) and not before.dismissed_at):
            found[key] = event
    return sorted(found.values(), key=lambda e: (e.starts_at, e.id))


def _rows(bench: Workbench, db: Any, events: list[Event], *, why_all: bool = True) -> list[MeetingRow]:
    from cs_workbench.store import calendars
    from cs_workbench.sync.directory import directory, own_domains

    if not events:
        return []
    own = own_domains(db)
    names = _names(db, {event.account_id for event in events if event.account_id is not None})
    unsaid = [event for event in events if why_all or event.account_id not in names]
    asked = {address for event in unsaid for address in _addresses(event)}
    is_alone = all(not meeting_match.is_outside(address, own) for address in asked)
    known = meeting_match.Directory(own=own) if is_alone else directory(db, asked)
    matches = {event.id: meeting_match.match(_addresses(event), known) for event in unsaid}
    names |= _names(db, {account for found in matches.values() for account in found.accounts} - names.keys())
    everybody = {address for event in events for address in _addresses(event)}
    people = {
        address: (account, name, title)
        for address, account, name, title in calendars.addresses(db, everybody)
    }
    return [_row(bench, event, matches.get(event.id), own, names, people) for event in events]


def _names(db: Any, accounts: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return name and owner of the ``accounts`` that are live."""
    from cs_workbench.store.book import load_book

    if not accounts:
        return {}
    book = load_book(db, accounts, facts=("name", "owner"))
    return {
        int(account): (book["name"].at(row) or "", book["owner"].at(row) or "")
        for row, account in enumerate(book.account_id)
    }


def _addresses(event: Event) -> list[str]:
    people = [person[0] for person in event.people]
    return [*people, event.organiser] if event.organiser and event.organiser not in people else people


def _row(  # noqa: PLR0917 - what all rows share is handed in
    bench: Workbench,
    event: Event,
    found: Match | None,
    own: frozenset[str],
    names: Mapping[int, tuple[str, str]],
    people: Mapping[str, tuple[int, str, str]],
) -> MeetingRow:
    told = {address: (name, answer) for address, name, answer in event.people}
    taking_part = []
    for address in _addresses(event):
        account, contact, title = people.get(address, (None, "", ""))
        name, answer = told.get(address, ("", "organiser"))
        outside = meeting_match.is_outside(address, own)
        taking_part.append(Participant(address, contact or name, answer, account, title, outside))
    account_id = event.account_id if event.account_id in names else None
    name, owner = names.get(account_id or 0, ("", ""))
    starts_at = None if event.all_day else from_iso(event.starts_at)
    ends_at = None if event.all_day or event.ends_at is None else from_iso(event.ends_at)
    starts_on = starts_at.astimezone().date() if starts_at else date.fromisoformat(event.starts_on or "")
    ends_on = date.fromisoformat(event.ends_on) if event.all_day and event.ends_on else starts_on
    if ends_at is not None and starts_at is not None and ends_at > starts_at:
        ends_on = (ends_at - timedelta(seconds=1)).astimezone().date()
    outside_count = sum(person.is_outside for person in taking_part)
    key = f"{event.calendar}\n{event.event}\n{event.recurrence}"
    return MeetingRow(
        event.id, hashlib.sha256(key.encode()).hexdigest()[:16], account_id, name, owner, event.title, event.place,
        starts_at, ends_at, starts_on, ends_on, event.all_day, event.status == "cancelled",
        event.status == "tentative", event.series, event.series and outside_count == 1,
        bool(event.dismissed_at or event.held_at), tuple(taking_part),
        _why(bench, event, found, {account: name for account, (name, _) in names.items()}, told) if found else "",
        event.calendar, event.note_id,
    )  # fmt: skip


def _why(
    bench: Workbench,
    event: Event,
    found: Match,
    names: Mapping[int, str],
    told: Mapping[str, tuple[str, str]],
) -> str:
    if event.is_chosen:
        return bench.say("meetings", N_("meetings", "You chose this account."))
    accounts = [names.get(account, "") for account in found.accounts]
    listed = ", ".join(accounts[:MOST_NAMES]) + (" …" if len(accounts) > MOST_NAMES else "")
    who = told.get(found.who, ("", ""))[0] or found.who
    return bench.say(
        "meetings",
        found.text,
        who=who,
        domain=found.domain,
        account=listed,
        accounts=listed,
        count=len(accounts),
    )


@dataclass(frozen=True, slots=True)
class SettleMeeting(Command):
    """Put a meeting aside: it is over, or needs nothing; ``back`` brings it back."""

    meeting_id: int
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it."""
        from cs_workbench.store import calendars

        event = _event(writing, self.meeting_id)
        before = calendars.said(writing.db, event)
        at = iso(bench.clock.now())
        said = calendars.Said(before.account_id, None if self.back else at)
        calendars.say(writing.db, event, said, at=at)
        text = N_("done", "Meeting open again") if self.back else N_("done", "Meeting done: {title}")
        params = {} if self.back else {"title": event.title}
        return Done(Changes({"meeting": None}), SettleMeeting(self.meeting_id, not self.back), text, params)


@dataclass(frozen=True, slots=True)
class AssignMeeting(Command):
    """Say which account a meeting is with; None: as its people tell."""

    meeting_id: int
    account_id: int | None

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it."""
        from cs_workbench.store import calendars

        event = _event(writing, self.meeting_id)
        before = calendars.said(writing.db, event)
        said = calendars.Said(self.account_id, before.dismissed_at)
        calendars.say(writing.db, event, said, at=iso(bench.clock.now()))
        undo = AssignMeeting(self.meeting_id, before.account_id)
        return Done(
            Changes({"meeting": None}),
            undo,
            N_("done", "Account of the meeting {title} set"),
            {"title": event.title},
        )


def _event(writing: Writing, meeting_id: int) -> Event:
    from cs_workbench.store import calendars

    event = calendars.one(writing.db, meeting_id)
    if event is None:
        raise NoSuchMeeting
    return event


@dataclass(frozen=True, slots=True)
class AddStop(Command):
    """Never keep meetings with this address or domain; what is kept of them is deleted now."""

    address: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it and delete."""
        from cs_workbench.store import calendars

        address = stop_entry(self.address)
        added = calendars.add_stop(writing.db, address, at=iso(bench.clock.now()))
        stops = frozenset((address,))
        gone = [
            row for row, people in calendars.people(writing.db) if meeting_match.is_stopped(people, stops)
        ]
        calendars.forget(writing.db, gone)
        changes = Changes({"meeting": None, "stop": None})
        said = N_("done", "{address} is on the stop-list; %n meeting(s) deleted")
        return Done(
            changes, RemoveStop(address) if added else None, said, {"address": address, "n": len(gone)}
        )


@dataclass(frozen=True, slots=True)
class RemoveStop(Command):
    """Take an entry off the stop-list; the next sync brings its meetings again."""

    address: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it, and have every calendar read whole at its next sync."""
        from cs_workbench.store import calendars, source_rows
        from cs_workbench.store import settings as rows
        from cs_workbench.sync.calendars import state_key

        address = self.address.strip().lower()
        there = calendars.remove_stop(writing.db, address)
        for row in source_rows.all_rows(writing.db, calendars=True):
            state = rows.get(writing.db, state_key(row.name), {})
            rows.put(writing.db, state_key(row.name), {**state, "known": {}})
        said = N_("done", "{address} is no longer on the stop-list; the next sync brings its meetings")
        return Done(Changes({"stop": None}), AddStop(address) if there else None, said, {"address": address})


def stop_entry(text: str) -> str:
    """Return an entry of the stop-list as it is compared.

    Raises:
        NotAnAddress: it is neither an address nor a domain.
    """
    entry = clean(text).strip().lower().removeprefix("@")
    domain = entry.rpartition("@")[2]
    if (
        " " in entry
        or "." not in domain
        or domain.startswith(".")
        or entry.count("@") > 1
        or entry.startswith("@")
    ):
        raise NotAnAddress(text=text)
    return entry
