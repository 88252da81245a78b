"""The form of a risk: cause, amount, deadline, plan, and whose help is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from cs_workbench.domain.risk import risk_of
from cs_workbench.kernel.money import Money
from cs_workbench.ui.text import say
from cs_workbench.ui.views.record_fields import amount_field, day_field
from cs_workbench.ui.views.record_form import FieldSpec

if TYPE_CHECKING:
    from cs_workbench.services.account import TodoRow
    from cs_workbench.ui.views.record_fields import Form


def risk_form(todo: TodoRow | None, facts: Mapping[str, Any], today: date, currency: str) -> Form:
    """Return title, fields and values of a risk; None: a new one, begun with what is known of the account."""
    specs = [
        FieldSpec("text", say("risk", "What is to be done")),
        day_field("due_on", say("risk", "By"), today),
        FieldSpec("help_from", say("risk", "Help wanted from")),
        amount_field(currency, say("risk", "Amount at risk")),
        day_field("deadline", say("risk", "Deadline"), today),
        FieldSpec("cause", say("risk", "Cause"), "long"),
        FieldSpec("plan", say("risk", "Plan"), "long"),
    ]
    if todo is None:
        days = [
            day for day in (facts.get("notice"), facts.get("renewal")) if day is not None and day >= today
        ]
        arr = facts.get("arr")
        values = {
            "text": say("risk", "Agree on what keeps the renewal"),
            "due_on": today.isoformat(),
            "amount": str(arr.amount) if isinstance(arr, Money) else "",
            "deadline": min(days).isoformat() if days else "",
            "cause": facts.get("why") or "",
        }
        return say("risk", "New risk"), specs, values
    risk = risk_of(todo.detail)
    values = {
        "text": todo.text,
        "due_on": todo.due_on.isoformat() if todo.due_on else "",
        "help_from": risk.help_from,
        "amount": str(risk.amount.amount) if risk.amount else "",
        "deadline": risk.deadline.isoformat() if risk.deadline else "",
        "cause": risk.cause,
        "plan": risk.plan,
    }
    return say("risk", "Risk"), specs, values
