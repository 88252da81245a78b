"""What a mail that came in is: a bounce, a complaint, a machine's answer, a wish, an answer to an invitation, a reply.

`read` never raises, whatever the octets are: it looks at so much and no deeper (`parts`), and what it cannot make out
is `Kind.OTHER`. It knows no contact and no campaign; `Incoming.about` names the mail of ours that it proves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from cs_workbench.domain.html_text import text_of_html
from cs_workbench.domain.mail_text import own_words
from cs_workbench.kernel.text import clean
from cs_workbench.mail.answers import is_automatic, unsubscribed, wants_no_more
from cs_workbench.mail.bounces import Bounce, Report, from_a_machine, read_report, returned_mail
from cs_workbench.mail.fields import address_in, addresses_in, ids_in, moment_in, name_in, shown
from cs_workbench.mail.message import is_shaped_as_ours
from cs_workbench.mail.parts import Part, decoded, read_fields, take_apart
from cs_workbench.mail.rsvp import Rsvp, read_rsvp
from cs_workbench.mail.ses_notice import read_notice

LONGEST_TEXT: Final = 60_000  # characters of a mail's words that are kept
MOST_TEXT_PARTS: Final = 4


class Kind(StrEnum):
    """What a mail is. A RECEIPT says that one of ours has arrived or was shown; nobody has answered."""

    BOUNCE = "bounce"
    COMPLAINT = "complaint"
    RECEIPT = "receipt"
    RSVP = "rsvp"
    OPT_OUT = "opt-out"
    AUTO_REPLY = "auto-reply"
    REPLY = "reply"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Complaint:
    """A feedback report (RFC 5965). ``feedback``: its type, "abuse" where not told; ``recipient`` may be ''."""

    feedback: str
    recipient: str
    original_id: str

    @property
    def is_of_a_person(self) -> bool:
        """Say whether somebody has called our mail spam, rather than a server reported on signatures."""
        return self.feedback not in _NO_PERSON


@dataclass(frozen=True, slots=True)
class OptOut:
    """A wish for no more mail; `Incoming.about` says after which mail.

    ``is_certain``: the List-Unsubscribe link wrote it. Otherwise a person's words say so, and one of us confirms it.
    """

    is_certain: bool


@dataclass(frozen=True, slots=True)
class Incoming:
    """A mail that came in. Addresses and Message-IDs are as written, '' where there are none; ``date`` is in UTC.

    ``about``: the Message-ID of the mail of ours that this one answers, or says has bounced or arrived; '' for none.
    Only a bounce or a complaint with one can be believed: anybody may write the rest.
    ``answers``: In-Reply-To and References, the nearest first. ``new_text``: what its writer wrote this time,
    '' where it only quotes.
    ``is_cut``: it was larger or deeper than is looked at.
    """

    kind: Kind
    message_id: str = ""
    sender: str = ""
    sender_name: str = ""
    to: tuple[str, ...] = ()
    subject: str = ""
    date: datetime | None = None
    about: str = ""
    answers: tuple[str, ...] = ()
    text: str = ""
    new_text: str = ""
    bounces: tuple[Bounce, ...] = ()
    arrived: tuple[str, ...] = ()
    complaint: Complaint | None = None
    rsvp: Rsvp | None = None
    opt_out: OptOut | None = None
    is_cut: bool = False


@dataclass(slots=True)
class _Found:
    kind: Kind
    about: str = ""
    more: dict[str, Any] = field(default_factory=dict)


_NO_PERSON: Final = frozenset({"auth-failure", "not-spam", "dmarc"})


def read(mail: bytes, is_ours: Callable[[str], bool] = is_shaped_as_ours) -> Incoming:
    """Return what ``mail`` is. ``is_ours``: says of a Message-ID whether it is of a mail that we have sent."""
    whole = take_apart(mail)
    text = _words(whole)
    answers = tuple(
        dict.fromkeys((*ids_in(whole.first("in-reply-to")), *reversed(ids_in(whole.first("references")))))
    )
    new_text = own_words(text)
    answered = next((one for one in answers if is_ours(one)), "")
    found = (
        _complaint(whole, text)
        or _report(whole, text)
        or _rsvp(whole, answered)
        or _answer(whole, answered, new_text)
    )
    about = found.about if found.about and is_ours(found.about) else ""
    return Incoming(
        found.kind,
        message_id=next(iter(ids_in(whole.first("message-id"))), ""),
        sender=address_in(whole.first("from")) or address_in(whole.first("sender")),
        sender_name=name_in(whole.first("from")),
        to=addresses_in(", ".join(whole.every("to") + whole.every("cc"))),
        subject=shown(whole.first("subject")),
        date=moment_in(whole.first("date")),
        about=about,
        answers=answers,
        text=text,
        new_text=new_text,
        is_cut=whole.is_cut,
        **found.more,
    )


def may_be_about_ours(head: bytes) -> bool:
    """Say from a header alone whether the whole mail is worth fetching although nobody knows its writer.

    A server may have written it about a mail of ours, or somebody who wants no more. Answers name ours in their header.
    """
    mail = take_apart(head)
    return (
        from_a_machine(mail)
        or mail.kind in ("multipart/report", "text/calendar")
        or _is_hotmail(mail)
        or unsubscribed(mail) is not None
    )


def _words(whole: Part) -> str:
    """Return the words of a mail: its plain text parts, or what its HTML shows."""
    plain, pages = [], []
    for part in whole.walk():
        if part.parts or (part is not whole and "attachment" in part.first("content-disposition").lower()):
            continue
        if part.kind == "text/plain":
            plain.append(part)
        elif part.kind == "text/html":
            pages.append(part)
        elif part.kind.startswith("multipart/"):
            plain.append(part)  # no boundary was found in it: what it holds is text to us
    texts = [part.text() for part in plain[:MOST_TEXT_PARTS]]
    if not any(text.strip() for text in texts):
        texts = [text_of_html(part.text()) for part in pages[:MOST_TEXT_PARTS]]
    return clean("\n".join(texts), LONGEST_TEXT).strip()


def _complaint(whole: Part, text: str) -> _Found | None:
    notice = read_notice(text)
    if notice is not None and notice.kind == "complaint":
        who = notice.people[0][0] if notice.people else ""
        more = {"complaint": Complaint(notice.feedback, who, notice.original_id)}
        return _Found(Kind.COMPLAINT, notice.original_id, more)
    report = next((part for part in whole.walk() if part.kind == "message/feedback-report"), None)
    hotmail = next((part for part in whole.walk() if part.first("x-hmxmroriginalrecipient")), None)
    is_report = "feedback-report" in whole.parameters.get("report-type", "").lower()
    if report is None and not is_report and hotmail is None and not _is_hotmail(whole):
        return None
    returned = returned_mail(whole, text)
    told = dict(reversed(read_fields(report.octets()))) if report is not None else {}
    recipient = address_in(told.get("original-rcpt-to", "")) or returned.to
    feedback = told.get("feedback-type", "abuse").lower()
    more = {"complaint": Complaint(feedback, recipient, returned.message_id)}
    return _Found(Kind.COMPLAINT, returned.message_id, more)


def _is_hotmail(whole: Part) -> bool:
    """Say whether it is what Microsoft's programme for complaints (JMRP) sends, which is no feedback report."""
    return shown(whole.first("subject")).lower().startswith("complaint about message from ")


