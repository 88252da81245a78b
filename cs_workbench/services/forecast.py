"""The renewals to come: how likely each is, what they bring together, and where judgements differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.domain import judgement as judging
from cs_workbench.domain import renewal_forecast as rules
from cs_workbench.domain.arr_history import day_number, day_of, months_later
from cs_workbench.domain.lifetime_value import LEAST_RATE
from cs_workbench.domain.renewals import CLOSED
from cs_workbench.kernel.money import Money
from cs_workbench.services.arr_book import ArrBook, load_arr_book
from cs_workbench.services.economics import within
from cs_workbench.services.judgements import Heard, heard, record_says
from cs_workbench.services.revenue import Figure
from cs_workbench.services.revenue_notes import unknown_at

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Bools, Column
    from cs_workbench.domain.renewal_rate import Renewed
    from cs_workbench.services.workbench import Workbench

HORIZON_MONTHS: Final = 12
MOST_MONTHS: Final = 60
#: A past renewal is told by the health so many days before its end, and counts for so many months.
LEAD_DAYS: Final = 90
HISTORY_MONTHS: Final = 24


@dataclass(frozen=True, slots=True)
class Coming:
    """A term that will end, with what is thought of it.

    Attributes:
        due: ARR that comes up; ``renewed_at``: what it will be, where the renewal record says so.
        probability: to be renewed; ``basis``: 'signed', 'lost', 'notice', 'measured' or 'assumed'.
        category: of the rule, a name of `domain.renewal_forecast.CATEGORIES`.
        stage, next_step: of the renewal record, '' while there is none.
        heard: what CSM and lead judge, and who differs.
    """

    account_id: int
    account_uid: str
    account: str
    owner: str
    band: str
    ends_on: date
    notice_on: date | None
    due: Money
    renewed_at: Money
    probability: float
    basis: str
    category: str
    stage: str
    next_step: str
    heard: Heard

    @property
    def csm(self) -> str:
        """The CSM's judgement, '' for none yet."""
        return self.heard.csm

    @property
    def lead(self) -> str:
        """The lead's judgement, '' for none yet."""
        return self.heard.lead

    @property
    def disagree(self) -> bool:
        """Whether any two of rule, CSM and lead say different things."""
        return bool(self.heard.differences)


@dataclass(frozen=True, slots=True)
class Sum:
    """Renewals together; the amounts as in `domain.renewal_forecast.Forecast`."""

    renewals: int
    due: Money
    expected: Money
    sd: Money
    p10: Money
    p50: Money
    p90: Money
    exposure: Money
    expected_loss: Money
    is_exact: bool


