"""A tier review (区分見直し) as a dated session: begun, answered sheet by sheet, published from a day.

Beginning freezes who would move and why. Publishing puts the session's model in force with borders of that day; a tier
goes down only where the session proposed it, and who objected keeps the tier by an override. Nothing is in force
before. What waits for its day is published by `settle_due`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.domain.axis_bands import bands_of_book, borders_of
from cs_workbench.domain.placement import decide
from cs_workbench.domain.touch_model import TouchModel, parse_touch_model
from cs_workbench.domain.touch_words import AxisStand, stand_text, stands, tier_name
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done, merged
from cs_workbench.services.commands import Command, Together
from cs_workbench.services.notes import author
from cs_workbench.services.tier_review import moves_between, tiers_after
from cs_workbench.services.tiering import (
    LONGEST_OVERRIDE_DAYS,
    MODEL_KIND,
    EndOverride,
    current_model,
    in_force,
)
from cs_workbench.services.todos import AddTodo
from cs_workbench.services.touch_models import (
    ALL_MOVED,
    BackInForce,
    PublishModel,
    checked,
    exported,
    freeze,
)

if TYPE_CHECKING:
    from cs_workbench.kernel.money import Money
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.tier_reviews import Line, Review

AGREE, OBJECT = "agree", "object"
TODO_DAYS: Final = 7  # from the day the tiers count to the day the to-do is due
#: What a move's to-do is known by, so that it is never doubled.
REASON: Final = "tier_review"
REVIEW, CHANGE = "review", "change"


class ReviewRunning(WorkbenchError):
    """There is one already."""

    template = N_(
        "errors",
        "A tier review begun on {day} is still running. Nothing was changed. Publish it or drop it first.",
    )
    code = "CSW-1425"


class NoReview(WorkbenchError):
    """There is none."""

    template = N_(
        "errors",
        "No tier review is running. Nothing was changed. Begin one on the page Allocation, or with "
        "'touch review begin'.",
    )
    code = "CSW-1426"


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """An account that the session proposes to move. ``why``: 'up' or 'down'; ``reason``: rule, values and borders."""

    id: int
    account_id: int
    account_uid: str
    account: str
    owner: str
    arr: Money | None
    old: str | None
    new: str | None
    why: str
    rule: str
    reason: str
    answer: str
    comment: str


@dataclass(frozen=True, slots=True)
class ReviewState:
    """The running session. ``kind`` is `REVIEW`, or `CHANGE` for a model that only waits for its day."""

    id: int
    uid: str
    kind: str
    state: str
    model: TouchModel
    begun_on: date
    until_on: date
    from_on: date | None
    lines: tuple[ReviewLine, ...]

    def answered(self, answer: str) -> int:
        """Return how many accounts have this answer; '' none yet."""
        return sum(line.answer == answer for line in self.lines)


def running_review(bench: Workbench) -> ReviewState | None:
    """Return the session that is open or waits for its day; None: there is none."""
    from cs_workbench.store import tier_reviews
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        found = next(iter(tier_reviews.running(db)), None)
        if found is None:
            return None
        lines = tier_reviews.lines(db, found.id)
        book = load_book(db, [line.account_id for line in lines], facts=("name", "arr"))
    model, at = parse_touch_model(found.text), {int(a): row for row, a in enumerate(book.account_id)}
    return ReviewState(
        found.id, found.uid, found.kind, found.state, model, _day(found.begun_at[:10]), _day(found.until_on),
        _day(found.from_on) if found.from_on else None,
        tuple(
            ReviewLine(
                line.id, line.account_id, book["uid"].at(at[line.account_id]) or "",
                book["name"].at(at[line.account_id]) or "", line.owner, book["arr"].at(at[line.account_id]),
                line.old, line.new, line.why, line.rule, _reason(bench, model, line), line.answer, line.comment,
            )
            for line in lines
            if line.account_id in at
        ),
    )  # fmt: skip


def review_wanted(bench: Workbench) -> ReviewState:
    """Return the running session.

    Raises:
        NoReview: there is none.
    """
    found = running_review(bench)
    if found is None or found.kind != REVIEW:
        raise NoReview
    return found


def _reason(bench: Workbench, model: TouchModel, line: Line) -> str:
    axes = {axis.id: axis for axis in model.axes}
    told = [AxisStand(**values) for values in json.loads(line.because)]
    asked = next((rule.when for rule in model.rules if rule.id == line.rule), {})
    texts = [stand_text(axes[s.axis], s, bench.catalogue) for s in told if s.axis in asked or s.band is None]
    text = N_("tier_review", "Rule {rule}: {stands}") if texts else N_("tier_review", "Rule {rule}")
    return bench.say("tier_review", text, rule=line.rule or "–", stands="; ".join(texts))


@dataclass(frozen=True, slots=True)
class BeginReview(Command):
    """Begin a session on a model given as text; '' the draft of the allocation, else the model in force."""

    text: str = ""

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write who would move today, and why."""
        from cs_workbench.services.allocation import working_draft
        from cs_workbench.store import tier_reviews

        db = writing.db
        _none_running(db)
        now = current_model(db)
        model = checked(bench, self.text, accepted=False) if self.text else working_draft(db) or now
        base = f"{now.id}@{now.version}" if in_force(db) else ""
        made = tier_reviews.add(
            db, REVIEW, tier_reviews.OPEN, exported(model), base=base, at=iso(bench.clock.now()),
            until_on=(bench.today + timedelta(days=LONGEST_OVERRIDE_DAYS)).isoformat(),
            by=author(bench, writing), from_on=None,
        )  # fmt: skip
        lines = list(_proposals(bench, db, model))
        tier_reviews.add_lines(db, made, lines)
        said = N_("done", "Tier review begun: %n account(s) would move")
        return Done(Changes({"tier_review": None}), DropReview(made), said, {"n": len(lines)}, made)


