"""Activities of one account for the benches: seeded, mixed kinds, texts as long as real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.ids import uuid7s
from cs_workbench.store.engine import Store
from tests.bench.search_notes import Words

PAGE: Final = 5_000
YEARS: Final = 8
NEWEST: Final = datetime(2026, 11, 20, 9, tzinfo=UTC)
#: Of a hundred activities; the columns beside account and text are `_row`'s.
SHARES: Final = {"note": 30, "touch": 22, "interaction": 30, "ticket": 8, "survey": 3, "voice": 4, "pulse": 3}
#: Done to-dos beside each hundred activities: they are no activity, and the page reads them.
TODOS: Final = 20
CHANNELS: Final = ("mail", "mail", "mail", "phone", "remote", "visit", "chat")


def fill(store: Store, account_id: int, count: int, seed: int = 7) -> None:
    """Write ``count`` activities of an account, three of four Japanese, and its done to-dos."""
    random, words = Random(seed), Words()  # noqa: S311 - notes, not secrets
    kinds = random.choices(list(SHARES), list(SHARES.values()), k=count)
    for first in range(0, count, PAGE):
        part = kinds[first : first + PAGE]
        with store.write("activities", "bench") as writing:
            for kind in SHARES:
                sql, made = _INTO[kind]
                rows = [made(random, words, first + n) for n, k in enumerate(part) if k == kind]
                uids = uuid7s(len(rows))
                writing.db.executemany(
                    sql,
                    [{"uid": u, "account": account_id, **row} for u, row in zip(uids, rows, strict=True)],
                )
            writing.changed("note", None)
            writing.changed("touch", None)
    with store.write("to-dos", "bench") as writing:
        writing.db.executemany(
            "INSERT INTO local_todo (uid, account_id, kind, text, due_on, done_at, created_at, ended) "
            "VALUES (?, ?, 'task', ?, ?, ?, ?, 'done')",
            [
                (uid, account_id, words.note(random)[:80], at[:10], at, at)
                for uid, at in zip(
                    uuid7s(count * TODOS // 100), _moments(random, count * TODOS // 100), strict=True
                )
            ],
        )
        writing.changed("todo", None)


def text(random: Random, words: Words, most: int) -> str:
    """Return a text of 100 to ``most`` characters, mostly short: a few notes of the book, one under the other."""
    length = int(100 * (most / 100) ** (random.random() ** 2))
    parts: list[str] = []
    while sum(map(len, parts)) < length:
        parts.append(words.note(random))
    return "\n\n".join(parts)[:most]


Made = Callable[[Random, Words, int], dict[str, Any]]


def _moment(random: Random) -> str:
    return iso(NEWEST - timedelta(minutes=random.randrange(YEARS * 365 * 24 * 60)))


def _moments(random: Random, count: int) -> Iterator[str]:
    return (_moment(random) for _ in range(count))


def _note(random: Random, words: Words, _number: int) -> dict[str, Any]:
    return {"text": text(random, words, 4_000), "at": _moment(random)}


def _touch(random: Random, words: Words, number: int) -> dict[str, Any]:
    body = text(random, words, 3_000)
    return {
        "channel": random.choice(CHANNELS), "minutes": random.choice((5, 15, 30, 60)), "text": body[:60],
        "body": body, "at": _moment(random), "message": f"<{number}@bench>",
    }  # fmt: skip


def _interaction(random: Random, words: Words, number: int) -> dict[str, Any]:
    return _touch(random, words, number) | {"source_id": f"i{number}"}


def _ticket(random: Random, words: Words, number: int) -> dict[str, Any]:
    return {"source_id": f"t{number}", "text": words.note(random)[:80], "at": _moment(random)}


def _survey(random: Random, words: Words, number: int) -> dict[str, Any]:
    return {
        "source_id": f"s{number}",
        "score": random.randint(0, 10),
        "text": words.note(random),
        "at": _moment(random),
    }


def _voice(random: Random, words: Words, _number: int) -> dict[str, Any]:
    return {"text": words.note(random), "at": _moment(random)}


def _pulse(random: Random, words: Words, _number: int) -> dict[str, Any]:
    return {"level": random.randint(1, 5), "text": words.note(random)[:60], "at": _moment(random)}


_REMOTE: Final = "source, source_id, account_id, known_at, known_assumed, run"
_KNOWN: Final = "'crm', :source_id || '-' || :account, :account, :at, 0, 1"
_INTO: Final[dict[str, tuple[str, Made]]] = {
    "note": (
        (
            "INSERT INTO local_note (uid, account_id, body, written_at, author) "
            "VALUES (:uid, :account, :text, :at, '佐藤')"
        ),
        _note,
    ),
    "touch": (
        (
            "INSERT INTO local_touch (uid, account_id, channel, direction, minutes, meaningful, happened_at, "
            "summary, body, message_id) VALUES (:uid, :account, :channel, 'out', :minutes, 1, :at, :text, :body, "
            ":message)"
        ),
        _touch,
    ),
    "interaction": (
        (
            f"INSERT INTO remote_interaction ({_REMOTE}, channel, direction, minutes, meaningful, happened_at, "
            f"subject, body) VALUES ({_KNOWN}, :channel, 'in', :minutes, 1, :at, :text, :body)"
        ),
        _interaction,
    ),
    "ticket": (
        (
            f"INSERT INTO remote_ticket ({_REMOTE}, subject, kind, priority, status, opened_at, closed_at) "
            f"VALUES ({_KNOWN}, :text, 'help', 'p3', 'closed', :at, :at)"
        ),
        _ticket,
    ),
    "survey": (
        (
            f"INSERT INTO remote_survey ({_REMOTE}, kind, score, comment, answered_at) "
            f"VALUES ({_KNOWN}, 'nps', :score, :text, :at)"
        ),
        _survey,
    ),
    "voice": (
        (
            "INSERT INTO local_voice (uid, account_id, kind, text, heard_at) "
            "VALUES (:uid, :account, 'pain', :text, :at)"
        ),
        _voice,
    ),
    "pulse": (
        (
            "INSERT INTO local_pulse (uid, account_id, level, comment, happened_at) "
            "VALUES (:uid, :account, :level, :text, :at)"
        ),
        _pulse,
    ),
}
