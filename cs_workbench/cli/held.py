"""``held list|repair|drop``: the rows held back (取り込み保留)."""

from __future__ import annotations

import argparse
from typing import Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

HEADINGS: Final = (N_("cli", "File"), N_("cli", "Row"), N_("cli", "Value"), N_("cli", "Reason"))


def add_parsers(commands: Any) -> None:
    """Declare the ``held`` commands."""
    parser = commands.add_parser("held", help="list or repair the rows held back")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="every held row with its reason")
    listing.add_argument("source", nargs="?")
    listing.add_argument("--limit", type=int, default=50, help="how many rows to print; 0: all (default 50)")
    listing.set_defaults(run=run_list, window=False)
    repair = verbs.add_parser("repair", help="land a held row with corrected cells")
    repair.add_argument("row", type=int, help="its number in `held list`")
    repair.add_argument("cells", nargs="+", metavar="COLUMN=TEXT")
    repair.set_defaults(run=run_repair, window=False)
    drop = verbs.add_parser("drop", help="leave held rows out for good")
    drop.add_argument("rows", type=int, nargs="+")
    drop.set_defaults(run=run_drop, window=False)


def run_list(options: argparse.Namespace) -> int:
    """List the held rows."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.held import held_rows

    with opened(options) as bench:
        rows = held_rows(bench, options.source)
        shown = rows[: options.limit] if options.limit else rows
        if options.json:
            print_json(
                {
                    "total": len(rows),
                    "held": [
                        {
                            "row": r.id,
                            "source": r.source,
                            "file": r.file,
                            "number": r.number,
                            "field": r.field,
                            "value": r.value,
                            "reason": r.sentence,
                            "raw": r.raw,
                        }
                        for r in shown
                    ],
                }
            )
        else:
            print_table(
                ["#", *(bench.say("cli", text) for text in HEADINGS)],
                [[r.id, r.file, r.number, r.value, r.sentence] for r in shown],
            )
            talk(bench.say("cli", "%n row(s) held", len(rows)))
    return 0


def run_repair(options: argparse.Namespace) -> int:
    """Repair one row."""
    from cs_workbench.services.held import RepairHeld, corrected_cells

    return _do(options, lambda: RepairHeld(options.row, corrected_cells(options.cells)))


def run_drop(options: argparse.Namespace) -> int:
    """Drop rows."""
    from cs_workbench.services.held import DropHeld

    return _do(options, lambda: DropHeld(tuple(options.rows)))


def _do(options: argparse.Namespace, command: Any) -> int:
    from cs_workbench.cli.main import opened
    from cs_workbench.services.commands import do

    with opened(options) as bench:
        done = do(bench, command())
        if options.json:
            print_json({"done": True})
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0
