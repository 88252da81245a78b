"""One sample account: what it is, what it pays, and what it lives through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from cs_workbench.services.sample.days import add_months, dice
from cs_workbench.services.sample.signals import Spell, live
from cs_workbench.services.sample.words import Company, Words

FREE, STANDARD, BUSINESS, ENTERPRISE = range(4)
#: Yen per seat and month, by plan.
PRICES: Final = (0, 900, 1500, 2400)
OLDEST_DAYS: Final = 5 * 365
#: Yen of ARR from which an account gets the touches of the high and of the low tier.
HIGH_ARR: Final = 4_500_000
LOW_ARR: Final = 1_500_000
#: Days between touches by tier as the team keeps them.
RHYTHM: Final = {"high": 17, "low": 28, "tech": 44}


@dataclass(frozen=True, slots=True)
class Touch:
    """A touch ``days_ago``; minutes 0 for what nobody answered."""

    days_ago: int
    channel: str = "remote"
    direction: str = "out"
    meaningful: bool = True
    minutes: int = 45


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket opened ``days_ago`` and closed ``days`` later (None: open)."""

    days_ago: int
    kind: str = "help"
    priority: str = "p3"
    days: int | None = 2
    csat: int | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal due ``days_ago`` (negative: ahead); met or missed."""

    days_ago: int
    met: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A person at an account, told by a story; names are entries 'written|reading|address'."""

    family: str
    given: str
    role: str
    left_days_ago: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Everything the files say about one account follows from these values and its own dice.

    Attributes:
        number: from 1; ``id`` follows from it.
        story: the story's key, '' for a drawn account.
        end: last day of the running term. ``churned``: first day without service.
        arr: whole yen; ``currency``: what it is billed in, '' for the book's own.
        level: monthly users / seats. ``sticky``: daily users / monthly users, percent.
        vigour: 0 to 1, how well it goes by nature; behind level, goals and how often troubles begin.
        growth: change of use per year as a share.
        shape: factors on the use of the last weeks, newest last; it replaces what ``spells`` do.
        silent_weeks: weeks at the end for which no usage has come.
        overdue: days the last invoice is overdue.
        touches, tickets, goals, people: told by a story; None: drawn.
    """

    number: int
    company: Company
    region: str
    owner: int
    start: date
    end: date
    term: int
    plan: int
    seats: int
    employees: int | None
    arr: int
    phase: str
    level: float
    sticky: float
    vigour: float = 0.8
    story: str = ""
    churned: date | None = None
    noticed: date | None = None
    notice_days: int = 30
    auto_renews: bool = True
    hook: bool = False
    main: bool = True
    currency: str = ""
    parent: int | None = None
    support: str = "free"
    strategic: bool = False
    growth: float = 0.0
    spells: tuple[Spell, ...] = ()
    shape: tuple[float, ...] = ()
    silent_weeks: int = 0
    overdue: int | None = None
    champion: bool = True
    has_goals: bool = True
    touches: tuple[Touch, ...] | None = None
    tickets: tuple[Ticket, ...] | None = None
    goals: tuple[Goal, ...] | None = None
    people: tuple[Person, ...] | None = None

    @property
    def id(self) -> str:
        """The key in the files."""
        return f"A{self.number:05d}"

    @property
    def tier(self) -> str:
        """The tier whose rhythm of touches the team keeps with it."""
        return "high" if self.arr >= HIGH_ARR else "low" if self.arr >= LOW_ARR else "tech"

    def last_day(self, today: date) -> date:
        """Return the last day on which anything happens."""
        return min(today, self.churned - timedelta(days=1)) if self.churned else today

    def trouble(self, kind: str, day: date) -> Spell | None:
        """Return the spell of ``kind`` that holds on ``day``."""
        return next((s for s in self.spells if s.kind == kind and s.start <= day < s.end), None)


def draw(words: Words, seed: int, number: int, today: date) -> Account:
    """Return the ``number``-th account, the same for one seed and day in both languages (owner 0)."""
    rng = dice(seed, number, "account")
    start = today - timedelta(days=3 + int(OLDEST_DAYS * rng.random() ** 1.2))
    vigour = rng.betavariate(1.25, 0.72)
    spells, churned = live(dice(seed, number, "life"), start, today, vigour)
    noticed = None if churned is None else churned - timedelta(days=rng.randrange(35, 95))
    ahead = churned is not None and churned > today
    if ahead and noticed is not None and noticed > today:
        churned = noticed = None
    term = rng.choice((12, 12, 12, 12, 24, 36))
    if churned:
        term = min(term, 24)
        fits = (churned - today + timedelta(days=OLDEST_DAYS)).days / 30.44 // term
        terms = max(1, min(round((churned - start).days / 30.44 / term), int(fits)))
        start, end = add_months(churned, -term * terms), churned - timedelta(days=1)
    else:
        end = next_end(start, term, today)
    seats = max(3, min(4000, round(rng.lognormvariate(3.75, 1.05))))
    plan = STANDARD if seats < 30 else BUSINESS if seats < 250 else ENTERPRISE
    plan = FREE if rng.random() < 0.03 and seats < 100 else plan
    price = PRICES[plan] * rng.uniform(0.85, 1.15) * (0.8 if seats > 500 else 1.0)
    level = max(0.1, min(1.1, 0.08 + 0.82 * vigour + rng.gauss(0.04, 0.06)))
    age = (today - start).days
    return Account(
        number=number,
        company=words.company(number - 1),
        region=rng.choice(words["regions"]),
        owner=0,
        start=start,
        end=end,
        term=term,
        plan=plan,
        seats=seats,
        employees=None if rng.random() < 0.03 else max(seats, round(seats * rng.uniform(1.1, 6.0))),
        arr=int(seats * price * 12 / 1000) * 1000,
        phase=_phase(rng, age, level),
        level=level,
        sticky=max(7.0, min(62.0, rng.gauss(8 + 31 * vigour, 4))),
        vigour=vigour,
        churned=None if ahead else churned,
        noticed=noticed,
        notice_days=rng.choice((30, 30, 60, 90)),
        auto_renews=rng.random() < 0.8,
        hook=rng.random() < 0.22,
        main=True,
        support="paid" if rng.random() < 0.35 else "free",
        growth=rng.gauss(0.04, 0.06),
        spells=spells,
        overdue=int(rng.triangular(3, 80, 12)) if rng.random() < 0.035 else None,
        champion=rng.random() > 0.85 - 1.6 * vigour,
        has_goals=rng.random() > 0.02,
    )


def next_end(start: date, term: int, today: date) -> date:
    """Return the last day of the term that runs ``today``."""
    months = term
    while (end := add_months(start, months) - timedelta(days=1)) < today:
        months += term
    return end


def _phase(rng: Random, age: int, level: float) -> str:
    if age < 14:
        return "welcome"
    if age < 90:
        return "onboarding"
    if level < 0.6 or age < 180:
        return "adoption"
    return rng.choices(("adoption", "utilisation", "self"), (20, 52, 28))[0]
