"""Reviews as `services.reviews` answers them, without a store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cs_workbench.domain.deck import Picture

THIRD_QUARTER = (date(2026, 7, 1), date(2026, 9, 30))
TO_TODAY = (date(2026, 9, 1), date(2026, 11, 30))


@dataclass(frozen=True)
class ReviewRow:
    """The review itself."""

    kind: str = "qbr"
    language: str = "ja"
    account_id: int = 1
    from_on: date = TO_TODAY[0]
    to_on: date = TO_TODAY[1]
    meeting_on: date | None = date(2026, 11, 27)


@dataclass(frozen=True)
class SlideText:
    """What the CSM wrote."""

    texts: Mapping[str, str] = field(default_factory=dict)
    note: str = "社内メモ: ヘルススコア 42、ハイタッチ、LTV"
    is_hidden: bool | None = None


@dataclass(frozen=True)
class CarriedPromise:
    """A promise of either side."""

    text: str
    side: str = "us"
    owner: str = "佐藤"
    due_on: date | None = date(2026, 12, 11)
    state: str = "open"
    first_on: date | None = date(2026, 8, 20)
    carries: int = 0
    todo_id: int = 0


@dataclass(frozen=True)
class Review:
    """A review with everything that belongs to it."""

    row: ReviewRow = field(default_factory=ReviewRow)
    slides: Mapping[str, SlideText] = field(default_factory=dict)
    shared: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    promises: tuple[CarriedPromise, ...] = ()
    pictures: Mapping[str, tuple[Picture, ...]] = field(default_factory=dict)
