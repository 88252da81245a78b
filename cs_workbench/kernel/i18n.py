"""Texts for people, in their language: marked where they are written, looked up here.

The catalogue is ``resources/i18n/<language>.ts``, Qt's own format, read with the standard library,
so that the window, the command line and every export speak from one list.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # our own file, shipped with the program
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from cs_workbench.kernel.resources import resource

LANGUAGES: Final = ("ja", "en")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def N_(context: str, text: str) -> str:  # noqa: N802 - the mark Qt's own tools look for
    """Mark ``text`` for the catalogue and return it unchanged; `Catalogue.say` translates it."""
    return text


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of one language. An unknown text is answered as it was written, in English."""

    language: str
    forms: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, repr=False)

    def say(self, context: str, text: str, n: int | None = None, /, **params: object) -> str:
        """Return ``text`` in this language, with ``{name}`` and ``%n`` filled in after translating.

        ``n`` may also stand among ``params``.
        """
        if n is None and isinstance(params.get("n"), int):
            n = int(str(params["n"]))
        found = self.form(context, text, n)
        if n is not None:
            found = found.replace("%n", f"{n:,}")
        return found.format_map({k: self.shown(v) for k, v in params.items()}) if params else found

    def shown(self, value: object) -> object:
        """Return a day as the language writes days (2026/11/24, 24 Nov 2026), anything else as it is."""
        if not isinstance(value, date) or isinstance(value, datetime):
            return value
        if self.language == "ja":
            return f"{value:%Y/%m/%d}"
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"

    def shown_params(self, params: Mapping[str, str]) -> dict[str, object]:
        """Return what a kept sentence is filled with, its ISO days as the language writes them."""
        return {k: self.shown(date.fromisoformat(v)) if DAY.fullmatch(v) else v for k, v in params.items()}

    def form(self, context: str, text: str, n: int | None = None) -> str:
        """Return the translation with its placeholders still in it."""
        forms = self.forms.get((context, text))
        if not forms:
            return text
        singular = n is not None and n == 1 and self.language == "en"
        return forms[0] if singular or len(forms) == 1 else forms[-1]


@lru_cache(
    maxsize=len(LANGUAGES)
)  # a page that speaks both languages asks each time; the file takes 10 ms to read
def load_catalogue(language: str) -> Catalogue:
    """Read the catalogue of ``language`` ('ja' or 'en'); an unfinished text stays English."""
    path = resource("i18n", f"{language}.ts")
    forms: dict[tuple[str, str], tuple[str, ...]] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None:
                continue
            texts = tuple(form.text or "" for form in translation.iter("numerusform")) or (
                translation.text or "",
            )
            if all(texts):
                forms[name, message.findtext("source", "")] = texts
    return Catalogue(language, forms)
