"""Accounts that a lead gives to another CSM: what that does to both loads, and the one step that does it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cs_workbench.domain.capacity import Person, loads
from cs_workbench.services.capacity import Handover, hand_over
from cs_workbench.services.economics import book_hours, running_book

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class LoadOf:
    """A CSM's load as it is and as it would be, shares of the hours they have."""

    owner: str
    load: float
    after: float


@dataclass(frozen=True, slots=True)
class Offers:
    """Who could take ``accounts``: the least loaded first; ``givers``: who has them, with what they would have left."""

    accounts: tuple[int, ...]
    names: tuple[str, ...]
    givers: tuple[LoadOf, ...]
    takers: tuple[LoadOf, ...]


def offers(bench: Workbench, accounts: Collection[int]) -> Offers:
    """Return who could take the running ones of ``accounts``, with every load before and after."""
    book = running_book(bench)
    wanted = np.isin(book.account_id, list(accounts))
    hours, owner = book_hours(book, bench.today), book["owner"]
    names, available = owner.labels, Person().available
    whole = loads(hours, owner.values, len(names)) / available
    moved = np.where(wanted & ~np.isnan(hours), hours, 0.0)
    given = loads(moved, owner.values, len(names)) / available
    people = sorted({int(code) for code in owner.values if code >= 0}, key=lambda code: float(whole[code]))
    have = {int(code) for code in owner.values[wanted] if code >= 0}
    total = float(moved.sum()) / available
    return Offers(
        tuple(book.account_id[wanted].tolist()),
        tuple(name or "" for name in book["name"].values[wanted].tolist()),
        tuple(
            LoadOf(names[code], float(whole[code]), float(whole[code] - given[code]))
            for code in sorted(have, key=lambda code: -float(whole[code]))
        ),
        tuple(
            LoadOf(names[code], float(whole[code]), float(whole[code] + total - given[code]))
            for code in people
            if have != {code}
        ),
    )


def hand_over_to(bench: Workbench, accounts: Collection[int], to: str) -> Command:
    """Return the one step that gives ``accounts`` to another CSM; those they have already stay as they are."""
    book = running_book(bench)
    hours = book_hours(book, bench.today)
    found = offers(bench, accounts)
    loaded = {one.owner: one.load for one in (*found.givers, *found.takers)}
    rows = []
    for row in np.flatnonzero(np.isin(book.account_id, list(accounts))).tolist():
        owner = book["owner"].at(row) or ""
        if owner != to:
            rows.append(
                Handover(
                    int(book.account_id[row]), book["uid"].at(row) or "", book["name"].at(row) or "", owner, to,
                    float(hours[row]), loaded.get(owner), loaded.get(to, 0.0),
                )
            )  # fmt: skip
    return hand_over(rows)
