"""Every contract over time: what it paid from which day to which, as far as the sources and our own records tell.

Days of a contract hold as they stand now. An amount that a sync changed in place holds from the day we learned of it;
before, the earlier one does, if one was known. What was changed before the first import is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.arr_history import (
    NEVER_BEGAN,
    OPEN_END,
    Ints,
    Spans,
    day_number,
    day_of,
    months_later,
)
from cs_workbench.domain.renewal_rate import TermEnds
from cs_workbench.domain.revenue import Subscriptions, subscription_arr
from cs_workbench.store.connect import Connection

#: What an amount is made of; a change of one begins another span.
AMOUNTS: Final = ("arr", "mrr", "amount", "period_months", "term_months", "currency", "is_paid", "is_trial")
#: A term that would end so shortly before the contract does is the contract's last one.
SAME_END_DAYS: Final = 15
#: A longer term is no term.
MOST_TERM_MONTHS: Final = 600
_FIELDS: Final = (
    "account_id",
    "product",
    *AMOUNTS,
    "started_on",
    "ends_on",
    "source",
    "source_id",
    "known_on",
)
_SUBSCRIPTIONS: Final = """
    SELECT s.account_id, coalesce(p.name, s.product, ''), s.arr, s.mrr, s.amount, s.period_months, s.term_months,
        coalesce(s.currency, r.currency), s.is_paid, s.is_trial, s.started_on, s.ends_on, s.source, s.source_id,
        iif(s.known_assumed AND s.started_on IS NOT NULL, NULL, substr(s.known_at, 1, 10)), substr(s.retired_at, 1, 10)
    FROM remote_subscription s JOIN account a ON a.id = s.account_id AND a.retired_at IS NULL
    LEFT JOIN remote_account r ON r.account_id = s.account_id
    LEFT JOIN remote_product p ON p.source = s.source AND p.source_id = s.product
    ORDER BY s.id
"""
#: An account of which no contract is told, or none that has begun, speaks for itself.
_ACCOUNTS: Final = """
    SELECT a.id, '', r.arr, r.mrr, NULL, NULL, NULL, r.currency, NULL, r.is_trial, r.started_on, NULL,
        r.source, r.source_id, iif(r.started_on IS NULL, substr(r.known_at, 1, 10), NULL), r.ends_on
    FROM account a JOIN remote_account r ON r.account_id = a.id
    WHERE a.retired_at IS NULL AND NOT EXISTS (SELECT 1 FROM remote_subscription s WHERE s.account_id = a.id
        AND s.retired_at IS NULL AND (coalesce(s.started_on, '') <= :day OR coalesce(r.arr, r.mrr) IS NULL))
    ORDER BY a.id
"""
_CHANGES: Final = """
    SELECT noun, source, source_id, field, old, new, substr(at, 1, 10) FROM field_change
    WHERE noun IN ('subscription', 'account') AND field IN ('arr', 'mrr', 'amount', 'period_months', 'term_months',
        'currency', 'is_paid', 'is_trial', 'ends_on')
    ORDER BY at DESC, id DESC
"""
_OUTCOMES: Final = """
    SELECT account_id, happened_on, kind, ours FROM (
        SELECT account_id, happened_on, kind, 0 AS ours FROM remote_outcome
        UNION ALL SELECT account_id, happened_on, kind, 1 FROM local_outcome WHERE retired_at IS NULL)
    WHERE kind IN ('notice', 'churn', 'reactivation') AND happened_on <= :day ORDER BY happened_on, ours
"""


@dataclass(frozen=True, slots=True)
class Contracts:
    """All contracts of the live accounts.

    Attributes:
        account_id: int64, shape (n,), ascending; spans name accounts by their place here.
        currencies: spans name currencies by their place here; empty where no amount has one.
        spans: what was paid from when to when; churn that was entered here has cut them.
        ends: the terms that ended or will, with what they paid.
        known_on: by span, the day on which we learned of the contract, `NEVER_BEGAN` where we take it as known since
            it began; one without a start day is known to run from that day on; shape (s,).
        known_from: the day of the first complete import; None: there was none.
        vanished: accounts that their source no longer has; none of their contracts is here.
        wrong_way: contracts left out, as they end before they begin.
        without_end: running contracts that have no end day.
    """

    account_id: Ints
    currencies: tuple[str, ...]
    spans: Spans
    ends: TermEnds
    known_on: Ints
    known_from: date | None
    vanished: int
    wrong_way: int
    without_end: int


_NOTICES: Final = """
    SELECT account_id, ends_on, min(notice_on) FROM (
        SELECT account_id, ends_on, date(ends_on, '-' || notice_days || ' days') AS notice_on
        FROM remote_subscription WHERE retired_at IS NULL
        UNION ALL SELECT account_id, ends_on, coalesce(notice_on, date(ends_on, '-' || notice_days || ' days'))
        FROM remote_account)
    WHERE ends_on IS NOT NULL AND notice_on IS NOT NULL GROUP BY account_id, ends_on
