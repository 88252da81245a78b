"""Meetings that calendars brought, what a person said of them, and who is never captured."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection

#: What a calendar tells of a meeting, in the order of `Told`.
COLUMNS: Final = (
    "starts_at", "ends_at", "all_day", "starts_on", "ends_on", "zone", "title", "place", "organiser", "people",
    "status", "series",
)  # fmt: skip
Told = tuple[Any, ...]
Key = tuple[str, str]  # event, recurrence


@dataclass(frozen=True, slots=True)
class Kept:
    """A meeting as it is kept: ``told`` in the order of `COLUMNS`."""

    id: int
    account_id: int | None
    told: Told
    retired: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting, with what a person said of it. ``people``: [[address, name, answer], ...]."""

    id: int
    calendar: str
    event: str
    recurrence: str
    account_id: int | None
    is_chosen: bool  # a person chose the account
    starts_at: str
    ends_at: str | None
    all_day: bool
    starts_on: str | None
    ends_on: str | None
    zone: str | None
    title: str
    place: str
    organiser: str
    people: list[list[str]]
    status: str | None
    series: bool
    held_at: str | None
    dismissed_at: str | None
    note_id: int | None


def kept(db: Connection, calendar: str) -> dict[Key, Kept]:
    """Return every meeting of a calendar, retired ones too."""
    sql = (
        f"SELECT event, recurrence, id, account_id, retired_at IS NOT NULL, {', '.join(COLUMNS)} FROM remote_event "
        "WHERE calendar = ?"
    )
    return {
        (event, recurrence): Kept(row, account, tuple(told), bool(retired))
        for event, recurrence, row, account, retired, *told in db.execute(sql, (calendar,))
    }


def put(
    db: Connection, calendar: str, rows: Sequence[tuple[Key, int | None, Told]], *, run: int, at: str
) -> None:
    """Write meetings as (key, account, told), new or changed; one that was retired is back."""
    names = ("calendar", "event", "recurrence", "account_id", *COLUMNS, "known_at", "run")
    changed = ", ".join(f"{name} = excluded.{name}" for name in ("account_id", *COLUMNS, "run"))
    db.executemany(
        f"INSERT INTO remote_event ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) "
        f"ON CONFLICT (calendar, event, recurrence) DO UPDATE SET {changed}, retired_at = NULL",
        [(calendar, *key, account, *told, at, run) for key, account, told in rows],
    )


def retire(db: Connection, ids: Iterable[int], *, at: str) -> None:
    """Take meetings out of sight: their calendar no longer has them."""
    sql = "UPDATE remote_event SET retired_at = ? WHERE id IN (SELECT value FROM json_each(?))"
    db.execute(sql, (at, json.dumps(list(ids))))


def set_accounts(db: Connection, accounts: Iterable[tuple[int | None, int]]) -> None:
    """Say anew which account meetings are with: (account, meeting)."""
    db.executemany("UPDATE remote_event SET account_id = ? WHERE id = ?", list(accounts))


def remove(db: Connection, calendar: str) -> int:
    """Delete every meeting of a calendar that is no longer wanted; return how many."""
    return int(db.execute("DELETE FROM remote_event WHERE calendar = ?", (calendar,)).rowcount)


def count(db: Connection, calendar: str) -> int:
    """Return how many meetings of a calendar are kept and not retired."""
    sql = "SELECT count(*) FROM remote_event WHERE calendar = ? AND retired_at IS NULL"
    return int(db.execute(sql, (calendar,)).fetchone()[0])


#: A meeting of a series is told from its others by its first start.
_KEY: Final = "e.event || char(10) || e.recurrence"
_EVENT: Final = (
    "SELECT e.id, e.calendar, e.event, e.recurrence, coalesce(m.account_id, e.account_id), m.account_id IS NOT NULL, "
    "e.starts_at, e.ends_at, e.all_day, e.starts_on, e.ends_on, e.zone, coalesce(e.title, ''), "
    "coalesce(e.place, ''), coalesce(e.organiser, ''), e.people, e.status, e.series, m.held_at, m.dismissed_at, "
    "m.note_id FROM remote_event e LEFT JOIN local_meeting m ON m.calendar = e.calendar "
    f"AND m.event = {_KEY} AND m.retired_at IS NULL WHERE e.retired_at IS NULL "
)


