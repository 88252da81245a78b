"""Everybody at many accounts who may be written to, in one reading: the source's contacts with ours laid over."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Final

from cs_workbench.domain.campaign import Candidate
from cs_workbench.store.connect import Connection

_OVER: Final = ("name", "reading", "email", "title", "department", "role")
_THEIRS: Final = ("family_name", "given_name", "language", "channel", "hours")
_OF_BOTH: Final = ", ".join("coalesce(p.{0}, c.{0}, '')".format(name) for name in _OVER)
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
