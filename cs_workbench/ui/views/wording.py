"""How values read in the pages: `ui.text`'s words and numbers, with unknown as an empty text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from PySide6.QtCore import QDate, QLocale

from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.words import WORDS, word
from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.ui import text
from cs_workbench.ui.text import say

UNITS: Final = {
    "days": N_("units", "%n day(s)"),
    "seats": N_("units", "%n seat(s)"),
    "people": N_("units", "%n people"),
    "tickets": N_("units", "%n ticket(s)"),
    "touches": N_("units", "%n touch(es)"),
}


def word_text(of: str, value: str | None) -> str:
    """Return the window's word for a choice's value; '' for none. The tier '' is "Unclassified"."""
    return say("values", word(of, value)) if value is not None and word(of, value) else ""


def either_text(japanese: str, english: str) -> str:
    """Return the one of two names that is of the person's language."""
    return japanese if QLocale().language() == QLocale.Language.Japanese else english


def number_text(value: Any, places: int | None = None) -> str:
    """Return a number with the language's separators; '' when unknown."""
    if not isinstance(value, (int, float)) or value != value:  # noqa: PLR0124 - NaN is unknown
        return ""
    return text.number_text(value, places)


def percent_text(share: float | None) -> str:
    """Return a share from 0 to 1 as percent; '' when unknown."""
    shown = "" if share is None else number_text(share * 100, 0)
    return percent(shown) if shown else ""


def percent(number: str) -> str:
    """Return a number with its sign for percent, spaced as the language writes it."""
    return say("formats", "{number} %", number=number)


def money_text(minor: int | None, currency: str | None) -> str:
    """Return an amount of ``minor`` units as a grid shows it; '' when unknown."""
    return "" if minor is None or not currency else Money(int(minor), currency).short()


def day_text(day: date | None) -> str:
    """Return a day; '' for none."""
    return "" if day is None else text.day_text(day)


def stored_day_text(day: str | None) -> str:
    """Return a day as the store keeps it; '' for none."""
    return day_text(date.fromisoformat(day[:10])) if day else ""


def weekday_text(day: date) -> str:
    """Return a day with its weekday."""
    return QLocale().toString(QDate(day.year, day.month, day.day), say("formats", "dddd d MMMM"))


def moment_text(moment: datetime | str | None) -> str:
    """Return a UTC moment, also as stored, as local day and time; '' for none."""
    if not moment:
        return ""
    return text.moment_text(from_iso(moment) if isinstance(moment, str) else moment)


def since_text(moment: datetime) -> str:
    """Return a UTC moment as local weekday and time: "Friday 18:12"."""
    local = moment.astimezone()
    weekday = QLocale().toString(QDate(local.year, local.month, local.day), "dddd")
    return f"{weekday} {local:%H:%M}"


def fact_heading(fact: str) -> str:
    """Return the title of a fact's column."""
    return text.heading(fact)


def fact_text(fact: str, value: Any) -> str:
    """Return a fact's value for a person, with its unit; '' when unknown."""
    if value is None or value == "":
        return ""
    known = BY_ID.get(fact)
    if isinstance(value, Money):
        return value.short()
    if isinstance(value, bool):
        return text.yes_no_text(value)
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, (int, float)):
        if known is not None and known.unit in UNITS:
            return say("units", UNITS[known.unit], round(value))
        shown = number_text(value)
        return percent(shown) if known is not None and known.unit == "%" else shown
    return word_text(fact, str(value)) if fact in WORDS else text.shown(str(value))


def stored_text(fact: str, value: Any) -> str:
    """Return a value as the change log kept it, as a person reads it; a dash when unknown."""
    if value is None or value == "":
        return text.UNKNOWN
    if fact in BY_ID and BY_ID[fact].kind is Kind.YES_NO:
        return word_text("yes_no", str(value))
    return fact_text(fact, value)


def band_text(facts: Mapping[str, Any]) -> str:
    """Return the health as sign, word and number: "■ Needs action 42"."""
    band, score = facts.get("band"), facts.get("health")
    if band is None:
        return ""
    number = number_text(score, 0) if band != "none" else ""
    return " ".join(p for p in (text.BAND_SHAPES.get(band, ""), word_text("band", band), number) if p)
