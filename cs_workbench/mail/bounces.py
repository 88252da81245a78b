"""Mail that came back: who could not be reached, why, and which mail of ours it was (outreach.md 2.4).

Read in this order: the machine-readable report of RFC 3464; what mail servers without one write.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cs_workbench.domain.bounce_reasons import STATUS, Reason, Severity, reason_of, severity_of
from cs_workbench.kernel.text import clean, clip
from cs_workbench.mail.fields import address_in, addresses_in, ids_in, shown
from cs_workbench.mail.parts import Part, decoded, read_fields, split_head
from cs_workbench.mail.ses_notice import Notice, read_notice

LONGEST_DIAGNOSTIC: Final = 400
MOST_RECIPIENTS: Final = 50
LONGEST_SCANNED: Final = 20_000

_REPORT: Final = ("message/delivery-status", "message/global-delivery-status")
_RETURNED: Final = (
    "message/rfc822",
    "text/rfc822-headers",
    "message/rfc822-headers",
    "message/global",
    "message/global-headers",
    "message/partial",
)
_ARRIVED: Final = frozenset({"delivered", "relayed", "expanded"})

_MACHINE: Final = re.compile(
    r"mailer[-_ .]?daemon|post_?master|mail deliver|poostmaster|mail administrator|ndr administrator"
    r"|system administrator",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(r"no-?reply|<>|^$|sysadmin|-admin@", re.IGNORECASE)
_SUBJECT: Final = re.compile(
    r"undeliver|deliver[a-z]* (?:status )?(?:fail|notif|report|problem|error|has failed)|returned mail"
    r"|return(?:ing|ed) to sender|failure notice"
    r"|fail(?:ed|ure)[: ]+deliver|delivery fail|mail (?:system error|failure|error|delivery)|loop alert"
    r"|could ?n[o']t be delivered|error sending your mail"
    r"|message delivery has failed|message \S+ delayed|errors from"
    r"|配信(?:不能|できません|エラー)|送信できません|メールエラー|不達|エラー通知",
    re.IGNORECASE,
)
_FAILED: Final = re.compile(
    r"could ?n[o']t (?:be )?(?:deliver|sen[dt])|(?:un|not )able to deliver|not (?:been )?(?:be )?delivered"
    r"|undeliverable|was not delivered|delivery (?:to the following )?(?:recipients? )?(?:has )?(?:failed"
    r"|errors?|problem|failure)"
    r"|(?:had|have) (?:permanent |delivery |transient |non-fatal )*(?:fatal )?errors|did not reach"
    r"|not reach(?:ed)? the following|problem delivering|unrecoverable error|permanent(?:ly)? (?:error"
    r"|fail)|failed permanently"
    r"|recipients? (?:was|were|has|have)(?: been)? (?:rejected|undelivered)|failure reasons"
    r"|failed to deliver|(?:following|your) [^.\n]{0,40}has been failed|cannot (?:be )?(?:send|deliver"
    r"|sent)|delivery (?:status )?notification"
    r"|(?:message|mail|e-mail)[^.\n]{0,60}(?:failed|returned|bounced|rejected by|could not)|unknown user"
    r"|user unknown|returned (?:mail|message)|undelivered|transcript of session|delivery attempt"
    r"|was undeliverable|delayed|не доставлено"
    r"|送信(?:でき|に失敗|出来)|配信(?:でき|に失敗|不能|出来)|配達(?:でき|出来)|届け(?:でき|られ)|届きません|失敗しました|エラー(?:と|が|メール)|受信(?:でき|拒否)",
    re.IGNORECASE,
)
_ADDRESS_LINE: Final = re.compile(
    r"^[ \t>*\"'(-]{0,12}"
    r"(?:(?:user|recipients?|to|address|rcpt to|generated from|final-recipient|target)\b[^\n@<]{0,40}[:;=])?\s{0,8}"
    r"<?((?:\"[^\"\n@]{1,64}\"|[^\s<>()\[\]:;,@\"'|]{1,64})@[^\s<>()\[\]:;,\"'|]{1,253}?)"
    r">?\.{0,3}['\")]?(?:$|[\s:;,\[(<])",
    re.IGNORECASE | re.MULTILINE,
)
#: Where the mail that came back begins in a text.
_COPY: Final = re.compile(
    r"^(?:[-=_* ]{2,80}[^\n]{0,40}(?:copy of|original message|returned message|unsent message|message header"
    r"|returned mail|your message|original mail|included is|below this line|オリジナル|元のメール)[^\n]{0,120}"
    r"|(?:the )?(?:original message (?:follows|headers?)|original message|included is (?:a )?copy"
    r"|message header follows?|received: (?:from|by|\(qmail)|return-path: ?<|--- below|header of the)[^\n]{0,200})",
    re.IGNORECASE | re.MULTILINE,
)
_ID_LINE: Final = re.compile(
    r"^[ \t>]{0,8}message-id:\s{0,8}(<[^<>\s]{1,400}>|[^<>\s]{1,400})", re.IGNORECASE | re.MULTILINE
)
_TO_LINE: Final = re.compile(r"^[ \t>]{0,8}to:\s{0,8}(\S[^\n]{0,400})", re.IGNORECASE | re.MULTILINE)
_CC_LINE: Final = re.compile(r"^[ \t>]{0,8}cc:\s{0,8}(\S[^\n]{0,400})", re.IGNORECASE | re.MULTILINE)
_REPLY_CODE: Final = re.compile(r"(?<![\d.])[45]\d\d(?=[ -])")


@dataclass(frozen=True, slots=True)
class Bounce:
    """One address that a mail did not reach.

    ``recipient``: the report's Final-Recipient or else whom the original went to; '' when neither is told.
    ``addressed``: whom the original went to, '' if that is not told: the one our ledger knows.
    ``status``: "5.1.1", '' without one. ``diagnostic``: the server's words, one line. ``original_id``: our Message-ID.
    """

    severity: Severity
    reason: Reason
    recipient: str
    addressed: str
    status: str
    diagnostic: str
    original_id: str


@dataclass(frozen=True, slots=True)
class _Told:
    """What a report says of one recipient, '' where it does not."""

    status: str = ""
    said: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """The mail that came back, as far as it is quoted: its Message-ID, '' where not told, and its people, To first."""

    message_id: str
    people: tuple[str, ...]

    @property
    def to(self) -> str:
        """Return whom it went to, '' where not told."""
        return self.people[0] if self.people else ""

    def addressed(self, recipient: str, told: str = "") -> str:
        """Return which of its addresses ``recipient`` stands for; '' if it went to several and it is none of them.

        A recipient that is not among them is where the mail was passed on to. ``told``: the report's own word.
        """
        same = next((one for one in self.people if one.lower() == recipient.lower()), "")
        return told or same or (self.to if len(self.people) == 1 else "")


@dataclass(frozen=True, slots=True)
class Report:
    """What a delivery report says. ``arrived``: recipients that the mail has reached; it is no bounce if all have."""

    bounces: tuple[Bounce, ...]
    arrived: tuple[str, ...]
    returned: Returned


def read_report(mail: Part, text: str) -> Report | None:
    """Return what ``mail`` reports about another; None: it is no delivery report. ``text``: its words."""
    groups = _groups(mail, text)
    if groups:
        found = _from_groups(mail, text, groups)
        if found is not None:
            return found
    notice = read_notice(text)
    if notice is not None:
        return _from_notice(notice)
    return _from_words(mail, text) if from_a_machine(mail) else None


def returned_mail(mail: Part, text: str) -> Returned:
    """Return what is known of the mail that ``mail`` gives back, as a part of its own or in its text."""
    for part in mail.walk():
        if part.kind in _RETURNED:
            fields = dict(reversed(read_fields(_head_of(part))))
            given = fields.get("message-id", "")
            ids = ids_in(given) or ((given.split()[0],) if given.split() else ())
            to = address_in(fields.get("to", "")) or address_in(fields.get("delivered-to", ""))
            if ids or to:
                return Returned(ids[0] if ids else "", _each_once(to, *addresses_in(fields.get("cc", ""))))
    copy = _COPY.search(text)
    rest = text[copy.start() :] if copy else text
    found, to_line, cc_line = _ID_LINE.search(rest), _TO_LINE.search(rest), _CC_LINE.search(rest)
    to = address_in(shown(to_line[1])) if to_line else ""
    return Returned(found[1] if found else "", _each_once(to, *(addresses_in(cc_line[1]) if cc_line else ())))


def _each_once(*people: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in people if one))


def _head_of(part: Part) -> bytes:
    octets = part.octets().lstrip(b"\r\n")
    return split_head(octets)[0]


def _groups(mail: Part, text: str) -> list[dict[str, str]]:
    """Return the blocks of fields of the report, the first of which may be about the mail as a whole."""
    for part in mail.walk():
        if part.kind in _REPORT:
            blocks = re.split(r"\n[ \t]*\n", decoded(part.octets(), "").replace("\r\n", "\n"))
            found = [dict(reversed(read_fields(block.encode()))) for block in blocks[: MOST_RECIPIENTS * 2]]
            found = [group for group in found if group]
            if found:
                return found
    if re.search(r"^Final-Recipient:", text, re.MULTILINE | re.IGNORECASE) and from_a_machine(mail):
        blocks = re.split(r"\n[ \t]*\n", text)
        return [
            dict(reversed(read_fields(block.encode())))
            for block in blocks
            if re.search(r"^(?:Final-Recipient|Action):", block, re.MULTILINE | re.IGNORECASE)
        ]
    return []


def _from_groups(mail: Part, text: str, groups: list[dict[str, str]]) -> Report | None:
    returned = returned_mail(mail, text)
    bounces: list[Bounce] = []
    arrived: list[str] = []
    for group in groups:
        person = next((group[name] for name in _RECIPIENTS if group.get(name)), "")
        if not person and not ("action" in group and "status" in group):
            continue
        final = address_in(person.partition(";")[2] or person) or returned.to
        action = group.get("action", "").lower().split(";")[0].strip()
        code = STATUS.search(group.get("status", ""))
        status = f"{code[1]}.{code[2]}" if code else ""
        if action in _ARRIVED or (not action and status.startswith("2.")):
            arrived.append(final)
            continue
        said = group.get("diagnostic-code", "")
        said = said.partition(";")[2].strip() or said
        addressed = returned.addressed(
            final, address_in(group.get("original-recipient", "").partition(";")[2])
        )
        bounces.append(_bounce((final, addressed), returned.message_id, _Told(status, said, action), text))
        if len(bounces) == MOST_RECIPIENTS:
            break
    return Report(tuple(bounces), tuple(arrived), returned) if bounces or arrived else None


_RECIPIENTS: Final = ("final-recipient", "original-recipient", "x-actual-recipient")


def _from_notice(notice: Notice) -> Report | None:
    returned = Returned(notice.original_id, _each_once(*(address for address, _, _ in notice.people)))
    if notice.kind == "delivery":
        return Report((), tuple(address for address, _, _ in notice.people), returned)
    if notice.kind != "bounce":
        return None
    return Report(
        tuple(
            _bounce(
                (address, address),
                notice.original_id,
                _Told(status, said.partition(";")[2].strip() or said),
                "",
            )
            for address, status, said in notice.people
        ),
        (),
        returned,
    )


def from_a_machine(mail: Part) -> bool:
    """Say whether a mail server may have written ``mail``, going by its header; a person's answer is never taken."""
    sender = mail.first("from")
    if _MACHINE.search(sender) or mail.first("x-failed-recipients"):
        return True
    # An empty way back is also what a person's "out of office" has: one more sign is asked for.
    no_way_back = mail.first("return-path") == "<>" or bool(_MACHINE.search(mail.first("return-path")))
    signs = [
        no_way_back,
        bool(_NOBODY.search(sender)),
        bool(_SUBJECT.search(shown(mail.first("subject")))),
        mail.kind == "multipart/report",
    ]
    return any(signs[:2]) and sum(signs) > 1


