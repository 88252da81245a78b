"""What a search finds: how texts are folded, cut into grams, asked for and matched. One law for all of it.

A term is found where it stands in the folded text, as it is; a term that begins with a letter or digit of an
alphabet (Latin, Greek, Cyrillic) only at the beginning of a word. Japanese, Chinese and Korean have no such
beginnings: there a term is found anywhere, from one character on. All terms of a query must be found.

The index holds grams: of a run of Japanese its overlapping pairs and its last character; of a word the word and
its first two, three and four letters. So one character is a prefix of a gram, two are a gram, three and more a
phrase of grams. `Term.grams` never misses a text in which the term is found; `Term.is_exact` says that it finds
no other either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from cs_workbench.domain.condition_values import read_day, read_span
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_, Catalogue
from cs_workbench.kernel.text import fold, without_company_form

#: Every kind of document, in the order in which a person meets them; words in `KIND_WORDS`.
KIND_WORDS: Final = MappingProxyType(
    {
        "account": N_("search", "Accounts"),
        "contact": N_("search", "Contacts"),
        "note": N_("search", "Notes"),
        "mail": N_("search", "Mails"),
        "chat": N_("search", "Chats"),
        "touch": N_("search", "Touches"),
        "meeting": N_("search", "Meetings"),
        "todo": N_("search", "To-dos"),
        "voice": N_("search", "Customer voices"),
        "goal": N_("search", "Goals"),
        "file": N_("search", "Attachments"),
    }
)
#: The same for one document.
KIND_WORD: Final = MappingProxyType(
    {
        "account": N_("search", "Account"),
        "contact": N_("search", "Contact"),
        "note": N_("search", "Note"),
        "mail": N_("search", "Mail"),
        "chat": N_("search", "Chat"),
        "touch": N_("search", "Touch"),
        "meeting": N_("search", "Meeting"),
        "todo": N_("search", "To-do"),
        "voice": N_("search", "Customer voice"),
        "goal": N_("search", "Goal"),
        "file": N_("search", "Attachment"),
    }
)
KINDS: Final = tuple(KIND_WORDS)
#: Kinds that are names: company forms such as 株式会社 are passed over in them.
NAMES: Final = frozenset(("account", "contact"))
#: What the name of a kind may be typed as, besides its id.
_KIND_ALIASES: Final = MappingProxyType(
    {
        "顧客": "account",
        "コンタクト": "contact",
        "メモ": "note",
        "ノート": "note",
        "議事録": "note",
        "メール": "mail",
    }
    | {"チャット": "chat", "接点": "touch", "会議": "meeting", "予定": "meeting", "やること": "todo"}
    | {"お客様の声": "voice", "声": "voice", "目標": "goal", "添付": "file", "ファイル": "file"}
    | {f"{kind}s": kind for kind in KINDS}
)
_FILTERS: Final = MappingProxyType(
    {"kind": "kind", "種類": "kind", "account": "account", "顧客": "account"}
    | {"after": "after", "以降": "after", "before": "before", "より前": "before"}
)
_CJK: Final = "⺀"  # the first character of East Asian writing
_WORD: Final = re.compile(r"[^\W_]+")
_RUN: Final = re.compile(r"[⺀-\U0010ffff]+|[^⺀-\U0010ffff]+")
_PIECE: Final = re.compile(r'(?P<name>[^\s:："“”]+)[:：](?:["“](?P<quoted>[^"“”]*)["”]?|(?P<value>\S*))'
                           r'|["“](?P<phrase>[^"“”]*)["”]?|(?P<word>[^\s"“”]+)')  # fmt: skip
#: One character with what NFKC joins to it or we pass over.
_CLUSTER: Final = re.compile(
    "[\\s\\S][\u0300-\u036f\u3099\u309aﾞﾟ\u1160-\u11ff\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\u00ad\U000e0100-\U000e01ef]*"
)
#: Texts that keep their length when folded: the usual ones, for which no place need be looked up.
_ONE_TO_ONE: Final = re.compile(
    "[\x00-\x7f\u3000-\u3096\u309d\u309e\u30a0-\u30fe\u4e00-\u9fff\uff01-\uff5e]*"
)
_EDGES: Final = (2, 3, 4)
_LONGEST_WORD: Final = 64
#: What is read as the same character: variants that names are written with, and marks that nobody sees.
_ALIKE: Final = {
    **str.maketrans("髙﨑濵濱邉邊齋齊澤櫻廣瀨德眞惠國嶋", "高崎浜浜辺辺斎斉沢桜広瀬徳真恵国島"),
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10))),
    **dict.fromkeys(range(0xE0100, 0xE01F0)),
}

Span = tuple[int, int]


class SearchError(WorkbenchError):
    """A search with a condition that cannot be read; ``expected`` is marked in context 'search'."""

    template = N_(
        "errors", "{part} cannot be searched for: expected {expected}. Nothing was changed. Correct it there."
    )
    code = "CSW-1710"

    def explain(self, catalogue: Catalogue) -> str:
        """Return the sentence in the person's language."""
        expected = catalogue.form("search", str(self.params["expected"]))
        return catalogue.form("errors", self.template).format_map({**self.params, "expected": expected})


