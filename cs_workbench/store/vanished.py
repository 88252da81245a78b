"""What a source no longer has, and taking an import back. Accounts are retired, never deleted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cs_workbench.domain.nouns import NOUNS
from cs_workbench.store import prints
from cs_workbench.store.connect import Connection

#: More vanished accounts than either of these wait for a person's yes.
MOST_SHARE: Final = 0.20
MOST_ACCOUNTS: Final = 50
#: In place of a run's number in ``sync_missing``: a person said that this row stays.
KEPT: Final = 2**62


@dataclass(slots=True)
class Retired:
    """What became of vanished rows. ``held``: too many accounts would go, so nothing went."""

    retired: int = 0
    returned: int = 0
    held: bool = False
    would_go: int = 0
    of_live: int = 0


@dataclass(frozen=True, slots=True)
class Hold:
    """A sync on hold until a person answers."""

    since: str
    would_go: int
    of_live: int


def _live(noun: str) -> str:
    """Return SQL for (source_id, id) of a source's rows that are not retired."""
    if noun == "account":
        return (
            "SELECT k.source_id, a.id FROM account_key k JOIN account a ON a.id = k.account_id "
            "WHERE k.source = :source AND a.retired_at IS NULL"
        )
    return f"SELECT source_id, id FROM remote_{noun} WHERE source = :source AND retired_at IS NULL"


def _table(noun: str) -> str:
    return "account" if noun == "account" else f"remote_{noun}"


def retire_missing(
    db: Connection, source: str, nouns: Sequence[str], *, run: int, at: str, sure: bool = False
) -> Retired:
    """Retire what this complete pull and an earlier one did not bring; take back what is there again.

    ``sure``: a person said yes to any number.
    """
    result = Retired()
    going: dict[str, list[int]] = {}
    for noun in nouns:
        seen = _seen(db, source, noun, run)
        result.returned += _take_back(db, source, noun, seen)
        of_live, missing = 0, dict[str, int]()
        for source_id, row in db.execute(_live(noun), {"source": source}):
            of_live += 1
            if source_id not in seen:
                missing[source_id] = row
        sql = "SELECT source_id, run FROM sync_missing WHERE source = ? AND noun = ?"
        known = dict(db.execute(sql, (source, noun)))
        going[noun] = [row for source_id, row in missing.items() if known.get(source_id, run) < run]
        db.executemany(
            "DELETE FROM sync_missing WHERE source = ? AND noun = ? AND source_id = ?",
            [(source, noun, source_id) for source_id in known.keys() & seen],
        )
        db.executemany(
            "INSERT INTO sync_missing (source, noun, source_id, run) VALUES (?, ?, ?, ?)",
            [(source, noun, source_id, run) for source_id in sorted(missing.keys() - known.keys())],
        )
        if noun == "account":
            result.of_live = of_live
            going[noun] = _at_home(db, source, going[noun])
    result.would_go = len(going.get("account", ()))
    too_many = result.would_go > min(MOST_SHARE * result.of_live, MOST_ACCOUNTS)
    if too_many and not sure:
        result.held = True
        _hold(db, source, result, at)
    else:
        result.retired = sum(_retire(db, noun, ids, at) for noun, ids in going.items())
        db.execute("UPDATE source_hold SET answer = 'settled' WHERE source = ? AND answer IS NULL", (source,))
    db.execute("DELETE FROM sync_seen WHERE source = ? AND run <= ?", (source, run))
    return result


def _at_home(db: Connection, source: str, accounts: Sequence[int]) -> list[int]:
    """Return those of ``accounts`` whose fields this source supplies; others it only knows by another name."""
    sql = (
        "SELECT account_id FROM remote_account WHERE source = ? "
        "AND account_id IN (SELECT value FROM json_each(?))"
    )
    return [account for (account,) in db.execute(sql, (source, json.dumps(list(accounts))))]


def _seen(db: Connection, source: str, noun: str, run: int) -> set[str]:
    """Return the source ids that a run brought, and those a person repaired by hand."""
    seen: set[str] = set()
    for (ids,) in db.execute("SELECT source_ids FROM sync_seen WHERE run = ? AND noun = ?", (run, noun)):
        seen.update(json.loads(ids))
    repaired = db.execute(
        "SELECT repair ->> 'source_id' FROM held_row WHERE source = ? AND noun = ? AND state = 'repaired'",
        (source, noun),
    )
    return seen.union(source_id for (source_id,) in repaired if source_id is not None)


def _take_back(db: Connection, source: str, noun: str, seen: set[str]) -> int:
    if noun == "account":
        sql = (
            "SELECT k.source_id, a.id FROM account a JOIN account_key k ON k.account_id = a.id "
            "WHERE k.source = ? AND a.retired_at IS NOT NULL"
        )
    else:
        sql = f"SELECT source_id, id FROM remote_{noun} WHERE source = ? AND retired_at IS NOT NULL"
    back = [row for source_id, row in db.execute(sql, (source,)) if source_id in seen]
    return _retire(db, noun, back, None)


def _retire(db: Connection, noun: str, ids: Sequence[int], at: str | None) -> int:
    sql = f"UPDATE {_table(noun)} SET retired_at = ? WHERE id IN (SELECT value FROM json_each(?))"
    return int(db.execute(sql, (at, json.dumps(list(ids)))).rowcount)


