"""Nothing of ours and no other customer's name leaves in a deck: the deck is looked through, and so is its file."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from cs_workbench.domain.customer_text import BREAK, internal_words
from cs_workbench.domain.deck import Plot, Table
from cs_workbench.domain.other_names import OtherNames
from cs_workbench.kernel.errors import Saying, WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import company_key
from cs_workbench.services.review_files import NamesInternal, texts_of

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck, Slide
    from cs_workbench.services.workbench import Workbench


#: Where the texts of a table or chart are from, by its slot; all else was written on the slide.
WRITTEN: Final = N_("errors", "what is written on the slide (review write)")
PEOPLE: Final = N_("errors", "the names of people and companies")
TICKETS: Final = N_("errors", "the tickets")
_GOALS: Final = N_("errors", "the goals")
SOURCES: Final[Mapping[str, str]] = {
    "goals": _GOALS, "outcomes": _GOALS, "actions": N_("errors", "the promises"),
    "plan": N_("errors", "the promises and goals"), "requests": N_("errors", "the customer's requests"),
    "breadth": N_("errors", "the features' names"), "contract": N_("errors", "the contracts"),
}  # fmt: skip


class NamesCustomer(WorkbenchError):
    """A text of the deck names another customer; ``source``: a `Saying` of where it is from."""

    template = N_(
        "errors",
        "The slide “{slide}” names another customer, {name}: {text} Nothing was written. Take the name out where that "
        "text is from: {source}. Then build again.",
    )
    code = "CSW-2115"


class LeakInFile(WorkbenchError):
    """The finished file has a text that the customer may not read, such as one of the template's own."""

    template = N_(
        "errors",
        "The finished file says in {part} what this customer may not read: {text} It was not written; a file that was "
        "there is unchanged. Take that text out of the template, then build again.",
    )
    code = "CSW-2116"


class UnsoundFile(WorkbenchError):
    """The finished file does not open again, or still shows a prompt of the template."""

    template = N_(
        "errors",
        "The finished file does not pass its own check ({why}). It was not written; a file that was there is "
        "unchanged. Build it without the template, or with another one.",
    )
    code = "CSW-2117"


@dataclass(frozen=True, slots=True)
class Leak:
    """A text with what it may not say. ``what``: the words, or the other customer's name."""

    rule: Literal["internal", "others"]
    text: str
    what: str


class Guard:
    """The names of the whole book, read once; then each account's texts are looked through in milliseconds."""

    def __init__(self, bench: Workbench) -> None:
        from cs_workbench.store import review_facts

        self._bench = bench
        with bench.store.read() as db:
            names, above = review_facts.names(db)
        self._account = dict(reversed(names))
        self._keys = frozenset(company_key(name) for _, name in names)
        self._others = OtherNames.of_book(names, above)

    def leaks(
        self,
        account_id: int,
        texts: Iterable[str],
        allowed: Iterable[str] = (),
        quoted: Collection[str] = (),
    ) -> Iterator[Leak]:
        """Yield what an account's customer may not read.

        ``allowed``: names that may stand (`may_say`); ``quoted``: what the customer says itself (`Deck.quoted`).
        """
        own = self._account.get(account_id, "")
        read: dict[str, str] = {}
        for text in texts:  # where a line ends a word may go on
            read |= {text: text, text.replace(BREAK, ""): text}
        words = {text: found for one, text in read.items() if (found := internal_words(one, own, quoted))}
        yield from (Leak("internal", text, found) for text, found in words.items())
        others = self._others.found(read, account_id, tuple(allowed))
        yield from dict.fromkeys(Leak("others", read[one], name) for one, name in others)

    def may_say(self, account_id: int, ours: str) -> tuple[str, ...]:
        """Return names that are no leak though a customer is called so: people of ours and of the account.

        Our own company is among them where it is an account too; a team named after a customer is not.
        """
        from cs_workbench.store import review_facts

        with self._bench.store.read() as db:
            people = review_facts.people(db, account_id)
        return (ours, *people) if company_key(ours) in self._keys else tuple(people)

    def watch(self, uid: str) -> Watch:
        """Return the guard of one review's deck and file."""
        from cs_workbench.services.review_rows import found_review

        with self._bench.store.read() as db:
            return Watch(self, int(found_review(db, uid)["account_id"]))


def _parts(slide: Slide) -> Iterator[tuple[str, object]]:
    """Yield each part of a slide after where its texts are from."""
    yield WRITTEN, slide.title
    for block in slide.blocks:
        if slide.id == "cover":
            yield PEOPLE, block
        elif isinstance(block, Table | Plot):
            yield SOURCES.get(block.slot, WRITTEN), block
        else:
            yield WRITTEN, block
    yield TICKETS if slide.id == "service" else WRITTEN, (slide.foot, slide.notes)


@dataclass(frozen=True, slots=True)
class Watch:
    """The guard of one account's decks."""

    guard: Guard
    account_id: int

    def refuse(self, deck: Deck, internal: type[WorkbenchError] = NamesInternal) -> None:
        """Raise ``internal`` or `NamesCustomer` where a text of the deck may not be read."""
        allowed = self.guard.may_say(self.account_id, deck.ours)
        whole = dataclasses.replace(deck, slides=())
        parts = [(slide.title, *part) for slide in deck.slides for part in _parts(slide)]
        for title, source, part in (*parts, (deck.title, WRITTEN, whole)):
            for leak in self.guard.leaks(self.account_id, texts_of(part), allowed, deck.quoted):
                told = {"slide": title, "text": leak.text, "source": Saying(source)}
                raise (internal(**told) if leak.rule == "internal" else NamesCustomer(name=leak.what, **told))

    def refuse_file(self, deck: Deck, content: bytes, path: Path) -> None:
        """Raise `LeakInFile` or `UnsoundFile` where the file made for ``path`` may not be sent."""
        from cs_workbench.render.deck_scan import scanned

        scan = scanned(content, path.suffix)
        if scan is None:
            return
        for flaw in scan.flaws_beside(list(texts_of(deck))):
            if flaw.rule in ("broken", "prompt"):
                raise UnsoundFile(why=Saying(flaw.what) if flaw.rule == "broken" else flaw.what)
        parts = {told.text: told.part for told in reversed(scan.texts)}
        allowed = self.guard.may_say(self.account_id, deck.ours)
        for leak in self.guard.leaks(self.account_id, parts, allowed, deck.quoted):
            raise LeakInFile(part=parts[leak.text] or path.name, text=leak.text.replace(BREAK, " "))
