"""Search everywhere: accounts, contacts, notes, mails, to-dos and whatever else has words.

The index only proposes; each row is read and checked before it is shown, so that the answer may lag behind what was
written a moment ago and yet never shows what is not there.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from cs_workbench.domain.searching import KINDS, SearchError, parse_search
from cs_workbench.services.search_rows import Hit, Hits, answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.search import SearchFile
    from cs_workbench.store.search_index import Reach

__all__ = ["Hit", "Hits", "Reached", "SearchError", "catch_up", "count_of", "find", "forget", "index_all"]

log = logging.getLogger(__name__)
SLICE_S: Final = 0.008
CHILD_SLICE_S: Final = 0.5
OPTIMIZED_FROM: Final = 20_000  # rows of a build after which the index is folded into one piece

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Reached:
    """How far the index is; ``busy``: another process is writing it."""

    done: int = 0
    total: int = 0
    is_built: bool = False
    is_current: bool = False
    busy: bool = False


def find(
    bench: Workbench,
    text: str,
    kinds: Iterable[str] | None = None,
    account: int | None = None,
    limit: int = 50,
) -> Hits:
    """Return what fits ``text``, best first: names, then titles and texts, newer before older.

    Args:
        bench: what to work on.
        text: words, phrases and filters; see `domain.searching.parse_search`.
        kinds: only rows of these; counts are of every kind. None: of all.
        account: only of this account.
        limit: how many rows at most.

    Raises:
        SearchError: a filter in ``text`` cannot be read.
    """
    query = parse_search(text, bench.today)
    wanted = frozenset(kinds) if kinds is not None else frozenset(KINDS)
    return _with_index(
        bench,
        lambda db: answer(db, query, wanted, account, limit=limit, today=bench.today),
        Hits(incomplete="building"),
    )


def count_of(hits: Hits) -> int:
    """Return how many hits there are, as far as they were counted."""
    return sum(hits.counts.values())


def catch_up(bench: Workbench, seconds: float = SLICE_S) -> Reached:
    """Index a little more; called again and again until `Reached.is_current`."""
    from cs_workbench.store.search import Unusable
    from cs_workbench.store.search_index import advance

    file = _file(bench)
    if not file.lock.try_take():
        return Reached(busy=True)
    try:
        return _reached(advance(file, seconds))
    except Unusable as error:
        why = error
    finally:
        file.lock.free()
    file.discard(why)
    return Reached(busy=True)


def index_all(bench: Workbench, tracker: Tracker) -> Reached:
    """Index everything there is, page by page; killed or stopped at any moment it goes on from there."""
    from cs_workbench.store.search_index import optimize

    total = 0
    while True:
        reached = catch_up(bench, CHILD_SLICE_S)
        total = max(total, reached.total)
        if reached.busy or reached.is_current:
            break
        tracker.step(bench.say("search", "Search index"), reached.done, reached.total)
    if total >= OPTIMIZED_FROM and not reached.busy:
        file = _file(bench)
        if file.lock.try_take():
            try:
                optimize(file)
            finally:
                file.lock.free()
    return reached


def forget(bench: Workbench, documents: Iterable[tuple[int, int]]) -> None:
    """Take documents, as (origin, row), out of the index without a trace: the last step of erasing."""
    from cs_workbench.store.search_index import forget as take_out

    file = _file(bench)
    with file.lock.held("search.db", patience=10.0):
        take_out(file, documents)


def _reached(reach: Reach) -> Reached:
    return Reached(reach.done, reach.total, reach.is_built, reach.is_current)


def _file(bench: Workbench) -> SearchFile:
    from cs_workbench.store.search import SearchFile

    return bench.store.companion("search", SearchFile)


def _with_index(bench: Workbench, ask: Callable[[Connection], Answer], without: Answer) -> Answer:
    """Ask the index; where there is none or it cannot be used, answer ``without``."""
    from cs_workbench.store.search import Unusable

    file = _file(bench)
    try:
        with file.read() as db:
            return without if db is None else ask(db)
    except Unusable as error:
        file.discard(error)
        return without
