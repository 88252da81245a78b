"""An invitation that was sent changes or is called off; a page of the team's on which people stop announcements."""

from __future__ import annotations

import re

import pytest

from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.outreach import SetCampaign, campaign, campaigns, recipients_of
from cs_workbench.services.outreach_event import ChangeInvitation, ChangeWaits, NoInvitation
from cs_workbench.services.outreach_freeze import CannotFreeze, Freeze
from cs_workbench.services.outreach_preview import preview
from cs_workbench.services.outreach_rows import WrongCampaignState
from cs_workbench.services.outreach_run import CalledOff, ResendMissing
from cs_workbench.services.records import WrongValue
from cs_workbench.services.settings import SetSetting, WrongSetting
from cs_workbench.services.workbench import Workbench
from tests.support.outreach import campaign_of, sent

WORKSHOP = {
    "title": "活用ワークショップ", "starts_at": "2026-12-10T05:00:00Z", "ends_at": "2026-12-10T06:00:00Z",
    "place": "オンライン",
}  # fmt: skip


def invited(bench: Workbench, *ends: str) -> str:
    """Send six invitations with these ends, the rest 'sent'."""
    uid = campaign_of(bench, kind="notice")
    do(bench, SetCampaign(uid, {"invitation": WORKSHOP}))
    do(bench, Freeze(uid))
    sent(bench, uid, *ends)
    return uid


def told(bench: Workbench, uid: str) -> dict[str, str]:
    """Return the lines of the invitation in the first mail."""
    found = preview(bench, uid).message.invitation
    assert found is not None
    unfolded = re.sub(r"\r\n ", "", found.content.decode())
    return dict(line.split(":", 1) for line in unfolded.splitlines() if ":" in line)


def again(bench: Workbench, uid: str, **event: str) -> str:
    """Make, write and send the change of an invitation, or (nothing given) its end."""
    made = str(do(bench, ChangeInvitation(uid, event or None)).value)
    do(bench, SetCampaign(made, {"template": "Workshop"}))
    do(bench, Freeze(made))
    sent(bench, made)
    return made


def test_a_change_reaches_exactly_those_who_may_hold_the_invitation(desk: Workbench) -> None:
    uid = invited(desk, "failed", "unknown")
    first = told(desk, uid)
    made = str(do(desk, ChangeInvitation(uid, {"place": "本社 3F"})).value)
    missed = {row.email for row in recipients_of(desk, uid, ("failed",))}
    assert {row.email for row in recipients_of(desk, made)} == {
        row.email for row in recipients_of(desk, uid)
    } - missed
    assert campaign(desk, made).title.startswith("12月のワークショップ (")
    with pytest.raises(CannotFreeze):  # what it says of the change is a person's to write
        do(desk, Freeze(made))
    do(desk, SetCampaign(made, {"template": "Workshop"}))
    changed = told(desk, made)
    assert (changed["UID"], changed["METHOD"], changed["LOCATION"]) == (first["UID"], "REQUEST", "本社 3F")
    assert (first["SEQUENCE"], changed["SEQUENCE"]) == ("0", "1")
    assert changed["DTSTART"] == first["DTSTART"]


def test_called_off_it_is_taken_back_from_everybody_who_was_ever_invited_to_it_and_only_once(
    desk: Workbench,
) -> None:
    uid = invited(desk, "failed")
    again(desk, uid, starts_at="2026-12-11T05:00:00Z", ends_at="2026-12-11T06:00:00Z")
    off = again(desk, uid)
    end = told(desk, off)
    assert (end["METHOD"], end["STATUS"], end["SEQUENCE"]) == ("CANCEL", "CANCELLED", "2")
    assert end["DTSTART"] == "20261211T050000Z"
    assert campaign(desk, off).counts.sent == 5
    with pytest.raises(NoInvitation):
        do(desk, ChangeInvitation(uid))