@dataclass(frozen=True, slots=True)
class DropReview(Command):
    """End a session without publishing: objections are ended, the model in force stays."""

    review_id: int

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it; the undo opens it again."""
        from cs_workbench.store import tier_reviews

        review, db = _running(writing.db, self.review_id), writing.db
        back = RestoreReview(tuple(tier_reviews.stored(db, "local_tier_review", [review.id])))
        made = tuple(line.override_id for line in tier_reviews.lines(db, review.id) if line.override_id)
        tier_reviews.set_state(db, review.id, tier_reviews.DROPPED)
        parts = [EndOverride(made).perform(bench, writing)] if made else []
        undo = _together([part.undo for part in parts], back)
        changes = merged([Changes({"tier_review": None}), *(part.changes for part in parts)])
        return Done(changes, undo, N_("done", "Tier review dropped; the model in force stays"))


@dataclass(frozen=True, slots=True)
class TakeAnswers(Command):
    """Take what CSMs answered, each {line, answer, comment}; what reads as before changes nothing.

    An objection keeps the account's tier by an override until the next review; taken back, the override ends.
    """

    review_id: int
    answers: tuple[Mapping[str, Any], ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write what is new, all of it or nothing."""
        from cs_workbench.store import overrides, tier_reviews

        db, review = writing.db, _running(writing.db, self.review_id)
        lines = {line.id: line for line in tier_reviews.lines(db, review.id)}
        new = [
            (lines[told["line"]], str(told["answer"]), clean(str(told["comment"])))
            for told in self.answers
            if (told["answer"], clean(str(told["comment"])))
            != (lines[told["line"]].answer, lines[told["line"]].comment)
        ]
        if not new:
            return Done(Changes(), None, N_("done", "Nothing is new in it: no answer was taken"))
        before = tier_reviews.stored(db, "local_tier_review_line", [line.id for line, _, _ in new])
        at, made, ended = iso(bench.clock.now()), [], []
        for line, answer, comment in new:
            if line.override_id is not None:
                overrides.end(db, line.override_id, at)
                ended.append(line.override_id)
            override = None
            if answer == OBJECT and line.old is not None:
                override = overrides.add(
                    db, line.account_id, "tier", line.old, reason=comment, by=line.owner, at=at,
                    expires_on=review.until_on,
                )  # fmt: skip
                made.append(override)
            tier_reviews.answer(db, line.id, answer=answer, comment=comment, at=at, override_id=override)
        undo = _together(
            [
                EndOverride(tuple(made)) if made else None,
                EndOverride(tuple(ended), back=True) if ended else None,
            ],
            RestoreReview((), tuple(before)),
        )
        accounts = frozenset(line.account_id for line, _, _ in new)
        changes = Changes({"tier_review": None, "account": accounts, "override": accounts})
        said = N_("done", "%n answer(s) taken, of them {objections} objection(s)")
        count = sum(answer == OBJECT for _, answer, _ in new)
        return Done(changes, undo, said, {"n": len(new), "objections": count}, len(new))


