"""Business reviews (ビジネスレビュー) as they are read: the list, and one review with all that hangs on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.deck import CONTRACT, GROUP, Picture
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.records import NotThere
from cs_workbench.services.review_facts import Facts

if TYPE_CHECKING:
    from cs_workbench.services.review_promises import CarriedPromise
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.reviews import Row

KINDS: Final = ("qbr", "ebr", "digital")
STATES: Final = ("draft", "ready", "held")
LANGUAGES: Final = ("ja", "en")
#: Slide -> the texts it takes beside 'title' (which replaces the automatic one) and 'lines'.
TEXT_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "summary": ("result", "risk", "ask"),
    "learned": tuple(f"{part}{n}" for n in (1, 2, 3) for part in ("data", "meaning", "advice")),
    "agenda": ("decisions", "attendees"),
}
#: Those of them that only the CSM can say, without which the slide says nothing.
WANTED: Final[Mapping[str, tuple[str, ...]]] = {
    "agenda": ("decisions",),
    "summary": ("result", "risk", "ask"),
    "learned": ("data1", "meaning1", "advice1"),
}
SHORTEST_UID: Final = 8


class WrongState(WorkbenchError):
    """Something that a review in its state does not take."""

    template = N_(
        "errors",
        "“{title}” is {state}, so what it shows is kept as it is. Nothing was changed. Reopen it first.",
    )
    code = "CSW-2101"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review.

    Attributes:
        kind: an id of the words 'review_kind'; ``state``: of 'review_state'.
        from_on, to_on: the period it looks at, both ends included.
        audience: whom it is for, as written.
        as_of: the day on which its numbers were frozen; None: they are not.
        template: the PPTX template's name or path; '' ours.
        reopened: why it was opened again, the last time.
    """

    uid: str
    account_id: int
    account_uid: str
    account: str
    owner: str
    kind: str
    title: str
    from_on: date
    to_on: date
    language: str
    audience: str
    state: str
    meeting_on: date | None
    held_on: date | None
    as_of: date | None
    template: str
    reopened: str = ""

    @property
    def period(self) -> str:
        """The quarter whose shared slides it has, such as '2026-Q3': that of its last day."""
        return quarter_of(self.to_on)


@dataclass(frozen=True, slots=True)
class SlideText:
    """What was written on a slide; ``note``: for us only; ``is_hidden`` None: as the slide's rule says."""

    texts: Mapping[str, str]
    note: str = ""
    is_hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A review with what hangs on it.

    Attributes:
        slides: slide -> what was written there.
        shared: slide -> texts that all reviews of the quarter and language share.
        promises: a draft's as they stand now, else as they were frozen.
        pictures: slide -> pictures in the order they were pasted.
        facts: the frozen numbers (`review_facts.Facts`), None: nothing was frozen.
    """

    row: ReviewRow
    slides: Mapping[str, SlideText]
    shared: Mapping[str, Mapping[str, str]]
    promises: tuple[CarriedPromise, ...]
    pictures: Mapping[str, tuple[Picture, ...]]
    facts: Facts | None

    @property
    def has_contract(self) -> bool:
        """Whether the contract is shown: only where somebody said so."""
        found = self.slides.get(CONTRACT)
        return found is not None and found.is_hidden is False

    @property
    def is_group(self) -> bool:
        """Whether it is about the account and all under it."""
        found = self.slides.get(GROUP)
        return found is not None and found.is_hidden is False


def quarter_of(day: date) -> str:
    """Return the calendar quarter of a day, such as '2026-Q3'."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def text_keys(slide: str) -> tuple[str, ...]:
    """Return the texts that a slide takes."""
    return ("title", *TEXT_KEYS.get(slide, ()), "lines")


