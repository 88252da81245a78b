"""What happens with one account: touches, tickets, surveys, goals. Each from its own dice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any, Final

from cs_workbench.services.sample.accounts import RHYTHM, Account, Goal, Ticket, Touch
from cs_workbench.services.sample.days import last_business_day, moment
from cs_workbench.services.sample.outline import Outline

Row = tuple[Any, ...]
HISTORY_DAYS: Final = 720
MINUTES: Final = {"visit": 90, "remote": 45, "phone": 15, "mail": 10, "chat": 5, "event": 60, "content": 0}
BEYOND: Final = 1.2  # a goal is met by no more than a fifth of its way
TICKETS_PER_MONTH: Final = 0.22


def interaction_rows(book: Outline, account: Account) -> Iterator[Row]:
    """Yield the touches, oldest first; yours with minutes and people, colleagues' in outline."""
    rng = book.dice(account, "touches")
    touches = account.touches if account.touches is not None else tuple(_touches(book, account, rng))
    for index, touch in enumerate(sorted(touches, key=lambda t: -t.days_ago)):
        day = (
            last_business_day(book.ago(touch.days_ago))
            if account.touches is None
            else book.ago(touch.days_ago)
        )
        subjects = book.words["subjects_in" if touch.direction == "in" else "subjects_out"]
        yours = account.owner == 0
        yield (
            f"T{account.number:05d}-{index}", account.id, touch.channel, touch.direction,
            "them" if touch.direction == "in" else "us", int(touch.meaningful), rng.choice(subjects),
            moment(day, rng.randrange(1, 8), rng.choice((0, 15, 30, 45))),
            touch.minutes if yours else None, None, book.owner_id(account.owner),
        )  # fmt: skip


def _touches(book: Outline, account: Account, rng: Random) -> Iterator[Touch]:
    rhythm = RHYTHM[account.tier] * (1.0 + 1.2 * (1.0 - account.vigour) ** 2)
    last = (book.today - account.last_day(book.today)).days
    oldest = min(HISTORY_DAYS, (book.today - account.start).days)
    days_ago = last + 1 + int(rng.random() * rhythm * 0.8)
    while days_ago <= oldest:
        day = book.ago(days_ago)
        if account.trouble("silence", day) is None:
            channel = rng.choices(
                ("visit", "remote", "phone", "mail", "chat", "event"), (8, 34, 16, 26, 8, 8)
            )[0]
            answered = rng.random() > 0.12
            direction = "in" if channel in ("mail", "phone", "chat") and rng.random() < 0.3 else "out"
            yield Touch(days_ago, channel, direction, answered or direction == "in", MINUTES[channel])
        days_ago += max(2, int(rng.gauss(rhythm, rhythm * 0.3)))


def ticket_rows(book: Outline, account: Account) -> Iterator[Row]:
    """Yield the tickets, oldest first."""
    rng = book.dice(account, "tickets")
    tickets = account.tickets if account.tickets is not None else tuple(_tickets(book, account, rng))
    for index, ticket in enumerate(sorted(tickets, key=lambda t: -t.days_ago)):
        opened = book.ago(ticket.days_ago)
        closed = None if ticket.days is None else opened + timedelta(days=ticket.days)
        is_open = closed is None or closed > book.today
        urgent = ticket.priority == "p1"
        subject = (
            book.words["ticket_p1"] if urgent else rng.choice(book.words[f"ticket_subjects_{ticket.kind}"])
        )
        yield (
            f"K{account.number:05d}-{index}", account.id, subject, ticket.kind, ticket.priority,
            "open" if is_open else "closed", moment(opened, rng.randrange(0, 9), rng.randrange(60)),
            None if is_open or closed is None else moment(closed, 9, rng.randrange(60)),
            None if is_open else ticket.csat, rng.randrange(5, 30 if urgent else 480), int(urgent),
        )  # fmt: skip


