"""The words of a review's slides: figures and definitions, numbers, days, states; in its language."""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, Protocol

from cs_workbench.domain.customer_text import names_fear
from cs_workbench.domain.deck import Picture, Status
from cs_workbench.kernel.i18n import MONTHS, N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.review_facts import Facts, Goal, Told

Say = Callable[..., str]
UNKNOWN: Final = "–"
#: Minutes below which a time is told in minutes, and in hours.
IN_MINUTES, IN_HOURS = 120, 48 * 60
#: How wide texts may be, in half-width letters: a name beside a bar, in a title, a cell, a line, and all of a text.
BAR_NAME, NAME, CELL, LINE, LONGEST = 32, 60, 100, 84, 500
UNIT: Final = 16
_EMOJI: Final = (
    (0x1F000, 0x1FBFF),
    (0xE0000, 0xE0FFF),
    (0xFE00, 0xFE0F),
    (0x2607, 0x263F),
    (0x2680, 0x27BF),
    (0x200B, 0x200F),
)

#: A figure: its name, what it counts, and which of `KINDS` it is from.
FIGURES: Final = MappingProxyType(
    {
        "weekly_users": (
            N_("deck", "Weekly users"),
            N_("deck", "People who used the product in a week, Monday to Sunday, each counted once."),
            "usage",
        ),
        "activity": (
            N_("deck", "Uses a week"),
            N_("deck", "How often the product was used in a week, all features together."),
            "usage",
        ),
        "seat_use": (
            N_("deck", "Seat use"),
            N_("deck", "People active within 28 days as a share of the seats purchased."),
            "usage",
        ),
        "features": (
            N_("deck", "Use by feature"),
            N_("deck", "How often each feature was used in the 13 weeks."),
            "usage",
        ),
        "tickets": (
            N_("deck", "Tickets"),
            N_("deck", "Tickets opened in the 13 weeks; P1 are those of the highest priority."),
            "tickets",
        ),
        "response": (
            N_("deck", "First response"),
            N_("deck", "Time from opening a ticket to our first answer; the median."),
            "tickets",
        ),
        "resolution": (
            N_("deck", "Time to solve"),
            N_("deck", "Time from opening a ticket to closing it; the median of those closed."),
            "tickets",
        ),
        "goals": (
            N_("deck", "Goals"),
            N_("deck", "Goals agreed in the success plan, with start, target and the value last measured."),
            "plan",
        ),
        "requests": (
            N_("deck", "Your requests"),
            N_("deck", "What you asked us for, in your words, and what became of it."),
            "requests",
        ),
        "contract": (
            N_("deck", "Contracts"),
            N_("deck", "Contracts that run on the day of the figures, as they were agreed."),
            "contract",
        ),
        "promises": (
            N_("deck", "Promises"),
            N_("deck", "What either side said it would do; each stays here until it is done."),
            "promises",
        ),
    }
)
KINDS: Final = MappingProxyType(
    {
        "usage": N_("deck", "product usage records"),
        "tickets": N_("deck", "support tickets"),
        "plan": N_("deck", "success plan"),
        "requests": N_("deck", "request register"),
        "promises": N_("deck", "minutes of our meetings"),
        "contract": N_("deck", "contracts"),
    }
)
STATUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "": "",
        "met": N_("deck", "Met"),
        "on_track": N_("deck", "On track"),
        "behind": N_("deck", "Behind"),
        "missed": N_("deck", "Missed"),
        "unknown": N_("deck", "Not measured"),
        "open": N_("deck", "In progress"),
        "done": N_("deck", "Done"),
        "late": N_("deck", "Overdue"),
    }
)
REQUEST_STATES: Final[Mapping[str, tuple[str, Status]]] = MappingProxyType(
    {
        "": (N_("deck", "Under review"), "open"),
        "open": (N_("deck", "Under review"), "open"),
        "planned": (N_("deck", "Planned"), "on_track"),
        "shipped": (N_("deck", "Available"), "done"),
        "declined": (N_("deck", "Not planned"), ""),
    }
)
TICKET_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "defect": N_("deck", "Defects"),
        "help": N_("deck", "Questions"),
        "request": N_("deck", "Requests"),
        "": N_("deck", "Other"),
    }
)
OUR_ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "csm": N_("deck", "Customer success"),
        "sales": N_("deck", "Sales"),
        "onboarding": N_("deck", "Onboarding"),
        "support": N_("deck", "Support"),
        "lead": N_("deck", "Team lead"),
    }
)
REVIEWS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "qbr": N_("deck", "{account}: quarterly review, {period}"),
        "ebr": N_("deck", "{account}: executive review, {period}"),
        "digital": N_("deck", "{account}: digital review, {period}"),
    }
)


