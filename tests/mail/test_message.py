"""A mail as octets: read back by a strict reader and by Python's own, whatever names, subjects and URLs hold."""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email import message_from_bytes
from email.message import Message as Parsed
from functools import cache
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.mail.headers import one_line
from cs_workbench.mail.message import Attachment, Invitation, Mailbox, Message, message_id
from cs_workbench.mail.refusals import UnsafeHeader
from tests.mail import strict
from tests.shared_data import shared
from tests.support.letters import AT, MAIL, SECRET

SIGNS = (
    "abcxyz ABC 019 .,;:@<>()[]\\\"'=?_&%#/+-~ "
    "あいうえおアイウエオ髙﨑神塚𠮷野家㈱（株）株式会社　ー～〜①ｱｲｳﾞé ü ñ Ωж한국어 👩‍👩‍👧👍🏽e\u0301\u3099\u200b"
)
WORDS = (
    "=?utf-8?B?44GC?=",
    "=?",
    "?=",
    "株式会社 ",
    "Re: ",
    "Workshop ",
    "a" * 70,
    "あ" * 40,
    "  ",
    "<x@y.z>",
    '"',
)


def names() -> list[str]:
    """Return Japanese surnames with given names, and the names of real offices."""
    with shared("data", "japanese", "last_name_org.csv").open(encoding="utf-8") as file:
        last = [row[0] for row in csv.reader(file)]
    with shared("data", "japanese", "first_name_woman_opti.csv").open(encoding="utf-8") as file:
        first = [row[2] for row in csv.reader(file)]
    with shared("data", "japanese", "JIGYOSYO_first3000.cp932.csv").open(encoding="cp932") as file:
        offices = [row[2] for row in csv.reader(file)]
    people = [f"{a}{'　' if n % 2 else ' '}{first[n % len(first)]}" for n, a in enumerate(last)]
    return [*people, *offices]


def made_up(source: random.Random) -> str:
    """Return a text as people or attackers might type it."""
    kind = source.random()
    if kind < 0.5:
        return some(source, SIGNS, 0, 90)
    if kind < 0.8:
        return "".join(source.choices(WORDS, k=source.randint(1, 7)))
    if kind < 0.9:
        return " ".join("x" * source.randint(1, 30) for _ in range(source.randint(1, 12)))
    text = some(source, SIGNS + "\r\n\t\0\x1b\x85\u2028\ud800", 1, 60)
    return text + source.choice(["", "\r\nBcc: all@customers.example", "\n\n<script>", "\r\n\r\nbody"])


@cache
def mixed(signs: str) -> str:
    """Return many of ``signs``, the same every time: a text is cut out of them, as choosing each sign takes long."""
    return "".join(random.Random(22).choices(signs, k=200_000))  # noqa: S311


def some(source: random.Random, signs: str, least: int, most: int) -> str:
    start = source.randrange(200_000 - most)
    return mixed(signs)[start : start + source.randint(least, most)]


def made_url(source: random.Random) -> str:
    signs = "abcdefghijklmnopqrstuvwxyzABC0123456789-._~%/?&=+,;:@!$'()*"
    begins = source.choice(["https://u.acme.example/", "mailto:kei+unsub@acme.example?subject="])
    return begins + some(source, signs, 1, 400)


def check(mail: Message) -> dict[str, str]:
    """Demand that a strict reader and Python's own see what ``mail`` says; return the fields."""
    octets = mail.to_bytes()
    found = strict.fields(octets)
    assert strict.decoded(found["Subject"]) == one_line(mail.subject)
    assert strict.people(found["From"]) == [(one_line(mail.sender.name), mail.sender.address)]
    assert strict.people(found["To"]) == [(one_line(mail.to.name), mail.to.address)]
    assert found["Message-ID"] == mail.message_id
    parsed = message_from_bytes(octets)
    assert not parsed.defects
    assert set(parsed.keys()) == set(found) | ({"Content-Type"} if "Content-Type" in found else set())
    assert "Bcc" not in parsed
    return found


@pytest.mark.timeout(1_800)  # 100,000 take minutes
def test_generated_names_subjects_and_urls_arrive_as_they_were(all_faults: bool) -> None:
    source, known = random.Random(22), names()  # noqa: S311 - the same every time
    for number in range(100_000 if all_faults else 10_000):
        links = tuple(made_url(source) for _ in range(source.randint(1, 2)))
        mail = replace(
            MAIL,
            subject=made_up(source),
            sender=Mailbox("kei@acme.example", known[number % len(known)]),
            to=Mailbox("sato@kita.example", made_up(source)),
            list_unsubscribe=links,
            html="",
            text="x",
        )
        assert strict.urls(check(mail)["List-Unsubscribe"]) == list(links), number


