"""``todo list|add|done|snooze|skip|assign``: the to-dos (やること)."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.todos import TodoLine
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (
    N_("cli", "Id"), N_("cli", "Due"), N_("cli", "Kind"), N_("cli", "Account"), N_("cli", "To-do"), N_("cli", "Owner"),
)  # fmt: skip
SHOWN_UID: Final = 8


def add_parsers(commands: Any) -> None:
    """Declare the ``todo`` commands."""
    parser = commands.add_parser("todo", help="list, add and settle to-dos")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="the open to-dos, earliest day first")
    listing.add_argument("--account", metavar="NAME")
    listing.add_argument("--owner", metavar="NAME")
    listing.add_argument("--ended", action="store_true", help="also those done or skipped in the last month")
    listing.set_defaults(run=run_list, window=False)
    adding = verbs.add_parser("add", help='add what a line says, e.g. "fri 3pm Aoba call"')
    adding.add_argument("line", nargs="+")
    adding.add_argument("--account", metavar="NAME", help="the account, whatever the line says")
    adding.set_defaults(run=run_add, window=False)
    for verb, text, run in (
        ("done", "mark to-dos as done", run_done),
        ("snooze", "show to-dos again on a later day", run_snooze),
        ("skip", "leave to-dos out, with a reason", run_skip),
        ("assign", "give to-dos to a colleague", run_assign),
    ):
        one = verbs.add_parser(verb, help=text)
        one.add_argument("ids", nargs="+", metavar="ID", help="as `todo list` prints it")
        if verb in ("snooze", "skip"):
            one.add_argument("--until", metavar="DAY", required=verb == "snooze")
        if verb == "skip":
            one.add_argument("--why", metavar="TEXT", required=True)
        if verb == "assign":
            one.add_argument("--to", metavar="NAME", required=True, help='"": back to the account\'s owner')
        one.set_defaults(run=run, window=False)


def run_list(options: argparse.Namespace) -> int:
    """List the to-dos."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.words import word
    from cs_workbench.services.account import find_account
    from cs_workbench.services.todos import todo_list

    with opened(options) as bench:
        account = find_account(bench, options.account) if options.account else None
        lines = todo_list(bench, account, options.owner, ended=options.ended)
        if options.json:
            print_json({"total": len(lines), "todos": [_document(line) for line in lines]})
        else:
            print_table(
                [bench.say("cli", text) for text in HEADINGS],
                [
                    [
                        line.uid[-SHOWN_UID:],
                        " ".join(str(part) for part in (line.due_on, line.due_at) if part),
                        bench.say("values", word("todo", line.kind)),
                        line.account,
                        line.text,
                        line.owner,
                    ]
                    for line in lines
                ],
            )
            talk(bench.say("cli", "%n to-do(s)", len(lines)))
    return 0


def _document(line: TodoLine) -> dict[str, Any]:
    return {
        "uid": line.uid,
        "kind": line.kind,
        "text": line.text,
        "account": line.account or None,
        "account_uid": line.account_uid or None,
        "owner": line.owner or None,
        "due_on": line.due_on,
        "due_at": line.due_at or None,
        "snoozed_until": line.snoozed_until,
        "ended": line.ended or None,
        "ended_why": line.ended_why or None,
        "cover": line.cover or None,
        "origin": line.origin or None,
        "detail": dict(line.detail) or None,
    }


def run_add(options: argparse.Namespace) -> int:
    """Add what the line says."""
    from cs_workbench.services.account import find_account
    from cs_workbench.services.quick_entry import line_todo

    def command(bench: Workbench) -> Command:
        account = find_account(bench, options.account) if options.account else None
        return line_todo(bench, " ".join(options.line), account, sure=True)

    return perform(options, command)


def run_done(options: argparse.Namespace) -> int:
    """Mark as done."""
    from cs_workbench.services.todos import EndTodo, todo_ids

    return perform(options, lambda bench: EndTodo(todo_ids(bench, options.ids)))


def run_snooze(options: argparse.Namespace) -> int:
    """Put off."""
    from cs_workbench.services.quick_entry import read_future_day
    from cs_workbench.services.todos import SnoozeTodo, todo_ids

    return perform(
        options,
        lambda bench: SnoozeTodo(
            todo_ids(bench, options.ids), read_future_day(bench, options.until).isoformat()
        ),
    )


def run_skip(options: argparse.Namespace) -> int:
    """Skip with a reason."""
    from cs_workbench.services.quick_entry import read_future_day
    from cs_workbench.services.todos import SkipTodo, todo_ids

    def command(bench: Workbench) -> Command:
        until = read_future_day(bench, options.until).isoformat() if options.until else None
        return SkipTodo(todo_ids(bench, options.ids), options.why, until)

    return perform(options, command)


def run_assign(options: argparse.Namespace) -> int:
    """Give to a colleague."""
    from cs_workbench.services.todos import AssignTodo, todo_ids

    return perform(options, lambda bench: AssignTodo(todo_ids(bench, options.ids), options.to))


def perform(options: argparse.Namespace, command: Callable[[Workbench], Command]) -> int:
    """Perform what ``command`` makes of the open profile, and tell what was done."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.commands import do

    with opened(options) as bench:
        done = do(bench, command(bench))
        said = bench.say("done", done.said, **done.params)
        if options.json:
            print_json({"done": True, "said": said})
        else:
            talk(said)
    return 0
