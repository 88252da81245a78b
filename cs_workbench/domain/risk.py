"""A risk (リスク) on an account: why, how much, until when, what we do, whose help is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cs_workbench.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Risk:
    """What a to-do of kind 'risk' knows beside its words. Unknown is '' or None."""

    cause: str = ""
    amount: Money | None = None
    deadline: date | None = None
    plan: str = ""
    help_from: str = ""

    def as_detail(self) -> dict[str, Any]:
        """Return it as a to-do keeps it; what is unknown is left out."""
        kept: dict[str, Any] = {"cause": self.cause, "plan": self.plan, "help_from": self.help_from}
        if self.amount is not None:
            kept |= {"amount": self.amount.minor, "currency": self.amount.currency}
        if self.deadline is not None:
            kept["deadline"] = self.deadline.isoformat()
        return {name: value for name, value in kept.items() if value != ""}


def risk_of(detail: Mapping[str, Any] | None) -> Risk:
    """Return the risk that a to-do's detail holds; what is not of its type is unknown."""
    known = detail or {}
    minor, currency = known.get("amount"), known.get("currency")
    try:
        deadline = date.fromisoformat(str(known.get("deadline", "")))
    except ValueError:
        deadline = None
    return Risk(
        cause=_text(known.get("cause")),
        amount=Money(minor, currency)
        if type(minor) is int and isinstance(currency, str) and currency
        else None,
        deadline=deadline,
        plan=_text(known.get("plan")),
        help_from=_text(known.get("help_from")),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
