"""The success plan as slides for the customer: the goals and how they stand, and the next steps of both sides.

It is made of what a review may show of an account (`review_facts`): no goal that is not shareable, no note of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from cs_workbench.domain.deck import Deck, Picture, Slide
from cs_workbench.kernel.i18n import N_, load_catalogue
from cs_workbench.services import review_slides_close as close
from cs_workbench.services import review_slides_figures as figures
from cs_workbench.services import review_slides_open as opening
from cs_workbench.services.review_pages import needed, paged
from cs_workbench.services.review_words import NAME, Pen, ours, quoted, tidy

if TYPE_CHECKING:
    from cs_workbench.services.review_promises import CarriedPromise
    from cs_workbench.services.review_words import Written
    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class _Row:
    """What the slides ask of a review, of a plan as of today."""

    account_id: int
    from_on: date
    to_on: date
    language: str
    kind: str = "plan"
    meeting_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """A plan as the slides of a review read it: nothing is written on it by hand."""

    row: _Row
    promises: tuple[CarriedPromise, ...]
    slides: Mapping[str, Written] = field(default_factory=dict)
    shared: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pictures: Mapping[str, tuple[Picture, ...]] = field(default_factory=dict)


def customers_plan(bench: Workbench, account_id: int) -> Deck:
    """Return the success plan of an account in the language of its newest review, else in the person's.

    Raises:
        NoSuchAccount: as `plan_deck`.
    """
    from cs_workbench.services.review_rows import reviews

    found = reviews(bench, None, account_id)
    return plan_deck(bench, account_id, found[0].language if found else bench.catalogue.language)


def plan_deck(bench: Workbench, account_id: int, of_language: str) -> Deck:
    """Return the success plan of an account as of today, in the customer's language ('ja', else English).

    Raises:
        NoSuchAccount: it is not there, or nothing was computed yet.
    """
    from cs_workbench.services.review_due import last_quarter
    from cs_workbench.services.review_facts import collect
    from cs_workbench.services.review_promises import carried_now
    from cs_workbench.services.review_rows import owner_of

    today = bench.today
    language: Literal["ja", "en"] = "ja" if of_language == "ja" else "en"
    start = last_quarter(today)[1]  # what was measured before this quarter is 'last time'
    facts = collect(bench, account_id, start, today)
    with bench.store.read() as db:
        promises = carried_now(db, account_id, owner_of(db, account_id), start.isoformat())
    row = _Row(account_id, start, today, language)
    pen = Pen(load_catalogue(language).say, language, _Plan(row, promises), facts)
    name = tidy(facts.account, NAME)
    goals, way = opening.goals(pen), figures.outcomes(pen)
    text = N_("deck", "{account}, success plan: {title}")
    goals = replace(goals, title=pen.say("deck", text, account=name, title=goals.title))
    # The goals' values stand in their table already: of the way only the picture.
    shown = (goals, replace(way, blocks=way.blocks[:1]) if way else None, _steps(pen))
    slides = [slide for slide in shown if slide is not None]
    return Deck(
        title=pen.say("deck", N_("deck", "{account}: success plan"), account=name),
        account=name,
        ours=ours(facts),
        period=pen.day(today),
        language=language,
        as_of=facts.as_of,
        kind="plan",
        slides=paged(pen.say, slides, sum(map(needed, slides))),
        quoted=quoted(facts),
    )


def _steps(pen: Pen) -> Slide | None:
    """Return the open steps of both sides; None: there is none."""
    slide = close.plan(pen)
    rows = sum(len(block.rows) for block in slide.blocks if hasattr(block, "rows"))
    if not rows:
        return None
    return replace(slide, title=pen.say("deck", N_("deck", "%n next step(s)"), rows))