@dataclass(frozen=True, slots=True)
class PublishReview(Command):
    """Put the session's model in force from a day (ISO); a day to come is waited for."""

    review_id: int
    from_on: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Freeze borders, move the tiers that are due, and give each owner a to-do for each move."""
        from cs_workbench.store import tier_reviews

        db, review = writing.db, _running(writing.db, self.review_id)
        back = RestoreReview(tuple(tier_reviews.stored(db, "local_tier_review", [review.id])))
        if self.from_on > bench.today.isoformat():
            tier_reviews.set_state(db, review.id, tier_reviews.SCHEDULED, from_on=self.from_on)
            said = N_("done", "Published from {day}: until then the model in force stays")
            return Done(Changes({"tier_review": None}), back, said, {"day": _day(self.from_on)})
        tier_reviews.set_state(
            db, review.id, tier_reviews.PUBLISHED, from_on=bench.today.isoformat(),
            published_at=iso(bench.clock.now()),
        )  # fmt: skip
        if review.kind == CHANGE:
            done = PublishModel(review.text, keeps=True).perform(bench, writing)
            return replace(
                done, changes=done.changes | Changes({"tier_review": None}), undo=_together([done.undo], back)
            )
        return _apply(bench, writing, review, back)


@dataclass(frozen=True, slots=True)
class ScheduleModel(Command):
    """Let a model, given as text, wait for the day from which it counts; see `allocation.PublishAllocation`."""

    text: str
    from_on: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it as a session without accounts."""
        from cs_workbench.store import tier_reviews

        db = writing.db
        _none_running(db)
        checked(bench, self.text, accepted=True)
        made = tier_reviews.add(
            db, CHANGE, tier_reviews.SCHEDULED, self.text, base="", at=iso(bench.clock.now()),
            until_on=self.from_on, by=author(bench, writing), from_on=self.from_on,
        )  # fmt: skip
        said = N_("done", "Published from {day}: until then the model in force stays")
        changes = Changes({"tier_review": None})
        return Done(changes, DropReview(made), said, {"day": _day(self.from_on)}, made)


