"""One mail to many: who of an account gets it, what forbids it, and numbers that add up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.campaign import (
    COUNTED,
    DEFAULT_ROLES,
    REASONS,
    SCOPES,
    SUPPRESSIONS,
    Candidate,
    PersonRule,
    Suppressed,
    counted,
    footer_parts,
    forbidden,
    law_of,
    outliers,
)

STATES = (
    "planned",
    "excluded",
    "queued",
    "sending",
    "committing",
    "deferred",
    "sent",
    "failed",
    "unknown",
    "cancelled",
)
people = st.lists(
    st.builds(
        Candidate, st.just(1), st.none() | st.integers(1, 99), st.uuids().map(str), st.text("佐藤ab", max_size=4),
        st.sampled_from(["", " ", "a@x.example", "b@x.example"]), st.sampled_from(DEFAULT_ROLES),
    ),
    max_size=8,
)  # fmt: skip
rules = st.builds(
    PersonRule, st.lists(st.sampled_from(DEFAULT_ROLES), unique=True).map(tuple), st.integers(1, 5)
)


@given(people, rules)
def test_at_most_so_many_of_an_account_and_only_in_the_roles(
    found: list[Candidate], rule: PersonRule
) -> None:
    chosen, why = rule.chosen(found)
    assert len(chosen) <= rule.most
    assert bool(chosen) != bool(why)
    assert all(person.role in rule.roles and person.email.strip() for person in chosen)
    places = [rule.roles.index(person.role) for person in chosen]
    assert places == sorted(places)
    left_out = [p for p in found if p not in chosen and p.email.strip() and p.role in rule.roles]
    if left_out:
        assert len(chosen) == rule.most
        assert places[-1] <= min(rule.roles.index(p.role) for p in left_out)


@given(people, rules)
def test_the_order_in_which_people_are_told_does_not_matter(found: list[Candidate], rule: PersonRule) -> None:
    assert rule.chosen(found) == rule.chosen(found[::-1])


def test_nobody_has_a_reason() -> None:
    rule = PersonRule(("champion",))
    assert rule.chosen([]) == ([], "nobody")
    assert rule.chosen([Candidate(1, 1, "", "佐藤", "")]) == ([], "no_address")
    assert rule.chosen([Candidate(1, 1, "", "佐藤", "a@x.example", "admin")]) == ([], "no_role")


@given(st.lists(st.tuples(st.sampled_from(STATES), st.none() | st.sampled_from(REASONS), st.integers(0, 9))))
def test_everybody_is_counted_exactly_once(rows: list[tuple[str, str | None, int]]) -> None:
    counts = counted(rows)
    assert counts.total == sum(count for *_, count in rows)
    assert counts.total == sum(getattr(counts, name) for name in COUNTED)
    assert counts.opted_out == sum(n for state, why, n in rows if state == "excluded" and why == "opted_out")


suppressed = st.builds(
    Suppressed,
    st.sampled_from(SUPPRESSIONS),
    st.sampled_from(SCOPES),
    st.sampled_from(["", "workshop", "news"]),
)


@given(st.lists(suppressed), st.sampled_from(["", "workshop", "news"]))
def test_more_promises_never_allow_more(promises: list[Suppressed], topic: str) -> None:
    for kind in ("notice", "announcement"):
        for some in range(len(promises)):
            if forbidden(promises[:some], kind, topic):
                assert forbidden(promises, kind, topic)
    if any(promise.scope == "all" for promise in promises):
        assert forbidden(promises, "notice", topic)
    if forbidden(promises, "notice", topic):
        assert forbidden(promises, "announcement", topic)


def test_an_opt_out_stops_announcements_and_leaves_what_the_contract_needs() -> None:
    gone = [Suppressed("opted_out", "marketing")]
    assert forbidden(gone, "announcement", "news") == "opted_out"
    assert forbidden(gone, "notice", "news") == ""
    of_topic = [Suppressed("opted_out", "topic", "news")]
    assert forbidden(of_topic, "announcement", "news") == "opted_out"
    assert forbidden(of_topic, "announcement", "workshop") == ""
    bounced = [*gone, Suppressed("hard_bounce", "all")]
    assert forbidden(bounced, "announcement", "news") == "suppressed"


@pytest.mark.parametrize(
    ("country", "parts"),
    [
        ("JP", ("sender", "stop", "address", "contact")),
        ("us", ("sender", "stop", "address")),
        ("DE", ("sender", "stop", "contact")),
        ("", ("sender", "stop", "address", "contact")),
    ],
)
def test_the_foot_of_an_announcement_follows_the_law_of_the_country(
    country: str, parts: tuple[str, ...]
) -> None:
    assert footer_parts("announcement", law_of(country)) == parts
    assert footer_parts("notice", law_of(country)) == ("sender",)


def test_much_shorter_or_longer_texts_are_told() -> None:
    assert outliers({n: 100 + n for n in range(20)}) == []
    assert outliers({**dict.fromkeys(range(20), 100), 20: 30, 21: 200}) == [20, 21]
    assert outliers({1: 1, 2: 100}) == []
