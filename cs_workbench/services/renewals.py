"""Renewals and expansions: proposed from what is known of the contract, kept from the first edit on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Book, Column, choice_column, date_column, money_column, text_column
from cs_workbench.domain.facts import RENEWAL_STAGES
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.renewals import CLOSED, KINDS, SHOWN_AFTER_DAYS, STATES, deadlines, states
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.records import PutRecord, money_values

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.records import Row

FACTS: Final = (
    "name", "reading", "band", "health", "arr", "owner", "renewal", "notice", "next_step", "churned_on",
    "churn_notice",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RenewalRow:
    """One line of the calendar. ``uid`` is '' while it is proposed and nothing was written on it.

    ``state``: 'notice', 'late' (should have started), 'over' or ''. ``days_left`` counts to ``deadline``.
    """

    uid: str
    account_id: int
    account_uid: str
    account: str
    kind: str
    product: str
    notice_on: date | None
    ends_on: date | None
    deadline: date | None
    days_left: int | None
    amount: Money | None
    stage: str
    state: str
    next_step: str
    decides: str
    note: str
    band: str
    owner: str


@dataclass(frozen=True, slots=True)
class Renewals:
    """The calendar as columns.

    ``book.account_id`` numbers its lines; ``accounts`` says whose each is, ``uids`` which record stands behind it
    ('' none yet). Both are aligned with the book.
    """

    book: Book
    accounts: NDArray[np.int64]
    uids: tuple[str, ...]
    notes: tuple[str, ...]
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetRenewal(PutRecord):
    """Write a renewal or expansion record, or some of its fields.

    The days of a renewal follow the contract while they are not written; closing it (renewed, lost) keeps them.
    """

    kind: ClassVar[str] = "renewal"
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {"kind": KINDS, "stage": RENEWAL_STAGES}
    days: ClassVar[tuple[str, ...]] = ("ends_on", "notice_on", "closed_on")
    said: ClassVar[tuple[str, str, str]] = (
        N_("done", "Renewal written"),
        N_("done", "Renewal changed"),
        N_("done", "Renewal removed"),
    )

    def complete(
        self, bench: Workbench, writing: Writing, was: Row | None, values: dict[str, Any]
    ) -> dict[str, Any]:
        """Find the currency; close or open the record with its stage."""
        values = money_values(writing.db, self.account_id, values, was)
        if values.get("stage") is None:
            values.pop("stage", None)
        if was is None:
            values = {"kind": "renewal", "stage": "not_started"} | {
                k: v for k, v in values.items() if v is not None or k != "kind"
            }
        now: Mapping[str, Any] = {**(was or {}), **values}
        if "stage" in values and "closed_on" not in values:
            closes, was_closed = now["stage"] in CLOSED, bool((was or {}).get("closed_on"))
            if closes and not was_closed:
                values |= {"closed_on": bench.today.isoformat()} | _contract_days(
                    writing.db, self.account_id, now
                )
            elif was_closed and not closes:
                values["closed_on"] = None
        return values | {"changed_at": iso(bench.clock.now())}


def _contract_days(db: Connection, account_id: int, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the days of the contract, for a renewal that has none of its own."""
    if row["kind"] != "renewal" or row.get("ends_on"):
        return {}
    from cs_workbench.store.book import load_book

    book = load_book(db, [account_id], ("renewal", "notice"))
    if not len(book):
        return {}
    ends, notice = book["renewal"].at(0), book["notice"].at(0)
    return {
        "ends_on": ends.isoformat() if ends else None,
        "notice_on": row.get("notice_on") or (notice.isoformat() if notice else None),
    }