@dataclass(frozen=True, slots=True)
class RestoreReview(Command):
    """Put sessions and their lines back as they were: what undoes the others."""

    reviews: tuple[Mapping[str, Any], ...] = ()
    lines: tuple[Mapping[str, Any], ...] = ()

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write the rows whole; the undo carries what stood there."""
        from cs_workbench.store import tier_reviews

        kept = []
        for table, rows in (("local_tier_review", self.reviews), ("local_tier_review_line", self.lines)):
            kept.append(tuple(tier_reviews.stored(writing.db, table, [int(row["id"]) for row in rows])))
            tier_reviews.restore(writing.db, table, rows)
        said = N_("done", "Tier review as before")
        return Done(Changes({"tier_review": None}), RestoreReview(*kept), said)


def settle_due(bench: Workbench) -> int:
    """Publish what waited for a day that has come; return how many there were.

    One that is refused by now is open again, so that a person publishes or drops it; the model in force stays.
    """
    from cs_workbench.services.commands import do
    from cs_workbench.store import tier_reviews

    today, count = bench.today.isoformat(), 0
    with bench.store.read() as db:
        found = [r for r in tier_reviews.running(db) if r.state == tier_reviews.SCHEDULED]
    for review in found:
        if review.from_on is None or review.from_on > today:
            continue
        try:
            do(bench, PublishReview(review.id, review.from_on))
            count += 1
        except WorkbenchError:
            with bench.store.write("tier review is open again", "command") as writing:
                tier_reviews.set_state(writing.db, review.id, tier_reviews.OPEN)
                writing.changed("tier_review", None)
    return count


def _none_running(db: Connection) -> None:
    from cs_workbench.store import tier_reviews

    found = next(iter(tier_reviews.running(db)), None)
    if found is not None:
        raise ReviewRunning(day=found.begun_at[:10])


def _running(db: Connection, review_id: int) -> Review:
    from cs_workbench.store import tier_reviews

    found = tier_reviews.of_id(db, review_id)
    if found is None or found.state not in (tier_reviews.OPEN, tier_reviews.SCHEDULED):
        raise NoReview
    return found


def _proposals(bench: Workbench, db: Connection, model: TouchModel) -> Iterable[dict[str, Any]]:
    """Yield the running accounts that ``model`` would move at a review today, with what says so."""
    from cs_workbench.services.standing import data_day, place_accounts
    from cs_workbench.store.book import load_book

    as_of = data_day(db, bench.today)
    placed = place_accounts(db, bench.today, as_of, also=(model,))
    borders = borders_of(model, placed.book, as_of)
    bands = bands_of_book(model, placed.book, bench.today, borders)
    ruled = decide(model, bands, len(placed.book))
    held = placed.placements.computed
    new = tiers_after(db, bench.today, model, placed.book, borders, by_rules=ruled.tier, held=held)
    moves = [
        m
        for m in moves_between(model, placed.book, held=held, by_rules=ruled.tier, new=new)
        if m.why != "kept"
    ]
    at = {int(account): row for row, account in enumerate(placed.book.account_id)}
    book = load_book(db, [move.account_id for move in moves], facts=("owner", "churned_on"))
    gone = book["churned_on"].is_known()
    owners = {int(a): book["owner"].at(row) or "" for row, a in enumerate(book.account_id) if not gone[row]}
    moves = [move for move in moves if move.account_id in owners]
    some = np.array([at[move.account_id] for move in moves], dtype=np.intp)
    because = stands(model, placed.book.take(some), bench.today, borders)
    rules = ruled.rule_texts()
    for move, stand in zip(moves, because, strict=True):
        yield {
            "account_id": move.account_id, "owner": owners[move.account_id], "old": move.old, "new": move.new,
            "why": move.why, "rule": str(rules[at[move.account_id]]),
            "because": json.dumps([s.as_json() for s in stand], ensure_ascii=False),
        }  # fmt: skip


def _apply(bench: Workbench, writing: Writing, review: Review, back: RestoreReview) -> Done:
    from cs_workbench.services.allocation import KeepAllocation, working_draft
    from cs_workbench.services.standing import data_day, place_accounts
    from cs_workbench.services.tier_log import log_tiers
    from cs_workbench.store import definitions, tier_changes, tier_reviews

    db, as_of = writing.db, data_day(writing.db, bench.today)
    model, lines = checked(bench, review.text, accepted=True), tier_reviews.lines(db, review.id)
    before, line, now = in_force(db), tier_changes.last_id(db), current_model(db)
    placed = place_accounts(db, bench.today, as_of)
    held_of = dict(zip(placed.book.account_id.tolist(), placed.placements.computed.tolist(), strict=True))
    is_new = before is None or exported(now) != review.text
    version = (
        definitions.put(db, MODEL_KIND, model.id, review.text, at=iso(bench.clock.now()))
        if is_new
        else now.version
    )
    frozen = freeze(bench, db, model.id, version)
    placed = place_accounts(db, bench.today, as_of)
    model, book, by_rules = placed.placements.model, placed.book, placed.placements.by_rules
    held = np.array([held_of.get(account, -1) for account in book.account_id.tolist()], dtype=np.int8)
    assert frozen.borders is not None  # noqa: S101 - `freeze` answers with them
    new = tiers_after(db, bench.today, model, book, frozen.borders, by_rules=by_rules, held=held)
    proposed = {one.account_id: one for one in lines}
    moves = moves_between(model, book, held=held, by_rules=by_rules, new=new)
    unasked = {move.account_id for move in moves if move.why == "down" and move.account_id not in proposed}
    if unasked:  # what nobody was asked about does not go down
        stays = np.isin(book.account_id, list(unasked))
        new = np.where(stays, held, new).astype(np.int8)
        moves = [move for move in moves if move.account_id not in unasked]
    log_tiers(db, replace(placed.placements, computed=new), book, bench.today, frozen.borders, cause="review")
    old = tuple(tier_reviews.objections_before(db, review.id))
    parts = [EndOverride(old).perform(bench, writing)] if old else []
    day = (bench.today + timedelta(days=TODO_DAYS)).isoformat()
    moved = [m for m in moves if m.why != "kept" and m.account_id in proposed]
    parts += [
        AddTodo(
            move.account_id, "task", _todo_text(bench, move.old, move.new), day, reason=f"{REASON}:{review.uid}",
            owner=proposed[move.account_id].owner,
        ).perform(bench, writing)
        for move in moved
        if proposed[move.account_id].answer != OBJECT
    ]  # fmt: skip
    if working_draft(db) == parse_touch_model(review.text):
        parts.append(KeepAllocation("").perform(bench, writing))
    undo = _together(
        [part.undo for part in parts],
        BackInForce(None if before is None else before.as_json(), line, model.id, version, drop=is_new),
        back,
    )
    changes = merged([Changes({**ALL_MOVED, "tier_review": None}), *(part.changes for part in parts)])
    said = N_("done", "Tier review published: %n account(s) moved, {todos} to-do(s) made")
    todos = sum(proposed[m.account_id].answer != OBJECT for m in moved)
    return Done(changes, undo, said, {"n": len(moved), "todos": todos}, len(moved))


def _todo_text(bench: Workbench, old: str | None, new: str | None) -> str:
    text = N_("tier_review", "Touch tier {old} → {new}: adjust plays and cadence")
    say = bench.catalogue
    return bench.say("tier_review", text, old=tier_name(old, say), new=tier_name(new, say))


def _together(undos: Iterable[Command | None], *last: Command) -> Command:
    steps = tuple(undo.as_json() for undo in (*undos, *last) if undo is not None)
    return Together(steps, N_("done", "Tier review as before"))


def _day(text: str) -> date:
    return date.fromisoformat(text)
