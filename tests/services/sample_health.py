"""The default scorecard's facts, computed from a written sample book's rows, and the scores they give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from cs_workbench.domain.cadence import touch_age
from cs_workbench.domain.facts import BANDS, TIERS
from cs_workbench.domain.health import score_book
from cs_workbench.domain.health_bands import Floats, season_adjust, season_median
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.scorecard import parse_scorecard
from cs_workbench.kernel.resources import resource
from tests.services.sample_reading import Row, Written

WEEK = timedelta(days=7)
LTV_CUTS = (0.7, 0.9)
STATES = {"welcome": 1, "onboarding": 1, "adoption": 1, "utilisation": 0, "self": -1}


@dataclass(frozen=True)
class Scored:
    """Scores of the running accounts, in their order."""

    ids: list[str]
    shown: Floats
    band: list[str]
    cell: list[tuple[str, str]]  # (LTV band, state)


def score(book: Written, today: date) -> Scored:
    """Score the accounts that run today as of ``today``, with the preset LTV x state for their tiers."""
    gone = {r["account_id"] for r in book.tables["outcomes"] if r["kind"] == "churn"}
    accounts = [r for r in book.tables["accounts"] if r["account_id"] not in gone]
    by = {name: _by_account(rows) for name, rows in book.tables.items() if "account_id" in rows[0]}
    ltv = _ltv_bands(accounts)
    phases = np.array([PHASES.index(r["phase"]) for r in accounts])
    ranks = [min(2, max(0, 2 - band + STATES[r["phase"]])) for band, r in zip(ltv, accounts, strict=True)]
    tiers = np.array([TIERS.index(("tech", "low", "high")[rank]) for rank in ranks])
    values: defaultdict[str, list[float]] = defaultdict(list)
    caps = []
    for row in accounts:
        facts, capped = _facts({name: by[name][row["account_id"]] for name in by}, row, today)
        caps.append(capped)
        for name, value in facts.items():
            values[name].append(value)
    columns = {name: np.array(column, dtype=np.float64) for name, column in values.items()}
    trend = columns["active_trend"]
    columns["active_trend"] = season_adjust(trend, season_median(trend))
    columns["touch_age"] = touch_age(columns.pop("touched"), tiers, phases)
    card = parse_scorecard(resource("scorecards", "generic_b2b.toml").read_text("utf-8"))
    result = score_book(card, columns, {}, set(columns), caps=np.array(caps).T)
    states = [{1: "adopt", 0: "use", -1: "self"}[STATES[r["phase"]]] for r in accounts]
    return Scored(
        [r["account_id"] for r in accounts],
        result.shown,
        [BANDS[code] for code in result.band],
        [(("high", "mid", "low")[band], state) for band, state in zip(ltv, states, strict=True)],
    )


def _by_account(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["account_id"]].append(row)
    return found


def _ltv_bands(accounts: list[Row]) -> list[int]:
    """Return 0 high, 1 mid, 2 low by the share of all value before an account (150 yen to the dollar)."""
    ours = {r["currency"] for r in accounts[:1]}
    rate = {"JPY": 1.0, "USD": 150.0}
    value = [float(r["arr"] or 0) * (1 if r["currency"] in ours else rate[r["currency"]]) for r in accounts]
    before, bands = 0.0, [0] * len(value)
    for place in sorted(range(len(value)), key=lambda i: (-value[i], i)):
        bands[place] = sum(before >= cut for cut in LTV_CUTS)
        before += value[place] / sum(value)
    return bands


def _facts(rows: dict[str, list[Row]], account: Row, today: date) -> tuple[dict[str, float], list[bool]]:
    def ago(text: str) -> int:
        return (today - date.fromisoformat(text[:10])).days

    past = {
        name: [r for r in rows[name] if ago(r[day]) >= 0]
        for name, day in (
            ("tickets", "opened_at"), ("interactions", "happened_at"), ("goals", "due_on"),
            ("invoices", "due_on"), ("outcomes", "happened_on"),
        )
    }  # fmt: skip
    weeks: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for row in rows["usage"]:
        weeks[row["metric"]][row["period_start"]] = float(
            row["users" if row["metric"] == "logins" else "value"]
        )
    last = today - timedelta(days=today.weekday()) - WEEK
    days = [(last - i * WEEK).isoformat() for i in range(8)]
    monthly = weeks["monthly_users"].get(days[0], np.nan)
    daily = [weeks["daily_users"].get(day, np.nan) for day in days[:4]]
    weekly = [weeks["logins"].get(day, np.nan) for day in days]
    champions = [r for r in rows["contacts"] if r["role"] == "champion"]
    left = [ago(r["left_on"]) for r in champions if r["left_on"] and ago(r["left_on"]) >= 0]
    touched = [ago(r["happened_at"]) for r in past["interactions"] if r["meaningful"] == "1"]
    recent = [r for r in past["tickets"] if ago(r["opened_at"]) <= 90]
    csat = [float(r["csat"]) for r in recent if r["csat"] and ago(r["closed_at"]) >= 0]
    p1 = [ago(r["opened_at"]) for r in past["tickets"] if r["priority"] == "p1" and r["status"] == "open"]
    overdue = max([ago(r["due_on"]) for r in past["invoices"] if not r["paid_on"]], default=0)
    met = [bool(r["met_on"]) and ago(r["met_on"]) >= 0 for r in past["goals"]]
    facts = {
        "seat_util": 100 * monthly / float(account["seats"]),
        "stickiness": 100 * sum(daily) / 4 / monthly if monthly else np.nan,
        "active_trend": sum(weekly[:4]) / sum(weekly[4:]) if sum(weekly[4:]) else np.nan,
        "goal_progress": 100 * sum(met) / len(met) if met else np.nan,
        "champion": float(any(not r["left_on"] or ago(r["left_on"]) < 0 for r in champions)),
        "touched": float(min(touched, default=np.nan)),
        "defects_90d": float(sum(r["kind"] == "defect" for r in recent)),
        "csat": float(np.mean(csat)) if csat else np.nan,
        "overdue_days": float(overdue),
    }
    caps = [bool(past["outcomes"]) and any(r["kind"] == "notice" for r in past["outcomes"]), overdue > 60]
    return facts, [*caps, min(left, default=999) <= 60, max(p1, default=0) > 14]
