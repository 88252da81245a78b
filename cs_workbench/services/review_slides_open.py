"""The first slides of a review: cover, agenda, summary, goals, and what was promised before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.deck import Block, Lines, Slide, Status, Table, Tile, Tiles
from cs_workbench.domain.deck_words import marked
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_figures import goals_tile, seats_tile, tickets_tile, users_tile, users_title
from cs_workbench.services.review_words import (
    CELL,
    NAME,
    OUR_ROLES,
    REVIEWS,
    STATUSES,
    Pen,
    in_unit,
    period,
    split,
    tidy,
)

if TYPE_CHECKING:
    from cs_workbench.services.review_facts import Person
    from cs_workbench.services.review_words import Carried

BESIDE_TEXT: Final = 3  # figures of the summary that stand one below the other beside its text
MOST_PEOPLE: Final = 6
TOPICS: Final = {
    "summary": N_("deck", "Summary"),
    "goals": N_("deck", "Your goals"),
    "carried": N_("deck", "What was promised"),
    "outcomes": N_("deck", "Results against the goals"),
    "adoption": N_("deck", "Adoption"),
    "breadth": N_("deck", "Use by feature"),
    "service": N_("deck", "Service quality"),
    "learned": N_("deck", "What we learned"),
    "roadmap": N_("deck", "Roadmap and your requests"),
    "plan": N_("deck", "Plan until the next review"),
}


def cover(pen: Pen) -> Slide:
    """Return account, period, day and the people of both sides."""
    facts = pen.facts
    ours = tuple(
        _named(pen, p.name, pen.say("deck", OUR_ROLES[p.title]) if p.title in OUR_ROLES else "")
        for p in facts.ours[:MOST_PEOPLE]
    )
    theirs = tuple(_named(pen, p.name, _post(pen, p)) for p in facts.theirs[:MOST_PEOPLE])
    blocks: list[Block] = []
    if theirs:
        blocks.append(Lines(theirs, pen.say("deck", N_("deck", "Your team"))))
    if ours:
        head = tidy(facts.company, NAME) or pen.say("deck", N_("deck", "Our team"))
        blocks.append(Lines(ours, head))
    if facts.accounts:
        names = pen.joined(tidy(name, NAME) for name in facts.accounts)
        blocks.append(Lines((tidy(names),), pen.say("deck", N_("deck", "Companies in this review"))))
    return Slide("cover", cover_title(pen), tuple(blocks), _meeting(pen))


def _named(pen: Pen, name: str, role: str) -> str:
    if not role:
        return tidy(name, NAME)
    return pen.say("deck", N_("deck", "{name} ({role})"), name=tidy(name, NAME), role=tidy(role, NAME))


def _post(pen: Pen, person: Person) -> str:
    """Return department and title, as the language writes them in a row."""
    return (" " if pen.language == "ja" else ", ").join(
        part for part in (person.department, person.title) if part
    )


def cover_title(pen: Pen) -> str:
    """Return what the whole review is called."""
    row = pen.review.row
    when = period(pen.language, row.from_on, row.to_on)
    name = tidy(pen.facts.account, NAME)
    if pen.facts.accounts:
        name = pen.say("deck", N_("deck", "{account} group"), account=name)
    return pen.say("deck", REVIEWS[row.kind], account=name, period=when)


def _meeting(pen: Pen) -> str:
    day = pen.review.row.meeting_on
    if day is None:
        return pen.say("deck", N_("deck", "Figures as of {day}."), day=pen.facts.as_of)
    return pen.say(
        "deck", N_("deck", "{meeting}. Figures as of {day}."), meeting=pen.day(day), day=pen.facts.as_of
    )


def agenda(pen: Pen, following: Sequence[str]) -> Slide:
    """Return the topics that follow, the decisions sought and who is there."""
    topics = [pen.say("deck", TOPICS[slide]) for slide in following if slide in TOPICS]
    found = pen.review.slides.get("agenda")
    decisions = split(found.texts.get("decisions", "")) if found else ()
    attendees = split(found.texts.get("attendees", "")) if found else ()
    rows = tuple(_joined(pen, topics))
    headings = (pen.say("deck", N_("deck", "No.")), pen.say("deck", N_("deck", "Topic")))
    blocks: list[Block] = [Table(headings, rows, (1, 8), (0,), slot="agenda")]
    if decisions:
        blocks.append(Lines(decisions, pen.say("deck", N_("deck", "Decisions sought today")), "decisions"))
    if attendees:
        names = attendees if len(attendees) <= MOST_PEOPLE else (tidy(pen.joined(attendees)),)
        blocks.append(Lines(names, pen.say("deck", N_("deck", "Attending")), "attendees"))
    if lines := pen.lines("agenda"):
        blocks.append(Lines(lines, slot="agenda"))
    if decisions:
        text = N_("deck", "Today: {topics} topics and %n decision(s)")
        title = pen.say("deck", text, len(decisions), topics=len(topics))
    else:
        title = pen.say("deck", N_("deck", "Today: %n topic(s)"), len(topics))
    return Slide("agenda", title, tuple(blocks))


def _joined(pen: Pen, topics: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (number, topic), two on a line where there are more than six."""
    step = 1 if len(topics) <= MOST_PEOPLE else 2
    for i in range(0, len(topics), step):
        some = topics[i : i + step]
        last = i + len(some)
        yield (
            (str(last) if len(some) == 1 else f"{i + 1}–{last}"),
            pen.say("deck", N_("deck", " / ")).join(some),
        )