def test_the_draft_of_a_change_stays_the_same_event_whatever_of_it_is_written(desk: Workbench) -> None:
    uid = invited(desk)
    made = str(do(desk, ChangeInvitation(uid)).value)
    do(desk, SetCampaign(made, {"template": "Workshop", "invitation": WORKSHOP | {"place": "大阪"}}))
    end = told(desk, made)
    assert (end["METHOD"], end["SEQUENCE"], end["LOCATION"]) == ("CANCEL", "1", "大阪")
    assert end["UID"] == told(desk, uid)["UID"]


def test_a_change_is_undone_and_made_again(desk: Workbench) -> None:
    uid = invited(desk)
    made = str(do(desk, ChangeInvitation(uid)).value)
    undo_last(desk)
    assert [row.uid for row in campaigns(desk)] == [uid]
    redo_last(desk)
    assert len(recipients_of(desk, made)) == 6


def test_whom_an_invitation_missed_is_invited_to_the_event_as_it_stands_now(desk: Workbench) -> None:
    uid = invited(desk, "failed")
    again(desk, uid, place="大阪")
    missed = str(do(desk, ResendMissing(uid)).value)
    assert (told(desk, missed)["LOCATION"], told(desk, missed)["SEQUENCE"]) == ("大阪", "1")
    do(desk, SetCampaign(missed, {"retired": True}))
    again(desk, uid)
    with pytest.raises(CalledOff):
        do(desk, ResendMissing(uid))


def test_a_second_change_waits_until_the_first_has_left(desk: Workbench) -> None:
    uid = invited(desk)
    made = str(do(desk, ChangeInvitation(uid)).value)
    with pytest.raises(ChangeWaits):
        do(desk, ChangeInvitation(uid, {"place": "大阪"}))
    do(desk, SetCampaign(made, {"retired": True}))
    do(desk, ChangeInvitation(uid, {"place": "大阪"}))


def test_who_was_invited_gets_the_news_and_we_no_second_to_do(desk: Workbench) -> None:
    uid = campaign_of(desk, kind="notice")
    do(desk, SetCampaign(uid, {"invitation": WORKSHOP, "tiers": {"high": "個別の相談を提案する"}}))
    do(desk, Freeze(uid))
    sent(desk, uid)
    assert campaign(desk, str(do(desk, ChangeInvitation(uid)).value)).tiers == {}


def test_nothing_is_changed_that_was_not_sent_or_is_not_of_an_invitation(desk: Workbench) -> None:
    uid = campaign_of(desk, kind="notice")
    with pytest.raises(WrongCampaignState):
        do(desk, ChangeInvitation(uid))
    do(desk, Freeze(uid))
    sent(desk, uid)
    with pytest.raises(NoInvitation):
        do(desk, ChangeInvitation(uid))
    with pytest.raises(WrongValue):
        do(desk, ChangeInvitation(invited(desk), {"uid": "another"}))


def test_a_page_of_the_team_is_one_press_for_each_recipient(desk: Workbench) -> None:
    do(desk, SetSetting("unsubscribe_url", "https://stop.example/form?lang=ja"))
    uid = campaign_of(desk)
    first, second = preview(desk, uid, 1).message, preview(desk, uid, 2).message
    page = first.list_unsubscribe[1]
    assert page.startswith("https://stop.example/form?lang=ja&t=")
    assert page != second.list_unsubscribe[1]
    assert first.one_click
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in first.to_bytes()
    assert page in first.text
    notice = preview(desk, campaign_of(desk, kind="notice")).message
    assert (notice.list_unsubscribe, notice.one_click) == ((), False)


@pytest.mark.parametrize(
    "url", ["http://stop.example/", "https://", "https://a b", "https://x.example/\r\nBcc: a"]
)
def test_a_page_that_takes_no_press_is_refused(desk: Workbench, url: str) -> None:
    with pytest.raises(WrongSetting):
        do(desk, SetSetting("unsubscribe_url", url))