class Row(Protocol):
    """What the slides need to know of a review; `services.reviews.ReviewRow` has it."""

    @property
    def kind(self) -> str:
        """One of 'qbr', 'ebr', 'digital'."""

    @property
    def account_id(self) -> int:
        """Whose review it is."""

    @property
    def from_on(self) -> date:
        """First day of the period."""

    @property
    def to_on(self) -> date:
        """Last day of the period."""

    @property
    def language(self) -> str:
        """The customer's: 'ja' or 'en'."""

    @property
    def meeting_on(self) -> date | None:
        """When it is held."""


class Written(Protocol):
    """What the CSM wrote on a slide; `services.reviews.SlideText` has it. Its note is for us and not read here."""

    @property
    def texts(self) -> Mapping[str, str]:
        """Text by key."""

    @property
    def is_hidden(self) -> bool | None:
        """True or False: the CSM decided; None: as the data say."""


class Carried(Protocol):
    """A promise of this or an earlier review; `services.reviews.CarriedPromise` has it."""

    @property
    def text(self) -> str:
        """What was promised."""

    @property
    def side(self) -> str:
        """'us' or 'customer'."""

    @property
    def owner(self) -> str:
        """Who does it; '' nobody yet."""

    @property
    def due_on(self) -> date | None:
        """Until when."""

    @property
    def state(self) -> str:
        """'open', 'done', 'dropped' or 'carried'."""

    @property
    def first_on(self) -> date | None:
        """When it was promised first."""

    @property
    def carries(self) -> int:
        """How many reviews it was carried over."""


class Reviewed(Protocol):
    """A review as `services.reviews.review` answers it."""

    @property
    def row(self) -> Row:
        """The review itself."""

    @property
    def slides(self) -> Mapping[str, Written]:
        """What was written, by slide."""

    @property
    def shared(self) -> Mapping[str, Mapping[str, str]]:
        """What all reviews of the quarter say, by slide."""

    @property
    def promises(self) -> tuple[Carried, ...]:
        """Promises of both sides."""

    @property
    def pictures(self) -> Mapping[str, tuple[Picture, ...]]:
        """Pictures, by slide."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What every slide is written with: the customer's language, the review and its facts."""

    say: Say
    language: str
    review: Reviewed
    facts: Facts
    is_first: bool = False  # no review of the account came before

    def written(self, slide: str, key: str) -> str:
        """Return what the CSM wrote under ``key``; '' nothing."""
        found = self.review.slides.get(slide)
        return tidy(found.texts.get(key, "")) if found else ""

    def lines(self, slide: str) -> tuple[str, ...]:
        """Return the lines that the CSM wrote on a slide, after those all reviews of the quarter have there."""
        mine = self.review.slides.get(slide)
        both = (
            self.review.shared.get(slide, {}).get("lines", ""),
            mine.texts.get("lines", "") if mine else "",
        )
        return tuple(line for text in both for line in split(text))

    def day(self, day: date | None) -> str:
        """Return a day as the language writes it; – unknown."""
        if day is None:
            return UNKNOWN
        return f"{day:%Y/%m/%d}" if self.language == "ja" else f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def foot(self, *figures: str) -> str:
        """Return source and as-of date of the slide's figures."""
        kinds = dict.fromkeys(FIGURES[figure][2] for figure in figures)
        names = self.joined(self.say("deck", KINDS[kind]) for kind in kinds)
        if set(kinds) & {"usage", "tickets"}:
            text = N_("deck", "As of {day}. Source: {source}, 13 weeks from {start} to {end}.")
            span = {"start": self.facts.window_from, "end": self.facts.window_to}
            return self.say("deck", text, source=names, day=self.facts.as_of, **span)
        return self.say(
            "deck", N_("deck", "As of {day}. Source: {source}."), source=names, day=self.facts.as_of
        )

    def notes(self, *figures: str) -> str:
        """Return speaker notes: of each figure its source, the last day that it knows, and its definition."""
        return "\n".join(self._note(figure) for figure in figures)

    def _note(self, figure: str) -> str:
        name, definition, kind = FIGURES[figure]
        told = self.facts.source_of(figure)
        source = self.say("deck", KINDS[kind])
        if told and told.source:
            source = self.say(
                "deck", N_("deck", "{kind} ({source})"), kind=source, source=tidy(told.source, NAME)
            )
        day = told.to_on if told and told.to_on else self.facts.as_of
        text = N_("deck", "{figure}: {definition} Source: {source}. As of {day}.")
        return self.say(
            "deck",
            text,
            figure=self.say("deck", name),
            definition=self.say("deck", definition),
            source=source,
            day=day,
        )

    def of(self, text: str, account: str, most: int) -> str:
        """Return what is an account's, with its name where there is a group (``account``)."""
        if not account:
            return tidy(text, most)
        return self.say(
            "deck", N_("deck", "{name} ({role})"), name=tidy(text, most), role=tidy(account, NAME)
        )

    def joined(self, texts: Iterable[str]) -> str:
        """Return texts in a row, as the language separates them."""
        return ("、" if self.language == "ja" else ", ").join(texts)