def _hold(db: Connection, source: str, found: Retired, at: str) -> None:
    db.execute(
        "INSERT INTO source_hold (source, since, would_go, of_live) VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET since = iif(answer IS NULL, since, excluded.since), would_go = excluded.would_go, "
        "of_live = excluded.of_live, answer = NULL",
        (source, at, found.would_go, found.of_live),
    )


def open_hold(db: Connection, source: str) -> Hold | None:
    """Return the hold of a source that waits for an answer."""
    row = db.execute(
        "SELECT since, would_go, of_live FROM source_hold WHERE source = ? AND answer IS NULL", (source,)
    ).fetchone()
    return None if row is None else Hold(*row)


def would_go(db: Connection, source: str) -> list[int]:
    """Return the accounts that two complete pulls did not bring and that a person did not keep."""
    return _at_home(db, source, _missing(db, source, "account"))


def _missing(db: Connection, source: str, noun: str) -> list[int]:
    """Return the live rows that the last complete pull and an earlier one did not bring."""
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM sync_run WHERE source = ?", (source,)).fetchone()
    bound = {"source": source, "noun": noun, "run": last}
    sql = (
        f"SELECT id FROM ({_live(noun)}) WHERE source_id IN (SELECT source_id FROM sync_missing "
        "WHERE source = :source AND noun = :noun AND run < :run)"
    )
    return [row for (row,) in db.execute(sql, bound)]


def answer_hold(db: Connection, source: str, *, remove: bool, at: str) -> int:
    """Retire the vanished rows of a hold, or keep them for good; return how many accounts went."""
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM sync_run WHERE source = ?", (source,)).fetchone()
    gone = 0
    for noun in (n.name for n in NOUNS if n.vanishes):
        if remove:
            ids = would_go(db, source) if noun == "account" else _missing(db, source, noun)
            count = _retire(db, noun, ids, at)
            gone += count if noun == "account" else 0
        else:
            sql = "UPDATE sync_missing SET run = ? WHERE source = ? AND noun = ? AND run < ?"
            db.execute(sql, (KEPT, source, noun, last))
    db.execute(
        "UPDATE source_hold SET answer = ? WHERE source = ?", ("removed" if remove else "kept", source)
    )
    return gone


def retire_source(db: Connection, source: str, *, at: str) -> int:
    """Retire every account of a source and what hangs on it; return how many rows went."""
    gone = 0
    for noun in (n.name for n in NOUNS if n.vanishes):
        ids = [row for _, row in db.execute(_live(noun), {"source": source})]
        gone += _retire(db, noun, ids, at)
    prints.forget(db, source)
    return gone


def undo_run(db: Connection, source: str, run: int | None, *, at: str) -> int:
    """Take back what a run brought; return how many rows that were.

    Changed fields get their old values, new accounts, contacts and subscriptions are retired, other new
    facts are removed; a later sync brings all of it again.
    """
    if run is None:
        return 0
    count = _put_fields_back(db, source, run)
    for noun in NOUNS:
        bound = (source, run)
        if noun.name == "account":
            sql = "SELECT account_id FROM remote_account WHERE source = ? AND run = ?"
            count += _retire(db, "account", [row for (row,) in db.execute(sql, bound)], at)
        elif noun.vanishes:
            sql = f"SELECT id FROM remote_{noun.name} WHERE source = ? AND run = ? AND retired_at IS NULL"
            count += _retire(db, noun.name, [row for (row,) in db.execute(sql, bound)], at)
        else:
            sql = f"DELETE FROM remote_{noun.name} WHERE source = ? AND run = ?"
            count += int(db.execute(sql, bound).rowcount)
    db.execute("DELETE FROM sync_cursor WHERE source = ?", (source,))
    db.execute("DELETE FROM sync_seen WHERE source = ? AND run = ?", (source, run))
    prints.forget(db, source)
    return count


def _put_fields_back(db: Connection, source: str, run: int) -> int:
    changes = db.execute(
        "SELECT noun, source_id, account_id, field, old FROM field_change WHERE source = ? AND run = ? "
        "ORDER BY id DESC",
        (source, run),
    ).fetchall()
    for noun, source_id, account_id, name, old in changes:
        if noun == "usage":
            metric, grain, start = json.loads(source_id)
            db.execute(
                f'UPDATE remote_usage SET "{name}" = ? WHERE source = ? AND account_id = ? AND metric = ? '
                "AND grain = ? AND period_start = ?",
                (old, source, account_id, metric, grain, start),
            )
        else:
            sql = f'UPDATE remote_{noun} SET "{name}" = ? WHERE source = ? AND source_id = ?'
            db.execute(sql, (old, source, source_id))
    db.execute("DELETE FROM field_change WHERE source = ? AND run = ?", (source, run))
    return len({(noun, source_id, account_id) for noun, source_id, account_id, _, _ in changes})


def count_rows(db: Connection, source: str) -> int:
    """Return how many rows of a source are here."""
    tables = ("account_key", *(f"remote_{n.name}" for n in NOUNS if n.name != "account"))
    parts = " UNION ALL ".join(f"SELECT count(*) AS n FROM {t} WHERE source = :source" for t in tables)
    return int(db.execute(f"SELECT sum(n) FROM ({parts})", {"source": source}).fetchone()[0])
