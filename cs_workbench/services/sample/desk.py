"""What 佐藤 would have typed: notes, to-dos, touches and an override, for the accounts that are hers."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from cs_workbench.kernel.resources import resource
from cs_workbench.services.sample.accounts import Account
from cs_workbench.services.sample.days import business_day, last_business_day
from cs_workbench.services.sample.outline import Outline
from cs_workbench.services.sample.plan import SampleNote, SampleOverride, SampleTodo, SampleTouch
from cs_workbench.services.sample.rows import contact_rows
from cs_workbench.services.sample.stories import NUMBERS

#: Every topic is used three times, so that the number of search hits does not depend on the seed.
ROUNDS: Final = 3
NAME: Final = 2  # place of the name in a row of contacts


@dataclass(frozen=True, slots=True)
class Typed:
    """The local part of the book."""

    notes: tuple[SampleNote, ...]
    todos: tuple[SampleTodo, ...]
    touches: tuple[SampleTouch, ...]
    overrides: tuple[SampleOverride, ...]
    hits: dict[str, int]
    planned: tuple[str, ...]


def typed(book: Outline, mine: Sequence[Account]) -> Typed:
    """Return what was typed on ``mine``, your accounts, the stories first."""
    texts = tomllib.loads(resource("sample", f"notes_{book.words.language}.toml").read_text("utf-8"))
    desk = tomllib.loads(resource("sample", f"desk_{book.words.language}.toml").read_text("utf-8"))
    notes = tuple(sorted(_notes(book, mine, texts), key=lambda n: (n.written_at, n.account)))
    return Typed(
        notes,
        tuple(_todo(book, entry) for entry in desk["todo"]),
        tuple(_touch(book, entry) for entry in desk["touch"]),
        tuple(
            SampleOverride(
                _story(e["key"]), e["tier"], e["reason"], book.today + timedelta(days=e["until_in"])
            )
            for e in desk["override"]
        ),
        {word: sum(word in note.body.casefold() for note in notes) for word in texts["search"]},
        tuple(desk["planned"]),
    )


def _notes(book: Outline, mine: Sequence[Account], texts: dict[str, Any]) -> list[SampleNote]:
    you = book.words["team"][0]
    by_number = {account.number: account for account in mine}
    notes = []
    for entry in texts["story"]:
        account = by_number[NUMBERS[entry["key"]]]
        notes.append(_note(book, account, entry["days_ago"], entry["body"]))
    drawn = [a for a in mine if not a.story and a.churned is None and (book.today - a.start).days > 60]
    told = drawn or [a for a in mine if a.churned is None]
    for index in range(len(texts["topics"]) * ROUNDS):
        account = told[index * 5 % len(told)]
        rng = book.dice(account, f"note {index}")
        people = [row[NAME] for row in contact_rows(book, account) if row[NAME]] or [you]
        body = (
            texts["head"] + texts["topics"][index % len(texts["topics"])] + rng.choice(texts["closings"])
        ).format(
            subject=rng.choice(texts["subjects"]),
            person=people[0],
            other=people[-1],
            you=you,
            department=rng.choice(book.words["departments"]),
            seats=account.seats,
            product=book.words["products"][0],
        )
        age = (book.today - account.start).days
        notes.append(_note(book, account, rng.randrange(2, min(360, age)), body))
    return notes


def _note(book: Outline, account: Account, days_ago: int, body: str) -> SampleNote:
    at = datetime.combine(
        last_business_day(book.ago(days_ago)), time(1 + days_ago % 8, days_ago * 7 % 60), UTC
    )
    product = book.words["products"][0]
    return SampleNote(
        account.id,
        at,
        book.words["team"][0],
        body.replace("{seats}", str(account.seats)).replace("{product}", product),
    )


def _todo(book: Outline, entry: dict[str, Any]) -> SampleTodo:
    """Return a to-do; ``in`` days from today, on a business day when it says so."""
    due = book.today + timedelta(days=entry["in"])
    due = business_day(due) if entry.get("business") else due
    done = book.ago(entry["done_ago"]) if "done_ago" in entry else None
    detail = dict(entry.get("detail", {}))
    if "deadline_in" in detail:
        detail["deadline"] = (book.today + timedelta(days=detail.pop("deadline_in"))).isoformat()
    return SampleTodo(
        _story(entry["key"]), entry["kind"], entry["text"], due, entry.get("reason", ""), done, entry.get("at"),
        detail or None,
    )  # fmt: skip


def _touch(book: Outline, entry: dict[str, Any]) -> SampleTouch:
    at = datetime.combine(book.ago(entry["days_ago"]), time(5, 30), UTC)
    return SampleTouch(
        _story(entry["key"]), entry["channel"], entry["direction"], entry["minutes"], entry["summary"], at,
        entry.get("meaningful", True),
    )  # fmt: skip


def _story(key: str) -> str:
    return f"A{NUMBERS[key]:05d}"
