"""Business reviews (ビジネスレビュー): a draft becomes ready, with its numbers frozen, then held.

Frozen numbers stay what they were, so that a review prints the same next year; `FreezeReview` takes today's instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.deck import CONTRACT, GROUP
from cs_workbench.domain.words import word
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_, load_catalogue
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command
from cs_workbench.services.notes import author
from cs_workbench.services.records import WrongValue, iso_day
from cs_workbench.services.review_group import refuse_alone
from cs_workbench.services.review_pictures import AddPicture, DropPicture, add_picture, pictures_of
from cs_workbench.services.review_promises import (
    CarriedPromise,
    PastePromises,
    SetPromise,
    stored,
    unclear,
)
from cs_workbench.services.review_rows import (
    KINDS,
    LANGUAGES,
    STATES,
    Review,
    ReviewRow,
    SlideText,
    found_review,
    promises_now,
    quarter_of,
    review,
    reviews,
    text_keys,
)
from cs_workbench.services.review_writing import (
    WriteShared,
    WriteSlide,
    changed,
    done_of,
    refused,
    state_word,
)

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.reviews import Row

__all__ = [
    "KINDS", "LANGUAGES", "STATES", "AddPicture", "CarriedPromise", "DropPicture", "FreezeReview", "HoldReview",
    "MarkReady", "NewReview", "PastePromises", "ReopenReview", "Review", "ReviewBack", "ReviewRow", "SetPromise",
    "SetReview", "SlideText", "WriteShared", "WriteSlide", "add_picture", "pictures_of", "quarter_of", "review",
    "reviews", "text_keys",
]  # fmt: skip

#: What `SetReview` writes; of one that is no draft only `ANY_TIME`.
SETTABLE: Final = (
    "kind", "title", "from_on", "to_on", "language", "audience", "meeting_on", "template", "retired",
)  # fmt: skip
ANY_TIME: Final = ("meeting_on", "template", "retired")
_CHOICES: Final = {"kind": KINDS, "language": LANGUAGES}
_DAYS: Final = ("from_on", "to_on", "meeting_on")


class BackwardPeriod(WorkbenchError):
    """A period that ends before it begins."""

    template = N_(
        "errors",
        "The period {first} to {last} ends before it begins. Nothing was changed. Swap the two days.",
    )
    code = "CSW-2105"


class NotHeldYet(WorkbenchError):
    """A day of a review that has not come."""

    template = N_(
        "errors", "A review cannot have been held on {day}, which is still to come. It stays ready. Give the day on "
        "which it took place.",
    )  # fmt: skip
    code = "CSW-2106"


class NotReadyYet(WorkbenchError):
    """A draft that should be held, or something held that should be made ready."""

    template = N_(
        "errors", "“{title}” is {state}. Nothing was changed. A draft is made ready, then held.",
    )  # fmt: skip
    code = "CSW-2107"


class ReopenedWithoutReason(WorkbenchError):
    """A held review is opened again only with a reason."""

    template = N_(
        "errors", "“{title}” was held, and why it should be opened again is not said. It stays held. Write the reason "
        "in a few words.",
    )  # fmt: skip
    code = "CSW-2108"


@dataclass(frozen=True, slots=True)
class NewReview(Command):
    """Make a review; it opens with every open promise of its account.

    Attributes:
        from_on, to_on: ISO days of the period, both included.
        language: 'ja' or 'en'; '' the one in use.
        title: '' the kind and the account's name.
        is_group: it is about the account and all under it.
    """

    account_id: int
    kind: str
    from_on: str
    to_on: str
    language: str = ""
    audience: str = ""
    meeting_on: str | None = None
    title: str = ""
    is_group: bool = False
    uid: str = field(default_factory=uuid7)

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it."""
        from cs_workbench.store import activity
        from cs_workbench.store import reviews as store

        title, language = self.title, self.language or ("ja" if bench.catalogue.language == "ja" else "en")
        if not title.strip() and language in LANGUAGES:
            say = replace(bench, catalogue=load_catalogue(language)).say  # in the customer's language
            name = activity.names(writing.db, {self.account_id}).get(self.account_id, "")
            kind = say("values", word("review_kind", self.kind)) if self.kind in KINDS else ""
            named = (
                N_("review", "{kind} of the {account} group")
                if self.is_group
                else N_("review", "{kind} of {account}")
            )
            title = say("review", named, kind=kind, account=name)
        values = _checked(
            {
                "kind": self.kind, "title": title, "from_on": self.from_on, "to_on": self.to_on, "language": language,
                "audience": self.audience, "meeting_on": self.meeting_on,
            }
        )  # fmt: skip
        _check_period(values)
        at, by = iso(bench.clock.now()), author(bench, writing)
        store.add(writing.db, self.uid, self.account_id, values | {"state": "draft"}, at=at, author=by)
        if self.is_group:
            refuse_alone(writing.db, self.account_id)
            row = found_review(writing.db, self.uid)
            shown = {"texts": {}, "note": "", "is_hidden": False}
            store.put_slide(writing.db, row["id"], GROUP, shown, at=at, author=by)
        return Done(
            changed(self.account_id), SetReview(self.uid, {"retired": True}),
            N_("done", "Review made: {title}"), {"title": title}, self.uid,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SetReview(Command):
    """Change what a review is: ``values`` among `SETTABLE`; ``retired`` takes it away (False brings it back)."""

    uid: str
    values: Mapping[str, Any]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Check and write; the undo carries what was there."""
        from cs_workbench.store import reviews as store

        for name in self.values:
            if name not in SETTABLE:
                raise WrongValue(field="field", value=name, choices=", ".join(SETTABLE))
        known = store.one(writing.db, self.uid)
        row = known if known is not None and "retired" in self.values else found_review(writing.db, self.uid)
        if row["state"] != "draft" and any(name not in ANY_TIME for name in self.values):
            raise refused(bench, row)
        values = _checked({name: value for name, value in self.values.items() if name != "retired"})
        _check_period({**row, **values})
        before: dict[str, Any] = {name: row[name] for name in values}
        at = iso(bench.clock.now())
        if "retired" in self.values:
            values["retired_at"] = at if self.values["retired"] else None
            before["retired"] = row["retired_at"] is not None
        store.put(writing.db, row["uid"], values, at=at, author=author(bench, writing))
        said = (
            N_("done", "Review removed: {title}")
            if values.get("retired_at")
            else N_("done", "Review changed: {title}")
        )
        return done_of(row, SetReview(row["uid"], before), said)


@dataclass(frozen=True, slots=True)
class ReviewBack(Command):
    """Put a review's state, numbers and promises back as they were: what undoes the steps below."""

    uid: str
    values: Mapping[str, Any]
    promises: tuple[Mapping[str, Any], ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write them; the undo carries what stood there."""
        from cs_workbench.store import reviews as store

        row = found_review(writing.db, self.uid)
        undo = _back(writing, row, self.values)
        store.put(
            writing.db, row["uid"], self.values, at=iso(bench.clock.now()), author=author(bench, writing)
        )
        store.put_promises(writing.db, row["id"], self.promises)
        return done_of(row, undo, N_("done", "Review as before: {title}"))


@dataclass(frozen=True, slots=True)
class FreezeReview(Command):
    """Freeze a draft's numbers as they are today, in place of those frozen before."""

    uid: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Collect and keep them with their day."""
        row = found_review(writing.db, self.uid)
        if row["state"] != "draft":
            raise refused(bench, row)
        return _written(
            bench, writing, row, _frozen(bench, writing, row), N_("done", "Numbers frozen: {title}")
        )


@dataclass(frozen=True, slots=True)
class MarkReady(Command):
    """Make a draft ready: its promises are clear, its numbers frozen (those frozen before stay)."""

    uid: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Check and keep what it shows."""
        from cs_workbench.store import reviews as store

        row = found_review(writing.db, self.uid)
        if row["state"] != "draft":
            raise NotReadyYet(title=row["title"], state=state_word(bench, row))
        promises = promises_now(writing.db, row, store.slides(writing.db, row["id"]))
        refusal = unclear(promises)
        if refusal is not None:
            raise refusal
        frozen = {} if store.facts(writing.db, row["uid"]) else _frozen(bench, writing, row)
        shown = [stored(promise) for promise in promises]
        return _written(
            bench,
            writing,
            row,
            frozen | {"state": "ready"},
            N_("done", "Review is ready: {title}"),
            shown=shown,
        )


@dataclass(frozen=True, slots=True)
class HoldReview(Command):
    """Note that a review was held on ``day`` (None: today): each promise it showed is carried over, done or dropped."""

    uid: str
    day: str | None = None  # ISO day

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write what became of each promise."""
        from cs_workbench.store import reviews as store

        row = found_review(writing.db, self.uid)
        if row["state"] != "ready":
            raise NotReadyYet(title=row["title"], state=state_word(bench, row))
        day = iso_day("day", self.day) if self.day else bench.today.isoformat()
        if day > bench.today.isoformat():
            raise NotHeldYet(day=day)
        shown = store.promises(writing.db, row["id"])
        now = store.states(writing.db, [promise["todo_id"] for promise in shown])
        outcomes = [p | {"outcome": now.get(p["todo_id"], "dropped")} for p in shown]
        said = N_("done", "Review held: {title}")
        return _written(bench, writing, row, {"state": "held", "held_on": day}, said, shown=outcomes)


@dataclass(frozen=True, slots=True)
class ReopenReview(Command):
    """Make a review a draft again; its frozen numbers stay until they are frozen anew. A held one needs a reason."""

    uid: str
    why: str = ""

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Open it and keep the reason."""
        row = found_review(writing.db, self.uid)
        why = clean(self.why).strip()
        if row["state"] == "draft":
            raise NotReadyYet(title=row["title"], state=state_word(bench, row))
        if row["state"] == "held" and not why:
            raise ReopenedWithoutReason(title=row["title"])
        values = {"state": "draft", "held_on": None, "reopened": why or None}
        return _written(bench, writing, row, values, N_("done", "Review is a draft again: {title}"), shown=[])


def _written(
    bench: Workbench,
    writing: Writing,
    row: Row,
    values: Mapping[str, Any],
    said: str,
    *,
    shown: list[dict[str, Any]] | None = None,
) -> Done:
    """Write values, and what it shows (promises; None: as it is); answer with what puts all of it back."""
    from cs_workbench.store import reviews as store

    undo = _back(writing, row, values)
    store.put(writing.db, row["uid"], values, at=iso(bench.clock.now()), author=author(bench, writing))
    if shown is not None:
        store.put_promises(writing.db, row["id"], shown)
    return done_of(row, undo, said)


def _back(writing: Writing, row: Row, values: Mapping[str, Any]) -> ReviewBack:
    from cs_workbench.store import reviews as store

    before = {name: row[name] for name in values if name != "facts"}
    if "facts" in values:
        before["facts"] = store.facts(writing.db, row["uid"])
    return ReviewBack(row["uid"], before, tuple(store.promises(writing.db, row["id"])))


def _frozen(bench: Workbench, writing: Writing, row: Row) -> dict[str, Any]:
    """Return the numbers of a review's period as they are today, and the day."""
    from cs_workbench.services.review_facts import collect
    from cs_workbench.store import reviews as store

    slides = store.slides(writing.db, row["id"])
    shown = {slide for slide, written in slides.items() if written["is_hidden"] is False}
    first, last = (date.fromisoformat(row[name]) for name in ("from_on", "to_on"))
    facts = collect(
        bench, int(row["account_id"]), first, last, contract=CONTRACT in shown, group=GROUP in shown
    )
    return {"facts": facts.as_json(), "as_of": bench.today.isoformat()}


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: clean(v).strip() if isinstance(v, str) else v for name, v in values.items()}
    for name, allowed in _CHOICES.items():
        if name in kept and kept[name] not in allowed:
            raise WrongValue(field=name, value=kept[name], choices=", ".join(allowed))
    for name in _DAYS:
        if name in kept:
            kept[name] = iso_day(name, str(kept[name])) if kept[name] else None
    for name in ("from_on", "to_on", "title"):
        if name in kept and not kept[name]:
            raise WrongValue(field=name, value="", choices="2026-03-31" if name != "title" else "–")
    return {name: None if value == "" else value for name, value in kept.items()}


def _check_period(values: Mapping[str, Any]) -> None:
    if values["from_on"] > values["to_on"]:
        raise BackwardPeriod(first=values["from_on"], last=values["to_on"])
