"""Bounces, complaints and automatic answers, over mails that real servers have written (Sisimai's collection)."""

from __future__ import annotations

import json
import re
from email import message_from_bytes
from email.message import EmailMessage
from functools import cache
from time import process_time
from typing import cast

import pytest

from cs_workbench.domain.bounce_reasons import Reason, Severity
from cs_workbench.mail.incoming import Incoming, Kind, may_be_about_ours, read
from tests.shared_data import shared

HARD = {"userunknown", "hostunknown", "hasmoved", "notaccept"}
NO_BOUNCE = {"feedback", "vacation", "delivered"}


@cache
def expected() -> dict[str, str]:
    """Return file -> Sisimai's reason."""
    told = json.loads(shared("data", "email_bounces", "expected.json").read_text("utf-8"))
    return {name: entries[0]["reason"] for name, entries in told.items()}


@cache
def octets(name: str) -> bytes:
    return shared("data", "email_bounces", "sisimai", name).read_bytes()


@cache
def read_file(name: str) -> Incoming:
    return read(octets(name))


def bounced() -> list[str]:
    return [name for name, reason in expected().items() if reason not in NO_BOUNCE]


def test_of_the_real_bounces_nearly_all_are_recognised() -> None:
    names = bounced()
    assert len(names) == 281
    found = [name for name in names if read_file(name).kind is Kind.BOUNCE]
    assert len(found) >= 0.98 * len(names), sorted(set(names) - set(found))


def test_whether_the_person_is_gone_is_judged_as_the_collection_judges_it() -> None:
    agreed = [
        name
        for name in bounced()
        if read_file(name).kind is Kind.BOUNCE
        and (read_file(name).bounces[0].severity is Severity.HARD) == (expected()[name] in HARD)
    ]
    assert len(agreed) >= 0.87 * len(bounced())


def said_recipient(name: str) -> str:
    """Return, by other means, whom a bounce is about: the report's Final-Recipient, or whom the original went to."""
    final = re.search(rb"(?im)^Final-Recipient:[^;\r\n]*;\s*<?([^\s<>]+)", octets(name))
    if final:
        return final[1].decode()
    for part in message_from_bytes(octets(name)).walk():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            assert isinstance(inner, list)
            found = re.findall(r"[^\s<>,\"]+@[^\s<>,\"]+", str(cast("EmailMessage", inner[0])["To"]))
            return found[-1] if found else ""
    return ""


def test_the_recipient_is_the_reports_or_else_the_originals() -> None:
    told = {name: said_recipient(name) for name in bounced() if read_file(name).kind is Kind.BOUNCE}
    told = {name: recipient for name, recipient in told.items() if recipient}
    assert len(told) > 150
    wrong = {
        name: (recipient, read_file(name).bounces[0].recipient)
        for name, recipient in told.items()
        if recipient != read_file(name).bounces[0].recipient
    }
    # One route address of 1985, one report within the mail that it returns.
    assert set(wrong) <= {"lhost-sendmail-15.eml", "lhost-x5-01.eml"}, wrong


def test_every_bounce_names_somebody_and_most_name_the_mail() -> None:
    found = [read_file(name) for name in bounced() if read_file(name).kind is Kind.BOUNCE]
    assert all(mail.bounces[0].recipient for mail in found)
    assert all(mail.bounces[0].diagnostic for mail in found)
    named = sum(bool(mail.bounces[0].original_id) for mail in found)
    assert named >= 0.85 * len(found), named


def test_feedback_reports_are_complaints_and_one_on_signatures_is_nobodys() -> None:
    complaints = [name for name, reason in expected().items() if reason == "feedback"]
    assert {read_file(name).kind for name in complaints} == {Kind.COMPLAINT}
    told = [read_file(name).complaint for name in complaints]
    assert [one.feedback for one in told if one and not one.is_of_a_person] == ["auth-failure"]


def test_vacations_are_automatic_and_what_was_delivered_is_a_receipt() -> None:
    kinds = {name: read_file(name).kind for name, reason in expected().items() if reason in NO_BOUNCE}
    vacations = [name for name, reason in expected().items() if reason == "vacation"]
    assert len(vacations) == 3
    assert {kinds[name] for name in vacations} == {Kind.AUTO_REPLY}
    assert [kinds[name] for name, reason in expected().items() if reason == "delivered"] == [Kind.RECEIPT]