def folded(text: str) -> str:
    """Return ``text`` as it is searched: width, case, kana and variants of a character are one."""
    return text.casefold() if text.isascii() else fold(text).translate(_ALIKE)


def folded_name(text: str) -> str:
    """Return a name as it is searched: folded, without its company form."""
    return folded(without_company_form(text))


def grams(text: str) -> str:
    """Return the grams of a `folded` text, with spaces between them."""
    found: list[str] = []
    edges: set[str] = set()
    for word in _WORD.findall(text):
        for run in (word,) if word.isascii() else _RUN.findall(word):
            if run >= _CJK:
                found += [first + second for first, second in pairwise(run)]
                found.append(run[-1])
            else:
                found.append(run[:_LONGEST_WORD])
                edges.update(run[:edge] for edge in _EDGES if len(run) > edge)
    return " ".join((*found, *edges))


@dataclass(frozen=True)
class Term:
    """One thing that must be found; ``text`` is folded and not empty."""

    text: str

    @cached_property
    def grams(self) -> tuple[str, ...]:
        """What the index is asked for, each a phrase of FTS5 and all of them needed; none: nothing fits."""
        runs = list(self._runs())
        return tuple(_asked(run, is_last=end == len(self.text)) for run, end in runs)

    @cached_property
    def is_exact(self) -> bool:
        """Whether the grams find exactly the texts in which this term is found."""
        runs = list(self._runs())
        return len(runs) == 1 and runs[0][0] == self.text and len(self.text) <= _LONGEST_WORD

    def places(self, text: str) -> Iterator[Span]:
        """Yield where this term is found in a folded ``text``."""
        size, needs_start = len(self.text), _is_letter(self.text[0])
        at = text.find(self.text)
        while at >= 0:
            if not (needs_start and at and _is_letter(text[at - 1])):
                yield at, at + size
            at = text.find(self.text, at + 1)

    def is_in(self, text: str) -> bool:
        """Say whether this term is found in a folded ``text``."""
        return next(self.places(text), None) is not None

    def _runs(self) -> Iterator[tuple[str, int]]:
        for word in _WORD.finditer(self.text):
            for run in _RUN.finditer(word[0]):
                yield run[0], word.start() + run.end()


def _asked(run: str, *, is_last: bool) -> str:
    if run >= _CJK:
        if len(run) == 1:
            return f'"{run}" *'
        return '"' + " ".join(first + second for first, second in pairwise(run)) + '"'
    run = run[:_LONGEST_WORD]
    begins = is_last and (len(run) == 1 or len(run) > _EDGES[-1])
    return f'"{run}" *' if begins else f'"{run}"'


def _is_letter(character: str) -> bool:
    return character < _CJK and character.isalnum()


@dataclass(frozen=True, slots=True)
class Query:
    """What a person searches for.

    Attributes:
        terms: what must be found in a text; ``names``: the same for names, without company forms.
        kinds: only these; none: every kind.
        accounts: parts of names of accounts, one of which it must be of.
        after, before: on this day or later, earlier than this day.
    """

    terms: tuple[Term, ...] = ()
    names: tuple[Term, ...] = ()
    kinds: frozenset[str] = frozenset()
    accounts: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.terms or self.kinds or self.accounts or self.after or self.before)

    def terms_for(self, kind: str) -> tuple[Term, ...]:
        """Return what must be found in a document of ``kind``."""
        return self.names if kind in NAMES else self.terms


def parse_search(text: str, today: date) -> Query:
    """Return what ``text`` asks for: words, "phrases", kind:note account:あおば after:2026-10-01 before:30d.

    A filter without a value is passed over: the person is still typing. 30d counts back from ``today``.

    Raises:
        SearchError: a kind or a day that is none.
    """
    words: list[str] = []
    kinds: set[str] = set()
    accounts: list[str] = []
    days: dict[str, date] = {}
    for piece in _PIECE.finditer(text.replace("　", " ")):
        name = _FILTERS.get((piece["name"] or "").casefold())
        if piece["name"] and name is None:
            words.append(piece[0].replace('"', " ").strip())
        elif name is None:
            words.append(piece["phrase"] or piece["word"] or "")
        elif value := (piece["quoted"] or piece["value"] or "").strip():
            if name == "account":
                accounts.append(value)
            elif name == "kind":
                kinds.update(_kind(part, piece[0]) for part in value.split(",") if part)
            else:
                days[name] = _day(value, piece[0], today)
    return Query(
        _terms(folded(word) for word in words),
        _terms(folded_name(word) for word in words),
        frozenset(kinds),
        tuple(accounts),
        days.get("after"),
        days.get("before"),
    )


