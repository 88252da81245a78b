"""Who was right: what rule, CSM and lead said of renewals that are decided by now, at each look."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain import judgement as rules
from cs_workbench.domain.arr_history import day_number, day_of, months_later
from cs_workbench.domain.discrimination import wilson
from cs_workbench.domain.lifetime_value import LEAST_RATE
from cs_workbench.domain.renewal_forecast import band_rates, category, within_bounds
from cs_workbench.services.arr_book import ArrBook, load_arr_book
from cs_workbench.services.forecast import HISTORY_MONTHS, LEAD_DAYS

if TYPE_CHECKING:
    from cs_workbench.domain.judgement import Judgement
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection

WHO: Final = ("rule", "csm", "lead")
PAIRS: Final = (("rule", "csm"), ("rule", "lead"), ("csm", "lead"))


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """How often one of `WHO` was right at a look; the share with its Wilson 95 % interval, None under the gate."""

    months: int
    who: str
    title: str
    right: int
    decided: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Differed:
    """Decided renewals on which two said different things: one of them was right."""

    months: int
    first: str
    second: str
    renewals: int
    first_right: int


@dataclass(frozen=True, slots=True)
class JudgedRecord:
    """Renewals decided within `HISTORY_MONTHS`, against what was said of them at six and at three months."""

    lines: tuple[JudgedLine, ...]
    differed: tuple[Differed, ...]
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class _Said:
    """What was said at one look: pairs (stays, whether it stayed) of each, and of each two that differed."""

    of: dict[str, list[bool]] = field(default_factory=lambda: {who: [] for who in WHO})
    differed: dict[tuple[str, str], list[bool]] = field(default_factory=lambda: {pair: [] for pair in PAIRS})

    def take(self, told: Mapping[str, bool | None], *, stayed: bool) -> None:
        """Count what was said of one renewal: does the customer stay?"""
        for who, stays in told.items():
            if stays is not None:
                self.of[who].append(stays == stayed)
        for first, second in PAIRS:
            if None not in (told[first], told[second]) and told[first] != told[second]:
                self.differed[first, second].append(told[first] == stayed)


def judged(bench: Workbench, owner: str | None = None) -> JudgedRecord:
    """Return who was right about the renewals of ``owner``'s accounts (None: all) that are decided."""
    from cs_workbench.services import judgement_words as words
    from cs_workbench.store import judgements

    book = load_arr_book(bench, owner)
    with bench.store.read() as db:
        written = judgements.of_terms(db)
        said = {months: _Said() for months in rules.LOOKS}
        decided = list(_decided(bench, book))
        rule = _Rule(db, bench, book)
        for months in rules.LOOKS:
            for account_id, ends, stayed in decided:
                some = written.get((account_id, ends.isoformat()), ())
                people = {role: _standing(some, role, months) for role in rules.ROLES}
                seen = next((one for one in people.values() if one is not None and one.category), None)
                decides = next((one.deadline_on for one in people.values() if one is not None), ends)
                name = (
                    seen.category if seen else rule.category(account_id, rules.look_begins(decides, months))
                )
                told = {role: rules.stays(one.verdict if one else "") for role, one in people.items()}
                said[months].take({"rule": rules.stays(name), **told}, stayed=stayed)
    lines = tuple(
        _line(months, who, words.who_text(bench.say, who), some.of[who])
        for months, some in said.items()
        for who in WHO
    )
    differed = tuple(
        Differed(months, *pair, len(right), sum(right))
        for months, some in said.items()
        for pair, right in some.differed.items()
        if right
    )
    found = JudgedRecord(lines, differed)
    return JudgedRecord(lines, differed, words.record_remarks(bench.say, found))


def _standing(some: Sequence[Judgement], role: str, months: int) -> Judgement | None:
    """Return the judgement that stood at the end of a look, written before the term was over."""
    stood = (
        replace(one, retired_at="")
        for one in some
        if one.at[:10] <= one.ends_on.isoformat() and not "" < one.retired_at[:10] <= one.ends_on.isoformat()
    )
    return rules.current(stood, role, months)


def _line(months: int, who: str, title: str, right: Sequence[bool]) -> JudgedLine:
    if len(right) < rules.LEAST_JUDGED:
        return JudgedLine(months, who, title, sum(right), len(right), None, None, None)
    found = wilson(sum(right), len(right))
    return JudgedLine(months, who, title, sum(right), len(right), found.value, found.low, found.high)


def _decided(bench: Workbench, book: ArrBook) -> Iterator[tuple[int, date, bool]]:
    """Yield (account, last day of the term, whether any of it was renewed) of the terms that are decided."""
    found, today = book.renewed, day_number(bench.today)
    since = day_number(months_later(bench.today, -HISTORY_MONTHS))
    rows = found.is_decided & (found.day < today) & (found.day >= since) & book.mine[found.account]
    for row in np.flatnonzero(rows).tolist():
        account_id = int(book.contracts.account_id[int(found.account[row])])
        yield account_id, day_of(int(found.day[row])), bool(found.renewed[row] > 0)


class _Rule:
    """What the rule said on a past day, as far as it is known: of the health in that week's snapshot."""

    def __init__(self, db: Connection, bench: Workbench, book: ArrBook) -> None:
        from cs_workbench.store import outcome_days, standing

        self._db, self._bands_at = db, standing.bands_at
        self._bands: dict[date, dict[int, tuple[str, float]]] = {}
        self._ids = set(book.contracts.account_id.tolist())
        self._notices: dict[int, list[tuple[str, bool]]] = {}
        for one in outcome_days.outcome_days(db):
            if one.kind in ("notice", "churn", "reactivation"):
                self._notices.setdefault(one.account, []).append((one.known_on, one.kind == "notice"))
        past = sorted(
            (ends + timedelta(days=1), stayed, self._band(account, ends - timedelta(days=LEAD_DAYS)))
            for account, ends, stayed in _decided(bench, book)
        )
        self._past = [(day, stayed, band) for day, stayed, band in past if band]
        self._days = [day for day, _, _ in self._past]
        self._rates: dict[int, dict[str, float]] = {}

    def category(self, account: int, day: date) -> str:
        """Return the rule's category on ``day``; '' where no health of then is known."""
        band = self._band(account, day)
        if not band:
            return ""
        known = [
            is_notice for on, is_notice in sorted(self._notices.get(account, ())) if on <= day.isoformat()
        ]
        return category(LEAST_RATE if known[-1:] == [True] else within_bounds(self._rate(band, day)))

    def _rate(self, band: str, day: date) -> float:
        """Return the rate of a band from what was decided before ``day`` alone."""
        count = bisect_right(self._days, day)
        if count not in self._rates:
            some = self._past[:count]
            self._rates[count], _ = band_rates([b for *_, b in some], [stayed for _, stayed, _ in some])
        return self._rates[count][band]

    def _band(self, account: int, day: date) -> str:
        monday = day - timedelta(days=day.weekday())
        if monday not in self._bands:
            self._bands[monday] = self._bands_at(self._db, monday, self._ids)
        return self._bands[monday].get(account, ("", 0.0))[0]
