"""A phase that a person sets, with a reason; for thirty days the automatic one waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.phases import HELD_DAYS
from cs_workbench.domain.words import word
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command, Together, accounts_changed
from cs_workbench.services.notes import author

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

KIND: Final = "phase"


class UnknownPhase(WorkbenchError):
    """A phase that there is not."""

    template = N_("errors", "There is no phase {phase}. Nothing was changed. Choose: {choices}.")
    code = "CSW-1455"


class PhaseWithoutReason(WorkbenchError):
    """A phase set by hand needs a reason."""

    template = N_(
        "errors", "A phase set by hand needs a reason. Nothing was changed. Write why, then set it again."
    )
    code = "CSW-1456"


class ContractAhead(WorkbenchError):
    """An account whose contract begins later."""

    template = N_(
        "errors",
        "The contract of {account} begins on {day}: before that it has no phase. Nothing was changed. "
        "Correct the start date in its source, or wait until then.",
    )
    code = "CSW-1457"


@dataclass(frozen=True, slots=True)
class SetPhase(Command):
    """Set accounts' phase by hand, with a reason; for `HELD_DAYS` neither source nor rules move it."""

    account_ids: tuple[int, ...]
    phase: str
    reason: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write what was set."""
        from cs_workbench.store import activity, overrides, phase_facts

        if self.phase not in PHASES:
            raise UnknownPhase(phase=self.phase, choices=", ".join(PHASES))
        if not self.reason.strip():
            raise PhaseWithoutReason
        ahead = phase_facts.begin_later(writing.db, self.account_ids, bench.today)
        for account, day in ahead.items():
            names = activity.names(writing.db, [account])
            raise ContractAhead(
                account=names.get(account, "–"), day=bench.catalogue.shown(date.fromisoformat(day))
            )
        made = tuple(
            overrides.add(
                writing.db,
                account_id,
                KIND,
                self.phase,
                reason=clean(self.reason),
                by=author(bench, writing),
                at=iso(bench.clock.now()),
                expires_on=held_until(bench.today).isoformat(),
            )
            for account_id in self.account_ids
        )
        said = N_("done", "Phase of %n account(s) set by hand: {phase}, until {day}")
        params = {
            "n": len(made),
            "phase": bench.say("values", word("phase", self.phase)),
            "day": str(bench.catalogue.shown(held_until(bench.today))),
        }
        changes = accounts_changed(frozenset(self.account_ids), "override")
        return Done(changes, EndPhase(made), said, params, made)


@dataclass(frozen=True, slots=True)
class EndPhase(Command):
    """End phases set by hand now; ``back`` puts them in force again."""

    override_ids: tuple[int, ...]
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark them."""
        from cs_workbench.store import overrides

        at = None if self.back else iso(bench.clock.now())
        accounts = frozenset(overrides.end(writing.db, override, at) for override in self.override_ids)
        said = (
            N_("done", "The phase set by hand counts again")
            if self.back
            else N_("done", "The automatic phase counts again")
        )
        return Done(accounts_changed(accounts, "override"), EndPhase(self.override_ids, not self.back), said)


def held_until(day: date) -> date:
    """Return the last day on which a phase set by hand on ``day`` counts."""
    return day + timedelta(days=HELD_DAYS)


def with_sheet(command: SetPhase) -> Command:
    """Return the command that also opens a hand-over sheet for the new phase, as one step."""
    from cs_workbench.services.handovers import SetHandover

    sheets = [SetHandover(account, {"occasion": "phase"}).as_json() for account in command.account_ids]
    return Together((command.as_json(), *sheets), N_("done", "Phase set by hand, hand-over sheet opened"))
