"""Nothing of ours and no other customer's name leaves in a deck: the deck is looked through, and so is its file."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from cs_workbench.domain.customer_text import internal_words
from cs_workbench.domain.other_names import Named, OtherNames, groups_of
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.files import fsync_folder
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_texts import texts_of

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.workbench import Workbench

#: A file is made in a folder so named beside its place, which a killed run leaves behind.
ASIDE: Final = ".cs-workbench-"


class NamesInternal(WorkbenchError):
    """A text of the deck names what is only ours."""

    template = N_(
        "errors",
        "The slide \u201c{slide}\u201d names what no customer may read: {text} Nothing was written. "
        "Change that text (review write), then build again.",
    )
    code = "CSW-2110"


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
        self._others = OtherNames(
            Named(account, name, groups.get(account, account)) for account, name in names
        )

    def leaks(self, account_id: int, texts: Iterable[str], allowed: Iterable[str] = ()) -> Iterator[Leak]:
        """Yield what an account's customer may not read; ``allowed``: names that may stand (`may_say`)."""
        own, texts = self._account.get(account_id, ""), list(dict.fromkeys(texts))
        for text in texts:
            if words := internal_words(text, own):
                yield Leak("internal", text, words)
        for text, name in self._others.found(texts, account_id, tuple(allowed)):
            yield Leak("others", text, name)

    def may_say(self, account_id: int, ours: str) -> tuple[str, ...]:
        """Return names that are no leak though a customer is called so: our company, our people, the account's."""
        from cs_workbench.store import review_facts

        with self._bench.store.read() as db:
            return (ours, *review_facts.people(db, account_id))

    def refuse(self, account_id: int, deck: Deck) -> None:
        """Raise `NamesInternal` or `NamesCustomer` where a text of the deck may not be read."""
        allowed = self.may_say(account_id, deck.ours)
        for slide in deck.slides:
            for leak in self.leaks(account_id, texts_of(slide), allowed):
                if leak.rule == "internal":
                    raise NamesInternal(slide=slide.title, text=leak.text)
                raise NamesCustomer(slide=slide.title, name=leak.what, text=leak.text)
        for leak in self.leaks(account_id, texts_of(deck), allowed):
            if leak.rule == "internal":
                raise NamesInternal(slide=deck.title, text=leak.text)
            raise NamesCustomer(slide=deck.title, name=leak.what, text=leak.text)

    def refuse_file(self, account_id: int, content: bytes, ending: str, ours: str) -> None:
        """Raise `LeakInFile` or `UnsoundFile` where a finished file may not be sent."""
        from cs_workbench.render.deck_scan import scanned

        scan = scanned(content, ending)
        if scan is None:
            return
        for flaw in scan.flaws:
            if flaw.rule in ("broken", "prompt"):
                raise UnsoundFile(why=flaw.what)
        parts = {told.text: told.part for told in reversed(scan.texts)}
        for leak in self.leaks(account_id, parts, self.may_say(account_id, ours)):
            raise LeakInFile(part=parts[leak.text] or ending, text=leak.text)

    @contextmanager
    def watched(self, account_id: int, deck: Deck, path: Path) -> Iterator[Path]:
        """Yield where to write ``path``'s file: it takes its place where deck and file may be read.

        Raises:
            NamesInternal, NamesCustomer, LeakInFile, UnsoundFile: it may not be sent.
        """
        from cs_workbench.render.deck_pptx import CannotWriteDeck

        self.refuse(account_id, deck)
        try:
            folder = Path(tempfile.mkdtemp(prefix=ASIDE, dir=path.parent))
        except OSError as error:
            raise CannotWriteDeck(path=path, why=error.strerror or type(error).__name__) from error
        aside = folder / path.name
        try:
            yield aside
            content = aside.read_bytes()
            self.refuse_file(account_id, content, path.suffix, deck.ours)
            if not path.is_file() or path.read_bytes() != content:
                aside.replace(path)
                fsync_folder(path.parent)
        except WorkbenchError as error:
            if error.params.get("path") == aside:
                raise type(error)(**{**error.params, "path": path}) from error
            raise
        except OSError as error:
            raise CannotWriteDeck(path=path, why=error.strerror or type(error).__name__) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)
