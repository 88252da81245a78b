"""What the lines of a note mean: Markdown with a few words that become to-dos, decisions and promises.

A note is plain text. These lines mean something, in either language, with narrow or wide signs, with or without
a bullet or a box before them:

- ``- [ ] text @person 12/5``: a task; ``- [x]`` is a done one
- ``決定: text`` / ``Decision: text``
- ``約束(こちら): text 12/5`` / ``Promise (us): text``, ``約束(先方): text`` / ``Promise (them): text``
- ``次: text`` / ``Next: text``: the next step
- ``::: internal`` (``::: 内部``) up to the line ``:::``: a passage that never leaves the house; one that is not
  closed goes on to the end of the note

Nothing inside a fence of three backticks is read. Every function takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from cs_workbench.domain.customer_text import names_internal

LONGEST_TEXT: Final = 500  # characters of a line that become the words of a to-do
LOOKED_AT: Final = 4_000  # characters of a line in which people and days are looked for
LONGEST_NAME: Final = 60
LONGEST_TITLE: Final = 120
PAST_DAYS: Final = 30  # a day without a year that lies further back is meant for next year
MOST_TABLE_CELLS: Final = 20_000
MOST_MARKED: Final = 2_000  # lines of one note that are given a meaning

#: Kinds of marked lines; those in `TODO_KINDS` stand for a to-do.
TODO_KINDS: Final = ("task", "promise", "promise_theirs", "next")
KINDS: Final = (*TODO_KINDS, "decision")

_BLANK: Final = "[ \\t\u3000\u200b-\u200f\u2060\ufeff]"
_BULLET: Final = re.compile(rf"{_BLANK}{{0,40}}(?:[-*+・•]|\d{{1,3}}[.)]){_BLANK}{{1,8}}|{_BLANK}{{0,40}}・?")
_BOX: Final = re.compile(rf"[\[［]([ \u3000xXｘＸ✓✔]?)[\]］]{_BLANK}{{0,8}}")
_WORDS: Final = (
    ("promise", r"約束[(\uFF08]こちら[)\uFF09]|promise \(us\)"),
    ("promise_theirs", r"約束[(\uFF08]先方[)\uFF09]|promise \(them\)"),
    ("decision", r"決定(?:事項)?|decision"),
    ("next", r"次|ネクストアクション|next(?: step)?"),
)
_KEYWORD: Final = re.compile(
    rf"(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _WORDS)}){_BLANK}{{0,4}}[:：]{_BLANK}{{0,8}}",
    re.IGNORECASE,
)
#: What a line begins with that may mean something, or be a fence: most lines are done with one look.
_MAY_MEAN: Final = frozenset(
    "-*+・•0123456789約決次ネpPdDnN \t\u3000\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
)
_MAY_FENCE: Final = frozenset(":：` \t\v\f\u3000\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_INTERNAL: Final = re.compile(rf"{_BLANK}*[:：]{{3,}}{_BLANK}*(?:internal|内部|社内)", re.IGNORECASE)
_CLOSE: Final = re.compile(rf"{_BLANK}*[:：]{{3,}}\s*\Z")
_CODE: Final = re.compile(r" {0,3}```")
_PERSON: Final = re.compile(
    rf"(?<![A-Za-z0-9._%+\-])[@＠]([^\s@＠、。,，;；:：()\uFF08\uFF09\[\]「」<>]{{1,{LONGEST_NAME}}})"
)
_DAY: Final = re.compile(
    r"(?<![\d/／.\-])(?:(?P<y>\d{4})[-/／年](?P<m1>\d{1,2})[-/／月](?P<d1>\d{1,2})日?"
    r"|(?P<m2>\d{1,2})(?:[/／](?P<d2>\d{1,2}|末)|月(?P<d3>\d{1,2}|末)日?))(?![\d/／%])"
)
_DAY_WORDS: Final = re.compile(rf"{_BLANK}*(?:まで(?:に)?|by|until|due|期限){_BLANK}*\Z", re.IGNORECASE)
_HEADING: Final = re.compile(rf"{_BLANK}{{0,8}}#{{1,6}}{_BLANK}{{1,8}}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line that means something.

    Attributes:
        kind: one of `KINDS`.
        text: its words without mark and day, the person still in it; at most `LONGEST_TEXT` characters.
        start, end: its span in the note, without the line break.
        done: None where the line has no box.
        box: where the character in the box stands; None without a box.
        person: whom it names first, '' for nobody.
        due_on: the first day it names.
        internal: it stands in a passage that is not shared.
    """

    kind: str
    text: str
    start: int
    end: int
    done: bool | None = None
    box: int | None = None
    person: str = ""
    due_on: date | None = None
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """A note that was read; spans are (start, end) in its text."""

    title: str
    marked: tuple[Marked, ...]
    people: tuple[str, ...]  # everyone named, in order, each once
    internal: tuple[tuple[int, int], ...]  # passages that are not shared, with their fences

    def todos(self) -> list[Marked]:
        """Return the lines that stand for to-dos, the first of those that say the same."""
        found: dict[tuple[str, str], Marked] = {}
        for line in self.marked:
            if line.kind in TODO_KINDS and line.text:
                found.setdefault((todo_kind(line), line.text), line)
        return list(found.values())


