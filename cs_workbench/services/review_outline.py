"""A review's slides as the person who writes it sees them: what is written, what is asked for, what is left out, why.

Everything here is in the window's language and for us; the slides themselves are in the customer's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from cs_workbench.domain.deck import CONTRACT, Missing
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_deck import KINDS, TITLE
from cs_workbench.services.review_rows import WANTED
from cs_workbench.services.review_words import CELL, LINE, period, tidy, width

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.review_facts import Facts
    from cs_workbench.services.review_gate_words import Severity
    from cs_workbench.services.review_rows import Review, SlideText
    from cs_workbench.services.workbench import Workbench

#: What each slide is called in the window.
NAMES: Final[Mapping[str, str]] = {
    "cover": N_("review", "Cover"),
    "agenda": N_("review", "Agenda"),
    "summary": N_("review", "Summary"),
    "goals": N_("review", "Goals"),
    "carried": N_("review", "Promises so far"),
    "outcomes": N_("review", "Results"),
    "adoption": N_("review", "Adoption"),
    "breadth": N_("review", "Use by feature"),
    "service": N_("review", "Service quality"),
    "learned": N_("review", "What we learned"),
    "roadmap": N_("review", "Roadmap and requests"),
    "plan": N_("review", "Plan"),
    "appendix": N_("review", "Appendix"),
    CONTRACT: N_("review", "Contract"),
}
#: Text key -> what the field is called, and what is to be written there. A number ends the keys that come thrice.
TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "title": (N_("review", "Title"), N_("review", "Empty: the title that the numbers give")),
    "result": (N_("review", "Result"), N_("review", "One thing that got better for them, with its number")),
    "risk": (N_("review", "Risk"), N_("review", "One thing that stands in the way, and why")),
    "ask": (N_("review", "Ask"), N_("review", "One thing you ask of them today")),
    "data": (N_("review", "What we see {number}"), N_("review", "A number and how it moved")),
    "meaning": (N_("review", "What it means {number}"), N_("review", "What follows from it for them")),
    "advice": (N_("review", "What we recommend {number}"), N_("review", "What to do, who, until when")),
    "decisions": (N_("review", "Decisions sought"), N_("review", "What is to be decided today, one a line")),
    "attendees": (N_("review", "Attendees"), N_("review", "Who is there, one a line")),
    "lines": (N_("review", "Further lines"), N_("review", "What else is to be said, one a line")),
}
#: How wide a text may be before it goes over to another line or slide, in half-width letters.
ROOM: Final[Mapping[str, int]] = {
    "title": TITLE, "data": CELL, "meaning": CELL, "advice": CELL,
    "result": 2 * LINE, "risk": 2 * LINE, "ask": 2 * LINE,
}  # fmt: skip
#: Slides whose lines may be shared by all reviews of a quarter.
SHARED: Final = ("roadmap",)
#: Why a slide is left out by its rule.
RULES: Final[Mapping[str, str]] = {
    "carried": N_("review", "first review: nothing was promised before"),
    "outcomes": N_("review", "no goal has been measured"),
    "adoption": N_("review", "no usage is known"),
    "breadth": N_("review", "no source tells the features apart"),
    "service": N_("review", "no tickets are known"),
    "roadmap": N_("review", "no request, and nothing written"),
    "plan": N_("review", "no promise, no goal, and nothing written"),
    CONTRACT: N_(
        "review", "only where you choose “Always shown”; frozen numbers have it once they are frozen again"
    ),
}
#: State of a slide -> its sign and its words.
STATES: Final[Mapping[str, tuple[str, str]]] = {
    "written": ("✓", N_("review", "filled in")),
    "wanted": ("✎", N_("review", "%n to write")),
    "missing": ("◇", N_("review", "data missing, and said so")),
    "rule": ("–", N_("review", "left out")),
    "hidden": ("⊘", N_("review", "hidden by you")),
}


@dataclass(frozen=True, slots=True)
class SlideLine:
    """A slide in the list.

    Attributes:
        state: one of `STATES`; ``told``: its words; ``why``: why its rule leaves it out, '' it does not.
        wanted: texts to be written.
    """

    slide: str
    name: str
    state: str
    told: str
    why: str = ""
    wanted: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        """The state's sign."""
        return STATES[self.state][0]


