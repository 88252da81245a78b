"""A review of an account with all that are under it: sums of counts, shares of sums, lists with the account's name.

A sum is known only where each of its parts is; what an account does not tell at all is left out of it and said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_facts import Facts, Feature, Person, Seats, Series, Told, Weekly
from cs_workbench.services.review_promises import CarriedPromise, carried_now

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection

#: The gaps of an account that still counts: what it does not tell makes the whole unknown there.
PARTLY: Final = ("stopped", "short")
Of = Callable[[Facts], Series]


class NoGroup(WorkbenchError):
    """A review of a group, of an account that nothing is under."""

    template = N_(
        "errors",
        "{account} has no account under it, so there is no group to review. Nothing was changed. Make the review of "
        "the account alone, or give its subsidiaries their parent account first.",
    )
    code = "CSW-2126"


def members(db: Connection, account_id: int) -> list[tuple[int, str]]:
    """Return (account, name) of an account and of all under it that have not ended; the account first, then by name."""
    from cs_workbench.store import review_facts
    from cs_workbench.store.book import load_book

    above = review_facts.names(db)[1]
    found = {account_id}
    while more := {one for one, parent in above.items() if parent in found} - found:
        found |= more
    book = load_book(db, sorted(found), ("name", "churned_on"))
    rows = [
        (int(account), book["name"].at(n) or "")
        for n, account in enumerate(book.account_id)
        if account == account_id or book["churned_on"].at(n) is None
    ]
    return sorted(rows, key=lambda row: (row[0] != account_id, row[1]))


def refuse_alone(db: Connection, account_id: int) -> None:
    """Raise `NoGroup` where nothing is under the account."""
    found = members(db, account_id)
    if len(found) <= 1:
        raise NoGroup(account=found[0][1] if found else account_id)


def carried(db: Connection, account_id: int, owner: str, from_on: str) -> tuple[CarriedPromise, ...]:
    """Return the promises of a group as `carried_now` does; those of an account under it end with its name.

    What ended there is told since the group's last held review, whose listeners saw it open.
    """
    from cs_workbench.services.review_rows import owner_of
    from cs_workbench.store import reviews

    found = list(carried_now(db, account_id, owner, from_on))
    since = reviews.group_held(db, account_id)
    for account, name in members(db, account_id):
        if account != account_id:
            mine = carried_now(db, account, owner_of(db, account), from_on, since)
            found += [replace(promise, text=f"{promise.text} ({name})") for promise in mine]
    return tuple(sorted(found, key=lambda p: (-p.carries, p.due_on or date.max, p.todo_id)))


def collected_group(
    bench: Workbench, account_id: int, from_on: date, to_on: date, *, contract: bool
) -> Facts:
    """Return the facts of an account and all under it; those of the account alone where nothing is.

    Raises:
        NoSuchAccount: the account is not there any more, whatever is under it.
    """
    from cs_workbench.services.account import NoSuchAccount
    from cs_workbench.services.review_reading import MOST_ASKED, collected, goals_told, tickets_of

    with bench.store.read() as db:
        whole = members(db, account_id)
    if not any(account == account_id for account, _ in whole):
        raise NoSuchAccount(count=0, text=account_id)
    parts = [collected(bench, account, from_on, to_on, contract=contract) for account, _ in whole]
    own = parts[0]
    if len(parts) == 1:
        return own
    with bench.store.read() as db:
        tickets, ticket_told = tickets_of(db, whole, own.window_from, own.window_to)
    users, users_told = _series(parts, "weekly_users", lambda facts: facts.weekly_users)
    uses, uses_told = _series(parts, "activity", lambda facts: facts.activity)
    seats, seats_told = _seats(parts)
    features, features_told = _features(parts)
    goals = tuple(replace(goal, account=facts.account) for facts in parts for goal in facts.goals)
    asked = [replace(one, account=facts.account) for facts in parts for one in facts.asked]
    asked.sort(key=lambda one: one.heard_on, reverse=True)
    terms = tuple(replace(term, account=facts.account) for facts in parts for term in facts.contract or ())
    return replace(
        own,
        accounts=tuple(facts.account for facts in parts),
        weekly_users=users,
        activity=uses,
        seats=seats,
        features=features,
        tickets=tickets,
        goals=goals,
        asked=tuple(asked[:MOST_ASKED]),
        ours=_colleagues(parts),
        contract=terms if contract else None,
        told=(
            *users_told, *uses_told, *features_told, *seats_told, *ticket_told,
            goals_told(goals, bench.today), Told("requests", "", bench.today, "" if asked else "none"),
        ),
    )  # fmt: skip


def _colleagues(parts: Sequence[Facts]) -> tuple[Person, ...]:
    """Return our people, each once: those of the account first."""
    found: dict[str, Person] = {}
    for facts in parts:
        for person in facts.ours:
            found.setdefault(person.name, person)
    return tuple(found.values())


def _series(parts: Sequence[Facts], figure: str, of: Of) -> tuple[Series, list[Told]]:
    """Return the sums a week of those that tell any week, and where they are from."""
    counted = [facts for facts in parts if of(facts).now]
    all_of = [of(facts) for facts in counted]
    found = Series(
        _sum([s.now for s in all_of]), _sum([s.before for s in all_of]), _sum([s.year for s in all_of])
    )
    return found if found.now else Series(), _told(parts, counted, figure)


def _sum(columns: Sequence[Weekly]) -> Weekly:
    """Return the sum of each week, None where one is not known; () where one knows none at all."""
    if not columns or not all(columns):
        return ()
    whole = tuple(_whole(week) for week in zip(*columns, strict=True))
    return whole if any(value is not None for value in whole) else ()


def _whole(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


def _seats(parts: Sequence[Facts]) -> tuple[Seats, list[Told]]:
    """Return seats and who is active, each a sum of those that tell both; none where one that does not counts users."""
    counted = [facts for facts in parts if facts.seats.active is not None and facts.seats.purchased]
    told = _told(parts, counted, "seat_use")
    if not counted or any(facts.weekly_users.now and facts not in counted for facts in parts):
        return Seats(), [replace(told[0], gap=told[0].gap or "no_seats"), *told[1:]]
    mine = [facts.seats for facts in counted]
    return Seats(
        _whole([s.purchased for s in mine]), _whole([s.purchased_before for s in mine]),
        _whole([s.purchased_year for s in mine]), _whole([s.active for s in mine]),
        _whole([s.active_before for s in mine]), _whole([s.active_year for s in mine]),
    ), told  # fmt: skip


def _features(parts: Sequence[Facts]) -> tuple[tuple[Feature, ...], list[Told]]:
    """Return the use of each feature, the most used first; an earlier value only where every account knows it."""
    counted = [facts for facts in parts if facts.features]
    by_name: dict[str, list[Feature]] = {}
    for facts in counted:
        for feature in facts.features:
            by_name.setdefault(feature.name, []).append(feature)

    def earlier(values: list[float | None]) -> float | None:
        return _whole(values) if len(values) == len(counted) else None

    found = [
        Feature(
            name, sum(f.now for f in some), earlier([f.before for f in some]), earlier([f.year for f in some])
        )
        for name, some in by_name.items()
    ]
    return tuple(sorted(found, key=lambda f: (-f.now, f.name))), _told(parts, counted, "features")


def _told(parts: Sequence[Facts], counted: Sequence[Facts], figure: str) -> list[Told]:
    """Return where a figure of the group is from, then what each account that does not count in it lacks."""
    all_of = [(facts, told) for facts in parts if (told := facts.source_of(figure)) is not None]
    mine = [told for facts, told in all_of if facts in counted]
    if not mine:
        return [told for _, told in all_of[:1]]
    sources = ", ".join(sorted({told.source for told in mine if told.source}))
    days = [told.to_on for told in mine if told.to_on is not None]
    gap: Literal["", "stopped", "short"] = ""
    since = None
    for kind in PARTLY:
        lacking = [told.since for told in mine if told.gap == kind and told.since is not None]
        if lacking:
            gap, since = ("stopped", min(lacking)) if kind == "stopped" else ("short", max(lacking))
            break
    whole = Told(figure, sources, min(days, default=None), gap, since)
    return [whole, *(replace(told, account=f.account) for f, told in all_of if f not in counted and told.gap)]
