"""Mailboxes and templates of mail: from where one writes, and what. No secret is ever kept here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cs_workbench.store import rows
from cs_workbench.store.connect import Connection
from cs_workbench.store.rows import Row

SHORTEST_UID: Final = 8
MAILBOX: Final = (
    "id", "uid", "name", "address", "owner", "transport", "host", "port", "security", "sign_in", "user", "preset",
    "limits", "hours", "saves_sent", "paused_until", "paused_why", "retired_at",
    "imap_host", "imap_port", "imap_security",
)  # fmt: skip
TEMPLATE: Final = ("id", "uid", "name", "kind", "at", "author", "retired_at")
VERSION: Final = (
    "id", "uid", "template_id", "language", "version", "format", "subject", "body", "at", "author", "retired_at",
)  # fmt: skip
LETTER, SNIPPET = "letter", "snippet"


def mailboxes(db: Connection) -> list[Row]:
    """Return the mailboxes in the order they were made."""
    return rows.select(db, "local_mailbox", MAILBOX, "retired_at IS NULL ORDER BY id")


def mailbox(db: Connection, uid: str) -> Row | None:
    """Return the mailbox of this uid or the end of it, of this address or name; None: none, or several."""
    found = rows.ending(db, "local_mailbox", MAILBOX, uid, SHORTEST_UID)
    if found is not None:
        return found
    near = rows.select(
        db, "local_mailbox", MAILBOX, "retired_at IS NULL AND (address = ? COLLATE NOCASE OR name = ?) LIMIT 2",
        (uid, uid),
    )  # fmt: skip
    return near[0] if len(near) == 1 else None


def mailbox_of_id(db: Connection, row_id: int | None) -> Row | None:
    """Return a mailbox by its number here, also one that was taken away."""
    return rows.one(db, "local_mailbox", MAILBOX, "id = ?", (row_id,))


def mailbox_of_uid(db: Connection, uid: str) -> Row | None:
    """Return a mailbox by its whole uid, also one that was taken away."""
    return rows.one(db, "local_mailbox", MAILBOX, "uid = ?", (uid,))


def put_mailbox(db: Connection, uid: str, values: Mapping[str, Any], *, at: str, author: str) -> None:
    """Write some columns of a mailbox; a uid that is not there yet makes it."""
    known = mailbox_of_uid(db, uid)
    if known is None:
        rows.insert(db, "local_mailbox", {"uid": uid, "at": at, "author": author, **values})
    else:
        rows.change(db, "local_mailbox", known["id"], values)


def templates(db: Connection, kind: str | None = None) -> list[Row]:
    """Return the templates by name, of a kind (`LETTER`, `SNIPPET`) or all."""
    return rows.select(
        db, "local_mail_template", TEMPLATE,
        "retired_at IS NULL AND coalesce(?, kind) = kind ORDER BY name, id", (kind,),
    )  # fmt: skip


def template(db: Connection, text: str) -> Row | None:
    """Return the template of this uid, the end of it, or this name; None: none, or several."""
    found = rows.ending(db, "local_mail_template", TEMPLATE, text, SHORTEST_UID)
    if found is not None:
        return found
    near = rows.select(
        db, "local_mail_template", TEMPLATE, "retired_at IS NULL AND name = ? LIMIT 2", (text,)
    )
    return near[0] if len(near) == 1 else None


def template_of_uid(db: Connection, uid: str) -> Row | None:
    """Return a template by its whole uid, also one that was taken away."""
    return rows.one(db, "local_mail_template", TEMPLATE, "uid = ?", (uid,))


def template_of_id(db: Connection, row_id: int | None) -> Row | None:
    """Return a template by its number here, also one that was taken away."""
    return rows.one(db, "local_mail_template", TEMPLATE, "id = ?", (row_id,))


def put_template(db: Connection, uid: str, values: Mapping[str, Any], *, at: str, author: str) -> int:
    """Write some columns of a template; a uid that is not there yet makes it. Return its id."""
    known = template_of_uid(db, uid)
    if known is None:
        return rows.insert(db, "local_mail_template", {"uid": uid, "at": at, "author": author, **values})
    rows.change(db, "local_mail_template", known["id"], values)
    return int(known["id"])


def versions(db: Connection, template_id: int, *, all_of_them: bool = False) -> list[Row]:
    """Return a template's versions, the newest first: of each language the newest, or all that were written."""
    found = rows.select(
        db, "local_mail_version", VERSION,
        "template_id = ? AND retired_at IS NULL ORDER BY version DESC, language", (template_id,),
    )  # fmt: skip
    if all_of_them:
        return found
    newest: dict[str, Row] = {}
    for row in found:
        newest.setdefault(row["language"], row)
    return list(newest.values())


def version(db: Connection, version_id: int) -> Row:
    """Return a version by its number here: also one that was taken back, since mails were made of it.

    Raises:
        KeyError: there is none.
    """
    row = rows.one(db, "local_mail_version", VERSION, "id = ?", (version_id,))
    if row is None:
        raise KeyError(version_id)
    return row


def version_of_uid(db: Connection, uid: str) -> Row | None:
    """Return a version by its whole uid, also one that was taken back."""
    return rows.one(db, "local_mail_version", VERSION, "uid = ?", (uid,))


def is_version_used(db: Connection, version_id: int) -> bool:
    """Say whether a mail was frozen with a version: then it stays as it is."""
    return rows.one(db, "outbox_recipient", ("id",), "version_id = ? LIMIT 1", (version_id,)) is not None


def put_version(db: Connection, version_id: int, values: Mapping[str, Any]) -> None:
    """Write a version that is being written on."""
    rows.change(db, "local_mail_version", version_id, values)


def add_version(db: Connection, values: Mapping[str, Any]) -> None:
    """Write a version under the next number of its template and language; one that was taken back comes again."""
    known = rows.one(db, "local_mail_version", ("id",), "uid = ?", (values["uid"],))
    if known is not None:
        rows.change(db, "local_mail_version", known["id"], {"retired_at": None})
        return
    (last,) = db.execute(
        "SELECT coalesce(max(version), 0) FROM local_mail_version WHERE template_id = ? AND language = ?",
        (values["template_id"], values["language"]),
    ).fetchone()
    rows.insert(db, "local_mail_version", {**values, "version": int(last) + 1})


def retire_version(db: Connection, uid: str, at: str) -> None:
    """Take a version back; what was sent of it keeps it."""
    db.execute("UPDATE local_mail_version SET retired_at = ? WHERE uid = ?", (at, uid))


def snippets(db: Connection) -> dict[tuple[str, str], str]:
    """Return (name, language) -> the text of every snippet's newest version."""
    return {
        (template["name"], version["language"]): version["body"]
        for template in templates(db, SNIPPET)
        for version in versions(db, template["id"])
    }
