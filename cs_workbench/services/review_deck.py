"""A review as a deck: slides of its frozen facts and of what the CSM wrote, in the customer's language.

What a slide lacks is left out or said (domain.md 6.2); what the CSM has yet to write leaves no text behind, so that
the gate can tell. Notes for us have no way in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, cast

from cs_workbench.domain.deck import CONTRACT, DIGITAL, EBR, MOST_SLIDES, SLIDES, Block, Deck, Picture, Slide
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.services import review_slides_close as close
from cs_workbench.services import review_slides_figures as figures
from cs_workbench.services import review_slides_open as opening
from cs_workbench.services.review_facts import Facts
from cs_workbench.services.review_pages import needed, paged
from cs_workbench.services.review_words import NAME, Pen, Reviewed, Row, ours, period, quoted, split, tidy

if TYPE_CHECKING:
    from cs_workbench.services.review_rows import Review
    from cs_workbench.services.workbench import Workbench

#: The slides of each kind; the appendix of one that is not in `DEFINED` is there only to say what is not known.
KINDS: Final[Mapping[str, tuple[str, ...]]] = {"qbr": SLIDES, "ebr": EBR, "digital": DIGITAL}
DEFINED: Final = ("qbr",)
MAKERS: Final[Mapping[str, Callable[[Pen], Slide | None]]] = {
    "cover": opening.cover,
    "summary": opening.summary,
    "goals": opening.goals,
    "carried": opening.carried,
    "outcomes": figures.outcomes,
    "adoption": figures.adoption,
    "breadth": figures.breadth,
    "service": figures.service,
    "learned": close.learned,
    "roadmap": close.roadmap,
    "plan": close.plan,
    CONTRACT: close.contract,
}
#: Slides that say what only a person can say: without a word on them they are left out, and the gate tells.
WRITTEN: Final = ("summary", "learned", "plan")
#: Left out for another reason than want of data, so that no customer is told of it.
UNTOLD: Final = ("summary", "carried", "roadmap", "learned", "plan")
TITLE: Final = 120
BESIDE: Final = 2


def deck_of(bench: Workbench, uid: str) -> Deck:
    """Return the deck of the review ``uid``: of its frozen facts, or of today's while it is a draft."""
    from cs_workbench.services.reviews import review as of

    review = of(bench, uid)
    return deck(bench, review, facts_of(bench, review))


def facts_of(bench: Workbench, review: Review, known: Facts | None = None) -> Facts:
    """Return the frozen facts of a review, else those of today: of its account or group, with what it shows.

    ``known``: those asked for already; they are taken where they hold what the review shows.
    """
    from cs_workbench.services.review_facts import collect

    if review.facts:
        return review.facts
    has_contract, is_group, row = review.has_contract, review.is_group, review.row
    if (
        known is not None
        and (known.from_on, known.to_on, known.as_of) == (row.from_on, row.to_on, bench.today)
        and bool(known.accounts) == is_group
        and (known.contract is not None or not has_contract)
    ):
        return known
    return collect(bench, row.account_id, row.from_on, row.to_on, contract=has_contract, group=is_group)


def deck(bench: Workbench, review: Reviewed, facts: Facts) -> Deck:
    """Return the deck of a review with these facts; the same for the same, whatever the window's language is."""
    row = review.row
    language: Literal["ja", "en"] = "ja" if row.language == "ja" else "en"
    pen = Pen(load_catalogue(language).say, language, review, facts, _is_first(bench, row))
    kind = cast("Literal['qbr', 'ebr', 'digital']", row.kind)
    made, left_out = _made(pen, (*KINDS[kind], CONTRACT) if _has_contract(pen) else KINDS[kind])
    if "agenda" in KINDS[kind] and not _is_hidden(pen, "agenda"):
        made.insert(1, opening.agenda(pen, [slide.id for slide in made]))
    pages = paged(pen.say, [_finished(pen, slide) for slide in made], _most(pen, kind))
    if not _is_hidden(pen, "appendix"):
        names = tuple(pen.say("deck", opening.TOPICS[slide]) for slide in left_out)
        last = [*close.notes(pen, names)]
        if kind in DEFINED:
            last.insert(0, close.definitions(pen))
        last[:1] = [_finished(pen, slide) for slide in last[:1]]
        pages += paged(pen.say, [slide for slide in last if slide.blocks], sum(map(needed, last)))
    return Deck(
        title=opening.cover_title(pen),
        account=tidy(facts.account, NAME),
        ours=ours(facts),
        period=period(language, row.from_on, row.to_on),
        language=language,
        as_of=facts.as_of,
        kind=kind,
        slides=_with_pictures(pen, pages),
        quoted=quoted(facts),
    )


