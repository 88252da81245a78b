"""What can be searched: each origin is a table whose live rows are documents with a kind, a day and a text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from cs_workbench.domain.searching import NAMES, folded, folded_name
from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class Document:
    """One row that can be found. ``at``: ISO day or moment, '' for names; ``uid`` names it outside."""

    table: str
    row: int
    uid: str
    account_id: int | None
    kind: str
    at: str
    title: str
    body: str

    @property
    def day(self) -> date | None:
        """The day it is of; None for names and where it cannot be read."""
        try:
            return date.fromisoformat(self.at[:10]) if self.at else None
        except ValueError:
            return None

    def text(self) -> str:
        """Return its folded text, title first, a line each."""
        title = folded_name(self.title) if self.kind in NAMES else folded(self.title)
        return f"{title}\n{folded(self.body)}"


_BY_CHANNEL: Final = "CASE r.channel WHEN 'mail' THEN 'mail' WHEN 'chat' THEN 'chat' ELSE 'touch' END"
_CONTACT: Final = (
    "coalesce(nullif(r.name, ''), trim(coalesce(r.family_name, '') || ' ' || coalesce(r.given_name, '')))"
)
#: Of what a to-do's kind knows more only what is told in words: a risk's (`domain.risk`).
_DETAIL: Final = (
    "CASE WHEN json_valid(r.detail) THEN coalesce((SELECT group_concat(d.value, char(10)) "
    "FROM json_each(r.detail) d WHERE d.key IN ('cause', 'plan', 'help_from')), '') ELSE '' END"
)
_REMOTE_UID: Final = "r.source || ':' || r.source_id"


def _lines(*columns: str) -> str:
    return " || char(10) || ".join(f"coalesce({column}, '')" for column in columns)


@dataclass(frozen=True, slots=True)
class Origin:
    """A table with documents: what its columns are called, which rows live."""

    number: int
    table: str
    uid: str
    kind: str
    at: str
    title: str
    body: str
    live: str
    id: str = "r.id"
    account: str = "r.account_id"
    join: str = ""

    def select(self, where: str) -> str:
        """Return the query for the live rows where ``where`` holds too."""
        columns = (self.id, self.uid, self.account, self.kind, self.at, self.title, self.body)
        return (
            f"SELECT '{self.table}', {', '.join(columns)} FROM main.{self.table} r {self.join} "
            f"WHERE ({self.live}) AND {where}"
        )


_LIVE: Final = "r.retired_at IS NULL"
#: Numbers stand in the index: never give one to another table without raising `search.VERSION`.
ORIGINS: Final = (
    Origin(1, "account", "r.uid", "'account'", "''", "coalesce(a.name, '')", _lines("a.reading", "a.domain"),
           _LIVE, account="r.id", join="JOIN main.remote_account a ON a.account_id = r.id"),
    Origin(2, "remote_contact", _REMOTE_UID, "'contact'", "''", _CONTACT,
           _lines("r.reading", "r.title", "r.department", "r.email"), _LIVE),
    Origin(3, "local_person", "r.uid", "'contact'", "''", "coalesce(r.name, '')",
           _lines("r.reading", "r.title", "r.department", "r.email", "r.note"), _LIVE),
    Origin(4, "local_todo", "r.uid", "'todo'", "coalesce(r.due_on, r.created_at)", "r.text",
           _DETAIL, "1"),
    Origin(5, "local_note", "r.uid", "'note'", "r.written_at", "coalesce(r.title, '')", "r.body", _LIVE),
    Origin(6, "local_touch", "r.uid", _BY_CHANNEL, "r.happened_at", "coalesce(r.summary, '')",
           "coalesce(r.body, '')", _LIVE),
    Origin(7, "local_voice", "r.uid", "'voice'", "r.heard_at", "''", "r.text", _LIVE),
    Origin(8, "local_goal", "r.uid", "'goal'", "coalesce(r.due_on, r.at)", "r.name",
           _lines("r.measure", "r.internal_note"), _LIVE),
    Origin(9, "remote_goal", _REMOTE_UID, "'goal'", "coalesce(r.due_on, r.known_at)", "coalesce(r.name, '')",
           "coalesce(r.measure, '')", "1"),
    Origin(10, "local_meeting", "r.uid", "'meeting'", "r.starts_at", "coalesce(r.title, '')", "''",
           "r.retired_at IS NULL AND r.dismissed_at IS NULL AND r.calendar IS NULL"),
    Origin(11, "remote_event", "r.calendar || ':' || r.event || ':' || r.recurrence", "'meeting'",
           "coalesce(r.starts_on, r.starts_at)", "coalesce(r.title, '')", "coalesce(r.place, '')", _LIVE),
    Origin(12, "remote_interaction", _REMOTE_UID, _BY_CHANNEL, "coalesce(r.happened_at, r.known_at)",
           "coalesce(r.subject, '')", "coalesce(r.body, '')", "1"),
    Origin(13, "local_attachment", "r.uid", "'file'", "r.at", "r.name", "coalesce(r.text, '')", _LIVE),
)  # fmt: skip
BY_NUMBER: Final = MappingProxyType({origin.number: origin for origin in ORIGINS})
_BY_TABLE: Final = {origin.table: origin.number for origin in ORIGINS}


def _of(*tables: str) -> tuple[int, ...]:
    return tuple(_BY_TABLE[table] for table in tables)


#: What to look at again when rows of a kind changed, as the change log names kinds.
ORIGINS_OF: Final = MappingProxyType(
    {
        "account": _of("account"),
        "contact": _of("remote_contact", "local_person"),
        "person": _of("local_person"),
        "note": _of("local_note", "local_attachment"),
        "touch": _of("local_touch"),
        "todo": _of("local_todo"),
        "voice": _of("local_voice"),
        "goal": _of("local_goal", "remote_goal"),
        "meeting": _of("local_meeting", "remote_event"),
        "event": _of("remote_event", "local_meeting"),
        "interaction": _of("remote_interaction"),
        "attachment": _of("local_attachment"),
    }
)
#: An import taken back or a source removed says only that accounts changed, "many": then all that sources bring.
OF_MANY_ACCOUNTS: Final = _of("account", "remote_contact", "remote_interaction", "remote_goal")
#: Kinds with no text of their own to search.
WITHOUT_TEXT: Final = frozenset((
    "standing", "setting", "source", "held", "definition", "override", "usage", "subscription", "ticket", "survey",
    "outcome", "deal", "invoice", "invoice_line", "owner_role", "team", "product", "field", "view", "pulse",
    "absence", "draft", "renewal", "handover", "topic",
))  # fmt: skip
#: Of a kind we do not know: everything that people write.
WRITTEN: Final = tuple(origin.number for origin in ORIGINS if origin.table.startswith("local_"))


def page(db: Connection, origin: Origin, account: int, below: int, most: int) -> list[Document]:
    """Return at most ``most`` live rows with an id under ``below``, highest first; see `search` for ``account``."""
    scope = ""
    if account > 0:
        scope = f"AND {origin.account} = :account"
    elif account < 0:
        scope = f"AND {origin.account} IS NULL"
    sql = origin.select(f"{origin.id} < :below {scope} ORDER BY {origin.id} DESC LIMIT :most")
    return [Document(*row) for row in db.execute(sql, {"below": below, "account": account, "most": most})]


def by_rows(db: Connection, origin: int, rows: Iterable[int]) -> dict[int, Document]:
    """Return row id -> document of those rows that live, on accounts that live."""
    spec = BY_NUMBER[origin]
    alive = f"({spec.account} IS NULL OR {spec.account} IN (SELECT id FROM main.account WHERE retired_at IS NULL))"
    sql = spec.select(f"{spec.id} IN (SELECT value FROM json_each(?)) AND {alive}")
    return {row[1]: Document(*row) for row in db.execute(sql, (json.dumps(list(rows)),))}


def top(db: Connection, origin: Origin) -> int:
    """Return the highest row id of an origin, 0 without rows."""
    found = db.execute(f"SELECT max({origin.id}) FROM main.{origin.table} r").fetchone()[0]
    return int(found or 0)


def account_names(db: Connection, accounts: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return account id -> (uid, name)."""
    rows = db.execute(
        "SELECT a.id, a.uid, coalesce(r.name, '') FROM main.account a "
        "LEFT JOIN main.remote_account r ON r.account_id = a.id "
        "WHERE a.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(accounts)),),
    )
    return {account: (uid, name) for account, uid, name in rows}