def todo_kind(line: Marked) -> str:
    """Return the kind of the to-do that a line stands for: a next step is a task."""
    return "task" if line.kind == "next" else line.kind


def parse(text: str, today: date) -> Parsed:
    """Read a note; ``today`` is the day from which days without a year are understood."""
    marked: list[Marked] = []
    people: dict[str, None] = {}
    spans: list[tuple[int, int]] = []
    for line in _lines(text):
        if line.internal:
            if spans and spans[-1][1] == line.start:
                spans[-1] = (spans[-1][0], line.end)
            else:
                spans.append((line.start, line.end))
        if line.code or line.fence:
            continue
        for name in _names(line.text):
            people.setdefault(name)
        may_mean = line.text[0] in _MAY_MEAN and len(marked) < MOST_MARKED
        meaning = _meaning(line, today) if may_mean else None
        if meaning is not None:
            marked.append(meaning)
    return Parsed(title_of(text), tuple(marked), tuple(people), tuple(spans))


def shareable(text: str) -> str:
    """Return what may be sent to a customer: no internal passage, no line that `names_internal`."""
    return "".join(
        line.text
        for line in _lines(text)
        if not line.internal and not line.fence and not names_internal(line.text)
    )


def title_of(text: str) -> str:
    """Return the first line that says something, without its marks; '' for an empty note."""
    for line in _lines(text):
        if line.fence:
            continue
        words = line.text[: 4 * LONGEST_TITLE]
        heading = _HEADING.match(words)
        words = words[heading.end() :] if heading else words
        words = " ".join(words.split())
        if words:
            return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1] + "…"
    return ""


def with_boxes(text: str, done: dict[tuple[str, str], bool], today: date) -> str:
    """Return the note with the boxes of its lines as ``done`` says: (kind, words) -> whether it is done."""
    boxes = [
        (line.box, " x"[done[todo_kind(line), line.text]])
        for line in parse(text, today).marked
        if line.box is not None
        and (todo_kind(line), line.text) in done
        and line.done != done[todo_kind(line), line.text]
    ]
    if not boxes:
        return text
    parts, last = [], 0
    for at, sign in boxes:
        parts += [text[last:at], sign]
        # An empty box [] has no character to replace.
        last = at if text[at : at + 1] in "]］" else at + 1
    return "".join([*parts, text[last:]])


def mention(name: str) -> str:
    """Return ``@name`` as it is written into a note, in one word: 田中 花子 is @田中花子."""
    words = name.split()
    return "@" + ("_" if all(word.isascii() for word in words) else "").join(words)


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as a Markdown table, the first row its heading."""
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""

    def line(cells: Sequence[str]) -> str:
        told = (" ".join(cell.split()).replace("|", "\\|") for cell in cells)
        return "| " + " | ".join([*told, *[""] * (width - len(cells))]) + " |\n"

    head, *rest = rows
    return line(head) + "|" + " --- |" * width + "\n" + "".join(map(line, rest))


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of what a spreadsheet copied; [] where ``text`` is no such block.

    A block has two columns or more, the same number in each row, and no quoted line break.
    """
    lines = text.removesuffix("\n").split("\n")
    columns = lines[0].count("\t") + 1
    if columns < 2 or len(lines) * columns > MOST_TABLE_CELLS or not lines[0].strip():  # noqa: PLR2004
        return []
    rows = [line.split("\t") for line in lines]
    return rows if all(len(row) == columns for row in rows) else []


