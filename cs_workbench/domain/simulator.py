"""What a touch tier is worth for an account (domain.md 2.2): margin while it stays, less what its care costs.

Amounts are minor units a month as float64: estimates, never booked. How much touch changes churn is an assumption.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.lifetime_value import HORIZON_MONTHS, monthly_discount

Floats = NDArray[np.float64]
#: CS cost above this share of the revenue is dear.
AFFORDABLE: Final = 0.10
HALVINGS: Final = 60


@dataclass(frozen=True, slots=True)
class Plan:
    """Touch tiers to choose from, the dearest first.

    Attributes:
        tiers: k names.
        hours: a month and account; shape (k,), or (n, k) where accounts differ.
        tool_cost: minor units a month and account; shape (k,).
        churn: a month, 0 to 1: the assumed effect of the tier; shape (k,).
        cost_an_hour: minor units.
        gross_margin: share of the price.
        months: the horizon.
        annual_discount: a year.
    """

    tiers: tuple[str, ...]
    hours: Floats
    tool_cost: Floats
    churn: Floats
    cost_an_hour: float
    gross_margin: float = 0.8
    months: int = HORIZON_MONTHS
    annual_discount: float = 0.0

    def months_served(self) -> Floats:
        """Return N: the discounted months that an account is expected to stay in each tier; shape (k,)."""
        return served(self.churn, self.months, self.annual_discount)

    def cost(self) -> Floats:
        """Return C: what a month of each tier costs, labour and tools; shape as ``hours``."""
        return self.cost_an_hour * self.hours + self.tool_cost

    def values(self, prices: Floats, *, labour: bool = True) -> Floats:
        """Return V: what each tier is worth over the horizon at monthly ``prices`` (n,); shape (n, k).

        Without ``labour`` the team is paid anyway, and only tools cost.
        """
        cost = self.cost() if labour else self.tool_cost
        return np.asarray(self.months_served() * (prices[:, None] * self.gross_margin - cost))


def served(churn: Floats, months: int, annual_discount: float = 0.0) -> Floats:
    """Return the sum of ((1 - churn) / (1 + d))^t over t = 0 ... ``months`` - 1; shape as ``churn``."""
    kept = (1 - np.asarray(churn, dtype=np.float64)) / (1 + monthly_discount(annual_discount))
    return np.asarray((kept[..., None] ** np.arange(months)).sum(axis=-1))


def break_even_price(plan: Plan, dearer: int, cheaper: int) -> float | None:
    """Return the monthly price from which the ``dearer`` tier is worth more; None: never. ``plan.hours`` is (k,)."""
    n, c = plan.months_served(), plan.cost()
    more = n[dearer] - n[cheaper]
    if more <= 0 or plan.gross_margin <= 0:
        return None
    return float((n[dearer] * c[dearer] - n[cheaper] * c[cheaper]) / (plan.gross_margin * more))


def churn_needed(plan: Plan, price: float, dearer: int, cheaper: int) -> float | None:
    """Return the monthly churn to which the ``dearer`` tier must bring an account of ``price`` to be worth its cost.

    None: not even without any churn. 1: it is worth it whatever happens. ``plan.hours`` is (k,).
    """
    cost = plan.cost()
    wanted = float(plan.months_served()[cheaper] * (price * plan.gross_margin - cost[cheaper]))
    each = price * plan.gross_margin - float(cost[dearer])

    def is_worth(churn: float) -> bool:
        return float(served(np.array(churn), plan.months, plan.annual_discount)) * each >= wanted

    if not is_worth(0.0):
        return None
    if is_worth(1.0):
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if is_worth(middle) else (low, middle)
    return low


def affordable_price(plan: Plan, share: float = AFFORDABLE) -> Floats:
    """Return the monthly price at which each tier's cost is ``share`` of the revenue; shape as ``plan.hours``."""
    return plan.cost() / share


def uplift(accounts: float, price: float, margin: float, churn: tuple[float, float], months: int) -> float:
    """Return the margin, before what touch costs, of bringing ``accounts`` of ``price`` from one churn to another."""
    before, after = served(np.array(churn), months)
    return float(accounts * price * margin * (after - before))


def extra_accounts(hours_freed: float, hours_each: float) -> float:
    """Return how many more accounts of ``hours_each`` the freed hours serve: the tech-touch dividend."""
    return hours_freed / hours_each
