"""Everybody at many accounts who may be written to, in one reading: the source's contacts with ours laid over."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Final

from cs_workbench.domain.campaign import Candidate
from cs_workbench.store.connect import Connection

_OVER: Final = ("name", "reading", "email", "title", "department", "role")
_THEIRS: Final = ("family_name", "given_name", "language", "channel", "hours")
_OF_BOTH: Final = ", ".join(f"coalesce(p.{name}, c.{name}, '')" for name in _OVER)
_OF_US: Final = ", ".join(f"coalesce({name}, '')" for name in _OVER)
_SQL: Final = (
    f"SELECT c.account_id, c.id, coalesce(p.uid, ''), {_OF_BOTH}, "
    # a name that we wrote is not the source's family name and given name any more
    "iif(p.name IS NULL OR p.name = c.name, coalesce(c.family_name, ''), ''), "
    "iif(p.name IS NULL OR p.name = c.name, coalesce(c.given_name, ''), ''), "
    "coalesce(c.language, ''), coalesce(c.channel, ''), coalesce(c.hours, '') FROM remote_contact c "
    "LEFT JOIN local_person p ON p.contact_id = c.id AND p.retired_at IS NULL "
    "WHERE c.account_id IN (SELECT value FROM json_each(:accounts)) AND c.retired_at IS NULL "
    "AND coalesce(c.active, 1) = 1 AND coalesce(p.left_on, c.left_on) IS NULL "
    f"UNION ALL SELECT account_id, NULL, uid, {_OF_US}, '', '', '', '', '' FROM local_person "
    "WHERE account_id IN (SELECT value FROM json_each(:accounts)) "
    "AND retired_at IS NULL AND contact_id IS NULL AND left_on IS NULL"
)


def people_at(db: Connection, accounts: Collection[int]) -> dict[int, list[Candidate]]:
    """Return account -> its people who are still there; accounts without any are left out."""
    found: dict[int, list[Candidate]] = {}
    names = ("account_id", "contact_id", "person", *_OVER, *_THEIRS)
    for row in db.execute(_SQL, {"accounts": json.dumps(sorted(accounts))}):
        person = Candidate(**dict(zip(names, row, strict=True)))
        found.setdefault(person.account_id, []).append(person)
    return found


def ref_of(db: Connection, contact_id: int | None) -> str:
    """Return how a touch names a contact: as its source calls it; '' for a person only we know."""
    row = db.execute(
        "SELECT source || ':' || source_id FROM remote_contact WHERE id = ?", (contact_id,)
    ).fetchone()
    return "" if row is None else str(row[0])


def addresses_of_ours(
    db: Connection, accounts: Collection[int], roles: Collection[str], today: str
) -> dict[int, list[tuple[str, str]]]:
    """Return account -> (name, address) of our colleagues who stand for it today in one of these roles."""
    found: dict[int, list[tuple[str, str]]] = {}
    rows = db.execute(
        "SELECT DISTINCT o.account_id, p.name, p.email FROM remote_owner_role o "
        "JOIN remote_person p ON p.source = o.source AND p.source_id = o.person "
        "WHERE o.account_id IN (SELECT value FROM json_each(?)) AND o.role IN (SELECT value FROM json_each(?)) "
        "AND coalesce(o.from_on, '') <= ? AND coalesce(o.to_on, '9999') >= ? AND p.email <> '' ORDER BY 1, 2",
        (json.dumps(sorted(accounts)), json.dumps(sorted(roles)), today, today),
    )
    for account, name, email in rows:
        found.setdefault(int(account), []).append((name or "", email))
    return found


def our_addresses(db: Connection) -> dict[str, str]:
    """Return the name of a colleague of ours -> the address, where the source tells it."""
    rows = db.execute(
        "SELECT name, email FROM remote_person WHERE email <> '' AND name <> '' ORDER BY id DESC"
    )
    return dict(rows.fetchall())
