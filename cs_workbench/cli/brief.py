"""``brief``: one account before a conversation, the book for a colleague, and the notes that come back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from cs_workbench.cli.output import print_json, talk
from cs_workbench.kernel.errors import WrongUsage


def add_parsers(commands: Any) -> None:
    """Declare ``brief``."""
    parser = commands.add_parser(
        "brief", help="what to know before a conversation; the book for a colleague who covers"
    )
    parser.add_argument("account", nargs="?", help="its name (or a part of it) or its uid")
    parser.add_argument("--markdown", action="store_true", help="print it as Markdown")
    parser.add_argument("--book", action="store_true", help="write the book of an owner instead")
    parser.add_argument("--from", dest="first", metavar="DAY", help="of the book: the first day")
    parser.add_argument("--to", dest="last", metavar="DAY", help="of the book: the last day")
    parser.add_argument("--owner", metavar="NAME", help="whose book (default: yours; without a name, all)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="of the book: FILE.xlsx or FILE.pdf")
    parser.add_argument("--read", type=Path, metavar="FILE", help="take the notes of a book that came back")
    parser.add_argument(
        "--as", dest="by", metavar="NAME", default="", help="whose notes (default: who covers)"
    )
    parser.set_defaults(run=run, window=False)


def run(options: argparse.Namespace) -> int:
    """Do the one of the three that was asked for."""
    asked = [options.account is not None, options.book, options.read is not None]
    if sum(asked) != 1:
        raise WrongUsage(what="Name an account, or --book, or --read FILE: one of the three.")
    if options.book:
        if None in (options.first, options.last, options.out):
            raise WrongUsage(what="--book needs --from DAY, --to DAY and --out FILE.")
        return run_book(options)
    return run_read(options) if options.read is not None else run_account(options)


def run_account(options: argparse.Namespace) -> int:
    """Print one account's brief."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.brief import account_brief
    from cs_workbench.services.brief_words import brief_json, brief_markdown, brief_sections, brief_text

    with opened(options) as bench:
        brief = account_brief(bench, find_account(bench, options.account))
        if options.json:
            print_json({"brief": brief_json(brief, brief_sections(bench, brief))})
        else:
            sys.stdout.write((brief_markdown if options.markdown else brief_text)(bench, brief))
    return 0


def run_book(options: argparse.Namespace) -> int:
    """Write the book for a colleague."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services import settings
    from cs_workbench.services.brief_book import book_brief, write_book
    from cs_workbench.services.quick_entry import written_day

    with opened(options) as bench:
        first, last = (written_day(bench, day) for day in (options.first, options.last))
        brief = book_brief(bench, first, last, options.owner or settings.get(bench, "owner"))
        done = write_book(bench, brief, options.out, options.paint)
        if options.json:
            print_json({"file": str(options.out), "accounts": len(brief.rows), "cover": brief.cover or None})
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def run_read(options: argparse.Namespace) -> int:
    """Take the notes of a file that came back; say what was not taken."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.brief_notes import brief_notes, read_cells
    from cs_workbench.services.commands import do

    rows = read_cells(options.read)
    with opened(options) as bench:
        found = brief_notes(bench, rows, options.read.name, options.by)
        done = do(bench, found.command)
        if options.json:
            print_json({"notes": done.value or (), "refused": found.refused})
        else:
            talk(bench.say("done", done.said, **done.params))
            for sentence in found.refused:
                talk(sentence)
    return 0
