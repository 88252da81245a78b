"""One line of a person, read: 「来週火曜15時 あおば 電話」 is a day, a time, an account, a channel and words.

What was read is answered with its place in the line, so that the window can show it before Enter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType
from typing import Final

from cs_workbench.domain.business_days import WEEKDAYS_ALONE, BusinessDays
from cs_workbench.domain.typed_day import LONGEST, Folded, read_day, read_time

#: Word of the line -> channel; the words stay in the text.
CHANNEL_WORDS: Final = MappingProxyType(
    {
        "電話": "phone", "架電": "phone", "tel": "phone", "call": "phone", "phone": "phone", "ring": "phone",
        "メール": "mail", "mail": "mail", "email": "mail", "e-mail": "mail",
        "訪問": "visit", "来訪": "visit", "visit": "visit",
        "オンライン": "remote", "web会議": "remote", "zoom": "remote", "teams": "remote", "meet": "remote",
        "チャット": "chat", "chat": "chat", "slack": "chat",
        "セミナー": "event", "ウェビナー": "event", "webinar": "event", "workshop": "event",
    }
)  # fmt: skip
#: Word of the line -> to-do kind; these too stay in the text.
KIND_WORDS: Final = MappingProxyType(
    {
        "会議": "meeting", "打ち合わせ": "meeting", "打合せ": "meeting", "打合わせ": "meeting",
        "ミーティング": "meeting",
        "定例": "meeting", "面談": "meeting", "mtg": "meeting", "meeting": "meeting",
        "1on1": "meeting", "1:1": "meeting",
        "約束": "promise", "お約束": "promise", "promise": "promise", "promised": "promise",
        "先方": "promise_theirs", "先方約束": "promise_theirs", "theirs": "promise_theirs",
        "返信": "reply", "返事": "reply", "reply": "reply",
        "リスク": "risk", "risk": "risk",
        "契約更新": "renewal", "renewal": "renewal", "renew": "renewal",
    }
)  # fmt: skip
URGENT_WORDS: Final = frozenset(("至急", "大至急", "急ぎ", "緊急", "urgent", "asap", "!!", "!"))
MOST_WORDS: Final = 4  # an account's name in the line is at most so many words
_WORD: Final = re.compile(r"[^\s、。,;　]+")
_TAIL: Final = re.compile(r"(?:さま|様|さん|御中|社)?(?:に|へ|との?|の|を|は|宛て?に?)|さま|様|さん|御中")
_LEFT_OVER: Final = frozenset(
    ("に", "へ", "の", "を", "は", "まで", "までに", "at", "on", "by", "-", "・", "〜", "~")
)


@dataclass(frozen=True, slots=True)
class Part:
    """What a piece of the line was read as: 'day', 'time', 'urgent', 'account', 'channel' or 'kind'."""

    what: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The line as it was read.

    Attributes:
        account: the words taken for the account's name, as typed; '' none.
        text: what remains to be done, without day, time and account.
        parts: what was read where, in the order of the line.
    """

    day: date | None
    at: time | None
    kind: str
    channel: str | None
    is_urgent: bool
    account: str
    text: str
    parts: tuple[Part, ...]


def read_entry(
    typed: str,
    today: date,
    days: BusinessDays = WEEKDAYS_ALONE,
    is_account: Callable[[str], bool] | None = None,
) -> Entry:
    """Return what ``typed`` says. Never raises; nothing that is not written is added, but today for 至急.

    ``is_account`` says whether words name an account; the longest run of words that does is it. Without one the
    first word that is nothing else is taken for the account; ``@name`` always is.
    """
    line = " ".join(typed.split())[:LONGEST]
    parts = []
    when = read_time(line)
    if when is not None:
        parts.append(Part("time", when.start, when.end, line[when.start : when.end]))
    day = read_day(line, today, days, tuple((part.start, part.end) for part in parts))
    if day is not None:
        parts.append(Part("day", day.start, day.end, line[day.start : day.end]))
    words = _words(line, parts)
    others = [span for span in words if _special(line, span) is None]
    said = [span for span in words if (_special(line, span) or ("", ""))[0] != "urgent"]
    account = _account(line, others, is_account, has_more=len(said) > 1)
    if account is not None:
        parts.append(account)
        words = _words(line, parts)
    kind, channel, is_urgent = "task", None, False
    for span in words:
        special = _special(line, span)
        if special is None:
            continue
        what, value = special
        if what == "urgent":
            is_urgent = True
        elif what == "kind" and kind == "task":
            kind = value
        elif what == "channel" and channel is None:
            channel = value
        else:
            continue
        parts.append(Part(what, *span, line[slice(*span)]))
    urgent = {part.start for part in parts if part.what == "urgent"}
    left = [line[start:end] for start, end in words if start not in urgent]
    return Entry(
        day=day.day if day is not None else (today if is_urgent else None),
        at=None if when is None else when.at,
        kind=kind,
        channel=channel,
        is_urgent=is_urgent,
        account="" if account is None else account.text,
        text=" ".join(left),
        parts=tuple(sorted(parts, key=lambda part: part.start)),
    )


def _words(line: str, parts: Sequence[Part]) -> list[tuple[int, int]]:
    """Return where the words stand that are in none of ``parts`` and no particle left over."""
    spared = list(line)
    for part in parts:
        spared[part.start : part.end] = " " * (part.end - part.start)
    found = [match.span() for match in _WORD.finditer("".join(spared))]
    return [(start, end) for start, end in found if line[start:end] not in _LEFT_OVER]


def _special(line: str, span: tuple[int, int]) -> tuple[str, str] | None:
    """Return what a word says beside its meaning: ('urgent', ''), ('kind', its kind), ('channel', its channel)."""
    word = Folded(line[slice(*span)]).text
    if word in URGENT_WORDS:
        return "urgent", ""
    if word in KIND_WORDS:
        return "kind", KIND_WORDS[word]
    return ("channel", CHANNEL_WORDS[word]) if word in CHANNEL_WORDS else None


def _account(
    line: str, words: Sequence[tuple[int, int]], is_account: Callable[[str], bool] | None, *, has_more: bool
) -> Part | None:
    for start, end in words:
        if line[start] in "@＠" and end - start > 1:
            return Part("account", start, end, line[start + 1 : end])
    if is_account is None:
        return Part("account", *words[0], line[slice(*words[0])]) if words and has_more else None
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        for first in range(len(words) - count + 1):
            start, end = words[first][0], words[first + count - 1][1]
            if is_account(line[start:end]):
                return Part("account", start, end, line[start:end])
            # あおば様に電話: the name is あおば, and 電話 is what to do.
            for tail in _TAIL.finditer(line, start + 1, end):
                if is_account(line[start : tail.start()]):
                    return Part("account", start, tail.end(), line[start : tail.start()])
    return None
