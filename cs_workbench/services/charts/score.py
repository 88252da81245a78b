"""One account's score: how it went week by week, and what it is made of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.chart import Chart, Diverging, Trend
from cs_workbench.domain.health_bands import displayed
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import MONTHS, N_
from cs_workbench.services.account import NoSuchAccount
from cs_workbench.services.charts.parts import (
    band_name,
    band_word,
    below,
    headed,
    share_text,
    signed,
)
from cs_workbench.services.doors import Doors

if TYPE_CHECKING:
    from cs_workbench.services.health_history import HealthWeek
    from cs_workbench.services.why import Explained
    from cs_workbench.services.workbench import Workbench

WEEKS: Final = 18
BEST: Final = 100
#: A contribution below this is none.
LEAST: Final = 0.05
#: What is said of a measure without a value; one that is not for the account is left out.
NOT_COUNTED: Final = {"missing": N_("why", "missing"), "not_connected": N_("why", "not connected")}


def trend(bench: Workbench, account: int) -> Chart:
    """Return the account's health score of the last weeks on a fixed axis (domain.md 7, chart 7).

    Raises:
        NoSuchAccount: it is not there.
    """
    from cs_workbench.services.health_history import health_history
    from cs_workbench.services.standing import data_day, week_of
    from cs_workbench.services.why import card_of_then

    name, found = _account(bench, account)
    kept = {week.week_on: week for week in health_history(bench, account)}
    newest = max(kept, default=None)
    with bench.store.read() as db:
        as_of = data_day(db, bench.today)
        now = kept[newest] if newest else None
        card = card_of_then(db, f"{now.card}.{now.version}") if now else None
    last = max(date.fromisoformat(week_of(as_of)), newest or date.min)
    days = [last - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
    weeks = [kept.get(day) for day in days]
    while weeks and weeks[0] is None:  # before the first week that is known there is nothing to show
        weeks, days = weeks[1:], days[1:]
    definition = bench.say(
        "findings", N_("findings", "{account}: health score 0 to 100, as it was kept each week"), account=name
    )
    subtitle = below(bench, definition, as_of, None)
    headings = headed(
        bench,
        N_("findings", "Week of"),
        N_("findings", "Score"),
        N_("findings", "Health"),
        N_("findings", "Confidence"),
    )
    rows = tuple(
        (
            str(bench.catalogue.shown(day)),
            "" if week is None or week.score is None else str(week.score),
            "" if week is None else band_name(bench, week.band),
            share_text(bench, None if week is None else week.confidence),
        )
        for day, week in zip(days, weeks, strict=True)
    )
    scored = [week for week in weeks if week is not None and week.score is not None]
    doors = (found,) * len(rows)
    if not scored:
        title = bench.say("findings", N_("findings", "No health score in the last %n week(s)"), WEEKS)
        empty = N_(
            "findings",
            "Nothing fresh enough is known of the account for a score. Import usage, tickets or touches; from then on "
            "a score is kept each week.",
        )
        return Chart(
            "trend", title, subtitle, None, headings, rows, (1, 3), doors, bench.say("findings", empty)
        )
    cuts = card.bands.cuts if card else (40.0, 70.0)
    changes = [
        (place, band_name(bench, weeks[place].band))  # type: ignore[union-attr]  # only where there is one
        for place in _changes(weeks)
    ]
    figure = Trend(
        tuple(_short_day(bench, day) for day in days),
        tuple(np.nan if week is None or week.score is None else float(week.score) for week in weeks),
        0, BEST, bench.say("findings", N_("findings", "points")),
        ((cuts[0], band_word(bench, "red")), (cuts[1], band_word(bench, "green"))), tuple(changes),
    )  # fmt: skip
    title = _trend_title(bench, weeks, scored)
    return Chart("trend", title, subtitle, figure, headings, rows, (1, 3), doors)


def contributions(bench: Workbench, account: int) -> Chart:
    """Return by how many points each measure moves the account's score (domain.md 7, chart 8).

    Raises:
        NoSuchAccount: it is not there, or nothing was computed yet.
    """
    from cs_workbench.services.why import explain_account

    name, found = _account(bench, account)
    why = explain_account(bench, account)
    definition = bench.say(
        "findings",
        N_("findings", "{account}: points against the median of the accounts of its scorecard"),
        account=name,
    )
    subtitle = below(bench, definition, why.as_of, None)
    headings = headed(
        bench, N_("findings", "Measure"), N_("findings", "Points of the score"), N_("findings", "Value"),
        N_("findings", "Weight"),
    )  # fmt: skip
    rest = [
        (row.heading, "", bench.say("why", NOT_COUNTED[row.state]), "")
        for row in why.rows
        if row.weight <= 0 and row.state in NOT_COUNTED
    ]
    if why.score is None or why.shown is None:
        title = bench.say("findings", N_("findings", "Too little data for a score"))
        empty = " ".join(why.missing[:3]) or bench.say(
            "findings", N_("findings", "No measure has fresh data.")
        )
        rows = tuple(rest)
        return Chart(
            "contributions", title, subtitle, None, headings, rows, (1, 2, 3), (found,) * len(rows), empty
        )
    bars = [
        (
            row.heading,
            round(row.contribution, 1),
            _value_text(bench, row.value, row.unit),
            share_text(bench, row.weight),
        )
        for row in sorted((row for row in why.rows if row.weight > 0), key=lambda row: -abs(row.contribution))
    ]
    level = [(name, signed(amount, 1), value, weight) for name, amount, value, weight in bars if not amount]
    bars = [bar for bar in bars if bar[1]]
    if abs(why.cap_loss) >= LEAST:
        limit = ", ".join(why.caps) or bench.say("findings", N_("findings", "Limit"))
        bars.append((limit, round(why.cap_loss, 1), "", ""))
    figure = Diverging(
        tuple(bar[0] for bar in bars), tuple(bar[1] for bar in bars), tuple(signed(bar[1], 1) for bar in bars),
        bench.say("findings", N_("findings", "points")), _total_text(bench, why, [bar[1] for bar in bars]),
    )  # fmt: skip
    rows = (
        *((name, signed(amount, 1), value, weight) for name, amount, value, weight in bars),
        *level,
        *rest,
    )
    title = _score_title(bench, why)
    return Chart("contributions", title, subtitle, figure, headings, rows, (1, 2, 3), (found,) * len(rows))


def _account(bench: Workbench, account: int) -> tuple[str, str]:
    """Return the account's name, and the condition that finds it."""
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book = load_book(db, facts=("name",))
    place = np.flatnonzero(book.account_id == account)
    if not len(place):
        raise NoSuchAccount(count=0, text=account)
    row = int(place[0])
    return book["name"].at(row) or "", Doors(book).to((account,))


