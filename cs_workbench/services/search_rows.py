"""How search everywhere answers: ask the index kind by kind, read the rows, keep what fits, put the best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.searching import KINDS, NAMES, Query, Span, Term, folded, folded_name, snippet
from cs_workbench.kernel.clock import from_iso

if TYPE_CHECKING:
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.search_documents import Document

#: Hits of a kind are counted up to here; common words stand in more notes than anyone reads.
MOST_COUNTED: Final = 1_000
#: How many rows of a kind are looked at where the grams alone do not decide.
MOST_CHECKED: Final = 300
MOST_ACCOUNTS: Final = 200
CHUNK: Final = 100
#: What a hit weighs by where it stands: a name beats everything, a title half a year of age.
_WEIGHT: Final = {"start": 4.0, "name": 3.0, "title": 0.6, "body": 0.0}
_HALF_LIFE_DAYS: Final = 90.0


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. Spans are (begin, end) of what is to be highlighted, in characters.

    Attributes:
        table, row: which row it is, inside this program.
        where: 'start' or 'name' of a name, 'title', 'body'.
        at: when it was, or is to be; None for names.
        has_time: whether ``at`` is a moment (UTC), else only its day counts.
    """

    kind: str
    table: str
    row: int
    uid: str
    account_id: int | None
    account_uid: str
    account: str
    title: str
    title_spans: tuple[Span, ...]
    snippet: str
    spans: tuple[Span, ...]
    where: str
    at: datetime | None
    has_time: bool