"""


#: A field that a sync changed: on which day, its name, old and new value.
_Change = tuple[str, str, Any, Any]


@dataclass(slots=True)
class _Span:
    """One span as it is read; ``ends_term``: a term ends with it."""

    account: int
    product: str
    values: Mapping[str, Any]
    first: int
    last: int
    started_on: str | None
    ends_on: str | None
    known_on: int
    ends_term: bool = False


@dataclass(slots=True)
class _Read:
    """What is gathered while rows are read; ``extended``: (row of ``spans``, last day of a term)."""

    place: Mapping[int, int]
    changes: Mapping[tuple[str, str, str], Sequence[_Change]]
    today: int
    spans: list[_Span] = field(default_factory=list)
    extended: list[tuple[int, int]] = field(default_factory=list)
    wrong_way: int = 0


def load_contracts(db: Connection, today: date) -> Contracts:
    """Return the contracts of every live account, as known ``today``."""
    ids = [row for (row,) in db.execute("SELECT id FROM account WHERE retired_at IS NULL ORDER BY id")]
    changes: dict[tuple[str, str, str], list[_Change]] = {}
    for noun, source, source_id, name, old, new, on in db.execute(_CHANGES):
        changes.setdefault((noun, source, source_id), []).append((on, name, old, new))
    read = _Read({account: row for row, account in enumerate(ids)}, changes, day_number(today))
    bound = {"day": today.isoformat()}
    outcomes: dict[int, list[tuple[int, str, bool]]] = {}
    for account, on, kind, ours in db.execute(_OUTCOMES, bound):
        outcomes.setdefault(account, []).append((day_number(date.fromisoformat(on)), kind, bool(ours)))
    by_themselves = [_row(row) for row in db.execute(_ACCOUNTS, bound)]
    _read_subscriptions(read, [_row(row) for row in db.execute(_SUBSCRIPTIONS)], by_themselves)
    _cut_by_churn(read, outcomes)
    for row, ends_on in by_themselves:
        _read_account(read, row, ends_on, outcomes.get(row["account_id"], ()))
    (first,) = db.execute(
        "SELECT min(substr(ended_at, 1, 10)) FROM sync_run WHERE state IN ('done', 'held')"
    ).fetchone()
    (vanished,) = db.execute("SELECT count(*) FROM account WHERE retired_at IS NOT NULL").fetchone()
    return _contracts(read, np.array(ids, dtype=np.int64), first and date.fromisoformat(first), int(vanished))


def _row(values: Sequence[Any]) -> tuple[dict[str, Any], str | None]:
    """Return a contract by field, and its last value: when it vanished, or for an account when its term ends."""
    return dict(zip(_FIELDS, values, strict=False)), values[-1]


def _read_subscriptions(
    read: _Read,
    rows: Sequence[tuple[dict[str, Any], str | None]],
    by_themselves: Sequence[tuple[dict[str, Any], str | None]],
) -> None:
    """Read the contracts; one that vanished counts up to that day, unless another told of the same time since."""
    told = {row["account_id"] for row, _ in by_themselves if row["arr"] is not None or row["mrr"] is not None}
    live: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for row, vanished in rows:
        if vanished is None:
            live.setdefault((row["account_id"], row["product"]), []).append(_days(row))
    for row, vanished in rows:
        first, last = _days(row)
        if vanished is not None:
            others = live.get((row["account_id"], row["product"]), ())
            if row["account_id"] in told or any(a <= last and b >= first for a, b in others):
                continue
            last = min(last, _number(vanished) - 1)
        if first > last:
            read.wrong_way += vanished is None
            continue
        _read_spans(read, "subscription", row, first, last)
        if last < OPEN_END and vanished is None:
            read.spans[-1].ends_term = True


def _read_account(
    read: _Read, row: dict[str, Any], ends_on: str | None, outcomes: Iterable[tuple[int, str, bool]]
) -> None:
    """Read an account without contracts: it runs from its start to its churn, and again from a reactivation."""
    first: int | None = _number(row["started_on"], NEVER_BEGAN)
    for on, kind, _ in outcomes:
        if kind == "churn" and first is not None:
            if first < on:
                _read_spans(read, "account", row, first, on - 1)
            first = None
        elif kind == "reactivation" and first is None:
            first = on
    if first is not None:
        _read_spans(read, "account", {**row, "ends_on": None}, first, OPEN_END)
        if ends_on is not None and _number(ends_on) >= max(read.today, first):
            read.extended.append((len(read.spans) - 1, _number(ends_on)))


def _read_spans(read: _Read, noun: str, row: Mapping[str, Any], first: int, last: int) -> None:
    """Add a contract's spans, the latest last, and the terms that ended within it."""
    changes = read.changes.get((noun, row["source"], row["source_id"]), ())
    known_on = _number(row["known_on"], NEVER_BEGAN)
    who = (read.place[row["account_id"]], row["product"])
    days = (row["started_on"], row["ends_on"])
    if not changes:  # as of most contracts
        read.spans.append(_Span(*who, row, first, last, *days, known_on))
        terms = set(_terms(first, min(last, read.today), row["term_months"]))
        read.extended += [(len(read.spans) - 1, day) for day in sorted(terms)]
        return
    spans = [
        _Span(*who, values, begins, ends, *days, known_on)
        for begins, ends, values in _versions(row, changes, first, last)
        if begins <= ends
    ]
    start = len(read.spans)
    read.spans += reversed(spans)
    terms = _extended(changes, first, last) or set(_terms(first, min(last, read.today), row["term_months"]))
    for day in sorted(terms):
        held = [i for i, span in enumerate(read.spans[start:], start) if span.first <= day <= span.last]
        read.extended += [(i, day) for i in held]


