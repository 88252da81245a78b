"""Who may be written to: consent (同意の記録) and suppression (配信停止), by the mark of an address.

A mark is an HMAC of the address under a key of this profile: what stays of a person who was erased.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from cs_workbench.domain.campaign import Suppressed
from cs_workbench.store import rows, settings
from cs_workbench.store.connect import Connection
from cs_workbench.store.rows import Row

SHORTEST_UID: Final = 8
#: Kept among the settings and never shown there.
SECRET: Final = "outreach_secret"  # noqa: S105 - a name
CONSENT: Final = (
    "id", "uid", "account_id", "mark", "address", "name", "basis", "given_on", "how", "evidence", "at", "author",
    "retired_at",
)  # fmt: skip
SUPPRESSION: Final = (
    "id", "uid", "mark", "address", "reason", "scope", "topic", "evidence", "at", "author", "retired_at", "ended_why",
)  # fmt: skip


def secret(db: Connection) -> bytes | None:
    """Return the key of the marks and Message-IDs; None: nobody made it yet."""
    kept = settings.get(db, SECRET)
    return None if kept is None else bytes.fromhex(kept)


def make_secret(db: Connection) -> bytes:
    """Return the key, made now if there is none; inside a write."""
    known = secret(db)
    if known is None:
        known = secrets.token_bytes(32)
        settings.put(db, SECRET, known.hex())
    return known


def mark_of(key: bytes, address: str) -> str:
    """Return the mark of an address, given in the form by which two are the same."""
    return hmac.new(key, address.encode("utf-8", "surrogatepass"), "sha256").hexdigest()


def suppressions(db: Connection, marks: Collection[str] | None = None) -> dict[str, list[Suppressed]]:
    """Return mark -> the standing suppressions of these marks (None: of all)."""
    found: dict[str, list[Suppressed]] = {}
    for row in _standing(db, "local_suppression", ("mark", "reason", "scope", "topic"), marks):
        found.setdefault(row["mark"], []).append(Suppressed(row["reason"], row["scope"], row["topic"] or ""))
    return found


def consented(db: Connection, marks: Collection[str] | None = None) -> dict[str, str]:
    """Return mark (of these, None: of all) -> the basis of the newest consent that stands."""
    return {row["mark"]: row["basis"] for row in _standing(db, "local_consent", ("mark", "basis"), marks)}


def suppression_rows(db: Connection, mark: str | None = None) -> list[Row]:
    """Return every standing suppression (of one mark, or all), the newest first."""
    return _newest(db, "local_suppression", SUPPRESSION, mark)


def consent_rows(db: Connection, mark: str | None = None) -> list[Row]:
    """Return every standing consent (of one mark, or all), the newest first."""
    return _newest(db, "local_consent", CONSENT, mark)


def suppression(db: Connection, uid: str) -> Row | None:
    """Return a standing suppression by its uid, or the end of it."""
    return rows.ending(db, "local_suppression", SUPPRESSION, uid, SHORTEST_UID)


def consent(db: Connection, uid: str) -> Row | None:
    """Return a standing consent by its uid, or the end of it."""
    return rows.ending(db, "local_consent", CONSENT, uid, SHORTEST_UID)


def add_suppression(db: Connection, values: Mapping[str, Any]) -> None:
    """Write a suppression; one that was ended stands again."""
    _put(db, "local_suppression", values)


def add_consent(db: Connection, values: Mapping[str, Any]) -> None:
    """Write a consent; one that was withdrawn stands again."""
    _put(db, "local_consent", values)


def end_suppression(db: Connection, uid: str, at: str | None, why: str | None) -> None:
    """End a suppression at ``at``, or (None) let it stand again."""
    db.execute("UPDATE local_suppression SET retired_at = ?, ended_why = ? WHERE uid = ?", (at, why, uid))


def end_consents(db: Connection, uids: Iterable[str], at: str | None) -> None:
    """End consents at ``at``, or (None) let them stand again."""
    db.executemany("UPDATE local_consent SET retired_at = ? WHERE uid = ?", [(at, uid) for uid in uids])


def erase(db: Connection, mark: str) -> int:
    """Forget who stands behind a mark: names, addresses and values go from the ledger; return its rows.

    What was done stays: states, days, marks and the hashes of what was sent.
    """
    db.execute("UPDATE local_suppression SET address = NULL, evidence = NULL WHERE mark = ?", (mark,))
    db.execute("DELETE FROM local_consent WHERE mark = ?", (mark,))
    db.execute(
        "UPDATE outbox_event SET text = NULL WHERE recipient_id IN (SELECT id FROM outbox_recipient WHERE mark = ?)",
        (mark,),
    )
    _erase_copies(db, mark)
    cursor = db.execute(
        "UPDATE outbox_recipient SET address = mark, email = NULL, name = NULL, domain = NULL, contact_id = NULL, "
        "person = NULL, data = NULL, edits = NULL, copies = NULL, answer = NULL WHERE mark = ? RETURNING id",
        (mark,),
    )
    return len(cursor.fetchall())


def _erase_copies(db: Connection, mark: str) -> None:
    """Take somebody out of the copies of mails that may still leave; of those that left only the mark stays."""
    found = db.execute(
        "SELECT id, state, copies FROM outbox_recipient WHERE copies LIKE '%' || ? || '%'", (mark,)
    ).fetchall()
    for row_id, state, copies in found:
        known = json.loads(copies)
        if state in ("sent", "unknown", "failed"):
            nobody = {"name": "", "email": ""}
            kept, made_anew = [copy | nobody if copy["mark"] == mark else copy for copy in known], False
        else:
            kept, made_anew = [copy for copy in known if copy["mark"] != mark], True
        db.execute(
            "UPDATE outbox_recipient SET copies = ?, sha256 = iif(?, NULL, sha256) WHERE id = ?",
            (json.dumps(kept, ensure_ascii=False, sort_keys=True), made_anew, row_id),
        )


def _newest(db: Connection, table: str, names: tuple[str, ...], mark: str | None) -> list[Row]:
    """Return what stands, the newest first; of one mark it is looked up in the index."""
    where, bound = ("", ()) if mark is None else (" AND mark = ?", (mark,))
    return rows.select(db, table, names, f"retired_at IS NULL{where} ORDER BY id DESC", bound)


def _put(db: Connection, table: str, values: Mapping[str, Any]) -> None:
    known = rows.one(db, table, ("id",), "uid = ?", (values["uid"],))
    if known is None:
        rows.insert(db, table, values)
    else:
        rows.change(db, table, known["id"], {"retired_at": None})


def _standing(db: Connection, table: str, names: tuple[str, ...], marks: Collection[str] | None) -> list[Row]:
    if marks is None:
        return rows.select(db, table, names, "retired_at IS NULL ORDER BY id")
    some = "retired_at IS NULL AND mark IN (SELECT value FROM json_each(?)) ORDER BY id"
    return rows.select(db, table, names, some, (json.dumps(sorted(marks)),))
