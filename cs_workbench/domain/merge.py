"""Two texts that were made of one: joined line by line where that loses nothing, shown as two where it would not.

A three-way merge by whole lines (diff3, as ``git merge-file`` does it) on difflib. Lines that both sides changed, or
that stand next to each other's changes, are never joined: words put together from two hands can say what nobody wrote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

Lines = tuple[str, ...]
Run = tuple[int, int, int]  # where it begins in the one and in the other text, and how long both run alike

#: Steps that one comparison may take, about half a second; what lies beyond counts as changed, which loses nothing.
MOST_STEPS: Final = 20_000_000
MOST_WORD_STEPS: Final = 2_000_000  # in one place of many; beyond, all of it is marked
_WORD: Final = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)


class Keep(StrEnum):
    """What stays of a place where both texts were changed."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"  # mine, then theirs


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of the text both began with, and what became of them on either side."""

    base: Lines
    mine: Lines
    theirs: Lines

    @property
    def settled(self) -> Lines | None:
        """What stays where at most one side changed it, or both alike; None: a person must choose."""
        if self.mine in (self.base, self.theirs):
            return self.theirs
        return self.mine if self.theirs == self.base else None

    def kept(self, keep: Keep) -> Lines:
        """Return what stays when a person chose ``keep``; what is settled stays as it is."""
        if (settled := self.settled) is not None:
            return settled
        return {Keep.MINE: self.mine, Keep.THEIRS: self.theirs, Keep.BOTH: self.mine + self.theirs}[keep]


def merge(base: str, mine: str, theirs: str) -> tuple[Piece, ...]:
    """Return the pieces of which both texts are made, in order: ``mine`` joined is the one, ``theirs`` the other.

    The time is bounded for texts of any kind; a comparison that would take longer finds less alike.
    """
    was, one, other = (tuple(text.split("\n")) for text in (base, mine, theirs))
    pieces: list[Piece] = []
    at = of_one = of_other = 0
    runs = _in_all(_alike(was, one), _alike(was, other))
    for start, in_one, in_other, length in (*runs, (len(was), len(one), len(other), 0)):
        pieces += _trimmed(Piece(was[at:start], one[of_one:in_one], other[of_other:in_other]))
        at, of_one, of_other = start + length, in_one + length, in_other + length
        pieces.append(Piece(was[start:at], one[in_one:of_one], other[in_other:of_other]))
    return tuple(piece for piece in pieces if piece.base or piece.mine or piece.theirs)


def places(pieces: Sequence[Piece]) -> tuple[int, ...]:
    """Return which of ``pieces`` a person must choose in; none: the texts fit together."""
    return tuple(number for number, piece in enumerate(pieces) if piece.settled is None)


def merged_text(pieces: Sequence[Piece], keeps: Sequence[Keep] = ()) -> str:
    """Return the text of ``pieces``, with a choice for each of their `places`, in order; without one: both."""
    chosen = dict(zip(places(pieces), keeps, strict=False))
    return "\n".join(
        line for number, piece in enumerate(pieces) for line in piece.kept(chosen.get(number, Keep.BOTH))
    )


def marked(one: Lines, other: Lines) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Return both texts as parts, each with whether it is not in the other: word by word, each kanji a word."""
    words = [tuple(_WORD.findall("\n".join(lines))) for lines in (one, other)]
    parts: tuple[list[tuple[str, bool]], list[tuple[str, bool]]] = ([], [])
    ends = [0, 0]
    for *starts, length in (*_alike(words[0], words[1], MOST_WORD_STEPS), (len(words[0]), len(words[1]), 0)):
        for side, start in enumerate(starts):
            apart, alike = words[side][ends[side] : start], words[side][start : start + length]
            parts[side].extend(("".join(run), run is apart) for run in (apart, alike) if run)
            ends[side] = start + length
    return parts


