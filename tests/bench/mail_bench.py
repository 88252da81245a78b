"""Writing letters: octets beside Python's own serialiser, and all that a pre-flight of 5,000 does with each letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from pathlib import Path
from typing import Final

from cs_workbench.mail.addresses import read_address
from cs_workbench.mail.message import Mailbox, Message, message_id
from cs_workbench.mail.template import Source, Template
from tests.bench.measure import Figure, busy_ms, in_turns

MAILS: Final = 200
WHOLE: Final = 5_000
#: outreach.md 8: a pre-flight of 5,000 takes at most 4 s.
PREFLIGHT_MS: Final = 4_000.0

BODY: Final = (
    "{{ salutation }}\n\nいつもお世話になっております。**{{ account.name }}** のみなさまへのご案内です。\n\n"
    "{% for item in items %}- {{ item.title }}（{{ item.day | 日付 }}）\n{% endfor %}\n"
    "ご都合のよい方は、[お申込み]({{ url }}) からお知らせください。\n\n"
    + "活用ワークショップを開催いたします。{{ account.name }} のみなさまのご参加をお待ちしております。\n\n"
    * 10
    + "これまでのご利用状況をもとに、よく使われている機能と、まだお使いでない機能をご紹介いたします。\n\n"
    * 18
)
FIELDS: Final = ("salutation", "account", "items", "url")


def figures(folder: Path) -> list[Figure]:
    """Measure; ``folder`` is not needed."""
    template = Template(Source("{{ account.name }} 様へのご案内", BODY), FIELDS)
    mails = [mail(template, number) for number in range(MAILS)]
    assert 12_000 < len(mails[0].to_bytes()) < 20_000
    ours, floor = in_turns(
        partial(busy_ms, partial(write, mails)), partial(busy_ms, partial(python_writes, mails))
    )
    (letters,) = in_turns(partial(busy_ms, partial(preflight, template)), rounds=3)
    return [
        Figure(f"{MAILS} mails of 15 KB as octets (floor: EmailMessage)", ours, floor, target=0.1),
        Figure(
            f"{WHOLE:,} letters: address, render, octets (floor: 4 s)",
            letters * WHOLE / MAILS, PREFLIGHT_MS, target=1.0,
        ),
    ]  # fmt: skip


def mail(template: Template, number: int) -> Message:
    """Return the mail to the ``number``th recipient."""
    to = read_address(f"person{number}@customer{number % 300}.example.com")
    items = [{"title": f"機能 {n}", "day": f"2026-12-0{n}"} for n in range(1, 6)]
    values = {
        "salutation": f"株式会社顧客{number} 佐藤様", "account": {"name": f"顧客{number}"},
        "items": items, "url": f"https://x.example.com/{number}",
    }  # fmt: skip
    letter = template.render(values)
    return Message(
        message_id(b"k" * 32, "c1", to.key, "acme.example"),
        datetime(2026, 11, 27, tzinfo=UTC),
        Mailbox("kei@acme.example", "田中 圭"),
        Mailbox(to.wire, "佐藤 花子 様"),
        letter.subject,
        letter.text,
        letter.html,
        list_unsubscribe=("mailto:kei+unsub@acme.example?subject=unsubscribe%20x",),
        automatic=True,
    )


def write(mails: list[Message]) -> None:
    """Serialise with ours."""
    for one in mails:
        replace(one).to_bytes()


def preflight(template: Template) -> None:
    """Do for each recipient what a pre-flight does with the letter."""
    for number in range(MAILS):
        mail(template, number).to_bytes()


def python_writes(mails: list[Message]) -> None:
    """Serialise as many with the standard library, as a plain sender would."""
    for one in mails:
        plain = EmailMessage(policy=SMTP)
        plain["From"], plain["To"] = f"{one.sender.name} <{one.sender.address}>", one.to.address
        plain["Subject"], plain["Message-ID"] = one.subject, one.message_id
        plain.set_content(one.text, cte="base64")
        plain.add_alternative(one.html, subtype="html", cte="base64")
        plain.as_bytes()
