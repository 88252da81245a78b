"""Activity comes page by page from one query: nothing twice, nothing missed, quick at any size."""

from __future__ import annotations

from time import perf_counter

import pytest

from cs_workbench.store import activity, notes, overrides, topics, touches, voices
from cs_workbench.store.engine import Store
from tests.store.conftest import land

ALL = tuple((kind, None) for kind in activity.ARMS)
DAY = "2026-11-{:02}T{:02}:00:00Z"


@pytest.fixture
def told(store: Store) -> Store:
    """Return a store in which much happened at the same moments, of every kind."""
    land(store, "account", [{"id": "a", "name": "あおば"}, {"id": "b", "name": "Beta"}])
    for noun, at in (("interaction", "happened_at"), ("ticket", "opened_at"), ("survey", "answered_at")):
        rows = [
            {"id": f"{n}", "account": "ab"[n % 2], at: DAY.format(1 + n // 4, n % 3), "channel": "mail"}
            if noun == "interaction"
            else {"id": f"{n}", "account": "ab"[n % 2], at: DAY.format(1 + n // 4, n % 3)}
            for n in range(40)
        ]
        land(store, noun, rows)
    land(store, "outcome", [{"id": "1", "account": "a", "kind": "notice", "happened_on": "2026-11-03"}])
    with store.write("test", "command") as writing:
        db = writing.db
        for n in range(20):
            notes.add(db, 1 + n % 2, f"note {n}", at=DAY.format(1 + n // 4, 0), author="me")
            touches.add(db, 1, channel="phone", happened_at=DAY.format(1 + n // 4, 0), summary=f"call {n}")
        voices.add(db, 1, "pain", "slow", heard_at=DAY.format(3, 0), author="me")
        overrides.add(db, 2, "tier", "high", reason="r", by="me", at=DAY.format(3, 0), expires_on=None)
        db.executemany(
            "INSERT INTO calc_snapshot (account_id, week, band, score) VALUES (?, ?, ?, ?)",
            [(1, "2026-10-26", "green", 80), (1, "2026-11-02", "red", 40), (1, "2026-11-09", "red", 39),
             (2, "2026-11-02", "green", 80), (2, "2026-11-09", "yellow", 60)],
        )  # fmt: skip
    return store


def walk(store: Store, wanted: activity.Wanted, most: int) -> list[activity.Activity]:
    found: list[activity.Activity] = []
    with store.read() as db:
        while True:
            last = found[-1] if found else None
            key = activity.Key(last.at, last.kind, last.id) if last is not None else None
            rows = activity.page(db, wanted, key, most)
            if not rows:
                return found
            found += rows


@pytest.mark.parametrize("most", [1, 3, 7, 200])
def test_pages_of_any_size_are_the_whole_in_order(told: Store, most: int) -> None:
    whole = walk(told, activity.Wanted(ALL), 100_000)
    assert len(whole) == 40 * 3 + 1 + 20 + 20 + 1 + 1 + 2
    keys = [(row.at, row.kind, row.id) for row in whole]
    assert keys == sorted(keys, reverse=True)
    assert [(r.at, r.kind, r.id) for r in walk(told, activity.Wanted(ALL), most)] == keys


def test_a_band_is_told_only_where_it_changed(told: Store) -> None:
    rows = walk(told, activity.Wanted((("band", None),)), 10)
    assert [(r.account_id, r.at[:10], r.more, r.text) for r in rows] == [
        (2, "2026-11-09", "green", "yellow 60"), (1, "2026-11-02", "green", "red 40"),
    ]  # fmt: skip


def test_accounts_days_channels_and_topics_narrow_it(told: Store) -> None:
    assert {r.account_id for r in walk(told, activity.Wanted(ALL, (1,)), 50)} == {1}
    many = tuple(range(1, activity.FEW + 3))
    assert len(walk(told, activity.Wanted(ALL, many), 50)) == len(walk(told, activity.Wanted(ALL), 50))
    assert {r.at[:10] for r in walk(told, activity.Wanted(ALL, None, "2026-11-03", "2026-11-04"), 50)} == {
        "2026-11-03",
        "2026-11-04",
    }
    calls = walk(told, activity.Wanted((("touch", ("phone",)), ("interaction", ("phone",)))), 50)
    assert {r.kind for r in calls} == {"touch"}
    with told.write("test", "command") as writing:
        topic = topics.add(writing.db, 1, "Incident", DAY.format(1, 0))
        for kind, item in (("note", 1), ("touch", 1), ("interaction", 1)):
            assert topics.assign(writing.db, kind, item, topic) is None
    held = walk(told, activity.Wanted(ALL, None, topic=topic), 50)
    assert sorted(r.kind for r in held) == ["interaction", "note", "touch"]
    with told.read() as db:
        assert topics.of_account(db, 1)[0].count == 3


def test_counts_are_those_of_the_lines_and_many_when_nobody_would_wait(told: Store) -> None:
    wanted = activity.Wanted(ALL, (1,))
    rows = walk(told, wanted, 1_000)
    with told.read() as db:
        counts = activity.counts(db, wanted, 60)
        assert sum(count or 0 for count in counts.values()) == len(rows)
        assert counts["touch", "phone"] == 20
        assert activity.counts(db, wanted, 60) == counts  # the watch is taken off again


def test_five_thousand_lines_of_one_account_open_at_once(store: Store) -> None:
    land(store, "account", [{"id": "a", "name": "あおば"}])
    rows = [{"id": str(n), "account": "a", "happened_at": DAY.format(1 + n % 28, n % 24), "channel": "mail",
             "subject": f"mail {n}"} for n in range(5_000)]  # fmt: skip
    for start in range(0, len(rows), 1_000):
        land(store, "interaction", rows[start : start + 1_000])
    took = []
    with store.read() as db:
        for _ in range(5):
            since = perf_counter()
            assert len(activity.page(db, activity.Wanted(ALL, (1,)))) == activity.PAGE
            took.append((perf_counter() - since) * 1_000)
    assert min(took) < 100


def test_across_accounts_no_arm_sorts_more_than_it_shows(told: Store) -> None:
    sql = "SELECT a.id FROM remote_interaction a WHERE a.happened_at IS NOT NULL ORDER BY a.happened_at DESC, a.id DESC"
    with told.read() as db:
        plan = " ".join(str(row) for row in db.execute(f"EXPLAIN QUERY PLAN {sql}"))
    assert "ix_remote_interaction_time" in plan
