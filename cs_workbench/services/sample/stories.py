"""The twenty accounts that carry a story, as workbench.md lists them; docs/sample-book.md tells each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from cs_workbench.services.sample.accounts import (
    BUSINESS,
    ENTERPRISE,
    FREE,
    STANDARD,
    Account,
    Goal,
    Person,
    Ticket,
    Touch,
)
from cs_workbench.services.sample.days import add_months
from cs_workbench.services.sample.signals import Spell
from cs_workbench.services.sample.words import Words

#: In the order of their numbers, from 1; the children belong to the parent's story.
KEYS: Final = (
    "aoba", "five_mails", "loud", "favourite", "unvisited", "churned_green", "override", "hook_only",
    "free_plan", "signed", "self_sufficient", "parent", "other_currency", "size_unknown", "stale_data",
    "notice", "over_seats", "names", "review", "three_views", "child_1", "child_2", "child_3",
)  # fmt: skip
CHILDREN: Final = ("child_1", "child_2", "child_3")
NUMBERS: Final = {key: number for number, key in enumerate(KEYS, 1)}
MET: Final = (Goal(40, met=True), Goal(130, met=True), Goal(-60, met=False))
HALF_MET: Final = (Goal(40, met=True), Goal(130, met=False), Goal(-60, met=False))
QUIET: Final = (Ticket(50, csat=5), Ticket(120, csat=4))


def story_accounts(words: Words, today: date) -> list[Account]:
    """Return the story accounts; all are yours."""

    def account(
        key: str, arr: int, seats: int, *, age: int = 900, ends_in: int = 200, **more: Any
    ) -> Account:
        end = today + timedelta(days=ends_in)
        values: dict[str, Any] = {
            "term": 12,
            "plan": STANDARD if seats < 30 else BUSINESS if seats < 250 else ENTERPRISE,
            "phase": "utilisation",
            "level": 0.74 + NUMBERS[key] % 5 * 0.03,
            "sticky": 28.0 + NUMBERS[key] % 4 * 2.5,
            "employees": seats * 3,
            "goals": MET if NUMBERS[key] % 2 else HALF_MET,
            "start": add_months(end + timedelta(days=1), -12 * max(1, round((age + ends_in) / 365))),
            "end": end,
            "tickets": QUIET,
            "touches": _regular(9, 25),
            "people": _people(words, key),
        }
        return Account(
            number=NUMBERS[key],
            story=key,
            company=words.story(key),
            region=words["regions"][NUMBERS[key] % len(words["regions"])],
            owner=0,
            seats=seats,
            arr=arr,
            **(values | more),
        )

    left = Spell("champion", today - timedelta(days=4), today + timedelta(days=86), 0.5)
    told = [
        account(
            "aoba",
            8_640_000,
            320,
            ends_in=72,
            notice_days=60,
            level=0.87,
            sticky=26.0,
            phase="adoption",
            shape=(1.0,) * 8 + (1.0, 1.0, 0.29, 0.19),
            goals=(Goal(30, met=False), Goal(95, met=False), Goal(160, met=False), Goal(215, met=True)),
            people=_people(words, "aoba", left=20),
            tickets=(
                Ticket(70, "help", "p3", 2, 4),
                Ticket(24, "defect", "p2", 6, 4),
                Ticket(6, "defect", "p1", None),
                Ticket(5, "defect", "p2", 2, 1),
                Ticket(3, "defect", "p2", 1, 1),
                Ticket(2, "defect", "p3", 1),
            ),
            touches=_regular(26, 28, count=10),
        ),
        account(
            "five_mails",
            2_400_000,
            90,
            growth=0.5,
            goals=MET,
            touches=_regular(104, 30, count=8)
            + tuple(Touch(days, "mail", meaningful=False, minutes=10) for days in (70, 56, 41, 26, 11)),
        ),
        account(
            "loud",
            240_000,
            12,
            level=0.75,
            phase="adoption",
            goals=HALF_MET,
            tickets=tuple(
                Ticket(2 + index * 85 // 34, "help", "p3", 1, 3 + index % 3) for index in range(35)
            ),
            touches=tuple(
                Touch(
                    2 + index * 5,
                    "phone" if index % 3 else "remote",
                    "in" if index % 3 else "out",
                    minutes=20,
                )
                for index in range(18)
            ),
        ),
        account(
            "favourite",
            600_000,
            32,
            level=0.93,
            sticky=45.0,
            phase="adoption",
            goals=MET,
            touches=_regular(3, 7, count=12) + _regular(120, 30, count=6),
        ),
        account(
            "unvisited", 9_600_000, 400, level=0.94, sticky=44.0, goals=MET, touches=_regular(74, 31, count=9)
        ),
        account(
            "churned_green",
            1_920_000,
            80,
            ends_in=-41,
            level=0.9,
            goals=tuple(replace(goal, days_ago=goal.days_ago + 40) for goal in MET[:2]),
            churned=today - timedelta(days=40),
            touches=_regular(46, 21),
        ),
        account("override", 660_000, 40, level=0.82, phase="self", sticky=33.0, touches=_regular(12, 24)),
        account("hook_only", 360_000, 120, main=False, hook=True, level=0.98, sticky=52.0, phase="self"),
        account(
            "free_plan",
            0,
            40,
            plan=FREE,
            level=1.0,
            sticky=47.0,
            phase="adoption",
            touches=_regular(33, 60),
            employees=55,
        ),
        account(
            "signed",
            3_600_000,
            150,
            start=today - timedelta(days=5),
            end=add_months(today - timedelta(days=5), 12) - timedelta(days=1),
            phase="welcome",
            level=0.4,
            goals=(),
            tickets=(),
            touches=(Touch(4, "mail", minutes=10),),
        ),
        account(
            "self_sufficient",
            14_400_000,
            600,
            level=0.95,
            sticky=48.0,
            goals=MET,
            phase="self",
            touches=_regular(41, 80, count=6),
        ),
        account("parent", 3_000_000, 110, strategic=True, phase="adoption", level=0.8),
        account(
            "other_currency",
            7_200_000,
            260,
            currency="other",
            phase="adoption",
            level=0.84,
            tickets=(Ticket(16, "defect", "p1", None),),
        ),
        account("size_unknown", 1_440_000, 35, employees=None, level=0.78),
        account("stale_data", 2_160_000, 85, silent_weeks=3, level=0.8, phase="adoption"),
        account(
            "notice",
            1_800_000,
            75,
            ends_in=54,
            level=0.38,
            sticky=18.0,
            growth=-0.4,
            phase="adoption",
            noticed=today - timedelta(days=6),
            goals=(Goal(30, met=False), Goal(120, met=False)),
            touches=_regular(19, 26),
        ),
        account("over_seats", 4_800_000, 200, level=1.18, sticky=55.0, growth=0.2),
        account("names", 5_400_000, 210, phase="self", level=0.9, overdue=62),
        account("review", 6_000_000, 240, level=0.83, goals=HALF_MET),
        account(
            "three_views",
            4_200_000,
            160,
            ends_in=75,
            notice_days=30,
            level=0.41,
            sticky=19.0,
            phase="adoption",
            goals=HALF_MET,
        ),
        *(
            account(key, arr, seats, parent=NUMBERS["parent"], phase=phase, spells=spells)
            for key, arr, seats, phase, spells in zip(
                CHILDREN,
                (1_200_000, 600_000, 2_400_000),
                (55, 28, 95),
                ("adoption", "self", "utilisation"),
                ((left,), (), ()),
                strict=True,
            )
        ),
    ]
    return sorted(told, key=lambda one: one.number)


def _regular(last: int, every: int, count: int = 14) -> tuple[Touch, ...]:
    """Return ``count`` touches, the last one ``last`` days ago, one every ``every`` days before it."""
    channels = (("remote", 45), ("mail", 10), ("phone", 15), ("remote", 60), ("visit", 90))
    return tuple(
        Touch(last + index * every, channels[index % 5][0], minutes=channels[index % 5][1])
        for index in range(count)
    )


def _people(words: Words, key: str, left: int | None = None) -> tuple[Person, ...] | None:
    """Return the people a story names; the first leaves ``left`` days ago. None: drawn ones."""
    told = words["people"].get(key)
    if told is None:
        return None
    return tuple(
        Person(family, given, role, left if index == 0 else None)
        for index, (family, given, role) in enumerate(told)
    )
