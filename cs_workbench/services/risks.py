"""A risk for colleagues: as Slack's mrkdwn, in either language, or on a page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.risk import Risk, risk_of
from cs_workbench.kernel.i18n import N_, Catalogue, load_catalogue
from cs_workbench.kernel.money import Money

if TYPE_CHECKING:
    from pathlib import Path

    from cs_workbench.services.account import TodoRow
    from cs_workbench.services.commands import Command
    from cs_workbench.services.export import Paper
    from cs_workbench.services.today import TodayRow
    from cs_workbench.services.workbench import Workbench

_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "*": "∗", "`": "'", "~": "∼"})


def mrkdwn(text: str) -> str:
    """Return ``text`` so that Slack shows it as it is: no link, mention or markup of its own; on one line."""
    return " ".join(text.split()).translate(_ESCAPED)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a to-do. ``account``: '' of none; ``on``: its day; ``arr``: of the account."""

    account: str
    text: str
    is_risk: bool
    risk: Risk
    on: date | None = None
    arr: Money | None = None


def risk_command(
    account_id: int, values: Mapping[str, Any], currency: str, todo: TodoRow | None = None
) -> Command:
    """Return what writes a risk from the fields of its form; ``todo``: the one that is changed, None for a new one.

    ``values``: 'text', 'cause', 'plan', 'help_from', 'due_on' and 'deadline' (ISO days), 'amount' (minor units of
    ``currency``; without one the amount is unknown).
    """
    from cs_workbench.services.todos import AddTodo, ChangeTodo

    amount, deadline = values.get("amount"), values.get("deadline")
    risk = Risk(
        values.get("cause") or "",
        Money(int(amount), currency) if amount is not None and currency else None,
        date.fromisoformat(deadline) if deadline else None,
        values.get("plan") or "",
        values.get("help_from") or "",
    )
    text = values.get("text") or risk.cause.split("\n")[0] or risk.plan.split("\n")[0]
    if todo is None:
        return AddTodo(account_id, "risk", text, values.get("due_on"), detail=risk.as_detail())
    return ChangeTodo(todo.id, text or todo.text, values.get("due_on"), todo.due_at or None, risk.as_detail())


def told_of_rows(rows: Sequence[TodayRow]) -> tuple[Told, ...]:
    """Return what is told of rows of Today; of one that is no risk its words, amount and day."""
    return tuple(
        Told(row.account, row.text, row.kind == "risk", risk_of(row.detail), row.due_on, row.arr)
        for row in rows
    )


def told_of_todos(bench: Workbench, todo_ids: Sequence[int]) -> tuple[Told, ...]:
    """Return what is told of to-dos, in the order of their ids."""
    from cs_workbench.store import todos
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        stored = todos.stored(db, todo_ids)
        accounts = sorted({row["account_id"] for row in stored if row["account_id"] is not None})
        book = load_book(db, accounts, ("name", "arr"))
    place = {int(account): at for at, account in enumerate(book.account_id)}
    told = []
    for row in stored:
        at, due = place.get(row["account_id"]), row["due_on"]
        name, arr = ("", None) if at is None else (book["name"].at(at) or "", book["arr"].at(at))
        detail = json.loads(row["detail"]) if row["detail"] else None
        on = date.fromisoformat(due) if due else None
        told.append(Told(name, row["text"], row["kind"] == "risk", risk_of(detail), on, arr))
    return tuple(told)


def risk_text(bench: Workbench, told: Sequence[Told], language: str | None = None) -> str:
    """Return risks as mrkdwn for Slack, in ``language`` ('ja' or 'en'; None: the person's).

    What is no risk has only what it says, its amount and its day.
    """
    catalogue = (
        bench.catalogue if language in (None, bench.catalogue.language) else load_catalogue(str(language))
    )
    return "\n\n".join(_mrkdwn(catalogue, one) for one in told)


def risk_page(bench: Workbench, told: Sequence[Told]) -> Paper:
    """Return risks as a page: each with its account, cause, amount, deadline, plan and whose help is wanted."""
    from cs_workbench.services.export import Paper

    rows: list[tuple[str, str]] = []
    for one in told:
        rows += [(one.account or one.text, one.text if one.account else ""), *_said(bench.catalogue, one)]
    names = list(dict.fromkeys(one.account for one in told if one.account))
    title = bench.say("slack", "Risk: {account}", account=bench.say("slack", ", ").join(names))
    subtitle = bench.say("slack", "As of {day}", day=bench.today)
    return Paper(
        title, subtitle, (bench.say("slack", "Of"), bench.say("slack", "Text")), tuple(rows), (22, 78)
    )


def print_risks(bench: Workbench, told: Sequence[Told], path: Path, paint: Callable[[Paper], bytes]) -> str:
    """Write the page of risks to ``path`` as a PDF; return what is told of it.

    Raises:
        CannotWrite: the folder is read-only or full, or another program holds the file.
    """
    from cs_workbench.services.export import write_bytes

    write_bytes(path, paint(risk_page(bench, told)))
    return bench.say("slack", "The page was written to {path}", path=path)


def _said(catalogue: Catalogue, one: Told) -> list[tuple[str, str]]:
    """Return (label, text) of what is known."""
    risk = one.risk
    amount, deadline = risk.amount or one.arr, risk.deadline or one.on
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
    return [(catalogue.say("slack", label), str(value)) for label, value in said if value]


def _mrkdwn(catalogue: Catalogue, one: Told) -> str:
    head = mrkdwn(one.account or one.text)
    title = catalogue.say("slack", N_("slack", "Risk: {account}"), account=head) if one.is_risk else head
    lines = [f"*{title}*"]
    if one.account:
        lines.append(mrkdwn(one.text))
    lines += [f"• {label}: {mrkdwn(value)}" for label, value in _said(catalogue, one)]
    return "\n".join(lines)
