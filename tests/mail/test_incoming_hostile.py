"""Mail that was written to do harm, or by programs that cannot: it is read within limits, and nothing raises."""

from __future__ import annotations

import base64
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_workbench.mail.fields import address_in, addresses_in, ids_in, moment_in, name_in, shown
from cs_workbench.mail.incoming import LONGEST_TEXT, Kind, read
from cs_workbench.mail.parts import LONGEST, take_apart
from cs_workbench.mail.rsvp import read_rsvp
from tests.shared_data import shared

MOST_WORK = 4.0  # seconds of the processor for a mail of megabytes; how loaded the machine is does not count


def nested(depth: int) -> bytes:
    mail = b"Content-Type: text/plain\r\n\r\nhello\r\n"
    for number in range(depth):
        boundary = b"b%d" % number
        mail = (
            b"Content-Type: multipart/mixed; boundary=" + boundary + b"\r\n\r\n--" + boundary + b"\r\n" + mail
            + b"--" + boundary + b"--\r\n"
        )  # fmt: skip
    return b"From: a@b.example\r\n" + mail


def forwarded(depth: int) -> bytes:
    return b"Content-Type: message/rfc822\r\n\r\n" * depth + b"hello"


BAD = {
    "nothing": b"",
    "no header": b"hello",
    "no body": b"Subject: x",
    "only a colon": b":\r\n:\r\n\r\n",
    "nested 1,000 deep": nested(1_000),
    "forwarded 1,000 deep": forwarded(1_000),
    "10,000 parts": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 10_000,
    "a boundary in itself": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n",
    "an empty boundary": b'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\nx\r\n----\r\n',
    "a line of boundaries": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b" * 1_300_000,
    "lines that nearly are boundaries": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--bb\n" * 800_000,
    "100,000 fields": b"X-A: b\r\n" * 100_000 + b"\r\nx",
    "a field of a megabyte": b"Subject: " + b"=?utf-8?B?" * 100_000 + b"\r\n\r\nx",
    "a folded field of a megabyte": b"Subject: x\r\n" + b" y\r\n" * 250_000 + b"\r\nx",
    "addresses without an end": b"From: " + b"<a@" * 40_000 + b"\r\nTo: " + b'"a' * 40_000 + b"\r\n\r\nx",
    "references without an end": b"References: " + b"<a@b> " * 100_000 + b"\r\n\r\nx",
    "ten megabytes": b"Subject: x\r\n\r\n" + b"0123456789abcde\n" * 650_000,
    "a line of ten megabytes": b"From: MAILER-DAEMON@x\r\nSubject: failure notice\r\n\r\n" + b"a" * 10_000_000,
    "a bounce of brackets": b"From: MAILER-DAEMON@x\r\nSubject: failure notice\r\n\r\n" + b"<a@b" * 100_000,
    "a bounce of spaces": b"Return-Path: <>\r\nSubject: returned mail\r\n\r\n" + b"could not" + b" " * 200_000,
    "a bounce of rules": b"Return-Path: <>\r\nSubject: returned mail\r\n\r\n" + b"-" * 200_000,
    "a bounce of statuses": b"Return-Path: <>\r\nSubject: returned mail\r\n\r\n" + b"5.1.1" * 50_000,
    "a report without an end": b"Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
    b"Content-Type: message/delivery-status\r\n\r\n" + b"Final-Recipient: rfc822; a@b\r\n\r\n" * 20_000,
    "base64 that is none": b"Content-Transfer-Encoding: base64\r\n\r\n!!!=A=B===\x00\xff",
    "a megabyte of base64": b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(b"\0" * 1_000_000),
    "quoted-printable of signs": b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=" * 500_000,
    "a slow character set": b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"a-" * 300_000,
    "a codec that unpacks": b"Content-Type: text/plain; charset=zlib_codec\r\n\r\n\x78\x9c",
    "UTF-7": b"Content-Type: text/plain; charset=utf-7\r\n\r\n+AGE-",
    "a Thai character set": b"Content-Type: text/plain; charset=windows-874\r\n\r\n\xa1",
    "a character set that never was": b"Content-Type: text/plain; charset=iso-8859-12\r\n\r\n\xa1",
    "half a character": b"Content-Type: text/plain; charset=utf-16\r\n\r\n\xff\xfe\xd8",
    "controls": b"Subject: a\x00b\x1b[31m\x07\r\nFrom: \x00<a\x00@b.example>\r\n\r\n\x00\x1b]0;x\x07" + b"\x00" * 1_000,
    "HTML 20,000 deep": b"Content-Type: text/html\r\n\r\n" + b"<div>" * 20_000 + b"x",
    "JSON 100,000 deep": b'From: postmaster@x\r\n\r\n{"notificationType":' + b"[" * 100_000,
    "JSON of another shape": b'From: postmaster@x\r\n\r\n{"notificationType":"Bounce","bounce":[1],"mail":null}',
    "a calendar without an end": b"Content-Type: text/calendar\r\n\r\n" + b"BEGIN:VEVENT\r\n" * 50_000,
    "a calendar of parameters": b"Content-Type: text/calendar\r\n\r\nMETHOD:REPLY\r\nATTENDEE" + b';A="b"' * 20_000,
    "a date that never was": b"Date: 99 Foo 99999 99:99:99 +9999\r\n\r\nx",
    "a date of long ago": b"Date: Mon, 1 Jan 0001 00:00:00 +2359\r\n\r\nx",
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_hostile_mail_is_read_within_limits(what: str) -> None:
    start = process_time()
    mail = read(BAD[what])
    assert process_time() - start < MOST_WORK
    assert len(mail.text) <= LONGEST_TEXT
    assert len(mail.subject) <= 1_000
    said = (mail.subject, mail.sender, mail.sender_name, mail.text, mail.new_text, *mail.to, *mail.answers)
    assert not any(sign in text for text in said for sign in "\x00\x07\x1b")


def test_mail_that_is_cut_says_so() -> None:
    assert read(BAD["nested 1,000 deep"]).is_cut
    assert read(BAD["10,000 parts"]).is_cut
    assert read(b"Subject: x\r\n\r\n" + b"x" * LONGEST).is_cut
    assert not read(b"Subject: x\r\n\r\nx").is_cut
    assert read(BAD["nested 1,000 deep"]).kind is Kind.OTHER


def test_no_real_mail_is_cut_and_every_prefix_of_it_can_be_read() -> None:
    for name in ("lhost-postfix-01.eml", "lhost-x6-01.eml", "arf-01.eml", "lhost-amazonses-09.eml"):
        whole = shared("data", "email_bounces", "sisimai", name).read_bytes()
        assert not take_apart(whole).is_cut
        for end in range(0, len(whole), 97):
            read(whole[:end])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_octets_can_be_read(octets: bytes) -> None:
    read(octets)
    for head in (
        b"Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n",
        b"From: MAILER-DAEMON@x\r\nSubject: failure notice\r\n\r\n",
        b"Content-Type: text/calendar; method=REPLY\r\n\r\n",
        b"Content-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n",
    ):
        read(head + octets)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_value_of_a_field_can_be_read(value: str) -> None:
    for reader in (shown, address_in, addresses_in, ids_in, moment_in, name_in, read_rsvp):
        reader(value)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Z")), min_size=1, max_size=60))
def test_a_subject_that_we_write_is_read_as_it_was(words: str) -> None:
    from unicodedata import normalize

    from cs_workbench.mail.headers import text_field

    field = text_field("Subject", words).encode()
    assert read(field + b"\r\nx").subject == normalize("NFC", words.replace("\ufeff", ""))
