"""The last slides of a review: what we learned, roadmap and requests, the plan, and the appendix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cs_workbench.domain.deck import Block, Lines, Slide, Table
from cs_workbench.domain.deck_words import marked
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services.review_slides_open import who
from cs_workbench.services.review_words import (
    CELL,
    FIGURES,
    KINDS,
    NAME,
    REQUEST_STATES,
    UNKNOWN,
    Pen,
    gap,
    in_unit,
    number,
    period,
    tidy,
)

if TYPE_CHECKING:
    from cs_workbench.services.review_facts import Told

LEARNED: Final = (1, 2, 3)
#: In the place of a day that the meeting has yet to agree on.
TO_AGREE: Final = N_("deck", "To be agreed")
_UNPLANNED: Final = N_("deck", "%n request(s) from you heard")


def learned(pen: Pen) -> Slide:
    """Return what the CSM wrote: data, what it means, what we advise; nothing stands in for what is not written."""
    rows = tuple(
        row
        for n in LEARNED
        if any(row := tuple(pen.written("learned", f"{key}{n}") for key in ("data", "meaning", "advice")))
    )
    headings = tuple(
        pen.say("deck", text)
        for text in (N_("deck", "What we see"), N_("deck", "What it means"), N_("deck", "What we recommend"))
    )
    blocks: list[Block] = [Table(headings, rows, (1, 1, 1), slot="learned")] if rows else []
    if lines := pen.lines("learned"):
        blocks.append(Lines(lines, slot="learned"))
    when = period(pen.language, pen.review.row.from_on, pen.review.row.to_on)
    title = pen.say("deck", N_("deck", "What we learned in {period}"), period=when)
    if count := len(rows) or len(lines):
        title = pen.say("deck", N_("deck", "%n thing(s) we learned in {period}"), count, period=when)
    return Slide("learned", title, tuple(blocks))


def roadmap(pen: Pen) -> Slide | None:
    """Return what the customer asked for with its state, and what is planned; None: there is neither."""
    asked, lines = pen.facts.asked, pen.lines("roadmap")
    if not asked and not lines:
        return None
    blocks: list[Block] = []
    if asked:
        headings = tuple(
            pen.say("deck", text)
            for text in (N_("deck", "Your request"), N_("deck", "Heard"), N_("deck", "Status"))
        )
        states = [REQUEST_STATES[a.state] for a in asked]
        rows = tuple(
            (pen.of(a.text, a.account, CELL), pen.day(a.heard_on), marked(status, pen.say("deck", words)))
            for a, (words, status) in zip(asked, states, strict=True)
        )
        blocks.append(Table(headings, rows, (9, 3, 4), slot="requests"))
    if lines:
        blocks.append(Lines(lines, pen.say("deck", N_("deck", "What is coming")), "roadmap"))
    shipped = sum(a.state == "shipped" for a in asked)
    if not asked:
        title = pen.say("deck", N_("deck", "%n update(s) coming"), len(lines))
    elif shipped:
        text = N_("deck", "Of your requests, {shipped} of %n available by now")
        title = pen.say("deck", text, len(asked), shipped=shipped)
    else:
        planned = sum(a.state == "planned" for a in asked)
        text = N_("deck", "%n request(s) from you, {planned} planned") if planned else _UNPLANNED
        title = pen.say("deck", text, len(asked), planned=planned)
    return Slide(
        "roadmap", title, tuple(blocks), pen.foot("requests") if asked else "", pen.notes("requests")
    )


def plan(pen: Pen) -> Slide:
    """Return the open steps of both sides and the goals that are not reached, with who and until when."""
    rows: list[tuple[str, ...]] = [
        (tidy(p.text, CELL), who(pen, p), pen.day(p.due_on))
        for p in sorted(
            (p for p in pen.review.promises if p.state not in ("done", "dropped")),
            key=lambda p: (p.due_on is None, p.due_on),
        )
    ]
    for g in pen.facts.goals:
        if g.status in ("on_track", "behind", "unknown"):
            text = N_("deck", "Goal “{name}”: reach {target}")
            step = pen.say("deck", text, name=pen.of(g.name, g.account, NAME), target=in_unit(g, g.target))
            names = [tidy(name, NAME) for name in (g.theirs, g.ours) if name]
            rows.append((step, pen.joined(names) or UNKNOWN, pen.day(g.due_on)))
        elif g.status == "missed":
            text = N_("deck", "Goal “{name}” was missed: agree how to go on")
            names = [tidy(name, NAME) for name in (g.theirs, g.ours) if name]
            step, day = pen.say("deck", text, name=pen.of(g.name, g.account, NAME)), pen.say("deck", TO_AGREE)
            rows.append((step, pen.joined(names) or UNKNOWN, day))
    lines = pen.lines("plan")
    headings = tuple(
        pen.say("deck", text) for text in (N_("deck", "Step"), N_("deck", "Who"), N_("deck", "Due"))
    )
    blocks: list[Block] = [Table(headings, tuple(rows), (9, 4, 3), slot="plan")] if rows else []
    if lines:
        blocks.append(Lines(lines, slot="plan"))
    title = pen.say("deck", N_("deck", "What we do until the next review"))
    if count := len(rows) or len(lines):
        title = pen.say("deck", N_("deck", "%n step(s) until the next review"), count)
    figures = tuple(
        figure
        for figure, is_there in (("promises", pen.review.promises), ("goals", pen.facts.goals))
        if is_there
    )
    return Slide(
        "plan",
        title,
        tuple(blocks),
        pen.foot(*figures) if figures else "",
        pen.notes(*figures) if rows else "",
    )


def definitions(pen: Pen) -> Slide:
    """Return what each figure counts, with source and as-of date; no blocks where no figure is known."""
    known = [
        told.figure
        for told in _told(pen)
        if not told.account and told.gap not in ("none", "daily", "no_seats", "no_plan")
    ]
    rows = tuple(_definition(pen, figure) for figure in known if figure in FIGURES)
    headings = tuple(
        pen.say("deck", text)
        for text in (
            N_("deck", "Figure"),
            N_("deck", "Definition"),
            N_("deck", "Source"),
            N_("deck", "As of"),
        )
    )
    text = N_("deck", "Definitions of %n figure(s), as of {day}")
    title = pen.say("deck", text, len(rows), day=pen.facts.as_of)
    blocks = (Table(headings, rows, (3, 9, 4, 3), slot="definitions"),) if rows else ()
    return Slide("appendix", title, blocks)


def notes(pen: Pen, left_out: tuple[str, ...]) -> tuple[Slide, ...]:
    """Return a slide of what is not known or must be known of the figures; ``left_out``: titles of hidden slides."""
    gaps = tuple(
        text for text in (gap(pen, told) for told in _told(pen) if told.figure != "requests") if text
    )
    if left_out:
        text = N_("deck", "Not shown for want of data: {slides}.")
        gaps += (pen.say("deck", text, slides=pen.joined(left_out)),)
    if pen.facts.weekly_users.now and pen.facts.seats.purchased:
        text = N_("deck", "The guide of {guide} % of seats is our experience, not an agreed target.")
        gaps += (pen.say("deck", text, guide=pen.facts.guide),)
    if pen.facts.accounts:
        text = N_(
            "deck",
            "Figures of the group are sums over its companies; a person in two of them counts in each.",
        )
        gaps += (pen.say("deck", text),)
    gaps += pen.lines("appendix")
    title = pen.say("deck", N_("deck", "%n note(s) on the figures"), len(gaps))
    return (Slide("appendix", title, (Lines(gaps, slot="gaps"),)),) if gaps else ()


def _told(pen: Pen) -> list[Told]:
    return [told for told in pen.facts.told if told.figure != "activity" or not pen.facts.weekly_users.now]


def _definition(pen: Pen, figure: str) -> tuple[str, ...]:
    name, definition, kind = FIGURES[figure]
    told = pen.facts.source_of(figure)
    day = told.to_on if told and told.to_on else pen.facts.as_of
    return (pen.say("deck", name), pen.say("deck", definition), pen.say("deck", KINDS[kind]), pen.day(day))


def contract(pen: Pen) -> Slide:
    """Return the running contracts: what is under contract, how many seats, until when, for how much."""
    terms = pen.facts.contract or ()
    headings = tuple(
        pen.say("deck", text)
        for text in (
            N_("deck", "Product"), N_("deck", "Contract plan"), N_("deck", "Seats"), N_("deck", "Until"),
            N_("deck", "Amount"),
        )
    )  # fmt: skip
    rows = tuple(
        (
            pen.of(t.product or UNKNOWN, t.account, NAME), tidy(t.plan, NAME) or UNKNOWN, number(t.seats),
            pen.day(t.ends_on), UNKNOWN if t.amount is None or not t.currency else Money(t.amount, t.currency).short(),
        )
        for t in terms
    )  # fmt: skip
    title = pen.say("deck", N_("deck", "%n running contract(s)"), len(rows))
    table = Table(headings, rows, (5, 4, 3, 4, 4), (2, 4), slot="contract")
    return Slide("contract", title, (table,), pen.foot("contract"), pen.notes("contract"))
