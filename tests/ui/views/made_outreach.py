"""Campaigns and recipients made by hand, as the services make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QWidget

from cs_workbench.domain.campaign import Counts
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.ids import number_of, uuid7
from cs_workbench.services.inbox_wishes import Wish
from cs_workbench.services.outreach_lists import (
    CAMPAIGN_LISTS,
    LISTS,
    MAIL_LISTS,
    PARTS,
    WISHES,
    MailLine,
    OutreachLists,
    Reasons,
    Recipients,
    campaign_book,
    mail_book,
    parts_of,
    wish_book,
)
from cs_workbench.services.outreach_progress import MailboxWork, Sending
from cs_workbench.services.outreach_rows import CampaignRow, EventRow, RecipientRow
from cs_workbench.ui.text import say
from cs_workbench.ui.views.campaign_page import CampaignPage
from cs_workbench.ui.views.outreach import RECIPIENTS, OutreachView
from tests.ui.views.made import NOW, TODAY

NAME = "株式会社あおば精機ホールディングス"
MAILBOX = "tanaka@aoba.example"


def _bench() -> Any:
    """Return as much of a workbench as words and the hour need."""

    def said(context: str, text: str, n: int | None = None, **params: object) -> str:
        return say(context, text, n, **params)

    return SimpleNamespace(clock=FixedClock(NOW), say=said)


def campaign_row(state: str, counts: Counts | None = None, **more: Any) -> CampaignRow:
    """Return a campaign in ``state``."""
    whole = counts or Counts(198, 9, 5, 1, 1, 0, 0, 3, 2)
    row = CampaignRow(
        uuid7(), "承認フロー新機能のご案内", "announcement", "", state, "tier:high", TODAY, ("champion",), 1, {}, {},
        {7: "nobody"}, "Template", MAILBOX, {}, "ask", {}, "", None, "", NOW, NOW, NOW, NOW, whole.total, "", "佐藤",
        whole,
    )  # fmt: skip
    return replace(row, **more)


def recipient(number: int, state: str, reason: str = "", **more: Any) -> RecipientRow:
    """Return a recipient in ``state``."""
    row = RecipientRow(
        uuid7(), number, f"u{number}", f"{NAME}{number}", "佐藤", "柏木 文香", "f.kashiwagi@aoba-seiki.example",
        "champion", "ja", state, reason, "電話で直接ご案内済み" if reason == "by_hand" else "", {},
        (("", "a@aoba-seiki.example"),), "<m@x>", "", 2, NOW + timedelta(hours=1), "550 5.7.1 Message rejected",
        NOW,
    )  # fmt: skip
    return replace(row, **more)


def recipients(state: str, **more: Any) -> Recipients:
    """Return a campaign with a recipient in every part."""
    row = campaign_row(state, invitation={"uid": "i"}, **more)
    events = tuple(EventRow(kind, NOW, "") for kind in ("bounced_hard", "replied", "rsvp_accepted"))
    rows = [
        recipient(1, "sent", events=events), recipient(2, "sent"), recipient(3, "excluded", "opted_out"),
        recipient(4, "excluded", "by_hand"), recipient(5, "failed"), recipient(6, "unknown"), recipient(7, "cancelled"),
        recipient(8, "deferred"), recipient(9, "queued"),
        recipient(10, "sent", events=(EventRow("rsvp_declined", NOW, ""),)),
    ]  # fmt: skip
    lines = [MailLine(one, row.uid, row.title) for one in rows]
    parts = {number_of(line.row.uid): parts_of(line.row, row) for line in lines}
    counts = dict.fromkeys(PARTS, 1204)
    book = mail_book(_bench(), lines, {row.uid: row}, Reasons(_bench(), []))
    by_key = {number_of(line.row.uid): line for line in lines}
    return Recipients(row, TODAY, book, by_key, parts, counts, "uid:aaaaaa")


def lists(*, is_empty: bool = False) -> OutreachLists:
    """Return every list with a line, or without any."""
    states = () if is_empty else ("draft", "paused", "finished")
    rows = [campaign_row(state) for state in states]
    of_uid = {row.uid: row for row in rows}
    books = {
        name: campaign_book([row for row in rows if not of or row.state in of])
        for name, of in CAMPAIGN_LISTS.items()
    }
    mails: dict[int, MailLine] = {}
    for name, of in MAIL_LISTS.items():
        found = [MailLine(recipient(1, of[0]), rows[-1].uid, rows[-1].title)] if rows else []
        books[name] = mail_book(_bench(), found, of_uid, Reasons(_bench(), []))
        mails |= {number_of(line.row.uid): line for line in found}
    said = "今後のご案内は不要です。退職のため後任の者にご連絡ください。"
    asked = [Wish(recipient(1, "sent"), row.uid, row.title, "新機能", said, NOW) for row in rows[:1]]
    books[WISHES], wished = wish_book(asked)
    return OutreachLists(TODAY, books, {number_of(row.uid): row for row in rows}, mails | wished)


def work(uid: str, rests: datetime | None = None) -> Sending:
    """Return a mailbox that sends a campaign, or rests."""
    box = MailboxWork(
        "u", MAILBOX, 1_204, 3, 28, 30, 4_000, NOW, NOW + timedelta(minutes=40), rests,
        NAME * 3 if rests else "", (uid,),
        is_held=rests is None,
    )  # fmt: skip
    return Sending(NOW, (box,), 1_204, 1)


def outreach_list(name: str, *, is_empty: bool = False) -> QWidget:
    view = OutreachView(TODAY, CampaignPage(TODAY))
    view.list_name = name
    view.show_lists(lists(is_empty=is_empty))
    view.show_sending(work("none", NOW + timedelta(hours=1)))
    return view


def new_campaign() -> QWidget:
    view = OutreachView(TODAY, CampaignPage(TODAY))
    view.show_lists(lists())
    view.entry.offer_audiences(12, "要対応", has_view=True)
    view.open_entry("new", "", {"audience": "typed"}, "?")
    return view


def campaign(
    state: str, rests: datetime | None = None, trouble: str = "", entry: str = "", **more: Any
) -> QWidget:
    view = OutreachView(TODAY, CampaignPage(TODAY))
    view.show_campaign(is_open=True)
    found = recipients(state, **more)
    view.campaign.show_campaign(found)
    view.campaign.show_part(RECIPIENTS)
    view.campaign.sending.show_state(found.campaign, work(found.campaign.uid, rests), NOW, trouble)
    if entry:
        view.open_entry(entry, NAME)
    return view


OUTREACH_VIEWS: dict[str, Callable[[], QWidget]] = {
    **{f"outreach {name}": (lambda name=name: outreach_list(name)) for name in LISTS},  # type: ignore[misc]
    **{
        f"outreach {name}, empty": (lambda name=name: outreach_list(name, is_empty=True))  # type: ignore[misc]
        for name in LISTS
    },
    "outreach, a new campaign": new_campaign,
    "campaign draft": lambda: campaign("draft", entry="leave_out"),
    "campaign about to leave": lambda: campaign("scheduled", start_at=NOW + timedelta(seconds=24)),
    "campaign that is scheduled": lambda: campaign("scheduled", start_at=NOW + timedelta(days=1)),
    "campaign that is sending": lambda: campaign("sending"),
    "campaign whose mailbox rests": lambda: campaign("sending", NOW + timedelta(hours=1), NAME),
    "campaign that is paused": lambda: campaign("paused"),
    "campaign that is finished": lambda: campaign("finished"),
}
