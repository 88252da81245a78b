"""Every live account as columns: the source's fields, what people put in their place, what was computed."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from cs_workbench.domain.columns import (
    Book,
    Column,
    choice_column,
    date_column,
    money_column,
    number_column,
    text_column,
    yes_no_column,
)
from cs_workbench.domain.facts import BY_ID, FACTS, Fact
from cs_workbench.domain.nouns import BY_NAME, Kind
from cs_workbench.kernel.text import clip
from cs_workbench.store import own_fields
from cs_workbench.store.columns import CALCULATED, STANDING_COLUMNS, quoted
from cs_workbench.store.connect import Connection

#: Facts read from ``remote_account`` as they are; the phase is computed from what the source says of it.
_REMOTE: Final = tuple(
    fact.id
    for fact in FACTS
    if fact.id in BY_NAME["account"].by_name and (fact.id not in CALCULATED or fact.id == "phase")
)
#: Its other fields: what is computed from them stands in the place of the fact of that name.
_OTHER: Final = tuple(field.name for field in BY_NAME["account"].fields if field.name not in _REMOTE)
_COMPUTED: Final = tuple(name for name, _ in STANDING_COLUMNS)
READ: Final = 2_000  # characters of a note of which the first are shown


def load_book(
    db: Connection, accounts: Collection[int] | None = None, facts: Collection[str] | None = None
) -> Book:
    """Return the live accounts, ordered by id, with facts of `domain.facts` and ``own.<id>`` columns.

    A local value replaces the source's; unknown stays unknown. Beside the facts stands ``uid``, the account's
    name outside this process.

    Args:
        db: a connection of the store.
        accounts: which; None: all.
        facts: these alone, and no own fields, for a question that is asked often; None: all.
    """
    wanted = [fact for fact in FACTS if facts is None or fact.id in facts]
    more = {"band"} if facts is not None and "band_computed" in facts else set()
    named = {
        "owner",
        "currency",
        *more,
        *(fact.id for fact in wanted),
        *(f"{fact.id}_minor" for fact in wanted),
    }
    computed = tuple(name for name in _COMPUTED if name in named)
    remote = [name for name in _REMOTE if name in named]
    some = _Some.of(accounts)
    ids, raw, fields = _load(db, some, computed, remote, own=facts is None)
    place = {account: row for row, account in enumerate(ids)}
    if named & {"next_step", "next_step_on"}:
        raw["next_step"], raw["next_step_on"] = _next_steps(db, place, some)
    if "renewal_stage" in named:
        raw["renewal_stage"] = _renewal_stages(db, place, some)
    if "band_computed" in named:
        raw["band_computed"] = _computed_bands(db, raw["band"], place)
    if "last_note" in named:
        raw["last_note"] = _last_notes(db, place, some)
    if "synced" in named:
        raw["synced"] = _sync_days(db, raw["source"])
    columns = {fact.id: _column(fact, raw) for fact in wanted}
    columns["uid"] = text_column(raw["uid"])
    return Book(np.array(ids, dtype=np.int64), columns | _own_columns(fields, raw))


def accounts_of(db: Connection, owner: str) -> list[int]:
    """Return the accounts of an owner, as `load_book` tells it; those that are retired may be among them."""
    rows = db.execute(
        "SELECT r.account_id FROM remote_account r LEFT JOIN remote_person p ON p.source = r.source "
        "AND p.source_id = r.owner WHERE coalesce(p.name, r.owner) = :owner "
        "UNION SELECT account_id FROM local_field WHERE field = 'owner' AND json_extract(value, '$') = :owner",
        {"owner": owner},
    )
    return [account for (account,) in rows]


def first_told(db: Connection) -> str | None:
    """Return when a source first told of an account (ISO, UTC); None before the first sync."""
    found: str | None = db.execute("SELECT min(known_at) FROM remote_account").fetchone()[0]
    return found


def load_source_book(
    db: Connection, accounts: Collection[int] | None = None, texts: Collection[str] | None = None
) -> tuple[Book, dict[str, list[Any]]]:
    """Return the live accounts with what sources and people say of them, nothing computed.

    Args:
        db: a connection of the store.
        accounts: which; None: all.
        texts: of the facts that are texts, these alone; None: all.

    Returns:
        The book, and the source's raw values of the fields that are no facts (``mrr``, ``ends_on`` ...).
    """
    told = [n for n in _REMOTE if texts is None or BY_ID[n].kind is not Kind.TEXT or n in texts]
    ids, raw, fields = _load(db, _Some.of(accounts), (), told)
    columns = {name: _typed(BY_ID[name].kind, raw[name], BY_ID[name].labels) for name in (*told, "source")}
    return Book(np.array(ids, dtype=np.int64), columns | _own_columns(fields, raw)), raw


@dataclass(frozen=True, slots=True)
class _Some:
    """Which accounts are read: what a query is bound to, and how it says so; all of them: no word of it."""

    bound: Mapping[str, str]

    @classmethod
    def of(cls, accounts: Collection[int] | None) -> _Some:
        return cls({} if accounts is None else {"accounts": json.dumps(sorted(accounts))})

    def among(self, column: str) -> str:
        """Return the condition that ``column`` is one of them."""
        return f"AND {column} IN (SELECT value FROM json_each(:accounts))" if self.bound else ""


def _load(
    db: Connection,
    some: _Some,
    computed: tuple[str, ...],
    remote: Sequence[str],
    *,
    own: bool = True,
) -> tuple[list[int], dict[str, list[Any]], list[own_fields.OwnField]]:
    ids, raw = _raw_columns(db, some, computed, remote)
    fields = own_fields.all_fields(db) if own else []
    raw |= _own_values(raw.pop("own_json"), [field.id for field in fields])
    _resolve_references(db, raw)
    _put_local_values(db, raw, {account: row for row, account in enumerate(ids)}, some)
    return ids, raw, fields


def _own_columns(fields: Sequence[own_fields.OwnField], raw: Mapping[str, list[Any]]) -> dict[str, Column]:
    return {f"own.{own.id}": own_column(Kind(own.kind), raw[f"own.{own.id}"], own.choices) for own in fields}


def _raw_columns(
    db: Connection, some: _Some, computed: tuple[str, ...], remote: Sequence[str]
) -> tuple[list[int], dict[str, list[Any]]]:
    """Return account ids and, by name, what the tables hold; shape (n,) each.

    A fact both computed and brought by the source (phase) is the computed one where there is one.
    """
    told = [*remote, *(name for name in _OTHER if not computed or name in computed)]
    values = [f'coalesce(s."{name}", r."{name}")' if name in computed else f'r."{name}"' for name in told]
    only = [name for name in computed if name not in told]
    names = (*told, "source", "own_json", "uid", *only)
    cursor = db.execute(
        f"SELECT a.id, {', '.join(values)}, r.source, r.own, a.uid{', ' if only else ''}{quoted(only, 's.')} "
        "FROM account a JOIN remote_account r ON r.account_id = a.id "
        "LEFT JOIN calc_standing s ON s.account_id = a.id "
        f"WHERE a.retired_at IS NULL {some.among('a.id')} ORDER BY a.id",
        some.bound,
    )
    columns = [list(column) for column in zip(*cursor, strict=True)] or [[] for _ in range(len(names) + 1)]
    return columns[0], dict(zip(names, columns[1:], strict=True))


def _resolve_references(db: Connection, raw: dict[str, list[Any]]) -> None:
    """Put names in the place of the source ids of owners and parent accounts; an unknown id stays."""
    people = {
        (source, key): name
        for source, key, name in db.execute("SELECT source, source_id, name FROM remote_person")
    }
    raw["owner"] = [
        owner and people.get((source, owner), owner)
        for source, owner in zip(raw["source"], raw["owner"], strict=True)
    ]
    if any(raw.get("parent", ())):
        parents = {
            (source, key): name
            for source, key, name in db.execute("SELECT source, source_id, name FROM remote_account")
        }
        raw["parent"] = [
            parent and parents.get((source, parent), parent)
            for source, parent in zip(raw["source"], raw["parent"], strict=True)
        ]


def _own_values(texts: Sequence[str | None], ids: Sequence[str]) -> dict[str, list[Any]]:
    """Return what the source brought for own fields."""
    if not any(texts) or not ids:
        return {f"own.{own}": [None] * len(texts) for own in ids}
    parsed = [json.loads(text) if text else {} for text in texts]
    return {f"own.{own}": [values.get(own) for values in parsed] for own in ids}


def _next_steps(db: Connection, place: Mapping[int, int], some: _Some) -> tuple[list[Any], list[Any]]:
    """Return text and day of the open to-do that comes first on each account."""
    steps: list[Any] = [None] * len(place)
    days: list[Any] = [None] * len(place)
    rows = db.execute(
        "SELECT account_id, text, due_on FROM local_todo WHERE done_at IS NULL AND account_id IS NOT NULL "
        "AND coalesce(reason, '') NOT LIKE 'rule:%' "  # a rule's row that was put off is nothing planned
        f"{some.among('account_id')} ORDER BY due_on IS NOT NULL, due_on DESC, id DESC",
        some.bound,
    )
    for account, text, due_on in rows:  # the last one written wins: the earliest day
        row = place.get(account)
        if row is not None:
            steps[row], days[row] = clip(text), due_on
    return steps, days


def _renewal_stages(db: Connection, place: Mapping[int, int], some: _Some) -> list[Any]:
    """Return the stage of the open renewal record; of a closed one until the next term's stands open."""
    stages: list[Any] = [None] * len(place)
    rows = db.execute(
        "SELECT account_id, stage FROM local_renewal WHERE kind = 'renewal' AND retired_at IS NULL "
        f"{some.among('account_id')} ORDER BY closed_on IS NULL, id",
        some.bound,
    )
    for account, stage in rows:  # the last one written wins
        row = place.get(account)
        if row is not None:
            stages[row] = stage
    return stages