@dataclass(frozen=True, slots=True)
class InCurrency:
    """The horizon in one currency.

    Attributes:
        whole: all renewals; ``months``: those of each month that has any, by its first day.
        figures: the sums of ``whole`` with definition and accounts, by name of `forecast_words.FIGURES`.
        categories: category -> renewals and their ARR.
        largest: account that brings most of the spread, '' where nothing is open, and its part of the variance.
        coming: the renewals, the earliest first.
    """

    currency: str
    whole: Sum
    figures: Mapping[str, Figure]
    months: tuple[tuple[date, Sum], ...]
    categories: Mapping[str, tuple[int, Money]]
    largest: str
    largest_share: float
    coming: tuple[Coming, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """Renewals from ``today`` to the end of ``until``.

    ``rates``: of each health band, where ``is_measured`` on ``measured_on`` past renewals, else assumed.
    """

    today: date
    until: date
    months: int
    owner: str | None
    rates: Mapping[str, float]
    is_measured: bool
    measured_on: int
    currencies: tuple[InCurrency, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A renewal that is to be judged.

    Attributes:
        deadline: what is counted down to: the notice deadline, once it has passed the end.
        look: the one that is on, 6 or 3 months before the deadline.
        wanted: whose judgement is missing, of 'csm' and 'lead'; ``overdue``: for more than two weeks.
    """

    coming: Coming
    deadline: date
    look: int
    wanted: tuple[str, ...]
    overdue: bool


def renewal_forecast(
    bench: Workbench, months: int | None = None, owner: str | None = None, book: ArrBook | None = None
) -> Forecast:
    """Return what the renewals of the next ``months`` will bring (None: `HORIZON_MONTHS`).

    ``book``: of the same owner with at least `FACTS`, where it was read already.

    Raises:
        WrongAssumption: not 1 to `MOST_MONTHS` months.
    """
    from cs_workbench.services import forecast_words as words

    horizon = int(within(months, HORIZON_MONTHS, "months", 1, MOST_MONTHS))
    until = months_later(bench.today, horizon)
    book = book or load_arr_book(bench, owner)
    rates, is_measured, count = _rates(bench, book)
    coming = _coming(bench, book, until, rates, "measured" if is_measured else "assumed")
    names = dict.fromkeys(one.due.currency for one in coming)
    found = tuple(
        _in_currency(bench, until, name, [c for c in coming if c.due.currency == name]) for name in names
    )
    answer = Forecast(bench.today, until, horizon, owner, rates, is_measured, count, found, ())
    ends = book.book["renewal"].values
    unknown = (ends >= np.datetime64(bench.today)) & (ends <= np.datetime64(until)) & book.mine
    unknown &= unknown_at(book, day_number(bench.today))
    said = words.remarks(bench.say, answer, int(unknown.sum()), book.contracts.without_end)
    return replace(answer, remarks=said)


def usual_currency(found: Forecast) -> str:
    """Return the currency of most renewals; '' for none."""
    return max(found.currencies, key=lambda of: of.whole.renewals).currency if found.currencies else ""


def coming_renewals(bench: Workbench, months: int = HORIZON_MONTHS) -> tuple[Coming, ...]:
    """Return the renewals of the next ``months`` of the whole book, the earliest first; nothing is added up."""
    book = load_arr_book(bench)
    rates, is_measured, _ = _rates(bench, book)
    until = months_later(bench.today, months)
    return tuple(_coming(bench, book, until, rates, "measured" if is_measured else "assumed"))


def renewal_board(bench: Workbench, owner: str | None = None) -> tuple[BoardRow, ...]:
    """Return the open renewals whose notice deadline (else the end) is at most six months ahead, the nearest first."""
    book = load_arr_book(bench, owner)
    rates, is_measured, _ = _rates(bench, book)
    until = months_later(bench.today, 2 * HORIZON_MONTHS)
    rows = []
    for one in _coming(bench, book, until, rates, "measured" if is_measured else "assumed"):
        told, today = one.heard, bench.today
        if told.look is None or one.basis in ("signed", "lost"):
            continue
        missing = judging.wanted(one.category, told.csm, told.lead)
        rows.append(
            BoardRow(
                one,
                judging.countdown_day(one.notice_on, one.ends_on, today),
                told.look,
                missing,
                bool(missing) and judging.is_overdue(told.decides, told.look, today),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.deadline, row.coming.account)))


def _rates(bench: Workbench, book: ArrBook) -> tuple[dict[str, float], bool, int]:
    """Return the renewal rate of each band, whether it was measured, and on how many renewals."""
    from cs_workbench.store import standing

    found, today = book.renewed, day_number(bench.today)
    since = day_number(months_later(bench.today, -HISTORY_MONTHS))
    past = found.take(found.is_decided & (found.day < today) & (found.day >= since))
    bands: list[str] = []
    renewed: list[bool] = []
    with bench.store.read() as db:
        for day in np.unique(past.day).tolist():
            rows = np.flatnonzero(past.day == day)
            ids = book.contracts.account_id[past.account[rows]].tolist()
            known = standing.bands_at(db, day_of(day - LEAD_DAYS), ids)
            for row, account in zip(rows.tolist(), ids, strict=True):
                if account in known:
                    bands.append(known[account][0])
                    renewed.append(bool(past.renewed[row] > 0))
    return *rules.band_rates(bands, renewed), len(bands)


def _coming(
    bench: Workbench, book: ArrBook, until: date, rates: Mapping[str, float], basis: str
) -> list[Coming]:
    """Return the terms that end from today to ``until``, the earliest first."""
    from cs_workbench.store import judgements, records
    from cs_workbench.store.contracts import notice_deadlines

    with bench.store.read() as db:
        stored = records.of_all(db, "renewal")
        judged, deadlines = judgements.of_terms(db), notice_deadlines(db)
    of_account: dict[int, list[Mapping[str, Any]]] = {}
    for kept in stored:
        if kept["kind"] == "renewal":
            of_account.setdefault(kept["account_id"], []).append(kept)
    found, facts = book.renewed, book.book
    ahead = (
        (found.day >= day_number(bench.today)) & (found.day <= day_number(until)) & book.mine[found.account]
    )
    ahead &= ~facts["churned_on"].is_known()[found.account]
    columns = {fact: facts[fact] for fact in ("uid", "name", "owner", "band", "churn_notice")}
    coming, nearest = [], _nearest_terms(found, facts["notice"], ahead)
    for row in np.flatnonzero(ahead).tolist():
        account, day = int(found.account[row]), day_of(int(found.day[row]))
        account_id = int(book.contracts.account_id[account])
        due = Money(int(found.due[row]), book.currencies[found.currency[row]])
        record: Mapping[str, Any] = _record_of(of_account.get(account_id, ()), day)
        signed = Money(int(found.renewed[row]), due.currency)
        at = {fact: column.at(account) for fact, column in columns.items()}
        chance, why = _chance(
            record, signed, rates[at["band"] or "none"], basis, has_notice=bool(at["churn_notice"])
        )
        told = _told_amount(record, due)
        brings, category = signed if signed.minor else told, rules.category(chance)
        noted = record.get("notice_on") or deadlines.get((account_id, day.isoformat()))
        notice = date.fromisoformat(noted) if noted else nearest.get((account, day))
        said = heard(
            judged.get((account_id, day.isoformat()), ()),
            category,
            record_says(record, told, due),
            judging.deciding_day(notice, day),
            bench.today,
        )
        coming.append(
            Coming(
                account_id, at["uid"], at["name"] or "", at["owner"] or "", at["band"] or "", day, notice, due, brings,
                chance, why, category, record.get("stage") or "", record.get("next_step") or "", said,
            )
        )  # fmt: skip
    return sorted(coming, key=lambda one: (one.ends_on, one.account))


def _nearest_terms(found: Renewed, notice: Column, ahead: Bools) -> dict[tuple[int, date], date]:
    """Return the account's notice deadline by (account, last day) of the first term that ends after it."""
    nearest: dict[int, tuple[int, date]] = {}
    for row in np.flatnonzero(ahead).tolist():
        account, day, on = int(found.account[row]), int(found.day[row]), notice.at(int(found.account[row]))
        if on is not None and day_of(day) >= on and (account not in nearest or day < nearest[account][0]):
            nearest[account] = (day, on)
    return {(account, day_of(day)): on for account, (day, on) in nearest.items()}


def _record_of(records: Sequence[Mapping[str, Any]], day: date) -> Mapping[str, Any]:
    """Return the record of the term that ends on ``day``: one for that day, else the open one; {} for none."""
    exact = [record for record in records if record["ends_on"] == day.isoformat()]
    open_ = [record for record in records if record["closed_on"] is None and not record["ends_on"]]
    return next(iter([*exact, *open_]), {})


def _chance(
    record: Mapping[str, Any], signed: Money, rate: float, basis: str, *, has_notice: bool
) -> tuple[float, str]:
    stage = record.get("stage")
    if signed.minor or stage == CLOSED[0]:
        return 1.0, "signed"
    if stage == CLOSED[1]:
        return 0.0, "lost"
    return (LEAST_RATE, "notice") if has_notice else (rules.within_bounds(rate), basis)


def _told_amount(record: Mapping[str, Any], due: Money) -> Money:
    """Return what the record says it will pay, in the currency that it pays in; else as much as before."""
    if record.get("amount") is None or record.get("currency") != due.currency:
        return due
    return Money(int(record["amount"]), due.currency)


def _in_currency(bench: Workbench, until: date, currency: str, coming: Sequence[Coming]) -> InCurrency:
    by_month: dict[date, list[Coming]] = {}
    for one in coming:
        by_month.setdefault(one.ends_on.replace(day=1), []).append(one)
    drawn = _drawn(by_month)
    whole, told = _sum(currency, coming, np.sum(list(drawn.values()), axis=0) if drawn else None)
    categories = {name: [one for one in coming if one.category == name] for name, _ in rules.CATEGORIES}
    return InCurrency(
        currency,
        whole,
        _figures(bench, until, whole, coming),
        tuple((month, _sum(currency, some, drawn.get(month))[0]) for month, some in sorted(by_month.items())),
        {
            name: (len(some), Money(sum(o.due.minor for o in some), currency))
            for name, some in categories.items()
        },
        "" if told.largest is None else coming[told.largest].account,
        told.largest_share,
        tuple(coming),
    )


def _figures(bench: Workbench, until: date, whole: Sum, coming: Sequence[Coming]) -> dict[str, Figure]:
    """Return the sums as figures that open their lists."""
    from cs_workbench.services.forecast_words import FIGURES

    everybody = tuple(dict.fromkeys(one.account_id for one in coming))
    exposed = dict.fromkeys(one.account_id for one in coming if rules.is_exposed(one.probability))
    open_ = dict.fromkeys(one.account_id for one in coming if one.probability < 1)
    behind = {"exposure": tuple(exposed), "expected_loss": tuple(open_)}
    return {
        name: Figure(
            name, getattr(whole, name), "year", bench.today, until, bench.say("revenue", title),
            bench.say("revenue", definition), behind.get(name, everybody),
        )
        for name, (title, definition) in FIGURES.items()
    }  # fmt: skip


def _drawn(by_month: Mapping[date, Sequence[Coming]]) -> dict[date, rules.Ints]:
    """Return the draws of each month, whose sum is that of the whole; none where all can be counted out."""
    everything = [one for some in by_month.values() for one in some]
    if rules.open_count(*_brings(everything)) <= rules.MOST_EXACT:
        return {}
    dice = np.random.PCG64(rules.SEED)
    return {month: rules.draws(*_brings(some), dice) for month, some in sorted(by_month.items())}


def _brings(coming: Sequence[Coming]) -> tuple[list[int], list[float]]:
    return [one.renewed_at.minor for one in coming], [one.probability for one in coming]


def _sum(
    currency: str, coming: Sequence[Coming], drawn: rules.Ints | None = None
) -> tuple[Sum, rules.Forecast]:
    brings, chances = _brings(coming)
    told = rules.forecast([one.due.minor for one in coming], chances, brings, drawn=drawn)

    def money(minor: int) -> Money:
        return Money(minor, currency)

    return Sum(
        len(coming), money(told.due), money(told.expected), money(round(told.sd)), money(told.p10),
        money(told.p50), money(told.p90), money(told.exposure), money(told.expected_loss), told.is_exact,
    ), told  # fmt: skip