class _Line(NamedTuple):
    """One line with its break; ``fence``: it opens or closes something itself."""

    text: str
    start: int
    end: int
    internal: bool
    code: bool
    fence: bool


def _lines(text: str) -> Iterator[_Line]:
    """Yield every line, and in what it stands."""
    internal = code = False
    at = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        if line[0] not in _MAY_FENCE:
            yield _Line(line, start, at, internal, code, False)
            continue
        # What hides goes first: a fence of code never hides the end of a passage, and never shows one.
        if not internal and _INTERNAL.match(line):
            internal, code = True, False
            yield _Line(line, start, at, internal=True, code=False, fence=True)
        elif _CLOSE.match(line):
            yield _Line(line, start, at, internal=internal, code=False, fence=True)
            internal = code = False
        elif _CODE.match(line):
            code = not code
            yield _Line(line, start, at, internal=internal, code=True, fence=False)
        else:
            yield _Line(line, start, at, internal=internal, code=code, fence=False)


def _meaning(line: _Line, today: date) -> Marked | None:
    text = line.text[:LOOKED_AT].rstrip()
    bullet = _BULLET.match(text)
    at = bullet.end() if bullet else 0
    box = _BOX.match(text, at)
    has_bullet = bullet is not None and bool(text[:at].strip())
    box = box if box is not None and has_bullet else None
    at = box.end() if box else at
    word = _KEYWORD.match(text, at)
    if word is None and box is None:
        return None
    kind = str(word.lastgroup) if word is not None else "task"
    at = word.end() if word is not None else at
    words, due_on = _without_day(text[at:], today)
    return Marked(
        kind,
        words[:LONGEST_TEXT],
        line.start,
        line.start + len(line.text.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")),
        done=bool(box[1].strip(" \u3000")) if box else None,
        box=line.start + box.start(1) if box else None,
        person=next(_names(words), ""),
        due_on=due_on,
        internal=line.internal,
    )


def _names(text: str) -> Iterator[str]:
    if "@" not in text and "＠" not in text:
        return
    for found in _PERSON.finditer(text[:LOOKED_AT]):
        name = found[1].replace("_", " ").strip(".!?。")
        if name:
            yield name


def _without_day(text: str, today: date) -> tuple[str, date | None]:
    """Return the words without the first day they name, and that day."""
    for found in _DAY.finditer(text):
        on = _day(found, today)
        if on is not None:
            head, tail = text[: found.start()], text[found.end() :].lstrip()
            for word in ("までに", "まで"):
                tail = tail.removeprefix(word)
            if not head.strip():
                tail = tail.removeprefix("に").removeprefix("は").removeprefix(":").lstrip()
            head = _DAY_WORDS.sub("", head.rstrip("(\uff08").rstrip())
            head, tail = " ".join(head.split()), " ".join(tail.lstrip(")\uff09").split())
            gap = " " if head and tail and (head[-1].isascii() or tail[0].isascii()) else ""
            return f"{head}{gap}{tail}", on
    return " ".join(text.split()), None


def _day(found: re.Match[str], today: date) -> date | None:
    month = int(found["m1"] or found["m2"])
    day_text = found["d1"] or found["d2"] or found["d3"]
    if found["y"]:
        return _date(int(found["y"]), month, day_text)
    this_year = _date(today.year, month, day_text)
    if this_year is None or (today - this_year).days > PAST_DAYS:
        return _date(today.year + 1, month, day_text)
    # In January, 12/20 was last month.
    last_year = _date(today.year - 1, month, day_text)
    is_recent = last_year is not None and (today - last_year).days <= PAST_DAYS
    return last_year if is_recent else this_year


def _date(year: int, month: int, day_text: str) -> date | None:
    try:
        if day_text == "末":
            return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return date(year, month, int(day_text))
    except (ValueError, OverflowError):
        return None
