"""Tier reviews: sessions with the model they are about, and a line for each account that was proposed to move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cs_workbench.kernel.ids import uuid7
from cs_workbench.store.connect import Connection

#: Of a session: 'open' takes answers, 'scheduled' waits for its day; the others are over.
OPEN, SCHEDULED, PUBLISHED, DROPPED = "open", "scheduled", "published", "dropped"


@dataclass(frozen=True, slots=True)
class Review:
    """One session. ``kind``: 'review', or 'change' for a model that only waits for its day; days are ISO text."""

    id: int
    uid: str
    kind: str
    state: str
    text: str
    base: str
    begun_at: str
    until_on: str
    from_on: str | None
    published_at: str | None
    author: str


@dataclass(frozen=True, slots=True)
class Line:
    """One account of a session. ``answer``: 'agree', 'object' or '' none yet."""

    id: int
    review_id: int
    account_id: int
    owner: str
    old: str | None
    new: str | None
    why: str
    rule: str
    because: str
    answer: str
    comment: str
    override_id: int | None


TABLES: Final = {
    "local_tier_review": (
        "id", "uid", "kind", "state", "text", "base", "begun_at", "until_on", "from_on", "published_at", "author",
    ),
    "local_tier_review_line": (
        "id", "account_id", "review_id", "owner", "old", "new", "why", "rule", "because", "answer", "comment",
        "answered_at", "override_id",
    ),
}  # fmt: skip
_REVIEW: Final = (
    "id, uid, kind, state, text, coalesce(base, ''), begun_at, until_on, from_on, published_at, "
    "coalesce(author, '')"
)
_LINE: Final = (
    "id, review_id, account_id, coalesce(owner, ''), old, new, why, coalesce(rule, ''), coalesce(because, '[]'), "
    "coalesce(answer, ''), coalesce(comment, ''), override_id"
)


def add(
    db: Connection,
    kind: str,
    state: str,
    text: str,
    *,
    base: str,
    at: str,
    until_on: str,
    by: str,
    from_on: str | None,
) -> int:
    """Add a session; return its id."""
    row = db.execute(
        "INSERT INTO local_tier_review (uid, kind, state, text, base, begun_at, until_on, from_on, author) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (uuid7(), kind, state, text, base, at, until_on, from_on, by or None),
    ).fetchone()
    return int(row[0])


def add_lines(db: Connection, review_id: int, lines: Iterable[Mapping[str, Any]]) -> None:
    """Add the accounts of a session: account_id, owner, old, new, why, rule, because."""
    db.executemany(
        "INSERT INTO local_tier_review_line (review_id, account_id, owner, old, new, why, rule, because) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                review_id, line["account_id"], line["owner"], line["old"], line["new"], line["why"], line["rule"],
                line["because"],
            )
            for line in lines
        ],
    )  # fmt: skip


def running(db: Connection) -> list[Review]:
    """Return the sessions that are open or wait for their day, the newest first."""
    sql = f"SELECT {_REVIEW} FROM local_tier_review WHERE state IN ('open', 'scheduled') ORDER BY id DESC"
    return [Review(*row) for row in db.execute(sql)]


def last_published(db: Connection) -> Review | None:
    """Return the session that was published last."""
    row = db.execute(
        f"SELECT {_REVIEW} FROM local_tier_review WHERE state = 'published' ORDER BY published_at DESC, id DESC "
        "LIMIT 1"
    ).fetchone()
    return None if row is None else Review(*row)


def of_id(db: Connection, review_id: int) -> Review | None:
    """Return one session."""
    row = db.execute(f"SELECT {_REVIEW} FROM local_tier_review WHERE id = ?", (review_id,)).fetchone()
    return None if row is None else Review(*row)


def lines(db: Connection, review_id: int) -> list[Line]:
    """Return the accounts of a session in the order of their ids."""
    sql = f"SELECT {_LINE} FROM local_tier_review_line WHERE review_id = ? ORDER BY account_id"
    return [Line(*row) for row in db.execute(sql, (review_id,))]


def set_state(
    db: Connection, review_id: int, state: str, *, from_on: str | None = None, published_at: str | None = None
) -> None:
    """Write what became of a session; days that are None stay."""
    db.execute(
        "UPDATE local_tier_review SET state = ?, from_on = coalesce(?, from_on), "
        "published_at = coalesce(?, published_at) WHERE id = ?",
        (state, from_on, published_at, review_id),
    )


def answer(
    db: Connection, line_id: int, *, answer: str, comment: str, at: str, override_id: int | None
) -> None:
    """Write what a CSM answered."""
    db.execute(
        "UPDATE local_tier_review_line SET answer = ?, comment = ?, answered_at = ?, override_id = ? WHERE id = ?",
        (answer or None, comment or None, at, override_id, line_id),
    )


def objections_before(db: Connection, review_id: int) -> list[int]:
    """Return the overrides in force that objections of other sessions made."""
    rows = db.execute(
        "SELECT o.id FROM local_tier_review_line l JOIN local_override o ON o.id = l.override_id "
        "WHERE l.review_id <> ? AND o.ended_at IS NULL ORDER BY o.id",
        (review_id,),
    )
    return [row[0] for row in rows]


def stored(db: Connection, table: str, ids: Sequence[int]) -> list[dict[str, Any]]:
    """Return rows of a table of `TABLES` whole, as `restore` puts them back."""
    names = TABLES[table]
    rows = [
        db.execute(f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", (id_,)).fetchone() for id_ in ids
    ]
    return [dict(zip(names, row, strict=True)) for row in rows if row is not None]


def restore(db: Connection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put rows back as `stored` returned them."""
    names = TABLES[table]
    marks = ", ".join("?" for _ in names)
    for row in rows:
        db.execute(
            f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) VALUES ({marks})",
            [row.get(name) for name in names],
        )
