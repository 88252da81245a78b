"""A review as a file: its deck, looked through once more for what a customer never reads, then written whole.

What a file is follows from the ending of its name; each has a way to make its bytes in `makers`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.deck import Plot
from cs_workbench.domain.deck_rules import is_bare
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.export import UnknownEnding

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.review_guard import Guard
    from cs_workbench.services.workbench import Workbench

    #: Paints a deck as a PDF: only the window's room can, and lends it (`ui.widgets.deck_paper.pdf_of_deck`).
    Paint = Callable[[Deck], bytes]

SLIDES: Final = ".pptx"


class OnlySlidesHaveATemplate(WorkbenchError):
    """A template for a file that is no PPTX."""

    template = N_(
        "errors",
        "{path} is written on the standard pages; a template is only for a .pptx. Nothing was written. "
        "End the name in .pptx, or build without the template.",
    )
    code = "CSW-2111"


class NamesInternal(WorkbenchError):
    """A text of the deck names what is only ours; ``source``: a `Saying` of where it is from."""

    template = N_(
        "errors",
        "The slide \u201c{slide}\u201d names what no customer may read: {text} Nothing was written. "
        "Change it where it is from: {source}. Then build again.",
    )
    code = "CSW-2110"


class NothingToShow(WorkbenchError):
    """A deck of its cover alone."""

    template = N_(
        "errors",
        "The review of {account} has nothing but its cover: of this period nothing is known and nothing is written. "
        "Nothing was written. Write a slide, or choose a period with usage, goals or tickets.",
    )
    code = "CSW-2127"


def build(
    bench: Workbench,
    uid: str,
    path: Path,
    template: Path | None = None,
    paint: Paint | None = None,
    *,
    guard: Guard | None = None,
) -> Deck:
    """Write the deck of the review ``uid`` to ``path``; return it.

    ``path`` ends in .pptx (on the slides of ``template`` where there is one), in .html, or in .pdf where ``paint`` can
    make it.

    ``guard``: one that has read the book's names already, for many files. A file that would be the same stays as it is.

    Raises:
        UnknownEnding: the name of ``path`` ends in nothing of these.
        OnlySlidesHaveATemplate: there is a template for another kind of file.
        NothingToShow: there is no slide but the cover (`deck_rules.is_bare`).
        NamesInternal, NamesCustomer: a text names what is only ours, or another customer.
        LeakInFile, UnsoundFile: the finished file does, or does not open again.
        CannotWriteDeck: the folder is read-only or full, or another program holds the file.
        Errors of `render.deck_pptx.pptx_of`: the template is no good.
    """
    from cs_workbench.render.deck_pptx import keep
    from cs_workbench.services.review_deck import deck_of
    from cs_workbench.services.review_guard import Guard

    ending = path.suffix.lower()
    known = makers(template, paint)
    if ending not in known:
        raise UnknownEnding(path=path, endings=", ".join(known))
    if template is not None and ending != SLIDES:
        raise OnlySlidesHaveATemplate(path=path)
    deck = deck_of(bench, uid)
    if is_bare(deck):
        raise NothingToShow(account=deck.account)
    watch = (guard or Guard(bench)).watch(uid)
    watch.refuse(deck)
    content = known[ending](deck)
    watch.refuse_file(deck, content, path)
    if not is_same(path, content):
        keep(content, path)
    return deck


def makers(template: Path | None, paint: Paint | None) -> dict[str, Paint]:
    """Return the ending of a name -> what makes a deck's bytes of that kind."""
    from cs_workbench.render.deck_html import html_of
    from cs_workbench.render.deck_pptx import pptx_of

    made: dict[str, Paint] = {SLIDES: lambda deck: pptx_of(deck, template), ".html": html_of}
    if paint is not None:
        made[".pdf"] = paint
    return made


def write_tables(deck: Deck, path: Path) -> list[Path]:
    """Write the table of each chart of ``deck`` beside ``path`` as its name with the slide's, .csv; return them all.

    Raises:
        CannotWritePicture: the folder is read-only or full, or another program holds a file; those before it stand.
    """
    from cs_workbench.services.charts.files import write_chart

    written: list[Path] = []
    for slide in deck.slides:
        for block in slide.blocks:
            if isinstance(block, Plot) and block.chart.rows:
                file = path.with_name(f"{path.stem}-{slide.id}.csv")
                number = 2
                while file in written:
                    file = path.with_name(f"{path.stem}-{slide.id}-{number}.csv")
                    number += 1
                write_chart(block.chart, file)
                written.append(file)
    return written


def is_same(path: Path, content: bytes) -> bool:
    """Say whether ``path`` holds these bytes already."""
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def texts_of(part: Any) -> Iterator[str]:
    """Yield every text of a deck, a slide or a block."""
    if isinstance(part, str):
        yield part
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from texts_of(getattr(part, field.name))
    elif isinstance(part, tuple):
        for one in part:
            yield from texts_of(one)
