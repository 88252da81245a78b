"""A batch of reviews: what a deck costs among 200 beside what it costs among 25, and what stays in the memory."""

from __future__ import annotations

import ctypes
import gc
import resource
from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time
from typing import Final

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.other_names import Named, OtherNames
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.book import load_book
from cs_workbench.services.demo import fill_sample
from cs_workbench.services.review_batch import Order, batch
from tests.bench.measure import Figure, busy_ms

SIZES: Final = (25, 50, 100, 200)
NAMES, TEXTS, MOST_MS = 5_000, 60, 200.0
PERIOD: Final = (date(2026, 7, 1), date(2026, 9, 30))


def figures(folder: Path) -> list[Figure]:
    """Measure on the sample book; every deck is new."""
    bench = open_workbench(
        data_dir=folder / "profile",
        language="en",
        clock=FixedClock(datetime(2026, 11, 24, 1, 0, tzinfo=UTC)),
        sample=True,
    )
    fill_sample(bench)
    accounts = [int(account) for account in load_book(bench).account_id]
    batch(bench, accounts[:5], Order(folder / "warm", *PERIOD), Tracker())
    costs: dict[int, float] = {}
    grown: dict[int, float] = {}
    for size in SIZES:
        gc.collect()
        memory, start = _resident(), process_time()
        done = batch(bench, accounts[:size], Order(folder / str(size), *PERIOD), Tracker())
        costs[size] = (process_time() - start) * 1000 / size
        gc.collect()
        grown[size] = _resident() - memory
        if done.count("written") != size:
            raise AssertionError(done)
    close_workbench(bench)
    lines = [
        Figure(
            f"Deck of a batch of {size}, beside one of {SIZES[0]}", costs[size], costs[SIZES[0]], target=1.2
        )
        for size in SIZES[1:]
    ]
    lines.append(
        Figure(
            f"Memory after {SIZES[-1]} decks, MB over before, of 20",
            max(grown[SIZES[-1]], 0.0),
            20.0,
            "MB",
            1.0,
        )
    )
    lines.append(Figure(f"Looking for {NAMES:,} names in {TEXTS} texts", _names_ms(), MOST_MS, target=1.0))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*lines, Figure("Peak memory of it all", peak, peak, "MB")]


def _resident() -> float:
    """Return the resident memory of this process in MB, without what the allocator keeps for later."""
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1_000_000


def _names_ms() -> float:
    """Return what reading the names of a large book and looking through one deck takes."""
    kinds = ("株式会社青葉電機{}", "東雲工業{}ホールディングス", "Grey Heron {} Inc.", "Company_{}")
    names = [Named(n, kinds[n % len(kinds)].format(n), n) for n in range(NAMES)]
    texts = [
        f"Weekly users rose from {n} to {n * 2} in 13 weeks; 利用者は増えました。Company_{n}" * 2
        for n in range(TEXTS)
    ]
    found = 0

    def look() -> None:
        nonlocal found
        found = sum(1 for _ in OtherNames(names).found(texts, 1))

    taken = busy_ms(look)
    if not found:
        raise AssertionError(found)
    return taken
