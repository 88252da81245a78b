"""Everything the window says: texts in the person's language, and values as people read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QLabel, QWidget

from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.words import WORDS, word
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_, Catalogue
from cs_workbench.kernel.money import Money
from cs_workbench.kernel.text import clip

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cs_workbench.domain.columns import Column
    from cs_workbench.domain.condition_syntax import Condition

UNKNOWN: Final = "–"
BAND_SHAPES: Final = {"green": "●", "yellow": "▲", "red": "■", "none": "◇"}
LONGEST_TIP: Final = 2_000
#: Facts that lie behind us: they read better as an age than as a day.
PAST: Final = frozenset(("last_touch", "synced"))
#: An age is told in days up to here, then as a day.
AGE_LIMIT_DAYS: Final = 60
_BIDI: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LOCALES: Final = {"ja": (QLocale.Language.Japanese, QLocale.Country.Japan)}


def say(context: str, text: str, n: int | None = None, **params: object) -> str:
    """Return ``text`` in the person's language: translate first, then fill in ``%n`` and ``{name}``.

    The same marks as `kernel.i18n.N_`; both are found by lupdate when named as aliases.
    """
    said = QCoreApplication.translate(context, text, "", -1 if n is None else n)
    return said.format_map(params) if params else said


class _Window(Catalogue):
    """The catalogue that the window speaks, for those who explain themselves in several texts."""

    def form(self, context: str, text: str, n: int | None = None) -> str:
        return QCoreApplication.translate(context, text, "", -1 if n is None else n)


def explain(error: WorkbenchError) -> str:
    """Return the error as a sentence in the person's language."""
    return error.explain(_Window("window"))


def condition_words(condition: Condition, headings: Mapping[str, str] | None = None) -> str:
    """Return a condition in the person's language; ``headings`` names own facts."""
    from cs_workbench.domain.condition_words import describe  # not before the first picture

    return describe(condition, _Window("window"), headings or {})


class CatalogueTranslator(QTranslator):
    """Lets Qt ask the one catalogue; an unknown text is answered as it was written."""

    def __init__(self, catalogue: Catalogue, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._catalogue = catalogue

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1, /) -> str:
        if n < 0:
            return self._catalogue.form(context, text)
        return self._catalogue.form(context, text, n).replace("%n", QLocale().toString(n))


def use_language(application: QCoreApplication, catalogue: Catalogue) -> None:
    """Speak the catalogue's language from now on, in our texts, Qt's own, numbers and dates."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(*_LOCALES.get(catalogue.language, (QLocale.Language.English,))))
    application.installTranslator(CatalogueTranslator(catalogue, application))
    # Asked first, since it was installed last: Qt's own buttons and menus.
    of_qt = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if of_qt.load(f"qtbase_{catalogue.language}", folder):
        application.installTranslator(of_qt)


def shown(text: str) -> str:
    """Return text from outside as a list shows it: one line, at most 300 characters, no hidden direction."""
    return clip(_BIDI.sub(_visible, text) if not text.isascii() else text)


def _visible(mark: re.Match[str]) -> str:
    return f"‹U+{ord(mark[0]):04X}›"


def plain_label(text: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """Return a label that shows ``text`` literally, whatever it contains."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setText(text)
    return label


def tip(text: str) -> str:
    """Return a tooltip that shows ``text`` literally: Qt reads tooltips as rich text when they look so."""
    from html import escape  # brings a table of two thousand names: not before the first picture

    return f"<p style='white-space:pre-wrap'>{escape(clip_tip(text))}</p>" if text else ""


def clip_tip(text: str) -> str:
    """Return at most `LONGEST_TIP` characters."""
    return text if len(text) <= LONGEST_TIP else text[: LONGEST_TIP - 1] + "…"


def heading(fact: str) -> str:
    """Return the title of a fact's column; an own field is called by its own name."""
    known = BY_ID.get(fact)
    return say("facts", known.heading) if known else fact.removeprefix("own.")


def value_word(of: str, value: str | None) -> str:
    """Return the window's word for a choice; a value without a word is shown as it is."""
    if value is None:
        return UNKNOWN
    return say("values", word(of, value)) if value in WORDS.get(of, {}) else shown(value)


