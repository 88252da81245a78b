"""``handover new|show|set|accept|list``: hand-over sheets."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.handovers import HandoverRow
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (N_("cli", "Account"), N_("cli", "Occasion"), N_("cli", "Since"), N_("cli", "State"), "uid")


def add_parsers(commands: Any) -> None:
    """Declare the ``handover`` commands."""
    parser = commands.add_parser("handover", help="hand-over sheets: what the next person must know")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    new = verbs.add_parser("new", help="make an account's sheet, filled from what is known")
    new.add_argument("account", help="name or uid")
    new.add_argument("--occasion", choices=("new_account", "owner", "phase"), default="new_account")
    new.add_argument("--from", dest="from_owner", metavar="NAME")
    new.add_argument("--to", dest="to_owner", metavar="NAME")
    new.set_defaults(run=run_new, window=False)
    show = verbs.add_parser("show", help="an account's newest sheet as Markdown")
    show.add_argument("account", help="name or uid of the account")
    show.add_argument("--to-file", type=Path, metavar="FILE", help="write it to FILE (.md or .xlsx)")
    show.set_defaults(run=run_show, window=False)
    change = verbs.add_parser("set", help="write fields: why, result, people, promises, contract, risks")
    change.add_argument("account", help="name or uid of the account")
    change.add_argument("fields", nargs="+", metavar="FIELD=TEXT")
    change.set_defaults(run=run_set, window=False)
    accept = verbs.add_parser("accept", help="accept the sheet: onboarding begins, the success plan opens")
    accept.add_argument("account", help="name or uid of the account")
    accept.set_defaults(run=run_accept, window=False)
    listing = verbs.add_parser("list", help="every sheet, and the accounts that should have one")
    listing.set_defaults(run=run_list, window=False)


def run_new(options: argparse.Namespace) -> int:
    """Make a sheet."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.handovers import SetHandover

    with opened(options) as bench:
        account = find_account(bench, options.account)
        told = {name: getattr(options, name) for name in ("occasion", "from_owner", "to_owner")}
        return _do(options, bench, SetHandover(account, {k: v for k, v in told.items() if v}))


def run_set(options: argparse.Namespace) -> int:
    """Write fields of an account's newest sheet."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.handovers import SetHandover
    from cs_workbench.services.typed import pairs

    with opened(options) as bench:
        sheet = _newest(bench, options.account)
        return _do(
            options, bench, SetHandover(sheet.account_id, {"fields": pairs(options.fields)}, sheet.uid)
        )


def run_accept(options: argparse.Namespace) -> int:
    """Accept an account's newest sheet."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.handovers import AcceptHandover

    with opened(options) as bench:
        return _do(options, bench, AcceptHandover(_newest(bench, options.account).uid))


def run_show(options: argparse.Namespace) -> int:
    """Show an account's newest sheet."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.handover_draft import markdown, write_sheet

    with opened(options) as bench:
        sheet = _newest(bench, options.account)
        if options.to_file is not None:
            write_sheet(bench, sheet, options.to_file)
        if options.json:
            print_json({"handover": as_json(sheet)})
        elif options.to_file is None:
            sys.stdout.write(markdown(bench, sheet))
    return 0


def run_list(options: argparse.Namespace) -> int:
    """List sheets, and what is missing."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.words import word
    from cs_workbench.services.book import load_book
    from cs_workbench.services.handover_due import missing
    from cs_workbench.services.handovers import list_handovers

    with opened(options) as bench:
        book = load_book(bench)
        names = dict(zip(book.account_id.tolist(), book["name"].values, strict=True))
        uids = dict(zip(book.account_id.tolist(), book["uid"].values, strict=True))
        sheets, without = list_handovers(bench), missing(bench)
        if options.json:
            print_json(
                {
                    "handovers": [
                        {"account_uid": uids.get(s.account_id), "account": names.get(s.account_id), **as_json(s)}
                        for s in sheets
                    ],
                    "missing": [
                        {"account_uid": uids.get(m.account_id), "account": m.account, "occasion": m.occasion,
                         "since": m.since, "from_owner": m.from_owner or None, "to_owner": m.to_owner or None}
                        for m in without
                    ],
                }
            )  # fmt: skip
        else:
            none = bench.say("cli", N_("cli", "no sheet yet"))
            print_table(
                [bench.say("cli", text) for text in HEADINGS],
                [
                    *([m.account, bench.say("values", word("occasion", m.occasion)), m.since, none, ""]
                      for m in without),
                    *([names.get(s.account_id), bench.say("values", word("occasion", s.occasion)), s.made_on,
                       bench.say("values", word("handover_state", s.state)), s.uid] for s in sheets),
                ],
            )  # fmt: skip
    return 0


def _newest(bench: Workbench, account: str) -> HandoverRow:
    from cs_workbench.services.account import find_account
    from cs_workbench.services.handovers import newest_sheet

    return newest_sheet(bench, find_account(bench, account))


def _do(options: argparse.Namespace, bench: Workbench, command: Command) -> int:
    from cs_workbench.services.commands import do
    from cs_workbench.services.handovers import sheet_of

    done = do(bench, command)
    sheet = sheet_of(bench, str(done.value))
    if options.json:
        print_json({"handover": as_json(sheet)})
    else:
        talk(bench.say("done", done.said, **done.params))
        if sheet.gaps:
            talk(bench.say("cli", "%n field(s) are not known yet; each is a task", sheet.gaps))
    return 0


def as_json(sheet: HandoverRow) -> dict[str, Any]:
    """Return a sheet as JSON names it."""
    return {
        "uid": sheet.uid,
        "occasion": sheet.occasion,
        "state": sheet.state,
        "from_owner": sheet.from_owner or None,
        "to_owner": sheet.to_owner or None,
        "made_on": sheet.made_on,
        "accepted_at": sheet.accepted_at,
        "fields": [{"field": f.id, "text": f.text or None, "from": f.origin or None} for f in sheet.fields],
    }
