"""What CSM and lead judge of a renewal, at six and at three months before its deadline; history is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain import judgement as rules
from cs_workbench.domain.judgement import Judgement, NothingToJudge
from cs_workbench.domain.renewals import CLOSED
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.money import Money
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, Together
from cs_workbench.services.notes import author
from cs_workbench.services.records import WrongValue, iso_day

if TYPE_CHECKING:
    from cs_workbench.services.forecast import BoardRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

KIND: Final = "judgement"
AGREED: Final = ("agreed", CLOSED[0])


@dataclass(frozen=True, slots=True)
class Heard:
    """What is judged of one term today.

    Attributes:
        decides: the day before which the looks are; ``look``: the one that is on, None before the first.
        csm: a name of `domain.judgement.VERDICTS`, '' for no judgement yet; ``csm_from``: `rules.WRITTEN`,
            `rules.FROM_RECORD` or ''.
        lead: as ``csm``, only ever written.
        differences: who says different things, pairs of 'rule', 'csm' and 'lead'.
        judgements: all that was ever written of the term, also what does not count any more, the oldest first.
    """

    decides: date
    look: int | None
    csm: str
    csm_from: str
    lead: str
    differences: tuple[tuple[str, str], ...]
    judgements: tuple[Judgement, ...]

    def written(self, role: str) -> Judgement | None:
        """Return the written judgement of ``role`` that counts now."""
        return rules.current(self.judgements, role, self.look)

    def earlier(self, role: str) -> Judgement | None:
        """Return what ``role`` judged at an earlier look."""
        return rules.earlier(self.judgements, role, self.look)


def heard(
    judgements: Sequence[Judgement], category: str, from_record: str, decides: date, today: date
) -> Heard:
    """Return what is judged: the CSM's written judgement first, else what the renewal record says."""
    look = rules.look_on(decides, today)
    csm = rules.current(judgements, "csm", look)
    lead = rules.current(judgements, "lead", look)
    verdict, origin = (
        (csm.verdict, rules.WRITTEN) if csm else (from_record, from_record and rules.FROM_RECORD)
    )
    told = lead.verdict if lead else ""
    return Heard(
        decides, look, verdict, origin, told, rules.differences(category, verdict, told), tuple(judgements)
    )


def record_says(record: Mapping[str, Any], told: Money, due: Money) -> str:
    """Return the CSM's judgement as far as the renewal record says it; ``told``: its amount, ``due``: what comes up."""
    if record.get("stage") == CLOSED[1]:
        return "leave"
    if told < due:
        return "smaller"
    return "renew" if record.get("stage") in AGREED else ""


@dataclass(frozen=True, slots=True)
class Judge(Command):
    """Judge the term of an account that ends on ``ends_on``, for the look of ``months``, as 'csm' or 'lead'.

    The judgement that counted until now is retired and stays readable. ``verdict`` '' takes it back without another.
    ``category``: what the rule said when it was judged. ``by``: who judges, '' the person at the desk.

    Raises (when performed):
        WrongValue: no such role, verdict, look or day.
        WatchTooLate: only watched at the last look.
    """

    account_id: int
    ends_on: str
    deadline_on: str
    months: int
    role: str
    verdict: str
    why: str = ""
    category: str = ""
    uid: str = field(default_factory=uuid7)
    by: str = ""

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; the undo lets the former one count again."""
        from cs_workbench.store import judgements

        db, at = writing.db, iso(bench.clock.now())
        ends, decides = (
            date.fromisoformat(iso_day(name, getattr(self, name))) for name in ("ends_on", "deadline_on")
        )
        _check("role", self.role, rules.ROLES)
        _check("look", self.months, rules.LOOKS)
        before = judgements.current_uids(db, self.account_id, self.ends_on, self.months, self.role)
        if self.verdict:
            _check("verdict", self.verdict, rules.VERDICTS)
            rules.check_verdict(self.verdict, self.months)
            judgements.add(
                db,
                Judgement(
                    self.uid, self.account_id, ends, decides, self.months, self.role, self.verdict,
                    clean(self.why).strip(), self.category, at,
                    self.by or author(bench, writing),
                ),
            )  # fmt: skip
        else:
            judgements.retire(db, before, at)
        undo = RestoreJudgements(self.account_id, tuple(before), (self.uid,) if self.verdict else ())
        said = N_("done", "Judgement written") if self.verdict else N_("done", "Judgement taken back")
        return Done(_changed(self.account_id), undo, said, value=self.uid)


@dataclass(frozen=True, slots=True)
class RestoreJudgements(Command):
    """Let judgements count again, and take ``gone`` away as if never written: what undoes `Judge`."""

    account_id: int
    back: tuple[str, ...]
    gone: tuple[str, ...] = ()

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Put back what was."""
        from cs_workbench.store import judgements

        judgements.remove(writing.db, self.gone)
        judgements.retire(writing.db, self.back, None)
        return Done(_changed(self.account_id), None, N_("done", "Judgement as before"))


def judge_row(row: BoardRow, role: str, verdict: str, why: str = "") -> Judge:
    """Return the command that judges a row of the board."""
    one = row.coming
    ends, decides = one.ends_on.isoformat(), one.heard.decides.isoformat()
    return Judge(one.account_id, ends, decides, row.look, role, verdict, why, one.category)


def judge_rows(rows: Sequence[BoardRow], role: str, verdict: str, why: str = "") -> Command:
    """Return the command that judges several rows as one step."""
    steps = [judge_row(row, role, verdict, why) for row in rows]
    if len(steps) == 1:
        return steps[0]
    said = N_("done", "%n judgement(s) written")
    return Together(tuple(step.as_json() for step in steps), said, {"n": len(steps)})


def row_to_judge(bench: Workbench, account_id: int, ends_on: date | None = None) -> BoardRow:
    """Return the row of the board that a judgement of the account is about: the nearest, or that of ``ends_on``.

    Raises:
        NothingToJudge: there is none.
    """
    from cs_workbench.services.forecast import renewal_board
    from cs_workbench.store.book import load_book

    for row in renewal_board(bench):
        if row.coming.account_id == account_id and ends_on in (None, row.coming.ends_on):
            return row
    with bench.store.read() as db:
        book = load_book(db, [account_id], ("name",))
    name = book["name"].at(0) if len(book) else None
    day = "" if ends_on is None else f" ({ends_on.isoformat()})"
    raise NothingToJudge(account=name or account_id, of_day=day)


def _check(name: str, value: object, choices: Sequence[object]) -> None:
    if value not in choices:
        raise WrongValue(field=name, value=value, choices=", ".join(map(str, choices)))


def _changed(account_id: int) -> Changes:
    return Changes({KIND: frozenset({account_id})})
