"""The letter that tests write, to as many people as they need, and how it is handed over in both steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Final

from cs_workbench.domain.smtp_answers import Outcome
from cs_workbench.mail.message import Mailbox, Message, message_id
from cs_workbench.mail.server import Envelope
from cs_workbench.mail.smtp import Connection

SECRET: Final = b"s" * 32
AT: Final = datetime(2026, 11, 27, 9, 5, 3, tzinfo=timezone(timedelta(hours=9)))
MAIL: Final = Message(
    message_id=message_id(SECRET, "c1", "sato@kita.example", "acme.example"),
    date=AT,
    sender=Mailbox("kei@acme.example", "田中 圭"),
    to=Mailbox("sato@kita.example", "佐藤 花子 様"),
    subject="活用ワークショップのご案内",
    text="佐藤様\nお世話になっております。\n",
    html="<p>佐藤様</p>",
)


def to(number: int, campaign: str = "c1") -> Message:
    """Return the letter to the person of that number."""
    address = f"p{number}@kita.example"
    identity = message_id(SECRET, campaign, address, "acme.example")
    return replace(MAIL, to=replace(MAIL.to, address=address), message_id=identity)


def envelope(mail: Message) -> Envelope:
    """Return the envelope of ``mail``."""
    return Envelope(mail.sender.address, mail.recipients, mail.message_id, smtputf8=mail.needs_smtputf8)


def hand_over(connection: Connection, mail: Message) -> Outcome:
    """Hand a mail over in both steps; return what became of it."""
    refused = connection.begin(envelope(mail), mail.to_bytes())
    return refused or connection.commit()
