"""What another scorecard says of past weeks: kept apart from what was shown then (``calc_snapshot``).

``card`` names the card's text, see `services.rerun.key_of`; a week is written whole, in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cs_workbench.domain.facts import BANDS
from cs_workbench.store.columns import marks
from cs_workbench.store.connect import Connection

COLUMNS: Final = ("score", "shown", "band", "confidence", "detail")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a card: how many weeks, the first and the last Monday."""

    card: str
    weeks: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Week:
    """An account's week by a card: its Monday, the score as it would have shown (None unknown), its band."""

    week: str
    shown: float | None
    band: str
    confidence: float | None


def weeks_of(db: Connection, card: str) -> list[str]:
    """Return the Mondays that are kept of a card, oldest first."""
    rows = db.execute("SELECT DISTINCT week FROM calc_rerun WHERE card = ? ORDER BY week", (card,))
    return [week for (week,) in rows]


def write_week(db: Connection, card: str, week: str, rows: Iterable[Sequence[Any]]) -> int:
    """Write a week of a card in place of what was kept of it; return how many accounts.

    ``rows``: ``(account_id, *values of COLUMNS)``.
    """
    db.execute("DELETE FROM calc_rerun WHERE card = ? AND week = ?", (card, week))
    cursor = db.executemany(
        f"INSERT INTO calc_rerun (card, week, account_id, {', '.join(COLUMNS)}) VALUES ({marks(len(COLUMNS) + 3)})",
        [(card, week, *row) for row in rows],
    )
    return max(int(cursor.rowcount), 0)


def forget(db: Connection, card: str, since: str = "") -> int:
    """Remove what is kept of a card from the Monday ``since`` on; return how many rows."""
    return int(db.execute("DELETE FROM calc_rerun WHERE card = ? AND week >= ?", (card, since)).rowcount)


def states(db: Connection, card: str, week: str) -> dict[int, str]:
    """Return the state of each account's band at the end of a week, as `standing.states_before` does."""
    rows = db.execute(
        "SELECT account_id, substr(detail, 1, instr(detail, '|') - 1) FROM calc_rerun "
        "WHERE card = ? AND week = ? AND instr(detail, '|') > 0",
        (card, week),
    )
    return dict(rows.fetchall())


def kept(db: Connection) -> list[Kept]:
    """Return what is kept, by card."""
    rows = db.execute(
        "SELECT card, count(DISTINCT week), min(week), max(week) FROM calc_rerun GROUP BY card ORDER BY card"
    )
    return [Kept(*row) for row in rows]


def of_account(db: Connection, card: str, account_id: int) -> list[Week]:
    """Return an account's weeks by a card, newest first."""
    rows = db.execute(
        "SELECT week, coalesce(shown, score), band, confidence FROM calc_rerun WHERE card = ? AND account_id = ? "
        "ORDER BY week DESC",
        (card, account_id),
    )
    return [Week(*row) for row in rows]


def of_week(db: Connection, account_id: int, week: str) -> list[tuple[str, Week]]:
    """Return what each card says of an account's week."""
    rows = db.execute(
        "SELECT card, week, coalesce(shown, score), band, confidence FROM calc_rerun "
        "WHERE account_id = ? AND week = ? ORDER BY card",
        (account_id, week),
    )
    return [(card, Week(*row)) for card, *row in rows]


def bands(db: Connection, card: str) -> dict[str, tuple[dict[str, int], dict[str, int]]]:
    """Return by week: band -> accounts of the card as shown then ({}: nothing was kept), and as the card has them."""
    rows = db.execute(
        f"SELECT r.week, iif(s.account_id IS NULL, '', coalesce(s.band, '{BANDS[-1]}')), r.band, count(*) "
        "FROM calc_rerun r LEFT JOIN calc_snapshot s ON s.account_id = r.account_id AND s.week = r.week "
        "WHERE r.card = ? GROUP BY 1, 2, 3",
        (card,),
    )
    found: dict[str, tuple[dict[str, int], dict[str, int]]] = {}
    for week, then, now, count in rows:
        shown, by_card = found.setdefault(week, ({}, dict.fromkeys(BANDS, 0)))
        by_card[now] += count
        if then:
            shown.update(dict.fromkeys(BANDS, 0) | shown)
            shown[then] += count
    return found