def _computed_bands(db: Connection, bands: Sequence[Any], place: Mapping[int, int]) -> list[Any]:
    """Return the bands of the scores: as they stand, but for accounts where a person set one, as last kept."""
    found = list(bands)
    rows = db.execute(
        "SELECT o.account_id, coalesce((SELECT s.band FROM calc_snapshot s WHERE s.account_id = o.account_id "
        "AND s.week <= t.as_of ORDER BY s.week DESC LIMIT 1), 'none') FROM local_override o "
        "JOIN calc_standing t ON t.account_id = o.account_id AND t.band IS NOT NULL "
        "WHERE o.kind = 'band' AND o.ended_at IS NULL"
    )
    for account, band in rows:
        if account in place:
            found[place[account]] = band
    return found


def _last_notes(db: Connection, place: Mapping[int, int], some: _Some) -> list[Any]:
    """Return the beginning of each account's newest note: one look-up an account, however many notes there are."""
    notes: list[Any] = [None] * len(place)
    rows = db.execute(
        "SELECT a.id, (SELECT substr(n.body, 1, :most) FROM local_note n WHERE n.account_id = a.id "
        "AND n.retired_at IS NULL ORDER BY n.written_at DESC, n.id DESC LIMIT 1) "
        f"FROM account a WHERE a.retired_at IS NULL {some.among('a.id')}",
        {"most": READ, **some.bound},
    )
    for account, body in rows:
        if body is not None and account in place:
            notes[place[account]] = clip(body)
    return notes


