"""How values read in the pages: the glossary's words, dates and money of the person's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from PySide6.QtCore import QDate, QLocale, QTime

from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.words import WORDS, word
from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.ui.text import say

BAND_SIGNS: Final = {"green": "●", "yellow": "▲", "red": "■", "none": "◇"}
UNITS: Final = {
    "days": N_("units", "%n day(s)"),
    "seats": N_("units", "%n seat(s)"),
    "people": N_("units", "%n people"),
    "tickets": N_("units", "%n ticket(s)"),
    "touches": N_("units", "%n touch(es)"),
}


def word_text(of: str, value: str | None) -> str:
    """Return the window's word for a choice's value; '' for none."""
    return "" if value is None else say("values", word(of, value)) if word(of, value) else ""


def number_text(value: Any, places: int | None = None) -> str:
    """Return a number with the language's separators; '' when unknown. ``places``: None: as many as it has, at most 1."""
    if not isinstance(value, (int, float)) or value != value:  # noqa: PLR0124 - NaN is unknown
        return ""
    digits = places if places is not None else 0 if float(value).is_integer() or abs(value) >= 100 else 1  # noqa: PLR2004
    return QLocale().toString(float(value), "f", digits)


def percent_text(share: float | None) -> str:
    """Return a share from 0 to 1 as percent; '' when unknown."""
    return "" if share is None or share != share else f"{number_text(share * 100, 0)} %"  # noqa: PLR0124


def money_text(minor: int | None, currency: str | None) -> str:
    """Return an amount of ``minor`` units as a grid shows it; '' when unknown."""
    return "" if minor is None or not currency else Money(int(minor), currency).short()


def day_text(day: date | None) -> str:
    """Return a day with its weekday, without the year when it is this one's; '' for none."""
    if day is None:
        return ""
    return QLocale().toString(QDate(day.year, day.month, day.day), say("formats", "ddd d MMM yyyy"))


def moment_text(moment: datetime | str | None) -> str:
    """Return a UTC moment as local day and time; '' for none."""
    if moment is None or moment == "":
        return ""
    local = (from_iso(moment) if isinstance(moment, str) else moment).astimezone()
    return f"{local:%Y-%m-%d %H:%M}"


def since_text(moment: datetime | None) -> str:
    """Return a UTC moment as local weekday and time: "Friday 18:12"; '' for none."""
    if moment is None:
        return ""
    local = moment.astimezone()
    weekday = QLocale().toString(QDate(local.year, local.month, local.day), "dddd")
    return f"{weekday} {QTime(local.hour, local.minute).toString('HH:mm')}"


def fact_heading(fact: str) -> str:
    """Return a fact's column title; an own field's is its id."""
    return say("facts", BY_ID[fact].heading) if fact in BY_ID else fact.removeprefix("own.")


def fact_text(fact: str, value: Any) -> str:
    """Return a fact's value for a person, with its unit; '' when unknown."""
    if value is None or value == "":
        return ""
    known = BY_ID.get(fact)
    if isinstance(value, Money):
        return value.short()
    if isinstance(value, bool):
        return word_text("yes_no", str(int(value)))
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, (int, float)):
        if known is not None and known.unit in UNITS:
            return say("units", UNITS[known.unit], round(value))
        return f"{number_text(value)} %" if known is not None and known.unit == "%" else number_text(value)
    return word_text(fact, str(value)) if fact in WORDS else str(value)


def value_text(fact: str, value: Any) -> str:
    """Return a value as the change log kept it, as a person reads it."""
    if value is None:
        return "–"
    if fact in BY_ID and BY_ID[fact].kind is Kind.YES_NO:
        return word_text("yes_no", str(value))
    return fact_text(fact, value) or "–"


def band_text(facts: Mapping[str, Any]) -> str:
    """Return the health as sign, word and number: "■ Needs action 42"."""
    band, score = facts.get("band"), facts.get("health")
    if band is None:
        return ""
    number = number_text(score, 0) if band != "none" else ""
    return " ".join(part for part in (BAND_SIGNS.get(band, ""), word_text("band", band), number) if part)
