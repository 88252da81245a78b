"""Charts of real books: the finding is true, the table is whole, and every row's door finds what the row says."""

from __future__ import annotations

import re

import numpy as np
import pytest

from cs_workbench.domain.capacity import Person
from cs_workbench.domain.chart import Bars, Bridge, Chart, Curve, Diverging, Heatmap, Ranges, Scatter, Trend
from cs_workbench.domain.conditions import matches, parse, running
from cs_workbench.services.balance import contact_balance
from cs_workbench.services.book import load_book, select_book, values_aliases
from cs_workbench.services.capacity import capacity
from cs_workbench.services.charts import CHARTS, make
from cs_workbench.services.charts.parts import ACCOUNTS, short_money
from cs_workbench.services.economics import NothingInCurrency, pareto
from cs_workbench.services.workbench import Workbench

#: domain.md 7, in its order; the histogram stands beside the first.
TWELVE = (
    "health_distribution", "book_heatmap", "arr_at_risk", "contact_balance", "pareto", "cohorts", "trend",
    "contributions", "load", "arr_bridge", "forecast", "calibration",
)  # fmt: skip
HERE = (
    "health_distribution", "health_histogram", "book_heatmap", "arr_at_risk", "contact_balance", "pareto", "cohorts",
    "trend", "contributions", "load", "arr_bridge", "forecast",
)  # fmt: skip
#: Their doors open what a row counts, which is not accounts: `test_revenue_page` holds them to it.
OF_RENEWALS = ("arr_at_risk", "forecast")
OF_AN_ACCOUNT = [name for name, entry in CHARTS.items() if "account" in entry.takes]


def account_named(bench: Workbench, name: str) -> int:
    book = load_book(bench)
    (row,) = np.flatnonzero(book["name"].values == name)
    return int(book.account_id[row])


def made(bench: Workbench, name: str, owner: str | None = None) -> Chart:
    account = account_named(bench, "青海波工業株式会社") if name in OF_AN_ACCOUNT else None
    return make(bench, name, owner=owner, account=account)


class Doors:
    """Counts what a list of Accounts shows, the book read once."""

    def __init__(self, bench: Workbench) -> None:
        self._bench, self._book, self._words = bench, load_book(bench), values_aliases(bench)

    def count(self, door: str) -> int:
        """Return how many accounts a door leads to."""
        return int(matches(running(parse(door)), self._book, self._bench.today, self._words).sum())


def said(bench: Workbench, chart: Chart) -> list[int]:
    """Return how many accounts each row speaks of; one where the table has no column for it."""
    heading = bench.say("findings", ACCOUNTS)
    if heading not in chart.headings:
        return [1] * len(chart.rows)
    column = chart.headings.index(heading)
    return [int(row[column].replace(",", "")) for row in chart.rows]


def test_the_charts_stand_in_the_order_of_the_specification() -> None:
    assert tuple(name for name in CHARTS if name in HERE) == HERE
    assert [name for name in TWELVE if name in CHARTS] == [name for name in CHARTS if name in TWELVE]


@pytest.mark.parametrize("name", [name for name in CHARTS if name not in (*OF_RENEWALS, "calibration")])
def test_every_row_is_a_door_to_as_many_accounts_as_it_says(sample: Workbench, name: str) -> None:
    doors = Doors(sample)
    for owner in (None, "佐藤") if "owner" in CHARTS[name].takes else (None,):
        chart = made(sample, name, owner)
        assert len(chart.doors) == len(chart.rows) > 0
        assert all(len(row) == len(chart.headings) for row in chart.rows)
        wrong = [
            (row, door, count)
            for row, door, count in zip(chart.rows, chart.doors, said(sample, chart), strict=True)
            if doors.count(door) != count
        ]
        assert not wrong


@pytest.mark.parametrize("name", HERE)
def test_a_chart_says_its_finding_its_definition_and_its_day(sample: Workbench, name: str) -> None:
    chart = made(sample, name)
    assert chart.id == name
    assert re.search(r"\d", chart.title), "a finding has its number"
    assert "2026/11/24時点" in chart.subtitle
    assert chart.figure is not None
    assert not chart.empty
    assert not re.search(r"[{}]|%n", " ".join((chart.title, chart.subtitle, *chart.headings)))


@pytest.mark.parametrize("name", HERE)
def test_a_book_without_accounts_says_why_there_is_nothing_and_what_to_do(
    empty: Workbench, name: str
) -> None:
    if name in OF_AN_ACCOUNT:
        return
    chart = make(empty, name)
    assert (chart.figure, chart.rows, chart.doors) == (None, (), ())
    assert chart.title
    assert chart.empty.endswith(".")


