"""The ledger's moves: nothing leaves that may not, nobody twice, and a sender that dies loses nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_workbench.domain.campaign import counted
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.ids import uuid7
from cs_workbench.store import campaigns, claims, mailboxes, outbox, permissions, recipients, touches
from cs_workbench.store.connect import Connection
from cs_workbench.store.engine import Store
from cs_workbench.store.rows import Row
from tests.store.conftest import AT, NOW, land

KEY = bytes(32)


@contextmanager
def scratch(store: Store, accounts: int = 3) -> Iterator[Connection]:
    """Yield a transaction with some accounts and a mailbox in it, of which nothing stays."""
    with store.read() as db:
        known = db.execute("SELECT count(*) FROM account").fetchone()[0]
    if not known:
        land(store, "account", [{"id": str(n), "name": f"会社{n}"} for n in range(accounts)])
    db = store.connection()
    try:
        db.execute("BEGIN IMMEDIATE")
        mailboxes.put_mailbox(
            db, "box",
            {"name": "佐藤", "address": "sato@nagare.example", "transport": "smtp", "security": "tls",
             "sign_in": "password", "preset": "custom", "limits": "{}", "hours": "{}"},
            at=AT, author="",
        )  # fmt: skip
        yield db
    finally:
        db.rollback()
        db.close()


def box(db: Connection) -> int:
    found = mailboxes.mailbox_of_uid(db, "box")
    assert found is not None
    return int(found["id"])


def frozen(
    db: Connection, addresses: list[str], *, kind: str = "announcement", topic: str = "news", **values: Any
) -> int:
    """Make a frozen campaign to ``addresses``, who all have consented; return its id."""
    for address in addresses:
        consent(db, address)
    uid = uuid7()
    campaign = campaigns.add(
        db, uid,
        {"title": "News", "kind": kind, "topic": topic, "state": "scheduled", "round": 1, "mailbox_id": box(db),
         "start_at": AT, "frozen_at": AT},
        at=AT, author="",
    )  # fmt: skip
    recipients.lay_in(
        db,
        [
            {"uid": uuid7(), "campaign_id": campaign, "account_id": 1 + n % 3, "round": 1, "address": address,
             "mark": permissions.mark_of(KEY, address), "email": address, "name": f"N{n}",
             "domain": address.partition("@")[2], "contact_id": None, "person": None, "role": "", "language": "ja",
             "is_high": 0, "state": "queued", "reason": None, "copies": values.get("copies"), "tries": 0,
             "changed_at": AT}
            for n, address in enumerate(addresses)
        ],
    )  # fmt: skip
    return campaign


def consent(db: Connection, address: str) -> None:
    mark = permissions.mark_of(KEY, address)
    permissions.add_consent(
        db,
        {"uid": uuid7(), "account_id": None, "mark": mark, "address": address, "name": "", "basis": "consent",
         "given_on": "2026-04-01", "how": "form", "evidence": None, "at": AT, "author": ""},
    )  # fmt: skip


def end_consent(db: Connection, address: str) -> None:
    rows = permissions.consent_rows(db, permissions.mark_of(KEY, address))
    permissions.end_consents(db, [row["uid"] for row in rows], AT)


def suppress(
    db: Connection, address: str, scope: str = "all", topic: str = "", reason: str = "opted_out"
) -> None:
    mark = permissions.mark_of(KEY, address)
    permissions.add_suppression(
        db,
        {"uid": uuid7(), "mark": mark, "address": address, "reason": reason, "scope": scope, "topic": topic or None,
         "evidence": None, "at": AT, "author": ""},
    )  # fmt: skip


def states(db: Connection, campaign: int) -> dict[str, str]:
    return {row["email"]: row["state"] for row in recipients.of_campaign(db, campaign, 1)}


def sent_now(db: Connection, now: Any = NOW) -> list[str]:
    """Send everything that may leave now; return the addresses, in order."""
    left = []
    while taken := claims.claim(db, box(db), now, 2).recipients:
        for row in taken:
            settle(db, row, "sent", iso(now), answer="250 ok", ended_at=iso(now))
            left.append(row["email"])
    return left


def settle(db: Connection, row: Row, state: str, at: str = AT, **more: Any) -> None:
    outbox.settle(db, box(db), [outbox.Settled(row["id"], state, row["taken_at"], at, **more)])


def one(db: Connection, now: Any = NOW) -> Row:
    (row,) = claims.claim(db, box(db), now).recipients
    return row


MANY = [f"p{n}@c{n}.example" for n in range(6)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(MANY),
            st.sampled_from(["all", "marketing", "topic"]),
            st.sampled_from(["news", "other"]),
        )
    ),
    st.sampled_from(["notice", "announcement"]),
    st.integers(0, 6),
)
def test_a_suppression_between_freezing_and_leaving_is_honoured(
    store: Store, promises: list[tuple[str, str, str]], kind: str, before: int
) -> None:
    with scratch(store) as db:
        campaign = frozen(db, MANY, kind=kind)
        gone_before = {one(db)["email"] for _ in range(before)}
        for address, scope, topic in promises:
            suppress(db, address, scope, topic if scope == "topic" else "")
        later = set(sent_now(db))
        forbids = {
            address
            for address, scope, topic in promises
            if scope == "all" or (kind == "announcement" and (scope == "marketing" or topic == "news"))
        }
        assert later == set(MANY) - gone_before - forbids
        assert {
            a for a, state in states(db, campaign).items() if state == "excluded"
        } == forbids - gone_before
        rows = recipients.counts(db, campaign)[campaign]
        assert counted(rows).total == len(MANY)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(1, 4), st.integers(1, 8), st.lists(st.integers(0, 40), max_size=40))
def test_no_minute_and_no_day_holds_more_than_the_mailbox_may(
    store: Store, per_minute: int, per_day: int, waits: list[int]
) -> None:
    with scratch(store) as db:
        limits = {"per_minute": per_minute, "per_day": per_day, "reserve": 0.0, "domain_per_minute": None}
        mailboxes.put_mailbox(db, "box", {"limits": json.dumps(limits)}, at=AT, author="")
        frozen(db, [f"a{n}@x.example" for n in range(12)], kind="notice")
        now, taken = NOW, []
        for wait in waits:
            now += timedelta(seconds=wait)
            found = claims.claim(db, box(db), now)
            if found.recipients:
                taken.append(now)
            elif found.next_at is not None:
                assert found.next_at > now
        for first in taken:
            within = [t for t in taken if first <= t <= first + timedelta(seconds=60)]
            assert len(within) <= per_minute
        assert len(taken) <= per_day


def test_the_reserve_of_the_day_is_left_for_letters_by_hand(store: Store) -> None:
    with scratch(store) as db:
        limits = {"per_minute": None, "per_day": 10, "reserve": 0.2, "domain_per_minute": None}
        mailboxes.put_mailbox(db, "box", {"limits": json.dumps(limits)}, at=AT, author="")
        frozen(db, [f"a{n}@x.example" for n in range(12)])
        claims.sent_by_hand(db, box(db), AT, 3)
        assert len(sent_now(db)) == 5
        found = claims.claim(db, box(db), NOW)
        assert (found.why, found.next_at) == (
            "day",
            NOW.replace(microsecond=0) + timedelta(days=1, seconds=1),
        )


def test_one_customer_gets_so_many_a_minute_and_the_others_do_not_wait(store: Store) -> None:
    with scratch(store) as db:
        limits = {"domain_per_minute": 2, "per_minute": None}
        mailboxes.put_mailbox(db, "box", {"limits": json.dumps(limits)}, at=AT, author="")
        frozen(db, [f"a{n}@one.example" for n in range(4)] + ["b@two.example"])
        assert sent_now(db) == ["a0@one.example", "a1@one.example", "b@two.example"]
        assert claims.claim(db, box(db), NOW).why == "later"
        assert len(sent_now(db, NOW + timedelta(seconds=62))) == 2


def test_a_paused_mailbox_and_a_paused_campaign_send_nothing(store: Store) -> None:
    with scratch(store) as db:
        campaign = frozen(db, MANY)
        until = iso(NOW + timedelta(hours=1))
        claims.pause_mailbox(db, box(db), until, "454 later")
        assert claims.claim(db, box(db), NOW).why == "paused"
        claims.pause_mailbox(db, box(db), None, "")
        campaigns.put(db, campaign, {"state": "paused"}, at=AT)
        assert claims.claim(db, box(db), NOW).why == "nothing"
        campaigns.put(db, campaign, {"state": "sending"}, at=AT)
        assert len(sent_now(db)) == len(MANY)


def test_a_cap_that_another_campaign_reached_meanwhile_holds_back(store: Store) -> None:
    with scratch(store) as db:
        first, second, third = (frozen(db, ["a@x.example"]) for _ in range(3))
        assert sent_now(db) == ["a@x.example", "a@x.example"]
        assert [states(db, c)["a@x.example"] for c in (first, second, third)] == ["sent", "sent", "excluded"]
        (held,) = recipients.of_campaign(db, third, 1)
        assert held["reason"] == "cap"
        notice = frozen(db, ["a@x.example"], kind="notice")
        assert sent_now(db) == ["a@x.example"], "what the contract needs is not counted"
        assert states(db, notice) == {"a@x.example": "sent"}


@pytest.mark.parametrize(("days", "left"), [(1, []), (60, ["a@x.example"])])
def test_a_mail_in_doubt_counts_for_the_cap_as_long_as_one_that_was_sent(
    store: Store, days: int, left: list[str]
) -> None:
    with scratch(store) as db:
        for _ in range(2):
            campaign = frozen(db, ["a@x.example"])
            (row,) = recipients.of_campaign(db, campaign, 1)
            marked = iso(NOW - timedelta(days=days))
            recipients.put(db, row["id"], {"state": "unknown", "marked_at": marked}, at=AT)
        frozen(db, ["a@x.example"])
        assert sent_now(db) == left


def test_mails_by_hand_count_for_the_cap(store: Store) -> None:
    with scratch(store) as db:
        for _ in range(2):
            touches.add(db, 1, channel="mail", happened_at=AT, people=json.dumps([{"name": "N0"}]))
        touches.add(db, 1, channel="mail", happened_at=AT, people=json.dumps([{"name": "Other"}]))
        campaign = frozen(db, ["a@x.example", "b@y.example"])
        assert sent_now(db) == ["b@y.example"]
        assert states(db, campaign)["a@x.example"] == "excluded"


def test_trouble_with_the_mailbox_costs_neither_a_try_nor_a_mail_of_the_day(store: Store) -> None:
    with scratch(store) as db:
        frozen(db, MANY[:1])
        row = one(db)
        settle(db, row, "queued", answer="421 busy", counts=False)
        again = recipients.of_id(db, row["id"])
        assert (again["state"], again["tries"], again["answer"]) == ("queued", 0, "421 busy")
        assert claims.used(db, box(db), NOW - timedelta(days=1)) == 0
        later = NOW + timedelta(minutes=15)
        settle(db, one(db), "deferred", answer="451 greylisted", next_at=iso(later))
        assert claims.claim(db, box(db), NOW).next_at == later.replace(microsecond=0)
        assert sent_now(db, later) == MANY[:1]


def copies_to(*names: str) -> list[dict[str, Any]]:
    return [
        {"name": n, "email": f"{n}@x.example", "mark": permissions.mark_of(KEY, f"{n}@x.example")}
        for n in names
    ]


def test_who_opted_out_of_copies_gets_none(store: Store) -> None:
    with scratch(store) as db:
        frozen(db, MANY[:1], copies=copies_to("boss", "sales"))
        for name in ("boss", "sales"):
            consent(db, f"{name}@x.example")
        suppress(db, "boss@x.example", "marketing")
        row = one(db)
        assert [copy["name"] for copy in row["copies"]] == ["sales"]
        assert row["sha256"] is None
        assert recipients.of_id(db, row["id"])["copies"] == row["copies"]


def test_a_consent_withdrawn_after_freezing_holds_back_the_mail_and_the_copy(store: Store) -> None:
    with scratch(store) as db:
        campaign = frozen(db, MANY[:3], copies=[*copies_to("boss"), {**copies_to("csm")[0], "ours": True}])
        end_consent(db, MANY[1])
        assert len(sent_now(db)) == 2
        assert states(db, campaign)[MANY[1]] == "excluded"
        rows = recipients.of_campaign(db, campaign, 1)
        assert [row["reason"] for row in rows] == [None, "no_consent", None]
        assert [copy["name"] for copy in rows[0]["copies"]] == ["csm"], "ours need no consent"
        notice = frozen(db, MANY[:3], kind="notice", copies=copies_to("boss"))
        end_consent(db, MANY[1])
        assert sent_now(db) == MANY[:3]
        assert [len(row["copies"]) for row in recipients.of_campaign(db, notice, 1)] == [1, 1, 1]


def test_a_day_counts_recipients_and_a_minute_mails(store: Store) -> None:
    with scratch(store) as db:
        limits = {"per_minute": 5, "per_day": 6, "reserve": 0.0, "domain_per_minute": None}
        mailboxes.put_mailbox(db, "box", {"limits": json.dumps(limits)}, at=AT, author="")
        frozen(db, MANY, kind="notice", copies=copies_to("boss"))
        assert len(sent_now(db)) == 3
        found = claims.claim(db, box(db), NOW)
        assert found.why == "day"
        assert claims.used(db, box(db), NOW - timedelta(days=1)) == 3


def test_a_mailbox_made_anew_for_the_same_address_has_sent_what_the_old_one_sent(store: Store) -> None:
    with scratch(store) as db:
        frozen(db, MANY[:2], kind="notice")
        assert len(sent_now(db)) == 2
        old = mailboxes.mailbox_of_uid(db, "box")
        assert old is not None
        mailboxes.put_mailbox(db, "box", {"retired_at": AT}, at=AT, author="")
        kept = {name: old[name] for name in mailboxes.MAILBOX if name not in ("id", "uid", "retired_at")}
        mailboxes.put_mailbox(db, "new", {**kept, "address": "SATO@nagare.example"}, at=AT, author="")
        new = mailboxes.mailbox_of_uid(db, "new")
        assert new is not None
        assert claims.used(db, new["id"], NOW - timedelta(days=1)) == 2
        assert len(outbox.left_since(db, new["id"], NOW - timedelta(days=1))) == 2


def test_a_batch_takes_the_next_domain_where_one_has_had_its_share(store: Store) -> None:
    with scratch(store) as db:
        limits = {"domain_per_minute": 2, "per_minute": None}
        mailboxes.put_mailbox(db, "box", {"limits": json.dumps(limits)}, at=AT, author="")
        frozen(db, [f"a{n}@one.example" for n in range(9)] + ["b@two.example", "c@three.example"])
        taken = claims.claim(db, box(db), NOW, 8).recipients
        assert [row["email"] for row in taken] == [
            "a0@one.example", "a1@one.example", "b@two.example", "c@three.example",
        ]  # fmt: skip


def test_what_was_not_claimed_cannot_be_settled(store: Store) -> None:
    with scratch(store) as db:
        campaign = frozen(db, MANY[:1])
        (row,) = recipients.of_campaign(db, campaign, 1)
        with pytest.raises(ValueError, match="not claimed"):
            settle(db, row | {"taken_at": AT}, "sent")


def test_the_first_try_is_kept_for_the_48_hours(store: Store) -> None:
    with scratch(store) as db:
        frozen(db, MANY[:1])
        settle(db, one(db), "deferred", answer="451 later", next_at=AT)
        again = one(db, NOW + timedelta(hours=1))
        assert (again["claimed_at"], again["tries"]) == (iso(NOW), 1)


def test_nobody_stands_twice_in_a_round(store: Store) -> None:
    from sqlcipher3.dbapi2 import IntegrityError

    with scratch(store) as db, pytest.raises(IntegrityError):
        frozen(db, ["a@x.example", "a@x.example"])


def test_who_was_held_back_may_stand_there_twice_with_any_reason(store: Store) -> None:
    with scratch(store) as db:
        campaign = frozen(db, ["a@x.example", "b@x.example"])
        for row in recipients.of_campaign(db, campaign, 1):
            values = {"state": "excluded", "reason": "by_hand", "address": "a@x.example"}
            recipients.put(db, row["id"], values, at=AT)
