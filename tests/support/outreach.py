"""A book of customers with people, a mailbox, a template and a campaign: what one-to-many mail is tested with."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Final

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.commands import do
from cs_workbench.services.outreach import NewCampaign
from cs_workbench.services.outreach_audience import SetAudience
from cs_workbench.services.outreach_landed import finish_if_done, landed
from cs_workbench.services.outreach_templates import NewTemplate, SetMailbox, WriteTemplate
from cs_workbench.services.permissions import AddConsents, people_of_accounts
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.syncing import add_source, sync
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import campaigns, claims, outbox
from tests.support.crm import HEAD, of_accounts, table, write_table

_PEOPLE: Final = {
    "name": "name", "family_name": "family", "given_name": "given", "email": "email", "role": "role",
    "language": "language", "channel": "channel",
}  # fmt: skip
MAPPING: Final = (
    HEAD
    + of_accounts(arr="arr", owner="owner")
    + table("contacts.csv", "contact", "id", 'column = "account"', **_PEOPLE)
)
MAILBOX: Final = "01900000-0000-7000-8000-00000000000a"
BODY: Final = (
    "{{ 会社名 }} {{ 姓 }}様\n\nワークショップのご案内です。\n\n- 日時: 12月10日\n- 会場: オンライン\n"
)
BODY_EN: Final = "Dear {{ full_name }},\n\nwe invite you to a workshop.\n\n- When: 10 December\n"


def write_book(folder: Path, accounts: int, each: int = 2) -> None:
    """Write ``accounts`` customers with ``each`` people: the first a champion, the others end users."""
    lines = [f"a{n},会社{n:04},{n}000,佐藤" for n in range(1, accounts + 1)]
    write_table(folder, "accounts.csv", "id,name,arr,owner", lines)
    people = [
        f"c{n}-{k},a{n},山田 {n}-{k},山田,{n}-{k},p{k}@c{n}.example,{'champion' if k == 1 else 'end_user'},ja,"
        for n in range(1, accounts + 1)
        for k in range(1, each + 1)
    ]
    head = "id,account,name,family,given,email,role,language,channel"
    write_table(folder, "contacts.csv", head, people)


def synced_book(bench: Workbench, folder: Path, accounts: int, each: int = 2) -> None:
    """Bring such a book into the profile, with a mailbox, the settings of the footer and a template 'Workshop'."""
    folder.mkdir(exist_ok=True)
    write_book(folder, accounts, each)
    add_source(bench, folder, MAPPING)
    sync(bench, [], Tracker())
    for key, value in (
        ("sender_company", "流れ株式会社"),
        ("sender_postal", "東京都港区芝1-1-1"),
        ("sender_contact", "support@nagare.example"),
    ):
        do(bench, SetSetting(key, value))
    do(
        bench,
        SetMailbox(MAILBOX, {"address": "sato@nagare.example", "name": "佐藤 花子", "preset": "custom"}),
    )
    do(bench, NewTemplate("Workshop"))
    do(bench, WriteTemplate("Workshop", "ja", "{{ 会社名 }}様 ワークショップのご案内", BODY))
    do(bench, WriteTemplate("Workshop", "en", "Workshop for {{ company }}", BODY_EN))


def permitted(bench: Workbench) -> None:
    """Keep a consent of everybody who has an address."""
    from cs_workbench.services.book import load_book

    people = people_of_accounts(bench, load_book(bench).account_id.tolist())
    do(bench, AddConsents(people, "relationship", "2026-04-01", "利用契約", "契約書"))


def campaign_of(bench: Workbench, condition: str = "", most: int = 1, kind: str = "announcement") -> str:
    """Make a campaign that lacks nothing, to the accounts of ``condition``."""
    values = {
        "template": "Workshop", "mailbox": MAILBOX, "topic": "workshop", "which_view": "担当顧客",
        "why_these": "利用が伸びている", "as_sequence": "いいえ、一度だけ",
    }  # fmt: skip
    uid = str(do(bench, NewCampaign("12月のワークショップ", kind, values)).value)
    do(bench, SetAudience(uid, condition, most=most))
    return uid


def sent(bench: Workbench, uid: str, *ends: str) -> None:
    """Let the mails leave as a sender does: with these ends in order, the rest 'sent'."""
    now = bench.clock.now() + timedelta(minutes=10)
    with bench.store.write("send", "test") as writing:
        db, told = writing.db, list(ends)
        campaign = campaigns.of_uid(db, uid)
        assert campaign is not None
        box, at = campaign["mailbox_id"], iso(now)
        while taken := claims.claim(db, box, now).recipients:
            row_id, end = taken[0]["id"], told.pop(0) if told else "sent"
            answer = "250 ok" if end == "sent" else "550 no"
            outbox.settle(db, box, [outbox.Settled(row_id, end, at, at, answer, ended_at=at, marked_at=at)])
            if end == "sent":
                landed(bench, writing, row_id, at)
        finish_if_done(bench, writing, campaign["id"])
