"""Revenue of real books: what is compared, which accounts stand behind a figure, and what is said beside it."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.arr_bridge import LINES
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.money import Money
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services import revenue_words as words
from cs_workbench.services.book import load_book
from cs_workbench.services.cohort_tables import cohort_tables
from cs_workbench.services.commands import do
from cs_workbench.services.outcomes import AddOutcome
from cs_workbench.services.revenue import Asked, InCurrency, NoRate, Period, Rates, WrongPeriod, revenue
from cs_workbench.services.syncing import add_source, sync
from cs_workbench.services.workbench import Workbench
from tests.shared_data import shared
from tests.store.conftest import land
from tests.support.contracts import contracts

YEAR = Asked(date(2025, 11, 25), date(2026, 11, 24))
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def figures(period: Period) -> dict[str, Any]:
    """Return the figures as plain numbers."""
    told = {name: figure.value for name, figure in period.figures.items()}
    return {name: value.minor if isinstance(value, Money) else value for name, value in told.items()}


def add_up(period: Period) -> bool:
    told = figures(period)
    return bool(told["opening"] + sum(told.get(line, 0) for line in LINES) == told["closing"])


def test_an_empty_book_is_a_sentence(empty: Workbench) -> None:
    found = revenue(empty, Asked())
    assert (found.first, found.last) == (date(2025, 11, 25), date(2026, 11, 24)), "twelve months to today"
    assert found.currencies == ()
    assert found.remarks[0].startswith("No ARR is known in this period")
    assert cohort_tables(empty) == ()


def test_each_account_stands_on_one_line_and_opens_from_its_figure(empty: Workbench) -> None:
    contracts(
        empty,
        {"account": "grew", "arr": 100, "ends_on": "2026-03-31"},
        {"account": "grew", "arr": 150, "started_on": "2026-04-10"},
        {"account": "shrank", "arr": 200, "ends_on": "2026-05-31"},
        {"account": "shrank", "arr": 120, "started_on": "2026-06-01"},
        {"account": "left", "arr": 80, "ends_on": "2026-07-31"},
        {"account": "free", "arr": 60, "ends_on": "2026-07-31"},
        {"account": "free", "arr": 0, "started_on": "2026-08-01", "is_paid": 0},
        {"account": "came", "arr": 70, "started_on": "2026-02-01"},
        {"account": "again", "arr": 40, "ends_on": "2025-06-30"},
        {"account": "again", "arr": 45, "started_on": "2026-02-01"},
        {"account": "between", "arr": 10, "ends_on": "2026-01-31"},
        {"account": "between", "arr": 12, "started_on": "2026-05-01"},
        {"account": "signed", "arr": 500, "started_on": "2027-01-01"},
    )
    (yen,) = revenue(empty, YEAR).currencies
    told = figures(yen.whole)
    assert {line: told[line] for line in ("opening", *LINES[:-2], "closing", "signed")} == {
        "opening": 450, "new": 70, "reactivated": 45 + 12, "expansion": 50, "contraction": -80 - 60,
        "churn": -80 - 10, "switched": 0, "closing": 397, "signed": 500,
    }  # fmt: skip
    assert told["nrr"] == pytest.approx((450 + 50 - 140 - 90) / 450)
    assert told["grr"] == pytest.approx((450 - 140 - 90) / 450)
    assert (told["logo_churn"], told["customers"]) == (2 / 5, 5)
    assert told["arpa"] == 7, "397 / 12 / 5, rounded once"
    book = load_book(empty)
    name_of = dict(zip(book.account_id.tolist(), book["name"].values, strict=True))
    behind = {name: {name_of[a] for a in figure.accounts} for name, figure in yen.whole.figures.items()}
    assert behind["churn"] == {"LEFT", "BETWEEN"}
    assert behind["contraction"] == {"SHRANK", "FREE"}
    assert behind["reactivated"] == {"AGAIN", "BETWEEN"}
    assert behind["signed"] == {"SIGNED"}
    nrr = yen.whole["nrr"]
    assert (nrr.unit, nrr.since, nrr.on) == ("share", date(2025, 11, 24), date(2026, 11, 24))
    assert all(figure.title and figure.definition for figure in yen.whole.figures.values())


def test_renewals_are_told_by_name_with_their_own_denominator(empty: Workbench) -> None:
    contracts(
        empty,
        {"account": "all", "arr": 100, "ends_on": "2026-03-31"},
        {"account": "all", "arr": 130, "started_on": "2026-04-20", "ends_on": "2027-04-19"},
        {"account": "part", "arr": 200, "ends_on": "2026-05-31"},
        {"account": "part", "arr": 150, "started_on": "2026-06-01"},
        {"account": "none", "arr": 50, "ends_on": "2026-06-30"},
        {"account": "soon", "arr": 40, "ends_on": "2026-11-10"},
        {"account": "not yet", "arr": 900, "ends_on": "2027-05-31"},
    )
    found = revenue(empty, YEAR)
    (yen,) = found.currencies
    assert [(line.account, line.became) for line in yen.renewals] == [
        ("PART", "smaller"), ("NONE", "lost"), ("SOON", "open"), ("ALL", "renewed"),
    ]  # fmt: skip
    told = figures(yen.whole)
    assert (told["due"], told["renewed"]) == (350, 250), "what may still renew late does not count yet"
    assert told["renewal_rate"] == pytest.approx(250 / 350)
    assert told["grr"] == pytest.approx((1290 - 50 - 50 - 40) / 1290)
    assert "1 account churned within the last 30 days and may still renew late." in found.remarks
    assert words.renewals_text(empty.say, yen)[1] == "NONE: ¥50 ended on 30 Jun 2026, lost"


def test_currencies_are_never_added_without_a_rate(empty: Workbench) -> None:
    contracts(
        empty,
        {"account": "a", "arr": 1_500_000},
        {"account": "b", "arr": 10_000_00, "currency": "USD"},
        {"account": "moved", "arr": 300_000, "ends_on": "2026-01-31"},
        {"account": "moved", "arr": 2_100_00, "currency": "USD", "started_on": "2026-02-01"},
        {"account": "a", "arr": 50_00, "currency": "USD", "started_on": "2026-02-01"},
    )
    found = revenue(empty, YEAR)
    dollars, yen = found.currencies
    assert (dollars.currency, yen.currency) == ("USD", "JPY")
    assert figures(yen.whole)["switched"] == -300_000
    assert figures(yen.whole)["grr"] == 1, "who pays in another currency now was kept"
    assert figures(dollars.whole)["expansion"] == 50_00, (
        "more from a customer of the opening is no new customer"
    )
    assert all(add_up(of.whole) for of in found.currencies)
    assert found.remarks[0].startswith("Amounts stay in their currencies: no exchange rate is stored")
    assert "1 account changed its currency; its ARR counts as kept." in found.remarks

    rates = Rates("JPY", {"USD": Fraction(150)}, {"USD": Fraction(140)})
    at_rates = revenue(empty, Asked(YEAR.first, YEAR.last, rates=rates))
    (one,) = at_rates.currencies
    assert figures(one.whole) | {} == figures(one.whole)
    told = figures(one.whole)
    assert (told["opening"], told["expansion"], told["switched"]) == (3_300_000, 15_000 + 7_500, 0)
    assert told["fx"] == -(10_000 + 2_100 + 50) * 10
    assert add_up(one.whole)
    assert (
        at_rates.remarks[0] == "Counted at the opening's rates as given for this question: 1 USD = 150 JPY."
    )
    constant = revenue(empty, Asked(YEAR.first, YEAR.last, rates=Rates("JPY", {"USD": Fraction(150)})))
    assert "fx" not in constant.currencies[0].whole.figures, "an unknown effect of rates is no 0"
    with pytest.raises(NoRate):
        revenue(empty, Asked(rates=Rates("JPY", {})))


def test_what_is_unknown_is_left_out_and_said(empty: Workbench) -> None:
    contracts(
        empty,
        {"arr": 100},
        {"account": "b"},
        {"account": "c", "arr": 50},
        {"account": "c"},
        {"account": "undated", "arr": 900, "started_on": None},
    )
    late = {"id": "late", "account": "a", "currency": "JPY", "arr": 7, "started_on": "2024-05-01"}
    land(empty.store, "subscription", [late], at="2026-08-08T03:00:00Z")
    found = revenue(empty, YEAR)
    told = figures(found.currencies[0].whole)
    assert (told["opening"], told["unopened"], told["closing"], told["nrr"]) == (157, 900, 1057, 1.0)
    assert found.remarks == (
        "1 account is left out: its ARR at the closing is not known.",
        "1 account stands on a line of its own: its ARR at the opening is not known.",
        "1 account has a contract of unknown amount; only the others count.",
        "1 contract that ran at the opening was learned of later; it counts.",
        "4 running contracts have no known end: they are in no renewal figure.",
    )


def test_without_an_opening_no_retention_is_made_up(empty: Workbench) -> None:
    contracts(empty, {"arr": 100, "started_on": "2026-11-01"})
    found = revenue(empty, YEAR)
    told = figures(found.currencies[0].whole)
    assert (told["opening"], told["new"], told["nrr"], told["grr"], told["logo_churn"]) == (
        0,
        100,
        None,
        None,
        None,
    )
    assert found.remarks[0] == "There was no ARR in JPY at the opening: what was kept cannot be told."
    assert "NRR –" in words.headline(empty.say, found.currencies[0])


@pytest.mark.parametrize(("first", "last"), [("2026-01-01", "2026-11-25"), ("2026-05-01", "2026-04-30")])
def test_a_period_that_is_not_over_or_runs_backwards_is_refused(
    empty: Workbench, first: str, last: str
) -> None:
    with pytest.raises(WrongPeriod):
        revenue(empty, Asked(date.fromisoformat(first), date.fromisoformat(last)))


def test_a_churn_entered_here_is_in_the_figures_at_once(bench: Workbench) -> None:
    before = figures(revenue(bench, Asked()).currencies[0].whole)
    account = int(load_book(bench).account_id[1])
    do(bench, AddOutcome(account, {"kind": "churn", "happened_on": "2026-11-20"}))
    after = figures(revenue(bench, Asked()).currencies[0].whole)
    assert (before["churn"], after["churn"]) == (0, -6_000_000)
    assert before["closing"] - after["closing"] == 6_000_000


def test_the_sample_closes_on_the_arr_that_its_list_shows(sample: Workbench) -> None:
    book = load_book(sample)
    arr, runs = book["arr"], ~book["churned_on"].is_known()
    found = revenue(sample, Asked(by="month"))
    closing = {of.currency: figures(of.whole)["closing"] for of in found.currencies}
    shown = {
        currency: int(arr.values[runs & arr.is_known() & (arr.currency == code)].sum())
        for code, currency in enumerate(arr.labels)
    }
    assert closing == {currency: amount for currency, amount in shown.items() if amount}
    yen = found.currencies[0]
    assert yen.currency == "JPY"
    assert (found.first, len(yen.parts), yen.parts[-1].is_partial) == (date(2025, 12, 1), 12, True)
    assert all(add_up(part) for of in found.currencies for part in (of.whole, *of.parts))
    for earlier, later in zip(yen.parts, yen.parts[1:], strict=False):
        assert (earlier.on, figures(earlier)["closing"]) == (later.since, figures(later)["opening"])
    told = figures(yen.whole)
    assert told["churn"] == sum(figures(part)["churn"] for part in yen.parts), (
        "nobody came back within the year"
    )
    churned = set(book.account_id[book["churned_on"].values > np.datetime64(yen.whole.since)].tolist())
    assert set(yen.whole["churn"].accounts) <= churned
    assert 0.8 < told["grr"] <= told["nrr"] < 1.1


def test_the_months_of_two_csms_are_parts_of_the_teams(sample: Workbench) -> None:
    yen = revenue(sample, YEAR).currencies[0]
    team = figures(yen.whole)
    assert pinned(yen) == {
        "opening": 449_330_000, "closing": 488_103_000, "nrr": 0.886, "grr": 0.837, "logo_churn": 0.175,
        "renewal_rate": 0.806,
    }  # fmt: skip
    book = load_book(sample)
    each = [
        figures(revenue(sample, Asked(YEAR.first, YEAR.last, owner=owner)).currencies[0].whole)
        for owner in book["owner"].labels
    ]
    for line in ("opening", "new", "expansion", "churn", "closing", "due", "renewed"):
        unowned = book["owner"].values < 0
        assert sum(one[line] for one in each) == team[line] or unowned.any()
    mine = revenue(sample, Asked(owner="佐藤"))
    assert "今日時点で佐藤が担当する顧客です。" in mine.remarks


def test_the_samples_cohorts_leave_the_future_open(sample: Workbench) -> None:
    yen = cohort_tables(sample)[0]
    assert yen.currency == "JPY"
    assert len(yen.rows[0].logos) == max(len(row.logos) for row in yen.rows)
    last = yen.rows[-1]
    assert last.is_partial[0]
    assert last.logos[1:] == (None,) * (len(last.logos) - 1)
    for row in yen.rows:
        seen = [share for share in row.logos if share is not None]
        assert seen == sorted(seen, reverse=True), "accounts of a cohort only leave"
    mine = cohort_tables(sample, owner="佐藤")[0]
    assert sum(len(row.accounts) for row in mine.rows) < sum(len(row.accounts) for row in yen.rows)
    assert cohort_tables(sample, "month", since=date(2026, 1, 1))[0].rows[0].start >= date(2026, 1, 1)


RAVENSTACK = FixedClock(datetime(2024, 12, 31, 1, 0, tzinfo=UTC))


@pytest.fixture
def ravenstack(tmp_path: Path) -> Iterator[Workbench]:
    folder = shared("data", "ravenstack_saas")
    opened = open_workbench(data_dir=tmp_path / "ravenstack", language="en", clock=RAVENSTACK)
    files = tmp_path / "files"
    files.mkdir()
    for name in ("accounts", "subscriptions"):
        (files / f"ravenstack_{name}.csv").write_bytes((folder / f"ravenstack_{name}.csv").read_bytes())
    mapping = (EXAMPLES / "ravenstack.toml").read_text(encoding="utf-8")
    add_source(opened, files, "[[file]]".join(mapping.split("[[file]]")[:3]))
    sync(opened, [], Tracker())
    yield opened
    close_workbench(opened)


def dollars_on(rows: list[dict[str, str]], day: date) -> dict[str, int]:
    """Return account -> cents a year, straight from the file."""
    found: dict[str, int] = defaultdict(int)
    for row in rows:
        if row["start_date"] <= day.isoformat() and (
            not row["end_date"] or row["end_date"] >= day.isoformat()
        ):
            found[row["account_id"]] += 0 if row["is_trial"] == "TRUE" else int(row["arr_amount"]) * 100
    return found


def test_ravenstack_is_counted_as_the_file_itself_says(ravenstack: Workbench) -> None:
    path = shared("data", "ravenstack_saas", "ravenstack_subscriptions.csv")
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = revenue(ravenstack, Asked(date(2024, 1, 1), date(2024, 12, 31), "quarter"))
    (usd,) = found.currencies
    opening, closing = dollars_on(rows, usd.whole.since), dollars_on(rows, usd.whole.on)
    told = figures(usd.whole)
    assert told["opening"] == sum(opening.values())
    assert told["closing"] == sum(closing.values())
    assert told["customers"] == sum(amount > 0 for amount in closing.values())
    for part in usd.parts:
        bridged = figures(part)["closing"] - sum(dollars_on(rows, part.on).values())
        assert bridged == (6_925_200 if part.on == date(2024, 9, 30) else 0), "one account renewed late then"
    assert all(add_up(period) for period in (usd.whole, *usd.parts))
    assert pinned(usd) == {
        "opening": 1_514_535_600, "closing": 12_311_410_800, "nrr": 2.932, "grr": 0.996, "logo_churn": 0.0,
        "renewal_rate": 0.054,
    }  # fmt: skip
    assert "3,814 running contracts have no known end: they are in no renewal figure." in found.remarks
    assert found.first - timedelta(days=1) == usd.whole.since


def pinned(of: InCurrency) -> dict[str, Any]:
    told = figures(of.whole)
    names = ("opening", "closing", "nrr", "grr", "logo_churn", "renewal_rate")
    return {name: round(told[name], 3) for name in names}
