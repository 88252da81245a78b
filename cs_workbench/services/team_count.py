"""Counts a lead's table: who runs what, how it moved, what is due, and who needs help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain import balance as balance_rules
from cs_workbench.domain import team as rules
from cs_workbench.domain.cadence import max_gap_days
from cs_workbench.domain.capacity import Person, mark
from cs_workbench.domain.columns import Bools
from cs_workbench.domain.condition_syntax import And, Clause, Or, condition_text
from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.renewal_forecast import is_exposed
from cs_workbench.kernel.money import Money
from cs_workbench.services import team_words as words
from cs_workbench.services.balance import DAYS
from cs_workbench.services.doors import Doors
from cs_workbench.services.economics import book_hours
from cs_workbench.services.team import AtRisk, Away, Cause, Moved, Number, Overdue, Team, TeamRow, Value
from cs_workbench.services.team_causes import moves_of
from cs_workbench.services.team_ground import SPANS, Ground
from cs_workbench.services.today_rows import day_of

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

Floats = NDArray[np.float64]
DUE_DAYS: Final = 7
HALF: Final = 0.5
PROMISES: Final = ("promise", "promise_theirs")


def counted(bench: Workbench, ground: Ground) -> Team:
    """Return the table counted on ``ground``."""
    return _Counted(bench, ground).team()


class _Counted:
    """The accounts of the ground beside what was counted of them; every array of shape (n,)."""

    def __init__(self, bench: Workbench, ground: Ground) -> None:
        self._bench, self._ground, book = bench, ground, ground.book
        self._ids, n = book.account_id.tolist(), len(book)
        owner = book["owner"]
        used = np.unique(owner.values[owner.values >= 0])
        self._owners = [owner.labels[code] for code in used.tolist()]
        place = np.full(len(owner.labels) + 1, len(used), dtype=np.int64)
        place[used] = np.arange(len(used))
        self._group = place[owner.values]
        if (self._group == len(used)).any():
            self._owners.append("")
        self._rows = len(self._owners)
        self._row_of = {account: row for row, account in enumerate(self._ids)}
        self._band = np.array([rules.band_place(band) for band in ground.bands], dtype=np.int64)
        arr = book["arr"]
        codes = np.zeros(n, dtype=np.int8) if arr.currency is None else arr.currency
        self._known, self._arr, self._currency = arr.is_known(), arr.values, codes
        counts = np.bincount(codes[self._known], minlength=len(arr.labels))
        order = np.argsort(-counts, kind="stable")
        self._currencies = [arr.labels[code] for code in order.tolist() if counts[code]]
        self._labels = arr.labels
        self._doors = Doors(ground.doors)
        self._hours = book_hours(book, ground.day)
        tier, phase = book["tier"].values, book["phase"].values
        age = _age(book["started_on"].values, ground.day)
        silence = book["days_since_touch"].values
        self._left = max_gap_days(tier, phase) - np.where(np.isnan(silence), age, silence)
        risk = np.array([balance_rules.RISK.get(b, balance_rules.RISK["unknown"]) for b in ground.bands])
        served = np.where(np.isnan(age), DAYS, np.minimum(age, DAYS))
        self._need = balance_rules.needed(tier, phase, risk.reshape(n).astype(np.float64), served)
        self._moves = moves_of(bench, ground)
        self._risks = self._at_risk()
        self._overdue = self._overdue_todos()

    def team(self) -> Team:
        """Return the table."""
        ground = self._ground
        fell = np.array([self._fell(group) for group in range(self._rows)], dtype=np.int64)
        accounts = rules.counts(self._group, np.ones(len(self._ids), np.bool_), self._rows)
        rare = rules.falls_stand_out(fell, accounts)
        made = [self._row(group, is_rare=bool(rare[group])) for group in range(self._rows)]
        made.sort(key=lambda row: (-row[1], row[0].owner == "", row[0].owner))
        total, _ = self._row(None, is_rare=False)
        said = words.remarks(
            self._bench.say,
            found_accounts=len(self._ids),
            is_past=ground.is_past,
            has_health=ground.first_week is not None and ground.day >= ground.first_week,
            has_touches=ground.touched is not None,
            unclassified=int(np.isnan(self._hours).sum()),
            owners_assumed=ground.owners_assumed,
        )
        return Team(
            ground.day, self._bench.today, tuple(row for row, _ in made), total, tuple(self._currencies), said,
            ground.first_week, ground.coming is not None,
        )  # fmt: skip

    def _row(self, group: int | None, *, is_rare: bool) -> tuple[TeamRow, float]:
        """Return the row of a group (None: the total) and how urgent it is."""
        mine = np.ones(len(self._ids), np.bool_) if group is None else self._group == group
        owner = None if group is None else self._owners[group]
        numbers = {number.id: number for number in self._numbers(mine, owner)}
        moved = tuple(one for days in SPANS for row, one in self._moves[days] if mine[row])
        overdue = tuple(one for of, one in self._overdue or () if group is None or of == group)
        numbers |= {number.id: number for number in self._work(overdue)}
        away = self._away(owner) if owner else None
        strong, weak, urgency = self._reasons(owner, mine, moved, numbers, away, is_rare=is_rare)
        if owner is None:  # of a whole team nobody is asked to help
            strong, weak = [], [*strong, *weak]
        load = numbers["load"].value
        return (
            TeamRow(
                owner or "",
                away,
                numbers,
                {band: self._money(mine & (self._band == place)) for place, band in enumerate(BANDS)},
                {days: self._causes(mine, days) for days in SPANS},
                moved,
                tuple(one for row, one in self._risks or () if mine[row]),
                overdue,
                mark(load) if isinstance(load, float) else "",
                bool(strong),
                words.reason_text(self._bench.say, strong, weak),
                words.brief_text(self._bench.say, strong, weak),
            ),
            urgency,
        )

    def _numbers(self, mine: Bools, owner: str | None) -> list[Number]:
        """Return what is counted on accounts; ``owner`` None: everybody's."""
        all_of = self._whose(owner)
        kept = rules.kept(
            np.zeros(len(self._ids), np.int64), np.where(mine, self._need, np.nan), self._given, 1
        )[0]
        has_touches = self._ground.touched is not None
        short = mine & (self._need > 0) & (self._given < HALF * self._need)
        left = self._left
        no_touches = None if has_touches else "unknown"
        found = [
            self._number("accounts", int(mine.sum()), mine, all_of),
            self._number(
                "arr", self._money(mine) or None, mine & self._known, _both(all_of, Clause("arr", ":", "any"))
            ),
            *(self._band_number(mine, place, band, all_of) for place, band in enumerate(BANDS)),
            *self._risk_numbers(mine),
            *(number for days in SPANS for number in self._move_numbers(mine, days)),
            Number("kept", None)
            if no_touches or np.isnan(kept)
            else self._number("kept", float(kept), short),
        ]
        for name, chosen in (("due", (left >= 0) & (left <= DUE_DAYS)), ("past", left < 0)):
            here = mine & chosen
            found.append(Number(name, None) if no_touches else self._number(name, int(here.sum()), here))
        people = 0 if owner == "" else 1 if owner else sum(bool(name) for name in self._owners)
        known = mine & ~np.isnan(self._hours)
        with_owner = known if owner is not None else known & (self._group < people)
        if people and with_owner.any():
            share = float(self._hours[with_owner].sum() / (Person().available * people))
            found.append(self._number("load", share, with_owner))
        else:
            found.append(Number("load", None))
        return found

    def _band_number(self, mine: Bools, place: int, band: str, all_of: And | None) -> Number:
        here = mine & (self._band == place)
        if not self._has_health:
            return Number(band, None)
        return self._number(band, int(here.sum()), here, _both(all_of, _in_band(band)))

    @property
    def _has_health(self) -> bool:
        ground = self._ground
        return not ground.is_past or (ground.first_week is not None and ground.day >= ground.first_week)

    @property
    def _given(self) -> Floats:
        touched = self._ground.touched
        return np.zeros(len(self._ids)) if touched is None else touched

    def _move_numbers(self, mine: Bools, days: int) -> list[Number]:
        names = (f"down_{days}", f"up_{days}", f"net_{days}")
        if self._ground.before[days] is None:
            return [Number(name, None) for name in names]
        down, up = (
            self._some([row for row, one in self._moves[days] if one.direction == way and mine[row]])
            for way in (rules.DOWN, rules.UP)
        )
        rose, fell = self._sums(up), self._sums(down)
        net = tuple(Money(int(rose[c] - fell[c]), self._labels[c]) for c in self._order if rose[c] or fell[c])
        return [
            self._number(names[0], int(down.sum()), down),
            self._number(names[1], int(up.sum()), up),
            self._number(names[2], net, down | up),
        ]

    def _risk_numbers(self, mine: Bools) -> list[Number]:
        if self._ground.coming is None or self._risks is None:
            return [Number("at_risk", None), Number("expected_loss", None)]
        due: dict[str, int] = {}
        loss: dict[str, float] = {}
        open_rows = []
        for one in self._ground.coming:
            row = self._row_of.get(one.account_id)
            if row is None or not mine[row] or one.probability >= 1:
                continue
            open_rows.append(row)
            currency = one.due.currency
            loss[currency] = loss.get(currency, 0.0) + one.due.minor * (1 - one.probability)
            if is_exposed(one.probability):
                due[currency] = due.get(currency, 0) + one.due.minor
        exposed = self._some([row for row, _ in self._risks if mine[row]])
        order = [*self._currencies, *sorted({*due, *loss} - {*self._currencies})]
        return [
            self._number("at_risk", tuple(Money(due[c], c) for c in order if due.get(c)), exposed),
            self._number(
                "expected_loss", tuple(Money(round(loss[c]), c) for c in order if round(loss.get(c, 0))),
                self._some(open_rows),
            ),
        ]  # fmt: skip

    def _work(self, overdue: Sequence[Overdue]) -> list[Number]:
        if self._overdue is None:
            return [Number("overdue", None), Number("promises", None)]
        promised = [one for one in overdue if one.kind in PROMISES]
        return [
            self._number(
                name, len(some), self._some([self._row_of[a] for one in some if (a := one.account_id) in self._row_of])
            )
            for name, some in (("overdue", overdue), ("promises", promised))
        ]  # fmt: skip

    def _reasons(
        self,
        owner: str | None,
        mine: Bools,
        moved: Sequence[Moved],
        numbers: Mapping[str, Number],
        away: Away | None,
        *,
        is_rare: bool,
    ) -> tuple[list[str], list[str], float]:
        week = [one for one in moved if one.days == SPANS[0] and one.direction == rules.DOWN]
        load, promises, overdue = (numbers[name].value for name in ("load", "promises", "overdue"))
        return words.reasons(
            self._bench.say,
            words.Stands(
                words.TOTAL if owner is None else owner,
                int(mine.sum()),
                len(week),
                sum(one.now == "red" for one in week),
                is_rare,
                load if isinstance(load, float) else None,
                self._is_reached_less(mine),
                promises if isinstance(promises, int) else 0,
                overdue if isinstance(overdue, int) else 0,
                away,
                self._ground.is_past,
            ),
        )

    def _is_reached_less(self, mine: Bools) -> bool:
        """Say whether fewer accounts had a touch than chance gives, were all touches given as promised."""
        if self._ground.touched is None:
            return False
        asked = mine & (self._need > 0)
        least = balance_rules.least_reached(self._need[asked])
        return least is not None and int((self._given[asked] > 0).sum()) < least

    def _fell(self, group: int) -> int:
        return sum(
            one.direction == rules.DOWN for row, one in self._moves[SPANS[0]] if self._group[row] == group
        )

    def _causes(self, mine: Bools, days: int) -> tuple[Cause, ...]:
        found: dict[tuple[str, int], list[tuple[int, str]]] = {}
        for row, one in self._moves[days]:
            if mine[row]:
                found.setdefault((one.cause, one.direction), []).append((row, one.cause_name))
        made = [
            Cause(
                cause, way, words.cause_text(self._bench.say, cause, rows[0][1], way, len(rows)),
                tuple(self._ids[row] for row, _ in rows), self._list([row for row, _ in rows]),
            )
            for (cause, way), rows in found.items()
        ]  # fmt: skip
        return tuple(sorted(made, key=lambda one: (one.direction, -len(one.accounts), one.cause)))

    def _at_risk(self) -> tuple[tuple[int, AtRisk], ...] | None:
        if self._ground.coming is None:
            return None
        exposed = [one for one in self._ground.coming if is_exposed(one.probability)]
        return tuple(
            (
                self._row_of[one.account_id],
                AtRisk(
                    one.account_id, one.account_uid, one.account, one.ends_on, one.due, one.probability, one.basis,
                    one.band,
                ),
            )
            for one in exposed
            if one.account_id in self._row_of
        )  # fmt: skip

    def _overdue_todos(self) -> tuple[tuple[int, Overdue], ...] | None:
        """Return (whose row, what) of every to-do that is overdue, the longest first; None where unknown."""
        if self._ground.todos is None:
            return None
        book, today, people = self._ground.book, self._ground.day, {o: g for g, o in enumerate(self._owners)}
        found = []
        for todo in self._ground.todos:
            day, row = day_of(todo, today), self._row_of.get(todo.account_id or 0)
            if day is None or day >= today or (todo.account_id is not None and row is None):
                continue
            of = people.get(todo.owner) if todo.owner else None
            if of is None and row is not None:
                of = int(self._group[row])
            if of is None:  # of no account, and of nobody who has any
                continue
            name, uid = (
                (book["name"].at(row) or "", book["uid"].at(row) or "") if row is not None else ("", "")
            )
            found.append((
                of,
                Overdue(
                    todo.id, todo.uid, todo.account_id, uid, name, todo.kind, todo.text, day, (today - day).days
                ),
            ))  # fmt: skip
        return tuple(sorted(found, key=lambda one: (-one[1].days, one[1].account, one[1].todo_id)))

    def _away(self, owner: str) -> Away | None:
        day = self._ground.day
        monday = day + timedelta(days=7 - day.weekday())
        for one in self._ground.away:
            first, last = date.fromisoformat(one.from_on), date.fromisoformat(one.to_on)
            if one.owner == owner and last >= day and first < monday + timedelta(days=7):
                return Away(first, last, one.cover, is_now=first <= day)
        return None

    def _money(self, chosen: Bools) -> tuple[Money, ...]:
        sums, has = (
            self._sums(chosen),
            np.bincount(self._currency[chosen & self._known], minlength=len(self._labels)),
        )
        return tuple(Money(int(sums[code]), self._labels[code]) for code in self._order if has[code])

    @property
    def _order(self) -> list[int]:
        return [self._labels.index(name) for name in self._currencies]

    def _sums(self, chosen: Bools) -> NDArray[np.int64]:
        chosen = chosen & self._known
        one_row = np.zeros(len(self._ids), dtype=np.int64)
        shape = (1, max(len(self._labels), 1))
        return np.asarray(rules.sums(one_row, self._arr, self._currency, chosen, shape)[0])

    def _some(self, rows: Sequence[int]) -> Bools:
        chosen = np.zeros(len(self._ids), np.bool_)
        chosen[list(rows)] = True
        return chosen

    def _whose(self, owner: str | None) -> And | None:
        """Return the condition of everybody's, a CSM's or nobody's accounts; None of a day that is over."""
        if self._ground.is_past:
            return None
        if owner is None:
            return And((Clause("churned_on", ":", "none"),))
        return And((Clause("owner", "=", owner, quoted=True) if owner else Clause("owner", ":", "none"),))

    def _list(self, rows: Sequence[int]) -> str:
        return self._doors.to(self._ids[row] for row in rows)

    def _number(self, name: str, value: Value, chosen: Bools, condition: And | None = None) -> Number:
        rows = np.flatnonzero(chosen).tolist()
        accounts = tuple(self._ids[row] for row in rows)
        if not rows:
            return Number(name, value)
        return Number(
            name, value, accounts, self._list(rows) if condition is None else condition_text(condition)
        )


def _in_band(band: str) -> Clause | Or:
    """Return the condition of a band; ``none`` is the band without data, and an account that has no band at all."""
    told = Clause("band", ":", band, quoted=True)
    return Or((told, Clause("band", ":", "none"))) if band == "none" else told


def _both(all_of: And | None, clause: Clause | Or) -> And | None:
    return None if all_of is None else And((*all_of.parts, clause))


def _age(started: NDArray[np.datetime64], day: date) -> Floats:
    age = (np.datetime64(day) - started).astype(np.float64)
    return np.where(np.isnat(started), np.nan, np.maximum(age, 0))
