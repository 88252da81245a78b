"""Cost to serve: the accounts whose care costs more than its share of what they pay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from cs_workbench.domain.simulator import AFFORDABLE
from cs_workbench.kernel.money import Money
from cs_workbench.services.simulation_ground import TIERS, Asked, Ground, plan_of

#: How many accounts are listed, those that cost most beyond their share first.
MOST_ROWS: Final = 100


@dataclass(frozen=True, slots=True)
class CostRow:
    """An account with its price and the cost of its care a month; ``share`` of the price, None: it pays nothing."""

    account_id: int
    account_uid: str
    account: str
    owner: str
    tier: str
    phase: str
    hours: float
    price: Money
    cost: Money
    share: float | None


@dataclass(frozen=True, slots=True)
class CostToServe:
    """The accounts in one currency above the ``limit``, a share of the ARR.

    Attributes:
        accounts: those with a tier and an ARR, and ``unclassified`` those without a tier.
        count: how many are above it; ``rows`` lists at most `MOST_ROWS`.
        cost, price: a month, of all ``accounts``.
    """

    currency: str
    limit: float
    accounts: int
    unclassified: int
    count: int
    cost: Money
    price: Money
    rows: tuple[CostRow, ...]


def cost_to_serve(on: Ground, asked: Asked, limit: float = AFFORDABLE) -> CostToServe:
    """Return what care costs against what accounts pay, by the planned hours.

    Raises:
        UnknownCost: what a person costs in the currency is not said.
    """
    plan, book = plan_of(on, asked), on.of.book
    placed = np.flatnonzero(on.now >= 0)
    tier = on.now[placed]
    price, cost = on.prices[placed], plan.cost()[placed, tier]
    beyond = cost - limit * price
    above = np.flatnonzero(beyond > 0)
    most = above[np.argsort(-beyond[above], kind="stable")][:MOST_ROWS]

    def money(amount: float) -> Money:
        return Money(round(amount), on.of.currency)

    return CostToServe(
        on.of.currency,
        limit,
        len(placed),
        len(on.now) - len(placed),
        len(above),
        money(float(cost.sum())),
        money(float(price.sum())),
        tuple(
            CostRow(
                int(book.account_id[row]), book["uid"].at(row) or "", book["name"].at(row) or "",
                book["owner"].at(row) or "", TIERS[tier[i]], book["phase"].at(row) or "",
                float(on.hours[row, tier[i]]), money(float(price[i])), money(float(cost[i])),
                float(cost[i] / price[i]) if price[i] else None,
            )
            for i, row in ((i, int(placed[i])) for i in most.tolist())
        ),
    )  # fmt: skip
