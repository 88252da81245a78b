"""The words of the sample book: companies, people and phrases of one language, all invented."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from random import Random
from typing import Any, Literal

from cs_workbench.kernel.resources import resource

Language = Literal["ja", "en"]


@dataclass(frozen=True, slots=True)
class Company:
    """A company's name, how it is read, its industry and its domain (always under .example)."""

    name: str
    reading: str
    domain: str
    industry: str = ""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name; ``mail`` is the part before the @."""

    family: str
    given: str
    reading: str
    mail: str
    full: str


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of one language, as ``resources/sample/<language>.toml`` holds them."""

    language: Language
    lists: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.lists[name]

    def company(self, index: int) -> Company:
        """Return the ``index``-th company; the first 100,000 are all different."""
        roots, suffixes, prefixes, forms = (self.lists[n] for n in ("roots", "suffixes", "prefixes", "forms"))
        cells = len(roots) * len(suffixes)
        step, turn = index % cells, index // cells
        cell = step * _coprime(cells) % cells
        root, suffix = roots[cell % len(roots)], suffixes[cell // len(roots)]
        mark = "" if turn < len(prefixes) else str(turn // len(prefixes) + 1)
        before, middle, after = (entry.split("|") for entry in (prefixes[turn % len(prefixes)], root, suffix))
        gap = " " if before[0] and self.language == "en" else ""
        bare = before[0] + gap + middle[0] + after[0] + mark
        form = "{}" if after[0].strip() in self.lists["formless"] else forms[index * 7 % len(forms)]
        return Company(
            form.format(bare),
            before[1] + middle[1] + after[1],
            "-".join(p for p in (before[2], middle[2], after[2] + mark) if p) + ".example",
            after[3],
        )

    def story(self, key: str) -> Company:
        """Return the company of a story account."""
        name, reading, host, industry = self.lists["stories"][key].split("|")
        return Company(name, reading, f"{host}.example", industry)

    def person(self, dice: Random) -> PersonName:
        """Return a drawn person."""
        family, given = dice.choice(self.lists["families"]), dice.choice(self.lists["givens"])
        return self.named(family, given)

    def named(self, family: str, given: str) -> PersonName:
        """Return the person of two entries 'written|reading|address'; an empty family name is left out."""
        (f_name, f_reading, f_mail), (g_name, g_reading, g_mail) = family.split("|"), given.split("|")
        order = ((f_name, g_name), (f_reading, g_reading))
        if self.language == "en":
            order = ((g_name, f_name), (g_reading, f_reading))
        full, reading = (" ".join(part for part in parts if part) for parts in order)
        return PersonName(f_name, g_name, reading, ".".join(p for p in (g_mail, f_mail) if p), full)


def _coprime(cells: int) -> int:
    """Return a stride without a common factor with ``cells``, so that neighbours differ."""
    stride = int(cells * 0.618)
    while _gcd(stride, cells) != 1:
        stride += 1
    return stride


def _gcd(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a


def load_words(language: Language) -> Words:
    """Read the lists of ``language``."""
    return Words(language, tomllib.loads(resource("sample", f"{language}.toml").read_text("utf-8")))
