"""``absence set|list|end``: away from-to, and who covers (不在)."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table
from cs_workbench.cli.todo import SHOWN_UID, perform
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (
    N_("cli", "Id"), N_("cli", "Owner"), N_("cli", "From"), N_("cli", "To"), N_("cli", "Back on"), N_("cli", "Cover"),
    N_("cli", "Note"),
)  # fmt: skip


def add_parsers(commands: Any) -> None:
    """Declare the ``absence`` commands."""
    parser = commands.add_parser("absence", help="say who is away, and who covers")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    setting = verbs.add_parser("set", help="say that someone is away")
    setting.add_argument("--from", dest="first", metavar="DAY", required=True, help="the first day")
    setting.add_argument("--to", dest="last", metavar="DAY", required=True, help="the last day")
    setting.add_argument("--owner", metavar="NAME", help="who (default: you)")
    setting.add_argument("--cover", metavar="NAME", default="", help="the colleague who looks after the work")
    setting.add_argument(
        "--due", choices=("redate", "cover"), default="redate", help="what becomes of due touches"
    )
    setting.add_argument("--note", metavar="TEXT", default="")
    setting.set_defaults(run=run_set, window=False)
    listing = verbs.add_parser("list", help="who is away")
    listing.add_argument("--past", action="store_true", help="also absences that are over")
    listing.set_defaults(run=run_list, window=False)
    ending = verbs.add_parser("end", help="end an absence")
    ending.add_argument("id", metavar="ID")
    ending.set_defaults(run=run_end, window=False)


def run_set(options: argparse.Namespace) -> int:
    """Say that someone is away."""
    from cs_workbench.services import settings
    from cs_workbench.services.absences import SetAbsence
    from cs_workbench.services.quick_entry import written_day

    def command(bench: Workbench) -> Command:
        owner = options.owner or settings.get(bench, "owner") or ""
        first, last = (written_day(bench, day).isoformat() for day in (options.first, options.last))
        return SetAbsence(owner, first, last, options.cover, options.due, options.note)

    return perform(options, command)


def run_list(options: argparse.Namespace) -> int:
    """List the absences."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.absences import absences

    with opened(options) as bench:
        rows = absences(bench, past=options.past)
        if options.json:
            print_json(
                {
                    "absences": [
                        {
                            "uid": r.uid,
                            "owner": r.owner,
                            "from_on": r.from_on,
                            "to_on": r.to_on,
                            "back_on": r.back_on,
                            "cover": r.cover or None,
                            "note": r.note or None,
                        }
                        for r in rows
                    ]
                }
            )
        else:
            print_table(
                [bench.say("cli", text) for text in HEADINGS],
                [[r.uid[-SHOWN_UID:], r.owner, r.from_on, r.to_on, r.back_on, r.cover, r.note] for r in rows],
            )
    return 0


def run_end(options: argparse.Namespace) -> int:
    """End one."""
    from cs_workbench.services.absences import EndAbsence, absence_of

    return perform(options, lambda bench: EndAbsence(absence_of(bench, options.id)))
