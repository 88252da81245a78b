"""People at an account: the contacts of sources, with what we know of them laid over, and those only we know."""

from __future__ import annotations

from typing import Any, Final

from cs_workbench.store.columns import quoted
from cs_workbench.store.connect import Connection

_OVERLAID: Final = ("name", "reading", "email", "title", "department", "role", "left_on")
_OURS: Final = ("influence", "attitude", "note")
_THEIRS: Final = ("phone", "channel", "hours", "active", "source")
NAMES: Final = ("uid", "contact_id", *_OVERLAID, *_OURS, *_THEIRS, "role_of_source", "left_of_source")
#: A contact with what we wrote on it; one that its source dropped stays while we have written on it.
_CONTACTS: Final = (
    f"SELECT p.uid, c.id, {', '.join(f'coalesce(p.{n}, c.{n})' for n in _OVERLAID)}, {quoted(_OURS, 'p.')}, "
    f"{quoted(_THEIRS, 'c.')}, c.role, c.left_on FROM remote_contact c "
    "LEFT JOIN (SELECT * FROM local_person WHERE account_id = :account AND retired_at IS NULL "
    "AND contact_id IS NOT NULL) p ON p.contact_id = c.id "
    "WHERE c.account_id = :account AND (c.retired_at IS NULL OR p.uid IS NOT NULL)"
)
_ALONE: Final = (
    f"SELECT uid, NULL, {quoted(_OVERLAID)}, {quoted(_OURS)}, NULL, NULL, NULL, 1, '', NULL, NULL "
    "FROM local_person WHERE account_id = :account AND retired_at IS NULL AND contact_id IS NULL"
)


def of_account(db: Connection, account_id: int) -> list[dict[str, Any]]:
    """Return an account's people as name -> value; ``uid`` None: only the source speaks of this one."""
    rows = db.execute(f"{_CONTACTS} UNION ALL {_ALONE}", {"account": account_id})
    return [dict(zip(NAMES, row, strict=True)) for row in rows]


def contact(db: Connection, contact_id: int) -> tuple[str, str | None, str | None] | None:
    """Return (name, role, left on) as the source has it."""
    row = db.execute("SELECT name, role, left_on FROM remote_contact WHERE id = ?", (contact_id,)).fetchone()
    return None if row is None else (str(row[0] or ""), row[1], row[2])


def deciders(db: Connection, account_id: int | None = None) -> dict[int, str]:
    """Return account (None: every) -> the name of its economic buyer, where one is known and still there."""
    only = "" if account_id is None else "AND account_id = :account"
    sql = (
        "SELECT account_id, min(name) FROM ("
        "SELECT c.account_id, coalesce(p.name, c.name) AS name, coalesce(p.role, c.role) AS role, "
        "coalesce(p.left_on, c.left_on) AS left_on FROM (SELECT * FROM remote_contact WHERE retired_at IS NULL "
        f"AND coalesce(active, 1) = 1 {only}) c LEFT JOIN (SELECT * FROM local_person "
        f"WHERE retired_at IS NULL AND contact_id IS NOT NULL {only}) p ON p.contact_id = c.id UNION ALL "
        "SELECT account_id, name, role, left_on FROM local_person "
        f"WHERE retired_at IS NULL AND contact_id IS NULL {only}"
        ") WHERE role = 'economic_buyer' AND left_on IS NULL GROUP BY account_id"
    )
    return dict(db.execute(sql, {"account": account_id}).fetchall())
