"""Finding by a few letters: names by substring at a million, commands by their letters in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.kernel.text import fold

ENDS: Final = "\n"
VOWELS: Final = dict(zip("aiueo", "あいうえお", strict=True))
ROWS: Final = {
    "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど",
    "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
}  # fmt: skip
SPECIAL: Final = {
    "shi": "し", "chi": "ち", "tsu": "つ", "fu": "ふ", "ji": "じ", "ya": "や", "yu": "ゆ", "yo": "よ",
    "wa": "わ", "wo": "を", "fa": "ふぁ", "fi": "ふぃ", "fe": "ふぇ", "fo": "ふぉ", "she": "しぇ",
    "che": "ちぇ", "je": "じぇ", "thi": "てぃ", "dhi": "でぃ", "vu": "ゔ", "-": "ー",
}  # fmt: skip
GLIDES: Final = {
    "ky": "き", "sh": "し", "sy": "し", "ch": "ち", "ty": "ち", "ny": "に", "hy": "ひ", "my": "み",
    "ry": "り", "gy": "ぎ", "j": "じ", "jy": "じ", "zy": "じ", "by": "び", "py": "ぴ",
}  # fmt: skip
SMALL: Final = {"a": "ゃ", "u": "ゅ", "o": "ょ"}
LONGEST: Final = 3


def _syllables() -> dict[str, str]:
    found = dict(VOWELS) | {
        row + vowel: kana for row, kanas in ROWS.items() for vowel, kana in zip("aiueo", kanas, strict=True)
    }
    found |= {glide + vowel: kana + small for glide, kana in GLIDES.items() for vowel, small in SMALL.items()}
    return found | SPECIAL


SYLLABLES: Final = _syllables()


def kana_of(romaji: str) -> str:
    """Return Latin letters as hiragana, as far as they are syllables: 'aoba' -> 'あおば', 'gak' -> 'がk'."""
    kana, at = "", 0
    while at < len(romaji):
        if romaji[at] == "n" and romaji[at + 1 : at + 2] not in tuple("aiueoyn"):
            kana, at = kana + "ん", at + 1
            continue
        if romaji[at : at + 2] == "nn":
            kana, at = kana + "ん", at + 2 if romaji[at + 2 : at + 3] not in tuple("aiueoy") else at + 1
            continue
        if at + 1 < len(romaji) and romaji[at] == romaji[at + 1] and romaji[at] in "kstpcgdbzj":
            kana, at = kana + "っ", at + 1
            continue
        size = next((n for n in range(LONGEST, 0, -1) if romaji[at : at + n] in SYLLABLES), 0)
        kana, at = kana + SYLLABLES.get(romaji[at : at + size], romaji[at]), at + max(size, 1)
    return kana


def spellings(query: str) -> list[str]:
    """Return what ``query`` may stand for: as typed, and as kana; a last n may still become な or ん."""
    words = fold(query).strip()
    kana = [kana_of(words), *([kana_of(words[:-1])] if words.endswith("n") else [])]
    return [word for word in dict.fromkeys((words, *kana)) if word]


class NameIndex:
    """Names in one long text, so that looking through a million is one search of the interpreter's."""

    def __init__(self, ids: NDArray[np.int64], names: Sequence[str], readings: Sequence[str] = ()) -> None:
        """Fold ``names`` and their ``readings`` once; made in a worker, never in the GUI thread."""
        self.ids, self.names = ids, names
        folded = [
            fold(f"{name} {readings[place]}" if readings and readings[place] else name).replace(ENDS, " ")
            for place, name in enumerate(names)
        ]
        self._text = ENDS + ENDS.join(folded) + ENDS
        lengths = np.fromiter((len(name) + 1 for name in folded), np.int64, len(folded))
        self._starts = np.r_[1, 1 + np.cumsum(lengths)][: len(folded)] if folded else np.empty(0, np.int64)

    def __len__(self) -> int:
        return len(self.names)

    def place_of(self, account: int) -> int | None:
        """Return where ``account`` stands; None when it is not among them."""
        places = np.flatnonzero(self.ids == account)
        return int(places[0]) if len(places) else None

    def find(self, query: str, most: int = 50) -> list[int]:
        """Return at most ``most`` places of names with ``query`` in them, those that begin with it first."""
        wanted = spellings(query)
        found: dict[int, None] = {}
        for begins in (ENDS, ""):
            for word in wanted:
                for place in self._places(begins + word, most):
                    found.setdefault(place)
                    if len(found) >= most:
                        return list(found)
        return list(found)

    def _places(self, part: str, most: int) -> Iterable[int]:
        at, count = self._text.find(part), 0
        while at >= 0 and count < most:
            place = int(np.searchsorted(self._starts, at + part.startswith(ENDS), side="right")) - 1
            yield place
            count += 1
            after = int(self._starts[place + 1]) - 1 if place + 1 < len(self._starts) else len(self._text)
            at = self._text.find(part, after)


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be chosen: ``kind`` 'action', 'view', 'setting', 'account' ...; ``key`` as text."""

    kind: str
    id: object
    text: str
    detail: str = ""
    key: str = ""
    icon: str = ""
    aliases: tuple[str, ...] = ()


def rank(entries: Sequence[Found], query: str, most: int = 50) -> list[Found]:
    """Return the entries that fit ``query``, best first: begins, contains, then its letters in order."""
    wanted = spellings(query)
    if not wanted:
        return list(entries[:most])
    scored = [(_score(entry, wanted), place) for place, entry in enumerate(entries)]
    fitting = sorted((score, place) for score, place in scored if score is not None)
    return [entries[place] for _score_, place in fitting[:most]]


def _score(entry: Found, wanted: Sequence[str]) -> int | None:
    best: int | None = None
    for text in (entry.text, *entry.aliases):
        folded = fold(text)
        for word in wanted:
            at = folded.find(word)
            score = 0 if at == 0 else 1 if at > 0 else 2 if _in_order(word, folded) else None
            if score is not None and (best is None or score < best):
                best = score
    return best


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters if letter != " ")
