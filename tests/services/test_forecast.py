"""The renewals to come: what each rests on, what they bring, and where rule and CSM differ."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cs_workbench.domain.lifetime_value import RENEWAL_RATES
from cs_workbench.kernel.money import Money
from cs_workbench.services import forecast_words as words
from cs_workbench.services.account import find_account
from cs_workbench.services.book import load_book
from cs_workbench.services.commands import do
from cs_workbench.services.economics import WrongAssumption
from cs_workbench.services.forecast import Coming, renewal_board, renewal_forecast
from cs_workbench.services.outcomes import AddOutcome
from cs_workbench.services.renewals import SetRenewal
from cs_workbench.services.workbench import Workbench
from tests.support.contracts import contracts


def by_name(coming: tuple[Coming, ...]) -> dict[str, Coming]:
    return {one.account: one for one in coming}


def test_a_book_without_ends_is_a_sentence(empty: Workbench) -> None:
    found = renewal_forecast(empty)
    assert found.currencies == ()
    assert found.remarks == (
        "No contract with a known ARR ends by 24 Nov 2027, so there is nothing to forecast.",
    )
    assert renewal_board(empty) == ()
    for months in (0, 61):
        with pytest.raises(WrongAssumption):
            renewal_forecast(empty, months)


def test_each_renewal_says_what_its_probability_rests_on(empty: Workbench) -> None:
    contracts(
        empty,
        {"account": "usual", "arr": 1000, "ends_on": "2027-03-31"},
        {"account": "signed", "arr": 500, "ends_on": "2027-03-31"},
        {"account": "signed", "arr": 400, "started_on": "2027-04-01", "ends_on": "2028-03-31"},
        {"account": "said", "arr": 300, "ends_on": "2027-05-31"},
        {"account": "lost", "arr": 200, "ends_on": "2027-05-31"},
        {"account": "smaller", "arr": 100, "ends_on": "2027-06-30"},
        {"account": "notice", "arr": 70, "ends_on": "2027-06-30"},
        {"account": "later", "arr": 9000, "ends_on": "2028-06-30"},
        {"account": "dollars", "arr": 60, "currency": "USD", "ends_on": "2027-01-31"},
        {"account": "unknown", "ends_on": "2027-01-31"},
        {"account": "endless", "arr": 5},
    )
    account = {name: find_account(empty, name) for name in ("SAID", "LOST", "SMALLER", "NOTICE")}
    do(empty, SetRenewal(account["SAID"], {"stage": "renewed"}))
    do(empty, SetRenewal(account["LOST"], {"stage": "lost"}))
    do(empty, SetRenewal(account["SMALLER"], {"amount": 60, "currency": "JPY"}))
    do(empty, AddOutcome(account["NOTICE"], {"kind": "notice", "happened_on": "2026-11-01"}))
    found = renewal_forecast(empty)
    dollars, yen = found.currencies
    told = by_name(yen.coming)
    assert {name: (one.probability, one.basis, one.category, one.csm) for name, one in told.items()} == {
        "USUAL": (0.75, "assumed", "likely", ""),
        "SIGNED": (1.0, "signed", "commit", ""),
        "SAID": (1.0, "signed", "commit", "renew"),
        "LOST": (0.0, "lost", "critical", "leave"),
        "SMALLER": (0.75, "assumed", "likely", "smaller"),
        "NOTICE": (0.05, "notice", "critical", ""),
    }
    assert told["SIGNED"].renewed_at == Money(400, "JPY")
    assert told["SMALLER"].disagree, "the rule expects a renewal, the CSM a smaller one"
    assert not told["LOST"].disagree
    assert (yen.whole.due.minor, yen.whole.expected.minor) == (2170, 1499), (
        "750 + 400 + 300 + 45 + 3.5, half up"
    )
    assert (yen.whole.exposure.minor, yen.whole.expected_loss.minor) == (270, 542)
    assert (yen.whole.p10.minor, yen.whole.p50.minor, yen.whole.p90.minor) == (760, 1760, 1760)
    assert {name: len(figure.accounts) for name, figure in yen.figures.items()} == {
        "due": 6, "expected": 6, "p10": 6, "p50": 6, "p90": 6, "exposure": 2, "expected_loss": 4,
    }  # fmt: skip
    risk = yen.figures["exposure"]
    assert (risk.value, risk.unit, risk.on) == (Money(270, "JPY"), "year", date(2027, 11, 24))
    assert set(risk.accounts) == {account["LOST"], account["NOTICE"]}
    assert yen.largest == "USUAL"
    assert [month.isoformat() for month, _ in yen.months] == ["2027-03-01", "2027-05-01", "2027-06-01"]
    assert yen.categories["critical"] == (2, Money(270, "JPY"))
    assert (dollars.currency, dollars.whole.due) == ("USD", Money(60, "USD"))
    assert found.remarks[2].startswith("Amounts stay in their currencies")
    assert "1 renewal is left out: its ARR is not known." in found.remarks
    assert words.headline(empty.say, found, yen) == (
        "Of ¥2,170 up for renewal by 24 Nov 2027, ¥1,499 is expected to stay; eight times in ten ¥760 to ¥1,760."
    )
    assert (
        by_name(
            renewal_forecast(empty, 1).currencies[0].coming if renewal_forecast(empty, 1).currencies else ()
        )
        == {}
    )


def test_rates_are_measured_once_enough_past_renewals_have_a_health(empty: Workbench) -> None:
    rows = [{"account": f"g{n}", "arr": 10, "ends_on": "2026-06-30"} for n in range(15)]
    rows += [
        {"account": f"g{n}", "arr": 10, "started_on": "2026-07-01", "ends_on": "2027-06-30"}
        for n in range(15)
    ]
    rows += [{"account": f"r{n}", "arr": 10, "ends_on": "2026-06-30"} for n in range(5)]
    contracts(empty, *rows)
    assert renewal_forecast(empty).rates == RENEWAL_RATES
    book = load_book(empty)
    with empty.store.write("scores", "test") as writing:
        writing.db.executemany(
            "INSERT INTO calc_snapshot (account_id, week, score, shown, band) VALUES (?, '2026-03-30', 50, 50, ?)",
            [(int(a), "green" if name.startswith("G") else "red")
             for a, name in zip(book.account_id, book["name"].values, strict=True)],
        )  # fmt: skip
    found = renewal_forecast(empty)
    assert (found.is_measured, found.measured_on) == (True, 20)
    assert found.rates["green"] == pytest.approx((15 + 7.5) / 25)
    assert found.rates["red"] == pytest.approx(7.5 / 15)
    assert {one.basis for one in found.currencies[0].coming} == {"measured"}
    assert (
        found.remarks[0]
        == "Renewal rates by health are measured on 20 past renewals, pulled towards the rate of all."
    )


def test_the_board_puts_judgements_side_by_side_six_and_three_months_ahead(empty: Workbench) -> None:
    contracts(
        empty,
        {"account": "far", "arr": 1, "ends_on": "2027-06-30"},
        {"account": "six", "arr": 1, "ends_on": "2027-05-24"},
        {"account": "three", "arr": 1, "ends_on": "2027-02-24"},
        {"account": "notice", "arr": 1, "ends_on": "2027-06-30", "notice_days": 90},
        {"account": "judged", "arr": 1, "ends_on": "2027-01-31"},
        {"account": "done", "arr": 1, "ends_on": "2027-01-31"},
    )
    do(empty, SetRenewal(find_account(empty, "NOTICE"), {"notice_on": "2027-02-01"}))
    do(empty, SetRenewal(find_account(empty, "JUDGED"), {"stage": "agreed"}))
    do(empty, SetRenewal(find_account(empty, "DONE"), {"stage": "renewed"}))
    rows = renewal_board(empty)
    assert [(row.coming.account, row.deadline.isoformat(), row.look, row.overdue) for row in rows] == [
        ("JUDGED", "2027-01-31", 3, False),
        ("NOTICE", "2027-02-01", 3, True),
        ("THREE", "2027-02-24", 3, False),
        ("SIX", "2027-05-24", 6, False),
    ]
    assert [row.wanted for row in rows] == [(), ("csm",), ("csm",), ("csm",)]
    assert {row.coming.lead for row in rows} == {""}


def test_the_samples_forecast_stays_within_what_comes_up(sample: Workbench) -> None:
    found = renewal_forecast(sample)
    book = load_book(sample)
    running = set(book.account_id[~book["churned_on"].is_known()].tolist())
    yen = found.currencies[0]
    whole = yen.whole
    assert yen.currency == "JPY"
    assert (whole.renewals, whole.due.minor, whole.expected.minor) == (251, 429_334_000, 351_977_500)
    assert (whole.exposure.minor, yen.largest) == (23_129_000, "あおば保険サービス")
    assert {one.account_id for one in yen.coming} <= running
    assert whole.p10 < whole.p50 < whole.p90 < whole.due
    assert whole.p10 < whole.expected < whole.p90
    assert abs(whole.due.minor - whole.expected.minor - whole.expected_loss.minor) < whole.due.minor // 50
    assert sum(arr.minor for _, arr in yen.categories.values()) == whole.due.minor
    assert sum(month.due.minor for _, month in yen.months) == whole.due.minor
    assert not found.is_measured, "the sample has thirteen weeks of scores"
    suzuran = by_name(yen.coming)["すずらん薬局"]
    assert (suzuran.basis, suzuran.csm, suzuran.category) == ("notice", "smaller", "critical")
    mine = renewal_forecast(sample, owner="佐藤").currencies[0]
    assert 0 < mine.whole.renewals < whole.renewals
    assert {one.owner for one in mine.coming} == {"佐藤"}
    looks = {row.coming.account: row.look for row in renewal_board(sample, "佐藤")}
    assert looks["東雲ケミカル"] == 3
    assert looks["あおば精機"] == 3
    assert all(one.ends_on <= sample.today + timedelta(days=366) for one in yen.coming)
    assert found.until == date(2027, 11, 24)