def summary(pen: Pen) -> Slide:
    """Return up to four figures, three beside the one result, risk and ask that the CSM wrote (domain.md 6.2)."""
    said = (
        ("result", N_("deck", "Result: {text}")),
        ("risk", N_("deck", "Risk: {text}")),
        ("ask", N_("deck", "Ask: {text}")),
    )
    texts = [(form, pen.written("summary", key)) for key, form in said]
    lines = [pen.say("deck", form, text=text) for form, text in texts if text] + list(pen.lines("summary"))
    made: dict[str, Callable[[Pen], Tile | None]] = {
        "weekly_users": users_tile, "seat_use": seats_tile, "goals": goals_tile, "tickets": tickets_tile,
    }  # fmt: skip
    known = {name: tile for name, make in made.items() if (tile := make(pen))}
    figures = tuple(known)[: BESIDE_TEXT if lines else len(known)]
    blocks: list[Block] = [Tiles(tuple(known[name] for name in figures))] if figures else []
    if lines:
        blocks.append(Lines(tuple(lines), slot="summary"))
    return Slide(
        "summary",
        _summary_title(pen),
        tuple(blocks),
        pen.foot(*figures) if figures else "",
        pen.notes(*figures),
    )


def _summary_title(pen: Pen) -> str:
    goals = pen.facts.goals
    met = sum(goal.status == "met" for goal in goals)
    if title := users_title(pen, (met, len(goals)) if goals else None):
        return title
    if goals:
        return _goals_title(pen)
    service = pen.facts.tickets.now
    if service is not None:
        return pen.say("deck", N_("deck", "%n ticket(s) reached us in 13 weeks"), service.count)
    when = period(pen.language, pen.facts.from_on, pen.facts.to_on)
    return pen.say("deck", N_("deck", "What we saw in {period}"), period=when)


def _goals_title(pen: Pen) -> str:
    goals = pen.facts.goals
    met, on_track = (sum(goal.status == status for goal in goals) for status in ("met", "on_track"))
    if not met:
        text = N_("deck", "{on_track} of %n goal(s) on track")
        return pen.say("deck", text, len(goals), on_track=on_track)
    if not on_track:
        return pen.say("deck", N_("deck", "{met} of %n goal(s) met"), len(goals), met=met)
    text = N_("deck", "{met} of %n goal(s) met, {on_track} on track")
    return pen.say("deck", text, len(goals), met=met, on_track=on_track)