def _sync_days(db: Connection, sources: Sequence[str]) -> list[Any]:
    days = dict(
        db.execute(
            "SELECT source, substr(max(ended_at), 1, 10) FROM sync_run WHERE state IN ('done', 'held') GROUP BY source"
        )
    )
    return [days.get(source) for source in sources]


def _put_local_values(
    db: Connection, raw: dict[str, list[Any]], place: Mapping[int, int], some: _Some
) -> None:
    sql = f"SELECT account_id, field, value FROM local_field WHERE 1 {some.among('account_id')}"
    for account, name, value in db.execute(sql, some.bound):
        row = place.get(account)
        if row is not None and name in raw:
            raw[name][row] = json.loads(value)


def _column(fact: Fact, raw: Mapping[str, list[Any]]) -> Column:
    if fact.kind is Kind.MONEY:
        return money_column(raw[f"{fact.id}_minor"], raw["currency"])
    return _typed(fact.kind, raw[fact.id], fact.labels)


def _typed(kind: Kind, values: Sequence[Any], labels: Sequence[str]) -> Column:
    if kind is Kind.DATE:
        return date_column(values)
    if kind is Kind.YES_NO:
        return yes_no_column(values)
    if kind in (Kind.INT, Kind.NUMBER):
        return number_column(values, kind)
    if kind in (Kind.CHOICE, Kind.REF):
        return choice_column(values, labels)
    return text_column(values)


def own_column(kind: Kind, values: Sequence[Any], choices: Sequence[str]) -> Column:
    """Return an own field's column; a value of another type, left from an earlier definition, is unknown."""
    fitting = {Kind.NUMBER: (int, float), Kind.INT: (int, float), Kind.YES_NO: (bool, int)}.get(kind, (str,))
    return _typed(kind, [v if isinstance(v, fitting) else None for v in values], choices)
