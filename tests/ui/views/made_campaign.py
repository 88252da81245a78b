"""Campaigns made by hand, as the services make them, on their page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from cs_workbench.domain.campaign import DEFAULT_ROLES, Counts
from cs_workbench.mail.message import Attachment, Invitation, Mailbox, Message
from cs_workbench.services.outreach_page import AccountWithout, Chosen, FileRow, Looked, SendPlan
from cs_workbench.services.outreach_preview import Preview
from cs_workbench.services.outreach_rows import QUESTIONS, CampaignRow, RecipientRow
from cs_workbench.services.outreach_templates import TemplateRow, VersionRow
from cs_workbench.services.outreach_text import Mistake
from cs_workbench.ui.views.campaign_page import CampaignPage
from tests.ui.views.made import TODAY

NAME = "株式会社あおば精機ホールディングス"
NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
FINDINGS = [
    {"kind": "questions", "count": 1, "uids": [], "detail": ""},
    {"kind": "other_customer", "count": 2, "uids": ["r1"], "detail": NAME},
    {"kind": "duplicates", "count": 3, "uids": ["r2"], "detail": ""},
    {"kind": "length", "count": 1, "uids": ["r1"], "detail": ""},
    {"kind": "without", "count": 1, "uids": [], "detail": ""},
]


def person(number: int, state: str = "planned", reason: str = "") -> RecipientRow:
    """Return a recipient."""
    return RecipientRow(
        uid=f"r{number}", account_id=number, account_uid=f"a{number}", account=f"{NAME}{number}", owner="佐藤",
        name=f"柏木 文香{number}", email=f"k{number}@aoba.example", role="champion", language="ja", state=state,
        reason=reason, why="電話で直接ご案内済み" if reason == "by_hand" else "",
        edits={"subject": "–"} if number == 1 else {},
        copies=(("佐藤", "s@aoba.example"),), message_id="", sha256="", tries=0, next_at=None,
        answer="", ended_at=None,
    )  # fmt: skip


def found(state: str) -> Chosen:
    """Return a campaign in ``state`` with everything that its page may show."""
    event = {
        "uid": "e", "title": "12月のもくもく会", "place": "オンライン", "zone": "Asia/Tokyo", "sequence": 0,
        "starts_at": "2026-12-11T05:00:00Z", "ends_at": "2026-12-11T06:30:00Z", "stamped_at": "2026-11-24T00:00:00Z",
    }  # fmt: skip
    row = CampaignRow(
        uid="c", title="12月もくもく会のご案内", kind="announcement", topic="催し", state=state, condition="uid:abcdef",
        as_of=TODAY, roles=DEFAULT_ROLES, most=2, copies={"ours": ["csm"]}, tiers={"high": "個別の相談を提案する"},
        without={9: "nobody"}, template="案内", mailbox="s@aoba.example",
        hours={"from": "09:00", "to": "18:00", "days": [0, 1, 2]}, late="ask",
        questions=dict.fromkeys(QUESTIONS, "担当"),
        evidence="", invitation=event, country="", checked_at=NOW, frozen_at=None, start_at=NOW, ended_at=None,
        frozen_count=None, resends="", author="佐藤", counts=Counts(),
        report={"findings": FINDINGS, "ready": 1_200, "recipients": 3, "held_back": {}},
    )  # fmt: skip
    versions = tuple(
        VersionRow(f"v{n}", "ja", n, "markdown", "{{ 開催日 }} のご案内", "{{ 会社名 }}\n" * 30, NOW, "佐藤")
        for n in (12, 11)
    )
    return Chosen(
        row=row, recipients=(person(1), person(2, "excluded", "duplicate"), person(3, "excluded", "by_hand")),
        without=(AccountWithout(9, f"{NAME}9", "nobody"),), accounts={1: NAME, 2: NAME, 3: NAME, 9: NAME},
        files=(FileRow("f", "会場の地図.pdf", 120_000, None, ""), FileRow("g", "契約.pdf", 8, 1, NAME)),
        template=TemplateRow("t", "案内", "letter", "佐藤", versions), shared=2, templates=("案内",),
        snippets=("署名",),
        topics=("催し",), mailboxes=(("s@aoba.example", "佐藤"),), views=(("ハイタッチ", "tier:high"),),
        fields={"会社名": "会社名", "姓": "姓"},
    )  # fmt: skip


def looked() -> Looked:
    """Return a mail as it is read, of a text with mistakes."""
    message = Message(
        message_id="<m@aoba.example>", date=NOW, sender=Mailbox("s@aoba.example", "佐藤"),
        to=Mailbox("k1@aoba.example", "柏木 文香"), subject="12月11日 もくもく会のご案内", text="ご案内です。\n" * 40,
        cc=(Mailbox("s@aoba.example", "佐藤"),), attachments=(Attachment("会場の地図.pdf", b"x" * 9),),
        invitation=Invitation("REQUEST", b""),
    )  # fmt: skip
    mistakes = (
        Mistake("subject", 1, "会社 という項目はありません"),
        Mistake("body", 3, "会社 という項目はありません"),
    )
    return Looked(Preview(person(1), 1, 1, message, "", ("役職",), None), None, mistakes)


def page(
    part: str, state: str = "draft", then: Callable[[CampaignPage], object] | None = None
) -> CampaignPage:
    """Return the page with ``part`` shown."""
    made = CampaignPage(TODAY)
    shown = found(state)
    made.show_chosen(shown, {}, {})
    made.check.show_plan(
        SendPlan(
            1_200, NOW, NOW + timedelta(days=2), {TODAY: 800, TODAY + timedelta(days=1): 400}, 3, 30, 10_000
        )
    )
    made.preview.show_looked(looked(), shown)
    made.text.show_mistakes(looked().mistakes)
    made.go_to(part)
    made.saved.setText("–")
    if then is not None:
        then(made)
    return made


def _own(made: CampaignPage) -> None:
    made.preview.own.show_texts("柏木 文香", {"subject": "件名", "body": "本文"}, ["会社名"], [])
    made.preview.own.show_mistakes((Mistake("body", 1, "会社 という項目はありません"),))
    made.preview.own.show()


def _condition(made: CampaignPage) -> None:
    shown = found("draft")
    row = replace(shown.row, condition="tier:high health<60")
    made.show_chosen(replace(shown, row=row), {}, {})


CAMPAIGN_VIEWS: dict[str, Callable[[], QWidget]] = {
    "campaign: recipients": lambda: page("audience"),
    "campaign: recipients by a condition": lambda: page("audience", then=_condition),
    "campaign: left out": lambda: page(
        "audience", then=lambda m: m.audience.reason.open(person(1), include=False)
    ),
    "campaign: text": lambda: page("text"),
    "campaign: text of one": lambda: page("text", then=_own),
    "campaign: invitation": lambda: page("extras"),
    "campaign: check": lambda: page("check"),
    "campaign: test": lambda: page("check", then=lambda m: m.sending.open_test("s@aoba.example", "–")),
    "campaign: send": lambda: page("check", "checked", lambda m: m.sending.open_send(1_200)),
    "campaign: scheduled": lambda: page("text", "scheduled"),
}