def _from_words(mail: Part, text: str) -> Report | None:
    """Read a bounce without a report: who is named in what the server wrote above the mail that it gives back."""
    text = text[:LONGEST_SCANNED]
    subject = shown(mail.first("subject"))
    copy = _COPY.search(text)
    told = text[: copy.start()] if copy and copy.start() > 0 else text
    returned = returned_mail(mail, text)
    named = addresses_in(mail.first("x-failed-recipients"))
    is_known = bool(named or _FAILED.search(f"{subject}\n{told}"))
    if is_known and not named:
        own = {address_in(mail.first("to")).lower(), address_in(mail.first("from")).lower()}
        found = dict.fromkeys(_ADDRESS_LINE.findall(told))
        named = tuple(one for one in found if one.lower() not in own)
    if not is_known or not (named or returned.people):
        return None
    known = {one.lower() for one in returned.people}
    of_ours = tuple(one for one in named if one.lower() in known)
    # Whom we wrote to, also where the server names only where it was passed on to; if in doubt, whom it names.
    lost = of_ours or (returned.people if len(returned.people) == 1 or not named else named[:1])
    return Report(
        tuple(
            _bounce((one, returned.addressed(one)), returned.message_id, _Told(), told)
            for one in lost[:MOST_RECIPIENTS]
        ),
        (),
        returned,
    )


