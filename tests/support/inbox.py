"""A mailbox of the test that can be read, and the mails that come into it."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Final

from cs_workbench.services.commands import do
from cs_workbench.services.inbox import InboxRead, read_inbox
from cs_workbench.services.mailboxes import keep_password, mailbox
from cs_workbench.services.outreach_templates import SetMailbox
from cs_workbench.services.workbench import Workbench
from tests.imap_servers import PASSWORD, USER, ImapServer, other_program
from tests.support.outreach import MAILBOX

ADDRESS: Final = "sato@nagare.example"
#: What the server calls the folder of sent mails.
SENT: Final = "Gesendet"
DAY: Final = "Tue, 24 Nov 2026 09:00:00 +0900"


def readable(bench: Workbench, server: ImapServer) -> None:
    """Let the mailbox be read at ``server``; where its mail is handed in is left as it is, or somewhere."""
    values = {
        "host": mailbox(bench, MAILBOX).host or "localhost", "user": USER, "imap_host": server.tls.host,
        "imap_port": server.tls.port, "imap_security": "tls",
    }  # fmt: skip
    do(bench, SetMailbox(MAILBOX, values))
    keep_password(bench, MAILBOX, PASSWORD)


def trust_in(*folders: Path) -> ssl.SSLContext:
    """Return who trusts the servers that run in ``folders``."""
    trust = ssl.create_default_context()
    for folder in folders:
        trust.load_verify_locations(folder / "ca.pem")
    return trust


def look(bench: Workbench, server: ImapServer) -> InboxRead:
    """Read what is new."""
    return read_inbox(bench, MAILBOX, trust=server.trust)


def emptied(server: ImapServer) -> None:
    """Take every mail out of the mailbox."""
    with other_program(server) as line:
        for folder in ("INBOX", SENT):
            _, told = line.select(f'"{folder}"')
            if told == [b"0"]:
                continue
            line.store("1:*", "+FLAGS", "\\Deleted")
            line.expunge()


def mails_in(server: ImapServer, folder: str) -> list[bytes]:
    """Return the mails of a folder."""
    with other_program(server) as line:
        if line.select(f'"{folder}"', readonly=True)[1] == [b"0"]:
            return []
        _, told = line.fetch("1:*", "(BODY.PEEK[])")
        return [item[1] for item in told if isinstance(item, tuple)]


def letter(sender: str, subject: str, text: str = "", *fields: str, to: str = ADDRESS) -> bytes:
    """Return a mail; ``fields``: more lines of its header."""
    head = [f"From: {sender}", f"To: {to}", f"Subject: {subject}", *fields]
    if not any(field.lower().startswith("date:") for field in fields):
        head.append(f"Date: {DAY}")
    if not any(field.lower().startswith("content-type:") for field in fields):
        head.append("Content-Type: text/plain; charset=utf-8")
    return ("\r\n".join(head) + f"\r\n\r\n{text}\r\n").encode()


def reply(sender: str, about: str, text: str, *fields: str, number: int = 1) -> bytes:
    """Return a person's answer to the mail ``about``."""
    named = (f"Message-ID: <reply-{number}@aoba.example>", f"In-Reply-To: {about}", *fields)
    return letter(sender, "Re: ご案内", text, *named)


def bounce(
    address: str, about: str, status: str = "5.1.1", said: str = "550 5.1.1 User unknown", *, number: int = 1
) -> bytes:
    """Return what a mail server writes when a mail did not reach ``address``."""
    report = (
        "--b\r\nContent-Type: text/plain\r\n\r\nThe mail could not be delivered.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; {address}\r\nAction: failed\r\nStatus: {status}\r\nDiagnostic-Code: smtp; {said}\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {about}\r\nTo: {address}\r\n--b--"
    )
    return letter(
        "Mail Delivery System <mailer-daemon@mx.example>", "Undelivered Mail Returned to Sender", report,
        f"Message-ID: <bounce-{number}@mx.example>", "Return-Path: <>",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
    )  # fmt: skip


def complaint(address: str, about: str) -> bytes:
    """Return what a provider writes when somebody called a mail spam."""
    report = (
        "--b\r\nContent-Type: text/plain\r\n\r\nThis is an abuse report.\r\n"
        "--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\n"
        f"User-Agent: x/1\r\nOriginal-Rcpt-To: {address}\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {about}\r\nTo: {address}\r\n--b--"
    )
    return letter(
        "feedback@isp.example", "FW: ご案内", report, "Message-ID: <abuse-1@isp.example>",
        "Content-Type: multipart/report; report-type=feedback-report; boundary=b",
    )  # fmt: skip


def answer_to_invitation(
    attendee: str, event: str, said: str, *, number: int = 1, on: str = DAY, sequence: int = 0
) -> bytes:
    """Return an answer to an invitation, as a calendar programme writes it: it names no mail of ours."""
    calendar = (
        f"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{event}\r\nSEQUENCE:{sequence}\r\n"
        f"ATTENDEE;PARTSTAT={said}:mailto:{attendee}\r\nEND:VEVENT\r\nEND:VCALENDAR"
    )
    body = (
        f"--b\r\nContent-Type: text/plain\r\n\r\n{attendee}: {said}\r\n"
        f"--b\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\n{calendar}\r\n--b--"
    )
    return letter(
        attendee, f"{said.title()}: ワークショップ", body, f"Message-ID: <rsvp-{number}@aoba.example>",
        "Content-Type: multipart/alternative; boundary=b", f"Date: {on}",
    )  # fmt: skip