def test_marks_are_as_many_as_the_rows_that_come_first(sample: Workbench) -> None:  # noqa: C901 - a figure a case
    for name in HERE:
        if name == "cohorts":  # a row a cohort, a mark an age of it
            continue
        chart = made(sample, name)
        match chart.figure:
            case Bars(categories, parts):
                marks = len(categories) * (
                    len(parts) if len(chart.rows) == len(categories) * len(parts) else 1
                )
                assert all(len(part.values) == len(categories) for part in parts)
            case Heatmap(rows, columns):
                marks = len(rows) * len(columns)
            case Curve(bars):
                marks = len(bars)
            case Scatter(points):
                marks = len(points)
            case Trend(times):
                marks = len(times)
            case Diverging(names):
                marks = len(names)
            case Bridge(steps):
                marks = len(steps)
            case Ranges(categories):
                marks = len(categories)
        assert 0 < marks <= len(chart.rows), name


def test_the_shares_of_a_whole_bar_are_those_of_the_band(sample: Workbench) -> None:
    chart = made(sample, "health_distribution")
    assert isinstance(chart.figure, Bars)
    accounts, arr = (sum(part.values[bar] for part in chart.figure.parts) for bar in (0, 1))
    assert accounts == pytest.approx(100)
    assert arr == pytest.approx(100)
    red = len(select_book(sample, "band:red", "name", ("name",)))
    assert f"{red}社" in chart.title
    assert [part.role for part in chart.figure.parts] == ["healthy", "watch", "action", "unsure"]


def test_amounts_in_two_currencies_are_never_added(sample: Workbench) -> None:
    yen, dollars = (make(sample, "health_distribution", currency=currency) for currency in ("JPY", "USD"))
    assert "USD 1" in yen.subtitle
    assert "JPY" in dollars.subtitle
    assert isinstance(dollars.figure, Bars)
    assert dollars.figure.above[1].startswith("$")
    assert isinstance(yen.figure, Bars)
    assert yen.figure.parts[0].values[0] == dollars.figure.parts[0].values[0], (
        "accounts are counted in any currency"
    )
    with pytest.raises(NothingInCurrency):
        make(sample, "pareto", currency="EUR")


def test_the_concentration_is_that_of_the_page(sample: Workbench) -> None:
    chart, page = made(sample, "pareto"), pareto(sample)
    assert isinstance(chart.figure, Curve)
    assert chart.figure.mark is not None
    assert chart.figure.mark[0] == 2
    assert chart.figure.mark[1] == pytest.approx(100 * page.head_share, abs=1)
    assert f"{page.accounts}社のうち{page.accounts_for_most}社" in chart.title
    assert [row[1] for row in chart.rows] == [str(tenth.accounts) for tenth in page.tenths]
    assert chart.figure.bars == pytest.approx([100 * tenth.share for tenth in page.tenths])
    assert f"{page.head_share * 100:.0f}%" in chart.title
    assert list(chart.figure.bars) == sorted(chart.figure.bars, reverse=True)
    assert chart.figure.running[-1] == pytest.approx(100)


def test_nobody_is_named_in_the_scatter_whom_chance_explains(sample: Workbench) -> None:
    from cs_workbench.domain.balance import chance_band

    chart, page = made(sample, "contact_balance"), contact_balance(sample, None)
    assert isinstance(chart.figure, Scatter)
    named = [point for point in chart.figure.points if point.label]
    assert named
    low, high = chance_band(np.array([point.x for point in named]))
    outside = [p.y < lo or p.y > hi for p, lo, hi in zip(named, low, high, strict=True)]
    assert all(outside)
    listed = {row.account for rows in (page.neglected, page.over) for row in rows}
    assert {point.label for point in named} <= listed
    assert page.measures["unmet"].stands_out
    assert f"{len(page.neglected)}社がごぶさた" in chart.title


def test_a_balance_within_chance_accuses_nobody_in_its_title(sample: Workbench) -> None:
    from dataclasses import replace

    from cs_workbench.domain.balance import Figure
    from cs_workbench.services.balance import balance_and_accounts
    from cs_workbench.services.charts.care import balance_chart

    found, beside = balance_and_accounts(sample, "佐藤")
    calm = {name: Figure(0.1, 0.1, 0.2) for name in found.measures}
    assert "偶然の範囲内" in balance_chart(sample, replace(found, measures=calm), beside).title
    few = balance_chart(sample, replace(found, measures={}), beside)
    assert "見分けられない" in few.title
    unknown = balance_chart(sample, replace(found, is_known=False), beside)
    assert unknown.figure is None
    assert "接点を記録" in unknown.empty