def _bounce(who: tuple[str, str], original_id: str, told: _Told, text: str) -> Bounce:
    """Return the bounce of ``who``, the recipient and whom we addressed; ``text`` says it where ``told`` does not."""
    status, said = told.status, told.said
    words = said or text
    if not status or status[2:] in _GENERIC:
        codes = [f"{digit}.{rest}" for digit, rest in STATUS.findall(words[:LONGEST_SCANNED])]
        status = next((code for code in codes if code[2:] not in _GENERIC), status or next(iter(codes), ""))
    reason = reason_of(status, words[:LONGEST_SCANNED])
    if reason is Reason.UNDEFINED and said:
        reason = reason_of(status, text[:LONGEST_SCANNED])
    delayed = told.action == "delayed"
    if delayed:
        reason = Reason.EXPIRED if reason is Reason.UNDEFINED else reason
    severity = Severity.SOFT if delayed else severity_of(reason, status)
    return Bounce(severity, reason, *who, status, _one_line(said or _telling(text)), original_id)


#: Codes that say next to nothing: a better one may stand in the words.
_GENERIC: Final = frozenset({"0.0", "1.0", "2.0", "3.0", "4.0", "5.0"})


def _telling(text: str) -> str:
    """Return the line of ``text`` that says why: the first with a reply code or a status."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    sure = [line for line in lines if STATUS.search(line) or _REPLY_CODE.search(line)]
    words = [line for line in lines if _FAILED.search(line)]
    return (sure or words or lines or [""])[0]


def _one_line(text: str) -> str:
    return clip(" ".join(clean(text).split()), LONGEST_DIAGNOSTIC)
