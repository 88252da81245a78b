"""What does not fit on a slide goes on to the next one, as far as a deck may be long; the rest is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from cs_workbench.domain.deck import MOST_LINES, Block, Lines, Picture, Slide, Table
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_words import LINE, Say, width


def paged(say: Say, slides: Sequence[Slide], most: int) -> tuple[Slide, ...]:
    """Return the slides, each with as many pages as it needs; together at most ``most`` where that can be."""
    pages = [needed(slide) for slide in slides]
    while sum(pages) > most and max(pages) > 1:
        pages[pages.index(max(pages))] -= 1
    return tuple(
        page for slide, count in zip(slides, pages, strict=True) for page in continued(say, slide, count)
    )


def needed(slide: Slide) -> int:
    """Return over how many pages a slide goes."""
    return max([_pages(block) for block in slide.blocks if not isinstance(block, Picture)] or [1])


def _pages(block: Block) -> int:
    if isinstance(block, Table):
        return max(ceil(len(block.rows) / MOST_LINES), 1)
    return len(_packed(block.lines)) if isinstance(block, Lines) else 1


def _packed(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """Return lines page by page; a line that is wider than the slide counts as several."""
    pages: list[tuple[str, ...]] = [()]
    room = MOST_LINES
    for line in lines:
        high = max(ceil(width(line) / LINE), 1)
        if pages[-1] and high > room:
            pages.append(())
            room = MOST_LINES
        pages[-1] = (*pages[-1], line)
        room -= high
    return pages


def continued(say: Say, slide: Slide, count: int) -> list[Slide]:
    """Return a slide as ``count`` pages; what does not fit on them is said as a number."""
    found = []
    for page in range(count):
        blocks = [block for block in (_part(say, b, page, count) for b in slide.blocks) if block]
        title = slide.title
        if count > 1:
            text = N_("deck", "{title} ({page}/{pages})")
            title = say("deck", text, title=slide.title, page=page + 1, pages=count)
        found.append(replace(slide, title=title, blocks=tuple(blocks)))
    return found


def _part(say: Say, block: Block, page: int, count: int) -> Block | None:
    """Return a block's part on one of ``count`` pages, a table's about as long on each; None: it ended before."""
    last = page == count - 1
    if isinstance(block, Table):
        high = min(ceil(len(block.rows) / count), MOST_LINES)
        begin, end = page * high, (page + 1) * high
        rows, over = block.rows[begin:end], len(block.rows) - end
        statuses = block.statuses[begin:end]
        if not rows:
            return None
        if last and over > 0:
            more = say("deck", N_("deck", "and %n more"), over + 1)
            rows = (*rows[:-1], (more, *[""] * (len(block.headings) - 1)))
            statuses = (*statuses[:-1], "") if statuses else ()
        return replace(block, rows=rows, statuses=statuses)
    if isinstance(block, Lines):
        pages = _packed(block.lines)
        if page >= len(pages):
            return None
        left = sum(len(p) for p in pages[page + 1 :])
        lines = pages[page]
        if last and left:
            lines = (*lines[:-1], say("deck", N_("deck", "and %n more"), left + 1))
        return replace(block, lines=lines)
    return block if page == 0 else None
