"""A deck that is no review as a file: PPTX, HTML or PDF, as the ending of its name says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.export import UnknownEnding
from cs_workbench.services.review_files import makers

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.review_files import Paint
    from cs_workbench.services.review_guard import Watch


class PlanNamesInternal(WorkbenchError):
    """A text of a deck for a customer names what is only ours."""

    template = N_(
        "errors",
        "The slide \u201c{slide}\u201d names what no customer may read: {text} Nothing was written. "
        "Change it where it is from: {source}. Then build again.",
    )
    code = "CSW-2125"


def write_deck(deck: Deck, path: Path, paint: Paint | None = None, watch: Watch | None = None) -> Done:
    """Write ``deck`` to ``path``: .pptx, .html, or .pdf where ``paint`` can make it.

    ``watch``: the guard of the account whose deck it is; one that is for us needs none.

    Raises:
        UnknownEnding: the name of ``path`` ends in nothing of these.
        PlanNamesInternal, NamesCustomer: it is a customer's, and a text names what is only ours, or another customer.
        LeakInFile, UnsoundFile: the finished file does, or does not open again.
        CannotWriteDeck: the folder is read-only or full, or another program holds the file.
    """
    from cs_workbench.render.deck_pptx import keep

    known = makers(None, paint)
    ending = path.suffix.lower()
    if ending not in known:
        raise UnknownEnding(path=path, endings=", ".join(known))
    if not deck.is_internal:
        assert watch is not None  # noqa: S101 - a customer's deck is never written unguarded
        watch.refuse(deck, PlanNamesInternal)
    content = known[ending](deck)
    if watch is not None:
        watch.refuse_file(deck, content, path)
    keep(content, path)
    said = N_("done", "{title} written to {path}")
    return Done(Changes(), None, said, {"title": deck.title, "path": path}, path)