def test_no_mail_of_another_kind_is_taken_for_a_bounce() -> None:
    others = [
        p for p in shared("data", "email_bounces", "sisimai-not-bounce").iterdir() if p.suffix == ".eml"
    ]
    assert len(others) == 3
    assert not [path.name for path in others if read(path.read_bytes()).kind is Kind.BOUNCE]
    others = [p for p in shared("data", "email_replies").rglob("*.eml") if "report" not in str(p.parent)]
    taken = [path.name for path in others if read(path.read_bytes()).kind is Kind.BOUNCE]
    assert taken == ["raw_email_with_mimepart_without_content_type.eml"]  # which is one


def test_a_mail_is_read_in_a_few_milliseconds() -> None:
    mails = [octets(name) for name in expected()]
    start = process_time()
    for mail in mails:
        read(mail)
    assert (process_time() - start) / len(mails) < 0.01  # seconds of the processor; 0.001 as measured


def test_a_header_alone_says_which_mails_of_strangers_are_worth_fetching() -> None:
    heads = {name: octets(name).replace(b"\r\n", b"\n").partition(b"\n\n")[0] for name in expected()}
    found = [name for name, head in heads.items() if may_be_about_ours(head)]
    kinds = (Kind.BOUNCE, Kind.COMPLAINT)
    missed = [name for name in expected() if read_file(name).kind in kinds and name not in found]
    assert set(missed) <= {
        "lhost-amazonses-09.eml",
        "lhost-amazonses-11.eml",
    }  # a notification like any other
    ordinary = shared("data", "email_replies", "mikel-mail", "plain_emails").glob("*.eml")
    assert not [path.name for path in ordinary if may_be_about_ours(path.read_bytes().partition(b"\n\n")[0])]


def report(status: str, diagnostic: str, action: str = "failed", more: str = "") -> bytes:
    return (
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: kei@nagare.example\r\n"
        'Subject: Undelivered\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\n\r\nIt did not work.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        f"Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; new@aoba.example\r\n{more}"
        f"Action: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; {diagnostic}\r\n\r\n"
        "--b\r\nContent-Type: message/rfc822\r\n\r\nTo: Flora <flora@aoba.example>\r\n"
        f"Message-ID: <spring.0.{'a' * 24}@nagare.example>\r\n\r\nHello\r\n--b--\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("status", "diagnostic", "severity", "reason"),
    [
        ("5.1.1", "550 5.1.1 User unknown", Severity.HARD, Reason.USER_UNKNOWN),
        ("5.1.2", "550 5.1.2 Host unknown", Severity.HARD, Reason.HOST_UNKNOWN),
        ("5.0.0", "550 No such user here", Severity.HARD, Reason.USER_UNKNOWN),
        ("4.1.1", "450 4.1.1 User unknown", Severity.SOFT, Reason.USER_UNKNOWN),
        ("5.2.2", "552 5.2.2 Mailbox full", Severity.SOFT, Reason.MAILBOX_FULL),
        ("5.7.1", "550 5.7.1 You are not allowed to send to this user; unknown", Severity.POLICY, Reason.POLICY),
        ("5.7.26", "550-5.7.26 Unauthenticated email is not accepted: DMARC", Severity.POLICY, Reason.AUTH_FAILURE),
        ("5.1.1", "550 5.1.1 IP address blacklisted by recipient", Severity.POLICY, Reason.BLOCKED),
    ],
)  # fmt: skip
def test_only_somebody_who_is_not_there_is_a_hard_bounce(
    status: str, diagnostic: str, severity: Severity, reason: Reason
) -> None:
    (bounce,) = read(report(status, diagnostic)).bounces
    assert (bounce.severity, bounce.reason, bounce.status) == (severity, reason, status)
    assert bounce.diagnostic == diagnostic


def test_a_bounce_knows_whom_we_wrote_to_beside_whom_it_was_passed_on_to() -> None:
    mail = read(report("5.1.1", "550 unknown"))
    (bounce,) = mail.bounces
    assert (bounce.recipient, bounce.addressed) == ("new@aoba.example", "flora@aoba.example")
    assert mail.about == bounce.original_id == f"<spring.0.{'a' * 24}@nagare.example>"
    (bounce,) = read(
        report("5.1.1", "550 unknown", more="Original-Recipient: rfc822; Flora@aoba.example\r\n")
    ).bounces
    assert bounce.addressed == "Flora@aoba.example"