def test_a_load_is_the_pages_own_split_by_tier(sample: Workbench) -> None:
    chart, page = made(sample, "load"), capacity(sample, Person())
    assert isinstance(chart.figure, Bars)
    assert chart.figure.categories == tuple(one.owner for one in page.owners)
    for place, one in enumerate(page.owners):
        assert sum(part.values[place] for part in chart.figure.parts) == pytest.approx(100 * one.load)
    assert [tick for tick, _text in chart.figure.ticks] == [70, 90, 100]
    assert page.owners[0].owner in chart.title
    longer = make(sample, "load", person=Person(320))
    assert longer.title != chart.title


def test_contributions_add_up_to_the_score_they_say(sample: Workbench) -> None:
    for name in ("青海波工業株式会社", "大鷹重機", "すずらん薬局"):
        chart = make(sample, "contributions", account=account_named(sample, name))
        assert isinstance(chart.figure, Diverging)
        base, total, score = (
            float(number.replace("−", "-"))
            for number in re.findall(r"[+−]?\d+\.\d|(?<=\D)0(?=\D)", chart.figure.total)[:3]
        )
        assert base + total == pytest.approx(score, abs=0.05)
        assert total == pytest.approx(sum(chart.figure.amounts), abs=0.01)


def test_a_limit_is_a_bar_of_its_own(sample: Workbench) -> None:
    chart = made(sample, "contributions")
    assert isinstance(chart.figure, Diverging)
    assert chart.figure.names[-1] == "解約通知"
    assert "解約通知" in chart.title
    assert chart.figure.amounts[-1] < 0


def test_a_trend_ticks_the_bands_that_changed_and_leaves_gaps(sample: Workbench) -> None:
    chart = made(sample, "trend")
    assert isinstance(chart.figure, Trend)
    assert (chart.figure.low, chart.figure.high) == (0, 100)
    assert [cut for cut, _name in chart.figure.cuts] == [40, 70]
    assert 1 < len(chart.figure.times) <= 18
    bands = [row[2] for row in chart.rows]
    ticked = [place for place, _text in chart.figure.changes]
    assert ticked == [place for place in range(1, len(bands)) if bands[place] != bands[place - 1]]


def test_an_account_that_was_never_scored_has_no_trend_and_is_told_why(bench: Workbench) -> None:
    account = account_named(bench, "あおば精機")
    for name in OF_AN_ACCOUNT:
        chart = make(bench, name, account=account)
        assert chart.figure is None
        assert chart.empty
        assert len(chart.doors) == len(chart.rows)


@pytest.mark.parametrize(
    ("language", "minor", "currency", "text"),
    [
        ("ja", 123_456_789, "JPY", "¥1.23億"), ("ja", 4_800_000, "JPY", "¥480万"), ("ja", 9_999, "JPY", "¥9,999"),
        ("en", 123_456_789, "JPY", "¥123M"), ("en", 4_800_000, "JPY", "¥4.8M"), ("en", 120_050, "USD", "$1.2K"),
        ("ja", -4_800_000, "JPY", "−¥480万"), ("en", 0, "USD", "$0.00"), ("en", 1_000_000_000, "JPY", "¥1B"),
        ("ja", 100_000_000, "JPY", "¥1億"), ("en", 10_000_000, "JPY", "¥10M"),
    ],
)  # fmt: skip
def test_an_amount_is_short_as_the_language_counts(
    bench: Workbench, language: str, minor: int, currency: str, text: str
) -> None:
    from dataclasses import replace

    from cs_workbench.kernel.i18n import load_catalogue

    assert short_money(replace(bench, catalogue=load_catalogue(language)), minor, currency) == text


def test_a_book_of_four_has_findings_in_the_singular(bench: Workbench) -> None:
    heads = {name: make(bench, name) for name in HERE if name not in OF_AN_ACCOUNT}
    assert heads["health_distribution"].title == "None of the 4 accounts has enough data for a health band"
    assert heads["health_histogram"].figure is None
    assert heads["health_histogram"].rows == (("◇ Not enough data", "4", ""),)
    assert heads["pareto"].title.endswith("80 % of it hangs on 2 of 3")
    assert isinstance(heads["pareto"].figure, Curve)
    assert heads["pareto"].figure.mark is not None
    assert heads["pareto"].figure.mark[0] == 2
    assert [row[0] for row in heads["pareto"].rows] == ["あおば精機", "椿屋ホーム", "東雲ケミカル"]
    assert heads["load"].title
    suzuki = make(bench, "pareto", currency="JPY")
    assert "ARR in JPY of 3 accounts · ARR unknown: 1" in suzuki.subtitle
