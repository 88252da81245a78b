"""Finds the names of other customers in what one customer is to read.

A name is looked for whole and without 株式会社, Inc. and the like. What is an ordinary word, or has two letters, counts
only with its company form or a 様 behind it; so texts about work raise no false alarm. One index of the book's names
serves every account: three letters lead to the few names that begin so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cs_workbench.kernel.i18n import LANGUAGES, load_catalogue
from cs_workbench.kernel.text import without_company_form

GRAM: Final = 3
#: A name so short is a word of its own only with a company form.
SHORT: Final = 2
#: Hiragana alone, so long at most, is a word before it is a name: さくら, ひまわり.
KANA: Final = 4
MARKS: Final = ("様", "さま", "社", "殿", "御中")
#: What stands for the other on a name card; the first leaves it.
FORMS: Final = (("株式会社", "株式会社"), ("株式会社", "(株)"), ("(株)", "株式会社"))
#: Words that business texts begin sentences with; some customer is called so.
_ORDINARY: Final = """
ace action active agenda ally alpha answer apex april aqua arc ask atlas august base best beta block blue book
bridge bright build business call care case center change chart check choice circle city clear cloud code common
compass core corner cover craft customer data day december delta demand design digital direct drive east edge energy
engine enterprise excel express fact february figure file first flow focus force form forward foundation frame
friday from future gap general global goal gold good grand green grid group growth guide hand harbor health help
high home house idea impact index insight january july june key kind lead leap learn level life light line link live
local logic long loop main map march mark market master matrix may meeting metric mind mission model monday more
motion new next north note notion november oak ocean october office one open orange orbit order our outlook owner
page partner path people phase plan plus point power present prime pro process product project promise proof pulse
quality quarter quest rate reach red relay report request result review right rise risk road rock root sample
saturday scale school scope seat seed sense september service share shift sign signal simple slide smart solid sound
source south space spark speed spring square stack star start state status step story stream strong sum summit sun
sunday support target team term thursday ticket time title today total touch track trend true tuesday unit use user
value view vision vista voice wave wednesday week west wind window wise wonder word work world year you zero zone
"""
ORDINARY: Final = frozenset(_ORDINARY.split())


@dataclass(frozen=True, slots=True)
class Named:
    """An account as its name is looked for; ``group``: the same number for a parent and all below it."""

    account_id: int
    name: str
    group: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """Letters to look for. ``is_word``: one Latin word, which counts only written like a name."""

    letters: str
    named: Named
    is_word: bool


class OtherNames:
    """The names of a book, to be found in texts."""

    def __init__(self, book: Iterable[Named]) -> None:
        self._groups: dict[int, int] = {}
        self._names: dict[int, list[str]] = {}
        self._begin: dict[str, list[Pattern]] = {}
        known, words = slide_words()
        for named in book:
            self._groups[named.account_id] = named.group
            self._names.setdefault(named.group, []).append(_folded(named.name)[1])
            for letters, is_word in _spellings(named.name, known, words):
                self._begin.setdefault(letters[:GRAM], []).append(Pattern(letters, named, is_word))

    @classmethod
    def of_book(cls, names: Iterable[tuple[int, str]], parents: Mapping[int, int | None]) -> OtherNames:
        """Return the index of (account, name), and account -> the one above it."""
        groups = groups_of(parents)
        return cls(Named(account, name, groups.get(account, account)) for account, name in names)

    def found(
        self, texts: Iterable[str], account_id: int, allowed: Collection[str] = ()
    ) -> Iterator[tuple[str, str]]:
        """Yield (text, name): which text names an account that is neither this one nor of its group.

        ``allowed``: what a text may well say: names of people, of our own company.
        """
        mine = self._groups.get(account_id, -1)
        fine = (*self._names.get(mine, ()), *(_folded(one)[1] for one in allowed))
        for text in texts:
            shown, low = _folded(text)
            for at in range(len(low) - GRAM + 1):
                for pattern in self._begin.get(low[at : at + GRAM], ()):
                    if (
                        pattern.named.group != mine
                        and low.startswith(pattern.letters, at)
                        and not (pattern.is_word and shown[at] == low[at])
                        and _stands_alone(low, at, at + len(pattern.letters))
                        and not any(pattern.letters in one for one in fine)
                    ):
                        yield text, pattern.named.name


def groups_of(parents: Mapping[int, int | None]) -> dict[int, int]:
    """Return account -> the account at the top of its group, of account -> parent; a circle is one group."""
    found: dict[int, int] = {}
    for account in parents:
        chain, here = [account], account
        while here not in found and (above := parents.get(here)) is not None and above not in chain:
            chain.append(above)
            here = above
        top = found.get(here, min(chain) if parents.get(here) is not None else here)
        found |= dict.fromkeys(chain, top)
    return found


@lru_cache(maxsize=1)
def slide_words() -> tuple[str, frozenset[str]]:
    """Return the texts that slides have of themselves in both languages, in small letters, and the ordinary words."""
    texts = [
        text
        for language in LANGUAGES
        for (context, english), forms in load_catalogue(language).forms.items()
        if context == "deck"
        for text in (english, *forms)
    ]
    known = plain("\n".join(texts)).lower()
    return known, ORDINARY | frozenset(re.findall(r"[a-z]+", known))


def plain(text: str) -> str:
    """Return ``text`` NFKC, on one line, without signs that nobody sees."""
    if text.isascii():
        return " ".join(text.split())
    folded = unicodedata.normalize("NFKC", text)
    return " ".join("".join(c for c in folded if unicodedata.category(c) != "Cf").split())


def _folded(text: str) -> tuple[str, str]:
    """Return a text as it is written and in small letters, letter by letter."""
    shown = plain(text)
    low = shown.lower()
    if len(low) != len(shown):
        low = "".join(small if len(small := c.lower()) == 1 else c for c in shown)
    return shown, low


def _spellings(name: str, known: str, words: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Yield the letters under which a name is looked for, and whether they are one Latin word."""
    shown, whole = _folded(name)
    short = _folded(without_company_form(name))[1].strip(" ,.・")
    if short != whole and short:
        yield from ((letters, False) for letters in dict.fromkeys(whole.replace(*form) for form in FORMS))
    if len(short) <= SHORT or short.isdigit():
        return
    is_word = short.isascii() and short.isalpha()
    if short in words or _is_kana(short) or (not short.isascii() and short in known):
        if not short.isascii():
            yield from ((f"{short}{mark}", False) for mark in MARKS)
        return
    yield short, is_word and shown != whole


def _is_kana(text: str) -> bool:
    return len(text) <= KANA and all("ぁ" <= c <= "ゖ" for c in text)


def _script(letter: str) -> str:
    if "ァ" <= letter <= "ヺ" or letter == "ー":
        return "kana"
    if letter == "_" or (letter.isalnum() and letter < "\u0250"):
        return "latin"
    return ""


def _stands_alone(text: str, begin: int, end: int) -> bool:
    """Say whether a stretch is no part of a longer word in Latin letters or katakana."""
    edges = ((begin - 1, begin), (end - 1, end))
    return not any(
        left >= 0
        and right < len(text)
        and _script(text[left])
        and _script(text[left]) == _script(text[right])
        for left, right in edges
    )