def test_a_delay_is_soft_and_an_arrival_is_no_bounce() -> None:
    (bounce,) = read(report("4.4.1", "connection timed out", "delayed")).bounces
    assert (bounce.severity, bounce.reason) == (Severity.SOFT, Reason.EXPIRED)
    mail = read(report("2.0.0", "250 ok", "delivered"))
    assert (mail.kind, mail.arrived, mail.bounces) == (Kind.RECEIPT, ("new@aoba.example",), ())


def test_a_bounce_that_a_colleague_passes_on_is_no_bounce() -> None:
    passed_on = (
        b"From: Aki <aki@nagare.example>\r\nTo: kei@nagare.example\r\nSubject: FYI\r\n"
        b'Content-Type: multipart/mixed; boundary="o"\r\n\r\n--o\r\n\r\nlook at this\r\n'
        b"--o\r\nContent-Type: message/rfc822\r\n\r\n"
        + report("5.1.1", "550 User unknown")
        + b"\r\n--o--\r\n"
    )
    assert read(passed_on).kind is Kind.OTHER


@pytest.mark.parametrize("name", ["lhost-amazonses-09.eml", "lhost-notes-01.eml", "lhost-kddi-01.eml"])
def test_notices_of_their_own_kind_are_read(name: str) -> None:
    assert read_file(name).bounces[0].recipient


def in_words(named: str, *fields: str) -> bytes:
    head = "\r\n".join(
        ("To: Flora <flora@aoba.example>", *fields, f"Message-ID: <spring.0.{'a' * 24}@nagare.example>")
    )
    return (
        "From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\n"
        f"I wasn't able to deliver your message.\r\n\r\n<{named}>:\r\n550 5.1.1 User unknown\r\n\r\n"
        f"--- Below this line is a copy of the message.\r\n\r\n{head}\r\n\r\nHello\r\n"
    ).encode()


def test_when_a_colleague_in_copy_is_gone_the_customer_is_not() -> None:
    in_copy = in_words("taro@aoba.example", "Cc: Taro <taro@aoba.example>")
    assert [(b.recipient, b.addressed) for b in read(in_copy).bounces] == [("taro@aoba.example",) * 2]
    passed_on = in_words("else@where.example", "Cc: Taro <taro@aoba.example>")
    assert [(b.recipient, b.addressed) for b in read(passed_on).bounces] == [("else@where.example", "")]
    alone = in_words("else@where.example")
    assert [(b.recipient, b.addressed) for b in read(alone).bounces] == [("flora@aoba.example",) * 2]


def test_a_bounce_of_a_mail_that_is_not_ours_is_about_none() -> None:
    forged = report("5.1.1", "550 User unknown").replace(b"spring.0.", b"x")
    assert read(forged).about == ""
    assert read(forged).bounces[0].original_id.startswith("<x")


@pytest.mark.parametrize(
    "head",
    [
        "From: Flora <flora@aoba.example>\r\nSubject: Re: 配信エラーについて\r\nIn-Reply-To: <a@b.example>",
        "From: Flora <flora@aoba.example>\r\nSubject: Undelivered goods: the mail failed",
        "Return-Path: <>\r\nFrom: Flora <flora@aoba.example>\r\nSubject: Out of office",
    ],
)
def test_a_person_who_writes_about_failures_has_not_bounced(head: str) -> None:
    text = "The mail to taro@aoba.example was returned?\r\n\r\n> To: Flora <flora@aoba.example>\r\n"
    mail = read(f"{head}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}".encode())
    assert mail.kind is not Kind.BOUNCE


@pytest.mark.parametrize(
    "text", ["Ask Taro, taro@aoba.example, until Monday.", "Answers are delayed.\r\n\r\ntaro@aoba.example"]
)
def test_an_absence_that_names_somebody_is_no_bounce(text: str) -> None:
    away = f"Return-Path: <>\r\nFrom: flora@aoba.example\r\n\r\n{text}\r\n"
    assert read(away.encode()).kind is Kind.AUTO_REPLY
