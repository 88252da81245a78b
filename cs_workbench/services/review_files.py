"""A review as a file: its deck, looked through once more for what a customer never reads, then written whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cs_workbench.domain.customer_text import names_internal
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.export import UnknownEnding, write_bytes

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.workbench import Workbench

#: What a deck can be written as; PDF where somebody paints it.
ENDINGS = (".pptx", ".pdf")


class NamesInternal(WorkbenchError):
    """A text of the deck names what is only ours."""

    template = N_(
        "errors",
        "The slide \u201c{slide}\u201d names what no customer may read: {text} Nothing was written. "
        "Change that text (review write), then build again.",
    )
    code = "CSW-2110"


def build(
    bench: Workbench,
    uid: str,
    path: Path,
    template: Path | None = None,
    paint: Callable[[Deck], bytes] | None = None,
) -> Deck:
    """Write the deck of the review ``uid`` to ``path``; return it.

    ``template``: whose slides a PPTX stands on; ``paint`` makes a PDF of a deck, without it none is written.

    Raises:
        UnknownEnding: ``path`` ends otherwise.
        NamesInternal: a text names a touch tier, a health score or a lifetime value.
        Errors of `render.deck_pptx.write_pptx`: the template or the folder is no good.
    """
    from cs_workbench.render.deck_pptx import write_pptx
    from cs_workbench.services.review_deck import deck_of

    ending = path.suffix.lower()
    known = ENDINGS if paint is not None else tuple(one for one in ENDINGS if one != ".pdf")
    if ending not in known:
        raise UnknownEnding(path=path, endings=", ".join(known))
    deck = deck_of(bench, uid)
    for slide in deck.slides:
        for text in texts_of(slide):
            if names_internal(text):
                raise NamesInternal(slide=slide.title, text=text)
    if ending == ".pdf" and paint is not None:
        write_bytes(path, paint(deck))
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
