"""What makes a sample account leave: the ground truth of the book, also told in docs/sample-book.md.

Each account lives month by month. Four kinds of trouble come and go; each multiplies the chance to
churn while it lasts. Nothing else does: not the industry, the region, the size, the plan, the owner,
nor an unpaid invoice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

MONTH: Final = timedelta(days=30)
LOOK_BACK_MONTHS: Final = 24
NOTICE_MONTHS: Final = 2
#: Chance to churn in a quiet month.
QUIET: Final = 0.0033
#: Chances above this are not credible for one month.
LARGEST: Final = 0.35


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of trouble: chance per month to begin, months it lasts, factor on the chance to churn."""

    id: str
    chance: float
    months: int
    factor: float


TROUBLES: Final = (
    Trouble("decline", 0.042, 5, 5.0),  # weekly users fall by 30 to 75 % within eight weeks
    Trouble("champion", 0.026, 3, 3.5),  # the champion leaves, nobody takes over for three months
    Trouble("silence", 0.036, 5, 3.0),  # no touch, by nobody
    Trouble("tickets", 0.028, 3, 2.5),  # five to eight defects, one of them P1
)


@dataclass(frozen=True, slots=True)
class Spell:
    """A trouble from day to day; ``strength`` in 0 to 1."""

    kind: str
    start: date
    end: date
    strength: float


def live(dice: Random, start: date, today: date, vigour: float) -> tuple[tuple[Spell, ...], date | None]:
    """Return the troubles up to ``today`` and the churn day, None when the account stays.

    ``vigour`` in 0 to 1: the less, the more troubles; it never works on the churn but through them. The day
    may lie up to `NOTICE_MONTHS` ahead: such an account has given notice, or will.
    """
    proneness = 0.25 + 5.2 * (1.0 - vigour) ** 2
    spells: list[Spell] = []
    until: dict[str, date] = {}
    churned = None
    month = max(start, today - LOOK_BACK_MONTHS * MONTH)
    while month < today + NOTICE_MONTHS * MONTH and churned is None:
        chance = QUIET
        for trouble in TROUBLES:
            if until.get(trouble.id, month) <= month and dice.random() < trouble.chance * proneness:
                begin = month + timedelta(days=dice.randrange(30))
                until[trouble.id] = begin + trouble.months * MONTH
                spells.append(Spell(trouble.id, begin, until[trouble.id], dice.random()))
            if month < until.get(trouble.id, month):
                chance *= trouble.factor
        if month - start > 3 * MONTH and dice.random() < min(chance, LARGEST):
            churned = month + timedelta(days=dice.randrange(1, 31))
        month += MONTH
    return tuple(s for s in spells if s.start <= today), churned
