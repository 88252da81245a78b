"""The pages of Settings about mail as a person sees them, filled."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from cs_workbench.domain.quota import PRESETS
from cs_workbench.services.mailboxes import MailboxRow
from cs_workbench.services.permissions import ConsentRow, Reachable, SuppressionRow
from cs_workbench.ui.views.consents import ConsentsTab
from cs_workbench.ui.views.mailboxes import MailTab
from cs_workbench.ui.views.suppressions import SuppressionsTab
from tests.ui.views.made import NOW, TODAY


def mail_settings() -> QWidget:
    view = MailTab()
    preset = PRESETS["microsoft365"]
    texts = (
        "佐藤",
        "tanaka@aoba.example",
        "smtp",
        "",
        None,
        "tls",
        "microsoft",
        "",
        "microsoft365",
        preset,
        None,
    )
    view.show_values({"sender_company": "流れ株式会社", "outreach_cap_days": 7, "outreach_cap_mails": 2})
    view.show_mailboxes(
        [
            MailboxRow("u1", *texts, NOW + timedelta(days=1), "サーバーが応答しません。", has_secret=True),
            MailboxRow("u2", *texts, None, "", has_secret=False),
        ],
        NOW,
    )
    view.form.show_mailbox(MailboxRow("u2", *texts, None, "", has_secret=True))
    return view


def consent_settings() -> QWidget:
    view = ConsentsTab(TODAY)
    view.show_consents(
        [
            ConsentRow(
                "u", 1, "あおば精機", "青葉 一郎", "aoba@c1.example", "card", TODAY, "展示会", "12番", "佐藤"
            )
        ]
    )
    view.show_people([Reachable("aoba@c1.example", "青葉 一郎", 1, "あおば精機")])
    return view


def opt_outs() -> QWidget:
    view = SuppressionsTab()
    view.show_suppressions(
        [SuppressionRow("u", "aoba@c1.example", "opted_out", "topic", "ニュース", "返信", NOW, "佐藤")]
    )
    return view


MAIL_VIEWS = {"mail settings": mail_settings, "consents": consent_settings, "opt-outs": opt_outs}