def _changes(weeks: list[HealthWeek | None]) -> list[int]:
    """Return the places at which the band is another than in the last week known before."""
    found, before = [], ""
    for place, week in enumerate(weeks):
        if week is not None:
            if before and week.band != before:
                found.append(place)
            before = week.band
    return found


def _trend_title(bench: Workbench, weeks: list[HealthWeek | None], scored: list[HealthWeek]) -> str:
    first, last = scored[0], scored[-1]
    span = 1 + (last.week_on - first.week_on).days // 7
    told = {"last": last.score, "band": band_word(bench, last.band)}
    if weeks[-1] is None or weeks[-1].score is None:
        text = N_("findings", "No score since the week of {day}; then it was {last}")
        return bench.say("findings", text, day=last.week_on, last=last.score)
    if span == 1:
        return bench.say(
            "findings", N_("findings", "The first week with a score: {last} points, {band}"), **told
        )
    change = (last.score or 0) - (first.score or 0)
    if not change:
        text = N_("findings", "{last} points as %n week(s) ago: {band}")
        return bench.say("findings", text, span - 1, **told)
    text = N_("findings", "{change} points in %n week(s), from {first} to {last}: {band}")
    return bench.say("findings", text, span - 1, **told, first=first.score, change=signed(change))


def _score_title(bench: Workbench, why: Explained) -> str:
    """Return what takes most from the score, else what adds most to it."""
    known = [row for row in why.rows if row.weight > 0]
    worst = min(known, key=lambda row: row.contribution, default=None)
    best = max(known, key=lambda row: row.contribution, default=None)
    loss = 0.0 if worst is None else worst.contribution
    told = {"score": why.shown, "band": band_word(bench, why.band)}
    if why.caps and why.cap_loss <= min(loss, -LEAST):
        text = N_("findings", "“{cap}” limits the score to {score} ({points} points): {band}")
        return bench.say("findings", text, **told, cap=", ".join(why.caps), points=signed(why.cap_loss, 1))
    if worst is not None and loss <= -LEAST:
        text = N_("findings", "{measure} takes most: {points} points of a score of {score}, {band}")
        return bench.say("findings", text, **told, measure=worst.heading, points=signed(loss, 1))
    if best is not None and best.contribution >= LEAST:
        text = N_(
            "findings",
            "Nothing takes from the score of {score}, {band}; {measure} adds most: {points} points",
        )
        return bench.say("findings", text, **told, measure=best.heading, points=signed(best.contribution, 1))
    return bench.say(
        "findings", N_("findings", "Every measure stands at the median; the score is {score}, {band}"), **told
    )


def _total_text(bench: Workbench, why: Explained, amounts: list[float]) -> str:
    """Return the sum as it is printed: what it begins with, the bars together, and the score."""
    total = round(sum(amounts), 1)
    shown = round((why.score or 0.0) + why.cap_loss, 1)
    text = N_("findings", "Median {baseline}, bars {sum}: score {exact}, shown as {score}")
    return bench.say(
        "findings",
        text,
        baseline=f"{shown - total:.1f}",
        sum=signed(total, 1),
        exact=f"{shown:.1f}",
        score=displayed(shown),
    )


def _value_text(bench: Workbench, value: float | None, unit: str) -> str:
    if value is None:
        return ""
    if unit == "bool":
        return bench.say("values", word("yes_no", str(int(value))))
    number = f"{value:,.0f}" if float(value).is_integer() or abs(value) >= BEST else f"{value:,.1f}"
    return bench.say("formats", "{number} %", number=number) if unit == "%" else number


def _short_day(bench: Workbench, day: date) -> str:
    return (
        f"{day.month}/{day.day}" if bench.catalogue.language == "ja" else f"{day.day} {MONTHS[day.month - 1]}"
    )
