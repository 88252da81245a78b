"""A back-test of 24 months and 5,000 accounts; the floor is what it may take: five seconds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.services.backtest import Asked, backtest
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import remote
from tests.bench.measure import Figure, busy_ms, in_turns

ACCOUNTS: Final = 5_000
WEEKS: Final = 104
ROUNDS: Final = 3
ALLOWED_MS: Final = 5_000.0
PAGE: Final = 2_000
TODAY: Final = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
FIRST: Final = date(2024, 11, 25)


def figures(folder: Path) -> list[Figure]:
    """Measure in ``folder``."""
    bench = open_workbench(data_dir=folder / "profile", language="en", clock=FixedClock(TODAY))
    try:
        fill(bench)
        tested = backtest(bench, Asked())
        ours, floor = in_turns(
            partial(busy_ms, partial(backtest, bench, Asked())), lambda: ALLOWED_MS, rounds=ROUNDS
        )
    finally:
        close_workbench(bench)
    looks = f"{tested.report.rows:,} looks on {len(tested.observed.days)} days"
    return [Figure(f"back-test {ACCOUNTS:,} accounts x 24 months ({looks})", ours, floor, target=1.0)]


def fill(bench: Workbench) -> None:
    """Bring two years of contracts, weekly usage, touches, tickets and invoices; a tenth of the accounts leaves."""
    rng = np.random.default_rng(9)
    keys = [f"a{n}" for n in range(ACCOUNTS)]
    leaves = {key: FIRST + timedelta(days=int(rng.integers(150, 700))) for key in keys if rng.random() < 0.1}

    def day(most: int = 729) -> str:
        return (FIRST + timedelta(days=int(rng.integers(0, most)))).isoformat()

    def moment() -> str:
        return f"{day()}T03:00:00Z"

    _land(bench, "account", ("name", "started_on"), [[k, None, k, "2023-04-01", None] for k in keys])
    _land(bench, "subscription", ("started_on", "ends_on", "seats", "arr", "currency"), [
        [k, k, "2023-04-01", leaves[k].isoformat() if k in leaves else None, 20, 1_200_000, "JPY", None] for k in keys
    ])  # fmt: skip
    _land(bench, "outcome", ("kind", "happened_on"), [
        [k, k, "churn", on.isoformat(), None] for k, on in leaves.items()
    ])  # fmt: skip
    _land(bench, "interaction", ("channel", "happened_at"), [
        [f"{k}-{n}", k, "phone", moment(), None] for k in keys for n in range(24)
    ])  # fmt: skip
    _land(bench, "ticket", ("kind", "opened_at", "closed_at", "csat"), [
        [f"{k}-{n}", k, "defect", at, at, float(rng.integers(1, 6)), None]
        for k in keys for n in range(8) for at in [moment()]
    ])  # fmt: skip
    _land(bench, "invoice", ("issued_on", "due_on", "paid_on"), [
        [f"{k}-{n}", k, on, on, on, None] for k in keys for n in range(8) for on in [day()]
    ])  # fmt: skip
    with bench.store.read() as db:
        ids = list(remote.account_index(db, "crm").values())
    users = rng.integers(1, 21, (ACCOUNTS, WEEKS)).tolist()
    weeks = [(FIRST + timedelta(weeks=n)).isoformat() for n in range(WEEKS)]
    items = [
        (a, "logins", "week", w, float(u), u)
        for a, row in zip(ids, users, strict=True)
        for w, u in zip(weeks, row, strict=True)
    ]
    for start in range(0, len(items), 10 * PAGE):
        with bench.store.write("usage", "sync") as writing:
            remote.upsert_usage(writing.db, "crm", items[start : start + 10 * PAGE], at=iso_now(), first=True)


def iso_now() -> str:
    """Return when everything was learned of."""
    return TODAY.strftime("%Y-%m-%dT%H:%M:%SZ")


def _land(bench: Workbench, noun: str, fields: tuple[str, ...], rows: list[list[Any]]) -> None:
    for start in range(0, len(rows), PAGE):
        with bench.store.write(noun, "sync") as writing:
            remote.upsert_page(
                writing.db, "crm", noun, fields, rows[start : start + PAGE], run=1, at=iso_now(), first=True
            )
