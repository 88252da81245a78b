"""How fast a mailbox may send: no window of the provider's ever holds more than it allows, on a clock of our own."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.business_days import WEEKDAYS_ALONE, BusinessDays
from cs_workbench.domain.quota import DAY, MINUTE, PRESETS, Limits, Opening, Quota, plan, spread
from cs_workbench.domain.send_window import Window

NOW = datetime(2026, 11, 27, 1, 0, tzinfo=UTC)
MICROSOFT = PRESETS["microsoft365"]


def most_within(times: list[datetime], span: timedelta) -> int:
    """Return how many of ``times`` the fullest closed window of ``span`` holds."""
    ordered, first, most = sorted(times), 0, 0
    for last, at in enumerate(ordered):
        while at - ordered[first] > span:
            first += 1
        most = max(most, last - first + 1)
    return most


def play(
    quota: Quota, domains: list[str], source: random.Random, *, slowest: float
) -> list[tuple[datetime, datetime]]:
    """Send to ``domains`` on a clock that jumps; answers take up to ``slowest`` seconds. Return (begun, answered)."""
    now, sent = NOW, []
    flying: list[tuple[datetime, datetime, str]] = []
    todo = list(domains)
    while todo or flying:
        flying.sort()
        ready = [(quota.earliest(d, now), n) for n, d in enumerate(todo)]
        at, number = min(((t, n) for t, n in ready if t is not None), default=(None, 0))
        if at is None or (flying and flying[0][0] <= at):
            answered, begun, domain = flying.pop(0)
            now = max(now, answered)
            quota.answered(domain, answered)
            sent.append((begun, answered))
            continue
        now = max(now, at)
        domain = todo.pop(number)
        quota.take(domain)
        flying.append((now + timedelta(seconds=source.uniform(0.01, slowest)), now, domain))
    return sent


@pytest.mark.parametrize("slowest", [0.2, 5, 90])
def test_microsofts_limits_hold_wherever_its_own_clock_sees_a_mail(slowest: float) -> None:
    source = random.Random(30)  # noqa: S311 - the same every time
    domains = [f"d{source.randint(0, 12)}.example" for _ in range(250)]
    sent = play(Quota(MICROSOFT), domains, source, slowest=slowest)
    assert len(sent) == 250
    for seen in (0.0, 0.5, 1.0):
        times = [begun + (answered - begun) * seen for begun, answered in sent]
        assert most_within(times, MINUTE) <= 30
    assert most_within([begun + (done - begun) * source.random() for begun, done in sent], MINUTE) <= 30
    changes = sorted([(b, 1) for b, _ in sent] + [(d, -1) for _, d in sent])
    open_now = most_open = 0
    for _, change in changes:
        open_now += change
        most_open = max(most_open, open_now)
    assert most_open <= 3


@given(
    st.builds(
        Limits,
        per_minute=st.integers(1, 5),
        per_day=st.integers(2, 12),
        connections=st.integers(1, 3),
        domain_per_minute=st.integers(1, 3),
        domain_connections=st.integers(1, 2),
        reserve=st.sampled_from([0.0, 0.2, 0.5]),
    ),
    st.lists(st.sampled_from("abc"), max_size=14),
    st.lists(st.integers(0, 90_000), max_size=8),
    st.integers(0, 9),
)
def test_no_limit_is_ever_passed(limits: Limits, domains: list[str], before: list[int], seed: int) -> None:
    history = [NOW - timedelta(seconds=s + 1) for s in before]
    sent = play(Quota(limits, history), domains, random.Random(seed), slowest=100)  # noqa: S311
    assert len(sent) == len(domains)
    begun = [b for b, _ in sent]
    assert limits.per_minute is not None
    assert most_within(begun, MINUTE) <= limits.per_minute
    allowed = limits.per_day_for(personal=False)
    assert allowed is not None
    assert most_within(begun, DAY) <= allowed
    for at in begun:  # what was sent before, also by hand, counts
        recent = sum(at - DAY <= t <= at for t in (*history, *begun))
        assert recent <= max(allowed, sum(at - DAY <= t for t in history))


def test_a_domain_gets_no_more_than_its_share_and_never_in_a_heap() -> None:
    source = random.Random(1)  # noqa: S311 - the same every time
    sent = play(
        Quota(replace(MICROSOFT, per_minute=600, connections=8)), ["one.example"] * 45, source, slowest=1
    )
    assert most_within([b for b, _ in sent], MINUTE) <= 10
    order = spread(["a"] * 6 + ["b"] * 3 + ["c"] * 3)
    names = [("a" * 6 + "b" * 3 + "c" * 3)[n] for n in order]
    assert sorted(order) == list(range(12))
    assert all(len(set(names[n : n + 4])) > 1 for n in range(9))


def test_personal_mail_may_use_what_campaigns_leave() -> None:
    history = [NOW - timedelta(hours=1)] * 400
    quota = Quota(PRESETS["google_free"], history)
    assert (quota.left_today(NOW), quota.left_today(NOW, personal=True)) == (0, 100)
    waits = quota.earliest("a.example", NOW)
    assert waits is not None
    assert timedelta(hours=22, minutes=59) < waits - NOW < timedelta(hours=23, minutes=1)
    assert quota.earliest("a.example", NOW, personal=True) == NOW
    assert Quota(PRESETS["custom"]).left_today(NOW) is None


# -- plans


def many(count: int) -> list[tuple[str, Opening | None]]:
    return [(f"d{n % 300}.example", None) for n in range(count)]


def test_the_plan_of_five_thousand_says_what_each_provider_makes_of_it() -> None:
    started = perf_counter()
    microsoft = plan(many(5_000), Quota(MICROSOFT), NOW)
    google = plan(many(5_000), Quota(replace(PRESETS["google_workspace"], reserve=0)), NOW)
    took = perf_counter() - started
    small = plan(many(30), Quota(MICROSOFT), NOW)
    assert microsoft.ends_at is not None
    assert google.ends_at is not None
    assert small.ends_at is not None
    assert timedelta(minutes=160) < microsoft.ends_at - NOW < timedelta(minutes=170)  # outreach.md: 167
    assert google.ends_at - NOW > timedelta(hours=48)
    assert list(google.per_day.values()) == [2_000, 2_000, 1_000]
    assert small.ends_at - NOW < timedelta(minutes=1)
    assert took < 5  # 0.25 s here


JAPAN = ZoneInfo("Asia/Tokyo")
#: 23 November is 勤労感謝の日.
DAYS = BusinessDays(lambda day: day == date(2026, 11, 23))


def test_mails_leave_in_the_recipients_own_hours_and_not_on_a_holiday() -> None:
    friday = datetime(2026, 11, 20, 8, 59, tzinfo=UTC)  # 17:59 in Tokyo
    berlin = Window(ZoneInfo("Europe/Berlin"), WEEKDAYS_ALONE)
    tokyo = Window(JAPAN, DAYS)
    waiting: list[tuple[str, Opening | None]] = [(f"t{n}.example", tokyo) for n in range(120)]
    waiting += [(f"b{n}.example", berlin) for n in range(40)]
    found = plan(waiting, Quota(MICROSOFT), friday)
    assert found.begins_at == friday
    assert found.ends_at is not None
    assert found.ends_at.astimezone(JAPAN).date() == date(2026, 11, 24)
    assert found.per_day[date(2026, 11, 20)] >= 40  # Berlin's day is just beginning
    assert sum(found.per_day.values()) == 160
    assert found.never == 0


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 - made UTC below
    st.sampled_from(["Asia/Tokyo", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"]),
    st.integers(0, 22),
    st.integers(1, 6),
)
def test_a_window_opens_on_time_and_never_on_closed_days(
    moment: datetime, zone: str, first: int, hours: int
) -> None:
    window = Window(ZoneInfo(zone), DAYS, time(first), time(min(23, first + hours)))
    at = moment.replace(tzinfo=UTC)
    opens = window.open_from(at)
    assert opens is not None
    assert opens >= at
    assert opens - at < timedelta(days=6)
    assert window.is_open(opens)
    steps = [at + (opens - at) * n / 50 for n in range(50)]
    assert opens == at or not any(window.is_open(step) for step in steps)
    assert all(a <= b for a, b in pairwise(steps))


def test_a_recipient_without_an_open_hour_is_told_and_hours_backwards_are_refused() -> None:
    never = Window(JAPAN, BusinessDays(lambda _: True))
    found = plan([("a.example", never), ("b.example", None)], Quota(MICROSOFT), NOW)
    assert (found.never, sum(found.per_day.values())) == (1, 1)
    with pytest.raises(ValueError, match="hours from"):
        Window(JAPAN, DAYS, time(18), time(9))
    assert Counter(spread([])) == Counter()
