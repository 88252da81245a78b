"""Load (稼働負荷): the hours that accounts call for, who has them, what was really spent, and who could take over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.capacity import (
    RENEWAL_HOURS,
    SAVE_HOURS,
    Person,
    loads,
    mark,
    reassigned,
)
from cs_workbench.domain.columns import Book, Bools
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.commands import Together
from cs_workbench.services.economics import (
    DAYS_A_MONTH,
    Assumption,
    book_hours,
    in_renewal,
    in_save,
    person_assumptions,
    running_book,
)

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.absences import Absence

Floats = NDArray[np.float64]
ACTUAL_DAYS: Final = 90
AHEAD_DAYS: Final = 30
#: How many accounts are listed, those that call for most hours first.
MOST_ACCOUNTS: Final = 200


@dataclass(frozen=True, slots=True)
class Actual:
    """What is known of the time really spent: of ``touches`` in 90 days, ``timed`` tell their minutes.

    ``hours`` a month of those that do; None where none does, which is unknown, not zero.
    """

    touches: int
    timed: int
    hours: float | None


@dataclass(frozen=True, slots=True)
class OwnerLoad:
    """A CSM's load: hours a month, and as a share of those available; the same after the proposal.

    ``away``: how many weekdays of the next 30 days they are away, and ``load_then`` the share of the hours that are
    left, None for none. A proposal does not count it: accounts are covered meanwhile, not handed over.
    """

    owner: str
    accounts: int
    hours: float
    available: float
    load: float
    mark: str
    by_tier: tuple[tuple[str, float], ...]
    proposed_accounts: int
    proposed_load: float
    away: int
    load_then: float | None
    actual: Actual


@dataclass(frozen=True, slots=True)
class Handover:
    """An account that the proposal gives to somebody else; ``owner`` '' for an account of nobody.

    ``owner_load``, ``to_load``: of both as the book stands, None for nobody.
    """

    account_id: int
    account_uid: str
    account: str
    owner: str
    to: str
    hours: float
    owner_load: float | None
    to_load: float


@dataclass(frozen=True, slots=True)
class HoursCell:
    """Accounts of a tier ('' unclassified) and phase ('' unknown), and their hours a month; None unclassified."""

    tier: str
    phase: str
    accounts: int
    hours: float | None


@dataclass(frozen=True, slots=True)
class AccountHours:
    """An account, what it calls for a month and what was spent."""

    account_id: int
    account_uid: str
    account: str
    owner: str
    tier: str
    phase: str
    hours: float
    in_renewal: bool
    in_save: bool
    actual: Actual


@dataclass(frozen=True, slots=True)
class Capacity:
    """The load of ``owner``, or of everybody (None), the longest first, and a proposal.

    Attributes:
        people: how many the hours call for.
        renewal_hours, save_hours: those of ``hours`` that a near renewal and a rescue add.
        accounts: those that call for most, at most `MOST_ACCOUNTS`.
        each: hours available an account; None without accounts or people.
    """

    as_of: date
    owner: str | None
    owners: tuple[OwnerLoad, ...]
    handovers: tuple[Handover, ...]
    hours: float
    renewal_hours: float
    save_hours: float
    available: float
    people: float
    without_owner: int
    unclassified: int
    each: float | None
    actual: Actual
    cells: tuple[HoursCell, ...]
    accounts: tuple[AccountHours, ...]
    assumptions: tuple[Assumption, ...]


def capacity(bench: Workbench, person: Person, owner: str | None = None) -> Capacity:
    """Return the load as the book stands, each CSM with the hours of ``person``, and who could take over.

    ``owner``: their accounts alone and what the team's proposal says of them; None: the whole team.
    """
    from cs_workbench.store import absences, touches

    book = running_book(bench)
    with bench.store.read() as db:
        spent = touches.minutes(db, bench.today, ACTUAL_DAYS)
        away = _weekdays_away(absences.live(db, bench.today.isoformat()), bench.today)
    return _Counted(bench, book, person, spent, away).capacity(owner)


def _weekdays_away(absences: Sequence[Absence], today: date) -> dict[str, int]:
    """Return owner -> weekdays of the next `AHEAD_DAYS` on which they are away."""
    ahead = np.datetime64(today) + np.arange(AHEAD_DAYS)
    away: dict[str, NDArray[np.bool_]] = {}
    for one in absences:
        days = (ahead >= np.datetime64(one.from_on)) & (ahead <= np.datetime64(one.to_on))
        away[one.owner] = away.get(one.owner, np.zeros(AHEAD_DAYS, np.bool_)) | days
    return {owner: int((np.is_busday(ahead) & days).sum()) for owner, days in away.items()}


def hand_over(rows: Sequence[Handover]) -> Command:
    """Return what gives each account to the one proposed, as one step."""
    from cs_workbench.services.accounts import SetFields

    set_owners = SetFields({row.account_id: {"owner": row.to} for row in rows})
    said = N_("done", "%n account(s) handed over: write the hand-over sheets")
    return Together((set_owners.as_json(),), said, {"n": len(rows)})


class _Counted:
    """The running accounts beside what was counted of them; every array of shape (n,)."""

    def __init__(
        self,
        bench: Workbench,
        book: Book,
        person: Person,
        spent: Mapping[int, tuple[int, int, int]],
        away: Mapping[str, int],
    ) -> None:
        self._bench, self._book, self._person, self._spent, self._away = bench, book, person, spent, away
        self._hours = book_hours(book, bench.today)
        owner, names = book["owner"].values, book["owner"].labels
        used = np.flatnonzero(np.bincount(owner[owner >= 0], minlength=len(names)) > 0)
        place = np.full(len(names) + 1, -1)
        place[used] = np.arange(len(used))
        self._names = [names[code] for code in used]
        self._at = place[owner]  # -1 picks the last: nobody
        self._renewal, self._save = in_renewal(book, bench.today), in_save(book)
        available = np.full(len(used), person.available)
        stays = self._renewal | self._save  # not in the middle of it
        self._to = reassigned(self._hours, self._at, available, stays)
        self._load = loads(self._hours, self._at, len(used)) / person.available

    def capacity(self, owner: str | None) -> Capacity:
        people = (
            range(len(self._names)) if owner is None else [i for i in self._people if self._names[i] == owner]
        )
        mine = np.ones(len(self._book), np.bool_) if owner is None else np.isin(self._at, list(people))
        hours, tier = self._hours[mine], self._book["tier"].values[mine]
        whole, has = float(np.nansum(hours)), self._person.available * len(people)
        accounts = int(mine.sum())
        return Capacity(
            self._bench.today,
            owner,
            self._owners(people),
            self._handovers(set(people) if owner is not None else None),
            whole,
            float(np.nansum(self._renewal[mine] * RENEWAL_HOURS[tier])),
            float(np.nansum(self._save[mine] * SAVE_HOURS[tier])),
            has,
            whole / self._person.available,
            int((self._at[mine] < 0).sum()),
            int(np.isnan(hours).sum()),
            has / accounts if accounts and has else None,
            self._actual(np.flatnonzero(mine)),
            self._cells(mine),
            self._accounts(mine),
            person_assumptions(self._bench, self._person, cost=False),
        )

    @property
    def _people(self) -> range:
        return range(len(self._names))

    def _owners(self, people: Sequence[int]) -> tuple[OwnerLoad, ...]:
        then = loads(self._hours, self._to, len(self._names)) / self._person.available
        tier = self._book["tier"].values
        by_tier = [
            loads(np.where(tier == code, self._hours, 0.0), self._at, len(self._names))
            for code in range(len(TIERS))
        ]
        return tuple(
            OwnerLoad(
                self._names[i],
                int((self._at == i).sum()),
                float(self._load[i] * self._person.available),
                self._person.available,
                float(self._load[i]),
                mark(float(self._load[i])),
                tuple((name, float(by_tier[code][i])) for code, name in enumerate(TIERS)),
                int((self._to == i).sum()),
                float(then[i]),
                *self._while_away(i),
                self._actual(np.flatnonzero(self._at == i)),
            )
            for i in sorted(people, key=lambda i: (-self._load[i], i))
        )

    def _while_away(self, person: int) -> tuple[int, float | None]:
        """Return the weekdays away and the load on the hours that are left."""
        ahead = np.datetime64(self._bench.today) + np.arange(AHEAD_DAYS)
        weekdays, away = int(np.is_busday(ahead).sum()), self._away.get(self._names[person], 0)
        left = 1 - away / weekdays
        return away, float(self._load[person] / left) if left else None

    def _handovers(self, people: set[int] | None) -> tuple[Handover, ...]:
        """Return the proposal, the longest first; of these ``people`` (None: all) alone."""
        moved = np.flatnonzero(self._to != self._at)
        found = []
        for row in moved[np.argsort(-self._hours[moved], kind="stable")].tolist():
            at, to = int(self._at[row]), int(self._to[row])
            if people is None or at in people or to in people:
                found.append(
                    Handover(
                        int(self._book.account_id[row]),
                        self._book["uid"].at(row) or "",
                        self._book["name"].at(row) or "",
                        self._book["owner"].at(row) or "",
                        self._names[to],
                        float(self._hours[row]),
                        float(self._load[at]) if at >= 0 else None,
                        float(self._load[to]),
                    )
                )
        return tuple(found)

    def _cells(self, mine: Bools) -> tuple[HoursCell, ...]:
        tier, phase = self._book["tier"].values, self._book["phase"].values
        found = []
        for row, name in (*enumerate(TIERS), (-1, "")):
            for column, step in (*enumerate(PHASES), (-1, "")):
                here = mine & (tier == row) & (phase == column)
                if here.any():
                    hours = float(self._hours[here].sum()) if row >= 0 else None
                    found.append(HoursCell(name, step, int(here.sum()), hours))
        return tuple(found)

    def _accounts(self, mine: Bools) -> tuple[AccountHours, ...]:
        known = np.flatnonzero(mine & ~np.isnan(self._hours))
        most = known[np.argsort(-self._hours[known], kind="stable")][:MOST_ACCOUNTS]
        return tuple(
            AccountHours(
                int(self._book.account_id[row]),
                self._book["uid"].at(row) or "",
                self._book["name"].at(row) or "",
                self._book["owner"].at(row) or "",
                self._book["tier"].at(row) or "",
                self._book["phase"].at(row) or "",
                float(self._hours[row]),
                bool(self._renewal[row]),
                bool(self._save[row]),
                self._actual(np.array([row])),
            )
            for row in most.tolist()
        )

    def _actual(self, rows: NDArray[np.intp]) -> Actual:
        found = [self._spent.get(account, (0, 0, 0)) for account in self._book.account_id[rows].tolist()]
        touches, timed, minutes = (sum(one[i] for one in found) for i in range(3))
        months = ACTUAL_DAYS / DAYS_A_MONTH
        return Actual(touches, timed, minutes / 60 / months if timed else None)
