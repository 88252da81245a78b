"""Answers by people and machines, wishes for no more mail, answers to invitations; in Japanese and English."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cs_workbench.mail.incoming import Incoming, Kind, read
from cs_workbench.mail.rsvp import Participation, Rsvp, read_rsvp
from tests.shared_data import shared

OURS = f"<spring.0.{'a' * 24}@nagare.example>"
OURS_TOO = f"<spring.1.{'b' * 24}@nagare.example>"


def answer(
    text: str, *fields: str, to: str = "kei@nagare.example", subject: str = "Re: 春の勉強会"
) -> Incoming:
    head = [
        "From: =?iso-2022-jp?B?GyRCOjRGIxsoQg==?= <flora@aoba.example>",
        f"To: {to}",
        f"Subject: {subject}",
        "Content-Type: text/plain; charset=utf-8",
        *fields,
    ]
    return read(("\r\n".join(head) + "\r\n\r\n" + text).encode())


def reply(text: str, *fields: str) -> Incoming:
    return answer(text, f"In-Reply-To: {OURS}", *fields)


def test_an_answer_to_one_of_ours_is_a_reply_that_names_it() -> None:
    mail = reply(
        "参加します。\n\n2026年11月23日(月) 9:00 佐藤 <k@nagare.example>:\n> 春の勉強会のご案内です。"
    )
    assert (mail.kind, mail.about, mail.new_text) == (Kind.REPLY, OURS, "参加します。")
    assert (mail.sender, mail.sender_name, mail.subject) == ("flora@aoba.example", "佐藤", "Re: 春の勉強会")
    assert mail.to == ("kei@nagare.example",)


def test_a_later_mail_of_the_thread_is_known_by_its_references_the_nearest_first() -> None:
    mail = answer(
        "And another thing.",
        f"References: {OURS} {OURS_TOO} <x@aoba.example>",
        "In-Reply-To: <x@aoba.example>",
    )
    assert mail.answers == ("<x@aoba.example>", OURS_TOO, OURS)
    assert (mail.kind, mail.about) == (Kind.REPLY, OURS_TOO)


def test_who_knows_what_was_sent_says_what_is_ours() -> None:
    mail = b"In-Reply-To: <hand@written>\r\n\r\nThank you."
    assert read(mail).kind is Kind.OTHER
    assert read(mail, {"<hand@written>"}.__contains__).kind is Kind.REPLY


@pytest.mark.parametrize(
    "field",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; owner-email=x@y.example",
        "X-Autoreply: yes",
        "X-Autorespond: vacation",
        "Precedence: auto_reply",
        "Return-Path: <>",
    ],
)
def test_what_a_machine_answers_is_never_a_reply(field: str) -> None:
    mail = reply("I am away. 配信停止", field)
    assert (mail.kind, mail.about, mail.opt_out) == (Kind.AUTO_REPLY, OURS, None)


@pytest.mark.parametrize(
    "subject",
    ["自動応答: 春の勉強会", "【不在】出張中です", "Re: 自動返信", "休暇のお知らせ",
     "Automatic reply: Spring", "Out of Office"],
)  # fmt: skip
def test_a_subject_alone_says_that_a_machine_answers(subject: str) -> None:
    assert answer("戻りは月曜です。", f"In-Reply-To: {OURS}", subject=subject).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "subject",
    ["Re: 年末年始休業のお知らせ", "RE: Re: 夏季休業について", "返信: 不在時の連絡先", "Re: Vacation plans",
     "Re: Holiday opening hours"],
)  # fmt: skip
def test_who_answers_a_mail_about_an_absence_is_a_person(subject: str) -> None:
    assert answer("承知しました。", f"In-Reply-To: {OURS}", subject=subject).kind is Kind.REPLY


@pytest.mark.parametrize(
    "field", ["Auto-Submitted: no", "Precedence: list", "Return-Path: <flora@aoba.example>"]
)
def test_what_a_person_answers_stays_a_reply(field: str) -> None:
    assert reply("はい、行きます。", field).kind is Kind.REPLY


WISHES = [
    "配信停止",
    "配信停止をお願いします。",
    "ナガレ株式会社 佐藤様\nいつもお世話になっております。\n青葉商事の田中です。\n今後のご案内は不要です。",
    "メールの配信を停止してください",
    "メルマガの配信を止めてください。",
    "今後の送信はお断りします。",
    "unsubscribe",
    "Hi Kei,\n\nPlease remove me from your list.",
    "Please stop sending me these emails.",
    "STOP",
]


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_for_no_more_mail_is_seen_and_left_to_a_person_to_confirm(text: str) -> None:
    mail = reply(text)
    assert mail.kind is Kind.OPT_OUT
    assert mail.opt_out
    assert not mail.opt_out.is_certain
    assert mail.about == OURS


NO_WISHES = [
    "配信停止の方法を教えてください。",
    "メールの配信停止機能について質問があります。",
    "配信を停止しないでください。",
    "昨日の配信停止の件、どうなりましたか？",
    "配信が停止してしまい、エラーになります。",
    "How do I unsubscribe our users from the newsletter?",
    "The import stopped working. Can you look?",
    "We can stop sending the old reports if you like.",
    "Thanks!\n\n> To receive no more mail of this kind, answer with the word unsubscribe",
    "ありがとうございます。\n\n2026年11月23日(月) 9:00 佐藤 <k@nagare.example>:\n> 配信停止",
    "Thanks.\n\nOn Mon, Nov 23, 2026 at 9:00 AM, Kei <k@nagare.example> wrote:\n\nunsubscribe",
]


@pytest.mark.parametrize("text", NO_WISHES)
def test_a_question_a_fault_or_a_quotation_is_no_wish(text: str) -> None:
    assert reply(text).kind is Kind.REPLY


def test_an_answer_that_only_quotes_wishes_nothing() -> None:
    mail = reply("> unsubscribe\n> 配信停止")
    assert (mail.kind, mail.new_text) == (Kind.REPLY, "")


def test_the_link_in_our_mail_is_a_certain_wish_about_that_mail() -> None:
    mail = answer("", subject=f"unsubscribe {OURS[1:].partition('@')[0]}")
    assert (mail.kind, mail.about) == (Kind.OPT_OUT, OURS)
    assert mail.opt_out
    assert mail.opt_out.is_certain
    to_the_desk = answer("", to="kei+unsub@nagare.example", subject="")
    assert to_the_desk.opt_out
    assert to_the_desk.opt_out.is_certain
    typed = answer("", subject="Unsubscribe")
    assert typed.opt_out
    assert not typed.opt_out.is_certain
    assert answer("", subject="unsubscribe does not work").kind is Kind.OTHER


def test_a_read_receipt_proves_the_mail_and_is_no_reply() -> None:
    mail = read(
        b'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"\r\n'
        b"In-Reply-To: " + OURS.encode() + b"\r\n\r\n--b\r\n\r\nread\r\n"
        b"--b\r\nContent-Type: message/disposition-notification\r\n\r\n"
        b"Original-Message-ID: "
        + OURS.encode()
        + b"\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n"
        b"\r\n--b--\r\n"
    )
    assert (mail.kind, mail.about) == (Kind.RECEIPT, OURS)


def calendar(method: str, partstat: str, more: str = "") -> str:
    return (
        f"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nBEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\n"
        "DTSTART:16010101T000000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:work\r\n"
        " shop-1@nagare.example\r\n"
        f'SEQUENCE:2\r\n{more}ATTENDEE;CN="佐藤; 花";PARTSTAT={partstat}:mailto:Flora@aoba.example\r\n'
        "COMMENT:行きます\\, 2名で\r\nBEGIN:VALARM\r\nUID:other\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@pytest.mark.parametrize("said", list(Participation))
def test_an_answer_to_an_invitation_says_who_comes(said: Participation) -> None:
    text = calendar("REPLY", said.value.upper())
    mail = read(
        b"Content-Type: text/calendar; method=REPLY; charset=UTF-8\r\nIn-Reply-To: "
        + OURS.encode()
        + b"\r\n\r\n"
        + text.encode()
    )
    told = Rsvp(
        "workshop-1@nagare.example", "flora@aoba.example", said, False, 2, "", None, "行きます, 2名で"
    )
    assert (mail.kind, mail.about, mail.rsvp) == (Kind.RSVP, OURS, told)


def test_a_counter_proposal_says_when() -> None:
    told = read_rsvp(calendar("COUNTER", "TENTATIVE", "DTSTART;TZID=Asia/Tokyo:20261201T150000\r\n"))
    assert told
    assert told.is_counter
    assert told.participation is None
    assert told.proposed == datetime(2026, 12, 1, 6, tzinfo=UTC)
    odd = read_rsvp(calendar("COUNTER", "TENTATIVE", "DTSTART;TZID=Nowhere:20261301T150000\r\n"))
    assert odd
    assert odd.proposed is None


def test_an_invitation_or_a_calendar_without_an_answer_is_none() -> None:
    assert read_rsvp(calendar("REQUEST", "ACCEPTED")) is None
    assert read_rsvp(calendar("REPLY", "MAYBE")) is None
    folder = shared("data", "calendar_vcard")
    for path in folder.rglob("*.ics"):
        read_rsvp(path.read_text("utf-8", "replace"))


STANDARD = ["aol", "apple_mail", "apple_mail_2", "comcast", "gmail", "hotmail", "iphone", "outlook", "sparrow",
            "thunderbird", "yahoo"]  # fmt: skip


@pytest.mark.parametrize("program", STANDARD)
def test_the_new_words_of_an_answer_are_found_whatever_program_wrote_it(program: str) -> None:
    path = shared("data", "email_replies", "talon", "standard_replies", f"{program}.eml")
    assert read(path.read_bytes()).new_text == "Hello"


def test_the_new_words_of_html_answers_are_found() -> None:
    right = []
    for path in shared("data", "email_replies", "talon", "html_replies").glob("*.html"):
        mail = read(b"Content-Type: text/html; charset=utf-8\r\n\r\n" + path.read_bytes())
        assert mail.new_text.startswith("Hi. I am fine."), path.name
        if mail.new_text.replace("\n\n", "\n") == "Hi. I am fine.\nThanks,\nAlex":
            right.append(path.name)
    assert len(right) >= 8


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("email_1_4.txt", "Awesome! I haven't had another problem with it."),
        ("email_1_6.txt", "I get proper rendering as well.\n\nSent from a magnificent torch of pixels"),
        ("email_1_7.txt", ":+1:"),
        ("email_2_1.txt", "Outlook with a reply"),
        ("email_2_2.txt", "Outlook with a reply directly above line"),
        ("email_iPhone.txt", "Here is another email"),
        ("email_BlackBerry.txt", "Here is another email"),
    ],
)
def test_the_new_words_of_plain_answers_are_found(name: str, new: str) -> None:
    path = shared("data", "email_replies", "email_reply_parser", name)
    assert read(b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + path.read_bytes()).new_text == new


def test_answers_among_ordinary_mails_are_told_apart_by_what_they_refer_to() -> None:
    mails = sorted(shared("data", "email_replies", "mikel-mail").rglob("*.eml"))
    found = {path.name: read(path.read_bytes(), lambda _: True) for path in mails}
    replies = {name for name, mail in found.items() if mail.kind is Kind.REPLY}
    assert {"raw_email_reply.eml", "example06.eml", "example07.eml", "two_from_in_message.eml"} <= replies
    assert all(found[name].answers for name in replies)
    assert {"basic_email.eml", "example01.eml", "raw_email_simple.eml", "japanese.eml"}.isdisjoint(replies)