def _versions(
    row: Mapping[str, Any], changes: Sequence[_Change], first: int, last: int
) -> Iterator[tuple[int, int, Mapping[str, Any]]]:
    """Yield (first day, last day, amounts), the latest first."""
    values = {name: row[name] for name in AMOUNTS}
    for on, group in groupby(changes, key=lambda change: change[0]):
        # What was unknown before was learned, not changed.
        olds = {name: old for _, name, old, _ in group if name in AMOUNTS and old is not None}
        if olds:
            yield max(_number(on), first), last, values
            last = min(last, _number(on) - 1)
            values = values | olds
    yield first, last, values


def _extended(changes: Sequence[_Change], first: int, last: int) -> set[int]:
    """Return the ends that were moved on."""
    moved = (old for _, name, old, new in changes if name == "ends_on" and old and (new is None or new > old))
    return {day for day in map(_number, moved) if first <= day < last}


def _terms(first: int, last: int, months: Any) -> Iterator[int]:
    """Yield the ends of terms that a contract outlived."""
    if not months or not 0 < months <= MOST_TERM_MONTHS or first == NEVER_BEGAN:
        return
    begin, count = day_of(first), 1
    while (end := day_number(months_later(begin, int(months) * count)) - 1) < last - SAME_END_DAYS:
        yield end
        count += 1


def _cut_by_churn(read: _Read, outcomes: Mapping[int, Sequence[tuple[int, str, bool]]]) -> None:
    """End contracts on a churn that was entered here, unless one began on that day or after it.

    A source's churn waits until its contracts have ended.
    """
    last = {read.place[account]: told[-1] for account, told in outcomes.items() if account in read.place}
    cut = {account: on for account, (on, kind, ours) in last.items() if kind == "churn" and ours}
    begun: dict[int, int] = {}
    for span in read.spans:
        started = _number(span.started_on, NEVER_BEGAN)
        if span.account in cut and started <= read.today:
            begun[span.account] = max(begun.get(span.account, NEVER_BEGAN), started)
    for span in read.spans:
        on = cut.get(span.account)
        if on is None or begun.get(span.account, NEVER_BEGAN) >= on:
            continue
        if _number(span.started_on, NEVER_BEGAN) < on <= span.last:
            span.last = on - 1
            span.ends_term = span.ends_term or span.last >= span.first