@dataclass(frozen=True, slots=True)
class Hits:
    """The answer. ``counts``: hits by kind, every kind of the query; in ``more`` where there are at least so many.

    ``incomplete``: '' or why something may be missing: 'building' (with ``done`` of ``total`` rows) or 'behind'.
    """

    rows: tuple[Hit, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    more: frozenset[str] = frozenset()
    incomplete: str = ""
    done: int = 0
    total: int = 0


@dataclass(slots=True)
class _Kind:
    """What a kind has: numbers of documents still to be read, newest first, and the rows that were checked."""

    numbers: list[int]
    terms: tuple[Term, ...]
    is_exact: bool
    dropped: int = 0
    read: int = 0
    found: list[tuple[Document, str]] = field(default_factory=list)

    @property
    def most(self) -> int:
        """How many numbers are asked for: one more than are told, to know that there are more."""
        return (MOST_COUNTED if self.is_exact else MOST_CHECKED) + 1

    @property
    def is_read(self) -> bool:
        """Whether every number was looked at."""
        return self.read >= len(self.numbers)


def answer(
    db: Connection, query: Query, wanted: frozenset[str], account: int | None, *, limit: int, today: date
) -> Hits:
    """Return the rows of the ``wanted`` kinds that fit ``query`` best, and how many there are of every kind."""
    from cs_workbench.store.search_documents import account_names
    from cs_workbench.store.search_index import is_behind, reach

    far = reach(db)
    incomplete = "building" if not far.is_built else "behind" if is_behind(db) else ""
    accounts = _accounts(db, query, account)
    asked = _ask(db, query, _kinds(query), accounts)
    _check(db, asked, query, wanted, limit)
    counts = {
        kind: len(one.found) if one.is_read else len(one.numbers) - one.dropped for kind, one in asked.items()
    }
    more = frozenset(
        kind
        for kind, one in asked.items()
        if len(one.numbers) > (MOST_COUNTED if one.is_exact else MOST_CHECKED)
    )
    ranked = sorted(
        ((_score(document, text, one.terms, today), document, one.terms)
         for kind, one in asked.items() if kind in wanted for document, text in one.found),
        key=lambda found: (-found[0][1], found[1].kind, -found[1].row),
    )[:limit]  # fmt: skip
    names = account_names(db, sorted({d.account_id for _, d, _ in ranked if d.account_id is not None}))
    rows = tuple(_hit(document, terms, where, names) for (where, _), document, terms in ranked)
    counts = {kind: min(count, MOST_COUNTED) for kind, count in counts.items()}
    return Hits(rows, counts, more, incomplete, far.done, far.total)


def _kinds(query: Query) -> list[str]:
    kinds = [kind for kind in KINDS if not query.kinds or kind in query.kinds]
    if query.after or query.before:  # names are of no day
        kinds = [kind for kind in kinds if kind not in NAMES]
    if query.terms:  # 株式会社 alone names nobody
        return [kind for kind in kinds if query.terms_for(kind)]
    return [] if query.is_empty else kinds


def _accounts(db: Connection, query: Query, account: int | None) -> list[int] | None:
    """Return the accounts the query is about, None for all."""
    if account is not None:
        return [account]
    if not query.accounts:
        return None
    from cs_workbench.store.search import candidates, end_number, first_number, matching, rows_of

    found: set[int] = set()
    for text in query.accounts:
        bare = " ".join((folded_name(text) or folded(text)).split())
        term = Term(bare)
        if term.grams:
            match = matching(term.grams)
            low, end = first_number("account"), end_number("account")
            found.update(
                row for _, row in rows_of(db, candidates(db, match, low, end, MOST_ACCOUNTS)).values()
            )
    return sorted(found)[:MOST_ACCOUNTS]


def _ask(db: Connection, query: Query, kinds: list[str], accounts: list[int] | None) -> dict[str, _Kind]:
    """Ask the index for the documents of each kind, newest first; as few times as can be."""
    from cs_workbench.store.search import end_number, first_number, newest, spilled_days

    has_day = query.after is not None or query.before is not None
    asked: dict[str, _Kind] = {}
    for kind in kinds:
        terms = query.terms_for(kind)
        asked[kind] = _Kind([], terms, is_exact=not has_day and all(term.is_exact for term in terms))
    if accounts == []:
        return asked
    if not has_day and query.terms:
        for group in _neighbours(kinds, query):
            low, end = first_number(group[0]), end_number(group[-1])
            _ask_range(db, {kind: asked[kind] for kind in group}, accounts, low, end)
        return asked
    for kind, one in asked.items():
        low, end = first_number(kind), end_number(kind)
        # A day wider on both sides: numbers tell days of UTC, people mean local ones.
        if query.after:
            low = first_number(kind, _moved(query.after, -1))
        if query.before:
            end = first_number(kind, _moved(query.before, 1 + spilled_days(db)))
        if one.terms:
            _ask_range(db, {kind: one}, accounts, low, end)
        else:
            one.numbers += newest(db, accounts, low, end, one.most)
    return asked


def _neighbours(kinds: list[str], query: Query) -> list[list[str]]:
    """Return kinds that are asked the same and whose numbers follow each other, together."""
    groups: list[list[str]] = []
    for kind in kinds:
        before = groups[-1][-1] if groups else ""
        follows = before and KINDS.index(kind) == KINDS.index(before) + 1
        if follows and query.terms_for(kind) == query.terms_for(before):
            groups[-1].append(kind)
        else:
            groups.append([kind])
    return groups


def _ask_range(
    db: Connection, asked: dict[str, _Kind], accounts: list[int] | None, low: int, end: int
) -> None:
    """Ask for kinds that follow each other, from the last down, going on below each that has enough."""
    from cs_workbench.store.search import candidates, first_number, kind_of, matching

    one = next(iter(asked.values()))
    match = matching([phrase for term in one.terms for phrase in term.grams], accounts)
    while low < end:
        numbers = candidates(db, match, low, end, one.most)
        for number in numbers:
            asked[kind_of(number)].numbers.append(number)
        if len(numbers) < one.most:
            return
        last = kind_of(numbers[-1])
        end = first_number(last) if len(asked[last].numbers) >= one.most else numbers[-1]


def _moved(day: date | None, days: int) -> date:
    day = day or date.min
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


def _check(db: Connection, asked: dict[str, _Kind], query: Query, wanted: frozenset[str], limit: int) -> None:
    """Read rows, newest first over all kinds, until ``limit`` of the wanted ones are sure; names each for itself.

    Where the grams alone do not decide, up to `MOST_CHECKED` rows of a kind are read, so that it can be counted.
    """
    for one in asked.values():
        if not one.is_exact:
            del one.numbers[MOST_CHECKED + 1 :]
            while not one.is_read:
                _read(db, one, query, one.numbers[one.read : one.read + CHUNK])
    for kind in NAMES & asked.keys() & wanted:
        one = asked[kind]
        while not one.is_read and len(one.found) < limit:
            _read(db, one, query, one.numbers[one.read : one.read + CHUNK])
    texts = {kind: one for kind, one in asked.items() if kind in wanted - NAMES and one.is_exact}
    while sum(len(one.found) for one in texts.values()) < limit:
        chosen = _newest_of(texts, limit + CHUNK // 2)
        if not chosen:
            break
        for kind, numbers in chosen.items():
            _read(db, texts[kind], query, numbers)


def _newest_of(texts: dict[str, _Kind], most: int) -> dict[str, list[int]]:
    """Return the next ``most`` numbers over all kinds, the newest days first, by kind."""
    from cs_workbench.store.search import day_bits

    rest = [
        (day_bits(number), kind, number)
        for kind, one in texts.items()
        for number in one.numbers[one.read : one.read + most]
    ]
    rest.sort(key=lambda entry: -entry[0])
    chosen: dict[str, list[int]] = {}
    for _, kind, number in rest[:most]:
        chosen.setdefault(kind, []).append(number)
    return chosen


def _read(db: Connection, one: _Kind, query: Query, numbers: Sequence[int]) -> None:
    """Read the rows of ``numbers``, the next of their kind, and keep those that live and fit."""
    from cs_workbench.store.search import rows_of
    from cs_workbench.store.search_documents import by_rows

    one.read += len(numbers)
    places = rows_of(db, numbers)
    origins: dict[int, list[int]] = {}
    for origin, row in places.values():
        origins.setdefault(origin, []).append(row)
    documents = {
        (origin, row): document
        for origin, rows in origins.items()
        for row, document in by_rows(db, origin, rows).items()
    }
    for number in numbers:
        document = documents.get(places.get(number, (0, 0)))
        text = "" if document is None else document.text()
        if document is not None and _fits(document, text, one.terms, query):
            one.found.append((document, text))
        else:
            one.dropped += 1


def _fits(document: Document, text: str, terms: Sequence[Term], query: Query) -> bool:
    if query.after or query.before:
        day = _local_day(document.at)
        if day is None or (query.after and day < query.after) or (query.before and day >= query.before):
            return False
    return all(term.is_in(text) for term in terms)


def _local_day(at: str) -> date | None:
    moment, has_time = _moment(at)
    if moment is None:
        return None
    return moment.astimezone().date() if has_time else moment.date()


def _moment(at: str) -> tuple[datetime | None, bool]:
    try:
        if len(at) <= len("2026-11-24"):
            return (datetime.fromisoformat(at).replace(tzinfo=UTC) if at else None), False
        moment = datetime.fromisoformat(at)
        return (from_iso(at) if moment.tzinfo else moment.replace(tzinfo=UTC)), True
    except ValueError:
        return None, False


def _score(document: Document, text: str, terms: Sequence[Term], today: date) -> tuple[str, float]:
    """Return where the best hit stands, and what it weighs."""
    title = text.partition("\n")[0]
    where = "title" if any(term.is_in(title) for term in terms) else "body"
    if document.kind in NAMES:
        where = "start" if any(title.startswith(term.text) for term in terms) else "name"
    day = document.day
    age = max((today - day).days, 0) if day else 0
    return where, _WEIGHT[where] + 1 / (1 + age / _HALF_LIFE_DAYS)


def _hit(document: Document, terms: Sequence[Term], where: str, names: dict[int, tuple[str, str]]) -> Hit:
    at, has_time = _moment(document.at)
    title, body = document.title.strip(), document.body
    if not title and document.kind not in NAMES:  # a note without a title is called by its first line
        title, _, body = body.strip().partition("\n")
    title_part, title_spans = snippet(title, terms)
    text, spans = snippet(body, terms)
    account_uid, account = names.get(document.account_id or 0, ("", ""))
    return Hit(
        document.kind, document.table, document.row, document.uid, document.account_id, account_uid, account,
        title_part, title_spans, text, spans, where, at, has_time,
    )  # fmt: skip
