"""A month on one page of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.services import month_words as words
from cs_workbench.services.month_sections import Section, sections
from cs_workbench.services.one_page import Block, OnePage

if TYPE_CHECKING:
    from cs_workbench.services.month import Month
    from cs_workbench.services.workbench import Workbench

#: Sections in the order of the page: shares of their columns, their own of the page, lines of a cell.
ORDER: Final[dict[str, tuple[tuple[int, ...], float, int]]] = {
    "bridge": ((), 0.4, 1),
    "targets": ((38, 20, 30, 30, 26, 22), 0.6, 1),
    "touches": ((22, 18, 13, 18, 11, 20, 26), 0.5, 1),
    "changes": ((44, 18, 30, 34), 0.5, 1),
    "renewals": ((50, 18, 24, 24, 34, 36), 1.0, 1),
    "health": ((42, 36, 56, 48), 1.0, 1),
    "next": ((50, 24, 18, 24, 50), 1.0, 1),
    "risks": ((30, 24, 20, 18, 36, 30, 25, 42), 1.0, 2),
}
#: What every month has as many lines of: cut last.
WHOLE: Final = ("bridge", "targets", "touches")


def month_page(bench: Workbench, month: Month) -> OnePage:
    """Return the month as a page."""
    say = bench.say
    found = {section.id: section for section in sections(say, month, largest_first=True)}
    told = " ".join(filter(None, (words.as_of(say, month), words.targets_line(say, month))))
    made = N_("month", "Made {day}. For us only. What each part counts: the workbook's sheet Definitions.")
    foot = " ".join((bench.say("month", made, day=month.made_on), *month.remarks))
    blocks = tuple(_block(found[id_]) for id_ in ORDER)
    return OnePage(
        words.title(say, month),
        told,
        words.headlines(say, month),
        blocks,
        foot,
        lambda n: words.more_text(say, n),
    )


def _block(section: Section) -> Block:
    widths, share, lines = ORDER[section.id]
    widths = widths or (26, *(26 for _ in section.headings[1:]))
    return Block(
        section.title, section.headings, section.rows, widths, section.numbers, share, lines, section.nothing,
        section.id in WHOLE,
    )  # fmt: skip