def between(db: Connection, first: str, last: str, from_at: str, to_at: str) -> list[Event]:
    """Return the meetings that touch the local days ``first`` to ``last``: the moments from_at <= t < to_at."""
    sql = _EVENT + (
        "AND e.starts_at < :late AND (e.all_day = 0 AND e.starts_at < :to AND "
        "(e.ends_at > :from OR e.starts_at >= :from) OR e.all_day = 1 AND e.starts_on <= :last "
        "AND e.ends_on >= :first) ORDER BY e.starts_at, e.id"
    )
    late = max(to_at, f"{last}T99")
    values = {"first": first, "last": last, "from": from_at, "to": to_at, "late": late}
    return [_event(row) for row in db.execute(sql, values)]


def accounts_met(db: Connection) -> list[int]:
    """Return the accounts that meetings are with; one that a person put in another's place is among them."""
    sql = "SELECT account_id FROM remote_event WHERE account_id IS NOT NULL UNION SELECT account_id FROM local_meeting"
    return [
        account for (account,) in db.execute(f"SELECT account_id FROM ({sql}) WHERE account_id IS NOT NULL")
    ]


def of_account(db: Connection, account_id: int, since: str, most: int = 20) -> list[Event]:
    """Return an account's meetings that end after ``since``, earliest first."""
    sql = _EVENT + (
        "AND coalesce(m.account_id, e.account_id) = ? AND coalesce(e.ends_at, e.ends_on || 'T24', e.starts_at) > ? "
        "AND coalesce(e.status, '') != 'cancelled' ORDER BY e.starts_at, e.id LIMIT ?"
    )
    return [_event(row) for row in db.execute(sql, (account_id, since, most))]


def one(db: Connection, event_id: int) -> Event | None:
    """Return one meeting."""
    row = db.execute(_EVENT + "AND e.id = ?", (event_id,)).fetchone()
    return None if row is None else _event(row)


