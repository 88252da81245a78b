"""A deck that is no review as a file: PPTX, HTML or PDF, as the ending of its name says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cs_workbench.domain.customer_text import names_internal
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.export import UnknownEnding
from cs_workbench.services.review_files import makers, texts_of

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.review_files import Paint


class PlanNamesInternal(WorkbenchError):
    """A text of a deck for a customer names what is only ours."""

    template = N_(
        "errors",
        "The slide \u201c{slide}\u201d names what no customer may read: {text} Nothing was written. "
        "Change that goal or promise, then build again.",
    )
    code = "CSW-2125"


def write_deck(deck: Deck, path: Path, paint: Paint | None = None) -> Done:
    """Write ``deck`` to ``path``: .pptx, .html, or .pdf where ``paint`` can make it.

    Raises:
        UnknownEnding: the name of ``path`` ends in nothing of these.
        PlanNamesInternal: it is a customer's, and a text names a touch tier, a health score or a lifetime value.
        CannotWriteDeck: the folder is read-only or full, or another program holds the file.
    """
    from cs_workbench.render.deck_pptx import keep

    known = makers(None, paint)
    ending = path.suffix.lower()
    if ending not in known:
        raise UnknownEnding(path=path, endings=", ".join(known))
    if not deck.is_internal:
        _refuse_internal(deck)
    keep(known[ending](deck), path)
    said = N_("done", "{title} written to {path}")
    return Done(Changes(), None, said, {"title": deck.title, "path": path}, path)


def _refuse_internal(deck: Deck) -> None:
    """Look through every text once more.

    Raises:
        PlanNamesInternal: one names a touch tier, a health score or a lifetime value.
    """
    for slide in deck.slides:
        for text in texts_of(slide):
            if names_internal(text):
                raise PlanNamesInternal(slide=slide.title, text=text)
