"""Who may be written to: consent with its evidence, opt-outs that hold, and a person who is forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_workbench.mail.refusals import BadAddress
from cs_workbench.services.account import find_account
from cs_workbench.services.activity import Asked, activity_page
from cs_workbench.services.commands import do, redo_last, undo_last, undo_list
from cs_workbench.services.outreach import campaign, recipients_of
from cs_workbench.services.outreach_check import CheckCampaign
from cs_workbench.services.outreach_freeze import Freeze
from cs_workbench.services.permissions import (
    AddConsents,
    EndConsents,
    EndSuppression,
    ErasePerson,
    NotAsked,
    Suppress,
    WithoutEvidence,
    consents,
    find_consents,
    opt_out,
    suppressions,
)
from cs_workbench.services.records import NotThere, WrongValue
from cs_workbench.services.workbench import Workbench
from tests.support.outreach import campaign_of, permitted, sent, synced_book


@pytest.fixture
def desk(empty: Workbench, tmp_path: Path) -> Workbench:
    """Return a profile with three customers of one person each."""
    synced_book(empty, tmp_path / "crm", 3, 1)
    return empty


def test_a_consent_says_what_it_rests_on(desk: Workbench) -> None:
    permitted(desk)
    rows = consents(desk)
    assert {(row.basis, row.how, row.evidence) for row in rows} == {("relationship", "利用契約", "契約書")}
    assert {row.account for row in rows} == {"会社0001", "会社0002", "会社0003"}
    (one,) = consents(desk, " P1@C1.EXAMPLE ")
    assert one.name == "山田 1-1"
    with pytest.raises(WithoutEvidence):
        do(desk, AddConsents((("a@x.example", "A", None),), "consent", "2026-11-01", " "))
    with pytest.raises(WrongValue):
        do(desk, AddConsents((("a@x.example", "A", None),), "liking", "2026-11-01", "form"))
    with pytest.raises(BadAddress):
        do(desk, AddConsents((("nobody", "A", None),), "consent", "2026-11-01", "form"))


def test_a_consent_that_is_withdrawn_holds_the_mail_back(desk: Workbench) -> None:
    permitted(desk)
    uid = campaign_of(desk)
    (one,) = consents(desk, "p1@c1.example")
    do(desk, EndConsents(find_consents(desk, [one.uid[-8:]])))
    do(desk, CheckCampaign(uid))
    assert [r.reason for r in recipients_of(desk, uid)] == ["no_consent", "", ""]
    undo_last(desk)
    do(desk, CheckCampaign(uid))
    assert campaign(desk, uid).counts.held_back == 0
    with pytest.raises(NotThere):
        find_consents(desk, ["00000000"])


def test_the_same_promise_twice_is_one_and_every_spelling_is_meant(desk: Workbench) -> None:
    do(desk, opt_out("P1@C1.example", evidence="<reply@c1.example>"))
    assert do(desk, opt_out("ｐ1@c1.example")).undo is None
    (row,) = suppressions(desk)
    assert (row.address, row.reason, row.scope) == ("p1@c1.example", "opted_out", "marketing")
    undo_last(desk)
    assert suppressions(desk) == []
    redo_last(desk)
    assert len(suppressions(desk)) == 1
    with pytest.raises(WrongValue):
        do(desk, Suppress("a@x.example", scope="topic"))


def test_only_the_person_s_word_ends_an_opt_out(desk: Workbench) -> None:
    uid = str(do(desk, opt_out("p1@c1.example", "news")).value)
    with pytest.raises(NotAsked):
        do(desk, EndSuppression(uid))
    do(desk, EndSuppression(uid[-8:], "asked on the phone on 20 November"))
    assert suppressions(desk) == []
    undo_last(desk)
    assert [row.topic for row in suppressions(desk)] == ["news"]
    with pytest.raises(NotThere):
        do(desk, EndSuppression("00000000", "asked"))


def test_of_an_erased_person_only_a_mark_stays_and_nobody_writes_again(desk: Workbench) -> None:
    permitted(desk)
    gone, waiting = campaign_of(desk), campaign_of(desk)
    do(desk, Freeze(gone))
    sent(desk, gone)
    do(desk, Freeze(waiting))
    counts = campaign(desk, gone).counts
    done = do(desk, ErasePerson("P1@c1.example"))
    assert (done.params["n"], done.undo) == (2, None)
    (row,) = suppressions(desk)
    assert (row.address, row.reason, row.scope) == ("", "erased", "all")
    assert consents(desk, "p1@c1.example") == []
    with desk.store.read() as db:
        tables = (
            "outbox_recipient",
            "local_consent",
            "local_suppression",
            "local_touch",
            "local_undo",
            "outbox_event",
        )
        kept = [str(line) for table in tables for line in db.execute(f"SELECT * FROM {table}")]
    assert not [line for line in kept if "p1@c1" in line.lower() or "山田 1-1" in line]
    assert undo_list(desk) == []
    assert campaign(desk, gone).counts == counts, "what was sent stays proven"
    assert [r.reason for r in recipients_of(desk, waiting)] == ["suppressed", "", ""]
    again = campaign_of(desk, kind="notice")
    do(desk, CheckCampaign(again))
    assert [r.reason for r in recipients_of(desk, again)] == ["suppressed", "", ""]
    account = find_account(desk, "会社0001")
    assert [r for r in activity_page(desk, Asked(accounts=(account,))).rows if r.channel == "mail"] == []
