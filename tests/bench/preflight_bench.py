"""Pre-flight of a campaign: every mail judged, made, hashed and looked at, beside what a person would wait for it.

The second line tells the growth: ten times the recipients, beside ten times the time of a tenth of them. The third
what the looking costs beside making the same mails.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.outreach_check import examine
from cs_workbench.services.outreach_letters import Composer
from cs_workbench.services.outreach_rows import found_campaign
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import recipients
from tests.bench.measure import Figure, busy_ms, in_turns
from tests.support.outreach import campaign_of, permitted, synced_book

RECIPIENTS: Final = 5_000
LONGEST_MS: Final = 4_000.0
ROUNDS: Final = 3


def figures(folder: Path) -> list[Figure]:
    """Measure with 500 and 5,000 recipients, one an account."""
    few, many = (_prepared(folder / str(count), count) for count in (RECIPIENTS // 10, RECIPIENTS))
    try:
        a_tenth, whole, made = in_turns(
            *(
                partial(busy_ms, partial(work, *of))
                for work, of in ((_looked, few), (_looked, many), (_made, many))
            ),
            rounds=ROUNDS,
            take=min,
        )
    finally:
        for bench, _ in (few, many):
            close_workbench(bench)
    return [
        Figure(f"pre-flight of {RECIPIENTS:,} mails", whole, LONGEST_MS, target=1.0),
        Figure("pre-flight: ten times as many", whole, a_tenth * 10, target=1.3),
        Figure("pre-flight beside making the mails", whole, made),
    ]


def _prepared(folder: Path, count: int) -> tuple[Workbench, str]:
    bench = open_workbench(data_dir=folder / "profile", language="ja")
    synced_book(bench, folder / "crm", count, 1)
    permitted(bench)
    return bench, campaign_of(bench)


def _looked(bench: Workbench, uid: str) -> None:
    with bench.store.read() as db:
        campaign = found_campaign(db, uid)
        seen = examine(bench, db, campaign)
    if not len(seen.made) == len(seen.rows) >= RECIPIENTS // 10 or seen.findings:
        raise RuntimeError(f"{len(seen.made)} mails, {seen.findings}")


def _made(bench: Workbench, uid: str) -> None:
    with bench.store.read() as db:
        campaign = found_campaign(db, uid)
        rows = recipients.of_campaign(db, campaign["id"], campaign["round"])
        composer = Composer(bench, db, campaign, rows)
        for row in rows:
            composer.compose(row)
