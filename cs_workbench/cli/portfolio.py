"""``portfolio``: the book of accounts as a table."""

from __future__ import annotations

import argparse
from typing import Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

COLUMNS: Final = (
    "name",
    "tier",
    "band",
    "health",
    "arr",
    "notice",
    "renewal",
    "owner",
    "last_touch",
    "next_step",
)


def add_parsers(commands: Any) -> None:
    """Declare ``portfolio``."""
    parser = commands.add_parser("portfolio", help="list the accounts with tier, health, ARR and dates")
    parser.add_argument("condition", nargs="*", help='which ones, e.g. tier:high "renewal<60d" -owner:佐藤')
    parser.add_argument("--columns", default=",".join(COLUMNS), help="facts, by comma (see docs/cli.md)")
    parser.add_argument("--sort", default="health", help="fact to sort by; a leading - turns it round")
    parser.add_argument("--limit", type=int, default=50, help="how many rows to print; 0: all (default 50)")
    parser.add_argument("--churned", action="store_true", help="also accounts that have churned")
    parser.add_argument("--as-of", metavar="DAY", help="the book as it was known and shown on a day")
    parser.set_defaults(run=run, window=False)


def run(options: argparse.Namespace) -> int:
    """Print the accounts that match."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.book import heading, select_book, shown_value
    from cs_workbench.services.quick_entry import written_day

    with opened(options) as bench:
        facts = [fact.strip() for fact in options.columns.split(",") if fact.strip()]
        condition = " ".join(options.condition)
        day = written_day(bench, options.as_of, ahead=False) if options.as_of else None
        book = select_book(bench, condition, options.sort, facts, churned=options.churned, as_of=day)
        count = len(book)
        shown = range(min(count, options.limit) if options.limit else count)
        if options.json:
            rows = [{fact: book[fact].at(row) for fact in facts} for row in shown]
            uids = book["uid"]
            of = {} if day is None else {"as_of": day}
            print_json({**of, "total": count, "accounts": [{"uid": uids.at(i), **rows[i]} for i in shown]})
        else:
            print_table(
                [heading(bench, fact) for fact in facts],
                [[shown_value(bench, fact, book[fact].at(row)) for fact in facts] for row in shown],
            )
            if day is not None:
                talk(bench.say("cli", N_("cli", "As of {day}, as it was known and shown then"), day=day))
            talk(bench.say("cli", "%n account(s)", count))
    return 0
