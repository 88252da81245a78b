"""Mails as text: what is new in an answer, without what it quotes and without the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

LONGEST_LINE: Final = 400  # of a line that may begin a quotation
MOST_LINES: Final = 4_000

#: Lines from which on a mail repeats an older one. Each is matched against one short line.
_QUOTES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^>?\s*On\s.{1,200}[\s>](?:wrote|writes)\s?:?\s*$",
        r"^>?\s*(?:Le|Il|El|Am|Op|På|Den|Em)\s.{1,200}(?:écrit|scritto|escribió|schrieb|geschreven|skrev|escreveu).{0,40}:\s*$",
        (
            r"^-{2,}\s*(?:Original Message|Original Appointment|Forwarded message|Reply message|元のメッセージ|転送)"
            r".{0,40}-{2,}\s*$"
        ),
        r"^_{20,}\s*$",
        r"^(?:From|差出人|送信者|Von|De|От)\s?[:：]\s?.{1,200}$",
        r"^\s*\d{4}年\d{1,2}月\d{1,2}日.{0,120}[:：]\s*$",
        r"^\s*\d{4}[/-]\d{1,2}[/-]\d{1,2}.{0,120}(?:wrote|のメール|さんは書きました|>)\s?[:：]\s*$",
        r"^.{1,80}さん(?:は|が).{0,60}書きました[:：]?\s*$",
        r"^Begin forwarded message\s?:\s*$",
        r"^\s*\S.{0,60}\d{1,2}:\d\d.{1,120}<[^<>\s]{1,200}>\s?(?:написал\S{0,4}\s?)?[:：]\s*$",
    )
)
_AFTER_FROM: Final = re.compile(
    r"^(?:Sent|Date|To|Subject|送信日時|日時|宛先|件名|Gesendet|Envoyé|Отправлено)\s?[:：]", re.IGNORECASE
)
_SIGNATURE: Final = re.compile(
    r"^(?:--\s?|―{3,}.*|-{10,}|={10,}|\*{10,}|Sent from my .{1,40}|Sent from (?:Outlook|Yahoo|Gmail).{0,40}"
    r"|Get Outlook for .{1,20}|iPhoneから送信|Android.{0,10}から送信)\s*$",
    re.IGNORECASE,
)


def newest_part(text: str) -> str:
    """Return what the writer of a mail wrote this time; the whole text when nothing else is left."""
    return own_words(text) or text.strip()


def own_words(text: str) -> str:
    """Return what the writer of a mail wrote this time, above the quotation or below it; '' when it only quotes."""
    lines = text.split("\n")[:MOST_LINES]
    kept: list[str] = []
    skipped_to = 0
    for number, line in enumerate(lines):
        if number < skipped_to:
            continue
        if len(line) <= LONGEST_LINE:
            head = _quote_head(lines, number)
            if head and not any(kept) and _is_quoted(lines, number + head):
                skipped_to = number + head  # the answer stands below what it quotes
                continue
            if head:
                break
            if kept and _SIGNATURE.match(line.strip()):
                break
            if line.startswith(">"):
                continue
        kept.append(line)
    return "\n".join(kept).strip()


def summary_of_mail(subject: str, text: str) -> str:
    """Return one line for a list: the subject, then the first words of what is new."""
    first = " ".join(newest_part(text).split())[:300]
    subject = " ".join(subject.split())[:200]
    return f"{subject} – {first}" if subject and first else subject or first


def domain_of(address: str) -> str:
    """Return the part of an address behind the @, in small letters; '' without one."""
    return address.rpartition("@")[2].strip("> ").lower() if "@" in address else ""


#: Addresses anybody can have: they say nothing about a company.
PUBLIC_DOMAINS: Final = frozenset(
    ("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "live.jp", "outlook.jp",
     "yahoo.com", "yahoo.co.jp", "ymail.ne.jp", "icloud.com", "me.com", "mac.com", "aol.com", "gmx.de", "gmx.net",
     "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp", "nifty.com", "proton.me",
     "protonmail.com", "qq.com", "163.com", "msn.com", "mail.com", "zoho.com")
)  # fmt: skip


def direction_of(sender: str, own_addresses: Iterable[str], customer_domains: Iterable[str]) -> str:
    """Return 'out' for a mail of ours, 'in' for one of theirs: by the sender's address, then its domain."""
    own = [address.lower() for address in own_addresses if address]
    address, domain = sender.lower(), domain_of(sender)
    if address in own:
        return "out"
    if domain and domain in {name.lower() for name in customer_domains}:
        return "in"
    own_domains = {domain_of(one) for one in own} - PUBLIC_DOMAINS - {""}
    return "out" if domain in own_domains else "in"


def _quote_head(lines: list[str], number: int) -> int:
    """Return how many lines say that a quotation begins at ``number``; 0: none does."""
    if _begins_quote(lines[number], lines[number + 1 : number + 4]):
        return 1
    if lines[number].lstrip("> ").startswith("On "):
        for more in (2, 3):
            joined = " ".join(line.strip() for line in lines[number : number + more])
            if len(joined) <= LONGEST_LINE and _QUOTES[0].match(joined):
                return more
    return 0


def _is_quoted(lines: list[str], number: int) -> bool:
    following = next((line for line in lines[number : number + 3] if line.strip()), "")
    return following.startswith(">")


def _begins_quote(line: str, following: list[str]) -> bool:
    for number, pattern in enumerate(_QUOTES):
        if pattern.match(line):
            if number == _FROM:  # "From:" alone is a word; with "Sent:" or "To:" below it is a quoted head
                return any(_AFTER_FROM.match(other.strip()) for other in following)
            return True
    return False


_FROM: Final = 4