def _contracts(read: _Read, account_id: Ints, known_from: date | None, vanished: int) -> Contracts:
    kept = [row for row, span in enumerate(read.spans) if span.first <= span.last]
    place = {row: i for i, row in enumerate(kept)}
    spans = [read.spans[row] for row in kept]
    currencies = tuple(dict.fromkeys(c for span in spans if (c := span.values["currency"])))
    of = _subscriptions(spans, currencies)
    arr, known = subscription_arr(of)
    products = {name: code for code, name in enumerate(dict.fromkeys(span.product for span in spans))}

    def ints(values: Iterable[int]) -> Ints:
        return np.fromiter(values, np.int64)

    columns = Spans(
        ints(span.account for span in spans), ints(products[span.product] for span in spans),
        of.currency.astype(np.int64), arr, known, ints(span.first for span in spans), ints(span.last for span in spans),
    )  # fmt: skip
    ends = [(i, i, span.last) for i, span in enumerate(spans) if span.ends_term]
    ends += [
        (place[row], -1, day) for row, day in read.extended if row in place and day <= read.spans[row].last
    ]
    ends = [end for end in ends if known[end[0]] and arr[end[0]] > 0 and of.currency[end[0]] >= 0]
    rows = ints(row for row, _, _ in ends)
    running = (columns.first <= read.today) & (columns.last >= read.today)
    dated = set(rows[ints(day for _, _, day in ends) >= read.today].tolist())
    return Contracts(
        account_id, currencies, columns,
        TermEnds(columns.account[rows], columns.currency[rows], ints(day for _, _, day in ends), arr[rows],
                 ints(span for _, span, _ in ends)),
        ints(span.known_on for span in spans), known_from, vanished, read.wrong_way,
        sum(bool(running[i]) and arr[i] > 0 and i not in dated for i in range(len(spans))),
    )  # fmt: skip


def _subscriptions(spans: Sequence[_Span], currencies: Sequence[str]) -> Subscriptions:
    """Return the spans as `subscription_arr` reads them."""

    def raw(name: str) -> list[float | None]:
        return [None if (v := span.values[name]) is None else float(v) for span in spans]

    def money(name: str) -> tuple[Ints, NDArray[np.bool_]]:
        told = [span.values[name] for span in spans]
        known = np.array([value is not None for value in told], dtype=np.bool_)
        return np.array([0 if value is None else int(value) for value in told], dtype=np.int64), known

    def months(name: str) -> NDArray[np.float64]:
        return np.array([np.nan if value is None else value for value in raw(name)], dtype=np.float64)

    def days(values: Iterable[str | None]) -> NDArray[np.datetime64]:
        return np.array([value or "NaT" for value in values], dtype="datetime64[D]")

    def flags(name: str) -> NDArray[np.int8]:
        return np.array([-1 if value is None else value for value in raw(name)], dtype=np.int8)

    code = {currency: i for i, currency in enumerate(currencies)}
    return Subscriptions(
        np.array([span.account for span in spans], dtype=np.intp),
        np.array([code.get(span.values["currency"], -1) for span in spans], dtype=np.int8),
        *money("arr"), *money("mrr"), *money("amount"), months("period_months"), months("term_months"),
        days(span.started_on for span in spans), days(span.ends_on for span in spans), flags("is_paid"),
        flags("is_trial"),
    )  # fmt: skip


def _days(row: Mapping[str, Any]) -> tuple[int, int]:
    return _number(row["started_on"], NEVER_BEGAN), _number(row["ends_on"], OPEN_END)


@lru_cache(maxsize=8192)
def _number(day: str | None, otherwise: int = OPEN_END) -> int:
    return otherwise if day is None else day_number(date.fromisoformat(day))


def notice_deadlines(db: Connection) -> dict[tuple[int, str], str]:
    """Return the notice deadline by account and last day of the term (ISO days); of several contracts the earliest."""
    return {(account, ends): on for account, ends, on in db.execute(_NOTICES)}