@given(st.text(max_size=300), st.text(max_size=120))
def test_any_text_is_a_subject_and_a_name(subject: str, name: str) -> None:
    check(replace(MAIL, subject=subject, to=Mailbox("a@b.example", name)))


@given(st.text(max_size=4_000), st.text(max_size=4_000))
def test_any_text_is_a_body(text: str, html: str) -> None:
    mail = replace(MAIL, text=text, html=html or "x")
    strict.fields(mail.to_bytes())
    plain, rich = leaves(mail)
    for part, given_text in ((plain, text), (rich, html or "x")):
        kept = "".join(
            c
            for c in given_text
            if (c >= " " or c in "\n\r\t") and c != "\x7f" and not "\ud800" <= c <= "\udfff"
        )
        assert content(part).decode().replace("\r\n", "\n") == kept.replace("\r\n", "\n").replace("\r", "\n")


def leaves(mail: Message) -> list[Parsed]:
    return [part for part in message_from_bytes(mail.to_bytes()).walk() if not part.is_multipart()]


def content(part: Parsed) -> bytes:
    found = part.get_payload(decode=True)
    assert isinstance(found, bytes)
    return found


@pytest.mark.parametrize("broken", ["\r\n", "\n", "\r", "\0", " ", ">", "あ", "\u2028"])
def test_what_machines_read_is_refused_when_it_could_be_another_header(broken: str) -> None:
    bad = f"x{broken}Bcc: all@b.example"
    with pytest.raises(UnsafeHeader):
        replace(MAIL, message_id=f"<{bad}@x>").to_bytes()
    if broken not in "あ> ":
        with pytest.raises(UnsafeHeader):
            replace(MAIL, to=Mailbox(f"{bad}@b.example")).to_bytes()
        with pytest.raises(UnsafeHeader):
            replace(MAIL, list_unsubscribe=(f"https://x.example/{bad}",)).to_bytes()
    with pytest.raises(UnsafeHeader):
        message_id(SECRET, bad, "a@b.example", "acme.example")


def test_only_https_and_mailto_may_unsubscribe() -> None:
    for url in ("http://x.example/u", "javascript:alert(1)", "ftp://x.example", "https://" + "x" * 1_000):
        with pytest.raises(UnsafeHeader):
            replace(MAIL, list_unsubscribe=(url,)).to_bytes()


def test_a_url_of_other_letters_is_written_in_ascii() -> None:
    found = strict.fields(replace(MAIL, list_unsubscribe=("https://例え.jp/配信停止?t=%E3",)).to_bytes())
    assert strict.urls(found["List-Unsubscribe"]) == [
        "https://xn--r8jz45g.jp/%E9%85%8D%E4%BF%A1%E5%81%9C%E6%AD%A2?t=%E3"
    ]


