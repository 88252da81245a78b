"""活動履歴 Activity: everything said and done, newest first, a page at a time from one indexed query.

Each kind of row is an arm of one UNION ALL. An arm sorts and stops by its own index on time, so that a page
costs as many rows as it shows, however many there are; the next page begins after the key of the last row.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final

from cs_workbench.store.connect import Connection

PAGE: Final = 200
LONGEST: Final = 2_000  # characters of a text that a list needs at most
#: So few accounts are looked up one by one; of more, the newest rows are gone through and tested.
FEW: Final = 200
#: Seconds that counting may take before a number stays unknown; asked every so many steps of SQLite.
PATIENCE_S: Final = 0.25
STEPS: Final = 20_000
_MIDNIGHT: Final = "T00:00:00Z"
#: Fields whose changes are told; `ix_field_change_told` holds exactly these.
_TOLD: Final = "noun = 'account' AND field IN ('owner', 'phase', 'plan', 'arr', 'ends_on')"
_PERSON: Final = (
    "coalesce((SELECT p.name FROM remote_person p WHERE p.source = {0}.source AND p.source_id = {0}.owner), "
    "{0}.owner, '')"
)


@dataclass(frozen=True, slots=True)
class Key:
    """Where a page ends: rows go by time, then kind, then id, each downwards."""

    at: str
    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing that was said or done. ``at``: ISO UTC, midnight for what has a day only.

    Attributes:
        kind: a key of `ARMS`.
        text: at most `LONGEST` characters; '' where the kind and ``more`` say all.
        more: of a change, what was before; of a voice, its kind; of a ticket, its priority.
    """

    at: str
    kind: str
    id: int
    account_id: int
    channel: str
    text: str
    minutes: int | None
    who: str
    source: str  # '' written here
    direction: str
    meaningful: int | None
    topic_id: int | None
    more: str
    uid: str


@dataclass(frozen=True, slots=True)
class _Arm:
    """What a kind is selected from. ``time``: the column it is sorted by; ``is_day``: it holds days."""

    table: str
    time: str
    text: str
    where: str = "1"
    is_day: bool = False
    id: str = "a.id"
    channel: str = "''"
    minutes: str = "NULL"
    who: str = "''"
    source: str = "''"
    direction: str = "''"
    meaningful: str = "NULL"
    topic: str = ""
    more: str = "''"
    uid: str = "''"