def ours(facts: Facts) -> str:
    """Return what a deck calls us: the company, else the CSM's team, else the CSM; '' not known."""
    first = facts.ours[0].name if facts.ours else ""
    return next(
        (name for name in (tidy(text, NAME) for text in (facts.company, facts.team, first)) if name), ""
    )


def quoted(facts: Facts) -> frozenset[str]:
    """Return what the customer's own texts say of fears of churn, as wide as slides show them."""
    texts = [
        *(text for goal in facts.goals for text in (goal.name, goal.measure, goal.unit)),
        *(asked.text for asked in facts.asked),
        *(feature.name for feature in facts.features),
        *(ticket.subject for ticket in facts.tickets.urgent),
        *(text for person in facts.theirs for text in (person.title, person.department)),
        *(text for term in facts.contract or () for text in (term.product, term.plan)),
        *facts.accounts,
    ]
    shown = {
        tidy(text, most) for text in texts if names_fear(text) for most in (BAR_NAME, NAME, CELL, LONGEST)
    }
    return frozenset(text for text in shown if names_fear(text))


def gap(pen: Pen, told: Told) -> str:
    """Return the sentence on what is not known, and since when or why; '' nothing is missing."""
    if not told.gap or not told.account:
        return _gap(pen, told) if told.gap else ""
    text = N_("deck", "{account} is not counted. {why}")
    return pen.say("deck", text, account=tidy(told.account, NAME), why=_gap(pen, told))


def _gap(pen: Pen, told: Told) -> str:
    name = pen.say("deck", FIGURES[told.figure][0])
    since = {"figure": name, "day": told.since}
    if told.gap == "stopped":
        return pen.say("deck", N_("deck", "{figure}: no records since {day}."), **since)
    if told.gap == "short":
        return pen.say(
            "deck",
            N_(
                "deck", "{figure}: records are complete from {day} on; earlier ones are missing or have gaps."
            ),
            **since,
        )
    forms = {
        "": "",
        "none": N_("deck", "{figure}: no records are available."),
        "daily": N_(
            "deck", "{figure}: records by day do not tell how many different people there were in a week."
        ),
        "no_seats": N_("deck", "{figure}: the number of seats is not known."),
        "no_plan": N_("deck", "{figure}: none have been agreed yet."),
        "no_measure": N_("deck", "{figure}: nothing has been measured yet."),
    }
    return pen.say("deck", forms[told.gap], figure=name)


