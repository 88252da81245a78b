"""A risk as text for colleagues: Slack's mrkdwn, in either language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.risk import risk_of
from cs_workbench.kernel.i18n import N_, Catalogue, load_catalogue

if TYPE_CHECKING:
    from cs_workbench.services.today import TodayRow
    from cs_workbench.services.workbench import Workbench

_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "*": "∗", "`": "'", "~": "∼"})


def mrkdwn(text: str) -> str:
    """Return ``text`` so that Slack shows it as it is: no link, mention or markup of its own; on one line."""
    return " ".join(text.split()).translate(_ESCAPED)


def risk_text(bench: Workbench, rows: Sequence[TodayRow], language: str | None = None) -> str:
    """Return rows of Today as mrkdwn for Slack, in ``language`` ('ja' or 'en'; None: the person's).

    A row that is no risk has only what it says, its amount and its day.
    """
    catalogue = (
        bench.catalogue if language in (None, bench.catalogue.language) else load_catalogue(str(language))
    )
    return "\n\n".join(_one(catalogue, row) for row in rows)


def _one(catalogue: Catalogue, row: TodayRow) -> str:
    risk = risk_of(row.detail)
    amount, deadline = risk.amount or row.arr, risk.deadline or row.due_on
    head = row.account or row.text
    title = (
        catalogue.say("slack", N_("slack", "Risk: {account}"), account=mrkdwn(head))
        if row.kind == "risk"
        else mrkdwn(head)
    )
    lines = [f"*{title}*"]
    if row.account:
        lines.append(mrkdwn(row.text))
    said = (
        (N_("slack", "Cause"), risk.cause),
        (
            N_("slack", "ARR at stake") if risk.amount is None else N_("slack", "Amount at risk"),
            amount and amount.short(),
        ),
        (N_("slack", "Until"), deadline and deadline.isoformat()),
        (N_("slack", "Plan"), risk.plan),
        (N_("slack", "Help wanted from"), risk.help_from),
    )
    lines += [f"• {catalogue.say('slack', label)}: {mrkdwn(str(value))}" for label, value in said if value]
    return "\n".join(lines)