def unwritten(review: Reviewed, made: Deck) -> list[str]:
    """Return the slides that are left out of ``made`` because nobody has written them; none that is hidden."""
    shown = {slide.id for slide in made.slides}
    hidden = {slide for slide, found in review.slides.items() if found.is_hidden}
    return [s for s in KINDS[review.row.kind] if s in WRITTEN and s not in shown and s not in hidden]


def _is_first(bench: Workbench, row: Row) -> bool:
    from cs_workbench.store import review_facts

    with bench.store.read() as db:
        return not review_facts.has_earlier_review(db, row.account_id, row.to_on.isoformat())


def _most(pen: Pen, kind: str) -> int:
    """Return how many slides there may be without the appendix."""
    slides = sum(slide != "appendix" for slide in KINDS[kind]) + _has_contract(pen)
    return min(slides, MOST_SLIDES)


def _is_hidden(pen: Pen, slide: str) -> bool:
    found = pen.review.slides.get(slide)
    return bool(found and found.is_hidden)


def _has_contract(pen: Pen) -> bool:
    """Say whether the contract is shown: somebody said so, and there is one."""
    found = pen.review.slides.get(CONTRACT)
    return bool(pen.facts.contract) and found is not None and found.is_hidden is False


def _made(pen: Pen, wanted: tuple[str, ...]) -> tuple[list[Slide], list[str]]:
    """Return the slides that are shown, and those left out because nothing is known."""
    made: list[Slide] = []
    left_out: list[str] = []
    for name in wanted:
        if name not in MAKERS or _is_hidden(pen, name):
            continue
        slide = MAKERS[name](pen)
        if slide is not None and name in WRITTEN and not slide.blocks and not pen.review.pictures.get(name):
            slide = None
        found = pen.review.slides.get(name)
        if slide is None and found and found.is_hidden is False:
            slide = figures.missing(pen, name)
        if slide is not None:
            made.append(slide)
        elif name not in UNTOLD:
            left_out.append(name)
    return made, left_out


def _finished(pen: Pen, slide: Slide) -> Slide:
    """Return a slide with the title that the CSM wrote, else its own."""
    found = pen.review.slides.get(slide.id)
    own = split(found.texts.get("title", "")) if found else ()
    return replace(slide, title=tidy(own[0] if own else slide.title, TITLE))


def _with_pictures(pen: Pen, pages: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """Return the pages with the pictures of each slide: beside what stands alone, or on their own."""
    found: list[Slide] = []
    for i, page in enumerate(pages):
        is_last = i + 1 == len(pages) or pages[i + 1].id != page.id
        pictures = pen.review.pictures.get(page.id, ()) if is_last else ()
        room = max(BESIDE - len(page.blocks), 0)
        beside: tuple[Block, ...] = (*page.blocks, *(_picture(p) for p in pictures[:room]))
        found.append(replace(page, blocks=beside))
        found += [replace(page, blocks=(_picture(p),), foot="", notes="") for p in pictures[room:]]
    return tuple(found)


def _picture(picture: Picture) -> Picture:
    return replace(picture, alt=tidy(picture.alt, TITLE))