@dataclass(frozen=True, slots=True)
class SetRenewals(Command):
    """Write several records as one step: each row is what `SetRenewal` takes, as JSON carries it."""

    rows: tuple[Mapping[str, Any], ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write them all, or none."""
        commands = [SetRenewal(int(r["account_id"]), r["values"], r["uid"]) for r in self.rows]
        undone = [command.perform(bench, writing).undo for command in commands]
        back = tuple(u.as_json() for u in reversed(undone) if u is not None)
        accounts = frozenset(command.account_id for command in commands)
        said = N_("done", "%n renewal(s) changed")
        return Done(accounts_changed(accounts, "renewal"), SetRenewals(back), said, {"n": len(commands)})


def renewals(bench: Workbench) -> Renewals:
    """Return the calendar, earliest deadline first.

    It has a line for every running account whose term's end or notice deadline is known, and for every expansion.
    """
    from cs_workbench.store import people, records
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book = load_book(db, facts=FACTS)
        stored = records.of_all(db, "renewal")
        deciders = people.deciders(db)
    return _calendar(book, stored, deciders, bench.today)


def renewal_rows(bench: Workbench, condition: str = "", account_id: int | None = None) -> list[RenewalRow]:
    """Return the lines of the accounts that match ``condition``, or of one account.

    Raises:
        ConditionError: the condition cannot be read.
    """
    found = renewals(bench)
    lines = np.arange(len(found.book))
    if condition.strip():
        from cs_workbench.services.book import select_book

        lines = lines[np.isin(found.accounts, select_book(bench, condition, "name", ()).account_id)]
    if account_id is not None:
        lines = lines[found.accounts[lines] == account_id]
    return [_row(found, int(line)) for line in lines]


def record_of_term(bench: Workbench, account_id: int) -> str:
    """Return the uid of the record of the running term; '' while nothing was written on it."""
    rows = renewal_rows(bench, account_id=account_id)
    return next((r.uid for r in rows if r.kind == "renewal" and r.stage not in CLOSED), "")


def rows_of_account(db: Connection, account_id: int, today: date) -> tuple[RenewalRow, ...]:
    """Return one account's lines."""
    from cs_workbench.store import people, records
    from cs_workbench.store.book import load_book

    book = load_book(db, [account_id], FACTS)
    stored = records.of_account(db, "renewal", account_id)
    found = _calendar(book, stored, people.deciders(db, account_id), today, is_page=True)
    return tuple(_row(found, line) for line in range(len(found.book)))


def _calendar(
    book: Book, stored: Sequence[Row], deciders: Mapping[int, str], today: date, *, is_page: bool = False
) -> Renewals:
    """Return the lines. ``is_page``: on the account's own page every record stands, also of a churned account."""
    place = {int(account): row for row, account in enumerate(book.account_id)}
    churned = book["churned_on"].is_known()
    running = ~churned & (book["renewal"].is_known() | book["notice"].is_known())
    of_term, others = _matched(book, stored, place, running)
    lines: list[tuple[int, int, Row | None]] = [
        (int(book.account_id[row]), int(row), of_term.get(int(row))) for row in np.flatnonzero(running)
    ]
    old = (today - timedelta(days=SHOWN_AFTER_DAYS)).isoformat()
    for record in others:
        row = place[record["account_id"]]
        recent = record["closed_on"] is None or (record["ends_on"] or record["closed_on"]) >= old
        if is_page or (recent and not churned[row]):
            lines.append((-int(record["id"]), row, record))
    rows = np.array([row for _, row, _ in lines], dtype=np.intp)
    base = book.take(rows)
    written: list[Row] = [record or {} for _, _, record in lines]
    whole = [record.get("kind", "renewal") == "renewal" for record in written]  # a renewal of the contract

    def days(fact: str, name: str) -> NDArray[Any]:
        told = date_column([record.get(name) for record in written]).values
        return np.where(np.isnat(told) & np.array(whole, dtype=np.bool_), base[fact].values, told)

    notice, ends = days("notice", "notice_on"), days("renewal", "ends_on")
    deadline = deadlines(notice, ends, today)
    left = (deadline - np.datetime64(today)).astype(np.float64)
    stage = choice_column([record.get("stage", "not_started") for record in written], RENEWAL_STAGES)
    noticed = (base["churn_notice"].values == 1) & np.array(whole, dtype=np.bool_)
    arr = [
        base["arr"].at(i) if whole[i] and "amount" not in _told(written[i]) else None
        for i in range(len(lines))
    ]
    account_ids = base.account_id
    columns = {
        **{fact: base[fact] for fact in ("name", "reading", "band", "health", "owner", "uid")},
        "days_left": Column(Kind.INT, np.where(np.isnat(deadline), np.nan, left)),
        "deadline": Column(Kind.DATE, deadline),
        "notice": Column(Kind.DATE, notice),
        "renewal": Column(Kind.DATE, ends),
        "amount": money_column(
            [r["amount"] if "amount" in _told(r) else a and a.minor for r, a in zip(written, arr, strict=True)],
            [r["currency"] if "amount" in _told(r) else a and a.currency for r, a in zip(written, arr, strict=True)],
        ),
        "renewal_kind": choice_column([record.get("kind", "renewal") for record in written], KINDS),
        "renewal_stage": stage,
        "renewal_state": Column(Kind.CHOICE, states(stage.values, noticed, notice, ends, today), STATES),
        "next_step": text_column(
            [r.get("next_step") or (s if w else "") for r, s, w in
             zip(written, base["next_step"].values, whole, strict=True)]
        ),
        "decides": text_column(
            [r.get("decides") or deciders.get(int(a)) for r, a in zip(written, account_ids, strict=True)]
        ),
    }  # fmt: skip
    keys = np.array([key for key, _, _ in lines], dtype=np.int64)
    order = np.lexsort((np.arange(len(keys)), np.where(np.isnat(deadline), np.iinfo(np.int64).max, left)))
    sorted_ = [written[i] for i in order]
    return Renewals(
        Book(keys, columns).take(order),
        account_ids[order],
        tuple(record.get("uid", "") for record in sorted_),
        tuple(record.get("note") or "" for record in sorted_),
        tuple(record.get("subscription") or "" for record in sorted_),
    )


def _told(record: Mapping[str, Any]) -> frozenset[str]:
    """Return which of its own values a record has."""
    return frozenset(name for name, value in record.items() if value is not None)


def _matched(
    book: Book, stored: Sequence[Row], place: Mapping[int, int], running: NDArray[np.bool_]
) -> tuple[dict[int, Row], list[Row]]:
    """Return by row of the book the record of its running term, and all other records.

    Of a term is the open renewal; a closed one until the contract's end moves on.
    """
    of_term: dict[int, Row] = {}
    others: list[Row] = []
    for record in sorted(stored, key=lambda r: (r["closed_on"] is not None, r["id"])):
        row = place.get(record["account_id"])
        if row is None:
            continue
        end = book["renewal"].at(row)
        fits = record["closed_on"] is None or (end is not None and record["ends_on"] == end.isoformat())
        if record["kind"] == "renewal" and running[row] and fits and row not in of_term:
            of_term[row] = record
        else:
            others.append(record)
    return of_term, others


def _row(found: Renewals, line: int) -> RenewalRow:
    at = {name: found.book[name].at(line) for name in found.book}
    return RenewalRow(
        uid=found.uids[line],
        account_id=int(found.accounts[line]),
        account_uid=at["uid"] or "",
        account=at["name"] or "",
        kind=at["renewal_kind"],
        product=found.products[line],
        notice_on=at["notice"],
        ends_on=at["renewal"],
        deadline=at["deadline"],
        days_left=None if at["days_left"] is None else int(at["days_left"]),
        amount=at["amount"],
        stage=at["renewal_stage"],
        state=at["renewal_state"] or "",
        next_step=at["next_step"] or "",
        decides=at["decides"] or "",
        note=found.notes[line],
        band=at["band"] or "",
        owner=at["owner"] or "",
    )
