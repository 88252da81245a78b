"""Which accounts of a lead's table moved, what moved each most, and the record behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.health import caps_that_hold
from cs_workbench.domain.health_bands import displayed
from cs_workbench.domain.team import CAP, LOST, STILL, cause, moved, ranks, seen
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.team import Moved
from cs_workbench.services.team_ground import SPANS, Ground
from cs_workbench.services.team_words import record_text

if TYPE_CHECKING:
    from cs_workbench.domain.scorecard import Scorecard
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.team import Behind, KeptWeek

Moves = NDArray[np.int8]


def directions(ground: Ground, days: int) -> Moves | None:
    """Return which way each account's band went in so many days; None where that cannot be known."""
    before = ground.before[days]
    return None if before is None else moved(ranks(before), ranks(ground.bands))


def moves_of(bench: Workbench, ground: Ground) -> dict[int, list[tuple[int, Moved]]]:
    """Return, by days, (row of the book, what became of it) of every account that moved, the largest ARR first."""
    from cs_workbench.store import team

    went = {days: directions(ground, days) for days in SPANS}
    rows = {days: np.flatnonzero(of != STILL).tolist() if of is not None else [] for days, of in went.items()}
    ids = ground.book.account_id.tolist()
    everybody = sorted({ids[row] for some in rows.values() for row in some})
    with bench.store.read() as db:
        now = team.kept_weeks(db, ground.day, everybody)
        weeks = {
            days: team.kept_weeks(db, ground.day - timedelta(days=days), [ids[row] for row in rows[days]])
            for days in SPANS
        }
        held = _caps(ground, sorted({row for some in rows.values() for row in some}))
        causes: dict[int, dict[int, str]] = {}
        records: dict[int, dict[int, Behind]] = {}
        told: dict[tuple[int, str], Behind] = {}
        for days in SPANS:
            of = went[days]
            causes[days] = {
                ids[row]: _cause(
                    now.get(ids[row]), weeks[days].get(ids[row]), int(of[row]), held.get(row, "")
                )
                for row in rows[days]
                if of is not None
            }
            asked = {account: _bare(found) for account, found in causes[days].items()}
            new = {account: measure for account, measure in asked.items() if (account, measure) not in told}
            for account, record in team.records_behind(db, new, ground.day).items():
                told[account, new[account]] = record
            records[days] = {a: told[a, m] for a, m in asked.items() if (a, m) in told}
    names = _names(bench, ground.cards)
    found: dict[int, list[tuple[int, Moved]]] = {}
    for days in SPANS:
        found[days] = []
        for row in _largest_first(ground, rows[days]):
            account, of, before = ids[row], went[days], ground.before[days]
            if of is None or before is None:
                continue
            why, behind = causes[days][account], records[days].get(account)
            was, score = weeks[days].get(account), now.get(account)
            found[days].append((
                row,
                Moved(
                    days, account, ground.book["uid"].at(row) or "", ground.book["name"].at(row) or "",
                    int(of[row]), before[row], ground.bands[row], _shown(was), _shown(score),
                    ground.book["arr"].at(row), why, names.get(why, _bare(why)), record_text(bench.say, behind),
                    behind.day if behind else None,
                ),
            ))  # fmt: skip
    return found


def _cause(now: KeptWeek | None, before: KeptWeek | None, direction: int, cap: str) -> str:
    if now is None or before is None:
        return ""
    return cause(
        seen(before.detail, before.score, before.shown),
        seen(now.detail, now.score, now.shown),
        direction,
        cap,
    )


def _bare(found: str) -> str:
    """Return the id of the measure or cap."""
    return found.removeprefix(CAP).removeprefix(LOST)


def _shown(week: KeptWeek | None) -> int | None:
    return None if week is None or week.shown is None else displayed(week.shown)


def _caps(ground: Ground, rows: Sequence[int]) -> dict[int, str]:
    """Return the strictest cap that holds for each of ``rows`` on the day."""
    found: dict[int, str] = {}
    if rows:
        some = ground.book.take(np.array(rows, dtype=np.intp))
        for card in reversed(ground.cards):
            held = caps_that_hold(card, some, ground.day)
            for cap, holds in sorted(zip(card.caps, held, strict=True), key=lambda pair: -pair[0].cap):
                found |= {rows[place]: cap.id for place in np.flatnonzero(holds).tolist()}
    return found


def _names(bench: Workbench, cards: Sequence[Scorecard]) -> Mapping[str, str]:
    """Return what people call each measure and cap of the cards."""
    is_ja = bench.catalogue.language == "ja"
    names: dict[str, str] = {CAP: bench.say("team", N_("team", "A limit of the score"))}
    for card in reversed(cards):
        for measure in card.measures:
            named = (measure.ja if is_ja else measure.en) or measure.id
            names |= {measure.id: named, LOST + measure.id: named}
        for cap in card.caps:
            names[CAP + cap.id] = (cap.ja if is_ja else cap.en) or cap.id
    return names


def _largest_first(ground: Ground, rows: Sequence[int]) -> list[int]:
    """Return rows: to the worst band first, then the larger ARR (within a currency), then the name."""
    arr, names = ground.book["arr"], ground.book["name"].values
    amount = np.where(arr.is_known(), arr.values, 0)
    bands = {band: place for place, band in enumerate(("red", "yellow", "none", "green"))}
    return sorted(rows, key=lambda row: (bands.get(ground.bands[row], len(BANDS)), -amount[row], names[row]))
