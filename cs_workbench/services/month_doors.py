"""Where the numbers of a month lead: for each, a condition that lists the accounts behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.condition_syntax import And, Clause, Condition, Or, condition_text
from cs_workbench.domain.facts import BANDS

if TYPE_CHECKING:
    from cs_workbench.services.month import Month
    from cs_workbench.services.workbench import Workbench

#: More accounts than these are listed by what they have in common, not by name.
MOST_NAMED: Final = 60


def doors(bench: Workbench, month: Month) -> dict[str, str]:
    """Return condition by number: ``bridge.churn``, ``band.red``, ``tier.high``, ``target.UID``, ``actual.nrr``.

    '' where nobody stands behind it.
    """
    from cs_workbench.store.outcome_days import names_and_uids

    with bench.store.read() as db:
        names = {account: name for account, (name, _) in names_and_uids(db).items()}
    owner = (Clause("owner", "=", month.owner, quoted=True),) if month.owner is not None else ()

    def named(accounts: Iterable[int], common: Condition) -> str:
        told = [names[account] for account in dict.fromkeys(accounts) if names.get(account)]
        if len(told) > MOST_NAMED:
            return condition_text(And((*owner, common)))
        some = Or(tuple(Clause("name", "=", name, quoted=True) for name in told))
        here: Condition = some if len(told) > 1 else some.parts[0] if told else some
        # also those that have left since
        anyway = Or((Clause("churned_on", ":", "any"), Clause("churned_on", ":", "none")))
        return condition_text(And((here, anyway))) if told else ""

    pays = Clause("arr", ">", "0")
    found: dict[str, str] = {}
    lines = month.currencies[0].period.figures if month.currencies else {}
    for line in lines:
        accounts = [account for of in month.currencies for account in of[line].accounts]
        found[f"bridge.{line}"] = named(accounts, pays)
    for band in BANDS:
        found[f"band.{band}"] = named(month.health.now.get(band, ()), Clause("band", ":", band))
    for tier in (*month.touches.tiers, month.touches.whole):
        common: Condition = (
            Clause("tier", ":", tier.tier or "none") if tier is not month.touches.whole else And()
        )
        name = "whole" if tier is month.touches.whole else tier.tier or "none"
        found[f"tier.{name}"] = named(tier.below or tier.accounts, common)
    for target in month.targets:
        found[f"target.{target.target.uid}"] = named(target.accounts, pays)
    for actual in month.actuals:
        found[f"actual.{actual.measure.id}"] = named(actual.accounts, pays)
    return found
