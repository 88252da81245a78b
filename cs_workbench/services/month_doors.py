"""Where the numbers of a month lead: for each, the condition that lists exactly the accounts behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cs_workbench.domain.facts import BANDS
from cs_workbench.services.doors import doors_of

if TYPE_CHECKING:
    from cs_workbench.services.month import Month
    from cs_workbench.services.workbench import Workbench


def doors(bench: Workbench, month: Month) -> dict[str, str]:
    """Return condition by number: ``bridge.churn``, ``band.red``, ``tier.high``, ``target.UID``, ``actual.nrr``.

    '' where nobody stands behind it.
    """
    to = doors_of(bench).to
    found: dict[str, str] = {}
    lines = month.currencies[0].period.figures if month.currencies else {}
    for line in lines:
        found[f"bridge.{line}"] = to(account for of in month.currencies for account in of[line].accounts)
    for band in BANDS:
        found[f"band.{band}"] = to(month.health.now.get(band, ()))
    for tier in (*month.touches.tiers, month.touches.whole):
        name = "whole" if tier is month.touches.whole else tier.tier or "none"
        found[f"tier.{name}"] = to(tier.below or tier.accounts)
    for target in month.targets:
        found[f"target.{target.target.uid}"] = to(target.accounts)
    for actual in month.actuals:
        found[f"actual.{actual.measure.id}"] = to(actual.accounts)
    return found
