"""A review as a file: its deck, looked through once more for what a customer never reads, then written whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cs_workbench.domain.customer_text import names_internal
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.export import UnknownEnding

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.workbench import Workbench

ENDINGS = (".pptx", ".html")


class NamesInternal(WorkbenchError):
    """A text of the deck names what is only ours."""

    template = N_(
        "errors",
        "The slide \u201c{slide}\u201d names what no customer may read: {text} Nothing was written. "
        "Change that text (review write), then build again.",
    )
    code = "CSW-2110"


def build(bench: Workbench, uid: str, path: Path, template: Path | None = None) -> Deck:
    """Write the deck of the review ``uid`` to ``path`` (.pptx, .html); return it.

    ``template``: whose slides a PPTX stands on.

    Raises:
        UnknownEnding: ``path`` ends otherwise.
        NamesInternal: a text names a touch tier, a health score or a lifetime value.
        Errors of `render.deck_pptx.write_pptx`: the template or the folder is no good.
    """
    from cs_workbench.render.deck_html import html_of
    from cs_workbench.render.deck_pptx import keep, write_pptx
    from cs_workbench.services.review_deck import deck_of

    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UnknownEnding(path=path, endings=", ".join(ENDINGS))
    deck = deck_of(bench, uid)
    for slide in deck.slides:
        for text in texts_of(slide):
            if names_internal(text):
                raise NamesInternal(slide=slide.title, text=text)
    if ending == ".html":
        keep(html_of(deck), path)
    else:
        write_pptx(deck, path, template)
    return deck


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
