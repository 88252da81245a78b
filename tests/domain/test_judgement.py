"""Two looks before a renewal: what is due, who differs from whom, and that watching is no judgement at the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain import judgement as rules
from cs_workbench.domain.judgement import Judgement, WatchTooLate

TODAY = date(2026, 11, 24)
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
verdicts = st.sampled_from(("", *rules.VERDICTS))
categories = st.sampled_from(("commit", "likely", "at_risk", "critical"))
ONE = Judgement(
    "u",
    1,
    date(2027, 2, 28),
    date(2027, 2, 1),
    6,
    "csm",
    "renew",
    "",
    "likely",
    "2026-11-01T00:00:00Z",
    "佐藤",
)


def test_the_notice_deadline_decides_first_and_then_the_end_is_counted_down_to() -> None:
    end, notice = date(2027, 2, 4), date(2026, 12, 6)
    assert rules.deciding_day(notice, end) == notice
    assert rules.deciding_day(None, end) == end
    assert rules.deciding_day(date(2028, 1, 1), end) == end, "a notice after the end is none of this term"
    assert rules.countdown_day(notice, end, TODAY) == notice
    assert rules.countdown_day(notice, end, notice) == notice, "its last day counts"
    assert rules.countdown_day(notice, end, notice + timedelta(days=1)) == end


def test_the_looks_begin_six_and_three_months_ahead_and_the_last_goes_on() -> None:
    decides = date(2027, 5, 31)
    looks = {
        date(2026, 11, 29): None,
        date(2026, 11, 30): 6,
        date(2027, 2, 27): 6,
        date(2027, 2, 28): 3,
        date(2027, 5, 31): 3,
        date(2027, 6, 30): 3,
    }
    assert {day: rules.look_on(decides, day) for day in looks} == looks
    assert not rules.is_overdue(decides, 3, date(2027, 3, 14))
    assert rules.is_overdue(decides, 3, date(2027, 3, 15))


@given(days, st.integers(-300, 60), st.integers(0, 300))
def test_a_look_never_goes_back(decides: date, from_: int, later: int) -> None:
    first, then = (rules.look_on(decides, decides + timedelta(days=n)) for n in (from_, from_ + later))
    order = (None, rules.FIRST_LOOK, rules.LAST_LOOK)
    assert order.index(first) <= order.index(then)
    assert rules.look_on(decides, decides) == rules.LAST_LOOK


def test_watching_is_refused_at_three_months_alone() -> None:
    rules.check_verdict("watch", 6)
    for verdict in ("renew", "smaller", "leave"):
        rules.check_verdict(verdict, 3)
    with pytest.raises(WatchTooLate):
        rules.check_verdict("watch", 3)
    assert rules.verdicts_of(3) == ("renew", "smaller", "leave")
    assert rules.verdicts_of(6) == rules.VERDICTS


def test_a_judgement_of_the_first_look_does_not_count_at_the_second_and_is_still_told() -> None:
    newer = replace(ONE, uid="v", verdict="watch", at="2026-11-02T00:00:00Z")
    retired = replace(
        ONE, uid="w", verdict="leave", at="2026-11-03T00:00:00Z", retired_at="2026-11-04T00:00:00Z"
    )
    lead = replace(ONE, uid="x", role="lead", verdict="smaller")
    told = (ONE, newer, retired, lead)
    assert rules.current(told, "csm", 6) == newer
    assert rules.current(told, "lead", 6) == lead
    assert rules.current(told, "csm", 3) is None
    assert rules.earlier(told, "csm", 3) == newer
    assert rules.earlier(told, "csm", 6) is None
    assert rules.current(told, "csm", None) is None


@pytest.mark.parametrize(
    ("category", "csm", "lead", "pairs"),
    [
        ("likely", "renew", "renew", ()),
        ("critical", "renew", "", (("rule", "csm"),)),
        ("likely", "renew", "smaller", (("rule", "lead"), ("csm", "lead"))),
        ("commit", "smaller", "leave", (("rule", "csm"), ("rule", "lead"), ("csm", "lead"))),
        ("at_risk", "leave", "smaller", (("csm", "lead"),)),
        ("critical", "watch", "", ()),
        ("critical", "watch", "renew", (("rule", "lead"),)),
        ("commit", "", "", ()),
    ],
)
def test_who_differs_from_whom(
    category: str, csm: str, lead: str, pairs: tuple[tuple[str, str], ...]
) -> None:
    assert rules.differences(category, csm, lead) == pairs


@given(categories, verdicts, verdicts)
def test_a_lead_is_asked_where_rule_and_csm_differ_and_nobody_is_asked_twice(
    category: str, csm: str, lead: str
) -> None:
    asked = rules.wanted(category, csm, lead)
    assert ("csm" in asked) == (csm == "")
    assert ("lead" in asked) == (lead == "" and ("rule", "csm") in rules.differences(category, csm, lead))


def test_a_verdict_and_a_category_both_say_whether_the_customer_stays() -> None:
    assert [rules.stays(word) for word in ("renew", "smaller", "leave", "watch", "")] == [
        True,
        True,
        False,
        None,
        None,
    ]
    assert [rules.stays(word) for word in ("commit", "likely", "at_risk", "critical")] == [
        True,
        True,
        False,
        False,
    ]
