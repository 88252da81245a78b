"""Nothing of ours and no other customer's name leaves in a deck: the deck is looked through, and so is its file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cs_workbench.domain.customer_text import BREAK, internal_words
from cs_workbench.domain.other_names import Named, OtherNames, groups_of
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import company_key
from cs_workbench.services.review_files import NamesInternal, texts_of

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.workbench import Workbench


class NamesCustomer(WorkbenchError):
    """A text of the deck names another customer."""

    template = N_(
        "errors",
        "The slide “{slide}” names another customer, {name}: {text} Nothing was written. Take the name out where that "
        "text is from (slide, goal, request or promise), then build again.",
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
        groups = groups_of(above)
        self._account = dict(reversed(names))
        self._keys = frozenset(company_key(name) for _, name in names)
        self._others = OtherNames(
            Named(account, name, groups.get(account, account)) for account, name in names
        )

    def leaks(self, account_id: int, texts: Iterable[str], allowed: Iterable[str] = ()) -> Iterator[Leak]:
        """Yield what an account's customer may not read; ``allowed``: names that may stand (`may_say`)."""
        own = self._account.get(account_id, "")
        read: dict[str, str] = {}
        for text in texts:  # where a line ends a word may go on
            read |= {text: text, text.replace(BREAK, ""): text}
        words = {text: found for one, text in read.items() if (found := internal_words(one, own))}
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

    def watch(self, bench: Workbench, uid: str) -> Watch:
        """Return the guard of one review's deck and file."""
        from cs_workbench.services.review_rows import found_review

        with bench.store.read() as db:
            return Watch(self, int(found_review(db, uid)["account_id"]))


@dataclass(frozen=True, slots=True)
class Watch:
    """The guard of one account's decks."""

    guard: Guard
    account_id: int

    def refuse(self, deck: Deck, internal: type[WorkbenchError] = NamesInternal) -> None:
        """Raise ``internal`` (of ``slide``, ``text``) or `NamesCustomer` where a text of the deck may not be read."""
        allowed = self.guard.may_say(self.account_id, deck.ours)
        whole = dataclasses.replace(deck, slides=())
        for title, part in (*((slide.title, slide) for slide in deck.slides), (deck.title, whole)):
            for leak in self.guard.leaks(self.account_id, texts_of(part), allowed):
                if leak.rule == "internal":
                    raise internal(slide=title, text=leak.text)
                raise NamesCustomer(slide=title, name=leak.what, text=leak.text)

    def refuse_file(self, deck: Deck, content: bytes, path: Path) -> None:
        """Raise `LeakInFile` or `UnsoundFile` where the file made for ``path`` may not be sent."""
        from cs_workbench.render.deck_scan import scanned

        scan = scanned(content, path.suffix)
        if scan is None:
            return
        for flaw in scan.flaws_beside(list(texts_of(deck))):
            if flaw.rule in ("broken", "prompt"):
                raise UnsoundFile(why=flaw.what)
        parts = {told.text: told.part for told in reversed(scan.texts)}
        allowed = self.guard.may_say(self.account_id, deck.ours)
        for leak in self.guard.leaks(self.account_id, parts, allowed):
            raise LeakInFile(part=parts[leak.text] or path.name, text=leak.text.replace(BREAK, " "))