def _terms(texts: Iterable[str]) -> tuple[Term, ...]:
    found = dict.fromkeys(" ".join(text.split()) for text in texts)
    return tuple(Term(text) for text in found if _WORD.search(text))


def _kind(text: str, piece: str) -> str:
    kind = text.casefold()
    kind = _KIND_ALIASES.get(kind, kind)
    if kind not in KIND_WORDS:
        expected = N_(
            "search", "account, contact, note, mail, chat, touch, meeting, todo, voice, goal or file"
        )
        raise SearchError(part=piece, expected=expected)
    return kind


def _day(text: str, piece: str, today: date) -> date:
    span = read_span(text)
    day = span.before(today) if span is not None else read_day(text, today)
    if day is None:
        raise SearchError(
            part=piece, expected=N_("search", "a day such as 2026-10-01, or 30d for 30 days back")
        )
    return day


def highlights(text: str, terms: Sequence[Term]) -> tuple[Span, ...]:
    """Return where the terms are found in ``text`` as a person wrote it, in order and without overlap."""
    if not text or not any(term.is_in(folded(text)) for term in terms):
        return ()
    whole, starts, ends = _folded_with_places(text)
    found = sorted((starts[a], ends[b - 1]) for term in terms for a, b in term.places(whole))
    joined: list[Span] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


@lru_cache(maxsize=8_192)
def _folded_cluster(cluster: str) -> str:
    return folded(cluster)


def _folded_with_places(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Return the folded text, and for each of its characters where it begins and ends in ``text``."""
    if _ONE_TO_ONE.fullmatch(text):
        return folded(text), range(len(text)), range(1, len(text) + 1)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        part = _folded_cluster(cluster[0])
        parts.append(part)
        starts += [cluster.start()] * len(part)
        ends += [cluster.end()] * len(part)
    return "".join(parts), starts, ends


LONG_LINE: Final = 2_000
BEFORE: Final = 36
SNIPPET: Final = 180


def snippet(text: str, terms: Sequence[Term]) -> tuple[str, tuple[Span, ...]]:
    """Return the part of ``text`` around the first hit, on one line, and where the hits are in it.

    Without a hit it is the beginning.
    """
    line = _telling_line(text, terms)
    spans = highlights(line, terms)
    begin = _word_start(line, max(0, spans[0][0] - BEFORE), spans[0][0]) if spans else 0
    shown = line[begin : begin + SNIPPET]
    inside = [(max(a - begin, 0), min(b - begin, len(shown))) for a, b in spans if a - begin < len(shown)]
    lead, trail = ("…" if begin else ""), ("…" if begin + SNIPPET < len(line) else "")
    shift = len(lead)
    return f"{lead}{shown}{trail}", tuple((a + shift, b + shift) for a, b in inside)


def _word_start(line: str, begin: int, hit: int) -> int:
    """Return where the first whole word after ``begin`` starts, when that is before the ``hit``."""
    if begin == 0 or not (_is_letter(line[begin - 1]) and _is_letter(line[begin])):
        return begin
    space = line.find(" ", begin, hit)
    return begin if space < 0 else space + 1


def _telling_line(text: str, terms: Sequence[Term]) -> str:
    """Return the first line with a hit, joined with those after it; of a very long one the part with the hit."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        whole = folded(line)
        first = min((a for term in terms for a, _ in term.places(whole)), default=None)
        if first is None:
            continue
        if len(line) > LONG_LINE:
            return _one_line([_telling_piece(line, terms)])
        rest, size = [line], len(line)
        for after in lines[number + 1 :]:
            if size > first + SNIPPET:
                break
            rest.append(after[:SNIPPET])
            size += len(after)
        return _one_line(rest)
    return _one_line(line[:SNIPPET] for line in lines[:6])


def _telling_piece(line: str, terms: Sequence[Term]) -> str:
    """Return the first piece of a very long line with a hit in it; each begins where the last one's end is."""
    step = LONG_LINE - SNIPPET
    pieces = (line[at : at + LONG_LINE] for at in range(0, len(line), step))
    return next((p for p in pieces if any(term.is_in(folded(p)) for term in terms)), line[:LONG_LINE])


def _one_line(lines: Iterable[str]) -> str:
    return " ".join(part for line in lines if (part := " ".join(line.split())))
