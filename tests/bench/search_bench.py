"""Search everywhere over a million notes, beside a bare FTS5 query of the same phrase on the same index.

Each class of queries is drawn from the notes themselves (so common words are common here too), with the hardest put
in by hand. Ours is all of `services.search.find`: counts by kind, rows read, checked, ranked and cut to snippets.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Final

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.searching import Term, folded
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.search import find, index_all
from cs_workbench.services.search_rows import MOST_COUNTED
from cs_workbench.services.workbench import Workbench
from cs_workbench.store.search import SearchFile, candidates, end_number, first_number, matching
from tests.bench import search_notes
from tests.bench.measure import Figure, busy_ms

SIZES: Final = (10_000, 100_000, 1_000_000)
#: Keeps the databases there for another run, instead of a folder that goes away.
KEEP: Final = "CSWB_BENCH_SEARCH"
QUERIES: Final = 100
LONGEST_MS: Final = 50.0  # what p95 may be at a million notes
#: What p95 may be of the floor's own, which reads no row: ours reads, checks and marks fifty.
TARGET: Final = 20.0
HARD: Final = {
    "1": ["の", "解", "席", "鬱"],
    "2": ["解約", "予算", "移行", "した", "鬱の"],
    "3": ["解約の件", "予算編成", "来期の予算", "していた", "髙島屋の"],
    "en": ["budget", "the", "th", "xylophone", "migration from the", "s", "onboard"],
}
NAMES: Final = {
    "1": "1 Japanese character",
    "2": "2 Japanese characters",
    "3": "3 and more",
    "en": "English words",
}
_JAPANESE: Final = re.compile(r"[぀-ヿ一-鿿々]+")
_ENGLISH: Final = re.compile(r"[A-Za-z]{2,}")


def figures(folder: Path) -> list[Figure]:
    """Measure in ``folder``, or where the environment says."""
    kept = os.environ.get(KEEP)
    home = Path(kept) if kept else folder
    found: list[Figure] = []
    for size in SIZES:
        found += of_size(home / f"notes-{size}", size)
    return found


def of_size(folder: Path, size: int) -> list[Figure]:
    """Return the figures of ``size`` notes: how the index was built, and how queries are answered."""
    made = (folder / "key.toml").exists()
    bench = open_workbench(data_dir=folder, language="ja", sample=True)
    try:
        found = [] if made else [built(bench, folder, size)]
        for name, queries in drawn(bench).items():
            ours, floor = p95(queries, asking(bench)), p95(queries, asking_bare(bench))
            is_largest = size == SIZES[-1]
            label = f"search {size:,} notes, {NAMES[name]}, p95"
            found.append(Figure(label, ours, floor, target=TARGET if is_largest else None))
            if is_largest:
                found.append(
                    Figure(f"... of the {LONGEST_MS:.0f} ms it may take", ours, LONGEST_MS, target=1.0)
                )
        return found
    finally:
        close_workbench(bench)


def built(bench: Workbench, folder: Path, size: int) -> Figure:
    """Fill the database and build the index; return how long each took, a second for a second."""
    start = perf_counter()
    search_notes.fill(bench.store, size)
    filled = perf_counter() - start
    start = perf_counter()
    reached = index_all(bench, Tracker())
    took = perf_counter() - start
    if not reached.is_current:
        raise RuntimeError("the index is not complete")
    mb = sum(path.stat().st_size for path in folder.glob("search.db*")) / 1e6
    whole = (folder / "workbench.db").stat().st_size / 1e6
    print(  # noqa: T201
        f"  {size:,} notes: {size / took:,.0f} indexed a second, index {mb:,.0f} MB of {whole:,.0f} MB",
        file=sys.stderr,
        flush=True,
    )
    return Figure(f"index {size:,} notes, beside writing them", took, filled, unit="s")


def drawn(bench: Workbench, seed: int = 11) -> dict[str, list[str]]:
    """Return queries by class, drawn from the notes at random places."""
    random = Random(seed)  # noqa: S311 - notes, not secrets
    with bench.store.read() as db:
        (top,) = db.execute("SELECT max(id) FROM local_note").fetchone()
        bodies = [
            db.execute("SELECT body FROM local_note WHERE id = ?", (random.randint(1, top),)).fetchone()[0]
            for _ in range(6 * QUERIES)
        ]
    found: dict[str, list[str]] = {name: list(queries) for name, queries in HARD.items()}
    for body in bodies:
        runs = [run for run in _JAPANESE.findall(body) if len(run) >= 6]
        if runs:
            run = random.choice(runs)
            at = random.randrange(len(run) - 5)
            for name, length in (("1", 1), ("2", 2), ("3", random.randint(3, 6))):
                found[name].append(run[at : at + length])
        else:
            word = random.choice(_ENGLISH.findall(body))
            found["en"].append(word[: random.randint(2, len(word))])
    return {name: queries[:QUERIES] for name, queries in found.items()}


def asking(bench: Workbench) -> Callable[[str], object]:
    """Return what searches as the window does."""
    return lambda text: find(bench, text)


def asking_bare(bench: Workbench) -> Callable[[str], object]:
    """Return what asks FTS5 alone for the same candidates."""
    file = bench.store.companion("search", SearchFile)

    def ask(text: str) -> object:
        with file.read() as db:
            low, end = first_number("note"), end_number("note")
            return candidates(db, matching(Term(folded(text)).grams), low, end, MOST_COUNTED + 1)

    return ask


def p95(queries: Sequence[str], ask: Callable[[str], object]) -> float:
    """Return the 95th percentile of the processor's milliseconds; what is asked is in memory by then."""
    taken = [busy_ms(partial(ask, query)) for query in (*queries[:5], *queries)]
    return sorted(taken[5:])[int(len(queries) * 0.95)]