def tidy(text: str, most: int = LONGEST) -> str:
    """Return ``text`` on one line without control characters and emoji, at most so many half-width letters wide."""
    line = " ".join("".join(" " if c in "\t\n\r" else c for c in clean(text) if not _is_emoji(c)).split())
    if width(line) <= most:
        return line
    room, kept = most - 2, []
    for letter in line:
        room -= width(letter)
        if room < 0:
            break
        kept.append(letter)
    return "".join(kept).rstrip(" 、,・") + "…"


def split(text: str) -> tuple[str, ...]:
    """Return the lines of what somebody typed, without bullets of their own and empty ones."""
    lines = (tidy(line.strip().lstrip("-*•・●").strip()) for line in text.splitlines())
    return tuple(line for line in lines if line)


def width(text: str) -> int:
    """Return how wide a text is, in half-width letters."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _is_emoji(letter: str) -> bool:
    code = ord(letter)
    return any(low <= code <= high for low, high in _EMOJI) or unicodedata.category(letter) in (
        "Cf",
        "Co",
        "Cn",
    )


def number(value: float | None) -> str:
    """Return a number with at most one decimal; – unknown."""
    if value is None:
        return UNKNOWN
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def percent(value: float | None) -> str:
    """Return a share in whole percent; – unknown."""
    return UNKNOWN if value is None else f"{value:.0f} %"


def in_unit(goal: Goal, value: float | None) -> str:
    """Return a value of a goal in its unit, which may stand as its measure; – unknown."""
    if value is None:
        return UNKNOWN
    measure = tidy(goal.measure)
    unit = tidy(goal.unit, UNIT) or (measure if width(measure) <= UNIT else "")
    if value == 1 and unit.isalpha() and unit.isascii() and unit.endswith("s"):
        unit = unit.removesuffix("s")
    space = "" if width(unit[:1]) > 1 else " "
    return f"{number(value)}{space}{unit}".strip()


def duration(pen: Pen, minutes: float | None) -> str:
    """Return a time in minutes below two hours, in hours below two days, else in days; – unknown."""
    if minutes is None:
        return UNKNOWN
    if minutes < IN_MINUTES:
        return pen.say("deck", N_("deck", "{n} min"), n=number(round(minutes)))
    if minutes < IN_HOURS:
        return pen.say("deck", N_("deck", "{n} h"), n=number(round(minutes / 60, 1)))
    return pen.say("deck", N_("deck", "{n} days"), n=number(round(minutes / 60 / 24, 1)))


def period(language: str, from_on: date, to_on: date) -> str:
    """Return a period as it is written: '2026年7~9月', 'Jul–Sep 2026'; days where it is not of whole months."""
    is_whole = from_on.day == 1 and to_on.day == monthrange(to_on.year, to_on.month)[1]
    same = from_on.year == to_on.year
    if language == "ja":
        if not is_whole:
            return f"{from_on:%Y/%m/%d}〜{to_on:%Y/%m/%d}"
        if same and from_on.month == to_on.month:
            return f"{from_on.year}年{from_on.month}月"
        end = f"{to_on.month}月" if same else f"{to_on.year}年{to_on.month}月"
        return f"{from_on.year}年{from_on.month}{'' if same else '月'}〜{end}"
    if not is_whole:
        return f"{_english(from_on)} – {_english(to_on)}"
    if same and from_on.month == to_on.month:
        return f"{MONTHS[from_on.month - 1]} {from_on.year}"
    begin = MONTHS[from_on.month - 1] if same else f"{MONTHS[from_on.month - 1]} {from_on.year}"
    return f"{begin}–{MONTHS[to_on.month - 1]} {to_on.year}"


def _english(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(language: str, day: date) -> str:
    """Return a day without its year, for the axis of a chart."""
    return f"{day.month}/{day.day}" if language == "ja" else f"{day.day} {MONTHS[day.month - 1]}"


def week_names(pen: Pen, count: int) -> tuple[str, ...]:
    """Return the Mondays of the window."""
    return tuple(short_day(pen.language, pen.facts.window_from + timedelta(weeks=i)) for i in range(count))
