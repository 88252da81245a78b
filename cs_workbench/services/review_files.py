"""A review as a file: its deck, looked through once more for what a customer never reads, then written whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.export import UnknownEnding

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.review_guard import Guard
    from cs_workbench.services.workbench import Workbench

ENDING = ".pptx"


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
    *,
    guard: Guard | None = None,
) -> Deck:
    """Write the deck of the review ``uid`` to ``path`` (.pptx), on the slides of ``template``; return it.

    ``guard``: one that has read the book's names already, for many files. A file that would be the same stays as it is.

    Raises:
        UnknownEnding: ``path`` is no PPTX.
        NamesInternal, NamesCustomer: a text names what is only ours, or another customer.
        LeakInFile, UnsoundFile: the finished file does, or does not open again.
        Errors of `render.deck_pptx.write_pptx`: the template or the folder is no good.
    """
    from cs_workbench.render.deck_pptx import keep, pptx_of
    from cs_workbench.services.review_deck import deck_of
    from cs_workbench.services.review_guard import Guard

    if path.suffix.lower() != ENDING:
        raise UnknownEnding(path=path, endings=ENDING)
    deck = deck_of(bench, uid)
    watch = (guard or Guard(bench)).watch(bench, uid)
    watch.refuse(deck)
    content = pptx_of(deck, template)
    watch.refuse_file(deck, content, path)
    if not is_same(path, content):
        keep(content, path)
    return deck


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