def goals(pen: Pen) -> Slide:
    """Return the agreed goals; where there are none, what to agree on."""
    if not pen.facts.goals:
        lines = (
            pen.say("deck", N_("deck", "What should have changed for you by the next review?")),
            pen.say("deck", N_("deck", "By which number would we both see it, and what is it today?")),
            pen.say("deck", N_("deck", "Who answers for it on your side and on ours, and until when?")),
        )
        title = pen.say("deck", N_("deck", "Let us agree on up to 3 goals"))
        return Slide(
            "goals", title, (Lines(lines + pen.lines("goals"), slot="goals"),), "", pen.notes("goals")
        )
    headings = tuple(
        pen.say("deck", text)
        for text in (
            N_("deck", "Goal"), N_("deck", "Measure"), N_("deck", "Start"), N_("deck", "Current"), N_("deck", "Target"),
            N_("deck", "Due"), N_("deck", "Status"),
        )
    )  # fmt: skip
    rows = tuple(
        (
            pen.of(g.name, g.account, CELL), tidy(g.measure, NAME), in_unit(g, g.start), in_unit(g, g.actual),
            in_unit(g, g.target), pen.day(g.due_on), marked(g.status, pen.say("deck", STATUSES[g.status])),
        )
        for g in pen.facts.goals
    )  # fmt: skip
    table = Table(headings, rows, (8, 5, 3, 3, 3, 4, 4), (2, 3, 4), slot="goals")
    return Slide(
        "goals", _goals_title(pen), _with(pen, "goals", table), pen.foot("goals"), pen.notes("goals")
    )


def _with(pen: Pen, slide: str, *blocks: Block) -> tuple[Block, ...]:
    lines = pen.lines(slide)
    return (*blocks, Lines(lines, slot=slide)) if lines else blocks


def carried(pen: Pen) -> Slide | None:
    """Return every promise that is open or was kept since; None in a first review."""
    promises = [p for p in pen.review.promises if p.state != "dropped"]
    is_older = any(p.first_on is not None and p.first_on < pen.review.row.from_on for p in promises)
    if not promises or (pen.is_first and not is_older):
        return None
    headings = tuple(
        pen.say("deck", text)
        for text in (
            N_("deck", "Promise"), N_("deck", "Who"), N_("deck", "First promised"), N_("deck", "Due"),
            N_("deck", "Status"),
        )
    )  # fmt: skip
    statuses = tuple(_promise_status(p, pen.facts.as_of) for p in promises)
    rows = tuple(
        (
            tidy(p.text, CELL), who(pen, p), _first(pen, p), pen.day(p.due_on),
            marked(status, _promise_state(pen, p, status)),
        )
        for p, status in zip(promises, statuses, strict=True)
    )  # fmt: skip
    done = statuses.count("done")
    late = statuses.count("late")
    if late:
        text = N_("deck", "{done} of %n promise(s) kept, {late} overdue")
        title = pen.say("deck", text, len(promises), done=done, late=late)
    else:
        title = pen.say("deck", N_("deck", "{done} of %n promise(s) kept"), len(promises), done=done)
    table = Table(headings, rows, (9, 5, 4, 3, 4), slot="actions")
    return Slide("carried", title, _with(pen, "carried", table), pen.foot("promises"), pen.notes("promises"))


def who(pen: Pen, promise: Carried) -> str:
    """Return side and name of who does it."""
    side = N_("deck", "We") if promise.side == "us" else N_("deck", "You")
    name = tidy(promise.owner, NAME)
    if not name:
        return pen.say("deck", side)
    return pen.say("deck", N_("deck", "{side}: {name}"), side=pen.say("deck", side), name=name)


def _first(pen: Pen, promise: Carried) -> str:
    day = pen.day(promise.first_on)
    if not promise.carries:
        return day
    return pen.say("deck", N_("deck", "{day} (carried %n time(s))"), promise.carries, day=day)


def _promise_status(promise: Carried, as_of: date) -> Status:
    if promise.state == "done":
        return "done"
    return "late" if promise.due_on is not None and promise.due_on < as_of else "open"


def _promise_state(pen: Pen, promise: Carried, status: Status) -> str:
    if status == "late" and promise.due_on is not None:
        days = (pen.facts.as_of - promise.due_on).days
        return pen.say("deck", N_("deck", "Overdue by %n day(s)"), days)
    return pen.say("deck", STATUSES[status])