def _event(row: tuple[Any, ...]) -> Event:
    values = list(row)
    for place in (5, 8, 17):
        values[place] = bool(values[place])
    values[15] = json.loads(values[15] or "[]")
    return Event(*values)


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of a meeting: the account chosen, and when it was put aside."""

    account_id: int | None
    dismissed_at: str | None


def say(db: Connection, event: Event, said: Said, *, at: str) -> Said:
    """Keep what a person says of a meeting; return what was said before."""
    key = f"{event.event}\n{event.recurrence}"
    row = db.execute(
        "SELECT id, account_id, dismissed_at FROM local_meeting WHERE calendar = ? AND event = ? "
        "AND retired_at IS NULL",
        (event.calendar, key),
    ).fetchone()
    if row is None:
        db.execute(
            "INSERT INTO local_meeting (uid, account_id, calendar, event, starts_at, ends_at, title, dismissed_at, at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (uuid7(), said.account_id, event.calendar, key, event.starts_at, event.ends_at, event.title,
             said.dismissed_at, at),
        )  # fmt: skip
        return Said(None, None)
    db.execute(
        "UPDATE local_meeting SET account_id = ?, dismissed_at = ? WHERE id = ?",
        (said.account_id, said.dismissed_at, row[0]),
    )
    return Said(row[1], row[2])


def said(db: Connection, event: Event) -> Said:
    """Return what a person said of a meeting."""
    row = db.execute(
        "SELECT account_id, dismissed_at FROM local_meeting WHERE calendar = ? AND event = ? AND retired_at IS NULL",
        (event.calendar, f"{event.event}\n{event.recurrence}"),
    ).fetchone()
    return Said(None, None) if row is None else Said(*row)


# Who is never captured.


def stops(db: Connection) -> list[str]:
    """Return the addresses and domains whose meetings are never kept, in order."""
    return [address for (address,) in db.execute("SELECT address FROM local_stop ORDER BY address")]


def add_stop(db: Connection, address: str, *, at: str) -> bool:
    """Put an address or a domain on the stop-list; say whether it was not there."""
    sql = "INSERT INTO local_stop (address, at) VALUES (?, ?) ON CONFLICT DO NOTHING"
    return bool(db.execute(sql, (address, at)).rowcount)


def remove_stop(db: Connection, address: str) -> bool:
    """Take one off the stop-list; say whether it was there."""
    return bool(db.execute("DELETE FROM local_stop WHERE address = ?", (address,)).rowcount)


def people(db: Connection) -> list[tuple[int, list[str]]]:
    """Return (meeting, the addresses in it) of everything kept."""
    rows = db.execute("SELECT id, coalesce(organiser, ''), people FROM remote_event")
    return [(row, [organiser, *(p[0] for p in json.loads(told or "[]"))]) for row, organiser, told in rows]


def forget(db: Connection, ids: Sequence[int]) -> None:
    """Delete meetings for good, and what only repeats them: words that a person wrote stay."""
    chosen = "SELECT value FROM json_each(?)"
    listed = json.dumps(list(ids))
    of_them = (
        "id IN (SELECT m.id FROM local_meeting m JOIN remote_event e ON e.calendar = m.calendar "
        f"AND m.event = {_KEY} WHERE e.id IN ({chosen}))"
    )
    db.execute(
        f"DELETE FROM local_meeting WHERE note_id IS NULL AND held_at IS NULL AND {of_them}", (listed,)
    )
    db.execute(f"UPDATE local_meeting SET people = NULL WHERE {of_them}", (listed,))
    db.execute(f"DELETE FROM remote_event WHERE id IN ({chosen})", (listed,))


# Whom we know.


def addresses(db: Connection, wanted: Iterable[str] | None = None) -> list[tuple[str, int, str, str]]:
    """Return (address, account, name, title) of known people in small letters; ``wanted``: only these."""
    some = ""
    if wanted is not None:  # looked for in the index of addresses, which is small
        some = (
            "AND id IN (SELECT id FROM {table} WHERE lower(email) IN (SELECT value FROM json_each(:wanted)))"
        )
    rows = db.execute(
        f"""
        SELECT lower(email), account_id, coalesce(name, ''), coalesce(title, '') FROM remote_contact
            WHERE email LIKE '%@%' AND retired_at IS NULL AND account_id IS NOT NULL
            {some.format(table="remote_contact")}
        UNION SELECT lower(email), account_id, coalesce(name, ''), coalesce(title, '') FROM local_person
            WHERE email LIKE '%@%' AND retired_at IS NULL {some.format(table="local_person")}
        """,
        {} if wanted is None else {"wanted": json.dumps(list(wanted))},
    )
    return [(address.strip(), account, name, title) for address, account, name, title in rows]


def writers(db: Connection, domains: Iterable[str] | None = None) -> list[tuple[str, int]]:
    """Return (address, account) of known people in small letters; ``domains``: only who writes from these."""
    some = ""
    if domains is not None:
        domain = "trim(substr(lower(email), instr(email, '@') + 1))"
        some = f"AND replace({domain}, 'www.', '') IN (SELECT value FROM json_each(:domains))"
    rows = db.execute(
        "SELECT lower(email), account_id FROM remote_contact WHERE email LIKE '%@%' AND retired_at IS NULL "
        f"AND account_id IS NOT NULL {some} UNION SELECT lower(email), account_id FROM local_person "
        f"WHERE email LIKE '%@%' AND retired_at IS NULL {some}",
        {} if domains is None else {"domains": json.dumps(sorted(domains))},
    )
    return [(address.strip(), account) for address, account in rows]


def account_domains(db: Connection, domains: Iterable[str] | None = None) -> list[tuple[int, str]]:
    """Return (account, domain as its source wrote it) of the accounts that are not retired.

    ``domains``: those that may be one of these; what is written otherwise than plainly (a web address) may be any.
    """
    some = ""
    if domains is not None:
        some = (
            "AND (lower(r.domain) IN (SELECT value FROM json_each(:domains)) "
            "OR r.domain GLOB '*[^A-Za-z0-9.-]*' OR r.domain LIKE 'www.%' OR r.domain LIKE '%.')"
        )
    rows = db.execute(
        "SELECT r.account_id, r.domain FROM remote_account r JOIN account a ON a.id = r.account_id "
        f"WHERE r.domain IS NOT NULL AND r.domain != '' {some} AND a.retired_at IS NULL",
        {} if domains is None else {"domains": json.dumps(sorted(domains))},
    )
    return [(account, domain) for account, domain in rows]


def own_addresses(db: Connection) -> list[str]:
    """Return the addresses of our own people."""
    rows = db.execute("SELECT lower(email) FROM remote_person WHERE email LIKE '%@%'")
    return [address.strip() for (address,) in rows]