_LIVE: Final = "a.retired_at IS NULL"
_BEFORE: Final = (
    "(SELECT b.band FROM calc_snapshot b WHERE b.account_id = a.account_id AND b.week < a.week "
    "ORDER BY b.week DESC LIMIT 1)"
)
ARMS: Final = {
    "note": _Arm("local_note", "written_at", "a.body", _LIVE, who="coalesce(a.author, '')",
                 topic="a.topic_id", uid="a.uid"),
    "touch": _Arm("local_touch", "happened_at", "coalesce(nullif(a.summary, ''), a.body, '')", _LIVE,
                  channel="a.channel", minutes="a.minutes", who="coalesce(a.author, '')",
                  direction="coalesce(a.direction, '')", meaningful="a.meaningful", topic="a.topic_id",
                  more="coalesce(a.people, '')", uid="a.uid"),
    "interaction": _Arm("remote_interaction", "happened_at", "coalesce(a.subject, a.body, '')",
                        channel="coalesce(a.channel, '')", minutes="a.minutes", who=_PERSON.format("a"),
                        source="a.source", direction="coalesce(a.direction, '')", meaningful="a.meaningful",
                        topic="(SELECT i.topic_id FROM local_topic_item i WHERE i.kind = 'interaction' "
                        "AND i.item = a.id)", more="coalesce(a.people, '')"),
    "ticket": _Arm("remote_ticket", "opened_at", "coalesce(a.subject, '')", source="a.source",
                   more="upper(coalesce(a.priority, ''))"),
    "survey": _Arm("remote_survey", "answered_at", "upper(coalesce(a.kind, '')) || ' ' "
                   "|| iif(a.score IS NULL, '', printf('%g', a.score)) "
                   "|| coalesce(': ' || a.comment, '')", source="a.source"),
    "outcome": _Arm("remote_outcome", "happened_on", "coalesce(a.reason, a.comment, '')", is_day=True,
                    source="a.source", more="coalesce(a.kind, '')"),
    "own_outcome": _Arm("local_outcome", "happened_on", "coalesce(a.comment, '')", _LIVE, is_day=True,
                        who="coalesce(a.author, '')", more="a.kind", uid="a.uid"),
    "voice": _Arm("local_voice", "heard_at", "a.text", _LIVE, who="coalesce(a.author, '')", more="a.kind",
                  uid="a.uid"),
    "pulse": _Arm("local_pulse", "happened_at", "coalesce(a.comment, '')", _LIVE,
                  who="coalesce(a.author, '')", more="CAST(a.level AS TEXT)", uid="a.uid"),
    "band": _Arm("calc_snapshot", "week", "a.band || ' ' || coalesce(CAST(round(coalesce(a.shown, a.score)) AS "
                 "INTEGER), '')", f"a.band IS NOT NULL AND {_BEFORE} <> a.band", is_day=True, id="a.account_id",
                 more=_BEFORE),
    "override": _Arm("local_override", "at", "a.value", "a.ended_at IS NULL OR a.ended_at > a.at",
                     who="coalesce(a.\"by\", '')", channel="a.kind", more="coalesce(a.reason, '')", uid="a.uid"),
    "phase": _Arm("calc_phase_change", "changed_on", "coalesce(a.new, '')", "a.cause NOT IN ('hand', 'source')",
                  is_day=True, id="a.account_id", channel="a.cause", more="a.old || ' ' || a.because"),
    "field": _Arm("field_change", "at", "coalesce(a.new, '')", f"a.account_id IS NOT NULL AND {_TOLD}",
                  channel="a.field", source="a.source", more="coalesce(a.old, '')"),
    "tier": _Arm("calc_tier_change", "changed_on", "coalesce(a.new, '')", "a.old IS NOT a.new", is_day=True,
                 channel="a.cause", more="coalesce(a.old, '')"),
}  # fmt: skip
#: Arms whose rows have a channel that narrows them.
WITH_CHANNEL: Final = ("touch", "interaction")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows: arms with their channels (None: all), accounts (None: all), days, topic."""

    arms: tuple[tuple[str, tuple[str, ...] | None], ...]
    accounts: tuple[int, ...] | None = None
    since: str = ""  # ISO day
    until: str = ""  # ISO day, the last one
    topic: int | None = None


def page(db: Connection, wanted: Wanted, before: Key | None = None, most: int = PAGE) -> list[Activity]:
    """Return at most ``most`` rows, newest first, after the row that ``before`` names."""
    bound = _bound(wanted) | {"most": most}
    if before is not None:
        bound |= {"at": before.at, "day": before.at[:10], "id": before.id}
    arms = [
        _rows_of(kind, channels, wanted, before)
        for kind, channels in wanted.arms
        if wanted.topic is None or ARMS[kind].topic
    ]
    if not arms:
        return []
    sql = " UNION ALL ".join(arms) + " ORDER BY 1 DESC, 2 DESC, 3 DESC LIMIT :most"
    return [Activity(*row) for row in db.execute(sql, bound)]


def counts(db: Connection, wanted: Wanted, patience: float = PATIENCE_S) -> dict[tuple[str, str], int | None]:
    """Return (arm, channel) -> how many rows; None where counting took longer than ``patience`` seconds.

    Arms without a channel have ''. What is None is many; nobody waits for the exact number.
    """
    found: dict[tuple[str, str], int | None] = {}
    end = monotonic() + patience
    db.set_progress_handler(lambda: int(monotonic() > end), STEPS)
    try:
        for kind, channels in wanted.arms:
            if wanted.topic is None or ARMS[kind].topic:
                found |= _count(db, kind, channels, wanted)
    finally:
        db.set_progress_handler(None, 0)
    return found


def one(db: Connection, kind: str, row_id: int, account_id: int) -> Activity | None:
    """Return one row with its whole text; None when it is gone."""
    arm = ARMS[kind]
    sql = f"SELECT {_columns(kind, whole=True)} FROM {arm.table} a WHERE {arm.id} = ? AND ({arm.where})"
    rows = [Activity(*row) for row in db.execute(sql, (row_id,))]
    return next((row for row in rows if row.account_id == account_id), None)


def names(db: Connection, accounts: Collection[int]) -> dict[int, str]:
    """Return the names of accounts, as a person changed them here or as their source has them."""
    rows = db.execute(
        "SELECT r.account_id, coalesce((SELECT f.value ->> '$' FROM local_field f WHERE "
        "f.account_id = r.account_id AND f.field = 'name'), r.name, '') FROM remote_account r "
        "WHERE r.account_id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(accounts)),),
    )
    return dict(rows)


def owned_by(db: Connection, owner: str) -> tuple[int, ...]:
    """Return the live accounts whose owner is called ``owner``."""
    rows = db.execute(
        "SELECT a.id FROM account a JOIN remote_account r ON r.account_id = a.id LEFT JOIN remote_person p ON "
        "p.source = r.source AND p.source_id = r.owner LEFT JOIN local_field f ON f.account_id = a.id AND "
        "f.field = 'owner' WHERE a.retired_at IS NULL AND coalesce(f.value ->> '$', p.name, r.owner) = ?",
        (owner,),
    )
    return tuple(account for (account,) in rows)


# Inside


def _rows_of(kind: str, channels: Sequence[str] | None, wanted: Wanted, before: Key | None) -> str:
    arm = ARMS[kind]
    return (
        f"SELECT * FROM (SELECT {_columns(kind)} FROM {arm.table} a WHERE {_where(kind, channels, wanted)}"
        f"{_after(kind, before)} ORDER BY a.{arm.time} DESC, {arm.id} DESC LIMIT :most)"
    )


def _columns(kind: str, *, whole: bool = False) -> str:
    arm = ARMS[kind]
    at = f"a.{arm.time} || '{_MIDNIGHT}'" if arm.is_day else f"a.{arm.time}"
    text = arm.text if whole else f"substr({arm.text}, 1, {LONGEST})"
    return (
        f"{at} AS at, '{kind}' AS kind, {arm.id} AS id, a.account_id, {arm.channel}, {text}, {arm.minutes}, "
        f"{arm.who}, {arm.source}, {arm.direction}, {arm.meaningful}, {arm.topic or 'NULL'}, {arm.more}, {arm.uid}"
    )


def _where(kind: str, channels: Sequence[str] | None, wanted: Wanted) -> str:
    arm = ARMS[kind]
    parts = [f"({arm.where})", f"a.{arm.time} IS NOT NULL"]
    if wanted.accounts is None:
        if arm.table.startswith(("remote_", "field_")):
            parts.append("a.account_id IS NOT NULL")
    elif len(wanted.accounts) == 1:
        parts.append("a.account_id = :account")
    elif len(wanted.accounts) <= FEW:
        parts.append("a.account_id IN (SELECT value FROM json_each(:accounts))")
    else:  # the plus keeps the accounts' index out: the newest rows are gone through in order of time
        parts.append("+a.account_id IN (SELECT value FROM json_each(:accounts))")
    if wanted.since:
        parts.append(f"a.{arm.time} >= :since")
    if wanted.until:
        parts.append(f"a.{arm.time} <= :until" if arm.is_day else f"a.{arm.time} <= :until || 'T23:59:59Z'")
    if channels is not None and kind in WITH_CHANNEL:
        parts.append("coalesce(a.channel, '') IN ({})".format(", ".join(f"'{c}'" for c in channels)))
    if wanted.topic is not None:
        parts.append(f"{arm.topic} = :topic")
    return " AND ".join(parts)


def _after(kind: str, before: Key | None) -> str:
    """Return what keeps an arm behind the key: its kind is a constant, so one comparison is enough."""
    if before is None:
        return ""
    arm = ARMS[kind]
    column, value = f"a.{arm.time}", ":day" if arm.is_day else ":at"
    if arm.is_day and not before.at.endswith(_MIDNIGHT):
        return f" AND {column} <= {value}"
    if kind == before.kind:
        return f" AND ({column}, {arm.id}) < ({value}, :id)"
    return f" AND {column} {'<=' if kind < before.kind else '<'} {value}"


def _bound(wanted: Wanted) -> dict[str, Any]:
    accounts = wanted.accounts
    return {
        "account": accounts[0] if accounts is not None and len(accounts) == 1 else None,
        "accounts": json.dumps(accounts),
        "since": wanted.since,
        "until": wanted.until,
        "topic": wanted.topic,
    }


def _count(
    db: Connection, kind: str, channels: Sequence[str] | None, wanted: Wanted
) -> dict[tuple[str, str], int | None]:
    where, table = _where(kind, channels, wanted), ARMS[kind].table
    has_channel = kind in WITH_CHANNEL
    channel = "coalesce(a.channel, '')" if has_channel else "''"
    sql = f"SELECT {channel}, count(*) FROM {table} a WHERE {where} GROUP BY 1"
    try:
        rows = db.execute(sql, _bound(wanted)).fetchall()
    except db.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        return {(kind, ""): None}
    return {(kind, found): count for found, count in rows}
