"""Who is who by address: contacts of accounts, and colleagues."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class Known:
    """A person at an account; ``ref`` is what a source calls the person, '' for one added here."""

    account_id: int
    name: str
    email: str
    ref: str


_CONTACTS = (
    "SELECT c.account_id, coalesce(c.name, '') AS name, coalesce(c.email, '') AS email, "
    "c.source || ':' || c.source_id AS ref FROM remote_contact c JOIN account a ON a.id = c.account_id "
    "WHERE c.retired_at IS NULL AND a.retired_at IS NULL "
    "UNION ALL SELECT p.account_id, coalesce(p.name, ''), coalesce(p.email, ''), '' FROM local_person p "
    "JOIN account a ON a.id = p.account_id WHERE p.retired_at IS NULL AND p.contact_id IS NULL "
    "AND a.retired_at IS NULL"
)


def at_accounts(db: Connection, accounts: Sequence[int]) -> list[Known]:
    """Return the people of accounts, by account and name."""
    rows = db.execute(
        f"SELECT * FROM ({_CONTACTS}) WHERE account_id IN (SELECT value FROM json_each(?)) "
        "AND name <> '' ORDER BY account_id, name",
        (json.dumps(list(accounts)),),
    )
    return [Known(*row) for row in rows]


def with_addresses(db: Connection, addresses: Collection[str]) -> list[Known]:
    """Return the people whose address is one of ``addresses``, in small letters."""
    rows = db.execute(
        f"SELECT * FROM ({_CONTACTS}) WHERE lower(email) IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(addresses)),),
    )
    return [Known(*row) for row in rows]


def with_names(db: Connection, names: Collection[str]) -> list[Known]:
    """Return the people who are called exactly one of ``names``."""
    rows = db.execute(
        f"SELECT * FROM ({_CONTACTS}) WHERE name IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(names)),),
    )
    return [Known(*row) for row in rows]


def with_domains(db: Connection, domains: Collection[str]) -> list[tuple[int, int]]:
    """Return (account, how much speaks for it) of accounts whose own domain, or whose people's, is asked for."""
    rows = db.execute(
        "SELECT account_id, sum(points) FROM ("
        "SELECT account_id, 1 AS points, lower(substr(email, instr(email, '@') + 1)) AS domain "
        f"FROM ({_CONTACTS}) UNION ALL SELECT r.account_id, 5, lower(r.domain) FROM remote_account r "
        "JOIN account a ON a.id = r.account_id WHERE a.retired_at IS NULL) "
        "WHERE domain IN (SELECT value FROM json_each(?)) GROUP BY 1 ORDER BY 2 DESC, 1",
        (json.dumps(sorted(domains)),),
    )
    return [(account, points) for account, points in rows]


def domains_of(db: Connection, account_id: int) -> set[str]:
    """Return the domains of an account and its people."""
    rows = db.execute(
        f"SELECT lower(substr(email, instr(email, '@') + 1)) FROM ({_CONTACTS}) WHERE account_id = :account "
        "AND email <> '' UNION SELECT lower(domain) FROM remote_account WHERE account_id = :account "
        "AND domain IS NOT NULL",
        {"account": account_id},
    )
    return {domain for (domain,) in rows}


def colleagues(db: Connection) -> list[tuple[str, str]]:
    """Return (name, address) of our own people."""
    rows = db.execute("SELECT DISTINCT coalesce(name, ''), coalesce(lower(email), '') FROM remote_person")
    return [(name, email) for name, email in rows]
