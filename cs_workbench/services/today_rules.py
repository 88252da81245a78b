"""The rows of Today that rules compute: notice deadlines, health that fell, accounts without a next step.

Each has an account and a reason; what someone has done, put off or skipped under that reason is not said again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from heapq import nsmallest
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.today_rows import TodayRow, account_row

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.workbench import Workbench

#: Days to a notice deadline within which a renewal is on Today at all.
LATER_DAYS: Final = 90
PEOPLE_TIERS: Final = ("high", "mid", "low")
Quiet = set[tuple[int | None, str]]


def renewals(bench: Workbench, book: Book, mine: Any, quiet: Quiet) -> Iterator[TodayRow]:
    """Yield the notice deadlines and renewals that near, with the cause where the health is not good.

    One is done for good once it is done.
    """
    from cs_workbench.services.book import worded

    today = np.datetime64(bench.today)
    notice, renewal = book["notice"].values[mine], book["renewal"].values[mine]
    people = _is_people_tier(book)[mine]
    deadline = np.where(np.isnat(notice) | (notice < today), renewal, notice)
    near = ~np.isnat(deadline) & (deadline >= today) & (deadline <= today + LATER_DAYS) & people
    rows = mine[near]
    poor = [label in ("red", "yellow") for label in book["band"].labels] + [False]  # the last: unknown
    causes = worded(bench, book.take(rows))["why"]
    for place, row in enumerate(rows):
        ends, last = book["renewal"].at(row), book["notice"].at(row)
        day = last if last is not None and last >= bench.today else ends
        reason = f"rule:renewal:{day}"
        if (int(book.account_id[row]), reason) in quiet:
            continue
        if day is last:
            text = bench.say(
                "today",
                N_("today", "Notice deadline in {days} days ({deadline}), renewal {renewal}"),
                days=(last - bench.today).days,
                deadline=last,
                renewal=ends or "–",
            )
        else:
            text = bench.say(
                "today",
                N_("today", "Renewal in {days} days ({renewal})"),
                days=(ends - bench.today).days,
                renewal=ends,
            )
        if (why := causes.at(place)) and poor[book["band"].values[row]]:
            text = bench.say("today", N_("today", "{renewal}: {why}"), renewal=text, why=why)
        yield account_row(book, int(row), "renewal", text, due_on=day, reason=reason)


def risks(bench: Workbench, book: Book, mine: Any, since: date, quiet: Quiet) -> list[TodayRow]:
    """Return the accounts whose band is worse than on the day ``since``."""
    from cs_workbench.services.book import worded
    from cs_workbench.store.standing import bands_at

    rank = {"green": 0, "yellow": 1, "red": 2}
    now = [rank.get(label, -1) for label in book["band"].labels] + [-1]  # the last: unknown
    ranks = np.array(now)[book["band"].values]
    told = (ranks == rank["red"]) | ((ranks == rank["yellow"]) & _is_people_tier(book))
    rows = mine[told[mine]]
    with bench.store.read() as db:
        before = bands_at(db, since, book.account_id[rows].tolist())
    before_row = ((row, before.get(int(book.account_id[row]))) for row in rows)
    worse = [
        (row, was[1])
        for row, was in before_row
        if was is not None
        and ranks[row] > rank.get(was[0], 9)
        and (int(book.account_id[row]), f"rule:risk:{book['band'].at(row)}") not in quiet
    ]
    reasons = worded(bench, book.take(np.array([row for row, _ in worse], dtype=np.intp)))["why"]
    return [
        account_row(
            book,
            int(row),
            "risk",
            bench.say(
                "today",
                N_("today", "Health {before} → {now}: {why}"),
                before=round(score),
                now=round(book["health"].at(row) or 0),
                why=reasons.at(place) or "–",
            ),
            reason=f"rule:risk:{book['band'].at(row)}",
        )
        for place, (row, score) in enumerate(worse)
    ]


def without_next_step(
    bench: Workbench, book: Book, mine: Any, quiet: Quiet, most: int
) -> tuple[list[TodayRow], int]:
    """Return the rows to show and how many there are: where nothing was planned yet they are most accounts."""
    reason = "rule:no_next_step"
    silent = [account for account, known in quiet if known == reason and account is not None]
    wanted = ~book["next_step"].is_known() & _is_people_tier(book) & ~np.isin(book.account_id, silent)
    bare = mine[wanted[mine]]
    text = bench.say("today", N_("today", "No next step is planned"))
    arr, name = book["arr"], book["name"].values
    amount = np.where(arr.is_known(), arr.values, 0)
    first = nsmallest(most, bare.tolist(), key=lambda row: (-amount[row], name[row]))
    return [account_row(book, row, "no_next_step", text, reason=reason) for row in first], len(bare)


def without_handover(bench: Workbench, book: Book, mine: Any, quiet: Quiet) -> list[TodayRow]:
    """Return the accounts that are new or changed hands and have no hand-over sheet."""
    from cs_workbench.services.handover_due import missing, missing_text

    row_of = dict(zip(book.account_id[mine].tolist(), mine.tolist(), strict=True))
    return [
        account_row(
            book,
            row_of[one.account_id],
            "handover",
            missing_text(bench, one),
            due_on=bench.today,
            reason=reason,
        )
        for one in missing(bench, book)
        if one.account_id in row_of
        and (one.account_id, reason := f"rule:handover:{one.since.isoformat()}") not in quiet
    ]


def overrides_ending(bench: Workbench, book: Book, mine: Any, quiet: Quiet) -> Iterator[TodayRow]:
    """Yield what a person set by hand and ends within a week: then the computed value counts again."""
    from cs_workbench.services.band_override import ending_soon

    row_of = dict(zip(book.account_id[mine].tolist(), mine.tolist(), strict=True))
    with bench.store.read() as db:
        found = ending_soon(db, bench.today)
    texts = {
        "tier": N_("today", "Tier set by hand ({value}) ends on {day}: {reason}"),
        "band": N_("today", "Health set by hand ({value}) ends on {day}: {reason}"),
    }
    for kind, by_account in found.items():
        for account, override in by_account.items():
            reason, day = f"rule:override:{override.id}", date.fromisoformat(override.expires_on)
            if account in row_of and (account, reason) not in quiet:
                value = bench.say("values", word(kind, override.value))
                text = bench.say("today", texts[kind], value=value, day=day, reason=override.reason)
                yield account_row(
                    book, row_of[account], "override", text, due_on=day, reason=reason,
                    key=f"override:{override.id}",
                )  # fmt: skip


def tech_group(bench: Workbench, book: Book, mine: Any, quiet: Quiet) -> list[TodayRow]:
    """Return one row for the tech-touch accounts that need action; done, it is quiet until tomorrow."""
    tech, bands, reason = book["tier"], book["band"], "rule:tech_group"
    if "tech" not in tech.labels or "red" not in bands.labels or (None, reason) in quiet:
        return []
    exceptions = (tech.values == tech.labels.index("tech")) & (bands.values == bands.labels.index("red"))
    count = int(exceptions[mine].sum())
    if not count:
        return []
    text = bench.say("today", N_("today", "%n tech-touch account(s) need action"), count)
    return [
        TodayRow(
            "tech_group",
            "tech_group",
            None,
            "",
            text,
            count=count,
            condition="tier:tech band:red",
            reason=reason,
        )
    ]


def _is_people_tier(book: Book) -> Any:
    tier = book["tier"]
    codes = [tier.labels.index(t) for t in PEOPLE_TIERS if t in tier.labels]
    return np.isin(tier.values, codes)