def reviews(bench: Workbench, owner: str | None = None, account_id: int | None = None) -> list[ReviewRow]:
    """Return the reviews, the latest meeting first: of an owner's accounts, of an account, or all."""
    from cs_workbench.store import reviews as store

    with bench.store.read() as db:
        found = store.listed(db, account_id)
        names = _names(db, {int(row["account_id"]) for row in found})
    rows = [_row(row, names) for row in found]
    return [row for row in rows if owner is None or row.owner == owner]


def reviews_of(db: Connection, account_id: int) -> tuple[ReviewRow, ...]:
    """Return the reviews of one account, the latest meeting first."""
    from cs_workbench.store import reviews as store

    names = _names(db, {account_id})
    return tuple(_row(row, names) for row in store.listed(db, account_id))


def review(bench: Workbench, uid: str, *, words_alone: bool = False) -> Review:
    """Return one review by its uid, or the end of it (eight characters); ``words_alone``: no pictures, no numbers.

    Raises:
        NotThere: there is none.
    """
    from cs_workbench.services.review_promises import carried_then
    from cs_workbench.store import reviews as store

    with bench.store.read() as db:
        found = found_review(db, uid)
        row = _row(found, _names(db, {int(found["account_id"])}))
        slides = store.slides(db, found["id"])
        shared = store.shared(db, row.period, row.language)
        promises = promises_now(db, found, slides) if row.state == "draft" else carried_then(db, found["id"])
        pictures = [] if words_alone else store.pictures(db, found["id"])
        facts = None if words_alone else store.facts(db, row.uid)
    return Review(
        row,
        {slide: SlideText(**text) for slide, text in slides.items()},
        shared,
        promises,
        {
            slide: tuple(
                Picture(p["content"], p["mime"], p["alt"] or "") for p in pictures if p["slide"] == slide
            )
            for slide in dict.fromkeys(p["slide"] for p in pictures)
        },
        None if facts is None else Facts.read(facts),
    )


def promises_now(db: Connection, row: Row, slides: Mapping[str, Row]) -> tuple[CarriedPromise, ...]:
    """Return the promises of a stored review as they stand: of its account, or of the group."""
    from cs_workbench.services.review_group import carried
    from cs_workbench.services.review_promises import carried_now

    account = int(row["account_id"])
    group = slides.get(GROUP)
    of = carried if group is not None and group["is_hidden"] is False else carried_now
    return of(db, account, owner_of(db, account), row["from_on"])


def found_review(db: Connection, uid: str) -> Row:
    """Return the stored review of this uid, or the only one whose uid ends so.

    Raises:
        NotThere: there is none, or several.
    """
    from cs_workbench.store import reviews as store

    row = store.one(db, uid)
    if row is not None and row["retired_at"] is None:
        return row
    rows = store.ending(db, uid) if len(uid) >= SHORTEST_UID else []
    if len(rows) != 1:
        raise NotThere(uid=uid)
    return rows[0]


def owner_of(db: Connection, account_id: int) -> str:
    """Return the name of an account's CSM; '' nobody's."""
    return _names(db, {account_id}).get(account_id, ("", "", ""))[2]


def _names(db: Connection, accounts: set[int]) -> dict[int, tuple[str, str, str]]:
    """Return account -> (uid, name, owner)."""
    from cs_workbench.store.book import load_book

    book = load_book(db, sorted(accounts), ("name", "owner"))
    return {
        int(account): (book["uid"].at(n) or "", book["name"].at(n) or "", book["owner"].at(n) or "")
        for n, account in enumerate(book.account_id)
    }


def _row(row: Row, names: Mapping[int, tuple[str, str, str]]) -> ReviewRow:
    account = int(row["account_id"])
    uid, name, owner = names.get(account, ("", "", ""))
    return ReviewRow(
        row["uid"], account, uid, name, owner, row["kind"], row["title"], date.fromisoformat(row["from_on"]),
        date.fromisoformat(row["to_on"]), row["language"], row["audience"] or "", row["state"],
        _day(row["meeting_on"]), _day(row["held_on"]), _day(row["as_of"]), row["template"] or "",
        row["reopened"] or "",
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