@dataclass(frozen=True, slots=True)
class Lack:
    """What a review still lacks: a sentence, and the slide on which it is mended.

    ``severity``: how the gate weighs it; '' a person is to write it.
    """

    slide: str
    text: str
    severity: Severity | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What is typed and not written yet: of slides, and of slides that a quarter shares."""

    slides: Mapping[str, SlideText]
    shared: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Built:
    """A review as it is being written.

    Attributes:
        facts: its numbers: the frozen ones, else today's.
        pictures: slide -> the uids of its pictures, in the order of `Review.pictures`.
        period: as the window writes it.
    """

    review: Review
    facts: Facts
    deck: Deck
    slides: tuple[SlideLine, ...]
    lacks: tuple[Lack, ...]
    pictures: Mapping[str, tuple[str, ...]]
    period: str


def build(bench: Workbench, uid: str, unsaved: Unsaved | None = None, facts: Facts | None = None) -> Built:
    """Return the review ``uid`` with its deck; ``facts``: today's where they were asked for already."""
    from cs_workbench.services.review_deck import deck, facts_of
    from cs_workbench.services.reviews import pictures_of, review

    found = review(bench, uid)
    if unsaved is not None:
        typed = {**found.slides, **unsaved.slides}
        found = replace(found, slides=typed, shared={**found.shared, **unsaved.shared})
    row = found.row
    known = facts_of(bench, found, facts)
    made = deck(bench, found, known)
    span = period(bench.catalogue.language, row.from_on, row.to_on)
    slides, missing = outline(bench, found, made), lacks(bench, found)
    return Built(found, known, made, slides, missing, pictures_of(bench, uid), span)


def outline(bench: Workbench, review: Review, deck: Deck) -> tuple[SlideLine, ...]:
    """Return every slide of the review's kind with its state, and the contract, which only a person's word shows."""
    return tuple(_line(bench, review, deck, slide) for slide in (*KINDS[review.row.kind], CONTRACT))


def _line(bench: Workbench, review: Review, deck: Deck, slide: str) -> SlideLine:
    pages = [page for page in deck.slides if page.id == slide]
    wanted = unwritten(review, slide)
    own = review.slides.get(slide)
    if own is not None and own.is_hidden:
        state = "hidden"
    elif not pages:
        state = "wanted" if wanted else "rule"
    elif any(isinstance(block, Missing) for page in pages for block in page.blocks):
        state = "missing"
    else:
        state = "wanted" if wanted else "written"
    told = bench.say("review", STATES[state][1], len(wanted))
    why = bench.say("review", RULES[slide]) if state == "rule" and slide in RULES else ""
    return SlideLine(slide, bench.say("review", NAMES[slide]), state, told, why, wanted)


def unwritten(review: Review, slide: str) -> tuple[str, ...]:
    """Return the texts that the slide wants and nobody has written; none where it is hidden."""
    own = review.slides.get(slide)
    if slide not in KINDS[review.row.kind] or (own is not None and own.is_hidden):
        return ()
    texts = own.texts if own is not None else {}
    return tuple(key for key in WANTED.get(slide, ()) if not texts.get(key, "").strip())


def lacks(bench: Workbench, review: Review) -> tuple[Lack, ...]:
    """Return what is missing before the review is ready, in sentences: promises first, they are refused."""
    found = []
    for promise in review.promises:
        if promise.state == "open" and not promise.is_clear:
            text = N_("review", "“{promise}”: nobody is named and no day is set")
            if promise.owner:
                text = N_("review", "“{promise}”: until when is not said")
            elif promise.due_on is not None:
                text = N_("review", "“{promise}”: who does it is not said")
            found.append(Lack("carried", bench.say("review", text, promise=promise.text)))
    for slide in KINDS[review.row.kind]:
        keys = unwritten(review, slide)
        if keys:
            names = bench.say("review", N_("review", ", ")).join(label(bench, key) for key in keys)
            text = N_("review", "{slide}: {texts} to be written")
            name = bench.say("review", NAMES[slide])
            found.append(Lack(slide, bench.say("review", text, slide=name, texts=names)))
    return tuple(found)


def findings(bench: Workbench, uid: str) -> list[Lack]:
    """Return what the gate finds in the deck as it would be written, without what `lacks` says of a draft anyway.

    What is not of one slide leads to the first.
    """
    from cs_workbench.services.review_gate import check
    from cs_workbench.services.reviews import review

    found = review(bench, uid, words_alone=True)
    template = found.row.template
    checked = check(bench, uid, Path(template) if template else None)
    said: set[tuple[str, str]] = set()  # rule, and what it found or where
    if found.row.state == "draft":
        said = {(f"unwritten_{key}", "summary") for key in WANTED["summary"]}
        said |= {("unwritten", slide) for slide in KINDS[found.row.kind] if unwritten(found, slide)}
        unclear = [tidy(p.text, CELL) for p in found.promises if p.state == "open" and not p.is_clear]
        said |= {(rule, text) for rule in ("action_owner", "action_date") for text in unclear}
    return [
        Lack(one.slide or "cover", one.text, one.severity)
        for one in checked.findings
        if not {(one.id, one.slide), (one.id, one.what)} & said
    ]


def label(bench: Workbench, key: str) -> str:
    """Return what a text is called in the window."""
    bare = key.rstrip("0123456789")
    return bench.say("review", TEXTS[bare][0], number=key.removeprefix(bare))


def too_long(key: str, text: str) -> tuple[int, int] | None:
    """Return (width, room) of a text's widest line once it is about to be too long; None: it fits well."""
    room = ROOM.get(key.rstrip("0123456789"), LINE)
    widest = max((width(line) for line in text.splitlines()), default=0)
    return (widest, room) if widest > room * 9 // 10 else None
