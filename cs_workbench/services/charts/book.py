"""Where the book is, by tier and phase, and on how few accounts its ARR hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.chart import Chart, Curve, Heatmap
from cs_workbench.domain.columns import Book
from cs_workbench.domain.concentration import accounts_for, top_share
from cs_workbench.domain.condition_syntax import Clause
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services.charts.parts import (
    ACCOUNT,
    ACCOUNTS,
    ARR,
    NO_ACCOUNTS,
    account_doors,
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
from cs_workbench.services.economics import HEAD, MOST_OF_IT

if TYPE_CHECKING:
    from cs_workbench.services.charts.parts import Floats
    from cs_workbench.services.workbench import Workbench

#: Most columns of the concentration; what is left is one row of the table.
MOST_COLUMNS: Final = 400
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
    """Return each account's share of the ARR, the largest first, and the running total (domain.md 7, chart 5).

    Raises:
        NothingInCurrency: ``currency`` is asked for, and no account has a known ARR in it.
    """
    book, as_of = running(bench, None, "name", "arr", "tier", "phase", "started_on", "renewal")
    arr = amounts_of(book, currency)
    definition = bench.say(
        "findings", N_("findings", "Share of the ARR by account, the largest first, and the running total")
    )
    subtitle = below(bench, definition, as_of, None, arr_text(bench, arr))
    headings = headed(
        bench, N_("findings", "Rank"), ACCOUNT, ACCOUNTS, ARR, N_("findings", "Share of the ARR"),
        N_("findings", "Running total"),
    )  # fmt: skip
    amounts = np.maximum(arr.values[~np.isnan(arr.values)], 0.0)
    whole, count = float(amounts.sum()), len(amounts)
    if not whole:
        title = bench.say("findings", N_("findings", "No ARR, so there is no concentration to show"))
        empty = bench.say(
            "revenue",
            N_("revenue", "No account has a known ARR yet. Import contracts to see how it is spread."),
        )
        return Chart("pareto", title, subtitle, None, headings, (), (0, 2, 3, 4, 5), empty=empty)
    order = np.argsort(-np.nan_to_num(arr.values, nan=-1.0), kind="stable")[:count]
    most = accounts_for(amounts, MOST_OF_IT)
    head = _head(np.maximum(arr.values[order], 0.0))
    shares = np.maximum(arr.values[order], 0.0) / whole * 100
    running_share = np.minimum(np.cumsum(shares), 100.0)
    doors = account_doors(book)
    rows = [
        (
            f"{rank + 1:,}", str(book["name"].at(row) or ""), "1", money_text(arr.values[row], arr.currency),
            _percent(bench, shares[rank]), _percent(bench, running_share[rank]),
        )
        for rank, row in enumerate(order[:head].tolist())
    ]  # fmt: skip
    found = [doors[row] for row in order[:head].tolist()]
    if head < count:
        least = Money(round(float(arr.values[order[head - 1]])), arr.currency).amount
        rest = float(shares[head:].sum())
        rows.append(
            (
                "", bench.say("findings", N_("findings", "The others")), f"{count - head:,}",
                money_text(rest * whole / 100, arr.currency), _percent(bench, rest), _percent(bench, 100),
            )
        )  # fmt: skip
        is_apart = shares[head] < shares[head - 1]
        found.append(door(None, Clause("arr", "<", f"{arr.currency}{least}")) if is_apart else "")
    mark = (most, float(running_share[most - 1])) if most <= head else None
    figure = Curve(
        tuple(shares[:head].tolist()), tuple(running_share[:head].tolist()),
        bench.say("findings", N_("findings", "Accounts, the largest first")),
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
        title = bench.say(
            "findings", text, most, head=share_text(bench, top_share(amounts, HEAD)), all=f"{count:,}"
        )
    return Chart("pareto", title, subtitle, figure, headings, tuple(rows), (0, 2, 3, 4, 5), tuple(found))


def _percent(bench: Workbench, percent: float) -> str:
    return bench.say("formats", "{number} %", number=f"{percent:.1f}")


def _head(amounts: Floats) -> int:
    """Return how many of the descending ``amounts`` get a column: all, else those above what the next one brings."""
    if len(amounts) <= MOST_COLUMNS:
        return len(amounts)
    above = int((amounts > amounts[MOST_COLUMNS]).sum())
    return above or MOST_COLUMNS


def _codes(book: Book, fact: str, labels: tuple[str, ...]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return a choice as codes over ``labels``, -1 unknown."""
    column = book[fact]
    lookup = [labels.index(label) if label in labels else -1 for label in column.labels]
    return np.asarray(np.array([*lookup, -1], dtype=np.int64)[column.values])
