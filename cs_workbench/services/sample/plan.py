"""What the sample book hands over: the sources to sync, and what a person would have typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any


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
    """A to-do: ``kind`` as `services.todos.AddTodo` takes it; ``done_on``: ended that day; ``at``: ``HH:MM``."""

    account: str
    kind: str
    text: str
    due_on: date
    reason: str = ""
    done_on: date | None = None
    at: str | None = None
    detail: Mapping[str, Any] | None = None


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
class SampleVoice:
    """What a customer told us; ``request``: the title of what it asks for."""

    account: str
    kind: str
    text: str
    heard_at: datetime
    request: str = ""


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """A request of the register."""

    title: str
    state: str
    note: str
    shipped_on: date | None = None


@dataclass(frozen=True, slots=True)
class SampleTopic:
    """A topic of an account that takes in what happened there in the last ``days``."""

    account: str
    name: str
    days: int


@dataclass(frozen=True, slots=True)
class SampleCheck:
    """What was measured of a goal on a day."""

    checked_on: date
    value: float
    note: str


@dataclass(frozen=True, slots=True)
class SampleRecord:
    """A record as `services.records` keeps it: ``kind`` goal, person, renewal, outcome, handover or judgement.

    ``contact``: the name of the source's contact that a person's values are laid over.
    """

    kind: str
    account: str
    values: Mapping[str, Any]
    contact: str = ""
    checks: tuple[SampleCheck, ...] = ()


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
        planned: what is planned, in turn, on your drawn accounts that are past their cadence.
        away: the colleague who is away next week.
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
    voices: tuple[SampleVoice, ...] = ()
    requests: tuple[SampleRequest, ...] = ()
    topics: tuple[SampleTopic, ...] = ()
    records: tuple[SampleRecord, ...] = ()
    hits: Mapping[str, int] = field(default_factory=dict)
    calendar: Path | None = None
    planned: tuple[str, ...] = ()
    away: str = ""