def _tickets(book: Outline, account: Account, rng: Random) -> Iterator[Ticket]:
    first, last = max(account.start, book.ago(HISTORY_DAYS)), account.last_day(book.today)
    days = (last - first).days
    for _ in range(_count(rng, TICKETS_PER_MONTH * days / 30)):
        kind = rng.choices(("help", "defect", "request"), (6, 2, 2))[0]
        priority = rng.choices(("p2", "p3", "p4"), (1, 6, 3))[0]
        happy = 0.3 + 0.7 * account.vigour
        csat = rng.choices((None, 5, 4, 3, 2), (40, 32 * happy, 24 * happy, 10, 12 * (1 - happy)))[0]
        ago = (book.today - last).days + rng.randrange(max(1, days))
        yield Ticket(ago, kind, priority, min(ago, rng.randrange(0, 9)), csat)
    for spell in account.spells:
        if spell.kind == "tickets":
            for index in range(5 + int(spell.strength * 4)):
                ago = (book.today - spell.start).days - rng.randrange(0, 40)
                if ago >= (book.today - last).days:
                    length = rng.randrange(4, 30)
                    yield Ticket(
                        ago, "defect", "p1" if index == 0 else "p2", length if length <= ago else None,
                        rng.choice((1, 2, 2, 3)),
                    )  # fmt: skip


def survey_rows(book: Outline, account: Account) -> Iterator[Row]:
    """Yield an NPS answer every half year, lower while a trouble lasts."""
    rng = book.dice(account, "surveys")
    last = account.last_day(book.today)
    for index in range(4):
        ago = (book.today - last).days + 20 + index * 182 + rng.randrange(60)
        day = book.ago(ago)
        if day < account.start + timedelta(days=60) or rng.random() < 0.35:
            continue
        troubled = any(s.start <= day < s.end for s in account.spells)
        score = max(0, min(10, round(rng.gauss(5.2 if troubled else 8.0, 1.5))))
        comments = book.words["survey_comments_good" if score >= 7 else "survey_comments_bad"]
        yield (
            f"V{account.number:05d}-{index}", account.id, "nps", score, moment(day, 5, rng.randrange(60)),
            book.contact_id(account, 0), rng.choice(comments) or None,
        )  # fmt: skip


def goal_rows(book: Outline, account: Account) -> Iterator[Row]:
    """Yield the goals: start, target and actual value; those due are met or missed."""
    rng = book.dice(account, "goals")
    goals = account.goals if account.goals is not None else tuple(_goals(book, account, rng))
    names = rng.sample(book.words["goals"], min(len(goals), len(book.words["goals"])))
    for index, (goal, text) in enumerate(zip(goals, names, strict=False)):
        name, unit, starts, targets = text.split("|")
        size = rng.randrange(20, 120)
        met_on = book.ago(goal.days_ago + rng.randrange(1, 20)) if goal.met else None
        half = size - size // 2
        over = rng.randrange(0, 5) if goal.met else -rng.randrange(3, 3 + size // 3)
        start, target = (_between(span, (size - 20) / 100) for span in (starts, targets))
        actual = _reached(start, target, min(1 + over / half, BEYOND))
        yield (
            f"G{account.number:05d}-{index}", account.id, name, unit, start, target, actual,
            book.ago(goal.days_ago), met_on, book.owner_id(account.owner),
        )  # fmt: skip


def _between(span: str, share: float) -> int:
    """Return the value so far along a span such as '20-60'."""
    low, high = map(int, span.split("-"))
    return round(low + share * (high - low))


def _reached(start: int, target: int, share: float) -> int:
    """Return the value after ``share`` of the way from ``start`` to ``target``; below 1 it stays short of it."""
    value = round(start + share * (target - start))
    step = 1 if target > start else -1
    return value - step if share < 1 and value == target else value


def _goals(book: Outline, account: Account, rng: Random) -> Iterator[Goal]:
    """Yield about two goals a year, and one that is not due yet; a trouble makes a miss likelier."""
    last = account.last_day(book.today)
    gone = (book.today - last).days
    days_ago = gone + rng.randrange(5, 60)
    while account.has_goals and days_ago < min(HISTORY_DAYS, (book.today - account.start).days - 45):
        day = book.ago(days_ago)
        hurt = sum(account.trouble(kind, day) is not None for kind in ("decline", "champion"))
        yield Goal(days_ago, rng.random() < 0.12 + 0.86 * account.vigour - 0.3 * hurt)
        days_ago += rng.randrange(150, 210)
    if account.has_goals and not gone:
        yield Goal(-rng.randrange(20, 150), met=False)


def _count(rng: Random, mean: float) -> int:
    """Return a Poisson draw (Knuth's product of uniforms; means stay below 6)."""
    limit, count, product = 2.718281828459045**-mean, 0, rng.random()
    while product > limit:
        count += 1
        product *= rng.random()
    return count
