"""The lead's table: a row per CSM, each number with the accounts behind it, and who needs help and why.

Every number stands for itself on a day, today or any day before; what cannot be known of a day is None. Amounts in
two currencies are never added. The table is for help, not for appraisal: what chance alone would give is not told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

Value = int | float | tuple[Money, ...] | None


class DayToCome(WorkbenchError):
    """A day that nobody knows yet."""

    template = N_(
        "errors",
        "{day} is still to come: the team can be seen as of today or earlier. Choose an earlier day.",
    )
    code = "CSW-1438"


class NotInTeam(WorkbenchError):
    """A name that has no row."""

    template = N_("errors", "{name} has no row in the team on {day}. Nothing was changed. Names: {names}.")
    code = "CSW-1439"


@dataclass(frozen=True, slots=True)
class Number:
    """A number that opens its list: ``condition`` lists exactly ``accounts``, '' where there are none.

    ``value`` is in the unit that `team_words.FIGURES` names for the id; None where it cannot be known.
    """

    id: str
    value: Value
    accounts: tuple[int, ...] = ()
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """An account whose health is another than ``days`` ago, and why.

    Attributes:
        direction: -1 fell, 1 rose.
        before, now: bands; ``was``, ``score``: the scores as shown then, None unknown.
        cause: what moved it most, as `domain.team.cause` says; ``cause_name``: what people call that.
        record: the record behind the cause, in words; '' where none is known.
    """

    days: int
    account_id: int
    account_uid: str
    account: str
    direction: int
    before: str
    now: str
    was: int | None
    score: int | None
    arr: Money | None
    cause: str
    cause_name: str
    record: str
    record_on: date | None


@dataclass(frozen=True, slots=True)
class Cause:
    """What moved ``accounts`` of a row in one direction, the most frequent first; ``text`` says it."""

    cause: str
    direction: int
    text: str
    accounts: tuple[int, ...]
    condition: str


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A renewal that may be lost: ARR at risk."""

    account_id: int
    account_uid: str
    account: str
    ends_on: date
    due: Money
    probability: float
    basis: str
    band: str


@dataclass(frozen=True, slots=True)
class Overdue:
    """A to-do or promise whose day has passed; without an account ``account_id`` is None."""

    todo_id: int
    todo_uid: str
    account_id: int | None
    account_uid: str
    account: str
    kind: str
    text: str
    due_on: date
    days: int


@dataclass(frozen=True, slots=True)
class Away:
    """An absence now or next week; ``cover`` '' for nobody."""

    from_on: date
    to_on: date
    cover: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A CSM: ``owner`` '' for the accounts of nobody.

    Attributes:
        numbers: by the ids of `team_words.FIGURES`.
        band_arr: ARR of each health band, by its name.
        causes: of the moves of each span of days.
        moved: every account that moved, of the longest span last; ``at_risk``, ``overdue``: likewise the lists behind.
        load_mark: a name of `domain.capacity.MARKS`, '' unknown.
        needs_help: something stands out; ``reason``: why the row stands where it stands, as a sentence; ``brief``:
            the same for a narrow cell.
    """

    owner: str
    away: Away | None
    numbers: Mapping[str, Number]
    band_arr: Mapping[str, tuple[Money, ...]]
    causes: Mapping[int, tuple[Cause, ...]]
    moved: tuple[Moved, ...]
    at_risk: tuple[AtRisk, ...]
    overdue: tuple[Overdue, ...]
    load_mark: str
    needs_help: bool
    reason: str
    brief: str

    def __getitem__(self, number: str) -> Number:
        return self.numbers[number]


@dataclass(frozen=True, slots=True)
class Team:
    """The table as of a day: rows in the order in which help is needed, and their total.

    ``remarks``: how to read it; ``currencies``: that of most accounts first; ``first_day``: the first day of which
    health was kept, None none. ``has_renewals``: ARR at risk was counted.
    """

    as_of: date
    today: date
    rows: tuple[TeamRow, ...]
    total: TeamRow
    currencies: tuple[str, ...]
    remarks: tuple[str, ...]
    first_day: date | None
    has_renewals: bool

    @property
    def is_past(self) -> bool:
        """Whether it shows a day that is over."""
        return self.as_of < self.today

    def row_of(self, owner: str) -> TeamRow:
        """Return the row of a CSM.

        Raises:
            NotInTeam: there is none.
        """
        found = next((row for row in self.rows if row.owner == owner), None)
        if found is None:
            names = ", ".join(row.owner for row in self.rows if row.owner)
            raise NotInTeam(name=owner, day=self.as_of, names=names or "–")
        return found


def team(bench: Workbench, as_of: date | None = None, *, with_renewals: bool = True) -> Team:
    """Return the table as of a day (None: today).

    ``with_renewals`` False leaves ARR at risk unknown: the rest is there sooner.

    Raises:
        DayToCome: the day is not over.
    """
    from cs_workbench.services.team_count import counted
    from cs_workbench.services.team_ground import live_ground, past_ground

    if as_of is not None and as_of > bench.today:
        raise DayToCome(day=as_of)
    if as_of is None or as_of == bench.today:
        return counted(bench, live_ground(bench, with_renewals=with_renewals))
    return counted(bench, past_ground(bench, as_of))


def is_a_team(bench: Workbench) -> bool:
    """Return whether the running accounts have two or more owners: else there is no team to show."""
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book = load_book(db, facts=("owner", "churned_on"))
    found = {
        int(code)
        for code, gone in zip(book["owner"].values, book["churned_on"].is_known(), strict=True)
        if code >= 0 and not gone
    }
    return len(found) > 1


def opens_on_team(bench: Workbench) -> bool:
    """Return whether the person's home is Team: they lead one."""
    from cs_workbench.services.settings import get

    return get(bench, "role") == "lead" and is_a_team(bench)
