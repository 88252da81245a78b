"""Who gets what: touches given against touches needed, and hours called for against hours there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.balance import chance_band
from cs_workbench.domain.capacity import FULL, GOOD, TIGHT, Person
from cs_workbench.domain.chart import Bars, Chart, Part, Point, Scatter
from cs_workbench.domain.facts import TIERS
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.balance import balance_and_accounts
from cs_workbench.services.balance_words import LISTS
from cs_workbench.services.capacity import capacity
from cs_workbench.services.capacity_words import hours_text, mark_text
from cs_workbench.services.charts.parts import (
    ACCOUNT,
    ACCOUNTS,
    ARR,
    NO_ACCOUNTS,
    ROLES,
    band_name,
    below,
    door,
    exactly,
    headed,
    share_text,
    tier_word,
)
from cs_workbench.services.doors import doors_of

if TYPE_CHECKING:
    from cs_workbench.domain.balance import Figure
    from cs_workbench.domain.chart import Role
    from cs_workbench.services.balance import Balance, Beside
    from cs_workbench.services.capacity import Capacity
    from cs_workbench.services.workbench import Workbench

#: Most points of the scatter: those on a list first, then the largest; and most of them with a name beside them.
MOST_POINTS: Final = 1_000
MOST_LABELS: Final = 8
BAND_STEPS: Final = 60
#: What an account is called that is on one of the lists, the first of them counts.
FOUND: Final = ("neglected", "over", "silent")
TIER_ROLES: Final[dict[str, Role]] = {"high": "accent", "mid": "gain", "low": "second", "tech": "muted"}
TICKS: Final = (GOOD, TIGHT, FULL)


def balance(bench: Workbench, owner: str | None = None) -> Chart:
    """Return touches needed and given of each account, and the band that chance fills (domain.md 7, chart 4)."""
    return balance_chart(bench, *balance_and_accounts(bench, owner))


def balance_chart(bench: Workbench, found: Balance, beside: Beside) -> Chart:
    """Return the scatter of a balance that is known already."""
    text = N_("findings", "Meaningful touches of {days} days against those the cadence asks for, size: ARR")
    definition = bench.say("findings", text, days=found.days)
    more = []
    if found.unclassified:
        more.append(
            bench.say("findings", N_("findings", "%n unclassified account(s) left out"), found.unclassified)
        )
    if not found.mail_counted:
        more.append(bench.say("findings", N_("findings", "mail not counted")))
    headings = headed(
        bench, ACCOUNT, N_("findings", "Needed"), N_("findings", "Given"), N_("findings", "Health"), ARR,
        N_("findings", "Finding"),
    )  # fmt: skip
    classified = int((~np.isnan(beside.needed)).sum())
    if not found.is_known or not classified:
        empty = N_(
            "findings",
            "No touch is known yet. Log touches (L), or import them, then this chart shows who is forgotten.",
        )
        if not found.accounts:
            empty = NO_ACCOUNTS
        elif found.is_known:
            empty = N_(
                "findings", "No account is classified, so what they need is unknown. Publish a touch model."
            )
        title = bench.say("findings", N_("findings", "Nothing to compare touches with yet"))
        subtitle = below(bench, definition, found.as_of, found.owner, *more)
        return Chart(
            "contact_balance",
            title,
            subtitle,
            None,
            headings,
            (),
            (1, 2, 4),
            empty=bench.say("findings", empty),
        )
    order, lists = _points_first(found, beside)
    if len(order) < classified:
        text = N_("findings", "the {count} that matter most of {all} accounts")
        more.append(bench.say("findings", text, count=f"{len(order):,}", all=f"{classified:,}"))
    names, band, arr = beside.book["name"], beside.book["band"], beside.book["arr"]
    low, high = chance_band(beside.needed)
    is_rare = (beside.touches < low) | (beside.touches > high)
    largest = float(beside.weight.max(initial=0.0)) or 1.0
    doors, labelled = doors_of(bench), dict.fromkeys(FOUND, 0)
    points, rows, told = [], [], []
    for row in order:
        of, need, given = (
            lists.get(int(beside.book.account_id[row]), ""),
            beside.needed[row],
            beside.touches[row],
        )
        name, stands = str(names.at(row) or ""), str(band.at(row) or "none")
        label = ""
        if of and of != "silent" and is_rare[row] and labelled[of] < MOST_LABELS:
            label, labelled[of] = name, labelled[of] + 1
        size = float(beside.weight[row]) / largest
        points.append(Point(float(need), float(given), size, ROLES[stands], label))
        amount = arr.at(row)
        finding = bench.say("balance", LISTS[of][0]) if of else ""
        rows.append(
            (
                name,
                f"{need:.1f}",
                f"{given:.0f}",
                band_name(bench, stands),
                amount.short() if amount else "",
                finding,
            )
        )
        told.append(doors.to((int(beside.book.account_id[row]),)))
    figure = Scatter(
        tuple(points),
        bench.say("findings", N_("findings", "Touches needed in {days} days"), days=found.days),
        bench.say("findings", N_("findings", "Touches given")),
        _band(float(np.nanmax(beside.needed))),
        bench.say("findings", N_("findings", "80 of 100 by chance")),
    )
    subtitle = below(bench, definition, found.as_of, found.owner, *more)
    title = _balance_title(bench, found)
    return Chart("contact_balance", title, subtitle, figure, headings, tuple(rows), (1, 2, 4), tuple(told))


def load(bench: Workbench, owner: str | None = None, person: Person | None = None) -> Chart:
    """Return each CSM's hours by tier against those there are (domain.md 7, chart 9)."""
    return load_chart(bench, capacity(bench, person or Person(), owner))


