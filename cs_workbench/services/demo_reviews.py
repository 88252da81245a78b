"""The sample book's business reviews: one held with five promises, one draft in three days, one that is overdue."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.resources import resource
from cs_workbench.services.review_due import STEPS, last_quarter, steps
from cs_workbench.services.reviews import (
    HoldReview,
    MarkReady,
    NewReview,
    WriteShared,
    WriteSlide,
    quarter_of,
)
from cs_workbench.services.sample.days import business_day, last_business_day

if TYPE_CHECKING:
    from cs_workbench.services.sample.plan import SamplePlan
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

#: The account of a colleague whose last review was held so long ago: more than the quarter of high touch.
OVERDUE_DAYS: Final = 130
KINDS: Final = {"us": "promise", "customer": "promise_theirs"}


def write_sample_reviews(bench: Workbench, plan: SamplePlan, account: Mapping[str, int]) -> None:
    """Write them; nothing that is computed follows from what has ended."""
    language = "ja" if bench.catalogue.language == "ja" else "en"
    told = tomllib.loads(resource("sample", f"reviews_{language}.toml").read_text("utf-8"))
    head, here = told["review"], account[plan.stories[told["review"]["key"]]]
    colleague = _largest_of_a_colleague(bench, plan.you)
    with bench.store.write("business reviews", "sample") as writing:
        made = _promises(bench, writing, here, told)
        held = last_business_day(_ago(bench, head["held_ago"]))
        _held(bench, writing, here, held, made=made, audience=head["audience"])
        if colleague is not None:
            _held(
                bench, writing, colleague, last_business_day(_ago(bench, OVERDUE_DAYS)), made={}, audience=""
            )
        _draft(bench, writing, here, told)
        for kind in ("review", "todo"):
            writing.changed(kind, None)


def _promises(bench: Workbench, writing: Writing, account: int, told: Mapping[str, Any]) -> dict[int, int]:
    """Write the promises of the held review; return to-do -> days ago on which it was kept, but for the open one."""
    from cs_workbench.store import todos

    db, head, made = writing.db, told["review"], {}
    for todo in todos.of_account(db, account):
        if todo.text == head["carried"]:
            detail = {"promised_on": _ago(bench, head["first_ago"]).isoformat(), "carries": 1}
            todos.change(db, todo.id, text=todo.text, due_on=todo.due_on, due_at=todo.due_at, detail=detail)
    for entry in told["promise"]:
        first = _ago(bench, entry["first_ago"])
        detail = {"promised_on": first.isoformat()} | ({"who": entry["who"]} if "who" in entry else {})
        due = _ago(bench, entry["due_ago"]).isoformat()
        todo_id = todos.put(
            db, account, KINDS[entry["side"]], entry["text"], due_on=due, reason=entry["text"], at=_at(first),
            detail=detail,
        )  # fmt: skip
        made[todo_id] = int(entry["done_ago"])
    return made


def _held(
    bench: Workbench, writing: Writing, account: int, day: date, *, made: Mapping[int, int], audience: str
) -> None:
    """Write a review that was held on ``day``: what had been kept by then was, the rest is kept after."""
    from cs_workbench.store import todos

    first, last = last_quarter(day)
    new = NewReview(account, "qbr", first.isoformat(), last.isoformat(), "", audience, day.isoformat())
    days = {todo: _ago(bench, ago) for todo, ago in made.items()}
    for todo, kept in days.items():
        if kept <= day:
            todos.end(writing.db, [todo], at=_at(kept))
    for command in (new, MarkReady(new.uid), HoldReview(new.uid, day.isoformat())):
        command.perform(bench, writing)
    for todo, kept in days.items():
        if kept > day:
            todos.end(writing.db, [todo], at=_at(kept))


def _draft(bench: Workbench, writing: Writing, account: int, told: Mapping[str, Any]) -> None:
    """Write the draft: it was invited to, and its preparation has begun."""
    from cs_workbench.store import todos

    first, last = last_quarter(bench.today)
    meeting = business_day(bench.today + timedelta(days=told["review"]["meeting_in"]))
    draft = NewReview(
        account,
        "qbr",
        first.isoformat(),
        last.isoformat(),
        "",
        told["review"]["audience"],
        meeting.isoformat(),
    )
    draft.perform(bench, writing)
    language = "ja" if bench.catalogue.language == "ja" else "en"
    for entry in told["slide"]:
        texts = {name: text for name, text in entry.items() if name not in ("slide", "note")}
        WriteSlide(draft.uid, entry["slide"], texts, entry.get("note", "")).perform(bench, writing)
    for entry in told["shared"]:
        texts = {name: text for name, text in entry.items() if name != "slide"}
        WriteShared(quarter_of(last), entry["slide"], language, texts).perform(bench, writing)
    for step, due in steps(meeting, "draft", bench.today).items():
        if due < bench.today:
            reason = f"rule:review:{step}:{draft.uid}:{meeting.isoformat()}"
            text = bench.say("review", STEPS[step], day=meeting)
            made = todos.put(
                writing.db, account, "task", text, due_on=due.isoformat(), reason=reason, at=_at(due)
            )
            todos.end(writing.db, [made], at=_at(due))


def _largest_of_a_colleague(bench: Workbench, you: str) -> int | None:
    """Return the high-touch account with the most ARR that is not yours; None: there is none."""
    from cs_workbench.services.book import load_book

    book = load_book(bench)
    wanted = [
        n
        for n in np.flatnonzero(~book["churned_on"].is_known() & book["arr"].is_known()).tolist()
        if book["tier"].at(n) == "high" and book["owner"].at(n) not in (you, None)
    ]
    if not wanted:
        return None
    arr = book["arr"].values
    return int(book.account_id[max(wanted, key=lambda n: (int(arr[n]), -n))])


def _ago(bench: Workbench, days: int) -> date:
    return bench.today - timedelta(days=days)


def _at(day: date) -> str:
    return iso(datetime.combine(day, time(3), UTC))
