"""Business reviews: the review, what was written on its slides, what it carried over, and its pictures."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from cs_workbench.domain.deck import GROUP
from cs_workbench.store.columns import quoted
from cs_workbench.store.connect import Connection

Row = dict[str, Any]
#: The columns a command writes; `one` and `listed` leave ``facts`` out, which is long.
FIELDS: Final = (
    "kind", "title", "from_on", "to_on", "language", "audience", "state", "meeting_on", "held_on", "as_of", "template",
    "reopened", "retired_at",
)  # fmt: skip
PROMISE: Final = (
    "todo_id", "state", "first_on", "carries", "text", "side", "owner", "due_on", "outcome",
)  # fmt: skip
KINDS: Final = ("promise", "promise_theirs")
_HEAD: Final = ("id", "uid", "account_id", "at", *FIELDS)


def add(
    db: Connection, uid: str, account_id: int, values: Mapping[str, Any], *, at: str, author: str
) -> None:
    """Write a new review, or bring back one that was taken away."""
    if one(db, uid) is not None:
        put(db, uid, {**values, "retired_at": None}, at=at, author=author)
        return
    new: Row = {"uid": uid, "account_id": account_id, "at": at, "author": author, **values}
    marks = ", ".join("?" * len(new))
    db.execute(f"INSERT INTO local_review ({quoted(list(new))}) VALUES ({marks})", tuple(new.values()))


def put(db: Connection, uid: str, values: Mapping[str, Any], *, at: str, author: str) -> None:
    """Write some columns of a review, ``facts`` too."""
    written = {name: value for name, value in values.items() if name in (*FIELDS, "facts")}
    written |= {"changed_at": at, "author": author}
    sets = ", ".join(f'"{name}" = ?' for name in written)
    db.execute(f"UPDATE local_review SET {sets} WHERE uid = ?", (*written.values(), uid))


def one(db: Connection, uid: str) -> Row | None:
    """Return the review of this uid, also one that was taken away; None: there is none."""
    return next(iter(_rows(db, "uid = ?", (uid,))), None)


def ending(db: Connection, text: str) -> list[Row]:
    """Return the reviews that stand and whose uid ends so; at most two."""
    return _rows(db, "substr(uid, -length(?)) = ? AND retired_at IS NULL LIMIT 2", (text, text))


def listed(db: Connection, account_id: int | None = None) -> list[Row]:
    """Return the reviews that stand, of an account or all, the latest meeting first."""
    where, values = "retired_at IS NULL", ()
    if account_id is not None:
        return _rows(
            db, f"{where} AND account_id = ? ORDER BY coalesce(held_on, meeting_on, to_on) DESC, id DESC",
            (account_id,),
        )  # fmt: skip
    return _rows(db, f"{where} ORDER BY coalesce(held_on, meeting_on, to_on) DESC, id DESC", values)


def facts(db: Connection, uid: str) -> str | None:
    """Return the frozen numbers as JSON; None: nothing was frozen."""
    row = db.execute("SELECT facts FROM local_review WHERE uid = ?", (uid,)).fetchone()
    return None if row is None else row[0]


def _rows(db: Connection, where: str, values: Sequence[Any]) -> list[Row]:
    cursor = db.execute(f"SELECT {quoted(list(_HEAD))} FROM local_review WHERE {where}", tuple(values))
    return [dict(zip(_HEAD, row, strict=True)) for row in cursor]


def slides(db: Connection, review_id: int) -> dict[str, Row]:
    """Return slide -> what was written: ``texts`` (a mapping), ``note``, ``is_hidden`` (None: by its rule)."""
    rows = db.execute(
        "SELECT slide, texts, note, is_hidden FROM local_review_slide WHERE review_id = ?", (review_id,)
    )
    return {
        slide: {
            "texts": json.loads(texts),
            "note": note or "",
            "is_hidden": None if hidden is None else bool(hidden),
        }
        for slide, texts, note, hidden in rows
    }


def put_slide(
    db: Connection, review_id: int, slide: str, row: Mapping[str, Any], *, at: str, author: str
) -> None:
    """Write a slide whole; one without anything on it goes."""
    texts, note, hidden = row["texts"], row["note"], row["is_hidden"]
    if not texts and not note and hidden is None:
        db.execute("DELETE FROM local_review_slide WHERE review_id = ? AND slide = ?", (review_id, slide))
        return
    db.execute(
        "INSERT OR REPLACE INTO local_review_slide (review_id, slide, texts, note, is_hidden, changed_at, author) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            review_id, slide, _json(texts), note or None, None if hidden is None else int(hidden), at, author,
        ),
    )  # fmt: skip


def shared(db: Connection, period: str, language: str) -> dict[str, dict[str, str]]:
    """Return slide -> texts of what all reviews of a period share."""
    rows = db.execute(
        "SELECT slide, texts FROM local_shared_slide WHERE period = ? AND language = ?", (period, language)
    )
    return {slide: json.loads(texts) for slide, texts in rows}


def put_shared(
    db: Connection, key: tuple[str, str, str], texts: Mapping[str, str], *, at: str, author: str
) -> None:
    """Write a shared slide by (period, slide, language); without texts it goes."""
    if not texts:
        db.execute("DELETE FROM local_shared_slide WHERE period = ? AND slide = ? AND language = ?", key)
        return
    db.execute(
        "INSERT OR REPLACE INTO local_shared_slide (period, slide, language, texts, changed_at, author) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (*key, _json(texts), at, author),
    )


def promises(db: Connection, review_id: int) -> list[Row]:
    """Return what a review showed of promises, as `PROMISE` names it."""
    cursor = db.execute(
        f"SELECT {quoted(list(PROMISE))} FROM local_review_promise WHERE review_id = ? ORDER BY todo_id",
        (review_id,),
    )
    return [dict(zip(PROMISE, row, strict=True)) for row in cursor]


def put_promises(db: Connection, review_id: int, rows: Sequence[Mapping[str, Any]]) -> None:
    """Replace what a review shows of promises."""
    db.execute("DELETE FROM local_review_promise WHERE review_id = ?", (review_id,))
    marks = ", ".join("?" * (len(PROMISE) + 1))
    db.executemany(
        f"INSERT INTO local_review_promise (review_id, {quoted(list(PROMISE))}) VALUES ({marks})",
        [(review_id, *(row[name] for name in PROMISE)) for row in rows],
    )


def carried(db: Connection, todo_ids: Collection[int]) -> dict[int, tuple[str | None, int]]:
    """Return to-do -> (first day, how often it was carried) as held reviews have it, also those of a group."""
    rows = db.execute(
        "SELECT p.todo_id, min(p.first_on), max(p.carries + (p.outcome = 'carried')) FROM local_review_promise p "
        "JOIN local_review r ON r.id = p.review_id WHERE p.todo_id IN (SELECT value FROM json_each(?)) "
        "AND r.state = 'held' AND r.retired_at IS NULL GROUP BY p.todo_id",
        (json.dumps(sorted(todo_ids)),),
    )
    return {todo: (first, int(carries)) for todo, first, carries in rows}


def last_held(db: Connection, account_id: int | None = None) -> dict[int, str]:
    """Return account -> the ISO day of its last held review."""
    rows = db.execute(
        "SELECT account_id, max(held_on) FROM local_review WHERE state = 'held' AND retired_at IS NULL "
        "AND (:account IS NULL OR account_id = :account) GROUP BY account_id",
        {"account": account_id},
    )
    return dict(rows.fetchall())


def group_held(db: Connection, account_id: int) -> str | None:
    """Return the ISO day of the last held review of the account with all under it; None: none was held."""
    row = db.execute(
        "SELECT max(r.held_on) FROM local_review r JOIN local_review_slide s ON s.review_id = r.id "
        "WHERE r.account_id = ? AND r.state = 'held' AND r.retired_at IS NULL AND s.slide = ? AND s.is_hidden = 0",
        (account_id, GROUP),
    ).fetchone()
    return None if row is None else row[0]


def not_held(db: Connection) -> list[tuple[str, int, str, str | None]]:
    """Return (uid, account, state, ISO day of the meeting) of the reviews under way, the earliest meeting first."""
    rows = db.execute(
        "SELECT uid, account_id, state, meeting_on FROM local_review WHERE state <> 'held' AND retired_at IS NULL "
        "ORDER BY meeting_on IS NULL, meeting_on, id"
    )
    return [(uid, int(account), state, meeting) for uid, account, state, meeting in rows]


def promises_of(db: Connection, account_id: int, since: str | None) -> list[Row]:
    """Return an account's open promises, and those that ended since a moment (None: only open ones), earliest first."""
    cursor = db.execute(
        "SELECT id, uid, kind, text, due_on, coalesce(owner, ''), done_at, coalesce(ended, ''), created_at, detail "
        "FROM local_todo WHERE account_id = ? AND kind IN (SELECT value FROM json_each(?)) "
        "AND (done_at IS NULL OR done_at >= ?) ORDER BY due_on IS NULL, due_on, id",
        (account_id, json.dumps(KINDS), since or "9999"),
    )
    names = ("id", "uid", "kind", "text", "due_on", "owner", "done_at", "ended", "created_at", "detail")
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    return [row | {"detail": json.loads(row["detail"]) if row["detail"] else {}} for row in rows]


