"""What a lead's table is counted on: the running accounts of a day, their health then and before, and the work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Book, choice_column
from cs_workbench.domain.condition_syntax import facts_of, parse
from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.scorecard import Scorecard
from cs_workbench.services.balance import DAYS
from cs_workbench.services.forecast import Coming, coming_renewals
from cs_workbench.services.scorecards import current_cards

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.absences import Absence
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.todos import Todo

Floats = NDArray[np.float64]
#: Days over which health that moved is told.
SPANS: Final = (7, 30)
_FACTS: Final = (
    "name", "owner", "tier", "phase", "arr", "band", "health", "days_since_touch", "started_on", "churned_on",
    "renewal", "churn_notice",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ground:
    """The running accounts of ``day``, side by side; arrays and lists of shape (n,).

    Attributes:
        book: their facts as known on the day; ``is_past``: the day is over.
        bands: each one's health on the day; before: the same so many days earlier, by `SPANS`; None where no week
            that old was kept.
        touched: meaningful touches in the last `balance.DAYS` days; None where no touch was ever told.
        todos: open ones; None where they are not known of that day.
        coming: the renewals ahead; None likewise.
        cards: the scorecards in force, which name measures and caps.
        owners_assumed: of how many accounts nothing tells whose they were; they stand with who has them today.
        doors: every account that a list may name.
    """

    day: date
    is_past: bool
    book: Book
    bands: tuple[str, ...]
    before: Mapping[int, tuple[str, ...] | None]
    touched: Floats | None
    away: tuple[Absence, ...]
    cards: tuple[Scorecard, ...]
    todos: tuple[Todo, ...] | None = None
    coming: tuple[Coming, ...] | None = None
    first_week: date | None = None
    owners_assumed: int = 0
    doors: Book = field(default_factory=lambda: Book(np.array([], dtype=np.int64)))


def live_ground(bench: Workbench, *, with_renewals: bool = True) -> Ground:
    """Return the book as it stands."""
    from cs_workbench.store import absences, team, todos
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        cards = current_cards(db)
        asked = frozenset[str]().union(*(facts_of(parse(cap.when)) for card in cards for cap in card.caps))
        whole = load_book(db, facts={*_FACTS, *asked})
        book = whole.take(np.flatnonzero(~whole["churned_on"].is_known()))
        ids = book.account_id.tolist()
        first = team.first_week(db)
        before = {days: _bands(db, bench.today - timedelta(days=days), ids, first) for days in SPANS}
        touched = _touched(db, bench.today, ids)
        away = tuple(absences.live(db, bench.today.isoformat()))
        open_todos = tuple(todos.open_todos(db))
    bands = tuple(book["band"].at(row) or "none" for row in range(len(book)))
    coming = coming_renewals(bench) if with_renewals else None
    return Ground(
        bench.today, False, book, bands, before, touched, away, cards, open_todos, coming, first, doors=whole
    )


def past_ground(bench: Workbench, day: date) -> Ground:
    """Return the book as it was known on ``day``, and the weeks of health that were kept."""
    from cs_workbench.services.standing import place_accounts
    from cs_workbench.store import absences, team
    from cs_workbench.store.book import load_book
    from cs_workbench.store.past import past

    with past(bench.store) as then:
        db = then.at(day)
        placed = place_accounts(db, day, day)
        named = load_book(db, facts=("name", "owner"))
        cards = current_cards(db)
        columns = {**placed.book.columns, **named.take(_places(placed.book, named)).columns}
        book = Book(placed.book.account_id, columns)
        book = book.take(np.flatnonzero(_runs(book, day)))
        ids = book.account_id.tolist()
        first = team.first_week(db)
        bands = _bands(db, day, ids, first) or ("none",) * len(ids)
        book = Book(book.account_id, {**book.columns, "band": choice_column(bands, BANDS)})
        before = {days: _bands(db, day - timedelta(days=days), ids, first) for days in SPANS}
        touched = _touched(db, day, ids)
        away = tuple(absences.live(db, day.isoformat()))
    with bench.store.read() as now:
        doors = load_book(now, facts=("name", "owner"))
        told = team.owners_on(now, day)
    book, assumed = _with_owners(book, told, doors)
    return Ground(
        day,
        True,
        book,
        bands,
        before,
        touched,
        away,
        cards,
        first_week=first,
        doors=doors,
        owners_assumed=assumed,
    )


def _with_owners(book: Book, told: Mapping[int, str], today: Book) -> tuple[Book, int]:
    """Return the book with whose each account was, and of how many nothing tells: they are whose they are today."""
    now = dict(zip(today.account_id.tolist(), range(len(today)), strict=True))
    found, assumed = [], 0
    for row, account in enumerate(book.account_id.tolist()):
        then = told.get(account) or book["owner"].at(row)
        if then is None and account in now:
            then = today["owner"].at(now[account])
            assumed += then is not None
        found.append(then)
    return Book(book.account_id, {**book.columns, "owner": choice_column(found, ())}), assumed


def _places(book: Book, other: Book) -> NDArray[np.intp]:
    return np.searchsorted(other.account_id, book.account_id)


def _runs(book: Book, day: date) -> NDArray[np.bool_]:
    """Return who was a customer on ``day``: begun, as far as that is known, and not gone."""
    today, began = np.datetime64(day), book["started_on"].values
    return np.asarray((np.isnat(began) | (began <= today)) & ~(book["churned_on"].values <= today))


def _bands(db: Connection, day: date, ids: Sequence[int], first: date | None) -> tuple[str, ...] | None:
    """Return each account's band as kept in the newest week begun by ``day``; None before the first week."""
    from cs_workbench.store.standing import bands_at

    if first is None or day < first:
        return None
    found = bands_at(db, day, ids)
    return tuple(found[account][0] if account in found else "none" for account in ids)


def _touched(db: Connection, day: date, ids: Sequence[int]) -> Floats | None:
    from cs_workbench.store import touches

    if not touches.is_known(db):
        return None
    sums = touches.sums(db, day, DAYS, DAYS)
    return np.array([(sums.get(account) or {}).get("touches") or 0 for account in ids], dtype=np.float64)
