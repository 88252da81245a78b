"""A review as a file: its deck, looked through once more for what a customer never reads, then written whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cs_workbench.services.export import UnknownEnding
from cs_workbench.services.review_guard import Guard, NamesCustomer, NamesInternal
from cs_workbench.services.review_texts import texts_of

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.workbench import Workbench

__all__ = ["ENDING", "NamesCustomer", "NamesInternal", "build", "texts_of"]

ENDING = ".pptx"


def build(
    bench: Workbench, uid: str, path: Path, template: Path | None = None, guard: Guard | None = None
) -> Deck:
    """Write the deck of the review ``uid`` to ``path`` (.pptx), on the slides of ``template``; return it.

    ``guard``: one that has read the book's names already, for many files. A file that would be the same stays.

    Raises:
        UnknownEnding: ``path`` is no PPTX.
        NamesInternal, NamesCustomer: a text names what is only ours, or another customer.
        LeakInFile, UnsoundFile: the finished file does, or does not open again.
        Errors of `render.deck_pptx.write_pptx`: the template or the folder is no good.
    """
    from cs_workbench.render.deck_pptx import write_pptx
    from cs_workbench.services.review_deck import deck_of
    from cs_workbench.services.reviews import review

    if path.suffix.lower() != ENDING:
        raise UnknownEnding(path=path, endings=ENDING)
    deck = deck_of(bench, uid)
    with (guard or Guard(bench)).watched(review(bench, uid).row.account_id, deck, path) as aside:
        write_pptx(deck, aside, template)
    return deck
