"""The page of revenue: each part's answer in one, with the doors of its figures and its charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cs_workbench.domain.arr_history import day_number, day_of
from cs_workbench.domain.chart import Chart
from cs_workbench.domain.words import WORDS, word
from cs_workbench.kernel.money import Money
from cs_workbench.services.arr_book import ArrBook, load_arr_book
from cs_workbench.services.charts.forecast import RISK_MONTHS, ranges_of, risk_of
from cs_workbench.services.charts.revenue import bridge_of, cohort_name, cohorts_of
from cs_workbench.services.cohort_tables import CohortRow, cohort_tables
from cs_workbench.services.doors import Doors
from cs_workbench.services.forecast import Forecast, renewal_forecast
from cs_workbench.services.forecast import InCurrency as ForecastIn
from cs_workbench.services.revenue import Asked, InCurrency, Revenue, revenue
from cs_workbench.services.revenue_periods import days_of

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

#: Lines of which it is told why.
WITH_REASON = ("churn", "contraction")


@dataclass(frozen=True, slots=True)
class Mover:
    """What an account adds to a ``line`` of the bridge; ``note``: when it left and why, as far as that is known."""

    account_id: int
    account: str
    owner: str
    line: str
    change: Money
    note: str


@dataclass(frozen=True, slots=True)
class ArrPage:
    """年間経常収益: ``of`` is the chosen currency's figures, None where nothing is known in the period.

    ``doors``: figure -> the condition of its accounts; ``movers``: who moved the ARR; ``names``: account -> its name
    and owner.
    """

    found: Revenue
    period: str
    currency: str
    currencies: tuple[str, ...]
    of: InCurrency | None
    chart: Chart
    doors: Mapping[str, str]
    movers: tuple[Mover, ...]
    names: Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ForecastPage:
    """契約更新の予測: ``of`` as in `ArrPage`; ``categories``: category -> the condition of its renewals' accounts."""

    found: Forecast
    currency: str
    currencies: tuple[str, ...]
    of: ForecastIn | None
    ranges: Chart
    risk: Chart
    doors: Mapping[str, str]
    categories: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CohortsPage:
    """コホート: ``rows`` of the chosen currency, all of them; ``doors``: a condition a row."""

    as_of: date
    owner: str | None
    by: str
    currency: str
    currencies: tuple[str, ...]
    charts: Mapping[str, Chart]
    rows: tuple[CohortRow, ...]
    names: tuple[str, ...]
    doors: tuple[str, ...]


def arr_page(bench: Workbench, owner: str | None, period: str, currency: str = "") -> ArrPage:
    """Return the figures of a period by its name; a ``currency`` that is no longer there is passed over."""
    book = load_arr_book(bench, owner)
    doors = Doors(book.book)
    first, last = days_of(period, bench.today)
    found = revenue(bench, Asked(first, last, owner=owner))
    names = tuple(of.currency for of in found.currencies)
    of = _chosen(found.currencies, currency)
    chart = bridge_of(bench, found, of, doors)
    told = (
        {} if of is None else {name: doors.to(figure.accounts) for name, figure in of.whole.figures.items()}
    )
    movers = () if of is None else _movers(bench, book, of)
    return ArrPage(
        found, period, "" if of is None else of.currency, names, of, chart, told, movers, _names(book)
    )


def forecast_page(
    bench: Workbench, owner: str | None, months: int | None = None, currency: str = ""
) -> ForecastPage:
    """Return what the renewals of ``months`` will bring.

    Raises:
        WrongAssumption: ``months`` is no horizon.
    """
    found = renewal_forecast(bench, months, owner)
    doors = Doors(load_arr_book(bench).book)
    ordered = sorted(found.currencies, key=lambda of: -of.whole.renewals)
    of = next((one for one in ordered if one.currency == currency), None) or next(iter(ordered), None)
    year = found if found.months == RISK_MONTHS else renewal_forecast(bench, RISK_MONTHS, owner)
    same = next((one for one in year.currencies if of is not None and one.currency == of.currency), None)
    categories: dict[str, list[int]] = {}
    for one in () if of is None else of.coming:
        categories.setdefault(one.category, []).append(one.account_id)
    return ForecastPage(
        found, "" if of is None else of.currency, tuple(one.currency for one in ordered), of,
        ranges_of(bench, found, of, doors), risk_of(bench, year, same, doors),
        {} if of is None else {name: doors.to(figure.accounts) for name, figure in of.figures.items()},
        {name: doors.to(accounts) for name, accounts in categories.items()},
    )  # fmt: skip


def cohorts_page(bench: Workbench, owner: str | None, by: str = "quarter", currency: str = "") -> CohortsPage:
    """Return the cohorts by 'month' or 'quarter', with the charts of accounts and of ARR."""
    tables = cohort_tables(bench, by, owner)
    doors = Doors(load_arr_book(bench).book)
    table = next((one for one in tables if one.currency == currency), None) or next(iter(tables), None)
    rows = table.rows if table is not None else ()
    charts = {of: cohorts_of(bench, table, doors, owner=owner, by=by, of=of) for of in ("logos", "revenue")}
    return CohortsPage(
        bench.today, owner, by, table.currency if table is not None else "", tuple(one.currency for one in tables),
        charts, rows,
        tuple(cohort_name(row.start, by) for row in rows), tuple(doors.to(row.accounts) for row in rows),
    )  # fmt: skip


def _chosen(of: Sequence[InCurrency], currency: str) -> InCurrency | None:
    return next((one for one in of if one.currency == currency), None) or next(iter(of), None)


def _names(book: ArrBook) -> dict[int, tuple[str, str]]:
    name, owner = book.book["name"], book.book["owner"]
    ids = book.contracts.account_id.tolist()
    return {account: (name.at(row) or "", owner.at(row) or "") for row, account in enumerate(ids)}


def _movers(bench: Workbench, book: ArrBook, of: InCurrency) -> tuple[Mover, ...]:
    from cs_workbench.store.outcome_reasons import reasons_of

    asked = {move.account_id for move in of.moves if move.line in WITH_REASON}
    with bench.store.read() as db:
        told = reasons_of(db, asked, of.whole.on) if asked else {}
    left = dict(zip(book.contracts.account_id.tolist(), book.history.first_left().tolist(), strict=True))
    movers = []
    for move in of.moves:
        note = _reason_text(bench, *told.get(move.account_id, ((), ""))) if move.line in WITH_REASON else ""
        if move.line == "churn" and left[move.account_id] <= day_number(of.whole.on):
            day = bench.catalogue.shown(day_of(left[move.account_id]))
            note = bench.say("flow", "{day}: {reason}", day=day, reason=note) if note else str(day)
        movers.append(Mover(move.account_id, move.account, move.owner, move.line, move.change, note))
    return tuple(movers)


def _reason_text(bench: Workbench, reasons: Sequence[str], comment: str) -> str:
    known = WORDS["outcome_reason"]
    words = [
        bench.say("values", word("outcome_reason", reason)) if reason in known else reason
        for reason in reasons
    ]
    return bench.say("revenue", ", ").join(words) or comment
