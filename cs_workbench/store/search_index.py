"""Keeps ``search.db`` up to date: follows the change log, compares rows with what is indexed, page by page.

Every page is one transaction on the index alone: its documents and how far it came commit together, so that it
may be killed at any moment and goes on there. Nothing is believed but the rows themselves: what changed is seen
by a print of the text, so a page can be done twice without harm.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from time import monotonic
from typing import Final

from cs_workbench.domain.searching import NAMES, grams
from cs_workbench.store.connect import Connection
from cs_workbench.store.search import (
    ACCOUNT_MARK,
    NUMBERS_A_DAY,
    SearchFile,
    first_number,
)
from cs_workbench.store.search_documents import (
    BY_NUMBER,
    OF_MANY_ACCOUNTS,
    ORIGINS,
    ORIGINS_OF,
    WITHOUT_TEXT,
    WRITTEN,
    Document,
    Origin,
    page,
    top,
)

ALL: Final = 0  # in place of an account: whatever account
NO_ACCOUNT: Final = -1
ROWS: Final = 50  # compared between two looks at the clock


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the index is: ``done`` of ``total`` rows compared; ``is_built``: it was complete at least once."""

    done: int
    total: int
    is_built: bool

    @property
    def is_current(self) -> bool:
        """Whether nothing known of is still to be indexed."""
        return self.is_built and self.done == self.total


def advance(file: SearchFile, seconds: float) -> Reach:
    """Index for about ``seconds``, in one transaction, with the file's lock held; return how far it is."""
    until = monotonic() + seconds
    with file.write() as db:
        _follow(db)
        while (work := _next_work(db)) is not None:
            _compare(db, *work)
            if monotonic() >= until:
                break
        db.execute("UPDATE search.follow SET built = 1 WHERE NOT EXISTS (SELECT 1 FROM search.work)")
        return reach(db)


def reach(db: Connection) -> Reach:
    """Return how far the index is, by its own account."""
    built = db.execute("SELECT built FROM search.follow").fetchone()[0]
    left, total = db.execute(
        "SELECT coalesce(sum(below - 1 + again * top), 0), coalesce(sum(top + again * top), 0) FROM search.work"
    ).fetchone()
    return Reach(total - max(left, 0) if total else 0, total, bool(built))


def is_behind(db: Connection) -> bool:
    """Say whether something changed that is not indexed yet."""
    if db.execute("SELECT 1 FROM search.work LIMIT 1").fetchone():
        return True
    (seq,) = db.execute("SELECT seq FROM search.follow").fetchone()
    rows = db.execute("SELECT DISTINCT kind FROM main.change WHERE seq > ?", (seq,))
    return any(kind not in WITHOUT_TEXT for (kind,) in rows)


def forget(file: SearchFile, documents: Iterable[tuple[int, int]]) -> None:
    """Take (origin, row) out of the index so that no trace is left in its file, as erasing a person needs.

    To be called with the file's lock held, after the rows themselves are gone or overwritten.
    """
    with file.write() as db:
        for origin, row in documents:
            found = db.execute(
                "DELETE FROM search.doc WHERE origin = ? AND row = ? RETURNING doc", (origin, row)
            ).fetchone()
            if found is not None:
                db.execute("DELETE FROM search.word WHERE rowid = ?", found)
        db.execute(
            "INSERT INTO search.word (word) VALUES ('optimize')"
        )  # drops the grams of what was deleted
    file.close()  # a reader's snapshot would keep the log from being emptied
    with file.read() as db:
        if db is not None:
            db.rollback()
            db.execute("PRAGMA search.wal_checkpoint(TRUNCATE)")


def optimize(file: SearchFile) -> None:
    """Fold the index into one segment after a large build: answers come faster; with the lock held."""
    with file.write() as db:
        db.execute("INSERT INTO search.word (word) VALUES ('optimize')")


# The change log becomes work


def _follow(db: Connection) -> None:
    (seq,) = db.execute("SELECT seq FROM search.follow").fetchone()
    first, last = db.execute(
        "SELECT coalesce(min(seq), 0), coalesce(max(seq), 0) FROM main.change"
    ).fetchone()
    if seq < 0 or (last and seq < first - 1) or seq > last:  # new, too far behind, or of another database
        for origin in ORIGINS:
            _plan(db, origin, ALL)
    else:
        changes: dict[str, set[int] | None] = {}
        for kind, ids in db.execute("SELECT kind, ids FROM main.change WHERE seq > ?", (seq,)):
            known = changes.setdefault(kind, set())
            changes[kind] = None if ids is None or known is None else known | set(json.loads(ids))
        for kind, accounts in changes.items():
            _plan_kind(db, kind, accounts)
    if seq != last:
        db.execute("UPDATE search.follow SET seq = ?", (last,))


def _plan_kind(db: Connection, kind: str, accounts: set[int] | None) -> None:
    if kind in WITHOUT_TEXT:
        return
    numbers = ORIGINS_OF.get(kind, WRITTEN)
    if kind == "account" and accounts is None:
        numbers = OF_MANY_ACCOUNTS
    for number in numbers:
        for account in (ALL,) if accounts is None else (*accounts, NO_ACCOUNT):
            _plan(db, BY_NUMBER[number], account)


