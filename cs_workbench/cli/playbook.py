"""``playbook list|show|save|remove|apply``: ordered tasks dropped on an account (プレイブック)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table
from cs_workbench.cli.todo import perform
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (N_("cli", "Id"), N_("cli", "Playbook"), N_("cli", "Tasks"), N_("cli", "Business days"))


def add_parsers(commands: Any) -> None:
    """Declare the ``playbook`` commands."""
    parser = commands.add_parser("playbook", help="list playbooks, drop one on an account")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    verbs.add_parser("list", help="every playbook").set_defaults(run=run_list, window=False)
    show = verbs.add_parser("show", help="print a playbook's text")
    show.add_argument("id")
    show.set_defaults(run=run_show, window=False)
    save = verbs.add_parser("save", help="keep a playbook from a file")
    save.add_argument("file", type=Path)
    save.set_defaults(run=run_save, window=False)
    remove = verbs.add_parser("remove", help="take one's own playbook away")
    remove.add_argument("id")
    remove.set_defaults(run=run_remove, window=False)
    apply = verbs.add_parser("apply", help="make a playbook's tasks to-dos of an account")
    apply.add_argument("id")
    apply.add_argument("account", metavar="NAME|UID")
    apply.add_argument("--start", metavar="DAY", help="the first day (default: today)")
    apply.set_defaults(run=run_apply, window=False)


def run_list(options: argparse.Namespace) -> int:
    """List the playbooks."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.playbooks import playbooks

    with opened(options) as bench:
        rows = playbooks(bench)
        if options.json:
            print_json(
                {
                    "playbooks": [
                        {
                            "id": r.playbook.id,
                            "title": r.title,
                            "tasks": len(r.playbook.task),
                            "builtin": r.builtin,
                        }
                        for r in rows
                    ]
                }
            )
        else:
            print_table(
                [bench.say("cli", text) for text in HEADINGS],
                [
                    [
                        r.playbook.id,
                        r.title,
                        len(r.playbook.task),
                        max(task.after for task in r.playbook.task),
                    ]
                    for r in rows
                ],
            )
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Print one."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.playbooks import text_of

    with opened(options) as bench:
        text = text_of(bench, options.id)
        if options.json:
            print_json({"id": options.id, "text": text})
        else:
            print(text, end="")
    return 0


def run_save(options: argparse.Namespace) -> int:
    """Keep one."""
    from cs_workbench.services.playbooks import SavePlaybook, read_file

    return perform(options, lambda _bench: SavePlaybook(read_file(options.file)))


def run_remove(options: argparse.Namespace) -> int:
    """Take one away."""
    from cs_workbench.services.playbooks import RemovePlaybook

    return perform(options, lambda _bench: RemovePlaybook(options.id))


def run_apply(options: argparse.Namespace) -> int:
    """Drop one on an account."""
    from cs_workbench.services.account import find_account
    from cs_workbench.services.playbooks import ApplyPlaybook
    from cs_workbench.services.quick_entry import written_day

    def command(bench: Workbench) -> Command:
        start = written_day(bench, options.start).isoformat() if options.start else None
        return ApplyPlaybook(find_account(bench, options.account), options.id, start)

    return perform(options, command)