def _report(whole: Part, text: str) -> _Found | None:
    for part in whole.walk():
        if part.kind == "message/disposition-notification":
            about = next(iter(ids_in(dict(read_fields(part.octets())).get("original-message-id", ""))), "")
            return _Found(Kind.RECEIPT, about or returned_mail(whole, text).message_id)
    report: Report | None = read_report(whole, text)
    if report is None:
        return None
    more = {"bounces": report.bounces, "arrived": report.arrived}
    return _Found(Kind.BOUNCE if report.bounces else Kind.RECEIPT, report.returned.message_id, more)


def _rsvp(whole: Part, answered: str) -> _Found | None:
    for part in whole.walk():
        if part.kind in ("text/calendar", "application/ics"):
            answer = read_rsvp(decoded(part.octets(), part.parameters.get("charset", "utf-8")))
            if answer is not None:
                return _Found(Kind.RSVP, answered, {"rsvp": answer})
    return None


def _answer(whole: Part, answered: str, new_text: str) -> _Found:
    wish = unsubscribed(whole)
    if wish is not None:
        by_link, named = wish
        return _Found(Kind.OPT_OUT, named or answered, {"opt_out": OptOut(is_certain=by_link)})
    if is_automatic(whole):
        return _Found(Kind.AUTO_REPLY, answered)
    if not answered:
        return _Found(Kind.OTHER)
    if wants_no_more(new_text):
        return _Found(Kind.OPT_OUT, answered, {"opt_out": OptOut(is_certain=False)})
    return _Found(Kind.REPLY, answered)
