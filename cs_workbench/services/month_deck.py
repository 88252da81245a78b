"""A month as slides for us: the five lines a lead wants, then each part as the window and the paper show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cs_workbench.domain.deck import Lines, Missing, Slide
from cs_workbench.domain.targets import period_text
from cs_workbench.kernel.i18n import N_
from cs_workbench.services import month_words as words
from cs_workbench.services.inner_decks import cover, inner_deck, listed
from cs_workbench.services.month_paper import ORDER
from cs_workbench.services.month_sections import Section, sections
from cs_workbench.services.review_words import width

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.month import Month
    from cs_workbench.services.workbench import Workbench

#: The parts that a line of `month_words.headlines` sums up, in its order: it is their title where it is short enough.
SUMMED: Final = ("bridge", "renewals", "health", "touches", "next")
TITLE: Final = 72  # in half-width letters
EVEN: Final = 4  # the share of a bridge's column; there is one for each currency


def month_deck(bench: Workbench, month: Month) -> Deck:
    """Return the month as a deck, in the person's language; every page is marked as internal."""
    say = bench.say
    title, told = words.title(say, month), words.as_of(say, month)
    found = {section.id: section for section in sections(say, month, largest_first=True)}
    made = bench.say("month", N_("month", "As of {day}"), day=month.last)
    slides = (
        cover(title, tuple(filter(None, (told, words.targets_line(say, month))))),
        Slide("headlines", title, (Lines(words.headlines(say, month)),), made, "\n".join(month.remarks)),
        *(_slide(bench, month, found[id_]) for id_ in ORDER),
    )
    return inner_deck(bench, "month", title, period_text(say, month.period), month.last, slides)


def _slide(bench: Workbench, month: Month, section: Section) -> Slide:
    summed = dict(zip(SUMMED, words.headlines(bench.say, month), strict=True))
    title = summed.get(section.id, "")
    if not 0 < width(title) <= TITLE:
        title = section.title
    foot = bench.say(
        "month", N_("month", "As of {day}. {definition}"), day=month.last, definition=section.definition
    )
    if not section.rows:
        return Slide(section.id, title, (Missing(section.nothing),), foot)
    widths = ORDER[section.id][0] or (EVEN,) * len(section.headings)
    table = listed(bench, section.headings, section.rows, widths, section.numbers)
    return Slide(section.id, title, (table,), foot, section.definition)
