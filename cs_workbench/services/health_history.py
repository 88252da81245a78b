"""How an account's health went, week by week, as it was kept: edits of a scorecard change no past week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cs_workbench.domain.health_bands import displayed

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class HealthWeek:
    """A week: its Monday, the score as shown (None unknown), its band, how sure it was, and the card that made it."""

    week_on: date
    score: int | None
    band: str
    confidence: float | None
    card: str
    version: int


def health_history(bench: Workbench, account_id: int) -> list[HealthWeek]:
    """Return the weeks that something is known of, newest first."""
    from cs_workbench.store import standing

    with bench.store.read() as db:
        rows = standing.snapshots(db, account_id)
    found = []
    for row in rows:
        card, _, version = row.card.rpartition(".")
        found.append(
            HealthWeek(
                date.fromisoformat(row.week),
                None if row.shown is None else displayed(row.shown),
                row.band,
                row.confidence,
                card,
                int(version) if version.isdecimal() else 0,
            )
        )
    return found