def test_one_click_is_said_only_with_an_address_to_click() -> None:
    assert b"List-Unsubscribe-Post" not in replace(MAIL, one_click=True).to_bytes()
    with_url = replace(MAIL, one_click=True, list_unsubscribe=("https://u.example/t",))
    assert strict.fields(with_url.to_bytes())["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_thread_keeps_its_ids_whole_and_leaves_harmful_ones_out() -> None:
    long = "<" + "r" * 300 + "@mail.kita.example>"
    ids = (long, "<a b@c>", "<ok@x>\r\nBcc: all@b.example", *(f"<{n}@x>" for n in range(40)))
    found = strict.fields(replace(MAIL, in_reply_to=long, references=ids).to_bytes())
    assert strict.unfolded(found["In-Reply-To"]).strip() == long
    named = strict.unfolded(found["References"]).split()
    assert named == [long, *(f"<{n}@x>" for n in range(21, 40))]


def test_automatic_mail_asks_for_no_answer_from_machines() -> None:
    assert b"Auto-Submitted" not in MAIL.to_bytes()
    found = strict.fields(replace(MAIL, automatic=True).to_bytes())
    assert (found["Auto-Submitted"], found["X-Auto-Response-Suppress"]) == (
        "auto-generated",
        "OOF, AutoReply",
    )


def test_reply_to_is_written_where_it_differs_and_copies_are_in_the_envelope() -> None:
    assert b"Reply-To" not in replace(MAIL, reply_to=Mailbox("kei@acme.example", "圭")).to_bytes()
    mail = replace(
        MAIL,
        reply_to=Mailbox("cs@acme.example", 'CS "Desk" \\ 1'),
        cc=tuple(Mailbox(f"m{n}@kita.example", f"担当 {n}") for n in range(5)),
    )
    found = strict.fields(mail.to_bytes())
    assert strict.people(found["Reply-To"]) == [('CS "Desk" \\ 1', "cs@acme.example")]
    assert strict.people(found["Cc"]) == [(f"担当 {n}", f"m{n}@kita.example") for n in range(5)]
    assert mail.recipients == ("sato@kita.example", *(f"m{n}@kita.example" for n in range(5)))


def test_the_same_message_is_the_same_octets_and_another_has_other_boundaries() -> None:
    assert MAIL.to_bytes() == replace(MAIL).to_bytes()
    other = replace(MAIL, message_id=message_id(SECRET, "c1", "ito@kita.example", "acme.example"))
    first, second = (message_from_bytes(mail.to_bytes()).get_boundary() for mail in (MAIL, other))
    assert first != second


def test_a_message_id_names_campaign_step_and_person_and_nobody_can_read_who() -> None:
    ids = [
        message_id(SECRET, "c1", "a@b.example", "acme.example"),
        message_id(SECRET, "c1", "c@b.example", "acme.example"),
        message_id(SECRET, "c2", "a@b.example", "acme.example"),
        message_id(SECRET, "c1", "a@b.example", "acme.example", step=1),
        message_id(b"t" * 32, "c1", "a@b.example", "acme.example"),
    ]
    assert len(set(ids)) == len(ids)
    assert ids[0] == message_id(SECRET, "c1", "a@b.example", "acme.example")
    assert ids[0].startswith("<c1.0.")
    assert ids[0].endswith("@acme.example>")
    assert "a@b" not in ids[0]


def test_an_invitation_stands_where_outlook_and_gmail_look_for_it() -> None:
    calendar = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
    mail = replace(
        MAIL, invitation=Invitation("REQUEST", calendar), attachments=(Attachment("a.pdf", b"%PDF"),)
    )
    parsed = message_from_bytes(mail.to_bytes())
    kinds = [part.get_content_type() for part in parsed.walk()]
    assert kinds == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
        "application/octet-stream", "application/ics",
    ]  # fmt: skip
    invite, attached = leaves(mail)[2], leaves(mail)[4]
    assert (invite.get_param("method"), invite.get_param("charset")) == ("REQUEST", "utf-8")
    assert content(invite) == content(attached) == calendar
    assert attached.get_filename() == "invite.ics"


FILES = [
    "資料.pdf",
    "見積書　２０２６年度 " + "長" * 90 + ".xlsx",
    'a"b\\c;d.txt',
    "plain name.pdf",
    "x\r\nBcc: a@b.pdf",
]


@pytest.mark.parametrize("name", FILES)
def test_a_file_keeps_its_name_and_its_octets(name: str) -> None:
    octets = bytes(range(256)) * 40
    mail = replace(MAIL, attachments=(Attachment(name, octets, "application/pdf\r\nX: y"),))
    strict.fields(mail.to_bytes())
    file = leaves(mail)[-1]
    assert content(file) == octets
    read_back = file.get_filename()
    said = strict.parameters(str(file["Content-Disposition"]))
    assert said["filename"] == read_back
    assert file.get_content_type() == "application/octet-stream"
    if "\r" not in name and '"' not in name:
        assert read_back is not None
        assert name[:60] == read_back[:60]


def test_a_name_before_the_at_in_other_letters_needs_a_server_that_takes_it() -> None:
    assert not MAIL.needs_smtputf8
    mail = replace(MAIL, to=Mailbox("伊昭傑@xn--5nqv22n.xn--lhr59c"))
    assert mail.needs_smtputf8
    assert "To: 伊昭傑@xn--5nqv22n.xn--lhr59c\r\n".encode() in mail.to_bytes()


def test_dates_are_written_in_the_senders_time_zone() -> None:
    found = strict.fields(MAIL.to_bytes())
    assert found["Date"] == "Fri, 27 Nov 2026 09:05:03 +0900"
    west = replace(MAIL, date=AT.astimezone(timezone(-timedelta(hours=3, minutes=30))))
    assert strict.fields(west.to_bytes())["Date"] == "Thu, 26 Nov 2026 20:35:03 -0330"
    with pytest.raises(ValueError, match="without a time zone"):
        replace(MAIL, date=datetime(2026, 1, 1)).to_bytes()  # noqa: DTZ001 - that is the fault


def test_a_mail_of_15_kilobytes_is_written_in_a_fraction_of_a_millisecond() -> None:
    mail = replace(
        MAIL, text="お世話になっております。\n" * 80, html="<p>お世話になっております。</p>\n" * 160
    )
    assert 12_000 < len(mail.to_bytes()) < 20_000
    start = process_time()
    for _ in range(200):
        mail.to_bytes()
    assert (process_time() - start) / 200 < 0.000_6  # seconds of the processor; 0.000_06 as measured
