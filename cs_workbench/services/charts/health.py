"""How healthy the book is: accounts and ARR by band, and where the scores lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.chart import Bars, Chart, Part
from cs_workbench.domain.condition_syntax import Clause, Condition, Not
from cs_workbench.domain.facts import BANDS
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.card_preview import BINS
from cs_workbench.services.charts.parts import (
    ACCOUNTS,
    ARR,
    NO_ACCOUNTS,
    ROLES,
    amounts_of,
    arr_text,
    band_name,
    band_word,
    below,
    door,
    exactly,
    headed,
    in_band,
    money_text,
    running,
    share_text,
    short_money,
)

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book, Bools
    from cs_workbench.services.workbench import Workbench

BEST: Final = 100
WIDTH: Final = BEST // BINS
#: How far above the border of “Needs action” an account is told of: one bin.
NEAR: Final = WIDTH


def distribution(bench: Workbench, owner: str | None = None, currency: str | None = None) -> Chart:
    """Return how many accounts, and how much ARR, stand in each health band (domain.md 7, chart 1)."""
    book, as_of = running(bench, owner, "band", "arr")
    arr, here = amounts_of(book, currency), _by_band(book)
    definition = bench.say("findings", N_("findings", "Health as the scorecards say it, running accounts"))
    subtitle = below(bench, definition, as_of, owner, arr_text(bench, arr))
    headings = headed(
        bench, N_("findings", "Share of"), N_("findings", "Health"), ACCOUNTS, ARR, N_("findings", "Share")
    )
    if not len(book):
        return Chart(
            "health_distribution", bench.say("findings", N_("findings", "No account, so no health to show")), subtitle,
            None, headings, (), (2, 3, 4), empty=bench.say("findings", NO_ACCOUNTS),
        )  # fmt: skip
    counts = {band: int(rows.sum()) for band, rows in here.items()}
    shown = [band for band in BANDS if counts[band]]
    size, whole = len(book), float(np.nansum(arr.values))
    by_arr = {band: arr.share(here[band]) for band in shown} if whole > 0 else {}
    names = [bench.say("findings", ACCOUNTS), *([bench.say("findings", ARR)] if by_arr else [])]
    parts, rows, doors = [], [], []
    for band in shown:
        values, labels = (
            [100 * counts[band] / size],
            [f"{counts[band]:,} ({share_text(bench, counts[band] / size)})"],
        )
        if by_arr:
            amount = short_money(bench, arr.of(here[band]), arr.currency)
            values.append(100 * (by_arr[band] or 0.0))
            labels.append(f"{amount} ({share_text(bench, by_arr[band])})")
        parts.append(Part(band_name(bench, band), ROLES[band], tuple(values), tuple(labels)))
    for of, name in enumerate(names):
        for band in shown:
            share = by_arr[band] if of else counts[band] / size
            rows.append(
                (
                    name, band_name(bench, band), f"{counts[band]:,}",
                    money_text(arr.of(here[band]), arr.currency) if by_arr else "", share_text(bench, share),
                )
            )  # fmt: skip
            doors.append(door(owner, in_band(band)))
    above = (_accounts_text(bench, size), *([short_money(bench, whole, arr.currency)] if by_arr else []))
    figure = Bars(tuple(names), tuple(parts), "%", across=True, whole=True, above=above)
    title = _band_title(bench, counts, size, by_arr.get("red"))
    return Chart(
        "health_distribution", title, subtitle, figure, headings, tuple(rows), (2, 3, 4), tuple(doors)
    )


def histogram(bench: Workbench, owner: str | None = None) -> Chart:
    """Return how many accounts have a score in each step of 5 points.

    Those with too little data for a band are a row of their own, whatever their score.
    """
    from cs_workbench.services.scorecards import current_cards

    book, as_of = running(bench, owner, "health", "band")
    with bench.store.read() as db:
        cut = float(current_cards(db)[-1].bands.cuts[0])
    score, unsure = book["health"].values, _by_band(book)["none"]
    scores = score[~unsure]
    counts, _edges = np.histogram(scores, bins=BINS, range=(0, BEST))
    definition = bench.say("findings", N_("findings", "Health score 0 to 100 after limits, running accounts"))
    unknown = int(unsure.sum())
    more = bench.say("findings", N_("findings", "%n account(s) with too little data left out"), unknown)
    subtitle = below(bench, definition, as_of, owner, more if unknown else "")
    headings = headed(
        bench, N_("findings", "Score"), ACCOUNTS, N_("findings", "Share of those with enough data")
    )
    names = [f"{low}–{low + WIDTH}" for low in range(0, BEST, WIDTH)]
    rows = [
        (name, f"{count:,}", share_text(bench, count / max(len(scores), 1)))
        for name, count in zip(names, counts.tolist(), strict=True)
    ]
    doors = [door(owner, *_in_bin(low)) for low in range(0, BEST, WIDTH)]
    if unknown:
        rows.append((band_name(bench, "none"), f"{unknown:,}", ""))
        doors.append(door(owner, in_band("none")))
    if not len(scores):
        empty = N_(
            "findings",
            "No account has enough fresh data for a score. Import usage, tickets or touches, then it is computed.",
        )
        return Chart(
            "health_histogram", bench.say("findings", N_("findings", "No health score yet")), subtitle, None, headings,
            tuple(rows[BINS:]), (1, 2), tuple(doors[BINS:]), bench.say("findings", empty if len(book) else NO_ACCOUNTS),
        )  # fmt: skip
    part = Part(bench.say("findings", ACCOUNTS), "accent", tuple(map(float, counts.tolist())))
    figure = Bars(tuple(names), (part,), bench.say("findings", N_("findings", "accounts")))
    near = int(((scores >= cut) & (scores < cut + NEAR)).sum())
    told = {
        "median": f"{float(np.median(scores)):.0f}",
        "near": NEAR,
        "cut": f"{cut:g}",
        "band": band_word(bench, "red"),
    }
    if near:
        text = N_(
            "findings",
            "Half of the scores are {median} or more; %n account(s) stand within {near} points above “{band}” ({cut})",
        )
        title = bench.say("findings", text, near, **told)
    else:
        text = N_(
            "findings",
            "Half of the scores are {median} or more; none stands within {near} points above “{band}” ({cut})",
        )
        title = bench.say("findings", text, **told)
    return Chart("health_histogram", title, subtitle, figure, headings, tuple(rows), (1, 2), tuple(doors))


def _by_band(book: Book) -> dict[str, Bools]:
    """Return which accounts stand in each band; those that nothing was computed of have not enough data."""
    band = book["band"]
    here = {name: band.values == (band.labels.index(name) if name in band.labels else -2) for name in BANDS}
    return here | {"none": here["none"] | (band.values < 0)}


def _in_bin(low: int) -> list[Condition]:
    high, least = low + WIDTH, Clause("health", ">=", str(low))
    most = [] if high == BEST else [Clause("health", "<", str(high))]  # the last one has its end in it
    return [least, *most, Not(exactly("band", "none"))]


def _accounts_text(bench: Workbench, count: int) -> str:
    return bench.say("findings", N_("findings", "%n account(s)"), count)


def _band_title(bench: Workbench, counts: dict[str, int], size: int, by_arr: float | None) -> str:
    """Return the worst that is true: who needs action, else who is on watch, else that all is well, or unknown."""
    if size == 1:
        band = next(name for name in BANDS if counts[name])
        return bench.say("findings", N_("findings", "The only account: {band}"), band=band_word(bench, band))
    red, yellow, green = (counts[band] for band in ("red", "yellow", "green"))
    told = {"all": f"{size:,}", "share": share_text(bench, (red or yellow or green) / size)}
    if red and by_arr is not None:
        text = N_("findings", "%n of {all} account(s) ({share}) need action; by ARR it is {by_arr}")
        return bench.say("findings", text, red, **told, by_arr=share_text(bench, by_arr))
    if red:
        return bench.say(
            "findings", N_("findings", "%n of {all} account(s) ({share}) need action"), red, **told
        )
    if yellow:
        text = N_("findings", "No account needs action; %n of {all} ({share}) are on watch")
        return bench.say("findings", text, yellow, **told)
    if green:
        text = N_(
            "findings",
            "No account needs action: %n of {all} ({share}) are healthy, the others have too little data",
        )
        if green == size:
            text = N_("findings", "All %n account(s) are healthy")
        return bench.say("findings", text, green, **told)
    return bench.say(
        "findings", N_("findings", "None of the %n account(s) has enough data for a health band"), size
    )
