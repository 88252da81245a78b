"""What a person may type into a cell, and what it means."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from datetime import date

from cs_workbench.domain.columns import Column
from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.typed_day import NotADay, typed_day
from cs_workbench.domain.words import WORDS
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean, fold
from cs_workbench.ui.text import UNKNOWN, value_word


class NotANumber(WorkbenchError):
    """Text where a number belongs."""

    template = N_(
        "errors", "“{text}” is not a number. Nothing was changed. Type digits, or nothing for unknown."
    )
    code = "CSW-1510"


class NotAChoice(WorkbenchError):
    """A word that is none of the choices."""

    template = N_("errors", "“{text}” is not one of the choices. Nothing was changed. Possible: {choices}.")
    code = "CSW-1512"


class ReadOnlyCell(WorkbenchError):
    """A column whose values come from the source alone."""

    template = N_(
        "errors",
        "{heading} is not written here. Nothing was changed. Change it where it is kept: mostly its source.",
    )
    code = "CSW-1513"


class SetWithReason(WorkbenchError):
    """A phase that is typed into a cell: it is set with its reason."""

    template = N_(
        "errors",
        "{heading} is set together with its reason. Nothing was changed. Press F on the row instead.",
    )
    code = "CSW-1516"


class OfThePast(WorkbenchError):
    """A cell of a list as it was on a day."""

    template = N_(
        "errors", "The list shows {day}, which stays as it was. Nothing was changed. Esc goes back to today."
    )
    code = "CSW-1503"


@dataclass(frozen=True, slots=True)
class Edit:
    """One changed cell: ``value`` is str, float, bool, date, a choice's id, or None for unknown."""

    account_id: int
    fact: str
    value: object


def is_editable(fact: str) -> bool:
    """Say whether a local value may stand in this column: own fields, and facts that allow it."""
    return fact.startswith("own.") or (fact in BY_ID and BY_ID[fact].editable)


def read_entry(fact: str, column: Column, text: str, today: date) -> object:
    """Return what ``text`` means in this column; nothing, or a dash, is unknown (None).

    ``today``: what days such as 12/31 or 明日 count from.

    Raises:
        NotANumber, NotADay, NotAChoice: it means nothing there.
    """
    text = clean(text).strip()
    if not text or text == UNKNOWN:
        return None
    if column.kind in (Kind.INT, Kind.NUMBER):
        return _number(text)
    if column.kind is Kind.DATE:
        return _day(text, today)
    if column.kind is Kind.YES_NO:
        return _choice(text, "yes_no", ("1", "0")) == "1"
    if column.kind in (Kind.CHOICE, Kind.REF):
        return _choice(text, fact, column.labels or (BY_ID[fact].labels if fact in BY_ID else ()))
    return text


def read_number(text: str) -> float | None:
    """Return a number as a person types it; nothing, or a dash, is unknown (None).

    Raises:
        NotANumber: it is none.
    """
    text = clean(text).strip()
    return None if not text or text == UNKNOWN else _number(text)


def read_day(text: str, today: date) -> date | None:
    """Return a day as a person types it, counted from ``today``; nothing, or a dash, is unknown (None).

    Raises:
        NotADay: it is none.
    """
    text = clean(text).strip()
    return None if not text or text == UNKNOWN else _day(text, today)


def _number(text: str) -> float:
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    try:
        number = float(plain.removesuffix("%"))
    except ValueError:
        raise NotANumber(text=text) from None
    if not math.isfinite(number):
        raise NotANumber(text=text)
    return number


def _day(text: str, today: date) -> date:
    day = typed_day(text, today)
    if day is None:
        raise NotADay(text=text)
    return day


def _choice(text: str, of: str, ids: tuple[str, ...]) -> str:
    """Return the id whose word, in the window's language or in English, or whose own name is ``text``."""
    wanted = fold(text)
    for one in ids:
        if wanted in (fold(one), fold(value_word(of, one)), fold(WORDS.get(of, {}).get(one, one))):
            return one
    raise NotAChoice(text=text, choices=", ".join(value_word(of, one) for one in ids[:12]))
