"""``source add|list|show|test|compare|remove``: where the data comes from."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path
from typing import Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

LIST_HEADINGS: Final = (
    N_("cli", "Source"),
    N_("cli", "Path"),
    N_("cli", "Last sync"),
    N_("cli", "Rows"),
    N_("cli", "Held"),
)
TEST_HEADINGS: Final = (
    N_("cli", "File"),
    N_("cli", "Into"),
    N_("cli", "Rows read"),
    N_("cli", "Held"),
    N_("cli", "First problem"),
)


def add_parsers(commands: Any) -> None:
    """Declare the ``source`` commands."""
    parser = commands.add_parser("source", help="add, list, show, test or remove a source of accounts")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    add = verbs.add_parser("add", help="add a file or folder, with a mapping file or a suggested one")
    add.add_argument("path", type=Path)
    add.add_argument("--mapping", type=Path, metavar="FILE", help="mapping file (docs/mapping.md)")
    add.add_argument("--name", help="what to call it")
    add.set_defaults(run=run_add, window=False)
    verbs.add_parser("list", help="every source with its age and rows").set_defaults(
        run=run_list, window=False
    )
    for name, text, function in (
        ("show", "one source with its mapping and last run", run_show),
        ("test", "read one page of every file, land nothing", run_test),
        ("compare", "the accounts that a sync on hold would remove", run_compare),
        ("remove", "forget a source; its accounts stay unless --with-data", run_remove),
    ):
        verb = verbs.add_parser(name, help=text)
        verb.add_argument("name")
        if name == "remove":
            verb.add_argument("--with-data", action="store_true", help="also retire what it brought")
        verb.set_defaults(run=function, window=False)


def run_add(options: argparse.Namespace) -> int:
    """Add a source."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.syncing import add_source, read_mapping_file

    with opened(options, create=True) as bench:
        mapping = read_mapping_file(options.mapping) if options.mapping else None
        row = add_source(bench, options.path, mapping, options.name)
        if options.json:
            print_json(_row(row))
        else:
            talk(bench.say("cli", "Added {name}. Next: cs-workbench sync", name=row.name))
    return 0


def run_list(options: argparse.Namespace) -> int:
    """List the sources."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.syncing import sources

    with opened(options) as bench:
        rows = sources(bench)
        if options.json:
            print_json([_row(row) for row in rows])
        else:
            print_table(
                [bench.say("cli", text) for text in LIST_HEADINGS],
                [[r.name, r.path, r.last_run.ended_at if r.last_run else None, r.rows, r.held] for r in rows],
            )
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Show one source and its mapping."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.syncing import mapping_of, source_named

    with opened(options) as bench:
        row, mapping = source_named(bench, options.name), mapping_of(bench, options.name)
        if options.json:
            print_json(_row(row) | {"mapping": mapping})
        else:
            print(mapping)
            if row.last_run:
                for sentence in row.last_run.sentences:
                    talk(sentence)
    return 0


def run_test(options: argparse.Namespace) -> int:
    """Read one page of every file of a source."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.syncing import test_source

    with opened(options) as bench:
        rows = test_source(bench, options.name)
        if options.json:
            print_json([dataclasses.asdict(row) for row in rows])
        else:
            print_table(
                [bench.say("cli", text) for text in TEST_HEADINGS],
                [[r.file, r.noun, r.rows, r.held, r.problem] for r in rows],
            )
    return 0


def run_compare(options: argparse.Namespace) -> int:
    """List the accounts that a source no longer has and that wait for an answer."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.book import heading, shown_value
    from cs_workbench.services.holds import COLUMNS, hold_page

    with opened(options) as bench:
        book = hold_page(bench, options.name).book
        rows = [{fact: book[fact].at(row) for fact in COLUMNS} for row in range(len(book))]
        if options.json:
            uids = book["uid"]
            print_json(
                {"total": len(book), "accounts": [{"uid": uids.at(i), **rows[i]} for i in range(len(book))]}
            )
        else:
            print_table(
                [heading(bench, fact) for fact in COLUMNS],
                [[shown_value(bench, fact, value) for fact, value in row.items()] for row in rows],
            )
            talk(bench.say("cli", "%n account(s)", len(book)))
    return 0


def run_remove(options: argparse.Namespace) -> int:
    """Remove a source."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.syncing import remove_source

    with opened(options) as bench:
        done = remove_source(bench, options.name, keep_data=not options.with_data)
        if options.json:
            print_json({"removed": options.name})
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def _row(row: Any) -> dict[str, Any]:
    values = dataclasses.asdict(row)
    values.pop("id")
    return values
