"""Where the book is, by tier and phase, and on how few accounts its ARR hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.chart import Chart, Curve, Heatmap
from cs_workbench.domain.columns import Book
from cs_workbench.domain.concentration import DECILES, accounts_for, top_share
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.charts.parts import (
    ACCOUNT,
    ACCOUNTS,
    ARR,
    NO_ACCOUNTS,
    amounts_of,
    arr_text,
    below,
    door,
    headed,
    is_choice,
    money_text,
    phase_word,
    running,
    share_text,
    short_money,
    tier_word,
)
from cs_workbench.services.doors import doors_of
from cs_workbench.services.economics import HEAD, MOST_OF_IT

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

#: Up to so many accounts each is a column of the concentration.
MOST_APART: Final = 30
HEAD_TENTHS: Final = 2  # what the title calls the largest 20 %
#: The letter of a tier, printed in the cells beside the ARR.
LETTERS: Final = {"high": "H", "mid": "M", "low": "L", "tech": "T", "": "–"}


def heatmap(bench: Workbench, owner: str | None = None, currency: str | None = None) -> Chart:
    """Return how many accounts and how much ARR stand in each touch tier and phase (domain.md 7, chart 2)."""
    book, as_of = running(bench, owner, "tier", "phase", "arr")
    arr = amounts_of(book, currency)
    definition = bench.say(
        "findings", N_("findings", "Running accounts by touch tier and phase, the darker the more ARR")
    )
    subtitle = below(bench, definition, as_of, owner, arr_text(bench, arr))
    headings = headed(
        bench,
        N_("findings", "Touch tier"),
        N_("findings", "Phase"),
        ACCOUNTS,
        ARR,
        N_("findings", "Share of the ARR"),
    )
    if not len(book):
        title = bench.say("findings", N_("findings", "No account, so the grid is empty"))
        empty = bench.say("findings", NO_ACCOUNTS)
        return Chart("book_heatmap", title, subtitle, None, headings, (), (2, 3, 4), empty=empty)
    tier, phase = _codes(book, "tier", TIERS), _codes(book, "phase", PHASES)
    tiers = [code for code in (*range(len(TIERS)), -1) if (tier == code).any()]
    phases = [code for code in (*range(len(PHASES)), -1) if (phase == code).any()]
    values, labels, notes, rows, doors = [], [], [], [], []
    largest, place = -1.0, ("", "", 0, 0.0)
    for down in tiers:
        line: list[tuple[float, str, str]] = []
        for across in phases:
            here = (tier == down) & (phase == across)
            count, amount = int(here.sum()), arr.of(here)
            names = (TIERS[down] if down >= 0 else "", PHASES[across] if across >= 0 else "")
            weight = amount if arr.currency else float(count)
            if count and weight > largest:
                largest, place = weight, (*names, count, arr.share(here) or 0.0)
            shown = short_money(bench, amount, arr.currency) if arr.currency else ""
            note = " ".join(part for part in (LETTERS[names[0]], shown) if part) if count else ""
            fill = arr.thousands(amount) if arr.currency else float(count)
            line.append((fill if count else np.nan, f"{count:,}" if count else "", note))
            rows.append(
                (
                    tier_word(bench, names[0]), phase_word(bench, names[1]), f"{count:,}",
                    money_text(amount, arr.currency), share_text(bench, arr.share(here)),
                )
            )  # fmt: skip
            doors.append(door(owner, is_choice("tier", names[0]), is_choice("phase", names[1])))
        values.append(tuple(cell[0] for cell in line))
        labels.append(tuple(cell[1] for cell in line))
        notes.append(tuple(cell[2] for cell in line))
    unit = N_("findings", "ARR, thousand {currency}") if arr.currency else N_("findings", "accounts")
    figure = Heatmap(
        tuple(tier_word(bench, TIERS[code] if code >= 0 else "") for code in tiers),
        tuple(phase_word(bench, PHASES[code] if code >= 0 else "") for code in phases),
        tuple(values), tuple(labels), bench.say("findings", unit, currency=arr.currency), tuple(notes),
    )  # fmt: skip
    told = {"tier": tier_word(bench, place[0]), "phase": phase_word(bench, place[1])}
    if arr.currency and largest > 0:
        text = N_("findings", "{share} of the ARR stands in {tier} × {phase}, with %n account(s)")
        title = bench.say("findings", text, place[2], **told, share=share_text(bench, place[3]))
    else:
        text = N_("findings", "Most accounts stand in {tier} × {phase}: %n of {all}")
        title = bench.say("findings", text, place[2], **told, all=f"{len(book):,}")
    return Chart("book_heatmap", title, subtitle, figure, headings, tuple(rows), (2, 3, 4), tuple(doors))


def pareto(bench: Workbench, currency: str | None = None) -> Chart:
    """Return what each tenth of the accounts brings, the largest first, and the running total (domain.md 7, chart 5).

    Of few accounts each is a column of its own.

    Raises:
        NothingInCurrency: ``currency`` is asked for, and no account has a known ARR in it.
    """
    book, as_of = running(bench, None, "name", "arr", "tier", "phase", "started_on", "renewal")
    arr = amounts_of(book, currency)
    amounts = np.maximum(arr.values[~np.isnan(arr.values)], 0.0)
    whole, count = float(amounts.sum()), len(amounts)
    by_tenth = count > MOST_APART
    text = N_("findings", "Share of the ARR by account, the largest first, and the running total")
    if by_tenth:
        text = N_(
            "findings", "Share of the ARR by tenth of the accounts, the largest first, and the running total"
        )
    subtitle = below(bench, bench.say("findings", text), as_of, None, arr_text(bench, arr))
    first = N_("findings", "Tenth of the accounts") if by_tenth else ACCOUNT
    headings = headed(
        bench, first, ACCOUNTS, ARR, N_("findings", "Share of the ARR"), N_("findings", "Running total")
    )
    if not whole:
        title = bench.say("findings", N_("findings", "No ARR, so there is no concentration to show"))
        empty = bench.say(
            "revenue",
            N_("revenue", "No account has a known ARR yet. Import contracts to see how it is spread."),
        )
        return Chart("pareto", title, subtitle, None, headings, (), (1, 2, 3, 4), empty=empty)
    order = np.argsort(-np.nan_to_num(arr.values, nan=-np.inf), kind="stable")[:count]
    groups = np.array_split(order, DECILES if by_tenth else count)
    doors = doors_of(bench)
    shares, rows, found, total = [], [], [], 0.0
    for place, group in enumerate(groups):
        here = np.zeros(len(book), np.bool_)
        here[group] = True
        share = 100 * float(np.maximum(arr.values[group], 0.0).sum()) / whole
        shares.append(share)
        total += share
        name = _tenth(bench, place) if by_tenth else str(book["name"].at(int(group[0])) or "")
        money = money_text(arr.of(here), arr.currency)
        rows.append(
            (name, f"{len(group):,}", money, _percent(bench, share), _percent(bench, min(total, 100.0)))
        )
        found.append(doors.to(book.account_id[group].tolist()))
    head, many = top_share(amounts, HEAD), accounts_for(amounts, MOST_OF_IT)
    running_total = np.minimum(np.cumsum(shares), 100.0)
    mark = (
        (HEAD_TENTHS, float(running_total[HEAD_TENTHS - 1]))
        if by_tenth
        else (many, float(running_total[many - 1]))
    )
    x_name = (
        N_("findings", "Tenths of the accounts")
        if by_tenth
        else N_("findings", "Accounts, the largest first")
    )
    figure = Curve(
        tuple(shares), tuple(running_total.tolist()), bench.say("findings", x_name),
        bench.say("findings", N_("findings", "Share of the ARR, %")),
        bench.say("findings", N_("findings", "Running total, %")), mark,
    )  # fmt: skip
    if count == 1:
        title = bench.say("findings", N_("findings", "The whole ARR hangs on one account"))
    else:
        text = N_(
            "findings",
            "The largest 20 % of the accounts bring {head} of the ARR; 80 % of it hangs on %n of {all}",
        )
        title = bench.say("findings", text, many, head=share_text(bench, head), all=f"{count:,}")
    return Chart("pareto", title, subtitle, figure, headings, tuple(rows), (1, 2, 3, 4), tuple(found))


def _tenth(bench: Workbench, place: int) -> str:
    if place == 0:
        return bench.say("revenue", N_("revenue", "The largest"))
    if place == DECILES - 1:
        return bench.say("revenue", N_("revenue", "The smallest"))
    return str(place + 1)


def _percent(bench: Workbench, percent: float) -> str:
    return bench.say("formats", "{number} %", number=f"{percent:.1f}")


def _codes(book: Book, fact: str, labels: tuple[str, ...]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return a choice as codes over ``labels``, -1 unknown."""
    column = book[fact]
    lookup = [labels.index(label) if label in labels else -1 for label in column.labels]
    return np.asarray(np.array([*lookup, -1], dtype=np.int64)[column.values])