def load_chart(bench: Workbench, found: Capacity) -> Chart:
    """Return the bars of a load that is known already."""
    text = N_(
        "findings", "Hours a month that the accounts call for, of {hours} h of one CSM; assumed, not measured"
    )
    each = found.owners[0].available if found.owners else 0.0
    more = []
    if found.without_owner:
        more.append(
            bench.say("findings", N_("findings", "%n account(s) without an owner"), found.without_owner)
        )
    if found.unclassified:
        more.append(
            bench.say("findings", N_("findings", "%n unclassified account(s) left out"), found.unclassified)
        )
    subtitle = below(
        bench, bench.say("findings", text, hours=hours_text(each)), found.as_of, found.owner, *more
    )
    headings = headed(
        bench, N_("findings", "Owner"), ACCOUNTS, N_("findings", "Load"), N_("findings", "Hours a month")
    )
    if not found.owners:
        title = bench.say("findings", N_("findings", "No load to show"))
        empty = bench.say(
            "findings", N_("findings", "No account has an owner. Import owners, or assign accounts (A).")
        )
        return Chart("load", title, subtitle, None, headings, (), (1, 3), empty=empty)
    by_tier = [dict(one.by_tier) for one in found.owners]
    tiers = [tier for tier in TIERS if any(of.get(tier) for of in by_tier)] or [*TIERS[:1]]
    parts = [
        Part(
            tier_word(bench, tier), TIER_ROLES[tier],
            tuple(100 * of.get(tier, 0.0) / one.available for of, one in zip(by_tier, found.owners, strict=True)),
        )
        for tier in tiers
    ]  # fmt: skip
    verdicts = [f"{share_text(bench, one.load)} {mark_text(bench.say, one.mark)}" for one in found.owners]
    rows = [
        (
            one.owner, f"{one.accounts:,}", verdict, hours_text(one.hours),
            *(hours_text(of.get(tier, 0.0)) for tier in tiers),
        )
        for one, of, verdict in zip(found.owners, by_tier, verdicts, strict=True)
    ]  # fmt: skip
    ticks = tuple((100 * tick, share_text(bench, tick)) for tick in TICKS)
    figure = Bars(
        tuple(one.owner for one in found.owners),
        tuple(parts),
        "%",
        across=True,
        above=tuple(verdicts),
        ticks=ticks,
    )
    names = tuple(tier_word(bench, tier) for tier in tiers)
    doors = tuple(door(None, exactly("owner", one.owner)) for one in found.owners)
    title, numbers = _load_title(bench, found), (1, *range(3, 4 + len(tiers)))
    return Chart("load", title, subtitle, figure, (*headings, *names), tuple(rows), numbers, doors)


