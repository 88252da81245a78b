"""The renewals to come: between what and what each month may end, and how much of it is at risk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.arr_history import months_later
from cs_workbench.domain.chart import Bars, Chart, Part, Ranges, Role
from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services.charts.amounts import axis, short
from cs_workbench.services.doors import Doors
from cs_workbench.services.forecast_words import rates_text

if TYPE_CHECKING:
    from cs_workbench.services.forecast import Coming, Forecast, InCurrency, Sum
    from cs_workbench.services.workbench import Workbench

RANGE_HEADINGS: Final = (
    N_("flow", "Month"), N_("flow", "Renewals"), N_("flow", "Up for renewal"), N_("flow", "Expected"),
    N_("flow", "P10"), N_("flow", "P50"), N_("flow", "P90"),
)  # fmt: skip
#: A year of months by health, whatever the horizon of the forecast.
RISK_MONTHS: Final = 12
ROLES: Final[dict[str, Role]] = {"red": "action", "yellow": "watch", "none": "unsure", "green": "healthy"}
#: Of how much of the year's expected loss a month is named.
NOTABLE: Final = 0.15


def forecast(
    bench: Workbench, *, owner: str | None = None, currency: str | None = None, months: int | None = None
) -> Chart:
    """Return the range of each month's renewals (domain.md 7, chart 11).

    Raises:
        WrongAssumption: ``months`` is no horizon.
    """
    found, of, doors = _asked(bench, owner, currency, months)
    return ranges_of(bench, found, of, doors)


def risk_by_month(bench: Workbench, *, owner: str | None = None, currency: str | None = None) -> Chart:
    """Return the ARR that renews in each of twelve months by health, with the expected loss (domain.md 7, chart 3)."""
    found, of, doors = _asked(bench, owner, currency, RISK_MONTHS)
    return risk_of(bench, found, of, doors)


def ranges_of(bench: Workbench, found: Forecast, of: InCurrency | None, doors: Doors) -> Chart:
    """Return the ranges of one currency of a forecast; None: of nothing."""
    say = bench.say
    headings = tuple(say("flow", text) for text in RANGE_HEADINGS)
    if of is None:
        return _nothing(bench, "forecast", found, headings)
    months, sums = _months(found, of, found.months + 1), dict(of.months)
    while months and months[-1] not in sums:  # the month of the last day may have none
        months.pop()
    none = Money(0, of.currency)
    scale = axis(bench, of.currency, [one.due for one in sums.values()])

    def line(name: str) -> tuple[float, ...]:
        return tuple(scale.of(getattr(sums[month], name)) if month in sums else 0.0 for month in months)

    rows = tuple(_range_row(month, sums.get(month), none) for month in months)
    whole = of.whole
    told = {
        "due": short(bench, whole.due), "until": found.until, "expected": short(bench, whole.expected),
        "p10": short(bench, whole.p10), "p90": short(bench, whole.p90),
    }  # fmt: skip
    if whole.p10 == whole.p90:
        text = N_("flow", "Of {due} up for renewal by {until}, {expected} is expected to stay")
    else:
        text = N_(
            "flow",
            "Of {due} up for renewal by {until}, {expected} is expected to stay; eight times in ten {p10} to {p90}",
        )
    return Chart(
        "forecast", say("flow", text, **told), _subtitle(bench, found, of, of_ranges=True),
        Ranges(tuple(f"{month:%Y-%m}" for month in months), line("p10"), line("p50"), line("p90"), scale.unit,
               line("due"), say("flow", "Up for renewal")),
        headings, rows, tuple(range(1, len(headings))), _doors_of(of, months, doors),
    )  # fmt: skip


def risk_of(bench: Workbench, found: Forecast, of: InCurrency | None, doors: Doors) -> Chart:
    """Return what renews in twelve months by health, of one currency of a forecast over at least so many."""
    say = bench.say
    names = {band: say("values", word("band", band)) for band in (*ROLES,)}
    headings = (
        say("flow", "Month"), say("flow", "Renewals"), say("flow", "Up for renewal"), *names.values(),
        say("flow", "ARR at risk"), say("flow", "Expected loss"),
    )  # fmt: skip
    months = () if of is None else _months(found, of, RISK_MONTHS)
    coming = [] if of is None else [one for one in of.coming if one.ends_on.replace(day=1) in months]
    if of is None or not coming:
        return _nothing(bench, "arr_at_risk", found, headings)
    scale = axis(bench, of.currency, [total.due for _month, total in of.months])
    by_band = {band: [_due(coming, month, band, of.currency) for month in months] for band in ROLES}
    sums = dict(of.months)
    none = Money(0, of.currency)
    losses = [sums[month].expected_loss if month in sums else none for month in months]
    exposed = [sums[month].exposure if month in sums else none for month in months]
    parts = tuple(
        Part(names[band], ROLES[band], tuple(map(scale.of, amounts)))
        for band, amounts in by_band.items()
        if any(amount.minor for amount in amounts)
    )
    rows = tuple(
        (
            f"{month:%Y-%m}", f"{sums[month].renewals if month in sums else 0:,}",
            (sums[month].due if month in sums else none).short(),
            *(by_band[band][at].short() for band in ROLES), exposed[at].short(), losses[at].short(),
        )
        for at, month in enumerate(months)
    )  # fmt: skip
    figure = Bars(
        tuple(f"{month:%y-%m}" for month in months), parts, scale.unit,
        above=tuple(f"−{short(bench, loss)}" if loss.minor else "" for loss in losses),
    )  # fmt: skip
    return Chart(
        "arr_at_risk", _risk_title(bench, of.currency, months, losses, exposed),
        _subtitle(bench, found, of, of_ranges=False), figure, headings, rows, tuple(range(1, len(headings))),
        _doors_of(of, months, doors),
    )  # fmt: skip


def _asked(
    bench: Workbench, owner: str | None, currency: str | None, months: int | None
) -> tuple[Forecast, InCurrency | None, Doors]:
    from cs_workbench.services.arr_book import load_arr_book
    from cs_workbench.services.forecast import renewal_forecast, usual_currency

    found = renewal_forecast(bench, months, owner)
    wanted = currency or usual_currency(found)
    of = next((one for one in found.currencies if one.currency == wanted), None)
    return found, of, Doors(load_arr_book(bench).book)


def _nothing(bench: Workbench, id_: str, found: Forecast, headings: tuple[str, ...]) -> Chart:
    text = N_("flow", "Nothing comes up for renewal by {until}")
    empty = N_(
        "flow",
        "No running contract with a known ARR ends in this time. Import contracts with their last day.",
    )
    numbers = tuple(range(1, len(headings)))
    title = bench.say("flow", text, until=found.until)
    return Chart(id_, title, "", None, headings, (), numbers, empty=bench.say("flow", empty))


def _months(found: Forecast, of: InCurrency, count: int) -> list[date]:
    """Return the first days of ``count`` months from that of today on; of one that goes on, what is still to come."""
    first = found.today.replace(day=1)
    return [months_later(first, ahead) for ahead in range(count) if of.coming]


def _range_row(month: date, total: Sum | None, none: Money) -> tuple[str, ...]:
    amounts = [none] * 5 if total is None else [total.due, total.expected, total.p10, total.p50, total.p90]
    return f"{month:%Y-%m}", f"{total.renewals if total else 0:,}", *(amount.short() for amount in amounts)


def _doors_of(of: InCurrency, months: Sequence[date], doors: Doors) -> tuple[str, ...]:
    behind: dict[date, list[int]] = {month: [] for month in months}
    for one in of.coming:
        behind.setdefault(one.ends_on.replace(day=1), []).append(one.account_id)
    return tuple(doors.to(behind[month]) for month in months)


def _due(coming: Sequence[Coming], month: date, band: str, currency: str) -> Money:
    """Return what ends in a month of accounts in a band; one without a score is of those without enough data."""
    those = [
        one.due.minor
        for one in coming
        if one.ends_on.replace(day=1) == month and (one.band if one.band in BANDS else "none") == band
    ]
    return Money(sum(those), currency)


def _risk_title(
    bench: Workbench, currency: str, months: Sequence[date], losses: Sequence[Money], exposed: Sequence[Money]
) -> str:
    """Return what is expected to be lost in the year, and in which month most of it."""
    say = bench.say
    loss = Money(sum(one.minor for one in losses), currency)
    risk = Money(sum(one.minor for one in exposed), currency)
    if not loss.minor:
        return say(
            "flow", N_("flow", "Nothing is expected to be lost in the next 12 months: all of it is signed")
        )
    place = max(range(len(months)), key=lambda at: losses[at].minor)
    told = {
        "loss": short(bench, loss), "risk": short(bench, risk), "month": f"{months[place]:%Y-%m}",
        "most": short(bench, losses[place]),
    }  # fmt: skip
    if losses[place].minor < NOTABLE * loss.minor:
        text = N_("flow", "Expected loss of 12 months: {loss}, spread over the months; ARR at risk: {risk}")
        return say("flow", text, **told)
    text = N_("flow", "Expected loss of 12 months: {loss}, the most in {month} ({most}); ARR at risk: {risk}")
    return say("flow", text, **told)


def _subtitle(bench: Workbench, found: Forecast, of: InCurrency, *, of_ranges: bool) -> str:
    say = bench.say
    if of_ranges:
        text = N_(
            "flow",
            "Bar: eight of ten outcomes of a month (P10 to P90), tick: P50, mark: up for renewal, {currency}",
        )
    else:
        text = N_(
            "flow",
            "Column: ARR up for renewal by today's health; above it the expected loss, ARR times the probability "
            "not to renew; ARR at risk: below 70 % to renew; {currency}",
        )
    parts = [
        say("flow", text, currency=of.currency),
        say("flow", "as of {day}", day=found.today),
        rates_text(say, found),
        say("flow", "renewals taken as independent") if of_ranges else "",
        "" if found.owner is None else say("flow", "accounts of {owner}", owner=found.owner),
    ]
    return say("flow", " · ").join(part for part in parts if part)
