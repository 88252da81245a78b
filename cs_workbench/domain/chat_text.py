"""What a person copied from Slack, Teams or Chatwork, read as one conversation. Pure: no clock, no time zone.

Moments are the computer's local ones, as the chat showed them; text is plain and never longer than `LONGEST`.
Every pattern is anchored to one short line, so that a megabyte on one line costs what its length costs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from cs_workbench.kernel.text import LONGEST, clean, fold

MOST_LINES: Final = 5_000
LONGEST_NAME: Final = 60
LONGEST_HEAD: Final = 140  # characters of a line that may name a person and a time

_CLOCK: Final = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?(?:\s?(?P<half>[AaPp])\.?[Mm]\.?)?"
_KANJI_CLOCK: Final = r"(?:(?P<noon>午前|午後)\s?)?"
_DAY: Final = (
    r"(?:(?P<y>\d{4})\s?[年/.-]\s?)?(?P<m>\d{1,2})\s?[月/.-]\s?(?P<d>\d{1,2})\s?日?"
    r"(?:/(?P<y2>\d{4}))?(?:\s?[(（][^)）]{1,4}[)）])?"
)
_WORDS: Final = {"today": 0, "今日": 0, "本日": 0, "yesterday": 1, "昨日": 1}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHEN: Final = rf"(?:(?P<word>today|yesterday|今日|本日|昨日)|{_DAY})?,?\s*(?:at\s)?{_KANJI_CLOCK}{_CLOCK}"

#: "[11/24 10:23] Flora: text" and "[昨日 10:23] 佐藤 恵", as Teams and older Slack copy it.
_BRACKET_FIRST: Final = re.compile(
    rf"^\[{_WHEN}\]\s*(?P<name>[^:：\[\]]{{1,60}})?(?:[:：]\s*(?P<text>.*))?$", re.IGNORECASE
)
#: "Flora Tanaka  [10:23 AM]" and "Flora Tanaka  10:23 AM", as Slack copies it.
_NAME_FIRST: Final = re.compile(rf"^(?P<name>[^\[\]]{{1,60}}?)(?:\s*\[|\s{{1,4}}){_WHEN}\]?$", re.IGNORECASE)
#: "10:25" alone: the same person again.
_TIME_ALONE: Final = re.compile(rf"^\[?{_WHEN}\]?$", re.IGNORECASE)
_DAY_ALONE: Final = re.compile(rf"^[-—–\s]*{_DAY}[-—–\s]*$")
_ENGLISH_DAY: Final = re.compile(
    r"^(?:[A-Za-z]{3,9},?\s)?(?P<month>[A-Za-z]{3,9})\s(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:,?\s(?P<y>\d{4}))?$"
)
_QUOTE_META: Final = re.compile(r"\[(?:qtmeta|引用)\s[^\]]{0,80}?time=(?P<epoch>\d{9,11})[^\]]{0,20}\]")
_CHATWORK: Final = re.compile(
    r"\[/?(?:qt|引用|info|title|hr|code)\]|\[(?:rp|返信)\s[^\]]{0,80}\]|\[piconname:\d+\]"
)
#: Whom a line speaks to; a name ends in a word of respect or with the line.
_TO: Final = re.compile(
    r"^(?:\[To:\d{1,12}\]\s*|TO\s+|To:\s*)(?P<name>[^\[\]\n]{0,40}?)(?:さん|様|さま|君|くん|-san|(?=\s*$))[、,\s]*"
)
_LINK: Final = re.compile(
    r"^https://(?:[\w-]{1,60}\.slack\.com/archives/|teams\.(?:microsoft\.com|live\.com|cloud\.microsoft)/l/message/"
    r"|(?:www\.)?chatwork\.com/#!rid|kcw\.kddi\.ne\.jp/#!rid)\S{1,1500}$"
)


@dataclass(frozen=True, slots=True)
class Message:
    """One message: who, when as far as it was said, and what."""

    who: str
    at: datetime | None  # local, without a zone
    text: str


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation.

    Attributes:
        kind: 'slack', 'teams', 'chatwork', 'link' (nothing but a permalink) or 'plain'.
        people: those who wrote, in order of appearance, then those only spoken to.
        first, last: local moments; None when no time was said.
        direction: 'out' when one of ours began, else 'in'; '' when nobody is named.
    """

    kind: str
    people: tuple[str, ...]
    first: datetime | None
    last: datetime | None
    direction: str
    text: str
    messages: tuple[Message, ...] = ()