def _points_first(found: Balance, beside: Beside) -> tuple[list[int], dict[int, str]]:
    """Return the rows to show, those of the lists in their order first, and account -> the list it is on."""
    place = {account: row for row, account in enumerate(beside.book.account_id.tolist())}
    lists: dict[int, str] = {}
    for name in FOUND:
        for one in getattr(found, name):
            lists.setdefault(one.account_id, name)
    first = [place[account] for account in lists]
    by_size = dict.fromkeys((*first, *np.argsort(-beside.weight, kind="stable").tolist()))
    return [row for row in by_size if not np.isnan(beside.needed[row])][:MOST_POINTS], lists


def _band(most: float) -> tuple[tuple[float, float, float], ...]:
    """Return the band of chance from 0 to ``most`` touches needed."""
    needs = np.linspace(0.0, max(most, 1.0), BAND_STEPS)
    low, high = chance_band(needs)
    return tuple(zip(needs.tolist(), low.tolist(), high.tolist(), strict=True))


def _balance_title(bench: Workbench, found: Balance) -> str:
    """Return what stands out against chance; where nothing does, that it does not."""
    neglected, over = len(found.neglected), len(found.over)
    told = {"all": f"{found.accounts:,}", "over": f"{over:,}"}
    if not found.measures:
        text = N_("findings", "Too few touches are needed ({needed}) to tell neglect from chance")
        return bench.say("findings", text, needed=f"{found.expected:.0f}")
    unmet, beyond = found.measures["unmet"], found.measures["over"]
    if unmet.stands_out:
        text = N_(
            "findings",
            "{share} of the touches needed were not made, {edge} at most by chance; %n of {all} neglected",
        )
        return bench.say("findings", text, neglected, **told, **_figure(bench, unmet))
    if beyond.stands_out:
        text = N_(
            "findings",
            "{share} of the touches went beyond the need, {edge} at most by chance; %n of {all} over-served",
        )
        return bench.say("findings", text, over, **told, **_figure(bench, beyond))
    text = N_(
        "findings", "Touches are spread within chance; neglected %n, over-served {over} of {all} accounts"
    )
    return bench.say("findings", text, neglected, **told)


def _figure(bench: Workbench, figure: Figure) -> dict[str, str]:
    return {"share": share_text(bench, figure.value), "edge": share_text(bench, figure.edge)}


def _load_title(bench: Workbench, found: Capacity) -> str:
    """Return who is over the full load, else who is next to it."""
    first = found.owners[0]
    told = {"owner": first.owner, "load": share_text(bench, first.load), "all": f"{len(found.owners):,}"}
    if len(found.owners) == 1:
        mark = mark_text(bench.say, first.mark)
        return bench.say("findings", N_("findings", "{owner}: load {load}, {mark}"), **told, mark=mark)
    over = sum(one.load > FULL for one in found.owners)
    if over:
        return bench.say(
            "findings", N_("findings", "%n of {all} CSMs are overloaded, {owner} most: {load}"), over, **told
        )
    tight = sum(one.load >= TIGHT for one in found.owners)
    if tight:
        text = N_("findings", "No CSM is overloaded; %n of {all} are near it, {owner} most: {load}")
        return bench.say("findings", text, tight, **told)
    return bench.say(
        "findings", N_("findings", "No CSM is near an overload; the longest is {owner} with {load}"), **told
    )