def _plan(db: Connection, origin: Origin, account: int) -> None:
    """Have the rows of an origin compared, of one account or all; once more when that is under way."""
    (indexed,) = db.execute("SELECT max(row) FROM search.doc WHERE origin = ?", (origin.number,)).fetchone()
    highest = max(top(db, origin), indexed or 0)  # the last rows may be gone
    db.execute(
        "INSERT INTO search.work (origin, account, below, top) VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET again = below < top + 1, top = excluded.top, "
        "below = CASE WHEN below < top + 1 THEN below ELSE excluded.below END",
        (origin.number, account, highest + 1, highest),
    )


def _next_work(db: Connection) -> tuple[Origin, int, int, int] | None:
    """Return what to compare next: single accounts before everything, small tables before large ones."""
    row = db.execute(
        "SELECT origin, account, below, top FROM search.work ORDER BY account = 0, origin LIMIT 1"
    ).fetchone()
    return None if row is None else (BY_NUMBER[row[0]], *row[1:])


# Rows become documents


def _compare(db: Connection, origin: Origin, account: int, below: int, highest: int) -> None:
    """Bring the next rows under ``below`` into the index, and take out what lives no more."""
    documents = page(db, origin, account, below, ROWS)
    low = documents[-1].row if len(documents) == ROWS else 0
    known = _indexed(db, origin, account, low, below)
    fresh: list[tuple[int, int, Document, str]] = []
    for document in documents:
        text = document.text()
        number, before = known.pop(document.row, (None, None))
        mark = _print(document, text)
        if number is None and account != ALL:  # it may have come from another account
            number, before = _one(db, origin, document.row)
        if before != mark:
            if number is not None:
                _remove(db, number)
            fresh.append((_number(db, origin, document), mark, document, text))
            _note(db, origin, *fresh[-1][:3])
    for number, _ in known.values():
        _remove(db, number)
    for number, _mark, document, text in sorted(fresh, key=lambda one: one[0]):
        whose = f" {ACCOUNT_MARK}{document.account_id}" if document.account_id is not None else ""
        db.execute("INSERT INTO search.word (rowid, grams) VALUES (?, ?)", (number, grams(text) + whose))
    _went_on(db, origin, account, low, highest)


def _went_on(db: Connection, origin: Origin, account: int, low: int, highest: int) -> None:
    key = (origin.number, account)
    if low:
        db.execute("UPDATE search.work SET below = ? WHERE origin = ? AND account = ?", (low, *key))
        return
    db.execute("DELETE FROM search.work WHERE origin = ? AND account = ? AND again = 0", key)
    db.execute("UPDATE search.work SET below = top + 1, again = 0 WHERE origin = ? AND account = ?", key)


def _indexed(
    db: Connection, origin: Origin, account: int, low: int, below: int
) -> dict[int, tuple[int, int]]:
    scope = "" if account == ALL else "AND account_id IS NULL" if account < 0 else "AND account_id = :account"
    rows = db.execute(
        f"SELECT row, doc, print FROM search.doc WHERE origin = :origin AND row >= :low AND row < :below {scope}",
        {"origin": origin.number, "low": low, "below": below, "account": account},
    )
    return {row: (number, mark) for row, number, mark in rows}


def _one(db: Connection, origin: Origin, row: int) -> Sequence[int | None]:
    found = db.execute(
        "SELECT doc, print FROM search.doc WHERE origin = ? AND row = ?", (origin.number, row)
    ).fetchone()
    return found or (None, None)


def _remove(db: Connection, number: int) -> None:
    db.execute("DELETE FROM search.word WHERE rowid = ?", (number,))
    db.execute("DELETE FROM search.doc WHERE doc = ?", (number,))


def _note(db: Connection, origin: Origin, number: int, mark: int, document: Document) -> None:
    db.execute(
        "INSERT INTO search.doc (doc, origin, row, account_id, print) VALUES (?, ?, ?, ?, ?)",
        (number, origin.number, document.row, document.account_id, mark),
    )


def _print(document: Document, text: str) -> int:
    told = f"{document.account_id}|{document.kind}|{document.at[:10]}|{text}"
    digest = blake2b(told.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _number(db: Connection, origin: Origin, document: Document) -> int:
    """Return a free number in the range of the document's kind and day."""
    if document.kind in NAMES:
        return first_number(document.kind) + document.row * len(ORIGINS) + origin.number - 1
    base = first_number(document.kind, document.day)
    for days in count():
        low = base + days * NUMBERS_A_DAY
        (last,) = db.execute(
            "SELECT max(doc) FROM search.doc WHERE doc >= ? AND doc < ?", (low, low + NUMBERS_A_DAY)
        ).fetchone()
        number = low if last is None else int(last) + 1
        if number < low + NUMBERS_A_DAY:
            break
    if days:  # the day was full: the document is numbered as of a later one, and the farthest is remembered
        db.execute("UPDATE search.follow SET spilled = max(spilled, ?)", (days,))
    return number