def read_chat(text: str, own_names: Collection[str], today: date) -> Chat | None:
    """Return the conversation in ``text``; None when there is nothing to read.

    Args:
        text: what the clipboard held, as plain text.
        own_names: what colleagues are called, the person's own name among them.
        today: the day that times without a day are of; a day without a year is the last such one.
    """
    text = clean(text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not text:
        return None
    if _LINK.match(text):
        return Chat("link", (), None, None, "", text)
    reader = _Reader(today)
    for line in text.split("\n")[:MOST_LINES]:
        reader.take(line)
    messages = tuple(reader.done())
    writers = [m.who for m in messages if m.who]
    kind = reader.kind if writers or reader.kind == "chatwork" else "plain"
    if kind == "plain":
        return Chat("plain", (), None, None, "", text[:LONGEST], ())
    times = [m.at for m in messages if m.at is not None]
    people = tuple(dict.fromkeys([*writers, *reader.addressed]))
    ours = [name for name in people if is_own(name, own_names)]
    direction = "" if not writers else "out" if writers[0] in ours else "in"
    return Chat(
        kind, people, min(times, default=None), max(times, default=None), direction, text[:LONGEST], messages
    )


def is_own(name: str, own_names: Collection[str]) -> bool:
    """Say whether ``name`` as a chat shows it is one of ours: the same, or the same with more beside it."""
    shown = fold(name).replace(" ", "")
    for own in own_names:
        known = fold(own).replace(" ", "")
        if known and (
            shown == known or (len(known) > 1 and (known in shown or (len(shown) > 1 and shown in known)))
        ):
            return True
    return False


def summary_of(chat: Chat) -> str:
    """Return the first line that says something, for a list."""
    lines = (m.text for m in chat.messages) if chat.messages else (chat.text,)
    for said in lines:
        for line in said.split("\n"):
            if line.strip():
                return line.strip()
    return chat.text.split("\n", 1)[0]


class _Reader:
    """Goes through the lines; knows whose words the next lines are."""

    def __init__(self, today: date) -> None:
        self.kind = "plain"
        self.addressed: list[str] = []
        self._today, self._day = today, today
        self._who = ""
        self._at: datetime | None = None
        self._lines: list[str] = []
        self._found: list[Message] = []

    def take(self, line: str) -> None:
        """Read one line."""
        bare = line.strip()
        if len(bare) <= LONGEST_HEAD and self._is_head(bare):
            return
        self._lines.append(self._without_marks(bare))

    def done(self) -> Iterator[Message]:
        """Yield the messages."""
        self._finish()
        yield from self._found

    def _is_head(self, line: str) -> bool:
        """Say whether a line tells who or when, and begin a message with it."""
        if day := self._day_of(line):
            self._day = day
            return True
        if found := _BRACKET_FIRST.match(line):
            at = self._moment(found)
            name = (found["name"] or "").strip()
            if at is None:
                return False
            self._begin(name or self._who, at, "teams" if name else "slack")
            if found["text"]:
                self._lines.append(found["text"])
            return True
        if (found := _TIME_ALONE.match(line)) and (at := self._moment(found)) is not None:
            return self._time_alone(found, at)
        if (found := _NAME_FIRST.match(line)) and (at := self._moment(found)) is not None:
            name = found["name"].strip(" ,、-–—")
            if not name or len(name.split()) > 5:  # noqa: PLR2004 - a sentence that ends in a time
                return False
            self._begin(name, at, "chatwork" if found["y"] and "年" in line else "slack")
            return True
        return False

    def _time_alone(self, found: re.Match[str], at: datetime) -> bool:
        """A time alone: Chatwork and Teams put it under the name, Slack before the same person's next words."""
        name = self._lines[-1].strip() if self._lines else ""
        has_day = bool(found["m"] or found["word"])
        if has_day and name and len(name) <= LONGEST_NAME:
            self._lines.pop()
            self._begin(name, at, "chatwork" if "年" in found[0] or "月" in found[0] else "teams")
            return True
        if self._who:
            self._begin(self._who, at, self.kind)
            return True
        return False

    def _begin(self, who: str, at: datetime, kind: str) -> None:
        self._finish()
        self._who, self._at = who[:LONGEST_NAME], at
        if self.kind == "plain":
            self.kind = kind

    def _finish(self) -> None:
        said = "\n".join(self._lines).strip("\n")
        if said or self._who:
            self._found.append(Message(self._who, self._at, said))
        self._lines = []

    def _without_marks(self, line: str) -> str:
        """Return a line without Chatwork's marks; whom it speaks to and when what it quotes was said is noted."""
        if "[" in line or line.startswith(("TO ", "To:")):
            if meta := _QUOTE_META.search(line[:LONGEST]):
                self.kind = "chatwork"
                line = _QUOTE_META.sub("> ", line)
                if self._at is None:
                    self._at = datetime(1970, 1, 1) + timedelta(seconds=int(meta["epoch"]))  # noqa: DTZ001
            if to := _TO.match(line):
                self.kind = "chatwork" if line.startswith(("[To:", "TO ")) else self.kind
                if to["name"].strip():
                    self.addressed.append(to["name"].strip())
                line = line[to.end() :]
            if _CHATWORK.search(line):
                self.kind = "chatwork"
                line = _CHATWORK.sub("", line)
        return line

    def _moment(self, found: re.Match[str]) -> datetime | None:
        hour, minute = int(found["hour"]), int(found["minute"])
        if found["half"]:
            hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
        if found["noon"]:
            hour = hour % 12 + (12 if found["noon"] == "午後" else 0)
        if hour > 23 or minute > 59:  # noqa: PLR2004
            return None
        day: date | None = self._day
        if found["word"]:
            day = self._today - timedelta(days=_WORDS[found["word"].lower()])
        elif found["m"]:
            day = self._date(found["y"] or found["y2"], int(found["m"]), int(found["d"]))
        return None if day is None else datetime.combine(day, time(hour, minute))

    def _day_of(self, line: str) -> date | None:
        """Return the day that a line names and nothing else."""
        bare = line.strip("-—– ")
        if bare.lower() in _WORDS:
            return self._today - timedelta(days=_WORDS[bare.lower()])
        if found := _DAY_ALONE.match(line):
            return self._date(found["y"] or found["y2"], int(found["m"]), int(found["d"]))
        if found := _ENGLISH_DAY.match(bare):
            month = found["month"][:3].lower()
            if month in _MONTHS:
                return self._date(found["y"], _MONTHS.index(month) + 1, int(found["d"]))
        return None

    def _date(self, year: str | None, month: int, day: int) -> date | None:
        """Return the day; without a year the last one that is not ahead. "24/11" is read as 24 November."""
        if month > 12 >= day:  # noqa: PLR2004
            month, day = day, month
        try:
            if year:
                return date(int(year), month, day)
            found = date(self._today.year, month, day)
            return found if found <= self._today else date(self._today.year - 1, month, day)
        except ValueError:
            return None


def mentions(chat: Chat, names: Sequence[str]) -> list[str]:
    """Return those of ``names`` that take part in the conversation."""
    return [name for name in names if any(is_own(person, (name,)) for person in chat.people)]