def states(db: Connection, todo_ids: Collection[int]) -> dict[int, str]:
    """Return to-do -> 'carried' while it is open, 'done' or 'dropped'; one that is gone is left out."""
    rows = db.execute(
        "SELECT id, done_at, coalesce(ended, '') FROM local_todo WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(todo_ids)),),
    )
    return {
        todo: "carried" if done is None else "dropped" if ended == "skipped" else "done"
        for todo, done, ended in rows
    }


def lay_in_picture(db: Connection, values: Mapping[str, Any]) -> None:
    """Write a picture that is not shown yet."""
    marks = ", ".join("?" * len(values))
    db.execute(
        f"INSERT INTO local_review_picture ({quoted(list(values))}) VALUES ({marks})", tuple(values.values())
    )


def retire_picture(db: Connection, uid: str, at: str | None) -> tuple[int, str] | None:
    """Take a picture away or (None) show it; return (account, slide); None: there is none."""
    row = db.execute(
        "UPDATE local_review_picture SET retired_at = ? WHERE uid = ? RETURNING review_id, slide", (at, uid)
    ).fetchone()
    if row is None:
        return None
    (account,) = db.execute("SELECT account_id FROM local_review WHERE id = ?", (row[0],)).fetchone()
    return int(account), str(row[1])


def pictures(db: Connection, review_id: int) -> list[Row]:
    """Return the pictures of a review that are shown, in the order they were pasted, with their bytes."""
    names = ("uid", "slide", "mime", "content", "alt")
    cursor = db.execute(
        f"SELECT {quoted(list(names))} FROM local_review_picture "
        "WHERE review_id = ? AND retired_at IS NULL ORDER BY id",
        (review_id,),
    )
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _json(texts: Mapping[str, str]) -> str:
    return json.dumps(dict(texts), ensure_ascii=False, sort_keys=True)
