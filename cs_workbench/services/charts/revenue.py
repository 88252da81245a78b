"""From opening to closing ARR as a bridge, and who of those that began together is still there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.arr_bridge import LINES
from cs_workbench.domain.chart import Bridge, Chart, Heatmap, Step
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services.charts.amounts import axis, short, signed
from cs_workbench.services.doors import Doors
from cs_workbench.services.revenue_periods import USUAL, days_of
from cs_workbench.services.revenue_words import FIGURES, value_text

if TYPE_CHECKING:
    from cs_workbench.services.cohort_tables import CohortRow, CohortTable
    from cs_workbench.services.revenue import InCurrency, Rates, Revenue
    from cs_workbench.services.workbench import Workbench

Say = Callable[..., str]
HEADINGS: Final = (N_("flow", "Step"), N_("flow", "ARR"), N_("flow", "Accounts"), N_("flow", "Definition"))
NO_ARR: Final = N_("flow", "No ARR is known in this period. Import contracts, or choose another period.")
NO_COHORTS: Final = N_(
    "flow", "No account has begun to pay on a known day, so there are no cohorts. Import contracts."
)
#: Cohorts that a chart shows, the newest; more would not be read.
MOST_ROWS: Final = 24
#: Periods after which cohorts are compared: a year on.
YEAR_ON: Final = {"month": 12, "quarter": 4}
NAN: Final = float("nan")


def bridge(
    bench: Workbench,
    *,
    owner: str | None = None,
    currency: str | None = None,
    period: str = USUAL,
    rates: Rates | None = None,
) -> Chart:
    """Return what changed the ARR from the opening to the closing of a period (domain.md 7, chart 10).

    ``currency`` None: that of most contracts. Amounts in others are in it only by ``rates``.
    """
    from cs_workbench.services.arr_book import load_arr_book
    from cs_workbench.services.revenue import Asked, revenue

    first, last = days_of(period, bench.today)
    found = revenue(bench, Asked(first, last, owner=owner, rates=rates))
    of = next((one for one in found.currencies if currency in (None, one.currency)), None)
    return bridge_of(bench, found, of, Doors(load_arr_book(bench).book))


def bridge_of(bench: Workbench, found: Revenue, of: InCurrency | None, doors: Doors) -> Chart:
    """Return the bridge of one currency of what was found; None: of nothing."""
    say = bench.say
    headings = tuple(say("flow", text) for text in HEADINGS)
    if of is None or (
        not any(_amount(of.whole[name].value) for name in ("opening", "closing")) and not of.moves
    ):
        title = say("flow", "No ARR from {first} to {last}", first=found.first, last=found.last)
        return Chart("arr_bridge", title, "", None, headings, (), (1, 2), empty=say("flow", NO_ARR))
    at = of.whole
    shown = [line for line in LINES if line in at.figures and (at[line].accounts or _amount(at[line].value))]
    figures = [at[name] for name in ("opening", *shown, "closing")]
    scale = axis(bench, of.currency, [_amount_of(figure.value, of.currency) for figure in figures])
    steps, rows = [], []
    for figure in figures:
        amount, total = _amount_of(figure.value, of.currency), figure.id in ("opening", "closing")
        label = short(bench, amount) if total else signed(bench, amount)
        steps.append(Step(figure.title, scale.of(amount), label, is_total=total))
        rows.append((figure.title, amount.short(), f"{len(figure.accounts):,}", figure.definition))
    return Chart(
        "arr_bridge", _bridge_title(bench, of), _bridge_subtitle(bench, found, of), Bridge(tuple(steps), scale.unit),
        headings, tuple(rows), (1, 2), tuple(doors.to(figure.accounts) for figure in figures),
    )  # fmt: skip


def measured_text(say: Say, of: InCurrency) -> str:
    """Return on how many accounts NRR and GRR are measured; '' where there was none at the opening."""
    count = len(of.whole["opening"].accounts)
    text = N_("flow", "NRR and GRR are measured on %n account(s) present at the opening.")
    return say("flow", text, count) if count else ""


def _bridge_title(bench: Workbench, of: InCurrency) -> str:
    """Return which way the ARR went, and what did most of it."""
    say, at = bench.say, of.whole
    opening, closing = (_amount_of(at[name].value, of.currency) for name in ("opening", "closing"))
    change = Money(closing.minor - opening.minor, of.currency)
    if not opening.minor:
        text = N_("flow", "From no ARR to {closing}: what was kept cannot be told")
        return say("flow", text, closing=short(bench, closing))
    moves = {
        line: _amount(at[line].value) for line in LINES if line in at.figures and _amount(at[line].value)
    }
    told = {
        "change": short(bench, Money(abs(change.minor), of.currency)),
        "closing": short(bench, closing),
        "nrr": value_text(say, at["nrr"]),
    }
    if not change.minor:
        return say("flow", N_("flow", "ARR stands at {closing} as at the opening; NRR {nrr}"), **told)
    main = max(moves, key=lambda line: moves[line] * (1 if change.minor > 0 else -1))
    told |= {
        "cause": say("revenue", FIGURES[main][0]),
        "amount": signed(bench, Money(moves[main], of.currency)),
    }
    if change.minor > 0:
        return say(
            "flow",
            N_("flow", "ARR grew by {change} to {closing}, most by {cause} ({amount}); NRR {nrr}"),
            **told,
        )
    return say(
        "flow", N_("flow", "ARR fell by {change} to {closing}, most by {cause} ({amount}); NRR {nrr}"), **told
    )


def _bridge_subtitle(bench: Workbench, found: Revenue, of: InCurrency) -> str:
    say = bench.say
    parts = [
        say(
            "flow", "ARR in {currency} from {first} to {last}: the two days are compared, account by account",
            currency=of.currency, first=found.first, last=found.last,
        ),
        say("flow", "as of {day}", day=of.whole.on),
        measured_text(say, of),
        "" if found.owner is None else say("flow", "accounts of {owner}", owner=found.owner),
    ]  # fmt: skip
    return say("flow", " · ").join(part for part in parts if part)


def cohorts(
    bench: Workbench,
    *,
    owner: str | None = None,
    currency: str | None = None,
    by: str = "quarter",
    of: str = "logos",
) -> Chart:
    """Return who of those that began together is still there (domain.md 7, chart 6).

    ``by``: 'month' or 'quarter'; ``of``: 'logos', the share of accounts, or 'revenue', their ARR against the start.
    """
    from cs_workbench.services.arr_book import load_arr_book
    from cs_workbench.services.cohort_tables import cohort_tables

    tables = cohort_tables(bench, by, owner)
    table = next((one for one in tables if currency in (None, one.currency)), None)
    return cohorts_of(bench, table, Doors(load_arr_book(bench).book), owner=owner, by=by, of=of)


def cohorts_of(
    bench: Workbench, table: CohortTable | None, doors: Doors, *, owner: str | None, by: str, of: str
) -> Chart:
    """Return the cohorts of one currency; None: there are none."""
    say = bench.say
    rows = table.rows[-MOST_ROWS:] if table is not None else ()
    headings = (say("flow", "Began"), say("flow", "Accounts"), say("flow", "ARR at the start"))
    if table is None or not rows:
        title = say("flow", "No cohorts yet")
        return Chart(
            "cohorts" if of == "logos" else "cohorts_revenue",
            title,
            "",
            None,
            headings,
            (),
            (1, 2),
            empty=say("flow", NO_COHORTS),
        )
    ages = max(sum(share is not None for share in row.logos) for row in rows)
    shares = [_seen(row, of, ages) for row in rows]
    faint = [(line, age) for line, row in enumerate(rows) for age in range(ages) if row.is_small]
    going_on = [
        (line, age)
        for line, row in enumerate(rows)
        for age, goes_on in enumerate(row.is_partial[:ages])
        if goes_on
    ]
    figure = Heatmap(
        tuple(say("flow", "{start} (n {count})", start=cohort_name(row.start, by), count=f"{len(row.accounts):,}")
              for row in rows),
        tuple(str(age) for age in range(ages)),
        tuple(tuple(NAN if share is None else share * 100 for share in line) for line in shares),
        tuple(tuple("" if share is None else f"{share * 100:.0f}" for share in line) for line in shares),
        say("flow", "% of the start"), faint=tuple(faint), open=tuple(going_on),
    )  # fmt: skip
    told = tuple(
        (cohort_name(row.start, by), f"{len(row.accounts):,}", row.opening.short(), *_cells(say, row, line))
        for row, line in zip(rows, shares, strict=True)
    )
    return Chart(
        "cohorts" if of == "logos" else "cohorts_revenue", _cohorts_title(say, rows, by, of),
        _cohorts_subtitle(bench, table, owner, by, of), figure,
        (*headings, *figure.columns), told, tuple(range(1, 3 + ages)), tuple(doors.to(row.accounts) for row in rows),
    )  # fmt: skip


def cohort_name(start: date, by: str) -> str:
    """Return how a cohort is called: 2026-04 or 2026 Q2."""
    return f"{start.year} Q{(start.month + 2) // 3}" if by == "quarter" else f"{start:%Y-%m}"


def _seen(row: CohortRow, of: str, ages: int) -> list[float | None]:
    found = list(row.logos if of == "logos" else row.revenue)[:ages]
    return found + [None] * (ages - len(found))


def _cells(say: Say, row: CohortRow, shares: Sequence[float | None]) -> list[str]:
    """Return shares in percent; what goes on carries a star, what cannot be seen yet is empty."""
    cells = []
    for age, share in enumerate(shares):
        goes_on = age < len(row.is_partial) and row.is_partial[age]
        number = "" if share is None else say("formats", "{number} %", number=f"{share * 100:.0f}")
        cells.append(f"{number} *" if number and goes_on else number)
    return cells


def _cohorts_title(say: Say, rows: Sequence[CohortRow], by: str, of: str) -> str:
    """Return what is left a year on, of all cohorts that are so old, and of the newest of them against the oldest."""
    age, weights, kept = YEAR_ON[by], 0.0, []
    for row in rows:
        share = (row.logos if of == "logos" else row.revenue)[age] if age < len(row.logos) else None
        if share is not None and not row.is_partial[age]:
            weight = float(len(row.accounts) if of == "logos" else row.opening.minor)
            kept.append((row, share, weight))
            weights += weight
    if not kept or not weights:
        return say(
            "flow", N_("flow", "No cohort is a year old yet: what is kept a year later cannot be told")
        )
    mean = sum(share * weight for _row, share, weight in kept) / weights
    number = say("formats", "{number} %", number=f"{mean * 100:.0f}")
    if of == "logos":
        text = N_("flow", "A year later, {share} of the accounts are still there (%n cohort(s))")
    else:
        text = N_("flow", "A year later, cohorts pay {share} of what they began with (%n cohort(s))")
    return say("flow", text, len(kept), share=number)


def _cohorts_subtitle(bench: Workbench, table: CohortTable, owner: str | None, by: str, of: str) -> str:
    say = bench.say
    what = {
        "logos": N_("flow", "Share of the accounts that began in the same period and still pay, {currency}"),
        "revenue": N_(
            "flow", "ARR of the accounts that began in the same period against their start, {currency}"
        ),
    }
    unit = {
        "month": N_("flow", "seen at the end of each month since the start"),
        "quarter": N_("flow", "seen at the end of each quarter since the start"),
    }
    small = N_(
        "flow", "%n account(s) are in no cohort: their first day is unknown or more than ten years ago"
    )
    parts = [
        say("flow", what[of], currency=table.currency),
        say("flow", unit[by]),
        say("flow", "as of {day}", day=bench.today),
        say("flow", "hatched: the period goes on; faint: fewer than 5 accounts; blank: not to be seen yet"),
        say("flow", small, table.undated) if table.undated else "",
        "" if owner is None else say("flow", "accounts of {owner}", owner=owner),
    ]
    return say("flow", " · ").join(part for part in parts if part)


def _amount(value: object) -> int:
    return value.minor if isinstance(value, Money) else 0


def _amount_of(value: object, currency: str) -> Money:
    return value if isinstance(value, Money) else Money(0, currency)
