"""What the sample book hands over: the sources to sync, and what a person would have typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SampleSource:
    """A folder that is synced like any other, with its mapping file."""

    name: str
    folder: Path
    mapping: Path


@dataclass(frozen=True, slots=True)
class SampleNote:
    """A note (議事録). ``account``: the source id in the source 'sample'."""

    account: str
    written_at: datetime
    author: str
    body: str


@dataclass(frozen=True, slots=True)
class SampleTodo:
    """A to-do: ``kind`` as `services.todos.AddTodo` takes it; ``done_on``: ended that day."""

    account: str
    kind: str
    text: str
    due_on: date
    reason: str = ""
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class SampleTouch:
    """A touch logged by hand; the source does not know of it."""

    account: str
    channel: str
    direction: str
    minutes: int
    summary: str
    happened_at: datetime
    meaningful: bool = True


@dataclass(frozen=True, slots=True)
class SampleOverride:
    """A tier set by hand (手動設定) until ``expires_on``."""

    account: str
    tier: str
    reason: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """The whole book.

    Attributes:
        today: the day all days count from.
        you: the owner's name of the person at the desk; ``lead``: the team lead's.
        sources: in the order to sync.
        stories: story key -> source id of its account.
        rows: file name -> rows written.
        hits: search word -> how many of ``notes`` contain it, in capitals or not.
        calendar: the .ics file of your meetings.
    """

    today: date
    you: str
    lead: str
    sources: tuple[SampleSource, ...]
    stories: Mapping[str, str]
    rows: Mapping[str, int]
    notes: tuple[SampleNote, ...] = ()
    todos: tuple[SampleTodo, ...] = ()
    touches: tuple[SampleTouch, ...] = ()
    overrides: tuple[SampleOverride, ...] = ()
    hits: Mapping[str, int] = field(default_factory=dict)
    calendar: Path | None = None