def yes_no_text(value: bool) -> str:
    """Return Yes or No."""
    return value_word("yes_no", str(int(value)))


def number_text(value: float, places: int | None = None) -> str:
    """Return a number with the language's separators; ``places`` None: at most one, none when whole."""
    digits = places if places is not None else 0 if float(value).is_integer() else 1
    return QLocale().toString(float(value), "f", digits)


def day_text(day: date) -> str:
    """Return a day as a list shows it: 2026/03/01, 1 Mar 2026."""
    return QLocale().toString(QDate(day.year, day.month, day.day), say("formats", "d MMM yyyy"))


def moment_text(moment: datetime) -> str:
    """Return a UTC moment, which need not say so, as the local day and time."""
    local = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
    return f"{day_text(local.date())} {local:%H:%M}"


def distance_text(day: date, today: date) -> str:
    """Return how far ``day`` is from ``today``: 3 days ago, today, in 3 days."""
    days = (day - today).days
    if days == 0:
        return say("time", "today")
    return say("time", "in %n day(s)", days) if days > 0 else say("time", "%n day(s) ago", -days)


def money_sums(column: Column, rows: NDArray[Any]) -> dict[str, int]:
    """Return currency -> minor units of a MONEY column's known amounts in ``rows``, the most frequent first."""
    import numpy as np  # not before the window's first picture

    known = column.is_known()[rows]
    values = column.values[rows][known]
    currency = np.zeros(len(values), np.int8) if column.currency is None else column.currency[rows][known]
    counts = np.bincount(currency, minlength=len(column.labels))
    by_count = sorted(range(len(column.labels)), key=lambda place: -int(counts[place]))
    return {column.labels[p]: int(values[currency == p].sum()) for p in by_count if counts[p]}


def money_sums_text(sums: Mapping[str, int]) -> str:
    """Return sums as people read them: one currency beside the other, never added up."""
    return " + ".join(Money(minor, currency).short() for currency, minor in sums.items()) or UNKNOWN


def date_text(fact: str, day: date, today: date) -> str:
    """Return a date fact as the grid shows it: an age for what lies behind us, else the day."""
    if fact in PAST and 0 <= (today - day).days <= AGE_LIMIT_DAYS:
        return distance_text(day, today)
    return day_text(day)


def value_text(fact: str, value: Any, today: date) -> str:
    """Return any fact's value as the grid shows it; unknown is a dash, never zero."""
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, bool):
        return yes_no_text(value)
    if isinstance(value, Money):
        return value.short()
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return date_text(fact, value, today)
    if isinstance(value, (int, float)):
        return number_text(value)
    return value_word(fact, str(value)) if fact in WORDS else shown(str(value))


def exact_text(fact: str, value: Any, today: date) -> str:
    """Return the value as a tooltip tells it: whole texts, the day and how far off it is."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return say("time", "{day} ({distance})", day=day_text(value), distance=distance_text(value, today))
    return str(value) if isinstance(value, str) and fact not in WORDS else value_text(fact, value, today)


#: Words for the units that headings carry, context 'units'.
UNIT_WORDS: Final = {
    "days": N_("units", "days"),
    "seats": N_("units", "seats"),
    "people": N_("units", "people"),
    "tickets": N_("units", "tickets"),
    "touches": N_("units", "touches"),
    "points": N_("units", "points"),
}


def unit_text(fact: str) -> str:
    """Return the unit of a fact as its heading carries it; '' for none."""
    unit = BY_ID[fact].unit if fact in BY_ID else ""
    return say("units", UNIT_WORDS[unit]) if unit in UNIT_WORDS else unit


def health_spoken(score: float | None, band: str | None, change: float | None) -> str:
    """Return a health badge as a screen reader says it: "Health 42, Needs action, falling"."""
    if score is None or band in (None, "none"):
        return say("health", "Health: not enough data")
    trend = ""
    if change is not None and abs(change) >= 1:
        trend = say("health", "rising") if change > 0 else say("health", "falling")
    told = say("health", "Health {score}, {band}", score=number_text(score, 0), band=value_word("band", band))
    return say("health", "{health}, {trend}", health=told, trend=trend) if trend else told
