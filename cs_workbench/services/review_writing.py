"""What is written on the slides of a review: field by field, so that two who write at once keep their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cs_workbench.domain.deck import CONTRACT, GROUP, SLIDES
from cs_workbench.domain.words import word
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, StepBefore
from cs_workbench.services.notes import author
from cs_workbench.services.records import Elsewhere, WrongValue, changed_elsewhere
from cs_workbench.services.review_group import refuse_alone
from cs_workbench.services.review_rows import LANGUAGES, WrongState, found_review, text_keys

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.reviews import Row


@dataclass(frozen=True, slots=True)
class WriteSlide(Command):
    """Write a slide of a draft: its texts (`text_keys`), the note for us, and whether it is hidden.

    ``is_hidden`` None: as the slide's rule says. Of a review that is no draft only the note may change.

    Attributes:
        opened: the slide as the person began with it (as `store.reviews.slides` has it): what was not changed since
            stays as it is stored, and what somebody else wrote meanwhile is not written over but answered as
            `records.Elsewhere`. None writes the slide whole.
        sitting: what was written at one go; its steps are one that can be taken back. '' each is its own.
    """

    uid: str
    slide: str
    texts: Mapping[str, str]
    note: str = ""
    is_hidden: bool | None = None
    opened: Mapping[str, Any] | None = None
    sitting: str = ""

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Check and write; the undo writes what stood there, as far as it was written over."""
        from cs_workbench.store import reviews as store

        row = found_review(writing.db, self.uid)
        now: dict[str, Any] = {"texts": self.texts, "note": self.note, "is_hidden": self.is_hidden}
        now = self._clean(now)
        was = store.slides(writing.db, row["id"]).get(self.slide, self._clean({}))
        elsewhere: dict[str, Any] = {}
        if self.opened is not None:
            flat, elsewhere = _apart(*map(_flat, (was, self._clean(self.opened), now)))
            note, is_hidden = flat.pop("note", ""), flat.pop("is_hidden", None)
            now = {"texts": flat, "note": note, "is_hidden": is_hidden}
        value = Elsewhere(row["uid"], elsewhere, was) if elsewhere else row["uid"]
        if now == was:
            return Done(Changes(), value=value)
        if row["state"] != "draft" and (now["texts"], now["is_hidden"]) != (was["texts"], was["is_hidden"]):
            raise refused(bench, row)
        if self.slide == GROUP and self.is_hidden is False:
            refuse_alone(writing.db, int(row["account_id"]))
        at, by = iso(bench.clock.now()), author(bench, writing)
        store.put_slide(writing.db, row["id"], self.slide, now, at=at, author=by)
        undo = WriteSlide(row["uid"], self.slide, **was, opened=now)
        return replace(done_of(row, undo, N_("done", "Slide written: {title}")), value=value)

    def joined(self, undo: Command, before: StepBefore) -> StepBefore | None:
        """Return one step for all that was written on the slide in one sitting."""
        return _joined(self, undo, before, ("uid", "slide"))

    def _clean(self, slide: Mapping[str, Any]) -> dict[str, Any]:
        texts, note = _texts(self.slide, slide.get("texts") or {}), clean(slide.get("note") or "")
        return {"texts": texts, "note": note, "is_hidden": slide.get("is_hidden")}


@dataclass(frozen=True, slots=True)
class WriteShared(Command):
    """Write a slide that all reviews of a quarter share (roadmap, news); ``period``: see `quarter_of`.

    Attributes:
        opened, sitting: as `WriteSlide` has them, of its texts.
    """

    period: str
    slide: str
    language: str
    texts: Mapping[str, str]
    opened: Mapping[str, str] | None = None
    sitting: str = ""

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it for each review of the quarter; the undo writes what stood there, as far as it was written over."""
        from cs_workbench.store import reviews as store

        if self.language not in LANGUAGES:
            raise WrongValue(field="language", value=self.language, choices=", ".join(LANGUAGES))
        texts = _texts(self.slide, self.texts)
        elsewhere: dict[str, Any] = {}
        was = store.shared(writing.db, self.period, self.language).get(self.slide, {})
        if self.opened is not None:
            texts, elsewhere = _apart(was, _texts(self.slide, self.opened), texts)
        value = Elsewhere(self.period, elsewhere, was) if elsewhere else None
        if texts == was:
            return Done(Changes(), value=value)
        key = (self.period, self.slide, self.language)
        store.put_shared(writing.db, key, texts, at=iso(bench.clock.now()), author=author(bench, writing))
        said = N_("done", "Slide of all reviews of {period} written")
        undo = WriteShared(self.period, self.slide, self.language, was, opened=texts)
        return Done(Changes({"review": None}), undo, said, {"period": self.period}, value)

    def joined(self, undo: Command, before: StepBefore) -> StepBefore | None:
        """Return one step for all that was written on the slide in one sitting."""
        return _joined(self, undo, before, ("period", "slide", "language"))


def _apart(
    was: Mapping[str, Any], opened: Mapping[str, Any], now: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the fields to write, and those that were written elsewhere since they were ``opened``: they stay."""
    names = {**opened, **was, **now}
    began, stands, mine = ({name: one.get(name, "") for name in names} for one in (opened, was, now))
    typed = {name: value for name, value in mine.items() if value != began[name]}
    elsewhere = changed_elsewhere(stands, began, typed)
    merged = {**stands, **{name: value for name, value in typed.items() if name not in elsewhere}}
    return {name: value for name, value in merged.items() if value not in ("", None)}, elsewhere


def _flat(slide: Mapping[str, Any]) -> dict[str, Any]:
    return {**slide["texts"], "note": slide["note"], "is_hidden": slide["is_hidden"]}


def _joined(
    command: WriteSlide | WriteShared, undo: Command, before: StepBefore, place: tuple[str, ...]
) -> StepBefore | None:
    mine = command.as_json()
    if not command.sitting or any(mine[name] != before.redo.get(name) for name in ("do", "sitting", *place)):
        return None
    return StepBefore(
        {**before.undo, "opened": undo.as_json()["opened"]}, {**mine, "opened": before.redo["opened"]}
    )


def _texts(slide: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts that say something; an unknown slide or text is refused."""
    known = (*SLIDES, CONTRACT, GROUP)
    if slide not in known:
        raise WrongValue(field="slide", value=slide, choices=", ".join(known))
    for name in texts:
        if name not in text_keys(slide):
            raise WrongValue(field=slide, value=name, choices=", ".join(text_keys(slide)))
    kept = {name: clean(str(text or "")).strip() for name, text in texts.items()}
    return {name: text for name, text in kept.items() if text}


def done_of(row: Row, undo: Command, said: str) -> Done:
    """Return what a step of a review answers."""
    return Done(changed(int(row["account_id"])), undo, said, {"title": row["title"]}, row["uid"])


def changed(account_id: int) -> Changes:
    """Return that reviews of an account changed: nothing that is computed of the account follows from it."""
    return Changes({"review": frozenset({account_id})})


def state_word(bench: Workbench, row: Row) -> str:
    """Return the state of a stored review in words."""
    return bench.say("values", word("review_state", row["state"]))


def refused(bench: Workbench, row: Row) -> WrongState:
    """Return why a stored review, in its state, does not take it."""
    return WrongState(title=row["title"], state=state_word(bench, row))