def _trimmed(piece: Piece) -> Iterator[Piece]:
    """Yield a piece, what both sides begin and end it with alike apart: that is nothing to choose in."""
    head = _same(piece.mine, piece.theirs)
    tail = _same(piece.mine[head:][::-1], piece.theirs[head:][::-1])
    ends = len(piece.mine) - tail, len(piece.theirs) - tail
    middle = Piece(piece.base, piece.mine[head : ends[0]], piece.theirs[head : ends[1]])
    if piece.settled is not None or (piece.base and middle.settled is not None):
        yield piece
        return
    yield Piece((), piece.mine[:head], piece.theirs[:head])
    yield middle
    yield Piece((), piece.mine[ends[0] :], piece.theirs[ends[1] :])


def _in_all(one: Sequence[Run], other: Sequence[Run]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the runs of the base that are in both texts: where in the base, in the one, in the other, how long."""
    first = second = 0
    while first < len(one) and second < len(other):
        (a, in_one, a_length), (b, in_other, b_length) = one[first], other[second]
        start, end = max(a, b), min(a + a_length, b + b_length)
        if start < end:
            yield start, in_one + start - a, in_other + start - b, end - start
        if a + a_length < b + b_length:
            first += 1
        else:
            second += 1


def _alike(one: Lines, other: Lines, most: int = MOST_STEPS) -> list[Run]:
    """Return where both texts run alike, in order: their ends, then what difflib finds between them.

    A middle that would take more than ``most`` steps is first cut at the lines that stand in each text once.
    """
    head = _same(one, other)
    tail = _same(one[head:][::-1], other[head:][::-1])
    ends = len(one) - tail, len(other) - tail
    middle, left = (one[head : ends[0]], other[head : ends[1]]), most
    anchors = _anchors(*middle) if _steps(*middle) > left else []
    runs, at = [(0, 0, head)], (0, 0)
    for a, b in (*anchors, (len(middle[0]), len(middle[1]))):
        gap = middle[0][at[0] : a], middle[1][at[1] : b]
        if gap[0] == gap[1]:
            runs.append((head + at[0], head + at[1], len(gap[0])))
        elif 0 < (steps := _steps(*gap)) <= left:
            left -= steps
            found = SequenceMatcher(None, *gap, autojunk=False).get_matching_blocks()
            runs += [(head + at[0] + m.a, head + at[1] + m.b, m.size) for m in found]
        runs.append((head + a, head + b, 1))
        at = a + 1, b + 1
    runs[-1] = (*ends, tail)
    return _joined(runs)


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Return ``runs`` without empty ones, those that go on from one another as one."""
    found: list[Run] = []
    for a, b, length in runs:
        last = found[-1] if found else (0, 0, 0)
        if (last[0] + last[2], last[1] + last[2]) == (a, b):
            found[-1:] = [(last[0], last[1], last[2] + length)]
        elif length:
            found.append((a, b, length))
    return found


def _steps(one: Lines, other: Lines) -> int:
    """Return the most steps difflib takes: it may look at every pair of equal lines once for each run it finds."""
    counts, others = Counter(one), Counter(other)
    return sum(count * others[line] for line, count in counts.items()) * min(len(one), len(other))


def _anchors(one: Lines, other: Lines) -> list[tuple[int, int]]:
    """Return the most places, rising in both, of lines that stand in each text once (patience sorting)."""
    counts, others = Counter(one), Counter(other)
    where = {line: place for place, line in enumerate(other) if others[line] == 1}
    pairs = [(place, where[line]) for place, line in enumerate(one) if counts[line] == 1 and line in where]
    lasts: list[int] = []  # the lowest end of a rising row of each length
    rows: list[tuple[tuple[int, int], int]] = []  # a pair, and which pair stands before it
    tops: list[int] = []
    for number, pair in enumerate(pairs):
        length = bisect_left(lasts, pair[1])
        lasts[length : length + 1], tops[length : length + 1] = [pair[1]], [number]
        rows.append((pair, tops[length - 1] if length else -1))
    found, number = [], tops[-1] if tops else -1
    while number >= 0:
        pair, number = rows[number]
        found.append(pair)
    return found[::-1]


def _same(one: Lines, other: Lines) -> int:
    """Return how many lines both begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
