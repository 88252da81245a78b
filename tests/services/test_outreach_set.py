"""What a campaign, a mailbox and a file cannot be is refused when it is set, not found when mails should leave."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Any

import pytest

from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do
from cs_workbench.services.outreach import (
    AddFile,
    DropFile,
    NeverOpens,
    NewCampaign,
    SetCampaign,
    campaign,
)
from cs_workbench.services.outreach_audience import NobodyThere, exactly
from cs_workbench.services.outreach_freeze import Freeze
from cs_workbench.services.outreach_templates import (
    MailboxThere,
    SetMailbox,
)
from cs_workbench.services.records import NotThere, WrongValue
from cs_workbench.services.workbench import Workbench
from tests.services.conftest import CLOCK
from tests.support.logs import ExpectedLog
from tests.support.outreach import MAILBOX, campaign_of

FILE = base64.b64encode(b"report").decode()


def put(bench: Workbench, sql: str, *bound: object) -> None:
    with bench.store.write("as it may come to be", "test") as writing:
        writing.db.execute(sql, bound)


@pytest.mark.parametrize(
    "values",
    [
        {"title": " \t"},
        {"title": "長" * 201},
        {"title": {"a": 1}},
        {"hours": "9-17"},
        {"hours": {"from": "09:00", "to": "08:00"}},
        {"hours": {"from": "9 o'clock", "to": "17:00"}},
        {"hours": {"days": [7], "from": "09:00", "to": "17:00"}},
        {"hours": {"from": "09:00", "to": "17:00", "zone": "Nowhere/Here"}},
        {"hours": {"until": "17:00"}},
        {"tiers": "call them"},
        {"tiers": {"high": ["call"]}},
        {"tiers": {"low": "call"}},
        {"copies": ["csm"]},
        {"copies": {"ours": "boss"}},
        {"invitation": "tomorrow"},
        {"nothing": "here"},
    ],
)
def test_what_a_campaign_cannot_be_is_refused_when_it_is_set(desk: Workbench, values: dict[str, Any]) -> None:
    uid = campaign_of(desk)
    with pytest.raises(WrongValue):
        do(desk, SetCampaign(uid, values))
    with pytest.raises(WrongValue):
        do(desk, NewCampaign("News", values={**values}))
    assert campaign(desk, uid).state == "draft"


def test_hours_that_never_open_are_refused_and_a_campaign_that_has_them_waits_for_a_person(
    desk: Workbench, expected_log: ExpectedLog
) -> None:
    expected_log.containing("never open")
    uid = campaign_of(desk)
    with pytest.raises(NeverOpens):
        do(desk, SetCampaign(uid, {"hours": {"days": [5, 6], "from": "09:00", "to": "17:00"}}))
    do(desk, Freeze(uid))
    for hours in (
        '{"days": [6], "from": "09:00", "to": "17:00"}',
        '{"from": "never", "to": ""}',
        '["09:00"]',
    ):
        put(desk, "UPDATE local_campaign SET state = 'sending', hours = ? WHERE uid = ?", hours, uid)
        put_off_now(desk)
        assert campaign(desk, uid).state == "paused"


def put_off_now(bench: Workbench) -> None:
    from cs_workbench.services.outreach_opening import put_off

    now = CLOCK.now() + timedelta(minutes=10)
    with bench.store.read() as db:
        (box,) = db.execute("SELECT id FROM local_mailbox").fetchone()
    with bench.store.write("put off", "test") as writing:
        put_off(bench, writing, {"id": box}, now, now)


def test_a_step_that_named_a_removed_template_can_be_taken_back(desk: Workbench) -> None:
    from cs_workbench.services.outreach_templates import RemoveTemplate, template

    uid = campaign_of(desk)
    do(desk, SetCampaign(uid, {"template": ""}))
    step = do(desk, SetCampaign(uid, {"title": "Other", "template": "Workshop"})).undo
    other = do(desk, SetCampaign(uid, {"template": ""})).undo
    do(desk, RemoveTemplate(template(desk, "Workshop").uid))
    assert other is not None
    do(desk, other)
    assert campaign(desk, uid).template == "Workshop"
    assert step is not None


def test_accounts_that_are_gone_are_no_audience_and_never_everybody(desk: Workbench) -> None:
    with pytest.raises(NobodyThere):
        exactly(desk, [999_999])
    one = find_account(desk, "会社0001")
    assert exactly(desk, [one, 999_999]) == exactly(desk, [one])


def test_a_file_has_a_name_and_belongs_to_its_campaign(desk: Workbench) -> None:
    uid, other = campaign_of(desk), campaign_of(desk)
    for name, content in ((" ", FILE), ("a.txt", "no base64!")):
        with pytest.raises(WrongValue):
            do(desk, AddFile(uid, name, content))
    added = str(do(desk, AddFile(uid, "a.txt", FILE)).value)
    with pytest.raises(NotThere):
        do(desk, DropFile(other, added))


@pytest.mark.parametrize(
    "values",
    [
        {"limits": {"per_minute": 0}},
        {"limits": {"per_minute": "30"}},
        {"limits": {"connections": None}},
        {"limits": {"reserve": 1.5}},
        {"limits": {"speed": 3}},
        {"limits": 5},
        {"port": 99_999},
        {"name": " "},
    ],
)
def test_what_a_mailbox_cannot_be_is_refused_when_it_is_set(desk: Workbench, values: dict[str, Any]) -> None:
    with pytest.raises(WrongValue):
        do(desk, SetMailbox(MAILBOX, values))


def test_an_address_has_one_mailbox(desk: Workbench) -> None:
    with pytest.raises(MailboxThere):
        do(desk, SetMailbox("01900000-0000-7000-8000-00000000000b", {"address": "SATO@nagare.example"}))
    with pytest.raises(WrongValue):
        do(desk, SetMailbox("01900000-0000-7000-8000-00000000000b", {"name": "Nobody"}))
    do(desk, SetMailbox(MAILBOX, {"limits": {"per_minute": None, "reserve": 0.5}}))
