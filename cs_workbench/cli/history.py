"""``undo``, ``redo``: take the last step back, or do it again."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from cs_workbench.cli.output import print_json, print_table, talk

if TYPE_CHECKING:
    from cs_workbench.services.changes import Done


def add_parsers(commands: Any) -> None:
    """Declare ``undo`` and ``redo``."""
    undo = commands.add_parser("undo", help="take the last step back (an import too: undo --import SOURCE)")
    undo.add_argument("--list", action="store_true", help="only say what can be taken back")
    undo.add_argument(
        "--import", dest="source", metavar="SOURCE", help="take back what the last sync brought"
    )
    undo.set_defaults(run=run_undo, window=False)
    redo = commands.add_parser("redo", help="do again what was taken back")
    redo.set_defaults(run=run_redo, window=False)


def run_undo(options: argparse.Namespace) -> int:
    """Undo, or list what can be undone."""
    return _run(options, redo=False)


def run_redo(options: argparse.Namespace) -> int:
    """Redo."""
    return _run(options, redo=True)


def _run(options: argparse.Namespace, *, redo: bool) -> int:
    from cs_workbench.cli.main import opened
    from cs_workbench.services.commands import redo_last, undo_last, undo_list
    from cs_workbench.services.syncing import undo_import

    with opened(options) as bench:
        if not redo and options.list:
            steps = undo_list(bench)
            if options.json:
                print_json([{"at": step.at, "text": step.text} for step in steps])
            else:
                print_table(["#", ""], [[step.seq, step.text] for step in steps])
            return 0
        done: Done | None
        if not redo and options.source:
            done = undo_import(bench, options.source)
        else:
            done = redo_last(bench) if redo else undo_last(bench)
        text = (
            bench.say("done", done.said, **done.params)
            if done is not None
            else bench.say("cli", "There is nothing to undo.")
        )
        if options.json:
            print_json({"done": done is not None, "text": text})
        else:
            talk(text)
    return 0
