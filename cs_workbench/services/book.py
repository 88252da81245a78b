"""The book of accounts as columns, and how its values read to a person."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from cs_workbench.domain.columns import Book, Column
from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.words import WORDS, word
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import LANGUAGES, N_, load_catalogue
from cs_workbench.services import settings

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench


class UnknownColumn(WorkbenchError):
    """A column that no fact and no own field has."""

    template = N_(
        "errors", "There is no column {column}. Nothing was changed. docs/cli.md lists the columns."
    )
    code = "CSW-1430"


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of the team's own (独自項目)."""

    id: str
    label: str
    kind: Kind
    choices: tuple[str, ...] = ()


def load_book(bench: Workbench, as_of: date | None = None) -> Book:
    """Return every live account with every fact and own field; one pass, columns only.

    ``as_of``: the book as it was known and shown on that day (`services.book_then`); None: as it stands.

    Raises:
        DayAhead: the day has not come yet.
    """
    from cs_workbench.store.book import load_book as load

    if as_of is not None:
        from cs_workbench.services.book_then import is_past, load_book_then

        if is_past(bench, as_of):
            return load_book_then(bench, as_of)
    with bench.store.read() as db:
        return worded(bench, load(db))


def worded(bench: Workbench, book: Book) -> Book:
    """Return the book with its kept reasons as sentences in the person's language."""
    why = book["why"].values
    sentences = np.empty(len(why), dtype=object)
    forms: dict[str, str] = {}
    language = bench.catalogue.language
    for row, kept in enumerate(why.tolist()):
        if not kept:
            sentences[row] = ""
            continue
        reason = json.loads(kept)
        text = reason["text"]
        form = forms.get(text) or forms.setdefault(text, bench.catalogue.form("reasons", text))
        params = bench.catalogue.shown_params(reason["params"])
        sentences[row] = form.format_map({"measure": reason[language], **params})
    return Book(book.account_id, {**book.columns, "why": Column(Kind.TEXT, sentences)})


def own_fields(bench: Workbench) -> list[OwnField]:
    """Return the own fields, in the order they were made."""
    from cs_workbench.store import own_fields as rows

    with bench.store.read() as db:
        return [OwnField(r.id, r.label, Kind(r.kind), tuple(r.choices)) for r in rows.all_fields(db)]


def owners(bench: Workbench) -> list[str]:
    """Return the owners' names, most accounts first."""
    from cs_workbench.store.book import load_book as load

    with bench.store.read() as db:
        column = load(db, facts=("owner",))["owner"]
    counts = np.bincount(column.values[column.values >= 0], minlength=len(column.labels))
    return [column.labels[i] for i in np.argsort(-counts, kind="stable") if counts[i]]


def values_aliases(bench: Workbench) -> Mapping[str, Mapping[str, str]]:
    """Return fact -> folded display word (both languages) -> value id, for the condition language."""
    from cs_workbench.domain.condition_values import ME_WORDS
    from cs_workbench.kernel.text import fold

    catalogues = [load_catalogue(language) for language in LANGUAGES]
    aliases = {
        of: {fold(c.say("values", english)): value for value, english in words.items() for c in catalogues}
        for of, words in WORDS.items()
    }
    me = settings.get(bench, "owner")
    return {**aliases, "owner": dict.fromkeys(map(fold, ME_WORDS), str(me))} if me else aliases


def select_book(
    bench: Workbench,
    condition: str,
    sort: str,
    facts: Sequence[str],
    *,
    churned: bool = False,
    as_of: date | None = None,
) -> Book:
    """Return the accounts that match ``condition``, sorted by the fact ``sort`` (a leading - turns it round).

    Churned accounts stand in no list unless ``churned``, or the condition names them. ``as_of``: as in `load_book`;
    days count from there.

    Raises:
        DayAhead: ``as_of`` has not come yet.
        ConditionError: the condition cannot be read.
        UnknownColumn: one of ``facts`` or ``sort`` is neither a fact nor an own field.
    """
    from cs_workbench.domain.conditions import matches, parse, running
    from cs_workbench.domain.ordering import order_of

    book, today = load_book(bench, as_of), as_of or bench.today
    by = sort.removeprefix("-")
    for fact in (by, *facts):
        if fact not in book:
            raise UnknownColumn(column=fact)
    wanted = parse(condition)
    mask = matches(wanted if churned else running(wanted), book, today, values_aliases(bench))
    book = book.take(np.flatnonzero(mask))
    return book.take(order_of(book[by], descending=sort.startswith("-")))


def heading(bench: Workbench, fact: str) -> str:
    """Return a fact's column title in the person's language; an own field's is its label."""
    if fact in BY_ID:
        return bench.say("facts", BY_ID[fact].heading)
    return next((f.label for f in own_fields(bench) if f"own.{f.id}" == fact), fact)


def shown_value(bench: Workbench, fact: str, value: Any) -> Any:
    """Return a value as a table shows it: choices as the glossary's words, the rest unchanged."""
    return bench.say("values", word(fact, value)) if isinstance(value, str) and fact in WORDS else value
