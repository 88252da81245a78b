"""The page of revenue: charts that say what is true, doors that list exactly whom they count, and periods by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.chart import Bars, Bridge, Chart, Heatmap, Ranges
from cs_workbench.domain.condition_syntax import parse, running
from cs_workbench.domain.conditions import matches
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.kernel.money import Money
from cs_workbench.services.arr_book import load_arr_book
from cs_workbench.services.book import load_book
from cs_workbench.services.charts import forecast as forecast_charts
from cs_workbench.services.charts import revenue as revenue_charts
from cs_workbench.services.charts.amounts import axis, short, signed
from cs_workbench.services.commands import do
from cs_workbench.services.economics import WrongAssumption, pareto
from cs_workbench.services.outcomes import AddOutcome
from cs_workbench.services.revenue import Rates
from cs_workbench.services.revenue_page import arr_page, cohorts_page, forecast_page
from cs_workbench.services.revenue_periods import CHOICES, days_of
from cs_workbench.services.workbench import Workbench
from tests.support.contracts import contracts


def listed(bench: Workbench, door: str) -> set[int]:
    """Return the accounts that the list of a door shows."""
    book = load_book(bench)
    return set(book.account_id[matches(running(parse(door)), book, bench.today)].tolist()) if door else set()


def in_japanese(bench: Workbench) -> Workbench:
    return Workbench(bench.store, bench.clock, load_catalogue("ja"), bench.folder, bench.profile)


def charts(bench: Workbench, owner: str | None = None) -> Iterator[Chart]:
    yield revenue_charts.bridge(bench, owner=owner)
    yield forecast_charts.forecast(bench, owner=owner)
    yield forecast_charts.risk_by_month(bench, owner=owner)
    for of in ("logos", "revenue"):
        yield revenue_charts.cohorts(bench, owner=owner, of=of)


def test_a_book_without_contracts_says_so_in_every_chart(empty: Workbench) -> None:
    for bench in (empty, in_japanese(empty)):
        for chart in charts(bench):
            assert (chart.figure, chart.rows, chart.doors) == (None, (), ())
            assert chart.title
            assert chart.empty
    assert arr_page(empty, None, "12m").of is None
    assert forecast_page(empty, None).categories == {}
    assert cohorts_page(empty, None).rows == ()
    with pytest.raises(WrongAssumption):
        forecast_page(empty, None, 0)


def test_amounts_in_no_known_currency_are_no_figures(empty: Workbench) -> None:
    contracts(empty, {"arr": 100, "currency": None, "ends_on": "2027-03-31"}, {"account": "b", "arr": None})
    assert arr_page(empty, None, "12m").of is None
    assert all(chart.figure is None for chart in charts(empty))


def test_one_account_is_enough(empty: Workbench) -> None:
    contracts(empty, {"arr": 1_200_000, "started_on": "2025-01-01", "ends_on": "2026-12-31"})
    page = arr_page(empty, None, "12m")
    assert page.chart.title == "ARR stands at ¥1.2M as at the opening; NRR 100.0 %"
    assert "NRR and GRR are measured on 1 account present at the opening." in page.chart.subtitle
    forecast = forecast_page(empty, None)
    assert forecast.ranges.title == (
        "Of ¥1.2M up for renewal by 24 Nov 2027, ¥900K is expected to stay; eight times in ten ¥0 to ¥1.2M"
    )
    assert (
        forecast.risk.title
        == "Expected loss of 12 months: ¥300K, the most in 2026-12 (¥300K); ARR at risk: ¥0"
    )
    rows = cohorts_page(empty, None).charts["logos"]
    assert rows.title == "A year later, 100 % of the accounts are still there (1 cohort)"
    assert isinstance(rows.figure, Heatmap)
    assert len(rows.figure.faint) == len(rows.figure.columns), "one account says little"


def test_a_title_tells_which_way_the_arr_went_and_why(empty: Workbench) -> None:
    contracts(
        empty,
        {"account": "left", "arr": 800_000, "ends_on": "2026-07-31"},
        {"account": "stays", "arr": 1_000_000, "ends_on": "2027-07-31"},
        {"account": "came", "arr": 300_000, "started_on": "2026-02-01"},
    )
    left = next(m for m in arr_page(empty, None, "12m").movers if m.line == "churn")
    assert left.note == "1 Aug 2026"
    told = {"kind": "churn", "happened_on": "2026-08-01", "reasons": ["budget", "unused"]}
    do(empty, AddOutcome(left.account_id, told))
    page = arr_page(empty, None, "12m")
    assert page.chart.title == "ARR fell by ¥500K to ¥1.3M, most by Churn (−¥800K); NRR 55.6 %"
    notes = {mover.account: mover.note for mover in page.movers}
    assert notes == {"LEFT": "1 Aug 2026: Budget cut, Not used enough", "CAME": ""}
    figure = page.chart.figure
    assert isinstance(figure, Bridge)
    assert [(step.amount, step.label) for step in figure.steps] == [
        (1800, "¥1.8M"), (300, "+¥300K"), (-800, "−¥800K"), (1300, "¥1.3M"),
    ]  # fmt: skip
    assert figure.unit == "JPY thousand"
    japanese = arr_page(in_japanese(empty), None, "12m").chart
    assert japanese.title == "ARRは¥50万減って¥130万。最大の要因は解約(−¥80万)、NRR 55.6%"
    month = arr_page(empty, None, "month")
    assert month.chart.title == "ARR stands at ¥1.3M as at the opening; NRR 100.0 %"
    assert month.found.first == date(2026, 11, 1)
    before = arr_page(empty, None, "last_fiscal").chart
    assert before.title.startswith("ARR grew by ¥300K")


def test_a_period_before_the_data_and_an_opening_without_arr_make_nothing_up(empty: Workbench) -> None:
    contracts(empty, {"arr": 500, "started_on": "2026-11-10", "ends_on": "2027-11-09"})
    page = arr_page(empty, None, "12m")
    assert page.chart.title == "From no ARR to ¥500: what was kept cannot be told"
    assert page.of is not None
    assert page.of.whole["nrr"].value is None
    assert arr_page(empty, None, "last_fiscal").chart.figure is None, "before its first contract"
    assert cohorts_page(empty, None).charts["logos"].title.startswith("No cohort is a year old yet")


def test_a_contract_that_begins_later_is_signed_and_nothing_else(empty: Workbench) -> None:
    contracts(
        empty, {"arr": 500, "started_on": "2027-03-01", "ends_on": "2028-02-28"}, {"account": "b", "arr": 7}
    )
    page = arr_page(empty, None, "12m")
    assert page.of is not None
    assert (page.of.whole["closing"].value, page.of.whole["signed"].value) == (
        Money(7, "JPY"),
        Money(500, "JPY"),
    )
    assert len(cohorts_page(empty, None).rows) == 1


def test_the_effect_of_rates_is_a_step_of_its_own(empty: Workbench) -> None:
    contracts(empty, {"arr": 100_000}, {"account": "b", "arr": 10_000_00, "currency": "USD"})
    rates = Rates("JPY", {"USD": Fraction(150)}, {"USD": Fraction(140)})
    found = revenue_charts.bridge(empty, rates=rates)
    assert isinstance(found.figure, Bridge)
    assert [(step.name, step.label) for step in found.figure.steps][1] == ("Exchange rates", "−¥100K")
    assert listed(empty, found.doors[1]) == {2}
    assert "FX" not in found.title
    apart = arr_page(empty, None, "12m", "USD")
    assert (apart.currencies, apart.currency) == (("JPY", "USD"), "USD")
    assert arr_page(empty, None, "12m", "EUR").currency == "JPY", "what is no longer there is passed over"


def test_every_door_of_the_sample_lists_exactly_whom_its_number_counts(sample: Workbench) -> None:
    page = arr_page(sample, None, "12m", "JPY")
    assert page.of is not None
    for name, figure in page.of.whole.figures.items():
        assert listed(sample, page.doors[name]) == set(figure.accounts)
    assert [int(row[2].replace(",", "")) for row in page.chart.rows] == [
        len(listed(sample, door)) for door in page.chart.doors
    ]
    told = {
        line: {m.account_id for m in page.movers if m.line == line} for line in ("churn", "expansion", "new")
    }
    assert told == {line: set(page.of.whole[line].accounts) for line in told}
    assert all(mover.note for mover in page.movers if mover.line == "churn"), "the sample knows why"
    assert "NRR and GRR" not in page.chart.title
    forecast = forecast_page(sample, None, None, "JPY")
    assert forecast.of is not None
    for name, door in forecast.categories.items():
        wanted = {one.account_id for one in forecast.of.coming if one.category == name}
        assert listed(sample, door) == wanted
    for chart in (forecast.ranges, forecast.risk):
        behind = [listed(sample, door) for door in chart.doors]
        counted = [int(row[1].replace(",", "")) for row in chart.rows]
        assert [len(accounts) for accounts in behind] == counted, "one renewal an account in each month"
    cohorts = cohorts_page(sample, None, "quarter", "JPY")
    for row, door in zip(cohorts.rows, cohorts.doors, strict=True):
        assert listed(sample, door) == set(row.accounts)


def test_the_months_of_the_samples_forecast_add_up_to_its_year(sample: Workbench) -> None:
    page = forecast_page(sample, None, None, "JPY")
    assert page.of is not None
    assert isinstance(page.ranges.figure, Ranges)
    assert sum(page.ranges.figure.marks) == pytest.approx(page.of.whole.due.minor / 1_000_000)
    for low, middle, high, due in zip(
        page.ranges.figure.low, page.ranges.figure.middle, page.ranges.figure.high, page.ranges.figure.marks,
        strict=True,
    ):  # fmt: skip
        assert 0 <= low <= middle <= high <= due
    assert isinstance(page.risk.figure, Bars)
    assert [part.role for part in page.risk.figure.parts] == ["action", "watch", "unsure", "healthy"]
    assert len(page.risk.figure.categories) == len(page.risk.figure.above) == 12
    months = dict(page.of.months)
    for month, *values in zip(
        list(months)[:12], *(part.values for part in page.risk.figure.parts), strict=True
    ):
        assert sum(values) == pytest.approx(months[month].due.minor / 1_000_000)
    assert "仮定" in page.ranges.subtitle


def test_a_heat_map_leaves_the_future_blank_and_hatches_what_goes_on(sample: Workbench) -> None:
    found = cohorts_page(sample, None, "quarter", "JPY")
    figure = found.charts["revenue"].figure
    assert isinstance(figure, Heatmap)
    for line, row in enumerate(found.rows):
        seen = [share for share in row.revenue if share is not None]
        assert np.isnan(figure.values[line][len(seen) :]).all()
        assert figure.labels[line][len(seen) :] == ("",) * (len(figure.columns) - len(seen))
        assert (line, len(seen) - 1) in figure.open
        assert f"(n {len(row.accounts)})" in figure.rows[line]
    assert len(figure.open) == len(found.rows)


def test_one_csms_part_stays_within_the_teams(sample: Workbench) -> None:
    ids = load_book(sample)
    mine = set(ids.account_id[ids["owner"].values == ids["owner"].labels.index("佐藤")].tolist())
    for chart in charts(sample, "佐藤"):
        assert chart.figure is not None
        assert "佐藤の担当顧客" in chart.subtitle
        assert all(listed(sample, door) <= mine for door in chart.doors)
    assert pareto(sample, None, "佐藤").accounts < pareto(sample).accounts
    tenth = pareto(sample, None, "佐藤").tenths[0]
    assert len(listed(sample, tenth.condition)) == tenth.untouched or tenth.accounts
    assert arr_page(sample, "誰でもない", "12m").of is None


def test_what_was_read_is_kept_until_something_is_written(bench: Workbench) -> None:
    first = load_arr_book(bench)
    assert load_arr_book(bench) is first
    account = int(load_book(bench).account_id[1])
    do(bench, AddOutcome(account, {"kind": "churn", "happened_on": "2026-11-20"}))
    assert load_arr_book(bench) is not first
    assert load_arr_book(bench).book["churned_on"].is_known().sum() == 1


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.sampled_from([*CHOICES, "nonsense", ""]))
def test_a_period_is_over_today_at_the_latest_and_periods_meet(today: date, period: str) -> None:
    first, last = days_of(period, today)
    assert first <= last <= today
    if not period.startswith("last_"):
        assert last == today
    elif period in CHOICES:
        assert days_of(period.removeprefix("last_"), today)[0] == last + timedelta(days=1)
        assert first.day == 1


def test_fiscal_years_begin_in_april() -> None:
    assert days_of("fiscal", date(2026, 3, 31)) == (date(2025, 4, 1), date(2026, 3, 31))
    assert days_of("last_fiscal", date(2026, 4, 1)) == (date(2025, 4, 1), date(2026, 3, 31))
    assert days_of("quarter", date(2026, 11, 24)) == (date(2026, 10, 1), date(2026, 11, 24))
    assert days_of("12m", date(2028, 2, 29)) == (date(2027, 3, 1), date(2028, 2, 29))


@pytest.mark.parametrize(
    ("minor", "currency", "english", "japanese"),
    [
        (0, "JPY", "¥0", "¥0"),
        (123_456_789, "JPY", "¥123M", "¥1.23億"),
        (4_800_000, "JPY", "¥4.8M", "¥480万"),
        (-9_999, "JPY", "−¥10K", "−¥9,999"),
        (480_000_050, "USD", "$4.8M", "$4.8M"),
        (1_200_000, "KWD", "KWD 1.2K", "KWD 1.2K"),
    ],
)
def test_a_chart_has_room_for_three_digits(
    empty: Workbench, minor: int, currency: str, english: str, japanese: str
) -> None:
    money = Money(minor, currency)
    assert (short(empty, money), short(in_japanese(empty), money)) == (english, japanese)
    assert signed(empty, Money(5, "JPY")) == "+¥5"


def test_an_axis_is_in_units_that_read_well(empty: Workbench) -> None:
    assert axis(empty, "JPY", []).unit == "JPY"
    assert axis(empty, "JPY", [Money(20_000_000, "JPY")]).unit == "JPY million"
    assert axis(in_japanese(empty), "JPY", [Money(20_000_000, "JPY")]).unit == "百万円"
    found = axis(empty, "USD", [Money(-5_000_000, "USD")])
    assert (found.unit, found.of(Money(150_000, "USD"))) == ("USD thousand", 1.5)


def test_a_clock_before_every_contract_finds_nothing(empty: Workbench) -> None:
    contracts(empty, {"arr": 500, "started_on": "2026-01-01", "ends_on": "2027-11-09"})
    long_ago = Workbench(
        empty.store,
        FixedClock(datetime(2001, 1, 1, tzinfo=UTC)),
        empty.catalogue,
        empty.folder,
        empty.profile,
    )
    found = arr_page(long_ago, None, "12m")
    assert (found.chart.figure, found.chart.title) == (None, "No ARR from 2 Jan 2000 to 1 Jan 2001")
    assert cohorts_page(long_ago, None).charts["logos"].figure is None
