"""The figures that a business review may show of an account, frozen: what a customer may read, and nothing else.

There is no field for health, tier, LTV, churn, risk or a note of ours: what is not read cannot leak. What is not
known is None, and `Told` says why. `services.review_reading` collects them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, Self, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

WEEKS: Final = 13
#: Of the seats, how many percent are usually in use where a product has taken root: a guide, nobody agreed on it.
GUIDE: Final = 80

#: Why a figure, or a part of it, is not known.
Gap = Literal["", "none", "short", "stopped", "no_seats", "daily", "no_plan", "no_measure"]
Weekly = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Where a figure is from. ``figure``: a key of `services.review_words.FIGURES`, which defines it.

    ``to_on``: the last day that its source knows; ``since``: the day that the gap counts from. ``account``: of a group
    the one that lacks it; '' the whole.
    """

    figure: str
    source: str
    to_on: date | None
    gap: Gap = ""
    since: date | None = None
    account: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A value a week: of the window, of the 13 weeks before it, and of the same weeks a year before."""

    now: Weekly = ()
    before: Weekly = ()
    year: Weekly = ()


@dataclass(frozen=True, slots=True)
class Seats:
    """Purchased seats and who was active within 28 days: at the end of each of the three windows."""

    purchased: float | None = None
    purchased_before: float | None = None
    purchased_year: float | None = None
    active: float | None = None
    active_before: float | None = None
    active_year: float | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """How often something was used in the window, in the 13 weeks before it and a year before."""

    name: str
    now: float
    before: float | None
    year: float | None


@dataclass(frozen=True, slots=True)
class Service:
    """Tickets of a window: how many, how many P1, and the medians where they are known."""

    count: int
    urgent: int
    response_minutes: float | None
    resolution_hours: float | None


@dataclass(frozen=True, slots=True)
class Urgent:
    """A P1 of the window."""

    subject: str
    opened_on: date
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Tickets:
    """``weeks``: kind (defect, help, request, '' unknown) -> tickets opened a week. None: not known."""

    kinds: tuple[str, ...] = ()
    weeks: tuple[tuple[int, ...], ...] = ()
    now: Service | None = None
    before: Service | None = None
    year: Service | None = None
    urgent: tuple[Urgent, ...] = ()
    still_open: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal that may be shared. ``previous``: measured before the period; ``year``: a year before its end.

    ``account``: whose it is in a group; '' there is none.
    """

    name: str
    measure: str
    unit: str
    start: float | None
    target: float | None
    actual: float | None
    actual_on: date | None
    previous: float | None
    year: float | None
    due_on: date | None
    ours: str
    theirs: str
    status: Literal["met", "on_track", "behind", "missed", "unknown"]
    account: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the customer asked for, in its words. ``state``: of `services.requests.STATES`, '' not decided.

    ``account``: who of a group asked; '' there is none.
    """

    text: str
    heard_on: date
    state: str
    shipped_on: date | None
    account: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of either side; ``title``: as the customer writes it, with us an id of our role."""

    name: str
    title: str
    department: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A running contract, only where it was asked for. ``amount`` in minor units; ``account``: whose in a group."""

    product: str
    plan: str
    seats: int | None
    ends_on: date | None
    amount: int | None
    currency: str
    account: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything of an account and a period. ``window_from`` to ``window_to``: the 13 whole weeks counted.

    ``company``: what we are called, as the settings say; '' nowhere said.
    ``activity`` (uses a week) stands in where a source counts no people. ``contract``: None unless asked for.
    ``accounts``: the names of a group, that of ``account`` first; () there is none.
    """

    account: str
    account_uid: str
    from_on: date
    to_on: date
    as_of: date
    window_from: date
    window_to: date
    weekly_users: Series = Series()
    activity: Series = Series()
    seats: Seats = Seats()
    guide: int = GUIDE
    features: tuple[Feature, ...] = ()
    tickets: Tickets = Tickets()
    goals: tuple[Goal, ...] = ()
    asked: tuple[Asked, ...] = ()
    theirs: tuple[Person, ...] = ()
    ours: tuple[Person, ...] = ()
    team: str = ""
    company: str = ""
    contract: tuple[Term, ...] | None = None
    told: tuple[Told, ...] = ()
    accounts: tuple[str, ...] = ()

    def as_json(self) -> str:
        """Return the facts as they are kept."""
        return json.dumps(asdict(self), ensure_ascii=False, default=date.isoformat)

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what `as_json` kept; a field that it does not name has its default."""
        return cls(**_fields(cls, json.loads(text)))

    def source_of(self, figure: str) -> Told | None:
        """Return where a figure is from; None: it is not among these."""
        return next((told for told in self.told if told.figure == figure and not told.account), None)


def collect(
    bench: Workbench,
    account_id: int,
    from_on: date,
    to_on: date,
    *,
    contract: bool = False,
    group: bool = False,
) -> Facts:
    """Return the facts of an account and a period as of today; ``contract``: with what it pays and until when.

    ``group``: of the account and all under it.

    Raises:
        NoSuchAccount: it is not there, or nothing was computed yet.
    """
    from cs_workbench.services.review_group import collected_group
    from cs_workbench.services.review_reading import collected

    return (collected_group if group else collected)(bench, account_id, from_on, to_on, contract=contract)


# Inside


def _fields(of: type, kept: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(of)
    return {f.name: _value(hints[f.name], kept[f.name]) for f in fields(of) if f.name in kept}


def _value(hint: Any, kept: Any) -> Any:
    if kept is None:
        return None
    if get_origin(hint) is UnionType:
        hint = next(one for one in get_args(hint) if one is not NoneType)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], one) for one in kept)
    if hint is date:
        return date.fromisoformat(kept)
    return hint(**_fields(hint, kept)) if is_dataclass(hint) and isinstance(hint, type) else kept
